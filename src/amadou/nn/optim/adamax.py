"""AdaMax."""

from typing import Any

from ..._paths import view_getattr
from ...kernels import optimizers as kernels
from .adam import check_betas
from .optimizer import ForeachOptimizer, number, number_parameter, opt_init_args_register


class AdaMax(ForeachOptimizer):
    """Adam with the infinity norm: v = max(beta2 * v, |g|), w -= learning_rate / (1 - beta1**t) * m / (v + eps).

    (arXiv:1412.6980, section 7.1) Weight decay is added to g. The arguments and errors are those of :class:`Adam`.
    """

    @opt_init_args_register
    def __init__(
        self,
        params: Any,
        learning_rate: Any = 1e-3,
        beta1: float = 0.9,
        beta2: float = 0.999,
        eps: float = 1e-8,
        weight_decay: Any = 0.0,
        loss_scale: float = 1.0,
    ) -> None:
        super().__init__(learning_rate, params, weight_decay, loss_scale)
        check_betas(self.cls_name, beta1, beta2, eps)
        self.beta1, self.beta2, self.eps = number(beta1), number(beta2), number(eps)
        self.beta1_power = number_parameter(1.0, "beta1_power", (1,))
        self.moment1 = self._state("moment1", "zeros")
        self.moment2 = self._state("moment2", "zeros")
        self._betas = {"beta1": float(self.beta1), "beta2": float(self.beta2), "eps": float(self.eps)}

    def _begin_step(self) -> None:
        self.beta1_power._torch().mul_(self._betas["beta1"])
        self._power = float(self.beta1_power)

    def _update(self, pick: Any, grads: Any, lr: float) -> None:
        kernels.adamax(
            pick(self.parameters), grads, pick(self.moment1), pick(self.moment2),
            lr=lr, beta1_power=self._power, **self._betas,
        )  # fmt: skip


__getattr__ = view_getattr(__name__)
