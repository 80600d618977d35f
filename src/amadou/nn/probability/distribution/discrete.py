"""Distributions of whole numbers.

The parameters are numbers, lists, arrays or Tensors; without one, methods must be given it. ``seed``, ``dtype`` and
``name`` are those of :class:`Distribution`.
"""

from collections.abc import Sequence
from typing import Any

import torch
from torch import distributions

from ....dtype import float32, int32
from .distribution import OfTorch, nth_parameter


class Bernoulli(OfTorch):
    """1 with probability ``probs``, else 0."""

    _TORCH, _SHARES = distributions.Bernoulli, ("probs",)
    probs = nth_parameter(0)

    def __init__(self, probs: Any = None, seed: int | None = None, dtype: Any = int32, name: str = "Bernoulli") -> None:
        super().__init__(seed, dtype, name, {"probs": probs})

    def _cdf(self, value: Any, *args: Any, **kwargs: Any) -> Any:
        return self._ask(_bernoulli_cdf, args, kwargs, value)

    def _mode(self, *args: Any, **kwargs: Any) -> Any:
        return self._ask(lambda d, _: (d.probs > 0.5).int(), args, kwargs)


def _bernoulli_cdf(d: distributions.Bernoulli, x: torch.Tensor) -> torch.Tensor:
    return torch.where(x < 0, 0.0, torch.where(x < 1, 1 - d.probs, 1.0))


class Geometric(OfTorch):
    """How many times what has the probability ``probs`` does not happen before it happens."""

    _TORCH, _SHARES = distributions.Geometric, ("probs",)
    probs = nth_parameter(0)

    def __init__(self, probs: Any = None, seed: int | None = None, dtype: Any = int32, name: str = "Geometric") -> None:
        super().__init__(seed, dtype, name, {"probs": probs})

    def _cdf(self, value: Any, *args: Any, **kwargs: Any) -> Any:
        return self._ask(_geometric_cdf, args, kwargs, value)

    def _mode(self, *args: Any, **kwargs: Any) -> Any:
        return self._ask(lambda d, _: torch.zeros_like(d.probs, dtype=torch.int32), args, kwargs)


def _geometric_cdf(d: distributions.Geometric, x: torch.Tensor) -> torch.Tensor:
    return torch.where(x < 0, 0.0, 1 - (1 - d.probs) ** (x.floor() + 1))


class Poisson(OfTorch):
    """The Poisson distribution with mean ``rate``."""

    _TORCH, _POSITIVE = distributions.Poisson, ("rate",)
    rate = nth_parameter(0)

    def __init__(self, rate: Any = None, seed: int | None = None, dtype: Any = float32, name: str = "Poisson") -> None:
        super().__init__(seed, dtype, name, {"rate": rate})

    def _cdf(self, value: Any, *args: Any, **kwargs: Any) -> Any:
        return self._ask(_poisson_cdf, args, kwargs, value)

    def _entropy(self, *args: Any, **kwargs: Any) -> Any:
        raise self._lacks("_entropy")

    def _kl_loss(self, dist: str, *args: Any, **kwargs: Any) -> Any:
        raise self._lacks("_kl_loss")


def _poisson_cdf(d: distributions.Poisson, x: torch.Tensor) -> torch.Tensor:
    return torch.where(x < 0, 0.0, torch.special.gammaincc(x.floor().clamp(min=0) + 1, d.rate))


class Categorical(OfTorch):
    """The number of one of several classes with the probabilities ``probs``, [..., classes]."""

    _TORCH = distributions.Categorical
    probs = nth_parameter(0)

    def __init__(
        self, probs: Any = None, seed: int | None = None, dtype: Any = int32, name: str = "Categorical"
    ) -> None:
        super().__init__(seed, dtype, name, {"probs": probs})

    @property
    def broadcast_shape(self) -> tuple[int, ...] | None:
        """The shape of a sample."""
        shape = self.batch_shape
        return None if shape is None else shape[:-1]

    def _cdf(self, value: Any, *args: Any, **kwargs: Any) -> Any:
        return self._ask(_categorical_cdf, args, kwargs, value)

    def _mean(self, *args: Any, **kwargs: Any) -> Any:
        return self._ask(lambda d, _: _moment(d, 1), args, kwargs)

    def _var(self, *args: Any, **kwargs: Any) -> Any:
        return self._ask(lambda d, _: _moment(d, 2) - _moment(d, 1) ** 2, args, kwargs)

    def _mode(self, *args: Any, **kwargs: Any) -> Any:
        return self._ask(lambda d, _: d.probs.argmax(-1).int(), args, kwargs)

    def _make(self, parameters: Sequence[torch.Tensor]) -> distributions.Categorical:
        return distributions.Categorical(parameters[0], validate_args=False)

    def extend_repr(self) -> str:
        if self.is_scalar_batch:
            return f"probs = {self.default_parameters[0]}"
        return f"batch_shape = {self.batch_shape}"


def _moment(d: distributions.Categorical, order: int) -> torch.Tensor:
    """The expectation of a power of the number, [..., 1]."""
    numbers = torch.arange(d.probs.shape[-1], device=d.probs.device)
    return (d.probs * numbers**order).sum(-1, keepdim=True)


def _categorical_cdf(d: distributions.Categorical, x: torch.Tensor) -> torch.Tensor:
    last = x.floor().unsqueeze(-1)
    numbers = torch.arange(d.probs.shape[-1], device=d.probs.device)
    return (d.probs * (numbers <= last)).sum(-1)
