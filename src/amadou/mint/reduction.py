"""Reductions with mint's arguments: ``dim`` is an int, a tuple or list of ints, or None for every axis.

The axes that are reduced keep the size 1 with ``keepdim``. An axis out of range is a ValueError.
"""

import torch

from .. import dtype as mstype
from .._boundary import op
from ..kernels import reduction as kernels
from ..ops._errors import shape_errors

# -- sums and means ----------------------------------------------------------------------------------------------------


@op
@shape_errors
def mean(input, dim=None, keepdim=False, *, dtype=None):
    """The mean over ``dim``. input: [...] number -> without ``dim``, of ``dtype``; of integers rounded towards zero."""
    return kernels.reduce_mean(input if dtype is None else input.to(mstype.to_torch(dtype)), dim, keepdim)


@op
@shape_errors
def prod(input, dim=None, keepdim=False, *, dtype=None):
    """The product over ``dim``. input: [...] -> without ``dim``, of ``dtype``: that of input, int64 for integers."""
    return kernels.reduce_prod(input, dim, keepdim, mstype.to_torch(dtype))


@op
@shape_errors
def nansum(input, dim=None, keepdim=False, *, dtype=None):
    """The sum over ``dim`` of what is not NaN. input: [...] number -> without ``dim``, same or of ``dtype``."""
    return kernels.reduce_nansum(input, dim, keepdim, mstype.to_torch(dtype))


@op
@shape_errors
def count_nonzero(input, dim=None):
    """How many elements are unequal to zero, over ``dim``. input: [...] -> without ``dim``, int64."""
    return kernels.count_nonzero(input, dim)


# -- truth -------------------------------------------------------------------------------------------------------------


@op
@shape_errors
def all(input, dim=None, keepdim=False):
    """Whether all elements over ``dim`` are unequal to zero. input: [...] -> without ``dim``, bool."""
    return kernels.reduce_all(input, dim, keepdim)


@op
@shape_errors
def any(input, dim=None, keepdim=False):
    """Whether any element over ``dim`` is unequal to zero. input: [...] -> without ``dim``, bool."""
    return kernels.reduce_any(input, dim, keepdim)


# -- the largest and the smallest --------------------------------------------------------------------------------------


@op
@shape_errors
def max(input, dim=None, keepdim=False, *, other=None):
    """The largest elements, in one of three forms.

    - ``max(input)``: of all. [...] -> [], same dtype.
    - ``max(input, dim, keepdim=False)``: along one axis, and where they are. -> without ``dim``: same dtype, int64.
    - ``max(input, other)``: of each pair. input, other: [...], broadcast -> their common dtype.

    >>> import amadou as ms
    >>> values, places = ms.mint.max(ms.Tensor([[1, 5], [7, 2]]), 1)
    >>> values.asnumpy().tolist(), places.asnumpy().tolist()
    ([5, 7], [1, 0])
    """
    return kernels.extremes(torch.max, torch.maximum, input, dim, keepdim, other)


@op
@shape_errors
def min(input, dim=None, keepdim=False, *, other=None):
    """The smallest elements, in the forms of :func:`max`."""
    return kernels.extremes(torch.min, torch.minimum, input, dim, keepdim, other)


@op
@shape_errors
def amax(input, dim=(), keepdim=False):
    """The largest elements over ``dim``, () for every axis. input: [...] -> without ``dim``, same dtype."""
    return kernels.reduce_max(input, dim, keepdim)


@op
@shape_errors
def amin(input, dim=(), keepdim=False):
    """The smallest elements over ``dim``, () for every axis. input: [...] -> without ``dim``, same dtype."""
    return kernels.reduce_min(input, dim, keepdim)


@op
@shape_errors
def argmin(input, dim=None, keepdim=False):
    """Where the smallest element is; in input laid out flat without ``dim``. input: [...] -> without ``dim``, int64."""
    return kernels.argmin(input, dim, keepdim)


# -- spread ------------------------------------------------------------------------------------------------------------


@op
@shape_errors
def std(input, dim=None, *, correction=1, keepdim=False):
    """The standard deviation over ``dim``, of n elements divided by n - correction. input: [...] float -> same dtype.

    Raises:
        TypeError: if input is no float Tensor, or correction neither int nor bool.
    """
    kernels.check_spread("std", input, correction, "correction")
    return torch.std(input, kernels.as_axis(dim), correction=correction, keepdim=keepdim)


@op
@shape_errors
def var(input, dim=None, *, correction=1, keepdim=False):
    """The variance over ``dim``; arguments and errors as :func:`std`. input: [...] float -> same dtype."""
    kernels.check_spread("var", input, correction, "correction")
    return torch.var(input, kernels.as_axis(dim), correction=correction, keepdim=keepdim)


@op
@shape_errors
def std_mean(input, dim=None, *, correction=1, keepdim=False):
    """Standard deviation and mean over ``dim``; arguments and errors as :func:`std`. input: [...] float -> two."""
    kernels.check_spread("std_mean", input, correction, "correction")
    return torch.std_mean(input, kernels.as_axis(dim), correction=correction, keepdim=keepdim)


@op
@shape_errors
def var_mean(input, dim=None, *, correction=1, keepdim=False):
    """Variance and mean over ``dim``; arguments and errors as :func:`std`. input: [...] float -> two."""
    kernels.check_spread("var_mean", input, correction, "correction")
    return torch.var_mean(input, kernels.as_axis(dim), correction=correction, keepdim=keepdim)


@op
@shape_errors
def median(input, dim=None, keepdim=False):
    """The lower median of all elements, or along one axis and where it is. input: [...] -> same dtype, and int64."""
    return torch.median(input) if dim is None else torch.median(input, dim, keepdim)


@op
def histc(input, bins=100, min=0, max=0):
    """How many elements lie in each of ``bins`` equal parts of [min, max]. input: [...] -> [bins], same dtype.

    With ``min`` equal to ``max`` the limits are those of the elements.
    """
    return kernels.histogram(input, bins, min, max)


@op
@shape_errors
def bincount(input, weights=None, minlength=0):
    """How often each of 0, 1, 2, … occurs, or the sums of their weights.

    input: [n] integer >= 0; weights: [n] -> [max(input) + 1, but not less than minlength], int64, that of float
    weights, or float64.
    """
    return torch.bincount(input, weights, minlength)


# -- running -----------------------------------------------------------------------------------------------------------


@op
@shape_errors
def cumsum(input, dim, dtype=None):
    """The sums of the elements up to each one. input: [...] -> same, int64 for integers, or of ``dtype``."""
    return torch.cumsum(input, dim, dtype=mstype.to_torch(dtype))


@op
@shape_errors
def cummax(input, dim):
    """The largest of the elements up to each one, and where it is. input: [...] -> same, and int64."""
    return torch.cummax(input, dim)


@op
@shape_errors
def cummin(input, dim):
    """The smallest of the elements up to each one, and where it is. input: [...] -> same, and int64."""
    return torch.cummin(input, dim)
