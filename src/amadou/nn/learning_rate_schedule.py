"""Learning rates as Cells: a schedule is called with the step (from 0) and gives the rate of that step.

Rates are computed in float32 on the device of the step; the optimizers keep their step on the CPU.
"""

import math
from typing import Any

import torch

from .. import _checks
from .._boundary import raw, wrap
from .._paths import view_getattr
from .cell import Cell


class LearningRateSchedule(Cell):
    """Base class of schedules: ``construct(global_step)`` gives the learning rate.

    >>> import amadou as ms
    >>> class Halve(LearningRateSchedule):
    ...     def construct(self, global_step):
    ...         return 0.5 ** global_step
    >>> optimizer = ms.nn.SGD(ms.nn.Dense(1, 1).trainable_params(), Halve())
    """

    def construct(self, global_step: Any) -> Any:
        """The learning rate; every schedule defines it.

        Args:
            global_step: the number of steps done, an int Tensor of shape () or (1,).
        """
        raise NotImplementedError(f"For '{self.cls_name}', the method 'construct' must be defined, but it is not.")


class _Formula(LearningRateSchedule):
    """A schedule that is one formula of the step."""

    def construct(self, global_step: Any) -> Any:
        step = torch.as_tensor(raw(global_step))
        return wrap(self._rate(step.to(torch.float32)))

    def _rate(self, step: torch.Tensor) -> torch.Tensor:
        """The learning rates of float32 steps, of the same shape."""
        raise NotImplementedError


class _Decay(_Formula):
    """What the three schedules with a ``decay_rate`` share."""

    def __init__(self, learning_rate: float, decay_rate: float, decay_steps: int, is_stair: bool = False) -> None:
        super().__init__()
        cls = self.cls_name
        self.learning_rate = _checks.check_positive_float(cls, "learning_rate", learning_rate)
        self.decay_rate = _checks.check_positive_float(cls, "decay_rate", decay_rate)
        self.decay_steps = _checks.check_positive_int(cls, "decay_steps", decay_steps)
        self.is_stair = _checks.check_bool(cls, "is_stair", is_stair)

    def _decays(self, step: torch.Tensor) -> torch.Tensor:
        """How often the rate has decayed."""
        decays = step / self.decay_steps
        return decays.floor() if self.is_stair else decays


class ExponentialDecayLR(_Decay):
    """learning_rate * decay_rate ** p with p = step / decay_steps.

    Args:
        learning_rate: the first rate, > 0.
        decay_rate: the factor of ``decay_steps`` steps, > 0.
        decay_steps: > 0.
        is_stair: round p down, so that the rate falls in steps.

    Raises:
        TypeError: for arguments of other types; an int is no float here.
        ValueError: for numbers that are not positive.

    >>> import amadou as ms
    >>> print(ExponentialDecayLR(0.1, 0.9, 4, is_stair=True)(ms.Tensor(5, ms.int32)))
    0.089999996
    """

    def _rate(self, step: torch.Tensor) -> torch.Tensor:
        return self.learning_rate * torch.pow(self.decay_rate, self._decays(step))


class NaturalExpDecayLR(_Decay):
    """learning_rate * exp(-decay_rate * p) with p = step, or with ``is_stair`` the last multiple of ``decay_steps``.

    The arguments are those of :class:`ExponentialDecayLR`.
    """

    def _rate(self, step: torch.Tensor) -> torch.Tensor:
        # MindSpore divides by `decay_steps` only to round down, and multiplies again.
        steps = self._decays(step) * self.decay_steps if self.is_stair else step
        return self.learning_rate * torch.exp(-self.decay_rate * steps)


class InverseDecayLR(_Decay):
    """learning_rate / (1 + decay_rate * p) with p = step / decay_steps.

    The arguments are those of :class:`ExponentialDecayLR`.
    """

    def _rate(self, step: torch.Tensor) -> torch.Tensor:
        return self.learning_rate / (1 + self.decay_rate * self._decays(step))


class CosineDecayLR(_Formula):
    """Half a cosine from ``max_lr`` down to ``min_lr``, which is reached after ``decay_steps`` and then kept.

    min_lr + (max_lr - min_lr) * (1 + cos(pi * step / decay_steps)) / 2 (Loshchilov & Hutter, arXiv:1608.03983)

    Args:
        min_lr: the last rate, >= 0.
        max_lr: the first rate, > min_lr.
        decay_steps: > 0.

    Raises:
        TypeError: for arguments of other types; an int is no float here.
        ValueError: for numbers out of bounds.
    """

    def __init__(self, min_lr: float, max_lr: float, decay_steps: int) -> None:
        super().__init__()
        self.min_lr = _check_non_negative_float(self.cls_name, "min_lr", min_lr)
        self.max_lr = _checks.check_positive_float(self.cls_name, "max_lr", max_lr)
        self.decay_steps = _checks.check_positive_int(self.cls_name, "decay_steps", decay_steps)
        _checks.check_that(self.cls_name, "max_lr", max_lr, f"above 'min_lr' {min_lr}", lambda high: high > min_lr)

    def _rate(self, step: torch.Tensor) -> torch.Tensor:
        progress = step.clamp(max=self.decay_steps) * (math.pi / self.decay_steps)
        return self.min_lr + 0.5 * (self.max_lr - self.min_lr) * (1 + progress.cos())


class PolynomialDecayLR(_Formula):
    """From ``learning_rate`` to ``end_learning_rate`` as a power of the steps that are left.

    end_learning_rate + (learning_rate - end_learning_rate) * (1 - step / decay_steps) ** power; the end is kept.

    Args:
        learning_rate: the first rate, > 0.
        end_learning_rate: the last rate, >= 0.
        decay_steps: > 0.
        power: > 0.
        update_decay_steps: begin again at the end: count ``decay_steps`` as its next multiple above the step.

    Raises:
        TypeError: for arguments of other types; an int is no float here.
        ValueError: for numbers out of bounds.
    """

    def __init__(
        self,
        learning_rate: float,
        end_learning_rate: float,
        decay_steps: int,
        power: float,
        update_decay_steps: bool = False,
    ) -> None:
        super().__init__()
        cls = self.cls_name
        self.start_learning_rate = _checks.check_positive_float(cls, "learning_rate", learning_rate)
        self.end_learning_rate = _check_non_negative_float(cls, "end_learning_rate", end_learning_rate)
        self.decay_steps = _checks.check_positive_int(cls, "decay_steps", decay_steps)
        self.power = _checks.check_positive_float(cls, "power", power)
        self.update_decay_steps = _checks.check_bool(cls, "update_decay_steps", update_decay_steps)
        self.diff_learning_rate = learning_rate - end_learning_rate

    def _rate(self, step: torch.Tensor) -> torch.Tensor:
        if self.update_decay_steps:
            steps = self.decay_steps * (step / self.decay_steps).ceil().clamp(min=1)
        else:
            steps = torch.full_like(step, self.decay_steps)
        left = 1 - torch.minimum(step, steps) / steps
        return self.end_learning_rate + self.diff_learning_rate * left**self.power


class WarmUpLR(_Formula):
    """From 0 in a straight line to ``learning_rate`` after ``warmup_steps``, which is then kept.

    Args:
        learning_rate: the last rate, >= 0.
        warmup_steps: > 0.

    Raises:
        TypeError: for arguments of other types; an int is no float here.
        ValueError: for numbers out of bounds.
    """

    def __init__(self, learning_rate: float, warmup_steps: int) -> None:
        super().__init__()
        self.learning_rate = _check_non_negative_float(self.cls_name, "learning_rate", learning_rate)
        self.warmup_steps = _checks.check_positive_int(self.cls_name, "warmup_steps", warmup_steps)

    def _rate(self, step: torch.Tensor) -> torch.Tensor:
        return self.learning_rate * (step / self.warmup_steps).clamp(max=1)


def _check_non_negative_float(cls: str, arg: str, value: Any) -> float:
    value = _checks.check_type(cls, arg, value, float)
    return _checks.check_that(cls, arg, value, "a finite float >= 0", lambda v: 0 <= v < float("inf"))


__getattr__ = view_getattr(__name__)
