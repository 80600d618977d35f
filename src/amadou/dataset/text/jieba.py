"""Chinese words, as Jieba cuts them: by a dictionary, and by a hidden Markov model of the letters in words.

The dictionary chooses the words with the largest product of frequencies. The model knows for every letter how likely
it is to begin (B), go on (M), end (E) or be (S) a word, and the likeliest sequence of these is found with Viterbi's
algorithm. The files are those of cppjieba (github.com/yanyiwu/cppjieba).
"""

import math
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from ... import _checks
from ._text import Token, Tokenizer, spans_to_tokens
from .enums import JiebaMode

_STATES = "BEMS"
_IMPOSSIBLE = -3.14e100
_BREAKS = re.compile("[ \t\n\uff0c\u3002]")
_ASCII_RUN = re.compile("[a-zA-Z][a-zA-Z0-9]*|[0-9][0-9.]*")


class JiebaTokenizer(Tokenizer):
    """A text -> its words [n].

    Args:
        hmm_path: the file of the hidden Markov model.
        mp_path: the file of the dictionary: a word, its frequency and its kind in each line.
        mode: MP cuts by the dictionary, HMM by the model, MIX by the dictionary and then the rest by the model.
        with_offsets: give also where they begin and end in the bytes of the text.
    """

    def __init__(self, hmm_path: str, mp_path: str, mode: JiebaMode = JiebaMode.MIX, with_offsets: bool = False):
        super().__init__(with_offsets)
        self.mode = _checks.check_type("JiebaTokenizer", "mode", mode, JiebaMode)
        for arg, path in (("hmm_path", hmm_path), ("mp_path", mp_path)):
            _checks.check_type("JiebaTokenizer", arg, path, str)
            if not Path(path).is_file():
                raise ValueError(f"For 'JiebaTokenizer', '{arg}' must be a file, but got {path!r}.")
        self._counts = _read_dictionary(mp_path)
        self._total = sum(self._counts.values())
        self._longest = max(map(len, self._counts))
        self._start, self._steps, self._emissions = _read_model(hmm_path)

    def add_word(self, word: str, freq: int | None = None) -> None:
        """Put a word into the dictionary, with a frequency, or with one that makes it be chosen."""
        _checks.check_type("add_word", "word", word, str)
        if not word:
            raise ValueError("For 'add_word', 'word' must not be empty.")
        if freq is not None:
            _checks.check_non_negative_int("add_word", "freq", freq)
        if freq:
            self._counts[word] = freq
        else:
            parts = [self._counts.get(letter, 1) / self._total for letter in word]
            self._counts[word] = max(self._counts.get(word, 0), int(math.prod(parts) * self._total) + 1)
        self._longest = max(self._longest, len(word))

    def add_dict(self, user_dict: str | dict[str, int]) -> None:
        """Put words into the dictionary: of a dict with their frequencies, or of a file, ``word,frequency``."""
        _checks.check_type("add_dict", "user_dict", user_dict, (str, dict))
        if isinstance(user_dict, str):
            lines = Path(user_dict).read_text(encoding="utf-8").splitlines()
            pairs = [line.replace(",", " ").split() for line in lines if line.strip()]
            user_dict = {word: int(rest[0]) if rest else 0 for word, *rest in pairs}
        for word, freq in user_dict.items():
            self.add_word(word, freq)

    def _tokens(self, text: str) -> list[Token]:
        return spans_to_tokens(text, self._spans(text))

    def _spans(self, text: str) -> Iterator[tuple[int, int]]:
        start = 0
        for mark in [*_BREAKS.finditer(text), None]:
            end = mark.start() if mark else len(text)
            yield from self._cut(text, start, end)
            if mark:
                yield mark.span()
                start = mark.end()

    def _cut(self, text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
        if self.mode is JiebaMode.HMM:
            yield from self._by_model(text, start, end)
            return
        words = self._by_dictionary(text, start, end)
        if self.mode is JiebaMode.MP:
            yield from words
            return
        begin = end_of_rest = start  # letters that the dictionary left alone
        for word in [*words, (end, end)]:
            if word[1] - word[0] == 1:
                end_of_rest = word[1]
                continue
            yield from self._by_model(text, begin, end_of_rest)
            if word[0] < word[1]:
                yield word
            begin = end_of_rest = word[1]

    def _by_dictionary(self, text: str, start: int, end: int) -> list[tuple[int, int]]:
        rarest = min(self._counts.values())
        best: dict[int, tuple[float, int]] = {end: (0.0, end)}
        for position in range(end - 1, start - 1, -1):
            choices = []
            for stop in range(position + 1, min(end, position + self._longest) + 1):
                count = self._counts.get(text[position:stop], rarest if stop == position + 1 else 0)
                if count:
                    choices.append((math.log(count / self._total) + best[stop][0], stop))
            best[position] = max(choices)
        spans = []
        while start < end:
            spans.append((start, best[start][1]))
            start = best[start][1]
        return spans

    def _by_model(self, text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
        position = start
        while position < end:
            run = _ASCII_RUN.match(text, position, end)
            if run:
                yield run.span()
                position = run.end()
                continue
            stop = position + 1
            while stop < end and not _ASCII_RUN.match(text, stop, end):
                stop += 1
            begin = position
            for offset, state in enumerate(self._states(text[position:stop])):
                if state in "ES":
                    yield begin, position + offset + 1
                    begin = position + offset + 1
            position = stop

    def _states(self, letters: str) -> str:
        """The likeliest state of each letter."""
        likeliest = {state: (self._start[state] + self._emission(state, letters[0]), state) for state in _STATES}
        for letter in letters[1:]:
            unknown = (_IMPOSSIBLE, likeliest["E"][1])  # what cppjieba goes on from where nothing is likely
            likeliest = {state: self._next(state, letter, [unknown, *likeliest.values()]) for state in _STATES}
        return max(likeliest["E"], likeliest["S"], key=_score)[1]

    def _next(self, state: str, letter: str, paths: list[tuple[float, str]]) -> tuple[float, str]:
        """The likeliest way to ``state`` with ``letter``; the first path is the one if all others are impossible."""
        emission = self._emission(state, letter)
        steps = [(score + self._steps[path[-1]][state] + emission, path) for score, path in paths[1:]]
        score, path = max([paths[0], *steps], key=_score)
        return score, path + state

    def _emission(self, state: str, letter: str) -> float:
        return self._emissions[state].get(letter, _IMPOSSIBLE)


def _score(path: tuple[float, str]) -> float:
    return path[0]


def _read_dictionary(path: str) -> dict[str, float]:
    lines = (line.split() for line in Path(path).read_text(encoding="utf-8").splitlines())
    counts = {line[0]: float(line[1]) for line in lines if len(line) >= 2}
    if not counts:
        raise ValueError(
            f"For 'JiebaTokenizer', 'mp_path' must hold words with their frequencies, but {path} has none."
        )
    return counts


def _read_model(path: str) -> tuple[dict[str, float], dict[str, dict[str, float]], dict[str, dict[str, float]]]:
    """The logarithms of the chances to start in a state, to go from one to another, and to emit a letter."""
    text = Path(path).read_text(encoding="utf-8").splitlines()
    lines = [line for line in text if line.strip() and not line.startswith("#")]
    if len(lines) < 9:
        raise ValueError(f"For 'JiebaTokenizer', 'hmm_path' must be a model of 9 lines, but {path} has {len(lines)}.")
    rows: list[dict[str, Any]] = [dict(zip(_STATES, map(float, line.split()), strict=True)) for line in lines[:5]]
    emissions = [
        {letter: float(chance) for letter, _, chance in (item.rpartition(":") for item in line.split(",") if item)}
        for line in lines[5:9]
    ]
    return rows[0], dict(zip(_STATES, rows[1:], strict=True)), dict(zip(_STATES, emissions, strict=True))
