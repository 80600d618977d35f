"""``shard`` for functions and Cells, ``reshard`` for Tensors: where parts of a program are cut over the processes."""

import functools
from collections.abc import Callable
from typing import Any

from .. import _checks, log
from .._boundary import TensorBase
from ..context import cuts_operators
from ..nn.cell import Cell
from ..ops.primitive import Operator
from .layout import Layout
from .strategies import check_strategies, cuts

_PLAN = "_parameter_plan"  # where a Cell keeps the plan for its Parameters until there are processes


def shard(fn: Callable, in_strategy: tuple, out_strategy: tuple | None = None, parameter_plan: Any = None) -> Callable:
    """A function that computes ``fn`` with its Tensors cut over the processes.

    The values are those of ``fn``. Without an automatic parallel mode, or with one process, nothing is cut.

    Args:
        fn: a function or Cell.
        in_strategy: for every Tensor a tuple of the number of parts of each axis, or a Layout.
        out_strategy: the same for the results, by default as it comes out.
        parameter_plan: by name, how Parameters of a Cell are cut: every process keeps its part only.

    Raises:
        TypeError: for arguments of other types.
        ValueError: for Layouts in one of ``in_strategy`` and ``out_strategy`` only.
        RuntimeError: at a call, for a strategy that does not fit.
    """
    check_strategies("shard", in_strategy, out_strategy)
    if parameter_plan is not None:
        _keep_plan(fn, parameter_plan)

    @functools.wraps(fn, updated=())
    def sharded(*args: Any) -> Any:
        if not cuts_operators():
            return fn(*args)
        from ._cutting import call

        return call("shard", fn, args, in_strategy, out_strategy)

    return sharded


def shard_cell(cell: Cell, in_strategy: tuple, out_strategy: tuple | None, parameter_plan: Any) -> Cell:
    """``Cell.shard``: every call of the Cell is cut from now on."""
    check_strategies("shard", in_strategy, out_strategy)
    if parameter_plan is not None:
        _keep_plan(cell, parameter_plan)
    for handle in cell.__dict__.pop("_shard_hooks", ()):
        handle.remove()
    hooks = [cell.register_forward_pre_hook(functools.partial(_cut_inputs, in_strategy))]
    if out_strategy is not None:
        hooks.append(cell.register_forward_hook(functools.partial(_cut_outputs, out_strategy)))
    cell.__dict__["_shard_hooks"] = hooks
    return cell


def _cut_inputs(strategy: tuple, cell: Cell, inputs: tuple) -> Any:
    return _recut(strategy, "in_strategy", inputs)


def _cut_outputs(strategy: tuple, cell: Cell, inputs: tuple, output: Any) -> Any:
    return _recut(strategy, "out_strategy", output)


def _recut(strategy: tuple, arg: str, values: Any) -> Any:
    if not cuts_operators():
        return values
    from ._cutting import cut_all

    return cut_all("shard", arg, strategy, values)


# -- Parameters ------------------------------------------------------------------------------------------------------


def _keep_plan(fn: Any, plan: Any) -> None:
    """Check a plan for the Parameters of a Cell, and cut them if there are processes already."""
    if not isinstance(fn, Cell):
        raise TypeError(f"For 'shard', 'parameter_plan' must be for a Cell, but 'fn' is {type(fn)}.")
    if not isinstance(plan, dict):
        raise TypeError(f"For 'shard', 'parameter_plan' must be a dict, but got {type(plan)}.")
    for name, strategy in plan.items():
        if not isinstance(name, str):
            raise TypeError(f"For 'shard', the keys of 'parameter_plan' must be str, but got {name!r}.")
        check_strategies("shard", (strategy,))
    fn.__dict__[_PLAN] = plan
    cut_parameters(fn)


def cut_parameters(network: Cell) -> None:
    """Cut the Parameters of all Cells below that have a plan, if there are processes."""
    if not cuts_operators():
        return
    for _, cell in network.cells_and_names():
        for name, strategy in cell.__dict__.pop(_PLAN, {}).items():
            parameter = _find(cell, name.removeprefix("self."))
            if parameter is None:
                log.warning("For 'shard', '%s' of 'parameter_plan' is no Parameter, and is left out.", name)
            else:
                _cut_parameter(parameter, strategy)


def _find(cell: Cell, name: str) -> Any:
    """The Parameter of that name, or whose path ends like it: the plan may say ``block.dense.weight`` in the parent."""
    for path, parameter in cell.parameters_and_names():
        if name in (path, parameter.name) or name.endswith(f".{path}"):
            return parameter
    return None


def _cut_parameter(parameter: Any, strategy: Any) -> None:
    from ._cutting import mesh, placements

    (own,) = cuts(parameter.name, "parameter_plan", [strategy], [parameter.shape], tuple(mesh().shape))
    parameter._cut(mesh(), placements(own))


# -- Tensors ---------------------------------------------------------------------------------------------------------


def reshard(tensor: Any, layout: Layout) -> Any:
    """The same Tensor in another layout; without an automatic parallel mode, or with one process, as it is.

    Args:
        tensor: a Tensor.
        layout: how it is to lie on the devices.

    Raises:
        TypeError: if ``layout`` is no Layout, or ``tensor`` no Tensor, where they are used.
        RuntimeError: for a layout that does not fit.
    """
    if not cuts_operators():
        return tensor
    if not isinstance(tensor, TensorBase):
        raise TypeError(f"For 'reshard', 'tensor' must be a Tensor, but got {type(tensor)}.")
    if not isinstance(layout, Layout):
        raise TypeError(f"For 'reshard', 'layout' must be a Layout, but got {type(layout)}.")
    from ._cutting import cut_all

    return cut_all("reshard", "layout", (layout,), tensor)


class Reshard(Operator):
    """As :func:`reshard`, with the layouts fixed when made.

    Args:
        in_layout: a tuple with the Layout in which the Tensor comes; it may come in any.
        out_layout: a tuple with the Layout that it gets.
        in_strategy: a tuple with the strategy of ``in_layout``.

    Raises:
        TypeError: for arguments of other types.
    """

    in_layout: tuple
    out_layout: tuple
    in_strategy: tuple

    def __post_init__(self) -> None:
        for name, value in self.init_attrs.items():
            check_strategies(f"Reshard.{name}", value)

    def __call__(self, tensor: Any) -> Any:
        return reshard(tensor, self.out_layout[0])


def sync_pipeline_shared_parameters(net: Cell) -> None:
    """Make Parameters that stages of a pipeline share equal: with one stage they are.

    Raises:
        TypeError: if ``net`` is no Cell.
    """
    _checks.check_type("sync_pipeline_shared_parameters", "net", net, Cell)
