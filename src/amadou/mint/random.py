"""Random numbers from a Generator of the program, or from torch's default one, which ``manual_seed`` starts anew."""

import torch

from .. import dtype as mstype
from .._boundary import op
from .._checks import check_type
from ..common.generator import torch_generator
from ..context import device as default_device
from ..context import to_device
from ..kernels import random as kernels
from ..kernels.shaping import sizes
from ..ops._errors import shape_errors


def _size(size):
    """The shape in ``*size``: ints, or one tuple or list of them."""
    # MindSpore does not look at what follows a tuple; its documents put a dtype there
    return sizes(size[0]) if len(size) == 1 or (size and isinstance(size[0], tuple | list)) else size


def _place(device):
    return default_device() if device is None else to_device(device)


# -- of a shape --------------------------------------------------------------------------------------------------------


@op
@shape_errors
def rand(*size, generator=None, dtype=None, device=None):
    """Uniform numbers in [0, 1). size: ints, or one tuple of them -> size, float32 or ``dtype``."""
    dtype, stream = mstype.to_torch(dtype) or torch.float32, torch_generator(generator)
    return torch.rand(_size(size), generator=stream, dtype=dtype, device=_place(device))


@op
@shape_errors
def randn(*size, generator=None, dtype=None, device=None):
    """Standard normal numbers. size: ints, or one tuple of them -> size, float32 or ``dtype``."""
    dtype, stream = mstype.to_torch(dtype) or torch.float32, torch_generator(generator)
    return torch.randn(_size(size), generator=stream, dtype=dtype, device=_place(device))


@op
@shape_errors
def randint(*args, generator=None, dtype=None, device=None):
    """Integers in [low, high): ``randint(low, high, size)`` or ``randint(high, size)`` from 0 -> size, int64 or dtype.

    >>> import amadou as ms
    >>> ms.mint.randint(0, 5, (2, 3)).shape
    (2, 3)
    """
    dtype, stream = mstype.to_torch(dtype) or torch.int64, torch_generator(generator)
    return torch.randint(*args, generator=stream, dtype=dtype, device=_place(device))


@op
@shape_errors
def randperm(n, *, generator=None, dtype=mstype.int64):
    """0 to n - 1 in another order. n: int -> [n] of ``dtype``. ValueError unless n > 0."""
    return kernels.permutation(n, mstype.to_torch(dtype), torch_generator(generator))


@op
@shape_errors
def normal(mean=0.0, std=1.0, size=None, generator=None):
    """Normal numbers. mean, std: number or Tensor [...] -> [...], dtype of the Tensor; for two numbers -> [*size].

    Raises:
        TypeError: for two numbers without a size.
    """
    stream = torch_generator(generator)
    if isinstance(mean, torch.Tensor) or isinstance(std, torch.Tensor):
        return torch.normal(mean, std, generator=stream)
    shape = sizes(check_type("normal", "size", size, (int, tuple, list)))
    return torch.normal(float(mean), float(std), shape, generator=stream, device=default_device())


# -- like a Tensor -----------------------------------------------------------------------------------------------------


@op
def rand_like(input, *, dtype=None, device=None):
    """Uniform numbers in [0, 1) in the shape of input, by default in its dtype and on its device."""
    place = input.device if device is None else to_device(device)
    return torch.rand_like(input, dtype=mstype.to_torch(dtype), device=place)


@op
def randn_like(input, *, dtype=None, device=None):
    """Standard normal numbers in the shape of input, by default in its dtype and on its device."""
    place = input.device if device is None else to_device(device)
    return torch.randn_like(input, dtype=mstype.to_torch(dtype), device=place)


@op
def randint_like(*args, dtype=None, device=None):
    """Integers in [low, high) in the shape of input: ``randint_like(input, low, high)`` or ``(input, high)`` from 0."""
    place = args[0].device if device is None else to_device(device)
    return torch.randint_like(*args, dtype=mstype.to_torch(dtype), device=place)


# -- choices -----------------------------------------------------------------------------------------------------------


@op
@shape_errors
def multinomial(input, num_samples, replacement=False, *, generator=None):
    """Indices drawn with the weights in the last axis. input: [c] or [n, c] >= 0 -> [..., num_samples] int64.

    Args:
        replacement: whether an index may be drawn again.

    Raises:
        ValueError: if there are not enough indices without that.
    """
    return kernels.multinomial(input, num_samples, replacement, torch_generator(generator))
