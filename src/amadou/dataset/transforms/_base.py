"""What all transforms share."""

from collections.abc import Callable
from typing import Any

from .._rows import Refused, to_array


class Transform:
    """A function on the columns of a row that does not write into the arrays it is given.

    ``map`` copies a column before it gives it to the program's own functions, which may; it need not for these.
    """

    keeps_arguments = True
    _made_with: tuple[tuple, dict[str, Any]] = ((), {})

    def __new__(cls, *args: Any, **kwargs: Any) -> "Transform":
        self = super().__new__(cls)
        self._made_with = args, kwargs  # so that a pipeline can be written as JSON
        return self


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
