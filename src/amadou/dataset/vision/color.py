"""Transforms of colours, the same for the whole image."""

from collections.abc import Sequence
from typing import Any

import numpy as np

from ... import _checks
from .._libraries import cv2, pil_enhance, pil_image, pil_ops
from ..transforms._base import Transform
from . import _arguments as args
from ._image import (
    GREY_OR_COLOUR,
    WITHOUT_FLOAT16,
    Accepts,
    DeviceTransform,
    ImageTransform,
    PilTransform,
    check_array,
    mapped,
    plain,
    saturated,
    with_channels,
)
from .enums import ConvertMode

COLOUR = (3,)


def brightness(image: np.ndarray, factor: float) -> np.ndarray:
    """All values times ``factor``."""
    if image.dtype == np.uint8:
        return mapped(lambda levels: saturated(levels * np.float32(factor), levels.dtype), image)
    wide = np.float64 if image.dtype in (np.int32, np.float64) else np.float32
    return saturated(image.astype(wide) * wide(np.float32(factor)), image.dtype)


def _away(image: np.ndarray, base: np.ndarray, factor: float) -> np.ndarray:
    """``base`` at 0, ``image`` at 1, and beyond."""
    factor = float(np.float32(factor))
    return cv2.addWeighted(base, 1 - factor, image, factor, 0)


def contrast(image: np.ndarray, factor: float) -> np.ndarray:
    """All values ``factor`` times as far from the mean of the grey image."""
    image = plain(image)
    mean = cv2.mean(cv2.cvtColor(image, cv2.COLOR_RGB2GRAY))[0]
    return _away(image, np.full_like(image, mean if image.dtype == np.float32 else int(mean + 0.5)), factor)


def saturation(image: np.ndarray, factor: float) -> np.ndarray:
    """All pixels ``factor`` times as far from grey."""
    image = plain(image)
    grey = cv2.cvtColor(cv2.cvtColor(image, cv2.COLOR_RGB2GRAY), cv2.COLOR_GRAY2RGB)
    return _away(image, grey, factor)


def hue(image: np.ndarray, shift: float) -> np.ndarray:
    """All pixels ``shift`` further around the circle of hues."""
    bits = image.dtype == np.uint8
    hsv = cv2.cvtColor(plain(image), cv2.COLOR_RGB2HSV_FULL if bits else cv2.COLOR_RGB2HSV)
    if bits:
        hsv[..., 0] += np.uint8(int(shift * 255) % 256)  # around the circle, as uint8 does
    else:
        hsv[..., 0] = (hsv[..., 0] + np.float32(shift * 360)) % 360
    return cv2.cvtColor(hsv, cv2.COLOR_HSV2RGB_FULL if bits else cv2.COLOR_HSV2RGB)


def sharpness(image: np.ndarray, factor: float) -> np.ndarray:
    """All values ``factor`` times as far from those of the smoothed image; the edge stays."""
    kernel = np.array([[1, 1, 1], [1, 5, 1], [1, 1, 1]], np.float32) / np.float32(13)
    image = plain(image)
    smooth = cv2.filter2D(image, -1, kernel)
    for edge in (np.s_[0], np.s_[-1], np.s_[:, 0], np.s_[:, -1]):
        smooth[edge] = image.reshape(smooth.shape)[edge]
    return with_channels(_away(image.reshape(smooth.shape), smooth, factor), image)


def pil_hue(image: Any, shift: float) -> Any:
    """Modes without colour stay as they are."""
    if image.mode in ("L", "1", "I", "F"):
        return image
    h, s, v = image.convert("HSV").split()
    turned = np.array(h, np.uint8) + np.uint8(int(shift * 255) % 256)
    return pil_image.merge("HSV", (pil_image.fromarray(turned, "L"), s, v)).convert(image.mode)


class AdjustBrightness(DeviceTransform):
    """[H, W, C] or [H, W] with C = 1 or 3, or a PIL image -> all values times ``brightness_factor``."""

    accepts = Accepts(channels=GREY_OR_COLOUR)

    def __init__(self, brightness_factor: float):
        self.brightness_factor = args.check_factor("AdjustBrightness", "brightness_factor", brightness_factor)

    def _array(self, image: np.ndarray) -> np.ndarray:
        return brightness(image, self.brightness_factor)

    def _pil(self, image: Any) -> Any:
        return pil_enhance.Brightness(image).enhance(self.brightness_factor)


class AdjustContrast(DeviceTransform):
    """[H, W, 3], or a PIL image -> all values ``contrast_factor`` times as far from the mean of the grey image."""

    accepts = Accepts(channels=COLOUR, dtypes="BHf")

    def __init__(self, contrast_factor: float):
        self.contrast_factor = args.check_factor("AdjustContrast", "contrast_factor", contrast_factor)

    def _array(self, image: np.ndarray) -> np.ndarray:
        return contrast(image, self.contrast_factor)

    def _pil(self, image: Any) -> Any:
        return pil_enhance.Contrast(image).enhance(self.contrast_factor)


class AdjustSaturation(DeviceTransform):
    """[H, W, 3], or a PIL image -> all pixels ``saturation_factor`` times as far from grey."""

    accepts = Accepts(channels=COLOUR, dtypes="BHf")

    def __init__(self, saturation_factor: float):
        self.saturation_factor = args.check_factor("AdjustSaturation", "saturation_factor", saturation_factor)

    def _array(self, image: np.ndarray) -> np.ndarray:
        return saturation(image, self.saturation_factor)

    def _pil(self, image: Any) -> Any:
        return pil_enhance.Color(image).enhance(self.saturation_factor)


class AdjustHue(DeviceTransform):
    """[H, W, 3] uint8 or float32, or a PIL image -> all pixels ``hue_factor`` further around the circle of hues.

    Args:
        hue_factor: from -0.5 to 0.5 of the circle.
    """

    accepts = Accepts(channels=COLOUR, dtypes="Bf")

    def __init__(self, hue_factor: float):
        self.hue_factor = args.check_number("AdjustHue", "hue_factor", hue_factor, -0.5, 0.5)

    def _array(self, image: np.ndarray) -> np.ndarray:
        return hue(image, self.hue_factor)

    def _pil(self, image: Any) -> Any:
        return pil_hue(image, self.hue_factor)


class AdjustSharpness(DeviceTransform):
    """[H, W, C] or [H, W] -> all values ``sharpness_factor`` times as far from those of the smoothed image."""

    accepts = Accepts(dtypes="?BHhfd")

    def __init__(self, sharpness_factor: float):
        self.sharpness_factor = args.check_factor("AdjustSharpness", "sharpness_factor", sharpness_factor)

    def _array(self, image: np.ndarray) -> np.ndarray:
        return sharpness(image, self.sharpness_factor)


class AdjustGamma(ImageTransform):
    """[..., H, W, C] or [H, W] with C = 1 or 3, or a PIL image -> ``gain * image ** gamma``, for values from 0 to 1.

    Integers count from 0 to 255; floats become float32.

    Args:
        gamma: the exponent, 0 or more.
        gain: the factor.
    """

    accepts = Accepts(ranks=(), channels=GREY_OR_COLOUR)

    def __init__(self, gamma: float, gain: float = 1):
        self.gamma = args.check_factor("AdjustGamma", "gamma", gamma)
        self.gain = args.check_number("AdjustGamma", "gain", gain)

    def _array(self, image: np.ndarray) -> np.ndarray:
        if image.dtype.kind == "f":
            return ((image.astype(np.float32) * np.float32(self.gain)) ** np.float32(self.gamma)).clip(0, 1)
        return self._table()[image.clip(0, 255).astype(np.uint8)].astype(image.dtype)

    def _pil(self, image: Any) -> Any:
        return image.convert("RGB").point(self._table().tolist() * 3).convert(image.mode)

    def _table(self) -> np.ndarray:
        """The 256 results, rounded down from a scale that gives each of them a fair share."""
        return ((256 - 1e-3) * self.gain * (np.arange(256) / 255) ** self.gamma).clip(0, 255).astype(np.uint8)


_CONVERSIONS = {
    ConvertMode.COLOR_BGR2BGRA: "COLOR_BGR2BGRA",
    ConvertMode.COLOR_BGRA2BGR: "COLOR_BGRA2BGR",
    ConvertMode.COLOR_BGR2RGBA: "COLOR_BGR2RGBA",
    ConvertMode.COLOR_RGBA2BGR: "COLOR_RGBA2BGR",
    ConvertMode.COLOR_BGR2RGB: "COLOR_BGR2RGB",
    ConvertMode.COLOR_BGRA2RGBA: "COLOR_BGRA2RGBA",
    ConvertMode.COLOR_BGR2GRAY: "COLOR_BGR2GRAY",
    ConvertMode.COLOR_RGB2GRAY: "COLOR_RGB2GRAY",
    ConvertMode.COLOR_GRAY2BGR: "COLOR_GRAY2BGR",
    ConvertMode.COLOR_GRAY2BGRA: "COLOR_GRAY2BGRA",
    ConvertMode.COLOR_BGRA2GRAY: "COLOR_BGRA2GRAY",
    ConvertMode.COLOR_RGBA2GRAY: "COLOR_RGBA2GRAY",
}


class ConvertColor(DeviceTransform):
    """[H, W, C] uint8, uint16 or float32 -> the same with other channels, or in another order.

    Raises:
        RuntimeError: if the image does not have the channels that are to be converted.
    """

    accepts = Accepts(dtypes="?BHf")

    def __init__(self, convert_mode: ConvertMode):
        self.convert_mode = _checks.check_type("ConvertColor", "convert_mode", convert_mode, ConvertMode)

    def _array(self, image: np.ndarray) -> np.ndarray:
        try:
            return cv2.cvtColor(plain(image), getattr(cv2, _CONVERSIONS[self.convert_mode]))
        except cv2.error as error:
            mode = self.convert_mode.name
            raise RuntimeError(f"For 'ConvertColor', the image must suit {mode}, but got {image.shape}.") from error


class GaussianBlur(DeviceTransform):
    """[H, W, C] or [H, W] -> smoothed with a Gaussian kernel.

    Args:
        kernel_size: (width, height) of the kernel, or an int for both; odd.
        sigma: the deviations along (width, height), or one for both; None derives them from the size.
    """

    accepts = Accepts(dtypes="?BHhfd")

    def __init__(self, kernel_size: int | Sequence[int], sigma: float | Sequence[float] | None = None):
        who = "GaussianBlur"
        self.kernel_size = args.check_size(who, kernel_size, "kernel_size")
        for size in self.kernel_size:
            _checks.check_that(who, "kernel_size", size, "odd", lambda v: v % 2 == 1)
        if sigma is None:
            self.sigma: Sequence[float] = (0.0, 0.0)
        elif isinstance(sigma, list | tuple):
            if len(sigma) != 2:
                raise TypeError(f"For '{who}', 'sigma' must be a number or two, but got {sigma}.")
            self.sigma = [args.check_factor(who, "sigma", value) for value in sigma]
        else:
            self.sigma = [args.check_factor(who, "sigma", sigma)] * 2

    def _array(self, image: np.ndarray) -> np.ndarray:
        sigmas = [s or 0.3 * ((n - 1) * 0.5 - 1) + 0.8 for s, n in zip(self.sigma, self.kernel_size, strict=True)]
        return with_channels(cv2.GaussianBlur(plain(image), self.kernel_size, sigmas[0], sigmaY=sigmas[1]), image)


def _each_channel(function: Any, image: np.ndarray) -> np.ndarray:
    """``function`` of [H, W], on every channel."""
    image = plain(image)
    if image.ndim == 2:
        return function(image)
    return np.stack([function(image[..., channel]) for channel in range(image.shape[2])], -1)


def auto_contrast(image: np.ndarray, cutoff: float, ignore: Sequence[int]) -> np.ndarray:
    """Every channel stretched so that it goes from 0 to 255."""

    def stretched(channel: np.ndarray) -> np.ndarray:
        counts = np.bincount(channel.reshape(-1), minlength=256)
        counts[list(ignore)] = 0
        cut = int(cutoff / 100 * counts.sum())
        used = np.flatnonzero(_without_first(_without_first(counts, cut)[::-1], cut)[::-1])
        low, high = (used[0], used[-1]) if len(used) else (255, 0)
        if high <= low:
            return channel
        scale = np.float32(255 / (high - low))
        start = np.float32(-low * scale)
        return mapped(lambda levels: (levels * scale + start).clip(0, 255).astype(np.uint8), channel)

    return _each_channel(stretched, image)


def _without_first(counts: np.ndarray, cut: int) -> np.ndarray:
    """The counts of what is left when the first ``cut`` are taken away."""
    return np.minimum(counts, np.maximum(np.cumsum(counts) - cut, 0))


def equalized(image: np.ndarray) -> np.ndarray:
    """Every channel with its levels spread so that all are about as frequent."""
    return _each_channel(cv2.equalizeHist, image)


def check_ignore(who: str, ignore: Any) -> list[int]:
    """None, a level from 0 to 255, or several."""
    if ignore is None:
        return []
    levels = [ignore] if isinstance(ignore, int) else ignore
    for level in _checks.check_type(who, "ignore", levels, (list, tuple)):
        _checks.check_int_range(who, "ignore", level, 0, 255)
    return list(levels)


def check_cutoff(who: str, cutoff: Any) -> float:
    args.check_number(who, "cutoff", cutoff)
    return _checks.check_range(who, "cutoff", cutoff, 0, 50, "[)")


class AutoContrast(DeviceTransform):
    """[H, W, C] or [H, W] uint8 with C = 1 or 3, or a PIL image -> every channel stretched to 0 ... 255.

    Args:
        cutoff: how many percent of the darkest and of the brightest pixels to leave out.
        ignore: a level, or several, to leave out.
    """

    accepts = Accepts(channels=GREY_OR_COLOUR, dtypes="?B")

    def __init__(self, cutoff: float = 0.0, ignore: int | Sequence[int] | None = None):
        self.cutoff = check_cutoff("AutoContrast", cutoff)
        self.ignore = check_ignore("AutoContrast", ignore)

    def _array(self, image: np.ndarray) -> np.ndarray:
        return auto_contrast(image, self.cutoff, self.ignore)

    def _pil(self, image: Any) -> Any:
        return pil_ops.autocontrast(image, self.cutoff, self.ignore or None)


class Equalize(DeviceTransform):
    """[H, W, C] or [H, W] uint8 with C = 1 or 3, or a PIL image -> every channel with evenly frequent levels."""

    accepts = Accepts(channels=GREY_OR_COLOUR, dtypes="?B")

    def _array(self, image: np.ndarray) -> np.ndarray:
        return equalized(image)

    def _pil(self, image: Any) -> Any:
        return pil_ops.equalize(image)


class Invert(DeviceTransform):
    """[H, W, 3], or a PIL image -> ``255 - image``."""

    accepts = Accepts(channels=COLOUR, dtypes=WITHOUT_FLOAT16)

    def _array(self, image: np.ndarray) -> np.ndarray:
        return inverted(image)

    def _pil(self, image: Any) -> Any:
        return pil_ops.invert(image)


def inverted(image: np.ndarray) -> np.ndarray:
    if image.dtype == np.uint8:
        return ~image
    return saturated(255 - image.astype(np.float64), image.dtype)


class Posterize(DeviceTransform):
    """[H, W, C] or [H, W] of 8-bit integers -> the ``bits`` highest bits of every value, from 0 to 8."""

    accepts = Accepts(dtypes="?bB")

    def __init__(self, bits: int):
        self.bits = _checks.check_int_range("Posterize", "bits", bits, 0, 8)

    def _array(self, image: np.ndarray) -> np.ndarray:
        return posterized(image, self.bits)


def posterized(image: np.ndarray, bits: int) -> np.ndarray:
    return image.view(np.uint8) & np.uint8(256 - 2 ** (8 - bits))


class Solarize(DeviceTransform):
    """[H, W, C] or [H, W] with C = 1 or 3 -> ``255 - image`` where it is in a range.

    Args:
        threshold: (lowest, highest), or the lowest alone, from 0 to 255.
    """

    accepts = Accepts(channels=GREY_OR_COLOUR, dtypes=WITHOUT_FLOAT16)

    def __init__(self, threshold: float | Sequence[float]):
        if isinstance(threshold, tuple):
            self.threshold = args.check_span("Solarize", "threshold", threshold, 0, 255)
        else:
            self.threshold = (args.check_number("Solarize", "threshold", threshold, 0, 255), 255)

    def _array(self, image: np.ndarray) -> np.ndarray:
        return solarized(image, *self.threshold)


def solarized(image: np.ndarray, low: float, high: float) -> np.ndarray:
    return np.where((image >= low) & (image <= high), inverted(image), image)


class Grayscale(PilTransform):
    """A PIL image -> in grey.

    Args:
        num_output_channels: 1, or 3 equal ones.
    """

    def __init__(self, num_output_channels: int = 1):
        _checks.check_int("Grayscale", "num_output_channels", num_output_channels)
        self.num_output_channels = _checks.check_one_of("Grayscale", "num_output_channels", num_output_channels, (1, 3))

    def _pil(self, image: Any) -> Any:
        return grey(image, self.num_output_channels)


def grey(image: Any, channels: int) -> Any:
    levels = image.convert("L")
    return levels if channels == 1 else pil_image.merge("RGB", [levels] * 3)


class _Hsv(Transform):
    """Between colour spaces: [H, W, 3] or [N, H, W, 3], or with the channels before H."""

    def __init__(self, is_hwc: bool = False):
        self.is_hwc = _checks.check_bool(type(self).__name__, "is_hwc", is_hwc)

    def __call__(self, image: np.ndarray) -> np.ndarray:
        who, axis = type(self).__name__, -1 if self.is_hwc else -3
        check_array(who, "image", image)
        if image.ndim not in (3, 4) or image.shape[axis] != 3:
            raise TypeError(f"For '{who}', the image must have 3 channels, but got the shape {image.shape}.")
        return np.stack(self._converted(*np.moveaxis(image.astype(np.float64), axis, 0)), axis)

    def _converted(self, *channels: np.ndarray) -> list[np.ndarray]:
        raise NotImplementedError


class RgbToHsv(_Hsv):
    """[H, W, 3] or [N, H, W, 3], or with the channels before H, from 0 to 1 -> hue, saturation, value, float64.

    Args:
        is_hwc: channels are the last axis.

    Raises:
        TypeError: for anything but such an array.
    """

    def _converted(self, *channels: np.ndarray) -> list[np.ndarray]:
        red, green, blue = channels
        value = np.maximum(np.maximum(red, green), blue)
        spread = value - np.minimum(np.minimum(red, green), blue)
        some = np.where(spread == 0, 1, spread)
        to_red, to_green, to_blue = ((value - channel) / some for channel in channels)
        hue = np.where(red == value, to_blue - to_green, 4.0 + to_green - to_red)
        hue = np.where((green == value) & (red != value), 2.0 + to_red - to_blue, hue)
        hue = np.where(spread == 0, 0.0, (hue / 6.0) % 1.0)
        saturation = spread / np.where(value == 0, 1, value)
        return [hue, saturation, value]


class HsvToRgb(_Hsv):
    """Hue, saturation, value, [H, W, 3] or [N, H, W, 3], or with the channels before H, from 0 to 1 -> RGB, float64.

    Args:
        is_hwc: channels are the last axis.

    Raises:
        TypeError: for anything but such an array.
    """

    def _converted(self, *channels: np.ndarray) -> list[np.ndarray]:
        hue, saturation, value = channels
        sixth = (hue * 6.0).astype(np.int64)
        part = hue * 6.0 - sixth
        low, falling = value * (1.0 - saturation), value * (1.0 - saturation * part)
        rising, sixth = value * (1.0 - saturation * (1.0 - part)), sixth % 6
        orders = (
            (value, falling, low, low, rising, value),
            (rising, value, value, falling, low, low),
            (low, low, rising, value, value, falling),
        )
        return [np.choose(sixth, order) for order in orders]
