"""Adadelta."""

from typing import Any

from ... import _checks
from ..._paths import view_getattr
from ...kernels import optimizers as kernels
from .optimizer import ForeachOptimizer, float_of, opt_init_args_register
from .rmsprop import check_non_negative_float


class Adadelta(ForeachOptimizer):
    """Steps in the proportion of the last steps to the last gradients (Zeiler, arXiv:1212.5701).

    u = sqrt(d + epsilon) / sqrt(a + epsilon) * g and w -= learning_rate * u, with the moving averages a of g * g and d
    of u * u. Weight decay is added to g.

    Args:
        params, learning_rate, weight_decay, loss_scale: as in :class:`Optimizer`.
        rho: the decay of the averages, a float in [0, 1].
        epsilon: a float >= 0.

    Raises:
        TypeError: for other types.
        ValueError: for numbers out of bounds.
    """

    @opt_init_args_register
    def __init__(
        self,
        params: Any,
        learning_rate: Any = 1.0,
        rho: float = 0.9,
        epsilon: float = 1e-6,
        loss_scale: float = 1.0,
        weight_decay: Any = 0.0,
    ) -> None:
        super().__init__(learning_rate, params, weight_decay, loss_scale)
        _checks.check_type(self.cls_name, "rho", rho, float)
        self.rho = _checks.check_range(self.cls_name, "rho", rho, 0.0, 1.0)
        self.epsilon = check_non_negative_float(self.cls_name, "epsilon", epsilon)
        self.accum = self._state("accum", "zeros")
        self.accum_update = self._state("accum_update", "zeros")

    def construct(self, grads: Any) -> tuple[bool, ...]:
        """Change the Parameters by their gradients, a tuple in the order of ``parameters``; True for each."""
        return super().construct(grads)

    def _update(self, pick: Any, grads: Any, lr: float) -> None:
        kernels.adadelta(
            pick(self.parameters), grads, pick(self.accum), pick(self.accum_update),
            lr=lr, rho=float_of(self.rho), eps=float_of(self.epsilon),
        )  # fmt: skip


__getattr__ = view_getattr(__name__)
