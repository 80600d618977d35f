"""Fused attention and what surrounds it, as objects. The letters are those of ``ops.attention``."""

from typing import Any

from ..._boundary import ParameterBase, raw, wrap
from .. import attention
from ..attention import _refuse
from ..primitive import Operator


class FlashAttentionScore(Operator):
    """As :func:`amadou.ops.flash_attention_score`.

    Returns:
        The maxima and the sums of the softmax, [B, N, S, 8] float32; an empty Tensor; and the attention.
    """

    head_num: int
    keep_prob: float = 1.0
    scale_value: float = 1.0
    pre_tokens: int = 2147483647
    next_tokens: int = 2147483647
    inner_precise: int = 0
    input_layout: str = "BSH"
    sparse_mode: int = 0

    def __call__(
        self,
        query: Any,
        key: Any,
        value: Any,
        real_shift: Any = None,
        drop_mask: Any = None,
        padding_mask: Any = None,
        attn_mask: Any = None,
        prefix: Any = None,
        actual_seq_qlen: Any = None,
        actual_seq_kvlen: Any = None,
    ) -> tuple:
        _refuse("FlashAttentionScore", padding_mask=padding_mask, prefix=prefix)
        return attention.flash_attention_with_statistics(
            query, key, value, self.head_num, real_shift, drop_mask, attn_mask, actual_seq_qlen, actual_seq_kvlen,
            self.keep_prob, self.scale_value, self.pre_tokens, self.next_tokens, self.input_layout, self.sparse_mode,
        )  # fmt: skip


class PromptFlashAttention(Operator):
    """As :func:`amadou.ops.prompt_flash_attention`."""

    num_heads: int = 1
    scale_value: float = 1.0
    pre_tokens: int = 2147483647
    next_tokens: int = 0
    input_layout: str = "BSH"
    num_key_value_heads: int = 0
    sparse_mode: int = 0
    inner_precise: int = 1

    def __call__(
        self,
        query: Any,
        key: Any,
        value: Any,
        attn_mask: Any = None,
        actual_seq_lengths: Any = None,
        actual_seq_lengths_kv: Any = None,
        pse_shift: Any = None,
        deq_scale1: Any = None,
        quant_scale1: Any = None,
        deq_scale2: Any = None,
        quant_scale2: Any = None,
        quant_offset2: Any = None,
    ) -> Any:
        return attention.prompt_flash_attention(
            query, key, value, attn_mask, actual_seq_lengths, actual_seq_lengths_kv, pse_shift, deq_scale1,
            quant_scale1, deq_scale2, quant_scale2, quant_offset2, **self.init_attrs,
        )  # fmt: skip


class PagedAttention(Operator):
    """Attention of one token of each sequence to keys and values that lie in blocks (arXiv:2309.06180).

    query: [B, 1, H] or [B, N, D], key_cache, value_cache: [blocks, length, M, D], block_tables: [B, most] int32, the
    blocks of each sequence, context_lens: [B] int32, how many keys it has -> like query.

    Args:
        head_num, kv_head_num: heads of queries and of keys.
        scale_value: the factor of the scores.
    """

    head_num: int
    scale_value: float
    kv_head_num: int
    kv_cache_quant_mode: str = "DEFAULT"
    mask_mode: str = "MASK_DEFAULT"
    mla_v_dim: int = 0

    def __call__(
        self,
        query: Any,
        key_cache: Any,
        value_cache: Any = None,
        block_tables: Any = None,
        context_lens: Any = None,
        antiquant_scale: Any = None,
        antiquant_offset: Any = None,
        attn_mask: Any = None,
        q_seq_lens: Any = None,
        alibi_mask: Any = None,
    ) -> Any:
        _refuse("PagedAttention", antiquant_scale=antiquant_scale, antiquant_offset=antiquant_offset)
        values = key_cache if value_cache is None else value_cache
        mask = attn_mask if alibi_mask is None else alibi_mask
        settings = self.head_num, self.kv_head_num, self.scale_value
        return attention.paged_attention(query, key_cache, values, block_tables, context_lens, mask, *settings)


class PagedAttentionMask(Operator):
    """As :class:`PagedAttention`, with ``alibi_mask`` [B, N, 1, longest] added to the scores."""

    head_num: int
    scale_value: float
    kv_head_num: int
    kv_cache_quant_mode: str = "DEFAULT"

    def __call__(
        self,
        query: Any,
        key_cache: Any,
        value_cache: Any,
        block_tables: Any,
        context_lens: Any,
        antiquant_scale: Any = None,
        antiquant_offset: Any = None,
        alibi_mask: Any = None,
    ) -> Any:
        _refuse("PagedAttentionMask", antiquant_scale=antiquant_scale, antiquant_offset=antiquant_offset)
        caches, settings = (key_cache, value_cache), (self.head_num, self.kv_head_num, self.scale_value)
        return attention.paged_attention(query, *caches, block_tables, context_lens, alibi_mask, *settings)


class ReshapeAndCache(Operator):
    """Write the keys and values of new tokens into their blocks, in place; returns ``key``.

    key, value: [T, M, D] or [B, S, M * D], key_cache, value_cache: [blocks, length, M, D], slot_mapping: [T] int32, the
    place of each token in all blocks; a token with -1 is left out.
    """

    def __call__(
        self,
        key: Any,
        value: Any = None,
        key_cache: Any = None,
        value_cache: Any = None,
        slot_mapping: Any = None,
    ) -> Any:
        slots = raw(slot_mapping).reshape(-1).long()
        for tokens, cache in ((key, key_cache), (value, value_cache)):
            if tokens is not None and cache is not None:
                memory = cache._torch().data if isinstance(cache, ParameterBase) else raw(cache).detach()
                places = memory.view(-1, *memory.shape[2:])
                rows = raw(tokens).detach().reshape(len(slots), *places.shape[1:]).to(places.dtype)
                places[slots[slots >= 0]] = rows[slots >= 0]
        return wrap(raw(key))


class RotaryPositionEmbedding(Operator):
    """As :func:`amadou.ops.rotary_position_embedding`."""

    def __call__(self, x: Any, cos: Any, sin: Any, mode: int = 0) -> Any:
        return attention.rotary_position_embedding(x, cos, sin, mode)


class ApplyRotaryPosEmb(Operator):
    """Rotary position embedding of queries and keys (arXiv:2104.09864), pairs half of a head apart.

    query, key: [..., N * D], cos, sin: [length, D], position_ids: the row of each token -> query and key, turned.
    """

    cos_format: int = 0

    def __call__(self, query: Any, key: Any, cos: Any, sin: Any, position_ids: Any) -> tuple:
        return attention.apply_rotary(query, key, cos, sin, position_ids)
