"""Both libraries side by side, now: ``python -m tests.conformance.live [family ...]``.

The real MindSpore runs in its own environment (``--real``), each library in worker processes. Prints how many cases
agree in each family and what differs; a truth that a case brings with it is not asked for here.
"""

from __future__ import annotations

import argparse
import functools
import sys

from tests.conformance.collect import FAMILIES, cases_of, xfails
from tests.conformance.compare import differences
from tests.conformance.tolerances import tolerance
from tests.conformance.worker import Worker


def compare(family: str, real: Worker, ours: Worker, known: dict[str, str]) -> int:
    """Print how one family does; return how many cases differ without being listed in xfails.toml."""
    cases = [case for case in cases_of(family) if case.recorded]
    lines, listed = [], 0
    for case in cases:
        found = differences(real.run(case), ours.run(case), functools.partial(tolerance, case))
        if found and case.id in known:
            listed += 1
        elif found:
            lines.append("\n    ".join([f"  {case.id}", *found]))
    print(f"{family}: {len(cases) - len(lines) - listed} of {len(cases)} agree, {listed} differ as xfails.toml says")
    print(*lines, sep="\n", end="\n" if lines else "", flush=True)
    return len(lines)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("family", nargs="*", help="default: all")
    parser.add_argument("--real", default=".oracle/bin/python", help="the Python that has the real MindSpore")
    options = parser.parse_args()
    real, ours = Worker(options.real, "mindspore"), Worker(sys.executable, "amadou")
    differ = sum(compare(family, real, ours, xfails()) for family in options.family or FAMILIES)
    real.close()
    ours.close()
    return bool(differ)


if __name__ == "__main__":
    sys.exit(main())
