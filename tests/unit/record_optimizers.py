"""Records ten steps of MindSpore's optimizers: python tests/unit/record_optimizers.py, with mindspore 2.10."""

import json
from pathlib import Path

import mindspore as ms
import numpy as np
import optimizer_cases as cases


def recorded(name, code):
    try:
        names, rows = cases.run(ms, code)
    except Exception as error:  # no kernel on the CPU
        print(f"{name}: not recorded: {type(error).__name__}: {str(error).strip()[:100]}")
        return {}
    return {f"{name} names": names, name: rows}


def main():
    ms.set_context(pynative_synchronize=True)
    arrays = {}
    for name, code in cases.CASES.items():
        arrays |= recorded(name, code)
    facts = Path(__file__).parent / "facts"
    np.savez_compressed(facts / "optimizers.npz", **arrays)
    outcomes = {code: cases.outcome(ms, code) for code in cases.CONSTRUCTIONS}
    (facts / "optimizers.json").write_text(json.dumps(outcomes, indent=1) + "\n")


main()
