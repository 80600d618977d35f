"""The functions below ``nn.MultiheadAttention``, which MindSpore keeps in ``ops.function.nn_func``.

L, S lengths of queries and of keys, N batch, E embedding, H heads.
"""

from typing import Any

import torch
import torch.nn.functional as F

from .. import dtype as mstype
from .._boundary import op
from ..kernels import attention


@op
def multi_head_attention_forward(
    query,
    key,
    value,
    embed_dim_to_check,
    num_heads,
    in_proj_weight,
    in_proj_bias,
    bias_k,
    bias_v,
    add_zero_attn,
    dropout_p,
    out_proj_weight,
    out_proj_bias,
    training=True,
    key_padding_mask=None,
    attn_mask=None,
    use_separate_proj_weight=False,
    q_proj_weight=None,
    k_proj_weight=None,
    v_proj_weight=None,
    static_k=None,
    static_v=None,
    average_attn_weights=True,
    is_causal=False,
    k_is_v=False,
    q_is_k=False,
    dtype=mstype.float32,
):
    """[L, N, E], [S, N, E], [S, N, E] -> [L, N, E] and the weights, [N, L, S] or [N, H, L, S].

    As :class:`amadou.nn.MultiheadAttention`, with its Parameters as arguments. ``k_is_v``, ``q_is_k`` and ``dtype``
    tell MindSpore what torch sees by itself.

    Raises:
        ValueError: if ``embed_dim_to_check`` is not the last axis of ``query``, or ``static_k`` is given.
    """
    if query.shape[-1] != embed_dim_to_check:
        raise ValueError(
            f"For 'multi_head_attention_forward', 'embed_dim_to_check' must be {query.shape[-1]}, the last axis of "
            f"'query', but got {embed_dim_to_check}."
        )
    if static_k is not None or static_v is not None:
        raise ValueError("For 'multi_head_attention_forward', 'static_k' and 'static_v' must be None.")
    weights = [q_proj_weight, k_proj_weight, v_proj_weight] if use_separate_proj_weight else [in_proj_weight]
    if is_causal and attn_mask is None:
        attn_mask = torch.ones(query.shape[0], key.shape[0], dtype=torch.bool, device=query.device).triu(1)
    bias_kv = None if bias_k is None else (bias_k, bias_v)
    return attention.multi_head_attention(
        query, key, value, key_padding_mask, attn_mask, num_heads, weights, in_proj_bias, bias_kv, add_zero_attn,
        out_proj_weight, out_proj_bias, dropout_p, training,
        batch_first=False, need_weights=True, average_weights=average_attn_weights,
    )  # fmt: skip


@op
def linear(x, w, b=None):
    """x @ w.T + b."""
    return F.linear(x, w, b)


@op
def _in_projection(q, k, v, w_q, w_k, w_v, b_q=None, b_k=None, b_v=None):
    """Queries, keys and values, each through a weight of its own."""
    return F.linear(q, w_q, b_q), F.linear(k, w_k, b_k), F.linear(v, w_v, b_v)


@op
def _in_projection_packed(q, k, v, w, b, k_is_v, q_is_k):
    """The same with one weight, [3 * E, E]; the flags say which inputs are the same."""
    if k_is_v and q_is_k:
        return F.linear(q, w, b).chunk(3, -1)
    biases = (None,) * 3 if b is None else b.chunk(3)
    return tuple(F.linear(x, *both) for x, *both in zip((q, k, v), w.chunk(3), biases, strict=True))


@op
def _inner_dropout(x, p, training):
    """Dropout in training, x itself otherwise."""
    return F.dropout(x, p, training)


@op
def _inner_pad(x, padding, value=None):
    """x with ``value`` at the ends of its last axes, also for bool."""
    return F.pad(x, padding, value=value)


def _check_qkv_shape(query_ndim: int, key_ndim: int, value_ndim: int) -> bool:
    """Whether there is a batch."""
    if query_ndim not in (2, 3) or not query_ndim == key_ndim == value_ndim:
        raise ValueError(
            f"For 'MultiHeadAttention', 'query', 'key' and 'value' must all have 2 or all have 3 axes, but got "
            f"{query_ndim}, {key_ndim} and {value_ndim}."
        )
    return query_ndim == 3


def _check_kpm_shape(query_ndim: int, kpm_ndim: int) -> None:
    if kpm_ndim != query_ndim - 1:
        raise ValueError(
            f"For 'MultiHeadAttention', 'key_padding_mask' must have {query_ndim - 1} axes, but got {kpm_ndim}."
        )


def _check_attn_mask_shape(
    query_ndim: int,
    query_shape: tuple[int, ...],
    key_shape: tuple[int, ...],
    attn_mask_ndim: int,
    attn_mask_shape: tuple[int, ...],
    num_heads: int,
) -> None:
    if attn_mask_ndim not in (2, 3):
        raise ValueError(f"For 'MultiHeadAttention', 'attn_mask' must have 2 or 3 axes, but got {attn_mask_ndim}.")
    batch = query_shape[1] if query_ndim == 3 else 1
    want = (batch * num_heads, query_shape[0], key_shape[0])[3 - attn_mask_ndim :]
    if tuple(attn_mask_shape) != want:
        raise ValueError(f"For 'MultiHeadAttention', 'attn_mask' must be of shape {want}, but got {attn_mask_shape}.")


def _interploate_ext_make_tuple(input: Any, value: Any) -> Any:
    """One number for every axis of space."""
    return value if isinstance(value, tuple | list) else (value,) * (input.ndim - 2)


def _interpolate_ext_scale_factor_convert_size(input: Any, scale_factor: Any) -> tuple[int, ...]:
    return tuple(int(size * scale) for size, scale in zip(input.shape[2:], scale_factor, strict=True))
