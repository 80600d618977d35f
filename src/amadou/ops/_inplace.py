"""Functions that change a Parameter or Tensor."""

import functools
import inspect
from collections.abc import Callable
from typing import Any, ParamSpec

from .._boundary import OPS, ParameterBase, TensorBase, raw_tree, wrap

P = ParamSpec("P")


def inplace(body: Callable[P, None]) -> Callable[P, Any]:
    """Make a function on torch tensors a MindSpore function that changes its first argument.

    ``body`` gets the memory of that argument as a torch tensor. The function returns a Tensor over the same memory,
    through which a gradient reaches the argument. As with :func:`amadou._boundary.op`, name, signature and docstring
    stay those of ``body``.
    """
    name = body.__name__
    first = next(iter(inspect.signature(body).parameters))

    @functools.wraps(body)
    def face(*args: P.args, **kwargs: P.kwargs) -> Any:
        variable = args[0] if args else kwargs.pop(first, None)
        if not isinstance(variable, TensorBase):
            raise TypeError(f"For '{name}', '{first}' must be a Parameter or Tensor, but got {type(variable)}.")
        change(variable, body, *map(raw_tree, args[1:]), **(raw_tree(kwargs) if kwargs else kwargs))
        return wrap(variable._t)

    qualified = f"{body.__module__}.{body.__qualname__}"
    if qualified in OPS:
        raise RuntimeError(f"The operator {qualified} is declared twice.")
    OPS[qualified] = face
    return face


def change(variable: Any, body: Callable[..., Any], *args: Any, **kwargs: Any) -> None:
    """Call ``body`` with the memory of a Parameter or Tensor, which it changes, and with further torch arguments."""
    if isinstance(variable, ParameterBase):
        # `data`, not `detach()`: a gradient that is taken meanwhile sees the new values, as in MindSpore, where torch
        # would refuse to go backward. What is recorded of the change ends with it.
        body(variable._torch().data, *args, **kwargs)
    else:
        variable._own_memory()
        body(variable._t, *args, **kwargs)
