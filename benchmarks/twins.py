"""The same work as in ``programs.py``, written in plain torch."""

import contextlib
import io
import os
from collections.abc import Callable
from functools import lru_cache, partial
from pathlib import Path
from typing import Any

import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset

from . import models
from . import torch_models as nets
from .programs import (
    BATCH,
    TRAVERSALS,
    Work,
    gradients,
    keeping_one,
    labels,
    numbers,
    samples,
    updated_tensors,
)
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

Twin = Callable[[], Work]


def table(sizes: Sizes, folder: Path) -> dict[str, Twin]:
    """The twins by the names of their programs; they write into ``folder``."""
    makers = makers_of(sizes)
    found: dict[str, Twin] = {"x + y": add_operator}
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
    found[f"{sizes.trees[0][0]}: create"] = partial(_create, partial(nets.tree, sizes.trees[0][1]))
    found["Model.train: one epoch"] = partial(training_loop, sizes.num_samples)
    for name, branches in sizes.trees:
        found |= {f"{name}: {method}": partial(traverse, branches, method) for method in TRAVERSALS}
        found[f"{name}: save_checkpoint"] = partial(save_tree, branches, folder)
    # Last, as a seed stays set.
    found["ResNet-50 after set_seed: create"] = partial(_create, makers["ResNet-50"], seed=1)
    return found


def makers_of(sizes: Sizes) -> dict[str, Callable[[], nn.Module]]:
    return {
        "LeNet": nets.LeNet,
        "ResNet-18": nets.resnet18,
        "ResNet-50": nets.resnet50,
        "MobileNetV3": nets.MobileNet,
        "encoder": partial(nets.Encoder, sizes.encoder),
        "decoder": partial(nets.Decoder, sizes.decoder),
        "BERT-base": partial(nets.Encoder, sizes.bert),
        "LSTM": nets.TextClassifier,
    }


def filled(net: nn.Module) -> nn.Module:
    """The network with the weights that the program's has."""
    with torch.no_grad():
        for i, parameter in enumerate(net.parameters()):
            parameter.copy_(torch.from_numpy(models.weight(i, tuple(parameter.shape))))
    return net


def add_operator() -> Work:
    x, y = torch.tensor([1.0, 2.0]), torch.tensor([3.0, 4.0])
    return lambda: x + y


def _create(make: Callable[[], nn.Module], seed: int | None = None) -> Work:
    if seed is not None:
        torch.manual_seed(seed)
    return keeping_one(make)


def forward(make: Callable[[], nn.Module], shape: tuple[int, ...], compiles: bool = False) -> Work:
    net, x = filled(make()), torch.from_numpy(numbers(shape))
    net.eval()
    call = torch.compile(net, fullgraph=True) if compiles else net

    def run() -> torch.Tensor:
        with torch.inference_mode():
            return call(x)

    return run


def train(make: Callable[[], nn.Module], shape: tuple[int, ...], compiles: bool = False) -> Work:
    net, x, y = filled(make()), torch.from_numpy(numbers(shape)), torch.from_numpy(labels(shape[0])).long()
    net.train()
    call = torch.compile(net, fullgraph=True) if compiles else net
    loss_fn = nn.CrossEntropyLoss()
    optimizer = torch.optim.SGD(net.parameters(), LEARNING_RATE, MOMENTUM, foreach=True)

    def step() -> torch.Tensor:
        optimizer.zero_grad()
        loss = loss_fn(call(x), y)
        loss.backward()
        optimizer.step()
        return loss.detach()

    return step


def update(name: str, sizes: Sizes) -> Work:
    values = updated_tensors(sizes.num_updated)
    parameters = [nn.Parameter(torch.from_numpy(value)) for value in values]
    for parameter, gradient in zip(parameters, gradients(values), strict=True):
        parameter.grad = torch.from_numpy(gradient)
    optimizers: dict[str, Callable[[], torch.optim.Optimizer]] = {
        "Adam": lambda: torch.optim.Adam(parameters, LEARNING_RATE, foreach=True),
        "Momentum": lambda: torch.optim.SGD(parameters, LEARNING_RATE, MOMENTUM, foreach=True),
        # torch has none without the correction of the averages, which MindSpore leaves out
        "AdamWeightDecay": lambda: torch.optim.AdamW(parameters, LEARNING_RATE, weight_decay=0.0, foreach=True),
    }
    optimizer = optimizers[name]()

    def step() -> list[nn.Parameter]:
        optimizer.step()
        return parameters

    return step


def training_loop(num_samples: int) -> Work:
    net = filled(nets.perceptron())
    x, y = samples(num_samples)
    data = DataLoader(TensorDataset(torch.from_numpy(x), torch.from_numpy(y).long()), BATCH)
    loss_fn = nn.CrossEntropyLoss()
    optimizer = torch.optim.SGD(net.parameters(), LEARNING_RATE, MOMENTUM, foreach=True)

    def epoch() -> list[float]:
        losses = []
        with contextlib.redirect_stdout(io.StringIO()):
            for x, y in data:
                optimizer.zero_grad()
                loss = loss_fn(net(x), y)
                loss.backward()
                optimizer.step()
                losses.append(loss.item())
            print(f"loss is {losses[-1]}")
        return losses

    return epoch


@lru_cache(maxsize=1)
def _tree(branches: tuple[int, ...]) -> nn.Module:
    return nets.tree(branches)


# By the names of TRAVERSALS of the programs.
_TRAVERSALS: dict[str, Callable[[nn.Module], Any]] = {
    "get_parameters": lambda net: list(net.parameters()),
    "trainable_params": lambda net: [parameter for parameter in net.parameters() if parameter.requires_grad],
    "parameters_and_names": lambda net: list(net.named_parameters()),
    "parameters_dict": lambda net: dict(net.named_parameters()),
}


def traverse(branches: tuple[int, ...], method: str) -> Work:
    return partial(_TRAVERSALS[method], _tree(branches))


def save_tree(branches: tuple[int, ...], folder: Path) -> Work:
    net, path = _tree(branches), folder / "tree.pt"

    def work() -> None:
        torch.save(net.state_dict(), path)
        _wait_for_disk(path)

    return work


def _wait_for_disk(path: Path) -> None:
    """amadou's files are on the disk when it returns; torch leaves that to later."""
    with path.open("rb") as file:
        os.fsync(file.fileno())
