"""Rows of a pipeline written to MindRecord files."""

import itertools
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np

from .. import _checks
from ..mindrecord import FileWriter

# NumPy's types -> those of MindRecord
_TYPES = {
    "bool": "int32",
    "int8": "int32",
    "int16": "int32",
    "int32": "int32",
    "int64": "int64",
    "uint8": "int32",
    "uint16": "int32",
    "uint32": "int64",
    "uint64": "int64",
    "float16": "float32",
    "float32": "float32",
    "float64": "float64",
}
_ROWS_AT_ONCE = 1000


def save(rows: Iterator[dict[str, Any]], file_name: str, num_files: int, file_type: str) -> None:
    """Write rows of arrays; what was written is removed if that fails or is interrupted."""
    _checks.check_type("save", "file_name", file_name, str)
    _checks.check_int_range("save", "num_files", num_files, 1, 1000)
    _checks.check_one_of("save", "file_type", file_type, ("mindrecord",))
    paths = [Path(file_name + (str(i) if num_files > 1 else "")) for i in range(num_files)]
    written = [path for file in paths for path in (file, file.with_name(f"{file.name}.db"))]
    for path in written:
        if path.exists():
            raise RuntimeError(f"For 'save', {path} exists; remove it first.")
    try:
        _write(rows, FileWriter(file_name, num_files))
    except BaseException:
        for path in written:
            path.unlink(missing_ok=True)
        raise


def _write(rows: Iterator[dict[str, Any]], writer: FileWriter) -> None:
    first = next(rows, None)
    if first is None:
        raise RuntimeError("For 'save', the dataset must have rows, but it is empty.")
    schema = {name: _field(name, array) for name, array in first.items()}
    writer.add_schema(schema)
    rows = itertools.chain([first], rows)
    while group := list(itertools.islice(rows, _ROWS_AT_ONCE)):
        writer.write_raw_data([{name: _stored(name, row[name], schema[name]) for name in schema} for row in group])
    writer.commit()


def _field(name: str, array: Any) -> dict[str, Any]:
    """The type and shape that a column is written with."""
    if isinstance(array, np.ndarray) and array.size == 1 and array.dtype.kind == "S":
        return {"type": "bytes"}
    if isinstance(array, np.ndarray) and not array.ndim and array.dtype.kind == "U":
        return {"type": "string"}
    if not isinstance(array, np.ndarray) or str(array.dtype) not in _TYPES:
        raise RuntimeError(f"For 'save', the column '{name}' must hold numbers, or one text or bytes in each row.")
    kind = _TYPES[str(array.dtype)]
    return {"type": kind, "shape": [-1, *array.shape[1:]]} if array.ndim else {"type": kind}


def _stored(name: str, array: np.ndarray, field: dict[str, Any]) -> Any:
    if field["type"] in ("string", "bytes"):
        return array.ravel()[0].item()
    values = array.astype(field["type"])
    if array.dtype.kind == "u" and (values < 0).any():
        raise RuntimeError(f"For 'save', the column '{name}' must hold numbers below 2**63.")
    return values if "shape" in field else values.item()
