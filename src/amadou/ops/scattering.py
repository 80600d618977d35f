"""Updates written at the places that an index Tensor names.

``scatter_*`` and ``index_add`` change the Parameter or Tensor that they are given, and return a Tensor over the same
memory; all others return a changed copy. Where a place is named twice, all its updates count; of those that replace,
one stays.
"""

import torch

from .._boundary import op
from ..kernels import scattering as kernels
from ..kernels.assignment import fitted
from ..kernels.selection import as_index, from_start
from ._errors import shape_errors
from ._inplace import inplace


@inplace
@shape_errors
def scatter_update(input_x, indices, updates):
    """Replace rows of a Parameter or Tensor, in place.

    input_x: [n, rest...]; indices: [i...] of signed integers; updates: [i..., rest...], cast to the dtype of input_x.

    Raises:
        TypeError: for other indices, or updates of a higher dtype than input_x.
        ValueError: if the shape of the updates does not fit.
        RuntimeError: for an index out of range (on the CPU).

    >>> import amadou as ms
    >>> x = ms.Parameter(ms.Tensor([[1.0, 2.0], [3.0, 4.0]]), name="x")
    >>> _ = ms.ops.scatter_update(x, ms.Tensor([1]), ms.Tensor([[5.0, 6.0]]))
    >>> x.asnumpy().tolist()
    [[1.0, 2.0], [5.0, 6.0]]
    """
    kernels.write_rows("scatter_update", input_x, indices, updates, "update")


@inplace
@shape_errors
def scatter_add(input_x, indices, updates):
    """Add to rows, in place; arguments and errors as in :func:`scatter_update`.

    >>> import amadou as ms
    >>> x = ms.Parameter(ms.Tensor([1.0, 2.0]))
    >>> print(ms.ops.scatter_add(x, ms.Tensor([0, 0], ms.int32), ms.Tensor([10.0, 20.0])))
    [31.  2.]
    """
    kernels.write_rows("scatter_add", input_x, indices, updates, "add")


@inplace
@shape_errors
def scatter_sub(input_x, indices, updates):
    """Subtract from rows, in place; arguments and errors as in :func:`scatter_update`."""
    kernels.write_rows("scatter_sub", input_x, indices, updates, "sub")


@inplace
@shape_errors
def scatter_mul(input_x, indices, updates):
    """Multiply rows, in place; arguments and errors as in :func:`scatter_update`.

    >>> import amadou as ms
    >>> x = ms.Parameter(ms.Tensor([1.0, 2.0]))
    >>> print(ms.ops.scatter_mul(x, ms.Tensor([0, 0], ms.int32), ms.Tensor([10.0, 20.0])))
    [200.   2.]
    """
    kernels.write_rows("scatter_mul", input_x, indices, updates, "mul")


@inplace
@shape_errors
def scatter_div(input_x, indices, updates):
    """Divide rows, in place, integers towards 0; arguments and errors as in :func:`scatter_update`.

    >>> import amadou as ms
    >>> x = ms.Parameter(ms.Tensor([1.0, 2.0]))
    >>> print(ms.ops.scatter_div(x, ms.Tensor([0], ms.int32), ms.Tensor([4.0])))
    [0.25 2.  ]
    """
    kernels.write_rows("scatter_div", input_x, indices, updates, "div")


@inplace
@shape_errors
def scatter_max(input_x, indices, updates):
    """Raise rows to updates where these are larger, in place; arguments and errors as in :func:`scatter_update`.

    >>> import amadou as ms
    >>> x = ms.Parameter(ms.Tensor([1.0, 2.0]))
    >>> print(ms.ops.scatter_max(x, ms.Tensor([0, 1], ms.int32), ms.Tensor([0.0, 5.0])))
    [1. 5.]
    """
    kernels.write_rows("scatter_max", input_x, indices, updates, "max")


@inplace
@shape_errors
def scatter_min(input_x, indices, updates):
    """Lower rows to updates where these are smaller, in place; arguments and errors as in :func:`scatter_update`.

    >>> import amadou as ms
    >>> x = ms.Parameter(ms.Tensor([1.0, 2.0]))
    >>> print(ms.ops.scatter_min(x, ms.Tensor([0, 1], ms.int32), ms.Tensor([0.0, 5.0])))
    [0. 2.]
    """
    kernels.write_rows("scatter_min", input_x, indices, updates, "min")


@inplace
@shape_errors
def scatter_nd_update(input_x, indices, updates, use_locking=False):
    """Replace elements or slices of a Parameter or Tensor, in place; each row of the indices names a place.

    input_x: [n..., rest...] with k axes n; indices: [i..., k] of signed integers; updates: [i..., rest...], cast to the
    dtype of input_x.

    Args:
        use_locking: kept for MindSpore's signature; all updates count in any case.

    Raises:
        TypeError: for other indices, or updates of a higher dtype than input_x.
        ValueError: if the shape of the updates does not fit.
        RuntimeError: for an index out of range (on the CPU).

    >>> import amadou as ms
    >>> x = ms.Parameter(ms.Tensor([1.0, 2.0]))
    >>> print(ms.ops.scatter_nd_update(x, ms.Tensor([[0]]), ms.Tensor([7.0])))
    [7. 2.]
    """
    kernels.write_nd("scatter_nd_update", input_x, indices, updates, "update")


@inplace
@shape_errors
def scatter_nd_add(input_x, indices, updates, use_locking=False):
    """Add to elements or slices, in place; arguments and errors as in :func:`scatter_nd_update`.

    >>> import amadou as ms
    >>> x = ms.Parameter(ms.Tensor([1.0, 2.0]))
    >>> print(ms.ops.scatter_nd_add(x, ms.Tensor([[0], [0]]), ms.Tensor([10.0, 20.0])))
    [31.  2.]
    """
    kernels.write_nd("scatter_nd_add", input_x, indices, updates, "add")


@inplace
@shape_errors
def scatter_nd_sub(input_x, indices, updates, use_locking=False):
    """Subtract from elements or slices, in place; arguments and errors as in :func:`scatter_nd_update`.

    >>> import amadou as ms
    >>> x = ms.Parameter(ms.Tensor([1.0, 2.0]))
    >>> print(ms.ops.scatter_nd_sub(x, ms.Tensor([[0], [0]]), ms.Tensor([10.0, 20.0])))
    [-29.   2.]
    """
    kernels.write_nd("scatter_nd_sub", input_x, indices, updates, "sub")


@inplace
@shape_errors
def scatter_nd_mul(input_x, indices, updates, use_locking=False):
    """Multiply elements or slices, in place; arguments and errors as in :func:`scatter_nd_update`.

    >>> import amadou as ms
    >>> x = ms.Parameter(ms.Tensor([1.0, 2.0]))
    >>> print(ms.ops.scatter_nd_mul(x, ms.Tensor([[0], [0]]), ms.Tensor([10.0, 20.0])))
    [200.   2.]
    """
    kernels.write_nd("scatter_nd_mul", input_x, indices, updates, "mul")


@inplace
@shape_errors
def scatter_nd_div(input_x, indices, updates, use_locking=False):
    """Divide elements or slices, in place, integers towards 0; arguments and errors as in :func:`scatter_nd_update`.

    >>> import amadou as ms
    >>> x = ms.Parameter(ms.Tensor([1.0, 2.0]))
    >>> print(ms.ops.scatter_nd_div(x, ms.Tensor([[0]]), ms.Tensor([4.0])))
    [0.25 2.  ]
    """
    kernels.write_nd("scatter_nd_div", input_x, indices, updates, "div")


@inplace
@shape_errors
def scatter_nd_max(input_x, indices, updates, use_locking=False):
    """Raise elements or slices to larger updates, in place; arguments and errors as in :func:`scatter_nd_update`.

    >>> import amadou as ms
    >>> x = ms.Parameter(ms.Tensor([1.0, 2.0]))
    >>> print(ms.ops.scatter_nd_max(x, ms.Tensor([[0], [1]]), ms.Tensor([0.0, 5.0])))
    [1. 5.]
    """
    kernels.write_nd("scatter_nd_max", input_x, indices, updates, "max")


@inplace
@shape_errors
def scatter_nd_min(input_x, indices, updates, use_locking=False):
    """Lower elements or slices to smaller updates, in place; arguments and errors as in :func:`scatter_nd_update`.

    >>> import amadou as ms
    >>> x = ms.Parameter(ms.Tensor([1.0, 2.0]))
    >>> print(ms.ops.scatter_nd_min(x, ms.Tensor([[0], [1]]), ms.Tensor([0.0, 5.0])))
    [0. 2.]
    """
    kernels.write_nd("scatter_nd_min", input_x, indices, updates, "min")


@inplace
@shape_errors
def index_add(x, indices, y, axis, use_lock=True, check_index_bound=True):
    """Add to slices along an axis of a Parameter or Tensor, in place.

    x: [..., n, ...]; indices: [i] of signed integers; y: [..., i, ...], cast to the dtype of x.

    Args:
        use_lock, check_index_bound: kept for MindSpore's signature; bounds are always checked.

    Raises:
        TypeError: for other indices, or ``y`` of a higher dtype than ``x``.
        ValueError: if the shape of ``y`` does not fit, or ``axis`` does not exist.
        RuntimeError: for an index out of range (on the CPU).

    >>> import amadou as ms
    >>> x = ms.Parameter(ms.Tensor([1.0, 2.0]))
    >>> print(ms.ops.index_add(x, ms.Tensor([0], ms.int32), ms.Tensor([7.0]), 0))
    [8. 2.]
    """
    x.index_add_(axis, as_index("index_add", indices), fitted("index_add", "y", y, x))


@inplace
@shape_errors
def inplace_index_add(var, indices, updates, axis):
    """Add to slices along an axis of a Parameter or Tensor, in place, as :func:`index_add`.

    >>> import amadou as ms
    >>> x = ms.Parameter(ms.Tensor([[1.0], [2.0]]))
    >>> print(ms.ops.inplace_index_add(x, ms.Tensor([0], ms.int32), ms.Tensor([[7.0]]), 0))
    [[8.]
     [2.]]
    """
    var.index_add_(axis, as_index("inplace_index_add", indices), fitted("inplace_index_add", "updates", updates, var))


@inplace
@shape_errors
def put_(input, index, source, accumulate=False):
    """Replace elements of a Tensor at places in flat order, or with ``accumulate`` add to them; in place.

    input: any shape; index: [i...] int64; source: as many elements as the index, dtype of input.

    >>> import amadou as ms
    >>> print(ms.ops.put_(ms.Tensor([1.0, 2.0, 3.0]), ms.Tensor([0, 2]), ms.Tensor([7.0, 8.0])))
    [7. 2. 8.]
    """
    input.put_(index, source, accumulate)


@op
@shape_errors
def scatter_nd(indices, updates, shape):
    """Zeros with updates added at places; each row of the indices names one.

    indices: [i..., k] of signed integers; updates: [i..., rest...] -> [*shape], dtype of updates; ``rest`` is the shape
    without its first k sizes.

    Raises:
        TypeError: for other indices.
        ValueError: if the shape of the updates does not fit.
        RuntimeError: for an index out of range (on the CPU).

    >>> import amadou as ms
    >>> print(ms.ops.scatter_nd(ms.Tensor([[1], [3]]), ms.Tensor([7, 8]), (5,)))
    [0 7 0 8 0]
    """
    return kernels.nd("scatter_nd", updates.new_zeros(tuple(shape)), indices, updates, "add")


@op
@shape_errors
def tensor_scatter_update(input_x, indices, updates):
    """A copy with elements or slices replaced; each row of the indices names a place.

    input_x: [n..., rest...] with k axes n; indices: [i..., k] of signed integers; updates: [i..., rest...] -> shape and
    dtype of input_x.

    Raises:
        TypeError: for other indices, or updates of a higher dtype than input_x.
        ValueError: if the shape of the updates does not fit.
        RuntimeError: for an index out of range (on the CPU).

    >>> import amadou as ms
    >>> x = ms.Tensor([[1, 2], [3, 4]])
    >>> ms.ops.tensor_scatter_update(x, ms.Tensor([[0, 1]]), ms.Tensor([9])).asnumpy().tolist()
    [[1, 9], [3, 4]]
    """
    return kernels.nd("tensor_scatter_update", input_x, indices, updates, "update")


@op
@shape_errors
def tensor_scatter_add(input_x, indices, updates):
    """A copy with updates added to elements or slices; arguments and errors as in :func:`tensor_scatter_update`.

    >>> import amadou as ms
    >>> print(ms.ops.tensor_scatter_add(ms.Tensor([1, 2, 3]), ms.Tensor([[0], [0]]), ms.Tensor([10, 20])))
    [31  2  3]
    """
    return kernels.nd("tensor_scatter_add", input_x, indices, updates, "add")


@op
@shape_errors
def tensor_scatter_sub(input_x, indices, updates):
    """A copy with updates subtracted from elements or slices; else as :func:`tensor_scatter_update`.

    >>> import amadou as ms
    >>> print(ms.ops.tensor_scatter_sub(ms.Tensor([1, 2, 3]), ms.Tensor([[0], [0]]), ms.Tensor([10, 20])))
    [-29   2   3]
    """
    return kernels.nd("tensor_scatter_sub", input_x, indices, updates, "sub")


@op
@shape_errors
def tensor_scatter_mul(input_x, indices, updates):
    """A copy with elements or slices multiplied; arguments and errors as in :func:`tensor_scatter_update`.

    >>> import amadou as ms
    >>> print(ms.ops.tensor_scatter_mul(ms.Tensor([1, 2, 3]), ms.Tensor([[0], [0]]), ms.Tensor([10, 20])))
    [200   2   3]
    """
    return kernels.nd("tensor_scatter_mul", input_x, indices, updates, "mul")


@op
@shape_errors
def tensor_scatter_div(input_x, indices, updates):
    """A copy with elements or slices divided, integers towards 0; else as :func:`tensor_scatter_update`.

    >>> import amadou as ms
    >>> print(ms.ops.tensor_scatter_div(ms.Tensor([10, 20]), ms.Tensor([[0]]), ms.Tensor([5])))
    [ 2 20]
    """
    return kernels.nd("tensor_scatter_div", input_x, indices, updates, "div")


@op
@shape_errors
def tensor_scatter_max(input_x, indices, updates):
    """A copy with elements or slices raised to larger updates; else as :func:`tensor_scatter_update`.

    >>> import amadou as ms
    >>> print(ms.ops.tensor_scatter_max(ms.Tensor([1, 2, 3]), ms.Tensor([[1], [2]]), ms.Tensor([10, -20])))
    [ 1 10  3]
    """
    return kernels.nd("tensor_scatter_max", input_x, indices, updates, "max")


@op
@shape_errors
def tensor_scatter_min(input_x, indices, updates):
    """A copy with elements or slices lowered to smaller updates; else as :func:`tensor_scatter_update`.

    >>> import amadou as ms
    >>> print(ms.ops.tensor_scatter_min(ms.Tensor([1, 2, 3]), ms.Tensor([[1], [2]]), ms.Tensor([10, -20])))
    [  1   2 -20]
    """
    return kernels.nd("tensor_scatter_min", input_x, indices, updates, "min")


@op
@shape_errors
def tensor_scatter_elements(input_x, indices, updates, axis=0, reduction="none"):
    """A copy with elements changed: the index gives their place along ``axis``, its own place that along the others.

    input_x: [..., n, ...]; indices, updates: one shape, as many axes as input_x; indices in [-n, n).

    Args:
        reduction: "none" replaces, "add" adds.

    Raises:
        TypeError: for indices that are no signed integers, or updates of a higher dtype than input_x.
        ValueError: for shapes that do not fit, an axis that does not exist, or another reduction.
        RuntimeError: for an index out of range (on the CPU).

    >>> import amadou as ms
    >>> x, indices = ms.Tensor([[1, 2], [3, 4]]), ms.Tensor([[0], [1]])
    >>> print(ms.ops.tensor_scatter_elements(x, indices, ms.Tensor([[7], [8]]), 1))
    [[7 2]
     [3 8]]
    """
    return kernels.elements("tensor_scatter_elements", input_x, axis, indices, updates, reduction)


@op
@shape_errors
def scatter(input, axis, index, src):
    """A copy with elements replaced, as :func:`tensor_scatter_elements`; src: a Tensor or one number.

    >>> import amadou as ms
    >>> print(ms.ops.scatter(ms.Tensor([[1, 2], [3, 4]]), 1, ms.Tensor([[0], [1]]), ms.Tensor([[7], [8]])))
    [[7 2]
     [3 8]]
    """
    return kernels.elements("scatter", input, axis, index, src)


@op
@shape_errors
def index_fill(x, axis, index, value):
    """A copy with slices along ``axis`` filled.

    x: [..., n, ...]; index: [i] or [] of signed integers in [-n, n); value: a number, or a Tensor [].

    Raises:
        TypeError: for other indices.
        RuntimeError: for an index out of range.

    >>> import amadou as ms
    >>> print(ms.ops.index_fill(ms.Tensor([1.0, 2.0, 3.0]), 0, ms.Tensor([1], ms.int32), 7.0))
    [1. 7. 3.]
    """
    return torch.index_fill(x, axis, as_index("index_fill", index, "index"), value)


@op
@shape_errors
def slice_scatter(input, src, axis=0, start=None, end=None, step=1):
    """A copy with the slices ``start:end:step`` along ``axis`` replaced by ``src``.

    Raises:
        ValueError: if ``src`` has not the shape of those slices.

    >>> import amadou as ms
    >>> print(ms.ops.slice_scatter(ms.Tensor([1, 2, 3]), ms.Tensor([7, 8]), 0, 1, 3))
    [1 7 8]
    """
    return torch.slice_scatter(input, fitted("slice_scatter", "src", src, input), axis, start, end, step)


@op
@shape_errors
def select_scatter(input, src, axis, index):
    """A copy with the slice ``index`` along ``axis`` replaced by ``src``, which has not that axis.

    Raises:
        ValueError: if ``src`` has not the shape of the slice.

    >>> import amadou as ms
    >>> print(ms.ops.select_scatter(ms.Tensor([[1, 2], [3, 4]]), ms.Tensor([7, 8]), 0, 1))
    [[1 2]
     [7 8]]
    """
    return torch.select_scatter(input, fitted("select_scatter", "src", src, input), axis, index)


@op
@shape_errors
def inplace_update(x, v, indices):
    """A copy with rows replaced (a copy, despite the name).

    x: [n, rest...]; v: [i, rest...]; indices: an int, a tuple of i int, or a Tensor [i].

    Raises:
        ValueError: if the shape of ``v`` does not fit.
        RuntimeError: for an index out of range (on the CPU).

    >>> import amadou as ms
    >>> print(ms.ops.inplace_update(ms.Tensor([1.0, 2.0]), ms.Tensor([7.0]), (0,)))
    [7. 2.]
    """
    return kernels.rows("inplace_update", x, v, indices, "update")


@op
@shape_errors
def inplace_add(x, v, indices):
    """A copy with ``v`` added to rows; arguments and errors as in :func:`inplace_update`.

    >>> import amadou as ms
    >>> print(ms.ops.inplace_add(ms.Tensor([1.0, 2.0]), ms.Tensor([7.0]), (0,)))
    [8. 2.]
    """
    return kernels.rows("inplace_add", x, v, indices, "add")


@op
@shape_errors
def inplace_sub(x, v, indices):
    """A copy with ``v`` subtracted from rows; arguments and errors as in :func:`inplace_update`.

    >>> import amadou as ms
    >>> print(ms.ops.inplace_sub(ms.Tensor([1.0, 2.0]), ms.Tensor([7.0]), (0,)))
    [-6.  2.]
    """
    return kernels.rows("inplace_sub", x, v, indices, "sub")


@op
@shape_errors
def index_put(x, indices, values, accumulate=False):
    """A copy with ``x[indices]`` replaced by ``values``, or with these added.

    x: [...]; indices: list or tuple of index Tensors, one for each of the first axes; values: broadcast to the shape of
    ``x[indices]``.
    """
    return x.index_put(tuple(indices), fitted("index_put", "values", values, x), bool(accumulate))


@op
@shape_errors
def masked_scatter(input, mask, source):
    """A copy with the elements where the mask is True replaced by those of ``source`` in flat order.

    input, mask: broadcast to each other, mask bool; source: as many elements as are True, or more.
    """
    return torch.masked_scatter(input, mask, fitted("masked_scatter", "source", source, input))


@op
@shape_errors
def unsorted_segment_sum(input_x, segment_ids, num_segments):
    """The sum of the elements of each segment.

    input_x: [s..., rest...]; segment_ids: [s...] of signed integers, a negative one belongs to no segment
    -> [num_segments, rest...]; an empty segment holds 0.

    Raises:
        TypeError: for other ids.
        ValueError: if the ids have not the first axes of the input, or ``num_segments`` is not > 0.
        RuntimeError: for an id that is too large (on the CPU).

    >>> import amadou as ms
    >>> ms.ops.unsorted_segment_sum(ms.Tensor([1, 2, 3]), ms.Tensor([0, 2, 0]), 3).asnumpy().tolist()
    [4, 0, 2]
    """
    return kernels.segments("unsorted_segment_sum", input_x, segment_ids, num_segments, "sum")


@op
@shape_errors
def unsorted_segment_prod(x, segment_ids, num_segments):
    """The product of each segment, 1 for an empty one; arguments and errors as in :func:`unsorted_segment_sum`.

    >>> import amadou as ms
    >>> print(ms.ops.unsorted_segment_prod(ms.Tensor([1.0, 2.0, 3.0]), ms.Tensor([0, 1, 1], ms.int32), 2))
    [1. 6.]
    """
    return kernels.segments("unsorted_segment_prod", x, segment_ids, num_segments, "prod")


@op
@shape_errors
def unsorted_segment_max(x, segment_ids, num_segments):
    """The largest element of each segment, the lowest number of the dtype for an empty one; else as
    :func:`unsorted_segment_sum`.

    >>> import amadou as ms
    >>> print(ms.ops.unsorted_segment_max(ms.Tensor([1.0, 2.0, 3.0]), ms.Tensor([0, 1, 1], ms.int32), 2))
    [1. 3.]
    """
    return kernels.segments("unsorted_segment_max", x, segment_ids, num_segments, "amax")


@op
@shape_errors
def unsorted_segment_min(x, segment_ids, num_segments):
    """The smallest element of each segment, the highest number of the dtype for an empty one; else as
    :func:`unsorted_segment_sum`.

    >>> import amadou as ms
    >>> print(ms.ops.unsorted_segment_min(ms.Tensor([1.0, 2.0, 3.0]), ms.Tensor([0, 1, 1], ms.int32), 2))
    [1. 2.]
    """
    return kernels.segments("unsorted_segment_min", x, segment_ids, num_segments, "amin")


@op
@shape_errors
def sparse_segment_mean(x, indices, segment_ids):
    """The mean of the rows that the indices name, by segment.

    x: [n, rest...]; indices: [i]; segment_ids: [i] in ascending order -> [last id + 1, rest...], 0 for an empty one.

    >>> import amadou as ms
    >>> x, rows, segments = ms.Tensor([[1.0], [2.0], [4.0]]), ms.Tensor([0, 2], ms.int32), ms.Tensor([0, 0], ms.int32)
    >>> print(ms.ops.sparse_segment_mean(x, rows, segments))
    [[2.5]]
    """
    rows = torch.index_select(x, 0, as_index("sparse_segment_mean", indices))
    return kernels.sorted_segments("sparse_segment_mean", rows, segment_ids, "mean")


@op
@shape_errors
def sorted_segments(x, segment_ids, kind):
    """``kind`` ("sum", "mean", "prod", "amax" or "amin") of each segment.

    x: [n, rest...]; segment_ids: [n] in ascending order -> [last id + 1, rest...]; an empty segment holds 0, or 1 for
    "prod".
    """
    return kernels.sorted_segments("Segment", x, segment_ids, kind)


@op
@shape_errors
def added_at(input, dim, index, source, alpha):
    """A copy with ``alpha * source`` added to slices along an axis.

    input: [..., n, ...]; index: [i] of signed integers; source: [..., i, ...].
    """
    source = fitted("index_add", "source", source, input)
    return torch.index_add(input, dim, as_index("index_add", index, "index"), source, alpha=alpha)


@inplace
@shape_errors
def index_add_(input, dim, index, source, *, alpha=1):
    """Add ``alpha * source`` to the slices ``index`` along ``dim``, in place.

    input: [..., n, ...]; index: [i] of signed integers; source: [..., i, ...].
    """
    source = fitted("index_add_", "source", source, input)
    input.index_add_(dim, as_index("index_add_", index, "index"), source, alpha=alpha)


@inplace
@shape_errors
def index_copy_(input, dim, index, tensor):
    """Replace the slices ``index`` along ``dim``, in place.

    input: [..., n, ...]; index: [i] of signed integers; tensor: [..., i, ...].
    """
    tensor = fitted("index_copy_", "tensor", tensor, input)
    input.index_copy_(dim, as_index("index_copy_", index, "index"), tensor)


@inplace
@shape_errors
def index_fill_(input, dim, index, value):
    """Fill the slices ``index`` along ``dim`` with a number or Tensor [], in place."""
    input.index_fill_(dim, as_index("index_fill_", index, "index"), value)


@inplace
@shape_errors
def index_put_(input, indices, values, accumulate=False):
    """Replace ``input[indices]``, or add to it, in place; arguments as in :func:`index_put`."""
    input.index_put_(tuple(indices), fitted("index_put_", "values", values, input), accumulate)


@inplace
@shape_errors
def masked_fill_(input, mask, value):
    """Fill with a number or Tensor [] where the mask is True, in place; the mask is broadcast to input."""
    input.masked_fill_(mask, value)


@inplace
@shape_errors
def masked_scatter_(input, mask, source):
    """Replace the elements where the mask is True by those of ``source`` in flat order, in place."""
    input.masked_scatter_(mask, fitted("masked_scatter_", "source", source, input))


@inplace
@shape_errors
def scatter_(input, dim, index, src=None, *, value=None, reduce=None):
    """Write elements in place: the index gives their place along ``dim``, its own place that along the others.

    input: [..., n, ...]; index: as many axes, in [-n, n); src: a Tensor that covers the index, or one number, which may
    also be given as ``value``.

    Args:
        reduce: "add" or "multiply" instead of replacing.
    """
    kernels.write_elements(input, dim, index, src if value is None else value, reduce)


@inplace
@shape_errors
def scatter_add_(input, dim, index, src):
    """Add elements in place, placed as in :func:`scatter_`; all that go to one place count."""
    input.scatter_add_(dim, from_start("scatter_add_", index, input.shape[dim]), src)
