"""The measured networks, written for MindSpore.

The module is an argument: ``ms`` is amadou, or the real MindSpore in an environment of its own, where there is no
torch. Their twins are in ``torch_models.py``.
"""

from dataclasses import dataclass
from typing import Any

import numpy as np

# MobileNetV3-Small (arXiv:1905.02244, table 2): kernel size, expanded and output channels, whether it squeezes and
# excites, whether its activation is h-swish, stride.
MOBILENET_BLOCKS = (
    (3, 16, 16, True, False, 2),
    (3, 72, 24, False, False, 2),
    (3, 88, 24, False, False, 1),
    (5, 96, 40, True, True, 2),
    (5, 240, 40, True, True, 1),
    (5, 240, 40, True, True, 1),
    (5, 120, 48, True, True, 1),
    (5, 144, 48, True, True, 1),
    (5, 288, 96, True, True, 2),
    (5, 576, 96, True, True, 1),
    (5, 576, 96, True, True, 1),
)


@dataclass(frozen=True)
class Transformer:
    """The size of an encoder or a decoder; the hidden layer is four times as wide as the model."""

    vocabulary: int = 2000
    num_layers: int = 4
    width: int = 256
    num_heads: int = 4
    max_length: int = 128


BERT_BASE = Transformer(vocabulary=30522, num_layers=12, width=768, num_heads=12, max_length=512)


def squeezed(channels: int) -> int:
    """The channels between squeeze and excitation: a quarter, in steps of eight."""
    return max(8, (channels // 4 + 4) // 8 * 8)


def weight(index: int, shape: tuple[int, ...]) -> np.ndarray:
    """What parameter number ``index`` of a network starts from, on both sides, so that the same is computed."""
    random = np.random.default_rng(index)
    if len(shape) == 1:
        return random.uniform(0.4, 0.6, shape).astype(np.float32)
    return random.standard_normal(shape, dtype=np.float32) / np.float32(np.sqrt(np.prod(shape[1:])))


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


def convolution(ms: Any, in_channels: int, out_channels: int, kernel_size: int, stride: int, group: int = 1) -> Any:
    """A convolution without bias that keeps the size but for its stride."""
    padding = kernel_size // 2
    return ms.nn.Conv2d(
        in_channels, out_channels, kernel_size, stride, pad_mode="pad", padding=padding, group=group, has_bias=False
    )


def resnet18(ms: Any) -> Any:
    """ResNet-18 (arXiv:1512.03385): [N, 3, H, W] -> [N, 1000]."""
    nn = ms.nn

    class Block(nn.Cell):
        def __init__(self, in_channels, channels, stride):
            super().__init__()
            self.conv1 = convolution(ms, in_channels, channels, 3, stride)
            self.bn1 = nn.BatchNorm2d(channels)
            self.conv2 = convolution(ms, channels, channels, 3, 1)
            self.bn2 = nn.BatchNorm2d(channels)
            self.relu = nn.ReLU()
            self.shortcut = _shortcut(ms, in_channels, channels, stride)

        def construct(self, x):
            out = self.relu(self.bn1(self.conv1(x)))
            out = self.bn2(self.conv2(out))
            return self.relu(out + (x if self.shortcut is None else self.shortcut(x)))

    return _resnet(ms, Block, (2, 2, 2, 2), expansion=1)


def resnet50(ms: Any) -> Any:
    """ResNet-50 (arXiv:1512.03385): [N, 3, H, W] -> [N, 1000]."""
    nn = ms.nn

    class Bottleneck(nn.Cell):
        def __init__(self, in_channels, channels, stride):
            super().__init__()
            inner = channels // 4
            self.conv1 = convolution(ms, in_channels, inner, 1, 1)
            self.bn1 = nn.BatchNorm2d(inner)
            self.conv2 = convolution(ms, inner, inner, 3, stride)
            self.bn2 = nn.BatchNorm2d(inner)
            self.conv3 = convolution(ms, inner, channels, 1, 1)
            self.bn3 = nn.BatchNorm2d(channels)
            self.relu = nn.ReLU()
            self.shortcut = _shortcut(ms, in_channels, channels, stride)

        def construct(self, x):
            out = self.relu(self.bn1(self.conv1(x)))
            out = self.relu(self.bn2(self.conv2(out)))
            out = self.bn3(self.conv3(out))
            return self.relu(out + (x if self.shortcut is None else self.shortcut(x)))

    return _resnet(ms, Bottleneck, (3, 4, 6, 3), expansion=4)


def _shortcut(ms: Any, in_channels: int, channels: int, stride: int) -> Any:
    if stride == 1 and in_channels == channels:
        return None
    return ms.nn.SequentialCell(convolution(ms, in_channels, channels, 1, stride), ms.nn.BatchNorm2d(channels))


def _resnet(ms: Any, block: Any, num_blocks: tuple[int, ...], expansion: int) -> Any:
    nn = ms.nn

    class ResNet(nn.Cell):
        def __init__(self):
            super().__init__()
            self.conv1 = convolution(ms, 3, 64, 7, 2)
            self.bn1 = nn.BatchNorm2d(64)
            self.relu = nn.ReLU()
            self.pool = nn.MaxPool2d(kernel_size=3, stride=2, pad_mode="pad", padding=1)
            blocks, channels = [], 64
            for stage, count in enumerate(num_blocks):
                for i in range(count):
                    out_channels = 64 * 2**stage * expansion
                    blocks.append(block(channels, out_channels, 2 if stage and not i else 1))
                    channels = out_channels
            self.blocks = nn.SequentialCell(*blocks)
            self.mean = nn.AdaptiveAvgPool2d(1)
            self.flatten = nn.Flatten()
            self.fc = nn.Dense(channels, 1000)

        def construct(self, x):
            x = self.pool(self.relu(self.bn1(self.conv1(x))))
            return self.fc(self.flatten(self.mean(self.blocks(x))))

    return ResNet()


def mobilenet(ms: Any) -> Any:
    """MobileNetV3-Small without dropout: [N, 3, H, W] -> [N, 1000]."""
    nn = ms.nn

    class SqueezeExcite(nn.Cell):
        def __init__(self, channels):
            super().__init__()
            self.mean = nn.AdaptiveAvgPool2d(1)
            self.reduce = nn.Conv2d(channels, squeezed(channels), 1, has_bias=True)
            self.relu = nn.ReLU()
            self.expand = nn.Conv2d(squeezed(channels), channels, 1, has_bias=True)
            self.gate = nn.HSigmoid()

        def construct(self, x):
            return x * self.gate(self.expand(self.relu(self.reduce(self.mean(x)))))

    def normed(in_channels, out_channels, kernel_size, stride=1, group=1, activation=None):
        layers = [convolution(ms, in_channels, out_channels, kernel_size, stride, group), nn.BatchNorm2d(out_channels)]
        return nn.SequentialCell(*layers, *([] if activation is None else [activation()]))

    class Block(nn.Cell):
        def __init__(self, in_channels, kernel_size, expanded, out_channels, excites, swishes, stride):
            super().__init__()
            activation = nn.HSwish if swishes else nn.ReLU
            layers = [normed(in_channels, expanded, 1, activation=activation)] if expanded != in_channels else []
            layers.append(normed(expanded, expanded, kernel_size, stride, expanded, activation))
            layers += [SqueezeExcite(expanded)] if excites else []
            layers.append(normed(expanded, out_channels, 1))
            self.layers = nn.SequentialCell(*layers)
            self.adds = stride == 1 and in_channels == out_channels

        def construct(self, x):
            return x + self.layers(x) if self.adds else self.layers(x)

    class MobileNet(nn.Cell):
        def __init__(self):
            super().__init__()
            layers, channels = [normed(3, 16, 3, 2, activation=nn.HSwish)], 16
            for block in MOBILENET_BLOCKS:
                layers.append(Block(channels, *block))
                channels = block[2]
            layers.append(normed(channels, 576, 1, activation=nn.HSwish))
            self.features = nn.SequentialCell(*layers)
            self.mean = nn.AdaptiveAvgPool2d(1)
            self.flatten = nn.Flatten()
            self.fc1 = nn.Dense(576, 1024)
            self.swish = nn.HSwish()
            self.fc2 = nn.Dense(1024, 1000)

        def construct(self, x):
            x = self.flatten(self.mean(self.features(x)))
            return self.fc2(self.swish(self.fc1(x)))

    return MobileNet()


def attention(ms: Any, size: Transformer) -> Any:
    """Self-attention with a cache: [N, T, C] and the keys and values so far -> [N, T, C] and those of the next call."""
    nn, ops = ms.nn, ms.ops
    head_size = size.width // size.num_heads

    class Attention(nn.Cell):
        def __init__(self):
            super().__init__()
            self.query = nn.Dense(size.width, size.width)
            self.key = nn.Dense(size.width, size.width)
            self.value = nn.Dense(size.width, size.width)
            self.out = nn.Dense(size.width, size.width)

        def construct(self, x, cache=None):
            q, k, v = self.heads(self.query(x)), self.heads(self.key(x)), self.heads(self.value(x))
            if cache is not None:
                k, v = ops.cat((cache[0], k), 2), ops.cat((cache[1], v), 2)
            scores = ops.softmax(ops.matmul(q, k.swapaxes(2, 3)) * head_size**-0.5, -1)
            mixed = ops.matmul(scores, v).swapaxes(1, 2)
            return self.out(mixed.reshape(x.shape)), (k, v)

        def heads(self, x):
            return x.reshape(x.shape[0], x.shape[1], size.num_heads, head_size).swapaxes(1, 2)

    return Attention()


def transformer_layer(ms: Any, size: Transformer) -> Any:
    """[N, T, C] and a cache of keys and values -> the same, normed after each half as in BERT."""
    nn = ms.nn

    class Layer(nn.Cell):
        def __init__(self):
            super().__init__()
            self.attention = attention(ms, size)
            self.norm1 = nn.LayerNorm((size.width,), epsilon=1e-5)
            self.fc1 = nn.Dense(size.width, 4 * size.width)
            self.gelu = nn.GELU(approximate=False)
            self.fc2 = nn.Dense(4 * size.width, size.width)
            self.norm2 = nn.LayerNorm((size.width,), epsilon=1e-5)

        def construct(self, x, cache=None):
            mixed, cache = self.attention(x, cache)
            x = self.norm1(x + mixed)
            return self.norm2(x + self.fc2(self.gelu(self.fc1(x)))), cache

    return Layer()


def encoder(ms: Any, size: Transformer) -> Any:
    """As BERT (arXiv:1810.04805) without dropout, and a classifier of the first token: [N, T] int -> [N, 10]."""
    nn = ms.nn

    class Encoder(nn.Cell):
        def __init__(self):
            super().__init__()
            self.tokens = nn.Embedding(size.vocabulary, size.width)
            self.positions = nn.Embedding(size.max_length, size.width)
            self.norm = nn.LayerNorm((size.width,), epsilon=1e-5)
            self.layers = nn.CellList([transformer_layer(ms, size) for _ in range(size.num_layers)])
            self.fc = nn.Dense(size.width, 10)

        def construct(self, tokens):
            x = self.norm(self.tokens(tokens) + self.positions.embedding_table[: tokens.shape[1]])
            for layer in self.layers:
                x, _ = layer(x)
            return self.fc(x[:, 0])

    return Encoder()


def decoder(ms: Any, size: Transformer) -> Any:
    """Writes on, one token after another, with its keys and values kept: [N, 1] int -> [N, max_length] int."""
    nn, ops = ms.nn, ms.ops

    class Decoder(nn.Cell):
        def __init__(self):
            super().__init__()
            self.tokens = nn.Embedding(size.vocabulary, size.width)
            self.positions = nn.Embedding(size.max_length, size.width)
            self.layers = nn.CellList([transformer_layer(ms, size) for _ in range(size.num_layers)])
            self.fc = nn.Dense(size.width, size.vocabulary)

        def construct(self, tokens):
            written, caches = [], [None] * size.num_layers
            for position in range(size.max_length):
                x = self.tokens(tokens) + self.positions.embedding_table[position]
                for i, layer in enumerate(self.layers):
                    x, caches[i] = layer(x, caches[i])
                tokens = self.fc(x).argmax(-1)
                written.append(tokens)
            return ops.cat(written, 1)

    return Decoder()


def lstm(ms: Any) -> Any:
    """A classifier of texts: [N, T] int below 2000 -> [N, 10]."""
    nn = ms.nn

    class TextClassifier(nn.Cell):
        def __init__(self):
            super().__init__()
            self.tokens = nn.Embedding(2000, 128)
            self.lstm = nn.LSTM(128, 256, batch_first=True)
            self.fc = nn.Dense(256, 10)

        def construct(self, tokens):
            out, _ = self.lstm(self.tokens(tokens))
            return self.fc(out[:, -1])

    return TextClassifier()


def perceptron(ms: Any) -> Any:
    """Three layers, so that a step is short and the loop around it counts: [N, 64] -> [N, 10]."""
    nn = ms.nn
    return nn.SequentialCell(nn.Dense(64, 128), nn.ReLU(), nn.Dense(128, 128), nn.ReLU(), nn.Dense(128, 10))


def tree(ms: Any, branches: tuple[int, ...]) -> Any:
    """A network whose every level has as many children as ``branches`` says, with small Dense layers as leaves."""
    if not branches:
        return ms.nn.Dense(2, 2)
    return ms.nn.SequentialCell(*[tree(ms, branches[1:]) for _ in range(branches[0])])
