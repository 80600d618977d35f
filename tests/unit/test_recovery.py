"""Trainings that end early: on a signal, from a backup, and killed and resumed."""

import json
import os
import signal
import subprocess
import sys

import numpy as np
import pytest

import amadou as ms
import amadou.dataset as ds
from amadou import nn
from amadou.bridge.resume import resume

X = np.arange(12, dtype=np.float32).reshape(6, 2) / 10
Y = X.sum(1, keepdims=True)


def data():
    return ds.NumpySlicesDataset((X, Y), ["x", "y"], shuffle=False).batch(2)


def model(metrics=None):
    net = nn.Dense(2, 1, weight_init=0.5, bias_init=0.1)
    return ms.Model(net, nn.MSELoss(), nn.Momentum(net.trainable_params(), 0.1, 0.9), metrics)


class At(ms.Callback):
    """Keeps the losses, and does something at a step."""

    def __init__(self, step=0, action=None):
        self.step, self.action, self.losses = step, action, []

    def on_train_step_end(self, run_context):
        facts = run_context.original_args()
        outputs = facts.net_outputs
        self.losses.append(float(outputs[0] if isinstance(outputs, tuple) else outputs))
        if facts.cur_step_num == self.step:
            self.action()


def ask():
    os.kill(os.getpid(), signal.SIGTERM)


def test_a_signal_ends_the_training_after_its_step(tmp_path):
    watch, before = At(2, ask), signal.getsignal(signal.SIGTERM)
    model().train(3, data(), [watch, ms.OnRequestExit(directory=str(tmp_path), file_name="N")])
    assert len(watch.losses) == 2
    assert signal.getsignal(signal.SIGTERM) is before
    values = ms.load_checkpoint(str(tmp_path / "rank_0" / "N_train.ckpt"))
    assert list(values) == [
        "weight", "bias", "global_step", "learning_rate", "momentum", "moments.weight", "moments.bias",
    ]  # fmt: skip
    assert int(values["global_step"]) == 2


def test_the_signal_has_its_old_meaning_after_fit(tmp_path):
    before = signal.getsignal(signal.SIGTERM)
    model({"mae"}).fit(1, data(), data(), callbacks=ms.OnRequestExit(directory=str(tmp_path)))
    assert signal.getsignal(signal.SIGTERM) is before


def test_a_training_that_is_not_asked_saves_nothing(tmp_path):
    model().train(1, data(), ms.OnRequestExit(directory=str(tmp_path)))
    assert not list(tmp_path.iterdir())


def test_a_file_ends_the_training(tmp_path):
    config, watch = tmp_path / "config.json", At()
    config.write_text(json.dumps({"GracefulExit": 1}))
    model().train(3, data(), [watch, ms.OnRequestExit(directory=str(tmp_path), config_file=str(config))])
    assert len(watch.losses) == 1


def test_a_file_ends_an_evaluation(tmp_path):
    config = tmp_path / "config.json"
    config.write_text(json.dumps({"GracefulExit": 1}))
    callback = ms.OnRequestExit(directory=str(tmp_path), file_name="N", config_file=str(config))
    model({"mae"}).eval(data(), callback)
    assert list(ms.load_checkpoint(str(tmp_path / "rank_0" / "N_eval.ckpt"))) == ["weight", "bias"]


def fail():
    raise KeyError("boom")


@pytest.mark.parametrize(
    "frequency, step, first_losses",  # as MindSpore's: of the resumed training
    [("epoch", 5, [0.11834052, 0.16461602]), (2, 5, [0.012500001, 0.20004365]), (2, 7, [0.2384406, 0.060382523])],
)
def test_a_backup_is_restored_and_deleted(frequency, step, first_losses, tmp_path):
    with pytest.raises(KeyError):
        model().train(3, data(), [ms.BackupAndRestore(str(tmp_path), frequency), At(step, fail)])
    watch = At()
    model().train(3, data(), [ms.BackupAndRestore(str(tmp_path), frequency), watch])
    np.testing.assert_allclose(watch.losses[:2], first_losses, rtol=2e-6)
    assert len(watch.losses) == 9
    assert not list(tmp_path.iterdir())


def test_a_backup_is_kept(tmp_path):
    model().train(1, data(), ms.BackupAndRestore(str(tmp_path), delete_checkpoint=False))
    assert [file.name for file in tmp_path.iterdir()] == ["backup.ckpt"]


class Noisy(nn.Cell):
    """Random numbers of a function and of an operator that have seeds of their own, and so streams of their own."""

    def __init__(self):
        super().__init__()
        self.noise = ms.ops.StandardNormal(seed=3)

    def construct(self, x):
        return ms.ops.dropout(x, p=0.25, seed=2) + 0.1 * self.noise(x.shape)


def random_model():
    """Everything that has a state: dropout, a schedule, moments, a loss scale that changes."""
    ms.set_seed(5)
    net = nn.SequentialCell(nn.Dense(2, 8), nn.Dropout(p=0.5), Noisy(), nn.Dense(8, 1))
    rate = nn.ExponentialDecayLR(0.05, 0.5, 4)
    manager = ms.DynamicLossScaleManager(1024, 2, 2)
    return ms.Model(net, nn.MSELoss(), nn.Adam(net.trainable_params(), rate), loss_scale_manager=manager)


def shuffled():
    return ds.NumpySlicesDataset((X, Y), ["x", "y"], shuffle=True).batch(2)


def losses_of(model, dataset, callbacks=(), **kwargs):
    seen = []
    note = ms.LambdaCallback(on_train_step_end=lambda context: seen.append(context.original_args().net_outputs[0]))
    model.train(3, dataset, [note, *callbacks], **kwargs)
    return [float(loss) for loss in seen]


def saver(folder):
    config = ms.CheckpointConfig(1, keep_checkpoint_max=20, append_info=["epoch_num", "run_state"])
    return ms.ModelCheckpoint("A", str(folder), config)


@pytest.mark.parametrize("first, second", [(1, None), (3, None), (5, None), (7, None), (2, 5)])
def test_a_killed_run_goes_on_as_if_it_had_not_been(first, second, tmp_path):
    whole = losses_of(random_model(), shuffled())
    with pytest.raises(KeyError):
        losses_of(random_model(), shuffled(), [saver(tmp_path / "1"), At(first, fail)])
    path = tmp_path / "1" / f"A-{(first + 2) // 3}_{(first - 1) % 3 + 1}.ckpt"
    if second is not None:  # killed again
        model, dataset, callback = random_model(), shuffled(), saver(tmp_path / "2")
        with pytest.raises(KeyError):
            start = resume(model, dataset, str(path))
            losses_of(model, dataset, [callback, At(second - first, fail)], initial_epoch=start)
        first, path = second, callback.latest_ckpt_file_name
    model, dataset = random_model(), shuffled()
    start = resume(model, dataset, str(path))
    assert start == first // 3
    assert losses_of(model, dataset, initial_epoch=start) == whole[first:]


def test_a_killed_run_with_data_sink_goes_on_with_the_learning_rate_that_a_callback_had_set(tmp_path):
    def rates_and_losses(model, dataset, *callbacks, **kwargs):
        rates = []
        halve = ms.LearningRateScheduler(lambda rate, step: rate / 2)
        note = ms.LambdaCallback(
            on_train_step_end=lambda _: rates.append(float(model.train_network.optimizer.get_lr()))
        )
        callbacks = [halve, note, *callbacks]
        return list(zip(losses_of(model, dataset, callbacks, dataset_sink_mode=True, **kwargs), rates, strict=True))

    def model():
        ms.set_seed(5)
        net = nn.SequentialCell(nn.Dense(2, 8), nn.Dropout(p=0.5), nn.Dense(8, 1))
        manager = ms.DynamicLossScaleManager(1024, 2, 2)
        return ms.Model(net, nn.MSELoss(), nn.Adam(net.trainable_params(), 0.05), loss_scale_manager=manager)

    whole = rates_and_losses(model(), shuffled())
    with pytest.raises(KeyError):
        rates_and_losses(model(), shuffled(), saver(tmp_path), At(5, fail))
    again, dataset = model(), shuffled()
    start = resume(again, dataset, str(tmp_path / "A-2_2.ckpt"))
    assert rates_and_losses(again, dataset, initial_epoch=start) == whole[5:]


def train_in_a_process(folder, path):
    """Print the losses of the training, from the beginning or from the checkpoint ``path`` on."""
    model, dataset = random_model(), shuffled()
    start = resume(model, dataset, path) if path else 0
    show = At()
    show.on_train_step_end = lambda context: print(float(context.original_args().net_outputs[0]), flush=True)
    model.train(3, dataset, [saver(folder), show], initial_epoch=start)


def started(folder, path=""):
    code = f"from {__name__} import train_in_a_process; train_in_a_process({str(folder)!r}, {str(path)!r})"
    return subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True)


def test_a_process_that_is_killed_goes_on_in_another(tmp_path):
    whole = losses_of(random_model(), shuffled())
    with started(tmp_path) as first:
        lines = [first.stdout.readline() for _ in range(4)]
        first.kill()  # wherever it is: in a step, or while it saves one
        lines += first.stdout.readlines()
    assert first.returncode == -signal.SIGKILL
    *_, newest = sorted(tmp_path.glob("A-*.ckpt"))
    epoch, step = map(int, newest.stem.removeprefix("A-").split("_"))
    num_saved = (epoch - 1) * 3 + step
    assert len(lines) <= num_saved + 1 < len(whole)
    with started(tmp_path, newest) as second:
        rest = second.stdout.readlines()
    assert second.returncode == 0
    assert [float(line) for line in lines] == whole[: len(lines)]
    assert [float(line) for line in rest] == whole[num_saved:]


def test_what_is_no_run_state_is_refused(tmp_path):
    ms.save_checkpoint(nn.Dense(1, 1), str(tmp_path / "a.ckpt"))
    with pytest.raises(ValueError, match="run_state"):
        resume(model(), data(), str(tmp_path / "a.ckpt"))


@pytest.mark.parametrize(
    "use, error",
    [
        (lambda: ms.OnRequestExit(3), ValueError),
        (lambda: ms.OnRequestExit(save_mindir="a"), ValueError),
        (lambda: ms.OnRequestExit(sig="a"), ValueError),
        (lambda: ms.OnRequestExit(directory=3), TypeError),
        (lambda: ms.BackupAndRestore(3), TypeError),
        (lambda: ms.BackupAndRestore("a", "x"), TypeError),
        (lambda: ms.BackupAndRestore("a", 0), ValueError),
        (lambda: ms.BackupAndRestore("a", "epoch", 3), TypeError),
        (lambda: ms.FlopsUtilizationCollector(0), ValueError),
        (lambda: ms.FlopsUtilizationCollector(1, 0), ValueError),
    ],
)
def test_errors(use, error):
    with pytest.raises(error):
        use()


def test_flops(capsys):
    """Two operations for each weight and row: 3200 forward, and as many for the gradient of the weight."""
    rows = {"x": np.ones((64, 10), np.float32), "y": np.ones(64, np.int32)}
    net = nn.Dense(10, 5)
    step = ms.Model(net, nn.SoftmaxCrossEntropyWithLogits(True, "mean"), nn.SGD(net.trainable_params()))
    step.train(1, ds.NumpySlicesDataset(rows).batch(32), ms.FlopsUtilizationCollector(2, 1e7))
    first, second = capsys.readouterr().out.splitlines()
    names = ("Full model", "Full hardware", "Shard model", "Shard hardware")
    assert first == ", ".join(f"{name} flops is 6400" for name in names)
    assert second.startswith("Train per step time: ")
    assert second.count("%") == 2
