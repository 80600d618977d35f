"""Where MindSpore's paths lead."""

import importlib
from pathlib import Path
from types import ModuleType

import pytest

import amadou as ms
from amadou._gaps import Gap
from amadou._paths import DROPPED_NAMES, NAMESPACES, VIEWS, View, gap_getattr, module_at
from tests.api.update_gaps import split, used_names


def test_a_path_is_either_namespace_or_view():
    assert not NAMESPACES & VIEWS.keys()


@pytest.mark.parametrize("path", sorted({*NAMESPACES, *VIEWS}))
def test_parent_of_a_path_is_a_path(path):
    assert path.rpartition(".")[0] in {"", *NAMESPACES, *VIEWS}


@pytest.mark.parametrize("path", ["nn", "ops", "ops.operations", "common", "context", "dtype", "train"])
def test_namespace_is_amadous_module(path):
    assert module_at(path) is importlib.import_module(f"amadou.{path}")


@pytest.mark.parametrize(
    ("path", "name", "where"),
    [
        ("common.tensor", "Tensor", "tensor"),
        ("common.parameter", "ParameterTuple", "parameter"),
        ("common.dtype", "float32", "dtype"),
        ("ops.functional", "add", "ops"),
        ("ops.operations.math_ops", "Add", "ops.operations"),
        ("nn.layer.conv", "Conv2d", "nn"),
        ("nn.optim.momentum", "Momentum", "nn"),
        ("_c_expression.typing", "Float", "dtype"),
        ("_checkparam", "Validator", "legacy.checkparam"),
    ],
)
def test_view_gives_the_same_object(path, name, where):
    assert getattr(module_at(path), name) is getattr(importlib.import_module(f"amadou.{where}"), name)


FILES = sorted(
    path for path in VIEWS if "." in path and (Path(ms.__file__).parent / f"{path.replace('.', '/')}.py").exists()
)


@pytest.mark.parametrize("path", FILES)
def test_a_file_at_the_path_of_a_view_has_its_names(path):
    """``from mindspore.ops import composite`` finds the file, ``import mindspore.ops.composite`` the view."""
    module = importlib.import_module(f"amadou.{path}")
    names = module_at(path).__all__
    assert names
    for name in names[:: max(1, len(names) // 20)]:
        assert getattr(module, name) is getattr(module_at(path), name)


def test_view_prefers_a_real_thing_to_a_gap_and_a_function_to_a_module(monkeypatch):
    first, second = ModuleType("first"), ModuleType("second")
    first.thing, second.thing = Gap("mindspore.thing", "of a test"), 3
    first.conv = ModuleType("conv")
    monkeypatch.setattr("amadou._paths._place", {"first": first, "second": second}.get)
    view = View("nn.layer", ["first", "second"])
    assert view.thing == 3
    assert view.conv is module_at("nn.layer.conv")


def test_view_lists_and_exports_the_names_of_its_places():
    view = module_at("common.dtype")
    assert {"float32", "Int", "dtype_to_nptype"} <= set(view.__all__) & set(dir(view))
    assert not {"np", "torch", "Any"} & set(view.__all__)


def test_star_import_takes_names_and_no_modules():
    taken = {}
    exec("from amadou.ops import *", taken)
    assert "add" in taken
    assert not [name for name, value in taken.items() if isinstance(value, ModuleType)]


def test_unknown_name_is_an_attribute_error_that_suggests():
    with pytest.raises(AttributeError, match=r"module 'amadou\.nn' has no attribute 'Dence'") as caught:
        ms.nn.Dence  # noqa: B018
    assert (caught.value.name, caught.value.obj) == ("Dence", ms.nn)
    with pytest.raises(AttributeError, match=r"module 'mindspore\.nn\.layer' has no attribute 'Dence'"):
        module_at("nn.layer").Dence  # noqa: B018


def test_python_asks_views_without_importing_their_places(monkeypatch):
    monkeypatch.setattr("amadou._paths._place", lambda place: pytest.fail(f"{place} was imported"))
    assert not hasattr(module_at("train.callback"), "__file__")


def test_namespace_that_amadou_lacks_has_gaps():
    view = View("rewrite")
    assert isinstance(view.SymbolTree, Gap)


def test_getattr_of_a_namespace_finds_modules_below_it():
    find = gap_getattr("amadou.ops")
    assert find("functional") is module_at("ops.functional")
    assert gap_getattr("amadou")("_checkparam") is module_at("_checkparam")


@pytest.mark.parametrize("path", DROPPED_NAMES)
def test_dropped_name_is_offered(path):
    namespace, _, name = path.rpartition(".")
    assert callable(getattr(module_at(namespace), name))


def test_every_name_that_programs_use_resolves():
    missing = []
    for qualified in used_names():
        path, name = split(qualified)
        if name and not hasattr(module_at(path), name.partition(".")[0]):
            missing.append(qualified)
    assert missing == []
