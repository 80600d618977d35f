"""``mindspore.dataset.vision.py_transforms`` of MindSpore 1.x, where it differs from ``dataset.vision``."""

from ..dataset.vision import Decode as _Decode
from ..dataset.vision import Normalize as _Normalize


class Decode(_Decode):
    """An encoded image -> a PIL image."""

    def __init__(self) -> None:
        super().__init__(to_pil=True)


class Normalize(_Normalize):
    """As ``dataset.vision.Normalize``, for [C, H, W]."""

    def __init__(self, mean: list[float], std: list[float]):
        super().__init__(mean, std, is_hwc=False)
