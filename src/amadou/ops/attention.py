"""Fused attention and what surrounds it in language models.

B batch, N heads, S sequence, H = N * D hidden, D size of a head, T all tokens of a batch one after the other. A mask is
True, or 1, where a key is hidden.
"""

import torch
import torch.nn.functional as F

from .. import _checks
from .._boundary import op
from .._gaps import GapError
from ..kernels import flash as kernels

_QUANTISED = "For '{}', amadou computes attention without quantisation, so '{}' must be None."


def _refuse(name, **options):
    """Raise for the first option that is given."""
    for option, value in options.items():
        if value is not None:
            raise GapError(_QUANTISED.format(name, option))


def _heads(name, query, key, value, layout, num_heads):
    """The three as [B, N, S, D]."""
    _checks.check_one_of(name, "input_layout", layout, kernels.LAYOUTS)
    num_key_heads = kernels.num_key_heads(key, layout, query, num_heads)
    return (
        kernels.to_heads(query, layout, num_heads),
        kernels.to_heads(key, layout, num_key_heads),
        kernels.to_heads(value, layout, num_key_heads),
    )


def _ends(lengths):
    return lengths.tolist() if isinstance(lengths, torch.Tensor) else list(lengths)


def _hidden(query, key, mask, mode, before, after, query_ends, key_ends):
    """All that hides keys: the mask, the mode, and for tokens one after the other the ends of the sequences."""
    hidden = kernels.sparse_mask(query, key, mask, mode, before, after)
    if query_ends is None or key_ends is None:
        return hidden
    others = kernels.length_mask(_ends(query_ends), _ends(key_ends), query.device)
    return others if hidden is None else hidden | others


@op
def flash_attention_score(
    query,
    key,
    value,
    head_num,
    real_shift=None,
    drop_mask=None,
    padding_mask=None,
    attn_mask=None,
    prefix=None,
    actual_seq_qlen=None,
    actual_seq_kvlen=None,
    keep_prob=1.0,
    scalar_value=1.0,
    pre_tokens=2147483647,
    next_tokens=2147483647,
    inner_precise=0,
    input_layout="BSH",
    sparse_mode=0,
):
    """softmax(query @ key^T * scalar_value + real_shift) @ value, through torch's scaled_dot_product_attention.

    query: in ``input_layout``; key, value: the same, with fewer heads if queries share them -> like query.

    Args:
        head_num: heads of the query.
        real_shift: what is added to the scores, [B, N, S, K] or [1, N, S, K].
        drop_mask: which weights to keep, [B, N, S, K]; they are divided by ``keep_prob``.
        attn_mask: what can be broadcast to [B, N, S, K]; True, or 1, hides a key.
        actual_seq_qlen, actual_seq_kvlen: with "TND", where each sequence ends.
        keep_prob: the probability of keeping a weight, with no ``drop_mask``.
        pre_tokens, next_tokens: how far before and after its place a query sees, in sparse modes 0 and 4.
        input_layout: "BSH", "BNSD", "SBH", "BSND" or "TND".
        sparse_mode: 0 mask and tokens, 1 mask, 2 causal from the start, 3 causal from the end, 4 tokens from the end.
        padding_mask, prefix, inner_precise: without use; the first two have to be None.

    Raises:
        ValueError: for another layout.

    >>> import amadou as ms
    >>> query, key = ms.ops.ones((1, 2, 8)), ms.ops.ones((1, 3, 8))
    >>> print(ms.ops.flash_attention_score(query, key, key, 2).shape)
    (1, 2, 8)
    """
    _refuse("flash_attention_score", padding_mask=padding_mask, prefix=prefix)
    q, k, v = _heads("flash_attention_score", query, key, value, input_layout, head_num)
    hidden = _hidden(q, k, attn_mask, sparse_mode, pre_tokens, next_tokens, actual_seq_qlen, actual_seq_kvlen)
    out = kernels.attend(q, k, v, scalar_value, hidden, real_shift, drop_mask, keep_prob)
    return kernels.from_heads(out, input_layout)


@op
def speed_fusion_attention(
    query,
    key,
    value,
    head_num,
    input_layout,
    *,
    pse=None,
    padding_mask=None,
    atten_mask=None,
    scale=1.0,
    keep_prob=1.0,
    pre_tokens=2147483647,
    next_tokens=2147483647,
    inner_precise=0,
    prefix=None,
    actual_seq_qlen=None,
    actual_seq_kvlen=None,
    sparse_mode=0,
    gen_mask_parallel=True,
    sync=False,
    pse_type=1,
    q_start_idx=None,
    kv_start_idx=None,
):
    """As :func:`flash_attention_score`, with what MindSpore keeps for its gradient.

    Args:
        pse: what is added to the scores: after the scale with ``pse_type`` 1, before it with 0.

    Returns:
        The attention; the maxima and the sums of the softmax, [B, N, S, 8] float32; an empty Tensor; and seed, offset
        and number of the random numbers, which torch keeps itself: 0.

    >>> import amadou as ms
    >>> x = ms.ops.ones((1, 2, 8))
    >>> print(ms.ops.speed_fusion_attention(x, x, x, 2, "BSH")[0].shape)
    (1, 2, 8)
    """
    _refuse("speed_fusion_attention", padding_mask=padding_mask, prefix=prefix)
    q, k, v = _heads("speed_fusion_attention", query, key, value, input_layout, head_num)
    hidden = _hidden(q, k, atten_mask, sparse_mode, pre_tokens, next_tokens, actual_seq_qlen, actual_seq_kvlen)
    bias = pse * scale if pse is not None and pse_type == 0 else pse
    out = kernels.from_heads(kernels.attend(q, k, v, scale, hidden, bias, None, keep_prob), input_layout)
    largest, total = kernels.statistics(kernels.scores(q, k, scale, hidden, bias))
    return out, largest, total, query.new_empty(0), 0, 0, 0


@op
def prompt_flash_attention(
    query,
    key,
    value,
    attn_mask=None,
    actual_seq_lengths=None,
    actual_seq_lengths_kv=None,
    pse_shift=None,
    deq_scale1=None,
    quant_scale1=None,
    deq_scale2=None,
    quant_scale2=None,
    quant_offset2=None,
    num_heads=1,
    scale_value=1.0,
    pre_tokens=2147483647,
    next_tokens=0,
    input_layout="BSH",
    num_key_value_heads=0,
    sparse_mode=0,
    inner_precise=1,
):
    """Attention of a whole prompt; see :func:`flash_attention_score`.

    Args:
        actual_seq_lengths, actual_seq_lengths_kv: [B], how many queries and keys of each sequence are there.
        pse_shift: what is added to the scores.
        deq_scale1, quant_scale1, deq_scale2, quant_scale2, quant_offset2: have to be None.

    >>> import amadou as ms
    >>> x = ms.ops.ones((1, 2, 8))
    >>> print(ms.ops.prompt_flash_attention(x, x, x, num_heads=2).shape)
    (1, 2, 8)
    """
    _refuse(
        "prompt_flash_attention", deq_scale1=deq_scale1, quant_scale1=quant_scale1, deq_scale2=deq_scale2,
        quant_scale2=quant_scale2, quant_offset2=quant_offset2,
    )  # fmt: skip
    q, k, v = _heads("prompt_flash_attention", query, key, value, input_layout, num_heads)
    after = next_tokens if attn_mask is not None or sparse_mode else 2147483647
    hidden = kernels.sparse_mask(q, k, attn_mask, sparse_mode, pre_tokens, after)
    hidden = kernels.hide_beyond(k, hidden, actual_seq_lengths_kv)
    return kernels.from_heads(kernels.attend(q, k, v, scale_value, hidden, pse_shift), input_layout)


@op
def incre_flash_attention(
    query,
    key,
    value,
    attn_mask=None,
    actual_seq_lengths=None,
    pse_shift=None,
    dequant_scale1=None,
    quant_scale1=None,
    dequant_scale2=None,
    quant_scale2=None,
    quant_offset2=None,
    antiquant_scale=None,
    antiquant_offset=None,
    block_table=None,
    num_heads=1,
    input_layout="BSH",
    scale_value=1.0,
    num_key_value_heads=0,
    block_size=0,
    inner_precise=1,
    kv_padding_size=None,
):
    """Attention of one new token to all that came before; see :func:`flash_attention_score`.

    query: one token for each sequence; key, value: Tensors, or lists of one -> like query.

    Args:
        actual_seq_lengths: [B], how many keys of each sequence are there.
        block_table: [B, most] int32, the blocks of keys and values of each sequence, [blocks, block_size, H].
        dequant_scale1, quant_scale1, dequant_scale2, quant_scale2, quant_offset2, antiquant_scale, antiquant_offset:
            have to be None.

    >>> import amadou as ms
    >>> query, key = ms.ops.ones((1, 1, 8)), ms.ops.ones((1, 3, 8))
    >>> print(ms.ops.incre_flash_attention(query, [key], [key], num_heads=2).shape)
    (1, 1, 8)
    """
    _refuse(
        "incre_flash_attention", dequant_scale1=dequant_scale1, quant_scale1=quant_scale1,
        dequant_scale2=dequant_scale2, quant_scale2=quant_scale2, quant_offset2=quant_offset2,
        antiquant_scale=antiquant_scale, antiquant_offset=antiquant_offset, kv_padding_size=kv_padding_size,
    )  # fmt: skip
    key, value = (x[0] if isinstance(x, list | tuple) else x for x in (key, value))
    q = kernels.to_heads(query, input_layout, num_heads)
    k, v = kernels.cached_heads((key, value), input_layout, num_key_value_heads or num_heads, block_table)
    hidden = None if attn_mask is None else attn_mask.bool().reshape(len(q), 1, 1, -1)
    hidden = kernels.hide_beyond(k, hidden, actual_seq_lengths)
    return kernels.from_heads(kernels.attend(q, k, v, scale_value, hidden, pse_shift), input_layout)


@op
def fused_infer_attention_score(
    query,
    key,
    value,
    *,
    pse_shift=None,
    atten_mask=None,
    actual_seq_lengths=None,
    actual_seq_lengths_kv=None,
    dequant_scale1=None,
    quant_scale1=None,
    dequant_scale2=None,
    quant_scale2=None,
    quant_offset2=None,
    antiquant_scale=None,
    antiquant_offset=None,
    key_antiquant_scale=None,
    key_antiquant_offset=None,
    value_antiquant_scale=None,
    value_antiquant_offset=None,
    block_table=None,
    query_padding_size=None,
    kv_padding_size=None,
    key_shared_prefix=None,
    value_shared_prefix=None,
    actual_shared_prefix_len=None,
    num_heads=1,
    scale=1.0,
    pre_tokens=2147483647,
    next_tokens=2147483647,
    input_layout="BSH",
    num_key_value_heads=0,
    sparse_mode=0,
    inner_precise=1,
    block_size=0,
    antiquant_mode=0,
    key_antiquant_mode=0,
    value_antiquant_mode=0,
    softmax_lse_flag=False,
):
    """:func:`prompt_flash_attention` and :func:`incre_flash_attention` in one.

    Args:
        softmax_lse_flag: whether to compute the logarithm of the sums of the softmax.
        Everything for quantisation, padding and a shared prefix has to be None.

    Returns:
        The attention, and the logarithms [B, N, S, 1] float32 (zeros [1] if not asked for).

    >>> import amadou as ms
    >>> x = ms.ops.ones((1, 2, 8))
    >>> print(ms.ops.fused_infer_attention_score(x, [x], [x], num_heads=2)[0].shape)
    (1, 2, 8)
    """
    _refuse(
        "fused_infer_attention_score", dequant_scale1=dequant_scale1, quant_scale1=quant_scale1,
        dequant_scale2=dequant_scale2, quant_scale2=quant_scale2, quant_offset2=quant_offset2,
        antiquant_scale=antiquant_scale, antiquant_offset=antiquant_offset, key_antiquant_scale=key_antiquant_scale,
        key_antiquant_offset=key_antiquant_offset, value_antiquant_scale=value_antiquant_scale,
        value_antiquant_offset=value_antiquant_offset, query_padding_size=query_padding_size,
        kv_padding_size=kv_padding_size, key_shared_prefix=key_shared_prefix, value_shared_prefix=value_shared_prefix,
        actual_shared_prefix_len=actual_shared_prefix_len,
    )  # fmt: skip
    key, value = (x[0] if isinstance(x, list | tuple) else x for x in (key, value))
    q = kernels.to_heads(query, input_layout, num_heads)
    k, v = kernels.cached_heads((key, value), input_layout, num_key_value_heads or num_heads, block_table)
    hidden = kernels.sparse_mask(q, k, atten_mask, sparse_mode, pre_tokens, next_tokens)
    hidden = kernels.hide_beyond(k, hidden, actual_seq_lengths_kv)
    out = kernels.from_heads(kernels.attend(q, k, v, scale, hidden, pse_shift), input_layout)
    if not softmax_lse_flag:
        return out, torch.zeros(1, device=query.device)
    return out, kernels.scores(q, k, scale, hidden, pse_shift).logsumexp(-1, keepdim=True)


@op
def flash_attention_with_statistics(
    query,
    key,
    value,
    head_num,
    bias,
    drop_mask,
    mask,
    query_ends,
    key_ends,
    keep_prob,
    scale,
    before,
    after,
    layout,
    mode,
):
    """softmax maxima and sums [B, N, S, 8], an empty Tensor, and the attention of :func:`flash_attention_score`."""
    q, k, v = _heads("FlashAttentionScore", query, key, value, layout, head_num)
    hidden = _hidden(q, k, mask, mode, before, after, query_ends, key_ends)
    out = kernels.from_heads(kernels.attend(q, k, v, scale, hidden, bias, drop_mask, keep_prob), layout)
    return *kernels.statistics(kernels.scores(q, k, scale, hidden, bias)), query.new_empty(0), out


@op
def paged_attention(query, key_cache, value_cache, block_tables, context_lens, mask, head_num, kv_head_num, scale):
    """Attention of one token of each sequence to keys and values that lie in blocks.

    query: [B, 1, H] or [B, N, D], caches: [blocks, length, M, D], block_tables: [B, most], context_lens: [B] -> like
    query.
    """
    q = query.reshape(len(query), 1, head_num, -1).transpose(1, 2)
    k, v = (kernels.paged(cache, block_tables, kv_head_num) for cache in (key_cache, value_cache))
    hidden = kernels.hide_beyond(k, None, context_lens)
    bias = None if mask is None else mask.reshape(len(q), -1, 1, mask.shape[-1])[..., : k.shape[2]]
    return kernels.attend(q, k, v, scale, hidden, bias).transpose(1, 2).reshape(query.shape)


@op
def ring_attention_update(
    prev_attn_out,
    prev_softmax_max,
    prev_softmax_sum,
    cur_attn_out,
    cur_softmax_max,
    cur_softmax_sum,
    actual_seq_qlen=None,
    layout="SBH",
):
    """The attention over two sets of keys, from that over each (arXiv:2310.01889).

    Attentions: [S, B, H] ("SBH") or [T, N, D] ("TND"); maxima and sums: [B, N, S, 8] or [T, N, 8] -> the three merged.

    Raises:
        ValueError: for another layout.
    """
    _checks.check_one_of("ring_attention_update", "layout", layout, ("SBH", "TND"))
    previous = prev_attn_out, prev_softmax_max, prev_softmax_sum
    return kernels.merge(*previous, cur_attn_out, cur_softmax_max, cur_softmax_sum, layout)


@op
def rotary_position_embedding(x, cos, sin, mode=0):
    """Pairs of elements turned by angles (arXiv:2104.09864). x: [B, S, N, D], cos, sin: broadcast to x -> like x.

    Args:
        mode: 0 for pairs half of the last axis apart, 1 for pairs side by side.

    Raises:
        ValueError: for another mode.

    >>> import amadou as ms
    >>> x, cos, sin = ms.ops.ones((1, 2, 1, 4)), ms.ops.zeros((1, 2, 1, 4)), ms.ops.ones((1, 2, 1, 4))
    >>> print(ms.ops.rotary_position_embedding(x, cos, sin)[0, 0])
    [[-1. -1.  1.  1.]]
    """
    _checks.check_one_of("rotary_position_embedding", "mode", mode, (0, 1))
    return kernels.rotate(x, cos, sin, mode == 1)


@op
def apply_rotary(query, key, cos, sin, position_ids):
    """query, key: [..., N * D], turned by the angles cos, sin [length, D] of the rows ``position_ids`` -> the same."""
    places = position_ids.long()
    angles = [angle[places].reshape(*query.shape[:-1], 1, angle.shape[-1]) for angle in (cos, sin)]
    heads = [x.unflatten(-1, (-1, cos.shape[-1])) for x in (query, key)]
    return tuple(kernels.rotate(x, *angles, False).flatten(-2) for x in heads)


@op
def swiglu(input, dim=-1):
    """silu(a) * b of the halves a and b of ``dim`` (arXiv:2002.05202). input: [...] float -> half as long there.

    Raises:
        ValueError: if the axis cannot be halved.

    >>> import amadou as ms
    >>> print(ms.ops.swiglu(ms.Tensor([1.0, 2.0])).shape)
    (1,)
    """
    if input.shape[dim] % 2:
        raise ValueError(f"For 'swiglu', the axis 'dim' must be even, but got {input.shape[dim]}.")
    left, right = input.chunk(2, dim)
    return F.silu(left) * right


@op
def add_rms_norm(x1, x2, gamma, epsilon=1e-6):
    """(x1 + x2) over its root mean square, times gamma, and 1 over the root. x1, x2: [..., N], gamma: [N].

    The mean is that of the axes of gamma. Returns [..., N] and [..., 1] float32.

    >>> import amadou as ms
    >>> print(ms.ops.add_rms_norm(ms.Tensor([[1.0, 2.0]]), ms.Tensor([[2.0, 2.0]]), ms.Tensor([1.0, 1.0]))[0])
    [[0.8485281 1.1313708]]
    """
    total = (x1 + x2).float()
    axes = tuple(range(-gamma.ndim, 0))
    scale = (total.square().mean(axes, keepdim=True) + epsilon).rsqrt()
    return (total * scale * gamma).to(x1.dtype), scale


@op
def add_layer_norm(x1, x2, gamma, beta, epsilon=1e-5, additional_output=False):
    """Layer normalization of x1 + x2 over the last axis. x1, x2: [..., N], gamma, beta: [N].

    Returns:
        The result [..., N]; the means and 1 over the deviations, [..., 1] float32; and x1 + x2 (with
        ``additional_output`` False too: there it costs nothing).

    >>> import amadou as ms
    >>> x, one, zero = ms.Tensor([[1.0, 3.0]]), ms.Tensor([1.0, 1.0]), ms.Tensor([0.0, 0.0])
    >>> print(ms.ops.add_layer_norm(x, x, one, zero)[0])
    [[-0.9999988  0.9999988]]
    """
    total = x1 + x2
    wide = total.float()
    variance, mean = torch.var_mean(wide, -1, keepdim=True, correction=0)
    scale = (variance + epsilon).rsqrt()
    return ((wide - mean) * scale * gamma + beta).to(x1.dtype), mean, scale, total
