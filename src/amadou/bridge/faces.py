"""A model in the other framework's words: :func:`as_torch` and :func:`as_cell`.

Either gives a tree of modules beside the model's own. A module of the tree has no state: its registries are views of
the model's registries under other names, so what one side sets, freezes or replaces is what the other side has.
"""

import copy
import functools
import weakref
from collections.abc import Callable, Iterator, MutableMapping
from typing import Any

import torch

from .._boundary import OUTSIDE, raw_tree, state, wrap, wrap_tree
from ..nn._call import on_tensors
from ..nn._fsdp import ManagedMark
from ..nn.cell import Cell, _name_parameters
from ..nn.containers import CellDict, _Numbered
from ..nn.layers.normalization import BatchNorm3d
from ..parameter import Parameter, Registries, over
from .vocabulary import COUNT, Layer, in_mindspore_order, in_torch_order, layer_of

_FACE = "_torch_face"  # where a Cell keeps its face
_HOOKS = (
    "_forward_hooks", "_forward_hooks_with_kwargs", "_forward_hooks_always_called", "_forward_pre_hooks",
    "_forward_pre_hooks_with_kwargs", "_backward_hooks", "_backward_pre_hooks",
)  # fmt: skip


def as_torch(module: torch.nn.Module) -> Any:
    """``module`` with torch's conventional names: ``weight``, ``running_mean``, ``num_batches_tracked``, ``linear1``.

    A Cell gives a plain torch module that computes the same on torch tensors. All state is shared: what a torch
    optimizer, ``load_state_dict``, ``requires_grad_``, ``parametrize``, ``prune`` or ``fully_shard`` does to it is seen
    by the Cell, and the other way round. The same Cell always gives the same module; a torch module without a
    Cell inside is returned as it is.

    ``state_dict()`` has torch's layout too: MindSpore's weight of a Conv1d has one axis more, which ``parameters()``
    keeps, since it is the tensor that is trained.

    >>> import amadou as ms
    >>> net = ms.nn.SequentialCell(ms.nn.Conv2d(3, 4, 3), ms.nn.BatchNorm2d(4))
    >>> list(ms.as_torch(net).state_dict())[1:4]
    ['1.weight', '1.bias', '1.running_mean']
    """
    if isinstance(module, CellFace):
        return module._module
    if isinstance(module, TorchFace) or not any(isinstance(child, Cell) for child in module.modules()):
        return module
    face = module.__dict__.get(_FACE)
    if face is None:
        face = module.__dict__[_FACE] = _kind_of_face(module)(module)
        list(face.children())  # whose faces count batches from now on
    return face


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
    if isinstance(module, TorchFace):
        return module._module
    if isinstance(module, Cell):
        return module
    kept = _cell_faces.get(module)
    face = kept() if kept is not None else None
    if face is None:
        face = _cell_face(module)
        _name_parameters(face, "")
    return face


# -- registries --------------------------------------------------------------------------------------------------------


class _View(MutableMapping[str, Any]):
    """One of a module's registries (``_parameters``, ``_buffers`` or ``_modules``) under other names."""

    def __init__(self, module: torch.nn.Module, registry: str, shown: dict[str, str]) -> None:
        self._module, self._registry_name = module, registry
        self._shown, self._kept = shown, {there: here for here, there in shown.items()}

    @property
    def _registry(self) -> Any:
        return self._module.__dict__[self._registry_name]

    def _key(self, name: str) -> str:
        if name in self._shown and name not in self._kept:  # it is there under its other name only
            raise KeyError(name)
        return self._kept.get(name, name)

    def __iter__(self) -> Iterator[str]:
        return iter([self._shown.get(key, key) for key in self._registry])

    def __len__(self) -> int:
        return len(self._registry)

    def __getitem__(self, name: str) -> Any:
        return self._registry[self._key(name)]

    def __setitem__(self, name: str, value: Any) -> None:
        self._registry[self._key(name)] = value

    def __delitem__(self, name: str) -> None:
        del self._registry[self._key(name)]


class _Children(_View):
    """The children of a module, each in its other face."""

    def __init__(
        self, module: torch.nn.Module, shown: dict[str, str], face_of: Callable[[torch.nn.Module], Any]
    ) -> None:
        super().__init__(module, "_modules", shown)
        self._face_of = face_of

    def __getitem__(self, name: str) -> Any:
        child = super().__getitem__(name)
        return None if child is None else self._face_of(child)


class _TorchChildren(_Children):
    def __setitem__(self, name: str, child: Any) -> None:
        if child is None:
            super().__setitem__(name, None)
            return
        cell = as_cell(child) if isinstance(child, TorchFace) else child
        if isinstance(self._module, Cell):
            self._module._set_child(self._key(name), cell)
        else:
            super().__setitem__(name, cell)


class _TorchState(_View):
    """Parameters or buffers of a Cell, as torch sees them: what it sets there, the Cell's Parameter shows."""

    def __init__(self, face: "TorchFace", module: torch.nn.Module, registry: str, shown: dict[str, str]) -> None:
        super().__init__(module, registry, shown)
        self._face = face

    def __iter__(self) -> Iterator[str]:
        return iter(in_torch_order(super().__iter__()))

    def _parameter(self, key: str) -> Parameter | None:
        return self._module.__dict__.get("_params", {}).get(key)

    def __setitem__(self, name: str, value: Any) -> None:
        key = self._key(name)
        parameter = self._parameter(key)
        if value is None:
            self._registry[key] = None
        elif parameter is not None:
            parameter._show(value)
            parameter._compute_with(None)
        elif isinstance(value, torch.nn.Parameter):
            self._module.register_parameter(key, value)
            self._face.__dict__["_added"].add(key)
        else:
            self._registry[key] = value

    def __delitem__(self, name: str) -> None:
        key = self._key(name)
        parameter = self._parameter(key)
        added = self._face.__dict__["_added"]
        if parameter is not None and key not in added:
            # A tool of torch's computes it from now on (parametrize, prune): the Cell asks for what it computes.
            parameter._compute_with(functools.partial(getattr, self._face, name))
        elif parameter is not None:
            added.discard(key)
            del self._module.__dict__["_params"][key]
            return
        super().__delitem__(name)


class _TorchBuffers(_TorchState):
    """The buffers; torch's count of batches, which MindSpore lacks, is an attribute of the Cell."""

    def _count(self) -> Any:
        return self._module.__dict__.get(COUNT)

    def __iter__(self) -> Iterator[str]:
        return iter([*super().__iter__(), *([] if self._count() is None else [COUNT])])

    def __len__(self) -> int:
        return super().__len__() + (self._count() is not None)

    def __getitem__(self, name: str) -> Any:
        count = self._count() if name == COUNT else None
        return super().__getitem__(name) if count is None else count._t

    def __setitem__(self, name: str, value: Any) -> None:
        if name == COUNT and self._count() is not None:
            self._count()._t = value
        else:
            super().__setitem__(name, value)


def _count_batch(cell: torch.nn.Module, _args: Any, _out: Any) -> None:
    if cell.training:
        cell.__dict__[COUNT]._t.add_(1)


# -- a Cell as a torch module ------------------------------------------------------------------------------------------


class TorchFace(torch.nn.Module):
    """A Cell (or a torch module with Cells inside) as a torch module; made by :func:`as_torch`."""

    _module: torch.nn.Module
    _layer: Layer
    _is_fsdp_managed_module = ManagedMark()

    def __init__(self, module: torch.nn.Module) -> None:
        self.__dict__["_module"] = module
        training = module.training
        torch.nn.Module.__init__(self)  # a face of torch's own kind has a Cell's state, and makes none
        module.training = training
        # In MindSpore a BatchNorm3d has no state but a BatchNorm2d that has.
        owner = module.bn2d if isinstance(module, BatchNorm3d) else module
        layer = layer_of(owner)
        own = self.__dict__
        own.update(_owner=owner, _layer=layer, _added=set())
        own["_parameters"] = _TorchState(self, owner, "_parameters", layer.names)
        own["_buffers"] = _TorchBuffers(self, owner, "_buffers", layer.names)
        own["_modules"] = {} if owner is not module else _TorchChildren(module, layer.names, as_torch)
        own["_non_persistent_buffers_set"] = owner._non_persistent_buffers_set | layer.unused
        if not isinstance(module, Cell):  # the hooks of a torch module are called whenever it is
            own.update({name: module.__dict__[name] for name in _HOOKS})
            return
        module.__dict__["_special"] = True  # the Cell calls `call_within`, wherever its own call comes from
        if layer.counts and COUNT not in owner.__dict__:
            statistics = owner.moving_mean._torch()  # type: ignore[union-attr, operator]
            owner.__dict__[COUNT] = wrap(statistics.new_zeros((), dtype=torch.int64))
            owner.register_forward_hook(_count_batch)

    @property
    def training(self) -> bool:
        """Whether the Cell is in training."""
        return self._module.training

    @training.setter
    def training(self, mode: bool) -> None:
        self._module.training = self.__dict__.get("_owner", self._module).training = mode

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        if not isinstance(self._module, Cell):
            return self._module(*args, **kwargs)
        return self._module._call_from_torch(args, kwargs)

    def call_within(self, call: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Any:
        """Call the Cell, by ``call``, with this face's hooks around it."""
        if not any(self.__dict__[name] for name in _HOOKS):
            return call(*args, **kwargs)
        own = self.__dict__
        previous, own["_call"] = own.get("_call"), call
        try:
            return wrap_tree(self._wrapped_call_impl(*raw_tree(args), **raw_tree(kwargs)))
        finally:
            own["_call"] = previous

    def forward(self, *args: Any, **kwargs: Any) -> Any:
        """Torch tensors in and out."""
        call = self.__dict__.get("_call") or self._module
        if state.mode == OUTSIDE:
            return raw_tree(self._module(*args, **kwargs))
        return raw_tree(call(*wrap_tree(args), **wrap_tree(kwargs)))

    def _save_to_state_dict(self, destination: Any, prefix: str, keep_vars: bool) -> None:
        super()._save_to_state_dict(destination, prefix, keep_vars)
        key = f"{prefix}weight"
        if self._layer.flat_weight and destination[key].ndim == 4:
            destination[key] = destination[key].squeeze(2)

    def _load_from_state_dict(self, state_dict: Any, prefix: str, *args: Any) -> None:
        key = f"{prefix}weight"
        if self._layer.flat_weight and key in state_dict and state_dict[key].ndim == 3:
            state_dict[key] = state_dict[key].unsqueeze(2)
        super()._load_from_state_dict(state_dict, prefix, *args)

    def _get_name(self) -> str:
        return type(self._module).__name__

    def extra_repr(self) -> str:
        """What the Cell says of itself."""
        return self._module.extra_repr()


class _NumberedFace(TorchFace):
    """The face of a SequentialCell or CellList: like torch's, with items."""

    def __len__(self) -> int:
        return len(self._modules)

    def __iter__(self) -> Iterator[Any]:
        return iter(self._modules.values())

    def __getitem__(self, index: Any) -> Any:
        return list(self._modules.values())[index]


class _NamedFace(TorchFace):
    """The face of a CellDict."""

    def __len__(self) -> int:
        return len(self._modules)

    def __iter__(self) -> Iterator[str]:
        return iter(self._modules)

    def __getitem__(self, key: str) -> Any:
        return self._modules[key]


class _LinearFace(TorchFace, torch.nn.Linear):
    """The face of a Dense, for tools that look for torch's class, such as ``parallelize_module``."""

    @property
    def in_features(self) -> int:  # type: ignore[override]
        """The size of the input."""
        return self.weight.shape[1]

    @property
    def out_features(self) -> int:  # type: ignore[override]
        """The size of the output."""
        return self.weight.shape[0]


class _EmbeddingFace(TorchFace, torch.nn.Embedding):
    """The face of an Embedding, in the same way."""

    @property
    def num_embeddings(self) -> int:  # type: ignore[override]
        """The number of rows."""
        return self.weight.shape[0]

    @property
    def embedding_dim(self) -> int:  # type: ignore[override]
        """The size of a row."""
        return self.weight.shape[1]


_KINDS: dict[str, type[TorchFace]] = {"Linear": _LinearFace, "Embedding": _EmbeddingFace}


def _kind_of_face(module: torch.nn.Module) -> type[TorchFace]:
    if isinstance(module, _Numbered):
        return _NumberedFace
    if isinstance(module, CellDict):
        return _NamedFace
    return _KINDS.get(layer_of(module).torch, TorchFace) if isinstance(module, Cell) else TorchFace


# -- a torch module as a Cell ------------------------------------------------------------------------------------------

_cell_faces: "weakref.WeakKeyDictionary[torch.nn.Module, weakref.ref[CellFace]]" = weakref.WeakKeyDictionary()


class _Views(MutableMapping[str, "Parameter | None"]):
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


class CellFace(Cell):
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
            _params=_Views(module, layer),
            _parameters=_View(module, "_parameters", shown),
            _buffers=_View(module, "_buffers", shown),
            _modules=_Children(module, shown, functools.partial(_child_face, made)),
            _non_persistent_buffers_set=module._non_persistent_buffers_set,
        )

    @property
    def training(self) -> bool:
        """Whether the torch module is in training."""
        return self._module.training

    @training.setter
    def training(self, mode: bool) -> None:
        self._module.training = mode

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

    def _get_name(self) -> str:
        return type(self._module).__name__

    def extra_repr(self) -> str:
        """What the torch module says of itself."""
        return self._module.extra_repr()


def _for(face: CellFace, hook: Callable, _: Any, *args: Any) -> Any:
    return hook(face, *args)


def _cell_face(module: torch.nn.Module) -> CellFace:
    kept = _cell_faces.get(module)
    face = kept() if kept is not None else None
    if face is None:
        face = CellFace(module)
        _cell_faces[module] = weakref.ref(face)
    return face


def _child_face(made: dict[int, Any], child: torch.nn.Module) -> Any:
    """The face of a child, which its parent's face keeps alive."""
    if isinstance(child, Cell):
        return child
    face = made.get(id(child))
    if face is None or face._module is not child:
        face = made[id(child)] = _cell_face(child)
    return face


def _copy_names(old: CellFace, new: CellFace) -> None:
    for one, other in zip(old.get_parameters(), new.get_parameters(), strict=True):
        other.name = one.name


def _restored(module: torch.nn.Module, names: list[str]) -> CellFace:
    face = as_cell(module)
    for parameter, name in zip(face.get_parameters(), names, strict=True):
        parameter.name = name
    return face
