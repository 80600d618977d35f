"""Groups of Parameters with settings of their own, as an Optimizer is given them."""

from dataclasses import dataclass
from typing import Any

from ...parameter import Parameter

_KEYS = ("params", "lr", "weight_decay", "order_params", "grad_centralization")


@dataclass
class Group:
    """Some Parameters, and what their dict says beside them."""

    params: list[Parameter]
    options: dict[str, Any]


def parse_groups(cls: str, given: list[dict]) -> tuple[list[Group], list[Parameter] | None]:
    """The groups, and the order of all their Parameters if a dict gives one.

    Raises:
        KeyError: for a dict without ``params`` or with an unknown key.
        TypeError: if ``params`` holds something that is no Parameter.
        ValueError: for an empty group, or an order of other Parameters than the groups'.
        RuntimeError: if a Parameter is in two groups.
    """
    groups, order = [], None
    for item in given:
        _check_keys(cls, item)
        if "order_params" in item:
            order = list(item["order_params"]) or None
        else:
            groups.append(_group(cls, item))
    _check_distinct(cls, groups)
    if order is not None:
        _check_order(cls, groups, order)
    return groups, order


def _check_keys(cls: str, item: dict) -> None:
    unknown = [key for key in item if key not in _KEYS]
    if unknown:
        raise KeyError(f"For '{cls}', the keys of a group must be among {list(_KEYS)}, but got {unknown}.")
    if "order_params" in item and len(item) > 1:
        raise ValueError(f"For '{cls}', a dict with 'order_params' must have no other key, but got {list(item)}.")
    if not {"params", "order_params"}.intersection(item):
        raise KeyError(f"For '{cls}', a group must have the key 'params', but got {list(item)}.")


def _group(cls: str, item: dict) -> Group:
    params = list(item["params"])
    if not params:
        raise ValueError(f"For '{cls}', 'params' of a group must not be empty.")
    for i, parameter in enumerate(params):
        if not isinstance(parameter, Parameter):
            raise TypeError(f"For '{cls}', 'params' must hold Parameters, but got {type(parameter)} at position {i}.")
    return Group(params, {key: value for key, value in item.items() if key != "params"})


def _check_distinct(cls: str, groups: list[Group]) -> None:
    seen = set()
    for group in groups:
        for parameter in group.params:
            if id(parameter) in seen:
                raise RuntimeError(f"For '{cls}', a Parameter must be given once, but got '{parameter.name}' twice.")
            seen.add(id(parameter))


def _check_order(cls: str, groups: list[Group], order: list[Parameter]) -> None:
    known = {id(parameter) for group in groups for parameter in group.params}
    if len(order) != len(known) or {id(parameter) for parameter in order} != known:
        raise ValueError(
            f"For '{cls}', 'order_params' must hold the {len(known)} Parameters of the groups, each once, "
            f"but got {len(order)}."
        )
