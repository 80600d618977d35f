"""Checks of arguments that several transforms of images take."""

import numbers
from collections.abc import Sequence
from typing import Any

import numpy as np

from ... import _checks
from .enums import Border, Inter

# The largest side of an image that MindSpore accepts: floats count exactly up to here.
MOST_PIXELS = 16777216
Colour = tuple[int, int, int]


def check_size(who: str, size: Any, arg: str = "size") -> tuple[int, int]:
    """An int for both sides, or (height, width), each from 1 to 16777216."""
    if isinstance(size, bool) or not isinstance(size, int | list | tuple):
        raise TypeError(f"For '{who}', '{arg}' must be an int or (height, width), but got {size!r}.")
    sides = (size, size) if isinstance(size, int) else tuple(size)
    if len(sides) != 2 or not all(isinstance(side, int) for side in sides):
        raise TypeError(f"For '{who}', '{arg}' must be an int or (height, width), but got {size!r}.")
    for side in sides:
        _checks.check_range(who, arg, side, 1, MOST_PIXELS)
    return sides


def check_probability(who: str, prob: Any) -> float:
    return _checks.check_range(who, "prob", _checks.check_type(who, "prob", prob, (float, int)), 0.0, 1.0)


def check_channel_values(who: str, arg: str, values: Any, ends: str) -> np.ndarray:
    """A list or tuple of numbers from 0 to 255, as float32; ``ends`` as for ``check_range``."""
    _checks.check_type(who, arg, values, (list, tuple))
    for value in values:
        check_number(who, f"{arg}'s element", value)
        _checks.check_range(who, arg, value, 0, 255, ends)
    return np.array(values, np.float32)


def check_number(who: str, arg: str, value: Any, low: float = -MOST_PIXELS, high: float = MOST_PIXELS) -> float:
    """A number from ``low`` to ``high``."""
    _checks.check_type(who, arg, value, numbers.Real)  # type: ignore[type-abstract]
    return _checks.check_range(who, arg, value, low, high)


def check_factor(who: str, arg: str, value: Any) -> float:
    """How strong an adjustment is: 0 or more."""
    return check_number(who, arg, value, 0)


def check_inter(who: str, arg: str, value: Any) -> Inter:
    return _checks.check_type(who, arg, value, Inter)


def check_border(who: str, padding_mode: Any) -> Border:
    return _checks.check_type(who, "padding_mode", padding_mode, Border)


def check_fill(who: str, fill_value: Any, arg: str = "fill_value") -> Colour:
    """A level from 0 to 255 for all channels, or (r, g, b)."""
    _checks.check_type(who, arg, fill_value, (int, tuple))
    levels = fill_value if isinstance(fill_value, tuple) else (fill_value,) * 3
    if len(levels) != 3:
        raise TypeError(f"For '{who}', '{arg}' must be an int or (r, g, b), but got {fill_value!r}.")
    for level in levels:
        _checks.check_int_range(who, arg, level, 0, 255)
    return levels


def check_sides(who: str, padding: Any) -> tuple[int, int, int, int]:
    """An int, (left and top, right and bottom) or (left, top, right, bottom) -> left, top, right, bottom."""
    _checks.check_type(who, "padding", padding, (int, list, tuple))
    given = [padding] * 4 if isinstance(padding, int) else list(padding) * (2 if len(padding) == 2 else 1)
    if len(given) != 4:
        raise ValueError(f"For '{who}', 'padding' must be 1, 2 or 4 ints, but got {padding}.")
    for pixels in given:
        _checks.check_non_negative_int(who, "padding", pixels)
    left, top, right, bottom = given
    return left, top, right, bottom


def check_span(who: str, arg: str, value: Any, low: float, high: float = MOST_PIXELS) -> tuple[float, float]:
    """Two numbers, the first not above the second, both from ``low`` to ``high``."""
    _checks.check_type(who, arg, value, (tuple, list))
    if len(value) != 2:
        raise TypeError(f"For '{who}', '{arg}' must be two numbers, but got {value!r}.")
    first, second = (check_number(who, arg, v, low, high) for v in value)
    if first > second:
        raise ValueError(f"For '{who}', '{arg}' must be (lowest, highest), but got {value}.")
    return first, second


def check_degrees(who: str, degrees: Any, arg: str = "degrees") -> tuple[float, float]:
    """A number ``d`` for (-d, d), or the two."""
    if isinstance(degrees, numbers.Real) and not isinstance(degrees, bool):
        check_factor(who, arg, degrees)
        return -degrees, degrees  # type: ignore[return-value]
    return check_span(who, arg, degrees, -MOST_PIXELS)


def check_crop_scales(who: str, scale: Any, ratio: Any, max_attempts: Any) -> None:
    """How RandomResizedCrop and its relatives choose the area and the proportions of a crop."""
    for arg, value in (("scale", scale), ("ratio", ratio)):
        low, high = check_span(who, arg, value, 0)
        if high == 0 or (arg == "ratio" and low == 0):
            raise ValueError(f"For '{who}', '{arg}' must be above 0, but got {value}.")
    _checks.check_positive_int(who, "max_attempts", max_attempts)


def check_points(who: str, arg: str, points: Any) -> list[Sequence[int]]:
    """Four corners [x, y]: top left, top right, bottom right, bottom left."""
    _checks.check_type(who, arg, points, list)
    if len(points) != 4:
        raise TypeError(f"For '{who}', '{arg}' must be four points, but got {points}.")
    for point in points:
        _checks.check_type(who, arg, point, (list, tuple))
        if len(point) != 2:
            raise TypeError(f"For '{who}', '{arg}' must be points of two ints, but got {point}.")
        for coordinate in point:
            _checks.check_int(who, arg, coordinate)
    return points
