"""Recursive filters: y[t] = (sum of b[i] x[t - i] - sum of a[i] y[t - i], i > 0) / a[0].

The two-pole ones are those of R. Bristow-Johnson's cookbook (webaudio.github.io/Audio-EQ-Cookbook).
"""

import math
from typing import Any

import torch

from ... import _checks
from ._audio import AudioTransform, check_number, check_q, check_sample_rate

_BLOCK = 256


def filtered(signal: torch.Tensor, a: list[float], b: list[float], clamp: bool = True) -> torch.Tensor:
    """[..., time] -> [..., time], block by block: within a block the recursion is a product with a matrix."""
    a_over, b_over = ([value / a[0] for value in coefficients] for coefficients in (a, b))
    x = signal.reshape(-1, signal.shape[-1]).double()
    driven = torch.zeros_like(x)
    for lag, value in enumerate(b_over[: x.shape[1]]):
        driven[:, lag:] += value * x[:, : x.shape[1] - lag]
    order = len(a) - 1
    response = _response(a_over, min(_BLOCK, x.shape[1]))
    result = torch.zeros(len(x), order + x.shape[1], dtype=torch.float64)  # with zeros before the start
    for start in range(0, x.shape[1], _BLOCK):
        block = driven[:, start : start + _BLOCK].clone()
        for lag in range(1, order + 1):
            known = min(lag, block.shape[1])
            begin = order + start - lag
            block[:, :known] -= a_over[lag] * result[:, begin : begin + known]
        size = block.shape[1]
        result[:, order + start : order + start + size] = block @ response[:size, :size].T
    result = result[:, order:].reshape(signal.shape)
    return (result.clamp(-1, 1) if clamp else result).to(signal.dtype)


def _response(a: list[float], size: int) -> torch.Tensor:
    """[size, size] float64: what an impulse at each place leaves at each place, for a[0] = 1."""
    impulse = [1.0]
    for place in range(1, size):
        impulse.append(-sum(a[lag] * impulse[place - lag] for lag in range(1, min(place, len(a) - 1) + 1)))
    padded = torch.tensor([0.0] * (size - 1) + impulse, dtype=torch.float64)
    return padded.unfold(0, size, 1).flip(1)


class _Biquad(AudioTransform):
    """A filter with six coefficients."""

    b: tuple[float, float, float]
    a: tuple[float, float, float]

    def _signal(self, signal: torch.Tensor) -> torch.Tensor:
        return filtered(signal, list(self.a), list(self.b))


class Biquad(_Biquad):
    """[..., time] -> [..., time]: a filter with these coefficients, cut off at -1 and 1.

    Args:
        b0, b1, b2: of the signal, now and before.
        a0, a1, a2: of the result; a0 is not 0.
    """

    def __init__(self, b0: float, b1: float, b2: float, a0: float, a1: float, a2: float):
        for arg, value in {"b0": b0, "b1": b1, "b2": b2, "a0": a0, "a1": a1, "a2": a2}.items():
            check_number("Biquad", arg, value)
        _checks.check_that("Biquad", "a0", a0, "not 0", lambda v: v != 0)
        self.b, self.a = (b0, b1, b2), (a0, a1, a2)


def _angle(sample_rate: int, frequency: float, q: float) -> tuple[float, float]:
    """The cosine of the angle that the frequency makes in a sample, and its half sine over Q."""
    w0 = 2 * math.pi * frequency / sample_rate
    return math.cos(w0), math.sin(w0) / 2 / q


class AllpassBiquad(_Biquad):
    """[..., time] -> [..., time]: phases turned around a frequency, loudness kept.

    Args:
        sample_rate: samples a second.
        central_freq: the frequency, in Hz.
        Q: how narrow, from 0 to 1.
    """

    def __init__(self, sample_rate: int, central_freq: float, Q: float = 0.707):
        cos, alpha = _checked("AllpassBiquad", sample_rate, central_freq, Q)
        self.b, self.a = (1 - alpha, -2 * cos, 1 + alpha), (1 + alpha, -2 * cos, 1 - alpha)


def _checked(who: str, sample_rate: int, frequency: float, q: float, arg: str = "central_freq") -> tuple[float, float]:
    check_sample_rate(who, sample_rate)
    check_number(who, arg, frequency)
    check_q(who, q)
    return _angle(sample_rate, frequency, q)


class BandBiquad(_Biquad):
    """[..., time] -> [..., time]: a band that gets quieter slowly with the distance from its middle.

    Args:
        sample_rate, central_freq, Q: as for :class:`AllpassBiquad`.
        noise: for unpitched sounds, such as percussion.
    """

    def __init__(self, sample_rate: int, central_freq: float, Q: float = 0.707, noise: bool = False):
        cos, _ = _checked("BandBiquad", sample_rate, central_freq, Q)
        _checks.check_bool("BandBiquad", "noise", noise)
        a2 = math.exp(-2 * math.pi * central_freq / Q / sample_rate)
        a1 = -4 * a2 / (1 + a2) * cos
        b0 = math.sqrt(1 - a1 * a1 / (4 * a2)) * (1 - a2)
        if noise:
            b0 = math.sqrt(((1 + a2) ** 2 - a1 * a1) * (1 - a2) / (1 + a2))
        self.b, self.a = (b0, 0.0, 0.0), (1.0, a1, a2)


class BandpassBiquad(_Biquad):
    """[..., time] -> [..., time]: a band alone.

    Args:
        sample_rate, central_freq, Q: as for :class:`AllpassBiquad`.
        const_skirt_gain: the loudness in the middle is Q; otherwise 1.
    """

    def __init__(self, sample_rate: int, central_freq: float, Q: float = 0.707, const_skirt_gain: bool = False):
        cos, alpha = _checked("BandpassBiquad", sample_rate, central_freq, Q)
        peak = alpha * Q if _checks.check_bool("BandpassBiquad", "const_skirt_gain", const_skirt_gain) else alpha
        self.b, self.a = (peak, 0.0, -peak), (1 + alpha, -2 * cos, 1 - alpha)


class BandrejectBiquad(_Biquad):
    """[..., time] -> [..., time]: without a band; the arguments are those of :class:`AllpassBiquad`."""

    def __init__(self, sample_rate: int, central_freq: float, Q: float = 0.707):
        cos, alpha = _checked("BandrejectBiquad", sample_rate, central_freq, Q)
        self.b, self.a = (1.0, -2 * cos, 1.0), (1 + alpha, -2 * cos, 1 - alpha)


class LowpassBiquad(_Biquad):
    """[..., time] -> [..., time]: what is below a frequency.

    Args:
        sample_rate: samples a second.
        cutoff_freq: the frequency, in Hz.
        Q: how narrow, from 0 to 1.
    """

    def __init__(self, sample_rate: int, cutoff_freq: float, Q: float = 0.707):
        cos, alpha = _checked("LowpassBiquad", sample_rate, cutoff_freq, Q, "cutoff_freq")
        self.b, self.a = ((1 - cos) / 2, 1 - cos, (1 - cos) / 2), (1 + alpha, -2 * cos, 1 - alpha)


class HighpassBiquad(_Biquad):
    """[..., time] -> [..., time]: what is above a frequency; the arguments are those of :class:`LowpassBiquad`."""

    def __init__(self, sample_rate: int, cutoff_freq: float, Q: float = 0.707):
        cos, alpha = _checked("HighpassBiquad", sample_rate, cutoff_freq, Q, "cutoff_freq")
        self.b, self.a = ((1 + cos) / 2, -1 - cos, (1 + cos) / 2), (1 + alpha, -2 * cos, 1 - alpha)


class EqualizerBiquad(_Biquad):
    """[..., time] -> [..., time]: a band louder or quieter.

    Args:
        sample_rate: samples a second.
        center_freq: its middle, in Hz.
        gain: in dB.
        Q: how narrow, from 0 to 1.
    """

    def __init__(self, sample_rate: int, center_freq: float, gain: float, Q: float = 0.707):
        cos, alpha = _checked("EqualizerBiquad", sample_rate, center_freq, Q, "center_freq")
        amplitude = 10 ** (check_number("EqualizerBiquad", "gain", gain) / 40)
        self.b = (1 + alpha * amplitude, -2 * cos, 1 - alpha * amplitude)
        self.a = (1 + alpha / amplitude, -2 * cos, 1 - alpha / amplitude)


def _shelf(cos: float, alpha: float, amplitude: float, high: bool) -> tuple[Any, Any]:
    """b and a of a filter that changes all above a frequency, or all below it."""
    side = 1 if high else -1
    width, less, more = 2 * math.sqrt(amplitude) * alpha, (amplitude - 1) * cos, (amplitude + 1) * cos
    b = (
        amplitude * (amplitude + 1 + side * less + width),
        -2 * side * amplitude * (amplitude - 1 + side * more),
        amplitude * (amplitude + 1 + side * less - width),
    )
    a = (
        amplitude + 1 - side * less + width,
        2 * side * (amplitude - 1 - side * more),
        amplitude + 1 - side * less - width,
    )
    return b, a


class BassBiquad(_Biquad):
    """[..., time] -> [..., time]: what is below a frequency louder or quieter.

    Args:
        sample_rate: samples a second.
        gain: in dB.
        central_freq: the frequency, in Hz.
        Q: how narrow, from 0 to 1.
    """

    def __init__(self, sample_rate: int, gain: float, central_freq: float = 100.0, Q: float = 0.707):
        cos, alpha = _checked("BassBiquad", sample_rate, central_freq, Q)
        self.b, self.a = _shelf(cos, alpha, 10 ** (check_number("BassBiquad", "gain", gain) / 40), high=False)


class TrebleBiquad(_Biquad):
    """[..., time] -> [..., time]: what is above a frequency louder or quieter; the arguments are BassBiquad's."""

    def __init__(self, sample_rate: int, gain: float, central_freq: float = 3000, Q: float = 0.707):
        cos, alpha = _checked("TrebleBiquad", sample_rate, central_freq, Q)
        self.b, self.a = _shelf(cos, alpha, 10 ** (check_number("TrebleBiquad", "gain", gain) / 40), high=True)


# samples a second: frequency, slope and gain in dB of the de-emphasis of compact discs (ISO 908)
_DEEMPHASIS = {44100: (5283, 0.4845, -9.477), 48000: (5356, 0.479, -9.62)}


class DeemphBiquad(_Biquad):
    """[..., time] -> [..., time]: the de-emphasis of compact discs.

    Args:
        sample_rate: 44100 or 48000.
    """

    def __init__(self, sample_rate: int):
        _checks.check_int("DeemphBiquad", "sample_rate", sample_rate)
        frequency, slope, gain = _DEEMPHASIS[
            _checks.check_one_of("DeemphBiquad", "sample_rate", sample_rate, tuple(_DEEMPHASIS))
        ]
        amplitude = 10 ** (gain / 40)
        cos, half_sine = _angle(sample_rate, frequency, 1.0)
        alpha = half_sine * math.sqrt((amplitude + 1 / amplitude) * (1 / slope - 1) + 2)
        self.b, self.a = _shelf(cos, alpha, amplitude, high=True)


# samples a second: zeros and poles of the playback curve of records (RIAA)
_RECORDS = {
    44100: ((-0.2014898, 0.9233820), (0.7083149, 0.9924091)),
    48000: ((-0.1766069, 0.9321590), (0.7396325, 0.9931330)),
    88200: ((-0.1168735, 0.9648312), (0.8590646, 0.9964002)),
    96000: ((-0.1141486, 0.9676817), (0.8699137, 0.9966946)),
}


class RiaaBiquad(_Biquad):
    """[..., time] -> [..., time]: the playback curve of records, 1 at 1 kHz.

    Args:
        sample_rate: 44100, 48000, 88200 or 96000.
    """

    def __init__(self, sample_rate: int):
        _checks.check_int("RiaaBiquad", "sample_rate", sample_rate)
        zeros, poles = _RECORDS[_checks.check_one_of("RiaaBiquad", "sample_rate", sample_rate, tuple(_RECORDS))]
        b, self.a = ((1.0, -sum(roots), math.prod(roots)) for roots in (zeros, poles))
        turn = complex(math.cos(2 * math.pi * 1000 / sample_rate), -math.sin(2 * math.pi * 1000 / sample_rate))
        loudness = [abs(sum(value * turn**lag for lag, value in enumerate(part))) for part in (b, self.a)]
        b0, b1, b2 = (value * loudness[1] / loudness[0] for value in b)
        self.b = b0, b1, b2


class LFilter(AudioTransform):
    """[..., time] -> [..., time]: a recursive filter of any order.

    Args:
        a_coeffs: of the result; the first is not 0.
        b_coeffs: of the signal, as many.
        clamp: cut the result off at -1 and 1.
    """

    def __init__(self, a_coeffs: list[float], b_coeffs: list[float], clamp: bool = True):
        who = type(self).__name__
        for arg, coefficients in (("a_coeffs", a_coeffs), ("b_coeffs", b_coeffs)):
            for value in _checks.check_type(who, arg, coefficients, (list, tuple)):
                check_number(who, arg, value)
        if len(a_coeffs) != len(b_coeffs):
            raise ValueError(f"For '{who}', 'a_coeffs' must be as many as {b_coeffs}, but got {a_coeffs}.")
        self.a_coeffs, self.b_coeffs = list(a_coeffs), list(b_coeffs)
        self.clamp = _checks.check_bool(who, "clamp", clamp)

    def _signal(self, signal: torch.Tensor) -> torch.Tensor:
        return filtered(signal, self.a_coeffs, self.b_coeffs, self.clamp)


class Filtfilt(LFilter):
    """[..., time] -> [..., time]: :class:`LFilter` forwards and then backwards, so that phases stay."""

    def _signal(self, signal: torch.Tensor) -> torch.Tensor:
        there = filtered(signal, self.a_coeffs, self.b_coeffs, clamp=False)
        return filtered(there.flip(-1), self.a_coeffs, self.b_coeffs, self.clamp).flip(-1)


class Overdrive(AudioTransform):
    """[..., time] -> [..., time]: distorted, as by an amplifier that is too loud.

    Args:
        gain: in dB, from 0 to 100.
        color: how many even harmonics, from 0 to 100.
    """

    def __init__(self, gain: float = 20.0, color: float = 20.0):
        self.gain = check_number("Overdrive", "gain", gain, 0, 100)
        self.color = check_number("Overdrive", "color", color, 0, 100)

    def _signal(self, signal: torch.Tensor) -> torch.Tensor:
        loud = (signal * 10 ** (self.gain / 20) + self.color / 200).clamp(-1, 1)
        without_offset = filtered(loud - loud**3 / 3, [1.0, -0.995], [1.0, -1.0], clamp=False)
        return (signal * 0.5 + without_offset * 0.75).clamp(-1, 1)
