"""Products of matrices and their decompositions, where MindSpore's forms differ from torch's."""

import torch

from .._checks import check_one_of


def matmul(x, y):
    """The matrix product over the last two axes. x, y: [..., m, k], [..., k, n] or 1-d -> [..., m, n].

    Raises:
        TypeError: for different dtypes.
        ValueError: for 0-d tensors.
        RuntimeError: for sizes that do not fit.
    """
    try:
        return torch.matmul(x, y)
    except RuntimeError as error:
        if not x.ndim or not y.ndim:
            raise ValueError("For 'matmul', both inputs must have one axis or more, but got a 0-d Tensor.") from error
        if x.dtype is not y.dtype:
            raise TypeError(f"For 'matmul', the inputs must be of one dtype, but got {x.dtype}, {y.dtype}.") from error
        raise


def matrices(cls, x, y, transpose_x=False, transpose_y=False):
    """The product of two matrices, each transposed first where asked. x: [m, k], y: [k, n] -> [m, n].

    Raises:
        TypeError: for different dtypes.
        ValueError: for shapes that do not fit.
    """
    try:
        return torch.mm(x.t() if transpose_x else x, y.t() if transpose_y else y)
    except RuntimeError as error:
        if not x.ndim == y.ndim == 2:
            raise ValueError(f"For '{cls}', the inputs must have 2 axes, but got {x.ndim}, {y.ndim}.") from error
        _refuse_misfits(cls, x, y, transpose_x, transpose_y, error)
        raise


def stacked_matrices(cls, x, y, transpose_x=False, transpose_y=False):
    """The products of matrices in the last two axes; as :func:`matrices`. x: [..., m, k], y: [..., k, n]."""
    num_axes = x.ndim, y.ndim
    if min(num_axes) < 2:
        raise ValueError(f"For '{cls}', the inputs must have 2 or more axes, but got {x.ndim}, {y.ndim}.")
    # matmul would see first whether one of the two is to be repeated
    product = torch.bmm if num_axes == (3, 3) and x.shape[0] == y.shape[0] else torch.matmul
    try:
        return product(x.mT if transpose_x else x, y.mT if transpose_y else y)
    except RuntimeError as error:
        _refuse_misfits(cls, x, y, transpose_x, transpose_y, error)
        raise


def _refuse_misfits(cls, x, y, transpose_x, transpose_y, error):
    """Say why stacks of matrices have no product, if it is for their shapes or dtypes."""
    if x.shape[-2 if transpose_x else -1] != y.shape[-1 if transpose_y else -2]:
        raise ValueError(f"For '{cls}', the shapes {tuple(x.shape)} and {tuple(y.shape)} do not fit.") from error
    if x.dtype is not y.dtype:
        raise TypeError(f"For '{cls}', the inputs must be of one dtype, but got {x.dtype}, {y.dtype}.") from error


def dot(x, y):
    """The product over the last axis of x and the last but one of y. x: [..., k], y: [..., k, n] -> [..., ..., n]."""
    if x.ndim < 2 or y.ndim < 2:
        raise ValueError(f"For 'dot', both inputs must have two axes or more, but got {x.ndim} and {y.ndim}.")
    return torch.tensordot(x, y, ([x.ndim - 1], [y.ndim - 2]))


def tensor_dot(x, y, axes):
    """The product over pairs of axes: the last ``axes`` of x and first of y, or the two lists in ``axes``."""
    if isinstance(axes, int):
        if axes > min(x.ndim, y.ndim):
            raise ValueError(f"For 'tensor_dot', 'axes' must be <= {min(x.ndim, y.ndim)}, but got {axes}.")
        return torch.tensordot(x, y, axes)
    first, second = ([a] if isinstance(a, int) else list(a) for a in axes)
    return torch.tensordot(x, y, (first, second))


def batch_dot(x, y, axes):
    """The product over one axis of x and one of y, for each pair of the first axis. x: [b, ...], y: [b, ...].

    -> [b, axes of x that remain, axes of y that remain], [b, 1] when none does.
    """
    if axes is None:
        axes = (x.ndim - 1, max(y.ndim - 2, 1))
    first, second = (axes, axes) if isinstance(axes, int) else axes
    if not first or not second:
        raise ValueError(f"For 'batch_dot', 'axes' must not hold 0, the axis of the batch, but got {axes}.")
    if x.shape[0] != y.shape[0]:
        raise ValueError(f"For 'batch_dot', the batches must be equal, but got {x.shape[0]} and {y.shape[0]}.")
    x, y = x.movedim(first, -1), y.movedim(second, 1)
    rest = (*x.shape[1:-1], *y.shape[2:])
    product = torch.bmm(x.reshape(len(x), -1, x.shape[-1]), y.reshape(len(y), y.shape[1], -1))
    return product.reshape(len(x), *(rest or (1,)))


def cross(x, y, axis):
    """The vector product along an axis of size 3, the first such one by default.

    x, y: [..., 3, ...], broadcast to each other -> the dtype of x.
    """
    shape = torch.broadcast_shapes(x.shape, y.shape)
    if axis is None or axis == -65530:
        if 3 not in shape:
            raise ValueError(
                f"For 'cross', an axis of the inputs must have the size 3, but got the shape {tuple(shape)}."
            )
        axis = shape.index(3)
    return torch.linalg.cross(x.expand(shape), y.expand(shape).to(x.dtype), dim=axis)


def svd(x, full_matrices, compute_uv):
    """Singular values, u and v with ``x = u diag(s) v^H``; v is not transposed. x: [..., m, n] float."""
    if not compute_uv:
        return torch.linalg.svdvals(x)
    u, s, vh = torch.linalg.svd(x, full_matrices)
    return s, u, vh.mH


def qr(x, full_matrices):
    """x: [..., m, n] -> q, r with ``x = q r``: q square when ``full_matrices``, else with min(m, n) columns."""
    return tuple(torch.linalg.qr(x, "complete" if full_matrices else "reduced"))


def inverse(x, adjoint=False):
    """The inverse matrix, of the conjugate transpose when ``adjoint``. x: [..., n, n] -> same."""
    return torch.linalg.inv(x.mH if adjoint else x)


def solve(matrix, rhs, adjoint):
    """The solution of ``matrix @ x = rhs``, with the conjugate transpose of matrix when ``adjoint``."""
    return torch.linalg.solve(matrix.mH if adjoint else matrix, rhs)


def solve_triangular(matrix, rhs, lower, adjoint):
    """As :func:`solve`; only the lower or the upper triangle of matrix counts."""
    if adjoint:
        return torch.linalg.solve_triangular(matrix.mH, rhs, upper=lower)
    return torch.linalg.solve_triangular(matrix, rhs, upper=not lower)


def least_squares(matrix, rhs, l2_regularizer=0.0):
    """x with the least ``|matrix @ x - rhs|^2 + l2_regularizer * |x|^2``. [..., m, n], [..., m, k] -> [..., n, k]."""
    if not l2_regularizer:
        return torch.linalg.lstsq(matrix, rhs).solution
    identity = torch.eye(matrix.shape[-1], dtype=matrix.dtype, device=matrix.device)
    return torch.linalg.solve(matrix.mH @ matrix + l2_regularizer * identity, matrix.mH @ rhs)


def lstsq(x, a, l2_regularizer=0.0):
    """As :func:`least_squares`, of ``x @ solution = a``; a may be a vector. x: [m, n], a: [m, k] or [m] -> [n, k]."""
    return least_squares(x, a.unsqueeze(-1) if a.ndim == 1 else a, l2_regularizer)


def lu_unpack(lu, pivots, unpack_data, unpack_pivots):
    """p, l, u with ``p @ l @ u`` the matrix that was decomposed; None for what is not asked."""
    p, lower, upper = torch.lu_unpack(lu, pivots.int(), unpack_data, unpack_pivots)
    return p if unpack_pivots else None, lower if unpack_data else None, upper if unpack_data else None


def eig(x, vectors):
    """Eigenvalues and eigenvectors, or the eigenvalues and an empty Tensor. x: [..., n, n] -> complex."""
    if vectors:
        return tuple(torch.linalg.eig(x))
    values = torch.linalg.eigvals(x)
    return values, values.new_empty(0)


def matrix_logarithm(x):
    """The logarithm of matrices that have a basis of eigenvectors. x: [..., n, n] complex -> same."""
    values, vectors = torch.linalg.eig(x)
    return torch.linalg.solve(vectors, vectors * torch.log(values).unsqueeze(-2), left=False)


def matrix_power(x, n):
    """The product of n copies of a matrix, of its inverse for negative n. x: [..., m, m] -> same."""
    if not isinstance(n, int) or isinstance(n, bool):
        raise TypeError(f"For 'matrix_power', 'n' must be an int, but got {n!r}.")
    return torch.linalg.matrix_power(x, n)


def trace(x, offset=0, axis1=0, axis2=1, dtype=None):
    """The sum of a diagonal. x: [..., n, m, ...] -> x without both axes, int64 for integers or of ``dtype``."""
    return torch.diagonal(x, offset, axis1, axis2).sum(-1, dtype=dtype)


def norm(x, p, dim, keep_dims, dtype):
    """The norm of degree p over ``dim``, None for every axis; "fro" is 2, "nuc" that of matrices. x: [...] float."""
    if p == "nuc":
        return torch.linalg.matrix_norm(x, "nuc", (-2, -1) if dim is None else dim, keep_dims, dtype=dtype)
    return torch.linalg.vector_norm(x, 2 if p == "fro" else p, dim, keep_dims, dtype=dtype)


def check_float(cls, x):
    """TypeError unless x is a tensor of real floats."""
    if not x.is_floating_point():
        raise TypeError(f"For '{cls}', the inputs must be float Tensors, but got {x.dtype}.")


def distance(x, y, p):
    """The p-norm of ``x - y``, not less than 1e-12. x, y: [...] float, broadcast -> []."""
    return torch.linalg.vector_norm(x - y, p).clamp_min(1e-12)


def tridiagonal_matmul(superdiag, maindiag, subdiag, rhs):
    """The product of a tridiagonal matrix with another. diagonals: [..., 1, m], rhs: [..., m, n] -> [..., m, n].

    The last element of ``superdiag`` and the first one of ``subdiag`` lie outside the matrix.
    """
    above, middle, below = (diagonal.mT for diagonal in (superdiag, maindiag, subdiag))
    product = middle * rhs
    following = torch.nn.functional.pad(above[..., :-1, :] * rhs[..., 1:, :], (0, 0, 0, 1))
    preceding = torch.nn.functional.pad(below[..., 1:, :] * rhs[..., :-1, :], (0, 0, 1, 0))
    return product + following + preceding


def convolution(x, y):
    """The sums of products of x and y turned round, at every shift. x: [n], y: [m], one dtype -> [n + m - 1]."""
    windows = torch.nn.functional.pad(x, (len(y) - 1, len(y) - 1)).unfold(0, len(y), 1)
    return (windows * y.flip(0)).sum(1, dtype=x.dtype)


def solve_triangle(a, b, trans, lower, unit_diagonal):
    """The solution of ``a x = b``, or for a's transpose (1, "T") or its conjugate (2, "C"). b: [m] or [..., m, k]."""
    check_one_of("solve_triangular", "trans", trans, (0, 1, 2, "N", "T", "C"))
    if trans not in (0, "N"):
        a, lower = (a.mT if trans in (1, "T") else a.mH), not lower
    columns = b.unsqueeze(-1) if b.ndim == a.ndim - 1 else b
    x = torch.linalg.solve_triangular(a, columns, upper=not lower, unitriangular=unit_diagonal)
    return x.reshape(b.shape)


def correlate(a, v, mode):
    """The cross-correlation of two vectors, as :func:`numpy.correlate`. a: [n], v: [m] float."""
    if a.ndim != 1 or v.ndim != 1:
        raise ValueError(f"For 'correlate', both inputs must have one axis, but got {a.ndim} and {v.ndim}.")
    check_one_of("correlate", "pad_mode", mode, ("full", "same", "valid"))
    full = convolution(a, v.flip(0).conj())
    shorter, longer = sorted((len(a), len(v)))
    if mode == "full":
        return full
    if mode == "valid":
        return full[shorter - 1 : longer]
    start = (shorter - (1 if len(a) >= len(v) else 0)) // 2
    return full[start : start + longer]


def baddbmm(x: torch.Tensor, batch1: torch.Tensor, batch2: torch.Tensor, beta, alpha) -> torch.Tensor:
    """``beta * x + alpha * batch1 @ batch2``; torch takes no x of fewer axes, and batches of matrices only."""
    if batch1.ndim == batch2.ndim == 3 and x.ndim <= 3:
        return torch.baddbmm(x[(None,) * (3 - x.ndim)], batch1, batch2, beta=beta, alpha=alpha)
    if batch1.ndim != batch2.ndim:
        raise ValueError(
            f"For 'baddbmm', 'batch1' and 'batch2' must have equally many axes, but got the shapes "
            f"{tuple(batch1.shape)} and {tuple(batch2.shape)}."
        )
    return beta * x + alpha * (batch1 @ batch2)
