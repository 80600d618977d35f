"""Cells that run a batch in parts, as ``mindspore.parallel.nn``."""

from typing import Any

from .. import _paths
from .._boundary import wrap
from ..nn.cell import Cell
from ..nn.micro_batches import GradAccumulationCell
from ..nn.micro_batches import MicroBatchInterleaved as MicroBatchInterleaved
from ..nn.micro_batches import PipelineCell as PipelineCell
from ..tensor import Tensor


class Pipeline(PipelineCell):
    """As :class:`amadou.nn.PipelineCell`."""


class GradAccumulation(GradAccumulationCell):
    """As :class:`amadou.nn.GradAccumulationCell`."""


class PipelineGradReducer(Cell):
    """The gradients of a network that was run in micro-batches, divided by the scale of the loss.

    Args:
        parameters: a ParameterTuple, of the Parameters in the order of the gradients.
        scale_sense: the scale, an int, float or Tensor of shape ().
        opt_shard: kept for MindSpore's signature: whether a sharded optimizer takes the gradients.
    """

    def __init__(self, parameters: Any, scale_sense: Any = 1.0, opt_shard: bool | None = None) -> None:
        super().__init__(auto_prefix=False)
        self.scale_sense = scale_sense if isinstance(scale_sense, Tensor) else Tensor(float(scale_sense))

    def construct(self, grads: tuple) -> tuple:
        """The gradients: a tuple."""
        return tuple(wrap(grad._t / self.scale_sense._t.to(grad._t.dtype)) for grad in grads)


__getattr__ = _paths.gap_getattr(__name__)
