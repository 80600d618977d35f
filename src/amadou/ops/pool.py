"""Pooling. N batch, C channels; all take float Tensors and keep the dtype."""

import torch.nn.functional as F

from .. import _checks
from .._boundary import op
from ..kernels import pool as kernels
from ._errors import shape_errors

# Shared by the layers and the Primitives; no public functions.
max_pool = op(kernels.max_pool)
avg_pool = op(kernels.avg_pool)


def _sizes(cls, arg, value, ndim):
    """An int > 0 or ``ndim`` of them, as a tuple."""
    value = kernels.sizes(_checks.check_type(cls, arg, value, (int, tuple)), ndim)
    if len(value) != ndim or not all(isinstance(size, int) and size > 0 for size in value):
        raise ValueError(f"For '{cls}', '{arg}' must be an int > 0 or a tuple of {ndim}, but got {value}.")
    return value


def _pads(cls, padding, ndim, per_axis):
    """An int >= 0 or ``per_axis`` of them for every axis, as pairs."""
    given = kernels.sizes(_checks.check_type(cls, "padding", padding, (int, tuple)), per_axis * ndim)
    if len(given) != per_axis * ndim or min(given) < 0:
        raise ValueError(f"For '{cls}', 'padding' must be an int >= 0 or {per_axis * ndim} of them, but got {padding}.")
    return kernels.pads(given, ndim)


def _max_pool(cls, x, ndim, kernel_size, stride, padding, dilation, ceil_mode, return_indices):
    window = _sizes(cls, "kernel_size", kernel_size, ndim)
    step = window if stride is None else _sizes(cls, "stride", stride, ndim)
    gaps = _sizes(cls, "dilation", dilation, ndim)
    return kernels.max_pool(x, window, step, _pads(cls, padding, ndim, 1), gaps, ceil_mode, return_indices)


def _avg_pool(cls, x, ndim, kernel_size, stride, padding, ceil_mode, count_include_pad, divisor):
    window, step = _sizes(cls, "kernel_size", kernel_size, ndim), _sizes(cls, "stride", stride, ndim)
    around = _pads(cls, padding, ndim, 2 if ndim > 1 else 1)
    return kernels.avg_pool(x, window, step, around, ceil_mode, count_include_pad, divisor or None)


@op
def max_pool2d(x, kernel_size, stride=None, padding=0, dilation=1, return_indices=False, ceil_mode=False):
    """The maximum of every window. x: [N, C, H, W] number -> [N, C, H', W'].

    Args:
        kernel_size, stride, dilation: an int, or (height, width); the stride is ``kernel_size`` if None.
        padding: an int, or (height, width), added at both ends; at most half of the window.
        return_indices: whether a Tensor of the maxima's places in H * W, int64, is returned too.
        ceil_mode: whether a last window that leaves the input counts.

    Raises:
        TypeError: if a size is neither int nor tuple.
        ValueError: if a size is out of range.

    >>> import amadou as ms
    >>> print(ms.ops.max_pool2d(ms.Tensor([[[[1.0, 2.0], [3.0, 4.0]]]]), 2))
    [[[[4.]]]]
    """
    return _max_pool("max_pool2d", x, 2, kernel_size, stride, padding, dilation, ceil_mode, return_indices)


@op
def max_pool3d(x, kernel_size, stride=None, padding=0, dilation=1, ceil_mode=False, return_indices=False):
    """As :func:`max_pool2d`, over three axes. x: [N, C, D, H, W] -> [N, C, D', H', W'].

    >>> import amadou as ms
    >>> print(ms.ops.max_pool3d(ms.ops.ones((1, 1, 2, 2, 2)), 2))
    [[[[[1.]]]]]
    """
    return _max_pool("max_pool3d", x, 3, kernel_size, stride, padding, dilation, ceil_mode, return_indices)


@op
def max_unpool1d(x, indices, kernel_size, stride=None, padding=0, output_size=None):
    """As :func:`max_unpool2d`, over one axis. x, indices: [N, C, L] or [C, L].

    >>> import amadou as ms
    >>> print(ms.ops.max_unpool1d(ms.Tensor([[[3.0, 4.0]]]), ms.Tensor([[[1, 2]]]), 2))
    [[[0. 3. 4. 0.]]]
    """
    window, step, around = (value and kernels.sizes(value, 1) for value in (kernel_size, stride, padding))
    return kernels.max_unpool(x, indices, window, step, around or (0,), output_size)


@op
def max_unpool2d(x, indices, kernel_size, stride=None, padding=0, output_size=None):
    """Zeros with x at ``indices``, which a max pool returned. x, indices: [N, C, H, W] or [C, H, W].

    Args:
        kernel_size, stride, padding: those of the pool.
        output_size: the spatial sizes, or the whole shape; needed where the pool left something out.

    Raises:
        ValueError: if ``output_size`` does not fit.

    >>> import amadou as ms
    >>> print(ms.ops.max_unpool2d(ms.Tensor([[[[4.0]]]]), ms.Tensor([[[[3]]]]), 2))
    [[[[0. 0.]
       [0. 4.]]]]
    """
    window, step, around = (value and kernels.sizes(value, 2) for value in (kernel_size, stride, padding))
    return kernels.max_unpool(x, indices, window, step, around or (0, 0), output_size)


@op
def max_unpool3d(x, indices, kernel_size, stride=None, padding=0, output_size=None):
    """As :func:`max_unpool2d`, over three axes. x, indices: [N, C, D, H, W] or [C, D, H, W].

    >>> import amadou as ms
    >>> print(ms.ops.max_unpool3d(ms.Tensor([[[[[4.0]]]]]), ms.Tensor([[[[[7]]]]]), 2))
    [[[[[0. 0.]
        [0. 0.]]
    <BLANKLINE>
       [[0. 0.]
        [0. 4.]]]]]
    """
    window, step, around = (value and kernels.sizes(value, 3) for value in (kernel_size, stride, padding))
    return kernels.max_unpool(x, indices, window, step, around or (0, 0, 0), output_size)


@op
def avg_pool1d(input_x, kernel_size=1, stride=1, padding=0, ceil_mode=False, count_include_pad=True):
    """As :func:`avg_pool2d`, over one axis. input_x: [N, C, L] float -> [N, C, L'].

    >>> import amadou as ms
    >>> print(ms.ops.avg_pool1d(ms.Tensor([[[1.0, 3.0, 5.0]]]), 2))
    [[[2. 4.]]]
    """
    return _avg_pool("avg_pool1d", input_x, 1, kernel_size, stride, padding, ceil_mode, count_include_pad, None)


@op
def avg_pool2d(
    input_x, kernel_size=1, stride=1, padding=0, ceil_mode=False, count_include_pad=True, divisor_override=0
):
    """The average of every window. input_x: [N, C, H, W] float -> [N, C, H', W'].

    Args:
        kernel_size, stride: an int, or (height, width).
        padding: an int, or (top, bottom, left, right).
        ceil_mode: whether a last window that leaves the input counts.
        count_include_pad: whether the padding counts as zeros.
        divisor_override: what sums are divided by; 0 for the number of elements.

    Raises:
        TypeError: if a size is neither int nor tuple.
        ValueError: if a size is out of range.

    >>> import amadou as ms
    >>> print(ms.ops.avg_pool2d(ms.Tensor([[[[1.0, 2.0], [3.0, 4.0]]]]), 2))
    [[[[2.5]]]]
    """
    given = kernel_size, stride, padding, ceil_mode, count_include_pad, divisor_override
    return _avg_pool("avg_pool2d", input_x, 2, *given)


@op
def avg_pool3d(
    input_x, kernel_size=1, stride=1, padding=0, ceil_mode=False, count_include_pad=True, divisor_override=0
):
    """As :func:`avg_pool2d`, over three axes. input_x: [N, C, D, H, W] float -> [N, C, D', H', W'].

    Args:
        padding: an int, or (head, tail, top, bottom, left, right).

    >>> import amadou as ms
    >>> print(ms.ops.avg_pool3d(ms.ops.ones((1, 1, 2, 2, 2)), 2))
    [[[[[1.]]]]]
    """
    given = kernel_size, stride, padding, ceil_mode, count_include_pad, divisor_override
    return _avg_pool("avg_pool3d", input_x, 3, *given)


@op
@shape_errors
def adaptive_avg_pool2d_ext(input, output_size):
    """As :func:`adaptive_avg_pool2d`. input: [N, C, H, W] or [C, H, W] float -> [..., *output_size].

    >>> import amadou as ms
    >>> print(ms.ops.adaptive_avg_pool2d_ext(ms.Tensor([[[[1.0, 2.0], [3.0, 4.0]]]]), (1, 2)))
    [[[[2. 3.]]]]
    """
    return kernels.adaptive_avg_pool(input, output_size, 2)


@op
def lp_pool1d(x, norm_type, kernel_size, stride=None, ceil_mode=False):
    """As :func:`lp_pool2d`, over one axis. x: [N, C, L] or [C, L] float -> [..., L'].

    >>> import amadou as ms
    >>> print(ms.ops.lp_pool1d(ms.Tensor([[[3.0, 4.0]]]), 2.0, 2))
    [[[5.]]]
    """
    return kernels.lp_pool(x, norm_type, (kernel_size,), stride and kernels.sizes(stride, 1), ceil_mode)


@op
def lp_pool2d(x, norm_type, kernel_size, stride=None, ceil_mode=False):
    """(sum of x ** norm_type) ** (1 / norm_type) of every window. x: [N, C, H, W] float -> [N, C, H', W'].

    Args:
        kernel_size, stride: an int, or (height, width); the stride is ``kernel_size`` if None.
        ceil_mode: whether a last window that leaves the input counts.

    >>> import amadou as ms
    >>> print(ms.ops.lp_pool2d(ms.Tensor([[[[3.0, 4.0]]]]), 2.0, (1, 2)))
    [[[[5.]]]]
    """
    return kernels.lp_pool(x, norm_type, kernels.sizes(kernel_size, 2), stride and kernels.sizes(stride, 2), ceil_mode)


@op
def adaptive_avg_pool1d(input, output_size):
    """Averages of ``output_size`` windows. input: [N, C, L] float -> [N, C, output_size], which divides L.

    Raises:
        ValueError: if it does not.

    >>> import amadou as ms
    >>> print(ms.ops.adaptive_avg_pool1d(ms.Tensor([[[1.0, 3.0, 5.0, 7.0]]]), 2))
    [[[2. 6.]]]
    """
    kernels.check_divides("adaptive_avg_pool1d", input, output_size)
    return kernels.adaptive_avg_pool(input, output_size, 1)


@op
def adaptive_avg_pool2d(input, output_size):
    """Averages of windows that share H and W evenly. input: [N, C, H, W] or [C, H, W] float -> [..., H', W'].

    Args:
        output_size: H' = W', or (H', W'); None keeps an axis.

    Raises:
        TypeError: if it is neither int nor tuple.
        ValueError: if it has no two items, or the input another number of axes.

    >>> import amadou as ms
    >>> print(ms.ops.adaptive_avg_pool2d(ms.Tensor([[[[1.0, 2.0], [3.0, 4.0]]]]), (1, 2)))
    [[[[2. 3.]]]]
    """
    return kernels.adaptive_avg_pool(input, _adaptive("adaptive_avg_pool2d", input, output_size, 2), 2)


@op
def adaptive_avg_pool3d(input, output_size):
    """As :func:`adaptive_avg_pool2d`, over three axes. input: [N, C, D, H, W] or [C, D, H, W] float.

    >>> import amadou as ms
    >>> print(ms.ops.adaptive_avg_pool3d(ms.ops.ones((1, 2, 2, 2)), (1, 1, 2)))
    [[[[1. 1.]]]]
    """
    return kernels.adaptive_avg_pool(input, _adaptive("adaptive_avg_pool3d", input, output_size, 3), 3)


@op
def adaptive_max_pool1d(input, output_size):
    """Maxima of ``output_size`` windows. input: [N, C, L] float -> [N, C, output_size], which divides L.

    Raises:
        ValueError: if it does not.

    >>> import amadou as ms
    >>> print(ms.ops.adaptive_max_pool1d(ms.Tensor([[[1.0, 3.0, 7.0, 5.0]]]), 2))
    [[[3. 7.]]]
    """
    kernels.check_divides("adaptive_max_pool1d", input, output_size)
    return kernels.adaptive_max_pool(input, output_size, 1, False)


@op
def adaptive_max_pool2d(input, output_size, return_indices=False):
    """Maxima of windows that share H and W evenly. input: [N, C, H, W] or [C, H, W] float -> [..., H', W'].

    Args:
        output_size: H' = W', or (H', W'); None keeps an axis.
        return_indices: whether a Tensor of the maxima's places in H * W, int64, is returned too.

    Raises:
        TypeError: if ``output_size`` is neither int nor tuple.
        ValueError: if it has no two items, or the input another number of axes.

    >>> import amadou as ms
    >>> print(ms.ops.adaptive_max_pool2d(ms.Tensor([[[[1.0, 2.0], [3.0, 4.0]]]]), (1, 2)))
    [[[[3. 4.]]]]
    """
    size = _adaptive("adaptive_max_pool2d", input, output_size, 2)
    return kernels.adaptive_max_pool(input, size, 2, return_indices)


@op
def adaptive_max_pool3d(input, output_size, return_indices=False):
    """As :func:`adaptive_max_pool2d`, over three axes; the places are int32. input: [N, C, D, H, W] or [C, D, H, W].

    >>> import amadou as ms
    >>> print(ms.ops.adaptive_max_pool3d(ms.ops.ones((1, 2, 2, 2)), (1, 1, 2)))
    [[[[1. 1.]]]]
    """
    out = kernels.adaptive_max_pool(input, _adaptive("adaptive_max_pool3d", input, output_size, 3), 3, return_indices)
    return (out[0], out[1].int()) if return_indices else out


def _adaptive(cls, x, output_size, ndim):
    """An int or ``ndim`` of them, also None, for an input with or without a batch axis."""
    if not isinstance(output_size, int):
        _checks.check_type(cls, "output_size", output_size, tuple)
        if len(output_size) != ndim:
            raise ValueError(f"For '{cls}', 'output_size' must be an int or {ndim} of them, but got {output_size}.")
    if x.ndim not in (ndim + 1, ndim + 2):
        raise ValueError(
            f"For '{cls}', the input must have {ndim + 1} or {ndim + 2} axes, but got the shape {tuple(x.shape)}."
        )
    return output_size


@op
def fractional_max_pool2d(
    input, kernel_size, output_size=None, output_ratio=None, return_indices=False, _random_samples=None
):
    """Maxima of windows at random places (Graham, arXiv:1412.6071). input: [N, C, H, W] float -> [N, C, H', W'].

    Args:
        kernel_size: an int, or (height, width).
        output_size: H' = W', or (H', W').
        output_ratio: instead of it, H' / H and W' / W, in (0, 1).
        return_indices: whether a Tensor of the maxima's places in H * W, int64, is returned too.
        _random_samples: [N, C, 2] float in [0, 1), what the places are made from.

    Raises:
        ValueError: if neither or both of ``output_size`` and ``output_ratio`` are given.

    >>> import amadou as ms
    >>> print(ms.ops.fractional_max_pool2d(ms.ops.ones((1, 1, 4, 4)), 2, output_size=(2, 2)).shape)
    (1, 1, 2, 2)
    """
    given = kernel_size, output_size, _pair(output_ratio, 2), return_indices, _random_samples
    return F.fractional_max_pool2d(input, *given)


@op
def fractional_max_pool3d(
    input, kernel_size, output_size=None, output_ratio=None, return_indices=False, _random_samples=None
):
    """As :func:`fractional_max_pool2d`, over three axes. input: [N, C, D, H, W] float -> [N, C, D', H', W'].

    >>> import amadou as ms
    >>> print(ms.ops.fractional_max_pool3d(ms.ops.ones((1, 1, 4, 4, 4)), 2, output_size=(2, 2, 2)).shape)
    (1, 1, 2, 2, 2)
    """
    given = kernel_size, output_size, _pair(output_ratio, 3), return_indices, _random_samples
    return F.fractional_max_pool3d(input, *given)


def _pair(ratio, ndim):
    return (ratio,) * ndim if isinstance(ratio, float) else ratio
