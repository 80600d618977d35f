"""``amadou explain``: what a name of one framework is in the other."""

from typing import Annotated

import typer

from ..bridge.catalogue import KINDS, find, near
from ._shell import OPEN, JsonOption, print_json


def explain(
    name: Annotated[str, typer.Argument(metavar="NAME", help="Of either framework, such as torch.nn.Module.buffers.")],
    as_json: JsonOption = False,
) -> None:
    """Show what a name of one framework is in the other. Ends with 1 if the catalogue does not have it."""
    entries = find(name) if name else []
    others = [] if entries else near(name)
    if as_json:
        print_json({"name": name, "entries": [entry._asdict() for entry in entries], "near": others})
    else:
        for entry in entries:
            typer.echo(f"torch      {entry.torch or '-'}\nMindSpore  {entry.mindspore or '-'}")
            typer.echo(f"           {KINDS[entry.kind]}{f': {entry.note}' if entry.note else ''}")
            if entry.page:
                typer.echo(f"           docs/differences/{entry.page}.md")
        if not entries:
            typer.echo(f"The catalogue has no {name}." + (f" Did you mean {', '.join(others)}?" if others else ""))
    if not entries:
        raise typer.Exit(OPEN)
