"""Operators that pick elements by index or condition, as objects."""

from typing import Any

from .. import selection
from ..primitive import Operator


class Gather(Operator):
    """As :func:`amadou.ops.gather`, with ``batch_dims`` fixed when made."""

    batch_dims: int = 0

    def __call__(self, input_params: Any, input_indices: Any, axis: Any) -> Any:
        return selection.gather(input_params, input_indices, axis, self.batch_dims)


class GatherV2(Operator):
    """As :func:`amadou.ops.gather`, under its name of MindSpore 1.0."""

    def __call__(self, input_params: Any, input_indices: Any, axis: Any) -> Any:
        return selection.gather(input_params, input_indices, axis)


class SparseGatherV2(GatherV2):
    """As :func:`amadou.ops.gather`."""


class EmbeddingLookup(Operator):
    """The rows of a part of a table that begins at row ``offset``; zeros for rows of other parts.

    input_params: [n, rest...]; input_indices: [i...] -> [i..., rest...].
    """

    def __call__(self, input_params: Any, input_indices: Any, offset: Any) -> Any:
        return selection.embedding_lookup(input_params, input_indices, offset)


class GatherD(Operator):
    """As :func:`amadou.ops.gather_d`."""

    def __call__(self, x: Any, dim: Any, index: Any) -> Any:
        return selection.gather_d(x, dim, index)


class GatherNd(Operator):
    """As :func:`amadou.ops.gather_nd`."""

    def __call__(self, input_x: Any, indices: Any) -> Any:
        return selection.gather_nd(input_x, indices)


class MaskedSelect(Operator):
    """As :func:`amadou.ops.masked_select`."""

    def __call__(self, input: Any, mask: Any) -> Any:
        return selection.masked_select(input, mask)


class MaskedFill(Operator):
    """As :func:`amadou.ops.masked_fill`."""

    def __call__(self, input_x: Any, mask: Any, value: Any) -> Any:
        return selection.masked_fill(input_x, mask, value)


class Select(Operator):
    """As :func:`amadou.ops.select`."""

    def __call__(self, condition: Any, input: Any, other: Any) -> Any:
        return selection.select(condition, input, other)


class NonZero(Operator):
    """As :func:`amadou.ops.nonzero`."""

    def __call__(self, input: Any) -> Any:
        return selection.nonzero(input)


class UnravelIndex(Operator):
    """The coordinates of places in flat order.

    indices: [...] int32, int64; dims: [k], the shape -> [k, ...], dtype of indices.
    """

    def __call__(self, indices: Any, dims: Any) -> Any:
        return selection.unravel_index(indices, dims)


class InvertPermutation(Operator):
    """The permutation that undoes another.

    input_x: a list or tuple of the numbers 0 to n - 1 -> a tuple.
    """

    def __call__(self, input_x: Any) -> Any:
        return tuple(sorted(range(len(input_x)), key=input_x.__getitem__))
