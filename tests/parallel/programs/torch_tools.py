"""torch's own tools on a Cell: DistributedDataParallel and FSDP2 train as one process with the whole batch does."""

import os
from pathlib import Path

import mindspore as ms
import numpy as np
import pytest
import torch
import torch.distributed.checkpoint as dcp
from mindspore import nn
from mindspore.communication import get_rank, init
from torch.distributed.checkpoint.state_dict import get_model_state_dict, set_model_state_dict
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


whole, half = slice(None), slice(4 * rank, 4 * rank + 4)
alone = make()
train(alone, whole)
wanted = {parameter.name: parameter.asnumpy() for parameter in alone.get_parameters()}

cell = make()
train(DistributedDataParallel(cell), half)
assert [parameter.name for parameter in cell.get_parameters()] == list(wanted)
for parameter in cell.get_parameters():
    np.testing.assert_allclose(parameter.asnumpy(), wanted[parameter.name], rtol=1e-4, atol=1e-6)

# FSDP2: the layers one by one, then what is left of the network.
cell = make()
fully_shard(cell[0])
sharded = fully_shard(cell)
assert sharded is cell
train(cell, half)
for parameter, name in zip(cell.parameters(), wanted, strict=True):
    assert parameter.to_local().numel() < parameter.numel()
    np.testing.assert_allclose(parameter.full_tensor().detach().numpy(), wanted[name], rtol=1e-4, atol=1e-6)
path = Path(os.environ["FOLDER"], f"{rank}.ckpt")


def saved_and_loaded(cell, folder):
    """The Cell has the parts under MindSpore's names; a checkpoint has the whole, and fills the parts."""
    assert [p.name for p in cell.get_parameters()] == [p.name for p in cell.trainable_params()] == list(wanted)
    assert list(cell.parameters_dict()) == list(cell.state_dict()) == list(wanted)
    before = cell(images[0]).detach()
    ms.save_checkpoint(cell, str(path))
    saved = ms.load_checkpoint(str(path))
    assert {name: p.shape for name, p in saved.items()} == {name: p.shape for name, p in wanted.items()}
    assert ms.load_param_into_net(cell, {n: ms.Parameter(p * 0, n) for n, p in saved.items()}) == ([], [])
    assert not cell(images[0]).any()
    assert ms.load_param_into_net(cell, saved) == ([], [])
    assert torch.equal(cell(images[0]), before)
    # torch.distributed.checkpoint
    folder = path.with_name(folder)
    dcp.save(get_model_state_dict(cell), checkpoint_id=folder)
    for parameter in cell.get_parameters():
        parameter.set_data(parameter * 0)
    state = get_model_state_dict(cell)
    assert not any(t.full_tensor().any() for t in state.values() if hasattr(t, "full_tensor"))
    dcp.load(state, checkpoint_id=folder)
    set_model_state_dict(cell, state)
    assert torch.equal(cell(images[0]), before)


saved_and_loaded(cell, "fsdp")
with pytest.raises(RuntimeError, match="'weights' must not be sharded"):  # nothing would bring these gradients together
    ms.value_and_grad(cell, None, cell.trainable_params())

cell = make()
plan = {"0": ColwiseParallel(), "2": RowwiseParallel()}
assert parallelize_module(cell, init_device_mesh("cpu", (2,)), plan) is cell
train(cell, whole)
for parameter, name in zip(cell.get_parameters(), wanted, strict=True):
    np.testing.assert_allclose(parameter.asnumpy(), wanted[name], rtol=1e-4, atol=1e-6, err_msg=name)
first, second = (cell[i]._parameters["weight"].to_local().shape for i in (0, 2))
assert first == (4, 6) and second == (3, 4)
saved_and_loaded(cell, "parallelized")

with pytest.raises(TypeError, match="must be a Cell or amadou"):  # and not a torch module with Cells inside
    fully_shard(torch.nn.Sequential(make()))(images[0])
fully_shard(amadou.as_torch(torch.nn.Sequential(make())))(images[0])
