"""Transforms that move pixels: flips, crops, sizes."""

import random
from collections.abc import Sequence
from typing import Any

import numpy as np

from ... import _checks
from ..transforms._base import Transform
from . import _resize
from ._image import DeviceTransform, check_image, check_probability, check_size, width_axis
from .enums import Border, Inter


class Resize(DeviceTransform):
    """[..., H, W, C] or [H, W] -> the same with another height and width.

    uint8 and float32 and float64 images are interpolated as OpenCV does, bit by bit for uint8 with BILINEAR and
    NEAREST; those of 16-bit integers are rounded.

    Args:
        size: (height, width), or an int for the smaller side; the other keeps the proportions.
        interpolation: NEAREST, BILINEAR or BICUBIC; the others are not offered.

    Raises:
        RuntimeError: for an image of another dtype, or without two axes.
    """

    def __init__(self, size: int | Sequence[int], interpolation: Inter = Inter.BILINEAR):
        self.size = size
        check_size("Resize", size)
        self.interpolation = _checks.check_type("Resize", "interpolation", interpolation, Inter)
        if interpolation not in _resize.OFFERED:
            raise NotImplementedError(f"For 'Resize', {interpolation!r} is not offered by amadou.")

    def __call__(self, image: np.ndarray) -> np.ndarray:
        axis = width_axis(check_image("Resize", image))
        height, width = image.shape[axis - 1 : axis + 1]
        if not isinstance(self.size, int):
            new_height, new_width = self.size
        elif height < width:
            new_height, new_width = self.size, self.size * width // height
        else:
            new_height, new_width = self.size * height // width, self.size
        return _resize.resize(image, new_height, new_width, self.interpolation, axis)


class CenterCrop(Transform):
    """[..., H, W, C] or [H, W] -> the middle of it; where the image is too small it is surrounded by zeros.

    Args:
        size: (height, width), or an int for both.
    """

    def __init__(self, size: int | Sequence[int]):
        self.size = check_size("CenterCrop", size)

    def __call__(self, image: np.ndarray) -> np.ndarray:
        axis = width_axis(check_image("CenterCrop", image))
        for side, wanted in zip((axis - 1, axis), self.size, strict=True):
            missing = (wanted - image.shape[side] + 1) // 2
            if missing > 0:
                image = np.pad(image, [(missing, missing) if a == side else (0, 0) for a in range(image.ndim)])
            start = (image.shape[side] - wanted) // 2
            image = image.take(range(start, start + wanted), side)
        return image


class RandomCrop(Transform):
    """[..., H, W, C] or [H, W] -> a part of it at a random place.

    Args:
        size: (height, width), or an int for both.
        padding: how many pixels to add first: an int for all sides, (left and right, top and bottom), or
            (left, top, right, bottom).
        pad_if_needed: add as many pixels on both sides as a smaller image lacks.
        fill_value: the colour to add, an int or (r, g, b), from 0 to 255.
        padding_mode: what to add.

    Raises:
        RuntimeError: if the image is smaller than ``size``.
    """

    def __init__(
        self,
        size: int | Sequence[int],
        padding: int | Sequence[int] | None = None,
        pad_if_needed: bool = False,
        fill_value: int | tuple[int, int, int] = 0,
        padding_mode: Border = Border.CONSTANT,
    ):
        self.size = check_size("RandomCrop", size)
        self.padding = _sides(padding)
        self.pad_if_needed = _checks.check_bool("RandomCrop", "pad_if_needed", pad_if_needed)
        _checks.check_type("RandomCrop", "fill_value", fill_value, (int, tuple))
        for value in fill_value if isinstance(fill_value, tuple) else (fill_value,):
            _checks.check_range("RandomCrop", "fill_value", value, 0, 255)
        self.fill_value = fill_value
        self.padding_mode = _checks.check_type("RandomCrop", "padding_mode", padding_mode, Border)

    def __call__(self, image: np.ndarray) -> np.ndarray:
        axis = width_axis(check_image("RandomCrop", image))
        left, top, right, bottom = self.padding
        image = self._padded(image, axis, (top, bottom), (left, right))
        if self.pad_if_needed:
            missing = [max(0, w - n) for w, n in zip(self.size, image.shape[axis - 1 :], strict=False)]
            image = self._padded(image, axis, (missing[0], missing[0]), (missing[1], missing[1]))
        for side, wanted in zip((axis - 1, axis), self.size, strict=True):
            room = image.shape[side] - wanted
            if room < 0:
                raise RuntimeError(f"For 'RandomCrop', the image must be {self.size} or more, but is {image.shape}.")
            start = random.randint(0, room)
            image = image[(slice(None),) * side + (slice(start, start + wanted),)]
        return image

    def _padded(self, image: np.ndarray, axis: int, rows: tuple[int, int], columns: tuple[int, int]) -> np.ndarray:
        widths = [(0, 0)] * image.ndim
        widths[axis - 1 : axis + 1] = rows, columns
        if not any(map(any, widths)):
            return image
        if self.padding_mode is not Border.CONSTANT:
            return np.pad(image, widths, mode=self.padding_mode.value)
        padded = np.empty(
            [n + before + after for n, (before, after) in zip(image.shape, widths, strict=True)], image.dtype
        )
        padded[...] = self.fill_value
        padded[tuple(slice(before, before + n) for n, (before, _) in zip(image.shape, widths, strict=True))] = image
        return padded


def _sides(padding: Any) -> tuple[int, int, int, int]:
    """left, top, right, bottom"""
    if padding is None:
        return 0, 0, 0, 0
    _checks.check_type("RandomCrop", "padding", padding, (int, list, tuple))
    given = [padding] * 4 if isinstance(padding, int) else list(padding) * (2 if len(padding) == 2 else 1)
    if len(given) != 4:
        raise ValueError(f"For 'RandomCrop', 'padding' must be 1, 2 or 4 ints, but got {padding}.")
    for pixels in given:
        _checks.check_non_negative_int("RandomCrop", "padding", pixels)
    left, top, right, bottom = given
    return left, top, right, bottom


class HorizontalFlip(DeviceTransform):
    """[..., H, W, C] or [H, W] -> the same, mirrored left to right."""

    def __call__(self, image: np.ndarray) -> np.ndarray:
        return np.flip(check_image("HorizontalFlip", image), width_axis(image))


class VerticalFlip(DeviceTransform):
    """[..., H, W, C] or [H, W] -> the same, mirrored top to bottom."""

    def __call__(self, image: np.ndarray) -> np.ndarray:
        return np.flip(check_image("VerticalFlip", image), width_axis(image) - 1)


class RandomHorizontalFlip(Transform):
    """[..., H, W, C] or [H, W] -> the same, mirrored left to right with the chance ``prob``."""

    def __init__(self, prob: float = 0.5):
        self.prob = check_probability("RandomHorizontalFlip", prob)

    def __call__(self, image: np.ndarray) -> np.ndarray:
        axis = width_axis(check_image("RandomHorizontalFlip", image))
        return np.flip(image, axis) if random.random() < self.prob else image


class RandomVerticalFlip(Transform):
    """[..., H, W, C] or [H, W] -> the same, mirrored top to bottom with the chance ``prob``."""

    def __init__(self, prob: float = 0.5):
        self.prob = check_probability("RandomVerticalFlip", prob)

    def __call__(self, image: np.ndarray) -> np.ndarray:
        axis = width_axis(check_image("RandomVerticalFlip", image)) - 1
        return np.flip(image, axis) if random.random() < self.prob else image
