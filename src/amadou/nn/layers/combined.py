"""Layers made of several: a convolution or dense layer with its normalisation and activation, one layer over time."""

from typing import Any

from ... import _checks
from ...ops import joining, shaping
from ...ops.primitive import Primitive
from ..cell import Cell
from .activation import LeakyReLU, get_activation
from .basic import Dense
from .conv import Conv2d
from .normalization import BatchNorm1d, BatchNorm2d


class _BnAct(Cell):
    """What follows the first layer: ``batchnorm`` with ``has_bn``, ``activation`` if there is one."""

    def _set_rest(self, batch_norm: Any, activation: Any, alpha: float) -> None:
        self.batchnorm = batch_norm if self.has_bn else None
        if isinstance(activation, str):
            activation = LeakyReLU(alpha) if activation == "leakyrelu" else get_activation(activation)
        elif activation is not None and not isinstance(activation, Cell | Primitive):
            raise TypeError(
                f"For '{self.cls_name}', 'activation' must be a str, Cell or Primitive, but got {activation!r}."
            )
        self.activation = activation
        self.has_act = activation is not None

    def _rest(self, x: Any) -> Any:
        if self.batchnorm is not None:
            x = self.batchnorm(x)
        return x if self.activation is None else self.activation(x)


class Conv2dBnAct(_BnAct):
    """:class:`Conv2d`, then BatchNorm2d, then an activation. x: [N, C_in, H, W] -> [N, C_out, H', W'].

    Args:
        in_channels, out_channels, kernel_size, stride, pad_mode, padding, dilation, group, has_bias, weight_init,
            bias_init: as in :class:`Conv2d`.
        has_bn: whether there is a normalisation.
        momentum, eps: as in :class:`BatchNorm2d`.
        activation: a name such as "relu", a Cell or a Primitive; None for none.
        alpha: the slope of "leakyrelu".
        after_fake: of MindSpore's quantisation; kept for its signature.

    Raises:
        TypeError: for arguments of other types.
        ValueError: for numbers out of range.
    """

    def __init__(
        self,
        in_channels: int,
        out_channels: int,
        kernel_size: int | tuple[int, ...],
        stride: int | tuple[int, ...] = 1,
        pad_mode: str = "same",
        padding: int | tuple[int, ...] = 0,
        dilation: int | tuple[int, ...] = 1,
        group: int = 1,
        has_bias: bool = False,
        weight_init: Any = "normal",
        bias_init: Any = "zeros",
        has_bn: bool = False,
        momentum: float = 0.997,
        eps: float = 1e-5,
        activation: Any = None,
        alpha: float = 0.2,
        after_fake: bool = True,
    ) -> None:
        super().__init__()
        self.conv = Conv2d(
            in_channels, out_channels, kernel_size, stride, pad_mode, padding, dilation, group, has_bias, weight_init,
            bias_init,
        )  # fmt: skip
        self.has_bn = _checks.check_bool("Conv2dBnAct", "has_bn", has_bn)
        self.after_fake = _checks.check_bool("Conv2dBnAct", "after_fake", after_fake)
        self._set_rest(BatchNorm2d(out_channels, eps, momentum) if has_bn else None, activation, alpha)

    def construct(self, x: Any) -> Any:
        return self._rest(self.conv(x))


class DenseBnAct(_BnAct):
    """:class:`Dense`, then BatchNorm1d, then an activation. x: [N, in_channels] -> [N, out_channels].

    Args:
        in_channels, out_channels, weight_init, bias_init, has_bias: as in :class:`Dense`.
        has_bn: whether there is a normalisation.
        momentum, eps: as in :class:`BatchNorm1d`.
        activation, alpha, after_fake: as in :class:`Conv2dBnAct`.

    Raises:
        TypeError: for arguments of other types.
        ValueError: for numbers out of range.
    """

    def __init__(
        self,
        in_channels: int,
        out_channels: int,
        weight_init: Any = "normal",
        bias_init: Any = "zeros",
        has_bias: bool = True,
        has_bn: bool = False,
        momentum: float = 0.9,
        eps: float = 1e-5,
        activation: Any = None,
        alpha: float = 0.2,
        after_fake: bool = True,
    ) -> None:
        super().__init__()
        self.dense = Dense(in_channels, out_channels, weight_init, bias_init, has_bias)
        self.has_bn = _checks.check_bool("DenseBnAct", "has_bn", has_bn)
        self.after_fake = _checks.check_bool("DenseBnAct", "after_fake", after_fake)
        self._set_rest(BatchNorm1d(out_channels, eps, momentum) if has_bn else None, activation, alpha)

    def construct(self, x: Any) -> Any:
        return self._rest(self.dense(x))


class TimeDistributed(Cell):
    """One layer at every step of a time axis. inputs: [..., T, ...] -> the layer's outputs with T at ``time_axis``.

    Args:
        layer: a Cell or Primitive for an input without the time axis.
        time_axis: where T is.
        reshape_with_axis: None calls the layer once for each step. An axis calls it once for all: T is moved next to
            that axis and joined with it. In the result the two are apart again, but T stays where it was moved to.

    Raises:
        TypeError: for arguments of other types.
    """

    def __init__(self, layer: Any, time_axis: int, reshape_with_axis: int | None = None) -> None:
        super().__init__()
        if not isinstance(layer, Cell | Primitive):
            raise TypeError(f"For 'TimeDistributed', 'layer' must be a Cell or Primitive, but got {type(layer)}.")
        self.layer = layer
        self.time_axis = _checks.check_int("TimeDistributed", "time_axis", time_axis)
        if reshape_with_axis is not None:
            _checks.check_int("TimeDistributed", "reshape_with_axis", reshape_with_axis)
        self.reshape_with_axis = reshape_with_axis

    def construct(self, inputs: Any) -> Any:
        time = self.time_axis % inputs.ndim
        if self.reshape_with_axis is None:
            return joining.stack([self.layer(step) for step in joining.unbind(inputs, time)], time)
        axis = self.reshape_with_axis % inputs.ndim
        moved = shaping.movedim(inputs, time, axis + 1 if time > axis else axis - 1)
        first = axis if time > axis else axis - 1
        pair = moved.shape[first : first + 2]
        outputs = self.layer(moved.flatten(start_dim=first, end_dim=first + 1))
        return outputs.reshape((*outputs.shape[:first], *pair, *outputs.shape[first + 1 :]))
