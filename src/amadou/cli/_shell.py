"""What the commands on checkpoints share: how they print, show progress, and end."""

import json
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Annotated, Any

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

# As diff and grep end: 0 for what was hoped for, 1 for differences and open questions, 2 for errors.
OPEN, ERROR = 1, 2
_ENDLESS = 100_000

JsonOption = Annotated[bool, typer.Option("--json", help="Print JSON.")]


def console(to_stderr: bool = False) -> Console:
    """Where to print; as wide as needed when nobody watches, so that no text is cut."""
    watched = (sys.stderr if to_stderr else sys.stdout).isatty()
    # names are no markup: "[bold]" and ":smile:" are shown as they are
    return Console(stderr=to_stderr, width=None if watched else _ENDLESS, highlight=False, markup=False, emoji=False)


@contextmanager
def errors_shown() -> Iterator[None]:
    """Turn what a wrong file or argument raises into one line and the exit code 2."""
    try:
        yield
    except (ValueError, TypeError, OSError, ImportError, MemoryError) as error:
        typer.echo(f"amadou: {error}", err=True)
        raise typer.Exit(ERROR) from error


def print_json(data: Any) -> None:
    """Print data for a program."""
    typer.echo(json.dumps(data, ensure_ascii=False, indent=1, default=str))


@contextmanager
def progress(title: str, count: int, quiet: bool = False) -> Iterator[Callable[[str], None]]:
    """A function to call with every name that is worked on; a bar shows it where somebody watches."""
    columns = TextColumn(title), BarColumn(), MofNCompleteColumn(), TextColumn("{task.fields[name]}", markup=False)
    watcher = console(to_stderr=True)
    with Progress(*columns, console=watcher, transient=True, disable=quiet or not watcher.is_terminal) as bar:
        task = bar.add_task(title, total=count, name="")
        yield lambda name: bar.update(task, advance=1, name=name)


def bytes_text(size: int) -> str:
    """A size as people read it."""
    value, units = float(size), iter(("B", "KiB", "MiB", "GiB", "TiB"))
    unit = next(units)
    while value >= 1024 and unit != "TiB":
        value, unit = value / 1024, next(units)
    return f"{value:.0f} {unit}" if unit == "B" else f"{value:.1f} {unit}"
