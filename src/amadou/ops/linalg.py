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

    >>> import amadou as ms
    >>> print(ms.ops.matmul(ms.Tensor([[1.0, 2.0], [3.0, 4.0]]), ms.Tensor([10.0, 1.0])))
    [12. 34.]
    """
    return kernels.matmul(input, other)


@op
def mm(input, mat2):
    """The product of two matrices. input: [m, k], mat2: [k, n] -> [m, n]. ValueError for shapes that do not fit.

    >>> import amadou as ms
    >>> print(ms.ops.mm(ms.Tensor([[1.0, 2.0]]), ms.Tensor([[3.0], [4.0]])))
    [[11.]]
    """
    return kernels.matrices("mm", input, mat2)


@op
def bmm(input_x, mat2):
    """The products of pairs of matrices. input_x: [..., m, k], mat2: [..., k, n] -> [..., m, n]. ValueError as mm.

    >>> import amadou as ms
    >>> print(ms.ops.bmm(ms.ops.ones((2, 1, 3)), ms.ops.ones((2, 3, 1))))
    [[[3.]]
    <BLANKLINE>
     [[3.]]]
    """
    return kernels.stacked_matrices("bmm", input_x, mat2)


@op
@shape_errors
def mv(mat, vec):
    """The product of a matrix and a vector. mat: [m, k], vec: [k] -> [m].

    >>> import amadou as ms
    >>> print(ms.ops.mv(ms.Tensor([[1.0, 2.0], [3.0, 4.0]]), ms.Tensor([1.0, 1.0])))
    [3. 7.]
    """
    return torch.mv(mat, vec)


@op
@shape_errors
def dot(input, other):
    """The product over the last axis of input and the last but one of other. [..., k], [..., k, n] -> [..., ..., n].

    Raises:
        ValueError: for Tensors of less than two axes, or sizes that do not fit.

    >>> import amadou as ms
    >>> print(ms.ops.dot(ms.Tensor([[1.0, 2.0]]), ms.Tensor([[3.0], [4.0]])))
    [[11.]]
    """
    return kernels.dot(input, other)


@op
@shape_errors
def inner(input, other):
    """The product over the last axes of both. input: [..., k], other: [..., k] -> [..., ...].

    >>> import amadou as ms
    >>> print(ms.ops.inner(ms.Tensor([1.0, 2.0]), ms.Tensor([3.0, 4.0])))
    11.0
    """
    return torch.inner(input, other)


@op
@shape_errors
def outer(input, vec2):
    """The products of all pairs of elements, each input laid out flat. input: n elements, vec2: m -> [n, m].

    >>> import amadou as ms
    >>> print(ms.ops.outer(ms.Tensor([1, 2]), ms.Tensor([3, 4])))
    [[3 4]
     [6 8]]
    """
    return torch.outer(input.flatten(), vec2.flatten())


@op
@shape_errors
def vecdot(x, y, *, axis=-1):
    """The sum of ``conj(x) * y`` over an axis. x, y: [...] -> without the axis, their common dtype; int64 for integers.

    >>> import amadou as ms
    >>> print(ms.ops.vecdot(ms.Tensor([[1.0, 2.0], [3.0, 4.0]]), ms.Tensor([[1.0, 1.0], [2.0, 2.0]])))
    [ 3. 14.]
    """
    return (torch.conj(x) * y).sum(axis)


@op
@shape_errors
def tensor_dot(x1, x2, axes):
    """The product over pairs of axes. x1, x2: [...] -> [axes of x1 that remain, axes of x2 that remain].

    Args:
        axes: how many of the last axes of x1 meet the first of x2, or two lists of axes, for x1 and for x2.

    >>> import amadou as ms
    >>> print(ms.ops.tensor_dot(ms.Tensor([[1.0, 2.0], [3.0, 4.0]]), ms.Tensor([[1.0, 0.0], [0.0, 1.0]]), 2))
    5.0
    """
    return kernels.tensor_dot(x1, x2, axes)


@op
@shape_errors
def batch_dot(x1, x2, axes=None):
    """The product over one axis of x1 and one of x2, for each pair of the first axis.

    x1, x2: [b, ...] -> [b, axes of x1 that remain, axes of x2 that remain], [b, 1] when none does.

    Args:
        axes: an int for both, or a pair; by default the last axis of x1 and the last but one of x2.

    >>> import amadou as ms
    >>> print(ms.ops.batch_dot(ms.Tensor([[1.0, 2.0]]), ms.Tensor([[3.0, 4.0]])))
    [[11.]]
    """
    return kernels.batch_dot(x1, x2, axes)


@op
@shape_errors
def kron(input, other):
    """The Kronecker product: every element of input times all of other. [a...], [b...] -> [a * b...].

    >>> import amadou as ms
    >>> print(ms.ops.kron(ms.Tensor([1, 2]), ms.Tensor([1, 10])))
    [ 1 10  2 20]
    """
    return torch.kron(*unify(input, other))


@op
@shape_errors
def cross(input, other, dim=None):
    """The vector product along an axis of size 3; by default the first such one. input, other: [..., 3, ...] -> same.

    Raises:
        ValueError: if there is no such axis.

    >>> import amadou as ms
    >>> print(ms.ops.cross(ms.Tensor([1.0, 0.0, 0.0]), ms.Tensor([0.0, 1.0, 0.0])))
    [0. 0. 1.]
    """
    return kernels.cross(input, other, dim)


@op
@shape_errors
def einsum(equation, *operands):
    """Sums of products in Einstein's notation: ``einsum("ij,jk->ik", a, b)``. operands: Tensors or one list.

    >>> import amadou as ms
    >>> print(ms.ops.einsum("ij,kj->ik", ms.Tensor([[1.0, 2.0]]), ms.Tensor([[3.0, 4.0], [5.0, 6.0]])))
    [[11. 17.]]
    """
    return torch.einsum(equation, *operands)


@op
@shape_errors
def addmm(input, mat1, mat2, *, beta=1, alpha=1):
    """``beta * input + alpha * mat1 @ mat2``. input: broadcast to [m, n], mat1: [m, k], mat2: [k, n] -> [m, n].

    >>> import amadou as ms
    >>> print(ms.ops.addmm(ms.Tensor([[1.0]]), ms.Tensor([[1.0, 2.0]]), ms.Tensor([[3.0], [4.0]])))
    [[12.]]
    """
    return torch.addmm(input, mat1, mat2, beta=beta, alpha=alpha)


@op
@shape_errors
def addmv(input, mat, vec, *, beta=1, alpha=1):
    """``beta * input + alpha * mat @ vec``. input: broadcast to [m], mat: [m, k], vec: [k] -> [m].

    >>> import amadou as ms
    >>> print(ms.ops.addmv(ms.Tensor([1.0, 1.0]), ms.Tensor([[1.0, 2.0], [3.0, 4.0]]), ms.Tensor([1.0, 1.0])))
    [4. 8.]
    """
    return torch.addmv(input, mat, vec, beta=beta, alpha=alpha)


@op
@shape_errors
def addr(x, vec1, vec2, *, beta=1, alpha=1):
    """``beta * x + alpha * outer(vec1, vec2)``. x: broadcast to [n, m], vec1: [n], vec2: [m] -> [n, m].

    >>> import amadou as ms
    >>> print(ms.ops.addr(ms.Tensor([[0.0, 0.0], [0.0, 0.0]]), ms.Tensor([1.0, 2.0]), ms.Tensor([3.0, 4.0])))
    [[3. 4.]
     [6. 8.]]
    """
    return torch.addr(x, vec1, vec2, beta=beta, alpha=alpha)


@op
@shape_errors
def addbmm(input, batch1, batch2, *, beta=1, alpha=1):
    """``beta * input + alpha * sum(batch1 @ batch2)``. input: [m, n]; [b, m, k], [b, k, n] -> [m, n].

    >>> import amadou as ms
    >>> print(ms.ops.addbmm(ms.Tensor([[1.0]]), ms.ops.ones((3, 1, 2)), ms.ops.ones((3, 2, 1))))
    [[7.]]
    """
    return beta * input + alpha * torch.matmul(batch1, batch2).sum(0, dtype=batch1.dtype)


@op
@shape_errors
def baddbmm(input, batch1, batch2, beta=1, alpha=1):
    """``beta * input + alpha * batch1 @ batch2``. input: broadcast to [b, m, n]; [b, m, k], [b, k, n] -> [b, m, n].

    >>> import amadou as ms
    >>> print(ms.ops.baddbmm(ms.ops.ones((1, 1, 1)), ms.ops.ones((1, 1, 2)), ms.ops.ones((1, 2, 1)), alpha=2))
    [[[5.]]]
    """
    return kernels.baddbmm(input, batch1, batch2, beta, alpha)


@op
@shape_errors
def baddbmm_ext(input, batch1, batch2, *, beta=1, alpha=1):
    """As :func:`baddbmm`. input: broadcast to [b, m, n]; [b, m, k], [b, k, n] -> [b, m, n].

    >>> import amadou as ms
    >>> print(ms.ops.baddbmm_ext(ms.ops.ones((1, 1, 1)), ms.ops.ones((1, 1, 2)), ms.ops.ones((1, 2, 1))))
    [[[3.]]]
    """
    return kernels.baddbmm(input, batch1, batch2, beta, alpha)


# -- decompositions and equations --------------------------------------------------------------------------------------


@op
@shape_errors
def svd(input, full_matrices=False, compute_uv=True):
    """Singular values, u and v with ``input = u diag(s) v^H``. input: [..., m, n] float -> s, u, v; s alone if asked.

    Args:
        full_matrices: whether u and v are square.
        compute_uv: whether u and v are wanted.

    >>> import amadou as ms
    >>> print(ms.ops.svd(ms.Tensor([[3.0, 0.0], [0.0, 4.0]]), compute_uv=False))
    [4. 3.]
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

    >>> import amadou as ms
    >>> print(ms.ops.qr(ms.Tensor([[3.0, 1.0], [4.0, 2.0]]))[1].shape)
    (2, 2)
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

    >>> import amadou as ms
    >>> print(ms.ops.cholesky(ms.Tensor([[4.0, 0.0], [0.0, 9.0]])))
    [[2. 0.]
     [0. 3.]]
    """
    return torch.linalg.cholesky(input_x, upper=upper)


@op
@shape_errors
def cholesky_inverse(input_x, upper=False):
    """The inverse of the matrix that has the Cholesky factor input_x. input_x: [n, n] -> same.

    >>> import amadou as ms
    >>> print(ms.ops.cholesky_inverse(ms.Tensor([[2.0, 0.0], [2.0, 1.0]])))
    [[ 1.25 -1.  ]
     [-1.    1.  ]]
    """
    return torch.cholesky_inverse(input_x, upper)


@op
@shape_errors
def cholesky_solve(input, input2, upper=False):
    """The solution of ``A @ x = input`` for the A that has the Cholesky factor input2. [..., n, k], [..., n, n].

    >>> import amadou as ms
    >>> print(ms.ops.cholesky_solve(ms.Tensor([[2.0], [4.0]]), ms.Tensor([[2.0, 0.0], [0.0, 1.0]])))
    [[0.5]
     [4. ]]
    """
    return torch.cholesky_solve(input, input2, upper)


@op
@shape_errors
def eig(A):
    """Eigenvalues and eigenvectors. A: [..., n, n] -> complex [..., n], [..., n, n], a vector in each column.

    >>> import amadou as ms
    >>> print(ms.ops.eig(ms.Tensor([[2.0, 0.0], [0.0, 3.0]])))
    (Tensor(shape=[2], dtype=Complex64, value= [2+0j, 3+0j]), Tensor(shape=[2, 2], dtype=Complex64, value=
    [[1+0j, 0+0j],
     [0+0j, 1+0j]]))
    """
    return kernels.eig(A, vectors=True)


@op
@shape_errors
def eigvals(A):
    """Eigenvalues. A: [..., n, n] -> complex [..., n].

    >>> import amadou as ms
    >>> print(ms.ops.eigvals(ms.Tensor([[2.0, 0.0], [0.0, 3.0]])))
    [2.+0.j 3.+0.j]
    """
    return torch.linalg.eigvals(A)


@op
@shape_errors
def lu_solve(b, LU_data, LU_pivots):
    """The solution of ``A @ x = b`` for an A that was decomposed. b: [..., n, k], LU_data: [..., n, n] -> as b.

    >>> import amadou as ms
    >>> lu, pivots = ms.Tensor([[2.0, 1.0], [0.5, 3.5]]), ms.Tensor([1, 2], ms.int32)
    >>> print(ms.ops.lu_solve(ms.Tensor([[5.0], [9.0]]), lu, pivots))
    [[1.5714285]
     [1.8571429]]
    """
    return torch.linalg.lu_solve(LU_data, LU_pivots.int(), b)


@op
@shape_errors
def lu_unpack(LU_data, LU_pivots, unpack_data=True, unpack_pivots=True):
    """p, l, u with ``p @ l @ u`` the matrix that was decomposed; None for what is not asked. LU_data: [..., m, n].

    >>> import amadou as ms
    >>> print(ms.ops.lu_unpack(ms.Tensor([[2.0, 1.0], [0.5, 3.5]]), ms.Tensor([1, 2], ms.int32)))
    (Tensor(shape=[2, 2], dtype=Float32, value=
    [[ 1.00000000e+00,  0.00000000e+00],
     [ 0.00000000e+00,  1.00000000e+00]]), Tensor(shape=[2, 2], dtype=Float32, value=
    [[ 1.00000000e+00,  0.00000000e+00],
     [ 5.00000000e-01,  1.00000000e+00]]), Tensor(shape=[2, 2], dtype=Float32, value=
    [[ 2.00000000e+00,  1.00000000e+00],
     [ 0.00000000e+00,  3.50000000e+00]]))
    """
    return kernels.lu_unpack(LU_data, LU_pivots, unpack_data, unpack_pivots)


@op
@shape_errors
def geqrf(input):
    """A QR decomposition as LAPACK holds it: r with the reflectors below, and their factors. [..., m, n] -> two.

    >>> import amadou as ms
    >>> print(ms.ops.geqrf(ms.Tensor([[2.0, 0.0], [0.0, 3.0]])))
    (Tensor(shape=[2, 2], dtype=Float32, value=
    [[ 2.00000000e+00,  0.00000000e+00],
     [ 0.00000000e+00,  3.00000000e+00]]), Tensor(shape=[2], dtype=Float32, value= [ 0.00000000e+00,  0.00000000e+00]))
    """
    return tuple(torch.geqrf(input))


@op
@shape_errors
def orgqr(input, input2):
    """The first columns of q, from the reflectors and their factors. input: [..., m, n], input2: [..., k].

    >>> import amadou as ms
    >>> print(ms.ops.orgqr(ms.Tensor([[1.0], [0.5]]), ms.Tensor([1.6])))
    [[-0.6]
     [-0.8]]
    """
    return torch.linalg.householder_product(input, input2)


@op
@shape_errors
def ormqr(input, tau, other, left=True, transpose=False):
    """q, from reflectors and their factors, times other; ``other @ q`` unless left, with q^H if transpose.

    >>> import amadou as ms
    >>> print(ms.ops.ormqr(ms.Tensor([[1.0], [0.5]]), ms.Tensor([1.6]), ms.Tensor([[1.0], [2.0]])))
    [[-2.2       ]
     [ 0.39999998]]
    """
    return torch.ormqr(input, tau, other, left, transpose)


@op
@shape_errors
def inverse(input):
    """The inverse matrix. input: [..., n, n] float -> same. RuntimeError if there is none.

    >>> import amadou as ms
    >>> print(ms.ops.inverse(ms.Tensor([[2.0, 0.0], [0.0, 4.0]])))
    [[0.5  0.  ]
     [0.   0.25]]
    """
    return kernels.inverse(input)


@op
@shape_errors
def pinv(x, *, atol=None, rtol=None, hermitian=False):
    """The pseudo-inverse. x: [..., m, n] -> [..., n, m].

    Args:
        atol, rtol: singular values below ``max(atol, rtol * largest)`` count as 0.
        hermitian: whether x is known to be Hermitian.

    >>> import amadou as ms
    >>> print(ms.ops.pinv(ms.Tensor([[2.0, 0.0], [0.0, 4.0]])))
    [[0.5  0.  ]
     [0.   0.25]]
    """
    return torch.linalg.pinv(x, atol=atol, rtol=rtol, hermitian=hermitian)


@op
@shape_errors
def matrix_solve(matrix, rhs, adjoint=False):
    """The solution of ``matrix @ x = rhs``, of its conjugate transpose if adjoint. [..., n, n], [..., n, k].

    >>> import amadou as ms
    >>> print(ms.ops.matrix_solve(ms.Tensor([[2.0, 0.0], [0.0, 4.0]]), ms.Tensor([[2.0], [2.0]])))
    [[1. ]
     [0.5]]
    """
    return kernels.solve(matrix, rhs, adjoint)


@op
@shape_errors
def matrix_exp(input):
    """The exponential of a matrix. input: [..., n, n] -> same.

    >>> import amadou as ms
    >>> print(ms.ops.matrix_exp(ms.Tensor([[0.0, 1.0], [0.0, 0.0]])))
    [[1. 1.]
     [0. 1.]]
    """
    return torch.linalg.matrix_exp(input)


@op
@shape_errors
def matrix_power(input, n):
    """The product of n copies of a matrix, of its inverse if n < 0. [..., m, m] -> same. TypeError if n no int.

    >>> import amadou as ms
    >>> print(ms.ops.matrix_power(ms.Tensor([[1.0, 1.0], [0.0, 1.0]]), 3))
    [[1. 3.]
     [0. 1.]]
    """
    return kernels.matrix_power(input, n)


@op
@shape_errors
def det(input):
    """The determinant. input: [..., n, n] -> [...].

    >>> import amadou as ms
    >>> print(ms.ops.det(ms.Tensor([[1.0, 2.0], [3.0, 4.0]])))
    -2.0
    """
    return torch.linalg.det(input)


@op
@shape_errors
def logdet(input):
    """The logarithm of the determinant, NaN where that is negative. input: [..., n, n] -> [...].

    >>> import amadou as ms
    >>> print(ms.ops.logdet(ms.Tensor([[2.0, 0.0], [0.0, 3.0]])))
    1.7917595
    """
    return torch.logdet(input)


@op
@shape_errors
def slogdet(input):
    """The sign of the determinant, and the logarithm of its absolute value. input: [..., n, n] -> two of [...].

    >>> import amadou as ms
    >>> print(ms.ops.slogdet(ms.Tensor([[2.0, 0.0], [0.0, 3.0]])))
    (Tensor(shape=[], dtype=Float32, value= 1), Tensor(shape=[], dtype=Float32, value= 1.79176))
    """
    return tuple(torch.linalg.slogdet(input))


@op
def trace(input):
    """The sum of the diagonal. input: [n, m] -> [], same dtype. RuntimeError for other ranks.

    >>> import amadou as ms
    >>> print(ms.ops.trace(ms.Tensor([[1.0, 2.0], [3.0, 4.0]])))
    5.0
    """
    return torch.trace(input).to(input.dtype)


@op
@shape_errors
def cond(A, p=None):
    """The condition number of a matrix, in the norm ``p`` as in :func:`matrix_norm`. A: [..., n, n] -> [...].

    >>> import amadou as ms
    >>> print(ms.ops.cond(ms.Tensor([[1.0, 0.0], [0.0, 4.0]])))
    4.0
    """
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

    >>> import amadou as ms
    >>> print(ms.ops.norm(ms.Tensor([[3.0, 4.0], [6.0, 8.0]]), dim=1))
    [ 5. 10.]
    """
    A = A if A.is_floating_point() or A.is_complex() else A.float()
    return torch.linalg.norm(A, ord, dim, keepdim, dtype=mstype.to_torch(dtype))


@op
@shape_errors
def vector_norm(x, ord=2, axis=None, keepdims=False, *, dtype=None):
    """``sum(|x| ** ord) ** (1 / ord)`` over ``axis``. x: [...] float -> x without ``axis``, same or ``dtype``.

    >>> import amadou as ms
    >>> print(ms.ops.vector_norm(ms.Tensor([3.0, 4.0])))
    5.0
    """
    return torch.linalg.vector_norm(x, ord, axis, keepdims, dtype=mstype.to_torch(dtype))


@op
@shape_errors
def matrix_norm(A, ord="fro", axis=(-2, -1), keepdims=False, *, dtype=None):
    """The norm of matrices in two axes. A: [...] float -> A without ``axis``, same or ``dtype``.

    Args:
        ord: "fro", "nuc", inf, -inf, 1, -1, 2 or -2.

    >>> import amadou as ms
    >>> print(ms.ops.matrix_norm(ms.Tensor([[1.0, 2.0], [3.0, 4.0]]), ord=1))
    6.0
    """
    return torch.linalg.matrix_norm(A, ord, axis, keepdims, dtype=mstype.to_torch(dtype))


@op
@shape_errors
def renorm(input, p, axis, maxnorm):
    """Scale the parts along ``axis`` whose p-norm exceeds maxnorm down to it. input: [...] float -> same.

    >>> import amadou as ms
    >>> print(ms.ops.renorm(ms.Tensor([[3.0, 4.0], [0.3, 0.4]]), 2, 0, 1.0))
    [[0.6 0.8]
     [0.3 0.4]]
    """
    return torch.renorm(input, p, axis, maxnorm)


@op
@shape_errors
def dist(input, other, p=2):
    """The p-norm of ``input - other``, not less than 1e-12. input, other: [...] float, broadcast -> [].

    >>> import amadou as ms
    >>> print(ms.ops.dist(ms.Tensor([1.0, 2.0]), ms.Tensor([4.0, 6.0])))
    5.0
    """
    return kernels.distance(input, other, p)


@op
@shape_errors
def cdist(x1, x2, p=2.0):
    """The p-norms of the differences of all pairs of rows. x1: [..., n, d], x2: [..., m, d] float -> [..., n, m].

    >>> import amadou as ms
    >>> print(ms.ops.cdist(ms.Tensor([[0.0, 0.0]]), ms.Tensor([[3.0, 4.0], [6.0, 8.0]])))
    [[ 5. 10.]]
    """
    return torch.cdist(x1, x2, p)


@op
@shape_errors
def pdist(input, p=2.0):
    """The p-norms of the differences of all pairs of different rows. input: [n, d] float -> [n (n - 1) / 2].

    >>> import amadou as ms
    >>> print(ms.ops.pdist(ms.Tensor([[0.0, 0.0], [3.0, 4.0], [6.0, 8.0]])))
    [ 5. 10.  5.]
    """
    return torch.nn.functional.pdist(input, p)


@op
@shape_errors
def cosine_similarity(x1, x2, dim=1, eps=1e-08):
    """``x1 . x2 / (|x1| |x2|)`` along ``dim``, the norms not less than eps. x1, x2: [...] float -> without ``dim``.

    >>> import amadou as ms
    >>> print(ms.ops.cosine_similarity(ms.Tensor([[1.0, 0.0]]), ms.Tensor([[1.0, 1.0]])))
    [0.70710677]
    """
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

    >>> import amadou as ms
    >>> print(ms.ops.lstsq(ms.Tensor([[1.0, 0.0], [0.0, 2.0]]), ms.Tensor([[3.0], [4.0]])))
    [[3.]
     [2.]]
    """
    return torch.linalg.lstsq(input, A[:, None] if A.ndim == 1 else A).solution
