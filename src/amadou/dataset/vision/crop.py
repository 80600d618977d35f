"""Transforms that take parts of an image."""

import math
from collections.abc import Sequence
from typing import Any

import numpy as np

from ... import _checks
from .._libraries import pil_ops
from ..transforms._random import Draws, Random
from . import _arguments as args
from ._image import (
    ANY_STACK,
    GREY_OR_COLOUR,
    Accepts,
    DeviceTransform,
    ImageTransform,
    PilTransform,
    each_image,
    width_axis,
)
from .decode import decoded
from .enums import Border, Inter, SliceMode
from .geometry import padded, pil_inter, pil_padded, resize

Box = tuple[int, int, int, int]  # left, top, width, height


def cropped(image: np.ndarray, box: Box) -> np.ndarray:
    """The part of an image, or of each of a stack; without a copy."""
    left, top, width, height = box
    if image.ndim == 2:
        return image[top : top + height, left : left + width]
    return image[..., top : top + height, left : left + width, :]


class CenterCrop(ImageTransform):
    """[..., H, W, C] or [H, W], or a PIL image -> its middle; a too small image is surrounded by zeros.

    Args:
        size: (height, width), or an int for both.
    """

    accepts = ANY_STACK

    def __init__(self, size: int | Sequence[int]):
        self.size = args.check_size("CenterCrop", size)

    def _array(self, image: np.ndarray) -> np.ndarray:
        axis = width_axis(image)
        for side, wanted in zip((axis - 1, axis), self.size, strict=True):
            missing = (wanted - image.shape[side] + 1) // 2
            if missing > 0:
                image = np.pad(image, [(missing, missing) if a == side else (0, 0) for a in range(image.ndim)])
        height, width = self.size
        left, top = (image.shape[axis] - width) // 2, (image.shape[axis - 1] - height) // 2
        return cropped(image, (left, top, width, height))

    def _pil(self, image: Any) -> Any:
        return _pil_center(image, self.size)


def _pil_center(image: Any, size: tuple[int, int]) -> Any:
    height, width = size
    left, top = round((image.width - width) / 2), round((image.height - height) / 2)
    return image.crop((left, top, left + width, top + height))


class Crop(DeviceTransform):
    """[H, W, C] or [H, W] -> a part of it.

    Args:
        coordinates: (top, left).
        size: (height, width), or an int for both.

    Raises:
        RuntimeError: if the part is not inside the image.
    """

    def __init__(self, coordinates: Sequence[int], size: int | Sequence[int]):
        _checks.check_type("Crop", "coordinates", coordinates, (list, tuple))
        if len(coordinates) != 2:
            raise TypeError(f"For 'Crop', 'coordinates' must be (top, left), but got {coordinates}.")
        for coordinate in coordinates:
            _checks.check_non_negative_int("Crop", "coordinates", coordinate)
        self.coordinates = coordinates
        self.size = args.check_size("Crop", size)

    def _array(self, image: np.ndarray) -> np.ndarray:
        (top, left), (height, width) = self.coordinates, self.size
        return _inside("Crop", image, (left, top, width, height))


def _inside(who: str, image: np.ndarray, box: Box) -> np.ndarray:
    left, top, width, height = box
    if top + height > image.shape[0] or left + width > image.shape[1]:
        raise RuntimeError(
            f"For '{who}', the part must be inside the image of {image.shape}, but got {height} by {width} pixels from "
            f"({top}, {left})."
        )
    return cropped(image, box)


class ResizedCrop(DeviceTransform):
    """[H, W, C] or [H, W] -> a part of it in a new size.

    Args:
        top, left, height, width: the part.
        size: the new (height, width), or an int for both.
        interpolation: how pixels are interpolated.

    Raises:
        RuntimeError: if the part is not inside the image.
    """

    def __init__(
        self,
        top: int,
        left: int,
        height: int,
        width: int,
        size: int | Sequence[int],
        interpolation: Inter = Inter.BILINEAR,
    ):
        for arg, value in (("top", top), ("left", left)):
            _checks.check_non_negative_int("ResizedCrop", arg, value)
        for arg, value in (("height", height), ("width", width)):
            _checks.check_positive_int("ResizedCrop", arg, value)
        self.top, self.left, self.height, self.width = top, left, height, width
        self.size = args.check_size("ResizedCrop", size)
        self.interpolation = args.check_inter("ResizedCrop", "interpolation", interpolation)

    def _array(self, image: np.ndarray) -> np.ndarray:
        part = _inside("ResizedCrop", image, (self.left, self.top, self.width, self.height))
        return each_image(lambda single: resize("ResizedCrop", single, *self.size, self.interpolation), part)


class RandomCrop(Random, ImageTransform):
    """[..., H, W, C] or [H, W] with C = 1 or 3, or a PIL image -> a part of it at a random place.

    Args:
        size: (height, width), or an int for both.
        padding: how many pixels to add first: an int for all sides, (left and right, top and bottom), or
            (left, top, right, bottom).
        pad_if_needed: add as many pixels on both sides as a smaller image lacks.
        fill_value: the colour to add, an int or (r, g, b), from 0 to 255.
        padding_mode: what to add.

    Raises:
        RuntimeError: if an array is smaller than ``size``.
        ValueError: if a PIL image is.
    """

    accepts = Accepts(ranks=(), channels=GREY_OR_COLOUR)

    def __init__(
        self,
        size: int | Sequence[int],
        padding: int | Sequence[int] | None = None,
        pad_if_needed: bool = False,
        fill_value: int | args.Colour = 0,
        padding_mode: Border = Border.CONSTANT,
    ):
        who = type(self).__name__
        self.size = args.check_size(who, size)
        self.padding = args.check_sides(who, padding) if padding is not None else (0, 0, 0, 0)
        self.pad_if_needed = _checks.check_bool(who, "pad_if_needed", pad_if_needed)
        self.fill_value = args.check_fill(who, fill_value)
        self.padding_mode = args.check_border(who, padding_mode)

    def _array(self, image: np.ndarray) -> np.ndarray:
        image = self.padded(image)
        axis = width_axis(image)
        return cropped(image, self.place(image.shape[axis - 1], image.shape[axis], RuntimeError))

    def padded(self, image: np.ndarray) -> np.ndarray:
        image = padded(image, self.padding, self.fill_value, self.padding_mode)
        axis = width_axis(image)
        return padded(
            image, self._lacking(image.shape[axis - 1], image.shape[axis]), self.fill_value, self.padding_mode
        )

    def _pil(self, image: Any) -> Any:
        image = pil_padded(image, self.padding, self.fill_value, self.padding_mode)
        lacking = self._lacking(image.height, image.width)
        image = pil_padded(image, lacking, self.fill_value, self.padding_mode)
        left, top, width, height = self.place(image.height, image.width, ValueError)
        return image.crop((left, top, left + width, top + height))

    def _lacking(self, height: int, width: int) -> tuple[int, int, int, int]:
        """What to add at the left, top, right, bottom of an image that is too small, if that is wanted."""
        if not self.pad_if_needed:
            return 0, 0, 0, 0
        rows, columns = max(0, self.size[0] - height), max(0, self.size[1] - width)
        return columns, rows, columns, rows

    def place(self, height: int, width: int, error: type[Exception]) -> Box:
        rows, columns = height - self.size[0], width - self.size[1]
        if rows < 0 or columns < 0:
            who = type(self).__name__
            raise error(f"For '{who}', the image must be {self.size} or more, but got {(height, width)}.")
        left = self.draws.integer(0, columns)
        return left, self.draws.integer(0, rows), self.size[1], self.size[0]


def _rounded(value: float) -> int:
    """Halves up, as C++ does, where Python takes the even number."""
    return math.floor(value + 0.5)


def random_box(
    draws: Draws, height: int, width: int, scale: Sequence[float], ratio: Sequence[float], max_attempts: int
) -> Box:
    """A part of an image with a random share of its area and random proportions.

    If ``max_attempts`` do not find any, it is the largest one in the middle.
    """
    low, high = (math.log(value) for value in ratio)
    for _ in range(max_attempts):
        area = height * width * draws.uniform(*scale)
        proportion = math.exp(draws.uniform(low, high))
        box_width = _rounded(math.sqrt(area * proportion))
        box_height = _rounded(box_width / proportion)
        if 0 < box_width <= width and 0 < box_height <= height:
            left = draws.integer(0, width - box_width)
            return left, draws.integer(0, height - box_height), box_width, box_height
    box_width, box_height = width, height
    if width / height < ratio[0]:
        box_height = _rounded(width / ratio[0])
    elif width / height > ratio[1]:
        box_width = _rounded(height * ratio[1])
    return _rounded((width - box_width) / 2), _rounded((height - box_height) / 2), box_width, box_height


class RandomResizedCrop(Random, ImageTransform):
    """[..., H, W, C] or [H, W], or a PIL image -> a random part of it in a new size.

    Args:
        size: the new (height, width), or an int for both.
        scale: (lowest, highest) share of the area.
        ratio: (lowest, highest) width divided by height of the part.
        interpolation: how pixels are interpolated.
        max_attempts: how often to look for a part; after that it is the middle.
    """

    accepts = ANY_STACK

    def __init__(
        self,
        size: int | Sequence[int],
        scale: Sequence[float] = (0.08, 1.0),
        ratio: Sequence[float] = (3.0 / 4.0, 4.0 / 3.0),
        interpolation: Inter = Inter.BILINEAR,
        max_attempts: int = 10,
    ):
        who = type(self).__name__
        self.size = args.check_size(who, size)
        args.check_crop_scales(who, scale, ratio, max_attempts)
        self.scale, self.ratio, self.max_attempts = scale, ratio, max_attempts
        self.interpolation = args.check_inter(who, "interpolation", interpolation)

    def place(self, height: int, width: int) -> Box:
        return random_box(self.draws, height, width, self.scale, self.ratio, self.max_attempts)

    def resized(self, part: np.ndarray) -> np.ndarray:
        who = type(self).__name__
        return each_image(lambda single: resize(who, single, *self.size, self.interpolation), part)

    def _array(self, image: np.ndarray) -> np.ndarray:
        axis = width_axis(image)
        return self.resized(cropped(image, self.place(image.shape[axis - 1], image.shape[axis])))

    def _pil(self, image: Any) -> Any:
        left, top, width, height = self.place(image.height, image.width)
        resample = pil_inter("RandomResizedCrop", self.interpolation)
        return image.crop((left, top, left + width, top + height)).resize(self.size[::-1], resample)


class RandomCropDecodeResize(RandomResizedCrop):
    """An encoded image, [n] uint8 -> a random part of it, decoded, in a new size, [height, width, 3] uint8.

    The arguments are those of :class:`RandomResizedCrop`.

    Raises:
        RuntimeError: if it cannot be decoded.
    """

    def __call__(self, img: Any) -> np.ndarray:
        return self._array(decoded("RandomCropDecodeResize", img))


class FiveCrop(PilTransform):
    """A PIL image -> a tuple of five parts: top left, top right, bottom left, bottom right, and middle.

    Args:
        size: (height, width) of the parts, or an int for both.

    Raises:
        TypeError: for anything but a PIL image.
        ValueError: if the image is smaller.
    """

    def __init__(self, size: int | Sequence[int]):
        self.size = args.check_size("FiveCrop", size)

    def _pil(self, image: Any) -> tuple:
        return _five("FiveCrop", image, self.size)


def _five(who: str, image: Any, size: tuple[int, int]) -> tuple:
    height, width = size
    if image.height < height or image.width < width:
        raise ValueError(f"For '{who}', the image must be {size} or more, but got {(image.height, image.width)}.")
    right, bottom = image.width - width, image.height - height
    corners = [image.crop((x, y, x + width, y + height)) for y in (0, bottom) for x in (0, right)]
    return *corners, _pil_center(image, size)


class TenCrop(PilTransform):
    """A PIL image -> the five parts of :class:`FiveCrop`, and those of the mirrored image.

    Args:
        size: (height, width) of the parts, or an int for both.
        use_vertical_flip: mirror top to bottom instead of left to right.
    """

    def __init__(self, size: int | Sequence[int], use_vertical_flip: bool = False):
        self.size = args.check_size("TenCrop", size)
        self.use_vertical_flip = _checks.check_bool("TenCrop", "use_vertical_flip", use_vertical_flip)

    def _pil(self, image: Any) -> tuple:
        mirrored = pil_ops.flip(image) if self.use_vertical_flip else pil_ops.mirror(image)
        return *_five("TenCrop", image, self.size), *_five("TenCrop", mirrored, self.size)


class SlicePatches(ImageTransform):
    """[H, W, C] or [H, W] -> a tuple of ``num_height * num_width`` parts of one size, row by row.

    One part alone is no tuple.

    Args:
        num_height, num_width: how many parts on top of each other, and side by side.
        slice_mode: where it does not divide: PAD the image at the bottom and the right, or DROP what is left over.
        fill_value: the level to pad with, from 0 to 255.

    Raises:
        RuntimeError: if there are more parts than pixels.
    """

    def __init__(
        self, num_height: int = 1, num_width: int = 1, slice_mode: SliceMode = SliceMode.PAD, fill_value: int = 0
    ):
        self.num_height = _checks.check_positive_int("SlicePatches", "num_height", num_height)
        self.num_width = _checks.check_positive_int("SlicePatches", "num_width", num_width)
        self.slice_mode = _checks.check_type("SlicePatches", "slice_mode", slice_mode, SliceMode)
        self.fill_value = _checks.check_int_range("SlicePatches", "fill_value", fill_value, 0, 255)

    def _array(self, image: np.ndarray) -> np.ndarray | tuple[np.ndarray, ...]:
        height, width = image.shape[:2]
        rows, columns = self.num_height, self.num_width
        if rows > height or columns > width:
            raise RuntimeError(
                f"For 'SlicePatches', the parts must fit into {image.shape}, but got {rows} by {columns}."
            )
        if self.slice_mode is SliceMode.PAD:
            image = padded(image, (0, 0, -width % columns, -height % rows), (self.fill_value,) * 3, Border.CONSTANT)
        height, width = image.shape[0] // rows, image.shape[1] // columns
        places = [(x * width, y * height) for y in range(rows) for x in range(columns)]
        parts = tuple(cropped(image, (left, top, width, height)) for left, top in places)
        return parts if len(parts) > 1 else parts[0]
