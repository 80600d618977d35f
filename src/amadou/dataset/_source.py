"""What all sources share: which of their rows are read, in which order, by how many workers."""

import copy
import itertools
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from .. import _checks
from . import _workers, config
from ._cache import DatasetCache
from ._node import Run
from ._rows import Row
from .datasets import Dataset
from .operations import check_workers
from .samplers import BuiltinSampler, FixedShuffle, PKSampler, SequentialSampler, choose_sampler


class SourceDataset(Dataset):
    """A dataset that a pipeline begins with."""


class VisionBaseDataset(Dataset):
    """What MindSpore derives sources of images from; here a name that programs may test for."""


class MappableDataset(SourceDataset):
    """A source of which any row can be read, so that rows can be shuffled, sampled and read by several workers.

    A subclass says how many rows there are and how one is read.
    """

    random_access = True
    # of a part of a split: what its rows are chosen by, and the seed all parts share
    _part_of: BuiltinSampler | None = None
    _part_seed: int | None = None
    python_multiprocessing = False

    def __init__(
        self,
        num_parallel_workers: int | None = None,
        sampler: BuiltinSampler | Iterable[int] | None = None,
        num_samples: int | None = None,
        shuffle: bool | None = None,
        num_shards: int | None = None,
        shard_id: int | None = None,
        cache: DatasetCache | None = None,
    ):
        super().__init__()
        who = type(self).__name__
        check_workers(who, num_parallel_workers)
        self.num_parallel_workers, self.num_samples = num_parallel_workers, num_samples
        self.sampler = choose_sampler(who, sampler, num_samples, shuffle, num_shards, shard_id)
        self.cache = _checks.check_type(who, "cache", cache, (DatasetCache, type(None)))

    def _size(self) -> int:
        """The rows there are."""
        raise NotImplementedError

    def _reader(self) -> Callable[[Any], Row]:
        """A function that reads the row at a position; it must be possible to send it to a process."""
        raise NotImplementedError

    def _labels(self, column: str) -> Sequence[Any]:
        """The values of a column of labels, for a sampler that chooses by them."""
        raise ValueError(f"For '{type(self).__name__}', there is no column '{column}' that PKSampler can choose by.")

    @property
    def fresh(self) -> bool:
        return self.cache is None

    def num_rows(self) -> int | None:
        return self._bound_sampler().length(self._size())

    def is_shuffled(self) -> bool:
        return self.sampler.is_shuffled()

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
        if self._part_seed is not None:
            run = run.or_seed(self._part_seed)
        read = self._reader() if self.cache is None else self.cache.around(self._reader())
        workers = config.workers(self.num_parallel_workers)
        return _workers.run(type(self).__name__, read, self._orders(run), workers, self.python_multiprocessing)

    def _orders(self, run: Run) -> Iterator[Iterable]:
        return self._bound_sampler().orders(self._size(), run)

    def _bound_sampler(self) -> BuiltinSampler:
        """The sampler, which knows the labels of the rows if it needs them."""
        if isinstance(self.sampler, PKSampler):
            return self.sampler.bound(self._labels(self.sampler.class_column))
        return self.sampler

    def _parts(self, counts: list[int], randomize: bool, seed: int) -> tuple[Dataset, ...]:
        whole: BuiltinSampler = FixedShuffle() if randomize else SequentialSampler()
        whole.add_child(self.sampler)
        parts = []
        for start, count in zip(itertools.accumulate(counts, initial=0), counts, strict=False):
            part = copy.copy(self)
            part.sampler = part._part_of = SequentialSampler(start, count)
            part.sampler.add_child(whole)
            part._part_seed = seed
            parts.append(part)
        return tuple(parts)


@dataclass(frozen=True)
class Table:
    """The rows of a source: what is known of each, and how it is read.

    ``labels`` are columns that rows may be chosen by, ``classes`` the numbers of the classes by name.
    """

    records: Sequence[Any]
    read: Callable[[Any], Row]
    labels: dict[str, Sequence[Any]] | None = None
    classes: dict[str, int] | None = None

    def __call__(self, index: np.integer) -> Row:
        return self.read(self.records[int(index)])


@dataclass(frozen=True)
class InMemory:
    """Reads a row of arrays."""

    arrays: Sequence[np.ndarray]

    def __call__(self, index: int) -> Row:
        return tuple([np.array(array[index]) for array in self.arrays])
