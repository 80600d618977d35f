"""Callbacks of the program's own on the rows of a ``map``."""

import collections
import itertools
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from .. import _checks
from ..train._callbacks.base import Callback
from . import config


@dataclass
class DSRunContext:
    """Where a ``map`` is: epochs from 1, rows from 1 over all epochs and in this one."""

    cur_epoch_num: int = 0
    cur_step_num: int = 0
    cur_step_num_in_epoch: int = 0


class DSCallback:
    """What ``map(..., callbacks=...)`` calls; a subclass writes the methods that it wants.

    Args:
        step_size: the methods for steps are called for every so-and-so-many-th row.

    >>> from amadou import dataset as ds
    >>> class Count(ds.DSCallback):
    ...     def ds_epoch_end(self, ds_run_context):
    ...         print("epoch", ds_run_context.cur_epoch_num, "rows", ds_run_context.cur_step_num_in_epoch)
    >>> data = ds.NumpySlicesDataset([1, 2], shuffle=False).map(lambda x: x, callbacks=Count())
    >>> rows = list(data.create_tuple_iterator(num_epochs=1))
    epoch 1 rows 2
    """

    def __init__(self, step_size: int = 1):
        self.step_size = _checks.check_int_range("DSCallback", "step_size", step_size, 1, 2**31 - 1)

    def ds_begin(self, ds_run_context: DSRunContext) -> None:
        """Before the first row of the first epoch."""

    def ds_epoch_begin(self, ds_run_context: DSRunContext) -> None:
        """Before the first row of an epoch."""

    def ds_epoch_end(self, ds_run_context: DSRunContext) -> None:
        """After the last row of an epoch."""

    def ds_step_begin(self, ds_run_context: DSRunContext) -> None:
        """Before a row."""

    def ds_step_end(self, ds_run_context: DSRunContext) -> None:
        """After a row."""


class WaitedDSCallback(Callback, DSCallback):
    """A callback of both the training and a ``map``: the data are told how far the training is.

    A subclass writes ``sync_epoch_begin`` and ``sync_step_begin``, which are called before an epoch or a row of the
    ``map``, but for the first, with the run contexts of the training and of the data. Rows are made when the training
    asks for them, so the steps before are done; a ``map`` with several workers makes rows ahead, and is refused.

    Args:
        step_size: rows of the data for a step of the training: the size of its batches.
    """

    def __init__(self, step_size: int = 1):
        DSCallback.__init__(self, step_size)
        self._epoch_context: Any = None
        self._step_context: Any = None

    def sync_epoch_begin(self, train_run_context: Any, ds_run_context: DSRunContext) -> None:
        """Before an epoch of the data, after one of the training."""

    def sync_step_begin(self, train_run_context: Any, ds_run_context: DSRunContext) -> None:
        """Before a row of the data, after a step of the training."""

    def epoch_end(self, run_context: Any) -> None:
        """Called by the training."""
        self._epoch_context = run_context

    def step_end(self, run_context: Any) -> None:
        """Called by the training."""
        self._step_context = run_context

    def end(self, run_context: Any) -> None:
        """Called by the training: nothing is waited for any more."""
        self._epoch_context = self._step_context = None

    def ds_epoch_begin(self, ds_run_context: DSRunContext) -> None:
        if ds_run_context.cur_epoch_num > 1:
            self.sync_epoch_begin(self._reached(self._epoch_context), ds_run_context)

    def ds_step_begin(self, ds_run_context: DSRunContext) -> None:
        if ds_run_context.cur_step_num > self.step_size:
            self.sync_step_begin(self._reached(self._step_context), ds_run_context)

    def _reached(self, context: Any) -> Any:
        if context is None:
            raise RuntimeError(
                "For 'WaitedDSCallback', the training must have made a step or an epoch before the data go on; give "
                "the callback to the training too, and one worker to the steps of the data."
            )
        return context


class Calls:
    """Calls the callbacks of a ``map``: ``begun`` goes around the rows it is given, ``ended`` around those it makes."""

    def __init__(self, callbacks: list[DSCallback]):
        self.callbacks = callbacks
        self.begin, self.end = DSRunContext(), DSRunContext()

    def begun(self, rows: Iterator, starts: bool) -> Iterator:
        if starts:
            if not self.begin.cur_epoch_num:
                self._call("ds_begin", self.begin)
            self._next_epoch(self.begin)
            self._call("ds_epoch_begin", self.begin)
        for row in rows:
            self._step(self.begin, "ds_step_begin")
            yield row

    def ended(self, rows: Iterator, starts: bool, ends: bool) -> Iterator:
        if starts:
            self._next_epoch(self.end)
        for row in rows:
            self._step(self.end, "ds_step_end")
            yield row
        if ends:
            self._call("ds_epoch_end", self.end)

    def _next_epoch(self, context: DSRunContext) -> None:
        context.cur_epoch_num += 1
        context.cur_step_num_in_epoch = 0

    def _step(self, context: DSRunContext, method: str) -> None:
        context.cur_step_num += 1
        context.cur_step_num_in_epoch += 1
        for callback in self.callbacks:
            if (context.cur_step_num_in_epoch - 1) % callback.step_size == 0:
                getattr(callback, method)(context)

    def _call(self, method: str, context: DSRunContext) -> None:
        for callback in self.callbacks:
            getattr(callback, method)(context)


def check_callbacks(callbacks: Any) -> list[DSCallback]:
    """A callback or a list of them, as a list."""
    found = callbacks if isinstance(callbacks, list) else [] if callbacks is None else [callbacks]
    return [_checks.check_type("map", "callbacks", callback, DSCallback) for callback in found]


def around(calls: Calls, epochs: Iterator[Iterator], make: Callable[[Iterator], Iterator], passes: float) -> Iterator:
    """``make(epochs)`` with the callbacks called around its rows; ``passes`` epochs count as one."""
    # MindSpore begins with rows before the one before them has ended; a callback that waits for the training cannot
    ahead = 0 if any(isinstance(c, WaitedDSCallback) for c in calls.callbacks) else config.get_prefetch_size()
    given = (_read_ahead(calls.begun(rows, number % passes == 0), ahead) for number, rows in enumerate(epochs))
    for number, rows in enumerate(make(given)):
        yield calls.ended(rows, number % passes == 0, number % passes == passes - 1)


def _read_ahead(rows: Iterator, count: int) -> Iterator:
    """The rows, of which up to ``count`` more than are asked for have been read."""
    waiting = collections.deque(itertools.islice(rows, count))
    for row in rows:
        waiting.append(row)
        yield waiting.popleft()
    yield from waiting
