"""``as_torch`` and ``as_cell`` on well-known architectures: names, values, training, and torch's own tools."""

import copy
import io
import pickle

import numpy as np
import pytest
import torch
from torch.distributed.fsdp import fully_shard
from torch.distributed.tensor import DTensor
from torch.nn.utils import parametrize, prune

import amadou as ms
from amadou._boundary import raw, wrap
from tests.interop.architectures import ARCHITECTURES
from tests.interop.kits import MindSpore, Torch

EVERY = pytest.mark.parametrize("name", ARCHITECTURES)


def input_of(name):
    shape = ARCHITECTURES[name][1]
    return torch.randint(0, 20, (2, shape)) if isinstance(shape, int) else torch.randn(shape)


def twins(name):
    """The architecture as a Cell and as a torch module."""
    make, _ = ARCHITECTURES[name]
    return make(MindSpore(ms)), make(Torch())


def step(module, x):
    optimizer = torch.optim.SGD(module.parameters(), 0.01)
    module(x).square().mean().backward()
    optimizer.step()


def tensor(array):
    return torch.from_numpy(array.asnumpy())


@EVERY
def test_torch_loads_the_state_of_a_cell(name):
    net, twin = twins(name)
    face = ms.as_torch(net)
    assert list(face.state_dict()) == list(twin.state_dict())
    twin.load_state_dict(face.state_dict())
    x = input_of(name)
    torch.testing.assert_close(face.eval()(x), twin.eval()(x), rtol=1e-5, atol=1e-5)


@EVERY
def test_a_cell_takes_the_state_of_torch(name):
    net, twin = twins(name)
    ms.as_torch(net).load_state_dict(twin.state_dict())
    x = input_of(name)
    net.set_train(False)
    torch.testing.assert_close(tensor(net(wrap(x))), twin.eval()(x).detach(), rtol=1e-5, atol=1e-5)


@EVERY
def test_training_in_torch_shows_in_the_cell(name):
    net, twin = twins(name)
    face = ms.as_torch(net)
    twin.load_state_dict(face.state_dict())
    x = input_of(name)
    before = [p.value().asnumpy() for p in net.trainable_params()]
    step(face.train(), x)
    step(twin.train(), x)
    assert net.training
    after = [p.asnumpy() for p in net.trainable_params()]
    assert any((one != other).any() for one, other in zip(before, after, strict=True))
    for key, value in twin.state_dict().items():
        torch.testing.assert_close(face.state_dict()[key], value, rtol=1e-4, atol=1e-5)


@EVERY
def test_a_torch_module_is_trained_as_a_cell(name):
    net, twin = twins(name)
    cell = ms.as_cell(twin)
    names = [p.name for p in cell.get_parameters() if not p.name.endswith("num_batches_tracked")]
    assert names == [p.name for p in net.get_parameters() if name != "instance_norm" or "moving" not in p.name]
    assert len(cell.untrainable_params()) == len(list(twin.buffers()))
    x = wrap(input_of(name))
    gradient = ms.value_and_grad(lambda x: cell(x).square().mean(), None, cell.trainable_params())
    optimizer = ms.nn.SGD(cell.trainable_params(), 0.01)
    reference = copy.deepcopy(twin).train()
    cell.set_train()
    optimizer(gradient(x)[1])
    step(reference, raw(x))
    for key, value in reference.state_dict().items():
        torch.testing.assert_close(twin.state_dict()[key], value, rtol=1e-4, atol=1e-5)


@EVERY
def test_a_checkpoint_of_a_torch_module_loads_into_the_cell(name, tmp_path):
    net, twin = twins(name)
    ms.save_checkpoint(ms.as_cell(twin), str(tmp_path / "twin.ckpt"))
    missing, unused = ms.load_param_into_net(net, ms.load_checkpoint(str(tmp_path / "twin.ckpt")), strict_load=True)
    assert not missing or name == "instance_norm"  # whose statistics MindSpore keeps, but does not use
    assert all(key.endswith("num_batches_tracked") for key in unused)
    x = input_of(name)
    net.set_train(False)
    torch.testing.assert_close(tensor(net(wrap(x))), twin.eval()(x).detach(), rtol=1e-5, atol=1e-5)


@EVERY
def test_a_torch_module_takes_a_checkpoint_of_the_cell(name, tmp_path):
    net, twin = twins(name)
    ms.save_checkpoint(net, str(tmp_path / "net.ckpt"))
    missing, _ = ms.load_param_into_net(ms.as_cell(twin), ms.load_checkpoint(str(tmp_path / "net.ckpt")))
    assert all(key.endswith("num_batches_tracked") for key in missing)
    x = input_of(name)
    torch.testing.assert_close(tensor(net.set_train(False)(wrap(x))), twin.eval()(x).detach(), rtol=1e-5, atol=1e-5)


# -- in step -----------------------------------------------------------------------------------------------------------


@pytest.fixture
def net():
    return ms.nn.SequentialCell(ms.nn.Dense(3, 4), ms.nn.BatchNorm1d(4), ms.nn.Dense(4, 2))


@pytest.fixture
def module():
    return torch.nn.Sequential(torch.nn.Linear(3, 4), torch.nn.BatchNorm1d(4), torch.nn.Linear(4, 2))


def test_the_same_cell_gives_the_same_face(net, module):
    face = ms.as_torch(net)
    assert ms.as_torch(net) is face and face[1] is ms.as_torch(net[1])
    assert ms.as_cell(face) is net and ms.as_cell(net) is net
    cell = ms.as_cell(module)
    assert ms.as_cell(module) is cell and ms.as_torch(cell) is module and ms.as_torch(module) is module


@pytest.mark.parametrize("training", [True, False])
def test_a_look_changes_no_mode(net, module, training):
    net.set_train(training)
    module.train(training)
    assert {m.training for m in ms.as_torch(net).modules()} == {net.training} == {training}
    assert {cell.training for _, cell in ms.as_cell(module).cells_and_names()} == {module.training} == {training}


def test_values_set_on_the_cell_show_in_torch(net):
    face = ms.as_torch(net)
    net[1].gamma.set_data(ms.Tensor(np.full(4, 3, np.float32)))
    net[1].moving_mean = ms.Tensor(np.full(4, 2, np.float32))
    net[0].weight = ms.Parameter(ms.ops.zeros((4, 3)))
    assert face[1].weight.tolist() == [3] * 4
    assert face[1].running_mean.tolist() == [2] * 4
    assert face[0].weight.abs().sum() == 0


def test_what_torch_replaces_shows_in_the_cell(net):
    face = ms.as_torch(net)
    face[1].weight = torch.nn.Parameter(torch.full((4,), 5.0))
    face[1].running_var = torch.full((4,), 7.0)
    assert net[1].gamma.asnumpy().tolist() == [5] * 4
    assert net[1].moving_variance.asnumpy().tolist() == [7] * 4
    assert net[1].gamma is net.trainable_params()[2]


def test_freezing(net, module):
    face = ms.as_torch(net)
    face[0].requires_grad_(False)
    assert [p.name for p in net.untrainable_params()][:2] == ["0.weight", "0.bias"]
    net[2].weight.requires_grad = False
    assert not face[2].weight.requires_grad
    cell = ms.as_cell(module)
    module[0].weight.requires_grad_(False)
    cell.get_sub_cell("2").weight.requires_grad = False
    assert [p.name for p in cell.trainable_params()] == ["0.bias", "1.gamma", "1.beta", "2.bias"]
    assert not module[2].weight.requires_grad


def test_a_buffer_that_is_to_be_trained_becomes_a_parameter(net, module):
    face = ms.as_torch(net)
    net[1].moving_mean.requires_grad = True
    assert "1.running_mean" in dict(face.named_parameters())
    ms.as_cell(module).get_sub_cell("1").moving_mean.requires_grad = True
    assert "1.running_mean" in dict(module.named_parameters())


def test_replacing_in_a_module_shows_in_its_cell(module):
    cell = ms.as_cell(module)
    module[0].weight = torch.nn.Parameter(torch.ones(4, 3))
    module.load_state_dict(copy.deepcopy(module.state_dict()), assign=True)
    cell.get_sub_cell("1").gamma.set_data(ms.ops.ones((4,)) * 2)
    cell.get_sub_cell("2").bias = ms.Parameter(ms.ops.ones((2,)))
    assert next(cell.get_parameters()).asnumpy().tolist() == [[1, 1, 1]] * 4
    assert module[1].weight.tolist() == [2] * 4
    assert module[2].bias.tolist() == [1, 1]
    module[2] = torch.nn.Linear(4, 1)
    assert [p.shape for p in cell.trainable_params()][-1] == (1,)


def test_moving_and_casting(net):
    face = ms.as_torch(net)
    face.double()
    assert net[0].weight.dtype == ms.float64 and face[1].num_batches_tracked.dtype == torch.int64
    net.to(torch.float32)
    assert face[0].weight.dtype == torch.float32


def test_counts_batches_in_training(net):
    face = ms.as_torch(net)
    net.set_train()
    net(ms.ops.ones((2, 3)))
    face.eval()(torch.ones(2, 3))
    assert face.state_dict()["1.num_batches_tracked"] == 1
    assert "1.num_batches_tracked" not in net.state_dict()


# -- tools -------------------------------------------------------------------------------------------------------------


class Double(torch.nn.Module):
    def forward(self, weight):
        return 2 * weight


def test_parametrize(net):
    face, x = ms.as_torch(net.set_train(False)), torch.randn(2, 3)
    plain = face(x)
    parametrize.register_parametrization(face[2], "weight", Double())
    doubled = plain + (plain - face[2].bias)
    torch.testing.assert_close(face(x), doubled)
    torch.testing.assert_close(tensor(net(wrap(x))), doubled.detach())
    face(x).sum().backward()
    assert face[2].parametrizations.weight.original.grad is not None
    with pytest.raises(TypeError, match="cannot be copied"):
        copy.deepcopy(net[2].weight)
    parametrize.remove_parametrizations(face[2], "weight", leave_parametrized=False)
    torch.testing.assert_close(face(x), plain)
    assert [p.name for p in net.get_parameters()][-2:] == ["2.weight", "2.bias"]


def test_parameters_that_are_computed_are_all_listed():
    """Each is made anew at every look, in memory that the one before may have had."""
    net = ms.nn.SequentialCell(*[ms.nn.Dense(3, 3, has_bias=False) for _ in range(6)])
    for face in ms.as_torch(net).children():
        parametrize.register_parametrization(face, "weight", Double())
    assert sum(p.name.endswith("weight") for p in net.get_parameters()) == 6


def test_prune(net):
    face = ms.as_torch(net)
    prune.l1_unstructured(face[0], "weight", amount=0.5)
    face(torch.randn(2, 3)).sum().backward()
    assert (net[0].weight.asnumpy() == 0).sum() == 6
    prune.remove(face[0], "weight")
    assert (net[0].weight.asnumpy() == 0).sum() == 6
    assert "0.weight_orig" not in dict(net.named_parameters())


@pytest.mark.filterwarnings("ignore:FSDP2-wrapped module", "ignore::FutureWarning")
def test_fully_shard():
    net = ARCHITECTURES["gpt"][0](MindSpore(ms))
    face, x = ms.as_torch(net), input_of("gpt")
    before = face(x).detach()
    torch.distributed.init_process_group("gloo", store=torch.distributed.HashStore(), rank=0, world_size=1)
    try:
        for block in face.h:
            fully_shard(block)
        fully_shard(face)
        torch.testing.assert_close(face(x).detach(), before)
        step(face, x)
        assert isinstance(face.h[0].attention.query.weight, DTensor)
        assert (tensor(net(wrap(x))) != before).any()
    finally:
        torch.distributed.destroy_process_group()


def test_functional_call_and_compile(net):
    face, x = ms.as_torch(net.set_train(False)), torch.randn(2, 3)
    zeros = {key: torch.zeros_like(value) for key, value in face.named_parameters()}
    assert torch.func.functional_call(face, zeros, (x,)).abs().sum() == 0
    compiled = torch.compile(face, backend="eager", fullgraph=True)
    torch.testing.assert_close(compiled(x), face(x))
    face.train()
    compiled(x)
    assert face[1].num_batches_tracked == 1


def test_hooks_of_torch_fire_where_the_cell_is_called(net):
    face, seen = ms.as_torch(net), []
    handle = face[2].register_forward_hook(lambda module, args, out: seen.append((module, type(args[0]), type(out))))
    face[2].register_full_backward_hook(lambda module, before, after: seen.append(after[0].shape))
    x = torch.randn(2, 3)
    net(wrap(x))
    face(x).sum().backward()
    expected = (face[2], torch.Tensor, torch.Tensor)
    assert seen == [expected, expected, (2, 2)]
    handle.remove()
    net(wrap(x))
    assert len(seen) == 3


def test_hooks_of_mindspore_fire_where_torch_calls_the_module(module):
    cell, seen = ms.as_cell(module), []
    child = cell.get_sub_cell("2")
    child.register_forward_hook(lambda cell, args, out: seen.append((cell, type(args[0]))))
    child.register_forward_pre_hook(lambda cell, args: (args[0] * 0,))
    child.register_backward_hook(lambda cell, before, after: seen.append(type(after[0])))
    child.register_backward_pre_hook(lambda cell, after: seen.append(type(after[0])))
    out = module(torch.randn(2, 3))
    torch.testing.assert_close(out, module[2].bias.expand(2, 2))
    out.sum().backward()
    assert seen == [(child, ms.Tensor), ms.Tensor, ms.Tensor]


def test_torch_adds_state(net):
    face = ms.as_torch(net)
    face.register_parameter("scale", torch.nn.Parameter(torch.ones(2)))
    face.register_buffer("offset", torch.zeros(2))
    face.extra = torch.nn.Linear(2, 2)
    assert [p.name for p in net.trainable_params()][-2:] == ["extra.weight", "extra.bias"]
    assert "scale" in [p.name for p in net.trainable_params()]
    assert "offset" in net.state_dict()
    del face.scale
    assert "scale" not in [p.name for p in net.trainable_params()]


def test_copies_and_pickles(net, module):
    for twin in (copy.deepcopy(ms.as_torch(net)), pickle.loads(pickle.dumps(ms.as_torch(net)))):
        twin[0].weight.data.zero_()
        assert ms.as_cell(twin)[0].weight.asnumpy().any() == False  # noqa: E712  # numpy's bool
        assert net[0].weight.asnumpy().any()
    cell = ms.as_cell(module)
    cell.update_parameters_name("net.")
    for twin in (copy.deepcopy(cell), pickle.loads(pickle.dumps(cell))):
        assert [p.name for p in twin.get_parameters()] == [p.name for p in cell.get_parameters()]
        ms.as_torch(twin)[0].weight.data.zero_()
        assert module[0].weight.any()
    stored = io.BytesIO()
    torch.save(ms.as_torch(net).state_dict(), stored)
    stored.seek(0)
    assert list(torch.load(stored)) == list(module.state_dict())


def test_a_torch_module_with_a_cell_inside(net):
    mixed = torch.nn.Sequential(torch.nn.Linear(3, 3), net)
    face, seen = ms.as_torch(mixed), []
    assert list(face.state_dict())[2:6] == ["1.0.weight", "1.0.bias", "1.1.weight", "1.1.bias"]
    face.register_forward_hook(lambda *_: seen.append(1))
    x = torch.randn(2, 3)
    torch.testing.assert_close(face.eval()(x), mixed(x))
    assert len(seen) == 2
    assert ms.as_cell(face) is ms.as_cell(mixed) and ms.as_torch(ms.as_cell(mixed)) is face


def test_a_face_inside_a_cell(module):
    class Net(ms.nn.Cell):
        def __init__(self):
            super().__init__()
            self.body = ms.as_cell(module)

        def construct(self, x):
            return self.body(x)

    net = Net()
    assert [p.name for p in net.get_parameters()][:3] == ["body.0.weight", "body.0.bias", "body.1.moving_mean"]
    net.set_train()
    assert module[1].training
    assert net(ms.ops.ones((2, 3))).shape == (2, 2)
    assert list(ms.as_torch(net).state_dict())[:3] == ["body.0.weight", "body.0.bias", "body.1.weight"]
