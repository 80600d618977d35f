"""Diagonals and triangles of matrices."""

import torch

from .._boundary import op
from ..context import device
from ..kernels import linalg
from ..ops._errors import shape_errors
from ._arrays import as_dtype, as_tensor


@op
@shape_errors
def diag(v, k=0):
    """The k-th diagonal of a matrix, or a matrix that has v there. v: [n] -> [m, m]; [n, m] -> [its diagonal].

    Raises:
        ValueError: for more than two axes.
    """
    return torch.diag(as_tensor(v), k)


@op
def diagflat(v, k=0):
    """A matrix with all elements of v on its k-th diagonal. v: [...], n elements -> [n + |k|, n + |k|]."""
    return torch.diagflat(as_tensor(v), k)


@op
@shape_errors
def diagonal(a, offset=0, axis1=0, axis2=1):
    """The diagonals of the matrices that lie in two axes. a: [..., n, m] -> [..., their diagonal]; a view.

    Raises:
        ValueError: for fewer than two axes.
    """
    return torch.diagonal(as_tensor(a), offset, axis1, axis2)


@op
@shape_errors
def trace(a, offset=0, axis1=0, axis2=1, dtype=None):
    """The sum of :func:`diagonal`. a: [..., n, m] -> [...], int64 for integers, or ``dtype``."""
    return linalg.trace(as_tensor(a), offset, axis1, axis2, as_dtype(dtype))


@op
@shape_errors
def tril(m, k=0):
    """Zeros above the k-th diagonal. m: [..., n, m] -> same; [n] -> [n, n], every row of which is m."""
    return torch.tril(_as_matrix(m), k)


@op
@shape_errors
def triu(m, k=0):
    """Zeros below the k-th diagonal; as :func:`tril`."""
    return torch.triu(_as_matrix(m), k)


def _as_matrix(m):
    m = as_tensor(m)
    return m.expand(len(m), -1) if m.ndim == 1 else m


@op
def diag_indices(n, ndim=2):
    """Where the diagonal of an array with ``ndim`` axes of size n is. -> ``ndim`` arrays [n], int32."""
    return (torch.arange(n, dtype=torch.int32, device=device()),) * ndim


@op
def tril_indices(n, k=0, m=None):
    """Where the lower triangle of a matrix [n, m] is, up to the k-th diagonal. -> rows and columns, int32."""
    return _places(torch.tril_indices, n, m, k)


@op
def triu_indices(n, k=0, m=None):
    """Where the upper triangle of a matrix [n, m] is, from the k-th diagonal. -> rows and columns, int32."""
    return _places(torch.triu_indices, n, m, k)


@op
def tril_indices_from(arr, k=0):
    """:func:`tril_indices` for a matrix. arr: [n, m] -> rows and columns, int32. ValueError for other shapes."""
    return _places(torch.tril_indices, *_matrix_shape("tril_indices_from", arr), k)


@op
def triu_indices_from(arr, k=0):
    """:func:`triu_indices` for a matrix. arr: [n, m] -> rows and columns, int32. ValueError for other shapes."""
    return _places(torch.triu_indices, *_matrix_shape("triu_indices_from", arr), k)


def _matrix_shape(name, x):
    shape = as_tensor(x).shape
    if len(shape) != 2:
        raise ValueError(f"For '{name}', 'arr' must have two axes, but got the shape {tuple(shape)}.")
    return shape


def _places(find, rows, columns, k):
    return tuple(find(rows, rows if columns is None else columns, k, dtype=torch.int32, device=device()).unbind())
