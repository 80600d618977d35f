"""Tensor's methods that are functions of ``ops``, with the Tensor as first argument."""

from .ops import elementwise


class TensorMethods:
    """The part of :class:`Tensor` that computes."""

    __slots__ = ()

    __add__ = elementwise.add
    add = elementwise.add

    def __radd__(self, other):
        return elementwise.add(other, self)
