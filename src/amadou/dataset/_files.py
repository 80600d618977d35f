"""What sources over files share: their arguments, their checks, and how files are read.

Sources with the same arguments have one base; they differ in what they read. ``CHOICES`` are the values that an
argument may have, besides its default.
"""

import dataclasses
import glob
import itertools
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, ClassVar

import numpy as np

from .. import _checks
from . import _mersenne, config
from ._cache import DatasetCache
from ._node import Run
from ._rows import Refused, Row
from ._source import MappableDataset, SourceDataset, Table
from .operations import check_workers, shuffled
from .samplers import BuiltinSampler, Shuffle, choose_sampler

_INT64_MAX = 2**63 - 1
# how many files' worth of rows, and how many rows at most, are shuffled together
_SHUFFLED_FILES, _SHUFFLED_ROWS = 4, 10000


def read_bytes(path: str | Path) -> np.ndarray:
    """[n] uint8: the content of a file."""
    try:
        return np.fromfile(path, np.uint8)
    except OSError as error:
        raise Refused(f"the file {path} cannot be read: {error}") from None


def read_image(path: str | Path, decode: bool | None = False, decrypt: Callable[[str], bytes] | None = None) -> Any:
    """The content of an image file, or its pixels, [H, W, 3] uint8."""
    data = read_bytes(path) if decrypt is None else np.frombuffer(decrypt(str(path)), np.uint8)
    if not decode:
        return data
    from .vision.decode import decoded  # images need OpenCV; what does not decode them does without

    try:
        return decoded("Decode", data)
    except (RuntimeError, TypeError) as error:
        raise Refused(f"the image {path} cannot be decoded: {error}") from None


def read_lines(path: str | Path) -> Iterator[str]:
    """The lines of a text file; only a line feed ends one."""
    try:
        with Path(path).open(encoding="utf-8", newline="\n") as file:
            for line in file:
                yield line[:-1] if line.endswith("\n") else line
    except (OSError, UnicodeDecodeError) as error:
        raise Refused(f"the file {path} cannot be read: {error}") from None


def filled_lines(path: str | Path) -> Iterator[str]:
    """The lines of a text file that are not blank, without the space around them."""
    return filter(None, map(str.strip, read_lines(path)))


def text(value: str) -> np.ndarray:
    """A scalar of text."""
    return np.array(value)


def subfolders(folder: Path) -> list[Path]:
    """The folders in a folder, in the order of their names."""
    return sorted(path for path in folder.iterdir() if path.is_dir())


def files_in(folder: Path, extensions: Iterable[str] | None = None) -> list[Path]:
    """The files in a folder, in the order of their names."""
    wanted = None if extensions is None else {extension.lower() for extension in extensions}
    found = (path for path in folder.iterdir() if path.is_file())
    return sorted(path for path in found if wanted is None or path.suffix.lower() in wanted)


class _Checked:
    """Checks of the arguments that many sources have; a source adds its own in ``_check``."""

    CHOICES: ClassVar[dict[str, tuple]] = {}
    usage: str | None

    def _check_arguments(self, who: str, num_shards: int | None, shard_id: int | None) -> None:
        if hasattr(self, "dataset_dir"):
            check_folder(who, "dataset_dir", self.dataset_dir)
        for name, choices in self.CHOICES.items():
            value = getattr(self, name)
            if value is not None:
                _checks.check_type(who, name, value, type(choices[0]))
                _checks.check_one_of(who, name, value, choices)
        if getattr(self, "decode", None) is not None:
            _checks.check_bool(who, "decode", self.decode)  # type: ignore[attr-defined]
        if (num_shards is None) is not (shard_id is None):
            raise RuntimeError(f"For '{who}', 'num_shards' and 'shard_id' must be given together.")
        self._check(who)

    def _check(self, who: str) -> None:
        pass

    def _wanted(self, parts: Iterable[str]) -> list[str]:
        """Those of ``parts`` that ``usage`` names; None and "all" name every one."""
        return [part for part in parts if self.usage in (None, "all", part)]


class FileDataset(_Checked, MappableDataset):
    """A source of files of which any row can be read.

    A subclass says in ``_open`` which rows there are, when they are first asked for.
    """

    COLUMNS: ClassVar[tuple[str, ...]] = ("image", "label")

    def __init__(
        self,
        num_parallel_workers: int | None,
        sampler: BuiltinSampler | Iterable[int] | None,
        num_samples: int | None,
        shuffle: bool | None,
        num_shards: int | None,
        shard_id: int | None,
        cache: DatasetCache | None,
    ):
        who, others = type(self).__name__, (num_samples, shuffle, num_shards, shard_id)
        self._check_arguments(who, num_shards, shard_id)
        if sampler is not None and any(other is not None for other in others):
            raise RuntimeError(f"For '{who}', 'sampler' must be given without num_samples, shuffle and shards.")
        MappableDataset.__init__(self, num_parallel_workers, sampler, *others, cache)
        self._opened: Table | None = None

    def _open(self) -> Table:
        """The rows there are. RuntimeError if the files are not as they should be."""
        raise NotImplementedError

    def _table(self) -> Table:
        if self._opened is None:
            who = type(self).__name__
            try:
                self._opened = self._open()
            except (Refused, OSError, ValueError, LookupError) as error:
                raise RuntimeError(f"For '{who}', the files cannot be read: {error}.") from error
        return self._opened

    def columns(self) -> list[str]:
        return list(self.COLUMNS)

    def _size(self) -> int:
        return len(self._table().records)

    def _reader(self) -> Table:
        if not self._size():
            raise RuntimeError(f"For '{type(self).__name__}', there must be rows in its files, but none was found.")
        return self._table()

    def _labels(self, column: str) -> Sequence[Any]:
        labels = self._table().labels or {}
        return labels[column] if column in labels else super()._labels(column)

    def num_classes(self) -> int | None:
        classes = self._table().classes
        return None if classes is None else len(classes)

    def get_class_indexing(self) -> dict:
        return dict(self._table().classes or {})


class Files(FileDataset):
    """The arguments that all sources of files have.

    Args:
        dataset_dir: the folder that holds the files.
        num_samples: the most rows of an epoch.
        num_parallel_workers: how many threads read rows.
        shuffle: whether rows are shuffled, in another order in each epoch; they are by default.
        sampler: which rows are read, instead of ``shuffle``.
        num_shards: read only one shard of so many.
        shard_id: which one.
        cache: keeps rows in memory.

    Raises:
        ValueError: if the folder does not exist, or for another value than an argument may have.
        RuntimeError: for arguments that exclude each other; when it runs, for files that are missing or damaged.
    """

    def __init__(
        self,
        dataset_dir: str,
        num_samples: int | None = None,
        num_parallel_workers: int | None = None,
        shuffle: bool | None = None,
        sampler: BuiltinSampler | Iterable[int] | None = None,
        num_shards: int | None = None,
        shard_id: int | None = None,
        cache: DatasetCache | None = None,
    ):
        self.dataset_dir = dataset_dir
        super().__init__(num_parallel_workers, sampler, num_samples, shuffle, num_shards, shard_id, cache)


class PartFiles(FileDataset):
    """As :class:`Files`, of which ``usage`` names a part; None for all."""

    CHOICES: ClassVar[dict[str, tuple]] = {"usage": ("train", "test", "all")}

    def __init__(
        self,
        dataset_dir: str,
        usage: str | None = None,
        num_samples: int | None = None,
        num_parallel_workers: int | None = None,
        shuffle: bool | None = None,
        sampler: BuiltinSampler | Iterable[int] | None = None,
        num_shards: int | None = None,
        shard_id: int | None = None,
        cache: DatasetCache | None = None,
    ):
        self.dataset_dir = dataset_dir
        self.usage = usage
        super().__init__(num_parallel_workers, sampler, num_samples, shuffle, num_shards, shard_id, cache)


class ImageFiles(FileDataset):
    """As :class:`Files`; ``decode`` gives pixels, [H, W, 3] uint8, instead of the bytes of an image's file."""

    def __init__(
        self,
        dataset_dir: str,
        num_samples: int | None = None,
        num_parallel_workers: int | None = None,
        shuffle: bool | None = None,
        decode: bool = False,
        sampler: BuiltinSampler | Iterable[int] | None = None,
        num_shards: int | None = None,
        shard_id: int | None = None,
        cache: DatasetCache | None = None,
    ):
        self.dataset_dir = dataset_dir
        self.decode = decode
        super().__init__(num_parallel_workers, sampler, num_samples, shuffle, num_shards, shard_id, cache)


class ImagePartFiles(FileDataset):
    """As :class:`PartFiles`; ``decode`` gives pixels, [H, W, 3] uint8, instead of the bytes of an image's file."""

    CHOICES: ClassVar[dict[str, tuple]] = {"usage": ("train", "test", "all")}

    def __init__(
        self,
        dataset_dir: str,
        usage: str | None = None,
        num_samples: int | None = None,
        num_parallel_workers: int | None = None,
        shuffle: bool | None = None,
        decode: bool = False,
        sampler: BuiltinSampler | Iterable[int] | None = None,
        num_shards: int | None = None,
        shard_id: int | None = None,
        cache: DatasetCache | None = None,
    ):
        self.dataset_dir = dataset_dir
        self.usage = usage
        self.decode = decode
        super().__init__(num_parallel_workers, sampler, num_samples, shuffle, num_shards, shard_id, cache)


@dataclasses.dataclass(frozen=True)
class LabeledImage:
    """Reads (path, label, ...): the image, and the others as arrays of ``dtypes``."""

    decode: bool | None
    dtypes: tuple[Any, ...] = (np.int32,)
    decrypt: Callable[[str], bytes] | None = None

    def __call__(self, record: tuple) -> Row:
        path, *values = record
        arrays = [np.array(value, dtype) for value, dtype in zip(values, self.dtypes, strict=True)]
        return read_image(path, self.decode, self.decrypt), *arrays


def labeled(records: list[tuple], read: Callable[[Any], Row], classes: dict[str, int] | None = None) -> Table:
    """A table of (path, label), whose label rows may be chosen by."""
    return Table(records, read, {"label": [record[1] for record in records]}, classes)


class StreamDataset(_Checked, SourceDataset):
    """A source of files whose rows come one after the other.

    Files are read in the order of their names. With several workers, the rows of as many files come in turn.
    ``shuffle`` mixes the files, and rows that come near each other: those of four files, at most 10,000.
    A shard has as many rows as any other; it begins at the first row again where the rows do not suffice.
    """

    COLUMNS: ClassVar[tuple[str, ...]] = ("text",)

    def __init__(
        self,
        num_samples: int | None,
        num_parallel_workers: int | None,
        shuffle: bool | Shuffle | None,
        num_shards: int | None,
        shard_id: int | None,
    ):
        who = type(self).__name__
        SourceDataset.__init__(self)
        self._check_arguments(who, num_shards, shard_id)
        check_workers(who, num_parallel_workers)
        _checks.check_type(who, "shuffle", shuffle, (bool, Shuffle, type(None)))
        if num_samples is not None:
            _checks.check_int_range(who, "num_samples", num_samples, 0, _INT64_MAX)
        choose_sampler(who, None, None, None, num_shards, shard_id)  # checks the shard
        self.num_samples, self.num_parallel_workers = num_samples, num_parallel_workers
        self.num_shards, self.shard_id = num_shards, shard_id
        # True and None shuffle as GLOBAL does
        self.reach = shuffle if isinstance(shuffle, Shuffle) else Shuffle.FALSE if shuffle is False else Shuffle.GLOBAL
        self._counts: dict[str, int] = {}

    def _files(self) -> list[str]:
        """The files, in the order they are read in."""
        raise NotImplementedError

    def _rows_of(self, file: str) -> Iterator[Row]:
        """The rows of a file."""
        raise NotImplementedError

    def _count(self, file: str) -> int:
        """The rows of a file, where it need not be read."""
        return sum(1 for _ in self._rows_of(file))

    @property
    def fresh(self) -> bool:
        return True

    def columns(self) -> list[str]:
        return list(self.COLUMNS)

    def _all_rows(self) -> int:
        for file in self._files():
            if file not in self._counts:
                self._counts[file] = self._refusing(self._count, file)
        return sum(self._counts[file] for file in self._files())

    def _refusing(self, read: Callable[[str], Any], file: str) -> Any:
        try:
            return read(file)
        except Refused as error:
            raise RuntimeError(f"For '{type(self).__name__}', the files cannot be read: {error}.") from None

    def _shard(self) -> range:
        """Which of all rows are read; those beyond the end are the first ones again."""
        rows = self._all_rows()
        if self.num_shards is None or self.shard_id is None:
            return range(rows)[: self.num_samples or None]
        per_shard = -(-rows // self.num_shards)
        return range(self.shard_id * per_shard, (self.shard_id + 1) * per_shard)[: self.num_samples or None]

    def num_rows(self) -> int | None:
        return len(self._shard())

    def is_shuffled(self) -> bool:
        return self.reach is not Shuffle.FALSE

    def is_sharded(self) -> bool:
        return self.num_shards is not None

    def epochs(self, run: Run) -> Iterator[Iterator[Row]]:
        epochs = (self._read(files) for files in self._orders(run))
        if self.reach in (Shuffle.FALSE, Shuffle.FILES, Shuffle.INFILE):
            return epochs
        rows = len(self._shard())
        of_files = rows // max(1, len(self._files())) * _SHUFFLED_FILES
        return shuffled(epochs, max(2, min(of_files, _SHUFFLED_ROWS)), rows, run.seed)

    def _orders(self, run: Run) -> Iterator[list[str]]:
        """The files, epoch by epoch; each shuffle goes on from the one before. All shards shuffle alike."""
        files = list(self._files())
        for epoch in itertools.count(1):
            if self.reach in (Shuffle.GLOBAL, Shuffle.FILES, Shuffle.ADAPTIVE, Shuffle.PARTIAL):
                _mersenne.shuffle(files, _mersenne.words32(run.seed if self.num_shards is None else epoch))
            yield list(files)

    def _read(self, files: list[str]) -> Iterator[Row]:
        number = 0
        try:
            for row in self._shard_of(files):
                yield row
                number += 1
        except Refused as error:
            raise RuntimeError(f"For '{type(self).__name__}', row {number} cannot be used: {error}.") from None
        if not number:
            raise RuntimeError(f"For '{type(self).__name__}', there must be rows in its files, but none was found.")

    def _shard_of(self, files: list[str]) -> Iterator[Row]:
        if self.num_shards is None:
            return itertools.islice(self._turns(files), self.num_samples or None)
        shard, rows = self._shard(), self._all_rows()
        ends = list(itertools.accumulate((self._counts[file] for file in files), initial=0))
        return itertools.chain.from_iterable(
            itertools.islice(self._rows_of(file), max(0, shard.start - start), max(0, shard.stop - start))
            for turn in range(2)
            for file, start in zip(files, [end + turn * rows for end in ends], strict=False)
        )

    def _turns(self, files: list[str]) -> Iterator[Row]:
        """The rows of all files, by as many readers as there are workers: each reads every so-and-so-many-th file."""
        num_readers = min(config.workers(self.num_parallel_workers), len(files))
        readers = [self._after_each_other(files[i::num_readers]) for i in range(num_readers)]
        while readers:
            for reader in list(readers):
                for row in itertools.islice(reader, 1):
                    yield row
                    break
                else:
                    readers.remove(reader)

    def _after_each_other(self, files: list[str]) -> Iterator[Row]:
        for file in files:
            yield from self._rows_of(file)


class PatternFiles(StreamDataset):
    """Files that patterns match: ``dataset_files``, which a subclass takes and sets."""

    dataset_files: str | list[str]

    def _check(self, who: str) -> None:
        self._found = check_patterns(who, self.dataset_files)

    def _files(self) -> list[str]:
        return self._found


class _Parts(StreamDataset):
    """Files in a folder, of which ``usage`` names a part; ``FILES`` are their names."""

    CHOICES: ClassVar[dict[str, tuple]] = {"usage": ("train", "test", "all")}
    FILES: ClassVar[dict[str, str]] = {"train": "train.csv", "test": "test.csv"}
    dataset_dir: str

    def _files(self) -> list[str]:
        return sorted(str(Path(self.dataset_dir) / self.FILES[part]) for part in self._wanted(self.FILES))


class StreamFiles(_Parts):
    """The arguments of sources of text files in a folder.

    Args:
        dataset_dir: the folder.
        usage: which part to read; None or ``"all"`` for all.
        num_samples: the most rows of an epoch.
        num_parallel_workers: how many files are read in turn.
        shuffle: how far to shuffle; True is ``Shuffle.GLOBAL``, ``Shuffle.FILES`` shuffles only the files.
        num_shards: read only one shard of so many.
        shard_id: which one.
        cache: has no effect: these files are read in one go.

    Raises:
        ValueError: if the folder does not exist, or for another value than an argument may have.
        RuntimeError: for arguments that exclude each other; when it runs, for files that are missing or damaged.
    """

    def __init__(
        self,
        dataset_dir: str,
        usage: str | None = None,
        num_samples: int | None = None,
        num_parallel_workers: int | None = None,
        shuffle: bool | Shuffle | None = Shuffle.GLOBAL,
        num_shards: int | None = None,
        shard_id: int | None = None,
        cache: DatasetCache | None = None,
    ):
        self.dataset_dir = dataset_dir
        self.usage = usage
        super().__init__(num_samples, num_parallel_workers, shuffle, num_shards, shard_id)


class StreamFilesWorkersLast(_Parts):
    """As :class:`StreamFiles`, with the arguments in another order."""

    def __init__(
        self,
        dataset_dir: str,
        usage: str | None = None,
        num_samples: int | None = None,
        shuffle: bool | Shuffle | None = Shuffle.GLOBAL,
        num_shards: int | None = None,
        shard_id: int | None = None,
        num_parallel_workers: int | None = None,
        cache: DatasetCache | None = None,
    ):
        self.dataset_dir = dataset_dir
        self.usage = usage
        super().__init__(num_samples, num_parallel_workers, shuffle, num_shards, shard_id)


def check_folder(who: str, arg: str, folder: Any) -> None:
    """A folder that exists."""
    _checks.check_type(who, arg, folder, str)
    if not Path(folder).is_dir():
        raise ValueError(f"For '{who}', '{arg}' must be a folder, but {folder} is none.")


def check_file(who: str, arg: str, file: Any) -> None:
    """A file that exists."""
    _checks.check_type(who, arg, file, str)
    if not Path(file).is_file():
        raise ValueError(f"For '{who}', '{arg}' must be a file, but {file} is none.")


def check_patterns(who: str, files: Any) -> list[str]:
    """The files that patterns match, in the order of their names. ValueError if one matches none."""
    _checks.check_type(who, "dataset_files", files, (str, list))
    patterns = [files] if isinstance(files, str) else files
    if not patterns:
        raise ValueError(f"For '{who}', 'dataset_files' must name a file, but is empty.")
    found: set[str] = set()
    for pattern in patterns:
        _checks.check_type(who, "dataset_files", pattern, str)
        matches = [path for path in glob.glob(pattern, recursive=True) if Path(path).is_file()]  # noqa: PTH207 (may be absolute)
        if not matches:
            raise ValueError(f"For '{who}', 'dataset_files' must match a file, but {pattern} matches none.")
        found.update(matches)
    return sorted(found)
