"""What torch raises, as MindSpore would raise it."""

import functools
from collections.abc import Callable
from typing import ParamSpec, TypeVar

P = ParamSpec("P")
R = TypeVar("R")

# How torch begins when the value of an index is wrong, not a shape: "index 5 is out of bounds for …".
_BAD_INDEX = ("index ", "INDICES element is out of DATA bounds")


def shape_errors(body: Callable[P, R]) -> Callable[P, R]:
    """Decorate the body of a function that leaves it to torch to refuse shapes and axes.

    Torch says RuntimeError or IndexError; MindSpore ValueError for shapes and axes, RuntimeError for the values in an
    index Tensor, TypeError for a dtype that has no kernel.
    """

    @functools.wraps(body)
    def explained(*args: P.args, **kwargs: P.kwargs) -> R:
        try:
            return body(*args, **kwargs)
        except (IndexError, RuntimeError) as error:
            raise _explained(body.__name__, error) from error

    return explained


def _explained(name: str, error: Exception) -> Exception:
    text = str(error)
    message = f"For '{name}', {text[:1].lower()}{text[1:]}"
    if isinstance(error, NotImplementedError):
        return TypeError(message)
    if type(error) not in (IndexError, RuntimeError) or text.startswith("CUDA"):
        return error
    return RuntimeError(message) if text.startswith(_BAD_INDEX) else ValueError(message)
