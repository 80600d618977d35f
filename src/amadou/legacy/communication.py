"""What programs import from ``mindspore.communication._comm_helper``."""

import torch.distributed as dist

from ..communication import get_group_size, get_local_rank, get_rank, is_initialized


class Backend:
    """The name of a library of collectives, in lower case: ``Backend("NCCL") == "nccl"``."""

    UNDEFINED = "undefined"
    HCCL = "hccl"
    NCCL = "nccl"
    MCCL = "mccl"

    def __new__(cls, name: str) -> str:  # type: ignore[misc]  # MindSpore's gives a str, too
        if not isinstance(name, str):
            raise TypeError(f"For 'Backend', 'name' must be a str, but got {type(name)}.")
        if name.lower() not in (cls.HCCL, cls.NCCL, cls.MCCL):
            raise ValueError(f"For 'Backend', 'name' must be 'hccl', 'nccl' or 'mccl', but got {name!r}.")
        return name.lower()


def _is_available() -> bool:
    return dist.is_available()


def _get_rank_helper(group: str) -> int:
    """The rank of this process in a group; 0 before there is one."""
    return get_rank(group) if is_initialized() else 0


def _get_local_rank_helper(group: str) -> int:
    """The rank of this process on its machine; 0 before there is a group."""
    return get_local_rank(group) if is_initialized() else 0


def _get_size_helper(group: str) -> int:
    """The number of processes of a group; 1 before there is one."""
    return get_group_size(group) if is_initialized() else 1
