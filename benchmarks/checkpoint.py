"""Saving, loading and listing checkpoints beside safetensors' own functions, and the real MindSpore.

``python -m benchmarks.checkpoint [--size BYTES]``. Who comes first changes every time. amadou's save waits until the
file is on the disk; safetensors' and MindSpore's do not, so they are made to. A load is counted with a look at every
page of the tensors, since amadou and safetensors only map the file.

One table is of files on the disk, where a save is as fast as that; one of files in memory, where waiting costs nothing:
what is left is what the code costs. The third has many parameters of eight numbers each, and what one of them costs:
with twice as many it must not cost more.
"""

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import torch
from rich.console import Console
from rich.table import Table

_ROOT = Path(__file__).parents[1]
_MINDSPORE_PYTHON = _ROOT / ".oracle/bin/python"
_ROWS, _COLUMNS = 1024, 4096
_PAGE = 1024  # float32 numbers
_COUNTS = (1_000, 10_000, 100_000)

_MEMORY = "/dev/shm"
_CHEAP = 5  # so many times more rounds for what takes no second

# At most so many seconds, or times of safetensors' own; at least so many times as fast as MindSpore.
MOST_SECONDS = {"names": 0.05}
MOST_OF_SAFETENSORS = {"save": 1 / 0.8, "load": 1 / 0.9}
LEAST_OF_MINDSPORE = {"save": 2.0, "load": 3.0}


def values(size: int) -> dict[str, torch.Tensor]:
    """Layers of 16 MiB and their biases, ``size`` bytes in all."""
    count = max(1, size // (_ROWS * _COLUMNS * 4))
    weights = {f"layers.{i}.weight": torch.rand(_ROWS, _COLUMNS) for i in range(count)}
    return weights | {f"layers.{i}.bias": torch.rand(_ROWS) for i in range(count)}


def many_values(count: int) -> dict[str, torch.Tensor]:
    """``count`` small parameters, as an optimizer's state of a deep network has them."""
    return {f"layers.{i // 8}.part{i % 8}.weight": torch.rand(8) for i in range(count)}


def look(tensors: Any) -> None:
    """Read one number of every page."""
    for tensor in tensors:
        tensor.view(-1)[::_PAGE].sum()


def works(state: dict[str, torch.Tensor], folder: Path) -> dict[str, tuple[Callable[[], Any], Callable[[], Any]]]:
    """For every row of a table safetensors' work and amadou's."""
    from safetensors import safe_open
    from safetensors.torch import load_file, save_file

    import amadou as ms
    from amadou.bridge.checkpoint_file import Checkpoint

    theirs, ours = str(folder / "x.safetensors"), str(folder / "x.ckpt")

    def save() -> None:
        save_file(state, theirs)
        with Path(theirs).open("rb") as file:
            os.fsync(file.fileno())

    def names() -> list[str]:
        with safe_open(theirs, "pt") as file:
            return list(file.keys())

    return {
        "save": (save, lambda: ms.save_checkpoint(state, ours)),
        "load": (
            lambda: look(load_file(theirs).values()),
            lambda: look(parameter.data._t for parameter in ms.load_checkpoint(ours).values()),
        ),
        "names": (names, lambda: list(Checkpoint(ours).entries)),
    }


def seconds(work: Callable[[], Any]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def measured(state: dict[str, torch.Tensor], rounds: int, folder: Path) -> dict[str, list[tuple[float, float]]]:
    """Seconds of both, for every row and round."""
    found: dict[str, list[tuple[float, float]]] = {}
    for name, (theirs, ours) in works(state, folder).items():
        for i in range(rounds if name == "save" else rounds * _CHEAP):
            pair = (seconds(theirs), seconds(ours)) if i % 2 == 0 else (seconds(ours), seconds(theirs))[::-1]
            found.setdefault(name, []).append(pair)
    return found


_REAL = """
import os, sys, time
import numpy as np
import mindspore as ms
path, size, rounds = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
count = max(1, size // (1024 * 4096 * 4))
items = [{"name": f"layers.{i}.weight", "data": ms.Tensor(np.ones((1024, 4096), np.float32))} for i in range(count)]
for _ in range(rounds):
    start = time.perf_counter(); ms.save_checkpoint(items, path)
    with open(path, "rb") as file: os.fsync(file.fileno())
    save = time.perf_counter() - start
    start = time.perf_counter(); ms.load_checkpoint(path); print(save, time.perf_counter() - start)
"""


def of_mindspore(size: int, rounds: int, folder: Path) -> dict[str, float]:
    """Seconds of the real MindSpore's save and load; empty where it is not installed."""
    if not _MINDSPORE_PYTHON.exists():
        return {}
    command = [str(_MINDSPORE_PYTHON), "-c", _REAL, str(folder / "real.ckpt"), str(size), str(rounds)]
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, check=True)
    times = [tuple(map(float, line.split())) for line in done.stdout.splitlines()[-rounds:]]
    return {
        name: statistics.median(times) for name, times in zip(("save", "load"), zip(*times, strict=True), strict=True)
    }


def compared(size: int, rounds: int, where: str | None, with_mindspore: bool) -> Table:
    """Everybody's times with files in the folder ``where``, or the one for temporary files."""
    with tempfile.TemporaryDirectory(prefix="amadou-checkpoint-", dir=where) as folder:
        found = measured(values(size), rounds, Path(folder))
    with tempfile.TemporaryDirectory(prefix="amadou-checkpoint-", dir=where) as folder:
        real = of_mindspore(size, rounds, Path(folder)) if with_mindspore else {}
    return table("files in memory" if where == _MEMORY else "files on the disk", found, real)


def table(title: str, found: dict[str, list[tuple[float, float]]], real: dict[str, float]) -> Table:
    shown = Table(title=title)
    for column in ("", "safetensors", "MindSpore", "amadou", "of safetensors' time", "times MindSpore's speed"):
        shown.add_column(column)
    for name, pairs in found.items():
        theirs, ours = (statistics.median(pair[i] for pair in pairs) for i in (0, 1))
        limit = f" (<= {MOST_SECONDS[name]:.3f} s)" if name in MOST_SECONDS else ""
        ratio = statistics.median(b / a for a, b in pairs)
        shown.add_row(
            name,
            f"{theirs:.3f} s",
            f"{real[name]:.3f} s" if name in real else "",
            f"{ours:.3f} s{limit}",
            f"{ratio:.2f}x (<= {MOST_OF_SAFETENSORS[name]:.2f}x)" if name in MOST_OF_SAFETENSORS else "",
            f"{real[name] / ours:.2f}x (>= {LEAST_OF_MINDSPORE[name]:.0f}x)" if name in real else "",
        )
    return shown


def growth(counts: list[int], rounds: int, folder: Path) -> Table:
    """Microseconds for one of many small parameters, the least of all rounds."""
    shown = Table(title="cost of one small parameter among many: safetensors | amadou")
    shown.add_column("")
    rows: dict[str, list[str]] = {}
    for count in counts:
        shown.add_column(f"{count:,}")
        for name, pairs in measured(many_values(count), rounds, folder).items():
            costs = (min(pair[i] for pair in pairs) / count * 1e6 for i in (0, 1))
            rows.setdefault(name, []).append(" | ".join(f"{cost:.1f} µs" for cost in costs))
    for name, cells in rows.items():
        shown.add_row(name, *cells)
    return shown


def main(argv: list[str] | None = None) -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.checkpoint", description=__doc__)
    parser.add_argument("--size", type=int, default=2 * 2**30, metavar="BYTES")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--counts", type=int, nargs="+", default=_COUNTS, help="of small parameters")
    parser.add_argument("--no-mindspore", action="store_true")
    options = parser.parse_args(argv)
    console = Console(width=None if sys.stdout.isatty() else 120)
    for where in (None, _MEMORY) if Path(_MEMORY).is_dir() else (None,):
        console.print(compared(options.size, options.rounds, where, not options.no_mindspore))
    with tempfile.TemporaryDirectory(prefix="amadou-checkpoint-") as folder:
        console.print(growth(options.counts, options.rounds, Path(folder)))


if __name__ == "__main__":
    main()
