"""Products of vectors and matrices, norms. Arguments of different dtypes meet in their common one."""

import torch

from .._boundary import op
from .._checks import check_one_of
from ..kernels import linalg as kernels
from ..kernels import promotion
from ..ops._errors import shape_errors
from ._arrays import as_float, as_pair, as_tensor, as_tensors, cast


@op
def matmul(x1, x2, dtype=None):
    """The matrix product over the last two axes. x1, x2: [..., m, k], [..., k, n] or 1-d -> [..., m, n].

    Raises:
        TypeError: for a number.
        ValueError: for 0-d arrays.
        RuntimeError: for sizes that do not fit.
    """
    for name, x in (("x1", x1), ("x2", x2)):
        if isinstance(x, int | float):
            raise TypeError(f"For 'matmul', '{name}' must be an array, but got {x!r}.")
    return cast(kernels.matmul(*as_pair(x1, x2)), dtype)


@op
@shape_errors
def dot(a, b):
    """The sum of products over the last axis of a and the last but one of b.

    a: [..., k], b: [k] or [..., k, n] -> [..., ..., n]; the product if one is 0-d.

    Raises:
        ValueError: for sizes that do not fit.
    """
    a, b = as_tensor(a), as_tensor(b)
    if not a.ndim or not b.ndim:
        return promotion.binary(torch.mul, a, b)
    return torch.tensordot(*as_pair(a, b), ([a.ndim - 1], [max(b.ndim - 2, 0)]))


@op
@shape_errors
def inner(a, b):
    """The sum of products over the last axes. a: [..., k], b: [..., k] -> [..., ...]; the product if one is 0-d."""
    a, b = as_tensor(a), as_tensor(b)
    if not a.ndim or not b.ndim:
        return promotion.binary(torch.mul, a, b)
    return torch.tensordot(*as_pair(a, b), ([a.ndim - 1], [b.ndim - 1]))


@op
def outer(a, b):
    """All products of two elements. a, b: [...], n and m elements -> [n, m]."""
    return torch.outer(*(x.reshape(-1) for x in as_pair(a, b)))


@op
@shape_errors
def tensordot(a, b, axes=2):
    """The sum of products over pairs of axes: the last ``axes`` of a and first of b, or the two lists in ``axes``."""
    return kernels.tensor_dot(*as_pair(a, b), axes)


@op
def kron(a, b):
    """The product of Kronecker: b times every element of a. a: [n, ...], b: [m, ...] -> [n * m, ...]."""
    return torch.kron(*as_pair(a, b))


@op
@shape_errors
def cross(a, b, axisa=-1, axisb=-1, axisc=-1, axis=None):
    """The cross product of vectors, of their third component alone where all have two. a, b: [..., 2 or 3] -> [..., 3].

    Args:
        axisa, axisb, axisc: where the vectors lie in a, in b, and in the result.
        axis: all three in one.

    Raises:
        ValueError: for vectors of another size.
    """
    axisa, axisb, axisc = (axisa, axisb, axisc) if axis is None else (axis, axis, axis)
    a, b = as_pair(a, b)
    a, b = a.movedim(axisa, -1), b.movedim(axisb, -1)
    if a.shape[-1] not in (2, 3) or b.shape[-1] not in (2, 3):
        raise ValueError(f"For 'cross', the vectors must have 2 or 3 numbers, but got {a.shape[-1]}, {b.shape[-1]}.")
    if a.shape[-1] == b.shape[-1] == 2:
        return a[..., 0] * b[..., 1] - a[..., 1] * b[..., 0]
    a, b = torch.broadcast_tensors(_in_space(a), _in_space(b))
    return torch.linalg.cross(a, b).movedim(-1, axisc)


def _in_space(x):
    return torch.nn.functional.pad(x, (0, 3 - x.shape[-1]))


@op
@shape_errors
def multi_dot(arrays):
    """The product of several matrices, in the order that needs the fewest steps. arrays: two or more; the first and the
    last may be vectors.

    Raises:
        ValueError: for fewer than two arrays.
    """
    if len(arrays) < 2:
        raise ValueError(f"For 'multi_dot', there must be two arrays or more, but got {len(arrays)}.")
    tensors = as_tensors(arrays)
    return torch.linalg.multi_dot(tensors)


@op
@shape_errors
def matrix_power(a, n):
    """The product of n copies of a matrix. a: [..., m, m] -> same.

    Raises:
        ValueError: for n < 0, and for matrices that are not square.
    """
    if n < 0:
        raise ValueError(f"For 'matrix_power', 'n' must be >= 0, but got {n}.")
    return kernels.matrix_power(as_tensor(a), n)


@op
@shape_errors
def norm(x, ord=None, axis=None, keepdims=False):
    """The norm of vectors (one axis) or matrices (two axes). x: [...] -> x without ``axis``, float32; float64 stays.

    Args:
        ord: the order: a number or inf, for matrices "fro" and "nuc" too; None for the square root of all squares.
        axis: None for every axis.

    Raises:
        ValueError: for an order that vectors or matrices do not have.
    """
    x = as_float(x)
    x = x.float() if x.dtype is torch.float16 else x
    axis = tuple(axis) if isinstance(axis, list) else axis
    if ord is None:
        return torch.linalg.vector_norm(x, 2, axis, keepdims)
    return torch.linalg.norm(x, ord, axis, keepdims)


@op
@shape_errors
def convolve(a, v, mode="full"):
    """The sums of products of a and v turned round, at every shift. a: [n], v: [m] -> [n + m - 1] or fewer.

    Args:
        mode: "full" for every shift at which they meet, "same" for [max(n, m)] in the middle, "valid" for those
            at which one lies within the other.

    Raises:
        ValueError: for another mode, and for arrays that have not one axis.
    """
    check_one_of("convolve", "mode", mode, ("full", "same", "valid"))
    a, v = as_pair(a, v)
    if a.ndim > 1 or v.ndim > 1:
        raise ValueError(f"For 'convolve', the arrays must have one axis, but got {[*a.shape]} and {[*v.shape]}.")
    full = kernels.convolution(a.reshape(-1), v.reshape(-1))
    if mode == "full":
        return full
    shorter, longer = sorted((a.numel(), v.numel()))
    size = longer if mode == "same" else longer - shorter + 1
    return full.narrow(0, (len(full) - size) // 2, size)


@op
@shape_errors
def correlate(a, v, mode="valid"):
    """The sums of products of a and v at every shift; as :func:`convolve`. float32 for integers, float64 for int64."""
    a, v = as_pair(a, v)
    return kernels.correlate(*((x.double() if x.dtype is torch.int64 else as_float(x)) for x in (a, v)), mode)
