"""Small networks written in MindSpore's API, and their twins written in torch, with the same paths of modules."""

import math

import torch

import amadou as ms
from amadou import nn, ops

# What a Parameter's last name is in torch's layer; every other name is the same in both.
TORCH_NAMES = {
    "gamma": "weight",
    "beta": "bias",
    "moving_mean": "running_mean",
    "moving_variance": "running_var",
    "embedding_table": "weight",
    "w": "weight",  # PReLU's
}


class ConvNet(nn.Cell):
    """[N, 3, 8, 8] -> [N, 4]: convolution, batch norm, ReLU, dense."""

    def __init__(self):
        super().__init__()
        self.features = nn.SequentialCell(nn.Conv2d(3, 6, 3, has_bias=True), nn.BatchNorm2d(6), nn.ReLU())
        self.flatten = nn.Flatten()
        self.head = nn.Dense(6 * 8 * 8, 4)

    def construct(self, x):
        return self.head(self.flatten(self.features(x)))


class TorchConvNet(torch.nn.Module):
    def __init__(self):
        super().__init__()
        self.features = torch.nn.Sequential(
            torch.nn.Conv2d(3, 6, 3, padding=1), torch.nn.BatchNorm2d(6), torch.nn.ReLU()
        )
        self.flatten = torch.nn.Flatten()
        self.head = torch.nn.Linear(6 * 8 * 8, 4)

    def forward(self, x):
        return self.head(self.flatten(self.features(x)))


class Transformer(nn.Cell):
    """[N, T] int -> [N, T, 11]: one block of a transformer, whose last layer shares the table of the first."""

    def __init__(self, size=16, heads=2):
        super().__init__()
        self.heads = heads
        self.embedding = nn.Embedding(11, size)
        self.norm_1 = nn.LayerNorm((size,), epsilon=1e-5)
        self.query = nn.Dense(size, size)
        self.key = nn.Dense(size, size)
        self.value = nn.Dense(size, size)
        self.out = nn.Dense(size, size)
        self.norm_2 = nn.LayerNorm((size,), epsilon=1e-5)
        self.mlp = nn.SequentialCell(nn.Dense(size, 2 * size), nn.GELU(approximate=False), nn.Dense(2 * size, size))

    def split(self, x):
        n, t, c = x.shape
        return ops.transpose(ops.reshape(x, (n, t, self.heads, c // self.heads)), (0, 2, 1, 3))

    def construct(self, ids):
        x = self.embedding(ids)
        y = self.norm_1(x)
        query, key, value = self.split(self.query(y)), self.split(self.key(y)), self.split(self.value(y))
        scores = ops.matmul(query, ops.transpose(key, (0, 1, 3, 2))) / math.sqrt(query.shape[-1])
        y = ops.matmul(ops.softmax(scores, -1), value)
        x = x + self.out(ops.reshape(ops.transpose(y, (0, 2, 1, 3)), x.shape))
        x = x + self.mlp(self.norm_2(x))
        return ops.matmul(x, ops.transpose(self.embedding.embedding_table, (1, 0)))


class TorchTransformer(torch.nn.Module):
    def __init__(self, size=16, heads=2):
        super().__init__()
        self.heads = heads
        self.embedding = torch.nn.Embedding(11, size)
        self.norm_1 = torch.nn.LayerNorm((size,))
        self.query = torch.nn.Linear(size, size)
        self.key = torch.nn.Linear(size, size)
        self.value = torch.nn.Linear(size, size)
        self.out = torch.nn.Linear(size, size)
        self.norm_2 = torch.nn.LayerNorm((size,))
        self.mlp = torch.nn.Sequential(
            torch.nn.Linear(size, 2 * size), torch.nn.GELU(), torch.nn.Linear(2 * size, size)
        )

    def split(self, x):
        n, t, c = x.shape
        return x.reshape(n, t, self.heads, c // self.heads).transpose(1, 2)

    def forward(self, ids):
        x = self.embedding(ids)
        y = self.norm_1(x)
        query, key, value = self.split(self.query(y)), self.split(self.key(y)), self.split(self.value(y))
        scores = query @ key.transpose(2, 3) / math.sqrt(query.shape[-1])
        y = torch.softmax(scores, -1) @ value
        x = x + self.out(y.transpose(1, 2).reshape(x.shape))
        x = x + self.mlp(self.norm_2(x))
        return x @ self.embedding.weight.T


class Scale(nn.Cell):
    """x -> x * factor, and a count of the calls: Parameters of its own, one of them an integer."""

    def __init__(self, factor=(2.0, 3.0)):
        super().__init__()
        self.factor = ms.Parameter(ms.Tensor(list(factor)))
        self.calls = ms.Parameter(ms.Tensor(0, ms.int32), requires_grad=False)

    def construct(self, x):
        self.calls += 1
        return x * self.factor


class Tied(nn.Cell):
    """Two Dense layers with one weight, and one Cell under two names."""

    def __init__(self):
        super().__init__()
        self.first = nn.Dense(3, 3)
        self.second = nn.Dense(3, 3)
        self.second.weight = self.first.weight
        self.act = nn.PReLU()
        self.again = self.act

    def construct(self, x):
        return self.again(self.second(self.act(self.first(x))))


def in_torch_names(state):
    """A state dict with MindSpore's names as torch's layers call them."""
    renamed = {}
    for path, value in state.items():
        *parents, name = path.split(".")
        renamed[".".join([*parents, TORCH_NAMES.get(name, name)])] = value
    return renamed


def twins(make, make_torch):
    """A network of each framework, in training, with the same values."""
    net, twin = make(), make_torch()
    # strict but for BatchNorm's `num_batches_tracked`, which MindSpore does not have
    missing, unexpected = twin.load_state_dict(in_torch_names(net.state_dict()), strict=False)
    assert not unexpected and all(name.endswith("num_batches_tracked") for name in missing)
    return net.train(), twin.train()


NETWORKS = {
    "conv": (ConvNet, TorchConvNet, lambda: torch.randn(4, 3, 8, 8)),
    "transformer": (Transformer, TorchTransformer, lambda: torch.randint(0, 11, (4, 5))),
}
