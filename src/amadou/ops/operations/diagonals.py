"""Operators on diagonals and triangles of matrices, as objects."""

from typing import Any

from ... import _checks
from ... import dtype as mstype
from .. import diagonals
from ..primitive import Operator


class Diag(Operator):
    """As :func:`amadou.ops.diag`."""

    def __call__(self, input: Any) -> Any:
        return diagonals.diag(input)


class DiagPart(Operator):
    """The inverse of :class:`Diag`.

    x: [s..., s...] -> [s...].

    Raises:
        ValueError: if the halves of the shape differ.
    """

    def __call__(self, x: Any) -> Any:
        return diagonals.diag_part(x)


class Tril(Operator):
    """As :func:`amadou.ops.tril`, with ``diagonal`` fixed when made."""

    diagonal: int = 0

    def __post_init__(self) -> None:
        _checks.check_int("Tril", "diagonal", self.diagonal)

    def __call__(self, x: Any) -> Any:
        return diagonals.tril(x, self.diagonal)


class Triu(Operator):
    """As :func:`amadou.ops.triu`, with ``diagonal`` fixed when made."""

    diagonal: int = 0

    def __call__(self, input: Any) -> Any:
        return diagonals.triu(input, self.diagonal)


class TrilIndices(Operator):
    """As :func:`amadou.ops.tril_indices`, with all arguments fixed when made."""

    row: int
    col: int
    offset: int = 0
    dtype: Any = mstype.int32

    def __call__(self) -> Any:
        return diagonals.tril_indices(self.row, self.col, self.offset, dtype=self.dtype)


class TriuIndices(Operator):
    """As :func:`amadou.ops.triu_indices`, with all arguments fixed when made."""

    row: int
    col: int
    offset: int = 0
    dtype: Any = mstype.int32

    def __call__(self) -> Any:
        return diagonals.triu_indices(self.row, self.col, self.offset, dtype=self.dtype)


class MatrixBandPart(Operator):
    """As :func:`amadou.ops.matrix_band_part`."""

    def __call__(self, x: Any, lower: Any, upper: Any) -> Any:
        return diagonals.matrix_band_part(x, lower, upper)


class MatrixDiagV3(Operator):
    """As :func:`amadou.ops.matrix_diag`, with ``align`` fixed when made."""

    align: str = "RIGHT_LEFT"

    def __post_init__(self) -> None:
        _checks.check_one_of("MatrixDiagV3", "align", self.align, diagonals.ALIGNMENTS)

    def __call__(self, x: Any, k: Any, num_rows: Any, num_cols: Any, padding_value: Any) -> Any:
        return diagonals.matrix_diag(x, k, num_rows, num_cols, padding_value, self.align)


class MatrixDiagPartV3(Operator):
    """As :func:`amadou.ops.matrix_diag_part`, with ``align`` fixed when made."""

    align: str = "RIGHT_LEFT"

    def __post_init__(self) -> None:
        _checks.check_one_of("MatrixDiagPartV3", "align", self.align, diagonals.ALIGNMENTS)

    def __call__(self, x: Any, k: Any, padding_value: Any) -> Any:
        return diagonals.matrix_diag_part(x, k, padding_value, self.align)


class MatrixSetDiagV3(Operator):
    """As :func:`amadou.ops.matrix_set_diag`, with ``align`` fixed when made."""

    align: str = "RIGHT_LEFT"

    def __post_init__(self) -> None:
        _checks.check_one_of("MatrixSetDiagV3", "align", self.align, diagonals.ALIGNMENTS)

    def __call__(self, x: Any, diagonal: Any, k: Any) -> Any:
        return diagonals.matrix_set_diag(x, diagonal, k, self.align)


class FillDiagonal(Operator):
    """A copy with the main diagonal filled.

    input_x: [m, n], or more axes of one size.

    Args:
        fill_value: the number.
        wrap: whether the diagonal goes on after n rows in a matrix that is higher than wide.
    """

    fill_value: float
    wrap: bool = False

    def __call__(self, input_x: Any) -> Any:
        return diagonals.fill_diagonal(input_x, self.fill_value, self.wrap)
