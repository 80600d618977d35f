"""A process that plays cases on one library, so that a crash or a hang of a case costs that case only.

The parent side is ``Worker(python, library)``, the child side ``python -m tests.conformance.worker <library>``. They
exchange pickles over the child's standard streams.
"""

from __future__ import annotations

import importlib
import os
import pathlib
import pickle
import select
import subprocess
import sys
from types import ModuleType

from tests.conformance.case import Case
from tests.conformance.run import Outcome, run

ROOT = pathlib.Path(__file__).parents[2]


def library_module(library: str) -> ModuleType:
    """The module to play on; the real MindSpore is told to run eagerly on the CPU, and one operator at a time.

    Without ``pynative_synchronize`` the error of one operator comes up again in every later one.
    """
    module = importlib.import_module(library)
    if library == "mindspore":
        module.set_context(mode=module.PYNATIVE_MODE, device_target="CPU", pynative_synchronize=True)
    return module


class Worker:
    """Plays cases one by one and starts a new process after one that did not come back."""

    def __init__(self, python: str, library: str, limit: float = 60.0):
        self.command, self.limit = [python, "-m", "tests.conformance.worker", library], limit
        self.process: subprocess.Popen | None = None
        self.version = ""

    def run(self, case: Case) -> Outcome:
        """The outcome; ``error`` is "crash" or "timeout" when the process died or took too long."""
        if self.process is None:
            self._start()
        try:
            pickle.dump(case, self.process.stdin)
            self.process.stdin.flush()
            if not select.select([self.process.stdout], [], [], self.limit)[0]:
                self.close()
                return Outcome(error="timeout")
            return pickle.load(self.process.stdout)
        except (EOFError, BrokenPipeError):
            self.close()
            return Outcome(error="crash")

    def _start(self) -> None:
        self.process = subprocess.Popen(
            self.command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, cwd=ROOT
        )
        try:
            self.version = pickle.load(self.process.stdout)
        except EOFError:
            self.close()
            raise RuntimeError(f"{' '.join(self.command)} did not start") from None

    def close(self) -> None:
        """End the process."""
        if self.process is not None:
            self.process.kill()
            self.process.communicate()
            self.process = None


def serve(library: str) -> None:
    """Answer each pickled Case on standard input with its pickled Outcome."""
    answers = os.fdopen(os.dup(1), "wb")
    # whatever the library prints must not mix with the answers
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    ms = library_module(library)
    pickle.dump(ms.__version__, answers)
    answers.flush()
    while True:
        try:
            case = pickle.load(sys.stdin.buffer)
        except EOFError:
            return
        pickle.dump(run(ms, case), answers)
        answers.flush()


if __name__ == "__main__":
    serve(sys.argv[1])
