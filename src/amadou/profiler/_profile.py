"""torch's profiler with MindSpore's face: its traces are for TensorBoard and for ui.perfetto.dev."""

import itertools
from collections.abc import Callable
from pathlib import Path
from typing import Any, NoReturn

import torch

from .. import _checks, log
from .._gaps import GapError
from ._options import ProfilerActivity, _ExperimentalConfig, schedule

# keywords of Profiler: for torch's profiler, and those without effect, of MindSpore 1.x to 2.10
_FOR_TORCH = ("activities", "with_stack", "profile_memory", "record_shapes", "schedule", "on_trace_ready")
_WITHOUT_EFFECT = {
    "profiler_level", "aic_metrics", "experimental_config", "data_process", "parallel_strategy", "hbm_ddr", "pcie",
    "sync_enable", "l2_cache", "op_time", "mstx", "data_simplification", "host_sys", "profile_communication",
    "profile_framework", "timeline_limit", "ascend_job_id", "is_detail", "is_show_op_path", "subgraph",
    "optypes_to_deal", "optypes_not_deal", "env_enable", "aicore_metrics", "export_type", "show_op", "job_id",
}  # fmt: skip


class profile:
    """Record what runs between :meth:`start` and :meth:`stop`, or inside a ``with``.

    Args:
        activities: a list of ProfilerActivity; by default all that there are.
        with_stack: record also the places in the program.
        profile_memory: record also memory that is taken and given back.
        data_process: accepted for MindSpore's signature, as are ``parallel_strategy``, ``hbm_ddr``, ``pcie``,
            ``sync_enable`` and ``experimental_config``: they are about Ascend.
        parallel_strategy: see ``data_process``.
        start_profile: start at once; otherwise with :meth:`start`.
        hbm_ddr: see ``data_process``.
        pcie: see ``data_process``.
        sync_enable: see ``data_process``.
        record_shapes: record also the shapes of Tensors.
        schedule: which steps are recorded, as told by :meth:`step`; by default all.
        on_trace_ready: a function of torch's profiler, called when a record is complete, as
            :func:`tensorboard_trace_handler` makes it.
        experimental_config: see ``data_process``.
    """

    def __init__(
        self,
        activities: list | None = None,
        with_stack: bool = False,
        profile_memory: bool = False,
        data_process: bool = False,
        parallel_strategy: bool = False,
        start_profile: bool = True,
        hbm_ddr: bool = False,
        pcie: bool = False,
        sync_enable: bool = True,
        record_shapes: bool = False,
        schedule: schedule | None = None,
        on_trace_ready: Callable | None = None,
        experimental_config: _ExperimentalConfig | None = None,
    ) -> None:
        self._torch = torch.profiler.profile(
            activities=_torch_activities(activities),
            schedule=schedule,
            on_trace_ready=on_trace_ready,
            record_shapes=record_shapes,
            profile_memory=profile_memory,
            with_stack=with_stack,
        )
        self._runs = self._has_run = False
        if start_profile:
            self.start()

    def __enter__(self) -> "profile":
        self.start()
        return self

    def __exit__(self, *err: Any) -> None:
        self.stop()

    def start(self) -> None:
        """Begin to record."""
        if not self._runs:
            self._torch.start()
            self._runs = self._has_run = True

    def stop(self) -> None:
        """End the record."""
        if self._runs:
            self._torch.stop()
            self._runs = False

    def step(self) -> None:
        """Say that a step is over."""
        if self._runs:
            self._torch.step()

    def add_metadata(self, key: str, value: str) -> None:
        """Write a text into the trace."""
        if self._runs:
            self._torch.add_metadata(key, value)

    def add_metadata_json(self, key: str, value: str) -> None:
        """Write JSON into the trace."""
        if self._runs:
            self._torch.add_metadata_json(key, value)


class Profiler:
    """Record a training; :meth:`analyse` writes the trace ``*.pt.trace.json`` to ``output_path``.

    Args:
        kwargs: ``output_path`` ("./data"), ``start_profile`` (True), and those of :class:`profile`. The many keywords
            that are about Ascend or of older versions are accepted without effect.

    Raises:
        TypeError: for an ``output_path`` that is no str.

    >>> import amadou as ms
    >>> profiler = Profiler(output_path="trace", start_profile=False)
    """

    def __init__(self, **kwargs: Any) -> None:
        self._output_path = _checks.check_type("Profiler", "output_path", kwargs.pop("output_path", "./data"), str)
        starts = kwargs.pop("start_profile", True)
        chosen = {name: kwargs.pop(name) for name in _FOR_TORCH if name in kwargs}
        for name in kwargs.keys() - _WITHOUT_EFFECT:
            log.warn_once(f"For 'Profiler', '{name}' is no keyword that is known; it has no effect.", 2)
        self._saves_itself = chosen.get("on_trace_ready") is not None
        self._profile = profile(start_profile=starts, **chosen)

    def start(self) -> None:
        """Begin to record."""
        self._profile.start()

    def stop(self) -> None:
        """End the record."""
        self._profile.stop()

    def step(self) -> None:
        """Say that a step is over, for a ``schedule``."""
        self._profile.step()

    def analyse(
        self,
        offline_path: str | None = None,
        pretty: bool = False,
        step_list: list | None = None,
        mode: str = "sync",
    ) -> None:
        """End the record and write the trace; with ``on_trace_ready``, that function has done it.

        The arguments are accepted for MindSpore's signature.
        """
        self.stop()
        if self._profile._has_run and not self._saves_itself:
            tensorboard_trace_handler(self._output_path)(self._profile._torch)

    def op_analyse(self, op_name: str | list[str], device_id: int | None = None) -> dict[str, dict[str, float]]:
        """Calls and microseconds of torch's operators whose names contain one of ``op_name``, by name."""
        wanted = [op_name] if isinstance(op_name, str) else op_name
        averages = self._profile._torch.key_averages()
        return {
            event.key: {"count": event.count, "cpu_time": event.cpu_time_total, "device_time": event.device_time_total}
            for event in averages
            if any(name.lower() in event.key.lower() for name in wanted)
        }

    def add_metadata(self, key: str, value: str) -> None:
        """Write a text into the trace."""
        self._profile.add_metadata(key, value)

    def add_metadata_json(self, key: str, value: str) -> None:
        """Write JSON into the trace."""
        self._profile.add_metadata_json(key, value)

    @classmethod
    def offline_analyse(
        cls, path: str, pretty: bool = False, step_list: list | None = None, data_simplification: bool = True
    ) -> NoReturn:
        """Not offered.

        Raises:
            GapError: always: it reads what MindSpore records on an Ascend.
        """
        raise GapError(
            "Profiler.offline_analyse is not offered by amadou: it reads what MindSpore records on an Ascend."
        )


def tensorboard_trace_handler(
    dir_name: str | None = None, worker_name: str | None = None, analyse_flag: bool = True, async_mode: bool = False
) -> Callable:
    """A function for ``on_trace_ready`` that writes ``<worker_name>.<time>.pt.trace.json``.

    Args:
        dir_name: the folder, by default ``data``.
        worker_name: by default the name of the host and the number of the process.
        analyse_flag: accepted for MindSpore's signature, as is ``async_mode``.
        async_mode: see ``analyse_flag``.
    """
    folder = Path(dir_name or "data").resolve()
    folder.mkdir(parents=True, exist_ok=True)
    return torch.profiler.tensorboard_trace_handler(str(folder), worker_name)


class mstx:
    """Marks of a program's own in a trace."""

    _ranges: dict[int, Any] = {}  # noqa: RUF012 (one table for the process, as the numbers are)
    _numbers = itertools.count(1)

    @staticmethod
    def mark(message: str, stream: Any = None, domain: str = "default") -> None:
        """A point in the trace."""
        with torch.profiler.record_function(message):
            pass

    @staticmethod
    def range_start(message: str, stream: Any = None, domain: str = "default") -> int:
        """Begin a range; its number is for :meth:`range_end`."""
        number = next(mstx._numbers)
        mstx._ranges[number] = torch.profiler.record_function(message).__enter__()
        return number

    @staticmethod
    def range_end(range_id: int, domain: str = "default") -> None:
        """End a range; a number that is not known has no effect, as in MindSpore."""
        started = mstx._ranges.pop(range_id, None)
        if started is not None:
            started.__exit__(None, None, None)


def _torch_activities(activities: list | None) -> list[Any] | None:
    if activities is None:
        return None
    there = torch.profiler.supported_activities()
    host = {torch.profiler.ProfilerActivity.CPU} if ProfilerActivity.CPU in activities else set()
    accelerators = there - {torch.profiler.ProfilerActivity.CPU}
    wanted = {ProfilerActivity.GPU, ProfilerActivity.NPU} & set(activities)
    return list(host | (accelerators if wanted else set())) or [torch.profiler.ProfilerActivity.CPU]
