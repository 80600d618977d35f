"""The Parameters of one Cell in the order of registration, over torch's two registries of the same Cell."""

import weakref
from collections.abc import Iterator
from typing import Any

import torch

from .._construct import from_data
from ..parameter import Parameter, Registries, marks, over
from ..tensor import Tensor


class ParameterRegistry(dict[str, Parameter | None]):
    """``Cell._params``: setting an item also enters its tensor into ``_parameters`` or ``_buffers`` of the Cell."""

    def __init__(self, cell: torch.nn.Module) -> None:
        super().__init__()
        # Weak, so that a network that nothing refers to is freed at once, not when Python looks for cycles.
        self._cell = weakref.ref(cell)
        self._place = Registries(cell)

    def __setitem__(self, name: str, parameter: Parameter | None) -> None:
        self._release(name)
        if parameter is None:
            self._place.parameters[name] = None
        else:
            parameter._name_after(name)
            parameter._attach(self._place, name)
        super().__setitem__(name, parameter)
        self._attributes[name] = parameter

    def __delitem__(self, name: str) -> None:
        self._release(name)
        super().__delitem__(name)
        self._attributes.pop(name, None)

    def _release(self, name: str) -> None:
        old = self.get(name)
        if old is not None:
            old._leave(self._place, name)
        self._place.remove(name)

    @property
    def _attributes(self) -> dict[str, Any]:
        cell = self._cell()
        return {} if cell is None else cell.__dict__

    def restore(self, items: dict[str, Parameter | None]) -> None:
        """Enter Parameters after their Cell was copied or unpickled, where torch's registries are complete already."""
        for name, parameter in items.items():
            if parameter is not None:
                parameter._attach(self._place, name)
            super().__setitem__(name, parameter)
            self._attributes[name] = parameter

    def tie(self) -> None:
        """Show the same tensor in all Cells that share a Parameter."""
        for parameter in self.values():
            if parameter is not None:
                parameter._tie()


_views: weakref.WeakKeyDictionary[torch.nn.Module, dict[str, Parameter]] = weakref.WeakKeyDictionary()


def parameters_of(module: torch.nn.Module) -> dict[str, Parameter | None]:
    """MindSpore's view of one module's own state, whether the module is a Cell or plain torch."""
    own = module.__dict__.get("_params")
    return _views_of(module) if own is None else own


def modules_below(root: torch.nn.Module, path: str = "") -> Iterator[tuple[str, torch.nn.Module]]:
    """``root`` and all modules below with their paths, each once: torch's ``named_modules``, without its recursion."""
    seen = set()
    found = [(path, root)]
    while found:
        path, module = found.pop()
        if module not in seen:
            seen.add(module)
            yield path, module
            if children := module._modules:
                prefix = f"{path}." if path else ""
                found += [(prefix + name, child) for name, child in children.items() if child is not None][::-1]


def named_parameters_below(
    root: torch.nn.Module, path: str = "", recurse: bool = True
) -> Iterator[tuple[str, Parameter]]:
    """The Parameters of ``root`` and of all modules below with their paths, each once, in the order of registration."""
    seen = set()
    for prefix, module in modules_below(root, path) if recurse else [(path, root)]:
        for name, parameter in parameters_of(module).items():
            if parameter is not None and (identity := parameter._identity()) not in seen:
                seen.add(identity)
                path = f"{prefix}.{name}" if prefix else name
                if parameter.awaits_path:
                    parameter.name = path
                yield path, parameter


def parameters_below(root: torch.nn.Module, recurse: bool = True) -> Iterator[Parameter]:
    """As :func:`named_parameters_below`, but no paths: they would be half of the work."""
    seen = set()
    for prefix, module in modules_below(root) if recurse else [("", root)]:
        for name, parameter in parameters_of(module).items():
            if parameter is not None and (identity := parameter._identity()) not in seen:
                seen.add(identity)
                if parameter.awaits_path:
                    parameter.name = f"{prefix}.{name}" if prefix else name
                yield parameter


def _views_of(module: torch.nn.Module) -> dict[str, Parameter | None]:
    """Parameters over a plain torch module's parameters and buffers, made once and named as torch names them."""
    made = _views.setdefault(module, {})
    found: dict[str, Parameter | None] = {}
    for registry in (module._parameters, module._buffers):
        for name, t in registry.items():
            if t is None:
                continue
            if name not in made:
                made[name] = over(t, name)
                made[name]._attach(Registries(module), name)
            found[name] = made[name]
    return found


def marks_of_views(cell: torch.nn.Module) -> dict[tuple[str, str], dict]:
    """Names and marks of the Parameters over plain torch modules below a Cell, to be kept by its copies."""
    found = {}
    for name, child in cell.named_children():
        for path, module in child.named_modules(prefix=name):
            for key, view in _views.get(module, {}).items():
                found[path, key] = marks(view)
    return found


def restore_views(cell: torch.nn.Module, views: dict[tuple[str, str], dict]) -> None:
    """Make the Parameters of :func:`marks_of_views` anew, over the modules of the copy."""
    for (path, key), kept in views.items():
        _views_of(cell.get_submodule(path))[key].__dict__.update(kept)


def overwrite(parameter: Parameter, value: Tensor) -> None:
    """Give a Parameter the values of a Tensor that is assigned over it."""
    t = parameter._memory()
    if t.shape == value._t.shape:
        t.copy_(value._t.detach())
    else:
        parameter._replace(from_data(value, t.dtype, t.device).clone())
