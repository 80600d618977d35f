"""Encrypted MindRecord files: the cipher's blocks, then ``UNUSED MODE ENCRYPT`` of 4, 7 and 7 bytes.

A block is its size, a big-endian uint32, and what ``bridge.cipher`` makes of 64 MiB. The index is encrypted likewise.
A cipher is a function of (file to read, its size, file to write, key), as programs may give one of their own.
"""

import contextlib
import io
import os
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from ..bridge import cipher

Cipher = Callable[[BinaryIO, int, BinaryIO, str], object]

AES_GCM = "AES-GCM"
_OWN = "UDF-ENC"  # how a file says that a function of the program encrypted it
_MARK = b"ENCRYPT"
_END_SIZE = 4 + len(_OWN) + len(_MARK)
_BLOCK_SIZE = 64 * 1024 * 1024


@dataclass
class Settings:
    """What ``set_enc_key``, ``set_enc_mode`` and ``set_dec_mode`` were given; no key, no encryption."""

    key: str | None = None
    encrypt: str | Cipher = AES_GCM
    decrypt: str | Cipher | None = AES_GCM


settings = Settings()


def encrypt(path: Path) -> None:
    """Replace a file by its encryption."""
    assert settings.key is not None
    work, mode = (settings.encrypt, _OWN) if callable(settings.encrypt) else (_encrypt, AES_GCM)
    made = path.with_name(path.name + ".encrypt")
    with path.open("rb") as source, made.open("wb") as target:
        work(source, path.stat().st_size, target, settings.key)
        target.seek(0, os.SEEK_END)
        target.write(bytes(4) + mode.encode() + _MARK)
    made.replace(path)


def decrypt(path: Path) -> None:
    """Replace an encrypted file by what it was."""
    made = path.with_name(path.name + ".decrypt")
    _decrypt_to(path, made)
    made.replace(path)


@contextlib.contextmanager
def plain(path: Path) -> Iterator[Path]:
    """The file itself, or a copy that is not encrypted, for as long as it is needed.

    Raises:
        RuntimeError: for an encrypted file without a key, a key for another file, or another key.
    """
    if not path.is_file() or not _is_encrypted(path):
        yield path
        return
    with tempfile.TemporaryDirectory(prefix="amadou-") as folder:
        copy = Path(folder) / path.name
        _decrypt_to(path, copy)
        yield copy


def _is_encrypted(path: Path) -> bool:
    found = _mode(path) is not None
    if found and settings.key is None:
        raise RuntimeError(f"{path} is encrypted: call mindrecord.set_enc_key with its key.")
    if not found and settings.key is not None:
        raise RuntimeError(f"{path} is not encrypted: call mindrecord.set_enc_key(None) to read it.")
    return found


def _mode(path: Path) -> str | None:
    """What an encrypted file was encrypted with."""
    with path.open("rb") as file:
        file.seek(max(0, path.stat().st_size - _END_SIZE))
        end = file.read()
    return end[4 : -len(_MARK)].decode("latin-1") if end.endswith(_MARK) else None


def _decrypt_to(path: Path, copy: Path) -> None:
    assert settings.key is not None
    own = _mode(path) == _OWN
    work = settings.decrypt if callable(settings.decrypt) else _decrypt
    if own and not callable(settings.decrypt):
        raise RuntimeError(f"{path} was encrypted by a function: call mindrecord.set_dec_mode with its counterpart.")
    if not own and callable(settings.decrypt):
        raise RuntimeError(f"{path} was encrypted by {_mode(path)}: call mindrecord.set_dec_mode with that.")
    with path.open("rb") as source, copy.open("w+b") as target:
        try:
            work(source, path.stat().st_size - len(_MARK), target, settings.key)
        except ValueError as error:
            raise RuntimeError(f"{path} cannot be decrypted: {error}.") from error


def _encrypt(source: BinaryIO, size: int, target: BinaryIO, key: str) -> None:
    while block := source.read(_BLOCK_SIZE):
        made = io.BytesIO()
        encrypted = cipher.EncryptedFile(made, key.encode(), AES_GCM)
        encrypted.write(block)
        encrypted.close()
        target.write(len(made.getvalue()).to_bytes(4, "big") + made.getvalue())


def _decrypt(source: BinaryIO, size: int, target: BinaryIO, key: str) -> None:
    while length := int.from_bytes(source.read(4), "big"):
        target.write(cipher.decrypt(memoryview(source.read(length)), key.encode(), AES_GCM))
