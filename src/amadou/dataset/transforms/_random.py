"""Random numbers of transforms.

MindSpore's transforms draw with C++'s ``std::mt19937`` and libstdc++'s distributions, which are written here on the
words of ``_mersenne``: a ``map`` with a seed and one worker makes the same random choices as in MindSpore. Workers take
the words from Python's ``random``, which threads may share and which worker processes start anew.
"""

import copy
import math
import multiprocessing
import random
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

import numpy as np

from ..._random import seeds
from .. import _mersenne, config

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

    def sample(self, items: Sequence, count: int) -> list:
        """``count`` of the items in their order, as ``std::sample``: two from one word as long as there are two."""
        chosen: list = []
        number = 0
        while count and len(items) - number >= 2:
            rest = len(items) - number
            for place in divmod(self._below(rest * (rest - 1)), rest - 1):
                if count and place < count:
                    chosen.append(items[number])
                    count -= 1
                number += 1
        while count:
            if self._below(len(items) - number) < count:
                chosen.append(items[number])
                count -= 1
            number += 1
        return chosen

    def shuffled(self, items: Iterable) -> list:
        """The items in random order."""
        items = list(items)
        _mersenne.shuffle(items, self._words)
        return items


_SHARED = Draws(iter(lambda: random.getrandbits(32), None))


class Random:
    """What transforms that draw are mixed with: where their random numbers come from."""

    _stream: Draws | None = None
    _stream_began: int | None = None  # with which seed, counted; None for the stream of a pipeline

    @property
    def draws(self) -> Draws:
        """The pipeline's own stream; in a plain call, one that began with the seed; without a seed, a shared one.

        Worker threads and processes, which would disturb or repeat such a stream, share another.
        """
        if self._stream is not None and self._stream_began is None:
            return self._stream
        if not config.has_seed() or threading.current_thread() is not threading.main_thread() or _in_worker():
            return _SHARED
        if self._stream is None or self._stream_began != seeds.times_set:
            self._stream, self._stream_began = Draws(_mersenne.words32(seeds.dataset)), seeds.times_set
        return self._stream

    def started(self, seed: int) -> Any:
        """This transform as a pipeline runs it that starts with ``seed``."""
        other = copy.copy(self)
        other._stream, other._stream_began = Draws(_mersenne.words32(seed)), None
        return other

    def __getstate__(self) -> dict[str, Any]:
        """Copies and worker processes begin with streams of their own."""
        return {name: value for name, value in vars(self).items() if not name.startswith("_stream")}


def _in_worker() -> bool:
    return multiprocessing.parent_process() is not None


def started(operation: Callable, seed: int) -> Callable:
    """``operation`` for a run of a pipeline in a single worker: with a random stream of its own, if it draws."""
    return operation.started(seed) if isinstance(operation, Random) else operation
