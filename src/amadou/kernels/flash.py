"""Attention as fused operators have it: layouts, masks, groups of heads, statistics of the softmax.

B batch, N heads, M heads of keys and values, S queries, K keys, D size of a head, T all tokens of a batch one after the
other. Masks are True where a key is hidden.
"""

import math

import torch
import torch.nn.functional as F

LAYOUTS = ("BSH", "BNSD", "SBH", "BSND", "TND")


def to_heads(x: torch.Tensor, layout: str, num_heads: int) -> torch.Tensor:
    """[B, N, S, D] of a tensor in ``layout``; T is one sequence."""
    if layout == "BSH":
        return x.unflatten(2, (num_heads, -1)).transpose(1, 2)
    if layout == "SBH":
        return x.unflatten(2, (num_heads, -1)).permute(1, 2, 0, 3)
    if layout == "BSND":
        return x.transpose(1, 2)
    return x.transpose(0, 1)[None] if layout == "TND" else x


def from_heads(x: torch.Tensor, layout: str) -> torch.Tensor:
    """The inverse of :func:`to_heads`."""
    if layout == "BSH":
        return x.transpose(1, 2).flatten(2)
    if layout == "SBH":
        return x.permute(2, 0, 1, 3).flatten(2)
    if layout == "BSND":
        return x.transpose(1, 2)
    return x[0].transpose(0, 1) if layout == "TND" else x


def num_key_heads(key: torch.Tensor, layout: str, query: torch.Tensor, num_heads: int) -> int:
    """How many heads keys have: fewer than queries, which then share them (arXiv:2305.13245)."""
    if layout in ("BSH", "SBH"):
        return key.shape[2] * num_heads // query.shape[2]
    return key.shape[1 if layout in ("BNSD", "TND") else 2]


def band(
    num_queries: int, num_keys: int, before: int, after: int, from_end: bool, device: torch.device
) -> torch.Tensor:
    """Hides keys more than ``before`` places before a query or ``after`` places behind it: [S, K].

    ``from_end`` counts places from the last query and key, else from the first.
    """
    shift = num_keys - num_queries if from_end else 0
    place = torch.arange(num_keys, device=device) - torch.arange(num_queries, device=device)[:, None] - shift
    return (place < -before) | (place > after)


def sparse_mask(
    query: torch.Tensor, key: torch.Tensor, mask: torch.Tensor | None, mode: int, before: int, after: int
) -> torch.Tensor | None:
    """The mask of a ``sparse_mode``: 0 the mask and a band, 1 the mask, 2 causal from the start, 3 causal from the
    end, 4 a band from the end.
    """
    num_queries, num_keys = query.shape[2], key.shape[2]
    given = None if mask is None else mask.bool()
    if mode == 1 or (mode == 0 and before >= num_queries and after >= num_keys):
        return given
    if mode in (2, 3):
        return band(num_queries, num_keys, num_queries + num_keys, 0, mode == 3, query.device)
    hidden = band(num_queries, num_keys, before, after, mode == 4, query.device)
    return hidden if given is None or mode == 4 else given | hidden


def length_mask(query_lengths: list[int], key_lengths: list[int], device: torch.device) -> torch.Tensor:
    """Hides the keys of other sequences, for sequences one after the other that end at these places: [T, T']."""
    owners = [
        torch.bucketize(torch.arange(ends[-1], device=device), torch.tensor(ends, device=device), right=True)
        for ends in (query_lengths, key_lengths)
    ]
    return owners[0][:, None] != owners[1]


def attend(
    query: torch.Tensor,
    key: torch.Tensor,
    value: torch.Tensor,
    scale: float,
    hidden: torch.Tensor | None = None,
    bias: torch.Tensor | None = None,
    drop_mask: torch.Tensor | None = None,
    keep_prob: float = 1.0,
) -> torch.Tensor:
    """softmax(query @ key^T * scale + bias) @ value. query: [B, N, S, D], key, value: [B, M, K, D] -> [B, N, S, D].

    Args:
        drop_mask: which weights to keep; without it, weights are dropped at random with probability 1 - keep_prob.
    """
    if drop_mask is not None:
        weights = F.softmax(scores(query, key, scale, hidden, bias), -1) * drop_mask / keep_prob
        return weights.to(value.dtype) @ _shared(value, query)
    mask = None if hidden is None else ~hidden
    if bias is not None:
        mask = bias.to(query.dtype) if mask is None else bias.to(query.dtype).masked_fill(~mask, -math.inf)
    return F.scaled_dot_product_attention(
        query, key, value, mask, 1 - keep_prob, scale=scale, enable_gqa=query.shape[1] != key.shape[1]
    )


def scores(
    query: torch.Tensor, key: torch.Tensor, scale: float, hidden: torch.Tensor | None, bias: torch.Tensor | None
) -> torch.Tensor:
    """What the softmax is taken of, in float32: [B, N, S, K]."""
    found = query.float() @ _shared(key, query).float().mT * scale
    found = found if bias is None else found + bias
    return found if hidden is None else found.masked_fill(hidden, -math.inf)


def _shared(x: torch.Tensor, query: torch.Tensor) -> torch.Tensor:
    """Keys or values, each head repeated for the queries that share it."""
    return x.repeat_interleave(query.shape[1] // x.shape[1], 1) if x.shape[1] != query.shape[1] else x


def statistics(found: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
    """The maximum and the sum of the exponentials of every row of :func:`scores`, repeated 8 times: [B, N, S, 8]."""
    largest = found.amax(-1, keepdim=True)
    total = (found - largest).exp().sum(-1, keepdim=True)
    return largest.expand(*largest.shape[:-1], 8), total.expand(*total.shape[:-1], 8)


def merge(
    out: torch.Tensor,
    largest: torch.Tensor,
    total: torch.Tensor,
    other: torch.Tensor,
    other_largest: torch.Tensor,
    other_total: torch.Tensor,
    layout: str,
) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
    """The attention over two sets of keys, from that over each (arXiv:2310.01889).

    out, other: [S, B, N * D] ("SBH") or [T, N, D] ("TND"); the statistics [B, N, S, 8] or [T, N, 8].
    """
    new_largest = torch.maximum(largest, other_largest)
    part, other_part = total * (largest - new_largest).exp(), other_total * (other_largest - new_largest).exp()
    new_total = part + other_part
    shares = [(piece / new_total)[..., :1] for piece in (part, other_part)]
    if layout == "SBH":
        width = out.shape[2] // shares[0].shape[1]
        shares = [share.permute(2, 0, 1, 3).expand(-1, -1, -1, width).flatten(2) for share in shares]
    merged = out * shares[0].to(out.dtype) + other * shares[1].to(out.dtype)
    return merged, new_largest, new_total


def rotate(x: torch.Tensor, cos: torch.Tensor, sin: torch.Tensor, interleaved: bool) -> torch.Tensor:
    """Rotary position embedding (arXiv:2104.09864): pairs lie side by side, or half of the last axis apart."""
    if interleaved:
        turned = torch.stack((-x[..., 1::2], x[..., ::2]), -1).flatten(-2)
    else:
        turned = torch.cat((-x[..., x.shape[-1] // 2 :], x[..., : x.shape[-1] // 2]), -1)
    return x * cos + turned * sin


def paged(cache: torch.Tensor, tables: torch.Tensor, num_heads: int) -> torch.Tensor:
    """Keys or values out of blocks. cache: [blocks, length, M, D] or [blocks, length, M * D], tables: [B, most] ->
    [B, M, most * length, D].
    """
    rows = pages(cache, tables)
    return to_heads(rows, "BSH" if rows.ndim == 3 else "BSND", num_heads)


def pages(cache: torch.Tensor, tables: torch.Tensor) -> torch.Tensor:
    """The blocks of each sequence, one after the other. cache: [blocks, length, ...], tables: [B, most] ->
    [B, most * length, ...].
    """
    return cache[tables.clamp(min=0).long()].flatten(1, 2)


def cached_heads(
    tensors: tuple[torch.Tensor, torch.Tensor], layout: str, num_heads: int, tables: torch.Tensor | None
) -> list[torch.Tensor]:
    """Keys and values as [B, M, K, D]: in ``layout``, or in blocks that ``tables`` name."""
    if tables is None:
        return [to_heads(x, layout, num_heads) for x in tensors]
    return [paged(x, tables, num_heads) for x in tensors]


def hide_beyond(key: torch.Tensor, hidden: torch.Tensor | None, lengths) -> torch.Tensor | None:
    """The mask with the keys behind the end of each sequence hidden too; ``lengths`` is [B], or None."""
    if lengths is None:
        return hidden
    ends = torch.as_tensor(lengths, device=key.device).reshape(-1, 1, 1, 1)
    beyond = torch.arange(key.shape[2], device=key.device) >= ends
    return beyond if hidden is None else hidden | beyond
