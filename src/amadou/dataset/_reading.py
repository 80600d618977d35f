"""What sources read: bytes, images and lines of files, the names in folders; and checks that these exist."""

import glob
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

import numpy as np

from .. import _checks
from ._rows import Refused


def read_bytes(path: str | Path) -> np.ndarray:
    """[n] uint8: the content of a file."""
    try:
        return np.fromfile(path, np.uint8)
    except OSError as error:
        raise Refused(f"the file {path} cannot be read: {error}") from None


def read_image(path: str | Path, decode: bool | None = False, decrypt: Callable[[str], bytes] | None = None) -> Any:
    """The content of an image file, or its pixels, [H, W, 3] uint8."""
    data = read_bytes(path) if decrypt is None else np.frombuffer(decrypt(str(path)), np.uint8)
    if not decode:
        return data
    from .vision.decode import decoded  # images need OpenCV; what does not decode them does without

    try:
        return decoded("Decode", data)
    except (RuntimeError, TypeError) as error:
        raise Refused(f"the image {path} cannot be decoded: {error}") from None


def read_lines(path: str | Path) -> Iterator[str]:
    """The lines of a text file; only a line feed ends one."""
    try:
        with Path(path).open(encoding="utf-8", newline="\n") as file:
            for line in file:
                yield line[:-1] if line.endswith("\n") else line
    except (OSError, UnicodeDecodeError) as error:
        raise Refused(f"the file {path} cannot be read: {error}") from None


def filled_lines(path: str | Path) -> Iterator[str]:
    """The lines of a text file that are not blank, without the space around them."""
    return filter(None, map(str.strip, read_lines(path)))


def text(value: str) -> np.ndarray:
    """A scalar of text."""
    return np.array(value)


def subfolders(folder: Path) -> list[Path]:
    """The folders in a folder, in the order of their names."""
    return sorted(path for path in folder.iterdir() if path.is_dir())


def files_in(folder: Path, extensions: Iterable[str] | None = None) -> list[Path]:
    """The files in a folder, in the order of their names."""
    wanted = None if extensions is None else {extension.lower() for extension in extensions}
    found = (path for path in folder.iterdir() if path.is_file())
    return sorted(path for path in found if wanted is None or path.suffix.lower() in wanted)


def check_folder(who: str, arg: str, folder: Any) -> None:
    """A folder that exists."""
    _checks.check_type(who, arg, folder, str)
    if not Path(folder).is_dir():
        raise ValueError(f"For '{who}', '{arg}' must be a folder, but {folder} is none.")


def check_file(who: str, arg: str, file: Any) -> None:
    """A file that exists."""
    _checks.check_type(who, arg, file, str)
    if not Path(file).is_file():
        raise ValueError(f"For '{who}', '{arg}' must be a file, but {file} is none.")


def check_patterns(who: str, files: Any) -> list[str]:
    """The files that patterns match, in the order of their names. ValueError if one matches none."""
    _checks.check_type(who, "dataset_files", files, (str, list))
    patterns = [files] if isinstance(files, str) else files
    if not patterns:
        raise ValueError(f"For '{who}', 'dataset_files' must name a file, but is empty.")
    found: set[str] = set()
    for pattern in patterns:
        _checks.check_type(who, "dataset_files", pattern, str)
        matches = [path for path in glob.glob(pattern, recursive=True) if Path(path).is_file()]  # noqa: PTH207 (may be absolute)
        if not matches:
            raise ValueError(f"For '{who}', 'dataset_files' must match a file, but {pattern} matches none.")
        found.update(matches)
    return sorted(found)
