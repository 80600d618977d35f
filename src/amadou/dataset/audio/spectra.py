"""Transforms between signals and their spectra."""

import math
from typing import Any

import numpy as np
import torch
import torch.nn.functional as F

from ... import _checks
from ._audio import (
    AudioTransform,
    ComplexTransform,
    check_counts,
    check_not_negative,
    check_number,
    check_positive,
    check_sample_rate,
)
from .banks import cosines, linear_bank, mel_bank
from .effects import decibels
from .enums import BorderType, MelType, NormMode, NormType, ResampleMethod, WindowType

_WINDOWS = {
    WindowType.BARTLETT: torch.bartlett_window,
    WindowType.BLACKMAN: torch.blackman_window,
    WindowType.HAMMING: torch.hamming_window,
    WindowType.HANN: torch.hann_window,
    WindowType.KAISER: torch.kaiser_window,
}
_PADDING = {BorderType.CONSTANT: "constant", BorderType.EDGE: "edge", BorderType.REFLECT: "reflect"}


class _Fourier:
    """The arguments of a short-time Fourier transform."""

    def __init__(
        self,
        who: str,
        n_fft: int,
        win_length: int | None,
        hop_length: int | None,
        window: WindowType,
        pad: int = 0,
        center: bool = True,
        pad_mode: BorderType = BorderType.REFLECT,
        onesided: bool = True,
        normalized: bool = False,
    ):
        check_counts(who, n_fft=n_fft, win_length=win_length, hop_length=hop_length)
        check_counts(who, 0, pad=pad)
        _checks.check_type(who, "window", window, WindowType)
        _checks.check_bool(who, "center", center)
        _checks.check_bool(who, "onesided", onesided)
        _checks.check_bool(who, "normalized", normalized)
        _checks.check_type(who, "pad_mode", pad_mode, BorderType)
        self.win_length = n_fft if win_length is None else win_length
        self.hop_length = self.win_length // 2 if hop_length is None else hop_length
        if self.win_length > n_fft:
            raise ValueError(f"For '{who}', 'win_length' must be at most {n_fft}, but got {win_length}.")
        self.who, self.n_fft, self.window, self.pad, self.center = who, n_fft, window, pad, center
        self.pad_mode, self.onesided, self.normalized = pad_mode, onesided, normalized

    def _window(self, dtype: torch.dtype) -> torch.Tensor:
        return _WINDOWS[self.window](self.win_length, dtype=dtype)

    def forward(self, signal: torch.Tensor) -> torch.Tensor:
        """[..., time] -> [..., frequency, frame] complex."""
        flat = F.pad(signal.reshape(-1, signal.shape[-1]), (self.pad, self.pad))
        if self.center:
            half = self.n_fft // 2
            # NumPy pads more often than once around, as MindSpore does
            padded = np.pad(flat.numpy(), ((0, 0), (half, half)), mode=self.pad_mode.value)
            flat = torch.from_numpy(padded)
        if flat.shape[-1] < self.n_fft:
            raise RuntimeError(f"For '{self.who}', the audio must have {self.n_fft} samples, but got {signal.shape}.")
        window = self._window(signal.dtype)
        spectrum = torch.stft(
            flat,
            self.n_fft,
            self.hop_length,
            self.win_length,
            window,
            center=False,
            onesided=self.onesided,
            return_complex=True,
        )
        if self.normalized:
            spectrum = spectrum / window.square().sum().sqrt()
        return spectrum.reshape(*signal.shape[:-1], *spectrum.shape[-2:])

    def back(self, spectrum: torch.Tensor, length: int | None) -> torch.Tensor:
        """[..., frequency, frame] complex -> [..., time]."""
        window = self._window(spectrum.real.dtype)
        if self.normalized:
            spectrum = spectrum * window.square().sum().sqrt()
        flat = spectrum.reshape(-1, *spectrum.shape[-2:])
        signal = torch.istft(
            flat,
            self.n_fft,
            self.hop_length,
            self.win_length,
            window,
            center=self.center,
            onesided=self.onesided,
            length=None if length is None else length + 2 * self.pad,
        )
        signal = signal[..., self.pad : signal.shape[-1] - self.pad] if self.pad else signal
        return signal.reshape(*spectrum.shape[:-2], signal.shape[-1])


def _powers(spectrum: torch.Tensor, power: float) -> torch.Tensor:
    """Magnitudes to a power; 0 gives the complex numbers as an axis of two."""
    return spectrum.abs() ** power if power else torch.view_as_real(spectrum)


class Spectrogram(AudioTransform):
    """[..., time] -> [..., frequency, frame]: how strong the frequencies are in overlapping frames.

    Args:
        n_fft: the size of the Fourier transform.
        win_length: the size of a frame, at most ``n_fft``, its default.
        hop_length: from a frame to the next, half a frame by default.
        pad: zeros to add at both ends.
        window: what a frame is multiplied with.
        power: of the magnitudes; 0 gives complex numbers, [..., 2].
        normalized: divide by the norm of the window.
        center: frames are centred at their times; then the signal is continued at both ends.
        pad_mode: with what.
        onesided: only the frequencies up to half the sample rate.
    """

    def __init__(
        self,
        n_fft: int = 400,
        win_length: int | None = None,
        hop_length: int | None = None,
        pad: int = 0,
        window: WindowType = WindowType.HANN,
        power: float = 2.0,
        normalized: bool = False,
        center: bool = True,
        pad_mode: BorderType = BorderType.REFLECT,
        onesided: bool = True,
    ):
        check_not_negative("Spectrogram", power=power)
        self.power = power
        self.fourier = _Fourier(
            "Spectrogram", n_fft, win_length, hop_length, window, pad, center, pad_mode, onesided, normalized
        )

    def _signal(self, signal: torch.Tensor) -> torch.Tensor:
        return _powers(self.fourier.forward(signal), self.power)


class InverseSpectrogram(ComplexTransform):
    """[..., frequency, frame, 2] -> [..., time]: the signal of a complex spectrogram.

    Args:
        length: how many samples; all by default.
        n_fft, win_length, hop_length, pad, window, normalized, center, pad_mode, onesided: those of the spectrogram.
    """

    least_rank = 3

    def __init__(
        self,
        length: int | None = None,
        n_fft: int = 400,
        win_length: int | None = None,
        hop_length: int | None = None,
        pad: int = 0,
        window: WindowType = WindowType.HANN,
        normalized: bool = False,
        center: bool = True,
        pad_mode: BorderType = BorderType.REFLECT,
        onesided: bool = True,
    ):
        check_counts("InverseSpectrogram", length=length)
        self.length = length
        self.fourier = _Fourier(
            "InverseSpectrogram", n_fft, win_length, hop_length, window, pad, center, pad_mode, onesided, normalized
        )

    def _signal(self, signal: torch.Tensor) -> torch.Tensor:
        return self.fourier.back(torch.view_as_complex(signal), self.length)


class SpectralCentroid(AudioTransform):
    """[..., time] -> [..., 1, frame]: the mean frequency of every frame, in Hz.

    Args:
        sample_rate: samples a second.
        n_fft, win_length, hop_length, pad, window: as for :class:`Spectrogram`.
    """

    def __init__(
        self,
        sample_rate: int,
        n_fft: int = 400,
        win_length: int | None = None,
        hop_length: int | None = None,
        pad: int = 0,
        window: WindowType = WindowType.HANN,
    ):
        self.sample_rate = check_sample_rate("SpectralCentroid", sample_rate)
        self.fourier = _Fourier("SpectralCentroid", n_fft, win_length, hop_length, window, pad)

    def _signal(self, signal: torch.Tensor) -> torch.Tensor:
        spectrum = self.fourier.forward(signal).abs()
        frequencies = torch.linspace(0, self.sample_rate // 2, spectrum.shape[-2], dtype=signal.dtype)[:, None]
        return (frequencies * spectrum).sum(-2, keepdim=True) / spectrum.sum(-2, keepdim=True)


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
        self.fourier = _Fourier(who, n_fft, win_length, hop_length, window, pad, center, pad_mode, onesided, normalized)
        size = n_fft // 2 + 1 if onesided else n_fft
        self.mel = _Mel(who, n_mels, sample_rate, f_min, f_max, size, norm, mel_scale)

    def _signal(self, signal: torch.Tensor) -> torch.Tensor:
        return self.mel.forward("MelSpectrogram", _powers(self.fourier.forward(signal), self.power))


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


def _vocoder(spectrum: torch.Tensor, rate: float, advance: torch.Tensor) -> torch.Tensor:
    """[..., frequency, frame] complex -> ``1 / rate`` as many frames, with phases that go on as they did."""
    if rate == 1:
        return spectrum
    times = torch.arange(0, spectrum.shape[-1], rate, dtype=torch.float64)
    spectrum_more = F.pad(torch.view_as_real(spectrum), (0, 0, 0, 2))
    spectrum_more = torch.view_as_complex(spectrum_more)
    now, then = (spectrum_more[..., times.long() + step] for step in (0, 1))
    share = (times % 1).to(spectrum.real.dtype)
    turn = then.angle() - now.angle() - advance
    turn = turn - 2 * math.pi * torch.round(turn / (2 * math.pi)) + advance
    phase = torch.cat([spectrum[..., :1].angle(), turn[..., :-1]], -1).cumsum(-1)
    return torch.polar(share * then.abs() + (1 - share) * now.abs(), phase)


class PhaseVocoder(ComplexTransform):
    """[..., frequency, frame, 2] -> ``1 / rate`` as many frames: faster or slower at the same pitch.

    Args:
        rate: how much faster, above 0.
        phase_advance: [frequency, 1], how far the phase of a frequency goes on in a frame.
    """

    least_rank = 3

    def __init__(self, rate: float, phase_advance: np.ndarray):
        check_positive("PhaseVocoder", rate=rate)
        _checks.check_type("PhaseVocoder", "phase_advance", phase_advance, np.ndarray)
        self.rate, self.phase_advance = rate, phase_advance

    def _signal(self, signal: torch.Tensor) -> torch.Tensor:
        advance = torch.from_numpy(self.phase_advance).to(signal.dtype)
        return torch.view_as_real(_vocoder(torch.view_as_complex(signal), self.rate, advance))


class TimeStretch(ComplexTransform):
    """[..., frequency, frame, 2] -> more or fewer frames: slower or faster at the same pitch.

    Args:
        hop_length: samples from a frame to the next, ``n_freq - 1`` by default.
        n_freq: how many frequencies.
        fixed_rate: how much faster; as it is by default.
    """

    least_rank = 3

    def __init__(self, hop_length: int | None = None, n_freq: int = 201, fixed_rate: float | None = None):
        check_counts("TimeStretch", hop_length=hop_length, n_freq=n_freq)
        if fixed_rate is not None:
            check_positive("TimeStretch", fixed_rate=fixed_rate)
        self.hop_length = n_freq - 1 if hop_length is None else hop_length
        self.n_freq, self.rate = n_freq, fixed_rate

    def _signal(self, signal: torch.Tensor) -> torch.Tensor:
        advance = torch.linspace(0, math.pi * self.hop_length, self.n_freq, dtype=signal.dtype)[:, None]
        if self.rate is None:
            return signal[None] if signal.ndim == 3 else signal
        return torch.view_as_real(_vocoder(torch.view_as_complex(signal), self.rate, advance))


class PitchShift(AudioTransform):
    """[..., time] -> [..., time]: higher or lower, as fast as before.

    Args:
        sample_rate: samples a second.
        n_steps: how many steps higher.
        bins_per_octave: how many steps an octave has.
        n_fft, win_length, hop_length, window: as for :class:`Spectrogram`, with a quarter of a frame to the next.
    """

    def __init__(
        self,
        sample_rate: int,
        n_steps: int,
        bins_per_octave: int = 12,
        n_fft: int = 512,
        win_length: int | None = None,
        hop_length: int | None = None,
        window: WindowType = WindowType.HANN,
    ):
        check_counts("PitchShift", 0, sample_rate=sample_rate)
        _checks.check_int("PitchShift", "n_steps", n_steps)
        _checks.check_int("PitchShift", "bins_per_octave", bins_per_octave)
        _checks.check_that("PitchShift", "bins_per_octave", bins_per_octave, "not 0", lambda v: v != 0)
        check_counts("PitchShift", n_fft=n_fft, win_length=win_length)
        hop_length = (n_fft if win_length is None else win_length) // 4 if hop_length is None else hop_length
        self.fourier = _Fourier("PitchShift", n_fft, win_length, hop_length, window)
        self.sample_rate, self.rate = sample_rate, 2.0 ** (-n_steps / bins_per_octave)

    def _signal(self, signal: torch.Tensor) -> torch.Tensor:
        length, n_freq = signal.shape[-1], self.fourier.n_fft // 2 + 1
        advance = torch.linspace(0, math.pi * self.fourier.hop_length, n_freq, dtype=signal.dtype)[:, None]
        stretched = _vocoder(self.fourier.forward(signal), self.rate, advance)
        slower = self.fourier.back(stretched, round(length / self.rate))
        shifted = _resampled(slower, int(self.sample_rate / self.rate), self.sample_rate)[..., :length]
        return F.pad(shifted, (0, length - shifted.shape[-1]))


def _resampled(
    signal: torch.Tensor,
    old: float,
    new: float,
    method: ResampleMethod = ResampleMethod.SINC_INTERPOLATION,
    width: int = 6,
    rolloff: float = 0.99,
    beta: float | None = None,
) -> torch.Tensor:
    """[..., time] at ``new`` samples in the time of ``old``, by a windowed sinc (J. O. Smith, CCRMA)."""
    divisor = math.gcd(int(old), int(new))
    old, new = int(old) // divisor, int(new) // divisor
    if old == new:
        return signal
    base = min(old, new) * rolloff
    reach = math.ceil(width * old / base)
    length = math.ceil(new * signal.shape[-1] / old)
    # for each new sample the old ones around it, and how far they are from it
    numbers = torch.arange(length)
    taps = (numbers * old // new)[:, None] + torch.arange(-reach, reach + 2)
    times = ((taps.double() / old - numbers.double()[:, None] / new) * base).clamp(-width, width)
    if method is ResampleMethod.SINC_INTERPOLATION:
        window = torch.cos(times * math.pi / width / 2) ** 2
    else:
        strength = torch.tensor(14.769656459379492 if beta is None else beta, dtype=torch.float64)
        window = torch.i0(strength * torch.sqrt(1 - (times / width) ** 2)) / torch.i0(strength)
    weights = (torch.sinc(times) * window * base / old).to(signal.dtype)
    padded = F.pad(signal, (reach, reach + 2))
    return (padded[..., taps + reach] * weights).sum(-1)


class Resample(AudioTransform):
    """[..., time] -> [..., new time]: with another number of samples a second.

    Args:
        orig_freq, new_freq: samples a second before and after, above 0.
        resample_method: the window of the interpolation.
        lowpass_filter_width: how many zeros of it count.
        rolloff: up to which share of the new range frequencies are kept, from 0 to 1.
        beta: the shape of a Kaiser window.
    """

    def __init__(
        self,
        orig_freq: float = 16000,
        new_freq: float = 16000,
        resample_method: ResampleMethod = ResampleMethod.SINC_INTERPOLATION,
        lowpass_filter_width: int = 6,
        rolloff: float = 0.99,
        beta: float | None = None,
    ):
        check_positive("Resample", orig_freq=orig_freq, new_freq=new_freq)
        self.method = _checks.check_type("Resample", "resample_method", resample_method, ResampleMethod)
        check_counts("Resample", lowpass_filter_width=lowpass_filter_width)
        check_number("Resample", "rolloff", rolloff, 0, 1, "(]")
        if beta is not None:
            check_number("Resample", "beta", beta)
        self.options = (orig_freq, new_freq, resample_method, lowpass_filter_width, rolloff, beta)

    def _signal(self, signal: torch.Tensor) -> torch.Tensor:
        return _resampled(signal, *self.options)


class GriffinLim(AudioTransform):
    """[..., frequency, frame] -> [..., time]: a signal of this spectrum, its phases found step by step.

    Griffin and Lim (1984), with the momentum of Perraudin, Balazs and Søndergaard (2013).

    Args:
        n_fft, win_length, hop_length, window_type, power: those of the spectrogram.
        n_iter: how many steps.
        momentum: from 0 to 1.
        length: how many samples; all by default.
        rand_init: begin with random phases; otherwise with none.
    """

    least_rank = 2

    def __init__(
        self,
        n_fft: int = 400,
        n_iter: int = 32,
        win_length: int | None = None,
        hop_length: int | None = None,
        window_type: WindowType = WindowType.HANN,
        power: float = 2.0,
        momentum: float = 0.99,
        length: int | None = None,
        rand_init: bool = True,
    ):
        check_counts("GriffinLim", n_iter=n_iter)
        check_counts("GriffinLim", 0, length=length)
        check_positive("GriffinLim", power=power)
        check_not_negative("GriffinLim", momentum=momentum)
        _checks.check_bool("GriffinLim", "rand_init", rand_init)
        self.fourier = _Fourier("GriffinLim", n_fft, win_length, hop_length, window_type)
        # m / (1 + m), taken twice, as MindSpore does
        self.n_iter, self.power, self.momentum = n_iter, power, momentum / (1 + 2 * momentum)
        self.length, self.rand_init = length or None, rand_init

    def _signal(self, signal: torch.Tensor) -> torch.Tensor:
        if signal.shape[-2] != self.fourier.n_fft // 2 + 1:
            found = tuple(signal.shape)
            raise RuntimeError(f"For 'GriffinLim', there must be {self.fourier.n_fft // 2 + 1} rows, but got {found}.")
        magnitudes = signal ** (1 / self.power)
        turns = torch.rand_like(magnitudes) * (2 * math.pi) if self.rand_init else torch.zeros_like(magnitudes)
        phases = torch.polar(torch.ones_like(magnitudes), turns)
        before = torch.zeros_like(phases)
        for _ in range(self.n_iter):
            now = self.fourier.forward(self.fourier.back(magnitudes * phases, self.length))
            phases = now - before * self.momentum
            phases = phases / (phases.abs() + 1e-16)
            before = now
        return self.fourier.back(magnitudes * phases, self.length)


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
