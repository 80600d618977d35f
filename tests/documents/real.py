"""MindSpore itself on the examples of its pages: ``.oracle/bin/python -m tests.documents.real EXTRACTED.json``.

It runs those that ``errata/*.toml`` mend, on a CPU and in one process. MindSpore must pass each whose entry has no
``real``, and none that has one. With ``--count`` it also runs all examples as they are printed, and writes down how
many of each area there are and pass.
"""

import argparse
import functools
import json
import os
import re
import sys
import tempfile
from collections import Counter
from pathlib import Path

import mindspore as ms

from tests.documents.comparison import Outcome, fault_of
from tests.documents.examples import RUN_ELSEWHERE, statements
from tests.documents.execution import execute, in_a_child
from tests.documents.lists import COUNTS, Row, errata


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("extracted", type=Path, metavar="EXTRACTED.json")
    parser.add_argument("--only", default="", metavar="REGEX", help="only names in which this is found")
    parser.add_argument("--count", action="store_true", help=f"write {COUNTS.name} anew")
    options = parser.parse_args()
    rows = [row for row in json.loads(options.extracted.read_text()) if not row["area"].startswith(RUN_ELSEWHERE)]
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        if options.count:
            COUNTS.write_text(counts(rows), encoding="utf-8")
        return check([row for row in rows if re.search(options.only, row["name"])])


def check(rows: list[Row]) -> int:
    """Say which errata are wrong about MindSpore; returns the exit code."""
    code, slips = 0, errata()
    for row in rows:
        if erratum := slips.get(row["name"]):
            fault = fault_in_mindspore(erratum.mend(row))
            if bool(fault) != bool(erratum.real):
                code = 1
                print(f"{row['name']}: {fault or 'passes, but its erratum says that it does not'}", flush=True)
    return code


def counts(rows: list[Row]) -> str:
    """How many examples each area has, and how many of them MindSpore passes, as TOML."""
    every = Counter(row["area"] for row in rows)
    passed = Counter(row["area"] for row in rows if not fault_in_mindspore(row))
    head = f"# The examples of each area, and those that MindSpore {ms.__version__} passes on a CPU."
    lines = [f'"{area}" = {{ all = {every[area]}, real = {passed[area]} }}' for area in sorted(every)]
    return "\n".join([head, "", *lines]) + "\n"


def fault_in_mindspore(row: Row) -> str:
    """Why an example does not pass there; "" if it does."""
    examples = statements(row["examples"])
    return fault_of(examples, [in_a_child(functools.partial(_run, examples))])


def _run(examples: list[list[str]]) -> Outcome:
    ms.set_context(pynative_synchronize=True)  # else the errors of one statement come with a later one
    return execute(examples)


if __name__ == "__main__":
    sys.exit(main())
