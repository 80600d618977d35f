"""Minimization by quasi-Newton methods: the inverse of the Hessian matrix is estimated from the gradients on the way.

Nocedal and Wright, Numerical Optimization, 2nd edition, 2006, algorithms 6.1 (BFGS) and 7.4 (L-BFGS).
"""

import math
from collections import deque
from collections.abc import Callable
from typing import Any, NamedTuple

import torch

from .._boundary import raw, wrap
from .._grad import value_and_grad
from ._line_search import FOUND, Conditions, Point, Search, search

CONVERGED, TOO_LONG, STUCK = 0, 1, 3


class Objective:
    """The function of x: [n] that is minimized, as its value and gradient; counts how often it is asked."""

    def __init__(self, func: Callable, args: tuple = (), jac: Callable | None = None):
        self._args = args
        self._both = value_and_grad(func) if jac is None else lambda *a: (func(*a), jac(*a))
        self.num_calls = 0

    def __call__(self, x: torch.Tensor) -> tuple[float, torch.Tensor]:
        self.num_calls += 1
        value, gradient = self._both(wrap(x), *self._args)
        return float(raw(value)), raw(gradient)

    def along(self, x: torch.Tensor, direction: torch.Tensor) -> Callable[[float], Point]:
        """The objective as a function of the step in a direction."""

        def at(step: float) -> Point:
            value, gradient = self(x + step * direction)
            return Point(step, value, float(torch.dot(gradient, direction)), gradient)

        return at


class Minimum(NamedTuple):
    """Where a method ended, and after how many updates of its estimate."""

    x: torch.Tensor
    value: float
    gradient: torch.Tensor
    num_updates: int
    status: int


class DenseInverse:
    """The estimate of BFGS: a matrix."""

    def __init__(self, x: torch.Tensor):
        self.matrix = torch.eye(len(x), dtype=x.dtype, device=x.device)

    def direction(self, gradient: torch.Tensor) -> torch.Tensor:
        return -(self.matrix @ gradient)

    def update(self, step: torch.Tensor, change: torch.Tensor) -> None:
        """After a step that changed the gradient by ``change``."""
        curvature = 1 / torch.dot(change, step)
        away = torch.eye(len(step), dtype=step.dtype, device=step.device) - curvature * torch.outer(step, change)
        self.matrix = away @ self.matrix @ away.T + curvature * torch.outer(step, step)


class LimitedInverse:
    """The estimate of L-BFGS: what the last steps tell."""

    matrix = None

    def __init__(self, history_size: int):
        self._steps: deque = deque(maxlen=history_size)

    def direction(self, gradient: torch.Tensor) -> torch.Tensor:
        rest, parts = gradient, []
        for step, change, curvature in reversed(self._steps):
            parts.append(curvature * torch.dot(step, rest))
            rest = rest - parts[-1] * change
        if self._steps:
            step, change, _ = self._steps[-1]
            rest = rest * (torch.dot(step, change) / torch.dot(change, change))
        for (step, change, curvature), part in zip(self._steps, reversed(parts), strict=True):
            rest = rest + (part - curvature * torch.dot(change, rest)) * step
        return -rest

    def update(self, step: torch.Tensor, change: torch.Tensor) -> None:
        """After a step that changed the gradient by ``change``."""
        self._steps.append((step, change, 1 / torch.dot(change, step)))


def descend(
    objective: Objective,
    x: torch.Tensor,
    inverse: Any,
    maxiter: int,
    norm: float,
    gtol: float,
    line_search_maxiter: int,
    callback: Callable | None,
) -> Minimum:
    """Go down from x: [n] until the norm of the gradient is at most ``gtol``."""
    value, gradient = objective(x)
    before = value + float(torch.linalg.vector_norm(gradient)) / 2
    num_updates = 0
    while not _is_flat(gradient, norm, gtol):
        if num_updates >= maxiter:
            return Minimum(x, value, gradient, num_updates, TOO_LONG)
        found, direction = _step(objective, x, value, gradient, inverse, before, line_search_maxiter)
        if found.status != FOUND:
            return Minimum(x, value, gradient, num_updates, STUCK)
        step, change = found.point.step * direction, found.point.gradient - gradient
        x, before, value, gradient = x + step, value, found.point.value, found.point.gradient
        if callback is not None:
            callback(wrap(x))
        if not _is_flat(gradient, norm, gtol):
            inverse.update(step, change)
            num_updates += 1
    return Minimum(x, value, gradient, num_updates, CONVERGED)


def _is_flat(gradient: torch.Tensor, norm: float, gtol: float) -> bool:
    return float(torch.linalg.vector_norm(gradient, norm)) <= gtol


def _step(
    objective: Objective,
    x: torch.Tensor,
    value: float,
    gradient: torch.Tensor,
    inverse: Any,
    before: float,
    maxiter: int,
) -> tuple[Search, torch.Tensor]:
    """A search along the direction of the estimate. It starts with the step that would gain as much as the last one."""
    direction = inverse.direction(gradient)
    slope = float(torch.dot(gradient, direction))
    gain = 1.01 * 2 * (value - before) / slope if slope else math.nan
    first = gain if 0 < gain < 1 else 1.0
    conditions = Conditions(Point(0.0, value, slope, gradient), c1=1e-4, c2=0.9)
    return search(objective.along(x, direction), conditions, first, maxiter), direction
