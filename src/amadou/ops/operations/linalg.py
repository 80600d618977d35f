"""Linear algebra as objects."""

from typing import Any

from ..._boundary import op
from ..._checks import check_int
from ...kernels import linalg as kernels
from .. import linalg
from .._errors import shape_errors
from ..primitive import Operator

_matrices = op(shape_errors(kernels.matrices))
_stacked_matrices = op(shape_errors(kernels.stacked_matrices))
_svd = op(shape_errors(kernels.svd))
_qr = op(shape_errors(kernels.qr))
_eig = op(shape_errors(kernels.eig))
_inverse = op(shape_errors(kernels.inverse))
_solve_triangular = op(shape_errors(kernels.solve_triangular))
_least_squares = op(shape_errors(kernels.least_squares))
_lstsq = op(shape_errors(kernels.lstsq))
_matrix_logarithm = op(shape_errors(kernels.matrix_logarithm))
_tridiagonal_matmul = op(shape_errors(kernels.tridiagonal_matmul))


class MatMul(Operator):
    """The product of two matrices, each transposed first if asked. input: [m, k], mat2: [k, n] -> [m, n].

    Raises:
        TypeError: for different dtypes.
        ValueError: for shapes that do not fit.
    """

    transpose_a: bool = False
    transpose_b: bool = False

    def __call__(self, input: Any, mat2: Any) -> Any:
        return _matrices("MatMul", input, mat2, self.transpose_a, self.transpose_b)


class BatchMatMul(Operator):
    """The products of pairs of matrices, each transposed first if asked. x: [..., m, k], y: [..., k, n] -> [..., m, n].

    Errors as :class:`MatMul`.
    """

    transpose_a: bool = False
    transpose_b: bool = False

    def __call__(self, x: Any, y: Any) -> Any:
        return _stacked_matrices("BatchMatMul", x, y, self.transpose_a, self.transpose_b)


class Ger(Operator):
    """As :func:`amadou.ops.ger`."""

    def __call__(self, x1: Any, x2: Any) -> Any:
        return linalg.ger(x1, x2)


class Cross(Operator):
    """As :func:`amadou.ops.cross`, with ``dim`` fixed when made; -65530 stands for the first axis of size 3."""

    dim: int = -65530

    def __call__(self, input: Any, other: Any) -> Any:
        return linalg.cross(input, other, self.dim)


class Einsum(Operator):
    """As :func:`amadou.ops.einsum`, with the equation fixed when made. inputs: a list or tuple of Tensors."""

    equation: str

    def __call__(self, inputs: Any) -> Any:
        return linalg.einsum(self.equation, *inputs)


class Svd(Operator):
    """As :func:`amadou.ops.svd`, with what is wanted fixed when made; without ``compute_uv``, u and v are zeros [1]."""

    full_matrices: bool = False
    compute_uv: bool = True

    def __call__(self, input: Any) -> Any:
        found = _svd(input, self.full_matrices, self.compute_uv)
        return found if self.compute_uv else (found, input.new_zeros((1,)), input.new_zeros((1,)))


class Qr(Operator):
    """q and r with ``x = q r``; q square with ``full_matrices``. x: [..., m, n] -> two."""

    full_matrices: bool = False

    def __call__(self, x: Any) -> Any:
        return _qr(x, self.full_matrices)


class Cholesky(Operator):
    """As :func:`amadou.ops.cholesky`, with ``upper`` fixed when made."""

    upper: bool = False

    def __call__(self, input_x: Any) -> Any:
        return linalg.cholesky(input_x, self.upper)


class CholeskyInverse(Operator):
    """As :func:`amadou.ops.cholesky_inverse`, with ``upper`` fixed when made."""

    upper: bool = False

    def __call__(self, input_x: Any) -> Any:
        return linalg.cholesky_inverse(input_x, self.upper)


class CholeskySolve(Operator):
    """As :func:`amadou.ops.cholesky_solve`, with ``upper`` fixed when made."""

    upper: bool = False

    def __call__(self, x1: Any, x2: Any) -> Any:
        return linalg.cholesky_solve(x1, x2, self.upper)


class Eig(Operator):
    """Eigenvalues and eigenvectors; an empty Tensor for these unless ``compute_v``. x: [..., n, n] -> two, complex."""

    compute_v: bool = False

    def __call__(self, x: Any) -> Any:
        return _eig(x, self.compute_v)


class LuSolve(Operator):
    """As :func:`amadou.ops.lu_solve`."""

    def __call__(self, x: Any, lu_data: Any, lu_pivots: Any) -> Any:
        return linalg.lu_solve(x, lu_data, lu_pivots)


class LuUnpack(Operator):
    """As :func:`amadou.ops.lu_unpack`, with what is wanted fixed when made."""

    unpack_data: bool = True
    unpack_pivots: bool = True

    def __call__(self, LU_data: Any, LU_pivots: Any) -> Any:
        return linalg.lu_unpack(LU_data, LU_pivots, self.unpack_data, self.unpack_pivots)


class Geqrf(Operator):
    """As :func:`amadou.ops.geqrf`."""

    def __call__(self, input: Any) -> Any:
        return linalg.geqrf(input)


class Orgqr(Operator):
    """As :func:`amadou.ops.orgqr`."""

    def __call__(self, x: Any, tau: Any) -> Any:
        return linalg.orgqr(x, tau)


class Ormqr(Operator):
    """As :func:`amadou.ops.ormqr`, with ``left`` and ``transpose`` fixed when made."""

    left: bool = True
    transpose: bool = False

    def __call__(self, x: Any, tau: Any, other: Any) -> Any:
        return linalg.ormqr(x, tau, other, self.left, self.transpose)


class MatrixInverse(Operator):
    """The inverse matrix, of the conjugate transpose with ``adjoint``. x: [..., n, n] float -> same."""

    adjoint: bool = False

    def __call__(self, x: Any) -> Any:
        return _inverse(x, self.adjoint)


class MatrixSolve(Operator):
    """As :func:`amadou.ops.matrix_solve`, with ``adjoint`` fixed when made."""

    adjoint: bool = False

    def __call__(self, matrix: Any, rhs: Any) -> Any:
        return linalg.matrix_solve(matrix, rhs, self.adjoint)


class MatrixTriangularSolve(Operator):
    """The solution of ``matrix @ x = rhs`` by one triangle of matrix. matrix: [..., n, n], rhs: [..., n, k] -> as rhs.

    Args:
        lower: whether the lower triangle counts, or the upper.
        adjoint: whether the conjugate transpose of matrix is meant.
    """

    lower: bool = True
    adjoint: bool = False

    def __call__(self, matrix: Any, rhs: Any) -> Any:
        return _solve_triangular(matrix, rhs, self.lower, self.adjoint)


class MatrixSolveLs(Operator):
    """x with the least ``|matrix @ x - rhs|^2 + l2_regularizer * |x|^2``. [..., m, n], [..., m, k] -> [..., n, k].

    Args:
        fast: kept for MindSpore's signature; the result is the same.
    """

    fast: bool = True

    def __call__(self, matrix: Any, rhs: Any, l2_regularizer: Any) -> Any:
        return _least_squares(matrix, rhs, float(l2_regularizer))


class Lstsq(Operator):
    """The solution with the least ``|x @ solution - a|^2``. x: [m, n], a: [m, k] or [m] -> [n, k].

    Args:
        fast: kept for MindSpore's signature; the result is the same.
        l2_regularizer: how much the square of the solution adds to what is made small.
    """

    fast: bool = True
    l2_regularizer: float = 0.0

    def __call__(self, x: Any, a: Any) -> Any:
        return _lstsq(x, a, self.l2_regularizer)


class MatrixPower(Operator):
    """As :func:`amadou.ops.matrix_power`, with ``n`` fixed when made. TypeError if it is no int."""

    n: int

    def __post_init__(self) -> None:
        check_int("MatrixPower", "n", self.n)

    def __call__(self, x: Any) -> Any:
        return linalg.matrix_power(x, self.n)


class MatrixExp(Operator):
    """As :func:`amadou.ops.matrix_exp`."""

    def __call__(self, input: Any) -> Any:
        return linalg.matrix_exp(input)


class MatrixLogarithm(Operator):
    """The logarithm of matrices that have a basis of eigenvectors. x: [..., n, n] complex -> same."""

    def __call__(self, x: Any) -> Any:
        return _matrix_logarithm(x)


class MatrixDeterminant(Operator):
    """As :func:`amadou.ops.det`."""

    def __call__(self, input: Any) -> Any:
        return linalg.det(input)


class LogMatrixDeterminant(Operator):
    """As :func:`amadou.ops.slogdet`."""

    def __call__(self, input: Any) -> Any:
        return linalg.slogdet(input)


class Trace(Operator):
    """As :func:`amadou.ops.trace`."""

    def __call__(self, input: Any) -> Any:
        return linalg.trace(input)


class TridiagonalMatMul(Operator):
    """The product of a tridiagonal matrix with another. The diagonals: [..., 1, m], rhs: [..., m, n] -> as rhs.

    The last element of ``superdiag`` and the first one of ``subdiag`` lie outside the matrix.
    """

    def __call__(self, superdiag: Any, maindiag: Any, subdiag: Any, rhs: Any) -> Any:
        return _tridiagonal_matmul(superdiag, maindiag, subdiag, rhs)


class Renorm(Operator):
    """As :func:`amadou.ops.renorm`, with its settings fixed when made."""

    p: int
    dim: int
    maxnorm: float

    def __call__(self, x: Any) -> Any:
        return linalg.renorm(x, self.p, self.dim, self.maxnorm)


class Cdist(Operator):
    """As :func:`amadou.ops.cdist`, with ``p`` fixed when made."""

    p: float = 2.0

    def __call__(self, x1: Any, x2: Any) -> Any:
        return linalg.cdist(x1, x2, self.p)


class Pdist(Operator):
    """As :func:`amadou.ops.pdist`, with ``p`` fixed when made."""

    p: float = 2.0

    def __call__(self, x: Any) -> Any:
        return linalg.pdist(x, self.p)
