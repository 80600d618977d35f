"""Runs an example in a child of this process: it may crash, hang, or change what a process has."""

import ast
import contextlib
import io
import json
import os
import select
import signal
import sys
import time
import traceback
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

from tests.documents.comparison import Outcome
from tests.documents.given import GIVEN, defines_its_own

_LIMIT_SECONDS = 180


def in_a_child(run: Callable[[], Outcome]) -> Outcome:
    """What ``run`` returns in a child of this process, which is killed when it takes too long."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            _be_the_child(run, writing)
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


def _be_the_child(run: Callable[[], Outcome], writing: int) -> None:
    silence = os.open(os.devnull, os.O_WRONLY)
    os.dup2(silence, 1), os.dup2(silence, 2)
    outcome = run()
    with os.fdopen(writing, "wb") as stream:
        stream.write(json.dumps(outcome).encode())


def _read_all(pipe: int, deadline: float) -> bytes | None:
    """What comes through a pipe until its other end is closed, None if that takes too long."""
    parts = []
    with os.fdopen(pipe, "rb", buffering=0) as stream:
        while select.select([stream], [], [], max(0, deadline - time.monotonic()))[0]:
            parts.append(stream.read(1 << 16))
            if not parts[-1]:
                return b"".join(parts)
    return None


def execute(examples: list[list[str]]) -> Outcome:
    """Run the statements of an example as those of one file."""
    module = sys.modules["__main__"] = ModuleType("__main__")  # where graph mode and pickle look for its names
    names = vars(module)
    path = Path(f"example_{os.getpid()}.py").absolute()
    path.write_text("".join(source for source, _ in examples))  # graph mode reads the source of what it compiles
    if not defines_its_own(examples):
        exec(GIVEN, names)
    printed, line = [], 0
    for source, want in examples:
        shown = io.BytesIO()
        out = io.TextIOWrapper(shown, encoding="utf-8", write_through=True)  # MindSpore reconfigures sys.stdout
        try:
            with contextlib.redirect_stdout(out):
                exec(compile("\n" * line + source, str(path), _mode(source)), names)
        except BaseException as error:
            if not (want.lstrip().startswith("Traceback") and type(error).__name__ in want):
                return Outcome([*printed, shown.getvalue().decode()], _described(error, source))
        line += source.count("\n")
        printed.append(shown.getvalue().decode())
    return Outcome(printed, "")


def _mode(source: str) -> str:
    """How to compile a statement: the value of an expression is shown, but not those within an ``if``."""
    return "single" if isinstance(ast.parse(source).body[0], ast.Expr) else "exec"


def _described(error: BaseException, source: str) -> str:
    text = "".join(traceback.format_exception_only(error)).strip()
    return f"{text[:300]} @ {source.strip()[:100]}"
