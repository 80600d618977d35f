"""Whole checkpoints at a time: from one format to the other, and put together from the parts that processes saved."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import torch

from .._boundary import wrap
from ..bridge.files import Item, open_state, write_state
from ..bridge.tensors import Spec
from ..nn.cell import Cell
from ..parameter import Parameter
from .serialization import _choice, load_checkpoint, load_param_into_net

_ENDINGS = {"ckpt": ".ckpt", "safetensors": ".safetensors"}
_RANK = "rank"


def ckpt_to_safetensors(
    file_path: str,
    save_path: str | None = None,
    name_map: dict[str, str] | None = None,
    file_name_regex: str | None = None,
    processes_num: int = 1,
) -> None:
    """Write .ckpt files again as .safetensors, tensor by tensor.

    Args:
        file_path: a file, or a folder whose subfolders ``rank_0`` … hold files.
        save_path: the folder for the new files, which keep their subfolders; by default they lie beside the old ones.
        name_map: from old parameter names to new ones; the others stay.
        file_name_regex: of a folder, only files in whose names it is found.
        processes_num: kept for MindSpore's signature; the work is reading and writing.

    Raises:
        ValueError: if there is no such file or folder, it has another ending, or no ``rank`` folder is inside; for a
            ``name_map`` that is no dict.
        TypeError: for a text, which safetensors cannot hold, or another value that is no str in ``name_map``.

    >>> import tempfile
    >>> import amadou as ms
    >>> file = tempfile.mkdtemp() + "/w.ckpt"
    >>> ms.save_checkpoint({"w": ms.Tensor([1.0, 2.0])}, file)
    >>> ms.ckpt_to_safetensors(file, name_map={"w": "weight"})
    >>> ms.load_checkpoint(file.replace(".ckpt", ".safetensors"), format="safetensors")
    {'weight': Parameter (name=weight, shape=(2,), dtype=Float32, requires_grad=True)}
    """
    _rewrite("ckpt_to_safetensors", ("ckpt", "safetensors"), file_path, save_path, name_map, file_name_regex)


def safetensors_to_ckpt(
    file_path: str,
    save_path: str | None = None,
    name_map: dict[str, str] | None = None,
    file_name_regex: str | None = None,
    processes_num: int = 1,
) -> None:
    """Write .safetensors files again as .ckpt; the arguments and errors are those of :func:`ckpt_to_safetensors`."""
    _rewrite("safetensors_to_ckpt", ("safetensors", "ckpt"), file_path, save_path, name_map, file_name_regex)


def merge_sliced_parameter(sliced_parameters: list[Parameter], strategy: dict[str, Any] | None = None) -> Parameter:
    """The Parameter that was cut into ``sliced_parameters``.

    Args:
        sliced_parameters: the parts in the order of the processes; all of one name.
        strategy: by name, how the Parameter was cut: an object with ``dev_matrix[0].dim`` (how the processes are
            arranged) and ``tensor_map[0].dim`` (for each axis the number, from the right, of the axis of that
            arrangement along which it was cut, or -1). None for parts along axis 0.

    Raises:
        TypeError: if the arguments are no list of Parameters or no dict.
        ValueError: for an empty list, parts that do not fit together, or a strategy of another form.
        KeyError: if the strategy has no entry for the name.

    >>> import amadou as ms
    >>> parts = [ms.Parameter(ms.Tensor([[1.0, 2.0]]), "w"), ms.Parameter(ms.Tensor([[3.0, 4.0]]), "w")]
    >>> ms.merge_sliced_parameter(parts).shape
    (2, 2)
    """
    _check_slices(sliced_parameters, strategy)
    first = sliced_parameters[0]
    tensors = [parameter._torch().detach() for parameter in sliced_parameters]
    whole = torch.cat(tensors) if strategy is None else _merged(tensors, strategy[first.name])
    return Parameter(wrap(whole), first.name, first.requires_grad, first.layerwise_parallel)


def load_segmented_checkpoints(
    ckpt_file_dir: str,
    net: Cell | None = None,
    strict_load: bool = False,
    filter_prefix: str | list[str] | tuple[str, ...] | None = None,
    dec_key: bytes | None = None,
    dec_mode: str = "AES-GCM",
    specify_prefix: str | list[str] | tuple[str, ...] | None = None,
    choice_func: Callable[[str], object] | None = None,
) -> dict[str, Any]:
    """Read all .ckpt files of a folder as one checkpoint; later files overrule earlier ones, sorted by name.

    Args:
        ckpt_file_dir: the folder.
        net, strict_load, filter_prefix, dec_key, dec_mode, specify_prefix, choice_func: as in :func:`load_checkpoint`.

    Raises:
        ValueError: if there is no such folder, it has no checkpoint, or nothing is loaded.
    """
    files = sorted(Path(ckpt_file_dir).glob("*.ckpt"))
    if not files:
        raise ValueError(f"For 'load_segmented_checkpoints', there must be .ckpt files in '{ckpt_file_dir}'.")
    found: dict[str, Any] = {}
    rest = (filter_prefix, dec_key, dec_mode, specify_prefix, choice_func)
    for file in files:
        # a file of which nothing is chosen is no error, only that all are
        names = open_state(file, dec_key, dec_mode).items
        if any(_chosen(name, filter_prefix, specify_prefix, choice_func) for name in names):
            found |= load_checkpoint(str(file), None, strict_load, *rest)
    if not found:
        raise ValueError(f"For 'load_segmented_checkpoints', no parameter in '{ckpt_file_dir}' is chosen.")
    if net is not None:
        load_param_into_net(net, found, strict_load)
    return found


# -- formats -----------------------------------------------------------------------------------------------------------


def _rewrite(
    who: str, formats: tuple[str, str], file_path: Any, save_path: str | None, name_map: Any, pattern: str | None
) -> None:
    old, new = (_ENDINGS[name] for name in formats)
    if not isinstance(file_path, str) or not Path(file_path).exists():
        raise ValueError(f"For '{who}', 'file_path' must be a file or folder that exists, but got {file_path!r}.")
    if name_map is not None and not isinstance(name_map, dict):
        raise ValueError(f"For '{who}', 'name_map' must be a dict, but got {type(name_map)}.")
    path = Path(file_path)
    if path.is_dir():
        pairs = list(_files_of_ranks(who, path, None if save_path is None else Path(save_path), old, pattern))
    elif path.suffix == old:
        pairs = [(path, path.parent if save_path is None else Path(save_path))]
    else:
        raise ValueError(f"For '{who}', 'file_path' must end in {old}, but got '{file_path}'.")
    for file, folder in pairs:
        folder.mkdir(parents=True, exist_ok=True)
        _rewrite_file(who, file, folder / f"{file.stem}{new}", name_map or {})


def _chosen(name: str, filter_prefix: Any, specify_prefix: Any, choice_func: Callable[[str], object] | None) -> bool:
    choose = _choice(filter_prefix, specify_prefix, choice_func)
    return choose is None or bool(choose(name))


def _files_of_ranks(
    who: str, folder: Path, target: Path | None, ending: str, pattern: str | None
) -> Iterator[tuple[Path, Path]]:
    ranks = [sub for sub in sorted(folder.iterdir()) if sub.is_dir() and sub.name.startswith(_RANK)]
    if not ranks:
        raise ValueError(f"For '{who}', there must be folders 'rank…' in a folder, but '{folder}' has none.")
    for rank in ranks:
        for file in sorted(rank.glob(f"*{ending}")):
            if pattern is None or re.search(pattern, file.name):
                yield file, rank if target is None else target / rank.name


def _rewrite_file(who: str, file: Path, target: Path, name_map: dict[str, str]) -> None:
    items: dict[str, Item] = {}
    for name, item in open_state(file).items.items():
        new_name = name_map.get(name, name)
        if not isinstance(new_name, str) or item.dtype is None:
            raise TypeError(f"For '{who}', '{name}' must be a tensor with a str for its name, but got {new_name!r}.")
        items[new_name] = item
    specs = [Spec(name, item.dtype, item.shape) for name, item in items.items() if item.dtype is not None]
    write_state(target, specs, lambda name: items[name].read())  # type: ignore[arg-type, return-value]


# -- slices ------------------------------------------------------------------------------------------------------------


def _check_slices(slices: Any, strategy: Any) -> None:
    who = "For 'merge_sliced_parameter',"
    if not isinstance(slices, list) or not all(isinstance(item, Parameter) for item in slices):
        raise TypeError(f"{who} 'sliced_parameters' must be a list of Parameters, but got {slices!r}.")
    if not slices:
        raise ValueError(f"{who} 'sliced_parameters' must not be empty.")
    if strategy is not None and not isinstance(strategy, dict):
        raise TypeError(f"{who} 'strategy' must be a dict, but got {type(strategy)}.")
    first = slices[0]
    for item in slices:
        if (item.name, item.shape[1:]) != (first.name, first.shape[1:]):
            raise ValueError(
                f"{who} all parts must have the name and the shape of the first but for axis 0, '{first.name}' "
                f"{first.shape}, but got '{item.name}' {item.shape}."
            )
    if strategy is not None and first.name not in strategy:
        raise KeyError(f"{who} 'strategy' must have an entry for '{first.name}'.")


def _merged(parts: list[torch.Tensor], layout: Any) -> torch.Tensor:
    """Put parts together that processes hold by a device matrix and a tensor map."""
    try:
        matrix, axes = list(layout.dev_matrix[0].dim), list(layout.tensor_map[0].dim)
    except (AttributeError, IndexError, TypeError) as error:
        raise ValueError(f"For 'merge_sliced_parameter', an entry of 'strategy' has another form: {error}.") from error
    if len(parts) != torch.Size(matrix).numel() or len(axes) != parts[0].ndim:
        raise ValueError(
            f"For 'merge_sliced_parameter', the strategy must be for {len(parts)} parts of {parts[0].ndim} axes, "
            f"but got one for {torch.Size(matrix).numel()} of {len(axes)}."
        )
    grid = torch.stack(parts).reshape(*matrix, *parts[0].shape)
    # Axes of the matrix that cut nothing hold copies: the first counts.
    cut = [len(matrix) - 1 - axis for axis in axes if axis >= 0]
    for axis in reversed(range(len(matrix))):
        if axis not in cut:
            grid = grid.select(axis, 0)
            cut = [other - (other > axis) for other in cut]
    for axis, device in enumerate(axes):
        if device >= 0:
            grid, cut = _joined(grid, cut, axis)
    return grid


def _joined(grid: torch.Tensor, cut: list[int], axis: int) -> tuple[torch.Tensor, list[int]]:
    """Move the first of the leading axes ``cut`` to where it cuts ``axis`` of the tensor."""
    device, *rest = cut
    place = len(cut) + axis
    parts = grid.unbind(device)
    return torch.cat(parts, place - 1), [other - (other > device) for other in rest]
