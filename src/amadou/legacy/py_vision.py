"""``dataset.vision.py_transforms`` of MindSpore 1.x, where it differs from ``dataset.vision``, and its helpers."""

from typing import Any

import numpy as np

from ..dataset.vision import Decode as _Decode
from ..dataset.vision import Normalize as _Normalize
from ..dataset.vision._image import is_pil as is_pil


class Decode(_Decode):
    """An encoded image -> a PIL image."""

    def __init__(self) -> None:
        super().__init__(to_pil=True)


class Normalize(_Normalize):
    """As ``dataset.vision.Normalize``, for [C, H, W]."""

    def __init__(self, mean: list[float], std: list[float]):
        super().__init__(mean, std, is_hwc=False)


def is_numpy(img: Any) -> bool:
    return isinstance(img, np.ndarray)


def hwc_to_chw(img: np.ndarray) -> np.ndarray:
    """[H, W, C] -> [C, H, W], a copy; [H, W] as it is."""
    if not is_numpy(img):
        raise TypeError(f"For 'hwc_to_chw', 'img' must be a NumPy array, but got {type(img)}.")
    if img.ndim not in (2, 3):
        raise TypeError(f"For 'hwc_to_chw', 'img' must have 2 or 3 axes, but got {img.ndim}.")
    return img.transpose(2, 0, 1).copy() if img.ndim == 3 else img
