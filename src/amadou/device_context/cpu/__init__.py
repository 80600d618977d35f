"""``mindspore.device_context.cpu``: settings of a CPU."""

from ... import _paths

__getattr__ = _paths.gap_getattr(__name__)
