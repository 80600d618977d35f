"""Elements by condition or place."""

import math

import torch

from .._boundary import op
from .._checks import check_one_of
from ..kernels import selection as kernels
from ..kernels.selection import check_axis
from ..kernels.shaping import sizes
from ..ops._errors import shape_errors
from ._arrays import as_pair, as_tensor, as_tensors


@op
@shape_errors
def where(condition, x=None, y=None):
    """x where the condition is unequal to zero, else y. condition, x, y: [...], broadcast -> the dtype of x and y.

    Raises:
        TypeError: without x or y.
        ValueError: if the shapes do not fit.
    """
    if x is None or y is None:
        raise TypeError("For 'where', 'x' and 'y' must be arrays, but got None.")
    return torch.where(as_tensor(condition, torch.bool), *as_pair(x, y))


@op
@shape_errors
def select(condlist, choicelist, default=0):
    """The element of the first choice whose condition is True. condlist, choicelist: n of [...], broadcast -> [...].

    Args:
        default: the element where no condition is True, cast to the dtype of the choices.

    Raises:
        ValueError: if there are not as many choices as conditions.
    """
    if len(condlist) != len(choicelist):
        raise ValueError(f"For 'select', there must be {len(condlist)} choices, but got {len(choicelist)}.")
    choices = as_tensors(choicelist)
    result = as_tensor(default, choices[0].dtype)
    for condition, choice in zip(reversed([*condlist]), reversed(choices), strict=True):
        result = torch.where(as_tensor(condition, torch.bool), choice, result)
    return result


@op
@shape_errors
def take(a, indices, axis=None, mode="clip"):
    """The slices of a at ``indices`` along an axis, in flat order without one. a: [..., n, ...], indices: [i...].

    -> [..., i..., ...]

    Args:
        mode: for an index out of range: "clip" takes the nearest, "wrap" counts on from the first.

    Raises:
        NotImplementedError: for the mode "raise".
    """
    _check_mode("take", mode)
    return kernels.take(as_tensor(a), as_tensor(indices), axis, mode)


@op
@shape_errors
def take_along_axis(arr, indices, axis):
    """The elements at ``indices`` along an axis, in flat order for None. arr: [..., n, ...], indices: [..., i, ...].

    An index out of range counts on from the first. The other sizes are broadcast.

    Raises:
        ValueError: if the numbers of axes differ.
    """
    arr, indices = as_tensor(arr), kernels.as_index("take_along_axis", as_tensor(indices))
    if axis is None:
        arr, axis = arr.reshape(-1), 0
    if arr.ndim != indices.ndim:
        raise ValueError(f"For 'take_along_axis', 'indices' must have {arr.ndim} axes, but got {indices.ndim}.")
    axis = check_axis("take_along_axis", axis, arr.ndim)
    return torch.take_along_dim(arr, indices % arr.shape[axis], axis)


@op
@shape_errors
def choose(a, choices, mode="clip"):
    """``choices[a]`` at every place. a: [...] integer; choices: n arrays, or one [n, ...], broadcast to a -> [...].

    Args:
        mode: for an index out of range: "clip" takes the nearest, "wrap" counts on from the first.

    Raises:
        NotImplementedError: for the mode "raise".
    """
    _check_mode("choose", mode)
    choices = choices if isinstance(choices, torch.Tensor) else as_tensors(choices)
    return kernels.choose(as_tensor(a), choices, mode)


@op
def argwhere(a):
    """The places of all elements that are unequal to zero. a: [...] -> [number of them, axes] int64."""
    return torch.argwhere(as_tensor(a))


@op
def unravel_index(indices, shape, order="C"):
    """Places in the flat array as places in every axis, the nearest one for an index out of range.

    indices: [...] integer -> one array [...] for every axis; shape: tuple of ints.

    Args:
        order: "C" if the last axis counts fastest, "F" if the first does.
    """
    axes = _in_order("unravel_index", sizes(shape), order)
    total, index = math.prod(axes), as_tensor(indices)
    index = torch.where(index < 0, index + total, index).clamp(0, total - 1)
    places = []
    for size in reversed(axes):
        places.append(index % size)
        index = torch.div(index, size, rounding_mode="floor")
    return tuple(places if order == "F" else reversed(places))


@op
def ravel_multi_index(multi_index, dims, mode="clip", order="C"):
    """Places in every axis as places in the flat array. multi_index: one [...] for every axis -> [...] float32.

    Args:
        mode: for an index out of range: "clip" takes the nearest, "wrap" counts on from the first.
        order: "C" if the last axis counts fastest, "F" if the first does.

    Raises:
        NotImplementedError: for the mode "raise".
    """
    _check_mode("ravel_multi_index", mode)
    places = list(zip(as_tensor(multi_index).unbind(), sizes(dims), strict=True))
    flat = torch.zeros_like(places[0][0])
    for index, size in _in_order("ravel_multi_index", places, order):
        flat = flat * size + (index.clamp(0, size - 1) if mode == "clip" else index % size)
    return flat.float()


def _check_mode(name, mode):
    if mode == "raise":
        raise NotImplementedError(f"For '{name}', 'mode' must be 'clip' or 'wrap', but got 'raise'.")
    check_one_of(name, "mode", mode, ("clip", "wrap"))


def _in_order(name, axes, order):
    """The axes so that the last one counts fastest."""
    check_one_of(name, "order", order, ("C", "F"))
    return list(axes) if order == "C" else list(axes)[::-1]
