"""One step of an optimizer, as objects: they change Parameters (or Tensors) in place.

Called with the variables, the numbers of the rule (Python numbers or 0-d Tensors) and the gradient. They return a
Tensor over the memory of the variable, or one for each variable. ``use_locking`` orders threads that write at once;
here one operator runs after the other.
"""

from collections.abc import Callable
from typing import Any

import torch

from ..._boundary import ParameterBase, raw, raw_tree, wrap
from ...kernels import updates as rules
from ..primitive import Operator

_HALF = (torch.float16, torch.bfloat16)


def _memory(variable: Any) -> torch.Tensor:
    return variable._torch().data if isinstance(variable, ParameterBase) else variable._t.data


def _float(x: Any) -> Any:
    return x.float() if isinstance(x, torch.Tensor) and x.dtype in _HALF else x


def _step(rule: Callable, variables: tuple, *args: Any) -> tuple:
    """Write what ``rule`` makes of the variables into them; half precision is computed in float32."""
    memories = [_memory(variable) for variable in variables]
    with torch.no_grad():
        results = rule(*map(_float, memories), *map(_float, raw_tree(args)))
        for memory, result in zip(memories, results, strict=True):
            memory.copy_(result)
    return tuple(wrap(variable._t) for variable in variables)


def _step_rows(rule: Callable, variables: tuple, indices: Any, *args: Any) -> tuple:
    """As :func:`_step`, for the rows ``indices`` of the variables; ``args`` with as many axes as these have rows too.

    An index that comes again makes another step; one that is no row is left out.
    """
    memories, args = [_memory(variable) for variable in variables], raw_tree(args)
    with torch.no_grad():
        for places, rows in rules.rounds(raw(indices).long(), len(memories[0])):
            chosen = [_float(_rows_at(places, arg, memories[0].ndim)) for arg in args]
            results = rule(*(_float(memory[rows]) for memory in memories), *chosen)
            for memory, result in zip(memories, results, strict=True):
                memory[rows] = result.to(memory.dtype)
    return tuple(wrap(variable._t) for variable in variables)


def _rows_at(places: torch.Tensor, arg: Any, num_axes: int) -> Any:
    return arg[places] if isinstance(arg, torch.Tensor) and arg.ndim == num_axes else arg


def _summed(grad: Any, indices: Any) -> tuple[Any, Any]:
    """The gradient and the indices, with every index once."""
    rows, unique = rules.summed_rows(raw(grad), raw(indices))
    return wrap(rows), wrap(unique)


class ApplyMomentum(Operator):
    """Momentum: accumulation = momentum * accumulation + gradient; variable -= learning_rate * accumulation.

    Args:
        use_nesterov: whether to step by gradient + momentum * accumulation.
        gradient_scale: a factor of the gradient.
    """

    use_nesterov: bool = False
    use_locking: bool = False
    gradient_scale: float = 1.0

    def __call__(self, variable: Any, accumulation: Any, learning_rate: Any, gradient: Any, momentum: Any) -> Any:
        scaled = raw(gradient) * self.gradient_scale
        args = (variable, accumulation), learning_rate, scaled, momentum, self.use_nesterov
        return _step(rules.momentum, *args)[0]


class ApplyKerasMomentum(Operator):
    """Momentum with the learning rate inside: accum = momentum * accum - lr * grad; var += accum.

    Args:
        use_nesterov: whether to step by momentum * accum - lr * grad.
    """

    use_locking: bool = False
    use_nesterov: bool = False

    def __call__(self, var: Any, accum: Any, lr: Any, grad: Any, momentum: Any) -> tuple:
        return _step(rules.keras_momentum, (var, accum), lr, grad, momentum, self.use_nesterov)


class FusedWeightScaleApplyMomentum(Operator):
    """As :class:`ApplyMomentum`, with the gradient (gradient + weight_decay * variable) * loss_scale."""

    def __call__(
        self,
        weight_decay: Any,
        loss_scale: Any,
        variable: Any,
        accumulation: Any,
        learning_rate: Any,
        gradient: Any,
        momentum: Any,
    ) -> Any:
        scaled = (raw(gradient) + raw(weight_decay) * _memory(variable)) * raw(loss_scale)
        return _step(rules.momentum, (variable, accumulation), learning_rate, scaled, momentum)[0]


class SGD(Operator):
    """Stochastic gradient descent with momentum; where ``stat`` is above 0, it is the first step.

    Args:
        dampening: how much of the gradient is kept out of the accumulation.
        weight_decay: this much of the parameters is added to the gradient.
        nesterov: whether to step by gradient + momentum * accum.

    Raises:
        ValueError: for nesterov with dampening.
    """

    dampening: float = 0.0
    weight_decay: float = 0.0
    nesterov: bool = False

    def __post_init__(self) -> None:
        if self.nesterov and self.dampening != 0:
            raise ValueError(f"For 'SGD', 'dampening' must be 0 with 'nesterov', but got {self.dampening}.")

    def __call__(self, parameters: Any, gradient: Any, learning_rate: Any, accum: Any, momentum: Any, stat: Any) -> Any:
        numbers = learning_rate, momentum, self.dampening, self.weight_decay, self.nesterov
        return _step(rules.sgd, (parameters, accum, stat), gradient, *numbers)[0]


class Adam(Operator):
    """Adam (arXiv:1412.6980): var, m and v are changed and returned.

    Args:
        use_nesterov: whether to step with the average of the next step (Dozat, 2016).
    """

    use_locking: bool = False
    use_nesterov: bool = False

    def __call__(
        self,
        var: Any,
        m: Any,
        v: Any,
        beta1_power: Any,
        beta2_power: Any,
        lr: Any,
        beta1: Any,
        beta2: Any,
        epsilon: Any,
        grad: Any,
    ) -> tuple:
        numbers = beta1_power, beta2_power, lr, beta1, beta2, epsilon
        return _step(rules.adam, (var, m, v), *numbers, grad, self.use_nesterov)


class AdamNoUpdateParam(Operator):
    """As :class:`Adam` for m and v; what would be added to the variable is returned."""

    use_locking: bool = False
    use_nesterov: bool = False

    def __call__(
        self,
        m: Any,
        v: Any,
        beta1_power: Any,
        beta2_power: Any,
        lr: Any,
        beta1: Any,
        beta2: Any,
        epsilon: Any,
        gradient: Any,
    ) -> Any:
        change = wrap(torch.zeros_like(raw(gradient)))
        numbers = beta1_power, beta2_power, lr, beta1, beta2, epsilon
        return _step(rules.adam, (change, m, v), *numbers, gradient, self.use_nesterov)[0]


class AdamWeightDecay(Operator):
    """Adam without correction of the bias, with decay beside the gradient (arXiv:1711.05101)."""

    use_locking: bool = False

    def __call__(
        self,
        var: Any,
        m: Any,
        v: Any,
        lr: Any,
        beta1: Any,
        beta2: Any,
        epsilon: Any,
        decay: Any,
        gradient: Any,
    ) -> tuple:
        return _step(rules.adam_weight_decay, (var, m, v), lr, beta1, beta2, epsilon, decay, gradient)


class FusedCastAdamWeightDecay(Operator):
    """As :class:`AdamWeightDecay`, in float32 for a variable in float16; the gradient is divided by ``global_norm``."""

    use_locking: bool = False

    def __call__(
        self,
        var: Any,
        m: Any,
        v: Any,
        lr: Any,
        beta1: Any,
        beta2: Any,
        epsilon: Any,
        decay: Any,
        gradient: Any,
        global_norm: Any,
    ) -> tuple:
        scaled = raw(gradient).float() / raw(global_norm)
        return _step(rules.adam_weight_decay, (var, m, v), lr, beta1, beta2, epsilon, decay, scaled)


class ApplyAdamWithAmsgrad(Operator):
    """Adam with the largest second moment so far, vhat (Reddi et al., 2018).

    Args:
        beta1, beta2: the decay of m and of v.
        epsilon: is added to the root of vhat.
    """

    beta1: float = 0.9
    beta2: float = 0.999
    epsilon: float = 1e-8
    use_locking: bool = False

    def __call__(
        self, var: Any, m: Any, v: Any, vhat: Any, beta1_power: Any, beta2_power: Any, lr: Any, grad: Any
    ) -> tuple:
        numbers = beta1_power, beta2_power, lr, self.beta1, self.beta2, self.epsilon
        return _step(rules.amsgrad, (var, m, v, vhat), *numbers, grad)


class ApplyAdamWithAmsgradV2(Operator):
    """As :class:`ApplyAdamWithAmsgrad`, with beta1, beta2 and epsilon as inputs."""

    use_locking: bool = False

    def __call__(
        self,
        var: Any,
        m: Any,
        v: Any,
        vhat: Any,
        beta1_power: Any,
        beta2_power: Any,
        lr: Any,
        beta1: Any,
        beta2: Any,
        epsilon: Any,
        grad: Any,
    ) -> tuple:
        numbers = beta1_power, beta2_power, lr, beta1, beta2, epsilon
        return _step(rules.amsgrad, (var, m, v, vhat), *numbers, grad)


class ApplyAdaMax(Operator):
    """AdaMax (arXiv:1412.6980, section 7): var, m and v are changed and returned."""

    def __call__(
        self,
        var: Any,
        m: Any,
        v: Any,
        beta1_power: Any,
        lr: Any,
        beta1: Any,
        beta2: Any,
        epsilon: Any,
        grad: Any,
    ) -> tuple:
        return _step(rules.ada_max, (var, m, v), beta1_power, lr, beta1, beta2, epsilon, grad)


class ApplyAdadelta(Operator):
    """Adadelta (arXiv:1212.5701): var, accum and accum_update are changed and returned."""

    def __call__(self, var: Any, accum: Any, accum_update: Any, lr: Any, rho: Any, epsilon: Any, grad: Any) -> tuple:
        return _step(rules.adadelta, (var, accum, accum_update), lr, rho, epsilon, grad)


class ApplyAdagrad(Operator):
    """Adagrad (Duchi et al., 2011): accum += grad^2; var -= lr * grad / sqrt(accum).

    Args:
        update_slots: whether accum is changed.
    """

    update_slots: bool = True

    def __call__(self, var: Any, accum: Any, lr: Any, grad: Any) -> tuple:
        return _step(rules.adagrad, (var, accum), lr, grad, 0.0, self.update_slots)


class ApplyAdagradV2(Operator):
    """As :class:`ApplyAdagrad`, divided by sqrt(accum) + epsilon."""

    epsilon: float
    update_slots: bool = True

    def __call__(self, var: Any, accum: Any, lr: Any, grad: Any) -> tuple:
        return _step(rules.adagrad, (var, accum), lr, grad, self.epsilon, self.update_slots)


class ApplyAdagradDA(Operator):
    """Adagrad by dual averaging (Duchi et al., 2011); the variable is returned."""

    use_locking: bool = False

    def __call__(
        self,
        var: Any,
        gradient_accumulator: Any,
        gradient_squared_accumulator: Any,
        grad: Any,
        lr: Any,
        l1: Any,
        l2: Any,
        global_step: Any,
    ) -> Any:
        variables = var, gradient_accumulator, gradient_squared_accumulator
        return _step(rules.adagrad_da, variables, grad, lr, l1, l2, global_step)[0]


class ApplyProximalAdagrad(Operator):
    """Adagrad with a step towards 0 by ``l1`` and ``l2``; var and accum are changed and returned."""

    use_locking: bool = False

    def __call__(self, var: Any, accum: Any, lr: Any, l1: Any, l2: Any, grad: Any) -> tuple:
        return _step(rules.proximal_adagrad, (var, accum), lr, l1, l2, grad)


class ApplyGradientDescent(Operator):
    """var -= alpha * delta"""

    def __call__(self, var: Any, alpha: Any, delta: Any) -> Any:
        return _step(rules.gradient_descent, (var,), alpha, delta)[0]


class ApplyProximalGradientDescent(Operator):
    """var -= alpha * delta, with a step towards 0 by ``l1`` and ``l2``."""

    def __call__(self, var: Any, alpha: Any, l1: Any, l2: Any, delta: Any) -> Any:
        return _step(rules.proximal_gradient_descent, (var,), alpha, l1, l2, delta)[0]


class ApplyAddSign(Operator):
    """AddSign (arXiv:1709.07417): var -= lr * (alpha + sign_decay * sign(grad) * sign(m)) * grad."""

    def __call__(self, var: Any, m: Any, lr: Any, alpha: Any, sign_decay: Any, beta: Any, grad: Any) -> tuple:
        return _step(rules.add_sign, (var, m), lr, alpha, sign_decay, beta, grad)


class ApplyPowerSign(Operator):
    """PowerSign (arXiv:1709.07417): var -= lr * exp(logbase * sign_decay * sign(grad) * sign(m)) * grad."""

    def __call__(self, var: Any, m: Any, lr: Any, logbase: Any, sign_decay: Any, beta: Any, grad: Any) -> tuple:
        return _step(rules.power_sign, (var, m), lr, logbase, sign_decay, beta, grad)


class ApplyRMSProp(Operator):
    """RMSProp (Hinton, 2012): moment = momentum * moment + lr * grad / sqrt(mean_square + epsilon); var -= moment."""

    use_locking: bool = False

    def __call__(
        self,
        var: Any,
        mean_square: Any,
        moment: Any,
        learning_rate: Any,
        grad: Any,
        decay: Any,
        momentum: Any,
        epsilon: Any,
    ) -> Any:
        variables = var, mean_square, moment
        return _step(rules.rms_prop, variables, learning_rate, grad, decay, momentum, epsilon)[0]


class ApplyCenteredRMSProp(Operator):
    """As :class:`ApplyRMSProp`, with the variance of the gradient in the place of its mean square."""

    use_locking: bool = False

    def __call__(
        self,
        var: Any,
        mean_gradient: Any,
        mean_square: Any,
        moment: Any,
        grad: Any,
        learning_rate: Any,
        decay: Any,
        momentum: Any,
        epsilon: Any,
    ) -> Any:
        variables = var, mean_gradient, mean_square, moment
        return _step(rules.centered_rms_prop, variables, grad, learning_rate, decay, momentum, epsilon)[0]


class ApplyFtrl(Operator):
    """Follow the regularized leader (McMahan et al., 2013); the variable is returned."""

    use_locking: bool = False

    def __call__(self, var: Any, accum: Any, linear: Any, grad: Any, lr: Any, l1: Any, l2: Any, lr_power: Any) -> Any:
        return _step(rules.ftrl, (var, accum, linear), grad, lr, l1, l2, lr_power)[0]


class LARSUpdate(Operator):
    """The gradient times the ratio of the norms of weight and gradient (arXiv:1708.03888).

    Called with weight, gradient, their sums of squares, weight_decay and learning_rate.

    Args:
        epsilon: is added to the denominator.
        hyperpara: the trust coefficient.
        use_clip: whether the ratio, divided by the learning rate, is at most 1.
    """

    epsilon: float = 1e-5
    hyperpara: float = 0.001
    use_clip: bool = False

    def __call__(
        self,
        weight: Any,
        gradient: Any,
        norm_weight: Any,
        norm_gradient: Any,
        weight_decay: Any,
        learning_rate: Any,
    ) -> Any:
        sums, numbers = (raw(norm_weight), raw(norm_gradient)), (raw(weight_decay), raw(learning_rate))
        settings = self.epsilon, self.hyperpara, self.use_clip
        return wrap(rules.lars(raw(weight), raw(gradient), *sums, *numbers, *settings))


class FusedAdaFactor(Operator):
    """AdaFactor (arXiv:1804.04235); the parameter is returned.

    Args:
        enable_scale_parameter: whether the learning rate is multiplied by the root mean square of the parameter.
        enable_first_moment: whether steps are averaged in ``exp_avg``.
        enable_weight_decay: whether ``weight_decay`` is used.
    """

    enable_scale_parameter: bool = False
    enable_first_moment: bool = False
    enable_weight_decay: bool = False

    def __call__(
        self,
        epsilon: Any,
        clip_threshold: Any,
        beta1: Any,
        beta2t: Any,
        weight_decay: Any,
        learning_rate: Any,
        grad: Any,
        param: Any,
        exp_avg: Any,
        exp_avg_sq_row: Any,
        exp_avg_sq_col: Any,
        exp_avg_sq: Any,
    ) -> Any:
        variables = param, exp_avg, exp_avg_sq_row, exp_avg_sq_col, exp_avg_sq
        decay = weight_decay if self.enable_weight_decay else 0.0
        numbers = epsilon, clip_threshold, beta1, beta2t, decay, learning_rate, grad
        return _step(rules.ada_factor, variables, *numbers, self.enable_scale_parameter, self.enable_first_moment)[0]


class FusedAdaFactorWithGlobalNorm(FusedAdaFactor):
    """As :class:`FusedAdaFactor`, for the gradient divided by ``global_norm``."""

    def __call__(
        self,
        epsilon: Any,
        clip_threshold: Any,
        beta1: Any,
        beta2t: Any,
        weight_decay: Any,
        learning_rate: Any,
        grad: Any,
        param: Any,
        exp_avg: Any,
        exp_avg_sq_row: Any,
        exp_avg_sq_col: Any,
        exp_avg_sq: Any,
        global_norm: Any = 1.0,
    ) -> Any:
        numbers = epsilon, clip_threshold, beta1, beta2t, weight_decay, learning_rate
        variables = param, exp_avg, exp_avg_sq_row, exp_avg_sq_col, exp_avg_sq
        return super().__call__(*numbers, wrap(raw(grad) / raw(global_norm)), *variables)


class FusedSparseAdam(Operator):
    """As :class:`Adam`, with the rows ``indices`` of a gradient that is 0 elsewhere; equal indices add up."""

    use_locking: bool = False
    use_nesterov: bool = False

    def __call__(
        self,
        var: Any,
        m: Any,
        v: Any,
        beta1_power: Any,
        beta2_power: Any,
        lr: Any,
        beta1: Any,
        beta2: Any,
        epsilon: Any,
        grad: Any,
        indices: Any,
    ) -> tuple:
        whole = torch.zeros_like(_memory(var)).index_add(0, raw(indices), raw(grad))
        numbers = beta1_power, beta2_power, lr, beta1, beta2, epsilon
        return _step(rules.adam, (var, m, v), *numbers, whole, self.use_nesterov)


class AdamW(Operator):
    """Adam with weight decay of its own (arXiv:1711.05101): changes var, m, v, and max_v with ``amsgrad``.

    var, m, v, max_v, gradient: [...]; step: how many were taken before this one -> var, m, v.
    """

    def __call__(
        self,
        var: Any,
        m: Any,
        v: Any,
        max_v: Any,
        gradient: Any,
        step: Any,
        lr: Any,
        beta1: Any,
        beta2: Any,
        decay: Any,
        eps: Any,
        amsgrad: Any = False,
        maximize: Any = False,
    ) -> tuple:
        # mint.optim.AdamW and mindformers let their counts begin at -1, and raise them first
        numbers = step + 1, lr, beta1, beta2, decay, eps
        return _step(rules.adamw, (var, m, v, max_v), *numbers, gradient, amsgrad, maximize)[:3]


class FusedSparseLazyAdam(Operator):
    """As :class:`Adam`, for the rows ``indices`` only; the gradients of equal indices add up."""

    use_locking: bool = False
    use_nesterov: bool = False

    def __call__(
        self,
        var: Any,
        m: Any,
        v: Any,
        beta1_power: Any,
        beta2_power: Any,
        lr: Any,
        beta1: Any,
        beta2: Any,
        epsilon: Any,
        grad: Any,
        indices: Any,
    ) -> tuple:
        rows, unique = _summed(grad, indices)
        numbers = beta1_power, beta2_power, lr, beta1, beta2, epsilon
        return _step_rows(rules.adam, (var, m, v), unique, *numbers, rows, self.use_nesterov)


class SparseApplyFtrl(Operator):
    """As :class:`ApplyFtrl`, for the rows ``indices``; var, accum and linear are returned."""

    lr: float
    l1: float
    l2: float
    lr_power: float
    use_locking: bool = False

    def __call__(self, var: Any, accum: Any, linear: Any, grad: Any, indices: Any) -> tuple:
        numbers = self.lr, self.l1, self.l2, self.lr_power
        return _step_rows(rules.ftrl, (var, accum, linear), indices, grad, *numbers)


class FusedSparseFtrl(SparseApplyFtrl):
    """As :class:`SparseApplyFtrl`; the gradients of equal indices add up."""

    def __call__(self, var: Any, accum: Any, linear: Any, grad: Any, indices: Any) -> tuple:
        return super().__call__(var, accum, linear, *_summed(grad, indices))


class SparseApplyFtrlV2(Operator):
    """As :class:`SparseApplyFtrl`, with ``2 * l2_shrinkage * var`` added to the gradient beside the accumulation."""

    lr: float
    l1: float
    l2: float
    l2_shrinkage: float
    lr_power: float
    use_locking: bool = False

    def __call__(self, var: Any, accum: Any, linear: Any, grad: Any, indices: Any) -> tuple:
        numbers = self.lr, self.l1, self.l2, self.lr_power, self.l2_shrinkage
        return _step_rows(rules.ftrl, (var, accum, linear), indices, grad, *numbers)


class SparseApplyProximalAdagrad(Operator):
    """As :class:`ApplyProximalAdagrad`, for the rows ``indices``."""

    use_locking: bool = False

    def __call__(self, var: Any, accum: Any, lr: Any, l1: Any, l2: Any, grad: Any, indices: Any) -> tuple:
        return _step_rows(rules.proximal_adagrad, (var, accum), indices, lr, l1, l2, grad)


class FusedSparseProximalAdagrad(SparseApplyProximalAdagrad):
    """As :class:`SparseApplyProximalAdagrad`; the gradients of equal indices add up."""

    def __call__(self, var: Any, accum: Any, lr: Any, l1: Any, l2: Any, grad: Any, indices: Any) -> tuple:
        return super().__call__(var, accum, lr, l1, l2, *_summed(grad, indices))


class SparseApplyAdagrad(Operator):
    """As :class:`ApplyAdagrad`, for the rows ``indices``.

    Args:
        lr: the learning rate.
        update_slots: whether accum is changed.
    """

    lr: float
    update_slots: bool = True
    use_locking: bool = False

    def __call__(self, var: Any, accum: Any, grad: Any, indices: Any) -> tuple:
        return _step_rows(rules.adagrad, (var, accum), indices, self.lr, grad, 0.0, self.update_slots)


class SparseApplyAdagradV2(Operator):
    """As :class:`SparseApplyAdagrad`, divided by sqrt(accum) + epsilon."""

    lr: float
    epsilon: float
    use_locking: bool = False
    update_slots: bool = True

    def __call__(self, var: Any, accum: Any, grad: Any, indices: Any) -> tuple:
        return _step_rows(rules.adagrad, (var, accum), indices, self.lr, grad, self.epsilon, self.update_slots)


class SparseApplyAdadelta(Operator):
    """As :class:`ApplyAdadelta`, for the rows ``indices``."""

    epsilon: float
    use_locking: bool = False

    def __call__(self, var: Any, accum: Any, accum_update: Any, lr: Any, rho: Any, grad: Any, indices: Any) -> tuple:
        return _step_rows(rules.adadelta, (var, accum, accum_update), indices, lr, rho, self.epsilon, grad)


class SparseApplyRMSProp(Operator):
    """As :class:`ApplyRMSProp`, for the rows ``indices``.

    Args:
        rho: the decay of the mean square.
        momentum: the decay of the moment.
        epsilon: is added to the mean square.
    """

    rho: float
    momentum: float
    epsilon: float
    use_locking: bool = False

    def __call__(self, var: Any, ms: Any, mom: Any, lr: Any, grad: Any, indices: Any) -> tuple:
        numbers = lr, grad, self.rho, self.momentum, self.epsilon
        return _step_rows(rules.rms_prop, (var, ms, mom), indices, *numbers)
