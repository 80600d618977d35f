"""AutoParallel: a network with the settings of its operator-level parallelism."""

from typing import Any

from .. import _checks
from .._gaps import GapError
from ..context import cuts_operators, get_auto_parallel_context, set_auto_parallel_context
from ..nn.cell import Cell
from ..nn.optim.optimizer import Optimizer
from .layout import Layout
from .sharding import cut_parameters

_MODES = ("semi_auto", "sharding_propagation", "recursive_programming")
_SCHEDULERS = ("1f1b", "gpipe", "seqpipe", "seqvpp", "seqsmartvpp", "zero_bubble_v")
_STRATEGY_FILES = (
    "it reads or writes the strategy files of MindSpore's compiler; save_checkpoint writes whole Parameters, which "
    "load into any number of processes"
)
_LOCAL_NORMS = "it is done by MindSpore's compiler; compute the norm of the gradients in the training step"


class AutoParallel(Cell):
    """A network whose operators are cut over all processes by the strategies that ``shard`` has given them.

    Operators without a strategy follow their inputs. The settings are those of :func:`set_auto_parallel_context`, which
    this object sets for the whole process. Inputs are this process's part of the data, as :meth:`dataset_strategy`
    says; the outputs come in the same way.

    Args:
        network: a Cell.
        parallel_mode: "semi_auto"; "sharding_propagation" and "recursive_programming", which search for strategies in
            MindSpore, let the operators follow their inputs here.

    Raises:
        ValueError: for another mode.
    """

    def __init__(self, network: Cell, parallel_mode: str = "semi_auto") -> None:
        super().__init__(auto_prefix=False)
        _checks.check_one_of("AutoParallel", "parallel_mode", parallel_mode, _MODES)
        self.network = network
        self._parallel_mode = parallel_mode
        mode = "semi_auto_parallel" if parallel_mode == "semi_auto" else "auto_parallel"
        set_auto_parallel_context(parallel_mode=mode)
        if parallel_mode != "semi_auto":
            set_auto_parallel_context(search_mode=parallel_mode)
        cut_parameters(network)

    def construct(self, *inputs: Any) -> Any:
        if not cuts_operators():
            return self.network(*inputs)
        from ._cutting import run

        return run(self.network, inputs)

    # -- data ----------------------------------------------------------------------------------------------------

    def dataset_strategy(self, config: Any) -> None:
        """Say what part of the data every process reads.

        Args:
            config: "data_parallel" (the default) for rows of its own, "full_batch" for all, or for every input a tuple
                of the number of parts of each axis, or a Layout.

        Raises:
            ValueError: for another str.
            TypeError: for another type.
        """
        who = "AutoParallel.dataset_strategy"
        _checks.check_type(who, "config", config, (str, tuple))
        if isinstance(config, str):
            _checks.check_one_of(who, "config", config, ("full_batch", "data_parallel"))
        for item in config if isinstance(config, tuple) else ():
            _checks.check_type(who, "config", item, (tuple, Layout))
            for count in item if isinstance(item, tuple) else ():
                _checks.check_int(who, "config", count)
        set_auto_parallel_context(dataset_strategy=config)

    # -- the optimizer's state -----------------------------------------------------------------------------------

    def hsdp(self, shard_size: int = -1, threshold: int = 64, optimizer_level: str = "level1") -> None:
        """Share out the state of optimizers over the processes.

        It counts for optimizers inside the network, and those that are made later.

        Args:
            shard_size: how many processes share one state, -1 for all.
            threshold: smaller Parameters, in KiB, are not shared out.
            optimizer_level: what MindSpore shares out beside the state ("level1"): the gradients ("level2") and the
                weights ("level3"). Here it is the state at every level; see ``parameter_plan`` for weights.

        Raises:
            ValueError: for arguments out of bounds.
        """
        _checks.check_that("hsdp", "shard_size", shard_size, "an int > 0 or -1", _is_size)
        _checks.check_that("hsdp", "threshold", threshold, "an int >= 0", _is_not_negative)
        _checks.check_one_of("hsdp", "optimizer_level", optimizer_level, ("level1", "level2", "level3"))
        config = {"parallel_optimizer_threshold": threshold, "optimizer_weight_shard_size": shard_size}
        set_auto_parallel_context(enable_parallel_optimizer=True, parallel_optimizer_config=config)
        for _, cell in self.cells_and_names():
            if isinstance(cell, Optimizer):
                cell._share_out()

    # -- communication -------------------------------------------------------------------------------------------

    def comm_fusion(self, config: dict[str, Any]) -> None:
        """As ``comm_fusion`` of :func:`set_auto_parallel_context`: kept; torch joins what is sent by itself.

        Raises:
            TypeError: if ``config`` is no dict.
            KeyError: for unknown keys.
        """
        _checks.check_type("AutoParallel.comm_fusion", "config", config, dict)
        set_auto_parallel_context(comm_fusion=config)

    def enable_fp32_communication(self) -> None:
        """As ``force_fp32_communication`` of :func:`set_auto_parallel_context`: kept; torch sends the dtype it has."""
        set_auto_parallel_context(force_fp32_communication=True)

    def enable_gradients_mean(self) -> None:
        """As ``gradients_mean`` of :func:`set_auto_parallel_context`.

        It counts for data-parallel training; here a gradient is that of the loss of the whole batch.
        """
        set_auto_parallel_context(gradients_mean=True)

    def disable_gradient_fp32_sync(self) -> None:
        """As ``gradient_fp32_sync=False`` of :func:`set_auto_parallel_context`: kept; torch sends the dtype it has."""
        set_auto_parallel_context(gradient_fp32_sync=False)

    def disable_loss_repeated_mean(self) -> None:
        """As ``loss_repeated_mean=False`` of :func:`set_auto_parallel_context`: kept; no gradient is counted twice."""
        set_auto_parallel_context(loss_repeated_mean=False)

    def no_init_parameters_in_compile(self) -> None:
        """As ``init_param_in_compile=False`` of :func:`set_auto_parallel_context`: kept; nothing is compiled."""
        set_auto_parallel_context(init_param_in_compile=False)

    # -- pipelines -----------------------------------------------------------------------------------------------

    def pipeline(
        self, stages: int = 1, output_broadcast: bool = False, interleave: bool = False, scheduler: str = "1f1b"
    ) -> None:
        """Say into how many stages the network is cut: 1 is what there is.

        Args:
            stages: the number of stages.
            output_broadcast, interleave, scheduler: how MindSpore runs several.

        Raises:
            TypeError: for arguments of other types.
            ValueError: for ``stages`` < 1, or an unknown ``scheduler``.
            GapError: for more than one stage on several processes.
        """
        _checks.check_positive_int("AutoParallel.pipeline", "stages", stages)
        _checks.check_bool("AutoParallel.pipeline", "output_broadcast", output_broadcast)
        _checks.check_bool("AutoParallel.pipeline", "interleave", interleave)
        _checks.check_type("AutoParallel.pipeline", "scheduler", scheduler, str)
        _checks.check_one_of("AutoParallel.pipeline", "scheduler", scheduler, _SCHEDULERS)
        set_auto_parallel_context(pipeline_stages=stages, pipeline_result_broadcast=output_broadcast)

    def get_pipeline_stages(self) -> int:
        """The number of stages."""
        return get_auto_parallel_context("pipeline_stages")

    # -- what only MindSpore's compiler can do ---------------------------------------------------------------------

    def load_param_strategy_file(self, file_path: str) -> None:
        """Not offered: see the error."""
        raise _not_offered("load_param_strategy_file", _STRATEGY_FILES)

    def save_param_strategy_file(self, file_path: str) -> None:
        """Not offered: see the error."""
        raise _not_offered("save_param_strategy_file", _STRATEGY_FILES)

    def disable_strategy_file_only_for_trainable_params(self) -> None:
        """Not offered: see the error."""
        raise _not_offered("disable_strategy_file_only_for_trainable_params", _STRATEGY_FILES)

    def load_operator_strategy_file(self, file_path: str) -> None:
        """Not offered: see the error."""
        raise _not_offered("load_operator_strategy_file", _STRATEGY_FILES)

    def save_operator_strategy_file(self, file_path: str) -> None:
        """Not offered: see the error."""
        raise _not_offered("save_operator_strategy_file", _STRATEGY_FILES)

    def set_group_ckpt_save_file(self, file_path: str) -> None:
        """Not offered: see the error."""
        raise _not_offered("set_group_ckpt_save_file", _STRATEGY_FILES)

    def print_local_norm(self) -> None:
        """Not offered: see the error."""
        raise _not_offered("print_local_norm", _LOCAL_NORMS)

    def dump_local_norm(self, file_path: str) -> None:
        """Not offered: see the error."""
        raise _not_offered("dump_local_norm", _LOCAL_NORMS)

    def enable_device_local_norm(self) -> None:
        """Not offered: see the error."""
        raise _not_offered("enable_device_local_norm", _LOCAL_NORMS)

    def transformer_opt(self, file_path: str | None) -> None:
        """Not offered: see the error."""
        raise _not_offered("transformer_opt", "it sets options of MindSpore's compiler for Ascend")


def _not_offered(method: str, reason: str) -> GapError:
    return GapError(f"mindspore.parallel.auto_parallel.AutoParallel.{method} is not offered by amadou: {reason}.")


def _is_size(value: Any) -> bool:
    return type(value) is int and (value > 0 or value == -1)


def _is_not_negative(value: Any) -> bool:
    return type(value) is int and value >= 0
