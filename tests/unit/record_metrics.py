"""Records MindSpore's metrics: python tests/unit/record_metrics.py, with mindspore 2.10."""

import json
from pathlib import Path

import metric_cases as cases
import mindspore as ms
import mindspore.train


def main():
    ms.set_context(pynative_synchronize=True)
    recorded = {cases.name_of(*case): cases.outcome(ms, *case) for case in cases.CASES}
    ms.set_context(mode=ms.GRAPH_MODE)
    recorded |= {code: cases.quality(ms, code) for code in cases.IMAGE_CASES}
    (Path(__file__).parent / "facts" / "metrics.json").write_text(json.dumps(recorded, indent=1) + "\n")


main()
