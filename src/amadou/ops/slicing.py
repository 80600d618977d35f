"""Parts of a Tensor, and borders around it."""

import torch

from .._boundary import op
from .._checks import check_one_of
from ..kernels import slicing as kernels
from ._errors import shape_errors


@op
@shape_errors
def narrow(input, axis, start, length):
    """``length`` slices along ``axis`` from ``start`` on; a view.

    input: [..., n, ...] -> [..., length, ...].

    Raises:
        ValueError: if they are not all in the Tensor.

    >>> import amadou as ms
    >>> print(ms.ops.narrow(ms.Tensor([1, 2, 3]), 0, 1, 2))
    [2 3]
    """
    return torch.narrow(input, axis, start, length)


@op
def slice(input_x, begin, size):
    """The part that begins at ``begin`` and has the shape ``size``, where -1 takes all the rest of an axis; a view.

    input_x: [...] -> [*size]; begin, size: one entry per axis.

    Raises:
        ValueError: if the part is not all in the Tensor.

    >>> import amadou as ms
    >>> print(ms.ops.slice(ms.Tensor([[1, 2], [3, 4]]), (0, 1), (2, 1)))
    [[2]
     [4]]
    """
    return kernels.slice_of("slice", input_x, begin, size)


@op
def tensor_slice(input, begin, size):
    """As :func:`slice`.

    >>> import amadou as ms
    >>> print(ms.ops.tensor_slice(ms.Tensor([[1, 2], [3, 4]]), (0, 1), (2, 1)))
    [[2]
     [4]]
    """
    return kernels.slice_of("tensor_slice", input, begin, size)


@op
def strided_slice(
    input_x, begin, end, strides, begin_mask=0, end_mask=0, ellipsis_mask=0, new_axis_mask=0, shrink_axis_mask=0
):
    """``input_x[begin[0]:end[0]:strides[0], begin[1]:end[1]:strides[1], ...]``; a view for strides > 0.

    The masks are numbers whose bit i speaks about entry i.

    Args:
        begin_mask, end_mask: take the axis from its beginning, or to its end.
        ellipsis_mask: take all axes that have no entry here, as ``...``.
        new_axis_mask: insert an axis of size 1, as ``None``.
        shrink_axis_mask: take the one slice at ``begin[i]``, and remove the axis.

    Raises:
        ValueError: for a stride of 0, or if begin, end and strides are not equally long.

    >>> import amadou as ms
    >>> x = ms.ops.arange(12).reshape(3, 4)
    >>> ms.ops.strided_slice(x, (0, 3), (2, 0), (1, -2)).asnumpy().tolist()
    [[3, 1], [7, 5]]
    """
    masks = (begin_mask, end_mask, ellipsis_mask, new_axis_mask, shrink_axis_mask)
    return kernels.strided_slice("strided_slice", input_x, begin, end, strides, masks)


@op
@shape_errors
def pad(input_x, padding, mode="constant", value=None):
    """Put borders around a Tensor.

    input_x: [...] -> dtype of input_x; padding: (before, after) of the last axis, then of the last but one, and so on.
    A negative border cuts off.

    Args:
        mode: "constant" fills with ``value`` (0 by default), "reflect" mirrors at the outermost element, "replicate"
            repeats it, "circular" goes on at the other end.

    Raises:
        ValueError: for an odd number of sizes, too many of them, an unknown mode, or a value in other modes.

    >>> import amadou as ms
    >>> print(ms.ops.pad(ms.Tensor([[1.0, 2.0]]), (1, 1)))
    [[0. 1. 2. 0.]]
    """
    if mode != "constant" and value is not None:
        raise ValueError(f"For 'pad', 'value' must be None in mode {mode!r}, but got {value}.")
    return kernels.pad("pad", input_x, padding, mode, value)


@op
@shape_errors
def pad_v3(x, paddings, constant_value, mode, contiguous):
    """As :func:`pad`; unless ``contiguous``, the paddings are those before all axes, and then those behind them."""
    return kernels.pad_v3("PadV3", x, paddings, constant_value, mode, contiguous)


@op
@shape_errors
def mirror_pad(input_x, paddings, mode):
    """Continue a Tensor beyond its ends as in a mirror.

    input_x: [...]; paddings: [ndim, 2], before and after each axis.

    Args:
        mode: "REFLECT" does not repeat the outermost element, "SYMMETRIC" does.

    Raises:
        ValueError: for another mode.

    >>> import amadou as ms
    >>> print(ms.ops.mirror_pad(ms.Tensor([1, 2, 3]), ms.Tensor([[1, 1]]), "REFLECT"))
    [2 1 2 3 2]
    """
    return kernels.mirror_pad(input_x, paddings, check_one_of("mirror_pad", "mode", mode, ("REFLECT", "SYMMETRIC")))


@op
@shape_errors
def padding(x, pad_dim_size=8):
    """Fill a last axis of size 1 up with zeros.

    x: [..., 1] -> [..., pad_dim_size].

    Raises:
        ValueError: if the last axis is longer, or ``pad_dim_size`` is not > 0.

    >>> import amadou as ms
    >>> print(ms.ops.padding(ms.Tensor([[1.0], [2.0]]), 3))
    [[1. 0. 0.]
     [2. 0. 0.]]
    """
    if x.shape[-1] != 1 or pad_dim_size < 1:
        raise ValueError(f"For 'padding', the last axis must have size 1, but got {tuple(x.shape)} to {pad_dim_size}.")
    return torch.nn.functional.pad(x, (0, pad_dim_size - 1))


@op
def space_to_batch_nd(input_x, block_size, paddings):
    """Take blocks of the last axes apart: the elements at one place of all blocks become an image of the batch.

    input_x: [N, C..., spatial...] -> [N * product of block, C..., padded spatial / block...]

    Args:
        block_size: the size of a block along each spatial axis, or one size for all.
        paddings: zeros before and after each spatial axis, to be put there first.

    Raises:
        ValueError: unless there are as many blocks, all >= 1, as paddings.
        RuntimeError: if a padded axis is no multiple of the block.

    >>> import amadou as ms
    >>> print(ms.ops.space_to_batch_nd(ms.Tensor([[[[1.0, 2.0], [3.0, 4.0]]]]), [2, 2], [[0, 0], [0, 0]]).shape)
    (4, 1, 1, 1)
    """
    return kernels.space_to_batch("space_to_batch_nd", input_x, block_size, paddings)


@op
def batch_to_space_nd(input_x, block_shape, crops):
    """The inverse of :func:`space_to_batch_nd`.

    Args:
        block_shape: the size of a block along each spatial axis, or one size for all.
        crops: how much to cut off before and after each spatial axis in the end.

    Raises:
        ValueError: if the batch is no multiple of the block.

    >>> import amadou as ms
    >>> print(ms.ops.batch_to_space_nd(ms.ops.ones((4, 1, 1, 1)), [2, 2], [[0, 0], [0, 0]]))
    [[[[1. 1.]
       [1. 1.]]]]
    """
    return kernels.batch_to_space("batch_to_space_nd", input_x, block_shape, crops)


@op
def space_to_depth(x, block_size):
    """Blocks of height and width moved to the channels, all channels of one place before those of the next.

    x: [N, C, H, W] -> [N, block_size ** 2 * C, H / block_size, W / block_size].

    Raises:
        ValueError: if height or width is no multiple of the block.
    """
    return kernels.space_to_depth("SpaceToDepth", x, block_size)


@op
def depth_to_space(x, block_size):
    """The inverse of :func:`space_to_depth`.

    x: [N, C, H, W] -> [N, C / block_size ** 2, H * block_size, W * block_size].

    Raises:
        ValueError: if the channels are no multiple of the block's size.
    """
    return kernels.depth_to_space("DepthToSpace", x, block_size)
