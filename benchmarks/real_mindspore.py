"""Times a program on the real MindSpore, in whose environment this runs, and prints the seconds per call.

Its operators run late, so every measurement waits for the device. It is slow: a program whose first call takes long
is not called again.
"""

import statistics
import sys
from collections.abc import Callable
from typing import Any

from .measure import seconds
from .programs import PROGRAMS

_BUDGET_SECONDS = 3.0
_MAX_CALLS = 1000


def time_of(work: Callable[[], Any], wait: Callable[[], None]) -> float:
    """Seconds per call: the median of three blocks, or the first call if it takes longer than the budget."""

    def block() -> None:
        for _ in range(num_calls):
            work()
        wait()

    num_calls = 1
    first = seconds(block)
    if first > _BUDGET_SECONDS:
        return first
    num_calls = max(1, min(_MAX_CALLS, int(_BUDGET_SECONDS / 4 / seconds(block))))
    return statistics.median(seconds(block) / num_calls for _ in range(3))


def main(name: str) -> None:
    import mindspore as ms

    ms.set_device("CPU")
    # `runtime.synchronize`, its successor, does not wait on processors.
    print(time_of(PROGRAMS[name](ms), ms.hal.synchronize))


if __name__ == "__main__":
    main(sys.argv[1])
