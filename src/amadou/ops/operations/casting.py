"""Operators on dtypes and Python numbers, as objects."""

from typing import Any

from ... import dtype as mstype
from .. import casting, values
from ..primitive import Operator


class DType(Operator):
    """As :func:`amadou.ops.dtype`."""

    def __call__(self, x: Any) -> Any:
        return casting.dtype(x)


class Cast(Operator):
    """As :func:`amadou.ops.cast`."""

    def __call__(self, input_x: Any, dtype: Any) -> Any:
        return casting.cast(input_x, dtype)


class TypeAs(Operator):
    """As :func:`amadou.ops.type_as`."""

    def __call__(self, input: Any, other: Any) -> Any:
        return casting.type_as(input, other)


class ScalarCast(Operator):
    """As :func:`amadou.ops.scalar_cast`."""

    def __call__(self, input_x: Any, input_y: Any) -> Any:
        return values.scalar_cast(input_x, input_y)


class ScalarToTensor(Operator):
    """As :func:`amadou.ops.scalar_to_tensor`."""

    def __call__(self, x: Any, dtype: Any = mstype.float32) -> Any:
        return casting.scalar_to_tensor(x, dtype)


class ScalarToArray(Operator):
    """As :func:`amadou.ops.scalar_to_array`."""

    def __call__(self, input_x: Any) -> Any:
        return casting.scalar_to_array(input_x)


class TupleToArray(Operator):
    """As :func:`amadou.ops.tuple_to_array`."""

    def __call__(self, input_x: Any) -> Any:
        return casting.tuple_to_array(input_x)


class MixedPrecisionCast(Operator):
    """As :func:`amadou.ops.mixed_precision_cast`."""

    def __call__(self, dst_dtype: Any, x: Any) -> Any:
        return casting.mixed_precision_cast(dst_dtype, x)
