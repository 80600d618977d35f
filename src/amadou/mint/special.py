"""``mindspore.mint.special``: exponentials, logarithms and their kin."""

from .. import _paths
from ..ops.special import erfc as erfc
from ..ops.special import exp2 as exp2
from ..ops.special import expm1 as expm1
from ..ops.special import log1p as log1p
from ..ops.special import sinc as sinc
from . import elementwise as _elementwise
from .activation import log_softmax as log_softmax

round = _elementwise.special_round

__getattr__ = _paths.gap_getattr(__name__)
