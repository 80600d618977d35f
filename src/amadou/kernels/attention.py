"""Attention (Vaswani et al., arXiv:1706.03762). N batch, L queries, S keys, E embedding, H heads."""

import math

import torch
import torch.nn.functional as F


def multi_head_attention(
    query: torch.Tensor,
    key: torch.Tensor,
    value: torch.Tensor,
    key_padding_mask: torch.Tensor | None,
    attn_mask: torch.Tensor | None,
    num_heads: int,
    in_weights: list[torch.Tensor],
    in_bias: torch.Tensor | None,
    bias_kv: tuple[torch.Tensor, torch.Tensor] | None,
    add_zero_attn: bool,
    out_weight: torch.Tensor,
    out_bias: torch.Tensor | None,
    dropout: float,
    train: bool,
    batch_first: bool,
    need_weights: bool,
    average_weights: bool,
) -> tuple[torch.Tensor, ...]:
    """query: [L, N, E], key, value: [S, N, E_k], [S, N, E_v] -> [L, N, E] and, with ``need_weights``, [N, L, S].

    N is left out for a single sample, and comes first with ``batch_first``.

    Args:
        key_padding_mask: [N, S]: bool, True for keys to ignore; or float, added to the scores.
        attn_mask: [L, S] or [N * H, L, S], in the same way; uint8 counts as bool.
        in_weights: one [3 * E, E] for query, key and value, or one for each of them.
        bias_kv: one more key and value, [1, 1, E] each.
        average_weights: whether the weights come as the mean of the heads, else as [N, H, L, S].
    """
    flipped = batch_first and query.ndim == 3
    if flipped:
        query, key, value = _swap_axes(query, key, value)
    _check_inputs(query, key, value, in_weights)
    _check_masks(query, key, key_padding_mask, attn_mask, num_heads)
    separate = len(in_weights) == 3
    q_weight, k_weight, v_weight = in_weights if separate else (None, None, None)
    bias_k, bias_v = bias_kv or (None, None)
    out, weights = F.multi_head_attention_forward(
        query, key, value, query.shape[-1], num_heads, None if separate else in_weights[0], in_bias, bias_k, bias_v,
        add_zero_attn, dropout, out_weight, out_bias, train, _additive(key_padding_mask, query.dtype), need_weights,
        _additive(attn_mask, query.dtype), separate, q_weight, k_weight, v_weight,
        average_attn_weights=average_weights,
    )  # fmt: skip
    if flipped:
        out = out.transpose(0, 1)
    return (out,) if weights is None else (out, weights)


def _swap_axes(*tensors: torch.Tensor) -> list[torch.Tensor]:
    """Time before batch; the same tensor stays the same object, by which torch knows self-attention."""
    swapped = {id(t): t.transpose(0, 1) for t in tensors}
    return [swapped[id(t)] for t in tensors]


def _additive(mask: torch.Tensor | None, dtype: torch.dtype) -> torch.Tensor | None:
    """The mask as numbers to add to the scores: -inf where a bool mask is True."""
    if mask is None or mask.is_floating_point():
        return None if mask is None else mask.to(dtype)
    return torch.zeros(mask.shape, dtype=dtype, device=mask.device).masked_fill_(mask.bool(), float("-inf"))


def _check_inputs(query: torch.Tensor, key: torch.Tensor, value: torch.Tensor, in_weights: list[torch.Tensor]) -> None:
    """Raise what MindSpore raises where torch would assert; the inputs have time before batch."""
    if query.ndim not in (2, 3) or not query.ndim == key.ndim == value.ndim:
        raise _error("'query', 'key' and 'value' must all have 2 axes, or all 3", query, key, value)
    if key.shape[:-1] != value.shape[:-1]:
        raise _error("'key' and 'value' must have the same length and batch size", key, value)
    if query.shape[1:-1] != key.shape[1:-1]:
        raise _error("'query' and 'key' must have the same batch size", query, key)
    sizes = [w.shape[1] for w in in_weights] * (3 // len(in_weights))
    if [t.shape[-1] for t in (query, key, value)] != sizes:
        raise _error(f"the last axes of 'query', 'key' and 'value' must have the sizes {sizes}", query, key, value)
    if not torch.is_autocast_enabled(query.device.type):  # which casts them itself
        _check_dtypes(in_weights[0].dtype, query, key, value)


def _check_dtypes(dtype: torch.dtype, *tensors: torch.Tensor) -> None:
    if any(t.dtype != dtype for t in tensors):
        raise TypeError(
            f"For 'MultiheadAttention', 'query', 'key' and 'value' must have the dtype of the weights, {dtype}, "
            f"but got {', '.join(str(t.dtype) for t in tensors)}."
        )


def _check_masks(
    query: torch.Tensor,
    key: torch.Tensor,
    key_padding_mask: torch.Tensor | None,
    attn_mask: torch.Tensor | None,
    num_heads: int,
) -> None:
    num_queries, *batch, _ = query.shape
    if key_padding_mask is not None:
        if key_padding_mask.dtype is not torch.bool and not key_padding_mask.is_floating_point():
            raise ValueError(
                f"For 'MultiheadAttention', 'key_padding_mask' must be bool or float, but got {key_padding_mask.dtype}."
            )
        if key_padding_mask.shape != (*batch, key.shape[0]):
            raise _error(f"'key_padding_mask' must have the shape {(*batch, key.shape[0])}", key_padding_mask)
    if attn_mask is not None:
        if attn_mask.dtype not in (torch.bool, torch.uint8) and not attn_mask.is_floating_point():
            raise ValueError(
                f"For 'MultiheadAttention', 'attn_mask' must be float, bool or uint8, but got {attn_mask.dtype}."
            )
        plain = num_queries, key.shape[0]
        for_each = (math.prod(batch) * num_heads, *plain)
        if attn_mask.shape not in (plain, for_each):
            raise _error(f"'attn_mask' must have the shape {plain} or {for_each}", attn_mask)


def _error(rule: str, *tensors: torch.Tensor) -> ValueError:
    shapes = ", ".join(str(tuple(t.shape)) for t in tensors)
    return ValueError(f"For 'MultiheadAttention', {rule}, but got {shapes}.")
