"""``Dataset``: what every data pipeline offers. The work is done in ``operations.py``."""

import builtins
import itertools
from collections.abc import Callable, Iterator
from typing import Any, NoReturn

import numpy as np

from .. import _checks
from . import config, operations
from ._batching import BatchInfo, PadInfo
from ._buckets import BucketBatch
from ._node import Node, new_run
from ._rows import Row
from ._saving import save
from ._split import part_sizes
from ._sync import SyncWait, gates
from .iterators import DictIterator, TupleIterator
from .samplers import DistributedSampler, RandomSampler


class Dataset(Node):
    """A pipeline: rows of named columns, made when they are asked for.

    Every operation gives a new dataset on top of this one. Iterating gives one epoch of Tensors:

    >>> from amadou import dataset as ds
    >>> data = ds.NumpySlicesDataset({"x": [[1, 2], [3, 4], [5, 6]], "y": [0, 1, 0]}, shuffle=False)
    >>> for x, y in data.map(lambda x: x * 10, "x").batch(2):
    ...     print(x.asnumpy().tolist(), y)
    [[10, 20], [30, 40]] [0 1]
    [[50, 60]] [0]
    """

    children: "list[Dataset]"  # type: ignore[assignment]
    _counted: int | None = None

    # -- operations ----------------------------------------------------------------------------------------------

    def map(
        self,
        operations: Callable | list[Callable],
        input_columns: str | list[str] | None = None,
        output_columns: str | list[str] | None = None,
        num_parallel_workers: int | None = None,
        **kwargs: Any,
    ) -> "MapDataset":
        """Apply operations, one after the other, to some columns of every row.

        An operation gets the columns as NumPy arrays and returns one value, or a tuple of columns.

        Args:
            operations: a transform or any function, or a list of them.
            input_columns: the columns for the first operation; the first column by default.
            output_columns: names for what the last one returns, by default those of ``input_columns``. If they are as
                many as the inputs they take their places, otherwise they come before the columns that are left.
            num_parallel_workers: how many workers call the operations.
            python_multiprocessing: workers are processes; threads otherwise.
            max_rowsize: has no effect; rows may have any size.
            callbacks: a :class:`DSCallback` or a list of them.
            cache: has no effect: what operations make is not kept.
            offload: not offered.

        Raises:
            RuntimeError: when it runs, if an operation fails; its own exception is the cause.
        """
        return MapDataset(self, operations, input_columns, output_columns, num_parallel_workers, **kwargs)

    def batch(
        self,
        batch_size: int | Callable[[BatchInfo], int],
        drop_remainder: bool = False,
        num_parallel_workers: int | None = None,
        **kwargs: Any,
    ) -> "BatchDataset":
        """Stack rows along a new first axis.

        Args:
            batch_size: rows of a batch, or a function of a BatchInfo that says it.
            drop_remainder: leave out a last batch that is not full.
            num_parallel_workers: how many workers call ``per_batch_map``.
            per_batch_map: a function that gets the columns as lists of arrays, and a BatchInfo, and returns a tuple
                of columns of as many rows each.
            input_columns: the columns it gets, all by default.
            output_columns: names for what it returns; they are placed as by :meth:`map`.
            python_multiprocessing: workers are processes; threads otherwise.
            max_rowsize: has no effect; rows may have any size.
            pad_info: as in :meth:`padded_batch`.

        Raises:
            RuntimeError: when it runs, if the arrays of a batch differ in shape or dtype.
        """
        return BatchDataset(self, batch_size, drop_remainder, num_parallel_workers, **kwargs)

    def padded_batch(
        self,
        batch_size: int | Callable[[BatchInfo], int],
        drop_remainder: bool = False,
        num_parallel_workers: int | None = None,
        pad_info: PadInfo | None = None,
    ) -> "PaddedBatchDataset":
        """As :meth:`batch`, with arrays filled up to one shape.

        Args:
            pad_info: column -> (shape, value to fill with). A shape of None, or None for an axis, means the largest
                in the batch; ``{}`` does so for all columns. Larger arrays are cut off.
        """
        return PaddedBatchDataset(self, batch_size, drop_remainder, num_parallel_workers, pad_info=pad_info)

    def bucket_batch_by_length(
        self,
        column_names: list[str],
        bucket_boundaries: list[int],
        bucket_batch_sizes: list[int],
        element_length_function: Callable[..., int] | None = None,
        pad_info: PadInfo | None = None,
        pad_to_bucket_boundary: bool = False,
        drop_remainder: bool = False,
    ) -> "BucketBatchByLengthDataset":
        """Batches of rows of about one length: rows are put into buckets, and one that is full is a batch.

        Args:
            column_names: the columns that ``element_length_function`` gets; without one the column whose first axis
                is the length.
            bucket_boundaries: where buckets end: a length belongs to the first one that is above it.
            bucket_batch_sizes: the rows of a batch of each bucket; one more, for lengths beyond the last boundary.
            element_length_function: a function of the columns that says the length.
            pad_info: as in :meth:`padded_batch`.
            pad_to_bucket_boundary: axes without a size are filled up to the boundary less one, not to the largest.
            drop_remainder: leave out what is in the buckets at the end.
        """
        return BucketBatchByLengthDataset(
            self,
            column_names,
            bucket_boundaries,
            bucket_batch_sizes,
            element_length_function,
            pad_info,
            pad_to_bucket_boundary,
            drop_remainder,
        )

    def sync_wait(
        self, condition_name: str, num_batch: int = 1, callback: Callable[[Any], Any] | None = None
    ) -> "SyncWaitDataset":
        """Let ``num_batch`` rows through, and as many again after each :meth:`sync_update` of that name.

        Args:
            condition_name: a name of its own.
            num_batch: how many.
            callback: what ``sync_update`` calls with its data.
        """
        return SyncWaitDataset(self, condition_name, num_batch, callback)

    def sync_update(self, condition_name: str, num_batch: int | None = None, data: Any = None) -> None:
        """Open the gate of :meth:`sync_wait` somewhere before this step.

        Args:
            condition_name: its name.
            num_batch: for how many more rows; as many as there by default.
            data: what the callback there gets.

        Raises:
            RuntimeError: if there is no such gate.
        """
        for gate in gates(self):
            if gate.condition_name == condition_name:
                return gate.update(num_batch, data)
        raise RuntimeError(f"For 'sync_update', there must be a 'sync_wait' of the name {condition_name!r}.")

    def is_sync(self) -> bool:
        """Whether there is a :meth:`sync_wait` somewhere before this step."""
        return any(True for _ in gates(self))

    def disable_sync(self) -> None:
        """Open all gates for good."""
        for gate in gates(self):
            gate.open()

    def get_sync_notifiers(self) -> dict[str, Callable[..., None]]:
        """The functions that open the gates, by name."""
        return {gate.condition_name: gate.update for gate in gates(self)}

    def shuffle(self, buffer_size: int) -> "ShuffleDataset":
        """Draw rows at random from the next ``buffer_size`` rows; a buffer for all rows shuffles perfectly."""
        return ShuffleDataset(self, buffer_size)

    def repeat(self, count: int | None = None) -> "RepeatDataset":
        """``count`` epochs as one; without end for None or -1."""
        return RepeatDataset(self, count)

    def skip(self, count: int) -> "SkipDataset":
        """Leave out the first ``count`` rows."""
        return SkipDataset(self, count)

    def take(self, count: int = -1) -> "TakeDataset":
        """Only the first ``count`` rows; -1 for all."""
        return TakeDataset(self, count)

    def filter(
        self,
        predicate: Callable[..., Any],
        input_columns: str | list[str] | None = None,
        num_parallel_workers: int | None = None,
    ) -> "FilterDataset":
        """Only the rows for which ``predicate`` is true of the input columns (all by default)."""
        return FilterDataset(self, predicate, input_columns, num_parallel_workers)

    def project(self, columns: str | list[str]) -> "ProjectDataset":
        """Only these columns, in this order."""
        return ProjectDataset(self, columns)

    def rename(self, input_columns: str | list[str], output_columns: str | list[str]) -> "RenameDataset":
        """Give the input columns the names of the output columns."""
        return RenameDataset(self, input_columns, output_columns)

    def zip(self, datasets: "Dataset | tuple[Dataset, ...]") -> "ZipDataset":
        """The columns of this and other datasets side by side, as long as all have rows."""
        _checks.check_type("zip", "datasets", datasets, (tuple, Dataset))
        return zip((self, *datasets) if isinstance(datasets, tuple) else (self, datasets))

    def concat(self, datasets: "Dataset | list[Dataset]") -> "ConcatDataset":
        """The rows of this dataset, then those of others with the same columns. ``a + b`` is ``a.concat(b)``."""
        _checks.check_type("concat", "datasets", datasets, (list, Dataset))
        others = datasets if isinstance(datasets, list) else [datasets]
        for other in others:
            _checks.check_type("concat", "datasets", other, Dataset)
        return ConcatDataset(self, *others)

    def __add__(self, datasets: "Dataset | list[Dataset]") -> "ConcatDataset":
        return self.concat(datasets)

    def apply(self, apply_func: "Callable[[Dataset], Dataset]") -> "Dataset":
        """``apply_func(self)``, which must be a dataset."""
        if not callable(apply_func):
            raise TypeError(f"For 'apply', 'apply_func' must be a function, but got {apply_func!r}.")
        return _checks.check_type("apply", "apply_func's result", apply_func(self), Dataset)

    def flat_map(self, func: "Callable[..., Dataset]") -> "Dataset":
        """Run through this dataset now, make a dataset of the arrays of each row, and concatenate these.

        Raises:
            ValueError: if there are no rows.
        """
        if not callable(func):
            raise TypeError(f"For 'flat_map', 'func' must be a function, but got {func!r}.")
        rows = self.create_tuple_iterator(num_epochs=1, output_numpy=True)
        made = [_checks.check_type("flat_map", "func's result", func(*row), Dataset) for row in rows]
        if not made:
            raise ValueError("For 'flat_map', the dataset must have rows, but it is empty.")
        return made[0].concat(made[1:]) if made[1:] else made[0]

    def split(self, sizes: list[int] | list[float], randomize: bool = True) -> "tuple[Dataset, ...]":
        """Split the rows into several datasets.

        Rows that come in another order in each epoch, below this, are other ones of the same part in each epoch: a
        row for testing is then trained with. So split first, and shuffle the parts.

        Args:
            sizes: numbers of rows that add up to the size of the dataset, or fractions that add up to 1. Rows that
                are left over by rounding go to the first parts.
            randomize: shuffle before. The order is the same in all parts and epochs, and repeats with a seed.

        Raises:
            RuntimeError: if the numbers do not add up to the size, or a fraction gives no row.
        """
        _checks.check_bool("split", "randomize", randomize)
        if self.is_sharded():
            raise RuntimeError("For 'split', the dataset must not be a shard, but it is one; split first.")
        return self._parts(part_sizes(sizes, self.get_dataset_size()), randomize, config.pipeline_seed())

    def _parts(self, counts: list[int], randomize: bool, seed: int) -> "tuple[Dataset, ...]":
        def whole() -> Dataset:
            return SplitDataset(self, sum(counts), randomize, seed)

        starts = itertools.accumulate(counts, initial=0)
        return tuple([whole().skip(start).take(count) for count, start in builtins.zip(counts, starts, strict=False)])

    def save(self, file_name: str, num_files: int = 1, file_type: str = "mindrecord") -> None:
        """Write an epoch to MindRecord files, which :class:`MindDataset` reads.

        Numbers are stored as int32, int64, float32 or float64, whichever holds them. If it fails or is interrupted,
        what was written is removed.

        Args:
            file_name: where to; several files are named with a number after it.
            num_files: how many, 1 to 1000.
            file_type: only ``"mindrecord"``.

        Raises:
            ValueError: for other numbers and types.
            RuntimeError: if a file exists, or a column is no number, nor one text or bytes.
        """
        save(self.create_dict_iterator(num_epochs=1, output_numpy=True), file_name, num_files, file_type)

    def to_json(self, filename: str = "") -> dict[str, Any]:
        """The pipeline as a dict, see :func:`serialize`; with ``filename`` it is written there too."""
        from .serialization import serialize

        return serialize(self, filename)

    def device_que(
        self, send_epoch_end: bool = True, create_data_info_queue: bool = False, queue_name: str = ""
    ) -> NoReturn:
        """Not offered: there is no queue on a device. NotImplementedError."""
        raise NotImplementedError(
            "For 'device_que', a queue on the device is not offered by amadou; iterate over the dataset, whose rows "
            "come to the device while the program goes on, or train with dataset_sink_mode=True."
        )

    # -- iteration -----------------------------------------------------------------------------------------------

    def create_tuple_iterator(
        self,
        columns: str | list[str] | None = None,
        num_epochs: int = -1,
        output_numpy: bool = False,
        do_copy: bool = False,
    ) -> TupleIterator:
        """An iterator that gives rows as lists.

        Args:
            columns: which columns, in which order; None for all.
            num_epochs: how often it may be iterated, -1 for any number.
            output_numpy: give NumPy arrays instead of Tensors.
            do_copy: give copies; otherwise memory may be shared with the source of the dataset.

        >>> from amadou import dataset as ds
        >>> data = ds.NumpySlicesDataset([1, 2], shuffle=False)
        >>> iterator = data.create_tuple_iterator(num_epochs=2)
        >>> [[int(x) for x, in iterator] for epoch in range(2)]
        [[1, 2], [1, 2]]
        """
        return TupleIterator(self, columns, num_epochs, output_numpy, do_copy)

    def create_dict_iterator(
        self, num_epochs: int = -1, output_numpy: bool = False, do_copy: bool = False
    ) -> DictIterator:
        """As :meth:`create_tuple_iterator`, but rows are dicts from column names to columns."""
        return DictIterator(self, num_epochs, output_numpy, do_copy)

    def __iter__(self) -> TupleIterator:
        return self.create_tuple_iterator(num_epochs=1)

    def reset(self) -> None:
        """Nothing to do: iterators do not depend on each other."""

    def set_init_step(self, init_step: int) -> None:
        """Let iterators begin behind this many rows, counted over the epochs: where an earlier training stopped.

        The rows before are made and dropped, so that random orders and transforms go on as they would have.

        Raises:
            TypeError: if ``init_step`` is no int.
            ValueError: if it is negative.
        """
        self._init_step = _checks.check_non_negative_int("set_init_step", "init_step", init_step)

    def get_init_step(self) -> int:
        """The number of rows that iterators leave out at their beginning."""
        return self._init_step

    # -- what it is ----------------------------------------------------------------------------------------------

    def get_dataset_size(self) -> int:
        """The number of rows of an epoch (batches, after ``batch``).

        It runs the pipeline once where it cannot be known otherwise: for generators, ``filter`` and batches whose
        size a function chooses.
        """
        known = self.num_rows()
        if known is not None:
            return known
        if self._counted is None:
            self._counted = sum(1 for _ in self._epoch())
        return self._counted

    def __len__(self) -> int:
        return self.get_dataset_size()

    def get_col_names(self) -> list[str]:
        """The names of the columns."""
        return self.columns()

    def output_shapes(self, estimate: bool = False) -> list[list[int | None]]:
        """The shape of each column, as it is in the first row.

        Args:
            estimate: run an epoch, and give None for axes whose size varies.
        """
        _checks.check_bool("output_shapes", "estimate", estimate)
        if not estimate:
            return [list(a.shape) for a in self._first_row()]
        columns = builtins.zip(*[[a.shape for a in row] for row in self._epoch()], strict=True)
        return [_common_shape(set(shapes)) for shapes in columns]

    def output_types(self) -> list[np.dtype]:
        """The NumPy dtype of each column, as it is in the first row."""
        return [np.dtype(a.dtype.type) for a in self._first_row()]

    def get_batch_size(self) -> int:
        """The size of the last ``batch`` before the end, 1 without any, -1 if a function chooses it."""
        return self.children[0].get_batch_size() if self.children else 1

    def get_repeat_count(self) -> int:
        """The count of the last ``repeat`` before the end, 1 without any."""
        return self.children[0].get_repeat_count() if self.children else 1

    def num_classes(self) -> int | None:
        """The number of classes, where the source knows it."""
        return self.children[0].num_classes() if self.children else None

    def get_class_indexing(self) -> dict:
        """The numbers of the classes by name, where the source knows them."""
        return self.children[0].get_class_indexing() if self.children else {}

    def is_shuffled(self) -> bool:
        """Whether the order of rows is random somewhere in the pipeline."""
        return any(child.is_shuffled() for child in self.children)

    def is_sharded(self) -> bool:
        """Whether the pipeline reads one shard of a source."""
        return any(child.is_sharded() for child in self.children)

    def _epoch(self) -> Iterator[Row]:
        return iter(next(self.epochs(new_run())))

    def _first_row(self) -> Row:
        return next(self._epoch(), ())


def zip(datasets: tuple[Dataset, ...]) -> "ZipDataset":
    """The columns of several datasets side by side, as long as all have rows; ``a.zip(b)`` is ``zip((a, b))``.

    Raises:
        ValueError: for fewer than two datasets.

    >>> from amadou import dataset as ds
    >>> both = ds.zip((ds.NumpySlicesDataset([1, 2, 3], "x"), ds.NumpySlicesDataset([4, 5], "y")))
    >>> both.get_col_names(), both.get_dataset_size()
    (['x', 'y'], 2)
    """
    _checks.check_type("zip", "datasets", datasets, tuple)
    for dataset in datasets:
        _checks.check_type("zip", "datasets", dataset, Dataset)
    return ZipDataset(datasets)


def _common_shape(shapes: set[tuple[int, ...]]) -> list[int | None]:
    """The sizes that all shapes share, None where they differ; no axes at all if their ranks differ."""
    sizes = [set(axis) for axis in builtins.zip(*shapes, strict=False)] if len({len(s) for s in shapes}) == 1 else []
    return [axis.pop() if len(axis) == 1 else None for axis in sizes]


class MapDataset(operations.Map, Dataset):
    """What :meth:`Dataset.map` gives."""


class BatchDataset(operations.Batch, Dataset):
    """What :meth:`Dataset.batch` gives."""

    def get_batch_size(self) -> int:
        return self.batch_size if isinstance(self.batch_size, int) else -1


class PaddedBatchDataset(BatchDataset):
    """What :meth:`Dataset.padded_batch` gives."""


class ShuffleDataset(operations.Shuffle, Dataset):
    """What :meth:`Dataset.shuffle` gives."""

    def is_shuffled(self) -> bool:
        return True


class SplitDataset(operations.Split, Dataset):
    """All rows in the order in which :meth:`Dataset.split` parts them."""


class BucketBatchByLengthDataset(BucketBatch, Dataset):
    """What :meth:`Dataset.bucket_batch_by_length` gives."""

    def get_batch_size(self) -> int:
        return -1


class SyncWaitDataset(SyncWait, Dataset):
    """What :meth:`Dataset.sync_wait` gives."""


class RepeatDataset(operations.Repeat, Dataset):
    """What :meth:`Dataset.repeat` gives."""

    def get_repeat_count(self) -> int:
        return self.count


class SkipDataset(operations.Skip, Dataset):
    """What :meth:`Dataset.skip` gives."""


class TakeDataset(operations.Take, Dataset):
    """What :meth:`Dataset.take` gives."""


class FilterDataset(operations.Filter, Dataset):
    """What :meth:`Dataset.filter` gives."""


class ProjectDataset(operations.Project, Dataset):
    """What :meth:`Dataset.project` gives."""


class RenameDataset(operations.Rename, Dataset):
    """What :meth:`Dataset.rename` gives."""


class ZipDataset(operations.Zip, Dataset):
    """What :func:`zip` gives."""


class ConcatDataset(operations.Concat, Dataset):
    """What :meth:`Dataset.concat` gives."""

    def use_sampler(self, sampler: DistributedSampler) -> None:
        """Read only one shard of the rows: every ``num_shards``-th, without a row coming twice.

        Raises:
            TypeError: for a sampler of another kind.
            ValueError: for one that shuffles, or has ``num_samples``.
        """
        if isinstance(sampler, RandomSampler):
            raise NotImplementedError("For 'use_sampler', RandomSampler is not offered by amadou; use shuffle instead.")
        _checks.check_type("use_sampler", "sampler", sampler, DistributedSampler)
        if sampler.shuffle or sampler.num_samples:
            raise ValueError("For 'use_sampler', 'sampler' must have neither shuffle nor num_samples after 'concat'.")
        self.shard = slice(sampler.shard_id, None, sampler.num_shards)

    def is_sharded(self) -> bool:
        return self.shard != slice(None) or super().is_sharded()
