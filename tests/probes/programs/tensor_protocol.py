# ruff: noqa: B018
import copy
import operator
import pickle

import numpy as np

import mindspore as ms
from mindspore import Tensor

x = Tensor(np.arange(6).reshape(2, 3).astype(np.float32))
one = Tensor(3.5)

# What it is
x.shape
type(x.shape).__name__
x.dtype
print(x.dtype)
x.size
x.ndim
x.itemsize
x.nbytes
x.strides
x.device
x.has_init
x.init
x.is_meta
x.T
x.mT.shape
x.H.shape
x.mH.shape
x.data
len(x)
len(one)
x.shape = (3, 2)
x.dtype = ms.int32
x.nothing
x.note = "kept"
x.note
x.dim()
x.ndimension()
x.numel()
x.nelement()
x.stride()
x.storage_offset()
x.is_contiguous()
x.T.is_contiguous()
x.T.contiguous().is_contiguous()
x.is_floating_point()
x.is_signed()
x.is_complex()
x.type()
x.type(ms.int32)

# As a Python number
one.item()
x.item()
Tensor([7]).item()
Tensor(True).item()
Tensor(3).item()
x.tolist()
one.tolist()
bool(one)
bool(Tensor(0))
bool(x)
int(one)
int(x)
float(one)
float(Tensor([2.5]))
complex(one)
operator.index(Tensor(3))
operator.index(Tensor(True))
[10, 20, 30][Tensor(1)]
operator.index(one)
"yes" if Tensor([True]) else "no"
round(Tensor(2.6))
f"{one}"
format(one, ".2f")
str(x)
hash(x) == id(x)
x is not None

# Iteration and membership
[row.shape for row in x]
list(Tensor([1, 2, 3]))
a, b = Tensor([1.0, 2.0])
b
list(one)
1.0 in x
9 in x
max(Tensor([3, 1, 2]))
sorted(Tensor([3, 1, 2]))
sum(Tensor([3, 1, 2]))

# Comparison with what is no Tensor
x == None
x != None
x == "a"
x != "a"
x == [0.0, 1.0, 2.0]
Tensor(3) == 3
Tensor(3) == 3.5
3 == Tensor(3)
x > None
x > "a"
None == x

# Operators
x + 1
1 + x
x - 1
1 - x
x * 2
x / 2
x // 2
x % 2
x**2
2**x
-x
+x
abs(-x)
~Tensor([True, False])
x @ x.T
Tensor([1, 2]) @ Tensor([3, 4])
Tensor([1, 2]) + Tensor([1.5, 2.5])
Tensor([True]) + Tensor([True])
Tensor([1, 2], ms.int32) + 1.5
Tensor([1, 2]) / Tensor([2, 2])
Tensor([5, -5]) // 2
Tensor([5, -5]) % 3
Tensor([True, False]) & Tensor([True, True])
Tensor([True, False]) | Tensor([False, False])
Tensor([True, False]) ^ Tensor([True, True])
Tensor([6]) & Tensor([3])
x + None
x + "a"
None + x
x + Tensor([1.0, 2.0])
x @ 3
y = x
y += 1
y is x
x
y -= 1
y *= 2
y /= 2
y
divmod(x, 2)

# NumPy
x.asnumpy()
type(x.asnumpy()).__name__
x.numpy().dtype
np.asarray(x).shape
np.array(x, dtype=np.int64)
np.add(x, 1)
np.ones(3) + x
shared = x.asnumpy()
shared[0, 0] = -1
x
one.asnumpy()
Tensor([1.5], ms.float16).asnumpy()
Tensor([True]).asnumpy()
x.T.asnumpy().flags["C_CONTIGUOUS"]
x.get_bytes()
Tensor([1, 2, 3], ms.int16).get_bytes()

# Copies
z = copy.copy(x)
z[0, 0] = 50
x[0, 0]
z = copy.deepcopy(x)
z[0, 0] = 60
x[0, 0]
pickle.loads(pickle.dumps(x))
pickle.loads(pickle.dumps(Tensor([True])))
pickle.loads(pickle.dumps(Tensor(3, ms.int8)))
z = x.copy()
z[0, 0] = 70
x[0, 0]

# Views
row = x[0]
row[0] = 80
x[0, 0]
flat = x.reshape(6)
flat[0] = 81
x[0, 0]
turned = x.T
turned[0, 0] = 82
x[0, 0]
part = x[:, 1:]
part[0, 0] = 83
x[0, 1]
x.view(3, 2)
x.view((6,))
x.value()

# Conversion
x.astype(ms.float16).dtype
x.astype("float16").dtype
x.astype(np.int32).dtype
x.astype(int).dtype
x.astype("nothing")
x.to(ms.float16).dtype
x.int().dtype
x.long().dtype
x.half().dtype
x.bool().dtype
x.float().dtype
Tensor([1, 2]).float().dtype
z = Tensor([1.5, 2.5])
z.set_dtype(ms.int32)
z
bool(x.asnumpy().sum() == x.sum().asnumpy())
x.move_to("CPU")
x.register_hook(3)
