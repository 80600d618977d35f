"""A program as they were written for MindSpore 1.x: set_context, operations as P, Model.train, a checkpoint, eval."""

import os
import tempfile

import mindspore.dataset as ds
import mindspore.nn as nn
import numpy as np
from mindspore import Tensor, context
from mindspore.common import dtype as mstype
from mindspore.common import set_seed
from mindspore.common.initializer import TruncatedNormal
from mindspore.ops import operations as P
from mindspore.train.callback import Callback, CheckpointConfig, LossMonitor, ModelCheckpoint
from mindspore.train.loss_scale_manager import FixedLossScaleManager
from mindspore.train.model import Model
from mindspore.train.serialization import load_checkpoint, load_param_into_net
from weights import settle

context.set_context(mode=context.GRAPH_MODE, device_target="CPU")
set_seed(1)


def conv(in_channels, out_channels, kernel_size):
    return nn.Conv2d(in_channels, out_channels, kernel_size, weight_init=TruncatedNormal(0.02), pad_mode="valid")


class LeNet5(nn.Cell):
    def __init__(self, num_class=4):
        super(LeNet5, self).__init__()
        self.conv1, self.conv2 = conv(1, 6, 5), conv(6, 8, 3)
        self.fc1, self.fc2 = nn.Dense(8 * 2 * 2, 16), nn.Dense(16, num_class)
        self.relu, self.pool = nn.ReLU(), nn.MaxPool2d(kernel_size=2, stride=2)
        self.flatten, self.reshape = nn.Flatten(), P.Reshape()

    def construct(self, x):
        x = self.pool(self.relu(self.conv1(x)))
        x = self.pool(self.relu(self.conv2(x)))
        x = self.reshape(x, (P.Shape()(x)[0], -1))
        return self.fc2(self.relu(self.fc1(x)))


class StepNumbers(Callback):
    def __init__(self):
        super(StepNumbers, self).__init__()
        self.seen = []

    def step_end(self, run_context):
        params = run_context.original_args()
        self.seen.append((params.cur_epoch_num, params.cur_step_num, params.batch_num))


def dataset():
    rng = np.random.default_rng(5)
    data = ds.NumpySlicesDataset(
        {"image": rng.random((16, 1, 16, 16)).astype(np.float32), "label": rng.integers(0, 4, 16)}, shuffle=False
    )
    data = data.map(lambda label: label.astype(np.int32), input_columns="label")
    return data.batch(4, drop_remainder=True).repeat(2)


folder = tempfile.mkdtemp()
net = settle(LeNet5())
loss = nn.SoftmaxCrossEntropyWithLogits(sparse=True, reduction="mean")
optimizer = nn.Momentum(filter(lambda p: p.requires_grad, net.get_parameters()), 0.05, 0.9, 1e-4, 16.0)
model = Model(net, loss, optimizer, {"acc", "loss"}, loss_scale_manager=FixedLossScaleManager(16.0, False))
keep = ModelCheckpoint("lenet", folder, CheckpointConfig(save_checkpoint_steps=4, keep_checkpoint_max=3))
numbers = StepNumbers()
model.train(2, dataset(), callbacks=[LossMonitor(), keep, numbers], dataset_sink_mode=False)
print("steps", numbers.seen[-1], "files", *sorted(file for file in os.listdir(folder) if file.endswith("ckpt")))
print("eval", sorted(model.eval(dataset(), dataset_sink_mode=False).items()))

other = LeNet5()
print("missing", load_param_into_net(other, load_checkpoint(os.path.join(folder, "lenet-1_8.ckpt"))))
print("logits", *other(Tensor(np.ones((1, 1, 16, 16)), mstype.float32)).asnumpy().ravel())
