"""Cells that hold Cells: a chain, a list, a dictionary."""

from collections import OrderedDict
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import torch

from .._checks import check_type
from ..tensor import Tensor
from ._call import adopt
from .cell import Cell, _name_parameters


class _Container(Cell):
    """What all share: children that come later get the names that they would have had from the start."""

    def _prefix(self) -> str:
        """The path of this container, read off the names that its Parameters have: "" or "blocks."."""
        for path, parameter in self.parameters_and_names():
            return parameter.name[: -len(path)] if parameter.name.endswith(path) else ""
        return ""

    def _name(self, key: str, cell: torch.nn.Module, prefix: str) -> None:
        if self._auto_prefix:
            _name_parameters(cell, f"{prefix}{key}.")


class _Numbered(_Container):
    """What SequentialCell and CellList share: children by number."""

    def _admit(self, cell: Any) -> torch.nn.Module:
        if not isinstance(cell, torch.nn.Module):
            raise TypeError(f"For '{self.cls_name}', every item must be a Cell, but got {type(cell)}.")
        adopt(cell)
        return cell

    def _position(self, index: Any) -> int:
        if not isinstance(index, int) or isinstance(index, bool):
            raise TypeError(f"For '{self.cls_name}', an index must be an int or a slice, but got {type(index)}.")
        if not -len(self) <= index < len(self):
            raise IndexError(
                f"For '{self.cls_name}', an index must be in [-{len(self)}, {len(self)}), but got {index}."
            )
        return index % len(self)

    def _key(self, index: Any) -> str:
        return list(self._modules)[self._position(index)]

    def _renumber(self, cells: Iterable[torch.nn.Module]) -> None:
        prefix = self._prefix()
        numbered = OrderedDict((str(i), cell) for i, cell in enumerate(cells))
        self._modules.clear()
        self._modules.update(numbered)
        for key, cell in numbered.items():
            self._name(key, cell, prefix)

    def __len__(self) -> int:
        return len(self._modules)

    def __iter__(self) -> Iterator[Any]:
        return iter(self._modules.values())

    def __getitem__(self, index: Any) -> Any:
        if isinstance(index, slice):
            return self._slice(index)
        return self._modules[self._key(index)]

    def _slice(self, index: slice) -> Any:
        raise NotImplementedError

    def __setitem__(self, index: int, cell: Cell) -> None:
        key = self._key(index)
        self._admit(cell)
        prefix = self._prefix()
        self._modules[key] = cell
        self._name(key, cell, prefix)

    def __delitem__(self, index: int | slice) -> None:
        cells = list(self)
        if isinstance(index, slice):
            del cells[index]
        else:
            del cells[self._position(index)]
        self._renumber(cells)

    def append(self, cell: Cell) -> Any:
        """Add a Cell at the end."""
        self._admit(cell)
        prefix, key = self._prefix(), str(len(self))
        self._modules[key] = cell
        self._name(key, cell, prefix)

    def set_grad(self, flag: bool = True) -> None:  # MindSpore's containers call the argument so
        """Mark this container and the Cells in it as networks whose gradient is taken."""
        self.__dict__["requires_grad"] = flag
        for cell in self:
            cell.set_grad(flag)


class SequentialCell(_Numbered):
    """A chain: every Cell is called with the output of the one before.

    Args:
        args: Cells; or one list of Cells, or one OrderedDict of names and Cells.

    Raises:
        TypeError: if an item is no Cell.

    >>> import amadou as ms
    >>> net = SequentialCell(ms.nn.Dense(3, 4), ms.nn.ReLU())
    >>> net(ms.Tensor([[1.0, 2.0, 3.0]])).shape
    (1, 4)
    """

    def __init__(self, *args: Any) -> None:
        super().__init__()
        if len(args) == 1 and isinstance(args[0], OrderedDict):
            items = args[0].items()
        elif len(args) == 1 and isinstance(args[0], list):
            items = enumerate(args[0])  # type: ignore[assignment]
        else:
            items = enumerate(args)  # type: ignore[assignment]
        for key, cell in items:
            self._admit(cell)
            self._modules[str(key)] = cell
            self._name(str(key), cell, "")

    def _slice(self, index: slice) -> "SequentialCell":
        part = SequentialCell()
        part._modules.update(list(self._modules.items())[index])
        return part

    def construct(self, input_data: Any) -> Any:
        for cell in self:
            input_data = cell(input_data)
        return input_data


class CellList(_Numbered):
    """A list of Cells, whose Parameters belong to the network; it is iterated, not called.

    Args:
        args: nothing, or one list of Cells.
        kwargs: ``auto_prefix``, as for Cell.

    Raises:
        TypeError: if an item is no Cell.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(kwargs.get("auto_prefix", True))
        if len(args) == 1:
            self.extend(args[0])

    def _slice(self, index: slice) -> "CellList":
        return CellList(list(self)[index])

    def extend(self, cells: list[Cell]) -> "CellList":
        """Add the Cells of a list at the end."""
        if not isinstance(cells, list):
            raise TypeError(f"For '{self.cls_name}', 'cells' must be a list of Cells, but got {type(cells)}.")
        for cell in cells:
            self._admit(cell)
        for cell in cells:
            self.append(cell)
        return self

    def __iadd__(self, cells: list[Cell]) -> "CellList":
        return self.extend(cells)

    def insert(self, index: int, cell: Cell) -> None:
        """Put a Cell before position ``index``; the ones from there on move up."""
        position = index if index == len(self) else self._position(index)
        self._admit(cell)
        cells = list(self)
        cells.insert(position, cell)
        self._renumber(cells)

    def construct(self, *inputs: Any) -> Any:
        raise NotImplementedError("For 'CellList', call its Cells one by one: the list itself computes nothing.")


class CellDict(_Container):
    """A dictionary of Cells, whose Parameters belong to the network.

    Args:
        args: nothing, or one mapping or list of pairs.
        kwargs: ``auto_prefix``, as for Cell.

    Raises:
        TypeError: if a key is no str or an item no Cell.
        KeyError: if a key is empty, has a dot, or is an attribute of CellDict.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(kwargs.get("auto_prefix", True))
        if len(args) == 1:
            self.update(args[0])

    def __getitem__(self, key: str) -> Cell:
        return self._modules[key]  # type: ignore[return-value]

    def __setitem__(self, key: str, cell: Cell) -> None:
        self._admit(key, cell)
        prefix = self._prefix()
        self._modules[key] = cell
        self._name(key, cell, prefix)

    def __delitem__(self, key: str) -> None:
        del self._modules[key]

    def __len__(self) -> int:
        return len(self._modules)

    def __bool__(self) -> bool:
        return True

    def __iter__(self) -> Iterator[str]:
        return iter(self._modules)

    def __contains__(self, key: str) -> bool:
        return key in self._modules

    def _admit(self, key: Any, cell: Any) -> None:
        check_type("CellDict", "key", key, str)
        if not key or "." in key or hasattr(CellDict, key):
            raise KeyError(f"For 'CellDict', a key must be new, not empty and without a dot, but got '{key}'.")
        if " " in key:
            raise ValueError(f"For 'CellDict', a key must have no space, but got '{key}'.")
        if not isinstance(cell, torch.nn.Module):
            raise TypeError(f"For 'CellDict', every value must be a Cell, but got {type(cell)} under '{key}'.")
        adopt(cell)

    def keys(self) -> Any:
        """The keys, in the order of insertion."""
        return OrderedDict(self._modules).keys()

    def values(self) -> Any:
        """The Cells."""
        return OrderedDict(self._modules).values()

    def items(self) -> Any:
        """Pairs of keys and Cells."""
        return OrderedDict(self._modules).items()

    def pop(self, key: str) -> Cell:
        """Remove a Cell and return it; KeyError if there is none."""
        return self._modules.pop(key)  # type: ignore[return-value]

    def clear(self) -> None:
        """Remove all."""
        self._modules.clear()

    def update(self, cells: Any) -> None:
        """Set the items of a mapping, a CellDict, or an iterable of pairs."""
        if isinstance(cells, Mapping | CellDict):
            pairs = list(cells.items())
        elif isinstance(cells, Iterable) and not isinstance(cells, Tensor | Cell):
            pairs = [self._pair(item) for item in cells]
        else:
            raise TypeError(f"For 'CellDict', 'cells' must be a mapping or a list of pairs, but got {type(cells)}.")
        for key, cell in pairs:
            self[key] = cell

    @staticmethod
    def _pair(item: Any) -> tuple[Any, Any]:
        if not isinstance(item, Iterable) or len(pair := tuple(item)) != 2:
            raise ValueError(f"For 'CellDict', every item of 'cells' must be a pair, but got {item!r}.")
        return pair

    def construct(self, *inputs: Any) -> Any:
        raise NotImplementedError("For 'CellDict', call its Cells one by one: the dictionary itself computes nothing.")
