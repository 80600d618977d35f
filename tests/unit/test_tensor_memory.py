"""Where the values of a Tensor are: memory, or a file."""

import numpy as np
import pytest

import amadou as ms

VALUES = np.arange(6, dtype=np.float32).reshape(2, 3)


@pytest.mark.parametrize("of", [lambda x: x, lambda x: ms.Parameter(x, name="weight")])
def test_values_go_on_in_a_file(tmp_path, of):
    x = of(ms.Tensor(VALUES).T)
    assert x.offload_file_path() == ""
    path = str(tmp_path / "values")
    assert x.offload(path) is True
    assert x.offload_file_path() == path
    assert np.array_equal(np.fromfile(path, np.float32), VALUES.T.ravel())
    assert np.array_equal(x.asnumpy(), VALUES.T)
    x[0] = ms.Tensor([8.0, 9.0])
    assert np.fromfile(path, np.float32)[:2].tolist() == [8, 9]


def test_a_gradient_reaches_a_parameter_in_a_file(tmp_path):
    weight = ms.Parameter(ms.Tensor(VALUES), name="weight")
    weight.offload(str(tmp_path / "values"))
    (gradient,) = ms.grad(lambda: (weight * weight).sum(), None, ms.ParameterTuple([weight]))()
    assert np.array_equal(gradient.asnumpy(), 2 * VALUES)


def test_the_file_must_be_named():
    with pytest.raises(TypeError, match="'file_path' must be of type str"):
        ms.Tensor(VALUES).offload(True)


def test_the_mark_is_a_programs_own():
    x = ms.Tensor(VALUES)
    assert (x.is_init(), ms.Tensor(VALUES).init_flag) == (False, False)
    x.set_init_flag(True)
    assert (x.is_init(), x.init_flag, ms.Tensor(VALUES).is_init()) == (True, True, False)
