"""The data pipelines that ``benchmarks.dataset`` measures: for MindSpore's API, and for a DataLoader of PyTorch.

``python -m benchmarks.pipelines amadou|mindspore|torch FOLDER`` answers each name of a pipeline on its input with the
seconds that an epoch took, the rows in it and the megabytes this process has used at most.
"""

import functools
import importlib
import json
import random
import resource
import sys
import time
from collections.abc import Callable, Iterable, Sized
from pathlib import Path
from typing import Any

import numpy as np

NUM_IMAGES, HEIGHT, WIDTH = 500, 375, 500
SIDE, IMAGE_BATCH = 224, 32
MEAN, DEVIATION = [123.675, 116.28, 103.53], [58.395, 57.12, 57.375]
NUM_ROWS, ROW_BATCH = 20_000, 256
IMAGES, RECORDS = "images", "rows.mindrecord"

Epoch = Callable[[], Iterable[Sized]]


class Rows:
    """A source of the program's own in memory: an image [28, 28] float32 and its class."""

    def __init__(self) -> None:
        rng = np.random.default_rng(0)
        self.images = rng.random((NUM_ROWS, 28, 28), np.float32)
        self.labels = rng.integers(0, 10, NUM_ROWS, np.int32)

    def __len__(self) -> int:
        return NUM_ROWS

    def __getitem__(self, index: int) -> tuple[Any, Any]:
        return self.images[index], self.labels[index]


def write_images(folder: Path) -> None:
    """JPEGs with coarse and fine detail in two classes, about as large as photographs are."""
    from PIL import Image

    rng = np.random.default_rng(0)
    for number in range(NUM_IMAGES):
        coarse = Image.fromarray(rng.integers(0, 256, (12, 16, 3), np.uint8)).resize((WIDTH, HEIGHT))
        pixels = np.asarray(coarse) + rng.normal(0, 12, (HEIGHT, WIDTH, 1))
        path = folder / IMAGES / str(number % 2) / f"{number}.jpg"
        path.parent.mkdir(parents=True, exist_ok=True)
        Image.fromarray(pixels.clip(0, 255).astype(np.uint8)).save(path, quality=90)


def write_records(folder: Path) -> None:
    """The rows of :class:`Rows` as a MindRecord file."""
    from amadou.mindrecord import FileWriter

    rows = Rows()
    writer = FileWriter(str(folder / RECORDS), overwrite=True)
    writer.add_schema({"image": {"type": "float32", "shape": [28, 28]}, "label": {"type": "int32"}})
    writer.write_raw_data([{"image": rows.images[i], "label": rows.labels[i]} for i in range(NUM_ROWS)])
    writer.commit()


# -- MindSpore's API: the same program for amadou and for MindSpore ---------------------------------------------------


def images(ds: Any, folder: Path, workers: int) -> Any:
    dataset = ds.ImageFolderDataset(str(folder / IMAGES), num_parallel_workers=workers, shuffle=True)
    operations = [
        ds.vision.Decode(),
        ds.vision.RandomResizedCrop(SIDE),
        ds.vision.RandomHorizontalFlip(),
        ds.vision.Normalize(MEAN, DEVIATION),
        ds.vision.HWC2CHW(),
    ]
    return dataset.map(operations, "image", num_parallel_workers=workers).batch(IMAGE_BATCH)


def generator(ds: Any, folder: Path) -> Any:
    return ds.GeneratorDataset(Rows(), ["image", "label"], shuffle=True).batch(ROW_BATCH)


def records(ds: Any, folder: Path) -> Any:
    dataset = ds.MindDataset(str(folder / RECORDS), num_parallel_workers=1, shuffle=True)
    return dataset.batch(ROW_BATCH, num_parallel_workers=1)


# How the files that a pipeline reads are made.
WRITERS = {
    "images, 1 worker": write_images,
    "images, 2 workers": write_images,
    "MindRecord": write_records,
}

PIPELINES: dict[str, Callable[[Any, Path], Any]] = {
    "images, 1 worker": functools.partial(images, workers=1),
    "images, 2 workers": functools.partial(images, workers=2),
    "generator": generator,
    "MindRecord": records,
}


def epoch_of(framework: str, name: str, folder: Path) -> Epoch:
    if framework == "torch":
        return TWINS[name](folder)
    ds = importlib.import_module(f"{framework}.dataset")
    dataset = PIPELINES[name](ds, folder)
    return lambda: dataset.create_tuple_iterator(num_epochs=1)


# -- PyTorch ----------------------------------------------------------------------------------------------------------


class Folder:
    """The images of a folder, each prepared as the pipelines of MindSpore's API do it."""

    def __init__(self, folder: Path):
        self.paths = sorted((folder / IMAGES).glob("*/*.jpg"))

    def __len__(self) -> int:
        return len(self.paths)

    def __getitem__(self, index: int) -> tuple[Any, int]:
        import cv2

        path = self.paths[index]
        image = cv2.cvtColor(cv2.imread(str(path)), cv2.COLOR_BGR2RGB)
        left, top, width, height = _box(image.shape[1], image.shape[0])
        image = cv2.resize(image[top : top + height, left : left + width], (SIDE, SIDE))
        if random.random() < 0.5:
            image = cv2.flip(image, 1)
        # as torchvision's ToTensor and Normalize: first a tensor [C, H, W], then arithmetic in place
        values = np.ascontiguousarray(image.transpose(2, 0, 1), np.float32)
        values -= np.array(MEAN, np.float32)[:, None, None]
        values /= np.array(DEVIATION, np.float32)[:, None, None]
        return values, int(path.parent.name)


def _box(width: int, height: int) -> tuple[int, int, int, int]:
    """Left, top, width and height of a part with 8 to 100 % of the area and sides as 3:4 to 4:3."""
    for _ in range(10):
        area = width * height * random.uniform(0.08, 1)
        ratio = np.exp(random.uniform(np.log(3 / 4), np.log(4 / 3)))
        w, h = round((area * ratio) ** 0.5), round((area / ratio) ** 0.5)
        if 0 < w <= width and 0 < h <= height:
            return random.randint(0, width - w), random.randint(0, height - h), w, h
    return 0, 0, width, height


def _loaded(dataset: Any, batch: int, workers: int) -> Epoch:
    from torch.utils.data import DataLoader

    loader = DataLoader(dataset, batch, shuffle=True, num_workers=workers, persistent_workers=workers > 0)
    return lambda: loader


TWINS: dict[str, Callable[[Path], Epoch]] = {
    "images, 1 worker": lambda folder: _loaded(Folder(folder), IMAGE_BATCH, 1),
    "images, 2 workers": lambda folder: _loaded(Folder(folder), IMAGE_BATCH, 2),
    "generator": lambda folder: _loaded(Rows(), ROW_BATCH, 0),
}


# -- one process for each framework -----------------------------------------------------------------------------------


def timed(epoch: Epoch) -> tuple[float, int]:
    """Seconds and rows of an epoch."""
    start, rows = time.perf_counter(), 0
    for batch, *_ in epoch():
        rows += len(batch)
    return time.perf_counter() - start, rows


def main(framework: str, folder: Path) -> None:
    ready: dict[str, Epoch] = {}
    for line in sys.stdin:
        name = line.strip()
        if name not in ready:
            ready[name] = epoch_of(framework, name, folder)
        seconds, rows = timed(ready[name])
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        sys.stdout.write(json.dumps({"seconds": seconds, "rows": rows, "megabytes": memory}) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]))
