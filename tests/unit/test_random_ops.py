"""Shapes, dtypes, streams and distributions of the random operators. Their numbers are not MindSpore's."""

import copy

import numpy as np
import pytest

import amadou as ms
from amadou import ops

N = 20000


def tensor(values, dtype=ms.float32):
    return ms.Tensor(np.array(values), dtype)


@pytest.fixture(autouse=True)
def seeded():
    ms.set_seed(3)


SHAPED = {
    "rand": lambda: ops.rand(2, 3),
    "rand tuple": lambda: ops.rand((2, 3)),
    "randn": lambda: ops.randn(2, 3),
    "rand_like": lambda: ops.rand_like(ops.ones((2, 3))),
    "randn_like": lambda: ops.randn_like(ops.ones((2, 3))),
    "standard_normal": lambda: ops.standard_normal((2, 3)),
    "standard_laplace": lambda: ops.standard_laplace((2, 3)),
    "normal": lambda: ops.normal((2, 1), tensor([0.0, 0.0, 0.0]), 1.0),
    "uniform": lambda: ops.uniform((2, 3), tensor(0.0), tensor(1.0)),
    "laplace": lambda: ops.laplace((2, 3), tensor([0.0]), tensor([1.0])),
    "gamma": lambda: ops.gamma((2, 3), tensor([1.0]), tensor([1.0])),
    "random_gamma": lambda: ops.random_gamma(tensor([2], ms.int32), tensor([1.0, 2.0, 3.0])),
    "random_poisson": lambda: ops.random_poisson(tensor([2], ms.int32), tensor([1.0, 2.0, 3.0])),
    "StandardNormal": lambda: ops.StandardNormal()((2, 3)),
    "UniformReal": lambda: ops.UniformReal()((2, 3)),
    "TruncatedNormal": lambda: ops.TruncatedNormal()(tensor([2, 3], ms.int32)),
    "Cauchy": lambda: ops.Cauchy([2, 3])(),
    "Tensor.uniform": lambda: ops.ones((2, 3)).uniform(),
    "Tensor.log_normal": lambda: ops.ones((2, 3)).log_normal(),
    "Tensor.cauchy": lambda: ops.ones((2, 3)).cauchy(),
    "Tensor.bernoulli": lambda: ops.full((2, 3), 0.5, dtype=ms.float32).bernoulli(),
}


@pytest.mark.parametrize("draw", SHAPED.values(), ids=SHAPED)
def test_shape_and_dtype(draw):
    drawn = draw()
    assert drawn.shape == (2, 3)
    assert drawn.dtype is ms.float32


@pytest.mark.parametrize("draw", SHAPED.values(), ids=SHAPED)
def test_set_seed_repeats(draw):
    ms.set_seed(1)
    first, second = draw().asnumpy(), [draw().asnumpy() for _ in range(20)]
    ms.set_seed(1)
    assert (draw().asnumpy() == first).all()
    assert any((other != first).any() for other in second)


MOMENTS = [
    (lambda: ops.rand(N), 0.5, 1 / 12),
    (lambda: ops.randn(N), 0.0, 1.0),
    (lambda: ops.randint(0, 5, (N,)), 2.0, 2.0),
    (lambda: ops.normal((N,), 2.0, 3.0), 2.0, 9.0),
    (lambda: ops.uniform((N,), tensor(1.0), tensor(3.0)), 2.0, 1 / 3),
    (lambda: ops.uniform((N,), tensor(0, ms.int32), tensor(5, ms.int32), dtype=ms.int32), 2.0, 2.0),
    (lambda: ops.standard_laplace((N,)), 0.0, 2.0),
    (lambda: ops.laplace((N,), tensor(1.0), tensor(2.0)), 1.0, 8.0),
    (lambda: ops.gamma((N,), tensor(3.0), tensor(2.0)), 1.5, 0.75),
    (lambda: ops.random_gamma((N,), tensor(3.0)), 3.0, 3.0),
    (lambda: ops.poisson((N,), tensor(4.0)), 4.0, 4.0),
    (lambda: ops.bernoulli(ops.zeros(N), 0.3), 0.3, 0.21),
    (lambda: ops.multinomial(tensor([1.0, 3.0]), N), 0.75, 0.1875),
    (lambda: ops.TruncatedNormal()((N,)), 0.0, 0.774),
]


@pytest.mark.parametrize(("draw", "mean", "variance"), MOMENTS)
def test_mean_and_variance(draw, mean, variance):
    drawn = draw().asnumpy().astype(np.float64)
    # six standard errors of the mean; the seed is fixed, so this does not flicker
    assert abs(drawn.mean() - mean) < 6 * (variance / N) ** 0.5
    assert abs(drawn.var() - variance) < 0.1 * variance


def test_bounded_normal_stays_within_its_bounds():
    make = ops.ParameterizedTruncatedNormal()
    one = tensor([1.0])
    drawn = make((N,), 0 * one, one, -one, 2 * one).asnumpy()
    assert drawn.min() >= -1
    assert drawn.max() <= 2
    assert abs(drawn.mean() - 0.2296) < 0.03  # (phi(-1) - phi(2)) / (Phi(2) - Phi(-1))


def test_a_seed_of_its_own_is_a_stream_that_goes_on():
    first, second = ops.rand(3, seed=7), ops.rand(3, seed=7)
    assert (first.asnumpy() != second.asnumpy()).any()
    ms.set_seed(3)
    ops.rand(3)
    assert (ops.rand(3, seed=7).asnumpy() == first.asnumpy()).all()


def test_objects_with_seeds_have_equal_streams_of_their_own():
    first, second = ops.StandardNormal(5), ops.StandardNormal(5)
    drawn = first((3,)).asnumpy()
    ops.randn(3)
    assert (second((3,)).asnumpy() == drawn).all()
    assert (second((3,)).asnumpy() != drawn).any()
    assert (copy.deepcopy(second)((3,)).asnumpy() == second((3,)).asnumpy()).all()
    assert (ops.StandardNormal(5, 6)((3,)).asnumpy() != drawn).any()


def test_randperm_and_shuffle_keep_every_element():
    assert sorted(ops.randperm(9).tolist()) == list(range(9))
    assert ops.randperm(9, dtype=ms.int32).dtype is ms.int32
    assert sorted(ops.shuffle(ops.arange(9)).tolist()) == list(range(9))


def test_choice_with_mask_finds_true_elements_only():
    x = tensor([[True, False], [True, True]], ms.bool_)
    places, mask = ops.choice_with_mask(x, 5)
    assert sorted(map(tuple, places.asnumpy()[mask.asnumpy()].tolist())) == [(0, 0), (1, 0), (1, 1)]
    assert mask.tolist() == [True, True, True, False, False]
    assert places.dtype is ms.int32


def test_uniform_candidate_sampler():
    true = tensor([[1], [3]], ms.int64)
    sampled, expected_true, expected = ops.uniform_candidate_sampler(true, 1, 3, True, 5, 0, True)
    assert sorted(sampled.tolist()) == [0, 2, 4]
    assert (expected_true.shape, expected.shape) == ((2, 1), (3,))
    # how long the row of draws was until three different ones had come: all is as if each draw were the first
    draws = np.log1p(-expected.asnumpy()) / np.log(0.8)
    assert np.allclose(expected.asnumpy(), 0.6) or np.allclose(draws, draws.round(), atol=1e-3)


def test_the_draws_of_a_unique_sample_are_as_many_as_they_would_be_one_by_one():
    counts = [float(ops.uniform_candidate_sampler(tensor([[0]], ms.int64), 1, 3, True, 5)[2][0]) for _ in range(2000)]
    rng, expected = np.random.default_rng(0), []
    for _ in range(2000):
        row = rng.integers(0, 5, 100).tolist()
        draws = next(n for n in range(101) if len(set(row[:n])) == 3)
        expected.append(0.6 if draws == 3 else 1 - 0.8**draws)
    assert abs(np.mean(counts) - np.mean(expected)) < 5 * np.std(expected) * (2 / 2000) ** 0.5
    assert 0.8 < np.var(counts) / np.var(expected) < 1.25


def test_gradient_reaches_mean_and_deviation():
    def total(mean, std):
        return ops.normal((4,), mean, std, seed=1).sum()

    d_mean, d_std = ms.grad(total, (0, 1))(tensor(0.0), tensor(1.0))
    assert d_mean.item() == 4.0
    assert d_std.item() != 0


@pytest.mark.parametrize("name", ["normal_", "uniform_", "exponential_", "bernoulli_", "random_"])
def test_in_place(name):
    x = ops.full((1000,), -7.0, dtype=ms.float32)
    getattr(x, name)()
    assert (x.asnumpy() != -7.0).all()
    generator = ms.Generator().manual_seed(4)
    first = getattr(x, name)(generator=generator).asnumpy().copy()
    again = getattr(x, name)(generator=ms.Generator().manual_seed(4)).asnumpy()
    assert (first == again).all()
