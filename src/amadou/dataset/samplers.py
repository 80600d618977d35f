"""Samplers: which rows of a random-access source are read, and in which order.

A sampler makes one array of positions for each epoch. With a child it chooses among the positions of the child.
The orders for a seed are MindSpore's, see ``_mersenne.py``.
"""

import copy
import enum
import itertools
import math
import numbers
from collections.abc import Iterable, Iterator
from typing import Any

import numpy as np

from .. import _checks
from . import _mersenne, config
from ._node import Run

_INT64_MAX = 2**63 - 1


class Shuffle(str, enum.Enum):
    """How far a shuffle reaches in a data set of files."""

    FALSE = "false"
    ADAPTIVE = "adaptive"
    GLOBAL = "global"
    PARTIAL = "partial"
    FILES = "files"
    INFILE = "infile"


def reach_of(shuffle: bool | Shuffle | None) -> Shuffle:
    """How far the shuffle reaches that the argument of a data set asks for: True and None are GLOBAL."""
    return shuffle if isinstance(shuffle, Shuffle) else Shuffle.FALSE if shuffle is False else Shuffle.GLOBAL


class Implementation(enum.Enum):
    """How MindSpore runs an operation: in C++ or in Python."""

    C = 0
    PY = 1


class BuiltinSampler:
    """What all samplers share: ``num_samples``, the most rows of an epoch (None or 0 for all), and a child."""

    def __init__(self, num_samples: int | None = None):
        if num_samples is not None:
            _checks.check_int_range(type(self).__name__, "num_samples", num_samples, 0, _INT64_MAX)
        self.num_samples = num_samples
        self.child_sampler: BuiltinSampler | None = None

    def add_child(self, sampler: "BuiltinSampler | None") -> None:
        """Choose among the rows that ``sampler`` gives.

        Raises:
            RuntimeError: if there is a child already.
        """
        if self.child_sampler is not None:
            raise RuntimeError(f"For '{type(self).__name__}', there must be one child, but got another.")
        self.child_sampler = sampler

    def get_child(self) -> "BuiltinSampler | None":
        return self.child_sampler

    def get_num_samples(self) -> int | None:
        """The smallest ``num_samples`` of this sampler and its children; None if none of them has one."""
        inner = self.child_sampler.get_num_samples() if self.child_sampler is not None else None
        given = [n for n in (self.num_samples, inner) if n is not None]
        return min(given, default=None)

    def is_shuffled(self) -> bool:
        """Whether the order is random, here or in a child."""
        return self.child_sampler is not None and self.child_sampler.is_shuffled()

    def is_sharded(self) -> bool:
        """Whether a shard of the rows is read, here or in a child."""
        return self.child_sampler is not None and self.child_sampler.is_sharded()

    def orders(self, num_rows: int, run: Run) -> Iterator[np.ndarray]:
        """int64 positions of the rows to read among ``num_rows``, one array for each epoch, without end."""
        if self.child_sampler is None:
            return map(_as_positions, self._choices(num_rows, run))
        inner = self.child_sampler.orders(num_rows, run)
        chosen = self._choices(self.child_sampler.length(num_rows), run)
        return (rows[_as_positions(choice)] for rows, choice in zip(inner, chosen, strict=True))

    def length(self, num_rows: int) -> int:
        """How many rows an epoch has."""
        if self.child_sampler is not None:
            num_rows = self.child_sampler.length(num_rows)
        return self._count(num_rows)

    def _count(self, num_rows: int) -> int:
        return min(num_rows, self.num_samples or num_rows)

    def _choices(self, num_rows: int, run: Run) -> Iterator[Any]:
        """Positions among ``num_rows``, for each epoch."""
        raise NotImplementedError(f"For '{type(self).__name__}', there is no order of rows.")


class Sampler(BuiltinSampler):
    """A sampler of the program's own: ``__iter__`` yields the positions of an epoch.

    ``self.dataset_size`` is the number of rows to choose from.

    >>> from amadou import dataset as ds
    >>> class Reversed(ds.Sampler):
    ...     def __iter__(self):
    ...         return iter(range(self.dataset_size - 1, -1, -1))
    >>> [int(row[0]) for row in ds.NumpySlicesDataset([1, 2, 3], sampler=Reversed())]
    [3, 2, 1]
    """

    def __init__(self, num_samples: int | None = None):
        super().__init__(num_samples)
        self.dataset_size = 0

    def __iter__(self) -> Iterator[int]:
        raise NotImplementedError(f"For '{type(self).__name__}', '__iter__' must be written.")

    def get_indices(self) -> np.ndarray:
        """The positions of an epoch, at most ``num_samples``."""
        return np.array(list(itertools.islice(self, self.num_samples or None)))

    def reset(self) -> None:
        """Called before each epoch but the first."""

    def _count(self, num_rows: int) -> int:
        self.dataset_size = num_rows
        return len(self.get_indices())

    def _choices(self, num_rows: int, run: Run) -> Iterator[np.ndarray]:
        while True:
            self.dataset_size = num_rows
            yield self.get_indices()
            self.reset()


class IterSampler(Sampler):
    """The positions of an iterable, such as a list, in each epoch."""

    def __init__(self, sampler: Iterable[int], num_samples: int | None = None):
        super().__init__(num_samples)
        self.sampler = sampler

    def __iter__(self) -> Iterator[int]:
        return iter(self.sampler)


class SequentialSampler(BuiltinSampler):
    """The rows in their order.

    Args:
        start_index: the first row; None for 0.
        num_samples: the most rows of an epoch; None or 0 for all.

    >>> from amadou import dataset as ds
    >>> [int(row[0]) for row in ds.NumpySlicesDataset([5, 6, 7, 8], sampler=ds.SequentialSampler(1, 2))]
    [6, 7]
    """

    def __init__(self, start_index: int | None = None, num_samples: int | None = None):
        super().__init__(num_samples)
        if start_index is not None:
            _checks.check_int("SequentialSampler", "start_index", start_index)
        self.start_index = start_index

    def _count(self, num_rows: int) -> int:
        start = self.start_index or 0
        if not 0 <= start < num_rows:
            raise RuntimeError(f"For 'SequentialSampler', 'start_index' must be in [0, {num_rows}), but got {start}.")
        return super()._count(num_rows - start)

    def _choices(self, num_rows: int, run: Run) -> Iterator[range]:
        start = self.start_index or 0
        return itertools.repeat(range(start, start + self._count(num_rows)))


class RandomSampler(BuiltinSampler):
    """The rows in a random order, another one in each epoch.

    Args:
        replacement: draw each row from all rows, so that one may come more than once.
        num_samples: the most rows of an epoch; None or 0 for all.
        shuffle: for data sets of files: how far to shuffle.
    """

    def __init__(self, replacement: bool = False, num_samples: int | None = None, shuffle: Shuffle = Shuffle.GLOBAL):
        super().__init__(num_samples)
        self.replacement = _checks.check_bool("RandomSampler", "replacement", replacement)
        self.shuffle = _checks.check_type("RandomSampler", "shuffle", shuffle, Shuffle)

    def is_shuffled(self) -> bool:
        return True

    def _choices(self, num_rows: int, run: Run) -> Iterator[list[int]]:
        count = self._count(num_rows)
        if not self.replacement:
            return (order[:count] for order in _permutations(list(range(num_rows)), itertools.count(run.seed)))
        draws = (_mersenne.below(_mersenne.words32((run.seed + epoch) % 2**32)) for epoch in itertools.count())
        return ([draw(num_rows) for _ in range(count)] for draw in draws)


class FixedShuffle(BuiltinSampler):
    """The rows in a random order, the same in each epoch: what ``split`` chooses its parts from."""

    def is_shuffled(self) -> bool:
        return True

    def _choices(self, num_rows: int, run: Run) -> Iterator[list[int]]:
        return itertools.repeat(next(_permutations(list(range(num_rows)), itertools.count(run.seed))))


class DistributedSampler(BuiltinSampler):
    """One shard of the rows: every ``num_shards``-th of them.

    The shards have the same length; rows from the beginning come again where the rows do not suffice. The order of a
    shuffle is that of the seed at the time the sampler is made, and the same in all processes even without a seed.

    Args:
        num_shards: the number of shards.
        shard_id: which one, from 0.
        shuffle: whether all rows are shuffled before, in another order in each epoch.
        num_samples: the most rows of an epoch; None or 0 for all.
        offset: which shard the first row goes to; then no row comes twice, and shards may differ in length by one.
            -1 for the first shard, with equal lengths.
    """

    def __init__(
        self, num_shards: int, shard_id: int, shuffle: bool = True, num_samples: int | None = None, offset: int = -1
    ):
        super().__init__(num_samples)
        self.num_shards = _checks.check_int("DistributedSampler", "num_shards", num_shards)
        self.shard_id = _checks.check_int("DistributedSampler", "shard_id", shard_id)
        self.shuffle = _checks.check_bool("DistributedSampler", "shuffle", shuffle)
        self.offset = _checks.check_int("DistributedSampler", "offset", offset)
        # all processes must shuffle alike, so this is the one order that does not vary without a seed
        self.seed = config.get_seed() + 1

    def set_offset(self, offset: int) -> None:
        self.offset = offset

    def is_shuffled(self) -> bool:
        return self.shuffle or super().is_shuffled()

    def is_sharded(self) -> bool:
        return True

    def _count(self, num_rows: int) -> int:
        return len(self._places(num_rows))

    def _places(self, num_rows: int) -> range:
        """The places of this shard in the order of all rows; from ``num_rows`` on they are the first ones again."""
        if self.num_shards < 1 or not 0 <= self.shard_id < self.num_shards:
            raise RuntimeError(
                "For 'DistributedSampler', 'shard_id' must be in [0, num_shards), "
                f"but got {self.shard_id} of {self.num_shards} shards."
            )
        if self.offset < 0:
            start, end = self.shard_id, math.ceil(num_rows / self.num_shards) * self.num_shards
        else:
            start, end = (self.shard_id - self.offset) % self.num_shards, num_rows
        return range(start, end, self.num_shards)[: self.num_samples or None]

    def _choices(self, num_rows: int, run: Run) -> Iterator[np.ndarray]:
        places = np.array(self._places(num_rows), np.int64) % num_rows
        rows = list(range(num_rows))
        orders = _permutations(rows, itertools.count(self.seed)) if self.shuffle else itertools.repeat(rows)
        return (np.array(order)[places] for order in orders)


class SubsetSampler(BuiltinSampler):
    """The rows at ``indices``, in that order.

    Args:
        indices: an int or a sequence of them.
        num_samples: the most rows of an epoch; None or 0 for all.
    """

    def __init__(self, indices: Iterable[int], num_samples: int | None = None):
        super().__init__(num_samples)
        if isinstance(indices, str) or not isinstance(indices, Iterable | numbers.Integral):
            raise TypeError(f"For '{type(self).__name__}', 'indices' must be a sequence of int, but got {indices!r}.")
        self.indices: list[int] = list(indices) if isinstance(indices, Iterable) else [indices]  # type: ignore[list-item]
        for index in self.indices:
            if not isinstance(index, numbers.Integral):
                raise TypeError(f"For '{type(self).__name__}', 'indices' must hold int, but got {index!r}.")

    def _count(self, num_rows: int) -> int:
        return super()._count(len(self.indices))

    def _choices(self, num_rows: int, run: Run) -> Iterator[list[int]]:
        for index in self.indices:
            if not 0 <= index < num_rows:
                raise RuntimeError(f"For '{type(self).__name__}', 'indices' must be in [0, {num_rows}), got {index}.")
        return itertools.repeat(self.indices[: self.num_samples or None])


class SubsetRandomSampler(SubsetSampler):
    """The rows at ``indices`` in a random order; with a seed, each epoch permutes the one before alike."""

    def is_shuffled(self) -> bool:
        return True

    def _choices(self, num_rows: int, run: Run) -> Iterator[list[int]]:
        next(super()._choices(num_rows, run))  # checks the indices
        count = self._count(num_rows)
        return (order[:count] for order in _permutations(list(self.indices), map(run.seed_of, itertools.count())))


class WeightedRandomSampler(BuiltinSampler):
    """Rows drawn with chances in proportion to ``weights``; with a seed, the same in each epoch.

    Args:
        weights: a number for each row, not negative.
        num_samples: the number of draws, at most the number of rows; None or 0 for that number.
        replacement: whether a row may be drawn again.

    Raises:
        RuntimeError: when it is used, if weights are negative, all zero or too many, or without replacement too few.
    """

    def __init__(self, weights: Iterable[float], num_samples: int | None = None, replacement: bool = True):
        super().__init__(num_samples)
        self.weights: list[float] = list(weights) if isinstance(weights, Iterable) else [weights]
        for weight in self.weights:
            if not isinstance(weight, numbers.Number):
                raise TypeError(f"For 'WeightedRandomSampler', 'weights' must hold numbers, but got {weight!r}.")
        self.replacement = _checks.check_bool("WeightedRandomSampler", "replacement", replacement)

    def is_shuffled(self) -> bool:
        return True

    def _choices(self, num_rows: int, run: Run) -> Iterator[np.ndarray]:
        weights, count = np.array(self.weights, np.float64), self._count(num_rows)
        if not len(weights) or (weights < 0).any() or not weights.any():
            raise RuntimeError(
                f"For 'WeightedRandomSampler', 'weights' must not be negative or all 0, but got {weights}."
            )
        least = 1 if self.replacement else count
        if not least <= len(weights) <= num_rows:
            raise RuntimeError(
                f"For 'WeightedRandomSampler', the number of 'weights' must be from {least} to {num_rows}, "
                f"but got {len(weights)}."
            )
        draw = _mersenne.weighted if self.replacement else _mersenne.weighted_without_replacement
        return (draw(weights, count, run.seed_of(epoch)) for epoch in itertools.count())


class PKSampler(BuiltinSampler):
    """``num_val`` rows of each class, drawn with replacement: for sources that have labels.

    Args:
        num_val: how many rows of each class.
        num_class: not supported, as in MindSpore.
        shuffle: whether the classes come in a random order, the same one in each epoch.
        class_column: the column that holds the label.
        num_samples: the most rows of an epoch; None or 0 for all.

    Raises:
        NotImplementedError: for a ``num_class``.
    """

    def __init__(
        self,
        num_val: int,
        num_class: None = None,
        shuffle: bool = False,
        class_column: str = "label",
        num_samples: int | None = None,
    ):
        super().__init__(num_samples)
        self.num_val = _checks.check_int("PKSampler", "num_val", num_val)
        if num_class is not None:
            raise NotImplementedError("For 'PKSampler', 'num_class' is not supported; leave it out.")
        self.shuffle = _checks.check_bool("PKSampler", "shuffle", shuffle)
        self.class_column = _checks.check_type("PKSampler", "class_column", class_column, str)
        self._rows_of: list[list[int]] = []

    def bound(self, labels: Iterable[Any]) -> "PKSampler":
        """This sampler for a source whose rows have these labels."""
        found: dict[Any, list[int]] = {}
        for row, label in enumerate(labels):
            found.setdefault(label, []).append(row)
        bound = copy.copy(self)
        bound._rows_of = [found[label] for label in sorted(found)]
        return bound

    def is_shuffled(self) -> bool:
        return True

    def _count(self, num_rows: int) -> int:
        if self.num_val < 1:
            raise RuntimeError(f"For 'PKSampler', 'num_val' must be > 0, but got {self.num_val}.")
        return min(self.num_val * len(self._rows_of), self.num_samples or num_rows * self.num_val)

    def _choices(self, num_rows: int, run: Run) -> Iterator[list[int]]:
        count, classes = self._count(num_rows), list(self._rows_of)
        words = _mersenne.words32(run.seed)
        if self.shuffle:
            _mersenne.shuffle(classes, words)
        for epoch in itertools.count(1):
            draw = _mersenne.below(words)
            yield [rows[draw(len(rows))] for rows in classes for _ in range(self.num_val)][:count]
            words = _mersenne.words32((run.seed + epoch) % 2**32)


def _permutations(rows: list[int], seeds: Iterator[int]) -> Iterator[list[int]]:
    """``rows`` shuffled again and again, each time from the order before and with the next seed."""
    for seed in seeds:
        _mersenne.shuffle(rows, _mersenne.words32(seed % 2**32))
        yield rows


def _as_positions(choice: Any) -> np.ndarray:
    # NumPy's own integers, not Python's: this is what __getitem__ of a source is called with.
    return np.array(choice, np.int64)


def check_shard(who: str, num_shards: int | None, shard_id: int | None) -> None:
    """The two are given together, or neither is."""
    if (num_shards is None) is not (shard_id is None):
        raise RuntimeError(f"For '{who}', 'num_shards' and 'shard_id' must be given together.")


def choose_sampler(
    who: str,
    sampler: Any,
    num_samples: int | None,
    shuffle: bool | None,
    num_shards: int | None,
    shard_id: int | None,
) -> BuiltinSampler:
    """The sampler that the arguments of a dataset ask for.

    Raises:
        TypeError: for a sampler that is none, and for an iterator, which has no second epoch.
        ValueError: for arguments that exclude each other or need each other.
    """
    _checks.check_type(who, "shuffle", shuffle, (bool, type(None)))
    for name, value in {"num_shards": num_shards, "shard_id": shard_id}.items():
        _checks.check_type(who, name, value, (int, type(None)))
    if sampler is not None:
        others = (num_samples, shuffle, num_shards, shard_id)
        if isinstance(sampler, BuiltinSampler) and any(other is not None for other in others):
            raise ValueError(
                f"For '{who}', 'sampler' must be given without num_samples, shuffle, num_shards and shard_id."
            )
        return _as_sampler(who, sampler, num_samples)
    if num_shards is None and shard_id is None:
        if shuffle is False:
            return SequentialSampler(num_samples=num_samples)
        return RandomSampler(replacement=num_samples is not None, num_samples=num_samples)
    if num_shards is None or shard_id is None:
        raise ValueError(f"For '{who}', 'num_shards' and 'shard_id' must be given together.")
    _checks.check_range(who, "num_shards", num_shards, 1, 2**31 - 1)
    _checks.check_range(who, "shard_id", shard_id, 0, num_shards, "[)")
    return DistributedSampler(num_shards, shard_id, shuffle is not False, num_samples)


def _as_sampler(who: str, sampler: Any, num_samples: int | None) -> BuiltinSampler:
    if isinstance(sampler, BuiltinSampler):
        return sampler
    if isinstance(sampler, str | Iterator) or not isinstance(sampler, Iterable):
        raise TypeError(f"For '{who}', 'sampler' must be a sampler or an iterable such as a list, but got {sampler!r}.")
    return IterSampler(sampler, num_samples)
