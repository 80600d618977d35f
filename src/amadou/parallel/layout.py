"""Layout: how a tensor lies on a grid of devices, with names for the axes of the grid."""

import math
from typing import Any

from .. import _checks

# MindSpore cuts the parts along this axis once more, to overlap computing with sending; the values stay the same.
_INTERLEAVED = "interleaved_parallel"
_WHOLE = "None"


class Layout:
    """A grid of devices. Called with a name (or "None") for every axis of a tensor, it gives the layout of a tensor.

    Args:
        device_matrix: the size of every axis of the grid.
        alias_name: a name for each of them. The last may be "interleaved_parallel", which stands for no devices.
        rank_list: the ranks on the grid; by default 0, 1, 2 ….

    Raises:
        TypeError: for arguments of other types.
        ValueError: for names that are empty, "None" or not distinct, or lengths that do not fit together.

    >>> grid = Layout((2, 2), ("data", "model"))
    >>> grid("data", "None").to_dict()["tensor_map"]
    (1, -1)
    """

    def __init__(
        self, device_matrix: tuple[int, ...], alias_name: tuple[str, ...], rank_list: list[int] | None = None
    ) -> None:
        _check_tuple("device_matrix", device_matrix, int)
        _check_tuple("alias_name", alias_name, str)
        _check_names(device_matrix, alias_name)
        self.device_matrix, self.alias_name = device_matrix, alias_name
        num_devices = math.prod(device_matrix)
        self.rank_list = list(range(num_devices)) if rank_list is None else _check_ranks(rank_list, num_devices)
        # For every axis of the tensor the axes of the grid that cut it, counted from the last; None before a call.
        self.tensor_map: tuple[Any, ...] | None = None

    def __call__(self, *tensor_map: str | tuple[str, ...]) -> "Layout":
        """The layout of a tensor.

        Args:
            tensor_map: for every axis of the tensor the name of the axis of the grid that cuts it, a tuple of names
                if several do, or "None".

        Raises:
            ValueError: for an unknown name, or one that is given twice.
        """
        used = [name for names in tensor_map for name in (names if isinstance(names, tuple) else (names,))]
        for name in used:
            if name != _WHOLE and name not in self.alias_name:
                raise ValueError(f"For 'Layout', a name must be one of {self.alias_name}, but got {name!r}.")
            if name != _WHOLE and used.count(name) > 1:
                raise ValueError(f"For 'Layout', '{name}' must cut one axis only, but got {tensor_map}.")
        layout = Layout(self.device_matrix, self.alias_name, self.rank_list)
        layout.tensor_map = tuple(
            tuple(map(self._position, names)) if isinstance(names, tuple) else self._position(names)
            for names in tensor_map
        )
        return layout

    def _position(self, name: str) -> int:
        return -1 if name == _WHOLE else len(self.alias_name) - 1 - self.alias_name.index(name)

    def axes(self) -> tuple[tuple[int, ...], ...]:
        """For every axis of the tensor the axes of the grid that cut it, counted from the first.

        Raises:
            ValueError: if the layout is a grid only, that was not called.
        """
        last = len(self.device_matrix) - 1
        interleaved = last if _INTERLEAVED in self.alias_name else None
        maps = (m if isinstance(m, tuple) else (m,) for m in self._called())
        return tuple(tuple(last - i for i in m if i >= 0 and last - i != interleaved) for m in maps)

    def grid(self) -> tuple[int, ...]:
        """The sizes of the axes that stand for devices; the interleaved one counts as 1."""
        return (*self.device_matrix[:-1], 1) if _INTERLEAVED in self.alias_name else self.device_matrix

    def to_dict(self) -> dict[str, Any]:
        """The layout of a tensor as MindSpore writes it.

        Raises:
            ValueError: if the layout is a grid only, that was not called.
        """
        return {
            "device_matrix": self.device_matrix,
            "tensor_map": self._called(),
            "interleaved_parallel": _INTERLEAVED in self.alias_name,
            "alias_name": self.alias_name,
            "rank_list": self.rank_list,
        }

    def _called(self) -> tuple[Any, ...]:
        if self.tensor_map is None:
            raise ValueError("For 'Layout', a layout must be called with names for the axes of a tensor, but was not.")
        return self.tensor_map

    def __repr__(self) -> str:
        return f"Layout({self.device_matrix}, {self.alias_name}, tensor_map={self.tensor_map})"


def _check_tuple(arg: str, value: Any, kind: type) -> None:
    _checks.check_type("Layout", arg, value, tuple)
    for item in value:
        if type(item) is not kind:
            raise TypeError(f"For 'Layout', '{arg}' must be a tuple of {kind.__name__}s, but got {value}.")


def _check_names(device_matrix: tuple[int, ...], alias_name: tuple[str, ...]) -> None:
    if len(device_matrix) != len(alias_name):
        raise ValueError(
            f"For 'Layout', 'alias_name' must have a name for each axis of {device_matrix}, but got {alias_name}."
        )
    if len(set(alias_name)) < len(alias_name) or not {"", _WHOLE}.isdisjoint(alias_name):
        raise ValueError(
            f"For 'Layout', 'alias_name' must hold distinct names, not empty and not 'None', but got {alias_name}."
        )
    if _INTERLEAVED in alias_name[:-1]:
        raise ValueError(f"For 'Layout', '{_INTERLEAVED}' must be the last in 'alias_name', but got {alias_name}.")


def _check_ranks(rank_list: Any, num_devices: int) -> list[int]:
    if not isinstance(rank_list, list) or any(type(rank) is not int for rank in rank_list):
        raise TypeError(f"For 'Layout', 'rank_list' must be a list of ints, but got {rank_list!r}.")
    if len(rank_list) != num_devices:
        raise ValueError(f"For 'Layout', 'rank_list' must have {num_devices} ranks, but got {rank_list}.")
    return rank_list
