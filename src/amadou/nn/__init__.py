"""Networks: Cell, containers, layers, losses, optimizers."""

from .cell import Cell as Cell
from .containers import CellDict as CellDict
from .containers import CellList as CellList
from .containers import SequentialCell as SequentialCell
