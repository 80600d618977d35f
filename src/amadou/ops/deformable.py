"""Convolution and attention that sample planes at learned places."""

import torch.nn.functional as F

from .. import _checks
from .._boundary import op
from ..kernels import deformable as kernels


@op
def deformable_offsets(x, offsets, strides, pads, ksize, dilations, deformable_groups):
    """The planes that :func:`deformable_conv2d` convolves, as the operator ``DeformableOffsets`` gives them."""
    return kernels.deformable_offsets(x, offsets, strides[2:], pads, ksize, dilations[2:], deformable_groups)


@op
def deformable_conv2d(
    x,
    weight,
    offsets,
    kernel_size,
    strides,
    padding,
    bias=None,
    dilations=(1, 1, 1, 1),
    groups=1,
    deformable_groups=1,
    modulated=True,
):
    """Convolution whose kernel points are moved and weighed at every place (arXiv:1811.11168).

    x: [N, C, H, W] float; weight: [out, C / groups, kh, kw]; offsets: [N, 3 * deformable_groups * kh * kw, h, w], the
    moves in x, the moves in y, the factors; bias: [out] -> [N, out, h, w].

    Args:
        kernel_size: (kh, kw).
        strides, dilations: of the four axes; 1 for batch and channels.
        padding: zeros on top, at the bottom, on the left, on the right.
        modulated: must be True: the offsets have factors.

    Raises:
        TypeError: for settings that are no tuples of ints.
        ValueError: for settings of the wrong length or value, and for offsets of another shape.

    >>> import amadou as ms
    >>> x, weight = ms.ops.ones((1, 1, 4, 4)), ms.ops.ones((1, 1, 2, 2))
    >>> right, down, factor = (ms.ops.ones((1, 4, 3, 3)) * number for number in (0.5, 0.0, 1.0))
    >>> offsets = ms.ops.concat((right, down, factor), 1)
    >>> print(ms.ops.deformable_conv2d(x, weight, offsets, (2, 2), (1, 1, 1, 1), (0, 0, 0, 0))[0, 0, 0])
    [4. 4. 3.]
    """
    check_settings(strides, padding, kernel_size, dilations, modulated)
    settings = strides[2:], padding, kernel_size, dilations[2:], deformable_groups
    return F.conv2d(kernels.deformable_offsets(x, offsets, *settings), weight, bias, kernel_size, groups=groups)


def check_settings(strides, pads, ksize, dilations, modulated):
    """Refuse what ``DeformableOffsets`` refuses."""
    cls = "DeformableOffsets"
    lengths = ("strides", strides, 4), ("pads", pads, 4), ("ksize", ksize, 2), ("dilations", dilations, 4)
    for name, value, length in lengths:
        for item in _checks.check_type(cls, name, value, tuple):
            _checks.check_type(cls, name, item, int)
        _checks.check_that(cls, name, value, f"{length} ints", lambda sizes, length=length: len(sizes) == length)
    for name, value in (("strides", strides), ("dilations", dilations)):
        _checks.check_that(cls, name, value, "1 for batch and channels", lambda sizes: sizes[:2] == (1, 1))
    _checks.check_that(cls, "modulated", modulated, "True", True.__eq__)


@op
def multi_scale_deformable_attn_function(value, shape, offset, locations, weight):
    """Weighted sums of samples of feature maps of several sizes (arXiv:2010.04159): [B, Q, heads * D].

    Args:
        value: [B, pixels, heads, D] float: the pixels of all maps, one map after the other.
        shape: [levels, 2] int, (height, width) of each map.
        offset: [levels] int, its first pixel.
        locations: [B, Q, heads, levels, points, 2] float, (x, y) in [0, 1]; outside of it there are zeros.
        weight: [B, Q, heads, levels, points] float.

    >>> import amadou as ms
    >>> value, shape = ms.ops.ones((1, 6, 1, 8)), ms.Tensor([[2, 3]])
    >>> middle, weight = ms.ops.ones((1, 1, 1, 1, 2, 2)) / 2, ms.Tensor([0.5, 0.25]).reshape(1, 1, 1, 1, 2)
    >>> print(ms.ops.multi_scale_deformable_attn_function(value, shape, ms.Tensor([0]), middle, weight))
    [[[0.75 0.75 0.75 0.75 0.75 0.75 0.75 0.75]]]
    """
    return kernels.multi_scale_attention(value, shape, offset, locations, weight)
