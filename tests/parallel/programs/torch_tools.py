"""torch's own tools on a Cell: DistributedDataParallel and FSDP2 train as one process with the whole batch does."""

import mindspore as ms
import numpy as np
import torch
from mindspore import nn
from mindspore.communication import get_rank, init
from torch.distributed.fsdp import fully_shard
from torch.nn.parallel import DistributedDataParallel

import amadou

init()
rank = get_rank()
rng = np.random.default_rng(0)
images = torch.tensor(rng.standard_normal((4, 8, 6), dtype=np.float32))
labels = torch.tensor(rng.integers(0, 3, (4, 8)))


def make():
    ms.set_seed(1)
    return nn.SequentialCell(nn.Dense(6, 8), nn.ReLU(), nn.Dense(8, 3))


def train(model, part):
    optimizer = torch.optim.SGD(model.parameters(), 0.1, momentum=0.9)
    for x, y in zip(images, labels, strict=True):
        loss = torch.nn.functional.cross_entropy(model(x[part]), y[part])
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()


def full(parameter):
    t = parameter.full_tensor() if hasattr(parameter, "full_tensor") else parameter
    return t.detach().numpy()


whole, half = slice(None), slice(4 * rank, 4 * rank + 4)
alone = make()
train(alone, whole)
wanted = {parameter.name: parameter.asnumpy() for parameter in alone.get_parameters()}

cell = make()
train(DistributedDataParallel(cell), half)
assert [parameter.name for parameter in cell.get_parameters()] == list(wanted)
for parameter in cell.get_parameters():
    np.testing.assert_allclose(parameter.asnumpy(), wanted[parameter.name], rtol=1e-4, atol=1e-6)

cell = make()
sharded = fully_shard(amadou.as_torch(cell))
train(sharded, half)
for parameter, name in zip(sharded.parameters(), wanted, strict=True):
    assert parameter.to_local().numel() < parameter.numel()
    np.testing.assert_allclose(full(parameter), wanted[name], rtol=1e-4, atol=1e-6)
print("agreed", flush=True)
