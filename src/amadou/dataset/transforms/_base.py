"""What all transforms share."""

import functools
from collections.abc import Callable
from typing import Any

from .._rows import Refused, to_array


class Transform:
    """A function on the columns of a row that does not write into the arrays it is given.

    ``map`` copies a column before it gives it to the program's own functions, which may; it need not for these.
    """

    keeps_arguments = True
    _made_with: tuple[tuple, dict[str, Any]] = ((), {})

    def __init_subclass__(cls, **kwargs: Any) -> None:
        super().__init_subclass__(**kwargs)
        if "__init__" in vars(cls):
            cls.__init__ = _remembering(cls.__init__)  # type: ignore[method-assign]


def _remembering(init: Callable) -> Callable:
    """A constructor that keeps what it was called with, so that a pipeline can be written as JSON."""

    @functools.wraps(init)
    def remember(self: Transform, *args: Any, **kwargs: Any) -> None:
        if "_made_with" not in vars(self):  # else the constructor of a subclass has called this one
            self._made_with = args, kwargs
        init(self, *args, **kwargs)

    return remember


def keeps_arguments(operation: Callable) -> bool:
    """Whether ``operation`` is known not to write into its arguments."""
    return isinstance(operation, Transform) and operation.keeps_arguments


def as_array(who: str, value: Any) -> Any:
    """``value`` as a NumPy array, as it would be in a row.

    Raises:
        TypeError: if it cannot be in one.
    """
    try:
        return to_array(value)
    except Refused as error:
        raise TypeError(f"For '{who}', {error}.") from None
