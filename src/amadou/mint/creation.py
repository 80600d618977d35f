"""New Tensors, on the device of the context, or the one that is named."""

import torch

from .. import dtype as mstype
from .._boundary import op
from ..context import device as default_device
from ..context import to_device
from ..kernels import creation as kernels
from ..kernels.shaping import sizes
from ..ops._errors import shape_errors


@op
@shape_errors
def zeros(size, *, dtype=None):
    """A Tensor of zeros, float32 by default. size: a tuple or list of sizes, or one int -> [*size].

    Raises:
        ValueError: for a negative size.
    """
    return torch.zeros(sizes(size), dtype=mstype.to_torch(dtype) or torch.float32, device=default_device())


@op
@shape_errors
def ones(size, *, dtype=None):
    """A Tensor of ones, float32 by default. size: a tuple or list of sizes, or one int -> [*size].

    Raises:
        ValueError: for a negative size.
    """
    return torch.ones(sizes(size), dtype=mstype.to_torch(dtype) or torch.float32, device=default_device())


@op
@shape_errors
def full(size, fill_value, *, dtype=None):
    """A Tensor of one value, float32 by default. size: a tuple or list of sizes -> [*size].

    Args:
        fill_value: a number, or a Tensor with one element.

    Raises:
        ValueError: for a negative size.
    """
    return kernels.full(size, fill_value, mstype.to_torch(dtype) or torch.float32)


@op
@shape_errors
def empty(*size, dtype=None, device=None, pin_memory=False):
    """A Tensor whose values are not set, float32 by default. size: ints, or one tuple or list of them -> [*size].

    Args:
        device: "CPU", "GPU", "Ascend" or "meta"; by default the context's.
        pin_memory: whether the memory, of a Tensor on the CPU, is locked for fast copies to a device.
    """
    size = size[0] if len(size) == 1 else size
    place = default_device() if device is None else to_device(device)
    dtype = mstype.to_torch(dtype) or torch.float32
    return torch.empty(sizes(size), dtype=dtype, device=place, pin_memory=pin_memory)


@op
def empty_like(input, *, dtype=None, device=None, pin_memory=False):
    """A Tensor whose values are not set, in the shape of ``input``, by default in its dtype and on its device.

    ``device`` and ``pin_memory`` as in :func:`empty`.
    """
    place = None if device is None else to_device(device)
    return torch.empty_like(input, dtype=mstype.to_torch(dtype), device=place, pin_memory=pin_memory)


@op
def clone(input):
    """A copy of a Tensor, through which gradients pass. input: [...] -> same."""
    return torch.clone(input)


@op
@shape_errors
def linspace(start, end, steps, *, dtype=None):
    """``steps`` numbers from ``start`` to ``end``, both included, in equal distances -> [steps], float32 by default.

    Raises:
        ValueError: unless ``steps`` is > 0.
    """
    kernels.check_steps("linspace", steps)
    return torch.linspace(start, end, steps, dtype=mstype.to_torch(dtype) or torch.float32, device=default_device())
