"""Convolutions with mint's arguments. N batch, C channels; the N may be missing.

Args that all have:
    weight: [C_out, C_in / groups, *kernel], of the dtype of ``input``.
    bias: [C_out].
    stride, dilation: an int, or one for every axis.
    padding: zeros at both ends, an int or one for every axis; or "valid" (none) or "same" (the size of input stays).
    groups: the number of groups that the channels are cut into.
"""

import torch
import torch.nn.functional as F

from .._boundary import op
from ..ops._errors import shape_errors


@op
@shape_errors
def conv1d(input, weight, bias=None, stride=1, padding=0, dilation=1, groups=1):
    """Convolution over the last axis. input: [N, C_in, L] float -> [N, C_out, L']."""
    return F.conv1d(input, weight, bias, stride, padding, dilation, groups)


@op
@shape_errors
def conv2d(input, weight, bias=None, stride=1, padding=0, dilation=1, groups=1):
    """Convolution over the last two axes. input: [N, C_in, H, W] float -> [N, C_out, H', W'].

    >>> import amadou as ms
    >>> x, weight = ms.mint.zeros((1, 3, 8, 8)), ms.mint.zeros((4, 3, 3, 3))
    >>> ms.mint.nn.functional.conv2d(x, weight, padding="same").shape
    (1, 4, 8, 8)
    """
    return F.conv2d(input, weight, bias, stride, padding, dilation, groups)


@op
@shape_errors
def conv3d(input, weight, bias=None, stride=1, padding=0, dilation=1, groups=1):
    """Convolution over the last three axes. input: [N, C_in, D, H, W] float -> [N, C_out, D', H', W']."""
    return F.conv3d(input, weight, bias, stride, padding, dilation, groups)


@op
@shape_errors
def conv_tbc(input, weight, bias, pad=0):
    """Convolution over the first axis. input: [T, N, C_in], weight: [K, C_in, C_out], bias: [C_out] -> [T', N, C_out].

    Args:
        pad: zeros at both ends.
    """
    return torch.conv_tbc(input, weight, bias, pad)
