"""Records how MindSpore indexes: python tests/unit/record_index.py, where mindspore 2.10 is installed.

Errors of MindSpore can come late and stay for the next operation, so nothing runs in a process after an error.
"""

import json
import os
import tempfile
from pathlib import Path

import mindspore as ms
import numpy as np
from index_cases import READS, WRITES, arrays

FACTS = Path(__file__).parent / "facts" / "index.json"


def tensor(values, dtype=None):
    if dtype == "bfloat16":
        return ms.Tensor(np.array(values, "float32")).astype(ms.bfloat16)
    return ms.Tensor(np.array(values, dtype=dtype))


def is_view(result, base):
    start = base.data_ptr()
    return result.size > 0 and start <= result.data_ptr() < start + base.nbytes


def outcome(case):
    """[dtype, shape, values, whether a view], or the name of the exception."""
    names = {"T": tensor, "np": np, **arrays(tensor)}
    base = names[case[0]]
    try:
        if " = " in case:
            exec(case, names)
            result, view = base, None
        else:
            result = eval(case, names)
            view = is_view(result, base)
        return [str(result.dtype), result.shape, result.asnumpy().ravel().tolist(), view]
    except Exception as error:
        return type(error).__name__


def run(cases, path):
    """The outcomes of the first cases, up to an error, from a process of their own."""
    child = os.fork()
    if not child:
        with path.open("w") as file:
            for case in cases:
                result = outcome(case)
                print(json.dumps(result), file=file, flush=True)
                if isinstance(result, str):
                    break
        os._exit(0)
    os.waitpid(child, 0)
    lines = path.read_text().splitlines()
    return [json.loads(line) for line in lines] or ["crash"]


def main():
    cases = READS + WRITES
    outcomes = []
    with tempfile.TemporaryDirectory() as folder:
        while len(outcomes) < len(cases):
            outcomes += run(cases[len(outcomes) :], Path(folder) / "outcomes")
    lines = [f"{json.dumps(case)}: {json.dumps(result)}" for case, result in zip(cases, outcomes, strict=True)]
    FACTS.write_text("{\n" + ",\n".join(lines) + "\n}\n")


main()
