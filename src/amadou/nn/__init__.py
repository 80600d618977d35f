"""Networks: Cell, containers, layers, losses, optimizers."""

from .. import _paths
from .cell import Cell as Cell
from .containers import CellDict as CellDict
from .containers import CellList as CellList
from .containers import SequentialCell as SequentialCell

__getattr__ = _paths.gap_getattr(__name__)
