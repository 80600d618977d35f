"""Distribution, the base class, and those whose mathematics torch.distributions has."""

from collections.abc import Sequence
from typing import Any

import numpy as np
import torch

from .... import _checks, _random
from ...._boundary import op
from ....dtype import float32, to_torch
from ....tensor import Tensor
from ...cell import Cell

_METHODS = (
    "prob", "log_prob", "cdf", "log_cdf", "survival_function", "log_survival", "mean", "mode", "sd", "var", "entropy",
    "kl_loss", "cross_entropy", "sample", "get_dist_args", "get_dist_type",
)  # fmt: skip


class Distribution(Cell):
    """Base class of distributions; one of a program's own defines the methods with an underscore.

    Every method takes the parameters of the distribution as further arguments; they replace those it was made with,
    and must be given where it was made without. Called with the name of a method, a distribution calls that method.

    Args:
        seed: which stream of random numbers samples come from; None or 0 is the global one.
        dtype: of the samples.
        name: a name.
        param: the parameters by name, each a number, list, array, Tensor, or None.

    Raises:
        TypeError: for arguments of other types.
        NotImplementedError: by methods that a subclass does not define.
    """

    def __init__(self, seed: int | None, dtype: Any, name: str, param: dict[str, Any]) -> None:
        super().__init__()
        self._name = _checks.check_type(self.cls_name, "name", name, str)
        self._seed = _checks.check_non_negative_int(name, "seed", 0 if seed is None else seed)
        self._dtype = dtype
        self.parameter_type = float32
        given = {key: value for key, value in param.items() if key not in ("self", "seed", "dtype", "name")}
        self.parameter_names = tuple(key for key in given if not key.startswith("_"))
        self.default_parameters = tuple(_parameter(name, key, given[key]) for key in self.parameter_names)

    @property
    def name(self) -> str:
        """The name."""
        return self._name

    @property
    def dtype(self) -> Any:
        """The dtype of the samples."""
        return self._dtype

    @property
    def seed(self) -> int:
        """Which stream of random numbers samples come from."""
        return self._seed

    @property
    def batch_shape(self) -> tuple[int, ...] | None:
        """The shape of all parameters together; None if one is not known."""
        if any(parameter is None for parameter in self.default_parameters):
            return None
        return tuple(np.broadcast_shapes(*(parameter.shape for parameter in self.default_parameters)))

    @property
    def broadcast_shape(self) -> tuple[int, ...] | None:
        """The shape of a sample."""
        return self.batch_shape

    @property
    def is_scalar_batch(self) -> bool:
        """Whether a sample is one number."""
        return self.broadcast_shape == ()

    def construct(self, name: str, *args: Any, **kwargs: Any) -> Any:
        """The result of the method called ``name``.

        Raises:
            NotImplementedError: for another name.
        """
        if name not in _METHODS:
            raise NotImplementedError(f"For '{self.cls_name}', 'name' must be one of {_METHODS}, but got {name!r}.")
        return getattr(self, name)(*args, **kwargs)

    def prob(self, value: Any, *args: Any, **kwargs: Any) -> Any:
        """The density, or the probability, of ``value``."""
        return self._prob(self._checked(value), *args, **kwargs)

    def log_prob(self, value: Any, *args: Any, **kwargs: Any) -> Any:
        """log of :meth:`prob`."""
        return self._log_prob(self._checked(value), *args, **kwargs)

    def cdf(self, value: Any, *args: Any, **kwargs: Any) -> Any:
        """The probability of at most ``value``."""
        return self._cdf(self._checked(value), *args, **kwargs)

    def log_cdf(self, value: Any, *args: Any, **kwargs: Any) -> Any:
        """log of :meth:`cdf`."""
        return self._cdf(self._checked(value), *args, **kwargs).log()

    def survival_function(self, value: Any, *args: Any, **kwargs: Any) -> Any:
        """1 - :meth:`cdf`."""
        return 1.0 - self._cdf(self._checked(value), *args, **kwargs)

    def log_survival(self, value: Any, *args: Any, **kwargs: Any) -> Any:
        """log of :meth:`survival_function`."""
        return self.survival_function(value, *args, **kwargs).log()

    def mean(self, *args: Any, **kwargs: Any) -> Any:
        """The expectation."""
        return self._mean(*args, **kwargs)

    def mode(self, *args: Any, **kwargs: Any) -> Any:
        """The most probable value."""
        return self._mode(*args, **kwargs)

    def var(self, *args: Any, **kwargs: Any) -> Any:
        """The variance."""
        return self._var(*args, **kwargs)

    def sd(self, *args: Any, **kwargs: Any) -> Any:
        """The standard deviation."""
        return self._sd(*args, **kwargs)

    def entropy(self, *args: Any, **kwargs: Any) -> Any:
        """-E[log_prob]."""
        return self._entropy(*args, **kwargs)

    def kl_loss(self, dist: str, *args: Any, **kwargs: Any) -> Any:
        """The Kullback-Leibler divergence to a distribution of the same kind with the parameters ``args``.

        Args:
            dist: the kind's name.
            args: the parameters of the other distribution, and then those of this one.
        """
        return self._kl_loss(dist, *args, **kwargs)

    def cross_entropy(self, dist: str, *args: Any, **kwargs: Any) -> Any:
        """:meth:`entropy` plus :meth:`kl_loss`."""
        return self._cross_entropy(dist, *args, **kwargs)

    def sample(self, *args: Any, **kwargs: Any) -> Any:
        """Samples: ``sample(shape=(), *parameters)`` -> [*shape, *the shape of the parameters]."""
        return self._sample(*args, **kwargs)

    def get_dist_args(self, *args: Any, **kwargs: Any) -> tuple:
        """The parameters."""
        return self._parameters_of(args, kwargs)

    def get_dist_type(self) -> str:
        """The name of the kind."""
        return self.cls_name

    def _checked(self, value: Any) -> Any:
        if not isinstance(value, Tensor):
            raise TypeError(f"For '{self.name}', 'value' must be a Tensor, but got {type(value)}.")
        return value

    def _parameters_of(self, args: Sequence[Any], kwargs: dict[str, Any]) -> tuple:
        """Every parameter: given now, or when the distribution was made."""
        names = self.parameter_names
        given = dict(zip(names, args, strict=False)) | kwargs
        if len(args) > len(names) or given.keys() - set(names):
            raise TypeError(f"For '{self.name}', the parameters must be {names}, but got {(*args, *kwargs)}.")
        values = []
        for name, default in zip(names, self.default_parameters, strict=True):
            value = default if given.get(name) is None else _parameter(self.name, name, given[name])
            if value is None:
                raise TypeError(f"For '{self.name}', '{name}' must be given here or when it is made, but is not.")
            values.append(value)
        return tuple(values)

    def _lacks(self, method: str) -> NotImplementedError:
        return NotImplementedError(f"For '{self.name}', the method '{method}' must be defined, but it is not.")

    def _prob(self, value: Any, *args: Any, **kwargs: Any) -> Any:
        return self._log_prob(value, *args, **kwargs).exp()

    def _log_prob(self, value: Any, *args: Any, **kwargs: Any) -> Any:
        raise self._lacks("_log_prob")

    def _cdf(self, value: Any, *args: Any, **kwargs: Any) -> Any:
        raise self._lacks("_cdf")

    def _mean(self, *args: Any, **kwargs: Any) -> Any:
        raise self._lacks("_mean")

    def _mode(self, *args: Any, **kwargs: Any) -> Any:
        raise self._lacks("_mode")

    def _var(self, *args: Any, **kwargs: Any) -> Any:
        raise self._lacks("_var")

    def _sd(self, *args: Any, **kwargs: Any) -> Any:
        return self._var(*args, **kwargs).sqrt()

    def _entropy(self, *args: Any, **kwargs: Any) -> Any:
        raise self._lacks("_entropy")

    def _kl_loss(self, dist: str, *args: Any, **kwargs: Any) -> Any:
        raise self._lacks("_kl_loss")

    def _cross_entropy(self, dist: str, *args: Any, **kwargs: Any) -> Any:
        own = args[len(self.parameter_names) :]
        return self._entropy(*own) + self._kl_loss(dist, *args, **kwargs)

    def _sample(self, *args: Any, **kwargs: Any) -> Any:
        raise self._lacks("_sample")


def _parameter(cls: str, name: str, value: Any) -> Any:
    """A parameter as a Tensor of floats, or None."""
    if value is None or isinstance(value, Tensor):
        return value
    if isinstance(value, bool) or not isinstance(value, int | float | list | np.ndarray):
        raise TypeError(f"For '{cls}', '{name}' must be a number, list, array or Tensor, but got {type(value)}.")
    return Tensor(value, float32)


def nth_parameter(n: int) -> Any:
    """A property: parameter ``n`` that the distribution was made with, None for none."""
    return property(lambda self: self.default_parameters[n])


class OfTorch(Distribution):
    """A distribution whose mathematics ``_TORCH``, a class of torch.distributions, has.

    ``_POSITIVE`` names the parameters that must be above 0, ``_SHARES`` those that must be in (0, 1).
    """

    _TORCH: Any
    _POSITIVE: tuple[str, ...] = ()
    _SHARES: tuple[str, ...] = ()

    def __init__(self, seed: int | None, dtype: Any, name: str, param: dict[str, Any]) -> None:
        super().__init__(seed, dtype, name, param)
        for key, value in zip(self.parameter_names, self.default_parameters, strict=True):
            if value is not None and key in (*self._POSITIVE, *self._SHARES):
                high = 1.0 if key in self._SHARES else torch.inf
                if not bool(((value._t > 0) & (value._t < high)).all()):
                    raise ValueError(f"For '{name}', '{key}' must be in (0, {high}), but got {value}.")

    def _make(self, parameters: Sequence[torch.Tensor]) -> torch.distributions.Distribution:
        """The distribution of torch."""
        floats = [t if t.is_floating_point() else t.float() for t in parameters]
        return self._TORCH(*floats, validate_args=False)

    def _ask(self, function: Any, args: Sequence[Any], kwargs: dict[str, Any], value: Any = None) -> Any:
        return _of(self, function, self._parameters_of(args, kwargs), value)

    def _log_prob(self, value: Any, *args: Any, **kwargs: Any) -> Any:
        return self._ask(lambda d, x: d.log_prob(x), args, kwargs, value)

    def _cdf(self, value: Any, *args: Any, **kwargs: Any) -> Any:
        return self._ask(lambda d, x: d.cdf(x), args, kwargs, value)

    def _mean(self, *args: Any, **kwargs: Any) -> Any:
        return self._ask(lambda d, _: d.mean, args, kwargs)

    def _mode(self, *args: Any, **kwargs: Any) -> Any:
        return self._ask(lambda d, _: d.mode, args, kwargs)

    def _var(self, *args: Any, **kwargs: Any) -> Any:
        return self._ask(lambda d, _: d.variance, args, kwargs)

    def _entropy(self, *args: Any, **kwargs: Any) -> Any:
        return self._ask(lambda d, _: d.entropy(), args, kwargs)

    def _kl_loss(self, dist: str, *args: Any, **kwargs: Any) -> Any:
        _checks.check_type(self.name, "dist", dist, str)
        if dist != self.cls_name:
            raise ValueError(f"For '{self.name}', 'dist' must be '{self.cls_name}', but got {dist!r}.")
        count = len(self.parameter_names)
        if len(args) < count:
            raise TypeError(f"For '{self.name}', 'kl_loss' must get {count} parameters, but got {len(args)}.")
        other = tuple(_parameter(self.name, "dist", value) for value in args[:count])
        return _kl(self, self._parameters_of(args[count:], kwargs), other)

    def _sample(self, shape: tuple[int, ...] = (), *args: Any, **kwargs: Any) -> Any:
        _checks.check_type(self.name, "shape", shape, tuple)
        return _draw(self, self._parameters_of(args, kwargs), shape)

    def extend_repr(self) -> str:
        if self.is_scalar_batch:
            pairs = zip(self.parameter_names, self.default_parameters, strict=True)
            return ", ".join(f"{name} = {value}" for name, value in pairs)
        return f"batch_shape = {self.broadcast_shape}"


@op
def _of(distribution, function, parameters, value):
    """What ``function`` says of a distribution with these parameters, and of a value: [...] float."""
    if value is not None and not value.is_floating_point():
        value = value.float()
    return function(distribution._make(parameters), value)


@op
def _kl(distribution, parameters, other):
    """The divergence from the distribution with these parameters to the other: [...] float."""
    # torch does not broadcast all kinds itself
    tensors = torch.broadcast_tensors(*parameters, *other)
    count = len(parameters)
    return torch.distributions.kl_divergence(*map(distribution._make, (tensors[:count], tensors[count:])))


@op
def _draw(distribution, parameters, shape):
    """Samples of a distribution with these parameters: [*shape, *batch], in its dtype."""
    made = distribution._make(parameters)
    return drawn(made, shape, distribution.seed).to(to_torch(distribution.dtype))


def drawn(made: torch.distributions.Distribution, shape: tuple[int, ...], seed: int) -> torch.Tensor:
    """Samples, differentiable where torch's are, from the stream of ``seed``."""
    draw = made.rsample if made.has_rsample else made.sample
    stream = _random.generator(seed or None)
    if stream is None:
        return draw(shape)
    # torch.distributions knows the global generators only
    with torch.random.fork_rng():
        torch.manual_seed(int(torch.randint(2**62, (), generator=stream, device=stream.device)))
        return draw(shape)
