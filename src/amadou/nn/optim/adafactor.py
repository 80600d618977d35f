"""AdaFactor."""

from typing import Any

from ... import _checks
from ..._paths import view_getattr
from ...kernels import optimizers as kernels
from ...parameter import Parameter, ParameterTuple
from ...tensor import Tensor
from .optimizer import TargetedOptimizer, number, number_parameter, opt_init_args_register
from .rmsprop import check_non_negative_float


class AdaFactor(TargetedOptimizer):
    """Adam whose second moment of a matrix is kept as the means of its rows and columns (arXiv:1804.04235).

    Args:
        params, loss_scale: as in :class:`Optimizer`.
        weight_decay: a float >= 0, that of AdamWeightDecay for all Parameters: one that a group has does not count.
        learning_rate: a rate, or None with ``relative_step``.
        eps: added to the squared gradient, and the least root mean square of a Parameter that scales its rate.
        clip_threshold: the largest root mean square of an update.
        decay_rate: the decay of the second moments in step t is 1 - t ** -decay_rate; in (0, 1).
        beta1: the decay of the first moment, 0 for none.
        scale_parameter: multiply the rate by the root mean square of the Parameter.
        relative_step: take min(1e-2, 1 / sqrt(t)) as the rate.
        warmup_init: take 1e-6 * t in the place of 1e-2.
        compression: kept for MindSpore's signature; moments have their Parameter's dtype.

    Raises:
        TypeError: for other types.
        ValueError: for numbers out of bounds, or not exactly one of ``learning_rate`` and ``relative_step``.
    """

    _by_element = False

    _has_own_decay = True
    supports_memory_efficient_fp16 = True
    supports_flat_params = False

    @opt_init_args_register
    def __init__(
        self,
        params: Any,
        learning_rate: Any = None,
        eps: tuple[float, float] = (1e-30, 1e-3),
        clip_threshold: float = 1.0,
        decay_rate: float = 0.8,
        beta1: float = 0.9,
        weight_decay: float = 0.0,
        scale_parameter: bool = True,
        relative_step: bool = True,
        warmup_init: bool = False,
        compression: bool = False,
        loss_scale: float = 1.0,
    ) -> None:
        _check_rate(learning_rate, relative_step, warmup_init)
        check_non_negative_float("AdaFactor", "weight_decay", weight_decay)
        super().__init__(0.0 if learning_rate is None else learning_rate, params, weight_decay, loss_scale)
        # MindSpore: whatever the names and the groups say
        self._own_decay, self.exec_weight_decay = weight_decay, weight_decay > 0
        self.eps = self._check_eps(eps)
        self.clip_threshold = number(check_non_negative_float("AdaFactor", "clip_threshold", clip_threshold))
        _checks.check_type("AdaFactor", "decay_rate", decay_rate, float)
        self.decay_rate = number(-_checks.check_range("AdaFactor", "decay_rate", decay_rate, 0, 1, "()"))
        self.beta1 = number(_check_beta1(beta1))
        self.scale_parameter = _checks.check_bool("AdaFactor", "scale_parameter", scale_parameter)
        self.relative_step, self.warmup_init = relative_step, warmup_init
        self.compression = _checks.check_bool("AdaFactor", "compression", compression)
        self.init_ada_factor_state(beta1)
        self.step = number_parameter(0.0, "afactor_step", (1,))

    def _check_eps(self, eps: Any) -> Tensor:
        _checks.check_type("AdaFactor", "eps", eps, (list, tuple))
        for i, value in enumerate(eps):
            check_non_negative_float("AdaFactor", f"eps[{i}]", value)
        return Tensor(list(eps), device="CPU")

    def init_ada_factor_state(self, beta1: float) -> None:
        """Make the moments; the first only for a ``beta1`` above 0."""
        self.use_first_moment = beta1 > 0
        if self.use_first_moment:
            self.exp_avg = self._state("exp_avg", "zeros")
        self.exp_avg_sq_row = ParameterTuple(_zeros("exp_avg_sq_row", p, p.shape[:-1]) for p in self.parameters)
        columns = (_zeros("exp_avg_sq_col", p, p.shape[:-2] + p.shape[-1:]) for p in self.parameters)
        self.exp_avg_sq_col = ParameterTuple(columns)
        self.exp_avg_sq = ParameterTuple(_zeros("exp_avg_sq", p) for p in self.parameters)

    def _decays(self, flags: tuple[bool, ...] | None = None) -> tuple[float, ...]:
        return (self._own_decay,) * self.param_length

    def _begin_step(self) -> None:
        self.step._torch().add_(1)
        self._step = float(self.step)

    def _update(self, pick: Any, grads: Any, lr: float, decay: float) -> None:
        if self.relative_step:
            lr = min(1e-6 * self._step if self.warmup_init else 1e-2, self._step**-0.5)
        eps, scale_eps = self.eps.tolist()
        kernels.adafactor(
            pick(self.parameters), grads, pick(self.exp_avg) if self.use_first_moment else [],
            pick(self.exp_avg_sq_row), pick(self.exp_avg_sq_col), pick(self.exp_avg_sq),
            lr=lr, decay=decay, beta1=float(self.beta1), beta2=1 - self._step ** float(self.decay_rate),
            eps=eps, scale_eps=scale_eps, clip=float(self.clip_threshold), scales=self.scale_parameter,
        )  # fmt: skip


def _zeros(prefix: str, parameter: Parameter, factor: tuple[int, ...] | None = None) -> Parameter:
    """A second moment: of the shape ``factor`` for a matrix, of the Parameter's for a vector; (1,) where not needed."""
    is_matrix = parameter.ndim > 1
    shape = factor if is_matrix else parameter.shape
    needed = is_matrix == (factor is not None)
    return Parameter(Tensor(shape=shape if needed else (1,), dtype=parameter.dtype), f"{prefix}_{parameter.name}")


def _check_rate(learning_rate: Any, relative_step: Any, warmup_init: Any) -> None:
    _checks.check_bool("AdaFactor", "relative_step", relative_step)
    _checks.check_bool("AdaFactor", "warmup_init", warmup_init)
    if (learning_rate is None) != relative_step:
        raise ValueError(
            f"For 'AdaFactor', 'learning_rate' must be None with 'relative_step' and a rate without, "
            f"but got {learning_rate} and relative_step={relative_step}."
        )
    if warmup_init and not relative_step:
        raise ValueError("For 'AdaFactor', 'warmup_init' must go with 'relative_step', but got that False.")


def _check_beta1(beta1: Any) -> float:
    _checks.check_type("AdaFactor", "beta1", beta1, (int, float))
    return _checks.check_that("AdaFactor", "beta1", beta1, "a number >= 0", lambda v: v >= 0)


__getattr__ = view_getattr(__name__)
