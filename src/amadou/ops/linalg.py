"""Linear algebra."""

import torch

from .._boundary import op


@op
def matmul(input, other):
    """The matrix product over the last two axes, as ``numpy.matmul``.

    input: [..., m, k] or [k]; other: [..., k, n] or [k] -> [..., m, n], without the axes that were not there.
    """
    return torch.matmul(input, other)
