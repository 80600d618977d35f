"""Rows: tuples of NumPy arrays, one for each column. What a program gives becomes an array here.

A column may also hold a dict (a Python object that travels as it is); then the arrays are its values.
"""

import operator
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from .._boundary import TensorBase

Row = tuple[Any, ...]

# What pipelines carry: bool, signed and unsigned integers, floats of up to 64 bits, text and bytes, as NumPy's codes.
_CODES = "?bBhHiIlLqQefdUS"


class Refused(Exception):
    """What a step of the pipeline says of a row that it cannot use; the pipeline makes a RuntimeError of it."""


def to_array(value: Any) -> Any:
    """``value`` as a NumPy array: an array itself, a Tensor, a number, text, or a nest of these; a dict of them."""
    if isinstance(value, np.ndarray):
        array = value
    elif isinstance(value, dict):
        return {key: to_array(item) for key, item in value.items()}
    else:
        array = value._t.detach().cpu().numpy() if isinstance(value, TensorBase) else np.array(value)
    if array.dtype.char not in _CODES:
        found = f"an array of {array.dtype}" if array is value else f"{value!r}"
        raise Refused(f"an item must be an array of numbers, bools or text, but is {found}")
    return array


def copied(value: Any) -> Any:
    """A copy of an array that shares no memory with it."""
    return {key: copied(item) for key, item in value.items()} if isinstance(value, dict) else value.copy()


def picker(positions: Sequence[int]) -> Callable[[Row], Row]:
    """A function that takes the items at ``positions`` out of a row, as a row; it can be sent to another process."""
    if len(positions) > 1:
        return operator.itemgetter(*positions)
    start, end = (positions[0], positions[0] + 1) if positions else (0, 0)
    return operator.itemgetter(slice(start, end))


@dataclass(frozen=True)
class Wiring:
    """How a function on some columns changes a row: what it is given, and where its results go.

    ``inputs`` are positions in the row. ``names`` are the columns afterwards, and ``order`` their positions in the row
    followed by the results.
    """

    inputs: list[int]
    names: list[str]
    order: list[int]
    num_outputs: int


def wire(who: str, columns: list[str], inputs: list[str], outputs: list[str]) -> Wiring:
    """As many results as inputs take their places; otherwise the results come first and the other columns follow.

    Raises:
        RuntimeError: if an input is no column.
    """
    positions = [find_column(who, columns, name) for name in inputs]
    made = dict(zip(outputs, range(len(columns), len(columns) + len(outputs)), strict=True))
    if len(inputs) == len(outputs):
        new_names = dict(zip(positions, outputs, strict=True))
        kept = [
            new_names.get(position, name)
            for position, name in enumerate(columns)
            if position in new_names or name not in made
        ]
    else:
        kept = outputs + [name for name in columns if name not in inputs and name not in made]
    order = [made[name] if name in made else columns.index(name) for name in kept]
    return Wiring(positions, kept, order, len(outputs))


def find_column(who: str, columns: list[str], name: str) -> int:
    """The position of a column; a RuntimeError if there is none of that name."""
    if name not in columns:
        raise RuntimeError(f"For '{who}', the column must be one of {columns}, but got '{name}'.")
    return columns.index(name)


def check_names(who: str, arg: str, names: Any) -> list[str]:
    """A column name or a list of them, as a list: not empty, and each only once."""
    if not isinstance(names, str | list):
        raise TypeError(f"For '{who}', '{arg}' must be a str or a list of str, but got {names!r}.")
    names = [names] if isinstance(names, str) else list(names)
    if not names:
        raise ValueError(f"For '{who}', '{arg}' must name a column, but got an empty list.")
    for name in names:
        if not isinstance(name, str):
            raise TypeError(f"For '{who}', '{arg}' must hold str, but got {name!r}.")
        if not name:
            raise ValueError(f"For '{who}', '{arg}' must hold names that are not empty, but got {names}.")
    check_different(who, arg, names)
    return names


def check_different(who: str, arg: str, names: Iterable[str]) -> None:
    names = list(names)
    if len(set(names)) < len(names):
        raise ValueError(f"For '{who}', '{arg}' must be different names, but got {names}.")
