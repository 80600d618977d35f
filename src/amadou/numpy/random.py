"""Random numbers, from torch's default generator, which ``set_seed`` starts anew."""

import torch

from .. import dtype as mstype
from .._boundary import op
from ..context import device
from ..kernels.shaping import sizes
from ..ops._errors import shape_errors
from ._arrays import as_dtype

_INTEGERS = (torch.int64, torch.int32, torch.int16, torch.int8)
_FLOATS = (torch.float64, torch.float32, torch.float16)


@op
@shape_errors
def rand(*shape, dtype=mstype.float32):
    """Uniform numbers in [0, 1). shape: ints, or one tuple of them -> [*shape], [1] for none; float32.

    Raises:
        ValueError: for another dtype than float16, float32 and float64.
    """
    return torch.rand(_shape(shape), dtype=_dtype("rand", dtype, _FLOATS), device=device())


@op
@shape_errors
def randn(*shape, dtype=mstype.float32):
    """Standard normal numbers; as :func:`rand`."""
    return torch.randn(_shape(shape), dtype=_dtype("randn", dtype, _FLOATS), device=device())


@op
@shape_errors
def randint(minval, maxval=None, shape=None, dtype=mstype.int32):
    """Integers in [minval, maxval), or in [0, minval). shape: int or tuple -> [*shape], [1] for none; int32.

    Raises:
        TypeError: if a limit is no int.
        ValueError: for an empty range, or a dtype that is no signed integer.
    """
    low, high = (0, minval) if maxval is None else (minval, maxval)
    for name, limit in (("minval", low), ("maxval", high)):
        if not isinstance(limit, int):
            raise TypeError(f"For 'randint', '{name}' must be an int, but got {limit!r}.")
    if low >= high:
        raise ValueError(f"For 'randint', the range must not be empty, but got [{low}, {high}).")
    size = (1,) if shape is None else sizes(shape)
    return torch.randint(low, high, size, dtype=_dtype("randint", dtype, _INTEGERS), device=device())


def _shape(shape):
    if len(shape) == 1:
        return sizes(shape[0])
    return shape or (1,)


def _dtype(name, dtype, choices):
    kind = as_dtype(dtype)
    if kind not in choices:
        raise ValueError(f"For '{name}', 'dtype' must be one of {[*map(str, choices)]}, but got {dtype}.")
    return kind
