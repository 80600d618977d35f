"""Sources of images in files that hold many of them."""

import dataclasses
import gzip
import struct
import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import ClassVar

import numpy as np

from ._cache import DatasetCache
from ._files import FileDataset, Files, PartFiles
from ._reading import filled_lines, read_bytes, read_image, read_lines
from ._rows import Refused, Row
from ._source import InMemory, Table
from ._streams import StreamFiles
from .samplers import BuiltinSampler


def _in_memory(images: np.ndarray, *labels: np.ndarray, names: tuple[str, ...] = ("label",)) -> Table:
    known = {name: array.tolist() for name, array in zip(names, labels, strict=True)}
    return Table(range(len(images)), InMemory((images, *labels)), known)


def read_idx(path: Path) -> np.ndarray:
    """The array of a file in the IDX format of MNIST: uint8, or int32 as uint32. The file may be compressed, ``.gz``.

    Raises:
        Refused: if it is none, or its length is another than it says.
    """
    data = read_bytes(path) if path.suffix != ".gz" else _decompressed(path)
    if len(data) < 4 or data[0] or data[1] or data[2] not in (8, 12):
        raise Refused(f"the file {path} is not of the IDX format")
    num_axes, dtype = int(data[3]), np.dtype("u1" if data[2] == 8 else ">u4")
    start = 4 + 4 * num_axes
    if len(data) < start:
        raise Refused(f"the file {path} is cut off")
    shape = struct.unpack(f">{num_axes}I", data[4:start].tobytes())
    size = dtype.itemsize
    for axis in shape:
        size *= axis
    if size != len(data) - start:
        raise Refused(f"the file {path} must hold {size} bytes, as it says, but has {len(data) - start}")
    return data[start:].view(dtype).reshape(shape)


def _decompressed(path: Path) -> np.ndarray:
    try:
        return np.frombuffer(gzip.decompress(path.read_bytes()), np.uint8)
    except (OSError, EOFError, zlib.error) as error:
        raise Refused(f"the file {path} cannot be read: {error}") from None


def _parts(bases: Iterable[str]) -> list[tuple[Path, Path]]:
    """The files of the parts of a data set, without a part of which there is none."""
    every = [(Path(f"{base}-images-idx3-ubyte"), Path(f"{base}-labels-idx1-ubyte")) for base in bases]
    return [pair for pair in every if any(path.exists() for path in pair)] or every


def _digits(pairs: Iterable[tuple[Path, Path]]) -> tuple[np.ndarray, np.ndarray]:
    images, labels = zip(*[(read_idx(first), read_idx(second)) for first, second in pairs], strict=True)
    for these, those in zip(images, labels, strict=True):
        if len(these) != len(those):
            raise Refused(f"there must be as many labels as images, but there are {len(those)} and {len(these)}")
    return np.concatenate(images)[..., None], np.concatenate(labels).astype(np.uint32)


class MnistDataset(PartFiles):
    """Digits: ``train-images-idx3-ubyte``, ``train-labels-idx1-ubyte`` and the same for ``t10k``.

    Columns: ``image``, [28, 28, 1] uint8; ``label``, uint32. The test part comes first.
    """

    _NAMES: ClassVar[dict[str, str]] = {"test": "t10k", "train": "train"}

    def _open(self) -> Table:
        bases = [f"{self.dataset_dir}/{self._NAMES[part]}" for part in self._wanted(self._NAMES)]
        return _in_memory(*_digits(_parts(bases)))


class FashionMnistDataset(MnistDataset):
    """Clothes, in the files and columns of :class:`MnistDataset`."""


class KMnistDataset(MnistDataset):
    """Japanese letters, in the files and columns of :class:`MnistDataset`."""


class _NamedParts(FileDataset):
    """Data sets of one kind in a folder: ``name`` chooses one, ``usage`` a part of it."""

    def __init__(
        self,
        dataset_dir: str,
        name: str,
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
        self.name = name
        self.usage = usage
        super().__init__(num_parallel_workers, sampler, num_samples, shuffle, num_shards, shard_id, cache)


class EMnistDataset(_NamedParts):
    """Letters and digits: ``emnist-NAME-train-images-idx3-ubyte`` and so on; columns as of :class:`MnistDataset`."""

    CHOICES: ClassVar[dict[str, tuple]] = {
        "name": ("byclass", "bymerge", "balanced", "letters", "digits", "mnist"),
        "usage": ("train", "test", "all"),
    }

    def _open(self) -> Table:
        bases = [f"{self.dataset_dir}/emnist-{self.name}-{part}" for part in self._wanted(("test", "train"))]
        return _in_memory(*_digits(_parts(bases)))


class QMnistDataset(FileDataset):
    """Digits with all that is known of them: ``qmnist-train-images-idx3-ubyte``, ``qmnist-train-labels-idx2-int`` and
    the same for test and ``xnist``.

    Columns: ``image``, [28, 28, 1] uint8; ``label``, uint32, or with ``compat=False`` [8] uint32.

    Args:
        usage: ``"train"``, ``"test"``, ``"test10k"``, ``"test50k"``, ``"nist"`` or, as None, ``"all"``.
        compat: whether the label is only the digit.
        dataset_dir, num_samples, ...: as for :class:`MnistDataset`.
    """

    CHOICES: ClassVar[dict[str, tuple]] = {
        "usage": ("train", "test", "test10k", "test50k", "nist", "all"),
        "compat": (True, False),
    }

    def __init__(
        self,
        dataset_dir: str,
        usage: str | None = None,
        compat: bool = True,
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
        self.compat = compat
        super().__init__(num_parallel_workers, sampler, num_samples, shuffle, num_shards, shard_id, cache)

    def _open(self) -> Table:
        usage = self.usage or "all"
        names = {"train": ("qmnist-train",), "nist": ("xnist",), "all": ("qmnist-test", "qmnist-train", "xnist")}
        bases = [f"{self.dataset_dir}/{name}" for name in names.get(usage, ("qmnist-test",))]
        images, labels = _digits((Path(f"{base}-images-idx3-ubyte"), Path(f"{base}-labels-idx2-int")) for base in bases)
        rows = {"test10k": slice(10000), "test50k": slice(10000, None)}.get(usage, slice(None))
        images, labels = images[rows], labels[rows]
        table = _in_memory(images, labels[:, 0].copy())
        return table if self.compat else dataclasses.replace(table, read=InMemory((images, labels)))


class Cifar10Dataset(PartFiles):
    """Images of ten classes: ``data_batch_1.bin`` to ``data_batch_5.bin``, ``test_batch.bin``.

    Columns: ``image``, [32, 32, 3] uint8; ``label``, uint32.
    """

    _FILES: ClassVar[dict[str, str]] = {"train": "data_batch_*.bin", "test": "test_batch.bin"}
    _NUM_LABELS: ClassVar[int] = 1

    def _open(self) -> Table:
        root = Path(self.dataset_dir)
        files = [file for part in self._wanted(self._FILES) for file in sorted(root.glob(self._FILES[part]))]
        if not files:
            raise Refused(f"{root} must hold {' and '.join(self._FILES.values())}")
        rows = np.concatenate([self._read(file) for file in files])
        images = rows[:, self._NUM_LABELS :].reshape(-1, 3, 32, 32).transpose(0, 2, 3, 1)
        labels = [rows[:, i].astype(np.uint32) for i in range(self._NUM_LABELS)]
        return _in_memory(images, *labels, names=self.COLUMNS[1:])

    def _read(self, file: Path) -> np.ndarray:
        data, width = read_bytes(file), 3072 + self._NUM_LABELS
        if len(data) % width or not len(data):
            raise Refused(f"the file {file} must hold rows of {width} bytes, but has {len(data)} bytes")
        return data.reshape(-1, width)


class Cifar100Dataset(Cifar10Dataset):
    """Images of a hundred classes: ``train.bin``, ``test.bin``.

    Columns: ``image``, [32, 32, 3] uint8; ``coarse_label`` and ``fine_label``, uint32.
    """

    COLUMNS: ClassVar[tuple[str, ...]] = ("image", "coarse_label", "fine_label")
    _FILES: ClassVar[dict[str, str]] = {"train": "train.bin", "test": "test.bin"}
    _NUM_LABELS: ClassVar[int] = 2


class SemeionDataset(Files):
    """Digits in ``semeion.data``. Columns: ``image``, [16, 16] uint8; ``label``, uint32."""

    def _open(self) -> Table:
        path = Path(self.dataset_dir) / "semeion.data"
        rows = np.array([line.split() for line in filled_lines(path)], np.float64)
        if rows.ndim != 2 or rows.shape[1] != 266:
            raise Refused(f"the lines of {path} must hold 266 numbers")
        return _in_memory(rows[:, :256].astype(np.uint8).reshape(-1, 16, 16), rows[:, 256:].argmax(1).astype(np.uint32))


class STL10Dataset(PartFiles):
    """Images: ``train_X.bin``, ``test_X.bin``, ``unlabeled_X.bin``, with labels in ``train_y.bin``, ``test_y.bin``.

    Columns: ``image``, [96, 96, 3] uint8; ``label``, int32, -1 where there is none.
    """

    CHOICES: ClassVar[dict[str, tuple]] = {"usage": ("train", "test", "unlabeled", "train+unlabeled", "all")}

    def _open(self) -> Table:
        usage = self.usage or "all"
        parts = [part for part in ("test", "train", "unlabeled") if usage == "all" or part in usage.split("+")]
        images, labels = zip(*map(self._read, parts), strict=True)
        return _in_memory(np.concatenate(images), np.concatenate(labels))

    def _read(self, part: str) -> tuple[np.ndarray, np.ndarray]:
        data = read_bytes(Path(self.dataset_dir) / f"{part}_X.bin")
        if len(data) % (3 * 96 * 96):
            raise Refused(f"{part}_X.bin must hold images of {3 * 96 * 96} bytes, but has {len(data)} bytes")
        images = data.reshape(-1, 3, 96, 96).transpose(0, 3, 2, 1)
        if part == "unlabeled":
            return images, np.full(len(images), -1, np.int32)
        labels = read_bytes(Path(self.dataset_dir) / f"{part}_y.bin")
        if len(labels) != len(images):
            raise Refused(f"there must be as many labels as images, but there are {len(labels)} and {len(images)}")
        return images, labels.astype(np.int32) - 1


class USPSDataset(StreamFiles):
    """Digits in the text files ``usps`` and ``usps.t``. Columns: ``image``, [16, 16, 1] uint8; ``label``, uint32."""

    COLUMNS: ClassVar[tuple[str, ...]] = ("image", "label")
    FILES: ClassVar[dict[str, str]] = {"train": "usps", "test": "usps.t"}

    def _count(self, file: str) -> int:
        return sum(1 for _ in filled_lines(file))

    def _rows_of(self, file: str) -> Iterator[Row]:
        for number, line in enumerate(read_lines(file)):
            label, *entries = line.split() or [""]
            if not label:
                continue
            values = [entry.partition(":")[2] for entry in entries]
            if len(values) != 256 or not label.isdigit():
                raise Refused(f"line {number + 1} of {file} must hold a label and 256 numbers")
            # from -1 ... 1 to 0 ... 255, rounded to float32 before and not between
            image = ((np.array(values, np.float32).astype(np.float64) + 1) / 2 * 255).astype(np.uint8)
            yield image.reshape(16, 16, 1), np.array(int(label) - 1, np.uint32)


class PhotoTourDataset(_NamedParts):
    """Patches of photographs: ``NAME/patches0000.bmp`` and so on, 16 x 16 patches in each, ``info.txt`` and
    ``m50_100000_100000_0.txt``.

    Columns: ``image``, [64, 64, 1] uint8; for the usage ``"test"`` ``image1``, ``image2`` and ``matches``, uint32:
    whether both show the same point.
    """

    CHOICES: ClassVar[dict[str, tuple]] = {
        "name": ("notredame", "yosemite", "liberty", "notredame_harris", "yosemite_harris", "liberty_harris"),
        "usage": ("train", "test"),
    }

    def columns(self) -> list[str]:
        return ["image1", "image2", "matches"] if self.usage == "test" else ["image"]

    def _open(self) -> Table:
        root = Path(self.dataset_dir) / self.name
        num_patches = sum(1 for _ in filled_lines(root / "info.txt"))
        read = _Patches(root)
        if self.usage != "test":
            return Table([(number,) for number in range(num_patches)], read)
        lines = [line.split() for line in filled_lines(root / "m50_100000_100000_0.txt")]
        return Table([(int(line[0]), int(line[3]), int(line[1] == line[4])) for line in lines], read)


@dataclasses.dataclass(frozen=True)
class _Patches:
    """Reads (number, ...): patches of 64 x 64 pixels, and a last number of three as it is."""

    root: Path

    def __call__(self, record: tuple[int, ...]) -> Row:
        patches = tuple([self._patch(number) for number in record[:2]])
        return (*patches, *(np.array(value, np.uint32) for value in record[2:]))

    def _patch(self, number: int) -> np.ndarray:
        sheet, place = divmod(number, 256)
        row, column = divmod(place, 16)
        image = read_image(self.root / f"patches{sheet:04}.bmp", decode=True)
        return image[row * 64 : row * 64 + 64, column * 64 : column * 64 + 64, :1].copy()


class FakeImageDataset(FileDataset):
    """Random images. Columns: ``image``, ``image_size`` uint8; ``label``, uint32.

    Args:
        num_images: how many.
        image_size: (height, width, channels).
        num_classes: labels are below it.
        base_seed: image ``i`` is drawn with the seed ``base_seed + i``, so it is the same in each epoch.
        num_samples, ...: as for :class:`ImageFolderDataset`.
    """

    def __init__(
        self,
        num_images: int = 1000,
        image_size: tuple[int, int, int] = (224, 224, 3),
        num_classes: int = 10,
        base_seed: int = 0,
        num_samples: int | None = None,
        num_parallel_workers: int | None = None,
        shuffle: bool | None = None,
        sampler: BuiltinSampler | Iterable[int] | None = None,
        num_shards: int | None = None,
        shard_id: int | None = None,
        cache: DatasetCache | None = None,
    ):
        self.num_images = num_images
        self.image_size = image_size
        self._num_labels = num_classes
        self.base_seed = base_seed
        super().__init__(num_parallel_workers, sampler, num_samples, shuffle, num_shards, shard_id, cache)

    def _open(self) -> Table:
        labels = np.random.RandomState(self.base_seed % 2**32).randint(0, self._num_labels, self.num_images)
        read = _RandomImage(tuple(self.image_size), self.base_seed, labels)
        return Table(range(self.num_images), read, {"label": labels.tolist()})


@dataclasses.dataclass(frozen=True)
class _RandomImage:
    shape: tuple[int, ...]
    seed: int
    labels: np.ndarray

    def __call__(self, number: int) -> Row:
        rng = np.random.RandomState((self.seed + number) % 2**32)
        return rng.randint(0, 256, self.shape).astype(np.uint8), np.array(self.labels[number], np.uint32)
