"""Converters: files of other formats become MindRecord files."""

import csv
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, ClassVar

import numpy as np

from .writer import FileWriter

_ROWS_AT_ONCE = 256


class _Converter:
    """Rows of a source, written in groups."""

    def __init__(self, destination: str, partition_number: int = 1):
        if not isinstance(destination, str):
            raise ValueError(f"For '{type(self).__name__}', 'destination' must be a str, but got {destination!r}.")
        if not isinstance(partition_number, int) or isinstance(partition_number, bool):
            raise ValueError(f"For '{type(self).__name__}', 'partition_number' must be an int.")
        self.destination, self.partition_number = destination, partition_number

    def _write(
        self, destination: str, schema: dict, rows: Iterator[dict[str, Any]], index: list[str] | None = None
    ) -> None:
        writer = FileWriter(destination, self.partition_number)
        writer.add_schema(schema, type(self).__name__)
        if index:
            writer.add_index(index)
        group: list[dict[str, Any]] = []
        for row in rows:
            group.append(row)
            if len(group) == _ROWS_AT_ONCE:
                writer.write_raw_data(group)
                group = []
        if group:
            writer.write_raw_data(group)
        writer.commit()


def _encoded(image: np.ndarray, end: str) -> bytes:
    """An image, [H, W] or [H, W, 3] uint8 RGB, as a JPEG or PNG file."""
    from ..dataset._libraries import cv2

    done, data = cv2.imencode(end, image if image.ndim == 2 else cv2.cvtColor(image, cv2.COLOR_RGB2BGR))
    if not done:
        raise RuntimeError(f"An image of shape {image.shape} cannot be encoded.")
    return data.tobytes()


class _CifarToMR(_Converter):
    """CIFAR's Python version: pickled batches of images and labels."""

    _PARTS: ClassVar[dict[str, tuple[str, ...]]]
    _LABELS: ClassVar[dict[str, str]]

    def __init__(self, source: str, destination: str):
        super().__init__(destination)
        if not isinstance(source, str) or not Path(source).is_dir():
            raise ValueError(f"For '{type(self).__name__}', 'source' must be a folder, but got {source!r}.")
        self.source = source

    def run(self, fields: list[str] | None = None) -> None:
        """Write ``destination`` and ``destination_test``. ``fields`` are those to index."""
        schema = {"id": {"type": "int64"}, **{n: {"type": "int64"} for n in self._LABELS}, "data": {"type": "bytes"}}
        for part, end in (("train", ""), ("test", "_test")):
            self._write(self.destination + end, schema, self._rows(part), fields)

    def transform(self, fields: list[str] | None = None) -> None:
        """As :meth:`run`."""
        self.run(fields)

    def _rows(self, part: str) -> Iterator[dict[str, Any]]:
        number = 0
        for name in self._PARTS[part]:
            batch = _unpickled(Path(self.source) / name)
            images = np.asarray(batch["data"], np.uint8).reshape(-1, 3, 32, 32).transpose(0, 2, 3, 1)
            labels = {field: batch[key] for field, key in self._LABELS.items()}
            for place, image in enumerate(images):
                row = {field: int(values[place]) for field, values in labels.items()}
                yield {"id": number, **row, "data": _encoded(image, ".jpeg")}
                number += 1


def _unpickled(path: Path) -> dict[str, Any]:
    from ._pickled import load

    return {key.decode() if isinstance(key, bytes) else key: value for key, value in load(path).items()}


class Cifar10ToMR(_CifarToMR):
    """CIFAR-10: ``data_batch_1`` to ``data_batch_5`` and ``test_batch``, of its Python version.

    Fields: ``id``, ``label``, int64; ``data``, the image as a JPEG file.

    Args:
        source: the folder.
        destination: the file to write; the test part goes to ``destination_test``.

    Raises:
        ValueError: if the folder does not exist.
    """

    _PARTS: ClassVar[dict[str, tuple[str, ...]]] = {
        "train": tuple(f"data_batch_{i}" for i in range(1, 6)),
        "test": ("test_batch",),
    }
    _LABELS: ClassVar[dict[str, str]] = {"label": "labels"}


class Cifar100ToMR(_CifarToMR):
    """CIFAR-100: ``train`` and ``test`` of its Python version.

    Fields: ``id``, ``fine_label``, ``coarse_label``, int64; ``data``, the image as a JPEG file.
    """

    _PARTS: ClassVar[dict[str, tuple[str, ...]]] = {"train": ("train",), "test": ("test",)}
    _LABELS: ClassVar[dict[str, str]] = {"fine_label": "fine_labels", "coarse_label": "coarse_labels"}


class CsvToMR(_Converter):
    """A CSV file whose first row has the names of the columns.

    A column is int64 if all its values are integers, float64 if all are numbers, and text otherwise.

    Args:
        source: the file.
        destination: the file to write.
        columns_list: the columns to write; all by default.
        partition_number: the number of files to write.

    Raises:
        ValueError: for arguments of other types.
        RuntimeError: if the file does not exist, or has not these columns.
    """

    def __init__(self, source: str, destination: str, columns_list: list[str] | None = None, partition_number: int = 1):
        super().__init__(destination, partition_number)
        if not isinstance(source, str):
            raise ValueError(f"For 'CsvToMR', 'source' must be a str, but got {source!r}.")
        if not Path(source).is_file():
            raise RuntimeError(f"For 'CsvToMR', 'source' must be a file, but {source} is none.")
        self.source, self.columns_list = source, columns_list

    def run(self) -> None:
        """Write the file."""
        with Path(self.source).open(encoding="utf-8-sig", newline="") as file:
            rows = list(csv.DictReader(file))
        if not rows:
            raise RuntimeError(f"For 'CsvToMR', {self.source} must have rows, but has none.")
        names = self.columns_list or list(rows[0])
        for name in names:
            if name not in rows[0]:
                raise RuntimeError(f"For 'CsvToMR', a column must be one of {list(rows[0])}, but got '{name}'.")
        kinds = {name: _kind([row[name] for row in rows]) for name in names}
        # what MindRecord does not take in a name
        fields = {name: re.sub("[^0-9a-zA-Z_]", "_", name) for name in names}
        schema = {fields[name]: {"type": _CSV_TYPES[kinds[name]]} for name in names}
        self._write(
            self.destination, schema, ({fields[n]: kinds[n](row[n]) for n in names} for row in rows), list(schema)
        )

    def transform(self) -> None:
        """As :meth:`run`."""
        self.run()


_CSV_TYPES: dict[type, str] = {int: "int64", float: "float64", str: "string"}


def _kind(values: list[str]) -> type:
    for kind in (int, float):
        try:
            for value in values:
                kind(value)
        except (ValueError, TypeError):
            continue
        return kind
    return str


class ImageNetToMR(_Converter):
    """Images in folders, as ImageNet has them: ``image_dir/CLASS/IMAGE.JPEG``.

    Fields: ``label``, int32; ``image``, the content of the file; ``file_name``, its path.

    Args:
        map_file: a text file with lines ``CLASS<space>LABEL``.
        image_dir: the folder of the folders.
        destination: the file to write.
        partition_number: the number of files to write.

    Raises:
        ValueError: for arguments of other types.
        RuntimeError: if the file or the folder does not exist.
    """

    def __init__(self, map_file: str, image_dir: str, destination: str, partition_number: int = 1):
        super().__init__(destination, partition_number)
        for name, value in {"map_file": map_file, "image_dir": image_dir}.items():
            if not isinstance(value, str):
                raise ValueError(f"For 'ImageNetToMR', '{name}' must be a str, but got {value!r}.")
            if not Path(value).exists():
                raise RuntimeError(f"For 'ImageNetToMR', '{name}' must exist, but {value} does not.")
        self.map_file, self.image_dir = map_file, image_dir

    def run(self) -> None:
        """Write the file."""
        schema = {"label": {"type": "int32"}, "image": {"type": "bytes"}, "file_name": {"type": "string"}}
        self._write(self.destination, schema, self._rows(), ["label", "file_name"])

    def transform(self) -> None:
        """As :meth:`run`."""
        self.run()

    def _rows(self) -> Iterator[dict[str, Any]]:
        lines = Path(self.map_file).read_text().splitlines()
        for name, label in (line.rsplit(" ", 1) for line in lines if line.strip()):
            for path in sorted((Path(self.image_dir) / name).iterdir()):
                if path.suffix.lower() in (".jpg", ".jpeg", ".png"):
                    yield {"label": int(label), "image": path.read_bytes(), "file_name": str(path)}


class MnistToMR(_Converter):
    """MNIST: its four files, as they are or with ``.gz``.

    Fields: ``label``, int64; ``data``, the image as a JPEG file.

    Args:
        source: the folder.
        destination: the parts go to ``destination_train.mindrecord`` and ``destination_test.mindrecord``.
        partition_number: the number of files to write of each part.
    """

    def __init__(self, source: str, destination: str, partition_number: int = 1):
        super().__init__(destination, partition_number)
        if not isinstance(source, str) or not Path(source).is_dir():
            raise ValueError(f"For 'MnistToMR', 'source' must be a folder, but got {source!r}.")
        self.source = source

    def run(self) -> None:
        """Write the files."""
        schema = {"label": {"type": "int64"}, "data": {"type": "bytes"}}
        for part, name in (("train", "train"), ("test", "t10k")):
            self._write(f"{self.destination}_{part}.mindrecord", schema, self._rows(name), ["label"])

    def transform(self) -> None:
        """As :meth:`run`."""
        self.run()

    def _rows(self, name: str) -> Iterator[dict[str, Any]]:
        from ..dataset.binary_sources import read_idx

        images, labels = (
            read_idx(_found(Path(self.source) / f"{name}-{kind}-ubyte")) for kind in ("images-idx3", "labels-idx1")
        )
        for image, label in zip(images, labels, strict=True):
            yield {"label": int(label), "data": _encoded(image, ".jpeg")}


def _found(path: Path) -> Path:
    """A file, or the same with ``.gz``."""
    return path if path.exists() else path.with_name(f"{path.name}.gz")


class TFRecordToMR(_Converter):
    """A TFRecord file of ``tf.train.Example`` records.

    Args:
        source: the file.
        destination: the file to write.
        feature_dict: feature -> its type: a ``tf.io.FixedLenFeature``, or any object with ``dtype`` and ``shape``.
        bytes_fields: the features that hold bytes, not text.

    Raises:
        ValueError: for arguments that cannot be.
    """

    def __init__(
        self, source: str, destination: str, feature_dict: dict[str, Any], bytes_fields: list[str] | None = None
    ):
        super().__init__(destination)
        if not isinstance(source, str) or not Path(source).is_file():
            raise ValueError(f"For 'TFRecordToMR', 'source' must be a file, but got {source!r}.")
        if not isinstance(feature_dict, dict) or not feature_dict:
            raise ValueError("For 'TFRecordToMR', 'feature_dict' must be a dict of features.")
        self.source, self.feature_dict, self.bytes_fields = source, feature_dict, bytes_fields or []
        self.schema = {name: self._field(name, feature) for name, feature in feature_dict.items()}

    def _field(self, name: str, feature: Any) -> dict[str, Any]:
        kind = getattr(feature.dtype, "name", str(feature.dtype))
        if name in self.bytes_fields:
            return {"type": "bytes"}
        if kind not in ("int64", "float32", "string"):
            raise ValueError(
                f"For 'TFRecordToMR', the type of '{name}' must be int64, float32 or string, but is {kind}."
            )
        shape = list(feature.shape)
        return {"type": kind, "shape": shape} if shape and kind != "string" else {"type": kind}

    def tfrecord_iterator(self) -> Iterator[dict[str, Any]]:
        """The rows, as dicts from field to value."""
        from ..dataset._tfrecord import parse_example, read_records

        for data in read_records(self.source):
            example = parse_example(data)
            yield {name: _value(example[name], field) for name, field in self.schema.items()}

    tfrecord_iterator_oldversion = tfrecord_iterator

    def run(self) -> None:
        """Write the file."""
        self._write(self.destination, self.schema, self.tfrecord_iterator())

    def transform(self) -> None:
        """As :meth:`run`."""
        self.run()


def _value(values: Any, field: dict[str, Any]) -> Any:
    if field["type"] == "bytes":
        return values[0]
    if field["type"] == "string":
        return values[0].decode()
    return np.array(values, field["type"]).reshape(field["shape"]) if "shape" in field else values[0].item()
