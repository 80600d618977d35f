"""What recurrent layers and attention promise beside MindSpore's answers: torch's layers, copies, masks, dropout."""

import copy
import pickle

import numpy as np
import pytest
import torch

import amadou as ms
from amadou import nn


@pytest.mark.parametrize("name", ["RNN", "LSTM", "GRU"])
def test_state_dict_is_that_of_the_layer_of_torch(name):
    ours = getattr(nn, name)(2, 3, 2, bidirectional=True)
    theirs = getattr(torch.nn, name)(2, 3, 2, bidirectional=True)
    theirs.load_state_dict(ours.state_dict())
    x = torch.randn(4, 5, 2)
    torch.testing.assert_close(ours(x)[0], theirs(x)[0])


def test_attention_has_the_state_dict_of_torch():
    ours, theirs = nn.MultiheadAttention(4, 2, add_bias_kv=True), torch.nn.MultiheadAttention(4, 2, add_bias_kv=True)
    theirs.load_state_dict(ours.state_dict())
    x = torch.randn(3, 2, 4)
    torch.testing.assert_close(ours(x, x, x), theirs(x, x, x))


@pytest.mark.parametrize("again", [copy.deepcopy, lambda net: pickle.loads(pickle.dumps(net))])
def test_a_copy_computes_with_its_own_weights(again):
    net = nn.LSTM(2, 3)
    x = ms.Tensor(np.ones((4, 5, 2), np.float32))
    before = net(x)[0].asnumpy().copy()
    twin = again(net)
    for parameter in twin.get_parameters():
        parameter.set_data(ms.Tensor(np.zeros(parameter.shape, np.float32)))
    assert not twin(x)[0].asnumpy().any()
    np.testing.assert_array_equal(net(x)[0].asnumpy(), before)


def test_functional_call_reaches_the_weights_of_an_lstm():
    net = nn.LSTM(2, 3)
    zeros = {name: torch.zeros_like(t) for name, t in net.named_parameters()}
    assert not torch.func.functional_call(net, zeros, (torch.ones(4, 5, 2),))[0].any()


def test_dropout_works_between_layers_and_in_training_only():
    net = nn.LSTM(2, 64, 2, dropout=0.5)
    x = ms.Tensor(np.ones((4, 5, 2), np.float32))
    np.testing.assert_array_equal(net(x)[0].asnumpy(), net(x)[0].asnumpy())
    net.set_train()
    assert (net(x)[0].asnumpy() != net(x)[0].asnumpy()).any()


def test_an_lstm_of_float64_has_its_precision():
    """The real MindSpore computes it in float32, and its gradient is zero."""
    net, x = nn.LSTM(2, 3), np.random.RandomState(0).uniform(-1, 1, (4, 5, 2))
    theirs = torch.nn.LSTM(2, 3).double()
    theirs.load_state_dict(net.state_dict())
    out = net(ms.Tensor(x))[0]
    np.testing.assert_allclose(out.asnumpy(), theirs(torch.from_numpy(x))[0].detach().numpy(), rtol=1e-12)


def test_lengths_lead_to_the_same_gradients_as_shorter_sequences():
    net = nn.GRU(2, 3, bidirectional=True)
    x = torch.randn(4, 2, 2, requires_grad=True)
    padded = net(x, None, torch.tensor([4, 2]))[1]
    (of_padded,) = torch.autograd.grad(padded[:, 1].sum(), x)
    (of_short,) = torch.autograd.grad(net(x[:2, 1:])[1].sum(), x)
    torch.testing.assert_close(of_padded, of_short)


def test_a_bool_mask_joins_a_float_one_as_documented():
    """The real MindSpore adds 1 for True here; its documentation says that such keys are ignored."""
    net = nn.MultiheadAttention(4, 2)
    x, scores = torch.randn(3, 2, 4), torch.randn(3, 3)
    ignored = torch.tensor([[False, False, True]] * 2)
    out, weights = net(x, x, x, ignored, True, scores)
    assert not weights[..., 2].any()
    torch.testing.assert_close(out, net(x, x[:2], x[:2], None, True, scores[:, :2])[0])


def test_activations_may_be_cells_as_documented():
    """The real MindSpore refuses them."""
    for name, cell in (("relu", nn.ReLU()), ("gelu", nn.GELU(approximate=False))):
        by_name = nn.TransformerEncoderLayer(4, 2, 8, 0.0, name)
        by_cell = nn.TransformerEncoderLayer(4, 2, 8, 0.0, cell)
        by_cell.load_state_dict(by_name.state_dict())
        x = torch.randn(3, 2, 4)
        torch.testing.assert_close(by_cell(x), by_name(x))


def test_attention_is_causal_with_a_causal_mask():
    net = nn.TransformerEncoderLayer(4, 2, 8)
    x = torch.randn(5, 4, requires_grad=True)
    (grad,) = torch.autograd.grad(net(x, torch.ones(5, 5, dtype=torch.bool).triu(1))[2, 0], x)
    assert grad[:3].any() and not grad[3:].any()


@pytest.mark.parametrize("net", [nn.LSTM(2, 4), nn.TransformerEncoderLayer(4, 2, 8)], ids=lambda net: net.cls_name)
def test_to_float_computes_in_half_precision(net):
    x = ms.Tensor(np.ones((3, 2, 2 if isinstance(net, nn.LSTM) else 4), np.float32))
    out = net.to_float(ms.bfloat16)(x)
    assert (out[0] if isinstance(out, tuple) else out).dtype == ms.bfloat16
