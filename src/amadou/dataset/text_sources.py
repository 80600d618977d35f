"""Sources of text: lines, tables, labelled words, translations."""

import csv
import json
import xml.etree.ElementTree as ElementTree
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, ClassVar

import numpy as np

from .. import _checks
from ._cache import DatasetCache
from ._files import PartFiles, labeled
from ._reading import files_in, filled_lines, read_lines, text
from ._rows import Refused, Row
from ._source import Table
from ._streams import PatternFiles, StreamDataset, StreamFiles, StreamFilesWorkersLast
from .samplers import Shuffle


class TextFileDataset(PatternFiles):
    """The lines of text files that are not empty. Column: ``text``.

    Args:
        dataset_files: a file, a pattern such as ``"texts/*.txt"``, or a list of them.
        num_samples, ...: as for :class:`AGNewsDataset`.
    """

    def __init__(
        self,
        dataset_files: str | list[str],
        num_samples: int | None = None,
        num_parallel_workers: int | None = None,
        shuffle: bool | Shuffle | None = Shuffle.GLOBAL,
        num_shards: int | None = None,
        shard_id: int | None = None,
        cache: DatasetCache | None = None,
    ):
        self.dataset_files = dataset_files
        super().__init__(num_samples, num_parallel_workers, shuffle, num_shards, shard_id)

    def _rows_of(self, file: str) -> Iterator[Row]:
        return ((text(line),) for line in read_lines(file) if line)


def read_table(file: str, delimiter: str = ",") -> Iterator[list[str]]:
    """The rows of a CSV file: fields in double quotes may hold delimiters, line feeds and doubled quotes."""
    try:
        with Path(file).open(encoding="utf-8", newline="") as lines:
            yield from filter(None, csv.reader(lines, delimiter=delimiter, strict=True))
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise Refused(f"the file {file} cannot be read: {error}") from None


def _checked_table(file: str, delimiter: str, num_columns: int, skip: int = 0) -> Iterator[list[str]]:
    for number, fields in enumerate(read_table(file, delimiter)):
        if len(fields) != num_columns:
            raise Refused(f"row {number + 1} of {file} must have {num_columns} columns, but has {len(fields)}")
        if number >= skip:
            yield fields


class CSVDataset(PatternFiles):
    """The rows of CSV files.

    Columns: ``column_names``, text unless ``column_defaults`` says otherwise.

    Args:
        dataset_files: a file, a pattern such as ``"tables/*.csv"``, or a list of them.
        field_delim: what stands between fields, one character.
        column_defaults: for each column a value of its type: an int for int32, a float for float32, a str for text.
        column_names: the names; by default the first row of the first file has them.
        num_samples, ...: as for :class:`AGNewsDataset`.

    Raises:
        RuntimeError: when it runs, for a row of another length, or a field that is no such number.
    """

    def __init__(
        self,
        dataset_files: str | list[str],
        field_delim: str = ",",
        column_defaults: list | None = None,
        column_names: list[str] | None = None,
        num_samples: int | None = None,
        num_parallel_workers: int | None = None,
        shuffle: bool | Shuffle | None = Shuffle.GLOBAL,
        num_shards: int | None = None,
        shard_id: int | None = None,
        cache: DatasetCache | None = None,
    ):
        self.dataset_files = dataset_files
        self.field_delim = field_delim
        self.column_defaults = column_defaults
        self.column_names = column_names
        super().__init__(num_samples, num_parallel_workers, shuffle, num_shards, shard_id)

    def _check(self, who: str) -> None:
        super()._check(who)
        _checks.check_type(who, "field_delim", self.field_delim, str)
        _checks.check_that(
            who, "field_delim", self.field_delim, "one character, not a quote", lambda d: len(d) == 1 and d != '"'
        )
        _checks.check_type(who, "column_defaults", self.column_defaults, (list, type(None)))
        for value in self.column_defaults or []:
            _checks.check_type(who, "column_defaults", value, (int, float, str))

    def columns(self) -> list[str]:
        return list(self.column_names) if self.column_names else self._refusing(self._header, self._found[0])

    def _header(self, file: str) -> list[str]:
        for fields in read_table(file, self.field_delim):
            return fields
        raise Refused(f"the file {file} must begin with the names of the columns, but is empty")

    def _rows_of(self, file: str) -> Iterator[Row]:
        columns, kinds = self.columns(), self.column_defaults or []
        dtypes = [_DTYPES.get(type(kind)) for kind in kinds] + [None] * (len(columns) - len(kinds))
        for fields in _checked_table(file, self.field_delim, len(columns), skip=not self.column_names):
            yield tuple([_converted(field, dtype, file) for field, dtype in zip(fields, dtypes, strict=True)])


_DTYPES: dict[type, Any] = {int: np.int32, float: np.float32}


def _converted(field: str, dtype: Any, file: str) -> np.ndarray:
    try:
        return text(field) if dtype is None else np.array(int(field) if dtype is np.int32 else float(field), dtype)
    except (ValueError, OverflowError):
        raise Refused(f"{field!r} in {file} must be of type {np.dtype(dtype)}, as 'column_defaults' says") from None


class _Tables(StreamDataset):
    """CSV files of text without a header."""

    def _rows_of(self, file: str) -> Iterator[Row]:
        return (tuple(map(text, fields)) for fields in _checked_table(file, ",", len(self.COLUMNS)))


class AGNewsDataset(_Tables, StreamFiles):
    """News: ``train.csv``, ``test.csv``. Columns: ``index``, ``title``, ``description``, text."""

    COLUMNS: ClassVar[tuple[str, ...]] = ("index", "title", "description")


class AmazonReviewDataset(AGNewsDataset):
    """Reviews: ``train.csv``, ``test.csv``. Columns: ``label``, ``title``, ``content``, text."""

    COLUMNS: ClassVar[tuple[str, ...]] = ("label", "title", "content")


class DBpediaDataset(AGNewsDataset):
    """Articles: ``train.csv``, ``test.csv``. Columns: ``class``, ``title``, ``content``, text."""

    COLUMNS: ClassVar[tuple[str, ...]] = ("class", "title", "content")


class YahooAnswersDataset(AGNewsDataset):
    """Questions: ``train.csv``, ``test.csv``. Columns: ``class``, ``title``, ``content``, ``answer``, text."""

    COLUMNS: ClassVar[tuple[str, ...]] = ("class", "title", "content", "answer")


class SogouNewsDataset(_Tables, StreamFilesWorkersLast):
    """News: ``train.csv``, ``test.csv``. Columns: ``index``, ``title``, ``content``, text."""

    COLUMNS: ClassVar[tuple[str, ...]] = ("index", "title", "content")


class YelpReviewDataset(SogouNewsDataset):
    """Reviews: ``train.csv``, ``test.csv``. Columns: ``label``, ``text``, text."""

    COLUMNS: ClassVar[tuple[str, ...]] = ("label", "text")


class PennTreebankDataset(StreamFiles):
    """Lines of ``ptb.train.txt``, ``ptb.valid.txt`` and ``ptb.test.txt``. Column: ``text``."""

    CHOICES: ClassVar[dict[str, tuple]] = {"usage": ("train", "test", "valid", "all")}
    FILES: ClassVar[dict[str, str]] = {part: f"ptb.{part}.txt" for part in ("train", "test", "valid")}

    def _rows_of(self, file: str) -> Iterator[Row]:
        return ((text(line),) for line in read_lines(file) if line)


class WikiTextDataset(PennTreebankDataset):
    """Lines of ``wiki.train.tokens``, ``wiki.valid.tokens`` and ``wiki.test.tokens``. Column: ``text``."""

    FILES: ClassVar[dict[str, str]] = {part: f"wiki.{part}.tokens" for part in ("train", "test", "valid")}


class EnWik9Dataset(StreamDataset):
    """The lines of ``enwik9``, empty ones too. Column: ``text``."""

    def __init__(
        self,
        dataset_dir: str,
        num_samples: int | None = None,
        num_parallel_workers: int | None = None,
        shuffle: bool | Shuffle | None = True,
        num_shards: int | None = None,
        shard_id: int | None = None,
        cache: DatasetCache | None = None,
    ):
        self.dataset_dir = dataset_dir
        super().__init__(num_samples, num_parallel_workers, shuffle, num_shards, shard_id)

    def _files(self) -> list[str]:
        return [str(Path(self.dataset_dir) / "enwik9")]

    def _rows_of(self, file: str) -> Iterator[Row]:
        return ((text(line),) for line in read_lines(file))


class SST2Dataset(StreamFiles):
    """Sentences: ``train.tsv``, ``dev.tsv``, ``test.tsv``; None means training.

    Columns: ``sentence`` and, except for the usage ``"test"``, ``label``, text.
    """

    CHOICES: ClassVar[dict[str, tuple]] = {"usage": ("train", "test", "dev")}

    def columns(self) -> list[str]:
        return ["sentence"] if self.usage == "test" else ["sentence", "label"]

    def _files(self) -> list[str]:
        return [str(Path(self.dataset_dir) / f"{self.usage or 'train'}.tsv")]

    def _rows_of(self, file: str) -> Iterator[Row]:
        for number, line in enumerate(read_lines(file)):
            fields = line.split("\t")
            if number and len(fields) != 2:
                raise Refused(f"line {number + 1} of {file} must have 2 columns, but has {len(fields)}")
            if number:
                yield (text(fields[1]),) if self.usage == "test" else tuple(map(text, fields))


# task -> columns of the training files; in those for testing "id" takes the place of "label"
_CLUE: dict[str, tuple[str, ...]] = {
    "AFQMC": ("label", "sentence1", "sentence2"),
    "TNEWS": ("keywords", "label", "label_desc", "sentence"),
    "IFLYTEK": ("label", "label_des", "sentence"),
    "CMNLI": ("label", "sentence1", "sentence2"),
    "WSC": ("idx", "label", "span1_index", "span1_text", "span2_index", "span2_text", "text"),
    "CSL": ("abst", "id", "keyword", "label"),
}


class CLUEDataset(PatternFiles):
    """Lines of JSON of the Chinese benchmark CLUE. Columns: the fields of the task; numbers are uint32.

    Args:
        dataset_files: a file, a pattern, or a list of them.
        task: ``"AFQMC"``, ``"TNEWS"``, ``"IFLYTEK"``, ``"CMNLI"``, ``"WSC"`` or ``"CSL"``.
        usage: ``"train"``, ``"eval"``, or ``"test"``, where there are no labels.
        num_samples, ...: as for :class:`AGNewsDataset`.
    """

    CHOICES: ClassVar[dict[str, tuple]] = {"task": tuple(_CLUE), "usage": ("train", "test", "eval")}

    def __init__(
        self,
        dataset_files: str | list[str],
        task: str = "AFQMC",
        usage: str = "train",
        num_samples: int | None = None,
        num_parallel_workers: int | None = None,
        shuffle: bool | Shuffle | None = Shuffle.GLOBAL,
        num_shards: int | None = None,
        shard_id: int | None = None,
        cache: DatasetCache | None = None,
    ):
        self.dataset_files = dataset_files
        self.task = task
        self.usage = usage
        super().__init__(num_samples, num_parallel_workers, shuffle, num_shards, shard_id)

    def columns(self) -> list[str]:
        columns = _CLUE[self.task]
        if self.usage != "test":
            return list(columns)
        kept = [name for name in columns if name not in ("label", "label_desc", "label_des")]
        return kept if self.task in ("WSC", "CSL") else ["id", *kept]

    def _rows_of(self, file: str) -> Iterator[Row]:
        columns = self.columns()
        for number, line in enumerate(read_lines(file)):
            if not line:
                continue
            try:
                entry = json.loads(line)
                entry.update(entry.pop("target", {}))
                yield tuple([_from_json(entry[name]) for name in columns])
            except (ValueError, LookupError, TypeError, AttributeError) as error:
                raise Refused(f"line {number + 1} of {file} is damaged: {error!r}") from None


def _from_json(value: Any) -> np.ndarray:
    return np.array(value, np.uint32) if isinstance(value, int) else np.array(value)


class CoNLL2000Dataset(StreamFilesWorkersLast):
    """Sentences of tagged words: ``train.txt``, ``test.txt``; an empty line ends a sentence.

    Columns: ``word``, ``pos_tag``, ``chunk_tag``, [words] text.
    """

    COLUMNS: ClassVar[tuple[str, ...]] = ("word", "pos_tag", "chunk_tag")
    FILES: ClassVar[dict[str, str]] = {"train": "train.txt", "test": "test.txt"}
    _DELIMITER: ClassVar[str] = " "
    _LAST_NEEDS_END: ClassVar[bool] = False

    def _rows_of(self, file: str) -> Iterator[Row]:
        words: list[list[str]] = []
        for number, line in enumerate(read_lines(file)):
            if line:
                words.append(line.split(self._DELIMITER))
                if len(words[-1]) != 3:
                    raise Refused(f"line {number + 1} of {file} must have 3 columns, but has {len(words[-1])}")
            elif words:
                yield tuple(map(np.array, zip(*words, strict=True)))
                words = []
        if words and not self._LAST_NEEDS_END:
            yield tuple(map(np.array, zip(*words, strict=True)))


class UDPOSDataset(CoNLL2000Dataset):
    """Sentences of tagged words: ``en-ud-tag.v2.train.txt``, ``.dev.txt`` and ``.test.txt``.

    Columns: ``word``, ``universal``, ``stanford``, [words] text. As in MindSpore, an empty line must end a sentence.
    """

    COLUMNS: ClassVar[tuple[str, ...]] = ("word", "universal", "stanford")
    CHOICES: ClassVar[dict[str, tuple]] = {"usage": ("train", "test", "valid", "all")}
    FILES: ClassVar[dict[str, str]] = {
        "train": "en-ud-tag.v2.train.txt",
        "test": "en-ud-tag.v2.test.txt",
        "valid": "en-ud-tag.v2.dev.txt",
    }
    _DELIMITER: ClassVar[str] = "\t"
    _LAST_NEEDS_END: ClassVar[bool] = True


class SQuADDataset(StreamFiles):
    """Questions: ``train-v1.1.json``, ``dev-v1.1.json`` or the same of version 2.0.

    Columns: ``context``, ``question``, text; ``text``, [answers] text; ``answer_start``, [answers] uint32. A question
    without an answer has one that is empty and starts at 2**32 - 1.
    """

    COLUMNS: ClassVar[tuple[str, ...]] = ("context", "question", "text", "answer_start")
    CHOICES: ClassVar[dict[str, tuple]] = {"usage": ("train", "dev", "all")}

    def _files(self) -> list[str]:
        folder = Path(self.dataset_dir)
        return [str(path) for part in self._wanted(("train", "dev")) for path in sorted(folder.glob(f"{part}-v*.json"))]

    def _rows_of(self, file: str) -> Iterator[Row]:
        try:
            for entry in json.loads(Path(file).read_text(encoding="utf-8"))["data"]:
                for paragraph in entry["paragraphs"]:
                    for question in paragraph["qas"]:
                        answers = question["answers"] or [{"text": "", "answer_start": 2**32 - 1}]
                        texts = np.array([answer["text"] for answer in answers])
                        starts = np.array([answer["answer_start"] for answer in answers], np.uint32)
                        yield text(paragraph["context"]), text(question["question"]), texts, starts
        except (OSError, ValueError, LookupError, TypeError) as error:
            raise Refused(f"the file {file} is damaged: {error!r}") from None


class IMDBDataset(PartFiles):
    """Reviews: ``PART/pos/*.txt`` and ``PART/neg/*.txt``. Columns: ``text``; ``label``, int32, 1 for ``pos``.

    As in MindSpore, the last line of a file is the text.
    """

    COLUMNS: ClassVar[tuple[str, ...]] = ("text", "label")

    def _open(self) -> Table:
        records = [
            (file, label)
            for part in self._wanted(("train", "test"))
            for name, label in (("pos", 1), ("neg", 0))
            for file in files_in(Path(self.dataset_dir) / part / name, (".txt",))
        ]
        return labeled(records, _read_review)


def _read_review(record: tuple[Path, int]) -> Row:
    lines = list(read_lines(record[0]))
    return text(lines[-1] if lines else ""), np.array(record[1], np.int32)


class _Translations(StreamDataset):
    """Two files, line by line. ``_pairs`` gives them; where they are known by the first of them."""

    COLUMNS: ClassVar[tuple[str, ...]] = ("text", "translation")

    def _pairs(self) -> list[tuple[Path, Path]]:
        raise NotImplementedError

    def _files(self) -> list[str]:
        return [str(first) for first, _ in self._pairs()]

    def _rows_of(self, file: str) -> Iterator[Row]:
        second = next(second for first, second in self._pairs() if str(first) == file)
        for pair in zip(_sentences(Path(file)), _sentences(second), strict=False):
            yield tuple(map(text, pair))


def _sentences(path: Path) -> Iterator[str]:
    """The sentences of a file: its lines, those that are no markup in ``train.tags``, or the segments of XML."""
    if path.suffix == ".xml":
        try:
            return iter([(seg.text or "").strip() for seg in ElementTree.parse(path).getroot().iter("seg")])
        except (OSError, ElementTree.ParseError) as error:
            raise Refused(f"the file {path} cannot be read: {error}") from None
    if path.name.startswith("train.tags"):
        return (line for line in filled_lines(path) if not line.startswith("<"))
    return (line for line in read_lines(path) if line)


class Multi30kDataset(_Translations):
    """Captions in two languages: ``training/train.*``, ``validation/val.*``, ``mmt16_task1_test/test.*``.

    Columns: ``text``, ``translation``. ``language_pair`` is ``["en", "de"]`` (None) or ``["de", "en"]``.
    """

    CHOICES: ClassVar[dict[str, tuple]] = {"usage": ("train", "test", "valid", "all")}
    _PLACES: ClassVar[dict[str, str]] = {
        "test": "mmt16_task1_test/test",
        "train": "training/train",
        "valid": "validation/val",
    }

    def __init__(
        self,
        dataset_dir: str,
        usage: str | None = None,
        language_pair: Sequence[str] | None = None,
        num_samples: int | None = None,
        num_parallel_workers: int | None = None,
        shuffle: bool | Shuffle | None = None,
        num_shards: int | None = None,
        shard_id: int | None = None,
        cache: DatasetCache | None = None,
    ):
        self.dataset_dir = dataset_dir
        self.usage = usage
        self.language_pair = language_pair
        super().__init__(num_samples, num_parallel_workers, shuffle, num_shards, shard_id)

    def _check(self, who: str) -> None:
        _check_languages(who, self.language_pair, {("en", "de"), ("de", "en")})

    def _pairs(self) -> list[tuple[Path, Path]]:
        first, second = self.language_pair or ("en", "de")
        bases = [f"{self.dataset_dir}/{self._PLACES[part]}" for part in self._wanted(self._PLACES)]
        return [(Path(f"{base}.{first}"), Path(f"{base}.{second}")) for base in bases]


def _check_languages(who: str, pair: Any, known: set[tuple[str, str]]) -> None:
    if pair is not None:
        _checks.check_type(who, "language_pair", pair, (list, tuple))
        _checks.check_one_of(who, "language_pair", tuple(pair), sorted(known))


class _Talks(_Translations):
    """Talks, as the workshop IWSLT hands them out; in German and English where ``language_pair`` is None."""

    language_pair: Sequence[str] | None

    def _talks(self, folder: Path, year: str, valid_set: str, test_set: str) -> list[tuple[Path, Path]]:
        first, second = self.language_pair or ("de", "en")
        pair = f"{first}-{second}"
        names = {
            "train": f"train.tags.{pair}.{{}}",
            "valid": f"{year}.TED.{valid_set}.{pair}.{{}}.xml",
            "test": f"{year}.TED.{test_set}.{pair}.{{}}.xml",
        }
        wanted = [names[part] for part in self._wanted(names)]
        return [(folder / name.format(first), folder / name.format(second)) for name in wanted]


_SETS = ("dev2010", "tst2010", "tst2011", "tst2012", "tst2013", "tst2014")


class IWSLT2016Dataset(_Talks):
    """Talks in two languages: in ``texts/de/en/de-en`` ``train.tags.de-en.de``, ``IWSLT16.TED.tst2013.de-en.de.xml``.

    Columns: ``text``, ``translation``.

    Args:
        usage: ``"train"``, ``"valid"``, ``"test"`` or, as None, ``"all"``.
        language_pair: (source, target), ``("de", "en")`` by default; one of them is ``"en"``.
        valid_set: ``"dev2010"`` or ``"tst2010"`` to ``"tst2014"``; ``"tst2013"`` by default.
        test_set: the same; ``"tst2014"`` by default.
        dataset_dir, num_samples, ...: as for :class:`AGNewsDataset`.
    """

    CHOICES: ClassVar[dict[str, tuple]] = {
        "usage": ("train", "test", "valid", "all"),
        "valid_set": _SETS,
        "test_set": _SETS,
    }

    def __init__(
        self,
        dataset_dir: str,
        usage: str | None = None,
        language_pair: Sequence[str] | None = None,
        valid_set: str | None = None,
        test_set: str | None = None,
        num_samples: int | None = None,
        shuffle: bool | Shuffle | None = Shuffle.GLOBAL,
        num_shards: int | None = None,
        shard_id: int | None = None,
        num_parallel_workers: int | None = None,
        cache: DatasetCache | None = None,
    ):
        self.dataset_dir = dataset_dir
        self.usage = usage
        self.language_pair = language_pair
        self.valid_set = valid_set
        self.test_set = test_set
        super().__init__(num_samples, num_parallel_workers, shuffle, num_shards, shard_id)

    def _check(self, who: str) -> None:
        others = ("fr", "de", "cs", "ar")
        _check_languages(who, self.language_pair, {("en", o) for o in others} | {(o, "en") for o in others})

    def _pairs(self) -> list[tuple[Path, Path]]:
        first, second = self.language_pair or ("de", "en")
        folder = Path(self.dataset_dir) / "texts" / first / second / f"{first}-{second}"
        return self._talks(folder, "IWSLT16", self.valid_set or "tst2013", self.test_set or "tst2014")


class IWSLT2017Dataset(_Talks):
    """Talks in two of the languages en, nl, de, it, ro, all in one folder.

    Columns: ``text``, ``translation``. Validation reads ``dev2010``, testing ``tst2010``.
    """

    CHOICES: ClassVar[dict[str, tuple]] = {"usage": ("train", "test", "valid", "all")}

    def __init__(
        self,
        dataset_dir: str,
        usage: str | None = None,
        language_pair: Sequence[str] | None = None,
        num_samples: int | None = None,
        shuffle: bool | Shuffle | None = Shuffle.GLOBAL,
        num_shards: int | None = None,
        shard_id: int | None = None,
        num_parallel_workers: int | None = None,
        cache: DatasetCache | None = None,
    ):
        self.dataset_dir = dataset_dir
        self.usage = usage
        self.language_pair = language_pair
        super().__init__(num_samples, num_parallel_workers, shuffle, num_shards, shard_id)

    def _check(self, who: str) -> None:
        known = ("en", "nl", "de", "it", "ro")
        _check_languages(who, self.language_pair, {(a, b) for a in known for b in known if a != b})

    def _pairs(self) -> list[tuple[Path, Path]]:
        folder = Path(self.dataset_dir) / "texts/DeEnItNlRo/DeEnItNlRo/DeEnItNlRo-DeEnItNlRo"
        return self._talks(folder, "IWSLT17", "dev2010", "tst2010")
