"""Activation layers with torch's arguments. All keep the shape and dtype of their input, unless they say otherwise."""

from typing import Any

from ....nn.cell import Cell
from ....ops.activation import sigmoid, tanh
from ... import activation


class ELU(Cell):
    """x where x > 0, else alpha * (exp(x) - 1); ``inplace`` changes the input itself."""

    def __init__(self, alpha: float = 1.0, inplace: bool = False) -> None:
        super().__init__()
        self.alpha, self.inplace = alpha, inplace

    def construct(self, input: Any) -> Any:
        return activation.elu(input, self.alpha, self.inplace)


class GELU(Cell):
    """x * Phi(x) (arXiv:1606.08415); ``approximate`` "tanh" approximates Phi, "none" does not."""

    def __init__(self, approximate: str = "none") -> None:
        super().__init__()
        self.approximate = approximate

    def construct(self, input: Any) -> Any:
        return activation.gelu(input, approximate=self.approximate)


class GLU(Cell):
    """a * sigmoid(b) of the two halves of x along ``dim``: that axis becomes half as long (arXiv:1612.08083)."""

    def __init__(self, dim: int = -1) -> None:
        super().__init__()
        self.dim = dim

    def construct(self, input: Any) -> Any:
        return activation.glu(input, self.dim)


class Hardtanh(Cell):
    """x limited to [min_val, max_val]; ``inplace`` changes the input itself."""

    def __init__(self, min_val: float = -1.0, max_val: float = 1.0, inplace: bool = False) -> None:
        super().__init__()
        self.min_val, self.max_val, self.inplace = min_val, max_val, inplace

    def construct(self, input: Any) -> Any:
        return activation.hardtanh(input, self.min_val, self.max_val, self.inplace)


class LogSigmoid(Cell):
    """log(sigmoid(x))."""

    def construct(self, input: Any) -> Any:
        return activation.logsigmoid(input)


class Mish(Cell):
    """x * tanh(softplus(x)) (arXiv:1908.08681)."""

    def construct(self, input: Any) -> Any:
        return activation.mish(input)


class ReLU6(Cell):
    """min(max(0, x), 6); ``inplace`` changes the input itself."""

    def __init__(self, inplace: bool = False) -> None:
        super().__init__()
        self.inplace = inplace

    def construct(self, input: Any) -> Any:
        return activation.relu6(input, self.inplace)


class SELU(Cell):
    """1.0507 * (x where x > 0, else 1.67326 * (exp(x) - 1)) (arXiv:1706.02515)."""

    def construct(self, input: Any) -> Any:
        return activation.selu(input)


class SiLU(Cell):
    """x * sigmoid(x); ``inplace`` changes the input itself."""

    def __init__(self, inplace: bool = False) -> None:
        super().__init__()
        self.inplace = inplace

    def construct(self, x: Any) -> Any:
        return activation.silu(x, self.inplace)


class Sigmoid(Cell):
    """1 / (1 + exp(-x))."""

    def construct(self, input: Any) -> Any:
        return sigmoid(input)


class Tanh(Cell):
    """Hyperbolic tangent."""

    def construct(self, input: Any) -> Any:
        return tanh(input)


class Threshold(Cell):
    """x where x > threshold, else ``value``; ``inplace`` changes the input itself."""

    def __init__(self, threshold: float, value: float, inplace: bool = False) -> None:
        super().__init__()
        self.threshold, self.value, self.inplace = threshold, value, inplace

    def construct(self, input: Any) -> Any:
        return activation.threshold(input, self.threshold, self.value, self.inplace)
