"""Optimizers of several processes whose changes are joined by Adasum (Maleki et al., arXiv:2006.02924).

Adasum of two vectors is their sum where they are orthogonal, their mean where they are equal, and something between
elsewhere: large batches then need no other learning rate. Processes join in pairs, the pairs in pairs, and so on, every
Parameter by itself.
"""

from typing import Any

import torch

from ... import _checks
from ..._boundary import wrap
from ..._paths import view_getattr
from ...communication.groups import HCCL_WORLD_COMM_GROUP, get_group_size, process_group
from ...kernels.collective import adasum
from ...parameter import ParameterTuple
from ..cell import Cell
from .optimizer import Optimizer, torch_tensors


class AdaSum(Cell):
    """What both forms share: the optimizer that takes the step, and its Parameters."""

    # Over torch's method of the same name, as an Optimizer has it.
    parameters: ParameterTuple  # type: ignore[assignment]

    def __init__(self, optimizer: Optimizer) -> None:
        super().__init__(auto_prefix=False)
        self.optimizer = _checks.check_type(self.cls_name, "optimizer", optimizer, Optimizer)
        size = get_group_size()
        if size & (size - 1):
            raise RuntimeError(f"For '{self.cls_name}', the number of processes must be a power of 2, but got {size}.")
        self.parameters = optimizer.parameters

    def _joined(self, tensors: list[torch.Tensor]) -> list[torch.Tensor]:
        return tensors if get_group_size() == 1 else adasum(tensors, process_group(HCCL_WORLD_COMM_GROUP))


class AdaSumByGradWrapCell(AdaSum):
    """An optimizer that takes its step with the Adasum of the gradients of all processes.

    The gradients come as each process has them: without a DistributedGradReducer, in the mode STAND_ALONE. MindSpore's
    CPU does not have it, and it asks for 16 devices; here 2, 4, 8 … processes do, and one is its optimizer alone.

    Args:
        optimizer: an :class:`Optimizer`.

    Raises:
        TypeError: if ``optimizer`` is none.
        RuntimeError: if the number of processes is no power of 2.
    """

    def construct(self, grads: Any) -> Any:
        """What the optimizer returns."""
        return self.optimizer(tuple(map(wrap, self._joined([grad._t for grad in grads]))))


class AdaSumByDeltaWeightWrapCell(AdaSum):
    """An optimizer whose step is joined with those of all processes: each takes its own, and Adasum of them counts.

    The arguments and errors are those of :class:`AdaSumByGradWrapCell`.
    """

    def construct(self, grads: Any) -> Any:
        """What the optimizer returns."""
        with torch.no_grad():
            parameters = torch_tensors(self.parameters, range(len(self.parameters)))
            before = [parameter.clone() for parameter in parameters]
            result = self.optimizer(grads)
            changes = torch._foreach_sub(parameters, before)
            torch._foreach_copy_(parameters, torch._foreach_add(before, self._joined(list(changes))))
        return result


__getattr__ = view_getattr(__name__)
