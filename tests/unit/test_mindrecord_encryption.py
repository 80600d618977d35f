"""Encrypted MindRecord files: MindSpore's are read, ours are read by MindSpore, and a wrong key is an error."""

import json
import subprocess
import zipfile
from pathlib import Path

import pytest

import amadou as ms
import amadou.dataset
import amadou.mindrecord as mr
from amadou.mindrecord import _encryption

from .mindrecord_cases import KEY, NUMBERS, numbers, write

HERE = Path(__file__).parent
REAL = HERE.parents[1] / ".oracle" / "bin" / "python"


@pytest.fixture(autouse=True)
def key():
    mr.set_enc_key(KEY)
    yield
    mr.set_enc_key(None)
    mr.set_enc_mode()
    mr.set_dec_mode()


@pytest.fixture
def ours(tmp_path):
    write(mr, str(tmp_path), "secret", NUMBERS, numbers(4))
    return str(tmp_path / "secret")


def read(path):
    return [row["x"] for row in mr.FileReader(path).get_next()]


def test_files_of_mindspore_are_read(tmp_path):
    with zipfile.ZipFile(HERE / "facts" / "mindrecord_encrypted.zip") as archive:
        archive.extractall(tmp_path)
    assert read(str(tmp_path / "secret")) == [0, 1, 2, 3]


@pytest.mark.skipif(not REAL.exists(), reason="the real MindSpore is not installed here")
def test_mindspore_reads_our_files(ours):
    command = [REAL, HERE / "record_mindrecord.py", "read_encrypted", ours]
    printed = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    assert json.loads(printed.splitlines()[-1]) == [0, 1, 2, 3]


def test_every_reader_reads_them(ours):
    assert read(ours) == [0, 1, 2, 3]
    dataset = ms.dataset.MindDataset([ours], ["x"], num_parallel_workers=2, shuffle=False)
    assert [int(x) for (x,) in dataset.create_tuple_iterator(num_epochs=1)] == [0, 1, 2, 3]
    page = mr.MindPage(ours)
    page.category_field = "label"
    assert [row["x"] for row in page.read_at_page_by_name("0", 0, 9)] == [0, 3]


def test_nothing_lies_open(ours):
    folder = Path(ours).parent
    assert sorted(path.name for path in folder.iterdir()) == ["secret", "secret.db"]
    assert not any(b"SQLite" in path.read_bytes() or b"index_fields" in path.read_bytes() for path in folder.iterdir())


def test_rows_are_appended(ours):
    appender = mr.FileWriter.open_for_append(ours)
    appender.write_raw_data(numbers(2, 10))
    appender.commit()
    assert read(ours) == [0, 1, 2, 3, 10, 11]
    test_nothing_lies_open(ours)


def test_a_file_of_several_blocks(tmp_path, monkeypatch):
    monkeypatch.setattr(_encryption, "_BLOCK_SIZE", 1000)
    write(mr, str(tmp_path), "secret", NUMBERS, numbers(4))
    assert read(str(tmp_path / "secret")) == [0, 1, 2, 3]


def test_another_key_and_no_key_are_errors(ours, tmp_path):
    mr.set_enc_key(KEY[::-1])
    with pytest.raises(RuntimeError, match=r"secret cannot be decrypted: .*the key is wrong"):
        read(ours)
    mr.set_enc_key(None)
    with pytest.raises(RuntimeError, match=r"secret is encrypted: call mindrecord\.set_enc_key"):
        read(ours)
    write(mr, str(tmp_path), "plain", NUMBERS, numbers(4))
    mr.set_enc_key(KEY)
    with pytest.raises(RuntimeError, match=r"plain is not encrypted"):
        read(str(tmp_path / "plain"))


def test_damage_is_noticed(ours):
    data = bytearray(Path(ours).read_bytes())
    data[len(data) // 2] ^= 1
    Path(ours).write_bytes(data)
    with pytest.raises(RuntimeError, match="secret cannot be decrypted"):
        read(ours)


def test_a_cipher_of_the_programs_own(tmp_path):
    def turn(source, size, target, key):
        assert key == KEY
        target.write(source.read(size)[::-1])

    def turn_back(source, size, target, key):
        target.write(source.read(size - 11)[::-1])  # as in MindSpore, the size counts 11 bytes after the data

    mr.set_enc_mode(turn)
    write(mr, str(tmp_path), "secret", NUMBERS, numbers(4))
    path = str(tmp_path / "secret")
    with pytest.raises(RuntimeError, match=r"secret was encrypted by a function: call mindrecord\.set_dec_mode"):
        read(path)
    mr.set_dec_mode(turn_back)
    assert read(path) == [0, 1, 2, 3]
    mr.set_enc_mode()
    write(mr, str(tmp_path), "secret", NUMBERS, numbers(4))
    with pytest.raises(RuntimeError, match="secret was encrypted by AES-GCM"):
        read(path)


def test_encrypted_files_are_written_alone(tmp_path):
    with pytest.raises(RuntimeError, match="For 'FileWriter', 'shard_num' must be 1 for encrypted files, but got 2"):
        mr.FileWriter(str(tmp_path / "x"), 2)
