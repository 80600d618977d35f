"""The rules of the house that a machine can check."""

import ast
import pathlib
import subprocess
import sys

import pytest

import amadou
from amadou import _boundary

SOURCE = pathlib.Path(amadou.__file__).parent
FILES = sorted(SOURCE.rglob("*.py"))
BELOW_TENSOR = [path for path in FILES if path.relative_to(SOURCE).parts[0] in ("ops", "kernels")]


def of(path):
    return str(path.relative_to(SOURCE))


@pytest.mark.parametrize("path", FILES, ids=of)
def test_a_file_stays_readable(path):
    if path.name in ("__init__.py", "_gaps_names.py"):
        pytest.skip("a list of names")
    assert len(path.read_text().splitlines()) <= 800


@pytest.mark.parametrize("path", [path for path in FILES if path.name != "__init__.py"], ids=of)
def test_a_file_says_what_it_is(path):
    assert ast.get_docstring(ast.parse(path.read_text()))


@pytest.mark.parametrize("path", BELOW_TENSOR, ids=of)
def test_ops_and_kernels_do_not_import_what_is_built_on_them(path):
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.ImportFrom) and node.level:
            # where `from ..x import y` leads, seen from this file
            base = path.parents[node.level - 1].relative_to(SOURCE).parts
            target = ".".join((*base, *(node.module or "").split(".")))
            assert not target.startswith(("tensor", "parameter", "nn")), f"line {node.lineno} imports {target}"


def faces_of(tree):
    """The functions under @op in a file."""
    for node in tree.body:
        if isinstance(node, ast.FunctionDef):
            decorators = [d.func if isinstance(d, ast.Call) else d for d in node.decorator_list]
            if any(isinstance(d, ast.Name) and d.id == "op" for d in decorators):
                yield node


@pytest.mark.parametrize("path", sorted([*(SOURCE / "ops").glob("*.py"), *(SOURCE / "mint").glob("*.py")]), ids=of)
def test_a_face_does_not_call_a_face(path):
    tree = ast.parse(path.read_text())
    faces = {face.name: face for face in faces_of(tree)}
    for face in faces.values():
        called = {n.func.id for n in ast.walk(face) if isinstance(n, ast.Call) and isinstance(n.func, ast.Name)}
        assert not called & set(faces), f"{face.name} calls {called & set(faces)}"


@pytest.mark.parametrize("name", sorted(_boundary.OPS))
def test_an_operator_is_documented(name):
    assert _boundary.OPS[name].__doc__


def test_a_second_declaration_is_refused():
    def add(input, other):
        return input

    add.__module__, add.__qualname__ = "amadou.ops.elementwise", "add"
    with pytest.raises(RuntimeError, match="declared twice"):
        _boundary.op(add)


def test_import_stays_light():
    """What only the command line, the tests or some programs need is not imported with amadou."""
    run = subprocess.run(
        [sys.executable, "-c", "import sys, amadou; print(*sys.modules)"], capture_output=True, text=True, check=True
    )
    late = {"rich", "typer", "scipy", "sklearn", "cv2", "PIL"}
    late |= {f"amadou.{name}" for name in ("ops.operations", "train", "dataset", "mint", "numpy", "scipy", "cli")}
    assert not late & set(run.stdout.split())


@pytest.mark.parametrize("path", sorted((SOURCE / "ops").rglob("*.py")), ids=of)
def test_an_operator_class_is_no_dataclass(path):
    """``Operator`` makes the ``__init__`` of all of them; a dataclass each would compile code at every import."""
    assert "@dataclass(" not in path.read_text()
