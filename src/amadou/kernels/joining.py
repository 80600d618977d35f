"""One tensor made several."""

import torch
from torch import Tensor

from .selection import check_axis


def equal_parts(cls: str, x: Tensor, axis: int, count: int) -> tuple[Tensor, ...]:
    """x: [..., n, ...] -> count tensors [..., n / count, ...]."""
    size = x.shape[check_axis(cls, axis, x.ndim)]
    if count < 1 or size % count:
        raise ValueError(f"For '{cls}', 'output_num' must divide the size {size} of the axis, but got {count}.")
    return torch.tensor_split(x, count, axis)  # as torch.split, which is written in Python
