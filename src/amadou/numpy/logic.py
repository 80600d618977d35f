"""Comparisons, tests of every element, logic. Results are bool, or of the dtype that is asked for."""

import torch

from .._boundary import op
from ..kernels import reduction
from ..ops._errors import shape_errors
from ._arrays import as_pair, as_tensor, binary, cast


@op
def equal(x1, x2, dtype=None):
    """``x1 == x2``. x1, x2: [...] array-likes, broadcast to each other -> bool."""
    return binary(torch.eq, x1, x2, dtype)


@op
def not_equal(x1, x2, dtype=None):
    """``x1 != x2``; as :func:`equal`."""
    return binary(torch.ne, x1, x2, dtype)


@op
def less(x1, x2, dtype=None):
    """``x1 < x2``; as :func:`equal`."""
    return binary(torch.lt, x1, x2, dtype)


@op
def less_equal(x1, x2, dtype=None):
    """``x1 <= x2``; as :func:`equal`."""
    return binary(torch.le, x1, x2, dtype)


@op
def greater(x1, x2, dtype=None):
    """``x1 > x2``; as :func:`equal`."""
    return binary(torch.gt, x1, x2, dtype)


@op
def greater_equal(x1, x2, dtype=None):
    """``x1 >= x2``; as :func:`equal`."""
    return binary(torch.ge, x1, x2, dtype)


@op
def logical_and(x1, x2, dtype=None):
    """Whether both are unequal to zero; as :func:`equal`."""
    return binary(torch.logical_and, x1, x2, dtype)


@op
def logical_or(x1, x2, dtype=None):
    """Whether one or both are unequal to zero; as :func:`equal`."""
    return binary(torch.logical_or, x1, x2, dtype)


@op
def logical_xor(x1, x2, dtype=None):
    """Whether exactly one is unequal to zero; as :func:`equal`."""
    return binary(torch.logical_xor, x1, x2, dtype)


@op
def logical_not(a, dtype=None):
    """Whether an element is zero. a: [...] -> bool."""
    return cast(as_tensor(a) == 0, dtype)


@op
def isfinite(x, dtype=None):
    """Whether an element is neither infinite nor NaN. x: [...] -> bool."""
    return cast(torch.isfinite(as_tensor(x)), dtype)


@op
def isinf(x, dtype=None):
    """Whether an element is infinite. x: [...] -> bool."""
    return cast(torch.isinf(as_tensor(x)), dtype)


@op
def isnan(x, dtype=None):
    """Whether an element is NaN. x: [...] -> bool."""
    return cast(torch.isnan(as_tensor(x)), dtype)


@op
@shape_errors
def isneginf(x):
    """Whether an element is minus infinity. x: [...] real -> bool."""
    return torch.isneginf(as_tensor(x))


@op
@shape_errors
def isposinf(x):
    """Whether an element is plus infinity. x: [...] real -> bool."""
    return torch.isposinf(as_tensor(x))


@op
@shape_errors
def signbit(x, dtype=None):
    """Whether an element is below 0, so that -0.0 counts as positive. x: [...] real -> bool."""
    return cast(as_tensor(x) < 0, dtype)


@op
@shape_errors
def isclose(a, b, rtol=1e-05, atol=1e-08, equal_nan=False):
    """Whether ``|a - b| <= atol + rtol * |b|``. a, b: [...], broadcast to each other -> bool.

    Args:
        equal_nan: whether NaN is close to NaN.
    """
    return torch.isclose(*as_pair(a, b), rtol, atol, equal_nan)


@op
def array_equal(a1, a2, equal_nan=False):
    """Whether two arrays have the same shape and elements. -> [] bool.

    Args:
        equal_nan: whether NaN equals NaN.
    """
    x, y = as_pair(a1, a2)
    if x.shape != y.shape:
        return torch.zeros((), dtype=torch.bool, device=x.device)
    same = x == y
    return torch.all((same | (torch.isnan(x) & torch.isnan(y))) if equal_nan else same)


@op
def array_equiv(a1, a2):
    """Whether two arrays are equal when they are broadcast to each other. -> [] bool, False if they cannot be."""
    x, y = as_pair(a1, a2)
    try:
        return torch.all(x == y)
    except RuntimeError:  # shapes that cannot be broadcast
        return torch.zeros((), dtype=torch.bool, device=x.device)


@op
@shape_errors
def sometrue(a, axis=None, keepdims=False):
    """Whether any element is unequal to zero. a: [...] -> bool, a without ``axis``, None for every axis."""
    return reduction.reduce_any(as_tensor(a), axis, keepdims)


@op
def in1d(ar1, ar2, invert=False):
    """Whether an element of ar1 is in ar2, or is not with ``invert``. ar1: [...], n elements -> bool [n]."""
    return _is_in(ar1, ar2, invert).reshape(-1)


@op
def isin(element, test_elements, invert=False):
    """Whether an element is in ``test_elements``, or is not with ``invert``. element: [...] -> bool, same shape."""
    return _is_in(element, test_elements, invert)


@op
def isscalar(element):
    """Whether ``element`` is a number, a bool or a text, and no Tensor. -> Python bool."""
    return isinstance(element, int | float | complex | str)


def _is_in(x, y, invert):
    x, y = as_pair(x, y)
    if x.dtype is torch.bool:  # for which torch.isin has no kernel
        x, y = x.byte(), y.byte()
    return torch.isin(x, y, invert=invert)
