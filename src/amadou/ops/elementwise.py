"""Functions of every element on its own: arithmetic, comparison, logic, powers and exponentials."""

import torch

from .._boundary import op
from ..kernels.promotion import binary


@op
def add(input, other):
    """``input + other`` of every pair of elements.

    input, other: [...], broadcast to each other, Tensor or number -> their common dtype.
    """
    return binary(torch.add, input, other)


@op
def sub(input, other):
    """``input - other`` of every pair of elements.

    input, other: [...], broadcast to each other, Tensor or number -> their common dtype.
    """
    return binary(torch.sub, input, other)


@op
def mul(input, other):
    """``input * other`` of every pair of elements.

    input, other: [...], broadcast to each other, Tensor or number -> their common dtype.
    """
    return binary(torch.mul, input, other)


@op
def floor_div(x, y):
    """``x // y`` of every pair of elements, rounded down.

    x, y: [...], broadcast to each other, Tensor or number -> their common dtype.
    """
    return binary(torch.floor_divide, x, y)


@op
def pow(input, exponent):
    """``input ** exponent`` of every pair of elements.

    input, exponent: [...], broadcast to each other, Tensor or number -> their common dtype.
    """
    return binary(torch.pow, input, exponent)


@op
def equal(input, other):
    """``input == other`` of every pair of elements.

    input, other: [...], broadcast to each other, Tensor or number -> bool.
    """
    return binary(torch.eq, input, other)


@op
def not_equal(input, other):
    """``input != other`` of every pair of elements.

    input, other: [...], broadcast to each other, Tensor or number -> bool.
    """
    return binary(torch.ne, input, other)


@op
def less(input, other):
    """``input < other`` of every pair of elements.

    input, other: [...], broadcast to each other, Tensor or number -> bool.
    """
    return binary(torch.lt, input, other)


@op
def less_equal(input, other):
    """``input <= other`` of every pair of elements.

    input, other: [...], broadcast to each other, Tensor or number -> bool.
    """
    return binary(torch.le, input, other)


@op
def greater(input, other):
    """``input > other`` of every pair of elements.

    input, other: [...], broadcast to each other, Tensor or number -> bool.
    """
    return binary(torch.gt, input, other)


@op
def greater_equal(input, other):
    """``input >= other`` of every pair of elements.

    input, other: [...], broadcast to each other, Tensor or number -> bool.
    """
    return binary(torch.ge, input, other)


@op
def div(input, other, *, rounding_mode=None):
    """``input / other`` of every pair of elements.

    input, other: [...], broadcast to each other, Tensor or number -> float, or their common dtype when rounded.

    Args:
        rounding_mode: None, "trunc" (towards zero) or "floor".
    """
    if rounding_mode is None:
        return binary(torch.true_divide, input, other)
    return binary(torch.floor_divide if rounding_mode == "floor" else _trunc_divide, input, other)


def _trunc_divide(x, y):
    return torch.div(x, y, rounding_mode="trunc")


@op
def floor_mod(x, y):
    """The remainder of ``x / y``, with the sign of y.

    x, y: [...], broadcast to each other, Tensor or number -> their common dtype.
    """
    return binary(torch.remainder, x, y)


@op
def neg(input):
    """``-input``. input: [...] number -> same."""
    return torch.neg(input)


@op
def abs(input):
    """The absolute value. input: [...] number -> same; float for complex."""
    return torch.abs(input)


@op
def logical_not(input):
    """True where input is zero. input: [...] -> bool."""
    return torch.logical_not(input)


@op
def matmul(input, other):
    """The matrix product over the last two axes, as ``numpy.matmul``.

    input: [..., m, k] or [k]; other: [..., k, n] or [k] -> [..., m, n], without the axes that were not there.
    """
    return torch.matmul(input, other)
