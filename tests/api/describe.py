"""What a name of the API is, as plain facts: its kind, its parameters, its members. Used on both libraries.

A signature is written as text without annotations, ``(input, axis=None, *, keep_dims=False)``, so that names, order,
kinds and defaults of the parameters are compared at once. Needs nothing but the standard library.
"""

from __future__ import annotations

import ast
import enum
import inspect
import re
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


def signature(function: Any, bound: bool = False) -> str | None:
    """The parameters as text; without the first one when ``bound``; None where Python cannot tell."""
    try:
        found = inspect.signature(function)
    except (TypeError, ValueError):
        return None
    parameters = list(found.parameters.values())[bound:]
    text = _text(parameters)
    wrapped = _wrapped(function) if text == OPAQUE else None
    return text if wrapped is None else signature(wrapped, bound or inspect.isclass(function))


def documented(function: Any, name: str) -> list[str]:
    """The signatures that the documentation gives for ``name``: in its first line, and one for each overload."""
    text = inspect.getdoc(function) or ""
    heads = re.findall(rf"^(?:\.\. (?:function|method):: )?(?:[\w.]+\.)?{re.escape(name)}(\(.*\))", text, re.M)
    if not re.match(rf"(?:\.\. \w+:: )?(?:[\w.]+\.)?{re.escape(name)}\(", text):
        heads = []
    parsed = [_parsed(head) for head in heads]
    return [head for i, head in enumerate(parsed) if head and head not in parsed[:i]]


def members(cls: type, inherited: bool) -> dict[str, Any]:
    """The public members of a class, of its own or with those of its bases, and what it is called with."""
    names = dir(cls) if inherited else list(vars(cls))
    public = [name for name in names if not name.startswith("_") or (name in CALLS and name in vars(cls))]
    return {name: inspect.getattr_static(cls, name) for name in sorted(public)}


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


def _wrapped(function: Any) -> Any:
    """The function that a decorator has hidden behind ``*args, **kwargs``: the one of its name in its closure."""
    inner = function.__init__ if inspect.isclass(function) else function
    for cell in getattr(inner, "__closure__", None) or ():
        held = cell.cell_contents
        if isinstance(held, FunctionType) and held.__name__ == inner.__name__:
            return held
    return None


def _text(parameters: list[inspect.Parameter]) -> str:
    parts, last = [], inspect.Parameter.POSITIONAL_ONLY
    star = any(p.kind is inspect.Parameter.VAR_POSITIONAL for p in parameters)
    for p in parameters:
        if last is inspect.Parameter.POSITIONAL_ONLY and p.kind is not last and parts:
            parts.append("/")
        if p.kind is inspect.Parameter.KEYWORD_ONLY and last is not p.kind and not star:
            parts.append("*")
        mark = {inspect.Parameter.VAR_POSITIONAL: "*", inspect.Parameter.VAR_KEYWORD: "**"}.get(p.kind, "")
        default = "" if p.default is inspect.Parameter.empty else f"={_default(p.default)}"
        parts.append(mark + p.name + default)
        last = p.kind
    if last is inspect.Parameter.POSITIONAL_ONLY and parts:
        parts.append("/")
    return f"({', '.join(parts)})"


def _default(value: Any) -> str:
    """A default as text that does not depend on where the library keeps its things."""
    if isinstance(value, enum.Enum):
        return f"{type(value).__name__}.{value.name}"
    if inspect.isclass(value) or isinstance(value, FunctionType):
        return value.__name__
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e16:
        return repr(value)
    return _ADDRESS.sub(r"<\1>", repr(value))


def _parsed(head: str) -> str | None:
    """A documented ``(a, b=1, *, c) -> Tensor`` in the form of ``signature``; None when it is no Python."""
    ends = [
        i + 1 for i, letter in enumerate(head) if letter == ")" and head[: i + 1].count("(") == head[: i + 1].count(")")
    ]
    try:
        arguments = ast.parse(f"def f{head[: ends[0]]}: pass").body[0].args
    except (IndexError, SyntaxError):
        return None
    for argument in [*arguments.posonlyargs, *arguments.args, *arguments.kwonlyargs]:
        argument.annotation = None
    # ast writes a default without spaces around "=", as _text does
    return f"({ast.unparse(arguments)})"
