"""RMSProp."""

from typing import Any

from ... import _checks
from ..._paths import view_getattr
from ...kernels import optimizers as kernels
from .optimizer import ForeachOptimizer, float_of, opt_init_args_register


class RMSProp(ForeachOptimizer):
    """s = decay * s + (1 - decay) * g * g, m = momentum * m + learning_rate * g / sqrt(s + epsilon), w -= m.

    With ``centered`` the square of g's moving average is subtracted from s under the root (Graves, arXiv:1308.0850).
    s starts at 1. Weight decay is added to g.

    Args:
        params, learning_rate, weight_decay, loss_scale: as in :class:`Optimizer`.
        decay: a float >= 0.
        momentum: a float >= 0.
        epsilon: a float > 0.
        use_locking: kept for MindSpore's signature; updates never run at the same time.
        centered: whether to divide by the deviation instead of the root mean square.

    Raises:
        TypeError: for other types.
        ValueError: for numbers out of bounds.
    """

    @opt_init_args_register
    def __init__(
        self,
        params: Any,
        learning_rate: Any = 0.1,
        decay: float = 0.9,
        momentum: float = 0.0,
        epsilon: float = 1e-10,
        use_locking: bool = False,
        centered: bool = False,
        loss_scale: float = 1.0,
        weight_decay: Any = 0.0,
    ) -> None:
        super().__init__(learning_rate, params, weight_decay, loss_scale)
        cls = self.cls_name
        self.decay = check_non_negative_float(cls, "decay", decay)
        self.momentum = check_non_negative_float(cls, "momentum", momentum)
        self.epsilon = _checks.check_positive_float(cls, "epsilon", epsilon)
        _checks.check_bool(cls, "use_locking", use_locking)
        self.centered = _checks.check_bool(cls, "centered", centered)
        if centered:
            self.mg = self._state("mean_grad", "zeros")
        self.ms = self._state("mean_square", "ones")
        self.moment = self._state("moment", "zeros")

    def _update(self, pick: Any, grads: Any, lr: float) -> None:
        mean_grad = pick(self.mg) if self.centered else []
        kernels.rmsprop(
            pick(self.parameters), grads, pick(self.ms), pick(self.moment), mean_grad,
            lr=lr, decay=float_of(self.decay), momentum=float_of(self.momentum), eps=float_of(self.epsilon),
        )  # fmt: skip


def check_non_negative_float(cls: str, arg: str, value: Any) -> float:
    """``value`` is a float >= 0."""
    _checks.check_type(cls, arg, value, float)
    return _checks.check_that(cls, arg, value, "a float >= 0", lambda v: v >= 0)


__getattr__ = view_getattr(__name__)
