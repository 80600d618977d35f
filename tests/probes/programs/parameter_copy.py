import copy
import pickle

import mindspore as ms
import numpy as np
from mindspore import Parameter, ParameterTuple, Tensor, nn
from mindspore.common.initializer import initializer

p = Parameter(Tensor([1.0, 2.0]), name="p", requires_grad=False, layerwise_parallel=True, parallel_optimizer=False)

# clone
c = p.clone()
c
c is p
c.name
c.requires_grad
c.layerwise_parallel
c.parallel_optimizer
c.asnumpy().tolist()
c[0] = 5
p.asnumpy().tolist()
p.clone("same").asnumpy().tolist()
p.clone("zeros").asnumpy().tolist()
p.clone("ones").asnumpy().tolist()
p.clone(init="zeros").name
p.clone(3).asnumpy().tolist()
p.clone(0.5).asnumpy().tolist()
p.clone(Tensor([7.0, 8.0])).asnumpy().tolist()
p.clone(Tensor([7.0])).shape
p.clone("unknown")
p.clone(None)
p.clone(initializer("ones", [2], ms.float32))
p.clone("normal").shape
p.clone().dtype
p.inited_param
c.inited_param is p
Parameter(Tensor([1, 2]), name="ints").clone("zeros").dtype
unnamed = Parameter(Tensor([1.0]))
unnamed.clone().name == unnamed.name
type(p.copy()).__name__
p.copy().name
p.copy() is p

# deepcopy and copy
d = copy.deepcopy(p)
d
type(d).__name__
d is p
d.name
d.requires_grad
d.layerwise_parallel
d[0] = 9
p.asnumpy().tolist()
copy.deepcopy([p, p])[0] is copy.deepcopy([p, p])[1]
[a is b for a, b in [copy.deepcopy([p, p])]]
s = copy.copy(p)
s
type(s).__name__
p.extra = 1
hasattr(copy.deepcopy(p), "extra")

# pickle
u = pickle.loads(pickle.dumps(p))
u
type(u).__name__
u.name
u.requires_grad
u.layerwise_parallel
u.asnumpy().tolist()
u is p
pickle.loads(pickle.dumps(Parameter(Tensor(np.ones((2, 1), np.float16)), name="half"))).dtype
pickle.loads(pickle.dumps(Parameter(Tensor(2.0), name="scalar"))).shape

# ParameterTuple
a = Parameter(Tensor([1.0]), name="a")
b = Parameter(Tensor([2.0]), name="b")
t = ParameterTuple([a, b])
t
type(t).__name__
isinstance(t, tuple)
len(t)
t[0] is a
type(t[:1]).__name__
type(t + t).__name__
[x.name for x in t]
a in t
ParameterTuple((a, b)) == t
ParameterTuple(x for x in (a, b))[1].name
len(ParameterTuple(()))
ParameterTuple()
ParameterTuple(a)
ParameterTuple([a, 1])
ParameterTuple([a, Tensor([1.0])])
ParameterTuple(None)
ParameterTuple([a, a])
ParameterTuple([a, Parameter(Tensor([3.0]), name="a")])
ParameterTuple({"a": a})
ParameterTuple(nn.Dense(2, 2).get_parameters())[0].name
ParameterTuple(nn.Dense(2, 2).trainable_params())[1].name
unnamed = ParameterTuple([Parameter(Tensor([1.0])), Parameter(Tensor([1.0]))])
[x.name for x in unnamed] == ["Parameter", "Parameter"]
len({x.name for x in unnamed})
[x.name for x in t.clone("pre")]
[x.name for x in t.clone("pre.fix")]
[x.name for x in t.clone(prefix="pre", init="zeros")]
[x.asnumpy().tolist() for x in t.clone("pre", "zeros")]
[x.asnumpy().tolist() for x in t.clone("pre", init="ones")]
type(t.clone("pre")).__name__
[x.name for x in t]
t.clone("")
t.clone(None)
t.clone(1)
t.clone()
[x.requires_grad for x in ParameterTuple([Parameter(Tensor([1.0]), name="f", requires_grad=False)]).clone("z")]
[x.name for x in copy.deepcopy(t)]
type(copy.deepcopy(t)).__name__
type(pickle.loads(pickle.dumps(t))).__name__
