"""Rewrite src/amadou/_gaps_names.py: every name of MindSpore 2.10 that amadou does not have.

Run it after adding names (``python tests/api/update_gaps.py``); a unit test says when it is due.
"""

import gzip
import json
import textwrap
from pathlib import Path

from amadou._gaps import Gap
from amadou._paths import is_module, module_at

HERE = Path(__file__).parent
MANIFEST = HERE / "manifest.json.gz"
USED_NAMES = HERE / "used_names.txt"
GAP_NAMES = HERE.parents[1] / "src" / "amadou" / "_gaps_names.py"

HEAD = '''"""The names of MindSpore 2.10 that amadou does not have, by namespace. Written by tests/api/update_gaps.py."""

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
        manifest = json.load(file)
    return {namespace.partition(".")[2]: list(names) for namespace, names in manifest["namespaces"].items()}


def used_names() -> list[str]:
    """The qualified names of MindSpore 2.10 that public programs use."""
    return [line.split("\t")[0] for line in USED_NAMES.read_text().splitlines() if not line.startswith("#")]


def split(qualified: str) -> tuple[str, str]:
    """``mindspore.nn.Cell.construct`` -> (``nn``, ``Cell.construct``): the longest module path, and the rest."""
    parts = qualified.split(".")[1:]
    for end in range(len(parts), 0, -1):
        path = ".".join(parts[:end])
        if is_module(path):
            return path, ".".join(parts[end:])
    return "", ".".join(parts)


def missing_names() -> dict[str, list[str]]:
    """path -> the wanted names that amadou does not have, without those that are gaps of another path already."""
    missing = {}
    for path, names in wanted_names().items():
        module = module_at(path)
        mine = [name for name in sorted(names) if _is_missing(module, path, name)]
        if mine:
            missing[path] = mine
    return missing


def _is_missing(module, path: str, name: str) -> bool:
    value = getattr(module, name, None)
    return value is None or (isinstance(value, Gap) and value._name == f"mindspore.{path}.{name}")


def render(missing: dict[str, list[str]]) -> str:
    """The text of ``_gaps_names.py``."""
    blocks = []
    for path in sorted(missing):
        names = textwrap.fill(" ".join(missing[path]), 116, initial_indent="        ", subsequent_indent="        ")
        blocks.append(f'    "{path}": """\n{names}\n    """,\n')
    return HEAD + "".join(blocks) + "}\n"


if __name__ == "__main__":
    GAP_NAMES.write_text(render(missing_names()))
