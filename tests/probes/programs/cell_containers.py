from collections import OrderedDict

from mindspore import Parameter, Tensor, nn, ops

# SequentialCell
seq = nn.SequentialCell(nn.Dense(1, 2), nn.ReLU(), nn.Dense(2, 1))
len(seq)
[p.name for p in seq.get_parameters()]
seq[0]
seq[-1]
seq[3]
seq[-4]
seq["0"]
seq[1.0]
type(seq[:2]).__name__
len(seq[:2])
[p.name for p in seq[1:].get_parameters()]
[p.name for p in seq.get_parameters()]
[type(c).__name__ for c in seq]
[type(c).__name__ for c in seq.cells()]
list(seq.name_cells())
nn.ReLU() in seq
seq(Tensor([[1.0]])).shape
seq.append(nn.Tanh())
len(seq)
list(seq.name_cells())
seq.append(3)
seq.append(None)
seq.insert(1, nn.Sigmoid())
[type(c).__name__ for c in seq]
list(seq.name_cells())
[p.name for p in seq.get_parameters()]
seq[1] = nn.Dense(2, 2)
[p.name for p in seq.get_parameters()]
seq[9] = nn.ReLU()
seq[0] = 3
del seq[1]
[type(c).__name__ for c in seq]
list(seq.name_cells())
[p.name for p in seq.get_parameters()]
del seq[1:]
list(seq.name_cells())
del seq[5]
seq.extend([nn.ReLU(), nn.Dense(2, 2)])
list(seq.name_cells())
seq.pop(0)
bool(nn.SequentialCell())
len(nn.SequentialCell())
nn.SequentialCell()(Tensor([1.0]))
nn.SequentialCell([nn.Dense(1, 2), nn.ReLU()])
[p.name for p in nn.SequentialCell([nn.Dense(1, 2), nn.ReLU()]).get_parameters()]
nn.SequentialCell((nn.Dense(1, 2), nn.ReLU()))
named = nn.SequentialCell(OrderedDict([("first", nn.Dense(1, 2)), ("act", nn.ReLU())]))
named
[p.name for p in named.get_parameters()]
named[0]
named.first
named.act
named[0] is named.first
list(named.name_cells())
named.append(nn.Tanh())
list(named.name_cells())
named[1] = nn.Sigmoid()
list(named.name_cells())
nn.SequentialCell({"first": nn.Dense(1, 2)})
nn.SequentialCell(nn.CellList([nn.Dense(1, 2), nn.ReLU()]))
nn.SequentialCell(3)
nn.SequentialCell([nn.ReLU(), 3])
nn.SequentialCell(ops.ReLU())
nn.SequentialCell(lambda x: x)
nn.SequentialCell([nn.SequentialCell([nn.Dense(1, 1)]), nn.SequentialCell(nn.Dense(1, 1))]).trainable_params()[0].name
seq = nn.SequentialCell(nn.ReLU())
seq.extra = Parameter(Tensor([1.0]))
[p.name for p in seq.get_parameters()]
seq.other = nn.Dense(1, 1)
len(seq)
seq.set_grad()
seq.requires_grad


class Mine(nn.SequentialCell):
    def __init__(self):
        super().__init__(nn.Dense(1, 2), nn.ReLU())


[p.name for p in Mine().get_parameters()]


class Kept(nn.SequentialCell):
    def __init__(self):
        super().__init__()
        self.body = nn.Dense(1, 2)
        self.append(nn.Dense(2, 2))


kept = Kept()
[p.name for p in kept.get_parameters()]
kept(Tensor([[1.0]])).shape


class Unprefixed(nn.Cell):
    def __init__(self):
        super().__init__()
        self.layers = nn.SequentialCell([nn.SequentialCell([nn.Dense(1, 1), nn.BatchNorm1d(1)]), nn.Dense(1, 1)])


[p.name for p in Unprefixed().get_parameters()]

# CellList
cells = nn.CellList([nn.Dense(1, 2), nn.ReLU()])
len(cells)
[p.name for p in cells.get_parameters()]
cells[0]
cells[-1]
cells[2]
cells["0"]
type(cells[:1]).__name__
[p.name for p in cells[:1].get_parameters()]
[type(c).__name__ for c in cells]
cells.append(nn.Dense(2, 1))
cells.append(3)
cells.append(ops.ReLU())
[p.name for p in cells.get_parameters()]
cells.extend([nn.Dense(1, 1), nn.Tanh()])
list(cells.name_cells())
cells.extend(nn.Dense(1, 1))
cells.extend([3])
cells.insert(0, nn.Dense(3, 3))
list(cells.name_cells())
[p.name for p in cells.get_parameters()]
cells.insert(99, nn.ReLU())
nn.CellList().insert(0, nn.ReLU())
[shorter := nn.CellList([nn.Tanh()]), shorter.insert(1, nn.ReLU()), list(shorter.name_cells())][1:]
cells.insert("a", nn.ReLU())
cells.insert(0, 3)
cells.insert(-1, nn.Dense(4, 4))
list(cells.name_cells())
[p.name for p in cells.get_parameters()]
cells[0] = nn.Dense(5, 5)
[p.name for p in cells.get_parameters()]
cells[99] = nn.ReLU()
del cells[0]
[p.name for p in cells.get_parameters()]
list(cells.name_cells())
del cells[1:]
len(cells)
cells += [nn.Dense(1, 1)]
type(cells).__name__
[p.name for p in cells.get_parameters()]
cells(Tensor([1.0]))
len(nn.CellList())
bool(nn.CellList())
len(nn.CellList(nn.Dense(1, 1)))
len(nn.CellList([]))
len(nn.CellList((nn.Dense(1, 1), nn.ReLU())))
len(nn.CellList(nn.ReLU() for _ in range(2)))
nn.CellList(3)
nn.CellList([3])
nn.CellList({"a": nn.ReLU()})
nn.CellList([nn.Dense(1, 1)], auto_prefix=False)[0].weight.name
[p.name for p in nn.CellList([nn.CellList([nn.Dense(1, 1)])]).get_parameters()]
cells.set_grad()
cells.requires_grad
[c.requires_grad for c in cells]


class Stack(nn.Cell):
    def __init__(self):
        super().__init__()
        self.blocks = nn.CellList()
        for _ in range(2):
            self.blocks.append(nn.Dense(2, 2))

    def construct(self, x):
        for block in self.blocks:
            x = block(x)
        return x


stack = Stack()
[p.name for p in stack.get_parameters()]
[name for name, _ in stack.parameters_and_names()]
stack(Tensor([[1.0, 2.0]])).shape
stack.blocks.append(nn.Dense(3, 3))
[p.name for p in stack.get_parameters()]

# CellDict
table = nn.CellDict({"a": nn.Dense(1, 2), "b": nn.ReLU()})
len(table)
[p.name for p in table.get_parameters()]
table["a"]
table["none"]
table[0]
"a" in table
"z" in table
list(table)
list(table.keys())
[type(c).__name__ for c in table.values()]
[(k, type(c).__name__) for k, c in table.items()]
type(table.keys()).__name__
type(table.values()).__name__
type(table.items()).__name__
table["c"] = nn.Dense(2, 2)
[p.name for p in table.get_parameters()]
table["a"] = nn.Dense(3, 3)
[p.name for p in table.get_parameters()]
table["dot.ted"] = nn.ReLU()
table[""] = nn.ReLU()
table[3] = nn.ReLU()
table["d"] = 3
table["d"] = None
table["keys"] = nn.ReLU()
table["update"] = nn.ReLU()
table["cells"] = nn.ReLU()
table["with space"] = nn.ReLU()
del table["b"]
list(table.keys())
del table["none"]
table.pop("c")
list(table.keys())
table.pop("none")
table.update({"x": nn.Dense(1, 1), "y": nn.Tanh()})
list(table.keys())
table.update([["z", nn.Dense(1, 1)]])
list(table.keys())
table.update([("tuple", nn.Dense(1, 1))])
table.update(OrderedDict([("o", nn.ReLU())]))
table.update(nn.CellDict({"q": nn.ReLU()}))
list(table.keys())
table.update(3)
table.update([["only"]])
table.update({"bad": 3})
table.x
table(Tensor([1.0]))
table.clear()
len(table)
len(nn.CellDict())
bool(nn.CellDict())
nn.CellDict(3)
nn.CellDict(nn.ReLU())
nn.CellDict([["a", nn.Dense(1, 1)], ["b", nn.ReLU()]])
holder = nn.Cell()
holder.table = nn.CellDict({"a": nn.Dense(1, 1)})
[p.name for p in holder.get_parameters()]
holder.table["late"] = nn.Dense(1, 1)
[p.name for p in holder.get_parameters()]
