"""Attention of long sequences to the keys that are worth it: Native Sparse Attention (arXiv:2502.11089) and DeepSeek
Sparse Attention (arXiv:2512.02556).

B batch, N heads, M heads of keys and values, S queries, K keys, D size of a head; T is all tokens of a batch one after
the other, and lists of ends say where each sequence ends. A mask is True, or 1, where a key is hidden.
"""

import torch

from .. import _checks
from .._boundary import op
from ..kernels import flash
from ..kernels import sparse_attention as kernels

_FAR = 2**63 - 1  # as many tokens as there are


def _ends(name, argument, ends, num_tokens, error=RuntimeError):
    """The ends of sequences as ascending ints, the last of which is the number of tokens."""
    found = ends.tolist() if isinstance(ends, torch.Tensor) else ends
    _checks.check_type(name, argument, found, (tuple, list))
    if not found or found[0] <= 0 or list(found) != sorted(found) or found[-1] != num_tokens:
        raise error(f"For '{name}', '{argument}' must be ascending positive ints up to {num_tokens}, but got {found}.")
    return found


def _check_heads(name, query, key, head_num, error):
    if query.shape[1] != head_num or head_num % key.shape[1]:
        raise error(
            f"For '{name}', 'head_num' must be the number of heads of 'query' and a multiple of those of 'key', "
            f"but got {head_num} for 'query' {tuple(query.shape)} and 'key' {tuple(key.shape)}."
        )


def _check_batch(name, queries, keys, error):
    if len(queries) != len(keys):
        raise error(
            f"For '{name}', there must be as many sequences of keys as of queries, {len(queries)}, but got {len(keys)}."
        )


@op
def nsa_compress(input, weight, compress_block_size, compress_stride, *, actual_seq_len):
    """Windows of each sequence, each summed with weights to one row: the compression of arXiv:2502.11089.

    out[i, n, d] is the sum of weight[j, n] * input[s_i + j, n, d] over the l rows j of a window. The windows of a
    sequence start at its multiples of the stride, as long as they end in it.

    Args:
        input: [T, N, D] float, keys or values of all sequences.
        weight: [l, N], of the same dtype.
        compress_block_size: l.
        compress_stride: from one window to the next.
        actual_seq_len: where each sequence ends, the last at T.

    Returns:
        [T', N, D], one row for each window.

    Raises:
        TypeError: if the dtypes differ, or a size is no int.
        RuntimeError: if the weights or the ends do not fit.

    >>> import amadou as ms
    >>> rows = ms.ops.ones((80, 1, 16), ms.float16)
    >>> out = ms.ops.nsa_compress(rows, ms.ops.ones((32, 1), ms.float16), 32, 16, actual_seq_len=(48, 80))
    >>> print(out.shape, out.max())
    (3, 1, 16) 32.0
    """
    _checks.check_positive_int("nsa_compress", "compress_block_size", compress_block_size)
    _checks.check_positive_int("nsa_compress", "compress_stride", compress_stride)
    _check_weights(input, weight, compress_block_size)
    return kernels.compress(
        input, weight, compress_stride, _ends("nsa_compress", "actual_seq_len", actual_seq_len, len(input))
    )


def _check_weights(x, weight, block):
    if weight.dtype != x.dtype:
        raise TypeError(
            f"For 'nsa_compress', 'weight' must have the dtype {x.dtype} of 'input', but got {weight.dtype}."
        )
    if weight.shape != (block, x.shape[1]):
        raise RuntimeError(
            f"For 'nsa_compress', 'weight' must have the shape {(block, x.shape[1])}, but got {tuple(weight.shape)}."
        )


@op
def nsa_compress_attention(
    query,
    key,
    value,
    scale_value,
    head_num,
    compress_block_size,
    compress_stride,
    select_block_size,
    select_block_count,
    *,
    topk_mask=None,
    atten_mask=None,
    actual_seq_qlen,
    actual_cmp_seq_kvlen,
    actual_sel_seq_kvlen,
):
    """Attention to the windows of :func:`nsa_compress`, and the blocks of keys that are worth a closer look.

    A block is worth the weights of the windows in it, P_slc[j] = sum of P_cmp[m * j - a - b] over a < m and b < n,
    where m strides make a block and n a window, and blocks are counted from 1; the heads of a group are added.

    Args:
        query: [T, N, D] float.
        key, value: [T', M, D], what :func:`nsa_compress` has made of the keys and values.
        scale_value: factor of the scores.
        head_num: N.
        compress_block_size, compress_stride: those of the windows.
        select_block_size: keys in a block, a multiple of the stride.
        select_block_count: how many blocks to choose.
        topk_mask: [S, blocks], True for blocks to choose in any case.
        atten_mask: [S, windows], True for windows to hide.
        actual_seq_qlen, actual_cmp_seq_kvlen, actual_sel_seq_kvlen: the ends of the sequences in queries, windows and
            blocks.

    Returns:
        The attention [T, N, D], zeros for a query that sees no window; the blocks [T, M, select_block_count] int32, the
        best first, and -1 where there are too few; the maxima and the sums of the softmax, [T, N, 8] float32.

    Raises:
        ValueError: if heads, sizes or ends do not fit.

    >>> import amadou as ms
    >>> query, key = ms.ops.ones((4, 1, 16)), ms.ops.ones((3, 1, 16))
    >>> out, blocks, *_ = ms.ops.nsa_compress_attention(
    ...     query, key, key, 1.0, 1, 32, 16, 64, 2, actual_seq_qlen=[4], actual_cmp_seq_kvlen=[3],
    ...     actual_sel_seq_kvlen=[1])
    >>> print(out.shape, blocks[0])
    (4, 1, 16) [[ 0 -1]]
    """
    name = "nsa_compress_attention"
    _check_heads(name, query, key, head_num, ValueError)
    if compress_block_size % compress_stride or select_block_size % compress_stride:
        raise ValueError(
            f"For '{name}', 'compress_block_size' and 'select_block_size' must be multiples of 'compress_stride' "
            f"{compress_stride}, but got {compress_block_size} and {select_block_size}."
        )
    query_ends = _ends(name, "actual_seq_qlen", actual_seq_qlen, len(query), ValueError)
    key_ends = _ends(name, "actual_cmp_seq_kvlen", actual_cmp_seq_kvlen, len(key), ValueError)
    _check_batch(name, query_ends, key_ends, ValueError)
    _check_batch(name, query_ends, actual_sel_seq_kvlen, ValueError)
    q, k, v = kernels.apart(query, query_ends), kernels.apart(key, key_ends), kernels.apart(value, key_ends)
    num_blocks = kernels.lengths(q, actual_sel_seq_kvlen)
    mask = kernels.hidden(q, k, kernels.lengths(q, query_ends), kernels.lengths(k, key_ends))
    if atten_mask is not None:
        mask = mask | atten_mask.bool()[: q.shape[1], : k.shape[1]]
    out, largest, total, weights = kernels.attend(q, k, v, scale_value, mask)
    table = kernels.blocks_of_windows(
        k.shape[1], int(num_blocks.max()), select_block_size // compress_stride, compress_block_size // compress_stride
    )
    worth = kernels.importance(weights.detach(), table, num_blocks, topk_mask)
    blocks, _ = kernels.best(worth, select_block_count)
    return tuple(kernels.together(x, query_ends) for x in (out, blocks, _eight(largest), _eight(total)))


def _eight(x):
    """Ascend keeps each statistic of a softmax 8 times: [..., 1] -> [..., 8]."""
    return x.expand(*x.shape[:-1], 8)


@op
def nsa_select_attention(
    query,
    key,
    value,
    topk_indices,
    scale_value,
    head_num,
    select_block_size,
    select_block_count,
    *,
    atten_mask=None,
    actual_seq_qlen,
    actual_seq_kvlen,
):
    """Attention of each query to the blocks of keys that were chosen for it, by :func:`nsa_compress_attention`.

    Args:
        query: [T, N, D] float.
        key, value: [T', M, D].
        topk_indices: [T, M, select_block_count] int32, the blocks within the sequence; one that is named twice counts
            twice, and one before the first key or behind the last not at all.
        scale_value: factor of the scores.
        head_num: N.
        select_block_size: keys in a block.
        select_block_count: blocks of a query.
        atten_mask: has to be None.
        actual_seq_qlen, actual_seq_kvlen: the ends of the sequences in queries and keys.

    Returns:
        The attention [T, N, D]; the maxima and the sums of the softmax, [T, N, 8] float32.

    Raises:
        ValueError: if ``atten_mask`` is given.
        RuntimeError: if heads, blocks or ends do not fit.

    >>> import amadou as ms
    >>> query, key = ms.ops.ones((2, 1, 16)), ms.ops.ones((128, 1, 16))
    >>> out, _, total = ms.ops.nsa_select_attention(
    ...     query, key, key, ms.ops.ones((2, 1, 1), ms.int32), 1.0, 1, 64, 1, actual_seq_qlen=[2],
    ...     actual_seq_kvlen=[128])
    >>> print(out.shape, total[0, 0, 0])
    (2, 1, 16) 64.0
    """
    name = "nsa_select_attention"
    _checks.check_that(name, "atten_mask", atten_mask, "None", lambda mask: mask is None)
    _check_heads(name, query, key, head_num, RuntimeError)
    _check_chosen(name, "topk_indices", topk_indices, (len(query), key.shape[1], select_block_count))
    query_ends = _ends(name, "actual_seq_qlen", actual_seq_qlen, len(query))
    key_ends = _ends(name, "actual_seq_kvlen", actual_seq_kvlen, len(key))
    _check_batch(name, query_ends, key_ends, RuntimeError)
    q, k, v = kernels.apart(query, query_ends), kernels.apart(key, key_ends), kernels.apart(value, key_ends)
    mask = kernels.hidden(q, k, kernels.lengths(q, query_ends), kernels.lengths(k, key_ends))
    bias = kernels.chosen(kernels.apart(topk_indices, query_ends), select_block_size, k.shape[1])
    out, largest, total, _ = kernels.attend(q, k, v, scale_value, mask, bias)
    return tuple(kernels.together(x, query_ends) for x in (out, _eight(largest), _eight(total)))


def _check_chosen(name, argument, chosen, shape):
    if chosen.shape != shape:
        raise RuntimeError(f"For '{name}', '{argument}' must have the shape {shape}, but got {tuple(chosen.shape)}.")


def _check_whole(name, before, after):
    """Refuse windows of tokens around a query, which Ascend does not have either."""
    _checks.check_that(name, "pre_tokens", before, str(_FAR), lambda tokens: tokens == _FAR)
    _checks.check_that(name, "next_tokens", after, str(_FAR), lambda tokens: tokens == _FAR)


def _check_layouts(name, layout_query, argument, layout_key):
    """Of keys "PA_BSND", or the layout of the queries."""
    _checks.check_one_of(name, "layout_query", layout_query, ("BSND", "TND"))
    _checks.check_one_of(name, argument, layout_key, (layout_query, "PA_BSND"))


def _keys(key, layout, table, key_ends):
    """Keys or values as a padded batch [B, K, M, D], out of blocks that ``table`` names if the layout is "PA_BSND"."""
    return flash.pages(key, table) if layout == "PA_BSND" else kernels.apart(key, key_ends)


@op
def lightning_indexer(
    query,
    key,
    weights,
    *,
    actual_seq_lengths_query=None,
    actual_seq_lengths_key=None,
    block_table=None,
    layout_query="BSND",
    layout_key="BSND",
    sparse_count=2048,
    sparse_mode=3,
    pre_tokens=_FAR,
    next_tokens=_FAR,
    return_value=False,
):
    """The keys that are worth the attention of each query: the largest sums of weights * relu(query @ key^T).

    Args:
        query: [B, S, N, D] or [T, N, D] float.
        key: [B, K, M, D], [T', M, D], or in blocks [blocks, length, M, D].
        weights: [B, S, N] or [T, N], of each head.
        actual_seq_lengths_query: [B], how many queries of each sequence are there; for "TND" where they end.
        actual_seq_lengths_key: the same of the keys; for "PA_BSND" how many there are.
        block_table: [B, most] int32, the blocks of each sequence, with "PA_BSND".
        layout_query: "BSND" or "TND".
        layout_key: the same, or "PA_BSND".
        sparse_count: how many keys to choose.
        sparse_mode: 3 to look at keys up to the query, where the last query belongs to the last key; 0 at all.
        pre_tokens, next_tokens: have to be left out.
        return_value: whether to return the sums too.

    Returns:
        The places of the keys within the sequence, the best first, [B, S, M, sparse_count] or [T, M, sparse_count]
        int32, -1 where there are too few; and the sums, like them and of the dtype of query, or an empty Tensor.

    Raises:
        ValueError: for another layout or mode.

    >>> import amadou as ms
    >>> query, key = ms.ops.ones((1, 3, 2, 4)), ms.ops.ones((1, 3, 1, 4))
    >>> places, _ = ms.ops.lightning_indexer(query, key, ms.ops.ones((1, 3, 2)), sparse_count=2)
    >>> print(places[0, :, 0])
    [[ 0 -1]
     [ 0  1]
     [ 0  1]]
    """
    name = "lightning_indexer"
    _check_layouts(name, layout_query, "layout_key", layout_key)
    _checks.check_one_of(name, "sparse_mode", sparse_mode, (0, 3))
    _check_whole(name, pre_tokens, next_tokens)
    query_ends = _ends_of(name, "actual_seq_lengths_query", actual_seq_lengths_query, layout_query, query)
    key_ends = _ends_of(name, "actual_seq_lengths_key", actual_seq_lengths_key, layout_key, key)
    q, k = kernels.apart(query, query_ends), _keys(key, layout_key, block_table, key_ends)
    _check_batch(name, q, k, ValueError)
    query_lengths = kernels.lengths(q, query_ends, actual_seq_lengths_query)
    key_lengths = kernels.lengths(k, key_ends, actual_seq_lengths_key)
    found = kernels.index_scores(q, k, kernels.apart(weights, query_ends))
    mask = kernels.hidden(q, k, query_lengths, key_lengths, sparse_mode == 3)
    places, values = kernels.best(found.masked_fill(mask[:, :, None], -torch.inf), sparse_count)
    values = kernels.together(values, query_ends).to(query.dtype) if return_value else query.new_empty(0)
    return kernels.together(places, query_ends), values


def _ends_of(name, argument, ends, layout, x):
    """Where the sequences of "TND" end; None for other layouts, which are padded batches."""
    return _ends(name, argument, ends, len(x)) if layout == "TND" else None


@op
def sparse_flash_attention(
    query,
    key,
    value,
    sparse_indices,
    scale_value,
    *,
    block_table=None,
    actual_seq_lengths_query=None,
    actual_seq_lengths_kv=None,
    query_rope=None,
    key_rope=None,
    sparse_block_size=1,
    layout_query="BSND",
    layout_kv="BSND",
    sparse_mode=3,
    pre_tokens=_FAR,
    next_tokens=_FAR,
    attention_mode=0,
    return_softmax_lse=False,
):
    """Attention of each query to the keys that were chosen for it, by :func:`lightning_indexer`.

    Args:
        query: [B, S, N, D] or [T, N, D] float.
        key, value: [B, K, M, D], [T', M, D], or in blocks [blocks, length, M, D].
        sparse_indices: [B, S, M, C] or [T, M, C] int32, the chosen blocks of keys; those beyond the ends have none.
        scale_value: factor of the scores.
        block_table, actual_seq_lengths_query, actual_seq_lengths_kv: as for :func:`lightning_indexer`.
        query_rope, key_rope: further elements of each head, which carry the position.
        sparse_block_size: how many keys in a row an index stands for.
        layout_query, layout_kv, sparse_mode, pre_tokens, next_tokens: as for :func:`lightning_indexer`.
        attention_mode: 2 if there are further elements for the position, else 0.
        return_softmax_lse: whether to return the statistics of the softmax.

    Returns:
        The attention, like query; the maxima and the sums of the softmax, [B, M, S, N / M] or [M, T, N / M] float32, or
        two empty Tensors.

    Raises:
        ValueError: for another layout or mode, or if the mode and the positions do not agree.

    >>> import amadou as ms
    >>> query, key = ms.ops.ones((1, 2, 4, 8)), ms.ops.ones((1, 3, 1, 8))
    >>> places = ms.Tensor([[[[0, 1]], [[2, -1]]]], ms.int32)
    >>> out, _, total = ms.ops.sparse_flash_attention(query, key, key, places, 1.0, return_softmax_lse=True)
    >>> print(out.shape, total[0, 0, :, 0])
    (1, 2, 4, 8) [2. 1.]
    """
    name = "sparse_flash_attention"
    _check_layouts(name, layout_query, "layout_kv", layout_kv)
    _checks.check_one_of(name, "sparse_mode", sparse_mode, (0, 3))
    _check_whole(name, pre_tokens, next_tokens)
    _checks.check_one_of(name, "attention_mode", attention_mode, (0, 2))
    if (attention_mode == 2) != (query_rope is not None and key_rope is not None):
        raise ValueError(f"For '{name}', 'attention_mode' must be 2 if 'query_rope' and 'key_rope' are given, else 0.")
    if attention_mode == 2:
        query, key = torch.cat((query, query_rope), -1), torch.cat((key, key_rope), -1)
    query_ends = _ends_of(name, "actual_seq_lengths_query", actual_seq_lengths_query, layout_query, query)
    key_ends = _ends_of(name, "actual_seq_lengths_kv", actual_seq_lengths_kv, layout_kv, key)
    q = kernels.apart(query, query_ends)
    k, v = (_keys(x, layout_kv, block_table, key_ends) for x in (key, value))
    _check_batch(name, q, k, ValueError)
    query_lengths = kernels.lengths(q, query_ends, actual_seq_lengths_query)
    key_lengths = kernels.lengths(k, key_ends, actual_seq_lengths_kv)
    mask = kernels.hidden(q, k, query_lengths, key_lengths, sparse_mode == 3)
    bias = kernels.chosen(kernels.apart(sparse_indices, query_ends), sparse_block_size, k.shape[1])
    out, *statistics, _ = kernels.attend(q, k, v, scale_value, mask, bias)
    if not return_softmax_lse:
        return kernels.together(out, query_ends), *[x.new_empty(0) for x in statistics]
    shared = [kernels.together(x.unflatten(2, (k.shape[2], -1))[..., 0], query_ends) for x in statistics]
    return kernels.together(out, query_ends), *[x.transpose(-3, -2) for x in shared]
