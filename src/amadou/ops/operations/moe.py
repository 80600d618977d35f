"""Mixture of experts as objects; shapes and letters are those of ``ops.moe``."""

from typing import Any

from ..._gaps import GapError
from .. import moe
from ..primitive import Operator

_QUANTISED = "For '{}', amadou multiplies without quantisation, so '{}' must be None."


def _refuse(name: str, **options: Any) -> None:
    """Raise for the first option that is given."""
    for option, value in options.items():
        if value is not None:
            raise GapError(_QUANTISED.format(name, option))


class MoeTokenPermute(Operator):
    """As :func:`amadou.ops.moe_token_permute`."""

    def __call__(self, tokens: Any, indices: Any, num_out_tokens: int | None = None, padded_mode: bool = False) -> Any:
        return moe.moe_token_permute(tokens, indices, num_out_tokens, padded_mode)


class MoeTokenUnpermute(Operator):
    """As :func:`amadou.ops.moe_token_unpermute`."""

    def __call__(
        self,
        permuted_tokens: Any,
        sorted_indices: Any,
        probs: Any = None,
        padded_mode: bool = False,
        restore_shape: Any = None,
    ) -> Any:
        return moe.moe_token_unpermute(permuted_tokens, sorted_indices, probs, padded_mode, restore_shape)


class MoeInitRouting(Operator):
    """The tokens x [N, H] by expert, the place of each choice, and the experts of the tokens.

    row_idx: [N, K] int32 as of :class:`MoeGatingTopKSoftmax`, expert_idx: [N, K] int32; ``active_num`` tokens are kept.
    """

    def __call__(self, x: Any, row_idx: Any, expert_idx: Any, active_num: int) -> tuple:
        return moe.moe_init_routing(x, row_idx, expert_idx, active_num)


class MoeInitRoutingV2(Operator):
    """As :func:`amadou.ops.moe_init_routing_v2`."""

    def __call__(
        self,
        x: Any,
        expert_idx: Any,
        active_num: int,
        expert_capacity: int,
        expert_num: int,
        drop_pad_mode: int,
        expert_tokens_count_or_cumsum_flag: int,
        expert_tokens_before_capacity_flag: bool,
    ) -> tuple:
        flags = expert_tokens_count_or_cumsum_flag, expert_tokens_before_capacity_flag
        return moe.moe_init_routing_v2(x, expert_idx, active_num, expert_capacity, expert_num, drop_pad_mode, *flags)


class MoeComputeExpertTokens(Operator):
    """The running sums of the tokens of each expert. sorted_experts: [M] int32 -> [num_expert] int32."""

    def __call__(self, sorted_experts: Any, num_expert: int) -> Any:
        return moe.moe_compute_expert_tokens(sorted_experts, num_expert)


class MoeGatingTopKSoftmax(Operator):
    """The k best experts of each token: weights, experts and the number of each choice, [N, K] each.

    x: [N, E] float, finished: [N] bool or None; a finished token gets the expert E.
    """

    def __call__(self, x: Any, finished: Any = None, k: int = 1) -> tuple:
        return moe.moe_gating_top_k_softmax(x, finished, k)


class MoeFinalizeRouting(Operator):
    """What the experts made of the tokens, weighed by ``scales`` and added to x1 and x2: [N, H]."""

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
        choices = expanded_row_idx, expanded_expert_idx
        return moe.moe_finalize_routing(expanded_x, x1, x2, bias, scales, *choices)


class FusedAddTopKDiv(Operator):
    """The k best experts among the ``group_topk`` best of ``group_num`` groups (arXiv:2412.19437).

    x: [N, E] float, add_num: [E] is added to the sigmoids for the choice only -> weights [N, k] float32, experts int32.
    """

    def __call__(
        self,
        x: Any,
        add_num: Any,
        group_num: int,
        group_topk: int,
        n: int,
        k: int,
        activate_type: int = 0,
        is_norm: bool = True,
        scale: float = 2.5,
        mapping_num: Any = None,
        mapping_table: Any = None,
        enable_expert_mapping: bool = False,
    ) -> tuple:
        _refuse("FusedAddTopKDiv", mapping_num=mapping_num, mapping_table=mapping_table)
        return moe.fused_add_topk_div(x, add_num, group_num, group_topk, n, k, is_norm, scale)


class GroupedMatmul(Operator):
    """The product of every group of tokens with the weight of its expert.

    x: a list of [M, H], one for each weight or one for all; weight: a list of [H, H'], or of one [E, H, H']; group_list:
    [E], where the groups of the one x end -> a tuple of Tensors.

    Args:
        split_item: 0 or 1 for one result for each group, 2 or 3 for all in one.
        group_type: -1 for one x for each weight, 0 for one x.
        transpose_b: whether the weights lie as [H', H].
    """

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
    ) -> tuple:
        _refuse(
            "GroupedMatmul", scale=scale, offset=offset, antiquant_scale=antiquant_scale,
            antiquant_offset=antiquant_offset,
        )  # fmt: skip
        is_split = self.split_item in (0, 1)
        return moe.grouped_matmul(x, weight, bias, group_list, False, is_split, self.transpose_b)


class GroupedMatmulV4(Operator):
    """As :class:`GroupedMatmul`; with ``group_list_type`` 1 the groups are given by their lengths."""

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
        split_item: int = 0,
        group_type: int = -1,
        group_list_type: int = 0,
        act_type: int = 0,
        output_dtype: Any = None,
    ) -> tuple:
        _refuse(
            "GroupedMatmulV4", scale=scale, offset=offset, antiquant_scale=antiquant_scale,
            antiquant_offset=antiquant_offset, pre_token_scale=pre_token_scale, activation_input=activation_input,
            activation_quant_scale=activation_quant_scale, activation_quant_offset=activation_quant_offset,
        )  # fmt: skip
        return moe.grouped_matmul(x, weight, bias, group_list, group_list_type == 1, split_item in (0, 1), False)
