"""Strategies: into how many parts an operator cuts each axis of its inputs, and which devices get which part.

All devices form one grid, whose axes are the prime factors of their number, so that tensors cut in different ways meet
on the same grid. A *cut* says for every axis of the grid which axis of the tensor it cuts, None for none.
"""

import math
from collections.abc import Callable, Hashable, Sequence
from typing import Any

from .layout import Layout

Cut = tuple[int | None, ...]
Shape = Sequence[int]
# For every axis of every input a name: axes of the same name are cut alike.
Names = list[list[Hashable]]


def grid_of(num_devices: int) -> tuple[int, ...]:
    """The prime factors of a number of devices, smallest first; (1,) of one."""
    factors, rest, factor = [], num_devices, 2
    while rest > 1:
        while rest % factor == 0:
            factors.append(factor)
            rest //= factor
        factor += 1
    return tuple(factors) or (1,)


# -- what `shard` is given -------------------------------------------------------------------------------------------


def check_strategies(who: str, in_strategy: Any, out_strategy: Any = None) -> None:
    """The types of what ``shard`` is given: tuples of tuples of ints, or tuples of Layouts.

    Raises:
        TypeError: for other types, or ints and Layouts mixed.
        ValueError: for an ``out_strategy`` without ``in_strategy``, of another kind, or a Layout that was not called.
    """
    if in_strategy is None:
        if out_strategy is not None:
            raise ValueError(f"For '{who}', 'out_strategy' must come with 'in_strategy', but got {out_strategy} alone.")
        return
    kinds = [_kind(who, "in_strategy", in_strategy)]
    if out_strategy is not None:
        kinds.append(_kind(who, "out_strategy", out_strategy))
    if len(set(kinds) - {None}) > 1:
        raise ValueError(
            f"For '{who}', 'in_strategy' and 'out_strategy' must both hold tuples or both Layouts, but got "
            f"{in_strategy} and {out_strategy}."
        )


def _kind(who: str, arg: str, strategies: Any) -> type | None:
    """tuple or Layout, None if there is no item to tell."""
    if not isinstance(strategies, tuple):
        raise TypeError(f"For '{who}', '{arg}' must be a tuple, but got {type(strategies)}.")
    for item in strategies:
        if not isinstance(item, tuple | Layout):
            raise TypeError(f"For '{who}', the items of '{arg}' must be tuples or Layouts, but got {type(item)}.")
        if isinstance(item, Layout):
            item.to_dict()
        elif any(type(count) is not int for count in item):
            raise TypeError(f"For '{who}', '{arg}' must hold tuples of ints, but got {strategies}.")
    kinds = {type(item) for item in strategies}
    if len(kinds) > 1:
        raise TypeError(f"For '{who}', '{arg}' must hold tuples or Layouts, not both, but got {strategies}.")
    return kinds.pop() if kinds else None


def shown(in_strategy: tuple, out_strategy: tuple | None) -> dict[str, Any]:
    """The attributes that an operator shows."""
    attributes: dict[str, Any] = {}
    for side, strategies in (("in", in_strategy), ("out", out_strategy)):
        if strategies is not None:
            by_layout = bool(strategies) and isinstance(strategies[0], Layout)
            kept = tuple(_shown_layout(layout) for layout in strategies) if by_layout else strategies
            attributes[f"{side}_{'layout' if by_layout else 'strategy'}"] = kept
    return attributes


def _shown_layout(layout: Layout) -> dict[str, Any]:
    return {key: value for key, value in layout.to_dict().items() if key != "rank_list"}


# -- from strategies to cuts -----------------------------------------------------------------------------------------


def cuts(
    who: str, arg: str, strategies: Sequence[Any], shapes: Sequence[Shape], grid: Shape, names: Names | None = None
) -> list[Cut]:
    """The cut of every tensor.

    Args:
        who, arg: the operator and its argument, for errors.
        strategies: one for every tensor: a tuple of the number of parts of every axis, or a Layout.
        shapes: the shapes of the tensors.
        grid: the devices.
        names: which axes are cut alike; by default each tensor is cut by itself.

    Raises:
        RuntimeError: for a strategy that does not fit the shapes, the operator or the number of devices.
    """
    if len(strategies) != len(shapes):
        raise RuntimeError(
            f"For '{who}', '{arg}' must have one item for each of the {len(shapes)} tensors, but got {strategies}."
        )
    if all(isinstance(strategy, Layout) for strategy in strategies):
        found = [_layout_cut(who, arg, layout, grid) for layout in strategies]
        counts = [_counts(axes, grid, len(shape)) for axes, shape in zip(found, shapes, strict=True)]
        _check_fit(who, arg, [layout.axes() for layout in strategies], shapes, counts)
        return found
    _check_fit(who, arg, strategies, shapes, strategies)
    if names is None:
        return [_cut(_places(who, arg, strategy, strategy, grid), grid) for strategy in strategies]
    parts: dict[Hashable, int] = {}
    for strategy, own in zip(strategies, names, strict=True):
        for count, name in zip(strategy, own, strict=True):
            if parts.setdefault(name, count) != count:
                raise RuntimeError(
                    f"For '{who}', '{arg}' must cut axes that are computed together into the same number of parts, "
                    f"but got {strategies}."
                )
    places = dict(zip(parts, _places(who, arg, strategies, list(parts.values()), grid), strict=True))
    return [_cut([places[name] for name in own], grid) for own in names]


def _check_fit(
    who: str, arg: str, strategies: Sequence[Any], shapes: Sequence[Shape], counts: Sequence[Sequence[int]]
) -> None:
    for i, (strategy, shape, parts) in enumerate(zip(strategies, shapes, counts, strict=True)):
        if len(strategy) != len(shape):
            raise RuntimeError(
                f"For '{who}', '{arg}' must have {len(shape)} numbers for tensor {i} of shape {tuple(shape)}, "
                f"but got {strategy}."
            )
        for axis, (count, size) in enumerate(zip(parts, shape, strict=True)):
            if count < 1 or size % count:
                raise RuntimeError(
                    f"For '{who}', '{arg}' must divide axis {axis} of tensor {i} of shape {tuple(shape)}, "
                    f"but got {count} parts."
                )


def _places(who: str, arg: str, strategies: Any, counts: Sequence[int], grid: Shape) -> list[tuple[int, ...]]:
    """For every number of parts the axes of the grid that make them, from the first on.

    What is left over holds the same, so that as in MindSpore neighbouring ranks do.
    """
    free = list(range(len(grid)))
    places: list[tuple[int, ...]] = []
    for count in counts:
        taken = []
        for factor in grid_of(count) if count > 1 else ():
            at = next((i for i in free if grid[i] == factor), None)
            if at is None:
                raise RuntimeError(
                    f"For '{who}', the parts of '{arg}' must multiply to a divisor of the {math.prod(grid)} devices, "
                    f"but got {strategies}."
                )
            free.remove(at)
            taken.append(at)
        places.append(tuple(taken))
    return places


def _layout_cut(who: str, arg: str, layout: Layout, grid: Shape) -> Cut:
    devices = math.prod(grid)
    if math.prod(layout.grid()) != devices or sorted(layout.rank_list[:devices]) != list(range(devices)):
        raise RuntimeError(f"For '{who}', the Layouts of '{arg}' must use all {devices} devices, but got {layout}.")
    places = _places(who, arg, layout, layout.grid(), grid)
    return _cut([tuple(at for axis in axes for at in places[axis]) for axes in layout.axes()], grid)


def _cut(places: Sequence[tuple[int, ...]], grid: Shape) -> Cut:
    """From the axes of the grid that cut each axis of a tensor to the axis that each axis of the grid cuts."""
    owner = {at: axis for axis, own in enumerate(places) for at in own}
    return tuple(owner.get(at) for at in range(len(grid)))


def _counts(cut: Cut, grid: Shape, num_axes: int) -> list[int]:
    return [math.prod(size for size, axis in zip(grid, cut, strict=True) if axis == own) for own in range(num_axes)]


# -- axes that are cut alike -----------------------------------------------------------------------------------------


def names_of(operator: Any, shapes: Sequence[Shape]) -> Names | None:
    """Which axes of an operator's inputs have to be cut alike; None if nothing is known of it."""
    if len(shapes) > 1 and operator.name in _NAMES:
        return _NAMES[operator.name](shapes, operator)
    return _aligned(shapes)


def _aligned(shapes: Sequence[Shape]) -> Names | None:
    """Of tensors that can be broadcast together, axes at the same place from the last."""
    for place in range(1, max(map(len, shapes), default=0) + 1):
        if len({shape[-place] for shape in shapes if len(shape) >= place} - {1}) > 1:
            return None
    return [_from_the_last(i, shape) for i, shape in enumerate(shapes)]


def _from_the_last(i: int, shape: Shape) -> list[Hashable]:
    return [axis - len(shape) if size != 1 else (i, axis) for axis, size in enumerate(shape)]


def _apart(shapes: Sequence[Shape], operator: Any = None) -> Names:
    return [[(i, axis) for axis in range(len(shape))] for i, shape in enumerate(shapes)]


def _of_matmul(shapes: Sequence[Shape], operator: Any) -> Names:
    """[..., m, k] times [..., k, n], either with its last two axes exchanged."""
    names: Names = []
    for i, (last, swapped) in enumerate(((["m", "k"], operator.transpose_a), (["k", "n"], operator.transpose_b))):
        names.append(_from_the_last(i, shapes[i][:-2]) + (last[::-1] if swapped else last))
    return names


def _of_bias(shapes: Sequence[Shape], operator: Any) -> Names:
    """The bias lies along the channels."""
    names = _apart(shapes)
    names[1] = [names[0][-1 if str(operator.data_format).endswith("C") else 1]]
    return names


def _of_conv(shapes: Sequence[Shape], operator: Any) -> Names:
    """x: [N, C, ...], weight: [O, C, ...]; with groups the channels are not the same."""
    names = _apart(shapes)
    if operator.group == 1:
        names[1][1] = names[0][1]
    return names


_NAMES: dict[str, Callable[[Sequence[Shape], Any], Names]] = {
    "MatMul": _of_matmul,
    "BatchMatMul": _of_matmul,
    "BiasAdd": _of_bias,
    "Conv2D": _of_conv,
    "Gather": _apart,
    "Embedding": _apart,
    "OneHot": _apart,
}
