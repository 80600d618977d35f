"""Cutting tensors over the processes, with torch's DTensor.

A Tensor that is cut holds a DTensor: its shape is that of the whole, its memory that of this process's part. Between
tensors that are cut torch finds out what has to be sent; a tensor that is not cut counts as the same on all processes.
"""

import functools
import itertools
import math
from collections.abc import Callable, Iterator, Sequence
from typing import Any

import torch
import torch.distributed as dist
from torch.distributed.tensor import DeviceMesh, DTensor, Partial, Placement, Replicate, Shard, init_device_mesh
from torch.distributed.tensor.experimental import implicit_replication

from .. import _parts
from .._boundary import TensorBase, wrap
from .._parts import cut, is_cut, whole
from ..communication.groups import HCCL_WORLD_COMM_GROUP, get_group_size, process_group
from ..context import device, get_auto_parallel_context
from .strategies import Cut, cuts, grid_of, names_of

# Entered with the first mesh and never left; the reference keeps the context open.
_replicating = implicit_replication()


@functools.cache
def _mesh(kind: str, world: dist.ProcessGroup) -> DeviceMesh:
    if not _mesh.cache_info().currsize:
        _replicating.__enter__()
        _parts.in_use = True
    shape = grid_of(world.size())
    names = tuple(map(str, range(len(shape))))
    made = init_device_mesh(kind, shape, mesh_dim_names=names)
    for first, last in itertools.combinations(range(len(names) + 1), 2):
        if last - first > 1:
            made[names[first:last]]._flatten()  # for torch to send along several axes at once
    return made


def mesh() -> DeviceMesh:
    """All processes, on the grid of :mod:`strategies`."""
    return _mesh(device().type, process_group(HCCL_WORLD_COMM_GROUP))


@functools.cache
def _coarse_mesh(fine: DeviceMesh, shape: tuple[int, ...]) -> DeviceMesh:
    return init_device_mesh(fine.device_type, shape)


def placements(of: Cut) -> list[Placement]:
    """A cut in torch's words."""
    return [Replicate() if axis is None else Shard(axis) for axis in of]


# -- calls -----------------------------------------------------------------------------------------------------------


def call(operator: Any, fn: Callable, args: tuple, in_strategy: Any, out_strategy: Any = None) -> Any:
    """``fn(*args)`` with its Tensors cut.

    Args:
        operator: whose strategies they are, a Primitive or a name.
        in_strategy: a strategy for each Tensor among ``args``, also in tuples and lists there.
        out_strategy: the same for the results; by default they are cut as it comes out, and sums are completed.
    """
    args = cut_all(operator, "in_strategy", in_strategy, args)
    fine = [x._t for x in tensors_of(args)]
    groups = _alike([t.placements for t in fine])
    out = fn(*_with(args, (wrap(_coarse(t, groups)) for t in fine)))
    if out_strategy is None:
        return _with(out, (wrap(_fine(_complete(x._t), groups)) for x in tensors_of(out)))
    return cut_all(
        operator, "out_strategy", out_strategy, _with(out, (wrap(_fine(x._t, groups)) for x in tensors_of(out)))
    )


def cut_all(operator: Any, arg: str, strategies: Any, values: Any) -> Any:
    """``values``, with the Tensors in them cut by their strategies.

    Raises:
        RuntimeError: for strategies that do not fit.
    """
    name = operator if isinstance(operator, str) else operator.name
    tensors = list(tensors_of(values))
    shapes = [x.shape for x in tensors]
    names = names_of(operator, shapes) if arg == "in_strategy" and operator is not name else None
    found = cuts(name, arg, strategies, shapes, tuple(mesh().shape), names)
    parts = (wrap(cut(x._t, mesh(), placements(own))) for x, own in zip(tensors, found, strict=True))
    return _with(values, parts)


def _complete(t: Any) -> Any:
    """A tensor of which processes have summands only is summed up at once, as in MindSpore."""
    if not is_cut(t) or not any(p.is_partial() for p in t.placements):
        return t
    return t.redistribute(placements=[Replicate() if p.is_partial() else p for p in t.placements])


# -- grids -----------------------------------------------------------------------------------------------------------
# An operator runs on a grid in which axes that are used alike are one: torch knows how to cut more operators on it.

Groups = list[list[int]]


def _alike(placed: Sequence[Sequence[Placement]]) -> Groups:
    """Neighbouring axes of the grid that do the same to all tensors."""
    groups: Groups = []
    for axis in range(mesh().ndim):
        if groups and all(p[axis] == p[groups[-1][0]] for p in placed):
            groups[-1].append(axis)
        else:
            groups.append([axis])
    return groups


def _coarse(t: Any, groups: Groups) -> Any:
    """The same parts on the grid of groups."""
    if len(groups) == mesh().ndim:
        return t
    grid = _coarse_mesh(mesh(), tuple(math.prod(mesh().shape[axis] for axis in group) for group in groups))
    placed = [t.placements[group[0]] for group in groups]
    return DTensor.from_local(t.to_local(), grid, placed, run_check=False)


def _fine(t: Any, groups: Groups) -> Any:
    """The way back."""
    if not is_cut(t) or len(groups) == mesh().ndim:
        return t
    placed = [
        p if _can_be_split(p, t.shape, size) else Replicate()
        for p, size in zip(t.placements, t.device_mesh.shape, strict=True)
    ]
    t = t.redistribute(placements=placed)
    placed = [p for p, group in zip(placed, groups, strict=True) for _ in group]
    return DTensor.from_local(t.to_local(), mesh(), placed, run_check=False)


def _can_be_split(p: Placement, shape: Sequence[int], size: int) -> bool:
    """Whether several axes in the place of one cut in the same way; torch has more kinds of placements."""
    return type(p) in (Replicate, Partial) or (type(p) is Shard and shape[p.dim] % size == 0)


def tensors_of(x: Any) -> Iterator[Any]:
    """The Tensors in ``x``, also in tuples and lists."""
    if isinstance(x, TensorBase):
        yield x
    elif isinstance(x, tuple | list):
        for item in x:
            yield from tensors_of(item)


def _with(x: Any, given: Iterator[Any]) -> Any:
    """``x`` with other Tensors in the place of its own."""
    if isinstance(x, TensorBase):
        return next(given)
    if isinstance(x, tuple | list):
        items = [_with(item, given) for item in x]
        return type(x)(*items) if hasattr(x, "_fields") else type(x)(items)
    return x


# -- data ------------------------------------------------------------------------------------------------------------


def from_dataset(inputs: tuple) -> tuple:
    """What a dataset gives as the whole that it is a part of, as ``dataset_strategy`` of the context says.

    With "full_batch" every process has read everything; with "data_parallel" some rows; a tuple says for every input
    into how many parts each axis was cut.
    """
    strategy = get_auto_parallel_context("dataset_strategy")
    if strategy == "full_batch" or get_auto_parallel_context("full_batch"):
        return inputs
    tensors = list(tensors_of(inputs))
    if strategy == "data_parallel":
        strategies: Sequence[Any] = [(math.prod(mesh().shape), *[1] * (t.ndim - 1))[: t.ndim] for t in tensors]
    else:
        strategies = [item if not isinstance(item, list) else tuple(item) for item in strategy]
    return _with(inputs, iter(_joined(tensors, strategies)))


def _joined(tensors: list[Any], strategies: Sequence[Any]) -> list[Any]:
    if len(strategies) != len(tensors):
        raise RuntimeError(
            f"For 'dataset_strategy', there must be one item for each of the {len(tensors)} inputs, but got "
            f"{strategies}."
        )
    joined = []
    for x, strategy in zip(tensors, strategies, strict=True):
        if is_cut(x._t):
            joined.append(x)
            continue
        # of the whole: every axis as many times as long as it has parts
        shape = [size * count for size, count in zip(x.shape, strategy, strict=False)]
        (own,) = cuts("dataset_strategy", "dataset_strategy", [strategy], [shape], tuple(mesh().shape))
        joined.append(wrap(DTensor.from_local(x._t, mesh(), placements(own), run_check=False)))
    return joined


def run(network: Callable, inputs: tuple) -> Any:
    """A network on the batch of all processes; the results are for those who have called it with their part."""
    if any(is_cut(x._t) for x in tensors_of(inputs)):  # a training step has joined them, and wants the results so
        return network(*inputs)
    return _to_caller(network(*from_dataset(inputs)))


def _to_caller(out: Any) -> Any:
    """The results of a network as whoever called it with its part of the data has them: rows for rows, else whole."""
    by_rows = get_auto_parallel_context("dataset_strategy") == "data_parallel"
    rows = by_rows and not get_auto_parallel_context("full_batch")
    return _with(out, (wrap(_own_rows(x._t) if rows else whole(x._t)) for x in tensors_of(out)))


def _own_rows(t: torch.Tensor) -> torch.Tensor:
    if not is_cut(t) or t.ndim == 0 or t.shape[0] % get_group_size():
        return whole(t)
    return cut(t, mesh(), [Shard(0)] * mesh().ndim).to_local()
