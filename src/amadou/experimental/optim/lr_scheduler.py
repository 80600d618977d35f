"""Schedules: they change the learning rates of an optimizer's ``param_groups`` at every ``step()``.

The formulas are those of torch.optim.lr_scheduler. t is the number of steps, lr_0 the rate that a group began with.
"""

import bisect
import math
from collections import Counter
from collections.abc import Callable, Sequence
from typing import Any

from ... import _checks
from ...nn.optim.optimizer import number
from ...parameter import Parameter
from ...tensor import Tensor
from .optimizer import Optimizer


class LRScheduler:
    """Base class of schedules. One of a program's own defines ``get_lr()``: the next rate of every group.

    Args:
        optimizer: an :class:`Optimizer` with ``param_groups``.
        last_epoch: the number of steps that were taken; -1 begins anew.

    Raises:
        TypeError: for another optimizer.
        KeyError: if a group has no ``initial_lr`` to go on from.

    >>> import amadou as ms
    >>> net = ms.nn.Dense(2, 1)
    >>> optimizer = ms.experimental.optim.SGD(net.trainable_params(), 0.1)
    >>> class Halved(LRScheduler):
    ...     def get_lr(self):
    ...         return [lr * 0.5 for lr in self._last_lr] if self.last_epoch else self._last_lr
    >>> schedule = Halved(optimizer)
    >>> schedule.step()
    >>> schedule.get_last_lr()
    [Tensor(shape=[], dtype=Float32, value= 0.05)]
    """

    def __init__(self, optimizer: Optimizer, last_epoch: int = -1) -> None:
        self.optimizer = _check_optimizer(optimizer)
        for i, group in enumerate(optimizer.param_groups):
            if last_epoch == -1:
                group.setdefault("initial_lr", float(group["lr"]))
            elif "initial_lr" not in group:
                raise KeyError(
                    f"For '{type(self).__name__}', group {i} must have 'initial_lr' to go on, but it has not."
                )
        self.base_lrs = [number(group["initial_lr"]) for group in optimizer.param_groups]
        self.groups_num = len(optimizer.param_groups)
        self.last_epoch = last_epoch
        self.step()

    @property
    def _last_lr(self) -> list[Any]:
        return [group["lr"] for group in self.optimizer.param_groups]

    def get_lr(self) -> Sequence[Any]:
        """The rate of every group at ``last_epoch``, from the rates before."""
        raise NotImplementedError(f"For '{type(self).__name__}', the method 'get_lr' must be defined, but it is not.")

    def get_last_lr(self) -> list[Tensor]:
        """The rate of every group, a Tensor of shape ()."""
        return [number(float(lr)) for lr in self._last_lr]

    def step(self, epoch: int | None = None) -> None:
        """Go to the next rates, or to those of step ``epoch``."""
        if epoch is None:
            self.last_epoch += 1
            rates = self.get_lr()
        else:
            self.last_epoch = epoch
            rates = self._get_closed_form_lr()
        _set_rates(self.optimizer, rates)

    def _get_closed_form_lr(self) -> Sequence[Any]:
        """The rate of every group at ``last_epoch``, without the rates before."""
        return self.get_lr()

    def _rates(self) -> list[float]:
        return [float(lr) for lr in self._last_lr]

    def _scaled(self, factor: float) -> list[float]:
        return [rate * factor for rate in self._rates()]

    def _first_rates(self) -> list[float]:
        return [group["initial_lr"] for group in self.optimizer.param_groups]


def _check_optimizer(optimizer: Any) -> Optimizer:
    if not isinstance(optimizer, Optimizer):
        raise TypeError(f"'optimizer' must be one of experimental.optim or mint.optim, but got {type(optimizer)}.")
    return optimizer


def _set_rates(optimizer: Optimizer, rates: Sequence[Any]) -> None:
    for group, rate in zip(optimizer.param_groups, rates, strict=True):
        if isinstance(group["lr"], Parameter):
            group["lr"]._torch().detach().fill_(float(rate))
        else:
            group["lr"] = float(rate)


class StepLR(LRScheduler):
    """lr = lr_0 * gamma ** (t // step_size).

    Args:
        optimizer, last_epoch: as in :class:`LRScheduler`.
        step_size: an int.
        gamma: a float.
    """

    def __init__(self, optimizer: Optimizer, step_size: int, gamma: float = 0.1, last_epoch: int = -1) -> None:
        self.step_size = _checks.check_int("StepLR", "step_size", step_size)
        self.gamma = _checks.check_type("StepLR", "gamma", gamma, float)
        super().__init__(optimizer, last_epoch)

    def get_lr(self) -> list[float]:
        turns = self.last_epoch > 0 and self.last_epoch % self.step_size == 0
        return self._scaled(self.gamma if turns else 1.0)

    def _get_closed_form_lr(self) -> list[float]:
        return [rate * self.gamma ** (self.last_epoch // self.step_size) for rate in self._first_rates()]


class MultiStepLR(LRScheduler):
    """lr = lr_0 * gamma ** (the number of milestones up to t).

    Args:
        optimizer, last_epoch: as in :class:`LRScheduler`.
        milestones: a list of ints.
        gamma: a float.
    """

    def __init__(self, optimizer: Optimizer, milestones: list[int], gamma: float = 0.1, last_epoch: int = -1) -> None:
        _checks.check_type("MultiStepLR", "milestones", milestones, list)
        self.milestones = Counter(_checks.check_int("MultiStepLR", "milestones", at) for at in milestones)
        self.gamma = _checks.check_type("MultiStepLR", "gamma", gamma, float)
        super().__init__(optimizer, last_epoch)

    def get_lr(self) -> list[float]:
        return self._scaled(self.gamma ** self.milestones[self.last_epoch])

    def _get_closed_form_lr(self) -> list[float]:
        passed = sum(count for at, count in self.milestones.items() if at <= self.last_epoch)
        return [rate * self.gamma**passed for rate in self._first_rates()]


class ConstantLR(LRScheduler):
    """lr = lr_0 * factor while t < total_iters, then lr_0.

    Args:
        optimizer, last_epoch: as in :class:`LRScheduler`.
        factor: a number in [0, 1].
        total_iters: an int.
    """

    def __init__(
        self, optimizer: Optimizer, factor: float = 1.0 / 3, total_iters: int = 5, last_epoch: int = -1
    ) -> None:
        self.factor = _checks.check_range("ConstantLR", "factor", factor, 0, 1)
        self.total_iters = _checks.check_int("ConstantLR", "total_iters", total_iters)
        super().__init__(optimizer, last_epoch)

    def get_lr(self) -> list[float]:
        if self.last_epoch == 0:
            return self._scaled(self.factor)
        return self._scaled(1.0 / self.factor if self.last_epoch == self.total_iters else 1.0)

    def _get_closed_form_lr(self) -> list[float]:
        factor = self.factor if self.last_epoch < self.total_iters else 1.0
        return [rate * factor for rate in self._first_rates()]


class LinearLR(LRScheduler):
    """lr = lr_0 times what goes evenly from start_factor to end_factor in total_iters steps.

    Args:
        optimizer, last_epoch: as in :class:`LRScheduler`.
        start_factor: a number in (0, 1].
        end_factor: a number in [0, 1].
        total_iters: an int.
    """

    def __init__(
        self,
        optimizer: Optimizer,
        start_factor: float = 1.0 / 3,
        end_factor: float = 1.0,
        total_iters: int = 5,
        last_epoch: int = -1,
    ) -> None:
        self.start_factor = _checks.check_range("LinearLR", "start_factor", start_factor, 0, 1, "(]")
        self.end_factor = _checks.check_range("LinearLR", "end_factor", end_factor, 0, 1)
        self.total_iters = _checks.check_int("LinearLR", "total_iters", total_iters)
        super().__init__(optimizer, last_epoch)

    def get_lr(self) -> list[float]:
        if self.last_epoch == 0:
            return self._scaled(self.start_factor)
        if self.last_epoch > self.total_iters:
            return self._rates()
        return self._scaled(self._factor(self.last_epoch) / self._factor(self.last_epoch - 1))

    def _factor(self, step: int) -> float:
        return (
            self.start_factor + (self.end_factor - self.start_factor) * min(step, self.total_iters) / self.total_iters
        )

    def _get_closed_form_lr(self) -> list[float]:
        return [rate * self._factor(self.last_epoch) for rate in self._first_rates()]


class ExponentialLR(LRScheduler):
    """lr = lr_0 * gamma ** t.

    Args:
        optimizer, last_epoch: as in :class:`LRScheduler`.
        gamma: a float.
    """

    def __init__(self, optimizer: Optimizer, gamma: float, last_epoch: int = -1) -> None:
        self.gamma = _checks.check_type("ExponentialLR", "gamma", gamma, float)
        super().__init__(optimizer, last_epoch)

    def get_lr(self) -> list[float]:
        return self._scaled(self.gamma if self.last_epoch > 0 else 1.0)

    def _get_closed_form_lr(self) -> list[float]:
        return [rate * self.gamma**self.last_epoch for rate in self._first_rates()]


class PolynomialLR(LRScheduler):
    """lr = lr_0 * (1 - min(t, total_iters) / total_iters) ** power.

    Args:
        optimizer, last_epoch: as in :class:`LRScheduler`.
        total_iters: an int.
        power: a float.
    """

    def __init__(self, optimizer: Optimizer, total_iters: int = 5, power: float = 1.0, last_epoch: int = -1) -> None:
        self.total_iters = _checks.check_int("PolynomialLR", "total_iters", total_iters)
        self.power = _checks.check_type("PolynomialLR", "power", power, float)
        super().__init__(optimizer, last_epoch)

    def get_lr(self) -> list[float]:
        if not 0 < self.last_epoch <= self.total_iters:
            return self._rates()
        left = 1.0 - self.last_epoch / self.total_iters
        return self._scaled((left / (1.0 - (self.last_epoch - 1) / self.total_iters)) ** self.power)

    def _get_closed_form_lr(self) -> list[float]:
        left = 1.0 - min(self.total_iters, self.last_epoch) / self.total_iters
        return [rate * left**self.power for rate in self._first_rates()]


class _ByFunctions(LRScheduler):
    """A function from t to a factor for every group."""

    def __init__(self, optimizer: Optimizer, lr_lambda: Any, last_epoch: int = -1) -> None:
        count = len(_check_optimizer(optimizer).param_groups)
        functions = list(lr_lambda) if isinstance(lr_lambda, list | tuple) else [lr_lambda] * count
        self.lr_lambdas: list[Callable] = functions
        if len(functions) != count:
            cls = type(self).__name__
            raise ValueError(f"For '{cls}', 'lr_lambda' must hold one function for each of {count} groups, "
                             f"but got {len(functions)}.")  # fmt: skip
        super().__init__(optimizer, last_epoch)

    def _factors(self) -> list[float]:
        return [function(self.last_epoch) for function in self.lr_lambdas]


class LambdaLR(_ByFunctions):
    """lr = lr_0 * lr_lambda(t).

    Args:
        optimizer, last_epoch: as in :class:`LRScheduler`.
        lr_lambda: a function, or a list of one for each group.
    """

    def get_lr(self) -> list[float]:
        return [rate * factor for rate, factor in zip(self._first_rates(), self._factors(), strict=True)]


class MultiplicativeLR(_ByFunctions):
    """lr = lr_0 times the product of lr_lambda(1) to lr_lambda(t).

    Args:
        optimizer, last_epoch: as in :class:`LRScheduler`.
        lr_lambda: a function, or a list of one for each group.
    """

    def get_lr(self) -> list[float]:
        if self.last_epoch == 0:
            return self._rates()
        return [rate * factor for rate, factor in zip(self._rates(), self._factors(), strict=True)]


class CosineAnnealingLR(LRScheduler):
    """lr = eta_min + (lr_0 - eta_min) * (1 + cos(pi * t / T_max)) / 2 (arXiv:1608.03983, without restarts).

    Args:
        optimizer, last_epoch: as in :class:`LRScheduler`.
        T_max: an int.
        eta_min: a number.
    """

    def __init__(self, optimizer: Optimizer, T_max: int, eta_min: float = 0.0, last_epoch: int = -1) -> None:
        self.T_max = _checks.check_int("CosineAnnealingLR", "T_max", T_max)
        self.eta_min = _checks.check_type("CosineAnnealingLR", "eta_min", eta_min, (int, float))
        super().__init__(optimizer, last_epoch)

    def get_lr(self) -> list[float]:
        t, eta_min = self.last_epoch, self.eta_min
        if t == 0:
            return self._rates()
        if (t - 1 - self.T_max) % (2 * self.T_max) == 0:
            # The step from the minimum, where the quotient below is 0 / 0.
            rise = (1 - math.cos(math.pi / self.T_max)) / 2
            pairs = zip(self._rates(), self._first_rates(), strict=True)
            return [rate + (first - eta_min) * rise for rate, first in pairs]
        ratio = (1 + math.cos(math.pi * t / self.T_max)) / (1 + math.cos(math.pi * (t - 1) / self.T_max))
        return [eta_min + ratio * (rate - eta_min) for rate in self._rates()]

    def _get_closed_form_lr(self) -> list[float]:
        share = (1 + math.cos(math.pi * self.last_epoch / self.T_max)) / 2
        return [self.eta_min + (rate - self.eta_min) * share for rate in self._first_rates()]


class CosineAnnealingWarmRestarts(LRScheduler):
    """lr = eta_min + (lr_0 - eta_min) * (1 + cos(pi * T_cur / T_i)) / 2, begun anew after T_i steps (arXiv:1608.03983).

    Args:
        optimizer, last_epoch: as in :class:`LRScheduler`.
        T_0: the first T_i, an int > 0.
        T_mult: what T_i is multiplied with at a restart, an int >= 1.
        eta_min: a number.
    """

    def __init__(
        self, optimizer: Optimizer, T_0: int, T_mult: int = 1, eta_min: float = 0, last_epoch: int = -1
    ) -> None:
        _checks.check_that(type(self).__name__, "T_0", T_0, "an int > 0", lambda v: isinstance(v, int) and v > 0)
        _checks.check_that(type(self).__name__, "T_mult", T_mult, "an int >= 1", lambda v: isinstance(v, int) and v > 0)
        self.T_0, self.T_i, self.T_mult, self.eta_min = T_0, T_0, T_mult, eta_min
        self.T_cur: float = last_epoch
        super().__init__(optimizer, last_epoch)

    def get_lr(self) -> list[float]:
        share = (1 + math.cos(math.pi * self.T_cur / self.T_i)) / 2
        return [self.eta_min + (rate - self.eta_min) * share for rate in self._first_rates()]

    def step(self, epoch: float | None = None) -> None:  # type: ignore[override]
        """Go to the next rates, or to those of ``epoch``, which may lie between two steps.

        Raises:
            ValueError: for an ``epoch`` below 0.
        """
        if epoch is None:
            epoch = self.last_epoch + 1
            self.T_cur += 1
            if self.T_cur >= self.T_i:
                self.T_cur, self.T_i = self.T_cur - self.T_i, self.T_i * self.T_mult
        else:
            _checks.check_that(type(self).__name__, "epoch", epoch, ">= 0", lambda v: v >= 0)
            self._restart_for(epoch)
        self.last_epoch = math.floor(epoch)
        _set_rates(self.optimizer, self.get_lr())

    def _restart_for(self, epoch: float) -> None:
        if self.T_mult == 1:
            self.T_cur, self.T_i = epoch % self.T_0, self.T_0
            return
        restarts = int(math.log(epoch / self.T_0 * (self.T_mult - 1) + 1, self.T_mult))
        self.T_cur = epoch - self.T_0 * (self.T_mult**restarts - 1) / (self.T_mult - 1)
        self.T_i = self.T_0 * self.T_mult**restarts


class CyclicLR(LRScheduler):
    """The rates go up from base_lr to max_lr and down again, over and over (arXiv:1506.01186).

    Args:
        optimizer, last_epoch: as in :class:`LRScheduler`.
        base_lr, max_lr: numbers, or lists of one for each group.
        step_size_up, step_size_down: the steps up and down; the same number if the second is None.
        mode: the height of a cycle: "triangular" keeps it, "triangular2" halves it each time, "exp_range" multiplies it
            with gamma ** t.
        gamma: for "exp_range".
        scale_fn: in the place of a mode, a function to the factor of the height.
        scale_mode: whether ``scale_fn`` gets the number of the "cycle" or t ("iterations").

    Raises:
        ValueError: for another ``mode`` without ``scale_fn``, or lists of other lengths.
    """

    def __init__(
        self,
        optimizer: Optimizer,
        base_lr: Any,
        max_lr: Any,
        step_size_up: int = 2000,
        step_size_down: int | None = None,
        mode: str = "triangular",
        gamma: float = 1.0,
        scale_fn: Callable | None = None,
        scale_mode: str = "cycle",
        last_epoch: int = -1,
    ) -> None:
        if scale_fn is None:
            _checks.check_one_of("CyclicLR", "mode", mode, ("triangular", "triangular2", "exp_range"))
        elif not callable(scale_fn):
            raise TypeError(f"For 'CyclicLR', 'scale_fn' must be a function, but got {type(scale_fn)}.")
        self.mode, self.gamma, self._scale_fn_custom = mode, gamma, scale_fn
        self.scale_mode = scale_mode if scale_fn else "iterations" if mode == "exp_range" else "cycle"
        self.total_step_size = float(step_size_up + (step_size_up if step_size_down is None else step_size_down))
        self.step_up_ratio = step_size_up / self.total_step_size
        low = _one_for_each(_check_optimizer(optimizer), "base_lr", base_lr)
        self.max_lrs = _one_for_each(optimizer, "max_lr", max_lr)
        if last_epoch == -1:
            _set_rates(optimizer, low)
            for group, rate in zip(optimizer.param_groups, low, strict=True):
                group["initial_lr"] = rate
        super().__init__(optimizer, last_epoch)

    def get_lr(self) -> list[float]:
        cycle = math.floor(1 + self.last_epoch / self.total_step_size)
        place = 1.0 + self.last_epoch / self.total_step_size - cycle
        up = self.step_up_ratio
        height = place / up if place <= up else (place - 1) / (up - 1)
        height *= self.scale_fn(cycle if self.scale_mode == "cycle" else self.last_epoch)
        return [low + (high - low) * height for low, high in zip(self._first_rates(), self.max_lrs, strict=True)]

    def scale_fn(self, x: int) -> float:
        """The factor of the height, for the number of the cycle or t."""
        if self._scale_fn_custom is not None:
            return float(self._scale_fn_custom(x))
        return {"triangular": 1.0, "triangular2": 1 / 2.0 ** (x - 1), "exp_range": self.gamma**x}[self.mode]


def _one_for_each(optimizer: Optimizer, arg: str, value: Any) -> list[float]:
    count = len(optimizer.param_groups)
    values = list(value) if isinstance(value, list | tuple) else [value] * count
    if len(values) != count:
        raise ValueError(f"For 'CyclicLR', '{arg}' must hold one rate for each of {count} groups, got {len(values)}.")
    return [float(rate) for rate in values]


class SequentialLR:
    """Several schedules, one after the other.

    Args:
        optimizer: an :class:`Optimizer` with ``param_groups``.
        schedulers: schedules of it.
        milestones: the steps at which the next one takes over, one fewer than schedules.
        last_epoch: the number of steps that were taken, less one.

    Raises:
        ValueError: for another number of milestones, or schedules of another optimizer.
    """

    def __init__(
        self, optimizer: Optimizer, schedulers: list[LRScheduler], milestones: list[int], last_epoch: int = -1
    ) -> None:
        if len(milestones) != len(schedulers) - 1:
            raise ValueError(
                f"For 'SequentialLR', there must be one milestone fewer than the {len(schedulers)} schedules, "
                f"but got {len(milestones)}."
            )
        if any(schedule.optimizer is not optimizer for schedule in schedulers):
            raise ValueError("For 'SequentialLR', all schedules must be of the given optimizer.")
        self._schedulers, self.milestones, self.optimizer = schedulers, milestones, optimizer
        self.last_epoch = last_epoch + 1
        # They have all taken their first step; only that of the first counts.
        _set_rates(optimizer, [group["initial_lr"] for group in optimizer.param_groups])
        for schedule in schedulers:
            schedule.last_epoch -= 1
        schedulers[0].step()

    def step(self) -> None:
        """Go to the next rates."""
        self.last_epoch += 1
        i = bisect.bisect_right(self.milestones, self.last_epoch)
        begins = i > 0 and self.milestones[i - 1] == self.last_epoch
        self._schedulers[i].step(0) if begins else self._schedulers[i].step()

    def get_last_lr(self) -> list[Tensor]:
        """The rate of every group, a Tensor of shape ()."""
        return self._schedulers[bisect.bisect_right(self.milestones, self.last_epoch)].get_last_lr()


class ReduceLROnPlateau:
    """The rates fall when a metric has not become better for a while.

    Args:
        optimizer: an :class:`Optimizer` with ``param_groups``.
        mode: "min" if a smaller metric is better, or "max".
        factor: what a rate is multiplied with, below 1.
        patience: how many steps without a better metric are borne.
        threshold: how much better it must be.
        threshold_mode: whether that is relative to the best ("rel") or absolute ("abs").
        cooldown: the steps after a fall that do not count.
        min_lr: a lower bound, or a list of one for each group.
        eps: smaller changes of a rate are left out.

    Raises:
        TypeError: for another optimizer.
        ValueError: for a ``factor`` of 1 or more, another ``mode`` or ``threshold_mode``, or a list of another length.
    """

    def __init__(
        self,
        optimizer: Optimizer,
        mode: str = "min",
        factor: float = 0.1,
        patience: int = 10,
        threshold: float = 1e-4,
        threshold_mode: str = "rel",
        cooldown: int = 0,
        min_lr: Any = 0,
        eps: float = 1e-8,
    ) -> None:
        cls = "ReduceLROnPlateau"
        self.optimizer = _check_optimizer(optimizer)
        self.factor = _checks.check_that(cls, "factor", factor, "below 1", lambda v: v < 1.0)
        self.mode = _checks.check_one_of(cls, "mode", mode, ("min", "max"))
        self.threshold_mode = _checks.check_one_of(cls, "threshold_mode", threshold_mode, ("rel", "abs"))
        count = len(optimizer.param_groups)
        self.min_lrs = list(min_lr) if isinstance(min_lr, list | tuple) else [min_lr] * count
        _checks.check_that(cls, "min_lr", self.min_lrs, f"{count} rates", lambda rates: len(rates) == count)
        self.patience, self.threshold, self.cooldown, self.eps = patience, threshold, cooldown, eps
        self.cooldown_counter = self.num_bad_epochs = 0
        self.best = math.inf if mode == "min" else -math.inf
        self.last_epoch = 0

    def in_cooldown(self) -> bool:
        """Whether the steps after a fall are not yet over."""
        return self.cooldown_counter > 0

    def step(self, metrics: Any) -> None:
        """Take the metric of a step, and lower the rates if it is time to."""
        current = float(metrics)
        self.last_epoch += 1
        if self._is_better(current):
            self.best, self.num_bad_epochs = current, 0
        else:
            self.num_bad_epochs += 1
        if self.in_cooldown():
            self.cooldown_counter -= 1
            self.num_bad_epochs = 0
        if self.num_bad_epochs > self.patience:
            self._reduce()
            self.cooldown_counter, self.num_bad_epochs = self.cooldown, 0

    def _is_better(self, current: float) -> bool:
        sign = 1 if self.mode == "min" else -1
        margin = self.threshold * (abs(self.best) if self.threshold_mode == "rel" else 1)
        if math.isinf(self.best):
            return True
        return sign * current < sign * self.best - margin

    def _reduce(self) -> None:
        rates = [float(group["lr"]) for group in self.optimizer.param_groups]
        lower = [max(rate * self.factor, least) for rate, least in zip(rates, self.min_lrs, strict=True)]
        kept = [new if old - new > self.eps else old for old, new in zip(rates, lower, strict=True)]
        _set_rates(self.optimizer, kept)

    def get_last_lr(self) -> list[Tensor]:
        """The rate of every group, a Tensor of shape ()."""
        return [number(float(group["lr"])) for group in self.optimizer.param_groups]
