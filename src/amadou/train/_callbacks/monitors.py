"""Callbacks that tell how a training goes: losses, times, and a record of them."""

import math
import time
from collections.abc import Callable
from typing import Any

import numpy as np

from ... import _checks
from ...tensor import Tensor
from .base import Callback, RunContext, step_in_epoch, tell

Moment = Callable[[RunContext], object]


class LossMonitor(Callback):
    """Print the loss of every ``per_print_times``-th step, and the result of each evaluation in ``Model.fit``.

    Args:
        per_print_times: a number of steps; 0 for none.

    Raises:
        TypeError: for a ``per_print_times`` that is no int.
        ValueError: for a negative one. In a training: for a loss that is infinite or NaN.
    """

    _joins_evaluation_in_fit = False

    def __init__(self, per_print_times: int = 1) -> None:
        self._per_print_times = _checks.check_non_negative_int("LossMonitor", "per_print_times", per_print_times)
        self._last_print_time = 0

    def step_end(self, run_context: RunContext) -> None:
        """Print ``epoch: 1 step: 2, loss is 0.25``."""
        params = run_context.original_args()
        loss = _loss_to_print(params.net_outputs)
        place = f"epoch: {params.get('cur_epoch_num', 1)} step: {step_in_epoch(params)}"
        if isinstance(loss, float) and not math.isfinite(loss):
            raise ValueError(f"In {place}, loss is NAN or INF, training process cannot continue, terminating training.")
        if params.cur_step_num <= self._last_print_time:  # another training
            self._last_print_time = 0
        if self._per_print_times and params.cur_step_num - self._last_print_time >= self._per_print_times:
            self._last_print_time = params.cur_step_num
            tell(f"{place}, loss is {loss!s}")

    def on_train_epoch_end(self, run_context: RunContext) -> None:
        """After an evaluation, print ``Eval result: epoch 1, metrics: {'mae': 0.5}``."""
        params = run_context.original_args()
        metrics = params.get("metrics")
        if metrics:
            tell(f"Eval result: epoch {params.cur_epoch_num}, metrics: {metrics}")


def _loss_to_print(outputs: Any) -> Any:
    """As MindSpore shows it: the first of several Tensors as it is, of a single one the mean."""
    if isinstance(outputs, tuple | list) and outputs and isinstance(outputs[0], Tensor):
        return outputs[0].asnumpy()
    if isinstance(outputs, Tensor):
        return float(np.mean(outputs.asnumpy()))
    return outputs


class TimeMonitor(Callback):
    """Print the time of each epoch, and the mean time of its steps.

    Args:
        data_size: the number of steps by which the time of an epoch is divided; by default, and whenever the training
            knows it, that of the dataset.
        data_time: whether to print also the mean time of waiting for the data of a step.

    Raises:
        TypeError: for a ``data_time`` that is no bool.
    """

    def __init__(self, data_size: int | None = None, data_time: bool = False) -> None:
        self.data_size = data_size
        self.data_time = _checks.check_bool("TimeMonitor", "data_time", data_time)
        self.epoch_time = time.time()
        self._data_time_sum = 0.0
        self._data_time_start = self.epoch_time

    def epoch_begin(self, run_context: RunContext) -> None:
        """Start the watch."""
        self.epoch_time = self._data_time_start = time.time()
        self._data_time_sum = 0.0

    def on_train_step_begin(self, run_context: RunContext) -> None:
        """The data have come."""
        self._data_time_sum += time.time() - self._data_time_start

    def on_train_step_end(self, run_context: RunContext) -> None:
        """The next data are waited for."""
        self._data_time_start = time.time()

    def epoch_end(self, run_context: RunContext) -> None:
        """Print ``Train epoch time: 12.345 ms, per step time: 1.234 ms``."""
        params = run_context.original_args()
        milliseconds = (time.time() - self.epoch_time) * 1000
        steps: Any = params.get("batch_num") or self.data_size
        _checks.check_positive_int("TimeMonitor", "data_size", steps)
        line = (
            f"{params.get('mode', '').title()} epoch time: {milliseconds:5.3f} ms, "
            f"per step time: {milliseconds / steps:5.3f} ms"
        )
        if self.data_time:
            line += f" (data time: {self._data_time_sum * 1000 / steps:5.3f} ms)"
        tell(line)


class History(Callback):
    """Keep the output and the metrics of each epoch: lists in ``history``, and the numbers of the epochs in ``epoch``.

    ``history["net_output"]`` has the output of the last step of each epoch, or the first of several.
    """

    _joins_evaluation_in_fit = False

    def __init__(self) -> None:
        self.history: dict[str, list] = {}
        self.epoch: dict[str, list[int]] | None = None

    def begin(self, run_context: RunContext) -> None:
        """Start the numbers of the epochs anew."""
        self.epoch = {"epoch": []}

    def epoch_end(self, run_context: RunContext) -> None:
        """Add the results of this epoch."""
        params = run_context.original_args()
        self.epoch = self.epoch or {"epoch": []}
        self.epoch["epoch"].append(params.get("cur_epoch_num", 1))
        output = params.net_outputs
        if isinstance(output, tuple | list) and output and isinstance(output[0], Tensor):
            output = output[0]
        if isinstance(output, Tensor):
            output = np.mean(output.asnumpy())
        for name, value in {"net_output": output, **params.get("metrics", {})}.items():
            self.history.setdefault(name, []).append(value)


class LambdaCallback(Callback):
    """A callback made of functions, each given the RunContext of its moment.

    Args:
        on_train_epoch_begin: a function for this moment, or None; so are all the others.

    >>> callback = LambdaCallback(on_train_end=lambda run_context: print("done"))
    >>> callback.on_train_end(None)
    done
    """

    def __init__(
        self,
        on_train_epoch_begin: Moment | None = None,
        on_train_epoch_end: Moment | None = None,
        on_train_step_begin: Moment | None = None,
        on_train_step_end: Moment | None = None,
        on_train_begin: Moment | None = None,
        on_train_end: Moment | None = None,
        on_eval_epoch_begin: Moment | None = None,
        on_eval_epoch_end: Moment | None = None,
        on_eval_step_begin: Moment | None = None,
        on_eval_step_end: Moment | None = None,
        on_eval_begin: Moment | None = None,
        on_eval_end: Moment | None = None,
    ) -> None:
        self.on_train_epoch_begin = on_train_epoch_begin or _nothing
        self.on_train_epoch_end = on_train_epoch_end or _nothing
        self.on_train_step_begin = on_train_step_begin or _nothing
        self.on_train_step_end = on_train_step_end or _nothing
        self.on_train_begin = on_train_begin or _nothing
        self.on_train_end = on_train_end or _nothing
        self.on_eval_epoch_begin = on_eval_epoch_begin or _nothing
        self.on_eval_epoch_end = on_eval_epoch_end or _nothing
        self.on_eval_step_begin = on_eval_step_begin or _nothing
        self.on_eval_step_end = on_eval_step_end or _nothing
        self.on_eval_begin = on_eval_begin or _nothing
        self.on_eval_end = on_eval_end or _nothing


def _nothing(run_context: RunContext) -> None:
    """What a LambdaCallback does at a moment for which it has no function."""
