"""Any file that holds a state, opened lazily; and files that are no such thing."""

import json
import subprocess
import sys
import zipfile

import numpy as np
import pytest
import torch
from safetensors.torch import save_file

import amadou as ms
from amadou.bridge import checkpoint_file, files
from amadou.bridge.files import open_state, write_state
from amadou.bridge.tensors import Spec

VALUES = {
    "a.weight": torch.arange(6.0).reshape(2, 3),
    "a.steps": torch.tensor(3),
    "b": torch.tensor([True, False]),
    "c": torch.ones(2, 2, dtype=torch.float16),
}


def read(path):
    return {name: item.read() for name, item in open_state(path).items.items()}


def same(found, expected=VALUES):
    assert sorted(found) == sorted(expected)
    for name, value in expected.items():
        assert found[name].dtype == value.dtype and torch.equal(found[name], value), name
    return True


@pytest.mark.parametrize("ending", [".ckpt", ".safetensors", ".pth", ".pt"])
def test_what_is_written_is_read(ending, tmp_path):
    path = tmp_path / f"x{ending}"
    every = VALUES | {f"of.{name}": torch.ones(3).to(dtype) for name, dtype in checkpoint_file._DTYPES.items()}
    every |= {"empty": torch.ones(2, 0), "odd": torch.arange(12.0).reshape(3, 4).T}
    if ending == ".safetensors":
        del every["of.Complex128"]
    specs = [Spec(name, value.dtype, tuple(value.shape)) for name, value in every.items()]
    write_state(path, specs, every.__getitem__)
    assert same(read(path), every)
    items = open_state(path).items
    assert {name: (item.dtype, item.shape) for name, item in items.items()} == {s.name: s[1:] for s in specs}


def test_torch_reads_what_is_written(tmp_path):
    specs = [Spec(name, value.dtype, tuple(value.shape)) for name, value in VALUES.items()]
    write_state(tmp_path / "x.pth", specs, VALUES.__getitem__)
    for options in ({}, {"mmap": True}, {"weights_only": False}):
        assert same(torch.load(tmp_path / "x.pth", **options))


def test_files_of_others(tmp_path):
    torch.save(VALUES, tmp_path / "new.pt")
    torch.save(VALUES, tmp_path / "old.pt", _use_new_zipfile_serialization=False)
    torch.save({"epoch": 3, "state_dict": VALUES, "optimizer": {"lr": 0.1}}, tmp_path / "wrapped.pth")
    save_file(VALUES, tmp_path / "x.safetensors")
    np.savez(tmp_path / "x.npz", **{name: value.numpy() for name, value in VALUES.items()})
    np.savez_compressed(tmp_path / "y.npz", **{name: value.numpy() for name, value in VALUES.items()})
    ms.save_checkpoint(VALUES, str(tmp_path / "x.ckpt"), append_dict={"note": "text"})
    for name in ("new.pt", "old.pt", "wrapped.pth", "x.safetensors", "x.npz", "y.npz"):
        assert same(read(tmp_path / name)), name
    assert open_state(tmp_path / "wrapped.pth").notes == {"also holds": "epoch, optimizer"}
    assert read(tmp_path / "x.ckpt")["note"] == "text"


def test_nested_dictionaries_are_joined(tmp_path):
    torch.save({"optimizer": {"state": [{"step": torch.tensor(1)}]}, "w": torch.ones(1), "k": 3}, tmp_path / "x.pt")
    state = open_state(tmp_path / "x.pt")
    assert list(state.items) == ["optimizer.state.0.step", "w"] and state.notes == {"also holds": "k"}


def shards(folder, weight_map):
    folder.mkdir()
    save_file({"a": torch.ones(2)}, folder / "one.safetensors")
    save_file({"b": torch.zeros(3)}, folder / "two.safetensors")
    (folder / "model.safetensors.index.json").write_text(json.dumps({"weight_map": weight_map}))
    return folder


def test_a_folder_of_shards(tmp_path):
    folder = shards(tmp_path / "model", {"b": "two.safetensors", "a": "one.safetensors"})
    assert same(read(folder), {"a": torch.ones(2), "b": torch.zeros(3)})
    assert open_state(folder).format == "2 shards"


@pytest.mark.parametrize(
    "weight_map", [{"a": "../one.safetensors"}, {"x": "one.safetensors"}, {"a": "gone.safetensors"}, {"a": 3}, [], None]
)
def test_wrong_shards_are_refused(weight_map, tmp_path):
    with pytest.raises(ValueError, match=r"cannot be read|must have a 'weight_map'"):
        open_state(shards(tmp_path / "model", weight_map))


def test_code_is_never_run(tmp_path):
    torch.save(torch.nn.Linear(2, 2), tmp_path / "model.pth")
    with pytest.raises(ValueError, match="it needs code to be run"):
        open_state(tmp_path / "model.pth")
    np.savez(tmp_path / "x.npz", a=np.array([{}], object))
    with pytest.raises(ValueError, match="is no number"):
        open_state(tmp_path / "x.npz")


def test_an_array_that_claims_more_than_is_there(tmp_path):
    with zipfile.ZipFile(tmp_path / "x.npz", "w") as archive:
        header = b"{'descr': '<f4', 'fortran_order': False, 'shape': (1000000000000,), }"
        archive.writestr("a.npy", b"\x93NUMPY\x01\x00" + len(header).to_bytes(2, "little") + header)
    with pytest.raises(ValueError, match="which are not there"):
        open_state(tmp_path / "x.npz")


def test_what_is_no_state(tmp_path):
    (tmp_path / "x.txt").write_text("")
    (tmp_path / "folder").mkdir()
    for path, error in ((tmp_path / "gone.ckpt", FileNotFoundError), (tmp_path / "x.txt", ValueError)):
        with pytest.raises(error):
            open_state(path)
    with pytest.raises(ValueError, match="must hold model"):
        open_state(tmp_path / "folder")
    with pytest.raises(ValueError, match="must be one of"):
        write_state(tmp_path / "x.npz", [], VALUES.__getitem__)


def test_an_interrupted_write_leaves_the_old_file(tmp_path):
    (tmp_path / "x.pth").write_bytes(b"old")

    def fail(name):
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write_state(tmp_path / "x.pth", [Spec("a", torch.float32, (2,))], fail)
    assert [path.name for path in tmp_path.iterdir()] == ["x.pth"] and (tmp_path / "x.pth").read_bytes() == b"old"


MEMORY = """
import sys
from pathlib import Path
from amadou.bridge import checkpoint_file, files
from amadou.bridge.convert import convert, make_plan, verify

def peak():
    return int(Path("/proc/self/status").read_text().partition("VmHWM:")[2].split()[0]) * 1024

files._MOST_MAPPED, checkpoint_file._ENTRIES_MAPPED = int(sys.argv[3]), 2
before = peak()
state = files.open_state(sys.argv[1])
plan = make_plan(state, "torch")
convert(state, sys.argv[2], plan)
assert len(plan.targets) == 40 and not verify(state, sys.argv[2], plan)
print(peak() - before)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="memory is read from /proc")
@pytest.mark.parametrize("ending", [".safetensors", ".pth"])
def test_a_conversion_takes_little_memory(ending, tmp_path):
    mebibyte = 2**20
    values = {f"layers.{i}.weight": torch.rand(512, 1024) for i in range(40)}  # of two MiB
    ms.save_checkpoint(values, str(tmp_path / "x.ckpt"))
    command = [sys.executable, "-c", MEMORY, tmp_path / "x.ckpt", tmp_path / f"y{ending}", str(8 * mebibyte)]
    done = subprocess.run(list(map(str, command)), capture_output=True, text=True, check=True)
    # of both files what is mapped before they are opened anew, and for headers; and what libraries take
    assert int(done.stdout) < 2 * (8 + 2 * 2) * mebibyte + 24 * mebibyte < 80 * mebibyte


def test_a_file_that_is_opened_anew_gives_the_same(tmp_path, monkeypatch):
    monkeypatch.setattr(files, "_MOST_MAPPED", 20)
    values = {f"p{i}": torch.full((3,), float(i)) for i in range(7)}
    ms.save_checkpoint(values, str(tmp_path / "x.ckpt"))
    items = open_state(tmp_path / "x.ckpt").items
    read = {name: items[name].read() for name in [*values, *values]}
    assert all(torch.equal(read[name], value) for name, value in values.items())
