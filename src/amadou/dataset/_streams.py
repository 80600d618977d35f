"""Sources of files whose rows come one after the other: texts and records."""

import itertools
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, ClassVar

from .. import _checks
from . import _mersenne, config
from ._cache import DatasetCache
from ._files import Checked
from ._node import Run
from ._reading import check_patterns
from ._rows import Refused, Row
from ._source import SourceDataset
from .operations import check_workers, shuffled
from .samplers import Shuffle, choose_sampler, reach_of

_INT64_MAX = 2**63 - 1
# how many files' worth of rows, and how many rows at most, are shuffled together
_SHUFFLED_FILES, _SHUFFLED_ROWS = 4, 10000


class StreamDataset(Checked, SourceDataset):
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
        self.reach = reach_of(shuffle)
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
