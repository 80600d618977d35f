"""Sources of files of which any row can be read: their arguments, and their checks.

Sources with the same arguments have one base; they differ in what they read. ``CHOICES`` are the values that an
argument may have, besides its default.
"""

import dataclasses
from collections.abc import Callable, Iterable, Sequence
from typing import Any, ClassVar

import numpy as np

from .. import _checks
from ._cache import DatasetCache
from ._reading import check_folder, read_image
from ._rows import Refused, Row
from ._source import MappableDataset, Table
from .samplers import BuiltinSampler, check_shard


class Checked:
    """Checks of the arguments that many sources have; a source adds its own in ``_check``."""

    CHOICES: ClassVar[dict[str, tuple]] = {}
    usage: str | None

    def _check_arguments(self, who: str, num_shards: int | None, shard_id: int | None) -> None:
        if hasattr(self, "dataset_dir"):
            check_folder(who, "dataset_dir", self.dataset_dir)
        for name, choices in self.CHOICES.items():
            value = getattr(self, name)
            if value is not None:
                _checks.check_type(who, name, value, type(choices[0]))
                _checks.check_one_of(who, name, value, choices)
        if getattr(self, "decode", None) is not None:
            _checks.check_bool(who, "decode", self.decode)  # type: ignore[attr-defined]
        check_shard(who, num_shards, shard_id)
        self._check(who)

    def _check(self, who: str) -> None:
        pass

    def _wanted(self, parts: Iterable[str]) -> list[str]:
        """Those of ``parts`` that ``usage`` names; None and "all" name every one."""
        return [part for part in parts if self.usage in (None, "all", part)]


class FileDataset(Checked, MappableDataset):
    """A source of files of which any row can be read.

    A subclass says in ``_open`` which rows there are, when they are first asked for.
    """

    COLUMNS: ClassVar[tuple[str, ...]] = ("image", "label")

    def __init__(
        self,
        num_parallel_workers: int | None,
        sampler: BuiltinSampler | Iterable[int] | None,
        num_samples: int | None,
        shuffle: bool | None,
        num_shards: int | None,
        shard_id: int | None,
        cache: DatasetCache | None,
    ):
        who, others = type(self).__name__, (num_samples, shuffle, num_shards, shard_id)
        self._check_arguments(who, num_shards, shard_id)
        if sampler is not None and any(other is not None for other in others):
            raise RuntimeError(f"For '{who}', 'sampler' must be given without num_samples, shuffle and shards.")
        MappableDataset.__init__(self, num_parallel_workers, sampler, *others, cache)
        self._opened: Table | None = None

    def _open(self) -> Table:
        """The rows there are. RuntimeError if the files are not as they should be."""
        raise NotImplementedError

    def _table(self) -> Table:
        if self._opened is None:
            who = type(self).__name__
            try:
                self._opened = self._open()
            except (Refused, OSError, ValueError, LookupError) as error:
                raise RuntimeError(f"For '{who}', the files cannot be read: {error}.") from error
        return self._opened

    def columns(self) -> list[str]:
        return list(self.COLUMNS)

    def _size(self) -> int:
        return len(self._table().records)

    def _reader(self) -> Table:
        if not self._size():
            raise RuntimeError(f"For '{type(self).__name__}', there must be rows in its files, but none was found.")
        return self._table()

    def _labels(self, column: str) -> Sequence[Any]:
        labels = self._table().labels or {}
        return labels[column] if column in labels else super()._labels(column)

    def num_classes(self) -> int | None:
        classes = self._table().classes
        return None if classes is None else len(classes)

    def get_class_indexing(self) -> dict:
        return dict(self._table().classes or {})


class Files(FileDataset):
    """The arguments that all sources of files have.

    Args:
        dataset_dir: the folder that holds the files.
        num_samples: the most rows of an epoch.
        num_parallel_workers: how many threads read rows.
        shuffle: whether rows are shuffled, in another order in each epoch; they are by default.
        sampler: which rows are read, instead of ``shuffle``.
        num_shards: read only one shard of so many.
        shard_id: which one.
        cache: keeps rows in memory.

    Raises:
        ValueError: if the folder does not exist, or for another value than an argument may have.
        RuntimeError: for arguments that exclude each other; when it runs, for files that are missing or damaged.
    """

    def __init__(
        self,
        dataset_dir: str,
        num_samples: int | None = None,
        num_parallel_workers: int | None = None,
        shuffle: bool | None = None,
        sampler: BuiltinSampler | Iterable[int] | None = None,
        num_shards: int | None = None,
        shard_id: int | None = None,
        cache: DatasetCache | None = None,
    ):
        self.dataset_dir = dataset_dir
        super().__init__(num_parallel_workers, sampler, num_samples, shuffle, num_shards, shard_id, cache)


class PartFiles(FileDataset):
    """As :class:`Files`, of which ``usage`` names a part; None for all."""

    CHOICES: ClassVar[dict[str, tuple]] = {"usage": ("train", "test", "all")}

    def __init__(
        self,
        dataset_dir: str,
        usage: str | None = None,
        num_samples: int | None = None,
        num_parallel_workers: int | None = None,
        shuffle: bool | None = None,
        sampler: BuiltinSampler | Iterable[int] | None = None,
        num_shards: int | None = None,
        shard_id: int | None = None,
        cache: DatasetCache | None = None,
    ):
        self.dataset_dir = dataset_dir
        self.usage = usage
        super().__init__(num_parallel_workers, sampler, num_samples, shuffle, num_shards, shard_id, cache)


class ImageFiles(FileDataset):
    """As :class:`Files`; ``decode`` gives pixels, [H, W, 3] uint8, instead of the bytes of an image's file."""

    def __init__(
        self,
        dataset_dir: str,
        num_samples: int | None = None,
        num_parallel_workers: int | None = None,
        shuffle: bool | None = None,
        decode: bool = False,
        sampler: BuiltinSampler | Iterable[int] | None = None,
        num_shards: int | None = None,
        shard_id: int | None = None,
        cache: DatasetCache | None = None,
    ):
        self.dataset_dir = dataset_dir
        self.decode = decode
        super().__init__(num_parallel_workers, sampler, num_samples, shuffle, num_shards, shard_id, cache)


class ImagePartFiles(FileDataset):
    """As :class:`PartFiles`; ``decode`` gives pixels, [H, W, 3] uint8, instead of the bytes of an image's file."""

    CHOICES: ClassVar[dict[str, tuple]] = {"usage": ("train", "test", "all")}

    def __init__(
        self,
        dataset_dir: str,
        usage: str | None = None,
        num_samples: int | None = None,
        num_parallel_workers: int | None = None,
        shuffle: bool | None = None,
        decode: bool = False,
        sampler: BuiltinSampler | Iterable[int] | None = None,
        num_shards: int | None = None,
        shard_id: int | None = None,
        cache: DatasetCache | None = None,
    ):
        self.dataset_dir = dataset_dir
        self.usage = usage
        self.decode = decode
        super().__init__(num_parallel_workers, sampler, num_samples, shuffle, num_shards, shard_id, cache)


@dataclasses.dataclass(frozen=True)
class LabeledImage:
    """Reads (path, label, ...): the image, and the others as arrays of ``dtypes``."""

    decode: bool | None
    dtypes: tuple[Any, ...] = (np.int32,)
    decrypt: Callable[[str], bytes] | None = None

    def __call__(self, record: tuple) -> Row:
        path, *values = record
        arrays = [np.array(value, dtype) for value, dtype in zip(values, self.dtypes, strict=True)]
        return read_image(path, self.decode, self.decrypt), *arrays


def labeled(records: list[tuple], read: Callable[[Any], Row], classes: dict[str, int] | None = None) -> Table:
    """A table of (path, label), whose label rows may be chosen by."""
    return Table(records, read, {"label": [record[1] for record in records]}, classes)
