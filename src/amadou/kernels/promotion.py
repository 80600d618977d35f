"""The dtype of a result of two arguments.

Between tensors of one or more axes MindSpore's rules are torch's. What differs, and what :func:`binary` repairs:

- A 0-d tensor counts like any other: float32 [2] + float64 [] is float64. Torch lets the 0-d tensor give way, and so
  does MindSpore in products and quotients: float32 [2] * float64 [] is float32.
- uint16, uint32 and uint64 mix with themselves, with bool and with numbers; a TypeError with all else.
- Where torch has no kernel for a dtype (sums of uint16, quotients of bool) the wider type is computed and cast back.
- Integers divided by zero, bools subtracted and integers to a negative power have a result.
- A number may stand on either side of every function, also of those that take only tensors in torch. It takes the
  dtype of the tensor, unless it is of a higher kind: int32 + 1.5 is float32, bool + 1 is int64.

Shapes that do not broadcast raise ValueError, dtypes that a function does not take raise TypeError.
"""

import numpy as np
import torch
from torch import Tensor

WIDE_UNSIGNED = frozenset((torch.uint16, torch.uint32, torch.uint64))

# Computes what torch has no kernel for.
_WIDER = {
    torch.bool: torch.int64,
    torch.uint16: torch.int64,
    torch.uint32: torch.int64,
    torch.uint64: torch.int64,
    torch.float8_e4m3fn: torch.float32,
    torch.float8_e5m2: torch.float32,
}

# Torch's functions that take a number without our help, and promote as MindSpore does with it.
_NUMBER_FIRST = frozenset(
    (torch.add, torch.sub, torch.mul, torch.true_divide, torch.floor_divide, torch.pow, torch.float_power)
)
_COMPARISONS = frozenset((torch.eq, torch.ne, torch.lt, torch.le, torch.gt, torch.ge))
_BITWISE = frozenset((torch.bitwise_and, torch.bitwise_or, torch.bitwise_xor))
# The remainder of a number has no gradient in torch, that of a tensor has.
_NUMBER_SECOND = _NUMBER_FIRST | _COMPARISONS | _BITWISE | {torch.rsub, torch.fmod, torch.copysign, torch.remainder}
_WEAK_SCALARS = frozenset((torch.mul, torch.true_divide))
_MODULAR = _BITWISE | {torch.add, torch.sub, torch.rsub, torch.mul}


def binary(fn, x, y):
    """``fn(x, y)`` in MindSpore's result type. x, y: [...] tensor or number; ``fn``: an elementwise torch function.

    Tensors of one dtype are passed on as they are. ``fn`` may also be a function of your own, if torch's broadcasting
    and promotion happen inside it.

    >>> binary(torch.maximum, torch.tensor([1, 2]), 1.5)
    tensor([1.5000, 2.0000])
    >>> binary(torch.add, torch.ones(2), torch.tensor(1.0, dtype=torch.float64)).dtype
    torch.float64

    Raises:
        TypeError: for dtypes that have no common one, or that ``fn`` does not take.
        ValueError: for shapes that cannot be broadcast.
    """
    if isinstance(x, Tensor) and isinstance(y, Tensor):
        if x.dtype is not y.dtype:
            x, y = _without_weak_scalars(fn, x, y)
    else:
        x, y = _with_number(fn, x, y)
    try:
        return fn(x, y)
    except RuntimeError as error:
        return _recover(fn, x, y, error)
    except TypeError:
        raise _refusal(fn, x, y) from None


def unary(fn, x):
    """``fn(x)`` in the dtype of x, also where torch has no kernel for it. x: [...] tensor.

    >>> unary(torch.neg, torch.tensor([1, 2], dtype=torch.uint16))
    tensor([65535, 65534], dtype=torch.uint16)
    """
    try:
        return fn(x)
    except NotImplementedError:
        if x.dtype not in _WIDER:
            raise
        return fn(x.to(_WIDER[x.dtype])).to(x.dtype)


def unify(x, y):
    """x, y: [...] tensor or number -> tensors of their common dtype, for functions that do not promote by themselves.

    A number becomes a 0-d tensor on the CPU: torch's elementwise functions combine it with tensors of any device.
    """
    if not isinstance(y, Tensor):
        y = _number_as_tensor(y, x)
        if isinstance(x, Tensor):
            return x.to(y.dtype), y
    if not isinstance(x, Tensor):
        x = _number_as_tensor(x, y)
        return x, y.to(x.dtype)
    if x.dtype is y.dtype:
        return x, y
    dtype = promote_types(x.dtype, y.dtype)
    return x.to(dtype), y.to(dtype)


def promote_types(a, b):
    """The common dtype of two torch dtypes. TypeError where MindSpore has none: uint16 and int32."""
    if a is b:
        return a
    if a in WIDE_UNSIGNED or b in WIDE_UNSIGNED:
        if torch.bool not in (a, b):
            raise TypeError(f"There is no common dtype of {a} and {b}: convert one of them, for example with astype().")
        return b if a is torch.bool else a
    return torch.promote_types(a, b)


def _without_weak_scalars(fn, x, y):
    """Casts where torch would promote otherwise than MindSpore: with 0-d tensors and wide unsigned integers."""
    promotes_alike = (x.ndim and y.ndim) or fn in _WEAK_SCALARS
    if promotes_alike and x.dtype not in WIDE_UNSIGNED and y.dtype not in WIDE_UNSIGNED:
        return x, y
    return unify(x, y)


def _with_number(fn, x, y):
    """The arguments of ``fn``, of which one or both are numbers; as tensors where ``fn`` takes no number."""
    if isinstance(x, Tensor):
        if fn is torch.lt and isinstance(y, int) and _overflows(y, x.dtype):
            return x.to(torch.int64), y
        if fn in _NUMBER_SECOND:
            return x, y
    elif isinstance(y, Tensor) and fn in _NUMBER_FIRST:
        return x, y
    return unify(x, y)


def _overflows(number, dtype):
    """Whether an integer ``dtype`` does not hold ``number``. Numbers wrap around, but not in MindSpore's ``<``."""
    if dtype.is_floating_point or dtype.is_complex or dtype is torch.bool:
        return False
    limits = torch.iinfo(dtype)
    return not limits.min <= number <= limits.max


def _number_as_tensor(number, other):
    """``number`` as a 0-d tensor of the dtype that it has beside ``other``; an integer wraps around."""
    if isinstance(number, np.generic):
        number = number.item()
    if not isinstance(number, (int, float, complex)):
        raise TypeError(f"The arguments must be Tensors or numbers, but got {number!r} of type {type(number)}.")
    dtype = _dtype_beside(number, other.dtype if isinstance(other, Tensor) else torch.bool)
    if dtype.is_floating_point or dtype.is_complex:
        return torch.tensor(number, dtype=dtype, device="cpu")
    return torch.tensor(number, device="cpu").to(dtype)


def _dtype_beside(number, dtype):
    """The common dtype of a number and a tensor of ``dtype``."""
    if dtype.is_complex or isinstance(number, bool):
        return dtype
    if isinstance(number, complex):
        return torch.complex128 if dtype is torch.float64 else torch.complex64
    if isinstance(number, float):
        return dtype if dtype.is_floating_point else torch.float32
    return torch.int64 if dtype is torch.bool else dtype


def _recover(fn, x, y, error):
    """The result where torch refuses and MindSpore does not, otherwise MindSpore's exception."""
    _check_broadcast(fn, x, y)
    reason = str(error)
    if "not implemented" in reason:
        return _through_wider(fn, x, y, error)
    if "ZeroDivisionError" in reason:
        return _divide_by_zero(fn, *unify(x, y))
    if fn is torch.sub and "bool" in reason:
        x, y = unify(x, y)
        return torch.logical_xor(x, y) if x.dtype is torch.bool else binary(fn, x, y)
    if "without overflow" in reason or "negative integer powers" in reason:
        return fn(*unify(x, y))
    raise error


def _refusal(fn, x, y):
    """What to raise for an argument that is neither tensor nor number."""
    wrong = y if isinstance(x, (Tensor, int, float, complex)) else x
    return TypeError(f"For {_name(fn)}, the arguments must be Tensors or numbers, but got {wrong!r} of {type(wrong)}.")


def _check_broadcast(fn, x, y):
    if not isinstance(x, Tensor) or not isinstance(y, Tensor):
        return
    try:
        torch.broadcast_shapes(x.shape, y.shape)
    except RuntimeError:
        shapes = f"{tuple(x.shape)} and {tuple(y.shape)}"
        raise ValueError(f"For {_name(fn)}, the shapes {shapes} cannot be broadcast to each other.") from None


def _name(fn):
    return repr(getattr(fn, "__name__", fn))


def _through_wider(fn, x, y, error):
    """``fn`` in a wider type, its result cast back."""
    x, y = unify(x, y)
    narrow = x.dtype
    if narrow not in _WIDER:
        raise TypeError(f"For {_name(fn)}, the arguments must not be {narrow}.") from error
    wide = _WIDER[narrow]
    x, y = x.to(wide), y.to(wide)
    if narrow is torch.uint64 and fn not in _MODULAR and ((x < 0).any() or (y < 0).any()):
        raise ValueError(f"For {_name(fn)}, the values of uint64 must be below 2**63.")
    result = binary(fn, x, y)
    return result.to(narrow) if result.dtype is wide else result


def _divide_by_zero(fn, x, y):
    """Integer ``fn``, a kind of quotient or remainder, with MindSpore's values where ``y`` is zero."""
    is_zero = y == 0
    result = fn(x, y.masked_fill(is_zero, 1))
    limits = torch.iinfo(x.dtype)
    if fn is torch.floor_divide:
        at_zero = torch.where(x > 0, limits.max, torch.where(x < 0, limits.min, 0)).to(x.dtype)
    elif fn in (torch.remainder, torch.fmod):
        at_zero = x
    else:
        at_zero = torch.full_like(x, limits.min)
    return torch.where(is_zero, at_zero, result)
