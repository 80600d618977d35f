"""Losses as objects. N batch, C classes; ``reduction`` is "mean", "sum" or "none"."""

from typing import Any

from ..._boundary import op
from ...kernels import loss as kernels
from .. import loss
from ..primitive import Operator

_l2 = op(kernels.l2)
_multilabel_margin = op(kernels.multilabel_margin)
_nll_and_weight = op(kernels.nll_and_weight)
_sigmoid_cross_entropy = op(kernels.sigmoid_cross_entropy)
_softmax_cross_entropy_and_grad = op(kernels.softmax_cross_entropy_and_grad)
_sparse_ctc = op(kernels.sparse_ctc)
_transducer = op(kernels.transducer)
_sparse_softmax_cross_entropy_grad = op(kernels.sparse_softmax_cross_entropy_grad)


class SmoothL1Loss(Operator):
    """As :func:`amadou.ops.smooth_l1_loss`."""

    beta: float = 1.0
    reduction: str = "none"

    def __post_init__(self) -> None:
        kernels.check_reduction("SmoothL1Loss", self.reduction)

    def __call__(self, prediction: Any, target: Any) -> Any:
        return loss.smooth_l1_loss(prediction, target, self.beta, self.reduction)


class L2Loss(Operator):
    """Half of the sum of squares. input_x: [...] float -> 0-d."""

    def __call__(self, input_x: Any) -> Any:
        return _l2(input_x)


class SoftmaxCrossEntropyWithLogits(Operator):
    """-sum(labels * log(softmax(logits))) and its gradient. logits, labels: [N, C] float -> ([N], [N, C]).

    Raises:
        TypeError: if the dtypes differ.
        ValueError: if the shapes differ.
    """

    def __call__(self, logits: Any, labels: Any) -> Any:
        return _softmax_cross_entropy_and_grad(logits, labels)


class SparseSoftmaxCrossEntropyWithLogits(Operator):
    """The mean of -log(softmax(logits)) at the labels. logits: [N, C] float, labels: [N] int -> 0-d.

    Args:
        is_grad: whether the gradient [N, C] is returned in place of the loss.
    """

    is_grad: bool = False

    def __call__(self, logits: Any, labels: Any) -> Any:
        if self.is_grad:
            return _sparse_softmax_cross_entropy_grad(logits, labels)
        return loss.sparse_softmax_cross_entropy(logits, labels, "mean")


class SigmoidCrossEntropyWithLogits(Operator):
    """-(label * log(s) + (1 - label) * log(1 - s)), s = sigmoid(logits). logits, label: [...] float -> same.

    Raises:
        TypeError: if the dtypes differ.
        ValueError: if the shapes differ.
    """

    def __call__(self, logits: Any, label: Any) -> Any:
        return _sigmoid_cross_entropy(logits, label)


class BinaryCrossEntropy(Operator):
    """As :func:`amadou.ops.binary_cross_entropy`."""

    reduction: str = "mean"

    def __post_init__(self) -> None:
        kernels.check_reduction("BinaryCrossEntropy", self.reduction)

    def __call__(self, input: Any, target: Any, weight: Any = None) -> Any:
        return loss.binary_cross_entropy(input, target, weight, self.reduction)


class BCEWithLogitsLoss(Operator):
    """As :func:`amadou.ops.binary_cross_entropy_with_logits`."""

    reduction: str = "mean"

    def __post_init__(self) -> None:
        kernels.check_reduction("BCEWithLogitsLoss", self.reduction)

    def __call__(self, input: Any, target: Any, weight: Any = None, posWeight: Any = None) -> Any:
        return loss.binary_cross_entropy_with_logits(input, target, weight, posWeight, self.reduction)


class NLLLoss(Operator):
    """-logits, which are log-probabilities, at the labels, and the sum of the labels' weights.

    logits: [N, C] float, labels: [N] int, weight: [C] float -> ([N] or 0-d, 0-d).
    """

    reduction: str = "mean"
    ignore_index: int = -100

    def __post_init__(self) -> None:
        kernels.check_reduction("NLLLoss", self.reduction)

    def __call__(self, logits: Any, labels: Any, weight: Any) -> Any:
        return _nll_and_weight(logits, labels, weight, self.ignore_index, self.reduction)


class KLDivLoss(Operator):
    """As :func:`amadou.ops.kl_div`."""

    reduction: str = "mean"

    def __post_init__(self) -> None:
        if self.reduction != "batchmean":
            kernels.check_reduction("KLDivLoss", self.reduction)

    def __call__(self, logits: Any, labels: Any) -> Any:
        return loss.kl_div(logits, labels, self.reduction)


class SoftMarginLoss(Operator):
    """As :func:`amadou.ops.soft_margin_loss`."""

    reduction: str = "mean"

    def __post_init__(self) -> None:
        kernels.check_reduction("SoftMarginLoss", self.reduction)

    def __call__(self, input: Any, target: Any) -> Any:
        return loss.soft_margin_loss(input, target, self.reduction)


class MultiMarginLoss(Operator):
    """As :func:`amadou.ops.multi_margin_loss`."""

    p: int = 1
    margin: float = 1.0
    reduction: str = "mean"

    def __post_init__(self) -> None:
        kernels.check_reduction("MultiMarginLoss", self.reduction)

    def __call__(self, x: Any, target: Any, weight: Any = None) -> Any:
        return loss.multi_margin_loss(x, target, self.p, self.margin, weight, self.reduction)


class MultilabelMarginLoss(Operator):
    """As :func:`amadou.ops.multilabel_margin_loss`, and whether each class is a target, [N, C] int32."""

    reduction: str = "mean"

    def __post_init__(self) -> None:
        kernels.check_reduction("MultilabelMarginLoss", self.reduction)

    def __call__(self, x: Any, target: Any) -> Any:
        return _multilabel_margin(x, target, self.reduction)


class TripletMarginLoss(Operator):
    """As :func:`amadou.ops.triplet_margin_loss`; ``margin`` comes with the Tensors."""

    p: int = 2
    swap: bool = False
    eps: float = 1e-6
    reduction: str = "mean"

    def __post_init__(self) -> None:
        kernels.check_reduction("TripletMarginLoss", self.reduction)

    def __call__(self, x: Any, positive: Any, negative: Any, margin: Any) -> Any:
        options = margin, self.p, self.eps, self.swap, self.reduction
        return loss.triplet_margin_loss(x, positive, negative, *options)


class CTCLoss(Operator):
    """Connectionist temporal classification of logits, and its gradient; the last class stands for nothing.

    x: [T, N, C] float; the labels ``labels_values`` [K] int stand at ``labels_indices`` [K, 2], (sample, place);
    sequence_length: [N] int. -> ([N], [T, N, C]). A label that is no class, or the last one, ends its sample's labels.

    Args:
        preprocess_collapse_repeated: whether equal neighbours among the labels count as one.
        ctc_merge_repeated: whether equal neighbours among the frames count as one; without it no frame repeats a label.
        ignore_longer_outputs_than_inputs: whether samples with more labels than steps have the loss inf.

    Raises:
        RuntimeError: for more labels than steps, and for more steps than there are in x.
    """

    preprocess_collapse_repeated: bool = False
    ctc_merge_repeated: bool = True
    ignore_longer_outputs_than_inputs: bool = False

    def __call__(self, x: Any, labels_indices: Any, labels_values: Any, sequence_length: Any) -> Any:
        return _sparse_ctc(x, labels_indices, labels_values, sequence_length, *self.init_attrs.values())


class RNNTLoss(Operator):
    """Transducer loss of logits (arXiv:1211.3711), and its gradient.

    acts: [N, T, U + 1, C] float; labels: [N, U] int; input_lengths, label_lengths: [N] int, the frames and the labels
    of each sample -> ([N], as acts). Logits that are logarithms of probabilities already may be given too.

    Args:
        blank_label: the class that stands for nothing.

    >>> import amadou as ms
    >>> acts, labels = ms.ops.zeros((1, 1, 2, 4)), ms.Tensor([[2]])
    >>> loss, gradient = ms.ops.RNNTLoss()(acts, labels, ms.Tensor([1]), ms.Tensor([1]))
    >>> print(loss, gradient[0, 0])
    [2.7725887] [[ 0.25  0.25 -0.75  0.25]
     [-0.75  0.25  0.25  0.25]]
    """

    blank_label: int = 0

    def __call__(self, acts: Any, labels: Any, input_lengths: Any, label_lengths: Any) -> Any:
        return _transducer(acts, labels, input_lengths, label_lengths, self.blank_label)


class CTCLossV2(Operator):
    """As :func:`amadou.ops.ctc_loss` without a reduction: ([N], [N, T, 2 S + 1])."""

    blank: int = 0
    reduction: str = "none"
    zero_infinity: bool = False

    def __call__(self, log_probs: Any, targets: Any, input_lengths: Any, target_lengths: Any) -> Any:
        lengths = input_lengths, target_lengths
        return loss.ctc(log_probs, targets, *lengths, self.blank, self.zero_infinity)
