"""Callbacks: what they print, when they act, and which files they leave; the expected facts are MindSpore's."""

import re

import numpy as np
import pytest

import amadou as ms
from amadou import nn
from amadou.train import _InternalCallbackParam


def params(**facts):
    return _InternalCallbackParam(facts)


def monitor(loss, step=1):
    facts = params(cur_step_num=step, cur_epoch_num=1, batch_num=3, net_outputs=loss)
    ms.LossMonitor().step_end(ms.RunContext(facts))


def test_facts_are_items_and_attributes():
    facts = params(a=1)
    facts.b = 3
    assert (facts.a, facts["b"]) == (1, 3)
    with pytest.raises(KeyError):
        _ = facts.c


def test_run_context():
    context = ms.RunContext(params())
    assert not context.get_stop_requested()
    context.request_stop()
    assert context.get_stop_requested()
    with pytest.raises(TypeError):
        ms.RunContext(3)


@pytest.mark.parametrize(
    "loss, printed",
    [
        (ms.Tensor([1.0, 2.0]), "1.5"),
        (ms.Tensor(0.1), "0.10000000149011612"),
        (ms.Tensor(0.1, ms.float16), "0.0999755859375"),
        ((ms.Tensor([1.0, 2.0]), ms.Tensor(3.0)), "[1. 2.]"),
        ((ms.Tensor(0.1),), "0.1"),
        (0.1, "0.1"),
        (np.float32("nan"), "nan"),
        (None, "None"),
    ],
)
def test_loss_monitor_prints(loss, printed, capsys):
    monitor(loss)
    assert capsys.readouterr().out == f"epoch: 1 step: 1, loss is {printed}\n"


@pytest.mark.parametrize("value", [float("nan"), float("inf")])
def test_loss_monitor_ends_a_training_that_diverged(value):
    with pytest.raises(ValueError, match="In epoch: 1 step: 2, loss is NAN or INF"):
        monitor(ms.Tensor([1.0, value]), step=2)


def test_loss_monitor_counts_again_in_another_training(capsys):
    callback = ms.LossMonitor(3)
    for step in (1, 2, 3, 4, 5, 6, 7, 1, 2, 3, 4, 5, 6):
        callback.step_end(ms.RunContext(params(cur_step_num=step, cur_epoch_num=1, batch_num=2, net_outputs=step)))
    assert re.findall("loss is (.)", capsys.readouterr().out) == ["3", "6", "3", "6"]


@pytest.mark.parametrize("value, error", [(-1, ValueError), ("a", TypeError)])
def test_loss_monitor_refuses(value, error):
    with pytest.raises(error):
        ms.LossMonitor(value)


def test_evaluations_are_reported(capsys):
    ms.LossMonitor().on_train_epoch_end(ms.RunContext(params(cur_epoch_num=1, metrics={"a": 1.0})))
    assert capsys.readouterr().out == "Eval result: epoch 1, metrics: {'a': 1.0}\n"


@pytest.mark.parametrize("data_time", [False, True])
def test_time_monitor(data_time, capsys):
    callback, context = ms.TimeMonitor(data_time=data_time), ms.RunContext(params(batch_num=3, mode="train"))
    callback.epoch_begin(context)
    callback.on_train_step_begin(context)
    callback.epoch_end(context)
    number = r"\d+\.\d{3}"
    tail = rf" \(data time: {number} ms\)" if data_time else ""
    line = rf"Train epoch time: {number} ms, per step time: {number} ms{tail}\n"
    assert re.fullmatch(line, capsys.readouterr().out)


def stopping(values, **settings):
    """(wait and best after each epoch, epoch of the end, weight at the end)."""
    callback, net, seen = ms.EarlyStopping(**settings), nn.Dense(1, 1), []
    facts = params(train_network=net, mode="train")
    context = ms.RunContext(facts)
    callback.on_train_begin(context)
    for i, value in enumerate(values):
        facts.update(cur_epoch_num=i + 1, net_outputs=ms.Tensor(value), eval_results={"acc": value})
        net.weight.set_data(ms.Tensor([[float(i)]]))
        callback.on_train_epoch_end(context)
        seen.append((callback.wait, round(callback.best, 4)))
        if context.get_stop_requested():
            break
    callback.on_train_end(context)
    return seen, callback.stopped_epoch, float(net.weight.asnumpy()[0, 0])


@pytest.mark.parametrize(
    "settings, expected",
    [
        ({"monitor": "acc"}, ([(0, 1.0)], 1, 0.0)),
        ({"monitor": "acc", "patience": 2}, ([(0, 1.0), (1, 1.0), (2, 1.0)], 3, 2.0)),
        ({"monitor": "loss", "patience": 2}, ([(0, 1.0), (0, 0.7), (1, 0.7), (2, 0.7)], 4, 3.0)),
        ({"monitor": "loss", "patience": 1, "min_delta": 0.5}, ([(0, 1.0), (1, 1.0)], 2, 1.0)),
        ({"monitor": "acc", "mode": "min", "patience": 1}, ([(0, 1.0), (0, 0.7), (1, 0.7)], 3, 2.0)),
        ({"monitor": "loss", "baseline": 0.5, "patience": 1}, ([(1, 1.0)], 1, 0.0)),
        (
            {"monitor": "loss", "patience": 1, "restore_best_weights": True},
            ([(0, 1.0), (0, 0.7), (1, 0.7)], 3, 1.0),
        ),
    ],
)
def test_early_stopping(settings, expected):
    assert stopping([1.0, 0.7, 0.9, 0.8, 0.85, 0.95, 1.1], **settings) == expected


def test_early_stopping_tells(capsys):
    stopping([1.0, 2.0], monitor="loss", patience=1, restore_best_weights=True, verbose=True)
    expected = "Restoring model weights from the end of the best epoch.\nEpoch 00002: early stopping\n"
    assert capsys.readouterr().out == expected


@pytest.mark.parametrize(
    "settings, error",
    [
        ({"monitor": 3}, TypeError),
        ({"mode": "x"}, ValueError),
        ({"mode": 1}, TypeError),
        ({"min_delta": "a"}, TypeError),
        ({"patience": -1}, ValueError),
        ({"patience": 1.5}, TypeError),
        ({"verbose": 1}, TypeError),
    ],
)
@pytest.mark.parametrize("make", [ms.EarlyStopping, ms.ReduceLROnPlateau])
def test_what_watches_a_number_refuses(make, settings, error):
    with pytest.raises(error):
        make(**settings)


@pytest.mark.parametrize(
    "settings, error",
    [({"factor": 1.0}, ValueError), ({"factor": 2}, TypeError), ({"factor": -0.1}, ValueError),
     ({"cooldown": -1}, ValueError), ({"min_lr": "a"}, TypeError)],
)  # fmt: skip
def test_reduce_lr_refuses(settings, error):
    with pytest.raises(error):
        ms.ReduceLROnPlateau(**settings)


def plateau(epochs, **settings):
    """The learning rate after epochs without progress."""
    callback, net = ms.ReduceLROnPlateau(monitor="mae", verbose=True, **settings), nn.Dense(1, 1)
    optimizer = nn.Momentum(net.trainable_params(), 0.1, 0.9)
    facts = params(optimizer=optimizer, net_outputs=None, eval_results={"mae": 1.0})
    callback.on_train_begin(ms.RunContext(facts))
    for epoch in range(1, epochs + 1):
        facts.cur_epoch_num = epoch
        callback.on_train_epoch_end(ms.RunContext(facts))
    return optimizer.learning_rate.asnumpy()


def test_reduce_lr(capsys):
    assert plateau(8, patience=1) == np.float32(1.0000002e-08)
    rates = re.findall(r"Epoch 0000(\d): ReduceLROnPlateau reducing learning rate to (.*)\.\n", capsys.readouterr().out)
    assert rates == [
        ("2", "0.010000001"), ("3", "0.001"), ("4", "0.000100000005"), ("5", "1.0000001e-05"),
        ("6", "1.0000001e-06"), ("7", "1.00000015e-07"), ("8", "1.0000002e-08"),
    ]  # fmt: skip


def test_reduce_lr_cools_down(capsys):
    assert plateau(8, patience=2, cooldown=1, factor=0.5) == np.float32(0.0125)
    assert re.findall("Epoch 0000(.)", capsys.readouterr().out) == ["3", "5", "7"]


def test_reduce_lr_stops_at_the_least_rate(capsys):
    assert plateau(8, patience=1, min_lr=0.05) == np.float32(0.05)
    assert capsys.readouterr().out == "Epoch 00002: ReduceLROnPlateau reducing learning rate to 0.05.\n"


def test_learning_rate_scheduler():
    net, seen = nn.Dense(1, 1), []
    optimizer = nn.Momentum(net.trainable_params(), 0.5, 0.9)
    callback = ms.LearningRateScheduler(lambda rate, step: seen.append((rate, step)) or rate / 2)
    for step in (1, 2):
        callback.step_end(ms.RunContext(params(optimizer=optimizer, cur_step_num=step)))
    assert seen == [(0.5, 1), (0.25, 2)]
    assert optimizer.learning_rate.asnumpy() == 0.125


def test_history():
    callback, facts = ms.History(), params(net_outputs=ms.Tensor([1.0, 2.0]), cur_epoch_num=3, metrics={"a": 1})
    callback.begin(ms.RunContext(facts))
    callback.epoch_end(ms.RunContext(facts))
    assert (callback.history, callback.epoch) == ({"net_output": [1.5], "a": [1]}, {"epoch": [3]})


def test_lambda_callback():
    seen = []
    callback = ms.LambdaCallback(on_train_step_end=seen.append)
    callback.on_train_step_end("context")
    callback.on_train_begin("context")
    assert seen == ["context"]


@pytest.mark.parametrize(
    "settings, error",
    [
        ({"save_checkpoint_steps": -1}, ValueError),
        ({"save_checkpoint_steps": "a"}, TypeError),
        ({"save_checkpoint_seconds": -1}, ValueError),
        ({"keep_checkpoint_max": -1}, ValueError),
        ({"integrated_save": 1}, TypeError),
        ({"async_save": 1}, TypeError),
        ({"async_save": "x"}, ValueError),
        ({"saved_network": 3}, TypeError),
        ({"append_info": 3}, TypeError),
        ({"append_info": ["x"]}, ValueError),
        ({"append_info": [{"a": [1]}]}, TypeError),
        ({"append_info": [{"a": 1}, {"b": 1}]}, TypeError),
        ({"enc_key": "a"}, ValueError),
        ({"crc_check": 1}, ValueError),
        ({"save_checkpoint_steps": None, "keep_checkpoint_max": None}, ValueError),
    ],
)
def test_checkpoint_config_refuses(settings, error):
    with pytest.raises(error):
        ms.CheckpointConfig(**settings)


def test_checkpoint_policy():
    config = ms.CheckpointConfig(save_checkpoint_seconds=30, keep_checkpoint_per_n_minutes=3)
    assert config.get_checkpoint_policy() == {
        "save_checkpoint_steps": 1, "save_checkpoint_seconds": None, "keep_checkpoint_max": 5,
        "keep_checkpoint_per_n_minutes": None, "saved_network": None,
    }  # fmt: skip
    assert ms.CheckpointConfig(append_info=["epoch_num", {"a": 1}]).append_dict == {"epoch_num": 0, "a": 1}


@pytest.mark.parametrize(
    "settings, error",
    [({"prefix": "a/b"}, ValueError), ({"prefix": 3}, ValueError), ({"config": 3}, TypeError),
     ({"directory": 3}, TypeError)],
)  # fmt: skip
def test_model_checkpoint_refuses(settings, error):
    with pytest.raises(error):
        ms.ModelCheckpoint(**settings)
