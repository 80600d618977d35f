"""Losses as Cells. N batch, C classes; ``reduction`` is "mean", "sum" or "none", another name is a ValueError."""

from typing import Any

import torch
import torch.nn.functional as F

from .. import _checks
from .._boundary import op
from .._paths import view_getattr
from ..kernels import loss as kernels
from ..ops import loss as functions
from ..ops.random import uniform_candidate_sampler
from ..tensor import Tensor
from .cell import Cell
from .layers.activation import get_activation

_ctc_reduce = op(kernels.ctc_reduce)
_dice = op(kernels.dice)
_focal = op(kernels.focal)
_multi_class_dice = op(kernels.multi_class_dice)
_sampled_softmax = op(kernels.sampled_softmax)
_softmax_cross_entropy = op(kernels.softmax_cross_entropy)
_triplet_with_distances = op(kernels.triplet_with_distances)
_weighted = op(kernels.weighted)
_euclidean = op(kernels.euclidean)
_nearer = op(torch.minimum)
_poisson_nll = op(F.poisson_nll_loss)
_rmse = op(kernels.rmse)


class LossBase(Cell):
    """Base class of losses; a loss of one's own computes element by element and ends with ``get_loss``.

    Args:
        reduction: "mean", "sum" or "none".

    Raises:
        ValueError: for another ``reduction``.
    """

    def __init__(self, reduction: str = "mean") -> None:
        super().__init__()
        kernels.check_reduction(self.cls_name, reduction)
        self.reduction = reduction
        self.average = reduction != "sum"
        self.reduce = reduction != "none"

    def get_axis(self, x: Any) -> tuple[int, ...]:
        """All axes of ``x``."""
        return tuple(range(x.ndim))

    def get_loss(self, x: Any, weights: Any = 1.0) -> Any:
        """``weights * x``, reduced. x: [...] number -> same, or 0-d of the same dtype.

        Args:
            weights: a number, or a Tensor that is broadcast to x.
        """
        reduction = "none" if not self.reduce else "mean" if self.average else "sum"
        return _weighted(x, weights, reduction)

    def construct(self, logits: Any, labels: Any) -> Any:
        raise NotImplementedError(f"For '{self.cls_name}', the method 'construct' must be defined, but it is not.")


class _Loss(LossBase):
    """The name of :class:`LossBase` in MindSpore 1.x."""


class L1Loss(LossBase):
    """|logits - labels|, broadcast. logits, labels: [...] number -> [...], or 0-d."""

    def construct(self, logits: Any, labels: Any) -> Any:
        return functions.l1_loss(logits, labels, self.reduction)


class MSELoss(LossBase):
    """(logits - labels) ** 2, broadcast. logits, labels: [...] number -> [...], or 0-d."""

    def construct(self, logits: Any, labels: Any) -> Any:
        return functions.mse_loss(logits, labels, self.reduction)


class RMSELoss(LossBase):
    """The square root of the mean of (logits - label) ** 2. logits, label: [...] number -> 0-d."""

    def __init__(self) -> None:
        super().__init__()

    def construct(self, logits: Any, label: Any) -> Any:
        return _rmse(logits, label)


class MAELoss(LossBase):
    """|logits - label|, broadcast. logits, label: [...] number -> [...], or 0-d."""

    def construct(self, logits: Any, label: Any) -> Any:
        return functions.l1_loss(logits, label, self.reduction)


class SmoothL1Loss(LossBase):
    """0.5 d^2 / beta where d = |logits - labels| < beta, else d - 0.5 beta. logits, labels: [...] float.

    Raises:
        ValueError: if the shapes differ.
    """

    def __init__(self, beta: float = 1.0, reduction: str = "none") -> None:
        super().__init__(reduction)
        self.beta = beta

    def construct(self, logits: Any, labels: Any) -> Any:
        return functions.smooth_l1_loss(logits, labels, self.beta, self.reduction)


class HuberLoss(LossBase):
    """0.5 d^2 where d = |logits - labels| < delta, else delta (d - 0.5 delta). logits, labels: [...] float."""

    def __init__(self, reduction: str = "mean", delta: float = 1.0) -> None:
        super().__init__(reduction)
        self.delta = delta

    def construct(self, logits: Any, labels: Any) -> Any:
        return functions.huber_loss(logits, labels, self.reduction, self.delta)


class SoftMarginLoss(LossBase):
    """log(1 + exp(-labels * logits)). logits, labels (of 1 and -1): [...] float -> same, or 0-d."""

    def construct(self, logits: Any, labels: Any) -> Any:
        return functions.soft_margin_loss(logits, labels, self.reduction)


class SoftmaxCrossEntropyWithLogits(LossBase):
    """-sum(labels * log(softmax(logits))). logits: [N, C] float -> [N], or 0-d.

    Args:
        sparse: whether labels are classes, [N] int; otherwise they are shares of the classes, [N, C] of logits' dtype.
        reduction: "none" is the default here.

    Raises:
        TypeError: if ``sparse`` is no bool, or the labels have another dtype.
        ValueError: if the shapes do not fit.

    >>> import amadou as ms
    >>> loss = ms.nn.SoftmaxCrossEntropyWithLogits(sparse=True, reduction="mean")
    >>> loss(ms.Tensor([[0.0, 0.0]]), ms.Tensor([1], ms.int32))
    Tensor(shape=[], dtype=Float32, value= 0.693147)
    """

    def __init__(self, sparse: bool = False, reduction: str = "none") -> None:
        super().__init__(reduction)
        self.sparse = _checks.check_bool("SoftmaxCrossEntropyWithLogits", "sparse", sparse)

    def construct(self, logits: Any, labels: Any) -> Any:
        function = functions.sparse_softmax_cross_entropy if self.sparse else _softmax_cross_entropy
        return function(logits, labels, self.reduction)


class CrossEntropyLoss(LossBase):
    """-log(softmax(logits)) at the labels; see :func:`amadou.ops.cross_entropy`.

    Args:
        weight: [C] float, a factor for each class.
        ignore_index: the class that counts nothing.
        label_smoothing: the share of a label that is spread over all classes, in [0, 1].

    Raises:
        TypeError: if ``weight`` is no Tensor, or ``ignore_index`` no int.
        ValueError: if ``label_smoothing`` is out of range.
    """

    def __init__(
        self, weight: Any = None, ignore_index: int = -100, reduction: str = "mean", label_smoothing: float = 0.0
    ) -> None:
        super().__init__(reduction)
        _checks.check_range("CrossEntropyLoss", "label_smoothing", label_smoothing, 0.0, 1.0)
        self.weight = _check_weight("CrossEntropyLoss", weight)
        self.ignore_index = _checks.check_int("CrossEntropyLoss", "ignore_index", ignore_index)
        self.label_smoothing = label_smoothing

    def construct(self, logits: Any, labels: Any) -> Any:
        options = self.weight, self.ignore_index, self.reduction, self.label_smoothing
        return functions.cross_entropy(logits, labels, *options)


def _check_weight(cls: str, weight: Any) -> Any:
    return None if weight is None else _checks.check_type(cls, "weight", weight, Tensor)


class NLLLoss(LossBase):
    """-logits, which are log-probabilities, at the labels; see :func:`amadou.ops.nll_loss`."""

    def __init__(self, weight: Any = None, ignore_index: int = -100, reduction: str = "mean") -> None:
        super().__init__(reduction)
        self.weight = weight
        self.ignore_index = _checks.check_int("NLLLoss", "ignore_index", ignore_index)

    def construct(self, logits: Any, labels: Any) -> Any:
        return functions.nll_loss(logits, labels, self.weight, self.ignore_index, self.reduction)


class BCELoss(LossBase):
    """-weight * (labels * log(p) + (1 - labels) * log(1 - p)); logits hold p. logits, labels: [...] float.

    Raises:
        TypeError: if the dtypes differ.
        ValueError: if the shapes differ.
    """

    def __init__(self, weight: Any = None, reduction: str = "mean") -> None:
        super().__init__(reduction)
        self.weight = weight

    def construct(self, logits: Any, labels: Any) -> Any:
        return functions.binary_cross_entropy(logits, labels, self.weight, self.reduction)


class BCEWithLogitsLoss(LossBase):
    """:class:`BCELoss` of p = sigmoid(input); see :func:`amadou.ops.binary_cross_entropy_with_logits`."""

    def __init__(self, reduction: str = "mean", weight: Any = None, pos_weight: Any = None) -> None:
        super().__init__(reduction)
        self.weight, self.pos_weight = weight, pos_weight

    def construct(self, input: Any, target: Any) -> Any:
        options = self.weight, self.pos_weight, self.reduction
        return functions.binary_cross_entropy_with_logits(input, target, *options)


class KLDivLoss(LossBase):
    """labels * (log(labels) - logits), the logits being log-probabilities. logits, labels: [...] float.

    Args:
        reduction: also "batchmean", the sum divided by N.
    """

    def __init__(self, reduction: str = "mean") -> None:
        super().__init__("mean" if reduction == "batchmean" else reduction)
        self.reduction = reduction

    def construct(self, logits: Any, labels: Any) -> Any:
        return functions.kl_div(logits, labels, self.reduction)


class CosineEmbeddingLoss(LossBase):
    """1 - cos where labels are 1, max(0, cos - margin) where they are -1. logits_x1, logits_x2: [N, D]; labels: [N].

    Raises:
        ValueError: if ``margin`` is not in [-1, 1].
    """

    def __init__(self, margin: float = 0.0, reduction: str = "mean") -> None:
        super().__init__(reduction)
        self.margin = _checks.check_range("CosineEmbeddingLoss", "margin", margin, -1, 1)

    def construct(self, logits_x1: Any, logits_x2: Any, labels: Any) -> Any:
        return functions.cosine_embedding_loss(logits_x1, logits_x2, labels, self.margin, self.reduction)


class MarginRankingLoss(LossBase):
    """max(0, -target * (input1 - input2) + margin). input1, input2, target (of 1 and -1): [...] float."""

    def __init__(self, margin: float = 0.0, reduction: str = "mean") -> None:
        super().__init__(reduction)
        self.margin = margin

    def construct(self, input1: Any, input2: Any, target: Any) -> Any:
        return functions.margin_ranking_loss(input1, input2, target, self.margin, self.reduction)


class TripletMarginLoss(LossBase):
    """max(0, d(x, positive) - d(x, negative) + margin) with the p-norm. x, positive, negative: [N, D] float.

    Args:
        p: the norm's degree.
        swap: whether the negative's distance is that to the nearer of x and positive.
        eps: added to the differences.
        margin: a number.
    """

    def __init__(
        self, p: int = 2, swap: bool = False, eps: float = 1e-6, reduction: str = "mean", margin: float = 1.0
    ) -> None:
        super().__init__(reduction)
        self.p, self.swap, self.eps, self.margin = p, swap, eps, margin

    def construct(self, x: Any, positive: Any, negative: Any, margin: Any = 1.0) -> Any:
        margin = self.margin if margin == 1.0 else margin
        options = margin, self.p, self.eps, self.swap, self.reduction
        return functions.triplet_margin_loss(x, positive, negative, *options)


class TripletMarginWithDistanceLoss(LossBase):
    """max(0, d(x, positive) - d(x, negative) + margin) with a distance of one's own. x, positive, negative: [N, D].

    Args:
        distance_function: two Tensors [N, D] -> [N]; the Euclidean distance if None.
        swap: whether the negative's distance is that to the nearer of x and positive.
        margin: a number.
    """

    def __init__(
        self, distance_function: Any = None, swap: bool = False, reduction: str = "mean", margin: float = 1.0
    ) -> None:
        super().__init__(reduction)
        self.distance_function = _euclidean if distance_function is None else distance_function
        self.swap, self.margin = swap, margin

    def construct(self, x: Any, positive: Any, negative: Any) -> Any:
        to_positive, to_negative = self.distance_function(x, positive), self.distance_function(x, negative)
        if self.swap:
            to_negative = _nearer(to_negative, self.distance_function(positive, negative))
        return _triplet_with_distances(to_positive, to_negative, self.margin, self.reduction)


class HingeEmbeddingLoss(LossBase):
    """logits where labels are 1, max(0, margin - logits) where they are -1. logits, labels: [...] float.

    Raises:
        TypeError: if ``margin`` is no number.
    """

    def __init__(self, margin: float = 1.0, reduction: str = "mean") -> None:
        super().__init__(reduction)
        self.margin = _checks.check_type("HingeEmbeddingLoss", "margin", margin, (float, int))

    def construct(self, logits: Any, labels: Any) -> Any:
        return functions.hinge_embedding_loss(logits, labels, self.margin, self.reduction)


class PoissonNLLLoss(LossBase):
    """exp(input) - target * input; without ``log_input`` input - target * log(input + eps). input, target: [...] float.

    Args:
        log_input: whether the input is the logarithm of the expected count.
        full: whether Stirling's approximation of log(target!) is added where target > 1.
        eps: added inside the logarithm.
    """

    def __init__(self, log_input: bool = True, full: bool = False, eps: float = 1e-8, reduction: str = "mean") -> None:
        super().__init__(reduction)
        self.log_input, self.full, self.eps = log_input, full, eps

    def construct(self, input: Any, target: Any) -> Any:
        return _poisson_nll(input, target, self.log_input, self.full, eps=self.eps, reduction=self.reduction)


class GaussianNLLLoss(LossBase):
    """0.5 * (log(var) + (logits - labels)^2 / var); see :func:`amadou.ops.gaussian_nll_loss`.

    Raises:
        TypeError: if ``eps`` is no float, or ``full`` no bool.
        ValueError: if ``eps`` is not above 0.
    """

    def __init__(self, *, full: bool = False, eps: float = 1e-6, reduction: str = "mean") -> None:
        super().__init__(reduction)
        self.full = _checks.check_bool("GaussianNLLLoss", "full", full)
        self.eps = _checks.check_positive_float("GaussianNLLLoss", "eps", eps)

    def construct(self, logits: Any, labels: Any, var: Any) -> Any:
        return functions.gaussian_nll_loss(logits, labels, var, self.full, self.eps, self.reduction)


class MultiLabelSoftMarginLoss(LossBase):
    """:class:`BCEWithLogitsLoss` averaged over the classes. x, target: [N, C] float -> [N], or 0-d."""

    def __init__(self, weight: Any = None, reduction: str = "mean") -> None:
        super().__init__(reduction)
        self.weight = weight

    def construct(self, x: Any, target: Any) -> Any:
        return functions.multilabel_soft_margin_loss(x, target, self.weight, self.reduction)


class MultiMarginLoss(LossBase):
    """Mean over the other classes i of max(0, margin - x[target] + x[i])^p. x: [N, C] float, target: [N] int.

    Raises:
        TypeError: if ``margin`` is no float.
        ValueError: if p is neither 1 nor 2.
    """

    def __init__(self, p: int = 1, margin: float = 1.0, reduction: str = "mean", weight: Any = None) -> None:
        super().__init__(reduction)
        self.p = _checks.check_one_of("MultiMarginLoss", "p", p, (1, 2))
        self.margin = _checks.check_type("MultiMarginLoss", "margin", margin, float)
        self.weight = weight

    def construct(self, x: Any, target: Any, weight: Any = None) -> Any:
        weight = self.weight if weight is None else weight
        return functions.multi_margin_loss(x, target, self.p, self.margin, weight, self.reduction)


class MultilabelMarginLoss(LossBase):
    """Sum of max(0, 1 - x[j] + x[i]) / C over targets j and other classes i. x: [N, C] float, target: [N, C] int."""

    def construct(self, x: Any, target: Any) -> Any:
        return functions.multilabel_margin_loss(x, target, self.reduction)


class DiceLoss(LossBase):
    """1 - 2 sum(x y) / (sum(x^2) + sum(y^2) + smooth). logits x, label y: [...] float -> 0-d.

    Raises:
        TypeError: if ``smooth`` is no float.
        ValueError: if ``smooth`` is not above 0, or the shapes differ.
    """

    def __init__(self, smooth: float = 1e-5) -> None:
        super().__init__()
        self.smooth = _checks.check_positive_float("DiceLoss", "smooth", smooth)

    def construct(self, logits: Any, label: Any) -> Any:
        return _dice(logits, label, self.smooth)


class MultiClassDiceLoss(LossBase):
    """The average of the :class:`DiceLoss` of every class. logits, label: [N, C, ...] float.

    Args:
        weights: [C, D] float, factors for each class; the loss is then [D].
        ignore_indiex: a class that does not count (MindSpore's spelling).
        activation: the name of what is applied to the logits first, or None.

    Raises:
        ValueError: for another ``activation``, and shapes that do not fit.
    """

    def __init__(
        self, weights: Any = None, ignore_indiex: int | None = None, activation: str | None = "softmax"
    ) -> None:
        super().__init__()
        cls = "MultiClassDiceLoss"
        self.weights = None if weights is None else _checks.check_type(cls, "weights", weights, Tensor)
        self.ignore_indiex = None if ignore_indiex is None else _checks.check_int(cls, "ignore_indiex", ignore_indiex)
        if activation is not None:
            names = ("softmax", "logsoftmax", "relu", "relu6", "tanh", "sigmoid")
            _checks.check_one_of(cls, "activation", activation, names)
        self.activation = get_activation(activation) if activation else None

    def construct(self, logits: Any, label: Any) -> Any:
        x = logits if self.activation is None else self.activation(logits)
        return _multi_class_dice(x, label, self.weights, self.ignore_indiex, 1e-5)


class FocalLoss(LossBase):
    """-weight * (1 - p)^gamma * log(p) at the labels, p = softmax(logits) (Lin et al., arXiv:1708.02002).

    logits: [N, C, ...] float; labels: classes [N, 1, ...] int, or shares of the classes [N, C, ...].
    Averaged over the places it is [N] or [N, C], then reduced.

    Args:
        weight: [C] float, a factor for each class.
        gamma: the weight of what is hard.

    Raises:
        TypeError: if ``gamma`` is no float, or ``weight`` no Tensor.
        ValueError: if the shapes do not fit.
    """

    def __init__(self, weight: Any = None, gamma: float = 2.0, reduction: str = "mean") -> None:
        super().__init__(reduction)
        self.gamma = _checks.check_type("FocalLoss", "gamma", gamma, float)
        self.weight = _check_weight("FocalLoss", weight)

    def construct(self, logits: Any, labels: Any) -> Any:
        return _focal(logits, labels, self.weight, self.gamma, self.reduction)


class CTCLoss(LossBase):
    """Connectionist temporal classification; see :func:`amadou.ops.ctc_loss`. log_probs: [T, N, C] -> [N], or 0-d.

    Args:
        blank: the class that stands for nothing.
        zero_infinity: whether infinite losses become 0.
    """

    def __init__(self, blank: int = 0, reduction: str = "mean", zero_infinity: bool = False) -> None:
        super().__init__(reduction)
        self.blank, self.zero_infinity = blank, zero_infinity

    def construct(self, log_probs: Any, targets: Any, input_lengths: Any, target_lengths: Any) -> Any:
        sizes = input_lengths, target_lengths
        loss, _ = functions.ctc(log_probs, targets, *sizes, self.blank, self.zero_infinity)
        return _ctc_reduce(loss, target_lengths, self.reduction)


class SampledSoftmaxLoss(LossBase):
    """Softmax cross-entropy over the true and some sampled classes (Jean et al., arXiv:1412.2007).

    weights: [num_classes, n], biases: [num_classes], labels: [N, num_true] or [N] int, logits: [N, n] -> [N] losses.

    Args:
        num_sampled: how many classes are drawn, at most ``num_classes``.
        num_classes: the number of classes.
        num_true: the number of true classes of a sample.
        sampled_values: in the place of a draw, (classes, how often each true one and each drawn one is expected).
        remove_accidental_hits: whether the true classes of the batch are not drawn.
        seed: which stream of random numbers is drawn from.
        reduction: kept for MindSpore's signature; the losses are not reduced.

    Raises:
        TypeError: if ``sampled_values`` is neither list nor tuple, and for labels that are no integers.
        ValueError: for numbers out of range.
    """

    def __init__(
        self,
        num_sampled: int,
        num_classes: int,
        num_true: int = 1,
        sampled_values: Any = None,
        remove_accidental_hits: bool = True,
        seed: int = 0,
        reduction: str = "none",
    ) -> None:
        super().__init__(reduction)
        cls = self.cls_name
        self.num_classes, self.seed = num_classes, seed
        self.num_sampled = _checks.check_range(cls, "num_sampled", num_sampled, 1, num_classes)
        self.num_true = _checks.check_range(cls, "num_true", num_true, 1, num_classes)
        if sampled_values is not None:
            _checks.check_type(cls, "sampled_values", sampled_values, (list, tuple))
            _checks.check_that(cls, "sampled_values", sampled_values, "three values", lambda v: len(v) == 3)
        self.sampled_values = sampled_values
        self.remove_accidental_hits = _checks.check_bool(cls, "remove_accidental_hits", remove_accidental_hits)

    def construct(self, weights: Any, biases: Any, labels: Any, logits: Any) -> Any:
        labels = labels.reshape(-1, self.num_true)
        sampled = self.sampled_values
        if sampled is None:
            sampled = uniform_candidate_sampler(
                labels, self.num_true, self.num_sampled, True, self.num_classes, self.seed, self.remove_accidental_hits
            )
        return _sampled_softmax(weights, biases, labels, logits, *sampled)


__getattr__ = view_getattr(__name__)
