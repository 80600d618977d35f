"""Schemas: which fields a row has, and how their values become bytes and come back.

Scalars travel together as MessagePack, the *raw* part of a row. Bytes and arrays are its *blob* part: alone as they
are, several with a big-endian uint64 length before each. Integer arrays are packed (:func:`pack_ints`).
"""

import re
import struct
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import numpy as np

from . import _msgpack
from .errors import MRMInvalidSchemaError

_SCALARS: dict[str, Any] = {
    "int32": (int, np.integer),
    "int64": (int, np.integer),
    "float32": (float, np.floating),
    "float64": (float, np.floating),
    "string": str,
    "bytes": bytes,
}
_INDEX_TYPES = {"int32": "INTEGER", "int64": "INTEGER", "float32": "REAL", "float64": "REAL", "string": "TEXT"}
_INT_SIZES = np.array([1, 2, 4, 8])
_length_of_part = struct.Struct("<Q").unpack_from
_length_of_field = struct.Struct(">Q").unpack_from


class Unfit(ValueError):
    """A row that does not fit the schema."""


@dataclass(frozen=True)
class Field:
    """A field: its name, MindRecord's type and, for an array, its shape, in which one axis may be -1."""

    name: str
    type: str
    shape: tuple[int, ...] | None

    @property
    def is_blob(self) -> bool:
        return self.shape is not None or self.type == "bytes"

    @property
    def index_type(self) -> str:
        """The type of its column in an index."""
        return _INDEX_TYPES[self.type]

    def checked(self, value: Any) -> Any:
        """``value`` as it is stored: a Python scalar, bytes or an array."""
        if self.shape is not None:
            if not isinstance(value, np.ndarray) or value.dtype != self.type:
                raise Unfit(f"'{self.name}' must be an array of {self.type}, but is {value!r:.80}")
            if not value.size:
                raise Unfit(f"'{self.name}' must not be empty")
            try:
                return value.reshape(self.shape)
            except ValueError:
                raise Unfit(f"'{self.name}' must have the shape {self.shape}, but has {value.shape}") from None
        if not isinstance(value, _SCALARS[self.type]) or isinstance(value, bool):
            raise Unfit(f"'{self.name}' must be of type {self.type}, but is {value!r:.80}")
        if self.type in ("string", "bytes"):
            return value
        return float(value) if self.type.startswith("float") else self._in_range(int(value))

    def _in_range(self, value: int) -> int:
        bounds = np.iinfo(self.type)
        if not bounds.min <= value <= bounds.max:
            raise Unfit(f"'{self.name}' must be an {self.type}, but is {value}")
        return value

    def packed(self, value: Any) -> bytes:
        """The bytes of a blob field."""
        if isinstance(value, bytes):
            return value
        return pack_ints(value.ravel()) if value.dtype.kind == "i" else value.tobytes()

    def unpacked(self, data: memoryview) -> Any:
        """bytes, or an array of the field's shape. A ValueError if ``data`` are not the bytes of one."""
        if self.shape is None:
            return bytes(data)
        if self.type.startswith("int"):
            return unpack_ints(data, self.type).reshape(self.shape)
        return np.frombuffer(data, self.type).reshape(self.shape).copy()


class Schema:
    """The fields of a file, sorted by name as MindRecord has them.

    Args:
        content: name -> {"type": type, "shape": list of int (for arrays)}.

    Raises:
        MRMInvalidSchemaError: for one that cannot be.
    """

    def __init__(self, content: dict[str, dict[str, Any]], desc: str = ""):
        if not content or not isinstance(content, dict):
            raise _invalid("it must be a dict with a field or more")
        self.desc = desc
        self.fields = sorted((_field(name, about) for name, about in content.items()), key=lambda field: field.name)
        self.content = {field.name: dict(sorted(content[field.name].items())) for field in self.fields}
        self.scalars = [field for field in self.fields if not field.is_blob]
        self.blobs = [field for field in self.fields if field.is_blob]

    def field(self, name: str) -> Field | None:
        return next((field for field in self.fields if field.name == name), None)

    def checked(self, row: dict[str, Any]) -> dict[str, Any]:
        """The fields of a row of the program's; Unfit if one is missing or wrong."""
        for field in self.fields:
            if field.name not in row:
                raise Unfit(f"the field '{field.name}' is missing")
        return {field.name: field.checked(row[field.name]) for field in self.fields}

    def packed(self, row: dict[str, Any]) -> tuple[bytes, bytes, int]:
        """A checked row as its raw part, its blob part, and how many bytes packing integers saved."""
        raw = _msgpack.pack({f.name: row[f.name] for f in self.scalars} or {"id": 0})
        parts = [field.packed(row[field.name]) for field in self.blobs]
        plain = [row[field.name].nbytes for field in self.blobs if field.type.startswith("int")]
        packed = [len(part) for field, part in zip(self.blobs, parts, strict=True) if field.type.startswith("int")]
        return _with_length(raw), _with_length(_joined(parts)), sum(plain) - sum(packed)

    def unpacked(self, raw: memoryview, blob: memoryview, names: Iterable[str] | None = None) -> dict[str, Any]:
        """The fields of a row, or those of ``names``. A ValueError if the bytes are damaged."""
        row: dict[str, Any] = {}
        if self.scalars:
            row.update(_msgpack.unpack(bytes(_without_length(raw))))
        if self.blobs:
            parts = self._parts(_without_length(blob))
            for field, part in zip(self.blobs, parts, strict=True):
                if names is None or field.name in names:
                    row[field.name] = field.unpacked(part)
        for field in self.scalars:
            # another writer may have stored a whole float as an integer
            if not isinstance(row.get(field.name), str if field.type == "string" else int | float):
                raise ValueError(f"the field '{field.name}' is damaged")
        return row

    def _parts(self, data: memoryview) -> list[memoryview]:
        if len(self.blobs) == 1:
            return [data]
        parts, place, end = [], 0, len(data)
        for _ in self.blobs:
            if place + 8 > end:
                raise ValueError("a blob is shorter than its fields")
            begin = place + 8
            place = begin + _length_of_field(data, place)[0]
            if place > end:
                raise ValueError("a field is longer than its blob")
            parts.append(data[begin:place])
        if place != end:
            raise ValueError("a blob is longer than its fields")
        return parts


def _field(name: str, about: Any) -> Field:
    if not isinstance(name, str) or not re.fullmatch("[0-9a-zA-Z_]+", name):
        raise _invalid(f"a name must be of letters, digits and underscores, but is {name!r}")
    if not isinstance(about, dict) or "type" not in about or not {"type", "shape"}.issuperset(about):
        raise _invalid(f"the field '{name}' must be a dict of type and shape, but is {about!r}")
    if about["type"] not in _SCALARS:
        raise _invalid(f"the type of '{name}' must be one of {list(_SCALARS)}, but is {about['type']!r}")
    shape = about.get("shape")
    if shape is None:
        return Field(name, about["type"], None)
    if about["type"] in ("string", "bytes") or not isinstance(shape, list):
        raise _invalid(f"'{name}' must have no shape, or a list of int for numbers, but has {shape!r}")
    if not all(isinstance(size, int) for size in shape):
        raise _invalid(f"the shape of '{name}' must be a list of int, but is {shape!r}")
    return Field(name, about["type"], tuple(shape))


def _invalid(why: str) -> MRMInvalidSchemaError:
    return MRMInvalidSchemaError(f"Schema format is error. Detail: {why}.")


def _joined(parts: list[bytes]) -> bytes:
    if len(parts) == 1:
        return parts[0]
    # MindRecord keeps a place for the blob even if there is none
    return b"".join(struct.pack(">Q", len(part)) + part for part in parts) or bytes(4)


def _with_length(data: bytes) -> bytes:
    return struct.pack("<Q", len(data)) + data


def _without_length(data: memoryview) -> memoryview:
    if len(data) < 8 or _length_of_part(data)[0] != len(data) - 8:
        raise ValueError("the length of a row is not what its index says")
    return data[8:]


def pack_ints(array: np.ndarray) -> bytes:
    """int32 or int64 [n] -> a count (big-endian uint32), 2 bits for the size of each number, and the numbers.

    The sizes are 1, 2, 4 or 8 bytes, as 0 to 3, four of them in a byte, the first in its high bits; the numbers are
    little-endian.
    """
    wide = array.astype(np.int64)
    magnitude = np.where(wide < 0, ~wide, wide)
    kinds = (magnitude >= 2**7).astype(np.uint8) + (magnitude >= 2**15) + (magnitude >= 2**31)
    control = np.zeros((len(wide) + 3) // 4 * 4, np.uint8)
    control[: len(wide)] = kinds
    control = (control.reshape(-1, 4) << np.array([6, 4, 2, 0], np.uint8)).sum(axis=1, dtype=np.uint8)
    stays = np.arange(8) < _INT_SIZES[kinds][:, None]
    data = wide.astype("<i8").view(np.uint8).reshape(-1, 8)[stays]
    return struct.pack(">I", len(wide)) + control.tobytes() + data.tobytes()


def unpack_ints(data: memoryview, dtype: str) -> np.ndarray:
    """What :func:`pack_ints` packed. A ValueError if ``data`` is damaged; no more is allocated than it can hold."""
    if len(data) < 4:
        raise ValueError("an array of integers has no length")
    (count,) = struct.unpack_from(">I", data)
    num_control = (count + 3) // 4
    control = np.frombuffer(data[4 : 4 + num_control], np.uint8)
    if len(control) < num_control:
        raise ValueError("an array of integers is shorter than it says")
    kinds = (control[:, None] >> np.array([6, 4, 2, 0], np.uint8) & 3).ravel()[:count]
    body = np.frombuffer(data[4 + num_control :], np.uint8)
    if _INT_SIZES[kinds].sum() != len(body):
        raise ValueError("an array of integers is not as long as it says")
    for kind, form in enumerate(("<i1", "<i2", "<i4", "<i8")):
        if (kinds == kind).all():  # most arrays: one size for all
            return _narrowed(body.view(form), dtype)
    filled = np.zeros((count, 8), np.uint8)
    stays = np.arange(8) < _INT_SIZES[kinds][:, None]
    filled[stays] = body
    shift = 64 - 8 * _INT_SIZES[kinds]
    return _narrowed(filled.view("<i8").ravel() << shift >> shift, dtype)


def _narrowed(values: np.ndarray, dtype: str) -> np.ndarray:
    if dtype == "int32" and values.dtype.itemsize == 8 and (values != values.astype(np.int32)).any():
        raise ValueError("an array of int32 holds larger numbers")
    return values.astype(dtype)
