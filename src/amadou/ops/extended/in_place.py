"""Primitives that change their first argument and return it."""

from typing import Any

from ... import mint
from ...mint.nn import functional as F
from .. import assignment, inplace_math, scattering
from ..clip import clamp_
from ..primitive import Operator
from . import functions


class InplaceAddExt(Operator):
    """As :func:`amadou.ops.inplace_math.add_`."""

    def __call__(self, input: Any, other: Any, alpha: Any = 1) -> Any:
        return inplace_math.add_(input, other, alpha=alpha)


class InplaceAddsExt(InplaceAddExt):
    """As :class:`InplaceAddExt`."""


class InplaceSubExt(Operator):
    """As :func:`amadou.ops.inplace_math.sub_`."""

    def __call__(self, input: Any, other: Any, alpha: Any = 1) -> Any:
        return inplace_math.sub_(input, other, alpha=alpha)


class InplaceSubScalar(InplaceSubExt):
    """As :class:`InplaceSubExt`."""


class InplaceMul(Operator):
    """As :func:`amadou.ops.inplace_math.mul_`."""

    def __call__(self, input: Any, other: Any) -> Any:
        return inplace_math.mul_(input, other)


class InplaceMuls(InplaceMul):
    """As :class:`InplaceMul`."""


class InplaceDiv(Operator):
    """As :func:`amadou.ops.inplace_math.div_`."""

    def __call__(self, input: Any, other: Any) -> Any:
        return inplace_math.div_(input, other)


class InplaceDivs(InplaceDiv):
    """As :class:`InplaceDiv`."""


class InplaceDivMod(Operator):
    """As :func:`amadou.ops.inplace_math.div_`."""

    def __call__(self, input: Any, other: Any, rounding_mode: Any = None) -> Any:
        return inplace_math.div_(input, other, rounding_mode=rounding_mode)


class InplaceDivMods(InplaceDivMod):
    """As :class:`InplaceDivMod`."""


class InplaceFloorDivide(Operator):
    """As :func:`amadou.ops.inplace_math.floor_divide_`."""

    def __call__(self, input: Any, other: Any) -> Any:
        return inplace_math.floor_divide_(input, other)


class InplaceFloorDivides(InplaceFloorDivide):
    """As :class:`InplaceFloorDivide`."""


class InplaceRemainderTensorTensor(Operator):
    """As :func:`amadou.ops.inplace_math.remainder_`."""

    def __call__(self, input: Any, other: Any) -> Any:
        return inplace_math.remainder_(input, other)


class InplaceExp(Operator):
    """As :func:`amadou.ops.inplace_math.exp_`."""

    def __call__(self, input: Any) -> Any:
        return inplace_math.exp_(input)


class InplaceLog(Operator):
    """As :func:`amadou.ops.inplace_math.log_`."""

    def __call__(self, input: Any) -> Any:
        return inplace_math.log_(input)


class InplaceFloor(Operator):
    """As :func:`amadou.ops.inplace_math.floor_`."""

    def __call__(self, input: Any) -> Any:
        return inplace_math.floor_(input)


class InplaceSign(Operator):
    """As :func:`amadou.ops.inplace_math.sign_`."""

    def __call__(self, input: Any) -> Any:
        return inplace_math.sign_(input)


class InplaceErfinv(Operator):
    """As :func:`amadou.ops.inplace_math.erfinv_`."""

    def __call__(self, input: Any) -> Any:
        return inplace_math.erfinv_(input)


class InplaceTanh(Operator):
    """As :func:`amadou.ops.extended.functions.tanh_`."""

    def __call__(self, input: Any) -> Any:
        return functions.tanh_(input)


class InplaceSigmoid(Operator):
    """As :func:`amadou.mint.nn.functional.sigmoid_`."""

    def __call__(self, input: Any) -> Any:
        return F.sigmoid_(input)


class InplaceReLU(Operator):
    """As :func:`amadou.mint.nn.functional.relu_`."""

    def __call__(self, input: Any) -> Any:
        return F.relu_(input)


class InplaceSiLU(Operator):
    """As :func:`amadou.ops.extended.functions.inplace_silu`."""

    def __call__(self, input: Any) -> Any:
        return functions.inplace_silu(input)


class InplaceElu(Operator):
    """As :func:`amadou.mint.nn.functional.elu_`."""

    def __call__(self, input: Any, alpha: Any = 1.0) -> Any:
        return F.elu_(input, alpha)


class InplaceHardtanh(Operator):
    """As :func:`amadou.mint.nn.functional.hardtanh_`."""

    def __call__(self, input: Any, min_val: Any = -1, max_val: Any = 1) -> Any:
        return F.hardtanh_(input, min_val, max_val)


class InplaceThreshold(Operator):
    """As :func:`amadou.mint.nn.functional.threshold_`."""

    def __call__(self, input: Any, threshold: Any, value: Any) -> Any:
        return F.threshold_(input, threshold, value)


class InplaceClampScalar(Operator):
    """As :func:`amadou.ops.clamp_`."""

    def __call__(self, input: Any, min: Any = None, max: Any = None) -> Any:
        return clamp_(input, min, max)


class InplaceClampTensor(InplaceClampScalar):
    """As :class:`InplaceClampScalar`."""


class InplaceAddmm(Operator):
    """As :func:`amadou.ops.inplace_math.addmm_`."""

    def __call__(self, input: Any, mat1: Any, mat2: Any, beta: Any = 1, alpha: Any = 1) -> Any:
        return inplace_math.addmm_(input, mat1, mat2, beta=beta, alpha=alpha)


class InplaceAddr(Operator):
    """As :func:`amadou.mint.addr_`."""

    def __call__(self, input: Any, vec1: Any, vec2: Any, beta: Any = 1, alpha: Any = 1) -> Any:
        return mint.addr_(input, vec1, vec2, beta, alpha)


class InplaceMatmulAdd(Operator):
    """As :func:`amadou.ops.extended.functions.matmul_add_`: it changes ``C``."""

    def __call__(self, x: Any, weight: Any, C: Any) -> Any:
        return functions.matmul_add_(x, weight, C)


class InplaceCopy(Operator):
    """As :func:`amadou.ops.assignment.copy_`."""

    def __call__(self, input: Any, src: Any, non_blocking: Any = False) -> Any:
        return assignment.copy_(input, src, non_blocking)


class InplaceZero(Operator):
    """As :func:`amadou.ops.assignment.zero_`."""

    def __call__(self, input: Any) -> Any:
        return assignment.zero_(input)


class InplaceFillScalar(Operator):
    """As :func:`amadou.ops.assignment.fill_`."""

    def __call__(self, input: Any, value: Any) -> Any:
        return assignment.fill_(input, value)


class InplaceFillTensor(InplaceFillScalar):
    """As :class:`InplaceFillScalar`."""


class InplaceFillDiagonal(Operator):
    """As :func:`amadou.ops.extended.functions.fill_diagonal_`."""

    def __call__(self, input: Any, fill_value: Any, wrap: Any = False) -> Any:
        return functions.fill_diagonal_(input, fill_value, wrap)


class InplaceMaskedFillScalar(Operator):
    """As :func:`amadou.ops.scattering.masked_fill_`."""

    def __call__(self, input: Any, mask: Any, value: Any) -> Any:
        return scattering.masked_fill_(input, mask, value)


class InplaceMaskedFillTensor(InplaceMaskedFillScalar):
    """As :class:`InplaceMaskedFillScalar`."""


class InplaceMaskedScatter(Operator):
    """As :func:`amadou.ops.scattering.masked_scatter_`."""

    def __call__(self, input: Any, mask: Any, source: Any) -> Any:
        return scattering.masked_scatter_(input, mask, source)


class InplaceIndexPut(Operator):
    """As :func:`amadou.ops.extended.functions.index_put_`."""

    def __call__(self, input: Any, indices: Any, values: Any, accumulate: Any = False) -> Any:
        return functions.index_put_(input, indices, values, accumulate)


class InnerInplaceIndexPut(InplaceIndexPut):
    """As :class:`InplaceIndexPut`."""


class InplaceIndexAddExt(Operator):
    """As :func:`amadou.ops.scattering.index_add_`."""

    def __call__(self, input: Any, dim: Any, index: Any, source: Any, alpha: Any = 1) -> Any:
        return scattering.index_add_(input, dim, index, source, alpha=alpha)


class InplacePut(Operator):
    """As :func:`amadou.ops.scattering.put_`."""

    def __call__(self, input: Any, index: Any, source: Any, accumulate: Any = False) -> Any:
        return scattering.put_(input, index, source, accumulate)


class InplaceScatterAdd(Operator):
    """As :func:`amadou.ops.scattering.scatter_add_`."""

    def __call__(self, input: Any, dim: Any, index: Any, src: Any) -> Any:
        return scattering.scatter_add_(input, dim, index, src)


class InplaceScatterSrc(Operator):
    """As :func:`amadou.ops.scattering.scatter_`."""

    def __call__(self, input: Any, dim: Any, index: Any, src: Any) -> Any:
        return scattering.scatter_(input, dim, index, src)


class InplaceScatterSrcReduce(Operator):
    """As :func:`amadou.ops.scattering.scatter_`."""

    def __call__(self, input: Any, dim: Any, index: Any, src: Any, reduce: Any) -> Any:
        return scattering.scatter_(input, dim, index, src, reduce=reduce)


class InplaceScatterValue(Operator):
    """As :func:`amadou.ops.scattering.scatter_`."""

    def __call__(self, input: Any, dim: Any, index: Any, value: Any) -> Any:
        return scattering.scatter_(input, dim, index, value=value)


class InplaceScatterValueReduce(Operator):
    """As :func:`amadou.ops.scattering.scatter_`."""

    def __call__(self, input: Any, dim: Any, index: Any, value: Any, reduce: Any) -> Any:
        return scattering.scatter_(input, dim, index, value=value, reduce=reduce)


class KVCacheScatterUpdate(Operator):
    """As :func:`amadou.ops.extended.functions.kv_cache_scatter_update`."""

    def __call__(self, var: Any, indices: Any, updates: Any, axis: Any, reduce: Any = "none") -> Any:
        return functions.kv_cache_scatter_update(var, indices, updates, axis, reduce)
