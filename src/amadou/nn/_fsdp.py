"""torch's ``fully_shard`` (FSDP2) on a Cell, or on its torch face."""

from typing import Any

import torch

from ._call import is_cell
from ._registry import parameters_of


class ManagedMark:
    """The attribute that FSDP2 sets on every module whose parameters it shards: MindSpore's Parameters take note."""

    def __get__(self, module: Any, cls: type) -> bool:
        return module is not None and "_is_managed" in module.__dict__

    def __set__(self, module: Any, value: bool) -> None:
        module.__dict__["_is_managed"] = value
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


def show_torch_side(module: Any) -> None:
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
