"""A MindRecord file as bytes on the disk, and the index beside it.

It begins with a header: a little-endian uint64 and as many bytes of JSON, padded to ``header_size``. Pages of
``page_size`` follow. Rows lie in them in two parts: scalars in pages of RAW_DATA, the others in pages of BLOB_DATA.
``NAME.db``, an SQLite database, says for each row where its parts begin and end, and repeats the indexed fields.
"""

import contextlib
import json
import sqlite3
import struct
from collections.abc import Sequence
from pathlib import Path
from typing import Any, BinaryIO

import numpy as np

from . import _encryption
from ._schema import Schema

_HEADER_SIZE, _PAGE_SIZE = 2**24, 2**25
_PLACES = (
    "ROW_ID",
    "PAGE_ID_RAW",
    "PAGE_OFFSET_RAW",
    "PAGE_OFFSET_RAW_END",
    "ROW_GROUP_ID",
    "PAGE_ID_BLOB",
    "PAGE_OFFSET_BLOB",
    "PAGE_OFFSET_BLOB_END",
)


class Header:
    """What the beginning of a file says.

    ``pages`` are dicts as they stand in the file: ``page_id`` is the place of the page, ``page_size`` how much of it
    is filled, ``row_group_ids`` of a raw page name the blob pages that its rows go on in.
    """

    def __init__(self, schema: Schema, indexed: list[str], names: list[str], shard: int):
        self.schema, self.indexed, self.names, self.shard = schema, indexed, names, shard
        self.header_size, self.page_size = _HEADER_SIZE, _PAGE_SIZE
        self.pages: list[dict[str, Any]] = []
        self.saved = 0

    def packed(self) -> bytes:
        """The bytes that a file begins with."""
        about = {
            "header_size": self.header_size,
            "index_fields": [{"index_field": name, "schema_id": 0} for name in self.indexed] or None,
            "page": self.pages or None,
            "page_size": self.page_size,
            "compression_size": max(0, self.saved),
            "schema": [
                {
                    "blob_fields": [field.name for field in self.schema.blobs],
                    "desc": self.schema.desc,
                    "schema": self.schema.content,
                }
            ],
            "shard_addresses": self.names,
            "shard_id": self.shard,
            "statistics": None,
            "version": "3.0",
        }
        text = json.dumps(about, separators=(",", ":"), ensure_ascii=False).encode()
        if 8 + len(text) > self.header_size:
            raise RuntimeError(f"The header of a MindRecord file needs {len(text)} bytes; choose a larger header size.")
        return struct.pack("<Q", len(text)) + text

    @classmethod
    def read(cls, path: Path) -> "Header":
        """The header of a file.

        Raises:
            RuntimeError: if it is none.
        """
        if not path.is_file():
            raise RuntimeError(f"The MindRecord file {path} does not exist.")
        with path.open("rb") as file, _damage(path):
            size = path.stat().st_size
            (length,) = struct.unpack("<Q", file.read(8))
            if length > size - 8:
                raise ValueError("its header is longer than the file")
            about = json.loads(file.read(length))
            (stored,) = about["schema"]
            indexed = [entry["index_field"] for entry in about["index_fields"] or []]
            header = cls(Schema(stored["schema"], stored["desc"]), indexed, about["shard_addresses"], about["shard_id"])
            header.header_size, header.page_size = about["header_size"], about["page_size"]
            header.pages, header.saved = about["page"] or [], about["compression_size"]
            if [field.name for field in header.schema.blobs] != stored["blob_fields"]:
                raise ValueError("its fields contradict each other")
            _check_pages(header, size)
        return header


def _check_pages(header: Header, size: int) -> None:
    for number, page in enumerate(header.pages):
        end = header.header_size + page["page_id"] * header.page_size + page["page_size"]
        if page["page_id"] != number or not 0 <= page["page_size"] <= header.page_size or end > size:
            raise ValueError(f"page {number} lies outside of the file")


class _damage(contextlib.AbstractContextManager):
    """Any contradiction in a file that is read becomes a RuntimeError that names it."""

    def __init__(self, path: Path):
        self.path = path

    def __exit__(self, kind: Any, error: BaseException | None, _: Any) -> None:
        if isinstance(error, (ValueError, LookupError, TypeError, AttributeError, struct.error, sqlite3.Error)):
            raise RuntimeError(f"{self.path} is no MindRecord file, or is damaged: {error}.") from error


class Shard:
    """A file that rows are written to: the first of ``rows`` goes on where the last one ended."""

    def __init__(self, path: Path, header: Header, num_rows: int = 0, places: Sequence[tuple] = ()):
        self.path, self.header = path, header
        self.num_rows, self.index = num_rows, list(places)
        self._blob = max((p for p in header.pages if p["page_type"] == "BLOB_DATA"), key=_page_id, default=None)
        self._raw = max((p for p in header.pages if p["page_type"] == "RAW_DATA"), key=_page_id, default=None)

    def create(self) -> None:
        """Make the file, with its header."""
        with self.path.open("wb") as file:
            file.write(self.header.packed())
            file.truncate(self.header.header_size)

    def append(self, rows: Sequence[dict[str, Any]]) -> None:
        """Write checked rows; the header follows last, so that a file which was interrupted is what it was before."""
        with self.path.open("r+b") as file:
            for row in rows:
                self._append(file, row)
            if rows:
                file.flush()
                file.seek(0)
                file.write(self.header.packed())

    def _append(self, file: BinaryIO, row: dict[str, Any]) -> None:
        raw, blob, saved = self.header.schema.packed(row)
        for part in (raw, blob):
            if len(part) > self.header.page_size:
                raise RuntimeError(
                    f"A row of {len(part)} bytes does not fit into a page of {self.header.page_size}; call "
                    "'set_page_size' with more, at most 268435456."
                )
        blob_page, raw_page = self._pages_for(len(blob), len(raw))
        raw_at, blob_at = raw_page["page_size"], blob_page["page_size"]
        for page, part in ((raw_page, raw), (blob_page, blob)):
            file.seek(self.header.header_size + page["page_id"] * self.header.page_size + page["page_size"])
            file.write(part)
            page["page_size"] += len(part)
        group = blob_page["page_type_id"]
        at_raw = (raw_page["page_id"], raw_at, raw_at + len(raw))
        at_blob = (blob_page["page_id"], blob_at, blob_at + len(blob))
        keys = [row[name] for name in self.header.indexed]
        self.index.append((self.num_rows, *at_raw, group, *at_blob, *(item for key in keys for item in (0, key))))
        self.num_rows += 1
        self.header.saved += saved
        blob_page["end_row_id"] = self.num_rows

    def _pages_for(self, blob: int, raw: int) -> tuple[dict, dict]:
        """The pages for a row. The rows of a blob page all lie in one raw page."""
        raw_is_full = self._raw is None or self._raw["page_size"] + raw > self.header.page_size
        if raw_is_full or self._blob is None or self._blob["page_size"] + blob > self.header.page_size:
            self._blob = self._new_page("BLOB_DATA")
            if raw_is_full or self._raw is None:
                self._raw = self._new_page("RAW_DATA")
                self._raw["row_group_ids"] = []
            group = {"id": self._blob["page_type_id"], "offset": self._raw["page_size"]}
            self._raw["row_group_ids"].append(group)
        assert self._raw is not None
        return self._blob, self._raw

    def _new_page(self, kind: str) -> dict[str, Any]:
        row = self.num_rows if kind == "BLOB_DATA" else 0
        page = {
            "end_row_id": row,
            "page_id": len(self.header.pages),
            "page_size": 0,
            "page_type": kind,
            "page_type_id": sum(page["page_type"] == kind for page in self.header.pages),
            "row_group_ids": [{"id": 0, "offset": 0}],
            "shard_id": self.header.shard,
            "start_row_id": row,
        }
        self.header.pages.append(page)
        return page

    def finish(self) -> None:
        """Make the index anew; if there is a key, encrypt the file and its index."""
        self._write_index()
        if _encryption.settings.key is not None:
            _encryption.encrypt(self.path)
            _encryption.encrypt(index_path(self.path))

    def _write_index(self) -> None:
        path = index_path(self.path)
        path.unlink(missing_ok=True)
        keys = [f"INC_{i} INT, {name}_0 {self._type(name)}" for i, name in enumerate(self.header.indexed)]
        primary = ",".join(["ROW_ID", *(f"INC_{i}" for i in range(len(keys)))])
        columns = ", ".join([*(f"{name} INT NOT NULL" for name in _PLACES), *keys, f"PRIMARY KEY({primary})"])
        with contextlib.closing(sqlite3.connect(path)) as database, database:
            database.execute(f"CREATE TABLE INDEXES({columns})")
            database.execute("CREATE TABLE SHARD_NAME(NAME TEXT NOT NULL)")
            database.execute("INSERT INTO SHARD_NAME VALUES(?)", (self.path.name,))
            marks = ",".join("?" * (len(_PLACES) + 2 * len(keys)))
            database.executemany(f"INSERT INTO INDEXES VALUES({marks})", self.index)

    def _type(self, name: str) -> str:
        field = self.header.schema.field(name)
        assert field is not None
        return field.index_type


def _page_id(page: dict[str, Any]) -> int:
    return page["page_id"]


def index_path(path: Path) -> Path:
    """The index beside a file."""
    return path.with_name(path.name + ".db")


def read_index(database_path: Path, file_name: str, columns: Sequence[str]) -> list[tuple]:
    """Columns of the index of the file of this name, row by row.

    Raises:
        RuntimeError: if there is no index, if it is damaged, or if it is that of another file.
    """
    if not database_path.is_file():
        raise RuntimeError(f"The index {database_path} of a MindRecord file does not exist.")
    with (
        _damage(database_path),
        contextlib.closing(sqlite3.connect(f"file:{database_path}?mode=ro", uri=True)) as database,
    ):
        (name,) = database.execute("SELECT NAME FROM SHARD_NAME").fetchone()
        if name != file_name:
            raise ValueError(f"it is the index of {name}; MindRecord files cannot be renamed")
        return database.execute(f"SELECT {', '.join(columns)} FROM INDEXES ORDER BY ROW_ID").fetchall()


def open_shard(path: Path) -> Shard:
    """A file that exists, to write more rows to. While they are written it is not encrypted."""
    if _encryption.settings.key is not None and path.is_file():
        _encryption.decrypt(path)
        _encryption.decrypt(index_path(path))
    header = Header.read(path)
    keys = [column for i, name in enumerate(header.indexed) for column in (f"INC_{i}", f"{name}_0")]
    index = read_index(index_path(path), path.name, [*_PLACES, *keys])
    return Shard(path, header, len(index), index)


class ShardReader:
    """Rows of a file by their number. The file is mapped into memory, so a row costs no more than its bytes."""

    def __init__(self, path: Path):
        self.path = path
        with _encryption.plain(path) as file:
            self.header = Header.read(file)
            self._bytes: memoryview | None = None if file is path else memoryview(file.read_bytes())
        places = self._index(_PLACES[1:4] + _PLACES[5:])
        with _damage(path):
            self._places = self._checked(np.array(places, np.int64).reshape(-1, 6))

    def _index(self, columns: Sequence[str]) -> list[tuple]:
        with _encryption.plain(index_path(self.path)) as file:
            return read_index(file, self.path.name, columns)

    def _checked(self, places: np.ndarray) -> np.ndarray:
        """[row, (begin and end of its raw part, begin and end of its blob part)] in the file."""
        filled = np.array([page["page_size"] for page in self.header.pages], np.int64)
        parts = places.reshape(-1, 2, 3)
        page, begin, end = parts[..., 0], parts[..., 1], parts[..., 2]
        if len(places) and (page.min() < 0 or page.max() >= len(filled)):
            raise ValueError("its index names pages that do not exist")
        if ((begin < 0) | (begin > end) | (end > filled[page] if len(places) else False)).any():
            raise ValueError("its index names places outside of its pages")
        start = self.header.header_size + page * self.header.page_size
        return np.stack([start + begin, start + end], axis=-1).reshape(-1, 4)

    def __len__(self) -> int:
        return len(self._places)

    def __getstate__(self) -> dict[str, Any]:
        return {**self.__dict__, "_bytes": None}  # a worker process maps the file itself

    def read(self, number: int, names: Sequence[str] | None = None) -> dict[str, Any]:
        """The fields of a row, or those of ``names``.

        Raises:
            RuntimeError: if the file is damaged there.
        """
        if self._bytes is None:
            self._bytes = self._mapped()
        raw, raw_end, blob, blob_end = self._places[number].tolist()
        try:
            return self.header.schema.unpacked(self._bytes[raw:raw_end], self._bytes[blob:blob_end], names)
        except (ValueError, LookupError, TypeError, struct.error) as error:
            raise RuntimeError(f"{self.path} is damaged in row {number}: {error}.") from error

    def _mapped(self) -> memoryview:
        with _encryption.plain(self.path) as file:
            return memoryview(np.memmap(file, np.uint8, "r") if file is self.path else file.read_bytes())  # type: ignore[arg-type]

    def keys(self, name: str) -> list[Any]:
        """An indexed field of all rows."""
        return [key for (key,) in self._index([f"{name}_0"])]


def siblings(first: Path) -> list[Path]:
    """The files that were written together with a file, in their order; an encrypted one is written alone."""
    if _encryption.settings.key is not None:
        return [first]
    with _encryption.plain(first) as file:
        return [first.with_name(Path(name).name) for name in Header.read(file).names]
