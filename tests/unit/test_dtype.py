"""MindSpore's dtypes, against the facts that record_dtype.py wrote."""

import copy
import json
import pickle
from pathlib import Path

import numpy as np
import pytest
import torch

from amadou import dtype as mstype

FACTS = json.loads((Path(__file__).parent / "facts" / "dtype.json").read_text())
TYPES = {name: getattr(mstype, name) for name in FACTS["types"]}
NUMBERS = "itemsize", "is_signed", "is_floating_point", "is_complex"


def outcome(call):
    try:
        result = call()
    except Exception as error:
        return type(error).__name__
    if isinstance(result, type):
        return np.dtype(result).name if issubclass(result, np.generic) else result.__name__
    return repr(result)


@pytest.mark.parametrize("name", FACTS["types"])
def test_properties(name):
    dtype = TYPES[name]
    facts = {
        "str": str(dtype),
        "repr": repr(dtype),
        "class": type(dtype).__name__,
        "size": mstype.type_size_in_bytes(dtype),
        "numpy": outcome(lambda: mstype.dtype_to_nptype(dtype)),
        "python": outcome(lambda: mstype.dtype_to_pytype(dtype)),
    }
    if isinstance(dtype, mstype.Number):
        facts |= {name: getattr(dtype, name) for name in NUMBERS}
        facts |= {"to_real": outcome(dtype.to_real), "to_complex": outcome(dtype.to_complex)}
    expected = FACTS["types"][name]
    if dtype is mstype.bfloat16:
        # MindSpore brings a NumPy type of its own, which NumPy's functions do not know.
        expected = expected | {"numpy": "float32"}
    assert facts == expected


def test_aliases_are_the_same_object():
    assert FACTS["aliases"] == sorted([a, b] for a in TYPES for b in TYPES if a < b and TYPES[a] is TYPES[b])


@pytest.mark.parametrize("name", FACTS["tuples"])
def test_families(name):
    assert list(map(repr, getattr(mstype, name))) == FACTS["tuples"][name]


@pytest.mark.parametrize("name", FACTS["subclass"])
def test_issubclass(name):
    assert [n for n in TYPES if mstype._issubclass_(TYPES[n], TYPES[name])] == FACTS["subclass"][name]


@pytest.mark.parametrize("code", FACTS["of_object"])
def test_dtype_of_objects(code):
    obj = eval(code, {"np": np, "mstype": mstype})
    assert outcome(lambda: mstype.get_py_obj_dtype(obj)) == FACTS["of_object"][code]
    assert outcome(lambda: mstype.pytype_to_dtype(obj)) == FACTS["of_type"][code]


def test_quantised_formats():
    assert {q.name: q.value() for q in mstype.QuantDtype} == FACTS["quant"]
    assert str(mstype.QuantDtype.INT8) == "INT8"
    assert repr(mstype.QuantDtype.INT8) == "<QuantDtype.INT8: 7>"
    assert mstype.QuantDtype(3) is mstype.QuantDtype.INT4


@pytest.mark.parametrize("name", TYPES)
def test_one_object(name):
    dtype = TYPES[name]
    assert copy.copy(dtype) is dtype
    assert copy.deepcopy(dtype) is dtype
    for protocol in range(2, pickle.HIGHEST_PROTOCOL + 1):
        assert pickle.loads(pickle.dumps(dtype, protocol)) is dtype


def test_immutable():
    with pytest.raises(AttributeError):
        mstype.float32.color = "red"


def test_equality():
    assert mstype.float32 == mstype.float32
    assert mstype.float32 != mstype.float64
    assert mstype.int_ != mstype.int32
    for other in (None, "float32", np.float32, torch.float32, float, 1):
        assert mstype.float32 != other
    with pytest.raises(TypeError):
        mstype.float32 < mstype.float64  # noqa: B015


def test_made_from_widths():
    assert mstype.Float(32) is mstype.float32
    assert mstype.Int(4) is mstype.qint4x2
    assert mstype.UInt() is mstype.uint
    assert mstype.Complex(64) is mstype.complex64
    assert mstype.Bool() is mstype.bool_
    assert repr(mstype.BFloat()) == "mindspore.bfloat"
    for make in (lambda: mstype.Float(17), lambda: mstype.UInt(4), lambda: mstype.BFloat(32)):
        with pytest.raises(RuntimeError, match="nbits"):
            make()
    with pytest.raises(TypeError):
        mstype.Type()


def test_compound_types():
    assert str(mstype.TensorType(mstype.float32)) == "Tensor[Float32]"
    assert repr(mstype.TensorType(mstype.float32)) == "mindspore.tensor[float32]"
    assert mstype.TensorType(mstype.float32) == mstype.TensorType(mstype.float32)
    assert mstype.TensorType(mstype.float32).element_type() is mstype.float32
    assert mstype.tensor_type.element_type() is None
    assert mstype._issubclass_(mstype.TensorType(mstype.float32), mstype.tensor_type)
    assert not mstype._issubclass_(mstype.tensor_type, mstype.TensorType(mstype.float32))
    assert str(mstype.Tuple([mstype.float32, mstype.int8])) == "Tuple[Float32,Int8]"
    assert repr(mstype.List([mstype.float32])) == "mindspore.list_"
    assert mstype.Tuple([mstype.int8]) == mstype.Tuple((mstype.int8,)) != mstype.Tuple()
    for wrong in (lambda: mstype.TensorType(1), lambda: mstype.Tuple([1]), lambda: mstype.List(mstype.int8)):
        with pytest.raises(TypeError):
            wrong()
    nested = mstype.Tuple([mstype.TensorType(mstype.float32), mstype.List([mstype.int8])])
    assert pickle.loads(pickle.dumps(nested)) is nested


@pytest.mark.parametrize("t", mstype.FROM_TORCH)
def test_torch_and_back(t):
    dtype = mstype.from_torch(t)
    assert mstype.to_torch(dtype) is t
    assert dtype.itemsize == torch.empty(0, dtype=t).element_size()
    assert dtype.is_floating_point == t.is_floating_point
    assert dtype.is_complex == t.is_complex


def test_to_torch_of_abstract_types():
    assert mstype.to_torch(mstype.int_) is torch.int32
    assert mstype.to_torch(mstype.float_) is torch.float32
    assert mstype.to_torch(None) is None


@pytest.mark.parametrize("wrong", [mstype.hifloat8, mstype.qint4x2, mstype.number, "float32", torch.float32, float, []])
def test_to_torch_refuses(wrong):
    with pytest.raises(TypeError, match="dtype"):
        mstype.to_torch(wrong)


@pytest.mark.parametrize("wrong", [torch.complex32, mstype.float32, "float32", []])
def test_from_torch_refuses(wrong):
    with pytest.raises(TypeError, match="dtype"):
        mstype.from_torch(wrong)


def test_conversion_compiles():
    def f(x, dtype):
        return x.to(mstype.to_torch(dtype)), mstype.from_torch(x.dtype) is mstype.float32

    result, is_float32 = torch.compile(f, fullgraph=True, backend="eager")(torch.ones(2), mstype.float16)
    assert result.dtype is torch.float16
    assert is_float32
