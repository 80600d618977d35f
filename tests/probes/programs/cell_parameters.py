from mindspore import Parameter, Tensor, nn


class Block(nn.Cell):
    def __init__(self):
        super().__init__()
        self.late = Parameter(Tensor([1.0]), name="late", requires_grad=False)
        self.conv = nn.Conv2d(1, 2, 1)
        self.norm = nn.BatchNorm2d(2)
        self.early = Parameter(Tensor([1.0]), name="early")


class Net(nn.Cell):
    def __init__(self):
        super().__init__()
        self.block = Block()
        self.scale = Parameter(Tensor([2.0]), name="scale")
        self.seq = nn.SequentialCell(nn.Dense(2, 3), nn.ReLU(), nn.Dense(3, 1, has_bias=False))


net = Net()

# The lists and their order
[p.name for p in net.get_parameters()]
[p.name for p in net.get_parameters(expand=False)]
[p.name for p in net.block.get_parameters(expand=False)]
type(net.get_parameters()).__name__
[name for name, _ in net.parameters_and_names()]
[name for name, _ in net.parameters_and_names(expand=False)]
[name for name, _ in net.parameters_and_names(name_prefix="pre")]
[name for name, _ in net.parameters_and_names("pre", False)]
[name for name, _ in net.block.parameters_and_names()]
type(net.parameters_and_names()).__name__
[p.name for p in net.trainable_params()]
[p.name for p in net.trainable_params(recurse=False)]
[p.name for p in net.untrainable_params()]
[p.name for p in net.untrainable_params(recurse=False)]
type(net.trainable_params()).__name__
type(net.untrainable_params()).__name__
list(net.parameters_dict())
list(net.parameters_dict(recurse=False))
type(net.parameters_dict()).__name__
list(net.parameters_broadcast_dict())
type(net.parameters_broadcast_dict()).__name__
[type(p).__name__ for p in net.trainable_params()][:2]
net.parameters_dict()["scale"] is net.scale
net.trainable_params()[0] is net.trainable_params()[0]
net.block.conv.weight is net.trainable_params()[2]

# Cells
[type(c).__name__ for c in net.cells()]
type(net.cells()).__name__
[(n, type(c).__name__) for n, c in net.cells_and_names()]
[n for n, _ in net.cells_and_names(name_prefix="pre")]
type(net.cells_and_names()).__name__
[(n, type(c).__name__) for n, c in net.name_cells().items()]
type(net.name_cells()).__name__
next(iter(net.cells_and_names()))[1] is net
net.get_sub_cell("block.norm") is net.block.norm
net.get_sub_cell("seq.0") is net.seq[0]
net.get_sub_cell("") is net
net.get_sub_cell("no.such")
net.get_sub_cell("scale")

# Freezing and thawing moves a Parameter from one list to the other
net.scale.requires_grad = False
[p.name for p in net.trainable_params()]
[p.name for p in net.untrainable_params()]
net.block.norm.moving_mean.requires_grad = True
[p.name for p in net.trainable_params()]
[p.name for p in net.get_parameters()]
for p in net.seq.get_parameters():
    p.requires_grad = False
[p.name for p in net.trainable_params()]


# A Parameter that is reached twice is listed once
class Shared(nn.Cell):
    def __init__(self):
        super().__init__()
        self.w = Parameter(Tensor([1.0]), name="w")
        self.again = self.w
        self.inner = nn.Dense(1, 1)
        self.inner_again = self.inner


shared = Shared()
[p.name for p in shared.get_parameters()]
[name for name, _ in shared.parameters_and_names()]
shared.w is shared.again
shared.inner is shared.inner_again
[(n, type(c).__name__) for n, c in shared.cells_and_names()]
[type(c).__name__ for c in shared.cells()]
list(shared.name_cells())
list(shared.parameters_dict())


class Tied(nn.Cell):
    def __init__(self):
        super().__init__()
        self.embedding = nn.Embedding(3, 2)
        self.head = nn.Dense(2, 3, has_bias=False)
        self.head.weight = self.embedding.embedding_table


tied = Tied()
[p.name for p in tied.get_parameters()]
[name for name, _ in tied.parameters_and_names()]
tied.head.weight is tied.embedding.embedding_table
tied.head.weight.set_data(Tensor([[1.0, 2.0]] * 3)).name
tied.embedding.embedding_table.asnumpy().tolist()
tied.head(Tensor([[1.0, 1.0]]))

# The same Cell in two nets has its names changed by the second
layer = nn.Dense(1, 1)
one = nn.SequentialCell(layer)
[p.name for p in one.get_parameters()]
two = nn.SequentialCell(nn.ReLU(), layer)
[p.name for p in one.get_parameters()]
[p.name for p in two.get_parameters()]
[name for name, _ in one.parameters_and_names()]
same = nn.SequentialCell(layer, layer)
[p.name for p in same.get_parameters()]
[n for n, _ in same.cells_and_names()]
len(same)

# Changing a net changes the lists
net = nn.SequentialCell(nn.Dense(1, 1))
net.append(nn.Dense(1, 1))
[p.name for p in net.get_parameters()]
net[0] = nn.Dense(1, 1, has_bias=False)
[p.name for p in net.get_parameters()]
net[1].weight = Parameter(Tensor([[1.0]]), name="fresh")
[p.name for p in net.get_parameters()]
[name for name, _ in net.parameters_and_names()]


# Frozen when made
class Frozen(nn.Cell):
    def __init__(self):
        super().__init__()
        self.counter = Parameter(Tensor(0), name="counter", requires_grad=False)
        self.weight = Parameter(Tensor(1.0), name="weight")
        self.total = Parameter(Tensor(0.0), name="total", requires_grad=False)


frozen = Frozen()
[p.name for p in frozen.get_parameters()]
[p.name for p in frozen.trainable_params()]
[p.name for p in frozen.untrainable_params()]
frozen.counter.requires_grad = True
[p.name for p in frozen.trainable_params()]

# state_dict, load_state_dict and buffers, which MindSpore has as well
small = nn.SequentialCell(nn.Dense(1, 1), nn.BatchNorm1d(1))
list(small.state_dict())
type(small.state_dict()).__name__
type(small.state_dict()["0.weight"]).__name__
list(small.state_dict(prefix="pre."))
small.load_state_dict(small.state_dict())
small.load_state_dict({})
small.load_state_dict({}, strict=False)
small.load_state_dict({"0.weight": Tensor([[4.0]]), "extra": Tensor([1.0])}, strict=False)
small[0].weight.asnumpy().tolist()
small.load_state_dict({"0.weight": Tensor([[4.0, 5.0]])}, strict=False)
[name for name, _ in small.named_buffers()]
len(list(small.buffers()))
small.register_buffer("extra", Tensor([1.0]))
[name for name, _ in small.named_buffers()]
type(small.extra).__name__
list(small.state_dict())
[p.name for p in small.get_parameters()]
small.get_buffer("extra").asnumpy().tolist()
small.get_buffer("none")
small.register_buffer("hidden", Tensor([1.0]), persistent=False)
"hidden" in small.state_dict()
small.register_buffer("extra", Tensor([2.0]))
small.register_buffer("dot.ted", Tensor([2.0]))
small.register_buffer(3, Tensor([2.0]))
small.register_buffer("text", "text")
small.register_buffer("nothing", None)
small.nothing
[name for name, _ in small.named_buffers()]
small.extra = Tensor([3.0])
small.get_buffer("extra").asnumpy().tolist()
small.extra = 3
small.extra = None
small.extra
