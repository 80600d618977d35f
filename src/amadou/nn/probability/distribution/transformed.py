"""A distribution of y = f(x), with x of another distribution."""

from typing import Any

from ..bijector import Bijector
from .distribution import Distribution


class TransformedDistribution(Distribution):
    """The distribution of ``bijector.forward(x)`` with x of ``distribution``.

    Args:
        bijector: a Bijector.
        distribution: a Distribution with all its parameters.
        seed: which stream of random numbers samples come from; that of ``distribution`` if None.
        name: a name.

    Raises:
        TypeError: if they are of other types.
    """

    def __init__(
        self,
        bijector: Bijector,
        distribution: Distribution,
        seed: int | None = None,
        name: str = "transformed_distribution",
    ) -> None:
        for arg, value, kind in (("bijector", bijector, Bijector), ("distribution", distribution, Distribution)):
            if not isinstance(value, kind):
                raise TypeError(f"For '{name}', '{arg}' must be a {kind.__name__}, but got {type(value)}.")
        parameters = dict(zip(distribution.parameter_names, distribution.default_parameters, strict=True))
        super().__init__(distribution.seed if seed is None else seed, distribution.dtype, name, parameters)
        self._bijector, self._distribution = bijector, distribution

    @property
    def bijector(self) -> Bijector:
        """f."""
        return self._bijector

    @property
    def distribution(self) -> Distribution:
        """The distribution of x."""
        return self._distribution

    @property
    def is_linear_transformation(self) -> bool:
        """Whether the Jacobian of f is the same everywhere."""
        return self._bijector.is_constant_jacobian

    def _log_prob(self, value: Any, *args: Any, **kwargs: Any) -> Any:
        density = self._distribution.log_prob(self._bijector.inverse(value), *args, **kwargs)
        return density + self._bijector.inverse_log_jacobian(value)

    def _cdf(self, value: Any, *args: Any, **kwargs: Any) -> Any:
        return self._distribution.cdf(self._bijector.inverse(value), *args, **kwargs)

    def _mean(self, *args: Any, **kwargs: Any) -> Any:
        if not self.is_linear_transformation:
            raise ValueError(f"For '{self.name}', the mean is known of linear transformations only.")
        return self._bijector.forward(self._distribution.mean(*args, **kwargs))

    def _sample(self, *args: Any, **kwargs: Any) -> Any:
        return self._bijector.forward(self._distribution.sample(*args, **kwargs))
