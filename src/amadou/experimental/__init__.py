"""``mindspore.experimental``: optimizers with torch's arguments, whose groups can be changed while they train."""

from .. import _paths
from . import optim as optim

__getattr__ = _paths.gap_getattr(__name__)
