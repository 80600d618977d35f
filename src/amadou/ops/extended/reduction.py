"""Reductions as Primitives."""

from typing import Any

from ... import mint
from ..primitive import Operator


class SumExt(Operator):
    """As :func:`amadou.mint.sum`."""

    def __call__(self, input: Any, dim: Any = None, keepdim: Any = False, dtype: Any = None) -> Any:
        return mint.sum(input, dim, keepdim, dtype=dtype)


class MeanExt(Operator):
    """As :func:`amadou.mint.mean`."""

    def __call__(self, input: Any, dim: Any = None, keepdim: Any = False, dtype: Any = None) -> Any:
        return mint.mean(input, dim, keepdim, dtype=dtype)


class ProdExt(Operator):
    """As :func:`amadou.mint.prod`."""

    def __call__(self, input: Any, dim: Any = None, keepdim: Any = False, dtype: Any = None) -> Any:
        return mint.prod(input, dim, keepdim, dtype=dtype)


class Nansum(Operator):
    """As :func:`amadou.mint.nansum`."""

    def __call__(self, input: Any, dim: Any = None, keepdim: Any = False, dtype: Any = None) -> Any:
        return mint.nansum(input, dim, keepdim, dtype=dtype)


class Max(Operator):
    """The largest element. input: [...] -> []."""

    def __call__(self, input: Any) -> Any:
        return mint.max(input)


class Min(Operator):
    """The smallest element. input: [...] -> []."""

    def __call__(self, input: Any) -> Any:
        return mint.min(input)


class MaxDim(Operator):
    """The largest elements along one axis, and where they are. input: [...] -> without ``dim``: same dtype, int64."""

    def __call__(self, input: Any, dim: Any, keepdim: Any = False) -> Any:
        return mint.max(input, dim, keepdim)


class MinDim(Operator):
    """The smallest elements along one axis, and where they are. input: [...] -> without ``dim``: same dtype, int64."""

    def __call__(self, input: Any, dim: Any, keepdim: Any = False) -> Any:
        return mint.min(input, dim, keepdim)


class ArgMaxExt(Operator):
    """As :func:`amadou.mint.argmax`."""

    def __call__(self, input: Any, dim: Any = None, keepdim: Any = False) -> Any:
        return mint.argmax(input, dim, keepdim)


class ArgMinExt(Operator):
    """As :func:`amadou.mint.argmin`."""

    def __call__(self, input: Any, dim: Any = None, keepdim: Any = False) -> Any:
        return mint.argmin(input, dim, keepdim)


class MedianExt(Operator):
    """The lower median of all elements. input: [...] -> []."""

    def __call__(self, input: Any) -> Any:
        return mint.median(input)


class MedianDim(Operator):
    """The lower median along one axis, and where it is. input: [...] -> without ``dim``: same dtype, int64."""

    def __call__(self, input: Any, dim: Any = -1, keepdim: Any = False) -> Any:
        return mint.median(input, dim, keepdim)


class Kthvalue(Operator):
    """As :func:`amadou.mint.kthvalue`."""

    def __call__(self, input: Any, k: Any, dim: Any = -1, keepdim: Any = False) -> Any:
        return mint.kthvalue(input, k, dim, keepdim)


class Std(Operator):
    """As :func:`amadou.mint.std`."""

    def __call__(self, input: Any, dim: Any = None, correction: Any = 1, keepdim: Any = False) -> Any:
        return mint.std(input, dim, correction=correction, keepdim=keepdim)


class StdMean(Operator):
    """As :func:`amadou.mint.std_mean`."""

    def __call__(self, input: Any, dim: Any = None, correction: Any = 1, keepdim: Any = False) -> Any:
        return mint.std_mean(input, dim, correction=correction, keepdim=keepdim)


class Var(Operator):
    """As :func:`amadou.mint.var`."""

    def __call__(self, input: Any, dim: Any = None, correction: Any = 1, keepdim: Any = False) -> Any:
        return mint.var(input, dim, correction=correction, keepdim=keepdim)


class VarMean(Operator):
    """As :func:`amadou.mint.var_mean`."""

    def __call__(self, input: Any, dim: Any = None, correction: Any = 1, keepdim: Any = False) -> Any:
        return mint.var_mean(input, dim, correction=correction, keepdim=keepdim)


class LogSumExp(Operator):
    """As :func:`amadou.mint.logsumexp`."""

    def __call__(self, input: Any, dim: Any, keepdim: Any = False) -> Any:
        return mint.logsumexp(input, dim, keepdim)


class CountNonZero(Operator):
    """As :func:`amadou.mint.count_nonzero`."""

    def __call__(self, input: Any, dim: Any = None) -> Any:
        return mint.count_nonzero(input, dim)


class BincountExt(Operator):
    """As :func:`amadou.mint.bincount`."""

    def __call__(self, input: Any, weights: Any = None, minlength: Any = 0) -> Any:
        return mint.bincount(input, weights, minlength)


class HistcExt(Operator):
    """As :func:`amadou.mint.histc`."""

    def __call__(self, input: Any, bins: Any = 100, min: Any = 0, max: Any = 0) -> Any:
        return mint.histc(input, bins, min, max)


class CumsumExt(Operator):
    """As :func:`amadou.mint.cumsum`."""

    def __call__(self, input: Any, dim: Any, dtype: Any = None) -> Any:
        return mint.cumsum(input, dim, dtype)


class CumminExt(Operator):
    """As :func:`amadou.mint.cummin`."""

    def __call__(self, input: Any, dim: Any) -> Any:
        return mint.cummin(input, dim)
