"""Activations that torch spells otherwise."""

import torch
import torch.nn.functional as F

from .._checks import check_one_of


def check_axis(cls: str, axis: int | tuple[int], ndim: int) -> int:
    """An axis of a tensor of ``ndim`` axes; MindSpore also takes a tuple with one."""
    axis = axis[0] if isinstance(axis, tuple) else axis
    if not -max(ndim, 1) <= axis < max(ndim, 1):
        raise ValueError(f"For '{cls}', 'axis' must be in [{-ndim}, {ndim}), but got {axis}.")
    return axis


def implicit_axis(ndim: int) -> int:
    """The axis of a softmax for which none is given: the first of 0, 1 or 3 axes, else the second."""
    return 0 if ndim in (0, 1, 3) else 1


def softmax(x: torch.Tensor, axis: int | None, dtype: torch.dtype | None) -> torch.Tensor:
    """The softmax along an axis, None for the implicit one."""
    axis = implicit_axis(x.ndim) if axis is None else check_axis("softmax", axis, x.ndim)
    return torch.softmax(x, axis, dtype=dtype)


def gelu(x: torch.Tensor, approximate: str) -> torch.Tensor:
    """GELU, exact or by tanh; ValueError for another name."""
    check_one_of("gelu", "approximate", approximate, ("none", "tanh"))
    return F.gelu(x, approximate=approximate)


def fast_gelu(x: torch.Tensor) -> torch.Tensor:
    """x / (1 + exp(-1.702 |x|)) * exp(0.851 (x - |x|))."""
    size = x.abs()
    return x / (1 + torch.exp(-1.702 * size)) * torch.exp(0.851 * (x - size))


def leaky_relu(x: torch.Tensor, alpha: float) -> torch.Tensor:
    """x where x >= 0, else alpha * x; integers are truncated, as they have no kernel in torch."""
    if x.is_floating_point():
        return F.leaky_relu(x, alpha)
    return torch.where(x >= 0, x, (x * alpha).to(x.dtype))
