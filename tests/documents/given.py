"""Names that MindSpore's examples take from pages beside them (its lenet.py and mnist.py), in our own words."""

import re

GIVEN = """
import numpy as np
import mindspore, mindspore as ms
from mindspore import Tensor, nn, ops


class LeNet5(nn.Cell):
    def __init__(self, num_class=10, num_channel=1, include_top=True):
        super().__init__()
        self.conv1 = nn.Conv2d(num_channel, 6, 5, pad_mode="valid")
        self.conv2 = nn.Conv2d(6, 16, 5, pad_mode="valid")
        self.relu, self.pool, self.flatten = nn.ReLU(), nn.MaxPool2d(2, 2), nn.Flatten()
        self.fc1, self.fc2, self.fc3 = nn.Dense(16 * 5 * 5, 120), nn.Dense(120, 84), nn.Dense(84, num_class)

    def construct(self, x):
        x = self.pool(self.relu(self.conv1(x)))
        x = self.pool(self.relu(self.conv2(x)))
        x = self.relu(self.fc2(self.relu(self.fc1(self.flatten(x)))))
        return self.fc3(x)


def create_dataset(*args, **kwargs):
    import mindspore.dataset as ds

    rng = np.random.default_rng(0)
    rows = [(rng.standard_normal((1, 32, 32)).astype(np.float32), np.int32(i % 10)) for i in range(64)]
    return ds.GeneratorDataset(rows, ["image", "label"], shuffle=False).batch(32)
"""
_OWN = re.compile(r"^(class|def) (LeNet5|create_dataset)", re.MULTILINE)


def defines_its_own(examples: list[list[str]]) -> bool:
    """Whether an example makes the network or the data set itself."""
    return any(_OWN.search(source) for source, _ in examples)
