"""Transforms of colours by chance."""

from collections.abc import Sequence
from typing import Any

import numpy as np

from ... import _checks
from .._libraries import pil_enhance
from ..transforms._random import Random
from . import _arguments as args
from . import color
from ._image import GREY_OR_COLOUR, WITHOUT_FLOAT16, Accepts, ImageTransform, is_pil


class _Sometimes(Random, ImageTransform):
    """What ``_changed`` does to an array, with the chance ``prob``."""

    def __init__(self, prob: float = 0.5):
        self.prob = args.check_probability(type(self).__name__, prob)

    def _array(self, image: np.ndarray) -> np.ndarray:
        return self._changed(image) if self.draws.chance(self.prob) else image

    def _changed(self, image: np.ndarray) -> np.ndarray:
        raise NotImplementedError


class RandomAdjustSharpness(_Sometimes):
    """[H, W, C] or [H, W] -> as :class:`AdjustSharpness`, with the chance ``prob``.

    Args:
        degree: the factor, 0 or more.
        prob: the chance.
    """

    accepts = color.AdjustSharpness.accepts

    def __init__(self, degree: float, prob: float = 0.5):
        super().__init__(prob)
        self.degree = args.check_factor("RandomAdjustSharpness", "degree", degree)

    def _changed(self, image: np.ndarray) -> np.ndarray:
        return color.sharpness(image, self.degree)


class RandomAutoContrast(_Sometimes):
    """[H, W, 3] or [H, W] uint8 -> as :class:`AutoContrast`, with the chance ``prob``.

    Args:
        cutoff, ignore: as there.
        prob: the chance.
    """

    accepts = Accepts(channels=GREY_OR_COLOUR, dtypes="?B")

    def __init__(self, cutoff: float = 0.0, ignore: int | Sequence[int] | None = None, prob: float = 0.5):
        super().__init__(prob)
        self.cutoff = color.check_cutoff("RandomAutoContrast", cutoff)
        self.ignore = color.check_ignore("RandomAutoContrast", ignore)

    def _changed(self, image: np.ndarray) -> np.ndarray:
        return color.auto_contrast(image, self.cutoff, self.ignore)


class RandomEqualize(_Sometimes):
    """[H, W, C] or [H, W] uint8 with C = 1 or 3 -> as :class:`Equalize`, with the chance ``prob``."""

    accepts = Accepts(channels=GREY_OR_COLOUR, dtypes="B")

    def _changed(self, image: np.ndarray) -> np.ndarray:
        return color.equalized(image)


class RandomInvert(_Sometimes):
    """[H, W, 3] -> ``255 - image``, with the chance ``prob``."""

    accepts = color.Invert.accepts

    def _changed(self, image: np.ndarray) -> np.ndarray:
        return color.inverted(image)


class RandomGrayscale(Random, ImageTransform):
    """A PIL image -> in grey, of the same mode, with the chance ``prob``."""

    def __init__(self, prob: float = 0.1):
        self.prob = args.check_probability("RandomGrayscale", prob)

    def __call__(self, image: Any) -> Any:
        if not is_pil(image):  # MindSpore asks the object for its mode, and it has none
            raise AttributeError(
                f"For 'RandomGrayscale', the image must be a PIL image, but got {type(image).__name__}."
            )
        channels = 1 if image.mode == "L" else 3
        return color.grey(image, channels) if self.draws.chance(self.prob) else image


class RandomColor(Random, ImageTransform):
    """[H, W, 3], or a PIL image -> all pixels a random number of times as far from grey.

    Args:
        degrees: (lowest, highest) of that number.
    """

    accepts = Accepts(channels=(3,), dtypes="?BHf")

    def __init__(self, degrees: Sequence[float] = (0.1, 1.9)):
        self.degrees = args.check_span("RandomColor", "degrees", degrees, 0)

    def _array(self, image: np.ndarray) -> np.ndarray:
        return color.saturation(image, self.draws.uniform(*self.degrees))

    def _pil(self, image: Any) -> Any:
        return pil_enhance.Color(image).enhance(self.draws.uniform(*self.degrees))


class RandomSharpness(Random, ImageTransform):
    """[H, W, C] or [H, W], or a PIL image -> all values a random number of times as far from the smoothed ones.

    Args:
        degrees: (lowest, highest) of that number.
    """

    accepts = color.AdjustSharpness.accepts

    def __init__(self, degrees: Sequence[float] = (0.1, 1.9)):
        if isinstance(degrees, list | tuple) and len(degrees) != 2:
            raise ValueError(f"For 'RandomSharpness', 'degrees' must be (lowest, highest), but got {degrees}.")
        self.degrees = args.check_span("RandomSharpness", "degrees", degrees, 0)

    def _array(self, image: np.ndarray) -> np.ndarray:
        return color.sharpness(image, self.draws.uniform(*self.degrees))

    def _pil(self, image: Any) -> Any:
        return pil_enhance.Sharpness(image).enhance(self.draws.uniform(*self.degrees))


class RandomPosterize(Random, ImageTransform):
    """[H, W, C] or [H, W] of 8-bit integers -> a random number of the highest bits of every value.

    Args:
        bits: (lowest, highest) of that number, or an int that is both, from 1 to 8.
    """

    accepts = color.Posterize.accepts

    def __init__(self, bits: int | Sequence[int] = (8, 8)):
        span = (bits, bits) if isinstance(bits, int) else bits
        args.check_span("RandomPosterize", "bits", span, 1, 8)
        for number in span:
            _checks.check_int("RandomPosterize", "bits", number)
        self.bits = span

    def _array(self, image: np.ndarray) -> np.ndarray:
        return color.posterized(image, self.draws.integer(*self.bits))


class RandomSolarize(Random, ImageTransform):
    """[H, W, C] or [H, W] with C = 1 or 3 -> ``255 - image`` where it is in a random range.

    Args:
        threshold: (lowest, highest) of the ends of the range, ints from 0 to 255.
    """

    accepts = Accepts(channels=GREY_OR_COLOUR, dtypes=WITHOUT_FLOAT16)

    def __init__(self, threshold: Sequence[int] = (0, 255)):
        _checks.check_type("RandomSolarize", "threshold", threshold, tuple)
        args.check_span("RandomSolarize", "threshold", threshold, 0, 255)
        for level in threshold:
            _checks.check_int("RandomSolarize", "threshold", level)
        self.threshold = threshold

    def _array(self, image: np.ndarray) -> np.ndarray:
        low, high = sorted((self.draws.integer(*self.threshold), self.draws.integer(*self.threshold)))
        return color.solarized(image, low, high if high > low else 255)


class RandomColorAdjust(Random, ImageTransform):
    """[H, W, 3] uint8 or float32, or a PIL image -> brightness, contrast, saturation and hue changed, in random order.

    Args:
        brightness, contrast, saturation: (lowest, highest) factor, or a number ``d`` for (1 - d, 1 + d).
        hue: (lowest, highest) share of the circle, from -0.5 to 0.5, or a number ``d`` for (-d, d).
    """

    accepts = Accepts(channels=(3,), dtypes="Bf")

    _ARRAYS = (color.brightness, color.contrast, color.saturation, color.hue)

    def __init__(
        self,
        brightness: float | Sequence[float] = (1, 1),
        contrast: float | Sequence[float] = (1, 1),
        saturation: float | Sequence[float] = (1, 1),
        hue: float | Sequence[float] = (0, 0),
    ):
        self.brightness = _around("brightness", brightness, 1, 0, args.MOST_PIXELS)
        self.contrast = _around("contrast", contrast, 1, 0, args.MOST_PIXELS)
        self.saturation = _around("saturation", saturation, 1, 0, args.MOST_PIXELS)
        self.hue = _around("hue", hue, 0, -0.5, 0.5)

    def _steps(self) -> list[tuple[int, tuple[float, float]]]:
        """The four in random order, and how much they may change."""
        spans = (self.brightness, self.contrast, self.saturation, self.hue)
        return [(number, spans[number]) for number in self.draws.shuffled(range(4))]

    def _array(self, image: np.ndarray) -> np.ndarray:
        for number, span in self._steps():
            if span != ((0, 0) if number == 3 else (1, 1)):
                image = self._ARRAYS[number](image, self.draws.uniform(*span))
        return image

    def _pil(self, image: Any) -> Any:
        for number, span in self._steps():
            amount = self.draws.uniform(*span)
            if number == 3:
                image = color.pil_hue(image, amount)
            else:
                enhancer = (pil_enhance.Brightness, pil_enhance.Contrast, pil_enhance.Color)[number]
                image = enhancer(image).enhance(amount)
        return image


def _around(arg: str, value: Any, middle: float, low: float, high: float) -> tuple[float, float]:
    if isinstance(value, list | tuple):
        return args.check_span("RandomColorAdjust", arg, value, low, high)
    args.check_number("RandomColorAdjust", arg, value, 0, high)
    return max(low, middle - value), middle + value
