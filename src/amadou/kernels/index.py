"""``x[index]`` and ``x[index] = value`` with MindSpore's meaning.

Both rest on torch's indexing and change what MindSpore sees differently. It follows NumPy: a slice may step backwards,
and an integer beside an index tensor is an index tensor of rank 0, which counts when the place of the indexed axes in
the result is decided (``x[0, :, i]`` has the axes of ``i`` first, torch puts them last). A list is one index tensor if
it holds plain integers or bools, else a tuple. NumPy arrays and scalars are refused.
"""

from __future__ import annotations

from types import EllipsisType, NoneType
from typing import Any

import numpy as np
import torch
from torch import Tensor

_GET, _SET = "Tensor.__getitem__", "Tensor.__setitem__"
_INTEGERS = frozenset({int, torch.SymInt})
_PLAIN = _INTEGERS | {NoneType, EllipsisType}
_INDEX_DTYPES = frozenset({torch.bool, torch.int32, torch.int64})
_WIDENED_DTYPES = frozenset({torch.int8, torch.int16})
# torch has no kernel that writes these by index; the bits can be written through the signed dtype of the same size.
_SIGNED = {torch.uint16: torch.int16, torch.uint32: torch.int32, torch.uint64: torch.int64}


def getitem(t: Tensor, index: Any) -> Tensor:
    """t: any shape and dtype -> the indexed part, dtype of t.

    A view for integers, forward slices, ``None``, ``...``, a lone ``True`` and tuples of the first four; else a copy.

    >>> x = torch.arange(6).reshape(2, 3)
    >>> getitem(x, (slice(None, None, -1), [0, 2]))
    tensor([[3, 5],
            [0, 2]])
    """
    native = _is_native(index)
    key = index if native else _key(index, _GET)
    try:
        return t[key] if native else _take(t, key)
    except IndexError as error:
        raise _explained(error, _GET, t, index) from None


def setitem(t: Tensor, index: Any, value: Any) -> None:
    """Write ``value`` into the indexed part of t, in place.

    ``value`` is a number, a (nested) list or tuple, or a tensor; it is cast to the dtype of t and broadcast. Where an
    index occurs twice, the last value stays. An empty selection writes nothing, whatever the shape of ``value``.

    >>> x = torch.zeros(2, 3, dtype=torch.int32)
    >>> setitem(x, (slice(None), [0, 2]), [1.5, 2.5])
    >>> x
    tensor([[1, 0, 2],
            [1, 0, 2]], dtype=torch.int32)
    """
    native = _is_native(index)
    key = index if native else _key(index, _SET)
    value = _as_value(t, value)
    if t.dtype in _SIGNED:
        value = torch.as_tensor(value).to(t.dtype).view(_SIGNED[t.dtype])
        t = t.view(value.dtype)
    put = Tensor.__setitem__ if native else _put
    try:
        put(t, key, value)
    except IndexError as error:
        raise _explained(error, _SET, t, index) from None
    except RuntimeError:
        if isinstance(value, Tensor):
            shape = (t[key] if native else _take(t, key)).shape
            if 0 in shape:
                return
            if not _broadcasts(value.shape, shape):
                message = f"'value' must broadcast to the shape {tuple(shape)}, but got {tuple(value.shape)}"
                raise ValueError(f"For '{_SET}', {message}.") from None
        # torch refuses a number that does not fit the dtype, where MindSpore casts (1e9 is inf in float16), and a
        # value that lies in the memory that is written.
        put(t, key, torch.as_tensor(value).to(t.dtype, copy=True))


def _is_native(index: Any) -> bool:
    """Whether torch's own indexing already means what MindSpore means."""
    if type(index) is not tuple:
        return _is_basic(index) or _is_index_tensor(index)
    if sum(item is ... for item in index) > 1:
        return False
    others = [item for item in index if not _is_basic(item)]
    return not others or (all(map(_is_index_tensor, others)) and not any(type(item) in _INTEGERS for item in index))


def _is_basic(item: Any) -> bool:
    kind = type(item)
    return kind in _PLAIN or (kind is slice and (item.step is None or (type(item.step) is int and item.step > 0)))


def _is_index_tensor(item: Any) -> bool:
    # torch reads an index tensor of rank 0 as a Python integer: a host sync, and a view where MindSpore copies.
    return isinstance(item, Tensor) and item.ndim > 0 and item.dtype in _INDEX_DTYPES


def _key(index: Any, name: str) -> tuple:
    """The items of ``index``, sequences made tensors: int, bool, slice, None, Ellipsis and index tensors remain."""
    if index is True:
        return (None,)
    if isinstance(index, list) and not all(isinstance(item, int) for item in index):
        index = tuple(index)
    items = index if isinstance(index, tuple) else (index,)
    if sum(item is ... for item in items) > 1:
        raise IndexError(f"For '{name}', 'index' must have at most one ellipsis, but got {items}.")
    return tuple(_item(item, name, in_tuple=items is index) for item in items)


def _item(item: Any, name: str, in_tuple: bool) -> Any:
    if isinstance(item, Tensor):
        return _index_tensor(item, name)
    if isinstance(item, (list, tuple)):
        return _sequence(item, name)
    if item is False and name is _GET:
        raise IndexError(f"For '{name}', a bool in 'index' must be True, but got False.")
    if item is None or item is ... or isinstance(item, (int, torch.SymInt, slice)):
        return item
    error = TypeError if in_tuple and isinstance(item, (float, np.ndarray)) else IndexError
    raise error(
        f"For '{name}', 'index' must be made of int, bool, slice, Ellipsis, None, Tensor, list and tuple, "
        f"but got {item!r} of type {type(item).__name__}."
    )


def _sequence(items: list | tuple, name: str) -> Tensor:
    index = _as_tensor(items)
    if name is _GET and not (index.any() if index.dtype == torch.bool else index.numel()):
        raise IndexError(f"For '{name}', a list in 'index' must select something, but got {items}.")
    return _index_tensor(index, name) if index.numel() else index.long()


def _index_tensor(index: Tensor, name: str) -> Tensor:
    if index.dtype in _WIDENED_DTYPES:
        return index.long()
    if index.dtype not in _INDEX_DTYPES:
        raise IndexError(f"For '{name}', an index tensor must be of a signed int or bool dtype, but got {index.dtype}.")
    return index


def _take(t: Tensor, key: tuple) -> Tensor:
    view, flips, indices = _cut(t, key)
    if flips:
        view = view.flip(flips)
    return torch.ops.aten.index.Tensor(view, indices) if _any_tensor(indices) else view


def _put(t: Tensor, key: tuple, value: Any) -> None:
    view, flips, indices = _cut(t, key)
    target = view.flip(flips) if flips else view
    if _any_tensor(indices):
        value = torch.as_tensor(value, dtype=t.dtype, device=t.device)
        torch.ops.aten.index_put_(target, indices, value)
    else:
        target[...] = value
    if flips:
        view.copy_(target.flip(flips))


def _any_tensor(indices: list[Tensor | None]) -> bool:
    return any(index is not None for index in indices)


def _cut(t: Tensor, key: tuple) -> tuple[Tensor, list[int], list[Tensor | None]]:
    """Apply the slices and new axes of ``key``.

    -> the view of t, its axes that are still to be flipped, and what remains to index it with (as ``aten.index`` takes
    it: a tensor or None per axis, a mask standing for as many axes as it has).
    """
    parts: list[slice | None] = []
    flips: list[int] = []
    indices: list[Tensor | None] = []
    axis = 0
    for item in _without_ellipsis(key, t.ndim):
        width = _width(item)
        if item is None or isinstance(item, slice):
            if item and item.step is not None and item.step < 0:
                item = _reversed(item, t.shape[axis])
                flips.append(len(parts))
            parts.append(item)
            indices.append(None)
        else:
            # A bool of rank 0 is a mask over a new axis of size 1.
            parts.extend([slice(None)] * width or [None])
            indices.append(_as_index(item, t.device))
        axis += width
    return t[tuple(parts)], flips, indices


def _without_ellipsis(key: tuple, ndim: int) -> tuple:
    missing = ndim - sum(map(_width, key))
    if missing < 0:
        raise IndexError(f"too many indices for a Tensor of {ndim} axes")
    place = next((place for place, item in enumerate(key) if item is ...), len(key))
    return (*key[:place], *[slice(None)] * missing, *key[place + 1 :])


def _width(item: Any) -> int:
    """How many axes of the tensor an item stands for."""
    if item is None or item is ... or isinstance(item, bool):
        return 0
    return item.ndim if isinstance(item, Tensor) and item.dtype == torch.bool else 1


def _reversed(item: slice, size: int) -> slice:
    """The forward slice over the same places as the backward ``item``."""
    places = range(size)[item]
    return slice(places[-1], places[0] + 1, -places.step) if places else slice(0, 0)


def _as_index(item: Any, device: torch.device) -> Tensor:
    if isinstance(item, bool):
        return torch.zeros(int(item), dtype=torch.int64, device=device)
    if isinstance(item, Tensor):
        return item.reshape(1) if item.ndim == 0 and item.dtype == torch.bool else item
    return torch.full((), item, dtype=torch.int64, device=device)


def _as_value(t: Tensor, value: Any) -> Any:
    if isinstance(value, Tensor):
        return value.to(t.dtype)
    if isinstance(value, (int, float)):
        return value
    if isinstance(value, (list, tuple)):
        wide = torch.float64 if t.is_floating_point() else torch.complex128 if t.is_complex() else None
        return _as_tensor(value, dtype=wide, device=t.device).to(t.dtype)
    error = TypeError if value is None or isinstance(value, np.ndarray) else IndexError
    raise error(
        f"For '{_SET}', 'value' must be int, float, bool, Tensor, list or tuple, "
        f"but got {value!r} of type {type(value).__name__}."
    )


def _as_tensor(items: list | tuple, **options: Any) -> Tensor:
    """A (nested) sequence as one tensor, through which gradients reach the tensors in it."""
    if not _holds_array(items):
        return torch.tensor(items, **options)
    return torch.stack(
        [
            _as_tensor(item, **options) if isinstance(item, (list, tuple)) else torch.as_tensor(item, **options)
            for item in items
        ]
    )


def _holds_array(items: list | tuple) -> bool:
    return any(_holds_array(i) if isinstance(i, (list, tuple)) else isinstance(i, (Tensor, np.ndarray)) for i in items)


def _broadcasts(shape: torch.Size, target: torch.Size) -> bool:
    try:
        return torch.broadcast_shapes(shape, target) == target
    except RuntimeError:
        return False


def _explained(error: IndexError, name: str, t: Tensor, index: Any) -> Exception:
    """What MindSpore raises where torch raises IndexError."""
    text = str(error)[:1].lower() + str(error)[1:]
    items = index if isinstance(index, tuple) else (index,)
    if t.ndim == 0 and items is not index:
        kind = TypeError if name is _SET or type(index) is int else ValueError
        return kind(f"For '{name}', a Tensor of rank 0 has no axis to index, but got {index!r}.")
    # torch raises IndexError for wrong values and wrong shapes alike: only its text tells them apart.
    has_mask = any(isinstance(item, Tensor) and item.dtype == torch.bool for item in items)
    if "shape mismatch" in text or (has_mask and "shape of the mask" in text):
        return ValueError(f"For '{name}', {text}.")
    return IndexError(f"For '{name}', {text}.")


def following(start: Tensor, shape: torch.Size, axis: int) -> Tensor:
    """start: [b] int -> int64 [*shape] with b first: ``start`` of each batch plus the place along ``axis``."""
    steps = torch.arange(shape[axis], device=start.device).reshape([-1 if a == axis else 1 for a in range(len(shape))])
    return (start.long().reshape(-1, *[1] * (len(shape) - 1)) + steps).expand(shape)
