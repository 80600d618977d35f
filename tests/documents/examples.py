"""MindSpore's own examples, run on amadou: ``python -m tests.documents.examples EXTRACTED.json``.

EXTRACTED.json is what :mod:`tests.documents.extract` writes. An example passes when every statement with a shown output
prints it (numbers to 1e-3, white space aside) and none raises. One that speaks of several processes runs in as many as
its page states, 8 if it only joins a group, started with ``amadou run --procs``. One whose page has a slip runs as it
is printed, and once more as ``errata/*.toml`` mend it; :mod:`tests.documents.lists` says how.

The examples that give another result are listed in ``examples/*.toml``, each with its reason; one whose reason begins
with "varies" may pass, too. This program fails when the lists or the errata are not true: when an example fails that is
not listed, passes though it is listed, or passes without its erratum. Those of ``mindspore.dataset`` and
``mindspore.mindrecord`` read files that their pages do not make; :mod:`tests.documents.dataset_examples` runs them.
"""

import argparse
import json
import os
import re
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from tests.documents.lists import COUNTS, Row, counts, errata, reasons

ROOT = Path(__file__).parents[2]
RUN_ELSEWHERE = ("mindspore.dataset", "mindspore.mindrecord")
# A call of communication.init or init_process_group, by whatever name of its module.
_JOINS = re.compile(r"^(\w+\.)*(init|init_process_group)\(.*\)", re.MULTILINE)
_A_MACHINE = 8

# The beginning of a line that belongs to the statement before it.
_GOES_ON = re.compile(r"[ \t]|(else|elif|except|finally)\b")


def main(argv: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.documents.examples", description=__doc__.splitlines()[0])
    parser.add_argument("extracted", type=Path, metavar="EXTRACTED.json")
    parser.add_argument("--only", default="", metavar="REGEX", help="only names in which this is found")
    parser.add_argument("--several", action="store_true", help="only examples of several processes")
    parser.add_argument("--jobs", type=int, default=1, metavar="N", help="so many examples of one process at once")
    parser.add_argument("--show", action="store_true", help="say also why those that are listed do not pass")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write what became of each to a file, too")
    options = parser.parse_args(argv)
    every, known, slips = json.loads(options.extracted.read_text()), reasons(), errata()
    if gone := (known.keys() | slips.keys()) - {row["name"] for row in every}:
        parser.error(f"no page has the example of {', '.join(sorted(gone))}, which is listed")
    rows = [row for row in every if not row["area"].startswith(RUN_ELSEWHERE)]
    if Counter(row["area"] for row in rows) != {area: count["all"] for area, count in counts().items()}:
        parser.error(f"{COUNTS.name} counts other examples; run tests.documents.real --count")
    rows = [row for row in rows if re.search(options.only, row["name"])]
    rows = [row for row in rows if processes(row) > 1 or not options.several]
    printed = run(rows, options.jobs)
    mended = run([slips[row["name"]].mend(row) for row in rows if row["name"] in slips], options.jobs)
    if options.json:
        options.json.write_text(json.dumps({"printed": printed, "mended": mended}, indent=1) + "\n")
    return report(rows, printed, mended, known, options.show)


def statements(examples: list[list[str]]) -> list[list[str]]:
    """Whole statements, with what they show: some pages write >>> before every line of one."""
    whole: list[list[str]] = []
    for source, want in examples:
        if whole and not whole[-1][1] and (_GOES_ON.match(source) or whole[-1][0].splitlines()[-1].startswith("@")):
            whole[-1] = [whole[-1][0] + source, want]
        else:
            whole.append([source, want])
    return whole


def processes(row: Row) -> int:
    """In how many processes an example is to run."""
    joins = any(_JOINS.search(source) for source, _ in row["examples"])
    return row["processes"] or (_A_MACHINE if joins else 1)


def run(rows: list[Row], jobs: int = 1) -> dict[str, str]:
    """What is wrong with each example, by its name; "" if nothing is."""
    rows = [row | {"examples": statements(row["examples"])} for row in rows]
    faults: dict[str, str] = {}
    alone = [row for row in rows if processes(row) == 1]
    with ThreadPoolExecutor(jobs) as pool:
        for found in pool.map(lambda k: _run_world(alone[k::jobs], 1), range(jobs)):
            faults |= found
    for count in sorted({processes(row) for row in rows} - {1}):
        faults |= _run_world([row for row in rows if processes(row) == count], count)
    return faults


def _run_world(rows: list[Row], count: int) -> dict[str, str]:
    """Run examples, one after the other, in one world of ``count`` processes."""
    if not rows:
        return {}
    with tempfile.TemporaryDirectory(prefix="examples-") as folder:
        Path(folder, "rows.json").write_text(json.dumps(rows))
        command = [sys.executable, "-m", "amadou", "run", "--procs", str(count), "-m", "tests.documents.world", folder]
        path = os.pathsep.join([str(ROOT), os.environ.get("PYTHONPATH", "")])
        done = subprocess.run(
            command, cwd=folder, env=os.environ | {"PYTHONPATH": path}, capture_output=True, text=True
        )
        if done.returncode:
            raise RuntimeError(f"The {count} processes that run the examples ended:\n{done.stderr[-4000:]}")
        return json.loads(Path(folder, "faults.json").read_text())


def report(
    rows: Iterable[Row], printed: dict[str, str], mended: dict[str, str], known: dict[str, str], show: bool = False
) -> int:
    """Print how many pass in each area and what the lists do not say; returns the exit code."""
    faults = printed | mended
    areas: dict[str, Counter] = {}
    for row in rows:
        count = areas.setdefault(row["area"], Counter())
        count.update(all=1, printed=not printed[row["name"]], mended=not faults[row["name"]])
    print(f"{'':45} as printed  with errata    all")
    for area, count in [*sorted(areas.items()), ("all", sum(areas.values(), Counter()))]:
        print(f"{area:45} {count['printed']:10} {count['mended']:12} {count['all']:6}")
    wrong = dict(complaints(printed, mended, known))
    for name, complaint in sorted(wrong.items()):
        print(f"{name}: {complaint}")
    if show:
        for name in sorted((faults.keys() & known.keys()) - wrong.keys()):
            print(f"{name}: {known[name]}\n    {faults[name]}")
    return 1 if wrong else 0


def complaints(printed: dict[str, str], mended: dict[str, str], known: dict[str, str]) -> Iterator[tuple[str, str]]:
    """What the lists and the errata have wrong, by the name of the example."""
    for name, fault in (printed | mended).items():
        if name in mended and not printed[name]:
            yield name, "has an erratum, but passes as it is printed"
        elif fault and name not in known:
            yield name, fault
        elif not fault and name in known and not known[name].startswith("varies"):
            yield name, "is listed as failing, but passes"


if __name__ == "__main__":
    sys.exit(main())
