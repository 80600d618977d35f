"""Mixtures of experts: products by groups of rows, and the way of tokens to experts and back.

T tokens, H size of a token, E experts, K experts per token.
"""

import torch

from .._boundary import op
from ..kernels import experts as kernels
from ._errors import shape_errors
from ._inplace import inplace


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


@op
def moe_token_permute(tokens, indices, num_out_tokens=None, padded_mode=False):
    """The tokens in the order of their experts. tokens: [T, H], indices: [T, K] or [T] int.

    -> ([T K, H], [T K] int32: for each choice of each token, where its copy is).

    Args:
        num_out_tokens: how many copies are kept, None for all.

    Raises:
        ValueError: with ``padded_mode``, which MindSpore does not have either.

    >>> import amadou as ms
    >>> permuted, places = ms.ops.moe_token_permute(ms.Tensor([[1.0], [2.0]]), ms.Tensor([[1], [0]]))
    >>> print(permuted, places)
    [[2.]
     [1.]] [1 0]
    """
    kernels.check_not_padded("moe_token_permute", padded_mode)
    return kernels.permuted(tokens, indices, num_out_tokens)


@op
def moe_token_unpermute(permuted_tokens, sorted_indices, probs=None, padded_mode=False, restore_shape=None):
    """The tokens in their order again, the copies of each one summed. permuted_tokens: [n, H] -> [T, H].

    Args:
        sorted_indices: [T K] int32, where the copies are; a place that is not among the n counts as zeros.
        probs: [T, K], a factor of each copy; without them each token has one copy.

    Raises:
        ValueError: with ``padded_mode``, which MindSpore does not have either.

    >>> import amadou as ms
    >>> print(ms.ops.moe_token_unpermute(ms.Tensor([[2.0], [1.0]]), ms.Tensor([1, 0], ms.int32)))
    [[1.]
     [2.]]
    """
    kernels.check_not_padded("moe_token_unpermute", padded_mode)
    return kernels.unpermuted(permuted_tokens, sorted_indices, probs)


@op
def moe_init_routing_v2(
    x,
    expert_idx,
    active_num,
    expert_capacity,
    expert_num,
    drop_pad_mode,
    expert_tokens_count_or_cumsum_flag,
    expert_tokens_before_capacity_flag,
):
    """The tokens in the order of their experts, or in a table of ``expert_capacity`` places for each expert.

    x: [T, H], expert_idx: [T, K] int32 -> ([n, H] or [E, capacity, H], [T K] int32: where each choice is, -1 for
    dropped, [E] int32, [E] int32: how many tokens the experts have).

    Args:
        active_num: the most copies that are kept without a table; 0 for all.
        drop_pad_mode: 1 for the table, 0 without.
        expert_tokens_count_or_cumsum_flag: 1 for the tokens of all experts up to each one, else those of each one.
        expert_tokens_before_capacity_flag: the fourth result is the count before tokens are dropped in any case.
    """
    counts = kernels.tokens_of_experts(expert_idx, expert_num)
    if drop_pad_mode:
        return (
            *kernels.tabulated(x, expert_idx, expert_capacity, expert_num),
            counts.clamp(max=expert_capacity),
            counts,
        )
    tokens, places = kernels.permuted(x, expert_idx, active_num or None)
    each = torch.cumsum(counts, 0, dtype=torch.int32) if expert_tokens_count_or_cumsum_flag == 1 else counts
    return tokens, places, each, counts


@op
def fused_add_topk_div(
    x,
    add_num,
    group_num,
    group_topk,
    n,
    k,
    activate_type=0,
    is_norm=True,
    scale=2.5,
    mapping_num=None,
    mapping_table=None,
    enable_expert_mapping=False,
):
    """The k experts of each token, of the best groups, and their weights (DeepSeek-V3, arXiv:2412.19437).

    x: [T, E] float -> ([T, k] float32, [T, k] int32).

    Args:
        add_num: [E], added to sigmoid(x) for the choice, not for the weights.
        group_num, group_topk: how many groups of experts there are, and how many of them count.
        n: how many of the best experts of a group are summed to find its rank.
        activate_type: 0, the sigmoid.
        is_norm: whether the weights of a token are divided by their sum and multiplied by ``scale``.
        enable_expert_mapping: False; copies of experts on several devices are an Ascend's.

    Raises:
        ValueError: for another ``activate_type``, or with ``enable_expert_mapping``.
    """
    kernels.check_plain_gate("fused_add_topk_div", activate_type, enable_expert_mapping)
    return kernels.grouped_gate(x, add_num, group_num, group_topk, n, k, scale if is_norm else None)
