"""Adam and AdamWeightDecay, and Adam under two older names."""

from typing import Any

import numpy as np

from ... import _checks
from ..._paths import view_getattr
from ...kernels import optimizers as kernels
from ...tensor import Tensor
from .optimizer import ForeachOptimizer, TargetedOptimizer, number, number_parameter, opt_init_args_register


class _Adam(TargetedOptimizer):
    """What the forms of Adam share."""

    # The shape of `beta1_power` and `beta2_power` in checkpoints.
    _power_shape: tuple[int, ...] = (1,)
    use_nesterov = False

    def _set_moments(self, beta1: float, beta2: float, eps: float) -> None:
        check_betas(self.cls_name, beta1, beta2, eps)
        self.beta1, self.beta2, self.eps = number(beta1), number(beta2), number(eps)
        self.beta1_power = number_parameter(1.0, "beta1_power", self._power_shape)
        self.beta2_power = number_parameter(1.0, "beta2_power", self._power_shape)
        self.moment1 = self._state("moment1", "zeros")
        self.moment2 = self._state("moment2", "zeros")
        # Read once: they do not change.
        self._betas = {"beta1": float(self.beta1), "beta2": float(self.beta2), "eps": float(self.eps)}

    def _begin_step(self) -> None:
        self.beta1_power._torch().mul_(self._betas["beta1"])
        self.beta2_power._torch().mul_(self._betas["beta2"])
        self._powers = {"beta1_power": float(self.beta1_power), "beta2_power": float(self.beta2_power)}

    def _update(self, pick: Any, grads: Any, lr: float) -> None:
        kernels.adam(
            pick(self.parameters), grads, pick(self.moment1), pick(self.moment2), self._highest(pick),
            lr=lr, nesterov=self.use_nesterov, **self._betas, **self._powers,
        )  # fmt: skip

    def _highest(self, pick: Any) -> list:
        """AMSGrad's largest second moments; empty for the other forms."""
        return []


class Adam(_Adam):
    """Adam: m and v are moving averages of g and g * g, w -= lr_t * m / (sqrt(v) + eps) (arXiv:1412.6980).

    lr_t = learning_rate * sqrt(1 - beta2**t) / (1 - beta1**t) in step t. Weight decay is added to g.

    Args:
        params, learning_rate, weight_decay, loss_scale: as in :class:`Optimizer`.
        beta1, beta2: the decays of the averages, floats in (0, 1).
        eps: a float > 0.
        use_locking: kept for MindSpore's signature; updates never run at the same time.
        use_nesterov: take beta1 * m + (1 - beta1) * g in the place of m.
        use_amsgrad: take the largest v so far in the place of v.
        kwargs: ``use_lazy`` and ``use_offload``, MindSpore's forms for sparse gradients and for memory on the host. The
            first gives the same result for dense gradients, the second always.

    Raises:
        TypeError: for other types.
        ValueError: for numbers out of bounds, or two of ``use_lazy``, ``use_offload`` and ``use_amsgrad``.
        KeyError: for other keywords.
    """

    _power_shape = ()

    @opt_init_args_register
    def __init__(
        self,
        params: Any,
        learning_rate: Any = 1e-3,
        beta1: float = 0.9,
        beta2: float = 0.999,
        eps: float = 1e-8,
        use_locking: bool = False,
        use_nesterov: bool = False,
        weight_decay: Any = 0.0,
        loss_scale: float = 1.0,
        use_amsgrad: bool = False,
        **kwargs: Any,
    ) -> None:
        super().__init__(learning_rate, params, weight_decay, loss_scale)
        cls = self.cls_name
        self.use_lazy, self.use_offload = _check_forms(cls, kwargs)
        self.use_locking = _checks.check_bool(cls, "use_locking", use_locking)
        self.use_nesterov = _checks.check_bool(cls, "use_nesterov", use_nesterov)
        self.use_amsgrad = _checks.check_bool(cls, "use_amsgrad", use_amsgrad)
        if use_amsgrad and (self.use_lazy or self.use_offload):
            raise ValueError(f"For '{cls}', 'use_amsgrad' must be False with 'use_lazy' or 'use_offload'.")
        self._set_moments(beta1, beta2, eps)
        if use_amsgrad:
            self.vhat = self._state("vhat", "zeros")

    def _highest(self, pick: Any) -> list:
        return pick(self.vhat) if self.use_amsgrad else []


class LazyAdam(_Adam):
    """Adam, with MindSpore's form for sparse gradients; for dense ones the same as :class:`Adam`.

    The arguments are those of :class:`Adam`.
    """

    @opt_init_args_register
    def __init__(
        self,
        params: Any,
        learning_rate: Any = 1e-3,
        beta1: float = 0.9,
        beta2: float = 0.999,
        eps: float = 1e-8,
        use_locking: bool = False,
        use_nesterov: bool = False,
        weight_decay: Any = 0.0,
        loss_scale: float = 1.0,
    ) -> None:
        super().__init__(learning_rate, params, weight_decay, loss_scale)
        self.use_locking = _checks.check_bool(self.cls_name, "use_locking", use_locking)
        self.use_nesterov = _checks.check_bool(self.cls_name, "use_nesterov", use_nesterov)
        self._set_moments(beta1, beta2, eps)


class AdamOffload(_Adam):
    """Adam, computed on the host in MindSpore; here where the Parameters are, with the same result.

    The arguments are those of :class:`Adam`.
    """

    def __init__(
        self,
        params: Any,
        learning_rate: Any = 1e-3,
        beta1: float = 0.9,
        beta2: float = 0.999,
        eps: float = 1e-8,
        use_locking: bool = False,
        use_nesterov: bool = False,
        weight_decay: Any = 0.0,
        loss_scale: float = 1.0,
    ) -> None:
        super().__init__(learning_rate, params, weight_decay, loss_scale)
        _checks.check_bool(self.cls_name, "use_locking", use_locking)
        self.use_nesterov = _checks.check_bool(self.cls_name, "use_nesterov", use_nesterov)
        self.params = self.parameters
        self._set_moments(beta1, beta2, eps)


class AdamWeightDecay(ForeachOptimizer):
    """Adam with weight decay of its own: w -= learning_rate * (m / (sqrt(v) + eps) + weight_decay * w).

    m and v are the moving averages of :class:`Adam`, without its correction for the first steps. AdamW
    (arXiv:1711.05101) has that correction; ``mint.optim.AdamW`` is that.

    Args:
        params, learning_rate, weight_decay: as in :class:`Optimizer`.
        beta1, beta2: the decays of the averages, floats in (0, 1).
        eps: a float > 0.

    Raises:
        TypeError: for other types.
        ValueError: for numbers out of bounds.
    """

    _has_own_decay = True

    @opt_init_args_register
    def __init__(
        self,
        params: Any,
        learning_rate: Any = 1e-3,
        beta1: float = 0.9,
        beta2: float = 0.999,
        eps: float = 1e-6,
        weight_decay: Any = 0.0,
    ) -> None:
        super().__init__(learning_rate, params, weight_decay)
        check_betas(self.cls_name, beta1, beta2, eps)
        self.beta1, self.beta2, self.eps = numbers_of(beta1, beta2, eps)
        self.moments1 = self._state("adam_m", "zeros")
        self.moments2 = self._state("adam_v", "zeros")
        self._betas = {"beta1": float(self.beta1), "beta2": float(self.beta2), "eps": float(self.eps)}

    def _update(self, pick: Any, grads: Any, lr: float, decay: float) -> None:
        kernels.adam_weight_decay(
            pick(self.parameters), grads, pick(self.moments1), pick(self.moments2), lr=lr, decay=decay, **self._betas
        )


def check_betas(cls: str, beta1: Any, beta2: Any, eps: Any) -> None:
    """The betas are floats in (0, 1) and eps is one above 0."""
    _checks.check_range(cls, "beta1", _checks.check_type(cls, "beta1", beta1, float), 0.0, 1.0, "()")
    _checks.check_range(cls, "beta2", _checks.check_type(cls, "beta2", beta2, float), 0.0, 1.0, "()")
    _checks.check_positive_float(cls, "eps", eps)


def numbers_of(*values: float) -> list[Tensor]:
    """Tensors of shape (1,), as MindSpore keeps the numbers of some optimizers."""
    return [Tensor(np.array([value], np.float32), device="CPU") for value in values]


def _check_forms(cls: str, kwargs: dict) -> tuple[bool, bool]:
    unknown = [key for key in kwargs if key not in ("use_lazy", "use_offload")]
    if unknown:
        raise KeyError(f"For '{cls}', further keywords must be 'use_lazy' or 'use_offload', but got {unknown}.")
    use_lazy = _checks.check_bool(cls, "use_lazy", kwargs.get("use_lazy", False))
    use_offload = _checks.check_bool(cls, "use_offload", kwargs.get("use_offload", False))
    if use_lazy and use_offload:
        raise ValueError(f"For '{cls}', only one of 'use_lazy' and 'use_offload' must be True, but got both.")
    return use_lazy, use_offload


__getattr__ = view_getattr(__name__)
