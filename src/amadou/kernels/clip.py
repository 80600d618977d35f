"""Limits on values and on norms."""

import torch
from torch import Tensor

from .promotion import binary, promote_types

_STOPS_AT_LIMITS = tuple(map(int, torch.__version__.split(".")[:2])) >= (2, 14)


def clamp(cls, x, low, high):
    """x limited to [low, high], numbers or tensors; one may be None. x: [...] -> their common dtype.

    At a limit the gradient passes, as in MindSpore's own operator, and in torch before 2.14.
    """
    if low is None and high is None:
        raise ValueError(f"For '{cls}', 'min' or 'max' must be given, but got None for both.")
    if isinstance(low, Tensor) or isinstance(high, Tensor):
        x, low, high = _of_common_dtype(x, low, high)
    if _STOPS_AT_LIMITS and _is_recorded(x, low, high):
        limited = x if low is None else torch.where(x < low, low, x)
        return limited if high is None else torch.where(limited > high, high, limited)
    return torch.clamp(x, low, high)


def _is_recorded(*values):
    return torch.is_grad_enabled() and any(isinstance(v, Tensor) and v.requires_grad for v in values)


def _of_common_dtype(x, *limits):
    limits = [torch.as_tensor(v, device=x.device) if isinstance(v, (bool, int, float)) else v for v in limits]
    dtype = x.dtype
    for limit in limits:
        dtype = dtype if limit is None else promote_types(dtype, limit.dtype)
    return x.to(dtype), *(None if limit is None else limit.to(dtype) for limit in limits)


def check_limits(cls, low, high):
    """Raise TypeError for a limit that is neither number, tensor nor None, ValueError if both are None."""
    if low is None and high is None:
        raise ValueError(f"For '{cls}', 'clip_value_min' or 'clip_value_max' must be given, but got None for both.")
    for name, limit in (("clip_value_min", low), ("clip_value_max", high)):
        if not isinstance(limit, (Tensor, int, float, type(None))):
            raise TypeError(f"For '{cls}', '{name}' must be a number, a Tensor or None, but got {limit!r}.")


def clip_by_value(x, low, high):
    """x limited to [low, high], numbers or tensors; one may be None. x: [...] -> same dtype.

    At a limit half of the gradient passes, as with a maximum.
    """
    if x.is_floating_point() and not (_is_recorded(x) or isinstance(low, Tensor) or isinstance(high, Tensor)):
        return torch.clamp(x, low, high)  # the same, but for the gradient
    limited = x if low is None else binary(torch.maximum, x, low)
    limited = limited if high is None else binary(torch.minimum, limited, high)
    return limited.to(x.dtype)


def clip_by_norm(tensors, max_norm, norm_type, error_if_nonfinite):
    """The tensors times ``max_norm / (their norm + 1e-6)``, where that is below 1. Integers become float32."""
    if not tensors:
        raise ValueError("For 'clip_by_norm', 'x' must hold one Tensor or more, but got none.")
    tensors = [t if t.is_floating_point() else t.float() for t in tensors]
    norm = total_norm(tensors, norm_type)
    if error_if_nonfinite and not torch.isfinite(norm):
        raise RuntimeError(f"For 'clip_by_norm', the norm of order {norm_type} must be finite, but got {norm.item()}.")
    scale = (max_norm / (norm + 1e-6)).clamp_max(1.0)
    return [(t * scale).to(t.dtype) for t in tensors]


def clip_by_global_norm(tensors, clip_norm):
    """The tensors times ``clip_norm / their norm``, where that is below 1. tensors: n of [...] float -> same dtypes."""
    if not tensors:
        raise ValueError("For 'clip_by_global_norm', 'x' must hold one Tensor or more, but got none.")
    norm = total_norm(tensors, 2.0)
    scale = clip_norm / torch.clamp_min(norm, clip_norm)
    return [(t * scale).to(t.dtype) for t in tensors]


def check_global_norm(clip_norm, use_norm):
    """Raise ValueError unless ``clip_norm`` is > 0 and ``use_norm`` None."""
    if not clip_norm > 0:
        raise ValueError(f"For 'clip_by_global_norm', 'clip_norm' must be > 0, but got {clip_norm}.")
    if use_norm is not None:
        raise ValueError(f"For 'clip_by_global_norm', 'use_norm' must be None, but got {use_norm!r}.")


def total_norm(tensors, order):
    """The norm of all elements of all tensors, in float32 at least. tensors: n of [...] float -> []."""
    wide = [t.float() if t.dtype in (torch.float16, torch.bfloat16) else t for t in tensors]
    norms = torch.stack([torch.linalg.vector_norm(t, order) for t in wide])
    return torch.linalg.vector_norm(norms, order)
