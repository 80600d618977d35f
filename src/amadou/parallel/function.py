"""Functions of programs that are cut over processes, as ``mindspore.parallel.function``."""

from .. import _paths
from .sharding import reshard as reshard

__getattr__ = _paths.gap_getattr(__name__)
