"""Programs of several processes, started as a user starts them."""

import subprocess
import sys
from pathlib import Path

import pytest

PROGRAMS = Path(__file__).parent / "programs"


def start(program, procs, *options, timeout=240):
    command = [sys.executable, "-m", "amadou", "run", "--procs", str(procs), *options, str(program)]
    return subprocess.run(command, capture_output=True, text=True, timeout=timeout)


@pytest.mark.parametrize("program", sorted(PROGRAMS.glob("*.py")), ids=lambda path: path.stem)
def test_all_processes_agree(program):
    run = start(program, 2)
    assert run.returncode == 0, run.stderr[-4000:]
    assert run.stdout.count("agreed") == 2
