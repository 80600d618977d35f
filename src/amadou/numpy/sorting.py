"""Distinct elements, sets, places in an order."""

import torch

from .._boundary import op
from .._checks import check_one_of
from ..kernels import sorting as kernels
from ..ops._errors import shape_errors
from ._arrays import as_pair, as_tensor


@op
def unique(x, return_inverse=False):
    """The distinct elements in the order in which they come. x: [...], n elements -> [distinct].

    Args:
        return_inverse: whether the number of each element in the result is returned too, [n].
    """
    values, number = kernels.unique(as_tensor(x).reshape(-1))
    return (values, number) if return_inverse else values


@op
def intersect1d(ar1, ar2, assume_unique=False, return_indices=False):
    """The elements that are in both, in ascending order. ar1, ar2: [...] -> [common], their common dtype.

    Args:
        assume_unique: whether each array is known to have no element twice.
        return_indices: whether the first places in both arrays, laid out flat, are returned too, int32.
    """
    x, y = (a.reshape(-1) for a in as_pair(ar1, ar2))
    values = torch.unique(x[torch.isin(x, y)])
    return (values, _first_places(x, values), _first_places(y, values)) if return_indices else values


def _first_places(x, values):
    order = torch.argsort(x, stable=True)
    return order[torch.searchsorted(x[order], values)].int()


@op
def setdiff1d(ar1, ar2, assume_unique=False):
    """The elements of ar1 that are not in ar2, each once and in ascending order. ar1, ar2: [...] -> [rest].

    Args:
        assume_unique: whether ar1 is known to have no element twice; its order is kept then.
    """
    x, y = (a.reshape(-1) for a in as_pair(ar1, ar2))
    rest = x[torch.isin(x, y, invert=True)]
    return rest if assume_unique else torch.unique(rest)


@op
@shape_errors
def searchsorted(a, v, side="left", sorter=None):
    """Where each value would have to be inserted to keep the order. a: [n] ascending; v: [...] -> [...] int32.

    Args:
        side: "left" for the place before equal elements, "right" for the one behind.
        sorter: [n], the order of a, if it is not sorted.

    Raises:
        ValueError: for another ``side``, and if a has not one axis.
    """
    check_one_of("searchsorted", "side", side, ("left", "right"))
    a, v = _sortable(a, v)
    if a.ndim != 1:
        raise ValueError(f"For 'searchsorted', 'a' must have one axis, but got the shape {tuple(a.shape)}.")
    a = a if sorter is None else a[as_tensor(sorter).long()]
    return torch.searchsorted(a, v.contiguous(), out_int32=True, right=side == "right")


def _sortable(x, y):
    """Two array-likes in their common dtype, which torch can search: bool becomes uint8."""
    x, y = as_pair(x, y)
    return (x.byte(), y.byte()) if x.dtype is torch.bool else (x, y)


@op
def digitize(x, bins, right=False):
    """The number of the bin that each element is in. x: [...]; bins: [n] ascending or descending -> [...] int32.

    i where ``bins[i - 1] <= x < bins[i]``, or with ``right`` where ``bins[i - 1] < x <= bins[i]``.

    Raises:
        ValueError: if bins has not one axis.
    """
    x, bins = _sortable(x, bins)
    if bins.ndim != 1:
        raise ValueError(f"For 'digitize', 'bins' must have one axis, but got the shape {tuple(bins.shape)}.")
    if len(bins) > 1 and bins[0] > bins[-1]:
        return len(bins) - torch.searchsorted(bins.flip(0), x.contiguous(), out_int32=True, right=not right)
    return torch.searchsorted(bins, x.contiguous(), out_int32=True, right=not right)
