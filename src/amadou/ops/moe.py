"""Mixture of experts: which token goes to which expert, and back.

N tokens, H hidden, E experts, K experts for each token.
"""

import torch

from .._boundary import op


@op
def moe_token_permute(tokens, indices, num_out_tokens=None, padded_mode=False):
    """The tokens in the order of their experts. tokens: [N, H], indices: [N] or [N, K] int.

    Args:
        num_out_tokens: keep this many; negative, leave out that many.
        padded_mode: False.

    Returns:
        The tokens, each K times, [N * K, H], and where each has gone, [N * K] int32.
    """
    flat = indices.reshape(-1)
    order = flat.argsort(stable=True)
    num_kept = len(flat) if num_out_tokens is None else num_out_tokens
    num_kept = num_kept if num_kept > 0 else len(flat) + num_kept
    num_each = len(flat) // len(tokens)
    return tokens[order[:num_kept] // num_each], order.argsort().int()


@op
def moe_token_unpermute(permuted_tokens, sorted_indices, probs=None, padded_mode=False, restore_shape=None):
    """The inverse of :func:`moe_token_permute`. permuted_tokens: [M, H], sorted_indices: [N * K] int32 -> [N, H].

    Args:
        probs: [N, K], the weights with which the K copies of a token are added up.
        padded_mode, restore_shape: False and None.
    """
    kept = sorted_indices < len(permuted_tokens)
    tokens = permuted_tokens[sorted_indices.clamp(max=len(permuted_tokens) - 1).long()] * kept[:, None]
    if probs is None:
        return tokens
    return (tokens.unflatten(0, probs.shape) * probs[..., None]).sum(1).to(permuted_tokens.dtype)


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
    """The tokens by expert. x: [N, H], expert_idx: [N, K] int32.

    Args:
        active_num: without padding, keep this many of the tokens; 0 keeps all.
        expert_capacity: with padding, how many tokens an expert takes.
        drop_pad_mode: 1 for the same number of tokens for each expert, [E, capacity, H], with what is too much left out
            and zeros for what is missing; 0 for all tokens one after the other, [N * K, H].
        expert_tokens_count_or_cumsum_flag: without padding, 1 also returns the running sums of the counts of tokens, 2
            the counts, [E] int32.
        expert_tokens_before_capacity_flag: with padding, whether the counts before the cut are returned too.

    Returns:
        The tokens, the place of each choice among them, [N * K] int32 (-1 if left out), and what was asked for.
    """
    experts = expert_idx.reshape(-1).long()
    order = experts.argsort(stable=True)
    counts = torch.bincount(experts, minlength=expert_num)
    sources = order // expert_idx.shape[1]
    if drop_pad_mode == 0:
        tokens = x[sources[:active_num] if active_num > 0 else sources]
        places = order.argsort().int()
        extra = {1: counts.cumsum(0).int(), 2: counts.int()}.get(expert_tokens_count_or_cumsum_flag)
        return (tokens, places) if extra is None else (tokens, places, extra)
    rank = torch.arange(len(order), device=x.device) - (counts.cumsum(0) - counts)[experts[order]]
    slots = torch.where(rank < expert_capacity, experts[order] * expert_capacity + rank, -1)
    kept = slots >= 0
    tokens = x.new_zeros(expert_num * expert_capacity, x.shape[1]).index_copy(0, slots[kept], x[sources[kept]])
    places = torch.empty_like(slots).scatter_(0, order, slots).int()
    tokens = tokens.unflatten(0, (expert_num, expert_capacity))
    return (tokens, places, counts.int()) if expert_tokens_before_capacity_flag else (tokens, places)


@op
def fused_add_topk_div(x, add_num, group_num, group_topk, n, k, is_norm, scale):
    """The K best experts among the best groups of experts (arXiv:2412.19437). x: [N, E] float, add_num: [E].

    A group counts by the sum of its n best; the weights are the sigmoids, normed and times ``scale`` with ``is_norm``.
    Returns [N, K] float32 and [N, K] int32.
    """
    gates = x.float().sigmoid()
    biased = (gates + add_num).unflatten(1, (group_num, -1))
    best = biased.topk(n).values.sum(-1).topk(group_topk).indices
    kept = torch.zeros(len(x), group_num, dtype=torch.bool, device=x.device).scatter_(1, best, True)
    experts = biased.masked_fill(~kept[..., None], 0).flatten(1).topk(k).indices
    weights = gates.gather(1, experts)
    return weights / weights.sum(1, keepdim=True) * scale if is_norm else weights, experts.int()
