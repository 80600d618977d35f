"""The checks that programs import from ``mindspore._checkparam``, against the facts of record_checkparam.py."""

import json
from pathlib import Path

import numpy as np
import pytest

import amadou as ms
from amadou.legacy import checkparam

from .checkparam_cases import CODE, outcome

FACTS = json.loads((Path(__file__).parent / "facts" / "checkparam.json").read_text())


@pytest.mark.parametrize("code", CODE)
def test_checks(code):
    assert outcome(code, {"c": checkparam, "ms": ms, "np": np}) == FACTS[code]


def test_the_class_of_mindspore_1():
    assert checkparam.Validator.check_int_range(1, 1, 3, checkparam.Rel.INC_LEFT, "arg", "Op") == 1
    with pytest.raises(ValueError, match=r"For 'Op', 'arg' must be in \[1, 3\), but got 3"):
        checkparam.Validator.check_int_range(3, 1, 3, checkparam.Rel.INC_LEFT, "arg", "Op")


def test_messages():
    with pytest.raises(TypeError, match="For 'Op', 'arg' must be int, but got str"):
        checkparam.check_value_type("arg", "x", int, "Op")
