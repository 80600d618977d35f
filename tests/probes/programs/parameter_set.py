import mindspore as ms
import numpy as np
from mindspore import Parameter, Tensor, ops
from mindspore.common.initializer import initializer

# set_data
p = Parameter(Tensor(np.zeros((2, 2), np.float32)), name="p")
p.set_data(Tensor(np.ones((2, 2), np.float32))) is p
p.asnumpy().tolist()
p.name
p.set_data(Parameter(Tensor(np.full((2, 2), 3, np.float32)), name="other")) is p
p.name
p.asnumpy().tolist()
p.set_data(Tensor(np.ones((3,), np.float32)))
p.set_data(Tensor(np.ones((2, 1), np.float32)))
p.set_data(Tensor(np.ones((3,), np.float32)), slice_shape=True).shape
p.shape
p.set_data(Tensor(np.zeros((2, 2), np.float32)), slice_shape=True).shape
p.set_data(Tensor(np.ones((2, 2), np.float16))).dtype
p.dtype
p.set_data(Tensor(np.ones((2, 2), np.float64))).dtype
p.dtype
p.set_data(Tensor(np.ones((2, 2), np.int32))).dtype
p.set_data(1)
p.set_data(1.5)
p.set_data([[1, 2], [3, 4]])
p.set_data(np.ones((2, 2), np.float32))
p.set_data(None)
p.set_data("text")
p.set_data(initializer("ones", [2, 2], ms.float32)).asnumpy().tolist()
p.set_data(initializer("ones", [3, 2], ms.float32))
scalar = Parameter(Tensor(1.0), name="scalar")
scalar.set_data(2.0)
scalar.set_data(Tensor(3.0))
scalar.value()
whole = Parameter(Tensor([1, 2]), name="whole")
whole.set_data(Tensor([1.5, 2.5]))
whole.set_data(Tensor([3, 4], ms.int64)).dtype
whole.set_data(Tensor([3, 4], ms.int32)).dtype
number = Parameter(1, name="number")
number.set_data(2)
number.set_data(2.5)
number.set_data(Tensor(7)).dtype
real = Parameter(1.0, name="real")
real.set_data(2)
real.set_data(True)

# set_data takes the memory, or copies it
source = Tensor(np.zeros(2, np.float32))
p = Parameter(Tensor(np.ones(2, np.float32)), name="p")
p.set_data(source) is p
source[0] = 5
p.asnumpy().tolist()
view = p.asnumpy()
view[1] = 6
source.asnumpy().tolist()
p.data is p

# data
p.data.asnumpy().tolist()
p.data = Tensor([8.0, 9.0])
p.asnumpy().tolist()

# assign_value, and the other ways to change the values in place
p = Parameter(Tensor(np.zeros(3, np.float32)), name="p")
p.assign_value(Tensor([1.0, 2.0, 3.0])) is p
p.asnumpy().tolist()
p.assign_value(Tensor([1.0, 2.0])).shape
p = Parameter(Tensor(np.zeros(3, np.float32)), name="p")
p[0] = 4
p.asnumpy().tolist()
p[1:] = Tensor([5.0, 6.0])
p.asnumpy().tolist()
type(p).__name__
before = p
p += 1
p is before
type(p).__name__
p.asnumpy().tolist()
before.asnumpy().tolist()
q = Parameter(Tensor(np.zeros(3, np.float32)), name="q")
ops.assign(q, Tensor([1.0, 2.0, 3.0])) is q
type(ops.assign(q, Tensor([1.0, 2.0, 3.0]))).__name__
q.asnumpy().tolist()
ops.assign(q, Tensor([1.0, 2.0]))
ops.assign_add(q, Tensor([1.0, 1.0, 1.0])).asnumpy().tolist()
q.asnumpy().tolist()
ops.assign_sub(q, Tensor([2.0, 2.0, 2.0])).asnumpy().tolist()
q.asnumpy().tolist()
q.assign_value(Tensor(np.ones(3, np.float16))).dtype
q = Parameter(Tensor(np.zeros(3, np.float32)), name="q")
q.copy_(Tensor([7.0, 8.0, 9.0])).asnumpy().tolist()
q.set_dtype(ms.float16).dtype
q.dtype
q.astype(ms.float32).dtype
type(q.astype(ms.float32)).__name__
type(q.copy()).__name__
type(q.to(ms.float32)).__name__
type(q.float()).__name__

# Flags
p = Parameter(Tensor([1.0]), name="p")
p.requires_grad
p.requires_grad = False
p.requires_grad
p.requires_grad = True
p.requires_grad
p.requires_grad = 1
p.requires_grad = None
p.layerwise_parallel = True
p.layerwise_parallel
p.layerwise_parallel = 1
p.parallel_optimizer = False
p.parallel_optimizer
p.parallel_optimizer = "no"
p.parallel_optimizer_comm_recompute = True
p.parallel_optimizer_comm_recompute
p.comm_fusion = 2
p.comm_fusion
p.comm_fusion = -1
p.unique = True
p.unique
p.cache_enable = True
p.cache_enable
p.key = 3
p.key
p.sliced = True
p.sliced
p.inited_param
p.anything = 1
p.anything
p.no_such_attribute
hasattr(p, "grad")
p.grad
Parameter(Tensor([1]), name="ints").requires_grad
Parameter(Tensor([True]), name="bools").requires_grad
