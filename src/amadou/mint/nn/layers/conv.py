"""Convolutions with torch's arguments: zeros are put around the input by number, not by mode."""

import math
from collections.abc import Callable
from typing import Any

from torch.nn import functional as F

from .... import _checks
from ...._boundary import op
from ....common.initializer import HeUniform, Uniform, initializer
from ....dtype import float32
from ....kernels.pool import sizes
from ....nn.cell import Cell
from ....parameter import Parameter
from ... import conv, image

Sizes = int | tuple[int, ...]

_conv_transpose2d: Callable[..., Any] = op(F.conv_transpose2d)


class _Conv(Cell):
    """What convolutions share: their weights, (out_channels, in_channels / groups, *kernel_size), and how they begin.

    The weight is drawn from HeUniform(sqrt(5)), the bias from U(-b, b) with b = 1 / sqrt(inputs of an output).
    """

    def __init__(
        self,
        ndim: int,
        in_channels: int,
        out_channels: int,
        kernel_size: Sizes,
        stride: Sizes,
        padding: Any,
        dilation: Sizes,
        groups: int,
        bias: bool,
        padding_mode: str,
        dtype: Any,
    ) -> None:
        super().__init__()
        cls = self.cls_name
        self.in_channels = _checks.check_positive_int(cls, "in_channels", in_channels)
        self.out_channels = _checks.check_positive_int(cls, "out_channels", out_channels)
        self.groups = _checks.check_positive_int(cls, "groups", groups)
        if in_channels % groups or out_channels % groups:
            channels = in_channels, out_channels
            raise ValueError(f"For '{cls}', 'groups' must divide the channels {channels}, but got {groups}.")
        self.kernel_size, self.stride = sizes(kernel_size, ndim), sizes(stride, ndim)
        self.dilation = sizes(dilation, ndim)
        if isinstance(padding, str):
            self.padding: Any = _checks.check_one_of(cls, "padding", padding, ("same", "valid"))
        else:
            self.padding = sizes(padding, ndim)
        modes = ("zeros", "reflect", "replicate", "circular")
        self.padding_mode = _checks.check_one_of(cls, "padding_mode", padding_mode, modes)
        self._set_weights(bias, dtype or float32)

    def _weight_shape(self) -> tuple[int, ...]:
        return self.out_channels, self.in_channels // self.groups, *self.kernel_size

    def _set_weights(self, bias: bool, dtype: Any) -> None:
        shape = self._weight_shape()
        self.weight = Parameter(initializer(HeUniform(math.sqrt(5)), shape, dtype), name="weight")
        self.bias = None
        if bias:
            bound = Uniform(1 / math.sqrt(math.prod(shape[1:])))
            self.bias = Parameter(initializer(bound, [self.out_channels], dtype), name="bias")

    def _borders(self) -> list[int]:
        """What :func:`pad` puts around the input in the place of zeros: (before, after) of the last axis first."""
        if self.padding == "valid":
            return [0] * (2 * len(self.kernel_size))
        if self.padding == "same":
            totals = [d * (k - 1) for d, k in zip(self.dilation, self.kernel_size, strict=True)]
            pairs = [(total // 2, total - total // 2) for total in totals]
        else:
            pairs = [(size, size) for size in self.padding]
        return [size for pair in reversed(pairs) for size in pair]

    def _convolve(self, function: Any, input: Any) -> Any:
        padding = self.padding
        if self.padding_mode != "zeros":
            input, padding = image.pad(input, self._borders(), self.padding_mode), 0
        return function(input, self.weight, self.bias, self.stride, padding, self.dilation, self.groups)

    def extend_repr(self) -> str:
        return (
            f"input_channels={self.in_channels}, output_channels={self.out_channels}, kernel_size={self.kernel_size}, "
            f"stride={self.stride}, padding={self.padding}, dilation={self.dilation}, groups={self.groups}, "
            f"bias={self.bias is not None}"
        )


class Conv1d(_Conv):
    """Convolution of [N, C_in, L] or [C_in, L]; the arguments are those of :class:`Conv2d`."""

    def __init__(
        self,
        in_channels: int,
        out_channels: int,
        kernel_size: Sizes,
        stride: Sizes = 1,
        padding: Any = 0,
        dilation: Sizes = 1,
        groups: int = 1,
        bias: bool = True,
        padding_mode: str = "zeros",
        dtype: Any = None,
    ) -> None:
        super().__init__(
            1, in_channels, out_channels, kernel_size, stride, padding, dilation, groups, bias, padding_mode, dtype
        )

    def construct(self, input: Any) -> Any:
        return self._convolve(conv.conv1d, input)


class Conv2d(_Conv):
    """Convolution of [N, C_in, H, W] or [C_in, H, W]; the result is [..., C_out, H', W'].

    Args:
        in_channels, out_channels: C_in and C_out.
        kernel_size, stride, dilation: an int, or one for each axis.
        padding: the border at both ends, an int or one for each axis; "same" (H' = H, with a stride of 1) or "valid".
        groups: how many groups of channels are convolved apart.
        bias: whether a bias is added.
        padding_mode: what the border holds: "zeros", "reflect", "replicate" or "circular".
        dtype: of the Parameters; None is float32.

    Raises:
        TypeError: for channels and groups that are no ints.
        ValueError: for numbers below 1, groups that do not divide the channels, and other names.
    """

    def __init__(
        self,
        in_channels: int,
        out_channels: int,
        kernel_size: Sizes,
        stride: Sizes = 1,
        padding: Any = 0,
        dilation: Sizes = 1,
        groups: int = 1,
        bias: bool = True,
        padding_mode: str = "zeros",
        dtype: Any = None,
    ) -> None:
        super().__init__(
            2, in_channels, out_channels, kernel_size, stride, padding, dilation, groups, bias, padding_mode, dtype
        )

    def construct(self, input: Any) -> Any:
        return self._convolve(conv.conv2d, input)


class Conv3d(_Conv):
    """Convolution of [N, C_in, D, H, W] or [C_in, D, H, W]; the arguments are those of :class:`Conv2d`."""

    def __init__(
        self,
        in_channels: int,
        out_channels: int,
        kernel_size: Sizes,
        stride: Sizes = 1,
        padding: Any = 0,
        dilation: Sizes = 1,
        groups: int = 1,
        bias: bool = True,
        padding_mode: str = "zeros",
        dtype: Any = None,
    ) -> None:
        super().__init__(
            3, in_channels, out_channels, kernel_size, stride, padding, dilation, groups, bias, padding_mode, dtype
        )

    def construct(self, input: Any) -> Any:
        return self._convolve(conv.conv3d, input)


class ConvTranspose2d(_Conv):
    """Transposed convolution of [N, C_in, H, W] or [C_in, H, W]: the gradient of :class:`Conv2d` by its input.

    Its weight has the shape (in_channels, out_channels / groups, *kernel_size).

    Args:
        in_channels, out_channels, kernel_size, stride, padding, groups, bias, dilation, dtype: as in :class:`Conv2d`.
        output_padding: what is added to H' and W' at one end.
        padding_mode: "zeros".

    Raises:
        TypeError: for channels and groups that are no ints.
        ValueError: for numbers below 1, groups that do not divide the channels, and another ``padding_mode``.
    """

    def __init__(
        self,
        in_channels: int,
        out_channels: int,
        kernel_size: Sizes,
        stride: Sizes = 1,
        padding: Sizes = 0,
        output_padding: Sizes = 0,
        groups: int = 1,
        bias: bool = True,
        dilation: Sizes = 1,
        padding_mode: str = "zeros",
        dtype: Any = None,
    ) -> None:
        _checks.check_one_of("ConvTranspose2d", "padding_mode", padding_mode, ("zeros",))
        self.output_padding = sizes(output_padding, 2)
        super().__init__(
            2, in_channels, out_channels, kernel_size, stride, padding, dilation, groups, bias, padding_mode, dtype
        )

    def _weight_shape(self) -> tuple[int, ...]:
        return self.in_channels, self.out_channels // self.groups, *self.kernel_size

    def construct(self, input: Any, output_size: Any = None) -> Any:
        extra = self.output_padding if output_size is None else self._extra_for(input.shape[-2:], output_size)
        settings = self.stride, self.padding, extra, self.groups, self.dilation
        return _conv_transpose2d(input, self.weight, self.bias, *settings)

    def _extra_for(self, size: tuple[int, ...], output_size: Any) -> tuple[int, ...]:
        """The output padding that makes the result as large as ``output_size``, of which the last two numbers count."""
        parts = zip(size, self.stride, self.padding, self.dilation, self.kernel_size, strict=True)
        least = [(n - 1) * s - 2 * p + d * (k - 1) + 1 for n, s, p, d, k in parts]
        extra = tuple(want - low for want, low in zip(tuple(output_size)[-2:], least, strict=True))
        if any(not 0 <= more < step for more, step in zip(extra, self.stride, strict=True)):
            raise ValueError(
                f"For 'ConvTranspose2d', 'output_size' must be at least {least} and less than a stride above, "
                f"but got {output_size}."
            )
        return extra
