"""Images in files: reading, writing, encoding, and their sizes."""

from pathlib import Path
from typing import Any

import numpy as np

from ... import _checks
from ..._boundary import TensorBase
from .._libraries import cv2
from ._image import is_pil
from .enums import ImageReadMode


def read_file(filename: str) -> np.ndarray:
    """The content of a file, [n] uint8.

    Raises:
        TypeError: if the name is no str.
        RuntimeError: if it is no file that can be read.
    """
    path = Path(_checks.check_type("read_file", "filename", filename, str))
    if not path.is_file():
        raise RuntimeError(f"For 'read_file', 'filename' must be a file, but got {filename!r}.")
    return np.fromfile(path, np.uint8)


def read_image(filename: str, mode: ImageReadMode = ImageReadMode.UNCHANGED) -> np.ndarray:
    """The image of a file (JPEG, PNG, BMP, TIFF): [H, W, C] uint8, RGB or RGBA, C = 1 for grey.

    Args:
        filename: the file.
        mode: as it is, in grey, or in colour.

    Raises:
        TypeError: if the name is no str, or the mode no ImageReadMode.
        RuntimeError: if the file cannot be read or decoded.
    """
    _checks.check_type("read_image", "mode", mode, ImageReadMode)
    flags = {ImageReadMode.UNCHANGED: -1, ImageReadMode.GRAYSCALE: 0, ImageReadMode.COLOR: 1}[mode]
    _checks.check_type("read_image", "filename", filename, str)
    image = cv2.imdecode(read_file(filename), flags)
    if image is None:
        raise RuntimeError(f"For 'read_image', 'filename' must be an image, but got {filename!r}.")
    if image.ndim == 2:
        return image[:, :, None]
    return cv2.cvtColor(image, cv2.COLOR_BGRA2RGBA if image.shape[2] == 4 else cv2.COLOR_BGR2RGB)


def write_file(filename: str, data: Any) -> None:
    """Write [n] uint8, an array or a Tensor, into a file.

    Raises:
        TypeError: for other data.
        RuntimeError: for another shape or dtype, or if the file cannot be written.
    """
    _checks.check_type("write_file", "filename", filename, str)
    array = _as_array("write_file", "data", data)
    if array.ndim != 1 or array.dtype != np.uint8:
        raise RuntimeError(f"For 'write_file', 'data' must be [n] uint8, but got {array.dtype}{list(array.shape)}.")
    _write("write_file", filename, array)


def encode_jpeg(image: Any, quality: int = 75) -> np.ndarray:
    """[H, W, 3], [H, W, 1] or [H, W] uint8, an array or a Tensor -> a JPEG file's content, [n] uint8.

    Args:
        image: RGB or grey.
        quality: from 1 to 100.

    Raises:
        TypeError, ValueError, RuntimeError: for another image or quality.
    """
    return _encoded("encode_jpeg", ".jpg", image, "quality", quality, 1, 100)


def encode_png(image: Any, compression_level: int = 6) -> np.ndarray:
    """[H, W, 3], [H, W, 1] or [H, W] uint8, an array or a Tensor -> a PNG file's content, [n] uint8.

    Args:
        image: RGB or grey.
        compression_level: from 0 to 9.

    Raises:
        TypeError, ValueError, RuntimeError: for another image or level.
    """
    return _encoded("encode_png", ".png", image, "compression_level", compression_level, 0, 9)


def write_jpeg(filename: str, image: Any, quality: int = 75) -> None:
    """Write an image into a JPEG file; the arguments are those of :func:`encode_jpeg`."""
    _checks.check_type("write_jpeg", "filename", filename, str)
    _write("write_jpeg", filename, _encoded("write_jpeg", ".jpg", image, "quality", quality, 1, 100))


def write_png(filename: str, image: Any, compression_level: int = 6) -> None:
    """Write an image into a PNG file; the arguments are those of :func:`encode_png`."""
    _checks.check_type("write_png", "filename", filename, str)
    content = _encoded("write_png", ".png", image, "compression_level", compression_level, 0, 9)
    _write("write_png", filename, content)


def get_image_size(image: Any) -> list[int]:
    """[height, width] of an array [..., H, W, C] or [H, W], or of a PIL image.

    Raises:
        TypeError: for anything else.
        RuntimeError: for an array of one axis.
    """
    if is_pil(image):
        return [image.height, image.width]
    shape = _shape("get_image_size", image)
    return list(shape[:2] if len(shape) == 2 else shape[-3:-1])


def get_image_num_channels(image: Any) -> int:
    """The channels of an array [..., H, W, C] or [H, W], or of a PIL image.

    Raises:
        TypeError: for anything else.
        RuntimeError: for an array of one axis.
    """
    if is_pil(image):
        return len(image.getbands())
    shape = _shape("get_image_num_channels", image)
    return 1 if len(shape) == 2 else shape[-1]


def _shape(who: str, image: Any) -> tuple[int, ...]:
    if not isinstance(image, np.ndarray):
        raise TypeError(f"For '{who}', 'image' must be an array or a PIL image, but got {type(image).__name__}.")
    if image.ndim < 2:
        raise RuntimeError(f"For '{who}', 'image' must have 2 or more axes, but got the shape {image.shape}.")
    return image.shape


def _as_array(who: str, arg: str, value: Any) -> np.ndarray:
    if isinstance(value, TensorBase):
        return value._t.detach().cpu().numpy()
    if not isinstance(value, np.ndarray):
        raise TypeError(f"For '{who}', '{arg}' must be an array or a Tensor, but got {type(value).__name__}.")
    return value


def _encoded(who: str, suffix: str, image: Any, arg: str, level: int, low: int, high: int) -> np.ndarray:
    _checks.check_int(who, arg, level)
    array = _as_array(who, "image", image)
    if not low <= level <= high:
        raise RuntimeError(f"For '{who}', '{arg}' must be in [{low}, {high}], but got {level}.")
    if array.dtype != np.uint8 or array.ndim not in (2, 3) or (array.ndim == 3 and array.shape[2] not in (1, 3)):
        raise RuntimeError(
            f"For '{who}', the image must be [H, W, 3], [H, W, 1] or [H, W] uint8, but got "
            f"{array.dtype}{list(array.shape)}."
        )
    option = cv2.IMWRITE_JPEG_QUALITY if suffix == ".jpg" else cv2.IMWRITE_PNG_COMPRESSION
    bgr = cv2.cvtColor(array, cv2.COLOR_RGB2BGR) if array.shape[2:] == (3,) else array
    return cv2.imencode(suffix, bgr, [option, level])[1].reshape(-1)


def _write(who: str, filename: str, content: np.ndarray) -> None:
    try:
        content.tofile(filename)
    except OSError as error:
        raise RuntimeError(f"For '{who}', 'filename' must be a file that can be written: {error}.") from error
