"""Optimizer: what the optimizers with ``param_groups`` share."""

import functools
from collections import defaultdict
from collections.abc import Callable, Iterable
from typing import Any

import torch

from ... import _checks
from ..._paths import view_getattr
from ...nn.cell import Cell
from ...nn.optim.optimizer import check_gradients, number_parameter, torch_tensors
from ...parameter import Parameter, ParameterTuple
from ...tensor import Tensor

# From a ParameterTuple of state the torch tensors that belong to one group.
Pick = Callable[[Any], list[torch.Tensor]]


class Optimizer(Cell):
    """Base class of optimizers whose groups are dicts that a program may change at any time, as torch's.

    The learning rate of a group, ``param_groups[i]["lr"]``, is a Parameter: schedules and ``ops.assign`` change it in
    place; a float may be put in its place. An optimizer is called with the gradients and returns True.

    Args:
        params: the Parameters, or a list of groups: dicts with ``params`` and the group's own settings.
        defaults: the settings of groups that have none of their own, with ``lr``.

    Raises:
        TypeError: for arguments of other types.
        ValueError: for no Parameters, a Parameter in two groups, or numbers out of bounds.
        KeyError: for a group without ``params``.

    >>> import amadou as ms
    >>> net = ms.nn.Dense(2, 1)
    >>> optimizer = ms.experimental.optim.SGD(net.trainable_params(), lr=0.1)
    >>> optimizer.param_groups[0]["lr"] = 0.01
    """

    # Over torch's method of the same name: MindSpore has the tuple here.
    parameters: ParameterTuple  # type: ignore[assignment]

    def __init__(self, params: Any, defaults: dict[str, Any]) -> None:
        super().__init__(auto_prefix=False)
        self.defaults = defaults
        self.state: dict[Any, Any] = defaultdict(dict)
        self.param_groups: list[dict[str, Any]] = []
        self.parameters = ParameterTuple(())
        self.lrs: list[Parameter] = []
        self.group_start_id = [0]
        for group in _as_groups(params):
            self.add_param_group(group)

    def add_param_group(self, param_group: dict[str, Any]) -> None:
        """Add a group, before the state is made: a dict with ``params`` and the group's own settings.

        Raises:
            TypeError: if it is no dict, or for settings of other types.
            ValueError: for a Parameter that is in another group, and numbers out of bounds.
            KeyError: for a group without ``params``.
        """
        if not isinstance(param_group, dict):
            raise TypeError(f"For '{self.cls_name}', 'param_group' must be a dict, but got {type(param_group)}.")
        if any(isinstance(value, ParameterTuple) for name, value in vars(self).items() if name != "parameters"):
            raise ValueError(f"For '{self.cls_name}', groups must be added before there is state for the Parameters.")
        params = param_group["params"]
        params = [params] if isinstance(params, Parameter) else list(params)
        group = {"params": params, **self.defaults, **{k: v for k, v in param_group.items() if k != "params"}}
        self._check_params(params)
        group["lr"] = self._rate(group.get("lr"))
        group["weight_decay"] = self._number("weight_decay", group.get("weight_decay", 0.0))
        self.lrs.append(group["lr"])
        self.param_groups.append(group)
        self.group_start_id.append(self.group_start_id[-1] + len(params))
        self.parameters = ParameterTuple([*self.parameters, *params])

    def _check_params(self, params: list) -> None:
        for param in params:
            if not isinstance(param, Parameter):
                raise TypeError(f"For '{self.cls_name}', 'params' must hold Parameters, but got {type(param)}.")
        ids = {id(param) for param in params}
        if len(ids) != len(params) or ids & set(map(id, self.parameters)):
            raise ValueError(f"For '{self.cls_name}', a Parameter must be in one group, and once.")

    def _rate(self, lr: Any) -> Parameter:
        if not isinstance(lr, int | float | Tensor):
            raise TypeError(f"For '{self.cls_name}', 'lr' must be an int, float or Tensor, but got {type(lr)}.")
        return number_parameter(self._number("lr", float(lr)), f"learning_rate_group_{len(self.param_groups)}")

    def _number(self, arg: str, value: Any, low: float = 0.0, high: float = float("inf")) -> float:
        """``value`` as a float between the bounds."""
        _checks.check_type(self.cls_name, arg, value, (int, float, bool))
        return float(_checks.check_range(self.cls_name, arg, value, low, high))

    def construct(self, *hyper_params: Any) -> Any:
        """The update; every optimizer defines it."""
        raise NotImplementedError(f"For '{self.cls_name}', the method 'construct' must be defined, but it is not.")

    def __repr__(self) -> str:
        groups = []
        for i, group in enumerate(self.param_groups):
            settings = {key: value for key, value in sorted(group.items()) if key != "params"}
            lines = [f"    {key}: {_shown(value)}" for key, value in settings.items()]
            groups.append("\n".join([f"Parameter Group {i}", *lines, ""]))
        return f"{self.cls_name} (\n" + "\n".join(groups) + ")"


class GroupOptimizer(Optimizer):
    """What the optimizers of this package share: a step updates each group at once."""

    def _check_betas(self, betas: Any, eps: Any) -> None:
        for i, beta in enumerate(_checks.check_type(self.cls_name, "betas", betas, (tuple, list))):
            _checks.check_range(self.cls_name, f"betas[{i}]", beta, 0.0, 1.0, "[)")
        self._number("eps", eps)

    def _state_of(self, name: str, init: Any = "zeros") -> ParameterTuple:
        """One Parameter of state for each of ``parameters``, named after it."""
        return self.parameters.clone(name, init)

    def construct(self, gradients: Any) -> bool:
        """Change the Parameters by their ``gradients``, a tuple in the order of ``parameters``; returns True."""
        check_gradients(self.cls_name, self.parameters, gradients)
        with torch.no_grad():
            self._begin_step()
            for group, start in zip(self.param_groups, self.group_start_id[:-1], strict=True):
                at = range(start, start + len(group["params"]))
                grads: Any = [gradients[i]._t for i in at]
                if group.get("maximize"):
                    grads = torch._foreach_neg(grads)
                self._update(group, functools.partial(torch_tensors, at=at), grads, float(group["lr"]))
        return True

    def _begin_step(self) -> None:
        """What happens once in a step."""

    def _update(self, group: dict, pick: Pick, grads: Any, lr: float) -> None:
        """Change the Parameters of one group by ``grads``, a list of torch tensors.

        ``pick`` gives the group's own tensors from ``parameters`` and from ParameterTuples of state alike.
        """
        raise NotImplementedError


def _shown(value: Any) -> Any:
    return str(value.asnumpy()) if isinstance(value, Tensor) else value


def _as_groups(params: Any) -> list[dict[str, Any]]:
    if params is None:
        raise ValueError("For 'Optimizer', 'params' must be Parameters or groups of them, but got None.")
    if isinstance(params, Tensor) or not isinstance(params, Iterable):
        raise TypeError(f"For 'Optimizer', 'params' must be an iterable of Parameters or dicts, got {type(params)}.")
    given = list(params)
    if not given:
        raise ValueError("For 'Optimizer', 'params' must not be empty.")
    return given if isinstance(given[0], dict) else [{"params": given}]


def decayed(pick: Pick, parameters: ParameterTuple, grads: Any, weight_decay: float) -> Any:
    """``grads + weight_decay * parameters``, as new tensors where there is a decay."""
    return torch._foreach_add(grads, pick(parameters), alpha=weight_decay) if weight_decay else grads


def step_counter(name: str, shape: tuple[int, ...] = (), dtype: torch.dtype = torch.int32) -> Parameter:
    """A Parameter on the CPU that counts steps."""
    return Parameter(Tensor(torch.zeros(shape, dtype=dtype)), name, device="CPU")


def next_step(counter: Parameter) -> int:
    """The number of the step that begins, from 1 on."""
    return int(counter._torch().detach().add_(1))


__getattr__ = view_getattr(__name__)
