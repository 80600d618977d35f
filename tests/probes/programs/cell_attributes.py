import numpy as np
from mindspore import Parameter, ParameterTuple, Tensor, nn, ops


# What an attribute of a Cell may be, and where it is listed
class Net(nn.Cell):
    def __init__(self):
        super().__init__()
        self.number = 3
        self.text = "text"
        self.constant = Tensor([1.0, 2.0])
        self.w = Parameter(Tensor([1.0]), name="w")
        self.layer = nn.ReLU()
        self.op = ops.Add()
        self.items = [1, 2]
        self.nothing = None
        self.cells_in_list = [nn.ReLU(), nn.ReLU()]
        self.cells_in_dict = {"a": nn.Dense(1, 1)}
        self.cells_in_tuple = (nn.Dense(1, 1),)

    def construct(self, x):
        return self.op(x, self.w)


net = Net()
net.number
net.constant
net.w
net.op
net.items
net.nothing
type(net.cells_in_list).__name__
type(net.cells_in_dict).__name__
type(net.cells_in_tuple).__name__
list(net.name_cells())
[p.name for p in net.get_parameters()]
net.no_such
hasattr(net, "no_such")
getattr(net, "no_such", 5)
isinstance(net.constant, Parameter)
net(Tensor([2.0]))
net(x=Tensor([2.0]))


# Before super().__init__()
class Early(nn.Cell):
    def __init__(self):
        self.number = 1
        super().__init__()


Early().number


class EarlyCell(nn.Cell):
    def __init__(self):
        self.layer = nn.ReLU()
        super().__init__()


EarlyCell()


class EarlyParameter(nn.Cell):
    def __init__(self):
        self.w = Parameter(Tensor([1.0]), name="w")
        super().__init__()


EarlyParameter()


class NoSuper(nn.Cell):
    def __init__(self):
        pass

    def construct(self, x):
        return x


NoSuper()(Tensor([1.0]))

# Assigning again
net.w = Parameter(Tensor([5.0]), name="other")
net.w.name
[p.name for p in net.get_parameters()]
net.w = Tensor([6.0])
type(net.w).__name__
net.w.name
net.w.asnumpy().tolist()
net.w = 3
net.w
net.w = None
net.w
[p.name for p in net.get_parameters()]
net.w = Parameter(Tensor([7.0]))
net.w.name
net.layer = nn.Dense(1, 1)
[p.name for p in net.get_parameters()]
net.layer = None
net.layer
list(net.name_cells())
net.layer = 5
net.layer
net.layer = nn.Tanh()
list(net.name_cells())
net.layer = Parameter(Tensor([1.0]), name="now_a_weight")
net.layer = Tensor([1.0])
net.constant = Tensor([9.0])
net.constant.asnumpy().tolist()
net.constant = 5
net.constant
net.constant = Parameter(Tensor([1.0]), name="late")
type(net.constant).__name__
net.number = nn.ReLU()
list(net.name_cells())
net.number = Parameter(Tensor([1.0]))
net.text = Parameter(Tensor([1.0]))
net.text.name
[p.name for p in net.get_parameters()]
net.construct = 3
net.cls_name
net.cls_name = "Other"
net.cls_name
net.cls_name = 3


# A Tensor over a Parameter
class Weight(nn.Cell):
    def __init__(self):
        super().__init__()
        self.w = Parameter(Tensor([1.0, 2.0]), name="w", requires_grad=False)


weight = Weight()
kept = weight.w
weight.w = Tensor([3.0, 4.0])
weight.w is kept
weight.w.requires_grad
weight.w.asnumpy().tolist()
weight.w = Tensor([3.0])
weight.w = Tensor([3, 4])
weight.w.dtype
weight.w = [5.0, 6.0]
weight.w = np.array([5.0, 6.0])
weight.w += 1
type(weight.w).__name__
weight.w is kept
weight.w.asnumpy().tolist()


# Deleting
class Two(nn.Cell):
    def __init__(self):
        super().__init__()
        self.a = Parameter(Tensor([1.0]), name="a")
        self.b = nn.Dense(1, 1)
        self.c = Tensor([1.0])
        self.d = 1


two = Two()
del two.a
hasattr(two, "a")
[p.name for p in two.get_parameters()]
del two.b
hasattr(two, "b")
list(two.name_cells())
del two.c
hasattr(two, "c")
del two.d
hasattr(two, "d")
del two.a
del two.no_such
two.a = Parameter(Tensor([1.0]), name="a2")
two.a.name


# Tuples and lists of Parameters
class Many(nn.Cell):
    def __init__(self):
        super().__init__()
        self.group = ParameterTuple([Parameter(Tensor([1.0]), name="g0"), Parameter(Tensor([1.0]), name="g1")])
        self.plain_list = [Parameter(Tensor([1.0]), name="l0"), Parameter(Tensor([1.0]), name="l1")]
        self.plain_tuple = (Parameter(Tensor([1.0]), name="t0"),)
        self.mapping = {"m": Parameter(Tensor([1.0]), name="m0")}


many = Many()
type(many.group).__name__
type(many.plain_list).__name__
type(many.plain_tuple).__name__
type(many.mapping).__name__
[p.name for p in many.get_parameters()]
[name for name, _ in many.parameters_and_names()]
[p.name for p in many.trainable_params()]
many.group[0].name
outer = nn.Cell()
outer.many = many
[p.name for p in outer.get_parameters()]


class Unnamed(nn.Cell):
    def __init__(self):
        super().__init__()
        self.group = ParameterTuple([Parameter(Tensor([1.0])), Parameter(Tensor([1.0]))])


len(list(Unnamed().get_parameters()))


class Clash(nn.Cell):
    def __init__(self):
        super().__init__()
        self.group = [Parameter(Tensor([1.0]), name="same"), Parameter(Tensor([1.0]), name="same")]


[p.name for p in Clash().get_parameters()]

# Names that an attribute may not have
two.end = 1
setattr(two, "dot.ted", Parameter(Tensor([1.0]), name="x"))
setattr(two, "", Parameter(Tensor([1.0]), name="x"))
setattr(two, "dot.cell", nn.ReLU())
two.training = True
two.training
two.training = "yes"
two.phase
two.phase = "predict"
two.phase
two.parameters = 3
two.parameters
two.buffers = 3
two.modules = [1, 2]
two.modules
two.name = "name"
two.name
two.type = 5
two.type
two.float = 2.0
two.float
two.double = 2.0
two.double
two.half = 1
two.cpu = 1
two.children = [1]
two.children
two.device = "x"
two.device
two.train = 1
two.train
two.eval = 1
two.eval

# A Cell is true, has an identity, and no length
bool(nn.Cell())
nn.Cell() == nn.Cell()
cell = nn.Cell()
cell == cell
len({cell, cell})
len(cell)
nn.Cell()(Tensor([1.0]))
nn.Cell("yes")
nn.Cell(flags={"flag": True}).flag
nn.Cell(auto_prefix=1)
isinstance(nn.Dense(1, 1), nn.Cell)
"layer" in dir(net)
"w" in dir(weight)
