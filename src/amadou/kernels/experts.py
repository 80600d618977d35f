"""Mixtures of experts. T tokens, H size of a token, E experts, K experts per token."""

from typing import Any

import torch
import torch.nn.functional as F
from torch import Tensor

from .._checks import check_one_of
from .activation import fast_gelu

# what follows a product, by the number that names it
_ACTIVATIONS: dict[int, Any] = {
    0: lambda x: x,
    1: torch.relu,
    2: lambda x: F.gelu(x, approximate="tanh"),
    4: fast_gelu,
    5: F.silu,
}


def check_not_quantised(cls: str, *given: Any) -> None:
    """ValueError if there is a scale or an offset of quantised numbers."""
    if any(value is not None for value in given):
        raise ValueError(f"For '{cls}', scales and offsets must be None: quantised products are an Ascend's.")


def activated(x: Tensor, kind: int) -> Tensor:
    """x through the activation of the number ``kind``."""
    check_one_of("grouped_matmul_v4", "act_type", kind, _ACTIVATIONS)
    return _ACTIVATIONS[kind](x)


def grouped_matmul(
    x: list[Tensor],
    weight: list[Tensor],
    bias: list[Tensor] | None,
    ends: Tensor | list[int] | None,
    split_item: int,
    group_type: int,
) -> tuple[Tensor, ...]:
    """The products of the groups, each with its own weight and bias; in one tensor with ``split_item`` 2 and 3.

    Groups are the tensors in x (group_type -1), or rows of the only one up to each of ``ends`` (group_type 0).
    """
    check_one_of("grouped_matmul", "group_type", group_type, (-1, 0))
    biases: list[Any] = [None] * len(x) if bias is None else bias
    if ends is not None and len(x) == 1:
        x, weight = list(torch.tensor_split(x[0], _as_list(ends)[:-1])), _each(weight)
        biases = [None] * len(x) if bias is None else _each(bias)
    products = [a @ b if c is None else a @ b + c for a, b, c in zip(x, weight, biases, strict=True)]
    return (torch.cat(products),) if split_item in (2, 3) else tuple(products)


def add_grouped_products(out: Tensor, x: Tensor, weight: Tensor, ends: Tensor) -> None:
    """Add x.T @ weight of the rows up to each of ``ends`` to out itself. out: [E, k, n]; x: [m, k], weight: [m, n]."""
    cuts = _as_list(ends)[:-1]
    for total, a, b in zip(out, torch.tensor_split(x, cuts), torch.tensor_split(weight, cuts), strict=True):
        total.add_(a.T.to(out.dtype) @ b.to(out.dtype))


def _as_list(ends: Tensor | list[int]) -> list[int]:
    # the sizes of the parts are shapes, and shapes are Python's
    return ends.tolist() if isinstance(ends, Tensor) else list(ends)


def _each(stacked: list[Tensor]) -> list[Tensor]:
    """The tensors of the groups: one tensor with an axis for them, or a list."""
    return list(stacked[0].unbind(0)) if len(stacked) == 1 else stacked


def gated(x: Tensor, finished: Tensor | None, k: int) -> tuple[Tensor, Tensor, Tensor]:
    """The k largest of softmax(x), their experts, and the rows: number of the choice * T + token.

    x: [..., E] -> three of [..., k], the last two int32. A finished token's expert is E, which does not exist.
    """
    values, experts = torch.topk(torch.softmax(x, -1), k)
    if finished is not None:
        experts = experts.masked_fill(finished.unsqueeze(-1), x.shape[-1])
    num_tokens = x.shape[:-1].numel()
    rows = torch.arange(k * num_tokens, device=x.device, dtype=torch.int32).reshape(k, num_tokens).T
    return values, experts.int(), rows.reshape(values.shape)


def routed(x: Tensor, row_idx: Tensor, expert_idx: Tensor, active_num: int) -> tuple[Tensor, Tensor, Tensor]:
    """x: [T, H]; row_idx, expert_idx: [T, K] -> tokens in the order of experts, where each row is, the experts."""
    num_tokens = len(x)
    experts, order = torch.sort(expert_idx.reshape(-1), stable=True)
    rows = row_idx.reshape(-1)[order].long()
    places = torch.empty_like(rows).scatter(0, rows, torch.arange(len(rows), device=x.device))
    kept = min(num_tokens, active_num) * expert_idx.shape[1]
    return x[rows[:kept] % num_tokens], places.int(), experts


def finalized(
    expanded_x: Tensor,
    x1: Tensor,
    x2: Tensor | None,
    bias: Tensor | None,
    scales: Tensor | None,
    places: Tensor,
    experts: Tensor,
) -> Tensor:
    """x1 + x2 + the sum over the experts of a token of scales * (what the expert made of it + the expert's bias)."""
    num_tokens, num_choices = experts.shape
    made_KTH = expanded_x[places.long()].reshape(num_choices, num_tokens, -1)
    made_TKH = made_KTH.transpose(0, 1)
    if bias is not None:
        made_TKH = made_TKH + bias[experts.long()]
    if scales is not None:
        made_TKH = made_TKH * scales.unsqueeze(-1)
    total = x1 + made_TKH.sum(1)
    return total if x2 is None else total + x2


def check_not_padded(cls: str, padded_mode: bool) -> None:
    if padded_mode:
        raise ValueError(f"For '{cls}', 'padded_mode' must be False, but got {padded_mode}.")


def permuted(tokens: Tensor, experts: Tensor, kept: int | None) -> tuple[Tensor, Tensor]:
    """tokens: [T, H], experts: [T, K] or [T] -> copies in the order of experts [T K, H], where each choice is."""
    num_choices = experts.shape[1] if experts.ndim > 1 else 1
    order = torch.argsort(experts.reshape(-1), stable=True)
    return tokens[order[:kept] // num_choices], torch.argsort(order).int()


def unpermuted(copies: Tensor, places: Tensor, probs: Tensor | None) -> Tensor:
    """copies: [n, H], places: [T K], probs: [T, K] or None with K = 1 -> [T, H], sums of the copies times probs."""
    inside = (places < len(copies)).unsqueeze(1)
    found = copies[places.clamp(max=len(copies) - 1).long()].masked_fill(~inside, 0)
    if probs is None:
        return found
    found_TKH = found.reshape(*probs.shape, -1)
    return (found_TKH * probs.unsqueeze(-1)).sum(1).to(copies.dtype)


def tokens_of_experts(experts: Tensor, num_experts: int) -> Tensor:
    """How often each expert is chosen: [E] int32."""
    return torch.bincount(experts.reshape(-1).long(), minlength=num_experts).int()


def tabulated(tokens: Tensor, experts: Tensor, capacity: int, num_experts: int) -> tuple[Tensor, Tensor]:
    """tokens: [T, H], experts: [T, K] -> [E, capacity, H] with the first tokens of each expert, and where each is.

    The places of the choices are [T K] int32 in the flattened table, -1 for those that found the table full.
    """
    flat = experts.reshape(-1).long()
    chosen = torch.nn.functional.one_hot(flat, num_experts)
    rank = (chosen.cumsum(0) - 1).gather(1, flat.unsqueeze(1)).squeeze(1)
    places = torch.where(rank < capacity, flat * capacity + rank, -1)
    kept = torch.nonzero(places >= 0).squeeze(1)
    table = tokens.new_zeros(num_experts * capacity, tokens.shape[1])
    table = table.index_copy(0, places[kept], tokens[kept // experts.shape[1]])
    return table.reshape(num_experts, capacity, -1), places.int()


def check_plain_gate(cls: str, activation: int, mapped: bool) -> None:
    """ValueError for another activation than the sigmoid, or with experts that have copies."""
    if activation != 0 or mapped:
        given = f"{activation} and {mapped}"
        raise ValueError(f"For '{cls}', 'activate_type' must be 0, 'enable_expert_mapping' False, but got {given}.")


def grouped_gate(
    x: Tensor, bias: Tensor, num_groups: int, kept_groups: int, num_best: int, k: int, scale: float | None
) -> tuple[Tensor, Tensor]:
    """The k best experts of the best groups, by sigmoid(x) + bias, and sigmoid(x) of them, normalised to ``scale``."""
    scores = torch.sigmoid(x.float())
    biased = scores + bias.float()
    groups_TGE = biased.unflatten(1, (num_groups, -1))
    rank = groups_TGE.topk(num_best, -1).values.sum(-1)
    kept = torch.zeros_like(rank, dtype=torch.bool).scatter(1, rank.topk(kept_groups, 1).indices, True)
    masked = groups_TGE.masked_fill(~kept.unsqueeze(-1), float("-inf")).flatten(1)
    experts = masked.topk(k, 1).indices
    weights = scores.gather(1, experts)
    return (weights if scale is None else weights / weights.sum(1, True) * scale), experts.int()
