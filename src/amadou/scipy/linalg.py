"""Linear algebra of matrices. Integers are computed in float64.

``overwrite_a``, ``overwrite_b`` and ``check_finite`` are there for SciPy's programs and have no influence.
"""

import torch

from .._boundary import op
from .._checks import check_one_of
from ..kernels import linalg as kernels
from ..ops._errors import check_tensor, shape_errors

_INTEGERS = (torch.int32, torch.int64)
_FLOATS = (torch.float32, torch.float64)
_COMPLEX = (torch.complex64, torch.complex128)


def _matrix(name, arg, a, dtypes=_FLOATS, is_square=True):
    """a: [n, m], n = m for square ones -> the same of one of ``dtypes``; integers become float64."""
    check_tensor(name, arg, a)
    if a.dtype not in (*_INTEGERS, *dtypes):
        raise TypeError(f"For '{name}', '{arg}' must be of int32, int64 or one of {[*dtypes]}, but got {a.dtype}.")
    if a.ndim != 2:
        raise ValueError(f"For '{name}', '{arg}' must have two axes, but got the shape {tuple(a.shape)}.")
    if is_square and a.shape[0] != a.shape[1]:
        raise ValueError(f"For '{name}', '{arg}' must be square, but got the shape {tuple(a.shape)}.")
    return a.double() if a.dtype in _INTEGERS else a


def _columns(name, matrix, b):
    """b: [n] or [n, k] -> [n, k]. ValueError unless n is the size of the matrix."""
    check_tensor(name, "b", b)
    if b.ndim not in (1, 2) or b.shape[0] != matrix.shape[0]:
        shapes = f"{tuple(matrix.shape)} and {tuple(b.shape)}"
        raise ValueError(f"For '{name}', the rows of 'b' must be those of the matrix, but got the shapes {shapes}.")
    b = b.double() if b.dtype in _INTEGERS else b
    return b.unsqueeze(-1) if b.ndim == 1 else b


@op
@shape_errors
def block_diag(*arrs):
    """A matrix with the given ones on its diagonal, zeros elsewhere. arrs: [n, m], [m] or [] -> [sum of n, sum of m].

    Raises:
        TypeError: if one is no Tensor.
        ValueError: for more than two axes.
    """
    for a in arrs:
        if check_tensor("block_diag", "arrs", a).ndim > 2:
            raise ValueError(f"For 'block_diag', 'arrs' must have two axes at most, but got {tuple(a.shape)}.")
    return torch.block_diag(*arrs)


@op
def inv(a, overwrite_a=False, check_finite=True):
    """The inverse. a: [n, n] -> same.

    Raises:
        TypeError: for other dtypes than int32, int64, float32 and float64.
        ValueError: if a is not square.
        RuntimeError: if a has no inverse.
    """
    return torch.linalg.inv(_matrix("inv", "a", a))


@op
def det(a, overwrite_a=False, check_finite=True):
    """The determinant. a: [n, n] -> []. Errors as :func:`inv`."""
    return torch.linalg.det(_matrix("det", "a", a))


@op
def cholesky(a, lower=False, overwrite_a=False, check_finite=True):
    """The triangular u with ``a = u^T u``, or with ``lower`` the l with ``a = l l^T``. a: [n, n] -> same.

    Only the triangle of a counts that is asked for.

    Raises:
        TypeError: for other dtypes than int32, int64, float32 and float64.
        ValueError: if a is not square.
        RuntimeError: if a is not positive definite.
    """
    return _cholesky("cholesky", a, lower)


@op
def cho_factor(a, lower=False, overwrite_a=False, check_finite=True):
    """:func:`cholesky` and ``lower``, for :func:`cho_solve`. -> ([n, n], bool)"""
    return _cholesky("cho_factor", a, lower), lower


def _cholesky(name, a, lower):
    a = _matrix(name, "a", a)
    return torch.linalg.cholesky(a) if lower else torch.linalg.cholesky(a.mT).mT


@op
def cho_solve(c_and_lower, b, overwrite_b=False, check_finite=True):
    """The x with ``a x = b``. c_and_lower: what :func:`cho_factor` gave for a; b: [n] or [n, k] -> same shape.

    Raises:
        ValueError: if the sizes do not fit.
    """
    factor, lower = c_and_lower
    factor = _matrix("cho_solve", "c", factor)
    return torch.cholesky_solve(_columns("cho_solve", factor, b), factor, upper=not lower).reshape(b.shape)


@op
@shape_errors
def solve_triangular(a, b, trans=0, lower=False, unit_diagonal=False, overwrite_b=False, debug=None, check_finite=True):
    """The x with ``a x = b``; only one triangle of a counts. a: [..., n, n], b: [..., n] or [..., n, k] -> same as b.

    Args:
        trans: 0 or "N" for a, 1 or "T" for its transpose, 2 or "C" for the conjugate of that.
        lower: whether it is the lower triangle.
        unit_diagonal: whether the diagonal counts as ones.

    Raises:
        TypeError: for different dtypes.
        ValueError: for another ``trans``, and if the shapes do not fit.
    """
    for name, x in (("a", a), ("b", b)):
        if check_tensor("solve_triangular", name, x).dtype in _INTEGERS:
            raise TypeError(f"For 'solve_triangular', '{name}' must be of floats, but got {x.dtype}.")
    if a.dtype is not b.dtype:
        raise TypeError(f"For 'solve_triangular', 'a' and 'b' must be of one dtype, but got {a.dtype}, {b.dtype}.")
    return kernels.solve_triangle(a, b, trans, lower, unit_diagonal)


@op
def eigh(
    a,
    b=None,
    lower=True,
    eigvals_only=False,
    overwrite_a=False,
    overwrite_b=False,
    turbo=True,
    eigvals=None,
    type=1,
    check_finite=True,
):
    """The eigenvalues of a symmetric or Hermitian matrix in ascending order, and its eigenvectors as columns.

    a: [n, n] -> [n], [n, n] of the dtype of a, or with ``eigvals_only`` the first alone. ``turbo`` and ``type`` have no
    influence.

    Args:
        lower: whether the lower triangle of a counts, or the upper one.

    Raises:
        TypeError: for other dtypes than int32, int64, floats and complex ones of 32 and 64 bits.
        ValueError: if a is not square, or b or ``eigvals`` is given.
    """
    if b is not None or eigvals is not None:
        raise ValueError("For 'eigh', 'b' and 'eigvals' must be None, but got another value.")
    a = _matrix("eigh", "a", a, (*_FLOATS, *_COMPLEX))
    values, vectors = torch.linalg.eigh(a, "L" if lower else "U")
    values = values.to(a.dtype)
    return values if eigvals_only else (values, vectors)


@op
def lu(a, permute_l=False, overwrite_a=False, check_finite=True):
    """p, l, u with ``a = p l u``: a permutation as int32, a lower triangle with ones, an upper one. a: [n, m].

    Args:
        permute_l: whether the result is ``p l`` and u.

    Raises:
        TypeError, ValueError: as :func:`eigh`, but a need not be square.
    """
    p, lower, upper = torch.linalg.lu(_matrix("lu", "a", a, (*_FLOATS, *_COMPLEX), is_square=False))
    return (p @ lower, upper) if permute_l else (p.int(), lower, upper)


@op
def lu_factor(a, overwrite_a=False, check_finite=True):
    """l and u of :func:`lu` in one matrix, and the rows that were exchanged. a: [n, n] -> [n, n], [n] int32."""
    matrix, pivots = torch.linalg.lu_factor(_matrix("lu_factor", "a", a, (*_FLOATS, *_COMPLEX)))
    return matrix, pivots - 1


@op
def lu_solve(lu_and_piv, b, trans=0, overwrite_b=False, check_finite=True):
    """The x with ``a x = b``. lu_and_piv: what :func:`lu_factor` gave for a; b: [n] or [n, k] -> same shape.

    Args:
        trans: 0 for a, 1 for its transpose, 2 for the conjugate of that.

    Raises:
        ValueError: for another ``trans``, and if the sizes do not fit.
    """
    check_one_of("lu_solve", "trans", trans, (0, 1, 2))
    matrix, pivots = lu_and_piv
    matrix = _matrix("lu_solve", "lu", matrix, (*_FLOATS, *_COMPLEX))
    columns = _columns("lu_solve", matrix, b)
    # torch's adjoint is the conjugate transpose; for the plain one both sides are conjugated
    conjugate = trans == 1 and matrix.is_complex()
    columns = columns.conj() if conjugate else columns
    x = torch.linalg.lu_solve(matrix, pivots.int() + 1, columns, adjoint=trans != 0)
    return (x.conj() if conjugate else x).reshape(b.shape)


@op
@shape_errors
def lstsq(A, B, rcond=None, driver=None):
    """x with the least ``|A x - B|``, residuals, rank, singular values. A: [..., n, m], B: [..., n] or [..., n, k].

    Args:
        rcond: singular values below this part of the largest count as 0.
        driver: the method: "gels" for matrices of full rank, "gelsy", "gelsd" or "gelss". Only the last two give
            singular values, and residuals where n > m.

    Raises:
        TypeError: for different dtypes, and for integers.
        ValueError: if the shapes do not fit, and for another driver.
    """
    for name, x in (("A", A), ("B", B)):
        if not (check_tensor("lstsq", name, x).is_floating_point() or x.is_complex()):
            raise TypeError(f"For 'lstsq', '{name}' must be of floats, but got {x.dtype}.")
    if A.dtype is not B.dtype:
        raise TypeError(f"For 'lstsq', 'A' and 'B' must be of one dtype, but got {A.dtype} and {B.dtype}.")
    is_vector = B.ndim == A.ndim - 1
    solution, *rest = torch.linalg.lstsq(A, B.unsqueeze(-1) if is_vector else B, rcond, driver=driver)
    return solution.squeeze(-1) if is_vector else solution, *rest
