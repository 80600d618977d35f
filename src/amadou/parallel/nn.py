"""Cells that run a batch in parts, as ``mindspore.parallel.nn``."""

from .. import _paths
from ..nn.micro_batches import GradAccumulationCell
from ..nn.micro_batches import MicroBatchInterleaved as MicroBatchInterleaved
from ..nn.micro_batches import PipelineCell as PipelineCell
from ..nn.micro_batches import PipelineGradReducer as PipelineGradReducer


class Pipeline(PipelineCell):
    """As :class:`amadou.nn.PipelineCell`."""


class GradAccumulation(GradAccumulationCell):
    """As :class:`amadou.nn.GradAccumulationCell`."""


__getattr__ = _paths.gap_getattr(__name__)
