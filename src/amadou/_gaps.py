"""Names of MindSpore's that amadou does not offer, and why.

A gap is an object that stands for such a name. It can be imported, stored, named in an annotation, tested against,
subclassed and put above a function as a decorator, so a program that only mentions it runs. Using it raises
:class:`GapError`, which says the reason.

MindSpore 2.10 is the measure of which names exist: ``hasattr`` and ``try: from mindspore import ...`` take the branch
that they take there. A name that 2.10 itself has dropped is no gap: it is offered by ``legacy``, or it does not exist,
so that programs which look for it first find their newer branch.
"""

import functools
from types import FunctionType
from typing import Any, NoReturn, Union

_PLANNED = "it is planned for a later release"

# reason -> names and whole namespaces that are never to be offered; all other gaps are planned
_NEVER = {
    "it loads a C++ library that was built for MindSpore's data pipeline; any Python function can be a transform": """
        dataset.transforms.Plugin
    """,
    "it decodes videos on Ascend hardware; vision.read_video and vision.DecodeVideo do it everywhere": """
        dataset.vision.VideoDecoder
    """,
    "it reads from Huawei's cloud storage; download the files and use MindDataset": """
        dataset.OBSMindDataset dataset.sync_wait_for_dataset
    """,
    "it reads or writes MindIR, the graph format of MindSpore's compiler": """
        export_split_mindir load load_mindir load_obf_params_into_net nn.GraphCell obfuscate_ckpt safeguard
        save_mindir train.export_split_mindir train.load
    """,
    "it adds a kernel or a pass to MindSpore's own compiler, which is not used here; write it with torch.library": """
        graph ops.AiCPURegOp ops.AkgAscendRegOp ops.AkgGpuRegOp ops.CpuRegOp ops.CustomOpBuilder ops.TBERegOp
        ops.op_info_register
    """,
    "it edits MindSpore's own form of a network; for a model of amadou, torch.fx does this": """
        Node NodeType ScopedValue SymbolTree rewrite
    """,
    "it is a kernel of Ascend hardware, without a definition apart from it": """
        ops.GroupTopk ops.operations.GroupTopk ops.operations._inner_ops.TopKRouter
    """,
    "it is a step of MindSpore's graph compiler, and no operator on values": """
        ops.CopyWithSlice ops.DtypeToEnum ops.GetNext ops.J ops.MapCacheIdx ops.PyExecute ops.SelectView
        ops.SliceGetItem ops.TensorToTuple ops.UpdateState ops.array_reduce ops.array_to_scalar ops.augassign_add
        ops.augassign_div ops.augassign_floordiv ops.augassign_mod ops.augassign_mul ops.augassign_sub
        ops.broadcast_gradient_args ops.distribute ops.embed ops.env_get ops.environ_add ops.environ_create
        ops.environ_get ops.environ_set ops.hyper_add ops.is_dynamic_sequence_element_unknown
        ops.is_sequence_shape_unknown ops.is_sequence_value_unknown ops.is_tensor_bool_cond ops.isconstant
        ops.iter_converter ops.make_map_parameter ops.merge ops.ms_hasnext ops.ms_kernel ops.ms_next
        ops.operations.CopyWithSlice ops.operations.GetNext ops.operations.MapCacheIdx ops.operations.PyExecute
        ops.operations.SelectView ops.operations.UpdateState ops.operations.ms_kernel
        ops.prim_arg_register ops.recompute_block ops.reduced_shape ops.ref_to_embed ops.switch ops.switch_layer
        ops.tail ops.tensor_operator_registry ops.zip_operation
    """,
    "it compares or sets the plans of MindSpore's parallel compiler, which plans no network here": """
        get_ckpt_path_with_strategy parallel.set_op_strategy_config train.get_ckpt_path_with_strategy
    """,
    "it needs layouts that MindSpore's compiler finds; set_auto_parallel_context(parameter_broadcast=True) sends the "
    "Parameters of the first process to all": """
        parameter_broadcast
    """,
    "it starts Ascend's profiler from a file or an environment variable; use Profiler with a schedule": """
        profiler.DynamicProfilerMonitor profiler.EnvProfiler
    """,
    "it is a setting of Ascend's operators": """
        device_context.ascend.op_debug device_context.ascend.op_precision device_context.ascend.op_tuning
    """,
    "it chooses an algorithm of cuDNN, which torch.backends.cudnn.benchmark does by measuring": """
        device_context.gpu.op_tuning
    """,
    "it shares out the cores of an Ascend": """
        StreamLimitCtx get_device_limit get_stream_limit reset_stream_limit runtime.StreamLimitCtx
        runtime.get_device_limit runtime.get_stream_limit runtime.reset_stream_limit runtime.set_device_limit
        runtime.set_stream_limit set_device_limit set_stream_limit
    """,
    "it is a part of MindSpore's own memory pool; torch.cuda has MemPool, use_mem_pool and CUDAPluggableAllocator": """
        MemPool PluggableAllocator memory_replay runtime.MemPool runtime.PluggableAllocator runtime.memory_replay
        runtime.use_mem_pool use_mem_pool
    """,
    "it draws the surface of a loss for MindInsight": """
        SummaryLandscape train.SummaryLandscape
    """,
    "it tests, repairs or observes an Ascend cluster": """
        TrainFaultTolerance get_sdc_detect_result mindio_preload ms_memory_recycle nn.OptTFTWrapper sdc_detect_start
        sdc_detect_stop set_mindio_server_info tools.get_sdc_detect_result tools.sdc_detect_start tools.sdc_detect_stop
        tools.stress_detect train.TrainFaultTolerance utils.ExitByRequest utils.RSCPluginHandle utils.TFTCommValue
        utils.comm_exec_order_check utils.get_sdc_detect_result utils.runtime_execution_order_check
        utils.sdc_detect_start utils.sdc_detect_stop utils.stress_detect
    """,
    "it leaves out parts of the training for speed on Ascend clusters, by rules that are written down nowhere": """
        boost boost.grad_accumulation
    """,
    "it belongs to the optimizer thor, which runs on Ascend and GPU only: there is nothing to compare with": """
        ConvertModelUtils ConvertNetUtils nn.Conv2dThor nn.DenseThor nn.EmbeddingLookupThor nn.EmbeddingThor nn.thor
        train.ConvertModelUtils train.ConvertNetUtils
    """,
    "it reads what MindSpore's compiler counted; FlopsUtilizationCollector counts what is computed": """
        common.flops_collection flops_collection
    """,
    "it stands between MindSpore and its kernels; torch.utils._python_dispatch.TorchDispatchMode does so here": """
        utils.MsDispatchMode
    """,
    "it is a part of parameter-server training; train with data parallelism instead": """
        ops.Pull ops.Push ops.operations.Pull ops.operations.Push
    """,
}


class GapError(NotImplementedError):
    """A name of MindSpore's was used that amadou does not offer."""


class Gap:
    """What stands for a name that is not offered: it can be mentioned, but not used."""

    __slots__ = ("_name", "_reason")

    def __init__(self, name: str, reason: str) -> None:
        self._name = name
        self._reason = reason

    def __repr__(self) -> str:
        return f"<{self._name}, not offered by amadou>"

    def __reduce__(self) -> tuple:
        return Gap, (self._name, self._reason)

    def __call__(self, *args: Any, **kwargs: Any) -> "Gap":
        if len(args) == 1 and not kwargs and isinstance(args[0], FunctionType):
            return self  # a decorator: what it decorates is not offered either, until then it does no harm
        self._fail()

    def __getattr__(self, name: str) -> NoReturn:
        if name.startswith("__"):  # Python and its tools look for these on anything
            raise AttributeError(f"{self!r} has no attribute {name!r}")
        self._fail()

    def __getitem__(self, key: Any) -> NoReturn:
        self._fail()

    def __mro_entries__(self, bases: tuple) -> tuple[type]:
        """The base class in the place of the gap: its subclasses can be defined, but have no instances."""
        fail = self._fail

        class Missing:
            def __new__(cls, *args: Any, **kwargs: Any) -> NoReturn:
                fail()

        return (Missing,)

    def __instancecheck__(self, instance: Any) -> bool:
        return False

    def __subclasscheck__(self, subclass: type) -> bool:
        return False

    def __or__(self, other: Any) -> Any:
        return Union[self, other]  # noqa: UP007 (the operator is what is defined here)

    def __ror__(self, other: Any) -> Any:
        return Union[other, self]  # noqa: UP007

    def _fail(self) -> NoReturn:
        raise GapError(f"{self._name} is not offered by amadou: {self._reason}. See docs/differences.md.")


@functools.cache
def find_gap(path: str) -> Gap | None:
    """The gap for the name at ``path`` (without the leading ``mindspore.``), or None if there is none."""
    namespace, _, name = path.rpartition(".")
    if name not in gap_names(namespace):
        return None
    reasons = _reasons()
    return Gap(f"mindspore.{path}", reasons.get(path) or reasons.get(namespace) or _PLANNED)


@functools.cache
def gap_names(namespace: str) -> frozenset[str]:
    """The names of a namespace that are gaps."""
    from ._gaps_names import GAP_NAMES  # long, and not needed by a program without gaps

    return frozenset(GAP_NAMES.get(namespace, "").split())


@functools.cache
def _reasons() -> dict[str, str]:
    return {name: reason for reason, names in _NEVER.items() for name in names.split()}
