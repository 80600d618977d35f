"""Checkpoints exchanged with the real MindSpore, bit for bit: with files that it wrote, and with itself where it is.

``files/`` was written by ``python -m tests.interop.real_mindspore save`` under MindSpore 2.10. The tests that call
MindSpore need it in an environment ``.oracle/`` at the root of the repository, and are skipped without.
"""

import hashlib
import io
import json
import subprocess
from pathlib import Path

import numpy as np
import pytest
import torch

import amadou as ms
from amadou._boundary import raw, wrap
from amadou.bridge import checkpoint_file, cipher
from tests.interop.checkpoint_cases import APPENDED, COMPLEXES, FILES, KEY, LARGE, NETWORK, SLICE_SIZE

ROOT = Path(__file__).parents[2]
FOLDER = Path(__file__).parent / "files"
ORACLE = ROOT / ".oracle" / "bin" / "python"
needs_mindspore = pytest.mark.skipif(not ORACLE.exists(), reason="the real MindSpore is not installed in .oracle/")


def real_mindspore(*arguments):
    """What ``real_mindspore.py`` prints when it runs in MindSpore's environment."""
    command = [str(ORACLE), "-m", "tests.interop.real_mindspore", *map(str, arguments)]
    return subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True, timeout=300).stdout


def make(dtype, array):
    """A Tensor of a case, without going through a conversion of values."""
    t = torch.from_numpy(np.array(array))
    return wrap(t.view(torch.bfloat16) if dtype == "bfloat16" else t)


def facts(value):
    """What ``real_mindspore.facts`` says of the same value."""
    if isinstance(value, str):
        return ["str", value]
    t = raw(value).detach()
    array = (t.view(torch.int16) if t.dtype == torch.bfloat16 else t).numpy()
    return [str(value.dtype), list(value.shape), array.tobytes().hex()]


def expected(parameters, appended=None):
    """The facts of a case; what was appended comes back as Parameters of the shape ()."""
    found = {name: facts(make(*value)) for name, value in parameters.items()}
    for name, value in (appended or {}).items():
        if isinstance(value, str):
            found[name] = ["str", value]
        else:
            dtype, kind = {bool: ("Bool", np.bool_), int: ("Int64", np.int64), float: ("Float32", np.float32)}[
                type(value)
            ]
            found[name] = [dtype, [], kind(value).tobytes().hex()]
    return found


def save(name, folder):
    file_format, crc_check, parameters, appended = FILES[name]
    items = [{"name": key, "data": make(*value)} for key, value in parameters.items()]
    ms.save_checkpoint(items, str(folder / name), append_dict=appended, crc_check=crc_check, format=file_format)
    return folder / name


@pytest.fixture
def small_slices(monkeypatch):
    monkeypatch.setattr(checkpoint_file, "_SLICE_SIZE", SLICE_SIZE)


@pytest.mark.parametrize("name", FILES)
def test_reads_what_mindspore_wrote(name):
    file_format, crc_check, parameters, appended = FILES[name]
    loaded = ms.load_checkpoint(str(FOLDER / name), crc_check=crc_check, format=file_format)
    wanted = expected(parameters, appended)
    assert {key: facts(value) for key, value in loaded.items()} == wanted
    assert list(loaded) == (list(wanted) if file_format == "ckpt" else sorted(wanted))


@pytest.mark.parametrize("name", FILES)
def test_writes_the_same_bytes(name, tmp_path, request):
    if FILES[name][2] is LARGE:
        request.getfixturevalue("small_slices")
    ours, theirs = save(name, tmp_path).read_bytes(), (FOLDER / name).read_bytes()
    if name == "network.safetensors":  # several entries of metadata, which safetensors writes in random order
        ours, theirs = sort_header(ours), sort_header(theirs)
    assert ours == theirs


def sort_header(data):
    end = 8 + int.from_bytes(data[:8], "little")
    return json.dumps(json.loads(data[8:end]), sort_keys=True), data[end:]


def test_reads_bytes_of_safetensors():
    data = io.BytesIO((FOLDER / "network.safetensors").read_bytes())
    loaded = ms.load_checkpoint(data, crc_check=True, format="safetensors")
    assert {key: facts(value) for key, value in loaded.items()} == expected(FILES["network.safetensors"][2])


def test_large_file_is_in_slices():
    with checkpoint_file.Checkpoint(FOLDER / "large.ckpt") as file:
        sizes = {e.name: [extent.stop - extent.start for extent in e.extents] for e in file.entries.values()}
    assert sizes == {"before": [3], "large": [1024, 1024, 952], "exact": [1024, 1024], "after": [8]}


def test_scalars_of_old_files(tmp_path):
    """MindSpore 1.x gave scalars the dims [0]; 2.10 reads them as it reads its own."""
    data = (FOLDER / "appended.ckpt").read_bytes()
    start = data.index(b"\n\x05epoch")
    new = data[: start - 1] + b"\x1c\n\x05epoch\x12\x13\x08\x00\x12\x05Int64" + data[start + 16 :]
    assert data[start - 1 : start + 16] == b"\x1a\n\x05epoch\x12\x11\x12\x05Int64"
    (tmp_path / "old.ckpt").write_bytes(new)
    epoch = ms.load_checkpoint(str(tmp_path / "old.ckpt"))["epoch"]
    assert (epoch.shape, epoch.item()) == ((), 3)


@needs_mindspore
def test_mindspore_still_writes_these_files(tmp_path):
    real_mindspore("save", tmp_path)
    for name in FILES:
        ours, now = (FOLDER / name).read_bytes(), (tmp_path / name).read_bytes()
        assert ours == now or sort_header(ours) == sort_header(now)


@needs_mindspore
def test_mindspore_reads_what_we_wrote(tmp_path, small_slices):
    names = [name for name in FILES if FILES[name][2] is not COMPLEXES]  # which MindSpore writes but cannot read
    paths = [save(name, tmp_path) for name in names]
    empty = {"empty": ("float16", np.ones((0, 3), np.float16))}
    ms.save_checkpoint([{"name": "empty", "data": make(*empty["empty"])}], str(tmp_path / "empty.ckpt"))
    found = json.loads(real_mindspore("load", *paths, tmp_path / "empty.ckpt"))
    assert found == [expected(*FILES[name][2:]) for name in names] + [expected(empty)]


# more than a block of the cipher, and large enough to be aligned in a file
MANY = {"first": ("int8", np.arange(100, dtype=np.int8)), "many": ("float64", np.linspace(0, 1, 9_000_000))}


@needs_mindspore
def test_mindspore_reads_aligned_tensors(tmp_path):
    path = str(tmp_path / "aligned.ckpt")
    ms.save_checkpoint([{"name": key, "data": make(*value)} for key, value in MANY.items()], path, crc_check=True)
    with checkpoint_file.Checkpoint(path) as file:
        assert file.entries["many"].extents[0].start % 64 == 0
    assert json.loads(real_mindspore("digest", path)) == [digests(MANY)]


def digests(parameters):
    return {name: hashlib.sha256(array.tobytes()).hexdigest() for name, (_, array) in parameters.items()}


@pytest.mark.parametrize("mode", cipher.MODES)
def test_reads_what_mindspore_encrypted(mode):
    options = {"dec_key": KEY, "dec_mode": mode}
    loaded = ms.load_checkpoint(str(FOLDER / f"{mode}.ckpt"), **options)
    assert {key: facts(value) for key, value in loaded.items()} == expected(NETWORK)
    with pytest.raises(ValueError, match="is encrypted"):
        ms.load_checkpoint(str(FOLDER / f"{mode}.ckpt"))
    with pytest.raises(ValueError, match="byte 0: the key is wrong"):
        ms.load_checkpoint(str(FOLDER / f"{mode}.ckpt"), dec_key=KEY[::-1], dec_mode=mode)


@needs_mindspore
@pytest.mark.parametrize("mode", cipher.MODES)
def test_mindspore_reads_what_we_encrypted(mode, tmp_path):
    path = str(tmp_path / "secret.ckpt")
    items = [{"name": key, "data": make(*value)} for key, value in MANY.items()]
    ms.save_checkpoint(items, path, enc_key=KEY, enc_mode=mode)
    assert json.loads(real_mindspore("digest", path, mode)) == [digests(MANY)]
    assert ms.load_checkpoint(path, dec_key=KEY, dec_mode=mode)["many"].asnumpy().tobytes() == MANY["many"][1].tobytes()


def test_appended_values_survive(tmp_path):
    loaded = ms.load_checkpoint(str(save("appended.ckpt", tmp_path)))
    values = {
        name: value if isinstance(value, str) else value.item() for name, value in loaded.items() if name in APPENDED
    }
    assert values == APPENDED | {"rate": np.float32(0.1).item()}
