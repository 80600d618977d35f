"""MindSpore's encryption of checkpoints, by the package ``cryptography``.

The file's bytes are cut into blocks of 64 MiB, and each is encrypted by itself. In little-endian 32-bit numbers: which
cipher; for AES-GCM the tag of 16 bytes; the size of what follows; the size of the initial vector, and the vector; the
size of the cipher text, and the text. In CBC the text is padded as in PKCS #7.
"""

import importlib.util
import os
from typing import Any, BinaryIO, NamedTuple

_BLOCK_SIZE = 64 * 1024 * 1024
_VECTOR_SIZE = _TAG_SIZE = 16
_GCM_VECTOR_SIZE = 12  # MindSpore leaves OpenSSL at its default, which ignores the rest
_BITS = 128  # of a block of either cipher


class _Mode(NamedTuple):
    magic: int
    algorithm: str
    has_tag: bool
    key_sizes: tuple[int, ...]


_MODES = {
    "AES-GCM": _Mode(0x7F3A5ED8, "AES", True, (16, 24, 32)),
    "AES-CBC": _Mode(0x7F3A5ED9, "AES", False, (16, 24, 32)),
    "SM4-CBC": _Mode(0x7F3A5EDA, "SM4", False, (16,)),
}
MODES = tuple(_MODES)
_MAGICS = {mode.magic.to_bytes(4, "little") for mode in _MODES.values()}


def is_encrypted(data: memoryview) -> bool:
    """Whether these are the first bytes of an encrypted file."""
    return bytes(data[:4]) in _MAGICS


def check(key: bytes, mode: str) -> None:
    """Raise ValueError for a key or mode that there is not, ImportError without the package ``cryptography``."""
    if mode not in _MODES:
        raise ValueError(f"The cipher must be one of {', '.join(_MODES)}, but got {mode!r}.")
    if len(key) not in _MODES[mode].key_sizes:
        raise ValueError(f"A key for {mode} must have {_MODES[mode].key_sizes} bytes, but got {len(key)}.")
    if importlib.util.find_spec("cryptography") is None:
        raise ImportError('Encrypted checkpoints need the package cryptography: pip install "amadou[encryption]".')


def decrypt(data: memoryview, key: bytes, mode: str) -> bytearray:
    """The content of an encrypted file.

    Raises:
        ValueError: if it is damaged, saying at which byte, or the key or mode is another.
    """
    check(key, mode)
    plain = bytearray()
    position = 0
    while position < len(data):
        block, position = _decrypt_block(data, position, key, _MODES[mode])
        plain += block
    return plain


class EncryptedFile:
    """A file to write to, whose content arrives encrypted in ``file``; ``close`` writes the last block."""

    def __init__(self, file: BinaryIO, key: bytes, mode: str) -> None:
        check(key, mode)
        self._file, self._key, self._mode = file, key, _MODES[mode]
        self._block = bytearray()

    def write(self, chunk: bytes | memoryview) -> int:
        """Take ``chunk``, and pass on what fills a block."""
        rest = memoryview(chunk)
        while rest:
            part = rest[: _BLOCK_SIZE - len(self._block)]
            self._block += part
            rest = rest[len(part) :]
            if len(self._block) == _BLOCK_SIZE:
                self.close()
        return len(chunk)

    def close(self) -> None:
        """Write what is left."""
        if self._block:
            self._file.write(_encrypt_block(self._block, self._key, self._mode))
            self._block = bytearray()


def _encrypt_block(plain: bytearray, key: bytes, mode: _Mode) -> bytes:
    from cryptography.hazmat.primitives.padding import PKCS7

    vector = os.urandom(_VECTOR_SIZE)
    encryptor = _cipher(mode, key, vector, None).encryptor()
    if mode.has_tag:
        text = encryptor.update(plain) + encryptor.finalize()
    else:
        padder = PKCS7(_BITS).padder()
        text = encryptor.update(padder.update(plain) + padder.finalize()) + encryptor.finalize()
    body = _number(len(vector)) + vector + _number(len(text)) + text
    return _number(mode.magic) + (encryptor.tag if mode.has_tag else b"") + _number(len(body)) + body


def _decrypt_block(data: memoryview, position: int, key: bytes, mode: _Mode) -> tuple[bytes, int]:
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.padding import PKCS7

    start = position

    def take(size: int) -> memoryview:
        nonlocal position
        if not 0 <= size <= len(data) - position:
            raise ValueError(f"byte {position}: {size} bytes are needed, but {len(data) - position} are there")
        position += size
        return data[position - size : position]

    def number() -> int:
        return int.from_bytes(take(4), "little", signed=True)

    if bytes(take(4)) != _number(mode.magic):
        raise ValueError(f"byte {start}: it is not encrypted, or with another cipher")
    tag = bytes(take(_TAG_SIZE)) if mode.has_tag else None
    number()
    vector = bytes(take(number()))
    text = take(number())
    try:
        decryptor = _cipher(mode, key, vector, tag).decryptor()
        plain = decryptor.update(text) + decryptor.finalize()
        if not mode.has_tag:
            unpadder = PKCS7(_BITS).unpadder()
            plain = unpadder.update(plain) + unpadder.finalize()
    except (InvalidTag, ValueError) as error:
        raise ValueError(f"byte {start}: the key is wrong, or the block is damaged") from error
    return plain, position


def _cipher(mode: _Mode, key: bytes, vector: bytes, tag: bytes | None) -> Any:
    from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

    algorithm = algorithms.AES(key) if mode.algorithm == "AES" else algorithms.SM4(key)
    return Cipher(algorithm, modes.GCM(vector[:_GCM_VECTOR_SIZE], tag) if mode.has_tag else modes.CBC(vector))


def _number(number: int) -> bytes:
    return number.to_bytes(4, "little")
