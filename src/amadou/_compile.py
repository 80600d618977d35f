"""Compilation by torch.compile: what runs in graph mode or under ``jit``, when ``amadou.config.compile`` is on.

A Cell or gradient function that a program calls in GRAPH_MODE is compiled as one unit with all that it calls, and so
is a function under ``jit`` in either mode. The rest of the program runs as it is written.
"""

import functools
import types
import weakref
from collections.abc import Callable
from typing import Any

import torch

from . import config, log
from .context import GRAPH_MODE, device, get_context

# What torch.compile needs to see a step of training as one graph: gradients in it (a younger option, without which the
# gradient is compiled by itself), and the learning rates that optimizers read as Python numbers.
_OPTIONS = ("trace_autograd_ops", "capture_scalar_outputs")


def is_on() -> bool:
    """Whether what is called now is to be compiled: it is asked for, possible, and not part of what is compiled."""
    return config.compile and not torch.compiler.is_compiling() and _can_compile(config.compile_backend)


def is_on_in_graph_mode() -> bool:
    """The same for what no ``jit`` marks."""
    return config.compile and get_context("mode") == GRAPH_MODE and is_on()


def compiled(function: Callable, fullgraph: bool = False, dynamic: bool | None = None) -> Callable:
    """``function``, compiled at its first call; a second shape makes sizes variable."""
    import torch._dynamo

    for option in _OPTIONS:
        if hasattr(torch._dynamo.config, option):
            setattr(torch._dynamo.config, option, True)
    return torch.compile(function, backend=config.compile_backend, fullgraph=fullgraph, dynamic=dynamic)


_units: weakref.WeakKeyDictionary[Any, dict[Callable, Callable]] = weakref.WeakKeyDictionary()


def unit(owner: Any, run: Callable) -> Callable:
    """``run`` compiled for one Cell or function, ``owner``.

    torch keeps a limited number of versions of a code object, which all Cells would share.
    """
    owner = getattr(owner, "__func__", owner)  # of a method, which is a new object every time
    made = _units.setdefault(getattr(owner, "__code__", owner), {})
    if run not in made:
        code = run.__code__.replace()  # an object of its own
        made[run] = compiled(types.FunctionType(code, run.__globals__, run.__name__, run.__defaults__, run.__closure__))
    return made[run]


@functools.cache
def _can_compile(backend: str) -> bool:
    reason = _obstacle(backend)
    if reason:
        log.warning(f"Nothing is compiled, the program runs as it is written: {reason}.")
    return not reason


def _obstacle(backend: str) -> str:
    """What torch.compile lacks on this machine; "" if it lacks nothing."""
    import torch._dynamo

    if not torch._dynamo.is_dynamo_supported():
        return "torch.compile does not work with this version of Python"
    if backend != "inductor":
        return ""
    if device().type != "cpu":
        from torch.utils._triton import has_triton

        return "" if has_triton() else f"torch.compile needs Triton for {device().type}, and it is not installed"
    from torch._inductor.cpp_builder import get_cpp_compiler
    from torch._inductor.exc import InvalidCxxCompiler

    try:
        get_cpp_compiler()
    except InvalidCxxCompiler:
        return "torch.compile needs a C++ compiler, and this machine has none (install g++ or set CXX)"
    return ""
