"""ASGD."""

from typing import Any

from ... import _checks
from ..._paths import view_getattr
from ...kernels import optimizers as kernels
from ...parameter import ParameterTuple
from .adam import numbers_of
from .optimizer import ForeachOptimizer, float_of, number_parameter, opt_init_args_register


class ASGD(ForeachOptimizer):
    """Gradient descent that also keeps the average of the Parameters (Polyak & Juditsky, 1992), in ``ax``.

    w = (1 - lambd * eta) * w - eta * g with eta = learning_rate / (1 + lambd * learning_rate * t) ** alpha for the step
    t after, and ax += mu * (w - ax) with mu = 1 / max(1, t - t0). Weight decay is added to g.

    Args:
        params, learning_rate, weight_decay: as in :class:`Optimizer`.
        lambd: the decay, a float.
        alpha: the power of eta, a float.
        t0: the step at which averaging begins, a float.

    Raises:
        TypeError: for other types.
    """

    @opt_init_args_register
    def __init__(
        self,
        params: Any,
        learning_rate: Any = 0.1,
        lambd: float = 1e-4,
        alpha: float = 0.75,
        t0: float = 1e6,
        weight_decay: Any = 0.0,
    ) -> None:
        super().__init__(learning_rate, params, weight_decay)
        self.lambd = _checks.check_type(self.cls_name, "lambd", lambd, float)
        self.alpha = _checks.check_type(self.cls_name, "alpha", alpha, float)
        (self.t0,) = numbers_of(_checks.check_type(self.cls_name, "t0", t0, float))
        self.mu = ParameterTuple(number_parameter(1.0, f"mu_{p.name}") for p in self.parameters)
        self.eta = ParameterTuple(number_parameter(0.0, f"eta_{p.name}") for p in self.parameters)
        self.ax = self._state("ax_", "zeros")

    def _begin_step(self) -> None:
        self._step = int(self.global_step)

    def _update(self, pick: Any, grads: Any, lr: float) -> None:
        etas, mus = pick(self.eta), pick(self.mu)
        eta = lr if self._step == 1 else float(etas[0])
        kernels.asgd(pick(self.parameters), grads, pick(self.ax), eta=eta, mu=float(mus[0]), lambd=float_of(self.lambd))
        next_eta = lr / (1 + self.lambd * lr * self._step) ** self.alpha
        next_mu = 1 / max(1.0, self._step - float(self.t0))
        for t_eta, t_mu in zip(etas, mus, strict=True):
            t_eta.fill_(next_eta)
            t_mu.fill_(next_mu)


__getattr__ = view_getattr(__name__)
