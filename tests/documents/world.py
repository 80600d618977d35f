"""Runs examples for :mod:`tests.documents.examples`, in one process or in each of several.

Every example runs in a child of this process, which is killed when it takes too long: it may crash, hang, or change
what a process has. The processes of a world wait for each other after every example; torch's launcher counts how often
a world was started anew, and here every example is such a start.
"""

import ast
import contextlib
import importlib
import io
import json
import os
import select
import signal
import sys
import time
import traceback
from pathlib import Path
from typing import Any

import torch
import torch.distributed as dist
from torch.distributed.rendezvous import rendezvous

import amadou
from tests.documents.comparison import Outcome, fault_of
from tests.documents.given import GIVEN, defines_its_own

# Imported once, in the parent; most else is imported with one of these.
_PRELOADED = ("mindspore.dataset", "mindspore.mint.distributed", "mindspore.ops.operations", "mindspore.train")
_LIMIT_SECONDS = 60
_WAIT_SECONDS = 20


def main(folder: Path) -> None:
    rows = json.loads((folder / "rows.json").read_text())
    size, rank = int(os.environ.get("WORLD_SIZE", 1)), int(os.environ.get("RANK", 0))
    store = next(rendezvous("env://"))[0] if size > 1 else dist.HashStore()
    for name in _PRELOADED:
        importlib.import_module(name)
    faults = {}
    for number, row in enumerate(rows):
        os.environ["TORCHELASTIC_RESTART_COUNT"] = str(number + 1)
        store.set(f"{number}/{rank}", json.dumps(_in_a_child(row["examples"])))
        outcomes = [Outcome(*json.loads(store.get(f"{number}/{r}"))) for r in range(size)]
        faults[row["name"]] = fault_of(row["examples"], outcomes)
    if rank == 0:
        (folder / "faults.json").write_text(json.dumps(faults))


def _in_a_child(examples: list[list[str]]) -> Outcome:
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            _be_the_child(examples, writing)
        finally:
            os._exit(1)  # whatever happens, it is not to go on as its parent
    os.close(writing)
    received = _read_all(reading, time.monotonic() + _LIMIT_SECONDS)
    if received is None:
        os.kill(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    if received:
        return Outcome(*json.loads(received))
    return Outcome([], f"took over {_LIMIT_SECONDS} s" if received is None else f"ended with the status {status}")


def _read_all(pipe: int, deadline: float) -> bytes | None:
    """What comes through a pipe until its other end is closed, None if that takes too long."""
    parts = []
    with os.fdopen(pipe, "rb", buffering=0) as stream:
        while select.select([stream], [], [], max(0, deadline - time.monotonic()))[0]:
            parts.append(stream.read(1 << 16))
            if not parts[-1]:
                return b"".join(parts)
    return None


def _be_the_child(examples: list[list[str]], writing: int) -> None:
    """Run an example and send its outcome."""
    silence = os.open(os.devnull, os.O_WRONLY)
    os.dup2(silence, 1), os.dup2(silence, 2)
    torch.set_num_threads(1)
    amadou.config.communication_timeout = _WAIT_SECONDS
    outcome = execute(examples)
    with contextlib.suppress(RuntimeError):
        if dist.is_initialized() and not outcome.error:
            dist.barrier()  # others may still be connecting to this process
        amadou.communication.release()
    with os.fdopen(writing, "wb") as stream:
        stream.write(json.dumps(outcome).encode())


def execute(examples: list[list[str]]) -> Outcome:
    """Run the statements of an example as those of one file."""
    names: dict[str, Any] = {"__name__": "__main__"}
    path = Path(f"example_{os.getpid()}.py").absolute()
    path.write_text("".join(source for source, _ in examples))  # graph mode reads the source of what it compiles
    if not defines_its_own(examples):
        exec(GIVEN, names)
    printed, line = [], 0
    for source, want in examples:
        out = io.StringIO()
        try:
            with contextlib.redirect_stdout(out):
                exec(compile("\n" * line + source, str(path), _mode(source)), names)
        except BaseException as error:
            if not (want.lstrip().startswith("Traceback") and type(error).__name__ in want):
                return Outcome([*printed, out.getvalue()], _described(error, source))
        line += source.count("\n")
        printed.append(out.getvalue())
    return Outcome(printed, "")


def _mode(source: str) -> str:
    """How to compile a statement: the value of an expression is shown, but not those within an ``if``."""
    return "single" if isinstance(ast.parse(source).body[0], ast.Expr) else "exec"


def _described(error: BaseException, source: str) -> str:
    text = "".join(traceback.format_exception_only(error)).strip()
    return f"{text[:300]} @ {source.strip()[:100]}"


if __name__ == "__main__":
    main(Path(sys.argv[1]))
