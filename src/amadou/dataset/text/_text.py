"""What transforms of text share.

Text is an array of str; bytes are decoded as UTF-8. A tokenizer gives [''] where it finds nothing, as MindSpore does.
"""

from collections.abc import Callable, Iterable, Sequence
from typing import Any

import numpy as np

from ... import _checks
from ..transforms._base import Transform, as_array


def as_text(who: str, value: Any) -> np.ndarray:
    """``value`` as an array of str.

    Raises:
        RuntimeError: if it is no text.
    """
    array = as_array(who, value)
    if array.dtype.kind == "S":
        return np.char.decode(array, "utf-8")
    if array.dtype.kind != "U":
        raise RuntimeError(f"For '{who}', the data must be text, but got {array.dtype}.")
    return array


def one_text(who: str, value: Any) -> str:
    """A single str, or an array of no axes.

    Raises:
        RuntimeError: if it is something else.
    """
    array = as_text(who, value)
    if array.ndim:
        raise RuntimeError(f"For '{who}', the data must be one text, but got the shape {array.shape}.")
    return str(array)


def words_of(who: str, value: Any) -> list[str]:
    """The texts of an array of one axis.

    Raises:
        RuntimeError: if it is something else.
    """
    array = as_text(who, value)
    if array.ndim != 1:
        raise RuntimeError(f"For '{who}', the data must be [n] texts, but got the shape {array.shape}.")
    return array.tolist()


def one_or_more(who: str, value: Any) -> list[str]:
    """The texts of an array of one axis or none.

    Raises:
        RuntimeError: if it is something else.
    """
    array = as_text(who, value)
    if array.ndim > 1:
        raise RuntimeError(f"For '{who}', the data must be [n] texts or one, but got {array.shape}.")
    return array.reshape(-1).tolist()


class EachText(Transform):
    """[...] texts -> [...] texts, each on its own. A subclass has ``_changed``."""

    _changed: Callable[[str], str]

    def __call__(self, text: Any) -> np.ndarray:
        array = as_text(type(self).__name__, text)
        return np.array([self._changed(item) for item in array.reshape(-1).tolist()], np.str_).reshape(array.shape)


# A token, and where it begins and ends in the bytes of the text
Token = tuple[str, int, int]


def spans_to_tokens(text: str, spans: Iterable[tuple[int, int]]) -> list[Token]:
    """The parts of ``text`` between positions that do not go back."""
    tokens, position, num_bytes = [], 0, 0
    for start, end in spans:
        num_bytes += len(text[position:start].encode())
        length = len(text[start:end].encode())
        tokens.append((text[start:end], num_bytes, num_bytes + length))
        position, num_bytes = end, num_bytes + length
    return tokens


class Tokenizer(Transform):
    """A text -> its tokens. A subclass has ``_tokens``.

    Args:
        with_offsets: give three arrays: the tokens, where they begin in the bytes of the text, and where they end.
    """

    def __init__(self, with_offsets: bool = False):
        self.with_offsets = _checks.check_bool(type(self).__name__, "with_offsets", with_offsets)

    def _tokens(self, text: str) -> list[Token]:
        raise NotImplementedError

    def __call__(self, text: Any) -> Any:
        return self.result(self._tokens(one_text(type(self).__name__, text)))

    def result(self, tokens: Sequence[Token]) -> Any:
        texts, starts, ends = zip(*(tokens or [("", 0, 0)]), strict=True)
        if not self.with_offsets:
            return np.array(texts)
        return np.array(texts), np.array(starts, np.uint32), np.array(ends, np.uint32)
