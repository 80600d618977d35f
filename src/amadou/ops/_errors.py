"""What torch raises, as MindSpore would raise it."""

import functools
from collections.abc import Callable
from typing import Any, ParamSpec, TypeVar

import torch

P = ParamSpec("P")
R = TypeVar("R")

# How torch begins when the value of an index is wrong, not a shape: "index 5 is out of bounds for …".
_BAD_INDEX = ("index ", "INDICES element", "out of range: tried to access index")


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
    if type(error) not in (IndexError, NotImplementedError, RuntimeError) or text.startswith(("For '", "CUDA")):
        return error
    message = f"For '{name}', {text}"
    if "not implemented for" in text:
        return TypeError(message)
    return RuntimeError(message) if text.startswith(_BAD_INDEX) else ValueError(message)


def check_tensor(cls: str, arg: str, value: Any) -> torch.Tensor:
    """``value``, which has to be a Tensor."""
    if isinstance(value, torch.Tensor):
        return value
    raise TypeError(f"For '{cls}', '{arg}' must be a Tensor, but got {value!r} of type {type(value).__name__}.")
