"""``mindspore.dataset.transforms``: functions for ``map`` that suit any kind of data."""

from ... import _paths
from .basic import Compose as Compose
from .basic import OneHot as OneHot
from .basic import TypeCast as TypeCast
from .basic import not_random as not_random

__getattr__ = _paths.gap_getattr(__name__)
