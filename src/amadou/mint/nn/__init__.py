"""``mindspore.mint.nn``: layers with the arguments of torch, and their functions."""

from ... import _paths
from . import functional as functional

__getattr__ = _paths.gap_getattr(__name__)
