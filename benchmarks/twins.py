"""The same work as in ``programs.py``, written in plain torch."""

from collections.abc import Callable

import numpy as np
import torch
from torch import nn

from .programs import LEARNING_RATE, LENET_INPUT, MOMENTUM, RESNET_INPUT, TREE_BRANCHES, Work


class LeNet(nn.Module):
    def __init__(self) -> None:
        super().__init__()
        self.conv1 = nn.Conv2d(1, 6, 5)
        self.conv2 = nn.Conv2d(6, 16, 5)
        self.relu = nn.ReLU()
        self.pool = nn.MaxPool2d(2, 2)
        self.flatten = nn.Flatten()
        self.fc1 = nn.Linear(16 * 5 * 5, 120)
        self.fc2 = nn.Linear(120, 84)
        self.fc3 = nn.Linear(84, 10)

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        x = self.pool(self.relu(self.conv1(x)))
        x = self.pool(self.relu(self.conv2(x)))
        x = self.flatten(x)
        x = self.relu(self.fc1(x))
        x = self.relu(self.fc2(x))
        return self.fc3(x)


def convolution(in_channels: int, out_channels: int, kernel_size: int, stride: int) -> nn.Conv2d:
    return nn.Conv2d(in_channels, out_channels, kernel_size, stride, padding=kernel_size // 2, bias=False)


class Block(nn.Module):
    def __init__(self, in_channels: int, channels: int, stride: int) -> None:
        super().__init__()
        self.conv1 = convolution(in_channels, channels, 3, stride)
        self.bn1 = nn.BatchNorm2d(channels)
        self.conv2 = convolution(channels, channels, 3, 1)
        self.bn2 = nn.BatchNorm2d(channels)
        self.relu = nn.ReLU()
        self.shortcut = None
        if stride != 1 or in_channels != channels:
            self.shortcut = nn.Sequential(convolution(in_channels, channels, 1, stride), nn.BatchNorm2d(channels))

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        out = self.relu(self.bn1(self.conv1(x)))
        out = self.bn2(self.conv2(out))
        return self.relu(out + (x if self.shortcut is None else self.shortcut(x)))


class ResNet18(nn.Module):
    def __init__(self) -> None:
        super().__init__()
        self.conv1 = convolution(3, 64, 7, 2)
        self.bn1 = nn.BatchNorm2d(64)
        self.relu = nn.ReLU()
        self.pool = nn.MaxPool2d(3, 2, padding=1)
        self.layer1 = nn.Sequential(Block(64, 64, 1), Block(64, 64, 1))
        self.layer2 = nn.Sequential(Block(64, 128, 2), Block(128, 128, 1))
        self.layer3 = nn.Sequential(Block(128, 256, 2), Block(256, 256, 1))
        self.layer4 = nn.Sequential(Block(256, 512, 2), Block(512, 512, 1))
        self.mean = nn.AdaptiveAvgPool2d(1)
        self.flatten = nn.Flatten()
        self.fc = nn.Linear(512, 1000)

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        x = self.pool(self.relu(self.bn1(self.conv1(x))))
        x = self.layer4(self.layer3(self.layer2(self.layer1(x))))
        return self.fc(self.flatten(self.mean(x)))


def tree(branches: tuple[int, ...] = TREE_BRANCHES) -> nn.Module:
    if not branches:
        return nn.Linear(2, 2)
    return nn.Sequential(*[tree(branches[1:]) for _ in range(branches[0])])


def batch(shape: tuple[int, ...]) -> tuple[torch.Tensor, torch.Tensor]:
    x = np.random.default_rng(0).standard_normal(shape, dtype=np.float32)
    return torch.from_numpy(x), torch.tensor([i % 10 for i in range(shape[0])])


def training_step(net: nn.Module) -> Callable[[torch.Tensor, torch.Tensor], torch.Tensor]:
    net.train()
    loss_fn = nn.CrossEntropyLoss()
    optimizer = torch.optim.SGD(net.parameters(), LEARNING_RATE, MOMENTUM, foreach=True)

    def step(x: torch.Tensor, y: torch.Tensor) -> torch.Tensor:
        optimizer.zero_grad()
        loss = loss_fn(net(x), y)
        loss.backward()
        optimizer.step()
        return loss.detach()

    return step


def add() -> Work:
    add, x, y = torch.add, torch.tensor([1.0, 2.0]), torch.tensor([3.0, 4.0])
    return lambda: add(x, y)


def forward(net: nn.Module, shape: tuple[int, ...]) -> Work:
    net.eval()
    x, _ = batch(shape)

    def run() -> torch.Tensor:
        with torch.no_grad():
            return net(x)

    return run


def train(net: nn.Module, shape: tuple[int, ...]) -> Work:
    step, (x, y) = training_step(net), batch(shape)
    return lambda: step(x, y)


def named_parameters() -> Work:
    net = tree()
    return lambda: list(net.named_parameters())


# By the names of PROGRAMS.
TWINS: dict[str, Callable[[], Work]] = {
    "ops.add(x, y)": add,
    "x + y": add,
    "LeNet: create": lambda: LeNet,
    "LeNet: forward": lambda: forward(LeNet(), LENET_INPUT),
    "LeNet: training step": lambda: train(LeNet(), LENET_INPUT),
    "ResNet-18: create": lambda: ResNet18,
    "ResNet-18: forward": lambda: forward(ResNet18(), RESNET_INPUT),
    "ResNet-18: training step": lambda: train(ResNet18(), RESNET_INPUT),
    "10k tree: create": lambda: tree,
    "10k tree: get_parameters": named_parameters,
    "10k tree: trainable_params": named_parameters,
    "10k tree: parameters_and_names": named_parameters,
}
