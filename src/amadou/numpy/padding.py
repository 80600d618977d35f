"""Borders around an array."""

import torch
from torch.nn import functional as F

from .._boundary import op
from .._checks import check_one_of
from ._arrays import as_tensor

_MODES = ["constant", "edge", "empty", "linear_ramp", "maximum", "mean", "minimum", "reflect", "symmetric", "wrap"]


@op
def pad(
    arr,
    pad_width,
    mode="constant",
    stat_length=None,
    constant_values=0,
    end_values=0,
    reflect_type="even",
    **kwargs,
):
    """Borders before and behind every axis. arr: [n, ...] -> [before + n + behind, ...], dtype of arr.

    Args:
        pad_width: ((before, behind), ...) for every axis, (before, behind) for all, or one int.
        mode: what the border is made of: "constant", the "edge", "empty" memory, a "linear_ramp" to ``end_values``, the
            "maximum", "mean" or "minimum" of the nearest ``stat_length`` elements, the array in a mirror whose plane is
            the last element ("reflect") or behind it ("symmetric"), or the array from its other end ("wrap").
        stat_length, constant_values, end_values: of the same forms as pad_width.
        reflect_type: "odd" mirrors the distances from the outermost element.

    Raises:
        NotImplementedError: for the mode "median", and a function as mode.
        ValueError: for another mode.
    """
    if mode == "median" or callable(mode):
        raise NotImplementedError(f"For 'pad', 'mode' must be one of {_MODES}, but got {mode!r}.")
    check_one_of("pad", "mode", mode, _MODES)
    arr = as_tensor(arr)
    widths = _pairs("pad_width", pad_width, arr.ndim)
    if mode in ("constant", "empty"):
        return _constant(arr, widths, _pairs("constant_values", constant_values, arr.ndim))
    if mode == "linear_ramp":
        return _ramp(arr, widths, _pairs("end_values", end_values, arr.ndim))
    if mode in _STATISTICS:
        lengths = _pairs("stat_length", stat_length, arr.ndim)
        return _statistic(arr, widths, lengths, _STATISTICS[mode])
    for axis, (before, behind) in enumerate(widths):
        arr = _continued(arr, axis, before, behind, mode, reflect_type == "odd")
    return arr


def _pairs(name, value, ndim):
    """One pair for every axis, of any of the forms that are taken."""
    if isinstance(value, torch.Tensor):
        value = value.tolist()
    if value is None or isinstance(value, int | float):
        return [(value, value)] * ndim
    if isinstance(value[0], int | float):
        value = [value]
    pairs = [tuple(pair) for pair in value]
    pairs = pairs * ndim if len(pairs) == 1 else pairs
    if len(pairs) != ndim or any(len(pair) != 2 for pair in pairs):
        raise ValueError(f"For 'pad', '{name}' must be a number, a pair or {ndim} pairs, but got {value}.")
    return pairs


def _beside(arr, axis, before, behind):
    """The array with two other ones along an axis."""
    return torch.cat((before, arr, behind), axis)


def _constant(arr, widths, values):
    for axis, ((before, behind), (low, high)) in enumerate(zip(widths, values, strict=True)):
        sides = [0] * (2 * (arr.ndim - axis - 1))
        arr = F.pad(F.pad(arr, [*sides, max(before, 0), 0], value=low), [*sides, 0, max(behind, 0)], value=high)
    return arr


def _ramp(arr, widths, ends):
    for axis, ((before, behind), (low, high)) in enumerate(zip(widths, ends, strict=True)):
        first, last = arr.narrow(axis, 0, 1), arr.narrow(axis, arr.shape[axis] - 1, 1)
        shape = (-1, *[1] * (arr.ndim - axis - 1))
        up = torch.arange(before, device=arr.device).reshape(shape) / max(before, 1)
        down = torch.arange(behind - 1, -1, -1, device=arr.device).reshape(shape) / max(behind, 1)
        rising, falling = low + (first - low) * up, high + (last - high) * down
        arr = _beside(arr, axis, rising.to(arr.dtype), falling.to(arr.dtype))
    return arr


def _mean(part, axis):
    mean = part.double().mean(axis, keepdim=True) if not part.is_floating_point() else part.mean(axis, keepdim=True)
    return mean.round().to(part.dtype) if not part.is_floating_point() else mean


_STATISTICS = {
    "maximum": lambda part, axis: part.amax(axis, keepdim=True),
    "minimum": lambda part, axis: part.amin(axis, keepdim=True),
    "mean": _mean,
}


def _statistic(arr, widths, lengths, measure):
    for axis, ((before, behind), (head, tail)) in enumerate(zip(widths, lengths, strict=True)):
        size = arr.shape[axis]
        head, tail = (size if length is None else min(length, size) for length in (head, tail))
        first = measure(arr.narrow(axis, 0, head), axis)
        last = measure(arr.narrow(axis, size - tail, tail), axis)
        borders = [side.repeat_interleave(width, axis) for side, width in ((first, before), (last, behind))]
        arr = _beside(arr, axis, *borders)
    return arr


def _continued(arr, axis, before, behind, mode, is_odd):
    """The array continued by its own elements along one axis."""
    size = arr.shape[axis]
    place = torch.arange(-before, size + behind, device=arr.device)
    if mode == "edge":
        return arr.index_select(axis, place.clamp(0, size - 1))
    if mode == "wrap":
        return arr.index_select(axis, place % size)
    period = max(2 * (size - 1), 1) if mode == "reflect" else 2 * size
    turn = place % period
    source = torch.where(turn < size, turn, period - turn - int(mode == "symmetric"))
    mirrored = arr.index_select(axis, source)
    return _odd(arr, axis, mirrored, place, period) if is_odd else mirrored


def _odd(arr, axis, mirrored, place, period):
    """The mirrored array with distances from the outermost elements turned round, so that a slope goes on."""
    size = arr.shape[axis]
    first, last = arr.narrow(axis, 0, 1), arr.narrow(axis, size - 1, 1)
    place = place.reshape(-1, *[1] * (arr.ndim - axis - 1))
    turned = torch.where(place % period < size, mirrored, 2 * last - mirrored)
    return turned + 2 * (last - first) * torch.div(place, period, rounding_mode="floor")
