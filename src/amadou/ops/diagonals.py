"""Diagonals and triangles of matrices."""

import torch

from .. import dtype as mstype
from .._boundary import op
from ..context import device
from ..kernels import diagonals as kernels
from ..kernels.diagonals import ALIGNMENTS as ALIGNMENTS
from ._errors import shape_errors
from ._inplace import inplace


@op
def diag(input):
    """Put the elements on a diagonal.

    input: [s...] -> [s..., s...], zero but where both halves of the place are the same.

    Raises:
        ValueError: for a Tensor without axes.

    >>> import amadou as ms
    >>> print(ms.ops.diag(ms.Tensor([1, 2])))
    [[1 0]
     [0 2]]
    """
    return kernels.diag(input)


@op
def diag_part(x):
    """The inverse of :func:`diag`.

    x: [s..., s...] -> [s...].

    Raises:
        ValueError: if the halves of the shape differ.
    """
    return kernels.diag_part(x)


@op
@shape_errors
def diagflat(input, offset=0):
    """A square matrix with the elements, in flat order, on a diagonal; ``offset`` counts upwards from the main one.

    input: n elements -> [n + abs(offset), n + abs(offset)].

    >>> import amadou as ms
    >>> print(ms.ops.diagflat(ms.Tensor([1, 2])))
    [[1 0]
     [0 2]]
    """
    return torch.diagflat(input, offset)


@op
@shape_errors
def diag_embed(input, offset=0, dim1=-2, dim2=-1):
    """Put the last axis on the diagonal of a matrix along two new axes.

    input: [..., n] -> [..., n + abs(offset), n + abs(offset)] for the last two axes.

    >>> import amadou as ms
    >>> print(ms.ops.diag_embed(ms.Tensor([1, 2])))
    [[1 0]
     [0 2]]
    """
    return torch.diag_embed(input, offset, dim1, dim2)


@op
@shape_errors
def diagonal(input, offset=0, dim1=0, dim2=1):
    """A diagonal of the matrices along two axes; ``offset`` counts upwards from the main one; a view.

    input: [..., m, n] for the last two axes -> [..., length of the diagonal].

    Raises:
        ValueError: for axes that do not exist, or are the same.

    >>> import amadou as ms
    >>> print(ms.ops.diagonal(ms.Tensor([[1, 2], [3, 4]])))
    [1 4]
    """
    return torch.diagonal(input, offset, dim1, dim2)


@op
@shape_errors
def diagonal_scatter(input, src, offset=0, dim1=0, dim2=1):
    """``input`` with the diagonal of :func:`diagonal` replaced by ``src``; a copy.

    Raises:
        ValueError: if ``src`` has not the shape of the diagonal.

    >>> import amadou as ms
    >>> print(ms.ops.diagonal_scatter(ms.Tensor([[1, 2], [3, 4]]), ms.Tensor([7, 8])))
    [[7 2]
     [3 8]]
    """
    return torch.diagonal_scatter(input, src.to(input.dtype), offset, dim1, dim2)


@op
@shape_errors
def tril(input, diagonal=0):
    """The lower triangle of matrices, zeros elsewhere; ``diagonal`` is the last that is kept, counted upwards.

    input: [..., m, n].

    Raises:
        ValueError: for less than two axes.

    >>> import amadou as ms
    >>> print(ms.ops.tril(ms.Tensor([[1, 2], [3, 4]])))
    [[1 0]
     [3 4]]
    """
    return torch.tril(input, diagonal)


@op
@shape_errors
def triu(input, diagonal=0):
    """The upper triangle of matrices, zeros elsewhere; ``diagonal`` is the first that is kept, counted upwards.

    input: [..., m, n].

    Raises:
        ValueError: for less than two axes.

    >>> import amadou as ms
    >>> print(ms.ops.triu(ms.Tensor([[1, 2], [3, 4]])))
    [[1 2]
     [0 4]]
    """
    return torch.triu(input, diagonal)


@op
@shape_errors
def tril_indices(row, col, offset=0, *, dtype=mstype.int64):
    """The places in the lower triangle of a [row, col] matrix.

    -> [2, n] int64 or int32: rows and columns, row by row.

    Raises:
        TypeError: for another dtype.
        ValueError: for a negative size.

    >>> import amadou as ms
    >>> print(ms.ops.tril_indices(2, 2))
    [[0 1 1]
     [0 0 1]]
    """
    return torch.tril_indices(row, col, offset, dtype=mstype.to_torch(dtype), device=device())


@op
@shape_errors
def triu_indices(row, col, offset=0, *, dtype=mstype.int64):
    """The places in the upper triangle of a [row, col] matrix.

    -> [2, n] int64 or int32: rows and columns, row by row.

    Raises:
        TypeError: for another dtype.
        ValueError: for a negative size.

    >>> import amadou as ms
    >>> print(ms.ops.triu_indices(2, 2))
    [[0 0 1]
     [0 1 1]]
    """
    return torch.triu_indices(row, col, offset, dtype=mstype.to_torch(dtype), device=device())


@op
@shape_errors
def matrix_band_part(x, lower, upper):
    """Matrices with zeros off a band of ``lower`` diagonals below the main one and ``upper`` above; -1 keeps all.

    x: [..., m, n]; lower, upper: int, or Tensor [].

    Raises:
        ValueError: for less than two axes.

    >>> import amadou as ms
    >>> print(ms.ops.matrix_band_part(ms.Tensor([[1.0, 2.0], [3.0, 4.0]]), 0, -1))
    [[1. 2.]
     [0. 4.]]
    """
    return kernels.band_part(x, lower, upper)


@op
def matrix_diag(x, k=0, num_rows=-1, num_cols=-1, padding_value=0, align="RIGHT_LEFT"):
    """Matrices with given diagonals.

    x: [..., n] for one diagonal, [..., number of diagonals, n] for several, the highest first -> [..., rows, columns].

    Args:
        k: the diagonal, or the lowest and the highest, counted upwards from the main one.
        num_rows, num_cols: the size of the matrices, -1 for the least that is needed.
        padding_value: fills the rest.
        align: where the elements of a diagonal that is shorter than n are, for those above and those below the main
            diagonal: "LEFT_RIGHT", "RIGHT_LEFT", "LEFT_LEFT" or "RIGHT_RIGHT".

    Raises:
        ValueError: if the matrix is too small, or for an unknown ``align``.

    >>> import amadou as ms
    >>> print(ms.ops.matrix_diag(ms.Tensor([1, 2])))
    [[1 0]
     [0 2]]
    """
    return kernels.matrix_diag("matrix_diag", x, k, num_rows, num_cols, padding_value, align)


@op
def matrix_diag_part(x, k, padding_value, align="RIGHT_LEFT"):
    """Diagonals of matrices, the inverse of :func:`matrix_diag`, where k and align are explained.

    x: [..., m, n] -> [..., length] for one diagonal, [..., number of diagonals, length] for several; shorter ones are
    filled up with ``padding_value``.

    Raises:
        ValueError: for a diagonal that does not exist, or an unknown ``align``.

    >>> import amadou as ms
    >>> print(ms.ops.matrix_diag_part(ms.Tensor([[1, 2], [3, 4]]), ms.Tensor(0, ms.int32), ms.Tensor(0, ms.int32)))
    [1 4]
    """
    return kernels.matrix_diag_part("matrix_diag_part", x, k, padding_value, align)


@op
def matrix_set_diag(x, diagonal, k=0, align="RIGHT_LEFT"):
    """Matrices with diagonals replaced, see :func:`matrix_diag`; a copy.

    x: [..., m, n]; diagonal: [..., length] for one diagonal, [..., number of diagonals, length] for several.

    Raises:
        ValueError: for a diagonal that does not exist, or an unknown ``align``.

    >>> import amadou as ms
    >>> print(ms.ops.matrix_set_diag(ms.Tensor([[1, 2], [3, 4]]), ms.Tensor([7, 8])))
    [[7 2]
     [3 8]]
    """
    return kernels.matrix_set_diag("matrix_set_diag", x, diagonal, k, align)


@op
@shape_errors
def fill_diagonal(input, fill_value, wrap=False):
    """A copy with the main diagonal filled; with ``wrap`` again after n rows in a matrix that is higher than wide.

    input: [m, n], or more axes of one size.
    """
    return input.clone().fill_diagonal_(fill_value, wrap)


@inplace
@shape_errors
def fill_diagonal_(input, fill_value, wrap=False):
    """Fill the main diagonal in place; with ``wrap`` again after n rows in a matrix that is higher than wide.

    input: [m, n], or more axes of one size.
    """
    input.fill_diagonal_(fill_value, wrap)
