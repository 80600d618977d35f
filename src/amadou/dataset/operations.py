"""The steps between a source and an iterator, as they work on rows; ``datasets.py`` has their public faces."""

import collections
import dataclasses
import itertools
import math
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

import numpy as np

from .. import _checks, log
from . import _mersenne, _workers, config
from ._batching import BatchInfo, Pad, PadInfo, PerBatchMap, stack_rows
from ._cache import DatasetCache
from ._node import Node, Run
from ._rows import Refused, Row, Wiring, check_names, copied, find_column, picker, to_array, wire
from .callbacks import Calls, DSCallback, around, check_callbacks
from .debug import watched
from .transforms._base import keeps_arguments
from .transforms._random import started

_INT32_MAX = 2**31 - 1
_MOST_KEPT = 100  # rows that can take the place of others


def check_workers(who: str, num_parallel_workers: int | None) -> None:
    if num_parallel_workers is not None:
        _checks.check_int_range(who, "num_parallel_workers", num_parallel_workers, 1, _INT32_MAX)


def check_max_rowsize(who: str, max_rowsize: int | list | None) -> None:
    """Megabytes of shared memory for a row: rows of any size pass here, so the number is only checked."""
    for size in max_rowsize if isinstance(max_rowsize, list) else [max_rowsize]:
        if size is not None:
            _checks.check_int_range(who, "max_rowsize", size, -1, _INT32_MAX)


def check_not_offered(who: str, **options: Any) -> None:
    """Options that would change what a step does, and that are not offered."""
    for name, value in options.items():
        if value is not None:
            raise NotImplementedError(f"For '{who}', '{name}' is not offered by amadou; leave it out.")


@dataclasses.dataclass(frozen=True)
class _Mapping:
    """The operations of a ``map`` on one row."""

    operations: Sequence[Callable]
    inputs: Callable[[Row], Row]
    num_outputs: int
    arrange: Callable[[Row], Row]
    copies: bool

    def __call__(self, row: Row) -> Row:
        values = self.inputs(row)
        if self.copies:
            values = tuple(map(copied, values))
        for operation in self.operations:
            result = operation(*values)
            values = result if isinstance(result, tuple) else (result,)
        if len(values) != self.num_outputs:
            raise Refused(f"the operations must return {self.num_outputs} columns, but returned {len(values)}")
        return self.arrange((*row, *map(to_array, values)))


class Map(Node):
    """Operations on some columns of every row."""

    def __init__(
        self,
        child: Node,
        operations: Callable | list[Callable],
        input_columns: str | list[str] | None = None,
        output_columns: str | list[str] | None = None,
        num_parallel_workers: int | None = None,
        python_multiprocessing: bool = False,
        cache: DatasetCache | None = None,
        callbacks: DSCallback | list[DSCallback] | None = None,
        max_rowsize: int | list[int] | None = None,
        offload: bool | None = None,
    ):
        super().__init__(child)
        self.operations = list(operations) if isinstance(operations, list | tuple) else [operations]
        if not self.operations:
            raise RuntimeError("For 'map', 'operations' must have an operation, but got an empty list.")
        for operation in self.operations:
            if not callable(operation):
                raise ValueError(f"For 'map', 'operations' must be callable, but got {operation!r}.")
        self.input_columns = check_names("map", "input_columns", input_columns) if input_columns is not None else None
        self.output_columns = check_names("map", "output_columns", output_columns) if output_columns else None
        check_workers("map", num_parallel_workers)
        check_max_rowsize("map", max_rowsize)
        check_not_offered("map", offload=offload or None)
        _checks.check_type("map", "cache", cache, (DatasetCache, type(None)))
        self.callbacks = check_callbacks(callbacks)
        self.num_parallel_workers = num_parallel_workers
        self.python_multiprocessing = _checks.check_bool("map", "python_multiprocessing", python_multiprocessing)

    @property
    def fresh(self) -> bool:
        return False  # an operation may return an array that it keeps

    def _wiring(self) -> Wiring:
        columns = self.children[0].columns()
        inputs = self.input_columns or columns[:1]
        return wire("map", columns, inputs, self.output_columns or inputs)

    def columns(self) -> list[str]:
        return self._wiring().names

    def epochs(self, run: Run) -> Iterator[Iterator[Row]]:
        copies = not self.children[0].fresh and not all(map(keeps_arguments, self.operations))
        wiring = self._wiring()
        workers = config.workers(self.num_parallel_workers)
        alone = workers == 1
        operations = [started(operation, run.seed) if alone else operation for operation in self.operations]
        if hooks := config.debug_hooks():
            operations = watched(operations, hooks)
        mapping: Callable = _Mapping(
            operations, picker(wiring.inputs), wiring.num_outputs, picker(wiring.order), copies
        )
        mode = config.get_error_samples_mode()
        if mode is not config.ErrorSamplesMode.RETURN:
            mapping = _Tolerant(mapping)

        def make(epochs: Iterator[Iterator[Row]]) -> Iterator[Iterator[Row]]:
            made = _workers.run("map", mapping, epochs, workers, self.python_multiprocessing)
            return made if mode is config.ErrorSamplesMode.RETURN else (_usable(rows, mode) for rows in made)

        epochs = self.children[0].epochs(run)
        return around(Calls(self.callbacks), epochs, make, run.passes) if self.callbacks else make(epochs)


@dataclasses.dataclass(frozen=True)
class _Tolerant:
    """A mapping that gives None for a row on which it fails."""

    mapping: Callable[[Row], Row]

    def __call__(self, row: Row) -> Row | None:
        try:
            return self.mapping(row)
        except Exception as error:
            log.warning(f"For 'map', a row is left out: {type(error).__name__}: {error}.")
            return None


def _usable(rows: Iterator[Row | None], mode: config.ErrorSamplesMode) -> Iterator[Row]:
    """The rows that are not None; to replace others, the first of them come once more at the end."""
    kept: list[Row] = []
    num_lost = 0
    for row in rows:
        if row is None:
            num_lost += 1
            continue
        if mode is config.ErrorSamplesMode.REPLACE and len(kept) < _MOST_KEPT:
            kept.append(row)
        yield row
    if mode is config.ErrorSamplesMode.REPLACE and kept:
        yield from itertools.islice(itertools.cycle(kept), num_lost)


class Batch(Node):
    """Rows stacked to batches, of a given size or of one that a function chooses."""

    def __init__(
        self,
        child: Node,
        batch_size: int | Callable[[BatchInfo], int],
        drop_remainder: bool = False,
        num_parallel_workers: int | None = None,
        per_batch_map: Callable | None = None,
        input_columns: str | list[str] | None = None,
        output_columns: str | list[str] | None = None,
        python_multiprocessing: bool = False,
        max_rowsize: int | list[int] | None = None,
        pad_info: PadInfo | None = None,
    ):
        super().__init__(child)
        if isinstance(batch_size, bool) or not (isinstance(batch_size, int) or callable(batch_size)):
            raise TypeError(f"For 'batch', 'batch_size' must be an int or a function, but got {batch_size!r}.")
        if isinstance(batch_size, int):
            _checks.check_range("batch", "batch_size", batch_size, 1, _INT32_MAX)
        if per_batch_map is None and input_columns is not None:
            raise ValueError("For 'batch', 'input_columns' must be given with 'per_batch_map'.")
        if per_batch_map is not None and not callable(per_batch_map):
            raise TypeError(f"For 'batch', 'per_batch_map' must be callable, but got {per_batch_map!r}.")
        if per_batch_map is not None and pad_info is not None:
            raise ValueError("For 'batch', 'pad_info' must be left out when 'per_batch_map' is given.")
        check_workers("batch", num_parallel_workers)
        check_max_rowsize("batch", max_rowsize)
        self.batch_size = batch_size
        self.drop_remainder = _checks.check_bool("batch", "drop_remainder", drop_remainder)
        self.num_parallel_workers = num_parallel_workers
        self.per_batch_map = per_batch_map
        self.input_columns = check_names("batch", "input_columns", input_columns) if input_columns else None
        self.output_columns = check_names("batch", "output_columns", output_columns) if output_columns else None
        self.python_multiprocessing = _checks.check_bool("batch", "python_multiprocessing", python_multiprocessing)
        self.pad_info = pad_info

    @property
    def fresh(self) -> bool:
        return self.per_batch_map is None  # it may return an array that it keeps

    def _wiring(self) -> Wiring:
        columns = self.children[0].columns()
        inputs = self.input_columns or columns
        return wire("batch", columns, inputs, self.output_columns or inputs)

    def columns(self) -> list[str]:
        return self.children[0].columns() if self.per_batch_map is None else self._wiring().names

    def num_rows(self) -> int | None:
        rows = self.children[0].num_rows()
        if rows is None or callable(self.batch_size):
            return None
        return rows // self.batch_size if self.drop_remainder else math.ceil(rows / self.batch_size)

    def epochs(self, run: Run) -> Iterator[Iterator[Row]]:
        epochs = enumerate(self.children[0].epochs(run))
        if self.per_batch_map is not None:
            mapping = PerBatchMap(self.per_batch_map, self._wiring(), not self.children[0].fresh)
            batches = (self._groups(rows, int(epoch // run.passes)) for epoch, rows in epochs)
            workers = config.workers(self.num_parallel_workers)
            return _workers.run("batch", mapping, batches, workers, self.python_multiprocessing)
        join = stack_rows if self.pad_info is None else self._pad(self.pad_info)
        groups = ((group for group, _ in self._groups(rows, int(epoch // run.passes))) for epoch, rows in epochs)
        return _workers.run("batch", join, groups, 1, False)

    def _pad(self, pad_info: PadInfo) -> Pad:
        columns = self.children[0].columns()
        pads = pad_info or dict.fromkeys(columns, (None, None))
        return Pad([(find_column("padded_batch", columns, name), *pad) for name, pad in pads.items()])

    def _groups(self, rows: Iterator[Row], epoch: int) -> Iterator[tuple[list[Row], BatchInfo]]:
        for number in itertools.count():
            info = BatchInfo(epoch, number)
            size = self.batch_size if isinstance(self.batch_size, int) else self._chosen_size(self.batch_size, info)
            group = list(itertools.islice(rows, size))
            if not group or (self.drop_remainder and len(group) < size):
                return
            yield group, info

    def _chosen_size(self, choose: Callable[[BatchInfo], int], info: BatchInfo) -> int:
        try:
            size = choose(info)
        except Exception as error:
            raise _workers.failure("batch", info.get_batch_num(), error) from error
        if not isinstance(size, int) or size < 1:
            raise RuntimeError(f"For 'batch', 'batch_size' must return an int > 0, but returned {size!r}.")
        return size


class Shuffle(Node):
    """Rows drawn at random from a buffer that is filled up from the child."""

    def __init__(self, child: Node, buffer_size: int):
        super().__init__(child)
        self.buffer_size = _checks.check_int_range("shuffle", "buffer_size", buffer_size, 2, _INT32_MAX)

    def epochs(self, run: Run) -> Iterator[Iterator[Row]]:
        return shuffled(self.children[0].epochs(run), self.buffer_size, self.num_rows(), run.seed)


def shuffled(epochs: Iterator[Iterator[Row]], buffer_size: int, num_rows: int | None, seed: int) -> Iterator:
    """Epoch by epoch the rows of ``epochs``, drawn from a buffer of so many."""
    words = _mersenne.words64(seed)
    unused: Iterator[int] = iter(())
    for rows in epochs:
        collections.deque(unused, maxlen=0)  # an epoch that was left early: the next begins where it does otherwise
        if num_rows is None:
            yield _drawn(rows, buffer_size, words)
        else:
            unused = itertools.islice(words, num_rows)
            yield _drawn(rows, buffer_size, unused)


def _drawn(rows: Iterator[Row], buffer_size: int, words: Iterator[int]) -> Iterator[Row]:
    rows = iter(rows)
    buffer = list(itertools.islice(rows, buffer_size))
    while buffer:
        slot = next(words) % len(buffer)
        row, buffer[slot] = buffer[slot], buffer[-1]
        buffer[-1:] = itertools.islice(rows, 1)
        yield row


class Split(Node):
    """All rows in one order for all parts of a split, the same in each epoch."""

    def __init__(self, child: Node, num_rows: int, randomize: bool, seed: int):
        super().__init__(child)
        self.buffer_size, self.randomize, self.seed = num_rows, randomize, seed

    def epochs(self, run: Run) -> Iterator[Iterator[Row]]:
        run = run.or_seed(self.seed)
        epochs = self.children[0].epochs(run)
        return (
            (_drawn(rows, self.buffer_size, _mersenne.words64(run.seed)) for rows in epochs)
            if self.randomize
            else epochs
        )


class Repeat(Node):
    """Several epochs of the child as one."""

    def __init__(self, child: Node, count: int | None = None):
        super().__init__(child)
        if count is not None:
            _checks.check_int("repeat", "count", count)
            _checks.check_that("repeat", "count", count, "-1 or an int > 0", lambda n: n == -1 or n > 0)
        self.count = -1 if count is None else count

    def num_rows(self) -> int | None:
        rows = self.children[0].num_rows()
        # MindSpore counts one round of an endless repeat.
        return rows if rows is None or self.count == -1 else rows * self.count

    def epochs(self, run: Run) -> Iterator[Iterator[Row]]:
        count = None if self.count == -1 else self.count
        passes = run.passes * (count or math.inf)
        epochs = self.children[0].epochs(dataclasses.replace(run, passes=passes))
        while True:
            yield itertools.chain.from_iterable(itertools.islice(epochs, count))


class Skip(Node):
    """All but the first rows."""

    def __init__(self, child: Node, count: int):
        super().__init__(child)
        self.count = _checks.check_int_range("skip", "count", count, 0, _INT32_MAX)

    def num_rows(self) -> int | None:
        rows = self.children[0].num_rows()
        return None if rows is None else max(0, rows - self.count)

    def rows(self, rows: Iterator[Row]) -> Iterator[Row]:
        return itertools.islice(rows, self.count, None)


class Take(Node):
    """The first rows."""

    def __init__(self, child: Node, count: int = -1):
        super().__init__(child)
        _checks.check_int("take", "count", count)
        self.count = _checks.check_that("take", "count", count, "-1 or an int > 0", lambda n: n == -1 or n > 0)

    def num_rows(self) -> int | None:
        rows = self.children[0].num_rows()
        return rows if rows is None or self.count == -1 else min(rows, self.count)

    def rows(self, rows: Iterator[Row]) -> Iterator[Row]:
        return rows if self.count == -1 else itertools.islice(rows, self.count)


class Filter(Node):
    """The rows for which a predicate on some columns is true."""

    def __init__(
        self,
        child: Node,
        predicate: Callable[..., Any],
        input_columns: str | list[str] | None = None,
        num_parallel_workers: int | None = None,
    ):
        super().__init__(child)
        if not callable(predicate):
            raise TypeError(f"For 'filter', 'predicate' must be callable, but got {predicate!r}.")
        check_workers("filter", num_parallel_workers)
        self.predicate = predicate
        self.input_columns = check_names("filter", "input_columns", input_columns) if input_columns else None
        self.num_parallel_workers = num_parallel_workers

    def num_rows(self) -> None:
        return None

    def epochs(self, run: Run) -> Iterator[Iterator[Row]]:
        columns = self.children[0].columns()
        inputs = picker([find_column("filter", columns, name) for name in self.input_columns or columns])
        epochs, workers = self.children[0].epochs(run), config.workers(self.num_parallel_workers)
        judged = _workers.run("filter", _Judge(self.predicate, inputs), epochs, workers, False)
        return ((row for row, stays in rows if stays) for rows in judged)


@dataclasses.dataclass(frozen=True)
class _Judge:
    predicate: Callable[..., Any]
    inputs: Callable[[Row], Row]

    def __call__(self, row: Row) -> tuple[Row, bool]:
        return row, bool(self.predicate(*self.inputs(row)))


class Project(Node):
    """Some columns, in a given order."""

    def __init__(self, child: Node, columns: str | list[str]):
        super().__init__(child)
        self.kept_columns = check_names("project", "columns", columns)

    def columns(self) -> list[str]:
        return self.kept_columns

    def epochs(self, run: Run) -> Iterator[Iterator[Row]]:
        columns = self.children[0].columns()
        pick = picker([find_column("project", columns, name) for name in self.kept_columns])
        return (map(pick, rows) for rows in self.children[0].epochs(run))


class Rename(Node):
    """The same rows under other column names."""

    def __init__(self, child: Node, input_columns: str | list[str], output_columns: str | list[str]):
        super().__init__(child)
        self.input_columns = check_names("rename", "input_columns", input_columns)
        self.output_columns = check_names("rename", "output_columns", output_columns)
        if len(self.input_columns) != len(self.output_columns):
            raise ValueError(
                "For 'rename', 'input_columns' and 'output_columns' must be as many, "
                f"but got {self.input_columns} and {self.output_columns}."
            )

    def columns(self) -> list[str]:
        columns = list(self.children[0].columns())
        positions = [find_column("rename", columns, name) for name in self.input_columns]
        for position, name in zip(positions, self.output_columns, strict=True):
            columns[position] = name
        if len(set(columns)) < len(columns):
            raise RuntimeError(f"For 'rename', the columns must be different afterwards, but got {columns}.")
        return columns


class Zip(Node):
    """The columns of several datasets side by side, as long as all have rows."""

    def __init__(self, datasets: Sequence[Node]):
        super().__init__(*datasets)
        if len(datasets) < 2:
            raise ValueError(f"For 'zip', there must be two datasets or more, but got {len(datasets)}.")

    def columns(self) -> list[str]:
        columns = [name for child in self.children for name in child.columns()]
        if len(set(columns)) < len(columns):
            raise RuntimeError(f"For 'zip', the columns must be different, but got {columns}.")
        return columns

    def num_rows(self) -> int | None:
        return _combined(min, self.children)

    def epochs(self, run: Run) -> Iterator[Iterator[Row]]:
        for epoch in zip(*(child.epochs(run) for child in self.children), strict=True):
            yield (tuple(itertools.chain(*rows)) for rows in zip(*epoch, strict=False))


class Concat(Node):
    """The rows of several datasets one after the other, or those of a ``shard`` of them."""

    shard = slice(None)

    def columns(self) -> list[str]:
        first, *others = (child.columns() for child in self.children)
        for columns in others:
            if columns != first:
                raise RuntimeError(f"For 'concat', all datasets must have the columns {first}, but got {columns}.")
        return first

    def num_rows(self) -> int | None:
        rows = _combined(sum, self.children)
        return None if rows is None else len(range(rows)[self.shard])

    def epochs(self, run: Run) -> Iterator[Iterator[Row]]:
        for epoch in zip(*(child.epochs(run) for child in self.children), strict=True):
            yield itertools.islice(self._joined(epoch), self.shard.start, None, self.shard.step)

    def _joined(self, epoch: Iterable[Iterator[Row]]) -> Iterator[Row]:
        dtypes: list = []
        for rows in epoch:
            for first in itertools.islice(rows, 1):
                dtypes = dtypes or _dtypes(first)
                if _dtypes(first) != dtypes:
                    raise RuntimeError(
                        f"For 'concat', all datasets must have the dtypes {dtypes}, but got {_dtypes(first)}."
                    )
                yield first
            yield from rows


def _dtypes(row: Row) -> list:
    return [np.dtype(a.dtype.type) if isinstance(a, np.ndarray) else type(a) for a in row]


def _combined(combine: Callable[[list[int]], int], children: Sequence[Node]) -> int | None:
    counts = [child.num_rows() for child in children]
    return None if None in counts else combine(counts)  # type: ignore[arg-type]
