"""Transforms between signals and their spectra."""

import math

import numpy as np
import torch
import torch.nn.functional as F

from ... import _checks
from ._audio import (
    AudioTransform,
    ComplexTransform,
    check_counts,
    check_not_negative,
    check_positive,
    check_sample_rate,
)
from .enums import BorderType, WindowType

_WINDOWS = {
    WindowType.BARTLETT: torch.bartlett_window,
    WindowType.BLACKMAN: torch.blackman_window,
    WindowType.HAMMING: torch.hamming_window,
    WindowType.HANN: torch.hann_window,
    WindowType.KAISER: torch.kaiser_window,
}
_PADDING = {BorderType.CONSTANT: "constant", BorderType.EDGE: "edge", BorderType.REFLECT: "reflect"}


class Fourier:
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


def powers(spectrum: torch.Tensor, power: float) -> torch.Tensor:
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
        self.fourier = Fourier(
            "Spectrogram", n_fft, win_length, hop_length, window, pad, center, pad_mode, onesided, normalized
        )

    def _signal(self, signal: torch.Tensor) -> torch.Tensor:
        return powers(self.fourier.forward(signal), self.power)


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
        self.fourier = Fourier(
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
        self.fourier = Fourier("SpectralCentroid", n_fft, win_length, hop_length, window, pad)

    def _signal(self, signal: torch.Tensor) -> torch.Tensor:
        spectrum = self.fourier.forward(signal).abs()
        frequencies = torch.linspace(0, self.sample_rate // 2, spectrum.shape[-2], dtype=signal.dtype)[:, None]
        return (frequencies * spectrum).sum(-2, keepdim=True) / spectrum.sum(-2, keepdim=True)


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
        self.fourier = Fourier("GriffinLim", n_fft, win_length, hop_length, window_type)
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
