"""amadou inspect, convert and diff: what they print, write, and end with."""

import json
import os
import re
import shutil
import subprocess
import sys
import textwrap
from html import escape

import pytest
import torch
from rich.console import Console
from typer.testing import CliRunner

import amadou as ms
from amadou.cli import app

MODELS = """
import torch
from amadou import nn

def cell():
    return nn.SequentialCell(
        nn.Conv2d(3, 4, 3, has_bias=True), nn.BatchNorm2d(4), nn.ReLU(), nn.Flatten(), nn.Dense(64, 2)
    )

def module():
    return torch.nn.Sequential(
        torch.nn.Conv2d(3, 4, 3, padding=1), torch.nn.BatchNorm2d(4), torch.nn.ReLU(), torch.nn.Flatten(),
        torch.nn.Linear(64, 2),
    )

net = module()
number = 3
"""
NAMES = ["0.weight", "0.bias", "1.gamma", "1.beta", "1.moving_mean", "1.moving_variance", "4.weight", "4.bias"]


@pytest.fixture(autouse=True)
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "models.py").write_text(MODELS)
    namespace = {}
    exec(MODELS, namespace)
    torch.save(namespace["module"]().state_dict(), tmp_path / "net.pth")
    yield tmp_path
    ms.uninstall()


def run(*arguments, code=0):
    result = CliRunner().invoke(app, [str(argument) for argument in arguments])
    assert result.exit_code == code, result.output
    return result.output


def run_json(*arguments, code=0):
    return json.loads(run(*arguments, "--json", code=code))


# -- convert -----------------------------------------------------------------------------------------------------------


def test_there_and_back():
    found = run_json("convert", "net.pth", "net.ckpt")
    assert found["written"] and found["wrong"] == [] and found["to"] == "mindspore"
    assert list(found["dropped"]) == ["1.num_batches_tracked"]
    assert list(ms.load_checkpoint("net.ckpt")) == NAMES
    run("convert", "net.ckpt", "net.safetensors", "--to", "torch")
    run("convert", "net.safetensors", "back.pth")
    original, back = torch.load("net.pth"), torch.load("back.pth")
    assert all(torch.equal(original[name], value) for name, value in back.items()) and len(back) == 8


def test_a_dry_run_writes_nothing(folder):
    output = run("convert", "net.pth", "net.ckpt", "--dry-run")
    assert "the statistics make it a BatchNorm" in output and "nothing was written" in output
    assert not (folder / "net.ckpt").exists()


def test_outputs_of_two_models_are_compared():
    options = ("--model", "models.py:cell", "--source-model", "models.py:module", "--input", "2,3,4,4")
    assert run_json("convert", "net.pth", "net.ckpt", *options)["output_difference"] < 1e-5
    assert "--input must all be given" in run("convert", "net.pth", "net.ckpt", *options[:-2], code=2)


def test_open_names_are_not_written(folder):
    torch.save({"a.weight": torch.ones(20, 8), "b.weight": torch.ones(8), "b.bias": torch.ones(8)}, "open.pth")
    found = run_json("convert", "open.pth", "open.ckpt", code=1)
    assert [c["name"] for c in found["open"][0]["candidates"]] == ["a.weight", "a.embedding_table"]
    assert not (folder / "open.ckpt").exists()
    (folder / "rules.toml").write_text("[[rule]]\npattern = 'a.weight'\nrename = 'a.embedding_table'\n")
    run("convert", "open.pth", "open.ckpt", "--rules", "rules.toml")
    assert list(ms.load_checkpoint("open.ckpt")) == ["a.embedding_table", "b.gamma", "b.beta"]
    run("convert", "open.pth", "partial.ckpt", "--partial")
    assert list(ms.load_checkpoint("partial.ckpt")) == ["b.gamma", "b.beta"]


def test_encrypted_files():
    ms.save_checkpoint({"w": ms.Tensor([1.0])}, "secret.ckpt", enc_key=b"0" * 16)
    assert "is encrypted" in run("inspect", "secret.ckpt", code=2)
    assert "1 entries" in run("inspect", "secret.ckpt", "--key", "30" * 16)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("convert", "net.pth", "net.npz"), "OUT must end in"),
        (("convert", "net.pth", "./net.pth"), "OUT must be another file than IN"),
        (("convert", "gone.pth", "net.ckpt"), "no file gone.pth"),
        (("convert", "net.pth", "net.ckpt", "--to", "keras"), "--to must be one of"),
        (("convert", "net.pth", "net.ckpt", "--rules", "gone.toml"), "gone.toml"),
        (("inspect", "models:gone"), "There is no models:gone"),
        (("inspect", "models.py:number"), "must be a Cell, a torch module, or a function that makes one"),
        (("inspect", "empty.ckpt"), "empty.ckpt is empty"),
        (("inspect", "empty.pth"), "must be a file of torch.save"),
        (("inspect", "models"), "There is no file models"),
        (("inspect", "shards"), "There is no file shards/gone.safetensors"),
        (("convert", "net.pth", "gone/net.ckpt"), "There is no folder"),
        (("convert", "net.pth", "net.ckpt", "--source-model", "models:net"), "must all be given"),
        (("convert", "net.pth", "net.ckpt", "--input", "2,x"), "must all be given"),
        (("convert", "net.pth", "net.ckpt", "--rules", "part.toml"), "axis 0 of (4, 3, 3, 3) is not 3 equal blocks"),
        (("convert", "net.pth", "net.ckpt", "--rules", "group.toml"), "cannot make a name of '0.weight'"),
        (("inspect", "gone:net"), "No module named 'gone'"),
        (("inspect", "net.pth", "--key", "xyz"), "hexadecimal"),
    ],
)
def test_errors_are_one_line(arguments, message, folder):
    (folder / "empty.ckpt").touch()
    (folder / "empty.pth").touch()
    (folder / "shards").mkdir()
    (folder / "shards" / "model.safetensors.index.json").write_text('{"weight_map": {"w": "gone.safetensors"}}')
    (folder / "part.toml").write_text("[[rule]]\npattern = '0.weight'\nsplit = ['a', 'b', 'c']")
    (folder / "group.toml").write_text("[[rule]]\npattern = '0.weight'\nrename = '\\3'")
    output = run(*arguments, code=2)
    assert message in output and output.count("\n") == 1 and output.startswith("amadou: ")


def test_a_rule_that_does_not_fit_the_model_is_not_written(folder):
    (folder / "rules.toml").write_text("[[rule]]\npattern = '4.weight'\nrename = '0.weight'")
    found = run_json("convert", "net.pth", "net.ckpt", "--model", "models:cell", "--rules", "rules.toml", code=1)
    assert not found["written"] and "a rule gives it the shape (2, 64)" in found["open"][0]["why"]


def test_what_may_be_an_instance_norm_is_reported(folder):
    def saved(path, **names):
        norms = {name: torch.nn.InstanceNorm2d(4, affine=True, track_running_stats=True) for name in names}
        for name, moved in names.items():
            torch.nn.init.normal_(norms[name].weight)
            norms[name].running_mean.fill_(float(moved))
        torch.save(torch.nn.ModuleDict(norms).state_dict(), path)

    saved("moved.pth", layer=True)
    assert "InstanceNorm that keeps statistics would look the same: layer" in run("convert", "moved.pth", "x.ckpt")
    saved("both.pth", layer=True, other=False, bn1=True)
    found = run_json("convert", "both.pth", "y.ckpt", code=1)
    assert {entry["name"].partition(".")[0] for entry in found["open"]} == {"layer", "other"}
    assert not (folder / "y.ckpt").exists()


# -- inspect -----------------------------------------------------------------------------------------------------------


def test_inspect_a_file():
    found = run_json("inspect", "net.pth")
    assert found["framework"] == "torch" and found["format"] == "PyTorch"
    assert found["totals"] == {"entries": 9, "parameters": 6, "buffers": 3, "elements": 259, "bytes": 1040}
    assert found["entries"][2] == {
        "name": "1.weight", "kind": "parameter", "torch_name": "1.weight", "mindspore_name": "1.gamma",
        "candidates": [], "confidence": 1.0, "requires_grad": None, "dtype": "float32", "shape": [4], "size": 16,
    }  # fmt: skip
    assert "1.moving_mean" in run("inspect", "net.pth")


@pytest.mark.parametrize("name", ["models:cell", "models.py:net"])
def test_inspect_a_model(name):
    found = run_json("inspect", name)
    assert [row["mindspore_name"] for row in found["entries"] if row["mindspore_name"]] == NAMES
    assert {row["torch_name"]: row["requires_grad"] for row in found["entries"]}["1.running_mean"] is False


def test_inspect_a_tree():
    lines = run("inspect", "net.pth", "--tree").splitlines()
    assert lines[0] == "net.pth" and lines[1].endswith("0") and "weight  float32 (4, 3, 3, 3)  parameter" in lines[2]


def test_statistics():
    torch.save({"x": torch.tensor([0.0, 1.0, 3.0, torch.nan, torch.inf]), "e": torch.ones(0)}, "x.pth")
    stats, empty = (row["stats"] for row in run_json("inspect", "x.pth", "--stats")["entries"])
    assert (stats["nan"], stats["inf"], stats["zeros"], stats["min"], stats["max"]) == (1, 1, 1, 0.0, 3.0)
    assert stats["histogram"] == [1, 0, 0, 0, 0, 1] + [0] * 9 + [1]
    assert empty["histogram"] == [0]
    assert "█" in run("inspect", "x.pth", "--stats") and "█" in run("inspect", "x.pth", "--stats", "--tree")


def test_a_narrow_terminal(monkeypatch):
    name = "encoder.11.norm."
    torch.save({f"{name}{leaf}": torch.ones(8) for leaf in ("weight", "running_mean", "[bold].w")}, "x.pth")
    for module in ("inspect", "convert"):
        monkeypatch.setattr(sys.modules[f"amadou.cli.{module}"], "console", lambda: Console(width=80, markup=False))
    lines = run("inspect", "x.pth", "--stats").splitlines()
    assert max(map(len, lines)) <= 80
    assert any(f"{name}weight → gamma" in line and "(8,)" in line for line in lines)
    assert any("[bold].w" in line for line in lines)
    lines = run("convert", "x.pth", "x.ckpt", "--dry-run").splitlines()[:-1]
    assert max(map(len, lines)) <= 80 and any(f"{name}weight → gamma" in line for line in lines)


# -- diff --------------------------------------------------------------------------------------------------------------


def test_diff_of_the_same():
    run("convert", "net.pth", "net.ckpt")
    assert "0 differ" in run("diff", "net.pth", "net.pth")
    assert "does not keep 1.num_batches_tracked" in run("diff", "net.pth", "net.ckpt")
    assert "does not keep 1.num_batches_tracked" in run("diff", "net.ckpt", "net.pth")


def test_diff_of_values_shapes_and_names():
    torch.save({"a": torch.zeros(2, 2), "b": torch.ones(2), "c": torch.ones(1), "old": torch.arange(3)}, "a.pth")
    torch.save(
        {"a": torch.tensor([[0, 0], [0, 4.0]]), "b": torch.ones(3), "c": torch.ones(1).half(), "new": torch.arange(3)},
        "b.pth",
    )
    found = run_json("diff", "a.pth", "b.pth", code=1)
    assert (found["only_a"], found["only_b"], found["same"]) == (["old"], ["new"], 0)
    a, b, c = found["differing"]
    assert (a["max_abs"], a["max_rel"], a["first_index"], a["count"]) == (4.0, 1.0, [1, 1], 1)
    assert b == {"name": "b", "shape": [[2], [3]]}
    assert c == {"name": "c", "dtype": ["float32", "float16"]}
    assert found["renames"] == [{"from": "old", "to": "new", "likeness": 0.0, "same_values": True}]
    assert "renamed? old -> new (the same values)" in run("diff", "a.pth", "b.pth", code=1)
    assert len(run_json("diff", "a.pth", "b.pth", "--names-only", code=1)["differing"]) == 2
    assert len(run_json("diff", "a.pth", "b.pth", "--tolerance", 4, code=1)["differing"]) == 2


def test_diff_knows_nan_and_inf():
    torch.save({"x": torch.tensor([torch.nan, torch.inf, 1.0])}, "a.pth")
    torch.save({"x": torch.tensor([torch.nan, torch.inf, torch.nan])}, "b.pth")
    (row,) = run_json("diff", "a.pth", "b.pth", code=1)["differing"]
    assert (row["count"], row["first_index"], row["max_abs"]) == (1, [2], None)


def test_diff_with_a_model():
    ms.save_checkpoint(ms.nn.SequentialCell(ms.nn.Conv2d(3, 4, 3)), "part.ckpt")
    found = run_json("diff", "part.ckpt", "models:cell", "--names-only", code=1)
    assert found["only_a"] == [] and set(found["only_b"]) == set(NAMES) - {"0.weight"}


# -- the page ----------------------------------------------------------------------------------------------------------

BROWSER = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome", "chrome"))), None)
needs_browser = pytest.mark.skipif(BROWSER is None, reason="no Chromium is installed")


def browse(page, script=""):
    """The page as it is after ``script`` has run in it, without the data inside."""
    driven = page.with_name("driven.html")
    driven.write_text(page.read_text().replace("</html>", f"<script>{script}</script></html>"))
    command = [BROWSER, "--headless", "--no-sandbox", "--disable-gpu", "--virtual-time-budget=3000", "--dump-dom"]
    done = subprocess.run([*command, driven.as_uri()], capture_output=True, text=True, timeout=120, env={**os.environ})
    text = re.sub("<wbr>|</?span[^>]*>", "", done.stdout)
    before, _, after = text.partition('<script type="application/json"')
    return before + after.partition("</script>")[2]


def test_the_page_needs_nothing_else(folder):
    torch.save({"</script><b>.weight": torch.ones(2)}, "evil.pth")
    run("inspect", "evil.pth", "--html", "page.html")
    text = (folder / "page.html").read_text()
    assert "http" not in text and "</script><b>" not in text and "{{" not in text
    data = text.partition('id="data">')[2].partition("</script>")[0]
    assert json.loads(data)["entries"][0]["name"] == "</script><b>.weight"


@needs_browser
def test_the_page_in_a_browser(folder):
    run("inspect", "net.pth", "--stats", "--html", "page.html")
    assert browse(folder / "page.html").count("<tr>") == 9
    search = """
        document.getElementById("search").value = "float32 moving";
        document.getElementById("search").oninput();
    """
    page = browse(folder / "page.html", textwrap.dedent(search))
    assert "2 of 9" in page and "1.moving_variance" in page and "1.gamma" not in page
    page = browse(folder / "page.html", 'document.querySelectorAll("th")[5].onclick()')
    assert 'aria-sort="ascending"' in page and page.index("num_batches_tracked") < page.index("0.weight")


@needs_browser
def test_the_page_does_not_scroll_sideways(folder):
    """The table does, or its rows are broken into lines: also with statistics, long names and on a phone."""
    torch.save({"encoder." * 12 + "weight": torch.ones(2, 3)}, "long.pth")
    run("inspect", "long.pth", "--stats", "--html", "page.html")
    page = escape((folder / "page.html").read_text())
    frames = "".join(f'<iframe srcdoc="{page}" width="{width}" height="800"></iframe>' for width in (400, 800, 1400))
    (folder / "frames.html").write_text(f"<html>{frames}</html>")
    measure = """
        onload = () => document.body.append("overflow: " + [...document.querySelectorAll("iframe")].map(
            frame => frame.contentDocument.documentElement.scrollWidth - frame.contentWindow.innerWidth));
    """
    assert "overflow: 0,0,0" in browse(folder / "frames.html", textwrap.dedent(measure))
