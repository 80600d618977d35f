"""Optimizers."""

from ... import _paths

__getattr__ = _paths.gap_getattr(__name__)
