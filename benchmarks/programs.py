"""The measured MindSpore programs.

The module is an argument: ``ms`` is amadou, or the real MindSpore in an environment of its own. Every program is a
function that prepares something and returns the work to be timed, a function without arguments. What the work
returns is not looked at when it is timed, and compared with what its twin returns when it is tested.
"""

import contextlib
import functools
import io
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np

from . import models
from .sizes import (
    ALL_THREADS,
    COMPILED,
    CREATED,
    CREATED_BY_ALL,
    LEARNING_RATE,
    MOMENTUM,
    NETWORKS,
    OPTIMIZERS,
    Sizes,
)

Work = Callable[[], Any]
Program = Callable[[Any], Work]

VOCABULARY = 50  # of inputs; no network knows fewer words
SAMPLE, BATCH = 64, 32


def table(sizes: Sizes, folder: Path) -> dict[str, Program]:
    """The programs by name; they write into ``folder``.

    What stands before a colon is the group: its programs are measured one after another.
    """
    makers = makers_of(sizes)
    found: dict[str, Program] = {"x + y": add_operator}
    found |= {f"{name}: create": partial(_create, makers[name]) for name in CREATED}
    found |= {f"{name}: create{ALL_THREADS}": found[f"{name}: create"] for name in CREATED_BY_ALL}
    for name in NETWORKS:
        found[f"{name}: forward"] = partial(forward, makers[name], sizes.inputs[name])
        found[f"{name}: training step"] = partial(train, makers[name], sizes.inputs[name])
    found["decoder: generation"] = partial(forward, makers["decoder"], sizes.inputs["decoder"])
    for name in COMPILED:
        found[f"{name}, compiled: forward"] = partial(forward, makers[name], sizes.inputs[name], compiles=True)
        found[f"{name}, compiled: training step"] = partial(train, makers[name], sizes.inputs[name], compiles=True)
    found |= {f"{name}: step of {sizes.num_updated} tensors": partial(update, name, sizes) for name in OPTIMIZERS}
    found[f"{sizes.trees[0][0]}: create"] = partial(_create, partial(models.tree, branches=sizes.trees[0][1]))
    found["Model.train: one epoch"] = partial(model_train, sizes.num_samples)
    for name, branches in sizes.trees:
        found |= {f"{name}: {method}": partial(traverse, branches, method) for method in TRAVERSALS}
        found[f"{name}: save_checkpoint"] = partial(save_tree, branches, folder)
    # Last, as a seed stays set.
    found["ResNet-50 after set_seed: create"] = partial(_create, makers["ResNet-50"], seed=1)
    return found


def makers_of(sizes: Sizes) -> dict[str, Callable[[Any], Any]]:
    """What makes each network, of ``ms``."""
    return {
        "LeNet": models.lenet,
        "ResNet-18": models.resnet18,
        "ResNet-50": models.resnet50,
        "MobileNetV3": models.mobilenet,
        "encoder": partial(models.encoder, size=sizes.encoder),
        "decoder": partial(models.decoder, size=sizes.decoder),
        "BERT-base": partial(models.encoder, size=sizes.bert),
        "LSTM": models.lstm,
    }


# -- inputs and weights, the same for a program and its twin -----------------------------------------------------------


def numbers(shape: tuple[int, ...]) -> np.ndarray:
    """Pixels, or words where the shape is [N, T]."""
    random = np.random.default_rng(0)
    if len(shape) == 2:
        return random.integers(VOCABULARY, size=shape, dtype=np.int32)
    return random.standard_normal(shape, dtype=np.float32)


def labels(size: int) -> np.ndarray:
    return np.arange(size, dtype=np.int32) % 10


def samples(num_samples: int) -> tuple[np.ndarray, np.ndarray]:
    return models.weight(0, (num_samples, SAMPLE)), labels(num_samples)


def filled(ms: Any, net: Any) -> Any:
    """The network with the weights that its twin has."""
    for i, parameter in enumerate(net.trainable_params()):
        parameter.set_data(ms.Tensor(models.weight(i, tuple(parameter.shape))))
    return net


# -- programs ----------------------------------------------------------------------------------------------------------


def add_operator(ms: Any) -> Work:
    x, y = ms.Tensor([1.0, 2.0]), ms.Tensor([3.0, 4.0])
    return lambda: x + y


def _create(make: Callable[[Any], Any], ms: Any, seed: int | None = None) -> Work:
    if seed is not None:
        ms.set_seed(seed)
    return keeping_one(lambda: make(ms))


def keeping_one(make: Callable[[], Any]) -> Work:
    """Keep what was made until the next is there.

    Else it is up to the allocator which program gets its memory from the system, anew each time, and which does not.
    """
    kept = []

    def run() -> Any:
        kept[:] = [make()]
        return kept[0]

    return run


def forward(make: Callable[[Any], Any], shape: tuple[int, ...], ms: Any, compiles: bool = False) -> Work:
    net, x = filled(ms, make(ms)), ms.Tensor(numbers(shape))
    net.set_train(False)
    call = compiled(ms, net) if compiles else net
    return lambda: call(x)


def compiled(ms: Any, net: Any) -> Callable[[Any], Any]:
    """The network as one graph, or an error."""

    @ms.jit(fullgraph=True)
    def call(x):
        return net(x)

    return call


def train(make: Callable[[Any], Any], shape: tuple[int, ...], ms: Any, compiles: bool = False) -> Work:
    """One update of the weights; the loss comes back."""
    net, x, y = filled(ms, make(ms)), ms.Tensor(numbers(shape)), ms.Tensor(labels(shape[0]))
    net.set_train()
    call = compiled(ms, net) if compiles else net
    loss_fn = ms.nn.CrossEntropyLoss()
    optimizer = ms.nn.Momentum(net.trainable_params(), LEARNING_RATE, MOMENTUM)
    gradient = ms.value_and_grad(lambda x, y: loss_fn(call(x), y), None, optimizer.parameters)

    def step() -> Any:
        loss, grads = gradient(x, y)
        optimizer(grads)
        return loss

    return step


def update(name: str, sizes: Sizes, ms: Any) -> Work:
    """One step of an optimizer with gradients that do not change; half of the tensors are matrices."""
    values = updated_tensors(sizes.num_updated)
    parameters = [ms.Parameter(ms.Tensor(value), name=f"p{i}") for i, value in enumerate(values)]
    grads = tuple(ms.Tensor(value) for value in gradients(values))
    if name == "Momentum":
        optimizer = ms.nn.Momentum(parameters, LEARNING_RATE, MOMENTUM)
    else:
        optimizer = getattr(ms.nn, name)(parameters, LEARNING_RATE)

    def step() -> Any:
        optimizer(grads)
        return parameters

    return step


def updated_tensors(count: int) -> list[np.ndarray]:
    """Weights and biases of layers of 256 by 256."""
    return [models.weight(i, (256, 256) if i % 2 == 0 else (256,)) for i in range(count)]


def gradients(values: list[np.ndarray]) -> list[np.ndarray]:
    """Of the same shapes, and far from 0, where MindSpore's Adam and torch's differ by their epsilon."""
    return [np.abs(value) + np.float32(0.1) for value in values]


def model_train(num_samples: int, ms: Any) -> Work:
    """An epoch of ``Model.train`` with three callbacks, one of them the program's own."""
    net = filled(ms, models.perceptron(ms))
    x, y = samples(num_samples)
    data = ms.dataset.NumpySlicesDataset((x, y), ["x", "y"], shuffle=False).batch(BATCH)
    optimizer = ms.nn.Momentum(net.trainable_params(), LEARNING_RATE, MOMENTUM)
    model = ms.train.Model(net, ms.nn.CrossEntropyLoss(), optimizer)
    losses: list[float] = []

    class Losses(ms.train.Callback):
        def on_train_step_end(self, run_context):
            losses.append(float(run_context.original_args().net_outputs.asnumpy()))

    def epoch() -> list[float]:
        losses.clear()
        callbacks = [ms.train.LossMonitor(num_samples // BATCH), ms.train.TimeMonitor(), Losses()]
        with contextlib.redirect_stdout(io.StringIO()):
            model.train(1, data, callbacks, dataset_sink_mode=False)
        return losses

    return epoch


@functools.lru_cache(maxsize=1)
def _tree(ms: Any, branches: tuple[int, ...]) -> Any:
    return models.tree(ms, branches)


TRAVERSALS: dict[str, Callable[[Any], Any]] = {
    "get_parameters": lambda net: list(net.get_parameters()),
    "trainable_params": lambda net: net.trainable_params(),
    "parameters_and_names": lambda net: list(net.parameters_and_names()),
    "parameters_dict": lambda net: net.parameters_dict(),
}


def traverse(branches: tuple[int, ...], method: str, ms: Any) -> Work:
    return partial(TRAVERSALS[method], _tree(ms, branches))


def save_tree(branches: tuple[int, ...], folder: Path, ms: Any) -> Work:
    net, path = _tree(ms, branches), str(folder / "tree.ckpt")
    return lambda: ms.save_checkpoint(net, path)
