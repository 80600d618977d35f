"""What TensorFlow does to images: resizing, colors, patches. N batch, C channels.

These have no name of their own in ``ops``; the operators of ``ops.operations`` are made of them.
"""

import torch

from .._boundary import op
from ..kernels import resample as kernels


def _size(size):
    return tuple(int(length) for length in size)


@op
def resize_area(images, size, align_corners):
    """The mean of the pixels that fall into each new one. images: [N, H, W, C] -> [N, *size, C] float32."""
    rows, columns = (
        kernels.area_weights(old, new, align_corners).to(images.device)
        for old, new in zip(images.shape[1:3], _size(size), strict=True)
    )
    return kernels.resize_axes(images.float(), rows, columns, last=True)


@op
def resize_bicubic(images, size, align_corners, half_pixel_centers):
    """images: [N, C, H, W] float -> [N, C, *size]."""
    return kernels.resize_bicubic(images, _size(size), align_corners, half_pixel_centers)


@op
def scale_and_translate(images, size, scale, translation, kernel_type, antialias):
    """images: [N, H, W, C], size, scale, translation: [2] -> [N, *size, C] float32."""
    rows, columns = (
        kernels.span_weights(old, new, stretch, move, kernel_type, antialias)
        for old, new, stretch, move in zip(images.shape[1:3], _size(size), scale, translation, strict=True)
    )
    return kernels.resize_axes(images.float(), rows, columns, last=True)


@op
def rgb_to_hsv(images):
    """images: [..., 3] float in [0, 1] -> hue, saturation, value in [0, 1]."""
    return kernels.rgb_to_hsv(images)


@op
def hsv_to_rgb(x):
    """x: [..., 3] float, hue, saturation, value in [0, 1] -> red, green, blue in [0, 1]."""
    return kernels.hsv_to_rgb(x)


@op
def adjust_hue(image, delta):
    """image: [..., 3] float, delta: [] -> same."""
    return kernels.adjust_hue(image, delta)


@op
def adjust_saturation(image, scale):
    """image: [..., 3] float, scale: [] -> same."""
    return kernels.adjust_saturation(image, scale)


@op
def extract_patches(x, window, stride, dilation, same):
    """The windows as channels, their places before the channels. x: [N, C, *size] -> [N, places * C, *windows]."""
    patches = kernels.image_patches(x, window, stride, dilation, same)
    return patches.movedim(1, 1 + len(window)).flatten(1, 1 + len(window))


@op
def dilation2d(x, weight, stride, gap, same):
    """The largest sum of a window and the weight. x: [N, C, H, W], weight: [C, height, width] -> [N, C, H', W']."""
    return kernels.dilation(x, weight, stride, gap, same)


@op
def extract_glimpse(x, size, offsets, centered, normalized, noise):
    """A window of every image around a point. x: [N, H, W, C] float32, offsets: [N, 2] -> [N, *size, C]."""
    shape = len(x), *_size(size), x.shape[-1]
    fill = x.new_zeros(())
    if noise == "uniform":
        fill = torch.rand(shape, device=x.device)
    elif noise == "gaussian":
        fill = torch.randn(shape, device=x.device).clamp(0, 1)
    return kernels.glimpse(x, shape[1:3], offsets, centered, normalized, fill)
