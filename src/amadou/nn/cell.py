"""Cell: MindSpore's network class, which is a torch.nn.Module."""

import copy
import sys
from collections import OrderedDict
from collections.abc import Callable, Iterator, Mapping
from typing import Any

import torch
from torch.utils.hooks import RemovableHandle

from .. import _checks, _compile
from .. import dtype as mstype
from .._boundary import OUTSIDE, PLAIN, RECORDING, has_torch, raw, raw_tree, state, wrap, wrap_tree
from .._paths import view_getattr
from .._printing import tensor_str
from ..context import to_device
from ..parameter import Parameter, ParameterTuple, over
from ..tensor import Tensor
from ._call import adopt, call_special, cast_floats, on_its_tensors, on_tensors
from ._fsdp import ManagedMark, show_torch_side
from ._marks import CellMarks
from ._registry import (
    ParameterRegistry,
    marks_of_views,
    named_parameters_below,
    overwrite,
    parameters_below,
    restore_views,
)

# Where torch has parallelize_module.
_PARALLELIZE = "torch.distributed.tensor.parallel.api"
_FLOATS = {mstype.float16: "fp16", mstype.float32: "fp32", mstype.bfloat16: "bf16"}


class _Buffer(torch.Tensor):
    """A torch buffer that prints as MindSpore prints; every operation on it gives a plain torch tensor."""

    __torch_function__ = torch._C._disabled_torch_function_impl  # type: ignore[assignment]

    def __repr__(self, **_: Any) -> str:  # type: ignore[override]
        return tensor_str(self.as_subclass(torch.Tensor))

    def __format__(self, spec: str) -> str:
        return format(repr(self), spec)

    def __deepcopy__(self, memo: dict) -> "_Buffer":
        copied = memo[id(self)] = copy.deepcopy(self.as_subclass(torch.Tensor), memo).as_subclass(_Buffer)
        return copied

    def __reduce_ex__(self, protocol: Any) -> Any:
        # A plain tensor in files, so that torch.load(weights_only=True) reads them.
        return self.as_subclass(torch.Tensor).__reduce_ex__(protocol)


class Cell(CellMarks, torch.nn.Module):
    """Base class of networks: state in ``__init__``, computation in ``construct``.

    A Cell is a torch.nn.Module, and its Parameters are torch's parameters and buffers under MindSpore's names:
    ``get_parameters()`` and ``named_parameters()`` list the same memory. Called with Tensors it records no gradient
    unless inside :func:`amadou.grad` and its kin; called with torch tensors it returns torch tensors and follows
    torch's own gradient mode.

    Args:
        auto_prefix: whether the Parameters of a Cell that is set as an attribute get the attribute's name in front.
        flags: attributes to set, as :meth:`add_flags` does.

    >>> import amadou as ms
    >>> class Scale(ms.nn.Cell):
    ...     def __init__(self):
    ...         super().__init__()
    ...         self.factor = ms.Parameter(ms.Tensor([2.0]))
    ...     def construct(self, x):
    ...         return x * self.factor
    >>> net = Scale()
    >>> print(net(ms.Tensor([1.0, 3.0])))
    [2. 6.]
    >>> [name for name, _ in net.named_parameters()]
    ['factor']
    """

    # What only few Cells have stays on the class until it is set, so that plain calls look at one attribute.
    _special = False
    _cast_dtype: torch.dtype | None = None
    _autocast_dtype: torch.dtype | None = None
    _recomputes = False
    _offloads = False
    _saved_hooks: tuple[Callable, Callable] | None = None
    _has_bprop = False
    _names_are_checked = False
    _param_prefix = ""
    _phase = "train"
    _is_fsdp_managed_module = ManagedMark()
    bprop: Callable

    def __init__(self, auto_prefix: bool = True, flags: dict[str, Any] | None = None) -> None:
        super().__init__()
        own = self.__dict__
        own["training"] = False
        own["requires_grad"] = False
        own["_params"] = ParameterRegistry(self)
        own["_auto_prefix"] = auto_prefix
        own["_grad_hooks"] = OrderedDict()
        own["_grad_pre_hooks"] = OrderedDict()
        if hasattr(type(self), "bprop"):
            own["_has_bprop"] = own["_special"] = True
        if flags:
            self.add_flags(**flags)

    # -- calling -------------------------------------------------------------------------------------------------

    def construct(self, *args: Any, **kwargs: Any) -> Any:
        """The computation; every Cell that is called defines it."""
        raise AttributeError(f"For '{type(self).__name__}', the method 'construct' must be defined, but it is not.")

    def forward(self, *args: Any, **kwargs: Any) -> Any:
        """``construct``, under the name by which torch calls it."""
        return self.construct(*args, **kwargs)

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        is_one_tensor = len(args) == 1 and type(args[0]) is Tensor and not kwargs  # as most calls
        if not is_one_tensor and has_torch(args, kwargs):
            return self._call_from_torch(args, kwargs)
        if state.mode == OUTSIDE:
            return self._call_from_outside(args, kwargs)
        if self._special:
            return call_special(self, args, kwargs)
        return self._wrapped_call_impl(*args, **kwargs)

    def _run(self, args: tuple, kwargs: dict) -> Any:
        if self._special:
            return call_special(self, args, kwargs)
        return self._wrapped_call_impl(*args, **kwargs)

    def _call_from_torch(self, args: tuple, kwargs: dict) -> Any:
        """torch tensors in and out, with gradients as torch's own mode says."""
        previous, state.mode = state.mode, RECORDING
        try:
            return raw_tree(self._run(wrap_tree(args), wrap_tree(kwargs)))
        finally:
            state.mode = previous

    def _call_from_outside(self, args: tuple, kwargs: dict) -> Any:
        """A plain call records nothing, as in MindSpore."""
        # not while torch.compile traces, which would compile again once the mark is set
        if not torch.compiler.is_compiling() and not self._names_are_checked:
            self.check_names_and_refresh_name()
            self.__dict__["_names_are_checked"] = True
        run = _compile.unit(self, Cell._run) if _compile.is_on_in_graph_mode() else Cell._run
        state.mode = PLAIN
        try:
            with torch.no_grad():
                return run(self, args, kwargs)
        finally:
            state.mode = OUTSIDE

    # -- attributes ----------------------------------------------------------------------------------------------

    def __getattr__(self, name: str) -> Any:
        own = self.__dict__
        modules = own.get("_modules")
        if modules is not None:
            if name in modules:
                return modules[name]
            if name in own.get("_params", ()):  # of a shallow copy
                return own["_params"][name]
            if name in own["_buffers"]:
                buffer = own["_buffers"][name]
                return None if buffer is None else wrap(buffer)
        raise AttributeError(f"The '{type(self).__name__}' object has no attribute '{name}'.")

    def __setattr__(self, name: str, value: Any) -> None:
        if isinstance(value, Parameter):
            self._set_parameter(name, value)
        elif isinstance(value, torch.nn.Module):
            self._set_child(name, value)
        elif isinstance(value, torch.Tensor) and self._set_torch_tensor(name, value):
            return
        elif self._holds_state(name):
            self._set_over_state(name, value)
        else:
            if isinstance(value, ParameterTuple):
                for parameter in value:
                    self.insert_param_to_cell(parameter.name, parameter, check_name_contain_dot=False)
            elif isinstance(value, list | tuple) and any(isinstance(item, Parameter) for item in value):
                ParameterTuple(item for item in value if isinstance(item, Parameter))  # names must be distinct
            object.__setattr__(self, name, value)
            if name == "__class__" and hasattr(value, "_get_fsdp_state"):
                show_torch_side(self)

    def __delattr__(self, name: str) -> None:
        own = self.__dict__
        if name in own.get("_params", ()):
            del self._params[name]
        else:
            super().__delattr__(name)

    def _holds_state(self, name: str) -> bool:
        own = self.__dict__
        return "_params" in own and (name in own["_params"] or name in own["_modules"] or name in own["_buffers"])

    def _set_over_state(self, name: str, value: Any) -> None:
        """Assign what is neither Parameter nor Cell to a name that holds state."""
        params, registry = self._params, self._modules
        if name in params:
            if value is None:
                params[name] = None
            elif isinstance(value, Tensor) and params[name] is not None:
                overwrite(params[name], value)
            else:
                self._refuse(name, value, "a Parameter, a Tensor or None")
        elif name in self._buffers:
            if value is not None and not isinstance(value, Tensor):
                self._refuse(name, value, "a Tensor or None")
            self._buffers[name] = raw(value)
        elif value is None:
            registry[name] = None
        else:
            self._refuse(name, value, "a Cell or None")

    def _set_torch_tensor(self, name: str, t: torch.Tensor) -> bool:
        """torch's tools set tensors by attribute; False where the attribute is none of torch's."""
        own = self.__dict__
        parameter = own.get("_params", {}).get(name)
        if parameter is not None:
            parameter._show(t)
        elif isinstance(t, torch.nn.Parameter):
            self.register_parameter(name, t)
        elif name in own.get("_buffers", ()):
            own["_buffers"][name] = t
        else:
            return False
        return True

    def _refuse(self, name: str, value: Any, rule: str) -> None:
        raise TypeError(f"For '{type(self).__name__}', '{name}' must be {rule}, but got {type(value)}.")

    def _set_parameter(self, name: str, parameter: Parameter) -> None:
        own = self.__dict__
        if "_params" not in own:
            raise AttributeError(f"For '{type(self).__name__}', call super().__init__() before setting a Parameter.")
        _check_name("insert_param_to_cell", name, allow_dot=False)
        if name in own["_modules"]:
            raise KeyError(f"For 'insert_param_to_cell', '{name}' must be a new name, but a child Cell has it.")
        if own["_params"].get(name) is not parameter:
            own["_params"][name] = parameter

    def _set_child(self, name: str, child: torch.nn.Module) -> None:
        own = self.__dict__
        if "_params" not in own:
            raise AttributeError(f"For '{type(self).__name__}', call super().__init__() before setting a Cell.")
        _check_name("insert_child_to_cell", name, allow_dot=False)
        if name in own["_params"]:
            raise KeyError(f"For 'insert_child_to_cell', '{name}' must be a new name, but a Parameter has it.")
        own.pop(name, None)
        if self._auto_prefix:
            _name_parameters(child, f"{name}.")
        adopt(child)
        own["_modules"][name] = child

    def insert_param_to_cell(
        self, param_name: str, param: Parameter | None, check_name_contain_dot: bool = True
    ) -> None:
        """Set ``param`` as the attribute ``param_name``.

        Args:
            param_name: the attribute; an unnamed Parameter takes it as its name.
            param: a Parameter, or None to reserve the name.
            check_name_contain_dot: whether a dot in the name is an error.

        Raises:
            KeyError: if the name is empty, has a dot, or is taken by something that is no Parameter.
            TypeError: if ``param_name`` is no str or ``param`` no Parameter.
        """
        _check_name("insert_param_to_cell", param_name, allow_dot=not check_name_contain_dot)
        if hasattr(self, param_name) and param_name not in self._params:
            raise KeyError(f"For 'insert_param_to_cell', 'param_name' must be a new name, but '{param_name}' is taken.")
        if param is not None and not isinstance(param, Parameter):
            raise TypeError(f"For 'insert_param_to_cell', 'param' must be a Parameter or None, but got {type(param)}.")
        self._params[param_name] = param

    def insert_child_to_cell(self, child_name: str, child_cell: "Cell | None") -> None:
        """Set ``child_cell`` as the attribute ``child_name``; its Parameters keep their names.

        Raises:
            KeyError: if the name is empty, has a dot, or is taken by something that is no Cell.
            TypeError: if ``child_name`` is no str or ``child_cell`` no Cell.
        """
        _check_name("insert_child_to_cell", child_name, allow_dot=False)
        if hasattr(self, child_name) and child_name not in self._modules:
            raise KeyError(f"For 'insert_child_to_cell', 'child_name' must be a new name, but '{child_name}' is taken.")
        if child_cell is not None and not isinstance(child_cell, torch.nn.Module):
            raise TypeError(f"For 'insert_child_to_cell', 'child_cell' must be a Cell, but got {type(child_cell)}.")
        if child_cell is not None:
            adopt(child_cell)
        self._modules[child_name] = child_cell

    @property
    def _cells(self) -> dict[str, torch.nn.Module | None]:
        return self._modules

    @property
    def cls_name(self) -> str:
        """The name of the class."""
        return type(self).__name__

    @property
    def auto_prefix(self) -> bool:
        """Whether the Parameters of a child get the attribute's name in front."""
        return self._auto_prefix

    # -- parameters ----------------------------------------------------------------------------------------------

    def parameters_and_names(self, name_prefix: str = "", expand: bool = True) -> Iterator[tuple[str, Parameter]]:
        """The Parameters with their paths, each once, in the order of registration, trained or not.

        Args:
            name_prefix: put before every path.
            expand: whether to go into children.
        """
        return named_parameters_below(self, name_prefix, expand)

    def get_parameters(self, expand: bool = True) -> Iterator[Parameter]:
        """The Parameters, each once, in the order of registration, trained or not: a generator.

        torch lists the same in ``parameters()`` and ``buffers()``.
        """
        return parameters_below(self, expand)

    def trainable_params(self, recurse: bool = True) -> list[Parameter]:
        """The Parameters with ``requires_grad``, as a list."""
        return [parameter for parameter in self.get_parameters(recurse) if parameter.requires_grad]

    def untrainable_params(self, recurse: bool = True) -> list[Parameter]:
        """The Parameters without ``requires_grad``, such as BatchNorm's statistics, as a list."""
        return [parameter for parameter in self.get_parameters(recurse) if not parameter.requires_grad]

    def parameters_dict(self, recurse: bool = True) -> OrderedDict[str, Parameter]:
        """The Parameters by name."""
        return OrderedDict((parameter.name, parameter) for parameter in self.get_parameters(recurse))

    def parameters_broadcast_dict(self, recurse: bool = True) -> OrderedDict[str, Parameter] | None:
        """By name, the Parameters that all processes share; None if there is none."""
        shared = OrderedDict((p.name, p) for p in self.get_parameters(recurse) if not p.layerwise_parallel)
        return shared or None

    def update_parameters_name(self, prefix: str = "", recurse: bool = True) -> None:
        """Name every Parameter by its path in this Cell, after ``prefix`` (which brings its own dot)."""
        _checks.check_type("update_parameters_name", "prefix", prefix, str)
        _name_parameters(self, prefix, recurse)

    def check_names(self) -> None:
        """Raise ValueError if two Parameters have the same name."""
        seen: set[str] = set()
        for parameter in self.get_parameters():
            if parameter.name in seen:
                raise ValueError(f"Parameter names must be unique in a Cell, but '{parameter.name}' occurs twice.")
            seen.add(parameter.name)

    def check_names_and_refresh_name(self) -> None:
        """Name the Parameters by their paths if two have the same name."""
        names = [parameter.name for parameter in self.get_parameters()]
        if len(set(names)) < len(names):
            self.update_parameters_name()
            self.check_names()

    def init_parameters_data(self, auto_parallel_mode: bool = False) -> dict[Parameter, Parameter]:
        """Fill the Parameters that were made under ``no_init_parameters`` and have no values yet.

        Every Parameter is returned, mapped to itself.
        """
        return {parameter: parameter.init_data() for parameter in self.get_parameters()}

    @property
    def param_prefix(self) -> str:
        """The path of this Cell in the tree on which ``update_cell_prefix`` was called last."""
        return self._param_prefix

    def update_cell_prefix(self) -> None:
        """Tell every Cell below its path, as its ``param_prefix``."""
        for path, cell in self.cells_and_names():
            cell._param_prefix = path

    # -- cells ---------------------------------------------------------------------------------------------------

    def cells_and_names(
        self, cells: set[torch.nn.Module] | None = None, name_prefix: str = ""
    ) -> Iterator[tuple[str, "Cell"]]:
        """This Cell and all below with their paths, each once, parents first.

        Args:
            cells: Cells that were seen already; they and what is below them are left out.
            name_prefix: the path of this Cell.
        """
        return self.named_modules(cells, name_prefix)  # type: ignore[return-value]

    def name_cells(self) -> OrderedDict[str, "Cell"]:
        """The direct children by name, each once."""
        return OrderedDict(self.named_children())  # type: ignore[arg-type]

    def cells(self) -> Any:
        """The direct children, each once."""
        return self.name_cells().values()

    def get_sub_cell(self, target: str) -> "Cell":
        """The Cell at a path such as ``"block.norm"``; AttributeError if there is none."""
        return self.get_submodule(target)  # type: ignore[return-value]

    def apply(self, fn: Callable[["Cell"], None]) -> "Cell":  # type: ignore[override]
        """Call ``fn`` with every Cell, children first, and return this one."""
        return super().apply(fn)  # type: ignore[arg-type]

    # -- modes and marks -----------------------------------------------------------------------------------------

    def set_train(self, mode: bool = True) -> "Cell":
        """Switch this Cell and all below to training or, with False, to evaluation."""
        for cell in self.modules():
            object.__setattr__(cell, "training", mode)  # the face of a torch module has a property there
            cell.__dict__["_phase"] = "train" if mode else "predict"
        return self

    def set_grad(self, requires_grad: bool = True) -> "Cell | None":
        """Mark this Cell as a network whose gradient is taken; the mark has no effect by itself."""
        self.__dict__["requires_grad"] = requires_grad
        return self

    @property
    def phase(self) -> str:
        """ "train" or "predict"."""
        return self._phase

    @phase.setter
    def phase(self, value: str) -> None:
        self.__dict__["_phase"] = value

    def to_float(self, dst_type: Any) -> "Cell":
        """Compute in ``dst_type``: float inputs and Parameters are converted at use, the Parameters stay as they are.

        Raises:
            ValueError: unless ``dst_type`` is float16, bfloat16 or float32.
        """
        if dst_type not in _FLOATS:
            raise ValueError(f"For 'to_float', 'dst_type' must be float16, bfloat16 or float32, but got {dst_type}.")
        for cell in self.modules():
            cell.__dict__.update(_cast_dtype=mstype.to_torch(dst_type), _special=True)
            cell.__dict__.update(dict.fromkeys(_FLOATS.values(), False) | {_FLOATS[dst_type]: True})
        return self

    def add_flags(self, **flags: Any) -> "Cell":
        """Set attributes, which :meth:`get_flags` lists."""
        self.__dict__.setdefault("_flags", {}).update(flags)
        for name, value in flags.items():
            setattr(self, name, value)
        return self

    def add_flags_recursive(self, **flags: Any) -> "Cell":
        """:meth:`add_flags` on this Cell and all below."""
        for cell in self.modules():
            if isinstance(cell, Cell):
                cell.add_flags(**flags)
        return self

    def get_flags(self) -> dict[str, Any]:
        """What :meth:`add_flags` has set."""
        return self.__dict__.get("_flags", {})

    def recompute(
        self,
        *,
        use_reentrant: bool = True,
        output_recompute: bool = False,
        early_stop: bool = True,
        context_fn: Callable | None = None,
        **kwargs: Any,
    ) -> None:
        """Keep no activations of this Cell for the backward pass: compute them again there.

        The arguments tune MindSpore's own machinery; torch's checkpointing, which does the work, needs none of them.
        """
        self.__dict__.update(_recomputes=True, _special=True)

    def cast_inputs(self, inputs: Any, dst_type: Any) -> Any:
        """The float Tensors in ``inputs`` converted to ``dst_type``."""
        return cast_floats(inputs, mstype.to_torch(dst_type))

    def offload(self, backward_prefetch: Any = "Auto") -> None:
        """Keep the activations of this Cell in the host's memory until the backward pass needs them.

        Args:
            backward_prefetch: how early MindSpore brings them back; torch brings them when they are needed.
        """
        self.__dict__.update(_offloads=True, _special=True)

    def register_saved_tensors_hooks(self, pack_hook: Callable, unpack_hook: Callable) -> None:
        """Pass what the forward pass keeps for the backward pass through ``pack_hook``, and back through the other."""
        _check_callable("register_saved_tensors_hooks", "pack_hook", pack_hook)
        _check_callable("register_saved_tensors_hooks", "unpack_hook", unpack_hook)
        self.__dict__.update(_saved_hooks=(pack_hook, unpack_hook), _special=True)

    # -- hooks ---------------------------------------------------------------------------------------------------

    def register_forward_pre_hook(
        self, hook_fn: Callable, *, prepend: bool = False, with_kwargs: bool = False
    ) -> RemovableHandle:
        """Call ``hook_fn(cell, inputs)`` before ``construct``; what it returns replaces the inputs."""
        _check_callable("register_forward_pre_hook", "hook_fn", hook_fn)
        return super().register_forward_pre_hook(on_its_tensors(hook_fn), prepend=prepend, with_kwargs=with_kwargs)

    def register_forward_hook(  # type: ignore[override]
        self, hook_fn: Callable, *, prepend: bool = False, with_kwargs: bool = False, always_call: bool = False
    ) -> RemovableHandle:
        """Call ``hook_fn(cell, inputs, output)`` after ``construct``; what it returns replaces the output."""
        _check_callable("register_forward_hook", "hook_fn", hook_fn)
        return super().register_forward_hook(
            on_its_tensors(hook_fn), prepend=prepend, with_kwargs=with_kwargs, always_call=always_call
        )

    def register_backward_hook(self, hook_fn: Callable) -> RemovableHandle:  # type: ignore[override]
        """Call ``hook_fn(cell, grad_input, grad_output)`` when the gradient has passed through this Cell.

        ``grad_input`` are the gradients of the inputs; what the hook returns replaces them.
        """
        return self._register_grad_hook("register_backward_hook", self._grad_hooks, on_tensors(hook_fn), hook_fn)

    def register_backward_pre_hook(self, hook_fn: Callable) -> RemovableHandle:
        """Call ``hook_fn(cell, grad_output)`` before the gradient passes through; what it returns replaces it."""
        return self._register_grad_hook(
            "register_backward_pre_hook", self._grad_pre_hooks, on_tensors(hook_fn), hook_fn
        )

    def register_full_backward_hook(self, hook: Callable, prepend: bool = False) -> RemovableHandle:
        """torch's form of :meth:`register_backward_hook`: ``hook`` sees torch tensors."""
        return self._register_grad_hook("register_full_backward_hook", self._grad_hooks, hook, hook, prepend)

    def register_full_backward_pre_hook(self, hook: Callable, prepend: bool = False) -> RemovableHandle:
        """torch's form of :meth:`register_backward_pre_hook`: ``hook`` sees torch tensors."""
        return self._register_grad_hook("register_full_backward_pre_hook", self._grad_pre_hooks, hook, hook, prepend)

    def _register_grad_hook(
        self, who: str, hooks: OrderedDict, hook: Callable, given: Any, prepend: bool = False
    ) -> RemovableHandle:
        _check_callable(who, "hook_fn", given)
        self.__dict__["_special"] = True
        handle = RemovableHandle(hooks)
        hooks[handle.id] = hook
        if prepend:
            hooks.move_to_end(handle.id, last=False)
        return handle

    def register_parameter_forward_hook(self, hook: Any) -> None:
        """Let the forward pass see ``hook(parameter)`` in the place of Parameters.

        Args:
            hook: a function for every trained Parameter of this Cell, or a list of
                ``{"params": [...], "hook": function}``.
        """
        groups = hook if isinstance(hook, list) else [{"params": self.trainable_params(), "hook": hook}]
        for group in groups:
            _check_callable("register_parameter_forward_hook", "hook", group["hook"])
            for parameter in group["params"]:
                parameter._show_through(group["hook"])

    # -- torch's side --------------------------------------------------------------------------------------------

    def register_parameter(self, name: str, param: torch.nn.Parameter | None) -> None:
        """torch's way to set a parameter; MindSpore's face gets a Parameter over it."""
        if param is None:
            self.insert_param_to_cell(name, None)
            return
        self._set_parameter(name, over(param, name))

    def register_buffer(self, name: str, tensor: Any, persistent: bool = True) -> None:
        """Set a tensor that is kept but never trained, and that is no Parameter.

        Args:
            name: the attribute; an older buffer of that name is replaced.
            tensor: a Tensor, a torch tensor, or None.
            persistent: whether ``state_dict()`` holds it.

        Raises:
            KeyError: if the name has a dot, is empty, or is taken by something that is no buffer.
            TypeError: if ``name`` is no str or ``tensor`` no Tensor.
        """
        t = raw(tensor)
        if t is not None and not isinstance(t, torch.Tensor):
            raise TypeError(f"For 'register_buffer', 'tensor' must be a Tensor or None, but got {type(tensor)}.")
        kept = None if t is None else t.detach().as_subclass(_Buffer)
        if isinstance(name, str) and name in self._buffers and name not in self._params:
            self._buffers[name] = kept
            (self._non_persistent_buffers_set.discard if persistent else self._non_persistent_buffers_set.add)(name)
        else:
            super().register_buffer(name, kept, persistent)

    def add_module(self, name: str, module: torch.nn.Module | None) -> None:
        """torch's way to set a child."""
        super().add_module(name, module)
        if module is not None:
            self._set_child(name, module)

    def named_children(self) -> Iterator[tuple[str, torch.nn.Module]]:
        """The children by name, each once; ``parallelize_module``, which looks for torch's layers, gets their faces."""
        if not torch.compiler.is_compiling() and sys._getframe(1).f_globals["__name__"] == _PARALLELIZE:
            from ..bridge.torch_face import as_torch

            return as_torch(self).named_children()
        return super().named_children()

    def get_parameter(self, target: str) -> torch.nn.Parameter:
        """torch's parameter at a path; AttributeError if there is none."""
        path, _, name = target.rpartition(".")
        parameter = self.get_submodule(path)._parameters.get(name)
        if parameter is None:
            raise AttributeError(f"For 'get_parameter', 'target' must be the path of a parameter, but got '{target}'.")
        return parameter

    def load_state_dict(self, state_dict: Mapping[str, Any], strict: bool = True, assign: bool = False) -> Any:
        """Load values by path, from torch tensors or Tensors; as torch's."""
        result = super().load_state_dict({key: raw(value) for key, value in state_dict.items()}, strict, assign)
        if assign:
            self._tie()
        return result

    def _save_to_state_dict(self, destination: dict[str, Any], prefix: str, keep_vars: bool) -> None:
        """Parameters in the order of registration, then other buffers; torch has all buffers last."""
        super()._save_to_state_dict(destination, prefix, keep_vars)
        for name in [*self._params, *(name for name in self._buffers if name not in self._params)]:
            if prefix + name in destination:
                destination[prefix + name] = destination.pop(prefix + name)

    def _load_from_state_dict(self, state_dict: dict, prefix: str, *args: Any) -> None:
        """torch takes a dot in a name for a child; an optimizer's own Parameters have some (``moments.weight``)."""
        super()._load_from_state_dict(state_dict, prefix, *args)
        unexpected_keys = args[3]
        unexpected_keys[:] = [key for key in unexpected_keys if key.removeprefix(prefix) not in self._params]

    def _apply(self, fn: Callable, recurse: bool = True) -> "Cell":
        super()._apply(fn, recurse)
        for name, value in self.__dict__.items():
            if type(value) is Tensor and name not in self._params:
                value._t = fn(value._t)
        self._tie()
        return self

    def _tie(self) -> None:
        """torch converts a tensor that two Cells share once for each: show the home's again in all."""
        for cell in self.modules():
            if isinstance(cell, Cell):
                cell._params.tie()

    def to(self, *args: Any, **kwargs: Any) -> "Cell":
        """Move and convert parameters and buffers; devices and dtypes in MindSpore's words or torch's."""
        return super().to(*map(_to_torch_option, args), **{k: _to_torch_option(v) for k, v in kwargs.items()})

    def to_empty(self, *, device: Any = None, recurse: bool = True) -> "Cell":
        """Give parameters and buffers memory without values on ``device``, as after creation on the meta device."""
        return super().to_empty(device=_to_torch_option(device), recurse=recurse)

    def __getstate__(self) -> dict[str, Any]:
        own = self.__dict__.copy()
        own["_params"] = dict(self._params)
        own["_views"] = marks_of_views(self)
        return own

    def __setstate__(self, own: dict[str, Any]) -> None:
        params, views = own.pop("_params"), own.pop("_views")
        for name in params:
            own.pop(name, None)
        super().__setstate__(own)
        self.__dict__["_params"] = registry = ParameterRegistry(self)
        registry.restore(params)
        restore_views(self, views)

    def __copy__(self) -> "Cell":
        # As in both frameworks the copy shares the registries: what is set on one Cell is set on the other.
        twin = type(self).__new__(type(self))
        twin.__dict__.update({name: value for name, value in self.__dict__.items() if name not in self._params})
        return twin

    # -- printing ------------------------------------------------------------------------------------------------

    def extend_repr(self) -> str:
        """What ``repr`` shows of the Cell itself, before its children."""
        return ""

    def extra_repr(self) -> str:
        """:meth:`extend_repr`, under the name by which torch asks for it."""
        return self.extend_repr()


def _name_parameters(module: torch.nn.Module, prefix: str, recurse: bool = True) -> None:
    for path, parameter in named_parameters_below(module, "", recurse):
        parameter.name = prefix + path


def _check_name(who: str, name: Any, allow_dot: bool) -> None:
    if not isinstance(name, str):
        raise TypeError(f"For '{who}', the name must be a str, but got {name!r}.")
    if not name or ("." in name and not allow_dot):
        raise KeyError(f"For '{who}', the name must not be empty or have a dot, but got '{name}'.")


def _check_callable(who: str, arg: str, hook: Any) -> None:
    if not callable(hook) or isinstance(hook, str):
        raise TypeError(f"For '{who}', '{arg}' must be a function, but got {type(hook)}.")


def _to_torch_option(value: Any) -> Any:
    if isinstance(value, mstype.Type):
        return mstype.to_torch(value)
    if isinstance(value, str):
        return to_device(value)
    return raw(value)


__getattr__ = view_getattr(__name__)
