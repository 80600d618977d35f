"""The end of a pipeline: rows as Tensors (or arrays), epoch after epoch."""

import contextlib
import itertools
from collections.abc import Iterator as PythonIterator
from typing import Any

import numpy as np
import torch

from .. import _checks
from .._boundary import wrap
from .._construct import from_array
from ..context import device
from . import config
from ._node import Node, new_run
from ._rows import Row, check_names, copied, find_column, picker

_CPU = torch.device("cpu")
_INT32_MAX = 2**31 - 1
_HIDDEN = "_meta-"  # columns of this name are seen only after ``rename``


class Iterator:
    """Gives an epoch each time it is iterated, ``num_epochs`` times.

    An epoch that was left in the middle goes on where it was left. After the last one the next row is a RuntimeError.

    Args:
        num_epochs: -1 for any number.
        output_numpy: give arrays instead of Tensors. Text is given as arrays in any case.
        do_copy: give copies. Otherwise what is given may share memory with the source of the dataset.
    """

    def __init__(self, dataset: Node, num_epochs: int = -1, output_numpy: bool = False, do_copy: bool = False):
        who = f"create_{type(self).__name__.replace('Iterator', '').lower()}_iterator"
        _checks.check_int_range(who, "num_epochs", num_epochs, -1, _INT32_MAX)
        if num_epochs == 0:
            raise RuntimeError(f"For '{who}', 'num_epochs' must be -1 or an int > 0, but got 0.")
        _checks.check_bool(who, "output_numpy", output_numpy)
        _checks.check_bool(who, "do_copy", do_copy)
        dataset.check_tree()
        self._col_names = dataset.columns()
        shown = [number for number, name in enumerate(self._col_names) if not name.startswith(_HIDDEN)]
        self._show = picker(shown) if len(shown) < len(self._col_names) else None
        self._col_names = [self._col_names[number] for number in shown]
        self._num_epochs, self._epoch = num_epochs, 0
        self._do_copy = do_copy or config.get_iterator_mode()["do_copy"]
        self._convert = (lambda column: column) if output_numpy else _to_tensor
        self._epochs = dataset.epochs(new_run())
        self._rows: PythonIterator[Row] | None = None
        if dataset._init_step:
            self._leave_out(dataset._init_step)

    def _leave_out(self, num_rows: int) -> None:
        """Drop the first rows, counted over the epochs; of an epoch of which all are dropped also the end."""
        while num_rows:
            with contextlib.suppress(StopIteration):
                self._next_row()
                num_rows -= 1
        with contextlib.suppress(StopIteration):
            first = self._next_row()
            self._rows = itertools.chain([first], self._rows or ())

    def __iter__(self) -> "Iterator":
        return self

    def __next__(self) -> Any:
        row = self._next_row()
        if self._show is not None:
            row = self._show(row)
        if self._do_copy:
            row = tuple(map(copied, row))
        return self._shaped([self._convert(column) for column in row])

    def _next_row(self) -> Row:
        if self._epoch == self._num_epochs:
            raise RuntimeError(
                f"The iterator must not be asked for more than its num_epochs={self._num_epochs}; make another one."
            )
        try:
            if self._rows is None:
                self._rows = iter(next(self._epochs))
            for row in self._rows:
                return row
        except Exception:
            self.stop()
            raise
        self._epoch, self._rows = self._epoch + 1, None
        raise StopIteration

    def _shaped(self, columns: list) -> Any:
        raise NotImplementedError

    def stop(self) -> None:
        """Give no more rows, and end the workers of the pipeline."""
        self._epoch, self._rows, self._epochs = self._num_epochs, None, itertools.repeat(iter(()))

    release = stop

    def get_col_names(self) -> list[str]:
        return self._col_names


class TupleIterator(Iterator):
    """Rows as lists of columns.

    Args:
        columns: which columns, in which order; None for all.
    """

    def __init__(
        self,
        dataset: Node,
        columns: str | list[str] | None = None,
        num_epochs: int = -1,
        output_numpy: bool = False,
        do_copy: bool = False,
    ):
        super().__init__(dataset, num_epochs, output_numpy, do_copy)
        chosen = self._col_names if columns is None else check_names("create_tuple_iterator", "columns", columns)
        self._positions = [find_column("create_tuple_iterator", self._col_names, name) for name in chosen]
        self._col_names = chosen

    def _shaped(self, columns: list) -> list:
        return [columns[position] for position in self._positions]


class DictIterator(Iterator):
    """Rows as dicts from column names to columns."""

    def _shaped(self, columns: list) -> dict[str, Any]:
        return dict(zip(self._col_names, columns, strict=True))


def _to_tensor(column: Any) -> Any:
    if isinstance(column, dict):
        return {key: _to_tensor(item) for key, item in column.items()}
    if column.dtype.kind in "US":
        return column
    # torch cannot share memory that must not be written to
    array: np.ndarray = column if column.flags.writeable else np.array(column)
    return wrap(_moved(from_array(array, None, _CPU), device()))


def _moved(tensor: torch.Tensor, target: torch.device) -> torch.Tensor:
    """On a GPU the copy goes on while the program does; torch keeps the pinned memory until it has ended."""
    return tensor.pin_memory().to(target, non_blocking=True) if target.type == "cuda" else tensor.to(target)
