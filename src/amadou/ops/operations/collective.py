"""Operators of which every process of a group computes a part, as objects. See docs/parallel.md."""

from typing import Any

import torch
import torch.distributed as dist

from ... import _checks
from ..._boundary import op
from ...communication.groups import HCCL_WORLD_COMM_GROUP, as_ints, process_group
from ...context import device
from ...dtype import to_torch
from ...kernels import collective as kernels
from ...kernels import neighbors
from ..primitive import Operator

_all_reduce = op(kernels.all_reduce)
_all_gather = op(kernels.all_gather)
_all_gather_uneven = op(kernels.all_gather_uneven)
_reduce_scatter = op(kernels.reduce_scatter)
_reduce_scatter_uneven = op(kernels.reduce_scatter_uneven)
_broadcast = op(kernels.broadcast)
_scatter = op(kernels.scatter)
_gather = op(kernels.gather)
_reduce = op(kernels.reduce)
_all_to_all_single = op(kernels.all_to_all_single)
_send = op(kernels.send)
_receive = op(kernels.receive)
_exchange_axes = op(neighbors.exchange_axes)
_exchange = op(neighbors.exchange)
_exchange_strips = op(neighbors.exchange_strips)
_transfers = op(neighbors.transfers)


class ReduceOp:
    """What :class:`AllReduce` and its kin do with the values of all processes."""

    SUM = "sum"
    MAX = "max"
    MIN = "min"
    PROD = "prod"
    AVG = "avg"


class _Collective(Operator):
    """What belongs to a group of processes."""

    def __post_init__(self) -> None:
        self.group: str = _checks.check_type(self.name, "group", self.group, str)
        if hasattr(self, "op"):
            _checks.check_type(self.name, "op", self.op, str)

    @property
    def _group(self) -> dist.ProcessGroup:
        return process_group(self.group, self.name)

    def _reduction(self) -> str:
        return _checks.check_one_of(self.name, "op", getattr(self, "op", "sum"), kernels.REDUCTIONS)


class AllReduce(_Collective):
    """The sum of the input over all processes of the group, for all of them. input_x: [...] -> [...].

    The gradient is the sum of the gradients of all processes; for max and min, of those that hold the value.

    Args:
        op: what is done: a value of :class:`ReduceOp`.
        group: the name of a group.

    Raises:
        TypeError: if ``op`` or ``group`` is no str.
        ValueError: for an unknown one.
        RuntimeError: before ``communication.init``.
    """

    op: str = ReduceOp.SUM
    group: str = HCCL_WORLD_COMM_GROUP

    def __call__(self, input_x: Any) -> Any:
        return _all_reduce(input_x, self._reduction(), self._group)


class AllGather(_Collective):
    """The inputs of all processes along the first axis. input_x: [n, ...] -> [n * size, ...]. Errors: AllReduce's."""

    group: str = HCCL_WORLD_COMM_GROUP

    def __call__(self, input_x: Any) -> Any:
        return _all_gather(input_x, self._group)


class AllGatherV(_Collective):
    """As :class:`AllGather`; process r gives ``output_split_sizes[r]`` elements. input_x: [n] -> [sum of sizes]."""

    group: str = HCCL_WORLD_COMM_GROUP

    def __call__(self, input_x: Any, output_split_sizes: Any) -> Any:
        return _all_gather_uneven(input_x, as_ints(output_split_sizes), self._group)


class ReduceScatter(_Collective):
    """This process's part, along the first axis, of the sum over all. input_x: [n * size, ...] -> [n, ...].

    Args, errors: as :class:`AllReduce`; also ValueError for an axis that cannot be divided.
    """

    op: str = ReduceOp.SUM
    group: str = HCCL_WORLD_COMM_GROUP

    def __call__(self, input_x: Any) -> Any:
        return _reduce_scatter(input_x, self._reduction(), self._group)


class ReduceScatterV(_Collective):
    """As :class:`ReduceScatter`, with ``input_split_sizes[r]`` elements for process r. input_x: [sum] -> [n]."""

    op: str = ReduceOp.SUM
    group: str = HCCL_WORLD_COMM_GROUP

    def __call__(self, input_x: Any, input_split_sizes: Any) -> Any:
        return _reduce_scatter_uneven(input_x, as_ints(input_split_sizes), self._reduction(), self._group)


class Broadcast(_Collective):
    """The inputs of one process, for all. input_x: tuple of Tensors [...] -> the same.

    Args:
        root_rank: the number of the process in the world.
        group: the name of a group.
    """

    root_rank: int
    group: str = HCCL_WORLD_COMM_GROUP

    def __call__(self, input_x: Any) -> Any:
        group = self._group
        if isinstance(input_x, tuple | list):
            return tuple(_broadcast(x, self.root_rank, group) for x in input_x)
        return _broadcast(input_x, self.root_rank, group)


class CollectiveScatter(_Collective):
    """This process's part of the input of one process. input_x: [n * size, ...] -> [n, ...].

    Args:
        src_rank: the number of the process in the world whose input counts.
        group: the name of a group.
    """

    src_rank: int = 0
    group: str = HCCL_WORLD_COMM_GROUP

    def __call__(self, input_x: Any) -> Any:
        return _scatter(input_x, self.src_rank, self._group)


class CollectiveGather(_Collective):
    """For one process the inputs of all along the first axis, for the others one 0. input_x: [n, ...].

    Args:
        dest_rank: the number of that process in the world.
        group: the name of a group.
    """

    dest_rank: int
    group: str = HCCL_WORLD_COMM_GROUP

    def __call__(self, input_x: Any) -> Any:
        return _gather(input_x, self.dest_rank, self._group)


class Reduce(_Collective):
    """For one process the sum over all, for the others one 0. input_x: [...] -> [...].

    Args:
        dest_rank: the number of that process in the world.
        op: a value of :class:`ReduceOp`.
        group: the name of a group.
    """

    dest_rank: int
    op: str = ReduceOp.SUM
    group: str = HCCL_WORLD_COMM_GROUP

    def __call__(self, input_x: Any) -> Any:
        return _reduce(input_x, self.dest_rank, self._reduction(), self._group)


class Barrier(_Collective):
    """Wait until every process of the group is here."""

    group: str = HCCL_WORLD_COMM_GROUP

    def __call__(self) -> None:
        with kernels.waiting("Barrier"):
            dist.barrier(self._group)


class Send(_Collective):
    """Send a Tensor to another process. input_x: [...] -> itself.

    Args:
        sr_tag: the number by which :class:`Receive` tells it from others.
        dest_rank: the number of the process in the group.
        group, group_back: the group; the second is for the gradient's way back.
    """

    sr_tag: int
    dest_rank: int
    group: str = HCCL_WORLD_COMM_GROUP
    group_back: str = HCCL_WORLD_COMM_GROUP

    def __call__(self, input_x: Any) -> Any:
        group = self._group
        _send(input_x, dist.get_global_rank(group, self.dest_rank), self.sr_tag, group)
        return input_x


class Receive(_Collective):
    """What another process sends by :class:`Send`: a Tensor of the given shape and dtype.

    Args:
        sr_tag: the number that :class:`Send` has.
        src_rank: the number of the sender in the group.
        shape: a list or tuple of ints.
        dtype: a dtype.
        group, group_back: the group; the second is for the gradient's way back.
    """

    sr_tag: int
    src_rank: int
    shape: Any
    dtype: Any
    group: str = HCCL_WORLD_COMM_GROUP
    group_back: str = HCCL_WORLD_COMM_GROUP

    def __call__(self, x: Any = None) -> Any:
        like = torch.empty(tuple(self.shape), dtype=to_torch(self.dtype), device=device())
        group = self._group
        return _receive(like, dist.get_global_rank(group, self.src_rank), self.sr_tag, group)


class AlltoAll(_Collective):
    """Cut the input along one axis, send part r to process r, and join what comes along another axis.

    input_x: [...] -> axis ``split_dim`` divided by, axis ``concat_dim`` multiplied with ``split_count``.

    Args:
        split_count: the number of processes of the group.
        split_dim, concat_dim: axes.
        group: the name of a group.

    Raises:
        ValueError: if ``split_count`` is not the number of processes, or the axis cannot be divided.
    """

    split_count: int
    split_dim: int
    concat_dim: int
    group: str = HCCL_WORLD_COMM_GROUP

    def __call__(self, input_x: Any) -> Any:
        return _exchange_axes(input_x, self.split_count, self.split_dim, self.concat_dim, self._group)


class AlltoAllV(_Collective):
    """Send ``send_numel_list[r]`` blocks of elements to process r, receive ``recv_numel_list[r]`` from it.

    input_x: any shape, taken as one axis -> [sum of the received].

    Args:
        group: the name of a group.
        block_size: the elements of a block.
    """

    group: str = HCCL_WORLD_COMM_GROUP
    block_size: int = 1

    def __call__(self, input_x: Any, send_numel_list: Any, recv_numel_list: Any) -> Any:
        sent, received = ([n * self.block_size for n in as_ints(x)] for x in (send_numel_list, recv_numel_list))
        return _all_to_all_single(input_x.reshape(-1), received, sent, self._group)


class AlltoAllVC(_Collective):
    """As :class:`AlltoAllV` with one matrix for all: process i sends ``send_count_matrix[i][j]`` blocks to process j.

    Args:
        group: the name of a group.
        block_size: the elements of a block.
        transpose: whether the matrix is to be read with its axes exchanged.
    """

    group: str = HCCL_WORLD_COMM_GROUP
    block_size: int = 1
    transpose: bool = False

    def __call__(self, input_x: Any, send_count_matrix: Any) -> Any:
        group = self._group
        counts = neighbors.count_matrix(as_ints(send_count_matrix), dist.get_world_size(group), self.block_size)
        counts = counts.T if self.transpose else counts
        rank = dist.get_rank(group)
        return _all_to_all_single(input_x.reshape(-1), counts[:, rank].tolist(), counts[rank].tolist(), group)


class NeighborExchange(_Collective):
    """Send one Tensor to each of some processes, receive one from each of others. tensor: tuple -> tuple.

    Args:
        send_rank_ids, recv_rank_ids: the numbers of the processes in the group.
        recv_shapes, send_shapes: the shapes of the Tensors.
        recv_type: the dtype of what comes.
        group: the name of a group.
    """

    send_rank_ids: Any
    recv_rank_ids: Any
    recv_shapes: Any
    send_shapes: Any
    recv_type: Any
    group: str = HCCL_WORLD_COMM_GROUP

    def __call__(self, tensor: Any) -> Any:
        return _exchange(
            tensor, self.send_rank_ids, self.recv_rank_ids, self.recv_shapes, to_torch(self.recv_type), self._group
        )


class NeighborExchangeV2(_Collective):
    """Give strips of an image to the neighbours, and put theirs around it. tensor: [N, C, H, W] -> the larger image.

    Args:
        send_rank_ids, recv_rank_ids: of the processes at the top, top right, right, bottom right, bottom, bottom left,
            left and top left; -1 is none.
        send_lens, recv_lens: the rows or columns of the strips: top, bottom, left, right.
        data_format: "NCHW".
        group: the name of a group.
    """

    send_rank_ids: Any
    send_lens: Any
    recv_rank_ids: Any
    recv_lens: Any
    data_format: str
    group: str = HCCL_WORLD_COMM_GROUP

    def __post_init__(self) -> None:
        super().__post_init__()
        _checks.check_one_of(self.name, "data_format", self.data_format, ("NCHW",))

    def __call__(self, tensor: Any) -> Any:
        return _exchange_strips(
            tensor, self.send_rank_ids, self.send_lens, self.recv_rank_ids, self.recv_lens, self._group
        )


class BatchISendIRecv(_Collective):
    """Several transfers at once. input_x: a tuple with the Tensors to send -> one Tensor for each transfer.

    Args:
        op_types: for each transfer "isend" or "irecv".
        remote_ranks: for each the number of the other process in the group.
        receive_shapes, receive_dtypes: of each Tensor that is received.
        group: the name of a group.
    """

    op_types: Any
    remote_ranks: Any
    receive_shapes: Any = None
    receive_dtypes: Any = None
    group: str = HCCL_WORLD_COMM_GROUP

    def __call__(self, input_x: Any) -> Any:
        dtypes = [to_torch(dtype) for dtype in self.receive_dtypes or ()]
        return _transfers(input_x, self.op_types, self.remote_ranks, self.receive_shapes or (), dtypes, self._group)
