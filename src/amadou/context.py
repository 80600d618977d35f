"""Where and how programs run: ``set_context``, the device of new tensors, and the settings of parallel training."""

import os
import re
import sys
from collections.abc import Callable
from typing import Any

import torch
from torch.overrides import _get_current_function_mode_stack
from torch.utils._device import DeviceContext

from . import _checks, _paths, log
from ._gaps import GapError
from ._options import Option, Options, at_least, between, keys, one_of

GRAPH_MODE, PYNATIVE_MODE = 0, 1
STRICT, COMPATIBLE, LAX = 0, 1, 2
RELEASE, DEBUG = 0, 1

# MindSpore's names of device kinds, and torch's.
_DEVICE_TYPES = {"CPU": "cpu", "GPU": "cuda", "Ascend": "npu", "Davinci": "npu", "MPS": "mps"}
_DEVICE_NAMES = {"cpu": "CPU", "cuda": "GPU", "npu": "Ascend", "mps": "MPS", "meta": "meta"}
_TARGETS = {"cpu": "CPU", "npu": "Ascend"}

_device: torch.device | None = None


class ParallelMode:
    """The values of ``parallel_mode`` in :func:`set_auto_parallel_context`."""

    STAND_ALONE = "stand_alone"
    DATA_PARALLEL = "data_parallel"
    HYBRID_PARALLEL = "hybrid_parallel"
    SEMI_AUTO_PARALLEL = "semi_auto_parallel"
    AUTO_PARALLEL = "auto_parallel"
    MODE_LIST = (STAND_ALONE, DATA_PARALLEL, HYBRID_PARALLEL, SEMI_AUTO_PARALLEL, AUTO_PARALLEL)


# -- the device ----------------------------------------------------------------------------------------------------


def device() -> torch.device:
    """The device on which new tensors are made: that of ``device_target`` and ``device_id``.

    Where the machine has no such device, the best one that it has; this is said once. torch's own ``with
    torch.device(…)`` and ``set_default_device`` come first.
    """
    global _device
    if torch._C._len_torch_function_stack():
        of_torch = _device_of_torch()
        if of_torch is not None:
            return of_torch
    if _device is None:
        target = _context.get("device_target")
        _device = _present(_DEVICE_TYPES[target] if _context.is_set("device_target") else _best_type(), target)
        if _device.index is not None:
            torch.accelerator.set_device_index(_device.index)
    return _device


def _device_of_torch() -> torch.device | None:
    """The device that torch was told to make tensors on, if it was."""
    modes = reversed(_get_current_function_mode_stack())
    return next((mode.device for mode in modes if isinstance(mode, DeviceContext)), None)


class DeviceCtx:
    """Make new tensors on another device for a while: ``with DeviceCtx("meta"): net = Net()``.

    On "meta" they have a shape and a dtype, and no memory until ``Cell.to_empty``.

    Args:
        name: "CPU", "GPU", "Ascend" or "meta".
        device_id: the number of the device.

    Raises:
        ValueError: for another name.
    """

    def __init__(self, name: str, device_id: int | None = None) -> None:
        _checks.check_one_of("DeviceCtx", "name", name, ("CPU", "GPU", "Ascend", "meta"))
        self._inside = to_device(name if device_id is None else f"{name}:{device_id}")

    def __enter__(self) -> None:
        global _device
        self._outside, _device = device(), self._inside

    def __exit__(self, *_: Any) -> None:
        global _device
        _device = self._outside


def to_device(name: str) -> torch.device:
    """The torch device of a name: "CPU", "GPU", "Ascend", "MPS", also with a number ("GPU:1"), or torch's own names.

    Raises:
        ValueError: for any other name.
    """
    kind, _, index = name.partition(":")
    if kind in _DEVICE_TYPES:
        return _present(_DEVICE_TYPES[kind], kind, int(index) if index else None)
    try:
        return torch.device(name)
    except RuntimeError as error:
        raise ValueError(f"A device must be 'CPU', 'GPU', 'Ascend' or one of torch's, but got {name!r}.") from error


def device_name(place: torch.device) -> str:
    """The name of a torch device in MindSpore's words: "CPU", "GPU:1", "Ascend:0"."""
    name = _DEVICE_NAMES.get(place.type, place.type)
    return name if place.index is None else f"{name}:{place.index}"


def _present(kind: str, name: str, index: int | None = None) -> torch.device:
    """The device of torch's ``kind`` where there is one, else the best that there is."""
    best = _best_type()
    if kind not in ("cpu", best):
        log.warn_once(f"This machine has no {name} device that torch can use; '{best}' is used in its place.")
        kind = best
    if kind == "cpu":
        return torch.device("cpu")
    index, count = _context.get("device_id") if index is None else index, torch.accelerator.device_count()
    if index >= count:
        log.warn_once(f"There is no device {index} among {count} devices; device {index % count} is used in its place.")
    return torch.device(kind, index % count)


def _best_type() -> str:
    accelerator = torch.accelerator.current_accelerator() if torch.accelerator.is_available() else None
    return accelerator.type if accelerator else "cpu"


def _forget_device(_: Any) -> None:
    global _device
    _device = None


# -- set_context -----------------------------------------------------------------------------------------------------


def set_context(**kwargs: Any) -> None:
    """Set how programs run from here on.

    These options act: ``device_target`` ("CPU", "GPU", "Ascend") and ``device_id`` choose the device of new tensors;
    ``deterministic="ON"`` makes torch choose deterministic algorithms; ``runtime_num_threads`` sets torch's threads;
    ``gpu_config`` allows TF32 and the search for fast convolutions; ``max_call_depth`` raises Python's recursion limit.
    ``mode`` is kept for the program to ask: networks run step by step in both modes. All other options of MindSpore 1
    and 2 are checked and kept; one whose effect a user would miss says so once.

    Raises:
        ValueError: for an unknown option, or a value out of its range.
        TypeError: for a value of the wrong type.

    >>> set_context(device_target="CPU", max_device_memory="3.5GB")
    >>> get_context("device_target"), get_context("max_device_memory")
    ('CPU', 3.5)
    """
    _context.set(kwargs)


def get_context(attr_key: str) -> Any:
    """The value of an option of :func:`set_context`.

    Raises:
        ValueError: for an unknown option.
    """
    return _context.get(attr_key)


def get_jit_config() -> dict[str, str]:
    """The option ``jit_config`` of :func:`set_context`."""
    return _context.get("jit_config")


def _first_target() -> str:
    return _TARGETS.get(_best_type(), "GPU")


def _first_device_id() -> int:
    """MindSpore's launchers say DEVICE_ID, torch's LOCAL_RANK."""
    return int(os.environ.get("DEVICE_ID") or os.environ.get("LOCAL_RANK") or 0)


def _target(function: str, name: str, value: str) -> str:
    value = _checks.check_one_of(function, name, value, ("CPU", "GPU", "Ascend", "Davinci"))
    return "Ascend" if value == "Davinci" else value


def _save_graphs(function: str, name: str, value: int) -> int:
    # MindSpore keeps True as its level 2.
    return 2 if value is True else int(_checks.check_range(function, name, value, 0, 3))


def _gigabytes(function: str, name: str, value: str) -> float:
    if not re.fullmatch(r"\d*\.?\d+GB", value) or not float(value[:-2]):
        raise ValueError(f"For '{function}', '{name}' must be a size such as '3.5GB', but got {value!r}.")
    return float(value[:-2])


def _level(function: str, name: str, value: str) -> int:
    return ("O0", "O1").index(_checks.check_one_of(function, name, value, ("O0", "O1")))


def _set_deterministic(value: str) -> None:
    # Some operators have no deterministic form; as in MindSpore they run all the same.
    torch.use_deterministic_algorithms(value == "ON", warn_only=True)
    if value == "ON":
        os.environ.setdefault("CUBLAS_WORKSPACE_CONFIG", ":4096:8")


def _set_call_depth(depth: int) -> None:
    # MindSpore counts calls in a compiled graph, here they are Python's.
    sys.setrecursionlimit(max(sys.getrecursionlimit(), depth))


def _set_threads(number: int) -> None:
    if number:
        torch.set_num_threads(number)


def _set_gpu(config: dict) -> None:
    if "matmul_allow_tf32" in config:
        torch.set_float32_matmul_precision("high" if config["matmul_allow_tf32"] else "highest")
    if "conv_allow_tf32" in config:
        torch.backends.cudnn.allow_tf32 = config["conv_allow_tf32"]
    if "performance" in config.values():
        torch.backends.cudnn.benchmark = True


_ANY: tuple = ()
_SWITCH = (True, False)

_CONTEXT = {
    # what acts
    "mode": Option(PYNATIVE_MODE, int, one_of(GRAPH_MODE, PYNATIVE_MODE)),
    "device_target": Option(_first_target, str, _target, effect=_forget_device),
    "device_id": Option(_first_device_id, int, between(0, 4095), effect=_forget_device),
    "deterministic": Option("OFF", str, one_of("ON", "OFF"), effect=_set_deterministic),
    "max_call_depth": Option(1000, int, at_least(1), effect=_set_call_depth),
    "runtime_num_threads": Option(torch.get_num_threads, int, at_least(0), effect=_set_threads),
    "gpu_config": Option(
        {},
        dict,
        keys(
            conv_fprop_algo=_ANY,
            conv_dgrad_algo=_ANY,
            conv_wgrad_algo=_ANY,
            conv_allow_tf32=_SWITCH,
            matmul_allow_tf32=_SWITCH,
        ),
        effect=_set_gpu,
    ),
    # what a user would miss
    "save_graphs": Option(0, (bool, int), _save_graphs, missing="there are no graphs to save"),
    "print_file_path": Option("", str, missing="Print writes to stdout"),
    "check_bprop": Option(False, bool, missing="the results of a bprop are not checked"),
    "pynative_synchronize": Option(False, bool, missing="set CUDA_LAUNCH_BLOCKING=1 in the environment"),
    "env_config_path": Option("", str, missing="there is nothing that such a file could configure"),
    "ascend_config": Option({}, dict, missing="it configures Ascend's own compiler"),
    "enable_profiling": Option(False, bool, missing="use mindspore.Profiler"),
    "enable_auto_mixed_precision": Option(False, bool, missing="use mindspore.amp"),
    "enable_dump": Option(False, bool, missing="no tensors are dumped"),
    "memory_offload": Option("OFF", str, missing="tensors stay where they are"),
    "precompile_only": Option(False, bool, missing="networks are run"),
    "grad_for_scalar": Option(False, bool, missing="numbers have no gradients; use Tensors"),
    # what only tunes speed, memory or the compiler
    "save_graphs_path": Option(".", str),
    "enable_graph_kernel": Option(False, bool),
    "graph_kernel_flags": Option("", str),
    "max_device_memory": Option(1024.0, str, _gigabytes),
    "mempool_block_size": Option(1.0, str, _gigabytes),
    "variable_memory_max_size": Option("0", str),
    "graph_memory_max_size": Option("0", str),
    "memory_optimize_level": Option(0, str, _level),
    "enable_compile_cache": Option(None, bool),
    "compile_cache_path": Option("", str),
    "jit_config": Option({}, dict, keys(jit_level=("O0", "O1", "O2"), infer_boost=("on", "off"))),
    "jit_syntax_level": Option(LAX, int, one_of(STRICT, COMPATIBLE, LAX)),
    "exec_order": Option("bfs", str, one_of("bfs", "dfs")),
    "debug_level": Option(RELEASE, int, one_of(RELEASE, DEBUG)),
    "inter_op_parallel_num": Option(0, int, at_least(0)),
    "op_timeout": Option(900, int, at_least(0)),
    "aoe_tune_mode": Option("", str, one_of("online", "offline")),
    "aoe_config": Option({}, dict, keys(job_type=("1", "2"))),
    "disable_format_transform": Option(False, bool),
    "enable_reduce_precision": Option(True, bool),
    "reserve_class_name_in_scope": Option(True, bool),
    "support_binary": Option(False, bool),
    "profiling_options": Option("training_trace", str),
    "host_scheduling_max_threshold": Option("", str),
    # what MindSpore 1 had
    "auto_tune_mode": Option("NO_TUNE", str),
    "enable_gpu_summary": Option(True, bool),
    "enable_hccl": Option(False, bool),
    "enable_loop_sink": Option(False, bool),
    "enable_mem_reuse": Option(True, bool),
    "enable_pynative_hook": Option(False, bool),
    "enable_pynative_infer": Option(False, bool),
    "enable_sparse": Option(False, bool),
    "enable_task_sink": Option(True, bool),
    "load_compile_cache": Option(False, bool),
    "save_compile_cache": Option(False, bool),
    "save_dump_path": Option(".", str),
}
_context = Options("set_context", _CONTEXT)


# -- parallel training -----------------------------------------------------------------------------------------------


def set_auto_parallel_context(**kwargs: Any) -> None:
    """Set how training is spread over processes. The options of MindSpore 2.10 are checked and kept.

    Raises:
        GapError: for ``pipeline_stages`` above 1 with several processes.
        ValueError: for an unknown option, or a value out of its range.
        TypeError: for a value of the wrong type.
    """
    _parallel.set(kwargs)


def get_auto_parallel_context(attr_key: str) -> Any:
    """The value of an option of :func:`set_auto_parallel_context`.

    ``device_num`` and ``global_rank`` are those of the process group where they were not set.

    Raises:
        ValueError: for an unknown option.
    """
    return _parallel.get(attr_key)


def cuts_operators() -> bool:
    """Whether operators are computed in parts: an automatic parallel mode, and several processes."""
    automatic = (ParallelMode.SEMI_AUTO_PARALLEL, ParallelMode.AUTO_PARALLEL)
    return _parallel.get("parallel_mode") in automatic and _world_size() > 1


def reset_auto_parallel_context() -> None:
    """Set all options of :func:`set_auto_parallel_context` to their defaults."""
    _parallel.reset()


# -- parameter servers -----------------------------------------------------------------------------------------------


def set_ps_context(**kwargs: Any) -> None:
    """Set how parameter servers would be used. The options are checked and kept; there are no such servers here.

    With ``enable_ps=True`` this is said once, and training goes on without them.

    Raises:
        ValueError: for an unknown option, or a number out of its range.
        TypeError: for a value of the wrong type.
        RuntimeError: for an unknown ``ms_role`` or ``server_mode``.
    """
    _servers.set(kwargs)


def get_ps_context(attr_key: str) -> Any:
    """The value of an option of :func:`set_ps_context`. ``"ms_role"`` is always ``"MS_NOT_PS"``.

    Raises:
        ValueError: for an unknown option.

    >>> import amadou as ms
    >>> ms.get_ps_context("enable_ps")
    False
    """
    return _servers.get(attr_key)


def reset_ps_context() -> None:
    """Set all options of :func:`set_ps_context` to their defaults."""
    _servers.reset()


def _server_role(function: str, name: str, value: str) -> str:
    roles = ("MS_WORKER", "MS_SCHED", "MS_PSERVER", "MS_SERVER")
    if value not in roles:
        raise RuntimeError(f"For '{function}', '{name}' must be one of {roles}, but got {value!r}.")
    return "MS_NOT_PS"


def _server_mode(function: str, name: str, value: str) -> str:
    if value != "PARAMETER_SERVER":
        raise RuntimeError(f"For '{function}', '{name}' must be 'PARAMETER_SERVER', but got {value!r}.")
    return value


_SERVERS = {
    "enable_ps": Option(False, bool, missing="there are no parameter servers, and training goes on without them"),
    "server_mode": Option("", str, _server_mode),
    "ms_role": Option("MS_NOT_PS", str, _server_role),
    "worker_num": Option(0, int, at_least(0)),
    "server_num": Option(0, int, at_least(0)),
    "scheduler_ip": Option("127.0.0.1", str),
    "scheduler_port": Option(6667, int, between(0, 65535)),
    "enable_ssl": Option(False, bool),
    "config_file_path": Option("", str),
    # checked, but not kept: nothing uses them
    "client_password": Option("", str, lambda function, name, value: ""),
    "server_password": Option("", str, lambda function, name, value: ""),
}
_servers = Options("set_ps_context", _SERVERS)


def _world_size() -> int:
    return torch.distributed.get_world_size() if _in_group() else 1


def _rank() -> int:
    return torch.distributed.get_rank() if _in_group() else 0


def _in_group() -> bool:
    return torch.distributed.is_available() and torch.distributed.is_initialized()


def _strategy(function: str, name: str, value: str | tuple) -> Any:
    if isinstance(value, str):
        return _checks.check_one_of(function, name, value, ("full_batch", "data_parallel"))
    return [list(cuts) if isinstance(cuts, tuple) else cuts for cuts in value]


def _fusion(function: str, name: str, value: dict) -> dict:
    if not value.keys() <= _FUSION.keys():
        raise KeyError(f"For '{function}', the keys of '{name}' must be {', '.join(_FUSION)}, but got {value}.")
    return _FUSION | value


def _strategy_files(function: str, name: str, value: dict) -> dict:
    return _STRATEGY_FILES | keys(load_file=_ANY, save_file=_ANY, only_trainable_params=_SWITCH)(function, name, value)


_SCHEDULERS = ("1f1b", "gpipe", "seqpipe", "seqvpp", "seqsmartvpp", "zero_bubble_v")
_GATHERED: dict = {"mode": "auto", "config": None}
_FUSION = {"openstate": True, "allreduce": _GATHERED, "allgather": _GATHERED, "reducescatter": _GATHERED}
_STRATEGY_FILES = {"load_file": "", "save_file": "", "only_trainable_params": True}
_NO_STRATEGIES = "checkpoints hold whole Parameters, which load into any number of processes"
_NO_NORMS = "compute the norm of the gradients in the training step"
_SEARCH = one_of("recursive_programming", "dynamic_programming", "sharding_propagation")
_GROUPS = one_of("all_group_parallel", "same_server_group_parallel", "no_group_parallel")


def check_stages(function: str, stages: int) -> int:
    """The number of stages of a pipeline, which is 1 where there are several processes.

    Raises:
        GapError: for more stages there.
    """
    if stages > 1 and _world_size() > 1:
        raise GapError(
            f"For '{function}', 'pipeline_stages' must be 1 with {_world_size()} processes, but got {stages}: amadou "
            "does not cut networks into stages, as MindSpore's compiler does. With 1 the micro-batches run one after "
            "the other; torch.distributed.pipelining takes as_torch(network)."
        )
    return stages


def _stages(function: str, name: str, value: int) -> int:
    return check_stages(function, at_least(1)(function, name, value))


def _of_pipeline(key: str, default: Any) -> Callable[[], Any]:
    """A default that is read from ``pipeline_config``."""
    return lambda: _parallel.get("pipeline_config").get(key, default)


_PARALLEL = {
    "device_num": Option(_world_size, int, at_least(1)),
    "global_rank": Option(_rank, int, between(0, 4095)),
    "parallel_mode": Option(ParallelMode.STAND_ALONE, str, one_of(*ParallelMode.MODE_LIST)),
    "gradients_mean": Option(False, bool),
    "gradient_fp32_sync": Option(True, bool),
    "loss_repeated_mean": Option(True, bool),
    "parameter_broadcast": Option(False, bool),
    "full_batch": Option(False, bool),
    "dataset_strategy": Option("data_parallel", (str, tuple), _strategy),
    "enable_parallel_optimizer": Option(False, bool),
    "parallel_optimizer_config": Option(
        {},
        dict,
        keys(
            gradient_accumulation_shard=_SWITCH,
            parallel_optimizer_threshold=_ANY,
            optimizer_weight_shard_size=_ANY,
            optimizer_level=("level1", "level2", "level3"),
        ),
    ),
    "optimizer_weight_shard_size": Option(-1, int),
    "optimizer_weight_shard_aggregated_save": Option(False, bool),
    "all_reduce_fusion_config": Option([], list),
    "comm_fusion": Option(_FUSION, dict, _fusion),
    "communi_parallel_mode": Option("all_group_parallel", str, _GROUPS),
    "enable_alltoall": Option(False, bool),
    "force_fp32_communication": Option(False, bool),
    "init_param_in_compile": Option(True, bool),
    "pipeline_stages": Option(1, int, _stages),
    "pipeline_segments": Option(1, int, at_least(1)),
    "pipeline_config": Option({}, dict, keys(pipeline_interleave=_SWITCH, pipeline_scheduler=_SCHEDULERS)),
    "pipeline_interleave": Option(_of_pipeline("pipeline_interleave", False), bool),
    "pipeline_scheduler": Option(_of_pipeline("pipeline_scheduler", "1f1b"), str, one_of(*_SCHEDULERS)),
    "pipeline_result_broadcast": Option(False, bool),
    "grad_accumulation_step": Option(1, int, at_least(1)),
    "auto_pipeline": Option(False, bool),
    "search_mode": Option("recursive_programming", str, _SEARCH),
    "sharding_propagation": Option(False, bool),
    "auto_parallel_new_interface": Option(False, bool),
    "strategy_ckpt_load_file": Option("", str, missing=_NO_STRATEGIES),
    "strategy_ckpt_save_file": Option("", str, missing=_NO_STRATEGIES),
    "strategy_ckpt_config": Option(_STRATEGY_FILES, dict, _strategy_files, missing=_NO_STRATEGIES),
    "group_ckpt_save_file": Option("", str, missing=_NO_STRATEGIES),
    "dump_local_norm": Option(False, bool, missing=_NO_NORMS),
    "dump_local_norm_path": Option("", str),
    "dump_device_local_norm": Option(False, bool, missing=_NO_NORMS),
}
_parallel = Options(
    "set_auto_parallel_context",
    _PARALLEL,
    {
        "mirror_mean": "gradients_mean",
        "cast_before_mirror": "gradient_fp32_sync",
        "auto_parallel_search_mode": "search_mode",
    },
)

__getattr__ = _paths.gap_getattr(__name__)
