"""An optimizer whose state is shared out over the processes trains as one that is whole; its checkpoint is whole."""

import os
from pathlib import Path

import mindspore as ms
import numpy as np
from mindspore import Tensor, nn
from mindspore.communication import get_group_size, get_rank, init

init()
rank, size = get_rank(), get_group_size()
rng = np.random.default_rng(0)
images = rng.standard_normal((6, 8, 64)).astype(np.float32)
labels = rng.integers(0, 4, (6, 8)).astype(np.int32)
mine = slice(rank * 8 // size, (rank + 1) * 8 // size)
path = Path(os.environ["FOLDER"], f"{rank}.ckpt")


def trainer(shared, **options):
    ms.set_auto_parallel_context(
        parallel_mode="data_parallel",
        gradients_mean=True,
        enable_parallel_optimizer=shared,
        parallel_optimizer_config={"parallel_optimizer_threshold": 1},
        **options,
    )
    ms.set_seed(3)
    net = nn.SequentialCell(nn.Dense(64, 256), nn.ReLU(), nn.Dense(256, 64), nn.ReLU(), nn.Dense(64, 4))
    net[0].bias.parallel_optimizer = False
    loss = nn.WithLossCell(net, nn.SoftmaxCrossEntropyWithLogits(sparse=True, reduction="mean"))
    return nn.TrainOneStepCell(loss, nn.AdamWeightDecay(net.trainable_params(), 0.01, weight_decay=0.1)).set_train()


def train(step, batches):
    for i in batches:
        step(Tensor(images[i][mine]), Tensor(labels[i][mine]))


def equal(a, b):
    for p, q in zip(a.optimizer.parameters, b.optimizer.parameters, strict=True):
        np.testing.assert_allclose(p.asnumpy(), q.asnumpy(), rtol=1e-6, atol=1e-7, err_msg=p.name)


def state_bytes(step):
    return sum(p.nbytes for p in step.optimizer.moments1)


whole, shared = trainer(False), trainer(True)
train(whole, range(3))
train(shared, range(3))
equal(whole, shared)
assert state_bytes(shared) / state_bytes(whole) < 1 / size + 0.05
assert shared.optimizer.moments1[1].shape == (256,)  # parallel_optimizer=False

# Neighbours share, and other pairs have the same.
pairs = trainer(True, optimizer_weight_shard_size=2)
train(pairs, range(3))
equal(whole, pairs)
assert pairs.optimizer.moments1[0].shape == (128, 64)
ms.set_auto_parallel_context(optimizer_weight_shard_size=-1)

# Every process writes the same whole file; a run with unshared, and one with shared state, go on from it.
ms.save_checkpoint(shared, str(path))
saved = ms.load_checkpoint(str(path))
for again in (trainer(False), trainer(True)):
    assert ms.load_param_into_net(again, saved) == ([], [])
    train(again, range(3, 6))
    whole_run = trainer(False)
    train(whole_run, range(6))
    equal(whole_run, again)

try:
    nn.Lamb(whole.optimizer.parameters, 0.1)
except RuntimeError as error:
    assert "'enable_parallel_optimizer' must be False" in str(error)


# Adasum, of gradients and of changes: the same as by its definition, from what all processes have.
def adasum(vectors):
    if len(vectors) == 1:
        return vectors[0]
    a, b = (adasum(half) for half in (vectors[: len(vectors) // 2], vectors[len(vectors) // 2 :]))
    dot = np.sum(a * b)
    return a * (1 - dot / (2 * np.sum(a * a))) + b * (1 - dot / (2 * np.sum(b * b)))


ms.reset_auto_parallel_context()
start = np.arange(1, 7, dtype=np.float32).reshape(2, 3)
gradients = np.random.default_rng(1).standard_normal((size, 2, 3)).astype(np.float32)
for wrapper in (nn.AdaSumByGradWrapCell, nn.AdaSumByDeltaWeightWrapCell):
    weight = ms.Parameter(Tensor(start.copy()), name="weight")
    optimizer = wrapper(nn.SGD([weight], 0.5))
    optimizer((Tensor(gradients[rank]),))
    np.testing.assert_allclose(weight.asnumpy(), start - 0.5 * adasum(list(gradients)), rtol=1e-5)
equals = nn.AdaSumByGradWrapCell(nn.SGD([weight], 1.0))._joined([weight._t.new_ones(3), weight._t.new_zeros(2)])
assert [t.tolist() for t in equals] == [[1.0] * 3, [0.0] * 2]
