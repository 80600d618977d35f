"""Mixed precision and loss scales; the expected values are MindSpore's."""

import subprocess
import sys

import numpy as np
import pytest

import amadou as ms
from amadou import amp, nn

X = ms.Tensor(np.ones((1, 1, 2, 2), np.float32))


def network():
    return nn.SequentialCell(nn.Conv2d(1, 1, 1), nn.BatchNorm2d(1), nn.ReLU(), nn.Flatten(), nn.Dense(4, 2))


@pytest.mark.parametrize("level", ["O0", "O1", "O2", "O3"])
def test_outputs_are_float32(level):
    out = amp.auto_mixed_precision(network(), level)(X)
    assert out.dtype == ms.float32


@pytest.mark.parametrize("level, batch_norm", [("O0", ms.float32), ("O2", ms.float32), ("O3", ms.float16)])
def test_what_computes_in_low_precision(level, batch_norm):
    net, seen = network(), {}
    net[0].register_forward_hook(lambda cell, inputs, output: seen.update(conv=output.dtype))
    net[1].register_forward_hook(lambda cell, inputs, output: seen.update(norm=output.dtype))
    amp.auto_mixed_precision(net, level)(X)
    assert seen == {"conv": ms.float32 if level == "O0" else ms.float16, "norm": batch_norm}


class After(nn.Cell):
    """A layer that gets what a Dense computed, and its first output."""

    def __init__(self, layer, *others):
        super().__init__()
        self.dense, self.layer, self.others = nn.Dense(8, 8), layer, others

    def construct(self, x):
        x = self.dense(x)
        inputs = (x,) * 3 if isinstance(self.layer, nn.MultiheadAttention) else (x, *self.others)
        out = self.layer(*inputs)
        return out[0] if isinstance(out, tuple) else out


@pytest.mark.parametrize("dtype", [ms.float16, ms.bfloat16])
@pytest.mark.parametrize(
    "layer, shape, others",
    [
        (lambda: nn.LSTM(8, 8, 2, bidirectional=True), (2, 3, 8), ()),
        (lambda: nn.GRU(8, 8), (2, 3, 8), ()),
        (lambda: nn.LSTMCell(8, 8), (3, 8), ((ms.ops.zeros((3, 8)),) * 2,)),
        (lambda: nn.GRUCell(8, 8), (3, 8), (ms.ops.zeros((3, 8)),)),
        (lambda: nn.MultiheadAttention(8, 2), (2, 3, 8), ()),
        (lambda: nn.TransformerEncoderLayer(8, 2, 16, 0.0), (2, 3, 8), ()),
    ],
    ids=["LSTM", "GRU", "LSTMCell", "GRUCell", "MultiheadAttention", "TransformerEncoderLayer"],
)
def test_auto_reaches_layers_with_a_check_of_dtypes(layer, shape, others, dtype):
    net, x = (
        After(layer(), *others),
        ms.Tensor(np.linspace(-1, 1, int(np.prod(shape)), dtype=np.float32).reshape(shape)),
    )
    exact = net(x).asnumpy()
    amp.auto_mixed_precision(net, "auto", dtype)
    rounding = 2**-11 if dtype == ms.float16 else 2**-8
    # values of about 1, rounded in each of some ten steps
    np.testing.assert_allclose(net(x).astype(ms.float32).asnumpy(), exact, rtol=0, atol=16 * rounding)
    gradients = ms.grad(net, None, net.trainable_params())(x)
    assert {g.dtype for g in gradients} == {ms.float32}


def test_a_lstm_in_auto_takes_a_whole_input():
    net = amp.auto_mixed_precision(nn.LSTM(8, 8), "auto")
    assert net(ms.ops.ones((2, 3, 8)))[0].dtype == ms.float32


class Mixed(nn.Cell):
    """Primitives, functions and Cells whose outputs are all returned."""

    def __init__(self):
        super().__init__()
        self.matmul, self.norm, self.softmax = ms.ops.MatMul(), nn.LayerNorm((2,)), nn.Softmax()
        self.weight = ms.Parameter(ms.Tensor(np.ones((2, 2), np.float32)))

    def construct(self, x):
        product = self.matmul(x, self.weight)
        normed = self.norm(product)
        soft = self.softmax(normed)
        return product, normed, soft, ms.ops.exp(soft)


@pytest.mark.parametrize(
    "level, dtypes",
    [("O2", ["Float16"] * 4), ("O3", ["Float16"] * 4), ("auto", ["Float16"])],  # the rest is torch.autocast's choice
)
def test_dtypes_inside(level, dtypes):
    net = Mixed()
    amp.auto_mixed_precision(net, level)
    assert [str(out.dtype) for out in net(ms.Tensor(np.ones((2, 2), np.float32)))][: len(dtypes)] == dtypes


def test_primitives_of_the_white_list_compute_in_low_precision():
    net = amp.auto_mixed_precision(Mixed(), "O1")
    x = np.full((2, 2), 1.0001, np.float32)  # float16 has no such number
    product = net(ms.Tensor(x))[0]
    assert (product.dtype, product.asnumpy().tolist()) == (ms.float32, [[2.0, 2.0], [2.0, 2.0]])
    assert repr(net.matmul) == repr(ms.ops.MatMul())


@pytest.mark.parametrize("level", ["O0", "O1", "O2", "O3", "auto"])
def test_a_step_keeps_float32_parameters(level):
    net = network()
    optimizer = nn.Momentum(net.trainable_params(), 0.1, 0.9)
    step = amp.build_train_network(net, optimizer, nn.MSELoss(), level=level, loss_scale_manager=None)
    before = net[4].bias.asnumpy().copy()
    assert step(X, ms.Tensor(np.ones((1, 2), np.float32))).dtype == ms.float32
    assert {parameter.dtype for parameter in net.get_parameters()} == {ms.float32}
    assert not np.array_equal(before, net[4].bias.asnumpy())


def test_custom_lists():
    for lists in ({"white_list": [nn.Dense]}, {"black_list": [nn.BatchNorm2d]}):
        assert amp.custom_mixed_precision(network(), **lists)(X).dtype == ms.float32
    assert nn.Dense in amp.get_white_list()
    assert amp.get_black_list() == [nn.BatchNorm1d, nn.BatchNorm2d, nn.BatchNorm3d, nn.LayerNorm]


@pytest.mark.parametrize(
    "use, error",
    [
        (lambda: amp.auto_mixed_precision(network(), "O4"), ValueError),
        (lambda: amp.auto_mixed_precision(3), TypeError),
        (lambda: amp.auto_mixed_precision(network(), "O2", ms.float32), ValueError),
        (lambda: amp.build_train_network(network(), 3), TypeError),
        (lambda: amp.custom_mixed_precision(network()), ValueError),
        (lambda: amp.custom_mixed_precision(network(), white_list=["a"]), TypeError),
        (lambda: amp.custom_mixed_precision(network(), white_list=nn.Dense), TypeError),
        (lambda: amp.custom_mixed_precision(network(), white_list=[int]), TypeError),
        (lambda: amp.custom_mixed_precision(network(), black_list=[ms.ops.ReLU]), TypeError),
        (lambda: amp.StaticLossScaler(0.5), ValueError),
        (lambda: amp.StaticLossScaler("a"), TypeError),
        (lambda: amp.DynamicLossScaler(0, 2, 1), ValueError),
        (lambda: amp.DynamicLossScaler(2, 2.5, 1), TypeError),
        (lambda: amp.DynamicLossScaler(2, 0, 1), ValueError),
        (lambda: amp.DynamicLossScaler(2, True, 1), TypeError),
        (lambda: amp.DynamicLossScaler(2, 2, 0), ValueError),
        (lambda: amp.DynamicLossScaler(2, 2, 1.5), TypeError),
        (lambda: amp.LossScaler(), TypeError),
        (lambda: ms.FixedLossScaleManager(0.5), ValueError),
        (lambda: ms.DynamicLossScaleManager(0.5), ValueError),
        (lambda: ms.DynamicLossScaleManager(2, 2, 0), ValueError),
        (lambda: ms.DynamicLossScaleManager(2, 2, 1.5), TypeError),
    ],
)
def test_errors(use, error):
    with pytest.raises(error):
        use()


def test_a_dynamic_scale():
    manager, scales = ms.DynamicLossScaleManager(16, 2, 3), []
    for overflow in (0, 0, 0, 1, 1, 1, 1, 1, 1, 0, 0, 0, 0):
        manager.update_loss_scale(overflow)
        scales.append(manager.get_loss_scale())
    assert scales == [16, 16, 32, 16, 8, 4, 2, 1, 1, 1, 1, 2, 2]


def test_a_fixed_scale():
    manager = ms.FixedLossScaleManager(8.0, False)
    manager.update_loss_scale(True)
    assert (manager.get_loss_scale(), manager.get_drop_overflow_update()) == (8.0, False)
    assert manager.get_update_cell() is None


def test_all_finite():
    finite, infinite = ms.Tensor([1.0, 2.0]), ms.Tensor([1.0, float("inf")])
    assert amp.all_finite((finite, finite))
    assert not amp.all_finite([finite, infinite])


def test_a_scaler_keeps_dtypes_and_nesting():
    scaler, grads = amp.StaticLossScaler(1024), (ms.Tensor([1.5, 1.0], ms.float16), [ms.Tensor(3.0)])
    scaled, unscaled = scaler.scale(grads), scaler.unscale(grads)
    assert (scaled[0].asnumpy().tolist(), scaled[1][0].asnumpy()) == ([1536.0, 1024.0], 3072.0)
    assert (unscaled[0].dtype, unscaled[0].asnumpy().tolist()) == (ms.float16, [1.5 / 1024, 1 / 1024])
    assert unscaled[1][0].asnumpy() == 0.0029296875
    assert scaler.adjust(ms.Tensor(False)) is False


@pytest.mark.parametrize(
    "arguments, finite, expected",
    [
        ((1024, 2, 1), (1, 1, 0, 0, 1), [(2048, 0), (4096, 0), (2048, 0), (1024, 0), (2048, 0)]),
        ((2, 2, 2), (0, 0, 0, 1, 1, 1, 1, 1), [(1, 0), (1, 0), (1, 0), (1, 1), (2, 0), (2, 1), (4, 0), (4, 1)]),
    ],
)
def test_a_dynamic_scaler(arguments, finite, expected):
    scaler, seen = amp.DynamicLossScaler(*arguments), []
    for value in finite:
        assert scaler.adjust(ms.Tensor(bool(value))) is True
        seen.append((float(scaler.scale_value.asnumpy()), int(scaler.counter.asnumpy())))
    assert seen == expected


def test_no_gradient_goes_to_the_scale():
    scaler = amp.DynamicLossScaler(8, 2, 1)
    assert ms.grad(lambda x: scaler.scale(x * x))(ms.Tensor(3.0)).asnumpy() == 48.0


def test_it_can_be_imported_first():
    run = subprocess.run([sys.executable, "-c", "import amadou.amp"], capture_output=True, text=True)
    assert run.returncode == 0, run.stderr
