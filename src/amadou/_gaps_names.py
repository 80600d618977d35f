"""Names of MindSpore 2.10 that amadou does not have, by namespace. Written by tests/api/update_gaps.py."""

GAP_NAMES = {
    "": """
        BleuScore COOTensor CSRTensor ConfusionMatrix ConfusionMatrixMetric ConvertModelUtils ConvertNetUtils
        CosineSimilarity Dice Event HausdorffDistance Layout MeanSurfaceDistance MemPool Node NodeType
        OcclusionSensitivity PluggableAllocator Profiler ROC RootMeanSquareDistance RowTensor ScopedValue
        SparseTensor Stream StreamCtx StreamLimitCtx SummaryCollector SummaryLandscape SummaryRecord Symbol
        SymbolTree TrainFaultTolerance UntypedStorage _no_grad build_searched_strategy ckpt_to_safetensors
        communication_stream current_stream default_stream dispatch_threads_num empty_cache enable_dynamic export
        export_split_mindir flops_collection get_algo_parameters get_ckpt_path_with_strategy get_device_limit
        get_ps_context get_sdc_detect_result get_stream_limit launch_blocking load load_distributed_checkpoint
        load_mindir load_obf_params_into_net load_segmented_checkpoints max_memory_allocated max_memory_reserved
        memory_allocated memory_replay memory_reserved memory_stats memory_summary merge_pipeline_strategys
        merge_sliced_parameter mindio_preload ms_memory_recycle obfuscate_ckpt parameter_broadcast
        rank_list_for_transform recompute register_saved_tensors_hooks reset_algo_parameters
        reset_max_memory_allocated reset_max_memory_reserved reset_peak_memory_stats reset_stream_limit
        restore_group_info_list safetensors_to_ckpt save_mindir saved_tensors_hooks sdc_detect_start sdc_detect_stop
        set_algo_parameters set_cpu_affinity set_cur_stream set_device_limit set_dump set_kernel_launch_capture
        set_kernel_launch_group set_memory set_mindio_server_info set_ps_context set_stream_limit shard swap_tensors
        sync_pipeline_shared_parameters synchronize transform_checkpoint_by_rank transform_checkpoints
        unified_safetensors use_mem_pool
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
        COOTensor CSRTensor DeviceCtx Int QuantDtype RowTensor SparseTensor Symbol TensorType Type UntypedStorage
        bfloat16 bool_ byte cdouble cfloat complex128 complex64 double dtype_to_nptype dtype_to_pytype
        enable_dynamic float16 float32 float64 float8_e4m3fn float8_e5m2 float_ flops_collection from_numpy
        get_py_obj_dtype half hifloat8 int16 int32 int64 int8 int_ intc intp is_tensor list_ load_mindir long
        mindio_preload ms_memory_recycle number pytype_to_dtype qint4x2 register_saved_tensors_hooks save_mindir
        saved_tensors_hooks set_dump set_mindio_server_info short single string swap_tensors tensor_type tuple_
        type_none ubyte uint uint16 uint32 uint64 uint8 uintc uintp ushort
    """,
    "common._register_for_tensor": """
        tensor_operator_registry
    """,
    "common._stub_tensor": """
        StubTensor
    """,
    "common.api": """
        _cell_graph_executor _pynative_executor cells_compile_cache
    """,
    "communication": """
        GlobalComm HCCL_WORLD_COMM_GROUP MCCL_WORLD_COMM_GROUP NCCL_WORLD_COMM_GROUP create_group destroy_group
        get_comm_name get_group_rank_from_world_rank get_group_size get_local_rank get_local_rank_size
        get_process_group_ranks get_rank get_world_rank_from_group_rank init release
    """,
    "communication._comm_helper": """
        _is_initialized
    """,
    "communication.comm_func": """
        P2POp all_gather_into_tensor all_reduce all_to_all_single_with_output_shape all_to_all_v_c
        all_to_all_with_output_shape barrier batch_isend_irecv broadcast gather_into_tensor irecv isend recv reduce
        reduce_scatter_tensor scatter_tensor send
    """,
    "context": """
        get_ps_context set_ps_context
    """,
    "dataset": """
        Caltech101Dataset DSCallback Flowers102Dataset Implementation OBSMindDataset SBDataset SVHNDataset
        TedliumDataset VisionBaseDataset WaitedDSCallback compare deserialize ds serialize show
        sync_wait_for_dataset
    """,
    "dataset.audio": """
        AllpassBiquad AmplitudeToDB Angle BandBiquad BandpassBiquad BandrejectBiquad BassBiquad Biquad BorderType
        ComplexNorm ComputeDeltas Contrast DBToAmplitude DCShift DeemphBiquad DensityFunction DetectPitchFrequency
        Dither EqualizerBiquad Fade FadeShape Filtfilt Flanger FrequencyMasking Gain GainType GriffinLim
        HighpassBiquad Interpolation InverseMelScale InverseSpectrogram LFCC LFilter LowpassBiquad MFCC Magphase
        MaskAlongAxis MaskAlongAxisIID MelScale MelSpectrogram MelType Modulation MuLawDecoding MuLawEncoding
        NormMode NormType Overdrive PhaseVocoder Phaser PitchShift Resample ResampleMethod RiaaBiquad ScaleType
        SlidingWindowCmn SpectralCentroid Spectrogram TimeMasking TimeStretch TrebleBiquad Vad Vol WindowType
        absolute_import create_dct linear_fbanks melscale_fbanks
    """,
    "dataset.core.validator_helpers": """
        INT32_MAX
    """,
    "dataset.debug": """
        DebugHook PrintDataHook PrintMetaDataHook
    """,
    "dataset.engine": """
        config
    """,
    "dataset.engine.datasets": """
        _set_training_dataset
    """,
    "dataset.text": """
        AddToken BasicTokenizer BertTokenizer CaseFold CharNGram FastText FilterWikipediaXML GloVe JiebaMode
        JiebaTokenizer Lookup Ngram NormalizeForm NormalizeUTF8 PythonTokenizer RegexReplace RegexTokenizer
        SPieceTokenizerLoadType SPieceTokenizerOutType SentencePieceModel SentencePieceTokenizer SentencePieceVocab
        SlidingWindow ToNumber ToVectors Truncate TruncateSequencePair UnicodeCharTokenizer UnicodeScriptTokenizer
        Vectors Vocab WhitespaceTokenizer WordpieceTokenizer to_bytes to_str
    """,
    "dataset.transforms": """
        Concatenate Duplicate Fill Mask PadEnd Plugin RandomApply RandomChoice RandomOrder Relational Slice Unique
        vision
    """,
    "dataset.transforms.transforms": """
        PyTensorOperation TensorOperation
    """,
    "dataset.transforms.validators": """
        check_random_transform_ops
    """,
    "dataset.utils": """
        LineReader imshow_det_bbox
    """,
    "dataset.vision": """
        AdjustBrightness AdjustContrast AdjustGamma AdjustHue AdjustSaturation AdjustSharpness Affine AutoAugment
        AutoAugmentPolicy AutoContrast BoundingBoxAugment ConvertColor ConvertMode Crop CutMixBatch CutOut Decode
        DecodeVideo Equalize Erase FiveCrop GaussianBlur Grayscale HsvToRgb ImageBatchFormat ImageReadMode Invert
        LinearTransformation MixUp MixUpBatch NormalizePad Pad PadToSize Perspective Posterize RandAugment
        RandomAdjustSharpness RandomAffine RandomAutoContrast RandomColor RandomColorAdjust RandomCropDecodeResize
        RandomCropWithBBox RandomEqualize RandomErasing RandomGrayscale RandomHorizontalFlipWithBBox RandomInvert
        RandomLighting RandomPerspective RandomPosterize RandomResize RandomResizeWithBBox RandomResizedCrop
        RandomResizedCropWithBBox RandomRotation RandomSelectSubpolicy RandomSharpness RandomSolarize
        RandomVerticalFlipWithBBox ResizeWithBBox ResizedCrop RgbToHsv Rotate SliceMode SlicePatches Solarize
        TenCrop ToNumpy ToPIL ToType TrivialAugmentWide UniformAugment VideoDecoder encode_jpeg encode_png
        get_image_num_channels get_image_size not_random read_file read_image read_video read_video_timestamps
        write_file write_jpeg write_png
    """,
    "dataset.vision.py_transforms_util": """
        adjust_brightness adjust_contrast adjust_saturation augment_error_message is_pil random_crop rotate
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
        RuntimeConf args_type_check threads_num
    """,
    "device_context.gpu.op_precision": """
        args_type_check conv_allow_tf32 function_status matmul_allow_tf32
    """,
    "device_context.gpu.op_tuning": """
        conv_dgrad_algo conv_fprop_algo conv_wgrad_algo function_status
    """,
    "experimental.optim": """
        ASGD Adadelta Adagrad Adam AdamW Adamax NAdam Optimizer RAdam RMSprop Rprop SGD
    """,
    "experimental.optim.lr_scheduler": """
        ConstantLR CosineAnnealingLR CosineAnnealingWarmRestarts CyclicLR ExponentialLR LRScheduler LambdaLR
        LinearLR MultiStepLR MultiplicativeLR PolynomialLR ReduceLROnPlateau SequentialLR StepLR
    """,
    "graph": """
        CustomPassType clear_op_infer clear_op_wrapper register_custom_backend register_custom_pass
        register_op_infer register_op_wrapper
    """,
    "hal": """
        Event Stream StreamCtx communication_stream current_stream default_stream device_count empty_cache
        get_arch_list get_device_capability get_device_name get_device_properties is_available is_initialized
        max_memory_allocated max_memory_reserved memory_allocated memory_reserved memory_stats memory_summary
        reset_max_memory_allocated reset_max_memory_reserved reset_peak_memory_stats set_cur_stream synchronize
    """,
    "mindrecord": """
        Cifar100ToMR Cifar10ToMR CsvToMR ImageNetToMR MnistToMR TFRecordToMR
    """,
    "mint.distributed": """
        P2POp all_gather all_gather_into_tensor all_gather_into_tensor_uneven all_gather_object all_reduce
        all_to_all all_to_all_single barrier batch_isend_irecv broadcast broadcast_object_list destroy_process_group
        gather gather_object get_backend get_global_rank get_group_rank get_process_group_ranks get_rank
        get_world_size init_process_group irecv is_available is_initialized isend new_group recv recv_object_list
        reduce reduce_scatter reduce_scatter_tensor reduce_scatter_tensor_uneven scatter scatter_object_list send
        send_object_list
    """,
    "mint.nn": """
        AdaptiveAvgPool1d AdaptiveAvgPool2d AdaptiveAvgPool3d AdaptiveMaxPool1d AdaptiveMaxPool2d AvgPool1d
        AvgPool2d AvgPool3d BCELoss BCEWithLogitsLoss BatchNorm1d BatchNorm2d BatchNorm3d ConstantPad1d
        ConstantPad2d ConstantPad3d Conv1d Conv2d Conv3d ConvTranspose2d CosineEmbeddingLoss Dropout ELU Flatten
        Fold GELU GroupNorm Hardshrink Hardsigmoid Hardswish Hardtanh Identity KLDivLoss L1Loss LayerNorm Linear
        LogSigmoid LogSoftmax MSELoss MaxUnpool2d Mish PReLU PixelShuffle ReLU ReLU6 ReflectionPad1d ReflectionPad2d
        ReflectionPad3d ReplicationPad1d ReplicationPad2d ReplicationPad3d SELU SiLU Sigmoid SmoothL1Loss
        SoftMarginLoss Softmax SyncBatchNorm Tanh Threshold Unfold Upsample UpsamplingBilinear2d UpsamplingNearest2d
        ZeroPad1d ZeroPad2d ZeroPad3d
    """,
    "mint.optim": """
        Adam AdamW FusedAdamW SGD
    """,
    "multiprocessing": """
        Pool Process
    """,
    "nn": """
        AdaSumByDeltaWeightWrapCell AdaSumByGradWrapCell AvgPool1dExt AvgPool2dExt AvgPool3dExt BleuScore
        CentralCrop ConfusionMatrix ConfusionMatrixMetric Conv2dBnAct Conv2dThor CosineSimilarity DenseBnAct
        DenseThor DiGamma Dice Dropout2dExt DropoutExt EmbeddingExt EmbeddingLookupThor EmbeddingThor
        GetNextSingleOp GradAccumulationCell GraphCell HausdorffDistance IGamma ImageGradients Jvp L1LossExt LBeta
        LGamma LayerNormExt Linear LogSoftmaxExt MSSSIM MatDet MatInverse MatrixDiag MatrixDiagPart MatrixSetDiag
        MaxPool2dExt MeanSurfaceDistance MicroBatchInterleaved MultiFieldEmbeddingLookup OcclusionSensitivity
        OptTFTWrapper PReLUExt PSNR PipelineCell PipelineGradReducer ROC ReduceLogSumExp RootMeanSquareDistance SSIM
        SampledSoftmaxLoss SparseTensorDenseMatmul SparseToDense SyncBatchNorm TimeDistributed
        VirtualDatasetCellTriple Vjp WithGradCell no_init_parameters thor
    """,
    "nn.layer.conv": """
        _check_input_3d
    """,
    "nn.layer.normalization": """
        _BatchNorm
    """,
    "nn.learning_rate_schedule": """
        LearningRateSchedule
    """,
    "nn.probability.bijector": """
        Bijector Exp GumbelCDF Invert PowerTransform ScalarAffine Softplus
    """,
    "nn.probability.distribution": """
        Bernoulli Beta Categorical Cauchy Distribution Exponential Gamma Geometric Gumbel HalfNormal Laplace
        LogNormal Logistic Normal Poisson StudentT TransformedDistribution Uniform
    """,
    "nn.utils": """
        no_init_parameters
    """,
    "nn.wrap.cell_wrapper": """
        _MicroBatch _VirtualDatasetCell
    """,
    "nn.wrap.loss_scale": """
        grad_scale shard_grad_scale
    """,
    "numpy": """
        abs absolute add amax amin append apply_along_axis apply_over_axes arange arccos arccosh arcsin arcsinh
        arctan arctan2 arctanh argmax argmin argwhere array array_equal array_equiv array_split array_str asarray
        asfarray atleast_1d atleast_2d atleast_3d average bartlett bincount bitwise_and bitwise_not bitwise_or
        bitwise_xor blackman bool_ broadcast_arrays broadcast_to cbrt ceil choose clip column_stack concatenate
        convolve copy copysign corrcoef correlate cos cosh count_nonzero cov cross cumprod cumsum deg2rad diag
        diag_indices diagflat diagonal diff digitize divide divmod dot dsplit dstack ediff1d empty empty_like equal
        exp exp2 expand_dims expm1 eye fabs fix flip fliplr flipud float16 float32 float64 float_ float_power floor
        floor_divide fmod full full_like gcd geomspace gradient greater greater_equal hamming hanning heaviside
        histogram histogram2d histogram_bin_edges histogramdd hsplit hstack hypot identity in1d indices inf inner
        int16 int32 int64 int8 int_ interp intersect1d invert isclose isfinite isin isinf isnan isneginf isposinf
        isscalar ix_ kron lcm less less_equal linspace log log10 log1p log2 logaddexp logaddexp2 logical_and
        logical_not logical_or logical_xor logspace matmul max maximum mean meshgrid mgrid min minimum mod moveaxis
        multi_dot multiply nan nancumsum nanmax nanmean nanmin nanstd nansum nanvar negative norm not_equal ogrid
        ones ones_like outer pad pi piecewise polyadd polyder polyint polymul polysub polyval positive power
        promote_types ptp rad2deg radians rand randint randn ravel ravel_multi_index reciprocal remainder repeat
        reshape result_type rint roll rollaxis rot90 round searchsorted select setdiff1d sign signbit sin sinh size
        sometrue split sqrt square squeeze stack std subtract sum swapaxes take take_along_axis tan tanh tensordot
        tile trace transpose trapz tri tril tril_indices tril_indices_from triu triu_indices triu_indices_from
        true_divide trunc uint16 uint32 uint64 uint8 unique unravel_index unwrap vander var vsplit vstack where
        zeros zeros_like
    """,
    "numpy.fft": """
        fft fft2 fftfreq fftn fftshift hfft hfft2 hfftn ifft ifft2 ifftn ifftshift ihfft ihfft2 ihfftn irfft irfft2
        irfftn rfft rfft2 rfftfreq rfftn
    """,
    "onnx": """
        export
    """,
    "ops": """
        Adam AdamNoUpdateParam AdamWeightDecay AdjustHue AdjustSaturation AffineGrid AiCPURegOp AkgAscendRegOp
        AkgGpuRegOp AllGather AllGatherV AllReduce AlltoAll AlltoAllV AlltoAllVC ApplyAdaMax ApplyAdadelta
        ApplyAdagrad ApplyAdagradDA ApplyAdagradV2 ApplyAdamWithAmsgrad ApplyAdamWithAmsgradV2 ApplyAddSign
        ApplyCenteredRMSProp ApplyFtrl ApplyGradientDescent ApplyKerasMomentum ApplyMomentum ApplyPowerSign
        ApplyProximalAdagrad ApplyProximalGradientDescent ApplyRMSProp ApplyRotaryPosEmb Barrier BartlettWindow
        BasicLSTMCell BatchISendIRecv BatchToSpaceNDV2 BlackmanWindow BoundingBoxDecode BoundingBoxEncode Broadcast
        CTCGreedyDecoder CheckNumerics CheckValid Coalesce Col2Im CollectiveGather CollectiveScatter
        CombinedNonMaxSuppression ComputeAccidentalHits ConfusionMatrix CopyWithSlice CpuRegOp CropAndResize Custom
        CustomOpBuilder CustomRegOp DataFormatDimMap DataFormatVecPermute DataType DeformableOffsets Dense
        DepthwiseConv2dNative Dilation2D DropoutDoMask DropoutGenMask DtypeToEnum DumpGradient DynamicGRUV2
        DynamicRNN EditDistance ExtractGlimpse ExtractImagePatches ExtractVolumePatches FFTWithSize FastGelu
        ForiLoop FractionalAvgPool FractionalMaxPool FractionalMaxPool3DWithFixedKsize
        FractionalMaxPoolWithFixedKsize FusedAdaFactor FusedAdaFactorWithGlobalNorm FusedCastAdamWeightDecay
        FusedSparseAdam FusedSparseFtrl FusedSparseLazyAdam FusedSparseProximalAdagrad FusedWeightScaleApplyMomentum
        GeSwitch Gelu GetNext GridSampler2D GridSampler3D GroupTopk HSVToRGB HammingWindow HistogramSummary
        HookBackward IOU Im2Col ImageSummary InsertGradientOf J LARSUpdate LSTM LogSoftmaxExt
        LogUniformCandidateSampler MapCacheIdx MapUniform Merge Morph MoveTo NMSWithMask NPUAllocFloatStatus
        NPUClearFloatStatus NPUGetFloatStatus NeighborExchange NeighborExchangeV2 NoRepeatNGram NonMaxSuppressionV3
        NonMaxSuppressionWithOverlaps P P2POp PagedAttention PagedAttentionMask Pull Push PyExecute PyFunc RGBToHSV
        RNNTLoss ROIAlign RaggedRange Randperm Receive Reduce ReduceOp ReduceScatter ReduceScatterV ReshapeAndCache
        Reshard ResizeArea ResizeBicubic ResizeLinear1D Reusing SGD STFT SampleDistortedBoundingBoxV2 ScalarSummary
        ScaleAndTranslate Scan SelectView Send SliceGetItem SparseApplyAdadelta SparseApplyAdagrad
        SparseApplyAdagradV2 SparseApplyFtrl SparseApplyFtrlV2 SparseApplyProximalAdagrad SparseApplyRMSProp
        SparseSlice SparseTensorDenseAdd SparseTensorDenseMatmul SparseToDense SubAndFilter TBERegOp TCPStore Tensor
        TensorDump TensorSummary TensorToTuple TransposeExtView TransposeView UpdateState UpsampleNearest3D
        UpsampleTrilinear3D WhileLoop add_flags add_layer_norm add_rms_norm all_gather all_gather_into_tensor
        all_gather_into_tensor_uneven all_gather_matmul all_gather_object all_reduce all_to_all all_to_all_single
        all_to_all_v_c array_reduce array_to_scalar augassign_add augassign_div augassign_floordiv augassign_mod
        augassign_mul augassign_sub barrier bartlett_window batch_isend_irecv blackman_window bounding_box_decode
        bounding_box_encode broadcast broadcast_gradient_args broadcast_object_list check_valid coalesce col2im
        conv3d_transpose coo2csr coo_abs coo_acos coo_acosh coo_add coo_asin coo_asinh coo_atan coo_atanh coo_ceil
        coo_concat coo_cos coo_cosh coo_exp coo_expm1 coo_floor coo_inv coo_isfinite coo_isinf coo_isnan coo_log
        coo_log1p coo_neg coo_relu coo_relu6 coo_round coo_sigmoid coo_sin coo_sinh coo_softsign coo_sqrt coo_square
        coo_tan coo_tanh coo_tensor_get_dense_shape coo_tensor_get_indices coo_tensor_get_values crop_and_resize
        csr2coo csr_abs csr_acos csr_acosh csr_add csr_asin csr_asinh csr_atan csr_atanh csr_ceil csr_cos csr_cosh
        csr_div csr_exp csr_expm1 csr_floor csr_gather csr_inv csr_isfinite csr_isinf csr_isnan csr_log csr_log1p
        csr_mm csr_mul csr_mv csr_neg csr_reduce_sum csr_relu csr_relu6 csr_round csr_sigmoid csr_sin csr_sinh
        csr_softmax csr_softsign csr_sqrt csr_square csr_tan csr_tanh csr_tensor_get_dense_shape
        csr_tensor_get_indices csr_tensor_get_indptr csr_tensor_get_values csr_to_coo csr_to_dense
        ctc_greedy_decoder custom_info_register deformable_conv2d dense_to_sparse_coo dense_to_sparse_csr derivative
        destroy_process_group distribute embed env_get environ_add environ_create environ_get environ_set fft fft2
        fftfreq fftn fftshift flash_attention_score fused_infer_attention_score gather_into_tensor gather_object
        geswitch get_backend get_global_rank get_group_rank get_process_group_ranks get_rank get_vm_impl_fn
        get_world_size gumbel_softmax hamming_window hann_window hfft hfft2 hfftn hyper_add ifft ifft2 ifftn
        ifftshift ihfft ihfft2 ihfftn incre_flash_attention init_process_group iou irecv irfft irfft2 irfftn
        is_available is_dynamic_sequence_element_unknown is_initialized is_sequence_shape_unknown
        is_sequence_value_unknown is_tensor_bool_cond isconstant isend iter_converter jet kaiser_window kernel
        lightning_indexer linearize log_uniform_candidate_sampler lstsq make_coo_tensor make_csr_tensor
        make_map_parameter make_row_tensor make_row_tensor_inner make_sparse_tensor matmul_reduce_scatter merge
        moe_distribute_combine moe_distribute_dispatch moe_init_routing_v2 moe_token_permute moe_token_unpermute
        move_to ms_hasnext ms_kernel ms_next multi_scale_deformable_attn_function mvlgamma new_group nsa_compress
        nsa_compress_attention nsa_select_attention population_count prim_arg_register prompt_flash_attention
        recompute_block recv recv_object_list reduce reduce_scatter reduce_scatter_tensor
        reduce_scatter_tensor_uneven reduced_shape ref_to_embed reshape_ reshard rfft rfft2 rfftfreq rfftn
        ring_attention_update rotary_position_embedding rotated_iou row_tensor_add row_tensor_get_dense_shape
        row_tensor_get_indices row_tensor_get_values scatter_object_list scatter_tensor send send_object_list
        set_comm_ops_inplace soft_shrink sparse_flash_attention speed_fusion_attention stft stop_gradient_ swiglu
        switch switch_layer tail tanh_ tensor_operator_registry tensordump vm_impl_registry zip_operation
    """,
    "ops._grad_experimental.grad_comm_ops": """
        get_squared_device_local_norm_param
    """,
    "ops.auto_generate": """
        AdamW AddExt BatchMatMulExt CumsumExt DropoutExt FmodScalar FusedAddTopKDiv GroupedMatmul GroupedMatmulV4
        IndexSelect InplaceCopy MatMulExt MeanExt MoeComputeExpertTokens MoeDistributeCombine MoeDistributeDispatch
        MoeFinalizeRouting MoeGatingTopKSoftmax MoeInitRouting MoeInitRoutingV2 MoeTokenUnpermute OneHotExt Outer
        Scatter SortExt SplitWithSize StackExt SubExt SumExt Swiglu TopkExt ZerosLikeExt str_to_enum
    """,
    "ops.auto_generate.gen_ops_prim": """
        RotaryPositionEmbedding Swiglu
    """,
    "ops.function.nn_func": """
        multi_head_attention_forward
    """,
    "ops.op_info_register": """
        op_info_register
    """,
    "ops.operations": """
        Adam AdamNoUpdateParam AdamWeightDecay AdjustHue AdjustSaturation AffineGrid AllGather AllGatherV AllReduce
        AlltoAll AlltoAllV AlltoAllVC ApplyAdaMax ApplyAdadelta ApplyAdagrad ApplyAdagradDA ApplyAdagradV2
        ApplyAdamWithAmsgrad ApplyAdamWithAmsgradV2 ApplyAddSign ApplyCenteredRMSProp ApplyFtrl ApplyGradientDescent
        ApplyKerasMomentum ApplyMomentum ApplyPowerSign ApplyProximalAdagrad ApplyProximalGradientDescent
        ApplyRMSProp ApplyRotaryPosEmb Barrier BartlettWindow BasicLSTMCell BatchISendIRecv BatchToSpaceNDV2
        BlackmanWindow BoundingBoxDecode BoundingBoxEncode Broadcast CTCGreedyDecoder CheckNumerics CheckValid
        Coalesce Col2Im CollectiveGather CollectiveScatter CombinedNonMaxSuppression ComputeAccidentalHits
        ConfusionMatrix CopyWithSlice CropAndResize Custom CustomOpBuilder DSDMatmul DataFormatDimMap
        DataFormatVecPermute DeformableOffsets Dense DepthwiseConv2dNative Dilation2D DropoutDoMask DropoutGenMask
        DumpGradient DynamicGRUV2 DynamicRNN EditDistance ExtractGlimpse ExtractImagePatches ExtractVolumePatches
        FFTWithSize FastGelu ForiLoop FractionalAvgPool FractionalMaxPool FractionalMaxPool3DWithFixedKsize
        FractionalMaxPoolWithFixedKsize FusedAdaFactor FusedAdaFactorWithGlobalNorm FusedCastAdamWeightDecay
        FusedSparseAdam FusedSparseFtrl FusedSparseLazyAdam FusedSparseProximalAdagrad FusedWeightScaleApplyMomentum
        GeSwitch Gelu GetNext GridSampler2D GridSampler3D GroupTopk HSVToRGB HammingWindow HistogramSummary
        HookBackward IOU Im2Col ImageSummary InsertGradientOf LARSUpdate LSTM LogSoftmaxExt
        LogUniformCandidateSampler MapCacheIdx MapUniform MatmulDDS Merge Morph MoveTo NMSWithMask
        NPUAllocFloatStatus NPUClearFloatStatus NPUGetFloatStatus NeighborExchange NeighborExchangeV2 NoRepeatNGram
        NonMaxSuppressionV3 NonMaxSuppressionWithOverlaps PagedAttention PagedAttentionMask Pull Push PyExecute
        PyFunc RGBToHSV RNNTLoss ROIAlign RaggedRange Randperm Receive Reduce ReduceOp ReduceScatter ReduceScatterV
        ReshapeAndCache Reshard ResizeArea ResizeBicubic ResizeLinear1D Reusing SGD STFT
        SampleDistortedBoundingBoxV2 ScalarSummary ScaleAndTranslate Scan SelectView Send SparseApplyAdadelta
        SparseApplyAdagrad SparseApplyAdagradV2 SparseApplyFtrl SparseApplyFtrlV2 SparseApplyProximalAdagrad
        SparseApplyRMSProp SparseSlice SparseTensorDenseAdd SparseTensorDenseMatmul SparseToDense SubAndFilter
        TensorDump TensorSummary TransposeExtView TransposeView UpdateState UpsampleNearest3D UpsampleTrilinear3D
        WhileLoop identity kernel ms_kernel
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
    "ops.operations.nn_ops": """
        FlashAttentionScore PromptFlashAttention
    """,
    "parallel": """
        Layout build_searched_strategy convert_checkpoint_by_rank convert_checkpoints get_algo_parameters
        load_distributed_checkpoint load_segmented_checkpoints merge_pipeline_strategys merge_sliced_parameter
        rank_list_for_convert rank_list_for_transform reset_algo_parameters restore_group_info_list
        set_algo_parameters set_op_strategy_config sync_pipeline_shared_parameters transform_checkpoint_by_rank
        transform_checkpoints unified_safetensors
    """,
    "parallel._cost_model_context": """
        _set_multi_subgraphs _set_rp_matmul_mem_coef set_cost_model_context
    """,
    "parallel.function": """
        reshard
    """,
    "parallel.nn": """
        GradAccumulation MicroBatchInterleaved Pipeline PipelineCell PipelineGradReducer
    """,
    "profiler": """
        AicoreMetrics DynamicProfilerMonitor EnvProfiler ExportType HostSystem Profiler ProfilerActivity
        ProfilerLevel _ExperimentalConfig mstx profile schedule tensorboard_trace_handler
    """,
    "rewrite": """
        Node NodeType ScopedValue SymbolTree ValueType
    """,
    "runtime": """
        Event MemPool PluggableAllocator Stream StreamCtx StreamLimitCtx communication_stream current_stream
        default_stream dispatch_threads_num empty_cache get_device_limit get_stream_limit launch_blocking
        max_memory_allocated max_memory_reserved memory_allocated memory_replay memory_reserved memory_stats
        memory_summary reset_max_memory_allocated reset_max_memory_reserved reset_peak_memory_stats
        reset_stream_limit set_cpu_affinity set_cur_stream set_device_limit set_kernel_launch_capture
        set_kernel_launch_group set_memory set_stream_limit synchronize use_mem_pool
    """,
    "safeguard": """
        load_obf_params_into_net obfuscate_ckpt
    """,
    "scipy.fft": """
        dct dctn idct idctn
    """,
    "scipy.linalg": """
        block_diag cho_factor cho_solve cholesky eigh inv lstsq lu lu_factor solve_triangular
    """,
    "scipy.optimize": """
        line_search linear_sum_assignment minimize
    """,
    "tools": """
        get_sdc_detect_result sdc_detect_start sdc_detect_stop set_dump stress_detect
    """,
    "train": """
        BleuScore ConfusionMatrix ConfusionMatrixMetric ConvertModelUtils ConvertNetUtils CosineSimilarity Dice
        HausdorffDistance MeanSurfaceDistance OcclusionSensitivity ROC RootMeanSquareDistance SummaryCollector
        SummaryLandscape SummaryRecord TrainFaultTolerance build_searched_strategy ckpt_to_safetensors export
        export_split_mindir get_ckpt_path_with_strategy load load_distributed_checkpoint merge_sliced_parameter
        restore_group_info_list safetensors_to_ckpt
    """,
    "train._utils": """
        get_parameter_redundancy remove_param_redundancy
    """,
    "train.callback": """
        _set_cur_net
    """,
    "train.callback._callback": """
        _handle_loss set_cur_net
    """,
    "train.callback._checkpoint": """
        CheckpointManager
    """,
    "train.node_strategy_pb2": """
        ParallelStrategyMap
    """,
    "train.serialization": """
        Checkpoint Validator _get_merged_param_data _load_dismatch_prefix_params _update_param tensor_to_ms_type
        tensor_to_np_type
    """,
    "utils": """
        ExitByRequest MsDispatchMode RSCPluginHandle TFTCommValue comm_exec_order_check from_dlpack
        get_sdc_detect_result runtime_execution_order_check sdc_detect_start sdc_detect_stop stress_detect to_dlpack
    """,
    "utils._tft_handler": """
        init
    """,
}
