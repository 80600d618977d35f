"""Unmodified models of mindcv 0.3.0 on amadou: the Parameters and the logits that the real MindSpore gives."""

import gzip
import importlib.util
import json
import pathlib
import subprocess
import sys

import numpy as np
import pytest

from tests.programs.mindcv_models import MODELS

pytestmark = pytest.mark.skipif(importlib.util.find_spec("mindcv") is None, reason="mindcv is not installed")
FACTS = json.loads(gzip.decompress((pathlib.Path(__file__).parent / "facts" / "mindcv.json.gz").read_bytes()))

# mindcv imports mindspore: in a process of its own, so that this one keeps its import system as it is.
PROGRAM = """
import json, sys
import amadou
amadou.install()
import mindspore
from mindcv.models import create_model
from tests.programs.mindcv_models import answer_of
print(json.dumps(answer_of(mindspore, create_model, sys.argv[1])))
"""


@pytest.mark.parametrize("name", MODELS)
def test_model(name):
    run = subprocess.run([sys.executable, "-c", PROGRAM, name], capture_output=True, text=True, timeout=300)
    assert run.returncode == 0, run.stderr[-3000:]
    got, want = json.loads(run.stdout.splitlines()[-1]), FACTS[name]
    assert got["parameters"] == want["parameters"]
    # The logits are sums of thousands of products, in another order than MindSpore's: 1e-3 of their size.
    scale = np.abs(want["logits"]).max()
    np.testing.assert_allclose(got["logits"], want["logits"], atol=1e-3 * scale, rtol=0)
