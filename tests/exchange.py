"""Checkpoints that go from the real MindSpore to amadou and back, and from amadou to MindSpore and back, unchanged.

``python -m tests.exchange`` makes 200 files (all dtypes, 0-d and empty tensors, 10,000 small ones, names in many
scripts, checksums, ciphers, tensors in slices) and one of 5 GB. It needs MindSpore 2.10 in ``.oracle/``.
"""

import argparse
import hashlib
import json
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

import numpy as np
import torch

import amadou as ms
from amadou._boundary import raw, wrap
from amadou.bridge import checkpoint_file
from amadou.bridge.tensors import content
from tests.interop.checkpoint_cases import SLICE_SIZE
from tests.interop.generated_cases import Case, Facts, cases, large_case

ROOT = Path(__file__).parents[1]
REAL = ROOT / ".oracle" / "bin" / "python"
STEPS = ("sent", "back", "asked", "answered")
WHOLE = checkpoint_file._SLICE_SIZE
# What MindSpore holds of a file that it saves or reads, as a multiple of the file, beside the files of all steps.
MEMORY, DISK = 3, 4


def real_mindspore(*arguments: object) -> Any:
    command = [str(REAL), "-m", "tests.interop.real_mindspore", *map(str, arguments)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr[-2000:]
    return json.loads(done.stdout.splitlines()[-1])


def tensor(dtype: str, array: np.ndarray) -> ms.Tensor:
    t = torch.from_numpy(array if array.flags.writeable else array.copy())
    return wrap(t.view(torch.bfloat16) if dtype == "bfloat16" else t)


def save(case: Case, path: Path, items: list[dict]) -> None:
    checkpoint_file._SLICE_SIZE = SLICE_SIZE if case.is_sliced else WHOLE
    key = {} if case.key is None else {"enc_key": case.key, "enc_mode": case.mode}
    ms.save_checkpoint(items, str(path), crc_check=case.crc_check, format=case.format, **key)


def load(case: Case, path: Path) -> dict[str, Any]:
    key = {} if case.key is None else {"dec_key": case.key, "dec_mode": case.mode}
    return ms.load_checkpoint(str(path), crc_check=case.crc_check, format=case.format, **key)


def facts(loaded: dict[str, Any]) -> Facts:
    return [
        (name, str(value.dtype), value.shape, hashlib.sha256(content(raw(value))).hexdigest())
        for name, value in loaded.items()
    ]


def to_mindspore(folder: Path, all_cases: list[Case]) -> list[str]:
    """Look at what MindSpore sent, give it back, and ask with files of our own; the files in which anything changed."""
    wrong = []
    for case in all_cases:
        sent = load(case, folder / "sent" / case.file)
        if facts(sent) != case.facts(without_empty=True):
            wrong.append(f"sent/{case.file}")
        if not case.is_one_way:
            save(case, folder / "back" / case.file, [{"name": name, "data": value} for name, value in sent.items()])
            items = [{"name": name, "data": tensor(*value)} for name, value in case.parameters.items()]
            save(case, folder / "asked" / case.file, items)
    return wrong


def from_mindspore(folder: Path, all_cases: list[Case]) -> list[str]:
    """The files in which anything is not as it was when MindSpore was asked."""
    return [
        f"answered/{case.file}"
        for case in all_cases
        if not case.is_one_way and facts(load(case, folder / "answered" / case.file)) != case.facts(without_empty=True)
    ]


def exchange(folder: Path, count: int, large: int = 0) -> list[str]:
    """Send ``count`` files, or one of ``large`` bytes, both ways; those in which anything changed.

    Every step of MindSpore's has a process of its own: it keeps the memory of what it has read.
    """
    all_cases = [large_case(large)] if large else cases(count)
    for step in STEPS:
        (folder / step).mkdir(exist_ok=True)
    real_mindspore("send", folder, count, large)
    wrong = to_mindspore(folder, all_cases)
    for step in ("back", "asked"):
        wrong += real_mindspore("look", folder, count, large, step)
    real_mindspore("answer", folder, count, large)
    return wrong + from_mindspore(folder, all_cases)


def has_room(folder: Path, size: int) -> bool:
    meminfo = Path("/proc/meminfo").read_text(encoding="ascii")
    available = int(meminfo.partition("MemAvailable:")[2].split()[0]) * 1024
    return available > MEMORY * size and shutil.disk_usage(folder).free > DISK * size


def main(argv: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.exchange", description=__doc__)
    parser.add_argument("--count", type=int, default=200)
    parser.add_argument("--large", type=int, default=5 * 10**9, metavar="BYTES", help="0 for none")
    options = parser.parse_args(argv)
    start = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="exchange-") as name:
        folder = Path(name)
        wrong = exchange(folder, options.count)
        print(f"{options.count} files, {time.monotonic() - start:.0f} s", flush=True)
        if options.large and has_room(folder, options.large):
            wrong += exchange(folder, 0, options.large)
            print(f"and one of {options.large} bytes, {time.monotonic() - start:.0f} s")
        elif options.large:
            print(f"no room for one of {options.large} bytes")
    print(f"changed: {', '.join(wrong) or 'nothing'}")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
