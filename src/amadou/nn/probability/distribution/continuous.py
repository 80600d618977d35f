"""Distributions of real numbers.

The parameters are numbers, lists, arrays or Tensors; without one, methods must be given it. ``seed``, ``dtype`` and
``name`` are those of :class:`Distribution`.
"""

import math
from typing import Any

import torch
from torch import distributions

from ....dtype import float32
from ..bijector import Exp, GumbelCDF, Invert
from .distribution import OfTorch, nth_parameter


class Normal(OfTorch):
    """The normal distribution with ``mean`` and standard deviation ``sd``."""

    _TORCH, _POSITIVE = distributions.Normal, ("sd",)

    def __init__(
        self, mean: Any = None, sd: Any = None, seed: int | None = None, dtype: Any = float32, name: str = "Normal"
    ) -> None:
        super().__init__(seed, dtype, name, {"mean": mean, "sd": sd})


class Uniform(OfTorch):
    """The uniform distribution on [low, high)."""

    _TORCH = distributions.Uniform
    low = nth_parameter(0)
    high = nth_parameter(1)

    def __init__(
        self, low: Any = None, high: Any = None, seed: int | None = None, dtype: Any = float32, name: str = "Uniform"
    ) -> None:
        super().__init__(seed, dtype, name, {"low": low, "high": high})
        bounds = self.default_parameters
        if all(bound is not None for bound in bounds) and not bool((bounds[0]._t < bounds[1]._t).all()):
            raise ValueError(f"For '{name}', 'low' must be below 'high', but got {low} and {high}.")

    def _mode(self, *args: Any, **kwargs: Any) -> Any:
        raise self._lacks("_mode")


class Exponential(OfTorch):
    """The exponential distribution, rate * exp(-rate * x)."""

    _TORCH, _POSITIVE = distributions.Exponential, ("rate",)
    rate = nth_parameter(0)

    def __init__(
        self, rate: Any = None, seed: int | None = None, dtype: Any = float32, name: str = "Exponential"
    ) -> None:
        super().__init__(seed, dtype, name, {"rate": rate})


class Gamma(OfTorch):
    """The gamma distribution with shape ``concentration`` and ``rate``."""

    _TORCH, _POSITIVE = distributions.Gamma, ("concentration", "rate")
    concentration = nth_parameter(0)
    rate = nth_parameter(1)

    def __init__(
        self,
        concentration: Any = None,
        rate: Any = None,
        seed: int | None = None,
        dtype: Any = float32,
        name: str = "Gamma",
    ) -> None:
        super().__init__(seed, dtype, name, {"concentration": concentration, "rate": rate})


class Beta(OfTorch):
    """The beta distribution, x ** (concentration1 - 1) * (1 - x) ** (concentration0 - 1), on (0, 1)."""

    _TORCH, _POSITIVE = distributions.Beta, ("concentration1", "concentration0")
    concentration1 = nth_parameter(0)
    concentration0 = nth_parameter(1)

    def __init__(
        self,
        concentration1: Any = None,
        concentration0: Any = None,
        seed: int | None = None,
        dtype: Any = float32,
        name: str = "Beta",
    ) -> None:
        super().__init__(seed, dtype, name, {"concentration1": concentration1, "concentration0": concentration0})

    def _cdf(self, value: Any, *args: Any, **kwargs: Any) -> Any:
        raise self._lacks("_cdf")


class Cauchy(OfTorch):
    """The Cauchy distribution around ``loc`` with half its width, ``scale``; it has no mean and no variance."""

    _TORCH, _POSITIVE = distributions.Cauchy, ("scale",)
    loc = nth_parameter(0)
    scale = nth_parameter(1)

    def __init__(
        self, loc: Any = None, scale: Any = None, seed: int | None = None, dtype: Any = float32, name: str = "Cauchy"
    ) -> None:
        super().__init__(seed, dtype, name, {"loc": loc, "scale": scale})

    def _mean(self, *args: Any, **kwargs: Any) -> Any:
        raise ValueError(f"For '{self.name}', the mean is not defined.")

    def _var(self, *args: Any, **kwargs: Any) -> Any:
        raise ValueError(f"For '{self.name}', the variance is not defined.")


class _TorchLogistic(distributions.Distribution):
    """The logistic distribution, which torch.distributions does not have."""

    has_rsample = True

    def __init__(self, loc: torch.Tensor, scale: torch.Tensor, validate_args: bool | None = None) -> None:
        self.loc, self.scale = torch.broadcast_tensors(loc, scale)
        super().__init__(self.loc.shape, validate_args=validate_args)

    def _standard(self, value: torch.Tensor) -> torch.Tensor:
        return (value - self.loc) / self.scale

    def log_prob(self, value: torch.Tensor) -> torch.Tensor:
        z = self._standard(value)
        return -z - 2 * torch.nn.functional.softplus(-z) - self.scale.log()

    def cdf(self, value: torch.Tensor) -> torch.Tensor:
        return torch.sigmoid(self._standard(value))

    def rsample(self, sample_shape: Any = ()) -> torch.Tensor:
        # not 0, whose logit is infinite
        uniform = torch.rand(self._extended_shape(sample_shape), device=self.loc.device, dtype=self.loc.dtype)
        return self.loc + self.scale * torch.logit(uniform, torch.finfo(uniform.dtype).tiny)

    @property
    def mean(self) -> torch.Tensor:
        return self.loc

    @property
    def mode(self) -> torch.Tensor:
        return self.loc

    @property
    def variance(self) -> torch.Tensor:
        return (self.scale * math.pi) ** 2 / 3

    def entropy(self) -> torch.Tensor:
        return self.scale.log() + 2


class Logistic(OfTorch):
    """The logistic distribution, whose distribution function is sigmoid((x - loc) / scale)."""

    _TORCH, _POSITIVE = _TorchLogistic, ("scale",)
    loc = nth_parameter(0)
    scale = nth_parameter(1)

    def __init__(
        self, loc: Any = None, scale: Any = None, seed: int | None = None, dtype: Any = float32, name: str = "Logistic"
    ) -> None:
        super().__init__(seed, dtype, name, {"loc": loc, "scale": scale})


class LogNormal(OfTorch):
    """exp of a normal distribution with mean ``loc`` and standard deviation ``scale``."""

    _TORCH, _POSITIVE = distributions.LogNormal, ("scale",)
    loc = nth_parameter(0)
    scale = nth_parameter(1)

    def __init__(
        self, loc: Any = None, scale: Any = None, seed: int | None = 0, dtype: Any = float32, name: str = "LogNormal"
    ) -> None:
        super().__init__(seed, dtype, name, {"loc": loc, "scale": scale})
        self._bijector = Exp()
        self._distribution = Normal(loc, scale, seed, dtype)

    @property
    def bijector(self) -> Exp:
        """What makes it of a normal distribution."""
        return self._bijector

    @property
    def distribution(self) -> Normal:
        """The normal distribution of its logarithm."""
        return self._distribution


class Gumbel(OfTorch):
    """The Gumbel distribution, whose distribution function is exp(-exp(-(x - loc) / scale))."""

    _TORCH, _POSITIVE = distributions.Gumbel, ("scale",)
    loc = nth_parameter(0)
    scale = nth_parameter(1)

    def __init__(self, loc: Any, scale: Any, seed: int | None = 0, dtype: Any = float32, name: str = "Gumbel") -> None:
        super().__init__(seed, dtype, name, {"loc": loc, "scale": scale})
        self._bijector = Invert(GumbelCDF(loc, scale))
        self._distribution = Uniform(0.0, 1.0, seed, dtype)

    @property
    def bijector(self) -> Invert:
        """What makes it of a uniform distribution."""
        return self._bijector

    @property
    def distribution(self) -> Uniform:
        """The uniform distribution on [0, 1)."""
        return self._distribution


class _DensityOnly(OfTorch):
    """A distribution of which MindSpore has the density only."""

    def _cdf(self, value: Any, *args: Any, **kwargs: Any) -> Any:
        raise self._lacks("_cdf")

    def _mean(self, *args: Any, **kwargs: Any) -> Any:
        raise self._lacks("_mean")

    def _mode(self, *args: Any, **kwargs: Any) -> Any:
        raise self._lacks("_mode")

    def _var(self, *args: Any, **kwargs: Any) -> Any:
        raise self._lacks("_var")

    def _entropy(self, *args: Any, **kwargs: Any) -> Any:
        raise self._lacks("_entropy")

    def _kl_loss(self, dist: str, *args: Any, **kwargs: Any) -> Any:
        raise self._lacks("_kl_loss")

    def _sample(self, shape: tuple[int, ...] = (), *args: Any, **kwargs: Any) -> Any:
        raise self._lacks("_sample")


class HalfNormal(_DensityOnly):
    """Twice the density of a normal distribution with ``mean`` and standard deviation ``sd``, also below the mean."""

    _TORCH, _POSITIVE = distributions.Normal, ("sd",)

    def __init__(
        self, mean: Any = None, sd: Any = None, seed: int | None = None, dtype: Any = float32, name: str = "HalfNormal"
    ) -> None:
        super().__init__(seed, dtype, name, {"mean": mean, "sd": sd})

    def _log_prob(self, value: Any, *args: Any, **kwargs: Any) -> Any:
        return super()._log_prob(value, *args, **kwargs) + math.log(2)


class Laplace(_DensityOnly):
    """The density exp(-\\|x - mean\\| / sd) / (2 sd); its standard deviation is sqrt(2) times ``sd``."""

    _TORCH, _POSITIVE = distributions.Laplace, ("sd",)

    def __init__(
        self, mean: Any = None, sd: Any = None, seed: int | None = None, dtype: Any = float32, name: str = "Laplace"
    ) -> None:
        super().__init__(seed, dtype, name, {"mean": mean, "sd": sd})


class StudentT(_DensityOnly):
    """Student's t-distribution with ``df`` degrees of freedom, moved by ``mean`` and stretched by ``sd``."""

    _TORCH, _POSITIVE = distributions.StudentT, ("df", "sd")

    def __init__(
        self,
        df: Any = None,
        mean: Any = None,
        sd: Any = None,
        seed: int | None = None,
        dtype: Any = float32,
        name: str = "StudentT",
    ) -> None:
        super().__init__(seed, dtype, name, {"df": df, "mean": mean, "sd": sd})
