"""The parts of the conformance harness that play a case: ``run`` on amadou, and the worker processes."""

import sys

import numpy as np
import pytest

import amadou as ms
from tests.conformance.case import Case, code, f32, i32, parameter, values
from tests.conformance.run import Dtype, Value, output_factors, run
from tests.conformance.worker import Worker

FAKE_LIBRARY = """
import os, time

__version__ = "fake"

class Tensor: pass
class Parameter(Tensor): pass
class nn:
    class Cell: pass
class ops:
    answer = lambda: 42
    fail = lambda: 1 / 0
    crash = lambda: os._exit(3)
    hang = lambda: time.sleep(60)
    talk = lambda: print("this must not mix with the answers", flush=True)
"""


@pytest.fixture
def worker(tmp_path, monkeypatch):
    (tmp_path / "fake_library.py").write_text(FAKE_LIBRARY)
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    made = Worker(sys.executable, "fake_library", limit=2)
    yield made
    made.close()


def test_a_worker_survives_a_crash_and_a_hang(worker):
    names = ["answer", "crash", "answer", "hang", "fail", "talk", "answer", "none"]
    errors = [worker.run(Case(f"ops.{name}")).error for name in names]
    assert errors == ["", "crash", "", "timeout", "ZeroDivisionError", "", "", "NoSuchName"]
    assert worker.run(Case("ops.answer")).output == 42
    assert worker.version == "fake"


def test_a_worker_that_does_not_start_says_so():
    with pytest.raises(RuntimeError, match="did not start"):
        Worker(sys.executable, "no_such_library").run(Case("ops.answer"))


def test_a_function_with_its_gradients():
    outcome = run(ms, Case("ops.mul", f32(2, 3), f32(3)))
    assert isinstance(outcome.output, Value)
    assert outcome.output[:2] == ("Tensor", "float32")
    case = Case("ops.mul", f32(2, 3), f32(3))
    x, y = f32(2, 3).draw(f"{case.id}:input0"), f32(3).draw(f"{case.id}:input1")
    np.testing.assert_allclose(outcome.output.array, x * y, rtol=1e-6)
    factors = output_factors(0, (2, 3))
    assert list(outcome.gradients) == ["input0", "input1"]
    np.testing.assert_allclose(outcome.gradients["input0"].array, factors * y, rtol=1e-6)
    np.testing.assert_allclose(outcome.gradients["input1"].array, (factors * x).sum(0), rtol=1e-6)
    assert outcome.changed == {}


def test_no_gradient_without_floats_or_when_told_so():
    assert run(ms, Case("ops.add", i32(2), i32(2))).gradients is None
    assert run(ms, Case("ops.equal", f32(2), f32(2))).gradients is None
    assert run(ms, Case("ops.add", f32(2), f32(2)).but(grad=False)).gradients is None


def test_errors_are_named():
    assert run(ms, Case("ops.add", f32(2, 3), f32(4))).error == "ValueError"
    assert run(ms, Case("ops.no_such_function", f32(2))).error == "NoSuchName"
    assert run(ms, Case("Tensor.no_such_method", f32(2))).error == "NoSuchName"
    assert run(ms, Case("ops.add", f32(2), code("ms.no_such_dtype"))).error == "NoSuchName"
    assert run(ms, Case("ops.add", f32(2), code("[no_such_name]"))).error == "NoSuchName"


def test_methods_primitives_and_code():
    three = values([3.0], "float32")
    assert run(ms, Case("Tensor.__add__", three, 1)).output.array.tolist() == [4.0]
    assert run(ms, Case("ops.Add()", three, three)).output.array.tolist() == [6.0]
    assert run(ms, Case("Tensor.astype", three, code("ms.float16"))).output.dtype == "float16"
    assert run(ms, Case("ops.stack", [three, three])).output.array.tolist() == [[3.0], [3.0]]
    assert list(run(ms, Case("ops.stack", [three, three])).gradients) == ["input0", "input1"]


def test_a_layer_gets_its_weights_by_name():
    first = run(ms, Case("nn.Dense(3, 4)", f32(2, 3)))
    assert list(first.gradients) == ["input0", "weight", "bias"]
    np.testing.assert_array_equal(
        run(ms, Case("nn.Dense(3, 4)", f32(2, 3)).but(grad=False)).output.array, first.output.array
    )


def test_a_change_of_a_weight_is_seen():
    one = values([1.0], "float32")
    outcome = run(ms, Case("ops.assign", parameter(one), values([2.0], "float32")).but(grad=False))
    assert {name: value.array.tolist() for name, value in outcome.changed.items()} == {"input0": [2.0]}
    trained = run(ms, Case("nn.BatchNorm1d(3)", f32(2, 3)).but(train=True))
    assert list(trained.changed) == ["moving_mean", "moving_variance"]


def test_dtypes_are_read_by_name():
    assert run(ms, Case("ops.dtype", f32(2))).output == Dtype("float32")
    assert run(ms, Case("ops.shape", f32(2, 3))).output == (2, 3)
