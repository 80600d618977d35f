"""The text of tensors is MindSpore's, character by character."""

import json
import time
from pathlib import Path

import numpy as np
import pytest
import torch

from amadou._printing import tensor_repr, tensor_str

from .printing_cases import array

RECORDED = json.loads((Path(__file__).parent / "facts" / "printing.json").read_text())


def make(index):
    dtype, values = array(index, RECORDED["most"])
    return torch.from_numpy(values).to(getattr(torch, dtype))


@pytest.mark.parametrize("index", range(len(RECORDED["texts"])))
def test_recorded(index):
    t = make(index)
    assert [tensor_str(t), tensor_repr(t)] == RECORDED["texts"][index]


# Recorded by hand: arrays that are too large for the file.
@pytest.mark.parametrize(
    ("t", "text", "representation"),
    [
        (
            torch.arange(1001),
            "[   0    1    2 ...  998  999 1000]",
            "Tensor(shape=[1001], dtype=Int64, value= [   0,    1,    2 ...  998,  999, 1000])",
        ),
        (
            torch.arange(1998).reshape(999, 2),
            "[[   0    1]\n [   2    3]\n [   4    5]\n ...\n [1992 1993]\n [1994 1995]\n [1996 1997]]",
            "Tensor(shape=[999, 2], dtype=Int64, value=\n"
            "[[   0,    1],\n [   2,    3],\n [   4,    5],\n ...\n [1992, 1993],\n [1994, 1995],\n [1996, 1997]])",
        ),
        (
            torch.complex(torch.zeros(1001), torch.ones(1001)),
            "[0.+1.j 0.+1.j 0.+1.j ... 0.+1.j 0.+1.j 0.+1.j]",
            "Tensor(shape=[1001], dtype=Complex64, value= [0+1j, 0+1j, 0+1j ... 0+1j, 0+1j, 0+1j])",
        ),
    ],
)
def test_summarised(t, text, representation):
    assert tensor_str(t) == text
    assert tensor_repr(t) == representation


@pytest.mark.parametrize(
    ("value", "text"),
    [(5000.0, "5000.0"), (1e7, "10000000.0"), (1e16, "1e+16"), (0.0001, "1e-04"), (1 / 3, "0.33333334")],
)
def test_scalars_by_the_rules_of_numpy_1(value, text):
    assert tensor_str(torch.tensor(value)) == text


def test_sign_of_nan():
    t = torch.tensor([torch.nan, 1.0]).neg()
    assert tensor_repr(t) == "Tensor(shape=[2], dtype=Float32, value= [           -nan, -1.00000000e+00])"
    assert tensor_repr(t.bfloat16()) == "Tensor(shape=[2], dtype=BFloat16, value= [nan,  -1])"


@pytest.mark.parametrize(("dtype", "name"), [(torch.float8_e4m3fn, "Float8E4M3FN"), (torch.float8_e5m2, "Float8E5M2")])
def test_float8(dtype, name):
    t = torch.tensor([[1.0, 2.0], [3.0, -4.0]]).to(dtype)
    assert tensor_repr(t) == f"Tensor(shape=[2, 2], dtype={name}, value=\n[[ 1,  2],\n [ 3, -4]])"
    # MindSpore prints [[() ()] [() ()]], which says nothing: as bfloat16 instead.
    assert tensor_str(t) == "[[1.000000 2.000000]\n [3.000000 -4.000000]]"


@pytest.mark.parametrize("shape", [(6,), (100,), (10, 10), (2, 3, 7)])
@pytest.mark.parametrize("edge", [0, 1, 3])
def test_follows_numpy_printoptions(shape, edge):
    t = torch.arange(float(np.prod(shape))).reshape(shape) / 3
    with np.printoptions(precision=2, edgeitems=edge, threshold=5):
        assert tensor_str(t) == str(t.double().numpy())


def test_meta_has_no_values():
    t = torch.empty(2, 2, device="meta")
    expected = "Tensor(shape=[2, 2], dtype=Float32, value=\n<uninitialized>)"
    assert (tensor_str(t), tensor_repr(t)) == (expected, expected)
    assert tensor_repr(t[0]) == "Tensor(shape=[2], dtype=Float32, value= <uninitialized>)"


def test_lazy_views():
    t = torch.tensor([1 + 2j]).conj()
    assert tensor_repr(t) == "Tensor(shape=[1], dtype=Complex64, value= [1-2j])"
    assert tensor_repr(t.imag) == "Tensor(shape=[1], dtype=Float32, value= [-2.00000000e+00])"


def test_requires_grad():
    t = torch.ones(1, requires_grad=True) * 2
    assert tensor_str(t) == "[2.]"
    assert tensor_repr(t) == "Tensor(shape=[1], dtype=Float32, value= [ 2.00000000e+00])"


def test_inside_a_transform():
    texts = []

    def f(x):
        texts.extend([tensor_str(x), tensor_repr(x)])
        return x

    torch.vmap(f)(torch.ones(2, 3))
    assert "BatchedTensor" in texts[0]
    assert texts[1].startswith("Tensor(shape=[3], dtype=Float32, value= ")


def test_large_tensors_are_cut_before_they_are_formatted():
    t = torch.zeros(1, dtype=torch.bfloat16).expand(1 << 20, 1 << 20)
    start = time.perf_counter()
    text, representation = tensor_str(t), tensor_repr(t)
    assert time.perf_counter() - start < 1
    assert text.count("\n") == representation.count("\n") - 1 == 6
