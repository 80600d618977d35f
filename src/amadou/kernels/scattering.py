"""Writing at the places that an index tensor names.

``kind`` says how an update meets what is there: "update", "add", "sub", "mul", "div", "max", "min". Where an index
occurs twice, all its updates count ("update": one of them stays).
"""

from typing import Any

import torch
from torch import Tensor

from .._checks import check_one_of
from .assignment import fitted
from .selection import as_index, from_start
from .shaping import sizes

_PUT = ("update", "add", "sub")
_REDUCTIONS = {"mul": "prod", "max": "amax", "min": "amin"}


def write_rows(cls: str, x: Tensor, index: Tensor, updates: Tensor, kind: str) -> None:
    """Change rows of x in place. x: [n, rest...], index: [i...], updates: [i..., rest...]."""
    index = as_index(cls, index)
    _write(x, (index,), _checked(cls, updates, index.shape + x.shape[1:], x), kind)


def write_nd(cls: str, x: Tensor, indices: Tensor, updates: Tensor, kind: str) -> None:
    """Change x in place at the place that each row of k indices names.

    x: [n..., rest...] with k axes n, indices: [i..., k], updates: [i..., rest...].
    """
    places, updates = _places(cls, x, indices, updates)
    _write(x, places, updates, kind)


def nd(cls: str, x: Tensor, indices: Tensor, updates: Tensor, kind: str) -> Tensor:
    """As :func:`write_nd`, in a copy."""
    places, updates = _places(cls, x, indices, updates)
    return _changed(x, places, updates, kind)


def rows(cls: str, x: Tensor, v: Tensor, indices: Any, kind: str) -> Tensor:
    """As :func:`write_rows`, in a copy; indices: an int, a list or tuple of them, or a tensor."""
    if not isinstance(indices, Tensor):
        indices = torch.tensor(sizes(indices), device=x.device)
    index = as_index(cls, indices)
    return _changed(x, (index,), _checked(cls, v, index.shape + x.shape[1:], x), kind)


def elements(cls: str, x: Tensor, axis: int, index: Tensor, source: Any, reduction: str = "none") -> Tensor:
    """x with ``source[i]`` at every place i of ``index``, ``index`` in place of its own coordinate along ``axis``."""
    check_one_of(cls, "reduction", reduction, ("none", "add"))
    if isinstance(source, Tensor):
        source = fitted(cls, "src", source, x)
    index = from_start(cls, index, x.shape[axis])
    return torch.scatter_add(x, axis, index, source) if reduction == "add" else torch.scatter(x, axis, index, source)


def write_elements(x: Tensor, axis: int, index: Tensor, source: Any, reduction: str | None) -> None:
    """As :func:`elements`, in place; ``reduction`` is None, "add" or "multiply"."""
    check_one_of("scatter_", "reduce", reduction, (None, "add", "multiply"))
    index = from_start("scatter_", index, x.shape[axis])
    if reduction is None:
        x.scatter_(axis, index, source)
    elif isinstance(source, Tensor):
        x.scatter_reduce_(axis, index, source, {"add": "sum", "multiply": "prod"}[reduction])
    else:
        x.scatter_(axis, index, source, reduce=reduction)


def _places(cls: str, x: Tensor, indices: Tensor, updates: Tensor) -> tuple[tuple[Tensor, ...], Tensor]:
    """One index tensor for each of the first axes of x, and the checked updates."""
    indices = as_index(cls, indices)
    depth = indices.shape[-1]
    if not 0 < depth <= x.ndim:
        raise ValueError(f"For '{cls}', the last axis of 'indices' must be in [1, {x.ndim}], but got {depth}.")
    return indices.unbind(-1), _checked(cls, updates, indices.shape[:-1] + x.shape[depth:], x)


def _checked(cls: str, updates: Tensor, shape: torch.Size, x: Tensor) -> Tensor:
    if updates.shape != shape:
        raise ValueError(f"For '{cls}', 'updates' must have the shape {tuple(shape)}, but got {tuple(updates.shape)}.")
    return fitted(cls, "updates", updates, x)


def _write(x: Tensor, places: tuple[Tensor, ...], updates: Tensor, kind: str) -> None:
    """Change x at ``x[places]`` in place."""
    if kind in _PUT:
        x.index_put_(places, -updates if kind == "sub" else updates, accumulate=kind != "update")
    else:
        x.copy_(_reduced(x, places, updates, kind))


def _changed(x: Tensor, places: tuple[Tensor, ...], updates: Tensor, kind: str) -> Tensor:
    """x changed at ``x[places]``, in a copy."""
    if kind in _PUT:
        return x.index_put(places, -updates if kind == "sub" else updates, accumulate=kind != "update")
    return _reduced(x, places, updates, kind)


def _reduced(x: Tensor, places: tuple[Tensor, ...], updates: Tensor, kind: str) -> Tensor:
    # torch's reductions take one index only: the numbers of the places, found by an index that checks its bounds
    count = x.shape[: len(places)].numel()
    number = torch.arange(count, device=x.device).reshape(x.shape[: len(places)])[places].reshape(-1, 1)
    flat, updates = x.reshape(count, -1), updates.reshape(number.shape[0], -1)
    number = number.expand_as(updates)
    if kind == "div":
        divisor = torch.ones_like(flat).scatter_reduce(0, number, updates, "prod")
        rounding = None if x.is_floating_point() or x.is_complex() else "trunc"
        return torch.div(flat, divisor, rounding_mode=rounding).reshape(x.shape)
    return flat.scatter_reduce(0, number, updates, _REDUCTIONS[kind]).reshape(x.shape)


def segments(cls: str, x: Tensor, ids: Tensor, count: Any, kind: str) -> Tensor:
    """x: [s..., rest...], ids: [s...] -> [count, rest...], the elements of each segment combined.

    kind: "sum", "prod", "amax", "amin". A negative id belongs to no segment. An empty segment holds 0, 1, the lowest
    and the highest number.
    """
    ids, count = as_index(cls, ids, "segment_ids"), int(count)
    if count <= 0:
        raise ValueError(f"For '{cls}', 'num_segments' must be > 0, but got {count}.")
    if x.shape[: ids.ndim] != ids.shape:
        raise ValueError(
            f"For '{cls}', the shape {tuple(x.shape)} of the input must begin with that of 'segment_ids', "
            f"but got {tuple(ids.shape)}."
        )
    rest = x.shape[ids.ndim :]
    flat = x.reshape(ids.numel(), rest.numel())
    # one segment more at the beginning, which is dropped, takes the negative ones
    flat_ids = (ids.reshape(-1, 1) + 1).clamp(min=0).expand_as(flat)
    empty = flat.new_full((count + 1, flat.shape[1]), _neutral(x.dtype, kind))
    return empty.scatter_reduce(0, flat_ids, flat, kind)[1:].reshape(count, *rest)


def _neutral(dtype: torch.dtype, kind: str) -> Any:
    if kind in ("sum", "prod"):
        return int(kind == "prod")
    limits = torch.finfo(dtype) if dtype.is_floating_point else torch.iinfo(dtype)
    return limits.min if kind == "amax" else limits.max


def sorted_segments(cls: str, x: Tensor, ids: Tensor, kind: str) -> Tensor:
    """As :func:`segments` of ascending ids, as many as these name; kind also "mean"; empty segments hold 0 or 1."""
    ids = as_index(cls, ids, "segment_ids")
    count = int(ids[-1]) + 1
    reduction = "sum" if kind == "mean" else kind
    combined = segments(cls, x, ids, count, reduction)
    sizes = torch.bincount(ids, minlength=count).reshape(-1, *[1] * (x.ndim - 1))
    if kind == "mean":
        return combined / sizes.clamp(min=1)
    return combined if kind in ("sum", "prod") else torch.where(sizes > 0, combined, 0)
