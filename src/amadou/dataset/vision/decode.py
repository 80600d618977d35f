"""From encoded images to arrays and PIL images."""

import io
from typing import Any

import numpy as np

from ... import _checks
from .._libraries import cv2, pil_image
from ..transforms._base import Transform, as_array
from ._image import DeviceTransform, is_pil

# What MindSpore's OpenCV decodes, by the first bytes; the OpenCV of the wheels also knows WebP, AVIF, GIF and others
_SIGNATURES = (b"\xff\xd8\xff", b"\x89PNG", b"BM", b"II*\0", b"MM\0*")


def decoded(who: str, data: Any) -> np.ndarray:
    """[n] uint8, a file's content -> [H, W, 3] uint8, RGB.

    Raises:
        TypeError: if it is no such array.
        RuntimeError: if it is no image of a known format.
    """
    if not isinstance(data, np.ndarray) or data.ndim != 1 or data.dtype.kind not in "uiS":
        found = f"of shape {data.shape} and {data.dtype}" if isinstance(data, np.ndarray) else type(data).__name__
        raise TypeError(f"For '{who}', an encoded image must be an array [n] of bytes, but got {found}.")
    image = None
    if data.tobytes()[:8].startswith(_SIGNATURES):
        # MindSpore does not turn an image as its metadata say
        flags = cv2.IMREAD_COLOR | cv2.IMREAD_IGNORE_ORIENTATION
        image = cv2.imdecode(data.view(np.uint8), flags)
    if image is None:
        raise RuntimeError(f"For '{who}', the image cannot be decoded: it must be JPEG, PNG, BMP or TIFF.")
    return cv2.cvtColor(image, cv2.COLOR_BGR2RGB, dst=image)


class Decode(DeviceTransform):
    """An encoded image (JPEG, PNG, BMP, TIFF), [n] uint8 -> [H, W, 3] uint8, RGB.

    Args:
        to_pil: give a PIL image instead.

    Raises:
        TypeError: if it is no array [n] of bytes.
        RuntimeError: if it cannot be decoded.
    """

    def __init__(self, to_pil: bool = False):
        self.to_pil = _checks.check_bool("Decode", "to_pil", to_pil)

    def __call__(self, img: Any) -> Any:
        if not self.to_pil:
            return decoded("Decode", img)
        if not isinstance(img, np.ndarray) or img.ndim != 1 or img.dtype.kind not in "uiS":
            raise TypeError(f"For 'Decode', an encoded image must be an array [n] of bytes, but got {img!r:.60}.")
        try:
            return pil_image.open(io.BytesIO(img.tobytes())).convert("RGB")
        except OSError as error:
            raise ValueError(f"For 'Decode', the image cannot be decoded: {error}.") from error


class ToPIL(Transform):
    """[H, W, C] or [H, W] uint8, or [H, W] of what Pillow has a mode for -> a PIL image.

    Raises:
        TypeError: for anything else.
    """

    def __call__(self, image: Any) -> Any:
        if is_pil(image):
            return image
        if not isinstance(image, np.ndarray):
            raise TypeError(f"For 'ToPIL', the image must be an array or a PIL image, but got {type(image).__name__}.")
        if image.ndim not in (2, 3):
            raise ValueError(f"For 'ToPIL', the image must have 2 or 3 axes, but got the shape {image.shape}.")
        return pil_image.fromarray(image[:, :, 0] if image.shape[2:] == (1,) else image)


class ToNumpy(Transform):
    """A PIL image -> an array, [H, W, C] or [H, W] uint8."""

    def __call__(self, image: Any) -> np.ndarray:
        return np.array(image) if is_pil(image) else as_array("ToNumpy", image)
