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
