"""Operators that leave values for a SummaryRecord, as objects. Without an open SummaryRecord they do nothing."""

from typing import Any

from ..._boundary import raw
from ..._summaries import note
from ..primitive import Operator


class ScalarSummary(Operator):
    """Leave the one number in a Tensor, under a name."""

    def __call__(self, name: str, value: Any) -> None:
        note("scalar", name, raw(value))


class ImageSummary(Operator):
    """Leave a Tensor of images, [N, C, H, W] with 1, 3 or 4 channels, under a name."""

    def __call__(self, name: str, value: Any) -> None:
        note("image", name, raw(value))


class TensorSummary(Operator):
    """Leave a Tensor under a name."""

    def __call__(self, name: str, value: Any) -> None:
        note("tensor", name, raw(value))


class HistogramSummary(Operator):
    """Leave a Tensor, of whose numbers a histogram is made, under a name."""

    def __call__(self, name: str, value: Any) -> None:
        note("histogram", name, raw(value))
