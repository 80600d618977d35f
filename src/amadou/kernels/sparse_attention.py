"""Attention of long sequences to the keys that are worth it: Native Sparse Attention (arXiv:2502.11089) and DeepSeek
Sparse Attention (arXiv:2512.02556).

B batch, N heads, M heads of keys and values, S queries, K keys, D size of a head, T all tokens of a batch one after the
other. Batches are padded to their longest sequence here.
"""

import itertools
from collections.abc import Sequence

import torch
import torch.nn.functional as F
from torch.nn.utils.rnn import pad_sequence


def apart(x: torch.Tensor, ends: Sequence[int] | None) -> torch.Tensor:
    """Sequences one after the other, which end at ``ends``, as a padded batch: [T, ...] -> [B, S, ...].

    With ``ends`` None, x is such a batch already.
    """
    if ends is None:
        return x
    return pad_sequence(x.split([end - begin for begin, end in itertools.pairwise([0, *ends])]), batch_first=True)


def together(x: torch.Tensor, ends: Sequence[int] | None) -> torch.Tensor:
    """The inverse of :func:`apart`: [B, S, ...] -> [T, ...]."""
    if ends is None:
        return x
    lengths = [end - begin for begin, end in itertools.pairwise([0, *ends])]
    return torch.cat([row[:length] for row, length in zip(x, lengths, strict=True)])


def lengths(x: torch.Tensor, ends: Sequence[int] | None, given: torch.Tensor | None = None) -> torch.Tensor:
    """How long the sequences of the padded batch x are, [B]: by their ends, as given, or as long as x."""
    if ends is not None:
        return torch.tensor(ends, device=x.device).diff(prepend=torch.zeros(1, dtype=torch.int64, device=x.device))
    return torch.full((len(x),), x.shape[1], device=x.device) if given is None else given


def hidden(
    query: torch.Tensor,
    key: torch.Tensor,
    query_lengths: torch.Tensor,
    key_lengths: torch.Tensor,
    causal: bool = False,
) -> torch.Tensor:
    """Hides padding, and with ``causal`` what lies behind a query, where the last query sees the last key.

    query: [B, S, ...], key: [B, K, ...], lengths: [B] -> [B, S, K].
    """
    row = torch.arange(query.shape[1], device=query.device)[:, None]
    place = torch.arange(key.shape[1], device=query.device)
    query_lengths, key_lengths = query_lengths[:, None, None], key_lengths[:, None, None]
    padding = (place >= key_lengths) | (row >= query_lengths)
    return padding | (place > row + key_lengths - query_lengths) if causal else padding


def weigh(found: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
    """The softmax of scores [..., K], zeros where all of them are -inf, and its maxima and sums [..., 1]."""
    largest = found.detach().amax(-1, keepdim=True)
    powers = (found - largest.clamp_min(torch.finfo(found.dtype).min)).exp()
    total = powers.sum(-1, keepdim=True)
    return powers / total.clamp_min(torch.finfo(found.dtype).tiny), largest, total


def attend(
    query: torch.Tensor,
    key: torch.Tensor,
    value: torch.Tensor,
    scale: float,
    mask: torch.Tensor,
    bias: torch.Tensor | None = None,
) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor, torch.Tensor]:
    """softmax(query @ key^T * scale + bias) @ value, with the maxima, the sums and the weights of the softmax.

    query: [B, S, N, D], key, value: [B, K, M, D], mask: [B, S, K], True where a key is hidden, bias: [B, M, S, K] ->
    [B, S, N, D], twice [B, S, N, 1], and [B, M, N / M, S, K] for the heads of each group.
    """
    groups = (key.shape[2], -1)
    found = torch.einsum("bsmgd,bkmd->bmgsk", query.float().unflatten(2, groups), key.float()) * scale
    found = found if bias is None else found + bias[:, :, None]
    weights, largest, total = weigh(found.masked_fill(mask[:, None, None], -torch.inf))
    out = torch.einsum("bmgsk,bkmd->bsmgd", weights, value.float()).flatten(2, 3).to(query.dtype)
    return out, largest.flatten(1, 2).transpose(1, 2), total.flatten(1, 2).transpose(1, 2), weights


def chosen(blocks: torch.Tensor, block_size: int, num_keys: int) -> torch.Tensor:
    """What to add to the scores where only the keys of some blocks count, each as often as its block is named.

    blocks: [B, S, M, C] places of blocks; those before the first key or behind the last have no keys ->
    [B, M, S, K], log(0) for keys that are not chosen.
    """
    num_blocks = -(-num_keys // block_size)
    without_keys = (blocks < 0) | (blocks >= num_blocks)
    places = blocks.masked_fill(without_keys, num_blocks).long().transpose(1, 2)
    times = torch.zeros(*places.shape[:-1], num_blocks + 1, device=blocks.device)
    times.scatter_add_(-1, places, torch.ones_like(places, dtype=times.dtype))
    return times[..., :num_blocks].repeat_interleave(block_size, -1)[..., :num_keys].log()


def blocks_of_windows(num_windows: int, num_blocks: int, per_block: int, per_window: int) -> torch.Tensor:
    """How much of each block of keys the compressed windows count for, by arXiv:2502.11089, equation 9.

    A block is ``per_block`` strides long and a window ``per_window``. Block j, counted from 1, gets the weights of the
    windows ``per_block * j - m - n`` for all m below ``per_block`` and n below ``per_window``: [windows, blocks].
    """
    ends = per_block * torch.arange(1, num_blocks + 1)
    both = ends - torch.arange(num_windows)[:, None]  # m + n, which comes about in so many ways:
    return torch.minimum(both + 1, per_block + per_window - 1 - both).clamp(0, min(per_block, per_window)).float()


def importance(
    weights: torch.Tensor, table: torch.Tensor, num_blocks: torch.Tensor, always: torch.Tensor | None
) -> torch.Tensor:
    """What each block of keys is worth to a group of heads, by :func:`blocks_of_windows`.

    weights: [B, M, N / M, S, windows], table: [windows, blocks], num_blocks: [B], always: [S, blocks], True for inf ->
    [B, S, M, blocks], -inf beyond the end of a sequence.
    """
    found = weights.sum(2) @ table.to(weights.device)
    if always is not None:
        found = found.masked_fill(always.bool()[: found.shape[2], : found.shape[3]], torch.inf)
    beyond = torch.arange(found.shape[3], device=found.device) >= num_blocks[:, None, None, None]
    return found.masked_fill(beyond, -torch.inf).transpose(1, 2)


def best(found: torch.Tensor, count: int) -> tuple[torch.Tensor, torch.Tensor]:
    """The places, int32, and the values of the ``count`` largest of each row, the first of equal ones first.

    found: [..., K] -> [..., count]; -1 and -inf where fewer are above -inf.
    """
    values, places = (part[..., :count] for part in found.sort(dim=-1, descending=True, stable=True))
    missing = (0, count - values.shape[-1])
    places = F.pad(places.masked_fill(values == -torch.inf, -1), missing, value=-1)
    return places.int(), F.pad(values, missing, value=-torch.inf)


def index_scores(query: torch.Tensor, key: torch.Tensor, weights: torch.Tensor) -> torch.Tensor:
    """The sum over heads of weights * relu(query @ key^T), in float32.

    query: [B, S, N, D], key: [B, K, M, D], weights: [B, S, N] -> [B, S, M, K].
    """
    num_heads = key.shape[2]
    each = torch.einsum("bsmgd,bkmd->bsmgk", query.float().unflatten(2, (num_heads, -1)), key.float()).relu()
    return torch.einsum("bsmgk,bsmg->bsmk", each, weights.float().unflatten(2, (num_heads, -1)))


def compress(x: torch.Tensor, weight: torch.Tensor, stride: int, ends: Sequence[int]) -> torch.Tensor:
    """Windows of each sequence, each summed with ``weight`` [l, N] to one row. x: [T, N, D] -> [T', N, D]."""
    block, wide, factors = len(weight), x.float(), weight.float()  # half would round every gradient that is added up
    rows = [wide.new_empty((0, *x.shape[1:]))]
    for begin, end in itertools.pairwise([0, *ends]):
        if end - begin >= block:
            windows = wide[begin:end].unfold(0, block, stride)
            rows.append(torch.einsum("tndl,ln->tnd", windows, factors))
    return torch.cat(rows).to(x.dtype)
