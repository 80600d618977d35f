"""Sums, means, extremes and running sums. ``axis`` is an int, a tuple or list of ints, or None for every axis."""

import builtins

import torch

from .._boundary import op
from ..kernels import promotion
from ..kernels import reduction as kernels
from ..kernels.promotion import WIDE_UNSIGNED
from ..ops._errors import shape_errors
from ._arrays import as_dtype, as_float, as_pair, as_tensor, cast

# torch sums small integers in int64, MindSpore in int32, and unsigned ones in unsigned
_RUNNING_SUM = dict.fromkeys((torch.bool, torch.uint8, torch.int8, torch.int16), torch.int32)
_RUNNING_PRODUCT = _RUNNING_SUM | {torch.uint8: torch.uint32, torch.uint16: torch.uint32}


@op
@shape_errors
def sum(a, axis=None, dtype=None, keepdims=False, initial=None):
    """The sum. a: [...] -> a without ``axis`` (size 1 there with ``keepdims``), int64 for integers and bool.

    Args:
        dtype: what the sum is computed in.
        initial: a number that is added.
    """
    a, kind = as_tensor(a), as_dtype(dtype)
    if a.dtype in WIDE_UNSIGNED:  # torch has no kernel for them
        total = torch.sum(a.long(), kernels.as_axis(axis), keepdims).to(kind or a.dtype)
    else:
        total = torch.sum(a, kernels.as_axis(axis), keepdims, dtype=kind)
    return total if initial is None else cast(promotion.binary(torch.add, total, initial), dtype)


@op
@shape_errors
def mean(a, axis=None, keepdims=False, dtype=None):
    """The mean. a: [...] -> a without ``axis``, dtype of a: that of integers is rounded towards zero.

    Args:
        dtype: what the mean is cast to.
    """
    return cast(kernels.reduce_mean(as_tensor(a), axis, keepdims), dtype)


@op
@shape_errors
def average(x, axis=None, weights=None, returned=False):
    """The mean, or the sum of x times ``weights`` over the sum of the weights. x: [...] -> x without ``axis``.

    weights: [...] as x, or [n] for an ``axis`` of size n.

    Args:
        returned: whether the sum of the weights is returned too, in the shape of the result.

    Raises:
        TypeError: if the shapes differ and there is no one axis.
        ValueError: if weights do not have the size of the axis.
    """
    x = as_tensor(x)
    if weights is None:
        result = kernels.reduce_mean(x, axis)
        total = torch.full_like(result, x.numel() // builtins.max(result.numel(), 1))
        return (result, total) if returned else result
    x, weights = as_pair(x, weights)
    total = torch.sum(_along("average", weights, x, axis), kernels.as_axis(axis))
    result = torch.sum(x * _along("average", weights, x, axis), kernels.as_axis(axis))
    result = result / total if x.is_floating_point() else torch.div(result, total, rounding_mode="trunc")
    return (result, total.expand(result.shape)) if returned else result


def _along(name, weights, x, axis):
    """weights in the shape of x: themselves, or [n] laid along the axis."""
    if weights.shape == x.shape:
        return weights
    if not isinstance(axis, int):
        raise TypeError(f"For '{name}', 'axis' must be an int where weights have another shape, but got {axis}.")
    if weights.ndim != 1 or len(weights) != x.shape[axis]:
        raise ValueError(f"For '{name}', 'weights' must have the shape ({x.shape[axis]},), not {tuple(weights.shape)}.")
    return weights.reshape(-1, *[1] * (x.ndim - axis % x.ndim - 1)).expand(x.shape)


@op
@shape_errors
def std(x, axis=None, ddof=0, keepdims=False):
    """The standard deviation, of n - ddof degrees of freedom. x: [...] -> x without ``axis``, float32 for integers."""
    return torch.std(as_float(x), kernels.as_axis(axis), correction=ddof, keepdim=keepdims)


@op
@shape_errors
def var(x, axis=None, ddof=0, keepdims=False):
    """The variance; as :func:`std`."""
    return torch.var(as_float(x), kernels.as_axis(axis), correction=ddof, keepdim=keepdims)


@op
@shape_errors
def amax(a, axis=None, keepdims=False, initial=None, where=True):
    """The largest element. a: [...] number -> a without ``axis``, dtype of a.

    Args:
        initial: what the result is not below.
        where: bool array, broadcast to a: the elements that are looked at. Needs ``initial``.

    Raises:
        TypeError: for bool.
        ValueError: for ``where`` without ``initial``.
    """
    return kernels.reduce_max(_bounded("amax", a, initial, where, torch.maximum), axis, keepdims)


max = amax


@op
@shape_errors
def amin(a, axis=None, keepdims=False, initial=None, where=True):
    """The smallest element, not above ``initial``; as :func:`amax`."""
    return kernels.reduce_min(_bounded("amin", a, initial, where, torch.minimum), axis, keepdims)


min = amin


def _bounded(name, a, initial, where, combine):
    a = as_tensor(a)
    if a.dtype is torch.bool:
        raise TypeError(f"For '{name}', 'a' must be an array of numbers, but got one of bool.")
    mask = None if where is True else as_tensor(where, torch.bool)
    return kernels.bounded(name, a, initial, mask, combine).to(a.dtype)


@op
@shape_errors
def ptp(x, axis=None, keepdims=False):
    """The largest element minus the smallest. x: [...] number -> x without ``axis``, dtype of x."""
    x = as_tensor(x)
    return kernels.reduce_max(x, axis, keepdims) - kernels.reduce_min(x, axis, keepdims)


@op
@shape_errors
def argmax(a, axis=None):
    """Where the largest element is, in a laid out flat without an axis. a: [...] -> int64."""
    return kernels.argmax(as_tensor(a), axis)


@op
@shape_errors
def argmin(a, axis=None):
    """Where the smallest element is, in a laid out flat without an axis. a: [...] -> int32."""
    return kernels.argmin(as_tensor(a), axis).int()


@op
@shape_errors
def count_nonzero(x, axis=None, keepdims=False):
    """How many elements are unequal to zero. x: [...] -> x without ``axis``, int32."""
    return kernels.count_nonzero(as_tensor(x), axis, keepdims).int()


# -- running -----------------------------------------------------------------------------------------------------------


@op
@shape_errors
def cumsum(a, axis=None, dtype=None):
    """The sums of the elements up to each one. a: [...] -> same; without an axis [n], a laid out flat.

    bool and integers of fewer than 32 bits are summed in int32.
    """
    return _running(torch.cumsum, a, axis, dtype, _RUNNING_SUM)


@op
@shape_errors
def cumprod(a, axis=None, dtype=None):
    """The products of the elements up to each one; as :func:`cumsum`, uint32 for small unsigned integers."""
    return _running(torch.cumprod, a, axis, dtype, _RUNNING_PRODUCT)


@op
@shape_errors
def nancumsum(a, axis=None, dtype=None):
    """As :func:`cumsum`, with NaN counted as 0."""
    return _running(torch.cumsum, _nan_as_zero(a), axis, dtype, _RUNNING_SUM)


def _running(fn, a, axis, dtype, widened):
    a = as_tensor(a)
    if axis is None:
        a, axis = a.reshape(-1), 0
    narrow = as_dtype(dtype) or widened.get(a.dtype, a.dtype)
    # torch has no kernel for wide unsigned integers
    return fn(a, axis, dtype=torch.int64).to(narrow) if narrow in WIDE_UNSIGNED else fn(a, axis, dtype=narrow)


# -- without NaN -------------------------------------------------------------------------------------------------------


@op
@shape_errors
def nansum(a, axis=None, dtype=None, keepdims=False):
    """The sum of all that is not NaN. a: [...] -> a without ``axis``, dtype of a."""
    return cast(kernels.reduce_sum(_nan_as_zero(a), axis, keepdims), dtype)


@op
@shape_errors
def nanmax(a, axis=None, dtype=None, keepdims=False):
    """The largest element that is not NaN; NaN where there is none. a: [...] real -> a without ``axis``, dtype of a."""
    return cast(_extreme_without_nan(kernels.reduce_max, a, -float("inf"), axis, keepdims), dtype)


@op
@shape_errors
def nanmin(a, axis=None, dtype=None, keepdims=False):
    """The smallest element that is not NaN; as :func:`nanmax`."""
    return cast(_extreme_without_nan(kernels.reduce_min, a, float("inf"), axis, keepdims), dtype)


@op
@shape_errors
def nanmean(a, axis=None, dtype=None, keepdims=False):
    """The mean of all that is not NaN. a: [...] real -> a without ``axis``, float32; float64 stays."""
    a = as_tensor(a)
    a = a if a.dtype is torch.float64 else a.float()
    return cast(torch.nanmean(a, kernels.as_axis(axis), keepdims), dtype)


@op
@shape_errors
def nanvar(a, axis=None, dtype=None, ddof=0, keepdims=False):
    """The variance of all that is not NaN, over n - ddof of them. a: [...] real -> a without ``axis``, float32."""
    return cast(_variance_without_nan(a, axis, ddof, keepdims), dtype)


@op
@shape_errors
def nanstd(a, axis=None, dtype=None, ddof=0, keepdims=False):
    """The standard deviation of all that is not NaN; as :func:`nanvar`."""
    return cast(torch.sqrt(_variance_without_nan(a, axis, ddof, keepdims)), dtype)


def _nan_as_zero(a):
    a = as_tensor(a)
    return torch.where(torch.isnan(a), 0, a) if a.is_floating_point() else a


def _extreme_without_nan(reduce, a, lowest, axis, keepdims):
    a = as_tensor(a)
    if not a.is_floating_point():
        return reduce(a, axis, keepdims)
    is_nan = torch.isnan(a)
    extreme = reduce(a.masked_fill(is_nan, lowest), axis, keepdims)
    return extreme.masked_fill(kernels.reduce_all(is_nan, axis, keepdims), float("nan"))


def _variance_without_nan(a, axis, ddof, keepdims):
    a, axis = as_tensor(a).float(), kernels.as_axis(axis)
    distance = a - torch.nanmean(a, axis, keepdim=True)
    count = torch.sum(~torch.isnan(a), axis, keepdims)
    return torch.nansum(distance * distance, axis, keepdims) / (count - ddof)
