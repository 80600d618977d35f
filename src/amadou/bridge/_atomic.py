"""Writing a file as a whole: readers see the old content or the new one, never a part."""

import io
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer

# The largest page of a processor: a file whose cache consists of such pages is mapped in a fraction of the time.
_PAGE = 2 * 1024 * 1024
_PORTION = 8 * _PAGE


class _OnItsWay(io.FileIO):
    """A file that goes to the disk while more is written, so that the sync at the end has little left to wait for.

    What is written arrives in whole pages, but for the last one, which waits for ``flush``.
    """

    def __init__(self, path: Path) -> None:
        super().__init__(path, "wb")
        self._page, self._filled = memoryview(bytearray(_PAGE)), 0
        self._started = self._written = 0

    def write(self, chunk: "ReadableBuffer", /) -> int:
        """Take all of ``chunk``."""
        rest = memoryview(chunk)
        size = len(rest)
        if self._filled + size >= _PAGE:
            first = (_PAGE - self._filled) % _PAGE
            self._keep(rest[:first])
            self.flush()
            whole = size - (size - first) % _PAGE
            self._put(rest[first:whole])
            rest = rest[whole:]
        self._keep(rest)
        return size

    def flush(self) -> None:
        """Put what is there of the last page into the file."""
        self._put(self._page[: self._filled])
        self._filled = 0

    def _keep(self, part: memoryview) -> None:
        end = self._filled + len(part)
        self._page[self._filled : end] = part
        self._filled = end

    def _put(self, data: memoryview) -> None:
        while data:
            count = super().write(data[:_PORTION])
            data = data[count:]
            self._written += count
            if self._written - self._started >= _PORTION and hasattr(os, "posix_fadvise"):
                # Linux starts to write what it is told that nobody needs; what is not written yet stays in memory.
                os.posix_fadvise(self.fileno(), self._started, 0, os.POSIX_FADV_DONTNEED)
                self._started = self._written


@contextmanager
def replacing(path: str | os.PathLike[str], mode: int = 0o644) -> Iterator[BinaryIO]:
    """A binary file that takes the place of ``path``, with the permissions ``mode``, when the block ends.

    Until then it lies under another name in the same directory. If the block raises, it is deleted and ``path`` stays
    as it was. After the block the content is on the disk: a power cut does not lose it. A symbolic link is followed:
    the file that it names is replaced.
    """
    target = Path(path).resolve()
    if not target.parent.exists():
        raise FileNotFoundError(f"There is no folder {target.parent} for the file {target.name}.")
    descriptor, name = tempfile.mkstemp(prefix=".amadou-", suffix=".tmp", dir=target.parent)
    os.close(descriptor)  # `file.name` is to be a path, for those who write by one
    temporary = Path(name)
    try:
        with _OnItsWay(temporary) as file:
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
