"""Attention and what surrounds it, as Primitives."""

from typing import Any

import torch

from ..._boundary import op
from .. import attention
from ..primitive import Operator


@op
def _swiglu_grad(grad_output, input, dim):
    """[..., N], [..., 2 * N] -> [..., 2 * N]: through silu(left) * right, the halves of ``input`` along ``dim``."""
    left, right = input.chunk(2, dim)
    gate = left.sigmoid()
    of_left = grad_output * right * gate * (1 + left * (1 - gate))
    return torch.cat([of_left, grad_output * left * gate], dim)


class AddRmsNorm(Operator):
    """As :func:`amadou.ops.add_rms_norm`."""

    def __call__(self, x1: Any, x2: Any, gamma: Any, epsilon: Any = 1e-06) -> Any:
        return attention.add_rms_norm(x1, x2, gamma, epsilon)


class Swiglu(Operator):
    """As :func:`amadou.ops.swiglu`."""

    def __call__(self, input: Any, dim: Any = -1) -> Any:
        return attention.swiglu(input, dim)


class SwigluGrad(Operator):
    """The gradient of :func:`amadou.ops.swiglu` for ``input``: of its length, from ``grad_output``, half as long."""

    def __call__(self, grad_output: Any, input: Any, dim: Any = -1) -> Any:
        return _swiglu_grad(grad_output, input, dim)


class RingAttentionUpdate(Operator):
    """As :func:`amadou.ops.ring_attention_update`."""

    def __call__(
        self,
        prev_attn_out: Any,
        prev_softmax_max: Any,
        prev_softmax_sum: Any,
        cur_attn_out: Any,
        cur_softmax_max: Any,
        cur_softmax_sum: Any,
        actual_seq_qlen: Any = None,
        layout: Any = "SBH",
    ) -> Any:
        previous = prev_attn_out, prev_softmax_max, prev_softmax_sum
        current = cur_attn_out, cur_softmax_max, cur_softmax_sum
        return attention.ring_attention_update(*previous, *current, actual_seq_qlen, layout)


class IncreFlashAttention(Operator):
    """As :func:`amadou.ops.incre_flash_attention`, with the layout fixed when made."""

    num_heads: int = 1
    input_layout: str = "BSH"
    scale_value: float = 1.0
    num_key_value_heads: int = 0
    block_size: int = 0
    inner_precise: int = 1

    def __call__(
        self,
        query: Any,
        key: Any,
        value: Any,
        attn_mask: Any = None,
        actual_seq_lengths: Any = None,
        pse_shift: Any = None,
        dequant_scale1: Any = None,
        quant_scale1: Any = None,
        dequant_scale2: Any = None,
        quant_scale2: Any = None,
        quant_offset2: Any = None,
        antiquant_scale: Any = None,
        antiquant_offset: Any = None,
        block_table: Any = None,
        kv_padding_size: Any = None,
    ) -> Any:
        quantised = dequant_scale1, quant_scale1, dequant_scale2, quant_scale2, quant_offset2
        antiquant = antiquant_scale, antiquant_offset
        layout = self.num_heads, self.input_layout, self.scale_value, self.num_key_value_heads
        lengths = attn_mask, actual_seq_lengths, pse_shift
        last = self.block_size, self.inner_precise, kv_padding_size
        return attention.incre_flash_attention(
            query, key, value, *lengths, *quantised, *antiquant, block_table, *layout, *last
        )


class FusedInferAttentionScore(Operator):
    """As :func:`amadou.ops.fused_infer_attention_score`, with the layout fixed when made."""

    num_heads: int = 1
    scale_value: float = 1.0
    pre_tokens: int = 2147483647
    next_tokens: int = 2147483647
    input_layout: str = "BSH"
    num_key_value_heads: int = 0
    sparse_mode: int = 0
    inner_precise: int = 1
    block_size: int = 0
    antiquant_mode: int = 0
    softmax_lse_flag: bool = False
    key_antiquant_mode: int = 0
    value_antiquant_mode: int = 0

    def __call__(
        self,
        query: Any,
        key: Any,
        value: Any,
        pse_shift: Any = None,
        attn_mask: Any = None,
        actual_seq_lengths: Any = None,
        actual_seq_lengths_kv: Any = None,
        dequant_scale1: Any = None,
        quant_scale1: Any = None,
        dequant_scale2: Any = None,
        quant_scale2: Any = None,
        quant_offset2: Any = None,
        antiquant_scale: Any = None,
        antiquant_offset: Any = None,
        block_table: Any = None,
        query_padding_size: Any = None,
        kv_padding_size: Any = None,
        key_antiquant_scale: Any = None,
        key_antiquant_offset: Any = None,
        value_antiquant_scale: Any = None,
        value_antiquant_offset: Any = None,
        key_shared_prefix: Any = None,
        value_shared_prefix: Any = None,
        actual_shared_prefix_len: Any = None,
    ) -> Any:
        return attention.fused_infer_attention_score(
            query,
            key,
            value,
            pse_shift=pse_shift,
            atten_mask=attn_mask,
            actual_seq_lengths=actual_seq_lengths,
            actual_seq_lengths_kv=actual_seq_lengths_kv,
            dequant_scale1=dequant_scale1,
            quant_scale1=quant_scale1,
            dequant_scale2=dequant_scale2,
            quant_scale2=quant_scale2,
            quant_offset2=quant_offset2,
            antiquant_scale=antiquant_scale,
            antiquant_offset=antiquant_offset,
            key_antiquant_scale=key_antiquant_scale,
            key_antiquant_offset=key_antiquant_offset,
            value_antiquant_scale=value_antiquant_scale,
            value_antiquant_offset=value_antiquant_offset,
            block_table=block_table,
            query_padding_size=query_padding_size,
            kv_padding_size=kv_padding_size,
            key_shared_prefix=key_shared_prefix,
            value_shared_prefix=value_shared_prefix,
            actual_shared_prefix_len=actual_shared_prefix_len,
            num_heads=self.num_heads,
            scale=self.scale_value,
            pre_tokens=self.pre_tokens,
            next_tokens=self.next_tokens,
            input_layout=self.input_layout,
            num_key_value_heads=self.num_key_value_heads,
            sparse_mode=self.sparse_mode,
            inner_precise=self.inner_precise,
            block_size=self.block_size,
            antiquant_mode=self.antiquant_mode,
            key_antiquant_mode=self.key_antiquant_mode,
            value_antiquant_mode=self.value_antiquant_mode,
            softmax_lse_flag=self.softmax_lse_flag,
        )
