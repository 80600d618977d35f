"""Resizing as a product with one weight matrix [new, old] for each axis, and what TensorFlow does to images.

N batch, C channels.
"""

import math
from collections.abc import Callable, Sequence

import torch
import torch.nn.functional as F


def resize_axes(x: torch.Tensor, rows: torch.Tensor, columns: torch.Tensor, last: bool) -> torch.Tensor:
    """x with its height and width multiplied by weights [new, old]; ``last`` when the channels come last."""
    form = "ph,nhwc,qw->npqc" if last else "ph,nchw,qw->ncpq"
    return torch.einsum(form, rows.to(x.dtype), x, columns.to(x.dtype))


def _scale(old: int, new: int, align_corners: bool) -> float:
    return (old - 1) / (new - 1) if align_corners and new > 1 else old / new


def area_weights(old: int, new: int, align_corners: bool) -> torch.Tensor:
    """How much of every old pixel lies in each new one."""
    scale = _scale(old, new, align_corners)
    start = torch.arange(new, dtype=torch.float32)[:, None] * scale
    pixel = torch.arange(old + math.ceil(scale), dtype=torch.float32)
    part = (torch.minimum(start + scale, pixel + 1) - torch.maximum(start, pixel)).clamp(min=0) / scale
    part[:, old - 1] += part[:, old:].sum(1)  # what lies beyond the end is the last pixel again
    return part[:, :old]


def cubic_weights(old: int, new: int, align_corners: bool, half_pixel: bool) -> torch.Tensor:
    """Keys' cubic convolution (1981), as TensorFlow has it: -0.5 and renormalised at the edges with half pixels,
    else -0.75 with the edge repeated.
    """
    a = -0.5 if half_pixel else -0.75
    steps = torch.arange(new, dtype=torch.float32)
    place = (steps + 0.5) * (old / new) - 0.5 if half_pixel else steps * _scale(old, new, align_corners)
    first = place.floor()
    neighbours = first[:, None] + torch.arange(-1, 3)
    part = ((place - first) * 1024).round() / 1024  # TensorFlow looks the weights up in a table of this size
    t = (part[:, None] - torch.arange(-1, 3)).abs()
    near, far = ((a + 2) * t - (a + 3)) * t * t + 1, (((t - 5) * t + 8) * t - 4) * a
    weight = torch.where(t <= 1, near, torch.where(t < 2, far, 0.0))
    if half_pixel:
        weight = torch.where((neighbours >= 0) & (neighbours < old), weight, 0.0)
        weight = weight / weight.sum(1, keepdim=True)
    return torch.zeros(new, old).scatter_add(1, neighbours.clamp(0, old - 1).long(), weight)


def resize_bicubic(x: torch.Tensor, size: Sequence[int], align_corners: bool, half_pixel: bool) -> torch.Tensor:
    """x: [N, C, H, W] float -> [N, C, *size]."""
    rows, columns = (
        cubic_weights(old, new, align_corners, half_pixel).to(x.device)
        for old, new in zip(x.shape[2:], size, strict=True)
    )
    return resize_axes(x, rows, columns, last=False)


def _lanczos(radius: float) -> Callable[[torch.Tensor], torch.Tensor]:
    return lambda t: torch.where(t < radius, torch.sinc(t) * torch.sinc(t / radius), 0.0)


def _cubic(b: float, c: float) -> Callable[[torch.Tensor], torch.Tensor]:
    """Mitchell and Netravali (1988)"""

    def kernel(t: torch.Tensor) -> torch.Tensor:
        near = ((12 - 9 * b - 6 * c) * t + (-18 + 12 * b + 6 * c)) * t * t + 6 - 2 * b
        far = (((-b - 6 * c) * t + 6 * b + 30 * c) * t - 12 * b - 48 * c) * t + 8 * b + 24 * c
        return torch.where(t < 1, near, torch.where(t < 2, far, 0.0)) / 6

    return kernel


# name -> (the weight at a distance, how far it reaches)
_KERNELS = {
    "lanczos1": (_lanczos(1), 1),
    "lanczos3": (_lanczos(3), 3),
    "lanczos5": (_lanczos(5), 5),
    "gaussian": (lambda t: torch.where(t < 1.5, (-2 * t * t).exp(), 0.0), 1.5),
    "box": (lambda t: torch.where(t < 0.5, 1.0, torch.where(t == 0.5, 0.5, 0.0)), 1),
    "triangle": (lambda t: (1 - t).clamp(min=0), 1),
    "keyscubic": (_cubic(0, 0.5), 2),
    "mitchellcubic": (_cubic(1 / 3, 1 / 3), 2),
}
KERNEL_TYPES = tuple(_KERNELS)


def span_weights(
    old: int, new: int, scale: torch.Tensor, translation: torch.Tensor, kernel_type: str, antialias: bool
) -> torch.Tensor:
    """The weights of an axis that is stretched by ``scale`` and moved by ``translation``."""
    kernel, _ = _KERNELS[kernel_type]
    inverse = 1 / scale
    width = inverse.clamp(min=1) if antialias else torch.ones_like(inverse)
    place = (torch.arange(new, device=scale.device) + 0.5 - translation) * inverse
    distance = (place[:, None] - torch.arange(old, device=scale.device) - 0.5).abs() / width
    weight = kernel(distance)
    total = weight.sum(1, keepdim=True)
    weight = torch.where(total.abs() > 1e-6, weight / torch.where(total == 0, 1.0, total), 0.0)
    return torch.where(((place >= 0) & (place <= old))[:, None], weight, 0.0)


def rgb_to_hsv(x: torch.Tensor) -> torch.Tensor:
    """[..., 3] in [0, 1] -> hue, saturation, value in [0, 1]."""
    red, green, blue = x.unbind(-1)
    value, spread = x.amax(-1), x.amax(-1) - x.amin(-1)
    safe = torch.where(spread > 0, spread, 1)
    hue = torch.where(
        value == red,
        (green - blue) / safe,
        torch.where(value == green, 2 + (blue - red) / safe, 4 + (red - green) / safe),
    )
    hue = torch.where(spread > 0, (hue / 6) % 1, 0)
    return torch.stack((hue, torch.where(value > 0, spread / torch.where(value > 0, value, 1), 0), value), -1)


def hsv_to_rgb(x: torch.Tensor) -> torch.Tensor:
    """The inverse of :func:`rgb_to_hsv`."""
    hue, saturation, value = x[..., None].unbind(-2)
    corner = hue * 6
    ramps = torch.cat(((corner - 3).abs() - 1, 2 - (corner - 2).abs(), 2 - (corner - 4).abs()), -1).clamp(0, 1)
    return ((ramps - 1) * saturation + 1) * value


def adjust_hue(x: torch.Tensor, delta: torch.Tensor | float) -> torch.Tensor:
    hue, saturation, value = rgb_to_hsv(x).unbind(-1)
    return hsv_to_rgb(torch.stack(((hue + delta) % 1, saturation, value), -1))


def adjust_saturation(x: torch.Tensor, scale: torch.Tensor | float) -> torch.Tensor:
    hue, saturation, value = rgb_to_hsv(x).unbind(-1)
    return hsv_to_rgb(torch.stack((hue, (saturation * scale).clamp(0, 1), value), -1))


def same_pads(length: int, window: int, stride: int, dilation: int) -> tuple[int, int]:
    """What TensorFlow's "SAME" adds before and after an axis."""
    missing = max((math.ceil(length / stride) - 1) * stride + (window - 1) * dilation + 1 - length, 0)
    return missing // 2, missing - missing // 2


def image_patches(x: torch.Tensor, window: tuple, stride: tuple, dilation: tuple, same: bool, fill: float = 0.0):
    """The windows of an image of two or three axes. x: [N, C, *size] -> [N, C, *window, *number of windows]."""
    if same:
        pads = [same_pads(*axis) for axis in zip(x.shape[2:], window, stride, dilation, strict=True)]
        x = F.pad(x, [length for pair in reversed(pads) for length in pair], value=fill)
    for axis, (size, step, gap) in enumerate(zip(window, stride, dilation, strict=True)):
        x = x.unfold(2 + axis, (size - 1) * gap + 1, step)[..., ::gap]
    num_axes = len(window)
    return x.permute(0, 1, *range(2 + num_axes, 2 + 2 * num_axes), *range(2, 2 + num_axes))


def dilation(x: torch.Tensor, weight: torch.Tensor, stride: tuple, gap: tuple, same: bool) -> torch.Tensor:
    """The largest sum of a window and the weight. x: [N, C, H, W], weight: [C, height, width] -> [N, C, H', W']."""
    windows = image_patches(x, tuple(weight.shape[1:]), stride, gap, same, -math.inf)
    return (windows + weight[..., None, None]).amax((2, 3))


def glimpse(
    x: torch.Tensor, size: tuple[int, int], offsets: torch.Tensor, centered: bool, normalized: bool, fill: torch.Tensor
) -> torch.Tensor:
    """A window of every image around a point. x: [N, H, W, C], offsets: [N, 2] with (y, x) -> [N, *size, C].

    Args:
        fill: what stands outside of an image: a value, or noise of the shape of the result.
    """
    lengths = offsets.new_tensor(x.shape[1:3])
    if centered:
        middle = (offsets + 1) * lengths / 2 if normalized else (offsets + lengths) / 2
    else:
        middle = offsets * lengths if normalized else offsets
    first = middle - offsets.new_tensor(size) / 2
    places = [first[:, axis, None].trunc().long() + torch.arange(size[axis], device=x.device) for axis in (0, 1)]
    inside = [(place >= 0) & (place < length) for place, length in zip(places, x.shape[1:3], strict=True)]
    rows, columns = (place.clamp(0, length - 1) for place, length in zip(places, x.shape[1:3], strict=True))
    which = torch.arange(len(x), device=x.device)[:, None, None]
    cut = x[which, rows[:, :, None], columns[:, None, :]]
    return torch.where((inside[0][:, :, None] & inside[1][:, None, :])[..., None], cut, fill)
