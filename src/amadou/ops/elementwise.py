"""Functions of every element on its own: arithmetic, comparison, logic, bits, signs and rounding."""

import torch

from .._boundary import op
from ..kernels import elementwise as kernels
from ..kernels.promotion import binary, unify
from ._errors import shape_errors

# -- arithmetic --------------------------------------------------------------------------------------------------------


@op
def add(input, other):
    """``input + other`` of every pair of elements.

    input, other: [...], broadcast to each other, Tensor or number -> their common dtype.
    """
    return binary(torch.add, input, other)


@op
def sub(input, other):
    """``input - other`` of every pair of elements.

    input, other: [...], broadcast to each other, Tensor or number -> their common dtype.
    """
    return binary(torch.sub, input, other)


@op
def subtract(input, other, *, alpha=1):
    """``input - alpha * other`` of every pair of elements.

    input, other: [...], broadcast to each other, Tensor or number -> their common dtype, that of alpha included.
    """
    return kernels.sub(input, other, alpha)


@op
def mul(input, other):
    """``input * other`` of every pair of elements.

    input, other: [...], broadcast to each other, Tensor or number -> their common dtype.
    """
    return binary(torch.mul, input, other)


@op
def div(input, other, *, rounding_mode=None):
    """``input / other`` of every pair of elements.

    input, other: [...], broadcast to each other, Tensor or number -> float, or their common dtype when rounded.

    Args:
        rounding_mode: None, "trunc" (towards zero) or "floor".

    Raises:
        ValueError: for another rounding_mode.
    """
    return kernels.div(input, other, rounding_mode)


@op
def true_divide(dividend, divisor):
    """``dividend / divisor`` of every pair of elements.

    dividend, divisor: [...], broadcast to each other, Tensor or number -> float.
    """
    return binary(torch.true_divide, dividend, divisor)


@op
def floor_div(x, y):
    """``x // y`` of every pair of elements, rounded down.

    x, y: [...], broadcast to each other, Tensor or number -> their common dtype.
    """
    return kernels.floor_divide(x, y)


@op
def floor_divide(input, other):
    """``input // other`` of every pair of elements, rounded down.

    input, other: [...], broadcast to each other, Tensor or number -> their common dtype.
    """
    return kernels.floor_divide(input, other)


@op
def truncate_div(x, y):
    """``x / y`` of every pair of elements, rounded towards zero.

    x, y: [...], broadcast to each other, Tensor or number -> their common dtype.
    """
    return binary(kernels.truncated_divide, x, y)


@op
def floor_mod(x, y):
    """The remainder of ``x / y``, with the sign of y.

    x, y: [...], broadcast to each other, Tensor or number -> their common dtype.
    """
    return binary(torch.remainder, x, y)


@op
def remainder(input, other):
    """The remainder of ``input / other``, with the sign of other.

    input, other: [...], broadcast to each other, Tensor or number -> their common dtype.
    """
    return binary(torch.remainder, input, other)


@op
def truncate_mod(x, y):
    """The remainder of ``x / y``, with the sign of x.

    x, y: [...], broadcast to each other, Tensor or number -> their common dtype.
    """
    return binary(torch.fmod, x, y)


@op
def fmod(input, other):
    """The remainder of ``input / other``, with the sign of input.

    input, other: [...], broadcast to each other, Tensor or number -> their common dtype.
    """
    return binary(torch.fmod, input, other)


@op
def pow(input, exponent):
    """``input ** exponent`` of every pair of elements.

    input, exponent: [...], broadcast to each other, Tensor or number -> their common dtype.
    """
    return binary(torch.pow, input, exponent)


@op
def float_power(input, exponent):
    """``input ** exponent`` of every pair of elements.

    input, exponent: [...], broadcast to each other, Tensor or number -> float64, complex128 of complex.
    """
    return binary(torch.float_power, input, exponent)


@op
def ldexp(x, other):
    """``x * 2 ** other`` of every pair of elements.

    x, other: [...], broadcast to each other, Tensor or number -> float.
    """
    return kernels.ldexp(x, other)


@op
def xdivy(x, y):
    """``x / y`` of every pair of elements, 0 where x is 0.

    x, y: [...], broadcast to each other, Tensor or number -> float.
    """
    return kernels.xdivy(x, y)


@op
def maximum(input, other):
    """The larger of every pair of elements; NaN if one of them is NaN.

    input, other: [...], broadcast to each other, Tensor or number -> their common dtype.
    """
    return binary(torch.maximum, input, other)


@op
def minimum(input, other):
    """The smaller of every pair of elements; NaN if one of them is NaN.

    input, other: [...], broadcast to each other, Tensor or number -> their common dtype.
    """
    return binary(torch.minimum, input, other)


@op
def fmax(input, other):
    """The larger of every pair of elements; NaN only if both are NaN.

    input, other: [...], broadcast to each other, Tensor or number -> their common dtype.
    """
    return binary(torch.fmax, input, other)


@op
def fmin(input, other):
    """The smaller of every pair of elements; NaN only if both are NaN.

    input, other: [...], broadcast to each other, Tensor or number -> their common dtype.
    """
    return binary(torch.fmin, input, other)


@op
def gcd(input, other):
    """The greatest common divisor of every pair of elements.

    input, other: [...], broadcast to each other, Tensor or number -> their common integer dtype.
    """
    return binary(torch.gcd, input, other)


@op
def lcm(input, other):
    """The least common multiple of every pair of elements.

    input, other: [...], broadcast to each other, Tensor or number -> their common integer dtype.
    """
    return binary(torch.lcm, input, other)


@op
def copysign(x, other):
    """The size of x with the sign of other.

    x, other: [...], broadcast to each other, Tensor or number -> dtype of x, float32 for integers.
    """
    return kernels.copysign(x, other)


@op
def heaviside(input, values):
    """0 where input < 0, 1 where input > 0, and values where it is 0.

    input, values: [...], broadcast to each other, Tensor or number -> their common dtype.
    """
    return torch.heaviside(*unify(input, values))


@op
def nextafter(input, other):
    """The number next to input on the way to other.

    input, other: [...], broadcast to each other, Tensor or number -> their common float dtype.
    """
    return binary(torch.nextafter, input, other)


@op
def addn(x):
    """The sum of a list or tuple of Tensors. x: n of [...] -> [...], their common dtype.

    Raises:
        TypeError: if x is no list or tuple of Tensors.
        ValueError: if it is empty or the shapes differ.
    """
    return kernels.sum_of("addn", x)


@op
def accumulate_n(x):
    """The sum of a list or tuple of Tensors; as :func:`addn`. x: n of [...] -> [...], their common dtype."""
    return kernels.sum_of("accumulate_n", x)


@op
@shape_errors
def addcmul(input, tensor1, tensor2, value=1):
    """``input + value * tensor1 * tensor2``; value is a number or a Tensor. All: [...], broadcast -> common dtype."""
    return input + value * tensor1 * tensor2


@op
@shape_errors
def addcdiv(input, tensor1, tensor2, value=1):
    """``input + value * tensor1 / tensor2``; value is a number or a Tensor. All: [...] float, broadcast."""
    return input + value * tensor1 / tensor2


@op
@shape_errors
def lerp(input, end, weight):
    """``input + weight * (end - input)``; weight is a number or a Tensor. All: [...] float, broadcast -> same dtype."""
    return kernels.lerp(input, end, weight)


@op
def square(input):
    """``input * input``. input: [...] number -> same."""
    return torch.square(input)


@op
def reciprocal(input):
    """``1 / input``. input: [...] number -> same; float32 for integers."""
    return torch.reciprocal(input)


@op
def inv(x):
    """``1 / x``, of integers rounded towards zero. x: [...] number -> same."""
    return kernels.real_div(1, x)


# -- comparison -------------------------------------------------------------------------------------------------------


@op
def equal(input, other):
    """``input == other`` of every pair of elements.

    input, other: [...], broadcast to each other, Tensor or number -> bool.
    """
    return binary(torch.eq, input, other)


@op
def not_equal(input, other):
    """``input != other`` of every pair of elements.

    input, other: [...], broadcast to each other, Tensor or number -> bool.
    """
    return binary(torch.ne, input, other)


@op
def less(input, other):
    """``input < other`` of every pair of elements.

    input, other: [...], broadcast to each other, Tensor or number -> bool.
    """
    return binary(torch.lt, input, other)


@op
def less_equal(input, other):
    """``input <= other`` of every pair of elements.

    input, other: [...], broadcast to each other, Tensor or number -> bool.
    """
    return binary(torch.le, input, other)


@op
def greater(input, other):
    """``input > other`` of every pair of elements.

    input, other: [...], broadcast to each other, Tensor or number -> bool.
    """
    return binary(torch.gt, input, other)


@op
def greater_equal(input, other):
    """``input >= other`` of every pair of elements.

    input, other: [...], broadcast to each other, Tensor or number -> bool.
    """
    return binary(torch.ge, input, other)


@op
@shape_errors
def isclose(input, other, rtol=1e-05, atol=1e-08, equal_nan=False):
    """``|input - other| <= atol + rtol * |other|`` of every pair of elements. input, other: [...] same dtype -> bool.

    Args:
        equal_nan: whether NaN is close to NaN.
    """
    return torch.isclose(input, other, rtol, atol, equal_nan)


@op
def approximate_equal(x, y, tolerance=1e-5):
    """``|x - y| < tolerance`` of every pair of elements. x, y: [...] float -> bool."""
    return kernels.approximately_equal(x, y, tolerance)


@op
def isnan(input):
    """Whether an element is NaN. input: [...] -> bool."""
    return torch.isnan(input)


@op
def isnan_ext(tensor):
    """As :func:`isnan`. tensor: [...] -> bool."""
    return torch.isnan(tensor)


@op
def isinf(input):
    """Whether an element is infinite. input: [...] -> bool."""
    return torch.isinf(input)


@op
def isfinite(input):
    """Whether an element is neither infinite nor NaN. input: [...] -> bool."""
    return torch.isfinite(input)


@op
def isposinf(input):
    """Whether an element is plus infinity. input: [...] -> bool."""
    return torch.isposinf(input)


@op
def isneginf(input):
    """Whether an element is minus infinity. input: [...] -> bool."""
    return torch.isneginf(input)


@op
def isreal(input):
    """Whether the imaginary part is 0. input: [...] -> bool."""
    return torch.isreal(input)


# -- logic and bits ---------------------------------------------------------------------------------------------------


@op
def logical_and(input, other):
    """Whether both elements are unequal to zero.

    input, other: [...], broadcast to each other, Tensor or number -> bool.
    """
    return binary(torch.logical_and, input, other)


@op
def logical_or(input, other):
    """Whether at least one element is unequal to zero.

    input, other: [...], broadcast to each other, Tensor or number -> bool.
    """
    return binary(torch.logical_or, input, other)


@op
def logical_xor(input, other):
    """Whether exactly one element is unequal to zero.

    input, other: [...], broadcast to each other, Tensor or number -> bool.
    """
    return binary(torch.logical_xor, input, other)


@op
def logical_not(input):
    """True where input is zero. input: [...] -> bool."""
    return torch.logical_not(input)


@op
def bitwise_and(input, other):
    """The and of the bits of every pair of integers or bools.

    input, other: [...], broadcast to each other, Tensor or number -> their common dtype.
    """
    return binary(torch.bitwise_and, input, other)


@op
def bitwise_or(input, other):
    """The or of the bits of every pair of integers or bools.

    input, other: [...], broadcast to each other, Tensor or number -> their common dtype.
    """
    return binary(torch.bitwise_or, input, other)


@op
def bitwise_xor(input, other):
    """The exclusive or of the bits of every pair of integers or bools.

    input, other: [...], broadcast to each other, Tensor or number -> their common dtype.
    """
    return binary(torch.bitwise_xor, input, other)


@op
def bitwise_left_shift(input, other):
    """The bits of input moved by other places to the left.

    input, other: [...], broadcast to each other, Tensor or number -> their common dtype, an integer.
    """
    return binary(torch.bitwise_left_shift, input, other)


@op
def bitwise_right_shift(input, other):
    """The bits of input moved by other places to the right, with copies of the sign.

    input, other: [...], broadcast to each other, Tensor or number -> their common dtype, an integer.
    """
    return binary(torch.bitwise_right_shift, input, other)


@op
def invert(x):
    """Every bit turned over. x: [...] integer or bool -> same."""
    return torch.bitwise_not(x)


# -- signs, parts and rounding ----------------------------------------------------------------------------------------


@op
def abs(input):
    """The absolute value. input: [...] -> same, also for complex."""
    return kernels.absolute(input)


@op
def neg(input):
    """``-input``. input: [...] number -> same. TypeError for bool."""
    return kernels.negative(input)


@op
def positive(input):
    """The Tensor as it is. input: [...] -> same."""
    return input


@op
def sign(input):
    """-1, 0 or 1; for complex ``x / |x|``. input: [...] number -> same."""
    return kernels.sign(input)


@op
def signbit(input):
    """Whether an element is negative; -0.0 is. input: [...] number -> bool."""
    return torch.signbit(input)


@op
def floor(input):
    """The next integer below. input: [...] number -> same."""
    return torch.floor(input)


@op
def ceil(input):
    """The next integer above. input: [...] number -> same."""
    return torch.ceil(input)


@op
def trunc(input):
    """The integer part. input: [...] -> same."""
    return kernels.truncated(input)


@op
def frac(x):
    """What the integer part leaves, with the sign of x. x: [...] number -> same."""
    return kernels.frac(x)


@op
def round(input, *, decimals=0):
    """The next number with so many decimals, half to even. input: [...] number -> same."""
    return torch.round(input, decimals=decimals) if decimals else torch.round(input)


@op
def nan_to_num(input, nan=None, posinf=None, neginf=None):
    """Replace NaN and the infinities. input: [...] float -> same.

    Args:
        nan: in place of NaN; None for 0.
        posinf, neginf: in place of the infinities; None for the largest and the smallest number of the dtype.
    """
    return torch.nan_to_num(input, nan, posinf, neginf)


@op
def eps(x):
    """The distance from 1 to the next number of the dtype, for every element. x: [...] float -> same."""
    return torch.full_like(x, torch.finfo(x.dtype).eps)


@op
def deg2rad(x):
    """Degrees as radians. x: [...] float -> same."""
    return torch.deg2rad(x)


@op
def rad2deg(x):
    """Radians as degrees. x: [...] float -> same."""
    return torch.rad2deg(x)


# -- complex numbers --------------------------------------------------------------------------------------------------


@op
def real(input):
    """The real part. input: [...] complex -> float; the same for everything else."""
    return torch.real(input)


@op
def imag(input):
    """The imaginary part. input: [...] complex -> float; zeros of the same dtype for everything else."""
    return kernels.imag(input)


@op
def conj(input):
    """The imaginary part negated. input: [...] number -> same."""
    return torch.conj(input).resolve_conj()


@op
def angle(input):
    """The angle in the complex plane, in radians. input: [...] complex -> float."""
    return torch.angle(input)


@op
@shape_errors
def polar(abs, angle):
    """``abs * exp(1j * angle)``. abs, angle: [...] float32 -> complex64; float64 -> complex128."""
    return torch.polar(abs, angle)


@op
def view_as_real(input):
    """Real and imaginary part as a last axis. input: [...] complex -> [..., 2] float."""
    return torch.stack((input.real, input.imag), -1)


@op
def is_complex(input):
    """Whether the dtype is complex, as a Python bool. input: [...] Tensor."""
    return torch.is_complex(input)


@op
def is_floating_point(input):
    """Whether the dtype is a real float, as a Python bool. input: [...] Tensor."""
    return torch.is_floating_point(input)


# -- other names ------------------------------------------------------------------------------------------------------


absolute = abs
negative = neg
sgn = sign
divide = div
multiply = mul
eq = equal
ne = not_equal
lt = less
le = less_equal
gt = greater
ge = greater_equal
float_power_ext = float_power
floordiv = floor_divide
floormod = floor_mod
pows = pow
tensor_add = add
tensor_sub = sub
tensor_mul = mul
tensor_muls = mul
tensor_pow = pow
tensor_floordiv = floor_divide
tensor_mod = floor_mod
tensor_ge = greater_equal
tensor_gt = greater
tensor_le = less_equal
tensor_lt = less


@op
def tensor_div(x, y):
    """``x / y``; of integers the quotient rounded towards zero, in their common dtype.

    x, y: [...], broadcast to each other, Tensor or number -> their common dtype.
    """
    return kernels.real_div(x, y)


@op
def population_count(input_x):
    """How many bits are 1. input_x: [...] int8 to int64, or uint8 -> uint8."""
    size = input_x.element_size()
    bits = input_x.contiguous().view(torch.uint8).reshape(*input_x.shape, size)
    return sum((bits >> place) & 1 for place in range(8)).sum(-1).to(torch.uint8)
