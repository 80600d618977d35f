"""Writing at the places that an index Tensor names, in a copy, with mint's arguments."""

import torch

from .._boundary import op
from ..kernels import scattering as kernels
from ..kernels.assignment import fitted
from ..kernels.selection import as_index
from ..ops._errors import shape_errors


@op
@shape_errors
def scatter(input, dim, index, src):
    """A copy with elements replaced, at the places of the index along ``dim``.

    input: [..., n, ...]; index: as many axes; src: [...] at least as long as index, or one number -> as input.

    Raises:
        ValueError: for shapes that do not fit, or if ``dim`` does not exist.
        RuntimeError: for an index out of range (on the CPU).
    """
    return kernels.elements("scatter", input, dim, index, src)


@op
@shape_errors
def scatter_add(input, dim, index, src):
    """As :func:`scatter` with a Tensor, but added to the elements; where an index occurs twice, all count."""
    return kernels.elements("scatter_add", input, dim, index, src, "add")


@op
@shape_errors
def index_add(input, dim, index, source, *, alpha=1):
    """A copy with ``alpha * source`` added to the slices along ``dim`` that the index names.

    input: [..., n, ...]; index: [i] in [0, n); source: [..., i, ...] -> as input.

    Raises:
        ValueError: for shapes that do not fit, or if ``dim`` does not exist.
    """
    source = fitted("index_add", "source", source, input)
    return torch.index_add(input, dim, as_index("index_add", index, "index"), source, alpha=alpha)
