"""Differences of neighbours, slopes, areas, interpolation."""

import math

import torch

from .._boundary import op
from ..kernels.selection import check_axis
from ..ops._errors import shape_errors
from ._arrays import as_float, as_pair, as_tensor


@op
@shape_errors
def diff(a, n=1, axis=-1, prepend=None, append=None):
    """Every element minus the one before, n times over. a: [..., m, ...] -> [..., m - n, ...].

    prepend, append: number or array, put before and behind a along the axis first.

    Raises:
        ValueError: for n < 0, or an n for which nothing is left.
    """
    a = as_tensor(a)
    axis = check_axis("diff", axis, a.ndim)
    parts = [_edge(part, a, axis) for part in (prepend, a, append) if part is not None]
    a = torch.cat(parts, axis) if len(parts) > 1 else a
    if not 0 <= n < a.shape[axis]:
        raise ValueError(f"For 'diff', 'n' must be in [0, {a.shape[axis]}), but got {n}.")
    return torch.diff(a, n, axis)


def _edge(part, a, axis):
    part = as_tensor(part, a.dtype)
    return part if part.ndim else part.expand(*a.shape[:axis], 1, *a.shape[axis + 1 :])


@op
def ediff1d(ary, to_end=None, to_begin=None):
    """Every element minus the one before, in flat order. ary: [...], n elements -> [n - 1 or more], dtype of ary.

    to_end, to_begin: numbers or arrays that are put behind and before, in the dtype of ary.
    """
    flat = as_tensor(ary).reshape(-1)
    parts = (to_begin, torch.diff(flat), to_end)
    return torch.cat([as_tensor(part, flat.dtype).reshape(-1) for part in parts if part is not None])


@op
@shape_errors
def gradient(f, *varargs, axis=None, edge_order=1):
    """The slope along each axis, from both neighbours, at the ends from one. f: [...] -> f, a list for several axes.

    Args:
        varargs: the distance of neighbours: none for 1, one number for all axes, or one for each.
        axis: an int, a tuple or list of ints, or None for every axis.

    Raises:
        NotImplementedError: for another ``edge_order`` than 1, and distances that change.
        TypeError: for more distances than axes.
    """
    f = as_float(f)
    if edge_order != 1:
        raise NotImplementedError(f"For 'gradient', 'edge_order' must be 1, but got {edge_order}.")
    axes = range(f.ndim) if axis is None else (axis,) if isinstance(axis, int) else axis
    axes = [check_axis("gradient", a, f.ndim) for a in axes]
    spacing = varargs * len(axes) if len(varargs) == 1 else varargs or (1,) * len(axes)
    if len(spacing) != len(axes):
        raise TypeError(f"For 'gradient', there must be 0, 1 or {len(axes)} distances, but got {len(varargs)}.")
    slopes = [_slope(f, a, distance) for a, distance in zip(axes, spacing, strict=True)]
    return slopes[0] if len(slopes) == 1 else slopes


def _slope(f, axis, distance):
    if as_tensor(distance).ndim:
        raise NotImplementedError("For 'gradient', the distances must be numbers, but got an array.")
    size = f.shape[axis]
    if size < 2:
        raise ValueError(f"For 'gradient', every axis must have two elements or more, but got {tuple(f.shape)}.")
    steps = torch.diff(f, dim=axis)
    inner = (f.narrow(axis, 2, size - 2) - f.narrow(axis, 0, size - 2)) / 2
    return torch.cat((steps.narrow(axis, 0, 1), inner, steps.narrow(axis, size - 2, 1)), axis) / distance


@op
@shape_errors
def trapz(y, x=None, dx=1.0, axis=-1):
    """The area under a line through points. y: [..., n, ...] -> y without ``axis``, float32; float16 stays.

    Args:
        x: where the points are: [n], or an array like y.
        dx: the distance between them, without x.
    """
    y = as_tensor(y)
    y = y if y.dtype is torch.float16 else y.float()
    axis = check_axis("trapz", axis, y.ndim)
    if x is None:
        return torch.trapezoid(y, dx=dx, dim=axis)
    x = as_tensor(x, y.dtype)
    return torch.trapezoid(y, x.reshape(-1, *[1] * (y.ndim - axis - 1)) if x.ndim == 1 else x, dim=axis)


@op
@shape_errors
def unwrap(p, discont=3.141592653589793, axis=-1):
    """Angles made continuous: steps of more than ``discont`` are replaced by their complement to 2 pi.

    p: [...] real -> same shape, float32; float64 stays.
    """
    p = as_tensor(p)
    p = p if p.dtype is torch.float64 else p.float()
    axis = check_axis("unwrap", axis, p.ndim)
    step = torch.diff(p, dim=axis)
    turned = torch.remainder(step + math.pi, 2 * math.pi) - math.pi
    turned = torch.where((turned == -math.pi) & (step > 0), math.pi, turned)
    change = torch.where(step.abs() < discont, 0, turned - step).cumsum(axis)
    return torch.cat((p.narrow(axis, 0, 1), p.narrow(axis, 1, p.shape[axis] - 1) + change), axis)


@op
def interp(x, xp, fp, left=None, right=None):
    """The values at x of the line through the points (xp, fp). x: [...]; xp, fp: [n], xp ascending -> [...] float.

    Args:
        left, right: the values below xp[0] and above xp[-1]: fp[0] and fp[-1] by default.

    Raises:
        ValueError: if xp and fp have not one axis of one size.
    """
    xp, fp = as_float(xp), as_float(fp)
    if xp.ndim != 1 or xp.shape != fp.shape:
        raise ValueError(f"For 'interp', 'xp' and 'fp' must have one axis, but got {[*xp.shape]}, {[*fp.shape]}.")
    x, xp = as_pair(as_float(x), xp)
    upper = torch.searchsorted(xp, x.contiguous()).clamp(min(1, len(xp) - 1), len(xp) - 1)
    lower = (upper - 1).clamp_min(0)
    rise = (fp[upper] - fp[lower]) / (xp[upper] - xp[lower])
    y = fp[lower] + rise * (x - xp[lower])
    y = torch.where(x <= xp[0], fp[0], torch.where(x >= xp[-1], fp[-1], y))
    y = y if left is None else torch.where(x < xp[0], left, y)
    return y if right is None else torch.where(x > xp[-1], right, y)
