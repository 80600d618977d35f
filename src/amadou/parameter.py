"""Parameter: a named view of a tensor that a network keeps, in torch's own registries."""

import itertools
import numbers
import re
import threading
import weakref
from collections.abc import Callable, Iterable
from typing import Any

import numpy as np
import torch

from . import _checks
from ._boundary import OUTSIDE, RECORDING, ParameterBase, raw_tree, state, wrap
from ._construct import from_data
from ._parts import cut, cut_as, is_cut
from .context import device as default_device
from .context import to_device
from .dtype import to_torch
from .kernels import index as index_kernels
from .tensor import Tensor

PARAMETER_NAME_DEFAULT = "Parameter"

_MAX_NAME_LENGTH = 1024
_unnamed = itertools.count()
_AUTOMATIC = re.compile(r"Parameter#\d+")

Registry = dict[str, Any]


class Registries:
    """torch's two registries of one module, where the tensors of its Parameters live."""

    __slots__ = ("__weakref__", "buffers", "parameters")

    def __init__(self, module: torch.nn.Module) -> None:
        self.parameters: Registry = module._parameters
        self.buffers: Registry = module._buffers

    def get(self, key: str) -> torch.Tensor | None:
        t = self.parameters.get(key)
        return self.buffers.get(key) if t is None else t

    def show(self, key: str, t: torch.Tensor) -> Registry:
        """Put a tensor into the registry of its kind, which is returned; what is a parameter stays one."""
        if isinstance(t, torch.nn.Parameter):
            self.buffers.pop(key, None)
        elif key not in self.parameters:
            self.buffers[key] = t
            return self.buffers
        self.parameters[key] = t
        return self.parameters

    def remove(self, key: str) -> None:
        self.parameters.pop(key, None)
        self.buffers.pop(key, None)


class Parameter(Tensor, ParameterBase):
    """A tensor that belongs to a network's state: with a name, which checkpoints use, and marks for training.

    Once it is set on a Cell, its tensor lives in the Cell's ``_parameters`` (or ``_buffers``, if it was made with
    ``requires_grad=False`` or holds integers) and nowhere else: the Parameter looks there at every use, so it always
    shows what torch's tools have put in place.

    Args:
        default_input: the first value: a Tensor (also one that an initializer has yet to fill), numpy.ndarray, list,
            int or float. It is copied.
        name: a name; without one the Parameter is called ``Parameter``, ``Parameter#1`` … until it is set on a Cell,
            which names it after the attribute.
        requires_grad: whether it is trained. False makes no barrier: a gradient that names the Parameter is computed.
        layerwise_parallel: in data-parallel training, whether every process keeps its own values.
        parallel_optimizer: whether the optimizer may share out its state for this Parameter over the processes.
        storage_format: a memory layout on Ascend; kept, without effect elsewhere.
        device: where to put the values: "CPU", "GPU", "Ascend".

    Raises:
        TypeError: for a ``default_input`` of another type, or marks that are no bool.
        ValueError: for a bool as ``default_input``, a name that is no str, or one longer than 1024 characters.

    >>> import amadou as ms
    >>> ms.Parameter(ms.Tensor([[1.0, 1.0]]), name="w")
    Parameter (name=w, shape=(1, 2), dtype=Float32, requires_grad=True)
    """

    __slots__ = ()
    shown_as = "mindspore.common.parameter.Parameter"
    inited_param = None
    # The Tensor with the initializer that is still to fill this Parameter, under `no_init_parameters`.
    init_mode: Tensor | None = None
    is_init = False  # type: ignore[assignment]  # MindSpore has a method of that name for a Tensor
    requires_aggr = True
    sliced = False
    is_param_ps = False
    # Which rows of a whole these values are, if processes have shared them out.
    share: Any = None
    # The module for which torch's fully_shard keeps it in parts, if one does.
    _sharding_module: "weakref.ref[torch.nn.Module] | None" = None
    # The place of an axis of size 1 that a checkpoint has and the tensor has not: torch's Conv1d, seen as a Cell.
    file_axis: int | None = None
    # Made over a tensor that a tool of torch's has just added: whoever finds it below a Cell names it by its path.
    awaits_path = False

    # The tensor is `_home[_key]`; `_place` has that registry, or is None while no Cell holds the Parameter.
    _home: Registry
    _key: str
    _place: "Registries | None"
    # The other Cells that share the Parameter, and the tensor that all of them show.
    _others: "tuple[tuple[weakref.ref[Registries], str], ...]"
    _agreed: torch.Tensor | None
    _compute: Callable[[], torch.Tensor]

    def __init__(
        self,
        default_input: Any,
        name: str | None = None,
        requires_grad: bool = True,
        layerwise_parallel: bool = False,
        parallel_optimizer: bool = True,
        storage_format: str = "",
        device: str | None = None,
    ) -> None:
        self._marked = _checks.check_bool("Parameter", "requires_grad", requires_grad)
        self.name = name
        self.layerwise_parallel = layerwise_parallel
        self.parallel_optimizer = parallel_optimizer
        self.storage_format = _checks.check_type("Parameter", "storage_format", storage_format, str)
        place = None if device is None else to_device(device)
        waits = filling.is_put_off and isinstance(default_input, Tensor) and default_input.has_init
        values = _blank(default_input, place) if waits else _values(default_input, place)
        self._stand_alone(_of_kind(values, requires_grad))
        if waits:
            self.init_mode = default_input
            self._version_when_blank = self._torch()._version

    # -- where the tensor lives ----------------------------------------------------------------------------------

    @property
    def _t(self) -> torch.Tensor:  # type: ignore[override]
        t = self._newest() if self._others else self._home[self._key]
        if state.cast is not None and t.is_floating_point():
            return t.to(state.cast)
        # MindSpore records nothing outside of a gradient, torch would.
        if state.mode == RECORDING or not t.requires_grad or not torch.is_grad_enabled():
            return t
        return t.detach()

    def _torch(self) -> torch.Tensor:
        return self._newest() if self._others else self._home[self._key]

    def _show_for_a_time(self, t: torch.Tensor) -> None:
        self._home[self._key] = t

    def _identity(self) -> int:
        """The same number for Parameters that show the same tensor."""
        return id(self._newest() if self._others else self._home[self._key])

    def _newest(self) -> torch.Tensor:
        """The tensor of a shared Parameter; if torch has replaced it in one Cell, that one counts."""
        t = self._home[self._key]
        if t is self._agreed:
            # Without `_living` and its lists: an optimizer shares all Parameters of its network, for every use.
            for place, key in self._others:
                registries = place()
                other = None if registries is None else registries.get(key)
                if other is not t and other is not None:
                    return other
        return t

    def _living(self) -> "list[tuple[Registries, str]]":
        others = [(place(), key) for place, key in self._others]
        return [(place, key) for place, key in others if place is not None]

    def _stand_alone(self, t: torch.Tensor) -> None:
        """Hold ``t`` without a Cell."""
        self._home, self._key, self._place = {"": t}, "", None
        self._others, self._agreed = (), None

    def _attach(self, place: "Registries", key: str) -> None:
        """Enter the tensor into a Cell's registries; the first Cell becomes the home."""
        t = self._torch()
        if self._place is None:
            self._place, self._key = place, key
        else:
            self._others = (*((weakref.ref(p), k) for p, k in self._living()), (weakref.ref(place), key))
        self._show(t)

    def _leave(self, place: "Registries", key: str) -> None:
        """Leave a Cell; if it is the home, the next Cell becomes that."""
        places = [(self._place, self._key), *self._living()]
        self._stand_alone(self._torch())
        for other, k in places:
            if other is not None and (other is not place or k != key):
                self._attach(other, k)

    def _show(self, t: torch.Tensor) -> None:
        """Let ``t`` be the tensor, in every Cell that holds the Parameter."""
        if self._place is not None:
            self._home = self._place.show(self._key, t)
        self._home[self._key] = t
        for place, key in self._living():
            place.show(key, t)
        self._agreed = t if self._others else None

    def _tie(self) -> None:
        """Show one tensor again after torch has replaced it Cell by Cell."""
        if self._others:
            self._show(self._newest())

    def _memory(self) -> torch.Tensor:
        """The tensor to write into.

        A gradient that is being taken sees the new values, as in MindSpore; torch would refuse to go backward if it
        noticed the change.
        """
        self.init_mode = None
        return self._torch().data

    def _replace(self, t: torch.Tensor) -> None:
        """Let the tensor show other memory, while it stays the same object to torch's optimizers."""
        own = self._torch()
        if is_cut(own):  # a DTensor keeps its memory
            own.detach().copy_(cut_as(t.detach(), own))
        else:
            own.data = t.detach()

    @property
    def _local_tensor(self) -> Any:
        """What FSDP2 asks a DTensor for first, if a Cell is inside the torch module that it shards."""
        raise TypeError(
            "For 'fully_shard', 'module' must be a Cell or amadou.as_torch(module), but got a torch module with Cells "
            "inside."
        )

    def _cut(self, mesh: Any, placements: Any) -> None:
        """Keep this process's part only."""
        t = self._torch()
        part = cut(t.detach(), mesh, placements)
        self._show(torch.nn.Parameter(part, t.requires_grad) if isinstance(t, torch.nn.Parameter) else part)

    def _cut_as(self, model: "Parameter") -> None:
        """Keep the same part as ``model``."""
        t = model._torch()
        if is_cut(t):
            self._cut(t.device_mesh, t.placements)  # type: ignore[attr-defined]

    def _compute_with(self, compute: Callable[[], torch.Tensor] | None) -> None:
        """Show what ``compute()`` gives, in the place of a tensor in the registries; None ends that."""
        if compute is not None:
            self._compute = compute
            self.__class__ = _ComputedParameter
        elif type(self) is _ComputedParameter:
            del self._compute
            self.__class__ = Parameter  # type: ignore[assignment]

    def _sharded_for(self, module: torch.nn.Module) -> None:
        """Show the part that torch's ``fully_shard`` keeps for ``module``."""
        self._sharding_module = weakref.ref(module)
        self.__class__ = _ShardedParameter

    def _show_through(self, hook: Callable[["Parameter"], Tensor]) -> None:
        """Let every use see ``hook(self)``."""
        self._forward_hook = hook
        self.__class__ = _HookedParameter

    # -- name and marks ------------------------------------------------------------------------------------------

    @property
    def name(self) -> str:
        """The name; it is the key in checkpoints."""
        return self._name

    @name.setter
    def name(self, name: str | None) -> None:
        if name is not None and not isinstance(name, str):
            raise ValueError(f"For 'Parameter', 'name' must be a str or None, but got {name!r}.")
        if name and len(name) > _MAX_NAME_LENGTH:
            raise ValueError(
                f"For 'Parameter', 'name' must have at most {_MAX_NAME_LENGTH} characters, but got {len(name)}: {name}."
            )
        name = name.strip() if name else name
        self._named_by_program = bool(name) and not _AUTOMATIC.fullmatch(name)  # type: ignore[arg-type]
        self._name = name or _next_name()
        self.__dict__.pop("awaits_path", None)

    def _name_after(self, attribute: str) -> None:
        """Take the name of the attribute that holds an unnamed Parameter."""
        if not self._named_by_program:
            self.name = attribute

    @property
    def requires_grad(self) -> bool:
        """Whether the Parameter is trained; torch's mark of the same tensor, where its dtype has gradients."""
        t = self._torch()
        return t.requires_grad or (self._marked and not _has_gradients(t))

    @requires_grad.setter
    def requires_grad(self, value: bool) -> None:
        self._marked = _checks.check_bool("Parameter", "requires_grad", value)
        t = self._torch()
        if not _has_gradients(t):
            return
        if value and not isinstance(t, torch.nn.Parameter):
            # a buffer becomes a parameter, so that torch's optimizers see it
            self._show(torch.nn.Parameter(t))
        else:
            t.requires_grad_(value)

    @property
    def param_info(self) -> "Parameter":
        """Name and marks. They are the Parameter's own attributes, so it is the Parameter itself.

        Published optimizers clone that of a Parameter and give it to another, which takes name and marks.
        """
        return self

    @param_info.setter
    def param_info(self, info: "Parameter") -> None:
        self.__dict__.update(marks(info))
        self.requires_grad = info.requires_grad

    @property
    def layerwise_parallel(self) -> bool:
        """Whether every process keeps its own values in data-parallel training."""
        return self._layerwise_parallel

    @layerwise_parallel.setter
    def layerwise_parallel(self, value: bool) -> None:
        self._layerwise_parallel = _checks.check_bool("Parameter", "layerwise_parallel", value)

    @property
    def parallel_optimizer(self) -> bool:
        """Whether the optimizer's state for this Parameter may be shared out over the processes."""
        return self._parallel_optimizer

    @parallel_optimizer.setter
    def parallel_optimizer(self, value: bool) -> None:
        self._parallel_optimizer = _checks.check_bool("Parameter", "parallel_optimizer", value)

    @property
    def parallel_optimizer_comm_recompute(self) -> bool:
        """Whether the gathering of a shared-out Parameter is done again in the backward pass."""
        return self.__dict__.get("_parallel_optimizer_comm_recompute", False)

    @parallel_optimizer_comm_recompute.setter
    def parallel_optimizer_comm_recompute(self, value: bool) -> None:
        checked = _checks.check_bool("Parameter", "parallel_optimizer_comm_recompute", value)
        self._parallel_optimizer_comm_recompute = checked

    @property
    def comm_fusion(self) -> int:
        """Parameters of the same number have their gradients reduced together; 0 means alone."""
        return self.__dict__.get("_comm_fusion", 1)

    @comm_fusion.setter
    def comm_fusion(self, value: int) -> None:
        self._comm_fusion = _checks.check_non_negative_int("Parameter", "comm_fusion", value)

    @property  # type: ignore[override]
    def unique(self) -> bool:
        """Whether an embedding table is looked up with the distinct indices only."""
        return self.__dict__.get("_unique", False)

    @unique.setter
    def unique(self, value: bool) -> None:
        self._unique = value

    @property
    def key(self) -> int:
        """The key of the Parameter on a parameter server, -1 for none."""
        return self.__dict__.get("_server_key", -1)

    @key.setter
    def key(self, value: int) -> None:
        self._server_key = value

    @property
    def cache_enable(self) -> bool:
        """Whether an embedding table is cached on the device."""
        return self.__dict__.get("_cache_enable", False)

    @cache_enable.setter
    def cache_enable(self, value: bool) -> None:
        self._cache_enable = value

    @property
    def cache_shape(self) -> list[int]:
        """The shape of that cache."""
        return self.__dict__.get("_cache_shape", [])

    @cache_shape.setter
    def cache_shape(self, value: list[int]) -> None:
        self._cache_shape = value

    # -- values --------------------------------------------------------------------------------------------------

    def __setitem__(self, index: Any, value: Any) -> None:
        with torch.no_grad():
            index_kernels.setitem(self._memory(), raw_tree(index), raw_tree(value))

    def value(self) -> Tensor:
        """A copy of the values (``data`` shares the memory)."""
        return wrap(self._t.clone())

    def set_data(self, data: Any, slice_shape: bool = False) -> "Parameter":
        """Take over the memory of ``data``, or a copy in this Parameter's dtype; the shape may change.

        Of the same dtype and device, the two share their values from now on, as in MindSpore; ``data.copy()`` keeps
        them apart. Tensors that shared the memory before keep the old values.

        Args:
            data: a Tensor, int or float.
            slice_shape: kept for MindSpore's signature; the shape may always change.

        Raises:
            TypeError: if ``data`` is something else.
        """
        if not isinstance(data, Tensor | int | float):
            raise TypeError(f"For 'set_data', 'data' must be a Tensor, int or float, but got {type(data)}.")
        t = self._torch()
        if isinstance(data, float) and not _has_gradients(t):
            raise TypeError(f"For 'set_data', 'data' must be an int for a Parameter of {self.dtype}, but got {data}.")
        self.init_mode = None
        values = data._t.to(t.device, t.dtype) if isinstance(data, Tensor) else from_data(data, t.dtype, t.device)
        self._replace(_writable(values))
        return self

    def assign_value(self, value: Tensor) -> "Parameter":
        """Take over the memory of ``value``, with its shape and dtype.

        Raises:
            TypeError: if ``value`` is no Tensor.
        """
        if not isinstance(value, Tensor):
            raise TypeError(f"For 'assign_value', 'value' must be a Tensor, but got {type(value)}.")
        self.init_mode = None
        self._replace(_writable(value._t))
        return self

    @property
    def data(self) -> Tensor:
        """The same memory, seen by a Tensor without gradient history; setting it is :meth:`assign_value`."""
        return wrap(self._torch().detach())

    @data.setter
    def data(self, value: Tensor) -> None:
        self.assign_value(value)

    def set_dtype(self, dtype: Any) -> Any:
        self._replace(wrap(self._torch().detach()).astype(dtype)._t)
        return dtype

    def init_data(self, layout: Any = None, set_sliced: bool = False) -> "Parameter":  # type: ignore[override]
        """Fill a Parameter that was made under ``no_init_parameters`` and has got no values since; returns it.

        Args:
            layout: how the Parameter is cut over devices.
            set_sliced: whether to mark it as cut.
        """
        if set_sliced:
            self.sliced = True
        if self.init_mode is not None and self.has_init:
            values = self.init_mode._t
            self._memory().copy_(values)
        return self

    @property
    def has_init(self) -> bool:
        """Whether an initializer is still to fill the Parameter, which holds no values yet."""
        # what torch writes into the tensor raises its version
        return self.init_mode is not None and self._torch()._version == self._version_when_blank

    def clone(self, init: Any = "same") -> "Parameter":
        """A Parameter of the same name, marks, shape and dtype.

        Args:
            init: "same" copies the values; anything that ``initializer`` takes makes new ones.
        """
        if isinstance(init, str) and init == "same":
            values: Any = self
        else:
            from .common.initializer import initializer

            values = initializer(init, self.shape, self.dtype)
        twin = Parameter(values, self.name, self.requires_grad, self.layerwise_parallel, self.parallel_optimizer)
        twin.__dict__.update(marks(self))
        twin._cut_as(self)
        return twin

    def copy(self) -> "Parameter":
        """A Parameter of the same name, marks and values."""
        return self.clone()

    def register_hook(self, hook_fn: Callable[[Tensor], Tensor | None]) -> Any:  # type: ignore[override]
        """Call ``hook_fn`` with the gradient of this Parameter; what it returns replaces the gradient."""
        return self._register_hook("hook_fn", hook_fn)

    def add_pipeline_stage(self, stage: int) -> None:
        """Note that a pipeline stage uses this Parameter."""
        stages = self.__dict__.setdefault("_pipeline_stage_list", [])
        stages.append(_checks.check_non_negative_int("Parameter", "stage", stage))

    def __copy__(self) -> "Parameter":
        return self.clone()

    def __deepcopy__(self, memo: dict) -> "Parameter":
        # Its Cell, when copied too, finds the twin in `memo` and attaches it (Cell.__setstate__).
        t = self._torch()
        if id(t) not in memo:
            values = t.detach().clone()
            memo[id(t)] = torch.nn.Parameter(values, t.requires_grad) if isinstance(t, torch.nn.Parameter) else values
        twin = _rebuild(memo[id(t)], marks(self), type(self))
        memo[id(self)] = twin
        return twin

    def __reduce_ex__(self, protocol: Any) -> Any:
        return _rebuild, (self._torch(), marks(self), type(self))

    def __repr__(self) -> str:
        shown = f"name={self.name}, shape={self.shape}, dtype={self.dtype}, requires_grad={self.requires_grad}"
        return f"Parameter ({shown})"

    __str__ = __repr__


class _HookedParameter(Parameter):
    """A Parameter whose uses see what a hook makes of it (``Cell.register_parameter_forward_hook``)."""

    __slots__ = ()
    shown_as = Parameter.shown_as

    @property
    def _t(self) -> torch.Tensor:  # type: ignore[override]
        plain = Parameter._t.fget(self)  # type: ignore[attr-defined]
        return plain if state.mode == OUTSIDE else self._forward_hook(wrap(plain))._t


class _ShardedParameter(Parameter):
    """A Parameter of which FSDP2 keeps a part. It is whole in calls of its module, and a part for everyone else.

    FSDP2 leaves some together after a call, but forgets what is written there, and may not free what NumPy sees.
    """

    __slots__ = ()
    shown_as = Parameter.shown_as

    def _torch(self) -> torch.Tensor:
        module = self._sharding_module() if self._sharding_module else None
        if state.mode == OUTSIDE and module is not None and not is_cut(super()._torch()):
            module.state_dict()  # takes it apart
        return super()._torch()

    @property
    def _t(self) -> torch.Tensor:  # type: ignore[override]
        self._torch()
        return Parameter._t.fget(self)  # type: ignore[attr-defined]


class _ComputedParameter(Parameter):
    """A Parameter whose values a tool of torch's computes at every use (``as_torch`` with parametrize or prune)."""

    __slots__ = ()
    shown_as = Parameter.shown_as

    def _torch(self) -> torch.Tensor:
        return self._compute()

    @property
    def _t(self) -> torch.Tensor:  # type: ignore[override]
        t = self._compute() if state.cast is None else self._compute().to(state.cast)
        return t if state.mode == RECORDING or not torch.is_grad_enabled() else t.detach()

    def _identity(self) -> int:
        return id(self)

    def _tie(self) -> None:
        """There is no tensor of its own to show in other Cells."""

    def __deepcopy__(self, memo: dict) -> "Parameter":
        raise TypeError(f"The Parameter '{self.name}' is computed by torch's tools and cannot be copied meanwhile.")


class _Filling(threading.local):
    """Whether the Parameters that a thread makes are filled at once, or by ``init_data``."""

    def __init__(self) -> None:
        self.is_put_off = False


filling = _Filling()


def _blank(default_input: Tensor, device: torch.device | None) -> torch.Tensor:
    """Memory for a Parameter that an initializer fills later."""
    return torch.empty(default_input.shape, dtype=to_torch(default_input.dtype), device=device or default_device())


def _values(default_input: Any, device: torch.device | None) -> torch.Tensor:
    """A new torch tensor with the first values of a Parameter."""
    if isinstance(default_input, Tensor):
        return _of_tensor(default_input, device)
    if isinstance(default_input, bool):
        raise ValueError("For 'Parameter', 'default_input' must not be a bool, but got one.")
    if not isinstance(default_input, np.ndarray | list | int | float):
        raise TypeError(
            "For 'Parameter', 'default_input' must be a Tensor, int, float, numpy.ndarray or list, "
            f"but got {type(default_input)}."
        )
    return from_data(default_input, torch.int32 if isinstance(default_input, numbers.Integral) else None, device)


def _of_tensor(values: Tensor, device: torch.device | None) -> torch.Tensor:
    """A copy of the values; but what an initializer fills only now is taken over, as in MindSpore."""
    if values.has_init:
        return values._t if device is None else values._t.to(device)
    t = values._t.detach()
    copy = t.to(device=device or t.device)
    return copy.clone() if copy is t else copy


def _writable(t: torch.Tensor) -> torch.Tensor:
    """The tensor, or a copy if an optimizer could not write into it: one that is expanded, or of inference mode."""
    if 0 not in t.stride() and not t.is_inference():
        return t
    with torch.inference_mode(False):
        return t.clone()


def _has_gradients(t: torch.Tensor) -> bool:
    return t.is_floating_point() or t.is_complex()


def _of_kind(values: torch.Tensor, requires_grad: bool) -> torch.Tensor:
    """Torch's parameter for what is trained, a plain tensor (to be a buffer) for what is not."""
    return torch.nn.Parameter(values) if requires_grad and _has_gradients(values) else values


def _next_name() -> str:
    number = next(_unnamed)
    return f"{PARAMETER_NAME_DEFAULT}#{number}" if number else PARAMETER_NAME_DEFAULT


# What belongs to one Parameter alone; `cloned_obj` are the clones that published optimizers note on the original.
_PLACE = ("_home", "_key", "_place", "_others", "_agreed", "_sharding_module", "cloned_obj")


def marks(parameter: Parameter) -> dict:
    """All that a Parameter keeps beside its tensor."""
    return {name: value for name, value in parameter.__dict__.items() if name not in _PLACE}


def _rebuild(t: torch.Tensor, kept: dict, cls: type[Parameter]) -> Parameter:
    """A Parameter over ``t``, not on any Cell yet."""
    parameter = object.__new__(cls)
    parameter.__dict__.update(kept)
    parameter._stand_alone(t)
    return parameter


def over(t: torch.Tensor, name: str) -> Parameter:
    """A Parameter over a tensor of torch's."""
    parameter = Parameter(Tensor(0.0), name, t.requires_grad)
    parameter.awaits_path = True
    parameter._stand_alone(t)
    return parameter


class ParameterTuple(tuple):
    """A tuple of Parameters with distinct names; set on a Cell, its Parameters belong to the Cell.

    Raises:
        TypeError: if an item is no Parameter.
        ValueError: if two items have the same name.
    """

    def __new__(cls, iterable: Iterable[Parameter]) -> "ParameterTuple":
        items = tuple(iterable)
        seen: dict[str, Parameter] = {}
        for item in items:
            if not isinstance(item, Parameter):
                raise TypeError(f"For 'ParameterTuple', every item must be a Parameter, but got {type(item)}.")
            if seen.setdefault(item.name, item) is not item:
                raise ValueError(f"For 'ParameterTuple', names must be unique, but got '{item.name}' twice.")
        return super().__new__(cls, items)

    def clone(self, prefix: str, init: Any = "same") -> "ParameterTuple":
        """Clone every Parameter and put ``prefix`` and a dot before its name.

        Args:
            prefix: e.g. "moments", which makes ``moments.weight`` of ``weight``.
            init: as in :meth:`Parameter.clone`.
        """
        if not _checks.check_type("ParameterTuple.clone", "prefix", prefix, str):
            raise ValueError("For 'ParameterTuple.clone', 'prefix' must not be empty.")
        clones = []
        for item in self:
            twin = item.clone(init)
            twin.name = f"{prefix}.{item.name}"
            clones.append(twin)
        return ParameterTuple(clones)
