"""Sources of images with annotations in files of their own: boxes, segments, captions, attributes."""

import dataclasses
import json
import xml.etree.ElementTree as ElementTree
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, ClassVar

import numpy as np

from .. import _checks
from ._cache import DatasetCache
from ._files import FileDataset, ImagePartFiles, LabeledImage, labeled
from ._reading import check_file, files_in, filled_lines, read_image, read_lines, text
from ._rows import Refused, Row
from ._source import Table
from .samplers import BuiltinSampler


@dataclasses.dataclass(frozen=True)
class _Annotated:
    """Reads (path, arrays): the image, and the arrays as they are."""

    decode: bool | None
    decrypt: Callable[[str], bytes] | None = None

    def __call__(self, record: tuple[Path, tuple[np.ndarray, ...]]) -> Row:
        path, arrays = record
        return read_image(path, self.decode, self.decrypt), *(array.copy() for array in arrays)


def _columns_of(rows: list[list[Any]], dtypes: list[tuple[Any, int]]) -> tuple[np.ndarray, ...]:
    """For (dtype, width) after (dtype, width) the next columns of a table of numbers, [row, width]."""
    arrays, place = [], 0
    for dtype, width in dtypes:
        arrays.append(np.array([row[place : place + width] for row in rows], dtype).reshape(len(rows), width))
        place += width
    return tuple(arrays)


class CelebADataset(FileDataset):
    """Faces with attributes: the images lie beside ``list_attr_celeba.txt`` and ``list_eval_partition.txt``.

    Columns: ``image``; ``attr``, [attribute] uint32, 1 where it holds.

    Args:
        usage: ``"all"``, ``"train"``, ``"valid"`` or ``"test"``.
        extensions: the ends of the names of files to read; all by default.
        decrypt: a function that gets the path of a file and returns the bytes of the image.
        dataset_dir, num_samples, ...: as for :class:`ImageFolderDataset`.
    """

    COLUMNS: ClassVar[tuple[str, ...]] = ("image", "attr")
    CHOICES: ClassVar[dict[str, tuple]] = {"usage": ("all", "train", "valid", "test")}
    _PARTS: ClassVar[dict[str, str]] = {"train": "0", "valid": "1", "test": "2"}

    def __init__(
        self,
        dataset_dir: str,
        num_parallel_workers: int | None = None,
        shuffle: bool | None = None,
        usage: str = "all",
        sampler: BuiltinSampler | Iterable[int] | None = None,
        decode: bool = False,
        extensions: list[str] | None = None,
        num_samples: int | None = None,
        num_shards: int | None = None,
        shard_id: int | None = None,
        cache: DatasetCache | None = None,
        decrypt: Callable[[str], bytes] | None = None,
    ):
        self.dataset_dir = dataset_dir
        self.usage = usage
        self.decode = decode
        self.extensions = extensions
        self.decrypt = decrypt
        super().__init__(num_parallel_workers, sampler, num_samples, shuffle, num_shards, shard_id, cache)

    def _check(self, who: str) -> None:
        _checks.check_type(who, "extensions", self.extensions, (list, type(None)))

    def _open(self) -> Table:
        root = Path(self.dataset_dir)
        lines = [line.split() for line in filled_lines(root / "list_attr_celeba.txt")]
        wanted = None
        if self.usage != "all":
            parts = (line.split() for line in filled_lines(root / "list_eval_partition.txt"))
            numbers = [self._PARTS[part] for part in self._wanted(self._PARTS)]
            wanted = {name for name, number in parts if number in numbers}
        records = [
            (root / name, (np.array([value == "1" for value in values], np.uint32),))
            for name, *values in lines[2:]
            if (wanted is None or name in wanted) and (not self.extensions or Path(name).suffix in self.extensions)
        ]
        return Table(records, _Annotated(self.decode, self.decrypt))


# task -> what of an annotation is a column, with its dtype and width
_COCO: dict[str, list[tuple[str, Any, int]]] = {
    "Detection": [("bbox", np.float32, 4), ("category_id", np.uint32, 1), ("iscrowd", np.uint32, 1)],
    "Stuff": [("segmentation", np.float32, 0), ("iscrowd", np.uint32, 1)],
    "Keypoint": [("keypoints", np.float32, 0), ("num_keypoints", np.uint32, 1)],
    "Panoptic": [
        ("bbox", np.float32, 4),
        ("category_id", np.uint32, 1),
        ("iscrowd", np.uint32, 1),
        ("area", np.uint32, 1),
    ],
    "Captioning": [("captions", None, 1)],
}


class CocoDataset(FileDataset):
    """Images with annotations in a JSON file of COCO's. Images without annotations are left out.

    Columns, of an image with N annotations: ``image``, and by the task

    - Detection: ``bbox`` [N, 4] float32 (x, y, width, height), ``category_id``, ``iscrowd`` [N, 1] uint32;
    - Stuff: ``segmentation`` [N, longest] float32, filled up with -1, ``iscrowd``;
    - Keypoint: ``keypoints`` [N, 3 * K] float32, ``num_keypoints`` [N, 1] uint32;
    - Panoptic: as Detection, and ``area`` [N, 1] uint32;
    - Captioning: ``captions`` [N, 1] text.

    Args:
        dataset_dir: the folder of the images.
        annotation_file: the JSON file.
        extra_metadata: add a column ``_meta-filename``; such columns must be made visible with ``rename``.
        decrypt: a function that gets the path of a file and returns the bytes of the image.
        num_samples, ...: as for :class:`ImageFolderDataset`.
    """

    CHOICES: ClassVar[dict[str, tuple]] = {"task": tuple(_COCO)}

    def __init__(
        self,
        dataset_dir: str,
        annotation_file: str,
        task: str = "Detection",
        num_samples: int | None = None,
        num_parallel_workers: int | None = None,
        shuffle: bool | None = None,
        decode: bool = False,
        sampler: BuiltinSampler | Iterable[int] | None = None,
        num_shards: int | None = None,
        shard_id: int | None = None,
        cache: DatasetCache | None = None,
        extra_metadata: bool = False,
        decrypt: Callable[[str], bytes] | None = None,
    ):
        self.dataset_dir = dataset_dir
        self.annotation_file = annotation_file
        self.task = task
        self.decode = decode
        self.extra_metadata = extra_metadata
        self.decrypt = decrypt
        super().__init__(num_parallel_workers, sampler, num_samples, shuffle, num_shards, shard_id, cache)

    def _check(self, who: str) -> None:
        check_file(who, "annotation_file", self.annotation_file)
        _checks.check_bool(who, "extra_metadata", self.extra_metadata)

    def columns(self) -> list[str]:
        return ["image", *(name for name, _, _ in _COCO[self.task]), *_meta(self.extra_metadata)]

    def _open(self) -> Table:
        about = json.loads(Path(self.annotation_file).read_text(encoding="utf-8"))
        names = {image["id"]: image["file_name"] for image in about["images"]}
        found: dict[int, list[dict]] = {}
        for annotation in about["annotations"]:
            entries = annotation["segments_info"] if self.task == "Panoptic" else [annotation]
            found.setdefault(annotation["image_id"], []).extend(entries)
        records = []
        for number in sorted(found):
            arrays = tuple([self._array(found[number], *column) for column in _COCO[self.task]])
            records.append(
                (Path(self.dataset_dir) / names[number], (*arrays, *_meta_of(self.extra_metadata, names[number])))
            )
        return Table(records, _Annotated(self.decode, self.decrypt), None, self._classes(about))

    def _array(self, entries: list[dict], name: str, dtype: Any, width: int) -> np.ndarray:
        if name == "captions":
            return np.array([[entry["caption"]] for entry in entries])
        if name == "segmentation":
            return _filled([np.concatenate(entry[name]) for entry in entries])
        if name == "num_keypoints":
            return np.array([[entry[name]] for entry in entries], dtype)
        return np.array([entry.get(name, 0) for entry in entries], dtype).reshape(len(entries), width or -1)

    def _classes(self, about: dict) -> dict[str, Any]:
        extra = ("isthing",) if self.task == "Panoptic" else ()
        categories = about["categories"] if self.task != "Captioning" else []
        return {c["name"]: [c["id"], *(c[name] for name in extra)] for c in categories}


def _filled(parts: list[np.ndarray]) -> np.ndarray:
    """[part, longest] float32, with -1 after the shorter parts."""
    out = np.full((len(parts), max(map(len, parts))), -1, np.float32)
    for row, part in zip(out, parts, strict=True):
        row[: len(part)] = part
    return out


def _meta(wanted: bool) -> list[str]:
    return ["_meta-filename"] if wanted else []


def _meta_of(wanted: bool, name: str) -> list[np.ndarray]:
    return [text(name)] if wanted else []


class VOCDataset(FileDataset):
    """Images of PASCAL VOC: ``JPEGImages``, ``SegmentationClass``, ``Annotations``, listed in ``ImageSets``.

    Columns: ``image``, and for the task ``"Segmentation"`` ``target``, an image; for ``"Detection"``, of an image with
    N objects, ``bbox`` [N, 4] float32 (x, y, width, height), ``label``, ``difficult`` and ``truncate`` [N, 1] uint32.

    Args:
        task: ``"Segmentation"`` or ``"Detection"``.
        usage: the name of the list in ``ImageSets/Segmentation`` or ``ImageSets/Main``.
        class_indexing: class -> label, for Detection; only these are read. By default the classes in order.
        extra_metadata: add a column ``_meta-filename``; such columns must be made visible with ``rename``.
        decrypt: a function that gets the path of a file and returns the bytes of the image.
        dataset_dir, num_samples, ...: as for :class:`ImageFolderDataset`.
    """

    CHOICES: ClassVar[dict[str, tuple]] = {"task": ("Segmentation", "Detection")}

    def __init__(
        self,
        dataset_dir: str,
        task: str = "Segmentation",
        usage: str = "train",
        class_indexing: dict[str, int] | None = None,
        num_samples: int | None = None,
        num_parallel_workers: int | None = None,
        shuffle: bool | None = None,
        decode: bool = False,
        sampler: BuiltinSampler | Iterable[int] | None = None,
        num_shards: int | None = None,
        shard_id: int | None = None,
        cache: DatasetCache | None = None,
        extra_metadata: bool = False,
        decrypt: Callable[[str], bytes] | None = None,
    ):
        self.dataset_dir = dataset_dir
        self.task = task
        self.usage = usage
        self.class_indexing = class_indexing
        self.decode = decode
        self.extra_metadata = extra_metadata
        self.decrypt = decrypt
        super().__init__(num_parallel_workers, sampler, num_samples, shuffle, num_shards, shard_id, cache)

    def _check(self, who: str) -> None:
        _checks.check_type(who, "usage", self.usage, str)
        _checks.check_bool(who, "extra_metadata", self.extra_metadata)
        _checks.check_type(who, "class_indexing", self.class_indexing, (dict, type(None)))
        if self.task == "Segmentation" and self.class_indexing is not None:
            raise ValueError(f"For '{who}', 'class_indexing' must be left out for the task Segmentation.")
        check_file(who, "usage", str(self._list()))

    def _list(self) -> Path:
        folder = "Segmentation" if self.task == "Segmentation" else "Main"
        return Path(self.dataset_dir) / "ImageSets" / folder / f"{self.usage}.txt"

    def columns(self) -> list[str]:
        found = ["target"] if self.task == "Segmentation" else ["bbox", "label", "difficult", "truncate"]
        return ["image", *found, *_meta(self.extra_metadata)]

    def _open(self) -> Table:
        root = Path(self.dataset_dir)
        names = [line.split()[0] for line in filled_lines(self._list())]
        if self.task == "Segmentation":
            read = _Segmented(root, self.decode, self.extra_metadata, self.decrypt)
            return Table(names, read)
        objects = {name: _objects(root / "Annotations" / f"{name}.xml") for name in names}
        classes = self.class_indexing
        if classes is None:
            known = sorted({label for found in objects.values() for label, _ in found})
            classes = {label: number for number, label in enumerate(known)}
        records = []
        for name, found in objects.items():
            rows = [[*numbers[:4], classes[label], *numbers[4:]] for label, numbers in found if label in classes]
            if rows:
                arrays = _columns_of(rows, [(np.float32, 4), (np.uint32, 1), (np.uint32, 1), (np.uint32, 1)])
                meta = _meta_of(self.extra_metadata, str(root / "JPEGImages" / f"{name}.jpg"))
                records.append((root / "JPEGImages" / f"{name}.jpg", (*arrays, *meta)))
        return Table(records, _Annotated(self.decode, self.decrypt), None, classes)


@dataclasses.dataclass(frozen=True)
class _Segmented:
    root: Path
    decode: bool
    extra_metadata: bool
    decrypt: Callable[[str], bytes] | None

    def __call__(self, name: str) -> Row:
        path = self.root / "JPEGImages" / f"{name}.jpg"
        target = self.root / "SegmentationClass" / f"{name}.png"
        images = [read_image(file, self.decode, self.decrypt) for file in (path, target)]
        return *images, *_meta_of(self.extra_metadata, str(path))


def _objects(path: Path) -> list[tuple[str, list[float]]]:
    """(class, [x, y, width, height, difficult, truncated]) for each object that a file of VOC's describes."""
    try:
        found = ElementTree.parse(path).getroot().iter("object")
        return [(str(entry.findtext("name")), _numbers(entry)) for entry in found]
    except (OSError, ElementTree.ParseError, TypeError, ValueError) as error:
        raise Refused(f"the annotations {path} cannot be read: {error}") from None


def _numbers(entry: ElementTree.Element) -> list[float]:
    left, top, right, bottom = (
        float(entry.findtext(f"bndbox/{name}", "")) for name in ("xmin", "ymin", "xmax", "ymax")
    )
    flags = [int(entry.findtext(name, "0")) for name in ("difficult", "truncated")]
    return [left, top, right - left, bottom - top, *flags]


class FlickrDataset(FileDataset):
    """Images with five captions each, in lines ``NAME.jpg#0<tab>CAPTION``.

    Columns: ``image``; ``annotation``, [5] text.
    """

    COLUMNS: ClassVar[tuple[str, ...]] = ("image", "annotation")

    def __init__(
        self,
        dataset_dir: str,
        annotation_file: str,
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
        self.annotation_file = annotation_file
        self.decode = decode
        super().__init__(num_parallel_workers, sampler, num_samples, shuffle, num_shards, shard_id, cache)

    def _check(self, who: str) -> None:
        check_file(who, "annotation_file", self.annotation_file)

    def _open(self) -> Table:
        found: dict[str, list[str]] = {}
        for line in read_lines(self.annotation_file):
            if line.strip():
                key, _, caption = line.partition("\t")
                found.setdefault(key.partition("#")[0], []).append(caption)
        records = [(Path(self.dataset_dir) / name, (np.array(found[name]),)) for name in sorted(found)]
        return Table(records, _Annotated(self.decode))


class KITTIDataset(ImagePartFiles):
    """Streets: ``data_object_image_2/training/image_2/*.png``, ``data_object_label_2/training/label_2/*.txt``.

    Columns, of an image with N objects: ``image``; except for the usage ``"test"`` ``label`` [N, 1] uint32,
    ``truncated`` [N, 1] float32, ``occluded`` [N, 1] uint32, ``alpha`` [N, 1], ``bbox`` [N, 4], ``dimensions`` [N, 3],
    ``location`` [N, 3] and ``rotation_y`` [N, 1] float32. Labels number the classes in the order they are met.
    """

    CHOICES: ClassVar[dict[str, tuple]] = {"usage": ("train", "test")}
    _NUMBERS: ClassVar[dict[str, tuple[Any, int]]] = {
        "label": (np.uint32, 1),
        "truncated": (np.float32, 1),
        "occluded": (np.uint32, 1),
        "alpha": (np.float32, 1),
        "bbox": (np.float32, 4),
        "dimensions": (np.float32, 3),
        "location": (np.float32, 3),
        "rotation_y": (np.float32, 1),
    }

    def columns(self) -> list[str]:
        return ["image"] if self.usage == "test" else ["image", *self._NUMBERS]

    def _open(self) -> Table:
        root, part = Path(self.dataset_dir), "testing" if self.usage == "test" else "training"
        images = files_in(root / "data_object_image_2" / part / "image_2")
        if self.usage == "test":
            return Table([(image, ()) for image in images], _Annotated(self.decode))
        classes: dict[str, int] = {}
        records = []
        for image in images:
            lines = filled_lines(root / "data_object_label_2" / part / "label_2" / f"{image.stem}.txt")
            rows = [
                [classes.setdefault(name, len(classes)), *map(float, numbers)]
                for name, *numbers in map(str.split, lines)
            ]
            records.append((image, _columns_of(rows, list(self._NUMBERS.values()))))
        return Table(records, _Annotated(self.decode))


class ManifestDataset(FileDataset):
    """Images that a manifest lists: lines of JSON with ``source``, ``usage`` and ``annotation``.

    Columns: ``image``; ``label``, int32.

    Args:
        dataset_file: the manifest.
        usage: which of the images: ``"train"``, ``"eval"`` or ``"inference"``.
        class_indexing: class -> label; only these are read. By default the classes in order.
        num_samples, ...: as for :class:`ImageFolderDataset`.
    """

    def __init__(
        self,
        dataset_file: str,
        usage: str = "train",
        num_samples: int | None = None,
        num_parallel_workers: int | None = None,
        shuffle: bool | None = None,
        sampler: BuiltinSampler | Iterable[int] | None = None,
        class_indexing: dict[str, int] | None = None,
        decode: bool = False,
        num_shards: int | None = None,
        shard_id: int | None = None,
        cache: DatasetCache | None = None,
    ):
        self.dataset_file = dataset_file
        self.usage = usage
        self.class_indexing = class_indexing
        self.decode = decode
        super().__init__(num_parallel_workers, sampler, num_samples, shuffle, num_shards, shard_id, cache)

    def _check(self, who: str) -> None:
        check_file(who, "dataset_file", self.dataset_file)
        _checks.check_type(who, "usage", self.usage, str)
        _checks.check_type(who, "class_indexing", self.class_indexing, (dict, type(None)))

    def _open(self) -> Table:
        if self.usage not in ("train", "eval", "inference"):
            raise Refused(f"'usage' must be train, eval or inference, but is {self.usage}")
        entries = [json.loads(line) for line in filled_lines(self.dataset_file)]
        named = [
            (Path(entry["source"]), entry["annotation"][0]["name"])
            for entry in entries
            if entry["usage"].lower() == self.usage and entry.get("annotation")
        ]
        known = sorted({name for _, name in named})
        classes = self.class_indexing or {name: number for number, name in enumerate(known)}
        records = [(path, classes[name]) for path, name in named if name in classes]
        return labeled(records, LabeledImage(self.decode), classes)


class WIDERFaceDataset(ImagePartFiles):
    """Faces: ``WIDER_train/images/EVENT/IMAGE``, with boxes in ``wider_face_split/wider_face_train_bbx_gt.txt``.

    Columns, of an image with N faces: ``image``; except for the usage ``"test"`` ``bbox`` [N, 4] (x, y, width, height),
    ``blur``, ``expression``, ``illumination``, ``occlusion``, ``pose`` and ``invalid`` [N, 1], all uint32.
    """

    CHOICES: ClassVar[dict[str, tuple]] = {"usage": ("train", "test", "valid", "all")}
    _FLAGS: ClassVar[tuple[str, ...]] = ("blur", "expression", "illumination", "occlusion", "pose", "invalid")

    def columns(self) -> list[str]:
        return ["image"] if self.usage == "test" else ["image", "bbox", *self._FLAGS]

    def _open(self) -> Table:
        root = Path(self.dataset_dir)
        if self.usage == "test":
            names = sorted(filled_lines(root / "wider_face_split/wider_face_test_filelist.txt"))
            return Table([(root / "WIDER_test/images" / name, ()) for name in names], _Annotated(self.decode))
        parts = {"train": ["train"], "valid": ["val"]}.get(self.usage or "all", ["train", "val"])
        return Table([record for part in parts for record in self._records(root, part)], _Annotated(self.decode))

    def _records(self, root: Path, part: str) -> list[tuple[Path, tuple[np.ndarray, ...]]]:
        lines = list(filled_lines(root / "wider_face_split" / f"wider_face_{part}_bbx_gt.txt"))
        records, place = [], 0
        while place < len(lines):
            count = max(1, int(lines[place + 1]))  # without a face there is one line of zeros
            rows = [list(map(int, line.split()[:10])) for line in lines[place + 2 : place + 2 + count]]
            arrays = _columns_of(rows, [(np.uint32, 4), *[(np.uint32, 1)] * 6])
            records.append((root / f"WIDER_{part}/images" / lines[place], arrays))
            place += 2 + count
        return sorted(records, key=lambda record: record[0])
