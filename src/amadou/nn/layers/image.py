"""Layers that resize and rearrange images [N, C, H, W]."""

from typing import Any

from ... import _checks
from ..._boundary import op
from ...kernels import image as kernels
from ...ops import image
from ..cell import Cell

_patches = op(kernels.patches)
_resize_bilinear = op(kernels.resize_bilinear)
_image_gradients = op(kernels.gradients)


class Upsample(Cell):
    """Resize the last axes; the arguments are those of :func:`amadou.ops.interpolate`."""

    def __init__(
        self,
        size: Any = None,
        scale_factor: Any = None,
        mode: str = "nearest",
        align_corners: bool | None = None,
        recompute_scale_factor: bool | None = None,
    ) -> None:
        super().__init__()
        self.size, self.scale_factor, self.mode = size, scale_factor, mode
        self.align_corners, self.recompute_scale_factor = align_corners, recompute_scale_factor

    def construct(self, x: Any) -> Any:
        options = self.mode, self.align_corners, self.recompute_scale_factor
        return image.interpolate(x, self.size, self.scale_factor, *options)


class ResizeBilinear(Cell):
    """Interpolated pixels. x: [N, C, H, W] float -> [N, C, *size]. Of MindSpore 1.x.

    Args:
        half_pixel_centers: whether pixels are squares, not points.
    """

    def __init__(self, half_pixel_centers: bool = False) -> None:
        super().__init__()
        self.half_pixel_centers = _checks.check_bool("ResizeBilinear", "half_pixel_centers", half_pixel_centers)

    def construct(self, x: Any, size: Any = None, scale_factor: int | None = None, align_corners: bool = False) -> Any:
        if (size is None) == (scale_factor is None):
            raise ValueError(
                f"For 'ResizeBilinear', one of 'size' and 'scale_factor' must be given, "
                f"but got {size} and {scale_factor}."
            )
        size = tuple(length * scale_factor for length in x.shape[2:]) if size is None else size
        return _resize_bilinear(x, size, align_corners, self.half_pixel_centers)


class PixelShuffle(Cell):
    """Channels to pixels (Shi et al., arXiv:1609.05158). input: [..., C * r^2, H, W] -> [..., C, H * r, W * r]."""

    def __init__(self, upscale_factor: int) -> None:
        super().__init__()
        self.upscale_factor = upscale_factor

    def construct(self, input: Any) -> Any:
        return image.pixel_shuffle(input, self.upscale_factor)


class PixelUnshuffle(Cell):
    """Pixels to channels. input: [..., C, H * r, W * r] -> [..., C * r^2, H, W]."""

    def __init__(self, downscale_factor: int) -> None:
        super().__init__()
        self.downscale_factor = downscale_factor

    def construct(self, input: Any) -> Any:
        return image.pixel_unshuffle(input, self.downscale_factor)


class ChannelShuffle(Cell):
    """The groups of channels interleaved (Zhang et al., arXiv:1707.01083). x: [N, C, ...] -> same.

    Raises:
        TypeError: if ``groups`` is no int.
        ValueError: if ``groups`` is below 1, or does not divide the channels.
    """

    def __init__(self, groups: int) -> None:
        super().__init__()
        self.groups = _checks.check_positive_int("ChannelShuffle", "groups", groups)

    def construct(self, x: Any) -> Any:
        return image.channel_shuffle(x, self.groups)


class Unfold(Cell):
    """The windows of an image. input_x: [N, C, H, W] -> [N, height * width * C, H', W'], channels last.

    Args:
        ksizes, strides, rates: [1, height, width, 1]: the window, its step, and the distance of its elements.
        padding: "valid" (no zeros) or "same" (H' = ceil(H / stride)).

    Raises:
        TypeError: if a size is neither tuple nor list.
        ValueError: if a size has another form, or for another ``padding``.
    """

    def __init__(self, ksizes: Any, strides: Any, rates: Any, padding: str = "valid") -> None:
        super().__init__()
        self.ksizes, self.strides, self.rates = (
            self._middle(arg, value) for arg, value in (("ksizes", ksizes), ("strides", strides), ("rates", rates))
        )
        self.padding = _checks.check_one_of("Unfold", "padding", padding.lower(), ("valid", "same"))

    def _middle(self, arg: str, value: Any) -> tuple[int, int]:
        _checks.check_type("Unfold", arg, value, (tuple, list))
        if len(value) != 4 or value[0] != 1 or value[3] != 1 or min(value) < 1:
            raise ValueError(f"For 'Unfold', '{arg}' must be [1, height, width, 1], but got {value}.")
        return value[1], value[2]

    def construct(self, input_x: Any) -> Any:
        return _patches(input_x, self.ksizes, self.strides, self.rates, self.padding == "same")


class CentralCrop(Cell):
    """The middle of an image. image: [C, H, W] or [N, C, H, W] -> the same with shorter H and W.

    Args:
        central_fraction: which part of H and W stays, a float in (0, 1].

    Raises:
        TypeError: if it is no float.
        ValueError: if it is out of range, and for an image with another number of axes.
    """

    def __init__(self, central_fraction: float) -> None:
        super().__init__()
        _checks.check_type("CentralCrop", "central_fraction", central_fraction, float)
        self.central_fraction = _checks.check_range("CentralCrop", "central_fraction", central_fraction, 0.0, 1.0, "(]")

    def construct(self, image: Any) -> Any:
        if image.ndim not in (3, 4):
            raise ValueError(f"For 'CentralCrop', the image must have 3 or 4 axes, but got the shape {image.shape}.")
        top, left = (int((size - size * self.central_fraction) / 2) for size in image.shape[-2:])
        height, width = image.shape[-2:]
        return image[..., top : height - top, left : width - left]


class ImageGradients(Cell):
    """The differences to the next row and to the next column, 0 at the end. images: [N, C, H, W] -> two of the same.

    Raises:
        ValueError: for images with another number of axes.
    """

    def construct(self, images: Any) -> Any:
        return _image_gradients(images)
