"""``mindspore.mindrecord.config``: encryption of files."""

import enum

from .. import _checks
from ._encryption import AES_GCM, Cipher, settings


class MSRStatus(enum.IntEnum):
    """What converters return in old versions."""

    SUCCESS = 0
    FAILED = 1


SUCCESS = MSRStatus.SUCCESS
FAILED = MSRStatus.FAILED


def set_enc_key(enc_key: str | None) -> None:
    """Write files encrypted with this key, and read such files; None for files that are not encrypted.

    Encrypted files are read through a copy in memory, and cannot be written as several (``shard_num``).

    Raises:
        ValueError: for what is no key of 16, 24 or 32 characters.
    """
    if enc_key is not None and (not isinstance(enc_key, str) or len(enc_key) not in (16, 24, 32)):
        raise ValueError("For 'set_enc_key', 'enc_key' must be None or a str of 16, 24 or 32 characters.")
    settings.key = enc_key


def set_enc_mode(enc_mode: str | Cipher = AES_GCM) -> None:
    """What to encrypt with: ``"AES-GCM"``, or a function of (file to read, its size, file to write, key).

    Raises:
        ValueError: for anything else.
    """
    settings.encrypt = _checked("set_enc_mode", "enc_mode", enc_mode)


def set_dec_mode(dec_mode: str | Cipher | None = AES_GCM) -> None:
    """What to decrypt with, as for :func:`set_enc_mode`; the size that a function gets counts what follows its data.

    Raises:
        ValueError: for anything else.
    """
    settings.decrypt = None if dec_mode is None else _checked("set_dec_mode", "dec_mode", dec_mode)


def _checked(function: str, arg: str, mode: str | Cipher) -> str | Cipher:
    if not isinstance(mode, str) and not callable(mode):
        raise ValueError(f"For '{function}', '{arg}' must be a str or a function, but got {mode!r}.")
    return mode if callable(mode) else _checks.check_one_of(function, arg, mode, (AES_GCM,))
