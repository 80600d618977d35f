"""Adam and its kin, with torch's arguments."""

import math
from typing import Any

from ...kernels import optimizers as kernels
from .optimizer import GroupOptimizer, Pick, decayed, next_step, step_counter

Betas = tuple[float, float]


class AdamForm(GroupOptimizer):
    """What the forms of Adam share, ``mint``'s too: their arguments and their averages."""

    def __init__(
        self,
        params: Any,
        lr: Any = 1e-3,
        betas: Betas = (0.9, 0.999),
        eps: float = 1e-8,
        weight_decay: float = 0.0,
        amsgrad: bool = False,
        *,
        maximize: bool = False,
    ) -> None:
        self._check_betas(betas, eps)
        defaults = {
            "lr": lr, "betas": betas, "eps": eps, "weight_decay": weight_decay, "amsgrad": amsgrad,
            "maximize": maximize,
        }  # fmt: skip
        super().__init__(params, defaults)
        self.exp_avg = self._state_of("exp_avg")
        self.exp_avg_sq = self._state_of("exp_avg_sq")
        self._make_rest_of_state()

    def _make_rest_of_state(self) -> None:
        self.max_exp_avg_sq = self._state_of("max_exp_avg_sq")
        self.state_step = step_counter("state_step")

    def _begin_step(self) -> None:
        self._step = next_step(self.state_step)


class Adam(AdamForm):
    """Adam (arXiv:1412.6980), in the order of its section 2: eps is not divided by the bias correction, torch's is.

    Args:
        params: as in :class:`Optimizer`.
        lr: the learning rate.
        betas: the decays of the averages of g and g * g, in [0, 1).
        eps: added to the root.
        weight_decay: times the Parameters, added to the gradient.
        amsgrad: take the largest second average so far.
        maximize: go up the gradient.

    Raises:
        TypeError: for arguments of other types.
        ValueError: for numbers out of bounds.
    """

    def _update(self, group: dict, pick: Pick, grads: Any, lr: float) -> None:
        beta1, beta2 = group["betas"]
        kernels.adam(
            pick(self.parameters), decayed(pick, self.parameters, grads, group["weight_decay"]), pick(self.exp_avg),
            pick(self.exp_avg_sq), pick(self.max_exp_avg_sq) if group["amsgrad"] else [], lr=lr, beta1=beta1,
            beta2=beta2, beta1_power=beta1**self._step, beta2_power=beta2**self._step, eps=group["eps"],
            nesterov=False,
        )  # fmt: skip


class AdamW(AdamForm):
    """Adam with weight decay of its own (arXiv:1711.05101): w *= 1 - lr * weight_decay, then Adam's step.

    The arguments are those of :class:`Adam`.
    """

    def __init__(
        self,
        params: Any,
        lr: Any = 1e-3,
        betas: Betas = (0.9, 0.999),
        eps: float = 1e-8,
        weight_decay: float = 0.01,
        amsgrad: bool = False,
        *,
        maximize: bool = False,
    ) -> None:
        super().__init__(params, lr, betas, eps, weight_decay, amsgrad, maximize=maximize)

    def _update(self, group: dict, pick: Pick, grads: Any, lr: float) -> None:
        beta1, beta2 = group["betas"]
        kernels.adamw(
            pick(self.parameters), grads, pick(self.exp_avg), pick(self.exp_avg_sq),
            pick(self.max_exp_avg_sq) if group["amsgrad"] else [], lr=lr, decay=group["weight_decay"], beta1=beta1,
            beta2=beta2, step=self._step, eps=group["eps"],
        )  # fmt: skip


class _WithAverages(GroupOptimizer):
    """What the other kin share: two averages, and a counter of steps that stands before them."""

    def __init__(self, params: Any, defaults: dict[str, Any]) -> None:
        super().__init__(params, defaults)
        self.step_t = step_counter("step_t")
        self.exp_avg = self._state_of("exp_avg")

    def _begin_step(self) -> None:
        self._step = next_step(self.step_t)


class Adamax(_WithAverages):
    """Adam with the largest decayed gradient in the place of the second average (arXiv:1412.6980, section 7.1).

    The arguments are those of :class:`Adam`.
    """

    def __init__(
        self,
        params: Any,
        lr: Any = 2e-3,
        betas: Betas = (0.9, 0.999),
        eps: float = 1e-8,
        weight_decay: float = 0.0,
        *,
        maximize: bool = False,
    ) -> None:
        self._check_betas(betas, eps)
        defaults = {"lr": lr, "betas": betas, "eps": eps, "weight_decay": weight_decay, "maximize": maximize}
        super().__init__(params, defaults)
        self.exp_inf = self._state_of("exp_inf")

    def _update(self, group: dict, pick: Pick, grads: Any, lr: float) -> None:
        beta1, beta2 = group["betas"]
        grads = decayed(pick, self.parameters, grads, group["weight_decay"])
        kernels.adamax_of_sums(
            pick(self.parameters), grads, pick(self.exp_avg), pick(self.exp_inf), lr=lr, beta1=beta1, beta2=beta2,
            step=self._step, eps=group["eps"],
        )  # fmt: skip


class NAdam(_WithAverages):
    """Adam with Nesterov's momentum (Dozat, 2016), whose weight grows with ``momentum_decay``.

    Args:
        params, lr, betas, eps, weight_decay: as in :class:`Adam`.
        momentum_decay: how fast.

    Raises:
        TypeError: for arguments of other types.
        ValueError: for numbers out of bounds.
    """

    def __init__(
        self,
        params: Any,
        lr: Any = 2e-3,
        betas: Betas = (0.9, 0.999),
        eps: float = 1e-8,
        weight_decay: float = 0.0,
        momentum_decay: float = 4e-3,
    ) -> None:
        self._check_betas(betas, eps)
        self._number("momentum_decay", momentum_decay)
        defaults = {
            "lr": lr, "betas": betas, "eps": eps, "weight_decay": weight_decay, "momentum_decay": momentum_decay,
        }  # fmt: skip
        super().__init__(params, defaults)
        self.exp_avg_sq = self._state_of("exp_avg_sq")
        # For the settings of a group, the step and the product of the weights up to it.
        self._mu_products: dict[tuple[float, float], tuple[int, float]] = {}

    def _update(self, group: dict, pick: Pick, grads: Any, lr: float) -> None:
        beta1, beta2 = group["betas"]
        settings = beta1, group["momentum_decay"]
        grads = decayed(pick, self.parameters, grads, group["weight_decay"])
        kernels.nadam(
            pick(self.parameters), grads, pick(self.exp_avg), pick(self.exp_avg_sq), lr=lr, beta1=beta1, beta2=beta2,
            mu=_mu(self._step, *settings), next_mu=_mu(self._step + 1, *settings),
            mu_product=self._mu_product(settings), step=self._step, eps=group["eps"],
        )  # fmt: skip

    def _mu_product(self, settings: tuple[float, float]) -> float:
        done, product = self._mu_products.get(settings, (0, 1.0))
        if done > self._step:  # the counter was loaded
            done, product = 0, 1.0
        product *= math.prod(_mu(step, *settings) for step in range(done + 1, self._step + 1))
        self._mu_products[settings] = self._step, product
        return product


def _mu(step: int, beta1: float, momentum_decay: float) -> float:
    return beta1 * (1 - 0.5 * 0.96 ** (step * momentum_decay))


class RAdam(_WithAverages):
    """Adam whose first steps, while the second average is not known well, go without it (arXiv:1908.03265).

    The arguments are those of :class:`Adam`.
    """

    def __init__(
        self,
        params: Any,
        lr: Any = 1e-3,
        betas: Betas = (0.9, 0.999),
        eps: float = 1e-8,
        weight_decay: float = 0.0,
    ) -> None:
        self._check_betas(betas, eps)
        super().__init__(params, {"lr": lr, "betas": betas, "eps": eps, "weight_decay": weight_decay})
        self.exp_avg_sq = self._state_of("exp_avg_sq")

    def _update(self, group: dict, pick: Pick, grads: Any, lr: float) -> None:
        beta1, beta2 = group["betas"]
        grads = decayed(pick, self.parameters, grads, group["weight_decay"])
        kernels.radam(
            pick(self.parameters), grads, pick(self.exp_avg), pick(self.exp_avg_sq), lr=lr, beta1=beta1, beta2=beta2,
            step=self._step, eps=group["eps"],
        )  # fmt: skip
