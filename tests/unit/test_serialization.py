"""save_checkpoint, load_checkpoint and load_param_into_net as MindSpore 2.10 answers; the literal facts are from it."""

import io
import os
import pathlib
import subprocess
import sys
import threading

import numpy as np
import pytest
import torch
from safetensors import SafetensorError

import amadou as ms
from amadou.train import serialization

W = np.arange(6, dtype=np.float32).reshape(2, 3)
INTS = ["int8", "int16", "int32", "int64"]
FLOATS = ["float16", "bfloat16", "float32", "float64"]
DTYPES = ["bool_", *INTS, "uint8", "uint16", "uint32", "uint64", *FLOATS, "complex64", "complex128"]


@pytest.fixture(autouse=True)
def in_empty_directory(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)


def parameter(values, name="w"):
    return ms.Parameter(ms.Tensor(values), name=name)


def network(*names, shape=(2,), dtype=np.float32):
    """A Cell with Parameters of zeros under these names."""

    class Net(ms.nn.Cell):
        def __init__(self):
            super().__init__()
            for i, name in enumerate(names):
                setattr(self, f"p{i}", parameter(np.zeros(shape, dtype), name))

    return Net()


def checkpoint(*names):
    """Parameters of ones, of twos and so on."""
    return {name: parameter(np.full(2, i + 1, np.float32), name) for i, name in enumerate(names)}


def files():
    return sorted(os.listdir())  # noqa: PTH208


# -- save_checkpoint ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "file_format", "file"),
    [
        ("x", "ckpt", "x.ckpt"),
        ("x.ckpt", "ckpt", "x.ckpt"),
        ("x.CKPT", "ckpt", "x.CKPT.ckpt"),
        ("x.safetensors", "ckpt", "x.safetensors.ckpt"),
        ("x.", "ckpt", "x..ckpt"),
        (".ckpt", "ckpt", ".ckpt"),
        ("a b é*.ckpt", "ckpt", "a b é*.ckpt"),
        ("y", "safetensors", "y.safetensors"),
        ("y.ckpt", "safetensors", "y.ckpt.safetensors"),
    ],
)
def test_file_name(name, file_format, file):
    assert ms.save_checkpoint([parameter(W)], name, format=file_format) is None
    assert files() == [file]
    assert pathlib.Path(file).stat().st_mode & 0o777 == 0o400


def test_existing_file_is_replaced():
    for values in W, W + 1:
        ms.save_checkpoint([parameter(values)], "x.ckpt")
    assert files() == ["x.ckpt"]
    assert ms.load_checkpoint("x.ckpt")["w"].asnumpy().tolist() == (W + 1).tolist()


@pytest.mark.parametrize(
    ("name", "error"),
    [
        ("", IsADirectoryError),
        (".", IsADirectoryError),
        ("no/such/x.ckpt", FileNotFoundError),
        ("file/x.ckpt", NotADirectoryError),
        (pathlib.Path("x.ckpt"), TypeError),
        (b"x.ckpt", TypeError),
        (None, TypeError),
    ],
)
def test_no_file_name(name, error):
    pathlib.Path("file").touch()
    with pytest.raises(error):
        ms.save_checkpoint([parameter(W)], name)
    assert files() == ["file"]


class Branches(ms.nn.Cell):
    def __init__(self):
        super().__init__()
        self.weight = ms.Parameter(ms.Tensor(W))
        self.mean = ms.Parameter(ms.Tensor([1.0]), requires_grad=False)


@pytest.mark.parametrize(
    ("make", "names"),
    [
        (lambda net: net, ["weight", "mean"]),
        (lambda net: net.trainable_params(), ["weight"]),
        (lambda net: net.parameters_dict(), ["weight", "mean"]),
        (lambda net: {"other": net.weight}, ["other"]),
        (lambda net: [{"name": "other", "data": net.weight}], ["other"]),
        (lambda net: [{"name": "other", "data": ms.Tensor(W), "more": 1}], ["other"]),
        (lambda net: [parameter(W), parameter(W + 1)], ["w"]),
        (lambda net: {"a": W, "text": "abc"}, ["a", "text"]),
        (lambda net: net.state_dict(), ["weight", "mean"]),
    ],
    ids=["cell", "list", "dict", "renamed", "named", "tensor", "twice", "array", "torch"],
)
def test_what_can_be_saved(make, names):
    ms.save_checkpoint(make(Branches()), "x.ckpt")
    assert list(ms.load_checkpoint("x.ckpt")) == names


@pytest.mark.parametrize(
    "save_obj",
    [
        1, "x", None, (parameter(W),), ms.ParameterTuple([parameter(W)]), parameter(W), dict, [1],
        [[parameter(W)]], [{"name": "w"}], [{"data": ms.Tensor(W)}], [{"name": 1, "data": ms.Tensor(W)}],
        [{"name": "w", "data": 3}],
        {1: parameter(W)}, [parameter(W), 1], {"w": 3}, {"w": None},
    ],
)  # fmt: skip
def test_what_cannot_be_saved(save_obj):
    with pytest.raises(TypeError, match="For 'save_checkpoint'"):
        ms.save_checkpoint(save_obj, "x.ckpt")
    assert files() == []


@pytest.mark.parametrize(
    ("options", "error"),
    [
        ({"integrated_save": 3}, TypeError),
        ({"async_save": 3}, TypeError),
        ({"async_save": "proc"}, ValueError),
        ({"append_dict": 3}, TypeError),
        ({"append_dict": {1: 1.0}}, TypeError),
        ({"append_dict": {"a": [1]}}, TypeError),
        ({"append_dict": {"a": None}}, TypeError),
        ({"append_dict": {"a": 2**64}}, RuntimeError),
        ({"enc_key": "text"}, ValueError),
        ({"enc_key": b"short"}, ValueError),
        ({"enc_key": b"0" * 16, "enc_mode": "SM4-GCM"}, ValueError),
        ({"enc_key": b"0" * 16, "crc_check": True}, ValueError),
        ({"enc_key": b"0" * 16, "format": "safetensors"}, ValueError),
        ({"enc_mode": 3}, ValueError),
        ({"choice_func": 3}, TypeError),
        ({"crc_check": 3}, ValueError),
        ({"format": "x"}, ValueError),
        ({"remove_redundancy": 3}, ValueError),
        ({"format": "safetensors", "append_dict": {"a": "text"}}, SafetensorError),
    ],
)
def test_options_are_checked(options, error):
    with pytest.raises(error):
        ms.save_checkpoint([parameter(W)], "x", **options)
    assert files() == []


def test_unknown_option_is_named(capsys):
    ms.save_checkpoint([parameter(W)], "x", global_step_num=3)
    assert "'global_step_num' has no effect" in capsys.readouterr().err


def test_choice_is_for_saved_names_only():
    ms.save_checkpoint(checkpoint("a", "b"), "x.ckpt", choice_func=lambda name: name == "b", append_dict={"c": 1})
    assert list(ms.load_checkpoint("x.ckpt")) == ["b", "c"]


def test_appended_values_overrule():
    generator = ms.Generator()
    more = {"w": True, "p": parameter(W), "t": ms.Tensor([1, 2]), "g": generator}
    ms.save_checkpoint(checkpoint("w"), "x.ckpt", append_dict=more)
    loaded = ms.load_checkpoint("x.ckpt")
    assert {name: (p.name, p.shape, str(p.dtype)) for name, p in loaded.items()} == {
        "w": ("w", (), "Bool"),
        "p": ("p", (2, 3), "Float32"),
        "t": ("t", (2,), "Int64"),
        "g": ("g", generator.get_state().shape, "UInt8"),
    }


# -- asynchronous saves ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("mode", [True, "thread", "process"])
def test_asynchronous_save_is_of_the_values_at_the_call(mode, monkeypatch):
    started, go_on = threading.Event(), threading.Event()
    write = serialization._write

    def slow_write(*args):
        started.set()
        assert go_on.wait(60)
        write(*args)

    monkeypatch.setattr(serialization, "_write", slow_write)
    p = parameter(W)
    ms.save_checkpoint([p], "x.ckpt", async_save=mode)
    assert started.wait(60)
    assert ms.async_ckpt_thread_status()
    p[0] = 9
    go_on.set()
    assert ms.load_checkpoint("x.ckpt")["w"].asnumpy().tolist() == W.tolist()
    assert not ms.async_ckpt_thread_status()


def test_error_of_an_asynchronous_save_reaches_the_next(capsys):
    ms.save_checkpoint([parameter(W)], "no/such/x.ckpt", async_save=True)
    with pytest.raises(RuntimeError, match="last asynchronous save") as error:
        ms.save_checkpoint([parameter(W)], "x.ckpt")
    assert isinstance(error.value.__cause__, FileNotFoundError)
    assert "FileNotFoundError" in capsys.readouterr().err
    ms.save_checkpoint([parameter(W)], "x.ckpt")
    assert files() == ["x.ckpt"]


def test_program_ends_after_its_asynchronous_save():
    program = """
import amadou as ms
values = ms.Parameter(ms.Tensor([1.5] * 4_000_000), name="w")
ms.save_checkpoint([values], "x.ckpt", async_save=True)
"""
    subprocess.run([sys.executable, "-c", program], check=True)
    assert ms.load_checkpoint("x.ckpt")["w"].shape == (4_000_000,)
    assert files() == ["x.ckpt"]


# -- load_checkpoint ---------------------------------------------------------------------------------------------------


NAMES = ["conv1.weight", "conv10.weight", "conv1", "fc"]


@pytest.mark.parametrize("file_format", ["ckpt", "safetensors"])
@pytest.mark.parametrize(
    ("options", "names"),
    [
        ({}, NAMES),
        ({"filter_prefix": "conv1"}, ["fc"]),
        ({"filter_prefix": "conv1."}, ["conv10.weight", "conv1", "fc"]),
        ({"filter_prefix": ["conv10", "fc"]}, ["conv1.weight", "conv1"]),
        ({"filter_prefix": "weight"}, NAMES),
        ({"specify_prefix": "conv1"}, ["conv1.weight", "conv10.weight", "conv1"]),
        ({"specify_prefix": ("conv1.", "fc")}, ["conv1.weight", "fc"]),
        ({"specify_prefix": "conv1", "filter_prefix": "conv10"}, ["conv1.weight", "conv1"]),
        ({"specify_prefix": "fc", "choice_func": lambda name: name == "conv1"}, ["fc"]),
        ({"choice_func": lambda name: name == "conv1"}, ["conv1"]),
        ({"choice_func": lambda name: "yes"}, NAMES),
    ],
)
def test_choice_of_names(options, names, file_format):
    ms.save_checkpoint(checkpoint(*NAMES), "x", format=file_format)
    loaded = ms.load_checkpoint(f"x.{file_format}", format=file_format, **options)
    assert sorted(loaded) == sorted(names)
    assert all(isinstance(p, ms.Parameter) and p.requires_grad and p.name == name for name, p in loaded.items())


@pytest.mark.parametrize(
    ("name", "options", "error"),
    [
        ("no.ckpt", {}, ValueError),
        ("x", {}, ValueError),
        ("x.txt", {}, ValueError),
        ("x.ckpt", {"format": "safetensors"}, ValueError),
        ("x.safetensors", {}, ValueError),
        ("x.ckpt", {"format": "x"}, ValueError),
        (pathlib.Path("x.ckpt"), {}, TypeError),
        (None, {}, TypeError),
        (io.BytesIO(b""), {}, TypeError),
        (io.BytesIO(b"zz"), {"format": "safetensors"}, ValueError),
        ("x.ckpt", {"filter_prefix": 3}, TypeError),
        ("x.ckpt", {"filter_prefix": [3]}, TypeError),
        ("x.ckpt", {"filter_prefix": []}, ValueError),
        ("x.ckpt", {"specify_prefix": ""}, ValueError),
        ("x.ckpt", {"specify_prefix": "none"}, ValueError),
        ("x.ckpt", {"choice_func": lambda name: False}, ValueError),
        ("x.ckpt", {"net": 3}, TypeError),
        ("x.ckpt", {"crc_check": 3}, ValueError),
        ("x.ckpt", {"dec_key": "text"}, ValueError),
        ("x.ckpt", {"dec_key": b"0123456789abcdef"}, ValueError),
        ("x.ckpt", {"dec_mode": 3}, ValueError),
        ("x.ckpt", {"remove_redundancy": 3}, ValueError),
        ("damaged.ckpt", {}, ValueError),
        ("empty.ckpt", {}, ValueError),
    ],
)
def test_loading_is_checked(name, options, error):
    for saved_format in "ckpt", "safetensors":
        ms.save_checkpoint([parameter(W)], "x", format=saved_format)
    pathlib.Path("x.txt").touch()
    pathlib.Path("empty.ckpt").touch()
    pathlib.Path("damaged.ckpt").write_bytes(pathlib.Path("x.ckpt").read_bytes()[:-3])
    with pytest.raises(error):
        ms.load_checkpoint(name, **options)


def test_loaded_values_are_ones_own():
    ms.save_checkpoint([parameter(W)], "x.ckpt")
    first = ms.load_checkpoint("x.ckpt")
    first["w"][0, 0] = 100
    assert ms.load_checkpoint("x.ckpt")["w"].asnumpy().tolist() == W.tolist()


def test_load_with_a_network():
    ms.save_checkpoint(checkpoint("w", "v"), "x.ckpt")
    net = network("w")
    assert list(ms.load_checkpoint("x.ckpt", net)) == ["w", "v"]
    assert net.p0.asnumpy().tolist() == [1, 1]


@pytest.mark.parametrize("file", ["x.ckpt", "x.safetensors"])
def test_load_in_a_thread(file):
    ms.save_checkpoint([parameter(W)], file, format=file.partition(".")[2])
    assert ms.load_checkpoint_async(file).result()["w"].asnumpy().tolist() == W.tolist()
    with pytest.raises(ValueError, match=r"no\.ckpt"):
        ms.load_checkpoint_async("no.ckpt").result()


# -- load_param_into_net -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("names", "stored", "strict", "result", "values"),
    [
        ("w b", "w b", False, ([], []), [1, 2]),
        ("w zz", "w", False, (["zz"], []), [1, 0]),
        ("w", "w e d", False, ([], ["e", "d"]), [1]),
        ("w b", "", False, (["w", "b"], []), [0, 0]),
        ("w", "net.w", False, ([], ["net.w"]), [1]),
        ("w", "net.w", True, (["w"], ["net.w"]), [0]),
        ("net.w net.b", "w b", False, (["net.w", "net.b"], ["w", "b"]), [0, 0]),
        ("net.w", "a.w", False, (["net.w"], ["a.w"]), [0]),
        ("w b", "a.w c.b", False, ([], ["a.w", "c.b"]), [1, 2]),
        ("w b", "a.w c.b a.b", False, ([], ["a.w", "c.b", "a.b"]), [1, 3]),
        ("w b", "c.w a.w a.b c.b", False, ([], ["c.w", "a.w", "a.b", "c.b"]), [1, 4]),
        ("b conv.w", "x.b y.conv.w y.b", False, ([], ["x.b", "y.conv.w", "y.b"]), [1, 2]),
        ("conv.w b", "x.b y.conv.w y.b", False, ([], ["x.b", "y.conv.w", "y.b"]), [2, 3]),
        ("b c.w d", "x.d x.b y.c.w y.b z.d", False, ([], ["x.d", "x.b", "y.c.w", "y.b", "z.d"]), [2, 3, 1]),
        ("b ab", "q.ab q.b", False, ([], ["q.ab", "q.b"]), [1, 1]),
        ("w b", "a.w a.b w", False, ([], ["a.w", "a.b"]), [3, 2]),
        ("b zz", "q.ab", False, (["zz"], ["q.ab"]), [1, 0]),
    ],
)
def test_names(names, stored, strict, result, values):
    net = network(*names.split())
    assert ms.load_param_into_net(net, checkpoint(*stored.split()), strict) == result
    assert [p.asnumpy()[0] for p in net.get_parameters()] == values


def test_texts_are_passed_over():
    net = network("w")
    assert ms.load_param_into_net(net, {"w": "text", "x.w": "text"}) == (["w"], ["w", "x.w"])


def test_what_is_missing_is_logged(capsys):
    ms.load_param_into_net(network("w", "zz"), checkpoint("a.w"))
    logged = capsys.readouterr().err
    assert "the prefix 'a.'" in logged
    assert "1 parameters are not loaded: ['zz']" in logged


@pytest.mark.parametrize("strict", [False, True])
def test_dtypes(strict):
    """Ints take ints and floats take floats, unless it is strict; everything else must be equal."""
    fitting = set()
    for target in DTYPES:
        for stored in DTYPES:
            net = ms.nn.Cell()
            net.w = ms.Parameter(ms.Tensor([0, 0], getattr(ms, target)), name="w")
            value = ms.Parameter(ms.Tensor([1, 1], getattr(ms, stored)), name="w")
            try:
                ms.load_param_into_net(net, {"w": value}, strict)
            except RuntimeError:
                assert not net.w.asnumpy().any()
                continue
            assert net.w.dtype == getattr(ms, target)
            assert net.w.asnumpy().all()
            fitting.add((target, stored))
    free = {(a, b) for group in (INTS, FLOATS) for a in group for b in group}
    assert fitting == {(dtype, dtype) for dtype in DTYPES} | (set() if strict else free)


def test_casts_wrap_and_overflow():
    net = network("w", dtype=np.int8)
    ms.load_param_into_net(net, {"w": parameter(np.array([300, -1]))})
    assert net.p0.asnumpy().tolist() == [44, -1]
    net = network("w", dtype=np.float16)
    ms.load_param_into_net(net, {"w": parameter(np.array([1e9, 0.5]))})
    assert net.p0.asnumpy().tolist() == [np.inf, 0.5]


@pytest.mark.parametrize(
    ("shape", "stored", "fits"),
    [
        ((2, 3), (2, 3), True),
        ((), (1,), True),
        ((), (1, 1), True),
        ((2, 3), (2, 3, 1, 1), True),
        ((3,), (1, 3), False),
        ((1,), (), False),
        ((1, 1), (1,), False),
        ((6,), (2, 3), False),
        ((3, 2), (2, 3), False),
        ((2, 3, 1), (2, 3), False),
    ],
)
def test_shapes(shape, stored, fits):
    net = network("w", shape=shape)
    values = {"w": parameter(np.ones(stored, np.float32))}
    if fits:
        ms.load_param_into_net(net, values)
        assert net.p0.asnumpy().all()
    else:
        with pytest.raises(RuntimeError, match="'w' must have the shape"):
            ms.load_param_into_net(net, values)


@pytest.mark.parametrize(
    ("net", "parameter_dict"),
    [
        (3, {}),
        (None, {}),
        ({}, network("w")),
        (network("w"), None),
        (network("w"), [parameter(W)]),
        (network("w"), {"w": ms.Tensor(W)}),
        (network("w"), {"w": W}),
        (network("w"), {"w": 3.0}),
        (network("w"), {1: parameter(W)}),
    ],
)
def test_arguments_are_checked(net, parameter_dict):
    with pytest.raises(TypeError, match="For 'load_param_into_net'"):
        ms.load_param_into_net(net, parameter_dict)


def test_options_of_loading_are_checked():
    with pytest.raises(TypeError):
        ms.load_param_into_net(network("w"), {}, 3)
    with pytest.raises(ValueError):
        ms.load_param_into_net(network("w"), {}, remove_redundancy=3)
    with pytest.raises(TypeError):
        ms.load_param_into_net(network("w"), {}, remove_redundancy=True)


def test_loading_needs_a_file_and_a_function():
    pathlib.Path("folder.ckpt").mkdir()
    with pytest.raises(ValueError, match="must be a file that exists"):
        ms.load_checkpoint("folder.ckpt")
    with pytest.raises(ValueError, match="'choice_func' must be a function or None"):
        ms.load_checkpoint("folder.ckpt", choice_func=3)


def test_nothing_is_loaded_if_anything_does_not_fit():
    net = network("a", "b")
    with pytest.raises(RuntimeError):
        ms.load_param_into_net(net, {"a": parameter([1.0, 2.0]), "b": parameter([1.0, 2.0, 3.0])})
    assert not net.p0.asnumpy().any()


def test_torch_sees_what_was_loaded():
    net = network("w")
    ours, torchs = net.p0, net.get_parameter("p0")
    optimizer = torch.optim.SGD(net.parameters(), lr=1.0)
    value = parameter(np.float32([1, 2]))
    value.requires_grad = False
    ms.load_param_into_net(net, {"w": value})
    assert net.p0 is ours
    assert ours.requires_grad
    assert torchs.tolist() == [1, 2]
    torchs.grad = torch.ones(2)
    optimizer.step()
    assert ours.asnumpy().tolist() == [0, 1]
    assert value.asnumpy().tolist() == [1, 2]
