"""How much of MindSpore's API there is: ``python -m tests.api.missing``.

For each public namespace: the names that amadou offers, those that it declares as gaps, all; and the same weighted by
the number of files in public repositories that use a name. The last line counts these uses by every path that programs
write, old and deep ones too.
"""

from __future__ import annotations

import argparse
from typing import NamedTuple

from tests.api.manifest import find, is_offered, namespaces, uses


class Row(NamedTuple):
    path: str
    offered: int
    gaps: int
    total: int
    uses_offered: int
    uses: int


def count(tables: dict[str, dict], files: dict[str, int]) -> list[Row]:
    """A Row for each namespace."""
    rows = []
    for path, names in tables.items():
        found = {f"{path}.{name}": find(f"{path}.{name}") for name in names}
        offered = [name for name, value in found.items() if is_offered(value)]
        gaps = sum(value is not None for value in found.values()) - len(offered)
        used, all_used = (sum(files.get(name, 0) for name in group) for group in (offered, found))
        rows.append(Row(path, len(offered), gaps, len(found), used, all_used))
    return rows


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--names", type=int, default=0, metavar="N", help="list the N most used names without an offer")
    options = parser.parse_args()
    files = dict(uses())
    print(f"{'namespace':44} {'offered':>7} {'gap':>5} {'total':>5}   uses offered")
    for row in sorted(count(namespaces(), files), key=lambda row: -row.uses):
        share = f"{row.uses_offered:6} of {row.uses:6} {row.uses_offered / row.uses:6.1%}" if row.uses else ""
        print(f"{row.path:44} {row.offered:7} {row.gaps:5} {row.total:5}   {share}")
    absent = {name: weight for name, weight in files.items() if not is_offered(find(name))}
    offered, total = sum(files.values()) - sum(absent.values()), sum(files.values())
    print(f"by every path in use: {len(files) - len(absent)} of {len(files)} names, {offered / total:.1%} of the uses")
    for name, weight in sorted(absent.items(), key=lambda item: -item[1])[: options.names]:
        print(f"{weight:6} {name}")


if __name__ == "__main__":
    main()
