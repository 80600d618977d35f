"""Operators that join Tensors and take them apart, as objects."""

from typing import Any

from ... import _checks
from .. import joining
from ..primitive import Operator


class Concat(Operator):
    """As :func:`amadou.ops.cat`, with ``axis`` fixed when made."""

    axis: int = 0

    def __call__(self, tensors: Any) -> Any:
        return joining.cat(tensors, self.axis)


class ParallelConcat(Operator):
    """As :func:`amadou.ops.cat` along axis 0."""

    def __call__(self, values: Any) -> Any:
        return joining.cat(values)


class Stack(Operator):
    """As :func:`amadou.ops.stack`, with ``axis`` fixed when made."""

    axis: int = 0

    def __post_init__(self) -> None:
        _checks.check_int(self.name, "axis", self.axis)

    def __call__(self, input_x: Any) -> Any:
        return joining.stack(input_x, self.axis)


class Pack(Stack):
    """As :class:`Stack`, under its name of MindSpore 1.0."""


class Unstack(Operator):
    """As :func:`amadou.ops.unstack`, with ``axis`` fixed when made.

    Args:
        num: kept for MindSpore's signature; the number of slices is that of the axis.
    """

    axis: int = 0
    num: int | None = None

    def __post_init__(self) -> None:
        _checks.check_int(self.name, "axis", self.axis)

    def __call__(self, input_x: Any) -> Any:
        return joining.unstack(input_x, self.axis)


class Unpack(Operator):
    """As :class:`Unstack`, under its name of MindSpore 1.0."""

    axis: int = 0

    def __call__(self, input_x: Any) -> Any:
        return joining.unstack(input_x, self.axis)


class Split(Operator):
    """Parts of one size along an axis; views.

    input_x: [..., n, ...] -> tuple of ``output_num`` Tensors [..., n / output_num, ...].

    Raises:
        ValueError: if the parts cannot be equal, or the axis does not exist.
    """

    axis: int = 0
    output_num: int = 1

    def __call__(self, input_x: Any) -> Any:
        return joining.equal_parts(input_x, self.axis, self.output_num)


class SplitV(Operator):
    """Parts of given sizes along an axis; views.

    input_x: [..., n, ...] -> tuple of ``num_split`` Tensors; one of ``size_splits`` may be -1, it takes the rest.
    """

    size_splits: list[int] | tuple[int, ...]
    split_dim: int
    num_split: int

    def __post_init__(self) -> None:
        if len(self.size_splits) != self.num_split:
            raise ValueError(
                f"For 'SplitV', 'size_splits' must have {self.num_split} sizes, but got {self.size_splits}."
            )

    def __call__(self, input_x: Any) -> Any:
        rest = input_x.shape[self.split_dim] - sum(size for size in self.size_splits if size != -1)
        return joining.split(input_x, [rest if size == -1 else size for size in self.size_splits], self.split_dim)


class Meshgrid(Operator):
    """As :func:`amadou.ops.meshgrid` of a tuple of Tensors, with ``indexing`` fixed when made."""

    indexing: str = "xy"

    def __call__(self, inputs: Any) -> Any:
        return joining.meshgrid(*inputs, indexing=self.indexing)
