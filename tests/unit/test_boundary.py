"""Errors that cross the boundary between MindSpore's Tensor and torch's."""

import pytest

import amadou as ms
from amadou import ops


def test_a_dtype_without_a_kernel_is_a_type_error():
    with pytest.raises(TypeError, match=r"^For 'erfinv', .* not implemented for 'ComplexDouble'"):
        ops.erfinv(ms.Tensor([1 + 2j]))


def test_a_gap_stays_a_gap():
    x = ms.Tensor([[[1.0, 2.0]]])
    with pytest.raises(ms.GapError):
        ops.flash_attention_score(x, x, x, 1, prefix=(1,))
