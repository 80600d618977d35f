"""Argument checks with errors of one form: ``For 'Dense', 'in_channels' must be an int > 0, but got 0.``

Every check takes who is asking (``cls``, the public name of the class or function), the argument's name and its value,
and returns the value, so that a constructor reads ``self.groups = check_positive_int("Conv2d", "group", group)``.
As in MindSpore, a bool is no int, an int is no float, and NumPy's integers are no ints. A value of the wrong kind is a
``TypeError``, a value that is out of bounds a ``ValueError``.
"""

from collections.abc import Callable, Collection
from typing import Any, TypeVar

T = TypeVar("T")
Number = int | float

_MOST_SHOWN = 200  # characters of a value in an error


def check_type(cls: str, arg: str, value: T, types: type | tuple[type, ...]) -> T:
    """``value`` is an instance of one of ``types``; a bool only where bool is named.

    >>> check_type("Dense", "weight_init", 0.5, (float, str))
    0.5
    """
    if type(value) is types:
        return value
    types = types if isinstance(types, tuple) else (types,)
    if not isinstance(value, types) or (isinstance(value, bool) and not {bool, object}.intersection(types)):
        names = " or ".join(t.__name__ for t in types)
        shown = repr(value)
        # a network or an array would fill the screen
        got = shown if len(shown) <= _MOST_SHOWN and "\n" not in shown else "one"
        raise TypeError(f"For '{cls}', '{arg}' must be of type {names}, but got {got} of type {type(value).__name__}.")
    return value


def check_bool(cls: str, arg: str, value: Any) -> bool:
    return check_type(cls, arg, value, bool)


def check_int(cls: str, arg: str, value: Any) -> int:
    return check_type(cls, arg, value, int)


def check_positive_int(cls: str, arg: str, value: Any) -> int:
    return check_that(cls, arg, check_int(cls, arg, value), "an int > 0", lambda v: v > 0)


def check_non_negative_int(cls: str, arg: str, value: Any) -> int:
    return check_that(cls, arg, check_int(cls, arg, value), "an int >= 0", lambda v: v >= 0)


def check_positive_float(cls: str, arg: str, value: Any) -> float:
    value = check_type(cls, arg, value, float)
    return check_that(cls, arg, value, "a finite float > 0", lambda v: 0 < v < float("inf"))


def check_range(cls: str, arg: str, value: Any, low: Number, high: Number, ends: str = "[]") -> Any:
    """``value`` lies between ``low`` and ``high``; ``ends`` says which ends belong: ``[]``, ``[)``, ``(]`` or ``()``.

    NaN is in no range. The type of ``value`` is the caller's business.

    >>> check_range("Dropout", "p", 1.0, 0, 1, "[)")
    Traceback (most recent call last):
    ValueError: For 'Dropout', 'p' must be in [0, 1), but got 1.0.
    """
    above = value >= low if ends[0] == "[" else value > low
    below = value <= high if ends[1] == "]" else value < high
    if not (above and below):
        raise ValueError(f"For '{cls}', '{arg}' must be in {ends[0]}{low}, {high}{ends[1]}, but got {value}.")
    return value


def check_int_range(cls: str, arg: str, value: Any, low: Number, high: Number, ends: str = "[]") -> int:
    """``value`` is an int, and lies in the range."""
    return check_range(cls, arg, check_int(cls, arg, value), low, high, ends)


def check_one_of(cls: str, arg: str, value: T, choices: Collection[T]) -> T:
    """``value`` is one of ``choices`` (a ValueError also for the wrong type, as in MindSpore).

    >>> check_one_of("Conv2d", "pad_mode", "full", ("same", "valid", "pad"))
    Traceback (most recent call last):
    ValueError: For 'Conv2d', 'pad_mode' must be one of 'same', 'valid', 'pad', but got 'full'.
    """
    if value not in choices:
        listed = ", ".join(map(repr, choices))
        raise ValueError(f"For '{cls}', '{arg}' must be one of {listed}, but got {value!r}.")
    return value


def check_that(cls: str, arg: str, value: T, rule: str, holds: Callable[[T], bool]) -> T:
    """``holds(value)``, else a ValueError that states ``rule``: for conditions that have no function of their own."""
    if not holds(value):
        raise ValueError(f"For '{cls}', '{arg}' must be {rule}, but got {value!r}.")
    return value
