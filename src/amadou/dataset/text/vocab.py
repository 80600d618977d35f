"""Vocabularies: which number a word has."""

import collections
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from ... import _checks

_MOST = 2**31 - 1


class Vocab:
    """Words and their numbers; made with ``from_list``, ``from_dict``, ``from_file`` or ``from_dataset``.

    >>> from amadou.dataset import text
    >>> vocab = text.Vocab.from_list(["a", "b"], special_tokens=["<pad>"])
    >>> vocab.tokens_to_ids(["b", "<pad>", "c"])
    [2, 0, -1]
    """

    def __init__(self) -> None:
        self._numbers: dict[str, int] | None = None
        self._words: dict[int, str] = {}

    @classmethod
    def _of(cls, numbers: dict[str, int]) -> "Vocab":
        vocab = cls()
        vocab._numbers = numbers
        vocab._words = {number: word for word, number in numbers.items()}
        return vocab

    @classmethod
    def _counted(cls, words: Iterable[str], special_tokens: Sequence[str] | None, special_first: bool) -> "Vocab":
        words, special = list(words), list(special_tokens or ())
        both = set(words) & set(special)
        if both:
            raise ValueError(f"For 'Vocab', 'special_tokens' must not be words, but got {sorted(both)}.")
        ordered = special + words if special_first else words + special
        return cls._of({word: number for number, word in enumerate(ordered)})

    @property
    def numbers(self) -> dict[str, int]:
        """The number of each word.

        Raises:
            RuntimeError: if nothing was put in yet.
        """
        if self._numbers is None:
            raise RuntimeError("For 'Vocab', there must be words: make it with from_list, from_file or another.")
        return self._numbers

    def vocab(self) -> dict[str, int]:
        """The number of each word."""
        return dict(self.numbers)

    def tokens_to_ids(self, tokens: Any) -> Any:
        """The number of a word, or a list of those of several (more than one); -1 for a word that is not there."""
        numbers = self.numbers
        tokens = tokens.tolist() if isinstance(tokens, np.ndarray) else tokens
        if isinstance(tokens, str):
            return numbers.get(tokens, -1)
        _checks.check_type("tokens_to_ids", "tokens", tokens, list)
        for token in tokens:
            _checks.check_type("tokens_to_ids", "tokens", token, str)
        found = [numbers.get(token, -1) for token in tokens]
        return found[0] if len(found) == 1 else found

    def ids_to_tokens(self, ids: Any) -> Any:
        """The word of a number, or a list of those of several (more than one); "" for a number that is not there."""
        self.numbers  # noqa: B018 (it must have words)
        ids = ids.tolist() if isinstance(ids, np.ndarray) else ids
        if isinstance(ids, int) and not isinstance(ids, bool):
            return self._words.get(_checks.check_range("ids_to_tokens", "ids", ids, 0, _MOST), "")
        _checks.check_type("ids_to_tokens", "ids", ids, list)
        for number in ids:
            _checks.check_non_negative_int("ids_to_tokens", "ids", number)
        found = [self._words.get(number, "") for number in ids]
        return found[0] if len(found) == 1 else found

    @classmethod
    def from_list(
        cls, word_list: Sequence[str], special_tokens: Sequence[str] | None = None, special_first: bool = True
    ) -> "Vocab":
        """The words of a list, in its order.

        Args:
            word_list: the words, all different.
            special_tokens: more words, not among them.
            special_first: these get the first numbers; otherwise the last ones.
        """
        _check_words("from_list", "word_list", word_list)
        _check_special("from_list", special_tokens, special_first)
        return cls._counted(word_list, special_tokens, special_first)

    @classmethod
    def from_dict(cls, word_dict: dict[str, int]) -> "Vocab":
        """Words with their numbers, 0 or more."""
        for word, number in _checks.check_type("from_dict", "word_dict", word_dict, dict).items():
            _checks.check_type("from_dict", "word", word, str)
            _checks.check_non_negative_int("from_dict", "word_id", number)
        return cls._of(dict(word_dict))

    @classmethod
    def from_file(
        cls,
        file_path: str,
        delimiter: str = "",
        vocab_size: int | None = None,
        special_tokens: Sequence[str] | None = None,
        special_first: bool = True,
    ) -> "Vocab":
        """The words of a text file, one in each line.

        Args:
            file_path: the file.
            delimiter: the word ends where this begins; "" takes the whole line.
            vocab_size: take only so many words.
            special_tokens, special_first: as for ``from_list``.
        """
        path = Path(_checks.check_type("from_file", "file_path", file_path, str))
        _checks.check_type("from_file", "delimiter", delimiter, str)
        if vocab_size is not None:
            _checks.check_positive_int("from_file", "vocab_size", vocab_size)
        _check_special("from_file", special_tokens, special_first)
        if not path.is_file():
            raise RuntimeError(f"For 'from_file', 'file_path' must be a file, but got {file_path!r}.")
        lines = path.read_text(encoding="utf-8").splitlines()
        words = [line.split(delimiter)[0] if delimiter else line for line in lines]
        _check_different("from_file", "words", words, RuntimeError)
        return cls._counted(words[:vocab_size], special_tokens, special_first)

    @classmethod
    def from_dataset(
        cls,
        dataset: Any,
        columns: str | list[str] | None = None,
        freq_range: tuple[int | None, int | None] | None = None,
        top_k: int | None = None,
        special_tokens: Sequence[str] | None = None,
        special_first: bool = True,
    ) -> "Vocab":
        """The words of columns of a dataset, the most frequent first, equally frequent ones by their letters.

        Args:
            dataset: the dataset.
            columns: which of its columns, all by default.
            freq_range: (least, most) occurrences of a word, None for any.
            top_k: take only so many words.
            special_tokens, special_first: as for ``from_list``.
        """
        if columns is None:
            columns = dataset.get_col_names()
        columns = [columns] if isinstance(columns, str) else columns
        _checks.check_type("from_dataset", "columns", columns, list)
        least, most = _check_frequencies(freq_range)
        if top_k is not None:
            _checks.check_positive_int("from_dataset", "top_k", top_k)
        _check_special("from_dataset", special_tokens, special_first)
        counts: collections.Counter[str] = collections.Counter()
        for row in dataset.create_dict_iterator(num_epochs=1, output_numpy=True):
            for column in columns:
                if column not in row:
                    raise RuntimeError(f"For 'from_dataset', 'columns' must be columns, but got '{column}'.")
                if row[column].dtype.kind not in "US":
                    raise RuntimeError(
                        f"For 'from_dataset', 'columns' must be text, but got '{column}' of {row[column].dtype}."
                    )
                counts.update(np.asarray(row[column]).reshape(-1).astype(str).tolist())
        kept = [word for word, count in counts.items() if least <= count <= most]
        kept.sort(key=lambda word: (-counts[word], word))
        return cls._counted(kept[:top_k], special_tokens, special_first)


def _check_words(who: str, arg: str, words: Any) -> None:
    for word in _checks.check_type(who, arg, words, list):
        _checks.check_type(who, arg, word, str)
    _check_different(who, arg, words, ValueError)


def _check_different(who: str, arg: str, words: Sequence[str], error: type[Exception]) -> None:
    repeated = [word for word, count in collections.Counter(words).items() if count > 1]
    if repeated:
        raise error(f"For '{who}', '{arg}' must be different, but got {repeated} more than once.")


def _check_special(who: str, special_tokens: Any, special_first: Any) -> None:
    if special_tokens is not None:
        _check_words(who, "special_tokens", special_tokens)
    _checks.check_bool(who, "special_first", special_first)


def _check_frequencies(freq_range: Any) -> tuple[float, float]:
    if freq_range is None:
        return 0, float("inf")
    if not isinstance(freq_range, tuple) or len(freq_range) != 2:
        raise TypeError(f"For 'from_dataset', 'freq_range' must be (least, most), but got {freq_range!r}.")
    for number in freq_range:
        if number is not None:
            _checks.check_non_negative_int("from_dataset", "freq_range", number)
    least, most = (0 if freq_range[0] is None else freq_range[0]), freq_range[1]
    if most is not None and least > most:
        raise ValueError(f"For 'from_dataset', 'freq_range' must be (least, most), but got {freq_range}.")
    return least, float("inf") if most is None else most
