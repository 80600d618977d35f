"""Products of matrices and mixtures of experts over processes; processors of Ascend overlap them with transfers."""

from typing import Any

import torch

from .. import _checks
from .._boundary import op
from ..communication.groups import HCCL_WORLD_COMM_GROUP, get_group_size, get_rank, process_group
from ..kernels import collective as kernels
from ..kernels import expert_exchange


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


@op
def moe_distribute_dispatch(
    x,
    expert_ids,
    ep_world_size,
    ep_rank_id,
    moe_expert_num,
    expert_scales=None,
    scales=None,
    x_active_mask=None,
    group_ep=None,
    group_tp=None,
    tp_world_size=0,
    tp_rank_id=0,
    expert_shard_type=0,
    shared_expert_num=0,
    shared_expert_rank_num=0,
    quant_mode=0,
    global_bs=0,
    expert_token_nums_type=0,
):
    """Send every token to the processes that have its experts; :func:`moe_distribute_combine` is the way back.

    Args:
        x: [T, H] float, the tokens of this process.
        expert_ids: [T, K] int32, the experts of each token.
        ep_world_size, ep_rank_id: the number of processes in the group and of this one.
        moe_expert_num: the number E of experts, of which every process has the next E / ep_world_size.
        expert_scales: [T, K] float32, the weights of the experts.
        group_ep: the group; None for all processes.
        global_bs: the tokens of all processes at most, where they do not have equally many.
        expert_token_nums_type: 1 to count the tokens of each expert, 0 to add the counts up.
        The other settings have one value only: there are no tensor parallelism, shared experts and quantisation.

    Returns:
        The tokens for the experts here, one expert after the other [A, H], with zeros behind them; an empty Tensor; how
        many tokens before it each choice of this process has for the same expert [T K] int32; the tokens of each expert
        here [E / size] int64; how many came from each process [E / size * size] int32, expert by expert; an empty
        Tensor; and the weights of the tokens [A] float32, empty without ``expert_scales``.

    Raises:
        RuntimeError: for a group of another size, another process, or a setting that is not offered.
        ValueError: if the processes cannot have equally many experts.
    """
    who = "moe_distribute_dispatch"
    _check_only(who, None, scales=scales, x_active_mask=x_active_mask)
    _check_only(who, 0, quant_mode=quant_mode, shared_expert_num=shared_expert_num)
    group = _check_experts(who, group_ep, ep_world_size, ep_rank_id, moe_expert_num, tp_world_size)
    ours, weights, nth, counts = expert_exchange.sent_to_experts(x, expert_ids, expert_scales, moe_expert_num, group)
    most = (global_bs or len(x) * ep_world_size) * min(moe_expert_num // ep_world_size, expert_ids.shape[1])
    each = counts.sum(1)
    missing = (0, most - len(ours))
    return (
        torch.nn.functional.pad(ours, (0, 0, *missing)),
        x.new_empty(0, dtype=torch.float32),
        nth,
        each if expert_token_nums_type else each.cumsum(0),
        counts.flatten().int(),
        x.new_empty(0, dtype=torch.int32),
        weights if expert_scales is None else torch.nn.functional.pad(weights, missing),
    )


@op
def moe_distribute_combine(
    expand_x,
    expert_ids,
    expand_idx,
    ep_send_counts,
    expert_scales,
    ep_world_size,
    ep_rank_id,
    moe_expert_num,
    tp_send_counts=None,
    x_active_mask=None,
    activate_scale=None,
    weight_scale=None,
    group_list=None,
    expand_scales=None,
    group_ep=None,
    group_tp=None,
    tp_world_size=0,
    tp_rank_id=0,
    expert_shard_type=0,
    shared_expert_num=0,
    shared_export_rank_num=0,
    global_bs=0,
    out_dtype=0,
    common_quant_mode=0,
    group_list_type=0,
):
    """Send what the experts here have made of their tokens back, and add it up for each token by its weights.

    expand_x: [A, H], expand_idx: [T K] and ep_send_counts, as :func:`moe_distribute_dispatch` has returned them,
    expert_ids, expert_scales: [T, K], as they were given there -> [T, H].

    Raises:
        RuntimeError: as :func:`moe_distribute_dispatch`.
    """
    who = "moe_distribute_combine"
    _check_only(who, None, x_active_mask=x_active_mask, activate_scale=activate_scale, weight_scale=weight_scale)
    _check_only(who, 0, common_quant_mode=common_quant_mode, shared_expert_num=shared_expert_num)
    group = _check_experts(who, group_ep, ep_world_size, ep_rank_id, moe_expert_num, tp_world_size)
    settings = expert_ids, expand_idx, ep_send_counts, expert_scales, moe_expert_num, group
    return expert_exchange.sent_back(expand_x[: ep_send_counts.sum()], *settings)


def _check_only(who: str, offered: Any, **settings: Any) -> None:
    """Refuse settings that have another value than the one that is offered."""
    for arg, value in settings.items():
        if value is not offered and value != offered:
            raise RuntimeError(f"For '{who}', '{arg}' must be {offered}, but got {value}.")


def _check_experts(
    who: str, name: Any, size: Any, rank: Any, num_experts: Any, tp_world_size: Any
) -> torch.distributed.ProcessGroup:
    group = HCCL_WORLD_COMM_GROUP if name is None else name
    _check_of_group(who, "ep_world_size", size, get_group_size(group))
    _check_of_group(who, "ep_rank_id", rank, get_rank(group))
    _check_only(who, 1, tp_world_size=max(tp_world_size, 1))
    if num_experts % size:
        raise ValueError(
            f"For '{who}', 'moe_expert_num' must be a multiple of {size} processes, but got {num_experts}."
        )
    return process_group(group, who)


def _check_settings(
    who: str, group: Any, world_size: Any, bias: Any, gather_index: Any, comm_turn: Any, trans_input: Any
) -> None:
    _check_only(who, None, bias=bias)
    _check_only(who, 0, gather_index=gather_index, comm_turn=comm_turn)
    _check_only(who, False, trans_input=trans_input)
    _check_of_group(who, "world_size", _checks.check_int(who, "world_size", world_size), get_group_size(group))


def _check_of_group(who: str, arg: str, value: Any, wanted: int) -> None:
    if value != wanted:
        raise RuntimeError(f"For '{who}', '{arg}' must be that of the group, {wanted}, but got {value}.")
