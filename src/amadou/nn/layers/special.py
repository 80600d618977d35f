"""Layers of special functions and of matrices. Of MindSpore 1.x; the functions of ``ops`` do the same."""

from typing import Any

import torch

from ... import _checks
from ..._boundary import op
from ...ops import diagonals, linalg
from ..cell import Cell


@op
def _digamma(x):
    """The logarithmic derivative of gamma, NaN at integers below 0 and -inf at 0. x: float16, float32 -> same."""
    _check_float("DiGamma", "x", x)
    return torch.digamma(x)


@op
def _lgamma(x):
    """log(\\|gamma(x)\\|). x: [...] float16, float32 -> same."""
    _check_float("LGamma", "x", x)
    return torch.lgamma(x)


@op
def _lbeta(x, y):
    """log(\\|gamma(x) gamma(y) / gamma(x + y)\\|). x, y: float16 or float32, one dtype, broadcast -> same."""
    _check_float("LBeta", "x", x)
    _check_same_dtype("LBeta", "y", y, x)
    return torch.lgamma(x) + torch.lgamma(y) - torch.lgamma(x + y)


@op
def _igamma(a, x):
    """The regularised lower incomplete gamma function. a, x: float16 or float32, one dtype, broadcast -> same."""
    _check_float("IGamma", "a", a)
    _check_same_dtype("IGamma", "x", x, a)
    return torch.special.gammainc(a, x)


@op
def _reduce_logsumexp(x, axis, keep_dims):
    """log(sum(exp(x))) over ``axis``, all axes for (). x: [...] float -> less ``axis``."""
    return torch.logsumexp(x, tuple(range(x.ndim)) if axis in ((), []) else axis, keep_dims)


def _check_float(cls: str, arg: str, x: torch.Tensor) -> None:
    if x.dtype not in (torch.float16, torch.float32):
        raise TypeError(f"For '{cls}', '{arg}' must be of float16 or float32, but got {x.dtype}.")


def _check_same_dtype(cls: str, arg: str, x: torch.Tensor, other: torch.Tensor) -> None:
    if x.dtype != other.dtype:
        raise TypeError(f"For '{cls}', '{arg}' must be of {other.dtype}, but got {x.dtype}.")


class DiGamma(Cell):
    """The derivative of log(gamma(x)). x: [...] float16, float32 -> same; TypeError for another dtype."""

    def construct(self, x: Any) -> Any:
        return _digamma(x)


class LGamma(Cell):
    """log(\\|gamma(x)\\|). x: [...] float16, float32 -> same; TypeError for another dtype."""

    def construct(self, x: Any) -> Any:
        return _lgamma(x)


class LBeta(Cell):
    """The logarithm of the beta function. x, y: [...] float16 or float32, broadcast -> same.

    TypeError for another dtype, or two.
    """

    def construct(self, x: Any, y: Any) -> Any:
        return _lbeta(x, y)


class IGamma(Cell):
    """The regularised lower incomplete gamma function P(a, x). a, x: [...] float16 or float32, broadcast -> same.

    TypeError for another dtype, or two.
    """

    def construct(self, a: Any, x: Any) -> Any:
        return _igamma(a, x)


class ReduceLogSumExp(Cell):
    """log(sum(exp(x))) over ``axis``. x: [...] float -> less ``axis``.

    Args:
        axis: an int, or a tuple or list; () is all axes.
        keep_dims: whether the axes stay, with size 1.

    Raises:
        TypeError: for arguments of other types.
    """

    def __init__(self, axis: int | tuple[int, ...] | list[int], keep_dims: bool = False) -> None:
        super().__init__()
        self.axis = _checks.check_type("ReduceLogSumExp", "axis", axis, (int, tuple, list))
        self.keep_dims = _checks.check_bool("ReduceLogSumExp", "keep_dims", keep_dims)

    def construct(self, x: Any) -> Any:
        return _reduce_logsumexp(x, self.axis, self.keep_dims)


class MatInverse(Cell):
    """The inverse of matrices. a: [..., n, n] float -> same. MindSpore takes symmetric positive ones only."""

    def construct(self, a: Any) -> Any:
        return linalg.inverse(a)


class MatDet(Cell):
    """The determinant of matrices. a: [..., n, n] float -> [...]. MindSpore takes symmetric positive ones only."""

    def construct(self, a: Any) -> Any:
        return linalg.det(a)


class MatrixDiag(Cell):
    """Matrices with a vector as their diagonal. input_x: [..., n] -> [..., n, n]."""

    def construct(self, input_x: Any) -> Any:
        return diagonals.diag_embed(input_x)


class MatrixDiagPart(Cell):
    """The diagonals of matrices. input_x: [..., m, n] -> [..., min(m, n)]."""

    def construct(self, input_x: Any) -> Any:
        return diagonals.diagonal(input_x, 0, -2, -1)


class MatrixSetDiag(Cell):
    """Matrices with another diagonal. input_x: [..., m, n], diagonal: [..., min(m, n)] -> [..., m, n]."""

    def construct(self, input_x: Any, diagonal: Any) -> Any:
        return diagonals.diagonal_scatter(input_x, diagonal, 0, -2, -1)
