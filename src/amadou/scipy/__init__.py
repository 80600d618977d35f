"""The API of SciPy on Tensors."""

from .. import _paths
from . import fft as fft
from . import linalg as linalg
from . import optimize as optimize

__getattr__ = _paths.gap_getattr(__name__)
