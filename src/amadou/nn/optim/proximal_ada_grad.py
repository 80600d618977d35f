"""ProximalAdagrad."""

from typing import Any

from ... import _checks
from ..._paths import view_getattr
from ...kernels import optimizers as kernels
from .optimizer import TargetedOptimizer, number, opt_init_args_register
from .rmsprop import check_non_negative_float


class ProximalAdagrad(TargetedOptimizer):
    """Adagrad's step followed by the proximal step of the penalties l1 and l2 (Duchi & Singer, 2009).

    a += g * g, r = learning_rate / sqrt(a), u = w - r * g, w = sign(u) * max(|u| - r * l1, 0) / (1 + r * l2). Weight
    decay is added to g.

    Args:
        params, learning_rate, weight_decay, loss_scale: as in :class:`Optimizer`.
        accum: the first a, a float >= 0.
        l1, l2: floats >= 0.
        use_locking: kept for MindSpore's signature; updates never run at the same time.

    Raises:
        TypeError: for other types.
        ValueError: for negative numbers.
    """

    @opt_init_args_register
    def __init__(
        self,
        params: Any,
        accum: float = 0.1,
        learning_rate: Any = 1e-3,
        l1: float = 0.0,
        l2: float = 0.0,
        use_locking: bool = False,
        loss_scale: float = 1.0,
        weight_decay: Any = 0.0,
    ) -> None:
        super().__init__(learning_rate, params, weight_decay, loss_scale)
        cls = self.cls_name
        check_non_negative_float(cls, "accum", accum)
        self.l1 = number(check_non_negative_float(cls, "l1", l1))
        self.l2 = number(check_non_negative_float(cls, "l2", l2))
        self.use_locking = _checks.check_bool(cls, "use_locking", use_locking)
        self.accum = self._state("accum", accum)

    def construct(self, grads: Any) -> tuple[bool, ...]:
        """Change the Parameters by their gradients, a tuple in the order of ``parameters``; True for each."""
        return super().construct(grads)

    def _update(self, pick: Any, grads: Any, lr: float) -> None:
        kernels.proximal_adagrad(
            pick(self.parameters), grads, pick(self.accum), lr=lr, l1=float(self.l1), l2=float(self.l2)
        )


__getattr__ = view_getattr(__name__)
