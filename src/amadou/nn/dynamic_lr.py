"""Learning rates as lists: one float for every step of a training, for an optimizer's ``learning_rate``.

In all of them an epoch is ``step_per_epoch`` steps, and the rate changes only between epochs. Floats must be floats,
and everything but an end at 0 positive: other types are a TypeError, other numbers a ValueError.
"""

import math
from collections.abc import Callable, Sequence

from .. import _checks
from .._paths import view_getattr
from .learning_rate_schedule import _check_non_negative_float


def piecewise_constant_lr(milestone: Sequence[int], learning_rates: Sequence[float]) -> list[float]:
    """``learning_rates[i]`` for the steps below ``milestone[i]``.

    Args:
        milestone: steps, in rising order; the last one is the length of the result.
        learning_rates: as many rates.

    Raises:
        TypeError: for other types than ints and floats in lists or tuples.
        ValueError: if the lengths differ or a milestone is below the one before.

    >>> piecewise_constant_lr([2, 3], [0.1, 0.01])
    [0.1, 0.1, 0.01]
    """
    who = "piecewise_constant_lr"
    _checks.check_type(who, "milestone", milestone, (tuple, list))
    _checks.check_type(who, "learning_rates", learning_rates, (tuple, list))
    if len(milestone) != len(learning_rates):
        raise ValueError(
            f"For '{who}', 'learning_rates' must be as many as in 'milestone', {len(milestone)}, "
            f"but got {len(learning_rates)}."
        )
    rates: list[float] = []
    for i, (end, rate) in enumerate(zip(milestone, learning_rates, strict=True)):
        _checks.check_positive_int(who, f"milestone[{i}]", end)
        _checks.check_type(who, f"learning_rates[{i}]", rate, float)
        if end < len(rates):
            raise ValueError(f"For '{who}', 'milestone' must rise, but got {end} after {len(rates)}.")
        rates += [rate] * (end - len(rates))
    return rates


def exponential_decay_lr(
    learning_rate: float,
    decay_rate: float,
    total_step: int,
    step_per_epoch: int,
    decay_epoch: int,
    is_stair: bool = False,
) -> list[float]:
    """learning_rate * decay_rate ** (epoch / decay_epoch).

    Args:
        learning_rate: the first rate.
        decay_rate: the factor of ``decay_epoch`` epochs.
        total_step: the length of the result.
        step_per_epoch: the steps of an epoch.
        decay_epoch: the epochs of one decay.
        is_stair: round the exponent down.

    >>> exponential_decay_lr(0.1, 0.5, 4, 2, 1)
    [0.1, 0.1, 0.05, 0.05]
    """
    _check_decay("exponential_decay_lr", learning_rate, decay_rate, is_stair)

    def rate(epoch: int) -> float:
        return learning_rate * decay_rate ** _decays(epoch, decay_epoch, is_stair)

    return _by_epoch("exponential_decay_lr", rate, total_step, step_per_epoch, decay_epoch)


def natural_exp_decay_lr(
    learning_rate: float,
    decay_rate: float,
    total_step: int,
    step_per_epoch: int,
    decay_epoch: int,
    is_stair: bool = False,
) -> list[float]:
    """learning_rate * exp(-decay_rate * epoch), with ``is_stair`` the last multiple of ``decay_epoch`` as epoch.

    The arguments are those of :func:`exponential_decay_lr`.
    """
    _check_decay("natural_exp_decay_lr", learning_rate, decay_rate, is_stair)

    def rate(epoch: int) -> float:
        epochs = epoch // decay_epoch * decay_epoch if is_stair else epoch
        return learning_rate * math.exp(-decay_rate * epochs)

    return _by_epoch("natural_exp_decay_lr", rate, total_step, step_per_epoch, decay_epoch)


def inverse_decay_lr(
    learning_rate: float,
    decay_rate: float,
    total_step: int,
    step_per_epoch: int,
    decay_epoch: int,
    is_stair: bool = False,
) -> list[float]:
    """learning_rate / (1 + decay_rate * epoch / decay_epoch).

    The arguments are those of :func:`exponential_decay_lr`.
    """
    _check_decay("inverse_decay_lr", learning_rate, decay_rate, is_stair)

    def rate(epoch: int) -> float:
        return learning_rate / (1 + decay_rate * _decays(epoch, decay_epoch, is_stair))

    return _by_epoch("inverse_decay_lr", rate, total_step, step_per_epoch, decay_epoch)


def cosine_decay_lr(
    min_lr: float, max_lr: float, total_step: int, step_per_epoch: int, decay_epoch: int
) -> list[float]:
    """Half a cosine from ``max_lr`` to ``min_lr``, which is reached after ``decay_epoch`` epochs and then kept.

    Args:
        min_lr: the last rate, may be 0.
        max_lr: the first rate, above ``min_lr``.
        total_step: the length of the result.
        step_per_epoch: the steps of an epoch.
        decay_epoch: the epochs until ``min_lr``.
    """
    who = "cosine_decay_lr"
    _check_non_negative_float(who, "min_lr", min_lr)
    _checks.check_positive_float(who, "max_lr", max_lr)
    _checks.check_that(who, "max_lr", max_lr, f"above 'min_lr' {min_lr}", lambda high: high > min_lr)

    def rate(epoch: int) -> float:
        progress = min(epoch, decay_epoch) / decay_epoch
        return min_lr + 0.5 * (max_lr - min_lr) * (1 + math.cos(math.pi * progress))

    return _by_epoch(who, rate, total_step, step_per_epoch, decay_epoch)


def polynomial_decay_lr(
    learning_rate: float,
    end_learning_rate: float,
    total_step: int,
    step_per_epoch: int,
    decay_epoch: int,
    power: float,
    update_decay_epoch: bool = False,
) -> list[float]:
    """end_learning_rate + (learning_rate - end_learning_rate) * (1 - epoch / decay_epoch) ** power; the end is kept.

    Args:
        learning_rate: the first rate.
        end_learning_rate: the last rate, may be 0.
        total_step: the length of the result.
        step_per_epoch: the steps of an epoch.
        decay_epoch: the epochs until ``end_learning_rate``.
        power: the exponent.
        update_decay_epoch: begin again at the end: count ``decay_epoch`` as its next multiple above the epoch.
    """
    who = "polynomial_decay_lr"
    _checks.check_positive_float(who, "learning_rate", learning_rate)
    _check_non_negative_float(who, "end_learning_rate", end_learning_rate)
    _checks.check_positive_float(who, "power", power)
    _checks.check_bool(who, "update_decay_epoch", update_decay_epoch)

    def rate(epoch: int) -> float:
        end = decay_epoch * max(math.ceil(epoch / decay_epoch), 1) if update_decay_epoch else decay_epoch
        left = 1 - min(epoch, end) / end
        return end_learning_rate + (learning_rate - end_learning_rate) * left**power

    return _by_epoch(who, rate, total_step, step_per_epoch, decay_epoch)


def warmup_lr(learning_rate: float, total_step: int, step_per_epoch: int, warmup_epoch: int) -> list[float]:
    """From 0 in a straight line to ``learning_rate`` after ``warmup_epoch`` epochs, which is then kept.

    Args:
        learning_rate: the last rate, may be 0.
        total_step: the length of the result.
        step_per_epoch: the steps of an epoch.
        warmup_epoch: the epochs until ``learning_rate``.

    >>> warmup_lr(0.1, 6, 2, 2)
    [0.0, 0.0, 0.05, 0.05, 0.1, 0.1]
    """
    _check_non_negative_float("warmup_lr", "learning_rate", learning_rate)

    def rate(epoch: int) -> float:
        return learning_rate * (min(epoch, warmup_epoch) / warmup_epoch)

    return _by_epoch("warmup_lr", rate, total_step, step_per_epoch, warmup_epoch, "warmup_epoch")


def _check_decay(who: str, learning_rate: float, decay_rate: float, is_stair: bool) -> None:
    _checks.check_positive_float(who, "learning_rate", learning_rate)
    _checks.check_positive_float(who, "decay_rate", decay_rate)
    _checks.check_bool(who, "is_stair", is_stair)


def _decays(epoch: int, decay_epoch: int, is_stair: bool) -> float:
    return epoch // decay_epoch if is_stair else epoch / decay_epoch


def _by_epoch(
    who: str,
    rate: Callable[[int], float],
    total_step: int,
    step_per_epoch: int,
    epochs: int,
    epochs_name: str = "decay_epoch",
) -> list[float]:
    """The rate of every step."""
    _checks.check_positive_int(who, "total_step", total_step)
    _checks.check_positive_int(who, "step_per_epoch", step_per_epoch)
    _checks.check_positive_int(who, epochs_name, epochs)
    return [rate(step // step_per_epoch) for step in range(total_step)]


__getattr__ = view_getattr(__name__)
