"""``mindspore.mindrecord.config``: encryption of files, which amadou does not offer."""

import enum

from .. import _checks

_MODES = ("AES-GCM",)


class MSRStatus(enum.IntEnum):
    """What converters return in old versions."""

    SUCCESS = 0
    FAILED = 1


SUCCESS = MSRStatus.SUCCESS
FAILED = MSRStatus.FAILED


def set_enc_key(enc_key: str | None) -> None:
    """The key that files are encrypted with; only None, for none, is offered.

    Raises:
        ValueError: for what is no key of 16, 24 or 32 characters.
        NotImplementedError: for a key.
    """
    if enc_key is None:
        return
    if not isinstance(enc_key, str) or len(enc_key) not in (16, 24, 32):
        raise ValueError("For 'set_enc_key', 'enc_key' must be None or a str of 16, 24 or 32 characters.")
    raise NotImplementedError("For 'set_enc_key', a key is not offered by amadou: MindRecord files are not encrypted.")


def set_enc_mode(enc_mode: str = "AES-GCM") -> None:
    """The cipher to write with; it has no effect without a key. ValueError for one that MindSpore does not know."""
    _check_mode("set_enc_mode", "enc_mode", enc_mode)


def set_dec_mode(dec_mode: str | None = "AES-GCM") -> None:
    """The cipher to read with; None for a function of the program's own. It has no effect without a key."""
    if dec_mode is not None:
        _check_mode("set_dec_mode", "dec_mode", dec_mode)


def _check_mode(function: str, arg: str, mode: str) -> None:
    if not isinstance(mode, str):
        raise ValueError(f"For '{function}', '{arg}' must be a str, but got {mode!r}.")
    _checks.check_one_of(function, arg, mode, _MODES)
