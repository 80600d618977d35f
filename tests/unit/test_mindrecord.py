"""MindRecord: MindSpore's files are read, ours are read by MindSpore, and damaged ones are errors."""

import json
import pickle
import random
import resource
import subprocess
import zipfile
from pathlib import Path

import numpy as np
import pytest

import amadou as ms
import amadou.dataset
import amadou.mindrecord
from amadou.mindrecord import FileReader, FileWriter, _msgpack
from amadou.mindrecord._schema import pack_ints, unpack_ints

from .mindrecord_cases import CASES, EVERY_ROW, EVERY_TYPE, NAMES, describe, names, numbers, outcome, write, write_all

HERE = Path(__file__).parent
FACTS = json.loads((HERE / "facts" / "mindrecord.json").read_text())
REAL = HERE.parents[1] / ".oracle" / "bin" / "python"


@pytest.fixture(scope="module")
def recorded(tmp_path_factory):
    """The files that MindSpore wrote."""
    folder = tmp_path_factory.mktemp("recorded")
    with zipfile.ZipFile(HERE / "facts" / "mindrecord.zip") as archive:
        archive.extractall(folder)
    return folder


@pytest.fixture(autouse=True)
def without_a_seed():
    yield
    ms.dataset.config.set_seed(5489)


@pytest.mark.parametrize("case", CASES)
def test_recorded(case, recorded):
    assert outcome(case, names(ms, str(recorded))) == FACTS[case]


def test_our_files_are_those_of_mindspore_byte_for_byte(recorded, tmp_path):
    write_all(ms.mindrecord, str(tmp_path))
    for name in ("every", "blob", "ints", "ten", "six"):
        assert (tmp_path / name).read_bytes() == (recorded / name).read_bytes()


@pytest.mark.skipif(not REAL.exists(), reason="the real MindSpore is not installed here")
def test_mindspore_reads_our_files(tmp_path):
    write_all(ms.mindrecord, str(tmp_path))
    command = [REAL, HERE / "record_mindrecord.py", "read", tmp_path]
    printed = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    ours = {name: [describe(row) for row in FileReader(f"{tmp_path}/{name}").get_next()] for name in NAMES}
    assert json.loads(printed.splitlines()[-1]) == ours


def test_rows_are_appended_to_files_of_mindspore(recorded, tmp_path):
    for name in ("ten", "ten.db"):
        (tmp_path / name).write_bytes((recorded / name).read_bytes())
    writer = FileWriter.open_for_append(str(tmp_path / "ten"))
    writer.write_raw_data(numbers(3, 20))
    writer.commit()
    assert [row["x"] for row in FileReader(str(tmp_path / "ten")).get_next()] == [*range(10), 20, 21, 22]


def test_shards_share_the_rows_of_each_call(tmp_path):
    write(ms.mindrecord, tmp_path, "t", {"x": {"type": "int32"}}, numbers(5), numbers(1, 10), shards=3)
    found = [[row["x"] for row in FileReader([f"{tmp_path}/t{i}"]).get_next()] for i in range(3)]
    assert sorted(x for shard in found for x in shard) == [0, 1, 2, 3, 4, 10] and all(found)


def test_a_class_is_sampled_by_its_index(recorded):
    dataset = ms.dataset.MindDataset(str(recorded / "ten"), sampler=ms.dataset.PKSampler(2))
    rows = [(int(row["label"]), int(row["x"]) % 3) for row in dataset.create_dict_iterator(num_epochs=1)]
    assert rows == [(0, 0), (0, 0), (1, 1), (1, 1), (2, 2), (2, 2)]


def test_workers_read_in_order_and_the_dataset_can_be_pickled(recorded):
    dataset = ms.dataset.MindDataset(str(recorded / "ten"), shuffle=False, num_parallel_workers=2)
    dataset = pickle.loads(pickle.dumps(dataset))
    assert [int(row["x"]) for row in dataset.create_dict_iterator(num_epochs=1)] == list(range(10))


@pytest.mark.parametrize("value", [0, 1, -1, 127, 128, -32, -33, 2**16, -(2**31), 2**63, 0.5, 0.1, 1e300, "", "é" * 40])
def test_scalars_come_back(value):
    assert _msgpack.unpack(_msgpack.pack({"key": value})) == {"key": value}


@pytest.mark.parametrize("dtype", ["int32", "int64"])
def test_integers_come_back(dtype):
    rng = np.random.default_rng(1)
    bounds = np.iinfo(dtype)
    for bits in range(2, bounds.bits):
        values = rng.integers(-(2**bits) + 1, 2**bits - 1, 37).clip(bounds.min, bounds.max).astype(dtype)
        np.testing.assert_array_equal(unpack_ints(memoryview(pack_ints(values)), dtype), values)


def test_a_file_without_its_index_is_an_error(recorded, tmp_path):
    (tmp_path / "ten").write_bytes((recorded / "ten").read_bytes())
    with pytest.raises(RuntimeError, match=r"index .* does not exist"):
        FileReader(str(tmp_path / "ten"))


def test_a_renamed_file_is_an_error(recorded, tmp_path):
    for end in ("", ".db"):
        (tmp_path / f"other{end}").write_bytes((recorded / f"ten{end}").read_bytes())
    with pytest.raises(RuntimeError, match="index of ten"):
        FileReader([str(tmp_path / "other")])


def test_a_writer_that_was_interrupted_leaves_the_rows_before(tmp_path):
    write(ms.mindrecord, tmp_path, "t", EVERY_TYPE, EVERY_ROW)
    writer = FileWriter.open_for_append(f"{tmp_path}/t")
    shard = writer._shards[0]
    with shard.path.open("r+b") as file:  # rows, but neither a header nor an index
        for row in EVERY_ROW:
            shard._append(file, shard.header.schema.checked(row))
    assert FileReader(f"{tmp_path}/t").len() == 4
    assert [describe(row) for row in FileReader(f"{tmp_path}/t").get_next()] == [
        describe({key: row[key] for key in FileReader(f"{tmp_path}/t")._names}) for row in EVERY_ROW
    ]


@pytest.mark.parametrize("name", ["every", "ints", "pages"])
def test_damage_is_an_error_or_another_value_but_nothing_else(name, recorded, tmp_path):
    """Random bytes are changed, or the end is cut off: never a crash, another exception, or much memory."""
    chance = random.Random(1)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    for end in (name, f"{name}.db"):
        (tmp_path / end).write_bytes((recorded / end).read_bytes())
    original = (recorded / name).read_bytes()
    used = [place for place, byte in enumerate(original) if byte] or [0]
    for trial in range(150):
        data = bytearray(original)
        for place in chance.sample(used, 1 + trial % 3):
            data[place] = chance.randrange(256)
        if trial % 10 == 0:
            del data[chance.randrange(len(data)) :]
        (tmp_path / name).write_bytes(data)
        try:
            for row in FileReader(str(tmp_path / name)).get_next():
                assert set(row)
        except (RuntimeError, ms.mindrecord.MRMInvalidSchemaError):
            pass
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 100_000  # kilobytes
