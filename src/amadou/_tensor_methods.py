"""Tensor's methods that are functions of ``ops``, with the Tensor as first argument."""

from ._tensor_methods_activation import ActivationMethods
from ._tensor_methods_casting import CastingMethods
from ._tensor_methods_elementwise import ElementwiseMethods
from ._tensor_methods_linalg import LinalgMethods
from ._tensor_methods_memory import MemoryMethods
from ._tensor_methods_reduction import ReductionMethods
from ._tensor_methods_selection import SelectionMethods
from ._tensor_methods_shaping import ShapingMethods
from ._tensor_operators import TensorOperators


class TensorMethods(
    ShapingMethods,
    SelectionMethods,
    CastingMethods,
    ElementwiseMethods,
    ReductionMethods,
    LinalgMethods,
    ActivationMethods,
    MemoryMethods,
    TensorOperators,
):
    """The part of :class:`Tensor` that computes."""

    __slots__ = ()
