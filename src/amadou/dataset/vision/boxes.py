"""Transforms of images together with the bounding boxes in them.

Boxes are [n, 4 or more] float32: left, top, width, height in pixels, and whatever follows.
"""

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np

from ... import _checks
from ..transforms._base import Transform
from ..transforms._random import Random, started
from . import _arguments as args
from ._image import Accepts, check_array, is_pil
from .crop import RandomCrop, RandomResizedCrop, cropped
from .enums import Inter
from .geometry import RandomResize, Resize, resize

_IMAGE = Accepts()


def check_boxes(who: str, image: Any, boxes: Any) -> tuple[np.ndarray, np.ndarray]:
    """The image as an array, and a copy of the boxes.

    Raises:
        RuntimeError: if they are no boxes inside the image.
    """
    image = _IMAGE.check(who, np.asarray(image) if is_pil(image) else image)
    check_array(who, "boxes", boxes)
    if boxes.ndim != 2 or boxes.shape[1] < 4 or boxes.dtype != np.float32:
        raise RuntimeError(
            f"For '{who}', the boxes must be [n, 4 or more] float32, but got {boxes.dtype}{list(boxes.shape)}."
        )
    left, top, width, height = boxes[:, :4].T
    outside = (left < 0) | (top < 0) | (left + width > image.shape[1]) | (top + height > image.shape[0])
    if outside.any():
        raise RuntimeError(f"For '{who}', the boxes must be inside the image of {image.shape}, but got {boxes}.")
    return image, boxes.copy()


def _moved(boxes: np.ndarray, left: int, top: int, width: int, height: int) -> np.ndarray:
    """The boxes as seen in a part of the image, without those outside of it; one of zeros if none is left."""
    starts = boxes[:, :2] - [left, top]
    ends = starts + boxes[:, 2:4]
    seen = ((ends >= 0) & (starts <= [width, height])).all(1)  # a box that only touches the part counts
    boxes[:, :2] = np.clip(starts, 0, [width, height])
    boxes[:, 2:4] = np.clip(ends, 0, [width, height]) - boxes[:, :2]
    return boxes[seen] if seen.any() else np.zeros((1, boxes.shape[1]), boxes.dtype)


def _scaled(boxes: np.ndarray, old: Sequence[int], new: Sequence[int]) -> np.ndarray:
    """The boxes in an image that went from one (height, width) to another."""
    boxes[:, :4] *= np.array([new[1] / old[1], new[0] / old[0]] * 2, np.float32)
    return boxes


class RandomHorizontalFlipWithBBox(Random, Transform):
    """An image [H, W, C] or [H, W], and boxes -> the same, mirrored left to right with the chance ``prob``."""

    def __init__(self, prob: float = 0.5):
        self.prob = args.check_probability("RandomHorizontalFlipWithBBox", prob)

    def __call__(self, image: np.ndarray, boxes: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        image, boxes = check_boxes("RandomHorizontalFlipWithBBox", image, boxes)
        if self.draws.chance(self.prob):
            image = np.flip(image, 1)
            boxes[:, 0] = image.shape[1] - (boxes[:, 0] + boxes[:, 2])
        return image, boxes


class RandomVerticalFlipWithBBox(Random, Transform):
    """An image [H, W, C] or [H, W], and boxes -> the same, mirrored top to bottom with the chance ``prob``."""

    def __init__(self, prob: float = 0.5):
        self.prob = args.check_probability("RandomVerticalFlipWithBBox", prob)

    def __call__(self, image: np.ndarray, boxes: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        image, boxes = check_boxes("RandomVerticalFlipWithBBox", image, boxes)
        if self.draws.chance(self.prob):
            image = np.flip(image, 0)
            boxes[:, 1] = image.shape[0] - (boxes[:, 1] + boxes[:, 3])
        return image, boxes


class RandomCropWithBBox(RandomCrop):
    """An image and boxes -> a part of it at a random place, and what is seen of the boxes.

    The arguments are those of :class:`RandomCrop`.
    """

    def __call__(self, image: Any, boxes: Any) -> tuple[np.ndarray, np.ndarray]:  # type: ignore[override]
        image, boxes = check_boxes("RandomCropWithBBox", image, boxes)
        before = image.shape
        image = self.padded(image)
        left, top = self.padding[:2]
        if self.pad_if_needed:
            left += max(0, self.size[1] - before[1] - self.padding[0] - self.padding[2])
            top += max(0, self.size[0] - before[0] - self.padding[1] - self.padding[3])
        boxes[:, :2] += left, top
        box = self.place(image.shape[0], image.shape[1], RuntimeError)
        return cropped(image, box), _moved(boxes, *box)


class ResizeWithBBox(Resize):
    """An image and boxes -> both in a new size; the arguments are those of :class:`Resize`."""

    def __call__(self, image: Any, boxes: Any) -> tuple[np.ndarray, np.ndarray]:  # type: ignore[override]
        image, boxes = check_boxes("ResizeWithBBox", image, boxes)
        new = super().__call__(image)
        return new, _scaled(boxes, image.shape, new.shape)


class RandomResizeWithBBox(RandomResize):
    """An image and boxes -> both in a new size, with a random interpolation, as :class:`RandomResize`."""

    def __call__(self, image: Any, boxes: Any) -> tuple[np.ndarray, np.ndarray]:  # type: ignore[override]
        image, boxes = check_boxes("RandomResizeWithBBox", image, boxes)
        new = super().__call__(image)
        return new, _scaled(boxes, image.shape, new.shape)


class RandomResizedCropWithBBox(RandomResizedCrop):
    """An image and boxes -> a random part of it in a new size, and what is seen of the boxes.

    The arguments are those of :class:`RandomResizedCrop`.
    """

    def __call__(self, image: Any, boxes: Any) -> tuple[np.ndarray, np.ndarray]:  # type: ignore[override]
        image, boxes = check_boxes("RandomResizedCropWithBBox", image, boxes)
        box = self.place(*image.shape[:2])
        boxes = _moved(boxes, *box)
        return self.resized(cropped(image, box)), _scaled(boxes, (box[3], box[2]), self.size)


class BoundingBoxAugment(Random, Transform):
    """An image and boxes -> the image with ``transform`` done inside of some of the boxes.

    Args:
        transform: a transform of images.
        ratio: the chance for each box.
    """

    def __init__(self, transform: Callable, ratio: float = 0.3):
        if not isinstance(transform, Transform):
            raise TypeError(f"For 'BoundingBoxAugment', 'transform' must be a transform, but got {transform!r}.")
        self.transform: Callable = transform
        _checks.check_type("BoundingBoxAugment", "ratio", ratio, (float, int))
        self.ratio: float = _checks.check_range("BoundingBoxAugment", "ratio", ratio, 0.0, 1.0)

    def started(self, seed: int) -> Any:
        other = super().started(seed)
        other.transform = started(self.transform, seed)
        return other

    def __call__(self, image: Any, boxes: Any) -> tuple[np.ndarray, np.ndarray]:
        image, boxes = check_boxes("BoundingBoxAugment", image, boxes)
        image = image.copy()
        for left, top, width, height in self._chosen(boxes).astype(np.int64).tolist():
            part = cropped(image, (left, top, width, height))
            part[...] = resize("BoundingBoxAugment", self.transform(part.copy()), height, width, Inter.LINEAR).reshape(
                part.shape
            )
        return image, boxes

    def _chosen(self, boxes: np.ndarray) -> np.ndarray:
        return boxes[[self.draws.uniform(0, 1) < self.ratio for _ in boxes], :4]
