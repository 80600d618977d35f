"""Transforms of sequences of tokens."""

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np

from ... import _checks
from ... import dtype as mstype
from ..transforms._base import Transform, as_array
from ._text import as_text, one_or_more, words_of
from .vectors import Vectors
from .vocab import Vocab


class AddToken(Transform):
    """[n] or [m, n] texts -> [n + 1] or [m, n + 1], with a token before or after the others.

    Args:
        token: the token.
        begin: before; otherwise after.
    """

    def __init__(self, token: str, begin: bool = True):
        self.token = _checks.check_type("AddToken", "token", token, str)
        self.begin = _checks.check_bool("AddToken", "begin", begin)

    def __call__(self, text: Any) -> np.ndarray:
        array = as_text("AddToken", text)
        if array.ndim not in (1, 2):
            raise RuntimeError(f"For 'AddToken', the data must be [n] or [m, n] texts, but got {array.shape}.")
        token = np.full((*array.shape[:-1], 1), self.token)
        return np.concatenate([token, array] if self.begin else [array, token], -1)


class Lookup(Transform):
    """[...] texts -> [...] their numbers in a vocabulary.

    Args:
        vocab: the vocabulary.
        unknown_token: the word whose number a text gets that is not in it; None refuses such a text.
        data_type: the dtype of the numbers, a MindSpore one.

    Raises:
        RuntimeError: for a text that is not in the vocabulary.
    """

    def __init__(self, vocab: Vocab, unknown_token: str | None = None, data_type: Any = mstype.int32):
        self.vocab = _checks.check_type("Lookup", "vocab", vocab, Vocab)
        if unknown_token is not None:
            _checks.check_type("Lookup", "unknown_token", unknown_token, str)
        if not isinstance(data_type, mstype.Type):
            raise TypeError(f"For 'Lookup', 'data_type' must be a MindSpore dtype, but got {data_type!r}.")
        self.unknown_token, self.data_type = unknown_token, np.dtype(mstype.dtype_to_nptype(data_type))

    def __call__(self, text: Any) -> np.ndarray:
        array, numbers = as_text("Lookup", text), self.vocab.numbers
        unknown = None
        if self.unknown_token is not None:
            unknown = numbers.get(self.unknown_token)
            if unknown is None:
                raise RuntimeError(
                    f"For 'Lookup', 'unknown_token' must be in the vocabulary, but got {self.unknown_token!r}."
                )
        found = [numbers.get(word, unknown) for word in array.reshape(-1).tolist()]
        if None in found:
            raise RuntimeError(f"For 'Lookup', all texts must be in the vocabulary, but got {array}.")
        return np.array(found, np.int32).reshape(array.shape).astype(self.data_type)


class Ngram(Transform):
    """[n] texts -> all runs of so many of them, each joined to one text.

    Args:
        n: how many, an int or a list of ints.
        left_pad: (token, width): what to think before the first text, and how often, at most n - 1.
        right_pad: the same after the last one.
        separator: what to put between the texts of a run.

    >>> from amadou.dataset import text
    >>> text.Ngram(2)(["a", "b", "c"])
    array(['a b', 'b c'], dtype='<U3')
    """

    def __init__(
        self,
        n: int | list[int],
        left_pad: tuple[str, int] = ("", 0),
        right_pad: tuple[str, int] = ("", 0),
        separator: str = " ",
    ):
        sizes = [n] if isinstance(n, int) else n
        if not isinstance(sizes, list) or not sizes:
            raise ValueError(f"For 'Ngram', 'n' must be an int or a list of them, but got {n!r}.")
        for size in sizes:
            _checks.check_positive_int("Ngram", "n", size)
        for arg, pad in (("left_pad", left_pad), ("right_pad", right_pad)):
            if not isinstance(pad, tuple) or len(pad) != 2 or not isinstance(pad[0], str):
                raise ValueError(f"For 'Ngram', '{arg}' must be (token, width), but got {pad!r}.")
            _checks.check_non_negative_int("Ngram", arg, pad[1])
        self.n, self.left_pad, self.right_pad = sizes, left_pad, right_pad
        self.separator = _checks.check_type("Ngram", "separator", separator, str)

    def __call__(self, text: Any) -> np.ndarray:
        words, runs = words_of("Ngram", text), []
        for size in self.n:
            before, after = ([token] * min(width, size - 1) for token, width in (self.left_pad, self.right_pad))
            padded = before + words + after
            found = [self.separator.join(padded[i : i + size]) for i in range(len(padded) - size + 1)]
            runs += found or [""]
        return np.array(runs)


class PythonTokenizer(Transform):
    """[...] texts -> what a function of the program makes of each, as an array.

    Args:
        tokenizer: takes a str and returns a list of str.
    """

    def __init__(self, tokenizer: Callable[[str], Sequence[str]]):
        if not callable(tokenizer):
            raise TypeError(f"For 'PythonTokenizer', 'tokenizer' must be a function, but got {tokenizer!r}.")
        self.tokenizer = tokenizer

    def __call__(self, in_array: Any) -> np.ndarray:
        if not isinstance(in_array, np.ndarray):
            raise TypeError(f"For 'PythonTokenizer', the text must be an array, but got {type(in_array).__name__}.")
        array = as_text("PythonTokenizer", in_array)
        if not array.ndim:
            return np.array(self.tokenizer(str(array)))
        results = np.array([self.tokenizer(text) for text in array.reshape(-1).tolist()])
        return results.reshape(*array.shape, *results.shape[1:])


class SlidingWindow(Transform):
    """[n] any -> [n - width + 1, width]: all runs of so many items; none gives an empty array.

    Args:
        width: how many.
        axis: 0 or -1; only one axis is there.
    """

    def __init__(self, width: int, axis: int = 0):
        self.width = _checks.check_positive_int("SlidingWindow", "width", width)
        self.axis = _checks.check_int("SlidingWindow", "axis", axis)

    def __call__(self, data: Any) -> np.ndarray:
        array = as_array("SlidingWindow", data)
        if array.ndim != 1 or self.axis not in (0, -1):
            raise RuntimeError(
                f"For 'SlidingWindow', the data must be [n], but got {array.shape} and axis {self.axis}."
            )
        if len(array) < self.width:
            return np.empty((0, self.width), array.dtype)
        return np.lib.stride_tricks.sliding_window_view(array, self.width).copy()


class ToVectors(Transform):
    """[n] texts or one -> [n, dim] float32: their vectors, [dim] for one.

    Args:
        vectors: where they are looked up.
        unk_init: the vector of a text that is not there, dim numbers; zeros by default.
        lower_case_backup: look texts up in lower case.
    """

    def __init__(self, vectors: Vectors, unk_init: Sequence[float] | None = None, lower_case_backup: bool = False):
        self.vectors = _checks.check_type("ToVectors", "vectors", vectors, Vectors)
        if unk_init is not None:
            _checks.check_type("ToVectors", "unk_init", unk_init, (list, tuple))
            for number in unk_init:
                _checks.check_type("ToVectors", "unk_init", number, (int, float))
            if len(unk_init) != vectors.dim:
                raise RuntimeError(f"For 'ToVectors', 'unk_init' must be {vectors.dim} numbers, but got {unk_init}.")
        self.unk_init = np.array(unk_init, np.float32) if unk_init is not None else np.zeros(vectors.dim, np.float32)
        self.lower_case_backup = _checks.check_bool("ToVectors", "lower_case_backup", lower_case_backup)

    def __call__(self, text: Any) -> np.ndarray:
        found = [self._vector(word) for word in one_or_more("ToVectors", text)]
        return np.stack(found) if len(found) > 1 else found[0]

    def _vector(self, word: str) -> np.ndarray:
        found = self.vectors.find(word.lower() if self.lower_case_backup else word)
        return self.unk_init if found is None else found


class Truncate(Transform):
    """[n] or [m, n] any -> not more than ``max_seq_len`` of the n.

    Args:
        max_seq_len: how many are kept.
    """

    def __init__(self, max_seq_len: int):
        self.max_seq_len = _checks.check_non_negative_int("Truncate", "max_seq_len", max_seq_len)

    def __call__(self, data: Any) -> np.ndarray:
        array = as_array("Truncate", data)
        if array.ndim not in (1, 2):
            raise RuntimeError(f"For 'Truncate', the data must be [n] or [m, n], but got {array.shape}.")
        return array[..., : self.max_seq_len]


class TruncateSequencePair(Transform):
    """[n], [m] any -> both cut off at the end, the longer one first, until they are not more than ``max_length``.

    Args:
        max_length: how many items are kept of both together.
    """

    def __init__(self, max_length: int):
        self.max_length = _checks.check_positive_int("TruncateSequencePair", "max_length", max_length)

    def __call__(self, first: Any, second: Any) -> tuple[np.ndarray, np.ndarray]:
        one, other = (as_array("TruncateSequencePair", data) for data in (first, second))
        if one.ndim != 1 or other.ndim != 1:
            shapes = f"{one.shape} and {other.shape}"
            raise RuntimeError(f"For 'TruncateSequencePair', both must be [n], but got {shapes}.")
        keep, keep_other = len(one), len(other)
        while keep + keep_other > self.max_length:
            if keep > keep_other:
                keep -= 1
            else:
                keep_other -= 1
        return one[:keep], other[:keep_other]
