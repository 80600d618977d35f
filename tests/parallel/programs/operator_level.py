"""Operators that are cut over the processes compute what whole ones do: values, gradients, steps of training."""

import os
from pathlib import Path

import mindspore as ms
import numpy as np
from mindspore import Parameter, Tensor, nn, ops
from mindspore.communication import get_group_size, get_rank, init
from mindspore.parallel import Layout
from mindspore.parallel.auto_parallel import AutoParallel

init()
rank, size = get_rank(), get_group_size()
rng = np.random.default_rng(0)
ms.set_seed(0)  # every process makes the same Parameters


def array(*shape):
    return rng.standard_normal(shape, dtype=np.float32)


def close(ours, wanted, what):
    # sums over parts are rounded otherwise than those of the whole
    np.testing.assert_allclose(ours.asnumpy(), wanted.asnumpy(), rtol=1e-5, atol=1e-5, err_msg=str(what))


def in_mode(mode, **options):
    ms.reset_auto_parallel_context()
    ms.set_auto_parallel_context(parallel_mode=mode, **options)


# -- single operators: whatever the strategy, values and gradients are those of the operator ---------------------------

half = size // 2 or 1
norm = (array(12), array(12))
ids = np.array([[0, 3, 7, 1], [2, 2, 6, 5]], np.int32)
CASES = [
    (lambda: ops.MatMul(), (array(4, 8), array(8, 12)), ((1, size), (size, 1))),
    (lambda: ops.MatMul(), (array(4, 8), array(8, 12)), ((2, 1), (1, half))),
    (lambda: ops.MatMul(transpose_b=True), (array(4, 8), array(12, 8)), ((1, 2), (half, 2))),
    (lambda: ops.BatchMatMul(), (array(4, 3, 8), array(4, 8, 12)), ((2, 1, half), (2, half, 1))),
    (lambda: ops.Add(), (array(4, 8), array(8)), ((2, half), (half,))),
    (lambda: ops.Mul(), (array(4, 8), array(4, 1)), ((half, 2), (half, 1))),
    (lambda: ops.GeLU(), (array(4, 8),), ((half, 2),)),
    (lambda: ops.BiasAdd(), (array(4, 8), array(8)), ((1, size), (size,))),
    (lambda: ops.ReduceSum(), (array(4, 8), 1), ((2, half),)),
    (lambda: ops.ReduceMean(keep_dims=True), (array(4, 8), 0), ((size, 1),)),
    (lambda: ops.ReduceMax(), (array(4, 8), (0, 1)), ((2, half),)),
    (lambda: ops.Softmax(), (array(4, 8),), ((size, 1),)),
    (lambda: ops.Softmax(), (array(4, 8),), ((1, size),)),
    (lambda: ops.LayerNorm(), (array(4, 12), *norm), ((size, 1), (1,), (1,))),
    (lambda: ops.Gather(), (array(8, 12), ids, 0), ((2, 1), (half, 1))),
    (lambda: ops.Gather(), (array(8, 12), ids, 0), ((1, size), (1, 1))),
    (lambda: ops.Transpose(), (array(4, 8), (1, 0)), ((2, half),)),
    (lambda: ops.Concat(1), ((array(4, 8), array(4, 4)),), ((2, 1), (2, 1))),
]
in_mode("semi_auto_parallel", dataset_strategy="full_batch")


def tensors(values):
    return [tuple(map(Tensor, v)) if isinstance(v, tuple) and v and hasattr(v[0], "shape") else v for v in values]


for make, values, strategy in CASES:
    args = [Tensor(v) if isinstance(v, np.ndarray) else v for v in tensors(values)]
    results = []
    for operator in (make(), make().shard(strategy)):

        def loss(*args, operator=operator):
            out = operator(*args)
            out = out[0] if isinstance(out, tuple) else out
            return ops.sin(out).sum(), out

        (value, out), grads = ms.value_and_grad(loss, 0, has_aux=True)(*args)
        results.append([value, out, *(grads if isinstance(grads, tuple) else (grads,))])
    for whole, cut in zip(*results, strict=True):
        close(cut, whole, (make(), strategy))
assert operator(*args).shape == (4, 12)  # a Tensor that is cut has the shape of the whole …
assert operator(*args)._t.to_local().numel() == 48 // 2  # … and the memory of a part


# -- networks: tensor-parallel by strategies of operators, and by a plan for Parameters --------------------------------


class Feedforward(nn.Cell):
    """First cut by columns, then by rows: nothing is sent between the two products."""

    def __init__(self):
        super().__init__()
        self.up, self.bias = Parameter(Tensor(array(16, 32))), Parameter(Tensor(array(32)))
        self.down = Parameter(Tensor(array(32, 16)))
        self.first = ops.MatMul().shard(((1, 1), (1, size)))
        self.add = ops.Add().shard(((1, size), (size,)))
        self.relu = ops.ReLU().shard(((1, size),))
        self.second = ops.MatMul().shard(((1, size), (size, 1)), ((1, 1),))

    def construct(self, x):
        return self.second(self.relu(self.add(self.first(x, self.up), self.bias)), self.down)


class Attention(nn.Cell):
    """The batch is cut in two, the heads over the rest of the processes."""

    def __init__(self, heads=4, width=16):
        super().__init__()
        self.heads, self.width = heads, width
        grid = Layout((2, half), ("batch", "heads"))
        self.norm = nn.LayerNorm((width,))
        self.query, self.key, self.value = (nn.Dense(width, width, has_bias=False) for _ in range(3))
        self.out = nn.Dense(width, width)
        self.scores = ops.BatchMatMul(transpose_b=True).shard((grid("batch", "heads", "None", "None"),) * 2)
        self.softmax = ops.Softmax().shard(((2, half, 1, 1),))
        self.mix = ops.BatchMatMul().shard(((2, half, 1, 1), (2, half, 1, 1)))

    def split(self, x):
        return x.reshape(x.shape[0], x.shape[1], self.heads, -1).transpose(0, 2, 1, 3)

    def construct(self, x):
        y = self.norm(x)
        query, key, value = (self.split(part(y)) for part in (self.query, self.key, self.value))
        mixed = self.mix(self.softmax(self.scores(query, key) * 0.5), value)
        return x + self.out(mixed.transpose(0, 2, 1, 3).reshape(x.shape))


def attention_plan():
    by_rows = dict.fromkeys(("query.weight", "key.weight", "self.value.weight"), (size, 1))
    return {**by_rows, "out.weight": Layout((size,), ("heads",))("None", "heads")}


def trainer(net, parameters, mode, plan=None, **options):
    in_mode(mode, **options)
    ms.load_param_into_net(net, parameters)
    if plan is not None:
        net.shard(((1,) * 3,), parameter_plan=plan)
    optimizer = nn.AdamWeightDecay(net.trainable_params(), 0.01, weight_decay=0.1)
    return nn.TrainOneStepCell(nn.WithLossCell(net, nn.MSELoss()), optimizer).set_train()


for make, plan, shape in (
    (Feedforward, None, (8, 16)),
    (Attention, attention_plan(), (4, 6, 16)),
):
    x, y = array(*shape), array(*shape)
    start = {p.name: Parameter(p.value(), p.name) for p in make().get_parameters()}
    alone = trainer(make(), start, "stand_alone")
    losses = [float(alone(Tensor(x), Tensor(y))) for _ in range(3)]
    whole = trainer(make(), start, "semi_auto_parallel", plan, dataset_strategy="full_batch")
    np.testing.assert_allclose([float(whole(Tensor(x), Tensor(y))) for _ in range(3)], losses, rtol=1e-5)
    # every process with its part of the data, of which there are as many as the network has of the batch
    parts = size if make is Feedforward else 2
    strategy = ((parts, *[1] * (len(shape) - 1)),) * 2
    rows = trainer(make(), start, "semi_auto_parallel", plan, dataset_strategy=strategy)
    mine = [Tensor(np.split(values, parts)[rank * parts // size]) for values in (x, y)]
    np.testing.assert_allclose([float(rows(*mine)) for _ in range(3)], losses, rtol=1e-5)
    for step in (whole, rows):
        for p, q in zip(alone.get_parameters(), step.get_parameters(), strict=True):
            assert p.name == q.name
            # the first steps of Adam divide by what is close to 0
            np.testing.assert_allclose(p.asnumpy(), q.asnumpy(), rtol=1e-3, atol=1e-4, err_msg=p.name)

# What was cut by the plan is held in parts, also by the optimizer; a checkpoint is whole, and loads into both.
weight = whole.network._backbone.query.weight
assert weight.shape == (16, 16) and weight._torch().to_local().shape == (16 // size, 16)
assert whole.optimizer.moments1[2]._torch().to_local().shape == (16 // size, 16)
path = Path(os.environ["FOLDER"], f"{rank}.ckpt")
ms.save_checkpoint(whole, str(path))
saved = ms.load_checkpoint(str(path))
assert all(saved[p.name].shape == p.shape for p in alone.get_parameters())
ms.reset_auto_parallel_context()
for step in (alone, whole):
    assert ms.load_param_into_net(step, saved) == ([], [])
in_mode("semi_auto_parallel", dataset_strategy="full_batch")
after = [float(step(Tensor(x), Tensor(y))) for step in (alone, whole)]
np.testing.assert_allclose(after[0], after[1], rtol=1e-5)

# -- functions, Tensors, Model -----------------------------------------------------------------------------------------

layout = Layout((half, 2), ("data", "model"))
a, b = Tensor(array(4, 8)), Tensor(array(4, 8))
added = ms.shard(lambda x, y: ops.abs(x) + y, ((2, half), (1, size)), ((size, 1),))(a, b)
assert added._t.to_local().shape == (4 // size, 8)
close(added, ops.abs(a) + b, "shard")
moved = ms.reshard(added, layout("data", "model"))
assert moved._t.to_local().shape == (4 // half, 4)
close(moved, added, "reshard")
assert str(moved) == str(ops.abs(a) + b) and moved.tolist() == added.tolist()

ms.reset_auto_parallel_context()
net = Attention()
start = {p.name: Parameter(p.value(), p.name) for p in net.get_parameters()}
x = array(8, 6, 16)
wanted = net(Tensor(x))
parallel = AutoParallel(net, "semi_auto")
assert [p.name for p in parallel.get_parameters()] == list(start)
own = np.split(np.arange(8), size)[rank]
close(parallel(Tensor(x[own])), Tensor(wanted.asnumpy()[own]), "each process has its rows of the result")
parallel.dataset_strategy("full_batch")
close(parallel(Tensor(x)), wanted, "all have all")
parallel.dataset_strategy("data_parallel")
parallel.hsdp(threshold=0)
model = ms.Model(parallel, nn.MSELoss(), nn.Adam(net.trainable_params(), 0.01), metrics={"mse": nn.MSE()})
data = ms.dataset.NumpySlicesDataset({"x": x[own], "y": np.zeros((8 // size, 6, 16), np.float32)})
model.train(2, data.batch(8 // size))
assert model.train_network.optimizer.moment1[2].shape == (16 // size, 16)
in_mode("stand_alone")
alone = trainer(Attention(), start, "stand_alone")
alone = nn.TrainOneStepCell(alone.network, nn.Adam(alone.optimizer.parameters, 0.01)).set_train()
for _ in range(2):
    alone(Tensor(x), ops.zeros_like(Tensor(x)))
for p, q in zip(alone.network.get_parameters(), net.get_parameters(), strict=True):
    np.testing.assert_allclose(p.asnumpy(), q.asnumpy(), rtol=1e-3, atol=1e-4, err_msg=p.name)
