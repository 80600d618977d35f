"""Exponentials, logarithms, angles, and special functions of every element."""

import torch

from .._boundary import op
from ..kernels import special as kernels
from ..kernels.promotion import binary

# -- exponentials and logarithms --------------------------------------------------------------------------------------


@op
def exp(input):
    """e to the power of input. input: [...] number -> same; float32 for integers."""
    return torch.exp(input)


@op
def exp2(input):
    """2 to the power of input. input: [...] number -> same; float32 for integers."""
    return torch.exp2(input)


@op
def expm1(input):
    """``exp(input) - 1``, exact near 0. input: [...] number -> same; float32 for integers."""
    return torch.expm1(input)


@op
def log(input):
    """The natural logarithm; NaN below 0. input: [...] number -> same; float32 for integers."""
    return torch.log(input)


@op
def log2(input):
    """The logarithm to the base 2. input: [...] number -> same; float32 for integers."""
    return torch.log2(input)


@op
def log10(input):
    """The logarithm to the base 10. input: [...] number -> same; float32 for integers."""
    return torch.log10(input)


@op
def log1p(input):
    """``log(1 + input)``, exact near 0. input: [...] number -> same; float32 for integers."""
    return torch.log1p(input)


@op
def logaddexp(input, other):
    """``log(exp(input) + exp(other))``, without overflow.

    input, other: [...], broadcast to each other, Tensor or number -> float.
    """
    return binary(torch.logaddexp, input, other)


@op
def logaddexp2(input, other):
    """``log2(2 ** input + 2 ** other)``, without overflow.

    input, other: [...], broadcast to each other, Tensor or number -> float.
    """
    return binary(torch.logaddexp2, input, other)


@op
def xlogy(input, other):
    """``input * log(other)``, 0 where input is 0.

    input, other: [...], broadcast to each other, Tensor or number -> float.
    """
    return binary(torch.xlogy, input, other)


@op
def logit(input, eps=None):
    """log(x / (1 - x)); ``eps`` limits x to [eps, 1 - eps] first. input: [...] float -> same."""
    return kernels.logit(input, eps)


@op
def sqrt(x):
    """The square root; NaN below 0. x: [...] number -> same; float32 for integers."""
    return torch.sqrt(x)


@op
def rsqrt(input):
    """``1 / sqrt(input)``. input: [...] number -> same; float32 for integers."""
    return torch.rsqrt(input)


# -- angles -----------------------------------------------------------------------------------------------------------


@op
def sin(input):
    """The sine of radians. input: [...] number -> same; float32 for integers."""
    return torch.sin(input)


@op
def cos(input):
    """The cosine of radians. input: [...] number -> same; float32 for integers."""
    return torch.cos(input)


@op
def tan(input):
    """The tangent of radians. input: [...] number -> same; float32 for integers."""
    return torch.tan(input)


@op
def asin(input):
    """The inverse sine, in radians. input: [...] number -> same; float32 for integers."""
    return torch.asin(input)


@op
def acos(input):
    """The inverse cosine, in radians. input: [...] number -> same; float32 for integers."""
    return torch.acos(input)


@op
def atan(input):
    """The inverse tangent, in radians. input: [...] number -> same; float32 for integers."""
    return torch.atan(input)


@op
def sinh(input):
    """The hyperbolic sine. input: [...] number -> same; float32 for integers."""
    return torch.sinh(input)


@op
def cosh(input):
    """The hyperbolic cosine. input: [...] number -> same; float32 for integers."""
    return torch.cosh(input)


@op
def asinh(input):
    """The inverse hyperbolic sine. input: [...] number -> same; float32 for integers."""
    return torch.asinh(input)


@op
def acosh(input):
    """The inverse hyperbolic cosine. input: [...] number -> same; float32 for integers."""
    return torch.acosh(input)


@op
def atanh(input):
    """The inverse hyperbolic tangent. input: [...] number -> same; float32 for integers."""
    return torch.atanh(input)


@op
def atan2(input, other):
    """The angle of the point (other, input), in [-pi, pi].

    input, other: [...], broadcast to each other, Tensor or number -> float.
    """
    return binary(torch.atan2, input, other)


@op
def hypot(input, other):
    """``sqrt(input ** 2 + other ** 2)``, without overflow.

    input, other: [...], broadcast to each other, Tensor or number -> float.
    """
    return binary(torch.hypot, input, other)


@op
def sinc(input):
    """``sin(pi x) / (pi x)``, 1 at 0. input: [...] number -> same; float32 for integers."""
    return torch.sinc(input)


@op
def arcsin(x):
    """The inverse sine, in radians; as :func:`asin`."""
    return torch.asin(x)


# -- error and gamma functions ----------------------------------------------------------------------------------------


@op
def erf(input):
    """The error function. input: [...] float -> same."""
    return torch.erf(input)


@op
def erfc(input):
    """``1 - erf(input)``, exact for large input. input: [...] float -> same."""
    return torch.erfc(input)


@op
def erfinv(input):
    """The inverse error function; NaN outside [-1, 1]. input: [...] float -> same."""
    return torch.erfinv(input)


@op
def lgamma(input):
    """``log(|gamma(input)|)``. input: [...] number -> same; float32 for integers."""
    return torch.lgamma(input)


@op
def digamma(input):
    """The derivative of ``lgamma``. input: [...] float -> same."""
    return torch.digamma(input)


@op
def polygamma(n, input):
    """The n-th derivative of ``digamma``. n: integer Tensor or int, broadcast to input; input: [...] float -> same."""
    return kernels.polygamma(n, input)


@op
def igamma(input, other):
    """The regularised lower incomplete gamma function P(input, other).

    input, other: [...], broadcast to each other, Tensor or number -> float.
    """
    return kernels.incomplete_gamma(input, other)


@op
def igammac(input, other):
    """The regularised upper incomplete gamma function Q(input, other).

    input, other: [...], broadcast to each other, Tensor or number -> float.
    """
    return kernels.incomplete_gamma(input, other, upper=True)


@op
def zeta(input, other):
    """Hurwitz's zeta function: the sum of (k + other) ** -input over k = 0, 1, ….

    input, other: [...], broadcast to each other, Tensor or number -> float.
    """
    return binary(torch.special.zeta, input, other)


# -- Bessel functions -------------------------------------------------------------------------------------------------


@op
def bessel_i0(x):
    """The modified Bessel function of the first kind, order 0. x: [...] float -> same."""
    return torch.special.i0(x)


@op
def i0(input):
    """The modified Bessel function of the first kind, order 0; as :func:`bessel_i0`."""
    return torch.special.i0(input)


@op
def bessel_i0e(x):
    """``exp(-|x|)`` times ``bessel_i0``. x: [...] float -> same."""
    return torch.special.i0e(x)


@op
def bessel_i1(x):
    """The modified Bessel function of the first kind, order 1. x: [...] float -> same."""
    return kernels.through_float32(torch.special.i1, x)


@op
def bessel_i1e(x):
    """``exp(-|x|)`` times ``bessel_i1``. x: [...] float -> same."""
    return kernels.through_float32(torch.special.i1e, x)


@op
def bessel_j0(x):
    """The Bessel function of the first kind, order 0. x: [...] float -> same."""
    return kernels.bessel("J", 0, x)


@op
def bessel_j1(x):
    """The Bessel function of the first kind, order 1. x: [...] float -> same."""
    return kernels.bessel("J", 1, x)


@op
def bessel_y0(x):
    """The Bessel function of the second kind, order 0. x: [...] float -> same."""
    return kernels.bessel("Y", 0, x)


@op
def bessel_y1(x):
    """The Bessel function of the second kind, order 1. x: [...] float -> same."""
    return kernels.bessel("Y", 1, x)


@op
def bessel_k0(x):
    """The modified Bessel function of the second kind, order 0. x: [...] float -> same."""
    return kernels.bessel("K", 0, x)


@op
def bessel_k0e(x):
    """``exp(x)`` times ``bessel_k0``. x: [...] float -> same."""
    return torch.exp(x) * kernels.bessel("K", 0, x)


@op
def bessel_k1(x):
    """The modified Bessel function of the second kind, order 1. x: [...] float -> same."""
    return kernels.bessel("K", 1, x)


@op
def bessel_k1e(x):
    """``exp(x)`` times ``bessel_k1``. x: [...] float -> same."""
    return torch.exp(x) * kernels.bessel("K", 1, x)


# -- other names ------------------------------------------------------------------------------------------------------


arccos = acos
arctan = atan
arctan2 = atan2
arcsinh = asinh
arccosh = acosh
arctanh = atanh
tensor_exp = exp
tensor_expm1 = expm1


@op
def mvlgamma(input, p):
    """The logarithm of the gamma function of ``p`` dimensions. input: [...] float > (p - 1) / 2 -> same."""
    return kernels.mvlgamma(input, p)
