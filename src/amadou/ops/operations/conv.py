"""Convolutions as objects: ``x`` and the weight come at the call. N batch, C channels."""

from typing import Any

from ... import _checks
from ...kernels import conv as kernels
from .. import conv
from ..primitive import Operator

Size = int | tuple[int, ...]


def _window(cls: str, arg: str, value: Any, ndim: int) -> tuple[int, ...]:
    """An int > 0 or a tuple of them, for the last axes, as a tuple of ``ndim``."""
    _checks.check_type(cls, arg, value, (int, tuple))
    sizes = (value,) * ndim if isinstance(value, int) else value
    # The sizes of all axes are taken too: (1, 1, height, width).
    sizes = sizes[2:] if len(sizes) == ndim + 2 else sizes
    if len(sizes) != ndim or not all(isinstance(size, int) and size > 0 for size in sizes):
        raise ValueError(f"For '{cls}', '{arg}' must be an int > 0 or a tuple of {ndim}, but got {value}.")
    return sizes


def _pads(cls: str, pad_mode: str, pad: Any, ndim: int) -> tuple[int, ...]:
    """(before, after) of every axis, flat."""
    kernels.check_mode(cls, pad_mode, pad)
    pads = (pad,) * (2 * ndim) if isinstance(pad, int) else tuple(pad)
    if len(pads) != 2 * ndim or min(pads) < 0:
        raise ValueError(f"For '{cls}', 'pad' must be an int >= 0 or {2 * ndim} of them, but got {pad}.")
    return pads


class _Conv(Operator):
    """A convolution with its settings; ``_ndim`` axes."""

    out_channel: int
    kernel_size: Size
    mode: int = 1
    pad_mode: str = "valid"
    pad: Size = 0
    stride: Size = 1
    dilation: Size = 1
    group: int = 1

    def _check(self, ndim: int) -> None:
        cls = type(self).__name__
        _checks.check_positive_int(cls, "out_channel", self.out_channel)
        _checks.check_positive_int(cls, "group", self.group)
        self.pad_mode = _checks.check_type(cls, "pad_mode", self.pad_mode, str).lower()
        _window(cls, "kernel_size", self.kernel_size, ndim)
        self.pad = _pads(cls, self.pad_mode, self.pad, ndim)
        self.stride = _window(cls, "stride", self.stride, ndim)
        self.dilation = _window(cls, "dilation", self.dilation, ndim)

    def _convolve(self, x: Any, weight: Any) -> Any:
        return conv.conv(x, weight, None, self.stride, self.pad_mode, self.pad, self.dilation, self.group)


class Conv2D(_Conv):
    """Convolution. x: [N, C_in, H, W], weight: [C_out, C_in / group, height, width] -> [N, C_out, H', W'].

    Args:
        out_channel: C_out.
        kernel_size, stride, dilation: an int, or (height, width).
        mode: kept for MindSpore's signature.
        pad_mode: "valid" (no zeros), "same" (H' = ceil(H / stride)) or "pad" (``pad`` zeros).
        pad: with "pad", an int, or (top, bottom, left, right).
        group: the number of groups that the channels are cut into.
        data_format: "NCHW", or "NHWC" for [N, H, W, C_in] and weights [C_out, height, width, C_in / group].

    Raises:
        ValueError: for settings out of range.
    """

    data_format: str = "NCHW"

    def __post_init__(self) -> None:
        self._check(2)
        _checks.check_one_of("Conv2D", "data_format", self.data_format, ("NCHW", "NHWC"))

    def __call__(self, x: Any, weight: Any) -> Any:
        if self.data_format == "NHWC":
            return self._convolve(x.permute(0, 3, 1, 2), weight.permute(0, 3, 1, 2)).permute(0, 2, 3, 1)
        return self._convolve(x, weight)


class Conv3D(_Conv):
    """Convolution. x: [N, C_in, D, H, W], weight: [C_out, C_in / group, *kernel] -> [N, C_out, D', H', W'].

    The arguments are those of :class:`Conv2D`; ``pad`` is an int, or (head, tail, top, bottom, left, right).
    """

    data_format: str = "NCDHW"

    def __post_init__(self) -> None:
        self._check(3)

    def __call__(self, x: Any, weight: Any) -> Any:
        return self._convolve(x, weight)


class Conv2DTranspose(Operator):
    """The gradient of :class:`Conv2D` with respect to its input. out: [N, C_out, H', W'] -> [N, C_in, H, W].

    weight: [C_out, C_in / group, height, width]; input_size: the shape of the result. The arguments are those of
    :class:`Conv2D`, ``out_channel`` being C_in.
    """

    out_channel: int
    kernel_size: Size
    pad_mode: str = "valid"
    pad: Size = 0
    pad_list: tuple[int, ...] | None = None
    mode: int = 1
    stride: Size = 1
    dilation: Size = 1
    group: int = 1
    data_format: str = "NCHW"

    def __post_init__(self) -> None:
        cls = type(self).__name__
        _checks.check_positive_int(cls, "out_channel", self.out_channel)
        self.pad_mode = _checks.check_type(cls, "pad_mode", self.pad_mode, str).lower()
        self.kernel_size = _window(cls, "kernel_size", self.kernel_size, 2)
        self.pad = _pads(cls, self.pad_mode, self.pad_list or self.pad, 2)
        self.stride = _window(cls, "stride", self.stride, 2)
        self.dilation = _window(cls, "dilation", self.dilation, 2)

    def __call__(self, out: Any, weight: Any, input_size: Any) -> Any:
        settings = self.stride, self.pad_mode, self.pad, self.dilation, self.group
        return conv.conv_input_grad(out, weight, tuple(int(size) for size in input_size), *settings)


class Conv2DBackpropInput(Conv2DTranspose):
    """The old name of :class:`Conv2DTranspose`."""


class Conv3DTranspose(Operator):
    """Transposed convolution. x: [N, C_in, D, H, W], weight: [C_in, C_out / group, *kernel] -> [N, C_out, D', H', W'].

    Args:
        in_channel, out_channel: C_in and C_out.
        pad: with the ``pad_mode`` "pad", an int, or (head, tail, top, bottom, left, right).
        output_padding: with "pad", positions added at the end of each axis.

    The other arguments are those of :class:`Conv3D`.
    """

    in_channel: int
    out_channel: int
    kernel_size: Size
    mode: int = 1
    pad_mode: str = "valid"
    pad: Size = 0
    stride: Size = 1
    dilation: Size = 1
    group: int = 1
    output_padding: Size = 0
    data_format: str = "NCDHW"

    def __post_init__(self) -> None:
        cls = "Conv3DTranspose"
        _checks.check_positive_int(cls, "in_channel", self.in_channel)
        _checks.check_positive_int(cls, "out_channel", self.out_channel)
        self.pad_mode = _checks.check_type(cls, "pad_mode", self.pad_mode, str).lower()
        self.kernel_size = _window(cls, "kernel_size", self.kernel_size, 3)
        self.pad = _pads(cls, self.pad_mode, self.pad, 3)
        self.stride = _window(cls, "stride", self.stride, 3)
        self.dilation = _window(cls, "dilation", self.dilation, 3)
        if isinstance(self.output_padding, int):
            self.output_padding = (self.output_padding,) * 3

    def __call__(self, x: Any, weight: Any) -> Any:
        settings = self.stride, self.pad_mode, self.pad, self.output_padding, self.dilation, self.group
        return conv.conv_transpose(x, weight, None, *settings)


class DepthwiseConv2dNative(Operator):
    """A convolution of every channel by itself. x: [N, C, H, W], weight: [channel_multiplier, C, height, width].

    Args:
        kernel_size: an int, or (height, width).
        pad_mode: "valid", "same", or "pad" for ``pad``.
        stride, dilation: an int, or one for each axis.
    """

    channel_multiplier: int
    kernel_size: Size
    mode: int = 3
    pad_mode: str = "valid"
    pad: Size = 0
    stride: Size = 1
    dilation: Size = 1
    group: int = 1

    def __call__(self, x: Any, weight: Any) -> Any:
        channels = x.shape[1]
        filters = weight.swapaxes(0, 1).reshape(channels * self.channel_multiplier, 1, *weight.shape[2:])
        stride, dilation = (s if isinstance(s, int) else tuple(s)[-2:] for s in (self.stride, self.dilation))
        return conv.conv2d(x, filters, None, stride, self.pad_mode, self.pad, dilation, channels)
