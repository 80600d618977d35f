"""Settings of how work is started. What only MindSpore's own executor has is checked, and without effect."""

import os
from collections.abc import Sequence
from typing import Any

from .. import _checks, log


def dispatch_threads_num(threads_num: int) -> None:
    """The threads with which MindSpore starts operators; torch starts them from the program's own.

    Raises:
        TypeError: if ``threads_num`` is no int.
        ValueError: if it is not positive.
    """
    _checks.check_positive_int("dispatch_threads_num", "threads_num", threads_num)


def launch_blocking() -> None:
    """Wait for each operator to be done. torch reads this from the environment before it starts."""
    if os.environ.get("CUDA_LAUNCH_BLOCKING") != "1":
        log.warn_once("For 'launch_blocking': set CUDA_LAUNCH_BLOCKING=1 in the environment instead.")


def set_cpu_affinity(
    enable_affinity: bool,
    affinity_cpu_list: Sequence[str] | None = None,
    module_to_cpu_dict: dict[str, Any] | None = None,
    bind_file: str | None = None,
) -> None:
    """Bind the process to CPUs.

    Args:
        enable_affinity: whether to bind.
        affinity_cpu_list: ranges of CPUs, ``["0-3", "8-11"]``; without them nothing is bound.
        module_to_cpu_dict: accepted for MindSpore's signature: its own threads, which there are not here.
        bind_file: accepted for MindSpore's signature.

    Raises:
        TypeError: if ``enable_affinity`` is no bool.
    """
    _checks.check_bool("set_cpu_affinity", "enable_affinity", enable_affinity)
    if enable_affinity and affinity_cpu_list and hasattr(os, "sched_setaffinity"):
        ends = [[int(end) for end in str(item).split("-")] for item in affinity_cpu_list]
        wanted = {cpu for end in ends for cpu in range(end[0], end[-1] + 1)}
        there = wanted & os.sched_getaffinity(0)
        if there:
            os.sched_setaffinity(0, there)
        else:
            log.warning(
                "For 'set_cpu_affinity', none of %s is a CPU of this process; nothing is bound.", affinity_cpu_list
            )


def set_kernel_launch_group(thread_num: int = 2, kernel_group_num: int = 8) -> None:
    """How MindSpore's executor groups operators; without effect.

    Raises:
        TypeError: for what is no int.
        ValueError: for what is not positive.
    """
    _checks.check_positive_int("set_kernel_launch_group", "thread_num", thread_num)
    _checks.check_positive_int("set_kernel_launch_group", "kernel_group_num", kernel_group_num)


def set_kernel_launch_capture(enable_capture_graph: bool, op_capture_skip: list[str] | None = None) -> None:
    """Whether MindSpore's executor records and replays operators; without effect, torch.compile does such things.

    Raises:
        TypeError: if ``enable_capture_graph`` is no bool.
    """
    _checks.check_bool("set_kernel_launch_capture", "enable_capture_graph", enable_capture_graph)
