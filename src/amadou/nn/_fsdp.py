"""torch's ``fully_shard`` (FSDP2) on a Cell, or on its torch face."""

from typing import Any

import torch

from ._call import is_cell
from ._registry import parameters_of

# FSDP2 sets the first on every module whose parameters it shards, and the second on the one that it is called for.
_MANAGED, _CLASS = "_is_fsdp_managed_module", "__class__"
FSDP_ATTRIBUTES = _MANAGED, _CLASS


def notice_fsdp(module: torch.nn.Module, name: str, value: Any) -> None:
    """Act on one of :data:`FSDP_ATTRIBUTES` that was set on a Cell or the face of one."""
    if name == _MANAGED:
        _show_shards(module)
    elif hasattr(value, "_get_fsdp_state"):
        _show_torch_side(module)


def _show_shards(module: torch.nn.Module) -> None:
    """Let MindSpore's Parameters show the part that this process keeps."""
    for parameter in parameters_of(module.__dict__.get("_owner", module)).values():
        if parameter is not None and isinstance(parameter._torch(), torch.nn.Parameter):
            parameter._sharded_for(module)


class _TorchSide:
    """A Cell whose attributes are torch's parameters, not MindSpore's views of them."""

    def __init__(self, cell: torch.nn.Module) -> None:
        self.__dict__["_cell"] = cell

    def __getattr__(self, name: str) -> Any:
        t = self._cell._parameters.get(name)
        return getattr(self._cell, name) if t is None else t

    def __setattr__(self, name: str, value: Any) -> None:
        setattr(self._cell, name, value)


def _show_torch_side(module: Any) -> None:
    """Let FSDP2, which has just sharded ``module`` and reads parameters by attribute, find torch's in Cells."""
    sides: dict[torch.nn.Module, _TorchSide] = {}
    for parameter in _sharded(module._get_fsdp_state()):
        info = parameter._module_info
        if isinstance(info.module, torch.nn.Module) and is_cell(info.module):
            info.module = sides.setdefault(info.module, _TorchSide(info.module))


def _sharded(state: Any) -> list[Any]:
    """What FSDP2 keeps of each parameter that it shards together with a module."""
    # before it had several groups, a module had one or None: torch 2.6
    groups = state._fsdp_param_groups if hasattr(state, "_fsdp_param_groups") else [state._fsdp_param_group]
    return [parameter for group in groups if group is not None for parameter in group.fsdp_params]
