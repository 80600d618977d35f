"""Settings that record_context.py tries on MindSpore and test_context.py on amadou, one after the other."""

import copy

CONTEXT = {
    "mode": [0, 1, 2, "GRAPH", None, True],
    "device_target": ["CPU", "cpu", "x", None, 3],
    "device_id": [0, -1, 4096, "a"],
    "save_graphs": [True, False, 0, 1, 3, 4, "x"],
    "save_graphs_path": [3],
    "enable_graph_kernel": [True, False, "x"],
    "graph_kernel_flags": ["--opt_level=2", 3],
    "max_call_depth": [100, 0, -1, "a", 1.5],
    "memory_optimize_level": ["O0", "O1", "O2", 1],
    "deterministic": ["ON", "OFF", "on", True],
    "jit_syntax_level": [0, 1, 2, 3, "x"],
    "debug_level": [0, 1, 2],
    "jit_config": [{"jit_level": "O0"}, {"jit_level": "O9"}, {"x": "y"}, 3],
    "pynative_synchronize": [True, "x"],
    "enable_compile_cache": [True, "x"],
    "compile_cache_path": ["cache"],
    "reserve_class_name_in_scope": [True, False, "x"],
    "check_bprop": [True, "x"],
    "runtime_num_threads": [2, -1, "x"],
    "inter_op_parallel_num": [2, -1, "x"],
    "op_timeout": [100, -1, "x"],
    "exec_order": ["bfs", "dfs", "x"],
    "aoe_tune_mode": ["online", "x"],
    "aoe_config": [{"job_type": "1"}, {"x": 1}],
    "profiling_options": ["x"],
    "max_device_memory": [30],
    "ascend_config": [3],
    "foo": [1],
}

PARALLEL = {
    "device_num": [1, 8, 0, "x"],
    "global_rank": [0, 1, -1, 4096, "x"],
    "gradients_mean": [True, 1, "x"],
    "gradient_fp32_sync": [False, "x"],
    "loss_repeated_mean": [False],
    "parallel_mode": [
        "stand_alone",
        "data_parallel",
        "hybrid_parallel",
        "semi_auto_parallel",
        "auto_parallel",
        "x",
        3,
    ],
    "search_mode": ["recursive_programming", "sharding_propagation", "dynamic_programming", "x"],
    "auto_parallel_search_mode": ["recursive_programming", "x"],
    "parameter_broadcast": [True, "x"],
    "strategy_ckpt_load_file": ["a.ckpt", 3],
    "strategy_ckpt_save_file": ["a.ckpt"],
    "full_batch": [True, "x"],
    "dataset_strategy": ["full_batch", "data_parallel", ((1, 2), ()), "x", 3],
    "enable_parallel_optimizer": [True, "x"],
    "parallel_optimizer_config": [{"x": 1}, {"optimizer_level": "level9"}, 3],
    "all_reduce_fusion_config": [[8, 160], 3],
    "pipeline_stages": [2, 0, "x"],
    "pipeline_config": [{"x": 1}, {"pipeline_interleave": True, "pipeline_scheduler": "x"}],
    "comm_fusion": [{"allreduce": {"mode": "size", "config": 32}}, {"x": 1}],
    "strategy_ckpt_config": [{"load_file": "b.ckpt", "save_file": "c.ckpt", "only_trainable_params": False}, {"x": 1}],
    "communi_parallel_mode": ["no_group_parallel", "same_server_group_parallel", "x"],
    "optimizer_weight_shard_size": [2],
    "enable_alltoall": [True],
    "auto_pipeline": [True],
    "foo": [1],
}


def run(setter, getter, options):
    """What every setting leads to: the value that is then read, or the name of the exception."""
    outcomes = {}
    for option, values in options.items():
        for value in values:
            try:
                setter(**{option: value})
                outcome = getter(option)
            except Exception as error:
                outcome = type(error).__name__
            outcomes[f"{option}={value!r}"] = outcome
    return outcomes


def defaults(getter, options):
    """The values before anything is set; None for an unknown option."""
    return {option: _default(getter, option) for option in options}


def _default(getter, option):
    try:
        return copy.deepcopy(getter(option))  # MindSpore changes some of what it hands out
    except ValueError:
        return None
