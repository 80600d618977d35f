"""The benchmarks run, and compare like with like; how fast anything is, is not tested."""

import json

import pytest
import torch
from benchmarks import __main__ as benchmarks
from benchmarks import checkpoint, dataset, pipelines, programs, twins
from benchmarks.measure import Pairs
from benchmarks.report import Target, duration

import amadou as ms

NETS = {
    "LeNet": (programs.lenet, twins.LeNet, (2, 1, 32, 32)),
    "ResNet-18": (programs.resnet18, twins.ResNet18, (2, 3, 32, 32)),
}


def test_every_program_has_a_twin():
    assert list(programs.PROGRAMS) == list(twins.TWINS)
    assert set(benchmarks.TARGETS) <= {benchmarks.IMPORT, *programs.PROGRAMS}


@pytest.mark.parametrize(("net", "twin", "shape"), NETS.values(), ids=NETS)
def test_nets_train_as_their_twins(net, twin, shape):
    net, twin = net(ms), twin()
    weights = [p.value().asnumpy() for p in net.trainable_params()]
    assert [w.shape for w in weights] == [tuple(p.shape) for p in twin.parameters()]
    with torch.no_grad():
        for parameter, weight in zip(twin.parameters(), weights, strict=True):
            parameter.copy_(torch.from_numpy(weight))
    step, step_of_twin = programs.training_step(ms, net), twins.training_step(twin)
    losses = [float(step(*programs.batch(ms, shape))) for _ in range(3)]
    # MindSpore's optimizers keep the learning rate and the momentum in float32
    assert losses == pytest.approx([float(step_of_twin(*twins.batch(shape))) for _ in range(3)], rel=1e-5)
    assert losses[2] != losses[0]


def test_tree_has_10_000_parameters():
    branches = programs.TREE_BRANCHES
    assert 2 * branches[0] * branches[1] * branches[2] == 10_000
    net, twin = programs.tree(ms, (2, 3)), twins.tree((2, 3))
    assert [name for name, _ in net.parameters_and_names()] == [name for name, _ in twin.named_parameters()]


def test_table_and_file(capsys, tmp_path):
    numbers = tmp_path / "numbers.json"
    threads = str(torch.get_num_threads())
    benchmarks.main(["--quick", "--only", "ops.add", "--threads", threads, "--json", str(numbers)])
    printed = capsys.readouterr().out
    assert "ops.add(x, y)" in printed
    assert "<= +1 µs" in printed
    (row,) = json.loads(numbers.read_text())["rows"]
    assert row["name"] == "ops.add(x, y)"
    assert row["mindspore_seconds"] == "not run"
    assert 0 < row["torch_seconds"][0] <= row["torch_seconds"][1] <= row["torch_seconds"][2]


def test_unknown_name_is_refused(capsys):
    with pytest.raises(SystemExit):
        benchmarks.main(["--only", "VGG"])
    assert "no program has 'VGG' in its name" in capsys.readouterr().err


def test_targets_are_about_pairs_of_measurements():
    pairs = Pairs(torch=[1.0, 2.0, 4.0], amadou=[1.5, 2.1, 4.4])
    assert Target(times=1.2).value(pairs)[1] == pytest.approx(1.1)
    assert Target(times=1.2).is_met(pairs)
    assert Target(more=0.3).value(pairs)[1] == pytest.approx(0.4)
    assert not Target(more=0.3).is_met(pairs)
    assert str(Target(times=1.05)) == "<= 1.05x"
    assert str(Target()) == ""


@pytest.mark.parametrize(
    ("seconds", "shown"), [(27.31, "27.3 s"), (0.3, "300 ms"), (1.5e-3, "1.5 ms"), (9.24e-7, "0.924 µs")]
)
def test_durations(seconds, shown):
    assert duration(seconds) == shown


def test_checkpoints_are_measured(capsys):
    checkpoint.main(["--size", str(2**24), "--rounds", "2", "--no-mindspore", "--counts", "10"])
    out = capsys.readouterr().out
    assert all(name in out for name in checkpoint.TARGETS)


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
