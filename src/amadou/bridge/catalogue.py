"""The catalogue of names, torch's beside MindSpore's, and the search in it."""

import difflib
import functools
import sys
from importlib.resources import files
from typing import NamedTuple

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

KINDS = {
    "same": "the same",
    "renamed": "the same under another name",
    "defaults": "the same with other defaults",
    "meaning": "similar, but not the same",
    "layout": "the same, but values lie otherwise",
    "only torch": "only in torch",
    "only MindSpore": "only in MindSpore",
}
# What programs write for a module, and what they mean.
_SHORT = (
    ("ms.", "mindspore."),
    ("mint.", "mindspore.mint."),
    ("F.", "torch.nn.functional."),
    ("ops.", "mindspore.ops."),
)


class Entry(NamedTuple):
    """One pair of names; one of them is empty where a framework has none."""

    torch: str
    mindspore: str
    kind: str
    note: str
    page: str


@functools.cache
def catalogue() -> tuple[Entry, ...]:
    """All entries, in the order of the file."""
    data = tomllib.loads(files(__package__).joinpath("catalogue.toml").read_text(encoding="utf-8"))
    return tuple(
        Entry(row.get("torch", ""), row.get("mindspore", ""), row["kind"], row.get("note", ""), row.get("page", ""))
        for row in data["name"]
    )


def find(name: str) -> list[Entry]:
    """The entries for a name of either framework: the whole name, or else its last parts."""
    for short, long in _SHORT:
        if name.startswith(short):
            name = long + name.removeprefix(short)
    exact = [entry for entry in catalogue() if name in (entry.torch, entry.mindspore)]
    return exact or [
        entry for entry in catalogue() if any(full.endswith(f".{name}") for full in (entry.torch, entry.mindspore))
    ]


def near(name: str, count: int = 5) -> list[str]:
    """The names in the catalogue whose last parts are most like that of ``name``, for one that is misspelt."""
    last: dict[str, list[str]] = {}
    for entry in catalogue():
        for full in filter(None, (entry.torch, entry.mindspore)):
            last.setdefault(full.rpartition(".")[2].lower(), []).append(full)
    close = difflib.get_close_matches(name.rpartition(".")[2].lower(), last, count, 0.7)
    # of those with the same last part first the one whose whole name is most alike
    found = [difflib.get_close_matches(name, last[part], count, 0.0) for part in close]
    return list(dict.fromkeys(full for names in found for full in names))[:count]
