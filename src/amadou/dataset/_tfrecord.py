"""TFRecord files, and the ``tf.train.Example`` messages in them, without TensorFlow.

A record is a little-endian uint64 length, the masked CRC-32C of these 8 bytes, the data, and their masked CRC-32C. An
Example is a Protocol Buffers message (protobuf.dev/programming-guides/encoding): a map from names to lists of bytes,
float or int64.
"""

import gzip
import struct
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any, BinaryIO

import numpy as np

from ._rows import Refused

_POLYNOMIAL = 0x82F63B78
_CHUNK = 2**20


def _make_table() -> np.ndarray:
    table = np.arange(256, dtype=np.uint32)
    for _ in range(8):
        table = np.where(table & 1, table >> 1 ^ _POLYNOMIAL, table >> 1).astype(np.uint32)
    return table


_TABLE = _make_table()
_LIST = _TABLE.tolist()


def crc32c(data: bytes) -> int:
    """The CRC-32C (Castagnoli) of ``data``.

    Long data are cut into lanes that are worked on side by side, and the results of the lanes are joined.
    """
    width = int(len(data) ** 0.5) if len(data) >= 512 else 0
    crc = 0xFFFFFFFF
    done = width * (len(data) // width) if width else 0
    if done:
        lanes = np.frombuffer(data, np.uint8, done).reshape(-1, width)
        state = np.zeros(len(lanes), np.uint32)
        for column in lanes.T:
            state = _TABLE[(state ^ column) & 0xFF] ^ state >> 8
        over = _shift_by(width)
        for lane in state.tolist():
            crc = _shifted(crc, over) ^ lane
    for byte in data[done:]:
        crc = _LIST[(crc ^ byte) & 0xFF] ^ crc >> 8
    return crc ^ 0xFFFFFFFF


def _shift_by(num_bytes: int) -> list[int]:
    """What each bit of a CRC becomes after so many zero bytes."""
    state = np.uint32(1) << np.arange(32, dtype=np.uint32)
    for _ in range(num_bytes):
        state = _TABLE[state & 0xFF] ^ state >> 8
    return state.tolist()


def _shifted(crc: int, over: list[int]) -> int:
    out = 0
    while crc:
        out ^= over[crc.bit_length() - 1]
        crc ^= 1 << crc.bit_length() - 1
    return out


def _masked(data: bytes) -> int:
    crc = crc32c(data)
    return ((crc >> 15 | crc << 17) + 0xA282EAD8) & 0xFFFFFFFF


def read_records(path: str, compression: str | None = None) -> Iterator[bytes]:
    """The records of a file, which may be compressed as ``"GZIP"`` or ``"ZLIB"``.

    Raises:
        Refused: if a checksum is wrong, or the file ends within a record.
    """
    try:
        with _opened(path, compression) as file:
            while head := file.read(12):
                if len(head) < 12 or _masked(head[:8]) != struct.unpack_from("<I", head, 8)[0]:
                    raise Refused(f"the file {path} is no TFRecord file, or is damaged")
                data = _read_exactly(file, struct.unpack_from("<Q", head)[0])
                tail = file.read(4)
                if data is None or len(tail) < 4 or _masked(data) != struct.unpack("<I", tail)[0]:
                    raise Refused(f"the file {path} is cut off or damaged")
                yield data
    except (OSError, EOFError, zlib.error) as error:
        raise Refused(f"the file {path} cannot be read: {error}") from None


def _opened(path: str, compression: str | None) -> Any:
    if compression == "GZIP":
        return gzip.open(path, "rb")
    return _Inflated(path) if compression == "ZLIB" else Path(path).open("rb")


class _Inflated:
    """A zlib stream as a file."""

    def __init__(self, path: str):
        self._file = Path(path).open("rb")  # noqa: SIM115 (closed in __exit__)
        self._inflate, self._rest = zlib.decompressobj(), b""

    def read(self, size: int) -> bytes:
        while len(self._rest) < size and (part := self._file.read(_CHUNK)):
            self._rest += self._inflate.decompress(part)
        out, self._rest = self._rest[:size], self._rest[size:]
        return out

    def __enter__(self) -> "_Inflated":
        return self

    def __exit__(self, *_: object) -> None:
        self._file.close()


def _read_exactly(file: BinaryIO, size: int) -> bytes | None:
    """``size`` bytes, None if there are not so many; no more is allocated than the file has."""
    if size <= _CHUNK:
        data = file.read(size)
        return data if len(data) == size else None
    parts = []
    while size and (part := file.read(min(size, _CHUNK))):
        parts.append(part)
        size -= len(part)
    return None if size else b"".join(parts)


def parse_example(data: bytes) -> dict[str, Any]:
    """name -> a list of bytes, float32 [n] or int64 [n].

    Raises:
        Refused: if the bytes are no such message.
    """
    found: dict[str, Any] = {}
    try:
        for features in _submessages(data, 1):
            for entry in _submessages(features, 1):
                names = list(_submessages(entry, 1))
                values = list(_submessages(entry, 2))
                if len(names) == 1 and len(values) <= 1:
                    found[names[0].decode()] = _feature(values[0]) if values else []
    except (IndexError, struct.error, UnicodeDecodeError, ValueError) as error:
        raise Refused(f"a record is no tf.train.Example ({error})") from None
    return found


def _feature(data: bytes) -> Any:
    for number, wire, value in _fields(data):
        if wire != 2 or not isinstance(value, bytes):
            raise ValueError("a feature must be a list")
        if number == 1:
            return list(_submessages(value, 1))
        if number == 2:
            parts = [part if isinstance(part, bytes) else struct.pack("<I", part) for _, _, part in _fields(value)]
            return np.frombuffer(b"".join(parts), "<f4").astype(np.float32)
        if number == 3:
            packed = [_varints(p) if isinstance(p, bytes) else np.array([p], np.uint64) for _, _, p in _fields(value)]
            return np.concatenate(packed or [np.zeros(0, np.uint64)]).astype(np.int64)
    return []


def _submessages(data: bytes, wanted: int) -> Iterator[bytes]:
    for number, _, value in _fields(data):
        if number == wanted:
            if not isinstance(value, bytes):
                raise ValueError("a message was expected")
            yield value


def _fields(data: bytes) -> Iterator[tuple[int, int, bytes | int]]:
    """(number, wire type, value) for each field of a message."""
    place = 0
    while place < len(data):
        key, place = _varint(data, place)
        wire = key & 7
        value: bytes | int
        if wire == 0:
            value, place = _varint(data, place)
        elif wire == 2:
            size, place = _varint(data, place)
            if place + size > len(data):
                raise IndexError("a field is longer than its message")
            value, place = data[place : place + size], place + size
        elif wire in (1, 5):
            form = "<Q" if wire == 1 else "<I"
            value, place = struct.unpack_from(form, data, place)[0], place + struct.calcsize(form)
        else:
            raise ValueError(f"wire type {wire} has no meaning")
        yield key >> 3, wire, value


def _varint(data: bytes, place: int) -> tuple[int, int]:
    value = shift = 0
    while True:
        byte = data[place]
        value |= (byte & 127) << shift
        place += 1
        if byte < 128:
            return value & 0xFFFFFFFFFFFFFFFF, place
        shift += 7
        if shift > 63:
            raise ValueError("a number is longer than 64 bits")


def _varints(data: bytes) -> np.ndarray:
    """[n] uint64: numbers that stand one after the other."""
    array = np.frombuffer(data, np.uint8)
    if not len(array):
        return np.zeros(0, np.uint64)
    ends = np.flatnonzero(array < 128)
    if not len(ends) or ends[-1] != len(array) - 1:
        raise IndexError("a number is cut off")
    starts = np.concatenate([[0], ends[:-1] + 1])
    if (ends - starts).max() > 9:
        raise ValueError("a number is longer than 64 bits")
    place = (np.arange(len(array)) - np.repeat(starts, ends - starts + 1)).astype(np.uint64)
    parts = (array & 127).astype(np.uint64) << place * np.uint64(7)
    return np.bitwise_or.reduceat(parts, starts)
