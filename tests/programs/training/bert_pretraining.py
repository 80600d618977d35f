"""A small BERT: masked words and next sentences, with gradients that are clipped and a loss that is scaled."""

import mindspore as ms
import numpy as np
from mindspore import Parameter, Tensor, nn, ops
from mindspore.common import dtype as mstype
from mindspore.common.initializer import TruncatedNormal
from mindspore.ops import composite as C
from mindspore.ops import functional as F
from mindspore.ops import operations as P
from weights import settle

VOCAB, WIDTH, HEADS, LENGTH, BATCH = 50, 16, 2, 8, 4
ms.set_context(mode=ms.PYNATIVE_MODE)


class SelfAttention(nn.Cell):
    def __init__(self):
        super().__init__()
        self.query, self.key, self.value = nn.Dense(WIDTH, WIDTH), nn.Dense(WIDTH, WIDTH), nn.Dense(WIDTH, WIDTH)
        self.output = nn.Dense(WIDTH, WIDTH)
        self.reshape, self.transpose = P.Reshape(), P.Transpose()
        self.scores, self.context = P.BatchMatMul(transpose_b=True), P.BatchMatMul()
        self.softmax, self.cast, self.expand = P.Softmax(), P.Cast(), P.ExpandDims()

    def heads(self, x):
        return self.transpose(self.reshape(x, (BATCH, LENGTH, HEADS, WIDTH // HEADS)), (0, 2, 1, 3))

    def construct(self, x, mask):
        query, key, value = self.heads(self.query(x)), self.heads(self.key(x)), self.heads(self.value(x))
        scores = self.scores(query, key) / np.sqrt(WIDTH // HEADS).astype(np.float32)
        hidden = self.expand(self.expand(self.cast(mask, mstype.float32), 1), 1)
        weights = self.softmax(scores + (1.0 - hidden) * -10000.0)
        mixed = self.transpose(self.context(weights, value), (0, 2, 1, 3))
        return self.output(self.reshape(mixed, (BATCH, LENGTH, WIDTH)))


class Layer(nn.Cell):
    def __init__(self):
        super().__init__()
        self.attention = SelfAttention()
        self.norm1, self.norm2 = nn.LayerNorm((WIDTH,)), nn.LayerNorm((WIDTH,))
        self.wide, self.narrow = nn.Dense(WIDTH, 2 * WIDTH, activation="gelu"), nn.Dense(2 * WIDTH, WIDTH)

    def construct(self, x, mask):
        x = self.norm1(x + self.attention(x, mask))
        return self.norm2(x + self.narrow(self.wide(x)))


class Bert(nn.Cell):
    def __init__(self):
        super().__init__()
        self.words = nn.Embedding(VOCAB, WIDTH, embedding_table=TruncatedNormal(0.02))
        self.segments = nn.Embedding(2, WIDTH)
        self.places = Parameter(Tensor(np.zeros((LENGTH, WIDTH), np.float32)), name="places")
        self.norm = nn.LayerNorm((WIDTH,))
        self.layers = nn.CellList([Layer() for _ in range(2)])
        self.pooler = nn.Dense(WIDTH, WIDTH, activation="tanh")

    def construct(self, ids, segments, mask):
        x = self.norm(self.words(ids) + self.segments(segments) + self.places)
        for layer in self.layers:
            x = layer(x, mask)
        return x, self.pooler(x[:, 0])


class Pretraining(nn.Cell):
    def __init__(self):
        super().__init__()
        self.bert = Bert()
        self.transform = nn.SequentialCell(nn.Dense(WIDTH, WIDTH, activation="gelu"), nn.LayerNorm((WIDTH,)))
        self.bias = Parameter(Tensor(np.zeros(VOCAB, np.float32)), name="bias")
        self.next = nn.Dense(WIDTH, 2)
        self.matmul, self.gather = P.MatMul(transpose_b=True), P.Gather()
        self.log_softmax, self.onehot = nn.LogSoftmax(axis=-1), P.OneHot()
        self.on, self.off = Tensor(1.0, mstype.float32), Tensor(0.0, mstype.float32)

    def loss(self, logits, labels, weights, depth):
        picked = F.reduce_sum(self.log_softmax(logits) * self.onehot(labels, depth, self.on, self.off), -1)
        return -F.reduce_sum(picked * weights) / (F.reduce_sum(weights) + 1e-5)

    def construct(self, ids, segments, mask, places, words, weights, following):
        sequence, pooled = self.bert(ids, segments, mask)
        flat = P.Reshape()(sequence, (-1, WIDTH))
        masked = self.transform(self.gather(flat, places, 0))
        logits = self.matmul(masked, self.bert.words.embedding_table) + self.bias
        ones = F.ones_like(F.cast(following, mstype.float32))
        return self.loss(logits, words, weights, VOCAB) + self.loss(self.next(pooled), following, ones, 2)


clip = C.MultitypeFuncGraph("clip")


@clip.register("Number", "Tensor")
def _clip(limit, grad):
    return nn.ClipByNorm()(grad, F.cast(F.tuple_to_array((limit,)), F.dtype(grad)))


scaled = C.MultitypeFuncGraph("scaled")


@scaled.register("Tensor", "Tensor")
def _scaled(scale, grad):
    return grad * F.cast(1.0 / scale, F.dtype(grad))


class Step(nn.TrainOneStepWithLossScaleCell):
    def __init__(self, network, optimizer, scale_update_cell):
        super().__init__(network, optimizer, scale_update_cell)
        self.cast = P.Cast()
        self.degree = 1
        if self.reducer_flag:
            self.degree = self.grad_reducer.degree

    def construct(self, *inputs):
        loss = self.network(*inputs)
        scaling_sens = self.scale_sense
        status, scaling_sens = self.start_overflow_check(loss, scaling_sens)
        grads = self.grad(self.network, self.weights)(*inputs, self.cast(scaling_sens, mstype.float32))
        grads = self.grad_reducer(grads)
        grads = self.hyper_map(F.partial(scaled, scaling_sens * self.degree), grads)
        grads = self.hyper_map(F.partial(clip, 1.0), grads)
        cond = self.get_overflow_status(status, grads)
        overflow = self.process_loss_scale(cond)
        if not overflow:
            self.optimizer(grads)
        return loss, cond, scaling_sens.value()


rng = np.random.default_rng(1)
batch = [
    rng.integers(0, VOCAB, (BATCH, LENGTH)), rng.integers(0, 2, (BATCH, LENGTH)),
    (rng.random((BATCH, LENGTH)) > 0.2).astype(np.int32), rng.integers(0, BATCH * LENGTH, 6),
    rng.integers(0, VOCAB, 6), np.ones(6, np.float32), rng.integers(0, 2, BATCH),
]  # fmt: skip
batch = [Tensor(x.astype(np.int32) if x.dtype == np.int64 else x) for x in batch]
network = settle(Pretraining())
decayed = [p for p in network.trainable_params() if "norm" not in p.name and "bias" not in p.name]
others = [p for p in network.trainable_params() if "norm" in p.name or "bias" in p.name]
groups = [{"params": decayed, "weight_decay": 0.01}, {"params": others}, {"order_params": network.trainable_params()}]
rate = nn.PolynomialDecayLR(0.01, 0.0, 20, 1.0)
optimizer = nn.AdamWeightDecay(groups, rate)
manager = nn.DynamicLossScaleUpdateCell(loss_scale_value=2**12, scale_factor=2, scale_window=3)
step = Step(network, optimizer, manager)
step.set_train()
for number in range(10):
    inputs = [*batch[:5], batch[5] * float("inf"), batch[6]] if number == 4 else batch
    loss, overflow, _ = step(*inputs)
    print("step", number, "loss", loss, "overflow", overflow, "scale", step.scale_sense.asnumpy())
print("taken", optimizer.global_step.asnumpy())
print("norms", *(ops.sqrt((p * p).sum()) for p in decayed[:6]))
# the class as it is
step = nn.TrainOneStepWithLossScaleCell(network, nn.Momentum(network.trainable_params(), 0.01, 0.9), Tensor(1024.0))
step.set_train()
for number in range(3):
    loss, overflow, scale = step(*batch)
    print("step", number, "loss", loss, "overflow", overflow, "scale", scale.asnumpy())
step.set_sense_scale(Tensor(16.0))
loss, overflow, scale = step(*batch)
print("then", loss, overflow, scale.asnumpy())
