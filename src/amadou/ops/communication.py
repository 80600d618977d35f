"""Functions of all processes that write into the Tensors they are given, as ``mindspore.ops.communication``.

Those of :mod:`amadou.mint.distributed`, and a few more of their kind; the errors are the same.
"""

from typing import Any

from .. import _checks, _paths
from .._boundary import TensorBase, raw, wrap
from ..communication.comm_func import CommHandle
from ..communication.comm_func import all_to_all_v_c as all_to_all_v_c
from ..mint.distributed import P2POp as P2POp
from ..mint.distributed import TCPStore as TCPStore
from ..mint.distributed import all_gather as all_gather
from ..mint.distributed import all_gather_into_tensor as all_gather_into_tensor
from ..mint.distributed import all_gather_into_tensor_uneven as all_gather_into_tensor_uneven
from ..mint.distributed import all_gather_object as all_gather_object
from ..mint.distributed import all_reduce as all_reduce
from ..mint.distributed import all_to_all as all_to_all
from ..mint.distributed import all_to_all_single as all_to_all_single
from ..mint.distributed import barrier as barrier
from ..mint.distributed import batch_isend_irecv as batch_isend_irecv
from ..mint.distributed import broadcast as broadcast
from ..mint.distributed import broadcast_object_list as broadcast_object_list
from ..mint.distributed import destroy_process_group as destroy_process_group
from ..mint.distributed import gather as gather
from ..mint.distributed import gather_object as gather_object
from ..mint.distributed import get_backend as get_backend
from ..mint.distributed import get_global_rank as get_global_rank
from ..mint.distributed import get_group_rank as get_group_rank
from ..mint.distributed import get_process_group_ranks as get_process_group_ranks
from ..mint.distributed import get_rank as get_rank
from ..mint.distributed import get_world_size as get_world_size
from ..mint.distributed import init_process_group as init_process_group
from ..mint.distributed import irecv as irecv
from ..mint.distributed import is_available as is_available
from ..mint.distributed import is_initialized as is_initialized
from ..mint.distributed import isend as isend
from ..mint.distributed import new_group as new_group
from ..mint.distributed import recv as recv
from ..mint.distributed import recv_object_list as recv_object_list
from ..mint.distributed import reduce as reduce
from ..mint.distributed import reduce_scatter as reduce_scatter
from ..mint.distributed import reduce_scatter_tensor as reduce_scatter_tensor
from ..mint.distributed import reduce_scatter_tensor_uneven as reduce_scatter_tensor_uneven
from ..mint.distributed import scatter as scatter
from ..mint.distributed import scatter_object_list as scatter_object_list
from ..mint.distributed import send as send
from ..mint.distributed import send_object_list as send_object_list

_WRITERS = (
    "all_gather_into_tensor",
    "all_gather_into_tensor_uneven",
    "all_reduce",
    "barrier",
    "broadcast",
    "gather_into_tensor",
    "irecv",
    "isend",
    "recv",
    "reduce",
    "reduce_scatter_tensor",
    "reduce_scatter_tensor_uneven",
    "scatter_tensor",
    "send",
)


def gather_into_tensor(
    output_tensor: Any, input_tensor: Any, dst: int = 0, group: str | None = None, async_op: bool = False
) -> CommHandle | None:
    """Write the Tensors of all processes, joined, for ``dst``.

    input_tensor: [n, ...], output_tensor: [n * size, ...].
    """
    return gather(
        input_tensor, _parts("gather_into_tensor", "output_tensor", output_tensor, group), dst, group, async_op
    )


def scatter_tensor(
    output_tensor: Any, input_tensor: Any, src: int = 0, group: str | None = None, async_op: bool = False
) -> CommHandle | None:
    """Write this process's part of the Tensor of ``src``. input_tensor: [n * size, ...], output_tensor: [n, ...]."""
    return scatter(output_tensor, _parts("scatter_tensor", "input_tensor", input_tensor, group), src, group, async_op)


def set_comm_ops_inplace(is_enable: bool, func_list: list[str] | None = None) -> None:
    """Let these functions write into the Tensors that they are given, which they always do.

    Raises:
        TypeError: if ``is_enable`` is no bool, or ``func_list`` no list.
        ValueError: for the name of another function.
        NotImplementedError: for False; the functions of ``communication.comm_func`` make new Tensors.
    """
    _checks.check_bool("set_comm_ops_inplace", "is_enable", is_enable)
    for name in _checks.check_type("set_comm_ops_inplace", "func_list", func_list or [], (list, tuple)):
        _checks.check_one_of("set_comm_ops_inplace", "func_list", name, _WRITERS)
    if not is_enable:
        raise NotImplementedError(
            "For 'set_comm_ops_inplace', 'is_enable' must be True, but got False; for functions that make new Tensors "
            "see mindspore.communication.comm_func."
        )


def _parts(who: str, arg: str, tensor: Any, group: str | None) -> list[Any]:
    """The parts of a Tensor along its first axis, one for each process, in its memory."""
    t, size = raw(_checks.check_type(who, arg, tensor, TensorBase)), get_world_size(group)
    if t.ndim == 0 or len(t) % size:
        raise ValueError(
            f"For '{who}', the first axis of '{arg}' must be divisible by the {size} processes of the group, "
            f"but got the shape {tuple(t.shape)}."
        )
    return [wrap(part) for part in t.chunk(size)]


__getattr__ = _paths.gap_getattr(__name__)
