"""Transforms that move pixels: sizes, flips, rotations, borders."""

import math
from collections.abc import Sequence
from typing import Any

import numpy as np

from ... import _checks
from .._libraries import cv2, pil_image, pil_ops, without_ipp
from ..transforms._random import Random
from . import _arguments as args
from ._image import (
    ANY_STACK,
    FILTERED,
    GREY_OR_COLOUR,
    NUMBERS,
    WITHOUT_FLOAT16,
    Accepts,
    DeviceTransform,
    ImageTransform,
    each_image,
    is_pil,
    plain,
    width_axis,
    with_channels,
)
from .enums import Border, Inter

# cv2.INTER_NEAREST, INTER_LINEAR, INTER_CUBIC, INTER_AREA; kept as numbers so that OpenCV is not needed to import this
_CV2_INTER = {Inter.NEAREST: 0, Inter.LINEAR: 1, Inter.CUBIC: 2, Inter.AREA: 3}
_PIL_INTER = (Inter.NEAREST, Inter.ANTIALIAS, Inter.LINEAR, Inter.CUBIC)  # the numbers are those of Pillow


def cv2_inter(who: str, interpolation: Inter) -> int:
    if interpolation not in _CV2_INTER:
        raise TypeError(f"For '{who}', {interpolation!r} must not be used with an array; it is for PIL images.")
    return _CV2_INTER[interpolation]


def pil_inter(who: str, interpolation: Inter) -> int:
    if interpolation not in _PIL_INTER:
        raise TypeError(f"For '{who}', {interpolation!r} must not be used with a PIL image; it is for arrays.")
    return interpolation.value


def resize(who: str, image: np.ndarray, height: int, width: int, interpolation: Inter) -> np.ndarray:
    """[H, W, C] or [H, W] -> [height, width, C] or [height, width]."""
    if interpolation is Inter.PILCUBIC:
        return _resize_as_pillow(who, image, height, width)
    if image.dtype.char not in (NUMBERS if interpolation is Inter.NEAREST else FILTERED):
        raise RuntimeError(
            f"For '{who}', the image must be of a dtype that can be interpolated, but got {image.dtype}."
        )
    if image.dtype == np.float16 or (image.dtype == np.int8 and cv2_inter(who, interpolation) == 0):
        return resize(who, image.view(f"u{image.itemsize}"), height, width, interpolation).view(image.dtype)
    with without_ipp():
        return cv2.resize(plain(image), (width, height), interpolation=cv2_inter(who, interpolation))


def _resize_as_pillow(who: str, image: np.ndarray, height: int, width: int) -> np.ndarray:
    if image.ndim != 3 or image.shape[2] != 3 or image.dtype != np.uint8:
        raise RuntimeError(
            f"For '{who}', the image must be [H, W, 3] uint8 for PILCUBIC, but got {image.dtype}{list(image.shape)}."
        )
    return np.asarray(pil_image.fromarray(image).resize((width, height), Inter.CUBIC.value))


def new_sides(size: Any, height: int, width: int) -> tuple[int, int]:
    """(height, width) of a size: both, or the smaller one, with the proportions of the old ones."""
    if not isinstance(size, int):
        return tuple(size)  # type: ignore[return-value]
    if height < width:
        return size, size * width // height
    return size * height // width, size


class Resize(DeviceTransform):
    """[..., H, W, C] or [H, W] -> the same with another height and width; or a PIL image.

    Args:
        size: (height, width), or an int for the smaller side; the other keeps the proportions.
        interpolation: how. Integers other than uint8, and bool, float16, can be resized with NEAREST only.

    Raises:
        RuntimeError: for an array of another dtype, or without two axes.
        TypeError: if the interpolation is not one for this kind of image.
    """

    accepts = ANY_STACK

    def __init__(self, size: int | Sequence[int], interpolation: Inter = Inter.LINEAR):
        args.check_size("Resize", size)
        self.size = size
        self.interpolation = args.check_inter("Resize", "interpolation", interpolation)

    def _array(self, image: np.ndarray) -> np.ndarray:
        return resized(type(self).__name__, image, self.size, self.interpolation)

    def _pil(self, image: Any) -> Any:
        height, width = new_sides(self.size, image.height, image.width)
        return image.resize((width, height), pil_inter("Resize", self.interpolation))


def resized(who: str, image: np.ndarray, size: int | Sequence[int], interpolation: Inter) -> np.ndarray:
    """An image or a stack of them in a new size."""
    axis = width_axis(image)
    height, width = new_sides(size, *image.shape[axis - 1 : axis + 1])
    return each_image(lambda single: resize(who, single, height, width, interpolation), image)


class RandomResize(Random, ImageTransform):
    """As :class:`Resize`, with LINEAR, NEAREST, CUBIC or AREA interpolation by chance."""

    accepts = ANY_STACK

    def __init__(self, size: int | Sequence[int]):
        args.check_size("RandomResize", size)
        self.size = size

    def _array(self, image: np.ndarray) -> np.ndarray:
        choices = (Inter.LINEAR, Inter.NEAREST, Inter.CUBIC, Inter.AREA)
        return resized("RandomResize", image, self.size, choices[self.draws.integer(0, 3)])


class HorizontalFlip(DeviceTransform):
    """[..., H, W, C] or [H, W] -> the same, mirrored left to right."""

    accepts = ANY_STACK

    def _array(self, image: np.ndarray) -> np.ndarray:
        return np.flip(image, width_axis(image))


class VerticalFlip(DeviceTransform):
    """[..., H, W, C] or [H, W] -> the same, mirrored top to bottom."""

    accepts = ANY_STACK

    def _array(self, image: np.ndarray) -> np.ndarray:
        return np.flip(image, width_axis(image) - 1)


class RandomHorizontalFlip(Random, ImageTransform):
    """[..., H, W, C] or [H, W], or a PIL image -> the same, mirrored left to right with the chance ``prob``."""

    accepts = ANY_STACK

    def __init__(self, prob: float = 0.5):
        self.prob = args.check_probability("RandomHorizontalFlip", prob)

    def _array(self, image: np.ndarray) -> np.ndarray:
        return np.flip(image, width_axis(image)) if self.draws.chance(self.prob) else image

    def _pil(self, image: Any) -> Any:
        return pil_ops.mirror(image) if self.draws.chance(self.prob) else image


class RandomVerticalFlip(Random, ImageTransform):
    """[H, W, C] or [H, W], or a PIL image -> the same, mirrored top to bottom with the chance ``prob``."""

    def __init__(self, prob: float = 0.5):
        self.prob = args.check_probability("RandomVerticalFlip", prob)

    def _array(self, image: np.ndarray) -> np.ndarray:
        return np.flip(image, 0) if self.draws.chance(self.prob) else image

    def _pil(self, image: Any) -> Any:
        return pil_ops.flip(image) if self.draws.chance(self.prob) else image


def warped(
    image: np.ndarray, matrix: np.ndarray, size: tuple[int, int], interpolation: int, fill: args.Colour
) -> np.ndarray:
    """``cv2.warpAffine`` with a border of one colour; ``size`` is (width, height)."""
    return cv2.warpAffine(plain(image), matrix, size, flags=interpolation, borderMode=0, borderValue=(*fill, 0))


def rotated(
    who: str,
    image: np.ndarray,
    degrees: float,
    resample: Inter,
    expand: bool,
    center: tuple[float, float] | None,
    fill: args.Colour,
) -> np.ndarray:
    """[H, W, C] or [H, W] turned counter-clockwise about ``center`` = (x, y), the middle if None."""
    height, width = image.shape[:2]
    x, y = center or ((width - 1) / 2, (height - 1) / 2)
    matrix = cv2.getRotationMatrix2D((x, y), degrees, 1.0)
    if expand:
        cos, sin = abs(math.cos(math.radians(degrees))), abs(math.sin(math.radians(degrees)))
        new_width, new_height = height * sin + width * cos, height * cos + width * sin
        matrix[:, 2] += (new_width - width) / 2, (new_height - height) / 2
        width, height = round(new_width), round(new_height)
    # MindSpore takes the colour for (b, g, r) here, and here alone
    return warped(image, matrix, (width, height), cv2_inter(who, resample), fill[::-1])


def check_center(who: str, center: Any) -> None:
    if center is not None:
        if not isinstance(center, tuple) or len(center) != 2:
            raise ValueError(f"For '{who}', 'center' must be (x, y), but got {center!r}.")
        for coordinate in center:
            args.check_number(who, "center", coordinate)


class _Rotation(ImageTransform):
    """What turns images by a fixed or a random angle."""

    def _set_options(self, resample: Any, expand: Any, center: Any, fill_value: Any) -> None:
        who = type(self).__name__
        self.resample = args.check_inter(who, "resample", resample)
        self.expand = _checks.check_bool(who, "expand", expand)
        check_center(who, center)
        self.center = center
        self.fill_value = args.check_fill(who, fill_value)

    def _rotated(self, image: np.ndarray, degrees: float) -> np.ndarray:
        options = (degrees, self.resample, self.expand, self.center, self.fill_value)
        return each_image(lambda single: rotated(type(self).__name__, single, *options), image)


class Rotate(DeviceTransform, _Rotation):
    """[..., H, W, C] or [H, W] -> turned counter-clockwise.

    Args:
        degrees: the angle.
        resample: how pixels are interpolated.
        expand: make the result as large as the turned image; otherwise as large as the old one.
        center: (x, y) from the top left, what stays where it is; the middle by default.
        fill_value: the colour outside of the image, a level or (r, g, b).
    """

    accepts = Accepts(ranks=(), dtypes=WITHOUT_FLOAT16)

    def __init__(
        self,
        degrees: float,
        resample: Inter = Inter.NEAREST,
        expand: bool = False,
        center: tuple[float, float] | None = None,
        fill_value: int | args.Colour = 0,
    ):
        self.degrees = args.check_number("Rotate", "degrees", degrees)
        self._set_options(resample, expand, center, fill_value)

    def _array(self, image: np.ndarray) -> np.ndarray:
        return self._rotated(image, self.degrees)


class RandomRotation(Random, _Rotation):
    """[H, W, C] or [H, W], or a PIL image -> turned counter-clockwise by a random angle.

    Args:
        degrees: (lowest, highest), or a number ``d`` for (-d, d).
        resample, expand, center, fill_value: as for :class:`Rotate`.
    """

    accepts = Accepts(dtypes=WITHOUT_FLOAT16)

    def __init__(
        self,
        degrees: float | Sequence[float],
        resample: Inter = Inter.NEAREST,
        expand: bool = False,
        center: tuple[float, float] | None = None,
        fill_value: int | args.Colour = 0,
    ):
        self.degrees = args.check_degrees("RandomRotation", degrees)
        self._set_options(resample, expand, center, fill_value)

    def _array(self, image: np.ndarray) -> np.ndarray:
        return self._rotated(image, self.draws.uniform(*self.degrees))

    def _pil(self, image: Any) -> Any:
        resample = pil_inter("RandomRotation", self.resample)
        return image.rotate(
            self.draws.uniform(*self.degrees),
            resample,
            self.expand,
            self.center,
            fillcolor=pil_fill(image, self.fill_value),
        )


def pil_fill(image: Any, fill: args.Colour) -> Any:
    """A colour for an image of its mode."""
    return fill[0] if len(image.getbands()) == 1 else fill if image.mode == "RGB" else (*fill, 255)


def affine_matrix(
    center: tuple[float, float],
    degrees: float,
    translation: Sequence[float],
    scale: float,
    shear: Sequence[float],
) -> np.ndarray:
    """[2, 3] float64: turn and shear about ``center``, scale, and move; from the new place of a pixel to the old."""
    angle, shear_x, shear_y = (math.radians(value) for value in (degrees, *shear))
    a = math.cos(angle - shear_y) / math.cos(shear_y)
    b = -math.cos(angle - shear_y) * math.tan(shear_x) / math.cos(shear_y) - math.sin(angle)
    c = math.sin(angle - shear_y) / math.cos(shear_y)
    d = -math.sin(angle - shear_y) * math.tan(shear_x) / math.cos(shear_y) + math.cos(angle)
    (x, y), (move_x, move_y) = center, translation
    inverse = np.array([[d, -b], [-c, a]]) / scale
    offset = np.array([x, y]) - inverse @ [x + move_x, y + move_y]
    return np.concatenate([inverse, offset[:, None]], 1)


def check_shear(who: str, shear: Any) -> tuple[float, float]:
    """A number for the x axis alone, or (x, y)."""
    if isinstance(shear, list | tuple):
        if len(shear) != 2:
            raise TypeError(f"For '{who}', 'shear' must be a number or two, but got {shear}.")
        x, y = (args.check_number(who, "shear", value, -180, 180) for value in shear)
        return x, y
    return args.check_number(who, "shear", shear, -180, 180), 0.0


class Affine(DeviceTransform):
    """[H, W, C] or [H, W] -> turned clockwise, moved, scaled and sheared, about its middle.

    Args:
        degrees: the angle.
        translate: (x, y), from -1 to 1, in widths and heights.
        scale: above 0.
        shear: degrees along x, or (x, y).
        resample: how pixels are interpolated.
        fill_value: the colour outside of the image, a level or (r, g, b).
    """

    accepts = Accepts(dtypes=WITHOUT_FLOAT16)

    def __init__(
        self,
        degrees: float,
        translate: Sequence[float],
        scale: float,
        shear: float | Sequence[float],
        resample: Inter = Inter.NEAREST,
        fill_value: int | args.Colour = 0,
    ):
        self.degrees = args.check_number("Affine", "degrees", degrees)
        _checks.check_type("Affine", "translate", translate, (list, tuple))
        if len(translate) != 2:
            raise TypeError(f"For 'Affine', 'translate' must be (x, y), but got {translate}.")
        self.translate = [args.check_number("Affine", "translate", value, -1, 1) for value in translate]
        self.scale = args.check_number("Affine", "scale", scale)
        _checks.check_range("Affine", "scale", scale, 0, args.MOST_PIXELS, "(]")
        self.shear = check_shear("Affine", shear)
        self.resample = args.check_inter("Affine", "resample", resample)
        self.fill_value = args.check_fill("Affine", fill_value)

    def _array(self, image: np.ndarray) -> np.ndarray:
        move = [share * side for share, side in zip(self.translate, image.shape[1::-1], strict=True)]
        return with_channels(
            affined("Affine", image, self.degrees, move, self.scale, self.shear, self.resample, self.fill_value), image
        )


def affined(
    who: str,
    image: np.ndarray,
    degrees: float,
    move: Sequence[float],
    scale: float,
    shear: Sequence[float],
    resample: Inter,
    fill: args.Colour,
) -> np.ndarray:
    height, width = image.shape[:2]
    matrix = affine_matrix(((width - 1) / 2, (height - 1) / 2), degrees, move, scale, shear)
    flags = cv2_inter(who, resample) | cv2.WARP_INVERSE_MAP
    return warped(image, matrix, (width, height), flags, fill)


class RandomAffine(Random, ImageTransform):
    """[H, W, C] or [H, W], or a PIL image -> turned, moved, scaled and sheared at random, about its middle.

    Args:
        degrees: (lowest, highest), or a number ``d`` for (-d, d).
        translate: (lowest x, highest x) or (lowest x, highest x, lowest y, highest y), from -1 to 1, in widths and
            heights.
        scale: (lowest, highest).
        shear: degrees along x: a number ``s`` for (-s, s), or (lowest, highest); or four, the last two along y.
        resample, fill_value: as for :class:`Affine`.
    """

    accepts = Accepts(dtypes=WITHOUT_FLOAT16)

    def __init__(
        self,
        degrees: float | Sequence[float],
        translate: Sequence[float] | None = None,
        scale: Sequence[float] | None = None,
        shear: float | Sequence[float] | None = None,
        resample: Inter = Inter.NEAREST,
        fill_value: int | args.Colour = 0,
    ):
        who = "RandomAffine"
        self.degrees = args.check_degrees(who, degrees)
        self.translate = _two_spans(who, "translate", translate, -1, 1, ordered=False)
        self.scale = args.check_span(who, "scale", scale, 0) if scale is not None else (1.0, 1.0)
        if self.scale[1] == 0:
            raise ValueError(f"For '{who}', 'scale' must be above 0, but got {scale}.")
        if shear is not None and not isinstance(shear, list | tuple):
            shear = args.check_degrees(who, shear, "shear")
        self.shear = _two_spans(who, "shear", shear, -180, 180)
        self.resample = args.check_inter(who, "resample", resample)
        self.fill_value = args.check_fill(who, fill_value)

    def _drawn(self, height: int, width: int) -> tuple[float, tuple[float, float], float, tuple[float, float]]:
        """An angle, a move in pixels, a scale and a shear."""
        (x_low, x_high), (y_low, y_high) = self.translate
        degrees = self.draws.uniform(*self.degrees)
        move_x = self.draws.uniform(x_low * width, x_high * width)
        move_y = self.draws.uniform(y_low * height, y_high * height)
        scale = self.draws.uniform(*self.scale)
        shear = self.draws.uniform(*self.shear[0]), self.draws.uniform(*self.shear[1])
        return degrees, (move_x, move_y), scale, shear

    def _array(self, image: np.ndarray) -> np.ndarray:
        drawn = self._drawn(*image.shape[:2])
        return with_channels(affined("RandomAffine", image, *drawn, self.resample, self.fill_value), image)

    def _pil(self, image: Any) -> Any:
        matrix = affine_matrix((image.width / 2, image.height / 2), *self._drawn(image.height, image.width))
        resample = pil_inter("RandomAffine", self.resample)
        fill = pil_fill(image, self.fill_value)
        affine = pil_image.Transform.AFFINE
        return image.transform(image.size, affine, matrix.reshape(-1).tolist(), resample, fillcolor=fill)


def _two_spans(who: str, arg: str, values: Any, low: float, high: float, ordered: bool = True) -> tuple[Any, Any]:
    """None, (low, high) of x, or (low, high, low, high) of x and y -> the spans of x and of y."""
    if values is None:
        return (0.0, 0.0), (0.0, 0.0)
    _checks.check_type(who, arg, values, (list, tuple))
    if len(values) not in (2, 4):
        raise TypeError(f"For '{who}', '{arg}' must be two or four numbers, but got {values}.")
    for value in values:
        args.check_number(who, arg, value, low, high)
    spans = [tuple(values[i : i + 2]) for i in range(0, len(values), 2)]
    if ordered:
        for span in spans:
            args.check_span(who, arg, span, low, high)
    return spans[0], spans[1] if len(spans) == 2 else (0.0, 0.0)


class Perspective(DeviceTransform):
    """[H, W, C] or [H, W], or a PIL image -> seen from another side.

    Args:
        start_points: four corners [x, y] in the image: top left, top right, bottom right, bottom left.
        end_points: where they are to go.
        interpolation: how pixels are interpolated.
    """

    accepts = Accepts(dtypes="?BhHfd")

    def __init__(self, start_points: list, end_points: list, interpolation: Inter = Inter.LINEAR):
        self.start_points = args.check_points("Perspective", "start_points", start_points)
        self.end_points = args.check_points("Perspective", "end_points", end_points)
        self.interpolation = args.check_inter("Perspective", "interpolation", interpolation)

    def _array(self, image: np.ndarray) -> np.ndarray:
        flags = cv2_inter("Perspective", self.interpolation)
        ends = (np.array(points, np.float32) for points in (self.start_points, self.end_points))
        matrix = cv2.getPerspectiveTransform(*ends)
        return with_channels(cv2.warpPerspective(plain(image), matrix, image.shape[1::-1], flags=flags), image)

    def _pil(self, image: Any) -> Any:
        return pil_perspective("Perspective", image, self.start_points, self.end_points, self.interpolation)


def pil_perspective(who: str, image: Any, start: Sequence, end: Sequence, interpolation: Inter) -> Any:
    resample = pil_inter(who, interpolation)
    rows = []
    for (x, y), (u, v) in zip(end, start, strict=True):  # Pillow goes from the new place to the old
        rows += [[x, y, 1, 0, 0, 0, -u * x, -u * y], [0, 0, 0, x, y, 1, -v * x, -v * y]]
    goals = np.array(start, np.float64).reshape(8)
    coefficients = np.linalg.lstsq(np.array(rows, np.float64), goals, rcond=None)[0]
    return image.transform(image.size, pil_image.Transform.PERSPECTIVE, coefficients.tolist(), resample)


class RandomPerspective(Random, ImageTransform):
    """A PIL image -> seen from another side, with the chance ``prob``.

    Args:
        distortion_scale: how far corners move at most, from 0 to 1 in half widths and heights.
        prob: the chance.
        interpolation: how pixels are interpolated.
    """

    def __init__(self, distortion_scale: float = 0.5, prob: float = 0.5, interpolation: Inter = Inter.BICUBIC):
        who = "RandomPerspective"
        for arg, value in (("distortion_scale", distortion_scale), ("prob", prob)):
            if not isinstance(value, float | int) or not 0 <= value <= 1:
                raise TypeError(f"For '{who}', '{arg}' must be in [0, 1], but got {value!r}.")
        self.distortion_scale, self.prob = distortion_scale, prob
        self.interpolation = args.check_inter(who, "interpolation", interpolation)

    def __call__(self, image: Any) -> Any:
        if not is_pil(image):
            raise ValueError(f"For 'RandomPerspective', the image must be a PIL image, but got {type(image).__name__}.")
        if not self.draws.chance(self.prob):
            return image
        right, bottom = image.width - 1, image.height - 1
        x, y = (int(self.distortion_scale * side / 2) for side in image.size)
        start = [(0, 0), (right, 0), (right, bottom), (0, bottom)]
        end = [
            (abs(corner_x - self.draws.integer(0, x)), abs(corner_y - self.draws.integer(0, y)))
            for corner_x, corner_y in start
        ]
        return pil_perspective("RandomPerspective", image, start, end, self.interpolation)


def padded(image: np.ndarray, sides: tuple[int, int, int, int], fill: args.Colour, mode: Border) -> np.ndarray:
    """[..., H, W, C] or [H, W] with ``sides`` = left, top, right, bottom added."""
    left, top, right, bottom = sides
    if not any(sides):
        return image
    axis = width_axis(image)
    widths = [(0, 0)] * image.ndim
    widths[axis - 1 : axis + 1] = (top, bottom), (left, right)
    if mode is not Border.CONSTANT:
        return np.pad(image, widths, mode=mode.value)
    shape = [n + before + after for n, (before, after) in zip(image.shape, widths, strict=True)]
    result = np.empty(shape, image.dtype)
    result[...] = fill if shape[-1] == 3 and image.ndim > 2 else fill[0]
    result[tuple(slice(before, before + n) for n, (before, _) in zip(image.shape, widths, strict=True))] = image
    return result


def pil_padded(image: Any, sides: tuple[int, int, int, int], fill: args.Colour, mode: Border) -> Any:
    if mode is Border.CONSTANT:
        return pil_ops.expand(image, sides, pil_fill(image, fill))
    widths = [(sides[1], sides[3]), (sides[0], sides[2]), (0, 0)]
    array = np.asarray(image)
    return pil_image.fromarray(np.pad(array, widths[: array.ndim], mode=mode.value))


class Pad(DeviceTransform):
    """[H, W, C] or [H, W] with C = 1 or 3, or a PIL image -> with a border around it.

    Args:
        padding: how many pixels: an int for all sides, (left and right, top and bottom), or (left, top, right, bottom).
        fill_value: the colour, a level or (r, g, b), for CONSTANT.
        padding_mode: what to add.
    """

    accepts = Accepts(channels=GREY_OR_COLOUR)

    def __init__(
        self,
        padding: int | Sequence[int],
        fill_value: int | args.Colour = 0,
        padding_mode: Border = Border.CONSTANT,
    ):
        self.padding = args.check_sides("Pad", padding)
        self.fill_value = args.check_fill("Pad", fill_value)
        self.padding_mode = args.check_border("Pad", padding_mode)

    def _array(self, image: np.ndarray) -> np.ndarray:
        return padded(image, self.padding, self.fill_value, self.padding_mode)

    def _pil(self, image: Any) -> Any:
        return pil_padded(image, self.padding, self.fill_value, self.padding_mode)


class PadToSize(ImageTransform):
    """[H, W, C] or [H, W] with C = 1 or 3 -> [height, width, C] or [height, width], with a border around it.

    Args:
        size: (height, width), or an int for both; not smaller than the image.
        offset: how many pixels to add at the (top, left), an int for both; None puts the image into the middle.
        fill_value: the colour, a level or (r, g, b), for CONSTANT.
        padding_mode: what to add.

    Raises:
        RuntimeError: if the image with its offset is larger.
    """

    accepts = Accepts(channels=GREY_OR_COLOUR)

    def __init__(
        self,
        size: int | Sequence[int],
        offset: int | Sequence[int] | None = None,
        fill_value: int | args.Colour = 0,
        padding_mode: Border = Border.CONSTANT,
    ):
        self.size = args.check_size("PadToSize", size)
        self.offset = _check_offset(offset)
        self.fill_value = args.check_fill("PadToSize", fill_value)
        self.padding_mode = args.check_border("PadToSize", padding_mode)

    def _array(self, image: np.ndarray) -> np.ndarray:
        missing = [wanted - side for wanted, side in zip(self.size, image.shape, strict=False)]
        top, left = self.offset or [pixels // 2 for pixels in missing]
        bottom, right = missing[0] - top, missing[1] - left
        if min(top, left, bottom, right) < 0:
            raise RuntimeError(
                f"For 'PadToSize', the image must fit into {self.size}, but got the shape {image.shape} "
                f"with the offset {self.offset}."
            )
        return padded(image, (left, top, right, bottom), self.fill_value, self.padding_mode)


def _check_offset(offset: Any) -> list[int] | None:
    if offset is None:
        return None
    _checks.check_type("PadToSize", "offset", offset, (int, list, tuple))
    sides = [offset] * 2 if isinstance(offset, int) else list(offset)
    if len(sides) not in (0, 2):
        raise ValueError(f"For 'PadToSize', 'offset' must be an int or (top, left), but got {offset}.")
    for pixels in sides:
        _checks.check_non_negative_int("PadToSize", "offset", pixels)
    return sides or None
