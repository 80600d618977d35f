"""Names of MindSpore 2.10 that amadou does not have, by namespace. Written by tests/api/update_gaps.py."""

GAP_NAMES = {
    "": """
        ConvertModelUtils ConvertNetUtils MemPool Node NodeType PluggableAllocator ScopedValue StreamLimitCtx
        SummaryLandscape Symbol SymbolTree TrainFaultTolerance enable_dynamic export_split_mindir flops_collection
        get_ckpt_path_with_strategy get_device_limit get_sdc_detect_result get_stream_limit load load_mindir
        load_obf_params_into_net memory_replay mindio_preload ms_memory_recycle obfuscate_ckpt parameter_broadcast
        reset_stream_limit save_mindir sdc_detect_start sdc_detect_stop set_device_limit set_dump
        set_mindio_server_info set_stream_limit swap_tensors use_mem_pool
    """,
    "_c_expression": """
        Cell_ MSContext _framework_profiler_step_end _framework_profiler_step_start init_exec_dataset is_reboot_node
        op_enum pyboost_dense swap_cache
    """,
    "_c_expression.typing": """
        type_to_type_id
    """,
    "boost": """
        AdaSum AutoBoost BoostTrainOneStepCell BoostTrainOneStepWithLossScaleCell DimReduce FreezeOpt
        GradientAccumulation GradientFreeze GroupLossScaleManager LessBN OptimizerProcess ParameterProcess
        freeze_cell
    """,
    "boost.grad_accumulation": """
        gradient_accumulation_op gradient_clear_op
    """,
    "common": """
        Symbol enable_dynamic flops_collection load_mindir mindio_preload ms_memory_recycle save_mindir set_dump
        set_mindio_server_info swap_tensors
    """,
    "common._register_for_tensor": """
        tensor_operator_registry
    """,
    "common._stub_tensor": """
        StubTensor
    """,
    "common.api": """
        _cell_graph_executor cells_compile_cache
    """,
    "dataset": """
        OBSMindDataset ds sync_wait_for_dataset
    """,
    "dataset.audio": """
        absolute_import
    """,
    "dataset.core.validator_helpers": """
        INT32_MAX
    """,
    "dataset.engine.datasets": """
        _set_training_dataset
    """,
    "dataset.transforms": """
        Plugin vision
    """,
    "dataset.transforms.transforms": """
        PyTensorOperation TensorOperation
    """,
    "dataset.transforms.validators": """
        check_random_transform_ops
    """,
    "dataset.utils": """
        imshow_det_bbox
    """,
    "dataset.vision": """
        VideoDecoder
    """,
    "dataset.vision.py_transforms_util": """
        adjust_brightness adjust_contrast adjust_saturation augment_error_message random_crop rotate
    """,
    "device_context.ascend.op_debug": """
        aclinit_config args_type_check debug_option execute_timeout function_status
    """,
    "device_context.ascend.op_precision": """
        args_type_check conv_allow_hf32 function_status matmul_allow_hf32 op_precision_mode precision_mode
    """,
    "device_context.ascend.op_tuning": """
        aclnn_cache aoe_job_type aoe_tune_mode function_status op_compile
    """,
    "device_context.cpu.op_tuning": """
        RuntimeConf args_type_check
    """,
    "device_context.gpu.op_precision": """
        args_type_check
    """,
    "device_context.gpu.op_tuning": """
        conv_dgrad_algo conv_fprop_algo conv_wgrad_algo function_status
    """,
    "graph": """
        CustomPassType clear_op_infer clear_op_wrapper register_custom_backend register_custom_pass
        register_op_infer register_op_wrapper
    """,
    "nn": """
        Conv2dThor DenseThor EmbeddingLookupThor EmbeddingThor GraphCell OptTFTWrapper thor
    """,
    "nn.layer.conv": """
        _check_input_3d
    """,
    "ops": """
        AiCPURegOp AkgAscendRegOp AkgGpuRegOp CopyWithSlice CpuRegOp CustomOpBuilder DtypeToEnum GetNext GroupTopk J
        MapCacheIdx P Pull Push PyExecute SelectView SliceGetItem TBERegOp TensorToTuple UpdateState array_reduce
        array_to_scalar augassign_add augassign_div augassign_floordiv augassign_mod augassign_mul augassign_sub
        broadcast_gradient_args distribute embed env_get environ_add environ_create environ_get environ_set
        hyper_add is_dynamic_sequence_element_unknown is_sequence_shape_unknown is_sequence_value_unknown
        is_tensor_bool_cond isconstant iter_converter make_map_parameter merge ms_hasnext ms_kernel ms_next
        prim_arg_register recompute_block reduced_shape ref_to_embed switch switch_layer tail
        tensor_operator_registry zip_operation
    """,
    "ops._grad_experimental.grad_comm_ops": """
        get_squared_device_local_norm_param
    """,
    "ops.auto_generate": """
        str_to_enum
    """,
    "ops.op_info_register": """
        op_info_register
    """,
    "ops.operations": """
        CopyWithSlice CustomOpBuilder DSDMatmul GetNext GroupTopk MapCacheIdx MatmulDDS Pull Push PyExecute
        SelectView UpdateState kernel ms_kernel
    """,
    "ops.operations._inner_ops": """
        PsROIPooling TopKRouter
    """,
    "ops.operations._sequence_ops": """
        TensorToScalar
    """,
    "ops.operations.comm_ops": """
        _VirtualDataset
    """,
    "parallel": """
        set_op_strategy_config
    """,
    "parallel._cost_model_context": """
        _set_multi_subgraphs _set_rp_matmul_mem_coef set_cost_model_context
    """,
    "profiler": """
        DynamicProfilerMonitor EnvProfiler
    """,
    "rewrite": """
        Node NodeType ScopedValue SymbolTree ValueType
    """,
    "runtime": """
        MemPool PluggableAllocator StreamLimitCtx get_device_limit get_stream_limit memory_replay reset_stream_limit
        set_device_limit set_stream_limit use_mem_pool
    """,
    "safeguard": """
        load_obf_params_into_net obfuscate_ckpt
    """,
    "tools": """
        get_sdc_detect_result sdc_detect_start sdc_detect_stop set_dump stress_detect
    """,
    "train": """
        ConvertModelUtils ConvertNetUtils SummaryLandscape TrainFaultTolerance export_split_mindir
        get_ckpt_path_with_strategy load
    """,
    "train._utils": """
        get_parameter_redundancy remove_param_redundancy
    """,
    "train.callback": """
        _set_cur_net
    """,
    "train.callback._callback": """
        set_cur_net
    """,
    "train.callback._checkpoint": """
        CheckpointManager
    """,
    "train.node_strategy_pb2": """
        ParallelStrategyMap
    """,
    "train.serialization": """
        Checkpoint Validator _get_merged_param_data
    """,
    "utils": """
        ExitByRequest MsDispatchMode RSCPluginHandle TFTCommValue comm_exec_order_check from_dlpack
        get_sdc_detect_result runtime_execution_order_check sdc_detect_start sdc_detect_stop stress_detect to_dlpack
    """,
    "utils._tft_handler": """
        init
    """,
}
