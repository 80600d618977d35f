"""A Cell is a torch.nn.Module: what torch's own tools see of it and do with it."""

import types

import pytest
import safetensors.torch
import torch
from torch.nn.utils import clip_grad_norm_
from torch.utils.checkpoint import checkpoint

import amadou as ms
from amadou import nn
from tests.interop.networks import NETWORKS, ConvNet, Scale, Tied, TorchConvNet, Transformer, in_torch_names, twins

# -- lists ---------------------------------------------------------------------------------------------------------

PARAMETERS = ["features.0.weight", "features.0.bias", "features.1.gamma", "features.1.beta", "head.weight", "head.bias"]
STATISTICS = ["features.1.moving_mean", "features.1.moving_variance"]
IN_ORDER = PARAMETERS[:2] + STATISTICS + PARAMETERS[2:]


def test_torch_and_mindspore_list_the_same_state():
    net = ConvNet()
    assert isinstance(net, torch.nn.Module)
    assert isinstance(net.parameters(), types.GeneratorType) and isinstance(net.get_parameters(), types.GeneratorType)
    assert [name for name, _ in net.named_parameters()] == PARAMETERS
    assert [name for name, _ in net.named_buffers()] == STATISTICS
    assert list(net.state_dict()) == IN_ORDER
    assert [name for name, _ in net.parameters_and_names()] == IN_ORDER
    assert [p.name for p in net.trainable_params()] == PARAMETERS
    assert [p.name for p in net.untrainable_params()] == STATISTICS
    assert all(type(t) is torch.nn.Parameter for t in net.parameters())


def test_both_show_the_same_memory():
    net = ConvNet()
    with torch.no_grad():
        for i, t in enumerate(net.state_dict().values()):
            t.fill_(i)
    assert [p.asnumpy().flat[0] for p in net.get_parameters()] == list(range(len(IN_ORDER)))
    for parameter in net.get_parameters():
        parameter.set_data(parameter * 2)
    assert [t.flatten()[0].item() for t in net.state_dict().values()] == [2 * i for i in range(len(IN_ORDER))]


def test_a_parameter_is_one_object():
    net = Tied()
    assert net.first.weight is net.first.weight
    assert net.second.weight is net.first.weight and net.again is net.act
    first = net.first.weight
    assert [p for p in net.get_parameters() if p is first] == [first]
    assert {id(p) for p in net.trainable_params()} == {id(p) for p in net.get_parameters()}
    assert len(list(net.get_parameters())) == len(list(net.parameters())) == 4
    assert len(list(net.cells_and_names())) == len(list(net.named_modules())) == 4
    assert net.first._parameters["weight"] is net.second._parameters["weight"]


# -- kinds ---------------------------------------------------------------------------------------------------------


class Kinds(nn.Cell):
    def __init__(self):
        super().__init__()
        self.learned = ms.Parameter(ms.Tensor([1.0, 2.0]))
        self.kept = ms.Parameter(ms.Tensor([3.0, 4.0]), requires_grad=False)
        self.steps = ms.Parameter(ms.Tensor([5, 6], ms.int64))

    def construct(self, x):
        return x * self.learned + self.kept


def kinds(net):
    return [name for name, _ in net.named_parameters()], [name for name, _ in net.named_buffers()]


def test_the_kind_is_fixed_at_registration():
    net = Kinds()
    assert kinds(net) == (["learned"], ["kept", "steps"])
    net.learned.requires_grad = False
    assert kinds(net) == (["learned"], ["kept", "steps"])
    assert not net._parameters["learned"].requires_grad
    net.learned.requires_grad = True
    assert net._parameters["learned"].requires_grad


def test_a_parameter_frozen_by_torch_is_frozen_for_mindspore():
    net = Kinds().requires_grad_(False)
    assert [p.name for p in net.trainable_params()] == ["steps"]  # integers have no mark in torch
    net.requires_grad_(True)
    assert [p.name for p in net.trainable_params()] == ["learned", "steps"]


def test_a_thawed_buffer_becomes_a_torch_parameter():
    net, x = Kinds(), torch.ones(2)
    net.kept.requires_grad = True
    assert kinds(net) == (["learned", "kept"], ["steps"])
    optimizer = torch.optim.SGD(net.parameters(), lr=0.5)
    net(x).sum().backward()
    optimizer.step()
    assert net.kept.asnumpy().tolist() == [2.5, 3.5]
    assert list(net.state_dict()) == ["learned", "kept", "steps"]


def test_a_shared_buffer_is_thawed_in_every_cell():
    first, second = Kinds(), Kinds()
    second.kept = first.kept
    net = nn.SequentialCell(first, second)
    first.kept.requires_grad = True
    assert second._parameters["kept"] is first._parameters["kept"] and "kept" not in second._buffers
    assert len(list(net.parameters())) == 3


def test_an_integer_parameter_is_a_buffer():
    net = Kinds()
    assert net.steps.requires_grad is True  # as MindSpore says
    assert any(p is net.steps for p in net.trainable_params())
    net.steps += 1
    assert net._buffers["steps"].tolist() == [6, 7]
    net.double()
    assert net.steps.dtype == ms.int64 and net.learned.dtype == ms.float64


# -- training ------------------------------------------------------------------------------------------------------


def train(net, batches, loss_fn):
    optimizer = torch.optim.Adam(net.parameters(), lr=0.01)
    schedule = torch.optim.lr_scheduler.StepLR(optimizer, step_size=2, gamma=0.5)
    losses = []
    for x, y in batches:
        optimizer.zero_grad()
        loss = loss_fn(net(x), y)
        loss.backward()
        clip_grad_norm_(net.parameters(), 1.0)
        optimizer.step()
        schedule.step()
        losses.append(loss.item())
    return losses


@pytest.mark.parametrize("name", NETWORKS)
def test_a_torch_training_loop_gives_what_the_torch_twin_gives(name):
    make, make_torch, inputs = NETWORKS[name]
    net, twin = twins(make, make_torch)
    xs = [inputs() for _ in range(5)]
    batches = [(x, torch.randint(0, 4, twin(x).shape[:-1])) for x in xs]

    def loss_fn(out, y):
        return torch.nn.functional.cross_entropy(out.flatten(0, -2), y.flatten())

    net, twin = twins(make, make_torch)
    losses = train(net, batches, loss_fn)
    assert losses == train(twin, batches, loss_fn)
    assert losses[0] != losses[-1]
    state = in_torch_names(net.state_dict())
    for path, value in twin.state_dict().items():
        assert path.endswith("num_batches_tracked") or torch.equal(state[path], value), path


# -- torch.func ----------------------------------------------------------------------------------------------------


def test_functional_call_uses_what_it_is_given_and_restores():
    net, x = Scale(), torch.ones(2)
    factor, calls = net.factor._torch(), torch.tensor(10, dtype=torch.int32)
    out = torch.func.functional_call(net, {"factor": torch.tensor([5.0, 7.0]), "calls": calls}, (x,))
    assert out.tolist() == [5.0, 7.0]
    assert calls.item() == 11 and net.calls.item() == 0
    assert net.factor._torch() is factor and net(x).tolist() == [2.0, 3.0]


def test_functional_call_swaps_a_shared_weight_everywhere():
    net, twin = twins(Tied, TorchTied)
    values = {name: torch.randn_like(t) for name, t in net.named_parameters()}
    x = torch.randn(2, 3)
    out = torch.func.functional_call(net, values, (x,))
    assert torch.equal(out, torch.func.functional_call(twin, in_torch_names(values), (x,)))


def test_functional_call_on_a_part_of_the_network():
    net = Tied()
    values = {"weight": torch.eye(3), "bias": torch.zeros(3)}
    assert torch.func.functional_call(net.second, values, (torch.ones(1, 3),)).tolist() == [[1.0, 1.0, 1.0]]
    assert net.second.weight is net.first.weight and not torch.equal(net.second.weight._torch(), torch.eye(3))


def test_torch_func_differentiates_and_maps_over_networks():
    nets = [nn.Dense(3, 1) for _ in range(4)]
    stacked = torch.func.stack_module_state(nets)
    x = torch.randn(4, 5, 3)

    def loss(parameters, buffers, x):
        return torch.func.functional_call(nets[0], (parameters, buffers), (x,)).square().sum()

    gradients = torch.func.vmap(torch.func.grad(loss))(*stacked, x)
    for i, net in enumerate(nets):
        net(x[i]).square().sum().backward()
        torch.testing.assert_close(gradients["weight"][i], net._parameters["weight"].grad)


class TorchTied(torch.nn.Module):
    def __init__(self):
        super().__init__()
        self.first = torch.nn.Linear(3, 3)
        self.second = torch.nn.Linear(3, 3)
        self.second.weight = self.first.weight
        self.act = torch.nn.PReLU()
        self.again = self.act

    def forward(self, x):
        return self.again(self.second(self.act(self.first(x))))


# -- state dicts ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("assign", [False, True])
@pytest.mark.parametrize("with_tensors", [False, True])
def test_load_state_dict(assign, with_tensors):
    net, source = ConvNet(), ConvNet()
    weight = net.head.weight
    state = dict(source.parameters_and_names()) if with_tensors else source.state_dict()
    result = net.load_state_dict(state, assign=assign)
    assert not result.missing_keys and not result.unexpected_keys
    assert net.head.weight is weight
    for mine, other in zip(net.get_parameters(), source.get_parameters(), strict=True):
        assert mine.asnumpy().tolist() == other.asnumpy().tolist()
        assert (mine.data._t.data_ptr() == other.data._t.data_ptr()) == assign
    assert kinds(net) == (PARAMETERS, STATISTICS)
    x = torch.randn(2, 3, 8, 8)
    assert torch.equal(net(x), source(x))


def test_load_state_dict_is_strict():
    net = ConvNet()
    state = net.state_dict()
    state["new"] = state.pop("head.bias")
    with pytest.raises(RuntimeError, match=r"(?s)Missing key.*head.bias.*Unexpected key.*new"):
        net.load_state_dict(state)
    result = net.load_state_dict(state, strict=False)
    assert result.missing_keys == ["head.bias"] and result.unexpected_keys == ["new"]
    with pytest.raises(RuntimeError, match=r"size mismatch for head\.bias"):
        net.load_state_dict({**net.state_dict(), "head.bias": torch.zeros(5)})


def test_assigning_to_a_part_keeps_shared_weights_tied():
    net = Tied()
    net.second.load_state_dict({"weight": torch.eye(3), "bias": torch.zeros(3)}, assign=True)
    assert net.first._parameters["weight"] is net.second._parameters["weight"]
    assert net.first.weight.asnumpy().tolist() == torch.eye(3).tolist()


def test_a_parameter_outlives_its_first_cell():
    net = Tied()
    shared = net.first.weight
    net.first.weight = ms.Parameter(ms.Tensor(torch.eye(3).numpy()))
    assert net.second.weight is shared and net.first.weight is not shared
    net.second.load_state_dict({"weight": torch.zeros(3, 3), "bias": torch.zeros(3)}, assign=True)
    assert shared.asnumpy().tolist() == torch.zeros(3, 3).tolist()
    assert net.first.weight.asnumpy().tolist() == torch.eye(3).tolist()
    del net.second.weight
    assert shared.shape == (3, 3) and "weight" not in net.second._parameters


def test_safetensors(tmp_path):
    net, other = ConvNet(), ConvNet()
    path = str(tmp_path / "net.safetensors")
    safetensors.torch.save_model(net, path)
    assert safetensors.torch.load_model(other, path) == (set(), [])
    assert all(torch.equal(a, b) for a, b in zip(net.state_dict().values(), other.state_dict().values(), strict=True))


def test_safetensors_with_shared_weights(tmp_path):
    net, other = Tied(), Tied()
    path = str(tmp_path / "net.safetensors")
    safetensors.torch.save_model(net, path)
    safetensors.torch.load_model(other, path)
    x = torch.randn(2, 3)
    assert torch.equal(net(x), other(x))


# -- devices and dtypes --------------------------------------------------------------------------------------------


@pytest.mark.parametrize("place", [ms.context.DeviceCtx, torch.device])
def test_made_on_the_meta_device_and_filled_later(place, monkeypatch):
    source = ConvNet()
    with place("meta"), monkeypatch.context() as without_seeds:
        without_seeds.delattr("amadou._random.initializer_seed")  # nothing is drawn
        net = ConvNet()
    assert all(t.is_meta for t in net.state_dict().values())
    weight = net.head.weight
    net.to_empty(device="cpu")
    net.load_state_dict(source.state_dict())
    assert net.head.weight is weight and weight.asnumpy().tolist() == source.head.weight.asnumpy().tolist()
    x = torch.randn(2, 3, 8, 8)
    assert torch.equal(net(x), source(x))


def test_a_meta_network_takes_over_a_state():
    source, net = Transformer(), Transformer().to("meta")
    assert all(t.is_meta for t in net.state_dict().values())
    net.load_state_dict(source.state_dict(), assign=True)
    ids = torch.randint(0, 11, (2, 5))
    assert torch.equal(net(ids), source(ids))


@pytest.mark.parametrize(
    ("convert", "dtype"),
    [
        (lambda net: net.to(torch.float64), ms.float64),
        (lambda net: net.to(ms.float16), ms.float16),
        (lambda net: net.double(), ms.float64),
        (lambda net: net.half(), ms.float16),
        (lambda net: net.bfloat16(), ms.bfloat16),
        (lambda net: net.half().float(), ms.float32),
    ],
)
def test_conversions(convert, dtype):
    net = ConvNet()
    before = list(net.get_parameters())
    assert convert(net) is net
    assert all(a is b for a, b in zip(before, net.get_parameters(), strict=True))
    assert {p.dtype for p in net.get_parameters()} == {dtype}
    assert kinds(net) == (PARAMETERS, STATISTICS)


def to_meta_and_back(net):
    return net.to("meta").to_empty(device="cpu")


@pytest.mark.parametrize("convert", [torch.nn.Module.double, torch.nn.Module.half, to_meta_and_back])
def test_shared_weights_stay_tied(convert):
    net = Tied()
    net.first.mark = net.second.mark = ms.Parameter(ms.Tensor([1.0]), requires_grad=False)
    for part in (net, net.second):
        convert(part)
        for registry, name in (("_parameters", "weight"), ("_buffers", "mark")):
            first, second = getattr(net.first, registry), getattr(net.second, registry)
            assert first[name] is second[name] is getattr(net.first, name)._torch()


def test_an_optimizer_made_before_a_conversion_still_trains():
    net = nn.Dense(2, 1)
    optimizer = torch.optim.SGD(net.parameters(), lr=1.0)
    net.double()
    before = net.weight.asnumpy().copy()
    net(torch.ones(1, 2, dtype=torch.float64)).sum().backward()
    optimizer.step()
    assert (net.weight.asnumpy() == before - 1).all()


# -- torch's own state on a Cell -----------------------------------------------------------------------------------


def test_a_torch_parameter_set_on_a_cell():
    net = nn.Cell()
    given = torch.nn.Parameter(torch.ones(2))
    net.scale = given
    net.register_parameter("shift", torch.nn.Parameter(torch.zeros(2), requires_grad=False))
    net.register_parameter("none", None)
    assert net._parameters["scale"] is given and isinstance(net.scale, ms.Parameter)
    assert list(map(str, net.get_parameters())) == [
        "Parameter (name=scale, shape=(2,), dtype=Float32, requires_grad=True)",
        "Parameter (name=shift, shape=(2,), dtype=Float32, requires_grad=False)",
    ]
    assert kinds(net) == (["scale", "shift"], []) and net.none is None
    net.scale = torch.nn.Parameter(torch.full((2,), 5.0))
    assert net.scale.asnumpy().tolist() == [5.0, 5.0] and len(list(net.parameters())) == 2


def test_a_torch_parameter_set_over_a_shared_one():
    net = Tied()
    shared = net.first.weight
    for part, value in ((net.second, 1.0), (net.first, 2.0), (net.second, 3.0)):
        given = torch.nn.Parameter(torch.full((3, 3), value))
        part.weight = given
        assert net.first.weight is net.second.weight is shared and shared.asnumpy()[0, 0] == value
        assert net.first._parameters["weight"] is net.second._parameters["weight"] is given


def test_a_torch_parameter_set_over_a_buffer():
    net = Kinds()
    net.kept = torch.nn.Parameter(torch.zeros(2))
    net.register_buffer("mask", torch.zeros(2))
    net.mask = torch.nn.Parameter(torch.ones(2))
    assert kinds(net) == (["learned", "kept", "mask"], ["steps"])
    assert [p.name for p in net.trainable_params()] == ["learned", "kept", "steps", "mask"]


def test_a_torch_buffer_set_on_a_cell():
    net = nn.Cell()
    net.register_buffer("mask", torch.tensor([True, False]))
    net.register_buffer("cache", torch.zeros(2), persistent=False)
    assert isinstance(net.mask, ms.Tensor) and net.mask.asnumpy().tolist() == [True, False]
    assert list(net.get_parameters()) == [] and kinds(net) == ([], ["mask", "cache"])
    assert list(net.state_dict()) == ["mask"]
    net.cache = ms.Tensor([1.0, 2.0])
    assert net._buffers["cache"].tolist() == [1.0, 2.0]
    net.double()
    assert net.cache.dtype == ms.float64


# -- torch modules and Cells together ------------------------------------------------------------------------------


class Mixed(nn.Cell):
    def __init__(self):
        super().__init__()
        self.dense = nn.Dense(3, 4)
        self.block = torch.nn.Sequential(torch.nn.Linear(4, 4), torch.nn.BatchNorm1d(4))

    def construct(self, x):
        return self.block(self.dense(x))


MIXED = ["dense.weight", "dense.bias", "block.0.weight", "block.0.bias", "block.1.weight", "block.1.bias"]
MIXED_STATISTICS = ["block.1.running_mean", "block.1.running_var", "block.1.num_batches_tracked"]


def test_a_torch_module_in_a_cell(tmp_path):
    net = Mixed()
    assert [p.name for p in net.get_parameters()] == MIXED + MIXED_STATISTICS
    assert [p.name for p in net.trainable_params()] == MIXED
    assert [name for name, _ in net.parameters_and_names()] == MIXED + MIXED_STATISTICS
    assert next(iter(net.get_parameters())) is next(iter(net.get_parameters()))
    ms.save_checkpoint(net, str(tmp_path / "net.ckpt"))
    other = Mixed()
    assert ms.load_param_into_net(other, ms.load_checkpoint(str(tmp_path / "net.ckpt"))) == ([], [])
    x = torch.randn(5, 3)
    assert torch.equal(net(x), other(x))


def test_gradients_of_a_torch_module_in_a_cell():
    net, x = Mixed().set_train(), torch.randn(5, 3)
    y = net(ms.Tensor(x.numpy()))
    assert isinstance(y, ms.Tensor) and not y._t.requires_grad
    gradients = ms.grad(lambda x: net(x) * net(x), None, net.trainable_params())(ms.Tensor(x.numpy()))
    net(x).square().sum().backward()
    for gradient, parameter in zip(gradients, net.parameters(), strict=True):
        torch.testing.assert_close(gradient._t, parameter.grad)


class OfTorch(torch.nn.Module):
    """What MindSpore's Tensor has under other meanings."""

    def forward(self, x, scale=1):
        values, indices = x.max(1)
        return values.view(x.size(0), -1) * scale, {"indices": indices}


class Calls(nn.Cell):
    def __init__(self, module):
        super().__init__()
        self.module = module

    def construct(self, *args, **kwargs):
        return self.module(*args, **kwargs)


def test_a_torch_module_sees_torch_tensors():
    net, x = Calls(OfTorch()), torch.randn(3, 4)
    values, found = net(ms.Tensor(x.numpy()), scale=ms.Tensor(2.0))
    assert isinstance(values, ms.Tensor) and isinstance(found["indices"], ms.Tensor)
    assert torch.equal(values._t, x.max(1).values.view(3, 1) * 2)
    values, found = net(x)
    assert type(values) is type(found["indices"]) is torch.Tensor
    values, found = net.module(x)
    assert type(values) is torch.Tensor
    gradient = ms.grad(lambda x: net(x)[0])(ms.Tensor(x.numpy()))
    assert gradient.asnumpy().sum() == 3


@pytest.mark.parametrize(
    ("module", "num_inputs"),
    [
        (torch.nn.LSTM(4, 3, batch_first=True), 1),
        (torch.nn.MultiheadAttention(4, 2, batch_first=True), 3),
        (torch.nn.TransformerEncoderLayer(4, 2, 8, dropout=0, batch_first=True), 1),
        (torch.nn.InstanceNorm1d(5), 1),
        (torch.nn.Unflatten(2, (2, 2)), 1),
    ],
    ids=lambda m: type(m).__name__,
)
def test_torch_modules_called_with_tensors(module, num_inputs):
    net, inputs = Calls(module), [torch.randn(2, 5, 4)] * num_inputs
    expected = module(*inputs)
    out = net(*[ms.Tensor(x.numpy()) for x in inputs])
    first, expected_first = (out[0], expected[0]) if isinstance(out, tuple) else (out, expected)
    assert isinstance(first, ms.Tensor)
    torch.testing.assert_close(first._t, expected_first.detach())


def test_a_part_of_a_torch_module_is_called():
    class Head(nn.Cell):
        def __init__(self):
            super().__init__()
            self.blocks = torch.nn.ModuleList([OfTorch(), OfTorch()])

        def construct(self, x):
            return [block(x)[0] for block in self.blocks]

    out = Head()(ms.Tensor(torch.randn(3, 4).numpy()))
    assert [type(y) for y in out] == [ms.Tensor] * 2


def test_a_module_added_in_torchs_way():
    net = nn.Cell()
    net.add_module("block", torch.nn.Linear(2, 2))
    net.register_module("cell", nn.Dense(2, 2))
    net.add_module("nothing", None)
    assert [p.name for p in net.get_parameters()] == ["block.weight", "block.bias", "cell.weight", "cell.bias"]
    assert net.nothing is None


def test_torch_reparametrizes_a_torch_module_in_a_cell():
    net = Mixed()
    torch.nn.utils.parametrizations.weight_norm(net.block[0])
    names = [p.name for p in net.trainable_params()]
    assert len(names) == len(MIXED) + 1 and len(set(names)) == len(names)
    x = torch.randn(5, 3)
    assert torch.equal(net(ms.Tensor(x.numpy()))._t, net(x))


class TorchWithCell(torch.nn.Module):
    def __init__(self):
        super().__init__()
        self.cell = Scale()
        self.linear = torch.nn.Linear(2, 2)

    def forward(self, x):
        return self.linear(self.cell(x)) * self.cell.factor


def test_a_cell_in_a_torch_module():
    net = TorchWithCell()
    assert [name for name, _ in net.named_parameters()] == ["cell.factor", "linear.weight", "linear.bias"]
    out = net(torch.ones(1, 2))
    out = out._t if isinstance(out, ms.Tensor) else out
    out.sum().backward()
    assert all(p.grad is not None for p in net.parameters())


def test_cells_in_torch_containers():
    net = torch.nn.Sequential(nn.Dense(3, 4), torch.nn.ReLU(), nn.Dense(4, 2))
    assert list(net.state_dict()) == ["0.weight", "0.bias", "2.weight", "2.bias"]
    out = net(torch.randn(5, 3))
    assert isinstance(out, torch.Tensor)
    out.sum().backward()
    assert all(p.grad is not None for p in net.parameters())


def test_a_torch_module_with_tied_weights_in_a_cell():
    net = nn.SequentialCell(TorchTied())
    assert [p.name for p in net.get_parameters()] == ["0.first.weight", "0.first.bias", "0.second.bias", "0.act.weight"]


# -- hooks ---------------------------------------------------------------------------------------------------------


def test_forward_hooks_with_a_torch_caller():
    net, seen = nn.Dense(2, 2), []
    net.register_forward_pre_hook(lambda cell, args: seen.append(type(args[0])) or (args[0] * 2,))
    handle = net.register_forward_hook(lambda cell, args, out: seen.append(type(out)) or out + 1)
    x = torch.ones(1, 2)
    expected = torch.nn.functional.linear(2 * x, net.weight._torch(), net.bias._torch()) + 1
    assert torch.equal(net(x), expected) and seen == [ms.Tensor, ms.Tensor]
    handle.remove()
    assert torch.equal(net(x) + 1, expected)


def test_global_forward_hooks_see_cells():
    seen = []
    handle = torch.nn.modules.module.register_module_forward_hook(lambda module, *_: seen.append(type(module).__name__))
    try:
        ConvNet()(torch.randn(1, 3, 8, 8))
    finally:
        handle.remove()
    assert seen == ["Conv2d", "BatchNorm2d", "ReLU", "SequentialCell", "Flatten", "Dense", "ConvNet"]


def test_full_backward_hooks_with_a_torch_caller():
    net, seen = nn.Dense(2, 3), []
    net.register_full_backward_hook(lambda cell, grad_in, grad_out: seen.append((grad_in[0], grad_out[0])))
    net.register_full_backward_pre_hook(lambda cell, grad_out: (grad_out[0] * 2,))
    x = torch.ones(1, 2, requires_grad=True)
    net(x).sum().backward()
    ((grad_in, grad_out),) = seen
    assert type(grad_out) is torch.Tensor and grad_out.tolist() == [[2.0, 2.0, 2.0]]
    assert torch.equal(grad_in, x.grad) and torch.equal(x.grad, 2 * net.weight._torch().sum(0, keepdim=True))


def test_post_accumulate_hooks_on_parameters():
    net, seen = nn.Dense(2, 1, has_bias=False), []
    next(net.parameters()).register_post_accumulate_grad_hook(lambda t: seen.append(t.grad.tolist()))
    net(torch.ones(1, 2)).sum().backward()
    assert seen == [[[1.0, 1.0]]]


# -- calls ---------------------------------------------------------------------------------------------------------


class Forms(nn.Cell):
    def __init__(self):
        super().__init__()
        self.dense = nn.Dense(2, 2)

    def construct(self, x, inside, *, factor=1):
        return {"x": self.dense(x), "both": (self.dense(inside["x"]) * factor, [factor]), "none": None}


def test_tensors_inside_arguments_and_results():
    net, x = Forms(), torch.ones(1, 2)
    expected = torch.nn.functional.linear(x, net.dense.weight._torch(), net.dense.bias._torch())
    for inside in (x, ms.Tensor(x.numpy())):  # one torch tensor among the arguments makes a torch caller
        out = net(x, {"x": inside}, factor=3)
        assert torch.equal(out["x"], expected) and torch.equal(out["both"][0], 3 * expected)
        assert out["both"][1] == [3] and out["none"] is None and out["x"].requires_grad
    out = net(ms.Tensor(x.numpy()), inside={"x": ms.Tensor(x.numpy())})
    assert isinstance(out["both"][0], ms.Tensor) and not out["x"]._t.requires_grad


@pytest.mark.parametrize("name", NETWORKS)
def test_autocast(name):
    make, make_torch, inputs = NETWORKS[name]
    net, twin = twins(make, make_torch)
    x = inputs()
    with torch.autocast("cpu", torch.bfloat16):
        out, expected = net(x), twin(x)
    assert out.dtype == torch.bfloat16 and torch.equal(out, expected)
    out.float().square().sum().backward()
    expected.float().square().sum().backward()
    for mine, other in zip(net.parameters(), twin.parameters(), strict=True):
        assert mine.grad.dtype == torch.float32 and torch.equal(mine.grad, other.grad)


# -- torch's utilities ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize("use_reentrant", [False, True])
def test_activation_checkpointing(use_reentrant):
    net, x = ConvNet(), torch.randn(2, 3, 8, 8, requires_grad=True)
    net(x).square().sum().backward()
    expected = [p.grad.clone() for p in net.parameters()]
    net.zero_grad()
    checkpoint(net, x, use_reentrant=use_reentrant).square().sum().backward()
    assert all(torch.equal(p.grad, e) for p, e in zip(net.parameters(), expected, strict=True))


@pytest.mark.parametrize("how", ["set_data", "assign_value", "data"])
def test_values_that_are_set_are_shared(how):
    net, given = nn.Dense(2, 1, has_bias=False), ms.Tensor([[1.0, 2.0]])
    own = net.weight._torch()
    optimizer = torch.optim.SGD(net.parameters(), 1.0)
    setattr(net.weight, how, given) if how == "data" else getattr(net.weight, how)(given)
    own.grad = torch.ones(1, 2)
    optimizer.step()
    assert net.weight._torch() is own and isinstance(own, torch.nn.Parameter)
    assert net.weight.asnumpy().tolist() == given.asnumpy().tolist() == [[0.0, 1.0]]


def test_values_that_torch_cannot_write_into_are_copied():
    net, row = nn.Dense(2, 1, has_bias=False), ms.Tensor([[3.0]])
    net.weight.set_data(row.broadcast_to((1, 2)))
    net.weight[0, 1] = 4.0
    assert net.weight.asnumpy().tolist() == [[3.0, 4.0]] and row.asnumpy().tolist() == [[3.0]]
    with torch.inference_mode():
        net.weight.set_data(ms.Tensor([[5.0, 6.0]]))
    net(torch.ones(1, 2)).backward()
    assert net.weight._torch().grad.tolist() == [[1.0, 1.0]]


def test_averaged_model():
    net = nn.Dense(2, 1)
    net.weight.set_data(ms.Tensor([[1.0, 2.0]]))
    averaged = torch.optim.swa_utils.AveragedModel(net)
    averaged.update_parameters(net)
    net.weight.set_data(ms.Tensor([[3.0, 6.0]]))
    averaged.update_parameters(net)
    assert averaged.module.weight.asnumpy().tolist() == [[2.0, 4.0]]
    assert net.weight.asnumpy().tolist() == [[3.0, 6.0]]
    assert isinstance(averaged(torch.ones(1, 2)), torch.Tensor)


def test_update_bn():
    net, twin = twins(ConvNet, TorchConvNet)
    batches = [torch.randn(4, 3, 8, 8) for _ in range(3)]
    net(batches[0]), twin(batches[0])
    for batch in batches:
        net(batch), twin(batch)
    bn = twin.features[1]
    torch.testing.assert_close(net.features[1].moving_mean._torch(), bn.running_mean)
    torch.testing.assert_close(net.features[1].moving_variance._torch(), bn.running_var)


def test_export():
    net, x = ConvNet(), torch.randn(2, 3, 8, 8)
    net.eval()
    program = torch.export.export(net, (x,))
    assert set(program.state_dict) == set(net.state_dict())
    assert torch.equal(program.module()(x), net(x))


def test_parameters_to_vector_and_back():
    net = ConvNet()
    vector = torch.nn.utils.parameters_to_vector(net.parameters())
    torch.nn.utils.vector_to_parameters(torch.zeros_like(vector), net.parameters())
    assert all(not p.asnumpy().any() for p in net.trainable_params())
