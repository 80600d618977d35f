"""``mindspore.dataset.transforms``: functions for ``map`` that suit any kind of data."""

from ... import _paths
from .arrays import Concatenate as Concatenate
from .arrays import Duplicate as Duplicate
from .arrays import Fill as Fill
from .arrays import Mask as Mask
from .arrays import PadEnd as PadEnd
from .arrays import Relational as Relational
from .arrays import Slice as Slice
from .arrays import Unique as Unique
from .basic import Compose as Compose
from .basic import OneHot as OneHot
from .basic import TypeCast as TypeCast
from .basic import not_random as not_random
from .choice import RandomApply as RandomApply
from .choice import RandomChoice as RandomChoice
from .choice import RandomOrder as RandomOrder

__getattr__ = _paths.gap_getattr(__name__)
