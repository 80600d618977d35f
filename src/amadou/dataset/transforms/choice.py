"""Transforms that apply other transforms by chance."""

from collections.abc import Callable
from typing import Any

from ... import _checks
from ._base import Transform, keeps_arguments
from ._random import Random, started


def check_transforms(who: str, transforms: Any) -> list[Callable]:
    """A list of functions, not empty."""
    _checks.check_type(who, "transforms", transforms, list)
    if not transforms:
        raise ValueError(f"For '{who}', 'transforms' must have a function, but got an empty list.")
    for transform in transforms:
        if not callable(transform):
            raise TypeError(f"For '{who}', 'transforms' must be functions, but got {transform!r}.")
    return transforms


def applied(transforms: list[Callable], args: tuple) -> Any:
    """The functions one after the other; what one returns is given to the next, a tuple as several arguments."""
    for transform in transforms:
        result = transform(*args)
        args = result if isinstance(result, tuple) else (result,)
    return args[0] if len(args) == 1 else args


class Several(Random, Transform):
    """What the transforms made of several others share.

    Args:
        transforms: functions.

    Raises:
        TypeError: if it is no list, or if one cannot be called.
        ValueError: if it is empty.
    """

    def __init__(self, transforms: list[Callable]):
        self.transforms = check_transforms(type(self).__name__, transforms)

    def started(self, seed: int) -> Any:
        other = super().started(seed)
        other.transforms = [started(transform, seed) for transform in self.transforms]
        return other

    @property
    def keeps_arguments(self) -> bool:  # type: ignore[override]
        return all(keeps_arguments(transform) for transform in self.transforms)


class RandomApply(Several):
    """All of several functions one after the other, with the chance ``prob``; otherwise none.

    Args:
        transforms: functions.
        prob: the chance.
    """

    def __init__(self, transforms: list[Callable], prob: float = 0.5):
        super().__init__(transforms)
        _checks.check_type("RandomApply", "prob", prob, (float, int))
        self.prob = _checks.check_range("RandomApply", "prob", prob, 0.0, 1.0)

    def __call__(self, *args: Any) -> Any:
        return applied(self.transforms if self.draws.chance(self.prob) else [], args)


class RandomChoice(Several):
    """One of several functions, each with the same chance."""

    def __call__(self, *args: Any) -> Any:
        return applied([self.transforms[self.draws.integer(0, len(self.transforms) - 1)]], args)


class RandomOrder(Several):
    """Several functions one after the other, in random order."""

    def __call__(self, *args: Any) -> Any:
        return applied(self.draws.shuffled(self.transforms), args)
