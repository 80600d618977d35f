"""Pooling as objects. N batch, C channels."""

from typing import Any

import torch

from ... import _checks
from ..._boundary import op, wrap
from ...dtype import int32, int64, to_torch
from ...kernels import pool as kernels
from .. import pool
from ..primitive import Operator

Size = int | tuple[int, ...]


@op
def _max_pool_with_places(x, kernel_size, stride, padding, dilation, ceil_mode, dtype):
    """``max_pool`` with the places of the maxima as ``dtype``."""
    out, places = kernels.max_pool(x, kernel_size, stride, padding, dilation, ceil_mode, True)
    return out, places.to(to_torch(dtype))


def _window(cls: str, arg: str, value: Any, ndim: int, low: int = 1) -> tuple[int, ...]:
    """An int or a tuple of ``ndim`` of them, none below ``low``, as a tuple."""
    sizes = kernels.sizes(_checks.check_type(cls, arg, value, (int, tuple)), ndim)
    if len(sizes) != ndim or not all(isinstance(size, int) and size >= low for size in sizes):
        raise ValueError(f"For '{cls}', '{arg}' must be an int >= {low} or a tuple of {ndim}, but got {value}.")
    return sizes


def _mode(cls: str, pad_mode: Any, modes: tuple[str, ...] = ("VALID", "SAME")) -> str:
    """The padding mode in capitals."""
    return _checks.check_one_of(cls, "pad_mode", _checks.check_type(cls, "pad_mode", pad_mode, str).upper(), modes)


def _pads(pad_mode: str, padding: Size, ndim: int) -> Any:
    return "same" if pad_mode == "SAME" else kernels.pads(padding, ndim)


def _check_axes(cls: str, x: Any, num_axes: int) -> None:
    if x.ndim != num_axes:
        raise ValueError(f"For '{cls}', the input must have {num_axes} axes, but got the shape {x.shape}.")


def _channels_first(x: Any, data_format: str) -> Any:
    return x.permute(0, 3, 1, 2) if data_format == "NHWC" else x


def _channels_as_given(x: Any, data_format: str) -> Any:
    return x.permute(0, 2, 3, 1) if data_format == "NHWC" else x


class MaxPool(Operator):
    """The maximum of every window. x: [N, C, H, W] float -> [N, C, H', W'].

    Args:
        kernel_size, strides: an int, or (height, width).
        pad_mode: "same" (H' = ceil(H / stride)) or "valid".
        data_format: "NCHW", or "NHWC" for inputs [N, H, W, C].
    """

    kernel_size: Size = 1
    strides: Size = 1
    pad_mode: str = "valid"
    data_format: str = "NCHW"

    def __post_init__(self) -> None:
        self.pad_mode = _mode("MaxPool", self.pad_mode)
        _checks.check_one_of("MaxPool", "data_format", self.data_format, ("NCHW", "NHWC"))
        self.kernel_size = (1, 1, *_window("MaxPool", "kernel_size", self.kernel_size, 2))
        self.strides = (1, 1, *_window("MaxPool", "strides", self.strides, 2))

    def __call__(self, x: Any) -> Any:
        _check_axes("MaxPool", x, 4)
        windows = self.kernel_size[2:], self.strides[2:], _pads(self.pad_mode, 0, 2)
        out = pool.max_pool(_channels_first(x, self.data_format), *windows, (1, 1), False, False)
        return _channels_as_given(out, self.data_format)


class AvgPool(Operator):
    """The average of every window, without padding. x: [N, C, H, W] float -> [N, C, H', W'].

    The arguments are those of :class:`MaxPool`.
    """

    kernel_size: Size = 1
    strides: Size = 1
    pad_mode: str = "VALID"
    data_format: str = "NCHW"

    def __post_init__(self) -> None:
        self.pad_mode = _mode("AvgPool", self.pad_mode)
        _checks.check_one_of("AvgPool", "data_format", self.data_format, ("NCHW", "NHWC"))
        self.kernel_size = _window("AvgPool", "kernel_size", self.kernel_size, 2)
        self.strides = _window("AvgPool", "strides", self.strides, 2)

    def __call__(self, x: Any) -> Any:
        _check_axes("AvgPool", x, 4)
        windows = self.kernel_size, self.strides, _pads(self.pad_mode, 0, 2)
        out = pool.avg_pool(_channels_first(x, self.data_format), *windows, False, False, None)
        return _channels_as_given(out, self.data_format)


class MaxPoolWithArgmax(Operator):
    """As :class:`MaxPool`, and the places of the maxima in H * W, int32."""

    kernel_size: Size = 1
    strides: Size = 1
    pad_mode: str = "valid"
    data_format: str = "NCHW"

    def __post_init__(self) -> None:
        self.pad_mode = _mode("MaxPoolWithArgmax", self.pad_mode)
        _window("MaxPoolWithArgmax", "kernel_size", self.kernel_size, 2)
        _window("MaxPoolWithArgmax", "strides", self.strides, 2)

    def __call__(self, x: Any) -> Any:
        _check_axes("MaxPoolWithArgmax", x, 4)
        windows = kernels.sizes(self.kernel_size, 2), kernels.sizes(self.strides, 2), _pads(self.pad_mode, 0, 2)
        return _max_pool_with_places(x, *windows, (1, 1), False, int32)


class MaxPoolWithArgmaxV2(Operator):
    """As :func:`amadou.ops.max_pool2d` with ``return_indices``; the places are of ``argmax_type``."""

    kernel_size: Size
    strides: Size | None = None
    pads: Size = 0
    dilation: Size = (1, 1)
    ceil_mode: bool = False
    argmax_type: Any = int64

    def __post_init__(self) -> None:
        cls = "MaxPoolWithArgmaxV2"
        self.kernel_size = _window(cls, "kernel_size", self.kernel_size, 2)
        self.strides = self.kernel_size if self.strides is None else _window(cls, "strides", self.strides, 2)
        self.pads = _window(cls, "pads", self.pads, 2, low=0)
        self.dilation = _window(cls, "dilation", self.dilation, 2)

    def __call__(self, x: Any) -> Any:
        options = self.strides, kernels.pads(self.pads, 2), self.dilation, self.ceil_mode, self.argmax_type
        return _max_pool_with_places(x, self.kernel_size, *options)


class MaxPool3D(Operator):
    """The maximum of every window. x: [N, C, D, H, W] float -> [N, C, D', H', W'].

    Args:
        kernel_size, strides: an int, or (depth, height, width).
        pad_mode: "same", "valid" or "pad".
        pad_list: with "pad", an int, or (head, tail, top, bottom, left, right).
        ceil_mode: with "pad", whether a last window that leaves the input counts.
    """

    kernel_size: Size = 1
    strides: Size = 1
    pad_mode: str = "VALID"
    pad_list: Size = 0
    ceil_mode: bool | None = None
    data_format: str = "NCDHW"

    def __post_init__(self) -> None:
        self.pad_mode = _mode("MaxPool3D", self.pad_mode, ("VALID", "SAME", "PAD"))
        self.kernel_size = _window("MaxPool3D", "kernel_size", self.kernel_size, 3)
        self.strides = _window("MaxPool3D", "strides", self.strides, 3)
        self.pad_list = _window("MaxPool3D", "pad_list", self.pad_list, 6, low=0)
        if self.pad_mode != "PAD" and (any(self.pad_list) or self.ceil_mode is not None):
            raise ValueError("For 'MaxPool3D', 'pad_list' and 'ceil_mode' need the 'pad_mode' 'pad'.")

    def __call__(self, x: Any) -> Any:
        _check_axes("MaxPool3D", x, 5)
        windows = self.kernel_size, self.strides, _pads(self.pad_mode, self.pad_list, 3)
        return pool.max_pool(x, *windows, (1, 1, 1), bool(self.ceil_mode), False)


class MaxPool3DWithArgmax(Operator):
    """As :func:`amadou.ops.max_pool3d` with ``return_indices``; the places are of ``argmax_type``."""

    ksize: Size
    strides: Size
    pads: Size
    dilation: Size = (1, 1, 1)
    ceil_mode: bool = False
    data_format: str = "NCDHW"
    argmax_type: Any = int64

    def __post_init__(self) -> None:
        cls = "MaxPool3DWithArgmax"
        self.ksize = _window(cls, "ksize", self.ksize, 3)
        self.strides = _window(cls, "strides", self.strides, 3)
        self.pads = _window(cls, "pads", self.pads, 3, low=0)
        self.dilation = _window(cls, "dilation", self.dilation, 3)

    def __call__(self, x: Any) -> Any:
        options = self.strides, kernels.pads(self.pads, 3), self.dilation, self.ceil_mode, self.argmax_type
        return _max_pool_with_places(x, self.ksize, *options)


class AvgPool3D(Operator):
    """The average of every window. x: [N, C, D, H, W] float -> [N, C, D', H', W'].

    Args:
        kernel_size, strides: an int, or (depth, height, width).
        pad_mode: "same", "valid" or "pad".
        pad: with "pad", an int, or (head, tail, top, bottom, left, right).
        ceil_mode: whether a last window that leaves the input counts.
        count_include_pad: whether the padding counts as zeros.
        divisor_override: what sums are divided by; 0 for the number of elements.
    """

    kernel_size: Size = 1
    strides: Size = 1
    pad_mode: str = "valid"
    pad: Size = 0
    ceil_mode: bool = False
    count_include_pad: bool = True
    divisor_override: int = 0
    data_format: str = "NCDHW"

    def __post_init__(self) -> None:
        self.pad_mode = _mode("AvgPool3D", self.pad_mode, ("VALID", "SAME", "PAD"))
        self.kernel_size = _window("AvgPool3D", "kernel_size", self.kernel_size, 3)
        self.strides = _window("AvgPool3D", "strides", self.strides, 3)
        self.pad = _window("AvgPool3D", "pad", self.pad, 6, low=0)
        if self.pad_mode != "PAD" and any(self.pad):
            raise ValueError(f"For 'AvgPool3D', 'pad' must be 0 unless 'pad_mode' is 'pad', but got {self.pad}.")

    def __call__(self, x: Any) -> Any:
        _check_axes("AvgPool3D", x, 5)
        windows = self.kernel_size, self.strides, _pads(self.pad_mode, self.pad, 3)
        return pool.avg_pool(x, *windows, self.ceil_mode, self.count_include_pad, self.divisor_override or None)


class AdaptiveAvgPool2D(Operator):
    """As :func:`amadou.ops.adaptive_avg_pool2d`, with ``output_size`` fixed when made."""

    output_size: int | tuple[int | None, ...]

    def __post_init__(self) -> None:
        _checks.check_type("AdaptiveAvgPool2D", "output_size", self.output_size, (int, tuple))

    def __call__(self, x: Any) -> Any:
        return pool.adaptive_avg_pool2d(x, self.output_size)


class AdaptiveAvgPool3D(Operator):
    """As :func:`amadou.ops.adaptive_avg_pool3d`, with ``output_size`` fixed when made."""

    output_size: int | tuple[int | None, ...]

    def __post_init__(self) -> None:
        _checks.check_type("AdaptiveAvgPool3D", "output_size", self.output_size, (int, tuple))

    def __call__(self, x: Any) -> Any:
        return pool.adaptive_avg_pool3d(x, self.output_size)


class AdaptiveMaxPool2D(Operator):
    """As :func:`amadou.ops.adaptive_max_pool2d` with ``return_indices``; ``output_size`` is a tuple or list."""

    output_size: tuple[int | None, ...] | list[int | None]

    def __post_init__(self) -> None:
        _checks.check_type("AdaptiveMaxPool2D", "output_size", self.output_size, (tuple, list))

    def __call__(self, input: Any) -> Any:
        return pool.adaptive_max_pool2d(input, tuple(self.output_size), True)


class AdaptiveMaxPool3D(Operator):
    """As :func:`amadou.ops.adaptive_max_pool3d` with ``return_indices``; ``output_size`` comes as a Tensor [3] int."""

    def __call__(self, x: Any, output_size: Any) -> Any:
        return pool.adaptive_max_pool3d(x, tuple(int(size) for size in output_size), True)


class MaxUnpool2D(Operator):
    """As :func:`amadou.ops.max_unpool2d`, with the windows fixed when made.

    Args:
        ksize, strides, pads: those of the pool; a stride of 0 is the window.
        output_shape: the shape of the result, [N, C, H, W], or () to follow from the rest.
    """

    ksize: Size
    strides: Size = 0
    pads: Size = 0
    output_shape: tuple[int, ...] = ()
    data_format: str = "NCHW"

    def __call__(self, x: Any, argmax: Any) -> Any:
        return pool.max_unpool2d(x, argmax, self.ksize, self.strides, self.pads, self.output_shape or None)


class MaxUnpool3D(Operator):
    """As :class:`MaxUnpool2D`, over three axes."""

    ksize: Size
    strides: Size = 0
    pads: Size = 0
    output_shape: tuple[int, ...] = ()
    data_format: str = "NCDHW"

    def __call__(self, x: Any, argmax: Any) -> Any:
        return pool.max_unpool3d(x, argmax, self.ksize, self.strides, self.pads, self.output_shape or None)


@op
def _fractional_pool(x, sequences, overlapping, reduce):
    """x: [N, H, W, C] number -> [N, H', W', C]."""
    for axis, edges in zip((1, 2), sequences, strict=True):
        x = kernels.pool_regions(x, axis, edges, overlapping, reduce)
    if reduce == "amax":
        return x
    counts = [edges.diff() + int(overlapping) for edges in sequences]
    for count in counts if overlapping else ():
        count[-1] -= 1  # the last region has no next pixel
    area = (counts[0][:, None] * counts[1])[..., None].to(x.device)
    return x / area if x.is_floating_point() else x // area


class _FractionalPool(Operator):
    """Pooling over regions that need not be equally large (arXiv:1412.6071)."""

    pooling_ratio: list[float]
    pseudo_random: bool = False
    overlapping: bool = False
    deterministic: bool = False
    seed: int = 0
    seed2: int = 0
    _reduce = "amax"

    def __post_init__(self) -> None:
        cls = type(self).__name__
        for ratio in _checks.check_type(cls, "pooling_ratio", self.pooling_ratio, (list, tuple)):
            _checks.check_type(cls, "pooling_ratio", ratio, float)

    def __call__(self, x: Any) -> tuple:
        is_seeded = self.deterministic or self.seed or self.seed2
        stream = torch.Generator().manual_seed(hash((self.seed, self.seed2)) % 2**63) if is_seeded else None
        sequences = [
            kernels.pooling_sequence(length, int(length / ratio), self.pseudo_random, stream)
            for length, ratio in zip(x.shape[1:3], self.pooling_ratio[1:3], strict=True)
        ]
        return _fractional_pool(x, sequences, self.overlapping, self._reduce), *map(wrap, sequences)


class FractionalMaxPool(_FractionalPool):
    """Maxima of regions that need not be equally large (arXiv:1412.6071). x: [N, H, W, C] -> [N, H', W', C].

    Args:
        pooling_ratio: [1.0, H / H', W / W', 1.0].
        pseudo_random: whether the regions are as even as they can be, else in any order.
        overlapping: whether a region has the first pixel of the next one too.
        deterministic, seed, seed2: with any of them, the regions are the same at every call.

    Returns:
        The maxima, and where the regions begin and end in both axes, int64.
    """


class FractionalAvgPool(_FractionalPool):
    """As :class:`FractionalMaxPool`, for means; those of integers are rounded down."""

    _reduce = "sum"


class FractionalMaxPoolWithFixedKsize(Operator):
    """As :func:`amadou.ops.fractional_max_pool2d` with its samples as an input: maxima and their places, int64.

    Args:
        ksize, output_shape: an int, or (height, width).
        data_format: "NCHW".
    """

    ksize: Size
    output_shape: Size
    data_format: str = "NCHW"

    def __post_init__(self) -> None:
        _checks.check_one_of(type(self).__name__, "data_format", self.data_format, ("NCHW",))

    def __call__(self, input_x: Any, random_samples: Any) -> tuple:
        return pool.fractional_max_pool2d(input_x, self.ksize, self.output_shape, None, True, random_samples)


class FractionalMaxPool3DWithFixedKsize(Operator):
    """As :class:`FractionalMaxPoolWithFixedKsize`, over three axes.

    Args:
        data_format: "NCDHW".
    """

    ksize: Size
    output_shape: Size
    data_format: str = "NCDHW"

    def __post_init__(self) -> None:
        _checks.check_one_of(type(self).__name__, "data_format", self.data_format, ("NCDHW",))

    def __call__(self, x: Any, random_samples: Any) -> tuple:
        return pool.fractional_max_pool3d(x, self.ksize, self.output_shape, None, True, random_samples)
