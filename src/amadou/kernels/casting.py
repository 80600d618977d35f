"""Conversions between dtypes."""

from typing import Any

import torch
from torch import Tensor


def cast(x: Tensor, dtype: torch.dtype) -> Tensor:
    """x in ``dtype``; of complex numbers the real part remains, unless they become truth values."""
    if x.is_complex() and not dtype.is_complex and dtype != torch.bool:
        x = x.real
    return x.type(dtype)  # does what `to` does, which first sees what kinds of arguments it has


def cast_floats(x: Any, dtype: torch.dtype) -> Any:
    """The float tensors in x, in any nest of tuples, lists and dicts, in ``dtype``."""
    if isinstance(x, Tensor):
        return x.to(dtype) if x.is_floating_point() else x
    if isinstance(x, (tuple, list)):
        return type(x)(cast_floats(item, dtype) for item in x)
    if isinstance(x, dict):
        return {key: cast_floats(value, dtype) for key, value in x.items()}
    return x
