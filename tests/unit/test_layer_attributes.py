"""The public attributes of layers and optimizers read as in MindSpore: names, settings, Parameters, children."""

import json
from pathlib import Path

import pytest

import amadou as ms
from amadou import nn

from .layer_attribute_cases import LAYERS, describe, make

FACTS = json.loads((Path(__file__).parent / "facts" / "layer_attributes.json").read_text())

# What MindSpore's own computation needs and the one here does not, by class; a program has no use for it.
WORKINGS = {
    "AdaFactor": "scale_lr use_fused_ada_factor weight_decay_flag",
    "AdamWeightDecay": "use_fused_opt",
    "AdaptiveAvgPool1d": "shape",
    "AdaptiveMaxPool1d": "shape",
    "ASGD": "lens",
    "AvgPool1d": "is_expand_3d shape",
    "AvgPool2d": "ascend_910b_target is_expand",
    "BatchNorm1d": "parallel_mode",
    "BatchNorm2d": "parallel_mode",
    "BiDense": "in_channels",
    "Conv1dTranspose": "is_pad is_same is_valid",
    "Conv2dTranspose": "is_pad is_same is_valid padding_bottom padding_left padding_right padding_top",
    "CosineDecayLR": "delta math_pi",
    "DiGamma": "k_base_lanczos_coeff k_lanczos_coefficients k_lanczos_gamma lanczos_gamma_plus_one_half "
    "log_lanczos_gamma_plus_one_half nan pi",
    "Dropout2dExt": "generator_step",
    "DropoutExt": "generator_step",
    "DynamicLossScaleUpdateCell": "const_true",
    "Embedding": "init_tensor off_value on_value shp_flat",
    "EmbeddingLookup": "forward_unique",
    "FocalLoss": "logsoftmax",
    "GRU": "is_lstm",
    "IGamma": "lgamma log_maxfloat32",
    "Jvp": "first_grad first_grad_single_value second_grad_op",
    "LBeta": "lgamma log_2pi minimax_coeff",
    "LGamma": "inf k_base_lanczos_coeff k_lanczos_coefficients k_lanczos_gamma lanczos_gamma_plus_one_half log_2 "
    "log_lanczos_gamma_plus_one_half log_pi log_sqrt_two_pi one one_half pi two",
    "LSTM": "is_lstm",
    "LSTMCell": "support_non_tensor_inputs",
    "Lamb": "device_ascend",
    "MSSSIM": "avg_pool conv level relu weight_tensor",
    "MatInverse": "matmul",
    "MaxPool1d": "shape use_pad",
    "MaxPool2d": "use_pad",
    "MaxPool3d": "only_pad",
    "MultiClassDiceLoss": "binarydiceloss",
    "MultiFieldEmbeddingLookup": "forward_unique negative_inf_value",
    "MultiheadAttention": "k_is_v q_is_k",
    "NaturalExpDecayLR": "math_e",
    "RMSELoss": "MSELoss",
    "RNN": "is_lstm",
    "Range": "ms_dtype result_tensor",
    "ReflectionPad1d": "name",
    "ReflectionPad2d": "name",
    "ReflectionPad3d": "name",
    "ReplicationPad1d": "name",
    "ReplicationPad2d": "name",
    "ReplicationPad3d": "name",
    "Roll": "gpu op_list",
    "SequentialCell": "cell_list",  # beside the children; programs set it when they exchange those
    "SoftmaxCrossEntropyWithLogits": "is_cpugpu off_value on_value",
    "SyncBatchNorm": "group_name is_global parallel_mode rank_id rank_size",
    "TrainOneStepWithLossScaleCell": "ascend_910a_target ascend_910b_target base0 enable_allfinite gpu_target",
    "Vjp": "grad grad_single_value",
}
# Of every optimizer: marks for MindSpore's compiler.
MARKS = {"enable_tuple_broaden", "skip_auto_parallel_compile"}
# What reads otherwise here: the arguments as they were given, where MindSpore keeps what its operators take.
OTHERWISE = {
    "AdaptiveMaxPool3d.output_size": "2",
    "Conv2dTranspose.output_padding": "tuple (0, 0)",
    "DynamicLossScaleUpdateCell.minimum_loss_scale": "1.0",
    "DynamicLossScaleUpdateCell.scale_factor": "2",
    "DynamicLossScaleUpdateCell.scale_window": "10",
    "L1Regularizer.scale": "2",
    "LARS.init_args": "dict (optimizer: Momentum, epsilon: 1e-05, coefficient: 0.001, use_clip: False, "
    "lars_filter: callable)",
    "LARS.init_params": "dict (params: None)",
    "LARS.param_length": "2",
    "MaxPool2d.padding": "tuple (1, 1)",
    "RReLU.lower": "0.125",
    "RReLU.upper": "0.3333333333333333",
    "ReflectionPad1d.padding": "tuple (2, 1)",
    "ReflectionPad2d.padding": "tuple (1, 0, 2, 1)",
    "ReflectionPad3d.padding": "tuple (1, 1, 1, 1, 1, 1)",
}


def class_of(code):
    return code.removeprefix("nn.").partition("(")[0]


@pytest.mark.parametrize("code", LAYERS)
def test_attributes(code):
    made, name = make(ms, code), class_of(code)
    recorded = {key: text for key, text in FACTS[code].items() if key not in MARKS}
    missing = {key for key in recorded if not hasattr(made, key)}
    assert missing == set(WORKINGS.get(name, "").split())
    for key in recorded.keys() - missing:
        assert describe(ms, getattr(made, key)) in (recorded[key], OTHERWISE.get(f"{name}.{key}")), key


def test_every_layer_is_here():
    others = "Cell LossBase Optimizer AdaSumByDeltaWeightWrapCell AdaSumByGradWrapCell DistributedGradReducer "
    others += "GetNextSingleOp PipelineGradReducer VirtualDatasetCellTriple"
    public = {
        name
        for name, value in vars(nn).items()
        if isinstance(value, type) and issubclass(value, nn.Cell) and name[0] != "_"
    }
    assert public - {class_of(code) for code in LAYERS} == set(others.split())


def test_the_momentum_of_a_batch_norm_is_that_of_the_new_statistics():
    """As torch's; MindSpore computes with the one that the layer was made with, whatever is set."""
    norm = nn.BatchNorm2d(2, momentum=0.75)
    assert norm.momentum == 0.25
    norm.momentum = 0.5
    assert "momentum=0.5" in str(norm)
    norm.set_train()(ms.ops.ones((2, 2, 2, 2)))
    assert norm.moving_mean.asnumpy().tolist() == [0.25, 0.25]


def test_operators_of_dense_and_convolutions():
    dense, conv = nn.Dense(3, 2), nn.Conv2d(3, 2, 1, has_bias=True)
    x = ms.Tensor([[1.0, 2.0, 3.0]])
    by_hand = dense.bias_add(dense.matmul(dense.reshape(x, (1, 3)), dense.weight), dense.bias)
    assert abs(by_hand - dense(x)).max() < 1e-6
    assert dense.shape_op(x) == (1, 3)
    x = x.reshape(1, 3, 1, 1)
    assert abs(conv.bias_add(conv.conv2d(x, conv.weight), conv.bias) - conv(x)).max() < 1e-6
