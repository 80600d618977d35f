"""torch.distributed on MindSpore Tensors, as ``mindspore.mint.distributed``.

The functions write into the Tensors that they are given. With ``async_op`` they return a handle, and the Tensors may be
used after ``handle.wait()``; without it they return None. ``group`` is the name of a group, None the world; ranks are
numbers in the world. A process that has not called :func:`init_process_group` is alone: what it sends, it gets.

Every one raises TypeError for an argument of the wrong type, and ValueError for an unknown group, reduction or rank.
Objects are sent by pickle: only among processes that trust each other.
"""

from collections.abc import Callable, Sequence
from datetime import timedelta
from typing import Any

import torch
import torch.distributed as dist

from .. import _checks, _paths
from .._boundary import TensorBase, raw
from ..communication import groups
from ..communication.comm_func import CommHandle, check_rank, check_reduction
from ..communication.groups import HCCL_WORLD_COMM_GROUP as _WORLD
from ..kernels import collective as kernels
from ..kernels.collective import waiting

# -- groups ----------------------------------------------------------------------------------------------------------


def init_process_group(
    backend: str = "hccl",
    init_method: str | None = None,
    timeout: timedelta | None = None,
    world_size: int = -1,
    rank: int = -1,
    store: Any = None,
    group_name: str = "",
    pg_options: Any = None,
    device_id: Any = None,
) -> None:
    """Let this process take part in the communication, as ``communication.init``; the arguments are torch's.

    Args:
        backend: "hccl"; the library is the one that the device has.
        init_method: where the processes meet, "tcp://host:port"; None: what the launcher says.
        timeout: how long a process waits for the others.
        world_size, rank: the number of processes, and that of this one; needed with ``init_method`` and ``store``.
        store: a store of torch.distributed in the place of ``init_method``.
        group_name, pg_options, device_id: without effect.

    Raises:
        ValueError: for another ``backend``, or ``init_method`` without ``world_size`` and ``rank``.
    """
    who = "init_process_group"
    if backend != "hccl":
        raise ValueError(f"For '{who}', 'backend' must be 'hccl', but got {backend!r}.")
    _checks.check_int(who, "world_size", world_size)
    _checks.check_int(who, "rank", rank)
    wanted = {"init_method": (init_method, str), "timeout": (timeout, timedelta), "store": (store, dist.Store)}
    meeting = {name: _checks.check_type(who, name, v, t) for name, (v, t) in wanted.items() if v is not None}
    if init_method is not None or store is not None:
        if world_size < 1 or not 0 <= rank < world_size:
            got = f"world_size={world_size} and rank={rank}"
            raise ValueError(f"For '{who}', 'init_method' and 'store' need 'world_size' and 'rank', but got {got}.")
        meeting |= {"world_size": world_size, "rank": rank}
    groups.join(meeting)


class TCPStore(dist.TCPStore):
    """Keys and values for all processes: torch's store, which :func:`init_process_group` takes, too.

    Args:
        host_name, port: the address of the server.
        world_size: how many processes use the store; None for any number.
        is_master: whether this process is the server.
        timeout: how long to wait for the server, and for a key.
        wait_for_workers: whether the server waits until all have come; with a ``world_size``.
        multi_tenant, master_listen_fd, use_libuv: as torch takes them.

    Raises:
        ValueError: for a ``port`` that is none.
    """

    def __init__(
        self,
        host_name: str,
        port: int,
        world_size: int | None = None,
        is_master: bool = False,
        timeout: timedelta = timedelta(seconds=300),
        wait_for_workers: bool = True,
        multi_tenant: bool = False,
        master_listen_fd: int | None = None,
        use_libuv: bool = True,
    ) -> None:
        _checks.check_type("TCPStore", "host_name", host_name, str)
        _checks.check_int_range("TCPStore", "port", port, 0, 65535)
        _checks.check_bool("TCPStore", "is_master", is_master)
        _checks.check_type("TCPStore", "timeout", timeout, timedelta)
        if world_size is not None:
            _checks.check_int("TCPStore", "world_size", world_size)
        super().__init__(
            host_name,
            port,
            world_size,
            is_master,
            timeout,
            wait_for_workers and world_size is not None,
            multi_tenant,
            master_listen_fd,
            use_libuv,
        )

    def set(self, key: str, value: str | bytes) -> None:
        """Give a key a value."""
        super().set(key, value)  # type: ignore[arg-type]

    def get(self, key: str) -> bytes:
        """The value of a key; waits until there is one."""
        return super().get(key)

    def add(self, key: str, amount: int) -> int:
        """Add to the number of a key, 0 at first; returns the sum."""
        return super().add(key, amount)

    def delete_key(self, key: str) -> bool:
        """Forget a key; returns whether it was there."""
        return super().delete_key(key)


def destroy_process_group(group: str | None = None) -> None:
    """Forget a group, or leave the communication."""
    if group is None or group == _WORLD:
        groups.release()
    else:
        groups.destroy_group(group)


def new_group(
    ranks: list[int] | None = None,
    timeout: timedelta | None = None,
    backend: str | None = None,
    pg_options: Any = None,
    use_local_synchronization: bool = False,
    group_desc: str | None = None,
) -> str:
    """Make a group of some processes, which call this; returns its name.

    Args:
        ranks: numbers in the world; None is the world itself.
        timeout, backend, pg_options, use_local_synchronization, group_desc: without effect.
    """
    if ranks is None:
        return _WORLD
    name = "group_" + "_".join(map(str, ranks))
    groups.create_group(name, ranks)
    return name


def get_rank(group: str | None = None) -> int:
    """The number of this process in a group."""
    return groups.get_rank(group or _WORLD)


def get_world_size(group: str | None = None) -> int:
    """The number of processes in a group."""
    return groups.get_group_size(group or _WORLD)


def get_backend(group: str | None = None) -> str:
    """The name that MindSpore gives to the library behind a group."""
    if groups.is_initialized():
        groups.process_group(group or _WORLD, "get_backend")
    return groups.GlobalComm.BACKEND


def get_global_rank(group: str | None, group_rank: int) -> int:
    """The number in the world of the process ``group_rank`` of a group."""
    if not groups.is_initialized():
        return _checks.check_int("get_global_rank", "group_rank", group_rank)
    return groups.get_world_rank_from_group_rank(group or _WORLD, group_rank)


def get_group_rank(group: str | None, global_rank: int) -> int:
    """The number in a group of the process ``global_rank`` of the world."""
    return groups.get_group_rank_from_world_rank(global_rank, group or _WORLD)


def get_process_group_ranks(group: str | None = None) -> list[int]:
    """The numbers in the world of the processes of a group."""
    return groups.get_process_group_ranks(group or _WORLD)


def is_available() -> bool:
    """Whether torch was built with its package for several processes."""
    return dist.is_available()


def is_initialized() -> bool:
    """Whether this process takes part in the communication."""
    return groups.is_initialized()


# -- one Tensor of every process -------------------------------------------------------------------------------------


@waiting("all_reduce")
def all_reduce(tensor: Any, op: str = "sum", group: str | None = None, async_op: bool = False) -> CommHandle | None:
    """Make ``tensor`` the sum ("avg", "max", "min", "prod") over all processes. tensor: [...]."""
    t, pg = _tensor("all_reduce", tensor), _group("all_reduce", group)
    reduction = _reduction("all_reduce", op)
    return _handle(dist.all_reduce(kernels.to_reduce_(t, op, pg), reduction, pg, async_op=async_op), async_op)


@waiting("reduce")
def reduce(
    tensor: Any, dst: int, op: str = "sum", group: str | None = None, async_op: bool = False
) -> CommHandle | None:
    """Make ``tensor`` of the process ``dst`` the reduction over all. tensor: [...]."""
    t, pg = _tensor("reduce", tensor), _group("reduce", group)
    reduction, dst = _reduction("reduce", op), check_rank("reduce", "dst", dst)
    t = t if dist.get_rank() == dst else t.clone()  # Gloo writes into the Tensors of the others
    return _handle(dist.reduce(kernels.to_reduce_(t, op, pg), dst, reduction, pg, async_op), async_op)


@waiting("broadcast")
def broadcast(tensor: Any, src: int, group: str | None = None, async_op: bool = False) -> CommHandle | None:
    """Make ``tensor`` that of the process ``src``. tensor: [...]."""
    t, pg = _tensor("broadcast", tensor), _group("broadcast", group)
    return _handle(dist.broadcast(t, check_rank("broadcast", "src", src), pg, async_op), async_op)


@waiting("all_gather_into_tensor")
def all_gather_into_tensor(
    output_tensor: Any, input_tensor: Any, group: str | None = None, async_op: bool = False
) -> CommHandle | None:
    """Write the Tensors of all processes, joined. input_tensor: [n, ...], output_tensor: [n * size, ...]."""
    who = "all_gather_into_tensor"
    out, t, pg = _tensor(who, output_tensor), _tensor(who, input_tensor), _group(who, group)
    return _handle(kernels.all_gather_single(out, t.contiguous(), pg, async_op), async_op)


def all_gather_into_tensor_uneven(
    output: Any,
    input: Any,
    output_split_sizes: list[int] | None = None,
    group: str | None = None,
    async_op: bool = False,
) -> CommHandle | None:
    """As :func:`all_gather_into_tensor`, with ``output_split_sizes[r]`` rows of process r. It waits in any case."""
    who = "all_gather_into_tensor_uneven"
    out, t, pg = _tensor(who, output), _tensor(who, input), _group(who, group)
    if output_split_sizes is None:
        return all_gather_into_tensor(output, input, group, async_op)
    out.copy_(kernels.all_gather_uneven(t, output_split_sizes, pg))
    return CommHandle(_Done()) if async_op else None


@waiting("reduce_scatter_tensor")
def reduce_scatter_tensor(
    output: Any, input: Any, op: str = "sum", group: str | None = None, async_op: bool = False
) -> CommHandle | None:
    """Write this process's part of the reduction. input: [n * size, ...], output: [n, ...]."""
    who = "reduce_scatter_tensor"
    out, t, pg = _tensor(who, output), _tensor(who, input), _group(who, group)
    reduction = _reduction(who, op)
    t = t / dist.get_world_size(pg) if op == "avg" else t.contiguous()
    return _handle(kernels.reduce_scatter_single(out, t, reduction, pg, async_op), async_op)


def reduce_scatter_tensor_uneven(
    output: Any,
    input: Any,
    input_split_sizes: list[int] | None = None,
    op: str = "sum",
    group: str | None = None,
    async_op: bool = False,
) -> CommHandle | None:
    """As :func:`reduce_scatter_tensor`, with ``input_split_sizes[r]`` rows for process r. It waits in any case."""
    who = "reduce_scatter_tensor_uneven"
    out, t, pg = _tensor(who, output), _tensor(who, input), _group(who, group)
    _reduction(who, op)
    if input_split_sizes is None:
        return reduce_scatter_tensor(output, input, op, group, async_op)
    out.copy_(kernels.reduce_scatter_uneven(t, input_split_sizes, op, pg))
    return CommHandle(_Done()) if async_op else None


@waiting("all_to_all_single")
def all_to_all_single(
    output: Any,
    input: Any,
    output_split_sizes: list[int] | None = None,
    input_split_sizes: list[int] | None = None,
    group: str | None = None,
    async_op: bool = False,
) -> CommHandle | None:
    """Send rows of ``input`` to every process, write what comes from each into ``output``; None is equal parts."""
    who = "all_to_all_single"
    out, t, pg = _tensor(who, output), _tensor(who, input), _group(who, group)
    work = dist.all_to_all_single(out, t.contiguous(), output_split_sizes, input_split_sizes, pg, async_op)
    return _handle(work, async_op)


@waiting("barrier")
def barrier(group: str | None = None, async_op: bool = False, device_ids: Any = None) -> CommHandle | None:
    """Wait until every process of the group is here."""
    return _handle(dist.barrier(_group("barrier", group), async_op), async_op)


# -- lists of Tensors ------------------------------------------------------------------------------------------------


@waiting("all_gather")
def all_gather(tensor_list: list, tensor: Any, group: str | None = None, async_op: bool = False) -> CommHandle | None:
    """Write the ``tensor`` of process r into ``tensor_list[r]``, for all. tensor: [...]."""
    out, pg = _tensors("all_gather", tensor_list), _group("all_gather", group)
    return _handle(dist.all_gather(out, _tensor("all_gather", tensor).contiguous(), pg, async_op), async_op)


@waiting("gather")
def gather(
    tensor: Any, gather_list: list | None, dst: int = 0, group: str | None = None, async_op: bool = False
) -> CommHandle | None:
    """Write the ``tensor`` of process r into ``gather_list[r]`` of the process ``dst``. tensor: [...]."""
    t, pg = _tensor("gather", tensor), _group("gather", group)
    out = _tensors("gather", gather_list) if dist.get_rank() == dst else None
    return _handle(dist.gather(t.contiguous(), out, check_rank("gather", "dst", dst), pg, async_op), async_op)


@waiting("scatter")
def scatter(
    tensor: Any, scatter_list: list | None, src: int = 0, group: str | None = None, async_op: bool = False
) -> CommHandle | None:
    """Write ``scatter_list[r]`` of the process ``src`` into the ``tensor`` of process r. tensor: [...]."""
    t, pg = _tensor("scatter", tensor), _group("scatter", group)
    parts = [p.contiguous() for p in _tensors("scatter", scatter_list)] if dist.get_rank() == src else None
    return _handle(dist.scatter(t, parts, check_rank("scatter", "src", src), pg, async_op), async_op)


@waiting("reduce_scatter")
def reduce_scatter(
    output: Any, input_list: list, op: str = "sum", group: str | None = None, async_op: bool = False
) -> CommHandle | None:
    """Write the reduction of the ``input_list[r]`` of all processes into the ``output`` of process r. output: [...]."""
    out, pg = _tensor("reduce_scatter", output), _group("reduce_scatter", group)
    reduction, parts = _reduction("reduce_scatter", op), _tensors("reduce_scatter", input_list)
    parts = [p / len(parts) if op == "avg" else p.contiguous() for p in parts]
    return _handle(dist.reduce_scatter(out, parts, reduction, pg, async_op), async_op)


def all_to_all(
    output_tensor_list: list, input_tensor_list: list, group: str | None = None, async_op: bool = False
) -> CommHandle | None:
    """Send ``input_tensor_list[r]`` to process r, write what comes from it into ``output_tensor_list[r]``.

    The Tensors may be of different shapes. It waits in any case.
    """
    out, pg = _tensors("all_to_all", output_tensor_list), _group("all_to_all", group)
    sent = _tensors("all_to_all", input_tensor_list)
    into, from_ = ([t.numel() for t in tensors] for tensors in (out, sent))
    # as one Tensor: Gloo wants those of a list to be of one shape
    received = kernels.all_to_all_single(torch.cat([t.reshape(-1) for t in sent]), into, from_, pg)
    for t, part in zip(out, received.split(into), strict=True):
        t.copy_(part.view(t.shape))
    return CommHandle(_Done()) if async_op else None


# -- from process to process -----------------------------------------------------------------------------------------


@waiting("send")
def send(tensor: Any, dst: int = 0, group: str | None = None, tag: int = 0) -> None:
    """Send ``tensor`` to the process ``dst``."""
    t, pg = _tensor("send", tensor), _group("send", group)
    dist.send(t.contiguous(), check_rank("send", "dst", dst), pg, tag)


@waiting("recv")
def recv(tensor: Any, src: int = 0, group: str | None = None, tag: int = 0) -> int:
    """Write what the process ``src`` sends into ``tensor``; returns 0."""
    t, pg = _tensor("recv", tensor), _group("recv", group)
    dist.recv(t, check_rank("recv", "src", src), pg, tag)
    return 0


def isend(tensor: Any, dst: int = 0, group: str | None = None, tag: int = 0) -> CommHandle:
    """As :func:`send`, without waiting."""
    t, pg = _tensor("isend", tensor), _group("isend", group)
    return CommHandle(kernels.isend(t, check_rank("isend", "dst", dst), tag, pg))


def irecv(tensor: Any, src: int = 0, group: str | None = None, tag: int = 0) -> CommHandle:
    """As :func:`recv`, without waiting."""
    t, pg = _tensor("irecv", tensor), _group("irecv", group)
    return CommHandle(dist.irecv(t, check_rank("irecv", "src", src), pg, tag))


class P2POp:
    """One transfer for :func:`batch_isend_irecv`.

    Args:
        op: :func:`isend` or :func:`irecv`, or its name.
        tensor: what is sent, or is written to.
        peer: the number of the other process.
        group: the name of a group.
        tag: tells transfers between the same two apart.
    """

    def __init__(self, op: str | Callable, tensor: Any, peer: int, group: str | None = None, tag: int = 0) -> None:
        self.op: str = op if isinstance(op, str) else getattr(op, "__name__", "")
        if self.op not in ("isend", "irecv"):
            raise TypeError(f"For 'P2POp', 'op' must be isend or irecv, but got {op!r}.")
        _tensor("P2POp", tensor)
        self.tensor, self.peer = tensor, _checks.check_int("P2POp", "peer", peer)
        self.group, self.tag = group, tag


@waiting("batch_isend_irecv")
def batch_isend_irecv(p2p_op_list: list[P2POp]) -> list[CommHandle]:
    """Start several transfers at once; returns a handle for each."""
    jobs = []
    for job in _checks.check_type("batch_isend_irecv", "p2p_op_list", p2p_op_list, list):
        _checks.check_type("batch_isend_irecv", "p2p_op_list", job, P2POp)
        pg = _group("batch_isend_irecv", job.group)
        jobs.append(dist.P2POp(getattr(dist, job.op), _tensor("batch_isend_irecv", job.tensor), job.peer, pg, job.tag))
    works = dist.batch_isend_irecv(jobs) if jobs else []
    for work in works:  # MindSpore's example reads the Tensors without waiting
        work.wait()
    return [CommHandle(work) for work in works]


# -- Python objects --------------------------------------------------------------------------------------------------


@waiting("all_gather_object")
def all_gather_object(object_list: list, obj: Any, group: str | None = None) -> None:
    """Write the object of process r into ``object_list[r]``, for all."""
    dist.all_gather_object(object_list, obj, _group("all_gather_object", group))


@waiting("broadcast_object_list")
def broadcast_object_list(object_list: list, src: int = 0, group: str | None = None, device: Any = None) -> None:
    """Write the objects of the process ``src`` into ``object_list``. ``device`` is without effect."""
    dist.broadcast_object_list(object_list, src, _group("broadcast_object_list", group))


@waiting("gather_object")
def gather_object(obj: Any, object_gather_list: list | None = None, dst: int = 0, group: str | None = None) -> None:
    """Write the object of process r into ``object_gather_list[r]`` of the process ``dst``."""
    pg = _group("gather_object", group)
    dist.gather_object(obj, object_gather_list if dist.get_rank() == dst else None, dst, pg)


@waiting("scatter_object_list")
def scatter_object_list(
    scatter_object_output_list: list,
    scatter_object_input_list: list | None,
    src: int = 0,
    group: str | None = None,
) -> None:
    """Write object r of the process ``src`` into the first place of the list of process r."""
    pg = _group("scatter_object_list", group)
    given = scatter_object_input_list if dist.get_rank() == src else None
    dist.scatter_object_list(scatter_object_output_list, given, src, pg)


@waiting("send_object_list")
def send_object_list(object_list: list, dst: int, group: str | None = None, device: Any = None) -> None:
    """Send objects to the process ``dst``. ``device`` is without effect."""
    dist.send_object_list(object_list, dst, _group("send_object_list", group))


@waiting("recv_object_list")
def recv_object_list(object_list: list, src: int = 0, group: str | None = None, device: Any = None) -> int:
    """Write the objects that the process ``src`` sends into ``object_list``; returns its number."""
    return dist.recv_object_list(object_list, src, _group("recv_object_list", group))


class _Done:
    """What has been waited for."""

    def wait(self) -> None:
        pass


def _tensor(who: str, tensor: Any) -> torch.Tensor:
    return raw(_checks.check_type(who, "tensor", tensor, TensorBase)).detach()


def _tensors(who: str, tensors: Sequence | None) -> list[torch.Tensor]:
    _checks.check_type(who, "tensor_list", tensors, (list, tuple))
    return [_tensor(who, t) for t in tensors or ()]


def _group(who: str, group: str | None) -> dist.ProcessGroup:
    """Torch's group; a process that is not in any starts one of its own."""
    if not groups.is_initialized():
        groups.init()
    return groups.process_group(_WORLD if group is None else group, who)


def _reduction(who: str, op: str) -> Any:
    return kernels.REDUCTIONS[check_reduction(who, op)]


def _handle(work: Any, async_op: bool) -> CommHandle | None:
    return CommHandle(work) if async_op else None


__getattr__ = _paths.gap_getattr(__name__)
