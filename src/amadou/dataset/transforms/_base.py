"""What all transforms share."""

from collections.abc import Callable


class Transform:
    """A function on the columns of a row that does not write into the arrays it is given.

    ``map`` copies a column before it gives it to the program's own functions, which may; it need not for these.
    """

    keeps_arguments = True


def keeps_arguments(operation: Callable) -> bool:
    """Whether ``operation`` is known not to write into its arguments."""
    return isinstance(operation, Transform) and operation.keeps_arguments
