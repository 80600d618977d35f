"""Functions that call a function of yours with Tensors, and what is asked of arrays as a whole."""

import numpy as np
import torch

from .. import dtype as mstype
from .._boundary import TensorBase, op, raw, raw_tree, wrap
from ..kernels.selection import check_axis
from ._arrays import as_dtype, as_tensor, as_tensors
from ._arrays import promote_types as common_dtype


def apply_along_axis(func1d, axis, arr, *args, **kwargs):
    """``func1d(vector, *args, **kwargs)`` for every vector along an axis. arr: [..., n, ...] -> [..., result..., ...].

    Raises:
        ValueError: for an axis that arr has not.
    """
    x = as_tensor(raw_tree(arr))
    axis = check_axis("apply_along_axis", axis, x.ndim)
    lines = x.movedim(axis, -1)
    results = [raw(func1d(wrap(line), *args, **kwargs)) for line in lines.reshape(-1, lines.shape[-1])]
    stacked = torch.stack(as_tensors(results))
    rest = lines.shape[:-1]
    new_axes = range(stacked.ndim - 1)
    stacked = stacked.reshape(*rest, *stacked.shape[1:])
    return wrap(stacked.movedim([len(rest) + i for i in new_axes], [axis + i for i in new_axes]))


def apply_over_axes(func, a, axes):
    """``func(a, axis)`` for each axis, one after the other. a: [...] -> same number of axes.

    Raises:
        ValueError: if func gives neither the axes of a nor one fewer.
    """
    result = a if isinstance(a, TensorBase) else wrap(as_tensor(raw_tree(a)))
    ndim = raw(result).ndim
    for axis in (axes,) if isinstance(axes, int) else axes:
        axis = check_axis("apply_over_axes", axis, ndim)
        reduced = raw(func(result, axis))
        reduced = reduced.unsqueeze(axis) if reduced.ndim == ndim - 1 else reduced
        if reduced.ndim != ndim:
            raise ValueError(f"For 'apply_over_axes', 'func' must give {ndim} axes, but got {reduced.ndim}.")
        result = wrap(reduced)
    return result


def piecewise(x, condlist, funclist, *args, **kw):
    """The results of functions, each where its condition is True; the last one that holds counts. x: [...] -> [...].

    Args:
        condlist: bool arrays like x.
        funclist: as many functions ``f(x, *args, **kw)`` of all of x, or numbers; one more is for all other places.

    Raises:
        ValueError: for another number of functions.
    """
    given = raw_tree(condlist)
    conditions = [as_tensor(c, torch.bool) for c in (given if isinstance(given, list | tuple) else [given])]
    if len(funclist) - len(conditions) not in (0, 1):
        count = len(conditions)
        raise ValueError(f"For 'piecewise', there must be {count} or {count + 1} functions, but got {len(funclist)}.")
    array = x if isinstance(x, TensorBase) else wrap(as_tensor(raw_tree(x)))
    pieces = [raw(f(array, *args, **kw)) if callable(f) else raw(f) for f in funclist]
    *pieces, rest = as_tensors(pieces if len(pieces) > len(conditions) else [*pieces, False])
    result = rest.expand(raw(array).shape)
    for condition, piece in zip(conditions, pieces, strict=True):
        result = torch.where(condition, piece, result)
    return wrap(result)


@op
def size(a, axis=None):
    """The number of elements, or the size of an axis. a: array-like -> int. ValueError for an axis that a has not."""
    a = as_tensor(a)
    return a.numel() if axis is None else a.shape[check_axis("size", axis, a.ndim)]


@op
def array_str(a):
    """The values as text, as NumPy writes them. a: array-like -> str."""
    return np.array_str(as_tensor(a).detach().cpu().numpy())


@op
def promote_types(type1, type2):
    """The common dtype of two dtypes. -> dtype

    >>> import amadou as ms
    >>> ms.numpy.promote_types(ms.int8, ms.uint8)
    mindspore.int16
    """
    return mstype.from_torch(common_dtype(as_dtype(type1), as_dtype(type2)))


@op
def result_type(*arrays_and_dtypes):
    """The common dtype of Tensors, numbers and dtypes. -> dtype

    Raises:
        TypeError: for anything else, such as lists.
    """
    kinds = [_kind_of(item) for item in arrays_and_dtypes]
    dtype = kinds[0]
    for kind in kinds[1:]:
        dtype = common_dtype(dtype, kind)
    return mstype.from_torch(dtype)


def _kind_of(item):
    if isinstance(item, torch.Tensor):
        return item.dtype
    return as_tensor(item).dtype if isinstance(item, int | float | complex) else as_dtype(item)
