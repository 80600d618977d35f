"""Optimizers take MindSpore's steps and refuse what it refuses, as recorded by record_optimizers.py."""

import copy
import json
import math
import pickle
from pathlib import Path

import numpy as np
import pytest
import torch

import amadou as ms
from amadou import nn

from . import optimizer_cases as cases

FACTS = Path(__file__).parent / "facts"
RECORDED = np.load(FACTS / "optimizers.npz")
OUTCOMES = json.loads((FACTS / "optimizers.json").read_text())
G = np.array([[0.5, -1.0], [2.0, 0.25]], np.float32)
W = np.array([[1.0, -2.0], [0.5, 3.0]], np.float32)


@pytest.fixture
def weight():
    return ms.Parameter(ms.Tensor(W), name="weight")


def step(optimizer, *gradients):
    for gradient in gradients:
        assert optimizer((ms.Tensor(gradient),)) == (True,)
    return optimizer.parameters[0].asnumpy()


@pytest.mark.parametrize("name", [name for name in cases.CASES if name in RECORDED])
def test_ten_steps(name):
    names, rows = cases.run(ms, cases.CASES[name])
    assert names == RECORDED[f"{name} names"].tolist()
    np.testing.assert_allclose(rows, RECORDED[name], rtol=1e-6, atol=1e-6)


@pytest.mark.parametrize("name", [name for name in cases.CASES if name not in RECORDED])
def test_what_mindspore_cannot_run_on_the_cpu_runs(name):
    _, rows = cases.run(ms, cases.CASES[name])
    assert np.isfinite(rows).all()


@pytest.mark.parametrize("code", cases.CONSTRUCTIONS)
def test_constructions(code):
    assert cases.outcome(ms, code) == OUTCOMES[code]


# -- rules that MindSpore's CPU kernels leave out or get wrong: its documented formulas ------------------------------


def test_momentum_nesterov(weight):
    first = W - 0.1 * (G + 0.9 * G)
    velocity = 0.9 * G + 2 * G
    expected = first - 0.1 * (2 * G + 0.9 * velocity)
    np.testing.assert_allclose(step(nn.Momentum([weight], 0.1, 0.9, use_nesterov=True), G, 2 * G), expected, rtol=1e-6)


def test_adagrad_without_update_slots(weight):
    optimizer = nn.Adagrad([weight], 0.25, 0.1, update_slots=False)
    np.testing.assert_allclose(step(optimizer, G, G), W - 2 * 0.1 * G / 0.5, rtol=1e-6)
    assert (optimizer.accum[0].asnumpy() == 0.25).all()


def test_ftrl_shrinks_by_l1_on_both_sides(weight):
    after = np.sqrt(0.25 + G * G)
    linear = G - (after - 0.5) / 0.1 * W
    expected = -np.sign(linear) * np.maximum(np.abs(linear) - 2.0, 0) / (after / 0.1)
    np.testing.assert_allclose(step(nn.FTRL([weight], 0.25, 0.1, l1=2.0), G), expected, rtol=2e-6)


def test_lamb(weight):
    # In the first step the corrected averages are g and g * g.
    update = G / (np.abs(G) + 1e-6) + 0.1 * W
    expected = W - 0.01 * np.linalg.norm(W) / np.linalg.norm(update) * update
    np.testing.assert_allclose(step(nn.Lamb([weight], 0.01, weight_decay=0.1), G), expected, rtol=1e-5)


def test_lars_gives_the_documented_gradient():
    # The example of mindspore.ops.LARSUpdate
    weight = ms.Parameter(ms.Tensor([[0.5, 0.8, 0.2], [0.6, 0.4, 0.2]]), name="weight")
    before = weight.asnumpy().copy()
    gradient = np.array([[0.4, 0.4, 0.5], [0.2, 0.4, 0.3]], np.float32)
    after = step(nn.LARS(nn.SGD([weight], 1.0)), gradient)
    expected = [[0.0005265, 0.0005265, 0.00065813], [0.00026325, 0.0005265, 0.00039488]]
    np.testing.assert_allclose(before - after, expected, atol=1e-7)  # differences of numbers near 1


def test_lars_moves_the_weight_decay_into_the_scale(weight):
    inner = nn.SGD([weight], 1.0, weight_decay=0.5, loss_scale=4.0)
    scale = 0.1 * np.linalg.norm(W) / (np.linalg.norm(G) + 0.5 * np.linalg.norm(W) + 1e-5)
    expected = W - scale * (G + 0.5 * W)
    np.testing.assert_allclose(step(nn.LARS(inner, coefficient=0.1), 4 * G), expected, rtol=1e-5)


@pytest.mark.parametrize(("shape", "is_centralized"), [((2, 16), True), ((2, 32, 1, 2), True), ((16, 3), False)])
def test_gradient_centralization(shape, is_centralized):
    gradient = np.linspace(-1, 2, math.prod(shape), dtype=np.float32).reshape(shape)
    weight = ms.Parameter(ms.Tensor(np.zeros(shape, np.float32)), name="weight")
    optimizer = nn.SGD([{"params": [weight], "grad_centralization": True}], 1.0)
    mean = gradient.mean(tuple(range(1, len(shape))), keepdims=True) if is_centralized else 0
    np.testing.assert_allclose(step(optimizer, gradient), mean - gradient, rtol=1e-5, atol=1e-6)


@pytest.mark.parametrize("wrapper", [nn.AdaSumByGradWrapCell, nn.AdaSumByDeltaWeightWrapCell])
def test_adasum_of_one_process_is_the_optimizer(wrapper, weight):
    optimizer = wrapper(nn.Momentum([weight], 0.1, 0.9))
    step(optimizer, G, G)
    twin = ms.Parameter(ms.Tensor(W), name="weight")
    np.testing.assert_allclose(weight.asnumpy(), step(nn.Momentum([twin], 0.1, 0.9), G, G), rtol=1e-6)
    with pytest.raises(TypeError, match="'optimizer' must be"):
        wrapper(3)


@pytest.mark.parametrize("wrapper", [nn.AdaSumByGradWrapCell, nn.AdaSumByDeltaWeightWrapCell])
def test_a_model_trains_with_adasum(wrapper):
    net = nn.Dense(2, 1)
    rows = {"x": np.ones((4, 2), np.float32), "y": np.ones((4, 1), np.float32)}
    before = net.weight.asnumpy().copy()
    model = ms.Model(net, nn.MSELoss(), wrapper(nn.Momentum(net.trainable_params(), 0.1, 0.9)))
    model.train(1, ms.dataset.NumpySlicesDataset(rows).batch(2))
    assert not np.array_equal(net.weight.asnumpy(), before)


# -- the base class ------------------------------------------------------------------------------------------------


def parameters(*names):
    return [ms.Parameter(ms.Tensor(W), name=name) for name in names]


def test_attributes_of_one_group():
    optimizer = nn.Momentum(parameters("dense.weight", "norm.beta"), 0.1, 0.9, 0.5, 4.0)
    assert optimizer.decay_flags == (True, False)
    assert optimizer.exec_weight_decay and not optimizer.is_group and not optimizer.dynamic_lr
    assert (float(optimizer.weight_decay), float(optimizer.reciprocal_scale)) == (2.0, 0.25)
    assert optimizer.params is optimizer.parameters
    assert optimizer.init_learning_rate == 0.1
    assert repr(optimizer) == "Momentum()"


def test_attributes_of_groups():
    w, b = parameters("weight", "beta")
    groups = [{"params": [w], "lr": 0.5, "weight_decay": 0.25}, {"params": [b]}, {"order_params": [b, w]}]
    optimizer = nn.Momentum(groups, 0.1, 0.9, 0.5, 2.0)
    assert optimizer.is_group and optimizer.is_group_lr and optimizer.is_group_params_ordered
    assert [p.name for p in optimizer.parameters] == ["beta", "weight"]
    assert optimizer.decay_flags == (True, True)
    assert [float(decay) for decay in optimizer.get_weight_decay()] == [1.0, 0.5]
    assert [rate.name for rate in optimizer.get_lr()] == ["learning_rate", "learning_rate_group_0"]
    assert float(optimizer.get_lr_parameter(w)) == 0.5


def test_a_learning_rate_can_be_set(weight):
    optimizer = nn.SGD([weight], 0.1)
    optimizer.learning_rate.set_data(ms.Tensor(0.5))
    np.testing.assert_allclose(step(optimizer, G), W - 0.5 * G)


def test_a_list_of_learning_rates_ends():
    optimizer = nn.SGD(parameters("weight"), [0.1])
    step(optimizer, G)
    with pytest.raises(RuntimeError, match="one entry for every step, but got 1 entries for step 1"):
        step(optimizer, G)


def test_decay_and_scale_of_gradients():
    optimizer = nn.Momentum(parameters("weight", "gamma"), 0.1, 0.9, 0.5, 2.0)
    gradients = (ms.Tensor(G), ms.Tensor(G))
    decayed = optimizer.decay_weight(gradients)
    np.testing.assert_allclose(decayed[0].asnumpy(), G + W)
    np.testing.assert_allclose(decayed[1].asnumpy(), G)
    np.testing.assert_allclose(optimizer.scale_grad(decayed)[1].asnumpy(), G / 2)
    np.testing.assert_array_equal(gradients[0].asnumpy(), G)


def test_gradients_are_not_changed(weight):
    gradient = ms.Tensor(G)
    nn.AdamWeightDecay([weight], 0.1, weight_decay=0.1)((gradient,))
    np.testing.assert_array_equal(gradient.asnumpy(), G)


def test_a_gradient_of_another_shape_is_refused(weight):
    with pytest.raises(ValueError, match=r"'weight' must have the shape \(2, 2\), but got \(2,\)"):
        nn.SGD([weight])((ms.Tensor([1.0, 2.0]),))


@pytest.mark.parametrize("dtype", [ms.float16, ms.bfloat16])
@pytest.mark.parametrize("make", [nn.Adam, nn.AdamWeightDecay, nn.AdaFactor])
def test_half_precision_is_computed_in_float32(make, dtype):
    # g * g underflows in float16; Adam's step is the learning rate whatever the size of g.
    weight = ms.Parameter(ms.Tensor(W).astype(dtype), name="weight")
    optimizer = make([weight])
    optimizer((ms.Tensor(G * 1e-3).astype(dtype),))
    assert weight.dtype == dtype
    assert np.isfinite(weight.asnumpy()).all()
    assert not np.array_equal(weight.asnumpy(), W)


FUSED = ["Adam(p)", "Adam(p, use_amsgrad=True)", "AdamWeightDecay(p, weight_decay=0.1)", "Momentum(p, 0.1, 0.9)",
         "Momentum(p, 0.1, 0.9, use_nesterov=True)"]  # fmt: skip


@pytest.mark.parametrize("code", FUSED)
def test_fused_kernels_take_the_same_steps(code):
    """Gradients with other strides, which the fused kernels would misread, take the way of the foreach kernels."""
    results = []
    for gradient in (ms.Tensor(G), ms.Tensor(G.T.copy()).T):
        optimizer = eval(f"nn.{code}", {"nn": nn, "p": [ms.Parameter(ms.Tensor(W), name="weight")]})
        assert gradient._t.is_contiguous() == (not results)
        for _ in range(3):
            optimizer((gradient,))
        results.append([own.asnumpy() for own in optimizer.get_parameters()])
    for one, other in zip(*results, strict=True):
        np.testing.assert_allclose(one, other, rtol=1e-6)


def test_the_torch_tensor_stays_the_same():
    net = nn.Dense(2, 2)
    tensor = net._parameters["weight"]
    version = tensor._version
    optimizer = nn.SGD(net.trainable_params())
    optimizer(tuple(ms.Tensor(np.ones(p.shape, np.float32)) for p in optimizer.parameters))
    assert net._parameters["weight"] is tensor
    assert tensor.requires_grad and tensor.grad_fn is None
    assert tensor._version > version


def test_numbers_are_on_the_cpu():
    optimizer = nn.Adam(parameters("weight"), [0.1, 0.2])
    numbers = [optimizer.global_step, optimizer.beta1_power, optimizer.learning_rate.learning_rate]
    assert {number._torch().device for number in numbers} == {torch.device("cpu")}


@pytest.mark.parametrize("code", [cases.CASES["Adam groups"], cases.CASES["Momentum group lists"], "nn.LazyAdam(p)"])
@pytest.mark.parametrize("twin_of", [copy.deepcopy, lambda x: pickle.loads(pickle.dumps(x))])
def test_a_copy_goes_on_alike(code, twin_of):
    p = [ms.Parameter(ms.Tensor(value), name=name) for name, value in cases.first_values().items()]
    optimizer = eval(code, {"nn": nn, "ms": ms, "p": p})
    steps = [tuple(ms.Tensor(g[p.name]) for p in optimizer.parameters) for g in cases.gradients()[:3]]
    optimizer(steps[0])
    twin = twin_of(optimizer)
    for one in (optimizer, twin):
        one(steps[1])
        one(steps[2])
    for ours, copied in zip(optimizer.parameters, twin.parameters, strict=True):
        assert ours is not copied
        np.testing.assert_array_equal(ours.asnumpy(), copied.asnumpy())
    assert type(twin.learning_rate) is type(optimizer.learning_rate)


def test_state_is_saved_and_loaded(weight, tmp_path):
    optimizer = nn.Adam([weight])
    step(optimizer, G)
    ms.save_checkpoint(optimizer, str(tmp_path / "adam.ckpt"))
    expected = step(optimizer, G).copy()
    ms.load_param_into_net(optimizer, ms.load_checkpoint(str(tmp_path / "adam.ckpt")))
    np.testing.assert_array_equal(step(optimizer, G), expected)


def test_an_optimizer_of_a_program():
    class Signs(nn.Optimizer):
        def __init__(self, params, learning_rate):
            super().__init__(learning_rate, params, weight_decay=0.1)
            self.moments = self.parameters.clone(prefix="signs", init="zeros")

        def construct(self, gradients):
            lr = self.get_lr()
            gradients = self.scale_grad(self.decay_weight(gradients))
            self.assignadd(self.global_step, self.global_step_increase_tensor)
            update = self.hyper_map(lambda p, g: p.assign_value(p - lr * g), self.parameters, gradients)
            return self.broadcast_params(update)

    optimizer = Signs(parameters("weight"), [0.5, 0.25])
    optimizer((ms.Tensor(G),))
    optimizer((ms.Tensor(G),))
    first = W - 0.5 * (G + 0.1 * W)
    np.testing.assert_allclose(optimizer.parameters[0].asnumpy(), first - 0.25 * (G + 0.1 * first), rtol=1e-6)
    assert optimizer.global_step.asnumpy().tolist() == [2]
    assert optimizer._is_dynamic_lr_or_weight_decay()


def test_parameters_of_an_optimizer_have_both_faces(weight):
    """MindSpore's tuple of what is trained, cloned and looped over by published optimizers; torch's registry."""
    optimizer = nn.Momentum([weight], 0.1, 0.9)
    for twin in (optimizer, copy.deepcopy(optimizer), pickle.loads(pickle.dumps(optimizer))):
        trained = twin._parameters
        assert isinstance(trained, ms.ParameterTuple)
        assert len(trained) == 1
        assert trained[0] is twin.parameters[0]
        assert trained.clone("mean")[0].name == "mean.weight"
        assert set(dict(twin.named_parameters())) == {"learning_rate", "weight", "momentum", "moments.weight"}
        assert trained["weight"] is twin.parameters[0]._torch()
    assert "weight" in trained
    assert "global_step" not in trained  # an integer: a buffer
    optimizer.load_state_dict({**optimizer.state_dict(), "weight": torch.zeros(2, 2)}, assign=True)
    assert weight.asnumpy().sum() == 0


def test_name_and_marks_are_given_to_a_state(weight):
    """As mindformers' AdamW makes its moments."""
    weight.comm_fusion = 3
    state = ms.Parameter(ms.ops.zeros((2, 2)))
    state.param_info = weight.param_info.clone()
    weight.param_info.cloned_obj = [state]
    state.name = f"adam_m.{state.name}"
    assert (state.name, state.comm_fusion, weight.name) == ("adam_m.weight", 3, "weight")
    assert weight.cloned_obj == [state]
    assert not hasattr(weight.param_info.clone(), "cloned_obj")
    assert state.asnumpy().sum() == 0
