from mindspore import Parameter, Tensor, nn


class Leaf(nn.Cell):
    def __init__(self):
        super().__init__()
        self.w = Parameter(Tensor([1.0]), name="w")


class Branch(nn.Cell):
    def __init__(self):
        super().__init__()
        self.left = Leaf()
        self.right = Leaf()
        self.own = Parameter(Tensor([1.0]), name="own")


class Tree(nn.Cell):
    def __init__(self):
        super().__init__()
        self.branch = Branch()


# param_prefix
tree = Tree()
tree.param_prefix
tree.branch.param_prefix
tree.branch.left.param_prefix
[c.param_prefix for c in tree.cells()]
nn.Dense(1, 1).param_prefix
tree.update_cell_prefix() is tree
[c.param_prefix for _, c in tree.cells_and_names()]
[p.name for p in tree.get_parameters()]

# update_parameters_name
leaf = Leaf()
leaf.update_parameters_name("pre.")
leaf.w.name
leaf.update_parameters_name("more_")
leaf.w.name
leaf.update_parameters_name("")
leaf.w.name
leaf.update_parameters_name(3)
leaf.update_parameters_name(None)
branch = Branch()
branch.update_parameters_name("all.")
[p.name for p in branch.get_parameters()]
branch.update_parameters_name("own.", recurse=False)
[p.name for p in branch.get_parameters()]
[name for name, _ in branch.parameters_and_names()]
branch.update_parameters_name(prefix="x.", recurse=True)
[p.name for p in branch.get_parameters()]
frozen = nn.BatchNorm1d(1)
frozen.update_parameters_name("bn.")
[p.name for p in frozen.get_parameters()]


# Names that collide
class Twice(nn.Cell):
    def __init__(self):
        super().__init__()
        self.a = Parameter(Tensor([1.0]), name="same")
        self.b = Parameter(Tensor([2.0]), name="same")


Twice()


class Crossed(nn.Cell):
    def __init__(self):
        super().__init__()
        self.leaf = Leaf()
        self.own = Parameter(Tensor([1.0]), name="leaf.w")


crossed = Crossed()
[p.name for p in crossed.get_parameters()]
crossed.check_names()
list(crossed.parameters_dict().items())
list(crossed.parameters_dict())
crossed(Tensor([1.0]))


class Flat(nn.Cell):
    def __init__(self):
        super().__init__(auto_prefix=False)
        self.a = Leaf()
        self.b = Leaf()

    def construct(self, x):
        return x + self.a.w + self.b.w


flat = Flat()
[p.name for p in flat.get_parameters()]
flat.check_names()
flat(Tensor([1.0]))
list(flat.parameters_dict())
[p.name for p in flat.trainable_params()]
nn.SGD(flat.trainable_params())
cell = nn.Cell()
cell.a = Parameter(Tensor([1.0]), name="n")
cell.b = Parameter(Tensor([1.0]), name="n")
[p.name for p in cell.get_parameters()]
cell.b.name = "n"
cell.b = cell.a
[p.name for p in cell.get_parameters()]
cell.c = Parameter(Tensor([1.0]), name="c")
cell.c.name = "n"
cell.check_names()
cell.check_names_and_refresh_name()
[p.name for p in cell.get_parameters()]
Tree().check_names()
tree = Tree()
tree.branch.left.w.name = "changed"
tree.check_names_and_refresh_name()
[p.name for p in tree.get_parameters()]

# Names when a part is replaced
tree = Tree()
tree.branch = Branch()
[p.name for p in tree.get_parameters()]
tree.branch.left = Leaf()
[p.name for p in tree.get_parameters()]
tree.branch.left.w = Parameter(Tensor([1.0]))
[p.name for p in tree.get_parameters()]
tree.branch.left.w = Parameter(Tensor([1.0]), name="w")
[p.name for p in tree.get_parameters()]
tree.branch.extra = Parameter(Tensor([1.0]), name="extra")
[p.name for p in tree.get_parameters()]


# A net inside a net inside a net: the whole path
class Loss(nn.Cell):
    def __init__(self, backbone):
        super().__init__()
        self._backbone = backbone
        self._loss = nn.MSELoss()


class Wrapped(nn.Cell):
    def __init__(self, network):
        super().__init__(auto_prefix=False)
        self.network = network
        self.optimizer = nn.Momentum(network.trainable_params(), 0.1, 0.9)


loss = Loss(Tree())
[p.name for p in loss.get_parameters()]
step = Wrapped(loss)
[p.name for p in step.get_parameters()]
[name for name, _ in step.parameters_and_names()]
[p.name for p in nn.SequentialCell(step).get_parameters()]
[p.name for p in nn.WithLossCell(Tree(), nn.MSELoss()).get_parameters()]
[p.name for p in nn.WithEvalCell(Tree(), nn.MSELoss()).get_parameters()]
[p.name for p in nn.CellList([Tree(), Leaf()]).get_parameters()]
