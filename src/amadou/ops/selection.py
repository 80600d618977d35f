"""Elements picked by an index Tensor or by a condition."""

import torch

from .. import _checks
from .._boundary import op
from ..kernels import selection as kernels
from ._errors import shape_errors


@op
@shape_errors
def gather(input_params, input_indices, axis, batch_dims=0):
    """The slices along ``axis`` that the indices name.

    input_params: [a..., n, b...]; input_indices: [i...] of signed integers in [0, n) -> [a..., i..., b...].

    Args:
        axis: the axis of n, an int or a Tensor [].
        batch_dims: that many first axes are the same in both, and every batch has indices of its own.

    Raises:
        TypeError: for other indices.
        ValueError: if ``axis`` does not exist, or comes before the batch axes' end.
        RuntimeError: for an index out of range (on the CPU).

    >>> import amadou as ms
    >>> x = ms.Tensor([[1, 2], [3, 4], [5, 6]])
    >>> ms.ops.gather(x, ms.Tensor([2, 0]), 0).asnumpy().tolist()
    [[5, 6], [1, 2]]
    """
    return kernels.gather("gather", input_params, input_indices, axis, batch_dims)


@op
@shape_errors
def gather_elements(input, dim, index):
    """The elements whose place along ``dim`` the index gives, the place along the other axes being that in the index.

    input: [..., n, ...]; index: as many axes, in [-n, n), no longer than input along the others -> [*index.shape].

    Raises:
        TypeError: unless the index holds signed integers.
        ValueError: for another number of axes, or if ``dim`` does not exist.
        RuntimeError: for an index out of range (on the CPU).

    >>> import amadou as ms
    >>> print(ms.ops.gather_elements(ms.Tensor([[1, 2], [3, 4]]), 1, ms.Tensor([[1], [0]])))
    [[2]
     [3]]
    """
    return kernels.gather_elements("gather_elements", input, dim, index)


@op
@shape_errors
def gather_d(x, dim, index):
    """As :func:`gather_elements`.

    >>> import amadou as ms
    >>> print(ms.ops.gather_d(ms.Tensor([[1, 2], [3, 4]]), 1, ms.Tensor([[1], [0]])))
    [[2]
     [3]]
    """
    return kernels.gather_elements("gather_d", x, dim, index)


@op
@shape_errors
def gather_nd(input_x, indices):
    """The elements or slices at places; each row of the indices holds one, its first k coordinates.

    input_x: [n..., rest...] with k axes n; indices: [i..., k] -> [i..., rest...].

    Raises:
        TypeError: unless the indices are signed integers.
        ValueError: for more coordinates than axes.
        RuntimeError: for an index out of range (on the CPU).

    >>> import amadou as ms
    >>> print(ms.ops.gather_nd(ms.Tensor([[1, 2], [3, 4]]), ms.Tensor([[0, 1], [1, 0]])))
    [2 3]
    """
    return kernels.gather_nd("gather_nd", input_x, indices)


@op
@shape_errors
def index_select(input, axis, index):
    """The slices along ``axis`` that the index names.

    input: [..., n, ...]; index: [i] in [0, n) -> [..., i, ...].

    Raises:
        ValueError: if ``axis`` does not exist, or the index has not one axis.
        RuntimeError: for an index out of range (on the CPU).

    >>> import amadou as ms
    >>> print(ms.ops.index_select(ms.Tensor([[1, 2], [3, 4]]), 0, ms.Tensor([1])))
    [[3 4]]
    """
    index = kernels.as_index("index_select", index, "index")
    if index.ndim != 1:
        raise ValueError(f"For 'index_select', 'index' must have one axis, but got the shape {tuple(index.shape)}.")
    return torch.index_select(input, axis, index)


@op
@shape_errors
def take(input, index):
    """The elements at places in flat order.

    input: n elements; index: [i...] in [-n, n) -> [i...].

    Raises:
        RuntimeError: for an index out of range (on the CPU).

    >>> import amadou as ms
    >>> print(ms.ops.take(ms.Tensor([1, 2, 3]), ms.Tensor([2, 0])))
    [3 1]
    """
    return torch.take(input, kernels.as_index("take", index, "index"))


@op
@shape_errors
def masked_select(input, mask):
    """The elements where the mask is True, in flat order.

    input, mask: broadcast to each other, mask bool -> [number of True].

    Raises:
        TypeError: for a mask that is not bool.
        ValueError: for shapes that do not broadcast.

    >>> import amadou as ms
    >>> print(ms.ops.masked_select(ms.Tensor([1, 2, 3]), ms.Tensor([True, False, True])))
    [1 3]
    """
    kernels.check_mask("masked_select", "mask", mask)
    return torch.masked_select(input, mask)


@op
@shape_errors
def masked_fill(input_x, mask, value):
    """A copy with ``value`` where the mask is True.

    input_x, mask: broadcast to each other, mask bool -> dtype of input_x; value: a number, or a Tensor [].

    Raises:
        TypeError: for a mask that is not bool.
        ValueError: for shapes that do not broadcast, or a value with axes.

    >>> import amadou as ms
    >>> print(ms.ops.masked_fill(ms.Tensor([1.0, 2.0]), ms.Tensor([True, False]), 0.5))
    [0.5 2. ]
    """
    return kernels.masked_fill("masked_fill", input_x, mask, value)


@op
@shape_errors
def where(condition, input, other):
    """``input`` where the condition is True, ``other`` elsewhere.

    condition: [...] bool; input, other: Tensor or number; broadcast to each other -> their common dtype.

    Raises:
        TypeError: for a condition that is not a bool Tensor.
        ValueError: for shapes that do not broadcast.

    >>> import amadou as ms
    >>> print(ms.ops.where(ms.Tensor([True, False]), ms.Tensor([1, 2]), ms.Tensor([3, 4])))
    [1 4]
    """
    return kernels.where("where", condition, input, other)


@op
@shape_errors
def select(condition, input, other):
    """As :func:`where`.

    >>> import amadou as ms
    >>> print(ms.ops.select(ms.Tensor([True, False]), ms.Tensor([1, 2]), ms.Tensor([3, 4])))
    [1 4]
    """
    return kernels.where("select", condition, input, other)


@op
@shape_errors
def nonzero(input, *, as_tuple=False):
    """The places of the elements that are not zero.

    input: [...] of k axes -> [n, k] int64, or with ``as_tuple`` k Tensors [n].

    >>> import amadou as ms
    >>> print(ms.ops.nonzero(ms.Tensor([0, 3, 0, 5])))
    [[1]
     [3]]
    """
    try:
        return torch.nonzero(input, as_tuple=as_tuple)
    except NotImplementedError:  # for wide unsigned integers
        return torch.nonzero(input != 0, as_tuple=as_tuple)


@op
def argwhere(input):
    """As :func:`nonzero`.

    >>> import amadou as ms
    >>> print(ms.ops.argwhere(ms.Tensor([[0, 1], [2, 0]])))
    [[0 1]
     [1 0]]
    """
    return torch.argwhere(input)


@op
def is_nonzero(input):
    """Whether the only element is not zero, a bool.

    Raises:
        ValueError: unless there is exactly one element.

    >>> import amadou as ms
    >>> print(ms.ops.is_nonzero(ms.Tensor([3])))
    True
    """
    _checks.check_that("is_nonzero", "input", input.numel(), "a Tensor of one element", lambda count: count == 1)
    return bool(input)


@op
@shape_errors
def embedding_lookup(input_params, input_indices, offset):
    """The rows of a part of a table that begins at row ``offset``; zeros for rows of other parts.

    input_params: [n, rest...]; input_indices: [i...] -> [i..., rest...].
    """
    return kernels.embedding_lookup(input_params, input_indices, offset)


@op
def choose(index, choices, mode="clip"):
    """At every place the element of that choice which the index names.

    index: [...] of integers; choices: list, tuple or Tensor of Tensors; all broadcast to each other.

    Args:
        mode: what to do with an index that names no choice: "clip" takes the nearest, "wrap" counts on from the first,
            "raise" raises.
    """
    return kernels.choose(index, choices, mode)


@op
@shape_errors
def take_along(input, indices, axis, mode):
    """As ``numpy.take``: the slices along ``axis`` (None: of all elements in flat order) that the indices name.

    Args:
        mode: "clip" takes the nearest for an index out of range, "wrap" counts on, "raise" raises.
    """
    return kernels.take(input, indices, axis, mode)


@op
def unravel_index(indices, dims):
    """The coordinates of places in flat order.

    indices: [...] int32, int64; dims: [k], the shape -> [k, ...], dtype of indices.
    """
    return torch.stack(torch.unravel_index(indices, tuple(dims.tolist()))).to(indices.dtype)


@op
@shape_errors
def slice_at(input, dim, index):
    """The slice ``index`` along an axis, without that axis; a view."""
    return torch.select(input, dim, index)
