"""Records what data pipelines do in MindSpore: python tests/unit/record_dataset.py, where mindspore 2.10 is installed.

A pipeline of MindSpore can hang or bring the process down, so every case has a process of its own and a time limit.
"""

import json
import os
import select
import signal
import sys
from pathlib import Path

import mindspore as ms
import mindspore.dataset
import mindspore.mindrecord
from dataset_cases import CASES, describe, names

FACTS = Path(__file__).parent / "facts" / "dataset.json"
LIMIT = 40  # seconds


def outcome(case):
    """``= value`` or ``raises Exception``."""
    try:
        return f"= {describe(eval(case, names(ms)))}"
    except Exception as error:
        return f"raises {type(error).__name__}"


def run(case):
    """The outcome of a case, from a process of its own."""
    reader, writer = os.pipe()
    child = os.fork()
    if not child:
        os.write(writer, outcome(case).encode())
        os.kill(os.getpid(), signal.SIGKILL)  # no waiting for MindSpore's threads
    os.close(writer)
    ready = select.select([reader], [], [], LIMIT)[0]
    if not ready:
        os.kill(child, signal.SIGKILL)
    with os.fdopen(reader, "rb") as answer:
        text = answer.read().decode() if ready else "hangs"
    os.waitpid(child, 0)
    return text or "crashes"


def main():
    known = json.loads(FACTS.read_text()) if sys.argv[1:] == ["new"] else {}  # "new": only what is not recorded yet
    facts = {case: known.get(case) or run(case) for case in CASES}
    FACTS.write_text(json.dumps(facts, indent=0) + "\n")
    for case, text in facts.items():
        if text in ("hangs", "crashes"):
            print(text, case)


main()
