"""Tensor's methods that are activations."""

from typing import Any

from .ops import activation


class ActivationMethods:
    """The part of :class:`Tensor` that activates."""

    __slots__ = ()

    sigmoid = activation.sigmoid
    sigmoid_ = activation.sigmoid_
    tanh = activation.tanh
    tanh_ = activation.tanh_
    hardshrink = activation.hardshrink
    soft_shrink = activation.soft_shrink

    def softmax(self, axis: int, dtype: Any = None) -> Any:
        """As :func:`amadou.ops.softmax`."""
        return activation.softmax(self, axis, dtype=dtype)
