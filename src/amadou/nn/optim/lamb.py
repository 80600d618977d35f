"""Lamb."""

from typing import Any

from ..._paths import view_getattr
from ...kernels import optimizers as kernels
from .adam import check_betas, numbers_of
from .optimizer import ForeachOptimizer, opt_init_args_register


class Lamb(ForeachOptimizer):
    """Adam's update u = m_t / (sqrt(v_t) + eps) + weight_decay * w, scaled by |w| / |u| (arXiv:1904.00962).

    m_t and v_t are Adam's averages with its correction for the first steps; the scale is 1 where a norm is 0. It is
    taken of each Parameter alone, so that large batches can be trained with large rates.

    Args:
        params, learning_rate, weight_decay: as in :class:`Optimizer`.
        beta1, beta2: the decays of the averages, floats in (0, 1).
        eps: a float > 0.

    Raises:
        TypeError: for other types.
        ValueError: for numbers out of bounds.
    """

    _by_element = False

    _has_own_decay = True

    @opt_init_args_register
    def __init__(
        self,
        params: Any,
        learning_rate: Any,
        beta1: float = 0.9,
        beta2: float = 0.999,
        eps: float = 1e-6,
        weight_decay: Any = 0.0,
    ) -> None:
        super().__init__(learning_rate, params, weight_decay)
        check_betas(self.cls_name, beta1, beta2, eps)
        self.beta1, self.beta2, self.eps = numbers_of(beta1, beta2, eps)
        self.params = self.parameters
        self.moments1 = self._state("lamb_m", "zeros")
        self.moments2 = self._state("lamb_v", "zeros")
        self._betas = {"beta1": float(self.beta1), "beta2": float(self.beta2), "eps": float(self.eps)}

    def _update(self, pick: Any, grads: Any, lr: float, decay: float) -> None:
        step = int(self.global_step)
        kernels.lamb(
            pick(self.parameters), grads, pick(self.moments1), pick(self.moments2), lr=lr, decay=decay,
            beta1_power=self._betas["beta1"] ** step, beta2_power=self._betas["beta2"] ** step, **self._betas,
        )  # fmt: skip


__getattr__ = view_getattr(__name__)
