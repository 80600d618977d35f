"""Pooling layers."""

from typing import Any

from ... import _checks
from ...kernels import pool as kernels
from ...ops import pool
from ..cell import Cell


class _PoolNd(Cell):
    """What windows have in common: sizes, step and padding mode, checked."""

    def __init__(self, ndim: int, kernel_size: Any, stride: Any, pad_mode: str, data_format: str = "NCHW") -> None:
        super().__init__()
        cls = self.cls_name
        self._ndim = ndim
        self.kernel_size = _window(cls, "kernel_size", kernel_size, ndim)
        self.stride = _window(cls, "stride", stride, ndim)
        _checks.check_type(cls, "pad_mode", pad_mode, str)
        self.pad_mode = _checks.check_one_of(cls, "pad_mode", pad_mode.upper(), ("VALID", "SAME", "PAD"))
        self.format = _checks.check_one_of(cls, "data_format", data_format, ("NCHW", "NHWC"))

    def _set_padding(self, padding: Any) -> None:
        """Keep ``padding``, one number for all axes or one for each."""
        _checks.check_type(self.cls_name, "padding", padding, (int, tuple))
        self.padding = kernels.sizes(padding, self._ndim)
        if len(self.padding) != self._ndim or min(self.padding) < 0:
            raise ValueError(
                f"For '{self.cls_name}', 'padding' must be an int >= 0 or {self._ndim} of them, but got {padding}."
            )
        self._pads = "same" if self.pad_mode == "SAME" else self.padding

    def _windows(self) -> Any:
        ndim = self._ndim
        return kernels.sizes(self.kernel_size, ndim)[-ndim:], kernels.sizes(self.stride, ndim)[-ndim:]

    def construct(self, x: Any) -> Any:
        if not 0 < x.ndim - self._ndim < 3:
            raise ValueError(
                f"For '{self.cls_name}', the input must have {self._ndim + 1} or {self._ndim + 2} axes, "
                f"but got the shape {x.shape}."
            )
        if self.format == "NHWC":
            out = self._pool(x.permute(0, 3, 1, 2))
            return _channels_last(out)
        return self._pool(x)

    def extend_repr(self) -> str:
        return f"kernel_size={self.kernel_size}, stride={self.stride}, pad_mode={self.pad_mode}"


def _channels_last(out: Any) -> Any:
    return tuple(map(_channels_last, out)) if isinstance(out, tuple) else out.permute(0, 2, 3, 1)


def _window(cls: str, arg: str, value: Any, ndim: int) -> Any:
    """An int > 0 or a tuple of ``ndim`` of them; a tuple with one is the int in it."""
    _checks.check_type(cls, arg, value, (int, tuple))
    if isinstance(value, tuple) and len(value) == 1:
        value = value[0]
    sizes = kernels.sizes(value, ndim)
    if len(sizes) != ndim or not all(isinstance(size, int) and size > 0 for size in sizes):
        raise ValueError(f"For '{cls}', '{arg}' must be an int > 0 or a tuple of {ndim}, but got {value}.")
    return value


def _output_size(cls: str, value: Any, ndim: int) -> Any:
    """An int or a tuple of ``ndim`` of them, of which some may be None."""
    _checks.check_type(cls, "output_size", value, (int, tuple))
    sizes = kernels.sizes(value, ndim)
    if len(sizes) != ndim:
        raise ValueError(f"For '{cls}', 'output_size' must have {ndim} items, but got {value}.")
    for size in sizes:
        if size is not None:
            _checks.check_non_negative_int(cls, "output_size", size)
    return value


class _MaxPool(_PoolNd):
    def _set_options(self, padding: Any, dilation: Any, return_indices: bool, ceil_mode: bool) -> None:
        cls = self.cls_name
        self.return_indices = _checks.check_bool(cls, "return_indices", return_indices)
        self.ceil_mode = _checks.check_bool(cls, "ceil_mode", ceil_mode)
        self.dilation = _window(cls, "dilation", dilation, self._ndim)
        if self.pad_mode != "PAD" and (padding, dilation, return_indices, ceil_mode) != (0, 1, False, False):
            raise ValueError(
                f"For '{cls}', 'padding', 'dilation', 'return_indices' and 'ceil_mode' must have their defaults unless "
                f"'pad_mode' is 'pad', but got {padding}, {dilation}, {return_indices} and {ceil_mode}."
            )
        self._set_padding(padding)

    def _pool(self, x: Any) -> Any:
        gaps = kernels.sizes(self.dilation, self._ndim)
        kernel_size, stride = self._windows()
        return pool.max_pool(x, kernel_size, stride, self._pads, gaps, self.ceil_mode, self.return_indices)


class MaxPool1d(_MaxPool):
    """The maximum of every window of [N, C, L] or [C, L]; the arguments are those of :class:`MaxPool2d`, all ints."""

    def __init__(
        self,
        kernel_size: int = 1,
        stride: int = 1,
        pad_mode: str = "valid",
        padding: int | tuple[int, ...] = 0,
        dilation: int | tuple[int, ...] = 1,
        return_indices: bool = False,
        ceil_mode: bool = False,
    ) -> None:
        _checks.check_int("MaxPool1d", "kernel_size", kernel_size)
        _checks.check_int("MaxPool1d", "stride", stride)
        super().__init__(1, kernel_size, stride, pad_mode)
        self._set_options(padding, dilation, return_indices, ceil_mode)
        self.kernel_size, self.stride = (1, kernel_size), (1, stride)


class MaxPool2d(_MaxPool):
    """The maximum of every window of [N, C, H, W] or [C, H, W]; the result is [..., H', W'].

    Args:
        kernel_size, stride: an int, or a tuple (height, width).
        pad_mode: "same" (H' = ceil(H / stride)), "valid" (no padding) or "pad" (``padding`` at both ends).
        padding: with "pad", an int or a tuple (height, width), at most half of the window.
        dilation: with "pad", the distance of a window's elements.
        return_indices: with "pad", whether a Tensor of the maxima's places in H * W is returned too.
        ceil_mode: with "pad", whether a last window that leaves the input counts.
        data_format: "NCHW", or "NHWC" for inputs [N, H, W, C].

    Raises:
        TypeError: for arguments of other types.
        ValueError: for sizes out of range, and for options that need "pad".

    >>> import amadou as ms
    >>> ms.nn.MaxPool2d(3, stride=2, pad_mode="same")(ms.Tensor([[[[1.0, 2.0, 3.0]]]]))
    Tensor(shape=[1, 1, 1, 2], dtype=Float32, value=
    [[[[ 2.00000000e+00,  3.00000000e+00]]]])
    """

    def __init__(
        self,
        kernel_size: int | tuple[int, ...] = 1,
        stride: int | tuple[int, ...] = 1,
        pad_mode: str = "valid",
        padding: int | tuple[int, ...] = 0,
        dilation: int | tuple[int, ...] = 1,
        return_indices: bool = False,
        ceil_mode: bool = False,
        data_format: str = "NCHW",
    ) -> None:
        super().__init__(2, kernel_size, stride, pad_mode, data_format)
        self._set_options(padding, dilation, return_indices, ceil_mode)


class MaxPool3d(_MaxPool):
    """The maximum of every window of [N, C, D, H, W] or [C, D, H, W]; the arguments are those of :class:`MaxPool2d`."""

    def __init__(
        self,
        kernel_size: int | tuple[int, ...] = 1,
        stride: int | tuple[int, ...] = 1,
        pad_mode: str = "valid",
        padding: int | tuple[int, ...] = 0,
        dilation: int | tuple[int, ...] = 1,
        return_indices: bool = False,
        ceil_mode: bool = False,
    ) -> None:
        super().__init__(3, kernel_size, stride, pad_mode)
        self._set_options(padding, dilation, return_indices, ceil_mode)


class _AvgPool(_PoolNd):
    def _set_options(
        self, padding: Any, ceil_mode: bool, count_include_pad: bool, divisor_override: int | None
    ) -> None:
        cls = self.cls_name
        self.ceil_mode = _checks.check_bool(cls, "ceil_mode", ceil_mode)
        self.count_include_pad = _checks.check_bool(cls, "count_include_pad", count_include_pad)
        self.divisor_override = divisor_override
        if divisor_override is not None and divisor_override <= 0:
            raise ValueError(f"For '{cls}', 'divisor_override' must be > 0, but got {divisor_override}.")
        if self.pad_mode != "PAD" and padding != 0:
            raise ValueError(f"For '{cls}', 'padding' must be 0 unless 'pad_mode' is 'pad', but got {padding}.")
        self._set_padding(padding)
        # MindSpore counts no padding in mode "same", unless another option is given or there are three axes
        plain = self.pad_mode == "SAME" and self._ndim < 3 and not ceil_mode and divisor_override is None
        self._count_pad = count_include_pad and not plain

    def _pool(self, x: Any) -> Any:
        kernel_size, stride = self._windows()
        settings = self._pads, self.ceil_mode, self._count_pad, self.divisor_override
        return pool.avg_pool(x, kernel_size, stride, *settings)


class AvgPool1d(_AvgPool):
    """The average of every window of [N, C, L] or [C, L]; the arguments are those of :class:`AvgPool2d`."""

    def __init__(
        self,
        kernel_size: int | tuple[int] = 1,
        stride: int | tuple[int] = 1,
        pad_mode: str = "valid",
        padding: int | tuple[int] = 0,
        ceil_mode: bool = False,
        count_include_pad: bool = True,
    ) -> None:
        super().__init__(1, kernel_size, stride, pad_mode)
        self._set_options(padding, ceil_mode, count_include_pad, None)
        self.kernel_size, self.stride = (1, self.kernel_size), (1, self.stride)


class AvgPool2d(_AvgPool):
    """The average of every window of [N, C, H, W] or [C, H, W]; the result is [..., H', W'].

    Args:
        kernel_size, stride: an int, or a tuple (height, width).
        pad_mode: "same" (H' = ceil(H / stride), the padding does not count), "valid" (no padding) or "pad".
        padding: with "pad", the number of zeros at both ends: an int or a tuple (height, width).
        ceil_mode: whether a last window that leaves the input counts.
        count_include_pad: whether the padding counts as zeros.
        divisor_override: what sums are divided by, in place of the number of elements.
        data_format: "NCHW", or "NHWC" for inputs [N, H, W, C].

    Raises:
        TypeError: for arguments of other types.
        ValueError: for sizes out of range, and a padding without "pad".
    """

    def __init__(
        self,
        kernel_size: int | tuple[int, ...] = 1,
        stride: int | tuple[int, ...] = 1,
        pad_mode: str = "valid",
        padding: int | tuple[int, ...] = 0,
        ceil_mode: bool = False,
        count_include_pad: bool = True,
        divisor_override: int | None = None,
        data_format: str = "NCHW",
    ) -> None:
        super().__init__(2, kernel_size, stride, pad_mode, data_format)
        self._set_options(padding, ceil_mode, count_include_pad, divisor_override)


class AvgPool3d(_AvgPool):
    """The average of every window of [N, C, D, H, W] or [C, D, H, W]; the arguments are those of :class:`AvgPool2d`.

    In mode "same" the padding counts, unless ``count_include_pad`` is False.
    """

    def __init__(
        self,
        kernel_size: int | tuple[int, ...] = 1,
        stride: int | tuple[int, ...] = 1,
        pad_mode: str = "valid",
        padding: int | tuple[int, ...] = 0,
        ceil_mode: bool = False,
        count_include_pad: bool = True,
        divisor_override: int | None = None,
    ) -> None:
        super().__init__(3, kernel_size, stride, pad_mode)
        self._set_options(padding, ceil_mode, count_include_pad, divisor_override)


class AdaptiveAvgPool1d(Cell):
    """Averages of ``output_size`` windows of [N, C, L]; ``output_size`` divides L.

    Raises:
        TypeError: if ``output_size`` is no int.
        ValueError: if it is below 1, or does not divide L.
    """

    def __init__(self, output_size: int) -> None:
        super().__init__()
        self.output_size = _checks.check_positive_int("AdaptiveAvgPool1d", "output_size", output_size)

    def construct(self, input: Any) -> Any:
        return pool.adaptive_avg_pool1d(input, self.output_size)


class AdaptiveAvgPool2d(Cell):
    """Averages of windows that share H and W of [N, C, H, W] or [C, H, W] evenly; the result is [..., H', W'].

    Args:
        output_size: H' = W', or (H', W'); None keeps an axis.

    Raises:
        TypeError: if ``output_size`` holds anything else.
        ValueError: if it has another length, or a negative number.
    """

    def __init__(self, output_size: int | tuple[int | None, ...]) -> None:
        super().__init__()
        self.output_size = _output_size(self.cls_name, output_size, 2)

    def construct(self, input: Any) -> Any:
        return pool.adaptive_avg_pool2d(input, self.output_size)


class AdaptiveAvgPool3d(Cell):
    """:class:`AdaptiveAvgPool2d` of [N, C, D, H, W] or [C, D, H, W]."""

    def __init__(self, output_size: int | tuple[int | None, ...]) -> None:
        super().__init__()
        self.output_size = _output_size(self.cls_name, output_size, 3)

    def construct(self, input: Any) -> Any:
        return pool.adaptive_avg_pool3d(input, self.output_size)


class AdaptiveMaxPool1d(Cell):
    """Maxima of ``output_size`` windows of [N, C, L]; ``output_size`` divides L.

    Raises:
        TypeError: if ``output_size`` is no int.
        ValueError: if it is below 1, or does not divide L.
    """

    def __init__(self, output_size: int) -> None:
        super().__init__()
        self.output_size = _checks.check_positive_int("AdaptiveMaxPool1d", "output_size", output_size)

    def construct(self, x: Any) -> Any:
        return pool.adaptive_max_pool1d(x, self.output_size)


class _AdaptiveMaxPool(Cell):
    def __init__(self, output_size: int | tuple[int | None, ...], return_indices: bool = False) -> None:
        super().__init__()
        self.output_size, self.return_indices = output_size, return_indices


class AdaptiveMaxPool2d(_AdaptiveMaxPool):
    """Maxima of windows that share H and W of [N, C, H, W] or [C, H, W] evenly; the result is [..., H', W'].

    Args:
        output_size: H' = W', or (H', W'); None keeps an axis.
        return_indices: whether a Tensor of the maxima's places in H * W is returned too.
    """

    def construct(self, input: Any) -> Any:
        return pool.adaptive_max_pool2d(input, self.output_size, self.return_indices)


class AdaptiveMaxPool3d(_AdaptiveMaxPool):
    """:class:`AdaptiveMaxPool2d` of [N, C, D, H, W] or [C, D, H, W]; the places are int32."""

    def construct(self, input: Any) -> Any:
        return pool.adaptive_max_pool3d(input, self.output_size, self.return_indices)


class LPPool1d(Cell):
    """(sum of x ** norm_type) ** (1 / norm_type) of every window of [N, C, L] or [C, L].

    Args:
        kernel_size, stride: ints; the stride is ``kernel_size`` if None.
        ceil_mode: whether a last window that leaves the input counts.
    """

    def __init__(self, norm_type: float, kernel_size: int, stride: int | None = None, ceil_mode: bool = False) -> None:
        super().__init__()
        self.norm_type, self.kernel_size, self.stride, self.ceil_mode = norm_type, kernel_size, stride, ceil_mode

    def construct(self, x: Any) -> Any:
        return pool.lp_pool1d(x, self.norm_type, self.kernel_size, self.stride, self.ceil_mode)


class LPPool2d(Cell):
    """:class:`LPPool1d` of [N, C, H, W]; sizes may be tuples (height, width)."""

    def __init__(
        self,
        norm_type: float,
        kernel_size: int | tuple[int, ...],
        stride: int | tuple[int, ...] | None = None,
        ceil_mode: bool = False,
    ) -> None:
        super().__init__()
        self.norm_type, self.kernel_size, self.stride, self.ceil_mode = norm_type, kernel_size, stride, ceil_mode

    def construct(self, x: Any) -> Any:
        return pool.lp_pool2d(x, self.norm_type, self.kernel_size, self.stride, self.ceil_mode)


class _FractionalMaxPool(Cell):
    def __init__(
        self,
        kernel_size: int | tuple[int, ...],
        output_size: int | tuple[int, ...] | None = None,
        output_ratio: float | tuple[float, ...] | None = None,
        return_indices: bool = False,
        _random_samples: Any = None,
    ) -> None:
        super().__init__()
        self.kernel_size, self.output_size, self.output_ratio = kernel_size, output_size, output_ratio
        self.return_indices, self._random_samples = return_indices, _random_samples

    def _settings(self) -> tuple[Any, ...]:
        return self.kernel_size, self.output_size, self.output_ratio, self.return_indices, self._random_samples


class FractionalMaxPool2d(_FractionalMaxPool):
    """Maxima of windows at random places (arXiv:1412.6071); see :func:`amadou.ops.fractional_max_pool2d`."""

    def construct(self, input: Any) -> Any:
        return pool.fractional_max_pool2d(input, *self._settings())


class FractionalMaxPool3d(_FractionalMaxPool):
    """:class:`FractionalMaxPool2d` of [N, C, D, H, W]."""

    def construct(self, input: Any) -> Any:
        return pool.fractional_max_pool3d(input, *self._settings())


class _MaxUnpool(Cell):
    def __init__(
        self,
        kernel_size: int | tuple[int, ...],
        stride: int | tuple[int, ...] | None = None,
        padding: int | tuple[int, ...] = 0,
    ) -> None:
        super().__init__()
        self.kernel_size, self.padding = kernel_size, padding
        self.stride = kernel_size if stride is None else stride


class MaxUnpool1d(_MaxUnpool):
    """What :class:`MaxPool1d` took from [N, C, L] or [C, L], put back at its places between zeros."""

    def construct(self, x: Any, indices: Any, output_size: Any = None) -> Any:
        return pool.max_unpool1d(x, indices, self.kernel_size, self.stride, self.padding, output_size)


class MaxUnpool2d(_MaxUnpool):
    """What :class:`MaxPool2d` took from [N, C, H, W] or [C, H, W], put back at its places between zeros."""

    def construct(self, x: Any, indices: Any, output_size: Any = None) -> Any:
        return pool.max_unpool2d(x, indices, self.kernel_size, self.stride, self.padding, output_size)


class MaxUnpool3d(_MaxUnpool):
    """What :class:`MaxPool3d` took from [N, C, D, H, W] or [C, D, H, W], put back at its places between zeros."""

    def construct(self, x: Any, indices: Any, output_size: Any = None) -> Any:
        return pool.max_unpool3d(x, indices, self.kernel_size, self.stride, self.padding, output_size)
