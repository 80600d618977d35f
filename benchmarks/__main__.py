"""``python -m benchmarks``: one table of what amadou costs beside torch, measured in one run."""

import argparse
import functools
import json
import os
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

import torch
from rich.console import Console

import amadou

from .measure import seconds, side_by_side
from .programs import PROGRAMS, Work
from .report import Row, Target, environment, table
from .twins import TWINS

_ROOT = Path(__file__).parents[1]
_MINDSPORE_PYTHON = _ROOT / ".oracle/bin/python"
IMPORT = "import"

TARGETS = {
    IMPORT: Target(more=0.3),
    "ops.add(x, y)": Target(more=1.0e-6),
    "LeNet: training step": Target(times=1.3),
    "ResNet-18: training step": Target(times=1.05),
    "10k tree: get_parameters": Target(times=2.0),
    "10k tree: trainable_params": Target(times=2.0),
    "10k tree: parameters_and_names": Target(times=2.0),
}


def main(argv: list[str] | None = None) -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="few repetitions, and no MindSpore")
    parser.add_argument("--only", default="", metavar="NAME", help="only programs whose name has this in it")
    parser.add_argument("--threads", type=int, default=1, metavar="N", help="torch's threads, 1 by default")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the numbers to a file, too")
    options = parser.parse_args(argv)
    # One thread: what is compared is Python's work, and on a busy machine threads wait for each other.
    torch.set_num_threads(options.threads)
    console = Console() if sys.stdout.isatty() else Console(width=130)
    names = [name for name in (IMPORT, *PROGRAMS) if options.only.lower() in name.lower()]
    if not names:
        parser.error(f"no program has {options.only!r} in its name")
    rows = []
    for name in names:
        with console.status(name):
            rows.append(measured(name, options.quick))
    console.print(table(rows))
    console.print(", ".join(f"{key} {value}" for key, value in environment().items()))
    if options.json:
        data = {"environment": environment(), "rows": [row.data() for row in rows]}
        options.json.write_text(json.dumps(data, indent=1) + "\n")


def measured(name: str, quick: bool) -> Row:
    budget, min_pairs = (0.5, 3) if quick else (10.0, 11)
    pairs = side_by_side(*_works(name), budget, min_pairs)
    return Row(name, pairs, TARGETS.get(name, Target()), "not run" if quick else time_of_mindspore(name))


def _works(name: str) -> tuple[Work, Work]:
    """The work in torch and in amadou."""
    if name == IMPORT:
        return importing(sys.executable, "torch"), importing(sys.executable, "amadou")
    return TWINS[name](), PROGRAMS[name](amadou)


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


def time_of_mindspore(name: str) -> float | str:
    """Seconds per call on the real MindSpore, or why there are none."""
    if not _MINDSPORE_PYTHON.exists():
        return "not installed"
    if name == IMPORT:
        return statistics.median(seconds(importing(_MINDSPORE_PYTHON, "mindspore")) for _ in range(3))
    command = [_MINDSPORE_PYTHON, "-m", "benchmarks.real_mindspore", name]
    done = subprocess.run(command, cwd=_ROOT, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    return "failed" if done.returncode else float(done.stdout.split()[-1])


if __name__ == "__main__":
    main()
