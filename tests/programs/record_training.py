"""Run the programs of ``training/`` on the real MindSpore and store what they print.

``.oracle/bin/python -m tests.programs.record_training [name ...]``, all programs without a name.
"""

import pathlib
import subprocess
import sys

HERE = pathlib.Path(__file__).parent

# MindSpore's CPU has neither of the two operators that look for an overflow, Ascend's and the GPU's.
WITHOUT_FLOAT_STATUS = """
import runpy, sys
from mindspore import Tensor, nn, ops

def start_overflow_check(self, pre_cond, compute_input):
    return Tensor([0] * 8), compute_input

def get_overflow_status(self, status, compute_output):
    return Tensor(not all(ops.isfinite(grad).all() for grad in compute_output))

nn.TrainOneStepWithLossScaleCell.start_overflow_check = start_overflow_check
nn.TrainOneStepWithLossScaleCell.get_overflow_status = get_overflow_status
runpy.run_path(sys.argv[1], run_name="__main__")
"""


def main(names: list[str]) -> None:
    """Write ``facts/<name>.out`` for each program."""
    for program in sorted((HERE / "training").glob("*.py")):
        if program.stem != "weights" and (not names or program.stem in names):
            command = [sys.executable, "-c", WITHOUT_FLOAT_STATUS, program.name]
            run = subprocess.run(command, capture_output=True, text=True, check=True, timeout=600, cwd=program.parent)
            (HERE / "facts" / f"{program.stem}.out").write_text(run.stdout)
            print(program.stem, len(run.stdout.splitlines()), "lines")


if __name__ == "__main__":
    main(sys.argv[1:])
