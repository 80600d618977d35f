"""Random numbers of transforms.

MindSpore's transforms draw with C++'s ``std::mt19937`` and libstdc++'s distributions, which are written here on the
words of ``_mersenne``: a ``map`` with a seed and one worker makes the same random choices as in MindSpore. Everywhere
else the words come from Python's ``random``, which threads may share and worker processes start anew.
"""

import copy
import math
import random
from collections.abc import Callable, Iterable, Iterator
from typing import Any

import numpy as np

from .. import _mersenne

_WORD = 2.0**32


class Draws:
    """The distributions, on a stream of 32-bit words."""

    def __init__(self, words: Iterator[int]):
        self._words = words
        self._below = _mersenne.below(words)
        self._spare_normal: float | None = None

    def fraction(self) -> float:
        """From [0, 1), of 53 bits."""
        low = next(self._words)
        return (low + next(self._words) * _WORD) / _WORD**2

    def chance(self, prob: float) -> bool:
        return self.fraction() < prob

    def uniform(self, low: float, high: float) -> float:
        """A float32 from [low, high)."""
        share = min(np.float32(next(self._words)) / np.float32(_WORD), np.nextafter(np.float32(1), np.float32(0)))
        return float(share * (np.float32(high) - np.float32(low)) + np.float32(low))

    def integer(self, low: int, high: int) -> int:
        """An int from ``low`` to ``high``, both included."""
        return low + self._below(high - low + 1)

    def normal(self, mean: float, deviation: float) -> float:
        """A float32, by Marsaglia's polar method; every second one is left over from the one before."""
        value, self._spare_normal = self._spare_normal, None
        while value is None:
            x, y = self.uniform(-1, 1), self.uniform(-1, 1)
            square = float(np.float32(x * x + y * y))
            if 0 < square <= 1:
                scale = math.sqrt(-2 * math.log(square) / square)
                self._spare_normal, value = x * scale, y * scale
        return float(np.float32(value * deviation + mean))

    def beta(self, shape: float) -> float:
        """Of the beta distribution with two equal parameters."""
        # each from a new start, without the normal number that is left over
        first, second = Draws(self._words)._gamma(shape), Draws(self._words)._gamma(shape)
        return first / (first + second)

    def _gamma(self, shape: float) -> float:
        """Of the gamma distribution with scale 1 (Marsaglia, Tsang, 2000)."""
        most = (shape if shape >= 1 else shape + 1) - 1 / 3
        step = 1 / math.sqrt(9 * most)
        while True:
            normal = self.normal(0, 1)
            volume = (1 + step * normal) ** 3
            if volume <= 0:
                continue
            share = self.uniform(0, 1)
            if share <= 1 - 0.0331 * normal**4 or math.log(share) <= normal**2 / 2 + most * (
                1 - volume + math.log(volume)
            ):
                break
        return most * volume * (1.0 if shape >= 1 else self.uniform(0, 1) ** (1 / shape))

    def shuffled(self, items: Iterable) -> list:
        """The items in random order."""
        items = list(items)
        _mersenne.shuffle(items, self._words)
        return items


_SHARED = Draws(iter(lambda: random.getrandbits(32), None))


class Random:
    """What transforms that draw are mixed with: where their random numbers come from."""

    draws = _SHARED

    def started(self, seed: int) -> Any:
        """This transform as a pipeline runs it that starts with ``seed``."""
        other = copy.copy(self)
        other.draws = Draws(_mersenne.words32(seed))
        return other


def started(operation: Callable, seed: int) -> Callable:
    """``operation`` for a run of a pipeline in a single worker: with a random stream of its own, if it draws."""
    return operation.started(seed) if isinstance(operation, Random) else operation
