"""Activation functions as objects."""

from dataclasses import dataclass
from typing import Any

from .. import activation
from ..primitive import Primitive


@dataclass(eq=False, repr=False)
class ReLU(Primitive):
    """As :func:`amadou.ops.relu`."""

    def __call__(self, input: Any) -> Any:
        return activation.relu(input)


@dataclass(eq=False, repr=False)
class ReLU6(Primitive):
    """As :func:`amadou.ops.relu6`."""

    def __call__(self, x: Any) -> Any:
        return activation.relu6(x)


@dataclass(eq=False, repr=False)
class GeLU(Primitive):
    """As :func:`amadou.ops.gelu` with ``approximate="tanh"``."""

    def __call__(self, input: Any) -> Any:
        return activation.gelu(input, "tanh")


@dataclass(eq=False, repr=False)
class FastGeLU(Primitive):
    """As :func:`amadou.ops.fast_gelu`."""

    def __call__(self, x: Any) -> Any:
        return activation.fast_gelu(x)


@dataclass(eq=False, repr=False)
class Sigmoid(Primitive):
    """As :func:`amadou.ops.sigmoid`."""

    def __call__(self, input: Any) -> Any:
        return activation.sigmoid(input)


@dataclass(eq=False, repr=False)
class Tanh(Primitive):
    """As :func:`amadou.ops.tanh`."""

    def __call__(self, input: Any) -> Any:
        return activation.tanh(input)


@dataclass(eq=False, repr=False)
class Softmax(Primitive):
    """As :func:`amadou.ops.softmax`, with ``axis`` fixed when made."""

    axis: Any = -1

    def __post_init__(self) -> None:
        if isinstance(self.axis, int):
            self.axis = (self.axis,)

    def __call__(self, input: Any) -> Any:
        return activation.softmax(input, self.axis)


@dataclass(eq=False, repr=False)
class LogSoftmax(Primitive):
    """As :func:`amadou.ops.log_softmax`, with ``axis`` fixed when made."""

    axis: int = -1

    def __call__(self, logits: Any) -> Any:
        return activation.log_softmax(logits, self.axis)


@dataclass(eq=False, repr=False)
class PReLU(Primitive):
    """As :func:`amadou.ops.prelu`."""

    def __call__(self, input: Any, weight: Any) -> Any:
        return activation.prelu(input, weight)


@dataclass(eq=False, repr=False)
class HSwish(Primitive):
    """As :func:`amadou.ops.hardswish`."""

    def __call__(self, input: Any) -> Any:
        return activation.hardswish(input)


@dataclass(eq=False, repr=False)
class HSigmoid(Primitive):
    """As :func:`amadou.ops.hardsigmoid`."""

    def __call__(self, input: Any) -> Any:
        return activation.hardsigmoid(input)


@dataclass(eq=False, repr=False)
class SiLU(Primitive):
    """As :func:`amadou.ops.silu`."""

    def __call__(self, input: Any) -> Any:
        return activation.silu(input)


@dataclass(eq=False, repr=False)
class Elu(Primitive):
    """As :func:`amadou.ops.elu`, with ``alpha`` fixed when made."""

    alpha: float = 1.0

    def __call__(self, input_x: Any) -> Any:
        return activation.elu(input_x, self.alpha)


@dataclass(eq=False, repr=False)
class Mish(Primitive):
    """As :func:`amadou.ops.mish`."""

    def __call__(self, x: Any) -> Any:
        return activation.mish(x)


@dataclass(eq=False, repr=False)
class SeLU(Primitive):
    """As :func:`amadou.ops.selu`."""

    def __call__(self, input_x: Any) -> Any:
        return activation.selu(input_x)


@dataclass(eq=False, repr=False)
class CeLU(Primitive):
    """As :func:`amadou.ops.celu`, with ``alpha`` fixed when made."""

    alpha: float = 1.0

    def __call__(self, x: Any) -> Any:
        return activation.celu(x, self.alpha)


@dataclass(eq=False, repr=False)
class Softplus(Primitive):
    """As :func:`amadou.ops.softplus`."""

    def __call__(self, input: Any) -> Any:
        return activation.softplus(input)


@dataclass(eq=False, repr=False)
class Softsign(Primitive):
    """As :func:`amadou.ops.softsign`."""

    def __call__(self, x: Any) -> Any:
        return activation.softsign(x)


@dataclass(eq=False, repr=False)
class HShrink(Primitive):
    """As :func:`amadou.ops.hardshrink`, with ``lambd`` fixed when made."""

    lambd: float = 0.5

    def __call__(self, input: Any) -> Any:
        return activation.hardshrink(input, self.lambd)


@dataclass(eq=False, repr=False)
class SoftShrink(Primitive):
    """As :func:`amadou.ops.softshrink`, with ``lambd`` fixed when made."""

    lambd: float = 0.5

    def __call__(self, input: Any) -> Any:
        return activation.softshrink(input, self.lambd)


@dataclass(eq=False, repr=False)
class GLU(Primitive):
    """As :func:`amadou.ops.glu`, with ``axis`` fixed when made."""

    axis: int = -1

    def __call__(self, x: Any) -> Any:
        return activation.glu(x, self.axis)
