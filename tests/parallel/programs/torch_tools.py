"""torch's own tools on a Cell: DistributedDataParallel and FSDP2 train as one process with the whole batch does."""

import os
import tempfile
from pathlib import Path

import mindspore as ms
import numpy as np
import torch
from mindspore import nn
from mindspore.communication import get_rank, init
from torch.distributed.device_mesh import init_device_mesh
from torch.distributed.fsdp import fully_shard
from torch.distributed.tensor.parallel import ColwiseParallel, RowwiseParallel, parallelize_module
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
# The Cell has the parts under MindSpore's names; a checkpoint has the whole, and fills the parts.
path = Path(tempfile.gettempdir(), f"tools_{os.environ['TORCHELASTIC_RUN_ID']}_{rank}.ckpt")


def saved_and_loaded(cell, model):
    assert [p.name for p in cell.get_parameters()] == [p.name for p in cell.trainable_params()] == list(wanted)
    assert list(cell.parameters_dict()) == list(wanted)
    before = model(images[0]).detach()
    ms.save_checkpoint(cell, str(path))
    saved = ms.load_checkpoint(str(path))
    path.unlink()
    assert {name: p.shape for name, p in saved.items()} == {name: p.shape for name, p in wanted.items()}
    assert ms.load_param_into_net(cell, {n: ms.Parameter(p * 0, n) for n, p in saved.items()}) == ([], [])
    assert not model(images[0]).any()
    assert ms.load_param_into_net(cell, saved) == ([], [])
    assert torch.equal(model(images[0]), before)


saved_and_loaded(cell, sharded)

cell = make()
plan = {"0": ColwiseParallel(), "2": RowwiseParallel()}
model = parallelize_module(amadou.as_torch(cell), init_device_mesh("cpu", (2,)), plan)
train(model, whole)
for parameter, name in zip(cell.get_parameters(), wanted, strict=True):
    np.testing.assert_allclose(parameter.asnumpy(), wanted[name], rtol=1e-4, atol=1e-6, err_msg=name)
assert model[0].weight.to_local().shape == (4, 6) and model[2].weight.to_local().shape == (3, 4)
saved_and_loaded(cell, model)

try:
    fully_shard(make())(images[0])
except TypeError as error:
    assert "must be amadou.as_torch(net)" in str(error)
print("agreed", flush=True)
