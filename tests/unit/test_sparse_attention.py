"""Attention to chosen keys against loops over sequences, heads and queries, in float64."""

import numpy as np
import pytest
import torch

import amadou as ms

DRAW = np.random.default_rng(0)


def floats(*shape):
    return DRAW.standard_normal(shape).astype(np.float32)


def softmax(scores):
    powers = np.exp(scores - scores.max())
    return powers / powers.sum(), scores.max(), powers.sum()


def sequences(*ends):
    """The slices of sequences that lie one after the other."""
    return [slice(begin, end) for begin, end in zip((0, *ends[:-1]), ends, strict=True)]


def close(ours, theirs, rtol=2e-5):
    np.testing.assert_allclose(ours.asnumpy(), theirs, rtol=rtol, atol=1e-5)


def test_nsa_compress_sums_the_windows_of_each_sequence():
    draw = np.random.default_rng(0)
    x, weight = draw.standard_normal((90, 2, 16)), draw.standard_normal((32, 2))
    x, weight = x.astype(np.float16), weight.astype(np.float16)
    out = ms.ops.nsa_compress(ms.Tensor(x), ms.Tensor(weight), 32, 16, actual_seq_len=(50, 60, 90))
    wide = x.astype(np.float64)
    starts = (0, 16)  # the second sequence and the third are shorter than a window
    want = [(wide[start : start + 32] * weight[:, :, None]).sum(0) for start in starts]
    assert out.dtype == ms.float16
    np.testing.assert_allclose(out.asnumpy(), want, rtol=1e-3, atol=1e-3)


def test_nsa_compress_has_a_gradient():
    x, weight = ms.ops.ones((48, 1, 2)), ms.ops.ones((32, 1))
    of_x, of_weight = ms.grad(lambda x, w: ms.ops.nsa_compress(x, w, 32, 16, actual_seq_len=[48]).sum(), (0, 1))(
        x, weight
    )
    assert of_x.asnumpy()[:, 0, 0].tolist() == [1] * 16 + [2] * 16 + [1] * 16
    assert of_weight.asnumpy()[:, 0].tolist() == [4] * 32


@pytest.mark.parametrize(
    ("error", "change", "match"),
    [
        (TypeError, {"weight": ms.Tensor(np.ones((32, 1), np.float16))}, "must have the dtype"),
        (RuntimeError, {"weight": ms.Tensor(np.ones((16, 1), np.float32))}, r"must have the shape \(32, 1\)"),
        (TypeError, {"compress_block_size": 32.0}, "compress_block_size"),
        (TypeError, {"actual_seq_len": 48}, "actual_seq_len"),
        (RuntimeError, {"actual_seq_len": (32,)}, "up to 48"),
        (RuntimeError, {"actual_seq_len": (32, 16, 48)}, "ascending"),
    ],
)
def test_nsa_compress_refuses(error, change, match):
    rest = {"weight": ms.ops.ones((32, 1)), "compress_block_size": 32, "compress_stride": 16, "actual_seq_len": (48,)}
    with pytest.raises(error, match=match):
        ms.ops.nsa_compress(ms.ops.ones((48, 1, 2)), **rest | change)


def windows_in_blocks(weights, num_blocks, per_block, per_window):
    """The sums of arXiv:2502.11089, equation 9, as they stand there: [windows] -> [blocks]."""
    found = np.zeros(num_blocks)
    for block in range(1, num_blocks + 1):
        for m in range(per_block):
            for n in range(per_window):
                window = per_block * block - m - n
                found[block - 1] += weights[window] if 0 <= window < len(weights) else 0
    return found


@pytest.mark.parametrize(("per_block", "per_window"), [(4, 2), (2, 2), (4, 1), (1, 1)])
def test_attention_to_windows_and_the_best_blocks(per_block, per_window):
    query, key, value = floats(7, 4, 16), floats(19, 2, 16), floats(19, 2, 8)
    mask = np.triu(np.ones((4, 12), bool), 6)
    always = np.zeros((4, 5), bool)
    always[:, 2] = True
    ends, key_ends, num_blocks = (3, 7), (12, 19), (5, 3)
    out, blocks, largest, total = ms.ops.nsa_compress_attention(
        *map(ms.Tensor, (query, key, value)), 0.3, 4, 16 * per_window, 16, 16 * per_block, 4,
        topk_mask=ms.Tensor(always), atten_mask=ms.Tensor(mask), actual_seq_qlen=ends, actual_cmp_seq_kvlen=key_ends,
        actual_sel_seq_kvlen=(5, 8),
    )  # fmt: skip
    assert (out.shape, blocks.shape, blocks.dtype, largest.shape) == ((7, 4, 8), (7, 2, 4), ms.int32, (7, 4, 8))
    for rows, keys, count in zip(sequences(*ends), sequences(*key_ends), num_blocks, strict=True):
        for s, row in enumerate(range(rows.start, rows.stop)):
            worth = np.zeros((2, count))
            for head in range(4):
                scores = 0.3 * key[keys, head // 2].astype(np.float64) @ query[row, head]
                weights, *statistics = softmax(np.where(mask[s, : len(scores)], -np.inf, scores))
                close(out[row, head], weights @ value[keys, head // 2])
                close(largest[row, head], [statistics[0]] * 8)
                close(total[row, head], [statistics[1]] * 8)
                worth[head // 2] += windows_in_blocks(weights, count, per_block, per_window)
            worth[:, always[s, :count]] = np.inf
            want = np.full((2, 4), -1)
            want[:, : min(count, 4)] = np.argsort(-worth, kind="stable")[:, :4]
            assert blocks[row].asnumpy().tolist() == want.tolist()


def test_a_query_without_windows_attends_to_nothing():
    x = ms.Tensor(floats(2, 1, 16))
    hidden = ms.Tensor([[True, True], [True, False]])

    def attention(x):
        return ms.ops.nsa_compress_attention(
            x, x, x, 1.0, 1, 32, 16, 64, 1, atten_mask=hidden, actual_seq_qlen=[2], actual_cmp_seq_kvlen=[2],
            actual_sel_seq_kvlen=[1],
        )[0]  # fmt: skip

    assert attention(x)[0].asnumpy().tolist() == [[0] * 16]
    close(attention(x)[1], x[1].asnumpy())
    assert np.isfinite(ms.grad(lambda x: attention(x).sum())(x).asnumpy()).all()


def test_attention_to_chosen_blocks():
    query, key, value = floats(5, 4, 16), floats(40, 2, 16), floats(40, 2, 8)
    blocks = np.array([[[0, 1, -1], [2, 0, 1]], [[1, 1, 0], [0, 0, 0]]] * 2 + [[[2, 1, -1]] * 2], np.int32)
    ends, key_ends = (2, 5), (18, 40)
    given = [ms.Tensor(x) for x in (query, key, value)]

    def attention(query, key, value):
        return ms.ops.nsa_select_attention(
            query, key, value, ms.Tensor(blocks), 0.3, 4, 8, 3, actual_seq_qlen=ends, actual_seq_kvlen=key_ends
        )

    def dense(query, key, value):
        """Torch's attention over the keys as they are gathered, for the gradients."""
        out = torch.zeros(5, 4, 8)
        for rows, keys in zip(sequences(*ends), sequences(*key_ends), strict=True):
            for row in range(rows.start, rows.stop):
                for head in range(4):
                    places = [p for b in blocks[row, head // 2] if b >= 0 for p in range(8 * b, 8 * b + 8)]
                    places = [keys.start + p for p in places if p < keys.stop - keys.start]
                    scores = 0.3 * key[places, head // 2] @ query[row, head]
                    out[row, head] = scores.softmax(0) @ value[places, head // 2]
        return out

    out, largest, total = attention(*given)
    close(out, dense(*(x._t for x in given)).numpy())
    scores = 0.3 * np.concatenate((key[:16, 0], key[16:18, 0]))[:16] @ query[0, 0]
    close(largest[0, 0], [scores.max()] * 8)
    close(total[0, 0], [np.exp(scores - scores.max()).sum()] * 8)
    ours = ms.grad(lambda *a: (attention(*a)[0] ** 2).sum(), (0, 1, 2))(*given)
    theirs = [x._t.clone().requires_grad_() for x in given]
    (dense(*theirs) ** 2).sum().backward()
    for gradient, x in zip(ours, theirs, strict=True):
        close(gradient, x.grad.numpy(), 1e-4)


def best_keys(query, key, weights, seen, count):
    """One query at a time: [N, D], [K, D], [N] and the number of keys that it sees -> places and sums [count]."""
    found = (np.maximum(query.astype(np.float64) @ key[:seen].T, 0) * weights[:, None]).sum(0)
    places = np.argsort(-found, kind="stable")[:count]
    missing = (0, count - len(places))
    return np.pad(places, missing, constant_values=-1), np.pad(found[places], missing, constant_values=-np.inf)


@pytest.mark.parametrize("mode", [0, 3])
@pytest.mark.parametrize("layout", ["BSND", "TND", "PA_BSND"])
def test_the_keys_that_are_worth_it(layout, mode):
    lengths, key_lengths = (2, 3), (6, 8)
    query, key, weights = floats(2, 3, 4, 16), floats(2, 8, 1, 16), floats(2, 3, 4)
    settings = {"layout_query": "BSND", "layout_key": layout, "sparse_count": 7, "sparse_mode": mode}
    q, k, w = query, key, weights
    if layout == "TND":
        q, w = (np.concatenate([x[0, :2], x[1]]) for x in (query, weights))
        k = np.concatenate([key[0, :6], key[1]])
        ends, key_ends = (2, 5), (6, 14)
        settings["layout_query"] = "TND"
    else:
        ends, key_ends = lengths, key_lengths
    if layout == "PA_BSND":
        k = key.reshape(4, 4, 1, 16)[[3, 1, 0, 2]]
        settings["block_table"] = ms.Tensor([[2, 1], [3, 0]], ms.int32)
    places, values = ms.ops.lightning_indexer(
        *map(ms.Tensor, (q, k, w)), actual_seq_lengths_query=ms.Tensor(ends, ms.int32),
        actual_seq_lengths_key=ms.Tensor(key_ends, ms.int32), return_value=True, **settings,
    )  # fmt: skip
    assert places.dtype == ms.int32
    if layout != "TND":
        assert (places[0, 2].asnumpy() == -1).all()  # there is no such query
        places, values = (ms.ops.cat((x[0, :2], x[1])) for x in (places, values))
    row = 0
    for b in range(2):
        for s in range(lengths[b]):
            seen = key_lengths[b] - lengths[b] + s + 1 if mode == 3 else key_lengths[b]
            want = best_keys(query[b, s], key[b, :, 0], weights[b, s], seen, 7)
            assert places[row, 0].asnumpy().tolist() == want[0].tolist()
            close(values[row, 0], want[1])
            row += 1


@pytest.mark.parametrize("layout", ["BSND", "TND", "PA_BSND"])
def test_attention_to_chosen_keys(layout):
    lengths, key_lengths = (2, 3), (6, 8)
    query, query_rope, key_rope = floats(2, 3, 4, 16), floats(2, 3, 4, 2), floats(2, 8, 1, 2)
    key, value = floats(2, 8, 1, 16), floats(2, 8, 1, 16)
    chosen = np.array([[[0, 1]], [[1, -1]], [[2, 0]]] * 2, np.int32).reshape(2, 3, 1, 2)
    inputs, keys = (query, chosen, query_rope), (key, value, key_rope)
    settings = {"layout_query": "BSND", "layout_kv": layout, "sparse_block_size": 2}
    ends, key_ends = lengths, key_lengths
    if layout == "TND":
        inputs = [np.concatenate([x[0, :2], x[1]]) for x in inputs]
        keys = [np.concatenate([x[0, :6], x[1]]) for x in keys]
        ends, key_ends, settings["layout_query"] = (2, 5), (6, 14), "TND"
    if layout == "PA_BSND":
        keys = [x.reshape(4, 4, 1, -1)[[3, 1, 0, 2]] for x in keys]
        settings["block_table"] = ms.Tensor([[2, 1], [3, 0]], ms.int32)
    (q, places, q_rope), (k, v, k_rope) = map(ms.Tensor, inputs), map(ms.Tensor, keys)
    out, largest, total = ms.ops.sparse_flash_attention(
        q, k, v, places, 0.3, query_rope=q_rope, key_rope=k_rope, attention_mode=2, return_softmax_lse=True,
        actual_seq_lengths_query=ms.Tensor(ends, ms.int32), actual_seq_lengths_kv=ms.Tensor(key_ends, ms.int32),
        **settings,
    )  # fmt: skip
    assert out.shape == q.shape
    assert largest.shape == ((1, 5, 4) if layout == "TND" else (2, 1, 3, 4))
    for b, row, s in ((0, 0, 0), (0, 1, 1), (1, 2, 0), (1, 3, 1), (1, 4, 2)):
        at = (row,) if layout == "TND" else (b, s)
        first = (0, row) if layout == "TND" else (b, 0, s)
        seen = key_lengths[b] - lengths[b] + s + 1
        kept = [p for c in chosen[b, s, 0] if c >= 0 for p in (2 * c, 2 * c + 1) if p < seen]
        for head in range(4):
            scores = key[b, kept, 0].astype(np.float64) @ query[b, s, head]
            scores = 0.3 * (scores + key_rope[b, kept, 0] @ query_rope[b, s, head])
            weights, *statistics = softmax(scores)
            close(out[(*at, head)], weights @ value[b, kept, 0])
            close(largest[(*first, head)], statistics[0])
            close(total[(*first, head)], statistics[1])


X = ms.ops.ones((1, 2, 2, 16))


@pytest.mark.parametrize(
    ("call", "error", "match"),
    [
        (lambda: ms.ops.lightning_indexer(X, X, X[..., 0], layout_query="BNSD"), ValueError, "'layout_query'"),
        (lambda: ms.ops.lightning_indexer(X, X, X[..., 0], layout_key="TND"), ValueError, "'layout_key'"),
        (lambda: ms.ops.lightning_indexer(X, X, X[..., 0], sparse_mode=4), ValueError, "'sparse_mode'"),
        (lambda: ms.ops.lightning_indexer(X, X, X[..., 0], pre_tokens=1), ValueError, "'pre_tokens'"),
        (lambda: ms.ops.lightning_indexer(X[0], X[0], X[0, ..., 0], layout_query="TND", layout_key="TND"), TypeError,
         "'actual_seq_lengths_query'"),
        (lambda: ms.ops.sparse_flash_attention(X, X, X, X, 1.0, attention_mode=2), ValueError, "'attention_mode'"),
        (lambda: ms.ops.lightning_indexer(X, ms.ops.cat((X, X)), X[..., 0]), ValueError, "as many sequences of keys"),
        (lambda: ms.ops.nsa_select_attention(X[0], X[0], X[0], ms.ops.zeros((2, 2, 1), ms.int32), 1.0, 2, 64, 1,
         actual_seq_qlen=[2], actual_seq_kvlen=[1, 2]), RuntimeError, "as of queries, 1, but got 2"),
        (lambda: ms.ops.nsa_select_attention(X[0], X[0], X[0], ms.ops.zeros((2, 2, 1), ms.int32), 1.0, 2, 64, 2,
         actual_seq_qlen=[2], actual_seq_kvlen=[2]), RuntimeError, r"must have the shape \(2, 2, 2\)"),
        (lambda: ms.ops.nsa_select_attention(X[0], X[0], X[0], ms.ops.zeros((2, 2, 1), ms.int32), 1.0, 3, 64, 1,
         actual_seq_qlen=[2], actual_seq_kvlen=[2]), RuntimeError, "'head_num'"),
        (lambda: ms.ops.nsa_compress_attention(X[0], X[0], X[0], 1.0, 2, 32, 16, 40, 1, actual_seq_qlen=[2],
         actual_cmp_seq_kvlen=[2], actual_sel_seq_kvlen=[1]), ValueError, "multiples of 'compress_stride'"),
        (lambda: ms.ops.nsa_compress_attention(X[0], X[0], X[0], 1.0, 2, 32, 16, 64, 1, actual_seq_qlen=[1],
         actual_cmp_seq_kvlen=[2], actual_sel_seq_kvlen=[1]), ValueError, "'actual_seq_qlen'"),
    ],
)  # fmt: skip
def test_what_does_not_fit_is_refused(call, error, match):
    with pytest.raises(error, match=match):
        call()
