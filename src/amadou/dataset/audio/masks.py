"""Transforms that overwrite bands of a spectrum, [..., frequency, time]."""

from typing import Any

import torch

from ... import _checks
from ..transforms._random import Random
from ._audio import AudioTransform, check_counts, check_not_negative, check_number


class _Mask(Random, AudioTransform):
    """A band along an axis: one for all channels, or one for each, at random."""

    least_rank = 2

    def _all(self, signal: torch.Tensor, start: int, width: int, value: float, axis: int) -> torch.Tensor:
        if start + width > signal.shape[axis]:
            who = type(self).__name__
            raise RuntimeError(
                f"For '{who}', the band must be inside the shape {signal.shape}, but got {width} places from {start}."
            )
        masked = signal.clone()
        masked.narrow(axis, start, width).fill_(value)
        return masked

    def _each(self, signal: torch.Tensor, most: float, value: float, axis: int) -> torch.Tensor:
        size = signal.shape[axis]
        if most > size:
            who = type(self).__name__
            raise RuntimeError(f"For '{who}', the band must be inside the shape {signal.shape}, but got {most} places.")
        masked = signal.clone().reshape(-1, *signal.shape[-2:])
        for channel in masked:
            width = self.draws.uniform(0, most)
            start = int(self.draws.uniform(0, 1) * (size - width))
            channel.narrow(axis, start, int(start + width) - start).fill_(value)
        return masked.reshape(signal.shape)


class MaskAlongAxis(_Mask):
    """[..., frequency, time] -> the same with one value in a band.

    Args:
        mask_start: where it begins.
        mask_width: how wide it is, 1 or more.
        mask_value: the value.
        axis: 1 for frequencies, 2 for times.
    """

    def __init__(self, mask_start: int, mask_width: int, mask_value: float, axis: int):
        check_counts("MaskAlongAxis", 0, mask_start=mask_start)
        check_counts("MaskAlongAxis", mask_width=mask_width)
        self.mask_start, self.mask_width = mask_start, mask_width
        self.mask_value = check_number("MaskAlongAxis", "mask_value", mask_value)
        self.axis = _check_axis("MaskAlongAxis", axis)

    def _signal(self, signal: torch.Tensor) -> torch.Tensor:
        return self._all(signal, self.mask_start, self.mask_width, self.mask_value, self.axis - 3)


def _check_axis(who: str, axis: Any) -> int:
    return _checks.check_int_range(who, "axis", axis, 1, 2)


class MaskAlongAxisIID(_Mask):
    """[..., frequency, time] -> the same with one value in a random band of every channel.

    Args:
        mask_param: how wide a band is at most.
        mask_value: the value.
        axis: 1 for frequencies, 2 for times.
    """

    def __init__(self, mask_param: int, mask_value: float, axis: int):
        check_counts("MaskAlongAxisIID", 0, mask_param=mask_param)
        self.mask_param = mask_param
        self.mask_value = check_number("MaskAlongAxisIID", "mask_value", mask_value)
        self.axis = _check_axis("MaskAlongAxisIID", axis)

    def _signal(self, signal: torch.Tensor) -> torch.Tensor:
        return self._each(signal, self.mask_param, self.mask_value, self.axis - 3)


class FrequencyMasking(_Mask):
    """[..., frequency, time] -> the same with one value in a band of frequencies.

    Args:
        iid_masks: a random band in every channel; otherwise the same in all.
        freq_mask_param: how wide it is: at most, or exactly.
        mask_start: where it begins, if it is the same in all.
        mask_value: the value, 0 or more.
    """

    def __init__(self, iid_masks: bool = False, freq_mask_param: int = 0, mask_start: int = 0, mask_value: float = 0.0):
        self.iid_masks = _checks.check_bool("FrequencyMasking", "iid_masks", iid_masks)
        check_counts("FrequencyMasking", 0, freq_mask_param=freq_mask_param, mask_start=mask_start)
        check_not_negative("FrequencyMasking", mask_value=mask_value)
        self.freq_mask_param, self.mask_start, self.mask_value = freq_mask_param, mask_start, mask_value

    def _signal(self, signal: torch.Tensor) -> torch.Tensor:
        if self.iid_masks:
            return self._each(signal, self.freq_mask_param, self.mask_value, -2)
        return self._all(signal, self.mask_start, self.freq_mask_param, self.mask_value, -2)


class TimeMasking(_Mask):
    """[..., frequency, time] -> the same with one value in a band of times; the arguments are FrequencyMasking's."""

    def __init__(self, iid_masks: bool = False, time_mask_param: int = 0, mask_start: int = 0, mask_value: float = 0.0):
        self.iid_masks = _checks.check_bool("TimeMasking", "iid_masks", iid_masks)
        check_counts("TimeMasking", 0, time_mask_param=time_mask_param, mask_start=mask_start)
        check_not_negative("TimeMasking", mask_value=mask_value)
        self.time_mask_param, self.mask_start, self.mask_value = time_mask_param, mask_start, mask_value

    def _signal(self, signal: torch.Tensor) -> torch.Tensor:
        if self.iid_masks:
            return self._each(signal, self.time_mask_param, self.mask_value, -1)
        return self._all(signal, self.mask_start, self.time_mask_param, self.mask_value, -1)
