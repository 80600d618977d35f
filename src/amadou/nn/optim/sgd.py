"""SGD."""

from typing import Any

import torch

from ... import _checks
from ..._paths import view_getattr
from ...kernels import optimizers as kernels
from .optimizer import ForeachOptimizer, number_parameter, opt_init_args_register


class SGD(ForeachOptimizer):
    """Gradient descent, with momentum if that is above 0: v = momentum * v + (1 - dampening) * g.

    w -= learning_rate * v, or with ``nesterov`` w -= learning_rate * (g + momentum * v). The first v is g. Weight decay
    is added to g.

    Args:
        params, learning_rate, weight_decay, loss_scale: as in :class:`Optimizer`.
        momentum: a number >= 0.
        dampening: a number >= 0.
        nesterov: whether to look ahead; needs a ``momentum`` above 0 and no ``dampening``.

    Raises:
        TypeError: for other types.
        ValueError: for negative numbers, or ``nesterov`` without what it needs.
    """

    @opt_init_args_register
    def __init__(
        self,
        params: Any,
        learning_rate: Any = 0.1,
        momentum: float = 0.0,
        dampening: float = 0.0,
        weight_decay: Any = 0.0,
        nesterov: bool = False,
        loss_scale: float = 1.0,
    ) -> None:
        super().__init__(learning_rate, params, weight_decay, loss_scale)
        momentum, self.dampening = self._check("momentum", momentum), self._check("dampening", dampening)
        self.nesterov = _checks.check_bool(self.cls_name, "nesterov", nesterov)
        if nesterov and (momentum == 0 or dampening != 0):
            raise ValueError(
                f"For 'SGD', 'nesterov' must go with a 'momentum' > 0 and a 'dampening' of 0, but got momentum "
                f"{momentum} and dampening {dampening}."
            )
        self.momentum = number_parameter(momentum, "momentum")
        self.accum = self._state("accum", "zeros")
        # 1 until an element has its first v.
        self.stat = self._state("stat", "ones")
        self._stat_is_set = False

    def _check(self, arg: str, value: Any) -> float:
        if not isinstance(value, int | float):
            raise TypeError(f"For 'SGD', '{arg}' must be a float, but got {type(value)}.")
        return float(_checks.check_that("SGD", arg, value, "a number >= 0", lambda v: v >= 0))

    def _update(self, pick: Any, grads: Any, lr: float) -> None:
        momentum, stat = float(self.momentum), pick(self.stat)
        kernels.sgd(
            pick(self.parameters), grads, pick(self.accum), stat,
            lr=lr, momentum=momentum, dampening=self.dampening, nesterov=self.nesterov,
        )  # fmt: skip
        if momentum != 0 and not self._stat_is_set:
            torch._foreach_zero_(stat)

    def construct(self, gradients: Any) -> tuple[bool, ...]:
        result = super().construct(gradients)
        # Writing the zeros again in every step would cost as much as the update.
        self._stat_is_set = float(self.momentum) > 0
        return result


__getattr__ = view_getattr(__name__)
