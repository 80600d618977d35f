"""Primitives that change their first argument and return it."""

from dataclasses import dataclass
from typing import Any

from ... import mint
from ...mint.nn import functional as F
from .. import assignment, inplace_math, scattering
from ..clip import clamp_
from ..primitive import Primitive
from . import functions


@dataclass(eq=False, repr=False)
class InplaceAddExt(Primitive):
    """As :func:`amadou.ops.inplace_math.add_`."""

    def __call__(self, input: Any, other: Any, alpha: Any = 1) -> Any:
        return inplace_math.add_(input, other, alpha=alpha)


@dataclass(eq=False, repr=False)
class InplaceAddsExt(Primitive):
    """As :func:`amadou.ops.inplace_math.add_`."""

    def __call__(self, input: Any, other: Any, alpha: Any = 1) -> Any:
        return inplace_math.add_(input, other, alpha=alpha)


@dataclass(eq=False, repr=False)
class InplaceSubExt(Primitive):
    """As :func:`amadou.ops.inplace_math.sub_`."""

    def __call__(self, input: Any, other: Any, alpha: Any = 1) -> Any:
        return inplace_math.sub_(input, other, alpha=alpha)


@dataclass(eq=False, repr=False)
class InplaceSubScalar(Primitive):
    """As :func:`amadou.ops.inplace_math.sub_`."""

    def __call__(self, input: Any, other: Any, alpha: Any = 1) -> Any:
        return inplace_math.sub_(input, other, alpha=alpha)


@dataclass(eq=False, repr=False)
class InplaceMul(Primitive):
    """As :func:`amadou.ops.inplace_math.mul_`."""

    def __call__(self, input: Any, other: Any) -> Any:
        return inplace_math.mul_(input, other)


@dataclass(eq=False, repr=False)
class InplaceMuls(Primitive):
    """As :func:`amadou.ops.inplace_math.mul_`."""

    def __call__(self, input: Any, other: Any) -> Any:
        return inplace_math.mul_(input, other)


@dataclass(eq=False, repr=False)
class InplaceDiv(Primitive):
    """As :func:`amadou.ops.inplace_math.div_`."""

    def __call__(self, input: Any, other: Any) -> Any:
        return inplace_math.div_(input, other)


@dataclass(eq=False, repr=False)
class InplaceDivs(Primitive):
    """As :func:`amadou.ops.inplace_math.div_`."""

    def __call__(self, input: Any, other: Any) -> Any:
        return inplace_math.div_(input, other)


@dataclass(eq=False, repr=False)
class InplaceDivMod(Primitive):
    """As :func:`amadou.ops.inplace_math.div_`."""

    def __call__(self, input: Any, other: Any, rounding_mode: Any = None) -> Any:
        return inplace_math.div_(input, other, rounding_mode=rounding_mode)


@dataclass(eq=False, repr=False)
class InplaceDivMods(Primitive):
    """As :func:`amadou.ops.inplace_math.div_`."""

    def __call__(self, input: Any, other: Any, rounding_mode: Any = None) -> Any:
        return inplace_math.div_(input, other, rounding_mode=rounding_mode)


@dataclass(eq=False, repr=False)
class InplaceFloorDivide(Primitive):
    """As :func:`amadou.ops.inplace_math.floor_divide_`."""

    def __call__(self, input: Any, other: Any) -> Any:
        return inplace_math.floor_divide_(input, other)


@dataclass(eq=False, repr=False)
class InplaceFloorDivides(Primitive):
    """As :func:`amadou.ops.inplace_math.floor_divide_`."""

    def __call__(self, input: Any, other: Any) -> Any:
        return inplace_math.floor_divide_(input, other)


@dataclass(eq=False, repr=False)
class InplaceRemainderTensorTensor(Primitive):
    """As :func:`amadou.ops.inplace_math.remainder_`."""

    def __call__(self, input: Any, other: Any) -> Any:
        return inplace_math.remainder_(input, other)


@dataclass(eq=False, repr=False)
class InplaceExp(Primitive):
    """As :func:`amadou.ops.inplace_math.exp_`."""

    def __call__(self, input: Any) -> Any:
        return inplace_math.exp_(input)


@dataclass(eq=False, repr=False)
class InplaceLog(Primitive):
    """As :func:`amadou.ops.inplace_math.log_`."""

    def __call__(self, input: Any) -> Any:
        return inplace_math.log_(input)


@dataclass(eq=False, repr=False)
class InplaceFloor(Primitive):
    """As :func:`amadou.ops.inplace_math.floor_`."""

    def __call__(self, input: Any) -> Any:
        return inplace_math.floor_(input)


@dataclass(eq=False, repr=False)
class InplaceSign(Primitive):
    """As :func:`amadou.ops.inplace_math.sign_`."""

    def __call__(self, input: Any) -> Any:
        return inplace_math.sign_(input)


@dataclass(eq=False, repr=False)
class InplaceErfinv(Primitive):
    """As :func:`amadou.ops.inplace_math.erfinv_`."""

    def __call__(self, input: Any) -> Any:
        return inplace_math.erfinv_(input)


@dataclass(eq=False, repr=False)
class InplaceTanh(Primitive):
    """As :func:`amadou.ops.extended.functions.tanh_`."""

    def __call__(self, input: Any) -> Any:
        return functions.tanh_(input)


@dataclass(eq=False, repr=False)
class InplaceSigmoid(Primitive):
    """As :func:`amadou.mint.nn.functional.sigmoid_`."""

    def __call__(self, input: Any) -> Any:
        return F.sigmoid_(input)


@dataclass(eq=False, repr=False)
class InplaceReLU(Primitive):
    """As :func:`amadou.mint.nn.functional.relu_`."""

    def __call__(self, input: Any) -> Any:
        return F.relu_(input)


@dataclass(eq=False, repr=False)
class InplaceSiLU(Primitive):
    """As :func:`amadou.ops.extended.functions.inplace_silu`."""

    def __call__(self, input: Any) -> Any:
        return functions.inplace_silu(input)


@dataclass(eq=False, repr=False)
class InplaceElu(Primitive):
    """As :func:`amadou.mint.nn.functional.elu_`."""

    def __call__(self, input: Any, alpha: Any = 1.0) -> Any:
        return F.elu_(input, alpha)


@dataclass(eq=False, repr=False)
class InplaceHardtanh(Primitive):
    """As :func:`amadou.mint.nn.functional.hardtanh_`."""

    def __call__(self, input: Any, min_val: Any = -1, max_val: Any = 1) -> Any:
        return F.hardtanh_(input, min_val, max_val)


@dataclass(eq=False, repr=False)
class InplaceThreshold(Primitive):
    """As :func:`amadou.mint.nn.functional.threshold_`."""

    def __call__(self, input: Any, threshold: Any, value: Any) -> Any:
        return F.threshold_(input, threshold, value)


@dataclass(eq=False, repr=False)
class InplaceClampScalar(Primitive):
    """As :func:`amadou.ops.clamp_`."""

    def __call__(self, input: Any, min: Any = None, max: Any = None) -> Any:
        return clamp_(input, min, max)


@dataclass(eq=False, repr=False)
class InplaceClampTensor(Primitive):
    """As :func:`amadou.ops.clamp_`."""

    def __call__(self, input: Any, min: Any = None, max: Any = None) -> Any:
        return clamp_(input, min, max)


@dataclass(eq=False, repr=False)
class InplaceAddmm(Primitive):
    """As :func:`amadou.ops.inplace_math.addmm_`."""

    def __call__(self, input: Any, mat1: Any, mat2: Any, beta: Any = 1, alpha: Any = 1) -> Any:
        return inplace_math.addmm_(input, mat1, mat2, beta=beta, alpha=alpha)


@dataclass(eq=False, repr=False)
class InplaceAddr(Primitive):
    """As :func:`amadou.mint.addr_`."""

    def __call__(self, input: Any, vec1: Any, vec2: Any, beta: Any = 1, alpha: Any = 1) -> Any:
        return mint.addr_(input, vec1, vec2, beta, alpha)


@dataclass(eq=False, repr=False)
class InplaceMatmulAdd(Primitive):
    """As :func:`amadou.ops.extended.functions.matmul_add_`: it changes ``C``."""

    def __call__(self, x: Any, weight: Any, C: Any) -> Any:
        return functions.matmul_add_(x, weight, C)


@dataclass(eq=False, repr=False)
class InplaceCopy(Primitive):
    """As :func:`amadou.ops.assignment.copy_`."""

    def __call__(self, input: Any, src: Any, non_blocking: Any = False) -> Any:
        return assignment.copy_(input, src, non_blocking)


@dataclass(eq=False, repr=False)
class InplaceZero(Primitive):
    """As :func:`amadou.ops.assignment.zero_`."""

    def __call__(self, input: Any) -> Any:
        return assignment.zero_(input)


@dataclass(eq=False, repr=False)
class InplaceFillScalar(Primitive):
    """As :func:`amadou.ops.assignment.fill_`."""

    def __call__(self, input: Any, value: Any) -> Any:
        return assignment.fill_(input, value)


@dataclass(eq=False, repr=False)
class InplaceFillTensor(Primitive):
    """As :func:`amadou.ops.assignment.fill_`."""

    def __call__(self, input: Any, value: Any) -> Any:
        return assignment.fill_(input, value)


@dataclass(eq=False, repr=False)
class InplaceFillDiagonal(Primitive):
    """As :func:`amadou.ops.extended.functions.fill_diagonal_`."""

    def __call__(self, input: Any, fill_value: Any, wrap: Any = False) -> Any:
        return functions.fill_diagonal_(input, fill_value, wrap)


@dataclass(eq=False, repr=False)
class InplaceMaskedFillScalar(Primitive):
    """As :func:`amadou.ops.scattering.masked_fill_`."""

    def __call__(self, input: Any, mask: Any, value: Any) -> Any:
        return scattering.masked_fill_(input, mask, value)


@dataclass(eq=False, repr=False)
class InplaceMaskedFillTensor(Primitive):
    """As :func:`amadou.ops.scattering.masked_fill_`."""

    def __call__(self, input: Any, mask: Any, value: Any) -> Any:
        return scattering.masked_fill_(input, mask, value)


@dataclass(eq=False, repr=False)
class InplaceMaskedScatter(Primitive):
    """As :func:`amadou.ops.scattering.masked_scatter_`."""

    def __call__(self, input: Any, mask: Any, source: Any) -> Any:
        return scattering.masked_scatter_(input, mask, source)


@dataclass(eq=False, repr=False)
class InplaceIndexPut(Primitive):
    """As :func:`amadou.ops.extended.functions.index_put_`."""

    def __call__(self, input: Any, indices: Any, values: Any, accumulate: Any = False) -> Any:
        return functions.index_put_(input, indices, values, accumulate)


@dataclass(eq=False, repr=False)
class InnerInplaceIndexPut(Primitive):
    """As :func:`amadou.ops.extended.functions.index_put_`."""

    def __call__(self, input: Any, indices: Any, values: Any, accumulate: Any = False) -> Any:
        return functions.index_put_(input, indices, values, accumulate)


@dataclass(eq=False, repr=False)
class InplaceIndexAddExt(Primitive):
    """As :func:`amadou.ops.scattering.index_add_`."""

    def __call__(self, input: Any, dim: Any, index: Any, source: Any, alpha: Any = 1) -> Any:
        return scattering.index_add_(input, dim, index, source, alpha=alpha)


@dataclass(eq=False, repr=False)
class InplacePut(Primitive):
    """As :func:`amadou.ops.scattering.put_`."""

    def __call__(self, input: Any, index: Any, source: Any, accumulate: Any = False) -> Any:
        return scattering.put_(input, index, source, accumulate)


@dataclass(eq=False, repr=False)
class InplaceScatterAdd(Primitive):
    """As :func:`amadou.ops.scattering.scatter_add_`."""

    def __call__(self, input: Any, dim: Any, index: Any, src: Any) -> Any:
        return scattering.scatter_add_(input, dim, index, src)


@dataclass(eq=False, repr=False)
class InplaceScatterSrc(Primitive):
    """As :func:`amadou.ops.scattering.scatter_`."""

    def __call__(self, input: Any, dim: Any, index: Any, src: Any) -> Any:
        return scattering.scatter_(input, dim, index, src)


@dataclass(eq=False, repr=False)
class InplaceScatterSrcReduce(Primitive):
    """As :func:`amadou.ops.scattering.scatter_`."""

    def __call__(self, input: Any, dim: Any, index: Any, src: Any, reduce: Any) -> Any:
        return scattering.scatter_(input, dim, index, src, reduce=reduce)


@dataclass(eq=False, repr=False)
class InplaceScatterValue(Primitive):
    """As :func:`amadou.ops.scattering.scatter_`."""

    def __call__(self, input: Any, dim: Any, index: Any, value: Any) -> Any:
        return scattering.scatter_(input, dim, index, value=value)


@dataclass(eq=False, repr=False)
class InplaceScatterValueReduce(Primitive):
    """As :func:`amadou.ops.scattering.scatter_`."""

    def __call__(self, input: Any, dim: Any, index: Any, value: Any, reduce: Any) -> Any:
        return scattering.scatter_(input, dim, index, value=value, reduce=reduce)


@dataclass(eq=False, repr=False)
class KVCacheScatterUpdate(Primitive):
    """As :func:`amadou.ops.extended.functions.kv_cache_scatter_update`."""

    def __call__(self, var: Any, indices: Any, updates: Any, axis: Any, reduce: Any = "none") -> Any:
        return functions.kv_cache_scatter_update(var, indices, updates, axis, reduce)
