"""Generators: the state of a stream of random numbers, for the ``mint`` functions."""

from typing import Any

import torch

from .. import context
from .._boundary import raw, wrap
from .._paths import view_getattr


class Generator:
    """A stream of random numbers on the context's device, over a ``torch.Generator``; it starts from the seed 0.

    >>> import amadou as ms
    >>> ms.Generator().manual_seed(5).initial_seed()
    5
    """

    def __init__(self) -> None:
        self._torch: torch.Generator | None = torch.Generator(context.device()).manual_seed(0)

    def seed(self) -> int:
        """Start from a seed that the system gives, and return it."""
        return self._source().seed()

    def manual_seed(self, seed: int) -> "Generator":
        """Start from ``seed``.

        Raises:
            TypeError: if ``seed`` is no int.
        """
        self._source().manual_seed(_checked(seed))
        return self

    def initial_seed(self) -> int:
        """The seed that the stream started from."""
        return self._source().initial_seed()

    def get_state(self) -> Any:
        """Where the stream is: uint8 [n]. Its length and meaning are torch's."""
        return wrap(self._source().get_state())

    def set_state(self, state: Any) -> None:
        """Go on from a ``state`` that :meth:`get_state` gave."""
        self._source().set_state(raw(state).cpu())

    def _source(self) -> Any:
        return self._torch


class _DefaultGenerator(Generator):
    """torch's own default generators, seeded together on all devices: the stream of operators without a generator."""

    def __init__(self) -> None:
        self._torch = None

    def manual_seed(self, seed: int) -> Generator:
        torch.manual_seed(_checked(seed))
        return self

    def seed(self) -> int:
        return torch.seed()

    def initial_seed(self) -> int:
        return torch.initial_seed()

    def get_state(self) -> Any:
        return wrap(_device_module().get_rng_state())

    def set_state(self, state: Any) -> None:
        _device_module().set_rng_state(raw(state).cpu())


default_generator = _DefaultGenerator()


def torch_generator(generator: Generator | None) -> torch.Generator | None:
    """What a function called with ``generator`` hands to torch: None for torch's default one."""
    return None if generator is None else generator._torch


def seed() -> int:
    """Start the default generator from a seed that the system gives, and return it."""
    return default_generator.seed()


def manual_seed(seed: int) -> Generator:
    """Start the default generator from ``seed``, and return the generator.

    Raises:
        TypeError: if ``seed`` is no int.
    """
    return default_generator.manual_seed(seed)


def initial_seed() -> int:
    """The seed that the default generator started from."""
    return default_generator.initial_seed()


def get_rng_state() -> Any:
    """Where the default generator is: uint8 [n]. Its length and meaning are torch's."""
    return default_generator.get_state()


def set_rng_state(state: Any) -> None:
    """Let the default generator go on from a ``state`` that :func:`get_rng_state` gave."""
    default_generator.set_state(state)


def _checked(seed: int) -> int:
    if not isinstance(seed, int):
        raise TypeError(f"For 'Generator', 'seed' must be an int, but got {seed!r}.")
    return seed


def _device_module() -> Any:
    device = context.device()
    return torch if device.type == "cpu" else torch.get_device_module(device)


__getattr__ = view_getattr(__name__)
