"""Checkpoints that processes have shared out, written again for another number of processes, or as a whole.

How they are shared out is told by the strategy files that MindSpore's parallel compiler wrote with them. Here a network
is never cut by such a compiler; what this is for is to bring the checkpoints of those that were to one process, or to
another arrangement of processes.
"""

import json
import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import torch

from .. import _checks
from ..bridge.files import Item, open_state, write_state
from ..bridge.strategy import (
    Layout,
    ParallelLayouts,
    Piece,
    Strategy,
    group_ranks,
    merged,
    pieces,
    read_layouts,
    read_strategy,
)
from ..bridge.tensors import Spec
from ..communication import get_rank
from ..nn.cell import Cell
from .serialization import _parameter, load_param_into_net

_RANK = re.compile(r"rank_(\d+)")
_MOST_IN_FILE = 3 * 2**30
_NAME_MAP, _UNCUT = "param_name_map.json", "hyper_param.safetensors"


def build_searched_strategy(strategy_filename: str) -> dict[str, ParallelLayouts]:
    """The entries of a strategy file by name, as :func:`merge_sliced_parameter` takes them.

    Raises:
        TypeError: if ``strategy_filename`` is no str.
        ValueError: if there is no such file, or it is damaged.
    """
    return read_layouts(_existing("build_searched_strategy", "strategy_filename", strategy_filename))


def merge_pipeline_strategys(src_strategy_dirs: str, dst_strategy_file: str) -> None:
    """Write one strategy file out of those that the stages of a pipeline wrote into a folder.

    Args:
        src_strategy_dirs: the folder, with one file for each stage.
        dst_strategy_file: the new file.

    Raises:
        NotADirectoryError: if there is no such folder.
        ValueError: if it has no files.
    """
    folder = Path(src_strategy_dirs)
    if not folder.is_dir():
        raise NotADirectoryError(
            f"For 'merge_pipeline_strategys', 'src_strategy_dirs' must be a folder, but got '{src_strategy_dirs}'."
        )
    files = sorted(file for file in folder.iterdir() if file.is_file())
    if not files:
        raise ValueError(
            f"For 'merge_pipeline_strategys', 'src_strategy_dirs' must have files, but '{src_strategy_dirs}' has none."
        )
    target = Path(dst_strategy_file)
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(merged(files))


def restore_group_info_list(group_info_file_name: str) -> list[int]:
    """The processes whose checkpoint is the same as this one's, out of the file that they wrote about their groups.

    Raises:
        TypeError: if ``group_info_file_name`` is no str.
        ValueError: if there is no such file, or it is damaged.
    """
    return group_ranks(_existing("restore_group_info_list", "group_info_file_name", group_info_file_name))


def rank_list_for_transform(
    rank_id: int, src_strategy_file: str | None = None, dst_strategy_file: str | None = None
) -> list[int]:
    """The processes whose checkpoints are needed to make that of process ``rank_id``: as few as possible, in ascending
    order (MindSpore's list is in no order, and has more where stages are put together).

    Args:
        rank_id: a process under ``dst_strategy_file``.
        src_strategy_file: how the checkpoints are shared out; None if there is one, whole.
        dst_strategy_file: how they are to be shared out; None for one that is whole.

    Raises:
        TypeError: if ``rank_id`` is no int.
        IndexError: if there is no such process.
        ValueError: if there is no such strategy file, or it is damaged.
    """
    who = "rank_list_for_transform"
    _checks.check_type(who, "rank_id", rank_id, int)
    return _ranks_needed(who, rank_id, _strategy(who, src_strategy_file), _strategy(who, dst_strategy_file))


def transform_checkpoints(
    src_checkpoints_dir: str,
    dst_checkpoints_dir: str,
    ckpt_prefix: str,
    src_strategy_file: str | None = None,
    dst_strategy_file: str | None = None,
    process_num: int = 1,
    output_format: str = "ckpt",
) -> None:
    """Write the checkpoints of all processes again, shared out in another way; tensor by tensor.

    Parameters that no strategy names are taken over from the same process, or the first; texts are left out.

    Args:
        src_checkpoints_dir: a folder with ``rank_0``, ``rank_1`` …; of several files in one the last by name counts.
        dst_checkpoints_dir: gets ``rank_0/<ckpt_prefix>0.ckpt`` …
        ckpt_prefix: how the new files' names begin.
        src_strategy_file, dst_strategy_file: as in :func:`rank_list_for_transform`; not both None.
        process_num: kept for MindSpore's signature; the work is reading and writing.
        output_format: "ckpt" or "safetensors"; the latter only out of safetensors.

    Raises:
        TypeError: if ``ckpt_prefix`` is no str.
        ValueError: if there are no checkpoints, one is missing or does not fit the strategy, or no strategy names any
            of their parameters.
    """
    who = "transform_checkpoints"
    if not isinstance(ckpt_prefix, str):
        raise TypeError(f"For '{who}', 'ckpt_prefix' must be a str, but got {ckpt_prefix!r}.")
    _checks.check_one_of(who, "output_format", output_format, ("ckpt", "safetensors"))
    files = _last_files(who, src_checkpoints_dir)
    if output_format == "safetensors" and all(file.suffix == ".ckpt" for file in files.values()):
        raise ValueError(
            f"For '{who}', 'output_format' must be 'ckpt' for '{src_checkpoints_dir}', but got safetensors."
        )
    source, target = _strategy(who, src_strategy_file), _strategy(who, dst_strategy_file)
    for rank in range(target.num_ranks):
        path = Path(dst_checkpoints_dir) / f"rank_{rank}" / f"{ckpt_prefix}{rank}.{output_format}"
        _write_items(path, _items(who, rank, files, source, target))


def transform_checkpoint_by_rank(
    rank_id: int,
    checkpoint_files_map: dict[int, str],
    save_checkpoint_file_name: str,
    src_strategy_file: str | None = None,
    dst_strategy_file: str | None = None,
) -> None:
    """Write the checkpoint of one process, as :func:`transform_checkpoints` does for all.

    Args:
        rank_id: the process.
        checkpoint_files_map: from processes to their checkpoints, with those of :func:`rank_list_for_transform`.
        save_checkpoint_file_name: the new file, ending in ``.ckpt`` or ``.safetensors``.
        src_strategy_file, dst_strategy_file: as in :func:`rank_list_for_transform`; not both None.

    Raises:
        TypeError: if ``checkpoint_files_map`` is no dict.
        ValueError: for another ending, a file that is missing or does not fit the strategy, and if no strategy names
            any of the parameters.
    """
    who = "transform_checkpoint_by_rank"
    _checks.check_type(who, "checkpoint_files_map", checkpoint_files_map, dict)
    if not str(save_checkpoint_file_name).endswith((".ckpt", ".safetensors")):
        raise ValueError(
            f"For '{who}', 'save_checkpoint_file_name' must end in .ckpt or .safetensors, "
            f"but got '{save_checkpoint_file_name}'."
        )
    files = {rank: Path(file) for rank, file in checkpoint_files_map.items()}
    for rank, file in files.items():
        if not file.exists():
            raise ValueError(f"For '{who}', the checkpoint of rank {rank} must exist, but '{file}' does not.")
    source, target = _strategy(who, src_strategy_file), _strategy(who, dst_strategy_file)
    _write_items(Path(save_checkpoint_file_name), _items(who, rank_id, files, source, target))


def unified_safetensors(
    src_dir: str,
    src_strategy_file: str,
    dst_dir: str,
    merge_with_redundancy: bool = True,
    file_suffix: str | None = None,
    max_process_num: int = 64,
    choice_func: Callable[[str], bool | str] | None = None,
    split_dst_file: tuple[int, int] | tuple[()] = (),
) -> None:
    """Put the safetensors of all processes together.

    ``part0.safetensors`` … are of at most 3 GiB, unless one tensor is larger; ``hyper_param.safetensors`` has what the
    strategy does not name; ``param_name_map.json`` tells what is in which part.

    Args:
        src_dir: a folder with ``rank_0``, ``rank_1`` …; of several files in one the last by name counts.
        src_strategy_file: how the parameters are shared out.
        dst_dir: the folder for the new files.
        merge_with_redundancy: kept for MindSpore's signature: a part is read from the first process that has it.
        file_suffix: only files whose names end so, before the ending.
        max_process_num: kept for MindSpore's signature.
        choice_func: from a name to whether it is put in, or to the name that it gets.
        split_dst_file: ``(number, count)``: write every ``count``-th part only, from ``number`` (counted from 1) on.

    Raises:
        ValueError: if there are no checkpoints, one is missing, or does not fit the strategy.
    """
    who = "unified_safetensors"
    files = _last_files(who, src_dir, f"{file_suffix or ''}.safetensors")
    source, target = _strategy(who, src_strategy_file), Strategy({})
    items = _items(who, 0, files, source, target)
    renamed = {name: True if choice_func is None else choice_func(name) for name in items}
    chosen = {new if isinstance(new, str) else name: name for name, new in renamed.items() if new}
    parts = _in_parts({new: items[name] for new, name in chosen.items() if name in source.layouts})
    number, count = split_dst_file or (1, 1)
    folder = Path(dst_dir)
    folder.mkdir(parents=True, exist_ok=True)
    for i in range(number - 1, len(parts), count):
        _write_items(folder / f"part{i}.safetensors", parts[i])
    uncut = {new: items[name] for new, name in chosen.items() if name not in source.layouts}
    if uncut and number == 1:
        _write_items(folder / _UNCUT, uncut)
    where = {name: f"part{i}.safetensors" for i, part in enumerate(parts) for name in part}
    size = sum(item.size for part in parts for item in part.values())
    text = json.dumps({"metadata": {"total_size": size}, "weight_map": where}, indent=4)
    (folder / _NAME_MAP).write_text(text, encoding="utf-8")


def load_distributed_checkpoint(
    network: Cell | None,
    checkpoint_filenames: list[str] | None = None,
    predict_strategy: dict[str, Any] | str | None = None,
    train_strategy_filename: str | None = None,
    strict_load: bool = False,
    dec_key: bytes | None = None,
    dec_mode: str = "AES-GCM",
    format: str = "ckpt",
    unified_safetensors_dir: str | None = None,
    dst_safetensors_dir: str | None = None,
    rank_id: int | None = None,
    output_format: str = "safetensors",
    name_map: dict[str, str] | None = None,
    max_process_num: int = 64,
    return_param_dict: bool = False,
) -> Any:
    """Load what several processes have saved, each its part, into a network of this process.

    With ``format="ckpt"`` the checkpoints are put together by the strategy that they were trained with. With
    ``format="safetensors"`` they have been put together by :func:`unified_safetensors`.

    Args:
        network: the network; None to write files into ``dst_safetensors_dir``.
        checkpoint_filenames: for "ckpt", the files of all processes, in their order.
        predict_strategy: how the parameters are to be shared out; of each only the part of ``rank_id`` is loaded. A
            strategy file for "safetensors"; for "ckpt" a dict from names to [device matrix, tensor map, …].
        train_strategy_filename: for "ckpt", the strategy file.
        strict_load: as in :func:`load_param_into_net`.
        dec_key, dec_mode: as in :func:`load_checkpoint`; for "ckpt".
        format: "ckpt" or "safetensors".
        unified_safetensors_dir: for "safetensors", the folder.
        dst_safetensors_dir: gets ``rank_0/net.safetensors`` … for all processes of ``predict_strategy``.
        rank_id: a process under ``predict_strategy``; by default this one.
        output_format: of the files in ``dst_safetensors_dir``: "safetensors" or "ckpt".
        name_map: from names in the files to names in the network; the others stay.
        max_process_num: kept for MindSpore's signature.
        return_param_dict: return the Parameters by name, and load nothing.

    Returns:
        For "ckpt" and for written files True, else what :func:`load_param_into_net` returns, or the Parameters.

    Raises:
        ValueError: if ``network`` is no Cell, files are missing, or do not fit the strategy.
        FileNotFoundError: if there is no ``unified_safetensors_dir``.
    """
    who = "load_distributed_checkpoint"
    writes = network is None and dst_safetensors_dir is not None
    if not writes and not isinstance(network, Cell):
        raise ValueError(f"For '{who}', 'network' must be a Cell, but got {network!r}.")
    if format == "ckpt":
        items, target = _of_all_ranks(
            who, checkpoint_filenames, predict_strategy, train_strategy_filename, dec_key, dec_mode
        )
    else:
        items, target = _unified(Path(unified_safetensors_dir or "")), _strategy(who, predict_strategy)
    items = {(name_map or {}).get(name, name): item for name, item in items.items()}
    if writes:
        for rank in range(target.num_ranks):
            path = Path(str(dst_safetensors_dir)) / f"rank_{rank}" / f"net.{output_format}"
            _write_items(path, _cut(who, rank, {0: items}, Strategy({}), target))
        return True
    if target.layouts:
        items = _cut(who, get_rank() if rank_id is None else rank_id, {0: items}, Strategy({}), target)
    found = {name: _parameter(name, item.read()) for name, item in items.items()}  # type: ignore[arg-type]
    if return_param_dict:
        return found
    loaded = load_param_into_net(network, found, strict_load)  # type: ignore[arg-type]
    return True if format == "ckpt" else loaded


# -- strategies --------------------------------------------------------------------------------------------------------


def _existing(who: str, arg: str, name: Any) -> Path:
    if not isinstance(name, str):
        raise TypeError(f"For '{who}', '{arg}' must be a str, but got {name!r}.")
    if not Path(name).is_file():
        raise ValueError(f"For '{who}', '{arg}' must be a file that exists, but got '{name}'.")
    return Path(name)


def _strategy(who: str, name: Any) -> Strategy:
    return read_strategy(None if name is None else _existing(who, "strategy file", name))


def _ranks_needed(who: str, rank: int, source: Strategy, target: Strategy) -> list[int]:
    if target.layouts and not 0 <= rank < target.num_ranks:
        raise IndexError(f"For '{who}', 'rank_id' must be in [0, {target.num_ranks}), but got {rank}.")
    names = [*source.layouts, *(name for name in target.layouts if name not in source.layouts)]
    return sorted({piece.rank for name in names for piece in pieces(name, rank, source, target) or ()}) or [0]


# -- tensors -----------------------------------------------------------------------------------------------------------

_Items = Mapping[str, Item]


def _last_files(who: str, folder: str, ending: str = "") -> dict[int, Path]:
    """By rank the last file in each ``rank_…``; a .ckpt where there are both."""
    found: dict[int, Path] = {}
    for sub in Path(folder).iterdir() if Path(folder).is_dir() else ():
        match = _RANK.fullmatch(sub.name)
        files = sorted(file for file in sub.glob(f"*{ending}") if file.suffix in (".ckpt", ".safetensors"))
        if match and files:
            found[int(match[1])] = max(files, key=lambda file: (file.suffix == ".ckpt", file.name))
    if not found:
        raise ValueError(
            f"For '{who}', there must be checkpoints '*{ending}' in '{folder}/rank_…', but there are none."
        )
    return found


def _items(who: str, rank: int, files: dict[int, Path], source: Strategy, target: Strategy) -> dict[str, Item]:
    """What process ``rank`` is to have, out of the files of others."""
    needed = _ranks_needed(who, rank, source, target)
    missing = [other for other in needed if other not in files]
    if missing:
        raise ValueError(f"For '{who}', the checkpoint of rank {missing[0]} is missing.")
    return _cut(who, rank, {other: open_state(files[other]).items for other in needed}, source, target)


def _cut(who: str, rank: int, states: Mapping[int, _Items], source: Strategy, target: Strategy) -> dict[str, Item]:
    """As :func:`_items`, out of what others have."""
    found: dict[str, Item] = {}
    named = source.layouts.keys() | target.layouts.keys()
    for other in sorted(states, key=lambda other: (other != rank, other)):
        for name, item in states[other].items():
            needed = pieces(name, rank, source, target) if name in named and name not in found else None
            if needed:
                found[name] = _joined(who, name, needed, states)
            elif name not in named and item.dtype is not None:
                found.setdefault(name, item)
    if not named & {name for items in states.values() for name in items}:
        raise ValueError(f"For '{who}', the strategies must name parameters of the checkpoints, but name none of them.")
    return found


def _joined(who: str, name: str, needed: list[Piece], states: Mapping[int, _Items]) -> Item:
    """A tensor out of pieces of others."""
    items = [states[piece.rank].get(name) for piece in needed]
    first, parts, parts_there = items[0], needed[0].parts_here, needed[0].parts_there
    if first is None or any(item is None or (item.dtype, item.shape) != (first.dtype, first.shape) for item in items):
        ranks = [piece.rank for piece in needed]
        raise ValueError(
            f"For '{who}', '{name}' must be of one dtype and shape in the checkpoints of the ranks {ranks}."
        )
    whole = tuple(size * count for size, count in zip(first.shape, parts, strict=False))
    if len(first.shape) != len(parts) or any(size % count for size, count in zip(whole, parts_there, strict=True)):
        raise ValueError(
            f"For '{who}', '{name}' must have a shape of which {parts_there} parts can be made out of {parts}, "
            f"but got {first.shape}."
        )

    def read() -> torch.Tensor:
        joined = torch.empty(shape, dtype=first.dtype)
        for piece in needed:
            here, there = piece.slices(whole)
            joined[there] = states[piece.rank][name].read()[here]  # type: ignore[index, assignment]  # no text
        return joined

    shape = tuple(size // count for size, count in zip(whole, parts_there, strict=True))
    return Item(name, first.dtype, shape, read)


def _write_items(path: Path, items: _Items) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    specs = [Spec(name, item.dtype, item.shape) for name, item in items.items() if item.dtype is not None]
    write_state(path, specs, lambda name: items[name].read())  # type: ignore[arg-type, return-value]


def _in_parts(items: _Items) -> list[dict[str, Item]]:
    """Items in files, in their order."""
    parts: list[dict[str, Item]] = [{}]
    size = 0
    for name, item in items.items():
        if parts[-1] and size + item.size > _MOST_IN_FILE:
            parts.append({})
            size = 0
        parts[-1][name] = item
        size += item.size
    return parts


def _unified(folder: Path) -> dict[str, Item]:
    """What :func:`unified_safetensors` has written."""
    where = json.loads((folder / _NAME_MAP).read_text(encoding="utf-8"))["weight_map"]
    files = [*dict.fromkeys(where.values()), *([_UNCUT] if (folder / _UNCUT).exists() else [])]
    return {name: item for file in files for name, item in open_state(folder / Path(file).name).items.items()}


def _of_all_ranks(
    who: str, names: Any, predict: Any, train_strategy: str | None, key: bytes | None, mode: str
) -> tuple[dict[str, Item], Strategy]:
    """The whole tensors, and how they are to be cut."""
    if not isinstance(names, list | tuple):
        raise TypeError(f"For '{who}', 'checkpoint_filenames' must be a list of str, but got {names!r}.")
    if predict is not None and not isinstance(predict, dict):
        raise ValueError(f"For '{who}', 'predict_strategy' must be a dict for the format 'ckpt', but got {predict!r}.")
    source = read_strategy(_existing(who, "train_strategy_filename", train_strategy or ""))
    if len(names) != source.num_ranks:
        raise ValueError(
            f"For '{who}', 'checkpoint_filenames' must be the {source.num_ranks} files of the strategy's processes, "
            f"but got {len(names)}."
        )
    states = {rank: open_state(name, key, mode).items for rank, name in enumerate(names)}
    layouts = {name: {0: Layout(tuple(entry[0]), tuple(entry[1]))} for name, entry in (predict or {}).items()}
    return _cut(who, 0, states, source, Strategy({})), Strategy(layouts)
