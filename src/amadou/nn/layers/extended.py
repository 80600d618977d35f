"""Layers with torch's arguments and defaults: ``mint.nn`` lists them under torch's names, ``nn`` with "Ext"."""

import math
import warnings
from collections.abc import Callable
from typing import Any

import torch
from torch.nn import functional as F

from ... import _checks
from ..._boundary import op
from ...common.initializer import HeUniform, Normal, Uniform, initializer
from ...dtype import float32
from ...kernels import basic as kernels
from ...parameter import Parameter
from ..cell import Cell
from ..loss import LossBase
from .image import Upsample

Sizes = int | tuple[int, ...] | list[int]

_avg_pool1d: Callable[..., Any] = op(F.avg_pool1d)
_avg_pool2d: Callable[..., Any] = op(F.avg_pool2d)
_avg_pool3d: Callable[..., Any] = op(F.avg_pool3d)
_dense: Callable[..., Any] = op(kernels.dense)
_dropout: Callable[..., Any] = op(F.dropout)
_dropout2d: Callable[..., Any] = op(F.dropout2d)
_fold: Callable[..., Any] = op(F.fold)
_interpolate: Callable[..., Any] = op(F.interpolate)
_l1_loss: Callable[..., Any] = op(F.l1_loss)
_layer_norm: Callable[..., Any] = op(F.layer_norm)
_max_pool2d: Callable[..., Any] = op(F.max_pool2d)
_prelu: Callable[..., Any] = op(F.prelu)
_unfold: Callable[..., Any] = op(F.unfold)


@op
def _softmax(x, dim):
    """softmax along ``dim``; for None along the axis that torch takes. x: [...] float -> same."""
    return torch.softmax(x, _axis_of(x, dim))


@op
def _log_softmax(x, dim):
    """log(softmax) along ``dim``; for None along the axis that torch takes. x: [...] float -> same."""
    return torch.log_softmax(x, _axis_of(x, dim))


def _axis_of(x: torch.Tensor, dim: int | None) -> int:
    if dim is not None:
        return dim
    return 0 if x.ndim in (0, 1, 3) else 1


@op
def _embedding(ids, table, padding_idx, max_norm, norm_type, scale_grad_by_freq):
    """Rows of a table; with ``max_norm`` the table's own rows are shortened first. ids: [...] int -> [..., n]."""
    # F.embedding shortens rows in place, which a gradient that is being taken must not notice
    if max_norm is not None:
        torch.embedding_renorm_(table.data, ids.contiguous(), max_norm, norm_type)
    return F.embedding(ids, table, padding_idx, None, norm_type, scale_grad_by_freq)


class Linear(Cell):
    """y = x W^T + b. x: [..., in_features] -> [..., out_features]; :class:`Dense` with torch's arguments.

    The weight, (out_features, in_features), is drawn from HeUniform(sqrt(5)) and the bias from
    U(-1/sqrt(in_features), 1/sqrt(in_features)).

    Args:
        in_features, out_features: the sizes of the last axis.
        bias: whether a bias is added.
        weight_init, bias_init: initializers, by name, object, number or Tensor.
        dtype: of the Parameters; None is float32.

    Raises:
        TypeError: for arguments of other types.
        ValueError: for sizes below 1.
    """

    def __init__(
        self,
        in_features: int,
        out_features: int,
        bias: bool = True,
        weight_init: Any = None,
        bias_init: Any = None,
        dtype: Any = None,
    ) -> None:
        super().__init__()
        self.in_features = _checks.check_positive_int("Linear", "in_features", in_features)
        self.out_features = _checks.check_positive_int("Linear", "out_features", out_features)
        self.has_bias = _checks.check_bool("Linear", "bias", bias)
        dtype = dtype or float32
        weight_init = HeUniform(math.sqrt(5)) if weight_init is None else weight_init
        self.weight = Parameter(initializer(weight_init, [out_features, in_features], dtype), name="weight")
        self.bias = None
        if bias:
            bias_init = Uniform(1 / math.sqrt(in_features)) if bias_init is None else bias_init
            self.bias = Parameter(initializer(bias_init, [out_features], dtype), name="bias")

    def construct(self, x: Any) -> Any:
        return _dense(x, self.weight, self.bias)

    def extend_repr(self) -> str:
        bias = f", has_bias={self.has_bias}" if self.has_bias else ""
        return f"input_features={self.in_features}, output_features={self.out_features}{bias}"


class EmbeddingExt(Cell):
    """Rows of a table. input: [...] int -> [..., embedding_dim].

    Args:
        num_embeddings, embedding_dim: the shape of the table.
        padding_idx: a row that starts as zeros and gets no gradient; may count from the end.
        max_norm: rows of a larger norm are shortened to it, in the table itself.
        norm_type: p of the norm.
        scale_grad_by_freq: whether a row's gradient is divided by how often it was asked for.
        sparse: kept for torch's signature; gradients are dense.
        _weight: the first values, drawn from N(0, 1) by default.
        _freeze: whether the table is not trained.
        dtype: of the table; None is float32.

    Raises:
        TypeError: for arguments of other types.
        ValueError: if ``padding_idx`` is no row, or ``_weight`` has another shape.
    """

    def __init__(
        self,
        num_embeddings: int,
        embedding_dim: int,
        padding_idx: int | None = None,
        max_norm: float | None = None,
        norm_type: float = 2.0,
        scale_grad_by_freq: bool = False,
        sparse: bool = False,
        _weight: Any = None,
        _freeze: bool = False,
        dtype: Any = None,
    ) -> None:
        super().__init__()
        self.num_embeddings = _checks.check_positive_int("Embedding", "num_embeddings", num_embeddings)
        self.embedding_dim = _checks.check_positive_int("Embedding", "embedding_dim", embedding_dim)
        if padding_idx is not None:
            _checks.check_int_range("Embedding", "padding_idx", padding_idx, -num_embeddings, num_embeddings, "[)")
        self.padding_idx, self.max_norm, self.norm_type = padding_idx, max_norm, norm_type
        self.scale_grad_by_freq = _checks.check_bool("Embedding", "scale_grad_by_freq", scale_grad_by_freq)
        self.sparse = sparse
        self.dtype = dtype or float32
        init = Normal(1.0) if _weight is None else _weight
        table = initializer(init, [num_embeddings, embedding_dim], self.dtype)
        self.weight = Parameter(table, name="weight", requires_grad=not _freeze)
        if padding_idx is not None and _weight is None:
            self.weight[padding_idx] = 0

    def construct(self, input: Any) -> Any:
        settings = self.padding_idx, self.max_norm, self.norm_type, self.scale_grad_by_freq
        return _embedding(input, self.weight, *settings)

    def extend_repr(self) -> str:
        return (
            f"num_embeddings={self.num_embeddings}, embedding_dim={self.embedding_dim}, "
            f"padding_idx={self.padding_idx}, max_norm={self.max_norm}, norm_type={self.norm_type}, "
            f"scale_grad_by_freq={self.scale_grad_by_freq}, dtype={self.dtype}"
        )


class DropoutExt(Cell):
    """In training, zeros with probability ``p``, and the rest divided by 1 - p. input: [...] float -> same.

    Args:
        p: a probability.
        inplace: whether the input itself changes.
    """

    def __init__(self, p: float = 0.5, inplace: bool = False) -> None:
        super().__init__()
        self.p, self.inplace = p, inplace

    def construct(self, input: Any) -> Any:
        return _dropout(input, self.p, True, self.inplace) if self.training else input


class Dropout2dExt(Cell):
    """:class:`DropoutExt` of whole channels. input: [N, C, H, W] or [C, H, W] float -> same."""

    def __init__(self, p: float = 0.5, inplace: bool = False) -> None:
        super().__init__()
        self.p, self.inplace = p, inplace

    def construct(self, input: Any) -> Any:
        return _dropout2d(input, self.p, True, self.inplace) if self.training else input


class LayerNormExt(Cell):
    """Normalisation over the last axes (arXiv:1607.06450). input: [..., *normalized_shape] float -> same.

    Args:
        normalized_shape: an int, or a tuple or list of the sizes of the last axes.
        eps: added to the variance.
        elementwise_affine: whether there is a ``weight``.
        bias: whether there is a ``bias`` beside it.
        dtype: of the Parameters; None is float32.

    Raises:
        ValueError: for an empty ``normalized_shape``.
    """

    def __init__(
        self,
        normalized_shape: Sizes,
        eps: float = 1e-5,
        elementwise_affine: bool = True,
        bias: bool = True,
        dtype: Any = None,
    ) -> None:
        super().__init__()
        shape = (normalized_shape,) if isinstance(normalized_shape, int) else tuple(normalized_shape)
        self.normalized_shape = _checks.check_that(
            "LayerNorm", "normalized_shape", shape, "one size or more", lambda sizes: len(sizes) > 0
        )
        self.eps, self.elementwise_affine = eps, elementwise_affine
        self.weight = self.bias = None
        if elementwise_affine:
            self.weight = Parameter(initializer("ones", shape, dtype or float32), name="weight")
        if elementwise_affine and bias:
            self.bias = Parameter(initializer("zeros", shape, dtype or float32), name="bias")

    def construct(self, input: Any) -> Any:
        return _layer_norm(input, self.normalized_shape, self.weight, self.bias, self.eps)

    def extend_repr(self) -> str:
        return f"normalized_shape={self.normalized_shape}, eps={self.eps}, elementwise_affine={self.elementwise_affine}"


class SoftmaxExt(Cell):
    """exp(x) / sum(exp(x)) along ``dim``; for None along axis 1 of inputs with 2 or 4 and more axes, else 0."""

    def __init__(self, dim: int | None = None) -> None:
        super().__init__()
        self.dim = dim

    def construct(self, input: Any) -> Any:
        return _softmax(input, self.dim)


class LogSoftmaxExt(Cell):
    """log(softmax(x)) along ``dim``, with None as in :class:`SoftmaxExt`."""

    def __init__(self, dim: int | None = None) -> None:
        super().__init__()
        self.dim = dim

    def construct(self, x: Any) -> Any:
        return _log_softmax(x, self.dim)


class PReLUExt(Cell):
    """x where x >= 0, else weight * x. input: [N, C, ...] float -> same.

    Args:
        num_parameters: the number of trained weights: C, or 1 for all channels.
        init: their first value.
        dtype: of ``weight``; None is float32.
    """

    def __init__(self, num_parameters: int = 1, init: float = 0.25, dtype: Any = None) -> None:
        super().__init__()
        self.num_parameters, self.init = num_parameters, init
        self.weight = Parameter(initializer(init, [num_parameters], dtype or float32), name="weight")

    def construct(self, input: Any) -> Any:
        return _prelu(input, self.weight)


class L1LossExt(LossBase):
    """|logits - labels|, reduced; shapes are broadcast. logits, labels: [...] float -> 0-d, or [...] for "none"."""

    def construct(self, logits: Any, labels: Any) -> Any:
        with warnings.catch_warnings():
            # torch warns of shapes that differ; MindSpore broadcasts them on purpose
            warnings.simplefilter("ignore", UserWarning)
            return _l1_loss(logits, labels, reduction=self.reduction)


class _Windows(Cell):
    """What torch's averages over windows have in common."""

    def __init__(
        self, kernel_size: Sizes, stride: Sizes | None, padding: Sizes, ceil_mode: bool, count_include_pad: bool
    ) -> None:
        super().__init__()
        self.kernel_size, self.stride = kernel_size, stride
        self.padding, self.ceil_mode, self.count_include_pad = padding, ceil_mode, count_include_pad

    def _settings(self) -> tuple:
        return self.kernel_size, self.stride, self.padding, self.ceil_mode, self.count_include_pad


class AvgPool1dExt(_Windows):
    """The average of every window of [N, C, L] or [C, L]; the arguments are those of :class:`AvgPool2dExt`."""

    def __init__(
        self,
        kernel_size: Sizes,
        stride: Sizes | None = None,
        padding: Sizes = 0,
        ceil_mode: bool = False,
        count_include_pad: bool = True,
    ) -> None:
        super().__init__(kernel_size, stride, padding, ceil_mode, count_include_pad)

    def construct(self, input: Any) -> Any:
        return _avg_pool1d(input, *self._settings())


class AvgPool2dExt(_Windows):
    """The average of every window of [N, C, H, W] or [C, H, W]; the result is [..., H', W'].

    Args:
        kernel_size: an int, or one for each axis.
        stride: the same, or None for ``kernel_size``.
        padding: the number of zeros at both ends.
        ceil_mode: whether a last window that leaves the input counts.
        count_include_pad: whether the padding counts as zeros.
        divisor_override: what sums are divided by, in place of the number of elements.
    """

    def __init__(
        self,
        kernel_size: Sizes,
        stride: Sizes | None = None,
        padding: Sizes = 0,
        ceil_mode: bool = False,
        count_include_pad: bool = True,
        divisor_override: int | None = None,
    ) -> None:
        super().__init__(kernel_size, stride, padding, ceil_mode, count_include_pad)
        self.divisor_override = divisor_override

    def construct(self, input: Any) -> Any:
        return _avg_pool2d(input, *self._settings(), self.divisor_override)


class AvgPool3dExt(AvgPool2dExt):
    """The average of every window of [N, C, D, H, W] or [C, D, H, W]; the arguments are those of AvgPool2dExt."""

    def construct(self, input: Any) -> Any:
        return _avg_pool3d(input, *self._settings(), self.divisor_override)


class MaxPool2dExt(Cell):
    """The maximum of every window of [N, C, H, W] or [C, H, W]; the result is [..., H', W'].

    Args:
        kernel_size: an int, or (height, width).
        stride: the same, or None for ``kernel_size``.
        padding: the border at both ends, at most half of the window.
        dilation: the distance of a window's elements.
        return_indices: whether a Tensor of the maxima's places in H * W is returned too.
        ceil_mode: whether a last window that leaves the input counts.
    """

    def __init__(
        self,
        kernel_size: Sizes = 1,
        stride: Sizes | None = None,
        padding: Sizes = 0,
        dilation: Sizes = 1,
        return_indices: bool = False,
        ceil_mode: bool = False,
    ) -> None:
        super().__init__()
        self.kernel_size, self.stride = kernel_size, kernel_size if stride is None else stride
        self.padding, self.dilation = padding, dilation
        self.return_indices, self.ceil_mode = return_indices, ceil_mode

    def construct(self, input: Any) -> Any:
        windows = self.kernel_size, self.stride, self.padding, self.dilation
        return _max_pool2d(input, *windows, ceil_mode=self.ceil_mode, return_indices=self.return_indices)


class Fold(Cell):
    """Windows put together, what overlaps is added. input: [N, C * window, n] or [C * window, n] -> [..., C, H, W].

    Args:
        output_size: (H, W).
        kernel_size, dilation, padding, stride: ints or (height, width): how the n windows were cut.
    """

    def __init__(
        self,
        output_size: Sizes,
        kernel_size: Sizes,
        dilation: Sizes = 1,
        padding: Sizes = 0,
        stride: Sizes = 1,
    ) -> None:
        super().__init__()
        self.output_size, self.kernel_size = output_size, kernel_size
        self.dilation, self.padding, self.stride = dilation, padding, stride

    def construct(self, input: Any) -> Any:
        return _fold(input, self.output_size, self.kernel_size, self.dilation, self.padding, self.stride)


class UnfoldExt(Cell):
    """The windows of images. input: [N, C, H, W] or [C, H, W] -> [..., C * window, n].

    Args:
        kernel_size, dilation, padding, stride: ints or (height, width).
    """

    def __init__(self, kernel_size: Sizes, dilation: Sizes = 1, padding: Sizes = 0, stride: Sizes = 1) -> None:
        super().__init__()
        self.kernel_size, self.dilation, self.padding, self.stride = kernel_size, dilation, padding, stride

    def construct(self, input: Any) -> Any:
        return _unfold(input, self.kernel_size, self.dilation, self.padding, self.stride)


class UpsampleExt(Upsample):
    """Resize the last one to three axes. input: [N, C, ...] float -> [N, C, ...].

    Args:
        size: the new size of each axis, or one for all.
        scale_factor: in its place, the factor of each axis, or one for all.
        mode: "nearest", "linear", "bilinear", "bicubic" or "trilinear".
        align_corners: except for "nearest", whether the corners keep their values.
        recompute_scale_factor: whether the factor is computed anew from the rounded size.
    """

    def construct(self, input: Any) -> Any:
        options = self.mode, self.align_corners, self.recompute_scale_factor
        return _interpolate(input, self.size, self.scale_factor, *options)
