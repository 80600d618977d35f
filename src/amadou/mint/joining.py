"""Several Tensors made one, and one made several, with mint's arguments."""

import torch

from .._boundary import op
from ..ops._errors import shape_errors


@op
@shape_errors
def cat(tensors, dim=0):
    """Join Tensors along an axis.

    tensors: list or tuple of [..., n_i, ...] -> [..., sum of n_i, ...], their common dtype.

    Raises:
        TypeError: if ``tensors`` is no list or tuple of Tensors.
        ValueError: if the other axes differ, or ``dim`` does not exist.
    """
    return torch.cat(tensors, dim)


@op
@shape_errors
def concat(tensors, dim=0):
    """As :func:`cat`."""
    return torch.cat(tensors, dim)


@op
@shape_errors
def stack(tensors, dim=0):
    """Join Tensors along a new axis.

    tensors: list or tuple of n Tensors [...] -> [..., n, ...] with the new axis at ``dim``.

    Raises:
        ValueError: if the shapes differ, or ``dim`` does not exist in the result.
    """
    return torch.stack(tensors, dim)


@op
@shape_errors
def split(tensor, split_size_or_sections, dim=0):
    """Parts of a given size, or of given sizes; views.

    tensor: [..., n, ...] -> tuple of Tensors. An int is the size of every part, the last may be smaller; a list or
    tuple holds the size of each, n in sum.

    Raises:
        ValueError: for sizes that do not fit, or an axis that does not exist.
    """
    return torch.split(tensor, split_size_or_sections, dim)


@op
@shape_errors
def chunk(input, chunks, dim=0):
    """At most ``chunks`` parts of one size, the last may be smaller; views. input: [..., n, ...] -> tuple of Tensors.

    Raises:
        ValueError: unless ``chunks`` is > 0.
    """
    return torch.chunk(input, chunks, dim)


@op
@shape_errors
def meshgrid(*tensors, indexing=None):
    """The coordinates of all points of a grid.

    tensors: n Tensors [s_i] or [] of one dtype, or one list of them -> tuple of n Tensors [s_0, ..., s_(n-1)], the
    first two axes interchanged with indexing "xy"; the default is "ij".

    Raises:
        ValueError: for more than one axis, different dtypes, or another indexing.
    """
    return torch.meshgrid(*tensors, indexing=indexing or "ij")
