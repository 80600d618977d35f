"""Momentum."""

from typing import Any

from ... import _checks
from ..._paths import view_getattr
from ...kernels import optimizers as kernels
from .optimizer import ForeachOptimizer, number_parameter, opt_init_args_register


class Momentum(ForeachOptimizer):
    """Gradient descent with momentum: v = momentum * v + g, w -= learning_rate * v (Sutskever et al., 2013).

    With ``use_nesterov`` w -= learning_rate * (g + momentum * v). Weight decay is added to g.

    Args:
        params, learning_rate, weight_decay, loss_scale: as in :class:`Optimizer`.
        momentum: a float >= 0.
        use_nesterov: whether to look ahead.

    Raises:
        TypeError: for a ``momentum`` that is no float, or a ``use_nesterov`` that is no bool.
        ValueError: for a negative ``momentum``.
    """

    @opt_init_args_register
    def __init__(
        self,
        params: Any,
        learning_rate: Any,
        momentum: float,
        weight_decay: Any = 0.0,
        loss_scale: float = 1.0,
        use_nesterov: bool = False,
    ) -> None:
        super().__init__(learning_rate, params, weight_decay, loss_scale)
        _checks.check_type(self.cls_name, "momentum", momentum, float)
        _checks.check_that(self.cls_name, "momentum", momentum, "a float >= 0", lambda v: v >= 0)
        self.use_nesterov = _checks.check_bool(self.cls_name, "use_nesterov", use_nesterov)
        self.momentum = number_parameter(momentum, "momentum")
        self.params = self.parameters
        self.moments = self._state("moments", "zeros")

    def _update(self, pick: Any, grads: Any, lr: float) -> None:
        momentum = float(self.momentum)
        kernels.momentum(
            pick(self.parameters), grads, pick(self.moments), lr=lr, momentum=momentum, nesterov=self.use_nesterov
        )


__getattr__ = view_getattr(__name__)
