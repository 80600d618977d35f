"""Adagrad."""

from typing import Any

from ... import _checks
from ..._paths import view_getattr
from ...kernels import optimizers as kernels
from .optimizer import ForeachOptimizer, opt_init_args_register
from .rmsprop import check_non_negative_float


class Adagrad(ForeachOptimizer):
    """a += g * g, w -= learning_rate * g / sqrt(a) (Duchi et al., 2011). Weight decay is added to g.

    Args:
        params, learning_rate, weight_decay, loss_scale: as in :class:`Optimizer`.
        accum: the first a, a float >= 0.
        update_slots: whether a is changed.

    Raises:
        TypeError: for other types.
        ValueError: for a negative ``accum``.
    """

    @opt_init_args_register
    def __init__(
        self,
        params: Any,
        accum: float = 0.1,
        learning_rate: Any = 1e-3,
        update_slots: bool = True,
        loss_scale: float = 1.0,
        weight_decay: Any = 0.0,
    ) -> None:
        super().__init__(learning_rate, params, weight_decay, loss_scale)
        check_non_negative_float(self.cls_name, "accum", accum)
        self.update_slots = _checks.check_bool(self.cls_name, "update_slots", update_slots)
        self.accum = self._state("accum", accum)

    def construct(self, grads: Any) -> tuple[bool, ...]:
        """Change the Parameters by their gradients, a tuple in the order of ``parameters``; True for each."""
        return super().construct(grads)

    def _update(self, pick: Any, grads: Any, lr: float) -> None:
        kernels.adagrad(pick(self.parameters), grads, pick(self.accum), lr=lr, update_slots=self.update_slots)


__getattr__ = view_getattr(__name__)
