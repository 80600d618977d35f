"""New Tensors, on the device of the context; those like another Tensor on its device."""

import torch

from .. import _checks
from .. import dtype as mstype
from .._boundary import op
from ..context import device
from ..kernels import creation as kernels
from ..kernels.shaping import sizes
from ._errors import check_tensor, shape_errors


@op
@shape_errors
def zeros(size, dtype=None):
    """A Tensor of zeros, float32 by default.

    size: a list, tuple or Tensor of sizes, or one int -> [*size].

    Raises:
        ValueError: for a negative size.

    >>> import amadou as ms
    >>> print(ms.ops.zeros((2, 2)))
    [[0. 0.]
     [0. 0.]]
    """
    return torch.zeros(sizes(size), dtype=mstype.to_torch(dtype) or torch.float32, device=device())


@op
@shape_errors
def ones(shape, dtype=None):
    """A Tensor of ones, float32 by default.

    shape: a list, tuple or Tensor of sizes, or one int -> [*shape].

    Raises:
        ValueError: for a negative size.

    >>> import amadou as ms
    >>> print(ms.ops.ones((2,), ms.int32))
    [1 1]
    """
    return torch.ones(sizes(shape), dtype=mstype.to_torch(dtype) or torch.float32, device=device())


@op
@shape_errors
def full(size, fill_value, *, dtype=None):
    """A Tensor of one value, int64 by default.

    size: a list or tuple of sizes -> [*size].

    Raises:
        ValueError: for a negative size.

    >>> import amadou as ms
    >>> print(ms.ops.full((2,), 7))
    [7 7]
    """
    _checks.check_type("full", "size", size, (tuple, list))
    return kernels.full(size, fill_value, mstype.to_torch(dtype) or torch.int64)


@op
@shape_errors
def fill(type, shape, value):
    """A Tensor of one value.

    shape: a tuple of sizes, or one int -> [*shape] of the dtype ``type``.

    Raises:
        ValueError: for a negative size.

    >>> import amadou as ms
    >>> print(ms.ops.fill(ms.float32, (2,), 7))
    [7. 7.]
    """
    return kernels.full(shape, value, mstype.to_torch(type))


@op
def zeros_like(input, *, dtype=None):
    """Zeros in the shape of ``input``, and in its dtype by default.

    >>> import amadou as ms
    >>> print(ms.ops.zeros_like(ms.Tensor([1.0, 2.0])))
    [0. 0.]
    """
    return torch.zeros_like(input, dtype=mstype.to_torch(dtype))


@op
def ones_like(input, *, dtype=None):
    """Ones in the shape of ``input``, and in its dtype by default.

    >>> import amadou as ms
    >>> print(ms.ops.ones_like(ms.Tensor([1, 2])))
    [1 1]
    """
    return torch.ones_like(input, dtype=mstype.to_torch(dtype))


@op
def full_like(input, fill_value, *, dtype=None):
    """One value in the shape of ``input``, and in its dtype by default.

    >>> import amadou as ms
    >>> print(ms.ops.full_like(ms.Tensor([1, 2]), 7))
    [7 7]
    """
    return kernels.full_like(check_tensor("full_like", "input", input), fill_value, dtype)


@op
def fills(x, value):
    """One value in the shape and the dtype of ``x``; value: a number, or a Tensor [].

    >>> import amadou as ms
    >>> print(ms.ops.fills(ms.Tensor([1.0, 2.0]), 7))
    [7. 7.]
    """
    return kernels.full_like(check_tensor("fills", "x", x), value, None)


@op
@shape_errors
def arange(start=0, end=None, step=1, *, dtype=None):
    """Numbers from ``start`` to ``end``, which is left out, in steps; one argument alone is the end.

    -> [n] int64, float32 if one of the three is a float.

    Raises:
        ValueError: for a step of 0, or one that leads away from the end.

    >>> import amadou as ms
    >>> ms.ops.arange(1, 8, 3).asnumpy().tolist()
    [1, 4, 7]
    """
    return kernels.arange(start, end, step, mstype.to_torch(dtype))


@op
@shape_errors
def range(start, end, step, maxlen=1000000):
    """As :func:`arange` with all three numbers.

    start, end, step: Tensors [] or numbers of one kind; maxlen: how long the result may get, for compilers.

    Raises:
        TypeError: for integers and floats together.

    >>> import amadou as ms
    >>> print(ms.ops.range(0, 6, 2))
    [0 2 4]
    """
    return kernels.arange(start, end, step, None)


@op
@shape_errors
def tensor_range(start, end, step):
    """As :func:`range`.

    >>> import amadou as ms
    >>> print(ms.ops.tensor_range(ms.Tensor(0), ms.Tensor(6), ms.Tensor(2)))
    [0 2 4]
    """
    return kernels.arange(start, end, step, None)


@op
@shape_errors
def linspace(start, end, steps):
    """``steps`` numbers from ``start`` to ``end``, both included, in equal distances.

    start, end: numbers or float Tensors [] -> [steps], float32 or the Tensor's dtype.

    Raises:
        TypeError: for Tensors of integers.
        ValueError: unless ``steps`` is > 0.

    >>> import amadou as ms
    >>> print(ms.ops.linspace(0, 1, 5))
    [0.   0.25 0.5  0.75 1.  ]
    """
    return kernels.linspace("linspace", start, end, steps)


@op
@shape_errors
def logspace(start, end, steps, base=10, *, dtype=mstype.float32):
    """``base`` to the power of ``steps`` exponents from ``start`` to ``end``, in equal distances.

    start, end: numbers or float Tensors [] -> [steps].

    Raises:
        TypeError: for a dtype that is no float.
        ValueError: for a negative base, or unless ``steps`` is > 0.

    >>> import amadou as ms
    >>> print(ms.ops.logspace(ms.Tensor(0.0), ms.Tensor(2.0), 3))
    [  1.  10. 100.]
    """
    return kernels.logspace("logspace", start, end, steps, base, dtype)


@op
@shape_errors
def eye(n, m=None, dtype=None):
    """A matrix with ones on the main diagonal and zeros elsewhere, float32 by default.

    -> [n, m], square without m.

    Raises:
        ValueError: for a negative size.

    >>> import amadou as ms
    >>> print(ms.ops.eye(2))
    [[1. 0.]
     [0. 1.]]
    """
    return torch.eye(n, n if m is None else m, dtype=mstype.to_torch(dtype) or torch.float32, device=device())


@op
@shape_errors
def one_hot(indices, depth, on_value=1, off_value=0, axis=-1):
    """``on_value`` at the index along a new axis, ``off_value`` elsewhere.

    indices: [...] int32, int64 -> [..., depth] for the last axis, dtype of the values: int64 for int, float32 for
    float. An index outside of [0, depth) gives ``off_value`` everywhere.

    Raises:
        TypeError: for other indices, or values of two types.
        ValueError: for a negative depth, or an axis that does not exist.

    >>> import amadou as ms
    >>> ms.ops.one_hot(ms.Tensor([1, 0]), 3, 1.0, 0.0).asnumpy().tolist()
    [[0.0, 1.0, 0.0], [1.0, 0.0, 0.0]]
    """
    return kernels.one_hot("one_hot", indices, depth, on_value, off_value, axis)


@op
def vander(x, N=None):
    """The powers of every element, from the highest down to 0.

    x: [n] -> [n, N], square without N.

    Raises:
        ValueError: unless N is > 0.

    >>> import amadou as ms
    >>> print(ms.ops.vander(ms.Tensor([1.0, 2.0]), 3))
    [[1. 1. 1.]
     [4. 2. 1.]]
    """
    size = len(x) if N is None else _checks.check_positive_int("vander", "N", N)
    return torch.pow(x.unsqueeze(-1), torch.arange(size - 1, -1, -1, device=x.device))


@op
def sequence_mask(lengths, maxlen=None):
    """Which places are within a length: place i is True where i < length.

    lengths: [...] int32, int64 -> [..., maxlen] bool; without maxlen as long as the longest.

    Raises:
        TypeError: for other lengths.
        ValueError: unless maxlen is > 0.

    >>> import amadou as ms
    >>> print(ms.ops.sequence_mask(ms.Tensor([1, 3])))
    [[ True False False]
     [ True  True  True]]
    """
    return kernels.sequence_mask("sequence_mask", lengths, maxlen)


@op
def deepcopy(input_x):
    """A copy of a Tensor.

    >>> import amadou as ms
    >>> print(ms.ops.deepcopy(ms.Tensor([1, 2])))
    [1 2]
    """
    return input_x.clone()


@op
@shape_errors
def new_full(input, size, fill_value, dtype):
    """A Tensor of one value, by default in the dtype of ``input``, on its device.

    size: a list, tuple or Tensor of sizes, or one int -> [*size].
    """
    return kernels.full(size, fill_value, mstype.to_torch(dtype) or input.dtype, input.device)


@op
@shape_errors
def new_empty(input, size, dtype, device):
    """A Tensor whose values are not set, by default in the dtype and on the device of ``input``.

    size: a list, tuple or Tensor of sizes, or one int -> [*size].
    """
    return input.new_empty(sizes(size), dtype=mstype.to_torch(dtype), device=device)
