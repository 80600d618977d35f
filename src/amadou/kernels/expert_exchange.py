"""Tokens on their way to experts in other processes. T tokens, H size of a token, E experts, K experts per token.

Every process of the group has E / size experts, one after the other.
"""

import torch
import torch.distributed as dist
from torch import Tensor

from . import collective
from .experts import permuted, unpermuted


def sent_to_experts(
    tokens: Tensor, experts: Tensor, weights: Tensor | None, num_experts: int, group: dist.ProcessGroup
) -> tuple[Tensor, Tensor, Tensor, Tensor]:
    """Send every token to the processes that have its experts.

    tokens: [T, H], experts: [T, K], weights: [T, K] or None -> the tokens for the experts here, one expert after the
    other and each in the order of the processes that sent them [n, H], their weights [n] or [0], which of the tokens
    that this process sends to its expert each choice is [T K], and how many came for every expert here from every
    process, [E / size, size].
    """
    size = dist.get_world_size(group)
    sent = torch.bincount(experts.flatten().long(), minlength=num_experts)
    copies, places = permuted(tokens, experts, None)
    before = (sent.cumsum(0) - sent)[experts.flatten().long()]
    received = collective.all_to_all_single(sent.view(size, -1), None, None, group)  # [size, E / size]
    sizes = received.sum(1).tolist(), sent.view(size, -1).sum(1).tolist()
    order = _by_expert(received)
    ours = collective.all_to_all_single(copies, *sizes, group)[order]
    kept = tokens.new_empty(0, dtype=torch.float32)
    if weights is not None:
        chosen, _ = permuted(weights.reshape(-1, 1), experts.reshape(-1, 1), None)
        kept = collective.all_to_all_single(chosen, *sizes, group)[order, 0]
    return ours, kept, (places - before).int(), received.T


def sent_back(
    made: Tensor,
    experts: Tensor,
    nth: Tensor,
    counts: Tensor,
    weights: Tensor,
    num_experts: int,
    group: dist.ProcessGroup,
) -> Tensor:
    """The inverse of :func:`sent_to_experts`, with the sum over the experts of a token: [n, H] -> [T, H].

    nth: [T K] and counts: [E / size, size], as they were returned there; weights: [T, K].
    """
    size = dist.get_world_size(group)
    flat = experts.flatten().long()
    sent = torch.bincount(flat, minlength=num_experts)
    received = counts.view(-1, size).T
    sizes = sent.view(size, -1).sum(1).tolist(), received.sum(1).tolist()
    copies = collective.all_to_all_single(made[torch.argsort(_by_expert(received))], *sizes, group)
    return unpermuted(copies, (sent.cumsum(0) - sent)[flat] + nth, weights)


def _by_expert(received: Tensor) -> Tensor:
    """The order that puts what came from one process after the other, by expert. received: [size, E / size] -> [n]."""
    experts = torch.arange(received.shape[1], device=received.device).repeat(len(received))
    return experts.repeat_interleave(received.flatten()).argsort(stable=True)
