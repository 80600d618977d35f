"""``ops.auto_generate`` has MindSpore's operators beneath mint, with their parameters, and is loaded late."""

import json
import pathlib
import subprocess
import sys

import pytest

import amadou as ms
from amadou.ops import extended
from amadou.ops.primitive import Primitive
from tests.api import describe

FACTS = json.loads((pathlib.Path(__file__).parent / "facts" / "extended.json").read_text())


@pytest.mark.parametrize("name", sorted(FACTS))
def test_parameters_are_those_of_mindspore(name):
    value = getattr(extended, name)
    if isinstance(value, type):
        found = [describe.signature(value), describe.signature(value.__call__, bound=True)]
    else:
        found = describe.signature(value)
    assert found == FACTS[name]


def test_every_primitive_has_a_fact():
    classes = {name for name, value in vars(extended).items() if isinstance(value, type) and value is not Primitive}
    assert classes <= FACTS.keys()


def test_the_deep_path_has_what_ops_has_too():
    from amadou._paths import module_at

    deep = module_at("ops.auto_generate")
    assert deep.AddExt is extended.AddExt
    assert deep.Reshape is ms.ops.Reshape
    assert module_at("ops.function.array_func").full_ext is ms.mint.full


def test_mint_is_loaded_at_its_first_use():
    program = (
        "import sys, amadou as ms; before = 'amadou.mint' in sys.modules;"
        " ms.mint.add; print(before, 'amadou.mint' in sys.modules, 'amadou.ops.extended' in sys.modules)"
    )
    run = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert run.stdout.split() == ["False", "True", "False"]
