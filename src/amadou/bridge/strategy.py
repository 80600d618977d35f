"""How processes have shared out the tensors of a network: MindSpore's strategy files, and which part lies where.

MindSpore's parallel compiler writes such a file, one protobuf message, beside the checkpoints of its processes:

    ParallelStrategyMap { uint32 current_stage = 1; repeated Item item = 2; repeated Layout layout = 3; }
    Item    { string node_name = 1;  Strategys { uint32 stage = 1; ... } = 2; }
    Layout  { string param_name = 1;  ParallelLayouts = 2; }
    ParallelLayouts { Dims dev_matrix = 1;  Dims tensor_map = 2;  Dims param_split_shape = 3;  Dims indices_offset = 4;
                      int32 field = 5;  int32 opt_weight_shard_step = 6;  int32 opt_weight_shard_size = 7; }
    Dims    { repeated int dim = 1; }

In a file that was merged from the stages of a pipeline the names start with the stage and a hyphen.
"""

import itertools
import math
import os
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from .protobuf import encode_number, encode_text, read_fields, read_number, read_numbers, read_text

_STAGED = re.compile(r"(\d+)-(.+)", re.DOTALL)
_ITEM, _LAYOUT = 2 << 3 | 2, 3 << 3 | 2
_NAME, _BODY = 1 << 3 | 2, 2 << 3 | 2
_CURRENT_STAGE = _STAGE = 1 << 3
_MOST_DEVICES = 2**20


class Dims(NamedTuple):
    """A list of numbers, as the message has it."""

    dim: list[int]


class ParallelLayouts(NamedTuple):
    """An entry of a strategy file; the lists have one item."""

    dev_matrix: list[Dims]
    tensor_map: list[Dims]
    param_split_shape: list[Dims]
    indices_offset: list[Dims]
    field: int
    opt_weight_shard_step: int
    opt_weight_shard_size: int


class Layout(NamedTuple):
    """How one tensor is cut.

    Args:
        devices: how the processes (of a stage) are arranged.
        cuts: for each axis of the tensor the axis of ``devices``, counted from the right, that cuts it, or -1.
        shard_step, shard_size: an optimizer has cut axis 0 once more, into ``shard_size`` parts that belong to every
            ``shard_step``-th process; -1 for as many as there are copies, 0 for no cut.
    """

    devices: tuple[int, ...]
    cuts: tuple[int, ...]
    shard_step: int = 0
    shard_size: int = 0

    @property
    def num_devices(self) -> int:
        """The number of processes."""
        return math.prod(self.devices)

    def parts(self) -> tuple[int, ...]:
        """The number of parts along each axis."""
        counts = [self.devices[-1 - cut] if cut >= 0 else 1 for cut in self.cuts]
        if counts:
            counts[0] *= self._shards(math.prod(counts))
        return tuple(counts)

    def part(self, rank: int) -> tuple[int, ...]:
        """Along each axis, which part process ``rank`` has."""
        whole = self._cut(rank)
        shards = self._shards(math.prod(self.devices[-1 - cut] for cut in self.cuts if cut >= 0))
        if not whole or shards == 1:
            return whole
        if self.shard_size > 0:
            shard = rank // max(self.shard_step, 1) % shards
        else:
            shard = sum(self._cut(other) == whole for other in range(rank))
        return (whole[0] * shards + shard, *whole[1:])

    def _shards(self, num_parts: int) -> int:
        return self.num_devices // num_parts if self.shard_size < 0 else max(self.shard_size, 1)

    def _cut(self, rank: int) -> tuple[int, ...]:
        coordinates = [rank // math.prod(self.devices[i + 1 :]) % size for i, size in enumerate(self.devices)]
        return tuple(coordinates[-1 - cut] if cut >= 0 else 0 for cut in self.cuts)


class Strategy:
    """The layouts in a strategy file, or of one process that has everything.

    Args:
        layouts: by name and stage.
        num_stages: of the pipeline.
    """

    def __init__(self, layouts: dict[str, dict[int, Layout]], num_stages: int = 1) -> None:
        self.layouts = layouts
        sizes = {layout.num_devices for stages in layouts.values() for layout in stages.values()} or {1}
        if len(sizes) > 1:
            raise ValueError(f"The layouts of a strategy must be of one number of processes, but got {sorted(sizes)}.")
        (self.stage_size,) = sizes
        self.num_ranks = self.stage_size * num_stages

    def holders(self, name: str) -> Iterator[tuple[int, Layout]]:
        """The processes that have a part of ``name``, and the layout of that."""
        for stage, layout in self.layouts[name].items():
            for i in range(self.stage_size):
                yield stage * self.stage_size + i, layout

    def layout(self, name: str, rank: int) -> Layout | None:
        """How ``name`` is cut where process ``rank`` is; None if it has nothing of it."""
        return self.layouts[name].get(rank // self.stage_size)


class Piece(NamedTuple):
    """What process ``rank`` has of a part that another one needs: along each axis, from where to where of its own
    part, and of the one that is needed, both in units of ``1 / (parts here * parts there)`` of the whole."""

    rank: int
    here: tuple[int, ...]
    parts_here: tuple[int, ...]
    there: tuple[int, ...]
    parts_there: tuple[int, ...]

    def slices(self, whole: tuple[int, ...]) -> tuple[tuple[slice, ...], tuple[slice, ...]]:
        """Where the elements are in the part here, and in the part there, of a tensor of the shape ``whole``."""
        found = [_overlap(*numbers) for numbers in zip(whole, *self[1:], strict=True)]
        return tuple(source for source, _ in found), tuple(target for _, target in found)


def _overlap(size: int, here: int, parts_here: int, there: int, parts_there: int) -> tuple[slice, slice]:
    first_here, first_there = here * size // parts_here, there * size // parts_there
    start = max(first_here, first_there)
    stop = min(first_here + size // parts_here, first_there + size // parts_there)
    return slice(start - first_here, stop - first_here), slice(start - first_there, stop - first_there)


def pieces(name: str, rank: int, source: Strategy, target: Strategy) -> list[Piece] | None:
    """Who has what process ``rank`` needs of ``name`` under ``target``; None if it needs nothing of it.

    Where several have the same, the process itself comes first, then the one with the lowest number.
    """
    wanted = target.layout(name, rank) if name in target.layouts else _uncut(source, name)
    if wanted is None:
        return None
    there, parts_there = wanted.part(rank % target.stage_size), wanted.parts()
    holders = list(source.holders(name)) if name in source.layouts else [(0, _uncut(target, name))]
    chosen: dict[tuple[int, ...], Piece] = {}
    for holder, layout in sorted(holders, key=lambda pair: (pair[0] != rank, pair[0])):
        here, parts_here = layout.part(holder % source.stage_size), layout.parts()
        if all(map(_meet, here, parts_here, there, parts_there)):
            chosen.setdefault(here, Piece(holder, here, parts_here, there, parts_there))
    return list(chosen.values())


def _uncut(strategy: Strategy, name: str) -> Layout:
    num_axes = len(next(iter(strategy.layouts[name].values())).cuts)
    return Layout((1,), (-1,) * num_axes)


def _meet(here: int, parts_here: int, there: int, parts_there: int) -> bool:
    return here * parts_there < (there + 1) * parts_here and there * parts_here < (here + 1) * parts_there


# -- files -------------------------------------------------------------------------------------------------------------


def read_layouts(path: str | os.PathLike[str]) -> dict[str, ParallelLayouts]:
    """The entries of a strategy file, under the names in it.

    Raises:
        ValueError: if it is damaged.
    """
    data = memoryview(Path(path).read_bytes())
    try:
        return dict(_entry(data, extent) for key, _, extent in read_fields(data, 0, len(data)) if key == _LAYOUT)
    except ValueError as error:
        raise ValueError(f"The strategy file {os.fspath(path)} cannot be read: {error}.") from error


def read_strategy(path: str | os.PathLike[str] | None) -> Strategy:
    """The strategy in a file; without a file that of one process that has everything."""
    entries = {} if path is None else read_layouts(path)
    staged = {name: _STAGED.fullmatch(name) for name in entries}
    layouts: dict[str, dict[int, Layout]] = {}
    for name, match in staged.items():
        stage, plain = (int(match[1]), match[2]) if match and all(staged.values()) else (0, name)
        layouts.setdefault(plain, {})[stage] = layout_of(name, entries[name])
    return Strategy(layouts, 1 + max((stage for stages in layouts.values() for stage in stages), default=0))


def layout_of(name: str, entry: ParallelLayouts) -> Layout:
    """The layout that an entry describes.

    Raises:
        ValueError: for parts of different sizes.
    """
    if entry.field or any(dims.dim for dims in (*entry.param_split_shape, *entry.indices_offset)):
        raise ValueError(f"'{name}' must be in parts of one size, but its strategy has field {entry.field} or a split.")
    (matrix,), (cuts,) = entry.dev_matrix, entry.tensor_map
    if not all(matrix.dim) or math.prod(matrix.dim) > _MOST_DEVICES:
        raise ValueError(f"'{name}' must be for 1 to {_MOST_DEVICES} processes, but its device matrix is {matrix.dim}.")
    if any(not -1 <= cut < len(matrix.dim) for cut in cuts.dim):
        raise ValueError(f"'{name}' must be cut by an axis of {matrix.dim}, but its tensor map is {cuts.dim}.")
    return Layout(tuple(matrix.dim), tuple(cuts.dim), entry.opt_weight_shard_step, entry.opt_weight_shard_size)


def merged(paths: Iterable[str | os.PathLike[str]]) -> bytes:
    """One strategy file out of those of the stages of a pipeline."""
    items, layouts = [], []
    for path in paths:
        data = memoryview(Path(path).read_bytes())
        fields = [(key, extent) for key, _, extent in read_fields(data, 0, len(data))]
        parts = [data[extent] for key, extent in fields if key == _ITEM]
        stage = next(filter(None, map(_stage, parts)), 0)
        items += [encode_number(_ITEM) + encode_number(len(part)) + part for part in parts]
        for key, extent in fields:
            if key == _LAYOUT:
                layouts.append(_renamed(data[extent], f"{stage}-"))
    return b"".join(itertools.chain((encode_number(_CURRENT_STAGE) + b"\x01",), items, layouts))


def group_ranks(path: str | os.PathLike[str]) -> list[int]:
    """The processes that a checkpoint may be restored from, out of a file of groups (``ParallelGroupMap``)."""
    data = memoryview(Path(path).read_bytes())
    ranks = next((extent for key, _, extent in read_fields(data, 0, len(data)) if key == _BODY), slice(0, 0))
    return _dims(data, ranks).dim


def _contents(message: memoryview) -> dict[int, memoryview]:
    """The fields of a message by their keys."""
    return {key: message[extent] for key, _, extent in read_fields(message, 0, len(message))}


def _stage(item: memoryview) -> int:
    """The stage of the pipeline that an Item is of."""
    body = _contents(item).get(_BODY, memoryview(b""))
    stage = _contents(body).get(_STAGE, memoryview(b"\0"))
    return read_number(stage, 0, len(stage))[0]


def _renamed(layout: memoryview, prefix: str) -> bytes:
    fields = _contents(layout)
    name = encode_text(_NAME, prefix + read_text(fields.get(_NAME, b""), "utf-8", 0))
    body = fields.get(_BODY, memoryview(b""))
    message = name + encode_number(_BODY) + encode_number(len(body)) + body
    return encode_number(_LAYOUT) + encode_number(len(message)) + message


def _entry(data: memoryview, extent: slice) -> tuple[str, ParallelLayouts]:
    name, lists, numbers = "", [Dims([]) for _ in range(4)], [0, 0, 0]
    for key, position, field in read_fields(data, extent.start, extent.stop):
        if key == _NAME:
            name = read_text(data[field], "utf-8", position)
        elif key == _BODY:
            for inner_key, _, inner in read_fields(data, field.start, field.stop):
                number = inner_key >> 3
                if 1 <= number <= 4:
                    lists[number - 1] = _dims(data, inner)
                elif 5 <= number <= 7:
                    numbers[number - 5] = _signed(next(read_numbers(data, inner)))
    matrix, cuts, shape, offset = lists
    return name, ParallelLayouts([matrix], [cuts], [shape], [offset], *numbers)


def _dims(data: memoryview, extent: slice) -> Dims:
    """Numbers one by one or packed."""
    fields = read_fields(data, extent.start, extent.stop)
    return Dims([_signed(number) for key, _, field in fields if key >> 3 == 1 for number in read_numbers(data, field)])


def _signed(number: int) -> int:
    return number - 2**64 if number >= 2**63 else number
