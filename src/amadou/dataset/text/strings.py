"""Transforms of texts, each on its own."""

import re
import unicodedata
from typing import Any

import numpy as np

from ... import _checks
from ... import dtype as mstype
from ..transforms._base import Transform
from ._text import EachText, as_text
from .enums import NormalizeForm


def compiled(who: str, arg: str, pattern: str) -> re.Pattern:
    """A regular expression; ``\\p{...}`` classes of ICU are not known to Python.

    Raises:
        TypeError: if it is no str.
        RuntimeError: if it is no expression.
    """
    _checks.check_type(who, arg, pattern, str)
    try:
        return re.compile(pattern)
    except re.error as error:
        raise RuntimeError(
            f"For '{who}', '{arg}' must be a regular expression, but got {pattern!r}: {error}."
        ) from None


# Unicode's Default_Ignorable_Code_Point
_INVISIBLE = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164"
    "\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufff8\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff]"
)


def folded(text: str) -> str:
    """Unicode's NFKC_Casefold: in lower case, ligatures and other forms of letters resolved, nothing invisible."""
    text = unicodedata.normalize("NFKC", text).casefold()
    return unicodedata.normalize("NFKC", _INVISIBLE.sub("", text))


class CaseFold(EachText):
    """[...] texts -> the same for comparisons: lower case, and one form of every letter (NFKC_Casefold)."""

    def _changed(self, text: str) -> str:
        return folded(text)


class NormalizeUTF8(EachText):
    """[...] texts -> the same in a normal form of Unicode.

    Args:
        normalize_form: which.
    """

    def __init__(self, normalize_form: NormalizeForm = NormalizeForm.NFKC):
        self.normalize_form = _checks.check_type("NormalizeUTF8", "normalize_form", normalize_form, NormalizeForm)

    def _changed(self, text: str) -> str:
        return normalized(text, self.normalize_form)


def normalized(text: str, form: NormalizeForm) -> str:
    return text if form is NormalizeForm.NONE else unicodedata.normalize(form.name, text)  # type: ignore[arg-type]


class RegexReplace(EachText):
    """[...] texts -> the same with what a regular expression matches replaced.

    Args:
        pattern: the expression.
        replace: what to put there; ``$1`` is what the first group matched.
        replace_all: all matches; otherwise the first.
    """

    def __init__(self, pattern: str, replace: str, replace_all: bool = True):
        self.pattern = compiled("RegexReplace", "pattern", pattern)
        _checks.check_type("RegexReplace", "replace", replace, str)
        self.replace = re.sub(r"\$(\d+)", r"\\g<\1>", replace.replace("\\", "\\\\"))
        self.replace_all = _checks.check_bool("RegexReplace", "replace_all", replace_all)

    def _changed(self, text: str) -> str:
        return self.pattern.sub(self.replace, text, 0 if self.replace_all else 1)


_NUMBERS = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
_DIGITS = dict(zip("0123456789", _NUMBERS, strict=True))


class FilterWikipediaXML(EachText):
    """[...] texts of a Wikipedia dump -> its words in letters from a to z, digits spelled out, one space between.

    What stands between ``<`` and ``>``, and ``&...;``, is left out.
    """

    def _changed(self, text: str) -> str:
        text = re.sub("<.*>", "", text)
        text = re.sub("&[^;]*;", " ", text).lower()
        spelled = "".join(f" {_DIGITS[letter]} " if letter in _DIGITS else letter for letter in text)
        return re.sub("[^a-z]+", " ", spelled).strip()


_INT, _FLOAT = re.compile(r"\s*([+-]?\d+)"), re.compile(r"\s*([+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)")


class ToNumber(Transform):
    """[...] texts -> [...] numbers; what follows the number in a text does not count.

    Args:
        data_type: a MindSpore dtype of numbers.

    Raises:
        RuntimeError: if a text is no number, or out of range.

    >>> import amadou as ms
    >>> ms.dataset.text.ToNumber(ms.int8)(["1", "-2"])
    array([ 1, -2], dtype=int8)
    """

    def __init__(self, data_type: Any):
        if not isinstance(data_type, mstype.Type):
            raise TypeError(f"For 'ToNumber', 'data_type' must be a MindSpore dtype, but got {data_type!r}.")
        if data_type not in mstype.number_type:
            raise TypeError(f"For 'ToNumber', 'data_type' must be of numbers, but got {data_type}.")
        self.data_type = np.dtype(mstype.dtype_to_nptype(data_type))

    def __call__(self, text: Any) -> np.ndarray:
        array = as_text("ToNumber", text)
        kind, pattern = (int, _INT) if self.data_type.kind in "iu" else (float, _FLOAT)
        found = [pattern.match(item) for item in array.reshape(-1).tolist()]
        if None in found:
            raise RuntimeError(f"For 'ToNumber', the text must be of numbers, but got {array}.")
        values = np.array([kind(match[1]) for match in found if match])
        with np.errstate(over="ignore"):
            numbers = values.astype(self.data_type).reshape(array.shape)
        if (kind is int and (numbers.reshape(-1) != values).any()) or np.isinf(numbers).any():
            raise RuntimeError(f"For 'ToNumber', the text must be in the range of {self.data_type}, but got {array}.")
        return numbers


def to_bytes(array: np.ndarray, encoding: str = "utf8") -> np.ndarray:
    """[...] str -> [...] bytes.

    >>> import numpy as np
    >>> from amadou.dataset import text
    >>> text.to_bytes(np.array(["a"]))
    array([b'a'], dtype='|S1')
    """
    if not isinstance(array, np.ndarray):
        raise ValueError(f"For 'to_bytes', 'array' must be an array, but got {type(array).__name__}.")
    return np.char.encode(array, encoding)


def to_str(array: np.ndarray, encoding: str = "utf8") -> np.ndarray:
    """[...] bytes -> [...] str."""
    if not isinstance(array, np.ndarray):
        raise TypeError(f"For 'to_str', 'array' must be an array, but got {type(array).__name__}.")
    return array if array.dtype.kind == "U" else np.char.decode(array, encoding)
