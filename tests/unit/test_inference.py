"""Layouts of weights change how fast a network is, and nothing else."""

import numpy as np
import pytest
import torch

import amadou as ms
from amadou import inference


def network():
    net = ms.nn.SequentialCell(ms.nn.Conv2d(3, 8, 3), ms.nn.BatchNorm2d(8), ms.nn.Conv2d(8, 4, 1), ms.nn.Flatten())
    net.set_train(False)
    return net


IMAGES = ms.Tensor(np.random.default_rng(0).standard_normal((2, 3, 6, 6), dtype=np.float32))


def is_channels_last(parameter):
    return parameter._torch().is_contiguous(memory_format=torch.channels_last)


def test_a_layout_keeps_names_values_and_results():
    net = network()
    kept = {name: parameter.asnumpy().copy() for name, parameter in net.parameters_dict().items()}
    wanted = net(IMAGES).asnumpy()
    assert inference.lay_out(net, "channels_last") == "channels_last"
    assert is_channels_last(net[0].weight)
    found = {name: parameter.asnumpy() for name, parameter in net.parameters_dict().items()}
    assert found.keys() == kept.keys()
    assert all((found[name] == kept[name]).all() for name in kept)
    np.testing.assert_allclose(net(IMAGES).asnumpy(), wanted, rtol=1e-5, atol=1e-6)  # other sums are rounded otherwise
    inference.lay_out(net, "contiguous")
    assert net[0].weight._torch().is_contiguous()


def test_checkpoints_do_not_depend_on_the_layout(tmp_path):
    net = network()
    ms.save_checkpoint(net, str(tmp_path / "plain.ckpt"))
    inference.lay_out(net, "channels_last")
    ms.save_checkpoint(net, str(tmp_path / "other.ckpt"))
    assert (tmp_path / "plain.ckpt").read_bytes() == (tmp_path / "other.ckpt").read_bytes()


def test_training_goes_on_in_another_layout():
    def trained(layout):
        ms.set_seed(0)
        net = network()
        optimizer = ms.nn.Adam(net.trainable_params(), 0.01)
        inference.lay_out(net, layout)
        step = ms.value_and_grad(lambda x: net(x).square().mean(), None, optimizer.parameters)
        for _ in range(3):
            optimizer(step(IMAGES)[1])
        return [parameter.asnumpy() for parameter in net.get_parameters()]

    for plain, other in zip(trained("contiguous"), trained("channels_last"), strict=True):
        np.testing.assert_allclose(other, plain, rtol=1e-4, atol=1e-5)


@pytest.mark.parametrize("faster", ["contiguous", "channels_last"])
def test_the_faster_layout_is_taken(monkeypatch, faster):
    net = network()

    def seconds(net, inputs, num_calls):
        return 1.0 if is_channels_last(net[0].weight) == (faster == "channels_last") else 2.0

    monkeypatch.setattr(inference, "_seconds", seconds)
    assert inference.choose_layout(net, IMAGES) == faster
    assert is_channels_last(net[0].weight) == (faster == "channels_last")


def test_a_small_gain_is_taken_for_chance(monkeypatch):
    net = network()
    monkeypatch.setattr(inference, "_seconds", lambda *_: 0.98 if is_channels_last(net[0].weight) else 1.0)
    assert inference.choose_layout(net, IMAGES) == "contiguous"


def test_choose_layout_names_the_argument():
    with pytest.raises(TypeError, match="'net' must be"):
        inference.choose_layout(torch.nn.Conv2d(3, 8, 3), IMAGES)
    with pytest.raises(ValueError, match="'layout' must be"):
        inference.lay_out(network(), "NHWC")
