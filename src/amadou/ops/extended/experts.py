"""Mixtures of experts as Primitives."""

from typing import Any

from .. import collective, experts
from ..primitive import Operator


class GroupedMatmul(Operator):
    """As :func:`amadou.ops.experts.grouped_matmul`, with how the groups lie fixed when made."""

    split_item: int = 0
    group_type: int = -1
    transpose_a: bool = False
    transpose_b: bool = False

    def __call__(
        self,
        x: Any,
        weight: Any,
        bias: Any = None,
        scale: Any = None,
        offset: Any = None,
        antiquant_scale: Any = None,
        antiquant_offset: Any = None,
        group_list: Any = None,
    ) -> Any:
        quantised = scale, offset, antiquant_scale, antiquant_offset
        settings = self.split_item, self.group_type, self.transpose_a, self.transpose_b
        return experts.grouped_matmul(x, weight, bias, *quantised, group_list, *settings)


class GroupedMatmulV2(Operator):
    """As :func:`amadou.ops.experts.grouped_matmul`."""

    def __call__(
        self,
        x: Any,
        weight: Any,
        bias: Any = None,
        scale: Any = None,
        offset: Any = None,
        antiquant_scale: Any = None,
        antiquant_offset: Any = None,
        group_list: Any = None,
        split_item: Any = 0,
        group_type: Any = -1,
    ) -> Any:
        quantised = scale, offset, antiquant_scale, antiquant_offset
        return experts.grouped_matmul(x, weight, bias, *quantised, group_list, split_item, group_type)


class GroupedMatmulV4(Operator):
    """As :func:`amadou.ops.experts.grouped_matmul_v4`."""

    def __call__(
        self,
        x: Any,
        weight: Any,
        bias: Any = None,
        scale: Any = None,
        offset: Any = None,
        antiquant_scale: Any = None,
        antiquant_offset: Any = None,
        pre_token_scale: Any = None,
        group_list: Any = None,
        activation_input: Any = None,
        activation_quant_scale: Any = None,
        activation_quant_offset: Any = None,
        split_item: Any = 0,
        group_type: Any = -1,
        group_list_type: Any = 0,
        act_type: Any = 0,
        output_dtype: Any = None,
    ) -> Any:
        quantised = scale, offset, antiquant_scale, antiquant_offset, pre_token_scale
        activation = activation_input, activation_quant_scale, activation_quant_offset
        settings = split_item, group_type, group_list_type, act_type, output_dtype
        return experts.grouped_matmul_v4(x, weight, bias, *quantised, group_list, *activation, *settings)


class InplaceGroupedMatmulAdd(Operator):
    """As :func:`amadou.ops.experts.grouped_matmul_add_`."""

    def __call__(self, x: Any, weight: Any, group_list: Any, out: Any) -> Any:
        return experts.grouped_matmul_add_(x, weight, group_list, out)


class MoeGatingTopKSoftmax(Operator):
    """As :func:`amadou.ops.experts.moe_gating_top_k_softmax`."""

    def __call__(self, x: Any, finished: Any = None, k: Any = 1) -> Any:
        return experts.moe_gating_top_k_softmax(x, finished, k)


class MoeInitRouting(Operator):
    """As :func:`amadou.ops.experts.moe_init_routing`."""

    def __call__(self, x: Any, row_idx: Any, expert_idx: Any, active_num: Any) -> Any:
        return experts.moe_init_routing(x, row_idx, expert_idx, active_num)


class MoeComputeExpertTokens(Operator):
    """As :func:`amadou.ops.experts.moe_compute_expert_tokens`."""

    def __call__(self, sorted_experts: Any, num_expert: Any) -> Any:
        return experts.moe_compute_expert_tokens(sorted_experts, num_expert)


class MoeFinalizeRouting(Operator):
    """As :func:`amadou.ops.experts.moe_finalize_routing`."""

    def __call__(
        self,
        expanded_x: Any,
        x1: Any,
        x2: Any = None,
        bias: Any = None,
        scales: Any = None,
        expanded_row_idx: Any = None,
        expanded_expert_idx: Any = None,
    ) -> Any:
        return experts.moe_finalize_routing(expanded_x, x1, x2, bias, scales, expanded_row_idx, expanded_expert_idx)


class MoeTokenPermute(Operator):
    """As :func:`amadou.ops.moe_token_permute`."""

    def __call__(self, tokens: Any, indices: Any, num_out_tokens: Any = None, padded_mode: Any = False) -> Any:
        return experts.moe_token_permute(tokens, indices, num_out_tokens, padded_mode)


class MoeTokenUnpermute(Operator):
    """As :func:`amadou.ops.moe_token_unpermute`."""

    def __call__(
        self,
        permuted_tokens: Any,
        sorted_indices: Any,
        probs: Any = None,
        padded_mode: Any = False,
        restore_shape: Any = None,
    ) -> Any:
        return experts.moe_token_unpermute(permuted_tokens, sorted_indices, probs, padded_mode, restore_shape)


class MoeInitRoutingV2(Operator):
    """As :func:`amadou.ops.moe_init_routing_v2`."""

    def __call__(
        self,
        x: Any,
        expert_idx: Any,
        active_num: Any,
        expert_capacity: Any,
        expert_num: Any,
        drop_pad_mode: Any,
        expert_tokens_count_or_cumsum_flag: Any,
        expert_tokens_before_capacity_flag: Any,
    ) -> Any:
        flags = drop_pad_mode, expert_tokens_count_or_cumsum_flag, expert_tokens_before_capacity_flag
        return experts.moe_init_routing_v2(x, expert_idx, active_num, expert_capacity, expert_num, *flags)


class FusedAddTopKDiv(Operator):
    """As :func:`amadou.ops.experts.fused_add_topk_div`."""

    def __call__(
        self,
        x: Any,
        add_num: Any,
        group_num: Any,
        group_topk: Any,
        n: Any,
        k: Any,
        activate_type: Any = 0,
        is_norm: Any = True,
        scale: Any = 2.5,
        mapping_num: Any = None,
        mapping_table: Any = None,
        enable_expert_mapping: Any = False,
    ) -> Any:
        mapping = mapping_num, mapping_table, enable_expert_mapping
        gate = group_num, group_topk, n, k, activate_type, is_norm, scale
        return experts.fused_add_topk_div(x, add_num, *gate, *mapping)


class MoeDistributeDispatch(Operator):
    """As :func:`amadou.ops.moe_distribute_dispatch`."""

    def __call__(
        self,
        x: Any,
        expert_ids: Any,
        ep_world_size: Any,
        ep_rank_id: Any,
        moe_expert_num: Any,
        expert_scales: Any = None,
        scales: Any = None,
        x_active_mask: Any = None,
        group_ep: Any = None,
        group_tp: Any = None,
        tp_world_size: Any = 0,
        tp_rank_id: Any = 0,
        expert_shard_type: Any = 0,
        shared_expert_num: Any = 0,
        shared_expert_rank_num: Any = 0,
        quant_mode: Any = 0,
        global_bs: Any = 0,
        expert_token_nums_type: Any = 0,
    ) -> Any:
        experts = ep_world_size, ep_rank_id, moe_expert_num
        tensors = group_tp, tp_world_size, tp_rank_id
        shared = expert_shard_type, shared_expert_num, shared_expert_rank_num
        settings = quant_mode, global_bs, expert_token_nums_type
        weights = expert_scales, scales, x_active_mask, group_ep
        return collective.moe_distribute_dispatch(x, expert_ids, *experts, *weights, *tensors, *shared, *settings)


class MoeDistributeCombine(Operator):
    """As :func:`amadou.ops.moe_distribute_combine`."""

    def __call__(
        self,
        expand_x: Any,
        expert_ids: Any,
        expand_idx: Any,
        ep_send_counts: Any,
        expert_scales: Any,
        ep_world_size: Any,
        ep_rank_id: Any,
        moe_expert_num: Any,
        tp_send_counts: Any = None,
        x_active_mask: Any = None,
        activate_scale: Any = None,
        weight_scale: Any = None,
        group_list: Any = None,
        expand_scales: Any = None,
        group_ep: Any = None,
        group_tp: Any = None,
        tp_world_size: Any = 0,
        tp_rank_id: Any = 0,
        expert_shard_type: Any = 0,
        shared_expert_num: Any = 0,
        shared_export_rank_num: Any = 0,
        global_bs: Any = 0,
        out_dtype: Any = 0,
        common_quant_mode: Any = 0,
        group_list_type: Any = 0,
    ) -> Any:
        sent = expand_x, expert_ids, expand_idx, ep_send_counts, expert_scales
        experts = ep_world_size, ep_rank_id, moe_expert_num, tp_send_counts
        weights = x_active_mask, activate_scale, weight_scale, group_list, expand_scales
        tensors = group_ep, group_tp, tp_world_size, tp_rank_id
        shared = expert_shard_type, shared_expert_num, shared_export_rank_num
        settings = global_bs, out_dtype, common_quant_mode, group_list_type
        return collective.moe_distribute_combine(*sent, *experts, *weights, *tensors, *shared, *settings)
