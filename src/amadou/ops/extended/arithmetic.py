"""Arithmetic, comparisons and other elementwise operators as Primitives."""

from typing import Any

from ... import mint
from .. import casting
from ..primitive import Operator


class AddExt(Operator):
    """As :func:`amadou.mint.add`."""

    def __call__(self, input: Any, other: Any, alpha: Any = 1) -> Any:
        return mint.add(input, other, alpha=alpha)


class AddScalar(AddExt):
    """As :func:`amadou.mint.add`, with a number."""


class SubExt(Operator):
    """As :func:`amadou.mint.sub`."""

    def __call__(self, input: Any, other: Any, alpha: Any = 1) -> Any:
        return mint.sub(input, other, alpha=alpha)


class SubScalar(SubExt):
    """As :func:`amadou.mint.sub`, with a number."""


class Muls(Operator):
    """As :func:`amadou.mint.mul`, with a number."""

    def __call__(self, input: Any, other: Any) -> Any:
        return mint.mul(input, other)


class Divs(Operator):
    """As :func:`amadou.mint.div`, with a number."""

    def __call__(self, input: Any, other: Any) -> Any:
        return mint.div(input, other)


class DivMod(Operator):
    """As :func:`amadou.mint.div`."""

    def __call__(self, input: Any, other: Any, rounding_mode: Any = None) -> Any:
        return mint.div(input, other, rounding_mode=rounding_mode)


class DivMods(DivMod):
    """As :func:`amadou.mint.div`, with a number."""


class FloorDivScalar(Operator):
    """As :func:`amadou.mint.floor_divide`, with a number."""

    def __call__(self, input: Any, other: Any) -> Any:
        return mint.floor_divide(input, other)


class FmodScalar(Operator):
    """As :func:`amadou.mint.fmod`, with a number."""

    def __call__(self, input: Any, other: Any) -> Any:
        return mint.fmod(input, other)


class FmodTensor(FmodScalar):
    """As :func:`amadou.mint.fmod`."""


class RemainderTensorTensor(Operator):
    """As :func:`amadou.mint.remainder`."""

    def __call__(self, input: Any, other: Any) -> Any:
        return mint.remainder(input, other)


class RemainderTensorScalar(RemainderTensorTensor):
    """As :func:`amadou.mint.remainder`, with a number."""


class RemainderScalarTensor(RemainderTensorTensor):
    """As :class:`RemainderTensorTensor`."""


class PowTensorScalar(Operator):
    """As :func:`amadou.mint.pow`, with a number."""

    def __call__(self, input: Any, exponent: Any) -> Any:
        return mint.pow(input, exponent)


class PowScalarTensor(PowTensorScalar):
    """As :func:`amadou.mint.pow` of a number."""


class AddcdivExt(Operator):
    """As :func:`amadou.mint.addcdiv`."""

    def __call__(self, input: Any, tensor1: Any, tensor2: Any, value: Any = 1) -> Any:
        return mint.addcdiv(input, tensor1, tensor2, value=value)


class AddcmulExt(Operator):
    """As :func:`amadou.mint.addcmul`."""

    def __call__(self, input: Any, tensor1: Any, tensor2: Any, value: Any = 1) -> Any:
        return mint.addcmul(input, tensor1, tensor2, value=value)


class ClampScalar(Operator):
    """As :func:`amadou.mint.clamp`, with numbers."""

    def __call__(self, input: Any, min: Any = None, max: Any = None) -> Any:
        return mint.clamp(input, min, max)


class ClampTensor(ClampScalar):
    """As :func:`amadou.mint.clamp`, with Tensors."""


class SelectV2(Operator):
    """As :func:`amadou.mint.where`."""

    def __call__(self, condition: Any, input: Any, other: Any) -> Any:
        return mint.where(condition, input, other)


class EqScalar(Operator):
    """As :func:`amadou.mint.eq`, with a number."""

    def __call__(self, input: Any, other: Any) -> Any:
        return mint.eq(input, other)


class LessScalar(Operator):
    """As :func:`amadou.mint.less`, with a number."""

    def __call__(self, input: Any, other: Any) -> Any:
        return mint.less(input, other)


class GreaterEqualScalar(Operator):
    """As :func:`amadou.mint.greater_equal`, with a number."""

    def __call__(self, input: Any, other: Any) -> Any:
        return mint.greater_equal(input, other)


class IsNegInf(Operator):
    """As :func:`amadou.mint.isneginf`."""

    def __call__(self, input: Any) -> Any:
        return mint.isneginf(input)


class BitwiseNot(Operator):
    """As :func:`amadou.mint.bitwise_not`."""

    def __call__(self, input: Any) -> Any:
        return mint.bitwise_not(input)


class BitwiseAndScalar(Operator):
    """As :func:`amadou.mint.bitwise_and`, with a number."""

    def __call__(self, input: Any, other: Any) -> Any:
        return mint.bitwise_and(input, other)


class BitwiseAndTensor(BitwiseAndScalar):
    """As :func:`amadou.mint.bitwise_and`."""


class BitwiseOrScalar(Operator):
    """As :func:`amadou.mint.bitwise_or`, with a number."""

    def __call__(self, input: Any, other: Any) -> Any:
        return mint.bitwise_or(input, other)


class BitwiseOrTensor(BitwiseOrScalar):
    """As :func:`amadou.mint.bitwise_or`."""


class BitwiseXorScalar(Operator):
    """As :func:`amadou.mint.bitwise_xor`, with a number."""

    def __call__(self, input: Any, other: Any) -> Any:
        return mint.bitwise_xor(input, other)


class BitwiseXorTensor(BitwiseXorScalar):
    """As :func:`amadou.mint.bitwise_xor`."""


class Frac(Operator):
    """As :func:`amadou.mint.frac`."""

    def __call__(self, input: Any) -> Any:
        return mint.frac(input)


class Exp2(Operator):
    """As :func:`amadou.mint.exp2`."""

    def __call__(self, input: Any) -> Any:
        return mint.exp2(input)


class Log2(Operator):
    """As :func:`amadou.mint.log2`."""

    def __call__(self, input: Any) -> Any:
        return mint.log2(input)


class Log10(Operator):
    """As :func:`amadou.mint.log10`."""

    def __call__(self, input: Any) -> Any:
        return mint.log10(input)


class LogAddExp(Operator):
    """As :func:`amadou.mint.logaddexp`."""

    def __call__(self, input: Any, other: Any) -> Any:
        return mint.logaddexp(input, other)


class LogAddExp2(Operator):
    """As :func:`amadou.mint.logaddexp2`."""

    def __call__(self, input: Any, other: Any) -> Any:
        return mint.logaddexp2(input, other)


class XLogYScalarOther(Operator):
    """As :func:`amadou.mint.xlogy`, with a number."""

    def __call__(self, input: Any, other: Any) -> Any:
        return mint.xlogy(input, other)


class XLogYScalarSelf(XLogYScalarOther):
    """As :func:`amadou.mint.xlogy` of a number."""


class AsinExt(Operator):
    """As :func:`amadou.mint.asin`."""

    def __call__(self, input: Any) -> Any:
        return mint.asin(input)


class AcosExt(Operator):
    """As :func:`amadou.mint.acos`."""

    def __call__(self, input: Any) -> Any:
        return mint.acos(input)


class AtanExt(Operator):
    """As :func:`amadou.mint.atan`."""

    def __call__(self, input: Any) -> Any:
        return mint.atan(input)


class AsinhExt(Operator):
    """As :func:`amadou.mint.asinh`."""

    def __call__(self, input: Any) -> Any:
        return mint.asinh(input)


class AcoshExt(Operator):
    """As :func:`amadou.mint.acosh`."""

    def __call__(self, input: Any) -> Any:
        return mint.acosh(input)


class Atan2Ext(Operator):
    """As :func:`amadou.mint.atan2`."""

    def __call__(self, input: Any, other: Any) -> Any:
        return mint.atan2(input, other)


class TypeAs(Operator):
    """As :func:`amadou.ops.casting.type_as`."""

    def __call__(self, input: Any, other: Any) -> Any:
        return casting.type_as(input, other)
