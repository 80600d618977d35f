"""What is recorded: kinds of devices, levels, steps. The values are MindSpore's."""

import warnings
from enum import Enum
from typing import Any

import torch

from .. import log


class ProfilerActivity(Enum):
    """Where work is recorded: GPU and NPU both mean the accelerator that there is."""

    NPU = "NPU"
    GPU = "GPU"
    CPU = "CPU"


class ProfilerLevel(Enum):
    """How much MindSpore records on an Ascend; accepted, torch records all it can."""

    LevelNone = "LevelNone"
    Level0 = "Level0"
    Level1 = "Level1"
    Level2 = "Level2"


class AicoreMetrics(Enum):
    """Counters of Ascend's hardware; accepted, without effect."""

    PipeUtilization = "PipeUtilization"
    ArithmeticUtilization = "ArithmeticUtilization"
    Memory = "Memory"
    MemoryL0 = "MemoryL0"
    MemoryUB = "MemoryUB"
    ResourceConflictRatio = "ResourceConflictRatio"
    L2Cache = "L2Cache"
    MemoryAccess = "MemoryAccess"
    AiCoreNone = "None"


class ExportType(Enum):
    """MindSpore's forms of a record; accepted, a trace is always JSON."""

    Db = "db"
    Text = "text"


class HostSystem(Enum):
    """What MindSpore records of the host; accepted, without effect."""

    CPU = "cpu"
    MEM = "mem"
    DISK = "disk"
    NETWORK = "network"
    OSRT = "osrt"


class schedule:
    """Which steps are recorded: after ``skip_first``, rounds of ``wait``, ``warmup`` and ``active`` steps.

    Args:
        wait: steps without a record.
        active: steps that are recorded.
        warmup: steps in which the profiler runs, and what it sees is dropped.
        repeat: the number of rounds, 0 for no end.
        skip_first: steps before the first round.

    A number that has no meaning becomes its default (0, and 1 for ``active``), with a warning, as in MindSpore.

    >>> [schedule(wait=1, active=1, repeat=1)(step).name for step in range(3)]
    ['NONE', 'RECORD_AND_SAVE', 'NONE']
    """

    def __init__(self, *, wait: int, active: int, warmup: int = 0, repeat: int = 0, skip_first: int = 0) -> None:
        given = {"wait": wait, "active": active, "warmup": warmup, "repeat": repeat, "skip_first": skip_first}
        self._steps = {name: _count(name, value, int(name == "active")) for name, value in given.items()}
        if self._steps != given:
            self._steps = {"wait": 0, "active": 1, "warmup": 0, "repeat": 0, "skip_first": 0}
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # torch advises against warmup=0, which is MindSpore's default
            self._action = torch.profiler.schedule(**self._steps)

    def __call__(self, step: int) -> Any:
        """What is done in a step, as a ``torch.profiler.ProfilerAction``.

        Raises:
            ValueError: for a negative ``step``.
        """
        if step < 0:
            raise ValueError(f"For 'schedule', 'step' must be >= 0, but got {step}.")
        return self._action(step)

    def to_dict(self) -> dict[str, int]:
        """The numbers by name."""
        return dict(self._steps)

    def __repr__(self) -> str:
        return f"Schedule({', '.join(f'{name}={value}' for name, value in self._steps.items())})"


def _count(name: str, value: Any, least: int) -> int:
    if isinstance(value, int) and not isinstance(value, bool) and value >= least:
        return value
    log.warning("For 'schedule', '%s' must be an int >= %s, but got %r; the defaults are taken.", name, least, value)
    return least


class _ExperimentalConfig:
    """MindSpore's further settings for Ascend; accepted, without effect."""

    def __init__(
        self,
        profiler_level: ProfilerLevel = ProfilerLevel.Level0,
        aic_metrics: AicoreMetrics = AicoreMetrics.AiCoreNone,
        **settings: Any,
    ) -> None:
        self.profiler_level, self.aic_metrics = profiler_level, aic_metrics
        self.settings = settings
