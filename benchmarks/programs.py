"""The measured MindSpore programs.

The module is an argument: ``ms`` is amadou, or the real MindSpore in an environment of its own. Every program is a
function that prepares something and returns the work to be timed, a function without arguments.
"""

from collections.abc import Callable
from typing import Any

import numpy as np

LENET_INPUT = (32, 1, 32, 32)
RESNET_INPUT = (8, 3, 224, 224)
TREE_BRANCHES = (50, 10, 10)  # 5,000 layers with weight and bias: 10,000 Parameters
LEARNING_RATE, MOMENTUM = 0.001, 0.9

Work = Callable[[], Any]


def lenet(ms: Any) -> Any:
    """LeNet-5 (LeCun et al. 1998) with max pooling and ReLU: [N, 1, 32, 32] -> [N, 10]."""
    nn = ms.nn

    class LeNet(nn.Cell):
        def __init__(self):
            super().__init__()
            self.conv1 = nn.Conv2d(1, 6, 5, pad_mode="valid", has_bias=True)
            self.conv2 = nn.Conv2d(6, 16, 5, pad_mode="valid", has_bias=True)
            self.relu = nn.ReLU()
            self.pool = nn.MaxPool2d(kernel_size=2, stride=2)
            self.flatten = nn.Flatten()
            self.fc1 = nn.Dense(16 * 5 * 5, 120)
            self.fc2 = nn.Dense(120, 84)
            self.fc3 = nn.Dense(84, 10)

        def construct(self, x):
            x = self.pool(self.relu(self.conv1(x)))
            x = self.pool(self.relu(self.conv2(x)))
            x = self.flatten(x)
            x = self.relu(self.fc1(x))
            x = self.relu(self.fc2(x))
            return self.fc3(x)

    return LeNet()


def resnet18(ms: Any) -> Any:
    """ResNet-18 (arXiv:1512.03385): [N, 3, H, W] -> [N, 1000]."""
    nn = ms.nn

    def convolution(in_channels, out_channels, kernel_size, stride):
        return nn.Conv2d(
            in_channels, out_channels, kernel_size, stride, pad_mode="pad", padding=kernel_size // 2, has_bias=False
        )

    class Block(nn.Cell):
        def __init__(self, in_channels, channels, stride):
            super().__init__()
            self.conv1 = convolution(in_channels, channels, 3, stride)
            self.bn1 = nn.BatchNorm2d(channels)
            self.conv2 = convolution(channels, channels, 3, 1)
            self.bn2 = nn.BatchNorm2d(channels)
            self.relu = nn.ReLU()
            self.shortcut = None
            if stride != 1 or in_channels != channels:
                self.shortcut = nn.SequentialCell(
                    convolution(in_channels, channels, 1, stride), nn.BatchNorm2d(channels)
                )

        def construct(self, x):
            out = self.relu(self.bn1(self.conv1(x)))
            out = self.bn2(self.conv2(out))
            return self.relu(out + (x if self.shortcut is None else self.shortcut(x)))

    class ResNet18(nn.Cell):
        def __init__(self):
            super().__init__()
            self.conv1 = convolution(3, 64, 7, 2)
            self.bn1 = nn.BatchNorm2d(64)
            self.relu = nn.ReLU()
            self.pool = nn.MaxPool2d(kernel_size=3, stride=2, pad_mode="pad", padding=1)
            self.layer1 = nn.SequentialCell(Block(64, 64, 1), Block(64, 64, 1))
            self.layer2 = nn.SequentialCell(Block(64, 128, 2), Block(128, 128, 1))
            self.layer3 = nn.SequentialCell(Block(128, 256, 2), Block(256, 256, 1))
            self.layer4 = nn.SequentialCell(Block(256, 512, 2), Block(512, 512, 1))
            self.mean = nn.AdaptiveAvgPool2d(1)
            self.flatten = nn.Flatten()
            self.fc = nn.Dense(512, 1000)

        def construct(self, x):
            x = self.pool(self.relu(self.bn1(self.conv1(x))))
            x = self.layer4(self.layer3(self.layer2(self.layer1(x))))
            return self.fc(self.flatten(self.mean(x)))

    return ResNet18()


def tree(ms: Any, branches: tuple[int, ...] = TREE_BRANCHES) -> Any:
    """A network whose every level has as many children as ``branches`` says, with small Dense layers as leaves."""
    if not branches:
        return ms.nn.Dense(2, 2)
    return ms.nn.SequentialCell(*[tree(ms, branches[1:]) for _ in range(branches[0])])


def batch(ms: Any, shape: tuple[int, ...]) -> tuple[Any, Any]:
    """Inputs of ``shape``, the same at every call, and a label below 10 for each."""
    x = np.random.default_rng(0).standard_normal(shape, dtype=np.float32)
    return ms.Tensor(x), ms.Tensor([i % 10 for i in range(shape[0])], ms.int32)


def training_step(ms: Any, net: Any) -> Callable[[Any, Any], Any]:
    """A function that takes a batch, updates ``net`` once and returns the loss."""
    net.set_train()
    loss_fn = ms.nn.CrossEntropyLoss()
    optimizer = ms.nn.Momentum(net.trainable_params(), LEARNING_RATE, MOMENTUM)
    gradient = ms.value_and_grad(lambda x, y: loss_fn(net(x), y), None, optimizer.parameters)

    def step(x: Any, y: Any) -> Any:
        loss, grads = gradient(x, y)
        optimizer(grads)
        return loss

    return step


def add_function(ms: Any) -> Work:
    add, x, y = ms.ops.add, ms.Tensor([1.0, 2.0]), ms.Tensor([3.0, 4.0])
    return lambda: add(x, y)


def add_operator(ms: Any) -> Work:
    x, y = ms.Tensor([1.0, 2.0]), ms.Tensor([3.0, 4.0])
    return lambda: x + y


def create_lenet(ms: Any) -> Work:
    return lambda: lenet(ms)


def create_resnet18(ms: Any) -> Work:
    return lambda: resnet18(ms)


def forward_lenet(ms: Any) -> Work:
    return _forward(lenet(ms), *batch(ms, LENET_INPUT))


def forward_resnet18(ms: Any) -> Work:
    return _forward(resnet18(ms), *batch(ms, RESNET_INPUT))


def _forward(net: Any, x: Any, _: Any) -> Work:
    net.set_train(False)
    return lambda: net(x)


def train_lenet(ms: Any) -> Work:
    step, (x, y) = training_step(ms, lenet(ms)), batch(ms, LENET_INPUT)
    return lambda: step(x, y)


def train_resnet18(ms: Any) -> Work:
    step, (x, y) = training_step(ms, resnet18(ms)), batch(ms, RESNET_INPUT)
    return lambda: step(x, y)


def create_tree(ms: Any) -> Work:
    return lambda: tree(ms)


def get_parameters(ms: Any) -> Work:
    net = tree(ms)
    return lambda: list(net.get_parameters())


def trainable_params(ms: Any) -> Work:
    net = tree(ms)
    return lambda: net.trainable_params()


def parameters_and_names(ms: Any) -> Work:
    net = tree(ms)
    return lambda: list(net.parameters_and_names())


PROGRAMS: dict[str, Callable[[Any], Work]] = {
    "ops.add(x, y)": add_function,
    "x + y": add_operator,
    "LeNet: create": create_lenet,
    "LeNet: forward": forward_lenet,
    "LeNet: training step": train_lenet,
    "ResNet-18: create": create_resnet18,
    "ResNet-18: forward": forward_resnet18,
    "ResNet-18: training step": train_resnet18,
    "10k tree: create": create_tree,
    "10k tree: get_parameters": get_parameters,
    "10k tree: trainable_params": trainable_params,
    "10k tree: parameters_and_names": parameters_and_names,
}
