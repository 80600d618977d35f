"""Operators for parts of a Tensor and borders around it, as objects."""

from typing import Any

from ... import _checks
from .. import slicing
from ..primitive import Operator


class Slice(Operator):
    """As :func:`amadou.ops.slice`."""

    def __call__(self, input: Any, begin: Any, size: Any) -> Any:
        return slicing.slice(input, begin, size)


class StridedSlice(Operator):
    """As :func:`amadou.ops.strided_slice`, with the masks fixed when made."""

    begin_mask: int = 0
    end_mask: int = 0
    ellipsis_mask: int = 0
    new_axis_mask: int = 0
    shrink_axis_mask: int = 0

    def __call__(self, input_x: Any, begin: Any, end: Any, strides: Any) -> Any:
        return slicing.strided_slice(
            input_x,
            begin,
            end,
            strides,
            self.begin_mask,
            self.end_mask,
            self.ellipsis_mask,
            self.new_axis_mask,
            self.shrink_axis_mask,
        )


class Pad(Operator):
    """Put borders of zeros around a Tensor.

    Args:
        paddings: a tuple of (before, after) for each axis, from the first on.

    Raises:
        TypeError: if ``paddings`` is no tuple.
        ValueError: for a negative border, or unless there is one pair per axis.
    """

    paddings: tuple[tuple[int, int], ...]

    def __post_init__(self) -> None:
        _checks.check_type("Pad", "paddings", self.paddings, tuple)

    def __call__(self, input_x: Any) -> Any:
        flat = [size for pair in reversed(self.paddings) for size in pair]
        if len(self.paddings) != input_x.ndim or min(flat, default=0) < 0:
            raise ValueError(
                f"For 'Pad', 'paddings' must be {input_x.ndim} pairs of numbers >= 0, but got {self.paddings}."
            )
        return slicing.pad(input_x, flat)


class PadV3(Operator):
    """As :func:`amadou.ops.pad`, with the mode fixed when made.

    Args:
        mode: "constant", "reflect", "edge" (which is "replicate") or "circular".
        paddings_contiguous: whether the paddings are (before, after) for each axis, or all before and then all after.

    Raises:
        ValueError: for another mode.
    """

    mode: str = "constant"
    paddings_contiguous: bool = True

    def __post_init__(self) -> None:
        _checks.check_one_of("PadV3", "mode", self.mode, ("constant", "reflect", "edge", "circular"))
        _checks.check_bool("PadV3", "paddings_contiguous", self.paddings_contiguous)

    def __call__(self, x: Any, paddings: Any, constant_value: Any = None) -> Any:
        return slicing.pad_v3(x, paddings, constant_value, self.mode, self.paddings_contiguous)


class MirrorPad(Operator):
    """As :func:`amadou.ops.mirror_pad`, with the mode fixed when made."""

    mode: str = "REFLECT"

    def __post_init__(self) -> None:
        _checks.check_one_of("MirrorPad", "mode", self.mode, ("REFLECT", "SYMMETRIC"))

    def __call__(self, input_x: Any, paddings: Any) -> Any:
        return slicing.mirror_pad(input_x, paddings, self.mode)


class Padding(Operator):
    """As :func:`amadou.ops.padding`, with the size fixed when made."""

    pad_dim_size: int = 8

    def __post_init__(self) -> None:
        _checks.check_positive_int("Padding", "pad_dim_size", self.pad_dim_size)

    def __call__(self, x: Any) -> Any:
        return slicing.padding(x, self.pad_dim_size)


class SpaceToBatchND(Operator):
    """As :func:`amadou.ops.space_to_batch_nd`, with block and paddings fixed when made."""

    block_shape: Any
    paddings: Any

    def __call__(self, input_x: Any) -> Any:
        return slicing.space_to_batch_nd(input_x, self.block_shape, self.paddings)


class BatchToSpaceND(Operator):
    """As :func:`amadou.ops.batch_to_space_nd`, with block and crops fixed when made."""

    block_shape: Any
    crops: Any

    def __call__(self, input_x: Any) -> Any:
        return slicing.batch_to_space_nd(input_x, self.block_shape, self.crops)


class SpaceToBatch(Operator):
    """As :func:`amadou.ops.space_to_batch_nd` with square blocks of height and width, fixed when made."""

    block_size: int
    paddings: Any

    def __call__(self, input_x: Any) -> Any:
        return slicing.space_to_batch_nd(input_x, self.block_size, self.paddings)


class BatchToSpace(Operator):
    """As :func:`amadou.ops.batch_to_space_nd` with square blocks of height and width, fixed when made."""

    block_size: int
    crops: Any

    def __call__(self, input_x: Any) -> Any:
        return slicing.batch_to_space_nd(input_x, self.block_size, self.crops)


class SpaceToDepth(Operator):
    """Square blocks of height and width moved to the channels, all channels of one place before those of the next.

    x: [N, C, H, W] -> [N, block_size ** 2 * C, H / block_size, W / block_size].

    Raises:
        ValueError: for a block smaller than 2, or if height or width is no multiple of it.
    """

    block_size: int

    def __post_init__(self) -> None:
        _check_block("SpaceToDepth", self.block_size)

    def __call__(self, x: Any) -> Any:
        return slicing.space_to_depth(x, self.block_size)


class DepthToSpace(Operator):
    """The inverse of :class:`SpaceToDepth`.

    x: [N, C, H, W] -> [N, C / block_size ** 2, H * block_size, W * block_size].

    Raises:
        ValueError: for a block smaller than 2, or if the channels are no multiple of its size.
    """

    block_size: int

    def __post_init__(self) -> None:
        _check_block("DepthToSpace", self.block_size)

    def __call__(self, x: Any) -> Any:
        return slicing.depth_to_space(x, self.block_size)


def _check_block(cls: str, block_size: Any) -> None:
    _checks.check_that(cls, "block_size", _checks.check_int(cls, "block_size", block_size), "an int >= 2", _is_block)


def _is_block(size: int) -> bool:
    return size >= 2


class BatchToSpaceNDV2(Operator):
    """As :func:`amadou.ops.batch_to_space_nd`."""

    def __call__(self, input_x: Any, block_shape: Any, crops: Any) -> Any:
        return slicing.batch_to_space_nd(input_x, *(_plain(x) for x in (block_shape, crops)))


def _plain(x: Any) -> Any:
    return x.tolist() if hasattr(x, "tolist") else x
