"""What recognisers of speech are given: bands of a spectrum, cepstra, and what is made of them."""

from typing import Any

import numpy as np
import torch
import torch.nn.functional as F

from ... import _checks
from ._audio import AudioTransform, check_counts, check_not_negative, check_number, check_positive
from .banks import cosines, linear_bank, mel_bank
from .effects import decibels
from .enums import BorderType, MelType, NormMode, NormType, WindowType
from .spectra import Fourier, Spectrogram, powers


def _applied(bank: np.ndarray, spectrum: torch.Tensor) -> torch.Tensor:
    """[..., frequency, frame] -> [..., filter, frame]."""
    return torch.from_numpy(bank).to(spectrum.dtype).T @ spectrum


class _Mel:
    """The arguments of a bank of mel filters."""

    def __init__(
        self, who: str, n_mels: Any, sample_rate: Any, f_min: Any, f_max: Any, n_stft: Any, norm: Any, mel_type: Any
    ):
        check_counts(who, n_mels=n_mels, sample_rate=sample_rate, n_stft=n_stft)
        check_number(who, "f_min", f_min)
        f_max = sample_rate // 2 if f_max is None else f_max
        check_positive(who, f_max=f_max)
        if f_min >= f_max:
            raise ValueError(f"For '{who}', 'f_min' must be below 'f_max', but got {f_min} and {f_max}.")
        _checks.check_type(who, "norm", norm, NormType)
        _checks.check_type(who, "mel_type", mel_type, MelType)
        self.n_stft = n_stft
        self.bank = mel_bank(n_stft, f_min, f_max, n_mels, sample_rate, norm, mel_type)

    def forward(self, who: str, spectrum: torch.Tensor) -> torch.Tensor:
        if spectrum.shape[-2] != self.n_stft:
            found = tuple(spectrum.shape)
            raise RuntimeError(f"For '{who}', the audio must be [..., {self.n_stft}, frame], but got {found}.")
        return _applied(self.bank, spectrum)


class MelScale(AudioTransform):
    """[..., frequency, frame] -> [..., mel, frame]: sums over bands that are evenly spread on the mel scale.

    Args:
        n_mels: how many bands.
        sample_rate: samples a second.
        f_min, f_max: where they begin and end, in Hz; half the sample rate by default.
        n_stft: how many frequencies.
        norm: make the areas of the bands equal, or not.
        mel_type: whose scale.
    """

    least_rank = 2

    def __init__(
        self,
        n_mels: int = 128,
        sample_rate: int = 16000,
        f_min: float = 0.0,
        f_max: float | None = None,
        n_stft: int = 201,
        norm: NormType = NormType.NONE,
        mel_type: MelType = MelType.HTK,
    ):
        self.mel = _Mel("MelScale", n_mels, sample_rate, f_min, f_max, n_stft, norm, mel_type)

    def _signal(self, signal: torch.Tensor) -> torch.Tensor:
        return self.mel.forward("MelScale", signal)


class MelSpectrogram(AudioTransform):
    """[..., time] -> [..., mel, frame]: :class:`Spectrogram`, then :class:`MelScale`, with their arguments."""

    def __init__(
        self,
        sample_rate: int = 16000,
        n_fft: int = 400,
        win_length: int | None = None,
        hop_length: int | None = None,
        f_min: float = 0.0,
        f_max: float | None = None,
        pad: int = 0,
        n_mels: int = 128,
        window: WindowType = WindowType.HANN,
        power: float = 2.0,
        normalized: bool = False,
        center: bool = True,
        pad_mode: BorderType = BorderType.REFLECT,
        onesided: bool = True,
        norm: NormType = NormType.NONE,
        mel_scale: MelType = MelType.HTK,
    ):
        who = "MelSpectrogram"
        check_positive(who, power=power)
        self.power = power
        self.fourier = Fourier(who, n_fft, win_length, hop_length, window, pad, center, pad_mode, onesided, normalized)
        size = n_fft // 2 + 1 if onesided else n_fft
        self.mel = _Mel(who, n_mels, sample_rate, f_min, f_max, size, norm, mel_scale)

    def _signal(self, signal: torch.Tensor) -> torch.Tensor:
        return self.mel.forward("MelSpectrogram", powers(self.fourier.forward(signal), self.power))


class InverseMelScale(AudioTransform):
    """[..., mel, frame] -> [..., frequency, frame]: a spectrum without negative values that comes near to it.

    Args:
        n_stft: how many frequencies.
        n_mels, sample_rate, f_min, f_max, norm, mel_type: as for :class:`MelScale`.
        max_iter, tolerance_loss, tolerance_change, sgdargs: of a descent; here least squares are solved at once.
    """

    least_rank = 2

    def __init__(
        self,
        n_stft: int,
        n_mels: int = 128,
        sample_rate: int = 16000,
        f_min: float = 0.0,
        f_max: float | None = None,
        max_iter: int = 100000,
        tolerance_loss: float = 1e-5,
        tolerance_change: float = 1e-8,
        sgdargs: dict | None = None,
        norm: NormType = NormType.NONE,
        mel_type: MelType = MelType.HTK,
    ):
        check_counts("InverseMelScale", max_iter=max_iter)
        check_positive("InverseMelScale", tolerance_loss=tolerance_loss, tolerance_change=tolerance_change)
        if sgdargs is not None:
            _checks.check_type("InverseMelScale", "sgdargs", sgdargs, dict)
        self.n_mels = n_mels
        self.mel = _Mel("InverseMelScale", n_mels, sample_rate, f_min, f_max, n_stft, norm, mel_type)

    def _signal(self, signal: torch.Tensor) -> torch.Tensor:
        if signal.shape[-2] != self.n_mels:
            found = tuple(signal.shape)
            raise RuntimeError(
                f"For 'InverseMelScale', the audio must be [..., {self.n_mels}, frame], but got {found}."
            )
        back = torch.from_numpy(np.linalg.pinv(self.mel.bank)).to(signal.dtype).T
        spectrum = (back @ signal).relu()
        return spectrum[None] if spectrum.ndim == 2 else spectrum


class MFCC(AudioTransform):
    """[..., time] -> [..., n_mfcc, frame]: the cosine transform of a mel spectrogram in decibels, or in logarithms.

    Args:
        sample_rate: samples a second.
        n_mfcc: how many coefficients.
        dct_type: 2.
        norm: an orthonormal transform, or not.
        log_mels: logarithms instead of decibels.
        melkwargs: arguments of :class:`MelSpectrogram`.
    """

    def __init__(
        self,
        sample_rate: int = 16000,
        n_mfcc: int = 40,
        dct_type: int = 2,
        norm: NormMode = NormMode.ORTHO,
        log_mels: bool = False,
        melkwargs: dict | None = None,
    ):
        _check_cepstrum("MFCC", sample_rate, n_mfcc, dct_type, norm, log_mels, melkwargs)
        self.spectrogram = MelSpectrogram(sample_rate, **(melkwargs or {}))
        n_mels = self.spectrogram.mel.bank.shape[1]
        if n_mfcc > n_mels:
            raise ValueError(f"For 'MFCC', 'n_mfcc' must be at most {n_mels}, but got {n_mfcc}.")
        self.log_mels, self.cosines = log_mels, cosines(n_mfcc, n_mels, norm)

    def _signal(self, signal: torch.Tensor) -> torch.Tensor:
        return _cepstrum(self.spectrogram._signal(signal), self.log_mels, self.cosines)


class LFCC(AudioTransform):
    """[..., time] -> [..., n_lfcc, frame]: as :class:`MFCC`, with bands that are evenly spread over the frequencies.

    Args:
        sample_rate: samples a second.
        n_filter: how many bands.
        n_lfcc: how many coefficients.
        f_min, f_max: where the bands begin and end, in Hz; half the sample rate by default.
        dct_type, norm: as there.
        log_lf: logarithms instead of decibels.
        speckwargs: arguments of :class:`Spectrogram`.
    """

    def __init__(
        self,
        sample_rate: int = 16000,
        n_filter: int = 128,
        n_lfcc: int = 40,
        f_min: float = 0.0,
        f_max: float | None = None,
        dct_type: int = 2,
        norm: NormMode = NormMode.ORTHO,
        log_lf: bool = False,
        speckwargs: dict | None = None,
    ):
        _check_cepstrum("LFCC", sample_rate, n_lfcc, dct_type, norm, log_lf, speckwargs)
        check_counts("LFCC", n_filter=n_filter)
        f_max = sample_rate // 2 if f_max is None else f_max
        check_not_negative("LFCC", f_min=f_min, f_max=f_max)
        if f_min > f_max:
            raise ValueError(f"For 'LFCC', 'f_min' must be at most 'f_max', but got {f_min} and {f_max}.")
        if n_lfcc > n_filter:
            raise ValueError(f"For 'LFCC', 'n_lfcc' must be at most {n_filter}, but got {n_lfcc}.")
        self.spectrogram = Spectrogram(**(speckwargs or {}))
        self.bank = linear_bank(self.spectrogram.fourier.n_fft // 2 + 1, f_min, f_max, n_filter, sample_rate)
        self.log_lf, self.cosines = log_lf, cosines(n_lfcc, n_filter, norm)

    def _signal(self, signal: torch.Tensor) -> torch.Tensor:
        return _cepstrum(_applied(self.bank, self.spectrogram._signal(signal)), self.log_lf, self.cosines)


def _check_cepstrum(who: str, sample_rate: Any, count: Any, dct_type: Any, norm: Any, log: Any, options: Any) -> None:
    check_counts(who, 0, sample_rate=sample_rate)
    check_counts(who, count=count)
    _checks.check_int(who, "dct_type", dct_type)
    _checks.check_one_of(who, "dct_type", dct_type, (2,))
    _checks.check_type(who, "norm", norm, NormMode)
    _checks.check_bool(who, "log", log)
    if options is not None:
        _checks.check_type(who, "kwargs", options, dict)


def _cepstrum(bands: torch.Tensor, log: bool, matrix: np.ndarray) -> torch.Tensor:
    levels = torch.log(bands + 1e-6) if log else decibels(bands, 10.0)
    return _applied(matrix, levels).float()


class ComputeDeltas(AudioTransform):
    """[..., frequency, time] -> the same: how fast values change.

    Args:
        win_length: over how many times, 3 or more.
        pad_mode: what follows the last and precedes the first time.
    """

    def __init__(self, win_length: int = 5, pad_mode: BorderType = BorderType.EDGE):
        check_counts("ComputeDeltas", 3, win_length=win_length)
        self.win_length = win_length
        self.pad_mode = _checks.check_type("ComputeDeltas", "pad_mode", pad_mode, BorderType)

    def _signal(self, signal: torch.Tensor) -> torch.Tensor:
        reach = (self.win_length - 1) // 2
        flat = signal.reshape(-1, signal.shape[-1])
        padded = torch.from_numpy(np.pad(flat.numpy(), ((0, 0), (reach, reach)), mode=self.pad_mode.value))
        kernel = torch.arange(-reach, reach + 1, dtype=signal.dtype)
        deltas = F.conv1d(padded[:, None], kernel[None, None]) / (reach * (reach + 1) * (2 * reach + 1) / 3)
        return deltas.reshape(signal.shape)


class SlidingWindowCmn(AudioTransform):
    """[..., time, frequency] -> the same without its mean over a window of times.

    Args:
        cmn_window: how many times.
        min_cmn_window: how many at the start, if the window is not centred.
        center: the window is centred; otherwise it ends at each time.
        norm_vars: divide by the deviation too.
    """

    least_rank = 2

    def __init__(self, cmn_window: int = 600, min_cmn_window: int = 100, center: bool = False, norm_vars: bool = False):
        check_counts("SlidingWindowCmn", 0, cmn_window=cmn_window, min_cmn_window=min_cmn_window)
        self.cmn_window, self.min_cmn_window = cmn_window, min_cmn_window
        self.center = _checks.check_bool("SlidingWindowCmn", "center", center)
        self.norm_vars = _checks.check_bool("SlidingWindowCmn", "norm_vars", norm_vars)

    def _signal(self, signal: torch.Tensor) -> torch.Tensor:
        x = signal.reshape(-1, *signal.shape[-2:])
        frames = x.shape[1]
        result = torch.empty_like(x)
        for time in range(frames):
            start, end = self._window(time, frames)
            part = x[:, start:end]
            result[:, time] = x[:, time] - part.mean(1)
            if self.norm_vars and end - start > 1:
                result[:, time] /= part.var(1, correction=0).sqrt()
            elif self.norm_vars:
                result[:, time] = 0
        return result.reshape(signal.shape)

    def _window(self, time: int, frames: int) -> tuple[int, int]:
        if self.center:
            start = time - self.cmn_window // 2
            end = start + self.cmn_window
        else:
            start, end = time - self.cmn_window, time + 1
        if start < 0:
            start, end = 0, end - start
        if not self.center:
            end = max(time + 1, self.min_cmn_window) if end > time else end
        if end > frames:
            start, end = max(0, start - (end - frames)), frames
        return start, end
