"""Operators that write into Parameters and Tensors, as objects."""

from dataclasses import dataclass
from typing import Any

from .. import assignment
from ..primitive import Primitive


@dataclass(eq=False, repr=False)
class Assign(Primitive):
    """As :func:`amadou.ops.assign`."""

    def __call__(self, variable: Any, value: Any) -> Any:
        return assignment.assign(variable, value)


@dataclass(eq=False, repr=False)
class AssignAdd(Primitive):
    """As :func:`amadou.ops.assign_add`."""

    def __call__(self, variable: Any, value: Any) -> Any:
        return assignment.assign_add(variable, value)


@dataclass(eq=False, repr=False)
class AssignSub(Primitive):
    """As :func:`amadou.ops.assign_sub`."""

    def __call__(self, variable: Any, value: Any) -> Any:
        return assignment.assign_sub(variable, value)
