"""Reading at the places that an index tensor names."""

import math
import operator
from typing import Any

import torch
from torch import Tensor

from .promotion import unify

_SIGNED = frozenset({torch.int64, torch.int32, torch.int16, torch.int8})


def as_index(cls: str, index: Tensor, arg: str = "indices") -> Tensor:
    """index as torch takes it in every function: int64. TypeError for all but signed integers."""
    if not isinstance(index, Tensor) or index.dtype not in _SIGNED:
        got = index.dtype if isinstance(index, Tensor) else type(index)
        raise TypeError(f"For '{cls}', '{arg}' must be a Tensor of signed integers, but got {got}.")
    return index.long()


def from_start(cls: str, index: Tensor, size: int, arg: str = "index") -> Tensor:
    """index: in [-size, size) -> in [0, size), for torch's functions that do not count from the end."""
    index = as_index(cls, index, arg)
    return torch.where(index < 0, index + size, index)


def check_axis(cls: str, axis: Any, ndim: int) -> int:
    """The axis, counted from 0; ValueError if there is none of that number."""
    axis = operator.index(axis)
    if not -ndim <= axis < ndim:
        raise ValueError(f"For '{cls}', 'axis' must be in [{-ndim}, {ndim}), but got {axis}.")
    return axis % ndim


def gather(cls: str, x: Tensor, indices: Tensor, axis: int, batch_dims: int = 0) -> Tensor:
    """x: [a..., n, b...], indices: [i...] in [0, n) -> [a..., i..., b...], the slices of x along ``axis``.

    The first ``batch_dims`` axes of x and indices are the same: each batch has indices of its own.
    """
    if not isinstance(indices, Tensor) or indices.dtype is not torch.int32:  # which index_select takes, too
        indices = as_index(cls, indices, "input_indices")
    axis = check_axis(cls, axis, x.ndim)
    if batch_dims:
        return _gather_batched(cls, x, indices, axis, batch_dims)
    if indices.ndim == 1:
        return torch.index_select(x, axis, indices)
    rows = torch.index_select(x, axis, indices.reshape(-1))
    return rows.reshape(x.shape[:axis] + indices.shape + x.shape[axis + 1 :])


def _gather_batched(cls: str, x: Tensor, indices: Tensor, axis: int, batch_dims: int) -> Tensor:
    if batch_dims < 0:
        batch_dims += indices.ndim
    if axis < batch_dims:
        raise ValueError(f"For '{cls}', 'axis' must be >= 'batch_dims', but got {axis} and {batch_dims}.")
    if x.shape[:batch_dims] != indices.shape[:batch_dims]:
        raise RuntimeError(
            f"For '{cls}', the first {batch_dims} axes must be the same, "
            f"but got the shapes {tuple(x.shape)} and {tuple(indices.shape)}."
        )
    batches = (
        torch.arange(size, device=x.device).reshape(-1, *[1] * (indices.ndim - i - 1))
        for i, size in enumerate(x.shape[:batch_dims])
    )
    places = (*batches, indices)
    taken = x.movedim(axis, batch_dims)[places]
    between = range(axis - batch_dims)
    return taken.movedim([indices.ndim + i for i in between], [batch_dims + i for i in between])


def gather_elements(cls: str, x: Tensor, dim: int, index: Tensor) -> Tensor:
    """``x[..., index[i], ...]`` at every place i, with ``index`` in place of its own coordinate along ``dim``."""
    return torch.gather(x, dim, from_start(cls, index, x.shape[dim] if x.ndim else 1))


def gather_nd(cls: str, x: Tensor, indices: Tensor) -> Tensor:
    """x: [n..., rest...], indices: [i..., k] -> [i..., rest...]: each row of indices is a place in the first k axes."""
    indices = as_index(cls, indices)
    if indices.shape[-1] > x.ndim:
        raise ValueError(
            f"For '{cls}', the last axis of 'indices' must be <= {x.ndim}, the rank of the input, "
            f"but got {indices.shape[-1]}."
        )
    return x[indices.unbind(-1)]


def embedding_lookup(x: Tensor, indices: Tensor, offset: Any) -> Tensor:
    """Rows ``indices - offset`` of x, zeros where there is no such row."""
    row = as_index("EmbeddingLookup", indices, "input_indices") - offset
    inside = (row >= 0) & (row < x.shape[0])
    rows = x[row.clamp(0, x.shape[0] - 1)]
    return torch.where(inside.reshape(*row.shape, *[1] * (x.ndim - 1)), rows, 0)


def take(x: Tensor, indices: Tensor, axis: int | None, mode: str) -> Tensor:
    """x: [..., n, ...], indices: [i...] -> [..., i..., ...], the slices along ``axis``; None takes x in flat order.

    mode: "clip" takes the nearest for an index out of range, "wrap" counts on from the first, "raise" raises.
    """
    if axis is None:
        x, axis = x.reshape(-1), 0
    size = x.shape[check_axis("take", axis, x.ndim)]
    indices = as_index("take", indices)
    if mode == "clip":
        indices = indices.clamp(-size, size - 1)
    if mode in ("clip", "wrap"):
        indices = indices % size
    return gather("take", x, indices, axis)


def choose(index: Tensor, choices: Any, mode: str) -> Tensor:
    """index: [...] -> ``choices[index]`` at every place; choices: Tensor, or numbers and tensors, broadcast to it."""
    if not isinstance(choices, Tensor):
        choices = torch.stack(torch.broadcast_tensors(*[torch.as_tensor(c, device=index.device) for c in choices]))
    last = len(choices) - 1
    index = index.clamp(0, last) if mode == "clip" else index % len(choices) if mode == "wrap" else index
    shape = torch.broadcast_shapes(index.shape, choices.shape[1:])
    missing = len(shape) - choices.ndim + 1
    choices = choices.reshape(-1, *[1] * missing, *choices.shape[1:]).expand(-1, *shape)
    return torch.gather(choices, 0, index.long().expand(shape).unsqueeze(0)).squeeze(0)


def masked_fill(cls: str, x: Tensor, mask: Tensor, value: Any) -> Tensor:
    """x with ``value`` where mask is True, in the dtype of x; too large a number is infinite: -1e9 in float16."""
    check_mask(cls, "mask", mask)
    if isinstance(value, Tensor):
        if value.ndim:
            raise ValueError(f"For '{cls}', 'value' must have no axes, but got the shape {tuple(value.shape)}.")
        value = value.to(x.dtype)
    elif x.is_floating_point() and abs(value) > torch.finfo(x.dtype).max:
        value = math.copysign(math.inf, value)
    return torch.masked_fill(x, mask, value)


def where(cls: str, condition: Tensor, x: Any, y: Any) -> Tensor:
    """x where condition is True, else y; x, y: tensor or number -> their common dtype."""
    check_mask(cls, "condition", condition)
    x, y = unify(x, y)
    return torch.where(condition, x, y)


def check_mask(cls: str, arg: str, mask: Any) -> None:
    """TypeError for anything but a bool tensor."""
    if not isinstance(mask, Tensor) or mask.dtype != torch.bool:
        got = mask.dtype if isinstance(mask, Tensor) else type(mask)
        raise TypeError(f"For '{cls}', '{arg}' must be a bool Tensor, but got {got}.")
