"""Tensor's methods that are activations."""

from .ops import activation


class ActivationMethods:
    """The part of :class:`Tensor` that activates."""

    __slots__ = ()

    sigmoid = activation.sigmoid
    sigmoid_ = activation.sigmoid_
    tanh = activation.tanh
    softmax = activation.softmax
    hardshrink = activation.hardshrink
