"""``Model``: the moments of a training, its losses and metrics, its files; the expected facts are MindSpore's."""

import numpy as np
import pytest

import amadou as ms
import amadou.dataset as ds
from amadou import nn

X = np.arange(12, dtype=np.float32).reshape(6, 2) / 10
Y = X.sum(1, keepdims=True)
LOSSES = [0.012500001, 0.20004365, 0.41197273, 0.11834052, 0.16461602, 0.24607575]


def data(batch=2):
    return ds.NumpySlicesDataset((X, Y), ["x", "y"], shuffle=False).batch(batch)


def model(metrics=None, **kwargs):
    net = nn.Dense(2, 1, weight_init=0.5, bias_init=0.1)
    return ms.Model(net, nn.MSELoss(), nn.Momentum(net.trainable_params(), 0.1, 0.9), metrics, **kwargs)


class Spy(ms.Callback):
    """Notes the moments, and the losses of the training."""

    def __init__(self):
        self.seen, self.losses = [], []

    def note(self, name, context):
        facts = context.original_args()
        self.seen.append((name, facts.mode, facts.get("cur_epoch_num"), facts.cur_step_num, facts.batch_num))

    def on_train_begin(self, context):
        self.note("begin", context)

    def on_train_epoch_begin(self, context):
        self.note("epoch_begin", context)

    def on_train_step_end(self, context):
        self.note("step_end", context)
        self.losses.append(float(context.original_args().net_outputs.asnumpy()))

    def on_eval_begin(self, context):
        self.note("eval_begin", context)

    def on_eval_step_end(self, context):
        self.note("eval_step_end", context)

    def on_train_epoch_end(self, context):
        self.note("epoch_end", context)

    def on_train_end(self, context):
        self.note("end", context)


@pytest.mark.parametrize("sink", [False, True])
def test_train(sink):
    spy = Spy()
    model().train(2, data(), spy, dataset_sink_mode=sink)
    np.testing.assert_allclose(spy.losses, LOSSES, rtol=2e-6)
    assert spy.seen == [
        ("begin", "train", None, 0, 3),
        ("epoch_begin", "train", 1, 0, 3),
        ("step_end", "train", 1, 1, 3),
        ("step_end", "train", 1, 2, 3),
        ("step_end", "train", 1, 3, 3),
        ("epoch_end", "train", 1, 3, 3),
        ("epoch_begin", "train", 2, 3, 3),
        ("step_end", "train", 2, 4, 3),
        ("step_end", "train", 2, 5, 3),
        ("step_end", "train", 2, 6, 3),
        ("epoch_end", "train", 2, 6, 3),
        ("end", "train", 2, 6, 3),
    ]


@pytest.mark.parametrize("sink, size, counted", [(True, 2, 2), (True, 4, 4), (False, 2, 3)])
def test_the_sink_size_is_what_callbacks_count_as_an_epoch(sink, size, counted):
    spy = Spy()
    model().train(2, data(), spy, dataset_sink_mode=sink, sink_size=size)
    assert {entry[-1] for entry in spy.seen} == {counted}
    assert len(spy.losses) == 6


def test_fit_evaluates_after_each_epoch():
    spy = Spy()
    model({"mae"}).fit(1, data(), data(3), callbacks=spy)
    assert spy.seen[2:] == [
        ("step_end", "train", 1, 1, 3),
        ("step_end", "train", 1, 2, 3),
        ("step_end", "train", 1, 3, 3),
        ("eval_begin", "eval", 1, 0, 2),
        ("eval_step_end", "eval", 1, 1, 2),
        ("eval_step_end", "eval", 1, 2, 2),
        ("epoch_end", "train", 1, 3, 3),
        ("end", "train", 1, 3, 3),
    ]


@pytest.mark.parametrize("frequency", [2, [2]])
def test_fit_evaluates_when_it_is_due(frequency):
    spy = Spy()
    model({"mae"}).fit(2, data(), data(), frequency, spy)
    assert [epoch for name, _, epoch, _, _ in spy.seen if name == "eval_begin"] == [2]


def test_fit_prints_the_metrics_and_not_the_losses_of_evaluations(capsys):
    model({"mae"}).fit(1, data(), data(3), callbacks=ms.LossMonitor(2))
    lines = capsys.readouterr().out.splitlines()
    assert [line.rpartition(" ")[0] for line in lines] == [
        "epoch: 1 step: 2, loss is",
        "Eval result: epoch 1, metrics: {'mae':",
    ]
    assert float(lines[1].rpartition(" ")[2][:-1]) == pytest.approx(0.18602577845255533, rel=1e-6)


def test_the_loss_of_an_evaluation_in_fit_is_that_of_its_last_batch():
    seen = []
    callback = ms.LambdaCallback(on_train_epoch_end=lambda context: seen.append(context.original_args().eval_results))
    model({"mae"}).fit(1, data(), data(3), callbacks=callback)
    assert seen == [pytest.approx({"mae": 0.18602577845255533, "eval_loss": 0.009767981246113777}, rel=1e-5)]


def test_fit_keeps_a_history():
    history = ms.History()
    model({"mae"}).fit(2, data(), data(), callbacks=history)
    np.testing.assert_allclose(history.history["net_output"], [0.41197273, 0.24607575], rtol=1e-6)
    np.testing.assert_allclose(history.history["mae"], [0.18602577845255533, 0.4402223428090413], rtol=1e-6)
    assert history.epoch == {"epoch": [1, 2]}


def test_eval(capsys):
    result = model({"mae", "loss"}).eval(data(), ms.LossMonitor())
    assert result == pytest.approx({"mae": 0.4666666438182195, "loss": 0.31916663981974125}, rel=1e-6)
    assert capsys.readouterr().out.splitlines()[0] == "epoch: 1 step: 1, loss is 0.012500001"


def test_eval_with_a_network_of_its_own():
    net = nn.Dense(2, 1, weight_init=0.5, bias_init=0.1)

    class Evaluation(nn.Cell):
        def __init__(self):
            super().__init__(auto_prefix=False)
            self.net = net

        def construct(self, x, y):
            out = self.net(x)
            return y, out, ((out - y) ** 2).mean()

    loss = nn.WithLossCell(net, nn.MSELoss())
    optimizer = nn.Momentum(net.trainable_params(), 0.1, 0.9)
    result = ms.Model(
        loss, optimizer=optimizer, eval_network=Evaluation(), eval_indexes=[2, 1, 0], metrics={"mae", "loss"}
    ).eval(data())
    assert result == pytest.approx({"mae": 0.4666666438182195, "loss": 0.31916663981974125}, rel=1e-6)


def test_predict():
    user = model()
    out = user.predict(ms.Tensor(X[:2]))
    np.testing.assert_allclose(out.asnumpy(), [[0.15], [0.35]], rtol=1e-6)
    assert not user.predict_network.training
    with pytest.raises(TypeError):
        user.predict(X)


@pytest.mark.parametrize(("level", "dtype"), [("O0", ms.float32), ("O2", ms.float16), ("O3", ms.float16)])
def test_predictions_have_the_precision_of_the_network(level, dtype):
    user = model(amp_level=level, loss_scale_manager=ms.FixedLossScaleManager(8.0, False))
    assert user.predict(ms.Tensor(X)).dtype == dtype


def test_epochs_that_were_trained_before():
    spy = Spy()
    model().train(2, data(), spy, initial_epoch=1)
    assert spy.seen[1] == ("epoch_begin", "train", 2, 0, 3)
    assert len(spy.losses) == 3


def test_a_callback_stops_the_training():
    class Stop(Spy):
        def on_train_step_end(self, context):
            super().on_train_step_end(context)
            context.request_stop()

    spy = Stop()
    model().train(3, data(), spy)
    assert [name for name, *_ in spy.seen] == ["begin", "epoch_begin", "step_end", "epoch_end", "end"]


def test_callbacks_are_context_managers():
    class Manager(ms.Callback):
        state = "out"

        def __enter__(self):
            self.state = "in"
            return self

        def __exit__(self, *error):
            self.state = error[0]

        def on_train_begin(self, context):
            raise KeyError(self.state)

    manager = Manager()
    with pytest.raises(KeyError, match="in"):
        model().train(1, data(), manager)
    assert manager.state is KeyError


def checkpoints(folder, config=None, epochs=2, prefix="CKP", callbacks=(), **kwargs):
    callback = ms.ModelCheckpoint(prefix, str(folder), config)
    model().train(epochs, data(), [callback, *callbacks], **kwargs)
    return sorted(file.name for file in folder.iterdir())


@pytest.mark.parametrize(
    "settings, files",
    [
        ({}, ["CKP-1_2.ckpt", "CKP-1_3.ckpt", "CKP-2_1.ckpt", "CKP-2_2.ckpt", "CKP-2_3.ckpt"]),
        ({"save_checkpoint_steps": 2}, ["CKP-1_2.ckpt", "CKP-2_1.ckpt", "CKP-2_3.ckpt"]),
        ({"save_checkpoint_steps": 2, "keep_checkpoint_max": 1}, ["CKP-2_3.ckpt"]),
        ({"save_checkpoint_steps": 4, "keep_checkpoint_max": 2}, ["CKP-2_1.ckpt", "CKP-2_3.ckpt"]),
        ({"keep_checkpoint_max": 0}, ["CKP-2_3.ckpt"]),
        ({"keep_checkpoint_max": 0, "keep_checkpoint_per_n_minutes": 1}, ["CKP-1_1.ckpt", "CKP-2_3.ckpt"]),
        ({"save_checkpoint_steps": None, "save_checkpoint_seconds": 100}, ["CKP-2_3.ckpt"]),
        ({"save_checkpoint_steps": 3, "format": "safetensors"}, ["CKP-1_3.safetensors", "CKP-2_3.safetensors"]),
    ],
)
def test_checkpoints(settings, files, tmp_path):
    assert checkpoints(tmp_path, ms.CheckpointConfig(**settings)) == files


def test_checkpoints_of_another_training_get_another_prefix(tmp_path):
    config = ms.CheckpointConfig(3)
    checkpoints(tmp_path, config, 1, "A")
    assert checkpoints(tmp_path, config, 1, "A") == ["A-1_3.ckpt", "A_1-1_3.ckpt"]


def test_checkpoints_are_named_by_a_function(tmp_path):
    names = checkpoints(tmp_path, ms.CheckpointConfig(3), prefix=lambda facts: f"e{facts.cur_epoch_num}")
    assert names == ["e1.ckpt", "e2.ckpt"]


def test_a_checkpoint_has_the_optimizer_and_what_was_asked_for(tmp_path):
    checkpoints(tmp_path, ms.CheckpointConfig(3, append_info=["epoch_num", "step_num", {"rate": 0.5}]))
    values = ms.load_checkpoint(str(tmp_path / "CKP-2_3.ckpt"))
    assert list(values) == [
        "weight", "bias", "global_step", "learning_rate", "momentum", "moments.weight", "moments.bias",
        "epoch_num", "step_num", "rate",
    ]  # fmt: skip
    assert (int(values["global_step"]), int(values["epoch_num"]), int(values["step_num"])) == (6, 2, 6)
    np.testing.assert_allclose(values["weight"].asnumpy(), [[0.9198764, 0.96028757]], rtol=1e-6)


def test_a_checkpoint_at_an_error(tmp_path):
    def fail(context):
        if context.original_args().cur_step_num == 2:
            raise RuntimeError("boom")

    failing = ms.LambdaCallback(on_train_step_end=fail)
    with pytest.raises(RuntimeError, match="boom"):
        checkpoints(tmp_path, ms.CheckpointConfig(3, exception_save=True), callbacks=[failing])
    assert [file.name for file in tmp_path.iterdir()] == ["CKP-1_2_breakpoint.ckpt"]


@pytest.mark.parametrize("manager", [ms.FixedLossScaleManager(8.0), ms.DynamicLossScaleManager(8)])
def test_a_scaled_loss_trains_as_a_plain_one(manager):
    spy = ms.History()
    model(loss_scale_manager=manager).train(1, data(), spy)
    assert spy.history["net_output"][0] == pytest.approx(LOSSES[2], rel=1e-5)


class Old(ms.Callback):
    def step_end(self, context):
        """One of the methods for training and evaluation."""


@pytest.mark.parametrize(
    "use, error",
    [
        (lambda: ms.Model(3), TypeError),
        (lambda: ms.Model(nn.Dense(2, 1), nn.MSELoss(), 3), TypeError),
        (lambda: ms.Model(nn.Dense(2, 1), nn.MSELoss(), metrics=["mae"]), TypeError),
        (lambda: ms.Model(nn.Dense(2, 1), nn.MSELoss(), metrics={"foo"}), KeyError),
        (lambda: ms.Model(nn.Dense(2, 1), metrics={"mae"}), ValueError),
        (lambda: ms.Model(nn.Dense(2, 1), nn.MSELoss(), foo=1), ValueError),
        (lambda: ms.Model(nn.Dense(2, 1), nn.MSELoss(), amp_level="O2"), ValueError),
        (lambda: ms.Model(nn.Dense(2, 1), nn.MSELoss(), loss_scale_manager=3), ValueError),
        (lambda: model({"mae"}, eval_network=nn.Dense(2, 1), eval_indexes=[0, 1]), ValueError),
        (lambda: model(amp_level="O9"), ValueError),
        (lambda: model().train(0, data()), ValueError),
        (lambda: model().train(1.0, data()), TypeError),
        (lambda: model().train(1, data(), dataset_sink_mode=3), TypeError),
        (lambda: model().train(1, data(), sink_size=0), ValueError),
        (lambda: model().train(1, data(), initial_epoch=1), ValueError),
        (lambda: model().train(1, [1]), AttributeError),
        (lambda: model().train(1, data(), callbacks=[3]), TypeError),
        (lambda: model().train(1, ds.NumpySlicesDataset((X, Y, Y), list("abc")).batch(2)), ValueError),
        (lambda: model().eval(data()), ValueError),
        (lambda: model().infer_train_layout(data()), RuntimeError),
        (lambda: model().infer_predict_layout(ms.Tensor(X)), RuntimeError),
        (lambda: model({"mae"}).eval(data(), dataset_sink_mode=1), TypeError),
        (lambda: model().fit(1, data(), data()), ValueError),
        (lambda: model({"mae"}).fit(1, data(), valid_frequency="a"), TypeError),
        (lambda: model({"mae"}).fit(1, data(), data(), callbacks=Old()), ValueError),
        (lambda: model().predict(ms.Tensor(X), backend="other"), ValueError),
    ],
)
def test_errors(use, error):
    with pytest.raises(error):
        use()
