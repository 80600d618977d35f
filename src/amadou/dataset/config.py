"""``mindspore.dataset.config``: settings of all data pipelines.

Five of them matter here: the seed, the number of workers, how many rows workers prefetch, how worker processes are
started, and whether iterators copy. The others steer MindSpore's own runtime (shared memory, autotuning, watchdog,
profiling); they are checked and kept, so that a program can set and read them.
"""

import enum
import json
import os
import random
import secrets
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np

from .. import _checks, _paths, _random
from .debug import DebugHook, PrintMetaDataHook

_INT32_MAX = 2**31 - 1
_NO_SEED = _random.Seeds.dataset


class ErrorSamplesMode(enum.IntEnum):
    """What ``map`` does with a row on which its operations fail: raise, use another row instead, or leave it out."""

    RETURN = 0
    REPLACE = 1
    SKIP = 2


@dataclass
class _Settings:
    """The values in force; the seed is among those of ``_random``."""

    num_parallel_workers: int | None = None
    prefetch_size: int = 16
    start_method: str = "fork"
    iterator_mode: dict[str, bool] = field(default_factory=lambda: {"do_copy": False, "parallel_convert": False})
    error_samples_mode: ErrorSamplesMode = ErrorSamplesMode.RETURN
    debug_mode: bool = False
    debug_hooks: list = field(default_factory=list)
    auto_num_workers: bool = False
    auto_offload: bool = False
    enable_autotune: bool = False
    autotune_interval: int = 0
    enable_shared_mem: bool = True
    enable_watchdog: bool = True
    fast_recovery: bool = True
    numa_enable: bool = False
    callback_timeout: int = 60
    monitor_sampling_interval: int = 1000
    multiprocessing_timeout_interval: int = 300
    sending_batches: int = 0


_settings = _Settings()


def has_seed() -> bool:
    """Whether the program set a seed."""
    return get_seed() != _NO_SEED


def pipeline_seed() -> int:
    """The seed for a new iterator: the one that was set, else another one each time."""
    return get_seed() if has_seed() else secrets.randbits(32)


def workers(num_parallel_workers: int | None) -> int:
    """The workers of a step that asks for so many, or leaves it open (None).

    One unless the program set a number: a Python function is not faster in MindSpore's default of many threads.
    """
    return num_parallel_workers or _settings.num_parallel_workers or 1


def set_seed(seed: int) -> None:
    """Make random orders and random transforms repeat; starts Python's and NumPy's global generators too.

    Every iterator made after it starts from the seed. The orders of rows that samplers, ``shuffle`` and ``split`` give
    are those of MindSpore; random transforms draw from the same distributions, but other numbers.

    Args:
        seed: 0 to 2**32 - 1. 5489, the value before any is set, means none: each iterator then differs.

    Raises:
        TypeError: if it is no int.
        ValueError: if it is out of range.
    """
    _random.seeds.set_dataset(_checks.check_int_range("set_seed", "seed", seed, 0, 2**32 - 1))
    random.seed(seed)
    np.random.seed(seed)


def get_seed() -> int:
    """The seed in force, 5489 if none was set."""
    return _random.seeds.dataset


def set_num_parallel_workers(num: int) -> None:
    """The workers of every ``map``, ``filter`` and ``batch`` that does not name a number itself.

    Args:
        num: at least 1; more than the processor's cores count as so many.
    """
    _settings.num_parallel_workers = _positive("set_num_parallel_workers", "num", num)


def get_num_parallel_workers() -> int:
    """The number that was set; before, MindSpore's default of the cores, at most 8."""
    return _settings.num_parallel_workers or min(8, os.cpu_count() or 1)


def set_prefetch_size(size: int) -> None:
    """How many rows are on their way through the workers of a step, 16 by default."""
    _settings.prefetch_size = _positive("set_prefetch_size", "size", size)


def get_prefetch_size() -> int:
    return _settings.prefetch_size


def set_multiprocessing_start_method(start_method: str = "fork") -> None:
    """How worker processes start: "fork", or "spawn", which needs functions that can be pickled."""
    _checks.check_type("set_multiprocessing_start_method", "start_method", start_method, str)
    _checks.check_one_of("set_multiprocessing_start_method", "start_method", start_method, ("fork", "spawn"))
    _settings.start_method = start_method


def get_multiprocessing_start_method() -> str:
    return _settings.start_method


def set_iterator_mode(do_copy: bool = False, parallel_convert: bool = False) -> None:
    """Whether iterators copy what they hand out; ``parallel_convert`` has no effect, since conversion is free here."""
    _checks.check_bool("set_iterator_mode", "do_copy", do_copy)
    _checks.check_bool("set_iterator_mode", "parallel_convert", parallel_convert)
    _settings.iterator_mode = {"do_copy": do_copy, "parallel_convert": parallel_convert}


def get_iterator_mode() -> dict[str, bool]:
    return dict(_settings.iterator_mode)


def set_error_samples_mode(error_samples_mode: ErrorSamplesMode) -> None:
    """What ``map`` is to do with rows on which it fails: raise, leave them out, or give earlier ones once more."""
    _checks.check_type("set_error_samples_mode", "error_samples_mode", error_samples_mode, ErrorSamplesMode)
    _settings.error_samples_mode = error_samples_mode


def get_error_samples_mode() -> ErrorSamplesMode:
    return _settings.error_samples_mode


def set_debug_mode(debug_mode_flag: bool, debug_hook_list: list | None = None) -> None:
    """Whether hooks see what goes through the operations of each ``map``.

    Pipelines run in the caller's thread here anyway, with the caller's traceback.

    Args:
        debug_mode_flag: on or off.
        debug_hook_list: objects of ``debug.DebugHook``; by default the data and their types are printed.

    Raises:
        TypeError: for other hooks.
    """
    _checks.check_bool("set_debug_mode", "debug_mode_flag", debug_mode_flag)
    for hook in debug_hook_list or []:
        _checks.check_type("set_debug_mode", "debug_hook_list", hook, DebugHook)
    _settings.debug_mode, _settings.debug_hooks = debug_mode_flag, list(debug_hook_list or [PrintMetaDataHook()])


def debug_hooks() -> list[DebugHook]:
    """The hooks in force."""
    return _settings.debug_hooks if _settings.debug_mode else []


def get_debug_mode() -> bool:
    return _settings.debug_mode


def set_auto_num_workers(enable: bool) -> None:
    _settings.auto_num_workers = _checks.check_bool("set_auto_num_workers", "enable", enable)


def get_auto_num_workers() -> bool:
    return _settings.auto_num_workers


def set_auto_offload(offload: bool) -> None:
    _settings.auto_offload = _checks.check_bool("set_auto_offload", "offload", offload)


def get_auto_offload() -> bool:
    return _settings.auto_offload


def set_enable_autotune(enable: bool, filepath_prefix: str | None = None) -> None:
    _checks.check_type("set_enable_autotune", "filepath_prefix", filepath_prefix, (str, type(None)))
    if filepath_prefix == "":
        raise RuntimeError("For 'set_enable_autotune', 'filepath_prefix' must not be empty.")
    _settings.enable_autotune = _checks.check_bool("set_enable_autotune", "enable", enable)


def get_enable_autotune() -> bool:
    return _settings.enable_autotune


def set_autotune_interval(interval: int) -> None:
    _settings.autotune_interval = _checks.check_int_range("set_autotune_interval", "interval", interval, 0, _INT32_MAX)


def get_autotune_interval() -> int:
    return _settings.autotune_interval


def set_enable_shared_mem(enable: bool) -> None:
    _settings.enable_shared_mem = _checks.check_bool("set_enable_shared_mem", "enable", enable)


def get_enable_shared_mem() -> bool:
    return _settings.enable_shared_mem


def set_enable_watchdog(enable: bool) -> None:
    _settings.enable_watchdog = _checks.check_bool("set_enable_watchdog", "enable", enable)


def get_enable_watchdog() -> bool:
    return _settings.enable_watchdog


def set_fast_recovery(fast_recovery: bool) -> None:
    _settings.fast_recovery = _checks.check_bool("set_fast_recovery", "fast_recovery", fast_recovery)


def get_fast_recovery() -> bool:
    return _settings.fast_recovery


def set_numa_enable(numa_enable: bool) -> None:
    _settings.numa_enable = _checks.check_bool("set_numa_enable", "numa_enable", numa_enable)


def get_numa_enable() -> bool:
    return _settings.numa_enable


def set_callback_timeout(timeout: int) -> None:
    _settings.callback_timeout = _positive("set_callback_timeout", "timeout", timeout)


def get_callback_timeout() -> int:
    return _settings.callback_timeout


def set_monitor_sampling_interval(interval: int) -> None:
    _settings.monitor_sampling_interval = _positive("set_monitor_sampling_interval", "interval", interval)


def get_monitor_sampling_interval() -> int:
    return _settings.monitor_sampling_interval


def set_multiprocessing_timeout_interval(interval: int) -> None:
    _settings.multiprocessing_timeout_interval = _positive("set_multiprocessing_timeout_interval", "interval", interval)


def get_multiprocessing_timeout_interval() -> int:
    return _settings.multiprocessing_timeout_interval


def set_sending_batches(batch_num: int) -> None:
    _settings.sending_batches = _checks.check_int("set_sending_batches", "batch_num", batch_num)


def load(file: str) -> None:
    """Take the seed, the number of workers, their prefetching and the sampling interval from a JSON file.

    Raises:
        RuntimeError: if the file cannot be read.
    """
    try:
        found: dict[str, Any] = json.loads(Path(file).read_text())
    except (OSError, ValueError) as error:
        raise RuntimeError(f"For 'load', 'file' must be a JSON file, but got {file!r}.") from error
    if "seed" in found:
        _random.seeds.set_dataset(_checks.check_range("load", "seed", found["seed"], 0, 2**32 - 1))
    if "numParallelWorkers" in found:
        set_num_parallel_workers(found["numParallelWorkers"])
    if "opConnectorSize" in found:
        set_prefetch_size(found["opConnectorSize"])
    if "monitorSamplingInterval" in found:
        set_monitor_sampling_interval(found["monitorSamplingInterval"])


def _positive(function: str, arg: str, value: int) -> int:
    return _checks.check_int_range(function, arg, value, 1, _INT32_MAX)


__getattr__ = _paths.gap_getattr(__name__)
