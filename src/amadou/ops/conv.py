"""Convolutions. N batch, C channels."""

import torch.nn.functional as F

from .._boundary import op
from ..kernels import conv as kernels
from ._errors import shape_errors

# Shared by the Primitives; no public functions.
conv = op(kernels.conv)
conv_transpose = op(kernels.conv_transpose)
conv_input_grad = op(kernels.conv_input_grad)


@op
def conv1d(input, weight, bias=None, stride=1, pad_mode="valid", padding=0, dilation=1, groups=1):
    """As :func:`conv2d`, over one axis. input: [N, C_in, L], weight: [C_out, C_in / groups, K] -> [N, C_out, L'].

    >>> import amadou as ms
    >>> print(ms.ops.conv1d(ms.Tensor([[[1.0, 2.0, 3.0]]]), ms.Tensor([[[1.0, 1.0]]])))
    [[[3. 5.]]]
    """
    return kernels.conv_nd(input, weight, bias, stride, pad_mode, padding, dilation, groups, 1)


@op
def conv2d(input, weight, bias=None, stride=1, pad_mode="valid", padding=0, dilation=1, groups=1):
    """Convolution over the last two axes. input: [N, C_in, H, W] float -> [N, C_out, H', W'].

    Args:
        weight: [C_out, C_in / groups, height, width], of the dtype of ``input``.
        bias: [C_out].
        stride, dilation: an int, or (height, width).
        pad_mode: "valid" (no zeros), "same" (H' = ceil(H / stride)) or "pad" (``padding`` zeros).
        padding: with "pad", an int, or (height, width), at both ends.
        groups: the number of groups that the channels are cut into.

    Raises:
        TypeError: if the dtypes differ.
        ValueError: for an unknown ``pad_mode``, a padding without "pad", and an input without batch axis.
        RuntimeError: if the channels do not fit.

    >>> import amadou as ms
    >>> print(ms.ops.conv2d(ms.Tensor([[[[1.0, 2.0], [3.0, 4.0]]]]), ms.Tensor([[[[1.0, 1.0]]]])))
    [[[[3.]
       [7.]]]]
    """
    return kernels.conv_nd(input, weight, bias, stride, pad_mode, padding, dilation, groups, 2)


@op
def conv3d(input, weight, bias=None, stride=1, pad_mode="valid", padding=0, dilation=1, groups=1):
    """As :func:`conv2d`, over three axes. input: [N, C_in, D, H, W] -> [N, C_out, D', H', W'].

    >>> import amadou as ms
    >>> print(ms.ops.conv3d(ms.ops.ones((1, 1, 2, 2, 2)), ms.ops.ones((1, 1, 2, 2, 2))))
    [[[[[8.]]]]]
    """
    return kernels.conv_nd(input, weight, bias, stride, pad_mode, padding, dilation, groups, 3)


@op
@shape_errors
def conv_transpose2d(input, weight, bias=None, stride=1, padding=0, output_padding=0, groups=1, dilation=1):
    """The gradient of a convolution as a function. input: [N, C_in, H, W] float -> [N, C_out, H', W'].

    H' = (H - 1) * stride - 2 * padding + dilation * (height - 1) + output_padding + 1.

    Args:
        weight: [C_in, C_out / groups, height, width].
        bias: [C_out].
        stride, padding, output_padding, dilation: an int, or (height, width).
        groups: the number of groups that the channels are cut into.

    >>> import amadou as ms
    >>> print(ms.ops.conv_transpose2d(ms.Tensor([[[[1.0, 2.0]]]]), ms.Tensor([[[[1.0, 1.0]]]])))
    [[[[1. 3. 2.]]]]
    """
    return F.conv_transpose2d(input, weight, bias, stride, padding, output_padding, groups, dilation)


@op
def conv3d_transpose(inputs, weight, pad_mode="valid", padding=0, stride=1, dilation=1, group=1, output_padding=0):
    """The gradient of a convolution as a function. inputs: [N, C_in, D, H, W] -> [N, C_out, D', H', W'].

    Args:
        weight: [C_in, C_out / group, depth, height, width].
        pad_mode: "valid", "same", or "pad" for ``padding``, an int or (head, tail, top, bottom, left, right).
        stride, dilation, output_padding: an int, or (depth, height, width).

    >>> import amadou as ms
    >>> print(ms.ops.conv3d_transpose(ms.ops.ones((1, 1, 1, 1, 2)), ms.ops.ones((1, 1, 1, 1, 2))))
    [[[[[1. 2. 1.]]]]]
    """
    steps = [(x,) * 3 if isinstance(x, int) else x for x in (stride, output_padding, dilation)]
    return kernels.conv_transpose(inputs, weight, None, steps[0], pad_mode, padding, steps[1], steps[2], group)
