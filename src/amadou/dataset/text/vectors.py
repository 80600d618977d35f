"""Word vectors that were trained before."""

import math
from pathlib import Path
from typing import Any

import numpy as np

from ... import _checks


class Vectors:
    """The vectors of words, from a text file: a word and its numbers in each line.

    A first line of two numbers, how many words and how many numbers, is left out.
    """

    # how the files of a kind are called
    _prefix, _suffix = "", ""

    def __init__(self) -> None:
        self._vectors: dict[str, np.ndarray] = {}
        self.dim = 0

    @classmethod
    def from_file(cls, file_path: str, max_vectors: int | None = None) -> "Vectors":
        """Read a file.

        Args:
            file_path: the file.
            max_vectors: read only so many words.

        Raises:
            RuntimeError: if it is no such file.
        """
        who = f"{cls.__name__}.from_file"
        path = Path(_checks.check_type(who, "file_path", file_path, str))
        if max_vectors is not None:
            _checks.check_non_negative_int(who, "max_vectors", max_vectors)
        if not path.is_file() or not (path.name.startswith(cls._prefix) and path.name.endswith(cls._suffix)):
            wanted = f"a file {cls._prefix}*{cls._suffix}"
            raise RuntimeError(f"For '{who}', 'file_path' must be {wanted}, but got {file_path!r}.")
        vectors = cls()
        with path.open(encoding="utf-8") as lines:
            vectors._read(who, lines, max_vectors or math.inf)
        return vectors

    def _read(self, who: str, lines: Any, most: float) -> None:
        for number, line in enumerate(lines):
            word, *values = line.split()
            if number == 0 and len(values) == 1:  # the numbers of words and of values in a vector
                continue
            if len(self._vectors) >= most:
                break
            if len(values) < 2 or (self.dim and len(values) != self.dim):
                raise RuntimeError(
                    f"For '{who}', every line must have a word and {self.dim or 'its'} numbers, but got {line!r}."
                )
            self.dim = len(values)
            self._vectors.setdefault(word, np.array(values, np.float32))
        if not self._vectors:
            raise RuntimeError(f"For '{who}', the file must have vectors, but got none.")

    def find(self, word: str) -> np.ndarray | None:
        """[dim] float32, None for a word that is not there."""
        return self._vectors.get(word)


class GloVe(Vectors):
    """The vectors of GloVe, from a file ``glove.*.txt``."""

    _prefix, _suffix = "glove.", ".txt"


class FastText(Vectors):
    """The vectors of fastText, from a file ``*.vec``."""

    _suffix = ".vec"


class CharNGram(Vectors):
    """The vectors of runs of letters: that of a word is the mean over its runs of two to four letters."""

    def find(self, word: str) -> np.ndarray | None:
        letters = ["#BEGIN#", *word, "#END#"]
        grams = [
            self._vectors.get(f"{size}gram-{''.join(letters[start : start + size])}")
            for size in (2, 3, 4)
            for start in range(len(letters) - size + 1)
        ]
        found = [gram for gram in grams if gram is not None]
        return np.mean(np.stack(found), axis=0) if found else None
