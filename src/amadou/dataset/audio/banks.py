"""Banks of filters, as matrices."""

import math
from typing import Any

import numpy as np

from ... import _checks
from ._audio import check_counts, check_not_negative, check_positive
from .enums import MelType, NormMode, NormType


def _hz_to_mel(hz: Any, kind: MelType) -> Any:
    if kind is MelType.HTK:
        return 2595.0 * np.log10(1.0 + hz / 700.0)
    linear = hz * 3 / 200  # up to 1 kHz, and then logarithmic
    return np.where(hz >= 1000.0, 15.0 + np.log(np.maximum(hz, 1000.0) / 1000.0) * 27.0 / math.log(6.4), linear)


def _mel_to_hz(mel: Any, kind: MelType) -> Any:
    if kind is MelType.HTK:
        return 700.0 * (10.0 ** (mel / 2595.0) - 1.0)
    return np.where(mel >= 15.0, 1000.0 * np.exp(math.log(6.4) / 27.0 * (mel - 15.0)), mel * 200 / 3)


def _triangles(frequencies: np.ndarray, corners: np.ndarray) -> np.ndarray:
    """[frequencies, corners - 2]: triangles from a corner over the next, where they are 1, to the one after that."""
    slopes = corners[None] - frequencies[:, None]
    steps = np.diff(corners)
    return np.maximum(0, np.minimum(-slopes[:, :-2] / steps[:-1], slopes[:, 2:] / steps[1:]))


def mel_bank(
    n_freqs: int, f_min: float, f_max: float, n_mels: int, sample_rate: int, norm: NormType, mel_type: MelType
) -> np.ndarray:
    """[n_freqs, n_mels] float64."""
    low, high = (float(_hz_to_mel(np.float64(hz), mel_type)) for hz in (f_min, f_max))
    corners = np.asarray(_mel_to_hz(np.linspace(low, high, n_mels + 2), mel_type), np.float64)
    bank = _triangles(np.linspace(0, sample_rate // 2, n_freqs), corners)
    return bank * (2.0 / (corners[2:] - corners[:-2])) if norm is NormType.SLANEY else bank


def linear_bank(n_freqs: int, f_min: float, f_max: float, n_filter: int, sample_rate: int) -> np.ndarray:
    """[n_freqs, n_filter] float64."""
    return _triangles(np.linspace(0, sample_rate // 2, n_freqs), np.linspace(f_min, f_max, n_filter + 2))


def cosines(n_mfcc: int, n_mels: int, norm: NormMode) -> np.ndarray:
    """[n_mels, n_mfcc] float64: the cosine transform of type 2."""
    matrix = np.cos(math.pi / n_mels * (np.arange(n_mels)[:, None] + 0.5) * np.arange(n_mfcc))
    if norm is NormMode.NONE:
        return matrix * 2
    matrix[:, 0] /= math.sqrt(2)
    return matrix * math.sqrt(2 / n_mels)


def create_dct(n_mfcc: int, n_mels: int, norm: NormMode = NormMode.NONE) -> np.ndarray:
    """[n_mels, n_mfcc] float32: the matrix of a cosine transform of type 2.

    Args:
        n_mfcc: how many coefficients.
        n_mels: how many values they are made of.
        norm: make it orthonormal, or not.
    """
    check_counts("create_dct", n_mfcc=n_mfcc, n_mels=n_mels)
    _checks.check_type("create_dct", "norm", norm, NormMode)
    return cosines(n_mfcc, n_mels, norm).astype(np.float32)


def linear_fbanks(n_freqs: int, f_min: float, f_max: float, n_filter: int, sample_rate: int) -> np.ndarray:
    """[n_freqs, n_filter] float32: triangles, evenly spread from ``f_min`` to ``f_max``.

    Args:
        n_freqs: how many frequencies from 0 to half the sample rate.
        f_min, f_max: where the filters begin and end, in Hz.
        n_filter: how many.
        sample_rate: samples a second.
    """
    _check_bank("linear_fbanks", n_freqs, f_min, f_max, sample_rate)
    check_counts("linear_fbanks", n_filter=n_filter)
    return linear_bank(n_freqs, f_min, f_max, n_filter, sample_rate).astype(np.float32)


def melscale_fbanks(
    n_freqs: int,
    f_min: float,
    f_max: float,
    n_mels: int,
    sample_rate: int,
    norm: NormType = NormType.NONE,
    mel_type: MelType = MelType.HTK,
) -> np.ndarray:
    """[n_freqs, n_mels] float32: triangles, evenly spread on the mel scale.

    Args:
        n_freqs, f_min, f_max, sample_rate: as for :func:`linear_fbanks`.
        n_mels: how many.
        norm: make their areas equal, or not.
        mel_type: whose scale.
    """
    _check_bank("melscale_fbanks", n_freqs, f_min, f_max, sample_rate)
    check_counts("melscale_fbanks", n_mels=n_mels)
    _checks.check_type("melscale_fbanks", "norm", norm, NormType)
    _checks.check_type("melscale_fbanks", "mel_type", mel_type, MelType)
    return mel_bank(n_freqs, f_min, f_max, n_mels, sample_rate, norm, mel_type).astype(np.float32)


def _check_bank(who: str, n_freqs: Any, f_min: Any, f_max: Any, sample_rate: Any) -> None:
    check_counts(who, n_freqs=n_freqs, sample_rate=sample_rate)
    check_not_negative(who, f_min=f_min)
    check_positive(who, f_max=f_max)
    if f_min > f_max:
        raise ValueError(f"For '{who}', 'f_min' must be at most 'f_max', but got {f_min} and {f_max}.")
