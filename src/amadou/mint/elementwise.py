"""Elementwise functions whose signature in mint differs from that in :mod:`amadou.ops`."""

import torch

from .._boundary import op
from ..kernels import elementwise as kernels
from ..ops._errors import shape_errors


@op
def add(input, other, *, alpha=1):
    """``input + alpha * other``. input, other: [...], broadcast, Tensor or number -> the common dtype of all three."""
    return kernels.add(input, other, alpha)


@op
def sub(input, other, *, alpha=1):
    """``input - alpha * other``. input, other: [...], broadcast, Tensor or number -> the common dtype of all three."""
    return kernels.sub(input, other, alpha)


@op
@shape_errors
def addcdiv(input, tensor1, tensor2, *, value=1):
    """``input + value * tensor1 / tensor2``. input, tensor1, tensor2: [...] float, broadcast -> their common dtype."""
    return torch.addcdiv(input, tensor1, tensor2, value=value)


@op
@shape_errors
def addcmul(input, tensor1, tensor2, *, value=1):
    """``input + value * tensor1 * tensor2``. input, tensor1, tensor2: [...], broadcast -> their common dtype."""
    return torch.addcmul(input, tensor1, tensor2, value=value)


@op
def sqrt(input):
    """The square root; NaN below 0. input: [...] number -> same; float32 for integers."""
    return torch.sqrt(input)


@op
def frac(input):
    """What the integer part leaves, with the sign of input. input: [...] number -> same."""
    return kernels.frac(input)


@op
def fix(input):
    """The integer part. input: [...] -> same."""
    return kernels.truncated(input)


@op
def bitwise_not(input):
    """Every bit turned over. input: [...] integer or bool -> same."""
    return torch.bitwise_not(input)


@op
def special_round(input):
    """The next integer, half to even. input: [...] number -> same."""
    return torch.round(input)


@op
@shape_errors
def equal(input, other):
    """Whether both have the same shape and the same elements, a bool. input, other: [...] of one dtype."""
    return torch.equal(input, other)


@op
@shape_errors
def allclose(input, other, rtol=1e-05, atol=1e-08, equal_nan=False):
    """Whether ``|input - other| <= atol + rtol * |other|`` for all pairs of elements, a bool.

    input, other: [...] of one dtype, broadcast to each other.

    Args:
        equal_nan: whether NaN is close to NaN.
    """
    return torch.allclose(input, other, rtol, atol, equal_nan)


@op
def item(input):
    """The only element as a Python number. input: one element."""
    return input.item()
