"""``jit`` and the marks around it: what a MindSpore program says to its compiler."""

import functools
from collections.abc import Callable
from typing import Any

from .. import _checks, _compile

_JIT_LEVELS = ("", "O0", "O1", "O2", "O3")


def jit(
    function: Callable | None = None,
    *,
    capture_mode: str = "ast",
    jit_level: str = "O0",
    dynamic: int = 0,
    fullgraph: bool = False,
    backend: str = "",
    **options: Any,
) -> Callable:
    """Mark a function or a Cell's ``construct`` for compilation.

    It runs as it is written, unless ``amadou.config.compile`` is on (``amadou run --compile``): then torch.compile
    compiles it at its first call.

    Args:
        function: what to mark; without it, ``jit(...)`` is a decorator.
        capture_mode: "ast", "bytecode" or "trace": how MindSpore reads the program; torch has one way.
        jit_level: "O0" or "O1": how hard MindSpore's compiler works.
        dynamic: 1 compiles for changing shapes at once.
        fullgraph: whether a part that cannot be compiled is an error.
        backend: "", "ms_backend" or "GE": MindSpore's compilers; torch's is used for all.
        options: further options of those compilers.

    >>> @jit
    ... def double(x):
    ...     return x * 2
    >>> double(4)
    8
    """
    _checks.check_one_of("jit", "capture_mode", capture_mode, ("ast", "bytecode", "trace"))
    _checks.check_one_of("jit", "jit_level", jit_level, _JIT_LEVELS)
    _checks.check_one_of("jit", "backend", backend, ("", "ms_backend", "GE"))
    _checks.check_one_of("jit", "dynamic", dynamic, (0, 1))
    _checks.check_bool("jit", "fullgraph", fullgraph)

    def mark(fn: Callable) -> Callable:
        compiled: Callable | None = None

        @functools.wraps(fn, updated=())
        def run(*args: Any, **kwargs: Any) -> Any:
            nonlocal compiled
            if not _compile.is_on():
                return fn(*args, **kwargs)
            if compiled is None:
                compiled = _compile.compiled(fn, fullgraph, dynamic=True if dynamic else None)
            return compiled(*args, **kwargs)

        return run

    return mark if function is None else mark(function)


def ms_function(fn: Callable | None = None, input_signature: Any = None, **kwargs: Any) -> Callable:
    """MindSpore 1.x's name of :func:`jit`.

    Args:
        fn: what to mark; without it, ``ms_function(...)`` is a decorator.
        input_signature: the inputs that calls will have; not needed here.
        kwargs: older options, of which none has an effect.
    """
    return jit if fn is None else jit(fn)


def jit_class(cls: type) -> type:
    """Mark a class whose objects are used under ``jit``; torch.compile needs no mark.

    Raises:
        TypeError: if ``cls`` is no class, or is a Cell.
    """
    from ..nn.cell import Cell

    if not isinstance(cls, type) or issubclass(cls, Cell):
        raise TypeError(f"For 'jit_class', 'cls' must be a class that is no Cell, but got {cls}.")
    return cls


def lazy_inline(fn: Callable | None = None, attrs: Any = None, policy: Any = None) -> Callable:
    """Mark a Cell's ``__init__``: its graph is compiled once for all objects. torch.compile decides that itself."""
    return (lambda init: init) if fn is None else fn


def no_inline(fn: Callable | None = None) -> Callable:
    """Mark a function that MindSpore's compiler shall not inline; without effect here."""
    return (lambda function: function) if fn is None else fn


def mutable(input_data: Any, dynamic_len: bool = False) -> Any:
    """Mark numbers and sequences that change from call to call; here nothing but shapes is taken as constant.

    Raises:
        TypeError: if ``input_data`` is no number, Tensor, tuple, list or dict.
    """
    from ..tensor import Tensor

    if not isinstance(input_data, bool | int | float | Tensor | tuple | list | dict):
        raise TypeError(
            "For 'mutable', 'input_data' must be a number, Tensor, tuple, list or dict, "
            f"but got {type(input_data).__name__}."
        )
    if dynamic_len and not isinstance(input_data, tuple | list):
        raise TypeError("For 'mutable', 'dynamic_len' can be True only for a tuple or list.")
    return input_data


class JitConfig:
    """Options for ``Cell.set_jit_config``; kept, since torch.compile is set up by :func:`jit` alone.

    Args:
        jit_level: "O0" to "O3".
        exc_mode: "auto", "sink" or "no_sink".
        jit_syntax_level: "STRICT", "COMPATIBLE", "LAX" or "".
        debug_level: "RELEASE" or "DEBUG".
        infer_boost: "on" or "off".
        kwargs: further options.
    """

    def __init__(
        self,
        jit_level: str = "",
        exc_mode: str = "auto",
        jit_syntax_level: str = "",
        debug_level: str = "RELEASE",
        infer_boost: str = "off",
        **kwargs: Any,
    ) -> None:
        _checks.check_one_of("JitConfig", "jit_level", jit_level, _JIT_LEVELS)
        _checks.check_one_of("JitConfig", "exc_mode", exc_mode, ("auto", "sink", "no_sink"))
        _checks.check_one_of("JitConfig", "jit_syntax_level", jit_syntax_level, ("", "STRICT", "COMPATIBLE", "LAX"))
        _checks.check_one_of("JitConfig", "debug_level", debug_level, ("RELEASE", "DEBUG"))
        _checks.check_one_of("JitConfig", "infer_boost", infer_boost, ("on", "off"))
        self.jit_config_dict = {
            "jit_level": jit_level,
            "exc_mode": exc_mode,
            "jit_syntax_level": jit_syntax_level,
            "debug_level": debug_level,
            "infer_boost": infer_boost,
            **kwargs,
        }
