"""mindspore.numpy beside the recorded cases: chance, memory, laziness, NumPy's arrays, gradients."""

import subprocess
import sys

import numpy as np
import pytest
import torch

import amadou as ms
import amadou.numpy as mnp
from amadou._boundary import wrap


def test_it_is_loaded_at_its_first_use():
    program = (
        "import sys, amadou; before = 'amadou.numpy' in sys.modules; amadou.numpy.add(1, 2);"
        "print(before, 'amadou.numpy' in sys.modules)"
    )
    run = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert run.stdout.split() == ["False", "True"]


@pytest.mark.parametrize("shape", [(2, 3), ((2, 3),)])
@pytest.mark.parametrize("dtype", [ms.float16, ms.float32, ms.float64])
def test_uniform_numbers_lie_in_their_interval(shape, dtype):
    drawn = mnp.rand(*shape, dtype=dtype)
    assert (drawn.shape, drawn.dtype) == ((2, 3), dtype)
    assert 0 <= drawn.asnumpy().min() <= drawn.asnumpy().max() <= 1


def test_normal_numbers_have_the_mean_0_and_the_deviation_1():
    ms.set_seed(1)
    drawn = mnp.randn(10_000).asnumpy()
    assert abs(drawn.mean()) < 0.05
    assert abs(drawn.std() - 1) < 0.05


def test_integers_take_every_value_of_their_range():
    drawn = mnp.randint(-2, 3, (1000,), ms.int8)
    assert drawn.dtype == ms.int8
    assert sorted(set(drawn.asnumpy().tolist())) == [-2, -1, 0, 1, 2]


def test_the_seed_starts_the_numbers_anew():
    ms.set_seed(7)
    first = mnp.randn(3).asnumpy()
    second = mnp.randn(3).asnumpy()
    ms.set_seed(7)
    assert (mnp.randn(3).asnumpy() == first).all()
    assert (first != second).any()


@pytest.mark.parametrize(
    "make", [lambda: mnp.empty((2, 3), ms.int8), lambda: mnp.empty_like(mnp.zeros((2, 3)), ms.int8)]
)
def test_empty_arrays_are_zeros(make):
    assert make().dtype == ms.int8
    assert make().asnumpy().tolist() == [[0, 0, 0], [0, 0, 0]]


def test_array_copies_and_asarray_shares():
    x = ms.Tensor([1.0, 2.0])
    copied, shared = mnp.array(x), mnp.asarray(x)
    x[0] = 5.0
    assert copied.asnumpy().tolist() == [1.0, 2.0]
    assert shared.asnumpy().tolist() == [5.0, 2.0]


@pytest.mark.parametrize("given", [2**40, [2**40, 1], (1, -(2**31) - 1)])
def test_large_integers_are_not_cut_off(given):
    assert mnp.array(given).dtype == ms.int64
    assert mnp.array(given).asnumpy().tolist() == (given if isinstance(given, int) else list(given))


@pytest.mark.parametrize("given", [None, "1", [None], {}, object()])
def test_what_is_no_array_is_refused(given):
    with pytest.raises(TypeError, match="An array must be"):
        mnp.array(given)


def test_it_compiles_in_one_graph():
    def body(x):
        y = mnp.where(x > 1, mnp.add(x, 2.5), mnp.zeros_like(x))
        y = mnp.concatenate((y, mnp.array([[1.0, 2.0]])), 0)
        return mnp.mean(mnp.stack((mnp.sum(mnp.exp(y), axis=0), mnp.clip(y[0], 0, 10) + mnp.arange(2))))

    x = torch.tensor([[1.0, 2.0], [3.0, 4.0]])
    compiled = torch.compile(lambda t: body(wrap(t))._t, fullgraph=True, backend="eager")
    assert compiled(x) == pytest.approx(float(body(wrap(x))))


def test_arrays_of_numpy_keep_their_dtype():
    assert mnp.add(np.ones(2), np.ones(2, np.int8)).dtype == ms.float64


@pytest.mark.parametrize(
    ("first", "second", "common"), [("uint16", "int16", "int32"), ("uint32", "float16", "float16")]
)
def test_wide_unsigned_integers_are_joined_with_others(first, second, common):
    joined = mnp.concatenate([mnp.array([1], first), mnp.array([2], second)])
    assert joined.dtype == getattr(ms, common)
    assert joined.asnumpy().tolist() == [1, 2]


def test_gradients_pass_through_functions_of_your_own():
    def energy(x):
        return mnp.apply_along_axis(lambda row: (row * row).sum(), 1, x).sum()

    x = ms.Tensor([[1.0, 2.0], [3.0, 4.0]])
    assert ms.grad(energy)(x).asnumpy().tolist() == [[2.0, 4.0], [6.0, 8.0]]


@pytest.mark.parametrize("mode", ["reflect", "symmetric", "edge", "wrap"])
def test_the_gradient_of_a_border_counts_every_copy(mode):
    copies = ms.grad(lambda x: mnp.pad(x, 2, mode).sum())(ms.Tensor([1.0, 2.0, 3.0])).asnumpy()
    assert copies.tolist() == np.bincount(np.pad([0, 1, 2], 2, mode)).tolist()


def test_nothing_but_nan_has_no_extreme():
    assert np.isnan(mnp.nanmax(mnp.full((2,), mnp.nan)).asnumpy())
