"""Where a voice begins, after the voice activity detector of SoX."""

import collections
import itertools
import math
from collections.abc import Iterable

import numpy as np
import torch

from ... import _checks
from ._audio import AudioTransform, check_not_negative, check_number, check_positive

_FLOOR = 21  # added to the logarithm of a measure, so that silence is 0


class Vad(AudioTransform):
    """[..., time] -> [..., later]: without the quiet beginning of a recording of speech.

    The cepstrum of a short window is measured again and again, after the noise is taken off its spectrum; the
    voice begins where a running mean of the measures of any channel reaches the trigger level. Without a voice the
    last samples stay. (MindSpore 2.10 finds no voice in any recording.)

    Args:
        sample_rate: samples a second.
        trigger_level: the mean measure that is a voice.
        trigger_time: seconds that the mean reaches back.
        search_time: seconds before the trigger in which an earlier beginning is looked for.
        allowed_gap: seconds of quiet that may be inside of that.
        pre_trigger_time: seconds to keep before the beginning.
        boot_time: seconds for a first estimate of the noise.
        noise_up_time, noise_down_time: seconds in which the estimate follows more noise, or less.
        noise_reduction_amount: how much of the noise is taken off.
        measure_freq: measures a second.
        measure_duration: seconds of a window; by default twice the time between measures.
        measure_smooth_time: seconds in which spectra are smoothed.
        hp_filter_freq, lp_filter_freq: the lowest and the highest frequency that counts, in Hz.
        hp_lifter_freq, lp_lifter_freq: the lowest and the highest pitch that counts, in Hz.

    Raises:
        ValueError: for a number that is out of range.
        RuntimeError: if no pitch is left to measure.
    """

    def __init__(
        self,
        sample_rate: int,
        trigger_level: float = 7.0,
        trigger_time: float = 0.25,
        search_time: float = 1.0,
        allowed_gap: float = 0.25,
        pre_trigger_time: float = 0.0,
        boot_time: float = 0.35,
        noise_up_time: float = 0.1,
        noise_down_time: float = 0.01,
        noise_reduction_amount: float = 1.35,
        measure_freq: float = 20.0,
        measure_duration: float | None = None,
        measure_smooth_time: float = 0.4,
        hp_filter_freq: float = 50.0,
        lp_filter_freq: float = 6000.0,
        hp_lifter_freq: float = 150.0,
        lp_lifter_freq: float = 2000.0,
    ):
        _checks.check_positive_int("Vad", "sample_rate", sample_rate)
        check_number("Vad", "trigger_level", trigger_level)
        check_not_negative(
            "Vad", trigger_time=trigger_time, search_time=search_time, allowed_gap=allowed_gap,
            pre_trigger_time=pre_trigger_time, boot_time=boot_time, noise_up_time=noise_up_time,
            noise_down_time=noise_down_time, noise_reduction_amount=noise_reduction_amount,
            measure_smooth_time=measure_smooth_time,
        )  # fmt: skip
        check_positive(
            "Vad", measure_freq=measure_freq, hp_filter_freq=hp_filter_freq, lp_filter_freq=lp_filter_freq,
            hp_lifter_freq=hp_lifter_freq, lp_lifter_freq=lp_lifter_freq,
        )  # fmt: skip
        measure_duration = 2 / measure_freq if measure_duration is None else measure_duration
        check_not_negative("Vad", measure_duration=measure_duration)
        if noise_up_time < noise_down_time:
            raise ValueError(
                f"For 'Vad', 'noise_up_time' must be at least 'noise_down_time', but got {noise_up_time} and "
                f"{noise_down_time}."
            )
        self.trigger_level, self.noise_reduction = trigger_level, noise_reduction_amount
        self.gap = int(allowed_gap * measure_freq + 0.5)  # in measures, as the next
        self.num_searched = math.ceil(search_time * measure_freq)
        self.last_boot = int(boot_time * measure_freq - 0.5)
        self.trigger_share, self.smooth_share, self.up_share, self.down_share = (
            math.exp(-1 / (seconds * measure_freq)) if seconds else 0.0
            for seconds in (trigger_time, measure_smooth_time, noise_up_time, noise_down_time)
        )
        self.period = int(sample_rate / measure_freq + 0.5)  # in samples, as the next
        self.window = int(sample_rate * measure_duration + 0.5)
        self.kept = int(pre_trigger_time * sample_rate + 0.5) + self.num_searched * self.period + self.window
        self.size = max(16, 1 << (self.window - 1).bit_length())  # of the spectrum
        self.band = slice(
            max(1, int(hp_filter_freq / sample_rate * self.size + 0.5)),
            min(int(lp_filter_freq / sample_rate * self.size + 0.5), self.size // 2),
        )
        self.pitches = _pitches(sample_rate, hp_lifter_freq, lp_lifter_freq, self.size // 4)
        self.window_weights = _hann(self.window)
        self.band_weights = _hann(max(0, self.band.stop - self.band.start))

    def _signal(self, signal: torch.Tensor) -> torch.Tensor:
        channels = [_Channel(self, samples) for samples in signal.reshape(-1, signal.shape[-1]).double().numpy()]
        for number, end in enumerate(range(self.window - 1, signal.shape[-1], self.period)):
            boot = number if number <= self.last_boot else None
            means = [channel.measured(end, boot) for channel in channels]
            first = next((i for i, mean in enumerate(means) if mean >= self.trigger_level), None)
            if first is not None:
                searched = max(self._beginning(channel.measures) for channel in channels[first:])
                start = end + 1 - self.kept + (self.num_searched - searched) * self.period
                return signal[..., max(0, start) :]
        return signal[..., signal.shape[-1] - self.kept :]  # MindSpore too counts a negative place from the end

    def _beginning(self, measures: Iterable[float]) -> int:
        """How many measures before the trigger the voice began; the last measure comes first."""
        voice = quiet = self.num_searched
        for number, measure in enumerate(measures):
            if measure >= self.trigger_level and number <= voice + self.gap:
                voice = quiet = number
            elif measure == 0 and voice >= quiet:
                quiet = number
        return quiet


class _Channel:
    """What is known of a channel: its spectrum, the noise in it, and the last measures."""

    def __init__(self, about: Vad, samples: np.ndarray):
        self.about = about
        self.samples = np.concatenate([[0], samples])  # a window ends one sample before the last
        self.spectrum, self.noise = np.zeros(len(about.band_weights)), np.zeros(len(about.band_weights))
        self.measures = collections.deque(itertools.repeat(0.0, about.num_searched), maxlen=about.num_searched)
        self.mean = 0.0

    def measured(self, end: int, boot: int | None) -> float:
        """The running mean of the measures, after one on the window that ends at a sample."""
        measure = self._measure(end, boot)
        self.measures.appendleft(measure)
        share = self.about.trigger_share
        self.mean = self.mean * share + measure * (1 - share)
        return self.mean

    def _measure(self, end: int, boot: int | None) -> float:
        about = self.about
        window = self.samples[end + 1 - about.window : end + 1] * about.window_weights
        found = np.abs(np.fft.rfft(window, about.size)[about.band])
        share = about.smooth_share if boot is None else boot / (1 + boot)
        self.spectrum = self.spectrum * share + found * (1 - share)
        power = self.spectrum**2
        rising = np.where(power > self.noise, about.up_share, about.down_share) if boot is None else 0.0
        self.noise = self.noise * rising + power * (1 - rising)
        left = np.zeros(about.size // 2)
        left[about.band] = np.sqrt((power - about.noise_reduction * self.noise).clip(0)) * about.band_weights
        cepstrum = np.abs(np.fft.rfft(left)[about.pitches]) ** 2
        return max(0.0, _FLOOR + math.log(cepstrum.mean())) if cepstrum.any() else 0.0


def _pitches(sample_rate: int, lowest: float, highest: float, most: int) -> slice:
    """Where the cepstrum has the pitches from the lowest to the highest, in Hz; it has no more than ``most``."""
    found = slice(math.ceil(sample_rate / 2 / highest), min(math.floor(sample_rate / 2 / lowest), most))
    if found.start >= found.stop:
        raise RuntimeError(
            f"For 'Vad', 'hp_lifter_freq' must leave a pitch to measure, but got {lowest} with "
            f"lp_lifter_freq={highest} and sample_rate={sample_rate}."
        )
    return found


def _hann(size: int) -> np.ndarray:
    """[size]: a periodic Hann window, scaled for the spectrum of so many values."""
    return 2 / math.sqrt(size) * (0.5 - 0.5 * np.cos(2 * np.pi * np.arange(size) / size)) if size else np.zeros(0)
