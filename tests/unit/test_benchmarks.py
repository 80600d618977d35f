"""The benchmarks run, and compare like with like; how fast anything is, is not tested."""

import json
import xml.etree.ElementTree as ET
from dataclasses import asdict
from pathlib import Path

import numpy as np
import pytest
import torch
from benchmarks import __main__ as benchmarks
from benchmarks import checkpoint, dataset, gpu, memory, operators, page, pipelines, programs, twins
from benchmarks.measure import Pairs, alternately, quartiles
from benchmarks.plot import plot
from benchmarks.report import Target, duration, growth, row, summary
from benchmarks.sizes import TINY, USUAL

import amadou as ms

TREE = TINY.trees[0][0]
# torch has no such optimizer, and a tree's weights are drawn
COMPUTE_OTHERWISE = ("AdamWeightDecay: ", TREE)


@pytest.fixture(autouse=True)
def one_thread():
    """As the benchmarks run: many small networks, and threads that would wait for each other."""
    previous = torch.get_num_threads()
    torch.set_num_threads(1)
    yield
    torch.set_num_threads(previous)


PROGRAMS = programs.table(TINY, Path())


def test_every_program_has_a_twin():
    assert list(programs.table(USUAL, Path())) == list(twins.table(USUAL, Path()))
    assert list(PROGRAMS) == list(twins.table(TINY, Path()))
    assert set(benchmarks.TARGETS) <= set(benchmarks.names_of(USUAL))


COMPARED = [name for name in PROGRAMS if "compiled" not in name and not name.startswith(COMPUTE_OTHERWISE)]


@pytest.mark.parametrize("name", COMPARED)
def test_twins_compute_the_same(name, tmp_path):
    work, twin = programs.table(TINY, tmp_path)[name](ms), twins.table(TINY, tmp_path)[name]()
    for _ in range(2):  # the second step starts from weights that the first has changed
        found, expected = numbers(work()), numbers(twin())
        assert len(found) == len(expected)
        for ours, theirs in zip(found, expected, strict=True):
            # MindSpore's optimizers keep the learning rate and the momentum in float32
            np.testing.assert_allclose(ours, theirs, rtol=1e-4, atol=1e-5)


def numbers(result):
    """Every number in a result; of a network the shapes."""
    if isinstance(result, ms.Tensor):
        return [result.asnumpy()]
    if isinstance(result, torch.Tensor):
        return [result.detach().numpy()]
    if isinstance(result, torch.nn.Module):
        return [parameter.shape for parameter in result.parameters()]
    if isinstance(result, list | tuple):
        return [number for item in result for number in numbers(item)]
    return [result]


def test_trees_can_be_saved(tmp_path):
    for table, arguments in ((programs.table, (ms,)), (twins.table, ())):
        table(TINY, tmp_path)[f"{TREE}: save_checkpoint"](*arguments)()
    assert len(ms.load_checkpoint(str(tmp_path / "tree.ckpt"))) == len(torch.load(tmp_path / "tree.pt")) == 12


@pytest.mark.parametrize("method", programs.TRAVERSALS)
def test_trees_have_the_same_parameters(method):
    found = PROGRAMS[f"{TREE}: {method}"](ms)()
    expected = twins.table(TINY, Path())[f"{TREE}: {method}"]()()
    assert len(found) == len(expected) == 12
    if method == "parameters_and_names":
        assert [name for name, _ in found] == [name for name, _ in expected]
    if method == "parameters_dict":
        assert list(found) == list(expected)


@pytest.mark.parametrize(("name", "branches"), USUAL.trees, ids=[name for name, _ in USUAL.trees])
def test_trees_are_as_large_as_their_names_say(name, branches):
    assert f"{2 * np.prod(branches):,} parameters" == name


@pytest.mark.parametrize("kind", ["forward", "training step"])
def test_compiled_programs_are_whole_graphs(kind, monkeypatch):
    """Traced by torch.compile without a break; what its own compiler makes of that is not looked at."""
    monkeypatch.setattr(ms.config, "compile", True)
    monkeypatch.setattr(ms.config, "compile_backend", "eager")
    (found,) = numbers(PROGRAMS[f"encoder, compiled: {kind}"](ms)())
    (expected,) = numbers(twins.table(TINY, Path())[f"encoder: {kind}"]()())
    np.testing.assert_allclose(found, expected, rtol=1e-4, atol=1e-5)


@pytest.mark.parametrize("elements", [1, 100])
@pytest.mark.parametrize("name", operators.OPERATORS)
def test_operators_compute_what_torch_does(name, elements):
    found = numbers(operators.call_of_mindspore(name, elements, ms)())
    expected = numbers(operators.call_of_torch(name, elements)())
    if name == "ArgMaxWithValue":  # (index, value)
        expected.reverse()
    for ours, theirs in zip(found, expected, strict=True):
        np.testing.assert_allclose(ours, theirs, rtol=1e-5)


def test_60_operators():
    assert len(operators.OPERATORS) == 60


def test_tables_and_file(capsys, tmp_path):
    file = tmp_path / "numbers.json"
    benchmarks.main(["--quick", "--only", "add", "--json", str(file)])
    benchmarks.main(["--quick", "--only", "x + y"])
    printed = capsys.readouterr().out
    assert all(text in printed for text in ("BiasAdd", "summary", "x + y", "<= +1 µs", "not run"))
    results = json.loads(file.read_text())
    assert {(r["name"], r["elements"]) for r in results["operators"]} == {
        (name, size) for name in ("Add", "BiasAdd") for size in operators.ELEMENTS
    }
    first = results["operators"][0]
    assert 0 < first["torch"][0] <= first["torch"][1] <= first["torch"][2]


def test_a_run_goes_on_where_it_stopped(capsys, monkeypatch, tmp_path):
    file = tmp_path / "numbers.json"
    benchmarks.main(["--quick", "--only", "x + y", "--json", str(file)])
    first = json.loads(file.read_text())
    monkeypatch.setattr(benchmarks, "of_program", lambda name, effort: pytest.fail(f"{name} is known"))
    benchmarks.main(["--quick", "--only", "x + y", "--json", str(file), "--resume"])
    assert json.loads(file.read_text()) == first
    with pytest.raises(SystemExit):
        benchmarks.main(["--full", "--only", "x + y", "--json", str(file), "--resume"])
    assert "was measured otherwise" in capsys.readouterr().err


def test_unknown_name_is_refused(capsys):
    with pytest.raises(SystemExit):
        benchmarks.main(["--only", "VGG"])
    assert "no program or operator has 'VGG' in its name" in capsys.readouterr().err


def test_memory_of_a_process(capsys):
    memory.main(["amadou", "LeNet: training step"])
    assert int(capsys.readouterr().out) > 2**20


# -- reports, from made-up numbers -------------------------------------------------------------------------------------


def made_up():
    """Numbers of a run in which amadou takes 1.5 times as long as torch, and MindSpore 30 times."""
    rows = [row("LeNet: forward", Pairs([1.0], [1.5]), Target(times=1.2)), row("import", Pairs([2.0], [2.2]), Target())]
    rows += [row("LSTM: forward", Pairs([2.0], [3.0]), Target(times=2.0))]
    rows[0] |= {"mindspore": 30.0, "mindspore_note": ""}
    rows[2] |= {"mindspore": 60.0, "mindspore_note": "stopped"}
    rows += [
        row(f"{count:,} parameters: get_parameters", Pairs([count * 1e-6], [count * cost]), Target())
        for count, cost in ((1_000, 1e-6), (10_000, 1.2e-6), (100_000, 2e-6))
    ]
    timed = [row("Add", Pairs([1e-6], [1.8e-6]), Target()) | {"elements": n} for n in operators.ELEMENTS]
    timed[0] |= {"mindspore": 36e-6, "mindspore_note": ""}
    return {"environment": {"torch": "2.13", "effort": asdict(benchmarks.MIDDLE)}, "rows": rows, "operators": timed}


def test_summary():
    lines = {str(cells[0]): cells[1] for cells in summary(made_up()).rows}
    shown = {what: (cell.text, cell.is_met) for what, cell in lines.items()}
    assert shown == {
        "1 operators of two tensors, few elements": ("+0.8 µs", True),
        "1 operators, few elements": ("+0.8 µs", True),
        "1 operators, 1,000,000 elements": ("1.80x", False),
        "MindSpore / amadou, 1 operators, few elements": ("20.0x", True),
        "MindSpore / amadou, geometric mean of 2 workloads": ("20.0x", True),
        "get_parameters: cost per parameter, 100,000 of them to 1,000 (torch: 1.00x)": ("2.00x", False),
    }


def test_growth_is_cost_per_parameter():
    (count, (torch_cost, amadou_cost)), *_ = growth(made_up()["rows"])["get_parameters"]
    assert (count, torch_cost, amadou_cost) == (1_000, pytest.approx(1e-6), pytest.approx(1e-6))


def test_page_and_plot(tmp_path):
    file = tmp_path / "numbers.json"
    file.write_text(json.dumps(made_up()))
    page.main([str(file), "--docs", str(tmp_path)])
    text = (tmp_path / "benchmarks.md").read_text()
    assert "| LeNet: forward | 1 s | 1.5 s | **1.50x** |" in text
    assert "| > 60 s |" in text
    assert "benchmarks: torch 2.13. Every program was measured for about 4 s" in text
    assert "MindSpore had 60 s for a program." in text
    drawn = ET.parse(tmp_path / "benchmarks.svg").getroot()
    assert len(drawn.findall("{*}circle")) == 3 + 2 * 3
    assert len(drawn.findall("{*}polyline")) == 2
    assert ET.fromstring(plot([])) is not None


def test_targets():
    assert Target(times=1.2).is_met(1.1)
    assert not Target(more=0.3).is_met(0.4)
    assert str(Target(times=1.05)) == "<= 1.05x"
    assert str(Target()) == ""


def test_pairs_are_measured_in_turns():
    turns = []
    pairs = alternately(lambda: turns.append("torch") or 2.0, lambda: turns.append("amadou") or 3.0, 2)
    assert turns == ["torch", "amadou", "amadou", "torch"]
    assert pairs.ratios == [1.5, 1.5]
    assert pairs.differences == [1.0, 1.0]
    assert quartiles([1.0]) == (1.0, 1.0, 1.0)


def test_mindspore_that_takes_too_long(monkeypatch):
    """What was printed before counts; the program that was running counts with its limit."""
    monkeypatch.setattr(benchmarks, "_MINDSPORE_PYTHON", benchmarks._ROOT)
    monkeypatch.setattr(benchmarks, "lines_of_mindspore", lambda *_: ([["LeNet: forward", 0.5, 100]], True))
    names = ["LeNet: forward", "LeNet: training step", "LeNet: peak memory"]
    assert benchmarks.of_mindspore(names, 9) == [(0.5, ""), (9, "stopped"), (None, "not run")]


@pytest.mark.parametrize(
    ("seconds", "shown"), [(27.31, "27.3 s"), (0.3, "300 ms"), (1.5e-3, "1.5 ms"), (9.24e-7, "0.924 µs")]
)
def test_durations(seconds, shown):
    assert duration(seconds) == shown


def test_checkpoints_are_measured(capsys):
    checkpoint.main(["--size", str(2**24), "--rounds", "2", "--no-mindspore", "--counts", "10"])
    out = capsys.readouterr().out
    assert all(name in out for name in ("on the disk", "save", "load", "names"))


@pytest.mark.parametrize("name", pipelines.PIPELINES)
def test_pipelines_give_what_their_twins_give(name, monkeypatch, tmp_path):
    monkeypatch.setattr(pipelines, "NUM_IMAGES", 33)
    monkeypatch.setattr(pipelines, "NUM_ROWS", 300)
    if name in pipelines.WRITERS:
        pipelines.WRITERS[name](tmp_path)
    first = next(iter(pipelines.epoch_of("amadou", name, tmp_path)()))
    rows = 33 if name.startswith("images") else 300
    assert pipelines.timed(pipelines.epoch_of("amadou", name, tmp_path))[1] == rows
    if name in pipelines.TWINS:
        expected = pipelines.Folder(tmp_path)[0][0].shape if name.startswith("images") else (28, 28)
        assert first[0].shape[1:] == expected
    if name == "generator":
        assert pipelines.timed(pipelines.TWINS[name](tmp_path))[1] == rows


def test_speeds_of_pipelines_are_shown_with_their_targets():
    assert list(dataset.TARGETS) == list(pipelines.PIPELINES)
    shown = dataset.table({"generator": {"amadou": [30.0, 40.0], "mindspore": [10.0, 10.0]}})
    assert [list(column.cells) for column in shown.columns] == [
        ["generator"], ["35"], ["10"], ["3.50x"], [">= 1.50x"], [""], [""], [""]
    ]  # fmt: skip


@pytest.mark.filterwarnings("ignore::DeprecationWarning:torch")
@pytest.mark.filterwarnings("ignore::FutureWarning:torch")
def test_the_measurements_of_an_accelerator_run_anywhere(capsys, monkeypatch):
    monkeypatch.setattr(ms.config, "compile_backend", "eager")
    gpu.main(["--device", "cpu", "--quick", "--only", "encoder"])
    first, *lines = capsys.readouterr().out.splitlines()
    assert first.startswith("cpu, torch")
    assert [line.split("|")[1].strip() for line in lines[3:]] == [
        f"encoder, {mode}: {kind}" for mode in gpu.MODES for kind in gpu.KINDS
    ]
