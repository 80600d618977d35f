"""``mindspore.device_context``: settings of one kind of device. Those of Ascend are not offered."""

from .. import _paths

__getattr__ = _paths.gap_getattr(__name__)
