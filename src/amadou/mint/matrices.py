"""Products, norms and equations of vectors and matrices, with mint's arguments."""

import torch

from .. import dtype as mstype
from .._boundary import op
from ..kernels import linalg as kernels
from ..ops._errors import shape_errors
from ..ops._inplace import inplace

# -- products ----------------------------------------------------------------------------------------------------------


@op
@shape_errors
def mm(input, mat2):
    """The product of two matrices. input: [m, k], mat2: [k, n] -> [m, n]."""
    return torch.mm(input, mat2)


@op
@shape_errors
def mv(input, vec):
    """The product of a matrix and a vector. input: [m, k], vec: [k] -> [m]."""
    return torch.mv(input, vec)


@op
@shape_errors
def bmm(input, mat2):
    """The products of the matrices of two batches. input: [b, m, k], mat2: [b, k, n] -> [b, m, n]."""
    return torch.bmm(input, mat2)


@op
@shape_errors
def dot(input, other):
    """The inner product of two vectors. input, other: [n] -> []."""
    return torch.dot(input, other)


@op
@shape_errors
def vdot(input, other):
    """As :func:`dot`, with the complex conjugate of input. input, other: [n] -> []."""
    return torch.vdot(input, other)


@inplace
def addr_(input, vec1, vec2, beta=1, alpha=1):
    """``beta * input + alpha * outer(vec1, vec2)``, written into input. input: [m, n], vec1: [m], vec2: [n]."""
    input.addr_(vec1, vec2, beta=beta, alpha=alpha)


@op
@shape_errors
def trace(input):
    """The sum of the main diagonal. input: [m, n] -> [], int64 for integers. ValueError for another number of axes."""
    return torch.trace(input)


# -- norms and distances -----------------------------------------------------------------------------------------------


@op
@shape_errors
def norm(input, p="fro", dim=None, keepdim=False, *, dtype=None):
    """The norm of all elements, or of those along the axes ``dim``. input: [...] float -> without ``dim``.

    Args:
        p: the degree of a vector norm; "fro" is 2; "nuc" the sum of the singular values of matrices.
        dtype: what the elements are converted to first.
    """
    return kernels.norm(input, p, dim, keepdim, mstype.to_torch(dtype))


@op
@shape_errors
def vector_norm(x, ord=2, dim=None, keepdim=False, *, dtype=None):
    """``sum(|x| ** ord) ** (1 / ord)`` over ``dim``, None for every axis. x: [...] float -> x without ``dim``.

    Args:
        ord: also inf and -inf, the largest and the smallest ``|x|``, and 0, how many are not 0.
        dtype: what x is converted to first.
    """
    return torch.linalg.vector_norm(x, ord, dim, keepdim, dtype=mstype.to_torch(dtype))


@op
@shape_errors
def matrix_norm(A, ord="fro", dim=(-2, -1), keepdim=False, *, dtype=None):
    """The norm of the matrices that lie in two axes. A: [..., m, n] float -> [...].

    Args:
        ord: "fro", "nuc", 2, -2 (singular values), 1, -1 (sums of columns), inf or -inf (sums of rows).
        dtype: what A is converted to first.
    """
    return torch.linalg.matrix_norm(A, ord, dim, keepdim, dtype=mstype.to_torch(dtype))


@op
@shape_errors
def cdist(x1, x2, p=2.0, compute_mode="use_mm_for_euclid_dist_if_necessary"):
    """The p-norms of the differences of all pairs of rows. x1: [..., n, d], x2: [..., m, d] float -> [..., n, m].

    Args:
        compute_mode: whether the Euclidean distance is computed as a product of matrices: "use_mm_for_euclid_dist",
            "donot_use_mm_for_euclid_dist", or, as it is by default, for more than 25 rows.

    Raises:
        TypeError: if the inputs are no floats.
        ValueError: for a negative p.
    """
    kernels.check_float("cdist", x1)
    return torch.cdist(x1, x2, p, compute_mode)


# -- decompositions and equations --------------------------------------------------------------------------------------


@op
@shape_errors
def qr(A, mode="reduced"):
    """Q with orthogonal columns and the upper triangular R with ``A = Q R``. A: [..., m, n] float.

    Args:
        mode: "reduced" for q [..., m, k] and r [..., k, n] with k = min(m, n); "complete" for [..., m, m] and
            [..., m, n]; "r" for an empty q.
    """
    return torch.linalg.qr(A, mode)


@op
@shape_errors
def triangular_solve(b, A, upper=True, transpose=False, unitriangular=False):
    """The solution X of ``A X = b``, and A. b: [..., m, k], A: [..., m, m] float -> [..., m, k], [..., m, m].

    Args:
        upper: whether the upper or the lower triangle of A counts.
        transpose: whether A is transposed first.
        unitriangular: whether the diagonal of A counts as ones.
    """
    matrix, upper = (A.mT, not upper) if transpose else (A, upper)
    return torch.linalg.solve_triangular(matrix, b, upper=upper, unitriangular=unitriangular), A
