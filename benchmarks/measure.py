"""Times two ways of doing the same work, one right after the other, so that a busy machine disturbs both alike."""

import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

_BLOCK_SECONDS = 0.001
_MAX_PAIRS = 2000


@dataclass(frozen=True)
class Pairs:
    """Seconds per call of the two, one entry for each time they were measured side by side."""

    torch: list[float]
    amadou: list[float]

    @property
    def ratios(self) -> list[float]:
        return [a / t for t, a in zip(self.torch, self.amadou, strict=True)]

    @property
    def differences(self) -> list[float]:
        return [a - t for t, a in zip(self.torch, self.amadou, strict=True)]


def seconds(work: Callable[[], Any], num_calls: int = 1) -> float:
    """Seconds per call."""
    start = time.perf_counter()
    for _ in range(num_calls):
        work()
    return (time.perf_counter() - start) / num_calls


def side_by_side(torch: Callable[[], Any], amadou: Callable[[], Any], budget: float, min_pairs: int) -> Pairs:
    """Measure both alternately, for about ``budget`` seconds; who comes first changes every time."""
    torch(), amadou()  # what only the first call does is not measured
    slower = max(seconds(torch), seconds(amadou))
    num_calls = max(1, round(_BLOCK_SECONDS / slower))
    num_pairs = min(_MAX_PAIRS, max(min_pairs, round(budget / (2 * num_calls * slower))))
    pairs = Pairs([], [])
    for i in range(num_pairs):
        order = [(torch, pairs.torch), (amadou, pairs.amadou)]
        for work, times in order if i % 2 == 0 else reversed(order):
            times.append(seconds(work, num_calls))
    return pairs


def quartiles(values: list[float]) -> tuple[float, float, float]:
    """The first quartile, the median and the third."""
    first, median, third = statistics.quantiles(values, n=4, method="inclusive")
    return first, median, third
