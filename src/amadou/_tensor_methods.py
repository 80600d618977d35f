"""Tensor's methods that are functions of ``ops``, with the Tensor as first argument."""

from ._tensor_methods_casting import CastingMethods
from ._tensor_methods_selection import SelectionMethods
from ._tensor_methods_shaping import ShapingMethods
from ._tensor_operators import TensorOperators
from .ops import elementwise, linalg


class TensorMethods(ShapingMethods, SelectionMethods, CastingMethods, TensorOperators):
    """The part of :class:`Tensor` that computes."""

    __slots__ = ()

    # -- arithmetic ----------------------------------------------------------------------------------------------

    add = elementwise.add
    sub = elementwise.sub
    mul = elementwise.mul
    div = elementwise.div
    neg = elementwise.neg
    abs = elementwise.abs
    pow = elementwise.pow
    matmul = linalg.matmul
