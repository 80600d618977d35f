"""The recorded manifest, and the same names in amadou."""

from __future__ import annotations

import functools
import gzip
import json
import pathlib
import sys
from collections.abc import Iterator
from typing import Any

from amadou._gaps import Gap
from amadou._paths import View, is_module, module_at

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

HERE = pathlib.Path(__file__).parent


@functools.cache
def namespaces() -> dict[str, dict[str, dict]]:
    """namespace -> name -> facts, as record_manifest.py wrote them."""
    return json.loads(gzip.decompress((HERE / "manifest.json.gz").read_bytes()))["namespaces"]


@functools.cache
def exceptions() -> dict[str, str]:
    """qualified name -> why amadou differs there, from exceptions.toml."""
    entries = tomllib.loads((HERE / "exceptions.toml").read_text(encoding="utf-8"))["exception"]
    return {name: entry["reason"] for entry in entries for name in entry["names"].split()}


def uses() -> Iterator[tuple[str, int]]:
    """Each qualified name that public programs use, and in how many files."""
    for line in (HERE / "usage.tsv").read_text(encoding="utf-8").splitlines()[1:]:
        name, files, _ = line.split("\t")
        yield name, int(files)


def find(qualified: str) -> Any:
    """What amadou has under ``mindspore.…``; None when it has nothing there, a Gap when it says so."""
    parts = qualified.split(".")[1:]
    # of a module and an attribute of one name, the attribute is what programs see
    depth = next(d for d in range(max(len(parts) - 1, 0), -1, -1) if d == 0 or is_module(".".join(parts[:d])))
    value = module_at(".".join(parts[:depth]))
    for name in parts[depth:]:
        if isinstance(value, Gap):
            break
        value = getattr(value, name, None)
    return value


def is_offered(value: Any) -> bool:
    """Whether ``find`` found something that can be used, and not what stands for a name that is not there."""
    return value is not None and not isinstance(value, Gap | View)
