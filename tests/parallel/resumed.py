"""Run with four processes it trains and saves, run with two it goes on: with the losses of one that never stopped."""

import os
from pathlib import Path

import mindspore as ms
import numpy as np
import torch
import torch.distributed.checkpoint as dcp
from mindspore import Parameter, Tensor, nn
from mindspore.communication import get_group_size, get_rank, init
from mindspore.parallel import merge_sliced_parameter
from torch.distributed.checkpoint.state_dict import get_state_dict, set_state_dict
from torch.distributed.fsdp import fully_shard

import amadou

init()
rank, size, folder = get_rank(), get_group_size(), Path(os.environ["FOLDER"])
is_first = size == 4
rng = np.random.default_rng(0)
images = rng.standard_normal((4, 8, 64)).astype(np.float32)
labels = rng.integers(0, 4, (4, 8)).astype(np.int32)
batches = range(2) if is_first else range(2, 4)


def network():
    ms.set_seed(3)
    return nn.SequentialCell(nn.Dense(64, 128), nn.ReLU(), nn.Dense(128, 4))


# -- MindSpore: a sharded optimizer, checkpoints of MindSpore ----------------------------------------------------------


def trainer(mode, **options):
    ms.reset_auto_parallel_context()
    ms.set_auto_parallel_context(parallel_mode=mode, gradients_mean=True, **options)
    net = network()
    loss = nn.WithLossCell(net, nn.SoftmaxCrossEntropyWithLogits(sparse=True, reduction="mean"))
    return nn.TrainOneStepCell(loss, nn.AdamWeightDecay(net.trainable_params(), 0.01)).set_train()


alone = trainer("stand_alone")
losses = [float(alone(Tensor(x), Tensor(y))) for x, y in zip(images, labels, strict=True)]
step = trainer(
    "data_parallel", enable_parallel_optimizer=True, parallel_optimizer_config={"parallel_optimizer_threshold": 1}
)
if not is_first:
    assert ms.load_param_into_net(step, ms.load_checkpoint(str(folder / "whole.ckpt"))) == ([], [])
assert step.optimizer.moments1[0].shape == (128 // size, 64)
mine = slice(rank * 8 // size, (rank + 1) * 8 // size)
parts = [step(Tensor(images[i][mine]), Tensor(labels[i][mine])) for i in batches]
total = ms.ops.AllReduce()
np.testing.assert_allclose([float(total(part)) / size for part in parts], [losses[i] for i in batches], rtol=1e-5)
if is_first:
    ms.save_checkpoint(step, str(folder / ("whole.ckpt" if rank == 0 else f"same_{rank}.ckpt")))

# -- layerwise_parallel: every process has values of its own, which are saved by each and put together ----------------

if is_first:
    own = Parameter(Tensor(np.full((1, 3), rank, np.float32)), "expert", layerwise_parallel=True)
    ms.save_checkpoint([own], str(folder / f"rank_{rank}.ckpt"))
else:
    own = [ms.load_checkpoint(str(folder / f"rank_{i}.ckpt"))["expert"] for i in range(4)]
    merged = merge_sliced_parameter(own)
    assert merged.shape == (4, 3) and merged.asnumpy()[:, 0].tolist() == [0, 1, 2, 3]

# -- torch: FSDP2 and torch.distributed.checkpoint ---------------------------------------------------------------------


def torch_losses(model, optimizer, rows, steps):
    for i in steps:
        x, y = torch.tensor(images[i][rows]), torch.tensor(labels[i][rows], dtype=torch.int64)
        loss = torch.nn.functional.cross_entropy(model(x), y)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        yield total(Tensor(loss.detach())).asnumpy() / size


ms.reset_auto_parallel_context()
model = network()
wanted = list(torch_losses(model, torch.optim.Adam(model.parameters(), 0.01), slice(None), range(4)))
cell = network()
sharded = fully_shard(amadou.as_torch(cell))
optimizer = torch.optim.Adam(sharded.parameters(), 0.01)
if not is_first:
    state = dict(zip(("model", "optimizer"), get_state_dict(sharded, optimizer), strict=True))
    dcp.load(state, checkpoint_id=folder / "torch")
    set_state_dict(sharded, optimizer, model_state_dict=state["model"], optim_state_dict=state["optimizer"])
np.testing.assert_allclose(
    list(torch_losses(sharded, optimizer, mine, batches)), [wanted[i] for i in batches], rtol=1e-5
)
if is_first:
    # not before the training: to see its state, torch lets a new optimizer take a step, which Adam counts
    state = dict(zip(("model", "optimizer"), get_state_dict(sharded, optimizer), strict=True))
    dcp.save(state, checkpoint_id=folder / "torch")
assert [p.name for p in cell.get_parameters()] == list(cell.parameters_dict()) == list(state["model"])
print("agreed", flush=True)
