"""Resizing of images as objects. N batch, C channels."""

from typing import Any

from ... import _checks
from ..._boundary import op
from ...kernels import image as kernels
from ..primitive import Operator

_resize_bilinear = op(kernels.resize_bilinear)
_resize_nearest = op(kernels.resize_nearest)
_channel_shuffle = op(kernels.channel_shuffle)


class _Resize(Operator):
    """What changes the size of images; the size is fixed when made."""

    size: tuple[int, ...] | list[int]
    align_corners: bool = False
    half_pixel_centers: bool = False

    def __post_init__(self) -> None:
        _checks.check_type(self.name, "size", self.size, (tuple, list))
        _checks.check_bool(self.name, "align_corners", self.align_corners)


class ResizeNearestNeighbor(_Resize):
    """Pixels of the input at the nearest places. input_x: [N, C, H, W] number -> [N, C, *size].

    Args:
        size: (height, width), a tuple or list.
        align_corners: whether the corner pixels stay in place.
        half_pixel_centers: whether pixels are squares, not points.

    Raises:
        TypeError: if ``size`` is neither tuple nor list.
        ValueError: if an input with another number of axes comes.
    """

    def __call__(self, input_x: Any) -> Any:
        return _resize_nearest(input_x, self.size, self.align_corners, self.half_pixel_centers)


class ResizeNearestNeighborV2(Operator):
    """:class:`ResizeNearestNeighbor`; the size comes with the image."""

    align_corners: bool = False
    half_pixel_centers: bool = False

    def __call__(self, image: Any, size: Any) -> Any:
        return _resize_nearest(image, tuple(int(s) for s in size), self.align_corners, self.half_pixel_centers)


class ResizeBilinear(_Resize):
    """Interpolated pixels of the input. x: [N, C, H, W] float -> [N, C, *size]. Of MindSpore 1.x.

    Args, errors: as for :class:`ResizeNearestNeighbor`.
    """

    def __call__(self, x: Any) -> Any:
        return _resize_bilinear(x, self.size, self.align_corners, self.half_pixel_centers)


class ResizeBilinearV2(Operator):
    """:class:`ResizeBilinear`; the size comes with the image."""

    align_corners: bool = False
    half_pixel_centers: bool = False

    def __call__(self, image: Any, size: Any) -> Any:
        if isinstance(size, int):
            raise TypeError(f"For 'ResizeBilinearV2', 'size' must be two ints, but got {size}.")
        return _resize_bilinear(image, tuple(int(s) for s in size), self.align_corners, self.half_pixel_centers)


class ChannelShuffle(Operator):
    """As :func:`amadou.ops.channel_shuffle`."""

    group: int

    def __call__(self, x: Any) -> Any:
        return _channel_shuffle(x, self.group)
