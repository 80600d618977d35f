"""The .ckpt codec and the atomic writer, without MindSpore's classes: bytes, damage, memory, interruption."""

import io
import math
import os
import signal
import subprocess
import sys
import time
import zlib

import numpy as np
import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st

from amadou.bridge import _atomic, checkpoint_file, protobuf, safetensors_file
from amadou.bridge._atomic import replacing
from amadou.bridge.tensors import content

# As MindSpore 2.10 writes them: a float32 scalar, a matrix, and a text.
SCALAR = b"\n\x14\n\x01w\x12\x0f\x12\x07Float32\x1a\x04\x00\x00`@"
MATRIX = b"\n \n\x01w\x12\x1b\x08\x01\x08\x03\x12\x07Float32\x1a\x0c\x00\x00\x80?\x00\x00\x00\x00\x00\x00\x80?"
TEXT = b"\n\x1a\n\x01s\x12\x15\x08\x00\x12\x03str\x1a\x0ch\x00\x00\x00\xe9\x00\x00\x00\x00\xf6\x01\x00"
FOUR = np.arange(4, dtype=np.float32).tobytes()


@pytest.fixture(scope="module")
def read(tmp_path_factory):
    path = tmp_path_factory.mktemp("read") / "x.ckpt"

    def read_bytes(data, **options):
        path.write_bytes(data)
        return checkpoint_file.read(path, **options)

    return read_bytes


def written(values, crc_check=False):
    file = io.BytesIO()
    checkpoint_file.write(file, values.items(), crc_check)
    return file.getvalue()


def bits(value):
    """What makes two values equal: a text itself; of a tensor dtype, shape and bits."""
    if isinstance(value, str):
        return value
    return value.dtype, value.shape, value.reshape(-1).view(torch.uint8).tolist()


def number(n):
    """A number in protobuf's variable length."""
    return bytes([n]) if n < 128 else bytes([n % 128 + 128]) + number(n // 128)


def field(index, data):
    return number(index << 3 | 2) + number(len(data)) + data


def value(name, dims, dtype, data):
    """A Value message, written independently of the codec."""
    tensor = b"".join(b"\x08" + number(dim) for dim in dims) + field(2, dtype.encode()) + field(3, data)
    return field(1, field(1, name.encode()) + field(2, tensor))


# -- bytes -------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("values", "data"),
    [
        ({"w": torch.tensor(3.5)}, SCALAR),
        ({"w": torch.tensor([[1.0, 0.0, 1.0]])}, MATRIX),
        ({"s": "hé😀"}, TEXT),
        ({"w": torch.tensor(3.5), "s": "hé😀"}, SCALAR + TEXT),
        ({}, b""),
    ],
    ids=["scalar", "matrix", "text", "both", "nothing"],
)
def test_bytes_are_mindspores(values, data, read):
    assert written(values) == data
    assert {name: bits(v) for name, v in read(data).items()} == {name: bits(v) for name, v in values.items()}


def test_checksum(read, capsys):
    data = written({"w": torch.tensor([[1.0, 0.0, 1.0]])}, crc_check=True)
    assert data == MATRIX + b"crc_num" + zlib.crc32(MATRIX).to_bytes(10, "big")
    assert read(data, crc_check=True)["w"].tolist() == [[1, 0, 1]]
    damaged = data.replace(b"\x80?", b"\x81?", 1)
    assert read(damaged)["w"][0, 0] > 1
    with pytest.raises(ValueError, match="byte 34: the checksum"):
        read(damaged, crc_check=True)
    assert read(MATRIX, crc_check=True)["w"].shape == (1, 3)
    assert "has no checksum" in capsys.readouterr().err


@given(
    st.dictionaries(
        st.text(st.characters(exclude_categories=["Cs"]), max_size=20),
        st.tuples(
            st.sampled_from([*checkpoint_file._DTYPES.values()]),
            st.lists(st.integers(0, 3), max_size=4).filter(lambda shape: shape != [0]),
            st.randoms(),
        ),
        max_size=4,
    ),
    st.booleans(),
)
def test_round_trip(read, contents, crc_check):
    values = {}
    for name, (dtype, shape, random) in contents.items():
        data = random.randbytes(math.prod(shape) * dtype.itemsize)
        flat = torch.tensor(list(data), dtype=torch.uint8)
        values[name] = (flat % 2 == 1 if dtype == torch.bool else flat.view(dtype)).reshape(shape)
    found = read(written(values, crc_check), crc_check=crc_check)
    assert [(name, bits(v)) for name, v in found.items()] == [(name, bits(v)) for name, v in values.items()]


def test_shape_zero_is_left_out(read, capsys):
    data = written({"none": torch.empty(0), "w": torch.tensor(3.5)})
    assert data == SCALAR
    assert "'none' has the shape [0]" in capsys.readouterr().err


@pytest.mark.parametrize(
    "tensor",
    [
        torch.arange(12.0).reshape(3, 4).T,
        torch.arange(12.0)[::3],
        torch.tensor(2.0).expand(3, 2),
        torch.tensor([1 + 2j, 3 - 1j]).conj(),
        torch.tensor([1 + 2j, 3 - 1j]).conj().imag,
        torch.nn.Parameter(torch.ones(2)),
    ],
    ids=["transposed", "strided", "expanded", "conjugated", "negated", "parameter"],
)
def test_any_layout(tensor, read):
    assert torch.equal(read(written({"w": tensor}))["w"], tensor)
    file = io.BytesIO()
    safetensors_file.write(file, [("w", tensor)])
    assert torch.equal(safetensors_file.read(file)["w"], tensor)


def test_shared_memory(tmp_path):
    """What safetensors' own function refuses: two names for one memory."""
    shared = torch.ones(2, 3)
    file = io.BytesIO()
    safetensors_file.write(file, [("a", shared), ("b", shared.T)])
    assert {name: tuple(t.shape) for name, t in safetensors_file.read(file).items()} == {"a": (2, 3), "b": (3, 2)}


@pytest.mark.parametrize("module", [checkpoint_file, safetensors_file])
def test_unknown_dtype(module):
    error = TypeError if module is checkpoint_file else safetensors_file.SafetensorError
    with pytest.raises(error, match=r"'w'.*float8_e8m0fnu"):
        module.write(io.BytesIO(), [("w", torch.zeros(2).to(torch.float8_e8m0fnu))])


# -- what other writers may do ---------------------------------------------------------------------------------------


def test_old_scalar(read):
    assert read(value("w", [0], "Float32", FOUR[4:8]))["w"].shape == ()


def test_slices(read, monkeypatch):
    monkeypatch.setattr(checkpoint_file, "_SLICE_SIZE", 8)
    values = {"a": torch.tensor([7], dtype=torch.int8), "w": torch.arange(5.0), "b": torch.arange(2.0)}
    data = written(values)
    w = torch.arange(5.0).numpy().tobytes()
    assert data == value("a", [1], "Int8", b"\7") + b"".join(
        value("w", [5], "Float32", w[start : start + 8]) for start in (0, 8, 16)
    ) + value("b", [2], "Float32", FOUR[:8])
    assert {name: bits(v) for name, v in read(data).items()} == {name: bits(v) for name, v in values.items()}


def test_packed_dims_and_unknown_fields(read):
    packed = field(1, number(2) + number(2)) + field(2, b"Float32") + field(3, FOUR)
    unknown = field(9, b"?") + b"\x50\x05" + b"\x5d" + bytes(4) + b"\x61" + bytes(8)
    data = unknown + field(1, unknown + field(1, b"w") + field(2, unknown + packed + unknown)) + unknown
    assert read(data)["w"].tolist() == [[0, 1], [2, 3]]


def test_bytes_of_bool(read):
    assert read(value("w", [3], "Bool", b"\0\1\2"))["w"].sum() == 2


def test_choose_does_not_touch_the_others(read):
    data = SCALAR + value("odd", [2], "Float33", FOUR)
    assert list(read(data, choose=lambda name: name != "odd")) == ["w"]


# -- damage ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (MATRIX[:-3], "byte 0: a field of 32 bytes, of which 29 are there"),
        (SCALAR + b"\n", "byte 23: a number without an end"),
        (SCALAR + b"\xff" * 30, "byte 22: a number without an end"),
        (b"hello world", "byte 2: no field"),
        (b"\n" + number(2**62), "byte 0: a field of 4611686018427387904 bytes, of which 0 are there"),
        (
            value("w", [2, 3], "Float32", FOUR),
            r"byte 0: 'w' of shape \(2, 3\) and dtype Float32 takes 24 bytes, but 16",
        ),
        (value("w", [2], "Float32", FOUR), "takes 8 bytes, but 16 are there"),
        (value("w", [], "Float32", FOUR), "takes 4 bytes, but 16 are there"),
        (value("w", [2**40, 2**20], "Float32", FOUR), "takes 4611686018427387904 bytes, but 16 are there"),
        (value("w", [2**40, 2**40, 0], "Float32", b""), "no tensor can have the shape"),
        (value("w", [2**64 - 1], "Float32", FOUR), "no tensor can have the shape"),
        (value("w", [1] * 65, "Float32", FOUR[:4]), "no tensor can have the shape"),
        (SCALAR + value("v", [4], "Float33", FOUR), "byte 22: 'v' has the unknown dtype 'Float33'"),
        (value("w", [4], "Float32", FOUR) + value("w", [4], "Int32", FOUR), "byte 36: the parts of 'w' differ"),
        (SCALAR + value("v", [4], "Float32", FOUR) + SCALAR, "byte 58: 'w' occurs a second time"),
        (field(1, field(1, b"w")), "'w' has the unknown dtype ''"),
        (field(1, field(1, b"\xff")), "byte 0: a text that is not utf-8"),
        (value("s", [0], "str", b"abcde"), "byte 0: a text that is not utf-32-le"),
    ],
)
def test_damage_is_located(data, message, read):
    with pytest.raises(ValueError, match=r"x\.ckpt cannot be read: .*" + message):
        read(data)


def test_every_truncation(read):
    """A file that ends early is either refused or holds whole values only."""
    data = SCALAR + MATRIX.replace(b"\x01w", b"\x01v") + TEXT
    ends = {0: 0, len(SCALAR): 1, len(SCALAR + MATRIX): 2}
    for end in range(len(data)):
        if end in ends:
            assert len(read(data[:end])) == ends[end]
        else:
            with pytest.raises(ValueError, match="byte"):
                read(data[:end])


@settings(max_examples=300)
@given(st.lists(st.tuples(st.integers(0, 10**6), st.integers(0, 255)), min_size=1, max_size=4))
def test_any_damage(read, changes):
    """Whatever a file contains: values or ValueError."""
    data = bytearray(SCALAR + MATRIX.replace(b"\x01w", b"\x01v") + TEXT)
    for position, byte in changes:
        data[position % len(data)] = byte
    try:
        read(bytes(data))
    except ValueError as error:
        assert "cannot be read" in str(error)


@pytest.mark.parametrize("data", [b"", b"abc", b"\xff" * 8 + b"{}", b"hello world, a text"])
def test_damaged_safetensors(data, tmp_path):
    path = tmp_path / "x.safetensors"
    path.write_bytes(data)
    for source in path, io.BytesIO(data):
        with pytest.raises(ValueError, match="cannot be read"):
            safetensors_file.read(source)


# -- memory ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("padding", range(4))
def test_memory_is_the_files_where_aligned(padding, tmp_path):
    path = tmp_path / "x.ckpt"
    path.write_bytes(value("p" * (padding + 1), [4], "Float32", FOUR))
    tensor = checkpoint_file.read(path)["p" * (padding + 1)]
    offset = path.read_bytes().index(FOUR)
    assert tensor.data_ptr() % 4 == 0
    # Pages of the file start at multiples of 4096, copies elsewhere.
    assert (tensor.data_ptr() % 4096 == offset) == (offset % 4 == 0)
    tensor += 1
    assert checkpoint_file.read(path)["p" * (padding + 1)].tolist() == [0, 1, 2, 3]


def test_content_is_not_copied():
    tensor = torch.arange(6.0).reshape(2, 3)
    assert np.frombuffer(content(tensor), np.uint8).ctypes.data == tensor.data_ptr()


# -- writing as a whole ------------------------------------------------------------------------------------------------


def test_replacing(tmp_path):
    path = tmp_path / "x"
    path.write_bytes(b"old")
    with replacing(path, 0o400) as file:
        file.write(b"new")
        assert path.read_bytes() == b"old"
    assert path.read_bytes() == b"new"
    assert path.stat().st_mode & 0o777 == 0o400
    assert list(tmp_path.iterdir()) == [path]


def test_failure_leaves_the_old_file(tmp_path):
    path = tmp_path / "x"
    path.write_bytes(b"old")
    with pytest.raises(KeyboardInterrupt), replacing(path) as file:
        file.write(b"new")
        raise KeyboardInterrupt
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


def test_replacing_follows_links(tmp_path):
    (tmp_path / "real").mkdir()
    (tmp_path / "real" / "x").write_bytes(b"old")
    (tmp_path / "link").symlink_to("real/x")
    with replacing(tmp_path / "link") as file:
        file.write(b"new")
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "real" / "x").read_bytes() == b"new"


def test_mapped_tensors_outlive_the_file(tmp_path):
    path = tmp_path / "x.ckpt"
    path.write_bytes(value("p" * 2, [4], "Float32", FOUR))
    tensor = checkpoint_file.read(path)["pp"]
    with replacing(path) as file:
        file.write(b"")
    assert tensor.tolist() == [0, 1, 2, 3]


def test_a_file_is_written_in_whole_pages(tmp_path, monkeypatch):
    """Then Linux keeps it in large pages, and maps them at once."""
    written = []

    class File(_atomic._OnItsWay):
        def _put(self, data):
            written.append(len(data))
            super()._put(data)

    monkeypatch.setattr(_atomic, "_OnItsWay", File)
    monkeypatch.setattr(_atomic, "_PAGE", 16)
    chunks = [bytes([i]) * size for i, size in enumerate((3, 0, 12, 1, 15, 16, 17, 33, 0, 64, 5, 11, 16, 1, 50))]
    with replacing(tmp_path / "x") as file:
        assert [file.write(memoryview(chunk)) for chunk in chunks] == list(map(len, chunks))
    assert (tmp_path / "x").read_bytes() == b"".join(chunks)
    *pages, last = filter(None, written)
    assert last == sum(map(len, chunks)) % 16
    assert [size for size in pages if size % 16] == []


@pytest.mark.skipif(os.name != "posix", reason="needs SIGKILL")
def test_killed_while_writing(tmp_path):
    path = tmp_path / "x.ckpt"
    path.write_bytes(SCALAR)
    program = f"""
import torch
from amadou.bridge import checkpoint_file
from amadou.bridge._atomic import replacing
def endless():
    for i in range(10**9):
        yield str(i), torch.zeros(10**6)
with replacing({str(path)!r}) as file:
    checkpoint_file.write(file, endless())
"""
    process = subprocess.Popen([sys.executable, "-c", program])
    while process.poll() is None and not any(p.stat().st_size > 10**7 for p in tmp_path.glob("*.tmp")):
        time.sleep(0.05)
    process.send_signal(signal.SIGKILL)
    assert process.wait() == -signal.SIGKILL
    assert path.read_bytes() == SCALAR


def test_a_file_of_5_gigabytes(tmp_path):
    """Built with holes: what is not asked for is not read."""
    path, slices = tmp_path / "large.ckpt", 10
    head = protobuf.encode_number(checkpoint_file._DIM) + protobuf.encode_number(slices * 2**29)
    head += protobuf.encode_text(checkpoint_file._TYPE, "UInt8")
    with path.open("wb") as file:
        for _ in range(slices):
            tag = protobuf.encode_text(checkpoint_file._TAG, "large")
            file.write(checkpoint_file._message_head(tag, head, 2**29, file.tell()))
            file.seek(2**29, 1)
        end = io.BytesIO()
        checkpoint_file.write(end, [("small", torch.arange(3))])
        file.write(end.getvalue())
    with checkpoint_file.Checkpoint(path) as file:
        assert {name: entry.size for name, entry in file.entries.items()} == {"large": 5 * 2**30, "small": 24}
        assert file.entries["large"].shape == (5 * 2**30,)
        assert file.value("small").tolist() == [0, 1, 2]
