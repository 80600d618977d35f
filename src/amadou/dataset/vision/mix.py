"""Transforms that put something else into images: noise, patches, other images."""

import math
import random
from collections.abc import Sequence
from typing import Any

import numpy as np

from ... import _checks
from .._libraries import pil_image
from ..transforms._base import Transform
from ..transforms._random import Random
from . import _arguments as args
from ._image import Accepts, DeviceTransform, ImageTransform, check_array, saturated
from .enums import ImageBatchFormat


class Erase(DeviceTransform):
    """[H, W, 3] -> the same with a part in one colour.

    Args:
        top, left, height, width: the part.
        value: a level from 0 to 255, or (r, g, b).
        inplace: write into the image that is given.

    Raises:
        RuntimeError: if the part is not inside the image.
    """

    accepts = Accepts(ranks=(3,), channels=(3,))

    def __init__(
        self,
        top: int,
        left: int,
        height: int,
        width: int,
        value: float | Sequence[float] = 0.0,
        inplace: bool = False,
    ):
        for arg, pixels in (("top", top), ("left", left)):
            _checks.check_non_negative_int("Erase", arg, pixels)
        for arg, pixels in (("height", height), ("width", width)):
            _checks.check_positive_int("Erase", arg, pixels)
        self.top, self.left, self.height, self.width = top, left, height, width
        levels = value if isinstance(value, list | tuple) else (value,)
        if len(levels) not in (1, 3):
            raise TypeError(f"For 'Erase', 'value' must be a level or (r, g, b), but got {value}.")
        self.value = [args.check_number("Erase", "value", level, 0, 255) for level in levels]
        self.inplace = _checks.check_bool("Erase", "inplace", inplace)

    @property
    def keeps_arguments(self) -> bool:  # type: ignore[override]
        return not self.inplace

    def _array(self, image: np.ndarray) -> np.ndarray:
        bottom, right = self.top + self.height, self.left + self.width
        if bottom > image.shape[0] or right > image.shape[1]:
            raise RuntimeError(
                f"For 'Erase', the part must be inside the image of {image.shape}, but got the rows {self.top} to "
                f"{bottom} and the columns {self.left} to {right}."
            )
        image = image if self.inplace else image.copy()
        image[self.top : bottom, self.left : right] = np.array(self.value).astype(image.dtype)
        return image


class CutOut(Random, ImageTransform):
    """[H, W, C], or [C, H, W] -> the same with square patches of zeros at random places.

    Args:
        length: the side of a patch; a part of it may be outside of the image.
        num_patches: how many.
        is_hwc: channels are the last axis; otherwise the first.
    """

    accepts = Accepts(ranks=(3,), dtypes="?bBhHiIlLqQefd")

    def __init__(self, length: int, num_patches: int = 1, is_hwc: bool = True):
        self.length = _checks.check_positive_int("CutOut", "length", length)
        self.num_patches = _checks.check_positive_int("CutOut", "num_patches", num_patches)
        self.is_hwc = _checks.check_bool("CutOut", "is_hwc", is_hwc)

    def _array(self, image: np.ndarray) -> np.ndarray:
        image = image.copy()
        pixels = image if self.is_hwc else image.transpose(1, 2, 0)
        height, width = pixels.shape[:2]
        if self.length > min(height, width):
            raise RuntimeError(
                f"For 'CutOut', 'length' must fit into the image of {image.shape}, but got {self.length}."
            )
        for _ in range(self.num_patches):
            bottom = self.draws.integer(0, height + self.length)
            right = self.draws.integer(0, width + self.length)
            pixels[max(0, bottom - self.length) : bottom, max(0, right - self.length) : right] = 0
        return image


class RandomErasing(Transform):
    """[C, H, W] -> the same with one random part erased, with the chance ``prob``.

    Args:
        prob: the chance.
        scale: (lowest, highest) share of the area.
        ratio: (lowest, highest) width divided by height.
        value: what to write: a level from 0 to 255, one for each channel, or "random" for normal noise.
        inplace: write into the array that is given.
        max_attempts: how often to look for a part; after that nothing is erased.

    Raises:
        TypeError: for anything but an array.
        ValueError: for another shape.
    """

    def __init__(
        self,
        prob: float = 0.5,
        scale: Sequence[float] = (0.02, 0.33),
        ratio: Sequence[float] = (0.3, 3.3),
        value: float | str | Sequence[float] = 0,
        inplace: bool = False,
        max_attempts: int = 10,
    ):
        self.prob = args.check_probability("RandomErasing", prob)
        args.check_crop_scales("RandomErasing", scale, ratio, max_attempts)
        self.scale, self.ratio, self.max_attempts = scale, ratio, max_attempts
        if isinstance(value, str):
            _checks.check_one_of("RandomErasing", "value", value, ("random",))
        else:
            for level in value if isinstance(value, list | tuple) else [value]:
                args.check_number("RandomErasing", "value", level, 0, 255)
        self.value = value
        self.inplace = _checks.check_bool("RandomErasing", "inplace", inplace)

    @property
    def keeps_arguments(self) -> bool:  # type: ignore[override]
        return not self.inplace

    def __call__(self, image: np.ndarray) -> np.ndarray:
        check_array("RandomErasing", "image", image)
        if image.ndim != 3:
            raise ValueError(f"For 'RandomErasing', the image must be [C, H, W], but got the shape {image.shape}.")
        part = self._part(*image.shape[1:]) if random.random() < self.prob else None
        if part is None:
            return image
        image = image if self.inplace else image.copy()
        image[:, part[0], part[1]] = self._filling(image[:, part[0], part[1]].shape)
        return image

    def _part(self, height: int, width: int) -> tuple[slice, slice] | None:
        for _ in range(self.max_attempts):
            area = random.uniform(*self.scale) * height * width
            proportion = random.uniform(*self.ratio)
            columns = round(math.sqrt(area * proportion))
            rows = round(columns / proportion)
            if rows < height and columns < width:
                top, left = random.randint(0, height - rows), random.randint(0, width - columns)
                return slice(top, top + rows), slice(left, left + columns)
        return None

    def _filling(self, shape: tuple[int, ...]) -> Any:
        if isinstance(self.value, str):
            return np.random.normal(size=shape)
        if isinstance(self.value, list | tuple):
            return np.array(self.value).reshape(-1, 1, 1)
        return self.value


def _check_batch(who: str, images: Any, labels: Any, ranks: tuple[int, ...] = (2, 3)) -> None:
    """Images [N, ...] of four axes, and integer or float labels [N, C] or [N, L, C]."""
    check_array(who, "image", images)
    check_array(who, "label", labels)
    if images.ndim != 4 or labels.ndim not in ranks or len(images) != len(labels):
        raise RuntimeError(
            f"For '{who}', images and labels must be batches of one size with one-hot labels, but got the shapes "
            f"{images.shape} and {labels.shape}."
        )


def _blended(labels: np.ndarray, others: np.ndarray, shares: np.ndarray) -> np.ndarray:
    shares = shares.reshape(-1, *[1] * (labels.ndim - 1))
    return (shares * labels + (1 - shares) * others).astype(np.float32)


class MixUpBatch(Random, Transform):
    """A batch of images, and of one-hot labels, each mixed with another of the batch.

    image: [N, H, W, C] or [N, C, H, W] -> the same; label: [N, classes] or [N, L, classes] -> the same, float32.

    Args:
        alpha: the parameter of the beta distribution that the shares are drawn from, above 0.

    Raises:
        RuntimeError: for other shapes.
    """

    def __init__(self, alpha: float = 1.0):
        self.alpha = args.check_number("MixUpBatch", "alpha", alpha)
        _checks.check_that("MixUpBatch", "alpha", alpha, "above 0", lambda v: v > 0)

    def __call__(self, image: np.ndarray, label: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        _check_batch("MixUpBatch", image, label)
        share = self.draws.beta(self.alpha)
        order = self.draws.shuffled(range(len(image)))
        mixed = saturated(share * image + (1 - share) * image[order], image.dtype)
        return mixed, _blended(label, label[order], np.array([share]))


class CutMixBatch(Random, Transform):
    """A batch of images, and of one-hot labels, each with a part of another of the batch.

    image: [N, H, W, C] or [N, C, H, W] -> the same; label: [N, classes] or [N, L, classes] -> the same, float32.

    Args:
        image_batch_format: which of the two the images are.
        alpha: the parameter of the beta distribution that the shares of the area are drawn from, above 0.
        prob: the chance for each image.

    Raises:
        RuntimeError: for other shapes.
    """

    def __init__(self, image_batch_format: ImageBatchFormat, alpha: float = 1.0, prob: float = 1.0):
        who = "CutMixBatch"
        self.image_batch_format = _checks.check_type(who, "image_batch_format", image_batch_format, ImageBatchFormat)
        self.alpha = args.check_number(who, "alpha", alpha)
        _checks.check_that(who, "alpha", alpha, "above 0", lambda v: v > 0)
        self.prob = args.check_probability(who, prob)

    def __call__(self, image: np.ndarray, label: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        _check_batch("CutMixBatch", image, label)
        axis = 1 if self.image_batch_format is ImageBatchFormat.NHWC else 2
        if image.shape[3 if axis == 1 else 1] not in (1, 3):
            raise RuntimeError(f"For 'CutMixBatch', images must have 1 or 3 channels, but got the shape {image.shape}.")
        height, width = image.shape[axis : axis + 2]
        order = self.draws.shuffled(range(len(image)))
        mixed, shares = image.copy(), np.ones(len(image))
        for number, other in enumerate(order):
            share = self.draws.beta(self.alpha)
            if not self.draws.chance(self.prob):
                continue
            top, left, rows, columns = self._part(height, width, share)
            part = (slice(None),) * (axis - 1) + (slice(top, top + rows), slice(left, left + columns))
            mixed[number][part] = image[other][part]
            shares[number] = 1 - rows * columns / (height * width)
        return mixed, _blended(label, label[order], shares)

    def _part(self, height: int, width: int, share: float) -> tuple[int, int, int, int]:
        """top, left, rows and columns of a part with ``1 - share`` of the area, cut off at the edges."""
        side = math.sqrt(1 - share)
        rows, columns = int(height * side), int(width * side)
        middle_x, middle_y = self.draws.integer(0, width), self.draws.integer(0, height)
        left, right = (min(max(middle_x + step, 0), width) for step in (-(columns // 2), columns // 2))
        top, bottom = (min(max(middle_y + step, 0), height) for step in (-(rows // 2), rows // 2))
        return top, left, bottom - top, right - left


class MixUp(Transform):
    """A batch of images [N, ...], and of one-hot labels [N, classes], mixed with others -> float64.

    Args:
        batch_size: N.
        alpha: the parameter of the beta distribution that the shares are drawn from, above 0.
        is_single: mix within a batch; otherwise with the batch of the call before.
    """

    def __init__(self, batch_size: int, alpha: float, is_single: bool = True):
        self.batch_size = _checks.check_positive_int("MixUp", "batch_size", batch_size)
        self.alpha = args.check_number("MixUp", "alpha", alpha)
        _checks.check_that("MixUp", "alpha", alpha, "above 0", lambda v: v > 0)
        self.is_single = _checks.check_bool("MixUp", "is_single", is_single)
        self._last: tuple[np.ndarray, np.ndarray] | None = None

    def __call__(self, image: np.ndarray, label: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        check_array("MixUp", "image", image)
        check_array("MixUp", "label", label)
        if self.is_single:
            order = np.random.permutation(self.batch_size)
            others = image[order], label[order]
        else:
            others = self._last or (image, label)
            self._last = image, label
        shares = np.random.beta(self.alpha, self.alpha, self.batch_size)
        return self._mixed(image, others[0], shares, 4), self._mixed(label, others[1], shares, 2)

    @staticmethod
    def _mixed(mine: np.ndarray, other: np.ndarray, shares: np.ndarray, rank: int) -> np.ndarray:
        shares = shares.reshape(-1, *[1] * (rank - 1))
        return shares * mine + (1 - shares) * other


class RandomLighting(Random, ImageTransform):
    """[H, W, 3], or a PIL image -> with noise along the colours that vary most in ImageNet (AlexNet's noise).

    Args:
        alpha: the deviation of the noise, 0 or more.
    """

    accepts = Accepts(channels=(3,))

    # The principal components of ImageNet's colours (Krizhevsky, Sutskever, Hinton, 2012), as in MindSpore
    _COMPONENTS = np.array(
        [[-0.5675, 0.7192, 0.4009], [-0.5808, -0.0045, -0.8140], [-0.5836, -0.6948, 0.4203]], np.float32
    ) * np.array([55.46, 4.794, 1.148], np.float32)

    def __init__(self, alpha: float = 0.05):
        self.alpha = args.check_factor("RandomLighting", "alpha", alpha)

    def _noise(self) -> np.ndarray:
        strengths = np.array([self.draws.normal(0, self.alpha) for _ in range(3)], np.float32)
        return self._COMPONENTS @ strengths

    def _array(self, image: np.ndarray) -> np.ndarray:
        return saturated(image + self._noise(), image.dtype)

    def _pil(self, image: Any) -> Any:
        array = np.asarray(image.convert("RGB"), np.float32) + self._noise()
        return pil_image.fromarray(saturated(array, np.dtype(np.uint8)))
