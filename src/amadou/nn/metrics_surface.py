"""Metrics of segmentations: how far the surfaces of two labelled regions are apart.

The surface of a region are its elements that have a neighbour along an axis outside of it, or lie at the border.
"""

from typing import Any

import numpy as np
import torch

from .. import _checks
from .metrics import Metric, rearrange_inputs

# The exponent of the distance; how it is called in torch.cdist.
_NORMS = {"euclidean": 2.0, "chessboard": float("inf"), "taxicab": 1.0}
_ROWS_AT_ONCE = 4096


class _Surfaces(Metric):
    """Keeps the surfaces of the predicted and the true region of the last batch."""

    def _set_distance(self, distance_metric: str) -> None:
        cls = type(self).__name__
        self.distance_metric = _checks.check_one_of(cls, "distance_metric", distance_metric, tuple(_NORMS))
        self.clear()

    def clear(self) -> None:
        self._predicted: torch.Tensor | None = None
        self._true: Any = None

    @rearrange_inputs
    def update(self, *inputs: Any) -> None:
        """Take predicted labels, true labels of the same shape, and the label of the region.

        Raises:
            ValueError: for another number of inputs, other shapes, or a label that neither of them has.
        """
        cls = type(self).__name__
        if len(inputs) != 3:
            raise ValueError(f"For '{cls}', 'update' must get 3 inputs (predicted, true, label), got {len(inputs)}.")
        predicted, true, label = self._convert_data(inputs[0]), self._convert_data(inputs[1]), inputs[2]
        if predicted.size == 0 or predicted.shape != true.shape:
            raise ValueError(
                f"For '{cls}', both inputs must have one shape and not be empty, but got {predicted.shape} and "
                f"{true.shape}."
            )
        if not isinstance(label, int | float) or not ((predicted == label).any() or (true == label).any()):
            raise ValueError(f"For '{cls}', the label must be one of the inputs, but got {label}.")
        self._predicted, self._true = _surface(predicted == label), _surface(true == label)

    def _distances(self) -> tuple[torch.Tensor, torch.Tensor]:
        """From each place of the predicted surface to the true one, and the other way."""
        if self._predicted is None:
            raise RuntimeError(f"For '{type(self).__name__}', 'update' must be called before 'eval', but it was not.")
        p = _NORMS[self.distance_metric]
        return _nearest(self._predicted, self._true, p), _nearest(self._true, self._predicted, p)


class HausdorffDistance(_Surfaces):
    """The largest distance from a place of one surface to the other surface.

    Args:
        distance_metric: "euclidean", "chessboard" or "taxicab".
        percentile: take this percentile of the distances, a float in [0, 100], in place of the largest.
        directed: only from the predicted surface to the true one, else the larger of both directions.
        crop: kept for MindSpore's signature: whether it first cuts away what is outside of both regions.

    Raises:
        TypeError: for arguments of other types.
        ValueError: for another ``distance_metric``, or a ``percentile`` out of range.
    """

    def __init__(
        self,
        distance_metric: str = "euclidean",
        percentile: float | None = None,
        directed: bool = False,
        crop: bool = True,
    ) -> None:
        super().__init__()
        if percentile is not None:
            _checks.check_type("HausdorffDistance", "percentile", percentile, float)
            _checks.check_range("HausdorffDistance", "percentile", percentile, 0, 100)
        self.percentile = percentile
        self.directed = _checks.check_bool("HausdorffDistance", "directed", directed)
        self.crop = _checks.check_bool("HausdorffDistance", "crop", crop)
        self._set_distance(distance_metric)

    def eval(self) -> float:
        """The distance; infinite if one of the regions is empty.

        Raises:
            RuntimeError: before the first ``update``.
        """
        there, back = self._distances()
        return self._extent(there) if self.directed else max(self._extent(there), self._extent(back))

    def _extent(self, distances: torch.Tensor) -> float:
        if len(distances) == 0:
            return float("inf")
        return float(distances.max() if self.percentile is None else distances.quantile(self.percentile / 100))


class _MeanDistance(_Surfaces):
    """A mean of the distances from one surface to the other, or of those both ways."""

    def __init__(self, symmetric: bool = False, distance_metric: str = "euclidean") -> None:
        super().__init__()
        self.symmetric = _checks.check_bool(type(self).__name__, "symmetric", symmetric)
        self._set_distance(distance_metric)

    def eval(self) -> float:
        """The distance; infinite if one of the regions is empty.

        Raises:
            RuntimeError: before the first ``update``.
        """
        there, back = self._distances()
        if len(there) == 0 or len(back) == 0:
            return float("inf")
        return float(self._mean(there, back))

    def _mean(self, there: torch.Tensor, back: torch.Tensor) -> torch.Tensor:
        raise NotImplementedError


class MeanSurfaceDistance(_MeanDistance):
    """The mean distance from the predicted surface to the true one.

    Args:
        symmetric: the mean of both directions.
        distance_metric: "euclidean", "chessboard" or "taxicab".

    Raises:
        TypeError: for arguments of other types.
        ValueError: for another ``distance_metric``.
    """

    def _mean(self, there: torch.Tensor, back: torch.Tensor) -> torch.Tensor:
        return (there.mean() + back.mean()) / 2 if self.symmetric else there.mean()


class RootMeanSquareDistance(_MeanDistance):
    """The mean squared distance from the predicted surface to the true one; with ``symmetric`` its root.

    MindSpore takes no root without ``symmetric``, in spite of the name.

    Args:
        symmetric: the root of the mean of both directions.
        distance_metric: "euclidean", "chessboard" or "taxicab".

    Raises:
        TypeError: for arguments of other types.
        ValueError: for another ``distance_metric``.
    """

    def _mean(self, there: torch.Tensor, back: torch.Tensor) -> torch.Tensor:
        there, back = there.square().mean(), back.square().mean()
        return ((there + back) / 2).sqrt() if self.symmetric else there


def _surface(region: np.ndarray) -> torch.Tensor:
    """The places of a region's surface: [n, axes] float64."""
    inner = region.copy()
    padded = np.pad(region, 1)
    middle = (slice(1, -1),) * region.ndim
    for axis in range(region.ndim):
        for step in (-1, 1):
            inner &= np.roll(padded, step, axis)[middle]
    return torch.from_numpy(np.argwhere(region & ~inner)).double()


def _nearest(places: torch.Tensor, others: torch.Tensor, p: float) -> torch.Tensor:
    """The distance from each place to the nearest other one, infinite if there is none."""
    if len(others) == 0:
        return torch.full((len(places),), float("inf"), dtype=torch.float64)
    exact = "donot_use_mm_for_euclid_dist"
    nearest = [torch.cdist(rows, others, p, compute_mode=exact).amin(1) for rows in places.split(_ROWS_AT_ONCE)]
    return torch.cat(nearest)
