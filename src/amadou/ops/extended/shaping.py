"""Shapes, indices, order and new Tensors as Primitives."""

from typing import Any

from ... import mint
from .. import creation, scattering, selection, shaping
from ..primitive import Operator
from . import functions


class Clone(Operator):
    """As :func:`amadou.mint.clone`."""

    def __call__(self, input: Any) -> Any:
        return mint.clone(input)


class Copy(Clone):
    """As :class:`Clone`."""


class Contiguous(Operator):
    """As :func:`amadou.ops.extended.functions.contiguous`."""

    def __call__(self, input: Any) -> Any:
        return functions.contiguous(input)


class View(Operator):
    """As :func:`amadou.ops.extended.functions.view`."""

    def __call__(self, input: Any, shape: Any) -> Any:
        return functions.view(input, shape)


class ViewAs(Operator):
    """As :func:`amadou.ops.shaping.view_as`."""

    def __call__(self, input: Any, other: Any) -> Any:
        return shaping.view_as(input, other)


class AsStrided(Operator):
    """As :func:`amadou.ops.extended.functions.as_strided`."""

    def __call__(self, input: Any, size: Any, stride: Any, storage_offset: Any = 0) -> Any:
        return functions.as_strided(input, size, stride, storage_offset)


class FlattenExt(Operator):
    """As :func:`amadou.mint.flatten`."""

    def __call__(self, input: Any, start_dim: Any = 0, end_dim: Any = -1) -> Any:
        return mint.flatten(input, start_dim, end_dim)


class ExpandDimsView(Operator):
    """As :func:`amadou.mint.unsqueeze`."""

    def __call__(self, input: Any, dim: Any) -> Any:
        return mint.unsqueeze(input, dim)


class ExpandAs(Operator):
    """As :func:`amadou.ops.shaping.expand_as`."""

    def __call__(self, input: Any, other: Any) -> Any:
        return shaping.expand_as(input, other)


class BroadcastToView(Operator):
    """As :func:`amadou.mint.broadcast_to`."""

    def __call__(self, input: Any, shape: Any) -> Any:
        return mint.broadcast_to(input, shape)


class TExt(Operator):
    """As :func:`amadou.mint.t`."""

    def __call__(self, input: Any) -> Any:
        return mint.t(input)


class StackExt(Operator):
    """As :func:`amadou.mint.stack`, with ``dim`` fixed when made."""

    dim: int = 0

    def __call__(self, tensors: Any) -> Any:
        return mint.stack(tensors, self.dim)


class SequenceConcat(Operator):
    """As :func:`amadou.mint.cat`, with ``axis`` fixed when made."""

    axis: int = 0

    def __call__(self, x: Any) -> Any:
        return mint.cat(x, self.axis)


class SplitTensor(Operator):
    """As :func:`amadou.mint.split`, with one size for all parts."""

    def __call__(self, input: Any, split_size: Any, dim: Any = 0) -> Any:
        return mint.split(input, split_size, dim)


class SplitTensorView(SplitTensor):
    """As :class:`SplitTensor`."""


class SplitWithSize(SplitTensor):
    """As :func:`amadou.mint.split`, with the size of each part."""


class SplitWithSizeView(SplitWithSize):
    """As :class:`SplitWithSize`."""


class Chunk(Operator):
    """As :func:`amadou.mint.chunk`."""

    def __call__(self, input: Any, chunks: Any, dim: Any = 0) -> Any:
        return mint.chunk(input, chunks, dim)


class ChunkView(Chunk):
    """As :class:`Chunk`."""


class UnstackExtView(Operator):
    """As :func:`amadou.mint.unbind`."""

    def __call__(self, input: Any, dim: Any = 0) -> Any:
        return mint.unbind(input, dim)


class RepeatInterleaveInt(Operator):
    """As :func:`amadou.mint.repeat_interleave`, with one number."""

    def __call__(self, input: Any, repeats: Any, dim: Any = None, output_size: Any = None) -> Any:
        return mint.repeat_interleave(input, repeats, dim, output_size=output_size)


class RepeatInterleaveTensor(RepeatInterleaveInt):
    """As :func:`amadou.mint.repeat_interleave`, with a number for each slice."""


class Narrow(Operator):
    """As :func:`amadou.mint.narrow`."""

    def __call__(self, input: Any, dim: Any, start: Any, length: Any) -> Any:
        return mint.narrow(input, dim, start, length)


class NarrowView(Narrow):
    """As :class:`Narrow`."""


class SelectExtView(Operator):
    """As :func:`amadou.mint.select`."""

    def __call__(self, input: Any, dim: Any, index: Any) -> Any:
        return mint.select(input, dim, index)


class SliceExt(Operator):
    """As :func:`amadou.ops.extended.functions.slice_ext`."""

    def __call__(self, input: Any, dim: Any, start: Any, end: Any, step: Any) -> Any:
        return functions.slice_ext(input, dim, start, end, step)


class SliceExtView(SliceExt):
    """As :class:`SliceExt`."""


class Index(Operator):
    """As :func:`amadou.ops.extended.functions.index`."""

    def __call__(self, input: Any, indices: Any) -> Any:
        return functions.index(input, indices)


class InnerIndex(Index):
    """As :class:`Index`."""


class IndexSelect(Operator):
    """As :func:`amadou.mint.index_select`."""

    def __call__(self, input: Any, dim: Any, index: Any) -> Any:
        return mint.index_select(input, dim, index)


class GatherNdExt(Operator):
    """As :func:`amadou.ops.selection.gather_nd`."""

    def __call__(self, input: Any, indices: Any) -> Any:
        return selection.gather_nd(input, indices)


class Take(Operator):
    """As :func:`amadou.mint.take`."""

    def __call__(self, input: Any, index: Any) -> Any:
        return mint.take(input, index)


class NonZeroExt(Operator):
    """The places of the elements that are not zero. input: [...] with k axes -> k Tensors [n] int64."""

    def __call__(self, input: Any) -> Any:
        return mint.nonzero(input, as_tuple=True)


class InnerNonZero(Operator):
    """As :func:`amadou.ops.extended.functions.nonzero_columns`."""

    def __call__(self, input: Any) -> Any:
        return functions.nonzero_columns(input)


class Scatter(Operator):
    """A copy with elements replaced, or with ``reduce="add"`` added to; as :func:`amadou.mint.scatter`."""

    def __call__(self, input: Any, dim: Any, index: Any, src: Any, reduce: Any = "none") -> Any:
        return scattering.tensor_scatter_elements(input, index, src, dim, reduce)


class ScatterValue(Scatter):
    """As :class:`Scatter`, with a number."""


class ScatterAddExt(Operator):
    """As :func:`amadou.mint.scatter_add`."""

    def __call__(self, input: Any, dim: Any, index: Any, src: Any) -> Any:
        return mint.scatter_add(input, dim, index, src)


class IndexAddExt(Operator):
    """As :func:`amadou.mint.index_add`."""

    def __call__(self, input: Any, dim: Any, index: Any, source: Any, alpha: Any = 1) -> Any:
        return mint.index_add(input, dim, index, source, alpha=alpha)


class IndexFillScalar(Operator):
    """As :func:`amadou.ops.index_fill`, with a number."""

    def __call__(self, input: Any, dim: Any, index: Any, value: Any) -> Any:
        return scattering.index_fill(input, dim, index, value)


class IndexFillTensor(IndexFillScalar):
    """As :func:`amadou.ops.scattering.index_fill`."""


class TensorCopySlices(Operator):
    """As :func:`amadou.ops.extended.functions.copy_slices`."""

    def __call__(self, x: Any, value: Any, begin: Any, end: Any, strides: Any) -> Any:
        return functions.copy_slices(x, value, begin, end, strides)


class DiagExt(Operator):
    """As :func:`amadou.mint.diag`."""

    def __call__(self, input: Any, diagonal: Any = 0) -> Any:
        return mint.diag(input, diagonal)


class TrilExt(Operator):
    """As :func:`amadou.mint.tril`."""

    def __call__(self, input: Any, diagonal: Any = 0) -> Any:
        return mint.tril(input, diagonal)


class SortExt(Operator):
    """As :func:`amadou.mint.sort`."""

    def __call__(self, input: Any, dim: Any = -1, descending: Any = False, stable: Any = False) -> Any:
        return mint.sort(input, dim=dim, descending=descending, stable=stable)


class ArgSort(Operator):
    """As :func:`amadou.mint.argsort`."""

    def __call__(self, input: Any, dim: Any = -1, descending: Any = False, stable: Any = False) -> Any:
        return mint.argsort(input, dim, descending, stable)


class TopkExt(Operator):
    """As :func:`amadou.mint.topk`."""

    def __call__(self, input: Any, k: Any, dim: Any = -1, largest: Any = True, sorted: Any = True) -> Any:
        return mint.topk(input, k, dim, largest, sorted)


class Unique2(Operator):
    """As :func:`amadou.mint.unique`."""

    def __call__(self, input: Any, sorted: Any = True, return_inverse: Any = False, return_counts: Any = False) -> Any:
        return mint.unique(input, sorted, return_inverse, return_counts)


class UniqueDim(Operator):
    """As :func:`amadou.mint.unique` along an axis, with counts."""

    def __call__(self, input: Any, sorted: Any, return_inverse: Any, dim: Any) -> Any:
        return mint.unique(input, sorted, return_inverse, True, dim)


class TupleToList(Operator):
    """As :func:`amadou.ops.extended.functions.tuple_to_list`."""

    def __call__(self, input: Any) -> Any:
        return functions.tuple_to_list(input)


class ListToTuple(Operator):
    """As :func:`amadou.ops.extended.functions.list_to_tuple`."""

    def __call__(self, input: Any) -> Any:
        return functions.list_to_tuple(input)


class Arange(Operator):
    """As :func:`amadou.mint.arange`."""

    def __call__(self, start: Any, end: Any, step: Any, dtype: Any = None) -> Any:
        return mint.arange(start, end, step, dtype=dtype)


class LinSpaceExt(Operator):
    """As :func:`amadou.mint.linspace`."""

    def __call__(self, start: Any, end: Any, steps: Any, dtype: Any = None) -> Any:
        return mint.linspace(start, end, steps, dtype=dtype)


class FillScalar(Operator):
    """As :func:`amadou.mint.full`."""

    def __call__(self, size: Any, fill_value: Any, dtype: Any = None) -> Any:
        return mint.full(size, fill_value, dtype=dtype)


class FillTensor(FillScalar):
    """As :func:`amadou.mint.full`, with a Tensor."""


class FullLike(Operator):
    """As :func:`amadou.mint.full_like`."""

    def __call__(self, input: Any, fill_value: Any, dtype: Any = None) -> Any:
        return mint.full_like(input, fill_value, dtype=dtype)


class OnesLikeExt(Operator):
    """As :func:`amadou.mint.ones_like`."""

    def __call__(self, input: Any, dtype: Any = None) -> Any:
        return mint.ones_like(input, dtype=dtype)


class ZerosLikeExt(Operator):
    """As :func:`amadou.mint.zeros_like`."""

    def __call__(self, input: Any, dtype: Any = None) -> Any:
        return mint.zeros_like(input, dtype=dtype)


class NewOnes(Operator):
    """Ones in another shape, by default in the dtype of ``input``, on its device -> [*size]."""

    def __call__(self, input: Any, size: Any, dtype: Any = None) -> Any:
        return functions.filled_like(input, size, 1, dtype)


class NewZeros(Operator):
    """Zeros in another shape, by default in the dtype of ``input``, on its device -> [*size]."""

    def __call__(self, input: Any, size: Any, dtype: Any = None) -> Any:
        return functions.filled_like(input, size, 0, dtype)


class NewFull(Operator):
    """As :func:`amadou.ops.extended.functions.filled_like`."""

    def __call__(self, input: Any, size: Any, fill_value: Any, dtype: Any = None) -> Any:
        return functions.filled_like(input, size, fill_value, dtype)


class OneHotExt(Operator):
    """As :func:`amadou.ops.one_hot`, with ``axis`` fixed when made."""

    axis: int = -1

    def __call__(self, tensor: Any, num_classes: Any, on_value: Any, off_value: Any) -> Any:
        return creation.one_hot(tensor, num_classes, on_value, off_value, self.axis)


class UniformExt(Operator):
    """As :func:`amadou.ops.extended.functions.uniform_like`."""

    def __call__(self, tensor: Any, a: Any, b: Any, seed: Any, offset: Any) -> Any:
        return functions.uniform_like(tensor, a, b, seed, offset)
