"""Diagonals of matrices."""

import torch

from .._boundary import op
from ..ops._errors import shape_errors


@op
@shape_errors
def diag(input, diagonal=0):
    """A matrix with the elements on a diagonal, or the diagonal of a matrix; ``diagonal`` counts upwards.

    input: [n] -> [n + |diagonal|, n + |diagonal|]; [m, n] -> [length of the diagonal].

    Raises:
        ValueError: for another number of axes.
    """
    return torch.diag(input, diagonal)
