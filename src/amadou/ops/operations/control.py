"""Operators on a program's own execution, as objects."""

from collections.abc import Callable
from typing import Any

from ..._grad import stop_gradient
from .. import control
from ..primitive import Operator


class Depend(Operator):
    """As :func:`amadou.ops.depend`."""

    def __call__(self, value: Any, expr: Any) -> Any:
        return control.depend(value, expr)


class Print(Operator):
    """As :func:`amadou.ops.print_`."""

    def __call__(self, *args: Any) -> None:
        control.print_(*args)


class Partial(Operator):
    """As :func:`amadou.ops.partial`."""

    def __call__(self, *args: Any) -> Callable:
        return control.partial(*args)


class Assert(Operator):
    """Raise a RuntimeError that shows ``input_data``, unless ``condition`` holds."""

    summarize: int = 3

    def __call__(self, condition: Any, input_data: Any) -> None:
        if not condition:
            raise RuntimeError(f"For 'Assert', 'condition' must hold, but it does not: {input_data}.")


class StopGradient(Operator):
    """As :func:`amadou.ops.stop_gradient`."""

    def __call__(self, value: Any) -> Any:
        return stop_gradient(value)


class identity(Operator):
    """As :func:`amadou.ops.identity`."""

    def __call__(self, x: Any) -> Any:
        return control.identity(x)
