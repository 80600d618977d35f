"""The networks of ``models.py``, layer by layer the same, in plain torch."""

from collections.abc import Callable

import torch
from torch import Tensor, nn

from .models import MOBILENET_BLOCKS, Transformer, squeezed

Cache = tuple[Tensor, Tensor]


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

    def forward(self, x: Tensor) -> Tensor:
        x = self.pool(self.relu(self.conv1(x)))
        x = self.pool(self.relu(self.conv2(x)))
        x = self.flatten(x)
        x = self.relu(self.fc1(x))
        x = self.relu(self.fc2(x))
        return self.fc3(x)


def convolution(in_channels: int, out_channels: int, kernel_size: int, stride: int, groups: int = 1) -> nn.Conv2d:
    padding = kernel_size // 2
    return nn.Conv2d(in_channels, out_channels, kernel_size, stride, padding, groups=groups, bias=False)


def shortcut(in_channels: int, channels: int, stride: int) -> nn.Module | None:
    if stride == 1 and in_channels == channels:
        return None
    return nn.Sequential(convolution(in_channels, channels, 1, stride), nn.BatchNorm2d(channels))


class Block(nn.Module):
    def __init__(self, in_channels: int, channels: int, stride: int) -> None:
        super().__init__()
        self.conv1 = convolution(in_channels, channels, 3, stride)
        self.bn1 = nn.BatchNorm2d(channels)
        self.conv2 = convolution(channels, channels, 3, 1)
        self.bn2 = nn.BatchNorm2d(channels)
        self.relu = nn.ReLU()
        self.shortcut = shortcut(in_channels, channels, stride)

    def forward(self, x: Tensor) -> Tensor:
        out = self.relu(self.bn1(self.conv1(x)))
        out = self.bn2(self.conv2(out))
        return self.relu(out + (x if self.shortcut is None else self.shortcut(x)))


class Bottleneck(nn.Module):
    def __init__(self, in_channels: int, channels: int, stride: int) -> None:
        super().__init__()
        inner = channels // 4
        self.conv1 = convolution(in_channels, inner, 1, 1)
        self.bn1 = nn.BatchNorm2d(inner)
        self.conv2 = convolution(inner, inner, 3, stride)
        self.bn2 = nn.BatchNorm2d(inner)
        self.conv3 = convolution(inner, channels, 1, 1)
        self.bn3 = nn.BatchNorm2d(channels)
        self.relu = nn.ReLU()
        self.shortcut = shortcut(in_channels, channels, stride)

    def forward(self, x: Tensor) -> Tensor:
        out = self.relu(self.bn1(self.conv1(x)))
        out = self.relu(self.bn2(self.conv2(out)))
        out = self.bn3(self.conv3(out))
        return self.relu(out + (x if self.shortcut is None else self.shortcut(x)))


class ResNet(nn.Module):
    def __init__(self, block: Callable[[int, int, int], nn.Module], num_blocks: tuple[int, ...], expansion: int):
        super().__init__()
        self.conv1 = convolution(3, 64, 7, 2)
        self.bn1 = nn.BatchNorm2d(64)
        self.relu = nn.ReLU()
        self.pool = nn.MaxPool2d(3, 2, padding=1)
        blocks, channels = [], 64
        for stage, count in enumerate(num_blocks):
            for i in range(count):
                out_channels = 64 * 2**stage * expansion
                blocks.append(block(channels, out_channels, 2 if stage and not i else 1))
                channels = out_channels
        self.blocks = nn.Sequential(*blocks)
        self.mean = nn.AdaptiveAvgPool2d(1)
        self.flatten = nn.Flatten()
        self.fc = nn.Linear(channels, 1000)

    def forward(self, x: Tensor) -> Tensor:
        x = self.pool(self.relu(self.bn1(self.conv1(x))))
        return self.fc(self.flatten(self.mean(self.blocks(x))))


def resnet18() -> ResNet:
    return ResNet(Block, (2, 2, 2, 2), expansion=1)


def resnet50() -> ResNet:
    return ResNet(Bottleneck, (3, 4, 6, 3), expansion=4)


class SqueezeExcite(nn.Module):
    def __init__(self, channels: int) -> None:
        super().__init__()
        self.mean = nn.AdaptiveAvgPool2d(1)
        self.reduce = nn.Conv2d(channels, squeezed(channels), 1)
        self.relu = nn.ReLU()
        self.expand = nn.Conv2d(squeezed(channels), channels, 1)
        self.gate = nn.Hardsigmoid()

    def forward(self, x: Tensor) -> Tensor:
        return x * self.gate(self.expand(self.relu(self.reduce(self.mean(x)))))


def normed(
    in_channels: int,
    out_channels: int,
    kernel_size: int,
    stride: int = 1,
    groups: int = 1,
    activation: type[nn.Module] | None = None,
) -> nn.Module:
    layers = [convolution(in_channels, out_channels, kernel_size, stride, groups), nn.BatchNorm2d(out_channels)]
    return nn.Sequential(*layers, *([] if activation is None else [activation()]))


class InvertedResidual(nn.Module):
    def __init__(
        self,
        in_channels: int,
        kernel_size: int,
        expanded: int,
        out_channels: int,
        excites: bool,
        swishes: bool,
        stride: int,
    ) -> None:
        super().__init__()
        activation = nn.Hardswish if swishes else nn.ReLU
        layers = [normed(in_channels, expanded, 1, activation=activation)] if expanded != in_channels else []
        layers.append(normed(expanded, expanded, kernel_size, stride, expanded, activation))
        layers += [SqueezeExcite(expanded)] if excites else []
        layers.append(normed(expanded, out_channels, 1))
        self.layers = nn.Sequential(*layers)
        self.adds = stride == 1 and in_channels == out_channels

    def forward(self, x: Tensor) -> Tensor:
        return x + self.layers(x) if self.adds else self.layers(x)


class MobileNet(nn.Module):
    def __init__(self) -> None:
        super().__init__()
        layers, channels = [normed(3, 16, 3, 2, activation=nn.Hardswish)], 16
        for block in MOBILENET_BLOCKS:
            layers.append(InvertedResidual(channels, *block))
            channels = block[2]
        layers.append(normed(channels, 576, 1, activation=nn.Hardswish))
        self.features = nn.Sequential(*layers)
        self.mean = nn.AdaptiveAvgPool2d(1)
        self.flatten = nn.Flatten()
        self.fc1 = nn.Linear(576, 1024)
        self.swish = nn.Hardswish()
        self.fc2 = nn.Linear(1024, 1000)

    def forward(self, x: Tensor) -> Tensor:
        x = self.flatten(self.mean(self.features(x)))
        return self.fc2(self.swish(self.fc1(x)))


class Attention(nn.Module):
    def __init__(self, size: Transformer) -> None:
        super().__init__()
        self.num_heads, self.head_size = size.num_heads, size.width // size.num_heads
        self.query = nn.Linear(size.width, size.width)
        self.key = nn.Linear(size.width, size.width)
        self.value = nn.Linear(size.width, size.width)
        self.out = nn.Linear(size.width, size.width)

    def forward(self, x: Tensor, cache: Cache | None = None) -> tuple[Tensor, Cache]:
        q, k, v = self.heads(self.query(x)), self.heads(self.key(x)), self.heads(self.value(x))
        if cache is not None:
            k, v = torch.cat((cache[0], k), 2), torch.cat((cache[1], v), 2)
        scores = torch.softmax(torch.matmul(q, k.transpose(2, 3)) * self.head_size**-0.5, -1)
        mixed = torch.matmul(scores, v).transpose(1, 2)
        return self.out(mixed.reshape(x.shape)), (k, v)

    def heads(self, x: Tensor) -> Tensor:
        return x.reshape(x.shape[0], x.shape[1], self.num_heads, self.head_size).transpose(1, 2)


class TransformerLayer(nn.Module):
    def __init__(self, size: Transformer) -> None:
        super().__init__()
        self.attention = Attention(size)
        self.norm1 = nn.LayerNorm(size.width)
        self.fc1 = nn.Linear(size.width, 4 * size.width)
        self.gelu = nn.GELU()
        self.fc2 = nn.Linear(4 * size.width, size.width)
        self.norm2 = nn.LayerNorm(size.width)

    def forward(self, x: Tensor, cache: Cache | None = None) -> tuple[Tensor, Cache]:
        mixed, cache = self.attention(x, cache)
        x = self.norm1(x + mixed)
        return self.norm2(x + self.fc2(self.gelu(self.fc1(x)))), cache


class Encoder(nn.Module):
    def __init__(self, size: Transformer) -> None:
        super().__init__()
        self.tokens = nn.Embedding(size.vocabulary, size.width)
        self.positions = nn.Embedding(size.max_length, size.width)
        self.norm = nn.LayerNorm(size.width)
        self.layers = nn.ModuleList([TransformerLayer(size) for _ in range(size.num_layers)])
        self.fc = nn.Linear(size.width, 10)

    def forward(self, tokens: Tensor) -> Tensor:
        x = self.norm(self.tokens(tokens) + self.positions.weight[: tokens.shape[1]])
        for layer in self.layers:
            x, _ = layer(x)
        return self.fc(x[:, 0])


class Decoder(nn.Module):
    def __init__(self, size: Transformer) -> None:
        super().__init__()
        self.size = size
        self.tokens = nn.Embedding(size.vocabulary, size.width)
        self.positions = nn.Embedding(size.max_length, size.width)
        self.layers = nn.ModuleList([TransformerLayer(size) for _ in range(size.num_layers)])
        self.fc = nn.Linear(size.width, size.vocabulary)

    def forward(self, tokens: Tensor) -> Tensor:
        written = []
        caches: list[Cache | None] = [None] * self.size.num_layers
        for position in range(self.size.max_length):
            x = self.tokens(tokens) + self.positions.weight[position]
            for i, layer in enumerate(self.layers):
                x, caches[i] = layer(x, caches[i])
            tokens = self.fc(x).argmax(-1)
            written.append(tokens)
        return torch.cat(written, 1)


class TextClassifier(nn.Module):
    def __init__(self) -> None:
        super().__init__()
        self.tokens = nn.Embedding(2000, 128)
        self.lstm = nn.LSTM(128, 256, batch_first=True)
        self.fc = nn.Linear(256, 10)

    def forward(self, tokens: Tensor) -> Tensor:
        out, _ = self.lstm(self.tokens(tokens))
        return self.fc(out[:, -1])


def perceptron() -> nn.Module:
    return nn.Sequential(nn.Linear(64, 128), nn.ReLU(), nn.Linear(128, 128), nn.ReLU(), nn.Linear(128, 10))


def tree(branches: tuple[int, ...]) -> nn.Module:
    if not branches:
        return nn.Linear(2, 2)
    return nn.Sequential(*[tree(branches[1:]) for _ in range(branches[0])])
