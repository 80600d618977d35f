"""The wire format of protobuf, as far as MindSpore's files need it: https://protobuf.dev/programming-guides/encoding.

Nothing is allocated for a size that a message only claims. A damaged message gives a ValueError that says where.
"""

from collections.abc import Iterator

# A field starts with a key: its number, and in the lower three bits how it is stored.
VARINT, FIXED64, LENGTH, FIXED32 = 0, 1, 2, 5


def read_fields(data: memoryview, position: int, end: int) -> Iterator[tuple[int, int, slice]]:
    """Key, position, and extent of the content, of every field between two bytes."""
    while position < end:
        start = position
        key, position = read_number(data, position, end)
        kind = key & 7
        if kind == LENGTH:
            size, position = read_number(data, position, end)
        elif kind == VARINT:
            size = read_number(data, position, end)[1] - position
        elif kind in (FIXED32, FIXED64):
            size = 4 if kind == FIXED32 else 8
        else:
            raise ValueError(f"byte {start}: no field can start with the key {key}")
        if size > end - position:
            raise ValueError(f"byte {start}: a field of {size} bytes, of which {end - position} are there")
        yield key, start, slice(position, position + size)
        position += size


def read_numbers(data: memoryview, extent: slice) -> Iterator[int]:
    """The numbers that stand there one after the other."""
    position = extent.start
    while position < extent.stop:
        number, position = read_number(data, position, extent.stop)
        yield number


def read_number(data: memoryview, position: int, end: int) -> tuple[int, int]:
    """A varint (seven bits a byte, lowest first, the eighth set on all but the last) and the position behind it."""
    if position < end and data[position] < 0x80:  # nearly all numbers
        return data[position], position + 1
    number = 0
    for i, byte in enumerate(data[position : min(position + 10, end)]):
        number |= (byte & 0x7F) << 7 * i
        if byte < 0x80:
            return number, position + i + 1
    raise ValueError(f"byte {position}: a number without an end")


def read_text(data: bytes | memoryview, encoding: str, position: int) -> str:
    """What ``data`` says; ``position`` is where it stands, for the error."""
    try:
        return str(data, encoding)
    except UnicodeDecodeError as error:
        raise ValueError(f"byte {position}: a text that is not {encoding}") from error


def encode_number(number: int) -> bytes:
    """A varint."""
    low = bytearray()
    while number >= 0x80:
        low.append(number & 0x7F | 0x80)
        number >>= 7
    low.append(number)
    return bytes(low)


def encode_text(key: int, text: str) -> bytes:
    """A field with a text."""
    data = text.encode()
    return encode_number(key) + encode_number(len(data)) + data
