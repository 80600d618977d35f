"""Mixtures of experts: products by groups of rows, and the way of tokens to experts and back.

T tokens, H size of a token, E experts, K experts per token.
"""

from typing import Any

import torch

from ..._boundary import op
from ...kernels import experts as kernels
from .._errors import shape_errors
from .._inplace import inplace
from ..primitive import Operator

# -- products by groups ------------------------------------------------------------------------------------------------


@op
@shape_errors
def grouped_matmul(
    x,
    weight,
    bias=None,
    scale=None,
    offset=None,
    antiquant_scale=None,
    antiquant_offset=None,
    group_list=None,
    split_item=0,
    group_type=-1,
    transpose_a=False,
    transpose_b=False,
):
    """Products of matrices by groups: every group of rows of x, or every Tensor of x, has a weight of its own.

    x: list of [m, k]; weight: list of [k, n], or of one [E, k, n] -> tuple of [m, n].

    Args:
        bias: list of [n], or of one [E, n].
        scale, offset, antiquant_scale, antiquant_offset: None; quantised products are an Ascend's.
        group_list: [E], the row where each group ends.
        split_item: 0 and 1 for one result for each group, 2 and 3 for all of them in one.
        group_type: -1 for no groups, 0 for groups of rows of x.
        transpose_a, transpose_b: whether the last two axes of x or of weight are swapped first.

    Raises:
        ValueError: for another ``group_type``, or quantised inputs.
    """
    kernels.check_not_quantised("grouped_matmul", scale, offset, antiquant_scale, antiquant_offset)
    x = [a.mT for a in x] if transpose_a else x
    weight = [b.mT for b in weight] if transpose_b else weight
    return kernels.grouped_matmul(x, weight, bias, group_list, split_item, group_type)


@op
@shape_errors
def grouped_matmul_v4(
    x,
    weight,
    bias=None,
    scale=None,
    offset=None,
    antiquant_scale=None,
    antiquant_offset=None,
    pre_token_scale=None,
    group_list=None,
    activation_input=None,
    activation_quant_scale=None,
    activation_quant_offset=None,
    split_item=0,
    group_type=-1,
    group_list_type=0,
    act_type=0,
    output_dtype=None,
):
    """As :func:`grouped_matmul`, with an activation behind it.

    Args:
        group_list: [E], the row where each group ends; with ``group_list_type`` 1 how many rows each group has.
        act_type: 0 none, 1 relu, 2 gelu by tanh, 4 fast gelu, 5 silu.
    """
    quantised = scale, offset, antiquant_scale, antiquant_offset, pre_token_scale, activation_input
    kernels.check_not_quantised("grouped_matmul_v4", *quantised, activation_quant_scale, activation_quant_offset)
    ends = torch.cumsum(group_list, 0) if group_list_type == 1 else group_list
    products = kernels.grouped_matmul(x, weight, bias, ends, split_item, group_type)
    return tuple(kernels.activated(product, act_type) for product in products)


@inplace
def add_grouped_products_(out, x, weight, group_list):
    """Add ``x.T @ weight`` of each group of rows to out itself. out: [E, k, n]; x: [m, k], weight: [m, n]."""
    kernels.add_grouped_products(out, x, weight, group_list)


def grouped_matmul_add_(x, weight, group_list, out):
    """Add ``x.T @ weight`` of each group of rows to ``out`` itself, and return it.

    x: [m, k], weight: [m, n]; group_list: [E], the row where each group ends; out: [E, k, n].
    """
    return add_grouped_products_(out, x, weight, group_list)


class GroupedMatmul(Operator):
    """As :func:`grouped_matmul`, with how the groups lie fixed when made."""

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
        return grouped_matmul(x, weight, bias, *quantised, group_list, *settings)


class GroupedMatmulV2(Operator):
    """As :func:`grouped_matmul`."""

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
        return grouped_matmul(x, weight, bias, *quantised, group_list, split_item, group_type)


class GroupedMatmulV4(Operator):
    """As :func:`grouped_matmul_v4`."""

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
        return grouped_matmul_v4(x, weight, bias, *quantised, group_list, *activation, *settings)


class InplaceGroupedMatmulAdd(Operator):
    """As :func:`grouped_matmul_add_`."""

    def __call__(self, x: Any, weight: Any, group_list: Any, out: Any) -> Any:
        return grouped_matmul_add_(x, weight, group_list, out)


# -- the way to the experts --------------------------------------------------------------------------------------------


@op
def moe_gating_top_k_softmax(x, finished=None, k=1):
    """The k experts with the largest softmax, for every token.

    x: [..., E] float -> ([..., k] of the same dtype, [..., k] int32 experts, [..., k] int32 rows).

    Args:
        finished: [...] bool, the tokens that need no expert any more; theirs are E.
    """
    return kernels.gated(x, finished, k)


@op
def moe_init_routing(x, row_idx, expert_idx, active_num):
    """The tokens in the order of their experts.

    x: [T, H]; row_idx, expert_idx: [T, K] int32 -> ([n K, H], [T K] int32, [T K] int32), n = min(T, active_num).

    The results are the tokens, the place of each row in them, and the experts in order.
    """
    return kernels.routed(x, row_idx, expert_idx, active_num)


@op
def moe_compute_expert_tokens(sorted_experts, num_expert):
    """The number of tokens of all experts up to each one. sorted_experts: [n] int, ascending -> [num_expert] int32."""
    experts = torch.arange(num_expert, device=sorted_experts.device, dtype=sorted_experts.dtype)
    return torch.searchsorted(sorted_experts, experts, right=True, out_int32=True)


@op
def moe_finalize_routing(
    expanded_x, x1, x2=None, bias=None, scales=None, expanded_row_idx=None, expanded_expert_idx=None
):
    """The weighted sums of what the experts made of each token.

    expanded_x: [T K, H]; x1, x2: [T, H], added; bias: [E, H]; scales: [T, K]; expanded_row_idx: [T K] int, the places
    in expanded_x, all first experts of the tokens before the second ones; expanded_expert_idx: [T, K] int -> [T, H].
    """
    return kernels.finalized(expanded_x, x1, x2, bias, scales, expanded_row_idx, expanded_expert_idx)


class MoeGatingTopKSoftmax(Operator):
    """As :func:`moe_gating_top_k_softmax`."""

    def __call__(self, x: Any, finished: Any = None, k: Any = 1) -> Any:
        return moe_gating_top_k_softmax(x, finished, k)


class MoeInitRouting(Operator):
    """As :func:`moe_init_routing`."""

    def __call__(self, x: Any, row_idx: Any, expert_idx: Any, active_num: Any) -> Any:
        return moe_init_routing(x, row_idx, expert_idx, active_num)


class MoeComputeExpertTokens(Operator):
    """As :func:`moe_compute_expert_tokens`."""

    def __call__(self, sorted_experts: Any, num_expert: Any) -> Any:
        return moe_compute_expert_tokens(sorted_experts, num_expert)


class MoeFinalizeRouting(Operator):
    """As :func:`moe_finalize_routing`."""

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
        return moe_finalize_routing(expanded_x, x1, x2, bias, scales, expanded_row_idx, expanded_expert_idx)
