"""What transforms of images share.

A transform takes an array, which it treats as MindSpore's C++ does, with OpenCV; or a PIL image, which it treats as
MindSpore's Python does, with Pillow. Where MindSpore has no Python for it, a PIL image becomes an array.
"""

import sys
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np

from ... import _checks, log
from ..transforms._base import Transform

NUMBERS = "?bBhHiefd"  # what an image in MindSpore's C++ may consist of, as codes of NumPy
WITHOUT_FLOAT16 = "?bBhHifd"
FILTERED = "?BhHfd"  # what OpenCV can interpolate and filter


def is_pil(image: Any) -> bool:
    """Whether ``image`` is a PIL image; Pillow is not imported for the question."""
    pillow = sys.modules.get("PIL.Image")
    return pillow is not None and isinstance(image, pillow.Image)


def check_array(who: str, what: str, value: Any) -> np.ndarray:
    if not isinstance(value, np.ndarray):
        raise TypeError(f"For '{who}', the {what} must be an array, but got {type(value).__name__}.")
    return value


@dataclass(frozen=True)
class Accepts:
    """Which arrays a transform accepts: numbers of axes, of channels (() is any), and dtypes as NumPy's codes."""

    ranks: tuple[int, ...] = (2, 3)
    channels: tuple[int, ...] = ()
    dtypes: str = NUMBERS

    def check(self, who: str, image: Any) -> np.ndarray:
        """``image`` if it is accepted.

        Raises:
            TypeError: if it is no array.
            RuntimeError: if it has another shape or dtype.
        """
        if not isinstance(image, np.ndarray):
            raise TypeError(f"For '{who}', the image must be an array or a PIL image, but got {type(image).__name__}.")
        if image.ndim < 2 or (self.ranks and image.ndim not in self.ranks):
            wanted = " or ".join(map(str, self.ranks)) if self.ranks else "2 or more"
            raise RuntimeError(f"For '{who}', the image must have {wanted} axes, but got the shape {image.shape}.")
        if self.channels and num_channels(image) not in self.channels:
            wanted = " or ".join(map(str, self.channels))
            raise RuntimeError(f"For '{who}', the image must have {wanted} channels, but got the shape {image.shape}.")
        if image.dtype.char not in self.dtypes:
            raise RuntimeError(f"For '{who}', the image must not be of dtype {image.dtype}.")
        return image


GREY_OR_COLOUR = (1, 3)
ANY_STACK = Accepts(ranks=())


class ImageTransform(Transform):
    """A subclass has ``_array``, and ``_pil`` if Pillow's result is another one; ``accepts`` is about arrays."""

    accepts = Accepts()
    _array: Callable[[np.ndarray], Any]

    def __call__(self, image: Any) -> Any:
        if is_pil(image):
            return self._pil(image)
        return self._array(self.accepts.check(type(self).__name__, image))

    def _pil(self, image: Any) -> Any:
        return self(np.asarray(image))


class DeviceTransform(ImageTransform):
    """A transform that MindSpore can also run on an Ascend device."""

    def device(self, device_target: str = "CPU") -> "DeviceTransform":
        """Choose where the transform runs, "CPU" or "Ascend"; here it runs on the CPU in any case."""
        name = type(self).__name__
        _checks.check_type(f"{name}.device", "device_target", device_target, str)
        if _checks.check_one_of(f"{name}.device", "device_target", device_target, ("CPU", "Ascend")) == "Ascend":
            log.warn_once(f"For '{name}.device', 'Ascend' has no effect: transforms run on the CPU.", 2)
        return self


class PilTransform(Transform):
    """A transform of PIL images alone."""

    _pil: Callable[[Any], Any]

    def __call__(self, image: Any) -> Any:
        if not is_pil(image):
            who = type(self).__name__
            raise TypeError(f"For '{who}', the image must be a PIL image, but got {type(image).__name__}.")
        return self._pil(image)


def num_channels(image: np.ndarray) -> int:
    return 1 if image.ndim == 2 else image.shape[-1]


def width_axis(image: np.ndarray) -> int:
    """The axis of the columns; that of the rows is the one before."""
    return 1 if image.ndim == 2 else image.ndim - 2


def each_image(function: Callable[[np.ndarray], np.ndarray], stack: np.ndarray) -> np.ndarray:
    """``function`` on an image, or on each image [H, W, C] of a stack."""
    if stack.ndim <= 3:
        return with_channels(function(plain(stack)), stack)
    images = stack.reshape(-1, *stack.shape[-3:])
    results = np.stack([with_channels(function(plain(image)), image) for image in images])
    return results.reshape(*stack.shape[:-3], *results.shape[1:])


def plain(image: np.ndarray) -> np.ndarray:
    """``image`` as OpenCV wants it: in one piece, bools as bytes."""
    return np.ascontiguousarray(image.view(np.uint8) if image.dtype == bool else image)


def with_channels(result: np.ndarray, image: np.ndarray) -> np.ndarray:
    """``result`` of OpenCV, which drops an axis of one channel, with that axis if ``image`` has it."""
    return result[..., None] if result.ndim == 2 and image.ndim == 3 else result


def saturated(values: np.ndarray, dtype: np.dtype) -> np.ndarray:
    """Floats as ``dtype``: rounded to even and cut off at its ends if it is an integer."""
    if dtype.kind not in "iu":
        return values.astype(dtype)
    info = np.iinfo(dtype)
    return np.rint(values).clip(info.min, info.max).astype(dtype)


def mapped(function: Callable[[np.ndarray], np.ndarray], image: np.ndarray) -> np.ndarray:
    """A function of single values, on a uint8 image: by a table of its 256 results."""
    return function(np.arange(256, dtype=np.uint8))[image]
