"""Sources: datasets over what a program has in memory or makes itself."""

import copy
import itertools
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from types import GeneratorType
from typing import Any

import numpy as np

from .. import _checks
from .. import dtype as mstype
from . import _workers
from ._batching import returned_column, stack_rows
from ._node import Run
from ._rows import Refused, Row, check_names, to_array
from .datasets import Dataset
from .operations import check_max_rowsize, check_not_offered, check_workers
from .samplers import BuiltinSampler, FixedShuffle, SequentialSampler, choose_sampler


class GeneratorDataset(Dataset):
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
        super().__init__()
        check_not_offered("GeneratorDataset", schema=schema)
        if column_names is None:
            raise ValueError("For 'GeneratorDataset', 'column_names' must be given.")
        self.column_names = check_names("GeneratorDataset", "column_names", column_names)
        self.column_types = _numpy_types(column_types)
        self.source, self.random_access = source, _has_random_access(source)
        check_workers("GeneratorDataset", num_parallel_workers)
        check_max_rowsize("GeneratorDataset", max_rowsize)
        self.num_parallel_workers = num_parallel_workers
        self.python_multiprocessing = _checks.check_bool(
            "GeneratorDataset", "python_multiprocessing", python_multiprocessing
        )
        self.num_samples = num_samples
        self.sampler = choose_sampler("GeneratorDataset", sampler, num_samples, shuffle, num_shards, shard_id)
        self.batch_sampler, self.collate_fn = batch_sampler, collate_fn
        _check_batch_sampler(batch_sampler, collate_fn, (num_samples, shuffle, num_shards, shard_id, sampler))
        for name, value in {"sampler": sampler, "num_shards": num_shards, "batch_sampler": batch_sampler}.items():
            if value is not None and not self.random_access:
                raise ValueError(f"For 'GeneratorDataset', '{name}' must be left out for a source without '__getitem__'.")
        # of a part of a split: what its rows are chosen by, and the seed all parts share
        self._part_of: BuiltinSampler | None = None
        self._part_seed: int | None = None

    def __getitem__(self, index: int) -> Any:
        """The row at ``index`` as the source gives it."""
        return self.source[index]

    @property
    def fresh(self) -> bool:
        return False

    def columns(self) -> list[str]:
        return list(self.column_names)

    def num_rows(self) -> int | None:
        if self.batch_sampler is not None:
            batches = self.batch_sampler
            return len(batches) if hasattr(batches, "__len__") else sum(1 for _ in batches)
        if self.random_access:
            return self.sampler.length(self._source_size())
        return len(self.source) if hasattr(self.source, "__len__") and not self.num_samples else None

    def get_batch_size(self) -> int:
        return 1 if self.batch_sampler is None else -1

    def is_shuffled(self) -> bool:
        return self.random_access and self.batch_sampler is None and self.sampler.is_shuffled()

    def is_sharded(self) -> bool:
        return self.sampler.is_sharded()

    def use_sampler(self, new_sampler: BuiltinSampler) -> None:
        """Choose rows by another sampler: among all rows, or among those of this part of a split."""
        if not isinstance(new_sampler, BuiltinSampler):
            raise TypeError(f"For 'use_sampler', 'new_sampler' must be a sampler, but got {new_sampler!r}.")
        self.sampler = copy.copy(new_sampler)
        if self._part_of is not None:
            self.sampler.add_child(self._part_of)

    def add_sampler(self, new_sampler: BuiltinSampler) -> None:
        """Choose by another sampler among the rows that are chosen so far."""
        if not isinstance(new_sampler, BuiltinSampler):
            raise TypeError(f"For 'add_sampler', 'new_sampler' must be a sampler, but got {new_sampler!r}.")
        new_sampler = copy.copy(new_sampler)
        new_sampler.add_child(self.sampler)
        self.sampler = new_sampler

    def epochs(self, run: Run) -> Iterator[Iterator[Row]]:
        make_row = _MakeRow(len(self.column_names), self.column_types)
        if not self.random_access:
            return (self._read_through(make_row) for _ in itertools.count())
        if self._part_seed is not None:
            run = run.or_seed(self._part_seed)
        read: Callable = _Read(self.source, make_row)
        orders: Iterator[Iterable] = self.sampler.orders(self._source_size(), run.seed)
        if self.batch_sampler is not None:
            read = _ReadBatch(read, self.collate_fn, len(self.column_names))
            orders = itertools.repeat(self.batch_sampler)
        return _workers.run("GeneratorDataset", read, orders, self.num_parallel_workers, self.python_multiprocessing)

    def _source_size(self) -> int:
        size = len(self.source)
        if not size:
            raise RuntimeError("For 'GeneratorDataset', 'source' must have rows, but its length is 0.")
        return size

    def _read_through(self, make_row: "_MakeRow") -> Iterator[Row]:
        if isinstance(self.source, GeneratorType):
            self.source, source = itertools.tee(self.source)
        elif isinstance(self.source, type(itertools.tee(())[0])):
            source = copy.copy(self.source)
        else:
            source = self.source
        rows = _workers.run("GeneratorDataset", make_row, iter([_Opened(source)]), 1, False)
        number = -1
        for number, row in enumerate(itertools.islice(next(rows), self.num_samples or None)):
            yield row
        if hasattr(source, "__len__") and not self.num_samples and number + 1 != len(source):
            raise RuntimeError(
                f"For 'GeneratorDataset', 'source' must give as many rows as its length {len(source)}, "
                f"but gave {number + 1}."
            )
