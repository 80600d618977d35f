"""Elementwise functions whose meaning differs from torch's, or that torch lacks."""

import torch

from .promotion import binary, unary, unify


def add(x, y, alpha=1):
    """``x + alpha * y``. x, y: [...] tensor or number -> their common dtype, that of ``alpha`` included."""
    return binary(torch.add, x, scaled(y, alpha))


def sub(x, y, alpha=1):
    """``x - alpha * y``. x, y: [...] tensor or number -> their common dtype, that of ``alpha`` included."""
    return binary(torch.sub, x, scaled(y, alpha))


def scaled(x, alpha):
    """``alpha * x``. x: [...] tensor or number -> the same kind, of the common dtype."""
    if alpha == 1:
        return x
    return binary(torch.mul, x, alpha) if isinstance(x, torch.Tensor) else x * alpha


def div(x, y, rounding_mode=None):
    """``x / y``, rounded when asked. x, y: [...] tensor or number -> float, or their common dtype when rounded."""
    if rounding_mode is None:
        return binary(torch.true_divide, x, y)
    if rounding_mode == "floor":
        return floor_divide(x, y)
    if rounding_mode == "trunc":
        return binary(truncated_divide, x, y)
    raise ValueError(f"For 'div', 'rounding_mode' must be None, 'floor' or 'trunc', but got {rounding_mode!r}.")


def floor_divide(x, y):
    """``x / y`` rounded down; of floats with the gradient 0. x, y: [...] tensor or number -> their common dtype."""
    of_floats = any(isinstance(t, torch.Tensor) and t.is_floating_point() for t in (x, y))
    # torch.floor_divide records nothing, torch.div does not divide integers by zero
    return binary(_floored, x, y) if of_floats else binary(torch.floor_divide, x, y)


def _floored(x, y):
    return torch.div(x, y, rounding_mode="floor")


def truncated_divide(x, y):
    """``x / y`` rounded towards zero. x, y: [...] tensors -> their common dtype."""
    if x.is_floating_point() or y.is_floating_point():
        return torch.div(x, y, rounding_mode="trunc")
    # the lowest integer divided by -1 ends the process in torch
    turned = y == -1
    quotient = torch.div(x, y.masked_fill(turned, 1), rounding_mode="trunc")
    return torch.where(turned, -quotient, quotient)


def lcm(x, y):
    """The least common multiple. x, y: [...] integer tensors -> their common dtype.

    torch.lcm divides by -1 where torch.gcd of the lowest integer overflows, which ends the process.
    """
    divisor = torch.gcd(x, y).abs().clamp_min(1)
    return torch.abs(torch.div(x, divisor, rounding_mode="trunc") * y)


def real_div(x, y):
    """``x / y``; of integers the quotient rounded towards zero, in their common dtype."""
    x, y = unify(x, y)
    if x.is_floating_point() or x.is_complex():
        return binary(torch.true_divide, x, y)
    return binary(truncated_divide, x, y)


def ldexp(x, exponent):
    """``x * 2 ** exponent``. x, exponent: [...] tensor or number -> float. torch.ldexp has no gradient for integers."""
    return binary(torch.mul, x, binary(torch.pow, 2.0, exponent))


def div_no_nan(x, y):
    """``x / y``, and 0 where y is 0, with the gradient 0 there. x, y: [...] tensor or number -> float."""
    x, y = unify(x, y)
    is_zero = y == 0
    quotient = binary(torch.true_divide, x, y.masked_fill(is_zero, 1))
    return quotient.masked_fill(is_zero, 0)


def xdivy(x, y):
    """``x / y``, and 0 where x is 0, with the gradient 0 there. x, y: [...] tensor or number -> float."""
    x, y = unify(x, y)
    is_zero = x == 0
    quotient = binary(torch.true_divide, x, torch.where(is_zero, torch.ones_like(y), y))
    return torch.where(is_zero, torch.zeros_like(quotient), quotient)


def mul_no_nan(x, y):
    """``x * y``, and 0 where y is 0, whatever x is. x, y: [...] tensor or number -> their common dtype."""
    x, y = unify(x, y)
    return x.masked_fill((y == 0) & ~torch.isfinite(x), 0) * y


def absolute(x):
    """The absolute value. x: [...] -> same dtype, also for bool and complex."""
    try:
        size = torch.abs(x)
    except NotImplementedError:
        return x.clone()
    return size if size.dtype is x.dtype else size.to(x.dtype)


def negative(x):
    """``-x``. TypeError for bool."""
    if x.dtype == torch.bool:
        raise TypeError("For 'neg', 'input' must be a Tensor of numbers, but got one of bool.")
    return unary(torch.neg, x)


def sign(x):
    """-1, 0 or 1; ``x / |x|`` for complex. x: [...] number -> same."""
    try:
        return torch.sign(x)
    except NotImplementedError:
        return torch.sgn(x)


def truncated(x):
    """The integer part. x: [...] -> same; bool stays."""
    try:
        return torch.trunc(x)
    except NotImplementedError:
        if x.is_complex():
            raise
        return x.clone()


def imag(x):
    """The imaginary part: x: [...] complex -> float; 0 of the same dtype for everything else."""
    return torch.imag(x) if x.is_complex() else torch.zeros_like(x)


def frac(x):
    """What is left of x without its integer part, with the sign of x. x: [...] number -> same, int64 for bool."""
    try:
        return torch.frac(x)
    except NotImplementedError:
        return torch.zeros_like(x, dtype=torch.int64 if x.dtype is torch.bool else x.dtype)


def copysign(x, y):
    """The size of x with the sign of y. x, y: [...] -> dtype of x, float32 for integers."""
    result = binary(torch.copysign, x, y)
    return result.to(x.dtype) if x.is_floating_point() else result


def lerp(x, y, weight):
    """``x + weight * (y - x)``; a number as weight may meet any float dtype."""
    if isinstance(weight, torch.Tensor):
        weight = weight.to(x.dtype)
    return torch.lerp(x, y, weight)


def sum_of(cls, tensors):
    """The sum of a list of tensors of one shape. tensors: n of [...] -> [...], the common dtype.

    Raises:
        TypeError: if it is no list or tuple of tensors.
        ValueError: if it is empty or the shapes differ.
    """
    if not isinstance(tensors, list | tuple) or not all(isinstance(t, torch.Tensor) for t in tensors):
        raise TypeError(f"For '{cls}', 'x' must be a list or tuple of Tensors, but got {type(tensors)}.")
    if not tensors or any(t.shape != tensors[0].shape for t in tensors):
        shapes = [tuple(t.shape) for t in tensors]
        raise ValueError(f"For '{cls}', 'x' must be one Tensor or more of the same shape, but got the shapes {shapes}.")
    total = tensors[0]
    for t in tensors[1:]:
        total = total + t
    return total


def approximately_equal(x, y, tolerance):
    """``|x - y| < tolerance``. x, y: [...] float -> bool."""
    return torch.abs(binary(torch.sub, x, y)) < tolerance


def squared_difference(x, y):
    """``(x - y) ** 2``. x, y: [...] tensor or number -> their common dtype."""
    difference = binary(torch.sub, x, y)
    return difference * difference


def count_bits(x):
    """The number of bits that are 1. x: [...] integer -> uint8."""
    bits = torch.arange(x.element_size() * 8, device=x.device)
    return ((x.unsqueeze(-1).to(torch.int64) >> bits) & 1).sum(-1).to(torch.uint8)


def pack_bits(x, threshold):
    """``x > threshold``, eight bits to a byte, the first one highest. x: [..., 8 n] -> [..., n] uint8."""
    weights = 2 ** torch.arange(7, -1, -1, device=x.device)
    return ((x > threshold).unflatten(-1, (-1, 8)) * weights).sum(-1).to(torch.uint8)


def overflow_status(x):
    """1.0 if any element is NaN or infinite, else 0.0. x: [...] float -> float32 [1]."""
    return (~torch.isfinite(x).all()).float().reshape(1)
