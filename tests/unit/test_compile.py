"""``config.compile``: what is compiled in graph mode and under ``jit``, as how many graphs, what is said of breaks."""

import copy
import shutil

import pytest
import torch
from torch._dynamo.output_graph import graph_break_reasons
from torch._dynamo.utils import clear_compilation_metrics, counters

import amadou as ms
from amadou import _compile, nn, ops
from amadou.cli._graphs import report
from tests.interop.networks import ConvNet, Transformer

pytestmark = [
    # torch's own code, of the version in use
    pytest.mark.filterwarnings("ignore::DeprecationWarning:torch"),
    pytest.mark.filterwarnings("ignore::FutureWarning:torch"),
    pytest.mark.filterwarnings("ignore:The .grad attribute of a Tensor that is not a leaf:UserWarning"),
]
# Without this option of younger versions of torch, a gradient inside a function is a graph break.
gradients_are_traced = pytest.mark.skipif(not hasattr(torch._dynamo.config, "trace_autograd_ops"), reason="torch")


@pytest.fixture(autouse=True)
def compiling(monkeypatch):
    """Graph mode, with a compiler that only runs the graphs."""
    monkeypatch.setattr(ms.config, "compile", True)
    monkeypatch.setattr(ms.config, "compile_backend", "aot_eager")
    mode = ms.get_context("mode")
    ms.set_context(mode=ms.GRAPH_MODE)
    forget_graphs()
    options = [option for option in _compile._OPTIONS if hasattr(torch._dynamo.config, option)]
    with torch._dynamo.config.patch(dict.fromkeys(options, True)):
        yield
    forget_graphs()
    ms.set_context(mode=mode)


def forget_graphs():
    torch._dynamo.reset()
    counters.clear()
    graph_break_reasons.clear()
    clear_compilation_metrics()


def num_graphs():
    assert not graph_break_reasons, report()
    return counters["stats"]["unique_graphs"]


class InvertedResidual(nn.Cell):
    """The block of MobileNetV3 (arXiv:1905.02244): [N, 4, H, W] -> the same shape."""

    def __init__(self):
        super().__init__()
        self.expand = nn.SequentialCell(nn.Conv2d(4, 8, 1), nn.BatchNorm2d(8), nn.HSwish())
        self.depthwise = nn.SequentialCell(nn.Conv2d(8, 8, 3, group=8), nn.BatchNorm2d(8), nn.HSwish())
        self.squeeze = nn.SequentialCell(nn.Conv2d(8, 2, 1), nn.ReLU(), nn.Conv2d(2, 8, 1), nn.HSigmoid())
        self.project = nn.SequentialCell(nn.Conv2d(8, 4, 1), nn.BatchNorm2d(4))

    def construct(self, x):
        y = self.depthwise(self.expand(x))
        y = y * self.squeeze(ops.mean(y, (2, 3), keep_dims=True))
        return x + self.project(y)


INPUTS = {
    ConvNet: lambda size=2: ms.Tensor(torch.randn(size, 3, 8, 8).numpy()),
    Transformer: lambda size=2: ms.Tensor(torch.randint(0, 11, (size, 5)).numpy()),
    InvertedResidual: lambda size=2: ms.Tensor(torch.randn(size, 4, 6, 6).numpy()),
}
each_network = pytest.mark.parametrize("make", INPUTS)


@each_network
@pytest.mark.parametrize("training", [False, True])
def test_a_network_is_one_graph(make, training, monkeypatch):
    net = make().set_train(training)
    twin = copy.deepcopy(net)
    x = INPUTS[make]()
    got = [net(x), net(x)]
    assert num_graphs() == 1
    monkeypatch.setattr(ms.config, "compile", False)
    for out in got:
        assert not out._t.requires_grad
        torch.testing.assert_close(out._t, twin(x)._t)
    for mine, other in zip(net.buffers(), twin.buffers(), strict=True):
        torch.testing.assert_close(mine, other)


def square_of(net, x):
    return net(x).square().mean()


def by_value_and_grad(net, optimizer):
    """As MindSpore's tutorials write a step."""
    gradient = ms.value_and_grad(lambda x: square_of(net, x), None, optimizer.parameters)

    def step(x):
        loss, grads = gradient(x)
        optimizer(grads)
        return loss

    return step


def by_jit(net, optimizer):
    return ms.jit(by_value_and_grad(net, optimizer))


def by_cell(net, optimizer):
    return nn.TrainOneStepCell(nn.WithLossCell(net, lambda out, y: (out - y).square().mean()), optimizer).set_train()


def by_grad_operation(net, optimizer):
    grad = ops.GradOperation(get_by_list=True)

    def step(x):
        loss = square_of(net, x)
        optimizer(grad(lambda x: square_of(net, x), optimizer.parameters)(x))
        return loss

    return step


@gradients_are_traced
@pytest.mark.parametrize(
    ("write", "graphs"), [(by_value_and_grad, 2), (by_jit, 1), (by_cell, 1), (by_grad_operation, 3)]
)
def test_a_step_of_training(write, graphs, monkeypatch):
    net = ConvNet().set_train()
    twin = copy.deepcopy(net)
    batch = (INPUTS[ConvNet](), *([ms.Tensor(0.5)] if write is by_cell else []))
    step = write(net, nn.Momentum(net.trainable_params(), 0.1, 0.9))
    got = [step(*batch) for _ in range(3)]
    assert num_graphs() == graphs
    monkeypatch.setattr(ms.config, "compile", False)
    step = write(twin, nn.Momentum(twin.trainable_params(), 0.1, 0.9))
    for loss in got:
        torch.testing.assert_close(loss._t, step(*batch)._t)


def momentum(params, learning_rate):
    return nn.Momentum(params, learning_rate, 0.9, weight_decay=0.1)


@pytest.mark.parametrize("optimizer", [momentum, nn.Adam, nn.AdamWeightDecay, nn.RMSProp, nn.Adagrad, nn.Lamb])
def test_an_optimizer_is_one_graph(optimizer, monkeypatch):
    net = nn.Dense(3, 2)
    twin = copy.deepcopy(net)
    grads = tuple(ms.Tensor(torch.randn(p.shape).numpy()) for p in net.trainable_params())
    update = optimizer(net.trainable_params(), 0.1)
    for _ in range(3):
        update(grads)
    assert num_graphs() == 1
    monkeypatch.setattr(ms.config, "compile", False)
    update = optimizer(twin.trainable_params(), 0.1)
    for _ in range(3):
        update(grads)
    torch.testing.assert_close(net.state_dict(), twin.state_dict())


@each_network
def test_ten_batch_sizes_take_two_graphs(make):
    net = make().set_train(False)
    for size in range(2, 12):
        assert net(INPUTS[make](size)).shape[0] == size
    assert num_graphs() == 2


def test_every_cell_has_graphs_of_its_own():
    """torch keeps 8 versions of a code object, and all Cells share their methods'."""
    cells = [nn.Dense(2, size) for size in range(1, 12)]
    for _ in range(2):
        for size, cell in enumerate(cells, 1):
            assert cell(ms.Tensor([[1.0, 2.0]])).shape == (1, size)
    assert num_graphs() == len(cells)


def test_a_function_that_is_written_in_a_loop_is_compiled_once():
    x = ms.Tensor([1.0, 2.0])
    for _ in range(3):
        assert ms.grad(lambda x: (x * x).sum())(x).asnumpy().tolist() == [2.0, 4.0]
    if hasattr(torch._dynamo.config, "trace_autograd_ops"):
        assert num_graphs() == 1


def test_a_method_is_compiled_once():
    class Model:
        def loss(self, x):
            return (x * x).sum()

    model = Model()
    for _ in range(3):
        ms.grad(model.loss)(ms.Tensor([1.0, 2.0]))
    if hasattr(torch._dynamo.config, "trace_autograd_ops"):
        assert num_graphs() == 1


def test_pynative_mode_compiles_what_jit_marks():
    ms.set_context(mode=ms.PYNATIVE_MODE)
    net, x = nn.Dense(2, 2), ms.Tensor([[1.0, 2.0]])
    net(x)
    assert num_graphs() == 0
    ms.jit(net)(x)
    assert num_graphs() == 1


def test_without_a_compiler(monkeypatch, capfd):
    from torch._inductor import cpp_builder
    from torch._inductor.exc import InvalidCxxCompiler

    def find_none():
        raise InvalidCxxCompiler

    monkeypatch.setattr(cpp_builder, "get_cpp_compiler", find_none)
    monkeypatch.setattr(ms.config, "compile_backend", "inductor")
    _compile._can_compile.cache_clear()
    try:
        for _ in range(2):
            assert nn.ReLU()(ms.Tensor([-1.0, 1.0])).asnumpy().tolist() == [0.0, 1.0]
    finally:
        _compile._can_compile.cache_clear()
    assert num_graphs() == 0
    said = capfd.readouterr().err
    assert said.count("torch.compile needs a C++ compiler, and this machine has none") == 1


@pytest.mark.skipif(shutil.which("g++") is None, reason="no C++ compiler")
def test_machine_code(monkeypatch):
    monkeypatch.setattr(ms.config, "compile_backend", "inductor")
    assert nn.ReLU()(ms.Tensor([-1.0, 1.0])).asnumpy().tolist() == [0.0, 1.0]
    assert num_graphs() == 1


def if_positive(x):
    if x.sum() > 0:
        x = x + 1
    return x


def show(x):
    print(x)
    return x


def positive_part(x):
    return x[x > 0] * 2


@pytest.mark.parametrize(
    ("function", "line", "why"),
    [
        (if_positive, "if x.sum() > 0:", "depends on the values of a Tensor\n  instead: choose with ops.where("),
        (show, "print(x)", "it prints\n  instead: print outside of what is compiled"),
        (
            positive_part,
            "return x[x > 0] * 2",
            "the result depends on the values of a Tensor\n  instead: keep the shape",
        ),
    ],
)
def test_a_break_is_explained(function, line, why, monkeypatch):
    x = ms.Tensor([1.0, -0.5])
    got = ms.jit(function)(x).asnumpy().tolist()
    told = report()
    assert "1 graph break" in told.splitlines()[0]
    shown = told[told.index(f'File "{__file__}", line ') :]
    assert f"in {function.__name__}\n  {line}\n" in shown and why in shown and shown.count("File ") == 1
    monkeypatch.setattr(ms.config, "compile", False)
    assert got == function(x).asnumpy().tolist()


def test_nothing_to_explain():
    assert report().startswith("Nothing was compiled")
