import mindspore as ms
import numpy as np
from mindspore import Parameter, Tensor
from mindspore.common.initializer import initializer

# What a Parameter can be made from
Parameter(Tensor(np.ones((2, 3), np.float32)), name="a").shape
Parameter(Tensor([1, 2, 3]), name="a").dtype
Parameter(Tensor([1.0, 2.0]), name="a").dtype
Parameter(np.ones((2,), np.float64), name="a").dtype
Parameter(np.ones((2,), np.float16), name="a").dtype
Parameter(np.ones((2,), np.int64), name="a").dtype
Parameter(np.array([True, False]), name="a").dtype
Parameter(np.ones((0, 3), np.float32), name="a").shape
Parameter(1, name="a").dtype
Parameter(1, name="a").shape
Parameter(1.5, name="a").dtype
Parameter(1.5, name="a").shape
Parameter(True, name="a").dtype
Parameter([1, 2], name="a").dtype
Parameter([1.5, 2], name="a").dtype
Parameter([[1.0, 2.0], [3.0, 4.0]], name="a").shape
Parameter((1, 2), name="a").shape
Parameter((1.5, 2.5), name="a").dtype
Parameter([], name="a").shape
Parameter(initializer("ones", [2, 3], ms.float32), name="a").shape
Parameter(initializer("ones", [2, 3], ms.float16), name="a").asnumpy()
Parameter(initializer("zeros", [2], ms.int32), name="a").dtype
Parameter(Parameter(Tensor([1.0, 2.0]), name="inner"), name="outer").name
Parameter(Parameter(Tensor([1.0, 2.0]), name="inner")).name
Parameter(Parameter(Tensor([1.0, 2.0]), name="inner", requires_grad=False)).requires_grad
Parameter(default_input=Tensor([1.0]), name="a", requires_grad=False, layerwise_parallel=True).layerwise_parallel
Parameter(Tensor([1.0]), "a", False).requires_grad
Parameter(Tensor([1.0]), "a", True, True, False).parallel_optimizer

# What it cannot be made from
Parameter()
Parameter(None)
Parameter("text")
Parameter(["a", "b"])
Parameter([1, "b"])
Parameter({"a": 1})
Parameter(1 + 2j)
Parameter(np.float32(1.0))
Parameter(ms.float32)
Parameter(object())
Parameter(Tensor([1.0]), requires_grad=1)
Parameter(Tensor([1.0]), requires_grad=None)
Parameter(Tensor([1.0]), requires_grad="yes")
Parameter(Tensor([1.0]), layerwise_parallel=1)
Parameter(Tensor([1.0]), parallel_optimizer=1)
Parameter(Tensor([1.0]), storage_format=1)
Parameter(Tensor([1.0]), unknown=1)

# What it is
p = Parameter(Tensor(np.arange(6).reshape(2, 3).astype(np.float32)), name="p")
isinstance(p, Tensor)
isinstance(p, Parameter)
type(p) is Parameter
type(p).__name__
Parameter.__mro__[-1] is object
p.name
p.shape
p.dtype
p.ndim
p.size
p.itemsize
p.nbytes
p.strides
p.requires_grad
p.layerwise_parallel
p.parallel_optimizer
p.parallel_optimizer_comm_recompute
p.comm_fusion
p.unique
p.sliced
p.cache_enable
p.cache_shape
p.key
p.inited_param
p.has_init
p.is_init
p.init_mode
len(p)
bool(Parameter(Tensor(2.0), name="s"))
float(Parameter(Tensor(2.0), name="s"))
int(Parameter(Tensor(2.0), name="s"))
hash(p) == hash(p)
p in [p]
p is p.data
type(p.data).__name__
type(p.value()).__name__
p.value() is p.value()
type(p + 1).__name__
type(p[0]).__name__
type(p.T).__name__
type(p.reshape(-1)).__name__
type(p.asnumpy()).__name__
p.asnumpy()
p.value()
p + 1
p * p
-p
p[1]
p[1, 2]
p.sum()
p.mean().asnumpy()
[row.asnumpy().tolist() for row in p]
np.asarray(p).tolist()
Parameter(Tensor(2.5), name="s").item()
p.tolist()
p == p
ms.ops.is_tensor(p)

# A Parameter of an initializer is filled at once outside the parallel modes
w = Parameter(initializer("ones", [2, 2], ms.float32), name="w")
w.has_init
w.is_init
w.init_mode
w.asnumpy().tolist()
w.init_data() is w
w.init_data().asnumpy().tolist()

# Memory: what a Parameter shares with what it was made from
array = np.zeros(3, np.float32)
from_array = Parameter(array, name="from_array")
array[0] = 5
from_array.asnumpy().tolist()
tensor = Tensor(np.zeros(3, np.float32))
from_tensor = Parameter(tensor, name="from_tensor")
from_tensor.set_data(Tensor(np.ones(3, np.float32))) is from_tensor
tensor.asnumpy().tolist()
tensor[0] = 7
from_tensor.asnumpy().tolist()
tensor.asnumpy().tolist()
viewed = from_tensor.asnumpy()
viewed[1] = 9
from_tensor.asnumpy().tolist()
