"""A Cell as a torch module with torch's conventional names: :func:`as_torch`.

It gives a tree of modules beside the Cell's own. A module of the tree has no state: its registries are views of the
Cell's registries under other names, so what one side sets, freezes or replaces is what the other side has.
"""

import functools
from collections.abc import Callable, Iterator
from typing import Any

import torch

from .._boundary import OUTSIDE, raw_tree, state, wrap, wrap_tree
from ..nn._fsdp import FSDP_ATTRIBUTES, notice_fsdp
from ..nn.cell import Cell
from ..nn.containers import CellDict, _Numbered
from ..nn.layers.normalization import BatchNorm3d
from ..parameter import Parameter
from ._face import Children, Face, View
from .vocabulary import COUNT, Layer, in_torch_order, layer_of

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
    if isinstance(module, TorchFace):
        return module
    if isinstance(module, Face):
        return as_torch(module._module)
    if not any(isinstance(child, Cell) for child in module.modules()):
        return module
    face = module.__dict__.get(_FACE)
    if face is None:
        face = module.__dict__[_FACE] = _kind_of_face(module)(module)
        list(face.children())  # whose faces count batches from now on
    return face


# -- registries --------------------------------------------------------------------------------------------------------


class _ChildFaces(Children):
    """The children in torch's words; what is set is the child itself, not its face."""

    def __setitem__(self, name: str, child: Any) -> None:
        if child is None:
            super().__setitem__(name, None)
            return
        cell = child._module if isinstance(child, TorchFace) else child
        if isinstance(self._module, Cell):
            self._module._set_child(self._key(name), cell)
        else:
            super().__setitem__(name, cell)


class _State(View):
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


class _Buffers(_State):
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


# -- the face ----------------------------------------------------------------------------------------------------------


class TorchFace(Face):
    """A Cell (or a torch module with Cells inside) as a torch module; made by :func:`as_torch`."""

    _layer: Layer

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
        own["_parameters"] = _State(self, owner, "_parameters", layer.names)
        own["_buffers"] = _Buffers(self, owner, "_buffers", layer.names)
        own["_modules"] = {} if owner is not module else _ChildFaces(module, layer.names, as_torch)
        own["_non_persistent_buffers_set"] = owner._non_persistent_buffers_set | layer.unused
        if not isinstance(module, Cell):  # the hooks of a torch module are called whenever it is
            own.update({name: module.__dict__[name] for name in _HOOKS})
            return
        module.__dict__["_special"] = True  # the Cell calls `call_within`, wherever its own call comes from
        if layer.counts and COUNT not in owner.__dict__:
            _start_counting(owner)

    @property
    def training(self) -> bool:
        """Whether the Cell is in training."""
        return self._module.training

    @training.setter
    def training(self, mode: bool) -> None:
        self._module.training = self.__dict__.get("_owner", self._module).training = mode

    def __setattr__(self, name: str, value: Any) -> None:
        super().__setattr__(name, value)
        if name in FSDP_ATTRIBUTES:
            notice_fsdp(self, name, value)

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


def _start_counting(norm: Any) -> None:
    """Let a normalization of MindSpore's count its batches, as torch's do."""
    norm.__dict__[COUNT] = wrap(norm.moving_mean._torch().new_zeros((), dtype=torch.int64))
    norm.register_forward_hook(_count_batch)


def _count_batch(cell: torch.nn.Module, _args: Any, _out: Any) -> None:
    if cell.training:
        cell.__dict__[COUNT]._t.add_(1)


class _NumberedFace(TorchFace):
    """The face of a SequentialCell or CellList: like torch's, with items."""

    def __len__(self) -> int:
        return len(self._modules)

    def __iter__(self) -> Iterator[Any]:
        return iter(self._modules.values())

    def __getitem__(self, index: Any) -> Any:
        return list(self._modules.values())[index]

    def __setitem__(self, index: int, module: torch.nn.Module) -> None:
        setattr(self, list(self._modules)[index], module)


class _NamedFace(TorchFace):
    """The face of a CellDict."""

    def __len__(self) -> int:
        return len(self._modules)

    def __iter__(self) -> Iterator[str]:
        return iter(self._modules)

    def __getitem__(self, key: str) -> Any:
        return self._modules[key]

    def __setitem__(self, key: str, module: torch.nn.Module) -> None:
        setattr(self, key, module)


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
