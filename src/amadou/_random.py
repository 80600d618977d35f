"""Where random numbers come from, and what a seed sets.

- Operators and layers draw from torch's own default generator of each device, so torch.compile, activation
  checkpointing and torch programs see one stream. Without a seed it differs from run to run, as in MindSpore.
- An operator that is called with a seed of its own draws from a stream that belongs to that seed: :func:`generator`.
- Every initializer takes one number from NumPy's global generator: MindSpore does the same, and with the same
  arithmetic behind it (``kernels/initialize.py``) a seed gives the same weights.
"""

import itertools
import random
from dataclasses import dataclass
from typing import Any

import numpy as np
import torch

from . import context
from .kernels.initialize import Seed


@dataclass
class Seeds:
    """The seeds that were set: by the program, None before, and for datasets, where 5489 means that none was set."""

    program: int | None = None
    dataset: int = 5489
    times_set: int = 0  # how often the second one was set: streams that started from it begin anew

    def set_dataset(self, seed: int) -> None:
        self.dataset = seed
        self.times_set += 1


seeds = Seeds()


def _entropy() -> Any:
    """What NumPy's global generator started from; ``np.random.seed`` forgets it."""
    return np.random.get_bit_generator().seed_seq  # type: ignore[attr-defined]  # the stubs lack it


_first_entropy = _entropy()
# the streams of operators that are called with a seed, by seed and device
streams: dict[tuple[int, torch.device], torch.Generator] = {}
_op_seeds = itertools.count(1)


def set_all(seed: int) -> None:
    """Start every source of random numbers anew from ``seed``, 0 to 2**32 - 1."""
    global _op_seeds
    random.seed(seed)
    np.random.seed(seed)
    torch.manual_seed(seed)
    seeds.program = seed
    seeds.set_dataset(seed)
    streams.clear()
    _op_seeds = itertools.count(1)


def generator(seed: int | None = None, device: torch.device | None = None) -> torch.Generator | None:
    """What an operator called with ``seed`` hands to torch as ``generator``: None without a seed.

    Calls with the same seed continue one stream, which ``set_seed`` starts anew and whose numbers depend on it.
    """
    if seed is None:
        return None
    key = seed, device or context.device()
    if key not in streams:
        # An odd factor of 64 bits, so that (1, 2) and (2, 1) are different streams.
        streams[key] = new_generator(seed + (seeds.program or 0) * 0x9E3779B97F4A7C15, key[1])
    return streams[key]


def new_generator(seed: int, device: torch.device | None = None) -> torch.Generator:
    """A stream of its own, the same for the same seed: what a Primitive made with seeds holds."""
    return torch.Generator(device or context.device()).manual_seed(seed % 2**64)


def initializer_seed() -> Seed:
    """A seed for one initializer, drawn from NumPy's global generator as MindSpore draws it.

    It counts as given once the program has seeded that generator. (What it does with ``np.random.set_state`` cannot be
    seen: weights then follow from the state, but are other ones than MindSpore's.)
    """
    number = int(np.random.randint(1, 1 << 63, dtype=np.int64))
    entropy = _entropy()
    return Seed(number, given=entropy is None or entropy is not _first_entropy)


def next_op_seed() -> int:
    """Another number for every call since ``set_seed``."""
    return next(_op_seeds)
