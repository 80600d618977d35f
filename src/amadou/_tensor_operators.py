"""Python's operators on Tensors."""

from typing import Any

import torch

from ._boundary import TensorBase, op
from ._construct import from_data
from .kernels.elementwise import floor_divide
from .kernels.promotion import binary
from .ops import elementwise, linalg, logic

# What a Tensor can be equal to, element by element.
_COMPARABLE = (TensorBase, int, float, torch.Tensor)


_LISTS = (list, tuple)


@op
def _add(x, y):
    """``x + y``. x: [...]; y: [...], number or list -> their common dtype, that of x with a list."""
    return binary(torch.add, x, from_data(y, x.dtype) if type(y) in _LISTS else y)


@op
def _sub(x, y):
    """``x - y``; as ``x + y``."""
    return binary(torch.sub, x, from_data(y, x.dtype) if type(y) in _LISTS else y)


@op
def _floor_div(x, y):
    """``x // y``; as ``x + y``."""
    return floor_divide(x, from_data(y, x.dtype) if type(y) in _LISTS else y)


class TensorOperators:
    """``x + y`` and the like. Both sides may be numbers; ``+ - //`` and the base of ``**`` may be lists too.

    ``x += y`` makes a new Tensor.
    """

    __slots__ = ()

    __add__ = _add
    __sub__ = _sub
    __mul__ = elementwise.mul
    __truediv__ = elementwise.div
    __floordiv__ = _floor_div
    __mod__ = elementwise.floor_mod
    __pow__ = elementwise.pow
    __matmul__ = linalg.matmul
    __and__ = logic.bitwise_and
    __or__ = logic.bitwise_or
    __xor__ = logic.bitwise_xor
    __neg__ = elementwise.neg
    __abs__ = elementwise.abs
    __invert__ = logic.logical_not
    __lt__ = logic.less
    __le__ = logic.less_equal
    __gt__ = logic.greater
    __ge__ = logic.greater_equal

    def __pos__(self) -> Any:
        return self

    def __radd__(self, other: Any) -> Any:
        return elementwise.add(self._like_self(other), self)

    def __rsub__(self, other: Any) -> Any:
        return elementwise.sub(self._like_self(other), self)

    def __rmul__(self, other: Any) -> Any:
        return elementwise.mul(other, self)

    def __rtruediv__(self, other: Any) -> Any:
        return elementwise.div(other, self)

    def __rfloordiv__(self, other: Any) -> Any:
        return elementwise.floor_div(self._like_self(other), self)

    def __rmod__(self, other: Any) -> Any:
        return elementwise.floor_mod(other, self)

    def __rpow__(self, other: Any) -> Any:
        return elementwise.pow(self._like_self(other), self)

    def __rmatmul__(self, other: Any) -> Any:
        return linalg.matmul(other, self)

    def __eq__(self, other: Any) -> Any:
        # MindSpore: a Tensor is unequal to whatever is no number
        return logic.equal(self, other) if isinstance(other, _COMPARABLE) else False

    def __ne__(self, other: Any) -> Any:
        return logic.not_equal(self, other) if isinstance(other, _COMPARABLE) else True

    def _like_self(self: Any, other: Any) -> Any:
        """A list or tuple as a torch tensor of the Tensor's own dtype; anything else as it is."""
        return from_data(other, self._t.dtype) if type(other) in _LISTS else other
