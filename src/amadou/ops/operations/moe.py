"""Mixture of experts as objects; shapes and letters are those of ``ops.moe``."""

from typing import Any

from ..._gaps import GapError
from .. import moe
from ..primitive import Operator


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
        if enable_expert_mapping:
            raise GapError(
                "For 'FusedAddTopKDiv', 'enable_expert_mapping' must be False: copies of experts have no devices here."
            )
        return moe.fused_add_topk_div(x, add_num, group_num, group_topk, n, k, is_norm, scale)
