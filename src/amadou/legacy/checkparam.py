"""Argument checks of ``mindspore._checkparam``: the functions of 2.x, and ``Validator`` and ``Rel`` of 1.x.

Every check returns the value. ``arg_name`` and ``prim_name`` (who is asking) only shape the message. As everywhere in
MindSpore, a bool is no int, an int is no float, and NumPy's integers are no ints.
"""

import functools
import inspect
import math
from collections.abc import Callable, Iterable
from enum import IntEnum
from typing import Any

from ..dtype import Type, issubclass_


class Rel(IntEnum):
    """A relation between a value and one bound, between a value and two, or of membership."""

    EQ = 1
    NE = 2
    LT = 3
    LE = 4
    GT = 5
    GE = 6
    INC_NEITHER = 7
    INC_LEFT = 8
    INC_RIGHT = 9
    INC_BOTH = 10
    IN = 11
    NOT_IN = 12


EQ = Rel.EQ
NE = Rel.NE
LT = Rel.LT
LE = Rel.LE
GT = Rel.GT
GE = Rel.GE
INC_NEITHER = Rel.INC_NEITHER
INC_LEFT = Rel.INC_LEFT
INC_RIGHT = Rel.INC_RIGHT
INC_BOTH = Rel.INC_BOTH
IN = Rel.IN
NOT_IN = Rel.NOT_IN

_ONE_BOUND: dict[int, tuple[str, Callable[[Any, Any], bool]]] = {
    EQ: ("=", lambda value, bound: value == bound),
    NE: ("!=", lambda value, bound: value != bound),
    LT: ("<", lambda value, bound: value < bound),
    LE: ("<=", lambda value, bound: value <= bound),
    GT: (">", lambda value, bound: value > bound),
    GE: (">=", lambda value, bound: value >= bound),
    IN: ("in", lambda value, bound: value in bound),
    NOT_IN: ("not in", lambda value, bound: value not in bound),
}

_RANGES: dict[int, tuple[str, Callable[[Any, Any, Any], bool]]] = {
    INC_NEITHER: ("({}, {})", lambda value, low, high: low < value < high),
    INC_LEFT: ("[{}, {})", lambda value, low, high: low <= value < high),
    INC_RIGHT: ("({}, {}]", lambda value, low, high: low < value <= high),
    INC_BOTH: ("[{}, {}]", lambda value, low, high: low <= value <= high),
}


def check(
    arg_name: str,
    arg_value: Any,
    value_name: str,
    value: Any,
    rel: int = EQ,
    prim_name: str | None = None,
    excp_cls: type[Exception] = ValueError,
) -> Any:
    """``arg_value`` is in the relation ``rel`` to ``value``; the error is an ``excp_cls``."""
    sign, holds = _ONE_BOUND[rel]
    if not holds(arg_value, value):
        raise excp_cls(f"{_who(arg_name, prim_name)} must be {sign} {value_name}: {value}, but got {arg_value!r}.")
    return arg_value


def check_number(arg_name: str, arg_value: Any, value: Any, rel: int, prim_name: str | None) -> Any:
    """``arg_value``, of any type, is in the relation ``rel`` to ``value``."""
    return _check_bound(arg_value, value, rel, arg_name, prim_name)


def check_int(arg_value: Any, value: Any, rel: int, arg_name: str | None = None, prim_name: str | None = None) -> int:
    check_is_int(arg_value, arg_name, prim_name)
    return _check_bound(arg_value, value, rel, arg_name, prim_name)


def check_float(
    arg_value: Any, value: Any, rel: int, arg_name: str | None = None, prim_name: str | None = None
) -> float:
    check_is_float(arg_value, arg_name, prim_name)
    return _check_bound(arg_value, value, rel, arg_name, prim_name)


def check_is_int(arg_value: Any, arg_name: str | None = None, prim_name: str | None = None) -> int:
    return check_value_type(arg_name, arg_value, int, prim_name)


def check_is_float(arg_value: Any, arg_name: str | None = None, prim_name: str | None = None) -> float:
    check_value_type(arg_name, arg_value, float, prim_name)
    if not math.isfinite(arg_value):
        raise ValueError(f"{_who(arg_name, prim_name)} must be finite, but got {arg_value}.")
    return arg_value


def check_bool(arg_value: Any, arg_name: str | None = None, prim_name: str | None = None) -> bool:
    return check_value_type(arg_name, arg_value, bool, prim_name)


def check_equal_int(arg_value: Any, value: int, arg_name: str | None = None, prim_name: str | None = None) -> int:
    return check_int(arg_value, value, EQ, arg_name, prim_name)


def check_positive_int(arg_value: Any, arg_name: str | None = None, prim_name: str | None = None) -> int:
    return check_int(arg_value, 0, GT, arg_name, prim_name)


def check_negative_int(arg_value: Any, arg_name: str | None = None, prim_name: str | None = None) -> int:
    return check_int(arg_value, 0, LT, arg_name, prim_name)


def check_non_positive_int(arg_value: Any, arg_name: str | None = None, prim_name: str | None = None) -> int:
    return check_int(arg_value, 0, LE, arg_name, prim_name)


def check_non_negative_int(arg_value: Any, arg_name: str | None = None, prim_name: str | None = None) -> int:
    return check_int(arg_value, 0, GE, arg_name, prim_name)


def check_positive_float(arg_value: Any, arg_name: str | None = None, prim_name: str | None = None) -> float:
    return check_float(arg_value, 0, GT, arg_name, prim_name)


def check_negative_float(arg_value: Any, arg_name: str | None = None, prim_name: str | None = None) -> float:
    return check_float(arg_value, 0, LT, arg_name, prim_name)


def check_non_positive_float(arg_value: Any, arg_name: str | None = None, prim_name: str | None = None) -> float:
    return check_float(arg_value, 0, LE, arg_name, prim_name)


def check_non_negative_float(arg_value: Any, arg_name: str | None = None, prim_name: str | None = None) -> float:
    return check_float(arg_value, 0, GE, arg_name, prim_name)


def check_number_range(
    arg_value: Any,
    lower_limit: Any,
    upper_limit: Any,
    rel: int,
    value_type: type,
    arg_name: str | None = None,
    prim_name: str | None = None,
) -> Any:
    """``arg_value`` is a ``value_type`` between the limits; ``rel`` (``INC_LEFT`` …) says which limits belong."""
    check_value_type(arg_name, arg_value, value_type, prim_name)
    form, holds = _RANGES[rel]
    if not holds(arg_value, lower_limit, upper_limit):
        limits = form.format(lower_limit, upper_limit)
        raise ValueError(f"{_who(arg_name, prim_name)} must be in {limits}, but got {arg_value!r}.")
    return arg_value


def check_int_range(
    arg_value: Any,
    lower_limit: Any,
    upper_limit: Any,
    rel: int,
    arg_name: str | None = None,
    prim_name: str | None = None,
) -> int:
    return check_number_range(arg_value, lower_limit, upper_limit, rel, int, arg_name, prim_name)


def check_float_range(
    arg_value: Any,
    lower_limit: Any,
    upper_limit: Any,
    rel: int,
    arg_name: str | None = None,
    prim_name: str | None = None,
) -> float:
    return check_number_range(arg_value, lower_limit, upper_limit, rel, float, arg_name, prim_name)


def check_positive_int_sequence(
    sequence: Iterable, arg_name: str | None = None, prim_name: str | None = None
) -> Iterable:
    for i, value in enumerate(sequence):
        check_positive_int(value, f"{arg_name}[{i}]", prim_name)
    return sequence


def check_non_negative_int_sequence(
    sequence: Iterable, arg_name: str | None = None, prim_name: str | None = None
) -> Iterable:
    for i, value in enumerate(sequence):
        check_non_negative_int(value, f"{arg_name}[{i}]", prim_name)
    return sequence


def check_string(
    arg_value: Any, valid_values: Iterable[str], arg_name: str | None = None, prim_name: str | None = None
) -> str:
    """``arg_value`` is one of the strings ``valid_values``."""
    if not isinstance(arg_value, str) or arg_value not in valid_values:
        raise ValueError(f"{_who(arg_name, prim_name)} must be one of {list(valid_values)}, but got {arg_value!r}.")
    return arg_value


def check_value_type(arg_name: str | None, arg_value: Any, valid_types: Any, prim_name: str | None = None) -> Any:
    """``arg_value`` is an instance of one of ``valid_types``; a bool only where bool is among them."""
    types = _as_tuple(valid_types)
    if not isinstance(arg_value, types) or (isinstance(arg_value, bool) and not {bool, object}.intersection(types)):
        names = " or ".join(t.__name__ for t in types)
        raise TypeError(f"{_who(arg_name, prim_name)} must be {names}, but got {type(arg_value).__name__}.")
    return arg_value


def check_isinstance(arg_name: str, arg_value: Any, classes: Any) -> Any:
    """As isinstance, but the error is a ValueError."""
    if not isinstance(arg_value, classes):
        raise ValueError(f"{_who(arg_name, None)} must be an instance of {classes}, but got {arg_value!r}.")
    return arg_value


def check_subclass(
    arg_name: str, type_: Any, template_types: Any, prim_name: str | None, addition_error_info: str | None = None
) -> None:
    """``type_``, a MindSpore type or a class, is one of ``template_types`` or a kind of one."""
    templates = _as_tuple(template_types)
    if not any(_is_kind_of(type_, template) for template in templates):
        names = " or ".join(map(str, templates))
        more = f" {addition_error_info}" if addition_error_info else ""
        raise TypeError(f"{_who(arg_name, prim_name)} must be {names}, but got {type_}.{more}")


def check_type_name(arg_name: str, arg_type: Any, valid_types: Any, prim_name: str | None) -> Any:
    """``arg_type``, a MindSpore type or a class, is one of ``valid_types``; of a Tensor type, its element type."""
    element = getattr(arg_type, "element_type", lambda: arg_type)()
    if element not in _as_tuple(valid_types):
        names = ", ".join(map(repr, _as_tuple(valid_types)))
        raise TypeError(f"{_who(arg_name, prim_name)} must be one of {names}, but got {arg_type!r}.")
    return arg_type


def check_types_same_and_valid(args: dict[str, Any], valid_values: Any, prim_name: str | None) -> None:
    """All types of ``args`` (name -> MindSpore type) are one, and that is one of ``valid_values``."""
    for name, type_ in args.items():
        check_subclass(name, type_, valid_values, prim_name)
    first = next(iter(args))
    for name, type_ in args.items():
        if type_ != args[first]:
            raise TypeError(f"{_who(name, prim_name)} must have the type of '{first}', {args[first]}, but got {type_}.")


def twice(m: Any) -> tuple:
    """A pair as it is, or an int two times."""
    if isinstance(m, tuple) and len(m) == 2:
        return m
    if not isinstance(m, int):
        raise TypeError(f"For 'twice', 'm' must be an int or a tuple of 2 elements, but got {m!r}.")
    return (m, m)


def check_and_canonicalize_axes(axes: int | tuple[int, ...], ndim: int) -> tuple[int, ...]:
    """One axis or several of ``ndim``, each at most once, counted from the front."""
    given = axes if isinstance(axes, tuple) else (axes,)
    if not all(isinstance(axis, int) for axis in given):
        raise TypeError(f"For 'check_and_canonicalize_axes', 'axes' must be ints, but got {axes!r}.")
    for axis in given:
        check_int_range(axis, -ndim, ndim, INC_LEFT, "axis")
    found = tuple(axis % ndim for axis in given)
    if len(set(found)) < len(found):
        raise ValueError(f"For 'check_and_canonicalize_axes', 'axes' must be different ones, but got {axes!r}.")
    return found


def _check_3d_int_or_tuple(
    arg_name: str,
    arg_value: Any,
    prim_name: str,
    allow_five: bool = False,
    ret_five: bool = False,
    greater_zero: bool = True,
    third_one: bool = False,
    three_input: bool = False,
    pad_value: int = 1,
) -> tuple[int, ...]:
    """Three sizes (depth, height, width) from an int or a tuple.

    ``allow_five`` takes the last three of five, too, and ``ret_five`` gives five, the first two of them ``pad_value``.
    ``greater_zero=False`` allows zeros; ``third_one`` wants the depth 1; ``three_input`` wants exactly three.
    """
    check_value_type(arg_name, arg_value, (int, tuple), prim_name)
    given = arg_value if isinstance(arg_value, tuple) else (arg_value,) * 3
    five = allow_five and not three_input and len(given) == 5
    sizes = given[2:] if five else given
    result = (given if five else (pad_value, pad_value, *sizes)) if ret_five else sizes
    low = 1 if greater_zero else 0
    if len(sizes) != 3 or not all(isinstance(n, int) and n >= low for n in result):
        wanted = "a positive int or three of them" if greater_zero else "an int of 0 or more, or three of them"
        raise ValueError(f"{_who(arg_name, prim_name)} must be {wanted}, but got {arg_value!r}.")
    if third_one and sizes[0] != 1:
        raise ValueError(f"{_who(arg_name, prim_name)} must have the depth 1, but got {sizes[0]}.")
    return result


def args_type_check(*type_args: Any, **type_kwargs: Any) -> Callable[[Callable], Callable]:
    """A decorator: the arguments of the function are of the given types, by position or by name, or None."""

    def decorate(function: Callable) -> Callable:
        signature = inspect.signature(function)
        types = signature.bind_partial(*type_args, **type_kwargs).arguments

        @functools.wraps(function)
        def checked(*args: Any, **kwargs: Any) -> Any:
            for name, value in signature.bind(*args, **kwargs).arguments.items():
                if name in types and value is not None and not isinstance(value, types[name]):
                    raise TypeError(f"The parameter '{name}' must be {types[name]}, but got {type(value)}.")
            return function(*args, **kwargs)

        return checked

    return decorate


class Validator:
    """The checks as MindSpore 1.x had them, in a class."""

    check = staticmethod(check)
    check_bool = staticmethod(check_bool)
    check_equal_int = staticmethod(check_equal_int)
    check_float = staticmethod(check_float)
    check_float_range = staticmethod(check_float_range)
    check_int = staticmethod(check_int)
    check_int_range = staticmethod(check_int_range)
    check_is_float = staticmethod(check_is_float)
    check_is_int = staticmethod(check_is_int)
    check_isinstance = staticmethod(check_isinstance)
    check_non_negative_float = staticmethod(check_non_negative_float)
    check_non_negative_int = staticmethod(check_non_negative_int)
    check_number = staticmethod(check_number)
    check_number_range = staticmethod(check_number_range)
    check_positive_float = staticmethod(check_positive_float)
    check_positive_int = staticmethod(check_positive_int)
    check_string = staticmethod(check_string)
    check_subclass = staticmethod(check_subclass)
    check_type_name = staticmethod(check_type_name)
    check_types_same_and_valid = staticmethod(check_types_same_and_valid)
    check_value_type = staticmethod(check_value_type)


def _check_bound(arg_value: Any, value: Any, rel: int, arg_name: str | None, prim_name: str | None) -> Any:
    sign, holds = _ONE_BOUND[rel]
    if not holds(arg_value, value):
        raise ValueError(f"{_who(arg_name, prim_name)} must be {sign} {value}, but got {arg_value!r}.")
    return arg_value


def _is_kind_of(type_: Any, template: Any) -> bool:
    if isinstance(template, Type):
        return isinstance(type_, Type) and issubclass_(type_, template)
    return isinstance(type_, type) and issubclass(type_, template)


def _as_tuple(types: Any) -> tuple:
    return tuple(types) if isinstance(types, list | tuple) else (types,)


def _who(arg_name: str | None, prim_name: str | None) -> str:
    argument = f"'{arg_name}'" if arg_name else "the value"
    return f"For '{prim_name}', {argument}" if prim_name else argument[0].upper() + argument[1:]
