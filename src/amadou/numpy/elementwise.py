"""Arithmetic and functions of every element. Arguments may be Tensors, numbers, and lists of them.

``dtype`` is what the result is cast to in the end; by default it is the common dtype of the arguments.
"""

import math

import torch

from .._boundary import op
from ..kernels import clip as clip_kernels
from ..kernels import elementwise as kernels
from ..kernels import promotion
from ..ops._errors import shape_errors
from ._arrays import as_float, as_tensor, binary, cast


def _as_angle(x):
    """A tensor for the functions of angles: integers of one byte are computed in float16, wider ones in float32."""
    x = as_tensor(x)
    if x.is_floating_point() or x.is_complex():
        return x
    return x.half() if x.element_size() == 1 else x.float()


# -- of one array ------------------------------------------------------------------------------------------------------


@op
def abs(x, dtype=None):
    """The absolute value. x: [...] -> same dtype."""
    return cast(kernels.absolute(as_tensor(x)), dtype)


absolute = abs
fabs = abs


@op
def positive(a, dtype=None):
    """``+a``, a copy. a: [...] number -> same dtype."""
    return cast(as_tensor(a).clone(), dtype)


@op
def negative(a, dtype=None):
    """``-a``. a: [...] number -> same dtype. TypeError for bool."""
    return cast(kernels.negative(as_tensor(a)), dtype)


@op
def sign(x, dtype=None):
    """-1, 0 or 1. x: [...] number -> same dtype, float32 for integers."""
    return cast(kernels.sign(as_float(x)), dtype)


@op
def square(x, dtype=None):
    """``x * x``. x: [...] number -> same dtype."""
    x = as_tensor(x)
    return binary(torch.mul, x, x, dtype)


@op
def sqrt(x, dtype=None):
    """The square root. x: [...] -> same dtype, float32 for integers."""
    return cast(torch.sqrt(as_tensor(x)), dtype)


@op
def cbrt(x, dtype=None):
    """The real cube root, also of negative numbers. x: [...] real -> float32; float64 stays."""
    x = as_float(x)
    x = x if x.dtype is torch.float64 else x.float()
    return cast(torch.sign(x) * torch.abs(x) ** (1 / 3), dtype)


@op
def reciprocal(x, dtype=None):
    """``1 / x``, rounded towards zero for integers. x: [...] number -> same dtype."""
    return cast(kernels.real_div(1, as_tensor(x)), dtype)


@op
@shape_errors
def exp(x, dtype=None):
    """e to the power of x. x: [...] -> same dtype, float32 for integers."""
    return cast(torch.exp(as_tensor(x)), dtype)


@op
@shape_errors
def exp2(x, dtype=None):
    """2 to the power of x. x: [...] -> same dtype."""
    return cast(promotion.binary(torch.pow, 2, as_tensor(x)), dtype)


@op
@shape_errors
def expm1(x, dtype=None):
    """``exp(x) - 1``, exact near 0. x: [...] -> same dtype, float32 for integers."""
    return cast(torch.expm1(as_tensor(x)), dtype)


@op
@shape_errors
def log(x, dtype=None):
    """The natural logarithm. x: [...] -> same dtype, float32 for integers."""
    return cast(torch.log(as_tensor(x)), dtype)


@op
@shape_errors
def log1p(x, dtype=None):
    """``log(1 + x)``, exact near 0. x: [...] -> same dtype, float32 for integers."""
    return cast(torch.log1p(as_tensor(x)), dtype)


@op
@shape_errors
def log2(x, dtype=None):
    """The logarithm to the base 2. x: [...] -> same dtype, float32 for integers."""
    return cast(torch.log2(as_tensor(x)), dtype)


@op
@shape_errors
def log10(x, dtype=None):
    """The logarithm to the base 10. x: [...] -> same dtype, float32 for integers."""
    return cast(torch.log10(as_tensor(x)), dtype)


@op
def sin(x, dtype=None):
    """The sine. x: [...] -> same dtype; float16 for bool, int8 and uint8, float32 for wider integers."""
    return cast(torch.sin(_as_angle(x)), dtype)


@op
def cos(x, dtype=None):
    """The cosine; dtypes as :func:`sin`."""
    return cast(torch.cos(_as_angle(x)), dtype)


@op
def tan(x, dtype=None):
    """The tangent; dtypes as :func:`sin`."""
    return cast(torch.tan(_as_angle(x)), dtype)


@op
def arcsin(x, dtype=None):
    """The angle of a sine, NaN outside of [-1, 1]; dtypes as :func:`sin`."""
    return cast(torch.asin(_as_angle(x)), dtype)


@op
def arccos(input, dtype=None):
    """The angle of a cosine, NaN outside of [-1, 1]; dtypes as :func:`sin`."""
    return cast(torch.acos(_as_angle(input)), dtype)


@op
def arctan(x, dtype=None):
    """The angle of a tangent; dtypes as :func:`sin`."""
    return cast(torch.atan(_as_angle(x)), dtype)


@op
def sinh(x, dtype=None):
    """The hyperbolic sine; dtypes as :func:`sin`."""
    return cast(torch.sinh(_as_angle(x)), dtype)


@op
def cosh(x, dtype=None):
    """The hyperbolic cosine; dtypes as :func:`sin`."""
    return cast(torch.cosh(_as_angle(x)), dtype)


@op
def tanh(x, dtype=None):
    """The hyperbolic tangent; dtypes as :func:`sin`."""
    return cast(torch.tanh(_as_angle(x)), dtype)


@op
def arcsinh(x, dtype=None):
    """The inverse of the hyperbolic sine; dtypes as :func:`sin`."""
    return cast(torch.asinh(_as_angle(x)), dtype)


@op
def arccosh(x, dtype=None):
    """The inverse of the hyperbolic cosine, NaN below 1; dtypes as :func:`sin`."""
    return cast(torch.acosh(_as_angle(x)), dtype)


@op
def arctanh(x, dtype=None):
    """The inverse of the hyperbolic tangent, NaN outside of [-1, 1]; dtypes as :func:`sin`."""
    return cast(torch.atanh(_as_angle(x)), dtype)


@op
def deg2rad(x, dtype=None):
    """Degrees as radians. x: [...] -> same dtype, float32 for integers."""
    return cast(as_float(x) * (math.pi / 180), dtype)


radians = deg2rad


@op
def rad2deg(x, dtype=None):
    """Radians as degrees. x: [...] -> same dtype, float32 for integers."""
    return cast(as_float(x) * (180 / math.pi), dtype)


# -- rounding ----------------------------------------------------------------------------------------------------------


@op
@shape_errors
def floor(x, dtype=None):
    """The largest integer that is not above x. x: [...] real -> same dtype."""
    return cast(torch.floor(as_tensor(x)), dtype)


@op
@shape_errors
def ceil(x, dtype=None):
    """The smallest integer that is not below x. x: [...] real -> float32, of every dtype."""
    return cast(torch.ceil(as_float(x)).float(), dtype)


@op
@shape_errors
def trunc(x, dtype=None):
    """The integer part. x: [...] real -> float32; float16 stays."""
    return cast(_integer_part(x), dtype)


@op
@shape_errors
def fix(x):
    """As :func:`trunc`."""
    return _integer_part(x)


@op
@shape_errors
def rint(x, dtype=None):
    """The nearest integer, the even one of two. x: [...] real -> same dtype."""
    return cast(torch.round(as_tensor(x)), dtype)


@op
@shape_errors
def around(a, decimals=0):
    """Rounded to a number of decimals, to the even one of two. a: [...] real -> same dtype.

    Raises:
        ValueError: for ``decimals`` < 0.
    """
    return _rounded("around", a, decimals)


@op
@shape_errors
def round(a, decimals=0):
    """As :func:`around`."""
    return _rounded("round", a, decimals)


def _integer_part(x):
    x = kernels.truncated(as_tensor(x))
    return x if x.dtype is torch.float16 else x.float()


def _rounded(name, a, decimals):
    if decimals < 0:
        raise ValueError(f"For '{name}', 'decimals' must be >= 0, but got {decimals}.")
    a = as_tensor(a)
    return torch.round(a, decimals=decimals) if a.is_floating_point() else a.clone()


@op
@shape_errors
def clip(x, xmin, xmax, dtype=None):
    """Limit every element to [xmin, xmax]; to xmax where xmin > xmax.

    x: [...]; xmin, xmax: array-like that is broadcast to x, or None for no limit -> dtype of x.

    Raises:
        ValueError: if both limits are None.
    """
    if xmin is None and xmax is None:
        raise ValueError("For 'clip', 'xmin' or 'xmax' must be given, but got None for both.")
    low, high = (None if limit is None else as_tensor(limit) for limit in (xmin, xmax))
    return cast(clip_kernels.clip_by_value(as_tensor(x), low, high), dtype)


# -- of two arrays -----------------------------------------------------------------------------------------------------


@op
def add(x1, x2, dtype=None):
    """``x1 + x2``. x1, x2: [...], broadcast to each other -> their common dtype.

    >>> import amadou as ms
    >>> ms.numpy.add([1, 2], 0.5).asnumpy().tolist()
    [1.5, 2.5]
    """
    return binary(torch.add, x1, x2, dtype)


@op
def subtract(x1, x2, dtype=None):
    """``x1 - x2``. x1, x2: [...], broadcast to each other -> their common dtype."""
    return binary(torch.sub, x1, x2, dtype)


@op
def multiply(x1, x2, dtype=None):
    """``x1 * x2``. x1, x2: [...], broadcast to each other -> their common dtype."""
    return binary(torch.mul, x1, x2, dtype)


@op
def divide(x1, x2, dtype=None):
    """``x1 / x2``. x1, x2: [...], broadcast to each other -> float32 unless one is float16 or float32."""
    x, y = as_tensor(x1), as_tensor(x2)
    # MindSpore: two float64 give float32, float64 and float32 give float64; torch keeps float64 in both cases
    if {x.dtype, y.dtype}.isdisjoint((torch.float16, torch.float32)) and not (x.is_complex() or y.is_complex()):
        x, y = x.float(), y.float()
    return binary(torch.true_divide, x, y, dtype)


true_divide = divide


@op
def floor_divide(x1, x2, dtype=None):
    """The largest integer that is not above ``x1 / x2``. x1, x2: [...], broadcast -> their common dtype."""
    return binary(kernels.floor_divide, x1, x2, dtype)


@op
def mod(x1, x2, dtype=None):
    """The remainder of :func:`floor_divide`, with the sign of x2. x1, x2: [...], broadcast -> their common dtype."""
    return binary(torch.remainder, x1, x2, dtype)


remainder = mod


@op
def fmod(x1, x2, dtype=None):
    """The remainder of the quotient rounded towards zero, with the sign of x1; as :func:`mod`."""
    return binary(torch.fmod, x1, x2, dtype)


@op
def divmod(x1, x2, dtype=None):
    """:func:`floor_divide` and :func:`mod` in one. x1, x2: [...], broadcast -> two of their common dtype."""
    return binary(torch.floor_divide, x1, x2, dtype), binary(torch.remainder, x1, x2, dtype)


@op
def power(x1, x2, dtype=None):
    """x1 to the power of x2. x1, x2: [...], broadcast to each other -> their common dtype."""
    return binary(torch.pow, x1, x2, dtype)


@op
def float_power(x1, x2, dtype=None):
    """x1 to the power of x2, computed in float32. x1, x2: [...], broadcast -> float32."""
    return binary(torch.pow, as_tensor(x1).float(), as_tensor(x2).float(), dtype)


@op
def maximum(x1, x2, dtype=None):
    """The larger of every pair, NaN if one is NaN.

    x1, x2: [...], broadcast to each other -> their common dtype; a 0-d one takes that of the other.
    """
    return _extreme(torch.maximum, x1, x2, dtype)


@op
def minimum(x1, x2, dtype=None):
    """The smaller of every pair, NaN if one is NaN; as :func:`maximum`."""
    return _extreme(torch.minimum, x1, x2, dtype)


def _extreme(fn, x1, x2, dtype):
    x, y = as_tensor(x1), as_tensor(x2)
    if x.ndim and not y.ndim:
        y = y.to(x.dtype)
    elif y.ndim and not x.ndim:
        x = x.to(y.dtype)
    return binary(fn, x, y, dtype)


@op
def hypot(x1, x2, dtype=None):
    """``sqrt(x1 ** 2 + x2 ** 2)``. x1, x2: [...], broadcast -> their common dtype, float32 for integers."""
    x, y = promotion.unify(as_tensor(x1), as_tensor(x2))
    return binary(torch.hypot, as_float(x), as_float(y), dtype)


@op
def arctan2(x1, x2, dtype=None):
    """The angle of the point (x2, x1). x1, x2: [...], broadcast -> the common one of the dtypes of :func:`sin`."""
    return binary(torch.atan2, _as_angle(x1), _as_angle(x2), dtype)


@op
def copysign(x1, x2, dtype=None):
    """The size of x1 with the sign of x2. x1, x2: [...], broadcast to each other -> dtype of x1."""
    x = as_tensor(x1)
    return cast(kernels.copysign(x, as_tensor(x2)).to(x.dtype), dtype)


@op
@shape_errors
def logaddexp(x1, x2, dtype=None):
    """``log(exp(x1) + exp(x2))``. x1, x2: [...] float, broadcast to each other -> their common dtype."""
    return binary(torch.logaddexp, x1, x2, dtype)


@op
@shape_errors
def logaddexp2(x1, x2, dtype=None):
    """``log2(2 ** x1 + 2 ** x2)``. x1, x2: [...] float, broadcast to each other -> their common dtype."""
    return binary(torch.logaddexp2, x1, x2, dtype)


@op
def heaviside(x1, x2, dtype=None):
    """0 where x1 < 0, x2 where x1 is 0, 1 where x1 > 0. x1, x2: [...], broadcast -> their common dtype."""
    return binary(torch.heaviside, x1, x2, dtype)


@op
def gcd(x1, x2, dtype=None):
    """The greatest common divisor. x1, x2: [...] integer, broadcast to each other -> their common dtype."""
    return binary(torch.gcd, x1, x2, dtype)


@op
def lcm(x1, x2, dtype=None):
    """The least common multiple. x1, x2: [...] integer, broadcast to each other -> their common dtype."""
    return binary(kernels.lcm, x1, x2, dtype)


# -- bits --------------------------------------------------------------------------------------------------------------


@op
@shape_errors
def bitwise_not(x, dtype=None):
    """Every bit turned round. x: [...] integer or bool -> same dtype. TypeError for floats."""
    return cast(promotion.unary(torch.bitwise_not, as_tensor(x)), dtype)


invert = bitwise_not


@op
def bitwise_and(x1, x2, dtype=None):
    """The bits that are in both. x1, x2: [...] integer or bool, broadcast -> their common dtype."""
    return binary(torch.bitwise_and, x1, x2, dtype)


@op
def bitwise_or(x1, x2, dtype=None):
    """The bits that are in one or both. x1, x2: [...] integer or bool, broadcast -> their common dtype."""
    return binary(torch.bitwise_or, x1, x2, dtype)


@op
def bitwise_xor(x1, x2, dtype=None):
    """The bits that are in one only. x1, x2: [...] integer or bool, broadcast -> their common dtype."""
    return binary(torch.bitwise_xor, x1, x2, dtype)
