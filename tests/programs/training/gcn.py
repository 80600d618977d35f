"""A graph convolution network on one graph, in MindSpore's style of cells around cells."""

import mindspore as ms
import numpy as np
from mindspore import Parameter, Tensor, nn, ops
from mindspore.common.initializer import XavierUniform, initializer
from weights import settle


class GraphConvolution(nn.Cell):
    def __init__(self, in_size, out_size, activation=None):
        super().__init__()
        self.weight = Parameter(initializer(XavierUniform(), (in_size, out_size), ms.float32), name="weight")
        self.activation = nn.get_activation(activation) if activation else None
        self.matmul = ops.MatMul()

    def construct(self, adjacency, x):
        out = self.matmul(adjacency, self.matmul(x, self.weight))
        return out if self.activation is None else self.activation(out)


class GCN(nn.Cell):
    def __init__(self):
        super().__init__()
        self.layer0, self.layer1 = GraphConvolution(12, 8, "relu"), GraphConvolution(8, 4)

    def construct(self, adjacency, features):
        return self.layer1(adjacency, self.layer0(adjacency, features))


class MaskedLoss(nn.Cell):
    def __init__(self, net, labels, mask, decay):
        super().__init__(auto_prefix=False)
        self.net, self.decay = net, decay
        self.labels, self.mask = Tensor(labels), Tensor(mask)
        self.weights = [p for p in net.trainable_params() if "layer0" in p.name]
        self.softmax, self.l2 = ops.SoftmaxCrossEntropyWithLogits(), ops.L2Loss()

    def construct(self, adjacency, features):
        loss = self.softmax(self.net(adjacency, features), self.labels)[0]
        total = ops.ReduceMean()(loss * self.mask / ops.ReduceMean()(self.mask))
        for weight in self.weights:
            total += self.decay * self.l2(weight)
        return total


rng = np.random.default_rng(4)
nodes = 20
edges = np.triu(rng.random((nodes, nodes)) < 0.2, 1)
adjacency = (edges | edges.T | np.eye(nodes, dtype=bool)).astype(np.float32)
degree = 1 / np.sqrt(adjacency.sum(1))
adjacency = Tensor(adjacency * degree[:, None] * degree[None])
features = Tensor((rng.random((nodes, 12)) < 0.3).astype(np.float32))
kinds = rng.integers(0, 4, nodes)
mask = (rng.random(nodes) < 0.5).astype(np.float32)

net = settle(GCN())
optimizer = nn.Adam(net.trainable_params(), learning_rate=nn.ExponentialDecayLR(0.05, 0.9, 3, is_stair=True))
train = nn.TrainOneStepCell(MaskedLoss(net, np.eye(4, dtype=np.float32)[kinds], mask, 5e-4), optimizer)
train.set_train()
for number in range(8):
    print("epoch", number, "loss", train(adjacency, features))
net.set_train(False)
found = ops.Argmax(output_type=ms.int32)(net(adjacency, features))
print("accuracy", (found.asnumpy() == kinds).mean(), found)
