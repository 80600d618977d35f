"""Shapes, axes and the order of elements."""

import math
from typing import Any

import torch
from torch import Tensor

from .._checks import check_one_of


def sizes(shape: Any) -> Any:
    """A shape as torch takes it: MindSpore also takes a Tensor of it, or one size alone.

    >>> sizes(torch.tensor([2, 3])), sizes(4), sizes([2, -1])
    ([2, 3], (4,), [2, -1])
    """
    if isinstance(shape, Tensor):
        shape = shape.tolist()
    return shape if isinstance(shape, (tuple, list)) else (shape,)


def squeeze(x: Tensor, axis: Any = None) -> Tensor:
    """x without its axes of size 1: all, or the given ones; a given axis of another size stays."""
    if axis is None or axis == () or axis == []:
        return torch.squeeze(x)
    return torch.squeeze(x, tuple(axis) if isinstance(axis, list) else axis)


def flatten(cls: str, x: Tensor, order: str, start_dim: int, end_dim: int) -> Tensor:
    """x: [...] -> the axes from start_dim to end_dim made one; order "F" counts the first axis fastest."""
    if not isinstance(order, str):
        raise TypeError(f"For '{cls}', 'order' must be a str, but got {order!r}.")
    check_one_of(cls, "order", order, ("C", "F"))
    if isinstance(start_dim, bool) or isinstance(end_dim, bool):
        raise TypeError(f"For '{cls}', 'start_dim' and 'end_dim' must be int, but got {start_dim} and {end_dim}.")
    if x.ndim < 2:
        return x.reshape(-1)
    if order == "F":
        x = x.permute(*range(x.ndim - 1, -1, -1))
    return torch.flatten(x, start_dim, end_dim)


def repeat_interleave(x: Tensor, repeats: Any, axis: int | None, output_size: int | None = None) -> Tensor:
    """x: [..., n, ...] -> every slice along ``axis`` repeated; repeats: int, or n of them. None flattens x first.

    ``output_size`` is the sum of the repeats, if it is known.
    """
    if isinstance(repeats, (list, tuple)):
        repeats = torch.tensor(repeats, device=x.device)
    return torch.repeat_interleave(x, repeats, axis, output_size=output_size)


def reverse_sequence(x: Tensor, lengths: Tensor, seq_dim: int, batch_dim: int) -> Tensor:
    """Reverse the first ``lengths[b]`` elements along ``seq_dim`` of every slice b along ``batch_dim``."""
    if lengths.dtype not in (torch.int32, torch.int64):
        raise TypeError(f"For 'reverse_sequence', 'seq_lengths' must be int32 or int64, but got {lengths.dtype}.")
    if lengths.shape != x.shape[batch_dim : batch_dim + 1]:
        raise ValueError(
            f"For 'reverse_sequence', 'seq_lengths' must have the shape ({x.shape[batch_dim]},), "
            f"but got {tuple(lengths.shape)}."
        )
    x_BT = x.movedim((batch_dim, seq_dim), (0, 1))
    time = torch.arange(x_BT.shape[1], device=x.device)
    last = lengths.unsqueeze(1) - 1
    source = torch.where(time > last, time, last - time)
    reversed_BT = x_BT[torch.arange(len(lengths), device=x.device).unsqueeze(1), source]
    return reversed_BT.movedim((0, 1), (batch_dim, seq_dim))


def resize(x: Tensor, shape: Any) -> Tensor:
    """x: any shape -> [*shape] with the elements of x in flat order, cut off or filled up with zeros."""
    flat, size = x.reshape(-1), math.prod(shape)
    return torch.nn.functional.pad(flat, (0, size - flat.numel())).reshape(shape)


def move_axes(x, source, destination):
    """The axes at ``source`` put to ``destination``: an int, or a tuple or list of them. x: [...] -> a view."""
    source, destination = ((axis,) if isinstance(axis, int) else axis for axis in (source, destination))
    return torch.movedim(x, source, destination)
