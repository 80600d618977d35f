"""Times programs on the real MindSpore, in whose environment this runs; the numbers of each are a line of JSON.

``python -m benchmarks.real_mindspore SECONDS NAME ...`` for programs, ``SECONDS --operators NAME ...`` for
operators. MindSpore runs them late, so every measurement waits for the device. It is slow: a program whose first call
takes long is not called again, and one that takes more than so many seconds ends the process by SIGALRM.
"""

import json
import signal
import statistics
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from . import operators, programs
from .measure import peak_memory, seconds
from .sizes import USUAL

_MAX_CALLS = 1000


def time_of(work: Callable[[], Any], wait: Callable[[], None], budget: float) -> float:
    """Seconds per call: the median of three blocks, or the first call if it takes longer than the budget."""

    def block() -> None:
        for _ in range(num_calls):
            work()
        wait()

    num_calls = 1
    first = seconds(block)
    if first > budget:
        return first
    num_calls = max(1, min(_MAX_CALLS, int(budget / 4 / seconds(block))))
    return statistics.median(seconds(block) / num_calls for _ in range(3))


def main(limit: int, arguments: list[str]) -> None:
    import mindspore as ms

    ms.set_device("CPU")
    # `runtime.synchronize`, its successor, does not wait on processors.
    wait = ms.hal.synchronize
    if arguments[0] == "--operators":
        signal.alarm(limit)
        for name in arguments[1:]:
            for num_elements in operators.ELEMENTS:
                call = operators.call_of_mindspore(name, num_elements, ms)
                print(json.dumps([name, num_elements, time_of(call, wait, budget=0.2)]), flush=True)
        return
    with tempfile.TemporaryDirectory(prefix="amadou-benchmarks-") as folder:
        found = programs.table(USUAL, Path(folder))
        for name in arguments:
            work = found[name](ms)
            signal.alarm(limit)  # no handler in Python: MindSpore's kernels do not come back to it
            time = time_of(work, wait, budget=3.0)
            signal.alarm(0)
            print(json.dumps([name, time, peak_memory()]), flush=True)


if __name__ == "__main__":
    main(int(sys.argv[1]), sys.argv[2:])
