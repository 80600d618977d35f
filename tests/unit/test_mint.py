"""mint where no recording can tell: random numbers, new memory, functions that write over their input."""

import numpy as np
import pytest

import amadou as ms
from amadou import mint
from amadou.mint.nn import functional as F

DRAWS = [
    lambda g: mint.rand(3, 4, generator=g),
    lambda g: mint.randn(3, 4, generator=g),
    lambda g: mint.randint(0, 1000, (3, 4), generator=g),
    lambda g: mint.randperm(50, generator=g),
    lambda g: mint.normal(0.0, 1.0, (3, 4), g),
    lambda g: mint.normal(ms.Tensor([1.0, 2.0, 3.0]), 2.0, generator=g),
    lambda g: mint.multinomial(mint.ones((50,)), 20, generator=g),
    lambda g: mint.bernoulli(mint.full((50,), 0.5), generator=g),
]


@pytest.mark.parametrize("draw", DRAWS)
def test_a_generator_decides_what_is_drawn(draw):
    generator = ms.Generator()
    generator.manual_seed(7)
    first, second = draw(generator).asnumpy(), draw(generator).asnumpy()
    generator.manual_seed(7)
    again = draw(generator).asnumpy()
    assert (first == again).all()
    assert (first != second).any()


@pytest.mark.parametrize("draw", DRAWS)
def test_the_seed_decides_what_is_drawn_without_one(draw):
    ms.set_seed(3)
    first = draw(None).asnumpy()
    ms.set_seed(3)
    assert (draw(None).asnumpy() == first).all()


@pytest.mark.parametrize(
    ("made", "shape", "dtype"),
    [
        (mint.rand(2, 3), (2, 3), ms.float32),
        (mint.rand((2, 3), dtype=ms.float16), (2, 3), ms.float16),
        (mint.randn(2), (2,), ms.float32),
        (mint.randn([2, 1], dtype=ms.float64), (2, 1), ms.float64),
        (mint.randint(5, (2, 3)), (2, 3), ms.int64),
        (mint.randint(-1, 5, (2,), dtype=ms.int32), (2,), ms.int32),
        (mint.randperm(4), (4,), ms.int64),
        (mint.randperm(4, dtype=ms.int32), (4,), ms.int32),
        (mint.rand_like(ms.Tensor([1.0, 2.0])), (2,), ms.float32),
        (mint.rand_like(ms.Tensor([1, 2]), dtype=ms.float64), (2,), ms.float64),
        (mint.randn_like(ms.Tensor([[1.0]], ms.float16)), (1, 1), ms.float16),
        (mint.randint_like(ms.Tensor([1, 2]), 5), (2,), ms.int64),
        (mint.randint_like(ms.Tensor([1.0, 2.0]), 0, 5, dtype=ms.int32), (2,), ms.int32),
        (mint.normal(1.0, ms.Tensor([1.0, 2.0])), (2,), ms.float32),
        (mint.multinomial(ms.Tensor([[1.0, 2.0], [3.0, 4.0]]), 5, True), (2, 5), ms.int64),
        (mint.empty(2, 3), (2, 3), ms.float32),
        (mint.empty((2, 3), dtype=ms.int32, device="CPU"), (2, 3), ms.int32),
        (mint.empty_like(ms.Tensor([1, 2])), (2,), ms.int64),
        (mint.empty_like(ms.Tensor([1, 2]), dtype=ms.float16), (2,), ms.float16),
    ],
)
def test_shape_and_dtype(made, shape, dtype):
    assert (made.shape, made.dtype) == (shape, dtype)


def test_what_is_drawn_lies_where_it_should():
    numbers = mint.randint(3, 6, (1000,)).asnumpy()
    assert set(numbers) == {3, 4, 5}
    assert sorted(mint.randperm(6).asnumpy()) == list(range(6))
    assert mint.multinomial(ms.Tensor([0.0, 1.0, 0.0]), 4, True).asnumpy().tolist() == [1, 1, 1, 1]
    assert 0.9 < mint.normal(mint.full((10000,), 5.0), 1.0).asnumpy().std() < 1.1


@pytest.mark.parametrize(
    "call", [lambda: mint.randperm(0), lambda: mint.multinomial(mint.ones((2,)), 5), lambda: mint.randint(0, 5, (-1,))]
)
def test_impossible_draws(call):
    with pytest.raises(ValueError, match="For '"):
        call()


def test_two_numbers_need_a_size():
    with pytest.raises(TypeError, match="'size' must be"):
        mint.normal(0.0, 1.0)


def test_dropout_keeps_the_mean():
    ones = mint.ones((100, 100))
    kept = F.dropout(ones, 0.25).asnumpy()
    assert set(np.unique(kept)) == {0.0, np.float32(1 / 0.75)}
    assert abs(kept.mean() - 1) < 0.05
    channels = F.dropout2d(mint.ones((10, 20, 2, 2)), 0.5).asnumpy().reshape(200, 4)
    assert (channels == channels[:, :1]).all()


DATA = [-3.0, -1.0, 0.0, 0.5, 4.0]


@pytest.mark.parametrize(
    ("write", "compute"),
    [
        (F.relu_, F.relu),
        (F.elu_, F.elu),
        (F.sigmoid_, F.sigmoid),
        (F.hardtanh_, F.hardtanh),
        (lambda x: F.threshold_(x, 0.2, 9.0), lambda x: F.threshold(x, 0.2, 9.0)),
        (lambda x: F.relu(x, True), F.relu),
        (lambda x: F.relu6(x, True), F.relu6),
        (lambda x: F.elu(x, 2.0, True), lambda x: F.elu(x, 2.0)),
        (lambda x: F.silu(x, True), F.silu),
        (lambda x: F.hardtanh(x, inplace=True), F.hardtanh),
        (lambda x: F.threshold(x, 0.2, 9.0, True), lambda x: F.threshold(x, 0.2, 9.0)),
        (lambda x: F.dropout(x, 1.0, True, True), lambda x: x * 0),
    ],
)
@pytest.mark.parametrize("cls", [ms.Tensor, lambda data: ms.Parameter(ms.Tensor(data))])
def test_written_over_the_input(write, compute, cls):
    x = cls(DATA)
    want = compute(ms.Tensor(DATA)).asnumpy()
    result = write(x)
    assert np.array_equal(result.asnumpy(), want)
    assert np.array_equal(x.asnumpy(), want)


def test_outer_product_added_in_place():
    x = mint.ones((2, 3))
    result = mint.addr_(x, ms.Tensor([1.0, 2.0]), ms.Tensor([1.0, 0.0, -1.0]), beta=0.5, alpha=2)
    assert x.asnumpy().tolist() == [[2.5, 0.5, -1.5], [4.5, 0.5, -3.5]]
    assert result.asnumpy().tolist() == x.asnumpy().tolist()


def test_batch_norm_updates_its_statistics():
    mean, variance = mint.zeros((3,)), mint.ones((3,))
    x = ms.Tensor(np.random.RandomState(0).randn(8, 3).astype(np.float32))
    F.batch_norm(x, mean, variance, training=True, momentum=0.5)
    assert np.allclose(mean.asnumpy(), 0.5 * x.asnumpy().mean(0), atol=1e-6)
    assert np.allclose(variance.asnumpy(), 0.5 + 0.5 * x.asnumpy().var(0, ddof=1), atol=1e-5)


def test_statistics_of_parts_are_those_of_the_whole():
    whole = np.random.RandomState(1).randn(12, 3, 4).astype(np.float32)
    parts = [ms.Tensor(whole[:4]), ms.Tensor(whole[4:])]
    means, invstds = zip(*(mint.batch_norm_stats(part, 1e-3) for part in parts), strict=True)
    running = mint.zeros((3,)), mint.ones((3,))
    mean, invstd = mint.batch_norm_gather_stats_with_counts(
        parts[0], mint.stack(means), mint.stack(invstds), *running, 0.5, 1e-3, ms.Tensor([16.0, 32.0])
    )
    want_mean, want_invstd = mint.batch_norm_stats(ms.Tensor(whole), 1e-3)
    assert np.allclose(mean.asnumpy(), want_mean.asnumpy(), atol=1e-6)
    assert np.allclose(invstd.asnumpy(), want_invstd.asnumpy(), rtol=1e-5)
    assert np.allclose(running[0].asnumpy(), 0.5 * whole.mean((0, 2)), atol=1e-6)
    assert np.allclose(running[1].asnumpy(), 0.5 + 0.5 * whole.var((0, 2), ddof=1), rtol=1e-5)


def test_where_and_nonzero_as_tuple():
    rows, columns = mint.where(ms.Tensor([[True, False], [False, True]]))
    assert rows.asnumpy().tolist() == columns.asnumpy().tolist() == [0, 1]


def test_embedding_rows_are_shortened_in_place():
    table = ms.Tensor([[3.0, 4.0], [0.3, 0.4]])
    rows = F.embedding(ms.Tensor([0, 1]), table, max_norm=1.0)
    assert np.allclose(rows.asnumpy(), [[0.6, 0.8], [0.3, 0.4]], atol=1e-5)
    assert np.allclose(table.asnumpy(), rows.asnumpy())


def test_the_functions_of_a_namespace_are_one_object():
    assert mint.special.log1p is mint.log1p is ms.ops.log1p
    assert mint.linalg.inv is mint.inverse
    assert F.conv2d is mint.conv2d
