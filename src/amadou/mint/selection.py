"""Elements and slices picked by an index or a condition, with mint's arguments."""

import torch

from .._boundary import op
from ..kernels import selection as kernels
from ..ops._errors import shape_errors


@op
@shape_errors
def where(condition, input=None, other=None):
    """``input`` where the condition is True, ``other`` elsewhere; with the condition alone the places where it is.

    condition: [...] bool; input, other: Tensor or number; broadcast to each other -> their common dtype. Alone: [...]
    with k axes -> k Tensors [n] int64.

    Raises:
        TypeError: for a condition that is not a bool Tensor.
        ValueError: for shapes that do not broadcast.
    """
    if input is None and other is None:
        return torch.nonzero(condition, as_tuple=True)
    return kernels.where("where", condition, input, other)


@op
@shape_errors
def index_select(input, dim, index):
    """The slices along ``dim`` that the index names. input: [..., n, ...]; index: [i] in [0, n) -> [..., i, ...].

    Raises:
        ValueError: if ``dim`` does not exist.
        RuntimeError: for an index out of range (on the CPU).
    """
    return torch.index_select(input, dim, kernels.as_index("index_select", index, "index"))


@op
@shape_errors
def gather(input, dim, index):
    """The elements whose place along ``dim`` the index gives, the place along the other axes being that in the index.

    input: [..., n, ...]; index: as many axes, in [-n, n), no longer than input along the others -> [*index.shape].

    Raises:
        ValueError: for another number of axes, or if ``dim`` does not exist.
        RuntimeError: for an index out of range (on the CPU).
    """
    return kernels.gather_elements("gather", input, dim, index)


@op
@shape_errors
def select(input, dim, index):
    """The slice ``index`` along an axis, without that axis; a view. input: [..., n, ...] -> [..., ...].

    Raises:
        ValueError: for an axis or an index that does not exist.
    """
    return torch.select(input, dim, index)


@op
@shape_errors
def narrow(input, dim, start, length):
    """The ``length`` slices from ``start`` on along an axis; a view. input: [..., n, ...] -> [..., length, ...].

    Raises:
        ValueError: if there are not as many, or the axis does not exist.
    """
    return torch.narrow(input, dim, start, length)
