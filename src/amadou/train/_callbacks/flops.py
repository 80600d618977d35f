"""How much of a machine's arithmetic a training uses."""

import time
from typing import Any

from torch.utils.flop_counter import FlopCounterMode

from ... import _checks
from .base import Callback, RunContext, tell


class FlopsUtilizationCollector(Callback):
    """Print the floating point operations of a step, and which part of the machine's speed the steps reach.

    The first step is counted by torch: matrix products, convolutions and attention, forward and backward. What is
    computed again by ``recompute`` counts in all four numbers; there are no slices, so those of a shard are the same.

    Args:
        data_size: print after each so many steps.
        computility: the operations that the machine can do in a second.
        full_flops: accepted for MindSpore's signature: there are no slices to tell apart.
        enable_ma_collector: accepted for MindSpore's signature: it reports to a service on Ascend clusters.

    Raises:
        TypeError: for an argument of a wrong type.
        ValueError: for a ``data_size`` or ``computility`` that is not positive.
    """

    def __init__(
        self, data_size: int, computility: float = 1, full_flops: bool = True, enable_ma_collector: bool = False
    ) -> None:
        cls = "FlopsUtilizationCollector"
        self._num_steps = _checks.check_positive_int(cls, "data_size", data_size)
        _checks.check_type(cls, "computility", computility, (float, int))
        self._speed = _checks.check_that(cls, "computility", computility, "> 0", lambda v: v > 0)
        _checks.check_bool(cls, "full_flops", full_flops)
        _checks.check_bool(cls, "enable_ma_collector", enable_ma_collector)
        self._counter: Any = None
        self._start = 0.0

    def step_begin(self, run_context: RunContext) -> None:
        """Start to count, or the watch."""
        if self._counter is None:
            self._counter = FlopCounterMode(display=False)
            self._counter.__enter__()
        if (run_context.original_args().cur_step_num - 1) % self._num_steps == 0:
            self._start = time.time()

    def step_end(self, run_context: RunContext) -> None:
        """Print ``Train per step time: 1.317 ms, mfu:48.59% hfu:48.59%`` after the last of ``data_size`` steps."""
        params = run_context.original_args()
        if params.cur_step_num == 1:
            self._counter.__exit__(None, None, None)
            count = self._counter.get_total_flops()
            kinds = ("Full model", "Full hardware", "Shard model", "Shard hardware")
            tell(", ".join(f"{kind} flops is {count}" for kind in kinds))
        if params.cur_step_num % self._num_steps == 0:
            seconds = (time.time() - self._start) / self._num_steps
            part = 100 * self._counter.get_total_flops() / seconds / self._speed
            mode = params.get("mode", "").title()
            tell(f"{mode} per step time: {1000 * seconds:5.3f} ms, mfu:{part:5.2f}% hfu:{part:5.2f}%")
