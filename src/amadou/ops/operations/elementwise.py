"""Operators of every element on its own, as objects."""

from dataclasses import dataclass
from typing import Any

from ..._boundary import op
from ...kernels import elementwise as kernels
from .. import elementwise
from ..primitive import Primitive

_div_no_nan = op(kernels.div_no_nan)
_mul_no_nan = op(kernels.mul_no_nan)
_squared_difference = op(kernels.squared_difference)
_complex = op(kernels.complex_of)
_modulus = op(kernels.modulus)
_count_bits = op(kernels.count_bits)
_pack_bits = op(kernels.pack_bits)
_overflow_status = op(kernels.overflow_status)


@dataclass(eq=False, repr=False)
class Add(Primitive):
    """As :func:`amadou.ops.add`."""

    def __call__(self, input: Any, other: Any) -> Any:
        return elementwise.add(input, other)


@dataclass(eq=False, repr=False)
class Sub(Primitive):
    """As :func:`amadou.ops.sub`."""

    def __call__(self, x: Any, y: Any) -> Any:
        return elementwise.sub(x, y)


@dataclass(eq=False, repr=False)
class Mul(Primitive):
    """As :func:`amadou.ops.mul`."""

    def __call__(self, input: Any, other: Any) -> Any:
        return elementwise.mul(input, other)


@dataclass(eq=False, repr=False)
class Div(Primitive):
    """As :func:`amadou.ops.div`."""

    def __call__(self, input: Any, other: Any) -> Any:
        return elementwise.div(input, other)


@dataclass(eq=False, repr=False)
class RealDiv(Primitive):
    """As :func:`amadou.ops.tensor_div`."""

    def __call__(self, x: Any, y: Any) -> Any:
        return elementwise.tensor_div(x, y)


@dataclass(eq=False, repr=False)
class DivNoNan(Primitive):
    """``x / y`` of every pair of elements, 0 where y is 0. x, y: [...] number, broadcast -> float."""

    def __call__(self, x: Any, y: Any) -> Any:
        return _div_no_nan(x, y)


@dataclass(eq=False, repr=False)
class MulNoNan(Primitive):
    """``x * y`` of every pair of elements, 0 where y is 0. x, y: [...] number, broadcast -> their common dtype."""

    def __call__(self, x: Any, y: Any) -> Any:
        return _mul_no_nan(x, y)


@dataclass(eq=False, repr=False)
class FloorDiv(Primitive):
    """As :func:`amadou.ops.floor_divide`."""

    def __call__(self, input: Any, other: Any) -> Any:
        return elementwise.floor_divide(input, other)


@dataclass(eq=False, repr=False)
class FloorMod(Primitive):
    """As :func:`amadou.ops.floor_mod`."""

    def __call__(self, x: Any, y: Any) -> Any:
        return elementwise.floor_mod(x, y)


@dataclass(eq=False, repr=False)
class Mod(Primitive):
    """As :func:`amadou.ops.fmod`."""

    def __call__(self, x: Any, y: Any) -> Any:
        return elementwise.fmod(x, y)


@dataclass(eq=False, repr=False)
class TruncateDiv(Primitive):
    """As :func:`amadou.ops.truncate_div`."""

    def __call__(self, x: Any, y: Any) -> Any:
        return elementwise.truncate_div(x, y)


@dataclass(eq=False, repr=False)
class TruncateMod(Primitive):
    """As :func:`amadou.ops.truncate_mod`."""

    def __call__(self, x: Any, y: Any) -> Any:
        return elementwise.truncate_mod(x, y)


@dataclass(eq=False, repr=False)
class SquaredDifference(Primitive):
    """``(x - y) ** 2`` of every pair of elements. x, y: [...] number, broadcast -> their common dtype."""

    def __call__(self, x: Any, y: Any) -> Any:
        return _squared_difference(x, y)


@dataclass(eq=False, repr=False)
class Pow(Primitive):
    """As :func:`amadou.ops.pow`."""

    def __call__(self, input: Any, exponent: Any) -> Any:
        return elementwise.pow(input, exponent)


@dataclass(eq=False, repr=False)
class Maximum(Primitive):
    """As :func:`amadou.ops.maximum`."""

    def __call__(self, input: Any, other: Any) -> Any:
        return elementwise.maximum(input, other)


@dataclass(eq=False, repr=False)
class Minimum(Primitive):
    """As :func:`amadou.ops.minimum`."""

    def __call__(self, input: Any, other: Any) -> Any:
        return elementwise.minimum(input, other)


@dataclass(eq=False, repr=False)
class Fmax(Primitive):
    """As :func:`amadou.ops.fmax`."""

    def __call__(self, x1: Any, x2: Any) -> Any:
        return elementwise.fmax(x1, x2)


@dataclass(eq=False, repr=False)
class Fmin(Primitive):
    """As :func:`amadou.ops.fmin`."""

    def __call__(self, x1: Any, x2: Any) -> Any:
        return elementwise.fmin(x1, x2)


@dataclass(eq=False, repr=False)
class Gcd(Primitive):
    """As :func:`amadou.ops.gcd`."""

    def __call__(self, input: Any, other: Any) -> Any:
        return elementwise.gcd(input, other)


@dataclass(eq=False, repr=False)
class Lcm(Primitive):
    """As :func:`amadou.ops.lcm`."""

    def __call__(self, x1: Any, x2: Any) -> Any:
        return elementwise.lcm(x1, x2)


@dataclass(eq=False, repr=False)
class Heaviside(Primitive):
    """As :func:`amadou.ops.heaviside`."""

    def __call__(self, x: Any, values: Any) -> Any:
        return elementwise.heaviside(x, values)


@dataclass(eq=False, repr=False)
class NextAfter(Primitive):
    """As :func:`amadou.ops.nextafter`."""

    def __call__(self, input: Any, other: Any) -> Any:
        return elementwise.nextafter(input, other)


@dataclass(eq=False, repr=False)
class Xdivy(Primitive):
    """As :func:`amadou.ops.xdivy`."""

    def __call__(self, x: Any, y: Any) -> Any:
        return elementwise.xdivy(x, y)


@dataclass(eq=False, repr=False)
class Addcmul(Primitive):
    """As :func:`amadou.ops.addcmul`."""

    def __call__(self, input: Any, tensor1: Any, tensor2: Any, value: Any) -> Any:
        return elementwise.addcmul(input, tensor1, tensor2, value)


@dataclass(eq=False, repr=False)
class Addcdiv(Primitive):
    """As :func:`amadou.ops.addcdiv`."""

    def __call__(self, input: Any, tensor1: Any, tensor2: Any, value: Any) -> Any:
        return elementwise.addcdiv(input, tensor1, tensor2, value)


@dataclass(eq=False, repr=False)
class Lerp(Primitive):
    """As :func:`amadou.ops.lerp`."""

    def __call__(self, input: Any, end: Any, weight: Any) -> Any:
        return elementwise.lerp(input, end, weight)


@dataclass(eq=False, repr=False)
class LerpScalar(Primitive):
    """As :func:`amadou.ops.lerp`."""

    def __call__(self, input: Any, end: Any, weight: Any) -> Any:
        return elementwise.lerp(input, end, weight)


@dataclass(eq=False, repr=False)
class AddN(Primitive):
    """As :func:`amadou.ops.addn`."""

    def __call__(self, x: Any) -> Any:
        return elementwise.addn(x)


@dataclass(eq=False, repr=False)
class AccumulateNV2(Primitive):
    """As :func:`amadou.ops.accumulate_n`."""

    def __call__(self, x: Any) -> Any:
        return elementwise.accumulate_n(x)


@dataclass(eq=False, repr=False)
class Square(Primitive):
    """As :func:`amadou.ops.square`."""

    def __call__(self, input: Any) -> Any:
        return elementwise.square(input)


@dataclass(eq=False, repr=False)
class Reciprocal(Primitive):
    """As :func:`amadou.ops.reciprocal`."""

    def __call__(self, input: Any) -> Any:
        return elementwise.reciprocal(input)


@dataclass(eq=False, repr=False)
class Inv(Primitive):
    """As :func:`amadou.ops.inv`."""

    def __call__(self, x: Any) -> Any:
        return elementwise.inv(x)


@dataclass(eq=False, repr=False)
class Equal(Primitive):
    """As :func:`amadou.ops.equal`."""

    def __call__(self, input: Any, other: Any) -> Any:
        return elementwise.equal(input, other)


@dataclass(eq=False, repr=False)
class NotEqual(Primitive):
    """As :func:`amadou.ops.not_equal`."""

    def __call__(self, input: Any, other: Any) -> Any:
        return elementwise.not_equal(input, other)


@dataclass(eq=False, repr=False)
class Less(Primitive):
    """As :func:`amadou.ops.less`."""

    def __call__(self, input: Any, other: Any) -> Any:
        return elementwise.less(input, other)


@dataclass(eq=False, repr=False)
class LessEqual(Primitive):
    """As :func:`amadou.ops.less_equal`."""

    def __call__(self, input: Any, other: Any) -> Any:
        return elementwise.less_equal(input, other)


@dataclass(eq=False, repr=False)
class Greater(Primitive):
    """As :func:`amadou.ops.greater`."""

    def __call__(self, input: Any, other: Any) -> Any:
        return elementwise.greater(input, other)


@dataclass(eq=False, repr=False)
class GreaterEqual(Primitive):
    """As :func:`amadou.ops.greater_equal`."""

    def __call__(self, input: Any, other: Any) -> Any:
        return elementwise.greater_equal(input, other)


@dataclass(eq=False, repr=False)
class IsNan(Primitive):
    """As :func:`amadou.ops.isnan`."""

    def __call__(self, x: Any) -> Any:
        return elementwise.isnan(x)


@dataclass(eq=False, repr=False)
class IsInf(Primitive):
    """As :func:`amadou.ops.isinf`."""

    def __call__(self, input: Any) -> Any:
        return elementwise.isinf(input)


@dataclass(eq=False, repr=False)
class IsFinite(Primitive):
    """As :func:`amadou.ops.isfinite`."""

    def __call__(self, input: Any) -> Any:
        return elementwise.isfinite(input)


@dataclass(eq=False, repr=False)
class LogicalAnd(Primitive):
    """As :func:`amadou.ops.logical_and`."""

    def __call__(self, x: Any, y: Any) -> Any:
        return elementwise.logical_and(x, y)


@dataclass(eq=False, repr=False)
class LogicalOr(Primitive):
    """As :func:`amadou.ops.logical_or`."""

    def __call__(self, x: Any, y: Any) -> Any:
        return elementwise.logical_or(x, y)


@dataclass(eq=False, repr=False)
class LogicalXor(Primitive):
    """As :func:`amadou.ops.logical_xor`."""

    def __call__(self, input: Any, other: Any) -> Any:
        return elementwise.logical_xor(input, other)


@dataclass(eq=False, repr=False)
class LogicalNot(Primitive):
    """As :func:`amadou.ops.logical_not`."""

    def __call__(self, input: Any) -> Any:
        return elementwise.logical_not(input)


@dataclass(eq=False, repr=False)
class BitwiseAnd(Primitive):
    """As :func:`amadou.ops.bitwise_and`."""

    def __call__(self, x: Any, y: Any) -> Any:
        return elementwise.bitwise_and(x, y)


@dataclass(eq=False, repr=False)
class BitwiseOr(Primitive):
    """As :func:`amadou.ops.bitwise_or`."""

    def __call__(self, x: Any, y: Any) -> Any:
        return elementwise.bitwise_or(x, y)


@dataclass(eq=False, repr=False)
class BitwiseXor(Primitive):
    """As :func:`amadou.ops.bitwise_xor`."""

    def __call__(self, x: Any, y: Any) -> Any:
        return elementwise.bitwise_xor(x, y)


@dataclass(eq=False, repr=False)
class Invert(Primitive):
    """As :func:`amadou.ops.invert`."""

    def __call__(self, x: Any) -> Any:
        return elementwise.invert(x)


@dataclass(eq=False, repr=False)
class LeftShift(Primitive):
    """As :func:`amadou.ops.bitwise_left_shift`."""

    def __call__(self, x1: Any, x2: Any) -> Any:
        return elementwise.bitwise_left_shift(x1, x2)


@dataclass(eq=False, repr=False)
class RightShift(Primitive):
    """As :func:`amadou.ops.bitwise_right_shift`."""

    def __call__(self, input_x: Any, input_y: Any) -> Any:
        return elementwise.bitwise_right_shift(input_x, input_y)


@dataclass(eq=False, repr=False)
class PopulationCount(Primitive):
    """The number of bits that are 1. x: [...] integer -> uint8."""

    def __call__(self, x: Any) -> Any:
        return _count_bits(x)


@dataclass(eq=False, repr=False)
class CompareAndBitpack(Primitive):
    """Whether elements exceed a threshold, eight bits to a byte. x: [..., 8 n], threshold: [] -> [..., n] uint8."""

    def __call__(self, x: Any, threshold: Any) -> Any:
        return _pack_bits(x, threshold)


@dataclass(eq=False, repr=False)
class Abs(Primitive):
    """As :func:`amadou.ops.abs`."""

    def __call__(self, input: Any) -> Any:
        return elementwise.abs(input)


@dataclass(eq=False, repr=False)
class Neg(Primitive):
    """As :func:`amadou.ops.neg`."""

    def __call__(self, input: Any) -> Any:
        return elementwise.neg(input)


@dataclass(eq=False, repr=False)
class Sign(Primitive):
    """As :func:`amadou.ops.sign`."""

    def __call__(self, input: Any) -> Any:
        return elementwise.sign(input)


@dataclass(eq=False, repr=False)
class Floor(Primitive):
    """As :func:`amadou.ops.floor`."""

    def __call__(self, input: Any) -> Any:
        return elementwise.floor(input)


@dataclass(eq=False, repr=False)
class Ceil(Primitive):
    """As :func:`amadou.ops.ceil`."""

    def __call__(self, input: Any) -> Any:
        return elementwise.ceil(input)


@dataclass(eq=False, repr=False)
class Trunc(Primitive):
    """As :func:`amadou.ops.trunc`."""

    def __call__(self, input: Any) -> Any:
        return elementwise.trunc(input)


@dataclass(eq=False, repr=False)
class Rint(Primitive):
    """As :func:`amadou.ops.round`."""

    def __call__(self, x: Any) -> Any:
        return elementwise.round(x)


@dataclass(eq=False, repr=False)
class Eps(Primitive):
    """As :func:`amadou.ops.eps`."""

    def __call__(self, x: Any) -> Any:
        return elementwise.eps(x)


@dataclass(eq=False, repr=False)
class Real(Primitive):
    """As :func:`amadou.ops.real`."""

    def __call__(self, input: Any) -> Any:
        return elementwise.real(input)


@dataclass(eq=False, repr=False)
class Imag(Primitive):
    """As :func:`amadou.ops.imag`."""

    def __call__(self, x: Any) -> Any:
        return elementwise.imag(x)


@dataclass(eq=False, repr=False)
class Conj(Primitive):
    """As :func:`amadou.ops.conj`."""

    def __call__(self, input: Any) -> Any:
        return elementwise.conj(input)


@dataclass(eq=False, repr=False)
class Angle(Primitive):
    """As :func:`amadou.ops.angle`."""

    def __call__(self, input: Any) -> Any:
        return elementwise.angle(input)


@dataclass(eq=False, repr=False)
class Complex(Primitive):
    """Complex numbers of two parts. real, imag: [...] float32 -> complex64; float64 -> complex128."""

    def __call__(self, real: Any, imag: Any) -> Any:
        return _complex(real, imag)


@dataclass(eq=False, repr=False)
class ComplexAbs(Primitive):
    """The absolute value. x: [...] complex -> float."""

    def __call__(self, x: Any) -> Any:
        return _modulus(x)


@dataclass(eq=False, repr=False)
class Polar(Primitive):
    """As :func:`amadou.ops.polar`."""

    def __call__(self, abs: Any, angle: Any) -> Any:
        return elementwise.polar(abs, angle)


@dataclass(eq=False, repr=False)
class FloatStatus(Primitive):
    """Whether any element is NaN or infinite. x: [...] float -> float32 [1]: 1.0 if so, else 0.0."""

    def __call__(self, x: Any) -> Any:
        return _overflow_status(x)


@dataclass(eq=False, repr=False)
class Round(Primitive):
    """As :func:`amadou.ops.round`."""

    def __call__(self, input: Any, decimals: Any = 0) -> Any:
        return elementwise.round(input, decimals=decimals)


@dataclass(eq=False, repr=False)
class NanToNum(Primitive):
    """As :func:`amadou.ops.nan_to_num`, with the numbers fixed when made."""

    nan: Any = None
    posinf: Any = None
    neginf: Any = None

    def __call__(self, input: Any) -> Any:
        return elementwise.nan_to_num(input, self.nan, self.posinf, self.neginf)


@dataclass(eq=False, repr=False)
class IsClose(Primitive):
    """As :func:`amadou.ops.isclose`, with the tolerances fixed when made."""

    rtol: float = 1e-05
    atol: float = 1e-08
    equal_nan: bool = False

    def __call__(self, input: Any, other: Any) -> Any:
        return elementwise.isclose(input, other, self.rtol, self.atol, self.equal_nan)


@dataclass(eq=False, repr=False)
class ApproximateEqual(Primitive):
    """As :func:`amadou.ops.approximate_equal`, with the tolerance fixed when made."""

    tolerance: float = 1e-05

    def __call__(self, x: Any, y: Any) -> Any:
        return elementwise.approximate_equal(x, y, self.tolerance)


class TensorAdd(Add):
    """The name of :class:`Add` before version 1.1."""
