"""Schema: which columns a file has."""

import json
from pathlib import Path
from typing import Any

from .. import dtype as mstype

_TYPES = (
    "bool",
    "int8",
    "int16",
    "int32",
    "int64",
    "uint8",
    "uint16",
    "uint32",
    "uint64",
    "float16",
    "float32",
    "float64",
    "string",
    "bytes",
)


class Schema:
    """Columns with their types and shapes, for :class:`TFRecordDataset` and :class:`RandomDataset`.

    Args:
        schema_file: a JSON file to take them from; by default there are none yet.

    Raises:
        ValueError: if the file does not exist.

    >>> from amadou import dataset as ds
    >>> schema = ds.Schema()
    >>> schema.add_column("image", "uint8", [2, 2])
    >>> schema.columns
    [{'name': 'image', 'type': 'uint8', 'rank': 2, 'shape': [2, 2]}]
    """

    def __init__(self, schema_file: str | None = None):
        self.columns: list[dict[str, Any]] = []
        self.dataset_type = ""
        self.num_rows = 0
        if schema_file is not None:
            if not isinstance(schema_file, str):
                raise TypeError(f"For 'Schema', 'schema_file' must be a str, but got {schema_file!r}.")
            if not Path(schema_file).is_file():
                raise ValueError(f"For 'Schema', 'schema_file' must be a file, but {schema_file} is none.")
            try:
                self.from_json(json.loads(Path(schema_file).read_text(encoding="utf-8")))
            except ValueError as error:
                raise RuntimeError(f"For 'Schema', the file {schema_file} cannot be read: {error}.") from error

    def add_column(self, name: str, de_type: Any, shape: list[int] | None = None) -> None:
        """Add a column.

        Args:
            name: its name.
            de_type: its type, of MindSpore's dtypes or as text.
            shape: its shape, in which one axis may be -1; None for any of one axis.

        Raises:
            TypeError: for a type that no column has.
        """
        if not isinstance(name, str):
            raise TypeError(f"For 'add_column', 'name' must be a str, but got {name!r}.")
        column: dict[str, Any] = {"name": name, "type": _type_name(de_type), "rank": 1}
        if shape is not None:
            if not isinstance(shape, list) or not all(isinstance(size, int) for size in shape):
                raise TypeError(f"For 'add_column', 'shape' must be a list of int, but got {shape!r}.")
            column.update(rank=len(shape), shape=shape)
        self.columns.append(column)

    def parse_columns(self, columns: list[dict] | dict[str, dict]) -> None:
        """Add columns: a list of dicts with name, type and shape, or name -> dict, taken in the order of the names.

        Raises:
            TypeError: if it is neither.
            RuntimeError: for a column without a name or a type.
        """
        if not isinstance(columns, list | dict):
            raise TypeError(f"For 'parse_columns', 'columns' must be a list or a dict, but got {columns!r}.")
        if isinstance(columns, dict):
            columns = [{"name": name, **columns[name]} for name in sorted(columns)]
        for column in columns:
            if "name" not in column or "type" not in column:
                raise RuntimeError(f"For 'parse_columns', a column must have a name and a type, but got {column}.")
            self.add_column(column["name"], column["type"], column.get("shape"))

    def from_json(self, json_obj: dict[str, Any]) -> None:
        """Take the columns, and how many rows there are, from what a JSON file holds.

        Raises:
            RuntimeError: if there are no columns, or ``numRows`` is negative.
        """
        if not isinstance(json_obj, dict) or "columns" not in json_obj:
            raise RuntimeError(f"For 'from_json', 'json_obj' must be a dict with columns, but got {json_obj!r:.100}.")
        self.dataset_type = json_obj.get("datasetType", "")
        self.num_rows = json_obj.get("numRows", 0)
        if not isinstance(self.num_rows, int) or self.num_rows < 0:
            raise RuntimeError(f"For 'from_json', 'numRows' must be an int >= 0, but got {self.num_rows!r}.")
        self.parse_columns(json_obj["columns"])

    def to_json(self) -> str:
        """The columns as JSON, as a file for ``schema_file`` has them."""
        about: dict[str, Any] = {"columns": self.columns}
        if self.dataset_type:
            about["datasetType"] = self.dataset_type
        if self.num_rows:
            about["numRows"] = self.num_rows
        return json.dumps(about, indent=2, sort_keys=True)

    def get_num_rows(schema) -> int:
        """The number of rows that the file says, 0 if it does not."""
        return schema.num_rows

    def __str__(self) -> str:
        return self.to_json()


def _type_name(de_type: Any) -> str:
    name = de_type if isinstance(de_type, str) else None
    if isinstance(de_type, mstype.Type):
        name = str(de_type).lower()
    if name not in _TYPES:
        raise TypeError(f"For 'add_column', 'de_type' must be a dtype or one of {_TYPES}, but got {de_type!r}.")
    return name
