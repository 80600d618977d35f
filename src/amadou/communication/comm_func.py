"""Functions of which every process of a group computes a part, as ``mindspore.communication.comm_func``.

They return new Tensors; with ``async_op`` these may be used after ``handle.wait()`` only. Gradients flow through those
that are not asynchronous. Every one raises TypeError for a ``group`` that is no str, ValueError for an unknown group or
reduction, and RuntimeError before ``communication.init``.
"""

from collections.abc import Callable
from typing import Any

import torch
import torch.distributed as dist

from .. import _checks, _paths
from .._boundary import TensorBase, op, raw, wrap
from ..dtype import to_torch
from ..kernels import collective as kernels
from ..kernels import neighbors
from .groups import HCCL_WORLD_COMM_GROUP, GlobalComm, as_ints, process_group

_all_reduce = op(kernels.all_reduce)
_all_gather = op(kernels.all_gather)
_reduce_scatter = op(kernels.reduce_scatter)
_broadcast = op(kernels.broadcast)
_scatter = op(kernels.scatter)
_gather = op(kernels.gather)
_reduce = op(kernels.reduce)
_send = op(kernels.send)
_receive = op(kernels.receive)
_all_to_all_single = op(kernels.all_to_all_single)


class CommHandle:
    """A transfer that is under way."""

    def __init__(self, work: Any) -> None:
        self._work = work

    def wait(self) -> None:
        """Wait until what was returned with this may be used."""
        with kernels.waiting("CommHandle.wait"):
            self._work.wait()


def all_reduce(tensor: Any, op: str = "sum", group: str = HCCL_WORLD_COMM_GROUP, async_op: bool = False) -> Any:
    """The sum ("avg", "max", "min", "prod") over all processes, for all. tensor: [...] -> ([...], handle or None)."""
    pg = _ready("all_reduce", tensor, group, op)
    if not async_op:
        return _all_reduce(tensor, op, pg), None
    out = kernels.to_reduce_(raw(tensor).detach().clone(), op, pg)
    return wrap(out), CommHandle(dist.all_reduce(out, kernels.REDUCTIONS[op], pg, async_op=True))


def all_gather_into_tensor(tensor: Any, group: str = HCCL_WORLD_COMM_GROUP, async_op: bool = False) -> Any:
    """The Tensors of all processes, joined. tensor: [n, ...] -> ([n * size, ...], handle or None)."""
    pg = _ready("all_gather_into_tensor", tensor, group)
    if not async_op:
        return _all_gather(tensor, pg), None
    x = torch.atleast_1d(raw(tensor).detach()).contiguous()
    out = x.new_empty(len(x) * dist.get_world_size(pg), *x.shape[1:])
    return wrap(out), CommHandle(kernels.all_gather_single(out, x, pg, async_op=True))


def reduce_scatter_tensor(
    tensor: Any, op: str = "sum", group: str = HCCL_WORLD_COMM_GROUP, async_op: bool = False
) -> Any:
    """This process's part of the reduction. tensor: [n * size, ...] -> ([n, ...], handle or None).

    Raises:
        ValueError: if the first axis cannot be divided by the number of processes.
    """
    pg = _ready("reduce_scatter_tensor", tensor, group, op)
    if not async_op:
        return _reduce_scatter(tensor, op, pg), None
    x = kernels.to_reduce_(raw(tensor).detach().clone(memory_format=torch.contiguous_format), op, pg)
    out = x.new_empty(len(x) // dist.get_world_size(pg), *x.shape[1:])
    return wrap(out), CommHandle(kernels.reduce_scatter_single(out, x, kernels.REDUCTIONS[op], pg, async_op=True))


def broadcast(tensor: Any, src: int = 0, group: str = HCCL_WORLD_COMM_GROUP) -> Any:
    """The Tensor of the process ``src`` of the world, for all. tensor: [...] -> [...]."""
    _checks.check_int("broadcast", "src", src)
    return _broadcast(tensor, src, _ready("broadcast", tensor, group))


def scatter_tensor(tensor: Any, src: int = 0, group: str = HCCL_WORLD_COMM_GROUP) -> Any:
    """This process's part of the Tensor of ``src``. tensor: [n * size, ...] -> [n, ...]."""
    _checks.check_int("scatter_tensor", "src", src)
    return _scatter(tensor, src, _ready("scatter_tensor", tensor, group))


def gather_into_tensor(tensor: Any, dst: int = 0, group: str = HCCL_WORLD_COMM_GROUP) -> Any:
    """For ``dst`` the Tensors of all processes, joined; for the others [0.]. tensor: [n, ...] -> [n * size, ...]."""
    _checks.check_int("gather_into_tensor", "dst", dst)
    return _gather(tensor, dst, _ready("gather_into_tensor", tensor, group))


def reduce(tensor: Any, dst: int, op: str = "sum", group: str = HCCL_WORLD_COMM_GROUP) -> Any:
    """For ``dst`` the reduction over all processes; for the others [0.]. tensor: [...] -> [...]."""
    _checks.check_int("reduce", "dst", dst)
    return _reduce(tensor, dst, op, _ready("reduce", tensor, group, op))


def barrier(group: str = HCCL_WORLD_COMM_GROUP) -> None:
    """Wait until every process of the group is here."""
    with kernels.waiting("barrier"):
        dist.barrier(process_group(group, "barrier"))


# -- from process to process -----------------------------------------------------------------------------------------


def send(tensor: Any, dst: int = 0, group: str = HCCL_WORLD_COMM_GROUP, tag: int = 0) -> None:
    """Send a Tensor to the process ``dst`` of the world."""
    pg = _ready("send", tensor, group)
    _send(tensor, check_rank("send", "dst", dst), tag, pg)


def recv(tensor: Any, src: int = 0, group: str = HCCL_WORLD_COMM_GROUP, tag: int = 0) -> Any:
    """What the process ``src`` of the world sends: a new Tensor of the shape and dtype of ``tensor``."""
    pg = _ready("recv", tensor, group)
    return _receive(tensor, check_rank("recv", "src", src), tag, pg)


def isend(tensor: Any, dst: int = 0, group: str = HCCL_WORLD_COMM_GROUP, tag: int = 0) -> CommHandle:
    """As :func:`send`, without waiting."""
    pg = _ready("isend", tensor, group)
    return CommHandle(kernels.isend(raw(tensor), check_rank("isend", "dst", dst), tag, pg))


def irecv(tensor: Any, src: int = 0, group: str = HCCL_WORLD_COMM_GROUP, tag: int = 0) -> Any:
    """As :func:`recv`, without waiting: (Tensor, handle)."""
    pg = _ready("irecv", tensor, group)
    out = torch.empty_like(raw(tensor), memory_format=torch.contiguous_format)
    return wrap(out), CommHandle(dist.irecv(out, check_rank("irecv", "src", src), pg, tag))


class P2POp:
    """One transfer for :func:`batch_isend_irecv`.

    Args:
        op: "isend" or "irecv", or one of these functions.
        tensor: what is sent; or a Tensor of the shape of what comes, or that shape.
        peer: the number of the other process in the world.
        group: the name of a group.
        tag: 0.
        recv_dtype: the dtype of what comes, where ``tensor`` is a shape.

    Raises:
        ValueError: for another ``op``.
        TypeError: for a ``tensor`` of another type, or a shape without ``recv_dtype``.
        NotImplementedError: for another ``tag``.
    """

    def __init__(
        self,
        op: str | Callable,
        tensor: Any,
        peer: int,
        group: str | None = None,
        tag: int = 0,
        recv_dtype: Any = None,
    ) -> None:
        self.op = getattr(op, "__name__", str(op))
        if self.op not in ("isend", "irecv"):
            raise ValueError(f"For 'P2POp', 'op' must be 'isend' or 'irecv', but got {op!r}.")
        if not isinstance(tensor, TensorBase) and not (self.op == "irecv" and isinstance(tensor, tuple)):
            raise TypeError(f"For 'P2POp', 'tensor' must be a Tensor, or a shape for 'irecv', but got {tensor!r}.")
        if isinstance(tensor, tuple) and recv_dtype is None:
            raise TypeError("For 'P2POp', 'recv_dtype' must be given with a shape, but it is None.")
        if tag != 0:
            raise NotImplementedError(f"For 'P2POp', 'tag' must be 0, but got {tag}.")
        self.tensor, self.peer, self.group, self.tag, self.recv_dtype = tensor, peer, group, tag, recv_dtype


def batch_isend_irecv(p2p_op_list: list[P2POp]) -> tuple:
    """Do several transfers at once: for each what is received, or a Tensor 0 for what is sent.

    Raises:
        TypeError: for what is no :class:`P2POp`.
    """
    for job in p2p_op_list:
        _checks.check_type("batch_isend_irecv", "p2p_op_list", job, P2POp)
    if not p2p_op_list:
        return ()
    sent = [raw(job.tensor) for job in p2p_op_list if job.op == "isend"]
    awaited = [job for job in p2p_op_list if job.op == "irecv"]
    pg = process_group(p2p_op_list[0].group or GlobalComm.WORLD_COMM_GROUP, "batch_isend_irecv")
    out = neighbors.transfers(
        sent,
        [job.op for job in p2p_op_list],
        [dist.get_group_rank(pg, job.peer) for job in p2p_op_list],
        [_shape(job.tensor) for job in awaited],
        [to_torch(job.recv_dtype) if isinstance(job.tensor, tuple) else raw(job.tensor).dtype for job in awaited],
        pg,
    )
    return tuple(map(wrap, out))


# -- from all to all -------------------------------------------------------------------------------------------------


def all_to_all_single_with_output_shape(
    output_shape: Any,
    tensor: Any,
    output_split_sizes: Any = None,
    input_split_sizes: Any = None,
    group: str | None = None,
    async_op: bool = False,
) -> Any:
    """Send rows of a Tensor to every process, receive rows from each: (Tensor of ``output_shape``, handle or None).

    tensor: [n, ...]. The split sizes are the numbers of rows for and from each process; None is equal parts.
    """
    pg = _ready("all_to_all_single_with_output_shape", tensor, group or GlobalComm.WORLD_COMM_GROUP)
    if not async_op:
        out = _all_to_all_single(tensor, _sizes(output_split_sizes), _sizes(input_split_sizes), pg)
        return out.reshape(_shape(output_shape)), None
    x = raw(tensor).detach().contiguous()
    result = x.new_empty(_shape(output_shape))
    splits = _sizes(output_split_sizes), _sizes(input_split_sizes)
    return wrap(result), CommHandle(dist.all_to_all_single(result, x, *splits, pg, async_op=True))


def all_to_all_with_output_shape(
    output_shape_list: Any, input_tensor_list: Any, group: str | None = None, async_op: bool = False
) -> Any:
    """Send one Tensor to every process, receive one of a given shape from each: (tuple of Tensors, handle or None).

    Raises:
        TypeError: if the Tensors are of different dtypes.
    """
    pg = process_group(group or GlobalComm.WORLD_COMM_GROUP, "all_to_all_with_output_shape")
    tensors = [raw(t).detach() for t in input_tensor_list]
    if len({t.dtype for t in tensors}) > 1:
        raise TypeError(
            "For 'all_to_all_with_output_shape', 'input_tensor_list' must be of one dtype, but got several."
        )
    shapes = [_shape(shape) for shape in output_shape_list]
    received, sent = [torch.Size(shape).numel() for shape in shapes], [t.numel() for t in tensors]
    out = tensors[0].new_empty(sum(received))
    flat = torch.cat([t.reshape(-1) for t in tensors])
    with kernels.waiting("all_to_all_with_output_shape"):
        work = dist.all_to_all_single(out, flat, received, sent, pg, async_op=async_op)
    parts = tuple(wrap(p.view(shape)) for p, shape in zip(out.split(received), shapes, strict=True))
    return parts, CommHandle(work) if async_op else None


def all_to_all_v_c(
    output: Any, input: Any, send_count_matrix: Any, group: str | None = None, async_op: bool = False
) -> CommHandle | None:
    """Send parts of ``input`` as one matrix says, for all processes, and write what comes into ``output``.

    output, input: [n]; ``send_count_matrix``: the elements from process i to process j, size * size ints.
    """
    pg = _ready("all_to_all_v_c", input, group or GlobalComm.WORLD_COMM_GROUP)
    _checks.check_type("all_to_all_v_c", "output", output, TensorBase)
    counts = neighbors.count_matrix(as_ints(send_count_matrix), dist.get_world_size(pg), 1)
    rank = dist.get_rank(pg)
    target, x = raw(output).view(-1), raw(input).detach().reshape(-1)
    received, sent = counts[:, rank].tolist(), counts[rank].tolist()
    with kernels.waiting("all_to_all_v_c"):
        work = dist.all_to_all_single(
            target[: sum(received)], x[: sum(sent)].contiguous(), received, sent, pg, async_op=async_op
        )
    return CommHandle(work) if async_op else None


def _ready(who: str, tensor: Any, group: str, op: str | None = None) -> dist.ProcessGroup:
    """Check the arguments that all have; returns torch's group."""
    _checks.check_type(who, "tensor", tensor, TensorBase)
    if op is not None:
        check_reduction(who, op)
    return process_group(group, who)


def check_reduction(who: str, op: str) -> str:
    """``op`` is the name of a reduction."""
    return _checks.check_one_of(who, "op", _checks.check_type(who, "op", op, str), kernels.REDUCTIONS)


def check_rank(who: str, arg: str, rank: int) -> int:
    """``rank`` is the number of a process in the world."""
    return _checks.check_int_range(who, arg, rank, 0, dist.get_world_size() - 1)


def _shape(shape: Any) -> tuple[int, ...]:
    return tuple(raw(shape).shape if isinstance(shape, TensorBase) else shape)


def _sizes(sizes: Any) -> list[int] | None:
    return None if sizes is None else as_ints(sizes)


__getattr__ = _paths.gap_getattr(__name__)
