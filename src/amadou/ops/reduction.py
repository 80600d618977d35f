"""Reductions: functions of all elements along an axis, and of those up to each element.

``axis`` and ``dim`` are an int, a tuple or list of ints, or None; None and an empty tuple mean every axis. The axes
that are reduced keep the size 1 with ``keepdims``, ``keepdim`` or ``keep_dims``. An axis out of range is a ValueError.
"""

import torch

from .. import dtype as mstype
from .._boundary import op
from ..kernels import reduction as kernels
from ._errors import shape_errors

# -- sums and means ----------------------------------------------------------------------------------------------------


@op
@shape_errors
def sum(input, dim=None, keepdim=False, *, dtype=None):
    """The sum over ``dim``. input: [...] -> input without ``dim``, of ``dtype``: that of input, int64 for integers.

    >>> import amadou as ms
    >>> print(ms.ops.sum(ms.Tensor([[1.0, 2.0], [3.0, 4.0]]), 1))
    [3. 7.]
    """
    return torch.sum(input, dim, keepdim, dtype=mstype.to_torch(dtype))


@op
@shape_errors
def mean(x, axis=None, keep_dims=False):
    """The mean over ``axis``. x: [...] number -> x without ``axis``, same dtype; of integers rounded towards zero.

    >>> import amadou as ms
    >>> print(ms.ops.mean(ms.Tensor([[1.0, 2.0], [3.0, 4.0]]), 1))
    [1.5 3.5]
    """
    return kernels.reduce_mean(x, axis, keep_dims)


@op
@shape_errors
def nansum(input, axis=None, keepdims=False, *, dtype=None):
    """The sum over ``axis`` of what is not NaN. input: [...] number -> input without ``axis``, same or ``dtype``.

    >>> import amadou as ms
    >>> print(ms.ops.nansum(ms.Tensor([1.0, float("nan"), 3.0])))
    4.0
    """
    return kernels.reduce_nansum(input, axis, keepdims, mstype.to_torch(dtype))


@op
@shape_errors
def nanmean(input, axis=None, keepdims=False, *, dtype=None):
    """The mean over ``axis`` of what is not NaN. input: [...] float -> input without ``axis``, same or ``dtype``.

    >>> import amadou as ms
    >>> print(ms.ops.nanmean(ms.Tensor([1.0, float("nan"), 3.0])))
    2.0
    """
    return torch.nanmean(input, axis, keepdims, dtype=mstype.to_torch(dtype))


@op
@shape_errors
def prod(input, axis=None, keep_dims=False, dtype=None):
    """The product over ``axis``. input: [...] -> without ``axis``, of ``dtype``.

    That is by default the dtype of input, and int64 for integers unless ``axis`` is a tuple or list.

    >>> import amadou as ms
    >>> print(ms.ops.prod(ms.Tensor([[1.0, 2.0], [3.0, 4.0]]), 1))
    [ 2. 12.]
    """
    if dtype is None and isinstance(axis, tuple | list):
        return kernels.reduce_prod_as_is(input, axis, keep_dims)
    return kernels.reduce_prod(input, axis, keep_dims, mstype.to_torch(dtype))


@op
@shape_errors
def logsumexp(input, dim, keepdim=False):
    """``log(sum(exp(input)))`` over ``dim``, without overflow. input: [...] float -> without ``dim``, same dtype.

    >>> import amadou as ms
    >>> print(ms.ops.logsumexp(ms.Tensor([1.0, 1.0]), 0))
    1.6931472
    """
    axis = kernels.as_axis(dim)
    return torch.logsumexp(input, tuple(range(input.ndim)) if axis is None else axis, keepdim)


@op
@shape_errors
def count_nonzero(x, axis=(), keep_dims=False, dtype=mstype.int32):
    """How many elements are unequal to zero, over ``axis``. x: [...] -> x without ``axis``, of ``dtype``.

    >>> import amadou as ms
    >>> print(ms.ops.count_nonzero(ms.Tensor([[1, 0], [2, 3]]), 1))
    [1 2]
    """
    return kernels.count_nonzero(x, axis, keep_dims).to(mstype.to_torch(dtype))


# -- truth -------------------------------------------------------------------------------------------------------------


@op
@shape_errors
def all(input, axis=None, keep_dims=False):
    """Whether all elements over ``axis`` are unequal to zero. input: [...] -> input without ``axis``, bool.

    >>> import amadou as ms
    >>> print(ms.ops.all(ms.Tensor([[True, False], [True, True]]), 1))
    [False  True]
    """
    return kernels.reduce_all(input, axis, keep_dims)


@op
@shape_errors
def any(input, axis=None, keep_dims=False):
    """Whether any element over ``axis`` is unequal to zero. input: [...] -> input without ``axis``, bool.

    >>> import amadou as ms
    >>> print(ms.ops.any(ms.Tensor([[True, False], [False, False]]), 1))
    [ True False]
    """
    return kernels.reduce_any(input, axis, keep_dims)


# -- the largest and the smallest --------------------------------------------------------------------------------------


@op
@shape_errors
def max(input, axis=None, keepdims=False, *, initial=None, where=None):
    """The largest elements along one axis, and where they are. input: [...] -> without ``axis``: same dtype, int64.

    Without an axis: the largest of all, and the index 0.

    Args:
        initial: no result is smaller than this number.
        where: bool Tensor, broadcast to input: ``initial`` stands in for the elements where it is False.

    >>> import amadou as ms
    >>> values, places = ms.ops.max(ms.Tensor([[1.0, 5.0], [3.0, 4.0]]), 1)
    >>> print(values, places)
    [5. 4.] [1 1]
    """
    return kernels.max_with_index(kernels.bounded("max", input, initial, where, torch.maximum), axis, keepdims)


@op
@shape_errors
def min(input, axis=None, keepdims=False, *, initial=None, where=None):
    """The smallest elements along one axis, and where they are. input: [...] -> without ``axis``: same dtype, int64.

    Without an axis: the smallest of all, and the index 0. ``initial`` and ``where`` as in :func:`max`.

    >>> import amadou as ms
    >>> values, places = ms.ops.min(ms.Tensor([[1.0, 5.0], [3.0, 4.0]]), 1)
    >>> print(values, places)
    [1. 3.] [0 0]
    """
    return kernels.min_with_index(kernels.bounded("min", input, initial, where, torch.minimum), axis, keepdims)


@op
@shape_errors
def amax(input, axis=None, keepdims=False, *, initial=None, where=None):
    """The largest elements over ``axis``. input: [...] -> input without ``axis``, same dtype.

    ``initial`` and ``where`` as in :func:`max`.

    Raises:
        ValueError: for ``where`` without ``initial``.

    >>> import amadou as ms
    >>> print(ms.ops.amax(ms.Tensor([[1.0, 5.0], [3.0, 4.0]]), 1))
    [5. 4.]
    """
    return kernels.reduce_max(kernels.bounded("amax", input, initial, where, torch.maximum), axis, keepdims)


@op
@shape_errors
def amin(input, axis=None, keepdims=False, *, initial=None, where=None):
    """The smallest elements over ``axis``. input: [...] -> input without ``axis``, same dtype.

    ``initial`` and ``where`` as in :func:`max`.

    Raises:
        ValueError: for ``where`` without ``initial``.

    >>> import amadou as ms
    >>> print(ms.ops.amin(ms.Tensor([[1.0, 5.0], [3.0, 4.0]]), 1))
    [1. 3.]
    """
    return kernels.reduce_min(kernels.bounded("amin", input, initial, where, torch.minimum), axis, keepdims)


@op
@shape_errors
def aminmax(input, *, axis=0, keepdims=False):
    """The smallest and the largest elements along one axis, or of all for None, NaN left out where there are others.

    input: [...] -> two of it without ``axis`` (size 1 with ``keepdims``), same dtype.

    >>> import amadou as ms
    >>> low, high = ms.ops.aminmax(ms.Tensor([[9.0, 3.0], [5.0, float("nan")]]), axis=1)
    >>> print(low, high)
    [3. 5.] [9. 5.]
    """
    return kernels.aminmax(input, axis, keepdims)


@op
@shape_errors
def argmax(input, dim=None, keepdim=False):
    """Where the largest element is; in input laid out flat without ``dim``. input: [...] -> without ``dim``, int64.

    >>> import amadou as ms
    >>> print(ms.ops.argmax(ms.Tensor([[1.0, 5.0], [3.0, 4.0]]), 1))
    [1 1]
    """
    return kernels.argmax(input, dim, keepdim)


@op
@shape_errors
def argmin(input, axis=None, keepdims=False):
    """Where the smallest element is; in input laid out flat without an axis. input: [...] -> without it, int32.

    >>> import amadou as ms
    >>> print(ms.ops.argmin(ms.Tensor([[1.0, 5.0], [3.0, 2.0]]), 1))
    [0 1]
    """
    return kernels.argmin(input, axis, keepdims).int()


# -- spread ------------------------------------------------------------------------------------------------------------


@op
@shape_errors
def std(input, axis=None, ddof=0, keepdims=False):
    """The standard deviation over ``axis``, of n elements divided by n - ddof. input: [...] float -> same dtype.

    Raises:
        TypeError: if input is no float Tensor, or ddof neither int nor bool.

    >>> import amadou as ms
    >>> print(ms.ops.std(ms.Tensor([1.0, 2.0, 3.0]), ddof=1))
    1.0
    """
    kernels.check_spread("std", input, ddof)
    return torch.std(input, kernels.as_axis(axis), correction=ddof, keepdim=keepdims)


@op
@shape_errors
def var(input, axis=None, ddof=0, keepdims=False):
    """The variance over ``axis``; arguments and errors as :func:`std`. input: [...] float -> same dtype.

    >>> import amadou as ms
    >>> print(ms.ops.var(ms.Tensor([1.0, 2.0, 3.0]), ddof=1))
    1.0
    """
    kernels.check_spread("var", input, ddof)
    return torch.var(input, kernels.as_axis(axis), correction=ddof, keepdim=keepdims)


@op
@shape_errors
def std_mean(input, axis=None, ddof=0, keepdims=False):
    """Standard deviation and mean over ``axis``; arguments and errors as :func:`std`. input: [...] float -> two.

    >>> import amadou as ms
    >>> print(ms.ops.std_mean(ms.Tensor([1.0, 2.0, 3.0])))
    (Tensor(shape=[], dtype=Float32, value= 0.816497), Tensor(shape=[], dtype=Float32, value= 2))
    """
    kernels.check_spread("std_mean", input, ddof)
    return torch.std_mean(input, kernels.as_axis(axis), correction=ddof, keepdim=keepdims)


@op
@shape_errors
def var_mean(input, axis=None, ddof=0, keepdims=False):
    """Variance and mean over ``axis``; arguments and errors as :func:`std`. input: [...] float -> two.

    >>> import amadou as ms
    >>> print(ms.ops.var_mean(ms.Tensor([1.0, 2.0, 3.0])))
    (Tensor(shape=[], dtype=Float32, value= 0.666667), Tensor(shape=[], dtype=Float32, value= 2))
    """
    kernels.check_spread("var_mean", input, ddof)
    return torch.var_mean(input, kernels.as_axis(axis), correction=ddof, keepdim=keepdims)


@op
@shape_errors
def median(input, axis=-1, keepdims=False):
    """The lower median along one axis, and where it is. input: [...] -> without ``axis``: same dtype, int64.

    >>> import amadou as ms
    >>> print(ms.ops.median(ms.Tensor([[1.0, 5.0, 3.0]]), 1))
    (Tensor(shape=[1], dtype=Float32, value= [ 3.00000000e+00]), Tensor(shape=[1], dtype=Int64, value= [2]))
    """
    return kernels.median(input, axis, keepdims)


@op
@shape_errors
def nanmedian(input, axis=-1, keepdims=False):
    """The lower median of what is not NaN, and where it is. input: [...] -> without ``axis``: same dtype, int64.

    >>> import amadou as ms
    >>> print(ms.ops.nanmedian(ms.Tensor([1.0, float("nan"), 3.0])))
    (Tensor(shape=[], dtype=Float32, value= 1), Tensor(shape=[], dtype=Int64, value= 0))
    """
    return kernels.median(input, axis, keepdims, ignore_nan=True)


@op
@shape_errors
def quantile(input, q, axis=None, keepdims=False):
    """The elements below which the parts ``q`` of all lie, interpolated. input: [...] float -> [q..., ...] same dtype.

    Args:
        q: a number or a Tensor [k] of them, in [0, 1].

    >>> import amadou as ms
    >>> print(ms.ops.quantile(ms.Tensor([1.0, 2.0, 3.0]), 0.25))
    1.5
    """
    return kernels.quantile(input, q, axis, keepdims)


@op
@shape_errors
def nanquantile(input, q, axis=None, keepdims=False):
    """As :func:`quantile`, without the elements that are NaN. input: [...] float -> [q..., ...] same dtype.

    >>> import amadou as ms
    >>> print(ms.ops.nanquantile(ms.Tensor([1.0, float("nan"), 3.0]), 0.5))
    2.0
    """
    return kernels.quantile(input, q, axis, keepdims, ignore_nan=True)


@op
def histc(input, bins=100, min=0.0, max=0.0):
    """How many elements lie in each of ``bins`` equal parts of [min, max]. input: [...] -> [bins], same dtype.

    With ``min`` equal to ``max`` the limits are those of the elements.

    >>> import amadou as ms
    >>> print(ms.ops.histc(ms.Tensor([1.0, 2.0, 2.0, 3.0]), 3))
    [1. 2. 1.]
    """
    return kernels.histogram(input, bins, min, max)


@op
@shape_errors
def bincount(input, weights=None, minlength=0):
    """How often each of 0, 1, 2, … occurs, or the sums of their weights.

    input: [n] integer >= 0; weights: [n] -> [max(input) + 1, but not less than minlength], float32 or that of weights.

    >>> import amadou as ms
    >>> print(ms.ops.bincount(ms.Tensor([0, 1, 1, 3])))
    [1. 2. 0. 1.]
    """
    return kernels.bincount(input, weights, minlength)


@op
def cov(input, *, correction=1, fweights=None, aweights=None):
    """The covariances of the rows. input: [variables, observations] or [observations] -> [variables, variables] or [].

    Args:
        correction: what is subtracted from the number of observations.
        fweights: [observations] integer: how often each one counts.
        aweights: [observations] float: how much each one weighs.

    >>> import amadou as ms
    >>> print(ms.ops.cov(ms.Tensor([[1.0, 2.0, 3.0], [3.0, 2.0, 1.0]])))
    [[ 1. -1.]
     [-1.  1.]]
    """
    return torch.cov(input, correction=correction, fweights=fweights, aweights=aweights)


# -- running -----------------------------------------------------------------------------------------------------------


@op
@shape_errors
def cumsum(x, axis, dtype=None):
    """The sums of the elements up to each one. x: [...] number -> same, or of ``dtype``.

    Raises:
        TypeError: for sums in bool.
        ValueError: for a 0-d Tensor.

    >>> import amadou as ms
    >>> print(ms.ops.cumsum(ms.Tensor([1, 2, 3]), 0))
    [1 3 6]
    """
    return kernels.cumulative_sum(x, axis, dtype=mstype.to_torch(dtype))


@op
@shape_errors
def cumprod(input, dim, dtype=None):
    """The products of the elements up to each one. input: [...] number -> same, int64 for integers, or of ``dtype``.

    >>> import amadou as ms
    >>> print(ms.ops.cumprod(ms.Tensor([1.0, 2.0, 3.0]), 0))
    [1. 2. 6.]
    """
    return torch.cumprod(input, dim, dtype=mstype.to_torch(dtype))


@op
@shape_errors
def cummax(input, axis):
    """The largest of the elements up to each one, and where it is. input: [...] -> same, and int64.

    >>> import amadou as ms
    >>> values, places = ms.ops.cummax(ms.Tensor([1.0, 3.0, 2.0]), 0)
    >>> print(values, places)
    [1. 3. 3.] [0 1 1]
    """
    return tuple(torch.cummax(input, axis))


@op
@shape_errors
def cummin(input, axis):
    """The smallest of the elements up to each one, and where it is. input: [...] -> same, and int32.

    >>> import amadou as ms
    >>> values, places = ms.ops.cummin(ms.Tensor([3.0, 1.0, 2.0]), 0)
    >>> print(values, places)
    [3. 1. 1.] [0 1 1]
    """
    values, indices = torch.cummin(input, axis)
    return values, indices.int()


@op
@shape_errors
def logcumsumexp(input, axis):
    """``log(cumsum(exp(input)))``, without overflow. input: [...] float -> same.

    >>> import amadou as ms
    >>> print(ms.ops.logcumsumexp(ms.Tensor([0.0, 0.0, 0.0]), 0))
    [0.        0.6931472 1.0986123]
    """
    return torch.logcumsumexp(input, axis)


@op
@shape_errors
def diff(x, n=1, axis=-1, prepend=None, append=None):
    """The differences of neighbours, taken n times. x: [..., d, ...] -> [..., d - n, ...], same dtype.

    Args:
        prepend, append: Tensors that are joined to x along ``axis`` first.

    >>> import amadou as ms
    >>> print(ms.ops.diff(ms.Tensor([1, 4, 9])))
    [3 5]
    """
    return torch.diff(x, n, axis, prepend, append)


@op
@shape_errors
def diff_ext(input, n=1, dim=-1, prepend=None, append=None):
    """As :func:`diff`. input: [..., d, ...] -> [..., d - n, ...], same dtype.

    >>> import amadou as ms
    >>> print(ms.ops.diff_ext(ms.Tensor([1, 4, 9])))
    [3 5]
    """
    return torch.diff(input, n, dim, prepend, append)


@op
@shape_errors
def trapz(y, x=None, *, dx=1.0, dim=-1):
    """The integral of y over ``dim`` by the trapezoid rule. y: [...] -> y without ``dim``, float.

    Args:
        x: the places of the elements, [d] or as y; by default they are ``dx`` apart.

    >>> import amadou as ms
    >>> print(ms.ops.trapz(ms.Tensor([1.0, 2.0, 3.0])))
    4.0
    """
    return torch.trapezoid(y, dx=dx, dim=dim) if x is None else torch.trapezoid(y, x, dim=dim)


# -- the Primitives with their defaults --------------------------------------------------------------------------------


@op
@shape_errors
def reduce_sum(x, axis=()):
    """The sum over ``axis``. x: [...] -> x without ``axis``, same dtype; bool stays bool.

    >>> import amadou as ms
    >>> print(ms.ops.reduce_sum(ms.Tensor([[1.0, 2.0], [3.0, 4.0]]), 1))
    [3. 7.]
    """
    return kernels.reduce_sum(x, axis)


@op
@shape_errors
def reduce_mean(x, axis=()):
    """The mean over ``axis``; as :func:`mean`.

    >>> import amadou as ms
    >>> print(ms.ops.reduce_mean(ms.Tensor([[1.0, 2.0], [3.0, 4.0]]), 1))
    [1.5 3.5]
    """
    return kernels.reduce_mean(x, axis)


@op
@shape_errors
def reduce_max(x, axis=()):
    """The largest elements over ``axis``. x: [...] -> x without ``axis``, same dtype.

    >>> import amadou as ms
    >>> print(ms.ops.reduce_max(ms.Tensor([[1.0, 5.0], [3.0, 4.0]]), 1))
    [5. 4.]
    """
    return kernels.reduce_max(x, axis)


@op
@shape_errors
def reduce_min(x, axis=()):
    """The smallest elements over ``axis``. x: [...] -> x without ``axis``, same dtype.

    >>> import amadou as ms
    >>> print(ms.ops.reduce_min(ms.Tensor([[1.0, 5.0], [3.0, 4.0]]), 1))
    [1. 3.]
    """
    return kernels.reduce_min(x, axis)
