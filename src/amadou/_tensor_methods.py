"""Tensor's methods that are functions of ``ops``, with the Tensor as first argument."""

from typing import Any

from .ops import elementwise, linalg


class TensorMethods:
    """The part of :class:`Tensor` that computes."""

    __slots__ = ()

    # -- operators -----------------------------------------------------------------------------------------------

    __add__ = elementwise.add
    __sub__ = elementwise.sub
    __mul__ = elementwise.mul
    __truediv__ = elementwise.div
    __floordiv__ = elementwise.floor_div
    __mod__ = elementwise.floor_mod
    __pow__ = elementwise.pow
    __matmul__ = linalg.matmul
    __neg__ = elementwise.neg
    __abs__ = elementwise.abs
    __invert__ = elementwise.logical_not
    __lt__ = elementwise.less
    __le__ = elementwise.less_equal
    __gt__ = elementwise.greater
    __ge__ = elementwise.greater_equal

    def __pos__(self) -> Any:
        return self

    def __radd__(self, other: Any) -> Any:
        return elementwise.add(other, self)

    def __rsub__(self, other: Any) -> Any:
        return elementwise.sub(other, self)

    def __rmul__(self, other: Any) -> Any:
        return elementwise.mul(other, self)

    def __rtruediv__(self, other: Any) -> Any:
        return elementwise.div(other, self)

    def __rfloordiv__(self, other: Any) -> Any:
        return elementwise.floor_div(other, self)

    def __rmod__(self, other: Any) -> Any:
        return elementwise.floor_mod(other, self)

    def __rpow__(self, other: Any) -> Any:
        return elementwise.pow(other, self)

    def __rmatmul__(self, other: Any) -> Any:
        return linalg.matmul(other, self)

    def __eq__(self, other: Any) -> Any:
        # MindSpore: a Tensor is unequal to whatever is no number
        return elementwise.equal(self, other) if _is_operand(other) else False

    def __ne__(self, other: Any) -> Any:
        return elementwise.not_equal(self, other) if _is_operand(other) else True

    # -- arithmetic ----------------------------------------------------------------------------------------------

    add = elementwise.add
    sub = elementwise.sub
    mul = elementwise.mul
    div = elementwise.div
    neg = elementwise.neg
    abs = elementwise.abs
    pow = elementwise.pow
    matmul = linalg.matmul


def _is_operand(other: Any) -> bool:
    return isinstance(other, TensorMethods | bool | int | float | complex)
