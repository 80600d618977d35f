"""Nothing of ``ops`` goes untested: by a case of conformance, an example in its docstring, or a test that names it."""

import pathlib
import re

from amadou import ops
from tests.conformance.collect import FAMILIES, cases_of
from tests.unit.test_examples import public


def test_every_function_and_primitive_is_tested():
    faces = public(ops) | public(ops.operations)
    cases = " ".join(f"{case.target} {case.args} {case.kwargs}" for family in FAMILIES for case in cases_of(family))
    tests = " ".join(path.read_text(encoding="utf-8") for path in pathlib.Path(__file__).parents[1].rglob("*.py"))
    named = set(re.findall(r"\w+", cases + tests))
    untested = {name for name, face in faces.items() if name not in named and ">>>" not in (face.__doc__ or "")}
    same = {id(faces[name]) for name in faces.keys() - untested}
    assert not {name for name in untested if id(faces[name]) not in same}
