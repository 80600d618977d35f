"""Any file that holds the state of a model, read lazily, and the formats that can be written, tensor by tensor."""

import functools
import json
import os
import zipfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import BinaryIO, NamedTuple

import numpy as np
import torch

from . import checkpoint_file, safetensors_file, torch_file
from ._atomic import replacing
from .cipher import EncryptedFile
from .tensors import Spec, Value

_TORCH_ENDINGS = (".pt", ".pth", ".bin")
ENDINGS = (".ckpt", ".safetensors", *_TORCH_ENDINGS, ".npz")
WRITABLE = (".ckpt", ".safetensors", ".pth", ".pt")
# The most that deflate can shrink its input.
_MOST_COMPRESSION = 1040
# After so many bytes a file is opened anew.
_MOST_MAPPED = 64 * 1024 * 1024


@dataclass(frozen=True)
class Item:
    """One entry: what it is, and how to read it. A text has no dtype."""

    name: str
    dtype: torch.dtype | None
    shape: tuple[int, ...]
    read: Callable[[], Value]

    @property
    def count(self) -> int:
        """The number of elements."""
        return int(np.prod(self.shape, dtype=object)) if self.dtype is not None else 0

    @property
    def size(self) -> int:
        """The number of bytes of the elements."""
        return self.count * self.dtype.itemsize if self.dtype is not None else 0


class State(NamedTuple):
    """What a file or folder holds: ``items`` by name in the file's order, and ``notes``, what else is in it."""

    path: str
    format: str
    items: dict[str, Item]
    notes: dict[str, str]


def open_state(path: str | os.PathLike[str], key: bytes | None = None, mode: str = "AES-GCM") -> State:
    """Open a .ckpt, .safetensors, .pt, .pth, .bin or .npz file, or a folder with shards as Hugging Face writes them.

    No value is read before it is asked for, and nothing in a file is run. A file that is read from end to end takes no
    more memory than the tensors that the caller keeps, and some 100 MiB; only an encrypted one is in memory as a whole.

    Args:
        path: the file or folder.
        key: the key of an encrypted .ckpt.
        mode: its cipher.

    Raises:
        FileNotFoundError: if there is no such file.
        ValueError: if it is damaged, or of another kind.
    """
    state = _open(Path(path), key, mode)
    return state if key is not None else state._replace(items=_released(Path(path), state))


def _open(where: Path, key: bytes | None = None, mode: str = "AES-GCM") -> State:
    if where.is_dir():
        return _open_folder(where)
    if not where.exists():
        raise FileNotFoundError(f"There is no file {where}.")
    ending = where.suffix.lower()
    if ending == ".ckpt":
        return _open_checkpoint(where, key, mode)
    if ending == ".safetensors":
        return _open_safetensors(where)
    if ending in _TORCH_ENDINGS:
        return _open_torch(where)
    if ending == ".npz":
        return _open_npz(where)
    raise ValueError(f"The ending of {where} must be one of {', '.join(ENDINGS)}.")


def write_state(
    path: str | os.PathLike[str],
    specs: Iterable[Spec],
    value: Callable[[str], torch.Tensor],
    key: bytes | None = None,
    mode: str = "AES-GCM",
) -> None:
    """Write a .ckpt, .safetensors, .pth or .pt file; every tensor is asked for when it is to be written.

    Raises:
        ValueError: for another ending.
        TypeError: for a dtype that the format does not have.
    """
    ending = Path(path).suffix.lower()
    specs = list(specs)
    if ending not in WRITABLE:
        raise ValueError(f"The ending of a file to write must be one of {', '.join(WRITABLE)}, but got '{path}'.")
    if ending == ".safetensors":
        for spec in specs:
            if not safetensors_file.can_hold(spec.dtype):
                raise TypeError(f"'{spec.name}' has the dtype {spec.dtype}, which safetensors cannot hold.")
    with replacing(path) as file:
        if ending == ".safetensors":
            safetensors_file.write_one_by_one(file, specs, value, {"format": "ms"})
        elif ending == ".ckpt":
            _write_checkpoint(file, ((spec.name, value(spec.name)) for spec in specs), key, mode)
        else:
            torch_file.write(file.name, specs, value)


def _write_checkpoint(file: BinaryIO, values: Iterable[tuple[str, Value]], key: bytes | None, mode: str) -> None:
    if key is None:
        checkpoint_file.write(file, values)
        return
    encrypted = EncryptedFile(file, key, mode)
    checkpoint_file.write(encrypted, values)
    encrypted.close()


# -- memory ------------------------------------------------------------------------------------------------------------


class _Reader:
    """Reads from a file that it opens anew now and then, so that what was mapped by then is released."""

    def __init__(self, path: Path, items: dict[str, Item]) -> None:
        self._path, self._items, self._mapped = path, items, 0

    def read(self, name: str) -> Value:
        """The value of this name."""
        self._mapped += self._items[name].size
        if self._mapped > _MOST_MAPPED:
            self._items, self._mapped = _open(self._path).items, self._items[name].size
        return self._items[name].read()


def _released(path: Path, state: State) -> dict[str, Item]:
    reader = _Reader(path, state.items)
    return {name: replace(item, read=functools.partial(reader.read, name)) for name, item in state.items.items()}


# -- readers -----------------------------------------------------------------------------------------------------------


def _open_checkpoint(path: Path, key: bytes | None, mode: str) -> State:
    if not path.stat().st_size:
        raise ValueError(f"The checkpoint file {path} is empty.")
    file = checkpoint_file.Checkpoint(path, key, mode)
    items = {
        name: Item(name, entry.torch_dtype, entry.shape, functools.partial(file.value, name))
        for name, entry in file.entries.items()
    }
    return State(str(path), "MindSpore checkpoint", items, {})


def _open_safetensors(path: Path) -> State:
    file = safetensors_file.Safetensors(path)
    items = {spec.name: Item(*spec, functools.partial(file.value, spec.name)) for spec in file.specs}
    return State(str(path), "safetensors", items, file.metadata)


def _open_torch(path: Path) -> State:
    values, others = torch_file.read(path)
    items = {
        name: Item(name, value.dtype, tuple(value.shape), functools.partial(_same, value))
        for name, value in values.items()
        if isinstance(value, torch.Tensor)
    }
    return State(str(path), "PyTorch", items, {"also holds": ", ".join(others)} if others else {})


def _same(value: Value) -> Value:
    return value


@contextmanager
def _explained(path: Path) -> Iterator[None]:
    """ValueError for whatever zipfile and NumPy raise where an archive is damaged."""
    try:
        yield
    except Exception as error:
        raise ValueError(f"The NumPy archive {path} cannot be read: {error}.") from error


def _open_npz(path: Path) -> State:
    with _explained(path), zipfile.ZipFile(path) as archive:
        found = [_npz_item(path, archive, info) for info in archive.infolist() if info.filename.endswith(".npy")]
    return State(str(path), "NumPy", {item.name: item for item in found}, {})


def _npz_item(path: Path, archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> Item:
    with archive.open(info) as member:
        version = np.lib.format.read_magic(member)  # type: ignore[arg-type]
        read_header = np.lib.format.read_array_header_1_0 if version == (1, 0) else np.lib.format.read_array_header_2_0
        shape, _, dtype = read_header(member)  # type: ignore[arg-type]
    name = info.filename.removesuffix(".npy")
    if dtype.hasobject or dtype.kind not in "biufc":
        raise ValueError(f"'{name}' has the dtype {dtype}, which is no number")
    size = int(np.prod(shape, dtype=object)) * dtype.itemsize
    if size > info.file_size or info.file_size > _MOST_COMPRESSION * max(info.compress_size, 1):
        raise ValueError(f"'{name}' claims {size} bytes, which are not there")
    torch_dtype = torch.from_numpy(np.empty(0, dtype.newbyteorder("="))).dtype
    return Item(name, torch_dtype, tuple(shape), functools.partial(_npz_value, path, name))


def _npz_value(path: Path, name: str) -> torch.Tensor:
    with _explained(path), np.load(path, allow_pickle=False) as arrays:
        array = arrays[name]
    return torch.from_numpy(np.asarray(array, array.dtype.newbyteorder("=")))


def _open_folder(folder: Path) -> State:
    for index in ("model.safetensors.index.json", "pytorch_model.bin.index.json"):
        if (folder / index).exists():
            return _open_shards(folder, folder / index)
    for single in ("model.safetensors", "pytorch_model.bin"):
        if (folder / single).exists():
            return _open(folder / single)
    raise ValueError(f"The folder {folder} must hold model.safetensors or pytorch_model.bin, or an index of shards.")


def _weight_map(index: Path) -> dict[str, str]:
    """Which file of the same folder has which tensor."""
    try:
        found = json.loads(index.read_text(encoding="utf-8"))
    except (ValueError, RecursionError) as error:
        raise ValueError(f"The index {index} cannot be read: {error}.") from error
    names = found.get("weight_map") if isinstance(found, dict) else None
    if not isinstance(names, dict) or any(not isinstance(f, str) or Path(f).name != f for f in names.values()):
        raise ValueError(f"The index {index} must have a 'weight_map' from names to files of its folder, but has none.")
    return names


def _open_shards(folder: Path, index: Path) -> State:
    names = _weight_map(index)
    files = list(dict.fromkeys(names.values()))
    try:
        shards = {file: _open(folder / file).items for file in files}
    except (ValueError, FileNotFoundError) as error:
        raise ValueError(f"The shards of {index} cannot be read: {str(error).rstrip('.')}.") from error
    for name, file in names.items():
        if name not in shards[file]:
            raise ValueError(f"The shards of {index} cannot be read: {file} must have {name!r}, but has not.")
    items = {name: shards[file][name] for name, file in names.items()}
    return State(str(folder), f"{len(files)} shards", items, {})
