import copy

from mindspore import Parameter, ParameterTuple, Tensor, nn


class Net(nn.Cell):
    def __init__(self):
        super().__init__()
        self.a = nn.Dense(2, 2)
        self.b = nn.BatchNorm1d(2)
        self.w = Parameter(Tensor([1.0]), name="w")
        self.tied = self.w
        self.group = ParameterTuple([Parameter(Tensor([2.0]), name="g")])
        self.number = 3

    def construct(self, x):
        return self.b(self.a(x)) * self.w


net = Net()
net.w.requires_grad = False

# deepcopy
twin = copy.deepcopy(net)
type(twin).__name__
[p.name for p in twin.get_parameters()]
[p.requires_grad for p in twin.get_parameters()]
twin.a is net.a
twin.a.weight is net.a.weight
(twin.a.weight == net.a.weight).all()
twin.w is twin.tied
twin.group[0].name
twin.number
twin.w.set_data(Tensor([9.0])).name
net.w.asnumpy().tolist()
twin(Tensor([[1.0, 2.0]])).shape
twin.training
type(twin.w).__name__
list(twin.name_cells())
net.set_train(True).training
copy.deepcopy(net).training
copies = [copy.deepcopy(nn.Dense(1, 1)) for _ in range(2)]
[p.name for p in nn.SequentialCell(copies).get_parameters()]
layers = nn.CellList([copy.deepcopy(net.a) for _ in range(2)])
[p.name for p in layers.get_parameters()]

# copy
shallow = copy.copy(net)
shallow.a is net.a
shallow.w is net.w
