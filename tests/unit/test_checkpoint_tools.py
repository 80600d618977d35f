"""Whole checkpoints: other formats, parts put together."""

import itertools
from types import SimpleNamespace

import numpy as np
import pytest

import amadou as ms


def save(path, **values):
    path.parent.mkdir(parents=True, exist_ok=True)
    ms.save_checkpoint({name: ms.Tensor(value) for name, value in values.items()}, str(path))


def load(path):
    found = ms.load_checkpoint(str(path), format=path.suffix[1:])
    return {name: value.asnumpy().tolist() for name, value in found.items()}


def test_one_file_there_and_back(tmp_path):
    save(tmp_path / "x.ckpt", a=[1.0], b=[[1, 2]])
    ms.ckpt_to_safetensors(str(tmp_path / "x.ckpt"))
    ms.safetensors_to_ckpt(str(tmp_path / "x.safetensors"), str(tmp_path / "new"), {"a": "c"})
    assert load(tmp_path / "new" / "x.ckpt") == {"c": [1.0], "b": [[1, 2]]}


def test_folders_of_ranks(tmp_path):
    save(tmp_path / "rank_0" / "x.ckpt", a=[1.0])
    save(tmp_path / "rank_1" / "y.ckpt", a=[2.0])
    save(tmp_path / "rank_1" / "z.ckpt", a=[3.0])
    ms.ckpt_to_safetensors(str(tmp_path), str(tmp_path / "out"), file_name_regex="[xy]")
    found = sorted(str(path.relative_to(tmp_path / "out")) for path in (tmp_path / "out").rglob("*.*"))
    assert found == ["rank_0/x.safetensors", "rank_1/y.safetensors"]
    assert load(tmp_path / "out" / "rank_1" / "y.safetensors") == {"a": [2.0]}


def test_wrong_arguments_of_conversion(tmp_path):
    save(tmp_path / "x.ckpt", a=[1.0])
    (tmp_path / "x.txt").write_text("")
    path = str(tmp_path / "x.ckpt")
    for arguments in (
        (str(tmp_path / "no.ckpt"),),
        (3,),
        (str(tmp_path / "x.txt"),),
        (path, None, "x"),
        (str(tmp_path),),
    ):
        with pytest.raises(ValueError, match="For 'ckpt_to_safetensors'"):
            ms.ckpt_to_safetensors(*arguments)
    with pytest.raises(TypeError, match="must be a tensor with a str"):
        ms.ckpt_to_safetensors(path, None, {"a": 3})


def layout(matrix, axes):
    return SimpleNamespace(dev_matrix=[SimpleNamespace(dim=matrix)], tensor_map=[SimpleNamespace(dim=axes)])


def cut(whole, matrix, axes):
    """What every process of the arrangement holds."""
    for place in itertools.product(*map(range, matrix)):
        part = whole
        for axis, device in enumerate(axes):
            if device >= 0:
                position = len(matrix) - 1 - device
                part = np.split(part, matrix[position], axis)[place[position]]
        yield ms.Parameter(ms.Tensor(part), "x")


@pytest.mark.parametrize(
    ("matrix", "axes"),
    [([2, 2], [1, 0]), ([2, 2], [0, 1]), ([4], [0, -1]), ([2], [-1, 0]), ([2, 2], [0, -1]), ([2, 3, 2], [2, 1])],
)
def test_slices_of_any_layout(matrix, axes):
    whole = np.arange(24, dtype=np.float32).reshape(4, 6)
    merged = ms.merge_sliced_parameter(list(cut(whole, matrix, axes)), {"x": layout(matrix, axes)})
    assert merged.name == "x" and (merged.asnumpy() == whole).all()


def test_slices_without_a_layout():
    parts = [ms.Parameter(ms.Tensor(np.full((2, 3), i, np.float32)), "x", False) for i in range(2)]
    merged = ms.merge_sliced_parameter(parts)
    assert merged.shape == (4, 3) and not merged.requires_grad


X, OTHER = ms.Parameter(ms.Tensor([1.0]), "x"), ms.Parameter(ms.Tensor([1.0]), "other")


@pytest.mark.parametrize(
    ("arguments", "error"),
    [
        (("x",), TypeError),
        (([ms.Tensor(1)],), TypeError),
        (([X], 3), TypeError),
        (([],), ValueError),
        (([X, OTHER],), ValueError),
        (([X], {"x": [[1], [0]]}), ValueError),
        (([X], {"x": layout([2], [0])}), ValueError),
        (([X], {"y": layout([1], [0])}), KeyError),
    ],
)
def test_wrong_slices(arguments, error):
    with pytest.raises(error, match="merge_sliced_parameter"):
        ms.merge_sliced_parameter(*arguments)


def test_segments(tmp_path):
    save(tmp_path / "1.ckpt", a=[1.0, 2.0])
    save(tmp_path / "2.ckpt", b=[3.0])
    net = ms.nn.Cell()
    net.b = ms.Parameter(ms.Tensor([0.0]))
    assert set(ms.load_segmented_checkpoints(str(tmp_path), net)) == {"a", "b"}
    assert net.b.asnumpy().tolist() == [3.0]
    assert list(ms.load_segmented_checkpoints(str(tmp_path), specify_prefix="a")) == ["a"]
    for options in ({"specify_prefix": "z"}, {"filter_prefix": ["a", "b"]}):
        with pytest.raises(ValueError, match="load_segmented_checkpoints"):
            ms.load_segmented_checkpoints(str(tmp_path), **options)
    with pytest.raises(ValueError, match=r"there must be \.ckpt files"):
        ms.load_segmented_checkpoints(str(tmp_path / "no"))
