"""Training programs that import mindspore, mindcv and NumPy only: amadou prints what the real MindSpore prints."""

import importlib.util
import pathlib
import re
import subprocess
import sys

import numpy as np
import pytest

HERE = pathlib.Path(__file__).parent
NAMES = sorted(path.stem for path in (HERE / "training").glob("*.py") if path.stem != "weights")
NUMBER = re.compile(r"-?\d+\.\d+(?:e[+-]?\d+)?|-?\d+e[+-]?\d+")


@pytest.mark.parametrize("name", NAMES)
def test_program(name):
    if name.startswith("mindcv") and importlib.util.find_spec("mindcv") is None:
        pytest.skip("mindcv is not installed")
    command = [sys.executable, "-m", "amadou", "run", str(HERE / "training" / f"{name}.py")]
    run = subprocess.run(command, capture_output=True, text=True, timeout=300)
    assert run.returncode == 0, run.stderr[-3000:]
    want = (HERE / "facts" / f"{name}.out").read_text()
    assert NUMBER.sub("#", run.stdout) == NUMBER.sub("#", want)
    # Training amplifies the last bits, in which sums in another order differ.
    np.testing.assert_allclose(numbers(run.stdout), numbers(want), rtol=1e-3, atol=1e-4)


def numbers(text):
    """The numbers with a fraction in what a program printed."""
    return [float(number) for number in NUMBER.findall(text)]


def test_every_program_was_recorded():
    recorded = {path.stem for path in (HERE / "facts").glob("*.out")}
    assert recorded == set(NAMES)


def test_wrong_numbers_are_found():
    assert numbers("loss is -0.5, 3 steps, [1.5e-3 2]") == [-0.5, 0.0015]
