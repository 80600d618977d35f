"""Sources: datasets over what a program has in memory or makes itself."""

import copy
import itertools
from collections.abc import Callable, Iterable, Iterator, Sequence, Sized
from dataclasses import dataclass
from types import GeneratorType
from typing import Any

import numpy as np

from .. import _checks
from .. import dtype as mstype
from . import _workers
from ._batching import returned_columns, stack_rows
from ._node import Run, new_run
from ._rows import Refused, Row, check_names, to_array
from ._source import MappableDataset
from .datasets import Dataset
from .operations import check_max_rowsize, check_not_offered
from .samplers import BuiltinSampler, PKSampler

WHO = "GeneratorDataset"


class GeneratorDataset(MappableDataset):
    """Rows that the program makes.

    Args:
        source: one of

            - an object with ``__getitem__`` and ``__len__`` (a list, an array, one of the program's own): any row can
              be read, so rows can be shuffled, sampled and read by several workers;
            - a function that returns an iterator, such as a generator function: called for each epoch;
            - an iterable. A generator object is read once, and its rows are kept.

            A row is a tuple or list of columns, or a single column. A column is a NumPy array, a Tensor, a number,
            text, a nest of these, or a dict.
        column_names: the names of the columns, or of the only one.
        column_types: the dtypes the columns must have; not checked by default.
        schema: not offered; give ``column_names``.
        num_samples: the most rows of an epoch, 0 for all; where rows are shuffled they are drawn with replacement.
        num_parallel_workers: how many workers read rows, where any row can be read.
        shuffle: whether rows are shuffled, in another order in each epoch. By default they are where any row can be
            read; elsewhere it has no effect.
        sampler: which rows are read, instead of ``shuffle``: a sampler or an iterable of positions.
        num_shards: read only one shard of so many, as DistributedSampler does.
        shard_id: which one.
        python_multiprocessing: workers are processes; threads otherwise.
        max_rowsize: has no effect; rows may have any size.
        batch_sampler: an iterable of lists of positions: each row of the dataset is such a batch.
        collate_fn: makes a batch of its columns, each a list of arrays; they are stacked by default.

    Raises:
        TypeError: if nothing can be read from ``source``.
        ValueError: for arguments that exclude each other, or that the source does not allow.
        RuntimeError: when it runs, if the source fails (its own exception is the cause) or gives wrong rows.

    >>> from amadou import dataset as ds
    >>> def squares():
    ...     for number in range(3):
    ...         yield number, number**2
    >>> for row in ds.GeneratorDataset(squares, ["number", "square"]).create_dict_iterator(num_epochs=1):
    ...     print(row["number"], row["square"])
    0 0
    1 1
    2 4
    """

    def __init__(
        self,
        source: Any,
        column_names: str | list[str] | None = None,
        column_types: list | None = None,
        schema: None = None,
        num_samples: int | None = None,
        num_parallel_workers: int = 1,
        shuffle: bool | None = None,
        sampler: BuiltinSampler | Iterable[int] | None = None,
        num_shards: int | None = None,
        shard_id: int | None = None,
        python_multiprocessing: bool = True,
        max_rowsize: int | None = None,
        batch_sampler: Iterable[Sequence[int]] | None = None,
        collate_fn: Callable | None = None,
    ):
        check_not_offered(WHO, schema=schema)
        if column_names is None:
            raise ValueError("For 'GeneratorDataset', 'column_names' must be given.")
        if isinstance(sampler, PKSampler):
            raise ValueError(
                "For 'GeneratorDataset', 'sampler' must not be a PKSampler: it has no classes to choose by."
            )
        super().__init__(num_parallel_workers, sampler, num_samples, shuffle, num_shards, shard_id)
        self.column_names = check_names(WHO, "column_names", column_names)
        self.column_types = _numpy_types(column_types)
        self.source, self.random_access = source, _has_random_access(source)
        check_max_rowsize(WHO, max_rowsize)
        self.python_multiprocessing = _checks.check_bool(WHO, "python_multiprocessing", python_multiprocessing)
        self.batch_sampler, self.collate_fn = batch_sampler, collate_fn
        _check_batch_sampler(batch_sampler, collate_fn, (num_samples, shuffle, num_shards, shard_id, sampler))
        for name, value in {"sampler": sampler, "num_shards": num_shards, "batch_sampler": batch_sampler}.items():
            if value is not None and not self.random_access:
                raise ValueError(f"For '{WHO}', '{name}' must be left out for a source without '__getitem__'.")
        # tee keeps what a copy of it has read
        self._kept = itertools.tee(source, 1)[0] if isinstance(source, GeneratorType) else None
        self._order: np.ndarray | None = None

    def __getitem__(self, index: int) -> Any:
        """Row ``index`` of a first epoch, as the source gives it.

        Raises:
            RuntimeError: if there is no such row, or if the source cannot be read there.
        """
        _checks.check_type(WHO, "index", index, (int, np.number))
        if not self.random_access:
            raise RuntimeError(f"For '{WHO}', an index needs a source with '__getitem__' and '__len__'.")
        if self._order is None:
            self._order = next(self.sampler.orders(self._size(), new_run()))
        if not 0 <= index < len(self._order):
            raise RuntimeError(f"For '{WHO}', an index must be in [0, {len(self._order)}), but got {index}.")
        return self.source[self._order[index]]

    @property
    def fresh(self) -> bool:
        return False

    def columns(self) -> list[str]:
        return list(self.column_names)

    def num_rows(self) -> int | None:
        if self.batch_sampler is not None:
            return (
                len(self.batch_sampler) if isinstance(self.batch_sampler, Sized) else sum(1 for _ in self.batch_sampler)
            )
        if self.random_access:
            return super().num_rows()
        return len(self.source) if hasattr(self.source, "__len__") and not self.num_samples else None

    def get_batch_size(self) -> int:
        return 1 if self.batch_sampler is None else -1

    def is_shuffled(self) -> bool:
        return self.random_access and self.batch_sampler is None and self.sampler.is_shuffled()

    def use_sampler(self, new_sampler: BuiltinSampler) -> None:
        super().use_sampler(new_sampler)
        self._order = None

    def add_sampler(self, new_sampler: BuiltinSampler) -> None:
        super().add_sampler(new_sampler)
        self._order = None

    def epochs(self, run: Run) -> Iterator[Iterator[Row]]:
        if self.random_access:
            return super().epochs(run)
        make_row = _MakeRow(len(self.column_names), self.column_types)
        return (self._read_through(make_row) for _ in itertools.count())

    def _orders(self, run: Run) -> Iterator[Iterable]:
        return super()._orders(run) if self.batch_sampler is None else itertools.repeat(self.batch_sampler)

    def _reader(self) -> Callable[[Any], Row]:
        read = _Read(self.source, _MakeRow(len(self.column_names), self.column_types))
        return read if self.batch_sampler is None else _ReadBatch(read, self.collate_fn, len(self.column_names))

    def _size(self) -> int:
        size = len(self.source)
        if not size:
            raise RuntimeError("For 'GeneratorDataset', 'source' must have rows, but its length is 0.")
        return size

    def _read_through(self, make_row: "_MakeRow") -> Iterator[Row]:
        items = _workers.read(WHO, lambda: _opened(self.source if self._kept is None else copy.copy(self._kept)))
        rows = _workers.call_each(WHO, make_row, itertools.islice(items, self.num_samples or None))
        num_rows = 0
        for row in rows:
            yield row
            num_rows += 1
        if hasattr(self.source, "__len__") and not self.num_samples and num_rows != len(self.source):
            raise RuntimeError(
                f"For '{WHO}', 'source' must give as many rows as its length {len(self.source)}, but gave {num_rows}."
            )

    def _parts(self, counts: list[int], randomize: bool, seed: int) -> tuple[Dataset, ...]:
        if not self.random_access or self.batch_sampler is not None:
            return super(MappableDataset, self)._parts(counts, randomize, seed)
        parts = super()._parts(counts, randomize, seed)
        for part in parts:
            part._order = None  # type: ignore[attr-defined]
        return parts


class NumpySlicesDataset(GeneratorDataset):
    """Slices of data in memory along the first axis.

    Args:
        data: a list or array for one column; a tuple of lists or arrays for several; a dict of named columns.
        column_names: by default the keys of a dict, or ``column_0``, ``column_1``, ...
        num_samples: as for :class:`GeneratorDataset`, like everything that follows.

    Raises:
        TypeError: for data of another type.
        ValueError: if there is no data, if columns differ in length, or if their names are not as many.

    >>> from amadou import dataset as ds
    >>> data = ds.NumpySlicesDataset(([[1, 2], [3, 4]], [0, 1]), ["x", "y"], shuffle=False)
    >>> for x, y in data.create_tuple_iterator(num_epochs=1, output_numpy=True):
    ...     print(x, y)
    [1 2] 0
    [3 4] 1
    """

    def __init__(
        self,
        data: list | tuple | dict | np.ndarray,
        column_names: str | list[str] | None = None,
        num_samples: int | None = None,
        num_parallel_workers: int = 1,
        shuffle: bool | None = None,
        sampler: BuiltinSampler | Iterable[int] | None = None,
        num_shards: int | None = None,
        shard_id: int | None = None,
    ):
        _checks.check_type("NumpySlicesDataset", "data", data, (list, tuple, dict, np.ndarray))
        if len(data) == 0:
            raise ValueError("For 'NumpySlicesDataset', 'data' must have rows, but it is empty.")
        columns: list[Any] = (
            list(data.values()) if isinstance(data, dict) else list(data) if isinstance(data, tuple) else [data]
        )
        if len(set(map(len, columns))) > 1:
            raise ValueError(
                f"For 'NumpySlicesDataset', all columns must have one length, but got {list(map(len, columns))}."
            )
        if column_names is None:
            column_names = list(data) if isinstance(data, dict) else [f"column_{i}" for i in range(len(columns))]
        column_names = check_names("NumpySlicesDataset", "column_names", column_names)
        if len(column_names) != len(columns):
            raise ValueError(
                f"For 'NumpySlicesDataset', 'column_names' must be {len(columns)} names, but got {column_names}."
            )
        super().__init__(
            _Slices(columns),
            column_names,
            num_samples=num_samples,
            num_parallel_workers=num_parallel_workers,
            shuffle=shuffle,
            sampler=sampler,
            num_shards=num_shards,
            shard_id=shard_id,
        )


@dataclass(frozen=True)
class _Slices:
    """Columns in memory, as a source of rows."""

    columns: list[Sequence]

    def __len__(self) -> int:
        return len(self.columns[0])

    def __getitem__(self, index: int) -> tuple:
        return tuple([column[index] for column in self.columns])


@dataclass(frozen=True)
class _MakeRow:
    """What a source gives as a row of arrays."""

    num_columns: int
    types: list[np.dtype] | None

    def __call__(self, given: Any) -> Row:
        values = given if isinstance(given, tuple | list) else (given,)
        if len(values) != self.num_columns:
            raise Refused(
                f"the source must give {self.num_columns} columns, as 'column_names' says, but gave {len(values)}"
            )
        row = tuple([to_array(value) for value in values])
        if self.types is not None and self.types != [array.dtype for array in row]:
            raise Refused(f"the dtypes must be {self.types}, but are {[array.dtype for array in row]}")
        return row


@dataclass(frozen=True)
class _Read:
    """The row at a position of a source."""

    source: Any
    make_row: _MakeRow

    def __call__(self, index: np.int64) -> Row:
        return self.make_row(self.source[index])


@dataclass(frozen=True)
class _ReadBatch:
    """The rows at some positions of a source as a batch."""

    read: Callable[[np.int64], Row]
    collate_fn: Callable | None
    num_columns: int

    def __call__(self, indices: Sequence[int]) -> Row:
        if not isinstance(indices, Sequence | np.ndarray):
            raise Refused(f"'batch_sampler' must give lists of positions, but gave {indices!r}")
        if not len(indices):
            raise Refused("'batch_sampler' must give positions, but gave an empty list")
        rows = [self.read(index) for index in np.array(indices, np.int64)]
        if self.collate_fn is None:
            return stack_rows(rows)
        return returned_columns(
            "collate_fn", self.collate_fn(*map(list, zip(*rows, strict=True))), rows, self.num_columns
        )


def _opened(source: Any) -> Iterable:
    return source() if callable(source) else source


def _has_random_access(source: Any) -> bool:
    """Whether any row of ``source`` can be read; the errors say what is missing in a source that cannot be read."""
    if hasattr(source, "__getitem__"):
        if not hasattr(source, "__len__") and not hasattr(source, "__iter__"):
            raise RuntimeError(f"For '{WHO}', a 'source' with '__getitem__' must have '__len__' too, but it has none.")
        return hasattr(source, "__len__")
    if not callable(source) and not hasattr(source, "__iter__"):
        raise TypeError(
            f"For '{WHO}', 'source' must be a function, an iterable or an object with '__getitem__' and '__len__', "
            f"but got {source!r}."
        )
    return False


def _check_batch_sampler(batch_sampler: Any, collate_fn: Any, others: tuple) -> None:
    if batch_sampler is None:
        if collate_fn is not None:
            raise ValueError(f"For '{WHO}', 'collate_fn' must be given with 'batch_sampler'.")
        return
    if isinstance(batch_sampler, Iterator) or not isinstance(batch_sampler, Iterable):
        raise TypeError(f"For '{WHO}', 'batch_sampler' must be an iterable such as a list, but got {batch_sampler!r}.")
    if any(other is not None for other in others):
        raise ValueError(
            f"For '{WHO}', 'batch_sampler' excludes sampler, num_samples, shuffle, num_shards and shard_id."
        )


def _numpy_types(types: list | None) -> list[np.dtype] | None:
    if types is None:
        return None
    _checks.check_type(WHO, "column_types", types, list)
    return [np.dtype(mstype.dtype_to_nptype(t) if isinstance(t, mstype.Type) else t) for t in types]
