"""Operators for order, largest and distinct elements, as objects."""

from collections.abc import Sequence
from typing import Any

from ... import _checks
from ... import dtype as mstype
from .. import casting, sorting
from ..primitive import Operator


class Sort(Operator):
    """As :func:`amadou.ops.sort`, with ``axis`` and ``descending`` fixed when made."""

    axis: int = -1
    descending: bool = False

    def __post_init__(self) -> None:
        _checks.check_int("Sort", "axis", self.axis)
        _checks.check_bool("Sort", "descending", self.descending)

    def __call__(self, x: Any) -> Any:
        return sorting.sort(x, self.axis, self.descending)


class TopK(Operator):
    """As :func:`amadou.ops.top_k`, with ``sorted`` fixed when made."""

    sorted: bool = True

    def __post_init__(self) -> None:
        _checks.check_bool("TopK", "sorted", self.sorted)

    def __call__(self, input_x: Any, k: Any) -> Any:
        return sorting.top_k(input_x, k, self.sorted)


class Unique(Operator):
    """As :func:`amadou.ops.unique`."""

    def __call__(self, input_x: Any) -> Any:
        return sorting.unique(input_x)


class UniqueWithPad(Operator):
    """As :func:`amadou.ops.unique_with_pad`."""

    def __call__(self, x: Any, pad_num: Any) -> Any:
        return sorting.unique_with_pad(x, pad_num)


class UniqueConsecutive(Operator):
    """As :func:`amadou.ops.unique_consecutive`, with all options fixed when made."""

    return_inverse: bool = False
    return_counts: bool = False
    dim: int | None = None

    def __call__(self, input: Any) -> Any:
        return sorting.unique_consecutive(input, self.return_inverse, self.return_counts, self.dim)


class SearchSorted(Operator):
    """As :func:`amadou.ops.searchsorted`; the result is of ``dtype``, int32 or int64."""

    dtype: Any = mstype.int64
    right: bool = False

    def __call__(self, sorted_sequence: Any, values: Any, sorter: Any = None) -> Any:
        as_int32 = self.dtype is mstype.int32
        return sorting.searchsorted(sorted_sequence, values, out_int32=as_int32, right=self.right, sorter=sorter)


class LowerBound(Operator):
    """For each row, where each value would have to be inserted before equal elements.

    sorted_x: [m, n]; values: [m, k] -> [m, k] of ``out_type``, int32 or int64.
    """

    out_type: Any = mstype.int32

    def __call__(self, sorted_x: Any, values: Any) -> Any:
        return sorting.searchsorted(sorted_x, values, out_int32=self.out_type is mstype.int32)


class UpperBound(Operator):
    """For each row, where each value would have to be inserted behind equal elements.

    sorted_x: [m, n]; values: [m, k] -> [m, k] of ``out_type``, int32 or int64.
    """

    out_type: Any = mstype.int32

    def __call__(self, sorted_x: Any, values: Any) -> Any:
        return sorting.searchsorted(sorted_x, values, out_int32=self.out_type is mstype.int32, right=True)


class Bucketize(Operator):
    """As :func:`amadou.ops.bucketize` with ``right``, with the boundaries fixed when made."""

    boundaries: Sequence[float]

    def __call__(self, input: Any) -> Any:
        return sorting.bucketize(input, self.boundaries, right=True)


class InTopK(Operator):
    """As :func:`amadou.ops.intopk`, with ``k`` fixed when made."""

    k: int

    def __post_init__(self) -> None:
        _checks.check_int("InTopK", "k", self.k)

    def __call__(self, x1: Any, x2: Any) -> Any:
        return sorting.intopk(x1, x2, self.k)


class NthElement(Operator):
    """The n-th smallest element of the last axis, counted from 0; with ``reverse`` the n-th largest.

    input: [..., m] -> [...].
    """

    reverse: bool = False

    def __call__(self, input: Any, n: Any) -> Any:
        return sorting.nth_element(input, n, self.reverse)


class ListDiff(Operator):
    """The elements of one list that are not in another.

    x: [m], y: [n] -> (the elements, their places, of the dtype ``out_idx``).
    """

    out_idx: Any = mstype.int32

    def __call__(self, x: Any, y: Any) -> Any:
        elements, places = sorting.list_diff(x, y)
        return elements, casting.cast(places, self.out_idx)
