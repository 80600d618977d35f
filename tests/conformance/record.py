"""Record what the real MindSpore answers: ``.oracle/bin/python -m tests.conformance.record [family ...] [--all]``.

Plays each case that has no record yet, or whose definition has changed (``--all``: every case), and drops the records
of cases that are gone. Cases with a truth of their own (``but(torch=…)``, ``but(expect=…)``) are left out.
"""

from __future__ import annotations

import argparse
import sys

from tests.conformance import store
from tests.conformance.case import Case
from tests.conformance.collect import FAMILIES, cases_of
from tests.conformance.run import Outcome, values
from tests.conformance.worker import Worker

NO_ANSWER = ("crash", "timeout", "NoSuchName", "NoKernel", "NameError")
MOST_ELEMENTS = 512


def record(family: str, worker: Worker, again: bool) -> list[str]:
    """Bring the file of one family up to date; what could not be recorded is returned, one line each."""
    cases = [case for case in cases_of(family) if case.recorded]
    old = store.load(store.path_of(family))
    records, problems = {}, []
    for case in cases:
        known = old.records.get(case.id)
        if known and known.digest == case.digest and not again:
            records[case.id] = known
            continue
        outcome = worker.run(case)
        problem = _unfit(case, outcome)
        if problem:
            problems.append(f"{family}: {case.id}: {problem}")
        else:
            records[case.id] = store.Record(case.digest, outcome)
    played = sum(records[key] is not old.records.get(key) for key in records)
    gone = len(old.records.keys() - records.keys())
    if played or gone:
        store.save(store.path_of(family), store.Family(worker.version or old.version, records))
    print(
        f"{family}: {len(records)} records, {played} played, {gone} dropped, {len(problems)} not recorded", flush=True
    )
    return problems


def _unfit(case: Case, outcome: Outcome) -> str:
    """Why an outcome is no answer to hold amadou to, or an empty string."""
    if outcome.error in NO_ANSWER:
        return f"{outcome.error}: give it a truth with but(torch=…) or but(expect=…)"
    if isinstance(outcome.gradients, str):
        return f"{outcome.gradients} in the gradient: say but(grad=False), or give it a truth"
    if max([0, *(leaf.array.size for leaf in values(outcome))]) > MOST_ELEMENTS:
        return f"an array of more than {MOST_ELEMENTS} elements: make it smaller"
    return ""


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("family", nargs="*", help="default: all")
    parser.add_argument("--all", action="store_true", help="play recorded cases again too")
    options = parser.parse_args()
    worker = Worker(sys.executable, "mindspore")
    problems = [line for family in options.family or FAMILIES for line in record(family, worker, options.all)]
    worker.close()
    print(*problems, sep="\n")
    return bool(problems)


if __name__ == "__main__":
    sys.exit(main())
