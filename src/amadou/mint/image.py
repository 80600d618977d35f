"""Resizing and borders, with mint's arguments. N batch, C channels."""

import torch.nn.functional as F

from .._boundary import op
from ..kernels import image as kernels
from ..kernels.shaping import sizes
from ..ops._errors import shape_errors


@op
@shape_errors
def interpolate(input, size=None, scale_factor=None, mode="nearest", align_corners=None, recompute_scale_factor=None):
    """Resize the last axes. input: [N, C, L], [N, C, H, W] or [N, C, D, H, W] float -> [N, C, *size].

    Args:
        size: an int, or one for each of the last axes.
        scale_factor: instead of it, a factor for all of them, or one for each.
        mode: "nearest", "linear" (3 axes), "bilinear", "bicubic" (4) or "trilinear" (5).
        align_corners: in the last four modes, whether the corner pixels are points that stay in place.
        recompute_scale_factor: whether the scale is computed from the rounded size.

    Raises:
        ValueError: for another ``mode``, and unless one of ``size`` and ``scale_factor`` is given.
    """
    return kernels.interpolate(input, size, scale_factor, mode, align_corners, recompute_scale_factor)


@op
@shape_errors
def upsample(input, size=None, scale_factor=None, mode="nearest", align_corners=None):
    """As :func:`interpolate`. input: [N, C, ...] -> [N, C, *size]."""
    return kernels.interpolate(input, size, scale_factor, mode, align_corners, None)


@op
@shape_errors
def pad(input, pad, mode="constant", value=None):
    """Elements before and after the last axes. input: [..., n, ...] -> [..., before + n + after, ...].

    Args:
        pad: (before, after) of the last axis, then of the last but one, and so on; a negative number crops.
        mode: "constant", or "reflect", "replicate" and "circular", which continue the input.
        value: the constant, 0 by default.

    Raises:
        ValueError: for an odd number of sizes, or more than there are axes.
    """
    pad = list(sizes(pad))
    return F.pad(input, pad, mode, value) if pad else input
