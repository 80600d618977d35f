"""Operators that write into Parameters and Tensors, as objects."""

from typing import Any

from .. import assignment
from ..primitive import Operator


class Assign(Operator):
    """As :func:`amadou.ops.assign`."""

    def __call__(self, variable: Any, value: Any) -> Any:
        return assignment.assign(variable, value)


class AssignAdd(Operator):
    """As :func:`amadou.ops.assign_add`."""

    def __call__(self, variable: Any, value: Any) -> Any:
        return assignment.assign_add(variable, value)


class AssignSub(Operator):
    """As :func:`amadou.ops.assign_sub`."""

    def __call__(self, variable: Any, value: Any) -> Any:
        return assignment.assign_sub(variable, value)
