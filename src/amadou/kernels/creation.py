"""New tensors."""

from typing import Any

import torch
from torch import Tensor

from .. import dtype as mstype
from .._checks import check_positive_int
from ..context import device as default_device
from .shaping import sizes


def full(size: Any, value: Any, dtype: torch.dtype | None, device: torch.device | None = None) -> Tensor:
    """A tensor of ``value``; a number that does not fit ``dtype`` is cast: -1 is 255 in uint8."""
    size = sizes(size)
    device = device or default_device()
    if isinstance(value, Tensor):
        return value.to(device, dtype).expand(size).clone()
    try:
        return torch.full(size, value, dtype=dtype, device=device)
    except (RuntimeError, OverflowError):
        return torch.tensor(value, device=device).to(dtype).expand(size).clone()


def full_like(x: Tensor, value: Any, dtype: Any) -> Tensor:
    return full(x.shape, value, mstype.to_torch(dtype) or x.dtype, x.device)


def arange(start: Any, end: Any, step: Any, dtype: torch.dtype | None) -> Tensor:
    """[start, end) in steps: int64, or float32 if one of the three is a float; computed so, and then cast."""
    if end is None:
        start, end = 0, start
    bounds = [bound.item() if isinstance(bound, Tensor) else bound for bound in (start, end, step)]
    kind = torch.float32 if any(isinstance(bound, float) for bound in bounds) else torch.int64
    return torch.arange(*bounds, dtype=kind, device=default_device()).to(dtype or kind)


def linspace(cls: str, start: Any, end: Any, steps: Any) -> Tensor:
    """``steps`` numbers from start to end, both included; numbers give float32."""
    for name, bound in (("start", start), ("end", end)):
        if isinstance(bound, Tensor) and not bound.is_floating_point():
            raise TypeError(f"For '{cls}', '{name}' must be a float Tensor or a number, but got {bound.dtype}.")
    check_steps(cls, steps)
    dtype = next((bound.dtype for bound in (start, end) if isinstance(bound, Tensor)), torch.float32)
    return torch.linspace(start, end, steps, dtype=dtype, device=default_device())


def logspace(cls: str, start: Any, end: Any, steps: int, base: int, dtype: Any) -> Tensor:
    """``base`` to the power of ``steps`` exponents from start to end."""
    kind = mstype.to_torch(dtype)
    if not kind.is_floating_point:
        raise TypeError(f"For '{cls}', 'dtype' must be a float type, but got {dtype}.")
    if base < 0:
        raise ValueError(f"For '{cls}', 'base' must be >= 0, but got {base}.")
    check_steps(cls, steps)
    return torch.logspace(start, end, steps, base, dtype=kind, device=default_device())


def check_steps(cls: str, steps: Any) -> None:
    if steps < 1:
        raise ValueError(f"For '{cls}', 'steps' must be > 0, but got {steps}.")


def one_hot(cls: str, indices: Tensor, depth: Any, on: Any, off: Any, axis: int) -> Tensor:
    """indices: [...] int32, int64 -> a new axis of size depth, ``on`` at the index and ``off`` elsewhere.

    An index outside of [0, depth) gives ``off`` everywhere. The dtype is that of ``on`` and ``off``.
    """
    if indices.dtype not in (torch.int32, torch.int64):
        raise TypeError(f"For '{cls}', 'indices' must be int32 or int64, but got {indices.dtype}.")
    if depth < 0:
        raise ValueError(f"For '{cls}', 'depth' must be >= 0, but got {depth}.")
    on, off = _scalar(on, indices.device), _scalar(off, indices.device)
    if on.dtype is not off.dtype:
        raise TypeError(
            f"For '{cls}', 'on_value' and 'off_value' must be of one type, but got {on.dtype}, {off.dtype}."
        )
    place = indices.unsqueeze(axis)
    depths = torch.arange(depth, dtype=indices.dtype, device=indices.device)
    trailing = (-axis if axis < 0 else place.ndim - axis) - 1
    return torch.where(place == (depths.reshape(-1, *[1] * trailing) if trailing else depths), on, off)


def _scalar(value: Any, device: torch.device) -> Tensor:
    if isinstance(value, Tensor):
        return value.reshape(()) if value.ndim else value
    return torch.tensor(value, device=device)


def sequence_mask(cls: str, lengths: Tensor, maxlen: Any) -> Tensor:
    """lengths: [...] -> [..., maxlen], True at the places before the length."""
    if lengths.dtype not in (torch.int32, torch.int64):
        raise TypeError(f"For '{cls}', 'lengths' must be int32 or int64, but got {lengths.dtype}.")
    maxlen = int(lengths.max()) if maxlen is None else check_positive_int(cls, "maxlen", maxlen)
    return torch.arange(maxlen, device=lengths.device) < lengths.unsqueeze(-1)
