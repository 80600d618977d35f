"""The user's rules for names and layouts, in a TOML file.

    [[rule]]
    pattern = 'blocks\\.(\\d+)\\.attn\\.qkv\\.(weight|bias)'   # a regular expression for the whole name in the old file
    split = ['layers.\\1.query.\\2', 'layers.\\1.key.\\2', 'layers.\\1.value.\\2']

    [[rule]]
    pattern = 'layers\\.(\\d+)\\.query\\.(weight|bias)'
    concat = ['layers.\\1.key.\\2', 'layers.\\1.value.\\2']      # joined behind the one that the pattern found
    rename = 'blocks.\\1.attn.qkv.\\2'

    [[rule]]
    pattern = 'rnn\\.(weight|bias)_(ih|hh)_l0'
    order = [0, 1, 3, 2]                                       # of equal blocks: the gates of an LSTM

Other entries: ``rename`` (a new name), ``transpose`` (axes), ``axis`` (of split, concat and order; 0), ``drop = true``.
The first rule that fits is used. Without ``rename`` the name stays.
"""

import os
import re
import sys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from .plan import Plan, Step, Target

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

_WHY = "a rule"


@dataclass(frozen=True)
class Rule:
    """One entry of the file."""

    pattern: re.Pattern[str]
    rename: str | None = None
    transpose: tuple[int, ...] = ()
    split: tuple[str, ...] = ()
    concat: tuple[str, ...] = ()
    order: tuple[int, ...] = ()
    axis: int = 0
    drop: bool = False

    def apply(self, name: str, match: re.Match[str], names: Iterable[str], plan: Plan) -> set[str]:
        """Enter into ``plan`` what becomes of ``name``; the names that this uses."""
        if self.drop:
            plan.dropped[name] = _WHY
            return {name}
        steps = [Step("order", (self.order, self.axis))] if self.order else []
        steps += [Step("transpose", self.transpose)] if self.transpose else []
        new_name = name if self.rename is None else match.expand(self.rename)
        sources = (name, *(match.expand(template) for template in self.concat))
        absent = [source for source in sources if source not in names]
        if absent:
            raise ValueError(f"The rule for '{self.pattern.pattern}' needs '{absent[0]}', which is not there.")
        if self.concat:
            steps.insert(0, Step("concat", (self.axis,)))
        if self.split:
            parts = enumerate(match.expand(template) for template in self.split)
            plan.targets += [
                Target(part, sources, (*steps, Step("part", (i, len(self.split), self.axis))), 1.0, _WHY)
                for i, part in parts
            ]
        else:
            plan.targets.append(Target(new_name, sources, tuple(steps), 1.0, _WHY))
        return set(sources)


def read_rules(path: str | os.PathLike[str]) -> list[Rule]:
    """The rules in a file.

    Raises:
        ValueError: if it is no such file, saying which rule is wrong.
    """
    try:
        data = tomllib.loads(Path(path).read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ValueError(f"The rules in {os.fspath(path)} cannot be read: {error}.") from error
    if set(data) - {"rule"} or not isinstance(data.get("rule", []), list):
        raise ValueError(f"The rules in {os.fspath(path)} must be [[rule]] tables, but got {', '.join(data)}.")
    return [_rule(entry, f"{os.fspath(path)}: rule {number}") for number, entry in enumerate(data.get("rule", []), 1)]


_KINDS: Mapping[str, tuple[Any, Any]] = {
    "pattern": (str, None),
    "rename": (str, None),
    "transpose": (list, int),
    "split": (list, str),
    "concat": (list, str),
    "order": (list, int),
    "axis": (int, None),
    "drop": (bool, None),
}


def _rule(entry: Any, which: str) -> Rule:
    if not isinstance(entry, dict) or "pattern" not in entry:
        raise ValueError(f"{which} must have a 'pattern'.")
    values: dict[str, Any] = {}
    for key, value in entry.items():
        if key not in _KINDS:
            raise ValueError(f"{which} has '{key}', which must be one of {', '.join(_KINDS)}.")
        kind, item = _KINDS[key]
        if type(value) is not kind or (item is not None and not all(type(part) is item for part in value)):
            of = "" if item is None else f" of {item.__name__}"
            raise ValueError(f"{which}: '{key}' must be {kind.__name__}{of}, but got {value!r}.")
        values[key] = tuple(value) if kind is list else value
    try:
        values["pattern"] = re.compile(values["pattern"])
    except re.error as error:
        raise ValueError(f"{which}: the pattern {values['pattern']!r} is wrong: {error}.") from error
    if values.get("order") and sorted(values["order"]) != list(range(len(values["order"]))):
        raise ValueError(f"{which}: 'order' must name every block once, from 0, but got {values['order']}.")
    return Rule(**values)


def _applied(rule: Rule, name: str, match: re.Match[str], names: Iterable[str], plan: Plan) -> set[str]:
    try:
        return rule.apply(name, match, names, plan)
    except (re.error, IndexError) as error:  # of a number or name of a group
        raise ValueError(f"The rule for '{rule.pattern.pattern}' cannot make a name of '{name}': {error}.") from error


def apply_rules(rules: list[Rule], names: Iterable[str], plan: Plan) -> set[str]:
    """Enter what the rules say about ``names`` into ``plan``; the names that are settled by them."""
    names = list(dict.fromkeys(names))
    there = set(names)
    settled: set[str] = set()
    for name in names:
        for rule in rules:
            match = None if name in settled else rule.pattern.fullmatch(name)
            if match is not None:
                settled |= _applied(rule, name, match, there, plan)
                break
    return settled
