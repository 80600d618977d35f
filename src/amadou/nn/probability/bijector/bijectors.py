"""Bijectors: differentiable functions with an inverse, and the logarithms of their Jacobian determinants.

x and y are Tensors of any shape, whose elements are transformed one by one; parameters are broadcast to them.
"""

from typing import Any

import numpy as np
import torch
from torch.nn import functional as F

from ...._boundary import op
from ....dtype import float32
from ....tensor import Tensor
from ...cell import Cell


class Bijector(Cell):
    """Base class of bijectors; one of a program's own defines the methods with an underscore.

    Called with a Distribution it is the TransformedDistribution, called with the name of a method that method.

    Args:
        is_constant_jacobian: whether the Jacobian is the same everywhere.
        is_injective: whether the function is one-to-one.
        name: a name, by default that of the class.
        dtype: of the parameters.
        param: the parameters by name, kept for MindSpore's signature.

    Raises:
        NotImplementedError: by methods that a subclass does not define.
    """

    def __init__(
        self,
        is_constant_jacobian: bool = False,
        is_injective: bool = True,
        name: str | None = None,
        dtype: Any = None,
        param: dict[str, Any] | None = None,
    ) -> None:
        super().__init__()
        self._is_constant_jacobian, self._is_injective = is_constant_jacobian, is_injective
        self._name = name or self.cls_name
        self._dtype = dtype

    @property
    def name(self) -> str:
        """The name."""
        return self._name

    @property
    def dtype(self) -> Any:
        """The dtype of the parameters."""
        return self._dtype

    @property
    def is_constant_jacobian(self) -> bool:
        """Whether the Jacobian is the same everywhere."""
        return self._is_constant_jacobian

    @property
    def is_injective(self) -> bool:
        """Whether the function is one-to-one."""
        return self._is_injective

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        # not by way of torch, whose `forward` is another than MindSpore's
        return self.construct(*args, **kwargs)

    def construct(self, name: Any, *args: Any, **kwargs: Any) -> Any:
        """The distribution ``name`` transformed, or the result of the method called ``name``."""
        from ..distribution.distribution import Distribution
        from ..distribution.transformed import TransformedDistribution

        if isinstance(name, Distribution):
            return TransformedDistribution(self, name)
        if name not in _METHODS:
            raise ValueError(f"For '{self.cls_name}', 'name' must be a Distribution or in {_METHODS}, got {name!r}.")
        return getattr(self, name)(*args, **kwargs)

    def forward(self, value: Any, *args: Any, **kwargs: Any) -> Any:
        """y of x."""
        return self._forward(self._checked(value), *args, **kwargs)

    def inverse(self, value: Any, *args: Any, **kwargs: Any) -> Any:
        """x of y."""
        return self._inverse(self._checked(value), *args, **kwargs)

    def forward_log_jacobian(self, value: Any, *args: Any, **kwargs: Any) -> Any:
        """log \\|dy / dx\\| at x."""
        return self._forward_log_jacobian(self._checked(value), *args, **kwargs)

    def inverse_log_jacobian(self, value: Any, *args: Any, **kwargs: Any) -> Any:
        """log \\|dx / dy\\| at y."""
        return self._inverse_log_jacobian(self._checked(value), *args, **kwargs)

    def _checked(self, value: Any) -> Any:
        if not isinstance(value, Tensor):
            raise TypeError(f"For '{self.cls_name}', 'value' must be a Tensor, but got {type(value)}.")
        return value

    def _forward(self, x: Any, *args: Any) -> Any:
        raise self._lacks("_forward")

    def _inverse(self, y: Any, *args: Any) -> Any:
        raise self._lacks("_inverse")

    def _forward_log_jacobian(self, x: Any, *args: Any) -> Any:
        raise self._lacks("_forward_log_jacobian")

    def _inverse_log_jacobian(self, y: Any, *args: Any) -> Any:
        raise self._lacks("_inverse_log_jacobian")

    def _lacks(self, method: str) -> NotImplementedError:
        return NotImplementedError(f"For '{self.cls_name}', the method '{method}' must be defined, but it is not.")


_METHODS = ("forward", "inverse", "forward_log_jacobian", "inverse_log_jacobian")


def _parameter(cls: str, arg: str, value: Any) -> Any:
    """A parameter as a Tensor of float32."""
    if not isinstance(value, int | float | list | np.ndarray | Tensor) or isinstance(value, bool):
        raise TypeError(f"For '{cls}', '{arg}' must be a number, list, array or Tensor, but got {type(value)}.")
    return value if isinstance(value, Tensor) else Tensor(value, float32)


def _positive(cls: str, arg: str, value: Any) -> Any:
    parameter = _parameter(cls, arg, value)
    if not bool((parameter._t > 0).all()):
        raise ValueError(f"For '{cls}', '{arg}' must be > 0, but got {value}.")
    return parameter


class PowerTransform(Bijector):
    """y = (1 + x * power) ** (1 / power), for a power of 0 exp(x).

    Args:
        power: a number >= 0.
        name: a name.

    Raises:
        TypeError: if ``power`` is no number.
        ValueError: if it is below 0.
    """

    def __init__(self, power: Any = 0.0, name: str = "PowerTransform") -> None:
        super().__init__(name=name, dtype=float32)
        self._power = _parameter(name, "power", power)
        if not bool((self._power._t >= 0).all()):
            raise ValueError(f"For '{name}', 'power' must be >= 0, but got {power}.")

    @property
    def power(self) -> Any:
        """The power."""
        return self._power

    def _forward(self, x: Any, *args: Any) -> Any:
        return _power_forward(x, self._power)

    def _inverse(self, y: Any, *args: Any) -> Any:
        return _power_inverse(y, self._power)

    def _forward_log_jacobian(self, x: Any, *args: Any) -> Any:
        return _power_forward_jacobian(x, self._power)

    def _inverse_log_jacobian(self, y: Any, *args: Any) -> Any:
        return _power_inverse_jacobian(y, self._power)

    def extend_repr(self) -> str:
        return f"power = {self._power}"


@op
def _power_forward(x, power):
    """(1 + x * power) ** (1 / power), or exp(x). x: [...] float -> same."""
    root = 1 / torch.where(power == 0, 1.0, power)
    return torch.where(power == 0, x.exp(), (torch.log1p(x * power) * root).exp())


@op
def _power_inverse(y, power):
    """(y ** power - 1) / power, or log(y). y: [...] float -> same."""
    return torch.where(power == 0, y.log(), torch.expm1(y.log() * power) / torch.where(power == 0, 1.0, power))


@op
def _power_forward_jacobian(x, power):
    """(1 / power - 1) * log(1 + x * power), or x. x: [...] float -> same."""
    return torch.where(power == 0, x, (1 / torch.where(power == 0, 1.0, power) - 1) * torch.log1p(x * power))


@op
def _power_inverse_jacobian(y, power):
    """(power - 1) * log(y). y: [...] float -> same."""
    return (power - 1) * y.log()


class Exp(PowerTransform):
    """y = exp(x)."""

    def __init__(self, name: str = "Exp") -> None:
        super().__init__(0.0, name)

    def extend_repr(self) -> str:
        return "exp"


class ScalarAffine(Bijector):
    """y = scale * x + shift.

    Args:
        scale, shift: numbers, lists, arrays or Tensors.
        name: a name.

    Raises:
        TypeError: for parameters of other types.
    """

    def __init__(self, scale: Any = 1.0, shift: Any = 0.0, name: str = "ScalarAffine") -> None:
        super().__init__(is_constant_jacobian=True, name=name, dtype=float32)
        self._scale, self._shift = _parameter(name, "scale", scale), _parameter(name, "shift", shift)

    @property
    def scale(self) -> Any:
        """The factor."""
        return self._scale

    @property
    def shift(self) -> Any:
        """What is added."""
        return self._shift

    def _forward(self, x: Any, *args: Any) -> Any:
        return x * self._scale + self._shift

    def _inverse(self, y: Any, *args: Any) -> Any:
        return (y - self._shift) / self._scale

    def _forward_log_jacobian(self, x: Any, *args: Any) -> Any:
        return self._scale.abs().log()

    def _inverse_log_jacobian(self, y: Any, *args: Any) -> Any:
        return -self._scale.abs().log()

    def extend_repr(self) -> str:
        return f"scale = {self._scale}, shift = {self._shift}"


class Softplus(Bijector):
    """y = log(1 + exp(sharpness * x)) / sharpness.

    Args:
        sharpness: a number, list, array or Tensor.
        name: a name.

    Raises:
        TypeError: for a ``sharpness`` of another type.
    """

    def __init__(self, sharpness: Any = 1.0, name: str = "Softplus") -> None:
        super().__init__(name=name, dtype=float32)
        self._sharpness = _parameter(name, "sharpness", sharpness)

    @property
    def sharpness(self) -> Any:
        """The sharpness."""
        return self._sharpness

    def _forward(self, x: Any, *args: Any) -> Any:
        return _softplus(x * self._sharpness) / self._sharpness

    def _inverse(self, y: Any, *args: Any) -> Any:
        return _softplus_inverse(y * self._sharpness) / self._sharpness

    def _forward_log_jacobian(self, x: Any, *args: Any) -> Any:
        return -_softplus(-x * self._sharpness)

    def _inverse_log_jacobian(self, y: Any, *args: Any) -> Any:
        return _softplus(_softplus_inverse(y * self._sharpness) * -1)

    def extend_repr(self) -> str:
        return f"sharpness = {self._sharpness}"


_softplus = op(F.softplus)


@op
def _softplus_inverse(y):
    """log(exp(y) - 1). y: [...] float > 0 -> same."""
    return y + torch.log(-torch.expm1(-y))


class GumbelCDF(Bijector):
    """y = exp(-exp(-(x - loc) / scale)), the distribution function of Gumbel.

    Args:
        loc, scale: numbers, lists, arrays or Tensors; ``scale`` is > 0.
        name: a name.

    Raises:
        TypeError: for parameters of other types.
        ValueError: for a ``scale`` that is not above 0.
    """

    def __init__(self, loc: Any = 0.0, scale: Any = 1.0, name: str = "GumbelCDF") -> None:
        super().__init__(name=name, dtype=float32)
        self._loc, self._scale = _parameter(name, "loc", loc), _positive(name, "scale", scale)

    @property
    def loc(self) -> Any:
        """The place."""
        return self._loc

    @property
    def scale(self) -> Any:
        """The width."""
        return self._scale

    def _forward(self, x: Any, *args: Any) -> Any:
        return (-(-(x - self._loc) / self._scale).exp()).exp()

    def _inverse(self, y: Any, *args: Any) -> Any:
        return self._loc - self._scale * (-y.log()).log()

    def _forward_log_jacobian(self, x: Any, *args: Any) -> Any:
        z = (x - self._loc) / self._scale
        return -z - (-z).exp() - self._scale.log()

    def _inverse_log_jacobian(self, y: Any, *args: Any) -> Any:
        return self._scale.log() - (-y.log() * y).log()

    def extend_repr(self) -> str:
        return f"loc = {self._loc}, scale = {self._scale}"


class Invert(Bijector):
    """A bijector with its directions exchanged.

    Args:
        bijector: a Bijector.
        name: a name; by default "Invert" and that of the bijector.

    Raises:
        TypeError: if ``bijector`` is none.
    """

    def __init__(self, bijector: Bijector, name: str = "") -> None:
        if not isinstance(bijector, Bijector):
            raise TypeError(f"For 'Invert', 'bijector' must be a Bijector, but got {type(bijector)}.")
        name = name or f"Invert{bijector.name}"
        super().__init__(bijector.is_constant_jacobian, bijector.is_injective, name, bijector.dtype)
        self._bijector = bijector

    @property
    def bijector(self) -> Bijector:
        """The bijector whose directions are exchanged."""
        return self._bijector

    def forward(self, x: Any) -> Any:  # type: ignore[override]
        return self._bijector.inverse(x)

    def inverse(self, y: Any) -> Any:  # type: ignore[override]
        return self._bijector.forward(y)

    def forward_log_jacobian(self, x: Any) -> Any:  # type: ignore[override]
        return self._bijector.inverse_log_jacobian(x)

    def inverse_log_jacobian(self, y: Any) -> Any:  # type: ignore[override]
        return self._bijector.forward_log_jacobian(y)
