"""Resizing, sampling and rearranging of images. N batch, C channels."""

import math

import torch.nn.functional as F

from .._boundary import op
from ..kernels import image as kernels
from ..kernels import resample
from ._errors import shape_errors


@op
def interpolate(input, size=None, scale_factor=None, mode="nearest", align_corners=None, recompute_scale_factor=None):
    """Resize the last axes. input: [N, C, L], [N, C, H, W] or [N, C, D, H, W] float -> [N, C, *size].

    Args:
        size: an int, or one for each of the last axes.
        scale_factor: instead of it, a factor for all of them, or one for each.
        mode: "nearest", "nearest-exact", "area", "linear" (3 axes), "bilinear", "bicubic" (4, as in
            :class:`ResizeBicubic`) or "trilinear" (5).
        align_corners: in the last four modes, whether the corner pixels are points that stay in place.
        recompute_scale_factor: whether the scale is computed from the rounded size.

    Raises:
        ValueError: for another ``mode``, and unless one of ``size`` and ``scale_factor`` is given.

    >>> import amadou as ms
    >>> print(ms.ops.interpolate(ms.Tensor([[[1.0, 3.0]]]), size=(4,), mode="nearest"))
    [[[1. 1. 3. 3.]]]
    """
    return _interpolate(input, size, scale_factor, mode, align_corners, recompute_scale_factor)


@op
def upsample(input, size=None, scale_factor=None, mode="nearest", align_corners=None, recompute_scale_factor=None):
    """As :func:`interpolate`.

    >>> import amadou as ms
    >>> print(ms.ops.upsample(ms.Tensor([[[1.0, 3.0]]]), size=(4,), mode="nearest"))
    [[[1. 1. 3. 3.]]]
    """
    return _interpolate(input, size, scale_factor, mode, align_corners, recompute_scale_factor)


def _interpolate(x, size, scale_factor, mode, align_corners, recompute_scale_factor):
    """As torch, but for "bicubic": there MindSpore computes as TensorFlow does."""
    if mode != "bicubic" or x.ndim != 4 or (size is None and scale_factor is None):
        return kernels.interpolate(x, size, scale_factor, mode, align_corners, recompute_scale_factor)
    if size is None:
        factors = scale_factor if isinstance(scale_factor, tuple | list) else (scale_factor,) * 2
        size = [math.floor(old * factor) for old, factor in zip(x.shape[2:], factors, strict=True)]
    size = (size,) * 2 if isinstance(size, int) else size
    return resample.resize_bicubic(x, size, bool(align_corners), not align_corners)


@op
def pixel_shuffle(input, upscale_factor):
    """Channels to pixels (arXiv:1609.05158). input: [..., C * r^2, H, W] -> [..., C, H * r, W * r].

    Raises:
        ValueError: if the channels are not divisible.

    >>> import amadou as ms
    >>> print(ms.ops.pixel_shuffle(ms.Tensor([[[[1]], [[2]], [[3]], [[4]]]]), 2))
    [[[[1 2]
       [3 4]]]]
    """
    return kernels.pixel_shuffle(input, upscale_factor)


@op
def pixel_unshuffle(input, downscale_factor):
    """Pixels to channels. input: [..., C, H * r, W * r] -> [..., C * r^2, H, W].

    Raises:
        ValueError: if height or width is not divisible.

    >>> import amadou as ms
    >>> print(ms.ops.pixel_unshuffle(ms.Tensor([[[[1, 2], [3, 4]]]]), 2))
    [[[[1]]
    <BLANKLINE>
      [[2]]
    <BLANKLINE>
      [[3]]
    <BLANKLINE>
      [[4]]]]
    """
    return kernels.pixel_unshuffle(input, downscale_factor)


@op
def channel_shuffle(x, groups):
    """The groups of channels interleaved (arXiv:1707.01083). x: [N, C, ...] -> same.

    Raises:
        ValueError: if the channels are not divisible.

    >>> import amadou as ms
    >>> print(ms.ops.channel_shuffle(ms.Tensor([[[[1]], [[2]], [[3]], [[4]]]], ms.int16), 2))
    [[[[1]]
    <BLANKLINE>
      [[3]]
    <BLANKLINE>
      [[2]]
    <BLANKLINE>
      [[4]]]]
    """
    return kernels.channel_shuffle(x, groups)


@op
@shape_errors
def unfold(input, kernel_size, dilation=1, padding=0, stride=1):
    """The windows of an image as columns. input: [N, C, H, W] -> [N, C * height * width, number of windows].

    Args:
        kernel_size, dilation, padding, stride: an int, or (height, width).

    >>> import amadou as ms
    >>> print(ms.ops.unfold(ms.Tensor([[[[1.0, 2.0], [3.0, 4.0]]]]), (1, 2)))
    [[[1. 3.]
      [2. 4.]]]
    """
    return F.unfold(input, kernel_size, dilation, padding, stride)


@op
@shape_errors
def fold(input, output_size, kernel_size, dilation=1, padding=0, stride=1):
    """The sum of windows at their places in an image. input: [N, C, height * width, windows] -> [N, C, H, W].

    The columns of :func:`unfold`, [N, C * height * width, windows], are taken too.

    Args:
        output_size: (H, W), a tuple or a Tensor [2] int.
        kernel_size, dilation, padding, stride: an int, or (height, width).

    >>> import amadou as ms
    >>> print(ms.ops.fold(ms.ops.ones((1, 4, 1)), ms.Tensor([2, 2], ms.int32), (2, 2)))
    [[[[1. 1.]
       [1. 1.]]]]
    """
    columns = input.unflatten(1, (-1, 1)) if input.ndim == 3 else input
    return kernels.col2im(columns, output_size, kernel_size, dilation, padding, stride)


@op
def col2im(input_x, output_size, kernel_size, dilation, padding_value, stride):
    """The sum of windows at their places in an image.

    input_x: [N, C, height * width, windows], output_size: Tensor [2] int -> [N, C, H, W].

    Args:
        kernel_size, dilation, padding_value, stride: an int, or (height, width).

    >>> import amadou as ms
    >>> print(ms.ops.col2im(ms.ops.ones((1, 1, 4, 1)), ms.Tensor([2, 2], ms.int32), (2, 2), (1, 1), (0, 0), (1, 1)))
    [[[[1. 1.]
       [1. 1.]]]]
    """
    return kernels.col2im(input_x, output_size, kernel_size, dilation, padding_value, stride)


@op
def im2col(x, kernel_size, dilation, padding, stride):
    """The windows of an image. x: [N, C, H, W] -> [N, C, height * width, windows]."""
    return kernels.im2col(x, kernel_size, dilation, padding, stride)


@op
def grid_sample(input, grid, mode="bilinear", padding_mode="zeros", align_corners=None):
    """Pixels at the places of a grid. input: [N, C, H, W] float, grid: [N, H', W', 2] -> [N, C, H', W'].

    Or with a depth: input [N, C, D, H, W], grid [N, D', H', W', 3].

    Args:
        grid: (x, y) or (x, y, z), -1 and 1 being the ends of an axis.
        mode: "bilinear" or "nearest".
        padding_mode: what lies outside: "zeros", "border" or "reflection".
        align_corners: whether -1 and 1 are the centers of the corner pixels, not their corners.

    >>> import amadou as ms
    >>> print(ms.ops.grid_sample(ms.Tensor([[[[1.0, 3.0]]]]), ms.Tensor([[[[0.0, 0.0]]]])))
    [[[[2.]]]]
    """
    return F.grid_sample(input, grid, mode, padding_mode, bool(align_corners))


@op
def affine_grid(theta, size, align_corners=False):
    """The grid of :func:`grid_sample` for an affine map. theta: [N, 2, 3] float -> [N, H, W, 2], or with a depth.

    Args:
        size: (N, C, H, W), the shape of the sampled image.
        align_corners: as in :func:`grid_sample`.

    >>> import amadou as ms
    >>> print(ms.ops.affine_grid(ms.Tensor([[[1.0, 0.0, 0.0], [0.0, 1.0, 0.0]]]), (1, 1, 1, 2)))
    [[[[-0.5  0. ]
       [ 0.5  0. ]]]]
    """
    return F.affine_grid(theta, tuple(size), align_corners)
