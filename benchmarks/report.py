"""The measurements as data, and as tables of text: for a terminal, and for a page.

Everything that is shown is made of the data that ``--json`` writes.
"""

import os
import platform
import statistics
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import torch
from rich import table as rich_table
from rich.text import Text

from .measure import Pairs, quartiles
from .operators import ELEMENTS, LARGE, SMALL, TWO_TENSORS

Row = dict[str, Any]
# The programs over which the advance on MindSpore is averaged, by the end of their names.
MODELS = (": forward", ": training step", ": generation")
_TREE = " parameters: "


@dataclass(frozen=True)
class Target:
    """What amadou may cost at most: so many times what torch costs, or so many seconds more."""

    times: float | None = None
    more: float | None = None

    def is_met(self, value: float) -> bool:
        limit = self.times if self.more is None else self.more
        return limit is None or value <= limit

    def show(self, value: float) -> str:
        return f"{value:.2f}x" if self.more is None else f"{'-' if value < 0 else '+'}{duration(abs(value))}"

    def __str__(self) -> str:
        limit = self.times if self.more is None else self.more
        return "" if limit is None else f"<= {self.show(limit)}"


@dataclass(frozen=True)
class Judged:
    """A text that says whether a target is met."""

    text: str
    is_met: bool


Cell = str | Judged


@dataclass(frozen=True)
class Table:
    title: str
    headings: tuple[str, ...]
    rows: list[list[Cell]]

    def rich(self) -> rich_table.Table:
        made = rich_table.Table(title=self.title, title_justify="left")
        for i, heading in enumerate(self.headings):
            made.add_column(heading, justify="right" if i else "left", no_wrap=True)
        for cells in self.rows:
            made.add_row(*[c if isinstance(c, str) else Text(c.text, _colour(c)) for c in cells])
        return made

    def markdown(self) -> str:
        lines = [f"| {' | '.join(self.headings)} |", f"|---|{'---:|' * (len(self.headings) - 1)}"]
        lines += [f"| {' | '.join(c if isinstance(c, str) else _marked(c) for c in cells)} |" for cells in self.rows]
        return "\n".join(lines)


def _colour(cell: Judged) -> str:
    return "green" if cell.is_met else "bold red"


def _marked(cell: Judged) -> str:
    return cell.text if cell.is_met else f"**{cell.text}**"


# -- data --------------------------------------------------------------------------------------------------------------


def row(name: str, pairs: Pairs, target: Target, unit: str = "s") -> Row:
    """What was measured of a program; quartiles, and ``mindspore`` is filled in later."""
    return {
        "name": name,
        "unit": unit,
        "torch": quartiles(pairs.torch),
        "amadou": quartiles(pairs.amadou),
        "ratio": quartiles(pairs.ratios),
        "difference": quartiles(pairs.differences),
        "pairs": len(pairs.torch),
        "target": {"times": target.times, "more": target.more},
        "mindspore": None,
        "mindspore_note": "not run",
    }


def environment() -> dict[str, Any]:
    """What the numbers depend on."""
    return {
        "python": platform.python_version(),
        "torch": torch.__version__,
        "machine": platform.machine(),
        "cpus": os.cpu_count(),
        "torch_threads": torch.get_num_threads(),
    }


def shown_environment(results: dict[str, Any]) -> str:
    """The machine, and how long was measured, as a sentence."""
    values = dict(results["environment"])
    effort = values.pop("effort")
    machine = ", ".join(f"{key} {value}" for key, value in values.items())
    limit = "was not run" if effort["mindspore"] is None else f"had {effort['mindspore']} s for a program"
    return (
        f"{machine}. Every program was measured for about {effort['program']:g} s and every operator of one size for "
        f"{effort['operator']:g} s, both in at least {effort['min_pairs']} pairs, imports in {effort['imports']} and "
        f"peak memory in {effort['trainings']}; MindSpore {limit}."
    )


# -- tables ------------------------------------------------------------------------------------------------------------


def tables(results: dict[str, Any]) -> list[Table]:
    """The whole, every program, every operator; those of which nothing was measured are left out."""
    made = [summary(results), programs(results["rows"]), operators(results["operators"])]
    return [table for table in made if table.rows]


def programs(rows: list[Row]) -> Table:
    """Costs are medians; the quartiles beside them are of the single comparisons."""
    headings = ("program", "torch", "amadou", "over torch", "half of all pairs", "target", "MindSpore")
    return Table("programs", headings, [_cells(row) for row in rows])


def _cells(row: Row) -> list[Cell]:
    target = Target(**row["target"])
    low, middle, high = row["ratio"] if target.more is None else row["difference"]
    return [
        row["name"],
        _amount(row["torch"][1], row["unit"]),
        _amount(row["amadou"][1], row["unit"]),
        Judged(target.show(middle), target.is_met(middle)),
        f"{target.show(low)} to {target.show(high)}",
        str(target),
        _mindspore(row),
    ]


def _mindspore(row: Row) -> str:
    if row["mindspore"] is None:
        return row["mindspore_note"]
    return ("> " if row["mindspore_note"] == "stopped" else "") + _amount(row["mindspore"], row["unit"])


def operators(rows: list[Row]) -> Table:
    """An operator's cost over torch at every size: in seconds where calls count, as a ratio where elements do."""
    headings = ("operator", "torch", *[f"{elements:,}" for elements in ELEMENTS], "MindSpore", "MindSpore / amadou")
    found: dict[str, dict[int, Row]] = {}
    for row in rows:
        found.setdefault(row["name"], {})[row["elements"]] = row
    return Table(
        "operators: cost over torch by number of elements",
        headings,
        [_operator_cells(name, by_size) for name, by_size in found.items()],
    )


def _operator_cells(name: str, by_size: dict[int, Row]) -> list[Cell]:
    small, limit = by_size[SMALL[0]], Target(more=1.0e-6 if name in TWO_TENSORS else 1.5e-6)
    over: list[Cell] = []
    for elements in ELEMENTS:
        target = limit if elements in SMALL else Target(times=1.05) if elements == LARGE else Target()
        value = by_size[elements]["ratio" if target.more is None else "difference"][1]
        over.append(Judged(target.show(value), target.is_met(value)))
    ahead = "" if small["mindspore"] is None else f"{small['mindspore'] / small['amadou'][1]:.0f}x"
    return [name, duration(small["torch"][1]), *over, _mindspore(small), ahead]


def summary(results: dict[str, Any]) -> Table:
    """What the targets as a whole ask for."""
    found = [*_of_operators(results["operators"]), *_of_models(results["rows"]), *_of_growth(results["rows"])]
    rows: list[list[Cell]] = [[what, Judged(value, is_met), target] for what, value, is_met, target in found]
    return Table("summary", ("what", "measured", "target"), rows)


Line = tuple[str, str, bool, str]


def _of_operators(rows: list[Row]) -> Iterable[Line]:
    if not rows:
        return
    small, large = [r for r in rows if r["elements"] in SMALL], [r for r in rows if r["elements"] == LARGE]
    two = [r for r in small if r["name"] in TWO_TENSORS]
    num_names = len({r["name"] for r in rows})
    for what, chosen, key, target in (
        (f"{len(two) // len(SMALL)} operators of two tensors, few elements", two, "difference", Target(more=1.0e-6)),
        (f"{num_names} operators, few elements", small, "difference", Target(more=1.5e-6)),
        (f"{num_names} operators, {LARGE:,} elements", large, "ratio", Target(times=1.05)),
    ):
        value = statistics.median(r[key][1] for r in chosen)
        yield what, target.show(value), target.is_met(value), str(target)
    ahead = [r["mindspore"] / r["amadou"][1] for r in small if r["mindspore"] is not None]
    if ahead:
        value = statistics.median(ahead)
        yield f"MindSpore / amadou, {num_names} operators, few elements", f"{value:.1f}x", value >= 10, ">= 10x"


def _of_models(rows: list[Row]) -> Iterable[Line]:
    """A program that was stopped counts with the time it had, so that the mean is too small rather than too large."""
    models = [r for r in rows if r["name"].endswith(MODELS) and r["mindspore"] is not None]
    if models:
        value = statistics.geometric_mean(r["mindspore"] / r["amadou"][1] for r in models)
        yield f"MindSpore / amadou, geometric mean of {len(models)} workloads", f"{value:.1f}x", value >= 10, ">= 10x"


def _of_growth(rows: list[Row]) -> Iterable[Line]:
    """torch's own walk grows too: more parameters are no longer all in the processor's caches."""
    target = Target(times=1.5)
    for action, costs in growth(rows).items():
        (fewest, first), (most, last) = costs[0], costs[-1]
        if fewest < most:
            what = f"{action}: cost per parameter, {most:,} of them to {fewest:,} (torch: {last[0] / first[0]:.2f}x)"
            yield what, target.show(last[1] / first[1]), target.is_met(last[1] / first[1]), str(target)


def growth(rows: list[Row]) -> dict[str, list[tuple[int, tuple[float, float]]]]:
    """For every action on trees: by the number of parameters, seconds per parameter in torch and in amadou."""
    found: dict[str, list[tuple[int, tuple[float, float]]]] = {}
    for r in rows:
        if _TREE in r["name"]:
            number, action = r["name"].split(_TREE)
            count = int(number.replace(",", ""))
            found.setdefault(action, []).append((count, (r["torch"][1] / count, r["amadou"][1] / count)))
    return {action: sorted(costs) for action, costs in found.items()}


# -- words -------------------------------------------------------------------------------------------------------------


def _amount(value: float, unit: str) -> str:
    return duration(value) if unit == "s" else f"{value / 2**20:.0f} MiB"


def duration(seconds: float) -> str:
    """Three digits and a unit: 1.25 µs."""
    for unit, size in (("s", 1.0), ("ms", 1e-3)):
        if abs(seconds) >= size:
            return f"{seconds / size:.3g} {unit}"
    return f"{seconds / 1e-6:.3g} µs"
