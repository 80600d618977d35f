"""Losses with mint's arguments. N batch, C classes. ``reduction`` is "mean", "sum" or "none"."""

from .. import _checks
from .._boundary import op
from ..kernels import loss as kernels
from ..ops._errors import shape_errors


@op
@shape_errors
def smooth_l1_loss(input, target, reduction="mean", beta=1.0):
    """0.5 d^2 / beta where d = \\|input - target\\| < beta, else d - 0.5 beta. input, target: [...] float -> same.

    Raises:
        ValueError: if the shapes differ.
    """
    return kernels.smooth_l1(input, target, beta, reduction)


@op
@shape_errors
def cross_entropy(input, target, weight=None, ignore_index=-100, reduction="mean", label_smoothing=0.0):
    """-log(softmax(input)) at the target; as :func:`amadou.ops.cross_entropy`.

    input: [C], [N, C] or [N, C, ...] float; target: [N, ...] int or as input -> [N, ...], or 0-d.
    """
    _checks.check_range("cross_entropy", "label_smoothing", label_smoothing, 0.0, 1.0)
    return kernels.cross_entropy(input, target, weight, ignore_index, reduction, label_smoothing)


@op
@shape_errors
def nll_loss(input, target, weight=None, ignore_index=-100, reduction="mean"):
    """-input at the target, input being log-probabilities; the arguments are those of :func:`cross_entropy`.

    input: [C], [N, C] or [N, C, ...] float; target: [N, ...] int -> [N, ...], or 0-d.
    """
    return kernels.nll(input, target, weight, ignore_index, reduction)


@op
@shape_errors
def binary_cross_entropy(input, target, weight=None, reduction="mean"):
    """-weight * (target * log(p) + (1 - target) * log(1 - p)); as :func:`amadou.ops.binary_cross_entropy`.

    input, which holds p, and target: [...] float -> same, or 0-d.
    """
    return kernels.binary_cross_entropy(input, target, weight, reduction)


@op
@shape_errors
def binary_cross_entropy_with_logits(input, target, weight=None, reduction="mean", pos_weight=None):
    """:func:`binary_cross_entropy` of p = sigmoid(input), computed without overflow. input, target: [...] float.

    Args:
        weight: a factor that is broadcast to the shape.
        pos_weight: a factor of ``target``, broadcast to the shape.
    """
    return kernels.binary_cross_entropy_with_logits(input, target, weight, pos_weight, reduction)


@op
@shape_errors
def kl_div(input, target, reduction="mean", log_target=False):
    """target * (log(target) - input), input being log-probabilities. input, target: [...] float -> same, or 0-d.

    Args:
        reduction: also "batchmean", the sum divided by the size of the first axis.
        log_target: whether target holds log-probabilities too.

    Raises:
        ValueError: if the shapes differ.
    """
    return kernels.kl_div(input, target, reduction, log_target)
