"""The search for a step along a direction that satisfies the strong conditions of Wolfe.

Nocedal and Wright, Numerical Optimization, 2nd edition, 2006, algorithms 3.5 and 3.6.
"""

import math
from collections.abc import Callable
from typing import NamedTuple

import torch

FOUND, FAILED, TOO_LONG = 0, 1, 3


class Point(NamedTuple):
    """A step along the line: the value there, the slope along the line, and the whole gradient."""

    step: float
    value: float
    slope: float
    gradient: torch.Tensor


class Search(NamedTuple):
    """How a search ended: at which point, after how many steps, and FOUND, FAILED or TOO_LONG."""

    point: Point
    num_steps: int
    status: int


class Conditions(NamedTuple):
    """The value must fall by ``c1`` of what the slope promises, the slope to ``c2`` of itself."""

    origin: Point
    c1: float
    c2: float

    def is_low(self, point: Point) -> bool:
        return point.value <= self.origin.value + self.c1 * point.step * self.origin.slope  # False for NaN

    def is_flat(self, point: Point) -> bool:
        return abs(point.slope) <= -self.c2 * self.origin.slope


def search(at: Callable[[float], Point], conditions: Conditions, first_step: float, maxiter: int) -> Search:
    """Double the step until it meets the conditions, or until one that does lies between two others; then find it."""
    before, step = conditions.origin, first_step
    for num_steps in range(1, maxiter + 1):
        point = at(step)
        if not conditions.is_low(point) or (num_steps > 1 and point.value >= before.value):
            return _zoom(at, conditions, before, point, num_steps)
        if conditions.is_flat(point):
            return Search(point, num_steps, FOUND)
        if point.slope >= 0:
            return _zoom(at, conditions, point, before, num_steps)
        before, step = point, 2 * step
    return Search(before, maxiter, TOO_LONG)


def _zoom(at: Callable[[float], Point], conditions: Conditions, low: Point, high: Point, num_steps: int) -> Search:
    """Narrow the interval between two steps; ``low`` is the one of the two with the lower value that falls enough."""
    for _ in range(10):
        point = at(_between(low, high))
        if not conditions.is_low(point) or point.value >= low.value:
            high = point
            continue
        if conditions.is_flat(point):
            return Search(point, num_steps, FOUND)
        if point.slope * (high.step - low.step) >= 0:
            high = low
        low = point
    return Search(low, num_steps, FAILED)


def _between(low: Point, high: Point) -> float:
    """The minimum of the cubic through both points, unless it is too near to one of them: then the middle."""
    width = high.step - low.step
    mean = low.slope + high.slope - 3 * (high.value - low.value) / width
    root = math.copysign(math.sqrt(max(mean * mean - low.slope * high.slope, 0.0)), width)
    below = high.slope - low.slope + 2 * root
    part = 1 - (high.slope + root - mean) / below if below else 0.5
    return low.step + width * (part if 0.1 <= part <= 0.9 else 0.5)
