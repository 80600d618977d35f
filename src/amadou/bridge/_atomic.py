"""Writing a file as a whole: readers see the old content or the new one, never a part."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO


@contextmanager
def replacing(path: str | os.PathLike[str], mode: int = 0o644) -> Iterator[BinaryIO]:
    """A binary file that takes the place of ``path``, with the permissions ``mode``, when the block ends.

    Until then it lies under another name in the same directory. If the block raises, it is deleted and ``path`` stays
    as it was. After the block the content is on the disk: a power cut does not lose it. A symbolic link is followed:
    the file that it names is replaced.
    """
    target = Path(path).resolve()
    descriptor, name = tempfile.mkstemp(prefix=".amadou-", suffix=".tmp", dir=target.parent)
    os.close(descriptor)  # `file.name` is to be a path, for those who write by one
    temporary = Path(name)
    try:
        with temporary.open("wb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        temporary.chmod(mode)
        temporary.replace(target)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    _sync_directory(target.parent)


def _sync_directory(directory: Path) -> None:
    """Put the new directory entry on the disk too, where directories can be opened."""
    if os.name != "posix":
        return
    descriptor = os.open(directory, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
