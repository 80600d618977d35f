"""Weights from torch to a .ckpt, into a Cell, and back, with outputs that agree; and the real MindSpore in between."""

import json
import subprocess
from pathlib import Path

import numpy as np
import pytest
import torch
from typer.testing import CliRunner

import amadou as ms
from amadou._boundary import wrap
from amadou.cli import app
from tests.interop.architectures import ARCHITECTURES, resnet50
from tests.interop.kits import MindSpore, Torch
from tests.interop.test_faces import input_of, tensor, twins

ROOT = Path(__file__).parents[2]
ORACLE = ROOT / ".oracle" / "bin" / "python"
# What a checkpoint alone cannot tell: a lonely vector that is a PReLU's, one that is a BatchNorm3d's, a Conv1d's shape.
NEED_A_MODEL = ("autoencoder", "video", "text_cnn", "instance_norm")
PLAIN = [name for name in ARCHITECTURES if name not in NEED_A_MODEL]
NAMED = ("resnet50", "vit", "convnext", "bert", "lstm", "gpt")
SEEN_AS_CELLS = ("text_cnn", "encoder")  # which are not converted, but saved as Cells


def run(*arguments, code=0):
    result = CliRunner().invoke(app, [str(argument) for argument in arguments])
    assert result.exit_code == code, result.output
    return result.output


def trained(module):
    """A module whose statistics and norms are not the first ones."""
    generator = torch.Generator().manual_seed(1)
    for name, t in module.state_dict().items():
        if t.is_floating_point():
            noise = torch.rand(t.shape, generator=generator)
            t.add_(noise if "running" in name else 0.02 * (noise - 0.5))
    return module.eval()


@pytest.mark.parametrize("name", PLAIN)
def test_there_and_back_without_rules(name, tmp_path):
    net, twin = twins(name)
    x = input_of(name)
    expected = trained(twin)(x).detach()
    torch.save(twin.state_dict(), tmp_path / "twin.pth")
    run("convert", tmp_path / "twin.pth", tmp_path / "net.ckpt")
    missing, unused = ms.load_param_into_net(net, ms.load_checkpoint(str(tmp_path / "net.ckpt")), strict_load=True)
    assert not missing and not unused
    torch.testing.assert_close(tensor(net.set_train(False)(wrap(x))), expected, rtol=1e-5, atol=1e-5)
    run("convert", tmp_path / "net.ckpt", tmp_path / "back.pth")
    again = ARCHITECTURES[name][0](Torch()).eval()
    again.load_state_dict(torch.load(tmp_path / "back.pth"))
    torch.testing.assert_close(again(x).detach(), expected, rtol=1e-5, atol=1e-5)


@pytest.mark.parametrize("name", NEED_A_MODEL)
def test_with_a_model(name, tmp_path, monkeypatch):
    net, twin = twins(name)
    x = input_of(name)
    expected = trained(twin)(x).detach()
    torch.save(twin.state_dict(), tmp_path / "twin.pth")
    monkeypatch.setattr("tests.interop.test_conversion.net", net, raising=False)
    run("convert", tmp_path / "twin.pth", tmp_path / "net.ckpt", "--model", "tests.interop.test_conversion:net")
    ms.load_param_into_net(net, ms.load_checkpoint(str(tmp_path / "net.ckpt")))
    torch.testing.assert_close(tensor(net.set_train(False)(wrap(x))), expected, rtol=1e-5, atol=1e-5)
    run("convert", tmp_path / "net.ckpt", tmp_path / "back.pth", "--model", "tests.interop.test_conversion:net")
    again = ARCHITECTURES[name][0](Torch()).eval()
    again.load_state_dict(torch.load(tmp_path / "back.pth"))
    torch.testing.assert_close(again(x).detach(), expected, rtol=1e-5, atol=1e-5)


class FusedAttention(torch.nn.Module):
    """tests.interop.architectures.attention with one linear layer for query, key and value."""

    def __init__(self, size, heads):
        super().__init__()
        self.heads, self.qkv, self.proj = heads, torch.nn.Linear(size, 3 * size), torch.nn.Linear(size, size)

    def forward(self, x):
        n, t, c = x.shape
        query, key, value = self.qkv(x).reshape(n, t, 3, self.heads, -1).permute(2, 0, 3, 1, 4)
        scores = query @ key.transpose(2, 3) / (c // self.heads) ** 0.5
        return self.proj((torch.softmax(scores, -1) @ value).transpose(1, 2).reshape(n, t, c))


SPLIT = r"""
[[rule]]
pattern = '(.*)\.attention\.qkv\.(weight|bias)'
split = ['\1.attention.query.\2', '\1.attention.key.\2', '\1.attention.value.\2']

[[rule]]
pattern = '(.*)\.attention\.proj\.(weight|bias)'
rename = '\1.attention.out.\2'
"""
JOIN = r"""
[[rule]]
pattern = '(.*)\.attention\.query\.(weight|bias)'
concat = ['\1.attention.key.\2', '\1.attention.value.\2']
rename = '\1.attention.qkv.\2'

[[rule]]
pattern = '(.*)\.attention\.out\.(weight|bias)'
rename = '\1.attention.proj.\2'
"""


def test_fused_qkv_with_rules(tmp_path):
    net, twin = twins("vit")
    for block in twin.blocks:
        block.attention = FusedAttention(16, 2)
    x = input_of("vit")
    expected = trained(twin)(x).detach()
    torch.save(twin.state_dict(), tmp_path / "twin.pth")
    (tmp_path / "split.toml").write_text(SPLIT)
    (tmp_path / "join.toml").write_text(JOIN)
    run("convert", tmp_path / "twin.pth", tmp_path / "net.ckpt", "--rules", tmp_path / "split.toml")
    missing, _ = ms.load_param_into_net(net, ms.load_checkpoint(str(tmp_path / "net.ckpt")), strict_load=True)
    assert not missing
    torch.testing.assert_close(tensor(net.set_train(False)(wrap(x))), expected, rtol=1e-5, atol=1e-5)
    run("convert", tmp_path / "net.ckpt", tmp_path / "back.pth", "--rules", tmp_path / "join.toml")
    back = torch.load(tmp_path / "back.pth")
    assert all(torch.equal(value, back[key]) for key, value in twin.state_dict().items())


def test_a_whole_resnet50(tmp_path):
    twin = trained(resnet50(Torch(), width=64))
    torch.save(twin.state_dict(), tmp_path / "twin.pth")
    run("convert", tmp_path / "twin.pth", tmp_path / "net.ckpt")
    net = resnet50(MindSpore(ms), width=64)
    assert ms.load_param_into_net(net, ms.load_checkpoint(str(tmp_path / "net.ckpt")), strict_load=True) == ([], [])
    x = torch.randn(1, 3, 64, 64)
    expected = twin(x).detach()
    found = tensor(net.set_train(False)(wrap(x)))
    torch.testing.assert_close(found, expected, rtol=1e-5, atol=1e-5 * float(expected.abs().max()))


REAL = """
import json, sys
import mindspore as ms
import numpy as np
ms.set_context(pynative_synchronize=True)
from tests.interop.architectures import ARCHITECTURES
from tests.interop.kits import MindSpore
folder, *names = sys.argv[1:]
for name in names:
    net = ARCHITECTURES[name][0](MindSpore(ms))
    missing, unused = ms.load_param_into_net(net, ms.load_checkpoint(f"{folder}/{name}.ckpt"), strict_load=True)
    out = net.set_train(False)(ms.Tensor(np.load(f"{folder}/{name}.npy"))).asnumpy()
    print(json.dumps([name, missing, unused, out.ravel().tolist()]))
"""


@pytest.mark.skipif(not ORACLE.exists(), reason="the real MindSpore is not installed in .oracle/")
def test_the_real_mindspore_computes_the_same(tmp_path):
    expected = {}
    for name in NAMED + SEEN_AS_CELLS:
        twin, x = trained(twins(name)[1]), input_of(name)
        if name in NAMED:
            torch.save(twin.state_dict(), tmp_path / f"{name}.pth")
            run("convert", tmp_path / f"{name}.pth", tmp_path / f"{name}.ckpt")
        else:
            ms.save_checkpoint(ms.as_cell(twin), str(tmp_path / f"{name}.ckpt"))
        np.save(tmp_path / f"{name}.npy", x.numpy().astype(np.int32 if x.dtype == torch.int64 else np.float32))
        expected[name] = twin(x).detach().flatten()
    command = [str(ORACLE), "-c", REAL, str(tmp_path), *NAMED, *SEEN_AS_CELLS]
    done = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True, timeout=600)
    for line in done.stdout.splitlines():
        name, missing, unused, out = json.loads(line)
        assert not missing and all(key.endswith("num_batches_tracked") for key in unused)
        torch.testing.assert_close(torch.tensor(out), expected.pop(name), rtol=1e-4, atol=1e-5)
    assert not expected
