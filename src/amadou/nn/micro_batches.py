"""Cells that cut a batch into parts or mark inputs for MindSpore's parallel compiler, with their meaning on one device.

Of one process there is nothing to place: every part runs here, one after the other.
"""

import functools
import operator
from typing import Any

from .. import _checks
from .._boundary import wrap
from ..context import cuts_operators
from ..tensor import Tensor
from .cell import Cell
from .containers import CellList


class _MicroBatch(Cell):
    """Part ``i`` of ``micro_size`` equal parts of each input's first axis."""

    def __init__(self, micro_size: int) -> None:
        super().__init__()
        self.micro_size = micro_size

    def construct(self, i: int, *inputs: Any) -> tuple:
        return tuple(self._part(x, i) for x in inputs)

    def _part(self, x: Any, i: int) -> Any:
        size = x.shape[0]
        if size % self.micro_size:
            raise ValueError(
                f"For a micro batch, the first axis of an input must be a multiple of {self.micro_size}, got {size}."
            )
        step = size // self.micro_size
        return x[i * step : (i + 1) * step]


class _InParts(Cell):
    """A network called with each part of its inputs; the outputs are added."""

    def __init__(self, network: Cell) -> None:
        super().__init__(auto_prefix=False)
        if not isinstance(network, Cell):
            raise TypeError(f"For '{self.cls_name}', 'network' must be a Cell, but got {type(network)}.")
        self.network = network

    def _sum_of_parts(self, parts: CellList, inputs: tuple) -> Any:
        outputs = (self.network(*part(i, *inputs)) for i, part in enumerate(parts))
        return functools.reduce(operator.add, outputs)


def _parts(cls: str, arg: str, count: int) -> CellList:
    _checks.check_positive_int(cls, arg, count)
    return CellList([_MicroBatch(count) for _ in range(count)])


class PipelineCell(_InParts):
    """A network called with ``micro_size`` parts of its batch, whose outputs are added.

    Args:
        network: a Cell.
        micro_size: the number of parts; it divides the first axis of every input.
        stage_config: the pipeline stage of each Cell by name; of one process, all run here.
        segment_config: the segment of each Cell by name, in the same way.

    Raises:
        TypeError: for arguments of other types.
        ValueError: for a ``micro_size`` below 1, or one that does not divide a batch.
    """

    def __init__(self, network: Cell, micro_size: int, stage_config: Any = None, segment_config: Any = None) -> None:
        super().__init__(network)
        self.micro_size, self.stage_config, self.segment_config = micro_size, stage_config, segment_config
        self.micro_inputs = _parts("PipelineCell", "micro_size", micro_size)

    def shard(
        self,
        in_strategy: Any,
        out_strategy: Any = None,
        parameter_plan: Any = None,
        device: str = "Ascend",
        level: int = 0,
    ) -> Cell:
        """As :meth:`Cell.shard`, whatever the ``device`` and the ``level`` of optimisation."""
        return super().shard(in_strategy, out_strategy, parameter_plan)

    def construct(self, *inputs: Any) -> Any:
        return self._sum_of_parts(self.micro_inputs, inputs)


class GradAccumulationCell(_InParts):
    """A network called with ``micro_size`` parts of its batch, whose outputs are added: so are their gradients.

    Args:
        network: a Cell.
        micro_size: the number of parts; it divides the first axis of every input.

    Raises:
        TypeError: for arguments of other types.
        ValueError: for a ``micro_size`` below 1, or one that does not divide a batch.
    """

    def __init__(self, network: Cell, micro_size: int) -> None:
        super().__init__(network)
        self.micro_size = micro_size
        self.micro_inputs = _parts("GradAccumulationCell", "micro_size", micro_size)

    def construct(self, *inputs: Any) -> Any:
        return self._sum_of_parts(self.micro_inputs, inputs)


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


class MicroBatchInterleaved(_InParts):
    """A network called with ``interleave_num`` parts of its batch, whose outputs are added.

    Args:
        network: a Cell.
        interleave_num: the number of parts; it divides the first axis of every input.

    Raises:
        TypeError: for arguments of other types.
        ValueError: for an ``interleave_num`` below 1, or one that does not divide a batch.
    """

    def __init__(self, network: Cell, interleave_num: int = 2) -> None:
        super().__init__(network)
        self.interleave_num = interleave_num
        self.interleave_inputs = _parts("MicroBatchInterleaved", "interleave_num", interleave_num)

    def construct(self, *inputs: Any) -> Any:
        return self._sum_of_parts(self.interleave_inputs, inputs)


class _VirtualDatasetCell(Cell):
    """A network whose inputs are parts of a batch, in an automatic parallel mode; one process has them whole."""

    def __init__(self, backbone: Cell) -> None:
        super().__init__(auto_prefix=False)
        self._backbone = backbone

    def construct(self, *inputs: Any) -> Any:
        if not cuts_operators():
            return self._backbone(*inputs)
        from ..parallel._cutting import run

        return run(self._backbone, inputs)


class VirtualDatasetCellTriple(_VirtualDatasetCell):
    """As :class:`_VirtualDatasetCell`, with three inputs.

    Args:
        backbone: the network.
    """

    def construct(self, a: Any, b: Any, c: Any) -> Any:
        return super().construct(a, b, c)
