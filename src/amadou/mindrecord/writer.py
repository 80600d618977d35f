"""FileWriter."""

import re
from pathlib import Path
from typing import Any

from .. import log
from . import _file
from ._encryption import settings
from ._schema import Schema, Unfit
from .errors import MRMAddSchemaError, MRMDefineIndexError, ParamTypeError, ParamValueError

_SIZES = {"header": (2**14, 2**27), "page": (2**15, 2**28)}


class FileWriter:
    """Writes rows to MindRecord files.

    Args:
        file_name: where to.
        shard_num: the number of files, 1 to 1000. Several are named ``file_name`` with a number after it; each call of
            ``write_raw_data`` spreads its rows over all of them.
        overwrite: replace files that exist.

    Raises:
        ParamValueError: for arguments that cannot be.
        RuntimeError: for several encrypted files; when it writes, if a file exists and is not to be replaced.

    >>> import tempfile, pathlib
    >>> from amadou.mindrecord import FileReader, FileWriter
    >>> path = str(pathlib.Path(tempfile.mkdtemp()) / "numbers.mindrecord")
    >>> writer = FileWriter(path)
    >>> writer.add_schema({"number": {"type": "int32"}, "name": {"type": "string"}})
    >>> writer.write_raw_data([{"number": 1, "name": "one"}, {"number": 2, "name": "two"}])
    >>> writer.commit()
    >>> [row["name"] for row in FileReader(path).get_next()]
    ['one', 'two']
    """

    def __init__(self, file_name: str, shard_num: int = 1, overwrite: bool = False):
        if not isinstance(file_name, str):
            raise ParamValueError(f"File path: {file_name!r} is not string.")
        if re.search(r"[\\:*?\"<>|`&;']", Path(file_name).name):
            raise ParamValueError(f"File name should not contain any of \\:*?\"<>|`&;' but is {file_name!r}.")
        if not isinstance(shard_num, int) or isinstance(shard_num, bool):
            raise ParamValueError("Parameter shard_num's type is not int.")
        if not 1 <= shard_num <= 1000:
            raise ParamValueError(f"Parameter shard_num's value: {shard_num} should be between 1 and 1000.")
        if not isinstance(overwrite, bool):
            raise ParamValueError("Parameter overwrite's type is not bool.")
        if shard_num > 1 and settings.key is not None:
            raise RuntimeError(f"For 'FileWriter', 'shard_num' must be 1 for encrypted files, but got {shard_num}.")
        self._paths = [Path(file_name + (str(i) if shard_num > 1 else "")) for i in range(shard_num)]
        self._overwrite = overwrite
        self._schema: Schema | None = None
        self._indexed: list[str] | None = None
        self._sizes: dict[str, int] = {}
        self._shards: list[_file.Shard] = []

    @classmethod
    def open_for_append(cls, file_name: str) -> "FileWriter":
        """A writer that adds rows to a file that exists, and to those written together with it.

        Raises:
            RuntimeError: if it does not exist or is damaged.
        """
        writer = cls(file_name)
        writer._shards = [_file.open_shard(path) for path in _file.siblings(writer._paths[0])]
        writer._schema = writer._shards[0].header.schema
        return writer

    def set_header_size(self, header_size: int) -> None:
        """The bytes that are kept for the header, 16 KiB to 128 MiB, by default 16 MiB; a RuntimeError otherwise."""
        self._sizes["header"] = _check_size("header", header_size)

    def set_page_size(self, page_size: int) -> None:
        """The bytes of a page, which a row must fit into: 32 KiB to 256 MiB, by default 32 MiB."""
        self._sizes["page"] = _check_size("page", page_size)

    def add_schema(self, content: dict[str, dict[str, Any]], desc: str | None = None) -> None:
        """Say what the rows look like, once.

        Args:
            content: field -> {"type": type, "shape": shape}. Types are int32, int64, float32, float64, string and
                bytes; a shape makes a field of numbers an array, and may have -1 for one axis.
            desc: what the file is.

        Raises:
            MRMInvalidSchemaError: for a schema that cannot be.
            MRMAddSchemaError: for a second one.
        """
        if self._schema is not None:
            raise MRMAddSchemaError("Failed to add schema: there is one already.")
        self._schema = Schema(content, desc or "")

    def add_index(self, index_fields: list[str]) -> None:
        """Fields of scalars that rows can be found by; without this call all of them.

        Raises:
            ParamTypeError: if it is no list.
            MRMDefineIndexError: for a field that is an array or bytes, or that does not exist.
        """
        if not isinstance(index_fields, list):
            raise ParamTypeError("Invalid parameter type. 'index_fields' expect list type.")
        for name in index_fields:
            field = self._schema.field(name) if self._schema and isinstance(name, str) else None
            if field is None or field.is_blob:
                raise MRMDefineIndexError(f"Failed to define index field. Detail: {name!r} is no field of scalars.")
        self._indexed = list(index_fields)

    def write_raw_data(self, raw_data: list[dict[str, Any]], parallel_writer: bool = False) -> None:
        """Write rows. One that does not fit the schema is left out, with a warning.

        Args:
            raw_data: rows, as dicts from field to value. Further fields in them are left out.
            parallel_writer: has no effect; rows are written in this process.

        Raises:
            ParamTypeError: if it is no list of dicts.
            RuntimeError: if no row fits the schema.
        """
        if not isinstance(raw_data, list):
            raise ParamTypeError("Invalid parameter type. 'raw_data' expect list type.")
        if not all(isinstance(row, dict) for row in raw_data):
            raise ParamTypeError("Invalid parameter type. 'raw_data item' expect dict type.")
        self._open()
        rows = self._checked(raw_data)
        if not rows:
            raise RuntimeError("For 'write_raw_data', 'raw_data' must have a row that fits the schema, but has none.")
        num_shards = len(self._shards)
        bounds = [-(-len(rows) * i // num_shards) for i in range(num_shards + 1)]
        for shard, begin, end in zip(self._shards, bounds, bounds[1:], strict=False):
            shard.append(rows[begin:end])

    def commit(self) -> None:
        """Write the indexes: without them the files cannot be read."""
        self._open()
        for shard in self._shards:
            shard.finish()

    def _open(self) -> None:
        if self._shards:
            return
        if self._schema is None:
            raise RuntimeError("For 'FileWriter', 'add_schema' must be called before rows are written.")
        found = [path for path in self._paths if path.exists() or _file.index_path(path).exists()]
        if found and not self._overwrite:
            raise RuntimeError(f"The file {found[0]} exists; remove it, or make a FileWriter with overwrite=True.")
        indexed = self._indexed if self._indexed is not None else [field.name for field in self._schema.scalars]
        names = [path.name for path in self._paths]
        for number, path in enumerate(self._paths):
            header = _file.Header(self._schema, indexed, names, number)
            header.header_size = self._sizes.get("header", header.header_size)
            header.page_size = self._sizes.get("page", header.page_size)
            shard = _file.Shard(path, header)
            try:
                _file.index_path(path).unlink(missing_ok=True)
                shard.create()
            except OSError as error:
                raise RuntimeError(f"The file {path} cannot be written: {error}.") from error
            self._shards.append(shard)

    def _checked(self, rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
        checked = (self._check(row, number) for number, row in enumerate(rows))
        return [row for row in checked if row is not None]

    def _check(self, row: dict[str, Any], number: int) -> dict[str, Any] | None:
        assert self._schema is not None
        try:
            return self._schema.checked(row)
        except Unfit as error:
            log.warning(f"FileWriter leaves out row {number}: {error}.")
            return None


def _check_size(kind: str, size: int) -> int:
    least, most = _SIZES[kind]
    if not isinstance(size, int) or not least <= size <= most or size % 4:
        raise RuntimeError(f"The {kind} size must be a multiple of 4 in [{least}, {most}], but is {size!r}.")
    return size
