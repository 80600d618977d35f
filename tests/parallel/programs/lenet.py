"""LeNet in data parallel: every process has its part of a batch, and the losses are those of one with the whole."""

import mindspore as ms
import numpy as np
from mindspore import Tensor, nn
from mindspore.communication import get_group_size, get_rank, init

init()
rank, size = get_rank(), get_group_size()


class LeNet5(nn.Cell):
    def __init__(self):
        super().__init__()
        self.conv1 = nn.Conv2d(1, 6, 5, pad_mode="valid")
        self.conv2 = nn.Conv2d(6, 16, 5, pad_mode="valid")
        self.fc1, self.fc2, self.fc3 = nn.Dense(16 * 5 * 5, 120), nn.Dense(120, 84), nn.Dense(84, 10)
        self.relu, self.pool, self.flatten = nn.ReLU(), nn.MaxPool2d(2, 2), nn.Flatten()

    def construct(self, x):
        x = self.pool(self.relu(self.conv1(x)))
        x = self.pool(self.relu(self.conv2(x)))
        x = self.relu(self.fc2(self.relu(self.fc1(self.flatten(x)))))
        return self.fc3(x)


def trainer(mode, ends=()):
    ms.set_auto_parallel_context(parallel_mode=mode, gradients_mean=True, all_reduce_fusion_config=list(ends))
    ms.set_seed(3)
    net = LeNet5()
    loss = nn.WithLossCell(net, nn.SoftmaxCrossEntropyWithLogits(sparse=True, reduction="mean"))
    return nn.TrainOneStepCell(loss, nn.Momentum(net.trainable_params(), 0.05, 0.9)).set_train()


rng = np.random.default_rng(0)
images = rng.standard_normal((5, 16, 1, 32, 32)).astype(np.float32)
labels = rng.integers(0, 10, (5, 16)).astype(np.int32)
mine = slice(rank * 16 // size, (rank + 1) * 16 // size)

alone, together, in_pieces = trainer("stand_alone"), trainer("data_parallel"), trainer("data_parallel", [1, 6])
total = ms.ops.AllReduce()
for x, y in zip(images, labels, strict=True):
    whole = alone(Tensor(x), Tensor(y)).asnumpy()
    for step in (together, in_pieces):
        part = total(step(Tensor(x[mine]), Tensor(y[mine]))) / size
        np.testing.assert_allclose(part.asnumpy(), whole, rtol=1e-5)
