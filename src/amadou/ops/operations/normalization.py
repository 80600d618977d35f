"""Normalisations as objects. N batch, C channels."""

from typing import Any

from ... import _checks
from ..._boundary import op
from ...kernels import norm as kernels
from .. import normalization
from ..primitive import Operator

_batch_norm = op(kernels.batch_norm_and_statistics)
_layer_norm = op(kernels.layer_norm_and_statistics)
_l2_normalize = op(kernels.l2_normalize)


class BatchNorm(Operator):
    """scale * (x - mean) / sqrt(variance + epsilon) + bias of every channel. input_x: [N, C, ...] float.

    Returns (normalised, mean, variance, mean, variance): [N, C, ...] and four times [C], the statistics that were used.

    Args:
        is_training: whether the statistics are those of the batch; ``mean`` and ``variance`` are then updated in place.
        epsilon: added to the variance.
        momentum: the weight of the new statistics.
        data_format: "NCHW", or "NHWC" for [N, H, W, C].
    """

    is_training: bool = False
    epsilon: float = 1e-5
    momentum: float = 0.1
    data_format: str = "NCHW"

    def __post_init__(self) -> None:
        _checks.check_bool("BatchNorm", "is_training", self.is_training)
        _checks.check_range("BatchNorm", "epsilon", self.epsilon, 0, 1, "(]")
        _checks.check_range("BatchNorm", "momentum", self.momentum, 0, 1)
        _checks.check_one_of("BatchNorm", "data_format", self.data_format, ("NCHW", "NHWC"))

    def __call__(self, *args: Any) -> Any:
        input_x, scale, bias, mean, variance = args
        # The tensors themselves, not the views that `to_float` converts: they are written to.
        moving = mean._torch(), variance._torch()
        settings = self.is_training, self.momentum, self.epsilon
        if self.data_format == "NHWC":
            out, *statistics = _batch_norm(input_x.permute(0, 3, 1, 2), scale, bias, *moving, *settings)
            return out.permute(0, 2, 3, 1), *statistics
        return _batch_norm(input_x, scale, bias, *moving, *settings)


class LayerNorm(Operator):
    """Normalisation over the axes from ``begin_norm_axis`` on. input_x: [...] float -> (same, mean, variance).

    Mean and variance have size 1 where the norm was taken.

    Args:
        begin_norm_axis: the first axis to normalise over.
        begin_params_axis: the first axis to which gamma and beta belong.
        epsilon: added to the variance.
    """

    begin_norm_axis: int = 1
    begin_params_axis: int = 1
    epsilon: float = 1e-7

    def __call__(self, input_x: Any, gamma: Any, beta: Any) -> Any:
        settings = self.begin_norm_axis, self.begin_params_axis, self.epsilon
        return _layer_norm(input_x, gamma, beta, *settings)


class L2Normalize(Operator):
    """x / sqrt(max(sum of x^2 along ``axis``, epsilon)). x: [...] float -> same.

    Args:
        axis: an int, or a list or tuple with one.

    Raises:
        TypeError: for more than one axis.
        ValueError: if the axis is out of range.
    """

    axis: int | list[int] | tuple[int, ...] = 0
    epsilon: float = 1e-4

    def __post_init__(self) -> None:
        self.axis = [self.axis] if isinstance(self.axis, int) else self.axis
        _checks.check_type("L2Normalize", "axis", self.axis, (list, tuple))
        _checks.check_type("L2Normalize", "epsilon", self.epsilon, (int, float))
        if len(self.axis) != 1:
            raise TypeError(f"For 'L2Normalize', 'axis' must be one axis, but got {self.axis}.")

    def __call__(self, x: Any) -> Any:
        return _l2_normalize(x, self.axis[0], self.epsilon)


class LRN(Operator):
    """As :func:`amadou.ops.lrn`."""

    depth_radius: int = 5
    bias: float = 1.0
    alpha: float = 1.0
    beta: float = 0.5
    norm_region: str = "ACROSS_CHANNELS"

    def __call__(self, x: Any) -> Any:
        return normalization.lrn(x, self.depth_radius, self.bias, self.alpha, self.beta, self.norm_region)


class RmsNorm(Operator):
    """As :func:`amadou.ops.rms_norm`."""

    epsilon: float = 1e-6

    def __call__(self, x: Any, gamma: Any) -> Any:
        return normalization.rms_norm(x, gamma, self.epsilon)
