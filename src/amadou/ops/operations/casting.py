"""Operators on dtypes and Python numbers, as objects."""

from dataclasses import dataclass
from typing import Any

from ... import dtype as mstype
from .. import casting, values
from ..primitive import Primitive


@dataclass(eq=False, repr=False)
class DType(Primitive):
    """As :func:`amadou.ops.dtype`."""

    def __call__(self, x: Any) -> Any:
        return casting.dtype(x)


@dataclass(eq=False, repr=False)
class Cast(Primitive):
    """As :func:`amadou.ops.cast`."""

    def __call__(self, input_x: Any, dtype: Any) -> Any:
        return casting.cast(input_x, dtype)


@dataclass(eq=False, repr=False)
class TypeAs(Primitive):
    """As :func:`amadou.ops.type_as`."""

    def __call__(self, input: Any, other: Any) -> Any:
        return casting.type_as(input, other)


@dataclass(eq=False, repr=False)
class ScalarCast(Primitive):
    """As :func:`amadou.ops.scalar_cast`."""

    def __call__(self, input_x: Any, input_y: Any) -> Any:
        return values.scalar_cast(input_x, input_y)


@dataclass(eq=False, repr=False)
class ScalarToTensor(Primitive):
    """As :func:`amadou.ops.scalar_to_tensor`."""

    def __call__(self, x: Any, dtype: Any = mstype.float32) -> Any:
        return casting.scalar_to_tensor(x, dtype)


@dataclass(eq=False, repr=False)
class ScalarToArray(Primitive):
    """As :func:`amadou.ops.scalar_to_array`."""

    def __call__(self, input_x: Any) -> Any:
        return casting.scalar_to_array(input_x)


@dataclass(eq=False, repr=False)
class TupleToArray(Primitive):
    """As :func:`amadou.ops.tuple_to_array`."""

    def __call__(self, input_x: Any) -> Any:
        return casting.tuple_to_array(input_x)
