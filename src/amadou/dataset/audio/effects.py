"""Loudness, distortions and noise of signals."""

import math

import numpy as np
import torch

from ... import _checks
from ..transforms._random import Random
from ._audio import AudioTransform, ComplexTransform, check_counts, check_not_negative, check_number, check_sample_rate
from .enums import DensityFunction, FadeShape, GainType, Interpolation, Modulation, ScaleType


class AmplitudeToDB(AudioTransform):
    """[..., frequency, time] powers or magnitudes -> the same in decibels.

    Args:
        stype: which of the two.
        ref_value: what is 0 dB.
        amin: smaller values count as this one.
        top_db: nothing is further below the loudest.
    """

    def __init__(
        self, stype: ScaleType = ScaleType.POWER, ref_value: float = 1.0, amin: float = 1e-10, top_db: float = 80.0
    ):
        self.stype = _checks.check_type("AmplitudeToDB", "stype", stype, ScaleType)
        self.ref_value = check_number("AmplitudeToDB", "ref_value", ref_value, 0, ends="(]")
        self.amin = check_number("AmplitudeToDB", "amin", amin, 0, ends="(]")
        self.top_db = check_number("AmplitudeToDB", "top_db", top_db, 0, ends="(]")

    def _signal(self, signal: torch.Tensor) -> torch.Tensor:
        return decibels(signal, 10.0 if self.stype is ScaleType.POWER else 20.0, self.ref_value, self.amin, self.top_db)


def decibels(
    signal: torch.Tensor, factor: float, ref: float = 1.0, amin: float = 1e-10, top: float = 80.0
) -> torch.Tensor:
    levels = factor * torch.log10(signal.clamp(min=amin)) - factor * math.log10(max(amin, ref))
    axes = tuple(range(max(0, levels.ndim - 3), levels.ndim))  # the loudest of all channels
    return torch.maximum(levels, levels.amax(axes, keepdim=True) - top)


class DBToAmplitude(AudioTransform):
    """[...] decibels -> [...] ``ref * (10 ** (0.1 * x)) ** power``: power 1 gives powers, 0.5 magnitudes."""

    def __init__(self, ref: float, power: float):
        self.ref, self.power = check_number("DBToAmplitude", "ref", ref), check_number("DBToAmplitude", "power", power)

    def _signal(self, signal: torch.Tensor) -> torch.Tensor:
        return self.ref * (10 ** (0.1 * signal)) ** self.power


class Angle(ComplexTransform):
    """[..., 2] -> [...]: the angles of complex numbers."""

    def _signal(self, signal: torch.Tensor) -> torch.Tensor:
        return torch.atan2(signal[..., 1], signal[..., 0])


class ComplexNorm(ComplexTransform):
    """[..., 2] -> [...]: the magnitudes of complex numbers, to a power of 0 or more."""

    def __init__(self, power: float = 1.0):
        check_not_negative("ComplexNorm", power=power)
        self.power = power

    def _signal(self, signal: torch.Tensor) -> torch.Tensor:
        return signal.square().sum(-1) ** (self.power / 2)


class Magphase(ComplexTransform):
    """[..., 2] -> [...] and [...]: the magnitudes of complex numbers, to a power of 0 or more, and their angles."""

    def __init__(self, power: float = 1.0):
        check_not_negative("Magphase", power=power)
        self.power = power

    def _signal(self, signal: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
        return signal.square().sum(-1) ** (self.power / 2), torch.atan2(signal[..., 1], signal[..., 0])


class Contrast(AudioTransform):
    """[..., time] -> [..., time]: sounding louder, by a sine bent into the signal.

    Args:
        enhancement_amount: how much, from 0 to 100.
    """

    def __init__(self, enhancement_amount: float = 75.0):
        self.enhancement_amount = check_number("Contrast", "enhancement_amount", enhancement_amount, 0, 100)

    def _signal(self, signal: torch.Tensor) -> torch.Tensor:
        angle = signal * (math.pi / 2)
        return torch.sin(angle + self.enhancement_amount / 750 * torch.sin(angle * 4))


class DCShift(AudioTransform):
    """[..., time] -> [..., time]: shifted up or down.

    Args:
        shift: how much, from -2 to 2.
        limiter_gain: how much is left of what would be cut off; by default it is cut off at -1 and 1.
    """

    def __init__(self, shift: float, limiter_gain: float | None = None):
        self.shift = check_number("DCShift", "shift", shift, -2, 2)
        if limiter_gain is not None:
            check_number("DCShift", "limiter_gain", limiter_gain)
        self.limiter_gain = limiter_gain

    def _signal(self, signal: torch.Tensor) -> torch.Tensor:
        if self.limiter_gain is None or not self.shift:
            return (signal + self.shift).clamp(-1, 1)
        sign = -1.0 if self.shift < 0 else 1.0
        shift, signal = abs(self.shift), signal * sign
        most = 1.0 - (shift - self.limiter_gain)
        limited = ((signal - most) * self.limiter_gain / (1.0 - most) + most + shift).clamp(max=most)
        shifted = (signal + shift).clamp(-1, 1)
        return sign * torch.where(signal > most, limited, shifted)


class Dither(Random, AudioTransform):
    """[..., time] -> [..., time] in steps of 16 bits, with noise before the rounding.

    Args:
        density_function: the density of the noise.
        noise_shaping: add the error of the rounding to the next sample, so that the noise is higher.
    """

    def __init__(self, density_function: DensityFunction = DensityFunction.TPDF, noise_shaping: bool = False):
        self.density_function = _checks.check_type("Dither", "density_function", density_function, DensityFunction)
        self.noise_shaping = _checks.check_bool("Dither", "noise_shaping", noise_shaping)

    def _signal(self, signal: torch.Tensor) -> torch.Tensor:
        scale = 2.0**15 - 1
        length = signal.shape[-1]
        if self.density_function is DensityFunction.TPDF:
            noise = torch.from_numpy(np.bartlett(length + 1))[:length]
        elif self.density_function is DensityFunction.RPDF:
            noise = torch.full((length,), self.draws.uniform(-0.5, 0.5))
        else:
            noise = torch.full((length,), sum(self.draws.uniform(-0.5, 0.5) for _ in range(6)))
        dithered = torch.round(signal * scale + noise.to(signal.dtype)) / scale
        if not self.noise_shaping:
            return dithered
        error = dithered - signal
        error = torch.cat([torch.zeros_like(error[..., :1]), error[..., :-1]], -1)
        return dithered + error


class Fade(AudioTransform):
    """[..., time] -> [..., time]: getting louder at the start and quieter at the end.

    Args:
        fade_in_len: how many samples the start is.
        fade_out_len: how many samples the end is.
        fade_shape: the curve.

    Raises:
        RuntimeError: if they are more samples than there are.
    """

    def __init__(self, fade_in_len: int = 0, fade_out_len: int = 0, fade_shape: FadeShape = FadeShape.LINEAR):
        check_counts("Fade", 0, fade_in_len=fade_in_len, fade_out_len=fade_out_len)
        self.fade_in_len, self.fade_out_len = fade_in_len, fade_out_len
        self.fade_shape = _checks.check_type("Fade", "fade_shape", fade_shape, FadeShape)

    def _signal(self, signal: torch.Tensor) -> torch.Tensor:
        length = signal.shape[-1]
        if max(self.fade_in_len, self.fade_out_len) > length:
            raise RuntimeError(f"For 'Fade', there must be {self.fade_in_len} samples and more, but got {length}.")
        signal = signal.clone()
        signal[..., : self.fade_in_len] *= self._curve(torch.linspace(0, 1, self.fade_in_len, dtype=signal.dtype))
        there = torch.linspace(1, 0, self.fade_out_len, dtype=signal.dtype)
        signal[..., length - self.fade_out_len :] *= self._curve(there)
        return signal

    def _curve(self, way: torch.Tensor) -> torch.Tensor:
        """How loud it is on the way from 0 to 1."""
        curves = {
            FadeShape.LINEAR: way,
            FadeShape.EXPONENTIAL: 2 ** (way - 1) * way,
            FadeShape.LOGARITHMIC: torch.log10(0.1 + way) + 1,
            FadeShape.QUARTER_SINE: torch.sin(way * math.pi / 2),
            FadeShape.HALF_SINE: torch.sin(way * math.pi - math.pi / 2) / 2 + 0.5,
        }
        return curves[self.fade_shape].clamp(min=0)


class Gain(AudioTransform):
    """[...] -> [...]: louder by ``gain_db`` decibels."""

    def __init__(self, gain_db: float = 1.0):
        self.gain_db = check_number("Gain", "gain_db", gain_db)

    def _signal(self, signal: torch.Tensor) -> torch.Tensor:
        return signal * 10 ** (self.gain_db / 20)


class Vol(AudioTransform):
    """[...] -> [...]: louder, cut off at -1 and 1.

    Args:
        gain: how much.
        gain_type: what that counts: a factor of the amplitude (0 or more), of the power (above 0), or decibels.
    """

    def __init__(self, gain: float, gain_type: GainType = GainType.AMPLITUDE):
        check_number("Vol", "gain", gain)
        self.gain_type = _checks.check_type("Vol", "gain_type", gain_type, GainType)
        if gain_type is GainType.POWER:
            check_number("Vol", "gain", gain, 0, ends="(]")
            self.factor = math.sqrt(gain)
        elif gain_type is GainType.AMPLITUDE:
            self.factor = check_number("Vol", "gain", gain, 0)
        else:
            self.factor = 10 ** (gain / 20)

    def _signal(self, signal: torch.Tensor) -> torch.Tensor:
        return (signal * self.factor).clamp(-1, 1)


class MuLawEncoding(AudioTransform):
    """[...] from -1 to 1 -> [...] int32, levels from 0 to ``quantization_channels - 1`` (ITU-T G.711)."""

    def __init__(self, quantization_channels: int = 256):
        check_counts("MuLawEncoding", quantization_channels=quantization_channels)
        self.quantization_channels = quantization_channels

    def _signal(self, signal: torch.Tensor) -> torch.Tensor:
        mu = self.quantization_channels - 1.0
        share = signal.sign() * torch.log1p(mu * signal.abs()) / math.log1p(mu)
        return ((share + 1) / 2 * mu + 0.5).to(torch.int32)


class MuLawDecoding(AudioTransform):
    """[...] levels from 0 to ``quantization_channels - 1`` -> [...] from -1 to 1 (ITU-T G.711)."""

    def __init__(self, quantization_channels: int = 256):
        check_counts("MuLawDecoding", quantization_channels=quantization_channels)
        self.quantization_channels = quantization_channels

    def _signal(self, signal: torch.Tensor) -> torch.Tensor:
        mu = self.quantization_channels - 1.0
        share = signal / mu * 2 - 1
        return share.sign() * (torch.exp(share.abs() * math.log1p(mu)) - 1) / mu


def _wave(length: int, low: float, high: float, phase: float, sinusoidal: bool) -> np.ndarray:
    """A period of a sine or a triangle as a table of a delay, as in the sound tool SoX."""
    offset = int(phase / math.pi / 2 * length + 0.5)
    places = (np.arange(length) + offset) % length
    if sinusoidal:
        wave = (np.sin(places * math.pi / length * 2) + 1) / 2
    else:
        wave = places * 2 / length
        quarter = places * 4 // length
        wave = np.select([quarter == 0, quarter == 3], [wave + 0.5, wave - 1.5], 1.5 - wave)
    return wave * (high - low) + low


class Phaser(AudioTransform):
    """[..., time] -> [..., time]: mixed with itself, a little and ever differently later.

    Args:
        sample_rate: samples a second.
        gain_in, gain_out: loudness before, from 0 to 1, and after, from 0 to 1e9.
        delay_ms: the longest delay, from 0 to 5.
        decay: loudness of what is mixed in, from 0 to 0.99.
        mod_speed: how often a second the delay goes up and down, from 0.1 to 2.
        sinusoidal: along a sine; otherwise along a triangle.
    """

    def __init__(
        self,
        sample_rate: int,
        gain_in: float = 0.4,
        gain_out: float = 0.74,
        delay_ms: float = 3.0,
        decay: float = 0.4,
        mod_speed: float = 0.5,
        sinusoidal: bool = True,
    ):
        self.sample_rate = check_sample_rate("Phaser", sample_rate)
        self.gain_in = check_number("Phaser", "gain_in", gain_in, 0, 1)
        self.gain_out = check_number("Phaser", "gain_out", gain_out, 0, 1e9)
        self.delay_ms = check_number("Phaser", "delay_ms", delay_ms, 0, 5)
        self.decay = check_number("Phaser", "decay", decay, 0, 0.99)
        self.mod_speed = check_number("Phaser", "mod_speed", mod_speed, 0.1, 2)
        self.sinusoidal = _checks.check_bool("Phaser", "sinusoidal", sinusoidal)

    def _signal(self, signal: torch.Tensor) -> torch.Tensor:
        x = signal.reshape(-1, signal.shape[-1]).numpy() * self.gain_in
        size = int(self.delay_ms * 0.001 * self.sample_rate + 0.5)
        period = int(self.sample_rate / self.mod_speed + 0.5)
        delays = np.rint(_wave(period, 1, size, math.pi / 2, self.sinusoidal)).astype(np.int64)
        past = np.zeros((len(x), size), x.dtype)
        result = np.empty_like(x)
        for time in range(x.shape[1]):
            result[:, time] = x[:, time] + past[:, (time + delays[time % period]) % size]
            past[:, (time + 1) % size] = result[:, time] * self.decay
        return torch.from_numpy(result * self.gain_out).clamp(-1, 1).reshape(signal.shape)


class Flanger(AudioTransform):
    """[..., channel, time] -> the same: mixed with itself, ever differently later in every channel; 4 at most.

    Args:
        sample_rate: samples a second.
        delay: the shortest delay in ms, from 0 to 30.
        depth: by how much it gets longer in ms, from 0 to 10.
        regen: how much of the result goes back in, percent, from -95 to 95.
        width: how much of the delayed signal is mixed in, percent, from 0 to 100.
        speed: how often a second the delay goes up and down, from 0.1 to 10.
        phase: how much later the delay of a channel does so than that of the one before, percent, from 0 to 100.
        modulation: the wave of the delay.
        interpolation: how values between samples are found.
    """

    least_rank = 2

    def __init__(
        self,
        sample_rate: int,
        delay: float = 0.0,
        depth: float = 2.0,
        regen: float = 0.0,
        width: float = 71.0,
        speed: float = 0.5,
        phase: float = 25.0,
        modulation: Modulation = Modulation.SINUSOIDAL,
        interpolation: Interpolation = Interpolation.LINEAR,
    ):
        self.sample_rate = check_sample_rate("Flanger", sample_rate)
        self.delay = check_number("Flanger", "delay", delay, 0, 30) / 1000
        self.depth = check_number("Flanger", "depth", depth, 0, 10) / 1000
        self.regen = check_number("Flanger", "regen", regen, -95, 95) / 100
        self.width = check_number("Flanger", "width", width, 0, 100) / 100
        self.speed = check_number("Flanger", "speed", speed, 0.1, 10)
        self.phase = check_number("Flanger", "phase", phase, 0, 100) / 100
        self.modulation = _checks.check_type("Flanger", "modulation", modulation, Modulation)
        self.interpolation = _checks.check_type("Flanger", "interpolation", interpolation, Interpolation)

    def _signal(self, signal: torch.Tensor) -> torch.Tensor:
        x = signal.reshape(-1, *signal.shape[-2:]).numpy()
        channels, length = x.shape[1:]
        if channels > 4:
            raise RuntimeError(f"For 'Flanger', the audio must have at most 4 channels, but got {channels}.")
        loudness_in = 1 / (1 + self.width)
        wet = self.width / (1 + self.width) * (1 - abs(self.regen))
        size = int((self.delay + self.depth) * self.sample_rate + 0.5) + 2
        period = int(self.sample_rate / self.speed)
        low = math.floor(self.delay * self.sample_rate + 0.5)
        delays = _wave(period, low, size - 2.0, 3 * math.pi / 2, self.modulation is Modulation.SINUSOIDAL)
        starts = (np.arange(channels) * period * self.phase + 0.5).astype(np.int64)
        past, last = np.zeros((*x.shape[:2], size), x.dtype), np.zeros(x.shape[:2], x.dtype)
        result, each = np.empty_like(x), np.arange(channels)
        for time in range(length):
            now = (-1 - time) % size
            delay = delays[(time + starts) % period]
            whole = delay.astype(np.int64)
            part = delay - whole
            past[:, :, now] = x[:, :, time] + last * self.regen
            taps = [past[:, each, (now + whole + step) % size] for step in range(3)]
            if self.interpolation is Interpolation.LINEAR:
                last = taps[0] + (taps[1] - taps[0]) * part
            else:
                second, first = taps[2] - taps[0], taps[1] - taps[0]
                bend = second * 0.5 - first
                last = taps[0] + (bend * part + first * 2 - second * 0.5) * part
            last = last.astype(x.dtype)
            result[:, :, time] = x[:, :, time] * loudness_in + last * wet
        return torch.from_numpy(result).clamp(-1, 1).reshape(signal.shape)
