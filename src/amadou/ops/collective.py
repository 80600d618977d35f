"""Products of matrices whose rows lie in several processes; a processor of Ascend overlaps them with the transfer."""

from typing import Any

import torch

from .. import _checks
from .._boundary import op
from ..communication.groups import get_group_size, process_group
from ..kernels import collective as kernels


@op
def all_gather_matmul(
    input,
    x2,
    group,
    world_size,
    *,
    bias=None,
    gather_index=0,
    gather_output=True,
    comm_turn=0,
    trans_input=False,
    trans_x2=False,
):
    """``(all_gather(input) @ x2, all_gather(input))``; the second is [0] without ``gather_output``.

    input: [m, k], x2: [k, n], or [n, k] with ``trans_x2`` -> ([m * size, n], [m * size, k]), dtype of input.

    Raises:
        RuntimeError: for matrices that do not fit, a ``world_size`` that is not the group's, or a setting that has one
            value only (``bias`` None, ``gather_index`` and ``comm_turn`` 0, ``trans_input`` False).
    """
    _check_settings("all_gather_matmul", group, world_size, bias, gather_index, comm_turn, trans_input)
    whole = kernels.all_gather(input, process_group(group, "all_gather_matmul"))
    return whole @ (x2.T if trans_x2 else x2), whole if gather_output else input.new_empty(0)


@op
def matmul_reduce_scatter(
    input, x2, group, world_size, *, reduce_op="sum", bias=None, comm_turn=0, trans_input=False, trans_x2=False
):
    """``reduce_scatter(input @ x2)``: this process's rows of the sum of the products of all.

    input: [m, k], x2: [k, n], or [n, k] with ``trans_x2`` -> [m / size, n], dtype of input.

    Raises:
        RuntimeError: as :func:`all_gather_matmul`, and for another ``reduce_op`` than "sum".
    """
    _check_settings("matmul_reduce_scatter", group, world_size, bias, 0, comm_turn, trans_input)
    if reduce_op != "sum":
        raise RuntimeError(f"For 'matmul_reduce_scatter', 'reduce_op' must be 'sum', but got {reduce_op!r}.")
    product = torch.matmul(input, x2.T if trans_x2 else x2)
    return kernels.reduce_scatter(product, "sum", process_group(group, "matmul_reduce_scatter"))


def _check_settings(
    who: str, group: Any, world_size: Any, bias: Any, gather_index: Any, comm_turn: Any, trans_input: Any
) -> None:
    settings = (("bias", bias, None), ("gather_index", gather_index, 0), ("comm_turn", comm_turn, 0))
    for arg, value, wanted in (*settings, ("trans_input", trans_input, False)):
        if value is not wanted and value != wanted:
            raise RuntimeError(f"For '{who}', '{arg}' must be {wanted}, but got {value}.")
    if _checks.check_int(who, "world_size", world_size) != get_group_size(group):
        raise RuntimeError(
            f"For '{who}', 'world_size' must be that of the group, {get_group_size(group)}, but got {world_size}."
        )
