"""Mixtures of experts against loops over tokens and experts."""

import numpy as np
import pytest
import torch

import amadou as ms
from amadou.ops import experts, extended

T, E, K, H = 6, 4, 2, 3
CHOSEN = ms.Tensor([[0, 2], [1, 2], [2, 0], [3, 1], [2, 3], [0, 1]], ms.int32)
X = ms.Tensor(np.random.RandomState(0).randn(T, H).astype(np.float32))
ORDER = [(t, c) for e in range(E) for t in range(T) for c in range(K) if CHOSEN.asnumpy()[t, c] == e]


def test_tokens_in_the_order_of_their_experts():
    copies, places = ms.ops.moe_token_permute(X, CHOSEN)
    assert np.array_equal(copies.asnumpy(), [X.asnumpy()[t] for t, _ in ORDER])
    assert places.asnumpy().tolist() == [ORDER.index((t, c)) for t in range(T) for c in range(K)]
    assert places.dtype == ms.int32


def test_tokens_with_one_expert_each():
    copies, places = ms.ops.moe_token_permute(X, ms.Tensor([5, 0, 3, 1, 2, 4], ms.int32))
    assert np.array_equal(copies.asnumpy(), X.asnumpy()[[1, 3, 4, 2, 5, 0]])
    assert np.array_equal(ms.ops.moe_token_unpermute(copies, places).asnumpy(), X.asnumpy())


@pytest.mark.parametrize("kept", [None, 7])
def test_tokens_come_back_weighted(kept):
    probs = ms.Tensor(np.random.RandomState(1).rand(T, K).astype(np.float32))
    copies, places = extended.MoeTokenPermute()(X, CHOSEN, kept)
    back = extended.MoeTokenUnpermute()(copies, places, probs).asnumpy()
    there = np.array([[ORDER.index((t, c)) < (kept or T * K) for c in range(K)] for t in range(T)])
    assert np.allclose(back, X.asnumpy() * (probs.asnumpy() * there).sum(1, keepdims=True), atol=1e-6)


def test_padding_is_refused():
    with pytest.raises(ValueError, match="'padded_mode' must be False"):
        ms.ops.moe_token_permute(X, CHOSEN, padded_mode=True)


def test_a_table_with_places_for_each_expert():
    table, places, counts, before = ms.ops.moe_init_routing_v2(X, CHOSEN, 0, 2, E, 1, 0, True)
    want, seen = np.zeros((E, 2, H), np.float32), [0] * E
    where = []
    for t in range(T):
        for expert in CHOSEN.asnumpy()[t]:
            if seen[expert] < 2:
                want[expert, seen[expert]] = X.asnumpy()[t]
            where.append(expert * 2 + seen[expert] if seen[expert] < 2 else -1)
            seen[expert] += 1
    assert np.array_equal(table.asnumpy(), want)
    assert places.asnumpy().tolist() == where
    assert before.asnumpy().tolist() == seen
    assert counts.asnumpy().tolist() == [min(n, 2) for n in seen]


@pytest.mark.parametrize(("flag", "want"), [(1, [3, 6, 10, 12]), (2, [3, 3, 4, 2])])
def test_without_a_table(flag, want):
    copies, places, counts, _ = extended.MoeInitRoutingV2()(X, CHOSEN, 5, 0, E, 0, flag, False)
    assert np.array_equal(copies.asnumpy(), [X.asnumpy()[t] for t, _ in ORDER[:5]])
    assert places.shape == (T * K,)
    assert counts.asnumpy().tolist() == want


@pytest.mark.parametrize("is_norm", [True, False])
def test_the_best_experts_of_the_best_groups(is_norm):
    x = np.random.RandomState(2).randn(5, 8).astype(np.float32)
    bias = np.random.RandomState(3).randn(8).astype(np.float32)
    weights, chosen = extended.FusedAddTopKDiv()(ms.Tensor(x), ms.Tensor(bias), 4, 2, 2, 3, is_norm=is_norm, scale=1.5)
    for t in range(5):
        score = 1 / (1 + np.exp(-x[t]))
        ranked = score + bias
        groups = sorted(range(4), key=lambda g: -np.sort(ranked[2 * g : 2 * g + 2])[-2:].sum())[:2]
        allowed = [e for e in range(8) if e // 2 in groups]
        best = sorted(allowed, key=lambda e: -ranked[e])[:3]
        assert chosen.asnumpy()[t].tolist() == best
        want = score[best] / score[best].sum() * 1.5 if is_norm else score[best]
        assert np.allclose(weights.asnumpy()[t], want, rtol=1e-5)


@pytest.mark.parametrize("how", [{"activate_type": 1}, {"enable_expert_mapping": True}])
def test_other_gates_are_refused(how):
    with pytest.raises(ValueError, match="'activate_type' must be 0"):
        experts.fused_add_topk_div(X, ms.mint.zeros((H,)), 1, 1, 1, 1, **how)


@pytest.mark.parametrize(("split_item", "parts"), [(0, 3), (1, 3), (2, 1), (3, 1)])
def test_a_weight_for_each_group_of_rows(split_item, parts):
    weight = torch.randn(3, H, 4)
    bias = torch.randn(3, 4)
    ends = [2, 2, 6]
    out = experts.grouped_matmul(
        [X],
        [ms.Tensor(weight.numpy())],
        [ms.Tensor(bias.numpy())],
        group_list=ends,
        split_item=split_item,
        group_type=0,
    )
    want = torch.cat([X._t[:2] @ weight[0] + bias[0], X._t[2:] @ weight[2] + bias[2]])
    assert len(out) == parts
    assert torch.allclose(torch.cat([part._t for part in out]), want, atol=1e-6)


def test_matrices_transposed_first():
    (out,) = extended.GroupedMatmul(transpose_a=True, transpose_b=True)([X], [ms.mint.ones((2, T))])
    assert torch.allclose(out._t, X._t.T @ torch.ones(T, 2))


@pytest.mark.parametrize(("act_type", "fn"), [(1, torch.relu), (5, torch.nn.functional.silu)])
def test_an_activation_behind_the_product(act_type, fn):
    (out,) = experts.grouped_matmul_v4([X], [ms.mint.ones((H, 2))], act_type=act_type)
    assert torch.allclose(out._t, fn(X._t @ torch.ones(H, 2)))


def test_unknown_ways_are_refused():
    with pytest.raises(ValueError, match="'group_type' must be one of -1, 0"):
        experts.grouped_matmul([X], [ms.mint.ones((H, 2))], group_type=2)
    with pytest.raises(ValueError, match="'act_type' must be one of"):
        experts.grouped_matmul_v4([X], [ms.mint.ones((H, 2))], act_type=3)


def test_quantised_numbers():
    x = ms.Tensor([[100.0, -3.0], [0.4, 0.26]])
    scale, offset = ms.Tensor([2.0, 10.0]), ms.Tensor([0.0, 1.0])
    assert extended.QuantV2()(x, scale, offset).asnumpy().tolist() == [[127, -29], [1, 4]]
    values, scales = extended.DynamicQuantExt()(x, ms.Tensor([1.0, 2.0]))
    assert values.asnumpy().tolist() == [[127, -8], [98, 127]]
    assert np.allclose(scales.asnumpy(), [100 / 127, 0.52 / 127])
    assert (values.dtype, scales.dtype) == (ms.int8, ms.float32)
