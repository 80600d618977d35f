"""Diagonals of matrices, one or a band of them.

A band is a tensor [..., num_diagonals, L], the highest diagonal first, shorter ones padded to the length L of the
longest. ``align`` says on which side, first for the diagonals above the main one, then for those below: RIGHT_LEFT has
the elements of the upper ones at the right end. For one diagonal the axis of diagonals is missing: [..., L].
"""

from typing import Any

import torch
from torch import Tensor

from .._checks import check_one_of

ALIGNMENTS = ("LEFT_RIGHT", "RIGHT_LEFT", "LEFT_LEFT", "RIGHT_RIGHT")


def diag(x: Tensor) -> Tensor:
    """x: [s...] -> [s..., s...], zero but for the places whose two halves are the same."""
    if not x.ndim:
        raise ValueError("For 'diag', the input must have one axis or more, but got a 0-d Tensor.")
    return torch.diag(x.reshape(-1)).reshape(x.shape * 2)


def diag_part(x: Tensor) -> Tensor:
    """x: [s..., s...] -> [s...], the inverse of :func:`diag`."""
    half = x.ndim // 2
    if not x.ndim or x.shape[:half] != x.shape[half:]:
        raise ValueError(f"For 'DiagPart', both halves of the shape must be the same, but got {tuple(x.shape)}.")
    return x.reshape(x.shape[:half].numel(), -1).diagonal().reshape(x.shape[:half])


def band_part(x: Tensor, lower: Any, upper: Any) -> Tensor:
    """x: [..., m, n] with zeros off the band of ``lower`` diagonals below the main one and ``upper`` above; -1: all."""
    lower, upper = int(lower), int(upper)
    if upper >= 0:
        x = x.tril(upper)
    return x.triu(-lower) if lower >= 0 else x


def matrix_diag(cls: str, band: Tensor, k: Any, rows: Any, columns: Any, padding: Any, align: str) -> Tensor:
    """band -> [..., rows, columns] with the band on the diagonals k, and ``padding`` elsewhere.

    A size of -1 is the least that holds the band; if both are -1, the matrix is square.
    """
    low, high = _bounds(cls, k)
    length = band.shape[-1]
    least = (length - min(high, 0), length + max(low, 0))
    rows, columns = int(rows), int(columns)
    if rows == columns == -1:
        rows = columns = max(least)
    rows, columns = (need if size == -1 else size for size, need in zip((rows, columns), least, strict=True))
    if rows < least[0] or columns < least[1]:
        raise ValueError(
            f"For '{cls}', diagonals of length {length} need a matrix of at least {least}, but got {(rows, columns)}."
        )
    batch = band.shape[: band.ndim - (1 if low == high else 2)]
    matrix = band.new_empty(*batch, rows, columns).fill_(padding)
    return matrix_set_diag(cls, matrix, band, (low, high), align)


def matrix_diag_part(cls: str, x: Tensor, k: Any, padding: Any, align: str) -> Tensor:
    """x: [..., m, n] -> the band of its diagonals k, short ones filled up with ``padding``."""
    low, high = _bounds(cls, k)
    row, column, inside = _places(cls, x, low, high, align)
    band = x[..., row.clamp(0, x.shape[-2] - 1), column.clamp(0, x.shape[-1] - 1)]
    band = torch.where(inside, band, torch.as_tensor(padding, dtype=x.dtype, device=x.device))
    return band.squeeze(-2) if low == high else band


def matrix_set_diag(cls: str, x: Tensor, band: Tensor, k: Any, align: str) -> Tensor:
    """x: [..., m, n] with the diagonals k replaced by ``band``."""
    low, high = _bounds(cls, k)
    row, column, inside = _places(cls, x, low, high, align)
    band = band.unsqueeze(-2) if low == high else band
    changed = x.clone()
    changed[..., row[inside], column[inside]] = band[..., inside]
    return changed


def _bounds(cls: str, k: Any) -> tuple[int, int]:
    """The lowest and the highest diagonal."""
    k = k.tolist() if isinstance(k, Tensor) else k
    low, high = (k[0], k[-1]) if isinstance(k, (tuple, list)) else (k, k)
    if low > high:
        raise ValueError(f"For '{cls}', 'k' must be in ascending order, but got {k}.")
    return low, high


def _places(cls: str, x: Tensor, low: int, high: int, align: str) -> tuple[Tensor, Tensor, Tensor]:
    """Row and column of every place of the band, and whether it is inside of the matrix: [num_diagonals, L] each."""
    check_one_of(cls, "align", align, ALIGNMENTS)
    rows, columns = x.shape[-2:]
    if not (-rows < low or low == 0) or not (high < columns or high == 0):
        raise ValueError(f"For '{cls}', 'k' must be in ({-rows}, {columns}), but got {(low, high)}.")
    upper, lower = (side == "RIGHT" for side in align.split("_"))
    diagonal = torch.arange(high, low - 1, -1, device=x.device).unsqueeze(1)
    length = torch.minimum(rows + diagonal.clamp(max=0), columns - diagonal.clamp(min=0))
    longest = min(rows + min(high, 0), columns - max(low, 0))
    # the main diagonal is aligned to the right only if both sides are
    right = ((diagonal > 0) & upper) | ((diagonal < 0) & lower) | ((diagonal == 0) & (upper and lower))
    step = torch.arange(longest, device=x.device) - torch.where(right, longest - length, 0)
    return step - diagonal.clamp(max=0), step + diagonal.clamp(min=0), (step >= 0) & (step < length)
