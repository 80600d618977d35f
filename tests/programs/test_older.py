"""Programs for a MindSpore that is older than 2.10, with facts of MindSpore 2.7.0, which still has what they use.

``python tests/programs/older/NAME.py > tests/programs/older/NAME.out`` records them again where 2.7.0 is installed.
"""

import pathlib
import subprocess
import sys

import numpy as np
import pytest

from .test_training import NUMBER, numbers

HERE = pathlib.Path(__file__).parent


@pytest.mark.parametrize("name", sorted(path.stem for path in (HERE / "older").glob("*.py")))
def test_older_program(name):
    command = [sys.executable, "-m", "amadou", "run", str(HERE / "older" / f"{name}.py")]
    run = subprocess.run(command, capture_output=True, text=True, timeout=300)
    assert run.returncode == 0, run.stderr[-3000:]
    want = (HERE / "older" / f"{name}.out").read_text()
    assert NUMBER.sub("#", run.stdout) == NUMBER.sub("#", want)
    # The layers compute in float16, whose numbers lie up to 1e-3 apart.
    np.testing.assert_allclose(numbers(run.stdout), numbers(want), rtol=1e-3, atol=1e-3)
