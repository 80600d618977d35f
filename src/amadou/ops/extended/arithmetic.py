"""Arithmetic, comparisons and other elementwise operators as Primitives."""

from dataclasses import dataclass
from typing import Any

from ... import mint
from .. import casting
from ..primitive import Primitive


@dataclass(eq=False, repr=False)
class AddExt(Primitive):
    """As :func:`amadou.mint.add`."""

    def __call__(self, input: Any, other: Any, alpha: Any = 1) -> Any:
        return mint.add(input, other, alpha=alpha)


@dataclass(eq=False, repr=False)
class AddScalar(Primitive):
    """As :func:`amadou.mint.add`, with a number."""

    def __call__(self, input: Any, other: Any, alpha: Any = 1) -> Any:
        return mint.add(input, other, alpha=alpha)


@dataclass(eq=False, repr=False)
class SubExt(Primitive):
    """As :func:`amadou.mint.sub`."""

    def __call__(self, input: Any, other: Any, alpha: Any = 1) -> Any:
        return mint.sub(input, other, alpha=alpha)


@dataclass(eq=False, repr=False)
class SubScalar(Primitive):
    """As :func:`amadou.mint.sub`, with a number."""

    def __call__(self, input: Any, other: Any, alpha: Any = 1) -> Any:
        return mint.sub(input, other, alpha=alpha)


@dataclass(eq=False, repr=False)
class Muls(Primitive):
    """As :func:`amadou.mint.mul`, with a number."""

    def __call__(self, input: Any, other: Any) -> Any:
        return mint.mul(input, other)


@dataclass(eq=False, repr=False)
class Divs(Primitive):
    """As :func:`amadou.mint.div`, with a number."""

    def __call__(self, input: Any, other: Any) -> Any:
        return mint.div(input, other)


@dataclass(eq=False, repr=False)
class DivMod(Primitive):
    """As :func:`amadou.mint.div`."""

    def __call__(self, input: Any, other: Any, rounding_mode: Any = None) -> Any:
        return mint.div(input, other, rounding_mode=rounding_mode)


@dataclass(eq=False, repr=False)
class DivMods(Primitive):
    """As :func:`amadou.mint.div`, with a number."""

    def __call__(self, input: Any, other: Any, rounding_mode: Any = None) -> Any:
        return mint.div(input, other, rounding_mode=rounding_mode)


@dataclass(eq=False, repr=False)
class FloorDivScalar(Primitive):
    """As :func:`amadou.mint.floor_divide`, with a number."""

    def __call__(self, input: Any, other: Any) -> Any:
        return mint.floor_divide(input, other)


@dataclass(eq=False, repr=False)
class FmodScalar(Primitive):
    """As :func:`amadou.mint.fmod`, with a number."""

    def __call__(self, input: Any, other: Any) -> Any:
        return mint.fmod(input, other)


@dataclass(eq=False, repr=False)
class FmodTensor(Primitive):
    """As :func:`amadou.mint.fmod`."""

    def __call__(self, input: Any, other: Any) -> Any:
        return mint.fmod(input, other)


@dataclass(eq=False, repr=False)
class RemainderTensorTensor(Primitive):
    """As :func:`amadou.mint.remainder`."""

    def __call__(self, input: Any, other: Any) -> Any:
        return mint.remainder(input, other)


@dataclass(eq=False, repr=False)
class RemainderTensorScalar(Primitive):
    """As :func:`amadou.mint.remainder`, with a number."""

    def __call__(self, input: Any, other: Any) -> Any:
        return mint.remainder(input, other)


@dataclass(eq=False, repr=False)
class RemainderScalarTensor(Primitive):
    """As :func:`amadou.mint.remainder` of a number."""

    def __call__(self, input: Any, other: Any) -> Any:
        return mint.remainder(input, other)


@dataclass(eq=False, repr=False)
class PowTensorScalar(Primitive):
    """As :func:`amadou.mint.pow`, with a number."""

    def __call__(self, input: Any, exponent: Any) -> Any:
        return mint.pow(input, exponent)


@dataclass(eq=False, repr=False)
class PowScalarTensor(Primitive):
    """As :func:`amadou.mint.pow` of a number."""

    def __call__(self, input: Any, exponent: Any) -> Any:
        return mint.pow(input, exponent)


@dataclass(eq=False, repr=False)
class AddcdivExt(Primitive):
    """As :func:`amadou.mint.addcdiv`."""

    def __call__(self, input: Any, tensor1: Any, tensor2: Any, value: Any = 1) -> Any:
        return mint.addcdiv(input, tensor1, tensor2, value=value)


@dataclass(eq=False, repr=False)
class AddcmulExt(Primitive):
    """As :func:`amadou.mint.addcmul`."""

    def __call__(self, input: Any, tensor1: Any, tensor2: Any, value: Any = 1) -> Any:
        return mint.addcmul(input, tensor1, tensor2, value=value)


@dataclass(eq=False, repr=False)
class ClampScalar(Primitive):
    """As :func:`amadou.mint.clamp`, with numbers."""

    def __call__(self, input: Any, min: Any = None, max: Any = None) -> Any:
        return mint.clamp(input, min, max)


@dataclass(eq=False, repr=False)
class ClampTensor(Primitive):
    """As :func:`amadou.mint.clamp`, with Tensors."""

    def __call__(self, input: Any, min: Any = None, max: Any = None) -> Any:
        return mint.clamp(input, min, max)


@dataclass(eq=False, repr=False)
class SelectV2(Primitive):
    """As :func:`amadou.mint.where`."""

    def __call__(self, condition: Any, input: Any, other: Any) -> Any:
        return mint.where(condition, input, other)


@dataclass(eq=False, repr=False)
class EqScalar(Primitive):
    """As :func:`amadou.mint.eq`, with a number."""

    def __call__(self, input: Any, other: Any) -> Any:
        return mint.eq(input, other)


@dataclass(eq=False, repr=False)
class LessScalar(Primitive):
    """As :func:`amadou.mint.less`, with a number."""

    def __call__(self, input: Any, other: Any) -> Any:
        return mint.less(input, other)


@dataclass(eq=False, repr=False)
class GreaterEqualScalar(Primitive):
    """As :func:`amadou.mint.greater_equal`, with a number."""

    def __call__(self, input: Any, other: Any) -> Any:
        return mint.greater_equal(input, other)


@dataclass(eq=False, repr=False)
class IsNegInf(Primitive):
    """As :func:`amadou.mint.isneginf`."""

    def __call__(self, input: Any) -> Any:
        return mint.isneginf(input)


@dataclass(eq=False, repr=False)
class BitwiseNot(Primitive):
    """As :func:`amadou.mint.bitwise_not`."""

    def __call__(self, input: Any) -> Any:
        return mint.bitwise_not(input)


@dataclass(eq=False, repr=False)
class BitwiseAndScalar(Primitive):
    """As :func:`amadou.mint.bitwise_and`, with a number."""

    def __call__(self, input: Any, other: Any) -> Any:
        return mint.bitwise_and(input, other)


@dataclass(eq=False, repr=False)
class BitwiseAndTensor(Primitive):
    """As :func:`amadou.mint.bitwise_and`."""

    def __call__(self, input: Any, other: Any) -> Any:
        return mint.bitwise_and(input, other)


@dataclass(eq=False, repr=False)
class BitwiseOrScalar(Primitive):
    """As :func:`amadou.mint.bitwise_or`, with a number."""

    def __call__(self, input: Any, other: Any) -> Any:
        return mint.bitwise_or(input, other)


@dataclass(eq=False, repr=False)
class BitwiseOrTensor(Primitive):
    """As :func:`amadou.mint.bitwise_or`."""

    def __call__(self, input: Any, other: Any) -> Any:
        return mint.bitwise_or(input, other)


@dataclass(eq=False, repr=False)
class BitwiseXorScalar(Primitive):
    """As :func:`amadou.mint.bitwise_xor`, with a number."""

    def __call__(self, input: Any, other: Any) -> Any:
        return mint.bitwise_xor(input, other)


@dataclass(eq=False, repr=False)
class BitwiseXorTensor(Primitive):
    """As :func:`amadou.mint.bitwise_xor`."""

    def __call__(self, input: Any, other: Any) -> Any:
        return mint.bitwise_xor(input, other)


@dataclass(eq=False, repr=False)
class Frac(Primitive):
    """As :func:`amadou.mint.frac`."""

    def __call__(self, input: Any) -> Any:
        return mint.frac(input)


@dataclass(eq=False, repr=False)
class Exp2(Primitive):
    """As :func:`amadou.mint.exp2`."""

    def __call__(self, input: Any) -> Any:
        return mint.exp2(input)


@dataclass(eq=False, repr=False)
class Log2(Primitive):
    """As :func:`amadou.mint.log2`."""

    def __call__(self, input: Any) -> Any:
        return mint.log2(input)


@dataclass(eq=False, repr=False)
class Log10(Primitive):
    """As :func:`amadou.mint.log10`."""

    def __call__(self, input: Any) -> Any:
        return mint.log10(input)


@dataclass(eq=False, repr=False)
class LogAddExp(Primitive):
    """As :func:`amadou.mint.logaddexp`."""

    def __call__(self, input: Any, other: Any) -> Any:
        return mint.logaddexp(input, other)


@dataclass(eq=False, repr=False)
class LogAddExp2(Primitive):
    """As :func:`amadou.mint.logaddexp2`."""

    def __call__(self, input: Any, other: Any) -> Any:
        return mint.logaddexp2(input, other)


@dataclass(eq=False, repr=False)
class XLogYScalarOther(Primitive):
    """As :func:`amadou.mint.xlogy`, with a number."""

    def __call__(self, input: Any, other: Any) -> Any:
        return mint.xlogy(input, other)


@dataclass(eq=False, repr=False)
class XLogYScalarSelf(Primitive):
    """As :func:`amadou.mint.xlogy` of a number."""

    def __call__(self, input: Any, other: Any) -> Any:
        return mint.xlogy(input, other)


@dataclass(eq=False, repr=False)
class AsinExt(Primitive):
    """As :func:`amadou.mint.asin`."""

    def __call__(self, input: Any) -> Any:
        return mint.asin(input)


@dataclass(eq=False, repr=False)
class AcosExt(Primitive):
    """As :func:`amadou.mint.acos`."""

    def __call__(self, input: Any) -> Any:
        return mint.acos(input)


@dataclass(eq=False, repr=False)
class AtanExt(Primitive):
    """As :func:`amadou.mint.atan`."""

    def __call__(self, input: Any) -> Any:
        return mint.atan(input)


@dataclass(eq=False, repr=False)
class AsinhExt(Primitive):
    """As :func:`amadou.mint.asinh`."""

    def __call__(self, input: Any) -> Any:
        return mint.asinh(input)


@dataclass(eq=False, repr=False)
class AcoshExt(Primitive):
    """As :func:`amadou.mint.acosh`."""

    def __call__(self, input: Any) -> Any:
        return mint.acosh(input)


@dataclass(eq=False, repr=False)
class Atan2Ext(Primitive):
    """As :func:`amadou.mint.atan2`."""

    def __call__(self, input: Any, other: Any) -> Any:
        return mint.atan2(input, other)


@dataclass(eq=False, repr=False)
class TypeAs(Primitive):
    """As :func:`amadou.ops.casting.type_as`."""

    def __call__(self, input: Any, other: Any) -> Any:
        return casting.type_as(input, other)
