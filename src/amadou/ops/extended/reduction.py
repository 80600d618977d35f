"""Reductions as Primitives."""

from dataclasses import dataclass
from typing import Any

from ... import mint
from ..primitive import Primitive


@dataclass(eq=False, repr=False)
class SumExt(Primitive):
    """As :func:`amadou.mint.sum`."""

    def __call__(self, input: Any, dim: Any = None, keepdim: Any = False, dtype: Any = None) -> Any:
        return mint.sum(input, dim, keepdim, dtype=dtype)


@dataclass(eq=False, repr=False)
class MeanExt(Primitive):
    """As :func:`amadou.mint.mean`."""

    def __call__(self, input: Any, dim: Any = None, keepdim: Any = False, dtype: Any = None) -> Any:
        return mint.mean(input, dim, keepdim, dtype=dtype)


@dataclass(eq=False, repr=False)
class ProdExt(Primitive):
    """As :func:`amadou.mint.prod`."""

    def __call__(self, input: Any, dim: Any = None, keepdim: Any = False, dtype: Any = None) -> Any:
        return mint.prod(input, dim, keepdim, dtype=dtype)


@dataclass(eq=False, repr=False)
class Nansum(Primitive):
    """As :func:`amadou.mint.nansum`."""

    def __call__(self, input: Any, dim: Any = None, keepdim: Any = False, dtype: Any = None) -> Any:
        return mint.nansum(input, dim, keepdim, dtype=dtype)


@dataclass(eq=False, repr=False)
class Max(Primitive):
    """The largest element. input: [...] -> []."""

    def __call__(self, input: Any) -> Any:
        return mint.max(input)


@dataclass(eq=False, repr=False)
class Min(Primitive):
    """The smallest element. input: [...] -> []."""

    def __call__(self, input: Any) -> Any:
        return mint.min(input)


@dataclass(eq=False, repr=False)
class MaxDim(Primitive):
    """The largest elements along one axis, and where they are. input: [...] -> without ``dim``: same dtype, int64."""

    def __call__(self, input: Any, dim: Any, keepdim: Any = False) -> Any:
        return mint.max(input, dim, keepdim)


@dataclass(eq=False, repr=False)
class MinDim(Primitive):
    """The smallest elements along one axis, and where they are. input: [...] -> without ``dim``: same dtype, int64."""

    def __call__(self, input: Any, dim: Any, keepdim: Any = False) -> Any:
        return mint.min(input, dim, keepdim)


@dataclass(eq=False, repr=False)
class ArgMaxExt(Primitive):
    """As :func:`amadou.mint.argmax`."""

    def __call__(self, input: Any, dim: Any = None, keepdim: Any = False) -> Any:
        return mint.argmax(input, dim, keepdim)


@dataclass(eq=False, repr=False)
class ArgMinExt(Primitive):
    """As :func:`amadou.mint.argmin`."""

    def __call__(self, input: Any, dim: Any = None, keepdim: Any = False) -> Any:
        return mint.argmin(input, dim, keepdim)


@dataclass(eq=False, repr=False)
class MedianExt(Primitive):
    """The lower median of all elements. input: [...] -> []."""

    def __call__(self, input: Any) -> Any:
        return mint.median(input)


@dataclass(eq=False, repr=False)
class MedianDim(Primitive):
    """The lower median along one axis, and where it is. input: [...] -> without ``dim``: same dtype, int64."""

    def __call__(self, input: Any, dim: Any = -1, keepdim: Any = False) -> Any:
        return mint.median(input, dim, keepdim)


@dataclass(eq=False, repr=False)
class Kthvalue(Primitive):
    """As :func:`amadou.mint.kthvalue`."""

    def __call__(self, input: Any, k: Any, dim: Any = -1, keepdim: Any = False) -> Any:
        return mint.kthvalue(input, k, dim, keepdim)


@dataclass(eq=False, repr=False)
class Std(Primitive):
    """As :func:`amadou.mint.std`."""

    def __call__(self, input: Any, dim: Any = None, correction: Any = 1, keepdim: Any = False) -> Any:
        return mint.std(input, dim, correction=correction, keepdim=keepdim)


@dataclass(eq=False, repr=False)
class StdMean(Primitive):
    """As :func:`amadou.mint.std_mean`."""

    def __call__(self, input: Any, dim: Any = None, correction: Any = 1, keepdim: Any = False) -> Any:
        return mint.std_mean(input, dim, correction=correction, keepdim=keepdim)


@dataclass(eq=False, repr=False)
class Var(Primitive):
    """As :func:`amadou.mint.var`."""

    def __call__(self, input: Any, dim: Any = None, correction: Any = 1, keepdim: Any = False) -> Any:
        return mint.var(input, dim, correction=correction, keepdim=keepdim)


@dataclass(eq=False, repr=False)
class VarMean(Primitive):
    """As :func:`amadou.mint.var_mean`."""

    def __call__(self, input: Any, dim: Any = None, correction: Any = 1, keepdim: Any = False) -> Any:
        return mint.var_mean(input, dim, correction=correction, keepdim=keepdim)


@dataclass(eq=False, repr=False)
class LogSumExp(Primitive):
    """As :func:`amadou.mint.logsumexp`."""

    def __call__(self, input: Any, dim: Any, keepdim: Any = False) -> Any:
        return mint.logsumexp(input, dim, keepdim)


@dataclass(eq=False, repr=False)
class CountNonZero(Primitive):
    """As :func:`amadou.mint.count_nonzero`."""

    def __call__(self, input: Any, dim: Any = None) -> Any:
        return mint.count_nonzero(input, dim)


@dataclass(eq=False, repr=False)
class BincountExt(Primitive):
    """As :func:`amadou.mint.bincount`."""

    def __call__(self, input: Any, weights: Any = None, minlength: Any = 0) -> Any:
        return mint.bincount(input, weights, minlength)


@dataclass(eq=False, repr=False)
class HistcExt(Primitive):
    """As :func:`amadou.mint.histc`."""

    def __call__(self, input: Any, bins: Any = 100, min: Any = 0, max: Any = 0) -> Any:
        return mint.histc(input, bins, min, max)


@dataclass(eq=False, repr=False)
class CumsumExt(Primitive):
    """As :func:`amadou.mint.cumsum`."""

    def __call__(self, input: Any, dim: Any, dtype: Any = None) -> Any:
        return mint.cumsum(input, dim, dtype)


@dataclass(eq=False, repr=False)
class CumminExt(Primitive):
    """As :func:`amadou.mint.cummin`."""

    def __call__(self, input: Any, dim: Any) -> Any:
        return mint.cummin(input, dim)
