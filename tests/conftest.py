"""What all tests share: the same random numbers in every run."""

import hypothesis
import numpy as np
import pytest
import torch

# without a deadline, since the first call of an operator may load it; without chance, since a test must not be flaky
hypothesis.settings.register_profile("tests", deadline=None, derandomize=True)
hypothesis.settings.load_profile("tests")


@pytest.fixture(autouse=True)
def same_random_numbers():
    """Whatever a test draws without a seed of its own, it draws the same each time."""
    torch.manual_seed(0)
    np.random.seed(0)
