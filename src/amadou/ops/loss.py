"""Losses. N batch, C classes. ``reduction`` is "mean", "sum" or "none"; another name is a ValueError."""

import torch.nn.functional as F

from .. import _checks
from .._boundary import op
from ..kernels import loss as kernels

# Shared by the layers and the Primitives; no public functions.
ctc = op(kernels.ctc)
sparse_softmax_cross_entropy = op(kernels.sparse_softmax_cross_entropy)


@op
def l1_loss(input, target, reduction="mean"):
    """\\|input - target\\|. input, target: [...] number, broadcast to each other -> [...], or 0-d.

    >>> import amadou as ms
    >>> print(ms.ops.l1_loss(ms.Tensor([1.0, 2.0]), ms.Tensor([1.0, 4.0])))
    1.0
    """
    return kernels.l1(input, target, reduction)


@op
def mse_loss(input, target, reduction="mean"):
    """(input - target) ** 2. input, target: [...] number, broadcast to each other -> [...], or 0-d.

    >>> import amadou as ms
    >>> print(ms.ops.mse_loss(ms.Tensor([1.0, 2.0]), ms.Tensor([1.0, 4.0])))
    2.0
    """
    return kernels.mse(input, target, reduction)


mse_loss_ext = mse_loss


@op
def smooth_l1_loss(input, target, beta=1.0, reduction="none"):
    """0.5 d^2 / beta where d = \\|input - target\\| < beta, else d - 0.5 beta. input, target: [...] float -> same.

    Raises:
        ValueError: if the shapes differ.

    >>> import amadou as ms
    >>> print(ms.ops.smooth_l1_loss(ms.Tensor([1.0, 2.0]), ms.Tensor([1.0, 4.0])))
    [0.  1.5]
    """
    return kernels.smooth_l1(input, target, beta, reduction)


@op
def huber_loss(input, target, reduction="mean", delta=1.0):
    """0.5 d^2 where d = \\|input - target\\| < delta, else delta (d - 0.5 delta). input, target: [...] float.

    Raises:
        ValueError: if ``delta`` is not above 0.

    >>> import amadou as ms
    >>> print(ms.ops.huber_loss(ms.Tensor([1.0, 2.0]), ms.Tensor([1.0, 4.0])))
    0.75
    """
    return kernels.huber(input, target, reduction, delta)


@op
def cross_entropy(input, target, weight=None, ignore_index=-100, reduction="mean", label_smoothing=0.0):
    """-log(softmax(input)) at the target. input: [C], [N, C] or [N, C, ...] float -> [N, ...], or 0-d.

    Args:
        target: classes [N, ...] int, or probabilities of the shape of ``input``.
        weight: [C] float, a factor for each class; "mean" then divides by the sum of the targets' weights.
        ignore_index: the class that counts nothing.
        label_smoothing: the share of the target that is spread over all classes, in [0, 1].

    Raises:
        TypeError: if ``target`` is float and has another shape.
        ValueError: if the shapes do not fit, or ``label_smoothing`` is out of range.

    >>> import amadou as ms
    >>> print(ms.ops.cross_entropy(ms.Tensor([[1.0, 1.0]]), ms.Tensor([0], ms.int32)))
    0.6931472
    """
    _checks.check_range("cross_entropy", "label_smoothing", label_smoothing, 0.0, 1.0)
    return kernels.cross_entropy(input, target, weight, ignore_index, reduction, label_smoothing)


@op
def nll_loss(inputs, target, weight=None, ignore_index=-100, reduction="mean", label_smoothing=0.0):
    """As :func:`cross_entropy` of log-probabilities: -inputs at the target. inputs: [C], [N, C] or [N, C, ...].

    >>> import amadou as ms
    >>> print(ms.ops.nll_loss(ms.Tensor([[-0.5, -1.0]]), ms.Tensor([1], ms.int32)))
    1.0
    """
    return kernels.nll(inputs, target, weight, ignore_index, reduction, label_smoothing)


@op
def binary_cross_entropy(logits, labels, weight=None, reduction="mean"):
    """-weight * (labels * log(p) + (1 - labels) * log(1 - p)). logits, which hold p, and labels: [...] float -> same.

    1e-12 is added inside the logarithms, so the loss of an element is at most 27.6.

    Args:
        weight: a factor that is broadcast to the shape.

    Raises:
        TypeError: if the dtypes differ.
        ValueError: if the shapes differ.

    >>> import amadou as ms
    >>> print(ms.ops.binary_cross_entropy(ms.Tensor([0.5, 0.8]), ms.Tensor([1.0, 1.0])))
    0.45814535
    """
    return kernels.binary_cross_entropy(logits, labels, weight, reduction)


@op
def binary_cross_entropy_with_logits(input, target, weight=None, pos_weight=None, reduction="mean"):
    """:func:`binary_cross_entropy` of p = sigmoid(input), computed without overflow. input, target: [...] float.

    Args:
        weight: a factor that is broadcast to the shape.
        pos_weight: a factor of ``target``, broadcast to the shape.

    Raises:
        ValueError: if the shapes differ.

    >>> import amadou as ms
    >>> logits, ones = ms.Tensor([0.0, 2.0]), ms.Tensor([1.0, 1.0])
    >>> print(ms.ops.binary_cross_entropy_with_logits(logits, ones, ones, ones))
    0.4100376
    """
    return kernels.binary_cross_entropy_with_logits(input, target, weight, pos_weight, reduction)


@op
def kl_div(logits, labels, reduction="mean"):
    """labels * (log(labels) - logits), the logits being log-probabilities. logits, labels: [...] float -> same, or 0-d.

    Args:
        reduction: also "batchmean", the sum divided by the size of the first axis.

    Raises:
        ValueError: if the shapes differ.

    >>> import amadou as ms
    >>> print(ms.ops.kl_div(ms.Tensor([-1.0]), ms.Tensor([0.5])))
    0.15342641
    """
    return kernels.kl_div(logits, labels, reduction)


@op
def soft_margin_loss(input, target, reduction="mean"):
    """log(1 + exp(-target * input)). input, target (of 1 and -1): [...] float -> same, or 0-d.

    >>> import amadou as ms
    >>> print(ms.ops.soft_margin_loss(ms.Tensor([1.0, -1.0]), ms.Tensor([1.0, 1.0])))
    0.8132616
    """
    kernels.check_same_shape("soft_margin_loss", input, target)
    return kernels.reduce("soft_margin_loss", F.softplus(-target * input), reduction)


@op
def cosine_embedding_loss(input1, input2, target, margin=0.0, reduction="mean"):
    """1 - cos where target is 1, max(0, cos - margin) where it is -1. input1, input2: [N, D] float, target: [N].

    Raises:
        ValueError: if ``margin`` is not in [-1, 1].

    >>> import amadou as ms
    >>> print(ms.ops.cosine_embedding_loss(ms.Tensor([[1.0, 0.0]]), ms.Tensor([[1.0, 1.0]]), ms.Tensor([1.0])))
    0.29289323
    """
    _checks.check_range("cosine_embedding_loss", "margin", margin, -1, 1)
    kernels.check_reduction("cosine_embedding_loss", reduction)
    return F.cosine_embedding_loss(input1, input2, target, margin, reduction=reduction)


@op
def margin_ranking_loss(input1, input2, target, margin=0.0, reduction="mean"):
    """max(0, -target * (input1 - input2) + margin). input1, input2, target (of 1 and -1): [...] float -> same, or 0-d.

    Raises:
        TypeError: if ``margin`` is no float.

    >>> import amadou as ms
    >>> print(ms.ops.margin_ranking_loss(ms.Tensor([1.0]), ms.Tensor([2.0]), ms.Tensor([1.0])))
    1.0
    """
    _checks.check_type("margin_ranking_loss", "margin", margin, float)
    return kernels.reduce("margin_ranking_loss", F.relu(-target * (input1 - input2) + margin), reduction)


@op
def triplet_margin_loss(anchor, positive, negative, margin=1.0, p=2, eps=1e-06, swap=False, reduction="mean"):
    """max(0, d(anchor, positive) - d(anchor, negative) + margin) with the p-norm. anchor, …: [N, D] -> [N].

    Args:
        margin: a number.
        p: the norm's degree.
        eps: added to the differences.
        swap: whether the negative's distance is that to the nearer of anchor and positive.

    >>> import amadou as ms
    >>> print(ms.ops.triplet_margin_loss(ms.Tensor([[0.0, 0.0]]), ms.Tensor([[0.0, 1.0]]), ms.Tensor([[0.0, 1.5]])))
    0.5
    """
    kernels.check_reduction("triplet_margin_loss", reduction)
    return F.triplet_margin_loss(anchor, positive, negative, float(margin), p, eps, swap, reduction=reduction)


@op
def hinge_embedding_loss(inputs, targets, margin=1.0, reduction="mean"):
    """inputs where targets are 1, max(0, margin - inputs) where they are -1. inputs, targets: [...] float.

    Raises:
        TypeError: if ``margin`` is no number.

    >>> import amadou as ms
    >>> print(ms.ops.hinge_embedding_loss(ms.Tensor([0.5, 0.2]), ms.Tensor([1.0, -1.0])))
    0.65
    """
    _checks.check_type("hinge_embedding_loss", "margin", margin, (float, int))
    kernels.check_reduction("hinge_embedding_loss", reduction)
    return F.hinge_embedding_loss(inputs, targets, margin, reduction=reduction)


@op
def gaussian_nll_loss(x, target, var, full=False, eps=1e-06, reduction="mean"):
    """0.5 * (log(var) + (x - target)^2 / var). x, target: [..., D] float; var: same, [..., 1] or [...].

    Args:
        full: whether 0.5 * log(2 pi) is added.
        eps: the least variance.

    >>> import amadou as ms
    >>> print(ms.ops.gaussian_nll_loss(ms.Tensor([1.0]), ms.Tensor([2.0]), ms.Tensor([1.0])))
    0.5
    """
    return kernels.gaussian_nll(x, target, var, full, eps, reduction)


@op
def multilabel_soft_margin_loss(input, target, weight=None, reduction="mean"):
    """:func:`binary_cross_entropy_with_logits` averaged over the classes. input, target: [N, C] -> [N].

    >>> import amadou as ms
    >>> print(ms.ops.multilabel_soft_margin_loss(ms.Tensor([[1.0, -1.0]]), ms.Tensor([[1.0, 0.0]])))
    0.3132617
    """
    kernels.check_reduction("multilabel_soft_margin_loss", reduction)
    return F.multilabel_soft_margin_loss(input, target, weight, reduction=reduction)


@op
def multi_margin_loss(input, target, p=1, margin=1, weight=None, reduction="mean"):
    """Mean over the other classes i of max(0, margin - x[target] + x[i])^p. input: [N, C] float, target: [N] int.

    Raises:
        ValueError: if p is neither 1 nor 2.

    >>> import amadou as ms
    >>> print(ms.ops.multi_margin_loss(ms.Tensor([[0.1, 0.9]]), ms.Tensor([0])))
    0.9
    """
    kernels.check_reduction("multi_margin_loss", reduction)
    return F.multi_margin_loss(input, target.long(), p, margin, weight, reduction=reduction)


@op
def multilabel_margin_loss(input, target, reduction="mean"):
    """Sum of max(0, 1 - x[j] + x[i]) / C over targets j and other classes i. input: [N, C] float -> [N], or 0-d.

    Args:
        target: [N, C] int, the classes of each sample, followed by -1.

    >>> import amadou as ms
    >>> print(ms.ops.multilabel_margin_loss(ms.Tensor([[0.1, 0.9]]), ms.Tensor([[1, -1]], ms.int32)))
    0.10000001
    """
    kernels.check_reduction("multilabel_margin_loss", reduction)
    return F.multilabel_margin_loss(input, target.long(), reduction=reduction)


@op
def ctc_loss(log_probs, targets, input_lengths, target_lengths, blank=0, reduction="mean", zero_infinity=False):
    """Connectionist temporal classification (Graves et al., 2006). log_probs: [T, N, C] float, targets: [N, S] int.

    Returns (loss, log_alpha): [N] or 0-d, and [N, T, 2 S + 1], the logarithms of the forward variables.

    Args:
        input_lengths, target_lengths: [N] int, or tuples.
        blank: the class that stands for nothing.
        reduction: "mean" divides by the targets' lengths first.
        zero_infinity: whether infinite losses become 0.

    Raises:
        ValueError: if ``targets`` has not 2 axes.

    >>> import amadou as ms
    >>> log_p, label = ms.ops.log_softmax(ms.ops.ones((3, 1, 2))), ms.Tensor([[1]], ms.int32)
    >>> loss, _ = ms.ops.ctc_loss(log_p, label, ms.Tensor([3], ms.int32), ms.Tensor([1], ms.int32))
    >>> print(loss)
    0.28768206
    """
    loss, log_alpha = kernels.ctc(log_probs, targets, input_lengths, target_lengths, blank, zero_infinity)
    return kernels.ctc_reduce(loss, target_lengths, reduction), log_alpha
