"""Names of MindSpore 1.x for the marks of functions and classes that are compiled."""

from ..common.jit import jit_class as ms_class

__all__ = ["ms_class"]
