"""The Parameters of one Cell in the order of registration, over torch's two registries of the same Cell."""

import weakref
from collections import OrderedDict
from typing import Any

import torch

from .._construct import from_data
from ..parameter import Parameter
from ..tensor import Tensor


class ParameterRegistry(OrderedDict[str, Parameter | None]):
    """``Cell._params``: setting an item also enters its tensor into ``_parameters`` or ``_buffers`` of the Cell."""

    def __init__(self, cell: torch.nn.Module) -> None:
        super().__init__()
        self._attributes = cell.__dict__
        self._parameters, self._buffers = cell._parameters, cell._buffers

    def __setitem__(self, name: str, parameter: Parameter | None) -> None:
        self._release(name)
        if parameter is None:
            self._parameters[name] = None
        else:
            parameter._name_after(name)
            parameter._attach(self._parameters, self._buffers, name)
        super().__setitem__(name, parameter)
        self._attributes[name] = parameter

    def __delitem__(self, name: str) -> None:
        super().__delitem__(name)
        self._release(name, self._attributes.pop(name, None))

    def _release(self, name: str, old: Parameter | None = None) -> None:
        old = old or self.get(name)
        if old is not None:
            old._leave(self._parameters)
        self._parameters.pop(name, None)
        self._buffers.pop(name, None)

    def restore(self, items: dict[str, Parameter | None]) -> None:
        """Enter Parameters after their Cell was copied or unpickled, where torch's registries are complete already."""
        for name, parameter in items.items():
            if parameter is not None and parameter._registries is None:
                parameter._attach(self._parameters, self._buffers, name)
            super().__setitem__(name, parameter)
            self._attributes[name] = parameter

    def tie(self) -> None:
        """Show the same tensor here and at home, for Parameters whose home is another Cell."""
        for name, parameter in self.items():
            if parameter is None or parameter._registries is None or parameter._registries[0] is self._parameters:
                continue
            registry: Any = self._parameters if name in self._parameters else self._buffers
            registry[name] = parameter._torch()


_views: weakref.WeakKeyDictionary[torch.nn.Module, dict[str, Parameter]] = weakref.WeakKeyDictionary()


def parameters_of(module: torch.nn.Module) -> dict[str, Parameter | None]:
    """MindSpore's view of one module's own state, whether the module is a Cell or plain torch."""
    own = module.__dict__.get("_params")
    return _views_of(module) if own is None else own


def _views_of(module: torch.nn.Module) -> dict[str, Parameter | None]:
    """Parameters over a plain torch module's parameters and buffers, made once and named as torch names them."""
    made = _views.setdefault(module, {})
    found: dict[str, Parameter | None] = {}
    for registry in (module._parameters, module._buffers):
        for name, t in registry.items():
            if t is None:
                continue
            if name not in made:
                made[name] = Parameter(Tensor(0.0), name)
                made[name]._home, made[name]._key = registry, name
                made[name]._registries = (module._parameters, module._buffers)
            found[name] = made[name]
    return found


def overwrite(parameter: Parameter, value: Tensor) -> None:
    """Give a Parameter the values of a Tensor that is assigned over it."""
    t = parameter._torch().detach()
    if t.shape == value._t.shape:
        t.copy_(value._t.detach())
    else:
        parameter._replace(from_data(value, t.dtype, t.device).clone())
