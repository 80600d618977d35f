"""Sources of files give what MindSpore's give: rows, columns, dtypes, orders, shards and exceptions, case by case."""

import json
from pathlib import Path

import pytest

import amadou as ms
import amadou.dataset

from .source_cases import CASES, make_files, names, outcome

FACTS = json.loads((Path(__file__).parent / "facts" / "sources.json").read_text())


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    made = tmp_path_factory.mktemp("sources")
    make_files(made)
    return str(made)


@pytest.fixture(autouse=True)
def without_a_seed():
    yield
    ms.dataset.config.set_seed(5489)


@pytest.mark.parametrize("case", CASES)
def test_recorded(case, folder):
    assert outcome(case, names(ms, folder)).replace(folder, "FOLDER") == FACTS[case]
