"""Groups of processes: MindSpore's names for the process groups of torch.distributed.

The world group has three names, after the libraries that MindSpore speaks through; here all three mean torch's default
group, which uses NCCL between NVIDIA GPUs and Gloo between processors. A process without a launcher is rank 0 of 1.
"""

import atexit
import itertools
import os
import sys
from datetime import timedelta
from typing import Any

import torch
import torch.distributed as dist
from torch.distributed.rendezvous import rendezvous

from .. import _checks, config
from .._boundary import TensorBase, raw
from ..context import check_stages, device, get_auto_parallel_context, set_context

HCCL_WORLD_COMM_GROUP = "hccl_world_group"
NCCL_WORLD_COMM_GROUP = "nccl_world_group"
MCCL_WORLD_COMM_GROUP = "mccl_world_group"
_WORLD = (HCCL_WORLD_COMM_GROUP, NCCL_WORLD_COMM_GROUP, MCCL_WORLD_COMM_GROUP)

# torch's launcher -> MindSpore's launchers
_VARIABLES = {
    "RANK": ("RANK_ID", "MS_NODE_ID"),
    "WORLD_SIZE": ("RANK_SIZE", "MS_WORKER_NUM"),
    "LOCAL_RANK": ("DEVICE_ID",),
    "MASTER_ADDR": ("MS_SCHED_HOST",),
    "MASTER_PORT": ("MS_SCHED_PORT",),
}

_groups: dict[str, dist.ProcessGroup] = {}
_num_starts = itertools.count()


class GlobalComm:
    """What is known of the communication of this process."""

    BACKEND = "hccl"
    WORLD_COMM_GROUP = HCCL_WORLD_COMM_GROUP
    INITED = False
    CHECK_ENVS = True


# -- start and end ---------------------------------------------------------------------------------------------------


def init(backend_name: str | None = None) -> None:
    """Let this process take part in the communication with its group: ``amadou run --procs``, torchrun or msrun.

    A group that the program has made with ``torch.distributed`` is taken over. Without a launcher the group is this
    one process. A process with ``MS_ROLE=MS_SCHED`` ends here: the others meet without it.

    Args:
        backend_name: "hccl", "nccl" or "mccl"; whichever it is, the library is the one that the device has.

    Raises:
        TypeError: if ``backend_name`` is no str.
        RuntimeError: for another name, or if the other processes do not come.
        GapError: where the context has ``pipeline_stages`` above 1, and there are several processes.
    """
    if backend_name is not None:
        _checks.check_type("init", "backend_name", backend_name, str)
        if backend_name not in ("hccl", "nccl", "mccl"):
            raise RuntimeError(
                f"For 'init', 'backend_name' must be one of 'hccl', 'nccl' and 'mccl', but got {backend_name!r}."
            )
    join({})


def join(meeting: dict[str, Any]) -> None:
    """Take part in the communication, or stay where this process takes part already.

    Args:
        meeting: arguments of ``torch.distributed.init_process_group``; without a ``rank`` the launcher says the place.
    """
    if os.environ.get("MS_ROLE") == "MS_SCHED":
        sys.exit()  # of MindSpore's processes one only brings the others together; here they meet by themselves
    if not is_initialized():
        _start(meeting if "rank" in meeting else _meeting() | meeting)
    kind = "nccl" if device().type == "cuda" else "mccl"
    GlobalComm.BACKEND, GlobalComm.WORLD_COMM_GROUP, GlobalComm.INITED = kind, f"{kind}_world_group", True
    show_launcher()
    check_stages("init", get_auto_parallel_context("pipeline_stages"))


def release() -> None:
    """Leave the communication. All processes have to call it."""
    if is_initialized():
        dist.destroy_process_group()
    _groups.clear()
    GlobalComm.BACKEND, GlobalComm.WORLD_COMM_GROUP, GlobalComm.INITED = "hccl", HCCL_WORLD_COMM_GROUP, False


def is_initialized() -> bool:
    """Whether this process has a group."""
    return dist.is_available() and dist.is_initialized()


def show_launcher() -> None:
    """Set the variables in which MindSpore programs look for their rank, from those of torch's launcher."""
    for theirs, ours in _VARIABLES.items():
        if theirs in os.environ:
            for name in ours:
                os.environ.setdefault(name, os.environ[theirs])


def _start(meeting: dict[str, Any]) -> None:
    """Make torch's default group; on a machine with several GPUs every process takes one of its own."""
    if device().type == "cuda":
        set_context(device_id=get_local_rank() % torch.cuda.device_count())
    backend = "cpu:gloo,cuda:nccl" if device().type == "cuda" else "gloo"
    if config.communication_timeout is not None:
        meeting.setdefault("timeout", timedelta(seconds=config.communication_timeout))
    dist.init_process_group(backend, **meeting)
    dist.barrier()  # one that ends soon must not break the connections that others still make
    # MindSpore's programs seldom call release(), and Gloo's threads must not outlive the interpreter.
    atexit.register(release)


def _meeting() -> dict[str, Any]:
    """How this process finds the others: as its launcher says."""
    if "RANK" in os.environ and "WORLD_SIZE" in os.environ:
        store, rank, world_size = next(rendezvous("env://"))
        # The launcher's store remembers former meetings: of a program that left the group, or was started anew.
        meeting = f"meeting {os.environ.get('TORCHELASTIC_RESTART_COUNT', 0)}.{next(_num_starts)}"
        return {"store": dist.PrefixStore(meeting, store), "rank": rank, "world_size": world_size}
    size = int(os.environ.get("MS_WORKER_NUM") or os.environ.get("RANK_SIZE") or 1)
    if size == 1:
        return {"store": dist.HashStore(), "rank": 0, "world_size": 1}
    if "MS_SCHED_HOST" not in os.environ:
        raise RuntimeError(
            f"For 'init', {size} processes need a place to meet, but neither torchrun's variables (RANK, WORLD_SIZE, "
            "MASTER_ADDR, MASTER_PORT) nor msrun's (MS_SCHED_HOST, MS_SCHED_PORT) are set; a rank table "
            "(RANK_TABLE_FILE) is not read. Start the program with 'amadou run --procs N'."
        )
    rank = os.environ.get("RANK_ID") or os.environ.get("MS_NODE_ID")
    if rank is None:
        raise RuntimeError("For 'init', RANK_ID or MS_NODE_ID must be set beside MS_SCHED_HOST, but neither is.")
    place = f"tcp://{os.environ['MS_SCHED_HOST']}:{os.environ.get('MS_SCHED_PORT', '8118')}"
    return {"init_method": place, "rank": int(rank), "world_size": size}


# -- ranks -----------------------------------------------------------------------------------------------------------


def get_rank(group: str = HCCL_WORLD_COMM_GROUP) -> int:
    """The number of this process in a group; 0 before :func:`init`.

    Raises:
        TypeError: if ``group`` is no str.
        ValueError: for an unknown group.
        RuntimeError: if this process is not in the group.
    """
    return dist.get_rank(process_group(group, "get_rank")) if _known(group, "get_rank") else 0


def get_group_size(group: str = HCCL_WORLD_COMM_GROUP) -> int:
    """The number of processes in a group; 1 before :func:`init`. Errors as :func:`get_rank`."""
    return dist.get_world_size(process_group(group, "get_group_size")) if _known(group, "get_group_size") else 1


def get_local_rank(group: str = HCCL_WORLD_COMM_GROUP) -> int:
    """The number of this process among those of the group on its machine. Errors as :func:`get_rank`."""
    rank = get_rank(group)
    return int(os.environ.get("LOCAL_RANK", rank)) if group in _WORLD else rank % get_local_rank_size(group)


def get_local_rank_size(group: str = HCCL_WORLD_COMM_GROUP) -> int:
    """The number of processes of the group on this machine. Errors as :func:`get_rank`."""
    size = get_group_size(group)
    return min(size, int(os.environ.get("LOCAL_WORLD_SIZE", size)))


def get_world_rank_from_group_rank(group: str, group_rank_id: int) -> int:
    """The number in the world of the process ``group_rank_id`` of a group.

    Raises:
        TypeError: if ``group`` is no str or ``group_rank_id`` no int.
        ValueError: for an unknown group, or a number that the group does not have.
        RuntimeError: before :func:`init`.
    """
    ranks = get_process_group_ranks(group)
    _checks.check_int("get_world_rank_from_group_rank", "group_rank_id", group_rank_id)
    return ranks[
        _checks.check_range("get_world_rank_from_group_rank", "group_rank_id", group_rank_id, 0, len(ranks) - 1)
    ]


def get_group_rank_from_world_rank(world_rank_id: int, group: str) -> int:
    """The number in a group of the process ``world_rank_id`` of the world. Errors as the other way round."""
    ranks = get_process_group_ranks(group)
    _checks.check_int("get_group_rank_from_world_rank", "world_rank_id", world_rank_id)
    return ranks.index(_checks.check_one_of("get_group_rank_from_world_rank", "world_rank_id", world_rank_id, ranks))


def get_process_group_ranks(group: str = HCCL_WORLD_COMM_GROUP) -> list[int]:
    """The numbers in the world of the processes of a group.

    Raises:
        TypeError: if ``group`` is no str.
        ValueError: for an unknown group.
        RuntimeError: before :func:`init`.
    """
    return dist.get_process_group_ranks(process_group(group, "get_process_group_ranks"))


# -- groups ----------------------------------------------------------------------------------------------------------


def create_group(group: str, rank_ids: list[int], options: Any = None) -> None:
    """Make a group; the processes that belong to it call this.

    Args:
        group: its name.
        rank_ids: the numbers of its processes in the world; their order is that of the ranks in the group.
        options: settings of a communication library on Ascend; without effect.

    Raises:
        TypeError: if ``group`` is no str, or ``rank_ids`` no list of ints.
        ValueError: for a name that is taken, or ranks that are empty, not in the world or named twice.
        RuntimeError: before :func:`init`.
    """
    _check_name(group, "create_group")
    _checks.check_type("create_group", "rank_ids", rank_ids, list)
    for rank in rank_ids:
        _checks.check_int("create_group", "rank_ids", rank)
    _require_init("create_group")
    if group in _groups and dist.get_process_group_ranks(_groups[group]) == rank_ids:
        return
    if group in _groups or group in _WORLD:
        raise ValueError(f"For 'create_group', 'group' must be a new name, but got {group!r}.")
    if not rank_ids or len(set(rank_ids)) < len(rank_ids) or not set(rank_ids) <= set(range(dist.get_world_size())):
        world = dist.get_world_size()
        raise ValueError(f"For 'create_group', 'rank_ids' must be different numbers below {world}, but got {rank_ids}.")
    if dist.get_rank() in rank_ids:
        _groups[group] = dist.new_group(rank_ids, use_local_synchronization=True, group_desc=group)


def destroy_group(group: str) -> None:
    """Forget a group.

    Raises:
        TypeError: if ``group`` is no str.
        ValueError: for the world group, or an unknown one.
        RuntimeError: before :func:`init`.
    """
    _check_name(group, "destroy_group")
    _require_init("destroy_group")
    if group in _WORLD:
        raise ValueError("For 'destroy_group', 'group' must not be the world group; call release().")
    dist.destroy_process_group(process_group(group, "destroy_group"))
    del _groups[group]


def get_comm_name(group: str = HCCL_WORLD_COMM_GROUP) -> str:
    """The name under which torch.distributed knows a group. Errors as :func:`get_process_group_ranks`."""
    return process_group(group, "get_comm_name").group_name


def as_ints(values: Any) -> list[int]:
    """The ints of a list, a tuple or a Tensor of any shape."""
    return raw(values).flatten().tolist() if isinstance(values, TensorBase) else [int(n) for n in values]


def process_group(group: str, who: str = "communication") -> dist.ProcessGroup:
    """Torch's group of a name.

    Raises:
        TypeError: if ``group`` is no str.
        ValueError: for an unknown group.
        RuntimeError: before :func:`init`.
    """
    _check_name(group, who)
    _require_init(who)
    if group in _WORLD:
        return dist.group.WORLD  # type: ignore[return-value]
    if group not in _groups:
        known = ", ".join([GlobalComm.WORLD_COMM_GROUP, *_groups])
        raise ValueError(f"For '{who}', 'group' must be a group of this process ({known}), but got {group!r}.")
    return _groups[group]


def _known(group: str, who: str) -> bool:
    """Whether torch can be asked about a group; before :func:`init` the world is this process."""
    _check_name(group, who)
    return is_initialized() or group not in _WORLD


def _check_name(group: str, who: str) -> None:
    _checks.check_type(who, "group", group, str)


def _require_init(who: str) -> None:
    if not is_initialized():
        raise RuntimeError(f"For '{who}', this process must take part in the communication: call init() first.")
