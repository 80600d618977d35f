"""Convolution layers."""

import functools
import math
from collections.abc import Callable
from typing import Any

import torch

from ... import _checks, ops
from ..._boundary import op
from ...common.initializer import HeUniform, Uniform, initializer
from ...dtype import float32
from ...kernels import conv as kernels
from ...parameter import Parameter
from ..cell import Cell

_PAD_MODES = ("valid", "same", "pad")
_conv: Callable[..., Any] = op(kernels.conv)
_conv_transpose: Callable[..., Any] = op(kernels.conv_transpose)
_pad_end: Callable[..., Any] = op(kernels.pad_end)
_squeeze: Callable[..., Any] = op(torch.squeeze)


def sizes(cls: str, arg: str, value: Any, ndim: int, low: int = 1) -> tuple[int, ...]:
    """An int or a tuple of ``ndim`` ints, as a tuple; none below ``low``."""
    if isinstance(value, int) and not isinstance(value, bool):
        value = (value,) * ndim
    if not isinstance(value, tuple) or len(value) != ndim or not all(isinstance(v, int) for v in value):
        raise TypeError(f"For '{cls}', '{arg}' must be an int or a tuple of {ndim} ints, but got {value!r}.")
    if min(value) < low:
        raise ValueError(f"For '{cls}', '{arg}' must have no item below {low}, but got {value}.")
    return value


class _Conv(Cell):
    """What all convolutions share: checked arguments, ``weight`` and ``bias``, and their first values.

    The weight is drawn from HeUniform(sqrt(5)) and the bias from U(-1/sqrt(fan_in), 1/sqrt(fan_in)), as in torch.
    """

    def __init__(
        self,
        ndim: int,
        in_channels: int,
        out_channels: int,
        kernel_size: Any,
        stride: Any,
        pad_mode: str,
        padding: Any,
        dilation: Any,
        group: int,
        has_bias: bool,
        weight_init: Any,
        bias_init: Any,
        data_format: str,
        dtype: Any,
        weight_shape: tuple[int, ...],
    ) -> None:
        super().__init__()
        cls = self.cls_name
        self.in_channels = _checks.check_positive_int(cls, "in_channels", in_channels)
        self.out_channels = _checks.check_positive_int(cls, "out_channels", out_channels)
        self.kernel_size = kernel_size
        self.stride = stride
        self.pad_mode = _checks.check_one_of(cls, "pad_mode", pad_mode, _PAD_MODES)
        self.padding = self._checked_padding(ndim, padding)
        self.dilation = dilation
        self.group = _checks.check_positive_int(cls, "group", group)
        self.has_bias = _checks.check_bool(cls, "has_bias", has_bias)
        self.weight_init = HeUniform(math.sqrt(5)) if weight_init is None else weight_init
        self.data_format = data_format
        if in_channels % group or out_channels % group:
            raise ValueError(
                f"For '{cls}', 'group' must divide 'in_channels' and 'out_channels', "
                f"but got {group}, {in_channels} and {out_channels}."
            )
        self.weight = Parameter(initializer(self.weight_init, list(weight_shape), dtype), name="weight")
        self.bias_init = bias_init
        self.bias = None
        if has_bias:
            if bias_init is None:
                self.bias_init = Uniform(1 / math.sqrt(math.prod(weight_shape[1:])))
            self.bias = Parameter(initializer(self.bias_init, [out_channels], dtype), name="bias")

    def _checked_padding(self, ndim: int, padding: Any) -> Any:
        cls = self.cls_name
        if isinstance(padding, tuple):
            if len(padding) != 2 * ndim:
                raise ValueError(f"For '{cls}', 'padding' must be an int or {2 * ndim} ints, but got {padding}.")
            for zeros in padding:
                _checks.check_non_negative_int(cls, "padding", zeros)
        else:
            _checks.check_non_negative_int(cls, "padding", padding)
        if self.pad_mode != "pad" and padding not in (0, (0,) * (2 * ndim)):
            raise ValueError(f"For '{cls}', 'padding' must be 0 unless 'pad_mode' is 'pad', but got {padding}.")
        return padding

    @functools.cached_property
    def bias_add(self) -> "ops.BiasAdd":
        """The operator, for subclasses in published programs that call it."""
        return ops.BiasAdd(self.data_format)

    def extend_repr(self) -> str:
        return (
            f"input_channels={self.in_channels}, output_channels={self.out_channels}, kernel_size={self.kernel_size}, "
            f"stride={self.stride}, pad_mode={self.pad_mode}, padding={self.padding}, dilation={self.dilation}, "
            f"group={self.group}, has_bias={self.has_bias}, weight_init={self.weight_init}, "
            f"bias_init={self.bias_init}, format={self.data_format}"
        )


class _ConvForward(_Conv):
    """A convolution over the last axes of [N, C, *spatial]."""

    def construct(self, x: Any) -> Any:
        return _conv(x, self.weight, self.bias, self.stride, self.pad_mode, self.padding, self.dilation, self.group)


class Conv1d(_Conv):
    """Convolution over the last axis of [N, C_in, L]; the result is [N, C_out, L'].

    Its weight has the shape (out_channels, in_channels / group, 1, kernel_size).

    Args:
        in_channels, out_channels: numbers of channels.
        kernel_size, stride, dilation: ints.
        pad_mode: "same" (L' = ceil(L / stride)), "valid" (no zeros) or "pad" (``padding`` zeros at both ends).
        padding: with "pad", the number of zeros.
        group: the number of groups that the channels are cut into.
        has_bias: whether a bias is added.
        weight_init, bias_init: initializers, by name, object, number or Tensor.
        dtype: of the Parameters.

    Raises:
        TypeError: for arguments of other types.
        ValueError: for arguments out of range, and groups that do not divide the channels.
    """

    def __init__(
        self,
        in_channels: int,
        out_channels: int,
        kernel_size: int,
        stride: int = 1,
        pad_mode: str = "same",
        padding: int = 0,
        dilation: int = 1,
        group: int = 1,
        has_bias: bool = False,
        weight_init: Any = None,
        bias_init: Any = None,
        dtype: Any = float32,
    ) -> None:
        for arg, value in (("kernel_size", kernel_size), ("stride", stride), ("dilation", dilation)):
            _checks.check_positive_int("Conv1d", arg, value)
        _checks.check_non_negative_int("Conv1d", "padding", padding)
        group_size = in_channels // max(group, 1)
        super().__init__(
            2, in_channels, out_channels, (1, kernel_size), (1, stride), pad_mode, (0, 0, padding, padding),
            (1, dilation), group, has_bias, weight_init, bias_init, "NCHW", dtype,
            (out_channels, group_size, 1, kernel_size),
        )  # fmt: skip

    def construct(self, x: Any) -> Any:
        weight = _squeeze(self.weight, 2)
        args = self.stride[1:], self.pad_mode, self.padding[2:], self.dilation[1:], self.group
        return _conv(x, weight, self.bias, *args)


class Conv2d(_ConvForward):
    """Convolution over the last two axes of [N, C_in, H, W]; the result is [N, C_out, H', W'].

    Args:
        in_channels, out_channels: numbers of channels.
        kernel_size, stride, dilation: an int, or a tuple (height, width).
        pad_mode: "same" (H' = ceil(H / stride)), "valid" (no zeros) or "pad" (``padding`` zeros).
        padding: with "pad", an int for all sides, or (top, bottom, left, right).
        group: the number of groups that the channels are cut into.
        has_bias: whether a bias is added.
        weight_init, bias_init: initializers, by name, object, number or Tensor.
        data_format: "NCHW", or "NHWC" for inputs [N, H, W, C].
        dtype: of the Parameters.

    Raises:
        TypeError: for arguments of other types.
        ValueError: for arguments out of range, and groups that do not divide the channels.

    >>> import amadou as ms
    >>> ms.nn.Conv2d(3, 8, 3, stride=2)(ms.ops.ones((1, 3, 7, 7), ms.float32)).shape
    (1, 8, 4, 4)
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
        weight_init: Any = None,
        bias_init: Any = None,
        data_format: str = "NCHW",
        dtype: Any = float32,
    ) -> None:
        kernel_size = sizes("Conv2d", "kernel_size", kernel_size, 2)
        _checks.check_one_of("Conv2d", "data_format", data_format, ("NCHW", "NHWC"))
        super().__init__(
            2, in_channels, out_channels, kernel_size, sizes("Conv2d", "stride", stride, 2), pad_mode, padding,
            sizes("Conv2d", "dilation", dilation, 2), group, has_bias, weight_init, bias_init, data_format, dtype,
            (out_channels, in_channels // max(group, 1), *kernel_size),
        )  # fmt: skip

    @functools.cached_property
    def conv2d(self) -> "ops.Conv2D":
        """The operator, for subclasses in published programs that call it with a weight of their own."""
        return ops.Conv2D(
            self.out_channels, self.kernel_size, 1, self.pad_mode, self.padding, self.stride, self.dilation, self.group
        )

    def construct(self, x: Any) -> Any:
        if self.data_format == "NHWC":
            return super().construct(x.permute(0, 3, 1, 2)).permute(0, 2, 3, 1)
        return super().construct(x)


class Conv3d(_ConvForward):
    """Convolution over the last three axes of [N, C_in, D, H, W]; the arguments are those of :class:`Conv2d`.

    ``padding`` is an int, or (head, tail, top, bottom, left, right).
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
        weight_init: Any = None,
        bias_init: Any = None,
        data_format: str = "NCDHW",
        dtype: Any = float32,
    ) -> None:
        kernel_size = sizes("Conv3d", "kernel_size", kernel_size, 3)
        _checks.check_one_of("Conv3d", "data_format", data_format, ("NCDHW",))
        super().__init__(
            3, in_channels, out_channels, kernel_size, sizes("Conv3d", "stride", stride, 3), pad_mode, padding,
            sizes("Conv3d", "dilation", dilation, 3), group, has_bias, weight_init, bias_init, data_format, dtype,
            (out_channels, in_channels // max(group, 1), *kernel_size),
        )  # fmt: skip


class _ConvTranspose(_Conv):
    """A transposed convolution: the gradient of a convolution with respect to its input."""

    output_padding: tuple[int, ...]

    def _set_output_padding(self, ndim: int, output_padding: Any) -> None:
        self.output_padding = sizes(self.cls_name, "output_padding", output_padding, ndim, low=0)
        if self.pad_mode != "pad" and any(self.output_padding):
            raise ValueError(
                f"For '{self.cls_name}', 'output_padding' must be 0 unless 'pad_mode' is 'pad', "
                f"but got {output_padding}."
            )
        limits = [max(axis) for axis in zip(self.stride, self.dilation, strict=True)]
        if any(more >= limit for more, limit in zip(self.output_padding, limits, strict=True)):
            raise ValueError(
                f"For '{self.cls_name}', 'output_padding' must be less than stride or dilation, "
                f"but got {output_padding}."
            )

    def construct(self, x: Any) -> Any:
        return _conv_transpose(
            x, self.weight, self.bias, self.stride, self.pad_mode, self.padding, self.output_padding, self.dilation,
            self.group,
        )  # fmt: skip


class Conv2dTranspose(_ConvTranspose):
    """Transposed convolution of [N, C_in, H, W]; the result is [N, C_out, H', W'].

    H' is H * stride in mode "same", H * stride + max(kernel_size - stride, 0) in "valid", and
    (H - 1) * stride - top - bottom + dilation * (kernel_size - 1) + output_padding + 1 in "pad". The weight has the
    shape (in_channels, out_channels / group, kernel height, kernel width).

    Args:
        output_padding: with "pad", zeros added at the end of each axis.

    The other arguments are those of :class:`Conv2d`.
    """

    def __init__(
        self,
        in_channels: int,
        out_channels: int,
        kernel_size: int | tuple[int, ...],
        stride: int | tuple[int, ...] = 1,
        pad_mode: str = "same",
        padding: int | tuple[int, ...] = 0,
        output_padding: int | tuple[int, ...] = 0,
        dilation: int | tuple[int, ...] = 1,
        group: int = 1,
        has_bias: bool = False,
        weight_init: Any = None,
        bias_init: Any = None,
        dtype: Any = float32,
    ) -> None:
        kernel_size = sizes("Conv2dTranspose", "kernel_size", kernel_size, 2)
        super().__init__(
            2, in_channels, out_channels, kernel_size, sizes("Conv2dTranspose", "stride", stride, 2), pad_mode,
            padding, sizes("Conv2dTranspose", "dilation", dilation, 2), group, has_bias, weight_init, bias_init,
            "NCHW", dtype, (in_channels, out_channels // max(group, 1), *kernel_size),
        )  # fmt: skip
        self._set_output_padding(2, output_padding)

    def construct(self, x: Any) -> Any:
        given = self.stride, self.pad_mode, self.padding, (0, 0), self.dilation, self.group
        out = _conv_transpose(x, self.weight, self.bias, *given)
        # MindSpore: zeros, without the bias; torch computes these positions
        return _pad_end(out, self.output_padding) if any(self.output_padding) else out


class Conv1dTranspose(_ConvTranspose):
    """Transposed convolution of [N, C_in, L]; as :class:`Conv2dTranspose` over one axis.

    Its weight has the shape (in_channels, out_channels / group, 1, kernel_size).
    """

    def __init__(
        self,
        in_channels: int,
        out_channels: int,
        kernel_size: int,
        stride: int = 1,
        pad_mode: str = "same",
        padding: int = 0,
        dilation: int = 1,
        group: int = 1,
        has_bias: bool = False,
        weight_init: Any = None,
        bias_init: Any = None,
        dtype: Any = float32,
    ) -> None:
        for arg, value in (("kernel_size", kernel_size), ("stride", stride), ("dilation", dilation)):
            _checks.check_positive_int("Conv1dTranspose", arg, value)
        _checks.check_non_negative_int("Conv1dTranspose", "padding", padding)
        super().__init__(
            2, in_channels, out_channels, (1, kernel_size), (1, stride), pad_mode, (0, 0, padding, padding),
            (1, dilation), group, has_bias, weight_init, bias_init, "NCHW", dtype,
            (in_channels, out_channels // max(group, 1), 1, kernel_size),
        )  # fmt: skip

    def construct(self, x: Any) -> Any:
        weight = _squeeze(self.weight, 2)
        args = self.stride[1:], self.pad_mode, self.padding[2:], (0,), self.dilation[1:], self.group
        return _conv_transpose(x, weight, self.bias, *args)


class Conv3dTranspose(_ConvTranspose):
    """Transposed convolution of [N, C_in, D, H, W]; as :class:`Conv2dTranspose` over three axes."""

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
        output_padding: int | tuple[int, ...] = 0,
        has_bias: bool = False,
        weight_init: Any = None,
        bias_init: Any = None,
        data_format: str = "NCDHW",
        dtype: Any = float32,
    ) -> None:
        kernel_size = sizes("Conv3dTranspose", "kernel_size", kernel_size, 3)
        _checks.check_one_of("Conv3dTranspose", "data_format", data_format, ("NCDHW",))
        super().__init__(
            3, in_channels, out_channels, kernel_size, sizes("Conv3dTranspose", "stride", stride, 3), pad_mode,
            padding, sizes("Conv3dTranspose", "dilation", dilation, 3), group, has_bias, weight_init, bias_init,
            data_format, dtype, (in_channels, out_channels // max(group, 1), *kernel_size),
        )  # fmt: skip
        self._set_output_padding(3, output_padding)
