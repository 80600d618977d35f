"""Transforms of data do what MindSpore's do: values, dtypes and exceptions, case by case."""

import json
from pathlib import Path

import pytest

import amadou as ms
import amadou.dataset
import amadou.dataset.audio
import amadou.dataset.text

from . import audio_cases, text_cases, transform_cases, vision_cases
from .dataset_cases import describe

FACTS = Path(__file__).parent / "facts"
FAMILIES = {"transform": transform_cases, "vision": vision_cases, "text": text_cases, "audio": audio_cases}


def recorded():
    for family, module in FAMILIES.items():
        facts = json.loads((FACTS / f"dataset_{family}.json").read_text())
        for case in module.CASES:
            yield pytest.param(module, case, facts[case], id=f"{family}: {case}")


def outcome(module, case):
    try:
        return f"= {describe(eval(case, module.names(ms)))}"
    except Exception as error:
        return f"raises {type(error).__name__}"


@pytest.fixture(autouse=True)
def without_a_seed():
    yield
    ms.dataset.config.set_seed(5489)


@pytest.mark.parametrize(("module", "case", "fact"), list(recorded()))
def test_recorded(module, case, fact):
    assert outcome(module, case) == fact
