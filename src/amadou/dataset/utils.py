"""``mindspore.dataset.utils``: lines of large text files by their number."""

from pathlib import Path
from typing import BinaryIO

import numpy as np

from .. import _checks, _paths


class LineReader:
    """The lines of a text file by their number, from 1, without reading the file as a whole.

    Args:
        filename: the file.

    Raises:
        TypeError: if it is no str.
        RuntimeError: if the file does not exist.

    >>> import tempfile, pathlib
    >>> from amadou.dataset.utils import LineReader
    >>> path = pathlib.Path(tempfile.mkdtemp()) / "lines.txt"
    >>> _ = path.write_text("one\\ntwo\\n")
    >>> with LineReader(str(path)) as reader:
    ...     len(reader), reader.readline(2)
    (2, 'two')
    """

    def __init__(self, filename: str):
        if not isinstance(filename, str):
            raise TypeError(f"For 'LineReader', 'filename' must be a str, but got {filename!r}.")
        if not Path(filename).is_file():
            raise RuntimeError(f"For 'LineReader', 'filename' must be a file, but {filename} is none.")
        self.filename = filename
        self._file: BinaryIO = Path(filename).open("rb")  # noqa: SIM115 (closed in close)
        starts, place = [0], 0
        for line in self._file:
            place += len(line)
            starts.append(place)
        self._starts = np.array(starts, np.int64)

    def readline(self, line: int) -> str:
        """Line ``line``, without its end.

        Raises:
            TypeError: if it is no int.
            ValueError: if there is no such line.
        """
        _checks.check_int_range("readline", "line", line, 1, self.len())
        self._file.seek(self._starts[line - 1])
        return self._file.read(int(self._starts[line] - self._starts[line - 1])).decode().rstrip("\n")

    def close(self) -> None:
        """Let go of the file."""
        self._file.close()

    def len(self) -> int:
        """The number of lines."""
        return self._starts.size - 1

    __len__ = len

    def __enter__(self) -> "LineReader":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


__getattr__ = _paths.gap_getattr(__name__)
