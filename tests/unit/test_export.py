"""Networks as files that other programs run, with the outputs that the network itself gives."""

import sys

import numpy as np
import pytest
import torch

import amadou as ms
from amadou import GapError, nn

# torch.export's own use of what torch has renamed
pytestmark = pytest.mark.filterwarnings("ignore::FutureWarning", "ignore::DeprecationWarning")
X = np.linspace(-1, 1, 32, dtype=np.float32).reshape(2, 1, 4, 4)


class Net(nn.Cell):
    """A convolution and a branch, with operators of ops between the layers."""

    def __init__(self):
        super().__init__()
        self.conv = nn.Conv2d(1, 2, 3)
        self.norm = nn.BatchNorm2d(2)
        self.drop = nn.Dropout(p=0.5)
        self.flat, self.head = nn.Flatten(), nn.Dense(32, 3)

    def construct(self, image):
        y = ms.ops.relu(self.norm(self.conv(image)))
        return ms.ops.softmax(self.head(self.flat(self.drop(y))), -1)


def net_and_output():
    net = Net()
    output = net(ms.Tensor(X)).asnumpy()
    return net.set_train(True), output


def run_onnx(path, **inputs):
    session = pytest.importorskip("onnxruntime").InferenceSession(str(path))
    return [value.name for value in session.get_inputs()], session.run(None, inputs)[0]


def test_onnx(tmp_path):
    pytest.importorskip("onnxscript")
    net, expected = net_and_output()
    ms.export(net, ms.Tensor(X), file_name=str(tmp_path / "net"), file_format="ONNX")
    names, got = run_onnx(tmp_path / "net.onnx", image=X)
    assert names == ["image"]
    np.testing.assert_allclose(got, expected, rtol=1e-5, atol=1e-6)
    assert net.training
    assert net.norm.training


def test_onnx_with_names_and_a_batch_of_any_size(tmp_path):
    pytest.importorskip("onnxscript")
    net, expected = net_and_output()
    settings = {"input_names": ["x"], "output_names": ["y"], "dynamic_axes": {"x": {0: "batch"}}}
    ms.onnx.export(net, ms.Tensor(X), file_name=str(tmp_path / "net.onnx"), **settings)
    names, got = run_onnx(tmp_path / "net.onnx", x=np.concatenate([X, X]))
    assert names == ["x"]
    np.testing.assert_allclose(got, np.concatenate([expected, expected]), rtol=1e-5, atol=1e-6)


def test_an_exported_program_of_torch(tmp_path):
    net, expected = net_and_output()
    ms.export(net, ms.Tensor(X), file_name=str(tmp_path / "net"), file_format="PT2")
    program = torch.export.load(str(tmp_path / "net.pt2"))
    np.testing.assert_allclose(program.module()(torch.from_numpy(X)).detach().numpy(), expected, rtol=1e-6)
    assert set(program.state_dict) == set(net.state_dict())


def test_a_function_as_a_program_of_torch(tmp_path):
    ms.export(
        lambda x, y: x * y + 1, ms.Tensor([2.0]), ms.Tensor([3.0]), file_name=str(tmp_path / "f"), file_format="PT2"
    )
    program = torch.export.load(str(tmp_path / "f.pt2"))
    assert program.module()(torch.tensor([4.0]), torch.tensor([5.0])).tolist() == [21.0]


def test_missing_packages_are_named(monkeypatch, tmp_path):
    monkeypatch.setitem(sys.modules, "onnxscript", None)
    with pytest.raises(ImportError, match=r"amadou\[onnx\]"):
        ms.export(Net(), ms.Tensor(X), file_name=str(tmp_path / "net"), file_format="ONNX")


@pytest.mark.parametrize(
    "net, settings, error",
    [
        (Net(), {"file_format": "MINDIR"}, GapError),
        (Net(), {"file_format": "AIR"}, GapError),
        (Net(), {"file_format": "X"}, ValueError),
        (Net(), {"file_format": "ONNX", "file_name": 3}, TypeError),
        (Net(), {"file_format": "ONNX", "foo": 3}, TypeError),
        (Net(), {"file_format": "ONNX", "enc_key": b"0123456789ABCDEF"}, GapError),
        (3, {"file_format": "ONNX"}, ValueError),
        (3, {"file_format": "PT2"}, ValueError),
    ],
)
def test_errors(net, settings, error, tmp_path):
    with pytest.raises(error):
        ms.export(net, ms.Tensor(X), **{"file_name": str(tmp_path / "net"), **settings})


def test_an_input_of_unknown_shape_is_refused(tmp_path):
    unknown = ms.Tensor(shape=[None, 1, 4, 4], dtype=ms.float32)
    with pytest.raises(ValueError, match=r"\(-1, 1, 4, 4\).*dynamic_axes"):
        ms.export(Net(), unknown, file_name=str(tmp_path / "net"), file_format="ONNX")


def test_errors_of_onnx(tmp_path):
    with pytest.raises(ValueError, match="input_names"):
        ms.onnx.export(Net(), ms.Tensor(X), file_name=str(tmp_path / "net"), input_names=3)
