"""Exponentials, logarithms, angles and special functions, as objects."""

from typing import Any

import torch

from ..._boundary import op
from ...kernels import special as kernels
from .. import special
from ..primitive import Operator

_betainc = op(kernels.betainc)
_mvlgamma = op(torch.mvlgamma)


class Exp(Operator):
    """As :func:`amadou.ops.exp`."""

    def __call__(self, input: Any) -> Any:
        return special.exp(input)


class Expm1(Operator):
    """As :func:`amadou.ops.expm1`."""

    def __call__(self, input: Any) -> Any:
        return special.expm1(input)


class Log(Operator):
    """As :func:`amadou.ops.log`."""

    def __call__(self, input: Any) -> Any:
        return special.log(input)


class Log1p(Operator):
    """As :func:`amadou.ops.log1p`."""

    def __call__(self, input: Any) -> Any:
        return special.log1p(input)


class Sqrt(Operator):
    """As :func:`amadou.ops.sqrt`."""

    def __call__(self, x: Any) -> Any:
        return special.sqrt(x)


class Rsqrt(Operator):
    """As :func:`amadou.ops.rsqrt`."""

    def __call__(self, input: Any) -> Any:
        return special.rsqrt(input)


class Sin(Operator):
    """As :func:`amadou.ops.sin`."""

    def __call__(self, input: Any) -> Any:
        return special.sin(input)


class Cos(Operator):
    """As :func:`amadou.ops.cos`."""

    def __call__(self, input: Any) -> Any:
        return special.cos(input)


class Tan(Operator):
    """As :func:`amadou.ops.tan`."""

    def __call__(self, x: Any) -> Any:
        return special.tan(x)


class Asin(Operator):
    """As :func:`amadou.ops.asin`."""

    def __call__(self, input: Any) -> Any:
        return special.asin(input)


class ACos(Operator):
    """As :func:`amadou.ops.acos`."""

    def __call__(self, input: Any) -> Any:
        return special.acos(input)


class Atan(Operator):
    """As :func:`amadou.ops.atan`."""

    def __call__(self, input: Any) -> Any:
        return special.atan(input)


class Sinh(Operator):
    """As :func:`amadou.ops.sinh`."""

    def __call__(self, input: Any) -> Any:
        return special.sinh(input)


class Cosh(Operator):
    """As :func:`amadou.ops.cosh`."""

    def __call__(self, input: Any) -> Any:
        return special.cosh(input)


class Asinh(Operator):
    """As :func:`amadou.ops.asinh`."""

    def __call__(self, input: Any) -> Any:
        return special.asinh(input)


class Acosh(Operator):
    """As :func:`amadou.ops.acosh`."""

    def __call__(self, input: Any) -> Any:
        return special.acosh(input)


class Atanh(Operator):
    """As :func:`amadou.ops.atanh`."""

    def __call__(self, input: Any) -> Any:
        return special.atanh(input)


class Atan2(Operator):
    """As :func:`amadou.ops.atan2`."""

    def __call__(self, input: Any, other: Any) -> Any:
        return special.atan2(input, other)


class Hypot(Operator):
    """As :func:`amadou.ops.hypot`."""

    def __call__(self, x1: Any, x2: Any) -> Any:
        return special.hypot(x1, x2)


class Sinc(Operator):
    """As :func:`amadou.ops.sinc`."""

    def __call__(self, input: Any) -> Any:
        return special.sinc(input)


class Erf(Operator):
    """As :func:`amadou.ops.erf`."""

    def __call__(self, input: Any) -> Any:
        return special.erf(input)


class Erfc(Operator):
    """As :func:`amadou.ops.erfc`."""

    def __call__(self, input: Any) -> Any:
        return special.erfc(input)


class Erfinv(Operator):
    """As :func:`amadou.ops.erfinv`."""

    def __call__(self, input: Any) -> Any:
        return special.erfinv(input)


class Lgamma(Operator):
    """As :func:`amadou.ops.lgamma`."""

    def __call__(self, x: Any) -> Any:
        return special.lgamma(x)


class Digamma(Operator):
    """As :func:`amadou.ops.digamma`."""

    def __call__(self, x: Any) -> Any:
        return special.digamma(x)


class Polygamma(Operator):
    """As :func:`amadou.ops.polygamma`."""

    def __call__(self, a: Any, x: Any) -> Any:
        return special.polygamma(a, x)


class Igamma(Operator):
    """As :func:`amadou.ops.igamma`."""

    def __call__(self, a: Any, x: Any) -> Any:
        return special.igamma(a, x)


class Igammac(Operator):
    """As :func:`amadou.ops.igammac`."""

    def __call__(self, a: Any, x: Any) -> Any:
        return special.igammac(a, x)


class Zeta(Operator):
    """As :func:`amadou.ops.zeta`."""

    def __call__(self, x: Any, q: Any) -> Any:
        return special.zeta(x, q)


class Xlogy(Operator):
    """As :func:`amadou.ops.xlogy`."""

    def __call__(self, input: Any, other: Any) -> Any:
        return special.xlogy(input, other)


class BesselI0(Operator):
    """As :func:`amadou.ops.bessel_i0`."""

    def __call__(self, x: Any) -> Any:
        return special.bessel_i0(x)


class BesselI0e(Operator):
    """As :func:`amadou.ops.bessel_i0e`."""

    def __call__(self, x: Any) -> Any:
        return special.bessel_i0e(x)


class BesselI1(Operator):
    """As :func:`amadou.ops.bessel_i1`."""

    def __call__(self, x: Any) -> Any:
        return special.bessel_i1(x)


class BesselI1e(Operator):
    """As :func:`amadou.ops.bessel_i1e`."""

    def __call__(self, x: Any) -> Any:
        return special.bessel_i1e(x)


class BesselJ0(Operator):
    """As :func:`amadou.ops.bessel_j0`."""

    def __call__(self, x: Any) -> Any:
        return special.bessel_j0(x)


class BesselJ1(Operator):
    """As :func:`amadou.ops.bessel_j1`."""

    def __call__(self, x: Any) -> Any:
        return special.bessel_j1(x)


class BesselK0(Operator):
    """As :func:`amadou.ops.bessel_k0`."""

    def __call__(self, x: Any) -> Any:
        return special.bessel_k0(x)


class BesselK0e(Operator):
    """As :func:`amadou.ops.bessel_k0e`."""

    def __call__(self, x: Any) -> Any:
        return special.bessel_k0e(x)


class BesselK1(Operator):
    """As :func:`amadou.ops.bessel_k1`."""

    def __call__(self, x: Any) -> Any:
        return special.bessel_k1(x)


class BesselK1e(Operator):
    """As :func:`amadou.ops.bessel_k1e`."""

    def __call__(self, x: Any) -> Any:
        return special.bessel_k1e(x)


class BesselY0(Operator):
    """As :func:`amadou.ops.bessel_y0`."""

    def __call__(self, x: Any) -> Any:
        return special.bessel_y0(x)


class BesselY1(Operator):
    """As :func:`amadou.ops.bessel_y1`."""

    def __call__(self, x: Any) -> Any:
        return special.bessel_y1(x)


class Betainc(Operator):
    """The regularised incomplete beta function. a, b, x: [...] float, broadcast to each other -> same."""

    def __call__(self, a: Any, b: Any, x: Any) -> Any:
        return _betainc(a, b, x)


class Logit(Operator):
    """As :func:`amadou.ops.logit`, with ``eps`` fixed when made; below 0 it limits nothing."""

    eps: float = -1.0

    def __call__(self, input: Any) -> Any:
        return special.logit(input, self.eps)


class Mvlgamma(Operator):
    """The logarithm of the multivariate gamma function of ``p`` dimensions. x: [...] float > (p - 1) / 2 -> same."""

    p: int

    def __call__(self, x: Any) -> Any:
        return _mvlgamma(x, self.p)
