"""What all tests share: the same random numbers in every run."""

import os

import hypothesis
import numpy as np
import pytest
import torch

from amadou import _overflow, _random
from amadou.communication import groups

# Two workers share the cores; threads of both, and of the programs that tests start, would wait for each other.
torch.set_num_threads(1)
os.environ.setdefault("OMP_NUM_THREADS", "1")

# without a deadline, since the first call of an operator may load it; without chance, since a test must not be flaky
hypothesis.settings.register_profile("tests", deadline=None, derandomize=True)
hypothesis.settings.load_profile("tests")


@pytest.fixture(autouse=True)
def same_random_numbers():
    """Whatever a test draws without a seed of its own, it draws the same each time."""
    torch.manual_seed(0)
    np.random.seed(0)
    yield
    # what a test has set is not set for the next one
    _random.seeds.program = None
    _overflow._watch.finite = None
    _random.seeds.set_dataset(_random.Seeds.dataset)
    # or made: the group of a process alone, which `init` makes
    if torch.distributed.is_initialized():
        groups.release()
