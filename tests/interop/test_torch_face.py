"""A Cell is a torch.nn.Module: what torch's own tools see of it and do with it."""

import copy
import types

import pytest
import safetensors.torch
import torch
from torch.nn.utils import clip_grad_norm_
from torch.utils.checkpoint import checkpoint

import amadou as ms
from amadou import nn, ops
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
    assert net.steps.requires_grad is True and net.steps in net.trainable_params()  # as MindSpore says
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
