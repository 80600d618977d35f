"""Tensor's methods that are functions of every element."""

from collections.abc import Callable
from typing import Any

import torch

from . import ops
from ._boundary import op
from .kernels import elementwise as kernels
from .ops import elementwise, inplace_math, logic, special

_add = op(kernels.add)
_sub = op(kernels.sub)
_all_close: Callable[..., Any] = op(torch.allclose)


class ElementwiseMethods:
    """The part of :class:`Tensor` that computes element by element."""

    __slots__ = ()

    # -- arithmetic ----------------------------------------------------------------------------------------------

    def add(self: Any, other: Any, *, alpha: Any = 1) -> Any:
        """``self + alpha * other``; other may be a list, as with the operator."""
        return _add(self, self._like_self(other), alpha)

    def sub(self: Any, other: Any = None, *, alpha: Any = 1, y: Any = None) -> Any:
        """``self - alpha * other``; other may be a list, and called y, its old name."""
        return _sub(self, self._like_self(y if other is None else other), alpha)

    def subtract(self: Any, other: Any, *, alpha: Any = 1) -> Any:
        """``self - alpha * other``; unlike :func:`amadou.ops.subtract` with a bool ``other`` left as it is."""
        return _sub(self, other, alpha)

    mul = elementwise.mul
    div = elementwise.div
    divide = elementwise.divide
    floor_divide = elementwise.floor_divide
    fmod = elementwise.fmod
    pow = elementwise.pow
    maximum = elementwise.maximum
    minimum = elementwise.minimum
    fmax = elementwise.fmax
    fmin = elementwise.fmin
    gcd = elementwise.gcd
    lcm = elementwise.lcm
    copysign = elementwise.copysign
    heaviside = elementwise.heaviside
    nextafter = elementwise.nextafter
    ldexp = elementwise.ldexp
    xdivy = elementwise.xdivy
    addcmul = elementwise.addcmul
    lerp = elementwise.lerp
    square = elementwise.square
    reciprocal = elementwise.reciprocal
    inv = elementwise.inv

    def true_divide(self, other: Any) -> Any:
        """``self / other``."""
        return elementwise.div(self, other)

    def multiply(self, value: Any) -> Any:
        """``self * value``."""
        return elementwise.mul(self, value)

    def remainder(self, other: Any = None, *, divisor: Any = None) -> Any:
        """The remainder of ``self / other`` with the sign of other, which may be called divisor, its old name."""
        return elementwise.remainder(self, divisor if other is None else other)

    def float_power(self, other: Any) -> Any:
        """``self ** other`` in float64."""
        return elementwise.float_power(self, other)

    def addcdiv(self, tensor1: Any, tensor2: Any, *, value: Any = 1) -> Any:
        """``self + value * tensor1 / tensor2``."""
        return elementwise.addcdiv(self, tensor1, tensor2, value)

    # -- comparison ----------------------------------------------------------------------------------------------

    equal = logic.equal
    eq = logic.eq
    not_equal = logic.not_equal
    ne = logic.ne
    less = logic.less
    lt = logic.lt
    less_equal = logic.less_equal
    le = logic.le
    greater = logic.greater
    gt = logic.gt
    greater_equal = logic.greater_equal
    ge = logic.ge
    isnan = logic.isnan
    isinf = logic.isinf
    isfinite = logic.isfinite
    isposinf = logic.isposinf
    isneginf = logic.isneginf
    isreal = logic.isreal

    def isclose(
        self, other: Any = None, rtol: float = 1e-05, atol: float = 1e-08, equal_nan: bool = False, *, x2: Any = None
    ) -> Any:
        """As :func:`amadou.ops.isclose`; other may be called x2, its old name."""
        return logic.isclose(self, x2 if other is None else other, rtol, atol, equal_nan)

    def allclose(self, other: Any, rtol: float = 1e-05, atol: float = 1e-08, equal_nan: bool = False) -> bool:
        """Whether :meth:`isclose` holds for all elements, as a Python bool."""
        return _all_close(self, other, rtol, atol, equal_nan)

    def approximate_equal(self, other: Any, tolerance: float = 1e-05) -> Any:
        """As :func:`amadou.ops.approximate_equal`."""
        return logic.approximate_equal(self, other, tolerance)

    # -- logic and bits ------------------------------------------------------------------------------------------

    logical_and = logic.logical_and
    logical_or = logic.logical_or
    logical_xor = logic.logical_xor
    logical_not = logic.logical_not
    bitwise_and = logic.bitwise_and
    bitwise_or = logic.bitwise_or
    bitwise_xor = logic.bitwise_xor
    bitwise_not = logic.invert
    invert = logic.invert
    bitwise_left_shift = logic.bitwise_left_shift
    bitwise_right_shift = logic.bitwise_right_shift

    # -- signs, parts and rounding -------------------------------------------------------------------------------

    abs = elementwise.abs
    absolute = elementwise.absolute
    neg = elementwise.neg
    negative = elementwise.negative
    positive = elementwise.positive
    sign = elementwise.sign
    sgn = elementwise.sgn
    signbit = elementwise.signbit
    floor = elementwise.floor
    ceil = elementwise.ceil
    trunc = elementwise.trunc
    frac = elementwise.frac
    nan_to_num = elementwise.nan_to_num
    deg2rad = elementwise.deg2rad
    rad2deg = elementwise.rad2deg
    real = elementwise.real
    imag = elementwise.imag
    conj = elementwise.conj
    angle = elementwise.angle

    def round(self, decimals: int = 0) -> Any:
        """The next number with so many decimals, half to even."""
        return elementwise.round(self, decimals=decimals)

    # -- exponentials, logarithms, angles ------------------------------------------------------------------------

    exp = special.exp
    expm1 = special.expm1
    log = special.log
    log2 = special.log2
    log10 = special.log10
    log1p = special.log1p
    logaddexp = special.logaddexp
    logaddexp2 = special.logaddexp2
    xlogy = special.xlogy
    logit = special.logit
    sqrt = special.sqrt
    rsqrt = special.rsqrt
    sin = special.sin
    cos = special.cos
    tan = special.tan
    asin = special.asin
    arcsin = special.arcsin
    acos = special.acos
    arccos = special.arccos
    atan = special.atan
    arctan = special.arctan
    sinh = special.sinh
    cosh = special.cosh
    asinh = special.asinh
    arcsinh = special.arcsinh
    acosh = special.acosh
    arccosh = special.arccosh
    atanh = special.atanh
    arctanh = special.arctanh
    atan2 = special.atan2
    arctan2 = special.arctan2
    hypot = special.hypot
    sinc = special.sinc

    # -- special functions ---------------------------------------------------------------------------------------

    erf = special.erf
    erfc = special.erfc
    erfinv = special.erfinv
    lgamma = special.lgamma
    digamma = special.digamma
    igamma = special.igamma
    igammac = special.igammac
    i0 = special.i0

    def mvlgamma(self, p: int) -> Any:
        """The logarithm of the multivariate gamma function of ``p`` dimensions, of elements > (p - 1) / 2."""
        return ops.Mvlgamma(p)(self)

    # -- in place ------------------------------------------------------------------------------------------------

    add_ = inplace_math.add_
    sub_ = inplace_math.sub_
    mul_ = inplace_math.mul_
    div_ = inplace_math.div_
    floor_divide_ = inplace_math.floor_divide_
    remainder_ = inplace_math.remainder_
    exp_ = inplace_math.exp_
    log_ = inplace_math.log_
    floor_ = inplace_math.floor_
    sign_ = inplace_math.sign_
    erfinv_ = inplace_math.erfinv_
