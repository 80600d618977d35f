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


@pytest.mark.parametrize("name", ["shared_optimizer", "operator_level"])
def test_four_agree(name):
    run = start(PROGRAMS / f"{name}.py", 4)
    assert run.returncode == 0, run.stderr[-4000:]
    assert run.stdout.count("agreed") == 4


def test_two_go_on_from_four(tmp_path, monkeypatch):
    monkeypatch.setenv("FOLDER", str(tmp_path))
    for procs in (4, 2):
        run = start(PROGRAMS.parent / "resumed.py", procs)
        assert run.returncode == 0, run.stderr[-4000:]
        assert run.stdout.count("agreed") == procs


def test_an_error_in_one_process_ends_all(tmp_path):
    program = tmp_path / "dies.py"
    program.write_text(
        "import os, signal\n"
        "from mindspore import Tensor, ops\n"
        "from mindspore.communication import init, get_rank\n"
        "init()\n"
        "if get_rank() == 1:\n"
        "    os.kill(os.getpid(), signal.SIGKILL)\n"
        "ops.AllReduce()(Tensor([1.0]))\n"
    )
    run = start(program, 2, timeout=90)
    assert run.returncode != 0
    assert "Signal 9" in run.stderr
