"""Writes docs/examples.md: how many of MindSpore's examples pass, and why others do not.

The page follows from ``counts.toml``, ``errata/*.toml`` and ``examples/*.toml``, which the programs that run the
examples hold true: ``python -m tests.documents.table`` writes it anew.
"""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from tests.documents.lists import counts, errata, reasons

PAGE = Path(__file__).parents[2] / "docs" / "examples.md"
_HEAD = """\
# The examples of MindSpore's pages

MindSpore's documentation shows a short program for nearly every name, with what it prints. `make examples` takes them
out of MindSpore 2.10, runs each on amadou and compares: numbers to 1e-3, the rest literally but for white space. An
example of several processes runs in as many; MindSpore's own count is that of one process.

Many pages have a slip: a forgotten import, an array with commas, a bracket that is missing. Such an example cannot pass
as it is printed, on MindSpore either. [errata](../tests/documents/errata) says what is wrong with each and mends that
alone, not what the example tests. Where MindSpore has what the example needs on a CPU, it passes the mended one, too.

The examples of `mindspore.dataset` and `mindspore.mindrecord` need files that their pages do not make;
`python -m tests.documents.dataset_examples` makes them.

| | examples | MindSpore on a CPU, as printed | amadou, as printed | amadou, with errata |
|---|---:|---:|---:|---:|"""
_LEFT = """
## What is left

By area, the most frequent reasons; [examples](../tests/documents/examples) has one for each.
"""
_FREQUENT = 3


def page() -> str:
    """The page as the lists have it."""
    left, slips = _left(), Counter(map(_area, errata()))
    table = []
    for area, count in counts().items():
        mended = count["all"] - left[area].total()
        table.append((f"`{area}`", count["all"], count["real"], mended - slips[area], mended))
    totals = [sum(column) for column in list(zip(*table, strict=True))[1:]]
    lines = [f"| {' | '.join(map(str, row))} |" for row in [*table, ("all", *totals)]]
    return "\n".join([_HEAD, *lines, _LEFT, *_sentences(left)]) + "\n"


def _left() -> dict[str, Counter]:
    """The reasons of each area."""
    left = {area: Counter() for area in counts()}
    for name, reason in reasons().items():
        if (area := _area(name)) in left:
            left[area][reason] += 1
    return left


def _area(name: str) -> str:
    return name.rpartition(".")[0]


def _sentences(left: dict[str, Counter]) -> Iterator[str]:
    for area, why in left.items():
        shown = [f"{reason} ({count})" for reason, count in why.most_common() if count >= _FREQUENT]
        others = sum(count for count in why.values() if count < _FREQUENT)
        if why:
            yield f"- `{area}`, {why.total()}: {'; '.join([*shown, f'others ({others})'] if others else shown)}."


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
