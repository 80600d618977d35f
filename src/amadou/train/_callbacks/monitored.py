"""Callbacks that act on a number of the training: stop it, or change its learning rate."""

import operator
from collections.abc import Callable
from typing import Any

import numpy as np

from ... import _checks, log
from ...parameter import Parameter
from ...tensor import Tensor
from .base import Callback, RunContext, tell


class _Best:
    """The best value so far of a number that is better when it is smaller, or greater.

    In the mode "auto" it is the greater one for names with "acc" in them.
    """

    def __init__(self, cls: str, monitor: Any, mode: Any, min_delta: Any) -> None:
        self.monitor = _checks.check_type(cls, "monitor", monitor, str)
        _checks.check_type(cls, "mode", mode, str)
        _checks.check_one_of(cls, "mode", mode, ("auto", "min", "max"))
        self._greater = mode == "max" or (mode == "auto" and "acc" in monitor)
        self._min_delta = abs(_checks.check_type(cls, "min_delta", min_delta, (float, int)))
        self.reset()

    def reset(self) -> None:
        self.value = float("-inf") if self._greater else float("inf")

    def is_beaten_by(self, value: float, best: float | None = None) -> bool:
        best = self.value if best is None else best
        if self._greater:
            return operator.gt(value - self._min_delta, best)
        return operator.lt(value + self._min_delta, best)

    def read(self, cls: str, params: Any) -> float | None:
        """The number in this epoch; None, with a warning, if it is not known."""
        known = {"loss": params.get("net_outputs"), **(params.get("eval_results") or {})}
        if self.monitor not in known:
            log.warning("%s needs %r, but there are only %s.", cls, self.monitor, sorted(known))
            return None
        return _number(known[self.monitor])


def _number(value: Any) -> float:
    if isinstance(value, tuple | list):
        value = value[0]
    return float(np.mean(value.asnumpy() if isinstance(value, Tensor) else value))


class EarlyStopping(Callback):
    """Stop a training when a number has not become better for ``patience`` epochs.

    Args:
        monitor: the number: "loss", the name of a metric, or "eval_loss" for the loss in an evaluation.
        min_delta: by how much it must become better to count.
        patience: a number of epochs.
        verbose: whether to tell when it happens.
        mode: "min" if smaller is better, "max", or "auto": "max" for names with "acc" in them.
        baseline: the number must be better than this, too, or the epoch counts as one without progress.
        restore_best_weights: whether to give the network the weights of the best epoch at the end.

    Raises:
        TypeError: for an argument of a wrong type.
        ValueError: for an unknown ``mode`` or a negative ``patience``.
    """

    def __init__(
        self,
        monitor: str = "eval_loss",
        min_delta: float = 0,
        patience: int = 0,
        verbose: bool = False,
        mode: str = "auto",
        baseline: float | None = None,
        restore_best_weights: bool = False,
    ) -> None:
        self._best = _Best("EarlyStopping", monitor, mode, min_delta)
        self.patience = _checks.check_non_negative_int("EarlyStopping", "patience", patience)
        self.verbose = _checks.check_bool("EarlyStopping", "verbose", verbose)
        self.restore_best_weights = _checks.check_bool("EarlyStopping", "restore_best_weights", restore_best_weights)
        self.baseline = baseline
        self.wait = self.stopped_epoch = 0
        self.best_weights_param_dict: dict[str, Parameter] | None = None

    @property
    def best(self) -> float:
        """The best value so far."""
        return self._best.value

    def on_train_begin(self, run_context: RunContext) -> None:
        """Forget what an earlier training left."""
        self.wait = self.stopped_epoch = 0
        self.best_weights_param_dict = None
        self._best.reset()

    def on_train_epoch_end(self, run_context: RunContext) -> None:
        """Compare this epoch with the best one."""
        params = run_context.original_args()
        value = self._best.read("EarlyStopping", params)
        if value is None:
            return
        self.wait += 1
        if self._best.is_beaten_by(value):
            self._best.value = value
            if self.restore_best_weights:
                self.best_weights_param_dict = _copies(params.train_network)
            if self.baseline is None or self._best.is_beaten_by(value, self.baseline):
                self.wait = 0
        if self.wait >= self.patience:
            self.stopped_epoch = params.cur_epoch_num
            run_context.request_stop()
            self._restore(params.train_network)

    def on_train_end(self, run_context: RunContext) -> None:
        """Tell that the training was stopped."""
        if self.stopped_epoch > 0 and self.verbose:
            tell(f"Epoch {self.stopped_epoch:05d}: early stopping")

    def _restore(self, network: Any) -> None:
        if self.best_weights_param_dict is None:
            return
        if self.verbose:
            tell("Restoring model weights from the end of the best epoch.")
        for parameter in network.get_parameters():
            parameter.set_data(self.best_weights_param_dict[parameter.name])


def _copies(network: Any) -> dict[str, Any]:
    return {parameter.name: parameter.value().copy() for parameter in network.get_parameters()}


class ReduceLROnPlateau(Callback):
    """Lower the learning rate when a number has not become better for ``patience`` epochs.

    The optimizer must have one learning rate that is a Parameter, not a schedule.

    Args:
        monitor: as in :class:`EarlyStopping`, like ``mode``.
        factor: what the learning rate is multiplied with, between 0 and 1.
        patience: a number of epochs.
        verbose: whether to tell when it happens.
        mode: which values are better.
        min_delta: by how much the number must become better to count.
        cooldown: the number of epochs after a change that do not count.
        min_lr: where the learning rate stops.

    Raises:
        TypeError: for an argument of a wrong type.
        ValueError: for one that is out of range.
    """

    def __init__(
        self,
        monitor: str = "eval_loss",
        factor: float = 0.1,
        patience: int = 10,
        verbose: bool = False,
        mode: str = "auto",
        min_delta: float = 1e-4,
        cooldown: int = 0,
        min_lr: float = 0,
    ) -> None:
        cls = "ReduceLROnPlateau"
        self._best = _Best(cls, monitor, mode, min_delta)
        _checks.check_type(cls, "factor", factor, float)
        self.factor = _checks.check_range(cls, "factor", factor, 0.0, 1.0, "()")
        self.patience = _checks.check_non_negative_int(cls, "patience", patience)
        self.verbose = _checks.check_bool(cls, "verbose", verbose)
        self.cooldown = _checks.check_non_negative_int(cls, "cooldown", cooldown)
        self.min_lr = _checks.check_type(cls, "min_lr", min_lr, (float, int))
        self.wait = self.cooldown_counter = 0

    @property
    def best(self) -> float:
        """The best value so far."""
        return self._best.value

    def on_train_begin(self, run_context: RunContext) -> None:
        """Forget what an earlier training left."""
        self.wait = self.cooldown_counter = 0
        self._best.reset()

    def on_train_epoch_end(self, run_context: RunContext) -> None:
        """Compare this epoch with the best one."""
        params = run_context.original_args()
        value = self._best.read("ReduceLROnPlateau", params)
        if value is None:
            return
        if self.cooldown_counter > 0:
            self.cooldown_counter -= 1
            self.wait = 0
        if self._best.is_beaten_by(value):
            self._best.value, self.wait = value, 0
        elif self.cooldown_counter == 0:
            self.wait += 1
            if self.wait >= self.patience:
                self._reduce(params)
                self.cooldown_counter, self.wait = self.cooldown, 0

    def _reduce(self, params: Any) -> None:
        parameter = params.optimizer.learning_rate
        rate = np.float32(parameter.asnumpy())
        if rate <= np.float32(self.min_lr):
            return
        reduced = max(rate * np.float32(self.factor), np.float32(self.min_lr))
        _set(parameter, reduced)
        if self.verbose:
            tell(f"Epoch {params.cur_epoch_num:05d}: ReduceLROnPlateau reducing learning rate to {reduced!s}.")


class LearningRateScheduler(Callback):
    """Change the learning rate after each step.

    The optimizer must have one learning rate that is a Parameter, not a schedule.

    Args:
        learning_rate_function: from the learning rate (float) and the number of the step to the new learning rate.
    """

    _joins_evaluation_in_fit = False

    def __init__(self, learning_rate_function: Callable[[float, int], float]) -> None:
        self.learning_rate_function = learning_rate_function

    def step_end(self, run_context: RunContext) -> None:
        """Ask the function."""
        params = run_context.original_args()
        parameter = params.optimizer.learning_rate
        _set(parameter, self.learning_rate_function(float(parameter.asnumpy()), params.cur_step_num))


def _set(parameter: Any, value: float) -> None:
    parameter.set_data(Tensor(np.float32(value)))
