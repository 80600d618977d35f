"""FileReader and MindPage, which read files outside of a data pipeline."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

from . import _file
from .errors import MRMDefineCategoryError, ParamTypeError, ParamValueError


def open_files(file_name: str | Sequence[str]) -> list[_file.ShardReader]:
    """The files of a list, or a file and those written together with it.

    Raises:
        RuntimeError: if a file does not exist or is damaged, or if their fields differ.
    """
    paths = _file.siblings(Path(file_name)) if isinstance(file_name, str) else [Path(name) for name in file_name]
    readers = [_file.ShardReader(path) for path in paths]
    for reader in readers:
        if reader.header.schema.content != readers[0].header.schema.content:
            raise RuntimeError(f"{reader.path} and {readers[0].path} have different fields.")
    return readers


class FileReader:
    """Reads the rows of MindRecord files in their order.

    Args:
        file_name: a file, to read it and all that were written together with it; or a list of files.
        num_consumer: has no effect; rows are read in this thread.
        columns: the fields to read; all by default.
        operator: not offered.

    Raises:
        ParamValueError, ParamTypeError: for arguments that cannot be.
        RuntimeError: if a file does not exist or is damaged, or has not the fields of ``columns``.
    """

    def __init__(
        self,
        file_name: str | list[str],
        num_consumer: int = 4,
        columns: list[str] | None = None,
        operator: Callable | None = None,
    ):
        if operator is not None:
            raise NotImplementedError("For 'FileReader', 'operator' is not offered by amadou; leave it out.")
        if not isinstance(file_name, str | list):
            raise ParamValueError(f"File path: {file_name!r} is not string.")
        if not isinstance(num_consumer, int) or num_consumer < 1:
            raise ParamValueError(f"Parameter num_consumer must be an int > 0, but is {num_consumer!r}.")
        if columns is not None and not isinstance(columns, list):
            raise ParamTypeError("Invalid parameter type. 'columns' expect list type.")
        self._files = open_files(file_name)
        schema = self._files[0].header.schema
        for name in columns or []:
            if schema.field(name) is None:
                raise RuntimeError(f"For 'FileReader', the column '{name}' must be one of {list(schema.content)}.")
        fields = schema.scalars + schema.blobs
        self._names = [field.name for field in fields if not columns or field.name in columns]

    def get_next(self) -> Iterator[dict[str, Any]]:
        """The rows, as dicts from field to int, float, str, bytes or array."""
        for file in self._files:
            for number in range(len(file)):
                row = file.read(number, self._names)
                yield {name: row[name] for name in self._names}

    def schema(self) -> dict[str, dict[str, Any]]:
        """What the fields are, as given to :meth:`FileWriter.add_schema`."""
        return self._files[0].header.schema.content

    def len(self) -> int:
        """The number of rows."""
        return sum(len(file) for file in self._files)

    def close(self) -> None:
        """Let go of the files."""
        self._files = []


class MindPage:
    """Reads the rows of a category, such as a label, page by page.

    ``category_field`` is the field that makes the categories, one of ``candidate_fields``: those with an index.

    Args:
        file_name: as for :class:`FileReader`.
        num_consumer: has no effect.
    """

    def __init__(self, file_name: str | list[str], num_consumer: int = 4):
        if not isinstance(file_name, str | list):
            raise ParamValueError(f"File path: {file_name!r} is not string.")
        self._files = open_files(file_name)
        self._field: str | None = None
        self._rows: dict[Any, list[tuple[_file.ShardReader, int]]] = {}

    @property
    def candidate_fields(self) -> list[str]:
        return list(self._files[0].header.indexed)

    @property
    def category_field(self) -> str | None:
        return self._field

    @category_field.setter
    def category_field(self, category_field: str) -> None:
        if category_field not in self.candidate_fields:
            raise MRMDefineCategoryError(
                f"Failed to define category field. Detail: Field {category_field!r} is not a candidate category field."
            )
        found: dict[Any, list] = {}
        for file in self._files:
            for number, key in enumerate(file.keys(category_field)):
                found.setdefault(key, []).append((file, number))
        self._field, self._rows = category_field, dict(sorted(found.items()))

    def read_category_info(self) -> str:
        """JSON with the number, the name and the count of rows of each category."""
        entries = ",".join(
            f'{{"count":{len(rows)},"id":{number},"name":"{name}"}}'
            for number, (name, rows) in enumerate(self._rows.items())
        )
        return f'{{"categories":[{entries}],"key":"{self._field}_0"}}'

    def read_at_page_by_id(self, category_id: int, page: int, num_row: int) -> list[dict[str, Any]]:
        """Page ``page`` of ``num_row`` rows of the category of this number; empty beyond the end.

        Raises:
            ParamValueError: for negative numbers.
            RuntimeError: if there is no such category.
        """
        _check_number("Category id", category_id, 0)
        if category_id >= len(self._rows):
            raise RuntimeError(f"The category id must be below {len(self._rows)}, but is {category_id}.")
        return self._page(list(self._rows.values())[category_id], page, num_row)

    def read_at_page_by_name(self, category_name: str, page: int, num_row: int) -> list[dict[str, Any]]:
        """As :meth:`read_at_page_by_id`, by the name of the category, a number as text."""
        for name, rows in self._rows.items():
            if str(name) == category_name:
                return self._page(rows, page, num_row)
        raise RuntimeError(f"The category name must be one of {list(map(str, self._rows))}, but is {category_name!r}.")

    def _page(self, rows: list[tuple[_file.ShardReader, int]], page: int, num_row: int) -> list[dict[str, Any]]:
        _check_number("Page", page, 0)
        _check_number("num_row", num_row, 1)
        return [file.read(number) for file, number in rows[page * num_row : (page + 1) * num_row]]


def _check_number(what: str, value: int, least: int) -> None:
    if not isinstance(value, int) or isinstance(value, bool) or value < least:
        raise ParamValueError(f"{what} should be int and greater than or equal to {least}.")
