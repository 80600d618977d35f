"""Functions of every element on its own: arithmetic, signs and rounding."""

import torch

from .._boundary import op
from ..kernels import elementwise as kernels
from ..kernels.promotion import binary, unary, unify
from ._errors import shape_errors

# -- arithmetic --------------------------------------------------------------------------------------------------------


@op
def add(input, other):
    """``input + other`` of every pair of elements.

    input, other: [...], broadcast to each other, Tensor or number -> their common dtype.

    >>> import amadou as ms
    >>> print(ms.ops.add(ms.Tensor([1, 2, 3]), 0.5))
    [1.5 2.5 3.5]
    """
    return binary(torch.add, input, other)


@op
def sub(input, other):
    """``input - other`` of every pair of elements.

    input, other: [...], broadcast to each other, Tensor or number -> their common dtype.

    >>> import amadou as ms
    >>> print(ms.ops.sub(ms.Tensor([5, 7]), ms.Tensor([1, 2])))
    [4 5]
    """
    return binary(torch.sub, input, other)


@op
def subtract(input, other, *, alpha=1):
    """``input - alpha * other`` of every pair of elements.

    input, other: [...], broadcast to each other, Tensor or number -> their common dtype, that of alpha included.
    A bool ``other`` counts as int64.

    >>> import amadou as ms
    >>> print(ms.ops.subtract(ms.Tensor([5, 7]), ms.Tensor([1, 2]), alpha=2))
    [3 3]
    """
    if isinstance(other, bool):
        other = int(other)
    elif isinstance(other, torch.Tensor) and other.dtype is torch.bool:
        other = other.long()
    return kernels.sub(input, other, alpha)


@op
def mul(input, other):
    """``input * other`` of every pair of elements.

    input, other: [...], broadcast to each other, Tensor or number -> their common dtype.

    >>> import amadou as ms
    >>> print(ms.ops.mul(ms.Tensor([1, 2, 3]), ms.Tensor([4, 5, 6])))
    [ 4 10 18]
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

    >>> import amadou as ms
    >>> print(ms.ops.div(ms.Tensor([1.0, 2.0]), 4))
    [0.25 0.5 ]
    """
    return kernels.div(input, other, rounding_mode)


@op
def true_divide(dividend, divisor):
    """``dividend / divisor`` of every pair of elements.

    dividend, divisor: [...], broadcast to each other, Tensor or number -> float.

    >>> import amadou as ms
    >>> print(ms.ops.true_divide(ms.Tensor([3, 4]), 2))
    [1.5 2. ]
    """
    return binary(torch.true_divide, dividend, divisor)


@op
def floor_div(x, y):
    """``x // y`` of every pair of elements, rounded down.

    x, y: [...], broadcast to each other, Tensor or number -> their common dtype.

    >>> import amadou as ms
    >>> print(ms.ops.floor_div(ms.Tensor([7, -7]), ms.Tensor([2, 2])))
    [ 3 -4]
    """
    return kernels.floor_divide(x, y)


@op
def floor_divide(input, other):
    """``input // other`` of every pair of elements, rounded down.

    input, other: [...], broadcast to each other, Tensor or number -> their common dtype.

    >>> import amadou as ms
    >>> print(ms.ops.floor_divide(ms.Tensor([7.0, -7.0]), 2))
    [ 3. -4.]
    """
    return kernels.floor_divide(input, other)


@op
def truncate_div(x, y):
    """``x / y`` of every pair of elements, rounded towards zero.

    x, y: [...], broadcast to each other, Tensor or number -> their common dtype.

    >>> import amadou as ms
    >>> print(ms.ops.truncate_div(ms.Tensor([7, -7]), ms.Tensor([2, 2])))
    [ 3 -3]
    """
    return binary(kernels.truncated_divide, x, y)


@op
def floor_mod(x, y):
    """The remainder of ``x / y``, with the sign of y.

    x, y: [...], broadcast to each other, Tensor or number -> their common dtype.

    >>> import amadou as ms
    >>> print(ms.ops.floor_mod(ms.Tensor([7, -7]), ms.Tensor([3, 3])))
    [1 2]
    """
    return binary(torch.remainder, x, y)


@op
def remainder(input, other):
    """The remainder of ``input / other``, with the sign of other.

    input, other: [...], broadcast to each other, Tensor or number -> their common dtype.

    >>> import amadou as ms
    >>> print(ms.ops.remainder(ms.Tensor([7, -7]), ms.Tensor([3, 3])))
    [1 2]
    """
    return binary(torch.remainder, input, other)


@op
def truncate_mod(x, y):
    """The remainder of ``x / y``, with the sign of x.

    x, y: [...], broadcast to each other, Tensor or number -> their common dtype.

    >>> import amadou as ms
    >>> print(ms.ops.truncate_mod(ms.Tensor([7, -7], ms.int32), ms.Tensor([3, 3], ms.int32)))
    [ 1 -1]
    """
    return binary(torch.fmod, x, y)


@op
def fmod(input, other):
    """The remainder of ``input / other``, with the sign of input.

    input, other: [...], broadcast to each other, Tensor or number -> their common dtype.

    >>> import amadou as ms
    >>> print(ms.ops.fmod(ms.Tensor([7.5, -7.5]), 2))
    [ 1.5 -1.5]
    """
    return binary(torch.fmod, input, other)


@op
def pow(input, exponent):
    """``input ** exponent`` of every pair of elements.

    input, exponent: [...], broadcast to each other, Tensor or number -> their common dtype.

    >>> import amadou as ms
    >>> print(ms.ops.pow(ms.Tensor([1.0, 2.0, 3.0]), 2))
    [1. 4. 9.]
    """
    return binary(torch.pow, input, exponent)


@op
def float_power(input, exponent):
    """``input ** exponent`` of every pair of elements.

    input, exponent: [...], broadcast to each other, Tensor or number -> float64, complex128 of complex.

    >>> import amadou as ms
    >>> print(ms.ops.float_power(ms.Tensor([1, 2]), 2))
    [1. 4.]
    """
    return binary(torch.float_power, input, exponent)


@op
def ldexp(x, other):
    """``x * 2 ** other`` of every pair of elements.

    x, other: [...], broadcast to each other, Tensor or number -> float.

    >>> import amadou as ms
    >>> print(ms.ops.ldexp(ms.Tensor([1.0, 3.0]), ms.Tensor([2, 1])))
    [4. 6.]
    """
    return kernels.ldexp(x, other)


@op
def xdivy(x, y):
    """``x / y`` of every pair of elements, 0 where x is 0.

    x, y: [...], broadcast to each other, Tensor or number -> float.

    >>> import amadou as ms
    >>> print(ms.ops.xdivy(ms.Tensor([0.0, 1.0]), ms.Tensor([0.0, 4.0])))
    [0.   0.25]
    """
    return kernels.xdivy(x, y)


@op
def maximum(input, other):
    """The larger of every pair of elements; NaN if one of them is NaN.

    input, other: [...], broadcast to each other, Tensor or number -> their common dtype.

    >>> import amadou as ms
    >>> print(ms.ops.maximum(ms.Tensor([1.0, 5.0]), ms.Tensor([4.0, 2.0])))
    [4. 5.]
    """
    return binary(torch.maximum, input, other)


@op
def minimum(input, other):
    """The smaller of every pair of elements; NaN if one of them is NaN.

    input, other: [...], broadcast to each other, Tensor or number -> their common dtype.

    >>> import amadou as ms
    >>> print(ms.ops.minimum(ms.Tensor([1.0, 5.0]), ms.Tensor([4.0, 2.0])))
    [1. 2.]
    """
    return binary(torch.minimum, input, other)


@op
def fmax(input, other):
    """The larger of every pair of elements; NaN only if both are NaN.

    input, other: [...], broadcast to each other, Tensor or number -> their common dtype.

    >>> import amadou as ms
    >>> print(ms.ops.fmax(ms.Tensor([1.0, float("nan")]), ms.Tensor([2.0, 3.0])))
    [2. 3.]
    """
    return binary(torch.fmax, input, other)


@op
def fmin(input, other):
    """The smaller of every pair of elements; NaN only if both are NaN.

    input, other: [...], broadcast to each other, Tensor or number -> their common dtype.

    >>> import amadou as ms
    >>> print(ms.ops.fmin(ms.Tensor([1.0, float("nan")]), ms.Tensor([2.0, 3.0])))
    [1. 3.]
    """
    return binary(torch.fmin, input, other)


@op
def gcd(input, other):
    """The greatest common divisor of every pair of elements.

    input, other: [...], broadcast to each other, Tensor or number -> their common integer dtype.

    >>> import amadou as ms
    >>> print(ms.ops.gcd(ms.Tensor([4, 6]), ms.Tensor([6, 9])))
    [2 3]
    """
    return binary(torch.gcd, input, other)


@op
def lcm(input, other):
    """The least common multiple of every pair of elements.

    input, other: [...], broadcast to each other, Tensor or number -> their common integer dtype.

    >>> import amadou as ms
    >>> print(ms.ops.lcm(ms.Tensor([4, 6]), ms.Tensor([6, 8])))
    [12 24]
    """
    return binary(kernels.lcm, input, other)


@op
def copysign(x, other):
    """The size of x with the sign of other.

    x, other: [...], broadcast to each other, Tensor or number -> dtype of x, float32 for integers.

    >>> import amadou as ms
    >>> print(ms.ops.copysign(ms.Tensor([1.0, 2.0]), ms.Tensor([-1.0, 1.0])))
    [-1.  2.]
    """
    return kernels.copysign(x, other)


@op
def heaviside(input, values):
    """0 where input < 0, 1 where input > 0, and values where it is 0.

    input, values: [...], broadcast to each other, Tensor or number -> their common dtype.

    >>> import amadou as ms
    >>> print(ms.ops.heaviside(ms.Tensor([-1.0, 0.0, 1.0]), ms.Tensor([0.5])))
    [0.  0.5 1. ]
    """
    return torch.heaviside(*unify(input, values))


@op
def nextafter(input, other):
    """The number next to input on the way to other.

    input, other: [...], broadcast to each other, Tensor or number -> their common float dtype.

    >>> import amadou as ms
    >>> print(ms.ops.nextafter(ms.Tensor([1.0], ms.float64), ms.Tensor([2.0], ms.float64)))
    [1.]
    """
    return binary(torch.nextafter, input, other)


@op
def addn(x):
    """The sum of a list or tuple of Tensors. x: n of [...] -> [...], their common dtype.

    Raises:
        TypeError: if x is no list or tuple of Tensors.
        ValueError: if it is empty or the shapes differ.

    >>> import amadou as ms
    >>> print(ms.ops.addn([ms.Tensor([1, 2]), ms.Tensor([10, 20])]))
    [11 22]
    """
    return kernels.sum_of("addn", x)


@op
def accumulate_n(x):
    """The sum of a list or tuple of Tensors; as :func:`addn`. x: n of [...] -> [...], their common dtype.

    >>> import amadou as ms
    >>> print(ms.ops.accumulate_n([ms.Tensor([1.0, 2.0]), ms.Tensor([10.0, 20.0])]))
    [11. 22.]
    """
    return kernels.sum_of("accumulate_n", x)


@op
@shape_errors
def addcmul(input, tensor1, tensor2, value=1):
    """``input + value * tensor1 * tensor2``; value is a number or a Tensor. All: [...], broadcast -> common dtype.

    >>> import amadou as ms
    >>> print(ms.ops.addcmul(ms.Tensor([1.0]), ms.Tensor([2.0]), ms.Tensor([3.0]), 0.5))
    [4.]
    """
    return input + value * tensor1 * tensor2


@op
@shape_errors
def addcdiv(input, tensor1, tensor2, value=1):
    """``input + value * tensor1 / tensor2``; value is a number or a Tensor. All: [...] float, broadcast.

    >>> import amadou as ms
    >>> print(ms.ops.addcdiv(ms.Tensor([1.0]), ms.Tensor([3.0]), ms.Tensor([2.0]), 2))
    [4.]
    """
    return input + value * tensor1 / tensor2


@op
@shape_errors
def lerp(input, end, weight):
    """``input + weight * (end - input)``; weight is a number or a Tensor. All: [...] float, broadcast -> same dtype.

    >>> import amadou as ms
    >>> print(ms.ops.lerp(ms.Tensor([0.0, 10.0]), ms.Tensor([10.0, 20.0]), 0.5))
    [ 5. 15.]
    """
    return kernels.lerp(input, end, weight)


@op
def square(input):
    """``input * input``. input: [...] number -> same.

    >>> import amadou as ms
    >>> print(ms.ops.square(ms.Tensor([1.0, -2.0])))
    [1. 4.]
    """
    return unary(torch.square, input)


@op
def reciprocal(input):
    """``1 / input``. input: [...] number -> same; float32 for integers.

    >>> import amadou as ms
    >>> print(ms.ops.reciprocal(ms.Tensor([2.0, 4.0])))
    [0.5  0.25]
    """
    return torch.reciprocal(input)


@op
def inv(x):
    """``1 / x``, of integers rounded towards zero. x: [...] number -> same.

    >>> import amadou as ms
    >>> print(ms.ops.inv(ms.Tensor([2.0, 4.0])))
    [0.5  0.25]
    """
    return kernels.real_div(1, x)


# -- signs, parts and rounding ----------------------------------------------------------------------------------------


@op
def abs(input):
    """The absolute value. input: [...] -> same, also for complex.

    >>> import amadou as ms
    >>> print(ms.ops.abs(ms.Tensor([-1.5, 2.0])))
    [1.5 2. ]
    """
    return kernels.absolute(input)


@op
def neg(input):
    """``-input``. input: [...] number -> same. TypeError for bool.

    >>> import amadou as ms
    >>> print(ms.ops.neg(ms.Tensor([1, -2])))
    [-1  2]
    """
    return kernels.negative(input)


@op
def positive(input):
    """The Tensor as it is. input: [...] -> same.

    >>> import amadou as ms
    >>> print(ms.ops.positive(ms.Tensor([1, -2])))
    [ 1 -2]
    """
    return input


@op
def sign(input):
    """-1, 0 or 1; for complex ``x / |x|``. input: [...] number -> same.

    >>> import amadou as ms
    >>> print(ms.ops.sign(ms.Tensor([-3.0, 0.0, 2.0])))
    [-1.  0.  1.]
    """
    return kernels.sign(input)


@op
def signbit(input):
    """Whether an element is negative; -0.0 is. input: [...] number -> bool.

    >>> import amadou as ms
    >>> print(ms.ops.signbit(ms.Tensor([-2.0, 1.0])))
    [ True False]
    """
    return torch.signbit(input)


@op
def floor(input):
    """The next integer below. input: [...] number -> same.

    >>> import amadou as ms
    >>> print(ms.ops.floor(ms.Tensor([1.7, -1.2])))
    [ 1. -2.]
    """
    return torch.floor(input)


@op
def ceil(input):
    """The next integer above. input: [...] number -> same.

    >>> import amadou as ms
    >>> print(ms.ops.ceil(ms.Tensor([1.2, -1.7])))
    [ 2. -1.]
    """
    return torch.ceil(input)


@op
def trunc(input):
    """The integer part. input: [...] -> same.

    >>> import amadou as ms
    >>> print(ms.ops.trunc(ms.Tensor([1.7, -1.7])))
    [ 1. -1.]
    """
    return kernels.truncated(input)


@op
def frac(x):
    """What the integer part leaves, with the sign of x. x: [...] number -> same.

    >>> import amadou as ms
    >>> print(ms.ops.frac(ms.Tensor([1.5, -1.25])))
    [ 0.5  -0.25]
    """
    return kernels.frac(x)


@op
def round(input, *, decimals=0):
    """The next number with so many decimals, half to even. input: [...] number -> same.

    >>> import amadou as ms
    >>> print(ms.ops.round(ms.Tensor([0.5, 1.5, 2.6])))
    [0. 2. 3.]
    """
    return torch.round(input, decimals=decimals) if decimals else torch.round(input)


@op
def nan_to_num(input, nan=None, posinf=None, neginf=None):
    """Replace NaN and the infinities. input: [...] float -> same.

    Args:
        nan: in place of NaN; None for 0.
        posinf, neginf: in place of the infinities; None for the largest and the smallest number of the dtype.

    >>> import amadou as ms
    >>> print(ms.ops.nan_to_num(ms.Tensor([float("nan"), 1.0]), nan=0.0))
    [0. 1.]
    """
    return torch.nan_to_num(input, nan, posinf, neginf)


@op
def eps(x):
    """The distance from 1 to the next number of the dtype, for every element. x: [...] float -> same.

    >>> import amadou as ms
    >>> print(ms.ops.eps(ms.Tensor([1.0, 100.0])))
    [1.1920929e-07 1.1920929e-07]
    """
    return torch.full_like(x, torch.finfo(x.dtype).eps)


@op
def deg2rad(x):
    """Degrees as radians. x: [...] float -> same.

    >>> import amadou as ms
    >>> print(ms.ops.deg2rad(ms.Tensor([180.0])))
    [3.1415927]
    """
    return torch.deg2rad(x)


@op
def rad2deg(x):
    """Radians as degrees. x: [...] float -> same.

    >>> import amadou as ms
    >>> print(ms.ops.rad2deg(ms.Tensor([0.5])))
    [28.64789]
    """
    return torch.rad2deg(x)


# -- complex numbers --------------------------------------------------------------------------------------------------


@op
def real(input):
    """The real part. input: [...] complex -> float; the same for everything else.

    >>> import amadou as ms
    >>> print(ms.ops.real(ms.Tensor([1 + 2j])))
    [1.]
    """
    return torch.real(input)


@op
def imag(input):
    """The imaginary part. input: [...] complex -> float; zeros of the same dtype for everything else.

    >>> import amadou as ms
    >>> print(ms.ops.imag(ms.Tensor([1 + 2j])))
    [2.]
    """
    return kernels.imag(input)


@op
def conj(input):
    """The imaginary part negated. input: [...] number -> same.

    >>> import amadou as ms
    >>> print(ms.ops.conj(ms.Tensor([1 + 2j])))
    [1.-2.j]
    """
    return torch.conj(input).resolve_conj()


@op
def angle(input):
    """The angle in the complex plane, in radians. input: [...] complex -> float.

    >>> import amadou as ms
    >>> print(ms.ops.angle(ms.Tensor([1j, 1 + 0j])))
    [1.57079633 0.        ]
    """
    return torch.angle(input)


@op
@shape_errors
def polar(abs, angle):
    """``abs * exp(1j * angle)``. abs, angle: [...] float32 -> complex64; float64 -> complex128.

    >>> import amadou as ms
    >>> print(ms.ops.polar(ms.Tensor([2.0]), ms.Tensor([0.0])))
    [2.+0.j]
    """
    return torch.polar(abs, angle)


@op
def view_as_real(input):
    """Real and imaginary part as a last axis. input: [...] complex -> [..., 2] float.

    >>> import amadou as ms
    >>> print(ms.ops.view_as_real(ms.Tensor([1 + 2j])))
    [[1. 2.]]
    """
    return torch.stack((input.real, input.imag), -1)


@op
def is_complex(input):
    """Whether the dtype is complex, as a Python bool. input: [...] Tensor.

    >>> import amadou as ms
    >>> print(ms.ops.is_complex(ms.Tensor([1.0])))
    False
    """
    return torch.is_complex(input)


@op
def is_floating_point(input):
    """Whether the dtype is a real float, as a Python bool. input: [...] Tensor.

    >>> import amadou as ms
    >>> print(ms.ops.is_floating_point(ms.Tensor([1.0])))
    True
    """
    return torch.is_floating_point(input)


# -- other names ------------------------------------------------------------------------------------------------------


absolute = abs
negative = neg
sgn = sign
divide = div
multiply = mul
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


@op
def tensor_div(x, y):
    """``x / y``; of integers the quotient rounded towards zero, in their common dtype.

    x, y: [...], broadcast to each other, Tensor or number -> their common dtype.

    >>> import amadou as ms
    >>> print(ms.ops.tensor_div(ms.Tensor([1.0, 2.0]), ms.Tensor([4.0, 4.0])))
    [0.25 0.5 ]
    """
    return kernels.real_div(x, y)


@op
def population_count(input_x):
    """How many bits are 1. input_x: [...] int8 to int64, or uint8 -> uint8.

    >>> import amadou as ms
    >>> print(ms.ops.population_count(ms.Tensor([7, 8], ms.int16)))
    [3 1]
    """
    size = input_x.element_size()
    bits = input_x.contiguous().view(torch.uint8).reshape(*input_x.shape, size)
    return sum((bits >> place) & 1 for place in range(8)).sum(-1).to(torch.uint8)
