"""Checks that transforms of images share."""

import numbers
from typing import Any

import numpy as np

from ... import _checks, log
from ..transforms._base import Transform

# The largest side of an image that MindSpore accepts: floats count exactly up to here.
_MOST_PIXELS = 16777216


class DeviceTransform(Transform):
    """A transform that MindSpore can also run on an Ascend device."""

    def device(self, device_target: str = "CPU") -> "DeviceTransform":
        """Choose where the transform runs, "CPU" or "Ascend"; here it runs on the CPU in any case."""
        name = type(self).__name__
        _checks.check_type(f"{name}.device", "device_target", device_target, str)
        if _checks.check_one_of(f"{name}.device", "device_target", device_target, ("CPU", "Ascend")) == "Ascend":
            log.warn_once(f"For '{name}.device', 'Ascend' has no effect: transforms run on the CPU.", 2)
        return self


def check_image(who: str, image: Any, ranks: tuple[int, ...] = ()) -> np.ndarray:
    """``image`` is an array of two axes or more, or of as many as one of ``ranks``.

    Raises:
        TypeError: if it is no array.
        RuntimeError: if it has another number of axes.
    """
    if not isinstance(image, np.ndarray):
        raise TypeError(f"For '{who}', the image must be a numpy.ndarray, but got {type(image).__name__}.")
    if image.ndim < 2 or (ranks and image.ndim not in ranks):
        wanted = " or ".join(map(str, ranks)) if ranks else "2 or more"
        raise RuntimeError(f"For '{who}', the image must have {wanted} axes, but got the shape {image.shape}.")
    return image


def check_size(who: str, size: Any) -> tuple[int, int]:
    """An int for both sides, or (height, width), each from 1 to 16777216."""
    if isinstance(size, bool) or not isinstance(size, int | list | tuple):
        raise TypeError(f"For '{who}', 'size' must be an int or (height, width), but got {size!r}.")
    sides = (size, size) if isinstance(size, int) else tuple(size)
    if len(sides) != 2 or not all(isinstance(side, int) for side in sides):
        raise TypeError(f"For '{who}', 'size' must be an int or (height, width), but got {size!r}.")
    for side in sides:
        _checks.check_range(who, "size", side, 1, _MOST_PIXELS)
    return sides


def check_probability(who: str, prob: Any) -> float:
    return _checks.check_range(who, "prob", _checks.check_type(who, "prob", prob, (float, int)), 0.0, 1.0)


def check_numbers(who: str, arg: str, values: Any, ends: str) -> np.ndarray:
    """A list or tuple of numbers from 0 to 255, as float32; ``ends`` as for ``check_range``."""
    _checks.check_type(who, arg, values, (list, tuple))
    for value in values:
        _checks.check_type(who, f"{arg}'s element", value, numbers.Real)  # type: ignore[type-abstract]
        _checks.check_range(who, arg, value, 0, 255, ends)
    return np.array(values, np.float32)


def width_axis(image: np.ndarray) -> int:
    """The axis of the columns; that of the rows is the one before."""
    return 1 if image.ndim == 2 else image.ndim - 2
