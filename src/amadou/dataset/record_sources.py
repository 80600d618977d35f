"""Sources of records with a schema: TFRecord files, random rows, rows that fill up a shard."""

import itertools
from collections.abc import Iterator
from typing import Any, ClassVar

import numpy as np

from .. import _checks
from . import config
from ._cache import DatasetCache
from ._node import Run
from ._reading import check_file
from ._rows import Refused, Row, check_names
from ._source import SourceDataset
from ._streams import PatternFiles
from ._tfrecord import parse_example, read_records
from .samplers import Shuffle, check_shard
from .schema import Schema
from .sources import GeneratorDataset


class TFRecordDataset(PatternFiles):
    """The ``tf.train.Example`` records of TFRecord files; their checksums are checked.

    Columns: those of the schema in its order, or the features of the first record by name: int64 and float32 arrays
    [n], and bytes as uint8 [n].

    Args:
        dataset_files: a file, a pattern such as ``"data/*.tfrecord"``, or a list of them.
        schema: a :class:`Schema`, or the path of its file.
        columns_list: the columns to read, in this order.
        num_samples: the most rows of an epoch.
        num_parallel_workers: how many files are read in turn.
        shuffle: how far to shuffle; True is ``Shuffle.GLOBAL``, ``Shuffle.FILES`` shuffles only the files.
        num_shards: read only one shard of so many: every so-and-so-many-th file.
        shard_id: which one.
        shard_equal_rows: shards are as many rows each instead.
        cache: has no effect: these files are read in one go.
        compression_type: ``"GZIP"`` or ``"ZLIB"``, if the files are compressed.

    Raises:
        ValueError: if a pattern matches no file, or for another compression.
        RuntimeError: when it runs, for files that are damaged, or that do not fit the schema.
    """

    CHOICES: ClassVar[dict[str, tuple]] = {"compression_type": ("", "GZIP", "ZLIB")}

    def __init__(
        self,
        dataset_files: str | list[str],
        schema: Schema | str | None = None,
        columns_list: list[str] | None = None,
        num_samples: int | None = None,
        num_parallel_workers: int | None = None,
        shuffle: bool | Shuffle | None = Shuffle.GLOBAL,
        num_shards: int | None = None,
        shard_id: int | None = None,
        shard_equal_rows: bool = False,
        cache: DatasetCache | None = None,
        compression_type: str | None = None,
    ):
        self.dataset_files = dataset_files
        self.schema = schema
        self.columns_list = columns_list
        self.shard_equal_rows = shard_equal_rows
        self.compression_type = compression_type
        super().__init__(num_samples, num_parallel_workers, shuffle, num_shards, shard_id)
        if num_samples is None and isinstance(self.schema, Schema):
            self.num_samples = self.schema.num_rows or None
        self._first: dict[str, Any] | None = None

    def _check(self, who: str) -> None:
        super()._check(who)
        _checks.check_type(who, "schema", self.schema, (Schema, str, type(None)))
        if isinstance(self.schema, str):
            check_file(who, "schema", self.schema)
            self.schema = Schema(self.schema)
        if self.columns_list is not None:
            self.columns_list = check_names(who, "columns_list", self.columns_list)
        _checks.check_bool(who, "shard_equal_rows", self.shard_equal_rows)

    def _files(self) -> list[str]:
        if self.num_shards is None or self.shard_equal_rows:
            return self._found
        if len(self._found) < self.num_shards:
            raise RuntimeError(
                f"For 'TFRecordDataset', there must be a file for each of {self.num_shards} shards, but there are "
                f"{len(self._found)}; or give shard_equal_rows=True."
            )
        return self._found[self.shard_id :: self.num_shards]

    def _shard(self) -> range:
        return super()._shard() if self.shard_equal_rows else range(self._all_rows())[: self.num_samples or None]

    def _shard_of(self, files: list[str]) -> Iterator[Row]:
        if self.num_shards is not None and self.shard_equal_rows:
            return super()._shard_of(files)
        return itertools.islice(self._turns(files), self.num_samples or None)

    def _known(self) -> list[dict[str, Any]]:
        """The columns: name, type and shape, where they are known."""
        known = self.schema.columns if isinstance(self.schema, Schema) else [{"name": n} for n in sorted(self._peek())]
        if not self.columns_list:
            return known
        by_name = {column["name"]: column for column in known}
        for name in self.columns_list:
            if name not in by_name:
                raise RuntimeError(f"For 'TFRecordDataset', a column must be one of {list(by_name)}, but got '{name}'.")
        return [by_name[name] for name in self.columns_list]

    def _peek(self) -> dict[str, Any]:
        if self._first is None:
            self._first = self._refusing(self._first_example, self._found[0])
        return self._first

    def _first_example(self, file: str) -> dict[str, Any]:
        for data in read_records(file, self.compression_type):
            return parse_example(data)
        raise Refused(f"the file {file} holds no record")

    def columns(self) -> list[str]:
        return [column["name"] for column in self._known()]

    def _rows_of(self, file: str) -> Iterator[Row]:
        known = self._known()
        for data in read_records(file, self.compression_type):
            example = parse_example(data)
            yield tuple([_as_column(example, **column) for column in known])

    def _count(self, file: str) -> int:
        return sum(1 for _ in read_records(file, self.compression_type))


def _as_column(
    example: dict[str, Any], name: str, type: str | None = None, shape: list[int] | None = None, rank: int = 1
) -> np.ndarray:
    """A feature of an example as an array of a type and shape, or as it is."""
    if name not in example:
        raise Refused(f"a record must have the feature '{name}', but has {sorted(example)}")
    values = example[name]
    if isinstance(values, list):
        array = np.array([value.decode() for value in values]) if type == "string" else _joined(values)
    elif type is not None and np.dtype(type).kind == "f" and values.dtype.kind != "f":
        raise Refused(f"the feature '{name}' must be of type {type}, but is {values.dtype}")
    else:
        array = values if type is None else values.astype(type)
    if shape is None:
        return array
    try:
        return array.reshape(shape)
    except ValueError:
        raise Refused(f"the feature '{name}' must have the shape {shape}, but has {array.size} values") from None


def _joined(values: list[bytes]) -> np.ndarray:
    """[n] uint8: texts one after the other, each filled up with spaces to the longest."""
    longest = max(map(len, values), default=0)
    return np.frombuffer(b"".join(value.ljust(longest) for value in values), np.uint8).copy()


class RandomDataset(SourceDataset):
    """Rows of random numbers.

    Args:
        total_rows: how many; a random number by default.
        schema: the columns, or the path of a file of them; a column ``c0``, [3] int32 by default.
        columns_list: names for the columns, instead of those of the schema.
        num_samples: the most rows of an epoch.
        num_parallel_workers, shuffle, cache: have no effect on random numbers.
        num_shards: make only one shard of so many.
        shard_id: which one.
    """

    def __init__(
        self,
        total_rows: int | None = None,
        schema: Schema | str | None = None,
        columns_list: list[str] | None = None,
        num_samples: int | None = None,
        num_parallel_workers: int | None = None,
        cache: DatasetCache | None = None,
        shuffle: bool | None = None,
        num_shards: int | None = None,
        shard_id: int | None = None,
    ):
        super().__init__()
        if total_rows is not None:
            _checks.check_positive_int("RandomDataset", "total_rows", total_rows)
        _checks.check_type("RandomDataset", "schema", schema, (Schema, str, type(None)))
        check_shard("RandomDataset", num_shards, shard_id)
        if schema is None:
            schema = Schema()
            schema.add_column("c0", "int32", [3])
        self.schema = Schema(schema) if isinstance(schema, str) else schema
        self.columns_list, self.num_samples = columns_list, num_samples
        self.total_rows = total_rows or int(np.random.RandomState(config.pipeline_seed()).randint(1, 1000))
        self.num_shards = num_shards

    @property
    def fresh(self) -> bool:
        return True

    def columns(self) -> list[str]:
        return self.columns_list or [column["name"] for column in self.schema.columns]

    def num_rows(self) -> int:
        rows = -(-self.total_rows // (self.num_shards or 1))
        return min(rows, self.num_samples or rows)

    def is_sharded(self) -> bool:
        return self.num_shards is not None

    def epochs(self, run: Run) -> Iterator[Iterator[Row]]:
        rng = np.random.RandomState(run.seed)
        while True:
            yield (self._row(rng) for _ in range(self.num_rows()))

    def _row(self, rng: np.random.RandomState) -> Row:
        return tuple([_random(rng, column["type"], column.get("shape", [])) for column in self.schema.columns])


def _random(rng: np.random.RandomState, kind: str, shape: list[int]) -> np.ndarray:
    shape = [size if size >= 0 else 1 for size in shape]
    if kind in ("string", "bytes"):
        return np.full(shape, "x" if kind == "string" else b"x")
    data = rng.bytes(int(np.prod(shape, dtype=np.int64)) * np.dtype(kind).itemsize)
    array = np.frombuffer(data, np.uint8 if kind == "bool" else kind).reshape(shape)
    if kind == "bool":
        return array % 2 == 1
    return np.nan_to_num(array).astype(kind)


class PaddedDataset(GeneratorDataset):
    """Rows to fill up the last shard of another dataset with: ``data + PaddedDataset(...)``.

    Args:
        padded_samples: rows, as dicts from column to array.

    Raises:
        TypeError: if it is no list of dicts.
        ValueError: if it is empty.
    """

    def __init__(self, padded_samples: list[dict[str, np.ndarray]]):
        _checks.check_type("PaddedDataset", "padded_samples", padded_samples, list)
        if not padded_samples:
            raise ValueError("For 'PaddedDataset', 'padded_samples' must have rows, but it is empty.")
        for sample in padded_samples:
            _checks.check_type("PaddedDataset", "padded_samples", sample, dict)
        names = list(padded_samples[0])
        rows = [tuple([sample[name] for name in names]) for sample in padded_samples]
        super().__init__(rows, names, shuffle=False, num_shards=None, shard_id=None)
        self.padded_samples = padded_samples
