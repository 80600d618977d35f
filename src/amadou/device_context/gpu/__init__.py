"""``mindspore.device_context.gpu``: settings of a GPU."""

from ... import _paths

__getattr__ = _paths.gap_getattr(__name__)
