"""``amadou msrun``: a program as several processes, with the options of MindSpore's launcher, by torch's."""

import socket
import subprocess
import sys
from pathlib import Path
from typing import Annotated, NoReturn

import typer

from .run import command, restart

# What a negative --cluster_time_out means, in seconds.
_FOREVER = 2**31


def msrun(
    program: Annotated[str, typer.Argument(metavar="PROGRAM", help="The path of a script.", show_default=False)],
    arguments: Annotated[
        list[str] | None, typer.Argument(metavar="ARGS", help="The program's own.", show_default=False)
    ] = None,
    worker_num: Annotated[int, typer.Option("--worker_num", min=1, help="The processes on all machines.")] = 8,
    local_worker_num: Annotated[int, typer.Option("--local_worker_num", min=1, help="Those on this machine.")] = 8,
    master_addr: Annotated[str, typer.Option("--master_addr", help="Where several machines meet.")] = "127.0.0.1",
    master_port: Annotated[int, typer.Option("--master_port", min=1024, max=65535, help="The port there.")] = 8118,
    node_rank: Annotated[int, typer.Option("--node_rank", help="This machine's number; -1: any.")] = -1,
    log_dir: Annotated[str, typer.Option("--log_dir", help="A folder for the output, worker_RANK.log.")] = "",
    worker_log_name: Annotated[str, typer.Option("--worker_log_name", help="In the place of worker.")] = "worker",
    cluster_time_out: Annotated[int, typer.Option("--cluster_time_out", help="Seconds to wait for machines.")] = 600,
    join: Annotated[str, typer.Option("--join", help="Whether to wait for the program.")] = "False",
    bind_core: Annotated[str, typer.Option("--bind_core", help="Not offered: it is said, and left out.")] = "",
    bind_numa: Annotated[str, typer.Option("--bind_numa", help="Not offered: it is said, and left out.")] = "",
    tail_worker_log: Annotated[
        str, typer.Option("--tail_worker_log", help="Not offered: it is said, and left out.")
    ] = "-1",
    rank_table_file: Annotated[str, typer.Option("--rank_table_file", help="Not offered.", hidden=True)] = "",
    sim_level: Annotated[int, typer.Option("--sim_level", help="Not offered.", hidden=True)] = -1,
    sim_rank_id: Annotated[int, typer.Option("--sim_rank_id", help="Not offered.", hidden=True)] = -1,
) -> None:
    """Run a MindSpore program as several processes, with msrun's options; `amadou run --procs` has torch's."""
    if worker_num % local_worker_num:
        _refuse(f"--worker_num must be a multiple of --local_worker_num, but got {worker_num} and {local_worker_num}")
    if rank_table_file or sim_level >= 0 or sim_rank_id >= 0:
        _refuse("--rank_table_file, --sim_level and --sim_rank_id are of Ascend clusters, which are not offered")
    if join not in ("True", "False"):
        _refuse(f"--join must be True or False, but got {join}")
    if {bind_core, bind_numa} - {"", "False"}:
        _say("--bind_core and --bind_numa have no effect: start this command under taskset or numactl")
    if tail_worker_log != "-1":
        _say("--tail_worker_log has no effect: `tail -f` follows a file of --log_dir; without it all output is here")
    folder = log_dir or ("" if join == "True" else ".")
    name = worker_log_name.replace("{hostname}", socket.gethostname())
    if "{ip}" in name:
        name = name.replace("{ip}", _address())
    arguments = [program, *(arguments or ())]
    launcher = [
        f"--nproc-per-node={local_worker_num}",
        *_meeting(worker_num // local_worker_num, node_rank, master_addr, master_port, cluster_time_out),
    ]
    if folder:
        arguments = [f"--log={folder}/{name}_RANK.log", *arguments]
    if join == "True":
        restart(launcher, arguments)
    _leave(command(launcher, arguments), Path(folder) / "launcher.log")


def _meeting(machines: int, node_rank: int, address: str, port: int, patience: int) -> list[str]:
    """How the machines find each other, in the words of torch's launcher."""
    if machines == 1:
        return ["--nnodes=1", "--standalone"]
    seconds = patience if patience >= 0 else _FOREVER
    if node_rank >= 0:
        fixed = [f"--node-rank={node_rank}", f"--master-addr={address}", f"--master-port={port}"]
        return [f"--nnodes={machines}", *fixed, f"--rdzv-conf=timeout={seconds}"]
    place = ["--rdzv-backend=c10d", f"--rdzv-endpoint={address}:{port}"]
    return [f"--nnodes={machines}", *place, f"--rdzv-conf=join_timeout={seconds}"]


def _leave(launcher: list[str], log: Path) -> None:
    """Start the launcher, and let it go on when this command has ended."""
    log.parent.mkdir(parents=True, exist_ok=True)
    with log.open("a") as file:
        started = subprocess.Popen(
            launcher, stdin=subprocess.DEVNULL, stdout=file, stderr=subprocess.STDOUT, start_new_session=True
        )
    _say(f"process {started.pid} runs the program; its output is in {log.parent}. --join=True waits for it")


def _address() -> str:
    try:
        return socket.gethostbyname(socket.gethostname())
    except OSError:  # a machine whose own name means nothing to it
        return "127.0.0.1"


def _say(what: str) -> None:
    typer.echo(f"amadou: {what}", err=True)


def _refuse(why: str) -> NoReturn:
    _say(why)
    sys.exit(2)
