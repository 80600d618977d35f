"""Sources of images in folders that say what is on them."""

import dataclasses
import json
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import ClassVar

import numpy as np

from .. import _checks
from ._cache import DatasetCache
from ._files import FileDataset, ImageFiles, ImagePartFiles, LabeledImage, labeled
from ._reading import check_file, files_in, filled_lines, read_image, read_lines, subfolders, text
from ._rows import Row
from ._source import Table
from .samplers import BuiltinSampler

_IMAGES = (".jpg", ".jpeg", ".png", ".bmp", ".gif")


class ImageFolderDataset(FileDataset):
    """Images in folders, one for each class: ``dataset_dir/CLASS/IMAGE``.

    Columns: ``image``, [n] uint8 or decoded [H, W, 3] uint8; ``label``, int32.

    Args:
        dataset_dir: the folder of the folders.
        num_samples: the most rows of an epoch.
        num_parallel_workers: how many threads read rows.
        shuffle: whether rows are shuffled, in another order in each epoch; they are by default.
        sampler: which rows are read, instead of ``shuffle``.
        extensions: the ends of the names of files to read, such as ``[".jpg"]``; all files by default.
        class_indexing: class -> label; only these classes are read. By default labels follow the order of the names.
        decode: give pixels instead of the bytes of the file.
        num_shards: read only one shard of so many.
        shard_id: which one.
        cache: keeps rows in memory.
        decrypt: a function that gets the path of a file and returns the bytes of the image.

    Raises:
        ValueError: if the folder does not exist.
        RuntimeError: for arguments that exclude each other; when it runs, for files that are missing or damaged.
    """

    def __init__(
        self,
        dataset_dir: str,
        num_samples: int | None = None,
        num_parallel_workers: int | None = None,
        shuffle: bool | None = None,
        sampler: BuiltinSampler | Iterable[int] | None = None,
        extensions: list[str] | None = None,
        class_indexing: dict[str, int] | None = None,
        decode: bool = False,
        num_shards: int | None = None,
        shard_id: int | None = None,
        cache: DatasetCache | None = None,
        decrypt: Callable[[str], bytes] | None = None,
    ):
        self.dataset_dir = dataset_dir
        self.extensions = extensions
        self.class_indexing = class_indexing
        self.decode = decode
        self.decrypt = decrypt
        super().__init__(num_parallel_workers, sampler, num_samples, shuffle, num_shards, shard_id, cache)

    def _check(self, who: str) -> None:
        _checks.check_type(who, "extensions", self.extensions, (list, type(None)))
        _checks.check_type(who, "class_indexing", self.class_indexing, (dict, type(None)))

    def _open(self) -> Table:
        folders = subfolders(Path(self.dataset_dir))
        classes = self.class_indexing or {folder.name: label for label, folder in enumerate(folders)}
        records = [
            (file, classes[folder.name])
            for folder in folders
            if folder.name in classes
            for file in files_in(folder, self.extensions)
        ]
        return labeled(records, LabeledImage(self.decode, decrypt=self.decrypt), classes)


class Caltech256Dataset(ImageFiles):
    """``dataset_dir/CLASS/IMAGE``. Columns: ``image``; ``label``, int32, in the order of the folders' names."""

    def _open(self) -> Table:
        folders = subfolders(Path(self.dataset_dir))
        records = [(file, label) for label, folder in enumerate(folders) for file in files_in(folder, _IMAGES)]
        return labeled(records, LabeledImage(self.decode))


class SUN397Dataset(ImageFiles):
    """``dataset_dir/ClassName.txt`` names folders. Columns: ``image``; ``label``, uint32, the number of the line."""

    def _open(self) -> Table:
        root = Path(self.dataset_dir)
        records = [
            (file, label)
            for label, name in enumerate(filled_lines(root / "ClassName.txt"))
            for file in files_in(root / name.lstrip("/"), _IMAGES)
        ]
        return labeled(records, LabeledImage(self.decode, (np.uint32,)))


class Food101Dataset(ImagePartFiles):
    """``meta/train.txt`` and ``meta/test.txt`` name files in ``images``. Columns: ``image``; ``label``, text."""

    def _open(self) -> Table:
        root = Path(self.dataset_dir)
        parts = self._wanted(("train", "test"))
        names = [name for part in parts for name in filled_lines(root / "meta" / f"{part}.txt")]
        records = [(root / "images" / f"{name}.jpg", name.split("/")[0]) for name in names]
        return labeled(records, LabeledImage(self.decode, (None,)))


class RenderedSST2Dataset(ImagePartFiles):
    """``PART/CLASS/IMAGE``, with the parts train, valid and test. Columns: ``image``; ``label``, uint32."""

    CHOICES: ClassVar[dict[str, tuple]] = {"usage": ("train", "val", "test", "all")}
    _FOLDERS: ClassVar[dict[str, str]] = {"test": "test", "train": "train", "val": "valid"}

    def _open(self) -> Table:
        records = [
            (file, folder.name)
            for part in self._wanted(self._FOLDERS)
            for folder in subfolders(Path(self.dataset_dir) / self._FOLDERS[part])
            for file in files_in(folder, _IMAGES)
        ]
        classes = {name: label for label, name in enumerate(sorted({name for _, name in records}))}
        return labeled([(file, classes[name]) for file, name in records], LabeledImage(self.decode, (np.uint32,)))


class LSUNDataset(FileDataset):
    """Scenes: ``CLASS_train/IMAGE``, ``CLASS_val/IMAGE`` and ``test/IMAGE``.

    Columns: ``image``; ``label``, uint32, the number of the folder among those that are read.

    Args:
        usage: ``"train"``, ``"valid"``, ``"test"`` or, as None, ``"all"``: training and validation.
        classes: a class or a list of them; all by default.
        dataset_dir, num_samples, ...: as for :class:`ImageFolderDataset`.

    Raises:
        ValueError: when it runs, for a class that does not exist.
    """

    CHOICES: ClassVar[dict[str, tuple]] = {"usage": ("train", "test", "valid", "all")}

    def __init__(
        self,
        dataset_dir: str,
        usage: str | None = None,
        classes: str | list[str] | None = None,
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
        self.classes = classes
        self.decode = decode
        super().__init__(num_parallel_workers, sampler, num_samples, shuffle, num_shards, shard_id, cache)

    def _check(self, who: str) -> None:
        _checks.check_type(who, "classes", self.classes, (str, list, type(None)))
        known = {folder.name.rsplit("_", 1)[0] for folder in subfolders(Path(self.dataset_dir)) if "_" in folder.name}
        for name in [self.classes] if isinstance(self.classes, str) else self.classes or []:
            _checks.check_one_of(who, "classes", name, sorted(known))

    def _open(self) -> Table:
        root = Path(self.dataset_dir)
        ends = {"train": ("_train",), "valid": ("_val",), "test": ()}.get(self.usage or "all", ("_train", "_val"))
        wanted = [self.classes] if isinstance(self.classes, str) else self.classes
        folders = [
            folder
            for folder in subfolders(root)
            if folder.name.endswith(ends) and (wanted is None or folder.name.rsplit("_", 1)[0] in wanted)
        ]
        if self.usage == "test":
            folders = [root / "test"]
        records = [(file, label) for label, folder in enumerate(folders) for file in files_in(folder, _IMAGES)]
        return labeled(records, LabeledImage(self.decode, (np.uint32,)))


class OmniglotDataset(FileDataset):
    """Characters: ``images_background/ALPHABET/CHARACTER/IMAGE``, or ``images_evaluation`` with ``background=False``.

    Columns: ``image``; ``label``, int32, the number of the character.
    """

    CHOICES: ClassVar[dict[str, tuple]] = {"background": (True, False)}

    def __init__(
        self,
        dataset_dir: str,
        background: bool | None = None,
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
        self.background = background
        self.decode = decode
        super().__init__(num_parallel_workers, sampler, num_samples, shuffle, num_shards, shard_id, cache)

    def _open(self) -> Table:
        part = "images_evaluation" if self.background is False else "images_background"
        alphabets = subfolders(Path(self.dataset_dir) / part)
        characters = [character for alphabet in alphabets for character in subfolders(alphabet)]
        records = [(file, label) for label, folder in enumerate(characters) for file in files_in(folder, _IMAGES)]
        return labeled(records, LabeledImage(self.decode))


class Places365Dataset(FileDataset):
    """Places that text files list: ``places365_train_standard.txt``, ``places365_train_challenge.txt``,
    ``places365_val.txt``. ``small`` chooses between the folders ``*_256*`` and ``*_large*``.

    Columns: ``image``; ``label``, uint32.
    """

    CHOICES: ClassVar[dict[str, tuple]] = {
        "usage": ("train-standard", "train-challenge", "val"),
        "small": (True, False),
    }

    def __init__(
        self,
        dataset_dir: str,
        usage: str | None = None,
        small: bool = True,
        decode: bool = False,
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
        self.small = small
        self.decode = decode
        super().__init__(num_parallel_workers, sampler, num_samples, shuffle, num_shards, shard_id, cache)

    def _open(self) -> Table:
        usage, size = self.usage or "train-standard", "256" if self.small else "large"
        folder = f"val_{size}" if usage == "val" else f"data_{size}_{usage.removeprefix('train-')}"
        lines = filled_lines(Path(self.dataset_dir) / f"places365_{usage.replace('-', '_')}.txt")
        root = Path(self.dataset_dir) / folder
        records = [(root / name.lstrip("/"), int(label)) for name, label in map(str.split, lines)]
        for path, _ in records:
            if not path.exists():
                raise FileNotFoundError(f"{path} is listed, but does not exist")
        return labeled(records, LabeledImage(self.decode, (np.uint32,)))


class LFWDataset(FileDataset):
    """Faces: ``lfw_funneled/NAME/NAME_0001.jpg``, listed in ``people*.txt`` and ``pairs*.txt``.

    Columns: ``image``, ``label``; for the task ``"pairs"`` ``image1``, ``image2``, ``label``. Labels are uint32: the
    number of the person, or whether both images show the same one.

    Args:
        task: ``"people"``, which None means, or ``"pairs"``.
        usage: ``"train"``, ``"test"``, ``"10fold"`` or, as None, ``"all"``: training and test.
        image_set: ``"original"``, ``"funneled"`` (None) or ``"deepfunneled"``.
        dataset_dir, num_samples, ...: as for :class:`ImageFolderDataset`.
    """

    CHOICES: ClassVar[dict[str, tuple]] = {
        "task": ("people", "pairs"),
        "usage": ("10fold", "train", "test", "all"),
        "image_set": ("original", "funneled", "deepfunneled"),
    }
    _LISTS: ClassVar[dict[str, tuple[str, ...]]] = {"train": ("DevTrain",), "test": ("DevTest",), "10fold": ("",)}
    _FOLDERS: ClassVar[dict[str, str]] = {
        "original": "lfw",
        "funneled": "lfw_funneled",
        "deepfunneled": "lfw-deepfunneled",
    }

    def __init__(
        self,
        dataset_dir: str,
        task: str | None = None,
        usage: str | None = None,
        image_set: str | None = None,
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
        self.task = task
        self.usage = usage
        self.image_set = image_set
        self.decode = decode
        super().__init__(num_parallel_workers, sampler, num_samples, shuffle, num_shards, shard_id, cache)

    def columns(self) -> list[str]:
        return ["image1", "image2", "label"] if self.task == "pairs" else ["image", "label"]

    def _open(self) -> Table:
        task, lists = self.task or "people", self._LISTS.get(self.usage or "all", ("DevTrain", "DevTest"))
        lines = [line.split() for name in lists for line in read_lines(Path(self.dataset_dir) / f"{task}{name}.txt")]
        if task == "people":
            names = [line.split()[0] for line in filled_lines(Path(self.dataset_dir) / "lfw-names.txt")]
            entries = [line for line in lines if len(line) == 2]
            records = [
                (self._path(name, number + 1), names.index(name))
                for name, count in entries
                if not name.isdigit()
                for number in range(int(count))
            ]
            return labeled(records, LabeledImage(self.decode, (np.uint32,)))
        pairs = [
            (self._path(line[0], line[1]), self._path(line[-2], line[-1]), int(len(line) == 3))
            if len(line) == 4
            else (self._path(line[0], line[1]), self._path(line[0], line[2]), 1)
            for line in lines
            if len(line) in (3, 4)
        ]
        return Table(pairs, ImagePair(self.decode), {"label": [same for _, _, same in pairs]})

    def _path(self, name: str, number: int | str) -> Path:
        folder = self._FOLDERS[self.image_set or "funneled"]
        return Path(self.dataset_dir) / folder / name / f"{name}_{int(number):04}.jpg"


@dataclasses.dataclass(frozen=True)
class ImagePair:
    """Reads (path, path, ...): two images, and whatever follows as uint32."""

    decode: bool | None

    def __call__(self, record: tuple) -> Row:
        first, second, *values = record
        images = read_image(first, self.decode), read_image(second, self.decode)
        return *images, *(np.array(value, np.uint32) for value in values)


class DIV2KDataset(FileDataset):
    """Images in high and low resolution: ``DIV2K_PART_HR`` and ``DIV2K_PART_LR_*``.

    Columns: ``hr_image``, ``lr_image``.

    Args:
        usage: ``"train"``, ``"valid"`` or ``"all"``.
        downgrade: how the low one was made: ``"bicubic"``, ``"unknown"``, ``"mild"``, ``"difficult"``, ``"wild"``.
        scale: how much smaller it is: 2, 3, 4 or, for bicubic, 8; 4 for mild, difficult and wild.
        dataset_dir, num_samples, ...: as for :class:`ImageFolderDataset`.
    """

    COLUMNS: ClassVar[tuple[str, ...]] = ("hr_image", "lr_image")
    _SCALES: ClassVar[dict[str, tuple[int, ...]]] = {"bicubic": (2, 3, 4, 8), "unknown": (2, 3, 4)}
    CHOICES: ClassVar[dict[str, tuple]] = {
        "usage": ("train", "valid", "all"),
        "downgrade": ("bicubic", "unknown", "mild", "difficult", "wild"),
        "scale": (2, 3, 4, 8),
    }

    def __init__(
        self,
        dataset_dir: str,
        usage: str = "train",
        downgrade: str = "bicubic",
        scale: int = 2,
        num_samples: int | None = None,
        num_parallel_workers: int | None = None,
        shuffle: bool | None = None,
        decode: bool | None = None,
        sampler: BuiltinSampler | Iterable[int] | None = None,
        num_shards: int | None = None,
        shard_id: int | None = None,
        cache: DatasetCache | None = None,
    ):
        self.dataset_dir = dataset_dir
        self.usage = usage
        self.downgrade = downgrade
        self.scale = scale
        self.decode = decode
        super().__init__(num_parallel_workers, sampler, num_samples, shuffle, num_shards, shard_id, cache)

    def _check(self, who: str) -> None:
        _checks.check_one_of(who, "scale", self.scale, self._SCALES.get(self.downgrade, (4,)))

    def _open(self) -> Table:
        pairs = [pair for part in self._wanted(("train", "valid")) for pair in self._pairs(part)]
        return Table(pairs, ImagePair(self.decode))

    def _pairs(self, part: str) -> list[tuple[Path, Path]]:
        root = Path(self.dataset_dir)
        if self.scale == 8:
            low, end = root / f"DIV2K_{part}_LR_x8", "x8"
        elif self.downgrade in self._SCALES:
            low, end = root / f"DIV2K_{part}_LR_{self.downgrade}" / f"X{self.scale}", f"x{self.scale}"
        else:
            low, end = root / f"DIV2K_{part}_LR_{self.downgrade}", f"x4{self.downgrade[0]}"
        high = files_in(root / f"DIV2K_{part}_HR", (".png",))
        return [(path, low / f"{path.stem}{end}.png") for path in high]


class CityscapesDataset(FileDataset):
    """Streets: ``leftImg8bit/PART/CITY/*_leftImg8bit.png``, with annotations in ``gtFine`` or ``gtCoarse``.

    Columns: ``image``; ``task``: an image, or for ``"polygon"`` JSON as text.

    Args:
        usage: ``"train"``, ``"val"``, ``"all"``; also ``"test"`` of the fine, ``"train_extra"`` of the coarse ones.
        quality_mode: ``"fine"`` or ``"coarse"``.
        task: ``"instance"``, ``"semantic"``, ``"polygon"`` or ``"color"``.
        dataset_dir, num_samples, ...: as for :class:`ImageFolderDataset`.
    """

    COLUMNS: ClassVar[tuple[str, ...]] = ("image", "task")
    CHOICES: ClassVar[dict[str, tuple]] = {
        "quality_mode": ("fine", "coarse"),
        "task": ("instance", "semantic", "polygon", "color"),
    }
    _PARTS: ClassVar[dict[str, tuple[str, ...]]] = {
        "fine": ("test", "train", "val"),
        "coarse": ("train", "train_extra", "val"),
    }
    _ENDS: ClassVar[dict[str, str]] = {
        "instance": "instanceIds.png",
        "semantic": "labelIds.png",
        "polygon": "polygons.json",
        "color": "color.png",
    }

    def __init__(
        self,
        dataset_dir: str,
        usage: str = "train",
        quality_mode: str = "fine",
        task: str = "instance",
        num_samples: int | None = None,
        num_parallel_workers: int | None = None,
        shuffle: bool | None = None,
        decode: bool | None = None,
        sampler: BuiltinSampler | Iterable[int] | None = None,
        num_shards: int | None = None,
        shard_id: int | None = None,
        cache: DatasetCache | None = None,
    ):
        self.dataset_dir = dataset_dir
        self.usage = usage
        self.quality_mode = quality_mode
        self.task = task
        self.decode = decode
        super().__init__(num_parallel_workers, sampler, num_samples, shuffle, num_shards, shard_id, cache)

    def _check(self, who: str) -> None:
        _checks.check_type(who, "usage", self.usage, str)
        _checks.check_one_of(who, "usage", self.usage, (*self._PARTS[self.quality_mode], "all"))

    def _open(self) -> Table:
        root, kind = Path(self.dataset_dir), f"gt{self.quality_mode.capitalize()}"
        records = []
        for part in self._wanted(self._PARTS[self.quality_mode]):
            for city in subfolders(root / "leftImg8bit" / part):
                for image in files_in(city, (".png",)):
                    base = image.name.removesuffix("leftImg8bit.png")
                    records.append((image, root / kind / part / city.name / f"{base}{kind}_{self._ENDS[self.task]}"))
        return Table(records, _read_polygons if self.task == "polygon" else ImagePair(self.decode))


def _read_polygons(record: tuple[Path, Path]) -> Row:
    image, polygons = record
    described = json.loads("\n".join(read_lines(polygons)))
    return read_image(image), text(json.dumps(described, separators=(",", ":"), sort_keys=True, ensure_ascii=False))


class SBUDataset(ImageFiles):
    """Photographs ``sbu_images/m_FOLDER_NAME.jpg`` whose addresses and captions two text files list, line by line.

    Columns: ``image``; ``caption``, text. Addresses without a photograph are left out.
    """

    COLUMNS: ClassVar[tuple[str, ...]] = ("image", "caption")
    _LISTS: ClassVar[tuple[str, str]] = (
        "SBU_captioned_photo_dataset_urls.txt",
        "SBU_captioned_photo_dataset_captions.txt",
    )

    def _check(self, who: str) -> None:
        for name in self._LISTS:
            check_file(who, "dataset_dir", str(Path(self.dataset_dir) / name))

    def _open(self) -> Table:
        root = Path(self.dataset_dir)
        urls, captions = (read_lines(root / name) for name in self._LISTS)
        named = [
            (root / "sbu_images" / "_".join(["m", *url.strip().split("/")[-2:]]), caption.strip())
            for url, caption in zip(urls, captions, strict=True)
        ]
        return Table([record for record in named if record[0].exists()], LabeledImage(self.decode, (None,)))
