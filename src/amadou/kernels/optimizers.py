"""Update rules of the optimizers: lists of torch tensors in, changed in place.

Every rule updates all Parameters that share its numbers (learning rate, decay …) with torch's foreach kernels, the ones
torch.optim uses: a few launches for a whole network; Momentum and Adam, with torch's fused kernels: one pass over the
memory. Half precision tensors are updated in float32.

Names: ``params`` and ``grads`` with one tensor for each Parameter, further lists are the optimizer's state.
"""

import functools
import math
from collections.abc import Callable

import torch

Tensors = list[torch.Tensor] | tuple[torch.Tensor, ...]

_HALF = (torch.float16, torch.bfloat16)


def _in_float32(update: Callable[..., None]) -> Callable[..., None]:
    """Let a rule see float32 copies of half precision tensors, and write them back."""

    @functools.wraps(update)
    def run(params: Tensors, grads: Tensors, *states: Tensors, **numbers: float) -> None:
        if not any(t.dtype in _HALF for t in params) and not any(t.dtype in _HALF for t in grads):
            return update(params, grads, *states, **numbers)
        changed = [params, *states]
        wide = [[t.float() for t in tensors] for tensors in changed]
        update(wide[0], [g.float() for g in grads], *wide[1:], **numbers)
        for tensors, results in zip(changed, wide, strict=True):
            if tensors:
                torch._foreach_copy_(tensors, results)

    return run


def _can_fuse(*lists: Tensors) -> bool:
    """Whether torch's fused kernels give the result: they walk through memory of one kind from end to end."""
    if torch.compiler.is_compiling():  # which fuses the foreach kernels itself
        return False
    dtype, device = lists[0][0].dtype, lists[0][0].device
    return device.type in ("cpu", "cuda") and all(
        t.is_contiguous() and t.dtype == dtype and t.device == device for tensors in lists for t in tensors
    )


def _fused_adam(
    params: Tensors,
    grads: Tensors,
    moment1: Tensors,
    moment2: Tensors,
    highest: Tensors,
    *,
    lr: float,
    decay: float,
    beta1: float,
    beta2: float,
    step: float,
    eps: float,
) -> None:
    """torch's AdamW. After ``math.inf`` steps nothing is left of its correction of the first ones."""
    steps = [torch.full((), step, device=params[0].device)] * len(params)
    torch._fused_adamw_(
        params, grads, moment1, moment2, highest, steps,
        lr=lr, beta1=beta1, beta2=beta2, weight_decay=decay, eps=eps, amsgrad=bool(highest), maximize=False,
    )  # fmt: skip


def _average(averages: Tensors, values: Tensors, decay: float) -> None:
    """averages = decay * averages + (1 - decay) * values"""
    torch._foreach_lerp_(averages, values, 1 - decay)


def _average_squares(averages: Tensors, values: Tensors, decay: float) -> None:
    """averages = decay * averages + (1 - decay) * values**2"""
    torch._foreach_mul_(averages, decay)
    torch._foreach_addcmul_(averages, values, values, 1 - decay)


def _roots(squares: Tensors, eps: float) -> Tensors:
    """sqrt(squares) + eps"""
    roots = torch._foreach_sqrt(squares)
    torch._foreach_add_(roots, eps)
    return roots


def _roots_of_sums(squares: Tensors, eps: float) -> Tensors:
    """sqrt(squares + eps)"""
    sums = torch._foreach_add(squares, eps)
    torch._foreach_sqrt_(sums)
    return sums


@_in_float32
def momentum(params: Tensors, grads: Tensors, moments: Tensors, *, lr: float, momentum: float, nesterov: bool) -> None:
    """moments = momentum * moments + grads; params -= lr * moments, or lr * (grads + momentum * moments)."""
    # torch's kernel keeps no moments for a momentum of 0; torch.compile, which fuses nothing here, could not ask for it
    if _can_fuse(params, grads, moments) and momentum != 0:
        torch._fused_sgd_(
            params, grads, moments,
            weight_decay=0.0, momentum=momentum, lr=lr, dampening=0.0, nesterov=nesterov, maximize=False,
            is_first_step=False,
        )  # fmt: skip
        return
    torch._foreach_mul_(moments, momentum)
    torch._foreach_add_(moments, grads)
    if nesterov:
        torch._foreach_add_(params, grads, alpha=-lr)
        torch._foreach_add_(params, moments, alpha=-lr * momentum)
    else:
        torch._foreach_add_(params, moments, alpha=-lr)


@_in_float32
def sgd(
    params: Tensors,
    grads: Tensors,
    accum: Tensors,
    fresh: Tensors,
    *,
    lr: float,
    momentum: float,
    dampening: float,
    nesterov: bool,
) -> None:
    """accum = momentum * accum + (1 - dampening) * grads, or grads where ``fresh`` is 1; the rest as in Momentum.

    ``fresh`` is empty if no element is. Without momentum params -= lr * grads.
    """
    if momentum != 0:
        torch._foreach_mul_(accum, momentum)
        torch._foreach_add_(accum, grads, alpha=1 - dampening)
        if dampening and fresh:
            torch._foreach_addcmul_(accum, fresh, grads, dampening)
    if momentum != 0 and nesterov:
        torch._foreach_add_(params, accum, alpha=-lr * momentum)
    torch._foreach_add_(params, accum if momentum != 0 and not nesterov else grads, alpha=-lr)


@_in_float32
def adam(
    params: Tensors,
    grads: Tensors,
    moment1: Tensors,
    moment2: Tensors,
    highest: Tensors,
    *,
    lr: float,
    beta1: float,
    beta2: float,
    beta1_power: float,
    beta2_power: float,
    eps: float,
    nesterov: bool,
) -> None:
    """Adam (arXiv:1412.6980) in the order of its section 2: eps is not scaled by the bias correction.

    ``highest`` is empty, or AMSGrad's maximum of moment2 (Reddi et al., 2018).
    """
    lr *= math.sqrt(1 - beta2_power) / (1 - beta1_power)
    if not nesterov and _can_fuse(params, grads, moment1, moment2):
        _fused_adam(
            params, grads, moment1, moment2, highest,
            lr=lr, decay=0.0, beta1=beta1, beta2=beta2, step=math.inf, eps=eps,
        )  # fmt: skip
        return
    _average(moment1, grads, beta1)
    _average_squares(moment2, grads, beta2)
    if highest:
        torch._foreach_maximum_(highest, moment2)
    direction = torch._foreach_lerp(grads, moment1, beta1) if nesterov else moment1
    torch._foreach_addcdiv_(params, direction, _roots(highest or moment2, eps), -lr)


@_in_float32
def adam_weight_decay(
    params: Tensors,
    grads: Tensors,
    moment1: Tensors,
    moment2: Tensors,
    *,
    lr: float,
    decay: float,
    beta1: float,
    beta2: float,
    eps: float,
) -> None:
    """params -= lr * (moment1 / (sqrt(moment2) + eps) + decay * params), without bias correction."""
    if _can_fuse(params, grads, moment1, moment2):
        _fused_adam(
            params, grads, moment1, moment2, (),
            lr=lr, decay=decay, beta1=beta1, beta2=beta2, step=math.inf, eps=eps,
        )  # fmt: skip
        return
    _average(moment1, grads, beta1)
    _average_squares(moment2, grads, beta2)
    if decay != 0:
        torch._foreach_mul_(params, 1 - lr * decay)
    torch._foreach_addcdiv_(params, moment1, _roots(moment2, eps), -lr)


@_in_float32
def adamw(
    params: Tensors,
    grads: Tensors,
    moment1: Tensors,
    moment2: Tensors,
    highest: Tensors,
    *,
    lr: float,
    decay: float,
    beta1: float,
    beta2: float,
    step: int,
    eps: float,
) -> None:
    """params *= 1 - lr * decay, then Adam's step as torch takes it: eps is added to the corrected root.

    ``highest`` is empty, or AMSGrad's maximum of moment2.
    """
    if _can_fuse(params, grads, moment1, moment2):
        _fused_adam(
            params, grads, moment1, moment2, highest,
            lr=lr, decay=decay, beta1=beta1, beta2=beta2, step=step, eps=eps,
        )  # fmt: skip
        return
    if decay != 0:
        torch._foreach_mul_(params, 1 - lr * decay)
    _average(moment1, grads, beta1)
    _average_squares(moment2, grads, beta2)
    if highest:
        torch._foreach_maximum_(highest, moment2)
    roots = torch._foreach_sqrt(highest or moment2)
    torch._foreach_div_(roots, math.sqrt(1 - beta2**step))
    torch._foreach_add_(roots, eps)
    torch._foreach_addcdiv_(params, moment1, roots, -lr / (1 - beta1**step))


@_in_float32
def nadam(
    params: Tensors,
    grads: Tensors,
    moment1: Tensors,
    moment2: Tensors,
    *,
    lr: float,
    beta1: float,
    beta2: float,
    mu: float,
    next_mu: float,
    mu_product: float,
    step: int,
    eps: float,
) -> None:
    """params -= lr * (weighted gradients and moment1) / (corrected root of moment2 + eps) (Dozat, 2016).

    mu, next_mu: the weights of this step and the next; mu_product: of those of all steps up to this.
    """
    _average(moment1, grads, beta1)
    _average_squares(moment2, grads, beta2)
    roots = torch._foreach_div(moment2, 1 - beta2**step)
    torch._foreach_sqrt_(roots)
    torch._foreach_add_(roots, eps)
    torch._foreach_addcdiv_(params, grads, roots, -lr * (1 - mu) / (1 - mu_product))
    torch._foreach_addcdiv_(params, moment1, roots, -lr * next_mu / (1 - mu_product * next_mu))


@_in_float32
def radam(
    params: Tensors,
    grads: Tensors,
    moment1: Tensors,
    moment2: Tensors,
    *,
    lr: float,
    beta1: float,
    beta2: float,
    step: int,
    eps: float,
) -> None:
    """Adam's step times the rectification of the variance; params -= lr * corrected moment1 while that is unknown."""
    _average(moment1, grads, beta1)
    _average_squares(moment2, grads, beta2)
    longest = 2 / (1 - beta2) - 1
    length = longest - 2 * step * beta2**step / (1 - beta2**step)
    lr /= 1 - beta1**step
    if length <= 5:
        torch._foreach_add_(params, moment1, alpha=-lr)
        return
    known = (length - 4) * (length - 2) * longest / ((longest - 4) * (longest - 2) * length)
    torch._foreach_addcdiv_(params, moment1, _roots(moment2, eps), -lr * math.sqrt(known * (1 - beta2**step)))


@_in_float32
def lamb(
    params: Tensors,
    grads: Tensors,
    moment1: Tensors,
    moment2: Tensors,
    *,
    lr: float,
    decay: float,
    beta1: float,
    beta2: float,
    beta1_power: float,
    beta2_power: float,
    eps: float,
) -> None:
    """params -= lr * |params| / |update| * update, with the update of Adam plus decay * params (arXiv:1904.00962)."""
    _average(moment1, grads, beta1)
    _average_squares(moment2, grads, beta2)
    roots = torch._foreach_div(moment2, 1 - beta2_power)
    torch._foreach_sqrt_(roots)
    torch._foreach_add_(roots, eps)
    updates = torch._foreach_div(moment1, 1 - beta1_power)
    torch._foreach_div_(updates, roots)
    if decay != 0:
        torch._foreach_add_(updates, params, alpha=decay)
    torch._foreach_mul_(updates, _norm_ratios(params, updates))
    torch._foreach_add_(params, updates, alpha=-lr)


def _norm_ratios(params: Tensors, updates: Tensors) -> Tensors:
    """|params| / |updates| tensor by tensor, 1 where either is 0."""
    of_params, of_updates = torch.stack(torch._foreach_norm(params)), torch.stack(torch._foreach_norm(updates))
    known = (of_params > 0) & (of_updates > 0)
    return list(torch.where(known, of_params / of_updates, 1.0).unbind())


def lars(
    params: Tensors, grads: Tensors, *, lr: float, decay: float, eps: float, coefficient: float, clip: bool
) -> Tensors:
    """Gradients scaled by coefficient * |params| / (|grads| + decay * |params| + eps) (arXiv:1708.03888).

    The scaled gradients include decay * params. With ``clip`` the scale is at most that of the learning rate ``lr``.
    """
    of_params, of_grads = torch.stack(torch._foreach_norm(params)), torch.stack(torch._foreach_norm(grads))
    known = (of_params > 0) & (of_grads > 0)
    scales = torch.where(known, coefficient * of_params / (of_grads + decay * of_params + eps), 1.0)
    if clip:
        scales = (scales / lr).clamp(max=1.0)
    decayed = torch._foreach_add(grads, params, alpha=decay) if decay else grads
    return list(torch._foreach_mul(decayed, list(scales.unbind())))


@_in_float32
def adamax(
    params: Tensors,
    grads: Tensors,
    moment1: Tensors,
    moment2: Tensors,
    *,
    lr: float,
    beta1: float,
    beta2: float,
    beta1_power: float,
    eps: float,
) -> None:
    """Adam with the largest decayed gradient in the place of moment2 (arXiv:1412.6980, section 7.1)."""
    _average(moment1, grads, beta1)
    torch._foreach_mul_(moment2, beta2)
    torch._foreach_maximum_(moment2, torch._foreach_abs(grads))
    torch._foreach_addcdiv_(params, moment1, torch._foreach_add(moment2, eps), -lr / (1 - beta1_power))


@_in_float32
def adamax_of_sums(
    params: Tensors,
    grads: Tensors,
    moment1: Tensors,
    moment2: Tensors,
    *,
    lr: float,
    beta1: float,
    beta2: float,
    step: int,
    eps: float,
) -> None:
    """As :func:`adamax`, but eps is added to the gradients whose maximum is taken, as torch does."""
    _average(moment1, grads, beta1)
    torch._foreach_mul_(moment2, beta2)
    sizes = torch._foreach_abs(grads)
    torch._foreach_add_(sizes, eps)
    torch._foreach_maximum_(moment2, sizes)
    torch._foreach_addcdiv_(params, moment1, moment2, -lr / (1 - beta1**step))


@_in_float32
def rmsprop(
    params: Tensors,
    grads: Tensors,
    mean_square: Tensors,
    moments: Tensors,
    mean_grad: Tensors,
    *,
    lr: float,
    decay: float,
    momentum: float,
    eps: float,
) -> None:
    """moments = momentum * moments + lr * grads / sqrt(mean_square + eps); params -= moments.

    ``mean_grad`` is empty, or its square is subtracted from mean_square under the root (the centered form).
    """
    _average_squares(mean_square, grads, decay)
    variance = mean_square
    if mean_grad:
        _average(mean_grad, grads, decay)
        variance = torch._foreach_addcmul(mean_square, mean_grad, mean_grad, -1)
    torch._foreach_mul_(moments, momentum)
    torch._foreach_addcdiv_(moments, grads, _roots_of_sums(variance, eps), lr)
    torch._foreach_sub_(params, moments)


@_in_float32
def adagrad(params: Tensors, grads: Tensors, accum: Tensors, *, lr: float, update_slots: bool) -> None:
    """accum += grads**2; params -= lr * grads / sqrt(accum)."""
    if update_slots:
        torch._foreach_addcmul_(accum, grads, grads)
    torch._foreach_addcdiv_(params, grads, torch._foreach_sqrt(accum), -lr)


@_in_float32
def rmsprop_of_sums(
    params: Tensors,
    grads: Tensors,
    mean_square: Tensors,
    moments: Tensors,
    mean_grad: Tensors,
    *,
    lr: float,
    decay: float,
    momentum: float,
    eps: float,
) -> None:
    """As :func:`rmsprop`, but eps is added to the root and lr stands outside of the moments, as torch does."""
    _average_squares(mean_square, grads, decay)
    variance = mean_square
    if mean_grad:
        _average(mean_grad, grads, decay)
        variance = torch._foreach_addcmul(mean_square, mean_grad, mean_grad, -1)
    roots = _roots(variance, eps)
    if not momentum:
        torch._foreach_addcdiv_(params, grads, roots, -lr)
        return
    torch._foreach_mul_(moments, momentum)
    torch._foreach_addcdiv_(moments, grads, roots)
    torch._foreach_add_(params, moments, alpha=-lr)


@_in_float32
def adagrad_of_sums(params: Tensors, grads: Tensors, accum: Tensors, *, lr: float, eps: float) -> None:
    """accum += grads**2; params -= lr * grads / (sqrt(accum) + eps)."""
    torch._foreach_addcmul_(accum, grads, grads)
    torch._foreach_addcdiv_(params, grads, _roots(accum, eps), -lr)


@_in_float32
def adadelta(
    params: Tensors, grads: Tensors, accum: Tensors, accum_update: Tensors, *, lr: float, rho: float, eps: float
) -> None:
    """params -= lr * update with update = sqrt(accum_update + eps) / sqrt(accum + eps) * grads (arXiv:1212.5701)."""
    _average_squares(accum, grads, rho)
    updates = _roots_of_sums(accum_update, eps)
    torch._foreach_div_(updates, _roots_of_sums(accum, eps))
    torch._foreach_mul_(updates, grads)
    _average_squares(accum_update, updates, rho)
    torch._foreach_add_(params, updates, alpha=-lr)


@_in_float32
def ftrl(
    params: Tensors,
    grads: Tensors,
    accum: Tensors,
    linear: Tensors,
    *,
    lr: float,
    lr_power: float,
    l1: float,
    l2: float,
) -> None:
    """FTRL-Proximal (McMahan et al., 2013): params solve the sum of all linearised losses with penalties l1 and l2."""
    before = torch._foreach_pow(accum, -lr_power)
    torch._foreach_addcmul_(accum, grads, grads)
    after = torch._foreach_pow(accum, -lr_power)
    sigma = torch._foreach_sub(after, before)
    torch._foreach_add_(linear, grads)
    torch._foreach_addcmul_(linear, sigma, params, -1 / lr)
    for param, sums, root in zip(params, linear, after, strict=True):
        torch.div(sums.clamp(-l1, l1) - sums, root / lr + 2 * l2, out=param)


@_in_float32
def proximal_adagrad(params: Tensors, grads: Tensors, accum: Tensors, *, lr: float, l1: float, l2: float) -> None:
    """Adagrad's step, then the proximal step of the penalties l1 and l2 (Duchi & Singer, 2009)."""
    torch._foreach_addcmul_(accum, grads, grads)
    rates = torch._foreach_sqrt(accum)
    torch._foreach_reciprocal_(rates)
    torch._foreach_mul_(rates, lr)
    torch._foreach_addcmul_(params, grads, rates, -1)
    if l1 != 0:
        for param, rate in zip(params, rates, strict=True):
            param.copy_(param.sign() * (param.abs() - rate * l1).clamp(min=0))
    torch._foreach_mul_(rates, l2)
    torch._foreach_add_(rates, 1)
    torch._foreach_div_(params, rates)


@_in_float32
def asgd(params: Tensors, grads: Tensors, averages: Tensors, *, eta: float, mu: float, lambd: float) -> None:
    """params = (1 - lambd * eta) * params - eta * grads; averages += mu * (params - averages)."""
    torch._foreach_mul_(params, 1 - lambd * eta)
    torch._foreach_add_(params, grads, alpha=-eta)
    torch._foreach_lerp_(averages, params, mu)


@_in_float32
def rprop(
    params: Tensors,
    grads: Tensors,
    previous: Tensors,
    step_sizes: Tensors,
    *,
    shrink: float,
    grow: float,
    low: float,
    high: float,
) -> None:
    """Steps of a size of their own in the gradient's sign: it grows while the sign stays, and shrinks when it turns.

    After a turn the element stands still for one step (Riedmiller & Braun, 1993).
    """
    signs = torch._foreach_sign(torch._foreach_mul(grads, previous))
    for param, grad, before, size, sign in zip(params, grads, previous, step_sizes, signs, strict=True):
        factor = torch.where(sign > 0, grow, torch.where(sign < 0, shrink, 1.0))
        size.mul_(factor).clamp_(low, high)
        before.copy_(torch.where(sign < 0, 0.0, grad))
        param.addcmul_(before.sign(), size, value=-1)


@_in_float32
def adafactor(
    params: Tensors,
    grads: Tensors,
    moments: Tensors,
    rows: Tensors,
    columns: Tensors,
    squares: Tensors,
    *,
    lr: float,
    decay: float,
    beta1: float,
    beta2: float,
    eps: float,
    scale_eps: float,
    clip: float,
    scales: bool,
) -> None:
    """Adafactor (arXiv:1804.04235): the second moment of a matrix kept as its row and column means.

    ``moments`` is empty without a first moment; ``squares`` holds the second moments of vectors.
    """
    for i, (param, grad) in enumerate(zip(params, grads, strict=True)):
        square = grad * grad + eps
        if param.ndim > 1:
            row, column = rows[i].lerp_(square.mean(-1), 1 - beta2), columns[i].lerp_(square.mean(-2), 1 - beta2)
            root = (row / row.mean(-1, keepdim=True)).rsqrt().unsqueeze(-1) * column.rsqrt().unsqueeze(-2)
        else:
            root = squares[i].lerp_(square, 1 - beta2).rsqrt()
        update = grad * root
        update /= (_mean_norm(update) / clip).clamp(min=1.0)
        rate = lr * _mean_norm(param).clamp(min=scale_eps) if scales else lr
        update *= rate
        if moments:
            update = moments[i].lerp_(update, 1 - beta1)
        if decay != 0:
            param -= param * (decay * rate)
        param -= update


def _mean_norm(t: torch.Tensor) -> torch.Tensor:
    """The root of the mean square."""
    return t.norm() / math.sqrt(t.numel())


def centralized(grad: torch.Tensor) -> torch.Tensor:
    """A gradient less its mean over all axes but the first (Yong et al., arXiv:2004.01461)."""
    return grad - grad.mean(tuple(range(1, grad.ndim)), keepdim=True)
