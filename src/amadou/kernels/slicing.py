"""Parts of a tensor, and borders around it."""

import math
from typing import Any

import torch
from torch import Tensor
from torch.nn import functional as F

from .conv import torch_order
from .index import getitem
from .shaping import sizes


def mirror_pad(x: Tensor, paddings: Any, mode: str) -> Tensor:
    """Continue x beyond its ends as in a mirror; paddings: [ndim, 2], before and after.

    REFLECT does not repeat the outermost element, SYMMETRIC does.
    """
    for axis, (before, after) in enumerate(sizes(paddings)):
        size = x.shape[axis]
        place = torch.arange(-before, size + after, device=x.device)
        if mode == "REFLECT":
            place = (size - 1) - ((size - 1) - place.abs()).abs()
        else:
            place = torch.where(place < 0, -1 - place, place)
            place = torch.where(place >= size, 2 * size - 1 - place, place)
        if before or after:
            x = x.index_select(axis, place)
    return x


def pad_v3(cls: str, x: Tensor, paddings: Any, value: Any, mode: str, contiguous: bool) -> Tensor:
    """As :func:`pad`, with the sizes before all axes and then those behind them unless ``contiguous``."""
    paddings = list(sizes(paddings))
    if not contiguous:
        half = len(paddings) // 2
        paddings = [size for pair in zip(paddings[:half], paddings[half:], strict=True) for size in pair]
    return pad(cls, x, paddings, mode, value.item() if isinstance(value, Tensor) else value)


_PAD_MODES = {"constant": "constant", "reflect": "reflect", "edge": "replicate", "replicate": "replicate"}


def pad(cls: str, x: Tensor, padding: Any, mode: str, value: Any) -> Tensor:
    """Pad the last axes; padding: before and after the last axis, the last but one, ... Negative sizes cut off."""
    if isinstance(padding, Tensor):
        padding = padding.tolist()
    if len(padding) % 2:
        raise ValueError(f"For '{cls}', 'padding' must have two sizes per axis, but got {padding}.")
    if mode == "circular":
        return _pad_circular(x, padding)
    if mode not in _PAD_MODES:
        raise ValueError(f"For '{cls}', 'mode' must be one of {[*_PAD_MODES, 'circular']}, but got {mode!r}.")
    return F.pad(x, padding, _PAD_MODES[mode], value) if padding else x


def _pad_circular(x: Tensor, padding: Any) -> Tensor:
    # torch's own takes 3 to 5 axes only
    for axis, (before, after) in enumerate(zip(padding[::2], padding[1::2], strict=True), start=1):
        size = x.shape[-axis]
        x = x.index_select(-axis, torch.arange(-before, size + after, device=x.device) % size)
    return x


def strided_slice(cls: str, x: Tensor, begin: Any, end: Any, strides: Any, masks: tuple[int, ...]) -> Tensor:
    """``x[begin:end:strides]``, one entry per axis; strides may be negative.

    masks: for begin, end, ellipsis, new axis, shrink. A set bit i changes entry i: begin and end leave that end open,
    an ellipsis stands for all axes in between, a new axis is inserted, a shrunk axis is taken at ``begin`` and goes
    away.
    """
    begin, end, strides = sizes(begin), sizes(end), sizes(strides)
    if not len(begin) == len(end) == len(strides):
        raise ValueError(
            f"For '{cls}', 'begin', 'end' and 'strides' must have the same length, but got {begin}, {end}, {strides}."
        )
    if 0 in strides:
        raise ValueError(f"For '{cls}', 'strides' must not be 0, but got {strides}.")
    return getitem(x, tuple(_entry(i, begin[i], end[i], strides[i], *masks) for i in range(len(begin))))


def _entry(
    i: int, begin: int, end: int, stride: int, begin_mask: int, end_mask: int, ellipsis: int, new_axis: int, shrink: int
) -> Any:
    bit = 1 << i
    if ellipsis & bit:
        return ...
    if new_axis & bit:
        return None
    if shrink & bit:
        return begin
    return slice(None if begin_mask & bit else begin, None if end_mask & bit else end, stride)


def slice_of(cls: str, x: Tensor, begin: Any, size: Any) -> Tensor:
    """The part of x that begins at ``begin`` and has the shape ``size``; a size of -1 takes all the rest."""
    begin, size = sizes(begin), sizes(size)
    shape = x.shape
    if not len(begin) == len(size) == len(shape):
        raise ValueError(f"For '{cls}', 'begin' and 'size' must have {x.ndim} entries, but got {begin} and {size}.")
    part = []
    for first, length, n in zip(begin, size, shape, strict=False):
        last = n if length == -1 else first + length
        if not 0 <= first <= last <= n:
            raise ValueError(
                f"For '{cls}', 'begin' and 'size' must lie in the shape {tuple(shape)}, but got {begin} and {size}."
            )
        part.append(slice(first, last))
    return x[tuple(part)]


def space_to_batch(cls: str, x: Tensor, block: Any, paddings: Any) -> Tensor:
    """x: [N, C..., spatial...] -> [prod(block) * N, C..., spatial / block...]: blocks become images of their own.

    The image of the elements at place p of every block comes before that of place p + 1.
    """
    block = _block(cls, block, paddings)
    rank = len(block)
    x = F.pad(x, torch_order(paddings))
    head, spatial = x.shape[: x.ndim - rank], x.shape[x.ndim - rank :]
    if any(n % b for n, b in zip(spatial, block, strict=True)):
        raise RuntimeError(f"For '{cls}', the padded shape {tuple(spatial)} must be a multiple of {block}, but is not.")
    cut = x.reshape(*head, *[n for size, b in zip(spatial, block, strict=True) for n in (size // b, b)])
    inner = range(len(head) + 1, cut.ndim, 2)
    outer = range(len(head), cut.ndim, 2)
    moved = cut.permute(*inner, *range(len(head)), *outer)
    return moved.reshape(-1, *head[1:], *[size // b for size, b in zip(spatial, block, strict=True)])


def batch_to_space(cls: str, x: Tensor, block: Any, crops: Any) -> Tensor:
    """The inverse of :func:`space_to_batch`; crops: [rank, 2], how much to cut off before and after."""
    block = _block(cls, block, crops)
    rank = len(block)
    if x.shape[0] % math.prod(block):
        raise ValueError(f"For '{cls}', the batch must be a multiple of the block {block}, but got {x.shape[0]}.")
    head, spatial = x.shape[1 : x.ndim - rank], x.shape[x.ndim - rank :]
    cut = x.reshape(*block, -1, *head, *spatial)
    first = rank + 1 + len(head)
    pairs = [axis for i in range(rank) for axis in (first + i, i)]
    whole = [size * b for size, b in zip(spatial, block, strict=True)]
    joined = cut.permute(*range(rank, first), *pairs).reshape(-1, *head, *whole)
    for axis, ((before, after), size) in enumerate(zip(crops, whole, strict=True), start=joined.ndim - rank):
        joined = joined.narrow(axis, before, size - before - after)
    return joined


def _block(cls: str, block: Any, borders: Any) -> list[int]:
    block = list(block) if isinstance(block, (tuple, list)) else [block] * len(borders)
    if len(block) != len(borders) or min(block) < 1:
        raise ValueError(f"For '{cls}', the block must have one size >= 1 per axis of {borders}, but got {block}.")
    return block


def space_to_depth(cls: str, x_NCHW: Tensor, block: int) -> Tensor:
    """[N, C, H, W] -> [N, block * block * C, H / block, W / block]; all channels of a place before the next place."""
    n, c, h, w = x_NCHW.shape
    if h % block or w % block:
        raise ValueError(f"For '{cls}', height and width must be multiples of {block}, but got {h} and {w}.")
    cut = x_NCHW.reshape(n, c, h // block, block, w // block, block)
    return cut.permute(0, 3, 5, 1, 2, 4).reshape(n, block * block * c, h // block, w // block)


def depth_to_space(cls: str, x_NCHW: Tensor, block: int) -> Tensor:
    """The inverse of :func:`space_to_depth`."""
    n, c, h, w = x_NCHW.shape
    if c % (block * block):
        raise ValueError(f"For '{cls}', the channels must be a multiple of {block * block}, but got {c}.")
    cut = x_NCHW.reshape(n, block, block, c // (block * block), h, w)
    return cut.permute(0, 3, 4, 1, 5, 2).reshape(n, -1, h * block, w * block)
