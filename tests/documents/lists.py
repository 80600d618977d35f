"""What is written down about MindSpore's examples: ``examples/*.toml`` and ``errata/*.toml``.

``examples/*.toml`` lists those that give another result here, each with the reason. ``errata/*.toml`` lists slips of
MindSpore's pages, each with what mends it::

    "mindspore.ops.Fmin" = { slip = "does not import mstype", first = "from mindspore import dtype as mstype" }

``slip`` says what is wrong with the page. What mends it is one or more of

- ``first``: the statements that it forgets at its beginning: an import, or the making of a file that it reads,
- ``edits``: pairs of a text as the page has it, with its ``>>>``, and what it should be; replaced wherever it stands,
- ``commas = true``: arrays are shown with commas between their numbers, which ``print`` does not write,
- ``processes``: in how many processes it is to run, where it does not say so.

An edit changes neither what an example tests nor a number that it shows, unless MindSpore itself or the arithmetic that
``slip`` states says so. MindSpore passes the mended example on a CPU (:mod:`tests.documents.real`); where it does not,
``real`` says why.
"""

import doctest
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

FOLDER = Path(__file__).parent
COUNTS = FOLDER / "counts.toml"

Row = dict[str, Any]


def reasons(files: str = "*.toml") -> dict[str, str]:
    """The examples that give another result here, and why."""
    return _tables("examples", files)


def errata() -> dict[str, "Erratum"]:
    """The slips of the pages, by the name of the example."""
    return {name: Erratum(**table) for name, table in _tables("errata", "*.toml").items()}


def counts() -> dict[str, dict[str, int]]:
    """Of each area, ``all`` its examples, and ``real``, those that MindSpore itself passes."""
    return tomllib.loads(COUNTS.read_text(encoding="utf-8"))


def _tables(folder: str, files: str) -> dict[str, Any]:
    tables = [tomllib.loads(path.read_text(encoding="utf-8")) for path in sorted((FOLDER / folder).glob(files))]
    return {name: entry for table in tables for name, entry in table.items()}


@dataclass(frozen=True)
class Erratum:
    """A slip of a page and what mends it; see the head of this file."""

    slip: str
    first: str = ""
    edits: tuple[tuple[str, str], ...] = ()
    commas: bool = False
    processes: int | None = None
    real: str = ""

    def mend(self, row: Row) -> Row:
        """The example as it should be; it is refused if the page has not what is to be mended."""
        page = page_of(row["examples"])
        for before, after in self.edits:
            if before not in page:
                raise ValueError(f"The erratum of {row['name']} does not apply: its page has no {before!r}.")
            page = page.replace(before, after)
        page = "".join(f">>> {line}\n" for line in self.first.splitlines()) + page
        parsed = [[example.source, example.want] for example in doctest.DocTestParser().get_examples(page)]
        if self.commas:
            with_commas, parsed = parsed, [[source, _without_commas(want)] for source, want in parsed]
            if parsed == with_commas:
                raise ValueError(f"The erratum of {row['name']} does not apply: its page shows no commas.")
        return row | {"examples": parsed, "processes": self.processes or row["processes"]}


def page_of(examples: list[list[str]]) -> str:
    """Statements and what they show, as a page has them."""
    shown = [">>> " + source.removesuffix("\n").replace("\n", "\n... ") + "\n" + want for source, want in examples]
    return "".join(shown)


def _without_commas(want: str) -> str:
    return want if "(" in want else want.replace(",", " ")
