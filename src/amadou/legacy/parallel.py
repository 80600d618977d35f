"""The settings of parallel training, as private modules of MindSpore give them to programs."""

from ..context import ParallelMode, get_auto_parallel_context, set_auto_parallel_context


def _get_parallel_mode() -> str:
    return get_auto_parallel_context("parallel_mode")


def _get_device_num() -> int:
    return get_auto_parallel_context("device_num")


def _get_global_rank() -> int:
    return get_auto_parallel_context("global_rank")


def _get_gradients_mean() -> bool:
    return get_auto_parallel_context("gradients_mean")


def _get_pipeline_stages() -> int:
    return get_auto_parallel_context("pipeline_stages")


def _get_enable_parallel_optimizer() -> bool:
    return get_auto_parallel_context("enable_parallel_optimizer")


def _is_in_auto_parallel_mode() -> bool:
    return _get_parallel_mode() in (ParallelMode.SEMI_AUTO_PARALLEL, ParallelMode.AUTO_PARALLEL)


def _is_sharding_propagation() -> bool:
    """Whether operators without a strategy take over that of their neighbours."""
    searched = get_auto_parallel_context("search_mode") == "sharding_propagation"
    return searched and _get_parallel_mode() == ParallelMode.AUTO_PARALLEL


class _AutoParallelContext:
    """The same settings as an object."""

    def get_parallel_mode(self) -> str:
        return _get_parallel_mode()

    def get_device_num(self) -> int:
        return _get_device_num()

    def get_gradients_mean(self) -> bool:
        return _get_gradients_mean()

    def get_all_reduce_fusion_split_indices(self) -> list[int]:
        return get_auto_parallel_context("all_reduce_fusion_config")

    def set_all_reduce_fusion_split_indices(self, indices: list[int], group: str = "") -> None:
        """The gradients after which a new all-reduce begins, in ascending order; of one ``group``, the same."""
        set_auto_parallel_context(all_reduce_fusion_config=indices)


_CONTEXT = _AutoParallelContext()


def auto_parallel_context() -> _AutoParallelContext:
    return _CONTEXT
