"""The examples in the docstrings of MindSpore: ``.oracle/bin/python -m tests.documents.extract OUT.json``.

The file is for :mod:`tests.documents.examples`. It is a list of objects, one for every public name with an example:
``area`` (its namespace or class), ``name``, ``examples`` (pairs of a statement and what the page shows that it prints,
often ""), and ``processes`` (how many the page says that it needs, or null). It holds MindSpore's own text, so it stays
out of the repository. This module needs the real MindSpore; nothing else here does.
"""

import argparse
import doctest
import importlib
import inspect
import json
import re
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

NAMESPACES = [
    "mindspore",
    "mindspore.nn",
    "mindspore.ops",
    "mindspore.mint",
    "mindspore.mint.nn",
    "mindspore.mint.nn.functional",
    "mindspore.mint.optim",
    "mindspore.mint.linalg",
    "mindspore.mint.special",
    "mindspore.mint.distributed",
    "mindspore.numpy",
    "mindspore.train",
    "mindspore.dataset",
    "mindspore.dataset.vision",
    "mindspore.dataset.transforms",
    "mindspore.dataset.text",
    "mindspore.dataset.audio",
    "mindspore.common.initializer",
    "mindspore.amp",
    "mindspore.communication",
    "mindspore.communication.comm_func",
    "mindspore.parallel",
    "mindspore.nn.probability.distribution",
    "mindspore.nn.probability.bijector",
    "mindspore.scipy",
    "mindspore.scipy.linalg",
    "mindspore.scipy.fft",
    "mindspore.experimental.optim",
    "mindspore.experimental.optim.lr_scheduler",
    "mindspore.ops.auto_generate",
    "mindspore.mindrecord",
    "mindspore.hal",
    "mindspore.utils",
    "mindspore.runtime",
]
CLASSES = ["Tensor", "Parameter", "nn.Cell", "train.Model"]
_STATED = re.compile(r"run with (\d+) devices|--worker_num=(\d+)")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("out", type=Path, metavar="OUT.json")
    out = parser.parse_args().out
    rows, seen = [], set()
    for area, name, value in _documented():
        page = inspect.getdoc(value) or ""
        if ">>>" in page and page not in seen:
            seen.add(page)
            rows += _row(area, name, page)
    out.write_text(json.dumps(rows))
    print(len(rows), "names with examples,", sum(bool(want) for row in rows for _, want in row["examples"]), "outputs")


def _documented() -> Iterator[tuple[str, str, Any]]:
    """Area, name and value of what is public; a value with several names comes several times."""
    for area in NAMESPACES:
        module = importlib.import_module(area)
        for name in _public(module):
            yield area, f"{area}.{name}", getattr(module, name, None)
    for path in CLASSES:
        module, _, name = f"mindspore.{path}".rpartition(".")
        cls = getattr(importlib.import_module(module), name)
        for method in dir(cls):
            if not method.startswith("_"):
                yield f"mindspore.{path}", f"mindspore.{path}.{method}", getattr(cls, method)


def _public(module: ModuleType) -> list[str]:
    names = getattr(module, "__all__", None) or [name for name in dir(module) if not name.startswith("_")]
    return [name for name in names if not inspect.ismodule(getattr(module, name, None))]


def _row(area: str, name: str, page: str) -> list[dict[str, Any]]:
    try:
        parsed = doctest.DocTestParser().get_examples(page)
    except ValueError:  # a page whose example is indented wrongly
        return []
    stated = _STATED.search(page)
    processes = int(stated[1] or stated[2]) if stated else None
    examples = [[example.source, example.want] for example in parsed]
    return [{"area": area, "name": name, "examples": examples, "processes": processes}] if examples else []


if __name__ == "__main__":
    main()
