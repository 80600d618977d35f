"""``mindspore.mint.linalg``: norms, inverse and QR decomposition of matrices."""

from .. import _paths
from .. import ops as _ops
from ..ops.linalg import norm as norm
from .matrices import matrix_norm as matrix_norm
from .matrices import qr as qr
from .matrices import vector_norm as vector_norm

inv = _ops.inverse

__getattr__ = _paths.gap_getattr(__name__)
