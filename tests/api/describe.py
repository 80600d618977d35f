"""What a name of the API is, as plain facts: its kind, its parameters, its members. Used on both libraries.

A signature is written as text without annotations, ``(input, axis=None, *, keep_dims=False)``, so that names, order,
kinds and defaults of the parameters are compared at once. Needs nothing but the standard library.
"""

from __future__ import annotations

import ast
import enum
import inspect
import re
from inspect import Parameter
from types import FunctionType, ModuleType
from typing import Any

OPAQUE = "(*args, **kwargs)"
# members that are not public by their name, but are part of what a class is called with
CALLS = ("__call__",)
_ADDRESS = re.compile(r"<(?:[\w.]+\.)?(\w+) (?:object )?at 0x[0-9a-f]+>")


def kind(value: Any) -> str:
    """module, class, function or value."""
    if isinstance(value, ModuleType):
        return "module"
    if inspect.isclass(value):
        return "class"
    return "function" if callable(value) and not isinstance(value, enum.Enum) else "value"


def text(value: Any) -> str:
    """A value as text that does not depend on where the library keeps its things."""
    if isinstance(value, enum.Enum):
        return f"{type(value).__name__}.{value.name}"
    if inspect.isclass(value) or isinstance(value, FunctionType):
        return value.__name__
    return _ADDRESS.sub(r"<\1>", repr(value))


def signature(function: Any, bound: bool = False) -> str | None:
    """The parameters as text; without the first one when ``bound``; None where Python cannot tell."""
    shown = _inspected(function, bound)
    # a metaclass or __new__ may hide the parameters
    if inspect.isclass(function) and (shown is None or shown.endswith("*args, **kwargs)")):
        function, bound = function.__init__, True
        shown = _inspected(function, bound)
    while shown == OPAQUE and (function := _hidden(function)) is not None:
        shown = _inspected(function, bound)
    return shown


def documented(function: Any, name: str) -> list[str]:
    """The signatures that the documentation gives for ``name``: in its first line, and one for each overload."""
    lines = inspect.getdoc(function) or ""
    head = rf"(?:\.\. (?:function|method):: )?(?:[\w.]+\.)?{re.escape(name)}(\(.*\))"
    if not re.match(head, lines):
        return []
    parsed = [_parsed(found) for found in re.findall(f"^{head}", lines, re.M)]
    return list(dict.fromkeys(shown for shown in parsed if shown))


def members(cls: type, inherited: bool) -> dict[str, Any]:
    """The public members of a class, of its own or with those of its bases, and what it is called with."""
    names = dir(cls) if inherited else list(vars(cls))
    public = [name for name in names if not name.startswith("_") or (name in CALLS and name in vars(cls))]
    found = {name: inspect.getattr_static(cls, name) for name in sorted(public)}
    # constants of a class are its own affair, those of an Enum are its members
    return {name: value for name, value in found.items() if issubclass(cls, enum.Enum) or member_kind(value) != "value"}


def member_kind(value: Any) -> str:
    """method, static method, class method, property, class or value."""
    if isinstance(value, staticmethod):
        return "static method"
    if isinstance(value, classmethod):
        return "class method"
    if inspect.isclass(value):
        return "class"
    if callable(value):
        return "method"
    return "property" if inspect.isdatadescriptor(value) else "value"


def _hidden(function: Any) -> FunctionType | None:
    """The function that a decorator without ``functools.wraps`` has put behind ``*args, **kwargs``."""
    for cell in getattr(function, "__closure__", None) or ():
        held = cell.cell_contents
        if isinstance(held, FunctionType) and held.__name__ in ("__init__", function.__name__):
            return held
    return None


def _inspected(function: Any, bound: bool) -> str | None:
    try:
        parameters = list(inspect.signature(function).parameters.values())
    except (TypeError, ValueError):
        return None
    own = bound and parameters and parameters[0].kind is not Parameter.VAR_POSITIONAL
    return _shown(parameters[1:] if own else parameters)


def _shown(parameters: list[Parameter]) -> str:
    """As ``str`` of a Signature, without annotations and with defaults by ``text``."""
    plain = [p.replace(annotation=Parameter.empty) for p in parameters]
    defaults = [_Default(p.default) if p.default is not Parameter.empty else p.default for p in plain]
    return str(inspect.Signature([p.replace(default=d) for p, d in zip(plain, defaults, strict=True)]))


class _Default:
    def __init__(self, value: Any):
        self.value = value

    def __repr__(self) -> str:
        return text(self.value)


def _parsed(head: str) -> str | None:
    """A documented ``(a, b=1, *, c) -> Tensor`` in the form of ``signature``; None when it is no Python."""
    closed = [head[:i] for i in range(1, len(head) + 1) if head[:i].count("(") == head[:i].count(")")]
    try:
        arguments = ast.parse(f"def f{closed[0]}: pass").body[0].args
    except (IndexError, SyntaxError):
        return None
    if arguments.args and arguments.args[0].arg == "self":
        del arguments.args[0]
    for argument in [*arguments.posonlyargs, *arguments.args, *arguments.kwonlyargs]:
        argument.annotation = None
    return f"({ast.unparse(arguments)})"
