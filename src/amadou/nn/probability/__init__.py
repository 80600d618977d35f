"""``mindspore.nn.probability``: distributions, and bijectors that transform them."""

from ... import _paths
from . import bijector as bijector
from . import distribution as distribution

__getattr__ = _paths.gap_getattr(__name__)
