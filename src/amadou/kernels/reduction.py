"""Reductions and running reductions, where MindSpore's meaning differs from torch's or torch takes one axis only.

``axis`` is an int, a tuple or list of ints, or None; an empty tuple means every axis, as None does.
"""

import torch

from .. import dtype as mstype
from .promotion import WIDE_UNSIGNED, binary, unary


def as_axis(axis):
    """The axis argument as torch takes it everywhere: an int, a tuple, or None for every axis. It may be a Tensor.

    () is every axis to torch's variances, too, but their gradient is wrong then.
    """
    if type(axis) is int:
        return axis
    if isinstance(axis, torch.Tensor):
        axis = axis.tolist()
    return (tuple(axis) or None) if isinstance(axis, tuple | list) else axis


def reduce_sum(x, axis=None, keep_dims=False):
    """The sum in the dtype of x; whether any is True for bool."""
    axis = as_axis(axis)
    if x.dtype is torch.bool:
        return reduce_any(x, axis, keep_dims)
    return torch.sum(x, axis, keep_dims, dtype=x.dtype)


def reduce_nansum(x, axis=None, keep_dims=False, dtype=None):
    """The sum of what is not NaN, in ``dtype`` or that of x, int64 for bool."""
    if dtype is None and x.dtype is not torch.bool:
        dtype = x.dtype
    return torch.nansum(x, axis, keep_dims, dtype=dtype)


def reduce_mean(x, axis=None, keep_dims=False):
    """The mean in the dtype of x, rounded towards zero for integers."""
    axis = as_axis(axis)
    if not isinstance(x, torch.Tensor) or x.dtype is torch.bool:
        raise TypeError(f"For 'mean', 'x' must be a Tensor of numbers, but got {getattr(x, 'dtype', type(x))}.")
    if x.is_floating_point() or x.is_complex():
        return torch.mean(x, axis, keep_dims)
    total = torch.sum(x, axis, keep_dims)
    return torch.div(total, x.numel() // max(total.numel(), 1), rounding_mode="trunc").to(x.dtype)


def reduce_prod(x, axis=None, keep_dims=False, dtype=None):
    """The product, in ``dtype`` or torch's own (int64 for integers)."""
    axis = as_axis(axis)
    if isinstance(axis, int):
        return torch.prod(x, axis, keep_dims, dtype=dtype)
    last = _gathered(x, axis)
    return _restored(torch.prod(last, -1, dtype=dtype), x, axis, keep_dims)


def reduce_prod_as_is(x, axis=None, keep_dims=False):
    """The product in the dtype of x; whether all are True for bool."""
    if x.dtype is torch.bool:
        return reduce_all(x, axis, keep_dims)
    return reduce_prod(x, axis, keep_dims, x.dtype)


def reduce_any(x, axis=None, keep_dims=False):
    """Whether any element is unequal to zero. x: [...] -> bool."""
    return torch.any(x, as_axis(axis), keep_dims).bool()


def reduce_all(x, axis=None, keep_dims=False):
    """Whether all elements are unequal to zero. x: [...] -> bool."""
    return torch.all(x, as_axis(axis), keep_dims).bool()


def reduce_max(x, axis=None, keep_dims=False):
    """The largest elements. x: [...] -> same dtype."""
    axis = as_axis(axis)
    return unary(lambda t: torch.amax(t, () if axis is None else axis, keep_dims), x)


def reduce_min(x, axis=None, keep_dims=False):
    """The smallest elements. x: [...] -> same dtype."""
    axis = as_axis(axis)
    return unary(lambda t: torch.amin(t, () if axis is None else axis, keep_dims), x)


def bounded(cls, x, initial, where, combine):
    """What a maximum (``combine``: torch.maximum) or minimum looks at: x no lower than ``initial``, and ``initial``
    where ``where`` is False."""
    if initial is None:
        if where is not None:
            raise ValueError(f"For '{cls}', 'initial' must be given with 'where', but got None.")
        return x
    x = binary(combine, x, initial)
    return x if where is None else torch.where(where, x, initial)


def max_with_index(x, axis, keep_dims=False):
    """The largest elements along one axis and where they are: [...] of the dtype of x, and int64.

    Without an axis the largest of all, with the index 0.
    """
    if axis is None:
        return reduce_max(x), torch.zeros((), dtype=torch.int64, device=x.device)
    return tuple(torch.max(x, axis, keep_dims))


def min_with_index(x, axis, keep_dims=False):
    """The smallest elements along one axis and where they are; as :func:`max_with_index`."""
    if axis is None:
        return reduce_min(x), torch.zeros((), dtype=torch.int64, device=x.device)
    return tuple(torch.min(x, axis, keep_dims))


def extremes(along, of_pairs, x, axis, keep_dims, other):
    """The maximum or minimum of all, along one axis with its place (``along``), or of pairs (``of_pairs``).

    ``other``, which may also stand in the place of ``axis``, is the second of each pair.
    """
    if isinstance(axis, torch.Tensor):
        axis, other = None, axis
    if other is not None:
        return binary(of_pairs, x, other)
    return along(x) if axis is None else along(x, axis, keep_dims)


def argmax(x, axis=None, keep_dims=False):
    """Where the largest element is, in x laid out flat without an axis. x: [...] -> int64."""
    return torch.argmax(_ordered(x), axis, keep_dims and axis is not None)


def argmin(x, axis=None, keep_dims=False):
    """Where the smallest element is, in x laid out flat without an axis. x: [...] -> int64."""
    return torch.argmin(_ordered(x), axis, keep_dims and axis is not None)


def _ordered(x):
    """x in a dtype for which torch finds places."""
    if x.dtype is torch.bool:
        return x.byte()
    return x.long() if x.dtype in WIDE_UNSIGNED else x


def argmax_as(x, axis, dtype):
    """As :func:`argmax`, in a MindSpore ``dtype``."""
    return argmax(x, axis).type(mstype.to_torch(dtype))


def argmin_as(x, axis, dtype):
    """As :func:`argmin`, in a MindSpore ``dtype``."""
    return argmin(x, axis).type(mstype.to_torch(dtype))


def check_spread(cls, x, ddof, arg="ddof"):
    """Raise TypeError unless x and ``ddof`` are what a variance needs: a float tensor, and an int or bool."""
    if not isinstance(ddof, int):
        raise TypeError(f"For '{cls}', '{arg}' must be an int or bool, but got {ddof!r}.")
    if not x.is_floating_point():
        raise TypeError(f"For '{cls}', 'input' must be a float Tensor, but got one of {x.dtype}.")


def cumulative_sum(x, axis, exclusive=False, reverse=False, dtype=None):
    """The sums of the elements up to each one. x: [...] number -> same, or of ``dtype``.

    Args:
        exclusive: leave the element itself out, so that the first sum is 0.
        reverse: sum from the end.
    """
    x = x if dtype is None else x.to(dtype)
    check_running("cumsum", x)
    return _running(lambda t: torch.cumsum(t, axis, dtype=x.dtype), x, axis, exclusive, reverse, 0)


def cumulative_prod(x, axis, exclusive=False, reverse=False):
    """The products of the elements up to each one; as :func:`cumulative_sum`."""
    return _running(lambda t: torch.cumprod(t, axis, dtype=x.dtype), x, axis, exclusive, reverse, 1)


def cumulative_logsumexp(x, axis, exclusive=False, reverse=False):
    """``log(cumsum(exp(x)))`` without overflow; the first one is the lowest number when exclusive."""
    lowest = torch.finfo(x.dtype).min
    return _running(lambda t: torch.logcumsumexp(t, axis), x, axis, exclusive, reverse, lowest)


def check_running(cls, x):
    if x.dtype is torch.bool:
        raise TypeError(f"For '{cls}', 'x' must be a Tensor of numbers, but got one of bool.")
    if x.ndim == 0:
        raise ValueError(f"For '{cls}', 'x' must have one axis or more, but got a 0-d Tensor.")


def _running(fn, x, axis, exclusive, reverse, first):
    x = x.flip(axis) if reverse else x
    if exclusive:
        start = torch.full_like(x.narrow(axis, 0, 1), first)
        x = torch.cat((start, x.narrow(axis, 0, x.shape[axis] - 1)), axis)
    x = fn(x)
    return x.flip(axis) if reverse else x


def count_nonzero(x, axis=None, keep_dims=False):
    """How many elements are unequal to zero. x: [...] -> int64."""
    return torch.sum(x != 0, as_axis(axis), keep_dims)


def median(x, axis, keep_dims, ignore_nan=False):
    """The lower median and where it is; without an axis that of all elements, and the index 0.

    x: [...] -> same dtype, int64.
    """
    find = torch.nanmedian if ignore_nan else torch.median
    if axis is not None:
        return tuple(find(x, axis, keep_dims))
    value = find(x).reshape((1,) * x.ndim if keep_dims else ())
    return value, torch.zeros_like(value, dtype=torch.int64)


def std_and_mean(x, axis, unbiased, keep_dims):
    """Standard deviation and mean. x: [...] float -> two of the same dtype."""
    return torch.std_mean(x, as_axis(axis), correction=int(unbiased), keepdim=keep_dims)


def lp_norm(x, axis, p=2, keep_dims=False, epsilon=1e-12):
    """``sum(|x| ** p) ** (1 / p)``, not less than ``epsilon``. x: [...] float -> same dtype."""
    return torch.linalg.vector_norm(x, p, as_axis(axis), keep_dims).clamp_min(epsilon)


def euclidean_norm(x, axis, keep_dims=False):
    """``sqrt(sum(x * x))``. x: [...] number -> same dtype."""
    wide = x if x.is_floating_point() or x.is_complex() else x.float()
    return torch.linalg.vector_norm(wide, 2, as_axis(axis), keep_dims).to(x.dtype)


def nuclear_norm(x, axis=None, keep_dims=False):
    """The sum of the singular values of matrices that lie in two axes. x: [...] float -> same dtype."""
    return torch.linalg.matrix_norm(x, "nuc", (-2, -1) if axis is None else tuple(axis), keep_dims)


def square_sums(x, y):
    """``sum(x * x)`` and ``sum(y * y)``. x, y: [...] float -> two of []."""
    return torch.sum(x * x), torch.sum(y * y)


def equal_count(x, y):
    """How many pairs of elements are equal. x, y: [...] -> [1] of the same dtype."""
    return torch.sum(x == y).reshape(1).to(x.dtype)


def fixed_width_counts(x, limits, num_bins):
    """How many elements lie in each of equal parts of [limits[0], limits[1]], the outer ones in the end parts.

    x: [...] number; limits: [2] -> [num_bins] int32.
    """
    low, high = limits
    bins = ((x - low) / (high - low) * num_bins).floor().clamp(0, num_bins - 1)
    return torch.bincount(bins.long().reshape(-1), minlength=num_bins).int()


def quantile(x, q, axis, keep_dims, ignore_nan=False):
    """The quantiles ``q``, in [0, 1], between two elements in proportion. x: [...] float -> [q..., ...]."""
    find = torch.nanquantile if ignore_nan else torch.quantile
    q = q.to(x.dtype) if isinstance(q, torch.Tensor) else q
    return find(x, q, axis, keep_dims)


def bincount(x, weights, minlength):
    """How often 0, 1, 2, … occur, or the sums of their weights. x: [n] integer >= 0 -> float32 [max(x) + 1 or more]."""
    counts = torch.bincount(x, weights, minlength)
    return counts.float() if weights is None else counts.to(weights.dtype)


def bincount_below(x, size, weights):
    """The sums of the weights of 0, 1, … size - 1; without weights (an empty tensor) all are 1.

    x: [...] integer, weights: [...] -> [size], the dtype of weights.
    """
    weights = weights if weights.numel() else torch.ones_like(x, dtype=weights.dtype)
    kept = (x >= 0) & (x < size)
    return weights.new_zeros(int(size)).index_add(0, x[kept].long(), weights[kept])


def histogram(x, num_bins, low, high):
    """How many elements lie in each of the bins between ``low`` and ``high``. x: [...] -> same dtype [num_bins]."""
    if x.is_floating_point():
        return torch.histc(x, num_bins, low, high)
    return torch.histc(x.float(), num_bins, low, high).to(x.dtype)


def _gathered(x, axis):
    """x with the axes that are reduced together at the end: [kept..., reduced]."""
    if axis is None:
        return x.reshape(-1)
    return x.movedim(axis, tuple(range(-len(axis), 0))).flatten(-len(axis))


def _restored(reduced, x, axis, keep_dims):
    """The reduced axes put back with the size 1."""
    if not keep_dims:
        return reduced
    if axis is None:
        return reduced.reshape((1,) * x.ndim)
    for a in sorted(a % x.ndim for a in axis):
        reduced = reduced.unsqueeze(a)
    return reduced


def aminmax(x: torch.Tensor, axis: int | None, keepdims: bool) -> tuple[torch.Tensor, torch.Tensor]:
    """The smallest and the largest elements; NaN only where all are."""
    if axis is None:
        low, high = aminmax(x.flatten(), 0, False)
        return (low.reshape((1,) * x.ndim), high.reshape((1,) * x.ndim)) if keepdims else (low, high)
    if not x.is_floating_point():
        low, high = torch.aminmax(x, dim=axis, keepdim=keepdims)
        return low, high
    unknown = x.isnan()
    # not amin, amax: the gradient goes to one of equal elements
    low = x.masked_fill(unknown, float("inf")).min(axis, keepdims).values
    high = x.masked_fill(unknown, float("-inf")).max(axis, keepdims).values
    nowhere = unknown.all(axis, keepdims)
    return low.masked_fill(nowhere, float("nan")), high.masked_fill(nowhere, float("nan"))
