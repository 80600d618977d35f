"""Checkpoints that processes have shared out: what becomes of them is what MindSpore 2.10 made of the same files.

The strategy files in ``tests/interop/files/strategies`` were written with MindSpore's own description of the format.
"""

import contextlib
import json
from pathlib import Path

import numpy as np
import pytest

import amadou as ms
from amadou.bridge.strategy import Layout, Strategy, pieces, read_strategy

STRATEGIES = Path(__file__).parents[1] / "interop" / "files" / "strategies"
W, B = np.arange(32, dtype=np.float32).reshape(8, 4), np.arange(8, dtype=np.float32)
GRID = [{"w": W[4 * i : 4 * i + 4, 2 * j : 2 * j + 2], "b": B[4 * i : 4 * i + 4]} for i in (0, 1) for j in (0, 1)]
# What MindSpore makes of the whole tensors, by strategy and process.
SHARED_OUT = {
    "grid": GRID,
    "rows": [{"w": W[2 * i : 2 * i + 2], "b": B} for i in range(4)],
    "shards": [{"w": W[2 * i : 2 * i + 2], "b": B[2 * r : 2 * r + 2]} for r, i in enumerate((0, 2, 1, 3))],
    "all_shards": [{"w": W[2 * i : 2 * i + 2], "b": B} for i in (0, 2, 1, 3)],
    "merged": [{"w": W[:4]}, {"w": W[4:]}, {"b": B[:4]}, {"b": B[4:]}],  # two stages of two
}


def strategy(name):
    return None if name is None else str(STRATEGIES / f"{name}.ckpt")


def save(folder, ranks, file_format="ckpt"):
    for rank, values in enumerate(ranks):
        (folder / f"rank_{rank}").mkdir(parents=True)
        items = [{"name": name, "data": ms.Tensor(np.array(value))} for name, value in values.items()]
        ms.save_checkpoint(items, str(folder / f"rank_{rank}" / f"x.{file_format}"), format=file_format)
    return str(folder)


def read(path):
    file_format = path.suffix.removeprefix(".")
    return {name: value.asnumpy() for name, value in ms.load_checkpoint(str(path), format=file_format).items()}


def assert_same(found, expected):
    assert found.keys() == expected.keys()
    assert all(np.array_equal(found[name], value) for name, value in expected.items())


@pytest.mark.parametrize("source", [None, *SHARED_OUT])
@pytest.mark.parametrize("target", [None, *SHARED_OUT])
def test_from_any_arrangement_to_any_other(source, target, tmp_path):
    if source is target is None:
        return
    whole = [{"w": W, "b": B}]
    folder = save(tmp_path / "old", SHARED_OUT.get(source, whole))
    ms.transform_checkpoints(folder, str(tmp_path / "new"), "y_", strategy(source), strategy(target))
    for rank, expected in enumerate(SHARED_OUT.get(target, whole)):
        assert_same(read(tmp_path / "new" / f"rank_{rank}" / f"y_{rank}.ckpt"), expected)


def test_what_no_strategy_names_stays_where_it_is(tmp_path):
    ranks = [{**values, "own": np.full(2, rank)} for rank, values in enumerate(GRID)]
    folder = save(tmp_path / "old", ranks, "safetensors")
    ms.parallel.convert_checkpoints(folder, str(tmp_path / "new"), "", strategy("grid"), strategy("rows"))
    assert [read(tmp_path / "new" / f"rank_{r}" / f"{r}.ckpt")["own"].tolist() for r in range(4)] == [
        [rank, rank] for rank in range(4)
    ]


def test_of_several_files_the_last_counts(tmp_path):
    folder = save(tmp_path / "old", [{"w": W, "b": B}])
    ms.save_checkpoint({"w": ms.Tensor(W + 1)}, folder + "/rank_0/x-1.ckpt")
    ms.transform_checkpoints(folder, str(tmp_path / "new"), "", None, strategy("grid"), output_format="ckpt")
    assert_same(read(tmp_path / "new/rank_0/0.ckpt"), GRID[0])


@pytest.mark.parametrize(
    ("rank", "source", "target", "expected"),
    [
        (0, "grid", "rows", [0, 1, 2]),
        (2, "grid", None, [0, 1, 2, 3]),
        (0, None, "rows", [0]),
        (3, "merged", "merged", [3]),
        (3, "grid", "grid", [3]),
        (0, "shards", "grid", [0, 1, 2, 3]),
        (0, None, None, [0]),
        (0, "merged", "grid", [0, 2]),  # MindSpore asks for all four
    ],
)
def test_who_is_needed(rank, source, target, expected):
    assert ms.rank_list_for_transform(rank, strategy(source), strategy(target)) == expected


def test_one_process_alone(tmp_path):
    folder = Path(save(tmp_path / "old", GRID))
    files = {rank: str(folder / f"rank_{rank}" / "x.ckpt") for rank in (0, 1, 2)}
    new = tmp_path / "new.safetensors"
    ms.transform_checkpoint_by_rank(1, files, str(new), strategy("grid"), strategy("rows"))
    assert_same(read(new), SHARED_OUT["rows"][1])
    with pytest.raises(ValueError, match="rank 3 is missing"):
        ms.transform_checkpoint_by_rank(3, files, str(new), strategy("grid"), strategy("rows"))


def test_stages_are_merged(tmp_path):
    ms.merge_pipeline_strategys(str(STRATEGIES / "pipeline"), str(tmp_path / "merged.ckpt"))
    assert (tmp_path / "merged.ckpt").read_bytes() == (STRATEGIES / "merged.ckpt").read_bytes()
    with pytest.raises(NotADirectoryError):
        ms.merge_pipeline_strategys(str(tmp_path / "gone"), str(tmp_path / "merged.ckpt"))


def test_groups():
    assert ms.restore_group_info_list(str(STRATEGIES / "groups.pb")) == [0, 2, 4]


def test_a_searched_strategy_merges_slices():
    found = ms.build_searched_strategy(strategy("grid"))
    assert (found["w"].dev_matrix[0].dim, found["s"].tensor_map[0].dim) == ([2, 2], [-1])
    slices = [ms.Parameter(ms.Tensor(np.array(values["w"])), "w") for values in GRID]
    assert np.array_equal(ms.merge_sliced_parameter(slices, found).asnumpy(), W)


class Net(ms.nn.Cell):
    def __init__(self, w=W.shape, b=B.shape):
        super().__init__()
        self.w, self.b = ms.Parameter(ms.ops.zeros(w), "w"), ms.Parameter(ms.ops.zeros(b), "b")


def test_a_network_loads_what_processes_have_saved(tmp_path):
    folder = Path(save(tmp_path, GRID))
    files = [str(folder / f"rank_{rank}" / "x.ckpt") for rank in range(4)]
    net = Net()
    assert ms.load_distributed_checkpoint(net, files, train_strategy_filename=strategy("grid"))
    assert np.array_equal(net.w.asnumpy(), W) and np.array_equal(net.b.asnumpy(), B)
    part = Net((2, 4))
    ms.load_distributed_checkpoint(part, files, {"w": [[4], [0, -1], [2, 4], 0, True, ""]}, strategy("grid"))
    assert np.array_equal(part.w.asnumpy(), W[:2])
    with pytest.raises(ValueError, match="4 files"):
        ms.load_distributed_checkpoint(net, files[:2], train_strategy_filename=strategy("grid"))


def test_unified_safetensors(tmp_path):
    ranks = [{**values, "own": np.full(2, rank)} for rank, values in enumerate(GRID)]
    folder, unified = save(tmp_path / "old", ranks, "safetensors"), tmp_path / "new"
    ms.unified_safetensors(folder, strategy("grid"), str(unified))
    assert_same(read(unified / "part0.safetensors"), {"w": W, "b": B})
    assert_same(read(unified / "hyper_param.safetensors"), {"own": np.zeros(2)})
    assert json.loads((unified / "param_name_map.json").read_text()) == {
        "metadata": {"total_size": 160},
        "weight_map": {"b": "part0.safetensors", "w": "part0.safetensors"},
    }
    options = {"format": "safetensors", "unified_safetensors_dir": str(unified)}
    net, part = Net(), Net((4, 2), (4,))
    assert ms.load_distributed_checkpoint(net, **options) == ([], ["own"])
    ms.load_distributed_checkpoint(part, predict_strategy=strategy("grid"), rank_id=1, **options)
    assert np.array_equal(net.w.asnumpy(), W) and np.array_equal(part.w.asnumpy(), GRID[1]["w"])
    assert ms.load_distributed_checkpoint(net, return_param_dict=True, **options)["b"].shape == (8,)
    to = {"predict_strategy": strategy("grid"), "dst_safetensors_dir": str(tmp_path / "cut")}
    assert ms.load_distributed_checkpoint(None, **to, **options) is True
    assert_same(read(tmp_path / "cut/rank_2/net.safetensors"), {**GRID[2], "own": np.zeros(2)})


def test_names_are_chosen_and_parts_split(tmp_path, monkeypatch):
    monkeypatch.setattr("amadou.train.checkpoint_transform._MOST_IN_FILE", 64)
    folder = save(tmp_path / "old", GRID, "safetensors")
    ms.unified_safetensors(
        folder, strategy("grid"), str(tmp_path / "new"), choice_func=lambda name: name == "w" and "v"
    )
    assert_same(read(tmp_path / "new/part0.safetensors"), {"v": W})
    ms.unified_safetensors(folder, strategy("grid"), str(tmp_path / "second"), split_dst_file=(2, 2))
    assert [path.name for path in sorted((tmp_path / "second").iterdir())] == [
        "param_name_map.json",
        "part1.safetensors",
    ]


@pytest.mark.parametrize(
    ("call", "error", "message"),
    [
        (lambda: ms.build_searched_strategy(3), TypeError, "'strategy_filename' must be a str"),
        (lambda: ms.build_searched_strategy("gone.ckpt"), ValueError, "file that exists"),
        (lambda: ms.restore_group_info_list("gone"), ValueError, "file that exists"),
        (lambda: ms.rank_list_for_transform("0"), TypeError, "must be of type int"),
        (lambda: ms.rank_list_for_transform(9, None, strategy("grid")), IndexError, "must be in .0, 4."),
        (lambda: ms.transform_checkpoints("gone", "new", "x", strategy("grid")), ValueError, "there are none"),
        (lambda: ms.transform_checkpoints("gone", "new", 3), TypeError, "'ckpt_prefix'"),
        (lambda: ms.transform_checkpoint_by_rank(0, {0: "gone"}, "x.ckpt"), ValueError, "'gone' does not"),
        (lambda: ms.transform_checkpoint_by_rank(0, {}, "x.txt"), ValueError, "must end in"),
        (lambda: ms.load_distributed_checkpoint(3, ["x"]), ValueError, "'network' must be a Cell"),
    ],
)
def test_wrong_arguments(call, error, message):
    with pytest.raises(error, match=message):
        call()


def test_checkpoints_that_do_not_fit(tmp_path):
    folder = save(tmp_path / "old", [{"w": W[:3], "b": B}])
    with pytest.raises(ValueError, match=r"'w' must have a shape .* got \(3, 4\)"):
        ms.transform_checkpoints(folder, str(tmp_path / "new"), "", None, strategy("grid"))
    other = save(tmp_path / "other", [{"v": W}])
    with pytest.raises(ValueError, match="name none of them"):
        ms.transform_checkpoints(other, str(tmp_path / "new"), "", None, strategy("grid"))


def test_damaged_strategies(tmp_path):
    data = (STRATEGIES / "grid.ckpt").read_bytes()
    for end in range(len(data)):
        (tmp_path / "cut.ckpt").write_bytes(data[:end])
        with contextlib.suppress(ValueError):
            read_strategy(tmp_path / "cut.ckpt")


def test_every_part_is_put_together_once():
    layout = Layout((2, 3, 2), (2, -1, 0), 1, 3)
    seen = np.zeros((12, 2, 4), int)
    for piece in pieces("x", 0, Strategy({"x": {0: layout}}), Strategy({})):
        seen[piece.slices(seen.shape)[1]] += 1
    assert (seen == 1).all()
