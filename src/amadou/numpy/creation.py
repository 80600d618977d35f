"""New arrays: of given values, filled with one value, with ones on diagonals, copies.

A dtype may be a MindSpore dtype, a type of Python or NumPy, or a name such as ``"float32"``.
"""

import torch

from .. import dtype as mstype
from .._boundary import op
from ..context import device
from ..kernels import creation as kernels
from ..kernels.shaping import sizes
from ..ops._errors import shape_errors
from ._arrays import as_dtype, as_tensor


def _shape(name, shape):
    """A shape argument: an int, a list, tuple or Tensor of ints."""
    if isinstance(shape, float | bool | str):
        raise TypeError(f"For '{name}', 'shape' must be an int, or a list, tuple or Tensor of ints, but got {shape!r}.")
    return sizes(shape)


# -- of given values ---------------------------------------------------------------------------------------------------


@op
@shape_errors
def array(obj, dtype=None, copy=True, ndmin=0):
    """An array of the values of ``obj``: a Tensor, a number, or nested lists and tuples of them.

    -> [1..., ...] with ``ndmin`` axes or more; by default int32 for ints, float32 for floats, bool for bools, and the
    dtype of Tensors.

    Args:
        copy: False shares the memory of a Tensor, where the dtype allows it.

    Raises:
        TypeError: for text and other objects.
        ValueError: for lists of different lengths.

    >>> import amadou as ms
    >>> ms.numpy.array([[1, 2], [3, 4]], dtype="float16").dtype
    mindspore.float16
    """
    x = as_tensor(obj, as_dtype(dtype))
    x = x.clone() if copy and x is obj else x
    return x[(None,) * (ndmin - x.ndim)] if x.ndim < ndmin else x


@op
def asarray(a, dtype=None):
    """As :func:`array`, without a copy of a Tensor where the dtype allows it."""
    return as_tensor(a, as_dtype(dtype))


@op
def asfarray(a, dtype=mstype.float32):
    """As :func:`asarray`, of a float dtype: float32 where ``dtype`` is another."""
    wanted = as_dtype(dtype)
    return as_tensor(a, wanted if wanted is not None and wanted.is_floating_point else torch.float32)


@op
def copy(a):
    """A copy of an array-like; the dtypes are those of :func:`array`."""
    return as_tensor(a).clone()


# -- of one value ------------------------------------------------------------------------------------------------------


@op
@shape_errors
def zeros(shape, dtype=mstype.float32):
    """Zeros. shape: int, or a list, tuple or Tensor of ints -> [*shape], float32 by default.

    Raises:
        TypeError: for a shape of something else.
        ValueError: for a negative size.
    """
    return torch.zeros(_shape("zeros", shape), dtype=as_dtype(dtype), device=device())


@op
@shape_errors
def ones(shape, dtype=mstype.float32):
    """Ones; as :func:`zeros`."""
    return torch.ones(_shape("ones", shape), dtype=as_dtype(dtype), device=device())


@op
@shape_errors
def empty(shape, dtype=mstype.float32):
    """As :func:`zeros`: MindSpore's arrays are never without values. ``mint.empty`` leaves what the memory held."""
    return torch.zeros(_shape("empty", shape), dtype=as_dtype(dtype), device=device())


@op
@shape_errors
def full(shape, fill_value, dtype=None):
    """One value, or an array that is broadcast. shape: as in :func:`zeros` -> [*shape], dtype of the value."""
    return kernels.full(_shape("full", shape), as_tensor(fill_value), as_dtype(dtype))


@op
@shape_errors
def zeros_like(a, dtype=None, shape=None):
    """Zeros in the shape and dtype of an array-like, or in those that are given."""
    a = as_tensor(a)
    return torch.zeros(_shape_like(a, shape), dtype=as_dtype(dtype) or a.dtype, device=a.device)


@op
@shape_errors
def ones_like(a, dtype=None, shape=None):
    """Ones; as :func:`zeros_like`."""
    a = as_tensor(a)
    return torch.ones(_shape_like(a, shape), dtype=as_dtype(dtype) or a.dtype, device=a.device)


@op
@shape_errors
def empty_like(prototype, dtype=None, shape=None):
    """As :func:`zeros_like`: MindSpore's arrays are never without values."""
    prototype = as_tensor(prototype)
    return torch.zeros(_shape_like(prototype, shape), dtype=as_dtype(dtype) or prototype.dtype, device=prototype.device)


@op
@shape_errors
def full_like(a, fill_value, dtype=None, shape=None):
    """One value, or an array that is broadcast; as :func:`zeros_like`. An array keeps its own dtype."""
    a, value = as_tensor(a), as_tensor(fill_value)
    wanted = as_dtype(dtype) or (value.dtype if value.ndim else a.dtype)
    return kernels.full(_shape_like(a, shape), value, wanted, a.device)


def _shape_like(a, shape):
    return a.shape if shape is None else sizes(shape)


# -- matrices ----------------------------------------------------------------------------------------------------------


@op
@shape_errors
def eye(N, M=None, k=0, dtype=mstype.float32):
    """Ones on the k-th diagonal, zeros elsewhere. -> [N, M], M = N by default, float32."""
    return _below(N, M, k, as_dtype(dtype)) - _below(N, M, k - 1, as_dtype(dtype))


@op
@shape_errors
def identity(n, dtype=mstype.float32):
    """Ones on the diagonal, zeros elsewhere. -> [n, n], float32 by default."""
    return torch.eye(n, dtype=as_dtype(dtype), device=device())


@op
@shape_errors
def tri(N, M=None, k=0, dtype=mstype.float32):
    """Ones on the k-th diagonal and below, zeros above. -> [N, M], M = N by default, float32."""
    return _below(N, M, k, as_dtype(dtype))


@op
@shape_errors
def vander(x, N=None, increasing=False):
    """The powers N - 1 to 0 of every element, or 0 to N - 1 with ``increasing``. x: [n] -> [n, N], N = n by default.

    Raises:
        ValueError: if x has not one axis.
    """
    x = as_tensor(x)
    if x.ndim != 1:
        raise ValueError(f"For 'vander', 'x' must have one axis, but got the shape {tuple(x.shape)}.")
    powers = torch.arange(N or len(x), device=x.device)
    return x.unsqueeze(1) ** (powers if increasing else powers.flip(0)).to(x.dtype)


def _below(rows, columns, k, dtype):
    columns = rows if columns is None else columns
    row = torch.arange(rows, device=device()).unsqueeze(1)
    return (torch.arange(columns, device=device()) <= row + k).to(dtype)


# -- windows -----------------------------------------------------------------------------------------------------------


@op
def bartlett(M):
    """The triangular window with zeros at both ends. M: int -> [M] float32, empty for M < 1."""
    return torch.bartlett_window(_points("bartlett", M), periodic=False, device=device())


@op
def blackman(M):
    """The window of Blackman, three cosine terms. M: int -> [M] float32, empty for M < 1."""
    return torch.blackman_window(_points("blackman", M), periodic=False, device=device())


@op
def hamming(M):
    """The window ``0.54 - 0.46 cos(2 pi n / (M - 1))``. M: int -> [M] float32, empty for M < 1."""
    return torch.hamming_window(_points("hamming", M), periodic=False, device=device())


@op
def hanning(M):
    """The window ``0.5 - 0.5 cos(2 pi n / (M - 1))``. M: int -> [M] float32, empty for M < 1."""
    return torch.hann_window(_points("hanning", M), periodic=False, device=device())


def _points(name, count):
    if not isinstance(count, int):
        raise TypeError(f"For '{name}', 'M' must be an int, but got {count!r}.")
    return max(count, 0)
