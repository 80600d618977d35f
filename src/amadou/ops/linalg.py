"""Linear algebra: products of vectors and matrices, decompositions, norms and distances."""

import torch

from .. import dtype as mstype
from .._boundary import op
from ..kernels import linalg as kernels
from ..kernels.promotion import unify
from ._errors import shape_errors

# -- products ----------------------------------------------------------------------------------------------------------


@op
def matmul(input, other):
    """The matrix product over the last two axes, as ``numpy.matmul``.

    input: [..., m, k] or [k]; other: [..., k, n] or [k] -> [..., m, n], without the axes that were not there.

    Raises:
        TypeError: for different dtypes.
        ValueError: for 0-d Tensors.
        RuntimeError: for sizes that do not fit.
    """
    return kernels.matmul(input, other)


@op
def mm(input, mat2):
    """The product of two matrices. input: [m, k], mat2: [k, n] -> [m, n]. ValueError for shapes that do not fit."""
    return kernels.matrices("mm", input, mat2, False, False, 2)


@op
def bmm(input_x, mat2):
    """The products of pairs of matrices. input_x: [..., m, k], mat2: [..., k, n] -> [..., m, n]. ValueError as mm."""
    return kernels.matrices("bmm", input_x, mat2, False, False)


@op
@shape_errors
def mv(mat, vec):
    """The product of a matrix and a vector. mat: [m, k], vec: [k] -> [m]."""
    return torch.mv(mat, vec)


@op
@shape_errors
def dot(input, other):
    """The product over the last axis of input and the last but one of other. [..., k], [..., k, n] -> [..., ..., n].

    Raises:
        ValueError: for Tensors of less than two axes, or sizes that do not fit.
    """
    return kernels.dot(input, other)


@op
@shape_errors
def inner(input, other):
    """The product over the last axes of both. input: [..., k], other: [..., k] -> [..., ...]."""
    return torch.inner(input, other)


@op
@shape_errors
def outer(input, vec2):
    """The products of all pairs of elements, each input laid out flat. input: n elements, vec2: m -> [n, m]."""
    return torch.outer(input.flatten(), vec2.flatten())


@op
@shape_errors
def vecdot(x, y, *, axis=-1):
    """The sum of ``conj(x) * y`` over an axis. x, y: [...] -> without the axis."""
    return (torch.conj(x) * y).sum(axis, dtype=torch.promote_types(x.dtype, y.dtype))


@op
@shape_errors
def tensor_dot(x1, x2, axes):
    """The product over pairs of axes. x1, x2: [...] -> [axes of x1 that remain, axes of x2 that remain].

    Args:
        axes: how many of the last axes of x1 meet the first of x2, or two lists of axes, for x1 and for x2.
    """
    return kernels.tensor_dot(x1, x2, axes)


@op
@shape_errors
def batch_dot(x1, x2, axes=None):
    """The product over one axis of x1 and one of x2, for each pair of the first axis.

    x1, x2: [b, ...] -> [b, axes of x1 that remain, axes of x2 that remain], [b, 1] when none does.

    Args:
        axes: an int for both, or a pair; by default the last axis of x1 and the last but one of x2.
    """
    return kernels.batch_dot(x1, x2, axes)


@op
@shape_errors
def kron(input, other):
    """The Kronecker product: every element of input times all of other. [a...], [b...] -> [a * b...]."""
    return torch.kron(*unify(input, other))


@op
@shape_errors
def cross(input, other, dim=None):
    """The vector product along an axis of size 3; by default the first such one. input, other: [..., 3, ...] -> same.

    Raises:
        ValueError: if there is no such axis.
    """
    return kernels.cross(input, other, dim)


@op
@shape_errors
def einsum(equation, *operands):
    """Sums of products in Einstein's notation: ``einsum("ij,jk->ik", a, b)``. operands: Tensors or one list."""
    return torch.einsum(equation, *operands)


@op
@shape_errors
def addmm(input, mat1, mat2, *, beta=1, alpha=1):
    """``beta * input + alpha * mat1 @ mat2``. input: broadcast to [m, n], mat1: [m, k], mat2: [k, n] -> [m, n]."""
    return torch.addmm(input, mat1, mat2, beta=beta, alpha=alpha)


@op
@shape_errors
def addmv(input, mat, vec, *, beta=1, alpha=1):
    """``beta * input + alpha * mat @ vec``. input: broadcast to [m], mat: [m, k], vec: [k] -> [m]."""
    return torch.addmv(input, mat, vec, beta=beta, alpha=alpha)


@op
@shape_errors
def addr(x, vec1, vec2, *, beta=1, alpha=1):
    """``beta * x + alpha * outer(vec1, vec2)``. x: broadcast to [n, m], vec1: [n], vec2: [m] -> [n, m]."""
    return torch.addr(x, vec1, vec2, beta=beta, alpha=alpha)


@op
@shape_errors
def addbmm(input, batch1, batch2, *, beta=1, alpha=1):
    """``beta * input + alpha * sum(batch1 @ batch2)``. input: [m, n]; [b, m, k], [b, k, n] -> [m, n]."""
    return beta * input + alpha * torch.matmul(batch1, batch2).sum(0, dtype=batch1.dtype)


@op
@shape_errors
def baddbmm(input, batch1, batch2, beta=1, alpha=1):
    """``beta * input + alpha * batch1 @ batch2``. input: broadcast to [b, m, n]; [b, m, k], [b, k, n] -> [b, m, n]."""
    return kernels.baddbmm(input, batch1, batch2, beta, alpha)


@op
@shape_errors
def baddbmm_ext(input, batch1, batch2, *, beta=1, alpha=1):
    """As :func:`baddbmm`. input: broadcast to [b, m, n]; [b, m, k], [b, k, n] -> [b, m, n]."""
    return kernels.baddbmm(input, batch1, batch2, beta, alpha)


# -- decompositions and equations --------------------------------------------------------------------------------------


@op
@shape_errors
def svd(input, full_matrices=False, compute_uv=True):
    """Singular values, u and v with ``input = u diag(s) v^H``. input: [..., m, n] float -> s, u, v; s alone if asked.

    Args:
        full_matrices: whether u and v are square.
        compute_uv: whether u and v are wanted.
    """
    return kernels.svd(input, full_matrices, compute_uv)


@op
@shape_errors
def qr(input, mode="reduced"):
    """q and r with ``input = q r``, r upper triangular. input: [..., m, n] -> two.

    Args:
        mode: "reduced", with min(m, n) columns in q, or "complete", with q square.

    Raises:
        TypeError: for another mode.
    """
    if mode not in ("reduced", "complete"):
        raise TypeError(f"For 'qr', 'mode' must be 'reduced' or 'complete', but got {mode!r}.")
    return kernels.qr(input, mode == "complete")


@op
@shape_errors
def cholesky(input_x, upper=False):
    """The triangular l with ``input_x = l l^H``, or its transpose if upper. input_x: [..., n, n] -> same.

    Raises:
        RuntimeError: unless the matrix is positive definite.
    """
    return torch.linalg.cholesky(input_x, upper=upper)


@op
@shape_errors
def cholesky_inverse(input_x, upper=False):
    """The inverse of the matrix that has the Cholesky factor input_x. input_x: [n, n] -> same."""
    return torch.cholesky_inverse(input_x, upper)


@op
@shape_errors
def cholesky_solve(input, input2, upper=False):
    """The solution of ``A @ x = input`` for the A that has the Cholesky factor input2. [..., n, k], [..., n, n]."""
    return kernels.cholesky_solve(input, input2, upper)


@op
@shape_errors
def eig(A):
    """Eigenvalues and eigenvectors. A: [..., n, n] -> complex [..., n], [..., n, n], a vector in each column."""
    return kernels.eig(A, vectors=True)


@op
@shape_errors
def eigvals(A):
    """Eigenvalues. A: [..., n, n] -> complex [..., n]."""
    return torch.linalg.eigvals(A)


@op
@shape_errors
def lu_solve(b, LU_data, LU_pivots):
    """The solution of ``A @ x = b`` for an A that was decomposed. b: [..., n, k], LU_data: [..., n, n] -> as b."""
    return torch.linalg.lu_solve(LU_data, LU_pivots.int(), b)


@op
@shape_errors
def lu_unpack(LU_data, LU_pivots, unpack_data=True, unpack_pivots=True):
    """p, l, u with ``p @ l @ u`` the matrix that was decomposed; None for what is not asked. LU_data: [..., m, n]."""
    return kernels.lu_unpack(LU_data, LU_pivots, unpack_data, unpack_pivots)


@op
@shape_errors
def geqrf(input):
    """A QR decomposition as LAPACK holds it: r with the reflectors below, and their factors. [..., m, n] -> two."""
    return tuple(torch.geqrf(input))


@op
@shape_errors
def orgqr(input, input2):
    """The first columns of q, from the reflectors and their factors. input: [..., m, n], input2: [..., k]."""
    return torch.linalg.householder_product(input, input2)


@op
@shape_errors
def ormqr(input, tau, other, left=True, transpose=False):
    """q, from reflectors and their factors, times other; ``other @ q`` unless left, with q^H if transpose."""
    return torch.ormqr(input, tau, other, left, transpose)


@op
@shape_errors
def inverse(input):
    """The inverse matrix. input: [..., n, n] float -> same. RuntimeError if there is none."""
    return kernels.inverse(input)


@op
@shape_errors
def pinv(x, *, atol=None, rtol=None, hermitian=False):
    """The pseudo-inverse. x: [..., m, n] -> [..., n, m].

    Args:
        atol, rtol: singular values below ``max(atol, rtol * largest)`` count as 0.
        hermitian: whether x is known to be Hermitian.
    """
    return torch.linalg.pinv(x, atol=atol, rtol=rtol, hermitian=hermitian)


@op
@shape_errors
def matrix_solve(matrix, rhs, adjoint=False):
    """The solution of ``matrix @ x = rhs``, of its conjugate transpose if adjoint. [..., n, n], [..., n, k]."""
    return kernels.solve(matrix, rhs, adjoint)


@op
@shape_errors
def matrix_exp(input):
    """The exponential of a matrix. input: [..., n, n] -> same."""
    return torch.linalg.matrix_exp(input)


@op
@shape_errors
def matrix_power(input, n):
    """The product of n copies of a matrix, of its inverse if n < 0. [..., m, m] -> same. TypeError if n no int."""
    return kernels.matrix_power(input, n)


@op
@shape_errors
def det(input):
    """The determinant. input: [..., n, n] -> [...]."""
    return torch.linalg.det(input)


@op
@shape_errors
def logdet(input):
    """The logarithm of the determinant, NaN where that is negative. input: [..., n, n] -> [...]."""
    return torch.logdet(input)


@op
@shape_errors
def slogdet(input):
    """The sign of the determinant, and the logarithm of its absolute value. input: [..., n, n] -> two of [...]."""
    return tuple(torch.linalg.slogdet(input))


@op
def trace(input):
    """The sum of the diagonal. input: [n, m] -> [], same dtype. RuntimeError for other ranks."""
    return torch.trace(input).to(input.dtype)


@op
@shape_errors
def cond(A, p=None):
    """The condition number of a matrix, in the norm ``p`` as in :func:`matrix_norm`. A: [..., n, n] -> [...]."""
    return torch.linalg.cond(A, p)


# -- norms and distances -----------------------------------------------------------------------------------------------


@op
@shape_errors
def norm(A, ord=None, dim=None, keepdim=False, *, dtype=None):
    """The norm of vectors or matrices, as ``numpy.linalg.norm``. A: [...] -> A without ``dim``, float.

    Args:
        ord: the order: a number, inf, -inf, "fro" or "nuc"; None for the root of the sum of all squares.
        dim: an int for vectors, a pair for matrices, None for all.
        dtype: what A is converted to first.
    """
    A = A if A.is_floating_point() or A.is_complex() else A.float()
    return torch.linalg.norm(A, ord, dim, keepdim, dtype=mstype.to_torch(dtype))


@op
@shape_errors
def vector_norm(x, ord=2, axis=None, keepdims=False, *, dtype=None):
    """``sum(|x| ** ord) ** (1 / ord)`` over ``axis``. x: [...] float -> x without ``axis``, same or ``dtype``."""
    return torch.linalg.vector_norm(x, ord, axis, keepdims, dtype=mstype.to_torch(dtype))


@op
@shape_errors
def matrix_norm(A, ord="fro", axis=(-2, -1), keepdims=False, *, dtype=None):
    """The norm of matrices in two axes. A: [...] float -> A without ``axis``, same or ``dtype``.

    Args:
        ord: "fro", "nuc", inf, -inf, 1, -1, 2 or -2.
    """
    return torch.linalg.matrix_norm(A, ord, axis, keepdims, dtype=mstype.to_torch(dtype))


@op
@shape_errors
def renorm(input, p, axis, maxnorm):
    """Scale the parts along ``axis`` whose p-norm exceeds maxnorm down to it. input: [...] float -> same."""
    return torch.renorm(input, p, axis, maxnorm)


@op
@shape_errors
def dist(input, other, p=2):
    """The p-norm of ``input - other``, not less than 1e-12. input, other: [...] float, broadcast -> []."""
    return kernels.distance(input, other, p)


@op
@shape_errors
def cdist(x1, x2, p=2.0):
    """The p-norms of the differences of all pairs of rows. x1: [..., n, d], x2: [..., m, d] float -> [..., n, m]."""
    return torch.cdist(x1, x2, p)


@op
@shape_errors
def pdist(input, p=2.0):
    """The p-norms of the differences of all pairs of different rows. input: [n, d] float -> [n (n - 1) / 2]."""
    return torch.nn.functional.pdist(input, p)


@op
@shape_errors
def cosine_similarity(x1, x2, dim=1, eps=1e-08):
    """``x1 . x2 / (|x1| |x2|)`` along ``dim``, the norms not less than eps. x1, x2: [...] float -> without ``dim``."""
    return torch.nn.functional.cosine_similarity(x1, x2, dim, eps)


# -- other names -------------------------------------------------------------------------------------------------------

einsum_ext = einsum
ger = outer
matrix_determinant = det
log_matrix_determinant = slogdet


@op
def triangular_solve(b, A, upper, transpose, unitriangular):
    """The X of ``A @ X = b`` for a triangular A, and A. b: [..., n, k] float, A: [..., n, n] -> [..., n, k], A."""
    left = A.mT if transpose else A
    return torch.linalg.solve_triangular(left, b, upper=upper != transpose, unitriangular=unitriangular), A


@op
def lstsq(input, A):
    """The X with the least squares of ``input @ X - A``. input: [m, n] float, A: [m] or [m, k] -> [n, 1] or [n, k].

    Where m < n, it is the smallest of these X.
    """
    return torch.linalg.lstsq(input, A[:, None] if A.ndim == 1 else A).solution
