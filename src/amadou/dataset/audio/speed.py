"""Sounds made faster or slower, higher or lower, and sampled anew."""

import math

import numpy as np
import torch
import torch.nn.functional as F

from ... import _checks
from ._audio import AudioTransform, ComplexTransform, check_counts, check_number, check_positive
from .enums import ResampleMethod, WindowType
from .spectra import Fourier


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
        self.fourier = Fourier("PitchShift", n_fft, win_length, hop_length, window)
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
