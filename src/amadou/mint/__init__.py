"""PyTorch's names and signatures on MindSpore Tensors, as ``mindspore.mint``."""

from .. import _paths

__getattr__ = _paths.gap_getattr(__name__)
