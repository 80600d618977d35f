"""``ops.auto_generate`` has MindSpore's operators beneath mint, with their parameters, and is loaded late."""

import json
import pathlib
import subprocess
import sys

import numpy as np
import pytest
import torch

import amadou as ms
from amadou import _boundary
from amadou.ops import extended
from amadou.ops.primitive import Primitive
from tests.api import describe

FACTS = json.loads((pathlib.Path(__file__).parent / "facts" / "extended.json").read_text())


@pytest.mark.parametrize("name", sorted(FACTS))
def test_parameters_are_those_of_mindspore(name):
    value = getattr(extended, name)
    if isinstance(value, type):
        found = [describe.signature(value), describe.signature(value.__call__, bound=True)]
    else:
        found = describe.signature(value)
    assert found == FACTS[name]


def test_every_primitive_has_a_fact():
    classes = {name for name, value in vars(extended).items() if isinstance(value, type) and value is not Primitive}
    assert classes <= FACTS.keys()


def test_the_deep_path_has_what_ops_has_too():
    from amadou._paths import module_at

    deep = module_at("ops.auto_generate")
    assert deep.AddExt is extended.AddExt
    assert deep.Reshape is ms.ops.Reshape
    assert module_at("ops.function.array_func").full_ext is ms.mint.full


def test_mint_is_loaded_at_its_first_use():
    program = (
        "import sys, amadou as ms; before = 'amadou.mint' in sys.modules;"
        " ms.mint.add; print(before, 'amadou.mint' in sys.modules, 'amadou.ops.extended' in sys.modules)"
    )
    run = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert run.stdout.split() == ["False", "True", "False"]


X = torch.tensor([[1.0, -2.0, 3.0], [0.5, 4.0, -1.0]])
Y = torch.tensor([[2.0, 1.0, -1.0], [1.0, 3.0, 2.0]])
MASK = torch.tensor([[True, False, True], [False, True, False]])
PLACES = torch.tensor([[0, 2, 1], [1, 0, 2]])
IN_PLACE = {
    "InplaceAddExt": ((Y, 2), X + 2 * Y),
    "InplaceAddsExt": ((1.5, 2), X + 3),
    "InplaceSubExt": ((Y, 2), X - 2 * Y),
    "InplaceSubScalar": ((1.5,), X - 1.5),
    "InplaceMul": ((Y,), X * Y),
    "InplaceMuls": ((2.0,), X * 2),
    "InplaceDiv": ((Y,), X / Y),
    "InplaceDivs": ((2.0,), X / 2),
    "InplaceDivMod": ((Y, "floor"), torch.floor(X / Y)),
    "InplaceDivMods": ((2.0, "trunc"), torch.trunc(X / 2)),
    "InplaceFloorDivide": ((Y,), X // Y),
    "InplaceFloorDivides": ((2.0,), X // 2),
    "InplaceRemainderTensorTensor": ((Y,), X % Y),
    "InplaceExp": ((), X.exp()),
    "InplaceFloor": ((), X.floor()),
    "InplaceSign": ((), X.sign()),
    "InplaceTanh": ((), X.tanh()),
    "InplaceSigmoid": ((), X.sigmoid()),
    "InplaceReLU": ((), X.relu()),
    "InplaceSiLU": ((), torch.nn.functional.silu(X)),
    "InplaceElu": ((2.0,), torch.nn.functional.elu(X, 2.0)),
    "InplaceHardtanh": ((), X.clamp(-1, 1)),
    "InplaceThreshold": ((0.7, 9.0), torch.nn.functional.threshold(X, 0.7, 9.0)),
    "InplaceClampScalar": ((0.0, 2.0), X.clamp(0, 2)),
    "InplaceClampTensor": ((None, Y), torch.minimum(X, Y)),
    "InplaceAddmm": ((Y, torch.eye(3), 0.5, 2), 0.5 * X + 2 * Y),
    "InplaceAddr": ((Y[:, 0], Y[0], 0.5, 2), 0.5 * X + 2 * torch.outer(Y[:, 0], Y[0])),
    "InplaceCopy": ((Y,), Y),
    "InplaceZero": ((), X * 0),
    "InplaceFillScalar": ((2.0,), torch.full_like(X, 2)),
    "InplaceFillTensor": ((torch.tensor(2.0),), torch.full_like(X, 2)),
    "InplaceFillDiagonal": ((7.0,), torch.tensor([[7.0, -2.0, 3.0], [0.5, 7.0, -1.0]])),
    "InplaceMaskedFillScalar": ((MASK, 7.0), X.masked_fill(MASK, 7.0)),
    "InplaceMaskedFillTensor": ((MASK, torch.tensor(7.0)), X.masked_fill(MASK, 7.0)),
    "InplaceMaskedScatter": ((MASK, Y), X.masked_scatter(MASK, Y)),
    "InplaceIndexPut": (([torch.tensor([1])], Y[:1]), torch.stack((X[0], Y[0]))),
    "InnerInplaceIndexPut": (([torch.tensor([1])], Y[:1], True), torch.stack((X[0], X[1] + Y[0]))),
    "InplaceIndexAddExt": ((0, torch.tensor([1]), Y[:1], 2), torch.stack((X[0], X[1] + 2 * Y[0]))),
    "InplacePut": ((torch.tensor([0, -1]), Y[0, :2]), torch.tensor([[2.0, -2.0, 3.0], [0.5, 4.0, 1.0]])),
    "InplaceScatterAdd": ((1, PLACES, Y), X.scatter_add(1, PLACES, Y)),
    "InplaceScatterSrc": ((1, PLACES, Y), X.scatter(1, PLACES, Y)),
    "InplaceScatterSrcReduce": ((1, PLACES, Y, "multiply"), X.scatter_reduce(1, PLACES, Y, "prod")),
    "InplaceScatterValue": ((1, PLACES[:, :1], 7.0), X.scatter(1, PLACES[:, :1], 7.0)),
    "InplaceScatterValueReduce": ((1, PLACES[:, :1], 2.0, "multiply"), torch.tensor([[2.0, -2, 3], [0.5, 8, -1]])),
}


@pytest.mark.parametrize("name", IN_PLACE)
def test_what_is_changed_in_place(name):
    given, want = IN_PLACE[name]
    changed = ms.Tensor(X.numpy().copy())
    result = getattr(extended, name)()(changed, *_boundary.wrap_tree(given))
    assert torch.allclose(changed._t, want, atol=1e-6)
    assert torch.equal(result._t, changed._t)


def test_every_primitive_in_place_is_tested():
    elsewhere = {"InplaceErfinv", "InplaceLog", "InplaceMatmulAdd", "InplaceGroupedMatmulAdd"}
    names = {name for name in FACTS if name.startswith(("Inplace", "InnerInplace"))}
    assert names == IN_PLACE.keys() | elsewhere


@pytest.mark.parametrize(("name", "fn"), [("InplaceErfinv", torch.erfinv), ("InplaceLog", torch.log)])
def test_in_place_of_positive_numbers(name, fn):
    changed = ms.Tensor([0.1, 0.5, 0.9])
    getattr(extended, name)()(changed)
    assert torch.allclose(changed._t, fn(torch.tensor([0.1, 0.5, 0.9])))


def test_products_that_are_added_in_place():
    total = ms.mint.ones((3, 3))
    result = extended.InplaceMatmulAdd()(ms.Tensor(X.numpy()), ms.Tensor(Y.numpy()), total)
    assert torch.allclose(total._t, 1 + X.T @ Y)
    assert torch.equal(result._t, total._t)
    groups = ms.mint.ones((2, 3, 3))
    extended.grouped_matmul_add_(ms.Tensor(X.numpy()), ms.Tensor(Y.numpy()), ms.Tensor([1, 2]), groups)
    assert torch.allclose(groups._t, 1 + X[:, :, None] * Y[:, None, :])


@pytest.mark.parametrize("axis", [-1, 2])
def test_a_cache_is_written_from_an_index_on(axis):
    shape = [2, 1, 3, 3]
    new = [2, 1, 3, 3]
    new[axis] = 2
    cache, updates = ms.mint.zeros(tuple(shape)), ms.mint.ones(tuple(new))
    result = extended.KVCacheScatterUpdate()(cache, ms.Tensor([0, 1]), updates, axis, "update")
    want = torch.zeros(shape)
    want[0].narrow(axis % 4 - 1, 0, 2).fill_(1)
    want[1].narrow(axis % 4 - 1, 1, 2).fill_(1)
    assert torch.equal(cache._t, want)
    assert torch.equal(result._t, want)


def test_uniform_numbers_of_a_seed():
    like = ms.mint.zeros((3, 4))
    first, second, other = (extended.UniformExt()(like, 1.0, 2.0, *seed).asnumpy() for seed in ((1, 0), (1, 0), (2, 0)))
    assert ((first >= 1) & (first < 2)).all()
    assert (first != other).any()
    assert (first != second).any()  # one stream, that goes on


def test_tokens_go_to_their_experts_and_back():
    """Experts that only multiply: the weighted sum of what they make is known."""
    tokens, choices, experts, size = 5, 2, 3, 4
    x = ms.mint.randn(tokens, size)
    weights, chosen, rows = extended.MoeGatingTopKSoftmax()(ms.mint.randn(tokens, experts), None, choices)
    moved, places, order = extended.MoeInitRouting()(x, rows, chosen, tokens)
    made = moved * (order.unsqueeze(1) + 1)
    out = extended.MoeFinalizeRouting()(made, x, None, None, weights, places, chosen)
    factor = (weights * (chosen + 1)).sum(1)
    assert torch.allclose(out._t, (x * (1 + factor.unsqueeze(1)))._t, atol=1e-5)


def test_documented_spellings_are_found_in_ops():
    assert ms.ops.full_ext is ms.mint.full
    assert ms.ops.SliceExt is extended.SliceExt
    assert "full_ext" not in ms.ops.__all__


def test_attention_with_its_layout_fixed_when_made():
    query, key = ms.mint.randn(2, 1, 8), ms.mint.randn(2, 5, 8)
    scores = query._t.reshape(2, 1, 2, 4).transpose(1, 2) @ key._t.reshape(2, 5, 2, 4).permute(0, 2, 3, 1) * 0.5
    want = (scores.softmax(-1) @ key._t.reshape(2, 5, 2, 4).transpose(1, 2)).transpose(1, 2).reshape(2, 1, 8)
    out = extended.IncreFlashAttention(2, "BSH", 0.5)(query, [key], [key])
    assert torch.allclose(out._t, want, atol=1e-5)
    out = extended.FusedInferAttentionScore(2, 0.5)(query, [key], [key])[0]
    assert torch.allclose(out._t, want, atol=1e-5)


def test_the_sum_of_two_is_normalised():
    a, b, gamma = ms.mint.randn(3, 4), ms.mint.randn(3, 4), ms.mint.randn(4)
    found, expected = extended.AddRmsNorm()(a, b, gamma), ms.ops.add_rms_norm(a, b, gamma)
    assert all(torch.equal(x._t, y._t) for x, y in zip(found, expected, strict=True))


@pytest.mark.parametrize(("amsgrad", "maximize"), [(False, False), (True, False), (False, True)])
def test_adamw_steps_as_that_of_torch(amsgrad, maximize):
    start, grads = torch.tensor([1.0, -2.0]), [torch.tensor([0.5, -1.0]), torch.tensor([0.1, 0.2])]
    theirs = torch.nn.Parameter(start.clone())
    optimizer = torch.optim.AdamW([theirs], 0.1, (0.9, 0.99), 1e-6, 0.05, amsgrad=amsgrad, maximize=maximize)
    var, m, v, max_v = (ms.Parameter(ms.Tensor(x.tolist(), ms.float32)) for x in (start, *[torch.zeros(2)] * 3))
    for step, grad in enumerate(grads):  # the steps before, as mint.optim and mindformers count them
        theirs.grad = grad
        optimizer.step()
        numbers = ms.Tensor(float(step)), 0.1, 0.9, 0.99, 0.05, 1e-6
        extended.AdamW()(var, m, v, max_v, ms.Tensor(grad.tolist(), ms.float32), *numbers, amsgrad, maximize)
    np.testing.assert_allclose(var.asnumpy(), theirs.detach().numpy(), rtol=1e-6)


def test_dropout_of_a_seed_drops_the_same_elements():
    x = ms.ops.ones((1000,))
    (first, mask), (second, _), (other, _) = (extended.DropoutExt()(x, 0.2, *s) for s in ((1, 2), (1, 2), (1, 3)))
    np.testing.assert_array_equal(first.asnumpy(), second.asnumpy())
    np.testing.assert_array_equal(first.asnumpy(), mask.asnumpy() / 0.8)
    assert 750 < mask.asnumpy().sum() < 850
    assert (first.asnumpy() != other.asnumpy()).any()


def test_products_of_quantised_matrices():
    draw = np.random.default_rng(0)
    x, y = (draw.integers(-128, 128, shape).astype(np.int8) for shape in ((4, 5), (5, 3)))
    scale, bias, rows = np.float32([0.5, 0.25, 2.0]), np.int32([7, -9, 0]), np.float32([1, 2, 3, 4])
    total = x.astype(int) @ y
    matmul = extended.QuantBatchMatmul(dtype=ms.float16)
    assert np.array_equal(
        matmul(*map(ms.Tensor, (x, y, scale / 64))).asnumpy(), (total * scale / 64).astype(np.float16)
    )
    bits = ms.Tensor((scale / 64).view(np.int32).astype(np.int64))
    assert np.array_equal(
        extended.QuantBatchMatmul(transpose_x2=True, dtype=ms.bfloat16)(
            ms.Tensor(x), ms.Tensor(y.T.copy()), bits, None, ms.Tensor(bias), ms.Tensor(rows)
        )._t.float().numpy(),
        torch.tensor((total + bias) * scale / 64 * rows[:, None]).to(torch.bfloat16).float().numpy(),
    )  # fmt: skip
    small = extended.quant_batch_matmul(
        *map(ms.Tensor, (x, y, scale / 256)), ms.Tensor(np.float32([1, 2, 3])), dtype=ms.int8
    )
    assert np.array_equal(small.asnumpy(), (total * scale / 256 + [1, 2, 3]).round().clip(-128, 127).astype(np.int8))
