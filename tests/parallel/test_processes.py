"""Programs of several processes, started as a user starts them."""

import os
import socket
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest
from typer.testing import CliRunner

from amadou.cli import app

HERE = Path(__file__).parent
# The first one draws without a seed, which the others set; the last one lets torch cut whatever comes afterwards.
PROGRAMS = ["data_parallel", "collectives", "mint_distributed", "lenet", "shared_optimizer", "torch_tools"]
PROGRAMS += ["experts", "operator_level"]


def start(program, procs, arguments=(), options=(), timeout=400):
    waiting = () if "--timeout" in options else ("--timeout", "30")
    ours = ["run", "--procs", str(procs), *waiting, *options, str(program), *arguments]
    return subprocess.run([sys.executable, "-m", "amadou", *ours], capture_output=True, text=True, timeout=timeout)


@pytest.fixture(autouse=True)
def folder(tmp_path, monkeypatch):
    """Where the programs put their files."""
    monkeypatch.setenv("FOLDER", str(tmp_path))
    return tmp_path


@pytest.mark.parametrize(("procs", "names"), [(2, PROGRAMS), (4, ["lenet", "shared_optimizer", "operator_level"])])
def test_all_processes_agree(procs, names):
    programs = [str(HERE / "programs" / f"{name}.py") for name in names]
    run = start(HERE / "world.py", procs, programs)
    assert run.returncode == 0, run.stderr[-4000:]
    assert [run.stdout.count(f"{program} agreed") for program in programs] == [procs] * len(programs)


def test_every_program_is_run():
    assert sorted(PROGRAMS) == sorted(path.stem for path in (HERE / "programs").glob("*.py"))


def test_two_go_on_from_four():
    for procs in (4, 2):
        run = start(HERE / "resumed.py", procs)
        assert run.returncode == 0, run.stderr[-4000:]
        assert run.stdout.count("agreed") == procs


# -- faults ----------------------------------------------------------------------------------------------------------


def test_a_process_that_hangs_ends_all_after_the_time_out(folder):
    run = start(HERE / "faults" / "hangs.py", 2, options=["--timeout", "3"], timeout=90)
    assert run.returncode != 0
    assert "For 'all_reduce', all processes of the group must take part, but process 0 has waited for 3." in run.stderr
    numbers = [int(path.name) for path in folder.iterdir()]
    assert len(numbers) == 2
    assert not any(_is_alive(number) for number in numbers)


def test_a_process_that_is_killed_is_started_anew():
    run = start(HERE / "faults" / "is_killed.py", 2, options=["--max-restarts", "1"])
    assert "Signal 9" in run.stderr or "exitcode: -9" in run.stderr, run.stderr[-4000:]
    assert run.returncode == 0, run.stderr[-4000:]
    assert "agreed" in run.stdout


def test_a_process_that_is_killed_ends_all():
    run = start(HERE / "faults" / "is_killed.py", 2, timeout=90)
    assert run.returncode != 0
    assert "Signal 9" in run.stderr


def _is_alive(number):
    try:
        os.kill(number, 0)
    except ProcessLookupError:
        return False
    return True


# -- msrun -----------------------------------------------------------------------------------------------------------


@pytest.fixture
def launched(monkeypatch, folder):
    """What ``amadou msrun`` would start, and what it says."""
    monkeypatch.chdir(folder)
    commands = []

    def execute(executable, command):
        commands.append(command)
        raise SystemExit

    def spawn(command, **options):
        assert options["start_new_session"]
        commands.append(command)
        return SimpleNamespace(pid=12)

    monkeypatch.setattr(os, "execv", execute)
    monkeypatch.setattr(subprocess, "Popen", spawn)

    def launch(*options):
        done = CliRunner().invoke(app, ["msrun", *options, "train.py", "--log", "x"])
        return " ".join(commands.pop()[3:]) if commands else "", done.output

    return launch


@pytest.mark.parametrize(
    ("options", "launcher"),
    [
        ("", "--nproc-per-node=8 --nnodes=1 --standalone"),
        ("--worker_num=2 --local_worker_num=2", "--nproc-per-node=2 --nnodes=1 --standalone"),
        (
            "--worker_num=16 --master_addr=h --node_rank=1",
            "--nproc-per-node=8 --nnodes=2 --node-rank=1 --master-addr=h --master-port=8118 --rdzv-conf=timeout=600",
        ),
        (
            "--worker_num=4 --local_worker_num=2 --master_addr=h --master_port=9000 --cluster_time_out=9",
            "--nproc-per-node=2 --nnodes=2 --rdzv-backend=c10d --rdzv-endpoint=h:9000 --rdzv-conf=join_timeout=9",
        ),
        (
            "--worker_num=2 --local_worker_num=1 --node_rank=0 --cluster_time_out=-1",
            "--nproc-per-node=1 --nnodes=2 --node-rank=0 --master-addr=127.0.0.1 --master-port=8118 "
            "--rdzv-conf=timeout=2147483648",
        ),
    ],
)
def test_options_of_msrun_are_those_of_torchs_launcher(launched, options, launcher):
    assert launched("--join=True", *options.split()) == (f"{launcher} -m -- amadou run train.py --log x", "")


def test_msrun_prints_into_files(launched):
    command, _ = launched("--join=True", "--log_dir=logs", "--worker_log_name=on_{hostname}")
    assert f"amadou run --log=logs/on_{socket.gethostname()}_RANK.log train.py" in command


def test_msrun_leaves_the_program_alone_unless_told_to_join(launched):
    command, said = launched("--log_dir=logs")
    assert "amadou run --log=logs/worker_RANK.log train.py" in command
    assert said == "amadou: process 12 runs the program; its output is in logs. --join=True waits for it\n"
    assert Path("logs/launcher.log").exists()
    assert "amadou run --log=./worker_RANK.log train.py" in launched()[0]


@pytest.mark.parametrize(
    "option", ["--worker_num=9", "--rank_table_file=table.json", "--sim_level=1", "--sim_rank_id=1", "--join=yes"]
)
def test_msrun_refuses_what_it_cannot_do(launched, option):
    command, said = launched(option)
    assert not command
    assert option.split("=")[0] in said


@pytest.mark.parametrize("option", ["--bind_core=True", "--bind_numa=True", "--tail_worker_log=0"])
def test_msrun_says_what_has_no_effect(launched, option):
    command, said = launched("--join=True", option)
    assert command
    assert option.split("=")[0] in said
