"""Bijectors: differentiable functions with an inverse."""

from .... import _paths
from .bijectors import Bijector as Bijector
from .bijectors import Exp as Exp
from .bijectors import GumbelCDF as GumbelCDF
from .bijectors import Invert as Invert
from .bijectors import PowerTransform as PowerTransform
from .bijectors import ScalarAffine as ScalarAffine
from .bijectors import Softplus as Softplus

__getattr__ = _paths.gap_getattr(__name__)
