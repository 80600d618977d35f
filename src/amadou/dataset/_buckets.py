"""Batches of rows that are about as long as each other."""

import bisect
from collections.abc import Callable, Iterator
from typing import Any

from .. import _checks
from . import _workers
from ._batching import Pad, PadInfo
from ._node import Node, Run
from ._rows import Refused, Row, check_names, find_column, picker

WHO = "bucket_batch_by_length"


class BucketBatch(Node):
    """Rows put into buckets by their length; a bucket that is full is a batch."""

    def __init__(
        self,
        child: Node,
        column_names: list[str],
        bucket_boundaries: list[int],
        bucket_batch_sizes: list[int],
        element_length_function: Callable[..., int] | None = None,
        pad_info: PadInfo | None = None,
        pad_to_bucket_boundary: bool = False,
        drop_remainder: bool = False,
    ):
        super().__init__(child)
        _checks.check_type(WHO, "column_names", column_names, list)
        self.column_names = check_names(WHO, "column_names", column_names)
        self.boundaries = _check_numbers("bucket_boundaries", bucket_boundaries)
        if sorted(set(self.boundaries)) != self.boundaries:
            raise ValueError(f"For '{WHO}', 'bucket_boundaries' must increase, but got {bucket_boundaries}.")
        self.sizes = _check_numbers("bucket_batch_sizes", bucket_batch_sizes)
        if len(self.sizes) != len(self.boundaries) + 1:
            wanted = len(self.boundaries) + 1
            raise ValueError(f"For '{WHO}', 'bucket_batch_sizes' must be {wanted} sizes, but got {bucket_batch_sizes}.")
        if element_length_function is None and len(self.column_names) != 1:
            raise ValueError(
                f"For '{WHO}', 'column_names' must be one without 'element_length_function', but got {column_names}."
            )
        if element_length_function is not None and not callable(element_length_function):
            raise TypeError(
                f"For '{WHO}', 'element_length_function' must be callable, but got {element_length_function!r}."
            )
        self.length_of, self.pad_info = element_length_function, pad_info
        self.pad_to_boundary = _checks.check_bool(WHO, "pad_to_bucket_boundary", pad_to_bucket_boundary)
        self.drop_remainder = _checks.check_bool(WHO, "drop_remainder", drop_remainder)

    def num_rows(self) -> None:
        return None

    def epochs(self, run: Run) -> Iterator[Iterator[Row]]:
        groups = (self._groups(rows) for rows in self.children[0].epochs(run))
        return _workers.run("batch", self._joined, groups, 1, False)

    def _groups(self, rows: Iterator[Row]) -> Iterator[tuple[int, list[Row]]]:
        """(bucket, the rows of a batch)."""
        columns = self.children[0].columns()
        inputs = picker([find_column(WHO, columns, name) for name in self.column_names])
        buckets: list[list[Row]] = [[] for _ in self.sizes]
        for number, row in enumerate(rows):
            bucket = bisect.bisect_right(self.boundaries, self._length(inputs(row), number))
            buckets[bucket].append(row)
            if len(buckets[bucket]) == self.sizes[bucket]:
                yield bucket, buckets[bucket]
                buckets[bucket] = []
        if not self.drop_remainder:
            yield from ((bucket, left) for bucket, left in enumerate(buckets) if left)

    def _length(self, columns: Row, number: int) -> int:
        if self.length_of is None:
            return columns[0].shape[0] if columns[0].ndim else 1
        try:
            return int(self.length_of(*columns))
        except Exception as error:
            raise _workers.failure(WHO, number, error) from error

    def _joined(self, group: tuple[int, list[Row]]) -> Row:
        bucket, rows = group
        columns = self.children[0].columns()
        pads = []
        for name, pad in (self.pad_info or dict.fromkeys(columns)).items():
            shape, fill = pad if pad is not None else (None, None)
            position = find_column(WHO, columns, name)
            if self.pad_to_boundary:
                shape = self._to_boundary(bucket, shape or [None] * rows[0][position].ndim)
            pads.append((position, shape, fill))
        return Pad(pads)(rows)

    def _to_boundary(self, bucket: int, shape: Any) -> list[int]:
        if bucket == len(self.boundaries) and None in shape:
            raise Refused("a row is longer than the last boundary, so there is none that it can be padded to")
        return [self.boundaries[bucket] - 1 if size is None else size for size in shape]


def _check_numbers(arg: str, numbers: Any) -> list[int]:
    _checks.check_type(WHO, arg, numbers, list)
    if not numbers:
        raise ValueError(f"For '{WHO}', '{arg}' must hold an int, but got an empty list.")
    for number in numbers:
        _checks.check_int(WHO, arg, number)
    if min(numbers) <= 0:
        raise ValueError(f"For '{WHO}', '{arg}' must be > 0, but got {numbers}.")
    return list(numbers)
