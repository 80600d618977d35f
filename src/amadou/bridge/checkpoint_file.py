"""MindSpore's checkpoint files (.ckpt), read and written without MindSpore and without protobuf.

A file is one protobuf message in proto2's wire format (https://protobuf.dev/programming-guides/encoding):

    Checkpoint { repeated Value value = 1; }
    Value      { string tag = 1;  Tensor tensor = 2; }
    Tensor     { repeated int64 dims = 1;  string tensor_type = 2;  bytes tensor_content = 3; }

``tensor_content`` holds the elements in C order, little-endian, at most 512 MiB of them: a larger tensor is several
values in a row with one tag and the same dims. A scalar has no dims; older files give it the dims [0]. A string has
the type "str", the dims [0] and its characters in UTF-32. Behind the message may stand a checksum: ``crc_num`` and
the CRC-32 of everything before it, as ten big-endian bytes.

A file is mapped into memory, not read: a tensor whose elements happen to lie on their natural boundaries shows the
pages of the file itself (writing to it never reaches the file), the others are copied. Nothing is allocated for a size
that a file only claims.
"""

import itertools
import math
import mmap
import os
import zlib
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import BinaryIO, NamedTuple

import torch

from .. import log

Value = torch.Tensor | str

_DTYPES = {
    "Bool": torch.bool,
    "Int8": torch.int8,
    "Int16": torch.int16,
    "Int32": torch.int32,
    "Int64": torch.int64,
    "UInt8": torch.uint8,
    "UInt16": torch.uint16,
    "UInt32": torch.uint32,
    "UInt64": torch.uint64,
    "Float16": torch.float16,
    "Float32": torch.float32,
    "Float64": torch.float64,
    "BFloat16": torch.bfloat16,
    "Complex64": torch.complex64,
    "Complex128": torch.complex128,
    "Float8E4M3FN": torch.float8_e4m3fn,
    "Float8E5M2": torch.float8_e5m2,
}
_DTYPE_NAMES = {dtype: name for name, dtype in _DTYPES.items()}
_STRING = "str"

# A field starts with a key: its number, and in the lower three bits how it is stored.
_VARINT, _FIXED64, _LENGTH, _FIXED32 = 0, 1, 2, 5
_VALUE = 1 << 3 | _LENGTH
_TAG, _TENSOR = 1 << 3 | _LENGTH, 2 << 3 | _LENGTH
_DIM, _PACKED_DIMS, _TYPE, _CONTENT = 1 << 3 | _VARINT, 1 << 3 | _LENGTH, 2 << 3 | _LENGTH, 3 << 3 | _LENGTH

_MOST_DIMS = 64
_SLICE_SIZE = 512 * 1024 * 1024
_CRC_MARK = b"crc_num"
_TRAILER_SIZE = len(_CRC_MARK) + 10


class Entry(NamedTuple):
    """A parameter as it stands in a file, its values not yet looked at. ``position`` is its first byte."""

    name: str
    dtype: str
    dims: tuple[int, ...]
    pieces: list[memoryview]
    position: int

    @property
    def shape(self) -> tuple[int, ...]:
        return () if self.dims == (0,) and any(self.pieces) else self.dims

    def value(self) -> Value:
        """The tensor, or the string.

        Raises:
            ValueError: for a dtype that torch does not have, or if dtype and shape ask for more or fewer bytes than
                there are.
        """
        if self.dtype == _STRING:
            return _text(b"".join(self.pieces), "utf-32-le", self.position).rstrip("\0")
        if self.dtype not in _DTYPES:
            raise ValueError(f"byte {self.position}: '{self.name}' has the unknown dtype '{self.dtype}'")
        dtype = _DTYPES[self.dtype]
        needed, there = math.prod(self.shape) * dtype.itemsize, sum(map(len, self.pieces))
        if needed != there:
            raise ValueError(
                f"byte {self.position}: '{self.name}' of shape {self.shape} and dtype {self.dtype} "
                f"takes {needed} bytes, but {there} are there"
            )
        return _tensor(self.pieces, dtype).reshape(self.shape)


def read(
    path: str | os.PathLike[str], choose: Callable[[str], object] | None = None, crc_check: bool = False
) -> dict[str, Value]:
    """The parameters in a file, in its order; with ``choose`` only those for whose names it is true.

    Args:
        path: the file. It must not be shortened while the tensors are in use; replacing it is safe.
        choose: from a name to a bool.
        crc_check: compare the checksum first; a file without one is read with a warning.

    Raises:
        ValueError: if the file is damaged, saying at which byte.
    """
    values: dict[str, Value] = {}
    try:
        for entry in entries(path, crc_check):
            if entry.name in values:
                raise ValueError(f"byte {entry.position}: '{entry.name}' occurs a second time")
            if choose is None or choose(entry.name):
                values[entry.name] = entry.value()
    except ValueError as error:
        raise ValueError(f"The checkpoint file {os.fspath(path)} cannot be read: {error}.") from error
    return values


def entries(path: str | os.PathLike[str], crc_check: bool = False) -> Iterator[Entry]:
    """What a file holds, without its values: for a listing, or to read a few of many parameters.

    Raises:
        ValueError: as :func:`read`, but without the name of the file.
    """
    with Path(path).open("rb") as file:
        if not os.fstat(file.fileno()).st_size:
            return
        # A copy-on-write mapping: torch may write to the tensors, the file stays.
        data = memoryview(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_COPY))
    data = _without_checksum(data, crc_check)
    for _, parts in itertools.groupby(_parts(data), key=lambda part: part.name):
        entry, *others = parts
        for part in others:
            if (part.dtype, part.dims) != (entry.dtype, entry.dims):
                raise ValueError(f"byte {part.position}: the parts of '{part.name}' differ in dtype or shape")
            entry.pieces.extend(part.pieces)
        yield entry


def write(file: BinaryIO, values: Iterable[tuple[str, Value]], crc_check: bool = False) -> None:
    """Write named tensors and strings to a file, one after the other, without a second copy of any CPU tensor.

    The bytes are those that MindSpore 2.10 writes, except for tensors without elements: MindSpore leaves them out.
    Here only those of shape [0] are left out, with a warning: the format cannot tell them from scalars.

    Raises:
        TypeError: for a dtype that the format does not have.
    """
    crc = 0
    for chunk in _chunks(values):
        file.write(chunk)
        if crc_check:
            crc = zlib.crc32(chunk, crc)
    if crc_check:
        file.write(_CRC_MARK + crc.to_bytes(_TRAILER_SIZE - len(_CRC_MARK), "big"))


def content(tensor: torch.Tensor) -> memoryview:
    """The elements of a tensor in C order as bytes; its own memory where it is contiguous and on the CPU."""
    plain = tensor.detach().cpu().resolve_conj().resolve_neg().contiguous()
    return plain.reshape(-1).view(torch.uint8).numpy().data


# -- reading -----------------------------------------------------------------------------------------------------------


def _without_checksum(data: memoryview, crc_check: bool) -> memoryview:
    message, trailer = data[:-_TRAILER_SIZE], data[-_TRAILER_SIZE:]
    if not trailer.tobytes().startswith(_CRC_MARK):
        if crc_check:
            log.warning("For 'load_checkpoint', 'crc_check' is True, but the file has no checksum.")
        return data
    if crc_check and zlib.crc32(message) != int.from_bytes(trailer[len(_CRC_MARK) :], "big"):
        raise ValueError(f"byte {len(message)}: the checksum does not fit the content")
    return message


def _parts(data: memoryview) -> Iterator[Entry]:
    """Every Value message; a large tensor comes in several."""
    for key, position, field in _fields(data, 0, len(data)):
        if key != _VALUE:
            continue
        name = ""
        tensor: tuple[str, tuple[int, ...], list[memoryview]] = ("", (), [])
        for inner_key, _, inner in _fields(data, *field):
            if inner_key == _TAG:
                name = _text(data[slice(*inner)], "utf-8", position)
            elif inner_key == _TENSOR:
                tensor = _read_tensor(data, *inner)
        yield Entry(name, *tensor, position)


def _read_tensor(data: memoryview, start: int, end: int) -> tuple[str, tuple[int, ...], list[memoryview]]:
    dtype = ""
    dims: list[int] = []
    pieces: list[memoryview] = []
    for key, _, field in _fields(data, start, end):
        if key == _DIM:
            dims.append(field[0])
        elif key == _PACKED_DIMS:
            dims.extend(_numbers(data, *field))
        elif key == _TYPE:
            dtype = _text(data[slice(*field)], "utf-8", start)
        elif key == _CONTENT:
            pieces = [data[slice(*field)]]
    # What torch can count in 64 bits; this also finds negative numbers, which are stored as unsigned ones.
    if len(dims) > _MOST_DIMS or math.prod(filter(None, dims)) >= 2**63:
        raise ValueError(f"byte {start}: no tensor can have the shape {tuple(dims)}")
    return dtype, tuple(dims), pieces


def _fields(data: memoryview, position: int, end: int) -> Iterator[tuple[int, int, tuple[int, int]]]:
    """Key, position and extent of each field between two bytes; a number stands in the extent's first place."""
    while position < end:
        start = position
        key, position = _number(data, position, end)
        kind = key & 7
        if kind == _VARINT:
            number, position = _number(data, position, end)
            yield key, start, (number, position)
            continue
        if kind == _LENGTH:
            size, position = _number(data, position, end)
        elif kind in (_FIXED32, _FIXED64):
            size = 4 if kind == _FIXED32 else 8
        else:
            raise ValueError(f"byte {start}: no field can start with the key {key}")
        if size > end - position:
            raise ValueError(f"byte {start}: a field of {size} bytes, of which {end - position} are there")
        yield key, start, (position, position + size)
        position += size


def _numbers(data: memoryview, position: int, end: int) -> Iterator[int]:
    while position < end:
        number, position = _number(data, position, end)
        yield number


def _number(data: memoryview, position: int, end: int) -> tuple[int, int]:
    """A varint (seven bits a byte, lowest first, the eighth set on all but the last) and the position behind it."""
    number = 0
    for i, byte in enumerate(data[position : min(position + 10, end)]):
        number |= (byte & 0x7F) << 7 * i
        if byte < 0x80:
            return number, position + i + 1
    raise ValueError(f"byte {position}: a number without an end")


def _text(data: bytes | memoryview, encoding: str, position: int) -> str:
    try:
        return str(data, encoding)
    except UnicodeDecodeError as error:
        raise ValueError(f"byte {position}: a text that is not {encoding}") from error


def _tensor(pieces: list[memoryview], dtype: torch.dtype) -> torch.Tensor:
    """The elements, one-dimensional, without a copy where their memory is aligned for ``dtype``."""
    parts = [torch.frombuffer(piece, dtype=torch.uint8) for piece in pieces if piece]
    if not parts:
        return torch.empty(0, dtype=dtype)
    if dtype == torch.bool:
        # In torch a bool with another byte than 0 or 1 behaves in unforeseen ways.
        return torch.cat(parts).ne(0)
    if len(parts) == 1 and parts[0].data_ptr() % dtype.itemsize == 0:
        return parts[0].view(dtype)
    return torch.cat(parts).view(dtype)


# -- writing -----------------------------------------------------------------------------------------------------------


def _chunks(values: Iterable[tuple[str, Value]]) -> Iterator[bytes | memoryview]:
    for name, value in values:
        dtype, dims, data = _encode(name, value)
        if dims == (0,) and not data:
            log.warning("For 'save_checkpoint', '%s' has the shape [0] and is left out of the checkpoint.", name)
            continue
        head = b"".join(_encode_number(_DIM) + _encode_number(dim) for dim in dims) + _encode_bytes(_TYPE, dtype)
        for start in range(0, max(len(data), 1), _SLICE_SIZE):
            piece = data[start : start + _SLICE_SIZE]
            tensor = head + _encode_number(_CONTENT) + _encode_number(len(piece))
            message = _encode_bytes(_TAG, name) + _encode_number(_TENSOR) + _encode_number(len(tensor) + len(piece))
            message += tensor
            yield _encode_number(_VALUE) + _encode_number(len(message) + len(piece)) + message
            yield piece


def _encode(name: str, value: Value) -> tuple[str, tuple[int, ...], bytes | memoryview]:
    if isinstance(value, str):
        return _STRING, (0,), value.encode("utf-32-le") or bytes(4)
    if value.dtype not in _DTYPE_NAMES:
        raise TypeError(f"For 'save_checkpoint', '{name}' has the dtype {value.dtype}, which a checkpoint cannot hold.")
    return _DTYPE_NAMES[value.dtype], tuple(value.shape), content(value)


def _encode_number(number: int) -> bytes:
    low = bytearray()
    while number >= 0x80:
        low.append(number & 0x7F | 0x80)
        number >>= 7
    low.append(number)
    return bytes(low)


def _encode_bytes(key: int, text: str) -> bytes:
    data = text.encode()
    return _encode_number(key) + _encode_number(len(data)) + data
