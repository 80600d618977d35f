"""Sources of images whose labels or annotations are in MATLAB's files; SciPy reads them."""

import dataclasses
from collections.abc import Iterable
from pathlib import Path
from typing import Any, ClassVar

import numpy as np

from ._files import FileDataset
from ._libraries import Library
from ._reading import check_file, files_in, filled_lines, read_image, subfolders
from ._rows import Refused, Row
from ._source import InMemory, Table
from .samplers import BuiltinSampler

scipy_io = Library("scipy.io", "matlab")


def read_matlab(path: Path) -> dict[str, Any]:
    """The variables in a file of MATLAB's versions 4 to 7.2."""
    load = scipy_io.loadmat
    try:
        return load(str(path))
    except Exception as error:  # a damaged file raises whatever its bytes make SciPy do
        raise Refused(f"the file {path} cannot be read: {error}") from None


class SVHNDataset(FileDataset):
    """House numbers: ``train_32x32.mat``, ``test_32x32.mat``, ``extra_32x32.mat``, of which ``usage`` names one.

    Columns: ``image``, [32, 32, 3] uint8; ``label``, uint32, the digit.
    """

    CHOICES: ClassVar[dict[str, tuple]] = {"usage": ("train", "test", "extra", "all")}

    def __init__(
        self,
        dataset_dir: str,
        usage: str | None = None,
        num_samples: int | None = None,
        num_parallel_workers: int = 1,
        shuffle: bool | None = None,
        sampler: BuiltinSampler | Iterable[int] | None = None,
        num_shards: int | None = None,
        shard_id: int | None = None,
    ):
        self.dataset_dir = dataset_dir
        self.usage = usage
        super().__init__(num_parallel_workers, sampler, num_samples, shuffle, num_shards, shard_id, None)

    def _files(self) -> list[Path]:
        return [Path(self.dataset_dir) / f"{part}_32x32.mat" for part in self._wanted(("train", "test", "extra"))]

    def _check(self, who: str) -> None:
        for path in self._files():
            check_file(who, "dataset_dir", str(path))

    def _open(self) -> Table:
        files = [read_matlab(path) for path in self._files()]
        images = np.concatenate([file["X"].transpose(3, 0, 1, 2) for file in files])
        labels = np.concatenate([file["y"].reshape(-1) for file in files]).astype(np.uint32) % 10  # 10 stands for 0
        if images.shape != (len(labels), 32, 32, 3):
            raise Refused(f"there must be {len(labels)} images of 32 x 32 x 3, but the shape is {images.shape}")
        return Table(range(len(labels)), InMemory((images, labels)))


_FLOWERS = """
pink primrose, hard-leaved pocket orchid, canterbury bells, sweet pea, english marigold, tiger lily, moon orchid,
bird of paradise, monkshood, globe thistle, snapdragon, colt's foot, king protea, spear thistle, yellow iris,
globe-flower, purple coneflower, peruvian lily, balloon flower, giant white arum lily, fire lily, pincushion flower,
fritillary, red ginger, grape hyacinth, corn poppy, prince of wales feathers, stemless gentian, artichoke,
sweet william, carnation, garden phlox, love in the mist, mexican aster, alpine sea holly, ruby-lipped cattleya,
cape flower, great masterwort, siam tulip, lenten rose, barbeton daisy, daffodil, sword lily, poinsettia,
bolero deep blue, wallflower, marigold, buttercup, oxeye daisy, common dandelion, petunia, wild pansy, primula,
sunflower, pelargonium, bishop of llandaff, gaura, geranium, orange dahlia, pink-yellow dahlia?, cautleya spicata,
japanese anemone, black-eyed susan, silverbush, californian poppy, osteospermum, spring crocus, bearded iris,
windflower, tree poppy, gazania, azalea, water lily, rose, thorn apple, morning glory, passion flower, lotus, toad lily,
anthurium, frangipani, clematis, hibiscus, columbine, desert-rose, tree mallow, magnolia, cyclamen, watercress,
canna lily, hippeastrum, bee balm, ball moss, foxglove, bougainvillea, camellia, mallow, mexican petunia, bromelia,
blanket flower, trumpet creeper, blackberry lily
"""


class Flowers102Dataset(FileDataset):
    """Flowers: ``jpg/image_00001.jpg`` and so on, ``imagelabels.mat`` and ``setid.mat``.

    Columns: ``image``; ``segmentation`` for that task, an image from ``segmim/segmim_00001.jpg``; ``label``, uint32.
    """

    CHOICES: ClassVar[dict[str, tuple]] = {
        "task": ("Classification", "Segmentation"),
        "usage": ("train", "valid", "test", "all"),
    }
    _IDS: ClassVar[dict[str, str]] = {"train": "trnid", "test": "tstid", "valid": "valid"}

    def __init__(
        self,
        dataset_dir: str,
        task: str = "Classification",
        usage: str = "all",
        num_samples: int | None = None,
        num_parallel_workers: int = 1,
        shuffle: bool | None = None,
        decode: bool = False,
        sampler: BuiltinSampler | Iterable[int] | None = None,
        num_shards: int | None = None,
        shard_id: int | None = None,
    ):
        self.dataset_dir = dataset_dir
        self.task = task
        self.usage = usage
        self.decode = decode
        super().__init__(num_parallel_workers, sampler, num_samples, shuffle, num_shards, shard_id, None)

    def _check(self, who: str) -> None:
        for name in ("imagelabels.mat", "setid.mat"):
            check_file(who, "dataset_dir", str(Path(self.dataset_dir) / name))

    def columns(self) -> list[str]:
        return ["image", "segmentation", "label"] if self.task == "Segmentation" else ["image", "label"]

    def get_class_indexing(self) -> dict:
        names = _FLOWERS.replace("\n", " ").split(",")
        return {name.strip(): number for number, name in enumerate(names)}

    def _open(self) -> Table:
        root = Path(self.dataset_dir)
        labels = read_matlab(root / "imagelabels.mat")["labels"].reshape(-1)
        ids = read_matlab(root / "setid.mat")
        kinds = (("jpg", "image"), ("segmim", "segmim"))[: 2 if self.task == "Segmentation" else 1]
        records = [
            ([root / folder / f"{kind}_{number:05}.jpg" for folder, kind in kinds], int(labels[number - 1]) - 1)
            for part in self._wanted(self._IDS)
            for number in ids[self._IDS[part]].reshape(-1)
        ]
        return Table(records, _Flower(self.decode))


@dataclasses.dataclass(frozen=True)
class _Flower:
    """Reads (paths, label): the images, and the label."""

    decode: bool

    def __call__(self, record: tuple[list[Path], int]) -> Row:
        paths, label = record
        return *(read_image(path, self.decode) for path in paths), np.array(label, np.uint32)


class SBDataset(FileDataset):
    """Semantic Boundaries: ``img/2008_000002.jpg``, ``cls/2008_000002.mat``, and lists such as ``train.txt``.

    Columns: ``image``; ``task``, uint8: [20, H, W], where the edges of each class are; or [H, W], the classes.

    Args:
        task: ``"Boundaries"`` or ``"Segmentation"``.
        usage: ``"train"``, ``"val"``, ``"train_noval"``, or ``"all"`` for the first two.
        dataset_dir, num_samples, ...: as for :class:`ImageFolderDataset`.
    """

    COLUMNS: ClassVar[tuple[str, ...]] = ("image", "task")
    CHOICES: ClassVar[dict[str, tuple]] = {
        "task": ("Boundaries", "Segmentation"),
        "usage": ("train", "val", "train_noval", "all"),
    }

    def __init__(
        self,
        dataset_dir: str,
        task: str = "Boundaries",
        usage: str = "all",
        num_samples: int | None = None,
        num_parallel_workers: int = 1,
        shuffle: bool | None = None,
        decode: bool | None = None,
        sampler: BuiltinSampler | Iterable[int] | None = None,
        num_shards: int | None = None,
        shard_id: int | None = None,
    ):
        self.dataset_dir = dataset_dir
        self.task = task
        self.usage = usage
        self.decode = decode
        super().__init__(num_parallel_workers, sampler, num_samples, shuffle, num_shards, shard_id, None)

    def _lists(self) -> list[Path]:
        parts = ("train", "val") if self.usage == "all" else (self.usage,)
        return [Path(self.dataset_dir) / f"{part}.txt" for part in parts]

    def _check(self, who: str) -> None:
        _check_exist(who, [Path(self.dataset_dir) / "img", Path(self.dataset_dir) / "cls", *self._lists()])

    def _open(self) -> Table:
        root = Path(self.dataset_dir)
        names = [name for path in self._lists() for name in filled_lines(path)]
        records = [(root / "img" / f"{name}.jpg", root / "cls" / f"{name}.mat") for name in names]
        return Table(records, _Segmented(self.decode, self.task))


@dataclasses.dataclass(frozen=True)
class _Segmented:
    """Reads (image, annotation): the image, and what the task is about."""

    decode: bool | None
    task: str

    def __call__(self, record: tuple[Path, Path]) -> Row:
        path, about = record
        found = read_matlab(about)["GTcls"][self.task][0, 0]
        if self.task == "Boundaries":
            found = np.stack([edges.toarray() for edges in found.reshape(-1)])
        return read_image(path, self.decode), np.array(found, np.uint8)


# The folders of annotations that are not called as those of their images.
_CALTECH_NOTES = {
    "Faces": "Faces_2",
    "Faces_easy": "Faces_3",
    "Motorbikes": "Motorbikes_16",
    "airplanes": "Airplanes_Side_2",
}


class Caltech101Dataset(FileDataset):
    """Images in ``101_ObjectCategories/CLASS/image_0001.jpg``, contours in ``Annotations/CLASS/annotation_0001.mat``.

    Columns: ``image``; ``category``, int64; ``annotation``, [2, points] float64.

    Args:
        target_type: ``"category"`` (the default), ``"annotation"``, or ``"all"`` for both columns.
        dataset_dir, num_samples, ...: as for :class:`ImageFolderDataset`.
    """

    CHOICES: ClassVar[dict[str, tuple]] = {"target_type": ("category", "annotation", "all")}

    def __init__(
        self,
        dataset_dir: str,
        target_type: str | None = None,
        num_samples: int | None = None,
        num_parallel_workers: int = 1,
        shuffle: bool | None = None,
        decode: bool = False,
        sampler: BuiltinSampler | Iterable[int] | None = None,
        num_shards: int | None = None,
        shard_id: int | None = None,
    ):
        self.dataset_dir = dataset_dir
        self.target_type = target_type
        self.decode = decode
        super().__init__(num_parallel_workers, sampler, num_samples, shuffle, num_shards, shard_id, None)

    def _check(self, who: str) -> None:
        _check_exist(who, [Path(self.dataset_dir) / name for name in ("101_ObjectCategories", "Annotations")])

    def columns(self) -> list[str]:
        wanted = ("category", "annotation") if self.target_type == "all" else (self.target_type or "category",)
        return ["image", *wanted]

    def get_class_indexing(self) -> dict:
        return {folder.name: number for number, folder in enumerate(self._classes())}

    def _classes(self) -> list[Path]:
        folders = subfolders(Path(self.dataset_dir) / "101_ObjectCategories")
        return [folder for folder in folders if folder.name != "BACKGROUND_Google"]

    def _open(self) -> Table:
        records = []
        for number, folder in enumerate(self._classes()):
            notes = Path(self.dataset_dir) / "Annotations" / _CALTECH_NOTES.get(folder.name, folder.name)
            for path in files_in(folder, (".jpg",)):
                about = notes / f"{path.stem.replace('image', 'annotation')}.mat"
                records.append((path, {"category": number, "annotation": about}))
        return Table(records, _Outlined(self.decode, tuple(self.columns()[1:])))


@dataclasses.dataclass(frozen=True)
class _Outlined:
    """Reads (image, what is known of it): the image, and the columns."""

    decode: bool
    columns: tuple[str, ...]

    def __call__(self, record: tuple[Path, dict[str, Any]]) -> Row:
        path, about = record
        return read_image(path, self.decode), *(self._column(name, about[name]) for name in self.columns)

    def _column(self, name: str, value: Any) -> np.ndarray:
        return np.array(value, np.int64) if name == "category" else read_matlab(value)["obj_contour"]


def _check_exist(who: str, paths: list[Path]) -> None:
    for path in paths:
        if not path.exists():
            raise FileNotFoundError(f"For '{who}', 'dataset_dir' must hold {path.name}, but {path} does not exist.")
