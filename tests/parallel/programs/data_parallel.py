"""Two processes with half a batch each train as one process with the whole batch, step by step."""

import mindspore as ms
import numpy as np
import pytest
from mindspore import Tensor, communication, mint, nn
from mindspore.communication import get_group_size, get_rank, init
from mindspore.parallel.auto_parallel import AutoParallel

init()
rank, size = get_rank(), get_group_size()
gather = ms.ops.AllGather()

# With a seed all processes have the same random numbers, without one each has its own: as MindSpore's own processes.
for seed, are_same in ((None, False), (7, True)):
    if seed is not None:
        ms.set_seed(seed)
    dropout = nn.Dropout(p=0.5).set_train()
    for drawn in (nn.Dense(3, 2).weight.value(), dropout(ms.ops.ones(64)), ms.ops.randn(4)):
        first, second = gather(drawn.expand_dims(0))
        assert bool((first == second).all()) is are_same
    # with a seed the processes share one order, without one only their shares do
    order = ms.dataset.NumpySlicesDataset(list(range(64)), shuffle=True).batch(64).create_tuple_iterator()
    first, second = gather(next(order)[0].expand_dims(0))
    assert bool((first == second).all()) is are_same
    share = ms.dataset.NumpySlicesDataset(list(range(64)), num_shards=size, shard_id=rank).batch(64 // size)
    assert sorted(gather(next(share.create_tuple_iterator())[0]).tolist()) == list(range(64))


class Net(nn.Cell):
    def __init__(self, norm):
        super().__init__()
        self.conv = nn.Conv2d(1, 4, 3)
        self.norm = norm(4)
        self.pool = nn.MaxPool2d(2, 2)
        self.flatten = nn.Flatten()
        self.head = nn.Dense(64, 5)

    def construct(self, x):
        return self.head(self.flatten(self.pool(self.norm(self.conv(x)))))


def trainer(norm, mode):
    ms.set_auto_parallel_context(parallel_mode=mode, gradients_mean=True)
    ms.set_seed(3)
    net = Net(norm)
    loss = nn.WithLossCell(net, nn.SoftmaxCrossEntropyWithLogits(sparse=True, reduction="mean"))
    return net, nn.TrainOneStepCell(loss, nn.Momentum(net.trainable_params(), 0.05, 0.9)).set_train()


rng = np.random.default_rng(0)
images = rng.standard_normal((5, 8, 1, 8, 8)).astype(np.float32)
labels = rng.integers(0, 5, (5, 8)).astype(np.int32)
mine = slice(rank * 8 // size, (rank + 1) * 8 // size)

alone, alone_step = trainer(nn.BatchNorm2d, "stand_alone")
net, step = trainer(nn.SyncBatchNorm, "data_parallel")
total = ms.ops.AllReduce()
for x, y in zip(images, labels, strict=True):
    whole = alone_step(Tensor(x), Tensor(y))
    part = total(step(Tensor(x[mine]), Tensor(y[mine]))) / size
    np.testing.assert_allclose(part.asnumpy(), whole.asnumpy(), rtol=1e-5)
for a, b in zip(net.get_parameters(), alone.get_parameters(), strict=True):
    # the sums of two halves are rounded otherwise than that of the whole, five times over
    np.testing.assert_allclose(a.asnumpy(), b.asnumpy(), rtol=2e-4, atol=1e-6, err_msg=a.name)

# mint's layers, with torch's momentum: with and without weights, and of every number of axes.
for x in (Tensor(images[0]), Tensor(images[0].reshape(8, 8, 8)), Tensor(images[0].reshape(8, 64))):
    channels = x.shape[1]
    for settings in ({}, {"affine": False}, {"momentum": None}, {"track_running_stats": False}):
        alone = [mint.nn.BatchNorm1d, mint.nn.BatchNorm2d][x.ndim == 4](channels, **settings).set_train()
        norm = mint.nn.SyncBatchNorm(channels, **settings).set_train()
        for _ in range(2):
            np.testing.assert_allclose(norm(x[mine]).asnumpy(), alone(x)[mine].asnumpy(), rtol=1e-4, atol=1e-5)
        for a, b in zip(norm.get_parameters(), alone.get_parameters(), strict=True):
            np.testing.assert_allclose(a.asnumpy(), b.asnumpy(), rtol=1e-5, atol=1e-6, err_msg=a.name)
        norm.set_train(False)
        assert norm(x[mine]).shape == x[mine].shape

# A layerwise_parallel Parameter is neither broadcast nor reduced.
ms.set_seed(rank)
net = nn.SequentialCell(nn.Dense(3, 3), nn.Dense(3, 1))
net[0].weight.layerwise_parallel = True
ms.set_auto_parallel_context(parallel_mode="data_parallel", gradients_mean=True, parameter_broadcast=True)
data = ms.dataset.NumpySlicesDataset((np.full((4, 3), rank, np.float32), np.ones((4, 1), np.float32)), ["x", "y"])
ms.Model(net, nn.MSELoss(), nn.SGD(net.trainable_params(), 0.1)).train(1, data.batch(2))
for parameter in net.get_parameters():
    first, second = gather(parameter.value().expand_dims(0))
    same = bool((first == second).all())
    assert same != parameter.layerwise_parallel, parameter.name


# Stages of a pipeline are refused at whatever asks for them.
network = AutoParallel(net)
with pytest.raises(NotImplementedError, match="'pipeline_stages' must be 1 with 2 processes, but got 2"):
    ms.set_auto_parallel_context(pipeline_stages=2)
with pytest.raises(NotImplementedError, match="'pipeline_stages' must be 1 with 2 processes, but got 2"):
    network.pipeline(2)
assert network.get_pipeline_stages() == 1
communication.release()
network.pipeline(2)
with pytest.raises(NotImplementedError, match="For 'init', 'pipeline_stages' must be 1 with 2 processes"):
    init()
