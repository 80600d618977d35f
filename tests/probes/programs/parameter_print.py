import mindspore as ms
import numpy as np
from mindspore import Parameter, ParameterTuple, Tensor, nn
from mindspore.common.initializer import initializer

p = Parameter(Tensor(np.arange(6).reshape(2, 3).astype(np.float32)), name="p")
p
print(p)
str(p)
repr(p)
f"{p}"
f"{p!r}"
[p, p]
{"p": p}
Parameter(Tensor([1, 2]), name="ints", requires_grad=False)
Parameter(Tensor(np.ones((1, 2, 3)), ms.float64), name="doubles")
Parameter(Tensor(np.ones((1, 2)), ms.float16), name="halves")
Parameter(Tensor(np.ones((1, 2)), ms.bfloat16), name="brains")
Parameter(Tensor(True), name="bool")
Parameter(1, name="int")
Parameter(1.5, name="float")
Parameter(Tensor(3.0), name="scalar")
print(Parameter(Tensor(3.0), name="scalar"))
Parameter(Tensor(np.ones((0, 3), np.float32)), name="empty")
Parameter([1.0, 2.0], name="list")
Parameter(np.ones(2), name="array")
Parameter(initializer("ones", [2, 3], ms.float32), name="init")
Parameter(Tensor(np.array([1 + 2j])), name="complex")
Parameter(Tensor([1.0]), name="parallel", layerwise_parallel=True)
Parameter(Tensor([1.0]), name="with 'quotes'")
Parameter(Tensor([1.0]), name="dot.ted")
p.value()
print(p.value())
print(p.asnumpy())
print(p + 0)
ParameterTuple((p, Parameter(Tensor([1.0]), name="q")))
print(ParameterTuple([p]))
print(ParameterTuple([]))

# In a tree
net = nn.SequentialCell(nn.Dense(2, 3), nn.BatchNorm1d(3))
net[0].weight
net.trainable_params()
net.untrainable_params()
list(net.parameters_and_names())
next(iter(net.parameters_dict().items()))
