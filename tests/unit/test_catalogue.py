"""The catalogue names what is there, and amadou explain finds it."""

import importlib
import json
from pathlib import Path

import pytest
import torch
from typer.testing import CliRunner

import amadou
from amadou._gaps import Gap
from amadou.bridge.catalogue import KINDS, catalogue, find, near
from amadou.cli import app

PAGES = {path.stem for path in (Path(__file__).parents[2] / "docs" / "differences").glob("*.md")}
# layers whose state is made in ``__init__``
LAYERS = {
    torch.nn.BatchNorm2d: (1,), torch.nn.Embedding: (1, 1), torch.nn.PReLU: (), torch.nn.Conv1d: (1, 1, 1),
    amadou.nn.BatchNorm2d: (1,), amadou.nn.Embedding: (1, 1), amadou.nn.PReLU: (), amadou.nn.Conv1d: (1, 1, 1),
}  # fmt: skip


def resolve(name):
    root, *parts = name.split(".")
    found = amadou if root == "mindspore" else importlib.import_module(root)
    for part in parts:
        is_state = isinstance(found, type) and found in LAYERS and not hasattr(found, part)
        found = getattr(found(*LAYERS[found]) if is_state else found, part)
    return found


@pytest.mark.parametrize("entry", catalogue(), ids=lambda entry: entry.torch or entry.mindspore)
def test_an_entry_is_true(entry):
    assert entry.kind in KINDS and (not entry.page or entry.page in PAGES)
    assert bool(entry.torch) == (entry.kind != "only MindSpore")
    assert bool(entry.mindspore) == (entry.kind != "only torch")
    for name in filter(None, (entry.torch, entry.mindspore)):
        assert not isinstance(resolve(name), Gap), f"{name} is not offered"


def test_every_page_is_reached_from_the_catalogue():
    assert {entry.page for entry in catalogue() if entry.page} | {"README"} == PAGES


@pytest.mark.parametrize(
    ("name", "torch_name"),
    [
        ("torch.nn.Module.buffers", "torch.nn.Module.buffers"),
        ("mindspore.nn.Cell.untrainable_params", "torch.nn.Module.buffers"),
        ("ms.nn.Dense", "torch.nn.Linear"),
        ("untrainable_params", "torch.nn.Module.buffers"),
        ("F.relu", "torch.nn.functional.relu"),
        ("ops.gather", "torch.index_select"),
        ("gamma", "torch.nn.BatchNorm2d.weight"),
        ("running_mean", "torch.nn.BatchNorm2d.running_mean"),
    ],
)
def test_find(name, torch_name):
    assert [entry.torch for entry in find(name)] == [torch_name]


def test_near_misses():
    assert near("torch.nn.Module.bufers") == ["torch.nn.Module.buffers"]
    assert near("nn.Conv2d.wieght")[0].endswith(".weight")
    assert "mindspore.nn.Dense" in near("dence")
    assert near("qwertyuiop") == []


def run(*arguments):
    result = CliRunner().invoke(app, ["explain", *arguments])
    return result.exit_code, result.output


def test_the_command():
    code, output = run("torch.nn.Module.buffers")
    assert code == 0 and "mindspore.nn.Cell.untrainable_params" in output and "docs/differences/buffers.md" in output
    code, output = run("nn.Linnear")
    assert code == 1 and "Did you mean torch.nn.Linear" in output
    code, output = run("Embedding", "--json")
    assert code == 0 and json.loads(output)["entries"][0]["kind"] == "defaults"
