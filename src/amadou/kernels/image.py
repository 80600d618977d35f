"""Resizing and rearranging of images [N, C, H, W]."""

import torch
import torch.nn.functional as F

from .._checks import check_one_of
from .conv import same_padding, torch_order

_MODES = ("nearest", "linear", "bilinear", "bicubic", "area", "nearest-exact", "trilinear")

Sizes = tuple[int, ...] | list[int]


def interpolate(x, size, scale_factor, mode, align_corners, recompute_scale_factor):
    """Resize the axes behind [N, C] to ``size``, or by ``scale_factor``."""
    check_one_of("interpolate", "mode", mode, _MODES)
    if size is None and scale_factor is None:
        raise ValueError("For 'interpolate', 'size' or 'scale_factor' must be given, but got None for both.")
    size = size if size is None or isinstance(size, int) else tuple(size)
    return F.interpolate(x, size, scale_factor, mode, align_corners, recompute_scale_factor)


def resize_nearest(x: torch.Tensor, size: Sizes, align_corners: bool, half_pixel_centers: bool) -> torch.Tensor:
    """Pixels of x: [N, C, H, W] number -> [N, C, *size]."""
    _check_image("ResizeNearestNeighbor", x, size)
    if x.is_floating_point() and not align_corners:
        return F.interpolate(x, tuple(size), mode="nearest-exact" if half_pixel_centers else "nearest")
    for axis, length in zip((2, 3), size, strict=True):
        place = _places(x.shape[axis], length, align_corners, half_pixel_centers, x.device)
        place = torch.floor(place + 0.5) if align_corners else place.ceil() if half_pixel_centers else place.floor()
        x = x.index_select(axis, place.long().clamp(max=x.shape[axis] - 1))
    return x


def resize_bilinear(x: torch.Tensor, size: Sizes, align_corners: bool, half_pixel_centers: bool) -> torch.Tensor:
    """Interpolated pixels of x: [N, C, H, W] float -> [N, C, *size].

    Pixel i of the result lies at i * scale of x, the scale being H / H'. With ``align_corners`` the scale is
    (H - 1) / (H' - 1); with ``half_pixel_centers`` pixels are squares, not points: (i + 0.5) * scale - 0.5.
    """
    _check_image("ResizeBilinear", x, size)
    if align_corners or half_pixel_centers:
        return F.interpolate(x, tuple(size), mode="bilinear", align_corners=align_corners)
    for axis, length in zip((2, 3), size, strict=True):
        # torch has no such placement
        place = _places(x.shape[axis], length, False, False, x.device)
        low = place.long()
        high = (low + 1).clamp(max=x.shape[axis] - 1)
        share = (place - low).to(x.dtype).reshape(-1, *[1] * (3 - axis))
        x = torch.lerp(x.index_select(axis, low), x.index_select(axis, high), share)
    return x


def _places(old: int, new: int, align_corners: bool, half_pixel_centers: bool, device: torch.device) -> torch.Tensor:
    """Where each of ``new`` pixels lies on an axis of ``old``."""
    index = torch.arange(new, device=device)
    if align_corners:
        return index * ((old - 1) / (new - 1) if new > 1 else 0.0)
    return (index + 0.5) * (old / new) - 0.5 if half_pixel_centers else index * (old / new)


def _check_image(cls: str, x: torch.Tensor, size: Sizes) -> None:
    if x.ndim != 4:
        raise ValueError(f"For '{cls}', the input must have 4 axes, but got the shape {tuple(x.shape)}.")
    if len(size) != 2 or min(size) < 1:
        raise ValueError(f"For '{cls}', 'size' must be two ints > 0, but got {size}.")


def pixel_shuffle(x: torch.Tensor, upscale_factor: int) -> torch.Tensor:
    """[..., C * r^2, H, W] -> [..., C, H * r, W * r] (Shi et al., arXiv:1609.05158)."""
    if x.ndim < 3 or x.shape[-3] % upscale_factor**2:
        raise ValueError(
            f"For 'pixel_shuffle', the channels must be divisible by {upscale_factor}^2, but got {tuple(x.shape)}."
        )
    return F.pixel_shuffle(x, upscale_factor)


def pixel_unshuffle(x: torch.Tensor, downscale_factor: int) -> torch.Tensor:
    """[..., C, H * r, W * r] -> [..., C * r^2, H, W]."""
    if x.ndim < 3 or x.shape[-1] % downscale_factor or x.shape[-2] % downscale_factor:
        raise ValueError(
            f"For 'pixel_unshuffle', height and width must be divisible by {downscale_factor}, "
            f"but got {tuple(x.shape)}."
        )
    return F.pixel_unshuffle(x, downscale_factor)


def channel_shuffle(x: torch.Tensor, groups: int) -> torch.Tensor:
    """[N, C, ...] -> same, the groups of channels interleaved (Zhang et al., arXiv:1707.01083)."""
    if x.shape[1] % groups:
        raise ValueError(
            f"For 'ChannelShuffle', the channels must be divisible by 'groups', but got {tuple(x.shape)} and {groups}."
        )
    return x.unflatten(1, (groups, -1)).transpose(1, 2).flatten(1, 2)


def patches(x: torch.Tensor, window: Sizes, stride: Sizes, dilation: Sizes, same: bool) -> torch.Tensor:
    """x: [N, C, H, W] -> [N, height * width * C, H', W']: the window's pixels, and for each of them the channels."""
    if same:
        sizes = zip(x.shape[2:], window, stride, dilation, strict=True)
        x = F.pad(x, torch_order([same_padding(*size) for size in sizes]))
    spans = [(size - 1) * gap + 1 for size, gap in zip(window, dilation, strict=True)]
    shape = [(size - span) // step + 1 for size, span, step in zip(x.shape[2:], spans, stride, strict=True)]
    columns = F.unfold(x, tuple(window), tuple(dilation), 0, tuple(stride))
    return columns.unflatten(1, (x.shape[1], -1)).transpose(1, 2).flatten(1, 2).unflatten(2, shape)


def gradients(images: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
    """The differences to the next row and to the next column, 0 at the end. images: [N, C, H, W] -> two of the same."""
    if images.ndim != 4:
        raise ValueError(f"For 'ImageGradients', the images must have 4 axes, but got the shape {images.shape}.")
    down, right = (torch.diff(images, dim=dim, append=images.narrow(dim, -1, 1)) for dim in (2, 3))
    return down, right


def col2im(columns: torch.Tensor, output_size, kernel_size, dilation, padding, stride) -> torch.Tensor:
    """The sum of windows [N, C, height * width, windows] at their places: [N, C, *output_size]."""
    size = tuple(int(length) for length in output_size)
    return F.fold(columns.flatten(1, 2), size, kernel_size, dilation, padding, stride)


def im2col(x: torch.Tensor, kernel_size, dilation, padding, stride) -> torch.Tensor:
    """The windows of an image [N, C, H, W]: [N, C, height * width, windows]."""
    return F.unfold(x, kernel_size, dilation, padding, stride).unflatten(1, (x.shape[1], -1))
