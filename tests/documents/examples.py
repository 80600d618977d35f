"""MindSpore's own examples, run on amadou: ``python -m tests.documents.examples EXTRACTED.json``.

EXTRACTED.json is what :mod:`tests.documents.extract` writes. An example passes when every statement with a shown output
prints it (numbers to 1e-3, white space aside) and none raises. One that speaks of several processes runs in as many as
its page states, 8 if it only joins a group, started with ``amadou run --procs``.

The examples that give another result are listed in ``examples/*.toml``, each with its reason. One that is listed and
passes, or fails and is not listed, makes this program fail; one whose reason begins with "varies" may do both. Those of
``mindspore.dataset`` and ``mindspore.mindrecord`` read files that their pages do not make; they are left out.
"""

import argparse
import json
import os
import re
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import tomllib

ROOT = Path(__file__).parents[2]
_LISTS = Path(__file__).parent / "examples"
_NEEDS_FILES = ("mindspore.dataset", "mindspore.mindrecord")
# A call of communication.init or init_process_group, by whatever name of its module.
_JOINS = re.compile(r"^(\w+\.)*(init|init_process_group)\(.*\)", re.MULTILINE)
_A_MACHINE = 8

# The beginning of a line that belongs to the statement before it.
_GOES_ON = re.compile(r"[ \t]|(else|elif|except|finally)\b")

Row = dict[str, Any]


def main(argv: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.documents.examples", description=__doc__.splitlines()[0])
    parser.add_argument("extracted", type=Path, metavar="EXTRACTED.json")
    parser.add_argument("--only", default="", metavar="REGEX", help="only names in which this is found")
    parser.add_argument("--several", action="store_true", help="only examples of several processes")
    parser.add_argument("--jobs", type=int, default=1, metavar="N", help="so many examples of one process at once")
    parser.add_argument("--show", action="store_true", help="say also why those that are listed do not pass")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write what became of each to a file, too")
    options = parser.parse_args(argv)
    rows = [row for row in load(options.extracted) if re.search(options.only, row["name"])]
    rows = [row for row in rows if processes(row) > 1 or not options.several]
    faults = run(rows, options.jobs)
    if options.json:
        options.json.write_text(json.dumps(faults, indent=1) + "\n")
    return report(rows, faults, listed(), options.show)


def load(extracted: Path) -> list[Row]:
    """The examples that can be run."""
    rows = [row for row in json.loads(extracted.read_text()) if not row["area"].startswith(_NEEDS_FILES)]
    return [row | {"examples": statements(row["examples"])} for row in rows]


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


def listed() -> dict[str, str]:
    """The examples that are known to give another result, and why."""
    tables = [tomllib.loads(path.read_text(encoding="utf-8")) for path in sorted(_LISTS.glob("*.toml"))]
    return {name: reason for table in tables for name, reason in table.items()}


def run(rows: list[Row], jobs: int = 1) -> dict[str, str]:
    """What is wrong with each example, by its name; "" if nothing is."""
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


def report(rows: Iterable[Row], faults: dict[str, str], known: dict[str, str], show: bool = False) -> int:
    """Print a table by area and what the lists do not say; returns the exit code."""
    areas: dict[str, Counter] = {}
    for row in rows:
        kind = "several processes" if processes(row) > 1 else row["area"]
        areas.setdefault(kind, Counter())["passed" if not faults[row["name"]] else "failed"] += 1
    for area, count in sorted(areas.items()):
        print(f"{area:45} {count['passed']:5} of {count.total():5}")
    print(f"{'all':45} {sum(not fault for fault in faults.values()):5} of {len(faults):5}")
    wrong = {name: fault for name, fault in faults.items() if bool(fault) != (name in known)}
    wrong = {name: fault for name, fault in wrong.items() if not known.get(name, "").startswith("varies")}
    for name, fault in sorted(wrong.items()):
        print(f"{name}: {fault or 'is listed as failing, but passes'}")
    if show:
        for name in sorted((faults.keys() & known.keys()) - wrong.keys()):
            print(f"{name}: {known[name]}\n    {faults[name]}")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
