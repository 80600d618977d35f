"""``python -m benchmarks``: what amadou costs beside torch, and beside the real MindSpore, measured in one run.

The numbers are written after every group of programs: ``--resume`` goes on where a run was stopped.
"""

import argparse
import contextlib
import functools
import json
import os
import signal
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from itertools import groupby
from pathlib import Path
from typing import Any

import torch
from rich.console import Console

import amadou

from . import operators, programs, twins
from .measure import Pairs, alternately, peak_memory, seconds, side_by_side
from .programs import Work
from .report import Row, Target, environment, row, shown_environment, tables
from .sizes import ALL_THREADS, NETWORKS, USUAL, Sizes

_ROOT = Path(__file__).parents[1]
_MINDSPORE_PYTHON = _ROOT / ".oracle/bin/python"
IMPORT = "import"
MEMORY = ": peak memory"
_COMPILED = ", compiled: "

TARGETS = {
    IMPORT: Target(more=0.25),
    "x + y": Target(more=1.0e-6),
    "ResNet-50: create": Target(times=1.0),
    f"ResNet-50: create{ALL_THREADS}": Target(times=1.0),
    "LeNet: forward": Target(times=1.2),
    "LeNet: training step": Target(times=1.2),
    **{f"{name}: forward": Target(times=1.03) for name in ("ResNet-18", "ResNet-50", "encoder", "LSTM")},
    **{f"{name}: training step": Target(times=1.03) for name in ("ResNet-18", "ResNet-50", "encoder", "LSTM")},
    **{f"{name}{MEMORY}": Target(times=1.03) for name in NETWORKS},
    **{f"{name}, compiled: forward": Target(times=1.05) for name in ("ResNet-18", "MobileNetV3", "encoder")},
    **{f"{name}, compiled: training step": Target(times=1.05) for name in ("ResNet-18", "MobileNetV3", "encoder")},
    **{f"{name}: step of 200 tensors": Target(times=1.1) for name in ("Adam", "Momentum", "AdamWeightDecay")},
    "10,000 parameters: get_parameters": Target(times=2.0),
    "10,000 parameters: trainable_params": Target(times=2.0),
    "10,000 parameters: parameters_and_names": Target(times=2.0),
}


@dataclass(frozen=True)
class Effort:
    """How long to measure: seconds per program and operator, numbers of pairs, and seconds of a MindSpore program."""

    program: float
    operator: float
    min_pairs: int
    imports: int
    trainings: int  # in processes of their own, for their memory
    mindspore: int | None
    is_short: bool = False


QUICK = Effort(0.3, 0.02, 3, imports=1, trainings=1, mindspore=None, is_short=True)
MIDDLE = Effort(4.0, 0.1, 15, imports=5, trainings=1, mindspore=60)
FULL = Effort(15.0, 0.5, 21, imports=7, trainings=5, mindspore=1200)


def main(argv: list[str] | None = None) -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__.splitlines()[0])
    parser.add_argument(
        "--quick", action="store_true", help="few repetitions, nothing that takes long unless named, and no MindSpore"
    )
    parser.add_argument("--full", action="store_true", help="many repetitions, and all the time that MindSpore needs")
    parser.add_argument("--only", default="", metavar="NAME", help="only programs or operators with this in their name")
    parser.add_argument("--threads", type=int, default=1, metavar="N", help="torch's threads, 1 by default")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the numbers to a file, too")
    parser.add_argument("--resume", action="store_true", help="measure only what the file does not have yet")
    options = parser.parse_args(argv)
    effort = QUICK if options.quick else FULL if options.full else MIDDLE
    # One thread: what is compared is Python's work, and on a busy machine threads wait for each other.
    torch.set_num_threads(options.threads)
    console = Console() if sys.stdout.isatty() else Console(width=150)
    results: dict[str, Any] = {"environment": environment() | {"effort": asdict(effort)}, "rows": [], "operators": []}
    if options.resume and options.json and options.json.exists():
        earlier = json.loads(options.json.read_text())
        if earlier["environment"] != results["environment"]:
            parser.error(f"{options.json} was measured otherwise: {earlier['environment']}")
        results = earlier
    for _ in measured(results, options.only.lower(), effort, console):
        if options.json:
            options.json.write_text(json.dumps(results, indent=1) + "\n")
    if not results["rows"] and not results["operators"]:
        parser.error(f"no program or operator has {options.only!r} in its name")
    for table in tables(results):
        console.print(table.rich())
    console.print(shown_environment(results))


def measured(results: dict[str, Any], only: str, effort: Effort, console: Console) -> Iterator[None]:
    """Add to ``results`` what they do not have yet, group by group."""
    known = {row["name"] for row in (*results["rows"], *results["operators"])}
    with console.status("operators"):  # first, while few objects are there for Python's collector to visit
        names = [name for name in operators.OPERATORS if only in name.lower() and name not in known]
        results["operators"] += of_operators(names, effort)
    yield
    chosen = [n for n in names_of(USUAL) if only in n.lower() and n not in known]
    if effort.is_short and not only:
        chosen = [name for name in chosen if not takes_long(name)]
    for group, members in groupby(chosen, key=lambda name: name.split(": ")[0]):
        with console.status(group):
            results["rows"] += of_group(list(members), effort)
        yield


def names_of(sizes: Sizes) -> list[str]:
    """Every row: the programs, and among them what is measured otherwise than by calling something."""
    names = [IMPORT]
    for name in programs.table(sizes, Path()):
        names.append(name)
        if name.endswith(": training step") and _COMPILED not in name:
            names.append(name.replace(": training step", MEMORY))
    return names


# -- torch and amadou --------------------------------------------------------------------------------------------------


def of_group(names: list[str], effort: Effort) -> list[Row]:
    """The rows of programs that are measured together."""
    rows = [of_program(name, effort) for name in names]
    if effort.mindspore is not None:
        for r, (value, note) in zip(rows, of_mindspore(names, effort.mindspore), strict=True):
            r["mindspore"], r["mindspore_note"] = value, note
    return rows


def of_program(name: str, effort: Effort) -> Row:
    target = TARGETS.get(name, Target())
    if name == IMPORT:
        works = importing(sys.executable, "torch"), importing(sys.executable, "amadou")
        return row(name, side_by_side(*works, 0, effort.imports), target)
    if name.endswith(MEMORY):
        return row(name, memory_pairs(name, effort.trainings), target, unit="bytes")
    with (
        compiling(_COMPILED in name),
        threads_for(name),
        tempfile.TemporaryDirectory(prefix="amadou-benchmarks-") as folder,
    ):
        twin, program = (module.table(USUAL, Path(folder))[name] for module in (twins, programs))
        return row(name, side_by_side(twin(), program(amadou), effort.program, effort.min_pairs), target)


@contextlib.contextmanager
def compiling(switch: bool) -> Iterator[None]:
    """amadou compiles what a program marks with ``jit``, or runs it as it is."""
    previous, amadou.config.compile = amadou.config.compile, switch
    try:
        yield
    finally:
        amadou.config.compile = previous


@contextlib.contextmanager
def threads_for(name: str) -> Iterator[None]:
    """All that the machine has for a program that says so, and otherwise as many as before."""
    previous = torch.get_num_threads()
    torch.set_num_threads(os.cpu_count() or 1 if name.endswith(ALL_THREADS) else previous)
    try:
        yield
    finally:
        torch.set_num_threads(previous)


def of_operators(names: list[str], effort: Effort) -> list[Row]:
    """A row for every operator and size."""
    rows = []
    for name in names:
        for elements in operators.ELEMENTS:
            works = operators.call_of_torch(name, elements), operators.call_of_mindspore(name, elements, amadou)
            pairs = side_by_side(*works, effort.operator, effort.min_pairs)
            rows.append(row(name, pairs, Target()) | {"elements": elements})
    if effort.mindspore is not None and names:
        found = {(name, elements): time for name, elements, time in lines_of_mindspore(600, ["--operators", *names])[0]}
        for r in rows:
            r["mindspore"] = found.get((r["name"], r["elements"]))
            r["mindspore_note"] = "" if r["mindspore"] is not None else _absence()
    return rows


def importing(python: str | Path, module: str) -> Work:
    """A new interpreter that imports ``module`` and ends."""
    command = [python, "-c", f"import {module}"]
    return lambda: subprocess.run(command, check=True, cwd=_ROOT, env=_with_bytecode(), capture_output=True)


@functools.cache
def _with_bytecode() -> dict[str, str]:
    """An environment in which bytecode is kept, as it is for installed packages, whatever ours says."""
    kept = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
    return kept | {"PYTHONPYCACHEPREFIX": _pycache().name}


@functools.cache
def _pycache() -> tempfile.TemporaryDirectory:
    return tempfile.TemporaryDirectory(prefix="amadou-benchmarks-")


def memory_pairs(name: str, num_pairs: int) -> Pairs:
    """Bytes, of processes that do nothing but train."""
    if peak_memory() is None:
        raise OSError("The peak memory of a process can be read on Linux only.")
    program = name.replace(MEMORY, ": training step")
    return alternately(lambda: _bytes("torch", program), lambda: _bytes("amadou", program), num_pairs)


def _bytes(side: str, program: str) -> int:
    command = [sys.executable, "-m", "benchmarks.memory", side, program]
    return int(subprocess.run(command, check=True, cwd=_ROOT, capture_output=True, text=True).stdout)


# -- MindSpore ---------------------------------------------------------------------------------------------------------


def of_mindspore(names: list[str], limit: int) -> list[tuple[float | None, str]]:
    """What every program costs there: a number, and a note that says what it means or why there is none."""
    if not _MINDSPORE_PYTHON.exists():
        return [(None, _absence()) for _ in names]
    if names == [IMPORT]:
        return [(statistics.median(seconds(importing(_MINDSPORE_PYTHON, "mindspore")) for _ in range(3)), "")]
    asked = [name for name in names if not takes_long(name)]
    lines, was_stopped = lines_of_mindspore(limit, asked) if asked else ([], False)
    found: dict[str, tuple[float | None, str]] = {}
    for name, time, memory in lines:
        found[name] = time, ""
        found[name.replace(": training step", MEMORY)] = (memory if name.endswith(": training step") else time), ""
    if was_stopped:
        found[asked[len(lines)]] = limit, "stopped"
    return [found.get(name, (None, "not run" if was_stopped or name not in asked else "failed")) for name in names]


def takes_long(name: str) -> bool:
    """What is compiled, what needs processes of its own, and the largest tree."""
    return _COMPILED in name or name.endswith(MEMORY) or name.startswith(USUAL.trees[-1][0])


def lines_of_mindspore(limit: int, arguments: list[str]) -> tuple[list[Any], bool]:
    """What ``real_mindspore`` prints, and whether a program took more than ``limit`` seconds, which ends it."""
    if not _MINDSPORE_PYTHON.exists():
        return [], False
    command = [_MINDSPORE_PYTHON, "-m", "benchmarks.real_mindspore", str(limit), *arguments]
    done = subprocess.run(command, cwd=_ROOT, capture_output=True, text=True)
    lines = [json.loads(line) for line in done.stdout.splitlines() if line.startswith("[")]
    return lines, done.returncode == -signal.SIGALRM


def _absence() -> str:
    return "failed" if _MINDSPORE_PYTHON.exists() else "not installed"


if __name__ == "__main__":
    main()
