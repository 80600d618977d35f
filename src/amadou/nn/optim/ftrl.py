"""FTRL."""

from typing import Any

from ... import _checks
from ..._paths import view_getattr
from ...kernels import optimizers as kernels
from .optimizer import TargetedOptimizer, float_of, opt_init_args_register
from .rmsprop import check_non_negative_float


class FTRL(TargetedOptimizer):
    """Follow the regularised leader, with penalties l1 and l2 (McMahan et al., 2013).

    b = a + g * g, z += g - (b**-p - a**-p) / learning_rate * w, with p = lr_power and a from step to step b;
    w = (clip(z, -l1, l1) - z) / (b**-p / learning_rate + 2 * l2). Weight decay is added to g,
    here also of Parameters whose names hold "beta" or "gamma".

    Args:
        params, weight_decay, loss_scale: as in :class:`Optimizer`.
        initial_accum: the first a, a float >= 0.
        learning_rate: one rate, a float > 0; no list and no groups with rates of their own.
        lr_power: a float <= 0.
        l1, l2: floats >= 0.
        use_locking: kept for MindSpore's signature; updates never run at the same time.

    Raises:
        TypeError: for other types.
        ValueError: for numbers out of bounds, or learning rates that differ.
    """

    @opt_init_args_register
    def __init__(
        self,
        params: Any,
        initial_accum: float = 0.1,
        learning_rate: float = 1e-3,
        lr_power: float = -0.5,
        l1: float = 0.0,
        l2: float = 0.0,
        use_locking: bool = False,
        loss_scale: float = 1.0,
        weight_decay: Any = 0.0,
    ) -> None:
        super().__init__(learning_rate, params, weight_decay, loss_scale)
        cls = self.cls_name
        if self.dynamic_lr or self.is_group_lr:
            raise ValueError(f"For '{cls}', 'learning_rate' must be one float for all Parameters and steps.")
        check_non_negative_float(cls, "initial_accum", initial_accum)
        self.lr_power = _checks.check_type(cls, "lr_power", lr_power, float)
        _checks.check_that(cls, "lr_power", lr_power, "a float <= 0", lambda v: v <= 0)
        self.l1 = check_non_negative_float(cls, "l1", l1)
        self.l2 = check_non_negative_float(cls, "l2", l2)
        self.use_locking = _checks.check_bool(cls, "use_locking", use_locking)
        self.lr = _checks.check_positive_float(cls, "learning_rate", learning_rate)
        if not self.is_group:
            self.decay_flags = (True,) * self.param_length  # whatever the names
        self.moments = self._state("moments", initial_accum)
        self.linear = self._state("linear", "zeros")

    def construct(self, grads: Any) -> tuple[bool, ...]:
        """Change the Parameters by their gradients, a tuple in the order of ``parameters``; True for each."""
        return super().construct(grads)

    def _update(self, pick: Any, grads: Any, lr: float) -> None:
        kernels.ftrl(
            pick(self.parameters), grads, pick(self.moments), pick(self.linear),
            lr=lr, lr_power=float_of(self.lr_power), l1=float_of(self.l1), l2=float_of(self.l2),
        )  # fmt: skip


__getattr__ = view_getattr(__name__)
