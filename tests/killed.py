"""Programs that are killed while they save: the old file or the new one is there, whole.

``python -m tests.killed --count 200``
"""

import argparse
import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import amadou as ms

PROGRAM = """
import itertools, sys
import torch
import amadou as ms
path, file_format = sys.argv[1:]
for number in itertools.count(1):
    values = {f"p{i}": torch.full((50_000,), float(number)) for i in range(20)}
    ms.save_checkpoint(values, path, format=file_format, append_dict={"number": number})
    print(number, flush=True)
"""


def kill_while_saving(path: Path, file_format: str, delay: float) -> int:
    """Start a program that saves in a loop and kill it; the number of the save that is in the file.

    Raises:
        AssertionError: if the file is not one save, whole, and the last that had ended or the next.
    """
    command = [sys.executable, "-c", PROGRAM, str(path), file_format]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    ended = int(process.stdout.readline())
    time.sleep(delay)
    process.kill()
    ended = int(([str(ended)] + [line for line in process.stdout.read().split("\n") if line])[-1])
    process.stdout.close()
    process.wait()
    found = ms.load_checkpoint(str(path), format=file_format, crc_check=False)
    number = int(found.pop("number").asnumpy())
    assert number in (ended, ended + 1), (number, ended)
    assert len(found) == 20 and all((value.asnumpy() == number).all() for value in found.values())
    return number


def main(argv: list[str] | None = None) -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.killed", description=__doc__)
    parser.add_argument("--count", type=int, default=200)
    options = parser.parse_args(argv)
    chance = random.Random(0)
    with tempfile.TemporaryDirectory() as folder:
        for i in range(options.count):
            file_format = ("ckpt", "safetensors")[i % 2]
            kill_while_saving(Path(folder) / f"x.{file_format}", file_format, chance.uniform(0, 0.1))
    print(f"{options.count} programs were killed while they saved, no file was lost")


if __name__ == "__main__":
    main()
