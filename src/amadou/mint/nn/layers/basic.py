"""Layers that rearrange or resize, with torch's arguments."""

from typing import Any

from ....nn.cell import Cell
from ....ops import image as ops_image
from ... import image, shaping


class Flatten(Cell):
    """The axes from ``start_dim`` to ``end_dim`` as one."""

    def __init__(self, start_dim: int = 1, end_dim: int = -1) -> None:
        super().__init__()
        self.start_dim, self.end_dim = start_dim, end_dim

    def construct(self, input: Any) -> Any:
        return shaping.flatten(input, self.start_dim, self.end_dim)


class PixelShuffle(Cell):
    """Channels to pixels (arXiv:1609.05158). input: [..., C * r^2, H, W] -> [..., C, H * r, W * r]."""

    def __init__(self, upscale_factor: int) -> None:
        super().__init__()
        self.upscale_factor = upscale_factor

    def construct(self, input: Any) -> Any:
        return ops_image.pixel_shuffle(input, self.upscale_factor)


class _Upsampling(Cell):
    def __init__(self, size: Any = None, scale_factor: Any = None) -> None:
        super().__init__()
        self.size, self.scale_factor = size, scale_factor


class UpsamplingNearest2d(_Upsampling):
    """Resize to ``size``, or by ``scale_factor``, with the nearest pixels. input: [N, C, H, W] -> [N, C, H', W']."""

    def construct(self, input: Any) -> Any:
        return image.interpolate(input, self.size, self.scale_factor, "nearest")


class UpsamplingBilinear2d(_Upsampling):
    """Resize to ``size``, or by ``scale_factor``, linearly; the corners stay. input: [N, C, H, W] -> [N, C, H', W']."""

    def construct(self, input: Any) -> Any:
        return image.interpolate(input, self.size, self.scale_factor, "bilinear", True)
