"""``amadou msrun``: a program as several processes, with the options of MindSpore's launcher, by torch's."""

import sys
from typing import Annotated, NoReturn

import typer

from .run import restart


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
    join: Annotated[str, typer.Option("--join", help="Without effect: the command always waits.")] = "True",
    bind_core: Annotated[str, typer.Option("--bind_core", help="Without effect.")] = "",
    tail_worker_log: Annotated[str, typer.Option("--tail_worker_log", help="Without effect.")] = "-1",
    rank_table_file: Annotated[str, typer.Option("--rank_table_file", help="Not offered.", hidden=True)] = "",
    sim_level: Annotated[int, typer.Option("--sim_level", help="Not offered.", hidden=True)] = -1,
) -> None:
    """Run a MindSpore program as several processes, with msrun's options; `amadou run --procs` has torch's."""
    if worker_num % local_worker_num:
        _refuse(f"--worker_num must be a multiple of --local_worker_num, but got {worker_num} and {local_worker_num}")
    if rank_table_file or sim_level >= 0:
        _refuse("--rank_table_file and --sim_level are settings of Ascend clusters, which are not offered")
    if bind_core not in ("", "False"):
        typer.echo("amadou: --bind_core has no effect; see torchrun's --numa-binding", err=True)
    machines = worker_num // local_worker_num
    launcher = [f"--nproc-per-node={local_worker_num}", f"--nnodes={machines}"]
    if machines == 1:
        launcher.append("--standalone")
    elif node_rank >= 0:
        launcher += [f"--node-rank={node_rank}", f"--master-addr={master_addr}", f"--master-port={master_port}"]
        launcher.append(f"--rdzv-conf=timeout={cluster_time_out}")
    else:
        launcher += ["--rdzv-backend=c10d", f"--rdzv-endpoint={master_addr}:{master_port}"]
        launcher.append(f"--rdzv-conf=join_timeout={cluster_time_out}")
    log = [f"--log={log_dir}/{worker_log_name}_RANK.log"] if log_dir else []
    restart(launcher, [*log, program, *(arguments or ())])


def _refuse(why: str) -> NoReturn:
    typer.echo(f"amadou: {why}", err=True)
    sys.exit(2)
