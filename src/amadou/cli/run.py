"""``amadou run``: a program as python runs it, but ``import mindspore`` means amadou."""

import importlib.util
import multiprocessing
import os
import sys
from importlib.machinery import ModuleSpec, SourceFileLoader
from multiprocessing.context import get_spawning_popen
from pathlib import Path
from types import CodeType, ModuleType, TracebackType
from typing import Annotated, NoReturn

import typer

from .. import config
from .._install import install
from ..communication.groups import show_launcher

_excepthook = sys.excepthook  # typer puts its own in this place when the command starts


def run(
    program: Annotated[str, typer.Argument(metavar="PROGRAM", help="The path of a script.", show_default=False)],
    arguments: Annotated[
        list[str] | None, typer.Argument(metavar="ARGS", help="The program's own.", show_default=False)
    ] = None,
    module: Annotated[bool, typer.Option("-m", help="PROGRAM is a module, as for python -m.")] = False,
    compiled: Annotated[
        bool, typer.Option("--compile", help="Compile jit functions and graph mode with torch.compile.")
    ] = False,
    explain: Annotated[
        bool, typer.Option("--explain", help="With --compile: show at the end what was compiled, and what broke it.")
    ] = False,
    procs: Annotated[int, typer.Option(metavar="N", min=1, help="Start the program N times on this machine.")] = 1,
    nnodes: Annotated[str, typer.Option(metavar="M", help="The number of machines, or MIN:MAX.")] = "1",
    rdzv_endpoint: Annotated[str, typer.Option(metavar="HOST:PORT", help="Where several machines meet.")] = "",
    max_restarts: Annotated[int, typer.Option(metavar="K", help="How often to start anew when a process dies.")] = 0,
    timeout: Annotated[
        float | None, typer.Option(metavar="S", help="Seconds that a process waits for the others.")
    ] = None,
    log: Annotated[str, typer.Option(metavar="FILE", help="Print into a file; RANK in its name is the rank.")] = "",
) -> None:
    """Run a MindSpore program on PyTorch, also as several processes: those options are torchrun's."""
    sys.excepthook = _excepthook
    if explain and not compiled:
        _give_up("--explain needs --compile", 2)
    if procs > 1 or nnodes != "1":
        where = ["--rdzv-backend=c10d", f"--rdzv-endpoint={rdzv_endpoint}"] if rdzv_endpoint else ["--standalone"]
        launcher = [f"--nproc-per-node={procs}", f"--nnodes={nnodes}", f"--max-restarts={max_restarts}", *where]
        ours = {
            "--compile": compiled,
            "--explain": explain,
            f"--timeout={timeout}": timeout,
            f"--log={log}": log,
            "-m": module,
        }
        restart(launcher, [*(option for option, given in ours.items() if given), program, *(arguments or ())])
    if log:
        _print_into(Path(log.replace("RANK", os.environ.get("RANK", "0"))))
    show_launcher()
    config.compile = compiled
    config.communication_timeout = timeout
    sys.argv = _Arguments([program, *(arguments or ())])
    if "forkserver" in multiprocessing.get_all_start_methods():
        multiprocessing.set_forkserver_preload([])  # it would import the program without the alias
    install()
    try:
        code, main = _load_module(program) if module else _load_script(program)
        sys.modules["__main__"] = main
        exec(code, vars(main))
    except SystemExit:
        raise
    except BaseException as error:
        traceback = _cut(error.__traceback__)
        sys.excepthook(type(error), error.with_traceback(traceback), traceback)
        sys.exit(130 if isinstance(error, KeyboardInterrupt) else 1)
    finally:
        if explain:
            from ._graphs import report

            typer.echo(report(), err=True)


def restart(launcher: list[str], arguments: list[str]) -> NoReturn:
    """Go on as :func:`command`; the exit code is that one's."""
    os.execv(sys.executable, command(launcher, arguments))


def command(launcher: list[str], arguments: list[str]) -> list[str]:
    """The call of torch's launcher that starts ``amadou run`` several times."""
    # -- or the launcher would take the options of the program for its own, if they begin alike
    return [sys.executable, "-m", "torch.distributed.run", *launcher, "-m", "--", "amadou", "run", *arguments]


def _print_into(path: Path) -> None:
    """Send what is printed, and errors, to a file."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("a") as file:
        os.dup2(file.fileno(), sys.stdout.fileno())
        os.dup2(file.fileno(), sys.stderr.fileno())


class _Arguments(list):
    """sys.argv. multiprocessing sends it to a new process before that imports the program: there it installs."""

    def __reduce__(self) -> tuple:
        return (list, (list(self),)) if get_spawning_popen() is None else (_arrive, (list(self), config.compile))


def _arrive(arguments: list[str], compiled: bool) -> _Arguments:
    config.compile = compiled
    install()
    return _Arguments(arguments)


def _load_script(name: str) -> tuple[CodeType, ModuleType]:
    path = str(Path(name).absolute())
    loader = SourceFileLoader("__main__", path)
    try:
        source = loader.get_data(path)
    except OSError as error:
        _give_up(f"can't open file {path!r}: {error.strerror}", 2)
    _search_first(Path(path).resolve().parent)
    main = ModuleType("__main__")
    main.__file__ = path
    main.__loader__ = loader
    return loader.source_to_code(source, path), main


def _load_module(name: str) -> tuple[CodeType, ModuleType]:
    _search_first(Path.cwd())
    spec = _find(name)
    if spec and spec.submodule_search_locations is not None:
        spec = _find(f"{name}.__main__")
    code = getattr(spec.loader, "get_code", lambda name: None)(spec.name) if spec else None
    if spec is None or code is None:
        _give_up(f"No module named {name}, or nothing in it to run", 1)
    sys.argv[0] = spec.origin or name
    main = importlib.util.module_from_spec(spec)
    main.__name__ = "__main__"
    return code, main


def _find(name: str) -> ModuleSpec | None:
    try:
        return importlib.util.find_spec(name)
    except ModuleNotFoundError as error:
        if f"{name}.".startswith(f"{error.name}."):
            return None
        raise  # the package is there, but not what it imports


def _search_first(folder: Path) -> None:
    """Put ``folder`` where python puts the folder of the program, unless told not to (``python -P`` or ``-I``)."""
    if not getattr(sys.flags, "safe_path", sys.flags.isolated):
        sys.path[0] = str(folder)


def _cut(traceback: TracebackType | None) -> TracebackType | None:
    """``traceback`` without the frames that lead from here to the program."""
    while traceback and traceback.tb_frame.f_code.co_filename.startswith(
        (__file__, "<frozen", importlib.util.__file__)
    ):
        traceback = traceback.tb_next
    return traceback


def _give_up(why: str, code: int) -> NoReturn:
    typer.echo(f"amadou: {why}", err=True)
    sys.exit(code)
