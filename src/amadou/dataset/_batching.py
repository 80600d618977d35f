"""From rows to batches: arrays stacked along a new first axis."""

import operator
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from .._boundary import TensorBase
from ._rows import Refused, Row, Wiring, copied, picker, to_array

_shape = operator.attrgetter("shape")
_dtype = operator.attrgetter("dtype")

# column -> (the shape to pad to, None along an axis that takes the largest; the value to fill with)
PadInfo = dict[str, tuple[Sequence[int | None] | None, Any]]


class BatchInfo:
    """Which batch a ``batch_size`` or ``per_batch_map`` function is called for."""

    def __init__(self, epoch: int, number: int):
        self._epoch, self._number = epoch, number

    def get_batch_num(self) -> int:
        """The number of the batch in its epoch, from 0."""
        return self._number

    def get_epoch_num(self) -> int:
        """The number of the epoch, from 0."""
        return self._epoch


def stack_rows(rows: Sequence[Row]) -> Row:
    """[row, ...] -> one row whose arrays have a new first axis.

    Raises:
        Refused: if the arrays of a column differ in shape or dtype.
    """
    return tuple([stack(column, position) for position, column in enumerate(zip(*rows, strict=True))])


def stack(column: Sequence[Any], position: int) -> Any:
    """The arrays of one column (or the values of its dicts, key by key) as one array."""
    first = column[0]
    if isinstance(first, dict):
        return {key: stack([item[key] for item in column], position) for key in first}
    if len(shapes := set(map(_shape, column))) > 1:
        other = next(shape for shape in map(_shape, column) if shape != first.shape)
        raise Refused(
            f"a batch needs arrays of one shape, but column {position} has {first.shape} and {other} ({len(shapes)} "
            "shapes); pad them with padded_batch or per_batch_map"
        )
    # Texts of different lengths differ in dtype but are of one kind.
    if len(set(map(_dtype, column))) > 1 and (len({a.dtype.kind for a in column}) > 1 or first.dtype.kind not in "US"):
        other = next(dtype for dtype in map(_dtype, column) if dtype != first.dtype)
        raise Refused(f"a batch needs arrays of one dtype, but column {position} has {first.dtype} and {other}")
    return np.array(column)


@dataclass(frozen=True)
class Pad:
    """Brings the arrays of some columns to one shape and stacks all.

    ``shapes`` are (position of the column, shape or None, fill value). Without a shape an axis takes the largest size
    in the batch; an array that is larger than the shape is cut off.
    """

    shapes: list[tuple[int, Sequence[int | None] | None, Any]]

    def __call__(self, rows: Sequence[Row]) -> Row:
        columns = list(zip(*rows, strict=True))
        for position, shape, fill in self.shapes:
            columns[position] = tuple(_padded(columns[position], shape, fill))
        return tuple([stack(column, position) for position, column in enumerate(columns)])


def _padded(column: Sequence[np.ndarray], shape: Sequence[int | None] | None, fill: Any) -> list[np.ndarray]:
    rank = column[0].ndim
    shape = [None] * rank if shape is None else list(shape)
    if len(shape) != rank:
        raise Refused(f"the shape to pad to must have {rank} axes, as the arrays have, but is {shape}")
    size = [max(a.shape[axis] for a in column) if n is None else n for axis, n in enumerate(shape)]
    out = []
    for array in column:
        padded = np.full(size, 0 if fill is None else fill, array.dtype)
        inside = tuple(map(slice, map(min, size, array.shape)))
        padded[inside] = array[inside]
        out.append(padded)
    return out


@dataclass(frozen=True)
class PerBatchMap:
    """Gives columns of a batch, as lists of arrays, to the program's function, and stacks what it returns."""

    function: Callable
    wiring: Wiring
    copies: bool

    def __call__(self, batch: tuple[list[Row], BatchInfo]) -> Row:
        rows, info = batch
        columns = list(zip(*rows, strict=True))
        given = [list(columns[position]) for position in self.wiring.inputs]
        if self.copies:
            given = [list(map(copied, column)) for column in given]
        made = returned_columns("per_batch_map", self.function(*given, info), rows, self.wiring.num_outputs)
        # Stacked only where it stays: a column that was given may hold arrays of different shapes.
        stays = set(self.wiring.order)
        kept = [stack(column, p) if p in stays else None for p, column in enumerate(columns)]
        return picker(self.wiring.order)((*kept, *made))


def returned_columns(function: str, results: Any, rows: Sequence[Row], num_columns: int) -> Row:
    """What a function of the program returned for the columns of ``rows``, as the columns of a batch.

    An array is a column as it is; a list has an item for each row, and these are stacked.
    """
    results = results if isinstance(results, tuple) else (results,)
    if len(results) != num_columns:
        raise Refused(f"'{function}' must return {num_columns} columns, but returned {len(results)}")
    return tuple([_returned_column(function, column, len(rows), p) for p, column in enumerate(results)])


def _returned_column(function: str, column: Any, num_rows: int, position: int) -> Any:
    if isinstance(column, TensorBase | np.ndarray):
        return to_array(column)
    if len(column) != num_rows:
        raise Refused(f"'{function}' must return {num_rows} rows, as it was given, but returned {len(column)}")
    return stack([to_array(item) for item in column], position)
