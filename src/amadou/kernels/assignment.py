"""Values written into the memory of a Parameter or Tensor."""

from typing import Any

import torch
from torch import Tensor

from .promotion import promote_types


def fitted(cls: str, arg: str, value: Tensor, target: Tensor) -> Tensor:
    """``value`` in the dtype of ``target``, which must be the higher one: memory keeps its dtype."""
    if value.dtype is target.dtype:
        return value
    if promote_types(value.dtype, target.dtype) != target.dtype:
        raise TypeError(f"For '{cls}', '{arg}' must fit into {target.dtype}, but got {value.dtype}.")
    return value.to(target.dtype)


def operand(cls: str, value: Any, target: Tensor) -> Tensor:
    """``value``, a tensor or number, in the shape and dtype of ``target``; one element alone fits into one element."""
    if not isinstance(value, Tensor):
        if not isinstance(value, (bool, int, float, complex)):
            raise TypeError(f"For '{cls}', 'value' must be a Tensor or number, but got {value!r}.")
        value = torch.tensor(value, dtype=torch.result_type(target, value), device=target.device)
    value = fitted(cls, "value", value, target)
    if value.shape == target.shape:
        return value
    if value.numel() == target.numel() == 1:
        return value.reshape(target.shape)
    raise ValueError(f"For '{cls}', 'value' must have the shape {tuple(target.shape)}, but got {tuple(value.shape)}.")
