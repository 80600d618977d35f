"""A step of data-parallel training on two processes, beside torch's DistributedDataParallel.

``python -m benchmarks.parallel [NETWORK ...]``. Each process has a batch of its own, and one thread. All processes take
the same steps, of torch's and of amadou's alternately; what is shown is the clock of process 0.
"""

import os
import subprocess
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
import torch
from rich.console import Console
from torch import nn
from torch.nn.parallel import DistributedDataParallel

import amadou as ms

from . import programs, twins
from .measure import alternately, seconds
from .programs import Work, filled, labels, numbers
from .report import Row, Target, row
from .report import programs as table
from .sizes import LEARNING_RATE, MOMENTUM, USUAL

_ROOT = Path(__file__).parents[1]
PROCESSES = 2
TARGET = Target(times=1.05)
# How many pairs of blocks, and how many steps in a block.
COUNTS = {"LeNet": (100, 5), "ResNet-18": (11, 1)}


def main() -> int:
    if "RANK" not in os.environ:
        command = [sys.executable, "-m", "amadou", "run", "--procs", str(PROCESSES), "-m", "benchmarks.parallel"]
        return subprocess.run([*command, *sys.argv[1:]], cwd=_ROOT).returncode
    torch.set_num_threads(1)
    ms.communication.init()
    rows = [measured(name) for name in sys.argv[1:] or COUNTS]
    if ms.communication.get_rank() == 0:
        Console(width=130).print(table(rows).rich())
    return 0


def measured(name: str) -> Row:
    num_pairs, num_calls = COUNTS[name]
    torchs, amadous = distributed_twin(name), data_parallel(name)
    for _ in range(3):  # also what only the first calls do
        np.testing.assert_allclose(amadous().asnumpy(), torchs().numpy(), rtol=1e-3)
    pairs = alternately(lambda: seconds(torchs, num_calls), lambda: seconds(amadous, num_calls), num_pairs)
    return row(f"{name}: data-parallel step", pairs, TARGET)


def distributed_twin(name: str) -> Work:
    """The step in torch, with its reducer."""
    return twins.train(partial(_distributed, twins.makers_of(USUAL)[name]), USUAL.inputs[name])


def _distributed(make: Callable[[], nn.Module]) -> nn.Module:
    return DistributedDataParallel(twins.filled(make()))


def data_parallel(name: str) -> Work:
    """The step in amadou, as MindSpore's programs write it."""
    ms.set_auto_parallel_context(parallel_mode="data_parallel", gradients_mean=True)
    shape = USUAL.inputs[name]
    net: Any = filled(ms, programs.makers_of(USUAL)[name](ms))
    x, y = ms.Tensor(numbers(shape)), ms.Tensor(labels(shape[0]))
    optimizer = ms.nn.Momentum(net.trainable_params(), LEARNING_RATE, MOMENTUM)
    step = ms.nn.TrainOneStepCell(ms.nn.WithLossCell(net, ms.nn.CrossEntropyLoss()), optimizer).set_train()
    return partial(step, x, y)


if __name__ == "__main__":
    sys.exit(main())
