"""Copies of networks, Parameters and optimizers: deepcopy, copy, pickle, torch.save."""

import copy
import io
import pickle

import pytest
import torch

import amadou as ms
from amadou import nn
from tests.interop.networks import ConvNet, Scale, Tied, Transformer


def through_torch_save(obj):
    file = io.BytesIO()
    torch.save(obj, file)
    file.seek(0)
    return torch.load(file, weights_only=False)


def through_pickle(obj):
    return pickle.loads(pickle.dumps(obj))


COPIES = [copy.deepcopy, through_pickle, through_torch_save]
each_copy = pytest.mark.parametrize("make_copy", COPIES, ids=lambda f: f.__name__)


def facts(net):
    return [(str(p), p.asnumpy().tolist(), p.layerwise_parallel, p.parallel_optimizer) for p in net.get_parameters()]


@each_copy
@pytest.mark.parametrize("make", [ConvNet, Transformer, Scale, Tied])
def test_a_copy_has_equal_state_of_its_own(make_copy, make):
    net = make().set_train()
    trained = net.trainable_params()
    trained[0].requires_grad = False
    trained[-1].layerwise_parallel = True
    twin = make_copy(net)
    before = facts(net)
    assert facts(twin) == before
    assert twin.training and twin.phase == net.phase
    assert list(twin.state_dict()) == list(net.state_dict())
    assert [n for n, _ in twin.named_parameters()] == [n for n, _ in net.named_parameters()]
    assert [n for n, _ in twin.named_buffers()] == [n for n, _ in net.named_buffers()]
    for parameter in twin.get_parameters():
        parameter.set_data(parameter + 1)
    with torch.no_grad():
        for t in twin.state_dict().values():
            t.add_(1)
    assert facts(net) == before and facts(twin) != before


@each_copy
def test_what_was_one_stays_one(make_copy):
    net = Tied()
    net.both = ms.ParameterTuple([net.first.weight, net.first.bias])
    twin = make_copy(net)
    assert twin.first.weight is twin.second.weight is twin.both[0]
    assert twin.first.weight is not net.first.weight
    assert twin.again is twin.act and twin.again is not net.act
    assert twin.first._parameters["weight"] is twin.second._parameters["weight"] is twin.both[0]._torch()
    assert type(twin.both) is ms.ParameterTuple and list(twin.both[1].shape) == [3]
    assert len(list(twin.parameters())) == len(list(net.parameters()))
    twin.double()
    assert twin.second._parameters["weight"] is twin.first._parameters["weight"]
    assert twin.second.weight.dtype == ms.float64 and net.second.weight.dtype == ms.float32


@each_copy
def test_a_copy_of_a_part_is_on_its_own(make_copy):
    net = Tied()
    twin = make_copy(net.second)
    twin.weight.set_data(ms.Tensor(torch.eye(3).numpy()))
    assert torch.equal(twin._parameters["weight"], torch.eye(3))
    assert not torch.equal(net.second._parameters["weight"], torch.eye(3))


@each_copy
def test_a_copy_can_be_trained(make_copy):
    net = ConvNet().set_train()
    twin = make_copy(net)
    x = torch.randn(2, 3, 8, 8)
    for each in (net, twin):
        optimizer = torch.optim.SGD(each.parameters(), lr=0.1)
        each(x).square().sum().backward()
        optimizer.step()
    assert facts(net) == facts(twin)
    gradients = ms.grad(twin, None, twin.trainable_params())(ms.Tensor(x.numpy()))
    assert len(gradients) == 6 and all(g.asnumpy().any() for g in gradients)


@each_copy
def test_a_network_and_its_optimizer_stay_together(make_copy):
    net = nn.Dense(2, 1)
    optimizer = nn.Momentum(net.trainable_params(), 0.1, 0.9)
    x = ms.Tensor([[1.0, 2.0]])

    def step(net, optimizer):
        optimizer(ms.grad(net, None, net.trainable_params())(x))
        return facts(net), facts(optimizer)

    step(net, optimizer)
    twin, twin_optimizer = make_copy((net, optimizer))
    assert twin_optimizer.parameters[0] is twin.weight
    assert [p.name for p in twin_optimizer.get_parameters()] == [p.name for p in optimizer.get_parameters()]
    assert step(twin, twin_optimizer) == step(net, optimizer)


def test_a_torch_optimizer_continues_from_its_state():
    net, x = nn.Dense(2, 1), torch.ones(1, 2)

    def step(net, optimizer):
        optimizer.zero_grad()
        net(x).square().sum().backward()
        optimizer.step()
        return facts(net)

    optimizer = torch.optim.Adam(net.parameters(), lr=0.1)
    step(net, optimizer)
    twin = copy.deepcopy(net)
    other = torch.optim.Adam(twin.parameters(), lr=0.5)
    other.load_state_dict(through_torch_save(optimizer.state_dict()))
    assert step(twin, other) == step(net, optimizer)


@each_copy
def test_torch_modules_in_a_cell(make_copy):
    net = nn.SequentialCell(nn.Dense(2, 2), torch.nn.Sequential(torch.nn.Linear(2, 2), torch.nn.BatchNorm1d(2)))
    names = [p.name for p in net.get_parameters()]
    assert "1.1.running_mean" in names
    next(p for p in net.get_parameters() if p.name == "1.0.weight").layerwise_parallel = True
    twin = make_copy(net)
    assert [p.name for p in twin.get_parameters()] == names
    assert [p.name for p in twin.get_parameters() if p.layerwise_parallel] == ["1.0.weight"]
    assert [p.name for p in twin.trainable_params()] == [p.name for p in net.trainable_params()]


def test_a_state_dict_is_loaded_as_weights_only():
    net = ConvNet()
    net.register_buffer("mask", torch.ones(2))
    file = io.BytesIO()
    torch.save(net.state_dict(), file)
    file.seek(0)
    loaded = torch.load(file, weights_only=True)
    assert list(loaded) == list(net.state_dict())
    assert all(torch.equal(loaded[name], t) for name, t in net.state_dict().items())


# -- shallow copies ------------------------------------------------------------------------------------------------


def test_a_shallow_copy_shows_the_same_parameters():
    net = Scale()
    twin = copy.copy(net)
    assert twin.factor is net.factor and twin is not net
    assert [p.name for p in twin.get_parameters()] == ["factor", "calls"]
    net.factor.set_data(ms.Tensor([5.0, 7.0]))
    assert twin(torch.ones(2)).tolist() == [5.0, 7.0]
    assert net.calls.item() == 1


def test_what_is_set_on_a_shallow_copy_is_set_on_both():
    net = ConvNet().head  # torch and MindSpore: a shallow copy shares the registries
    twin = copy.copy(net)
    twin.bias = ms.Parameter(ms.Tensor([1.0, 2.0, 3.0, 4.0]))
    net.kept = ms.Parameter(ms.Tensor([1.0]), requires_grad=False)
    twin.act = nn.ReLU()
    assert twin.bias is net.bias and net.bias.asnumpy().tolist() == [1.0, 2.0, 3.0, 4.0]
    assert twin.kept is net.kept and twin.act is net.act and twin.weight is net.weight
    assert [n for n, _ in twin.named_parameters()] == [n for n, _ in net.named_parameters()] == ["weight", "bias"]
    with pytest.raises(AttributeError):
        twin.nothing  # noqa: B018


# -- Parameters and Tensors alone ----------------------------------------------------------------------------------


@each_copy
@pytest.mark.parametrize("requires_grad", [False, True])
def test_a_parameter(make_copy, requires_grad):
    parameter = ms.Parameter(ms.Tensor([1.0, 2.0]), "w", requires_grad, layerwise_parallel=True)
    parameter.comm_fusion = 3
    twin = make_copy(parameter)
    assert type(twin) is ms.Parameter and str(twin) == str(parameter)
    assert twin.layerwise_parallel and twin.comm_fusion == 3
    twin.set_data(ms.Tensor([3.0, 4.0]))
    assert parameter.asnumpy().tolist() == [1.0, 2.0] and twin.asnumpy().tolist() == [3.0, 4.0]
    assert isinstance(twin._torch(), torch.nn.Parameter) == requires_grad


@each_copy
def test_a_parameter_tuple_outside_of_a_cell(make_copy):
    first, second = ms.Parameter(ms.Tensor([1.0]), "a"), ms.Parameter(ms.Tensor([2.0]), "b")
    pair, alone = make_copy((ms.ParameterTuple([first, second]), first))
    assert type(pair) is ms.ParameterTuple and pair[0] is alone
    assert [p.name for p in pair] == ["a", "b"]


@each_copy
@pytest.mark.parametrize("dtype", [ms.float32, ms.bfloat16, ms.int8, ms.bool_, ms.complex64])
def test_a_tensor(make_copy, dtype):
    tensor = ms.Tensor([[1, 0], [0, 1]], dtype)
    twin = make_copy(tensor)
    assert type(twin) is ms.Tensor and twin.dtype == dtype and twin.asnumpy().tolist() == tensor.asnumpy().tolist()
    twin[0, 0] = 0
    assert bool(tensor[0, 0])


def test_a_copy_inside_a_gradient_passes_it_on():
    gradient = ms.grad(lambda x: copy.deepcopy(x) * copy.copy(x))(ms.Tensor([3.0]))
    assert gradient.asnumpy().tolist() == [6.0]


@each_copy
def test_a_copy_of_a_parameter_with_a_gradient_is_a_leaf(make_copy):
    net = nn.Dense(2, 1)
    net(torch.ones(1, 2)).sum().backward()
    twin = make_copy(net)
    assert all(t.is_leaf and t.requires_grad for t in twin.parameters())


@each_copy
def test_views_of_one_tensor(make_copy):
    net = nn.Cell()
    net.table = ms.Tensor([1.0, 2.0])
    net.again = net.table
    twin = make_copy(net)
    assert twin.table is twin.again and twin.table is not net.table


@each_copy
def test_a_buffer_is_copied(make_copy):
    cell = nn.Cell()
    cell.register_buffer("mask", ms.Tensor([1.0, 2.0]))
    copied = make_copy(cell)
    copied.mask[0] = 7.0
    assert cell.mask.asnumpy().tolist() == [1.0, 2.0] and copied.mask.asnumpy().tolist() == [7.0, 2.0]


def test_a_file_holds_plain_tensors_in_the_place_of_buffers():
    cell = nn.Cell()
    cell.register_buffer("mask", ms.Tensor([1.0]))
    file = io.BytesIO()
    torch.save(cell.state_dict(), file)
    file.seek(0)
    assert type(torch.load(file, weights_only=True)["mask"]) is torch.Tensor
