"""Write the second part of docs/differences.md from the lists of differences that the tests keep.

``python -m tests.update_differences``
"""

import pathlib
import sys

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

from amadou import _gaps

ROOT = pathlib.Path(__file__).parent
PAGE = ROOT.parent / "docs" / "differences.md"
MARK = "<!-- written by tests/update_differences.py from here on -->\n"


def never_offered():
    yield "\n## Not offered, and why\n"
    yield "Names that are not listed here and not there yet are planned; `make missing` counts them.\n"
    for reason, names in _gaps._NEVER.items():
        yield f"- Because {reason}: {', '.join(f'`{name}`' for name in sorted(names.split()))}."


def in_probes():
    yield "\n## Parameters and Cells, statement by statement\n"
    for path in sorted((ROOT / "probes" / "programs").glob("*.documents")):
        reason: list[str] = []
        for line in path.read_text(encoding="utf-8").splitlines():
            if line.startswith("#"):
                reason.append(line.removeprefix("#").strip())
            elif reason:
                yield f"- {' '.join(reason)} ({path.stem})"
                reason = []


def in_cases():
    xfails = tomllib.loads((ROOT / "conformance" / "xfails.toml").read_text(encoding="utf-8"))
    entries = [e for value in xfails.values() if isinstance(value, list) for e in value]
    if entries:
        yield "\n## Single cases of operators\n"
        for entry in entries:
            yield f"- `{entry['id']}`: {entry['reason']}"


def page():
    hand_written = PAGE.read_text(encoding="utf-8").partition(MARK)[0]
    return hand_written + MARK + "\n".join([*never_offered(), *in_probes(), *in_cases()]) + "\n"


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
