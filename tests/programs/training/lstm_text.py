"""A classifier of texts: an embedding, a bidirectional LSTM over sequences of several lengths, and metrics."""

import mindspore.dataset as ds
import mindspore.nn as nn
import numpy as np
from mindspore import Tensor, ops
from mindspore.train import Accuracy, LossMonitor, Model
from weights import settle


class Classifier(nn.Cell):
    def __init__(self):
        super().__init__()
        self.embedding = nn.Embedding(40, 8, padding_idx=0)
        self.encoder = nn.LSTM(8, 6, num_layers=2, has_bias=True, batch_first=True, bidirectional=True)
        self.head = nn.Dense(24, 3)
        self.concat = ops.Concat(1)

    def construct(self, words):
        vectors = self.embedding(words)
        outputs, (hidden, _) = self.encoder(vectors)
        return self.head(self.concat((outputs.mean(1), hidden[-1], hidden[-2])))


rng = np.random.default_rng(2)
words = rng.integers(1, 40, (24, 7)).astype(np.int32)
for row, length in zip(words, rng.integers(3, 8, 24), strict=True):
    row[length:] = 0
labels = (words.sum(1) % 3).astype(np.int32)


def batches():
    return ds.NumpySlicesDataset((words, labels), ["words", "label"], shuffle=False).batch(6, drop_remainder=True)


net = settle(Classifier())
loss = nn.SoftmaxCrossEntropyWithLogits(sparse=True, reduction="mean")
metrics = {"acc": Accuracy(), "loss": nn.Loss()}
model = Model(net, loss, nn.Adam(net.trainable_params(), learning_rate=0.02), metrics=metrics)
model.fit(3, batches(), batches(), callbacks=LossMonitor(2))
print("logits", *model.predict(Tensor(words[:1])).asnumpy().ravel())
hidden, (h, c) = net.encoder(net.embedding(Tensor(words[:2])), None, Tensor(np.array([4, 2], np.int32)))
print("lengths", hidden.shape, *h.asnumpy()[:, 0, 0], float(ops.abs(hidden[1, 2:]).max()))
print("names", *(p.name for p in net.trainable_params()), sep=" ")
