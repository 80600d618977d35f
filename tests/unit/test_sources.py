"""Sources of files give what MindSpore's give: rows, columns, dtypes, orders, shards and exceptions, case by case."""

import json
import shutil
import sys
from pathlib import Path

import pytest

import amadou as ms
import amadou.dataset
from amadou.dataset import matlab_sources
from amadou.dataset._libraries import Library
from amadou.dataset._rows import Refused
from amadou.dataset.audio_sources import read_sphere

from .source_cases import CASES, _sphere, make_files, names, outcome

FACTS = json.loads((Path(__file__).parent / "facts" / "sources.json").read_text())


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    made = tmp_path_factory.mktemp("sources")
    make_files(made)
    return str(made)


@pytest.fixture(autouse=True)
def without_a_seed():
    yield
    ms.dataset.config.set_seed(5489)


@pytest.mark.parametrize("case", CASES)
def test_recorded(case, folder):
    assert outcome(case, names(ms, folder)).replace(folder, "FOLDER") == FACTS[case]


def test_samples_of_a_sphere_file(tmp_path):
    """MindSpore 2.10 gives zeros for any."""
    path = tmp_path / "talk.sph"
    _sphere(path, [0, 32767, -32767, 1, 5, 6], rate=2)
    samples, rate = read_sphere(path, 0.5, 2.0)
    assert rate == 2 and (samples * 32767).tolist() == [[32767, -32767, 1]]
    for start, end, damage in ((0.0, 3.5, b""), (0.0, 1.0, b"RIFF")):
        path.write_bytes(damage + path.read_bytes())
        with pytest.raises(Refused, match=r"talk\.sph must"):
            read_sphere(path, start, end)


def test_a_part_of_which_there_is_no_file_is_left_out(folder, tmp_path):
    for name in ("train-images-idx3-ubyte", "train-labels-idx1-ubyte"):
        shutil.copy(Path(folder, "mnist", name), tmp_path)
    digits = ms.dataset.MnistDataset(str(tmp_path), shuffle=False)
    assert digits.get_dataset_size() == 5
    assert [int(row["label"]) for row in digits.create_dict_iterator()] == [0, 1, 2, 3, 4]
    with pytest.raises(RuntimeError, match="t10k-images-idx3-ubyte cannot be read"):
        ms.dataset.MnistDataset(str(tmp_path), "test").get_dataset_size()


def test_a_damaged_matlab_file_is_named(folder, tmp_path):
    whole = Path(folder, "svhn/train_32x32.mat").read_bytes()
    for damaged in (b"", b"no MATLAB", whole[:500]):
        (tmp_path / "train_32x32.mat").write_bytes(damaged)
        with pytest.raises(RuntimeError, match=r"For 'SVHNDataset', .*train_32x32\.mat cannot be read"):
            next(iter(ms.dataset.SVHNDataset(str(tmp_path), "train")))


def test_what_is_missing_to_read_matlab_files_is_named(folder, monkeypatch):
    monkeypatch.setitem(sys.modules, "scipy.io", None)
    monkeypatch.setattr(matlab_sources, "scipy_io", Library("scipy.io", "matlab"))
    dataset = ms.dataset.SVHNDataset(folder + "/svhn", "train")
    with pytest.raises(ModuleNotFoundError, match=r"This needs the module 'scipy.io': pip install 'amadou\[matlab\]'"):
        dataset.get_dataset_size()
