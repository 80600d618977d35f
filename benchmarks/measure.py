"""Times two ways of doing the same work, one right after the other, so that a busy machine disturbs both alike."""

import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

_BLOCK_SECONDS = 0.001
_MAX_PAIRS = 2000


@dataclass(frozen=True)
class Pairs:
    """What the two cost, in seconds per call or in bytes, an entry for each time they were measured side by side."""

    torch: list[float] = field(default_factory=list)
    amadou: list[float] = field(default_factory=list)

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
    return alternately(lambda: seconds(torch, num_calls), lambda: seconds(amadou, num_calls), num_pairs)


def alternately(torch: Callable[[], float], amadou: Callable[[], float], num_pairs: int) -> Pairs:
    """Pairs of what the two functions measure; who comes first changes every time."""
    pairs = Pairs()
    for i in range(num_pairs):
        order = [(torch, pairs.torch), (amadou, pairs.amadou)]
        for measured, found in order if i % 2 == 0 else reversed(order):
            found.append(measured())
    return pairs


def quartiles(values: list[float]) -> tuple[float, float, float]:
    """The first quartile, the median and the third."""
    if len(values) == 1:
        return values[0], values[0], values[0]
    first, median, third = statistics.quantiles(values, n=4, method="inclusive")
    return first, median, third


def peak_memory() -> int | None:
    """The most bytes that this program had in memory so far; None on systems other than Linux.

    ``getrusage`` would count what the parent had when it started this process.
    """
    status = Path("/proc/self/status")
    if not status.exists():
        return None
    fields = dict(line.split(":", 1) for line in status.read_text().splitlines())
    return int(fields["VmHWM"].split()[0]) * 1024
