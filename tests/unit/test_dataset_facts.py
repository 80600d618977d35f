"""Data pipelines do what MindSpore's do: rows, orders, columns, dtypes and exceptions, case by case."""

import json
from pathlib import Path

import pytest

import amadou as ms
import amadou.dataset
import amadou.mindrecord

from .dataset_cases import CASES, describe, names

# Python 3.12 warns of any fork in a process with threads; torch has threads.
pytestmark = pytest.mark.filterwarnings("ignore:.*fork:DeprecationWarning")

FACTS = json.loads((Path(__file__).parent / "facts" / "dataset.json").read_text())


def outcome(case):
    try:
        return f"= {describe(eval(case, names(ms)))}"
    except Exception as error:
        return f"raises {type(error).__name__}"


@pytest.fixture(autouse=True)
def without_a_seed():
    """Cases set seeds and numbers of workers; the next one starts without."""
    yield
    ms.dataset.config.set_seed(5489)
    ms.dataset.config._settings.num_parallel_workers = None


@pytest.mark.parametrize("case", CASES)
def test_recorded(case):
    assert outcome(case) == FACTS[case]
