"""Update rules of optimizers for one tensor: the old values and a gradient in, the new values out.

The rules for a whole network at once are in ``optimizers.py``; these are what MindSpore's operators compute. Numbers
may be Python numbers or 0-d tensors. Every rule returns the new values of its first arguments, in their order.
"""

from collections.abc import Iterator

import torch

Number = float | torch.Tensor


def sqrt(x: Number) -> Number:
    return x**0.5


def _average(average: torch.Tensor, value: torch.Tensor, decay: Number) -> torch.Tensor:
    return decay * average + (1 - decay) * value


def _shrunk(x: torch.Tensor, threshold: Number) -> torch.Tensor:
    """x moved towards 0 by ``threshold``, not beyond it."""
    return x.sign() * (x.abs() - threshold).clamp(min=0)


def momentum(var, accum, lr, grad, momentum, nesterov=False):
    accum = accum * momentum + grad
    return var - lr * (grad + momentum * accum if nesterov else accum), accum


def keras_momentum(var, accum, lr, grad, momentum, nesterov):
    """As :func:`momentum`, with the learning rate inside of the accumulation."""
    accum = accum * momentum - lr * grad
    return var + (momentum * accum - lr * grad if nesterov else accum), accum


def sgd(var, accum, stat, grad, lr, momentum, dampening, weight_decay, nesterov):
    """Where ``stat`` is above 0, this is the first step: the gradient itself is accumulated, and stat becomes 0."""
    grad = grad + weight_decay * var
    accum = torch.where(stat > 0, grad, momentum * accum + (1 - dampening) * grad)
    step = grad + momentum * accum if nesterov else accum
    return var - lr * step, accum, stat.clamp(max=0)


def adam(var, m, v, beta1_power, beta2_power, lr, beta1, beta2, epsilon, grad, nesterov=False):
    """arXiv:1412.6980, in the order of its section 2."""
    m, v = _average(m, grad, beta1), _average(v, grad * grad, beta2)
    rate = lr * sqrt(1 - beta2_power) / (1 - beta1_power)
    first = _average(m, grad, beta1) if nesterov else m
    return var - rate * first / (v.sqrt() + epsilon), m, v


def amsgrad(var, m, v, vhat, beta1_power, beta2_power, lr, beta1, beta2, epsilon, grad):
    """Reddi et al., 2018."""
    m, v = _average(m, grad, beta1), _average(v, grad * grad, beta2)
    vhat = torch.maximum(vhat, v)
    rate = lr * sqrt(1 - beta2_power) / (1 - beta1_power)
    return var - rate * m / (vhat.sqrt() + epsilon), m, v, vhat


def adam_weight_decay(var, m, v, lr, beta1, beta2, epsilon, decay, grad):
    """Without correction of the bias; the decay is not part of the averages (arXiv:1711.05101)."""
    m, v = _average(m, grad, beta1), _average(v, grad * grad, beta2)
    return var - lr * (m / (v.sqrt() + epsilon) + decay * var), m, v


def adamw(var, m, v, highest, step, lr, beta1, beta2, decay, epsilon, grad, amsgrad, maximize):
    """arXiv:1711.05101 as torch takes it: epsilon is added to the corrected root."""
    grad = -grad if maximize else grad
    m, v = _average(m, grad, beta1), _average(v, grad * grad, beta2)
    highest = torch.maximum(highest, v) if amsgrad else highest
    root = (highest if amsgrad else v).sqrt() / sqrt(1 - beta2**step) + epsilon
    return var * (1 - lr * decay) - lr / (1 - beta1**step) * m / root, m, v, highest


def ada_max(var, m, v, beta1_power, lr, beta1, beta2, epsilon, grad):
    """arXiv:1412.6980, section 7."""
    m, v = _average(m, grad, beta1), torch.maximum(beta2 * v, grad.abs())
    return var - lr / (1 - beta1_power) * m / (v + epsilon), m, v


def adadelta(var, accum, accum_update, lr, rho, epsilon, grad):
    """arXiv:1212.5701"""
    accum = _average(accum, grad * grad, rho)
    update = (accum_update + epsilon).sqrt() / (accum + epsilon).sqrt() * grad
    return var - lr * update, accum, _average(accum_update, update * update, rho)


def adagrad(var, accum, lr, grad, epsilon=0.0, update_slots=True):
    """Duchi et al., 2011"""
    accum = accum + grad * grad if update_slots else accum
    return var - lr * grad / (accum.sqrt() + epsilon), accum


def adagrad_da(var, grad_sum, square_sum, grad, lr, l1, l2, global_step):
    """The dual averaging form of :func:`adagrad`."""
    grad_sum, square_sum = grad_sum + grad, square_sum + grad * grad
    shrunk = _shrunk(grad_sum, l1 * global_step)
    return -lr * shrunk / (l2 * global_step * lr + square_sum.sqrt()), grad_sum, square_sum


def proximal_adagrad(var, accum, lr, l1, l2, grad):
    accum = accum + grad * grad
    rate = lr / accum.sqrt()
    return _shrunk(var - rate * grad, rate * l1) / (1 + rate * l2), accum


def gradient_descent(var, alpha, delta):
    return (var - alpha * delta,)


def proximal_gradient_descent(var, alpha, l1, l2, delta):
    return (_shrunk(var - alpha * delta, alpha * l1) / (1 + alpha * l2),)


def add_sign(var, m, lr, alpha, sign_decay, beta, grad):
    """arXiv:1709.07417"""
    m = _average(m, grad, beta)
    return var - lr * (alpha + sign_decay * grad.sign() * m.sign()) * grad, m


def power_sign(var, m, lr, logbase, sign_decay, beta, grad):
    """arXiv:1709.07417"""
    m = _average(m, grad, beta)
    return var - lr * (logbase * sign_decay * grad.sign() * m.sign()).exp() * grad, m


def rms_prop(var, mean_square, moment, lr, grad, decay, momentum, epsilon):
    mean_square = _average(mean_square, grad * grad, decay)
    moment = momentum * moment + lr * grad * (mean_square + epsilon).rsqrt()
    return var - moment, mean_square, moment


def centered_rms_prop(var, mean_grad, mean_square, moment, grad, lr, decay, momentum, epsilon):
    mean_grad, mean_square = _average(mean_grad, grad, decay), _average(mean_square, grad * grad, decay)
    moment = momentum * moment + lr * grad * (mean_square - mean_grad * mean_grad + epsilon).rsqrt()
    return var - moment, mean_grad, mean_square, moment


def ftrl(var, accum, linear, grad, lr, l1, l2, lr_power, l2_shrinkage=0.0):
    """McMahan et al., 2013"""
    new_accum = accum + grad * grad
    power = new_accum**-lr_power
    linear = linear + grad + 2 * l2_shrinkage * var - (power - accum**-lr_power) / lr * var
    return -_shrunk(linear, l1) / (power / lr + 2 * l2), new_accum, linear


def lars(weight, grad, weight_square_sum, grad_square_sum, weight_decay, lr, epsilon, hyperpara, use_clip):
    """The gradient, scaled by the ratio of the norms (arXiv:1708.03888)."""
    weight_norm = sqrt(weight_square_sum)
    trust = hyperpara * weight_norm / (sqrt(grad_square_sum) + weight_decay * weight_norm + epsilon)
    trust = torch.clamp(trust / lr, max=1) if use_clip else trust
    return trust * (grad + weight_decay * weight)


def ada_factor(param, exp_avg, row, col, square, epsilon, clip, beta1, beta2, decay, lr, grad, scale, first_moment):
    """arXiv:1804.04235. ``row`` and ``col`` are used for two axes and more, ``square`` otherwise."""
    squares = grad * grad + epsilon[0]
    if param.ndim > 1:
        row, col = _average(row, squares.mean(-1), beta2), _average(col, squares.mean(-2), beta2)
        update = grad * (row / row.mean(-1, keepdim=True)).rsqrt()[..., None] * col.rsqrt()[..., None, :]
    else:
        square = _average(square, squares, beta2)
        update = grad * square.rsqrt()
    lr = lr * torch.clamp(_rms(param), min=epsilon[1]) if scale else lr
    update = update * lr / torch.clamp(_rms(update) / clip, min=1)
    if first_moment:
        exp_avg = update = _average(exp_avg, update, beta1)
    return param - update - decay * lr * param, exp_avg, row, col, square


def _rms(x: torch.Tensor) -> torch.Tensor:
    return (x * x).mean().sqrt()


def summed_rows(grad: torch.Tensor, indices: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
    """Every index once, and the sum of its rows of the gradient."""
    unique, place = indices.unique(return_inverse=True)
    return grad.new_zeros((len(unique), *grad.shape[1:])).index_add(0, place, grad), unique


def rounds(indices: torch.Tensor, num_rows: int) -> Iterator[tuple[torch.Tensor, torch.Tensor]]:
    """The places of ``indices`` that hold rows, and these rows, parted so that no part has a row twice: in order."""
    places = ((indices >= 0) & (indices < num_rows)).nonzero().squeeze(1)
    rows = indices[places]
    order = rows.argsort(dim=0, stable=True)
    _, counts = rows[order].unique_consecutive(return_counts=True)
    starts = (counts.cumsum(0) - counts).repeat_interleave(counts)
    repetition = torch.empty_like(rows).index_copy_(0, order, torch.arange(len(rows), device=rows.device) - starts)
    for number in range(int(repetition.max()) + 1 if len(rows) else 0):
        now = repetition == number
        yield places[now], rows[now]
