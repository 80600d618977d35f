"""Sharing out the state of an optimizer over processes: each keeps, and updates, some rows of every Parameter.

This is the first stage of ZeRO (Rajbhandari et al., arXiv:1910.02054): gradients and Parameters are whole everywhere,
the optimizer's own state is cut along the first axis. After a step the rows of all processes are put together again.
"""

import dataclasses
from collections.abc import Sequence
from typing import Any

import torch
import torch.distributed as dist

from ..._parts import is_cut
from ...communication.groups import HCCL_WORLD_COMM_GROUP, create_group, get_group_size, get_rank, process_group
from ...context import get_auto_parallel_context
from ...kernels.collective import all_gather, all_gather_single
from ...parameter import Parameter

# MindSpore's default: smaller Parameters, in KiB, are not worth the sending.
_THRESHOLD = 64


@dataclasses.dataclass(frozen=True)
class Share:
    """The rows that one process has of a tensor; the processes have equally many, in the order of their ranks."""

    group: str
    first: int
    last: int
    total: int

    def cut(self, whole: torch.Tensor) -> torch.Tensor:
        """This process's rows, over the same memory."""
        return whole[self.first : self.last]

    def whole(self, rows: torch.Tensor) -> torch.Tensor:
        """The rows of all processes, which have to call this together."""
        return all_gather(rows, process_group(self.group))


class Shares:
    """The shares of the Parameters of an optimizer, None where the whole Parameter is everyone's."""

    def __init__(self, parameters: Sequence[Parameter], group: str, threshold: int) -> None:
        self.group = group
        self.of = [_share(parameter, group, threshold) for parameter in parameters]

    def cut(self, tensors: Sequence[torch.Tensor], at: Sequence[int]) -> list[torch.Tensor]:
        """The rows of this process of the tensors of the Parameters ``at``."""
        shares = [self.of[i] for i in at]
        return [share.cut(t) if share else t for share, t in zip(shares, tensors, strict=True)]

    def state(self, clones: Sequence[Parameter]) -> None:
        """Let Parameters that were cloned from the optimizer's keep their shares only."""
        for clone, share in zip(clones, self.of, strict=True):
            if share is not None:
                clone._replace(share.cut(clone._memory()).clone())
                clone.share = share

    def put_together(self, parameters: Sequence[Parameter]) -> None:
        """Overwrite the Parameters with the rows of all processes: one exchange for each dtype."""
        kinds: dict[tuple, list[tuple[torch.Tensor, Share]]] = {}
        for parameter, share in zip(parameters, self.of, strict=True):
            if share is not None:
                t = parameter._memory()
                kinds.setdefault((t.dtype, t.device), []).append((t, share))
        group = process_group(self.group)
        for pairs in kinds.values():
            own = torch.cat([share.cut(t).reshape(-1) for t, share in pairs])
            flat = own.new_empty(dist.get_world_size(group) * len(own))
            all_gather_single(flat, own, group)
            everyone = flat.view(-1, len(own))
            sizes = [t.numel() // len(everyone) for t, _ in pairs]
            for (t, _), part in zip(pairs, everyone.split(sizes, 1), strict=True):
                t.copy_(part.reshape(t.shape))


def shares_of(cls: str, parameters: Sequence[Parameter], by_element: bool) -> Shares | None:
    """The shares that the context asks for with ``enable_parallel_optimizer``, None if it does not.

    Raises:
        RuntimeError: for an optimizer whose update of one element depends on others.
    """
    if not get_auto_parallel_context("enable_parallel_optimizer") or get_group_size() == 1:
        return None
    if not by_element:
        raise RuntimeError(
            f"For '{cls}', 'enable_parallel_optimizer' must be False, as the update of an element depends on others; "
            "Adam, AdamWeightDecay and Momentum are among those that can be shared out."
        )
    config: dict[str, Any] = get_auto_parallel_context("parallel_optimizer_config")
    return Shares(parameters, _group(config), config.get("parallel_optimizer_threshold", _THRESHOLD) * 1024)


def _group(config: dict[str, Any]) -> str:
    """The processes that share: all, or neighbours in the number of ``optimizer_weight_shard_size``."""
    size = config.get("optimizer_weight_shard_size", get_auto_parallel_context("optimizer_weight_shard_size"))
    if size == -1 or size == get_group_size():
        return HCCL_WORLD_COMM_GROUP
    if size < 1 or get_group_size() % size:
        raise ValueError(
            f"For 'parallel_optimizer_config', 'optimizer_weight_shard_size' must divide the {get_group_size()} "
            f"processes, but got {size}."
        )
    first = get_rank() // size * size
    name = f"optimizer_{first}_{size}"
    create_group(name, list(range(first, first + size)))
    return name


def _share(parameter: Parameter, group: str, threshold: int) -> Share | None:
    t, size = parameter._memory(), get_group_size(group)
    if is_cut(t) or not parameter.parallel_optimizer or parameter.layerwise_parallel or t.ndim == 0:
        return None
    if len(t) % size or t.nbytes < threshold or size == 1:
        return None
    rows = len(t) // size
    rank = get_rank(group)
    return Share(group, rank * rows, (rank + 1) * rows, len(t))
