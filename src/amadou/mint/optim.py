"""``mindspore.mint.optim``: SGD and Adam exactly as torch computes them."""

from typing import Any

import torch

from .. import _paths
from ..experimental.optim.adam import AdamForm, Betas
from ..experimental.optim.optimizer import GroupOptimizer, Pick, decayed, next_step, step_counter
from ..experimental.optim.others import check_nesterov
from ..kernels import optimizers as kernels


class SGD(GroupOptimizer):
    """v = momentum * v + (1 - dampening) * g, v = g at first; w -= lr * v, with ``nesterov`` lr * (g + momentum * v).

    Args:
        params: Parameters, or groups of them: dicts with ``params`` and the group's own settings.
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
        weight_decay: float = 0,
        nesterov: bool = False,
        *,
        maximize: bool = False,
    ) -> None:
        self._number("momentum", momentum)
        check_nesterov(self.cls_name, nesterov, momentum, dampening)
        defaults = {
            "lr": lr, "momentum": momentum, "weight_decay": weight_decay, "dampening": dampening, "nesterov": nesterov,
            "maximize": maximize,
        }  # fmt: skip
        super().__init__(params, defaults)
        self.momentum_buf = self._state_of("momentum_buf")
        self.step_t = step_counter("step_t")

    def _begin_step(self) -> None:
        self._step = next_step(self.step_t)

    def _update(self, group: dict, pick: Pick, grads: Any, lr: float) -> None:
        kernels.sgd(
            pick(self.parameters), decayed(pick, self.parameters, grads, group["weight_decay"]),
            pick(self.momentum_buf), [], lr=lr, momentum=group["momentum"],
            dampening=0.0 if self._step == 1 else group["dampening"], nesterov=group["nesterov"],
        )  # fmt: skip


class _Adam(AdamForm):
    """What the forms of Adam share here: torch's state, and torch's step."""

    def _make_rest_of_state(self) -> None:
        if any(group["amsgrad"] for group in self.param_groups):
            self.max_exp_avg_sq = self._state_of("max_exp_avg_sq")
        self.state_step = step_counter("state_step", (1,), torch.float32)

    def _adam(self, group: dict, pick: Pick, grads: Any, lr: float, decay: float) -> None:
        beta1, beta2 = group["betas"]
        kernels.adamw(
            pick(self.parameters), grads, pick(self.exp_avg), pick(self.exp_avg_sq),
            pick(self.max_exp_avg_sq) if group["amsgrad"] else [], lr=lr, decay=decay, beta1=beta1, beta2=beta2,
            step=self._step, eps=group["eps"],
        )  # fmt: skip


class Adam(_Adam):
    """Adam: m and v are moving averages of g and g * g, w -= lr * m' / (sqrt(v') + eps) (arXiv:1412.6980).

    m' and v' are m and v divided by 1 - beta1**t and 1 - beta2**t in step t.

    Args:
        params, lr: as in :class:`SGD`.
        betas: the decays of the averages, in [0, 1).
        eps: added to the root.
        weight_decay: times the Parameters, added to the gradient.
        amsgrad: take the largest v so far.
        maximize: go up the gradient.

    Raises:
        TypeError: for arguments of other types.
        ValueError: for numbers out of bounds.
    """

    def _update(self, group: dict, pick: Pick, grads: Any, lr: float) -> None:
        self._adam(group, pick, decayed(pick, self.parameters, grads, group["weight_decay"]), lr, 0.0)


class AdamW(_Adam):
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
        self._adam(group, pick, grads, lr, group["weight_decay"])


class FusedAdamW(AdamW):
    """:class:`AdamW`, which MindSpore computes in one kernel of Ascend."""


__getattr__ = _paths.gap_getattr(__name__)
