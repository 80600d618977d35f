"""Transforms of arrays of any meaning."""

from collections.abc import Callable
from typing import Any, TypeVar

import numpy as np

from ... import _checks
from ... import dtype as mstype
from ._base import Transform, as_array
from .choice import Several, applied

F = TypeVar("F", bound=Callable)


class Compose(Several):
    """Several functions one after the other, as one.

    Args:
        transforms: functions; what one returns is given to the next, a tuple as several arguments.

    Raises:
        TypeError: if it is no list, or if one cannot be called.
        ValueError: if it is empty.

    >>> from amadou.dataset import transforms
    >>> transforms.Compose([lambda x: (x, x + 1), lambda x, y: x * y])(3)
    array(12)
    """

    def __call__(self, *args: Any) -> Any:
        results = applied(self.transforms, args)
        if isinstance(results, tuple):
            return tuple([as_array("Compose", result) for result in results])
        return as_array("Compose", results)


class TypeCast(Transform):
    """[...] any -> [...] of another dtype, as ``numpy.ndarray.astype``.

    Args:
        data_type: a MindSpore dtype, or a NumPy one.

    Raises:
        RuntimeError: for text, which is no number.

    >>> import amadou as ms
    >>> ms.dataset.transforms.TypeCast(ms.int32)([1.5, -2.5])
    array([ 1, -2], dtype=int32)
    """

    def __init__(self, data_type: Any):
        if data_type is None or data_type is mstype.bfloat16:
            raise TypeError(f"For 'TypeCast', 'data_type' must be a dtype that NumPy has, but got {data_type}.")
        self.data_type = to_numpy_dtype(data_type)

    def __call__(self, data: Any) -> np.ndarray:
        array = as_array("TypeCast", data)
        if (array.dtype.kind in "US") != (self.data_type.kind in "US"):
            raise RuntimeError(
                f"For 'TypeCast', the data must be numbers to become {self.data_type}, but got {array.dtype}."
            )
        if array.dtype.kind != "f":
            return array.astype(self.data_type)
        with np.errstate(invalid="ignore"):  # floats that are too large for an int: undefined there too
            return array.astype(self.data_type)


def to_numpy_dtype(dtype: Any) -> np.dtype:
    """A MindSpore or NumPy dtype as a NumPy one."""
    if dtype is mstype.string:
        return np.dtype(np.str_)
    return np.dtype(mstype.dtype_to_nptype(dtype) if isinstance(dtype, mstype.Type) else dtype)


class OneHot(Transform):
    """Labels as vectors: [] or [n] int -> [num_classes] or [n, num_classes] of the same dtype.

    An array of one label, of shape [1], becomes one vector too.

    Args:
        num_classes: more than the largest label.
        smoothing_rate: how much of the 1 is spread evenly over all classes; not 0 gives float64.

    Raises:
        RuntimeError: for labels that are no int, or out of range.

    >>> from amadou.dataset import transforms
    >>> transforms.OneHot(4, smoothing_rate=0.1)(2)
    array([0.025, 0.025, 0.925, 0.025])
    """

    def __init__(self, num_classes: int, smoothing_rate: float = 0.0):
        self.num_classes = _checks.check_positive_int("OneHot", "num_classes", num_classes)
        _checks.check_type("OneHot", "smoothing_rate", smoothing_rate, (float, int))
        self.smoothing_rate = _checks.check_range("OneHot", "smoothing_rate", smoothing_rate, 0.0, 1.0)

    def __call__(self, label: Any) -> np.ndarray:
        labels = as_array("OneHot", label)
        if labels.dtype.kind not in "iu":
            raise RuntimeError(f"For 'OneHot', the labels must be int, but got {labels.dtype}.")
        if labels.size and not 0 <= labels.min() <= labels.max() < self.num_classes:
            raise RuntimeError(f"For 'OneHot', the labels must be in [0, {self.num_classes}), but got {labels}.")
        if labels.ndim > 2 or (labels.ndim == 2 and labels.shape[1] != 1):
            raise RuntimeError(f"For 'OneHot', the labels must be [], [n] or [n, 1], but got {list(labels.shape)}.")
        vectors = np.eye(self.num_classes, dtype=labels.dtype)[labels.reshape(-1)]
        if self.smoothing_rate:
            vectors = (1 - self.smoothing_rate) * vectors + self.smoothing_rate / self.num_classes
        return vectors[0] if labels.ndim < 2 and labels.size == 1 else vectors


def not_random(function: F) -> F:
    """Mark a function as one that gives the same for the same input; here nothing depends on it."""
    function.random = False  # type: ignore[attr-defined]
    return function
