"""Exponentials, logarithms, angles, and special functions of every element."""

import torch

from .._boundary import op
from ..kernels import special as kernels
from ..kernels.promotion import binary

# -- exponentials and logarithms --------------------------------------------------------------------------------------


@op
def exp(input):
    """e to the power of input. input: [...] number -> same; float32 for integers.

    >>> import amadou as ms
    >>> print(ms.ops.exp(ms.Tensor([0.0, 1.0])))
    [1.        2.7182817]
    """
    return torch.exp(input)


@op
def exp2(input):
    """2 to the power of input. input: [...] number -> same; float32 for integers.

    >>> import amadou as ms
    >>> print(ms.ops.exp2(ms.Tensor([0.0, 3.0])))
    [1. 8.]
    """
    return torch.exp2(input)


@op
def expm1(input):
    """``exp(input) - 1``, exact near 0. input: [...] number -> same; float32 for integers.

    >>> import amadou as ms
    >>> print(ms.ops.expm1(ms.Tensor([0.0, 1.0])))
    [0.        1.7182819]
    """
    return torch.expm1(input)


@op
def log(input):
    """The natural logarithm; NaN below 0. input: [...] number -> same; float32 for integers.

    >>> import amadou as ms
    >>> print(ms.ops.log(ms.Tensor([1.0, 10.0])))
    [0.        2.3025851]
    """
    return torch.log(input)


@op
def log2(input):
    """The logarithm to the base 2. input: [...] number -> same; float32 for integers.

    >>> import amadou as ms
    >>> print(ms.ops.log2(ms.Tensor([1.0, 8.0])))
    [0. 3.]
    """
    return torch.log2(input)


@op
def log10(input):
    """The logarithm to the base 10. input: [...] number -> same; float32 for integers.

    >>> import amadou as ms
    >>> print(ms.ops.log10(ms.Tensor([1.0, 100.0])))
    [0. 2.]
    """
    return torch.log10(input)


@op
def log1p(input):
    """``log(1 + input)``, exact near 0. input: [...] number -> same; float32 for integers.

    >>> import amadou as ms
    >>> print(ms.ops.log1p(ms.Tensor([0.0, 1.0])))
    [0.        0.6931472]
    """
    return torch.log1p(input)


@op
def logaddexp(input, other):
    """``log(exp(input) + exp(other))``, without overflow.

    input, other: [...], broadcast to each other, Tensor or number -> float.

    >>> import amadou as ms
    >>> print(ms.ops.logaddexp(ms.Tensor([1.0]), ms.Tensor([1.0])))
    [1.6931472]
    """
    return binary(torch.logaddexp, input, other)


@op
def logaddexp2(input, other):
    """``log2(2 ** input + 2 ** other)``, without overflow.

    input, other: [...], broadcast to each other, Tensor or number -> float.

    >>> import amadou as ms
    >>> print(ms.ops.logaddexp2(ms.Tensor([1.0]), ms.Tensor([1.0])))
    [2.]
    """
    return binary(torch.logaddexp2, input, other)


@op
def xlogy(input, other):
    """``input * log(other)``, 0 where input is 0.

    input, other: [...], broadcast to each other, Tensor or number -> float.

    >>> import amadou as ms
    >>> print(ms.ops.xlogy(ms.Tensor([1.0, 2.0]), ms.Tensor([1.0, 3.0])))
    [0.        2.1972246]
    """
    return kernels.xlogy(input, other)


@op
def logit(input, eps=None):
    """log(x / (1 - x)); ``eps`` limits x to [eps, 1 - eps] first. input: [...] float -> same.

    >>> import amadou as ms
    >>> print(ms.ops.logit(ms.Tensor([0.25, 0.5])))
    [-1.0986123  0.       ]
    """
    return kernels.logit(input, eps)


@op
def sqrt(x):
    """The square root; NaN below 0. x: [...] number -> same; float32 for integers.

    >>> import amadou as ms
    >>> print(ms.ops.sqrt(ms.Tensor([4.0, 9.0])))
    [2. 3.]
    """
    return torch.sqrt(x)


@op
def rsqrt(input):
    """``1 / sqrt(input)``. input: [...] number -> same; float32 for integers.

    >>> import amadou as ms
    >>> print(ms.ops.rsqrt(ms.Tensor([4.0, 16.0])))
    [0.5  0.25]
    """
    return torch.rsqrt(input)


# -- angles -----------------------------------------------------------------------------------------------------------


@op
def sin(input):
    """The sine of radians. input: [...] number -> same; float32 for integers.

    >>> import amadou as ms
    >>> print(ms.ops.sin(ms.Tensor([0.0, 0.5])))
    [0.         0.47942555]
    """
    return torch.sin(input)


@op
def cos(input):
    """The cosine of radians. input: [...] number -> same; float32 for integers.

    >>> import amadou as ms
    >>> print(ms.ops.cos(ms.Tensor([0.0, 0.5])))
    [1.         0.87758255]
    """
    return torch.cos(input)


@op
def tan(input):
    """The tangent of radians. input: [...] number -> same; float32 for integers.

    >>> import amadou as ms
    >>> print(ms.ops.tan(ms.Tensor([0.0, 1.0])))
    [0.        1.5574077]
    """
    return torch.tan(input)


@op
def asin(input):
    """The inverse sine, in radians. input: [...] number -> same; float32 for integers.

    >>> import amadou as ms
    >>> print(ms.ops.asin(ms.Tensor([0.0, 0.5])))
    [0.        0.5235988]
    """
    return torch.asin(input)


@op
def acos(input):
    """The inverse cosine, in radians. input: [...] number -> same; float32 for integers.

    >>> import amadou as ms
    >>> print(ms.ops.acos(ms.Tensor([0.5, 1.0])))
    [1.0471976 0.       ]
    """
    return torch.acos(input)


@op
def atan(input):
    """The inverse tangent, in radians. input: [...] number -> same; float32 for integers.

    >>> import amadou as ms
    >>> print(ms.ops.atan(ms.Tensor([0.0, 1.0])))
    [0.        0.7853982]
    """
    return torch.atan(input)


@op
def sinh(input):
    """The hyperbolic sine. input: [...] number -> same; float32 for integers.

    >>> import amadou as ms
    >>> print(ms.ops.sinh(ms.Tensor([0.0, 1.0])))
    [0.        1.1752012]
    """
    return torch.sinh(input)


@op
def cosh(input):
    """The hyperbolic cosine. input: [...] number -> same; float32 for integers.

    >>> import amadou as ms
    >>> print(ms.ops.cosh(ms.Tensor([0.0, 1.0])))
    [1.        1.5430806]
    """
    return torch.cosh(input)


@op
def asinh(input):
    """The inverse hyperbolic sine. input: [...] number -> same; float32 for integers.

    >>> import amadou as ms
    >>> print(ms.ops.asinh(ms.Tensor([0.0, 1.0])))
    [0.        0.8813736]
    """
    return torch.asinh(input)


@op
def acosh(input):
    """The inverse hyperbolic cosine. input: [...] number -> same; float32 for integers.

    >>> import amadou as ms
    >>> print(ms.ops.acosh(ms.Tensor([1.0, 2.0])))
    [0.       1.316958]
    """
    return torch.acosh(input)


@op
def atanh(input):
    """The inverse hyperbolic tangent. input: [...] number -> same; float32 for integers.

    >>> import amadou as ms
    >>> print(ms.ops.atanh(ms.Tensor([0.0, 0.5])))
    [0.         0.54930615]
    """
    return torch.atanh(input)


@op
def atan2(input, other):
    """The angle of the point (other, input), in [-pi, pi].

    input, other: [...], broadcast to each other, Tensor or number -> float.

    >>> import amadou as ms
    >>> print(ms.ops.atan2(ms.Tensor([1.0, -1.0]), ms.Tensor([1.0, 0.0])))
    [ 0.7853982 -1.5707964]
    """
    return binary(torch.atan2, input, other)


@op
def hypot(input, other):
    """``sqrt(input ** 2 + other ** 2)``, without overflow.

    input, other: [...], broadcast to each other, Tensor or number -> float.

    >>> import amadou as ms
    >>> print(ms.ops.hypot(ms.Tensor([3.0]), ms.Tensor([4.0])))
    [5.]
    """
    return binary(torch.hypot, input, other)


@op
def sinc(input):
    """``sin(pi x) / (pi x)``, 1 at 0. input: [...] number -> same; float32 for integers.

    >>> import amadou as ms
    >>> print(ms.ops.sinc(ms.Tensor([0.0, 0.5])))
    [1.         0.63661975]
    """
    return torch.sinc(input)


@op
def arcsin(x):
    """The inverse sine, in radians; as :func:`asin`.

    >>> import amadou as ms
    >>> print(ms.ops.arcsin(ms.Tensor([0.0, 0.5])))
    [0.        0.5235988]
    """
    return torch.asin(x)


# -- error and gamma functions ----------------------------------------------------------------------------------------


@op
def erf(input):
    """The error function. input: [...] float -> same.

    >>> import amadou as ms
    >>> print(ms.ops.erf(ms.Tensor([0.0, 1.0])))
    [0.        0.8427008]
    """
    return torch.erf(input)


@op
def erfc(input):
    """``1 - erf(input)``, exact for large input. input: [...] float -> same.

    >>> import amadou as ms
    >>> print(ms.ops.erfc(ms.Tensor([0.0, 1.0])))
    [1.        0.1572992]
    """
    return torch.erfc(input)


@op
def erfinv(input):
    """The inverse error function; NaN outside [-1, 1]. input: [...] float -> same.

    >>> import amadou as ms
    >>> print(ms.ops.erfinv(ms.Tensor([0.0, 0.5])))
    [0.         0.47693628]
    """
    return torch.erfinv(input)


@op
def lgamma(input):
    """``log(|gamma(input)|)``. input: [...] number -> same; float32 for integers.

    >>> import amadou as ms
    >>> print(ms.ops.lgamma(ms.Tensor([1.0, 5.0])))
    [0.        3.1780539]
    """
    return torch.lgamma(input)


@op
def digamma(input):
    """The derivative of ``lgamma``. input: [...] float -> same.

    >>> import amadou as ms
    >>> print(ms.ops.digamma(ms.Tensor([1.0, 2.0])))
    [-0.5772159  0.4227842]
    """
    return torch.digamma(input)


@op
def polygamma(n, input):
    """The n-th derivative of ``digamma``. n: integer Tensor or int, broadcast to input; input: [...] float -> same.

    >>> import amadou as ms
    >>> print(ms.ops.polygamma(ms.Tensor(1), ms.Tensor([1.0, 2.0])))
    [1.644934   0.64493406]
    """
    return kernels.polygamma(n, input)


@op
def igamma(input, other):
    """The regularised lower incomplete gamma function P(input, other).

    input, other: [...], broadcast to each other, Tensor or number -> float.

    >>> import amadou as ms
    >>> print(ms.ops.igamma(ms.Tensor([2.0]), ms.Tensor([1.0])))
    [0.26424113]
    """
    return kernels.incomplete_gamma(input, other)


@op
def igammac(input, other):
    """The regularised upper incomplete gamma function Q(input, other).

    input, other: [...], broadcast to each other, Tensor or number -> float.

    >>> import amadou as ms
    >>> print(ms.ops.igammac(ms.Tensor([2.0]), ms.Tensor([1.0])))
    [0.7357589]
    """
    return kernels.incomplete_gamma(input, other, upper=True)


@op
def zeta(input, other):
    """Hurwitz's zeta function: the sum of (k + other) ** -input over k = 0, 1, ….

    input, other: [...], broadcast to each other, Tensor or number -> float.

    >>> import amadou as ms
    >>> print(ms.ops.zeta(ms.Tensor([2.0]), ms.Tensor([1.0])))
    [1.644934]
    """
    return binary(torch.special.zeta, input, other)


# -- Bessel functions -------------------------------------------------------------------------------------------------


@op
def bessel_i0(x):
    """The modified Bessel function of the first kind, order 0. x: [...] float -> same.

    >>> import amadou as ms
    >>> print(ms.ops.bessel_i0(ms.Tensor([1.0, 2.0])))
    [1.266066  2.2795851]
    """
    return torch.special.i0(x)


@op
def i0(input):
    """The modified Bessel function of the first kind, order 0; as :func:`bessel_i0`.

    >>> import amadou as ms
    >>> print(ms.ops.i0(ms.Tensor([1.0])))
    [1.266066]
    """
    return torch.special.i0(input)


@op
def bessel_i0e(x):
    """``exp(-|x|)`` times ``bessel_i0``. x: [...] float -> same.

    >>> import amadou as ms
    >>> print(ms.ops.bessel_i0e(ms.Tensor([1.0, 2.0])))
    [0.46575963 0.3085083 ]
    """
    return torch.special.i0e(x)


@op
def bessel_i1(x):
    """The modified Bessel function of the first kind, order 1. x: [...] float -> same.

    >>> import amadou as ms
    >>> print(ms.ops.bessel_i1(ms.Tensor([1.0, 2.0])))
    [0.5651591 1.5906368]
    """
    return kernels.through_float32(torch.special.i1, x)


@op
def bessel_i1e(x):
    """``exp(-|x|)`` times ``bessel_i1``. x: [...] float -> same.

    >>> import amadou as ms
    >>> print(ms.ops.bessel_i1e(ms.Tensor([1.0, 2.0])))
    [0.20791042 0.21526928]
    """
    return kernels.through_float32(torch.special.i1e, x)


@op
def bessel_j0(x):
    """The Bessel function of the first kind, order 0. x: [...] float -> same.

    >>> import amadou as ms
    >>> print(ms.ops.bessel_j0(ms.Tensor([1.0, 2.0])))
    [0.76519763 0.22389077]
    """
    return kernels.bessel("J", 0, x)


@op
def bessel_j1(x):
    """The Bessel function of the first kind, order 1. x: [...] float -> same.

    >>> import amadou as ms
    >>> print(ms.ops.bessel_j1(ms.Tensor([1.0, 2.0])))
    [0.44005063 0.5767247 ]
    """
    return kernels.bessel("J", 1, x)


@op
def bessel_y0(x):
    """The Bessel function of the second kind, order 0. x: [...] float -> same.

    >>> import amadou as ms
    >>> print(ms.ops.bessel_y0(ms.Tensor([1.0, 2.0])))
    [0.08825695 0.5103756 ]
    """
    return kernels.bessel("Y", 0, x)


@op
def bessel_y1(x):
    """The Bessel function of the second kind, order 1. x: [...] float -> same.

    >>> import amadou as ms
    >>> print(ms.ops.bessel_y1(ms.Tensor([1.0, 2.0])))
    [-0.7812128  -0.10703249]
    """
    return kernels.bessel("Y", 1, x)


@op
def bessel_k0(x):
    """The modified Bessel function of the second kind, order 0. x: [...] float -> same.

    >>> import amadou as ms
    >>> print(ms.ops.bessel_k0(ms.Tensor([1.0, 2.0])))
    [0.42102447 0.11389388]
    """
    return kernels.bessel("K", 0, x)


@op
def bessel_k0e(x):
    """``exp(x)`` times ``bessel_k0``. x: [...] float -> same.

    >>> import amadou as ms
    >>> print(ms.ops.bessel_k0e(ms.Tensor([1.0, 2.0])))
    [1.1444632 0.8415683]
    """
    return torch.exp(x) * kernels.bessel("K", 0, x)


@op
def bessel_k1(x):
    """The modified Bessel function of the second kind, order 1. x: [...] float -> same.

    >>> import amadou as ms
    >>> print(ms.ops.bessel_k1(ms.Tensor([1.0, 2.0])))
    [0.6019073  0.13986589]
    """
    return kernels.bessel("K", 1, x)


@op
def bessel_k1e(x):
    """``exp(x)`` times ``bessel_k1``. x: [...] float -> same.

    >>> import amadou as ms
    >>> print(ms.ops.bessel_k1e(ms.Tensor([1.0, 2.0])))
    [1.6361537 1.033477 ]
    """
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
    """The logarithm of the gamma function of ``p`` dimensions. input: [...] float > (p - 1) / 2 -> same.

    >>> import amadou as ms
    >>> print(ms.ops.mvlgamma(ms.Tensor([3.0, 4.0]), 2))
    [1.550195  3.5650978]
    """
    return torch.mvlgamma(input, p)
