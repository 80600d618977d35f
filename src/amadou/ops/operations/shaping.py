"""Operators on shapes, axes and the order of elements, as objects."""

from typing import Any

from ... import _checks
from ..._boundary import TensorBase
from .. import shaping
from ..primitive import Operator


class Shape(Operator):
    """As :func:`amadou.ops.shape`."""

    def __call__(self, x: Any) -> Any:
        return shaping.shape(x)


class TensorShape(Operator):
    """As :func:`amadou.ops.dyn_shape`."""

    def __call__(self, input_x: Any) -> Any:
        return shaping.dyn_shape(input_x)


class DynamicShape(Operator):
    """As :func:`amadou.ops.dyn_shape`.

    Args:
        dtype: kept for MindSpore's signature; the result is int64.
    """

    dtype: int = 9

    def __call__(self, input: Any) -> Any:
        return shaping.dyn_shape(input)


class Rank(Operator):
    """As :func:`amadou.ops.rank`."""

    def __call__(self, x: Any) -> Any:
        return shaping.rank(x)


class Size(Operator):
    """As :func:`amadou.ops.size`."""

    def __call__(self, input_x: Any) -> Any:
        return shaping.size(input_x)


class Reshape(Operator):
    """As :func:`amadou.ops.reshape`."""

    def __call__(self, input: Any, shape: Any) -> Any:
        return shaping.reshape(input, shape)


class Flatten(Operator):
    """All axes after the first made one.

    input_x: [n, ...] -> [n, m], also [n] -> [n, 1].
    """

    def __call__(self, input_x: Any) -> Any:
        return shaping.reshape(input_x, (shaping.shape(input_x)[0], -1))


class ExpandDims(Operator):
    """As :func:`amadou.ops.expand_dims`."""

    def __call__(self, input_x: Any, axis: Any) -> Any:
        return shaping.expand_dims(input_x, axis)


class Squeeze(Operator):
    """As :func:`amadou.ops.squeeze`, with ``axis`` fixed when made; ``()`` means all axes of size 1."""

    axis: int | tuple[int, ...] = ()

    def __post_init__(self) -> None:
        self.axis = (self.axis,) if isinstance(self.axis, int) else self.axis

    def __call__(self, input: Any) -> Any:
        return shaping.squeeze(input, self.axis)


class Transpose(Operator):
    """As :func:`amadou.ops.transpose`."""

    def __call__(self, input: Any, dims: Any) -> Any:
        return shaping.transpose(input, dims)


class ConjugateTranspose(Operator):
    """As :func:`amadou.ops.transpose`, of the complex conjugate."""

    def __call__(self, x: Any, perm: Any) -> Any:
        return shaping.conjugate_transpose(x, perm)


class BroadcastTo(Operator):
    """As :func:`amadou.ops.broadcast_to`, with ``shape`` fixed when made."""

    shape: Any

    def __post_init__(self) -> None:
        _checks.check_type("BroadcastTo", "shape", self.shape, (list, tuple, TensorBase))

    def __call__(self, input: Any) -> Any:
        return shaping.broadcast_to(input, self.shape)


class Expand(Operator):
    """As :func:`amadou.ops.expand`."""

    def __call__(self, x: Any, shape: Any) -> Any:
        return shaping.expand(x, shape)


class Tile(Operator):
    """As :func:`amadou.ops.tile`."""

    def __call__(self, input: Any, dims: Any) -> Any:
        return shaping.tile(input, dims)


class ReverseV2(Operator):
    """As :func:`amadou.ops.flip`, with ``axis`` fixed when made."""

    axis: list[int] | tuple[int, ...]

    def __post_init__(self) -> None:
        self.axis = tuple(_checks.check_type("ReverseV2", "axis", self.axis, (list, tuple)))

    def __call__(self, input: Any) -> Any:
        return shaping.flip(input, self.axis)


class ReverseSequence(Operator):
    """As :func:`amadou.ops.reverse_sequence`, with both axes fixed when made."""

    seq_dim: int
    batch_dim: int = 0

    def __call__(self, x: Any, seq_lengths: Any) -> Any:
        return shaping.reverse_sequence(x, seq_lengths, self.seq_dim, self.batch_dim)


class Roll(Operator):
    """As :func:`amadou.ops.roll`, with ``shifts`` and ``dims`` fixed when made."""

    shifts: int | list[int] | tuple[int, ...]
    dims: int | list[int] | tuple[int, ...] | None = None

    def __call__(self, input: Any) -> Any:
        return shaping.roll(input, self.shifts, self.dims)


class TransposeView(Operator):
    """As :func:`amadou.ops.transpose`."""

    def __call__(self, input: Any, input_perm: Any) -> Any:
        return shaping.transpose(input, input_perm)


class TransposeExtView(Operator):
    """As :func:`amadou.ops.swapaxes`."""

    def __call__(self, input: Any, dim0: Any, dim1: Any) -> Any:
        return shaping.swapaxes(input, dim0, dim1)
