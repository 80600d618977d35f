"""The table of the measurements, and the same as data."""

import os
import platform
from dataclasses import dataclass
from typing import Any

import torch
from rich.table import Table
from rich.text import Text

from .measure import Pairs, quartiles


@dataclass(frozen=True)
class Target:
    """What amadou may cost at most: so many times what torch costs, or so many seconds more."""

    times: float | None = None
    more: float | None = None

    def value(self, pairs: Pairs) -> tuple[float, float, float]:
        """Quartiles of what the target is about."""
        return quartiles(pairs.ratios if self.more is None else pairs.differences)

    def is_met(self, pairs: Pairs) -> bool:
        limit = self.times if self.more is None else self.more
        return limit is None or self.value(pairs)[1] <= limit

    def show(self, value: float) -> str:
        return f"{value:.2f}x" if self.more is None else f"{'-' if value < 0 else '+'}{duration(abs(value))}"

    def __str__(self) -> str:
        limit = self.times if self.more is None else self.more
        return "" if limit is None else f"<= {self.show(limit)}"


@dataclass(frozen=True)
class Row:
    """One measured program; ``mindspore`` is seconds per call, or says why there are none."""

    name: str
    pairs: Pairs
    target: Target
    mindspore: float | str

    def cells(self) -> tuple[str | Text, ...]:
        low, middle, high = self.target.value(self.pairs)
        over = Text(self.target.show(middle), "green" if self.target.is_met(self.pairs) else "bold red")
        return (
            self.name,
            duration(quartiles(self.pairs.torch)[1]),
            duration(quartiles(self.pairs.amadou)[1]),
            over,
            f"{self.target.show(low)} to {self.target.show(high)}",
            str(self.target),
            self.mindspore if isinstance(self.mindspore, str) else duration(self.mindspore),
        )

    def data(self) -> dict[str, Any]:
        return {
            "name": self.name,
            "torch_seconds": quartiles(self.pairs.torch),
            "amadou_seconds": quartiles(self.pairs.amadou),
            "ratio": quartiles(self.pairs.ratios),
            "difference_seconds": quartiles(self.pairs.differences),
            "pairs": len(self.pairs.torch),
            "target": str(self.target),
            "is_met": self.target.is_met(self.pairs),
            "mindspore_seconds": self.mindspore,
        }


def duration(seconds: float) -> str:
    """Three digits and a unit: 1.25 µs."""
    for unit, size in (("s", 1.0), ("ms", 1e-3)):
        if abs(seconds) >= size:
            return f"{seconds / size:.3g} {unit}"
    return f"{seconds / 1e-6:.3g} µs"


def environment() -> dict[str, Any]:
    """What the numbers depend on."""
    return {
        "python": platform.python_version(),
        "torch": torch.__version__,
        "machine": platform.machine(),
        "cpus": os.cpu_count(),
        "torch_threads": torch.get_num_threads(),
    }


def table(rows: list[Row]) -> Table:
    """Times are medians; the quartiles beside them are of the single comparisons."""
    made = Table()
    made.add_column("program", no_wrap=True)
    for heading in ("torch", "amadou", "over torch", "half of all pairs", "target", "MindSpore"):
        made.add_column(heading, justify="right", no_wrap=True)
    for row in rows:
        made.add_row(*row.cells())
    return made
