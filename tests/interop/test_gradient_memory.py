"""Gradients are recorded where MindSpore records them and nowhere else, and nothing is held that is not needed.

What is held is told by torch's storages: a storage has expired when no tensor and no graph keeps it any more.
"""

import copy
import gc
import threading

import numpy as np
import pytest
import torch
from torch.multiprocessing.reductions import StorageWeakRef

import amadou as ms
from amadou import nn, ops
from tests.interop.networks import ConvNet, Scale

X = torch.randn(2, 3, 8, 8, generator=torch.Generator().manual_seed(0))


def tensor(*values):
    return ms.Tensor(list(values))


def lists(x):
    """Tensors as nested lists, to compare with what MindSpore 2.10 prints."""
    return [lists(item) for item in x] if isinstance(x, tuple) else x.asnumpy().tolist()


class Watch:
    """The storages of what every Cell of a network gives to the next."""

    def __init__(self, net):
        self.storages = []
        for cell in net.cells_and_names():
            cell[1].register_forward_hook(self._note)

    def _note(self, cell, args, out):
        self.storages.append(StorageWeakRef(out._t.untyped_storage()))

    def held(self):
        gc.collect()
        held = sum(not storage.expired() for storage in self.storages)
        self.storages.clear()
        return held


def holds_no_graph(*outputs):
    return all(t.grad_fn is None and not t.requires_grad for t in (out._t for out in outputs))


# -- plain calls -----------------------------------------------------------------------------------------------------


def test_the_watch_sees_what_a_graph_holds():
    net = ConvNet()
    watch = Watch(net)
    out = net(X)  # a torch caller: torch's mode is on
    assert out.grad_fn is not None and watch.held() > 1


@pytest.mark.parametrize("training", [False, True])
def test_plain_calls_hold_nothing(training):
    net = ConvNet().set_train(training)
    watch = Watch(net)
    outputs = [net(ms.Tensor(X.numpy())) for _ in range(100)]
    assert holds_no_graph(*outputs)
    # the head's output is the network's
    assert len({out._t.data_ptr() for out in outputs}) == 100 and watch.held() == 2 * 100


def test_operators_on_parameters_outside_of_a_network_record_nothing():
    net = ConvNet()
    weight = net.head.weight
    assert holds_no_graph(weight * 2, ops.matmul(weight, ms.Tensor(np.ones((384, 1), np.float32))), weight[0], -weight)


def test_torch_modes_of_the_user_do_not_matter():
    net, x = Scale(), tensor(1.0, 1.0)
    gradient = ms.grad(net, None, net.trainable_params())
    for mode in (torch.enable_grad, torch.no_grad):
        with mode():
            assert holds_no_graph(net(x))
            assert lists(gradient(x)) == [[1.0, 1.0]]
            assert torch.is_grad_enabled() == (mode is torch.enable_grad)


def test_gradients_in_inference_mode():
    net, x = Scale(), tensor(1.0, 1.0)
    with torch.inference_mode():
        assert lists(net(x)) == [2.0, 3.0]
        assert lists(ms.grad(net, 0, net.trainable_params())(x)) == [[2.0, 3.0], [[1.0, 1.0]]]
        assert torch.is_inference_mode_enabled()
        with pytest.raises(RuntimeError, match="inference tensor"):  # torch's rule for those that are made here
            ms.grad(net)(tensor(1.0, 1.0))


def test_torch_callers_keep_torch_modes():
    net, x = Scale(), torch.ones(2)
    assert net(x).requires_grad
    with torch.no_grad():
        assert not net(x).requires_grad
    with torch.inference_mode():
        assert net(x).is_inference()


# -- what a gradient leaves behind -----------------------------------------------------------------------------------


def test_results_hold_no_graph():
    net = ConvNet().set_train()
    watch = Watch(net)
    step = ms.value_and_grad(net, 0, net.trainable_params())
    value, (of_input, of_weights) = step(ms.Tensor(X.numpy()))
    assert holds_no_graph(value, of_input, *of_weights)
    assert watch.held() == 2  # the head's output, which is the network's
    assert all(t.grad is None for t in net.parameters())


def test_torch_tensors_as_arguments():
    net, x = Scale(), torch.ones(2)
    value, (of_input, of_weights) = ms.value_and_grad(net, 0, net.trainable_params())(x)
    assert holds_no_graph(value, of_input, *of_weights) and not x.requires_grad
    assert lists((value, of_input, of_weights)) == [[2.0, 3.0], [2.0, 3.0], [[1.0, 1.0]]]
    assert lists(ms.grad(lambda x, y: x * net(y))(x, x)) == [2.0, 3.0]
    assert lists(ms.vjp(net, x)[1](tensor(1.0, 1.0))[0]) == [2.0, 3.0]
    linear = torch.nn.Linear(2, 1)
    assert lists(ms.grad(lambda x: linear(x._t))(tensor(1.0, 1.0))) == linear.weight[0].tolist()


def test_aux_results_hold_no_graph():
    net = ConvNet()
    watch = Watch(net)

    def forward(x):
        out = net(x)
        return out, {"features": net.features(x)}, [out * 2]

    (gradient, (features, twice)) = ms.grad(forward, has_aux=True)(ms.Tensor(X.numpy()))
    assert holds_no_graph(gradient, features["features"], *twice)
    watch.storages = watch.storages[:2]
    assert watch.held() == 0


def test_vjp_holds_its_graph_as_long_as_it_lives():
    net = ConvNet()
    watch = Watch(net)
    value, pull_back = ms.vjp(net, ms.Tensor(X.numpy()))
    storages = list(watch.storages)
    assert holds_no_graph(value) and watch.held() > 2
    gradients = [pull_back(value) for _ in range(2)]
    assert lists(gradients[0][0]) == lists(gradients[1][0]) and holds_no_graph(*gradients[0])
    del pull_back
    watch.storages = storages
    assert watch.held() == 2


@pytest.mark.filterwarnings("ignore:`torch.jit")  # torch.func.jvp, at its first call
def test_jacobians_hold_no_graph():
    def f(x):
        return x * x

    x = tensor(1.0, 2.0)
    value, derivative = ms.jvp(f, x, tensor(1.0, 1.0))
    assert holds_no_graph(value, derivative, ms.jacfwd(f)(x), ms.jacrev(f)(x))
    assert lists(ms.jacrev(f)(x)) == lists(ms.jacfwd(f)(x)) == [[2.0, 0.0], [0.0, 4.0]]


def test_a_frozen_weight_is_frozen_again():
    net = Scale()
    net.factor.requires_grad = False
    assert lists(ms.grad(net, None, [net.factor])(tensor(5.0, 7.0))) == [[5.0, 7.0]]
    assert not net.factor._torch().requires_grad
    assert net(torch.ones(2)).requires_grad is False


# -- exceptions ------------------------------------------------------------------------------------------------------


class Failing(nn.Cell):
    def __init__(self):
        super().__init__()
        self.inner = Scale()
        self.fails = True

    def construct(self, x):
        y = self.inner(x)
        if self.fails:
            raise ArithmeticError("on purpose")
        return y


def call_plain(net):
    net(tensor(1.0, 1.0))


def call_from_torch(net):
    net(torch.ones(2))


def call_in_a_gradient(net):
    ms.value_and_grad(net, None, [net.inner.factor])(tensor(1.0, 1.0))


def call_in_vjp(net):
    ms.vjp(net, tensor(1.0, 1.0))


def call_with_to_float(net):
    ms.grad(net.to_float(ms.float16))(tensor(1.0, 1.0))


@pytest.mark.parametrize("call", [call_plain, call_from_torch, call_in_a_gradient, call_in_vjp, call_with_to_float])
def test_an_exception_leaves_everything_as_it_was(call):
    net = Failing()
    net.inner.factor.requires_grad = False
    with pytest.raises(ArithmeticError, match="on purpose"):
        call(net)
    assert not net.inner.factor._torch().requires_grad and torch.is_grad_enabled()
    net.inner.factor.requires_grad = True
    net.fails = False
    assert net.inner.factor.dtype == ms.float32
    assert holds_no_graph(net(tensor(1.0, 1.0)), net.inner.factor * 2)
    assert net(torch.ones(2)).requires_grad
    assert lists(ms.grad(net)(tensor(1.0, 1.0))) == [2.0, 3.0]


# -- threads ---------------------------------------------------------------------------------------------------------


def in_threads(*works):
    """Run functions at once, many times; what they raise is raised here."""
    start, errors = threading.Barrier(len(works)), []

    def run(work):
        try:
            start.wait()
            for _ in range(50):
                work()
        except BaseException as error:
            errors.append(error)

    threads = [threading.Thread(target=run, args=(work,)) for work in works]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if errors:
        raise errors[0]


def test_threads_call_and_differentiate_at_once():
    net = nn.SequentialCell(nn.Dense(8, 8), nn.ReLU(), nn.Dense(8, 8))
    x = np.random.randn(4, 8).astype(np.float32)
    weights = net.trainable_params()
    expected = [g.asnumpy() for g in ms.grad(net, None, weights)(ms.Tensor(x))]
    out = net(ms.Tensor(x)).asnumpy()

    def plain():
        result = net(ms.Tensor(x))
        assert holds_no_graph(result) and (result.asnumpy() == out).all()

    def differentiate():
        for gradient, e in zip(ms.grad(net, None, weights)(ms.Tensor(x)), expected, strict=True):
            assert (gradient.asnumpy() == e).all()

    def from_torch():
        result = net(torch.from_numpy(x))
        assert result.requires_grad and (result.detach().numpy() == out).all()

    in_threads(plain, differentiate, differentiate, from_torch)


def test_threads_differentiate_by_the_same_frozen_weight():
    net = nn.Dense(8, 8)
    net.weight.requires_grad = False
    x = ms.Tensor(np.ones((4, 8), np.float32))

    def differentiate():
        (gradient,) = ms.grad(net, None, [net.weight])(x)
        assert (gradient.asnumpy() == 4).all()

    in_threads(*[differentiate] * 4)
    assert not net.weight._torch().requires_grad


# -- gradients in gradients ------------------------------------------------------------------------------------------


def test_second_and_third_derivatives():
    def f(x):
        return x * x * x * x

    derivatives = [f, ms.grad(f), ms.grad(ms.grad(f)), ms.grad(ms.grad(ms.grad(f)))]
    results = [d(tensor(2.0)) for d in derivatives]
    assert [lists(r) for r in results] == [[16.0], [32.0], [48.0], [48.0]] and holds_no_graph(*results)


class InnerGradient(nn.Cell):
    """x -> d/dx (x * x * x * w)"""

    def __init__(self):
        super().__init__()
        self.w = ms.Parameter(tensor(2.0))

    def construct(self, x):
        return ms.grad(lambda z: z * z * z * self.w)(x)


def test_a_gradient_inside_a_cell():
    net = InnerGradient()
    plain = net(tensor(3.0))
    assert lists(plain) == [54.0] and holds_no_graph(plain)
    assert lists(ms.grad(net, 0, net.trainable_params())(tensor(3.0))) == [[36.0], [[27.0]]]


def test_a_gradient_inside_a_cell_that_torch_calls():
    net = InnerGradient()
    x = torch.tensor([3.0], requires_grad=True)
    out = net(x)
    assert type(out) is torch.Tensor and out.tolist() == [54.0]
    out.sum().backward()
    assert x.grad.tolist() == [36.0] and net._parameters["w"].grad.tolist() == [27.0]
    with torch.no_grad():
        assert not net(x).requires_grad


def test_no_grad_inside_a_gradient_is_a_constant():
    def f(x):
        with torch.no_grad():
            constant = x * x
        return constant * x

    assert lists(ms.grad(f)(tensor(3.0))) == [9.0]


def test_a_tensor_kept_from_an_earlier_gradient():
    class Recurrent(nn.Cell):
        def __init__(self):
            super().__init__()
            self.w = ms.Parameter(tensor(2.0))
            self.h = tensor(1.0)

        def construct(self, x):
            self.h = self.h * self.w * x
            return self.h

    net = Recurrent()
    step = ms.grad(net, 0, net.trainable_params())
    step(tensor(3.0))
    with pytest.raises(RuntimeError, match="second time"):  # a RuntimeError in MindSpore 2.10 too
        step(tensor(3.0))
    net.h = ops.stop_gradient(net.h)
    assert lists(net.h) == [36.0] and lists(step(tensor(3.0))) == [[72.0], [[108.0]]]


# -- GradOperation ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("options", "sens", "expected"),
    [
        ({}, (), [30.0]),
        ({"get_all": True}, (), [[30.0], [9.0]]),
        ({"sens_param": True}, (10.0,), [300.0]),
        ({"get_all": True, "sens_param": True}, (10.0,), [[300.0], [90.0]]),
    ],
)
def test_grad_operation_of_inputs(options, sens, expected):
    gradient = ops.GradOperation(**options)(lambda x, y: x * x * y)
    assert lists(gradient(tensor(3.0), tensor(5.0), *map(tensor, sens))) == expected


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        ({"get_by_list": True}, [[3.0, 5.0]]),
        ({"get_by_list": True, "get_all": True}, [[[2.0, 3.0]], [[3.0, 5.0]]]),
    ],
)
def test_grad_operation_of_weights(options, expected):
    net = Scale()
    gradient = ops.GradOperation(**options)(net, ms.ParameterTuple(net.trainable_params()))
    assert lists(gradient(tensor(3.0, 5.0))) == expected


# -- in place --------------------------------------------------------------------------------------------------------


def test_an_element_is_set():
    def f(x):
        y = x * 2
        y[0] = x[1] * 5
        return y * y

    assert lists(ms.grad(f)(tensor(1.0, 2.0, 3.0))) == [0.0, 116.0, 24.0]


def test_an_element_of_a_view_is_set():
    def f(x):
        y = x * 1
        part = y[1:]
        part[0] = 7.0
        return y * y

    assert lists(ms.grad(f)(tensor(1.0, 2.0, 3.0))) == [2.0, 0.0, 6.0]


def test_augmented_assignment_makes_a_new_tensor():
    def f(x):
        y = x
        y += x
        return y * y

    x = tensor(3.0)
    assert lists(ms.grad(f)(x)) == [24.0] and lists(x) == [3.0]


def test_setting_an_element_of_the_input_leaves_the_callers_tensor():
    def f(x):
        x[0] = 10.0
        return x * x

    x = tensor(1.0, 2.0)  # MindSpore 2.10 refuses this one
    assert lists(ms.grad(f)(x)) == [0.0, 4.0] and lists(x) == [1.0, 2.0]


def test_a_parameter_is_assigned_and_used():
    weight = ms.Parameter(tensor(2.0))

    def f(x):
        ops.assign(weight, x * 5)
        return weight * x

    assert lists(ms.grad(f, 0, [weight])(tensor(3.0))) == [[15.0], [[3.0]]] and lists(weight) == [15.0]


class Written(nn.Cell):
    """x * state, whose state is written to after its use."""

    def __init__(self, how):
        super().__init__()
        self.state = ms.Parameter(tensor(2.0), requires_grad=False)
        self.how = how

    def construct(self, x):
        y = x * self.state
        if self.how == "+=":
            self.state += 98
        elif self.how == "set_data":
            self.state.set_data(tensor(100.0))
        elif self.how == "assign":
            ops.assign(self.state, tensor(100.0))
        elif self.how == "element":
            self.state[0] = 100.0
        else:
            self.state = tensor(100.0)
        return y


@pytest.mark.parametrize("how", ["+=", "set_data", "assign", "element", "attribute"])
def test_a_state_written_after_its_use(how):
    net = Written(how)
    assert lists(ms.grad(net)(tensor(3.0))) == [100.0]  # MindSpore's gradient sees the memory as it is afterwards
    assert lists(net.state) == [100.0]


def test_a_cell_that_counts_is_called_twice():
    net = Scale()
    gradient = ms.grad(lambda x: net(x) + net(x), 0, net.trainable_params())
    assert lists(gradient(tensor(1.0, 1.0))) == [[4.0, 6.0], [[2.0, 2.0]]]
    assert net.calls.item() == 2


@pytest.mark.parametrize("f", [lambda x: x * x, lambda x: x * 2.5, lambda x: ops.exp(x.astype(ms.float32))])
def test_an_integer_has_the_gradient_zero(f):
    gradient = ms.grad(f)(ms.Tensor([1, 2, 3], ms.int32))
    assert gradient.dtype == ms.int32 and lists(gradient) == [0, 0, 0]


def test_a_gradient_ends_at_an_integer():
    assert lists(ms.grad(lambda x: x.astype(ms.int32) * x)(tensor(1.5, 2.5))) == [1.0, 2.0]


def test_statistics_are_asked_for_their_gradient():
    net = nn.BatchNorm1d(2).set_train()
    gradients = ms.grad(net, None, net.untrainable_params())(ms.Tensor(np.random.randn(4, 2).astype(np.float32)))
    assert lists(gradients) == [[0.0, 0.0], [0.0, 0.0]] and net.moving_mean.asnumpy().any()


# -- precision, recomputation, offloading ----------------------------------------------------------------------------


@pytest.mark.parametrize("dtype", [ms.float16, ms.bfloat16])
def test_to_float(dtype):
    net = nn.SequentialCell(nn.Dense(3, 4), nn.BatchNorm1d(4), nn.ReLU()).to_float(dtype).set_train()
    value, (of_input, of_weights) = ms.value_and_grad(net, 0, net.trainable_params())(
        ms.Tensor(np.random.randn(5, 3).astype(np.float32))
    )
    assert value.dtype == dtype and of_input.dtype == ms.float32
    assert [g.dtype for g in of_weights] == [ms.float32] * 4 and all(g.asnumpy().any() for g in of_weights[2:])
    assert {p.dtype for p in net.get_parameters()} == {ms.float32}
    assert net[1].moving_mean.asnumpy().any() and (net[1].moving_variance.asnumpy() != 1).all()


def held_and_gradients(net):
    """How many outputs of Cells are held when the last layer is called, and the value with the gradients."""
    watch, held = Watch(net), []
    net.head.register_forward_pre_hook(lambda cell, args: held.append(watch.held()))
    results = ms.value_and_grad(net, 0, net.trainable_params())(ms.Tensor(X.numpy()))
    return held[0], lists(results)


def test_recomputed_gradients_are_the_same():
    net = ConvNet()
    twin = copy.deepcopy(net)
    twin.features.recompute()
    held, plain = held_and_gradients(net)
    held_by_twin, recomputed = held_and_gradients(twin)
    assert recomputed == plain
    assert held_by_twin < held


def test_offloaded_gradients_are_the_same():
    net = ConvNet().set_train()
    twin = copy.deepcopy(net)
    twin.offload()
    assert held_and_gradients(twin)[1] == held_and_gradients(net)[1]
    assert lists(twin.features[1].moving_mean) == lists(net.features[1].moving_mean)


# -- hooks and hand-written gradients --------------------------------------------------------------------------------


def test_a_forward_hook_changes_the_output():
    net = nn.Dense(2, 2, weight_init="ones", has_bias=False)
    net.register_forward_hook(lambda cell, args, out: out * 3)
    x = ms.Tensor(np.ones((1, 2), np.float32))
    assert lists(ms.grad(net)(x)) == [[6.0, 6.0]] and lists(net(x)) == [[6.0, 6.0]]


def test_a_forward_pre_hook_changes_the_input():
    net = Scale()
    net.register_forward_pre_hook(lambda cell, args: (args[0] * 10,))
    assert lists(ms.grad(net, 0, net.trainable_params())(tensor(1.0, 2.0))) == [[20.0, 30.0], [[10.0, 20.0]]]


class TwiceTheSlope(nn.Cell):
    """x -> x * x * x with twice its gradient."""

    def construct(self, x):
        return x * x * x

    def bprop(self, x, out, dout):
        return (2 * 3 * x * x * dout,)


def test_a_gradient_written_by_hand():
    net = TwiceTheSlope()
    assert lists(ms.grad(net)(tensor(3.0))) == [54.0]
    assert lists(ms.grad(ms.grad(net))(tensor(3.0))) == [36.0]
    x = torch.tensor([3.0], requires_grad=True)
    net(x).sum().backward()
    assert x.grad.tolist() == [54.0]


def test_a_gradient_written_by_hand_holds_nothing():
    net = nn.SequentialCell(TwiceTheSlope(), TwiceTheSlope())
    watch = Watch(net)
    value, gradient = ms.value_and_grad(net)(tensor(1.0))
    assert holds_no_graph(value, gradient) and watch.held() == 2  # the last output, which is the network's
