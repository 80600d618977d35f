"""Sources: datasets over what a program has in memory or makes itself."""

import copy
import itertools
from collections.abc import Callable, Iterable, Iterator
from types import GeneratorType
from typing import Any

import numpy as np

from .. import _checks
from .._boundary import TensorBase
from .. import dtype as mstype
from . import _workers, operations
from ._batching import stack_rows
from ._node import Run
from ._rows import Refused, Row, check_names, to_array
from .datasets import Dataset
from .samplers import (
    BuiltinSampler,
    DistributedSampler,
    FixedShuffle,
    RandomSampler,
    SequentialSampler,
    SubsetSampler,
    as_sampler,
)

WHO = "GeneratorDataset"


class GeneratorDataset(Dataset):
    """Rows that the program makes.

    Args:
        source: one of
            - an object with ``__getitem__`` and ``__len__`` (a list, an array, one of the program's own): any row can
              be read, so rows can be shuffled, sampled and read by several workers;
            - a function that returns an iterator, such as a generator function: called for each epoch;
            - an iterable. A generator object is read once and its rows are kept.

            A row is a tuple or list of columns, or a single column. A column is a NumPy array, a Tensor, a number,
            text, or a dict of these.
        column_names: the names of the columns, or of the only one.
        column_types: the dtypes the columns must have; not checked by default.
        schema: not offered; give ``column_names``.
        num_samples: the most rows of an epoch; with ``shuffle=True`` they are drawn with replacement.
        num_parallel_workers: how many workers read rows, from a source that allows it.
        shuffle: whether rows are shuffled, in another order in each epoch. By default they are where any row can be
            read; elsewhere it has no effect.
        sampler: which rows are read, instead of ``shuffle``: a sampler or an iterable of positions.
        num_shards, shard_id: read only one shard of so many, as DistributedSampler.
        python_multiprocessing: workers are processes; threads otherwise.
        max_rowsize: has no effect; rows may have any size.
        batch_sampler: an iterable of lists of positions: every row of the dataset is such a batch.
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
    ...     print({name: int(value) for name, value in row.items()})
    {'number': 0, 'square': 0}
    {'number': 1, 'square': 1}
    {'number': 2, 'square': 4}
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
        batch_sampler: Iterable[list[int]] | None = None,
        collate_fn: Callable | None = None,
    ):
        super().__init__()
        operations.check_not_offered(WHO, schema=schema)
        if column_names is None:
            raise ValueError(f"For '{WHO}', 'column_names' must be given.")
        self.column_names = check_names(WHO, "column_names", column_names)
        self.column_types = _numpy_types(column_types)
        _check_source(source)
        self.source = source
        self.random_access = hasattr(source, "__getitem__") and hasattr(source, "__len__")
        self.num_samples = num_samples
        operations.check_workers(WHO, num_parallel_workers)
        operations.check_max_rowsize(WHO, max_rowsize)
        self.num_parallel_workers = num_parallel_workers
        self.python_multiprocessing = _checks.check_bool(WHO, "python_multiprocessing", python_multiprocessing)
        choice = {"num_samples": num_samples, "shuffle": shuffle, "num_shards": num_shards, "shard_id": shard_id}
        self.batch_sampler = _check_batch_sampler(batch_sampler, collate_fn, {**choice, "sampler": sampler})
        self.collate_fn = collate_fn
        self.sampler = choose_sampler(sampler, **choice)
        needs_random_access = {"sampler": sampler, "num_shards": num_shards, "batch_sampler": batch_sampler}
        for name, value in needs_random_access.items():
            if value is not None and not self.random_access:
                raise ValueError(f"For '{WHO}', '{name}' must be left out for a source without '__getitem__'.")
