"""The comparer of the conformance tests finds every kind of wrong answer."""

import functools

import numpy as np
import pytest

from tests.conformance import store
from tests.conformance.case import Case, code, each, error, f32, i32, parameter, values
from tests.conformance.compare import differences
from tests.conformance.run import Dtype, Other, Outcome, Value
from tests.conformance.tolerances import EXACT, tolerance
from tests.conformance.truth import NotRecorded, truth

CASE = Case("ops.add", f32(2))
DEFAULT = functools.partial(tolerance, CASE)


def exact(dtype):
    return EXACT


def tensor(data, dtype="float32", kind="Tensor"):
    return Value(kind, dtype, np.array(data, "float32" if dtype == "bfloat16" else dtype))


def check(want, got, tolerances=DEFAULT):
    return differences(Outcome(output=want, changed={}), Outcome(output=got, changed={}), tolerances)


SAME = [
    tensor([1.0, 2.0]),
    tensor([float("nan"), float("inf"), -float("inf"), 0.0, -0.0]),
    tensor([], "float32"),
    tensor(3, "int64"),
    tensor([True, False], "bool"),
    tensor([1 + 2j, complex("nan")], "complex64"),
    tensor([1.5], "bfloat16"),
    (tensor([1.0]), [tensor([2], "int32"), None], {"a": 3}),
    (),
    1.5,
    float("nan"),
    "text",
    Dtype("float32"),
    Other("Thing", "Thing()"),
    None,
]


@pytest.mark.parametrize("output", SAME, ids=repr)
@pytest.mark.parametrize("tolerances", [DEFAULT, exact])
def test_an_answer_agrees_with_itself(output, tolerances):
    assert check(output, output, tolerances) == []


@pytest.mark.parametrize(("want", "got"), [(1.0, 1.0 + 1e-7), (0.0, 1e-9), (0.0, -0.0), (1e6, 1e6 + 0.5)])
def test_a_rounding_error_is_allowed_within_the_tolerance_only(want, got):
    assert check(tensor([want]), tensor([got])) == []
    assert check(tensor([want]), tensor([got]), exact)


WRONG = {
    "value": (tensor([1.0, 2.0]), tensor([1.0, 2.1])),
    "value beyond the tolerance": (tensor([1.0]), tensor([1.00001])),
    "last place of an integer": (tensor([2**53], "int64"), tensor([2**53 + 1], "int64")),
    "boolean": (tensor([True], "bool"), tensor([False], "bool")),
    "imaginary part": (tensor([1 + 2j], "complex64"), tensor([1 - 2j], "complex64")),
    "dtype": (tensor([1.0]), tensor([1.0], "float64")),
    "dtype of an empty Tensor": (tensor([], "int32"), tensor([], "int64")),
    "dtype by name only": (tensor([1.0]), tensor([1.0], "bfloat16")),
    "array under the name of a dtype": (tensor([1.0]), Value("Tensor", "float32", np.array([1.0]))),
    "shape": (tensor([1.0]), tensor([[1.0]])),
    "shape of one number": (tensor(1.0), tensor([1.0])),
    "shape of nothing": (tensor(np.ones((0, 2))), tensor(np.ones((0, 3)))),
    "NaN for a number": (tensor([1.0]), tensor([float("nan")])),
    "number for NaN": (tensor([float("nan")]), tensor([1.0])),
    "NaN elsewhere": (tensor([1.0, float("nan")]), tensor([float("nan"), 1.0])),
    "inf for a number": (tensor([1.0]), tensor([float("inf")])),
    "number for inf": (tensor([float("inf")]), tensor([3e38])),
    "sign of inf": (tensor([float("inf")]), tensor([-float("inf")])),
    "NaN for inf": (tensor([float("inf")]), tensor([float("nan")])),
    "Parameter for Tensor": (tensor([1.0]), tensor([1.0], kind="Parameter")),
    "array for Tensor": (tensor([1.0]), tensor([1.0], kind="ndarray")),
    "number for Tensor": (tensor(1.0), 1.0),
    "Tensor for number": (1.0, tensor(1.0)),
    "missing element": ((tensor([1.0]), tensor([2.0])), (tensor([1.0]),)),
    "further element": ((tensor([1.0]),), (tensor([1.0]), tensor([2.0]))),
    "element for tuple": ((tensor([1.0]),), tensor([1.0])),
    "tuple for element": (tensor([1.0]), (tensor([1.0]),)),
    "list for tuple": ((tensor([1.0]),), [tensor([1.0])]),
    "wrong element": ((tensor([1.0]), tensor([2.0])), (tensor([1.0]), tensor([3.0]))),
    "wrong element deep inside": ([(tensor([1.0]), {"a": [1]})], [(tensor([1.0]), {"a": [2]})]),
    "key": ({"a": 1}, {"b": 1}),
    "order of keys": ({"a": 1, "b": 2}, {"b": 2, "a": 1}),
    "None for Tensor": (tensor([1.0]), None),
    "Tensor for None": (None, tensor([1.0])),
    "int for bool": (True, 1),
    "float for int": (1, 1.0),
    "number": (1, 2),
    "float": (1.0, 1.1),
    "text": ("a", "b"),
    "dtype object": (Dtype("float32"), Dtype("float16")),
    "name for dtype object": (Dtype("float32"), "float32"),
    "other type": (Other("A", "x"), Other("B", "x")),
    "other text": (Other("A", "x"), Other("A", "y")),
}


@pytest.mark.parametrize("name", WRONG)
def test_a_wrong_answer_is_found(name):
    want, got = WRONG[name]
    assert len(check(want, got)) == 1
    assert len(check((want,), (got,))) == 1


def test_the_sign_of_zero_counts_without_a_tolerance():
    assert check(tensor([0.0]), tensor([-0.0]), exact)
    assert check(tensor([-0.0]), tensor([0.0]), exact)


ERRORS = [
    (Outcome(error="ValueError"), Outcome(error="TypeError")),
    (Outcome(error="ValueError"), Outcome(output=1)),
    (Outcome(output=1), Outcome(error="ValueError")),
    (Outcome(output=None), Outcome(error="ValueError")),
]


@pytest.mark.parametrize(("want", "got"), ERRORS)
def test_a_wrong_error_is_found(want, got):
    assert len(differences(want, got, DEFAULT)) == 1
    assert differences(want, want, DEFAULT) == []


GRADIENTS = [
    ({"x": tensor([1.0])}, {"x": tensor([2.0])}),
    ({"x": tensor([1.0])}, {"x": tensor([1.0], "float64")}),
    ({"x": tensor([1.0])}, {"x": tensor([[1.0]])}),
    ({"x": tensor([1.0])}, {"y": tensor([1.0])}),
    ({"x": tensor([1.0])}, {}),
    ({"x": tensor([1.0])}, None),
    (None, {"x": tensor([1.0])}),
    ({"x": tensor([1.0])}, "RuntimeError"),
    ("RuntimeError", "TypeError"),
]


@pytest.mark.parametrize(("want", "got"), GRADIENTS)
def test_a_wrong_gradient_is_found(want, got):
    outcomes = [Outcome(output=1, changed={}, gradients=gradients) for gradients in (want, got)]
    assert len(differences(*outcomes, DEFAULT)) == 1
    assert differences(outcomes[0], outcomes[0], DEFAULT) == []


def test_a_change_of_an_input_is_compared():
    changed, kept = Outcome(output=1, changed={"input0": tensor([1.0])}), Outcome(output=1, changed={})
    assert differences(changed, kept, DEFAULT)
    assert differences(kept, changed, DEFAULT)
    assert differences(changed, changed._replace(changed={"input0": tensor([2.0])}), DEFAULT)
    # a truth that says nothing of the inputs
    assert differences(kept._replace(changed=None), changed, DEFAULT) == []


def test_records_come_back_as_they_were(tmp_path):
    outcomes = [Outcome(output=output, changed={"w": tensor([1.0])}, gradients={"x": output}) for output in SAME]
    outcomes += [Outcome(error="ValueError"), Outcome(output=1 + 2j, gradients="RuntimeError")]
    records = {str(i): store.Record(f"digest{i}", outcome) for i, outcome in enumerate(outcomes)}
    path = tmp_path / "family.npz"
    store.save(path, store.Family("2.10.0", records))
    loaded = store.load(path)
    assert loaded.version == "2.10.0"
    assert loaded.records.keys() == records.keys()
    for key, record in records.items():
        assert loaded.records[key].digest == record.digest
        assert differences(record.outcome, loaded.records[key].outcome, exact) == []
    first = path.read_bytes()
    store.save(path, loaded)
    assert path.read_bytes() == first


def test_the_id_of_a_case_is_code():
    assert Case("ops.mean", f32(2, 3), axis=0).id == "ops.mean(f32(2, 3), axis=0)"
    assert Case("nn.Dense(3, 4)", f32(2, 3, low=0.1)).id == "nn.Dense(3, 4)(f32(2, 3, low=0.1))"
    assert Case("ops.cast", i32(), code("ms.float16")).id == "ops.cast(i32(), ms.float16)"
    assert Case("ops.assign", parameter(f32(2)), 1).id == "ops.assign(parameter(f32(2)), 1)"
    assert Case("ops.stack", [f32(2), f32(2)]).but(train=True).id == "ops.stack([f32(2), f32(2)]) train"
    assert Case("ops.log", values([float("nan")], "float32")).id == 'ops.log(values([nan], "float32"))'
    assert [repr(x) for x in each((f32, i32), (2,), ())] == ["f32(2)", "f32()", "i32(2)", "i32()"]


def test_the_same_case_draws_the_same_numbers():
    np.testing.assert_array_equal(f32(3).draw("seed"), np.array([1.326763, -0.25055197, 0.74712664], "float32"))
    assert not np.array_equal(f32(3).draw("seed"), f32(3).draw("other seed"))
    assert f32(100, low=0.5, high=1).draw("").min() >= 0.5
    assert i32(100, low=3).draw("").min() == 3


def test_a_definition_and_its_record_belong_together():
    case = Case("ops.mean", f32(2, 3))
    record = store.Record(case.digest, Outcome(output=1))
    assert truth(case, "reduce", {case.id: record}) == record.outcome
    for missing in ({}, {case.id: record._replace(digest="other")}):
        with pytest.raises(NotRecorded, match=r"tests\.conformance\.record reduce"):
            truth(case, "reduce", missing)
    assert case.but(grad=False).digest != case.digest


def test_a_case_may_bring_its_truth():
    x = values([1.0, 4.0], "float32")
    by_torch = truth(Case("ops.sqrt", x).but(torch="torch.sqrt", reason="a test"), "", {})
    np.testing.assert_array_equal(by_torch.output.array, [1.0, 2.0])
    # factors of the first output: see output_factors
    np.testing.assert_array_equal(by_torch.gradients["input0"].array, np.array([1.0, 1.375]) / [2.0, 4.0])
    given = truth(Case("ops.sqrt", x).but(expect=(x, 3), reason="a test"), "", {})
    np.testing.assert_array_equal(given.output[0].array, [1.0, 4.0])
    assert given.output[1] == 3
    assert truth(Case("ops.sqrt", x).but(expect=error("ValueError"), reason="a test"), "", {}).error == "ValueError"
    with pytest.raises(TypeError, match="reason"):
        Case("ops.sqrt", x).but(torch="torch.sqrt")
