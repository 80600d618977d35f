"""Order, the largest elements, distinct elements."""

from typing import Any

import torch
from torch import Tensor

from .._checks import check_bool


def sort(cls: str, x: Tensor, axis: int, descending: bool) -> tuple[Tensor, Tensor]:
    """x: [..., n, ...] -> (sorted along ``axis``, int32 places where the elements were); equal elements keep order."""
    check_bool(cls, "descending", descending)
    values, places = torch.sort(x, dim=axis, descending=descending, stable=True)
    return values, places.int()


def top_k(cls: str, x: Tensor, k: Any, dim: int, largest: bool, ordered: bool) -> tuple[Tensor, Tensor]:
    """x: [..., n, ...] -> (its k largest or smallest along ``dim``, their int32 places)."""
    if k < 1:
        raise ValueError(f"For '{cls}', 'k' must be > 0, but got {k}.")
    values, places = torch.topk(x, k, dim, largest, ordered)
    return values, places.int()


def unique(x: Tensor) -> tuple[Tensor, Tensor]:
    """x: any shape -> (its distinct elements in the order in which they come, [*x.shape] the number of each in it).

    The numbers are int64 for int64, else int32.
    """
    values, number = torch.unique(x, return_inverse=True)
    number = number.reshape(-1)
    place = torch.arange(number.numel(), device=x.device)
    first = torch.full_like(values, number.numel(), dtype=torch.int64).scatter_reduce(0, number, place, "amin")
    order = first.argsort()
    number = order.argsort()[number].reshape(x.shape)
    return values[order], number if x.dtype == torch.int64 else number.int()


def unique_with_pad(x: Tensor, pad_num: Any) -> tuple[Tensor, Tensor]:
    """As :func:`unique` of x: [n], the distinct elements filled up to n with ``pad_num``."""
    if x.ndim != 1:
        raise ValueError(f"For 'UniqueWithPad', 'x' must have one axis, but got the shape {tuple(x.shape)}.")
    values, number = unique(x)
    return torch.nn.functional.pad(values, (0, x.shape[0] - values.shape[0]), value=pad_num), number


def in_top_k(x: Tensor, targets: Tensor, k: int) -> Tensor:
    """x: [n, classes], targets: [n] -> bool [n], whether fewer than k classes are above the target."""
    score = x.gather(1, targets.long().unsqueeze(1))
    return ((x > score).sum(1) < k) & score.squeeze(1).isfinite()
