"""Data pipelines beside those of the real MindSpore and a DataLoader of PyTorch, in one run.

``python -m benchmarks.dataset [--rounds N] [--only NAME]``. Each framework runs in a process of its own; in every round
they take an epoch of each pipeline in turn, and who comes first changes. Ratios are of the epochs of one round.
"""

import argparse
import contextlib
import json
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table

from .pipelines import PIPELINES, TWINS, WRITERS

_ROOT = Path(__file__).parents[1]
_MINDSPORE_PYTHON = _ROOT / ".oracle/bin/python"
_EPOCHS = 20  # of which the memory is watched from the fifth on

# At least so many times the rows per second of MindSpore, of a DataLoader.
TARGETS = {
    "images, 1 worker": (1.0, 0.95),
    "images, 2 workers": (1.0, 0.95),
    "generator": (1.5, 0.95),
    "MindRecord": (1.0, None),
}


@dataclass(frozen=True)
class Server:
    """A framework in a process that runs epochs when asked."""

    process: subprocess.Popen

    def epoch(self, name: str) -> dict[str, Any]:
        assert self.process.stdin and self.process.stdout
        self.process.stdin.write(name + "\n")
        self.process.stdin.flush()
        while line := self.process.stdout.readline():
            if line.startswith("{"):  # MindSpore prints warnings, too
                return json.loads(line)
        raise RuntimeError(f"The process that runs {name!r} ended: {self.process.args}")


@contextlib.contextmanager
def servers(folder: Path, with_mindspore: bool) -> Iterator[dict[str, Server]]:
    """The frameworks there are, by name."""
    pythons = {"amadou": sys.executable, "torch": sys.executable}
    if with_mindspore and _MINDSPORE_PYTHON.exists():
        pythons["mindspore"] = str(_MINDSPORE_PYTHON)
    with contextlib.ExitStack() as stack:
        found = {}
        for framework, python in pythons.items():
            command = [python, "-m", "benchmarks.pipelines", framework, str(folder)]
            pipes: dict[str, Any] = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.DEVNULL}
            process = stack.enter_context(subprocess.Popen(command, cwd=_ROOT, text=True, **pipes))
            found[framework] = Server(process)
        yield found


def measured(running: dict[str, Server], name: str, rounds: int) -> dict[str, list[float]]:
    """For each framework the rows per second of each round."""
    order = [framework for framework in running if framework != "torch" or name in TWINS]
    for framework in order:
        running[framework].epoch(name)  # what only the first epoch does is not measured
    speeds: dict[str, list[float]] = {framework: [] for framework in order}
    for number in range(rounds):
        turn = number % len(order)
        for framework in order[turn:] + order[:turn]:
            epoch = running[framework].epoch(name)
            speeds[framework].append(epoch["rows"] / epoch["seconds"])
    return speeds


def growth(running: dict[str, Server], name: str) -> float:
    """Megabytes that amadou's process grows by from the fifth epoch to the last."""
    used = [running["amadou"].epoch(name)["megabytes"] for _ in range(_EPOCHS)]
    return used[-1] - used[4]


def table(found: dict[str, dict[str, list[float]]]) -> Table:
    shown = Table(title="rows per second, medians")
    for title in (
        "",
        "amadou",
        "MindSpore",
        "amadou / MindSpore",
        "target",
        "DataLoader",
        "amadou / DataLoader",
        "target",
    ):
        shown.add_column(title)
    for name, speeds in found.items():
        cells = [name, f"{statistics.median(speeds['amadou']):.0f}"]
        for framework, target in zip(("mindspore", "torch"), TARGETS[name], strict=True):
            if framework in speeds:
                ratio = statistics.median(a / b for a, b in zip(speeds["amadou"], speeds[framework], strict=True))
                cells += [f"{statistics.median(speeds[framework]):.0f}", f"{ratio:.2f}x", f">= {target:.2f}x"]
            else:
                cells += ["", "", ""]
        shown.add_row(*cells)
    return shown


def main(argv: list[str] | None = None) -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.dataset", description=__doc__)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--only", default="", metavar="NAME", help="only pipelines whose name has this in it")
    parser.add_argument("--no-mindspore", action="store_true")
    parser.add_argument("--no-memory", action="store_true", help=f"without the memory over {_EPOCHS} epochs")
    options = parser.parse_args(argv)
    names = [name for name in PIPELINES if options.only.lower() in name.lower()]
    if not names:
        parser.error(f"no pipeline has {options.only!r} in its name")
    console = Console(width=None if sys.stdout.isatty() else 130)
    with tempfile.TemporaryDirectory(prefix="amadou-dataset-") as directory:
        folder = Path(directory)
        for write in {WRITERS[name] for name in names if name in WRITERS}:
            write(folder)
        with servers(folder, not options.no_mindspore) as running:
            console.print(table({name: measured(running, name, options.rounds) for name in names}))
            if not options.no_memory:
                for name in names:
                    console.print(f"{name}: {growth(running, name):+.1f} MB from epoch 5 to {_EPOCHS}")


if __name__ == "__main__":
    main()
