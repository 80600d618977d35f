"""Decorators of constructors by which MindSpore learns what an object was made with."""

import functools
import inspect
from collections.abc import Callable, Sequence
from typing import Any


def cell_attr_register(fn: Callable | None = None, attrs: Sequence[str] | None = None) -> Callable:
    """Of a Cell's ``__init__``, with or without arguments; returns it as it is.

    The arguments that MindSpore records here are the key of its cache of compiled graphs; torch.compile keeps its own.
    """
    return _unchanged if fn is None else fn


def opt_init_args_register(fn: Callable) -> Callable:
    """Of an Optimizer's ``__init__``: keeps its arguments as ``init_params``, ``init_learning_rate``, ``init_args``."""
    signature = inspect.signature(fn)

    @functools.wraps(fn)
    def __init__(self: Any, *args: Any, **kwargs: Any) -> None:
        bound = signature.bind(self, *args, **kwargs)
        bound.apply_defaults()
        _, *arguments = bound.arguments.items()
        made_with = dict(arguments)
        # Not by attribute: a Cell has no registries yet.
        vars(self)["init_params"] = {"params": made_with.pop("params", None)}
        vars(self)["init_learning_rate"] = made_with.pop("learning_rate", None)
        vars(self)["init_args"] = made_with
        fn(self, *args, **kwargs)

    return __init__


def _unchanged(fn: Callable) -> Callable:
    return fn
