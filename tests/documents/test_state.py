"""The three subjects that amadou began with: parameters, buffers, and the Parameter class.

Each test writes the same small program for torch and for MindSpore; torch runs the one, amadou the other, and what
the two frameworks document about the difference is shown on one amadou net as well.
"""

import subprocess
import sys
import types

import numpy as np
import pytest
import torch

import amadou as ms
from amadou import nn, ops


class TorchConvBN(torch.nn.Module):
    def __init__(self):
        super().__init__()
        self.conv = torch.nn.Conv2d(3, 64, 3)
        self.bn = torch.nn.BatchNorm2d(64)


class TorchNet(torch.nn.Module):
    def __init__(self):
        super().__init__()
        self.build_block = torch.nn.Sequential(TorchConvBN(), torch.nn.ReLU())


class ConvBN(nn.Cell):
    def __init__(self):
        super().__init__()
        self.conv = nn.Conv2d(3, 64, 3)
        self.bn = nn.BatchNorm2d(64)

    def construct(self, x):
        return self.bn(self.conv(x))


class Net(nn.Cell):
    def __init__(self):
        super().__init__()
        self.build_block = nn.SequentialCell(ConvBN(), nn.ReLU())

    def construct(self, x):
        return self.build_block(x)


def shown(name, shape, requires_grad):
    return f"Parameter (name={name}, shape={shape}, dtype=Float32, requires_grad={requires_grad})"


WEIGHT = shown("build_block.0.conv.weight", "(64, 3, 3, 3)", True)
MEAN = shown("build_block.0.bn.moving_mean", "(64,)", False)
VARIANCE = shown("build_block.0.bn.moving_variance", "(64,)", False)
GAMMA = shown("build_block.0.bn.gamma", "(64,)", True)
BETA = shown("build_block.0.bn.beta", "(64,)", True)


# -- torch.nn.Module.parameters() and Cell.get_parameters(), trainable_params() ------------------------------------


def test_torch_lists_only_what_is_learned():
    names = [name for name, _ in TorchNet().named_parameters()]
    assert names == [f"build_block.0.{n}" for n in ("conv.weight", "conv.bias", "bn.weight", "bn.bias")]
    assert isinstance(TorchNet().parameters(), types.GeneratorType)


def test_get_parameters_lists_the_statistics_too(capsys):
    for parameter in Net().get_parameters(expand=True):
        print(parameter)
    assert capsys.readouterr().out.splitlines() == [WEIGHT, MEAN, VARIANCE, GAMMA, BETA]
    assert isinstance(Net().get_parameters(), types.GeneratorType)


def test_expand_false_stays_in_the_cell():
    assert list(Net().get_parameters(expand=False)) == []
    assert [p.name for p in nn.BatchNorm2d(2).get_parameters(expand=False)] == ["mean", "variance", "gamma", "beta"]


def test_trainable_params_is_a_list_of_what_is_learned():
    found = Net().trainable_params()
    assert type(found) is list
    assert list(map(str, found)) == [WEIGHT, GAMMA, BETA]


# -- torch.nn.Module.buffers() and Cell.untrainable_params() ---------------------------------------------------------


def test_torch_has_buffers():
    found = dict(TorchNet().named_buffers())
    assert list(found) == [f"build_block.0.bn.{n}" for n in ("running_mean", "running_var", "num_batches_tracked")]
    assert not any(isinstance(value, torch.nn.Parameter) for value in found.values())


def test_untrainable_params_are_parameters_without_gradient(capsys):
    found = Net().untrainable_params(recurse=True)
    print(found)
    print(type(found))
    assert capsys.readouterr().out.splitlines() == [f"[{MEAN}, {VARIANCE}]", "<class 'list'>"]
    assert Net().untrainable_params(recurse=False) == []


# -- both on one net -------------------------------------------------------------------------------------------------


def test_two_faces_of_one_state():
    net = Net()
    learned = [f"build_block.0.{name}" for name in ("conv.weight", "bn.gamma", "bn.beta")]
    assert [n for n, _ in net.named_parameters()] == learned
    assert [n for n, _ in net.named_buffers()] == ["build_block.0.bn.moving_mean", "build_block.0.bn.moving_variance"]
    assert set(net.state_dict()) == {p.name for p in net.get_parameters()}
    for name, parameter in net.parameters_and_names():
        assert net.state_dict()[name].data_ptr() == parameter.data._t.data_ptr()
        assert isinstance(dict(net.named_parameters()).get(name, 0), torch.nn.Parameter) == parameter.requires_grad


def test_what_torch_trains_mindspore_sees():
    net = Net()
    net.train()
    optimizer = torch.optim.SGD(net.parameters(), lr=0.5)
    before = {p.name: p.asnumpy().copy() for p in net.get_parameters()}
    net(torch.randn(2, 3, 8, 8)).square().mean().backward()
    optimizer.step()
    changed = {p.name for p in net.get_parameters() if (p.asnumpy() != before[p.name]).any()}
    assert changed == set(before)  # the statistics by the forward pass, the others by the optimizer


# -- torch.nn.parameter.Parameter and mindspore.Parameter -----------------------------------------------------------

FIRST_PARAMETER = """
import amadou
amadou.install()
import numpy as np
import mindspore
from mindspore import Parameter, Tensor
a = Parameter(Tensor(np.ones((1, 2)), mindspore.float32))
print(a)
print(a.value())
print(Parameter(Tensor(np.ones((1, 2)), mindspore.float32)).name, Parameter(1.0).name)
"""


def test_the_first_unnamed_parameter_of_a_program():
    out = subprocess.run([sys.executable, "-c", FIRST_PARAMETER], capture_output=True, text=True, check=True).stdout
    assert out.splitlines() == [
        "Parameter (name=Parameter, shape=(1, 2), dtype=Float32, requires_grad=True)",
        "[[1. 1.]]",
        "Parameter#1 Parameter#2",
    ]


def test_printing_shows_values_in_torch_and_not_in_mindspore():
    assert "[1., 1.]" in str(torch.nn.Parameter(torch.ones(1, 2)))
    parameter = ms.Parameter(ms.Tensor(np.ones((1, 2)), ms.float32), name="a")
    assert str(parameter) == "Parameter (name=a, shape=(1, 2), dtype=Float32, requires_grad=True)"
    assert str(parameter.asnumpy()) == "[[1. 1.]]"


def test_requires_grad_is_a_switch_in_torch():
    weight = torch.nn.Parameter(torch.ones(2), requires_grad=False)
    with pytest.raises(RuntimeError):
        torch.autograd.grad((weight * 2).sum(), weight)


class Product(nn.Cell):
    def __init__(self):
        super().__init__()
        self.w = ms.Parameter(ms.Tensor([2.0, 3.0]), name="w", requires_grad=False)

    def construct(self, x):
        return ops.mul(self.w, x)


def test_requires_grad_is_a_mark_in_mindspore():
    net = Product()
    assert net.trainable_params() == []
    (gradient,) = ms.grad(net, grad_position=None, weights=net.untrainable_params())(ms.Tensor([5.0, 7.0]))
    assert gradient.asnumpy().tolist() == [5.0, 7.0]
    assert net.w.requires_grad is False and not net.w._torch().requires_grad


def test_a_name_belongs_to_the_parameter_and_is_the_key_in_checkpoints(tmp_path):
    net = nn.Cell()
    net.weight = ms.Parameter(ms.Tensor([1.0]), name="given")
    net.bias = ms.Parameter(ms.Tensor([2.0]))
    assert [p.name for p in net.get_parameters()] == ["given", "bias"]
    ms.save_checkpoint(net, str(tmp_path / "net.ckpt"))
    assert set(ms.load_checkpoint(str(tmp_path / "net.ckpt"))) == {"given", "bias"}
    assert list(net.state_dict()) == ["weight", "bias"]  # torch's names are paths


def test_what_only_mindspore_has():
    parameter = ms.Parameter(ms.Tensor([1.0]), "p", True, True, False)
    assert parameter.layerwise_parallel is True and parameter.parallel_optimizer is False
    with pytest.raises(TypeError, match="layerwise_parallel"):
        ms.Parameter(ms.Tensor([1.0]), layerwise_parallel=1)
