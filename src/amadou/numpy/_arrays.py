"""What ``mindspore.numpy`` takes for an array and for a dtype, as torch's: used by every file of this folder.

Python's ints are int32 here, where that holds them, its floats float32; beside a tensor they count like a 0-d tensor
of that dtype.
"""

from typing import Any

import numpy as np
import torch
from torch import Tensor

from .. import dtype as mstype
from ..context import device
from ..kernels import promotion
from ..kernels.promotion import WIDE_UNSIGNED

_PYTHON_TYPES: dict[Any, torch.dtype] = {
    bool: torch.bool,
    int: torch.int32,
    float: torch.float32,
    "bool": torch.bool,
    "int": torch.int32,
    "float": torch.float32,
    "uint": torch.uint32,
    "bool_": torch.bool,
    "int_": torch.int32,
    "float_": torch.float32,
}
_NARROWED = {torch.float64: torch.float32, torch.complex128: torch.complex64}
_INT32 = torch.iinfo(torch.int32)
_NUMBERS = (bool, int, float)
# beside these it makes no difference whether a number has a dtype
_ABOVE_NUMBERS = (torch.float32, torch.float64, torch.int64)


def as_dtype(dtype: Any) -> Any:
    """A torch dtype of a dtype, a type of Python or NumPy, or a name; None for None.

    >>> as_dtype(float), as_dtype("int8")
    (torch.float32, torch.int8)
    """
    if dtype is None or isinstance(dtype, mstype.Type):
        return mstype.to_torch(dtype)
    try:
        return _PYTHON_TYPES[dtype]
    except (KeyError, TypeError):
        return mstype.to_torch(mstype.pytype_to_dtype(np.dtype(dtype)))


def as_tensor(x: Any, dtype: torch.dtype | None = None) -> Tensor:
    """An array-like as a tensor: tensors stay what they are, numbers and nested lists of them are made one.

    >>> as_tensor([1, 2.5]), as_tensor([torch.ones(2), torch.zeros(2)]).shape
    (tensor([1.0000, 2.5000]), torch.Size([2, 2]))

    Raises:
        TypeError: for text and other objects.
        ValueError: for lists of different lengths.
    """
    if not isinstance(x, Tensor):
        x = _number(x) if type(x) in _NUMBERS else _stacked(x) if _holds_tensor(x) else _converted(x)
    return x if dtype is None else x.to(dtype)


def as_tensors(items: Any) -> list[Tensor]:
    """Every item as a tensor, in their common dtype."""
    tensors = [as_tensor(item) for item in items]
    if len({t.dtype for t in tensors}) < 2:
        return tensors
    dtype = tensors[0].dtype
    for t in tensors[1:]:
        dtype = promote_types(dtype, t.dtype)
    return [t.to(dtype) for t in tensors]


def as_pair(x: Any, y: Any) -> list[Tensor]:
    """Two array-likes in their common dtype."""
    return as_tensors((x, y))


def as_float(x: Any) -> Tensor:
    """An array-like as a tensor of floats: integers and bools become float32."""
    x = as_tensor(x)
    return x if x.is_floating_point() or x.is_complex() else x.float()


def promote_types(a: torch.dtype, b: torch.dtype) -> torch.dtype:
    """The common dtype of two; with uint16, uint32 and uint64 that of NumPy for integers, the float for a float."""
    if a is b or not {a, b} & WIDE_UNSIGNED:
        return promotion.promote_types(a, b)
    for dtype in (a, b):
        if dtype.is_floating_point or dtype.is_complex:
            return dtype
    return getattr(torch, np.promote_types(_name(a), _name(b)).name)


def cast(result: Tensor, dtype: Any) -> Tensor:
    """The result in the dtype that a caller asked for, None for any."""
    return result if dtype is None else result.to(as_dtype(dtype))


def binary(fn: Any, x: Any, y: Any, dtype: Any = None) -> Tensor:
    """``fn`` of two array-likes in their common dtype, cast to the one that was asked for."""
    if not (_fits_beside(y, x) or _fits_beside(x, y)):
        x, y = promotion.unify(as_tensor(x), as_tensor(y))
    return cast(promotion.binary(fn, x, y), dtype)


def _fits_beside(x: Any, y: Any) -> bool:
    """Whether torch needs no cast of x beside the tensor y: one of its dtype, or a number that changes no dtype."""
    if not isinstance(y, Tensor):
        return False
    return x.dtype is y.dtype if isinstance(x, Tensor) else type(x) in _NUMBERS and y.dtype in _ABOVE_NUMBERS


def _name(dtype: torch.dtype) -> str:
    return str(dtype).removeprefix("torch.")


def _holds_tensor(x: Any) -> bool:
    return isinstance(x, list | tuple) and any(isinstance(item, Tensor) or _holds_tensor(item) for item in x)


def _stacked(items: Any) -> Tensor:
    return torch.stack(as_tensors(items))


def _number(x: Any) -> Tensor:
    """A 0-d tensor, filled on its device: a copy from the CPU would have to wait for the device."""
    dtype = _PYTHON_TYPES[type(x)]
    if dtype is torch.int32 and not _INT32.min <= x <= _INT32.max:
        dtype = torch.int64
    return torch.full((), x, dtype=dtype, device=device())


def _converted(x: Any) -> Tensor:
    try:
        tensor = torch.tensor(x, device=device())
    except (TypeError, RuntimeError):
        raise TypeError(f"An array must be a Tensor, a number, or a list or tuple of them, but got {x!r}.") from None
    if isinstance(x, np.ndarray):
        return tensor
    if tensor.dtype is torch.int64:
        return _narrowed_integers(x, tensor)
    return tensor.to(_NARROWED.get(tensor.dtype, tensor.dtype))


def _narrowed_integers(x: Any, tensor: Tensor) -> Tensor:
    try:
        return torch.tensor(x, dtype=torch.int32, device=tensor.device)
    except RuntimeError:  # a number that int32 does not hold
        return tensor
