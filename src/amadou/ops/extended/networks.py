"""What layers compute, as Primitives."""

from typing import Any

from ... import dtype as mstype
from ... import mint
from ...mint.nn import functional as F
from .. import image
from ..boxes import rotated_iou
from ..primitive import Operator
from . import functions


class EluExt(Operator):
    """As :func:`amadou.mint.nn.functional.elu`, with ``alpha`` fixed when made."""

    alpha: float = 1.0

    def __call__(self, input: Any) -> Any:
        return F.elu(input, self.alpha)


class GeluExt(Operator):
    """As :func:`amadou.mint.nn.functional.gelu`."""

    def __call__(self, input: Any, approximate: Any = "none") -> Any:
        return F.gelu(input, approximate=approximate)


class NpuGelu(Operator):
    """As :func:`amadou.mint.npu_gelu`."""

    def __call__(self, input: Any, approximate: Any = "none") -> Any:
        return mint.npu_gelu(input, approximate)


class Hardtanh(Operator):
    """As :func:`amadou.mint.nn.functional.hardtanh`."""

    def __call__(self, input: Any, min_val: Any = -1, max_val: Any = 1) -> Any:
        return F.hardtanh(input, min_val, max_val)


class LeakyReLUExt(Operator):
    """As :func:`amadou.mint.nn.functional.leaky_relu`."""

    def __call__(self, input: Any, negative_slope: Any = 0.01) -> Any:
        return F.leaky_relu(input, negative_slope)


class LogSigmoid(Operator):
    """log(sigmoid(x)), and exp(-abs(x)). input: [...] float -> two of the same."""

    def __call__(self, input: Any) -> Any:
        return (F.logsigmoid(input), mint.exp(-mint.abs(input)))


class MishExt(Operator):
    """As :func:`amadou.mint.nn.functional.mish`."""

    def __call__(self, input: Any) -> Any:
        return F.mish(input)


class SeLUExt(Operator):
    """As :func:`amadou.mint.nn.functional.selu`."""

    def __call__(self, input: Any) -> Any:
        return F.selu(input)


class SiLU(Operator):
    """As :func:`amadou.mint.nn.functional.silu`."""

    def __call__(self, input: Any) -> Any:
        return F.silu(input)


class SoftplusExt(Operator):
    """As :func:`amadou.mint.nn.functional.softplus`."""

    def __call__(self, input: Any, beta: Any = 1, threshold: Any = 20) -> Any:
        return F.softplus(input, beta, threshold)


class Threshold(Operator):
    """As :func:`amadou.mint.nn.functional.threshold`."""

    def __call__(self, input: Any, threshold: Any, value: Any) -> Any:
        return F.threshold(input, threshold, value)


class Conv1DExt(Operator):
    """As :func:`amadou.mint.nn.functional.conv1d`."""

    def __call__(
        self,
        input: Any,
        weight: Any,
        bias: Any = None,
        stride: Any = 1,
        padding: Any = 0,
        dilation: Any = 1,
        groups: Any = 1,
    ) -> Any:
        return F.conv1d(input, weight, bias, stride, padding, dilation, groups)


class Conv2DExt(Operator):
    """As :func:`amadou.mint.nn.functional.conv2d`."""

    def __call__(
        self,
        input: Any,
        weight: Any,
        bias: Any = None,
        stride: Any = 1,
        padding: Any = 0,
        dilation: Any = 1,
        groups: Any = 1,
    ) -> Any:
        return F.conv2d(input, weight, bias, stride, padding, dilation, groups)


class Conv3DExt(Operator):
    """As :func:`amadou.mint.nn.functional.conv3d`."""

    def __call__(
        self,
        input: Any,
        weight: Any,
        bias: Any = None,
        stride: Any = 1,
        padding: Any = 0,
        dilation: Any = 1,
        groups: Any = 1,
    ) -> Any:
        return F.conv3d(input, weight, bias, stride, padding, dilation, groups)


class ConvTbc(Operator):
    """As :func:`amadou.mint.conv_tbc`."""

    def __call__(self, input: Any, weight: Any, bias: Any, pad: Any = 0) -> Any:
        return mint.conv_tbc(input, weight, bias, pad)


class ConvTranspose2D(Operator):
    """As :func:`amadou.mint.nn.functional.conv_transpose2d`."""

    def __call__(
        self,
        input: Any,
        weight: Any,
        bias: Any = None,
        stride: Any = 1,
        padding: Any = 0,
        output_padding: Any = 0,
        groups: Any = 1,
        dilation: Any = 1,
    ) -> Any:
        return F.conv_transpose2d(input, weight, bias, stride, padding, output_padding, groups, dilation)


class Col2ImExt(Operator):
    """As :func:`amadou.mint.nn.functional.fold`."""

    def __call__(
        self, input: Any, output_size: Any, kernel_size: Any, dilation: Any = 1, padding: Any = 0, stride: Any = 1
    ) -> Any:
        return F.fold(input, output_size, kernel_size, dilation, padding, stride)


class Im2ColExt(Operator):
    """As :func:`amadou.mint.nn.functional.unfold`."""

    def __call__(self, input: Any, kernel_size: Any, dilation: Any = 1, padding: Any = 0, stride: Any = 1) -> Any:
        return F.unfold(input, kernel_size, dilation, padding, stride)


class ConstantPadND(Operator):
    """As :func:`amadou.mint.nn.functional.pad`."""

    def __call__(self, input: Any, padding: Any, value: Any = 0.0) -> Any:
        return F.pad(input, padding, value=value)


class AvgPool1D(Operator):
    """As :func:`amadou.mint.nn.functional.avg_pool1d`."""

    def __call__(
        self,
        input: Any,
        kernel_size: Any,
        stride: Any = None,
        padding: Any = 0,
        ceil_mode: Any = False,
        count_include_pad: Any = True,
    ) -> Any:
        return F.avg_pool1d(input, kernel_size, stride, padding, ceil_mode, count_include_pad)


class AvgPool2D(Operator):
    """As :func:`amadou.mint.nn.functional.avg_pool2d`."""

    def __call__(
        self,
        input: Any,
        kernel_size: Any,
        stride: Any,
        padding: Any = 0,
        ceil_mode: Any = False,
        count_include_pad: Any = True,
        divisor_override: Any = None,
    ) -> Any:
        return F.avg_pool2d(input, kernel_size, stride, padding, ceil_mode, count_include_pad, divisor_override)


class AvgPool3DExt(Operator):
    """As :func:`amadou.mint.nn.functional.avg_pool3d`."""

    def __call__(
        self,
        input: Any,
        kernel_size: Any,
        stride: Any = None,
        padding: Any = 0,
        ceil_mode: Any = False,
        count_include_pad: Any = True,
        divisor_override: Any = None,
    ) -> Any:
        return F.avg_pool3d(input, kernel_size, stride, padding, ceil_mode, count_include_pad, divisor_override)


class AdaptiveAvgPool1D(Operator):
    """As :func:`amadou.mint.nn.functional.adaptive_avg_pool1d`."""

    def __call__(self, input: Any, output_size: Any) -> Any:
        return F.adaptive_avg_pool1d(input, output_size)


class AdaptiveAvgPool2DExt(Operator):
    """As :func:`amadou.mint.nn.functional.adaptive_avg_pool2d`."""

    def __call__(self, input: Any, output_size: Any) -> Any:
        return F.adaptive_avg_pool2d(input, output_size)


class AdaptiveAvgPool3DExt(Operator):
    """As :func:`amadou.mint.nn.functional.adaptive_avg_pool3d`."""

    def __call__(self, input: Any, output_size: Any) -> Any:
        return F.adaptive_avg_pool3d(input, output_size)


class AdaptiveMaxPool1D(Operator):
    """Maxima of windows that share the last axis evenly, and their places; as ``return_indices`` of the function."""

    def __call__(self, input: Any, output_size: Any) -> Any:
        return F.adaptive_max_pool1d(input, output_size, True)


class MaxUnpool2DExt(Operator):
    """As :func:`amadou.mint.nn.functional.max_unpool2d`."""

    def __call__(
        self, input: Any, indices: Any, kernel_size: Any, stride: Any = None, padding: Any = 0, output_size: Any = None
    ) -> Any:
        return F.max_unpool2d(input, indices, kernel_size, stride, padding, output_size)


class BatchNormStats(Operator):
    """As :func:`amadou.mint.batch_norm_stats`."""

    def __call__(self, input: Any, eps: Any) -> Any:
        return mint.batch_norm_stats(input, eps)


class BatchNormElemt(Operator):
    """As :func:`amadou.mint.batch_norm_elemt`."""

    def __call__(
        self, input: Any, weight: Any = None, bias: Any = None, mean: Any = None, invstd: Any = None, eps: Any = 1e-05
    ) -> Any:
        return mint.batch_norm_elemt(input, weight, bias, mean, invstd, eps)


class BatchNormGatherStatsWithCounts(Operator):
    """As :func:`amadou.mint.batch_norm_gather_stats_with_counts`."""

    def __call__(
        self,
        input: Any,
        mean: Any,
        invstd: Any,
        running_mean: Any = None,
        running_var: Any = None,
        momentum: Any = 0.1,
        eps: Any = 1e-05,
        counts: Any = None,
    ) -> Any:
        return mint.batch_norm_gather_stats_with_counts(
            input, mean, invstd, running_mean, running_var, momentum, eps, counts
        )


class BatchNormExt(Operator):
    """As :func:`amadou.ops.extended.functions.batch_norm_and_parts`."""

    def __call__(
        self,
        input: Any,
        weight: Any = None,
        bias: Any = None,
        running_mean: Any = None,
        runnning_var: Any = None,
        training: Any = False,
        momentum: Any = 0.1,
        epsilon: Any = 1e-05,
    ) -> Any:
        return functions.batch_norm_and_parts(
            input, weight, bias, running_mean, runnning_var, training, momentum, epsilon
        )


class LayerNormExt(Operator):
    """As :func:`amadou.ops.extended.functions.layer_norm_and_parts`."""

    def __call__(
        self, input: Any, normalized_shape: Any, weight: Any = None, bias: Any = None, eps: Any = 1e-05
    ) -> Any:
        return functions.layer_norm_and_parts(input, normalized_shape, weight, bias, eps)


class LayerNormV3(Operator):
    """As :func:`amadou.ops.extended.functions.layer_norm_from_axis`, with the axes fixed when made."""

    begin_norm_axis: int = 1
    begin_params_axis: int = 1
    epsilon: float = 1e-7

    def __call__(self, input_x: Any, gamma: Any, beta: Any) -> Any:
        return functions.layer_norm_from_axis(
            input_x, gamma, beta, self.begin_norm_axis, self.begin_params_axis, self.epsilon
        )


class GroupNorm(Operator):
    """As :func:`amadou.ops.extended.functions.group_norm_and_parts`."""

    def __call__(self, input: Any, num_groups: Any, weight: Any = None, bias: Any = None, eps: Any = 1e-05) -> Any:
        return functions.group_norm_and_parts(input, num_groups, weight, bias, eps)


class Embedding(Operator):
    """As :func:`amadou.mint.nn.functional.embedding`."""

    def __call__(
        self,
        input: Any,
        weight: Any,
        padding_idx: Any = None,
        max_norm: Any = None,
        norm_type: Any = 2.0,
        scale_grad_by_freq: Any = False,
    ) -> Any:
        return F.embedding(input, weight, padding_idx, max_norm, norm_type, scale_grad_by_freq)


class CosineEmbeddingLoss(Operator):
    """As :func:`amadou.mint.nn.functional.cosine_embedding_loss`."""

    def __call__(self, input1: Any, input2: Any, target: Any, margin: Any = 0.0, reduction: Any = "mean") -> Any:
        return F.cosine_embedding_loss(input1, input2, target, margin, reduction)


class CrossEntropyLoss(Operator):
    """As :func:`amadou.ops.extended.functions.cross_entropy_loss`."""

    def __call__(
        self,
        input: Any,
        target: Any,
        weight: Any = None,
        reduction: Any = "mean",
        ignore_index: Any = -100,
        label_smoothing: Any = 0.0,
        lse_square_scale_for_zloss: Any = 0.0,
        return_zloss: Any = False,
    ) -> Any:
        return functions.cross_entropy_loss(
            input, target, weight, reduction, ignore_index, label_smoothing, lse_square_scale_for_zloss, return_zloss
        )


class KLDiv(Operator):
    """As :func:`amadou.mint.nn.functional.kl_div`."""

    def __call__(self, input: Any, target: Any, reduction: Any = "mean", log_target: Any = False) -> Any:
        return F.kl_div(input, target, reduction, log_target)


class L1LossExt(Operator):
    """As :func:`amadou.mint.nn.functional.l1_loss`."""

    def __call__(self, input: Any, target: Any, reduction: Any = "mean") -> Any:
        return F.l1_loss(input, target, reduction)


class MSELossExt(Operator):
    """As :func:`amadou.mint.nn.functional.mse_loss`."""

    def __call__(self, input: Any, target: Any, reduction: Any = "mean") -> Any:
        return F.mse_loss(input, target, reduction)


class UpsampleNearest1D(Operator):
    """The nearest elements. x: [N, C, L] -> [N, C, *output_size], or L times ``scales``."""

    def __call__(self, x: Any, output_size: Any = None, scales: Any = None) -> Any:
        return image.interpolate(x, output_size, scales)


class UpsampleNearest2D(UpsampleNearest1D):
    """The nearest pixels. x: [N, C, H, W] -> [N, C, *output_size], or the sizes times ``scales``."""


class UpsampleLinear1D(Operator):
    """Elements in proportion. x: [N, C, L] float -> [N, C, *output_size], or L times ``scales``."""

    def __call__(self, x: Any, output_size: Any = None, scales: Any = None, align_corners: Any = False) -> Any:
        return image.interpolate(x, output_size, scales, "linear", align_corners)


class UpsampleBilinear2D(Operator):
    """Pixels in proportion. x: [N, C, H, W] float -> [N, C, *output_size], or the sizes times ``scales``."""

    def __call__(self, x: Any, output_size: Any = None, scales: Any = None, align_corners: Any = False) -> Any:
        return image.interpolate(x, output_size, scales, "bilinear", align_corners)


class UpsampleBicubic2D(Operator):
    """Pixels by cubic curves. x: [N, C, H, W] float -> [N, C, *output_size], or the sizes times ``scales``."""

    def __call__(self, x: Any, output_size: Any = None, scales: Any = None, align_corners: Any = False) -> Any:
        return F.interpolate(x, output_size, scales, "bicubic", align_corners)


class QuantV2(Operator):
    """As :func:`amadou.ops.extended.functions.quantized`."""

    def __call__(
        self,
        x: Any,
        scale: Any,
        offset: Any,
        sqrt_mode: Any = False,
        rounding_mode: Any = "ROUND",
        dst_type: Any = mstype.int8,
    ) -> Any:
        return functions.quantized(x, scale, offset, sqrt_mode, rounding_mode, dst_type)


class DynamicQuantExt(Operator):
    """As :func:`amadou.ops.extended.functions.dynamically_quantized`."""

    def __call__(self, x: Any, smooth_scales: Any = None) -> Any:
        return functions.dynamically_quantized(x, smooth_scales)


class RotatedIou(Operator):
    """As :func:`amadou.ops.rotated_iou`."""

    def __call__(
        self,
        boxes: Any,
        query_boxes: Any,
        trans: Any = False,
        mode: Any = 0,
        is_cross: Any = True,
        v_threshold: Any = 0.0,
        e_threshold: Any = 0.0,
    ) -> Any:
        return rotated_iou(boxes, query_boxes, trans, mode, is_cross, v_threshold, e_threshold)


class DropoutExt(Operator):
    """Elements set to 0 with the probability p, the others divided by 1 - p, and which were kept. [...] -> two of it.

    The same two integers ``seed`` and ``offset`` drop the same elements.
    """

    def __call__(self, input: Any, p: Any, seed: Any, offset: Any) -> tuple[Any, Any]:
        return functions.dropout_of_seed(input, p, seed, offset)
