"""Rewrite src/amadou/_gaps_names.py: every name of MindSpore 2.10 that amadou does not have.

Run it after adding names (``python tests/api/update_gaps.py``); a unit test says when it is due.
"""

import gzip
import json
import textwrap
from pathlib import Path

from amadou._gaps import Gap
from amadou._paths import VIEWS, is_module, module_at

HERE = Path(__file__).parent
MANIFEST = HERE / "manifest.json.gz"
USAGE = HERE / "usage.tsv"
GAP_NAMES = HERE.parents[1] / "src" / "amadou" / "_gaps_names.py"

HEAD = '''"""Names of MindSpore 2.10 that amadou does not have, by namespace. Written by tests/api/update_gaps.py."""

GAP_NAMES = {
'''


def wanted_names() -> dict[str, set[str]]:
    """path -> names: what MindSpore documents, and what else programs in public repositories use."""
    names = {path: set(members) for path, members in manifest_names().items()}
    for qualified in used_names():
        path, name = split(qualified)
        if name:
            names.setdefault(path, set()).add(name.partition(".")[0])
    return names


def manifest_names() -> dict[str, list[str]]:
    """path -> public names, as recorded from MindSpore."""
    with gzip.open(MANIFEST, "rt") as file:
        namespaces = json.load(file)["namespaces"]
    return {
        path.partition(".")[2]: [name for name, facts in entries.items() if facts["kind"] != "module"]
        for path, entries in namespaces.items()
    }


def used_names() -> list[str]:
    """The qualified names of MindSpore 2.10 that public programs use."""
    rows = [line.split("\t") for line in USAGE.read_text().splitlines()[1:]]
    return [name for name, _, kind in rows if kind != "absent"]


def split(qualified: str) -> tuple[str, str]:
    """``mindspore.nn.Cell.construct`` -> (``nn``, ``Cell.construct``): the longest module path, and the rest."""
    parts = qualified.split(".")[1:]
    for end in range(len(parts), 0, -1):
        path = ".".join(parts[:end])
        if is_module(path):
            return path, ".".join(parts[end:])
    return "", ".".join(parts)


def missing_names() -> dict[str, list[str]]:
    """path -> the wanted names that amadou does not have; of a view only those that no place of it misses already."""
    missing: dict[str, list[str]] = {}
    wanted = wanted_names()
    for path in sorted(wanted, key=lambda path: (path in VIEWS, path)):
        places = [place.strip(".") for place in VIEWS.get(path, "").split()]
        known = {name for place in places for name in missing.get(place, ())}
        names = [name for name in sorted(wanted[path] - known) if not _is_there(path, name)]
        if names:
            missing[path] = names
    return missing


def _is_there(path: str, name: str) -> bool:
    value = getattr(module_at(path), name, None)
    return value is not None and not isinstance(value, Gap)


def render(missing: dict[str, list[str]]) -> str:
    """The text of ``_gaps_names.py``."""
    blocks = []
    for path in sorted(missing):
        names = textwrap.fill(" ".join(missing[path]), 116, initial_indent="        ", subsequent_indent="        ")
        blocks.append(f'    "{path}": """\n{names}\n    """,\n')
    return HEAD + "".join(blocks) + "}\n"


if __name__ == "__main__":
    GAP_NAMES.write_text(render(missing_names()))
