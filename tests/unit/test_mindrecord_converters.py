"""Converters write what is in the files they are given; ImageNetToMR is compared with what MindSpore wrote."""

import pickle
from types import SimpleNamespace

import numpy as np
import pytest

from amadou import dataset as ds
from amadou import mindrecord
from amadou.mindrecord import FileReader

from .source_cases import make_files


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    made = tmp_path_factory.mktemp("sources")
    make_files(made)
    return made


def rows(path):
    return list(FileReader(str(path)).get_next())


def pickled(path, **entries):
    batch = {key.encode(): value for key, value in entries.items()}
    path.write_bytes(pickle.dumps(batch, protocol=2))


def test_cifar10(tmp_path):
    images = np.full((2, 3, 32, 32), 9, np.uint8)
    images[:, 0] = 200
    for name in (*(f"data_batch_{i}" for i in range(1, 6)), "test_batch"):
        pickled(tmp_path / name, data=images.reshape(2, -1), labels=[3, 4])
    mindrecord.Cifar10ToMR(str(tmp_path), str(tmp_path / "made")).transform(["label"])
    assert [(row["id"], row["label"]) for row in rows(tmp_path / "made")] == [(i, 3 + i % 2) for i in range(10)]
    assert len(rows(tmp_path / "made_test")) == 2
    image = ds.vision.Decode()(np.frombuffer(rows(tmp_path / "made")[0]["data"], np.uint8))
    assert image.shape == (32, 32, 3) and abs(image[5, 5].astype(int) - [200, 9, 9]).max() < 5


def test_cifar100(tmp_path):
    for name in ("train", "test"):
        pickled(tmp_path / name, data=np.zeros((1, 3072), np.uint8), fine_labels=[8], coarse_labels=[2])
    mindrecord.Cifar100ToMR(str(tmp_path), str(tmp_path / "made")).transform()
    assert {key: value for key, value in rows(tmp_path / "made")[0].items() if key != "data"} == {
        "id": 0,
        "fine_label": 8,
        "coarse_label": 2,
    }


def test_a_pickle_that_runs_code_is_refused(tmp_path):
    class Attack:
        def __reduce__(self):
            return (print, ("attacked",))

    for name in ("train", "test"):
        (tmp_path / name).write_bytes(pickle.dumps({"data": Attack()}))
    with pytest.raises(RuntimeError, match=r"builtins\.print is nothing that a file of images needs"):
        mindrecord.Cifar100ToMR(str(tmp_path), str(tmp_path / "made")).transform()


def test_csv(tmp_path):
    (tmp_path / "t.csv").write_text("Age,The Name,Sales\n11,a b,2.5\n12,c,3\n")
    mindrecord.CsvToMR(str(tmp_path / "t.csv"), str(tmp_path / "made"), partition_number=2).transform()
    assert rows(tmp_path / "made0") == [
        {"Age": 11, "The_Name": "a b", "Sales": 2.5},
        {"Age": 12, "The_Name": "c", "Sales": 3.0},
    ]


def test_imagenet(tmp_path):
    for name in ("n01/x_1.JPEG", "n01/x_0.JPEG", "n02/y.JPEG"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(name.encode())
    (tmp_path / "map.txt").write_text("n01 0\nn02 1\n")
    mindrecord.ImageNetToMR(str(tmp_path / "map.txt"), str(tmp_path), str(tmp_path / "made")).transform()
    expected = [("n01/x_0.JPEG", 0), ("n01/x_1.JPEG", 0), ("n02/y.JPEG", 1)]
    assert rows(tmp_path / "made") == [
        {"file_name": f"{tmp_path}/{name}", "label": label, "image": name.encode()} for name, label in expected
    ]


def test_mnist(folder, tmp_path):
    mindrecord.MnistToMR(str(folder / "mnist"), str(tmp_path / "made")).transform()
    assert [row["label"] for row in rows(tmp_path / "made_train.mindrecord")] == [0, 1, 2, 3, 4]
    assert [row["label"] for row in rows(tmp_path / "made_test.mindrecord")] == [0, 1, 2]


def test_tfrecord(folder, tmp_path):
    features = {
        "i": SimpleNamespace(dtype="int64", shape=[2]),
        "one": SimpleNamespace(dtype="int64", shape=[]),
        "b": SimpleNamespace(dtype="string", shape=[]),
    }
    source, made = str(folder / "tf" / "a.tfrecord"), str(tmp_path / "made")
    mindrecord.TFRecordToMR(source, made, features, ["b"]).transform()
    first = rows(made)[1]
    assert first["i"].tolist() == [1, -1] and first["one"] == 1 and first["b"] == b"t1"


@pytest.mark.parametrize(
    ("make", "error"),
    [
        (lambda: mindrecord.CsvToMR("none.csv", "x"), RuntimeError),
        (lambda: mindrecord.CsvToMR(3, "x"), ValueError),
        (lambda: mindrecord.Cifar10ToMR("none", "x"), ValueError),
        (lambda: mindrecord.MnistToMR("none", "x"), ValueError),
        (lambda: mindrecord.ImageNetToMR("none", ".", "x"), RuntimeError),
        (lambda: mindrecord.TFRecordToMR("none", "x", {}), ValueError),
    ],
)
def test_wrong_arguments(make, error):
    with pytest.raises(error):
        make()
