"""Tables that stay readable in a narrow terminal."""

from collections.abc import Callable, Iterable

from rich import box
from rich.console import Console
from rich.table import Table

from ..bridge.inspection import Row

Columns = dict[str, Callable[[Row], str]]

_ENDLESS = 100_000
_NUMBERS = {"size", "NaN", "inf", "zeros", "confidence"}
_FOLDED = {"torch", "MindSpore", "torch → MindSpore", "from", "to", "from → to", "why"}


def print_rows(console: Console, rows: Iterable[Row], wide: Columns, narrow: Columns, title: str | None = None) -> None:
    """Print a table of the columns ``wide``, or of ``narrow`` where those would not fit.

    Args:
        console: where to print.
        rows: what to show.
        wide, narrow: from the titles of columns to what a row has there.
        title: of the table.
    """
    rows = list(rows)
    table = _table(rows, wide, title)
    if console.measure(table, options=console.options.update(max_width=_ENDLESS)).maximum > console.width:
        table = _table(rows, narrow, title)
    console.print(table)


def _table(rows: Iterable[Row], columns: Columns, title: str | None) -> Table:
    table = Table(title=title, title_justify="left", box=box.SIMPLE_HEAD, show_edge=False, padding=(0, 1, 0, 0))
    for name in columns:
        is_folded = name in _FOLDED
        table.add_column(name, justify="right" if name in _NUMBERS else "left", overflow="fold", no_wrap=not is_folded)
    for row in rows:
        table.add_row(*(text(row) for text in columns.values()))
    return table


def renamed(name: str, other: str) -> str:
    """``features.0.weight → gamma``: of the other name only the parts that differ from the first."""
    if name == other:
        return name
    parts, other_parts = name.split("."), other.split(".")
    num_common = 0
    while parts[num_common] == other_parts[num_common] and num_common < min(len(parts), len(other_parts)) - 1:
        num_common += 1
    return f"{name} → {'.'.join(other_parts[num_common:])}"
