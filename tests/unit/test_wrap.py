"""Training steps, losses and loss scales around a network; the expected values are MindSpore's."""

import copy

import numpy as np
import pytest
import torch

import amadou as ms
from amadou import nn

X, Y = ms.Tensor([[1.0, 2.0]]), ms.Tensor([[0.0, 1.0, 2.0]])
LOSS = np.float32(1.02667)
WEIGHT_GRADIENT = [[1.0666667, 2.1333334], [0.4, 0.8], [-0.26666665, -0.5333333]]
BIAS_GRADIENT = [1.0666667, 0.4, -0.26666665]


def network():
    net = nn.Dense(2, 3, weight_init=0.5, bias_init=0.1)
    return nn.WithLossCell(net, nn.MSELoss())


def trainer(make=nn.TrainOneStepCell, *args, **kwargs):
    net = network()
    return make(net, nn.Momentum(net.trainable_params(), 0.1, 0.9), *args, **kwargs)


def bias(step):
    return step.network.backbone_network.bias.asnumpy()


def test_with_loss():
    net = network()
    assert net(X, Y).asnumpy() == pytest.approx(LOSS, rel=1e-5)
    assert [p.name for p in net.get_parameters()] == ["weight", "bias"]


@pytest.mark.parametrize("cast", [False, True])
def test_with_eval(cast):
    net = nn.Dense(2, 3, weight_init=0.5, bias_init=0.1)
    loss, outputs, label = nn.WithEvalCell(net, nn.MSELoss(), cast)(X, Y.astype(ms.float16) if cast else Y)
    assert loss.asnumpy() == pytest.approx(LOSS, rel=1e-5)
    np.testing.assert_allclose(outputs.asnumpy(), [[1.6, 1.6, 1.6]], rtol=1e-6)
    assert label.dtype == ms.float32


def test_a_step():
    step = trainer()
    assert step(X, Y).asnumpy() == pytest.approx(LOSS, rel=1e-5)
    np.testing.assert_allclose(bias(step), 0.1 - 0.1 * np.array(BIAS_GRADIENT), rtol=1e-5)
    assert [name for name, _ in step.parameters_and_names()] == [
        "weight", "bias", "optimizer.global_step", "optimizer.learning_rate", "optimizer.momentum",
        "optimizer.moments.weight", "optimizer.moments.bias",
    ]  # fmt: skip
    assert [p.name for p in step.get_parameters()][2:] == [
        "global_step", "learning_rate", "momentum", "moments.weight", "moments.bias",
    ]  # fmt: skip


@pytest.mark.parametrize("sens", [2.0, 2, ms.Tensor(2.0)])
def test_sens_scales_the_gradient_and_not_the_loss(sens):
    step = trainer(sens=sens)
    assert step(X, Y).asnumpy() == pytest.approx(LOSS, rel=1e-5)
    np.testing.assert_allclose(bias(step), 0.1 - 0.2 * np.array(BIAS_GRADIENT), rtol=1e-5)


def test_sens_0_is_refused():
    with pytest.raises(ValueError, match="must not be 0"):
        trainer(sens=0)


def test_return_grad():
    _, grads = trainer(return_grad=True)(X, Y)
    np.testing.assert_allclose(grads["weight"].asnumpy(), WEIGHT_GRADIENT, rtol=1e-6)
    np.testing.assert_allclose(grads["bias"].asnumpy(), BIAS_GRADIENT, rtol=1e-6)


def test_a_step_of_a_program():
    class ClippedStep(nn.TrainOneStepCell):
        def construct(self, *inputs):
            loss = self.network(*inputs)
            sens = ms.Tensor(np.full(loss.shape, self.sens, np.float32))
            grads = self.grad(self.network, self.weights)(*inputs, sens)
            grads = self.grad_reducer(tuple(ms.Tensor(np.clip(g.asnumpy(), -0.5, 0.5)) for g in grads))
            self.optimizer(grads)
            return loss

    step = trainer(ClippedStep)
    step(X, Y)
    np.testing.assert_allclose(bias(step), 0.1 - 0.1 * np.clip(BIAS_GRADIENT, -0.5, 0.5), rtol=1e-5)


def test_a_copy_of_a_step_trains_its_own_network():
    step = trainer()
    twin = copy.deepcopy(step)
    before = bias(step).copy()
    twin(X, Y)
    np.testing.assert_array_equal(bias(step), before)
    assert not np.array_equal(bias(twin), before)


def test_forward_value_and_grad():
    net = network()
    both = nn.ForwardValueAndGrad(net, net.trainable_params(), get_all=True, get_by_list=True, sens_param=True)
    loss, (of_inputs, of_weights) = both(X, Y, ms.Tensor(3.0))
    assert loss.asnumpy() == pytest.approx(LOSS, rel=1e-5)
    np.testing.assert_allclose(of_inputs[0].asnumpy(), [[1.8, 1.8]], rtol=1e-5)
    np.testing.assert_allclose(of_weights[1].asnumpy(), 3 * np.array(BIAS_GRADIENT), rtol=1e-5)
    _, of_first = nn.ForwardValueAndGrad(net)(X, Y)
    np.testing.assert_allclose(of_first.asnumpy(), [[0.6, 0.6]], rtol=1e-5)


@pytest.mark.parametrize(
    "kwargs", [{"network": 3}, {"network": len, "get_by_list": True}, {"network": len, "get_all": 1}]
)
def test_forward_value_and_grad_refuses(kwargs):
    with pytest.raises(TypeError):
        nn.ForwardValueAndGrad(**kwargs)


def test_dynamic_loss_scale():
    update = nn.DynamicLossScaleUpdateCell(64, 2, 3)
    scale = ms.Parameter(ms.Tensor(64.0), name="scale")
    seen = []
    for overflow in (0, 0, 0, 1, 1, 0, 1, 0, 0, 0, 0, 0, 0, 1):
        assert bool(update(scale, ms.Tensor(bool(overflow)))) == bool(overflow)
        seen.append((float(scale), int(update.cur_iter), int(update.last_overflow_iter)))
    assert seen == [
        (64, 2, 0), (64, 3, 0), (128, 4, 3), (64, 5, 4), (32, 6, 5), (32, 7, 5), (16, 8, 7),
        (16, 9, 7), (16, 10, 7), (32, 11, 10), (32, 12, 10), (32, 13, 10), (64, 14, 13), (32, 15, 14),
    ]  # fmt: skip
    for _ in range(8):
        update(scale, ms.Tensor(True))
    assert float(scale) == 1.0
    assert [p.name for p in update.get_parameters()] == ["current_iterator_step", "last_overflow_iterator_step"]


def test_fixed_loss_scale():
    update = nn.FixedLossScaleUpdateCell(64.0)
    overflow = ms.Tensor(True)
    assert update.get_loss_scale() == 64.0
    assert update(ms.Tensor(2.0), overflow) is overflow


SCALES = [lambda: nn.FixedLossScaleUpdateCell(4096), lambda: ms.Tensor(1024.0), lambda: ms.Tensor([1024.0])]


@pytest.mark.parametrize("scale", SCALES)
def test_a_scaled_step(scale):
    plain, scaled = trainer(), trainer(nn.TrainOneStepWithLossScaleCell, scale())
    for _ in range(3):
        loss, overflow, _ = scaled(X, Y)
        np.testing.assert_allclose(loss.asnumpy(), plain(X, Y).asnumpy(), rtol=1e-6)
        assert not bool(overflow)
    np.testing.assert_allclose(bias(scaled), bias(plain), atol=1e-7)


def test_a_step_that_overflows_is_left_out():
    step = trainer(nn.TrainOneStepWithLossScaleCell, nn.DynamicLossScaleUpdateCell(4096, 2, 3))
    before = bias(step).copy()
    _, overflow, scale = step(ms.Tensor([[1.0, np.inf]]), Y)
    assert bool(overflow) and float(scale) == 4096.0
    assert float(step.scale_sense) == 2048.0
    np.testing.assert_array_equal(bias(step), before)
    assert step.optimizer.global_step.asnumpy().tolist() == [0]
    assert [name for name, _ in step.parameters_and_names()][:3] == ["weight", "bias", "scale_sense"]


@pytest.mark.parametrize(
    ("scale", "error"), [(3, TypeError), (1.0, TypeError), (None, TypeError), (ms.Tensor([1.0, 2.0]), ValueError)]
)
def test_loss_scales_that_are_refused(scale, error):
    with pytest.raises(error):
        trainer(nn.TrainOneStepWithLossScaleCell, scale)


def test_set_sense_scale():
    step = trainer(nn.TrainOneStepWithLossScaleCell, ms.Tensor(2.0))
    step.set_sense_scale(ms.Tensor(3.0))
    assert float(step.scale_sense) == 3.0
    with pytest.raises(TypeError):
        step.set_sense_scale(3.0)


def test_overflow_status():
    step = trainer(nn.TrainOneStepWithLossScaleCell, ms.Tensor(2.0))
    status, _ = step.start_overflow_check(1, ms.Tensor(2.0))
    fine, bad = ms.Tensor([1.0, 6e4], ms.float16), ms.Tensor([np.nan, 1.0])
    assert not bool(step.get_overflow_status(status, (fine,)))
    assert bool(step.get_overflow_status(status, (fine, bad)))


def test_parameter_update():
    parameter = ms.Parameter(ms.Tensor([1.0, 2.0]), name="p")
    values = ms.Tensor([3.0, 4.0])
    assert nn.ParameterUpdate(parameter)(values) is values
    values[0] = 7.0
    assert parameter.asnumpy().tolist() == [3.0, 4.0]
    with pytest.raises(TypeError):
        nn.ParameterUpdate(ms.Tensor([1.0]))


def test_one_process_reduces_nothing():
    grads = (ms.Tensor([1.0]),)
    assert nn.DistributedGradReducer([])(grads) is grads


@pytest.mark.filterwarnings("ignore:`torch.jit:DeprecationWarning")  # torch.func.jvp, at its first call
def test_jvp_is_the_derivative_in_a_direction():
    x, y, v = (ms.Tensor(values) for values in ([1.0, 2.0], [3.0, 4.0], [1.0, -1.0]))

    class Product(nn.Cell):
        def construct(self, x, y):
            return x * x * y

    value, derivative = nn.Jvp(Product())(x, y, (v, v))
    np.testing.assert_allclose(value.asnumpy(), [3.0, 16.0])
    np.testing.assert_allclose(derivative.asnumpy(), [6.0 + 1.0, -16.0 - 4.0])


def test_no_init_parameters_leaves_the_filling_to_later():
    with nn.utils.no_init_parameters():
        net = nn.SequentialCell(nn.Dense(2, 3), nn.Dense(3, 1, "ones"))
    assert all(p.has_init for p in net.get_parameters())
    assert not nn.Dense(2, 3).weight.has_init
    net[0].weight.set_data(ms.Tensor(np.full((3, 2), 5.0, np.float32)))
    with torch.no_grad():
        net._modules["0"]._parameters["bias"].fill_(7.0)
    net.init_parameters_data()
    assert not any(p.has_init for p in net.get_parameters())
    assert (net[0].weight.asnumpy() == 5.0).all() and (net[0].bias.asnumpy() == 7.0).all()
    assert (net[1].weight.asnumpy() == 1.0).all()


def test_no_init_parameters_keeps_what_a_checkpoint_holds(tmp_path):
    trained = nn.Dense(2, 3)
    ms.save_checkpoint(trained, str(tmp_path / "net.ckpt"))
    with nn.utils.no_init_parameters():
        net = nn.Dense(2, 3)
    ms.load_checkpoint(str(tmp_path / "net.ckpt"), net=net)
    net.init_parameters_data()
    np.testing.assert_array_equal(net.weight.asnumpy(), trained.weight.asnumpy())
