"""Operators that make new Tensors, as objects."""

from typing import Any

from ... import dtype as mstype
from .. import creation
from ..primitive import Operator


class Zeros(Operator):
    """As :func:`amadou.ops.zeros`."""

    def __call__(self, size: Any, dtype: Any = None) -> Any:
        return creation.zeros(size, dtype)


class Ones(Operator):
    """As :func:`amadou.ops.ones`."""

    def __call__(self, shape: Any, dtype: Any = None) -> Any:
        return creation.ones(shape, dtype)


class ZerosLike(Operator):
    """As :func:`amadou.ops.zeros_like`."""

    def __call__(self, x: Any) -> Any:
        return creation.zeros_like(x)


class OnesLike(Operator):
    """As :func:`amadou.ops.ones_like`."""

    def __call__(self, x: Any) -> Any:
        return creation.ones_like(x)


class Fill(Operator):
    """As :func:`amadou.ops.fill`."""

    def __call__(self, dtype: Any, dims: Any, x: Any) -> Any:
        return creation.fill(dtype, dims, x)


class FillV2(Operator):
    """As :func:`amadou.ops.fill`, with the dtype of ``value``, a Tensor []."""

    def __call__(self, shape: Any, value: Any) -> Any:
        return creation.fill(value.dtype, shape, value)


class Fills(Operator):
    """As :func:`amadou.ops.fills`."""

    def __call__(self, x: Any, value: Any) -> Any:
        return creation.fills(x, value)


class Range(Operator):
    """As :func:`amadou.ops.range`, with ``maxlen`` fixed when made."""

    maxlen: int = 1000000

    def __call__(self, start: Any, end: Any, step: Any) -> Any:
        return creation.range(start, end, step, self.maxlen)


class LinSpace(Operator):
    """As :func:`amadou.ops.linspace`."""

    def __call__(self, start: Any, stop: Any, num: Any) -> Any:
        return creation.linspace(start, stop, num)


class LogSpace(Operator):
    """As :func:`amadou.ops.logspace`, with ``steps``, ``base`` and ``dtype`` fixed when made."""

    steps: int = 10
    base: int = 10
    dtype: Any = mstype.float32

    def __call__(self, start: Any, end: Any) -> Any:
        return creation.logspace(start, end, self.steps, self.base, dtype=self.dtype)


class Eye(Operator):
    """As :func:`amadou.ops.eye`."""

    def __call__(self, n: Any, m: Any, dtype: Any) -> Any:
        return creation.eye(n, m, dtype)


class OneHot(Operator):
    """As :func:`amadou.ops.one_hot`, with ``axis`` fixed when made."""

    axis: int = -1

    def __call__(self, indices: Any, depth: Any, on_value: Any, off_value: Any) -> Any:
        return creation.one_hot(indices, depth, on_value, off_value, self.axis)


class Identity(Operator):
    """A copy of a Tensor."""

    def __call__(self, input_x: Any) -> Any:
        return creation.deepcopy(input_x)


class IdentityN(Operator):
    """Copies of the Tensors in a tuple or list, as a tuple."""

    def __call__(self, x: Any) -> Any:
        return tuple(map(creation.deepcopy, x))
