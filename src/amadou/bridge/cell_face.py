"""A torch module as a Cell with MindSpore's names: :func:`as_cell`.

As with :func:`as_torch`, the Cell has no state: it shows the registries of the torch module under other names.
"""

import copy
import functools
import weakref
from collections.abc import Callable, Iterator, MutableMapping
from typing import Any

import torch

from .._boundary import raw_tree, wrap_tree
from ..nn._call import on_tensors
from ..nn.cell import Cell, _name_parameters
from ..parameter import Parameter, Registries, over
from ._face import Children, Face, View
from .vocabulary import Layer, in_mindspore_order, layer_of

_faces: "weakref.WeakKeyDictionary[torch.nn.Module, weakref.ref[CellFace]]" = weakref.WeakKeyDictionary()


def as_cell(module: torch.nn.Module) -> Any:
    """``module`` seen through MindSpore's API: a Cell with ``get_parameters()``, ``trainable_params()`` and the rest.

    Buffers are its Parameters with ``requires_grad=False``. Names are MindSpore's (``gamma``, ``moving_mean``,
    ``embedding_table``), with the path in front, so that :func:`save_checkpoint` writes what the same architecture
    in MindSpore reads, in MindSpore's layout: the weight of a Conv1d gets its fourth axis in the file, while the
    Parameter keeps torch's three. All state is shared, in both directions. A Cell is returned as it is.

    >>> import torch
    >>> import amadou as ms
    >>> net = ms.as_cell(torch.nn.Sequential(torch.nn.Linear(2, 3), torch.nn.LayerNorm(3)))
    >>> [p.name for p in net.trainable_params()]
    ['0.weight', '0.bias', '1.gamma', '1.beta']
    >>> net(ms.Tensor([[1.0, 2.0]])).shape
    (1, 3)
    """
    if isinstance(module, Cell):
        return module
    if isinstance(module, Face):
        return as_cell(module._module)
    face = _kept_face(module)
    if face is None:
        face = CellFace(module)
        _name_parameters(face, "")
    return face


class _State(MutableMapping[str, "Parameter | None"]):
    """MindSpore's Parameters over a torch module's own parameters and buffers, made when they are asked for."""

    def __init__(self, module: torch.nn.Module, layer: Layer) -> None:
        self._module, self._layer = module, layer
        self._place = Registries(module)
        self._made: dict[str, Parameter] = {}

    def _key(self, name: str) -> str:
        return self._layer.names.get(name, name)

    def __iter__(self) -> Iterator[str]:
        shown = self._layer.mindspore_names
        keys = (*self._module._parameters, *self._module._buffers)
        return iter(in_mindspore_order([shown.get(key, key) for key in keys], self._layer))

    def __len__(self) -> int:
        return len(self._module._parameters) + len(self._module._buffers)

    def __getitem__(self, name: str) -> Parameter | None:
        if name in self._layer.mindspore_names and name not in self._layer.names:  # it has another name here
            raise KeyError(name)
        key = self._key(name)
        registry = self._module._parameters if key in self._module._parameters else self._module._buffers
        t = registry[key]
        if t is None:
            return None
        if name not in self._made:
            view = over(t, name)
            view._attach(self._place, key)
            self._keep(name, view)
        return self._made[name]

    def _keep(self, name: str, parameter: Parameter) -> None:
        is_flat = self._layer.flat_weight and name == "weight" and parameter._torch().ndim == 3
        parameter.file_axis = 2 if is_flat else None
        self._made[name] = parameter

    def __setitem__(self, name: str, parameter: Parameter | None) -> None:
        old = self._made.pop(name, None)
        if old is not None:
            old._leave(self._place, self._key(name))
        self._place.remove(self._key(name))
        if parameter is None:
            self._place.parameters[self._key(name)] = None
            return
        parameter._name_after(name)
        parameter._attach(self._place, self._key(name))
        self._keep(name, parameter)

    def __delitem__(self, name: str) -> None:
        self[name] = None
        self._place.remove(self._key(name))

    def tie(self) -> None:
        """Show the same tensor in all Cells that share a Parameter."""
        for parameter in self._made.values():
            parameter._tie()


class CellFace(Face, Cell):
    """A torch module as a Cell; made by :func:`as_cell`."""

    def __init__(self, module: torch.nn.Module) -> None:
        self.__dict__["_module"] = module
        training = module.training
        super().__init__()
        module.training = training
        layer = layer_of(module)
        made: dict[int, Any] = {}
        shown = layer.mindspore_names
        self.__dict__.update(
            _children_made=made,
            _params=_State(module, layer),
            _parameters=View(module, "_parameters", shown),
            _buffers=View(module, "_buffers", shown),
            _modules=Children(module, shown, functools.partial(_child_face, made)),
            _non_persistent_buffers_set=module._non_persistent_buffers_set,
        )
        _faces[module] = weakref.ref(self)

    def construct(self, *args: Any, **kwargs: Any) -> Any:
        """The torch module's ``forward``, on Tensors."""
        return wrap_tree(self._module(*raw_tree(args), **raw_tree(kwargs)))

    def register_forward_pre_hook(self, hook_fn: Any, *, prepend: bool = False, with_kwargs: bool = False) -> Any:
        """As a Cell's; the hook is also called where torch calls the module."""

        def hook(_: Any, *args: Any) -> Any:
            return raw_tree(hook_fn(self, *wrap_tree(args)))

        return self._module.register_forward_pre_hook(hook, prepend=prepend, with_kwargs=with_kwargs)

    def register_forward_hook(  # type: ignore[override]
        self, hook_fn: Any, *, prepend: bool = False, with_kwargs: bool = False, always_call: bool = False
    ) -> Any:
        """As a Cell's; the hook is also called where torch calls the module."""

        def hook(_: Any, *args: Any) -> Any:
            return raw_tree(hook_fn(self, *wrap_tree(args)))

        return self._module.register_forward_hook(
            hook, prepend=prepend, with_kwargs=with_kwargs, always_call=always_call
        )

    def register_backward_hook(self, hook_fn: Any) -> Any:
        """As a Cell's; the hook is also called where torch calls the module."""
        return self._module.register_full_backward_hook(on_tensors(functools.partial(_for, self, hook_fn)))

    def register_backward_pre_hook(self, hook_fn: Any) -> Any:
        """As a Cell's; the hook is also called where torch calls the module."""
        return self._module.register_full_backward_pre_hook(on_tensors(functools.partial(_for, self, hook_fn)))

    def __deepcopy__(self, memo: dict) -> "CellFace":
        twin = as_cell(copy.deepcopy(self._module, memo))
        memo[id(self)] = twin
        _copy_names(self, twin)
        return twin

    def __reduce__(self) -> Any:
        return _restored, (self._module, [p.name for p in self.get_parameters()])


def _for(face: CellFace, hook: Callable, _: Any, *args: Any) -> Any:
    return hook(face, *args)


def _kept_face(module: torch.nn.Module) -> CellFace | None:
    face = _faces.get(module)
    return None if face is None else face()


def _child_face(made: dict[int, Any], child: torch.nn.Module) -> Any:
    """The face of a child, which its parent's face keeps alive."""
    if isinstance(child, Cell):
        return child
    face = made.get(id(child))
    if face is None or face._module is not child:
        face = made[id(child)] = _kept_face(child) or CellFace(child)
    return face


def _copy_names(old: CellFace, new: CellFace) -> None:
    for one, other in zip(old.get_parameters(), new.get_parameters(), strict=True):
        other.name = one.name


def _restored(module: torch.nn.Module, names: list[str]) -> CellFace:
    face = as_cell(module)
    for parameter, name in zip(face.get_parameters(), names, strict=True):
        parameter.name = name
    return face
