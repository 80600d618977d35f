"""Distributions and bijectors are MindSpore's, as recorded by record_probability.py."""

import json
from pathlib import Path

import numpy as np
import pytest

import amadou as ms
from amadou.nn.probability import bijector, distribution

from . import probability_cases as cases

RECORDED = json.loads((Path(__file__).parent / "facts" / "probability.json").read_text())


@pytest.mark.parametrize("code", cases.CODES)
def test_numbers(code):
    ours, recorded = cases.answer(ms, code), RECORDED[code]
    if isinstance(recorded, str):
        assert ours == recorded
    else:
        # MindSpore's kernels of log, exp, lgamma and digamma are rough, and it computes logarithms of rounded numbers
        np.testing.assert_allclose(ours, recorded, rtol=2e-5, atol=1e-5)


def tensor(*values):
    return ms.Tensor(np.array(values, np.float32))


@pytest.mark.parametrize("code", [made for made, _, _ in cases.DISTRIBUTIONS.values()])
def test_samples(code):
    made = eval(code, {"D": distribution, "B": bijector})
    if made.cls_name in ("HalfNormal", "Laplace", "StudentT"):
        with pytest.raises(NotImplementedError):
            made.sample()
        return
    ms.set_seed(1)
    samples = made.sample((20000,))
    assert samples.dtype == made.dtype
    assert samples.shape == (20000, *made.broadcast_shape)
    if made.cls_name == "Cauchy":
        np.testing.assert_allclose(np.median(samples.asnumpy()), 3.0, atol=0.2)
    elif made.cls_name == "TransformedDistribution":
        np.testing.assert_allclose(np.log(samples.asnumpy()).mean(), 0.0, atol=0.03)
    else:
        deviation = float(made.sd().asnumpy().ravel()[0])
        np.testing.assert_allclose(
            samples.asnumpy().mean(), made.mean().asnumpy().ravel()[0], atol=5 * deviation / 20000**0.5
        )


def test_a_seed_gives_the_same_samples():
    def draws():
        ms.set_seed(3)
        made = distribution.Normal(0.0, 1.0, seed=7)
        return made.sample((3,)).asnumpy(), made.sample((3,)).asnumpy()

    first, second = draws(), draws()
    np.testing.assert_array_equal(first, second)
    assert not np.array_equal(first[0], first[1])
    assert not np.array_equal(distribution.Normal(0.0, 1.0, seed=8).sample((3,)).asnumpy(), first[0])


def test_gradients_reach_parameters_and_samples():
    made = distribution.Normal()

    def loss(mean, sd):
        return made.sample((1000,), mean, sd).mean() + made.kl_loss("Normal", tensor(0.0), tensor(1.0), mean, sd).sum()

    by_mean, by_sd = ms.grad(loss, (0, 1))(tensor(0.5), tensor(2.0))
    np.testing.assert_allclose(by_mean.asnumpy(), [1.0 + 0.5], rtol=1e-5)
    np.testing.assert_allclose(by_sd.asnumpy(), [2.0 - 1 / 2.0], atol=0.2)


def test_a_distribution_of_a_program():
    class Triangle(distribution.Distribution):
        def __init__(self, width, name="Triangle"):
            super().__init__(0, ms.float32, name, {"width": width})

        def _log_prob(self, value, width=None):
            (width,) = self._parameters_of((width,), {})
            return (2 * (1 - value / width) / width).log()

    triangle = Triangle(2.0)
    np.testing.assert_allclose(triangle.prob(tensor(0.5)).asnumpy(), [0.75], rtol=1e-6)
    np.testing.assert_allclose(triangle("prob", tensor(0.5), tensor(1.0)).asnumpy(), [1.0], rtol=1e-6)
    with pytest.raises(NotImplementedError, match="'_mean' must be defined"):
        triangle.mean()


def test_a_bijector_of_a_program():
    class Cube(bijector.Bijector):
        def _forward(self, x):
            return x**3

    np.testing.assert_allclose(bijector.Invert(Cube()).inverse(tensor(2.0)).asnumpy(), [8.0])
    with pytest.raises(NotImplementedError, match="'_inverse' must be defined"):
        Cube().inverse(tensor(2.0))


def test_the_mode_of_a_bernoulli():
    assert distribution.Bernoulli([0.3, 0.7]).mode().asnumpy().tolist() == [0, 1]
    with pytest.raises(ValueError, match="'name' must be a Distribution or in"):
        bijector.Exp()("no")


def test_inside_a_cell():
    class Net(ms.nn.Cell):
        def __init__(self):
            super().__init__()
            self.normal = distribution.Normal(0.0, 1.0)
            self.exp = bijector.Exp()

        def construct(self, x):
            return self.exp.inverse(self.exp("forward", self.normal("mean") + x))

    np.testing.assert_allclose(Net()(tensor(0.5)).asnumpy(), [0.5], rtol=1e-6)
