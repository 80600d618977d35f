"""Losses with torch's arguments. ``reduction`` is "mean", "sum" or "none", another name is a ValueError."""

from typing import Any

import torch
from torch.nn import functional as F

from ...._boundary import op
from ....kernels.loss import check_reduction
from ....nn.cell import Cell
from ....ops.loss import cosine_embedding_loss
from ... import loss


@op
def _mse_loss(input, target, reduction):
    """The squared differences, reduced. input, target: [...] float, broadcast -> 0-d, or [...] for "none"."""
    # torch warns of shapes that differ
    return F.mse_loss(*torch.broadcast_tensors(input, target), reduction=reduction)


class _Loss(Cell):
    def __init__(self, reduction: str) -> None:
        super().__init__()
        check_reduction(self.cls_name, reduction)
        self.reduction = reduction


class MSELoss(_Loss):
    """(input - target)^2, reduced. input, target: [...] float, broadcast -> 0-d, or [...] for "none"."""

    def __init__(self, reduction: str = "mean") -> None:
        super().__init__(reduction)

    def construct(self, input: Any, target: Any) -> Any:
        return _mse_loss(input, target, self.reduction)


class SmoothL1Loss(_Loss):
    """d^2 / (2 beta) where d = |input - target| is below ``beta``, else d - beta / 2, reduced. -> 0-d, or [...]."""

    def __init__(self, reduction: str = "mean", beta: float = 1.0) -> None:
        super().__init__(reduction)
        self.beta = beta

    def construct(self, input: Any, target: Any) -> Any:
        return loss.smooth_l1_loss(input, target, self.reduction, self.beta)


class BCELoss(_Loss):
    """-(y log p + (1 - y) log(1 - p)), reduced. input: p in [0, 1], target: y, both [...] float -> 0-d, or [...].

    Args:
        weight: what an element counts, a Tensor that is broadcast.
        reduction: as above.
    """

    def __init__(self, weight: Any = None, reduction: str = "mean") -> None:
        super().__init__(reduction)
        self.weight = weight

    def construct(self, input: Any, target: Any) -> Any:
        return loss.binary_cross_entropy(input, target, self.weight, self.reduction)


class BCEWithLogitsLoss(_Loss):
    """:class:`BCELoss` of sigmoid(input).

    Args:
        weight: what an element counts, a Tensor that is broadcast.
        reduction: as above.
        pos_weight: what the term with y counts, a Tensor that is broadcast.
    """

    def __init__(self, weight: Any = None, reduction: str = "mean", pos_weight: Any = None) -> None:
        super().__init__(reduction)
        self.weight, self.pos_weight = weight, pos_weight

    def construct(self, input: Any, target: Any) -> Any:
        return loss.binary_cross_entropy_with_logits(input, target, self.weight, self.reduction, self.pos_weight)


class CosineEmbeddingLoss(_Loss):
    """1 - cos where target is 1, max(0, cos - margin) where it is -1, reduced. input1, input2: [N, n] -> 0-d or [N]."""

    def __init__(self, margin: float = 0.0, reduction: str = "mean") -> None:
        super().__init__(reduction)
        self.margin = margin

    def construct(self, input1: Any, input2: Any, target: Any) -> Any:
        return cosine_embedding_loss(input1, input2, target, self.margin, self.reduction)


class CrossEntropyLoss(_Loss):
    """-log softmax(input) of the true class, reduced. input: [N, C, ...], target: [N, ...] int or [N, C, ...].

    Args:
        weight: what a class counts, [C].
        ignore_index: a class that does not count.
        reduction: as above; the mean is over the weights.
        label_smoothing: how much of the probability all classes share.
    """

    def __init__(
        self, weight: Any = None, ignore_index: int = -100, reduction: str = "mean", label_smoothing: float = 0.0
    ) -> None:
        super().__init__(reduction)
        self.weight, self.ignore_index, self.label_smoothing = weight, ignore_index, label_smoothing

    def construct(self, input: Any, target: Any) -> Any:
        settings = self.weight, self.ignore_index, self.reduction, self.label_smoothing
        return loss.cross_entropy(input, target, *settings)


class NLLLoss(_Loss):
    """-input of the true class. input: [N, C, ...] log-probabilities, target: [N, ...] int -> 0-d, or [N, ...].

    Args:
        weight: what a class counts, [C].
        ignore_index: a class that does not count.
        reduction: as above; the mean is over the weights.
    """

    def __init__(self, weight: Any = None, ignore_index: int = -100, reduction: str = "mean") -> None:
        super().__init__(reduction)
        self.weight, self.ignore_index = weight, ignore_index

    def construct(self, input: Any, target: Any) -> Any:
        return loss.nll_loss(input, target, self.weight, self.ignore_index, self.reduction)


class KLDivLoss(Cell):
    """target * (log(target) - input), reduced. input: [...] log-probabilities, target: [...] -> 0-d, or [...].

    Args:
        reduction: as above, or "batchmean" (the sum divided by N).
        log_target: whether ``target`` holds logarithms.
    """

    def __init__(self, reduction: str = "mean", log_target: bool = False) -> None:
        super().__init__()
        self.reduction, self.log_target = reduction, log_target

    def construct(self, input: Any, target: Any) -> Any:
        return loss.kl_div(input, target, self.reduction, self.log_target)
