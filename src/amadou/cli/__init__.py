"""The command ``amadou``."""

from importlib.metadata import version as installed_version
from typing import Annotated

import typer

from .convert import convert
from .diff import diff
from .explain import explain
from .inspect import inspect
from .msrun import msrun
from .run import run

app = typer.Typer(name="amadou", no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False)

# What follows the program belongs to the program, also what looks like an option of ours.
app.command(context_settings={"allow_interspersed_args": False})(run)
app.command(context_settings={"allow_interspersed_args": False})(msrun)
app.command()(inspect)
app.command()(convert)
app.command()(diff)
app.command()(explain)


def _print_version(asked: bool) -> None:
    if asked:
        typer.echo(f"amadou {installed_version('amadou')}")
        raise typer.Exit


@app.callback()
def main(
    version: Annotated[
        bool, typer.Option("--version", help="Show the version.", callback=_print_version, is_eager=True)
    ] = False,
) -> None:
    """MindSpore programs on PyTorch."""
