"""Activation functions as objects."""

from typing import Any

from .. import activation
from ..primitive import Operator


class ReLU(Operator):
    """As :func:`amadou.ops.relu`."""

    def __call__(self, input: Any) -> Any:
        return activation.relu(input)


class ReLU6(Operator):
    """As :func:`amadou.ops.relu6`."""

    def __call__(self, x: Any) -> Any:
        return activation.relu6(x)


class GeLU(Operator):
    """As :func:`amadou.ops.gelu` with ``approximate="tanh"``."""

    def __call__(self, input: Any) -> Any:
        return activation.gelu(input, "tanh")


class FastGeLU(Operator):
    """As :func:`amadou.ops.fast_gelu`."""

    def __call__(self, x: Any) -> Any:
        return activation.fast_gelu(x)


class Sigmoid(Operator):
    """As :func:`amadou.ops.sigmoid`."""

    def __call__(self, input: Any) -> Any:
        return activation.sigmoid(input)


class Tanh(Operator):
    """As :func:`amadou.ops.tanh`."""

    def __call__(self, input: Any) -> Any:
        return activation.tanh(input)


class Softmax(Operator):
    """As :func:`amadou.ops.softmax`, with ``axis`` fixed when made."""

    axis: Any = -1

    def __post_init__(self) -> None:
        if isinstance(self.axis, int):
            self.axis = (self.axis,)

    def __call__(self, input: Any) -> Any:
        return activation.softmax(input, self.axis)


class LogSoftmax(Operator):
    """As :func:`amadou.ops.log_softmax`, with ``axis`` fixed when made."""

    axis: int = -1

    def __call__(self, logits: Any) -> Any:
        return activation.log_softmax(logits, self.axis)


class PReLU(Operator):
    """As :func:`amadou.ops.prelu`."""

    def __call__(self, input: Any, weight: Any) -> Any:
        return activation.prelu(input, weight)


class HSwish(Operator):
    """As :func:`amadou.ops.hardswish`."""

    def __call__(self, input: Any) -> Any:
        return activation.hardswish(input)


class HSigmoid(Operator):
    """As :func:`amadou.ops.hardsigmoid`."""

    def __call__(self, input: Any) -> Any:
        return activation.hardsigmoid(input)


class SiLU(Operator):
    """As :func:`amadou.ops.silu`."""

    def __call__(self, input: Any) -> Any:
        return activation.silu(input)


class Elu(Operator):
    """As :func:`amadou.ops.elu`, with ``alpha`` fixed when made."""

    alpha: float = 1.0

    def __call__(self, input_x: Any) -> Any:
        return activation.elu(input_x, self.alpha)


class LogSoftmaxExt(Operator):
    """As :func:`amadou.mint.nn.functional.log_softmax`."""

    def __call__(self, input: Any, dim: Any = None, dtype: Any = None) -> Any:
        return activation.log_softmax_ext(input, dim, dtype)


class Mish(Operator):
    """As :func:`amadou.ops.mish`."""

    def __call__(self, x: Any) -> Any:
        return activation.mish(x)


class SeLU(Operator):
    """As :func:`amadou.ops.selu`."""

    def __call__(self, input_x: Any) -> Any:
        return activation.selu(input_x)


class CeLU(Operator):
    """As :func:`amadou.ops.celu`, with ``alpha`` fixed when made."""

    alpha: float = 1.0

    def __call__(self, x: Any) -> Any:
        return activation.celu(x, self.alpha)


class Softplus(Operator):
    """As :func:`amadou.ops.softplus`."""

    def __call__(self, input: Any) -> Any:
        return activation.softplus(input)


class Softsign(Operator):
    """As :func:`amadou.ops.softsign`."""

    def __call__(self, x: Any) -> Any:
        return activation.softsign(x)


class HShrink(Operator):
    """As :func:`amadou.ops.hardshrink`, with ``lambd`` fixed when made."""

    lambd: float = 0.5

    def __call__(self, input: Any) -> Any:
        return activation.hardshrink(input, self.lambd)


class SoftShrink(Operator):
    """As :func:`amadou.ops.softshrink`, with ``lambd`` fixed when made."""

    lambd: float = 0.5

    def __call__(self, input: Any) -> Any:
        return activation.softshrink(input, self.lambd)


class GLU(Operator):
    """As :func:`amadou.ops.glu`, with ``axis`` fixed when made."""

    axis: int = -1

    def __call__(self, x: Any) -> Any:
        return activation.glu(x, self.axis)


class Gelu(Operator):
    """The old name of :class:`GeLU`."""

    def __call__(self, x: Any) -> Any:
        return activation.gelu(x, "tanh")


class FastGelu(FastGeLU):
    """The old name of :class:`FastGeLU`."""
