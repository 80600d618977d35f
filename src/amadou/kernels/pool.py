"""Pooling with MindSpore's padding modes, on [N, C, *spatial] or [C, *spatial].

The modes are those of ``kernels/conv.py``. What is padded never wins a maximum; whether it counts in an average is told
by ``count_include_pad``.
"""

from collections.abc import Callable, Sequence
from typing import Any

import torch
import torch.nn.functional as F

from .conv import same_padding, torch_order

_MAX_POOL: dict[int, Callable] = {1: torch.max_pool1d, 2: torch.max_pool2d, 3: torch.max_pool3d}
_MAX_POOL_AND_PLACES: dict[int, Callable] = {
    1: F.max_pool1d_with_indices,
    2: F.max_pool2d_with_indices,
    3: F.max_pool3d_with_indices,
}
_MAX_UNPOOL: dict[int, Callable] = {1: F.max_unpool1d, 2: F.max_unpool2d, 3: F.max_unpool3d}
_ADAPTIVE_AVG_POOL: dict[int, Callable] = {1: F.adaptive_avg_pool1d, 2: F.adaptive_avg_pool2d, 3: F.adaptive_avg_pool3d}
_ADAPTIVE_MAX_POOL: dict[int, Callable] = {1: F.adaptive_max_pool1d, 2: F.adaptive_max_pool2d, 3: F.adaptive_max_pool3d}

Sizes = tuple[int, ...]
Pads = list[tuple[int, int]]


def sizes(value: int | Sequence[int], ndim: int) -> Sizes:
    """One number for every axis, or the numbers as they are."""
    return (value,) * ndim if isinstance(value, int) else tuple(value)


def pads(padding: int | Sequence[int], ndim: int) -> Pads:
    """(before, after) of every axis, from one number, one for each axis, or two for each axis."""
    padding = sizes(padding, ndim)
    if len(padding) == 2 * ndim:
        return list(zip(padding[::2], padding[1::2], strict=True))
    return [(zeros, zeros) for zeros in padding]


def same_pads(spatial: Sizes, kernel_size: Sizes, stride: Sizes) -> Pads:
    """(before, after) of every axis in mode "same"."""
    axes = zip(spatial, kernel_size, stride, (1,) * len(kernel_size), strict=True)
    return [same_padding(*axis) for axis in axes]


def max_pool(
    x: torch.Tensor,
    kernel_size: Sizes,
    stride: Sizes,
    padding: Any,
    dilation: Sizes,
    ceil_mode: bool,
    return_indices: bool,
) -> torch.Tensor | tuple[torch.Tensor, torch.Tensor]:
    """The largest element of every window; with ``return_indices`` also its place in the flattened spatial axes.

    Args:
        padding: for every axis a number for both ends, or (before, after); or "same".

    Raises:
        ValueError: if the padding exceeds half of a window, or x is smaller than a window.
    """
    ndim = len(kernel_size)
    if padding == "same":
        padding = same_pads(x.shape[-ndim:], kernel_size, stride)
    at_both_ends = _at_both_ends(padding)
    if at_both_ends is None or max(dilation) > 1:  # otherwise torch refuses the same
        _check_max_windows(x, kernel_size, padding, dilation, ceil_mode)
    if at_both_ends is None:
        return _max_pool_padded(x, kernel_size, stride, padding, dilation, ceil_mode, return_indices)
    pool = _MAX_POOL_AND_PLACES if return_indices else _MAX_POOL
    try:
        return pool[ndim](x, kernel_size, stride, at_both_ends, dilation, ceil_mode)
    except RuntimeError:
        _check_max_windows(x, kernel_size, padding, dilation, ceil_mode)
        raise


def _at_both_ends(padding: Sizes | Pads) -> Sizes | None:
    """The padding of every axis; None if there is more of it at one end than at the other."""
    if isinstance(padding[0], int):
        return padding  # type: ignore[return-value]
    befores, afters = zip(*padding, strict=True)  # type: ignore[misc]
    return befores if befores == afters else None


def _check_max_windows(x: torch.Tensor, kernel_size: Sizes, padding: Any, dilation: Sizes, ceil_mode: bool) -> None:
    around = padding if isinstance(padding[0], tuple) else [(zeros, zeros) for zeros in padding]
    if any(2 * max(axis) > size for axis, size in zip(around, kernel_size, strict=True)):
        raise ValueError(f"For 'MaxPool', 'padding' must be at most half of {kernel_size}, but got {padding}.")
    for size, window, gap, axis in zip(x.shape[-len(kernel_size) :], kernel_size, dilation, around, strict=True):
        if size + sum(axis) < (window - 1) * gap + 1 and not ceil_mode:
            raise ValueError(
                f"For 'MaxPool', the input must be as large as a window of {kernel_size}, but got {tuple(x.shape)}."
            )


def _max_pool_padded(x, kernel_size, stride, padding, dilation, ceil_mode, return_indices):
    """``max_pool`` with more padding on one side than on the other, which torch does not have."""
    ndim = len(kernel_size)
    lowest = float("-inf") if x.is_floating_point() else torch.iinfo(x.dtype).min
    padded = F.pad(x, torch_order(padding), value=lowest)
    if not return_indices:
        return _MAX_POOL[ndim](padded, kernel_size, stride, 0, dilation, ceil_mode)
    out, places = _MAX_POOL_AND_PLACES[ndim](padded, kernel_size, stride, 0, dilation, ceil_mode)
    unravelled = torch.unravel_index(places, padded.shape[-ndim:])
    flat = torch.zeros_like(places)
    for place, size, (before, _) in zip(unravelled, x.shape[-ndim:], padding, strict=True):
        flat = flat * size + place - before
    return out, flat


def avg_pool(
    x: torch.Tensor,
    kernel_size: Sizes,
    stride: Sizes,
    padding: Any,
    ceil_mode: bool,
    count_include_pad: bool,
    divisor: int | None,
) -> torch.Tensor:
    """The sum of every window by ``divisor``, or by the number of its elements.

    Args:
        padding: for every axis a number for both ends, or (before, after); or "same".

    Raises:
        ValueError: if the padding of an axis exceeds the window.
    """
    ndim = len(kernel_size)
    if padding == "same":
        padding = same_pads(x.shape[-ndim:], kernel_size, stride)
    at_both_ends = _at_both_ends(padding)
    for window, ends in zip(kernel_size, padding, strict=True):
        if (2 * ends if isinstance(ends, int) else sum(ends)) > window:
            raise ValueError(f"For 'AvgPool', 'padding' must be at most half of {kernel_size}, but got {padding}.")
    if at_both_ends is not None:
        return _torch_avg_pool(x, kernel_size, stride, at_both_ends, ceil_mode, count_include_pad, divisor)
    around = torch_order(padding)
    total = _torch_avg_pool(F.pad(x, around), kernel_size, stride, (0,) * ndim, ceil_mode, True, divisor)
    if count_include_pad or divisor:
        return total
    inside = F.pad(x.new_ones((1, *x.shape[-ndim:])), around)
    return total / _torch_avg_pool(inside, kernel_size, stride, (0,) * ndim, ceil_mode, True, None)


def _torch_avg_pool(x, kernel_size, stride, padding, ceil_mode, count_include_pad, divisor):
    if len(kernel_size) == 1:
        return F.avg_pool1d(x, kernel_size, stride, padding, ceil_mode, count_include_pad)
    settings = kernel_size, stride, padding, ceil_mode, count_include_pad, divisor
    if len(kernel_size) == 2:
        return F.avg_pool2d(x, *settings)
    return avg_pool3d(x, *settings)


def avg_pool3d(x, kernel_size, stride, padding, ceil_mode, count_include_pad, divisor):
    """As torch's, also in float16 on the CPU, where torch has no kernel."""
    exact = x.float() if x.dtype == torch.float16 and x.device.type == "cpu" else x
    return F.avg_pool3d(exact, kernel_size, stride, padding, ceil_mode, count_include_pad, divisor).to(x.dtype)


def lp_pool(
    x: torch.Tensor, norm_type: float, kernel_size: Sizes, stride: Sizes | None, ceil_mode: bool
) -> torch.Tensor:
    """(sum of x ** norm_type) ** (1 / norm_type) of every window."""
    if len(kernel_size) == 1:
        return F.lp_pool1d(x, norm_type, kernel_size[0], stride and stride[0], ceil_mode)
    return F.lp_pool2d(x, norm_type, list(kernel_size), stride and list(stride), ceil_mode)  # type: ignore[arg-type]


def adaptive_avg_pool(x: torch.Tensor, output_size: int | tuple[int | None, ...], ndim: int) -> torch.Tensor:
    """Averages of ``output_size`` windows that share the spatial axes evenly; None keeps an axis."""
    return _ADAPTIVE_AVG_POOL[ndim](x, output_size)


def adaptive_max_pool(
    x: torch.Tensor, output_size: int | tuple[int | None, ...], ndim: int, return_indices: bool
) -> torch.Tensor | tuple[torch.Tensor, torch.Tensor]:
    """Maxima of ``output_size`` windows that share the spatial axes evenly; None keeps an axis."""
    return _ADAPTIVE_MAX_POOL[ndim](x, output_size, return_indices=return_indices)


def check_divides(cls: str, x: torch.Tensor, output_size: int) -> None:
    """MindSpore's adaptive pools over one axis need windows of one size, and [N, C, L]."""
    if x.ndim != 3:
        raise ValueError(f"For '{cls}', the input must have 3 axes, but got the shape {tuple(x.shape)}.")
    if x.shape[2] % output_size or x.shape[2] < output_size:
        raise ValueError(f"For '{cls}', 'output_size' must divide the last axis {x.shape[2]}, but got {output_size}.")


def max_unpool(
    x: torch.Tensor,
    indices: torch.Tensor,
    kernel_size: Sizes,
    stride: Sizes | None,
    padding: Sizes,
    output_size: Sequence[int] | None,
) -> torch.Tensor:
    """Zeros with the elements of x at ``indices``: what ``max_pool`` took, put back. A stride of 0 is the window."""
    if not stride or 0 in stride:
        stride = kernel_size
    return _MAX_UNPOOL[len(kernel_size)](x, indices.long(), kernel_size, stride, padding, output_size or None)


def pooling_sequence(length: int, count: int, smooth: bool, generator: torch.Generator | None) -> torch.Tensor:
    """Where each of ``count`` regions of an axis begins, and its end, [count + 1] int64 (arXiv:1412.6071).

    Regions are ``length / count`` long, rounded down or up: in any order, or, ``smooth``, as evenly as they can be.
    """
    if smooth:
        ratio, start = length / count, torch.rand((), generator=generator, dtype=torch.float64)
        edges = (ratio * (torch.arange(count + 1) + start)).floor().long()
        return edges - edges[0]
    sizes = torch.full((count,), length // count)
    sizes[torch.randperm(count, generator=generator)[: length % count]] += 1
    return F.pad(sizes.cumsum(0), (1, 0))


def pool_regions(x: torch.Tensor, axis: int, edges: torch.Tensor, overlapping: bool, reduce: str) -> torch.Tensor:
    """The maximum or the sum ("amax", "sum") of every region of an axis; overlapping ones have the next pixel too."""
    begin, end = edges[:-1, None], (edges[1:, None] + int(overlapping)).clamp(max=x.shape[axis])
    place = begin + torch.arange(int((end - begin).max()))
    shape = [1] * x.ndim
    shape[axis : axis + 1] = place.shape
    parts = x.index_select(axis, place.clamp(max=x.shape[axis] - 1).flatten().to(x.device)).unflatten(axis, place.shape)
    outside = (place >= end).to(x.device).view(shape)
    if reduce == "sum":
        return parts.masked_fill(outside, 0).sum(axis + 1)
    lowest = torch.finfo(x.dtype).min if x.is_floating_point() else torch.iinfo(x.dtype).min
    return parts.masked_fill(outside, lowest).amax(axis + 1)
