"""Names of MindSpore 2.10 that amadou does not have, by namespace. Written by tests/api/update_gaps.py."""

GAP_NAMES = {
    "": """
        Accuracy BackupAndRestore BleuScore COOTensor CSRTensor Callback CheckpointConfig ConfusionMatrix
        ConfusionMatrixMetric ConvertModelUtils ConvertNetUtils CosineSimilarity DatasetHelper DeviceCtx Dice
        DynamicLossScaleManager EarlyStopping Event F1 Fbeta FixedLossScaleManager FlopsUtilizationCollector
        HausdorffDistance History LambdaCallback Layout LearningRateScheduler Loss LossMonitor LossScaleManager MAE
        MSE MeanSurfaceDistance MemPool Metric Model ModelCheckpoint Node NodeType OcclusionSensitivity
        OnRequestExit Perplexity PluggableAllocator Precision Profiler ROC Recall ReduceLROnPlateau
        RootMeanSquareDistance RowTensor RunContext ScopedValue SparseTensor Stream StreamCtx StreamLimitCtx
        SummaryCollector SummaryLandscape SummaryRecord Symbol SymbolTree TimeMonitor Top1CategoricalAccuracy
        Top5CategoricalAccuracy TopKCategoricalAccuracy TrainFaultTolerance UntypedStorage _no_grad auc
        build_searched_strategy build_train_network ckpt_to_safetensors communication_stream
        connect_network_with_dataset current_stream data_sink default_stream dispatch_threads_num empty_cache
        enable_dynamic export export_split_mindir flops_collection get_algo_parameters get_ckpt_path_with_strategy
        get_device_limit get_metric_fn get_ps_context get_sdc_detect_result get_stream_limit launch_blocking load
        load_distributed_checkpoint load_mindir load_obf_params_into_net load_segmented_checkpoints
        max_memory_allocated max_memory_reserved memory_allocated memory_replay memory_reserved memory_stats
        memory_summary merge_pipeline_strategys merge_sliced_parameter mindio_preload ms_memory_recycle names
        obfuscate_ckpt parameter_broadcast rank_list_for_transform rearrange_inputs recompute
        register_saved_tensors_hooks reset_algo_parameters reset_max_memory_allocated reset_max_memory_reserved
        reset_peak_memory_stats reset_stream_limit restore_group_info_list safetensors_to_ckpt save_mindir
        saved_tensors_hooks sdc_detect_start sdc_detect_stop set_algo_parameters set_cpu_affinity set_cur_stream
        set_device_limit set_dump set_kernel_launch_capture set_kernel_launch_group set_memory
        set_mindio_server_info set_ps_context set_stream_limit shard swap_tensors sync_pipeline_shared_parameters
        synchronize transform_checkpoint_by_rank transform_checkpoints unified_safetensors use_mem_pool
    """,
    "_c_expression": """
        Cell_ MSContext _framework_profiler_step_end _framework_profiler_step_start init_exec_dataset is_reboot_node
        op_enum pyboost_dense swap_cache
    """,
    "_c_expression.typing": """
        type_to_type_id
    """,
    "amp": """
        DynamicLossScaleManager DynamicLossScaler FixedLossScaleManager LossScaleManager LossScaler StaticLossScaler
        all_finite auto_mixed_precision build_train_network custom_mixed_precision get_black_list get_white_list
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
        AGNewsDataset AmazonReviewDataset BatchDataset CLUEDataset CMUArcticDataset CSVDataset Caltech101Dataset
        Caltech256Dataset CelebADataset Cifar100Dataset Cifar10Dataset CityscapesDataset CoNLL2000Dataset
        CocoDataset ConcatDataset DBpediaDataset DIV2KDataset DSCallback Dataset DatasetCache DistributedSampler
        EMnistDataset EnWik9Dataset FakeImageDataset FashionMnistDataset FlickrDataset Flowers102Dataset
        Food101Dataset GTZANDataset GeneratorDataset IMDBDataset IWSLT2016Dataset IWSLT2017Dataset
        ImageFolderDataset Implementation KITTIDataset KMnistDataset LFWDataset LJSpeechDataset LSUNDataset
        LibriTTSDataset ManifestDataset MappableDataset MindDataset MnistDataset Multi30kDataset NumpySlicesDataset
        OBSMindDataset OmniglotDataset PKSampler PaddedDataset PennTreebankDataset PhotoTourDataset Places365Dataset
        QMnistDataset RandomDataset RandomSampler RenderedSST2Dataset RepeatDataset SBDataset SBUDataset
        SQuADDataset SST2Dataset STL10Dataset SUN397Dataset SVHNDataset Sampler Schema SemeionDataset
        SequentialSampler Shuffle SogouNewsDataset SourceDataset SpeechCommandsDataset SubsetRandomSampler
        SubsetSampler TFRecordDataset TedliumDataset TextFileDataset UDPOSDataset USPSDataset VOCDataset
        VisionBaseDataset WIDERFaceDataset WaitedDSCallback WeightedRandomSampler WikiTextDataset
        YahooAnswersDataset YelpReviewDataset YesNoDataset compare context deserialize ds samplers serialize show
        sync_wait_for_dataset zip
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
    "dataset.config": """
        ErrorSamplesMode get_auto_num_workers get_auto_offload get_autotune_interval get_callback_timeout
        get_debug_mode get_enable_autotune get_enable_shared_mem get_enable_watchdog get_error_samples_mode
        get_fast_recovery get_iterator_mode get_monitor_sampling_interval get_multiprocessing_start_method
        get_multiprocessing_timeout_interval get_num_parallel_workers get_numa_enable get_prefetch_size get_seed
        load set_auto_num_workers set_auto_offload set_autotune_interval set_callback_timeout set_debug_mode
        set_enable_autotune set_enable_shared_mem set_enable_watchdog set_error_samples_mode set_fast_recovery
        set_iterator_mode set_monitor_sampling_interval set_multiprocessing_start_method
        set_multiprocessing_timeout_interval set_num_parallel_workers set_numa_enable set_prefetch_size set_seed
        set_sending_batches
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
        Compose Concatenate Duplicate Fill Mask OneHot PadEnd Plugin RandomApply RandomChoice RandomOrder Relational
        Slice TypeCast Unique not_random vision
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
        AutoAugmentPolicy AutoContrast Border BoundingBoxAugment CenterCrop ConvertColor ConvertMode Crop
        CutMixBatch CutOut Decode DecodeVideo Equalize Erase FiveCrop GaussianBlur Grayscale HWC2CHW HorizontalFlip
        HsvToRgb ImageBatchFormat ImageReadMode Inter Invert LinearTransformation MixUp MixUpBatch Normalize
        NormalizePad Pad PadToSize Perspective Posterize RandAugment RandomAdjustSharpness RandomAffine
        RandomAutoContrast RandomColor RandomColorAdjust RandomCrop RandomCropDecodeResize RandomCropWithBBox
        RandomEqualize RandomErasing RandomGrayscale RandomHorizontalFlip RandomHorizontalFlipWithBBox RandomInvert
        RandomLighting RandomPerspective RandomPosterize RandomResize RandomResizeWithBBox RandomResizedCrop
        RandomResizedCropWithBBox RandomRotation RandomSelectSubpolicy RandomSharpness RandomSolarize
        RandomVerticalFlip RandomVerticalFlipWithBBox Rescale Resize ResizeWithBBox ResizedCrop RgbToHsv Rotate
        SliceMode SlicePatches Solarize TenCrop ToNumpy ToPIL ToTensor ToType TrivialAugmentWide UniformAugment
        VerticalFlip VideoDecoder encode_jpeg encode_png get_image_num_channels get_image_size not_random read_file
        read_image read_video read_video_timestamps write_file write_jpeg write_png
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
        Cifar100ToMR Cifar10ToMR CsvToMR FAILED FileReader FileWriter ImageNetToMR MindPage MnistToMR SUCCESS
        TFRecordToMR set_dec_mode set_enc_key set_enc_mode
    """,
    "mint": """
        abs acos acosh add addbmm addcdiv addmm addmv addr_ all allclose amax amin any arange arccos arccosh arcsin
        arcsinh arctan arctan2 arctanh argmax argmin argsort asin asinh atan atan2 atanh baddbmm batch_norm_elemt
        batch_norm_gather_stats_with_counts batch_norm_stats bernoulli bincount bitwise_and bitwise_not bitwise_or
        bitwise_xor bmm broadcast_to cat cdist ceil chunk clamp clone concat conv2d conv_tbc cos cosh count_nonzero
        cross cummax cummin cumprod cumsum diag diff div divide dot dstack einsum empty empty_like eq erf erfc
        erfinv exp exp2 expm1 eye flatten flip float_power floor floor_divide fmod frac full full_like gather gcd
        greater greater_equal gt histc hstack imag index_add index_select inverse isclose isfinite isinf isnan
        isneginf kthvalue le lerp less less_equal log log10 log1p log2 logaddexp logaddexp2 logical_and logical_not
        logical_or logical_xor logsumexp lt masked_select matmul max maximum mean median meshgrid min minimum mm mul
        multinomial mv nan_to_num nansum narrow ne neg negative nonzero norm normal not_equal npu_gelu ones
        ones_like outer permute polar pow prod rand rand_like randint randint_like randn randn_like randperm ravel
        real reciprocal remainder repeat_interleave reshape roll round rsqrt scatter scatter_add searchsorted select
        sigmoid sign sin sinc sinh softmax sort split sqrt square squeeze stack std std_mean sub sum swapaxes t take
        tan tanh tile topk trace transpose triangular_solve tril triu unbind unique_consecutive unsqueeze var
        var_mean vdot where xlogy zeros zeros_like
    """,
    "mint.distributed": """
        P2POp all_gather all_gather_into_tensor all_gather_into_tensor_uneven all_gather_object all_reduce
        all_to_all all_to_all_single barrier batch_isend_irecv broadcast broadcast_object_list destroy_process_group
        gather gather_object get_backend get_global_rank get_group_rank get_process_group_ranks get_rank
        get_world_size init_process_group irecv is_available is_initialized isend new_group recv recv_object_list
        reduce reduce_scatter reduce_scatter_tensor reduce_scatter_tensor_uneven scatter scatter_object_list send
        send_object_list
    """,
    "mint.linalg": """
        inv matrix_norm norm qr vector_norm
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
    "mint.nn.functional": """
        adaptive_avg_pool1d adaptive_avg_pool2d adaptive_avg_pool3d adaptive_max_pool1d adaptive_max_pool2d
        avg_pool1d avg_pool2d avg_pool3d batch_norm binary_cross_entropy binary_cross_entropy_with_logits conv1d
        conv2d conv3d conv_transpose2d cosine_embedding_loss cross_entropy dropout dropout2d elu elu_ embedding
        flatten fold gelu glu grid_sample group_norm hardtanh hardtanh_ interpolate kl_div layer_norm leaky_relu
        linear log_softmax logsigmoid max_pool2d max_unpool2d mse_loss nll_loss normalize one_hot pad pixel_shuffle
        prelu relu relu6 relu_ sigmoid sigmoid_ silu soft_margin_loss softmax tanh threshold threshold_ unfold
        upsample
    """,
    "mint.optim": """
        Adam AdamW FusedAdamW SGD
    """,
    "mint.special": """
        erfc exp2 expm1 log1p log_softmax round sinc
    """,
    "multiprocessing": """
        Pool Process
    """,
    "nn": """
        ASGD Accuracy AdaFactor AdaMax AdaSumByDeltaWeightWrapCell AdaSumByGradWrapCell Adadelta Adagrad Adam
        AdamOffload AdamWeightDecay AdaptiveAvgPool1d AdaptiveAvgPool2d AdaptiveAvgPool3d AdaptiveMaxPool1d
        AdaptiveMaxPool2d AdaptiveMaxPool3d AvgPool1d AvgPool1dExt AvgPool2d AvgPool2dExt AvgPool3d AvgPool3dExt
        BCELoss BCEWithLogitsLoss BiDense BleuScore CTCLoss CentralCrop ChannelShuffle ClipByNorm ConfusionMatrix
        ConfusionMatrixMetric ConstantPad1d ConstantPad2d ConstantPad3d Conv2dBnAct Conv2dThor CosineDecayLR
        CosineEmbeddingLoss CosineSimilarity CrossEntropyLoss DenseBnAct DenseThor DiGamma Dice DiceLoss
        DistributedGradReducer Dropout2dExt DropoutExt DynamicLossScaleUpdateCell EmbeddingExt EmbeddingLookup
        EmbeddingLookupThor EmbeddingThor ExponentialDecayLR F1 FTRL Fbeta FixedLossScaleUpdateCell FocalLoss
        ForwardValueAndGrad FractionalMaxPool2d FractionalMaxPool3d GRU GRUCell GaussianNLLLoss GetNextSingleOp
        GradAccumulationCell GraphCell HausdorffDistance HingeEmbeddingLoss HuberLoss IGamma ImageGradients
        InverseDecayLR Jvp KLDivLoss L1Loss L1LossExt L1Regularizer LARS LBeta LGamma LPPool1d LPPool2d LRN LSTM
        LSTMCell Lamb LayerNormExt LazyAdam Linear LogSoftmaxExt Loss LossBase MAE MAELoss MSE MSELoss MSSSIM
        MarginRankingLoss MatDet MatInverse MatMul MatrixDiag MatrixDiagPart MatrixSetDiag MaxPool1d MaxPool2d
        MaxPool2dExt MaxPool3d MaxUnpool1d MaxUnpool2d MaxUnpool3d MeanSurfaceDistance Metric MicroBatchInterleaved
        Moments Momentum MultiClassDiceLoss MultiFieldEmbeddingLookup MultiLabelSoftMarginLoss MultiMarginLoss
        MultiheadAttention MultilabelMarginLoss NLLLoss NaturalExpDecayLR Norm OcclusionSensitivity OptTFTWrapper
        Optimizer PReLUExt PSNR Pad ParameterUpdate Perplexity PipelineCell PipelineGradReducer PixelShuffle
        PixelUnshuffle PoissonNLLLoss PolynomialDecayLR Precision ProximalAdagrad RMSELoss RMSProp RNN RNNCell ROC
        Range Recall ReduceLogSumExp ReflectionPad1d ReflectionPad2d ReflectionPad3d ReplicationPad1d
        ReplicationPad2d ReplicationPad3d Roll RootMeanSquareDistance Rprop SGD SSIM SampledSoftmaxLoss SmoothL1Loss
        SoftMarginLoss SoftmaxCrossEntropyWithLogits SparseTensorDenseMatmul SparseToDense SyncBatchNorm
        TimeDistributed Top1CategoricalAccuracy Top5CategoricalAccuracy TopKCategoricalAccuracy TrainOneStepCell
        TrainOneStepWithLossScaleCell Transformer TransformerDecoder TransformerDecoderLayer TransformerEncoder
        TransformerEncoderLayer Tril TripletMarginLoss TripletMarginWithDistanceLoss Triu Unflatten Unfold Upsample
        VirtualDatasetCellTriple Vjp WarmUpLR WithEvalCell WithGradCell WithLossCell ZeroPad2d auc cosine_decay_lr
        exponential_decay_lr get_metric_fn get_metrics inverse_decay_lr names natural_exp_decay_lr
        no_init_parameters piecewise_constant_lr polynomial_decay_lr rearrange_inputs thor warmup_lr
    """,
    "nn.layer.conv": """
        _check_input_3d
    """,
    "nn.layer.normalization": """
        _BatchNorm
    """,
    "nn.layer.rnn_cells": """
        RNNCellBase
    """,
    "nn.learning_rate_schedule": """
        LearningRateSchedule
    """,
    "nn.loss.loss": """
        _Loss
    """,
    "nn.optim": """
        AdaFactor Adagrad Adam AdamWeightDecay FTRL LARS Lamb Momentum Optimizer RMSProp SGD
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
        ACos Abs AccumulateNV2 Acosh Adam AdamNoUpdateParam AdamWeightDecay AdaptiveAvgPool2D AdaptiveAvgPool3D
        AdaptiveMaxPool2D AdaptiveMaxPool3D AddN Addcdiv Addcmul AdjustHue AdjustSaturation AffineGrid AiCPURegOp
        AkgAscendRegOp AkgGpuRegOp AllGather AllGatherV AllReduce AlltoAll AlltoAllV AlltoAllVC Angle ApplyAdaMax
        ApplyAdadelta ApplyAdagrad ApplyAdagradDA ApplyAdagradV2 ApplyAdamWithAmsgrad ApplyAdamWithAmsgradV2
        ApplyAddSign ApplyCenteredRMSProp ApplyFtrl ApplyGradientDescent ApplyKerasMomentum ApplyMomentum
        ApplyPowerSign ApplyProximalAdagrad ApplyProximalGradientDescent ApplyRMSProp ApplyRotaryPosEmb
        ApproximateEqual ArgMaxWithValue ArgMinWithValue Argmax Argmin Asin Asinh Assert Assign AssignAdd AssignSub
        Atan Atan2 Atanh AvgPool AvgPool3D BCEWithLogitsLoss Barrier BartlettWindow BasicLSTMCell BatchISendIRecv
        BatchMatMul BatchNorm BatchToSpace BatchToSpaceND BatchToSpaceNDV2 Bernoulli BesselI0 BesselI0e BesselI1
        BesselI1e BesselJ0 BesselJ1 BesselK0 BesselK0e BesselK1 BesselK1e BesselY0 BesselY1 Betainc BiasAdd
        BinaryCrossEntropy Bincount BitwiseAnd BitwiseOr BitwiseXor BlackmanWindow BoundingBoxDecode
        BoundingBoxEncode Broadcast BroadcastTo Bucketize CTCGreedyDecoder CTCLoss CTCLossV2 Cast Cauchy Cdist Ceil
        ChannelShuffle CheckNumerics CheckValid Cholesky CholeskyInverse CholeskySolve Coalesce Col2Im
        CollectiveGather CollectiveScatter CombinedNonMaxSuppression CompareAndBitpack Complex ComplexAbs
        ComputeAccidentalHits Concat ConfusionMatrix Conj ConjugateTranspose Conv2D Conv2DBackpropInput
        Conv2DTranspose Conv3D Conv3DTranspose CopyWithSlice Cos Cosh CountNonZero CpuRegOp CropAndResize Cross
        CumProd CumSum Cummax Cummin CumulativeLogsumexp Custom CustomOpBuilder CustomRegOp DType DataFormatDimMap
        DataFormatVecPermute DataType DeformableOffsets Dense Depend DepthToSpace DepthwiseConv2dNative Diag
        DiagPart Digamma Dilation2D Div DivNoNan Dropout Dropout2D Dropout3D DropoutDoMask DropoutGenMask
        DtypeToEnum DumpGradient DynamicGRUV2 DynamicRNN DynamicShape EditDistance Eig Einsum EmbeddingLookup Eps
        Equal EqualCount Erf Erfc Erfinv EuclideanNorm Exp Expand ExpandDims Expm1 ExtractGlimpse
        ExtractImagePatches ExtractVolumePatches Eye FFTWithSize FastGelu Fill FillDiagonal FillV2 Fills Flatten
        FloatStatus Floor FloorDiv FloorMod Fmax Fmin ForiLoop FractionalAvgPool FractionalMaxPool
        FractionalMaxPool3DWithFixedKsize FractionalMaxPoolWithFixedKsize FusedAdaFactor
        FusedAdaFactorWithGlobalNorm FusedCastAdamWeightDecay FusedSparseAdam FusedSparseFtrl FusedSparseLazyAdam
        FusedSparseProximalAdagrad FusedWeightScaleApplyMomentum Gamma Gather GatherD GatherNd GatherV2 Gcd GeSwitch
        Gelu Geqrf Ger GetNext Greater GreaterEqual GridSampler2D GridSampler3D GroupTopk HSVToRGB HammingWindow
        Heaviside Histogram HistogramFixedWidth HistogramSummary HookBackward Hypot IOU Identity IdentityN Igamma
        Igammac Im2Col Imag ImageSummary InTopK IndexAdd IndexFill IndexPut InplaceAdd InplaceIndexAdd InplaceSub
        InplaceUpdate InplaceUpdateV2 InsertGradientOf Inv Invert InvertPermutation IsClose IsFinite IsInf IsNan J
        KLDivLoss L2Loss L2Normalize LARSUpdate LRN LSTM LayerNorm Lcm LeftShift Lerp LerpScalar Less LessEqual
        Lgamma LinSpace ListDiff Log Log1p LogMatrixDeterminant LogNormalReverse LogSoftmaxExt LogSpace
        LogUniformCandidateSampler LogicalAnd LogicalNot LogicalOr LogicalXor Logit LowerBound LpNorm Lstsq LuSolve
        LuUnpack MapCacheIdx MapUniform MaskedFill MaskedScatter MaskedSelect MatMul MatrixBandPart
        MatrixDeterminant MatrixDiagPartV3 MatrixDiagV3 MatrixExp MatrixInverse MatrixLogarithm MatrixPower
        MatrixSetDiagV3 MatrixSolve MatrixSolveLs MatrixTriangularSolve MaxPool MaxPool3D MaxPool3DWithArgmax
        MaxPoolWithArgmax MaxPoolWithArgmaxV2 MaxUnpool2D MaxUnpool3D Maximum Median Merge Meshgrid Minimum
        MirrorPad Mod Morph MoveTo Mul MulNoNan MultiMarginLoss MultilabelMarginLoss Multinomial
        MultinomialWithReplacement Mvlgamma NLLLoss NMSWithMask NPUAllocFloatStatus NPUClearFloatStatus
        NPUGetFloatStatus NanToNum Neg NeighborExchange NeighborExchangeV2 NextAfter NoRepeatNGram
        NonDeterministicInts NonMaxSuppressionV3 NonMaxSuppressionWithOverlaps NonZero NotEqual NthElement
        NuclearNorm OneHot Ones OnesLike Orgqr Ormqr P P2POp Pack Pad PadV3 Padding PagedAttention
        PagedAttentionMask ParallelConcat ParameterizedTruncatedNormal Partial Pdist Poisson Polar Polygamma
        PopulationCount Pow Print Pull Push PyExecute PyFunc Qr Quantile RGBToHSV RNNTLoss ROIAlign RaggedRange
        RandomCategorical RandomChoiceWithMask RandomGamma RandomPoisson RandomShuffle Randperm RandpermV2 Range
        Rank Real RealDiv Receive Reciprocal Reduce ReduceAll ReduceAny ReduceMax ReduceMean ReduceMin ReduceOp
        ReduceProd ReduceScatter ReduceScatterV ReduceStd ReduceSum Renorm Reshape ReshapeAndCache Reshard
        ResizeArea ResizeBicubic ResizeBilinearV2 ResizeLinear1D ResizeNearestNeighbor ResizeNearestNeighborV2
        Reusing ReverseSequence ReverseV2 RightShift Rint RmsNorm Roll Round Rsqrt SGD STFT
        SampleDistortedBoundingBoxV2 ScalarCast ScalarSummary ScalarToArray ScalarToTensor ScaleAndTranslate Scan
        ScatterAdd ScatterAddWithAxis ScatterDiv ScatterMax ScatterMin ScatterMul ScatterNd ScatterNdAdd
        ScatterNdDiv ScatterNdMax ScatterNdMin ScatterNdMul ScatterNdSub ScatterNdUpdate ScatterNonAliasingAdd
        ScatterSub ScatterUpdate SearchSorted SegmentMax SegmentMean SegmentMin SegmentProd SegmentSum Select
        SelectView Send Shape SigmoidCrossEntropyWithLogits Sign Sin Sinc Sinh Size Slice SliceGetItem SmoothL1Loss
        SoftMarginLoss SoftmaxCrossEntropyWithLogits Sort SpaceToBatch SpaceToBatchND SpaceToDepth
        SparseApplyAdadelta SparseApplyAdagrad SparseApplyAdagradV2 SparseApplyFtrl SparseApplyFtrlV2
        SparseApplyProximalAdagrad SparseApplyRMSProp SparseGatherV2 SparseSlice SparseSoftmaxCrossEntropyWithLogits
        SparseTensorDenseAdd SparseTensorDenseMatmul SparseToDense Split SplitV Sqrt Square SquareSumAll
        SquaredDifference Squeeze Stack StandardLaplace StandardNormal StopGradient StridedSlice Sub SubAndFilter
        Svd TBERegOp TCPStore Tan Tensor TensorAdd TensorDump TensorScatterAdd TensorScatterDiv
        TensorScatterElements TensorScatterMax TensorScatterMin TensorScatterMul TensorScatterSub
        TensorScatterUpdate TensorShape TensorSummary TensorToTuple Tile TopK Trace Transpose TransposeExtView
        TransposeView TridiagonalMatMul Tril TrilIndices TripletMarginLoss Triu TriuIndices Trunc TruncateDiv
        TruncateMod TruncatedNormal TupleToArray UniformCandidateSampler UniformInt UniformReal Unique
        UniqueConsecutive UniqueWithPad Unpack UnravelIndex UnsortedSegmentMax UnsortedSegmentMin
        UnsortedSegmentProd UnsortedSegmentSum Unstack UpdateState UpperBound UpsampleNearest3D UpsampleTrilinear3D
        WhileLoop Xdivy Xlogy Zeros ZerosLike Zeta absolute accumulate_n acos acosh adaptive_avg_pool1d
        adaptive_avg_pool2d adaptive_avg_pool2d_ext adaptive_avg_pool3d adaptive_max_pool1d adaptive_max_pool2d
        adaptive_max_pool3d add_flags add_layer_norm add_rms_norm addbmm addcdiv addcmul addmm addmv addn addr
        adjoint affine_grid all all_gather all_gather_into_tensor all_gather_into_tensor_uneven all_gather_matmul
        all_gather_object all_reduce all_to_all all_to_all_single all_to_all_v_c amax amin aminmax angle any
        approximate_equal arange arccos arccosh arcsin arcsinh arctan arctan2 arctanh argmax argmin argsort argwhere
        array_reduce array_to_scalar asin asinh assign assign_add assign_sub atan atan2 atanh atleast_1d atleast_2d
        atleast_3d augassign_add augassign_div augassign_floordiv augassign_mod augassign_mul augassign_sub
        avg_pool1d avg_pool2d avg_pool3d baddbmm baddbmm_ext barrier bartlett_window batch_dot batch_isend_irecv
        batch_norm batch_to_space_nd bernoulli bernoulli_ bernoulli_ext bessel_i0 bessel_i0e bessel_i1 bessel_i1e
        bessel_j0 bessel_j1 bessel_k0 bessel_k0e bessel_k1 bessel_k1e bessel_y0 bessel_y1 bias_add bidense
        binary_cross_entropy binary_cross_entropy_with_logits bincount bitwise_and bitwise_left_shift bitwise_or
        bitwise_right_shift bitwise_xor blackman_window block_diag bmm bool_and bool_eq bool_not bool_or
        bounding_box_decode bounding_box_encode broadcast broadcast_gradient_args broadcast_object_list broadcast_to
        bucketize cartesian_prod cast cat cdist ceil channel_shuffle check_valid choice_with_mask cholesky
        cholesky_inverse cholesky_solve chunk clamp clamp_ clip clip_by_global_norm clip_by_norm clip_by_value
        coalesce col2im column_stack combinations concat cond conj conv1d conv2d conv3d conv3d_transpose
        conv_transpose2d coo2csr coo_abs coo_acos coo_acosh coo_add coo_asin coo_asinh coo_atan coo_atanh coo_ceil
        coo_concat coo_cos coo_cosh coo_exp coo_expm1 coo_floor coo_inv coo_isfinite coo_isinf coo_isnan coo_log
        coo_log1p coo_neg coo_relu coo_relu6 coo_round coo_sigmoid coo_sin coo_sinh coo_softsign coo_sqrt coo_square
        coo_tan coo_tanh coo_tensor_get_dense_shape coo_tensor_get_indices coo_tensor_get_values copysign cos cosh
        cosine_embedding_loss cosine_similarity count_nonzero cov crop_and_resize cross cross_entropy csr2coo
        csr_abs csr_acos csr_acosh csr_add csr_asin csr_asinh csr_atan csr_atanh csr_ceil csr_cos csr_cosh csr_div
        csr_exp csr_expm1 csr_floor csr_gather csr_inv csr_isfinite csr_isinf csr_isnan csr_log csr_log1p csr_mm
        csr_mul csr_mv csr_neg csr_reduce_sum csr_relu csr_relu6 csr_round csr_sigmoid csr_sin csr_sinh csr_softmax
        csr_softsign csr_sqrt csr_square csr_tan csr_tanh csr_tensor_get_dense_shape csr_tensor_get_indices
        csr_tensor_get_indptr csr_tensor_get_values csr_to_coo csr_to_dense ctc_greedy_decoder ctc_loss cummax
        cummin cumprod cumsum custom_info_register deepcopy deformable_conv2d deg2rad dense dense_to_sparse_coo
        dense_to_sparse_csr depend derivative destroy_process_group det diag diag_embed diagflat diagonal
        diagonal_scatter dict_getitem dict_setitem diff diff_ext digamma dist distribute divide dot dropout
        dropout1d dropout2d dropout3d dsplit dstack dtype dyn_shape eig eigvals einsum einsum_ext embed embedding
        env_get environ_add environ_create environ_get environ_set eps eq erf erfc erfinv erfinv_ exp exp2 expand
        expand_as expand_dims expm1 exponential_ eye fft fft2 fftfreq fftn fftshift fill fills flash_attention_score
        flatten flip fliplr flipud float_power float_power_ext floor floor_divide floordiv floormod fmax fmin fmod
        fold frac fractional_max_pool2d fractional_max_pool3d full full_like fused_infer_attention_score gamma
        gather gather_d gather_elements gather_into_tensor gather_nd gather_object gaussian_nll_loss gcd ge geqrf
        ger geswitch get_backend get_global_rank get_group_rank get_process_group_ranks get_rank get_vm_impl_fn
        get_world_size grid_sample group_norm gt gumbel_softmax hamming_window hann_window hastype heaviside hfft
        hfft2 hfftn hinge_embedding_loss histc hsplit hstack huber_loss hyper_add hypot i0 identity ifft ifft2 ifftn
        ifftshift igamma igammac ihfft ihfft2 ihfftn imag in_dict incre_flash_attention index_add index_fill
        index_select init_process_group inner inplace_add inplace_index_add inplace_sigmoid inplace_sub
        inplace_update interpolate intopk inv inverse invert iou irecv irfft irfft2 irfftn is_ is_available
        is_complex is_dynamic_sequence_element_unknown is_floating_point is_initialized is_nonzero is_not
        is_sequence_shape_unknown is_sequence_value_unknown is_tensor_bool_cond isclose isconstant isend isfinite
        isinf isnan isnan_ext isneginf isposinf isreal iter_converter jet kaiser_window kernel kl_div kron l1_loss
        laplace layer_norm lcm ldexp le lerp lgamma lightning_indexer linearize linspace list_equal list_getitem
        list_len list_setitem log log10 log1p log2 log_matrix_determinant log_uniform_candidate_sampler logaddexp
        logaddexp2 logcumsumexp logdet logical_and logical_or logical_xor logit logspace logsumexp lp_pool1d
        lp_pool2d lrn lstsq lt lu_solve lu_unpack make_coo_tensor make_csr_tensor make_dict make_list
        make_map_parameter make_range make_row_tensor make_row_tensor_inner make_slice make_sparse_tensor make_tuple
        margin_ranking_loss masked_fill masked_select matmul_reduce_scatter matrix_band_part matrix_determinant
        matrix_diag matrix_diag_part matrix_exp matrix_norm matrix_power matrix_set_diag matrix_solve max max_pool2d
        max_pool3d max_unpool1d max_unpool2d max_unpool3d maximum mean median merge meshgrid min minimum mirror_pad
        mixed_precision_cast mm moe_distribute_combine moe_distribute_dispatch moe_init_routing_v2 moe_token_permute
        moe_token_unpermute move_to moveaxis movedim ms_hasnext ms_kernel ms_next mse_loss mse_loss_ext msort
        multi_margin_loss multi_scale_deformable_attn_function multilabel_margin_loss multilabel_soft_margin_loss
        multinomial multinomial_with_replacement multiply mv mvlgamma nan_to_num nanmean nanmedian nanquantile
        nansum narrow ne negative new_group nextafter nll_loss nonzero norm normal normal_ not_in_dict nsa_compress
        nsa_compress_attention nsa_select_attention numel one_hot ones ones_like orgqr ormqr outer pad padding
        partial pdist permute pinv pixel_shuffle pixel_unshuffle poisson polar polygamma population_count positive
        pows prim_arg_register print_ prod prompt_flash_attention put_ qr quantile rad2deg rand rand_like randint
        randint_like randn randn_like random_ random_categorical random_gamma random_poisson randperm range rank
        ravel real reciprocal recompute_block recv recv_object_list reduce reduce_max reduce_mean reduce_min
        reduce_scatter reduce_scatter_tensor reduce_scatter_tensor_uneven reduce_sum reduced_shape ref_to_embed
        remainder renorm repeat_elements repeat_interleave reshape reshape_ reshard reverse reverse_sequence rfft
        rfft2 rfftfreq rfftn ring_attention_update rms_norm roll rot90 rotary_position_embedding rotated_iou round
        row_stack row_tensor_add row_tensor_get_dense_shape row_tensor_get_indices row_tensor_get_values rsqrt
        scalar_add scalar_cast scalar_div scalar_eq scalar_floordiv scalar_ge scalar_gt scalar_le scalar_log
        scalar_lt scalar_max scalar_min scalar_mod scalar_mul scalar_ne scalar_pow scalar_sub scalar_to_array
        scalar_to_tensor scalar_uadd scalar_usub scatter scatter_add scatter_div scatter_max scatter_min scatter_mul
        scatter_nd scatter_nd_add scatter_nd_div scatter_nd_max scatter_nd_min scatter_nd_mul scatter_nd_sub
        scatter_nd_update scatter_object_list scatter_tensor scatter_update searchsorted select select_scatter send
        send_object_list sequence_mask set_comm_ops_inplace sgn shape shape_ shape_mul shuffle sign signbit sin sinc
        sinh size slice slice_scatter slogdet smooth_l1_loss soft_margin_loss soft_shrink sort space_to_batch_nd
        sparse_flash_attention sparse_segment_mean speed_fusion_attention split sqrt square squeeze stack
        standard_laplace standard_normal std std_mean stft stop_gradient_ strided_slice string_concat string_eq
        subtract sum svd swapaxes swapdims swiglu switch switch_layer t tail take tan tanh_ tensor_add tensor_div
        tensor_dot tensor_exp tensor_expm1 tensor_floordiv tensor_ge tensor_gt tensor_le tensor_lt tensor_mod
        tensor_mul tensor_muls tensor_operator_registry tensor_pow tensor_range tensor_scatter_add
        tensor_scatter_div tensor_scatter_elements tensor_scatter_max tensor_scatter_min tensor_scatter_mul
        tensor_scatter_sub tensor_scatter_update tensor_slice tensor_split tensor_sub tensordump tile top_k topk
        trace transpose trapz tril tril_indices triplet_margin_loss triu triu_indices true_divide trunc truncate_div
        truncate_mod tuple_div tuple_equal tuple_getitem tuple_len tuple_reversed tuple_setitem tuple_to_array
        type_as typeof unbind unfold uniform uniform_ uniform_candidate_sampler unique unique_consecutive
        unique_with_pad unsorted_segment_max unsorted_segment_min unsorted_segment_prod unsorted_segment_sum
        unsqueeze unstack upsample vander var var_mean vecdot vector_norm view_as view_as_real vm_impl_registry
        vsplit vstack where xdivy xlogy zero_ zeros zeros_like zeta zip_operation
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
        ACos Abs AccumulateNV2 Acosh Adam AdamNoUpdateParam AdamWeightDecay AdaptiveAvgPool2D AdaptiveAvgPool3D
        AdaptiveMaxPool2D AdaptiveMaxPool3D AddN Addcdiv Addcmul AdjustHue AdjustSaturation AffineGrid AllGather
        AllGatherV AllReduce AlltoAll AlltoAllV AlltoAllVC Angle ApplyAdaMax ApplyAdadelta ApplyAdagrad
        ApplyAdagradDA ApplyAdagradV2 ApplyAdamWithAmsgrad ApplyAdamWithAmsgradV2 ApplyAddSign ApplyCenteredRMSProp
        ApplyFtrl ApplyGradientDescent ApplyKerasMomentum ApplyMomentum ApplyPowerSign ApplyProximalAdagrad
        ApplyProximalGradientDescent ApplyRMSProp ApplyRotaryPosEmb ApproximateEqual ArgMaxWithValue ArgMinWithValue
        Argmax Argmin Asin Asinh Assert Assign AssignAdd AssignSub Atan Atan2 Atanh AvgPool AvgPool3D
        BCEWithLogitsLoss Barrier BartlettWindow BasicLSTMCell BatchISendIRecv BatchMatMul BatchNorm BatchToSpace
        BatchToSpaceND BatchToSpaceNDV2 Bernoulli BesselI0 BesselI0e BesselI1 BesselI1e BesselJ0 BesselJ1 BesselK0
        BesselK0e BesselK1 BesselK1e BesselY0 BesselY1 Betainc BiasAdd BinaryCrossEntropy Bincount BitwiseAnd
        BitwiseOr BitwiseXor BlackmanWindow BoundingBoxDecode BoundingBoxEncode Broadcast BroadcastTo Bucketize
        CTCGreedyDecoder CTCLoss CTCLossV2 Cast Cauchy Cdist Ceil ChannelShuffle CheckNumerics CheckValid Cholesky
        CholeskyInverse CholeskySolve Coalesce Col2Im CollectiveGather CollectiveScatter CombinedNonMaxSuppression
        CompareAndBitpack Complex ComplexAbs ComputeAccidentalHits Concat ConfusionMatrix Conj ConjugateTranspose
        Conv2D Conv2DBackpropInput Conv2DTranspose Conv3D Conv3DTranspose CopyWithSlice Cos Cosh CountNonZero
        CropAndResize Cross CumProd CumSum Cummax Cummin CumulativeLogsumexp Custom CustomOpBuilder DSDMatmul DType
        DataFormatDimMap DataFormatVecPermute DeformableOffsets Dense Depend DepthToSpace DepthwiseConv2dNative Diag
        DiagPart Digamma Dilation2D Div DivNoNan Dropout Dropout2D Dropout3D DropoutDoMask DropoutGenMask
        DumpGradient DynamicGRUV2 DynamicRNN DynamicShape EditDistance Eig Einsum EmbeddingLookup Eps Equal
        EqualCount Erf Erfc Erfinv EuclideanNorm Exp Expand ExpandDims Expm1 ExtractGlimpse ExtractImagePatches
        ExtractVolumePatches Eye FFTWithSize FastGelu Fill FillDiagonal FillV2 Fills Flatten FloatStatus Floor
        FloorDiv FloorMod Fmax Fmin ForiLoop FractionalAvgPool FractionalMaxPool FractionalMaxPool3DWithFixedKsize
        FractionalMaxPoolWithFixedKsize FusedAdaFactor FusedAdaFactorWithGlobalNorm FusedCastAdamWeightDecay
        FusedSparseAdam FusedSparseFtrl FusedSparseLazyAdam FusedSparseProximalAdagrad FusedWeightScaleApplyMomentum
        Gamma Gather GatherD GatherNd GatherV2 Gcd GeSwitch Gelu Geqrf Ger GetNext Greater GreaterEqual
        GridSampler2D GridSampler3D GroupTopk HSVToRGB HammingWindow Heaviside Histogram HistogramFixedWidth
        HistogramSummary HookBackward Hypot IOU Identity IdentityN Igamma Igammac Im2Col Imag ImageSummary InTopK
        IndexAdd IndexFill IndexPut InplaceAdd InplaceIndexAdd InplaceSub InplaceUpdate InplaceUpdateV2
        InsertGradientOf Inv Invert InvertPermutation IsClose IsFinite IsInf IsNan KLDivLoss L2Loss L2Normalize
        LARSUpdate LRN LSTM LayerNorm Lcm LeftShift Lerp LerpScalar Less LessEqual Lgamma LinSpace ListDiff Log
        Log1p LogMatrixDeterminant LogNormalReverse LogSoftmaxExt LogSpace LogUniformCandidateSampler LogicalAnd
        LogicalNot LogicalOr LogicalXor Logit LowerBound LpNorm Lstsq LuSolve LuUnpack MapCacheIdx MapUniform
        MaskedFill MaskedScatter MaskedSelect MatMul MatmulDDS MatrixBandPart MatrixDeterminant MatrixDiagPartV3
        MatrixDiagV3 MatrixExp MatrixInverse MatrixLogarithm MatrixPower MatrixSetDiagV3 MatrixSolve MatrixSolveLs
        MatrixTriangularSolve MaxPool MaxPool3D MaxPool3DWithArgmax MaxPoolWithArgmax MaxPoolWithArgmaxV2
        MaxUnpool2D MaxUnpool3D Maximum Merge Meshgrid Minimum MirrorPad Mod Morph MoveTo Mul MulNoNan
        MultiMarginLoss MultilabelMarginLoss Multinomial MultinomialWithReplacement Mvlgamma NLLLoss NMSWithMask
        NPUAllocFloatStatus NPUClearFloatStatus NPUGetFloatStatus NanToNum Neg NeighborExchange NeighborExchangeV2
        NextAfter NoRepeatNGram NonDeterministicInts NonMaxSuppressionV3 NonMaxSuppressionWithOverlaps NonZero
        NotEqual NthElement NuclearNorm OneHot Ones OnesLike Orgqr Ormqr Pack Pad PadV3 Padding PagedAttention
        PagedAttentionMask ParallelConcat ParameterizedTruncatedNormal Partial Pdist Poisson Polar Polygamma
        PopulationCount Pow Print Pull Push PyExecute PyFunc Qr Quantile RGBToHSV RNNTLoss ROIAlign RaggedRange
        RandomCategorical RandomChoiceWithMask RandomGamma RandomPoisson RandomShuffle Randperm RandpermV2 Range
        Rank Real RealDiv Receive Reciprocal Reduce ReduceAll ReduceAny ReduceMax ReduceMean ReduceMin ReduceOp
        ReduceProd ReduceScatter ReduceScatterV ReduceStd ReduceSum Renorm Reshape ReshapeAndCache Reshard
        ResizeArea ResizeBicubic ResizeBilinearV2 ResizeLinear1D ResizeNearestNeighbor ResizeNearestNeighborV2
        Reusing ReverseSequence ReverseV2 RightShift Rint RmsNorm Roll Round Rsqrt SGD STFT
        SampleDistortedBoundingBoxV2 ScalarCast ScalarSummary ScalarToArray ScalarToTensor ScaleAndTranslate Scan
        ScatterAdd ScatterAddWithAxis ScatterDiv ScatterMax ScatterMin ScatterMul ScatterNd ScatterNdAdd
        ScatterNdDiv ScatterNdMax ScatterNdMin ScatterNdMul ScatterNdSub ScatterNdUpdate ScatterNonAliasingAdd
        ScatterSub ScatterUpdate SearchSorted SegmentMax SegmentMean SegmentMin SegmentProd SegmentSum Select
        SelectView Send Shape SigmoidCrossEntropyWithLogits Sign Sin Sinc Sinh Size Slice SmoothL1Loss
        SoftMarginLoss SoftmaxCrossEntropyWithLogits Sort SpaceToBatch SpaceToBatchND SpaceToDepth
        SparseApplyAdadelta SparseApplyAdagrad SparseApplyAdagradV2 SparseApplyFtrl SparseApplyFtrlV2
        SparseApplyProximalAdagrad SparseApplyRMSProp SparseGatherV2 SparseSlice SparseSoftmaxCrossEntropyWithLogits
        SparseTensorDenseAdd SparseTensorDenseMatmul SparseToDense Split SplitV Sqrt Square SquareSumAll
        SquaredDifference Squeeze Stack StandardLaplace StandardNormal StopGradient StridedSlice Sub SubAndFilter
        Svd Tan TensorAdd TensorDump TensorScatterAdd TensorScatterDiv TensorScatterElements TensorScatterMax
        TensorScatterMin TensorScatterMul TensorScatterSub TensorScatterUpdate TensorShape TensorSummary Tile TopK
        Trace Transpose TransposeExtView TransposeView TridiagonalMatMul Tril TrilIndices TripletMarginLoss Triu
        TriuIndices Trunc TruncateDiv TruncateMod TruncatedNormal TupleToArray UniformCandidateSampler UniformInt
        UniformReal Unique UniqueConsecutive UniqueWithPad Unpack UnravelIndex UnsortedSegmentMax UnsortedSegmentMin
        UnsortedSegmentProd UnsortedSegmentSum Unstack UpdateState UpperBound UpsampleNearest3D UpsampleTrilinear3D
        WhileLoop Xdivy Xlogy Zeros ZerosLike Zeta identity kernel ms_kernel
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
        Accuracy BackupAndRestore BleuScore Callback CheckpointConfig ConfusionMatrix ConfusionMatrixMetric
        ConvertModelUtils ConvertNetUtils CosineSimilarity DatasetHelper Dice DynamicLossScaleManager EarlyStopping
        F1 Fbeta FixedLossScaleManager FlopsUtilizationCollector HausdorffDistance History LambdaCallback
        LearningRateScheduler Loss LossMonitor LossScaleManager MAE MSE MeanSurfaceDistance Metric Model
        ModelCheckpoint OcclusionSensitivity OnRequestExit Perplexity Precision ROC Recall ReduceLROnPlateau
        RootMeanSquareDistance RunContext SummaryCollector SummaryLandscape SummaryRecord TimeMonitor
        Top1CategoricalAccuracy Top5CategoricalAccuracy TopKCategoricalAccuracy TrainFaultTolerance auc
        build_searched_strategy build_train_network ckpt_to_safetensors connect_network_with_dataset export
        export_split_mindir get_ckpt_path_with_strategy get_metric_fn load load_distributed_checkpoint
        merge_sliced_parameter names rearrange_inputs restore_group_info_list safetensors_to_ckpt
    """,
    "train._utils": """
        get_parameter_redundancy remove_param_redundancy
    """,
    "train.callback": """
        _CallbackManager _InternalCallbackParam _set_cur_net
    """,
    "train.callback._callback": """
        _handle_loss set_cur_net
    """,
    "train.callback._checkpoint": """
        CheckpointManager
    """,
    "train.metrics": """
        get_metrics
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
