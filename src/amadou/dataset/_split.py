"""How many rows each part of a split has."""

import itertools
import math
from typing import Any


def part_sizes(sizes: Any, num_rows: int) -> list[int]:
    """``sizes`` (ints, or fractions of ``num_rows``) as numbers of rows that add up to ``num_rows``.

    Raises:
        TypeError: if it is no list.
        ValueError: for numbers that cannot be sizes.
        RuntimeError: if they do not fit ``num_rows``.
    """
    if not isinstance(sizes, list):
        raise TypeError(f"For 'split', 'sizes' must be a list, but got {sizes!r}.")
    if not sizes:
        raise ValueError("For 'split', 'sizes' must have a size for each part, but got an empty list.")
    kinds = {type(size) for size in sizes}
    if kinds == {int}:
        return _check_numbers(sizes, num_rows)
    if kinds == {float}:
        return _rounded(sizes, num_rows)
    raise ValueError(f"For 'split', 'sizes' must be all int or all float, but got {sizes}.")


def _check_numbers(sizes: list[int], num_rows: int) -> list[int]:
    if min(sizes) <= 0:
        raise ValueError(f"For 'split', 'sizes' must be > 0, but got {sizes}.")
    if sum(sizes) != num_rows:
        raise RuntimeError(f"For 'split', 'sizes' must add up to the size of the dataset, {num_rows}, but got {sizes}.")
    return sizes


def _rounded(fractions: list[float], num_rows: int) -> list[int]:
    if not all(0 < fraction <= 1 for fraction in fractions):
        raise ValueError(f"For 'split', fractions must be in (0, 1], but got {fractions}.")
    if not math.isclose(sum(fractions), 1):
        raise ValueError(f"For 'split', fractions must add up to 1, but got {fractions}.")
    counts = [round(fraction * num_rows) for fraction in fractions]
    if not all(counts):
        raise RuntimeError(f"For 'split', each fraction of {num_rows} rows must be a row or more, but got {fractions}.")
    for position in itertools.cycle(range(len(counts))):
        missing = num_rows - sum(counts)
        if not missing:
            break
        counts[position] += 1 if missing > 0 else -1 if counts[position] > 1 else 0
    return counts
