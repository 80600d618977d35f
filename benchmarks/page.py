"""``python -m benchmarks.page NUMBERS.json``: writes docs/benchmarks.md and its plot from the numbers of a run."""

import argparse
import json
from pathlib import Path
from typing import Any

from .plot import plot
from .report import shown_environment, tables

_DOCS = Path(__file__).parents[1] / "docs"

_PAGE = """\
# Benchmarks

Written by `python -m benchmarks.page` from the numbers of one run of the benchmarks: {environment}

The same program runs on amadou, as its twin in plain torch, and on the real MindSpore 2.10.0 in an environment of its
own. Both start from the same weights and compute the same numbers, which a test checks. torch and amadou take turns,
and who goes first alternates; "over torch" is the median of the single comparisons, and half of them lie in the range
beside it. A forward pass is compared with torch under `inference_mode`. What misses its target is set in bold.
torch's threads are as many as the first line says, except where a row says "all threads". MindSpore has a limited time:
`>` marks what it had not finished then. Sizes and batches are in `benchmarks/sizes.py`.
`python -m benchmarks.checkpoint` measures files, `python -m benchmarks.dataset` data pipelines.

![Seconds of the models, and cost per parameter](benchmarks.svg)

## Summary

{summary}

## Programs

{programs}

## Operators

The 60 operators that published programs use most; few elements show what a call costs, many what the work does. Up to
100 elements the target is 1 µs over torch for operators of two tensors and 1.5 µs for the others; with 1,000,000
elements it is 1.05 times torch.

{operators}
"""


def page(results: dict[str, Any]) -> str:
    shown = {table.title.split(":")[0]: table.markdown() for table in tables(results)}
    nothing = {"summary": "Not measured.", "programs": "Not measured.", "operators": "Not measured."}
    return _PAGE.format(environment=shown_environment(results), **nothing | shown)


def main(argv: list[str] | None = None) -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.page", description=__doc__)
    parser.add_argument("numbers", type=Path, help="what `python -m benchmarks --json` wrote")
    parser.add_argument("--docs", type=Path, default=_DOCS, metavar="FOLDER", help="where to write")
    options = parser.parse_args(argv)
    results = json.loads(options.numbers.read_text())
    (options.docs / "benchmarks.md").write_text(page(results))
    (options.docs / "benchmarks.svg").write_text(plot(results["rows"]))


if __name__ == "__main__":
    main()
