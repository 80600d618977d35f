"""Rprop."""

from typing import Any

from ... import _checks
from ..._paths import view_getattr
from ...kernels import optimizers as kernels
from .optimizer import ForeachOptimizer, float_of, opt_init_args_register


class Rprop(ForeachOptimizer):
    """Steps against the sign of the gradient, of a size of its own for every element (Riedmiller & Braun, 1993).

    The size starts at the learning rate, grows by ``etas[1]`` while the sign stays and shrinks by ``etas[0]`` when it
    turns; then the element stands still for a step. Weight decay is added to the gradient.

    Args:
        params, learning_rate, weight_decay: as in :class:`Optimizer`.
        etas: the factors, 0 < etas[0] < 1 < etas[1].
        step_sizes: the bounds of the size, step_sizes[0] <= step_sizes[1].

    Raises:
        TypeError: for other types than tuples of two floats.
        ValueError: for numbers out of bounds.
    """

    @opt_init_args_register
    def __init__(
        self,
        params: Any,
        learning_rate: Any = 0.1,
        etas: tuple[float, float] = (0.5, 1.2),
        step_sizes: tuple[float, float] = (1e-6, 50.0),
        weight_decay: Any = 0.0,
    ) -> None:
        super().__init__(learning_rate, params, weight_decay)
        self.etaminus, self.etaplus = self._check_pair("etas", etas)
        self.step_size_min, self.step_size_max = self._check_pair("step_sizes", step_sizes)
        if not 0 < self.etaminus < 1 < self.etaplus:
            raise ValueError(f"For 'Rprop', 'etas' must be one float in (0, 1) and one above 1, but got {etas}.")
        if self.step_size_min > self.step_size_max:
            raise ValueError(f"For 'Rprop', 'step_sizes' must be in rising order, but got {step_sizes}.")
        self.prev = self._state("prev", "zeros")
        self.step_size = self._state("step_size", "zeros")

    def _check_pair(self, arg: str, value: Any) -> tuple[float, float]:
        _checks.check_type("Rprop", arg, value, tuple)
        if len(value) != 2:
            raise ValueError(f"For 'Rprop', '{arg}' must be a tuple of two floats, but got {value}.")
        for item in value:
            _checks.check_type("Rprop", arg, item, float)
        return value

    def _update(self, pick: Any, grads: Any, lr: float) -> None:
        if int(self.global_step) == 1:
            for size in pick(self.step_size):
                size.fill_(lr)
        kernels.rprop(
            pick(self.parameters), grads, pick(self.prev), pick(self.step_size),
            shrink=float_of(self.etaminus), grow=float_of(self.etaplus),
            low=float_of(self.step_size_min), high=float_of(self.step_size_max),
        )  # fmt: skip


__getattr__ = view_getattr(__name__)
