"""``mindspore.dataset.debug``: hooks that see what goes through the operations of a ``map``."""

import abc
from collections.abc import Callable
from typing import Any


class DebugHook(abc.ABC):
    """A hook for ``config.set_debug_mode``: ``compute`` is called before the first and after each operation.

    ``prev_op_name`` is the name of the operation before, or of the first one.
    """

    def __init__(self, prev_op_name: str | None = None):
        self.prev_op_name = prev_op_name
        self.is_first_op = False

    def __call__(self, *args: Any) -> Any:
        side = "INPUT" if self.is_first_op else "OUTPUT"
        print(f"[Dataset debugger] Print the [{side}] of the operation [{self.prev_op_name}].")  # noqa: T201
        self.compute(*args)
        return args

    def set_previous_op_name(self, prev_op_name: str) -> None:
        """Say which operation was called before."""
        self.prev_op_name = prev_op_name

    def set_is_first(self, is_first_op: bool) -> None:
        """Say whether no operation was called before."""
        self.is_first_op = is_first_op

    @abc.abstractmethod
    def compute(self, *args: Any) -> Any:
        """``args[0]`` is the tuple of the columns. What is returned has no effect."""


class PrintDataHook(DebugHook):
    """Prints the columns."""

    def __init__(self) -> None:
        super().__init__()

    def compute(self, *args: Any) -> Any:
        for number, column in enumerate(args[0]):
            print(f"Column {number}. The data is [{column}].")  # noqa: T201
        return args


class PrintMetaDataHook(DebugHook):
    """Prints the dtypes and shapes of the columns that are arrays."""

    def __init__(self) -> None:
        super().__init__()

    def compute(self, *args: Any) -> Any:
        for number, column in enumerate(args[0]):
            about = f"The dtype is [{column.dtype}]. The shape is [{column.shape}]." if hasattr(column, "dtype") else ""
            print(f"Column {number}. {about}")  # noqa: T201
        return args


def watched(operations: list[Callable], hooks: list[DebugHook]) -> list[Callable]:
    """Operations, with the hooks called before the first and after each."""
    names = [getattr(operation, "__name__", type(operation).__name__) for operation in operations]
    out: list[Callable] = [_Watch(hooks, names[0], "INPUT")]
    for name, operation in zip(names, operations, strict=True):
        out += [operation, _Watch(hooks, name, "OUTPUT")]
    return out


class _Watch:
    """An operation that only looks."""

    def __init__(self, hooks: list[DebugHook], name: str, side: str):
        self.hooks, self.name, self.side = hooks, name, side

    def __call__(self, *columns: Any) -> tuple:
        for hook in self.hooks:
            hook.prev_op_name, hook.is_first_op = self.name, self.side == "INPUT"
            hook(columns)
        return columns
