"""Summaries, read back with TensorBoard's own reader."""

import sys

import numpy as np
import pytest

import amadou as ms
import amadou.dataset as ds
from amadou import GapError, nn, ops

reader = pytest.importorskip("tensorboard.backend.event_processing.event_accumulator")
pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore::FutureWarning")


def read(folder):
    """{name: [(step, value or shape)]} of all files in a folder."""
    events = reader.EventAccumulator(str(folder), {"scalars": 0, "tensors": 0, "images": 0, "histograms": 0})
    events.Reload()
    found = {name: [(e.step, round(e.value, 5)) for e in events.Scalars(name)] for name in events.Tags()["scalars"]}
    for name in events.Tags()["images"]:
        found[name] = [(e.step, e.height, e.width) for e in events.Images(name)]
    for name in events.Tags()["histograms"]:
        found[name] = [(e.step, e.histogram_value.num) for e in events.Histograms(name)]
    for name in events.Tags()["tensors"]:
        found[name] = [(e.step, list(e.tensor_proto.float_val)) for e in events.Tensors(name)]
    return found


class Watched(nn.Cell):
    """Leaves a value of each kind."""

    def __init__(self):
        super().__init__()
        self.scalar, self.image = ops.ScalarSummary(), ops.ImageSummary()
        self.tensor, self.histogram = ops.TensorSummary(), ops.HistogramSummary()

    def construct(self, x):
        self.scalar("mean", x.mean())
        self.image("picture", x)
        self.tensor("corner", x[0, 0, 0, :2])
        self.histogram("all", x)
        return x + 1


X = ms.Tensor(np.linspace(0, 1, 12, dtype=np.float32).reshape(1, 3, 2, 2))


def test_operators_without_a_record_leave_nothing():
    assert float(Watched()(X).mean()) == 1.5


def test_what_operators_leave_is_written(tmp_path):
    with ms.SummaryRecord(str(tmp_path), export_options={"tensor_format": "npy"}) as record:
        net = Watched()
        net(X)
        assert record.record(1)
        net(X * 2)
        record.record(2, plugin_filter=lambda plugin: plugin == "scalar")
        assert record.log_dir.endswith("_MS")
        (array,) = tmp_path.glob("export_*/tensor/corner_1.npy")
    corner = [0.0, np.float32(1 / 11)]
    assert read(tmp_path) == {
        "mean": [(1, 0.5), (2, 1.0)], "picture": [(1, 2, 2)], "corner": [(1, corner)], "all": [(1, 12.0)],
    }  # fmt: skip
    assert np.load(array).tolist() == corner


def test_values_are_added_by_hand(tmp_path):
    record = ms.SummaryRecord(str(tmp_path))
    record.add_value("scalar", "loss", ms.Tensor([0.25]))
    record.record(3)
    record.set_mode("eval")
    record.add_value("scalar", "loss", ms.Tensor(0.5))
    record.record(4)
    record.flush()
    record.close()
    record.close()
    assert not record.record(5)
    assert read(tmp_path) == {"loss": [(3, 0.25)], "eval/loss": [(4, 0.5)]}


def test_a_file_that_is_full_is_left_alone(tmp_path):
    with ms.SummaryRecord(str(tmp_path), max_file_size=1) as record:
        record.add_value("scalar", "loss", ms.Tensor(0.5))
        record.flush()
        assert not record.record(1)


def test_there_is_one_at_a_time(tmp_path):
    with ms.SummaryRecord(str(tmp_path)), pytest.raises(RuntimeError, match="one at a time"):
        ms.SummaryRecord(str(tmp_path))


@pytest.mark.parametrize(
    "settings, error",
    [
        ({"log_dir": 3}, TypeError),
        ({"log_dir": ""}, ValueError),
        ({"file_prefix": 3}, TypeError),
        ({"raise_exception": 3}, TypeError),
        ({"export_options": {"x": "npy"}}, ValueError),
    ],
)
def test_a_record_refuses(settings, error, tmp_path):
    with pytest.raises(error):
        ms.SummaryRecord(**{"log_dir": str(tmp_path), **settings})


@pytest.mark.parametrize(
    "arguments, error",
    [
        (("foo", "a", ms.Tensor(1.0)), ValueError),
        (("graph", "a", ms.Tensor(1.0)), GapError),
        (("scalar", 3, ms.Tensor(1.0)), ValueError),
        (("scalar", "a", 3.0), TypeError),
        (("scalar", "a", ms.Tensor([1.0, 2.0])), ValueError),
        (("image", "a", ms.Tensor(np.zeros((3, 4, 4), np.float32))), ValueError),
    ],
)
def test_values_that_are_refused(arguments, error, tmp_path):
    with ms.SummaryRecord(str(tmp_path)) as record, pytest.raises(error):
        record.add_value(*arguments)


def test_missing_packages_are_named(monkeypatch, tmp_path):
    monkeypatch.setitem(sys.modules, "torch.utils.tensorboard", None)
    with pytest.raises(ImportError, match=r"amadou\[tensorboard\]"):
        ms.SummaryRecord(str(tmp_path))


def train(folder, images=False, **settings):
    x = np.ones((6, 3, 2, 2) if images else (6, 12), np.float32)
    net = nn.SequentialCell(nn.Flatten(), nn.Dense(12, 1, weight_init=0.0, bias_init=0.0))
    data = ds.NumpySlicesDataset((x, np.ones((6, 1), np.float32)), shuffle=False).batch(2)
    model = ms.Model(net, nn.MSELoss(), nn.SGD(net.trainable_params(), 0.01), {"mae"})
    model.fit(1, data, data, callbacks=ms.SummaryCollector(str(folder), **settings))
    return read(folder)


def test_a_collector_writes_the_usual(tmp_path):
    found = train(tmp_path, images=True, collect_freq=2)
    assert [step for step, _ in found["loss/auto"]] == [1, 2]
    assert found["loss/auto"][0] == (1, 1.0)
    assert found["learning_rate/auto"] == [(1, 0.01), (2, 0.01)]
    assert found["input_data/auto"] == [(1, 2, 2), (2, 2, 2)]
    assert found["1.weight/auto"] == [(1, 12.0), (2, 12.0)]
    assert [step for step, _ in found["mae/auto"]] == [3]


def test_a_collector_writes_what_is_wanted(tmp_path):
    specified = {"histogram_regular": r".*bias"}
    assert list(train(tmp_path, collect_specified_data=specified, keep_default_action=False)) == ["1.bias/auto"]


@pytest.mark.parametrize(
    "settings, error",
    [
        ({"summary_dir": 3}, TypeError),
        ({"collect_freq": 0}, ValueError),
        ({"collect_freq": "x"}, TypeError),
        ({"collect_specified_data": {"x": 1}}, ValueError),
        ({"collect_specified_data": {"collect_metric": 1}}, TypeError),
        ({"collect_specified_data": {"histogram_regular": 3}}, TypeError),
        ({"collect_specified_data": 3}, TypeError),
        ({"keep_default_action": 3}, TypeError),
        ({"custom_lineage_data": {1: "a"}}, TypeError),
        ({"custom_lineage_data": {"a": []}}, TypeError),
        ({"max_file_size": 0}, ValueError),
        ({"collect_tensor_freq": -1}, ValueError),
    ],
)
def test_a_collector_refuses(settings, error):
    with pytest.raises(error):
        ms.SummaryCollector(**{"summary_dir": "a", **settings})
