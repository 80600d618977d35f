"""Operators of every element on its own, as objects."""

from dataclasses import dataclass
from typing import Any

from .. import elementwise
from ..primitive import Primitive


@dataclass(eq=False, repr=False)
class Add(Primitive):
    """As :func:`amadou.ops.add`."""

    def __call__(self, input: Any, other: Any) -> Any:
        return elementwise.add(input, other)
