"""A progress bar for who sits at a terminal, below the lines that a training prints."""

import os
import sys
from typing import Any

from ... import config
from .base import Callback, RunContext


def progress_bars() -> list[Callback]:
    """The progress bar of a training or evaluation, where there is somebody to see it; else nothing."""
    seen = config.progress and sys.stdout.isatty() and os.environ.get("RANK", "0") == "0"
    return [ProgressBar()] if seen else []


class ProgressBar(Callback):
    """``epoch 2/10 ━━━━━━━━━ 12/100 8.1 steps/s 0:00:11``, gone at the end.

    It reads no loss, which would make each step wait for the device.
    """

    _joins_evaluation_in_fit = False

    def __enter__(self) -> "ProgressBar":
        from rich import progress  # slow to import, and needed at a terminal only

        self._progress: Any = progress.Progress(
            progress.TextColumn("{task.description}"),
            progress.BarColumn(),
            progress.MofNCompleteColumn(),
            progress.TextColumn("{task.fields[speed]}"),
            progress.TimeRemainingColumn(),
            transient=True,
        )
        self._task = self._progress.add_task("", total=None, speed="")
        self._progress.start()
        return self

    def __exit__(self, *err: Any) -> None:
        self._progress.stop()

    def epoch_begin(self, run_context: RunContext) -> None:
        """Begin a new bar."""
        facts = run_context.original_args()
        last = facts.get("epoch_num")
        name = "eval" if last is None else f"epoch {facts.cur_epoch_num}/{last}"
        self._progress.reset(self._task, description=name, total=facts.batch_num)

    def step_end(self, run_context: RunContext) -> None:
        """One step further."""
        speed = self._progress.tasks[0].speed
        self._progress.update(self._task, advance=1, speed="" if speed is None else f"{speed:.1f} steps/s")
