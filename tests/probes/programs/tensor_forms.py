# ruff: noqa: B018
import numpy as np

import mindspore as ms
from mindspore import Tensor
from mindspore.common.initializer import One, initializer

# Numbers
Tensor(1)
Tensor(1.5)
Tensor(True)
Tensor(1j)
Tensor(2**40)
Tensor(-0.0)
Tensor(float("nan"))
Tensor(float("inf"))
Tensor(np.float64(3))
Tensor(np.float16(1))
Tensor(np.int32(3))
Tensor(np.bool_(True))
Tensor("abc")
Tensor(None)
Tensor()
Tensor({1: 2})
Tensor(range(3))
Tensor({1, 2})

# Lists and tuples
Tensor([1, 2])
Tensor([1.0, 2])
Tensor((1, 2.5))
Tensor([[True, False]])
Tensor([1, True])
Tensor([1, 2.5, True])
Tensor([1j, 1])
Tensor([])
Tensor([[]])
Tensor(())
Tensor([[1], [1, 2]])
Tensor([1, "a"])
Tensor([None])
Tensor([[[1, 2], [3, 4]], [[5, 6], [7, 8]]])
Tensor([np.float32(1), 2])
Tensor([np.ones(2), np.ones(2)])
Tensor([Tensor(1), Tensor(2)])
Tensor([Tensor([1.0, 2.0]), Tensor([3.0, 4.0])])
Tensor([1, Tensor(2.5)])

# Arrays
Tensor(np.array([1.0, 2.0]))
Tensor(np.arange(3))
Tensor(np.array(3))
Tensor(np.array([1, 2], np.uint16))
Tensor(np.array([True]))
Tensor(np.ones((2, 3)).T).shape
Tensor(np.arange(3)[::-1])
Tensor(np.asfortranarray(np.ones((2, 3)))).strides
Tensor(np.ones(1, np.complex64))
Tensor(np.array([1, None], object))
Tensor(np.array(["2020"], "datetime64"))
Tensor(np.zeros((0, 3)))

# With a dtype
Tensor(1, ms.float16)
Tensor([1, 2], ms.float32)
Tensor(1.7, ms.int32)
Tensor([1.7, -1.7], ms.int8)
Tensor(np.array([1.5]), ms.bfloat16).dtype
Tensor(Tensor([1, 2]), ms.float32)
Tensor(True, ms.float32)
Tensor([300], ms.int8)
Tensor([0, 2], ms.bool_)
Tensor(1, "float32")
Tensor(1, np.float32)
Tensor(1, float)
Tensor(1, ms.tensor_type)
Tensor([1, 2], dtype=ms.complex64)

# Sharing of memory
a = np.ones(3, np.float32)
t = Tensor(a)
a[0] = 7
t
t = Tensor.from_numpy(a)
a[1] = 8
t
u = Tensor(t)
u[2] = 9
t
w = Tensor(t, ms.float32)
w[0] = 5
t
v = Tensor(t, ms.int32)
v[0] = 1
t
Tensor.from_numpy(3)
Tensor.from_numpy([1, 2])
ms.from_numpy(np.array([True]))

# With a shape and an initializer
lazy = Tensor(shape=(2, 2), dtype=ms.float32, init=One())
print(lazy)
lazy.shape
lazy.dtype
lazy.has_init
lazy.init_data() is lazy
lazy
lazy.has_init
lazy.init_data()
initializer("ones", [2], ms.int32).init_data()
Tensor(shape=(2,), init=One())
Tensor(dtype=ms.float32, init=One())
Tensor(np.ones(2), init=One())
Tensor(np.ones(2), shape=(2,))
Tensor(shape=(2, None), dtype=ms.float32).shape
Tensor(shape=None, dtype=ms.float32).shape
Tensor(shape=2, dtype=ms.float32, init=One()).shape
Tensor(shape=[2, 3], dtype=ms.float32, init=One()).shape
Tensor(1, const_arg=True).const_arg
Tensor(1, const_arg=1)

# The functions
ms.tensor([1, 2.5])
ms.tensor(3, ms.float32)
ms.tensor(np.ones(2, np.float32)).dtype
ms.is_tensor(ms.tensor(1))
ms.is_tensor(1)
ms.frombuffer(b"\x01\x00\x02\x00", dtype=ms.int16)
ms.frombuffer(b"\x01\x00\x02\x00", dtype=ms.int16, count=1, offset=2)
ms.from_dlpack(ms.to_dlpack(Tensor([1.0, 2.0])))
