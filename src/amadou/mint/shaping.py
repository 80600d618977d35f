"""Shapes and axes with mint's arguments; views."""

import torch

from .._boundary import op
from ..kernels import shaping as kernels
from ..ops._errors import shape_errors


@op
@shape_errors
def permute(input, dims):
    """The axes in another order. input: [...] -> axis i of the result is axis ``dims[i]`` of input.

    Raises:
        ValueError: unless ``dims`` names every axis once.
    """
    return torch.permute(input, dims)


@op
@shape_errors
def transpose(input, dim0, dim1):
    """Two axes interchanged. ValueError for an axis that does not exist.

    >>> import amadou as ms
    >>> ms.mint.transpose(ms.mint.zeros((2, 3, 4)), 0, 2).shape
    (4, 3, 2)
    """
    return torch.transpose(input, dim0, dim1)


@op
def t(input):
    """The first two axes interchanged. input: [m, n, ...] -> [n, m, ...]; with less axes as it is."""
    return input if input.ndim < 2 else torch.transpose(input, 0, 1)


@op
@shape_errors
def flatten(input, start_dim=0, end_dim=-1):
    """The axes from ``start_dim`` to ``end_dim`` made one. input: [...] -> [..., n, ...].

    Raises:
        ValueError: for axes that do not exist or come in the wrong order.
    """
    return torch.flatten(input, start_dim, end_dim)


@op
@shape_errors
def squeeze(input, dim):
    """Remove the axes ``dim``, an int or tuple of ints, if they have the size 1. input: [..., 1, ...] -> [...].

    Raises:
        ValueError: for an axis that does not exist.
    """
    return kernels.squeeze(input, dim)


@op
@shape_errors
def repeat_interleave(input, repeats, dim=None, *, output_size=None):
    """Repeat every element, or every slice along ``dim``; None flattens first.

    input: [..., n, ...]; repeats: int, or n of them as a list, tuple or Tensor -> [..., sum of repeats, ...].

    Args:
        output_size: the sum of the repeats, if it is known: it need not be computed then.
    """
    return kernels.repeat_interleave(input, repeats, dim, output_size)
