"""The part of MessagePack (github.com/msgpack/msgpack/blob/master/spec.md) that MindRecord files use for scalars.

A row is a map from str to None, bool, int, float or str. Numbers take the shortest form that keeps their value.
"""

import struct

Scalar = bool | int | float | str | None

_SIZED = {0xD9: ">B", 0xDA: ">H", 0xDB: ">I", 0xDE: ">H", 0xDF: ">I"}
_NUMBERS = {
    0xCA: ">f",
    0xCB: ">d",
    0xCC: ">B",
    0xCD: ">H",
    0xCE: ">I",
    0xCF: ">Q",
    0xD0: ">b",
    0xD1: ">h",
    0xD2: ">i",
    0xD3: ">q",
}
_CONSTANTS = {0xC0: None, 0xC2: False, 0xC3: True}
_CODES = {form: code for code, form in _NUMBERS.items()}


def pack(row: dict[str, Scalar]) -> bytes:
    """A row as bytes, in the order of its keys."""
    parts = [_pack_size(len(row), 0x80, 15, {2**16: (0xDE, ">H"), 2**32: (0xDF, ">I")})]
    for key, value in row.items():
        parts += [_pack_text(key), _pack_value(value)]
    return b"".join(parts)


def _pack_value(value: Scalar) -> bytes:
    if isinstance(value, str):
        return _pack_text(value)
    if isinstance(value, bool) or value is None:
        return b"\xc0" if value is None else b"\xc3" if value else b"\xc2"
    if isinstance(value, float):
        return _number(">d" if _needs_double(value) else ">f", value)
    return _pack_int(value)


def _pack_int(value: int) -> bytes:
    if -32 <= value < 128:
        return struct.pack(">b", value)
    if value > 0:
        forms = {2**8: ">B", 2**16: ">H", 2**32: ">I", 2**64: ">Q"}
        return _number(next(form for limit, form in forms.items() if value < limit), value)
    forms = {-(2**7): ">b", -(2**15): ">h", -(2**31): ">i", -(2**63): ">q"}
    return _number(next(form for limit, form in forms.items() if value >= limit), value)


def _number(form: str, value: float) -> bytes:
    return bytes([_CODES[form]]) + struct.pack(form, value)


def _needs_double(value: float) -> bool:
    try:
        return struct.unpack(">f", struct.pack(">f", value))[0] != value
    except OverflowError:
        return True


def _pack_text(text: str) -> bytes:
    data = text.encode()
    sizes = {2**8: (0xD9, ">B"), 2**16: (0xDA, ">H"), 2**32: (0xDB, ">I")}
    return _pack_size(len(data), 0xA0, 31, sizes) + data


def _pack_size(size: int, base: int, most: int, forms: dict[int, tuple[int, str]]) -> bytes:
    if size <= most:
        return bytes([base | size])
    code, form = next(form for limit, form in forms.items() if size < limit)
    return bytes([code]) + struct.pack(form, size)


def unpack(data: bytes) -> dict[str, Scalar]:
    """The row that ``pack`` made ``data`` of.

    Raises:
        ValueError: if the bytes are no such row; what they say of sizes is never believed beyond their end.
    """
    try:
        size, place = _unpack_size(data, 0, 0x80, 15)
        row = {}
        for _ in range(size):
            key, place = _unpack_value(data, place)
            row[key], place = _unpack_value(data, place)
    except (IndexError, struct.error, UnicodeDecodeError) as error:
        raise ValueError(f"the bytes of a row are damaged ({error})") from None
    if place != len(data) or not all(isinstance(key, str) for key in row):
        raise ValueError("the bytes of a row are damaged")
    return row  # type: ignore[return-value]


def _unpack_value(data: bytes, place: int) -> tuple[Scalar, int]:
    code = data[place]
    if code < 0x80:
        return code, place + 1
    if code >= 0xE0:
        return code - 256, place + 1
    if code in _NUMBERS:
        form = _NUMBERS[code]
        return struct.unpack_from(form, data, place + 1)[0], place + 1 + struct.calcsize(form)
    if code in _CONSTANTS:
        return _CONSTANTS[code], place + 1
    size, place = _unpack_size(data, place, 0xA0, 31)
    if place + size > len(data):
        raise IndexError("a text is longer than its row")
    return data[place : place + size].decode(), place + size


def _unpack_size(data: bytes, place: int, base: int, most: int) -> tuple[int, int]:
    code = data[place]
    if base <= code <= base + most:
        return code - base, place + 1
    if (code in (0xDE, 0xDF)) is not (base == 0x80) or code not in _SIZED:
        raise IndexError(f"{code:#x} at byte {place} has no meaning there")
    form = _SIZED[code]
    return struct.unpack_from(form, data, place + 1)[0], place + 1 + struct.calcsize(form)
