"""Operators by the private names under which programs import them."""

from collections.abc import Callable
from typing import Any

from ..mint import split
from ..ops.primitive import Primitive


def split_ext(tensor: Any, split_size: int | list[int] | tuple[int, ...], dim: int = 0) -> tuple:
    """As :func:`amadou.mint.split`."""
    return split(tensor, split_size, dim)


_made: dict[tuple[type, str, str], Primitive] = {}


def _get_cache_prim(cls: type[Primitive]) -> Callable[..., Primitive]:
    """A maker of operators of a class that makes each only once: the same arguments give the same object."""

    def make(*args: Any, **kwargs: Any) -> Primitive:
        key = cls, repr(args), repr(kwargs)  # not the values: lists have no hash, and 1 equals True
        if key not in _made:
            _made[key] = cls(*args, **kwargs)
        return _made[key]

    return make
