"""Records what MindSpore 2.10 reads from small files: python tests/unit/record_sources.py, where it is installed.

Every case has a process of its own and a time limit, as in ``record_dataset.py``.
"""

import json
import os
import select
import signal
import sys
import tempfile
from pathlib import Path

import mindspore as ms
import mindspore.dataset
from source_cases import CASES, make_files, names, outcome

FACTS = Path(__file__).parent / "facts" / "sources.json"
LIMIT = 40  # seconds


def run(case, folder):
    """The outcome of a case, from a process of its own."""
    reader, writer = os.pipe()
    child = os.fork()
    if not child:
        os.close(reader)
        with os.fdopen(writer, "wb") as answer:
            answer.write(outcome(case, names(ms, folder)).encode())
        os.kill(os.getpid(), signal.SIGKILL)  # no waiting for MindSpore's threads
    os.close(writer)
    text = b""
    while select.select([reader], [], [], LIMIT)[0]:
        part = os.read(reader, 65536)
        text += part
        if not part:
            break
    else:
        os.kill(child, signal.SIGKILL)
        text = b"hangs"
    os.close(reader)
    os.waitpid(child, 0)
    return text.decode().replace(folder, "FOLDER") or "crashes"


def main(wanted):
    """Record the cases that ``wanted`` occurs in, all by default."""
    known = json.loads(FACTS.read_text()) if FACTS.exists() else {}
    with tempfile.TemporaryDirectory() as folder:
        make_files(folder)
        facts = {case: run(case, folder) if wanted in case or case not in known else known[case] for case in CASES}
    FACTS.write_text(json.dumps(facts, indent=0, ensure_ascii=False) + "\n")
    for case, text in facts.items():
        if text in ("hangs", "crashes"):
            print(text, case)


main(sys.argv[1] if sys.argv[1:] else "")
