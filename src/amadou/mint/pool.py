"""Pooling with mint's arguments: all sizes are an int or one for every axis. N batch, C channels; the N may be missing.

Args that several have:
    kernel_size, stride: of the windows; the stride is ``kernel_size`` if None.
    padding: added at both ends; at most half of the window.
    ceil_mode: whether a last window that leaves the input counts.
    count_include_pad: whether the padding counts in an average, as zeros.
    divisor_override: what sums are divided by, instead of the number of elements.
    return_indices: whether the int64 places of the maxima in the flattened spatial axes are returned too.
"""

import torch.nn.functional as F

from .._boundary import op
from ..kernels import pool as kernels
from ..ops._errors import shape_errors


@op
@shape_errors
def max_pool2d(input, kernel_size, stride=None, padding=0, dilation=1, ceil_mode=False, return_indices=False):
    """The maximum of every window. input: [N, C, H, W] number -> [N, C, H', W']."""
    return F.max_pool2d(input, kernel_size, stride, padding, dilation, ceil_mode, return_indices)


@op
@shape_errors
def max_unpool2d(input, indices, kernel_size, stride=None, padding=0, output_size=None):
    """Zeros with input at ``indices``, which a max pool returned. input, indices: [N, C, H, W] -> [N, C, H', W'].

    Args:
        output_size: the spatial sizes, or the whole shape; needed where the pool left something out.
    """
    return F.max_unpool2d(input, indices, kernel_size, stride, padding, output_size)


@op
@shape_errors
def avg_pool1d(input, kernel_size, stride=None, padding=0, ceil_mode=False, count_include_pad=True):
    """The average of every window. input: [N, C, L] float -> [N, C, L']."""
    return F.avg_pool1d(input, kernel_size, stride, padding, ceil_mode, count_include_pad)


@op
@shape_errors
def avg_pool2d(
    input, kernel_size, stride=None, padding=0, ceil_mode=False, count_include_pad=True, divisor_override=None
):
    """The average of every window. input: [N, C, H, W] float -> [N, C, H', W']."""
    return F.avg_pool2d(input, kernel_size, stride, padding, ceil_mode, count_include_pad, divisor_override)


@op
@shape_errors
def avg_pool3d(
    input, kernel_size, stride=None, padding=0, ceil_mode=False, count_include_pad=True, divisor_override=None
):
    """The average of every window. input: [N, C, D, H, W] float -> [N, C, D', H', W']."""
    return kernels.avg_pool3d(input, kernel_size, stride, padding, ceil_mode, count_include_pad, divisor_override)


@op
@shape_errors
def adaptive_avg_pool1d(input, output_size):
    """Averages of ``output_size`` windows that share the last axis evenly. input: [N, C, L] -> [N, C, output_size]."""
    return kernels.adaptive_avg_pool(input, output_size, 1)


@op
@shape_errors
def adaptive_avg_pool3d(input, output_size):
    """Averages of windows that share the axes evenly. input: [N, C, D, H, W] float -> [N, C, *output_size].

    Args:
        output_size: an int, or three of them; None keeps an axis.
    """
    return kernels.adaptive_avg_pool(input, output_size, 3)


@op
@shape_errors
def adaptive_max_pool1d(input, output_size, return_indices=False):
    """Maxima of ``output_size`` windows that share the last axis evenly. input: [N, C, L] -> [N, C, output_size]."""
    return kernels.adaptive_max_pool(input, output_size, 1, return_indices)
