"""Order, the largest elements and distinct elements, with int64 places."""

import torch

from .._boundary import op
from ..ops._errors import shape_errors


@op
@shape_errors
def sort(input, *, dim=-1, descending=False, stable=False):
    """Put the elements along an axis in order. input: [..., n, ...] -> (the same sorted, their int64 places before).

    Args:
        stable: whether equal elements keep their order.

    Raises:
        ValueError: if ``dim`` does not exist.
    """
    return torch.sort(input, dim=dim, descending=descending, stable=stable)


@op
@shape_errors
def argsort(input, dim=-1, descending=False, stable=False):
    """The places of the elements in order, the second result of :func:`sort`. input: [...] -> same, int64."""
    return torch.argsort(input, dim=dim, descending=descending, stable=stable)


@op
@shape_errors
def topk(input, k, dim=-1, largest=True, sorted=True):
    """The ``k`` largest or smallest elements along an axis.

    input: [..., n, ...] -> (values, int64 places), [..., k, ...] both.

    Args:
        largest: whether the largest or the smallest are wanted.
        sorted: whether they come in order.

    Raises:
        ValueError: if k is not in [0, n], or the axis does not exist.
    """
    return torch.topk(input, k, dim, largest, sorted)


@op
@shape_errors
def unique(input, sorted=True, return_inverse=False, return_counts=False, dim=None):
    """The distinct elements, or the distinct slices along ``dim``, in ascending order.

    input: [...] -> [m]; with ``return_inverse`` also the int64 number of each element among them, with
    ``return_counts`` also how often each is there.
    """
    return torch.unique(input, sorted=sorted, return_inverse=return_inverse, return_counts=return_counts, dim=dim)
