"""Transforms of arrays of numbers or of text: parts, fillings, comparisons."""

import enum
import operator
from collections.abc import Callable
from typing import Any

import numpy as np

from ... import _checks
from ... import dtype as mstype
from ._base import Transform, as_array

_SCALARS = (str, float, bool, int, bytes)


class Relational(enum.IntEnum):
    """A comparison: ``==``, ``!=``, ``>``, ``>=``, ``<``, ``<=``."""

    EQ = 0
    NE = 1
    GT = 2
    GE = 3
    LT = 4
    LE = 5


_COMPARE: dict[Relational, Callable] = {
    Relational.EQ: operator.eq,
    Relational.NE: operator.ne,
    Relational.GT: operator.gt,
    Relational.GE: operator.ge,
    Relational.LT: operator.lt,
    Relational.LE: operator.le,
}


def is_text(array: np.ndarray) -> bool:
    return array.dtype.kind in "US"


def _check_kind(who: str, value: Any, array: np.ndarray) -> None:
    """Text with text, numbers with numbers."""
    if isinstance(value, str | bytes) != is_text(array):
        raise RuntimeError(f"For '{who}', {value!r} must suit the data, but got {array.dtype}.")


def _as_scalar(value: Any, dtype: np.dtype) -> np.ndarray:
    """A number in another dtype, as C++ casts it; text stays."""
    if isinstance(value, str | bytes):
        return np.array(value)
    with np.errstate(over="ignore", invalid="ignore"):
        return np.array(value).astype(dtype)


class Duplicate(Transform):
    """[...] any -> the same twice: a column becomes two.

    >>> from amadou.dataset import transforms
    >>> transforms.Duplicate()([1, 2])
    (array([1, 2]), array([1, 2]))
    """

    def __call__(self, data: Any) -> tuple[np.ndarray, np.ndarray]:
        array = as_array("Duplicate", data)
        return array, array.copy()


class Fill(Transform):
    """[...] any -> an array of the same shape and dtype, of one value.

    Args:
        fill_value: a number, for numbers, or text, for text.

    Raises:
        RuntimeError: if the value does not suit the data.
    """

    def __init__(self, fill_value: Any):
        self.fill_value = _checks.check_type("Fill", "fill_value", fill_value, _SCALARS)

    def __call__(self, data: Any) -> np.ndarray:
        array = as_array("Fill", data)
        _check_kind("Fill", self.fill_value, array)
        value = _as_scalar(self.fill_value, array.dtype)
        return np.full(array.shape, value, value.dtype)


class Mask(Transform):
    """[...] any -> [...] bool or another dtype: where ``data <operator> constant`` holds.

    Args:
        operator: the comparison.
        constant: what to compare with: a number, for numbers, or text, for text.
        dtype: of the result, a MindSpore dtype.

    Raises:
        RuntimeError: if the constant does not suit the data.

    >>> from amadou.dataset import transforms
    >>> transforms.Mask(transforms.Relational.GT, 2)([1, 2, 3])
    array([False, False,  True])
    """

    def __init__(self, operator: Relational, constant: Any, dtype: Any = mstype.bool_):
        self.operator = _checks.check_type("Mask", "operator", operator, Relational)
        self.constant = _checks.check_type("Mask", "constant", constant, _SCALARS)
        if not isinstance(dtype, mstype.Type):
            raise TypeError(f"For 'Mask', 'dtype' must be a MindSpore dtype, but got {dtype!r}.")
        self.dtype = dtype

    def __call__(self, data: Any) -> np.ndarray:
        array = as_array("Mask", data)
        _check_kind("Mask", self.constant, array)
        return np.asarray(_COMPARE[self.operator](array, self.constant)).astype(mstype.dtype_to_nptype(self.dtype))


class PadEnd(Transform):
    """[...] any -> an array of another shape: filled up, or cut off, at the end of every axis. A number stays.

    Args:
        pad_shape: the new shape; None keeps the size of an axis.
        pad_value: what to fill with: 0 for numbers and "" for text by default.

    Raises:
        RuntimeError: if the value or the number of axes does not suit the data.

    >>> from amadou.dataset import transforms
    >>> transforms.PadEnd([4], -1)([1, 2])
    array([ 1,  2, -1, -1])
    """

    def __init__(self, pad_shape: list[int | None], pad_value: Any = None):
        for size in _checks.check_type("PadEnd", "pad_shape", pad_shape, list):
            if size is not None:
                _checks.check_positive_int("PadEnd", "pad_shape", size)
        if pad_value is not None:
            _checks.check_type("PadEnd", "pad_value", pad_value, _SCALARS)
        self.pad_shape, self.pad_value = pad_shape, pad_value

    def __call__(self, data: Any) -> np.ndarray:
        array = as_array("PadEnd", data)
        value = self.pad_value
        if value is None:
            value = array.dtype.type() if is_text(array) else 0
        _check_kind("PadEnd", value, array)
        if not array.ndim:
            return array
        if len(self.pad_shape) != array.ndim:
            raise RuntimeError(
                f"For 'PadEnd', the data must have the axes of {self.pad_shape}, but got the shape {array.shape}."
            )
        shape = [new or old for new, old in zip(self.pad_shape, array.shape, strict=True)]
        kept = tuple(slice(min(new, old)) for new, old in zip(shape, array.shape, strict=True))
        scalar = _as_scalar(value, array.dtype)
        result = np.full(shape, scalar, np.promote_types(array.dtype, scalar.dtype) if is_text(array) else array.dtype)
        result[kept] = array[kept]
        return result


class Concatenate(Transform):
    """[n] any -> [more] of the same dtype, with other arrays before and after it.

    Args:
        axis: 0 or -1.
        prepend, append: arrays [m] of the same dtype.

    Raises:
        RuntimeError: for data of another dtype or shape.
    """

    def __init__(self, axis: int = 0, prepend: np.ndarray | None = None, append: np.ndarray | None = None):
        _checks.check_int("Concatenate", "axis", axis)
        self.axis = _checks.check_one_of("Concatenate", "axis", axis, (0, -1))
        for arg, value in (("prepend", prepend), ("append", append)):
            if value is not None:
                _checks.check_type("Concatenate", arg, value, np.ndarray)
                _checks.check_that("Concatenate", arg, value, "an array of one axis", lambda v: v.ndim == 1)
        self.prepend, self.append = prepend, append

    def __call__(self, data: Any) -> np.ndarray:
        array = as_array("Concatenate", data)
        parts = [part for part in (self.prepend, array, self.append) if part is not None]
        if array.ndim != 1 or any(part.dtype != array.dtype and not is_text(part) & is_text(array) for part in parts):
            found = ", ".join(f"{part.dtype}{list(part.shape)}" for part in parts)
            raise RuntimeError(f"For 'Concatenate', all parts must be [n] of one dtype, but got {found}.")
        return np.concatenate(parts)


class Slice(Transform):
    """[...] any -> a part of it that has as many axes.

    Args:
        slices: for each axis an int, a list of ints, a slice, or None, True or ``...`` for all of
            it.

    Raises:
        RuntimeError: for a position that does not exist, or too many axes.

    >>> from amadou.dataset import transforms
    >>> transforms.Slice([0, 2])([5, 6, 7])
    array([5, 7])
    """

    def __init__(self, *slices: Any):
        for part in slices:
            _checks.check_type("Slice", "slice", part, (int, list, slice, bool, type(...), type(None)))
            for position in part if isinstance(part, list) else ():
                _checks.check_int("Slice", "slice", position)
        self.slices = slices

    def __call__(self, data: Any) -> np.ndarray:
        array = as_array("Slice", data)
        if len(self.slices) > array.ndim:
            raise RuntimeError(
                f"For 'Slice', the data must have {len(self.slices)} axes, but got the shape {array.shape}."
            )
        for axis, part in enumerate(self.slices):
            array = self._along(array, axis, part)
        return array

    def _along(self, array: np.ndarray, axis: int, part: Any) -> np.ndarray:
        if part is None or part is True or part is ...:
            return array
        if isinstance(part, slice):
            return array[(slice(None),) * axis + (part,)]
        try:
            return array.take(part if isinstance(part, list) else [part], axis)
        except IndexError:
            raise RuntimeError(
                f"For 'Slice', 'slice' must be inside the shape {array.shape}, but got {part}."
            ) from None


class Unique(Transform):
    """Numbers of two axes or more -> the different ones [n] in their first order.

    And with them the place of each old one among these, [m] int32, and how often each occurs, [n] int32.
    """

    def __call__(self, data: Any) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        array = as_array("Unique", data)
        if is_text(array) or array.ndim < 2:
            found = f"{array.dtype}{list(array.shape)}"
            raise RuntimeError(f"For 'Unique', the data must be numbers of two axes or more, but got {found}.")
        values, firsts, places, counts = np.unique(
            array.reshape(-1), return_index=True, return_inverse=True, return_counts=True
        )
        order = np.argsort(firsts)
        ranks = np.argsort(order)
        return values[order], ranks[places].astype(np.int32), counts[order].astype(np.int32)
