"""The peak memory of a process that trains: ``python -m benchmarks.memory amadou|torch PROGRAM`` prints bytes."""

import argparse
from functools import partial
from pathlib import Path

import torch

from . import programs, twins
from .measure import peak_memory
from .sizes import USUAL

_NUM_STEPS = 3


def main(argv: list[str] | None = None) -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.memory", description=__doc__)
    parser.add_argument("side", choices=("amadou", "torch"))
    parser.add_argument("program")
    options = parser.parse_args(argv)
    torch.set_num_threads(1)
    table = programs_of_amadou() if options.side == "amadou" else twins.table(USUAL, Path())  # training writes no file
    work = table[options.program]()
    for _ in range(_NUM_STEPS):
        work()
    print(peak_memory())


def programs_of_amadou() -> dict[str, twins.Twin]:
    import amadou

    return {name: partial(program, amadou) for name, program in programs.table(USUAL, Path()).items()}


if __name__ == "__main__":
    main()
