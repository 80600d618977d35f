"""Where MindSpore's modules are found in amadou: public, deep, private and old paths in one table.

``mindspore`` itself is ``amadou``. A path below it is written without its first part: ``nn.optim.momentum`` stands for
``mindspore.nn.optim.momentum``. There are two kinds:

- A *namespace* is public, and amadou has a module of the same path: ``mindspore.nn`` is ``amadou.nn``, the same
  object. While amadou does not have it yet, a view without places stands in, and its names are gaps.
- Every other path is a *view*: a module without names of its own, which finds them in the places of the table.
  The files below a namespace are cut differently in amadou, so a deep path leads to the namespace that lists its names.
"""

import functools
import importlib
import importlib.util
import sys
from collections.abc import Callable, Iterable
from importlib.machinery import ModuleSpec
from types import ModuleType
from typing import Any

from ._gaps import Gap, find_gap, gap_names

NAMESPACES = {
    "amp",
    "boost",
    "common",
    "common.initializer",
    "communication",
    "communication.comm_func",
    "context",
    "dataset",
    "dataset.audio",
    "dataset.config",
    "dataset.debug",
    "dataset.text",
    "dataset.transforms",
    "dataset.utils",
    "dataset.vision",
    "device_context",
    "device_context.ascend",
    "device_context.ascend.op_debug",
    "device_context.ascend.op_precision",
    "device_context.ascend.op_tuning",
    "device_context.cpu",
    "device_context.cpu.op_tuning",
    "device_context.gpu",
    "device_context.gpu.op_precision",
    "device_context.gpu.op_tuning",
    "device_manager",
    "dtype",
    "experimental",
    "experimental.optim",
    "experimental.optim.lr_scheduler",
    "graph",
    "hal",
    "log",
    "mindrecord",
    "mint",
    "mint.distributed",
    "mint.linalg",
    "mint.nn",
    "mint.nn.functional",
    "mint.optim",
    "mint.special",
    "multiprocessing",
    "nn",
    "nn.optim",
    "nn.probability",
    "nn.probability.bijector",
    "nn.probability.distribution",
    "nn.utils",
    "numpy",
    "numpy.fft",
    "onnx",
    "ops",
    "ops.communication",
    "ops.operations",
    "parallel",
    "parallel.auto_parallel",
    "parallel.function",
    "parallel.nn",
    "profiler",
    "rewrite",
    "runtime",
    "safeguard",
    "scipy",
    "scipy.fft",
    "scipy.linalg",
    "scipy.optimize",
    "tools",
    "train",
    "utils",
    "version",
}

_TRANSFORMER = "legacy.transformer_blocks legacy.transformer_layers legacy.transformer_config"

# path -> amadou's modules that have its names, in the order of search; "." is amadou itself
VIEWS = {
    "run_check": ".",
    "default_config": ".",
    # core
    "_checkparam": "legacy.checkparam",
    "_c_expression": "",
    "_c_expression.typing": "dtype",
    "_extends": "legacy.registers",
    "_c_expression.amp": "legacy.amp",
    "common._grad_function": "legacy.recording",
    "common._register_for_tensor": "",
    "common._stub_tensor": "",
    "common.api": "common . legacy.recording",
    "common.device": "common",
    "common.dtype": "dtype",
    "common.dump": ".",
    "common.file_system": "common",
    "common.generator": "common .",
    "common.hook_handle": "common",
    "common.jit_config": ".",
    "common.lazy_inline": ".",
    "graph.api": "common . legacy.recording",
    "graph.lazy_inline": ".",
    "common.mutable": ".",
    "common.no_inline": ".",
    "common.parameter": "parameter",
    "common.recompute": "common .",
    "common.seed": "common .",
    "common.sparse_tensor": "common .",
    "common.storage": "common .",
    "common.tensor": "tensor",
    "experimental.map_parameter": "experimental",
    "experimental.optim.optimizer": "experimental.optim",
    "run_check.run_check": ".",
    "train.amp": "amp legacy.amp",
    # nn
    "nn.cell": "nn",
    "nn.dynamic_lr": "nn",
    "nn.grad": "nn ops",
    "nn.grad.cell_grad": "nn ops",
    "nn.layer": "nn",
    "nn.layer.activation": "nn",
    "nn.layer.basic": "nn",
    "nn.layer.channel_shuffle": "nn",
    "nn.layer.combined": "nn",
    "nn.layer.container": "nn",
    "nn.layer.conv": "nn nn.layers.conv legacy.conv",
    "nn.layer.dense": "nn",
    "nn.layer.embedding": "nn",
    "nn.layer.image": "nn",
    "nn.layer.math": "nn",
    "nn.layer.normalization": "nn nn.layers.normalization",
    "nn.layer.padding": "nn",
    "nn.layer.pooling": "nn",
    "nn.layer.rnn_cells": "nn nn.layers.rnn_cells",
    "nn.layer.rnns": "nn",
    "nn.layer.thor_layer": "nn",
    "nn.layer.timedistributed": "nn",
    "nn.layer.transformer": "nn",
    "nn.learning_rate_schedule": "nn nn.learning_rate_schedule",
    "nn.loss": "nn",
    "nn.loss.loss": "nn",
    "nn.metrics": "nn train",
    "nn.metrics.metric": "nn train",
    "nn.optim.ada_grad": "nn",
    "nn.optim.adadelta": "nn",
    "nn.optim.adafactor": "nn",
    "nn.optim.adam": "nn",
    "nn.optim.adamax": "nn",
    "nn.optim.adasum": "nn",
    "nn.optim.asgd": "nn",
    "nn.optim.ftrl": "nn",
    "nn.optim.lamb": "nn",
    "nn.optim.lars": "nn",
    "nn.optim.lazyadam": "nn",
    "nn.optim.momentum": "nn",
    "nn.optim.optimizer": "nn legacy.registers",
    "nn.optim.proximal_ada_grad": "nn",
    "nn.optim.rmsprop": "nn",
    "nn.optim.rprop": "nn",
    "nn.optim.sgd": "nn",
    "nn.optim.tft_wrapper": "nn",
    "nn.optim.thor": "nn",
    "nn.sparse": "nn",
    "nn.sparse.sparse": "nn",
    "nn.utils.init": "nn.utils",
    "nn.wrap": "nn",
    "nn.wrap.cell_wrapper": "nn",
    "nn.wrap.grad_reducer": "nn",
    "nn.wrap.loss_scale": "nn nn.wrap legacy.loss_scale",
    # ops
    "ops._grad_experimental": "",
    "ops._grad_experimental.grad_comm_ops": "",
    "ops._primitive_cache": "legacy.operators",
    "ops._utils": "",
    "ops._utils.arg_dtype_cast": "ops.extended",
    "ops.auto_generate": "ops.extended ops.operations ops",
    "ops.auto_generate.gen_extend_func": "ops.extended ops",
    "ops.auto_generate.gen_ops_def": "ops.extended ops",
    "ops.auto_generate.gen_ops_prim": "ops.extended ops.operations",
    "ops.composite": "ops",
    "ops.composite.base": "ops",
    "ops.composite.math_ops": "ops",
    "ops.extend": "mint mint.nn.functional ops.extended",
    "ops.function": "ops",
    "ops.function.array_func": "ops ops.extended legacy.operators",
    "ops.function.clip_func": "ops",
    "ops.function.comm_func": "communication.comm_func",
    "ops.function.debug_func": "ops",
    "ops.function.fft_func": "ops",
    "ops.function.grad": "ops .",
    "ops.function.grad.grad_func": "ops .",
    "ops.function.image_func": "ops",
    "ops.function.linalg_func": "ops",
    "ops.function.math_func": "ops ops.extended",
    "ops.function.nn_func": "ops ops.extended legacy.attention",
    "ops.function.other_func": "ops",
    "ops.function.parameter_func": "ops",
    "ops.function.random_func": "ops ops.extended",
    "ops.function.sparse_func": "ops",
    "ops.function.sparse_unary_func": "ops",
    "ops.function.spectral_func": "ops",
    "ops.function.vmap_func": "ops",
    "ops.functional": "ops legacy.control",
    "ops.functional_overload": "mint mint.nn.functional ops",
    "ops.op_info_register": "ops",
    "ops.operations._infer_ops": "ops.operations ops ops.extended",
    "ops.operations._csr_ops": "ops.operations",
    "ops.operations._inner_ops": "ops.operations ops ops.extended",
    "ops.operations._sequence_ops": "ops.operations ops",
    "ops.operations.array_ops": "ops.operations ops ops.extended",
    "ops.operations.comm_ops": "ops.operations ops",
    "ops.operations.control_ops": "ops.operations ops",
    "ops.operations.custom_ops": "ops.operations ops",
    "ops.operations.debug_ops": "ops.operations ops",
    "ops.operations.image_ops": "ops.operations ops",
    "ops.operations.inner_ops": "ops.operations ops ops.extended",
    "ops.operations.linalg_ops": "ops.operations ops",
    "ops.operations.manually_defined": "ops.operations ops ops.extended",
    "ops.operations.math_ops": "ops.operations ops ops.extended",
    "ops.operations.nn_ops": "ops.operations ops ops.extended",
    "ops.operations.other_ops": "ops.operations ops",
    "ops.operations.random_ops": "ops.operations ops ops.extended",
    "ops.operations.sparse_ops": "ops.operations ops",
    "ops.operations.spectral_ops": "ops.operations ops",
    "ops.primitive": "ops",
    "ops.signature": "ops",
    # mint and numpy
    "mint.nn.layer": "mint.nn",
    "mint.nn.layer.activation": "mint.nn",
    "mint.nn.layer.basic": "mint.nn",
    "mint.nn.layer.conv": "mint.nn",
    "mint.nn.layer.normalization": "mint.nn",
    "mint.nn.layer.padding": "mint.nn",
    "mint.nn.layer.pooling": "mint.nn",
    "mint.optim.adam": "mint.optim",
    "mint.optim.adamw": "mint.optim",
    "mint.optim.fused_adamw": "mint.optim",
    "mint.optim.sgd": "mint.optim",
    "numpy.array_creations": "numpy",
    "numpy.array_ops": "numpy",
    "numpy.dtypes": "numpy",
    "numpy.logic_ops": "numpy",
    "numpy.math_ops": "numpy",
    "numpy.utils": "numpy",
    # train
    "train._utils": "train . legacy.training",
    "train.callback": "train",
    "train.callback._callback": "train legacy.training",
    "train.callback._checkpoint": "train",
    "train.callback._early_stop": "train",
    "train.callback._history": "train",
    "train.callback._lambda_callback": "train",
    "train.callback._landscape": "train",
    "train.callback._loss_monitor": "train",
    "train.callback._lr_scheduler_callback": "train",
    "train.callback._on_request_exit": "train",
    "train.callback._reduce_lr_on_plateau": "train",
    "train.callback._summary_collector": "train",
    "train.callback._time_monitor": "train",
    "train.data_sink": "train .",
    "train.dataset_helper": "train .",
    "train.loss_scale_manager": "train amp",
    "train.metrics": "train",
    "train.metrics.accuracy": "train",
    "train.metrics.auc": "train",
    "train.metrics.bleu_score": "train",
    "train.metrics.confusion_matrix": "train",
    "train.metrics.cosine_similarity": "train",
    "train.metrics.dice": "train",
    "train.metrics.error": "train",
    "train.metrics.fbeta": "train",
    "train.metrics.hausdorff_distance": "train",
    "train.metrics.loss": "train",
    "train.metrics.mean_surface_distance": "train",
    "train.metrics.metric": "train",
    "train.metrics.occlusion_sensitivity": "train",
    "train.metrics.perplexity": "train",
    "train.metrics.precision": "train",
    "train.metrics.recall": "train",
    "train.metrics.roc": "train",
    "train.metrics.root_mean_square_surface_distance": "train",
    "train.metrics.topk": "train",
    "train.model": "train context",
    "train.node_strategy_pb2": "",
    "train.serialization": "train.serialization . train parallel legacy.checkpoints",
    "train.summary": "train .",
    "train.summary.enums": "train",
    "train.summary.summary_record": "train .",
    "train.train_thor": "train",
    "train.train_thor.convert_utils": "train",
    "train.train_thor.dataset_helper": "train",
    # dataset
    "dataset.audio.transforms": "dataset.audio",
    "dataset.audio.utils": "dataset.audio",
    "dataset.callback": "dataset",
    "dataset.callback.ds_callback": "dataset",
    "dataset.core": "dataset",
    "dataset.core.config": "dataset.config",
    "dataset.core.validator_helpers": "dataset",
    "dataset.engine": "dataset",
    "dataset.engine.config": "dataset.config",
    "dataset.engine.datasets": "dataset",
    "dataset.engine.datasets_standard_format": "dataset",
    "dataset.engine.datasets_text": "dataset",
    "dataset.engine.datasets_user_defined": "dataset",
    "dataset.engine.datasets_vision": "dataset",
    "dataset.engine.iterators": "dataset",
    "dataset.engine.samplers": "dataset",
    "dataset.text.transforms": "dataset.text",
    "dataset.text.utils": "dataset.text",
    "dataset.transforms.c_transforms": "dataset.transforms",
    "dataset.transforms.py_transforms": "dataset.transforms",
    "dataset.transforms.transforms": "dataset.transforms",
    "dataset.transforms.validators": "dataset.transforms",
    "dataset.vision.c_transforms": "dataset.vision",
    "dataset.vision.py_transforms": "legacy.py_vision dataset.vision",
    "dataset.vision.py_transforms_util": "dataset.vision legacy.py_vision",
    "dataset.vision.transforms": "dataset.vision",
    "dataset.vision.utils": "dataset.vision",
    "mindrecord.filereader": "mindrecord",
    "mindrecord.filewriter": "mindrecord",
    # distribution, tools
    "boost.grad_accumulation": "boost",
    "communication._comm_helper": "communication legacy.communication",
    "communication.management": "communication",
    "parallel._auto_parallel_context": "legacy.parallel",
    "parallel._cost_model_context": "parallel",
    "parallel._utils": "legacy.parallel",
    # transformers as they were until MindSpore 2.7; nn.transformer is the name of 1.x
    "nn.transformer": _TRANSFORMER,
    "nn.transformer.layers": "legacy.transformer_layers legacy.transformer_checks",
    "nn.transformer.loss": "legacy.transformer_layers",
    "nn.transformer.moe": "legacy.transformer_layers legacy.transformer_config",
    "nn.transformer.op_parallel_config": "legacy.transformer_config",
    "nn.transformer.transformer": _TRANSFORMER,
    "parallel._transformer": _TRANSFORMER,
    "parallel._transformer.layers": "legacy.transformer_layers legacy.transformer_checks",
    "parallel._transformer.loss": "legacy.transformer_layers",
    "parallel._transformer.moe": "legacy.transformer_layers legacy.transformer_config",
    "parallel._transformer.op_parallel_config": "legacy.transformer_config",
    "parallel._transformer.transformer": _TRANSFORMER,
    "parallel.algo_parameter_config": "parallel",
    "parallel.checkpoint_transform": "parallel .",
    "parallel.parameter_broadcast": "parallel .",
    "parallel.shard": "parallel .",
    "parallel.transform_safetensors": "parallel .",
    "profiler.profiler": "profiler",
    "profiler.profiling": "profiler",
    "utils._tft_handler": "",
    "utils.dlpack": "utils .",
}

# names that MindSpore has dropped, or that its documents use where 2.10 does not have them -> the module that has them
DROPPED_NAMES = {
    "ms_class": "legacy.jit",
    "_no_grad": "legacy.recording",
    "common._Function": "legacy.recording",
    "nn.ResizeBilinear": "nn.layers.image",
    # not dropped, but named by the documents of mint.nn
    "nn.Fold": "nn.layers.extended",
    "nn.SoftmaxExt": "nn.layers.extended",
    "nn.UnfoldExt": "nn.layers.extended",
    "nn.UpsampleExt": "nn.layers.extended",
    "ops.ResizeBilinear": "ops.operations.image",
    "ops.Arange": "ops.extended",
    "ops.GroupNorm": "ops.extended",
    "ops.LayerNormExt": "ops.extended",
    "ops.LayerNormV3": "ops.extended",
    "ops.SliceExt": "ops.extended",
    "ops.TypeAs": "ops.extended",
    "ops.acos_ext": "ops.extended",
    "ops.acosh_ext": "ops.extended",
    "ops.addcdiv_ext": "ops.extended",
    "ops.arange_ext": "ops.extended",
    "ops.arctan2_ext": "ops.extended",
    "ops.asin_ext": "ops.extended",
    "ops.asinh_ext": "ops.extended",
    "ops.atan_ext": "ops.extended",
    "ops.avg_pool3d_ext": "ops.extended",
    "ops.batch_norm_ext": "ops.extended",
    "ops.bitwise_and_ext": "ops.extended",
    "ops.bitwise_or_ext": "ops.extended",
    "ops.bitwise_xor_ext": "ops.extended",
    "ops.cross_entropy_ext": "ops.extended",
    "ops.cummin_ext": "ops.extended",
    "ops.empty": "ops.extended",
    "ops.empty_like": "ops.extended",
    "ops.format_cast": "ops.extended",
    "ops.frac_ext": "ops.extended",
    "ops.full_ext": "ops.extended",
    "ops.histc_ext": "ops.extended",
    "ops.inplace_masked_scatter": "ops.extended",
    "ops.interpolate_ext": "ops.extended",
    "ops.inverse_ext": "ops.extended",
    "ops.kl_div_ext": "ops.extended",
    "ops.l1_loss_ext": "ops.extended",
    "ops.logaddexp_ext": "ops.extended",
    "ops.matrix_inverse_ext": "ops.extended",
    "ops.matrix_norm_ext": "ops.extended",
    "ops.max_unpool2d_ext": "ops.extended",
    "ops.mean_ext": "ops.extended",
    "ops.multinomial_ext": "ops.extended",
    "ops.pow_ext": "ops.extended",
    "ops.prod_ext": "ops.extended",
    "ops.randperm_ext": "ops.extended",
    "ops.relu_": "ops.extended",
    "ops.solve_triangular": "ops.extended",
    "ops.sum_ext": "ops.extended",
    "ops.t_ext": "ops.extended",
    "ops.threshold_": "ops.extended",
    "ops.topk_ext": "ops.extended",
    "ops.unbind_ext": "ops.extended",
    "ops.var_ext": "ops.extended",
    "ops.vector_norm_ext": "ops.extended",
    "ops.operations.ControlDepend": "legacy.control",
    "ops.operations.ResizeBilinear": "ops.operations.image",
}


# names of mindspore and its namespaces that few programs use -> the module that has them, loaded at their first use
LATE_NAMES = {
    "Profiler": "profiler",
    "merge_pipeline_strategys": "train.checkpoint_transform",
    "rank_list_for_transform": "train.checkpoint_transform",
    "transform_checkpoint_by_rank": "train.checkpoint_transform",
    "transform_checkpoints": "train.checkpoint_transform",
    "unified_safetensors": "train.checkpoint_transform",
    "Event": "runtime",
    "MemPool": "runtime",
    "PluggableAllocator": "runtime",
    "Stream": "runtime",
    "StreamCtx": "runtime",
    "StreamLimitCtx": "runtime",
    "communication_stream": "runtime",
    "current_stream": "runtime",
    "default_stream": "runtime",
    "dispatch_threads_num": "runtime",
    "empty_cache": "runtime",
    "get_device_limit": "runtime",
    "get_stream_limit": "runtime",
    "launch_blocking": "runtime",
    "max_memory_allocated": "runtime",
    "max_memory_reserved": "runtime",
    "memory_allocated": "runtime",
    "memory_replay": "runtime",
    "memory_reserved": "runtime",
    "memory_stats": "runtime",
    "memory_summary": "runtime",
    "reset_max_memory_allocated": "runtime",
    "reset_max_memory_reserved": "runtime",
    "reset_peak_memory_stats": "runtime",
    "reset_stream_limit": "runtime",
    "set_cpu_affinity": "runtime",
    "set_cur_stream": "runtime",
    "set_device_limit": "runtime",
    "set_kernel_launch_capture": "runtime",
    "set_kernel_launch_group": "runtime",
    "set_memory": "runtime",
    "set_stream_limit": "runtime",
    "synchronize": "runtime",
    "use_mem_pool": "runtime",
    "Layout": "parallel",
    "reshard": "parallel.function",
    "shard": "parallel",
    "sync_pipeline_shared_parameters": "parallel",
    "get_algo_parameters": "parallel",
    "reset_algo_parameters": "parallel",
    "set_algo_parameters": "parallel",
    "ops.Reshard": "parallel.sharding",
    "ops.operations.Reshard": "parallel.sharding",
    "ops.reshard": "parallel.function",
    "recompute": "_saving",
    "register_saved_tensors_hooks": "_saving",
    "saved_tensors_hooks": "_saving",
    "common.DeviceCtx": "context",
    "common.register_saved_tensors_hooks": "_saving",
    "common.saved_tensors_hooks": "_saving",
    "mint.Tensor": "tensor",
    "mint.functional": "mint.nn",
    "ops.Tensor": "tensor",
    "ops.P2POp": "mint.distributed",
    "ops.TCPStore": "mint.distributed",
    "ops.all_gather": "mint.distributed",
    "ops.all_gather_into_tensor": "mint.distributed",
    "ops.all_gather_into_tensor_uneven": "mint.distributed",
    "ops.all_gather_matmul": "ops.collective",
    "ops.moe_distribute_combine": "ops.collective",
    "ops.moe_distribute_dispatch": "ops.collective",
    "ops.all_gather_object": "mint.distributed",
    "ops.all_reduce": "mint.distributed",
    "ops.all_to_all": "mint.distributed",
    "ops.all_to_all_single": "mint.distributed",
    "ops.all_to_all_v_c": "communication.comm_func",
    "ops.barrier": "mint.distributed",
    "ops.batch_isend_irecv": "mint.distributed",
    "ops.broadcast": "mint.distributed",
    "ops.broadcast_object_list": "mint.distributed",
    "ops.destroy_process_group": "mint.distributed",
    "ops.gather_into_tensor": "ops.communication",
    "ops.gather_object": "mint.distributed",
    "ops.get_backend": "mint.distributed",
    "ops.get_global_rank": "mint.distributed",
    "ops.get_group_rank": "mint.distributed",
    "ops.get_process_group_ranks": "mint.distributed",
    "ops.get_rank": "mint.distributed",
    "ops.get_world_size": "mint.distributed",
    "ops.init_process_group": "mint.distributed",
    "ops.irecv": "mint.distributed",
    "ops.is_available": "mint.distributed",
    "ops.is_initialized": "mint.distributed",
    "ops.isend": "mint.distributed",
    "ops.matmul_reduce_scatter": "ops.collective",
    "ops.new_group": "mint.distributed",
    "ops.recv": "mint.distributed",
    "ops.recv_object_list": "mint.distributed",
    "ops.reduce": "mint.distributed",
    "ops.reduce_scatter": "mint.distributed",
    "ops.reduce_scatter_tensor": "mint.distributed",
    "ops.reduce_scatter_tensor_uneven": "mint.distributed",
    "ops.scatter_object_list": "mint.distributed",
    "ops.scatter_tensor": "ops.communication",
    "ops.send": "mint.distributed",
    "ops.send_object_list": "mint.distributed",
    "ops.set_comm_ops_inplace": "ops.communication",
}


class View(ModuleType):
    """A module of MindSpore's tree whose names are found in other modules, at their first use."""

    def __init__(self, path: str, places: Iterable[str] = ()) -> None:
        super().__init__(f"mindspore.{path}", "A path of MindSpore's; its names live in amadou.")
        self.__path__: list[str] = []  # a package: there may be deeper paths
        self.__spec__ = ModuleSpec(self.__name__, None, is_package=True)
        self._path = path
        self._places = tuple(places)

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):  # Python asks every module for these: nothing may be imported for them
            raise _no_attribute(self, name)
        value = self._search(name)
        if value is None or isinstance(value, ModuleType | Gap):
            value = _below(self._path, name) or value
        if value is None:
            raise _no_attribute(self, name)
        setattr(self, name, value)
        return value

    def _search(self, name: str) -> Any:
        """What the places call ``name``: the first real thing, or else the first gap, or else None."""
        gap = None
        for place in self._places:  # a place is imported only if those before it do not have the name
            # a file at the path of the view looks here for what it does not have itself
            value = vars(_place(place)).get(name) if place == self._path else getattr(_place(place), name, None)
            if value is not None and not isinstance(value, Gap):
                return value
            gap = gap or value
        return gap

    @property
    def __all__(self) -> list[str]:
        names = set(gap_names(self._path))
        for place in self._places:
            there = _place(place)
            names |= (
                {*_exports(there)} if place == self._path else {*(getattr(there, "__all__", None) or _exports(there))}
            )
        return sorted(names)

    def __dir__(self) -> list[str]:
        return [*self.__dict__, *self.__all__]


@functools.cache
def module_at(path: str) -> ModuleType:
    """The module that ``mindspore.<path>`` is; ``path`` must be one of the table, or empty."""
    if not path:
        return importlib.import_module("amadou")
    if path in NAMESPACES and _is_ours(path):
        return importlib.import_module(f"amadou.{path}")
    return View(path, VIEWS.get(path, "").split())


def is_module(path: str) -> bool:
    """Whether ``mindspore.<path>`` can be imported."""
    return path in NAMESPACES or path in VIEWS


def gap_getattr(namespace: str, later: str = "") -> Callable[[str], Any]:
    """The module-level ``__getattr__`` of a public namespace of amadou, for the names it does not define.

    These are modules of the tree and the names of the module ``later`` below it, which are loaded at their first use,
    names that MindSpore has dropped, and gaps. Any other name is an AttributeError, as everywhere. Used as the last
    line of a namespace's ``__init__``: ``__getattr__ = gap_getattr(__name__)``.
    """
    path = namespace.partition(".")[2]

    def __getattr__(name: str) -> Any:
        module = sys.modules[namespace]
        if name == "__all__":  # what a star import takes: not the modules that happen to be loaded
            load_later()
            return sorted({*_exports(module), *gap_names(path), *_late_names(path)})
        if name.startswith("__"):
            raise _no_attribute(module, name)
        value = _below(path, name)
        if later and (value is None or isinstance(value, Gap)):
            load_later()
            value = vars(module).get(name, value)
        if value is None:
            raise _no_attribute(module, name)
        return value

    def load_later() -> None:
        """Give the namespace the names of ``later``, as an import of all of them would have."""
        if later:
            there = importlib.import_module(f"{namespace}.{later}")
            module = sys.modules[namespace]
            for name in _exports(there):
                vars(module).setdefault(name, vars(there)[name])

    return __getattr__


def view_getattr(module: str) -> Callable[[str], Any]:
    """The module-level ``__getattr__`` of a file of amadou that lies at the path of a view.

    ``from mindspore.ops import composite`` gives this file, ``import mindspore.ops.composite`` the view; with it both
    have the same names. Used as the last line of such a file: ``__getattr__ = view_getattr(__name__)``.
    """

    def __getattr__(name: str) -> Any:
        if name.startswith("__") and name != "__all__":
            raise _no_attribute(sys.modules[module], name)
        return getattr(module_at(module.partition(".")[2]), name)

    return __getattr__


def _late_names(path: str) -> list[str]:
    split = (late.rpartition(".") for late in LATE_NAMES)
    return [name for namespace, _, name in split if namespace == path]


def _below(path: str, name: str) -> Any:
    """The module, dropped name or gap ``name`` below ``path``; None if MindSpore has no such name."""
    path = f"{path}.{name}" if path else name
    if is_module(path):
        return module_at(path)
    if path in DROPPED_NAMES:
        return getattr(_place(DROPPED_NAMES[path]), name)
    if path in LATE_NAMES:
        return getattr(_place(LATE_NAMES[path]), name)
    return find_gap(path)


def _place(place: str) -> ModuleType:
    if place in NAMESPACES or place == ".":
        return module_at(place.strip("."))
    return importlib.import_module(f"amadou.{place}")


def _is_ours(path: str) -> bool:
    try:
        spec = importlib.util.find_spec(f"amadou.{path}")
    except ModuleNotFoundError:  # a parent is missing
        return False
    return spec is not None and spec.origin is not None  # a folder without __init__.py is no module of ours


def _exports(module: ModuleType) -> list[str]:
    """The public names of a module, without modules and what it imports from elsewhere."""
    return [
        name
        for name, value in vars(module).items()
        if name[0] != "_"
        and not isinstance(value, ModuleType)
        and (getattr(value, "__module__", None) or "amadou").startswith("amadou")
    ]


def _no_attribute(module: ModuleType, name: str) -> AttributeError:
    return AttributeError(f"module {module.__name__!r} has no attribute {name!r}", name=name, obj=module)
