"""Records MindSpore's experimental.optim: python tests/unit/record_experimental.py, with mindspore 2.10."""

import json
from pathlib import Path

import experimental_cases as cases
import mindspore as ms
import numpy as np


def main():
    ms.set_context(pynative_synchronize=True)
    facts = Path(__file__).parent / "facts"
    arrays = {}
    for code in cases.STEPS:
        described, rows = cases.run(ms, code)
        arrays |= {f"{code} names": described, code: rows}
    np.savez_compressed(facts / "experimental.npz", **arrays)
    recorded = {code: cases.shown(ms, code) for code in cases.CONSTRUCTIONS}
    recorded |= {str(case): cases.rates(ms, *case) for case in cases.SCHEDULES}
    (facts / "experimental.json").write_text(json.dumps(recorded, indent=1) + "\n")


main()
