"""Safetensors files as MindSpore writes them: read with the safetensors library, written in one pass.

A file is the size of its header (eight little-endian bytes), the header (JSON, padded with spaces to a multiple of
eight: dtype, shape and extent of every tensor, and texts under ``__metadata__``), and the elements. The tensors are
sorted by dtype, the widest first, then by name (https://github.com/huggingface/safetensors#format). The library
refuses tensors that share memory, and its older versions copy all tensors first; hence the writer here.

MindSpore's metadata: ``format`` is "ms"; ``crc_num`` is the CRC-32 over the name and elements of every tensor, sorted
by name.
"""

import io
import json
import math
import os
import zlib
from collections.abc import Callable, Iterable, Mapping
from typing import Any, BinaryIO

import torch
from safetensors import SafetensorError, safe_open
from safetensors.torch import load

from .. import log
from .tensors import Spec, Value, content

# In the order in which the format sorts them.
_DTYPE_NAMES = {
    torch.uint64: "U64",
    torch.int64: "I64",
    torch.float64: "F64",
    torch.complex64: "C64",
    torch.float32: "F32",
    torch.uint32: "U32",
    torch.int32: "I32",
    torch.bfloat16: "BF16",
    torch.float16: "F16",
    torch.uint16: "U16",
    torch.int16: "I16",
    torch.float8_e4m3fn: "F8_E4M3",
    torch.float8_e5m2: "F8_E5M2",
    torch.int8: "I8",
    torch.uint8: "U8",
    torch.bool: "BOOL",
}
_DTYPES = {name: dtype for dtype, name in _DTYPE_NAMES.items()}
_RANKS = {dtype: rank for rank, dtype in enumerate(_DTYPE_NAMES)}
_WHOLE_NUMBERS = {dtype for dtype, name in _DTYPE_NAMES.items() if name[0] in "IU"}
_MOST_ZEROS = 2**30


def read(
    source: str | os.PathLike[str] | io.BytesIO,
    choose: Callable[[str], object] | None = None,
    crc_check: bool = False,
) -> dict[str, torch.Tensor]:
    """The tensors in a file, sorted by name; with ``choose`` only those for whose names it is true.

    A file is mapped into memory, and the tensors show its pages (writing to them never reaches the file).

    Args:
        source: the file, which must not be shortened while the tensors are in use; or its bytes.
        choose: from a name to a bool.
        crc_check: compare the checksum first; a file without one is read with a warning.

    Raises:
        ValueError: if the file is damaged.
    """
    try:
        names, get, metadata = _open(source)
        if crc_check:
            _check(metadata, {name: get(name) for name in names})
        return {name: get(name) for name in names if choose is None or choose(name)}
    except (SafetensorError, KeyError) as error:
        raise ValueError(f"The safetensors file {source} cannot be read: {error}.") from error


def write(
    file: BinaryIO,
    values: Iterable[tuple[str, Value]],
    crc_check: bool = False,
    metadata: Mapping[str, str] | None = None,
) -> None:
    """Write named tensors to a file, one after the other, without a second copy of any CPU tensor.

    Without further metadata the bytes are those that MindSpore 2.10 writes; with it MindSpore's are in random order.

    Raises:
        SafetensorError: for a string, or a dtype that the format does not have.
    """
    tensors = {name: _checked(name, value) for name, value in values}
    notes = {"format": "ms", **(metadata or {})}
    if crc_check:
        notes["crc_num"] = str(_checksum(tensors))
    specs = [Spec(name, tensor.dtype, tuple(tensor.shape)) for name, tensor in tensors.items()]
    write_one_by_one(file, specs, tensors.__getitem__, notes)


def write_one_by_one(
    file: BinaryIO, specs: Iterable[Spec], value: Callable[[str], torch.Tensor], metadata: Mapping[str, str]
) -> None:
    """As :func:`write`, but asks for every tensor only when it is to be written."""
    specs = sorted(specs, key=lambda spec: (_RANKS[spec.dtype], spec.name))
    file.write(_header(specs, dict(metadata)))
    for spec in specs:
        file.write(content(value(spec.name)))


class Safetensors:
    """An open file: ``specs`` says what it holds, and ``value`` reads one tensor.

    Raises:
        ValueError: if the file is damaged.
    """

    def __init__(self, path: str | os.PathLike[str]) -> None:
        try:
            self._file = safe_open(path, framework="pt")
            self.metadata: dict[str, str] = self._file.metadata() or {}
            self.specs = [_spec(name, self._file.get_slice(name)) for name in sorted(self._file.keys())]
        except (SafetensorError, KeyError) as error:
            raise ValueError(f"The safetensors file {os.fspath(path)} cannot be read: {error}.") from error

    def value(self, name: str) -> torch.Tensor:
        """The tensor of this name."""
        return self._file.get_tensor(name)


def _spec(name: str, part: Any) -> Spec:
    return Spec(name, _DTYPES[part.get_dtype()], tuple(part.get_shape()))


def can_hold(dtype: torch.dtype) -> bool:
    """Whether the format has this dtype."""
    return dtype in _DTYPE_NAMES


def _open(
    source: str | os.PathLike[str] | io.BytesIO,
) -> tuple[list[str], Callable[[str], torch.Tensor], dict[str, str]]:
    if isinstance(source, io.BytesIO):
        data = source.getvalue()
        tensors = load(data)
        header = json.loads(data[8 : 8 + int.from_bytes(data[:8], "little")])
        return sorted(tensors), tensors.__getitem__, header.get("__metadata__", {})
    file = safe_open(source, framework="pt")
    return sorted(file.keys()), file.get_tensor, file.metadata() or {}


def _checked(name: str, value: Value) -> torch.Tensor:
    if isinstance(value, torch.Tensor) and value.dtype in _DTYPE_NAMES:
        return value
    kind = value.dtype if isinstance(value, torch.Tensor) else "str"
    raise SafetensorError(f"For 'save_checkpoint', '{name}' of {kind} cannot be saved in format 'safetensors'.")


def _header(specs: list[Spec], metadata: dict[str, str]) -> bytes:
    entries: dict[str, dict] = {"__metadata__": metadata} if specs else {}
    end = 0
    for spec in specs:
        start, end = end, end + math.prod(spec.shape) * spec.dtype.itemsize
        dtype, shape = _DTYPE_NAMES[spec.dtype], list(spec.shape)
        entries[spec.name] = {"dtype": dtype, "shape": shape, "data_offsets": [start, end]}
    text = json.dumps(entries, ensure_ascii=False, separators=(",", ":")).encode()
    text += b" " * (-len(text) % 8)
    return len(text).to_bytes(8, "little") + text


def _checksum(tensors: dict[str, torch.Tensor]) -> int:
    crc = 0
    for name in sorted(tensors):
        crc = zlib.crc32(_checksummed(tensors[name]), zlib.crc32(name.encode(), crc))
    return crc


def _checksummed(tensor: torch.Tensor) -> bytes | memoryview:
    if tensor.ndim == 0 and tensor.dtype in _WHOLE_NUMBERS and 0 <= tensor.item() < _MOST_ZEROS:
        # MindSpore 2.10 puts the number through bytes(), which makes so many zeros, and fails where it cannot.
        return bytes(int(tensor))
    return content(tensor)


def _check(metadata: dict[str, str], tensors: dict[str, torch.Tensor]) -> None:
    if "crc_num" not in metadata:
        log.warning("For 'load_checkpoint', 'crc_check' is True, but the file has no checksum.")
    elif metadata["crc_num"] != str(_checksum(tensors)):
        raise ValueError("For 'load_checkpoint', the checksum of the safetensors file does not fit its content.")
