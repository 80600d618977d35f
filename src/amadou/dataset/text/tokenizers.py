"""Tokenizers: from a text to words, pieces of words, or letters."""

import re
import unicodedata
from collections.abc import Iterator
from typing import Any

from ... import _checks
from ._text import Token, Tokenizer, one_or_more, spans_to_tokens
from .enums import NormalizeForm
from .strings import compiled, folded, normalized
from .vocab import Vocab


class UnicodeCharTokenizer(Tokenizer):
    """A text -> its characters [n].

    Args:
        with_offsets: give also where they begin and end in the bytes of the text.
    """

    def _tokens(self, text: str) -> list[Token]:
        return spans_to_tokens(text, ((i, i + 1) for i in range(len(text))))


class WhitespaceTokenizer(Tokenizer):
    """A text -> its words [n], which white space separates.

    Args:
        with_offsets: give also where they begin and end in the bytes of the text.
    """

    def _tokens(self, text: str) -> list[Token]:
        return spans_to_tokens(text, (match.span() for match in re.finditer(r"\S+", text)))


class RegexTokenizer(Tokenizer):
    """A text -> its parts [n], which the matches of a regular expression separate.

    Args:
        delim_pattern: the expression.
        keep_delim_pattern: a separator that this matches becomes a token too.
        with_offsets: give also where they begin and end in the bytes of the text.
    """

    def __init__(self, delim_pattern: str, keep_delim_pattern: str = "", with_offsets: bool = False):
        super().__init__(with_offsets)
        self.delim_pattern = compiled("RegexTokenizer", "delim_pattern", delim_pattern)
        self.keep_delim_pattern = compiled("RegexTokenizer", "keep_delim_pattern", keep_delim_pattern)

    def _tokens(self, text: str) -> list[Token]:
        return spans_to_tokens(text, self._spans(text))

    def _spans(self, text: str) -> Iterator[tuple[int, int]]:
        end = 0
        for match in self.delim_pattern.finditer(text):
            if match.start() > end:
                yield end, match.start()
            end = match.end()
            if self.keep_delim_pattern.pattern and self.keep_delim_pattern.fullmatch(match[0]):
                yield match.span()
        if end < len(text):
            yield end, len(text)


# Letters that Unicode counts to no script although their names begin like those of one
_NO_SCRIPT = ("MATHEMATICAL", "DOUBLE-STRUCK", "SCRIPT", "BLACK-LETTER", "MODIFIER", "MICRO", "KATAKANA-HIRAGANA")
_HAN = ("CJK", "IDEOGRAPHIC")
_LATIN = ("FEMININE", "MASCULINE", "KELVIN", "ANGSTROM")


def _script(letter: str) -> str:
    """The script of a letter, from its name; the rest is common to all scripts, marks go with what is before them."""
    category = unicodedata.category(letter)
    if category[0] == "M":
        return ""
    if category[0] != "L":
        return "COMMON"
    name = unicodedata.name(letter, "COMMON").removeprefix("FULLWIDTH ").removeprefix("HALFWIDTH ")
    first = name.partition(" ")[0]
    if first in _NO_SCRIPT:
        return "COMMON"
    return "HAN" if first in _HAN else "LATIN" if first in _LATIN else first


class UnicodeScriptTokenizer(Tokenizer):
    """A text -> its parts [n], each of letters of one script, of other characters, or of white space.

    Args:
        keep_whitespace: whether white space becomes tokens.
        with_offsets: give also where they begin and end in the bytes of the text.
    """

    def __init__(self, keep_whitespace: bool = False, with_offsets: bool = False):
        super().__init__(with_offsets)
        self.keep_whitespace = _checks.check_bool("UnicodeScriptTokenizer", "keep_whitespace", keep_whitespace)

    def _tokens(self, text: str) -> list[Token]:
        spans, start, last = [], 0, ""
        for position, letter in enumerate(text):
            kind = "SPACE" if letter.isspace() else _script(letter) or last
            if position and kind != last:
                spans.append((start, position))
                start = position
            last = kind
        if text:
            spans.append((start, len(text)))
        kept = (span for span in spans if self.keep_whitespace or not text[span[0]].isspace())
        return spans_to_tokens(text, kept)


class WordpieceTokenizer(Tokenizer):
    """Words, [n] or one -> the longest pieces [m] of them that a vocabulary has, from the left.

    Args:
        vocab: the vocabulary.
        suffix_indicator: what pieces begin with there that are not the first of a word.
        max_bytes_per_token: a word that is longer is unknown.
        unknown_token: what an unknown word becomes; "" keeps it.
        with_offsets: give also where they begin and end in the bytes of the word.
    """

    def __init__(
        self,
        vocab: Vocab,
        suffix_indicator: str = "##",
        max_bytes_per_token: int = 100,
        unknown_token: str = "[UNK]",
        with_offsets: bool = False,
    ):
        super().__init__(with_offsets)
        who = type(self).__name__
        self.vocab = _checks.check_type(who, "vocab", vocab, Vocab)
        self.suffix_indicator = _checks.check_type(who, "suffix_indicator", suffix_indicator, str)
        self.max_bytes_per_token = _checks.check_non_negative_int(who, "max_bytes_per_token", max_bytes_per_token)
        self.unknown_token = _checks.check_type(who, "unknown_token", unknown_token, str)

    def __call__(self, text: Any) -> Any:
        words = one_or_more(type(self).__name__, text)
        return self.result([token for word in words for token in self.pieces(word)])

    def pieces(self, word: str, offset: int = 0) -> list[Token]:
        """The pieces of a word that begins at a byte of a text."""
        length = len(word.encode())
        unknown = [(self.unknown_token or word, offset, offset + length)]
        if length > self.max_bytes_per_token:
            return unknown
        pieces: list[Token] = []
        start, begin = 0, offset
        while start < len(word):
            prefix = self.suffix_indicator if start else ""
            ends = range(len(word), start, -1)
            end = next((end for end in ends if prefix + word[start:end] in self.vocab.numbers), None)
            if end is None:
                return unknown
            until = begin + len(word[start:end].encode())
            pieces.append((prefix + word[start:end], begin, until))
            start, begin = end, until
        return pieces


_UNUSED = r"\[CLS\]|\[SEP\]|\[UNK\]|\[PAD\]|\[MASK\]|\[unused\d+\]"
# ASCII's marks and signs, CJK ideographs, and Unicode's blocks of punctuation
_SIGNS = (
    r"[!-/:-@\[-`{-~\u00a1\u00a7\u00ab\u00b6\u00b7\u00bb\u00bf\u2010-\u2027\u2030-\u205e\u3001-\u3003\u3008-\u3011"
    r"\u3014-\u301f\uff01-\uff0f\uff1a-\uff20\uff3b-\uff3d\uff3f\uff5b\uff5d\uff5f-\uff65\ufe10-\ufe19\ufe30-\ufe6b]"
)
_IDEOGRAPHS = (
    r"[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0002a6df"
    r"\U0002a700-\U0002b81f\U0002b820-\U0002ceaf\U0002f800-\U0002fa1f]"
)


class BasicTokenizer(Tokenizer):
    """A text -> its words, signs and ideographs [n], as BERT begins.

    Args:
        lower_case: fold the case, and take off accents.
        keep_whitespace: whether white space becomes tokens.
        normalization_form: the normal form of Unicode to bring the text into first, if not ``lower_case``.
        preserve_unused_token: keep ``[CLS]``, ``[SEP]``, ``[UNK]``, ``[PAD]``, ``[MASK]`` and ``[unused0]`` ... whole.
        with_offsets: give also where they begin and end in the bytes of the normal text.
    """

    def __init__(
        self,
        lower_case: bool = False,
        keep_whitespace: bool = False,
        normalization_form: NormalizeForm = NormalizeForm.NONE,
        preserve_unused_token: bool = True,
        with_offsets: bool = False,
    ):
        super().__init__(with_offsets)
        who = type(self).__name__
        self.lower_case = _checks.check_bool(who, "lower_case", lower_case)
        self.keep_whitespace = _checks.check_bool(who, "keep_whitespace", keep_whitespace)
        self.normalization_form = _checks.check_type(who, "normalization_form", normalization_form, NormalizeForm)
        self.preserve_unused_token = _checks.check_bool(who, "preserve_unused_token", preserve_unused_token)
        kept = [_UNUSED] if preserve_unused_token else []
        signs = "|".join([*kept, _SIGNS, _IDEOGRAPHS])
        word = rf"(?:(?!{signs}|\s).)+"
        self._pattern = re.compile("|".join([signs, *([r"\s+"] if keep_whitespace else []), word]), re.DOTALL)

    def _tokens(self, text: str) -> list[Token]:
        text = self._cleaned(text)
        return spans_to_tokens(text, (match.span() for match in self._pattern.finditer(text)))

    def _cleaned(self, text: str) -> str:
        if self.lower_case:
            # what is not to change stays in capitals
            keep = _UNUSED if self.preserve_unused_token else r"(?!)"
            text = "".join(part if re.fullmatch(keep, part) else folded(part) for part in re.split(f"({keep})", text))
            text = unicodedata.normalize("NFD", text)
            text = "".join(letter for letter in text if unicodedata.category(letter) != "Mn")
        else:
            text = normalized(text, self.normalization_form)
        return "".join(" " if unicodedata.category(letter) in ("Cc", "Cf") else letter for letter in text)


class BertTokenizer(BasicTokenizer):
    """A text -> the pieces [n] of its words, as BERT wants them: :class:`BasicTokenizer`, then WordpieceTokenizer.

    The arguments are those of the two.
    """

    def __init__(
        self,
        vocab: Vocab,
        suffix_indicator: str = "##",
        max_bytes_per_token: int = 100,
        unknown_token: str = "[UNK]",
        lower_case: bool = False,
        keep_whitespace: bool = False,
        normalization_form: NormalizeForm = NormalizeForm.NONE,
        preserve_unused_token: bool = True,
        with_offsets: bool = False,
    ):
        super().__init__(lower_case, keep_whitespace, normalization_form, preserve_unused_token, with_offsets)
        self._wordpiece = WordpieceTokenizer(vocab, suffix_indicator, max_bytes_per_token, unknown_token)

    def _tokens(self, text: str) -> list[Token]:
        return [piece for word, start, _ in super()._tokens(text) for piece in self._wordpiece.pieces(word, start)]
