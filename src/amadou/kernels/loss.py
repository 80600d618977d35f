"""Losses that torch lacks, or that differ from torch's. N batch, C classes; ``reduction`` is mean, sum or none."""

import math
from typing import Any

import torch
import torch.nn.functional as F

from .._checks import check_one_of
from .promotion import binary

# A label that no program uses: MindSpore's losses with "logits" in their name ignore no label.
_NO_LABEL = torch.iinfo(torch.int64).min


def check_reduction(cls: str, reduction: str) -> None:
    """One of the three names; ValueError otherwise."""
    check_one_of(cls, "reduction", reduction, ("mean", "sum", "none"))


def check_same_shape(cls: str, x: torch.Tensor, target: torch.Tensor) -> None:
    """torch broadcasts in silence where MindSpore refuses."""
    if x.shape != target.shape:
        raise ValueError(
            f"For '{cls}', the input and the target must have the same shape, "
            f"but got {tuple(x.shape)} and {tuple(target.shape)}."
        )


def reduce(cls: str, loss: torch.Tensor, reduction: str) -> torch.Tensor:
    """The mean, the sum or all of ``loss``; the mean of integers is truncated, as in MindSpore."""
    check_reduction(cls, reduction)
    if reduction == "sum":
        return loss.sum(dtype=loss.dtype)
    if reduction == "none":
        return loss
    return loss.mean() if loss.is_floating_point() else loss.float().mean().to(loss.dtype)


def l1(x: torch.Tensor, target: torch.Tensor, reduction: str) -> torch.Tensor:
    """|x - target|, broadcast."""
    return reduce("l1_loss", binary(torch.sub, x, target).abs(), reduction)


def mse(x: torch.Tensor, target: torch.Tensor, reduction: str) -> torch.Tensor:
    """(x - target) ** 2, broadcast."""
    return reduce("mse_loss", binary(torch.sub, x, target).square(), reduction)


def rmse(x: torch.Tensor, target: torch.Tensor) -> torch.Tensor:
    """The square root of the mean of (x - target) ** 2."""
    return mse(x, target, "mean").sqrt()


def l2(x: torch.Tensor) -> torch.Tensor:
    """Half of the sum of squares."""
    return 0.5 * x.square().sum()


def weighted(loss: torch.Tensor, weights: float | torch.Tensor, reduction: str) -> torch.Tensor:
    """weights * loss, reduced in float32 and given back in the dtype of ``loss``."""
    weights = weights.float() if isinstance(weights, torch.Tensor) else weights
    return reduce("LossBase", loss.float() * weights, reduction).to(loss.dtype)


def smooth_l1(x: torch.Tensor, target: torch.Tensor, beta: float, reduction: str) -> torch.Tensor:
    """0.5 d^2 / beta where d = |x - target| < beta, else d - 0.5 beta."""
    check_reduction("smooth_l1_loss", reduction)
    check_same_shape("smooth_l1_loss", x, target)
    return F.smooth_l1_loss(x, target, reduction=reduction, beta=beta)


def huber(x: torch.Tensor, target: torch.Tensor, reduction: str, delta: float) -> torch.Tensor:
    """0.5 d^2 where d = |x - target| < delta, else delta * (d - 0.5 delta); broadcast."""
    if delta <= 0:
        raise ValueError(f"For 'huber_loss', 'delta' must be > 0, but got {delta}.")
    size = binary(torch.sub, x, target).abs()
    loss = torch.where(size < delta, 0.5 * size.square(), delta * (size - 0.5 * delta))
    return reduce("huber_loss", loss, reduction)


def cross_entropy(
    logits: torch.Tensor,
    target: torch.Tensor,
    weight: torch.Tensor | None,
    ignore_index: int,
    reduction: str,
    label_smoothing: float,
) -> torch.Tensor:
    """logits: [C], [N, C] or [N, C, ...]; target: the classes [N, ...] int, or probabilities of the shape of logits."""
    check_reduction("cross_entropy", reduction)
    weight = None if weight is None else weight.to(logits.dtype)
    if not target.is_floating_point():
        target = target.long()
    elif target.shape == logits.shape:
        target = target.to(logits.dtype)
    else:
        raise TypeError(f"For 'cross_entropy', the target must be of an int type, but got {target.dtype}.")
    return F.cross_entropy(
        logits, target, weight, ignore_index=ignore_index, reduction=reduction, label_smoothing=label_smoothing
    )


def nll(
    log_p: torch.Tensor,
    target: torch.Tensor,
    weight: torch.Tensor | None,
    ignore_index: int,
    reduction: str,
    label_smoothing: float = 0.0,
) -> torch.Tensor:
    """-log_p at the target, times its class's weight. log_p: [C], [N, C] or [N, C, ...]; target: [N, ...] int.

    "mean" divides by the sum of the weights. Label smoothing, which torch has in ``cross_entropy`` only, gives every
    class the share label_smoothing / C.
    """
    check_reduction("nll_loss", reduction)
    if target.is_floating_point():
        raise TypeError(f"For 'nll_loss', the target must be of an int type, but got {target.dtype}.")
    target = target.long()
    weight = None if weight is None else weight.to(log_p.dtype)
    loss = F.nll_loss(log_p, target, weight, ignore_index=ignore_index, reduction=reduction)
    if label_smoothing == 0:
        return loss
    axis = min(log_p.ndim - 1, 1)
    num_classes = log_p.shape[axis]
    shares = log_p if weight is None else log_p * weight.reshape(-1, *[1] * (log_p.ndim - 1 - axis))
    everywhere = -shares.sum(axis).masked_fill(target == ignore_index, 0)
    if reduction == "sum":
        everywhere = everywhere.sum()
    elif reduction == "mean":
        weights = torch.ones_like(everywhere) if weight is None else weight[target.clamp(min=0)]
        everywhere = everywhere.sum() / weights.masked_fill(target == ignore_index, 0).sum()
    return (1 - label_smoothing) * loss + label_smoothing / num_classes * everywhere


def nll_and_weight(
    log_p: torch.Tensor, target: torch.Tensor, weight: torch.Tensor, ignore_index: int, reduction: str
) -> tuple[torch.Tensor, torch.Tensor]:
    """``nll``, and the sum of the weights of the targets."""
    weights = weight[target.long().clamp(min=0)].masked_fill(target == ignore_index, 0)
    return nll(log_p, target, weight, ignore_index, reduction), weights.sum()


class _SoftmaxCrossEntropy(torch.autograd.Function):
    """-sum(labels * log_softmax(logits)), with MindSpore's gradient: softmax(logits) - labels.

    That is the true one where the labels of a sample add up to 1.
    """

    generate_vmap_rule = True

    @staticmethod
    def forward(logits: torch.Tensor, labels: torch.Tensor) -> torch.Tensor:
        return F.cross_entropy(logits, labels, reduction="none")

    @staticmethod
    def setup_context(ctx: Any, inputs: tuple, output: torch.Tensor) -> None:
        ctx.save_for_backward(*inputs)

    @staticmethod
    def backward(ctx: Any, grad: torch.Tensor) -> tuple[torch.Tensor, None]:
        logits, labels = ctx.saved_tensors
        return (torch.softmax(logits, 1) - labels) * grad[:, None], None


def softmax_cross_entropy(logits: torch.Tensor, labels: torch.Tensor, reduction: str) -> torch.Tensor:
    """-sum(labels * log_softmax(logits)). logits, labels: [N, C] of one float dtype -> [N], or 0-d.

    Labels get no gradient, as in MindSpore.
    """
    cls = "SoftmaxCrossEntropyWithLogits"
    if logits.dtype != labels.dtype:
        raise TypeError(f"For '{cls}', the labels must be {logits.dtype} as the logits are, but got {labels.dtype}.")
    if logits.ndim != 2:
        raise ValueError(f"For '{cls}', the logits must have 2 axes, but got the shape {tuple(logits.shape)}.")
    check_same_shape(cls, logits, labels)
    loss = _SoftmaxCrossEntropy.apply(logits, labels)
    return loss if reduction == "none" else getattr(loss, reduction)()


def softmax_cross_entropy_and_grad(logits: torch.Tensor, labels: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
    """``softmax_cross_entropy`` of every sample, and softmax(logits) - labels."""
    loss = softmax_cross_entropy(logits, labels, "none")
    return loss, (torch.softmax(logits, 1) - labels).detach()


def sparse_softmax_cross_entropy(logits: torch.Tensor, labels: torch.Tensor, reduction: str) -> torch.Tensor:
    """-log_softmax(logits) at the labels. logits: [..., C] float, labels: [...] int -> [...], or 0-d.

    As in MindSpore, a label that is no class is an error in "mean" (IndexError), and has the loss 0 otherwise.
    """
    cls = "SoftmaxCrossEntropyWithLogits"
    if labels.dtype not in (torch.int32, torch.int64):
        raise TypeError(f"For '{cls}', sparse labels must be int32 or int64, but got {labels.dtype}.")
    if labels.shape != logits.shape[:-1]:
        raise ValueError(
            f"For '{cls}', the labels must have the shape of the logits without its last axis, "
            f"but got {tuple(labels.shape)} and {tuple(logits.shape)}."
        )
    num_classes = logits.shape[-1]
    flat = labels.reshape(-1).long()
    if reduction != "mean":
        flat = flat.masked_fill((flat < 0) | (flat >= num_classes), _NO_LABEL)
    rows = logits.reshape(-1, num_classes)
    loss = F.cross_entropy(rows, flat, ignore_index=_NO_LABEL, reduction=reduction)
    return loss.reshape(labels.shape) if reduction == "none" else loss


def sparse_softmax_cross_entropy_grad(logits: torch.Tensor, labels: torch.Tensor) -> torch.Tensor:
    """The gradient of the mean of ``sparse_softmax_cross_entropy``: (softmax(logits) - one_hot(labels)) / N."""
    one_hot = F.one_hot(labels.long(), logits.shape[-1])
    return (torch.softmax(logits, -1) - one_hot) / labels.numel()


def sigmoid_cross_entropy(logits: torch.Tensor, label: torch.Tensor) -> torch.Tensor:
    """-(label * log(s) + (1 - label) * log(1 - s)) with s = sigmoid(logits).

    Labels get no gradient, as in MindSpore.
    """
    cls = "SigmoidCrossEntropyWithLogits"
    if logits.dtype != label.dtype:
        raise TypeError(f"For '{cls}', the label must be {logits.dtype} as the logits are, but got {label.dtype}.")
    check_same_shape(cls, logits, label)
    return F.binary_cross_entropy_with_logits(logits, label.detach(), reduction="none")


def binary_cross_entropy(
    p: torch.Tensor, target: torch.Tensor, weight: torch.Tensor | None, reduction: str
) -> torch.Tensor:
    """-weight * (target * log(p) + (1 - target) * log(1 - p)) of probabilities.

    MindSpore adds 1e-12 inside the logarithms, where torch stops them at -100; the weight gets no gradient.
    """
    if p.dtype != target.dtype:
        raise TypeError(f"For 'binary_cross_entropy', the labels must be {p.dtype}, but got {target.dtype}.")
    check_same_shape("binary_cross_entropy", p, target)
    # float16 cannot hold 1e-12
    exact, aim = (p.float(), target.float()) if p.dtype in (torch.float16, torch.bfloat16) else (p, target)
    loss = -(aim * torch.log(exact + 1e-12) + (1 - aim) * torch.log(1 - exact + 1e-12)).to(p.dtype)
    return reduce("binary_cross_entropy", loss if weight is None else weight.detach() * loss, reduction)


def binary_cross_entropy_with_logits(
    logits: torch.Tensor,
    target: torch.Tensor,
    weight: torch.Tensor | None,
    pos_weight: torch.Tensor | None,
    reduction: str,
) -> torch.Tensor:
    """``binary_cross_entropy`` of sigmoid(logits), without 1e-12; the weights get no gradient, as in MindSpore."""
    check_reduction("binary_cross_entropy_with_logits", reduction)
    weight, pos_weight = (None if w is None else w.detach() for w in (weight, pos_weight))
    return F.binary_cross_entropy_with_logits(logits, target, weight, reduction=reduction, pos_weight=pos_weight)


def kl_div(log_p: torch.Tensor, target: torch.Tensor, reduction: str, log_target: bool = False) -> torch.Tensor:
    """target * (log(target) - log_p); also "batchmean", the sum by N. The target gets no gradient, as in MindSpore.

    With ``log_target`` it is exp(target) * (target - log_p).
    """
    check_same_shape("kl_div", log_p, target)
    # torch warns that its "mean" is no mathematical one
    loss = F.kl_div(log_p, target.detach(), reduction="none", log_target=log_target)
    return loss.sum() / log_p.shape[0] if reduction == "batchmean" else reduce("kl_div", loss, reduction)


def gaussian_nll(
    x: torch.Tensor, target: torch.Tensor, var: torch.Tensor, full: bool, eps: float, reduction: str
) -> torch.Tensor:
    """0.5 * (log(var) + (x - target)^2 / var), var at least eps; ``full`` adds 0.5 * log(2 pi)."""
    if var.ndim == x.ndim - 1 and var.shape == x.shape[:-1]:
        var = var.unsqueeze(-1)
    var = var.clamp(min=eps)
    loss = 0.5 * (torch.log(var) + (x - target).square() / var)
    return reduce("gaussian_nll_loss", loss + 0.5 * math.log(2 * math.pi) if full else loss, reduction)


def euclidean(x: torch.Tensor, y: torch.Tensor) -> torch.Tensor:
    """The distance of every pair. x, y: [N, D] -> [N]."""
    return torch.linalg.vector_norm(x - y, dim=1)


def triplet_with_distances(
    to_positive: torch.Tensor, to_negative: torch.Tensor, margin: float, reduction: str
) -> torch.Tensor:
    """max(to_positive - to_negative + margin, 0)."""
    return reduce("TripletMarginWithDistanceLoss", torch.relu(to_positive - to_negative + margin), reduction)


def dice(x: torch.Tensor, label: torch.Tensor, smooth: float) -> torch.Tensor:
    """1 - 2 sum(x * label) / (sum(x^2) + sum(label^2) + smooth) (Milletari et al., arXiv:1606.04797)."""
    check_same_shape("DiceLoss", x, label)
    common = (x * label).sum()
    return 1 - 2 * common / (x.square().sum() + label.square().sum() + smooth)


def multi_class_dice(
    x: torch.Tensor, label: torch.Tensor, weights: torch.Tensor | None, ignore_index: int | None, smooth: float
) -> torch.Tensor:
    """The ``dice`` of every class, weighted and averaged.

    x, label: [N, C, ...]; weights: [C, D] -> 0-d, or [D].
    """
    if x.ndim < 2:
        raise ValueError(f"For 'MultiClassDiceLoss', the logits must have 2 axes or more, but got {tuple(x.shape)}.")
    check_same_shape("MultiClassDiceLoss", x, label)
    num_classes = label.shape[1]
    if weights is not None and (weights.ndim != 2 or weights.shape[0] != num_classes):
        raise ValueError(
            f"For 'MultiClassDiceLoss', 'weights' must be [{num_classes}, D], but got the shape {tuple(weights.shape)}."
        )
    others = [axis for axis in range(x.ndim) if axis != 1]
    common = (x * label).sum(others)
    loss = 1 - 2 * common / (x.square().sum(others) + label.square().sum(others) + smooth)
    if ignore_index is not None:
        loss = loss * (torch.arange(num_classes, device=x.device) != ignore_index)
    if weights is not None:
        loss = loss.unsqueeze(1) * weights
    return loss.sum(0) / num_classes


def multilabel_margin(x: torch.Tensor, target: torch.Tensor, reduction: str) -> tuple[torch.Tensor, torch.Tensor]:
    """Sum of max(0, 1 - x[j] + x[i]) / C over targets j and other classes i, and whether each class is a target."""
    each, is_target = torch.ops.aten.multilabel_margin_loss_forward(x, target.long(), 0)
    return reduce("MultilabelMarginLoss", each, reduction), is_target.int()


def focal(
    logits: torch.Tensor, labels: torch.Tensor, weight: torch.Tensor | None, gamma: float, reduction: str
) -> torch.Tensor:
    """-weight * (1 - p)^gamma * log(p) at the labels, averaged over the places of a sample (arXiv:1708.02002).

    logits: [N, C, ...]; labels: [N, 1, ...] int classes, or [N, C, ...] shares of the classes -> [N] or [N, C], or 0-d.
    """
    cls = "FocalLoss"
    if labels.ndim < 2 or labels.ndim > 4:
        raise ValueError(f"For '{cls}', the labels must have 2 to 4 axes, but got the shape {tuple(labels.shape)}.")
    if logits.ndim != labels.ndim:
        raise ValueError(
            f"For '{cls}', the logits and the labels must have the same number of axes, "
            f"but got the shapes {tuple(logits.shape)} and {tuple(labels.shape)}."
        )
    # From here on all places are one axis: the last.
    log_p = torch.log_softmax(logits.flatten(2) if logits.ndim > 2 else logits.unsqueeze(2), 1)
    labels = labels.flatten(2) if labels.ndim > 2 else labels.unsqueeze(2)
    loss = -((1 - log_p.exp()) ** gamma) * log_p
    if weight is not None:
        loss = loss * weight.reshape(1, -1, 1)
    per_place = loss.gather(1, labels.long()).squeeze(1) if labels.shape[1] == 1 else loss * labels
    return reduce(cls, per_place.mean(-1), reduction)


def ctc(
    log_p: torch.Tensor,
    targets: torch.Tensor,
    input_lengths: torch.Tensor | tuple[int, ...],
    target_lengths: torch.Tensor | tuple[int, ...],
    blank: int,
    zero_infinity: bool,
) -> tuple[torch.Tensor, torch.Tensor]:
    """-log of the probability of the targets (Graves et al., 2006). log_p: [T, N, C]; targets: [N, S] int.

    Returns ([N], the logarithms of the forward variables [N, T, 2 S + 1]). One sample may come without its axis.
    """
    if log_p.ndim == 2:
        one = log_p.unsqueeze(1), targets.unsqueeze(0)
        loss, log_alpha = ctc(*one, input_lengths, target_lengths, blank, zero_infinity)
        return loss[0], log_alpha[0]
    if targets.ndim != 2:
        raise ValueError(f"For 'ctc_loss', the targets must have 2 axes, but got the shape {tuple(targets.shape)}.")
    steps, sizes = (torch.as_tensor(size, dtype=torch.int64).reshape(-1) for size in (input_lengths, target_lengths))
    loss, log_alpha = torch._ctc_loss(log_p, targets.long(), steps.cpu(), sizes.cpu(), blank, zero_infinity)
    # torch leaves what lies behind the ends of the samples as it was in memory
    _, num_steps, num_states = log_alpha.shape
    behind_step = torch.arange(num_steps, device=steps.device) >= steps[:, None]
    behind_state = torch.arange(num_states, device=sizes.device) > 2 * sizes[:, None]
    behind = (behind_step[:, :, None] | behind_state[:, None, :]).to(log_alpha.device)
    log_alpha = log_alpha.masked_fill(behind, float("-inf"))
    return (loss.masked_fill(loss.isinf(), 0) if zero_infinity else loss), log_alpha


def ctc_reduce(loss: torch.Tensor, target_lengths: torch.Tensor | tuple[int, ...], reduction: str) -> torch.Tensor:
    """As ``reduce``; "mean" divides every loss by its target's length first."""
    if reduction == "mean":
        loss = loss / torch.as_tensor(target_lengths, device=loss.device).clamp(min=1)
    return reduce("CTCLoss", loss, reduction)


def sparse_ctc(
    x: torch.Tensor,
    labels_indices: torch.Tensor,
    labels_values: torch.Tensor,
    sequence_length: torch.Tensor,
    collapse: bool,
    merge: bool,
    ignore_longer: bool,
) -> tuple[torch.Tensor, torch.Tensor]:
    """CTC loss of logits x: [T, N, C] with the last class as blank, and its gradient: ([N], [T, N, C]).

    The labels are sparse: ``labels_values`` [K] int stand at ``labels_indices`` [K, 2], (sample, place).
    """
    num_steps, num_samples, num_classes = x.shape
    steps, blank = sequence_length.long(), num_classes - 1
    targets, sizes = _label_table(labels_indices.long(), labels_values.long(), num_samples, blank, collapse)
    if (steps > num_steps).any() or (not ignore_longer and (sizes > steps).any()):
        raise RuntimeError(
            f"For 'CTCLoss', 'sequence_length' must be at most {num_steps} and at least the number of labels of each "
            f"sample, {sizes.tolist()}, but got {steps.tolist()}."
        )
    with torch.enable_grad():
        logits = x.detach().requires_grad_()
        log_p = logits.log_softmax(-1)
        if merge:
            loss, _ = torch._ctc_loss(log_p, targets, steps.cpu(), sizes.cpu(), blank, zero_infinity=True)
        else:
            loss = _ctc_of_frames(log_p, targets, steps, sizes, blank)
        (gradient,) = torch.autograd.grad(loss.sum(), logits)
    return _with_gradient(loss.detach(), x, gradient, (0, 2)), gradient


def _with_gradient(loss: torch.Tensor, x: torch.Tensor, gradient: torch.Tensor, axes: tuple[int, ...]) -> torch.Tensor:
    """``loss`` [N], whose derivative with respect to x is the gradient that is at hand: x without ``axes`` is [N]."""
    return loss + ((x - x.detach()) * gradient).sum(axes)


def transducer(
    x: torch.Tensor, labels: torch.Tensor, steps: torch.Tensor, sizes: torch.Tensor, blank: int
) -> tuple[torch.Tensor, torch.Tensor]:
    """Transducer loss (arXiv:1211.3711) and its gradient: ([N], as x).

    x: [N, T, U + 1, C] logits; labels: [N, U]; steps, sizes: [N], the numbers of frames and of labels.
    """
    with torch.enable_grad():
        logits = x.detach().float().requires_grad_()
        loss = _transducer(logits.log_softmax(-1), labels.long(), steps.long(), sizes.long(), blank)
        (gradient,) = torch.autograd.grad(loss.sum(), logits)
    gradient = gradient.to(x.dtype)
    return _with_gradient(loss.detach().to(x.dtype), x, gradient, (1, 2, 3)), gradient


def _transducer(
    log_p: torch.Tensor, labels: torch.Tensor, steps: torch.Tensor, sizes: torch.Tensor, blank: int
) -> torch.Tensor:
    """All nodes (t, u) with the same t + u depend on those of the sum before only: one step for each such diagonal."""
    num_samples, num_steps, num_labels, _ = log_p.shape
    never = torch.finfo(log_p.dtype).min / 4  # -inf would make the gradient of a sum of them nan
    ahead = log_p[..., blank]
    emit = log_p[:, :, :-1].gather(3, labels[:, None, :, None].expand(-1, num_steps, -1, 1)).squeeze(3)
    behind, spoken = (_diagonals(scores, never) for scores in (ahead, F.pad(emit, (0, 1), value=never)))
    alpha = F.pad(log_p.new_zeros(num_samples, 1), (0, num_labels - 1), value=never)
    rows = [alpha]
    for diagonal in range(1, num_steps + num_labels - 1):
        wait = alpha + behind[:, diagonal - 1]
        speak = F.pad(alpha + spoken[:, diagonal - 1], (1, 0), value=never)[:, :-1]
        alpha = torch.logaddexp(wait, speak).clamp(min=never)
        rows.append(alpha)
    sample = torch.arange(num_samples, device=log_p.device)
    last = torch.stack(rows, 1)[sample, steps - 1 + sizes, sizes]
    return -(last + ahead[sample, steps - 1, sizes])


def _diagonals(scores: torch.Tensor, never: float) -> torch.Tensor:
    """scores [N, T, U] as [N, T + U - 1, U]: row d holds what was at (d - u, u), ``never`` where that is outside."""
    _, num_steps, num_labels = scores.shape
    diagonal = torch.arange(num_steps + num_labels - 1, device=scores.device)[:, None]
    step = diagonal - torch.arange(num_labels, device=scores.device)
    taken = scores[:, step.clamp(0, num_steps - 1), torch.arange(num_labels, device=scores.device)]
    return taken.masked_fill((step < 0) | (step >= num_steps), never)


def _label_table(
    indices: torch.Tensor, values: torch.Tensor, num_samples: int, blank: int, collapse: bool
) -> tuple[torch.Tensor, torch.Tensor]:
    """The labels of each sample and their number: [N, S], [N]. What is no class, or the blank, ends the labels."""
    sample, place = indices.unbind(1)
    table = indices.new_full((num_samples, int(place.max()) + 1 if len(place) else 1), blank)
    table[sample, place] = values
    kept = ((table < 0) | (table >= blank)).cumsum(1) == 0
    if collapse:
        kept[:, 1:] &= table[:, 1:] != table[:, :-1]
    order = kept.byte().argsort(dim=1, descending=True, stable=True)
    sizes = kept.sum(1)
    behind = torch.arange(table.shape[1], device=table.device) >= sizes[:, None]
    return table.gather(1, order).masked_fill(behind, 0), sizes


def _ctc_of_frames(
    log_p: torch.Tensor, targets: torch.Tensor, steps: torch.Tensor, sizes: torch.Tensor, blank: int
) -> torch.Tensor:
    """CTC loss [N] where every frame with a label counts as one: equal neighbours are not merged."""
    num_steps, num_samples, _ = log_p.shape
    is_blank = torch.arange(2 * targets.shape[1] + 1, device=log_p.device) % 2 == 0
    states = F.pad(targets.repeat_interleave(2, 1), (0, 1)).masked_fill(is_blank, blank)
    emitted = log_p.gather(2, states.expand(num_steps, -1, -1))
    never = torch.finfo(log_p.dtype).min / 4  # -inf would make the gradient of a sum of them nan
    alpha = F.pad(emitted[0, :, :2], (0, states.shape[1] - 2), value=never)
    rows = [alpha]
    for now in emitted[1:]:
        stay = alpha.masked_fill(~is_blank, never)
        step = F.pad(alpha, (1, 0), value=never)[:, :-1]
        skip = F.pad(alpha, (2, 0), value=never)[:, :-2].masked_fill(is_blank, never)
        alpha = torch.stack((stay, step, skip)).logsumexp(0) + now
        rows.append(alpha)
    last = torch.stack(rows)[(steps - 1).clamp(min=0), torch.arange(num_samples, device=steps.device)]
    ends = last.gather(1, torch.stack((2 * sizes, (2 * sizes - 1).clamp(min=0)), 1))
    ends = torch.stack((ends[:, 0], ends[:, 1].masked_fill(sizes == 0, never)))
    loss = -ends.logsumexp(0)
    return loss.masked_fill(loss > -never / 2, float("inf"))


def sampled_softmax(
    weights: torch.Tensor,
    biases: torch.Tensor,
    labels: torch.Tensor,
    x: torch.Tensor,
    sampled: torch.Tensor,
    true_expected: torch.Tensor,
    sampled_expected: torch.Tensor,
) -> torch.Tensor:
    """Cross-entropy over the true and the sampled classes; logits are lessened by log of how often a class is expected.

    weights: [C, n], biases: [C], labels: [N, T] int, x: [N, n], sampled: [S] int, true_expected: [N, T],
    sampled_expected: [S] -> [N]. The T true classes share the probability evenly.
    """
    if labels.dtype not in (torch.int32, torch.int64):
        raise TypeError(f"For 'SampledSoftmaxLoss', 'labels' must be of int32 or int64, but got {labels.dtype}.")
    if len(labels) != len(x):
        raise ValueError(f"For 'SampledSoftmaxLoss', there must be {len(x)} rows of labels, but got {len(labels)}.")
    labels, sampled = labels.long(), sampled.long()
    true_logits = (weights[labels] @ x[:, :, None]).squeeze(2) + biases[labels] - true_expected.log()
    other_logits = x @ weights[sampled].t() + biases[sampled] - sampled_expected.log()
    log_p = torch.cat([true_logits, other_logits], 1).log_softmax(1)
    return -log_p[:, : labels.shape[1]].mean(1)


def cross_entropy_and_parts(
    logits: torch.Tensor,
    target: torch.Tensor,
    weight: torch.Tensor | None,
    reduction: str,
    ignore_index: int,
    label_smoothing: float,
    z_scale: float,
) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor, torch.Tensor]:
    """``cross_entropy`` [1] or [N], log_softmax(logits) [N, C], z-loss [1] or [N], logsumexp(logits) [N].

    The z-loss of a sample is z_scale * logsumexp^2 (Chowdhery et al., arXiv:2204.02311), 0 for ``ignore_index``.
    """
    lse = torch.logsumexp(logits, 1)
    loss = cross_entropy(logits, target, weight, ignore_index, reduction, label_smoothing)
    kept = target != ignore_index
    z_loss = z_scale * lse.square() * kept
    if reduction == "none":
        return loss, logits - lse.unsqueeze(1), z_loss, lse
    total = z_loss.sum() / (kept.sum() if reduction == "mean" else 1)
    return loss.reshape(1), logits - lse.unsqueeze(1), total.reshape(1), lse
