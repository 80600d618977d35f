"""MindSpore's checkpoint files (.ckpt), read and written without MindSpore and without protobuf.

A file is one protobuf message:

    Checkpoint { repeated Value value = 1; }
    Value      { string tag = 1;  Tensor tensor = 2; }
    Tensor     { repeated int64 dims = 1;  string tensor_type = 2;  bytes tensor_content = 3; }

``tensor_content`` holds the elements in C order, little-endian, at most 512 MiB of them: a larger tensor is several
values in a row with one tag and the same dims. A scalar has no dims; older files give it the dims [0]. A string has
the type "str", the dims [0] and its characters in UTF-32. Behind the message may stand a checksum: ``crc_num`` and
the CRC-32 of everything before it, as ten big-endian bytes.

A file is mapped into memory: a tensor whose elements lie on their natural boundaries shows the pages of the file itself
(writing to it never reaches the file); the others are read. In MindSpore's files they lie where they happen to. Here
large tensors are aligned, by a field that readers of protobuf pass over. Nothing is allocated for a size that a file
only claims.
"""

import io
import itertools
import math
import mmap
import os
import weakref
import zlib
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple, Protocol

import torch

from .. import log
from . import cipher
from .protobuf import LENGTH, VARINT, encode_number, encode_text, read_fields, read_numbers, read_text
from .tensors import Value, content


class Writable(Protocol):
    """A file, or what takes its place."""

    def write(self, chunk: bytes | memoryview, /) -> int:
        """Take ``chunk``."""


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

# The keys of fields.
_VALUE = 1 << 3 | LENGTH
_TAG, _TENSOR = 1 << 3 | LENGTH, 2 << 3 | LENGTH
_DIM, _PACKED_DIMS, _TYPE, _CONTENT = 1 << 3 | VARINT, 1 << 3 | LENGTH, 2 << 3 | LENGTH, 3 << 3 | LENGTH
_PADDING = 15 << 3 | LENGTH  # no field of MindSpore's

_MOST_DIMS = 64
_ALIGNMENT = 64
_ALIGNED_FROM = 64 * 1024
_SLICE_SIZE = 512 * 1024 * 1024
# So many entries are looked at before what was mapped for it is given back: Linux maps up to 2 MiB for one byte.
_ENTRIES_MAPPED = 16
_CRC_MARK = b"crc_num"
_TRAILER_SIZE = len(_CRC_MARK) + 10


class Entry(NamedTuple):
    """A parameter as it stands in a file: where its elements are, in one or more extents, and its own first byte."""

    name: str
    dtype: str
    dims: tuple[int, ...]
    extents: list[slice]
    position: int

    @property
    def size(self) -> int:
        """The number of bytes of the elements."""
        return sum(extent.stop - extent.start for extent in self.extents)

    @property
    def torch_dtype(self) -> torch.dtype | None:
        """None for a text, and for a dtype that there is not."""
        return _DTYPES.get(self.dtype)

    @property
    def shape(self) -> tuple[int, ...]:
        return () if self.dims == (0,) and self.size else self.dims


class Checkpoint:
    """An open file: ``entries`` says what it holds, by name, and ``value`` reads one of them.

    ``close()`` ends the reading; tensors that were read stay valid.

    Args:
        path: the file. It must not be shortened while tensors from it are in use; replacing it is safe.
        key: the key of an encrypted file.
        mode: its cipher, as in :mod:`cipher`.
        crc_check: compare the checksum first; a file without one is read with a warning.

    Raises:
        ValueError: if the file is damaged, saying at which byte, or encrypted.
    """

    def __init__(
        self,
        path: str | os.PathLike[str],
        key: bytes | None = None,
        mode: str = "AES-GCM",
        crc_check: bool = False,
    ) -> None:
        self._path = os.fspath(path)
        self._file = Path(path).open("rb")  # noqa: SIM115  # by `close`
        self.close = weakref.finalize(self, self._file.close)
        try:
            with self._explained():
                data = _mapped(self._file)
                self._is_mapped = key is None
                self._data = data if key is None else memoryview(cipher.decrypt(data, key, mode))
                if cipher.is_encrypted(self._data):
                    raise ValueError("byte 0: the file is encrypted, give the key")
                if crc_check:
                    _check(self._data)
                entries = _entries(_message(self._data))
                self.entries = _by_name(_releasing(entries, data) if self._is_mapped else entries)
        except BaseException:
            self.close()
            raise

    def __enter__(self) -> "Checkpoint":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def value(self, name: str) -> Value:
        """The tensor or text of this name.

        Raises:
            ValueError: if it is damaged.
        """
        with self._explained():
            return _value(self.entries[name], self._data, self._file if self._is_mapped else None)

    @contextmanager
    def _explained(self) -> Iterator[None]:
        try:
            yield
        except ValueError as error:
            raise ValueError(f"The checkpoint file {self._path} cannot be read: {str(error).rstrip('.')}.") from error


def read(
    path: str | os.PathLike[str],
    choose: Callable[[str], object] | None = None,
    crc_check: bool = False,
    key: bytes | None = None,
    mode: str = "AES-GCM",
) -> dict[str, Value]:
    """The parameters in a file, in its order; with ``choose`` only those for whose names it is true.

    The other arguments and the errors are those of :class:`Checkpoint`.
    """
    with Checkpoint(path, key, mode, crc_check) as file:
        return {name: file.value(name) for name in file.entries if choose is None or choose(name)}


def write(file: Writable, values: Iterable[tuple[str, Value]], crc_check: bool = False) -> None:
    """Write named tensors and strings to a file, one after the other, without a second copy of any CPU tensor.

    The bytes are those that MindSpore 2.10 writes, except for the alignment of large tensors, and for tensors without
    elements: MindSpore leaves them out. Here only those of shape [0] are left out, with a warning: the format cannot
    tell them from scalars.

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


# -- reading -----------------------------------------------------------------------------------------------------------


def _mapped(file: io.BufferedReader) -> memoryview:
    if not os.fstat(file.fileno()).st_size:
        return memoryview(b"")
    # Copy on write: torch may write to the tensors, the file stays.
    return memoryview(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_COPY))


def _message(data: memoryview) -> memoryview:
    """A file without its checksum."""
    has_checksum = data[-_TRAILER_SIZE:].tobytes().startswith(_CRC_MARK)
    return data[:-_TRAILER_SIZE] if has_checksum else data


def _check(data: memoryview) -> None:
    message = _message(data)
    if len(message) == len(data):
        log.warning("For 'load_checkpoint', 'crc_check' is True, but the file has no checksum.")
    elif zlib.crc32(message) != int.from_bytes(data[len(message) + len(_CRC_MARK) :], "big"):
        raise ValueError(f"byte {len(message)}: the checksum does not fit the content")


def _entries(data: memoryview) -> Iterator[Entry]:
    for _, parts in itertools.groupby(_parts(data), key=lambda part: part.name):
        entry, *others = parts
        for part in others:
            if (part.dtype, part.dims) != (entry.dtype, entry.dims):
                raise ValueError(f"byte {part.position}: the parts of '{part.name}' differ in dtype or shape")
            entry.extents.extend(part.extents)
        yield entry


def _releasing(entries: Iterable[Entry], data: memoryview) -> Iterator[Entry]:
    """``entries``, while hardly more of the mapped file ``data`` is in this process's memory than one of them."""
    for i, entry in enumerate(entries, 1):
        yield entry
        if i % _ENTRIES_MAPPED == 0 and hasattr(mmap, "MADV_DONTNEED"):
            data.obj.madvise(mmap.MADV_DONTNEED)  # type: ignore[attr-defined]


def _by_name(entries: Iterable[Entry]) -> dict[str, Entry]:
    found: dict[str, Entry] = {}
    for entry in entries:
        if entry.name in found:
            raise ValueError(f"byte {entry.position}: '{entry.name}' occurs a second time")
        found[entry.name] = entry
    return found


def _parts(data: memoryview) -> Iterator[Entry]:
    """Every Value message; a large tensor comes in several."""
    for key, position, extent in read_fields(data, 0, len(data)):
        if key != _VALUE:
            continue
        name = ""
        tensor: tuple[str, tuple[int, ...], list[slice]] = ("", (), [])
        for inner_key, _, inner in read_fields(data, extent.start, extent.stop):
            if inner_key == _TAG:
                name = read_text(data[inner], "utf-8", position)
            elif inner_key == _TENSOR:
                tensor = _read_tensor(data, inner)
        yield Entry(name, *tensor, position)


def _read_tensor(data: memoryview, extent: slice) -> tuple[str, tuple[int, ...], list[slice]]:
    dtype = ""
    dims: list[int] = []
    extents: list[slice] = []
    for key, position, field in read_fields(data, extent.start, extent.stop):
        if key in (_DIM, _PACKED_DIMS):
            dims.extend(read_numbers(data, field))
        elif key == _TYPE:
            dtype = read_text(data[field], "utf-8", position)
        elif key == _CONTENT:
            extents = [field]
    # What torch can count in 64 bits; this also finds negative numbers, which are stored as unsigned ones.
    if len(dims) > _MOST_DIMS or math.prod(filter(None, dims)) >= 2**63:
        raise ValueError(f"byte {extent.start}: no tensor can have the shape {tuple(dims)}")
    return dtype, tuple(dims), extents


def _value(entry: Entry, data: memoryview, file: io.BufferedReader | None) -> Value:
    """The text or tensor; a tensor shows the file's own memory where its elements are aligned."""
    if entry.dtype == _STRING:
        return read_text(b"".join(data[extent] for extent in entry.extents), "utf-32-le", entry.position).rstrip("\0")
    if entry.dtype not in _DTYPES:
        raise ValueError(f"byte {entry.position}: '{entry.name}' has the unknown dtype '{entry.dtype}'")
    dtype = _DTYPES[entry.dtype]
    size = math.prod(entry.shape) * dtype.itemsize
    if size != entry.size:
        raise ValueError(
            f"byte {entry.position}: '{entry.name}' of shape {entry.shape} and dtype {entry.dtype} "
            f"takes {size} bytes, but {entry.size} are there"
        )
    if not size:
        return torch.empty(entry.shape, dtype=dtype)
    first = entry.extents[0].start
    if len(entry.extents) == 1 and first % dtype.itemsize == 0 and dtype != torch.bool:
        elements = torch.frombuffer(data, dtype=dtype, count=size // dtype.itemsize, offset=first)
    else:
        elements = _copied(entry, size, dtype, data, file)
    return elements.reshape(entry.shape)


def _copied(
    entry: Entry, size: int, dtype: torch.dtype, data: memoryview, file: io.BufferedReader | None
) -> torch.Tensor:
    """The elements, one-dimensional, in new memory."""
    elements = torch.empty(size, dtype=torch.uint8)
    target = elements.numpy().data
    for extent in entry.extents:
        count = extent.stop - extent.start
        if file is None:
            target[:count] = data[extent]
        else:
            # Reading is faster here than copying out of the mapping, whose pages would have to be set up first.
            file.seek(extent.start)
            count = file.readinto(target[:count])
        target = target[count:]
    if target:
        raise ValueError(f"byte {entry.position}: '{entry.name}' was cut short while it was read")
    # In torch a bool with another byte than 0 or 1 behaves in unforeseen ways.
    return elements.ne(0) if dtype == torch.bool else elements.view(dtype)


# -- writing -----------------------------------------------------------------------------------------------------------


def _chunks(values: Iterable[tuple[str, Value]]) -> Iterator[bytes | memoryview]:
    position = 0
    for name, value in values:
        dtype, dims, data = _encode(name, value)
        if dims == (0,) and not data:
            log.warning("For 'save_checkpoint', '%s' has the shape [0] and is left out of the checkpoint.", name)
            continue
        tag = encode_text(_TAG, name)
        head = b"".join(encode_number(_DIM) + encode_number(dim) for dim in dims) + encode_text(_TYPE, dtype)
        for start in range(0, max(len(data), 1), _SLICE_SIZE):
            piece = data[start : start + _SLICE_SIZE]
            message = _message_head(tag, head, len(piece), position)
            yield message
            yield piece
            position += len(message) + len(piece)


def _message_head(tag: bytes, head: bytes, size: int, position: int) -> bytes:
    """All of a Value but its elements; those of large tensors come to lie on a multiple of ``_ALIGNMENT``."""
    message = _nested(tag, head, size)
    if size < _ALIGNED_FROM:
        return message
    # The padding is at least its own two bytes; with it the message's sizes may take a byte more.
    for padding in range(2, 2 * _ALIGNMENT):
        padded = _nested(tag, head + bytes((_PADDING, padding - 2)) + bytes(padding - 2), size)
        if (position + len(padded)) % _ALIGNMENT == 0:
            return padded
    return message


def _nested(tag: bytes, head: bytes, size: int) -> bytes:
    tensor = head + encode_number(_CONTENT) + encode_number(size)
    value = tag + encode_number(_TENSOR) + encode_number(len(tensor) + size) + tensor
    return encode_number(_VALUE) + encode_number(len(value) + size) + value


def _encode(name: str, value: Value) -> tuple[str, tuple[int, ...], bytes | memoryview]:
    if isinstance(value, str):
        return _STRING, (0,), value.encode("utf-32-le") or bytes(4)
    if value.dtype not in _DTYPE_NAMES:
        raise TypeError(f"For 'save_checkpoint', '{name}' has the dtype {value.dtype}, which a checkpoint cannot hold.")
    return _DTYPE_NAMES[value.dtype], tuple(value.shape), content(value)
