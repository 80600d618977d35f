"""Activation layers. All keep the shape and dtype of their input, unless they say otherwise."""

from typing import Any

from ... import _checks
from ...common.initializer import initializer
from ...dtype import float32
from ...ops import activation
from ...parameter import Parameter
from ...tensor import Tensor
from ..cell import Cell


class ReLU(Cell):
    """max(0, x)."""

    def construct(self, input: Any) -> Any:
        return activation.relu(input)


class ReLU6(Cell):
    """min(max(0, x), 6)."""

    def construct(self, x: Any) -> Any:
        return activation.relu6(x)


class Sigmoid(Cell):
    """1 / (1 + exp(-x))."""

    def construct(self, x: Any) -> Any:
        return activation.sigmoid(x)


class LogSigmoid(Cell):
    """log(sigmoid(x))."""

    def construct(self, input_x: Any) -> Any:
        return activation.logsigmoid(input_x)


class Tanh(Cell):
    """Hyperbolic tangent."""

    def construct(self, x: Any) -> Any:
        return activation.tanh(x)


class Tanhshrink(Cell):
    """x - tanh(x)."""

    def construct(self, x: Any) -> Any:
        return activation.tanhshrink(x)


class Softmax(Cell):
    """exp(x) / sum(exp(x)) along ``axis``."""

    def __init__(self, axis: int = -1) -> None:
        super().__init__()
        self.axis = axis

    def construct(self, input: Any) -> Any:
        return activation.softmax(input, self.axis)


class Softmax2d(Cell):
    """:class:`Softmax` over the channels of [N, C, H, W] or [C, H, W].

    Raises:
        ValueError: for inputs of another number of axes.
    """

    def construct(self, x: Any) -> Any:
        if x.ndim not in (3, 4):
            raise ValueError(f"For 'Softmax2d', the input must have 3 or 4 axes, but got the shape {x.shape}.")
        return activation.softmax(x, -3)


class Softmin(Cell):
    """Softmax of -x along ``axis``."""

    def __init__(self, axis: int = -1) -> None:
        super().__init__()
        self.axis = axis

    def construct(self, x: Any) -> Any:
        return activation.softmin(x, self.axis)


class LogSoftmax(Cell):
    """log(softmax(x)) along ``axis``."""

    def __init__(self, axis: int = -1) -> None:
        super().__init__()
        self.axis = axis

    def construct(self, x: Any) -> Any:
        return activation.log_softmax(x, self.axis)


class GELU(Cell):
    """x * Phi(x) (Hendrycks & Gimpel, arXiv:1606.08415).

    Args:
        approximate: whether tanh approximates Phi; MindSpore's default is True, torch's is not to.
    """

    def __init__(self, approximate: bool = True) -> None:
        super().__init__()
        self.approximate = "tanh" if _checks.check_bool("GELU", "approximate", approximate) else "none"

    def construct(self, x: Any) -> Any:
        return activation.gelu(x, self.approximate)


class FastGelu(Cell):
    """x / (1 + exp(-1.702 |x|)) * exp(0.851 (x - |x|))."""

    def construct(self, x: Any) -> Any:
        return activation.fast_gelu(x)


class LeakyReLU(Cell):
    """x where x >= 0, else alpha * x; MindSpore's default alpha is 0.2, torch's 0.01."""

    def __init__(self, alpha: float = 0.2) -> None:
        super().__init__()
        self.alpha = _checks.check_type("LeakyReLU", "alpha", alpha, (float, int))

    def construct(self, x: Any) -> Any:
        return activation.leaky_relu(x, self.alpha)


class PReLU(Cell):
    """x where x >= 0, else w * x with a trained w for every channel, or one for all. x: [N, C, ...].

    Args:
        channel: C, or 1.
        w: the first value: a float, a list of ``channel`` floats, or a Tensor.

    Raises:
        TypeError: for another ``w``.
        ValueError: if ``channel`` is below 1, or ``w`` has another number of elements.
    """

    def __init__(self, channel: int = 1, w: Any = 0.25) -> None:
        super().__init__()
        _checks.check_positive_int("PReLU", "channel", channel)
        if not isinstance(w, float | list | Tensor):
            raise TypeError(f"For 'PReLU', 'w' must be a float, list or Tensor, but got {type(w).__name__}.")
        if isinstance(w, float):
            w = [w] * channel
        values = w if isinstance(w, Tensor) else Tensor(w, float32)
        if values.shape != (channel,):
            raise ValueError(f"For 'PReLU', 'w' must have the shape ({channel},), but got {values.shape}.")
        self.w = Parameter(initializer(values, [channel]), name="a")

    def construct(self, x: Any) -> Any:
        return activation.prelu(x, self.w)


class RReLU(Cell):
    """x where x >= 0, else a * x with a drawn from U(lower, upper) for every element."""

    def __init__(self, lower: float = 1.0 / 8, upper: float = 1.0 / 3) -> None:
        super().__init__()
        _checks.check_type("RReLU", "lower", lower, (float, int))
        _checks.check_type("RReLU", "upper", upper, (float, int))
        if lower > upper:
            raise ValueError(f"For 'RReLU', 'lower' must be <= 'upper', but got {lower} and {upper}.")
        self.lower, self.upper = lower, upper

    def construct(self, x: Any) -> Any:
        return activation.rrelu(x, self.lower, self.upper)


class ELU(Cell):
    """x where x > 0, else alpha * (exp(x) - 1)."""

    def __init__(self, alpha: float = 1.0) -> None:
        super().__init__()
        self.alpha = alpha

    def construct(self, x: Any) -> Any:
        return activation.elu(x, self.alpha)


class CELU(Cell):
    """max(0, x) + min(0, alpha * (exp(x / alpha) - 1))."""

    def __init__(self, alpha: float = 1.0) -> None:
        super().__init__()
        self.alpha = alpha

    def construct(self, x: Any) -> Any:
        return activation.celu(x, self.alpha)


class SeLU(Cell):
    """1.0507 * (x where x > 0, else 1.67326 * (exp(x) - 1)) (arXiv:1706.02515)."""

    def construct(self, input_x: Any) -> Any:
        return activation.selu(input_x)


class SiLU(Cell):
    """x * sigmoid(x)."""

    def construct(self, x: Any) -> Any:
        return activation.silu(x)


class Mish(Cell):
    """x * tanh(softplus(x)) (arXiv:1908.08681)."""

    def construct(self, input_x: Any) -> Any:
        return activation.mish(input_x)


class HSwish(Cell):
    """x * relu6(x + 3) / 6."""

    def construct(self, input: Any) -> Any:
        return activation.hardswish(input)


class HSigmoid(Cell):
    """relu6(x + 3) / 6."""

    def construct(self, input: Any) -> Any:
        return activation.hardsigmoid(input)


class Hardtanh(Cell):
    """x limited to [min_val, max_val]; ValueError if min_val is above max_val."""

    def __init__(self, min_val: float = -1.0, max_val: float = 1.0) -> None:
        super().__init__()
        if min_val > max_val:
            raise ValueError(f"For 'Hardtanh', 'min_val' must be <= 'max_val', but got {min_val} and {max_val}.")
        self.min_val, self.max_val = min_val, max_val

    def construct(self, x: Any) -> Any:
        return activation.hardtanh(x, self.min_val, self.max_val)


class HShrink(Cell):
    """x where |x| > lambd, else 0."""

    def __init__(self, lambd: float = 0.5) -> None:
        super().__init__()
        self.lambd = lambd

    def construct(self, input: Any) -> Any:
        return activation.hardshrink(input, self.lambd)


class SoftShrink(Cell):
    """x - lambd where x > lambd, x + lambd where x < -lambd, else 0."""

    def __init__(self, lambd: float = 0.5) -> None:
        super().__init__()
        self.lambd = lambd

    def construct(self, input: Any) -> Any:
        return activation.softshrink(input, self.lambd)


class Softsign(Cell):
    """x / (1 + |x|)."""

    def construct(self, x: Any) -> Any:
        return activation.softsign(x)


class Threshold(Cell):
    """x where x > threshold, else ``value``."""

    def __init__(self, threshold: float, value: float) -> None:
        super().__init__()
        self.threshold = _checks.check_type("Threshold", "threshold", threshold, (float, int))
        self.value = _checks.check_type("Threshold", "value", value, (float, int))

    def construct(self, input_x: Any) -> Any:
        return activation.threshold(input_x, self.threshold, self.value)


class GLU(Cell):
    """a * sigmoid(b) of the two halves of x along ``axis``: that axis becomes half as long (arXiv:1612.08083)."""

    def __init__(self, axis: int = -1) -> None:
        super().__init__()
        self.dim = axis

    def construct(self, x: Any) -> Any:
        return activation.glu(x, self.dim)


_activation: dict[str, type[Cell]] = {
    "softmin": Softmin,
    "softmax": Softmax,
    "softmax2d": Softmax2d,
    "logsoftmax": LogSoftmax,
    "relu": ReLU,
    "relu6": ReLU6,
    "rrelu": RReLU,
    "silu": SiLU,
    "tanh": Tanh,
    "tanhshrink": Tanhshrink,
    "hardtanh": Hardtanh,
    "gelu": GELU,
    "fast_gelu": FastGelu,
    "elu": ELU,
    "sigmoid": Sigmoid,
    "softsign": Softsign,
    "prelu": PReLU,
    "leakyrelu": LeakyReLU,
    "hswish": HSwish,
    "hsigmoid": HSigmoid,
    "logsigmoid": LogSigmoid,
    "softshrink": SoftShrink,
    "hshrink": HShrink,
    "threshold": Threshold,
    "mish": Mish,
}


def get_activation(name: str | None, prim_name: str | None = None) -> Cell | None:
    """The activation layer called ``name``, made without arguments; None for None.

    Raises:
        KeyError: for an unknown name.
    """
    if name is None:
        return None
    if name not in _activation:
        raise KeyError(
            f"For '{prim_name or 'get_activation'}', 'name' must be in {list(_activation)}, but got {name!r}."
        )
    return _activation[name]()
