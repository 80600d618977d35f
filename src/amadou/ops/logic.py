"""Functions of every element on its own: comparison, logic and bits."""

import torch

from .._boundary import op
from ..kernels import elementwise as kernels
from ..kernels.promotion import binary, unary
from ._errors import shape_errors

# -- comparison -------------------------------------------------------------------------------------------------------


@op
def equal(input, other):
    """``input == other`` of every pair of elements.

    input, other: [...], broadcast to each other, Tensor or number -> bool.

    >>> import amadou as ms
    >>> print(ms.ops.equal(ms.Tensor([1, 2, 3]), ms.Tensor([1, 0, 3])))
    [ True False  True]
    """
    return binary(torch.eq, input, other)


@op
def not_equal(input, other):
    """``input != other`` of every pair of elements.

    input, other: [...], broadcast to each other, Tensor or number -> bool.

    >>> import amadou as ms
    >>> print(ms.ops.not_equal(ms.Tensor([1, 2, 3]), 2))
    [ True False  True]
    """
    return binary(torch.ne, input, other)


@op
def less(input, other):
    """``input < other`` of every pair of elements.

    input, other: [...], broadcast to each other, Tensor or number -> bool.

    >>> import amadou as ms
    >>> print(ms.ops.less(ms.Tensor([1, 2, 3]), 2))
    [ True False False]
    """
    return binary(torch.lt, input, other)


@op
def less_equal(input, other):
    """``input <= other`` of every pair of elements.

    input, other: [...], broadcast to each other, Tensor or number -> bool.

    >>> import amadou as ms
    >>> print(ms.ops.less_equal(ms.Tensor([1, 2, 3]), 2))
    [ True  True False]
    """
    return binary(torch.le, input, other)


@op
def greater(input, other):
    """``input > other`` of every pair of elements.

    input, other: [...], broadcast to each other, Tensor or number -> bool.

    >>> import amadou as ms
    >>> print(ms.ops.greater(ms.Tensor([1, 2, 3]), 2))
    [False False  True]
    """
    return binary(torch.gt, input, other)


@op
def greater_equal(input, other):
    """``input >= other`` of every pair of elements.

    input, other: [...], broadcast to each other, Tensor or number -> bool.

    >>> import amadou as ms
    >>> print(ms.ops.greater_equal(ms.Tensor([1, 2, 3]), 2))
    [False  True  True]
    """
    return binary(torch.ge, input, other)


@op
@shape_errors
def isclose(input, other, rtol=1e-05, atol=1e-08, equal_nan=False):
    """``|input - other| <= atol + rtol * |other|`` of every pair of elements. input, other: [...] same dtype -> bool.

    Args:
        equal_nan: whether NaN is close to NaN.

    >>> import amadou as ms
    >>> print(ms.ops.isclose(ms.Tensor([1.0, 2.0]), ms.Tensor([1.0, 2.1])))
    [ True False]
    """
    return torch.isclose(input, other, rtol, atol, equal_nan)


@op
def approximate_equal(x, y, tolerance=1e-5):
    """``|x - y| < tolerance`` of every pair of elements. x, y: [...] float -> bool.

    >>> import amadou as ms
    >>> print(ms.ops.approximate_equal(ms.Tensor([1.0, 2.0]), ms.Tensor([1.0, 2.1])))
    [ True False]
    """
    return kernels.approximately_equal(x, y, tolerance)


@op
def isnan(input):
    """Whether an element is NaN. input: [...] -> bool.

    >>> import amadou as ms
    >>> print(ms.ops.isnan(ms.Tensor([1.0, float("nan")])))
    [False  True]
    """
    return torch.isnan(input)


@op
def isnan_ext(tensor):
    """As :func:`isnan`. tensor: [...] -> bool.

    >>> import amadou as ms
    >>> print(ms.ops.isnan_ext(ms.Tensor([1.0, float("nan")])))
    [False  True]
    """
    return torch.isnan(tensor)


@op
def isinf(input):
    """Whether an element is infinite. input: [...] -> bool.

    >>> import amadou as ms
    >>> print(ms.ops.isinf(ms.Tensor([1.0, float("inf")])))
    [False  True]
    """
    return torch.isinf(input)


@op
def isfinite(input):
    """Whether an element is neither infinite nor NaN. input: [...] -> bool.

    >>> import amadou as ms
    >>> print(ms.ops.isfinite(ms.Tensor([1.0, float("inf"), float("nan")])))
    [ True False False]
    """
    return torch.isfinite(input)


@op
def isposinf(input):
    """Whether an element is plus infinity. input: [...] -> bool.

    >>> import amadou as ms
    >>> print(ms.ops.isposinf(ms.Tensor([float("inf"), -float("inf")])))
    [ True False]
    """
    return torch.isposinf(input)


@op
def isneginf(input):
    """Whether an element is minus infinity. input: [...] -> bool.

    >>> import amadou as ms
    >>> print(ms.ops.isneginf(ms.Tensor([float("inf"), -float("inf")])))
    [False  True]
    """
    return torch.isneginf(input)


@op
def isreal(input):
    """Whether the imaginary part is 0. input: [...] -> bool.

    >>> import amadou as ms
    >>> print(ms.ops.isreal(ms.Tensor([1 + 0j, 1 + 2j])))
    [ True False]
    """
    return torch.isreal(input)


# -- logic and bits ---------------------------------------------------------------------------------------------------


@op
def logical_and(input, other):
    """Whether both elements are unequal to zero.

    input, other: [...], broadcast to each other, Tensor or number -> bool.

    >>> import amadou as ms
    >>> print(ms.ops.logical_and(ms.Tensor([True, True]), ms.Tensor([True, False])))
    [ True False]
    """
    return binary(torch.logical_and, input, other)


@op
def logical_or(input, other):
    """Whether at least one element is unequal to zero.

    input, other: [...], broadcast to each other, Tensor or number -> bool.

    >>> import amadou as ms
    >>> print(ms.ops.logical_or(ms.Tensor([True, False]), ms.Tensor([False, False])))
    [ True False]
    """
    return binary(torch.logical_or, input, other)


@op
def logical_xor(input, other):
    """Whether exactly one element is unequal to zero.

    input, other: [...], broadcast to each other, Tensor or number -> bool.

    >>> import amadou as ms
    >>> print(ms.ops.logical_xor(ms.Tensor([True, True]), ms.Tensor([True, False])))
    [False  True]
    """
    return binary(torch.logical_xor, input, other)


@op
def logical_not(input):
    """True where input is zero. input: [...] -> bool.

    >>> import amadou as ms
    >>> print(ms.ops.logical_not(ms.Tensor([True, False])))
    [False  True]
    """
    return torch.eq(input, 0)


@op
def bitwise_and(input, other):
    """The and of the bits of every pair of integers or bools.

    input, other: [...], broadcast to each other, Tensor or number -> their common dtype.

    >>> import amadou as ms
    >>> print(ms.ops.bitwise_and(ms.Tensor([6, 5]), ms.Tensor([3, 4])))
    [2 4]
    """
    return binary(torch.bitwise_and, input, other)


@op
def bitwise_or(input, other):
    """The or of the bits of every pair of integers or bools.

    input, other: [...], broadcast to each other, Tensor or number -> their common dtype.

    >>> import amadou as ms
    >>> print(ms.ops.bitwise_or(ms.Tensor([6, 5]), ms.Tensor([3, 4])))
    [7 5]
    """
    return binary(torch.bitwise_or, input, other)


@op
def bitwise_xor(input, other):
    """The exclusive or of the bits of every pair of integers or bools.

    input, other: [...], broadcast to each other, Tensor or number -> their common dtype.

    >>> import amadou as ms
    >>> print(ms.ops.bitwise_xor(ms.Tensor([6, 5]), ms.Tensor([3, 4])))
    [5 1]
    """
    return binary(torch.bitwise_xor, input, other)


@op
def bitwise_left_shift(input, other):
    """The bits of input moved by other places to the left.

    input, other: [...], broadcast to each other, Tensor or number -> their common dtype, an integer.

    >>> import amadou as ms
    >>> print(ms.ops.bitwise_left_shift(ms.Tensor([8, 5]), 1))
    [16 10]
    """
    return binary(torch.bitwise_left_shift, input, other)


@op
def bitwise_right_shift(input, other):
    """The bits of input moved by other places to the right, with copies of the sign.

    input, other: [...], broadcast to each other, Tensor or number -> their common dtype, an integer.

    >>> import amadou as ms
    >>> print(ms.ops.bitwise_right_shift(ms.Tensor([8, 5]), 1))
    [4 2]
    """
    return binary(torch.bitwise_right_shift, input, other)


@op
def invert(x):
    """Every bit turned over. x: [...] integer or bool -> same.

    >>> import amadou as ms
    >>> print(ms.ops.invert(ms.Tensor([1, -3], ms.int32)))
    [-2  2]
    """
    return unary(torch.bitwise_not, x)


# -- other names ------------------------------------------------------------------------------------------------------


eq = equal
ne = not_equal
lt = less
le = less_equal
gt = greater
ge = greater_equal
tensor_ge = greater_equal
tensor_gt = greater
tensor_le = less_equal
tensor_lt = less
