"""Records what transforms of data do in MindSpore 2.10: python tests/unit/record_transforms.py [families].

A transform of MindSpore can bring the process down, so every case has a process of its own and a time limit.
"""

import importlib
import json
import os
import select
import signal
import sys
from pathlib import Path

import mindspore as ms
import mindspore.dataset
import mindspore.dataset.audio
import mindspore.dataset.text
import mindspore.dataset.transforms
import mindspore.dataset.vision
from dataset_cases import describe

FAMILIES = ("transform", "vision", "text", "audio")
LIMIT = 40  # seconds


def outcome(case, names):
    """``= value`` or ``raises Exception``."""
    try:
        return f"= {describe(eval(case, names))}"
    except Exception as error:
        return f"raises {type(error).__name__}"


def run(case, make_names):
    """The outcome of a case, from a process of its own."""
    reader, writer = os.pipe()
    child = os.fork()
    if not child:
        os.close(reader)
        with os.fdopen(writer, "wb") as answer:
            answer.write(outcome(case, make_names(ms)).encode())
        os.kill(os.getpid(), signal.SIGKILL)  # no waiting for MindSpore's threads
    os.close(writer)
    ready = select.select([reader], [], [], LIMIT)[0]
    if not ready:
        os.kill(child, signal.SIGKILL)
    with os.fdopen(reader, "rb") as answer:
        text = answer.read().decode() if ready else "hangs"
    os.waitpid(child, 0)
    return text or "crashes"


def main(families):
    for family in families:
        module = importlib.import_module(f"{family}_cases")
        facts = {case: run(case, module.names) for case in module.CASES}
        path = Path(__file__).parent / "facts" / f"dataset_{family}.json"
        path.write_text(json.dumps(facts, indent=0) + "\n")
        for case, text in facts.items():
            if text in ("hangs", "crashes"):
                print(text, case)


main(sys.argv[1:] or FAMILIES)
