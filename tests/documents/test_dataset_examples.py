"""The runner of documented examples tells those that pass from those that do not."""

import pytest

import amadou as ms
from tests.documents import dataset_examples


@pytest.fixture
def mindspore_is_amadou():
    ms.install()
    yield
    ms.uninstall()


@pytest.mark.parametrize(
    ("examples", "why"),
    [
        ([["x = 1.00001\n", ""], ["print([x, 2])\n", "[1.0, 2]\n"]], ""),
        ([["print(1.1)\n", "1.0\n"]], "printed '1.1\\n', not '1.0\\n'"),
        ([["print('ab')\n", "a b\n"]], ""),
        ([["unknown\n", ""]], "NameError: name 'unknown' is not defined"),
        (
            [
                ["import mindspore.dataset as ds\n", ""],
                ['data = ds.TextFileDataset("/path/to/text_file_dataset_file", shuffle=False)\n', ""],
                ["print(next(iter(data))[0])\n", "first\n"],
            ],
            "",
        ),
    ],
)
def test_run(examples, why, tmp_path, mindspore_is_amadou):
    (tmp_path / "text").mkdir()
    (tmp_path / "text/one.txt").write_text("first\n")
    row = {"name": "mindspore.dataset.Example", "area": "mindspore.dataset", "examples": examples}
    assert dataset_examples.run(row, tmp_path) == why
