"""What transforms of audio share: time is the last axis, except where a complex value makes an axis of two."""

import numbers
from collections.abc import Callable
from typing import Any

import numpy as np
import torch

from ... import _checks
from ..transforms._base import Transform

_MOST = 16777216


def _as_array(who: str, waveform: Any) -> np.ndarray:
    if not isinstance(waveform, np.ndarray):
        raise TypeError(f"For '{who}', the audio must be an array, but got {type(waveform).__name__}.")
    return waveform


class AudioTransform(Transform):
    """A subclass has ``_signal``, from a torch tensor to one or several: float64 stays, all else becomes float32."""

    least_rank = 1
    _signal: Callable[[torch.Tensor], Any]

    def __call__(self, waveform: Any) -> Any:
        who = type(self).__name__
        array = _as_array(who, waveform)
        if array.dtype.kind not in "iuf":
            raise RuntimeError(f"For '{who}', the audio must be numbers, but got {array.dtype}.")
        if array.ndim < self.least_rank:
            raise RuntimeError(
                f"For '{who}', the audio must have {self.least_rank} axes or more, but got {array.shape}."
            )
        dtype = np.float64 if array.dtype == np.float64 else np.float32
        with torch.no_grad():
            result = self._signal(torch.from_numpy(np.array(array, dtype)))
        return tuple(part.numpy() for part in result) if isinstance(result, tuple) else result.numpy()


class ComplexTransform(AudioTransform):
    """A transform of complex numbers: the last axis is (real, imaginary)."""

    least_rank = 2

    def __call__(self, waveform: Any) -> Any:
        array = _as_array(type(self).__name__, waveform)
        if array.ndim < self.least_rank or array.shape[-1] != 2:
            raise RuntimeError(f"For '{type(self).__name__}', the audio must be [..., 2], but got {array.shape}.")
        return super().__call__(array)


def check_number(who: str, arg: str, value: Any, low: float = -_MOST, high: float = _MOST, ends: str = "[]") -> float:
    _checks.check_type(who, arg, value, numbers.Real)  # type: ignore[type-abstract]
    return _checks.check_range(who, arg, value, low, high, ends)


def check_positive(who: str, **values: Any) -> None:
    """Numbers above 0."""
    for arg, value in values.items():
        check_number(who, arg, value, 0, _MOST, "(]")


def check_not_negative(who: str, **values: Any) -> None:
    for arg, value in values.items():
        check_number(who, arg, value, 0)


def check_counts(who: str, least: int = 1, **values: Any) -> None:
    """Ints of ``least`` or more; None is left to the transform."""
    for arg, value in values.items():
        if value is not None:
            _checks.check_int_range(who, arg, value, least, 2**31 - 1)


def check_sample_rate(who: str, sample_rate: Any) -> int:
    """An int, not 0."""
    _checks.check_int(who, "sample_rate", sample_rate)
    return _checks.check_that(who, "sample_rate", sample_rate, "not 0", lambda v: v != 0)


def check_q(who: str, q: Any) -> float:
    return check_number(who, "Q", q, 0, 1, "(]")
