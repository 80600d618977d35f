"""The dtype of a Tensor, and Tensors made of Python numbers."""

import torch

from .. import _checks
from .. import dtype as mstype
from .._boundary import op
from ..context import device
from ..kernels import casting as kernels
from ._errors import check_tensor, shape_errors


@op
def dtype(x):
    """The dtype of a Tensor.

    >>> import amadou as ms
    >>> print(ms.ops.dtype(ms.Tensor([1.7])))
    Float32
    """
    return mstype.from_torch(check_tensor("dtype", "x", x).dtype)


@op
def cast(input, dtype):
    """Convert to another dtype.

    input: Tensor or number -> ``dtype``; the same memory if the dtype stays. Floats are cut to integers, complex
    numbers to their real part, and integers wrap around.

    Raises:
        TypeError: if ``dtype`` is no dtype of MindSpore.

    >>> import amadou as ms
    >>> print(ms.ops.cast(ms.Tensor([1.7, 2.2]), ms.int32))
    [1 2]
    """
    kind = mstype.to_torch(dtype)
    if not isinstance(input, torch.Tensor):
        _checks.check_type("cast", "input", input, (bool, int, float, complex))
        input = torch.tensor(input, device=device())
    return kernels.cast(input, kind)


@op
def type_as(input, other):
    """``input`` converted to the dtype of ``other``.

    >>> import amadou as ms
    >>> print(ms.ops.type_as(ms.Tensor([1.7]), ms.Tensor([1])))
    [1]
    """
    return input.to(other.dtype)


@op
@shape_errors
def view_dtype(input, dtype):
    """The same bytes read as another dtype; the last axis gets longer or shorter if the sizes differ."""
    return input.view(mstype.to_torch(dtype))


@op
def scalar_to_tensor(input_x, dtype=mstype.float32):
    """A number as a Tensor [] of ``dtype``.

    Raises:
        TypeError: for anything but int, float and bool.

    >>> import amadou as ms
    >>> print(ms.ops.scalar_to_tensor(3))
    3.0
    """
    _checks.check_type("scalar_to_tensor", "input_x", input_x, (bool, int, float))
    return torch.tensor(input_x, device=device()).to(mstype.to_torch(dtype))


@op
def scalar_to_array(input_x):
    """A number as a Tensor []: float32 for a float, int32 for an int, bool.

    >>> import amadou as ms
    >>> print(ms.ops.scalar_to_array(3.0))
    3.0
    """
    _checks.check_type("scalar_to_array", "input_x", input_x, (bool, int, float))
    value = torch.tensor(input_x, device=device())
    return value.int() if value.dtype == torch.int64 else value


@op
def tuple_to_array(input_x):
    """A tuple of n numbers as a Tensor [n]: int32 if the first is an integer, else float32.

    Raises:
        TypeError: for anything but a tuple.
        IndexError: for an empty one.

    >>> import amadou as ms
    >>> print(ms.ops.tuple_to_array((1, 2, 3)))
    [1 2 3]
    """
    values = _checks.check_type("tuple_to_array", "input_x", input_x, tuple)
    if not values:
        raise IndexError("For 'tuple_to_array', 'input_x' must have one element or more, but got ().")
    kind = torch.int32 if isinstance(values[0], int) else torch.float32
    return torch.tensor(values, device=device()).to(kind)


@op
def mixed_precision_cast(dst_dtype, x):
    """Convert a float Tensor, and the float Tensors inside of tuples, lists and dicts; all else stays.

    >>> import amadou as ms
    >>> print(ms.ops.mixed_precision_cast(ms.float16, (ms.Tensor([1.0]), 2))[0].dtype)
    Float16
    """
    return kernels.cast_floats(x, mstype.to_torch(dst_dtype))
