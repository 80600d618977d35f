"""What torch raises, as MindSpore would raise it."""

import functools
from collections.abc import Callable
from typing import Any, ParamSpec, TypeVar

import torch

from .._boundary import is_about_dtype

P = ParamSpec("P")
R = TypeVar("R")

# How torch begins when the value of an index is wrong, not a shape: "index 5 is out of bounds for …".
_BAD_INDEX = ("index ", "INDICES element", "out of range: tried to access index")


def shape_errors(body: Callable[P, R]) -> Callable[P, R]:
    """Decorate the body of a function that leaves it to torch to refuse shapes and axes.

    Torch says RuntimeError or IndexError; MindSpore ValueError for shapes and axes, RuntimeError for the values in an
    index Tensor, TypeError for a dtype that has no kernel.

    The boundary calls ``body`` itself and asks ``explain``: one call less on the path of most operators.
    """

    @functools.wraps(body)
    def explained(*args: P.args, **kwargs: P.kwargs) -> R:
        try:
            return body(*args, **kwargs)
        except (IndexError, RuntimeError) as error:
            _explain(body.__name__, error)
            raise

    explained.explain = _explain  # type: ignore[attr-defined]
    return explained


def _explain(name: str, error: Exception) -> None:
    """Raise what MindSpore would raise; nothing where torch's error is right as it is."""
    text = str(error)
    if type(error) not in (IndexError, NotImplementedError, RuntimeError) or text.startswith(("For '", "CUDA")):
        return
    message = f"For '{name}', {text}"
    if is_about_dtype(text):
        raise TypeError(message) from error
    raise (RuntimeError if text.startswith(_BAD_INDEX) else ValueError)(message) from error


def check_tensor(cls: str, arg: str, value: Any) -> torch.Tensor:
    """``value``, which has to be a Tensor."""
    if isinstance(value, torch.Tensor):
        return value
    raise TypeError(f"For '{cls}', '{arg}' must be a Tensor, but got {value!r} of type {type(value).__name__}.")
