"""Shapes, axes, and the order of elements."""

import torch

from .._boundary import op
from ..kernels import shaping as kernels
from ..kernels.selection import check_axis
from ..ops._errors import shape_errors
from ._arrays import as_tensor


@op
@shape_errors
def reshape(x, new_shape):
    """x in another shape; one size may be -1, what is left. x: [...] -> [*new_shape], a view where possible.

    Raises:
        ValueError: if the number of elements differs.

    >>> import amadou as ms
    >>> ms.numpy.reshape(ms.numpy.arange(6), (3, -1)).shape
    (3, 2)
    """
    return as_tensor(x).reshape(kernels.sizes(new_shape))


@op
def ravel(x):
    """x laid out flat. x: [...] -> [n], a view where possible."""
    return as_tensor(x).reshape(-1)


@op
@shape_errors
def transpose(a, axes=None):
    """The axes in another order, the reverse one by default. a: [...] -> a view.

    Raises:
        ValueError: if ``axes`` does not name every axis once.
    """
    a = as_tensor(a)
    return a.permute(*(range(a.ndim - 1, -1, -1) if axes is None else kernels.sizes(axes)))


@op
@shape_errors
def expand_dims(a, axis):
    """New axes of size 1 at the given places of the result. axis: int, or tuple or list of ints -> a view."""
    a, axes = as_tensor(a), kernels.sizes(axis)
    ndim = a.ndim + len(axes)
    for place in sorted(check_axis("expand_dims", i, ndim) for i in axes):
        a = a.unsqueeze(place)
    return a


@op
@shape_errors
def squeeze(a, axis=None):
    """a without its axes of size 1, all or the given ones. axis: int, tuple, list or None -> a view."""
    return kernels.squeeze(as_tensor(a), axis)


@op
@shape_errors
def swapaxes(x, axis1, axis2):
    """Two axes exchanged. x: [...] -> a view. ValueError for an axis that x has not."""
    return as_tensor(x).swapaxes(axis1, axis2)


@op
@shape_errors
def moveaxis(a, source, destination):
    """Axes put to other places, the rest keep their order. source, destination: int, or as many of them -> a view.

    Raises:
        ValueError: for an axis that a has not, or that is named twice.
    """
    return kernels.move_axes(as_tensor(a), source, destination)


@op
@shape_errors
def rollaxis(x, axis, start=0):
    """An axis put before the axis ``start``, behind all for the number of axes. x: [...] -> a view.

    Raises:
        ValueError: for an axis that x has not.
    """
    x = as_tensor(x)
    axis = check_axis("rollaxis", axis, x.ndim)
    start = check_axis("rollaxis", start, x.ndim) if start != x.ndim else start
    return x.movedim(axis, start - (start > axis))


@op
def atleast_1d(*arys):
    """[] becomes [1]. arys: arrays -> a list of them, or the one alone."""
    return _each(torch.atleast_1d, arys)


@op
def atleast_2d(*arys):
    """[] becomes [1, 1] and [n] [1, n]; as :func:`atleast_1d`."""
    return _each(torch.atleast_2d, arys)


@op
def atleast_3d(*arys):
    """[] becomes [1, 1, 1], [n] [1, n, 1] and [n, m] [n, m, 1]; as :func:`atleast_1d`."""
    return _each(torch.atleast_3d, arys)


def _each(fn, arrays):
    results = [fn(as_tensor(x)) for x in arrays]
    return results[0] if len(results) == 1 else results


# -- repetition --------------------------------------------------------------------------------------------------------


@op
@shape_errors
def broadcast_to(array, shape):
    """The array repeated along axes of size 1 and new ones before. array: [...] -> [*shape], a view.

    Raises:
        ValueError: if the shapes do not fit.
    """
    return torch.broadcast_to(as_tensor(array), shape)


@op
@shape_errors
def broadcast_arrays(*args):
    """Arrays repeated so that all have one shape. -> a list of views."""
    return list(torch.broadcast_tensors(*[as_tensor(x) for x in args]))


@op
@shape_errors
def tile(a, reps):
    """The array laid side by side ``reps`` times along each axis, the last axes for fewer numbers.

    a: [...]; reps: int, or tuple or list of ints -> [...] times reps.

    Raises:
        ValueError: for a negative number.
    """
    return torch.tile(as_tensor(a), kernels.sizes(reps))


@op
@shape_errors
def repeat(a, repeats, axis=None):
    """Every slice along ``axis`` repeated, every element of the flat array without an axis. a: [..., n, ...].

    repeats: int, or a list or tuple of n ints, or of one.

    Raises:
        ValueError: for a negative number.
    """
    if isinstance(repeats, list | tuple) and len(repeats) == 1:
        (repeats,) = repeats
    return kernels.repeat_interleave(as_tensor(a), repeats, axis)


# -- order -------------------------------------------------------------------------------------------------------------


@op
@shape_errors
def flip(m, axis=None):
    """The order of the elements turned round along axes. axis: int, tuple, or None for every axis; m: [...] -> same."""
    m = as_tensor(m)
    return m.flip(tuple(range(m.ndim)) if axis is None else kernels.sizes(axis))


@op
@shape_errors
def flipud(m):
    """:func:`flip` along the first axis. m: [n, ...] -> same."""
    m = as_tensor(m)
    return m.flip(check_axis("flipud", 0, m.ndim))


@op
@shape_errors
def fliplr(m):
    """:func:`flip` along the second axis. m: [n, m, ...] -> same."""
    return as_tensor(m).flip(1)


@op
@shape_errors
def roll(a, shift, axis=None):
    """The elements moved on by ``shift`` places, from the end to the front; through the flat array without an axis.

    shift, axis: int, or tuples of ints; one int stands for all.

    Raises:
        ValueError: for an axis that a has not.
    """
    a = as_tensor(a)
    if axis is None:
        return torch.roll(a, sum(kernels.sizes(shift)))
    shifts, axes = kernels.sizes(shift), kernels.sizes(axis)
    return torch.roll(a, shifts * len(axes) if len(shifts) == 1 else shifts, axes * (len(shifts) // len(axes) or 1))


@op
@shape_errors
def rot90(a, k=1, axes=(0, 1)):
    """Turned by k right angles, from the first of two axes to the second. a: [n, m, ...] -> [m, n, ...] for odd k.

    Raises:
        ValueError: for axes that are the same, or that a has not.
    """
    return torch.rot90(as_tensor(a), k, axes)
