"""The pitch of voices, by the correlation of a signal with itself a little later."""

import math

import torch
import torch.nn.functional as F

from ._audio import AudioTransform, check_counts, check_positive, check_sample_rate

_TINY = 1e-9


class DetectPitchFrequency(AudioTransform):
    """[..., time] -> [..., frame] float32: the pitch of every frame, in Hz.

    Args:
        sample_rate: samples a second.
        frame_time: seconds of a frame.
        win_length: over how many frames to take the median.
        freq_low, freq_high: the lowest and the highest pitch to look for, in Hz.
    """

    def __init__(
        self,
        sample_rate: int,
        frame_time: float = 0.01,
        win_length: int = 30,
        freq_low: float = 85,
        freq_high: float = 3400,
    ):
        self.sample_rate = check_sample_rate("DetectPitchFrequency", sample_rate)
        check_positive("DetectPitchFrequency", frame_time=frame_time, freq_low=freq_low, freq_high=freq_high)
        check_counts("DetectPitchFrequency", win_length=win_length)
        self.frame_time, self.win_length = frame_time, win_length
        self.freq_low, self.freq_high = freq_low, freq_high

    def _signal(self, signal: torch.Tensor) -> torch.Tensor:
        lags = self._likely_lags(self._correlation(signal.float()))
        reach = (self.win_length - 1) // 2
        continued = torch.cat([lags[..., :1].expand(*lags.shape[:-1], reach), lags], -1)
        smooth = continued.unfold(-1, self.win_length, 1).median(-1).values
        return self.sample_rate / (_TINY + smooth.float())

    def _correlation(self, signal: torch.Tensor) -> torch.Tensor:
        """[..., frame, lag]"""
        most = math.ceil(self.sample_rate / self.freq_low)
        size = math.ceil(self.sample_rate * self.frame_time)
        num_frames = math.ceil(signal.shape[-1] / size)
        signal = F.pad(signal, (0, most + num_frames * size - signal.shape[-1]))

        def frames(lag: int) -> torch.Tensor:
            return signal[..., lag : lag + num_frames * size].unfold(-1, size, size)

        now, power = frames(0), _TINY + frames(0).square().sum(-1)
        return torch.stack(
            [
                (now * frames(lag)).sum(-1) / power / (_TINY + frames(lag).square().sum(-1))
                for lag in range(1, most + 1)
            ],
            -1,
        )

    def _likely_lags(self, correlation: torch.Tensor) -> torch.Tensor:
        """[..., frame]: the lag of the best correlation, or of one nearly as good in the first half."""
        least = math.ceil(self.sample_rate / self.freq_high)
        best = correlation[..., least:].max(-1)
        first = correlation[..., least : correlation.shape[-1] // 2].max(-1)
        return torch.where(first.values > 0.99 * best.values, first.indices, best.indices) + least + 1
