"""Interpolation with the arithmetic of OpenCV's ``resize``.

A new pixel is a weighted sum of old ones, first along its row, then along its column. uint8 images are summed in
integers: a weight has 11 bits behind the point.
"""

import functools
import math
import operator

import numpy as np

from .enums import Inter

_ONE = 2048  # 1.0 as an integer weight
_DTYPES = (np.uint8, np.int16, np.uint16, np.float32, np.float64)
OFFERED = (Inter.NEAREST, Inter.BILINEAR, Inter.BICUBIC)

# The old positions of each new pixel along an axis, [taps, new size] int64, and their weights, float32.
Taps = tuple[np.ndarray, np.ndarray]


def resize(image: np.ndarray, height: int, width: int, interpolation: Inter, axis: int) -> np.ndarray:
    """``image`` with ``width`` columns along ``axis``, and ``height`` rows along the axis before."""
    if image.dtype not in _DTYPES:
        raise RuntimeError(f"For 'Resize', the image must be uint8, 16-bit or float, but got {image.dtype}.")
    old_height, old_width = image.shape[axis - 1 : axis + 1]
    new_shape = (*image.shape[: axis - 1], height, width, *image.shape[axis + 1 :])
    # [..., height, width * channels]: NumPy is several times faster on long axes than on one of three channels
    num_channels = math.prod(image.shape[axis + 1 :])
    lines = image.reshape(*image.shape[: axis - 1], old_height, old_width * num_channels)
    if interpolation is Inter.NEAREST:
        rows, columns = _nearest(old_height, height), _nearest(old_width, width)
    elif interpolation is Inter.BILINEAR:
        rows, columns = _linear(old_height, height), _ending_on_edge(_linear(old_width, width), old_width)
    else:
        rows, columns = _cubic(old_height, height), _cubic(old_width, width)
    rows, columns = _inside(rows, old_height), _for_channels(_inside(columns, old_width), num_channels)
    return _interpolated(lines, rows, columns, interpolation).reshape(new_shape)


def _interpolated(lines: np.ndarray, rows: Taps, columns: Taps, interpolation: Inter) -> np.ndarray:
    if interpolation is Inter.NEAREST:
        return lines.take(rows[0][0], -2).take(columns[0][0], -1)
    if lines.dtype == np.uint8:
        wide = _weighted(lines.astype(np.int32), (columns[0], _as_ints(columns[1])), -1)
        add_rows = _linear_rows if interpolation is Inter.BILINEAR else _cubic_rows
        return add_rows(wide, (rows[0], _as_ints(rows[1])))
    wide = _weighted(lines.astype(np.float64 if lines.dtype == np.float64 else np.float32), columns, -1)
    return _rounded(_weighted(wide, rows, -2), lines.dtype)


def _nearest(old: int, new: int) -> Taps:
    return np.floor(np.arange(new) * (old / new)).astype(np.int64)[None], np.ones((1, new), np.float32)


def _places(old: int, new: int) -> tuple[np.ndarray, np.ndarray]:
    """The old position left of the centre of each new pixel, and the distance from it."""
    centres = ((np.arange(new) + 0.5) * (old / new) - 0.5).astype(np.float32)
    left = np.floor(centres)
    return left.astype(np.int64), centres - left


def _linear(old: int, new: int) -> Taps:
    left, distance = _places(old, new)
    return np.stack([left, left + 1]), np.stack([1 - distance, distance])


def _cubic(old: int, new: int) -> Taps:
    """Keys' cubic convolution with a = -0.75 (IEEE Trans. ASSP 29(6), 1981)."""
    left, x = _places(old, new)
    a, y = np.float32(-0.75), 1 - x
    outer = ((a * (x + 1) - 5 * a) * (x + 1) + 8 * a) * (x + 1) - 4 * a
    inner = [((a + 2) * d - (a + 3)) * d * d + 1 for d in (x, y)]
    weights = [outer, *inner, 1 - outer - inner[0] - inner[1]]
    return np.stack([left - 1, left, left + 1, left + 2]), np.stack(weights).astype(np.float32)


def _ending_on_edge(taps: Taps, old: int) -> Taps:
    """Left of the first and right of the last pixel there is only that pixel (OpenCV does so along rows alone)."""
    positions, weights = taps
    outside = (positions[0] < 0) | (positions[1] >= old)
    return positions, np.where(outside, np.array([[1], [0]], np.float32), weights)


def _inside(taps: Taps, old: int) -> Taps:
    return np.clip(taps[0], 0, old - 1), taps[1]


def _for_channels(taps: Taps, num_channels: int) -> Taps:
    """From pixels to their channels."""
    positions, weights = taps
    positions = positions[..., None] * num_channels + np.arange(num_channels)
    return positions.reshape(len(positions), -1), np.repeat(weights, num_channels, 1)


def _as_ints(weights: np.ndarray) -> np.ndarray:
    return np.rint(weights * _ONE).astype(np.int32)


def _weighted(lines: np.ndarray, taps: Taps, axis: int) -> np.ndarray:
    """The weighted sums along ``axis``, -1 or -2, in the dtype of ``lines``."""
    terms = (
        lines.take(positions, axis) * (weights if axis == -1 else weights[:, None]).astype(lines.dtype)
        for positions, weights in zip(*taps, strict=True)
    )
    return functools.reduce(operator.iadd, terms)


def _linear_rows(wide: np.ndarray, taps: Taps) -> np.ndarray:
    """The sums of two rows, shifted in steps that keep them within 32 bits."""
    wide >>= 4
    first, second = (wide.take(p, -2) * w[:, None] >> 16 for p, w in zip(*taps, strict=True))
    first += second
    first += 2
    return (first >> 2).astype(np.uint8)


def _cubic_rows(wide: np.ndarray, taps: Taps) -> np.ndarray:
    """The sums of four rows in float32, from the last, with product and sum rounded together."""
    total: np.ndarray = np.zeros((), np.float64)
    for positions, weights in zip(*(reversed(part) for part in taps), strict=True):
        total = (wide.take(positions, -2) * (weights[:, None] / _ONE**2) + total).astype(np.float32).astype(np.float64)
    return _rounded(total, np.dtype(np.uint8))


def _rounded(values: np.ndarray, dtype: np.dtype) -> np.ndarray:
    """Floats as ``dtype``: rounded to even and cut off at its ends if it is an integer."""
    if dtype.kind == "f":
        return values
    info = np.iinfo(dtype)
    return np.rint(values).clip(info.min, info.max).astype(dtype)
