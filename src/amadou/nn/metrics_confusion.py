"""Metrics from counts of hits and misses: the confusion matrix, what is computed from it, and the ROC curve."""

import itertools
from collections.abc import Callable
from typing import Any

import numpy as np

from .. import _checks
from .metrics import Metric, rearrange_inputs


class ConfusionMatrix(Metric):
    """How often a class (row) was predicted as a class (column): an array [num_classes, num_classes].

    Args:
        num_classes: the number of classes.
        normalize: "no_norm" for counts, else what a count is divided by: its row's sum ("target"), its column's sum
            ("prediction") or the sum of all ("all").
        threshold: the predictions above which are class 1, if they are floats of the labels' shape.

    Raises:
        TypeError: for arguments of other types.
        ValueError: for another ``normalize``.

    >>> import numpy as np
    >>> print(ConfusionMatrix(2)(np.array([1, 0, 1]), np.array([1, 1, 1])))
    [[0. 0.]
     [1. 2.]]
    """

    TARGET, PREDICTION, ALL, NO_NORM = "target", "prediction", "all", "no_norm"

    def __init__(self, num_classes: int, normalize: str = "no_norm", threshold: float = 0.5) -> None:
        super().__init__()
        self.num_classes = _checks.check_positive_int("ConfusionMatrix", "num_classes", num_classes)
        kinds = ("target", "prediction", "all", "no_norm")
        self.normalize = _checks.check_one_of("ConfusionMatrix", "normalize", normalize, kinds)
        self.threshold = _checks.check_type("ConfusionMatrix", "threshold", threshold, float)
        self.clear()

    def clear(self) -> None:
        self.confusion_matrix = np.zeros((self.num_classes, self.num_classes))
        self._is_update = False

    @rearrange_inputs
    def update(self, *inputs: Any) -> None:
        """Add predictions, classes [N, ...], scores [N, ...] or scores of classes [N, C, ...], and labels [N, ...].

        Raises:
            ValueError: for another number of inputs, or shapes that do not fit.
        """
        predicted, true = self._arrays(inputs)
        if predicted.ndim == true.ndim + 1:
            predicted = predicted.argmax(axis=1)
        elif np.issubdtype(predicted.dtype, np.floating):
            predicted = predicted >= self.threshold
        if predicted.shape != true.shape:
            raise ValueError(
                f"For 'ConfusionMatrix', predictions must have the shape {true.shape}, but got {predicted.shape}."
            )
        classes = self.num_classes
        places = true.ravel().astype(np.int64) * classes + predicted.ravel().astype(np.int64)
        self.confusion_matrix += np.bincount(places, minlength=classes**2)[: classes**2].reshape(classes, classes)
        self._is_update = True

    def eval(self) -> np.ndarray:
        """The matrix.

        Raises:
            RuntimeError: before the first ``update``.
        """
        _check_updated("ConfusionMatrix", self._is_update)
        counts = self.confusion_matrix
        if self.normalize == "no_norm":
            return counts
        axis = {"target": 1, "prediction": 0, "all": None}[self.normalize]
        with np.errstate(invalid="ignore"):
            return np.nan_to_num(counts / counts.sum(axis=axis, keepdims=True))


class ConfusionMatrixMetric(Metric):
    """One number from the counts tp, fp, tn and fn of predictions of 0 and 1. NaN where it would divide 0 by 0.

    Args:
        skip_channel: False leaves out the first of several channels.
        metric_name: "sensitivity", "specificity", "precision", "negative predictive value", "miss rate", "fall out",
            "false discovery rate", "false omission rate", "prevalence threshold", "threat score", "accuracy",
            "balanced accuracy", "f1 score", "matthews correlation coefficient", "fowlkes mallows index",
            "informedness" or "markedness", or one of their other names such as "tpr".
        calculation_method: whether the number is computed for each sample and channel, and then joined; else of the
            counts of all.
        decrease: how the numbers of samples and channels are joined: "mean" or "sum". MindSpore takes "none",
            "mean_batch", "sum_batch", "mean_channel" and "sum_channel", too, but joins none of them.

    Raises:
        TypeError: for arguments of other types.
        ValueError: for another ``decrease``.
        NotImplementedError: for another ``metric_name``.
    """

    def __init__(
        self,
        skip_channel: bool = True,
        metric_name: str = "sensitivity",
        calculation_method: bool = False,
        decrease: str = "mean",
    ) -> None:
        super().__init__()
        cls = "ConfusionMatrixMetric"
        self.skip_channel = _checks.check_bool(cls, "skip_channel", skip_channel)
        self.metric_name = _checks.check_type(cls, "metric_name", metric_name, str)
        if _plain(metric_name) not in _RATIOS:
            raise NotImplementedError(f"For '{cls}', 'metric_name' must be one of {list(_RATIOS)}, got {metric_name}.")
        self.calculation_method = _checks.check_bool(cls, "calculation_method", calculation_method)
        kinds = ("none", "mean", "sum", "mean_batch", "sum_batch", "mean_channel", "sum_channel")
        self.decrease = _checks.check_one_of(cls, "decrease", decrease, kinds)
        self.clear()

    def clear(self) -> None:
        self._counts = np.zeros(4)
        self._total, self._weight = 0.0, 0

    @rearrange_inputs
    def update(self, *inputs: Any) -> None:
        """Add predictions and labels [N, C, ...] of 0 and 1.

        Raises:
            ValueError: for another number of inputs, other shapes, or fewer than 2 axes.
        """
        predicted, true = self._arrays(inputs)
        if predicted.ndim < 2 or predicted.shape != true.shape:
            raise ValueError(
                f"For 'ConfusionMatrixMetric', both inputs must have one shape of 2 axes or more, "
                f"but got {predicted.shape} and {true.shape}."
            )
        counts = self._count(predicted, true)
        if not self.calculation_method:
            self._counts += counts.sum(axis=(1, 2))
            return
        ratios = _ratio(self.metric_name, counts)
        total, weight = _joined(ratios, self.decrease)
        self._total += total * weight
        self._weight += weight

    def _count(self, predicted: np.ndarray, true: np.ndarray) -> np.ndarray:
        """tp, fp, tn, fn: [4, N, C]."""
        if not self.skip_channel and predicted.shape[1] > 1:
            predicted, true = predicted[:, 1:], true[:, 1:]
        predicted, true = (x.reshape(*x.shape[:2], -1).astype(np.float64) for x in (predicted, true))
        hits, misses = predicted == true, predicted != true
        pairs = (hits & (predicted == 1), misses & (true == 0), hits & (predicted == 0), misses & (true == 1))
        return np.stack([pair.sum(axis=2) for pair in pairs]).astype(np.float64)

    def eval(self) -> Any:
        """The number, a float; of the counts of all an array of one.

        Raises:
            RuntimeError: if there is no sample whose number is not NaN.
        """
        if not self.calculation_method:
            return np.array([_ratio(self.metric_name, self._counts)])
        self._check_samples(self._weight)
        return float(self._total / self._weight)


def _joined(ratios: np.ndarray, how: str) -> tuple[float, int]:
    """The sum or the mean of the numbers that are not NaN, and how many of them (for the mean: samples) there are."""
    known = ~np.isnan(ratios)
    if how == "sum":
        return float(np.nansum(ratios)), int(known.sum())
    if how != "mean":
        raise ValueError(f"For 'ConfusionMatrixMetric', 'decrease' must be 'mean' or 'sum' to join, but got {how!r}.")
    samples = known.any(axis=1)
    if not samples.any():
        return 0.0, 0
    return float(np.nanmean(ratios[samples], axis=1).mean()), int(samples.sum())


def _over(part: Any, whole: Any) -> Any:
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.where(np.asarray(whole) == 0, np.nan, part / whole)


# tp, fp, tn, fn -> the number
_Ratio = Callable[[Any, Any, Any, Any], Any]


def _prevalence_threshold(tp: Any, fp: Any, tn: Any, fn: Any) -> Any:
    tpr, tnr = _over(tp, tp + fn), _over(tn, tn + fp)
    return _over(np.sqrt(tpr * (1 - tnr)) + tnr - 1, tpr + tnr - 1)


def _matthews(tp: Any, fp: Any, tn: Any, fn: Any) -> Any:
    return _over(tp * tn - fp * fn, np.sqrt((tp + fp) * (tp + fn) * (tn + fp) * (tn + fn)))


_RATIOS: dict[str, _Ratio] = {
    "sensitivity": lambda tp, fp, tn, fn: _over(tp, tp + fn),
    "specificity": lambda tp, fp, tn, fn: _over(tn, tn + fp),
    "precision": lambda tp, fp, tn, fn: _over(tp, tp + fp),
    "negative predictive value": lambda tp, fp, tn, fn: _over(tn, tn + fn),
    "miss rate": lambda tp, fp, tn, fn: _over(fn, tp + fn),
    "fall out": lambda tp, fp, tn, fn: _over(fp, tn + fp),
    "false discovery rate": lambda tp, fp, tn, fn: _over(fp, tp + fp),
    "false omission rate": lambda tp, fp, tn, fn: _over(fn, tn + fn),
    "prevalence threshold": _prevalence_threshold,
    "threat score": lambda tp, fp, tn, fn: _over(tp, tp + fn + fp),
    "accuracy": lambda tp, fp, tn, fn: _over(tp + tn, tp + fp + tn + fn),
    "balanced accuracy": lambda tp, fp, tn, fn: (_over(tp, tp + fn) + _over(tn, tn + fp)) / 2,
    "f1 score": lambda tp, fp, tn, fn: _over(2 * tp, 2 * tp + fn + fp),
    "matthews correlation coefficient": _matthews,
    "fowlkes mallows index": lambda tp, fp, tn, fn: np.sqrt(_over(tp, tp + fp) * _over(tp, tp + fn)),
    "informedness": lambda tp, fp, tn, fn: _over(tp, tp + fn) + _over(tn, tn + fp) - 1,
    "markedness": lambda tp, fp, tn, fn: _over(tp, tp + fp) + _over(tn, tn + fn) - 1,
}

_OTHER_NAMES = {
    "sensitivity": ("recall", "hit rate", "true positive rate", "tpr"),
    "specificity": ("selectivity", "true negative rate", "tnr"),
    "precision": ("positive predictive value", "ppv"),
    "negative predictive value": ("npv",),
    "miss rate": ("false negative rate", "fnr"),
    "fall out": ("false positive rate", "fpr"),
    "false discovery rate": ("fdr",),
    "false omission rate": ("for",),
    "prevalence threshold": ("pt",),
    "threat score": ("critical success index", "ts", "csi"),
    "accuracy": ("acc",),
    "balanced accuracy": ("ba",),
    "f1 score": ("f1",),
    "matthews correlation coefficient": ("mcc",),
    "fowlkes mallows index": ("fm",),
    "informedness": ("bookmaker informedness", "bm"),
    "markedness": ("deltap", "mk"),
}

_FULL_NAMES = {other: name for name, others in _OTHER_NAMES.items() for other in others}


def _plain(metric_name: str) -> str:
    name = metric_name.replace("_", " ").lower()
    return _FULL_NAMES.get(name, name)


def _ratio(metric_name: str, counts: np.ndarray) -> Any:
    return _RATIOS[_plain(metric_name)](*counts)


class ROC(Metric):
    """The receiver operating characteristic of the last batch: false and true positive rates at each threshold.

    Args:
        class_num: the number of classes of predictions [N, C]; None or 1 for predictions of one score.
        pos_label: the label that is positive, 1 by default; only for predictions of one score.

    Raises:
        TypeError: for arguments of other types.
    """

    def __init__(self, class_num: int | None = None, pos_label: int | None = None) -> None:
        super().__init__()
        self.class_num = None if class_num is None else _checks.check_int("ROC", "class_num", class_num)
        self.pos_label = None if pos_label is None else _checks.check_int("ROC", "pos_label", pos_label)
        self.clear()

    def clear(self) -> None:
        self._scores: np.ndarray | None = None
        self._labels = np.zeros(0)

    @rearrange_inputs
    def update(self, *inputs: Any) -> None:
        """Take predictions, scores [N, ...] or scores of classes [N, C, ...], and labels [N, ...].

        Raises:
            ValueError: for another number of inputs, shapes or classes that do not fit, or a ``pos_label`` with
                several classes.
        """
        scores, labels = self._arrays(inputs)
        if scores.ndim == labels.ndim:
            if self.class_num not in (None, 1):
                raise ValueError(f"For 'ROC', 'class_num' must be 1 for scores {scores.shape}, got {self.class_num}.")
            self._scores, self._labels = scores.ravel(), labels.ravel()
            return
        if scores.ndim != labels.ndim + 1 or scores.shape[1] != self.class_num:
            raise ValueError(
                f"For 'ROC', scores must be of 'class_num' classes for labels {labels.shape}, but got {scores.shape} "
                f"and {self.class_num}."
            )
        if self.pos_label is not None:
            raise ValueError(f"For 'ROC', 'pos_label' must be None for several classes, but got {self.pos_label}.")
        self._scores = np.moveaxis(scores, 1, -1).reshape(-1, scores.shape[1])
        self._labels = labels.ravel()

    def eval(self) -> tuple:
        """Three arrays: false positive rates, true positive rates, thresholds; for several classes lists of them.

        Raises:
            RuntimeError: before the first ``update``.
            ValueError: without a positive or a negative sample.
        """
        _check_updated("ROC", self._scores is not None)
        scores: Any = self._scores
        if scores.ndim == 1:
            return _roc(scores, self._labels == (1 if self.pos_label is None else self.pos_label))
        curves = (_roc(scores[:, c], self._labels == c) for c in range(scores.shape[1]))
        fprs, tprs, thresholds = itertools.zip_longest(*curves)
        return list(fprs), list(tprs), list(thresholds)


def _roc(scores: np.ndarray, positive: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    for kind, samples in (("positive", positive), ("negative", ~positive)):
        if not samples.any():
            raise ValueError(f"For 'ROC', there must be a {kind} sample, but got none.")
    order = np.argsort(scores, kind="stable")[::-1]
    scores, positive = scores[order], positive[order]
    # one point for each distinct score: the last of its kind
    ends = np.append(np.flatnonzero(np.diff(scores)), len(scores) - 1)
    hits = np.append(0, np.cumsum(positive)[ends])
    alarms = np.append(0, 1 + ends - hits[1:])
    thresholds = np.append(scores[0] + 1, scores[ends]).astype(scores.dtype)
    return alarms / alarms[-1], hits / hits[-1], thresholds


def _check_updated(cls: str, is_updated: bool) -> None:
    if not is_updated:
        raise RuntimeError(f"For '{cls}', 'update' must be called before 'eval', but it was not.")
