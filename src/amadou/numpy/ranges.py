"""Evenly spaced numbers, and grids and indices made of them."""

import math

import torch

from .. import _checks
from .. import dtype as mstype
from .._boundary import op, raw_tree, wrap_tree
from ..context import device
from ..kernels.selection import check_axis
from ..ops._errors import shape_errors
from ._arrays import as_dtype, as_float, as_tensor, cast

_NUMPY_TYPES = {int: torch.int64, float: torch.float64, "int": torch.int64, "float": torch.float64}


@op
@shape_errors
def arange(start, stop=None, step=None, dtype=None):
    """Numbers from ``start`` to ``stop``, which is left out; one argument alone is the end.

    -> [n] int32, float32 if one of the three is a float or a Tensor, or ``dtype``: Python's ``int`` and ``float`` are
    int64 and float64 here, as in NumPy.

    Raises:
        ZeroDivisionError: for a step of 0.
        ValueError: for one that leads away from the end.

    >>> import amadou as ms
    >>> ms.numpy.arange(5, 0, -2).asnumpy().tolist()
    [5, 3, 1]
    """
    start, stop = (0, start) if stop is None else (start, stop)
    given = (start, stop, 1 if step is None else step)
    bounds = [b.item() if isinstance(b, torch.Tensor) else b for b in given]
    if not bounds[2]:
        raise ZeroDivisionError("For 'arange', 'step' must not be 0.")
    kind = torch.int32 if all(isinstance(b, int) for b in given) else torch.float32
    wanted = _NUMPY_TYPES.get(dtype) or as_dtype(dtype) or kind
    # torch rounds the bounds and the step to the dtype of the result
    exact = torch.int64 if all(isinstance(b, int) for b in bounds) else torch.float64
    return torch.arange(*bounds, dtype=exact, device=device()).to(wanted)


@op
@shape_errors
def linspace(start, stop, num=50, endpoint=True, retstep=False, dtype=None, axis=0):
    """``num`` numbers from start to stop at equal distances.

    start, stop: number or array, broadcast to each other -> [..., num, ...] float32, or ``dtype``.

    Args:
        endpoint: whether stop is the last number, or the one after it.
        retstep: whether the distance is returned too.
        axis: where the new axis is.

    Raises:
        ValueError: for ``num`` < 1.
    """
    numbers, step = _spaced("linspace", start, stop, num, endpoint, axis)
    numbers = cast(numbers, dtype)
    return (numbers, step) if retstep else numbers


@op
@shape_errors
def logspace(start, stop, num=50, endpoint=True, base=10.0, dtype=None, axis=0):
    """``base`` to the power of :func:`linspace`."""
    exponents, _ = _spaced("logspace", start, stop, num, endpoint, axis)
    return cast(torch.pow(base, exponents), dtype)


@op
@shape_errors
def geomspace(start, stop, num=50, endpoint=True, dtype=None, axis=0):
    """Numbers whose logarithms are those of :func:`linspace`: each is the one before times the same factor."""
    start, stop = as_float(start), as_float(stop)
    exponents, _ = _spaced("geomspace", torch.zeros_like(start), torch.log2(stop / start), num, endpoint, axis)
    numbers = (start.unsqueeze(axis) if start.ndim else start) * torch.exp2(exponents)
    wanted = as_dtype(dtype) or numbers.dtype
    # 2 ** 3.0 may come out as 7.9999995
    return numbers.to(wanted) if wanted.is_floating_point else numbers.round().to(wanted)


def _spaced(name, start, stop, num, endpoint, axis):
    """The numbers with their new axis, and the distance between them, NaN for one number alone."""
    _checks.check_that(name, "num", _checks.check_type(name, "num", num, (int, bool)), "an int > 0", lambda n: n > 0)
    start, stop = torch.broadcast_tensors(as_tensor(start).float(), as_tensor(stop).float())
    parts = num - 1 if endpoint else num
    step = (stop - start) / parts if parts else torch.full_like(start, math.nan)
    axis = check_axis(name, axis, start.ndim + 1)
    part = torch.arange(num, dtype=torch.float32, device=start.device) / max(parts, 1)
    # unlike start + i * step, this ends at stop exactly
    numbers = torch.lerp(start.unsqueeze(axis), stop.unsqueeze(axis), part.reshape(-1, *[1] * (start.ndim - axis)))
    return numbers, step


# -- grids -------------------------------------------------------------------------------------------------------------


@op
@shape_errors
def meshgrid(*xi, sparse=False, indexing="xy"):
    """The coordinates of a grid, one array for every axis. xi: n of [n_i] -> a list of n arrays [n_1, n_0, n_2, ...].

    Args:
        sparse: whether the arrays have the size 1 in the axes in which they do not change.
        indexing: "xy" swaps the first two axes, as pictures have them; "ij" does not.

    Raises:
        TypeError: for another ``indexing``.
    """
    if indexing not in ("xy", "ij"):
        raise TypeError(f"For 'meshgrid', 'indexing' must be 'xy' or 'ij', but got {indexing!r}.")
    grid = _open_grid([as_tensor(x).reshape(-1) for x in xi])
    if indexing == "xy" and len(grid) > 1:
        grid = [x.swapaxes(0, 1) for x in grid]
    return grid if sparse else list(torch.broadcast_tensors(*grid)) if grid else grid


@op
def ix_(*args):
    """Indices that select every combination of n lists. args: n of [n_i] -> n arrays, [n_0, 1, ...], [1, n_1, ...], ...

    Raises:
        ValueError: if one has not one axis.
    """
    lists = [as_tensor(arg) for arg in args]
    if any(x.ndim != 1 for x in lists):
        raise ValueError(f"For 'ix_', the arguments must have one axis, but got {[tuple(x.shape) for x in lists]}.")
    return tuple(_open_grid(lists))


@op
def indices(dimensions, dtype=mstype.int32, sparse=False):
    """The index of every element of an array. dimensions: n sizes -> a list of n arrays [*dimensions], int32.

    Args:
        sparse: whether the arrays have the size 1 in the axes in which they do not change.
    """
    grid = _open_grid([torch.arange(size, dtype=as_dtype(dtype), device=device()) for size in dimensions])
    return grid if sparse else list(torch.broadcast_tensors(*grid))


def _open_grid(lists):
    """The i-th list laid along the i-th axis."""
    return [x.reshape(*[1] * i, -1, *[1] * (len(lists) - i - 1)) for i, x in enumerate(lists)]


class Grid:
    """What ``mgrid`` and ``ogrid`` are: slices in brackets make a grid of coordinates.

    A step such as ``3j`` is the number of points from start to stop, both included.
    """

    def __init__(self, sparse):
        self._sparse = sparse

    def __getitem__(self, key):
        """Of one slice its numbers [n]; of m slices one array [m, n_0, n_1, ...], or a list of m open ones."""
        key = raw_tree(key)
        if isinstance(key, slice):
            return wrap_tree(_points(key))
        if not isinstance(key, tuple):
            raise TypeError(f"For 'mgrid' and 'ogrid', the index must be slices, but got {key!r}.")
        grid = _open_grid([_points(part) for part in key])
        return wrap_tree(grid if self._sparse else _dense(grid))


def _points(part):
    """The numbers of a slice: int32, float32 if one of its limits is a float or it counts points."""
    start, step = part.start or 0, 1 if part.step is None else part.step
    if isinstance(step, complex):
        return torch.linspace(start, part.stop, int(abs(step)), device=device())
    is_float = any(isinstance(number, float) for number in (start, part.stop, step))
    return torch.arange(start, part.stop, step, dtype=torch.float32 if is_float else torch.int32, device=device())


def _dense(grid):
    dtype = torch.float32 if any(x.is_floating_point() for x in grid) else torch.int32
    return torch.stack(torch.broadcast_tensors(*[x.to(dtype) for x in grid]))


mgrid = Grid(sparse=False)
ogrid = Grid(sparse=True)
