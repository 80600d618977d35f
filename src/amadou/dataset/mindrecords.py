"""Datasets over MindRecord files. ``amadou.mindrecord`` reads and writes the files themselves."""

import copy
import itertools
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from .. import _checks
from ..mindrecord._file import ShardReader
from ..mindrecord.reader import open_files
from . import _mersenne, config
from ._cache import DatasetCache
from ._node import Run
from ._rows import Row, check_names
from ._source import MappableDataset
from .samplers import (
    BuiltinSampler,
    DistributedSampler,
    FixedShuffle,
    PKSampler,
    RandomSampler,
    SequentialSampler,
    Shuffle,
    SubsetRandomSampler,
    SubsetSampler,
    check_shard,
    reach_of,
)

WHO = "MindDataset"
_SAMPLERS = (DistributedSampler, PKSampler, RandomSampler, SequentialSampler, SubsetRandomSampler, SubsetSampler)


class MindDataset(MappableDataset):
    """The rows of MindRecord files.

    Columns: the fields of the files sorted by name, or ``columns_list``. Numbers are scalars or arrays of their type,
    ``string`` is text, ``bytes`` an array [1] of bytes.

    Args:
        dataset_files: a file, to read it and all that were written together with it; or a list of files.
        columns_list: the fields to read, in this order.
        num_parallel_workers: how many threads read rows.
        shuffle: True (the default), False, or how far to shuffle: ``Shuffle.GLOBAL`` all rows, ``Shuffle.FILES`` the
            order of the files, ``Shuffle.INFILE`` the rows of each file. ADAPTIVE and PARTIAL do as GLOBAL.
        num_shards: read only one shard of so many.
        shard_id: which one.
        sampler: which rows are read, instead of ``shuffle``.
        padded_sample: a row that is added ``num_padded`` times, so that all shards have as many rows; it needs
            ``columns_list``.
        num_padded: how often.
        num_samples: the most rows of an epoch.
        cache: keeps rows in memory.

    Raises:
        ValueError: if a file does not exist, or for a sampler of another kind.
        RuntimeError: for arguments that exclude each other; if a file is damaged.

    >>> import tempfile, pathlib
    >>> from amadou import dataset as ds, mindrecord
    >>> path = str(pathlib.Path(tempfile.mkdtemp()) / "numbers.mindrecord")
    >>> writer = mindrecord.FileWriter(path)
    >>> writer.add_schema({"x": {"type": "int32"}})
    >>> writer.write_raw_data([{"x": number} for number in range(4)])
    >>> writer.commit()
    >>> [int(x) for x, in ds.MindDataset(path, shuffle=False)]
    [0, 1, 2, 3]
    """

    def __init__(
        self,
        dataset_files: str | list[str],
        columns_list: list[str] | None = None,
        num_parallel_workers: int | None = None,
        shuffle: bool | Shuffle | None = None,
        num_shards: int | None = None,
        shard_id: int | None = None,
        sampler: BuiltinSampler | None = None,
        padded_sample: dict[str, Any] | None = None,
        num_padded: int | None = None,
        num_samples: int | None = None,
        cache: DatasetCache | None = None,
    ):
        _check_files(dataset_files)
        _checks.check_type(WHO, "columns_list", columns_list, (list, type(None)))
        _check_order(shuffle, num_shards, shard_id, sampler)
        _check_padding(padded_sample, num_padded, columns_list)
        self.reach = reach_of(shuffle)
        mixed = self.reach is not Shuffle.FALSE
        super().__init__(
            num_parallel_workers, sampler, num_samples, None if sampler else mixed, num_shards, shard_id, cache
        )
        self.dataset_files = dataset_files
        self.columns_list = check_names(WHO, "columns_list", columns_list) if columns_list else None
        self.padded_sample, self.num_padded = padded_sample, num_padded or 0
        self._opened: _Rows | None = None

    def _rows(self) -> "_Rows":
        if self._opened is None:
            files = open_files(self.dataset_files)
            known = [field.name for field in files[0].header.schema.fields]
            for name in self.columns_list or []:
                if name not in known:
                    raise RuntimeError(f"For '{WHO}', a column must be one of {known}, but got '{name}'.")
            self._opened = _Rows(files, self.columns_list or known, self.padded_sample, self.num_padded)
        return self._opened

    def columns(self) -> list[str]:
        return list(self._rows().columns)

    def _size(self) -> int:
        return len(self._rows())

    def _reader(self) -> "_Rows":
        return self._rows()

    def _labels(self, column: str) -> list[Any]:
        indexed = self._rows().files[0].header.indexed
        if column not in indexed:
            raise RuntimeError(f"For '{WHO}', PKSampler must choose by one of {indexed}, but got '{column}'.")
        return [key for file in self._rows().files for key in file.keys(column)]

    def _orders(self, run: Run) -> Iterator[Iterable]:
        if self.is_sharded():
            run = run.or_seed(config.get_seed())  # all shards must shuffle alike
        if self.reach in (Shuffle.FILES, Shuffle.INFILE):
            return self._orders_of_files(run)
        return map(np.array, _orders(self._bound_sampler(), self._size(), run))

    def _orders_of_files(self, run: Run) -> Iterator[np.ndarray]:
        """Epoch by epoch the order of files, or of the rows in each file; then what the shard reads of it."""
        starts, rows = self._rows().starts, list(range(self._size()))
        places = self.sampler._places(len(rows)) if isinstance(self.sampler, DistributedSampler) else None
        for epoch in itertools.count():
            if places is not None:
                rows = list(range(self._size()))
            chunks = [rows[begin:end] for begin, end in itertools.pairwise(starts)]
            for chunk in [chunks] if self.reach is Shuffle.FILES else chunks:
                _shuffle(chunk, run.seed + 1 + epoch)
            rows = list(itertools.chain.from_iterable(chunks))
            read = rows if places is None else [rows[place % len(rows)] for place in places]
            yield np.array(read[: self.num_samples or None])


@dataclass(frozen=True)
class _Rows:
    """The rows of files one after the other, then the padding."""

    files: list[ShardReader]
    columns: list[str]
    padded_sample: dict[str, Any] | None
    num_padded: int

    @property
    def starts(self) -> list[int]:
        """Where the rows of each file begin, and where the last end."""
        starts = list(itertools.accumulate(map(len, self.files), initial=0))
        return [*starts[:-1], starts[-1] + self.num_padded]

    def __len__(self) -> int:
        return sum(map(len, self.files)) + self.num_padded

    def __call__(self, index: np.integer) -> Row:
        place = int(index)
        for file in self.files:
            if place < len(file):
                return self._as_arrays(file.read(place, self.columns))
            place -= len(file)
        assert self.padded_sample is not None
        return self._as_arrays(self.padded_sample)

    def _as_arrays(self, row: dict[str, Any]) -> Row:
        types = self.files[0].header.schema.content
        return tuple([_as_array(row[name], types[name]["type"]) for name in self.columns])


def _as_array(value: Any, kind: str) -> np.ndarray:
    if kind == "bytes":
        return np.array([value])
    return value if isinstance(value, np.ndarray) else np.array(value, None if kind == "string" else kind)


def _check_files(files: Any) -> None:
    _checks.check_type(WHO, "dataset_files", files, (str, list))
    if not files:
        raise RuntimeError(f"For '{WHO}', 'dataset_files' must name a file, but is empty.")
    for file in [files] if isinstance(files, str) else files:
        if not Path(file).is_file():
            raise ValueError(f"For '{WHO}', 'dataset_files' must exist, but {file} does not.")


def _check_order(shuffle: Any, num_shards: Any, shard_id: Any, sampler: Any) -> None:
    _checks.check_type(WHO, "shuffle", shuffle, (bool, Shuffle, type(None)))
    check_shard(WHO, num_shards, shard_id)
    if sampler is None:
        return
    if not isinstance(sampler, _SAMPLERS):
        raise ValueError(f"For '{WHO}', 'sampler' must be one of {[s.__name__ for s in _SAMPLERS]}, got {sampler!r}.")
    if shuffle is not None or num_shards is not None:
        raise RuntimeError(f"For '{WHO}', 'sampler' must be given without shuffle, num_shards and shard_id.")


def _check_padding(sample: Any, count: Any, columns: Any) -> None:
    if sample is None and count is None:
        return
    if sample is None or count is None or not columns:
        raise RuntimeError(f"For '{WHO}', 'padded_sample', 'num_padded' and 'columns_list' must be given together.")
    _checks.check_type(WHO, "padded_sample", sample, dict)
    _checks.check_non_negative_int(WHO, "num_padded", count)
    if not set(columns) <= set(sample):
        raise ValueError(f"For '{WHO}', 'padded_sample' must have the columns {columns}, but has {list(sample)}.")


# -- orders: MindSpore draws those of MindRecord files from another generator than those of other sources ------------


def _shuffle(rows: list, seed: int) -> None:
    _mersenne.shuffle(rows, _mersenne.words_minimal(seed), _mersenne.MINIMAL)


def _orders(sampler: BuiltinSampler, num_rows: int, run: Run) -> Iterator[Sequence[int]]:
    """The positions of the rows to read, epoch by epoch."""
    if sampler.child_sampler is not None:
        inner = _orders(sampler.child_sampler, num_rows, run)
        outer = copy.copy(sampler)
        outer.child_sampler = None
        chosen = _orders(outer, sampler.child_sampler.length(num_rows), run)
        return ([rows[place] for place in places] for rows, places in zip(inner, chosen, strict=True))
    seeds = itertools.count(run.seed + 1)
    if isinstance(sampler, FixedShuffle):
        return itertools.repeat(next(_shuffled(range(num_rows), itertools.repeat(run.seed))))
    if isinstance(sampler, RandomSampler):
        return (_drawn if sampler.replacement else _permuted)(num_rows, sampler.length(num_rows), seeds)
    if isinstance(sampler, SubsetRandomSampler):
        next(sampler.orders(num_rows, run))  # checks the indices
        return (order[: sampler.num_samples or None] for order in _shuffled(sampler.indices, seeds))
    if isinstance(sampler, DistributedSampler) and sampler.shuffle:
        places = sampler._places(num_rows)
        return ([order[place % num_rows] for place in places] for order in _shuffled(range(num_rows), seeds))
    return sampler.orders(num_rows, run)  # type: ignore[return-value]


def _permuted(num_rows: int, count: int, seeds: Iterator[int]) -> Iterator[list[int]]:
    """Each epoch permutes the one before, so that ``count`` rows stay the same ones."""
    rows = list(range(num_rows))
    for seed in seeds:
        _shuffle(rows, seed)
        del rows[count:]
        yield rows


def _shuffled(rows: Iterable[int], seeds: Iterator[int]) -> Iterator[list[int]]:
    for seed in seeds:
        order = list(rows)
        _shuffle(order, seed)
        yield order


def _drawn(num_rows: int, count: int, seeds: Iterator[int]) -> Iterator[list[int]]:
    for seed in seeds:
        draw = _mersenne.below(_mersenne.words_minimal(seed), _mersenne.MINIMAL)
        yield [draw(num_rows) for _ in range(count)]
