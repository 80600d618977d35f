"""Operators that write at the places an index Tensor names, as objects."""

from typing import Any

from .. import scattering
from ..primitive import Operator


class ScatterUpdate(Operator):
    """As :func:`amadou.ops.scatter_update`, whatever ``use_locking`` is."""

    use_locking: bool = True

    def __call__(self, input_x: Any, indices: Any, updates: Any) -> Any:
        return scattering.scatter_update(input_x, indices, updates)


class ScatterAdd(Operator):
    """As :func:`amadou.ops.scatter_add`; all updates count, whatever ``use_locking`` is."""

    use_locking: bool = False

    def __call__(self, input_x: Any, indices: Any, updates: Any) -> Any:
        return scattering.scatter_add(input_x, indices, updates)


class ScatterSub(Operator):
    """As :func:`amadou.ops.scatter_add`, but subtracts."""

    use_locking: bool = False

    def __call__(self, input_x: Any, indices: Any, updates: Any) -> Any:
        return scattering.scatter_sub(input_x, indices, updates)


class ScatterMul(Operator):
    """As :func:`amadou.ops.scatter_mul`; all updates count, whatever ``use_locking`` is."""

    use_locking: bool = False

    def __call__(self, input_x: Any, indices: Any, updates: Any) -> Any:
        return scattering.scatter_mul(input_x, indices, updates)


class ScatterDiv(Operator):
    """As :func:`amadou.ops.scatter_div`; all updates count, whatever ``use_locking`` is."""

    use_locking: bool = False

    def __call__(self, input_x: Any, indices: Any, updates: Any) -> Any:
        return scattering.scatter_div(input_x, indices, updates)


class ScatterMax(Operator):
    """As :func:`amadou.ops.scatter_max`; all updates count, whatever ``use_locking`` is."""

    use_locking: bool = False

    def __call__(self, input_x: Any, indices: Any, updates: Any) -> Any:
        return scattering.scatter_max(input_x, indices, updates)


class ScatterMin(Operator):
    """As :func:`amadou.ops.scatter_min`; all updates count, whatever ``use_locking`` is."""

    use_locking: bool = False

    def __call__(self, input_x: Any, indices: Any, updates: Any) -> Any:
        return scattering.scatter_min(input_x, indices, updates)


class ScatterNdUpdate(Operator):
    """As :func:`amadou.ops.scatter_nd_update`, whatever ``use_locking`` is."""

    use_locking: bool = True

    def __call__(self, input_x: Any, indices: Any, updates: Any) -> Any:
        return scattering.scatter_nd_update(input_x, indices, updates)


class ScatterNdAdd(Operator):
    """As :func:`amadou.ops.scatter_nd_add`; all updates count, whatever ``use_locking`` is."""

    use_locking: bool = False

    def __call__(self, input_x: Any, indices: Any, updates: Any) -> Any:
        return scattering.scatter_nd_add(input_x, indices, updates)


class ScatterNdSub(Operator):
    """As :func:`amadou.ops.scatter_nd_sub`; all updates count, whatever ``use_locking`` is."""

    use_locking: bool = False

    def __call__(self, input_x: Any, indices: Any, updates: Any) -> Any:
        return scattering.scatter_nd_sub(input_x, indices, updates)


class ScatterNdMul(Operator):
    """As :func:`amadou.ops.scatter_nd_mul`; all updates count, whatever ``use_locking`` is."""

    use_locking: bool = False

    def __call__(self, input_x: Any, indices: Any, updates: Any) -> Any:
        return scattering.scatter_nd_mul(input_x, indices, updates)


class ScatterNdDiv(Operator):
    """As :func:`amadou.ops.scatter_nd_div`; all updates count, whatever ``use_locking`` is."""

    use_locking: bool = False

    def __call__(self, input_x: Any, indices: Any, updates: Any) -> Any:
        return scattering.scatter_nd_div(input_x, indices, updates)


class ScatterNdMax(Operator):
    """As :func:`amadou.ops.scatter_nd_max`; all updates count, whatever ``use_locking`` is."""

    use_locking: bool = False

    def __call__(self, input_x: Any, indices: Any, updates: Any) -> Any:
        return scattering.scatter_nd_max(input_x, indices, updates)


class ScatterNdMin(Operator):
    """As :func:`amadou.ops.scatter_nd_min`; all updates count, whatever ``use_locking`` is."""

    use_locking: bool = False

    def __call__(self, input_x: Any, indices: Any, updates: Any) -> Any:
        return scattering.scatter_nd_min(input_x, indices, updates)


class ScatterNonAliasingAdd(Operator):
    """As :func:`amadou.ops.scatter_nd_add`."""

    def __call__(self, input_x: Any, indices: Any, updates: Any) -> Any:
        return scattering.scatter_nd_add(input_x, indices, updates)


class ScatterNd(Operator):
    """As :func:`amadou.ops.scatter_nd`."""

    def __call__(self, indices: Any, updates: Any, shape: Any) -> Any:
        return scattering.scatter_nd(indices, updates, shape)


class TensorScatterUpdate(Operator):
    """As :func:`amadou.ops.tensor_scatter_update`."""

    def __call__(self, input_x: Any, indices: Any, updates: Any) -> Any:
        return scattering.tensor_scatter_update(input_x, indices, updates)


class TensorScatterAdd(Operator):
    """As :func:`amadou.ops.tensor_scatter_add`."""

    def __call__(self, input_x: Any, indices: Any, updates: Any) -> Any:
        return scattering.tensor_scatter_add(input_x, indices, updates)


class TensorScatterSub(Operator):
    """As :func:`amadou.ops.tensor_scatter_sub`."""

    def __call__(self, input_x: Any, indices: Any, updates: Any) -> Any:
        return scattering.tensor_scatter_sub(input_x, indices, updates)


class TensorScatterMul(Operator):
    """As :func:`amadou.ops.tensor_scatter_mul`."""

    def __call__(self, input_x: Any, indices: Any, updates: Any) -> Any:
        return scattering.tensor_scatter_mul(input_x, indices, updates)


class TensorScatterDiv(Operator):
    """As :func:`amadou.ops.tensor_scatter_div`."""

    def __call__(self, input_x: Any, indices: Any, updates: Any) -> Any:
        return scattering.tensor_scatter_div(input_x, indices, updates)


class TensorScatterMax(Operator):
    """As :func:`amadou.ops.tensor_scatter_max`."""

    def __call__(self, input_x: Any, indices: Any, updates: Any) -> Any:
        return scattering.tensor_scatter_max(input_x, indices, updates)


class TensorScatterMin(Operator):
    """As :func:`amadou.ops.tensor_scatter_min`."""

    def __call__(self, input_x: Any, indices: Any, updates: Any) -> Any:
        return scattering.tensor_scatter_min(input_x, indices, updates)


class TensorScatterElements(Operator):
    """As :func:`amadou.ops.tensor_scatter_elements`, with ``axis`` and ``reduction`` fixed when made."""

    axis: int = 0
    reduction: str = "none"

    def __call__(self, data: Any, indices: Any, updates: Any) -> Any:
        return scattering.tensor_scatter_elements(data, indices, updates, self.axis, self.reduction)


class ScatterAddWithAxis(Operator):
    """As :func:`amadou.ops.tensor_scatter_elements` that adds, with ``axis`` fixed when made."""

    axis: int = 0

    def __call__(self, input_x: Any, indices: Any, updates: Any) -> Any:
        return scattering.tensor_scatter_elements(input_x, indices, updates, self.axis, "add")


class IndexAdd(Operator):
    """As :func:`amadou.ops.index_add`, with ``axis`` fixed when made."""

    axis: int
    use_lock: bool = True
    check_index_bound: bool = True

    def __call__(self, x: Any, indices: Any, y: Any) -> Any:
        return scattering.index_add(x, indices, y, self.axis)


class InplaceIndexAdd(Operator):
    """As :func:`amadou.ops.inplace_index_add`, with ``axis`` fixed when made."""

    axis: int

    def __call__(self, var: Any, indices: Any, updates: Any) -> Any:
        return scattering.inplace_index_add(var, indices, updates, self.axis)


class IndexFill(Operator):
    """As :func:`amadou.ops.index_fill`."""

    def __call__(self, x: Any, dim: Any, index: Any, value: Any) -> Any:
        return scattering.index_fill(x, dim, index, value)


class IndexPut(Operator):
    """A copy with ``x1[indices]`` replaced by ``x2``, or with ``accumulate`` 1 with ``x2`` added.

    x1: [...]; indices: list or tuple of index Tensors, one for each of the first axes; x2: broadcast to the shape of
    ``x1[indices]``.
    """

    accumulate: int = 0

    def __call__(self, x1: Any, x2: Any, indices: Any) -> Any:
        return scattering.index_put(x1, indices, x2, bool(self.accumulate))


class InplaceUpdate(Operator):
    """As :func:`amadou.ops.inplace_update`, with the indices fixed when made."""

    indices: int | tuple[int, ...]

    def __call__(self, x: Any, v: Any) -> Any:
        return scattering.inplace_update(x, v, self.indices)


class InplaceAdd(Operator):
    """As :func:`amadou.ops.inplace_add`, with the indices fixed when made."""

    indices: int | tuple[int, ...]

    def __call__(self, x: Any, v: Any) -> Any:
        return scattering.inplace_add(x, v, self.indices)


class InplaceSub(Operator):
    """As :func:`amadou.ops.inplace_sub`, with the indices fixed when made."""

    indices: int | tuple[int, ...]

    def __call__(self, x: Any, v: Any) -> Any:
        return scattering.inplace_sub(x, v, self.indices)


class InplaceUpdateV2(Operator):
    """As :func:`amadou.ops.inplace_update`."""

    def __call__(self, x: Any, indices: Any, v: Any) -> Any:
        return scattering.inplace_update(x, v, indices)


class MaskedScatter(Operator):
    """As :meth:`amadou.Tensor.masked_scatter`."""

    def __call__(self, input: Any, mask: Any, source: Any) -> Any:
        return scattering.masked_scatter(input, mask, source)


class UnsortedSegmentSum(Operator):
    """As :func:`amadou.ops.unsorted_segment_sum`."""

    def __call__(self, input_x: Any, segment_ids: Any, num_segments: Any) -> Any:
        return scattering.unsorted_segment_sum(input_x, segment_ids, num_segments)


class UnsortedSegmentProd(Operator):
    """As :func:`amadou.ops.unsorted_segment_prod`."""

    def __call__(self, x: Any, segment_ids: Any, num_segments: Any) -> Any:
        return scattering.unsorted_segment_prod(x, segment_ids, num_segments)


class UnsortedSegmentMax(Operator):
    """As :func:`amadou.ops.unsorted_segment_max`."""

    def __call__(self, x: Any, segment_ids: Any, num_segments: Any) -> Any:
        return scattering.unsorted_segment_max(x, segment_ids, num_segments)


class UnsortedSegmentMin(Operator):
    """As :func:`amadou.ops.unsorted_segment_min`."""

    def __call__(self, x: Any, segment_ids: Any, num_segments: Any) -> Any:
        return scattering.unsorted_segment_min(x, segment_ids, num_segments)


class SegmentSum(Operator):
    """The sum of each segment, 0 for an empty one.

    input_x: [n, rest...]; segment_ids: [n] in ascending order -> [last id + 1, rest...].
    """

    def __call__(self, input_x: Any, segment_ids: Any) -> Any:
        return scattering.sorted_segments(input_x, segment_ids, "sum")


class SegmentMean(Operator):
    """The mean of each segment, 0 for an empty one.

    input_x: [n, rest...]; segment_ids: [n] in ascending order -> [last id + 1, rest...].
    """

    def __call__(self, input_x: Any, segment_ids: Any) -> Any:
        return scattering.sorted_segments(input_x, segment_ids, "mean")


class SegmentProd(Operator):
    """The product of each segment, 1 for an empty one.

    input_x: [n, rest...]; segment_ids: [n] in ascending order -> [last id + 1, rest...].
    """

    def __call__(self, input_x: Any, segment_ids: Any) -> Any:
        return scattering.sorted_segments(input_x, segment_ids, "prod")


class SegmentMax(Operator):
    """The largest element of each segment, 0 for an empty one.

    input_x: [n, rest...]; segment_ids: [n] in ascending order -> [last id + 1, rest...].
    """

    def __call__(self, input_x: Any, segment_ids: Any) -> Any:
        return scattering.sorted_segments(input_x, segment_ids, "amax")


class SegmentMin(Operator):
    """The smallest element of each segment, 0 for an empty one.

    input_x: [n, rest...]; segment_ids: [n] in ascending order -> [last id + 1, rest...].
    """

    def __call__(self, input_x: Any, segment_ids: Any) -> Any:
        return scattering.sorted_segments(input_x, segment_ids, "amin")
