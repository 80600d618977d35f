"""Optimizer: the base class of optimizers, also of a program's own."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any

import numpy as np
import torch

from ... import _checks, context
from ..._boundary import wrap
from ..._paths import view_getattr
from ...dtype import float32
from ...kernels.optimizers import centralized
from ...legacy.registers import opt_init_args_register as opt_init_args_register
from ...ops.composite import HyperMap, Map
from ...parameter import Parameter, ParameterTuple
from ...tensor import Tensor
from ..cell import Cell
from ..containers import CellList
from ..learning_rate_schedule import LearningRateSchedule, _Formula
from ._groups import Group, parse_groups
from ._shares import shares_of

# Numbers live on the CPU, so that reading them never waits for an accelerator.
_PLACE = "CPU"


class Optimizer(Cell):
    """Base class of optimizers: a Cell that is called with the gradients and changes the Parameters.

    A program's own optimizer calls ``super().__init__(learning_rate, parameters)`` and defines
    ``construct(gradients)`` with the help of :meth:`get_lr`, :meth:`decay_weight` and :meth:`scale_grad`.

    Args:
        learning_rate: an int, float or Tensor of shape () for one rate; a list, other iterable or Tensor of shape (n,)
            for one rate at every step; a :class:`LearningRateSchedule`.
        parameters: the Parameters, or a list of groups: dicts with ``params`` and the group's own ``lr``,
            ``weight_decay`` and ``grad_centralization`` (see :meth:`gradients_centralization`), and at most one dict
            with only ``order_params``, all Parameters in the order of the gradients.
        weight_decay: an int or float >= 0, or a Cell that makes one of the step. It counts for the Parameters whose
            names hold neither "beta" nor "gamma"; in groups for all that have none of their own.
        loss_scale: the number by which the loss was multiplied, > 0.

    Raises:
        TypeError: for arguments of other types.
        ValueError: for numbers out of bounds, no Parameters, or two of the same name.
        KeyError: for groups without ``params`` or with unknown keys.
        RuntimeError: if a Parameter is in two groups.

    >>> import amadou as ms
    >>> class Descent(Optimizer):
    ...     def construct(self, gradients):
    ...         lr = self.get_lr()
    ...         for parameter, gradient in zip(self.parameters, gradients):
    ...             parameter.assign_value(parameter - lr * gradient)
    >>> weight = ms.Parameter(ms.Tensor([1.0]), name="weight")
    >>> Descent(0.5, [weight])((ms.Tensor([1.0]),))
    >>> print(weight.asnumpy())
    [0.5]
    """

    # Over torch's method of the same name: MindSpore has the tuple here.
    parameters: ParameterTuple  # type: ignore[assignment]
    learning_rate: Any
    decay_flags: tuple[bool, ...]
    # Whether the update of an element depends on its own gradient and state only: processes can share out the rows.
    _by_element = False
    weight_decay: Any

    def __init__(self, learning_rate: Any, parameters: Any, weight_decay: Any = 0.0, loss_scale: float = 1.0) -> None:
        super().__init__(auto_prefix=False)
        given = _check_parameters(parameters)
        self.loss_scale = _check_loss_scale(self.cls_name, loss_scale)
        self.reciprocal_scale = number(1.0 / self.loss_scale)
        self.need_scale = self.loss_scale != 1.0
        self.global_step = Parameter(Tensor(np.zeros(1, np.int32)), "global_step", device=_PLACE)
        self.global_step_increase_tensor = Tensor(np.ones(1, np.int32), device=_PLACE)
        self.assignadd = _assign_add
        self.param_rank = None
        self.use_parallel = False
        self.unique = True
        self._target = _device_target()
        self.dynamic_lr = self.dynamic_weight_decay = self.grad_centralization = False
        self.is_group = isinstance(given[0], dict)
        self.is_group_lr = self.is_group_params_ordered = False
        rate = self._rate(learning_rate, "learning_rate")
        decay = self._decay(weight_decay)
        if self.is_group:
            self._set_groups(given, rate, decay)
        else:
            self._set_one_group(given, rate, decay)
        # read once: torch.compile groups Parameters by numbers that it knows
        self._known_decays = (self.weight_decay, None if self.dynamic_weight_decay else floats_of(self.weight_decay))
        self.param_length = len(self.parameters)
        self._shares = shares_of(self.cls_name, self.parameters, self._by_element)
        self._states: list[ParameterTuple] = []
        self.optim_filter = (True,) * self.param_length
        self.map_, self.map_reverse = Map(), Map(None, True)
        self.hyper_map, self.hyper_map_reverse = HyperMap(), HyperMap(None, True)
        self._show_both_faces()

    # -- construction --------------------------------------------------------------------------------------------

    def _rate(self, learning_rate: Any, name: str) -> Any:
        """A learning rate as a Parameter, or, if it changes from step to step, as a Cell."""
        if isinstance(learning_rate, LearningRateSchedule):
            rate: Any = learning_rate
        elif isinstance(learning_rate, int | float):
            rate = number_parameter(_check_number(self.cls_name, "learning_rate", learning_rate), name)
        elif isinstance(learning_rate, Tensor) and learning_rate.ndim == 0:
            rate = number_parameter(float(learning_rate), name)
        elif isinstance(learning_rate, Iterable):
            rate = _IteratorLearningRate(_rates(self.cls_name, learning_rate), name)
        else:
            raise TypeError(
                f"For '{self.cls_name}', 'learning_rate' must be an int, float, Tensor, iterable or "
                f"LearningRateSchedule, but got {type(learning_rate)}."
            )
        self.dynamic_lr |= isinstance(rate, Cell)
        return rate

    def _decay(self, weight_decay: Any) -> Any:
        """A weight decay as a float, or, if it changes from step to step, as a Cell; for gradients not yet unscaled."""
        if isinstance(weight_decay, Cell):
            self.dynamic_weight_decay = True
            return _WrappedWeightDecay(weight_decay, self.loss_scale)
        if not isinstance(weight_decay, int | float):
            raise TypeError(
                f"For '{self.cls_name}', 'weight_decay' must be an int, float or Cell, but got {type(weight_decay)}."
            )
        return _check_number(self.cls_name, "weight_decay", weight_decay) * self.loss_scale

    def _set_one_group(self, parameters: list[Parameter], rate: Any, decay: Any) -> None:
        self.learning_rate = rate
        self.parameters = ParameterTuple(parameters)
        self.decay_flags = tuple("beta" not in p.name and "gamma" not in p.name for p in self.parameters)
        self.dynamic_decay_flags: bool | tuple[bool, ...] = isinstance(decay, Cell)
        self.exec_weight_decay = self.dynamic_decay_flags or decay > 0
        self.weight_decay = decay if self.dynamic_decay_flags else number(decay)

    def _set_groups(self, given: list[dict], rate: Any, decay: Any) -> None:
        groups, order = parse_groups(self.cls_name, given)
        self.is_group_params_ordered = order is not None
        self.is_group_lr = any("lr" in group.options for group in groups)
        settings = {}
        for i, group in enumerate(groups):
            settings.update(dict.fromkeys(map(id, group.params), self._settings(group, i, rate, decay)))
        self.group_params = order or [p for group in groups for p in group.params]
        rates, decays, centralized = zip(*(settings[id(p)] for p in self.group_params), strict=True)
        self.group_grad_centralization = list(centralized)
        self.grad_centralization_flags = centralized
        self.grad_centralization = any(centralized)
        self._set_group_rates(rates, rate)
        self.parameters = ParameterTuple(self.group_params)
        self._set_group_decays(decays)

    def _settings(self, group: Group, i: int, rate: Any, decay: Any) -> tuple[Any, Any, bool]:
        """The learning rate, weight decay and centralization of a group."""
        options = group.options
        if "lr" in options:
            rate = self._rate(options["lr"], f"learning_rate_group_{i}")
        if "weight_decay" in options:
            decay = self._decay(options["weight_decay"])
        centralized = options.get("grad_centralization", False)
        return rate, decay, _checks.check_bool(self.cls_name, "grad_centralization", centralized)

    def _set_group_rates(self, rates: Sequence[Any], default: Any) -> None:
        lengths = {len(r.learning_rate) for r in (*rates, default) if isinstance(r, _IteratorLearningRate)}
        if len(lengths) > 1:
            raise ValueError(
                f"For '{self.cls_name}', 'lr' of all groups and 'learning_rate' must be lists of the same length, "
                f"but got the lengths {sorted(lengths)}."
            )
        if not self.is_group_lr:
            self.group_lr, self.learning_rate = list(rates), default
        elif self.dynamic_lr:
            cells = {id(r): r if isinstance(r, Cell) else _ConvertToCell(r) for r in rates}
            self.group_lr = [cells[id(r)] for r in rates]
            self.learning_rate = CellList(self.group_lr, auto_prefix=False)
        else:
            self.group_lr = list(rates)
            self.learning_rate = ParameterTuple(rates)

    def _set_group_decays(self, decays: Sequence[Any]) -> None:
        self.group_weight_decay = list(decays)
        self.dynamic_decay_flags = tuple(isinstance(decay, Cell) for decay in decays)
        self.decay_flags = tuple(isinstance(decay, Cell) or decay > 0 for decay in decays)
        self.exec_weight_decay = any(self.decay_flags)
        tensors = {decay: decay if isinstance(decay, Cell) else number(decay) for decay in decays}
        self.weight_decay = tuple(tensors[decay] for decay in decays)

    def _state(self, prefix: str, init: Any) -> ParameterTuple:
        """Parameters like those that are trained, for the optimizer's own use: this process's share of them."""
        clones = self.parameters.clone(prefix, init)
        self._states.append(clones)
        if self._shares is not None:
            self._shares.state(clones)
        return clones

    def _share_out(self) -> None:
        """Share out the state that there is, if the context has come to ask for it."""
        shares = shares_of(self.cls_name, self.parameters, self._by_element) if self._shares is None else None
        if shares is not None:
            self._shares = shares
            for clones in self._states:
                shares.state(clones)

    # -- for every step ------------------------------------------------------------------------------------------

    def get_lr(self) -> Any:
        """The learning rate of this step: one, or with rates of their own for groups a tuple by Parameter."""
        if not self.dynamic_lr:
            return self.learning_rate
        if not self.is_group_lr:
            return self._at_this_step(self.learning_rate).reshape(())
        rates = {id(cell): self._at_this_step(cell).reshape(()) for cell in self.group_lr}
        return tuple(rates[id(cell)] for cell in self.group_lr)

    def get_weight_decay(self) -> Any:
        """The weight decay of this step times the loss scale: one, or with groups a tuple by Parameter."""
        if not self.dynamic_weight_decay:
            return self.weight_decay
        if not self.is_group:
            return self._at_this_step(self.weight_decay)
        decays = {id(d): self._at_this_step(d) if isinstance(d, Cell) else d for d in self.weight_decay}
        return tuple(decays[id(decay)] for decay in self.weight_decay)

    def _at_this_step(self, schedule: Cell) -> Any:
        formula = schedule.weight_decay if isinstance(schedule, _WrappedWeightDecay) else schedule
        if isinstance(formula, _OnCpu | _Formula):
            return schedule(self.global_step)
        # A program's schedule may hold Tensors on the default device.
        return schedule(wrap(self.global_step._torch().to(context.device())))

    def decay_weight(self, gradients: Any) -> Any:
        """``gradients + weight_decay * parameters``, for the Parameters that have a weight decay: a tuple."""
        if not self.exec_weight_decay:
            return gradients
        decayed = [gradient._t for gradient in gradients]
        for (decay,), at in self._batches(self._decays()):
            if decay != 0:
                grads, params = [decayed[i] for i in at], torch_tensors(self.parameters, at)
                for i, result in zip(at, torch._foreach_add(grads, params, alpha=decay), strict=True):
                    decayed[i] = result
        return tuple(map(wrap, decayed))

    def gradients_centralization(self, gradients: Any) -> Any:
        """The gradients less their means over all axes but the first, in the groups that ask for it: a tuple.

        Gradients of one axis stay (Yong et al., arXiv:2004.01461), and so do those whose second axis is not a multiple
        of 16: MindSpore's kernel takes no others.
        """
        if not self.grad_centralization:
            return gradients
        flags = self.grad_centralization_flags
        return tuple(
            wrap(centralized(gradient._t)) if flag and gradient.ndim > 1 and gradient.shape[1] % 16 == 0 else gradient
            for flag, gradient in zip(flags, gradients, strict=True)
        )

    def scale_grad(self, gradients: Any) -> Any:
        """The gradients divided by the loss scale: a tuple."""
        if not self.need_scale:
            return gradients
        scaled = torch._foreach_mul([gradient._t for gradient in gradients], float(self.reciprocal_scale))
        return tuple(map(wrap, scaled))

    def flatten_gradients(self, gradients: Any) -> Any:
        """The gradients as they are: foreach kernels need no joined memory."""
        return gradients

    def _grad_sparse_indices_deduplicate(self, gradients: Any) -> Any:
        """The gradients as they are, dense; mindcv's Adan asks for this."""
        return gradients

    def broadcast_params(self, optim_result: Any) -> Any:
        """``optim_result`` as it is: one process has nothing to share."""
        return optim_result

    def get_lr_parameter(self, param: Any) -> Any:
        """The learning rate of ``param`` as a Parameter, whose value may be changed; of a list, a list.

        With a :class:`LearningRateSchedule` it is the schedule.

        Raises:
            TypeError: if ``param`` is neither a Parameter nor a list of them.
            ValueError: if the optimizer does not have it.
        """
        if isinstance(param, list):
            return [self.get_lr_parameter(item) for item in param]
        _checks.check_type("get_lr_parameter", "param", param, (Parameter, list))
        position = next((i for i, own in enumerate(self.parameters) if own is param), None)
        if position is None:
            raise ValueError(f"For 'get_lr_parameter', 'param' must be in the optimizer, but got '{param.name}'.")
        rate = self.group_lr[position] if self.is_group_lr else self.learning_rate
        return rate.learning_rate if isinstance(rate, _IteratorLearningRate | _ConvertToCell) else rate

    def _show_both_faces(self) -> None:
        """Let ``_parameters`` be also the tuple that published optimizers take it for."""
        vars(self)["_parameters"] = _BothFaces(self.parameters, self._parameters)

    def __getstate__(self) -> dict[str, Any]:
        return super().__getstate__() | {"_parameters": self._parameters.copy()}

    def __setstate__(self, own: dict[str, Any]) -> None:
        super().__setstate__(own)
        self._show_both_faces()
        if self.is_group_lr and not self.dynamic_lr:
            # One of the Parameters has the attribute's name, and took its place.
            vars(self)["learning_rate"] = ParameterTuple(self.group_lr)

    def _is_dynamic_lr_or_weight_decay(self) -> bool:
        return self.dynamic_lr or self.dynamic_weight_decay

    @property
    def unique(self) -> bool:
        """Whether sparse gradients have their indices made distinct; always so here."""
        return self._unique

    @unique.setter
    def unique(self, value: bool) -> None:
        self._unique = _checks.check_bool(self.cls_name, "unique", value)

    @property
    def target(self) -> str:
        """The kind of device on which Parameters are updated: where they are."""
        return self._target

    @target.setter
    def target(self, value: str) -> None:
        raise NotImplementedError(f"For '{self.cls_name}', 'target' must stay '{self._target}', but got {value!r}.")

    def _set_base_target(self, value: str) -> None:
        here = _device_target()
        _checks.check_one_of(self.cls_name, "target", value, ("CPU", here) if here != "CPU" else ("CPU",))
        self._target = value

    def construct(self, *hyper_params: Any) -> Any:
        """The update; every optimizer defines it."""
        raise NotImplementedError(f"For '{self.cls_name}', the method 'construct' must be defined, but it is not.")

    # -- what the optimizers of this package share ------------------------------------------------------------------

    def _decays(self, flags: tuple[bool, ...] | None = None) -> tuple[float, ...]:
        """The weight decay of every Parameter, 0 where it has none."""
        weight_decay, decays = self._known_decays
        if decays is None or weight_decay is not self.weight_decay:
            decays = floats_of(self.get_weight_decay())
        if not isinstance(decays, tuple):
            decays = (decays,) * self.param_length
        flags = self.decay_flags if flags is None else flags
        return tuple(decay if flag else 0.0 for decay, flag in zip(decays, flags, strict=True))

    def _batches(self, *numbers: Any) -> list[tuple[tuple[float, ...], list[int]]]:
        """The positions of Parameters with the same numbers, each float or tuple of floats by Parameter."""
        if not any(isinstance(number, tuple) for number in numbers):
            return [(numbers, list(range(self.param_length)))]
        columns = [n if isinstance(n, tuple) else (n,) * self.param_length for n in numbers]
        batches: dict[tuple[float, ...], list[int]] = {}
        for i, row in enumerate(zip(*columns, strict=True)):
            batches.setdefault(row, []).append(i)
        return list(batches.items())


class ForeachOptimizer(Optimizer):
    """What the optimizers of this package share: a step updates all Parameters with the same numbers at once."""

    _by_element = True
    # Whether the update rule takes the weight decay, instead of the gradient.
    _has_own_decay = False
    # `_update(pick, grads, lr)`, with an own decay `_update(pick, grads, lr, decay)`: change some Parameters by the
    # gradients `grads`; `pick` gives their torch tensors from `parameters` or from ParameterTuples alike.
    _update: Callable[..., None]

    def construct(self, gradients: Any) -> tuple[bool, ...]:
        """Change the Parameters by their ``gradients``, a tuple in the order of ``parameters``; True for each."""
        check_gradients(self.cls_name, self.parameters, gradients)
        with torch.no_grad():
            if not self._has_own_decay:
                gradients = self.decay_weight(gradients)
            gradients = self.scale_grad(self.gradients_centralization(gradients))
            numbers = [floats_of(self.get_lr())]
            if self._has_own_decay:
                numbers.append(self._decays() if self.exec_weight_decay else 0.0)
            self.assignadd(self.global_step, self.global_step_increase_tensor)
            self._begin_step()
            for batch, at in self._batches(*numbers):
                grads = [gradients[i]._t for i in at]
                if self._shares is None:
                    self._update(_Picker(at), grads, *batch)
                else:
                    self._update(_SharePicker(at, self), self._shares.cut(grads, at), *batch)
            if self._shares is not None:
                self._shares.put_together(self.parameters)
        return (True,) * self.param_length

    def _begin_step(self) -> None:
        """What happens once in a step, after ``global_step`` has been raised."""


class TargetedOptimizer(ForeachOptimizer):
    """An optimizer whose ``target`` may be set: MindSpore updates sparse Parameters of these on the host."""

    @property
    def target(self) -> str:
        """The device that was asked for; Parameters are updated where they are."""
        return self._target

    @target.setter
    def target(self, value: str) -> None:
        self._set_base_target(value)


class _BothFaces(ParameterTuple):
    """``Optimizer._parameters``: MindSpore's tuple of what is trained, and torch's registry of the Cell by name."""

    _registry: dict[str, torch.nn.Parameter | None]

    def __new__(cls, parameters: ParameterTuple, registry: dict[str, torch.nn.Parameter | None]) -> "_BothFaces":
        self: Any = super().__new__(cls, parameters)
        self._registry = registry
        return self

    def __getitem__(self, key: Any) -> Any:
        return self._registry[key] if isinstance(key, str) else super().__getitem__(key)

    def __setitem__(self, key: str, value: torch.nn.Parameter | None) -> None:
        self._registry[key] = value

    def __delitem__(self, key: str) -> None:
        del self._registry[key]

    def __contains__(self, key: object) -> bool:
        return key in self._registry if isinstance(key, str) else any(key is own for own in self)

    def items(self) -> Any:
        return self._registry.items()

    def keys(self) -> Any:
        return self._registry.keys()

    def values(self) -> Any:
        return self._registry.values()

    def get(self, key: str, default: Any = None) -> Any:
        return self._registry.get(key, default)

    def pop(self, key: str, *default: Any) -> Any:
        return self._registry.pop(key, *default)

    def copy(self) -> dict[str, torch.nn.Parameter | None]:
        return self._registry.copy()


class _Picker:
    """From ParameterTuples the torch tensors at some positions."""

    def __init__(self, at: list[int]) -> None:
        self.at = at

    def __call__(self, parameters: Sequence[Parameter]) -> list[torch.Tensor]:
        return torch_tensors(parameters, self.at)


class _SharePicker(_Picker):
    """The same, with this process's rows of the optimizer's Parameters; its state has no others."""

    def __init__(self, at: list[int], optimizer: Optimizer) -> None:
        super().__init__(at)
        self.optimizer = optimizer

    def __call__(self, parameters: Sequence[Parameter]) -> list[torch.Tensor]:
        tensors = super().__call__(parameters)
        if parameters is not self.optimizer.parameters or self.optimizer._shares is None:
            return tensors
        return self.optimizer._shares.cut([t.detach() for t in tensors], self.at)


class _OnCpu(Cell):
    """Learning rates and weight decays that are computed where ``global_step`` is."""


class _IteratorLearningRate(_OnCpu):
    """One learning rate for every step."""

    def __init__(self, learning_rate: np.ndarray, name: str) -> None:
        super().__init__()
        self.learning_rate = Parameter(Tensor(learning_rate), name, device=_PLACE)

    def construct(self, global_step: Any) -> Any:
        step, rates = int(global_step), self.learning_rate._torch()
        if step >= len(rates):
            raise RuntimeError(
                f"For 'Optimizer', 'learning_rate' must have one entry for every step, but got {len(rates)} entries "
                f"for step {step}."
            )
        return wrap(rates[step : step + 1])


class _ConvertToCell(_OnCpu):
    """A learning rate that stays, among others that change."""

    def __init__(self, learning_rate: Parameter) -> None:
        super().__init__()
        self.learning_rate = learning_rate

    def construct(self, global_step: Any) -> Any:
        return self.learning_rate + 0


class _WrappedWeightDecay(Cell):
    """A weight decay that changes, for gradients of a scaled loss."""

    def __init__(self, weight_decay: Cell, loss_scale: float) -> None:
        super().__init__()
        self.weight_decay = weight_decay
        self.loss_scale = loss_scale

    def construct(self, global_step: Any) -> Any:
        return self.weight_decay(global_step) * self.loss_scale


def check_gradients(cls: str, parameters: ParameterTuple, gradients: Any) -> None:
    """There is one gradient for each Parameter, of its shape."""
    if not isinstance(gradients, tuple | list) or len(gradients) != len(parameters):
        got = f"{len(gradients)}" if isinstance(gradients, tuple | list) else f"{type(gradients)}"
        raise RuntimeError(f"For '{cls}', 'gradients' must be a tuple of {len(parameters)} Tensors, but got {got}.")
    for parameter, gradient in zip(parameters, gradients, strict=True):
        # torch would broadcast
        if gradient._t.shape != parameter._torch().shape:
            raise ValueError(
                f"For '{cls}', the gradient of '{parameter.name}' must have the shape {parameter.shape}, "
                f"but got {gradient.shape}."
            )


def torch_tensors(parameters: Sequence[Parameter], at: Sequence[int]) -> list[torch.Tensor]:
    """The torch tensors themselves of some Parameters, to be changed in place."""
    return [parameters[i]._torch() for i in at]


def float_of(number: float) -> float:
    """A Python number as float32 sees it: MindSpore's kernels compute 1 - beta in float32."""
    return float(np.float32(number))


def number_parameter(value: float, name: str, shape: tuple[int, ...] = ()) -> Parameter:
    """A float32 Parameter of one number (or several), kept on the CPU."""
    return Parameter(Tensor(np.full(shape, value, np.float32)), name, device=_PLACE)


def number(value: float) -> Tensor:
    """A float32 Tensor of one number, kept on the CPU."""
    return Tensor(value, float32, device=_PLACE)


def floats_of(values: Any) -> Any:
    """The floats of Tensors of one element; the same Tensor is read once."""
    if not isinstance(values, tuple):
        return float(values)
    read = {id(value): float(value) for value in dict(zip(map(id, values), values, strict=True)).values()}
    return tuple(read[id(value)] for value in values)


def _assign_add(parameter: Parameter, value: Tensor) -> Parameter:
    parameter._torch().detach().add_(value._t)
    return parameter


def _device_target() -> str:
    return {"cuda": "GPU", "npu": "Ascend"}.get(context.device().type, "CPU")


def _rates(cls: str, learning_rate: Iterable) -> np.ndarray:
    if isinstance(learning_rate, Tensor):
        if learning_rate.ndim > 1:
            raise ValueError(
                f"For '{cls}', 'learning_rate' must have 0 or 1 axes as a Tensor, but got {learning_rate.ndim}."
            )
        learning_rate = learning_rate.asnumpy()
    return np.array([float(rate) for rate in learning_rate], np.float32)


def _check_number(cls: str, arg: str, value: Any) -> float:
    value = float(value)
    return _checks.check_that(cls, arg, value, "a finite number >= 0", lambda v: 0 <= v < float("inf"))


def _check_loss_scale(cls: str, loss_scale: Any) -> float:
    loss_scale = float(loss_scale) if isinstance(loss_scale, int) else loss_scale
    return _checks.check_positive_float(cls, "loss_scale", loss_scale)


def _check_parameters(parameters: Any) -> list:
    if parameters is None:
        raise ValueError("For 'Optimizer', 'parameters' must be Parameters or groups of them, but got None.")
    if not isinstance(parameters, Iterable):
        raise TypeError(f"For 'Optimizer', 'parameters' must be iterable, but got {type(parameters)}.")
    given = list(parameters)
    if not given:
        raise ValueError("For 'Optimizer', 'parameters' must not be empty.")
    if not any(all(isinstance(item, kind) for item in given) for kind in (Parameter, dict)):
        kinds = sorted({type(item).__name__ for item in given})
        raise TypeError(f"For 'Optimizer', 'parameters' must be all Parameters or all dicts, but got {kinds}.")
    return given


__getattr__ = view_getattr(__name__)
