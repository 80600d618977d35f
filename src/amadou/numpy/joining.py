"""Several arrays made one, and one made several. Arrays of different dtypes meet in their common one."""

import torch

from .._boundary import op
from ..kernels.joining import equal_parts
from ..kernels.selection import check_axis
from ..ops._errors import shape_errors
from ._arrays import as_tensor, as_tensors


@op
@shape_errors
def concatenate(arrays, axis=0):
    """Arrays behind each other along an axis, laid out flat for None. n of [..., m, ...] -> [..., sum of m, ...].

    Raises:
        ValueError: if the other sizes differ, and for an axis that they have not.

    >>> import amadou as ms
    >>> ms.numpy.concatenate(([1, 2], [3.5])).asnumpy().tolist()
    [1.0, 2.0, 3.5]
    """
    tensors = as_tensors(arrays)
    return torch.cat([x.reshape(-1) for x in tensors]) if axis is None else torch.cat(tensors, axis)


@op
@shape_errors
def append(arr, values, axis=None):
    """``values`` behind ``arr``; as :func:`concatenate`, laid out flat by default."""
    tensors = as_tensors((arr, values))
    return torch.cat([x.reshape(-1) for x in tensors]) if axis is None else torch.cat(tensors, axis)


@op
@shape_errors
def stack(arrays, axis=0):
    """Arrays along a new axis. arrays: n of [...] -> [..., n, ...]. ValueError if the shapes differ."""
    return torch.stack(as_tensors(arrays), axis)


@op
@shape_errors
def column_stack(tup):
    """Vectors and matrices side by side. n of [rows] or [rows, m] -> [rows, sum of m]."""
    return torch.column_stack(as_tensors(tup))


@op
@shape_errors
def hstack(tup):
    """Arrays behind each other along the second axis, the first of vectors. n of [k, m, ...] -> [k, sum of m, ...]."""
    return torch.hstack(as_tensors(tup))


@op
@shape_errors
def vstack(tup):
    """Arrays below each other, vectors as rows. n of [m, ...] or [k] -> [sum of m, ...]."""
    return torch.vstack(as_tensors(tup))


@op
@shape_errors
def dstack(tup):
    """Arrays behind each other along the third axis. n of [k, m, ...] or [m] -> [k, m, n]."""
    return torch.dstack(as_tensors(tup))


# -- one made several --------------------------------------------------------------------------------------------------


@op
@shape_errors
def split(x, indices_or_sections, axis=0):
    """Parts along an axis: a number of equal ones, or cut at the given places.

    x: [..., n, ...] -> a tuple of equal parts; a list of those between the places.

    Raises:
        ValueError: if the parts cannot be equal, or one would be empty.
    """
    return _split("split", x, indices_or_sections, axis)


@op
@shape_errors
def array_split(x, indices_or_sections, axis=0):
    """As :func:`split`; the first parts are longer by one where they cannot be equal."""
    if not isinstance(indices_or_sections, int):
        return _split("array_split", x, indices_or_sections, axis)
    x = as_tensor(x)
    size = x.shape[check_axis("array_split", axis, x.ndim)]
    if not 0 < indices_or_sections <= size:
        raise ValueError(f"For 'array_split', there must be 1 to {size} parts, but got {indices_or_sections}.")
    return torch.tensor_split(x, indices_or_sections, axis)


@op
@shape_errors
def vsplit(x, indices_or_sections):
    """:func:`split` along the first axis."""
    return _split("vsplit", x, indices_or_sections, 0)


@op
@shape_errors
def hsplit(x, indices_or_sections):
    """:func:`split` along the second axis."""
    return _split("hsplit", x, indices_or_sections, 1)


@op
@shape_errors
def dsplit(x, indices_or_sections):
    """:func:`split` along the third axis."""
    return _split("dsplit", x, indices_or_sections, 2)


def _split(name, x, indices_or_sections, axis):
    x = as_tensor(x)
    axis = check_axis(name, axis, x.ndim)
    if isinstance(indices_or_sections, int):
        return equal_parts(name, x, axis, indices_or_sections)
    parts = list(torch.tensor_split(x, list(indices_or_sections), axis))
    if any(part.shape[axis] == 0 for part in parts):
        raise ValueError(f"For '{name}', no part must be empty, but got the places {indices_or_sections}.")
    return parts
