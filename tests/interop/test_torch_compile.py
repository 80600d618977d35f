"""torch.compile traces a Cell as one graph, called with torch tensors and with Tensors, and compiles it once."""

import copy
import threading

import pytest
import torch
from torch._dynamo.testing import CompileCounterWithBackend

import amadou as ms
from amadou import nn, ops
from tests.interop.networks import ConvNet, Scale, Tied, Transformer

pytestmark = [
    # torch's own code, of the version in use
    pytest.mark.filterwarnings("ignore::DeprecationWarning:torch"),
    pytest.mark.filterwarnings("ignore::FutureWarning:torch"),
]


class Square(nn.Cell):
    """x -> x * x, with a gradient of its own: 3 * dout."""

    def construct(self, x):
        return x * x

    def bprop(self, x, out, dout):
        return (3 * dout,)


INPUTS = {
    ConvNet: lambda: torch.randn(2, 3, 8, 8),
    Transformer: lambda: torch.randint(0, 11, (2, 5)),
    Scale: lambda: torch.randn(4, 2),
    Tied: lambda: torch.randn(4, 3),
}
each_network = pytest.mark.parametrize(
    ("make", "backend"), [(ConvNet, "aot_eager"), (Transformer, "aot_eager"), (Scale, "eager"), (Tied, "eager")]
)


@pytest.fixture(autouse=True)
def fresh_dynamo():
    torch._dynamo.reset()
    yield
    torch._dynamo.reset()


def compiled(net, backend):
    """The compiled network, and the counter of its graphs."""
    counter = CompileCounterWithBackend(backend)
    return torch.compile(net, fullgraph=True, backend=counter), counter


@each_network
def test_training_with_torch_tensors(make, backend):
    net = make().train()
    twin = copy.deepcopy(net)
    run, counter = compiled(twin, backend)
    optimizers = [torch.optim.SGD(each.parameters(), lr=0.01) for each in (net, twin)]
    for _ in range(3):
        x = INPUTS[make]()
        for call, optimizer in zip((net, run), optimizers, strict=True):
            optimizer.zero_grad()
            out = call(x)
            assert isinstance(out, torch.Tensor)
            out.square().mean().backward()
            optimizer.step()
        for mine, other in zip(twin.state_dict().values(), net.state_dict().values(), strict=True):
            torch.testing.assert_close(mine, other)
    twin.load_state_dict(net.state_dict())
    torch.testing.assert_close(run(x), net(x))
    assert counter.frame_count == 1


@each_network
def test_called_with_tensors(make, backend):
    net = make().set_train()
    twin = copy.deepcopy(net)
    run, counter = compiled(twin, backend)
    for _ in range(3):
        x = ms.Tensor(INPUTS[make]().numpy())
        out = run(x)
        assert isinstance(out, ms.Tensor) and not out._t.requires_grad
        torch.testing.assert_close(out._t, net(x)._t)
    assert counter.frame_count == 1
    for mine, other in zip(twin.buffers(), net.buffers(), strict=True):
        torch.testing.assert_close(mine, other)


@pytest.mark.parametrize("backend", ["eager", "aot_eager"])
def test_a_counter_counts(backend):
    net = Scale()
    run, counter = compiled(net, backend)
    for i in range(1, 5):
        run(torch.ones(2))
        assert net.calls.item() == i
    assert counter.frame_count == 1


def test_evaluation_after_training():
    net = ConvNet().set_train()
    run, counter = compiled(net, "eager")
    x = ms.Tensor(INPUTS[ConvNet]().numpy())
    run(x)
    net.set_train(False)
    moving_mean = net.features[1].moving_mean.asnumpy().copy()
    torch.testing.assert_close(run(x)._t, net(x)._t)
    assert (net.features[1].moving_mean.asnumpy() == moving_mean).all()
    net.set_train()
    run(x)
    assert counter.frame_count == 2  # one graph for each mode


def test_the_first_call_in_a_thread():
    errors = []

    def work():
        try:
            run, counter = compiled(Scale(), "eager")
            assert run(torch.ones(2)).tolist() == [2.0, 3.0]
            assert counter.frame_count == 1
        except BaseException as error:
            errors.append(error)

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    assert not errors


def test_a_shared_weight_that_is_swapped():
    net = Tied()
    run, _ = compiled(lambda values, x: torch.func.functional_call(net.second, values, (x,)), "eager")
    values = {"weight": torch.eye(3), "bias": torch.zeros(3)}
    assert run(values, torch.ones(1, 3)).tolist() == [[1.0, 1.0, 1.0]]


def test_compile_as_a_method_of_the_cell():
    net = nn.Dense(3, 4)
    x = torch.randn(5, 3)
    expected = net(x)
    counter = CompileCounterWithBackend("eager")
    net.compile(fullgraph=True, backend=counter)
    torch.testing.assert_close(net(x), expected)
    torch.testing.assert_close(net(ms.Tensor(x.numpy()))._t, expected.detach())
    net(x).sum().backward()
    assert all(p.grad is not None for p in net.parameters())
    assert counter.frame_count == 2  # with and without a gradient


def test_a_cell_in_a_compiled_torch_module():
    net = torch.nn.Sequential(nn.Dense(3, 4), torch.nn.ReLU(), nn.Dense(4, 2))
    run, counter = compiled(net, "aot_eager")
    x = torch.randn(5, 3)
    for _ in range(2):
        torch.testing.assert_close(run(x), net(x))
    run(x).sum().backward()
    assert all(p.grad is not None for p in net.parameters()) and counter.frame_count == 1


def test_a_torch_module_in_a_compiled_cell():
    net = nn.SequentialCell(nn.Dense(3, 4), torch.nn.Sequential(torch.nn.Linear(4, 4), torch.nn.ReLU()))
    run, counter = compiled(net, "eager")
    x = torch.randn(5, 3)
    for _ in range(2):
        torch.testing.assert_close(run(x), net(x))
    assert counter.frame_count == 1
    for _ in range(2):
        out = run(ms.Tensor(x.numpy()))
        assert isinstance(out, ms.Tensor)
        torch.testing.assert_close(out._t, net(x).detach())
    assert counter.frame_count == 2


def test_to_float():
    net = nn.Dense(3, 4).to_float(ms.bfloat16)
    run, counter = compiled(net, "eager")
    x = torch.randn(5, 3)
    for _ in range(2):
        assert run(x).dtype == torch.bfloat16
        torch.testing.assert_close(run(x), net(x))
    assert counter.frame_count == 1


def test_hooks():
    net = nn.Dense(3, 4)
    net.register_forward_hook(lambda cell, args, out: out + 1)
    run, counter = compiled(net, "eager")
    x = torch.randn(5, 3)
    torch.testing.assert_close(run(x), net(x))
    assert counter.frame_count == 1


def test_custom_bprop():
    net = Square()
    run, _ = compiled(net, "eager")
    x = torch.tensor([1.0, 2.0], requires_grad=True)
    run(x).sum().backward()
    assert x.grad.tolist() == [3.0, 3.0]


def test_a_function_of_tensors():
    run, counter = compiled(lambda x, y: ops.softmax(ops.matmul(x, y), -1) * 2, "aot_eager")
    x = ms.Tensor([[1.0, 2.0], [3.0, 4.0]])
    out = run(x, x)
    assert isinstance(out, ms.Tensor)
    assert run(x, x).asnumpy().tolist() == out.asnumpy().tolist() and counter.frame_count == 1


# torch.compile traces torch.autograd.grad only with an option that younger versions of torch have.
OPTION = "trace_autograd_ops"
AS_ONE_GRAPH = pytest.param(True, marks=pytest.mark.skipif(not hasattr(torch._dynamo.config, OPTION), reason="torch"))


@pytest.mark.filterwarnings("ignore:The .grad attribute of a Tensor that is not a leaf:UserWarning")
@pytest.mark.parametrize("as_one_graph", [False, AS_ONE_GRAPH])
def test_a_gradient(as_one_graph, monkeypatch):
    if as_one_graph:
        monkeypatch.setattr(torch._dynamo.config, OPTION, True)
    net = nn.Dense(3, 1)
    step = ms.value_and_grad(net, 0, net.trainable_params())
    run = torch.compile(step, fullgraph=as_one_graph, backend="eager")
    x = ms.Tensor([[1.0, 2.0, 3.0]])
    value, (of_input, (weight, bias)) = run(x)
    assert of_input.asnumpy().tolist() == net.weight.asnumpy().tolist()
    assert weight.asnumpy().tolist() == [[1.0, 2.0, 3.0]] and bias.asnumpy().tolist() == [1.0]
    assert value.asnumpy() == net(x).asnumpy() and not value._t.requires_grad
