"""Layers that MindSpore's CPU has no kernel for: torch and their definitions are the truth."""

import numpy as np
import pytest
import torch

import amadou as ms
from amadou import nn

IMAGE = (2, 4, 5, 6)


def tensor(*shape, seed=0):
    return torch.from_numpy(np.random.RandomState(seed).uniform(-2, 2, shape).astype(np.float32))


@pytest.mark.parametrize("training", [False, True])
@pytest.mark.parametrize("settings", ["", ", eps=1e-3"])
@pytest.mark.parametrize(
    ("name", "shape"), [("InstanceNorm1d", (2, 4, 5)), ("InstanceNorm2d", IMAGE), ("InstanceNorm3d", (2, 4, 3, 2, 5))]
)
def test_instance_norm(name, shape, settings, training):
    ours = eval(f"nn.{name}(4{settings})").set_train(training)
    theirs = eval(f"torch.nn.{name}(4, affine=True{settings})").train(training)
    own = dict(ours.named_parameters())
    for seed, (mine, weight) in enumerate(((own["gamma"], theirs.weight), (own["beta"], theirs.bias))):
        mine.data = weight.data = tensor(4, seed=seed + 1)
    inputs = tensor(*shape).requires_grad_(), tensor(*shape).requires_grad_()
    results = ours(inputs[0]), theirs(inputs[1])
    torch.testing.assert_close(*results)
    for result in results:
        (result * tensor(*shape, seed=9)).sum().backward()
    torch.testing.assert_close(inputs[0].grad, inputs[1].grad)
    torch.testing.assert_close(own["gamma"].grad, theirs.weight.grad, rtol=1e-5, atol=1e-5)
    torch.testing.assert_close(own["beta"].grad, theirs.bias.grad, rtol=1e-5, atol=1e-5)
    assert [p.name for p in ours.get_parameters()] == ["mean", "variance", "gamma", "beta"]


def test_instance_norm_without_trained_weights():
    norm = nn.InstanceNorm2d(4, affine=False)
    assert norm.trainable_params() == []
    torch.testing.assert_close(norm(tensor(*IMAGE)), torch.nn.InstanceNorm2d(4)(tensor(*IMAGE)))


@pytest.mark.parametrize(("shift", "axis"), [(1, 0), (-2, 1), ([1, -1], [0, 1])])
def test_roll(shift, axis):
    x = tensor(3, 4).requires_grad_()
    rolled = nn.Roll(shift, axis)(x)
    np.testing.assert_array_equal(rolled.detach(), np.roll(x.detach(), shift, axis))
    (rolled * tensor(3, 4, seed=1)).sum().backward()
    back = [-s for s in shift] if isinstance(shift, list) else -shift
    np.testing.assert_array_equal(x.grad, np.roll(tensor(3, 4, seed=1), back, axis))


@pytest.mark.parametrize("padding", ["valid", "same"])
@pytest.mark.parametrize("stride", [1, 2])
def test_unfold(stride, padding):
    """[N, C * kh * kw, H', W'], the places of the window before the channels."""
    x = tensor(*IMAGE)
    found = nn.Unfold([1, 2, 3, 1], [1, stride, 1, 1], [1, 1, 1, 1], padding)(x)
    rows, columns = found.shape[2:]
    bottom, right = (max((rows - 1) * stride + 2 - 5, 0), columns + 2 - 6)
    around = torch.nn.functional.pad(x, (right // 2, right - right // 2, bottom // 2, bottom - bottom // 2))
    windows = around.unfold(2, 2, stride).unfold(3, 3, 1)  # [N, C, H', W', 2, 3]
    torch.testing.assert_close(found, windows.permute(0, 4, 5, 1, 2, 3).reshape(2, 24, rows, columns))
    assert (rows, columns) == ((-(-5 // stride), 6) if padding == "same" else ((5 - 2) // stride + 1, 4))


def test_rrelu_draws_a_slope_for_every_element():
    ms.set_seed(1)
    x = torch.full((1000,), -1.0)
    slopes = -nn.RReLU(0.25, 0.5)(x)
    assert 0.25 <= slopes.min() < 0.26 and 0.49 < slopes.max() <= 0.5
    assert nn.RReLU()(torch.tensor([0.0, 3.0])).tolist() == [0.0, 3.0]


@pytest.mark.parametrize("layer, axes", [(nn.Dropout1d, 1), (nn.Dropout2d, 2), (nn.Dropout3d, 3)])
def test_dropout_of_channels(layer, axes):
    """Whole channels are 0 or scaled."""
    ms.set_seed(1)
    kept = layer(0.25).set_train()(ms.ops.ones((40, 50) + (2,) * axes)).asnumpy().reshape(2000, -1)
    assert set(np.unique(kept)) == {0.0, np.float32(1 / 0.75)}
    assert (kept == kept[:, :1]).all()
    assert abs((kept == 0).mean() - 0.25) < 0.04  # four times the spread
