"""Order, the largest elements, distinct elements."""

import torch

from .. import _checks
from .._boundary import op
from ..kernels import sorting as kernels
from ._errors import shape_errors


@op
@shape_errors
def sort(input_x, axis=-1, descending=False):
    """Put the elements along an axis in order; equal elements keep theirs.

    input_x: [..., n, ...] -> (the same sorted, the int32 places where the elements were).

    Raises:
        TypeError: unless ``axis`` is an int and ``descending`` a bool.
        ValueError: if ``axis`` does not exist.

    >>> import amadou as ms
    >>> print(ms.ops.sort(ms.Tensor([3, 1, 2])))
    (Tensor(shape=[3], dtype=Int64, value= [1, 2, 3]), Tensor(shape=[3], dtype=Int32, value= [1, 2, 0]))
    """
    return kernels.sort("sort", input_x, axis, descending)


@op
@shape_errors
def argsort(input, axis=-1, descending=False):
    """The places of the elements in order, the second result of :func:`sort`.

    >>> import amadou as ms
    >>> print(ms.ops.argsort(ms.Tensor([3, 1, 2])))
    [1 2 0]
    """
    return kernels.sort("argsort", input, axis, descending)[1]


@op
@shape_errors
def msort(input):
    """The elements sorted along axis 0.

    >>> import amadou as ms
    >>> print(ms.ops.msort(ms.Tensor([[3, 1], [2, 4]])))
    [[2 1]
     [3 4]]
    """
    return torch.msort(input)


@op
@shape_errors
def topk(input, k, dim=None, largest=True, sorted=True):
    """The ``k`` largest or smallest elements along an axis, by default the last.

    input: [..., n, ...] -> (values, int32 places), [..., k, ...] both.

    Args:
        largest: whether the largest or the smallest are wanted.
        sorted: whether they come in order.

    Raises:
        ValueError: if k is not in (0, n], or the axis does not exist.

    >>> import amadou as ms
    >>> print(ms.ops.topk(ms.Tensor([3, 1, 2]), 2))
    (Tensor(shape=[2], dtype=Int64, value= [3, 2]), Tensor(shape=[2], dtype=Int32, value= [0, 2]))
    """
    return kernels.top_k("topk", input, k, -1 if dim is None else dim, largest, sorted)


@op
@shape_errors
def top_k(input_x, k, sorted=True):
    """As :func:`topk` along the last axis.

    >>> import amadou as ms
    >>> values, places = ms.ops.top_k(ms.Tensor([3.0, 1.0, 2.0]), 2)
    >>> print(values, places)
    [3. 2.] [0 2]
    """
    return kernels.top_k("top_k", input_x, k, -1, True, sorted)


@op
@shape_errors
def kthvalue(input, k, dim=-1, keepdim=False):
    """The k-th smallest element along an axis, counted from 1.

    input: [..., n, ...] -> (values, int64 places) without that axis, or with size 1.
    """
    return torch.kthvalue(input, k, dim, keepdim)


@op
def unique(input):
    """The distinct elements, in the order in which they come.

    input: any shape -> ([m] the distinct elements, [*input.shape] the number of each element among them, int64 for
    int64 input, else int32).

    >>> import amadou as ms
    >>> values, numbers = ms.ops.unique(ms.Tensor([3, 1, 3, 2]))
    >>> values.asnumpy().tolist(), numbers.asnumpy().tolist()
    ([3, 1, 2], [0, 1, 0, 2])
    """
    return kernels.unique(input)


@op
def unique_with_pad(x, pad_num):
    """As :func:`unique` of one axis, with the distinct elements filled up to the size of ``x`` with ``pad_num``.

    >>> import amadou as ms
    >>> print(ms.ops.unique_with_pad(ms.Tensor([1, 2, 2]), 0))
    (Tensor(shape=[3], dtype=Int64, value= [1, 2, 0]), Tensor(shape=[3], dtype=Int64, value= [0, 1, 1]))
    """
    return kernels.unique_with_pad(x, pad_num)


@op
@shape_errors
def unique_consecutive(input, return_inverse=False, return_counts=False, dim=None):
    """The elements without those that equal their predecessor, in flat order, or slices along ``dim``.

    input: [...] -> [m]; with ``return_inverse`` also the int64 number of each element among them, with
    ``return_counts`` also how often each came in a row.

    Raises:
        ValueError: if ``dim`` does not exist.

    >>> import amadou as ms
    >>> print(ms.ops.unique_consecutive(ms.Tensor([1, 1, 2, 1])))
    [1 2 1]
    """
    return torch.unique_consecutive(input, return_inverse=return_inverse, return_counts=return_counts, dim=dim)


@op
@shape_errors
def searchsorted(sorted_sequence, values, *, out_int32=False, right=False, side=None, sorter=None):
    """Where each value would have to be inserted to keep the order.

    sorted_sequence: [n] or [s..., n]; values: [...] or [s..., m] -> shape of values, int64 or int32.

    Args:
        out_int32: whether the result is int32.
        right, side: whether the place behind equal elements is meant ("right"), or the one before ("left").
        sorter: the order of the sequence, if it is not sorted.

    Raises:
        ValueError: for shapes that do not fit, or if right and side contradict each other.

    >>> import amadou as ms
    >>> print(ms.ops.searchsorted(ms.Tensor([1, 3, 5]), ms.Tensor([2, 5])))
    [1 2]
    """
    return torch.searchsorted(sorted_sequence, values, out_int32=out_int32, right=right, side=side, sorter=sorter)


@op
def bucketize(input, boundaries, *, right=False):
    """The number of the interval that each element is in.

    input: [...]; boundaries: list of ascending numbers b, or a Tensor [n] -> [...] int32: i where b[i-1] < x <= b[i],
    or with ``right`` b[i-1] <= x < b[i].

    >>> import amadou as ms
    >>> print(ms.ops.bucketize(ms.Tensor([2, 5]), [1, 3, 5]))
    [1 2]
    """
    boundaries = torch.as_tensor(boundaries, device=input.device)
    return torch.bucketize(input, boundaries, out_int32=True, right=right)


@op
def intopk(x1, x2, k):
    """Whether the score of the target is among the ``k`` best.

    x1: [n, classes] scores; x2: [n] targets -> [n] bool.

    >>> import amadou as ms
    >>> print(ms.ops.intopk(ms.Tensor([[0.1, 0.7, 0.2]]), ms.Tensor([1]), 1))
    [ True]
    """
    return kernels.in_top_k(x1, x2, _checks.check_int("intopk", "k", k))


@op
@shape_errors
def nth_element(input, n, reverse=False):
    """The n-th smallest element of the last axis, counted from 0; with ``reverse`` the n-th largest.

    input: [..., m] -> [...].
    """
    n = int(n)
    return torch.kthvalue(input, input.shape[-1] - n if reverse else n + 1).values


@op
def list_diff(x, y):
    """The elements of one list that are not in another.

    x: [m], y: [n] -> (the elements, their int64 places).
    """
    places = torch.nonzero(~torch.isin(x, y)).squeeze(1)
    return x[places], places


@op
@shape_errors
def distinct(input, sorted, return_inverse, return_counts, dim):
    """The distinct elements in ascending order, or the distinct slices along ``dim``.

    input: [...] -> [m]; with ``return_inverse`` also the int64 number of each element among them, with
    ``return_counts`` also how often each is there.
    """
    return torch.unique(input, sorted=sorted, return_inverse=return_inverse, return_counts=return_counts, dim=dim)
