"""Operators of every element on its own, as objects."""

from typing import Any

import torch

from ..._boundary import op
from ...kernels import elementwise as kernels
from .. import elementwise, logic
from ..primitive import Operator

_div_no_nan = op(kernels.div_no_nan)
_mul_no_nan = op(kernels.mul_no_nan)
_squared_difference = op(kernels.squared_difference)
_complex = op(torch.complex)
_modulus = op(torch.abs)
_count_bits = op(kernels.count_bits)
_pack_bits = op(kernels.pack_bits)
_overflow_status = op(kernels.overflow_status)


class Add(Operator):
    """As :func:`amadou.ops.add`."""

    def __call__(self, input: Any, other: Any) -> Any:
        return elementwise.add(input, other)


class Sub(Operator):
    """As :func:`amadou.ops.sub`."""

    def __call__(self, x: Any, y: Any) -> Any:
        return elementwise.sub(x, y)


class Mul(Operator):
    """As :func:`amadou.ops.mul`."""

    def __call__(self, input: Any, other: Any) -> Any:
        return elementwise.mul(input, other)


class Div(Operator):
    """As :func:`amadou.ops.div`."""

    def __call__(self, input: Any, other: Any) -> Any:
        return elementwise.div(input, other)


class RealDiv(Operator):
    """As :func:`amadou.ops.tensor_div`."""

    def __call__(self, x: Any, y: Any) -> Any:
        return elementwise.tensor_div(x, y)


class DivNoNan(Operator):
    """``x / y`` of every pair of elements, 0 where y is 0. x, y: [...] number, broadcast -> float."""

    def __call__(self, x: Any, y: Any) -> Any:
        return _div_no_nan(x, y)


class MulNoNan(Operator):
    """``x * y`` of every pair of elements, 0 where y is 0. x, y: [...] number, broadcast -> their common dtype."""

    def __call__(self, x: Any, y: Any) -> Any:
        return _mul_no_nan(x, y)


class FloorDiv(Operator):
    """As :func:`amadou.ops.floor_divide`."""

    def __call__(self, input: Any, other: Any) -> Any:
        return elementwise.floor_divide(input, other)


class FloorMod(Operator):
    """As :func:`amadou.ops.floor_mod`."""

    def __call__(self, x: Any, y: Any) -> Any:
        return elementwise.floor_mod(x, y)


class Mod(Operator):
    """As :func:`amadou.ops.fmod`."""

    def __call__(self, x: Any, y: Any) -> Any:
        return elementwise.fmod(x, y)


class TruncateDiv(Operator):
    """As :func:`amadou.ops.truncate_div`."""

    def __call__(self, x: Any, y: Any) -> Any:
        return elementwise.truncate_div(x, y)


class TruncateMod(Operator):
    """As :func:`amadou.ops.truncate_mod`."""

    def __call__(self, x: Any, y: Any) -> Any:
        return elementwise.truncate_mod(x, y)


class SquaredDifference(Operator):
    """``(x - y) ** 2`` of every pair of elements. x, y: [...] number, broadcast -> their common dtype."""

    def __call__(self, x: Any, y: Any) -> Any:
        return _squared_difference(x, y)


class Pow(Operator):
    """As :func:`amadou.ops.pow`."""

    def __call__(self, input: Any, exponent: Any) -> Any:
        return elementwise.pow(input, exponent)


class Maximum(Operator):
    """As :func:`amadou.ops.maximum`."""

    def __call__(self, input: Any, other: Any) -> Any:
        return elementwise.maximum(input, other)


class Minimum(Operator):
    """As :func:`amadou.ops.minimum`."""

    def __call__(self, input: Any, other: Any) -> Any:
        return elementwise.minimum(input, other)


class Fmax(Operator):
    """As :func:`amadou.ops.fmax`."""

    def __call__(self, x1: Any, x2: Any) -> Any:
        return elementwise.fmax(x1, x2)


class Fmin(Operator):
    """As :func:`amadou.ops.fmin`."""

    def __call__(self, x1: Any, x2: Any) -> Any:
        return elementwise.fmin(x1, x2)


class Gcd(Operator):
    """As :func:`amadou.ops.gcd`."""

    def __call__(self, input: Any, other: Any) -> Any:
        return elementwise.gcd(input, other)


class Lcm(Operator):
    """As :func:`amadou.ops.lcm`."""

    def __call__(self, x1: Any, x2: Any) -> Any:
        return elementwise.lcm(x1, x2)


class Heaviside(Operator):
    """As :func:`amadou.ops.heaviside`."""

    def __call__(self, x: Any, values: Any) -> Any:
        return elementwise.heaviside(x, values)


class NextAfter(Operator):
    """As :func:`amadou.ops.nextafter`."""

    def __call__(self, input: Any, other: Any) -> Any:
        return elementwise.nextafter(input, other)


class Xdivy(Operator):
    """As :func:`amadou.ops.xdivy`."""

    def __call__(self, x: Any, y: Any) -> Any:
        return elementwise.xdivy(x, y)


class Addcmul(Operator):
    """As :func:`amadou.ops.addcmul`."""

    def __call__(self, input: Any, tensor1: Any, tensor2: Any, value: Any) -> Any:
        return elementwise.addcmul(input, tensor1, tensor2, value)


class Addcdiv(Operator):
    """As :func:`amadou.ops.addcdiv`."""

    def __call__(self, input: Any, tensor1: Any, tensor2: Any, value: Any) -> Any:
        return elementwise.addcdiv(input, tensor1, tensor2, value)


class Lerp(Operator):
    """As :func:`amadou.ops.lerp`."""

    def __call__(self, input: Any, end: Any, weight: Any) -> Any:
        return elementwise.lerp(input, end, weight)


class LerpScalar(Lerp):
    """As :class:`Lerp`."""


class AddN(Operator):
    """As :func:`amadou.ops.addn`."""

    def __call__(self, x: Any) -> Any:
        return elementwise.addn(x)


class AccumulateNV2(Operator):
    """As :func:`amadou.ops.accumulate_n`."""

    def __call__(self, x: Any) -> Any:
        return elementwise.accumulate_n(x)


class Square(Operator):
    """As :func:`amadou.ops.square`."""

    def __call__(self, input: Any) -> Any:
        return elementwise.square(input)


class Reciprocal(Operator):
    """As :func:`amadou.ops.reciprocal`."""

    def __call__(self, input: Any) -> Any:
        return elementwise.reciprocal(input)


class Inv(Operator):
    """As :func:`amadou.ops.inv`."""

    def __call__(self, x: Any) -> Any:
        return elementwise.inv(x)


class Equal(Operator):
    """As :func:`amadou.ops.equal`."""

    def __call__(self, input: Any, other: Any) -> Any:
        return logic.equal(input, other)


class NotEqual(Operator):
    """As :func:`amadou.ops.not_equal`."""

    def __call__(self, input: Any, other: Any) -> Any:
        return logic.not_equal(input, other)


class Less(Operator):
    """As :func:`amadou.ops.less`."""

    def __call__(self, input: Any, other: Any) -> Any:
        return logic.less(input, other)


class LessEqual(Operator):
    """As :func:`amadou.ops.less_equal`."""

    def __call__(self, input: Any, other: Any) -> Any:
        return logic.less_equal(input, other)


class Greater(Operator):
    """As :func:`amadou.ops.greater`."""

    def __call__(self, input: Any, other: Any) -> Any:
        return logic.greater(input, other)


class GreaterEqual(Operator):
    """As :func:`amadou.ops.greater_equal`."""

    def __call__(self, input: Any, other: Any) -> Any:
        return logic.greater_equal(input, other)


class IsNan(Operator):
    """As :func:`amadou.ops.isnan`."""

    def __call__(self, x: Any) -> Any:
        return logic.isnan(x)


class IsInf(Operator):
    """As :func:`amadou.ops.isinf`."""

    def __call__(self, input: Any) -> Any:
        return logic.isinf(input)


class IsFinite(Operator):
    """As :func:`amadou.ops.isfinite`."""

    def __call__(self, input: Any) -> Any:
        return logic.isfinite(input)


class LogicalAnd(Operator):
    """As :func:`amadou.ops.logical_and`."""

    def __call__(self, x: Any, y: Any) -> Any:
        return logic.logical_and(x, y)


class LogicalOr(Operator):
    """As :func:`amadou.ops.logical_or`."""

    def __call__(self, x: Any, y: Any) -> Any:
        return logic.logical_or(x, y)


class LogicalXor(Operator):
    """As :func:`amadou.ops.logical_xor`."""

    def __call__(self, input: Any, other: Any) -> Any:
        return logic.logical_xor(input, other)


class LogicalNot(Operator):
    """As :func:`amadou.ops.logical_not`."""

    def __call__(self, input: Any) -> Any:
        return logic.logical_not(input)


class BitwiseAnd(Operator):
    """As :func:`amadou.ops.bitwise_and`."""

    def __call__(self, x: Any, y: Any) -> Any:
        return logic.bitwise_and(x, y)


class BitwiseOr(Operator):
    """As :func:`amadou.ops.bitwise_or`."""

    def __call__(self, x: Any, y: Any) -> Any:
        return logic.bitwise_or(x, y)


class BitwiseXor(Operator):
    """As :func:`amadou.ops.bitwise_xor`."""

    def __call__(self, x: Any, y: Any) -> Any:
        return logic.bitwise_xor(x, y)


class Invert(Operator):
    """As :func:`amadou.ops.invert`."""

    def __call__(self, x: Any) -> Any:
        return logic.invert(x)


class LeftShift(Operator):
    """As :func:`amadou.ops.bitwise_left_shift`."""

    def __call__(self, x1: Any, x2: Any) -> Any:
        return logic.bitwise_left_shift(x1, x2)


class RightShift(Operator):
    """As :func:`amadou.ops.bitwise_right_shift`."""

    def __call__(self, input_x: Any, input_y: Any) -> Any:
        return logic.bitwise_right_shift(input_x, input_y)


class PopulationCount(Operator):
    """The number of bits that are 1. x: [...] integer -> uint8."""

    def __call__(self, x: Any) -> Any:
        return _count_bits(x)


class CompareAndBitpack(Operator):
    """Whether elements exceed a threshold, eight bits to a byte. x: [..., 8 n], threshold: [] -> [..., n] uint8."""

    def __call__(self, x: Any, threshold: Any) -> Any:
        return _pack_bits(x, threshold)


class Abs(Operator):
    """As :func:`amadou.ops.abs`."""

    def __call__(self, input: Any) -> Any:
        return elementwise.abs(input)


class Neg(Operator):
    """As :func:`amadou.ops.neg`."""

    def __call__(self, input: Any) -> Any:
        return elementwise.neg(input)


class Sign(Operator):
    """As :func:`amadou.ops.sign`."""

    def __call__(self, input: Any) -> Any:
        return elementwise.sign(input)


class Floor(Operator):
    """As :func:`amadou.ops.floor`."""

    def __call__(self, input: Any) -> Any:
        return elementwise.floor(input)


class Ceil(Operator):
    """As :func:`amadou.ops.ceil`."""

    def __call__(self, input: Any) -> Any:
        return elementwise.ceil(input)


class Trunc(Operator):
    """As :func:`amadou.ops.trunc`."""

    def __call__(self, input: Any) -> Any:
        return elementwise.trunc(input)


class Rint(Operator):
    """As :func:`amadou.ops.round`."""

    def __call__(self, x: Any) -> Any:
        return elementwise.round(x)


class Eps(Operator):
    """As :func:`amadou.ops.eps`."""

    def __call__(self, x: Any) -> Any:
        return elementwise.eps(x)


class Real(Operator):
    """As :func:`amadou.ops.real`."""

    def __call__(self, input: Any) -> Any:
        return elementwise.real(input)


class Imag(Operator):
    """As :func:`amadou.ops.imag`."""

    def __call__(self, x: Any) -> Any:
        return elementwise.imag(x)


class Conj(Operator):
    """As :func:`amadou.ops.conj`."""

    def __call__(self, input: Any) -> Any:
        return elementwise.conj(input)


class Angle(Operator):
    """As :func:`amadou.ops.angle`."""

    def __call__(self, input: Any) -> Any:
        return elementwise.angle(input)


class Complex(Operator):
    """Complex numbers of two parts. real, imag: [...] float32 -> complex64; float64 -> complex128."""

    def __call__(self, real: Any, imag: Any) -> Any:
        return _complex(real, imag)


class ComplexAbs(Operator):
    """The absolute value. x: [...] complex -> float."""

    def __call__(self, x: Any) -> Any:
        return _modulus(x)


class Polar(Operator):
    """As :func:`amadou.ops.polar`."""

    def __call__(self, abs: Any, angle: Any) -> Any:
        return elementwise.polar(abs, angle)


class FloatStatus(Operator):
    """Whether any element is NaN or infinite. x: [...] float -> float32 [1]: 1.0 if so, else 0.0."""

    def __call__(self, x: Any) -> Any:
        return _overflow_status(x)


class Round(Operator):
    """As :func:`amadou.ops.round`."""

    def __call__(self, input: Any, decimals: Any = 0) -> Any:
        return elementwise.round(input, decimals=decimals) if decimals else elementwise.round(input)


class NanToNum(Operator):
    """As :func:`amadou.ops.nan_to_num`, with the numbers fixed when made."""

    nan: Any = None
    posinf: Any = None
    neginf: Any = None

    def __call__(self, input: Any) -> Any:
        return elementwise.nan_to_num(input, self.nan, self.posinf, self.neginf)


class IsClose(Operator):
    """As :func:`amadou.ops.isclose`, with the tolerances fixed when made."""

    rtol: float = 1e-05
    atol: float = 1e-08
    equal_nan: bool = False

    def __call__(self, input: Any, other: Any) -> Any:
        return logic.isclose(input, other, self.rtol, self.atol, self.equal_nan)


class ApproximateEqual(Operator):
    """As :func:`amadou.ops.approximate_equal`, with the tolerance fixed when made."""

    tolerance: float = 1e-05

    def __call__(self, x: Any, y: Any) -> Any:
        return logic.approximate_equal(x, y, self.tolerance)


class TensorAdd(Add):
    """The name of :class:`Add` before version 1.1."""
