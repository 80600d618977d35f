"""SGD, and the optimizers with a step size for each element, with torch's arguments."""

from typing import Any

import torch

from ... import _checks
from ...kernels import optimizers as kernels
from .optimizer import GroupOptimizer, Pick, decayed, next_step, step_counter


class SGD(GroupOptimizer):
    """v = momentum * v + (1 - dampening) * g, v = g at first; w -= lr * v, with ``nesterov`` lr * (g + momentum * v).

    Args:
        params: as in :class:`Optimizer`.
        lr: the learning rate.
        momentum: the weight of the old v; 0 for plain descent.
        dampening: what a gradient lacks in v.
        weight_decay: times the Parameters, added to the gradient.
        nesterov: look ahead; needs a momentum, and no dampening.
        maximize: go up the gradient.

    Raises:
        TypeError: for arguments of other types.
        ValueError: for numbers out of bounds, and ``nesterov`` without momentum or with dampening.
    """

    def __init__(
        self,
        params: Any,
        lr: Any,
        momentum: float = 0,
        dampening: float = 0,
        weight_decay: float = 0.0,
        nesterov: bool = False,
        *,
        maximize: bool = False,
    ) -> None:
        self._number("momentum", momentum)
        check_nesterov(self.cls_name, nesterov, momentum, dampening)
        defaults = {
            "lr": lr, "momentum": float(momentum), "dampening": float(dampening), "weight_decay": weight_decay,
            "nesterov": nesterov, "maximize": maximize, "grad_centralization": False,
        }  # fmt: skip
        super().__init__(params, defaults)
        self.accum = self._state_of("accum")
        # 1 until an element has its first v.
        self.stat = self._state_of("stat", "ones")
        self._is_first = True

    def construct(self, gradients: Any) -> bool:
        result = super().construct(gradients)
        self._is_first = False
        return result

    def _update(self, group: dict, pick: Pick, grads: Any, lr: float) -> None:
        if group["grad_centralization"]:
            grads = [kernels.centralized(grad) if grad.ndim > 1 else grad for grad in grads]
        momentum, stat = group["momentum"], pick(self.stat)
        kernels.sgd(
            pick(self.parameters), decayed(pick, self.parameters, grads, group["weight_decay"]), pick(self.accum), stat,
            lr=lr, momentum=momentum, dampening=group["dampening"], nesterov=group["nesterov"],
        )  # fmt: skip
        if momentum and (self._is_first or group["dampening"]):
            torch._foreach_zero_(stat)


def check_nesterov(cls: str, nesterov: bool, momentum: float, dampening: float) -> None:
    """Nesterov's momentum needs a momentum, and no dampening."""
    if nesterov and (momentum <= 0 or dampening != 0):
        raise ValueError(
            f"For '{cls}', 'nesterov' must go with a 'momentum' > 0 and a 'dampening' of 0, but got {momentum} and "
            f"{dampening}."
        )


class Adadelta(GroupOptimizer):
    """w -= lr * sqrt(mean of updates^2 + eps) / sqrt(mean of g^2 + eps) * g (arXiv:1212.5701).

    Args:
        params: as in :class:`Optimizer`.
        lr: the learning rate.
        rho: the decay of the means, in [0, 1].
        eps: added under the roots.
        weight_decay: times the Parameters, added to the gradient.
        maximize: go up the gradient.

    Raises:
        TypeError: for arguments of other types.
        ValueError: for numbers out of bounds.
    """

    def __init__(
        self,
        params: Any,
        lr: Any = 1.0,
        rho: float = 0.9,
        eps: float = 1e-6,
        weight_decay: float = 0.0,
        *,
        maximize: bool = False,
    ) -> None:
        self._number("rho", rho, 0.0, 1.0)
        self._number("eps", eps)
        defaults = {"lr": lr, "rho": rho, "eps": eps, "weight_decay": weight_decay, "maximize": maximize}
        super().__init__(params, defaults)
        self.accum = self._state_of("accum")
        self.accum_update = self._state_of("accum_update")

    def _update(self, group: dict, pick: Pick, grads: Any, lr: float) -> None:
        grads = decayed(pick, self.parameters, grads, group["weight_decay"])
        states = pick(self.accum), pick(self.accum_update)
        kernels.adadelta(pick(self.parameters), grads, *states, lr=lr, rho=group["rho"], eps=group["eps"])


class Adagrad(GroupOptimizer):
    """sum += g * g, w -= lr / (1 + (t - 1) * lr_decay) * g / (sqrt(sum) + eps) (Duchi et al., 2011).

    Args:
        params: as in :class:`Optimizer`.
        lr: the learning rate.
        lr_decay: how it falls with the step t.
        weight_decay: times the Parameters, added to the gradient.
        initial_accumulator_value: the first sum.
        eps: added to the root.
        maximize: go up the gradient.

    Raises:
        TypeError: for arguments of other types.
        ValueError: for numbers out of bounds.
    """

    def __init__(
        self,
        params: Any,
        lr: Any = 1e-2,
        lr_decay: float = 0.0,
        weight_decay: float = 0.0,
        initial_accumulator_value: float = 0.0,
        eps: float = 1e-10,
        *,
        maximize: bool = False,
    ) -> None:
        self._number("lr_decay", lr_decay)
        self._number("initial_accumulator_value", initial_accumulator_value)
        self._number("eps", eps)
        defaults = {
            "lr": lr, "lr_decay": lr_decay, "eps": eps, "weight_decay": weight_decay,
            "initial_accumulator_value": initial_accumulator_value, "maximize": maximize,
        }  # fmt: skip
        super().__init__(params, defaults)
        self.accum = self._state_of("accum", initial_accumulator_value)
        self.step_t = step_counter("step_t")

    def _begin_step(self) -> None:
        self._step = next_step(self.step_t)

    def _update(self, group: dict, pick: Pick, grads: Any, lr: float) -> None:
        grads = decayed(pick, self.parameters, grads, group["weight_decay"])
        lr /= 1 + (self._step - 1) * group["lr_decay"]
        kernels.adagrad_of_sums(pick(self.parameters), grads, pick(self.accum), lr=lr, eps=group["eps"])


class ASGD(GroupOptimizer):
    """Descent, with the averages of the Parameters in ``ax`` (Polyak & Juditsky, 1992).

    w = (1 - lambd * eta) * w - eta * g, ax += mu * (w - ax), eta = lr / (1 + lambd * lr * t)**alpha, mu = 1 / (t - t0).

    Args:
        params: as in :class:`Optimizer`.
        lr: the learning rate.
        lambd, alpha: how eta falls, floats.
        t0: the step from which on the average counts, a float.
        weight_decay: times the Parameters, added to the gradient.
        maximize: go up the gradient.

    Raises:
        TypeError: for arguments of other types.
        ValueError: for numbers out of bounds.
    """

    def __init__(
        self,
        params: Any,
        lr: Any = 1e-2,
        lambd: float = 1e-4,
        alpha: float = 0.75,
        t0: float = 1e6,
        weight_decay: float = 0.0,
        maximize: bool = False,
    ) -> None:
        for name, value in (("lambd", lambd), ("alpha", alpha), ("t0", t0)):
            _checks.check_type("ASGD", name, value, float)
        defaults = {
            "lr": lr, "lambd": lambd, "alpha": alpha, "t0": t0, "weight_decay": weight_decay, "maximize": maximize,
        }  # fmt: skip
        super().__init__(params, defaults)
        self.ax = self._state_of("ax")
        self.step_t = step_counter("step_t")

    def _begin_step(self) -> None:
        self._step = next_step(self.step_t)

    def _update(self, group: dict, pick: Pick, grads: Any, lr: float) -> None:
        grads = decayed(pick, self.parameters, grads, group["weight_decay"])
        done, lambd = self._step - 1, group["lambd"]
        eta = lr / (1 + lambd * lr * done) ** group["alpha"]
        mu = 1 / max(1.0, done - group["t0"])
        kernels.asgd(pick(self.parameters), grads, pick(self.ax), eta=eta, mu=mu, lambd=lambd)


class RMSprop(GroupOptimizer):
    """v = momentum * v + g / (sqrt(mean of g^2) + eps), w -= lr * v (Hinton, 2012).

    Args:
        params: as in :class:`Optimizer`.
        lr: the learning rate.
        alpha: the decay of the mean, >= 0.
        eps: added to the root.
        weight_decay: times the Parameters, added to the gradient.
        momentum: the weight of the old v.
        centered: subtract the square of the mean of g under the root.
        maximize: go up the gradient.

    Raises:
        TypeError: for arguments of other types.
        ValueError: for numbers out of bounds.
    """

    def __init__(
        self,
        params: Any,
        lr: Any = 1e-2,
        alpha: float = 0.99,
        eps: float = 1e-8,
        weight_decay: float = 0.0,
        momentum: float = 0.0,
        centered: bool = False,
        maximize: bool = False,
    ) -> None:
        for name, value in (("alpha", alpha), ("eps", eps), ("momentum", momentum)):
            self._number(name, value)
        defaults = {
            "lr": lr, "momentum": momentum, "alpha": alpha, "eps": eps, "centered": centered,
            "weight_decay": weight_decay, "maximize": maximize,
        }  # fmt: skip
        super().__init__(params, defaults)
        self.mean_grad = self._state_of("mean_grad")
        self.mean_square = self._state_of("mean_square")
        self.moment = self._state_of("moment")

    def _update(self, group: dict, pick: Pick, grads: Any, lr: float) -> None:
        kernels.rmsprop_of_sums(
            pick(self.parameters), decayed(pick, self.parameters, grads, group["weight_decay"]), pick(self.mean_square),
            pick(self.moment), pick(self.mean_grad) if group["centered"] else [], lr=lr, decay=group["alpha"],
            momentum=group["momentum"], eps=group["eps"],
        )  # fmt: skip


class Rprop(GroupOptimizer):
    """Steps in the gradient's sign, of a size of their own: it grows while the sign stays, and shrinks when it turns.

    Args:
        params: as in :class:`Optimizer`.
        lr: the first size of all steps. A ``weight_decay`` of a group is not used.
        etas: what a size is multiplied with when the sign turns, and when it stays.
        step_sizes: the smallest and the largest size.
        maximize: go up the gradient.

    Raises:
        TypeError: for arguments of other types.
        ValueError: for ``etas`` that are not below and above 1.
    """

    def __init__(
        self,
        params: Any,
        lr: Any = 1e-2,
        etas: tuple[float, float] = (0.5, 1.2),
        step_sizes: tuple[float, float] = (1e-6, 50),
        *,
        maximize: bool = False,
    ) -> None:
        _checks.check_range("Rprop", "etas[0]", etas[0], 0.0, 1.0, "()")
        _checks.check_range("Rprop", "etas[1]", etas[1], 1.0, float("inf"), "()")
        super().__init__(params, {"lr": lr, "etas": etas, "step_sizes": step_sizes, "maximize": maximize})
        self.prev = self._state_of("prev")
        self.step_size = self._state_of("step_size")
        self.step_t = step_counter("step_t")

    def _begin_step(self) -> None:
        self._step = next_step(self.step_t)

    def _update(self, group: dict, pick: Pick, grads: Any, lr: float) -> None:
        shrink, grow = group["etas"]
        low, high = group["step_sizes"]
        sizes = pick(self.step_size)
        if self._step == 1:
            torch._foreach_add_(sizes, lr)
        kernels.rprop(
            pick(self.parameters), grads, pick(self.prev), sizes, shrink=shrink, grow=grow, low=low, high=high
        )
