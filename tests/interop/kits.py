"""One vocabulary for both frameworks, so that an architecture is written once: ``Torch()`` and ``MindSpore(ms)``.

``ms`` is amadou or the real MindSpore. Layers have the same names of attributes in both, so the paths agree.
"""

import math


class Torch:
    """Layers of torch."""

    def __init__(self):
        import torch

        self.torch, nn = torch, torch.nn
        self.Module, self.seq, self.items = nn.Module, nn.Sequential, nn.ModuleList
        self.linear, self.embedding, self.prelu = nn.Linear, nn.Embedding, nn.PReLU
        self.relu, self.silu, self.gelu, self.sigmoid, self.tanh = nn.ReLU, nn.SiLU, nn.GELU, nn.Sigmoid, nn.Tanh
        self.bn1d, self.bn2d, self.bn3d, self.gn = nn.BatchNorm1d, nn.BatchNorm2d, nn.BatchNorm3d, nn.GroupNorm
        self.ln, self.attention = nn.LayerNorm, nn.MultiheadAttention

    def conv(self, i, o, k, stride=1, padding=0, groups=1, bias=False):
        return self.torch.nn.Conv2d(i, o, k, stride, padding, groups=groups, bias=bias)

    def conv1d(self, i, o, k):
        return self.torch.nn.Conv1d(i, o, k)

    def conv3d(self, i, o, k):
        return self.torch.nn.Conv3d(i, o, k)

    def deconv(self, i, o, k, stride):
        return self.torch.nn.ConvTranspose2d(i, o, k, stride, bias=False)

    def pool(self, k, stride, padding=0):
        return self.torch.nn.MaxPool2d(k, stride, padding)

    def inorm(self, channels):
        return self.torch.nn.InstanceNorm2d(channels, affine=True)

    def lstm(self, i, o, layers=1, both=False):
        return self.torch.nn.LSTM(i, o, layers, batch_first=True, bidirectional=both)

    def gru(self, i, o):
        return self.torch.nn.GRU(i, o, batch_first=True)

    def encoder_layer(self, size, heads):
        return self.torch.nn.TransformerEncoderLayer(size, heads, 2 * size, 0.0, batch_first=True)

    def weight(self, *shape):
        return self.torch.nn.Parameter(self.torch.randn(shape) * 0.1)

    def constant(self, numbers):
        return self.torch.nn.Buffer(self.torch.tensor(numbers))

    def cat(self, tensors, axis=1):
        return self.torch.cat(tensors, axis)

    def softmax(self, x):
        return self.torch.softmax(x, -1)

    def permute(self, x, *axes):
        return x.permute(axes)

    def causal(self, size):
        return self.torch.tril(self.torch.ones(size, size)) == 0

    def masked(self, x, mask):
        return x.masked_fill(mask, -1e9)

    def expand(self, x, size):
        return x.expand(size, *x.shape[1:])

    def maximum(self, x, axis):
        return x.amax(axis)


class MindSpore:
    """Layers of MindSpore."""

    def __init__(self, ms):
        self.ms, self.ops = ms, ms.ops
        self.nn = nn = ms.nn

        class Module(nn.Cell):
            def construct(self, *args):
                return self.forward(*args)

        self.Module, self.seq, self.items = Module, nn.SequentialCell, nn.CellList
        self.linear, self.embedding, self.prelu = nn.Dense, nn.Embedding, nn.PReLU
        self.relu, self.silu, self.sigmoid, self.tanh = nn.ReLU, nn.SiLU, nn.Sigmoid, nn.Tanh
        self.bn1d, self.bn2d, self.bn3d, self.gn = nn.BatchNorm1d, nn.BatchNorm2d, nn.BatchNorm3d, nn.GroupNorm

    def gelu(self):
        return self.nn.GELU(approximate=False)

    def ln(self, size, eps=1e-5):
        return self.nn.LayerNorm((size,), epsilon=eps)

    def conv(self, i, o, k, stride=1, padding=0, groups=1, bias=False):
        return self.nn.Conv2d(i, o, k, stride, "pad", padding, group=groups, has_bias=bias)

    def conv1d(self, i, o, k):
        return self.nn.Conv1d(i, o, k, pad_mode="valid", has_bias=True)

    def conv3d(self, i, o, k):
        return self.nn.Conv3d(i, o, k, pad_mode="valid", has_bias=True)

    def deconv(self, i, o, k, stride):
        return self.nn.Conv2dTranspose(i, o, k, stride, "valid")

    def pool(self, k, stride, padding=0):
        return self.nn.MaxPool2d(k, stride, "pad", padding)

    def inorm(self, channels):
        return self.nn.InstanceNorm2d(channels)

    def lstm(self, i, o, layers=1, both=False):
        return self.nn.LSTM(i, o, layers, batch_first=True, bidirectional=both)

    def gru(self, i, o):
        return self.nn.GRU(i, o, batch_first=True)

    def attention(self, size, heads, batch_first):
        return self.nn.MultiheadAttention(size, heads, batch_first=batch_first)

    def encoder_layer(self, size, heads):
        return self.nn.TransformerEncoderLayer(size, heads, 2 * size, 0.0, batch_first=True)

    def weight(self, *shape):
        count = math.prod(shape)
        return self.ms.Parameter(self.ms.Tensor([0.01 * i for i in range(count)], self.ms.float32).reshape(shape))

    def constant(self, numbers):
        return self.ms.Parameter(self.ms.Tensor(numbers, self.ms.int64), requires_grad=False)

    def cat(self, tensors, axis=1):
        return self.ops.cat(tensors, axis)

    def softmax(self, x):
        return self.ops.softmax(x, -1)

    def permute(self, x, *axes):
        return self.ops.transpose(x, axes)

    def causal(self, size):
        return self.ops.tril(self.ops.ones((size, size), self.ms.float32)) == 0

    def masked(self, x, mask):
        return self.ops.masked_fill(x, mask, -1e9)

    def expand(self, x, size):
        return self.ops.broadcast_to(x, (size, *x.shape[1:]))

    def maximum(self, x, axis):
        return self.ops.amax(x, axis)
