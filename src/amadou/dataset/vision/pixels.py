"""Transforms of pixel values, and of their layout."""

import numbers
from typing import Any

import numpy as np

from ... import _checks
from ... import dtype as mstype
from ..transforms._base import Transform
from ._image import DeviceTransform, check_image, check_numbers


class Rescale(Transform):
    """[...] any -> [...] float32: ``image * rescale + shift``.

    >>> import numpy as np
    >>> from amadou.dataset import vision
    >>> vision.Rescale(1 / 4, -1)(np.array([[0, 2, 4]], np.uint8))
    array([[-1. , -0.5,  0. ]], dtype=float32)
    """

    def __init__(self, rescale: float, shift: float):
        # float32 values in float64, so that product and sum are rounded once, as MindSpore's fused operation does
        self.rescale, self.shift = (
            np.float64(np.float32(_checks.check_type("Rescale", name, value, numbers.Number)))  # type: ignore[type-abstract]
            for name, value in (("rescale", rescale), ("shift", shift))
        )

    def __call__(self, image: np.ndarray) -> np.ndarray:
        return (check_image("Rescale", image) * self.rescale + self.shift).astype(np.float32)


class Normalize(DeviceTransform):
    """[..., H, W, C] or [H, W] any -> the same shape, float32: ``(image - mean) / std`` for each channel.

    Args:
        mean: a number from 0 to 255 for each channel, or one for all.
        std: as many, above 0.
        is_hwc: channels are the last axis; otherwise the first, of [C, H, W].

    Raises:
        RuntimeError: for an image with another number of channels.
    """

    def __init__(self, mean: list[float], std: list[float], is_hwc: bool = True):
        self.mean = check_numbers("Normalize", "mean", mean, "[]")
        self.std = check_numbers("Normalize", "std", std, "(]")
        if len(self.mean) != len(self.std):
            raise ValueError(
                f"For 'Normalize', 'mean' and 'std' must have one length, but got {len(self.mean)} and {len(self.std)}."
            )
        self.is_hwc = _checks.check_bool("Normalize", "is_hwc", is_hwc)

    def __call__(self, image: np.ndarray) -> np.ndarray:
        check_image("Normalize", image)
        num_channels = 1 if image.ndim == 2 else image.shape[-1] if self.is_hwc else image.shape[-3]
        if len(self.mean) not in (1, num_channels):
            raise RuntimeError(
                f"For 'Normalize', the image must have {len(self.mean)} channels, but got the shape {image.shape}."
            )
        values = image.astype(np.float32)
        if len(self.mean) == 1:
            return (values - self.mean[0]) / self.std[0]
        if not self.is_hwc:
            return (values - self.mean.reshape(-1, 1, 1)) / self.std.reshape(-1, 1, 1)
        # line by line: NumPy is several times slower pixel by pixel
        width = image.shape[-2]
        lines = values.reshape(-1, width * num_channels)
        return ((lines - np.tile(self.mean, width)) / np.tile(self.std, width)).reshape(image.shape)


class HWC2CHW(Transform):
    """[H, W, C] any -> [C, H, W]; [H, W] stays."""

    def __call__(self, image: np.ndarray) -> np.ndarray:
        image = check_image("HWC2CHW", image, (2, 3))
        return image.transpose(2, 0, 1) if image.ndim == 3 else image


class ToTensor(Transform):
    """[H, W, C] or [H, W] any -> [C, H, W] or [1, H, W]: ``image / 255``.

    Args:
        output_type: the dtype of the result, a NumPy or MindSpore one.
    """

    def __init__(self, output_type: Any = np.float32):
        if isinstance(output_type, mstype.Type):
            output_type = mstype.dtype_to_nptype(output_type)
        self.output_type = np.dtype(output_type)

    def __call__(self, image: np.ndarray) -> np.ndarray:
        image = check_image("ToTensor", image, (2, 3))
        planes = image[None] if image.ndim == 2 else image.transpose(2, 0, 1)
        # MindSpore multiplies; a division by 255 rounds differently
        return (planes.astype(np.float32) * np.float32(1 / 255)).astype(self.output_type)
