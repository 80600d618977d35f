"""``amadou inspect``: what a checkpoint or a model holds, in both frameworks' words."""

from pathlib import Path
from typing import Annotated, Any

import typer
from rich.tree import Tree

from ..bridge.inspection import Row, Source, statistics, totals
from ._page import page
from ._shell import JsonOption, bytes_text, console, errors_shown, print_json, progress
from ._sources import KeyOption, ModeOption, load_source
from ._tables import Columns, print_rows, renamed

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
        _print_table(found)
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


def _print_table(found: Source) -> None:
    facts: Columns = {
        "dtype": lambda row: row["dtype"],
        "shape": lambda row: str(tuple(row["shape"])),
        "size": lambda row: bytes_text(row["size"]),
    }
    if any(row["requires_grad"] is not None for row in found.rows):
        facts = {"requires_grad": lambda row: str(row["requires_grad"]), **facts}
    wide: Columns = {
        "kind": lambda row: row["kind"],
        "torch": lambda row: _name(row, "torch"),
        "MindSpore": lambda row: _name(row, "mindspore"),
        **facts,
    }
    if any("stats" in row for row in found.rows):
        wide |= _STATISTICS
    narrow: Columns = {"kind": lambda row: row["kind"], "torch → MindSpore": _in_one_column, **facts}
    print_rows(console(), found.rows, wide, narrow, f"{found.path}: {found.format}")


_STATISTICS: Columns = {
    "NaN": lambda row: str(row["stats"]["nan"]),
    "inf": lambda row: str(row["stats"]["inf"]),
    "zeros": lambda row: str(row["stats"]["zeros"]),
    "range": lambda row: f"{row['stats']['min']:.4g} … {row['stats']['max']:.4g}",
    "values": lambda row: _bars(row["stats"]["histogram"]),
}


def _bars(counts: list[int]) -> str:
    most = max(counts) or 1
    return "".join(_BARS[-(-count * (len(_BARS) - 1) // most)] for count in counts)


def _name(row: Row, side: str) -> str:
    candidates = [name or "nothing" for name in row["candidates"]]
    return row[f"{side}_name"] or (f"{' or '.join(candidates)} ?" if candidates else "-")


def _in_one_column(row: Row) -> str:
    names = renamed(_name(row, "torch"), _name(row, "mindspore"))
    if "stats" not in row:
        return names
    nan, inf, zeros, values, bars = (text(row) for text in _STATISTICS.values())
    return f"{names}\n{nan} NaN, {inf} inf, {zeros} zeros\n{values}\n{bars}"


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
        facts = [f"{row['dtype']} {tuple(row['shape'])}", row["kind"]]
        if "stats" in row:
            facts += [_STATISTICS["range"](row), _STATISTICS["values"](row)]
        branch.add("  ".join([leaf, *facts]))
    return root


def _print_rest(found: Source) -> None:
    sums = totals(found.rows)
    typer.echo(
        f"{sums['entries']} entries: {sums['parameters']} parameters and {sums['buffers']} buffers, "
        f"{sums['elements']:,} elements, {bytes_text(sums['bytes'])}"
    )
    for name, text in found.notes.items():
        typer.echo(f"{name}: {text}")
