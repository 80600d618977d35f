"""Pooling layers with torch's arguments."""

from typing import Any

from torch.nn import functional as F

from ...._boundary import op
from ....nn.cell import Cell
from ... import pool

Sizes = int | tuple[int, ...]

_adaptive_avg_pool2d = op(F.adaptive_avg_pool2d)


class _Adaptive(Cell):
    def __init__(self, output_size: Any) -> None:
        super().__init__()
        self.output_size = output_size

    def extend_repr(self) -> str:
        return f"output_size={self.output_size}"


class AdaptiveAvgPool1d(_Adaptive):
    """Averages of ``output_size`` windows of [N, C, L] or [C, L]."""

    def construct(self, input: Any) -> Any:
        return pool.adaptive_avg_pool1d(input, self.output_size)


class AdaptiveAvgPool2d(_Adaptive):
    """Averages of windows of [N, C, H, W] or [C, H, W]. ``output_size``: an int, or (H', W'); None keeps an axis."""

    def construct(self, input: Any) -> Any:
        return _adaptive_avg_pool2d(input, self.output_size)


class AdaptiveAvgPool3d(Cell):
    """Averages of windows of [N, C, D, H, W] or [C, D, H, W]. ``output_size``: an int, or (D', H', W')."""

    def __init__(self, output_size: Any) -> None:
        super().__init__()
        self.output_size = output_size

    def construct(self, input: Any) -> Any:
        return pool.adaptive_avg_pool3d(input, self.output_size)


class AdaptiveMaxPool1d(_Adaptive):
    """Maxima of ``output_size`` windows of [N, C, L] or [C, L], with their places if ``return_indices``."""

    def __init__(self, output_size: Any, return_indices: bool = False) -> None:
        super().__init__(output_size)
        self.return_indices = return_indices

    def construct(self, input: Any) -> Any:
        return pool.adaptive_max_pool1d(input, self.output_size, self.return_indices)

    def extend_repr(self) -> str:
        return f"output_size={self.output_size}, return_indices={self.return_indices}"


class MaxUnpool2d(Cell):
    """Maxima put back to their places, zeros elsewhere. input, indices: [N, C, H, W] or [C, H, W].

    Args:
        kernel_size, stride, padding: those of the pooling; the stride is ``kernel_size`` if None.
    """

    def __init__(self, kernel_size: Sizes, stride: Sizes | None = None, padding: Sizes = 0) -> None:
        super().__init__()
        self.kernel_size, self.stride, self.padding = kernel_size, stride, padding

    def construct(self, input: Any, indices: Any, output_size: Any = None) -> Any:
        return pool.max_unpool2d(input, indices, self.kernel_size, self.stride, self.padding, output_size)
