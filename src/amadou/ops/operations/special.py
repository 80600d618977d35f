"""Exponentials, logarithms, angles and special functions, as objects."""

from dataclasses import dataclass
from typing import Any

from ..._boundary import op
from ...kernels import special as kernels
from .. import special
from ..primitive import Primitive

_betainc = op(kernels.betainc)
_mvlgamma = op(kernels.mvlgamma)


@dataclass(eq=False, repr=False)
class Exp(Primitive):
    """As :func:`amadou.ops.exp`."""

    def __call__(self, input: Any) -> Any:
        return special.exp(input)


@dataclass(eq=False, repr=False)
class Expm1(Primitive):
    """As :func:`amadou.ops.expm1`."""

    def __call__(self, input: Any) -> Any:
        return special.expm1(input)


@dataclass(eq=False, repr=False)
class Log(Primitive):
    """As :func:`amadou.ops.log`."""

    def __call__(self, input: Any) -> Any:
        return special.log(input)


@dataclass(eq=False, repr=False)
class Log1p(Primitive):
    """As :func:`amadou.ops.log1p`."""

    def __call__(self, input: Any) -> Any:
        return special.log1p(input)


@dataclass(eq=False, repr=False)
class Sqrt(Primitive):
    """As :func:`amadou.ops.sqrt`."""

    def __call__(self, x: Any) -> Any:
        return special.sqrt(x)


@dataclass(eq=False, repr=False)
class Rsqrt(Primitive):
    """As :func:`amadou.ops.rsqrt`."""

    def __call__(self, input: Any) -> Any:
        return special.rsqrt(input)


@dataclass(eq=False, repr=False)
class Sin(Primitive):
    """As :func:`amadou.ops.sin`."""

    def __call__(self, input: Any) -> Any:
        return special.sin(input)


@dataclass(eq=False, repr=False)
class Cos(Primitive):
    """As :func:`amadou.ops.cos`."""

    def __call__(self, input: Any) -> Any:
        return special.cos(input)


@dataclass(eq=False, repr=False)
class Tan(Primitive):
    """As :func:`amadou.ops.tan`."""

    def __call__(self, x: Any) -> Any:
        return special.tan(x)


@dataclass(eq=False, repr=False)
class Asin(Primitive):
    """As :func:`amadou.ops.asin`."""

    def __call__(self, input: Any) -> Any:
        return special.asin(input)


@dataclass(eq=False, repr=False)
class ACos(Primitive):
    """As :func:`amadou.ops.acos`."""

    def __call__(self, input: Any) -> Any:
        return special.acos(input)


@dataclass(eq=False, repr=False)
class Atan(Primitive):
    """As :func:`amadou.ops.atan`."""

    def __call__(self, input: Any) -> Any:
        return special.atan(input)


@dataclass(eq=False, repr=False)
class Sinh(Primitive):
    """As :func:`amadou.ops.sinh`."""

    def __call__(self, input: Any) -> Any:
        return special.sinh(input)


@dataclass(eq=False, repr=False)
class Cosh(Primitive):
    """As :func:`amadou.ops.cosh`."""

    def __call__(self, input: Any) -> Any:
        return special.cosh(input)


@dataclass(eq=False, repr=False)
class Asinh(Primitive):
    """As :func:`amadou.ops.asinh`."""

    def __call__(self, input: Any) -> Any:
        return special.asinh(input)


@dataclass(eq=False, repr=False)
class Acosh(Primitive):
    """As :func:`amadou.ops.acosh`."""

    def __call__(self, input: Any) -> Any:
        return special.acosh(input)


@dataclass(eq=False, repr=False)
class Atanh(Primitive):
    """As :func:`amadou.ops.atanh`."""

    def __call__(self, input: Any) -> Any:
        return special.atanh(input)


@dataclass(eq=False, repr=False)
class Atan2(Primitive):
    """As :func:`amadou.ops.atan2`."""

    def __call__(self, input: Any, other: Any) -> Any:
        return special.atan2(input, other)


@dataclass(eq=False, repr=False)
class Hypot(Primitive):
    """As :func:`amadou.ops.hypot`."""

    def __call__(self, x1: Any, x2: Any) -> Any:
        return special.hypot(x1, x2)


@dataclass(eq=False, repr=False)
class Sinc(Primitive):
    """As :func:`amadou.ops.sinc`."""

    def __call__(self, input: Any) -> Any:
        return special.sinc(input)


@dataclass(eq=False, repr=False)
class Erf(Primitive):
    """As :func:`amadou.ops.erf`."""

    def __call__(self, input: Any) -> Any:
        return special.erf(input)


@dataclass(eq=False, repr=False)
class Erfc(Primitive):
    """As :func:`amadou.ops.erfc`."""

    def __call__(self, input: Any) -> Any:
        return special.erfc(input)


@dataclass(eq=False, repr=False)
class Erfinv(Primitive):
    """As :func:`amadou.ops.erfinv`."""

    def __call__(self, input: Any) -> Any:
        return special.erfinv(input)


@dataclass(eq=False, repr=False)
class Lgamma(Primitive):
    """As :func:`amadou.ops.lgamma`."""

    def __call__(self, x: Any) -> Any:
        return special.lgamma(x)


@dataclass(eq=False, repr=False)
class Digamma(Primitive):
    """As :func:`amadou.ops.digamma`."""

    def __call__(self, x: Any) -> Any:
        return special.digamma(x)


@dataclass(eq=False, repr=False)
class Polygamma(Primitive):
    """As :func:`amadou.ops.polygamma`."""

    def __call__(self, a: Any, x: Any) -> Any:
        return special.polygamma(a, x)


@dataclass(eq=False, repr=False)
class Igamma(Primitive):
    """As :func:`amadou.ops.igamma`."""

    def __call__(self, a: Any, x: Any) -> Any:
        return special.igamma(a, x)


@dataclass(eq=False, repr=False)
class Igammac(Primitive):
    """As :func:`amadou.ops.igammac`."""

    def __call__(self, a: Any, x: Any) -> Any:
        return special.igammac(a, x)


@dataclass(eq=False, repr=False)
class Zeta(Primitive):
    """As :func:`amadou.ops.zeta`."""

    def __call__(self, x: Any, q: Any) -> Any:
        return special.zeta(x, q)


@dataclass(eq=False, repr=False)
class Xlogy(Primitive):
    """As :func:`amadou.ops.xlogy`."""

    def __call__(self, input: Any, other: Any) -> Any:
        return special.xlogy(input, other)


@dataclass(eq=False, repr=False)
class BesselI0(Primitive):
    """As :func:`amadou.ops.bessel_i0`."""

    def __call__(self, x: Any) -> Any:
        return special.bessel_i0(x)


@dataclass(eq=False, repr=False)
class BesselI0e(Primitive):
    """As :func:`amadou.ops.bessel_i0e`."""

    def __call__(self, x: Any) -> Any:
        return special.bessel_i0e(x)


@dataclass(eq=False, repr=False)
class BesselI1(Primitive):
    """As :func:`amadou.ops.bessel_i1`."""

    def __call__(self, x: Any) -> Any:
        return special.bessel_i1(x)


@dataclass(eq=False, repr=False)
class BesselI1e(Primitive):
    """As :func:`amadou.ops.bessel_i1e`."""

    def __call__(self, x: Any) -> Any:
        return special.bessel_i1e(x)


@dataclass(eq=False, repr=False)
class BesselJ0(Primitive):
    """As :func:`amadou.ops.bessel_j0`."""

    def __call__(self, x: Any) -> Any:
        return special.bessel_j0(x)


@dataclass(eq=False, repr=False)
class BesselJ1(Primitive):
    """As :func:`amadou.ops.bessel_j1`."""

    def __call__(self, x: Any) -> Any:
        return special.bessel_j1(x)


@dataclass(eq=False, repr=False)
class BesselK0(Primitive):
    """As :func:`amadou.ops.bessel_k0`."""

    def __call__(self, x: Any) -> Any:
        return special.bessel_k0(x)


@dataclass(eq=False, repr=False)
class BesselK0e(Primitive):
    """As :func:`amadou.ops.bessel_k0e`."""

    def __call__(self, x: Any) -> Any:
        return special.bessel_k0e(x)


@dataclass(eq=False, repr=False)
class BesselK1(Primitive):
    """As :func:`amadou.ops.bessel_k1`."""

    def __call__(self, x: Any) -> Any:
        return special.bessel_k1(x)


@dataclass(eq=False, repr=False)
class BesselK1e(Primitive):
    """As :func:`amadou.ops.bessel_k1e`."""

    def __call__(self, x: Any) -> Any:
        return special.bessel_k1e(x)


@dataclass(eq=False, repr=False)
class BesselY0(Primitive):
    """As :func:`amadou.ops.bessel_y0`."""

    def __call__(self, x: Any) -> Any:
        return special.bessel_y0(x)


@dataclass(eq=False, repr=False)
class BesselY1(Primitive):
    """As :func:`amadou.ops.bessel_y1`."""

    def __call__(self, x: Any) -> Any:
        return special.bessel_y1(x)


@dataclass(eq=False, repr=False)
class Betainc(Primitive):
    """The regularised incomplete beta function. a, b, x: [...] float, broadcast to each other -> same."""

    def __call__(self, a: Any, b: Any, x: Any) -> Any:
        return _betainc(a, b, x)


@dataclass(eq=False, repr=False)
class Logit(Primitive):
    """As :func:`amadou.ops.logit`, with ``eps`` fixed when made; below 0 it limits nothing."""

    eps: float = -1.0

    def __call__(self, input: Any) -> Any:
        return special.logit(input, self.eps)


@dataclass(eq=False, repr=False)
class Mvlgamma(Primitive):
    """The logarithm of the multivariate gamma function of ``p`` dimensions. x: [...] float > (p - 1) / 2 -> same."""

    p: int

    def __call__(self, x: Any) -> Any:
        return _mvlgamma(x, self.p)
