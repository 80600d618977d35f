"""Metrics: how good a network is, over all batches of an evaluation."""

import functools
import sys
from abc import ABC, abstractmethod
from collections.abc import Callable
from typing import Any

import numpy as np

from .. import _checks
from .._paths import view_getattr
from ..tensor import Tensor

# Keeps a quotient finite whose numerator is 0, too.
_EPSILON = sys.float_info.min


class Metric(ABC):
    """The base of all metrics: ``clear()``, then ``update(...)`` with each batch, then ``eval()``.

    >>> metric = MAE()
    >>> metric.update(Tensor([1.0, 2.0]), Tensor([1.0, 3.0]))
    >>> metric.eval()
    0.5
    """

    def __init__(self) -> None:
        self._indexes: list[int] | None = None

    @property
    def indexes(self) -> list[int] | None:
        """Which inputs of ``update`` are used, in which order; None for all as they are."""
        return self._indexes

    def set_indexes(self, indexes: list[int]) -> "Metric":
        """Choose which inputs of ``update`` are used, in which order. Only for ``update`` methods under
        :func:`rearrange_inputs`, as those of this package.

        Raises:
            ValueError: if ``indexes`` is no list of ints.
        """
        if not isinstance(indexes, list) or not all(isinstance(index, int) for index in indexes):
            raise ValueError(f"For 'set_indexes', 'indexes' must be a list of ints, but got {indexes}.")
        self._indexes = indexes
        return self

    def __call__(self, *inputs: Any) -> Any:
        """The metric of one batch alone."""
        self.clear()
        self.update(*inputs)
        return self.eval()

    @abstractmethod
    def clear(self) -> None:
        """Forget all batches."""

    @abstractmethod
    def eval(self) -> Any:
        """The metric of all batches."""

    @abstractmethod
    def update(self, *inputs: Any) -> None:
        """Add a batch."""

    def _convert_data(self, data: Any) -> np.ndarray:
        if isinstance(data, Tensor):
            return data.asnumpy()
        if isinstance(data, list | np.ndarray):
            return np.array(data)
        raise TypeError(f"For '{type(self).__name__}', an input must be a Tensor, list or array, but got {type(data)}.")

    def _arrays(self, inputs: tuple, what: str = "predicted value, true value", count: int = 2) -> list[np.ndarray]:
        if len(inputs) != count:
            raise ValueError(
                f"For '{type(self).__name__}', 'update' must get {count} inputs ({what}), but got {len(inputs)}."
            )
        return [self._convert_data(data) for data in inputs]

    def _check_samples(self, num_samples: int) -> None:
        if num_samples == 0:
            raise RuntimeError(f"For '{type(self).__name__}', there must be samples to evaluate, but got none.")


def rearrange_inputs(func: Callable) -> Callable:
    """Decorator of ``update`` methods: they get the inputs that ``set_indexes`` chose."""

    @functools.wraps(func)
    def update(self: Any, *inputs: Any) -> Any:
        if self.indexes is not None:
            inputs = tuple(inputs[index] for index in self.indexes)
        return func(self, *inputs)

    return update


class _Classification(Metric):
    """What counts classes. Predictions (N, C, ...) of floats, labels (N, ...) of ints or (N, C, ...) one-hot; for
    "multilabel" both (N, C, ...) of zeros and ones."""

    def __init__(self, eval_type: str = "classification") -> None:
        super().__init__()
        if eval_type not in ("classification", "multilabel"):
            raise TypeError(
                f"For '{type(self).__name__}', 'eval_type' must be classification or multilabel, but got {eval_type}."
            )
        self._type = eval_type
        self._class_num = 0
        self.clear()

    def _predicted_and_true(self, inputs: tuple) -> tuple[np.ndarray, np.ndarray]:
        """Class numbers, each (samples,); for "multilabel" zeros and ones, each (samples, C)."""
        cls = type(self).__name__
        predicted, true = self._arrays(inputs)
        if self._type == "multilabel":
            if predicted.shape != true.shape or not (_is_binary(predicted) and _is_binary(true)):
                raise ValueError(f"For '{cls}', both inputs must be 0 or 1 and of one shape for 'multilabel'.")
        else:
            if true.ndim == predicted.ndim and _is_one_hot(true):
                true = true.argmax(axis=1)
            if predicted.ndim < 2 or true.shape != predicted.shape[:1] + predicted.shape[2:]:
                raise ValueError(
                    f"For '{cls}', labels must have the shape of predictions without their second axis, or be one-hot, "
                    f"but got {true.shape} and {predicted.shape}."
                )
        if self._class_num not in (0, predicted.shape[1]):
            raise ValueError(
                f"For '{cls}', each batch must have {self._class_num} classes, but got {predicted.shape[1]}."
            )
        self._class_num = predicted.shape[1]
        if self._type == "multilabel":
            return _classes_last(predicted), _classes_last(true)
        return predicted.argmax(axis=1).ravel(), true.ravel().astype(np.int64)


class Accuracy(_Classification):
    """The share of samples whose class is predicted, or, for "multilabel", all of whose labels are.

    Args:
        eval_type: "classification" or "multilabel".

    Raises:
        TypeError: for another ``eval_type``.
    """

    def clear(self) -> None:
        self._correct_num = self._total_num = self._class_num = 0

    @rearrange_inputs
    def update(self, *inputs: Any) -> None:
        """Add predictions (N, C, ...) and labels.

        Raises:
            ValueError: for shapes or values that do not fit.
        """
        predicted, true = self._predicted_and_true(inputs)
        correct = predicted == true
        if self._type == "multilabel":
            correct = correct.all(axis=1)
        self._correct_num += int(correct.sum())
        self._total_num += len(correct)

    def eval(self) -> float:
        self._check_samples(self._total_num)
        return self._correct_num / self._total_num


class _PerClass(_Classification):
    """A quotient for each class, or, for "multilabel", for each sample."""

    def clear(self) -> None:
        self._class_num = 0
        self._hits: Any = 0
        self._all: Any = 0

    @rearrange_inputs
    def update(self, *inputs: Any) -> None:
        """Add predictions (N, C, ...) and labels.

        Raises:
            ValueError: for shapes or values that do not fit.
        """
        fresh = self._class_num == 0
        predicted, true = self._predicted_and_true(inputs)
        if self._type == "multilabel":
            hits, total = (predicted * true).sum(axis=1), self._counted(predicted, true).sum(axis=1)
            self._hits = hits if fresh else np.concatenate([self._hits, hits])
            self._all = total if fresh else np.concatenate([self._all, total])
            return
        predicted, true = _one_hots(type(self).__name__, predicted, true, self._class_num)
        self._hits = self._hits + (predicted * true).sum(axis=0)
        self._all = self._all + self._counted(predicted, true).sum(axis=0)

    def _counted(self, predicted: np.ndarray, true: np.ndarray) -> np.ndarray:
        raise NotImplementedError

    def eval(self, average: bool = False) -> Any:
        """The quotients, an array of float64; with ``average`` their mean, a float."""
        self._check_samples(self._class_num)
        _checks.check_bool(type(self).__name__, "average", average)
        result = self._hits / (self._all + _EPSILON)
        return float(result.mean()) if average else result


class Precision(_PerClass):
    """Of the samples that are predicted as a class, the share that is of it.

    Args:
        eval_type: "classification" or "multilabel".

    Raises:
        TypeError: for another ``eval_type``.
    """

    def _counted(self, predicted: np.ndarray, true: np.ndarray) -> np.ndarray:
        return predicted


class Recall(_PerClass):
    """Of the samples that are of a class, the share that is predicted as it.

    Args:
        eval_type: "classification" or "multilabel".

    Raises:
        TypeError: for another ``eval_type``.
    """

    def _counted(self, predicted: np.ndarray, true: np.ndarray) -> np.ndarray:
        return true


class Fbeta(_Classification):
    """The weighted harmonic mean of precision and recall, for each class.

    Args:
        beta: the weight of recall, > 0.

    Raises:
        ValueError: for a ``beta`` that is not.
    """

    def __init__(self, beta: float) -> None:
        self.beta = _checks.check_that("Fbeta", "beta", beta, "> 0", lambda v: v > 0)
        super().__init__()

    def clear(self) -> None:
        self._class_num = 0
        self._hits: Any = 0
        self._weighted: Any = 0

    @rearrange_inputs
    def update(self, *inputs: Any) -> None:
        """Add predictions (N, C) and labels (N,) or one-hot (N, C).

        Raises:
            ValueError: for shapes or values that do not fit.
        """
        predicted, true = self._predicted_and_true(inputs)
        predicted, true = _one_hots("Fbeta", predicted, true, self._class_num)
        self._hits = self._hits + (predicted * true).sum(axis=0)
        self._weighted = self._weighted + self.beta**2 * true.sum(axis=0) + predicted.sum(axis=0)

    def eval(self, average: bool = False) -> Any:
        """One value for each class, an array of float64; with ``average`` their mean, a float."""
        self._check_samples(self._class_num)
        _checks.check_bool(type(self).__name__, "average", average)
        result = (1 + self.beta**2) * self._hits / (self._weighted + _EPSILON)
        return float(result.mean()) if average else result


class F1(Fbeta):
    """The harmonic mean of precision and recall, for each class."""

    def __init__(self) -> None:
        super().__init__(1.0)


class _Error(Metric):
    """A sum over all elements, divided by the number of samples."""

    def __init__(self) -> None:
        super().__init__()
        self.clear()

    def clear(self) -> None:
        self._sum, self._samples_num = 0.0, 0

    @rearrange_inputs
    def update(self, *inputs: Any) -> None:
        """Add predictions (N, ...) and true values with as many elements.

        Raises:
            ValueError: for numbers of elements that differ.
        """
        predicted, true = self._arrays(inputs)
        self._sum += float(self._of(true.reshape(predicted.shape) - predicted).sum())
        self._samples_num += len(predicted)

    def _of(self, difference: np.ndarray) -> np.ndarray:
        raise NotImplementedError

    def eval(self) -> float:
        self._check_samples(self._samples_num)
        return self._sum / self._samples_num


class MAE(_Error):
    """The absolute error of a sample, in the mean."""

    def _of(self, difference: np.ndarray) -> np.ndarray:
        return np.abs(difference)


class MSE(_Error):
    """The squared error of a sample, in the mean."""

    def _of(self, difference: np.ndarray) -> np.ndarray:
        return np.square(difference)


class TopKCategoricalAccuracy(Metric):
    """The share of samples whose class is among the ``k`` that are predicted first.

    Args:
        k: a number of classes.

    Raises:
        TypeError: for a ``k`` that is no int.
        ValueError: for one below 1.
    """

    def __init__(self, k: int) -> None:
        super().__init__()
        self.k = _checks.check_positive_int("TopKCategoricalAccuracy", "k", k)
        self.clear()

    def clear(self) -> None:
        self._correct_num = self._samples_num = 0

    @rearrange_inputs
    def update(self, *inputs: Any) -> None:
        """Add predictions (N, C) and labels (N,) or one-hot (N, C).

        Raises:
            ValueError: for shapes that do not fit, or fewer than ``k`` classes.
        """
        predicted, true = self._arrays(inputs)
        if true.ndim == predicted.ndim and _is_one_hot(true):
            true = true.argmax(axis=1)
        num_classes = predicted.shape[1]
        if len(true) != len(predicted) or num_classes < self.k:
            raise ValueError(
                f"For '{type(self).__name__}', predictions must be ({len(true)}, at least {self.k}), "
                f"but got {predicted.shape}."
            )
        first = np.argsort(-predicted, axis=1, kind="stable")[:, : self.k]
        self._correct_num += int((first == true.reshape(-1, 1)).sum())
        self._samples_num += len(true)

    def eval(self) -> float:
        self._check_samples(self._samples_num)
        return self._correct_num / self._samples_num


class Top1CategoricalAccuracy(TopKCategoricalAccuracy):
    """The share of samples whose class is the one that is predicted first."""

    def __init__(self) -> None:
        super().__init__(1)


class Top5CategoricalAccuracy(TopKCategoricalAccuracy):
    """The share of samples whose class is among the five that are predicted first."""

    def __init__(self) -> None:
        super().__init__(5)


class Loss(Metric):
    """The mean of the losses of all batches."""

    def __init__(self) -> None:
        super().__init__()
        self.clear()

    def clear(self) -> None:
        self._sum_loss, self._total_num = 0.0, 0

    @rearrange_inputs
    def update(self, *inputs: Any) -> None:
        """Add the loss of a batch, of shape () or (N,).

        Raises:
            ValueError: for another shape.
        """
        (loss,) = self._arrays(inputs, "loss", 1)
        _checks.check_that("Loss", "loss", loss, "a number or a vector", lambda v: v.ndim <= 1)
        self._sum_loss += float(loss.mean())
        self._total_num += 1

    def eval(self) -> float:
        self._check_samples(self._total_num)
        return self._sum_loss / self._total_num


class Perplexity(Metric):
    """exp of the mean of -log of the probability that was predicted for the true class.

    Args:
        ignore_label: a label whose samples do not count.

    Raises:
        TypeError: for an ``ignore_label`` that is no int.
    """

    def __init__(self, ignore_label: int | None = None) -> None:
        super().__init__()
        if ignore_label is not None:
            _checks.check_int("Perplexity", "ignore_label", ignore_label)
        self.ignore_label = ignore_label
        self.clear()

    def clear(self) -> None:
        self._sum_metric, self._num_inst = 0.0, 0

    @rearrange_inputs
    def update(self, *inputs: Any) -> None:
        """Add probabilities (..., C) and labels (...).

        Raises:
            RuntimeError: for shapes that do not fit.
        """
        predicted, label = self._arrays(inputs, "predicted value, label")
        if label.size * predicted.shape[-1] != predicted.size:
            raise RuntimeError(
                f"For 'Perplexity', labels must have the shape {predicted.shape[:-1]}, but got {label.shape}."
            )
        label = label.ravel().astype(np.int64)
        counted = np.ones(len(label), bool) if self.ignore_label is None else label != self.ignore_label
        chosen = predicted.reshape(-1, predicted.shape[-1])[counted, label[counted]]
        self._sum_metric -= float(np.log(np.maximum(1e-10, chosen)).sum())
        self._num_inst += len(chosen)

    def eval(self) -> float:
        self._check_samples(self._num_inst)
        return float(np.exp(self._sum_metric / self._num_inst))


def auc(x: np.ndarray, y: np.ndarray, reorder: bool = False) -> float:
    """The area under the curve through the points (x, y), by the trapezoidal rule. float64 (N,), (N,) -> float.

    Args:
        x: increasing or decreasing.
        y: as many values.
        reorder: sort the points by ``x`` first.

    Raises:
        TypeError: for what is no array.
        ValueError: for fewer than two points, numbers of points that differ, or an ``x`` that is not monotonic.

    >>> auc(np.array([0.0, 0.5, 1.0]), np.array([0.0, 0.7, 1.0]))
    0.6
    """
    if not (isinstance(x, np.ndarray) and isinstance(y, np.ndarray)):
        raise TypeError(f"For 'auc', 'x' and 'y' must be arrays, but got {type(x)} and {type(y)}.")
    if len(x) < 2 or x.shape != y.shape:
        raise ValueError(f"For 'auc', 'x' and 'y' must have two points or more, but got {x.shape} and {y.shape}.")
    if reorder:
        order = np.lexsort((y, x))
        x, y = x[order], y[order]
    widths = np.diff(x)
    if (widths < 0).any() and (widths > 0).any():
        raise ValueError(f"For 'auc', 'x' must be increasing or decreasing, but got {x}.")
    area = float((widths * (y[1:] + y[:-1]) / 2).sum())
    return -area if (widths < 0).any() else area


def _is_binary(x: np.ndarray) -> bool:
    return bool(((x == 0) | (x == 1)).all())


def _is_one_hot(x: np.ndarray) -> bool:
    return x.ndim > 1 and _is_binary(x) and bool((x.sum(axis=1) == 1).all())


def _classes_last(x: np.ndarray) -> np.ndarray:
    """(N, C, ...) -> (samples, C)."""
    return np.moveaxis(x, 1, -1).reshape(-1, x.shape[1])


def _one_hots(cls: str, predicted: np.ndarray, true: np.ndarray, num_classes: int) -> tuple[np.ndarray, np.ndarray]:
    if true.max(initial=0) >= num_classes:
        raise ValueError(f"For '{cls}', labels must be below {num_classes}, but got {true.max()}.")
    rows = np.eye(num_classes, dtype=np.int64)
    return rows[predicted], rows[true]


__getattr__ = view_getattr(__name__)
