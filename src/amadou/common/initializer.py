"""Initializers: how a Tensor that has no values yet gets them.

A seed (``set_seed``, or NumPy's own ``np.random.seed``) gives the same values as MindSpore, except that torch's QR
decomposition may differ in the last bits (Orthogonal). They are made in single precision and then cast.
"""

import functools
import math
import numbers
from collections.abc import Callable, Sequence
from typing import Any, TypeVar

import numpy as np
import torch

from .. import _checks, _random, log
from .. import dtype as mstype
from .._boundary import raw
from ..kernels import initialize
from ..tensor import Tensor

C = TypeVar("C", bound=type)


def initializer(init: Any, shape: Any = None, dtype: Any = mstype.float32) -> Tensor:
    """A Tensor that ``init`` fills when it is first used, or by ``init_data()``.

    Args:
        init: the name of an initializer ("normal", "zeros", "HeUniform" …, in any case), a number to fill with,
            an :class:`Initializer`, or a Tensor, which is returned as it is if it has the shape.
        shape: an int, or a tuple or list of ints, all > 0; may be empty.
        dtype: a MindSpore dtype.

    Raises:
        TypeError: for an ``init`` of another type.
        ValueError: for an unknown name, a shape that is not positive, or a Tensor of another shape.

    >>> import amadou as ms
    >>> initializer("ones", [2], ms.float16).init_data()
    Tensor(shape=[2], dtype=Float16, value= [ 1.0000e+00,  1.0000e+00])
    """
    shape = _checked_shape(shape)
    if isinstance(init, Tensor):
        if init.shape != shape:
            raise ValueError(f"For 'initializer', 'init' must be a Tensor of the shape {shape}, but got {init.shape}.")
        return init
    return Tensor(shape=shape, dtype=dtype, init=_as_initializer(init))


def _checked_shape(shape: Any) -> tuple[int, ...]:
    sizes = (shape,) if isinstance(shape, numbers.Number) else shape
    if not isinstance(sizes, tuple | list) or not all(isinstance(size, int) and size > 0 for size in sizes):
        raise ValueError(f"For 'initializer', 'shape' must be an int > 0, or a list of them, but got {shape!r}.")
    return tuple(sizes)


def _as_initializer(init: Any) -> "Initializer":
    if isinstance(init, Initializer):
        return init
    if isinstance(init, numbers.Number):
        return Constant(init)
    if not isinstance(init, str):
        raise TypeError(f"For 'initializer', 'init' must be a Tensor, number, str or Initializer, but got {init!r}.")
    if init.lower() not in _INITIALIZER_ALIAS:
        names = ", ".join(_INITIALIZER_ALIAS)
        raise ValueError(f"For 'initializer', 'init' must be the name of an initializer ({names}), but got {init!r}.")
    return _INITIALIZER_ALIAS[init.lower()]()


class Initializer:
    """Base of all initializers. A program's own overrides ``_initialize(arr)``, which fills a NumPy array in place.

    >>> class Steps(Initializer):
    ...     def _initialize(self, arr):
    ...         arr[:] = np.arange(len(arr))
    >>> initializer(Steps(), [3]).init_data()
    Tensor(shape=[3], dtype=Float32, value= [ 0.00000000e+00,  1.00000000e+00,  2.00000000e+00])
    """

    def __init__(self, **kwargs: Any) -> None:
        self._kwargs = kwargs

    def __call__(self, arr: np.ndarray) -> None:
        """Fill ``arr`` in place."""
        self._initialize(arr)

    def _initialize(self, arr: np.ndarray) -> None:
        raise NotImplementedError(f"For '{type(self).__name__}', '_initialize(arr)' must be overridden, but is not.")

    def fill(self, shape: Sequence[int], dtype: torch.dtype, device: torch.device) -> torch.Tensor:
        """A new tensor of this shape, filled on its device."""
        # NumPy has no bfloat16.
        buffer = torch.zeros(shape, dtype=torch.float32 if dtype == torch.bfloat16 else dtype)
        self(buffer.numpy())
        return buffer.to(device=device, dtype=dtype)


class _TorchInitializer(Initializer):
    """An initializer of this package: :meth:`_fill` fills a torch tensor on any device, without NumPy."""

    def _refuse(self) -> None:
        raise TypeError(
            f"For '{type(self).__name__}', 'arr' must be a NumPy array, but got a Tensor; use set_data(initializer())"
        )

    def _fill(self, out: torch.Tensor) -> None:
        raise NotImplementedError

    def _initialize(self, arr: np.ndarray) -> None:
        if isinstance(arr, Tensor):
            self._refuse()
            return
        target = torch.from_numpy(arr)
        target.copy_(self._filled(arr.shape, target.dtype, target.device))

    def fill(self, shape: Sequence[int], dtype: torch.dtype, device: torch.device) -> torch.Tensor:
        kind = type(self)
        if kind._initialize is not _TorchInitializer._initialize or kind.__call__ is not Initializer.__call__:
            return super().fill(shape, dtype, device)
        return self._filled(shape, dtype, device)

    def _filled(self, shape: Sequence[int], dtype: torch.dtype, device: torch.device) -> torch.Tensor:
        out = torch.empty(shape, dtype=dtype, device=device)
        if not out.is_meta:
            self._fill(out)
        return out


class _OneNumber(_TorchInitializer):
    """The same number everywhere. Called with a Tensor it changes nothing, as in MindSpore, and says so."""

    def _refuse(self) -> None:
        _say_once(
            f"'{type(self).__name__}' fills NumPy arrays: a Tensor is left as it is; use set_data(initializer(...))"
        )


@functools.cache
def _say_once(message: str) -> None:
    log.warning(message)


class Zero(_OneNumber):
    """All 0."""

    def _fill(self, out: torch.Tensor) -> None:
        out.zero_()


class One(_OneNumber):
    """All 1."""

    def _fill(self, out: torch.Tensor) -> None:
        out.fill_(1)


class Constant(_OneNumber):
    """All ``value``: a number, or a Tensor of one element."""

    def __init__(self, value: Any) -> None:
        super().__init__(value=value)
        self.value = value

    def _fill(self, out: torch.Tensor) -> None:
        out.fill_(raw(self.value))


class Uniform(_TorchInitializer):
    """Uniform between ``-scale`` and ``scale``."""

    def __init__(self, scale: float = 0.07) -> None:
        super().__init__(scale=scale)
        self.scale = scale

    def _fill(self, out: torch.Tensor) -> None:
        _uniform_(out, self.scale)


class Normal(_TorchInitializer):
    """Normal with ``mean`` and standard deviation ``sigma``."""

    def __init__(self, sigma: float = 0.01, mean: float = 0.0) -> None:
        super().__init__(sigma=sigma, mean=mean)
        self.sigma, self.mean = sigma, mean

    def _fill(self, out: torch.Tensor) -> None:
        _normal_(out, self.sigma, self.mean)


class TruncatedNormal(_TorchInitializer):
    """Normal with ``mean`` and standard deviation ``sigma``, without what lies outside of ``a`` and ``b``."""

    def __init__(self, sigma: float = 0.01, mean: float = 0.0, a: float = -2.0, b: float = 2.0) -> None:
        super().__init__(sigma=sigma, mean=mean, a=a, b=b)
        self.sigma, self.mean, self.a, self.b = sigma, mean, a, b

    def _fill(self, out: torch.Tensor) -> None:
        if not self.sigma > 0:
            raise RuntimeError(f"For 'TruncatedNormal', 'sigma' must be > 0, but got {self.sigma}.")
        initialize.truncated_normal_(out, self.a, self.b, self.mean, self.sigma, _random.initializer_seed())


class XavierUniform(_TorchInitializer):
    """Uniform with the variance ``gain² · 2 / (fan_in + fan_out)`` (Glorot and Bengio, 2010)."""

    def __init__(self, gain: float = 1) -> None:
        super().__init__(gain=gain)
        self.gain = gain

    def _fill(self, out: torch.Tensor) -> None:
        _uniform_(out, self.gain * math.sqrt(6 / sum(_calculate_fan_in_and_fan_out(out.shape))))


class XavierNormal(_TorchInitializer):
    """Normal with the variance ``gain² · 2 / (fan_in + fan_out)`` (Glorot and Bengio, 2010)."""

    def __init__(self, gain: float = 1) -> None:
        super().__init__(gain=gain)
        self.gain = gain

    def _fill(self, out: torch.Tensor) -> None:
        _normal_(out, self.gain * math.sqrt(2 / sum(_calculate_fan_in_and_fan_out(out.shape))))


class _He(_TorchInitializer):
    """Values with the variance ``gain² / fan``."""

    def __init__(self, negative_slope: float = 0, mode: str = "fan_in", nonlinearity: str = "leaky_relu") -> None:
        super().__init__(negative_slope=negative_slope, mode=mode, nonlinearity=nonlinearity)
        self.negative_slope, self.mode, self.nonlinearity = negative_slope, mode, nonlinearity

    def _deviation(self, out: torch.Tensor) -> float:
        gain = _calculate_gain(self.nonlinearity, self.negative_slope)
        return gain / math.sqrt(_calculate_correct_fan(out.shape, self.mode))


class HeUniform(_He):
    """Uniform with the variance ``gain² / fan`` (He et al., arXiv 1502.01852).

    Args:
        negative_slope: of the leaky ReLU that follows.
        mode: "fan_in" keeps the variance of activations, "fan_out" that of gradients.
        nonlinearity: what follows: "leaky_relu", "relu", "tanh", "sigmoid", "linear".
    """

    def _fill(self, out: torch.Tensor) -> None:
        _uniform_(out, self._deviation(out) * math.sqrt(3))


class HeNormal(_He):
    """As :class:`HeUniform`, but normal."""

    def _fill(self, out: torch.Tensor) -> None:
        _normal_(out, self._deviation(out))


class VarianceScaling(_TorchInitializer):
    """Values with the variance ``scale / fan``.

    Args:
        scale: > 0.
        mode: the fan: "fan_in", "fan_out" or their mean, "fan_avg".
        distribution: "uniform", "untruncated_normal" or "truncated_normal". As in MindSpore 2.10, the last gives
            uniform values of the same variance.
    """

    def __init__(self, scale: float = 1.0, mode: str = "fan_in", distribution: str = "truncated_normal") -> None:
        super().__init__(scale=scale, mode=mode, distribution=distribution)
        name = "VarianceScaling"
        self.scale = _checks.check_that(name, "scale", scale, "> 0", lambda v: v > 0)
        self.mode = _checks.check_one_of(name, "mode", mode, ("fan_in", "fan_out", "fan_avg"))
        kinds = ("uniform", "truncated_normal", "untruncated_normal")
        self.distribution = _checks.check_one_of(name, "distribution", distribution, kinds)

    def _fill(self, out: torch.Tensor) -> None:
        fan_in, fan_out = _calculate_fan_in_and_fan_out(out.shape)
        fan = {"fan_in": fan_in, "fan_out": fan_out, "fan_avg": (fan_in + fan_out) / 2}[self.mode]
        if self.distribution == "untruncated_normal":
            _normal_(out, math.sqrt(self.scale / fan))
        else:
            _uniform_(out, math.sqrt(3 * self.scale / fan))


class Identity(_TorchInitializer):
    """The identity matrix, cut off or filled up with 0 where it is not square."""

    def _fill(self, out: torch.Tensor) -> None:
        _check_dims("Identity", out, 2, 2)
        torch.nn.init.eye_(out)


class Dirac(_TorchInitializer):
    """The kernel [out, in, …] of a 1-d, 2-d or 3-d convolution in ``groups`` that gives its input back."""

    def __init__(self, groups: int = 1) -> None:
        super().__init__(groups=groups)
        self.groups = groups

    def _fill(self, out: torch.Tensor) -> None:
        _check_dims("Dirac", out, 3, 5)
        _checks.check_positive_int("Dirac", "groups", self.groups)
        if out.shape[0] % self.groups:
            raise ValueError(f"For 'Dirac', 'groups' must divide the {out.shape[0]} channels, but got {self.groups}.")
        initialize.dirac_(out, self.groups)


class Orthogonal(_TorchInitializer):
    """A matrix with rows (or columns) at right angles and of length ``gain``; all axes but the first count as one."""

    def __init__(self, gain: float = 1.0) -> None:
        super().__init__(gain=gain)
        self.gain = gain

    def _fill(self, out: torch.Tensor) -> None:
        _check_dims("Orthogonal", out, 2, None)
        initialize.orthogonal_(out, self.gain, _random.initializer_seed())


class Sparse(_TorchInitializer):
    """A matrix with the share ``sparsity`` of every column 0, the rest normal with standard deviation ``sigma``.

    Martens, "Deep learning via Hessian-free optimization", 2010.
    """

    def __init__(self, sparsity: float, sigma: float = 0.01) -> None:
        super().__init__(sparsity=sparsity, sigma=sigma)
        self.sparsity, self.sigma = sparsity, sigma

    def _fill(self, out: torch.Tensor) -> None:
        _check_dims("Sparse", out, 2, 2)
        _normal_(out, self.sigma)
        rows, columns = out.shape
        num_zeros = math.ceil(self.sparsity * rows)
        # MindSpore asks NumPy for a permutation of every column.
        zeros = np.stack([np.random.permutation(rows)[:num_zeros] for _ in range(columns)], 1)
        out.scatter_(0, torch.from_numpy(zeros).to(out.device), 0)


# Programs import these names to write initializers of their own.


def _calculate_fan_in_and_fan_out(shape: Sequence[int]) -> tuple[int, int]:
    """How many inputs an output of a weight [out, in, …] sees, and how many outputs an input."""
    if len(shape) < 2:
        raise ValueError(f"The fans of a weight need two axes or more, but got the shape {tuple(shape)}.")
    field = math.prod(shape[2:])
    return shape[1] * field, shape[0] * field


def _calculate_correct_fan(shape: Sequence[int], mode: str) -> int:
    """The fan that ``mode`` ("fan_in", "fan_out") names."""
    _checks.check_one_of("initializer", "mode", mode.lower(), ("fan_in", "fan_out"))
    fan_in, fan_out = _calculate_fan_in_and_fan_out(shape)
    return fan_in if mode.lower() == "fan_in" else fan_out


_CONVOLUTIONS = ("conv1d", "conv2d", "conv3d", "conv_transpose1d", "conv_transpose2d", "conv_transpose3d")
_GAINS = {"tanh": 5 / 3, "relu": math.sqrt(2), "sigmoid": 1, "linear": 1, **dict.fromkeys(_CONVOLUTIONS, 1)}


def _calculate_gain(nonlinearity: str, param: float | None = None) -> float:
    """The factor that keeps the variance over a nonlinearity; ``param``: the slope of a leaky ReLU, by default 0.01."""
    if nonlinearity != "leaky_relu":
        _checks.check_one_of("initializer", "nonlinearity", nonlinearity, (*_GAINS, "leaky_relu"))
        return _GAINS[nonlinearity]
    slope = 0.01 if param is None else param
    if isinstance(slope, bool) or not isinstance(slope, int | float):
        raise ValueError(f"For 'initializer', 'negative_slope' must be an int or float, but got {slope!r}.")
    return math.sqrt(2 / (1 + slope**2))


def _calculate_in_and_out(arr: np.ndarray) -> tuple[int, int]:
    """The fans of an array."""
    return _calculate_fan_in_and_fan_out(arr.shape)


def _assignment(arr: np.ndarray, num: Any) -> np.ndarray:
    """Write ``num``, a number or an array, into ``arr`` in place."""
    arr[...] = num
    return arr


def _init_random_uniform(a: float, b: float, shape: Sequence[int]) -> np.ndarray:
    """A float32 array, uniform between ``a`` and ``b``."""
    out = torch.empty(shape)
    initialize.uniform_(out, a, b, _random.initializer_seed())
    return out.numpy()


def _init_random_normal(mean: float, sigma: float, shape: Sequence[int]) -> np.ndarray:
    """A float32 array, normal with ``mean`` and ``sigma``."""
    out = torch.empty(shape)
    _normal_(out, sigma, mean)
    return out.numpy()


def _init_truncated_normal(a: float, b: float, mean: float, sigma: float, shape: Sequence[int]) -> np.ndarray:
    """A float32 array, normal with ``mean`` and ``sigma`` between ``a`` and ``b``."""
    return TruncatedNormal(sigma, mean, a, b)._filled(shape, torch.float32, torch.device("cpu")).numpy()


def _register(*aliases: str) -> Callable[[C], C]:
    """Decorator: let ``initializer`` find a class by its lower-case name and by ``aliases``."""

    def register(cls: C) -> C:
        _INITIALIZER_ALIAS.update(dict.fromkeys((cls.__name__.lower(), *aliases), cls))
        return cls

    return register


def _uniform_(out: torch.Tensor, bound: float) -> None:
    initialize.uniform_(out, -bound, bound, _random.initializer_seed())


def _normal_(out: torch.Tensor, sigma: float, mean: float = 0.0) -> None:
    if sigma < 0:
        raise ValueError(f"For 'initializer', 'sigma' must be >= 0, but got {sigma}.")
    initialize.normal_(out, mean, sigma, _random.initializer_seed())


def _check_dims(cls: str, out: torch.Tensor, low: int, high: int | None) -> None:
    if out.ndim < low or (high is not None and out.ndim > high):
        allowed = f"{low}" if low == high else f"{low} to {high}" if high else f"{low} or more"
        raise ValueError(f"For '{cls}', the shape must have {allowed} axes, but got {tuple(out.shape)}.")


_INITIALIZER_ALIAS: dict[str, Any] = {
    "zero": Zero,
    "zeros": Zero,
    "one": One,
    "ones": One,
    "uniform": Uniform,
    "normal": Normal,
    "truncatednormal": TruncatedNormal,
    "xavieruniform": XavierUniform,
    "xavier_uniform": XavierUniform,
    "xaviernormal": XavierNormal,
    "xavier_normal": XavierNormal,
    "heuniform": HeUniform,
    "he_uniform": HeUniform,
    "henormal": HeNormal,
    "he_normal": HeNormal,
    "variancescaling": VarianceScaling,
    "identity": Identity,
    "dirac": Dirac,
    "orthogonal": Orthogonal,
    "sparse": Sparse,
}
