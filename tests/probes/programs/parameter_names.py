import mindspore as ms
from mindspore import Parameter, Tensor, nn

# Without a name, and with the names that are refused
Parameter(Tensor([1.0])).name
Parameter(Tensor([1.0])).name
Parameter(Tensor([1.0]), name=None).name
Parameter(Tensor([1.0]), name="").name
Parameter(Tensor([1.0]), name=" ").name
Parameter(Tensor([1.0]), name=" padded ").name
Parameter(Tensor([1.0]), name="a.b").name
Parameter(Tensor([1.0]), name="a b").name
Parameter(Tensor([1.0]), name="1").name
Parameter(Tensor([1.0]), name="Parameter").name
Parameter(Tensor([1.0]), name=3).name
Parameter(Tensor([1.0]), name=["a"]).name
Parameter(Tensor([1.0]), name=True).name
Parameter(Tensor([1.0]), name="n" * 1024).name == "n" * 1024
Parameter(Tensor([1.0]), name="n" * 1025).name == "n" * 1025
Parameter(Tensor([1.0])).name
Parameter(1.0).name
Parameter([1.0]).name
Parameter(Tensor([1.0]), "second").name

# Setting a name
p = Parameter(Tensor([1.0]), name="p")
p.name = "q"
p.name
p.name = "a.b.c"
p.name
p.name = ""
p.name
p.name = None
p.name
p.name = 3
p.name
p.name = "n" * 1025
p.name
del p.name

# Names are not unique outside a Cell
[Parameter(Tensor([1.0]), name="same").name for _ in range(3)]


# An attribute of a Cell lends its name to a Parameter that was made without one
class Net(nn.Cell):
    def __init__(self):
        super().__init__()
        self.first = Parameter(Tensor([1.0]))
        self.second = Parameter(Tensor([2.0]), name="given")
        self.third = Parameter(Tensor([3.0]), name=None)
        self.fourth = Parameter(4.0)


net = Net()
[p.name for p in net.get_parameters()]
list(net.parameters_dict())
other = Net()
[p.name for p in other.get_parameters()]
Parameter(Tensor([1.0])).name

# A Parameter keeps the name that it got first
loose = Parameter(Tensor([1.0]))
loose.name
holder = nn.Cell()
holder.kept = loose
loose.name
again = nn.Cell()
again.renamed = loose
loose.name
holder.kept is again.renamed
given = Parameter(Tensor([1.0]), name="Parameter#7")
again.automatic = given
given.name
made = Parameter(Tensor([1.0]))
made.name = "chosen"
again.attribute = made
made.name


# Prefixes come from the tree, once, when the outer Cell takes the inner one
class Inner(nn.Cell):
    def __init__(self):
        super().__init__()
        self.w = Parameter(Tensor([1.0]), name="weight")
        self.b = Parameter(Tensor([1.0]))


class Outer(nn.Cell):
    def __init__(self):
        super().__init__()
        self.a = Inner()
        self.c = Inner()
        self.own = Parameter(Tensor([1.0]), name="own")


outer = Outer()
[p.name for p in outer.get_parameters()]
outer.a.w.name
inner = Inner()
inner.w.name
outer.late = inner
inner.w.name
top = nn.Cell()
top.net = outer
[p.name for p in top.get_parameters()]
[name for name, _ in top.parameters_and_names()]
inner.w.name = "free"
[p.name for p in top.get_parameters()]
[name for name, _ in top.parameters_and_names()]


# auto_prefix=False leaves the names of the children alone
class Plain(nn.Cell):
    def __init__(self):
        super().__init__(auto_prefix=False)
        self.a = Inner()
        self.own = Parameter(Tensor([1.0]), name="own")


plain = Plain()
[p.name for p in plain.get_parameters()]
[name for name, _ in plain.parameters_and_names()]
wrapped = nn.SequentialCell(plain)
[p.name for p in wrapped.get_parameters()]

# Layers name their weights
[p.name for p in nn.Dense(2, 3).get_parameters()]
[p.name for p in nn.Conv2d(2, 3, 1, has_bias=True).get_parameters()]
[(p.name, p.requires_grad) for p in nn.BatchNorm2d(2).get_parameters()]
[p.name for p in nn.LayerNorm([2]).get_parameters()]
[p.name for p in nn.Embedding(2, 3).get_parameters()]
[p.name for p in nn.PReLU(2).get_parameters()]
[p.name for p in nn.LSTM(2, 3).get_parameters()]
[p.name for p in nn.LSTMCell(2, 3).get_parameters()]
[p.name for p in nn.GRU(2, 3, bidirectional=True).get_parameters()]
[p.name for p in nn.SequentialCell(nn.Dense(2, 3), nn.ReLU(), nn.BatchNorm1d(3)).get_parameters()]
[p.name for p in nn.Momentum(nn.Dense(2, 3).trainable_params(), 0.1, 0.9).get_parameters()]
[p.name for p in nn.Adam(nn.Dense(2, 3).trainable_params()).get_parameters()]
[p.name for p in nn.WithLossCell(nn.Dense(2, 3), nn.MSELoss()).get_parameters()]
step = nn.TrainOneStepCell(nn.WithLossCell(nn.Dense(2, 3), nn.MSELoss()), nn.SGD(nn.Dense(2, 3).trainable_params()))
[p.name for p in step.get_parameters()]

# Names and results
(loose + 1).dtype
ms.ops.add(loose, 1).shape
