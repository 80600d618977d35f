"""Tables of named options: what ``set_context``, ``set_auto_parallel_context`` and ``set_ps_context`` are made of."""

import copy
import difflib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from . import _checks, log

# (function, option, value) -> the value to keep; raises ValueError.
Rule = Callable[[str, str, Any], Any]


@dataclass(frozen=True)
class Option:
    """One option: its default (or a function that finds it), accepted types, rule and effect.

    ``missing`` is for an option that does something in MindSpore and nothing here: what a user would miss. It is said
    once when the option is set to something else than its default. Options that only tune speed or memory have none.
    """

    default: Any
    types: type | tuple[type, ...]
    rule: Rule = lambda function, name, value: value
    effect: Callable[[Any], None] | None = None
    missing: str = ""

    def initial(self) -> Any:
        # A copy: what the program gets it may change.
        return self.default() if callable(self.default) else copy.deepcopy(self.default)


class Options:
    """The values of a table of options.

    Args:
        setter: the public function that sets them, for error messages.
        table: the options by name.
        aliases: other spellings, old name -> name.
    """

    def __init__(self, setter: str, table: Mapping[str, Option], aliases: Mapping[str, str] | None = None):
        self._setter, self._table, self._aliases = setter, table, aliases or {}
        self._values: dict[str, Any] = {}

    def set(self, given: Mapping[str, Any]) -> None:
        """Keep all of ``given``, or nothing if one of them is wrong; then let them take effect."""
        checked = {self._aliases.get(name, name): self._checked(name, value) for name, value in given.items()}
        for name, value in checked.items():
            option = self._table[name]
            if option.missing and value != option.initial():
                log.warn_once(f"For '{self._setter}', '{name}={value}' has no effect: {option.missing}.", 3)
            self._values[name] = value
            if option.effect is not None:
                option.effect(value)

    def get(self, name: str) -> Any:
        """The value of an option that was set, else its default."""
        option = self._find(name, self._setter.replace("set_", "get_", 1))
        name = self._aliases.get(name, name)
        return self._values[name] if name in self._values else option.initial()

    def is_set(self, name: str) -> bool:
        return name in self._values

    def reset(self) -> None:
        """Back to the defaults."""
        self._values.clear()

    def _find(self, name: str, function: str) -> Option:
        name = self._aliases.get(name, name)
        if name not in self._table:
            close = difflib.get_close_matches(str(name), self._table, 1)
            hint = f" Did you mean '{close[0]}'?" if close else ""
            raise ValueError(f"For '{function}', the options must be known ones, but got '{name}'.{hint}")
        return self._table[name]

    def _checked(self, name: str, value: Any) -> Any:
        option = self._find(name, self._setter)
        if not isinstance(value, option.types):
            types = option.types if isinstance(option.types, tuple) else (option.types,)
            names = " or ".join(t.__name__ for t in types)
            raise TypeError(f"For '{self._setter}', '{name}' must be of type {names}, but got {value!r}.")
        return option.rule(self._setter, name, value)


def one_of(*choices: Any) -> Rule:
    """The value is one of ``choices``."""
    return lambda function, name, value: _checks.check_one_of(function, name, value, choices)


def at_least(low: int) -> Rule:
    """The value is ``low`` or more."""
    return lambda function, name, value: _checks.check_range(function, name, value, low, float("inf"), "[)")


def between(low: int, high: int) -> Rule:
    """The value lies between ``low`` and ``high``, ends included."""
    return lambda function, name, value: _checks.check_range(function, name, value, low, high)


def keys(**choices: tuple) -> Rule:
    """The value is a dict with no other keys than these, and with these values; an empty tuple allows any."""

    def rule(function: str, name: str, value: dict) -> dict:
        for key, item in value.items():
            _checks.check_one_of(function, f"key of {name}", key, tuple(choices))
            if choices[key]:
                _checks.check_one_of(function, f"{name}[{key!r}]", item, choices[key])
        return dict(value)

    return rule
