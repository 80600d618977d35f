"""Records what MindSpore's initializers give: python tests/unit/record_initializer.py, with mindspore 2.10."""

import json
from pathlib import Path

import initializer_cases as cases
import mindspore as ms
import numpy as np
from mindspore.common import initializer as private

NAMES = {**vars(private), "private": private, "initializer": private.initializer, "ms": ms, "np": np}


def values(code, shape, dtype="float32"):
    ms.set_seed(7)
    return private.initializer(eval(code, NAMES), shape, getattr(ms, dtype)).init_data().asnumpy()


def error(code):
    try:
        return repr(eval(code, NAMES))
    except Exception as caught:
        return type(caught).__name__


def plain(code):
    ms.set_seed(7)
    return eval(code, NAMES)


def main():
    facts = Path(__file__).parent / "facts"
    arrays = {name: values(*case) for name, case in cases.VALUES.items()}
    large = {name: values(code, cases.LARGE).ravel() for name, code in cases.LARGE_VALUES.items()}
    arrays |= {f"large {name}": array[cases.POSITIONS] for name, array in large.items()}
    np.savez_compressed(facts / "initializer.npz", **arrays)
    recorded = {"errors": {c: error(c) for c in cases.ERRORS}, "plain": {c: plain(c) for c in cases.PLAIN}}
    (facts / "initializer.json").write_text(json.dumps(recorded, indent=1) + "\n")


main()
