"""All cases, found in ``cases/<family>.py``, and the lists that speak about them."""

from __future__ import annotations

import importlib
import pathlib
import sys

from tests.conformance.case import Case

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

HERE = pathlib.Path(__file__).parent
FAMILIES = tuple(sorted(path.stem for path in (HERE / "cases").glob("[a-z]*.py")))


def cases_of(family: str) -> list[Case]:
    """The CASES of one family; two of the same id are an error."""
    cases = importlib.import_module(f"tests.conformance.cases.{family}").CASES
    ids = [case.id for case in cases]
    twice = {case_id for case_id in ids if ids.count(case_id) > 1}
    if twice:
        raise ValueError(f"cases/{family}.py has these ids more than once, add but(note=...): {sorted(twice)}")
    return cases


def xfails() -> dict[str, str]:
    """Case id -> reason, from xfails.toml: what amadou is known to answer differently."""
    entries = tomllib.loads((HERE / "xfails.toml").read_text(encoding="utf-8")).get("xfail", [])
    table = {entry["id"]: entry["reason"] for entry in entries}
    if len(table) != len(entries) or not all(table.values()):
        raise ValueError("xfails.toml: an id is listed twice or has no reason")
    return table
