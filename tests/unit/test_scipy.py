"""mindspore.scipy beside the recorded cases: what a decomposition multiplies out to, and large problems."""

import itertools
import subprocess
import sys

import numpy as np
import pytest

import amadou as ms
from amadou.scipy import fft, linalg, optimize


def random(*shape, seed=0):
    return np.random.RandomState(seed).normal(size=shape).astype(np.float32)


def test_it_is_loaded_at_its_first_use():
    program = "import sys, amadou; print('amadou.scipy' in sys.modules, amadou.scipy.linalg.__name__)"
    run = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert run.stdout.split() == ["False", "amadou.scipy.linalg"]


@pytest.mark.parametrize("lower", [False, True])
@pytest.mark.parametrize("dtype", [np.float32, np.complex64])
def test_eigenvectors(lower, dtype):
    a = random(4, 4).astype(dtype)
    a = a + 1j * random(4, 4, seed=1) if dtype is np.complex64 else a
    a = a + a.conj().T
    values, vectors = (x.asnumpy() for x in linalg.eigh(ms.Tensor(a), lower=lower))
    np.testing.assert_allclose(a @ vectors, vectors * values, atol=1e-5)


@pytest.mark.parametrize("shape", [(4, 4), (3, 5), (5, 3)])
def test_triangles_multiply_out(shape):
    a = random(*shape)
    p, lower, upper = (x.asnumpy() for x in linalg.lu(ms.Tensor(a)))
    np.testing.assert_allclose(p @ lower @ upper, a, atol=1e-5)
    permuted, upper = (x.asnumpy() for x in linalg.lu(ms.Tensor(a), permute_l=True))
    np.testing.assert_allclose(permuted @ upper, a, atol=1e-5)


@pytest.mark.parametrize(("trans", "of"), [(0, lambda a: a), (1, lambda a: a.T), (2, lambda a: a.conj().T)])
def test_factors_solve_a_complex_system(trans, of):
    a, b = random(3, 3) + 1j * random(3, 3, seed=1), random(3, seed=2).astype(np.complex64)
    x = linalg.lu_solve(linalg.lu_factor(ms.Tensor(a)), ms.Tensor(b), trans).asnumpy()
    np.testing.assert_allclose(of(a) @ x, b, atol=1e-5)


def test_a_singular_matrix_is_refused():
    with pytest.raises(RuntimeError, match="singular"):
        linalg.inv(ms.Tensor(np.zeros((2, 2), np.float32)))


@pytest.mark.parametrize("forth, back", [(fft.dct, fft.idct), (fft.dctn, fft.idctn)])
def test_cosine_transforms_keep_lengths_and_have_an_inverse(forth, back):
    x = random(3, 5)
    transformed = forth(ms.Tensor(x))
    np.testing.assert_allclose(np.linalg.norm(transformed.asnumpy()), np.linalg.norm(x), rtol=1e-6)
    np.testing.assert_allclose(back(transformed).asnumpy(), x, atol=1e-6)


def test_the_gradient_of_a_cosine_transform_is_its_inverse():
    weight = ms.Tensor(random(5))
    gradient = ms.grad(lambda x: (fft.dct(x) * weight).sum())(ms.Tensor(random(5, seed=1)))
    np.testing.assert_allclose(gradient.asnumpy(), fft.idct(weight).asnumpy(), atol=1e-6)


@pytest.mark.parametrize("shape", [(5, 5), (4, 6), (6, 4)])
def test_no_other_pairs_cost_less(shape):
    costs = random(*shape).astype(np.float64)
    rows, columns = (x.asnumpy() for x in optimize.linear_sum_assignment(ms.Tensor(costs), False))
    wide = costs if shape[0] <= shape[1] else costs.T
    sums = (wide[range(len(wide)), list(p)].sum() for p in itertools.permutations(range(wide.shape[1]), len(wide)))
    assert costs[rows, columns].sum() == pytest.approx(min(sums))


@pytest.mark.parametrize("method", ["BFGS", "LBFGS"])
def test_a_long_valley_is_followed_to_its_end(method):
    def rosenbrock(x):
        return (100 * (x[1:] - x[:-1] ** 2) ** 2 + (1 - x[:-1]) ** 2).sum()

    seen = []
    start = ms.Tensor(np.zeros(6))
    result = optimize.minimize(rosenbrock, start, method=method, tol=1e-8, callback=lambda x: seen.append(x.asnumpy()))
    assert result.success
    np.testing.assert_allclose(result.x.asnumpy(), np.ones(6), atol=1e-7)
    assert (seen[-1] == result.x.asnumpy()).all()


def test_what_a_method_does_not_use_is_said():
    with pytest.warns(RuntimeWarning, match="'bounds'"):
        optimize.minimize(lambda x: (x * x).sum(), ms.Tensor([1.0]), method="BFGS", bounds=[(0, 1)])


def test_a_method_of_another_device_is_refused():
    with pytest.raises(NotImplementedError, match="LAGRANGE"):
        optimize.minimize(lambda x: (x * x).sum(), ms.Tensor([1.0]), method="LAGRANGE")


def test_a_step_to_the_bottom_is_taken():
    # what MindSpore gives for it
    result = optimize.line_search(lambda x: (x * x).sum(), ms.Tensor([1.0, 2.0]), ms.Tensor([-1.0, -2.0]))
    assert result._replace(g_k=result.g_k.asnumpy().tolist()) == (False, 1, 2, 2, 2, 1.0, 0.0, [0.0, 0.0], 0)


def test_no_step_leads_down_from_an_ascent():
    result = optimize.line_search(lambda x: (x * x).sum(), ms.Tensor([1.0, 2.0]), ms.Tensor([1.0, 2.0]))
    assert (result.failed, result.a_k, result.f_k, result.status) == (True, 0.0, 5.0, 1)
