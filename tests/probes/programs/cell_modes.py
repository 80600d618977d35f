import mindspore as ms
from mindspore import Parameter, Tensor, nn, ops

net = nn.SequentialCell(nn.Dense(2, 2), nn.Dropout(p=0.5), nn.BatchNorm1d(2))

# Training and evaluation
net.training
net[1].training
nn.BatchNorm1d(2).training
net.phase
net.set_train() is net
net.training
[c.training for _, c in net.cells_and_names()]
net.phase
net.set_train(False) is net
[c.training for _, c in net.cells_and_names()]
net.phase
net.set_train(mode=True).training
net.set_train(1).training
net.training = False
[c.training for _, c in net.cells_and_names()]
net[0].set_train()
[c.training for _, c in net.cells_and_names()]
x = Tensor([[1.0, 2.0], [3.0, 5.0]])
norm = nn.BatchNorm1d(2)
norm.set_train(False)(x)
norm.moving_mean.asnumpy().tolist()
norm.set_train(True)(x).asnumpy().round(3).tolist()
norm.moving_mean.asnumpy().round(4).tolist()
norm.moving_variance.asnumpy().round(4).tolist()
fixed = nn.BatchNorm1d(2, use_batch_statistics=False)
fixed.set_train(True)(x).asnumpy().round(3).tolist()
batch = nn.BatchNorm1d(2, use_batch_statistics=True)
batch.set_train(False)(x).asnumpy().round(3).tolist()
nn.Dropout(p=0.5)(x)
nn.Dropout(p=0.5).set_train(False)(x)

# requires_grad of a Cell
net.requires_grad
net.set_grad() is net
net.requires_grad
[c.requires_grad for _, c in net.cells_and_names()]
net.set_grad(False).requires_grad
net.set_grad(requires_grad=True).requires_grad
net.set_grad(1).requires_grad
len(net.trainable_params())
plain = nn.TimeDistributed(nn.SequentialCell(nn.ReLU()), 1)
plain.set_grad() is plain
[c.requires_grad for _, c in plain.cells_and_names()]

# Flags
cell = nn.Cell()
cell.add_flags(first=True) is cell
cell.first
cell.get_flags()
cell.add_flags(second=3)
sorted(cell.get_flags())
cell.add_flags_recursive(deep=True) is cell
net.add_flags_recursive(deep=True)[0].deep
net.add_flags(top=True)[0].top
nn.Cell().get_flags()
nn.Cell(flags={"given": 1}).get_flags()

# apply
seen = []
net.apply(lambda c: seen.append(type(c).__name__)) is net
seen


def ones(cell):
    if isinstance(cell, nn.Dense):
        cell.weight.set_data(ops.ones_like(cell.weight))


net.apply(ones)[0].weight.asnumpy().tolist()
net.apply(3)
net.apply()

# to_float
half = nn.Dense(2, 2).to_float(ms.float16)
half.weight.dtype
half(x).dtype
nn.Dense(2, 2).to_float(ms.float32)(x).dtype
nn.Dense(2, 2).to_float(ms.int32)
nn.Dense(2, 2).to_float("float16")
half.to_float(ms.float16) is half
tree = nn.SequentialCell(nn.Dense(2, 2), nn.ReLU()).to_float(ms.float16)
tree(x).dtype
tree[0](x).dtype
tree[0].weight.dtype
tree[0].fp16
half.get_mixed_precision_type()


class Mixed(nn.Cell):
    def __init__(self):
        super().__init__()
        self.inner = nn.Dense(2, 2).to_float(ms.float16)

    def construct(self, x):
        y = self.inner(x)
        print(y.dtype)
        return ops.cast(y, ms.float32)


Mixed()(x).dtype

# Other switches
cell = nn.Dense(1, 1)
cell.set_comm_fusion(3) is cell
[p.comm_fusion for p in cell.get_parameters()]
cell.set_comm_fusion(-1)
cell.set_broadcast_flag() is cell
cell.init_parameters_data()
cell.set_boost("level1") is cell
cell.set_boost("unknown")
cell.set_data_parallel()
cell.set_jit_config(ms.JitConfig(jit_level="O0"))
cell.recompute()
cell.set_inputs(Tensor([[1.0]]))
cell.get_inputs()
cell.get_scope()
cell.pipeline_stage
cell.pipeline_stage = 1
cell.pipeline_stage
cell.pipeline_stage = -1
cell.compile(Tensor([[1.0]]))
cell.extend_repr()
cell.cls_name
cell.param_prefix
cell.enable_backward_hook
cell.bprop_debug
cell.bprop_debug = True
cell.bprop_debug = 3
cell.flatten_weights()
cell.offload()
cell.place("worker", 0)
cell.shard(((1, 1),))


# Calling
class Args(nn.Cell):
    def construct(self, x, y=2, *rest, key=None):
        return x, y, rest, key


args = Args()
args(1)
args(1, 3)
args(1, 3, 4, 5)
args(1, key=4)
args(x=1, y=5)
args()
args(1, unknown=3)
args(Tensor([1.0]), [Tensor([2.0]), None], key={"a": Tensor([3.0])})


class NoConstruct(nn.Cell):
    pass


NoConstruct()(1)


class NotImplementedYet(nn.Cell):
    def construct(self, x):
        raise NotImplementedError


NotImplementedYet()(1)


class Forward(nn.Cell):
    def forward(self, x):
        return x


Forward()(1)


class Counter(nn.Cell):
    def __init__(self):
        super().__init__()
        self.count = Parameter(Tensor(0, ms.int32), name="count", requires_grad=False)
        self.calls = 0

    def construct(self):
        self.calls += 1
        self.count += 1
        ops.assign_add(self.count, Tensor(10, ms.int32))
        return self.count


counter = Counter()
counter()
counter()
counter.calls
counter.count.value()
