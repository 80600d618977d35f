"""Shapes, indices, order and new Tensors as Primitives."""

from dataclasses import dataclass
from typing import Any

from ... import mint
from .. import creation, scattering, selection, shaping
from ..primitive import Primitive
from . import functions


@dataclass(eq=False, repr=False)
class Clone(Primitive):
    """As :func:`amadou.mint.clone`."""

    def __call__(self, input: Any) -> Any:
        return mint.clone(input)


@dataclass(eq=False, repr=False)
class Copy(Primitive):
    """As :func:`amadou.mint.clone`."""

    def __call__(self, input: Any) -> Any:
        return mint.clone(input)


@dataclass(eq=False, repr=False)
class Contiguous(Primitive):
    """As :func:`amadou.ops.extended.functions.contiguous`."""

    def __call__(self, input: Any) -> Any:
        return functions.contiguous(input)


@dataclass(eq=False, repr=False)
class View(Primitive):
    """As :func:`amadou.ops.extended.functions.view`."""

    def __call__(self, input: Any, shape: Any) -> Any:
        return functions.view(input, shape)


@dataclass(eq=False, repr=False)
class ViewAs(Primitive):
    """As :func:`amadou.ops.shaping.view_as`."""

    def __call__(self, input: Any, other: Any) -> Any:
        return shaping.view_as(input, other)


@dataclass(eq=False, repr=False)
class AsStrided(Primitive):
    """As :func:`amadou.ops.extended.functions.as_strided`."""

    def __call__(self, input: Any, size: Any, stride: Any, storage_offset: Any = 0) -> Any:
        return functions.as_strided(input, size, stride, storage_offset)


@dataclass(eq=False, repr=False)
class FlattenExt(Primitive):
    """As :func:`amadou.mint.flatten`."""

    def __call__(self, input: Any, start_dim: Any = 0, end_dim: Any = -1) -> Any:
        return mint.flatten(input, start_dim, end_dim)


@dataclass(eq=False, repr=False)
class ExpandDimsView(Primitive):
    """As :func:`amadou.mint.unsqueeze`."""

    def __call__(self, input: Any, dim: Any) -> Any:
        return mint.unsqueeze(input, dim)


@dataclass(eq=False, repr=False)
class ExpandAs(Primitive):
    """As :func:`amadou.ops.shaping.expand_as`."""

    def __call__(self, input: Any, other: Any) -> Any:
        return shaping.expand_as(input, other)


@dataclass(eq=False, repr=False)
class BroadcastToView(Primitive):
    """As :func:`amadou.mint.broadcast_to`."""

    def __call__(self, input: Any, shape: Any) -> Any:
        return mint.broadcast_to(input, shape)


@dataclass(eq=False, repr=False)
class TExt(Primitive):
    """As :func:`amadou.mint.t`."""

    def __call__(self, input: Any) -> Any:
        return mint.t(input)


@dataclass(eq=False, repr=False)
class StackExt(Primitive):
    """As :func:`amadou.mint.stack`, with ``dim`` fixed when made."""

    dim: int = 0

    def __call__(self, tensors: Any) -> Any:
        return mint.stack(tensors, self.dim)


@dataclass(eq=False, repr=False)
class SequenceConcat(Primitive):
    """As :func:`amadou.mint.cat`, with ``axis`` fixed when made."""

    axis: int = 0

    def __call__(self, x: Any) -> Any:
        return mint.cat(x, self.axis)


@dataclass(eq=False, repr=False)
class SplitTensor(Primitive):
    """As :func:`amadou.mint.split`, with one size for all parts."""

    def __call__(self, input: Any, split_size: Any, dim: Any = 0) -> Any:
        return mint.split(input, split_size, dim)


@dataclass(eq=False, repr=False)
class SplitTensorView(Primitive):
    """As :func:`amadou.mint.split`, with one size for all parts."""

    def __call__(self, input: Any, split_size: Any, dim: Any = 0) -> Any:
        return mint.split(input, split_size, dim)


@dataclass(eq=False, repr=False)
class SplitWithSize(Primitive):
    """As :func:`amadou.mint.split`, with the size of each part."""

    def __call__(self, input: Any, split_size: Any, dim: Any = 0) -> Any:
        return mint.split(input, split_size, dim)


@dataclass(eq=False, repr=False)
class SplitWithSizeView(Primitive):
    """As :func:`amadou.mint.split`, with the size of each part."""

    def __call__(self, input: Any, split_size: Any, dim: Any = 0) -> Any:
        return mint.split(input, split_size, dim)


@dataclass(eq=False, repr=False)
class Chunk(Primitive):
    """As :func:`amadou.mint.chunk`."""

    def __call__(self, input: Any, chunks: Any, dim: Any = 0) -> Any:
        return mint.chunk(input, chunks, dim)


@dataclass(eq=False, repr=False)
class ChunkView(Primitive):
    """As :func:`amadou.mint.chunk`."""

    def __call__(self, input: Any, chunks: Any, dim: Any = 0) -> Any:
        return mint.chunk(input, chunks, dim)


@dataclass(eq=False, repr=False)
class UnstackExtView(Primitive):
    """As :func:`amadou.mint.unbind`."""

    def __call__(self, input: Any, dim: Any = 0) -> Any:
        return mint.unbind(input, dim)


@dataclass(eq=False, repr=False)
class RepeatInterleaveInt(Primitive):
    """As :func:`amadou.mint.repeat_interleave`, with one number."""

    def __call__(self, input: Any, repeats: Any, dim: Any = None, output_size: Any = None) -> Any:
        return mint.repeat_interleave(input, repeats, dim, output_size=output_size)


@dataclass(eq=False, repr=False)
class RepeatInterleaveTensor(Primitive):
    """As :func:`amadou.mint.repeat_interleave`, with a number for each slice."""

    def __call__(self, input: Any, repeats: Any, dim: Any = None, output_size: Any = None) -> Any:
        return mint.repeat_interleave(input, repeats, dim, output_size=output_size)


@dataclass(eq=False, repr=False)
class Narrow(Primitive):
    """As :func:`amadou.mint.narrow`."""

    def __call__(self, input: Any, dim: Any, start: Any, length: Any) -> Any:
        return mint.narrow(input, dim, start, length)


@dataclass(eq=False, repr=False)
class NarrowView(Primitive):
    """As :func:`amadou.mint.narrow`."""

    def __call__(self, input: Any, dim: Any, start: Any, length: Any) -> Any:
        return mint.narrow(input, dim, start, length)


@dataclass(eq=False, repr=False)
class SelectExtView(Primitive):
    """As :func:`amadou.mint.select`."""

    def __call__(self, input: Any, dim: Any, index: Any) -> Any:
        return mint.select(input, dim, index)


@dataclass(eq=False, repr=False)
class SliceExt(Primitive):
    """As :func:`amadou.ops.extended.functions.slice_ext`."""

    def __call__(self, input: Any, dim: Any, start: Any, end: Any, step: Any) -> Any:
        return functions.slice_ext(input, dim, start, end, step)


@dataclass(eq=False, repr=False)
class SliceExtView(Primitive):
    """As :func:`amadou.ops.extended.functions.slice_ext`."""

    def __call__(self, input: Any, dim: Any, start: Any, end: Any, step: Any) -> Any:
        return functions.slice_ext(input, dim, start, end, step)


@dataclass(eq=False, repr=False)
class Index(Primitive):
    """As :func:`amadou.ops.extended.functions.index`."""

    def __call__(self, input: Any, indices: Any) -> Any:
        return functions.index(input, indices)


@dataclass(eq=False, repr=False)
class InnerIndex(Primitive):
    """As :func:`amadou.ops.extended.functions.index`."""

    def __call__(self, input: Any, indices: Any) -> Any:
        return functions.index(input, indices)


@dataclass(eq=False, repr=False)
class IndexSelect(Primitive):
    """As :func:`amadou.mint.index_select`."""

    def __call__(self, input: Any, dim: Any, index: Any) -> Any:
        return mint.index_select(input, dim, index)


@dataclass(eq=False, repr=False)
class GatherNdExt(Primitive):
    """As :func:`amadou.ops.selection.gather_nd`."""

    def __call__(self, input: Any, indices: Any) -> Any:
        return selection.gather_nd(input, indices)


@dataclass(eq=False, repr=False)
class Take(Primitive):
    """As :func:`amadou.mint.take`."""

    def __call__(self, input: Any, index: Any) -> Any:
        return mint.take(input, index)


@dataclass(eq=False, repr=False)
class NonZeroExt(Primitive):
    """The places of the elements that are not zero. input: [...] with k axes -> k Tensors [n] int64."""

    def __call__(self, input: Any) -> Any:
        return mint.nonzero(input, as_tuple=True)


@dataclass(eq=False, repr=False)
class InnerNonZero(Primitive):
    """As :func:`amadou.ops.extended.functions.nonzero_columns`."""

    def __call__(self, input: Any) -> Any:
        return functions.nonzero_columns(input)


@dataclass(eq=False, repr=False)
class Scatter(Primitive):
    """A copy with elements replaced, or with ``reduce="add"`` added to; as :func:`amadou.mint.scatter`."""

    def __call__(self, input: Any, dim: Any, index: Any, src: Any, reduce: Any = "none") -> Any:
        return scattering.tensor_scatter_elements(input, index, src, dim, reduce)


@dataclass(eq=False, repr=False)
class ScatterValue(Primitive):
    """As :class:`Scatter`, with a number."""

    def __call__(self, input: Any, dim: Any, index: Any, src: Any, reduce: Any = "none") -> Any:
        return scattering.tensor_scatter_elements(input, index, src, dim, reduce)


@dataclass(eq=False, repr=False)
class ScatterAddExt(Primitive):
    """As :func:`amadou.mint.scatter_add`."""

    def __call__(self, input: Any, dim: Any, index: Any, src: Any) -> Any:
        return mint.scatter_add(input, dim, index, src)


@dataclass(eq=False, repr=False)
class IndexAddExt(Primitive):
    """As :func:`amadou.mint.index_add`."""

    def __call__(self, input: Any, dim: Any, index: Any, source: Any, alpha: Any = 1) -> Any:
        return mint.index_add(input, dim, index, source, alpha=alpha)


@dataclass(eq=False, repr=False)
class IndexFillScalar(Primitive):
    """As :func:`amadou.ops.index_fill`, with a number."""

    def __call__(self, input: Any, dim: Any, index: Any, value: Any) -> Any:
        return scattering.index_fill(input, dim, index, value)


@dataclass(eq=False, repr=False)
class IndexFillTensor(Primitive):
    """As :func:`amadou.ops.scattering.index_fill`."""

    def __call__(self, input: Any, dim: Any, index: Any, value: Any) -> Any:
        return scattering.index_fill(input, dim, index, value)


@dataclass(eq=False, repr=False)
class TensorCopySlices(Primitive):
    """As :func:`amadou.ops.extended.functions.copy_slices`."""

    def __call__(self, x: Any, value: Any, begin: Any, end: Any, strides: Any) -> Any:
        return functions.copy_slices(x, value, begin, end, strides)


@dataclass(eq=False, repr=False)
class DiagExt(Primitive):
    """As :func:`amadou.mint.diag`."""

    def __call__(self, input: Any, diagonal: Any = 0) -> Any:
        return mint.diag(input, diagonal)


@dataclass(eq=False, repr=False)
class TrilExt(Primitive):
    """As :func:`amadou.mint.tril`."""

    def __call__(self, input: Any, diagonal: Any = 0) -> Any:
        return mint.tril(input, diagonal)


@dataclass(eq=False, repr=False)
class SortExt(Primitive):
    """As :func:`amadou.mint.sort`."""

    def __call__(self, input: Any, dim: Any = -1, descending: Any = False, stable: Any = False) -> Any:
        return mint.sort(input, dim=dim, descending=descending, stable=stable)


@dataclass(eq=False, repr=False)
class ArgSort(Primitive):
    """As :func:`amadou.mint.argsort`."""

    def __call__(self, input: Any, dim: Any = -1, descending: Any = False, stable: Any = False) -> Any:
        return mint.argsort(input, dim, descending, stable)


@dataclass(eq=False, repr=False)
class TopkExt(Primitive):
    """As :func:`amadou.mint.topk`."""

    def __call__(self, input: Any, k: Any, dim: Any = -1, largest: Any = True, sorted: Any = True) -> Any:
        return mint.topk(input, k, dim, largest, sorted)


@dataclass(eq=False, repr=False)
class Unique2(Primitive):
    """As :func:`amadou.mint.unique`."""

    def __call__(self, input: Any, sorted: Any = True, return_inverse: Any = False, return_counts: Any = False) -> Any:
        return mint.unique(input, sorted, return_inverse, return_counts)


@dataclass(eq=False, repr=False)
class UniqueDim(Primitive):
    """As :func:`amadou.mint.unique` along an axis, with counts."""

    def __call__(self, input: Any, sorted: Any, return_inverse: Any, dim: Any) -> Any:
        return mint.unique(input, sorted, return_inverse, True, dim)


@dataclass(eq=False, repr=False)
class TupleToList(Primitive):
    """As :func:`amadou.ops.extended.functions.tuple_to_list`."""

    def __call__(self, input: Any) -> Any:
        return functions.tuple_to_list(input)


@dataclass(eq=False, repr=False)
class ListToTuple(Primitive):
    """As :func:`amadou.ops.extended.functions.list_to_tuple`."""

    def __call__(self, input: Any) -> Any:
        return functions.list_to_tuple(input)


@dataclass(eq=False, repr=False)
class Arange(Primitive):
    """As :func:`amadou.mint.arange`."""

    def __call__(self, start: Any, end: Any, step: Any, dtype: Any = None) -> Any:
        return mint.arange(start, end, step, dtype=dtype)


@dataclass(eq=False, repr=False)
class LinSpaceExt(Primitive):
    """As :func:`amadou.mint.linspace`."""

    def __call__(self, start: Any, end: Any, steps: Any, dtype: Any = None) -> Any:
        return mint.linspace(start, end, steps, dtype=dtype)


@dataclass(eq=False, repr=False)
class FillScalar(Primitive):
    """As :func:`amadou.mint.full`."""

    def __call__(self, size: Any, fill_value: Any, dtype: Any = None) -> Any:
        return mint.full(size, fill_value, dtype=dtype)


@dataclass(eq=False, repr=False)
class FillTensor(Primitive):
    """As :func:`amadou.mint.full`, with a Tensor."""

    def __call__(self, size: Any, fill_value: Any, dtype: Any = None) -> Any:
        return mint.full(size, fill_value, dtype=dtype)


@dataclass(eq=False, repr=False)
class FullLike(Primitive):
    """As :func:`amadou.mint.full_like`."""

    def __call__(self, input: Any, fill_value: Any, dtype: Any = None) -> Any:
        return mint.full_like(input, fill_value, dtype=dtype)


@dataclass(eq=False, repr=False)
class OnesLikeExt(Primitive):
    """As :func:`amadou.mint.ones_like`."""

    def __call__(self, input: Any, dtype: Any = None) -> Any:
        return mint.ones_like(input, dtype=dtype)


@dataclass(eq=False, repr=False)
class ZerosLikeExt(Primitive):
    """As :func:`amadou.mint.zeros_like`."""

    def __call__(self, input: Any, dtype: Any = None) -> Any:
        return mint.zeros_like(input, dtype=dtype)


@dataclass(eq=False, repr=False)
class NewOnes(Primitive):
    """Ones in another shape, by default in the dtype of ``input``, on its device -> [*size]."""

    def __call__(self, input: Any, size: Any, dtype: Any = None) -> Any:
        return functions.filled_like(input, size, 1, dtype)


@dataclass(eq=False, repr=False)
class NewZeros(Primitive):
    """Zeros in another shape, by default in the dtype of ``input``, on its device -> [*size]."""

    def __call__(self, input: Any, size: Any, dtype: Any = None) -> Any:
        return functions.filled_like(input, size, 0, dtype)


@dataclass(eq=False, repr=False)
class NewFull(Primitive):
    """As :func:`amadou.ops.extended.functions.filled_like`."""

    def __call__(self, input: Any, size: Any, fill_value: Any, dtype: Any = None) -> Any:
        return functions.filled_like(input, size, fill_value, dtype)


@dataclass(eq=False, repr=False)
class OneHotExt(Primitive):
    """As :func:`amadou.ops.one_hot`, with ``axis`` fixed when made."""

    axis: int = -1

    def __call__(self, tensor: Any, num_classes: Any, on_value: Any, off_value: Any) -> Any:
        return creation.one_hot(tensor, num_classes, on_value, off_value, self.axis)


@dataclass(eq=False, repr=False)
class UniformExt(Primitive):
    """As :func:`amadou.ops.extended.functions.uniform_like`."""

    def __call__(self, tensor: Any, a: Any, b: Any, seed: Any, offset: Any) -> Any:
        return functions.uniform_like(tensor, a, b, seed, offset)
