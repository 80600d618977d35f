"""``amadou diff``: what differs between two checkpoints, or a checkpoint and a model."""

from typing import Annotated, Any

import typer

from ..bridge.inspection import difference
from ._shell import OPEN, JsonOption, errors_shown, print_json, progress
from ._sources import load_source


def diff(
    a: Annotated[str, typer.Argument(metavar="A", help="A checkpoint, or a model as module:Object.")],
    b: Annotated[str, typer.Argument(metavar="B", help="The other one.")],
    names_only: Annotated[bool, typer.Option("--names-only", help="Compare no values.")] = False,
    tolerance: Annotated[float, typer.Option(help="The largest absolute difference that counts as none.")] = 0.0,
    as_json: JsonOption = False,
) -> None:
    """Show what differs between two checkpoints or models. Ends with 0 if nothing does, with 1 otherwise."""
    with errors_shown():
        one, other = load_source(a), load_source(b)
        with progress("comparing", len(one.rows), as_json) as step:
            found = difference(one, other, not names_only, tolerance, step)
    if as_json:
        print_json(found)
    else:
        _print(found, a, b)
    if found["only_a"] or found["only_b"] or found["differing"]:
        raise typer.Exit(OPEN)


def _print(found: dict[str, Any], a: str, b: str) -> None:
    for names, where in ((found["only_a"], a), (found["only_b"], b)):
        for name in names:
            typer.echo(f"only in {where}: {name}")
    for row in found["differing"]:
        typer.echo(f"{row['name']}: {_said(row)}")
    for row in found["renames"]:
        why = "the same values" if row["same_values"] else f"likeness {row['likeness']}"
        typer.echo(f"renamed? {row['from']} -> {row['to']} ({why})")
    for name in found["not_kept"]:
        typer.echo(f"the other framework does not keep {name}")
    typer.echo(f"{found['same']} entries are the same, {len(found['differing'])} differ")


def _said(row: dict[str, Any]) -> str:
    parts = [f"{key} {row[key][0]} and {row[key][1]}" for key in ("shape", "dtype") if key in row]
    if "count" in row:
        worst = "NaN" if row["max_abs"] is None else f"{row['max_abs']:.3g}"
        relative = "NaN" if row["max_rel"] is None else f"{row['max_rel']:.3g}"
        values = " and ".join(row["first_values"])
        parts.append(
            f"{row['count']} values, by at most {worst} (relative {relative}), first at {row['first_index']}: {values}"
        )
    return "; ".join(parts)
