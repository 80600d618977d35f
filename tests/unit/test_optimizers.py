"""Optimizers take MindSpore's steps, as recorded by record_optimizers.py."""

from pathlib import Path

import numpy as np
import pytest

import amadou as ms

from . import optimizer_cases as cases

RECORDED = np.load(Path(__file__).parent / "facts" / "optimizers.npz")


@pytest.mark.parametrize("name", [name for name in cases.CASES if name in RECORDED])
def test_ten_steps(name):
    names, rows = cases.run(ms, cases.CASES[name])
    assert names == RECORDED[f"{name} names"].tolist()
    np.testing.assert_allclose(rows, RECORDED[name], rtol=1e-6, atol=1e-6)
