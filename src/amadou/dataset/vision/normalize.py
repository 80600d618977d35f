"""From pixels to what a network wants: scale, mean and deviation, dtype, and the order of axes."""

import numbers
from collections.abc import Callable
from typing import Any, TypeVar

import numpy as np

from ... import _checks
from ..transforms._base import Transform
from ..transforms.basic import TypeCast, to_numpy_dtype
from ..transforms.basic import not_random as transforms_not_random
from ._arguments import check_channel_values
from ._image import ANY_STACK, NUMBERS, WITHOUT_FLOAT16, Accepts, DeviceTransform, ImageTransform, check_array

F = TypeVar("F", bound=Callable)
_ANY_NUMBERS = NUMBERS + "IlLqQ"


class Rescale(ImageTransform):
    """[...] any -> [...] float32: ``image * rescale + shift``.

    >>> import numpy as np
    >>> from amadou.dataset import vision
    >>> vision.Rescale(1 / 4, -1)(np.array([[0, 2, 4]], np.uint8))
    array([[-1. , -0.5,  0. ]], dtype=float32)
    """

    accepts = ANY_STACK

    def __init__(self, rescale: float, shift: float):
        # float32 values in float64, so that product and sum are rounded once, as MindSpore's fused operation does
        self.rescale, self.shift = (
            np.float64(np.float32(_checks.check_type("Rescale", name, value, numbers.Number)))  # type: ignore[type-abstract]
            for name, value in (("rescale", rescale), ("shift", shift))
        )

    def _array(self, image: np.ndarray) -> np.ndarray:
        return (image * self.rescale + self.shift).astype(np.float32)


class Normalize(DeviceTransform):
    """[..., H, W, C] or [H, W] any -> the same shape, float32: ``(image - mean) / std`` for each channel.

    Args:
        mean: a number from 0 to 255 for each channel, or one for all.
        std: as many, above 0.
        is_hwc: channels are the last axis; otherwise the first, of [C, H, W].

    Raises:
        RuntimeError: for an image with another number of channels.
    """

    accepts = Accepts(ranks=(), dtypes=_ANY_NUMBERS)

    def __init__(self, mean: list[float], std: list[float], is_hwc: bool = True):
        who = type(self).__name__
        self.mean = check_channel_values(who, "mean", mean, "[]")
        self.std = check_channel_values(who, "std", std, "(]")
        if len(self.mean) != len(self.std):
            raise ValueError(
                f"For '{who}', 'mean' and 'std' must have one length, but got {len(self.mean)} and {len(self.std)}."
            )
        self.is_hwc = _checks.check_bool(who, "is_hwc", is_hwc)

    def _array(self, image: np.ndarray) -> np.ndarray:
        channels = 1 if image.ndim == 2 else image.shape[-1] if self.is_hwc else image.shape[-3]
        if len(self.mean) not in (1, channels):
            raise RuntimeError(
                f"For '{type(self).__name__}', the image must have {len(self.mean)} channels, "
                f"but got the shape {image.shape}."
            )
        if len(self.mean) == 1:
            values = np.subtract(image, self.mean[0], dtype=np.float32)
            return np.divide(values, self.std[0], out=values)
        axis = -1 if self.is_hwc else -3
        # Channel by channel, each in one piece of memory: NumPy is several times faster so, and HWC2CHW costs nothing.
        planes = np.moveaxis(image, axis, 0)
        values = np.empty(planes.shape, np.float32)
        for plane, value, mean, std in zip(planes, values, self.mean, self.std, strict=True):
            np.subtract(plane, mean, out=value, dtype=np.float32)
            np.divide(value, std, out=value)
        return np.moveaxis(values, 0, axis)


class NormalizePad(Normalize):
    """As :class:`Normalize`, for [H, W, C], and with a channel of zeros after the others.

    Args:
        dtype: "float32" or "float16", the dtype of the result.
    """

    accepts = Accepts(ranks=(3,), dtypes=_ANY_NUMBERS)

    def __init__(self, mean: list[float], std: list[float], dtype: str = "float32", is_hwc: bool = True):
        super().__init__(mean, std, is_hwc)
        _checks.check_type("NormalizePad", "dtype", dtype, str)
        self.dtype = np.dtype(_checks.check_one_of("NormalizePad", "dtype", dtype, ("float32", "float16")))

    def _array(self, image: np.ndarray) -> np.ndarray:
        axis = -1 if self.is_hwc else -3
        values = np.moveaxis(super()._array(image), axis, 0)
        padded = np.zeros((len(values) + 1, *values.shape[1:]), self.dtype)
        padded[:-1] = values
        return np.moveaxis(padded, 0, axis)


class HWC2CHW(ImageTransform):
    """[H, W, C] any -> [C, H, W]; [H, W] stays."""

    accepts = Accepts(dtypes=WITHOUT_FLOAT16)

    def _array(self, image: np.ndarray) -> np.ndarray:
        return image.transpose(2, 0, 1) if image.ndim == 3 else image


class ToTensor(ImageTransform):
    """[H, W, C] or [H, W] any, or a PIL image -> [C, H, W] or [1, H, W]: ``image / 255``.

    Args:
        output_type: the dtype of the result, a NumPy or MindSpore one.
    """

    def __init__(self, output_type: Any = np.float32):
        self.output_type = to_numpy_dtype(output_type)

    def _array(self, image: np.ndarray) -> np.ndarray:
        planes = image[None] if image.ndim == 2 else image.transpose(2, 0, 1)
        # MindSpore multiplies; a division by 255 rounds differently
        values = np.multiply(planes, np.float32(1 / 255), dtype=np.float32, order="C")
        return values.astype(self.output_type, copy=False)


class ToType(TypeCast):
    """[...] any, or a PIL image -> an array [...] of another dtype, as ``transforms.TypeCast``."""


class LinearTransformation(Transform):
    """[C, H, W] any -> [C, H, W] : the flat image minus a vector, times a square matrix, as for whitening.

    Args:
        transformation_matrix: [D, D], D = C * H * W.
        mean_vector: [D].

    Raises:
        TypeError: for anything but arrays.
        ValueError: if the shapes do not fit.
    """

    def __init__(self, transformation_matrix: np.ndarray, mean_vector: np.ndarray):
        for arg, value in (("transformation_matrix", transformation_matrix), ("mean_vector", mean_vector)):
            _checks.check_type("LinearTransformation", arg, value, np.ndarray)
        if transformation_matrix.shape != (len(mean_vector),) * 2 or mean_vector.ndim != 1:
            raise ValueError(
                "For 'LinearTransformation', 'transformation_matrix' must be square and as large as 'mean_vector', "
                f"but got the shapes {transformation_matrix.shape} and {mean_vector.shape}."
            )
        self.transformation_matrix, self.mean_vector = transformation_matrix, mean_vector

    def __call__(self, image: np.ndarray) -> np.ndarray:
        check_array("LinearTransformation", "image", image)
        if image.ndim != 3 or image.size != len(self.mean_vector):
            raise ValueError(
                f"For 'LinearTransformation', the image must be [C, H, W] of {len(self.mean_vector)} values, "
                f"but got the shape {image.shape}."
            )
        return ((image.reshape(-1) - self.mean_vector) @ self.transformation_matrix).reshape(image.shape)


def not_random(func: F) -> F:
    """As ``transforms.not_random``."""
    return transforms_not_random(func)
