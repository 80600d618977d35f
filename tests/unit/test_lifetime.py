"""A network that nothing refers to any more is freed at once, as torch's are: a device's memory cannot wait for Python
to look for cycles."""

import gc
import weakref

import numpy as np
import pytest
import torch

import amadou as ms
from amadou import nn, ops

X, Y = ms.Tensor(np.ones((4, 3), np.float32)), ms.Tensor(np.ones((4, 2), np.float32))


def network():
    return nn.SequentialCell(nn.Dense(3, 5), nn.BatchNorm1d(5), nn.ReLU(), nn.Dense(5, 2))


def only_made():
    return network()


def looked_at():
    net = network()
    net(X), str(net), net.trainable_params(), net.parameters_dict(), net.state_dict()
    return net


def trained_by_a_function():
    net = network()
    optimizer = nn.Adam(net.trainable_params())
    _, grads = ms.value_and_grad(lambda x: net(x).sum(), None, optimizer.parameters)(X)
    optimizer(grads)
    return net


def trained_by_a_cell():
    net = network()
    step = nn.TrainOneStepCell(nn.WithLossCell(net, nn.MSELoss()), nn.Momentum(net.trainable_params(), 0.1, 0.9))
    step(X, Y)
    return net


def trained_with_a_loss_scale():
    net = network()
    with_loss, optimizer = nn.WithLossCell(net, nn.MSELoss()), nn.Adam(net.trainable_params())
    nn.TrainOneStepWithLossScaleCell(with_loss, optimizer, ms.Tensor(1024.0))(X, Y)
    return net


def trained_by_a_model():
    net = network()
    data = ms.dataset.NumpySlicesDataset((X.asnumpy(), Y.asnumpy()), ["x", "y"]).batch(2)
    ms.Model(net, nn.MSELoss(), nn.Adam(net.trainable_params())).train(1, data, dataset_sink_mode=False)
    return net


def differentiated():
    net = network()
    ops.GradOperation(get_by_list=True)(net, net.trainable_params())(X)
    return net


def with_hooks_and_another_dtype():
    net = network().to_float(ms.float16)
    net.register_forward_hook(lambda cell, inputs, output: output)
    net(X)
    return net


def loaded(folder):
    net = network()
    ms.save_checkpoint(net, f"{folder}/net.ckpt")
    ms.load_param_into_net(net, ms.load_checkpoint(f"{folder}/net.ckpt"))
    return net


def seen_as_a_cell():
    module = torch.nn.Sequential(torch.nn.Linear(3, 5), torch.nn.BatchNorm1d(5))
    cell = ms.as_cell(module)
    cell(X), cell.parameters_dict()
    return module


@pytest.mark.parametrize(
    "make",
    [
        only_made,
        looked_at,
        trained_by_a_function,
        trained_by_a_cell,
        trained_with_a_loss_scale,
        trained_by_a_model,
        differentiated,
        with_hooks_and_another_dtype,
        loaded,
        seen_as_a_cell,
    ],
    ids=lambda make: make.__name__,
)
def test_it_is_freed_at_once(make, tmp_path):
    gc.collect()
    gc.disable()
    try:
        net = make(tmp_path) if make is loaded else make()
        state = [weakref.ref(t) for t in (*net.parameters(), *net.buffers())]
        assert len(state) >= 6
        del net
        assert [t for t in state if t() is not None] == []
    finally:
        gc.enable()


def test_a_parameter_outlives_its_cell():
    cell = nn.Dense(3, 2)
    weight, values = cell.weight, cell.weight.asnumpy().copy()
    del cell
    assert (weight.asnumpy() == values).all()
    weight.set_data(ms.Tensor(values + 1))
    other = nn.Dense(3, 2)
    other.weight = weight
    assert (other.weight.asnumpy() == values + 1).all()
