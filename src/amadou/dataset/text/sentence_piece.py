"""SentencePiece models (Kudo, Richardson, 2018), through their own library."""

import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np

from ... import _checks
from .._libraries import Library
from ..transforms._base import Transform
from ._text import one_text
from .enums import SentencePieceModel, SPieceTokenizerOutType

_sentencepiece = Library("sentencepiece", "text")


class SentencePieceVocab:
    """A trained model; made with ``from_file`` or ``from_dataset``."""

    def __init__(self) -> None:
        self.model = b""

    @classmethod
    def from_file(
        cls,
        file_path: list[str],
        vocab_size: int,
        character_coverage: float,
        model_type: SentencePieceModel,
        params: dict,
    ) -> "SentencePieceVocab":
        """Train a model on the lines of text files.

        Args:
            file_path: the files.
            vocab_size: how many pieces it is to have.
            character_coverage: the share of the characters that it is to know.
            model_type: which kind.
            params: further arguments of SentencePiece's trainer.
        """
        _checks.check_type("from_file", "file_path", file_path, list)
        for path in file_path:
            _checks.check_type("from_file", "file_path", path, str)
            if not Path(path).is_file():
                raise RuntimeError(f"For 'from_file', 'file_path' must be files, but got {path!r}.")
        return cls._trained("from_file", vocab_size, character_coverage, model_type, params, input=",".join(file_path))

    @classmethod
    def from_dataset(
        cls,
        dataset: Any,
        col_names: list[str],
        vocab_size: int,
        character_coverage: float,
        model_type: SentencePieceModel,
        params: dict,
    ) -> "SentencePieceVocab":
        """Train a model on columns of a dataset; the other arguments are those of ``from_file``."""
        _checks.check_type("from_dataset", "col_names", col_names, list)

        def sentences() -> Iterator[str]:
            for row in dataset.create_dict_iterator(num_epochs=1, output_numpy=True):
                for column in col_names or row:
                    yield from np.asarray(row[column]).reshape(-1).astype(str).tolist()

        return cls._trained(
            "from_dataset", vocab_size, character_coverage, model_type, params, sentence_iterator=sentences()
        )

    @classmethod
    def _trained(
        cls, who: str, vocab_size: Any, coverage: Any, model_type: Any, params: Any, **source: Any
    ) -> "SentencePieceVocab":
        _checks.check_int_range(who, "vocab_size", vocab_size, 0, 2**32 - 1)
        _checks.check_type(who, "character_coverage", coverage, float)
        _checks.check_type(who, "model_type", model_type, SentencePieceModel)
        _checks.check_type(who, "params", params, dict)
        written = io.BytesIO()
        options = {
            "vocab_size": vocab_size,
            "character_coverage": coverage,
            "model_type": model_type.name.lower(),
            "minloglevel": 1,
            **params,
        }
        _sentencepiece.SentencePieceTrainer.train(model_writer=written, **source, **options)
        vocab = cls()
        vocab.model = written.getvalue()
        return vocab

    @classmethod
    def save_model(cls, vocab: "SentencePieceVocab", path: str, filename: str) -> None:
        """Write a model into a file ``filename`` of the folder ``path``."""
        _checks.check_type("save_model", "vocab", vocab, SentencePieceVocab)
        _checks.check_type("save_model", "path", path, str)
        _checks.check_type("save_model", "filename", filename, str)
        if not Path(path).is_dir():
            raise RuntimeError(f"For 'save_model', 'path' must be a folder, but got {path!r}.")
        (Path(path) / filename).write_bytes(vocab.model)


class SentencePieceTokenizer(Transform):
    """A text -> its pieces [n], or their numbers [n] int32.

    Args:
        mode: a model, or the name of the file of one.
        out_type: which of the two.
    """

    def __init__(self, mode: str | SentencePieceVocab, out_type: SPieceTokenizerOutType):
        who = "SentencePieceTokenizer"
        _checks.check_type(who, "mode", mode, (str, SentencePieceVocab))
        self.out_type = _checks.check_type(who, "out_type", out_type, SPieceTokenizerOutType)
        if isinstance(mode, str):
            if not Path(mode).is_file():
                raise RuntimeError(f"For '{who}', 'mode' must be a file, but got {mode!r}.")
            mode_bytes = Path(mode).read_bytes()
        else:
            mode_bytes = mode.model
        self._processor = _sentencepiece.SentencePieceProcessor(model_proto=mode_bytes)

    def __call__(self, text: Any) -> np.ndarray:
        kind = str if self.out_type is SPieceTokenizerOutType.STRING else int
        pieces = self._processor.encode(one_text("SentencePieceTokenizer", text), out_type=kind)
        return np.array(pieces, np.int32 if kind is int else np.str_)
