"""``amadou inspect``: what a checkpoint or a model holds, in both frameworks' words."""

from pathlib import Path
from typing import Annotated, Any

import typer
from rich.table import Table
from rich.tree import Tree

from ..bridge.inspection import Source, statistics, totals
from ._page import page
from ._shell import (
    JsonOption,
    KeyOption,
    ModeOption,
    bytes_text,
    console,
    errors_shown,
    load_source,
    print_json,
    progress,
)

_BARS = " ▁▂▃▄▅▆▇█"


def inspect(
    source: Annotated[
        str, typer.Argument(metavar="FILE|MODULE:OBJECT", help="A checkpoint, a folder of shards, or a model.")
    ],
    tree: Annotated[bool, typer.Option("--tree", help="Show the tree of modules.")] = False,
    stats: Annotated[bool, typer.Option("--stats", help="Read the values: NaN, inf, zeros, range, histogram.")] = False,
    html: Annotated[
        Path | None, typer.Option("--html", metavar="FILE", help="Write a page to search and sort.")
    ] = None,
    as_json: JsonOption = False,
    key: KeyOption = None,
    mode: ModeOption = "AES-GCM",
) -> None:
    """Show what a checkpoint or a model holds, in both frameworks' words."""
    with errors_shown():
        found = load_source(source, key, mode)
        if stats:
            _add_statistics(found, as_json)
        if html is not None:
            html.write_text(page(_data(found)), encoding="utf-8")
    if as_json:
        print_json(_data(found))
    elif tree:
        console().print(_tree(found))
    elif html is None:
        console().print(_table(found))
    if not as_json:
        _print_rest(found)


def _add_statistics(found: Source, quiet: bool) -> None:
    with progress("reading", len(found.rows), quiet) as step:
        for row in found.rows:
            step(row["name"])
            row["stats"] = statistics(found.values[row["name"]]())


def _data(found: Source) -> dict[str, Any]:
    return {
        "path": found.path,
        "format": found.format,
        "framework": found.framework,
        "totals": totals(found.rows),
        "notes": found.notes,
        "entries": found.rows,
    }


def _table(found: Source) -> Table:
    with_stats = any("stats" in row for row in found.rows)
    with_marks = any(row["requires_grad"] is not None for row in found.rows)
    table = Table(title=f"{found.path}: {found.format}", title_justify="left")
    for title in ("kind", "torch", "MindSpore", *(["requires_grad"] if with_marks else []), "dtype", "shape"):
        table.add_column(title, overflow="fold")
    table.add_column("size", justify="right")
    for title in ("NaN", "inf", "zeros", "range", "values") if with_stats else ():
        table.add_column(title)
    for row in found.rows:
        marks = [str(row["requires_grad"])] if with_marks else []
        names = [row[f"{side}_name"] or _unsure(row) for side in ("torch", "mindspore")]
        shape = str(tuple(row["shape"]))
        table.add_row(row["kind"], *names, *marks, row["dtype"], shape, bytes_text(row["size"]), *_stats(row))
    return table


def _unsure(row: dict[str, Any]) -> str:
    return " or ".join(name or "nothing" for name in row["candidates"]) + " ?" if row["candidates"] else "-"


def _stats(row: dict[str, Any]) -> list[str]:
    if "stats" not in row:
        return []
    stats = row["stats"]
    most = max(stats["histogram"]) or 1
    bars = "".join(_BARS[-(-count * (len(_BARS) - 1) // most)] for count in stats["histogram"])
    return [*(str(stats[key]) for key in ("nan", "inf", "zeros")), f"{stats['min']:.4g} … {stats['max']:.4g}", bars]


def _tree(found: Source) -> Tree:
    root = Tree(found.path)
    branches = {"": root}
    for row in found.rows:
        *parents, leaf = row["name"].split(".")
        path, branch = "", root
        for part in parents:
            path = f"{path}.{part}"
            if path not in branches:
                branches[path] = branch.add(part)
            branch = branches[path]
        branch.add(f"{leaf}  {row['dtype']} {tuple(row['shape'])}  {row['kind']}")
    return root


def _print_rest(found: Source) -> None:
    sums = totals(found.rows)
    typer.echo(
        f"{sums['entries']} entries: {sums['parameters']} parameters and {sums['buffers']} buffers, "
        f"{sums['elements']:,} elements, {bytes_text(sums['bytes'])}"
    )
    for name, text in found.notes.items():
        typer.echo(f"{name}: {text}")
